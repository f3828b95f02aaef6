//! Closed lists of words, such as the triggers of a cramp, and sets of them. Owns how a word is read and shown; the
//! lists themselves stand where they belong.

use std::fmt;
use std::marker::PhantomData;

/// One word of a closed list.
pub trait Word: Copy + PartialEq + fmt::Debug + 'static {
    /// Every word, in the order they are offered; at most 32.
    const ALL: &'static [Self];

    /// What one of them is called in messages: `a trigger`.
    const NOUN: &'static str;

    /// The word in the journal and on the command line.
    fn word(self) -> &'static str;

    /// The words on the screen.
    fn label(self) -> String {
        shown(self.word(), &[])
    }

    /// The one that is written so; hyphens and spaces count as underscores.
    ///
    /// # Errors
    /// Lists the words when it is none of them.
    fn parse(text: &str) -> Result<Self, String> {
        let named = |wanted: &str| Self::ALL.iter().copied().find(|one| one.word() == wanted);
        let nearly = || named(&text.trim().to_lowercase().replace(['-', ' '], "_"));
        named(text).or_else(nearly).ok_or_else(|| {
            let all: Vec<&str> = Self::ALL.iter().map(|one| one.word()).collect();
            format!("\"{text}\" is not {}; one of {}", Self::NOUN, all.join(", "))
        })
    }
}

/// The words on the screen: those of its own, or the word itself.
pub(crate) fn shown(word: &str, own: &[&str]) -> String {
    own.first().map_or_else(|| word.replace('_', " "), |own| (*own).to_owned())
}

/// Makes an enum of words: its cases, each with the word that stands for it, and where that reads badly with the words on
/// the screen behind it.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $noun:literal: $($case:ident = $word:literal $(=> $label:literal)?,)+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names are the words")]
        pub enum $name {
            $($case,)+
        }

        impl $crate::domain::words::Word for $name {
            const ALL: &'static [Self] = &[$(Self::$case,)+];
            const NOUN: &'static str = $noun;

            fn word(self) -> &'static str {
                match self {
                    $(Self::$case => $word,)+
                }
            }

            fn label(self) -> String {
                match self {
                    $(Self::$case => $crate::domain::words::shown($word, &[$($label)?]),)+
                }
            }
        }
    };
}
pub(crate) use words;

/// Some words of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Set<W> {
    bits: u32,
    of: PhantomData<W>,
}

impl<W> Default for Set<W> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<W> Set<W> {
    /// No word.
    pub const EMPTY: Self = Self { bits: 0, of: PhantomData };
}

impl<W: Word> Set<W> {
    /// True if the word is in it.
    #[must_use]
    pub fn has(self, word: W) -> bool {
        self.bits & bit(word) != 0
    }

    /// True if there is no word in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.bits == 0
    }

    /// How many words are in it.
    #[must_use]
    pub fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    /// Puts the word in.
    pub fn insert(&mut self, word: W) {
        self.bits |= bit(word);
    }

    /// Takes the word out.
    pub fn remove(&mut self, word: W) {
        self.bits &= !bit(word);
    }

    /// What is in either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, of: PhantomData }
    }

    /// Its words in the order of the list.
    pub fn iter(self) -> impl Iterator<Item = W> {
        W::ALL.iter().copied().filter(move |word| self.has(*word))
    }

    /// Its labels, with commas.
    #[must_use]
    pub fn labels(self) -> String {
        self.iter().map(Word::label).collect::<Vec<_>>().join(", ")
    }
}

fn bit<W: Word>(word: W) -> u32 {
    W::ALL.iter().position(|one| *one == word).map_or(0, |place| 1 << place)
}

impl<W: Word> FromIterator<W> for Set<W> {
    fn from_iter<I: IntoIterator<Item = W>>(words: I) -> Self {
        let mut set = Self::default();
        words.into_iter().for_each(|word| set.insert(word));
        set
    }
}

impl<W: Word> fmt::Debug for Set<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Questions that can be answered by yes or no, or left open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Answers<W> {
    yes: Set<W>,
    no: Set<W>,
}

impl<W> Default for Answers<W> {
    fn default() -> Self {
        Self { yes: Set::default(), no: Set::default() }
    }
}

impl<W: Word> Answers<W> {
    /// Yes to some, no to others; a word in both counts as yes.
    #[must_use]
    pub fn new(yes: Set<W>, no: Set<W>) -> Self {
        Self { yes, no: no.iter().filter(|word| !yes.has(*word)).collect() }
    }

    /// The answer, if there is one.
    #[must_use]
    pub fn get(self, word: W) -> Option<bool> {
        if self.yes.has(word) { Some(true) } else { self.no.has(word).then_some(false) }
    }

    /// Answers a question, or opens it again.
    pub fn set(&mut self, word: W, answer: Option<bool>) {
        self.yes.remove(word);
        self.no.remove(word);
        match answer {
            Some(true) => self.yes.insert(word),
            Some(false) => self.no.insert(word),
            None => {}
        }
    }

    /// True if the answer is yes.
    #[must_use]
    pub fn has(self, word: W) -> bool {
        self.yes.has(word)
    }

    /// What was answered by yes.
    #[must_use]
    pub fn yes(self) -> Set<W> {
        self.yes
    }

    /// What was answered by no.
    #[must_use]
    pub fn no(self) -> Set<W> {
        self.no
    }
}

impl<W: Word> fmt::Debug for Answers<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answers").field("yes", &self.yes).field("no", &self.no).finish()
    }
}
