//! The Guide: cards about food and habits, and the page that says when to act. Owns how they are found and laid out;
//! their words are content.

use crate::domain::page::{Kind, Page};
use crate::domain::region::Numbers;

/// Everything the Guide says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// Which edition of the texts this is.
    pub version: String,
    /// Who checked them; empty while nobody has.
    pub reviewed_by: String,
    /// What the program is and is not.
    pub disclaimer: String,
    /// The cards, in the order shown.
    pub cards: Vec<Card>,
    /// When to act.
    pub act: Act,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Its name in the texts of the project: `N-03`.
    pub id: String,
    /// The group it stands in.
    pub group: String,
    /// Its title.
    pub title: String,
    /// How well it is supported, in the words shown; empty, as the source is, on cards about the program.
    pub strength: String,
    /// What it says, a paragraph each.
    pub text: Vec<String>,
    /// Where that comes from.
    pub source: String,
    /// It makes no sense where a clinician limits fluids.
    pub goal_only: bool,
}

/// When to act: static words, which need no journal and no profile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Act {
    /// Before everything.
    pub opening: String,
    /// The numbers of the world, for somebody whose region is not known.
    pub unknown: String,
    /// The levels, the most urgent first.
    pub levels: Vec<Urgency>,
    /// After everything.
    pub closing: String,
}

/// A level of [`Act`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Urgency {
    /// What to do.
    pub title: String,
    /// With which signs.
    pub signs: Vec<String>,
    /// Where that comes from.
    pub source: String,
}

impl Guide {
    /// The cards in which each of the words is found; all of them without any. With `limited` fluids without those that
    /// make no sense then.
    pub fn find<'a>(&'a self, words: &str, limited: bool) -> impl Iterator<Item = &'a Card> {
        let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
        let fits =
            move |card: &&Card| !(limited && card.goal_only) && words.iter().all(|word| card.has(word));
        self.cards.iter().filter(fits)
    }

    /// The card that closes the Guide: what the program is not, and how its texts stand.
    #[must_use]
    pub fn about(&self) -> Option<Card> {
        let reviewed = match self.reviewed_by.as_str() {
            "" => "not reviewed by a clinician yet".to_owned(),
            by => format!("reviewed by {by}"),
        };
        let text = vec![self.disclaimer.clone(), format!("Texts of {}, {reviewed}.", self.version)];
        let (id, title) = ("A-03".to_owned(), "What it is not".to_owned());
        self.cards.last().map(|last| Card { id, title, text, ..last.clone() })
    }
}

impl Card {
    /// True if the word, in small letters, is anywhere on the card.
    fn has(&self, word: &str) -> bool {
        let places = [&self.title, &self.group, &self.source];
        places.into_iter().chain(&self.text).any(|text| text.to_lowercase().contains(word))
    }

    /// The card in lines.
    #[must_use]
    pub fn page(&self, width: usize) -> Page {
        let mut page = Page::new(width);
        page.put(Kind::Title, &self.title);
        for paragraph in &self.text {
            page.gap();
            page.put(Kind::Text, paragraph);
        }
        if !self.source.is_empty() {
            page.gap();
            page.put(Kind::Quiet, &format!("Strength: {}", self.strength));
            page.put(Kind::Quiet, &format!("Source: {}", self.source));
        }
        page
    }
}

impl Act {
    /// The page in lines, with the numbers of the region.
    #[must_use]
    pub fn page(&self, numbers: &Numbers, width: usize) -> Page {
        let mut page = Page::new(width);
        page.put(Kind::Text, &self.opening);
        for (place, level) in self.levels.iter().enumerate() {
            page.gap();
            page.put(if place == 0 { Kind::Alarm } else { Kind::Title }, &numbers.fill(&level.title));
            if place == 0 && !numbers.known {
                page.put(Kind::Text, &self.unknown);
            }
            for sign in &level.signs {
                page.item(&numbers.fill(sign));
            }
            page.put(Kind::Quiet, &format!("Source: {}", level.source));
        }
        page.gap();
        page.put(Kind::Text, &self.closing);
        page
    }
}
