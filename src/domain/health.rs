//! Facts about health besides the cramps themselves. Owns their kinds; what they hold stands in files of their own.

use std::fmt;

use crate::domain::checkin::{CheckIn, Daily, FootProblem, WeeklySign, feet};
use crate::domain::fact::Id;
use crate::domain::flags::Shown;
use crate::domain::medicine::{ClotRisk, Medicine};
use crate::domain::signs::Sign;
use crate::domain::thirst::EarlySign;
use crate::domain::words::{Answers, Set};

/// What a fact tells about health.
#[derive(Debug, Clone, PartialEq)]
pub enum Health {
    /// The answers of the daily check-in.
    CheckIn(Box<CheckIn>),
    /// The answers about legs and feet of a week.
    Weekly(Answers<WeeklySign>),
    /// What a look at the feet found.
    FootCheck(Set<FootProblem>),
    /// What was ticked under "something odd".
    Odd(Set<Sign>),
    /// The early signs of too little water, those that were there.
    Thirst(Set<EarlySign>),
    /// A medicine or supplement.
    Medicine(Box<Medicine>),
    /// The passing risks of a clot that hold now.
    ClotRisk(Set<ClotRisk>),
    /// A clinician has looked at what this rule is about.
    Seen(Box<str>),
    /// The card of a rule was shown.
    Shown(Box<Shown>),
    /// A cramp of last night was offered to be filled in, which happens once.
    Offered(Id),
}

impl Health {
    /// True for what a person told; false for what the program notes about itself.
    #[must_use]
    pub fn is_undoable(&self) -> bool {
        !matches!(self, Self::Shown(_) | Self::Offered(_))
    }

    /// True for what holds until something else is told, however long ago it was told.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        match self {
            Self::Medicine(_) | Self::ClotRisk(_) | Self::Seen(_) => true,
            Self::CheckIn(_) | Self::Weekly(_) | Self::FootCheck(_) | Self::Odd(_) => false,
            Self::Thirst(_) | Self::Shown(_) | Self::Offered(_) => false,
        }
    }

    /// True for the answer that a day was free of cramps.
    #[must_use]
    pub fn says_no_cramps(&self) -> bool {
        matches!(self, Self::CheckIn(told) if told.answers.has(Daily::NoCramps))
    }

    /// True for what a person answered about the state of the body, or of what is taken.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        !matches!(self, Self::Seen(_) | Self::Shown(_) | Self::Offered(_))
    }

    /// The word of the kind in the journal.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::CheckIn(_) => "checkin",
            Self::Weekly(_) => "weekly",
            Self::FootCheck(_) => "foot_check",
            Self::Odd(_) => "odd",
            Self::Thirst(_) => "thirst",
            Self::Medicine(_) => "medicine",
            Self::ClotRisk(_) => "clot_risk",
            Self::Seen(_) => "seen",
            Self::Shown(_) => "shown",
            Self::Offered(_) => "offered",
        }
    }
}

impl fmt::Display for Health {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CheckIn(answers) => write!(f, "check-in: {answers}"),
            Self::Weekly(answers) => {
                let yes: Vec<&str> = answers.yes().iter().map(WeeklySign::question).collect();
                write!(f, "weekly signs: {}", or_none(&yes.join(", ")))
            }
            Self::FootCheck(problems) => f.write_str(&feet(*problems)),
            Self::Odd(signs) => {
                let signs: Vec<&str> = signs.iter().map(Sign::question).collect();
                let signs = if signs.is_empty() { "nothing".to_owned() } else { signs.join(", ") };
                write!(f, "something odd: {signs}")
            }
            Self::Thirst(signs) => {
                let signs: Vec<&str> = signs.iter().map(EarlySign::question).collect();
                write!(f, "signs of thirst: {}", or_none(&signs.join(", ")))
            }
            Self::Medicine(medicine) => write!(f, "medicine: {medicine}"),
            Self::ClotRisk(risks) => write!(f, "clot risks: {}", or_none(&risks.labels())),
            Self::Seen(rule) => write!(f, "seen by a clinician: {rule}"),
            Self::Shown(shown) => write!(f, "card shown: {}, {}", shown.rule, shown.level.call()),
            Self::Offered(cramp) => write!(f, "offered to fill in: cramp {cramp}"),
        }
    }
}

fn or_none(words: &str) -> &str {
    if words.is_empty() { "none" } else { words }
}
