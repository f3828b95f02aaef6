//! Flags: rules that fired. Owns the levels of care and what the journal notes of a card.

use crate::domain::words::words;

words! {
    /// How soon somebody should look at it; later ones are more urgent.
    Level, "a level of care":
    NextVisit = "next_visit",
    Soon14 = "soon_14",
    Soon2 = "soon_2",
    SameDay = "same_day",
    Ambulance = "ambulance",
}

/// That the card of a rule was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Id of the rule: `C-06a`.
    pub rule: Box<str>,
    /// The level it had.
    pub level: Level,
    /// How many different answers spoke for it.
    pub reasons: u32,
}
