//! What the card of a rule says: in calm words, first what to do. The words are content; this owns their form.

use crate::domain::flags::{Flag, Level, Rule};

/// The words for a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The rule.
    pub rule: Rule,
    /// What it is about, in a few words.
    pub title: String,
    /// Why it matters, in a sentence or two.
    pub why: String,
    /// What to do and by when, for each level that the rule can come to. `{num}` and `{line}` stand for the numbers to
    /// call.
    pub act: Vec<(Level, String)>,
    /// The same where it is pressing.
    pub pressing: Option<String>,
    /// How good the support is: A trial, B health body, C laboratory, D our own.
    pub strength: char,
    /// Where it comes from.
    pub source: String,
}

impl Advice {
    /// What to do about a flag of this rule.
    #[must_use]
    pub fn act(&self, flag: &Flag) -> &str {
        let of_level =
            || self.act.iter().find(|(level, _)| *level == flag.level).map(|(_, text)| text.as_str());
        let pressing = self.pressing.as_deref().filter(|_| flag.pressing);
        pressing.or_else(of_level).unwrap_or_default()
    }
}
