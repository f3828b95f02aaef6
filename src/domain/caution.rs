//! Too much water in too short a time. Owns the rolling hour, its messages and rule E-12.
//!
//! The kidneys clear about 0.7-1.0 litres an hour (attributed to EFSA); 48 fl oz, some 1.4 litres, is the most that
//! NIOSH allows in an hour of work in heat. Two young athletes died in 2014 of water that was drunk against cramps.

use chrono::TimeDelta;

use crate::domain::fact::What;
use crate::domain::hydration::DrinkKind;
use crate::domain::journal::Journal;
use crate::domain::quantity::Millilitres;
use crate::domain::time::Stamp;

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

/// What somebody feels after drinking a lot.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the signs")]
pub struct Symptoms {
    pub headache: bool,
    pub sickness: bool,
    pub confusion: bool,
    pub drowsiness: bool,
    pub fit: bool,
}

/// How soon help is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Help {
    /// Be assessed today.
    SameDay,
    /// Call now.
    Ambulance,
}

/// Rule E-12: more than 1,400 ml in 60 minutes, or more than the soft ceiling in a day, and one of the symptoms.
#[must_use]
pub fn rule_e12(
    in_hour: Millilitres,
    in_day: Millilitres,
    ceiling: Millilitres,
    felt: Symptoms,
) -> Option<Help> {
    let much = in_hour > HARMFUL || in_day > ceiling;
    if !much || felt == Symptoms::default() {
        return None;
    }
    let now = felt.confusion || felt.drowsiness || felt.fit;
    Some(if now { Help::Ambulance } else { Help::SameDay })
}
