//! A short menu of forms: what a person may tell of themselves. Owns its items; what each opens stands with the forms.

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::domain::fact::Fact;

/// A menu.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// What it is about.
    pub title: &'static str,
    /// The items, in order.
    pub items: Vec<Item>,
    /// The marked one.
    pub marked: usize,
    /// A line of words below them.
    pub about: &'static str,
    /// What opens it, to have it anew.
    pub opens: Opens,
}

/// An item.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its key.
    pub key: char,
    /// What it is.
    pub text: String,
    /// What is told of it so far.
    pub told: String,
    /// What it opens.
    pub opens: Opens,
}

/// What can be opened.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names are the forms")]
pub enum Opens {
    You,
    About,
    Conditions,
    ClotRisks,
    Medicines,
    Medicine(Option<Box<Fact>>),
    Fluids,
    Work,
    Sleep,
    CheckIn,
    Weekly,
    Feet,
    Settings,
}

/// What a key led to.
#[derive(Debug, Clone, PartialEq)]
pub enum Picked {
    /// It is still open.
    Nothing,
    /// It is closed.
    Closed,
    /// This is wanted.
    Form(Opens),
}

impl Menu {
    /// Takes a key that the keymap gave no meaning.
    #[must_use]
    pub fn press(&self, key: Key) -> Picked {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return Picked::Nothing };
        self.take(self.items.iter().position(|item| item.key == c))
    }

    /// Carries out what the keymap gave a meaning.
    #[must_use]
    pub fn act(&mut self, action: Action) -> Picked {
        match action {
            Action::FormCancel => return Picked::Closed,
            Action::FormAccept => return self.take(Some(self.marked)),
            Action::FormUp => self.marked = self.marked.saturating_sub(1),
            Action::FormDown => self.marked = (self.marked + 1).min(self.items.len().saturating_sub(1)),
            _ => {}
        }
        Picked::Nothing
    }

    fn take(&self, place: Option<usize>) -> Picked {
        let item = place.and_then(|place| self.items.get(place));
        item.map_or(Picked::Nothing, |item| Picked::Form(item.opens.clone()))
    }
}
