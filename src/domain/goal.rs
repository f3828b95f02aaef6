//! What drinking is measured against: a goal, a clinician's limit, or nothing. Owns the choice and when it holds.
//! Numbers and sources: `Basis`.

use std::fmt;
use std::ops::RangeInclusive;

use crate::domain::fact::{Fact, What};
use crate::domain::journal::Journal;
use crate::domain::quantity::{Millilitres, Units};
use crate::domain::time::Stamp;

/// What drinking can and cannot do, with its source and strength.
pub const FRAMING: &str = "Drinking steadily is sensible. Whether it stops your cramps is something your log can hint at; research on \
    ordinary night cramps does not show that dehydration is the usual cause. (Am Fam Physician 2012: strength B)";

/// A goal of one's own lies within these.
pub const OWN: RangeInclusive<Millilitres> = Millilitres(500)..=Millilitres(4_000);

/// A limit told by a clinician lies within these. None is ever proposed.
pub const LIMITS: RangeInclusive<Millilitres> = Millilitres(250)..=Millilitres(5_000);

/// How drinking is measured. The one chosen last holds; each is a fact, so a month is judged by the goal it had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// A goal to reach.
    Target(Basis),
    /// A limit that a clinician told: nothing ever suggests to drink.
    Limit(Millilitres),
    /// Totals only.
    LogOnly,
}

/// Where the goal of an ordinary day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Basis {
    /// EFSA's adequate intake (2010), a fifth taken off for the water in food: 1,600 ml for women, 2,000 ml for men.
    #[default]
    Efsa,
    /// The US National Academies' figures, less the water in food: 2,200 ml for women, 3,000 ml for men.
    NationalAcademies,
    /// 24 ml for each kilogram: the dietitians' 30 ml, a fifth taken off for the water in food (our own step).
    Weight,
    /// The person's own number.
    Own(Millilitres),
}

impl Default for Goal {
    fn default() -> Self {
        Self::Target(Basis::default())
    }
}

impl Goal {
    /// What holds at a time: what was chosen last, the default before anything was.
    #[must_use]
    pub fn at(journal: &Journal, at: Stamp) -> Self {
        Self::told(journal, |fact| fact.at <= at).unwrap_or_default()
    }

    /// What was chosen last of the facts that count; none if nobody was asked yet.
    pub(crate) fn told(journal: &Journal, counts: impl Fn(&Fact) -> bool) -> Option<Self> {
        journal.standing().rev().find_map(|fact| match fact.what {
            What::Goal(goal) if counts(fact) => Some(goal),
            _ => None,
        })
    }

    /// The choice in words, its amount in these units.
    #[must_use]
    pub fn words(self, units: Units) -> String {
        match self {
            Self::Target(Basis::Efsa) => "goal after EFSA".to_owned(),
            Self::Target(Basis::NationalAcademies) => "goal after the US National Academies".to_owned(),
            Self::Target(Basis::Weight) => "goal by body weight".to_owned(),
            Self::Target(Basis::Own(amount)) => format!("goal {}", units.show(amount)),
            Self::Limit(amount) => format!("limit {}", units.show(amount)),
            Self::LogOnly => "no goal, totals only".to_owned(),
        }
    }

    /// Reads what a person typed; a bare number is in `units`: `2500`, `2.5 l`, `efsa`, `us`, `weight`, `limit 1500`, `log`.
    ///
    /// # Errors
    /// Says which forms there are, or which amounts are possible.
    pub fn parse(words: &[String], units: Units) -> Result<Self, String> {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        Ok(match words.as_slice() {
            ["efsa"] => Self::Target(Basis::Efsa),
            ["us"] => Self::Target(Basis::NationalAcademies),
            ["weight"] => Self::Target(Basis::Weight),
            ["log"] => Self::LogOnly,
            ["limit"] => return Err("a limit needs its amount, such as `limit 1500`".to_owned()),
            ["limit", amount @ ..] => Self::Limit(checked(&amount.join(" "), LIMITS, units)?),
            amount => Self::Target(Basis::Own(checked(&amount.join(" "), OWN, units)?)),
        })
    }
}

/// Reads an amount that must lie in a range; a bare number is in `units`.
///
/// # Errors
/// Says which amounts are possible.
pub fn within(text: &str, range: &RangeInclusive<Millilitres>, units: Units) -> Result<Millilitres, String> {
    let amount = units.read(text)?;
    if range.contains(&amount) {
        return Ok(amount);
    }
    let [from, to, given] = [*range.start(), *range.end(), amount].map(|amount| units.show(amount));
    Err(format!("{given} is outside {from} to {to}"))
}

fn checked(text: &str, range: RangeInclusive<Millilitres>, units: Units) -> Result<Millilitres, String> {
    let forms = "an amount, `efsa`, `us`, `weight`, `limit` and an amount, or `log`";
    units.read(text).map_err(|why| format!("{why}; a goal is {forms}"))?;
    within(text, &range, units)
}

/// In millilitres.
impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(Units::default()))
    }
}
