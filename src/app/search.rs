//! A line of words by which a list is searched while they are typed.

use crate::app::key::{Code, Key};

/// Longest search, in characters.
const LONGEST: usize = 40;

/// What a list is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The words; none shows all.
    pub words: String,
    /// Letters are typed into it now.
    pub typing: bool,
}

impl Search {
    /// True if this key is typed, so that it has no other meaning.
    #[must_use]
    pub fn takes(&self, key: Key) -> bool {
        self.typing && matches!(key, Key { code: Code::Char(_), ctrl: false, alt: false })
    }

    /// Types a key.
    pub fn press(&mut self, key: Key) {
        if let Key { code: Code::Char(c), ctrl: false, alt: false } = key
            && !c.is_control()
            && self.words.chars().count() < LONGEST
        {
            self.words.push(c);
        }
    }
}
