//! The check-in for early signs of too little water: signs to a score, a score to words. Owns the early signs and the
//! rule; whether they are asked for is not its business. Source: NHS advice on dehydration, an older text (B).

use crate::domain::goal::Goal;
use crate::domain::signs::Sign;
use crate::domain::words::{Set, words};

/// What the check-in rests on.
pub const SOURCE: &str = "NHS advice on dehydration, an older text read in a copy (B).";

words! {
    /// An early sign of too little water.
    EarlySign, "an early sign":
    DarkUrine = "dark_urine",
    DryMouth = "dry_mouth",
    UnusualFatigue = "unusual_fatigue",
    IncreasedThirst = "increased_thirst",
    LightHeaded = "light_headed",
    SeldomUrine = "seldom_urine",
}

impl EarlySign {
    /// The question on the screen.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::DarkUrine => "dark urine",
            Self::DryMouth => "a dry mouth",
            Self::UnusualFatigue => "unusually tired",
            Self::IncreasedThirst => "thirsty",
            Self::LightHeaded => "light-headed",
            Self::SeldomUrine => "passing urine less than about four times a day",
        }
    }
}

/// The signs of serious dehydration (rule E-13).
pub const SEVERE: [Sign; 5] =
    [Sign::NoUrine8h, Sign::FaintOrConfused, Sign::FastWeakPulse, Sign::DizzyStaysOnStanding, Sign::Fit];

/// What the check-in comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Nothing to say.
    Nothing,
    /// Two signs.
    Glass,
    /// Three and more.
    Steadily,
    /// Signs in somebody whose drinking is limited or only counted: nothing suggests to drink.
    Noted,
}

/// Judges the early signs alone; what is serious is for rule E-13.
#[must_use]
pub fn judge(early: Set<EarlySign>, goal: Goal) -> Advice {
    match (early.len(), goal) {
        (0 | 1, _) => Advice::Nothing,
        (_, Goal::Limit(_) | Goal::LogOnly) => Advice::Noted,
        (2, Goal::Target(_)) => Advice::Glass,
        (_, Goal::Target(_)) => Advice::Steadily,
    }
}

impl Advice {
    /// True if it says to drink.
    #[must_use]
    pub fn suggests_drinking(self) -> bool {
        matches!(self, Self::Glass | Self::Steadily)
    }

    /// The words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Nothing => "Noted. Nothing here points to too little water.",
            Self::Glass => "Have a glass.",
            Self::Steadily => "Drink steadily over the next few hours.",
            Self::Noted => "Noted. Ask the team that set your limit if this goes on.",
        }
    }
}
