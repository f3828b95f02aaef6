//! Too much water in too short a time. Owns the rolling hour, its messages and rule E-12.
//!
//! The kidneys clear about 0.7-1.0 litres an hour (attributed to EFSA); 48 fl oz, some 1.4 litres, is the most that
//! NIOSH allows in an hour of work in heat. Two young athletes died in 2014 of water that was drunk against cramps.

use chrono::TimeDelta;

use crate::domain::fact::What;
use crate::domain::flags::Level;
use crate::domain::hydration::DrinkKind;
use crate::domain::journal::Journal;
use crate::domain::quantity::Millilitres;
use crate::domain::signs::Sign;
use crate::domain::time::Stamp;
use crate::domain::words::Set;

/// How much was too much in the last 60 minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Caution {
    /// Over 750 ml (our own step).
    Slow,
    /// Over 1,000 ml.
    Pause,
    /// 1,400 ml and more.
    Stop,
}

/// The amount in an hour from which on it can be harmful.
pub const HARMFUL: Millilitres = Millilitres(1_400);

impl Caution {
    /// The caution for an amount in 60 minutes. Work in heat needs more: then only the harmful amount is cautioned.
    #[must_use]
    pub fn of(in_hour: Millilitres, heat_work: bool) -> Option<Self> {
        match in_hour {
            amount if amount >= HARMFUL => Some(Self::Stop),
            _ if heat_work => None,
            Millilitres(1_001..) => Some(Self::Pause),
            Millilitres(751..) => Some(Self::Slow),
            _ => None,
        }
    }

    /// The message.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Slow => "Nice and slow is enough. Spread the next glass out.",
            Self::Pause => "That is about as much as healthy kidneys clear in an hour. Pause now.",
            Self::Stop => {
                "This much water in an hour can be harmful. Stop drinking for now. Headache, sickness, confusion or \
                 drowsiness after it: get emergency help."
            }
        }
    }
}

/// What was drunk in the 60 minutes up to `now`, whatever the day. Soup and rehydration drinks bring their salt and
/// are left out.
#[must_use]
pub fn in_last_hour(journal: &Journal, now: Stamp) -> Millilitres {
    let salted = |kind: &DrinkKind| matches!(kind, DrinkKind::Soup | DrinkKind::Rehydration);
    let drinks = journal.standing_after(now - TimeDelta::hours(1)).take_while(|fact| fact.at <= now);
    let amounts = drinks.filter_map(|fact| match &fact.what {
        What::Drink { kind, amount } if !salted(kind) => Some(*amount),
        _ => None,
    });
    amounts.sum()
}

/// What is asked after a lot of water, because rule E-12 needs it.
pub const AFTER_MUCH: [Sign; 3] = [Sign::HeadacheSickAfterDrinking, Sign::FaintOrConfused, Sign::Fit];

/// True if that much water, in 60 minutes or in a day, makes rule E-12 ask.
#[must_use]
pub fn is_much(in_hour: Millilitres, in_day: Millilitres, ceiling: Millilitres) -> bool {
    in_hour > HARMFUL || in_day > ceiling
}

/// Rule E-12: more than 1,400 ml in 60 minutes, or more than the soft ceiling in a day, and one of [`AFTER_MUCH`].
#[must_use]
pub fn rule_e12(
    in_hour: Millilitres,
    in_day: Millilitres,
    ceiling: Millilitres,
    signs: Set<Sign>,
) -> Option<Level> {
    if !is_much(in_hour, in_day, ceiling) || !AFTER_MUCH.into_iter().any(|sign| signs.has(sign)) {
        return None;
    }
    let now = signs.has(Sign::FaintOrConfused) || signs.has(Sign::Fit);
    Some(if now { Level::Ambulance } else { Level::SameDay })
}
