//! What a day's drinking is measured against, line by line: a base and what the day adds to it. Owns the sums; the
//! choice behind them is `goal`'s.

use std::fmt;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::fact::{Fact, What};
use crate::domain::goal::{Basis, Goal};
use crate::domain::journal::Journal;
use crate::domain::profile::{Profile, Sex};
use crate::domain::quantity::Millilitres;
use crate::domain::time::day_of;
use crate::domain::words::words;

/// Most that a day adds to the goal (our own cap).
const MOST_ADDED: u32 = 1_000;

/// A goal that is summed up is never lower.
const LEAST: u32 = 1_000;

/// What a pregnancy adds, in millilitres: EFSA's 300 ml of water, less a fifth for food.
pub const PREGNANT: u32 = 240;

/// What breastfeeding adds, in millilitres: EFSA's 700 ml of water, less a fifth for food.
pub const BREASTFEEDING: u32 = 560;

/// A hot day, outdoors or in a room without cooling (our own figure).
const HOT: u32 = 300;

/// A hot day with exercise (our own figure).
const HOT_AND_ACTIVE: u32 = 500;

/// The words for a goal above the soft ceiling.
pub const ABOVE_CEILING: &str = "More than most people drink; more is not better for cramps.";

words! {
    /// How hard exercise was.
    Effort, "a strength of exercise":
    Light = "light",
    Moderate = "moderate",
    Hard = "hard",
}

impl Effort {
    /// Millilitres that 30 minutes add to the goal (our own figures).
    fn for_half_an_hour(self) -> u32 {
        match self {
            Self::Light => 0,
            Self::Moderate => 200,
            Self::Hard => 350,
        }
    }
}

/// Heat that asks for more water.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heat {
    /// A hot day.
    Day,
    /// Work in heat, from the time of the fact on.
    Work {
        /// Minutes.
        mins: u32,
    },
}

/// Where a part of the goal comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the reasons")]
pub enum Reason {
    Base,
    Pregnant,
    Breastfeeding,
    Exercise,
    HotDay,
    /// The day adds no more than 1,000 ml, and the whole stays between 1,000 ml and the soft ceiling.
    Bounds,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Base => "every day",
            Self::Pregnant => "pregnant",
            Self::Breastfeeding => "breastfeeding",
            Self::Exercise => "exercise",
            Self::HotDay => "hot day",
            Self::Bounds => "kept in bounds",
        })
    }
}

/// What holds on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// What drinking is measured against. With a condition that limits fluids and no number told, totals only.
    pub goal: Goal,
    /// The parts of the goal; their sum is the goal. Empty unless there is a goal to reach.
    pub parts: Vec<(Reason, i32)>,
    /// The amount above which nobody is sent by a goal that the program sums up: 80 % of what the most drinking
    /// twentieth drinks by EFSA's survey, rounded.
    pub ceiling: Millilitres,
    /// Caffeine in a day that raises no safety concern (EFSA 2015), in milligrams.
    pub caffeine_limit: u32,
}

impl Target {
    /// What holds on `day`, by what was told up to its end.
    #[must_use]
    pub fn of(journal: &Journal, day_start: NaiveTime, day: NaiveDate) -> Self {
        let told = |fact: &Fact| day_of(fact.at, day_start) <= day;
        let profile = Profile::told(journal, told, day);
        let ceiling = ceiling(profile.sex());
        let goal = match Goal::told(journal, told).unwrap_or_default() {
            Goal::Target(_) if profile.is_fluid_sensitive() => Goal::LogOnly,
            goal => goal,
        };
        let parts = match goal {
            Goal::Target(basis) => parts(basis, &profile, Day::of(journal, day_start, day), ceiling),
            Goal::Limit(_) | Goal::LogOnly => Vec::new(),
        };
        let caffeine_limit = if profile.is_pregnant() { 200 } else { 400 };
        Self { goal, parts, ceiling, caffeine_limit }
    }

    /// The amount to reach; none where there is nothing to reach.
    #[must_use]
    pub fn amount(&self) -> Option<Millilitres> {
        let sum: i32 = self.parts.iter().map(|(_, part)| part).sum();
        matches!(self.goal, Goal::Target(_)).then(|| Millilitres(u32::try_from(sum).unwrap_or(0)))
    }
}

/// What a day itself adds.
#[derive(Clone, Copy, Default)]
struct Day {
    exercise: u32,
    active: bool,
    hot: bool,
}

impl Day {
    fn of(journal: &Journal, day_start: NaiveTime, day: NaiveDate) -> Self {
        let mut of = Self::default();
        for fact in journal.standing_on(day, day_start) {
            match fact.what {
                What::Exercise { effort, mins } => {
                    of.exercise += effort.for_half_an_hour() * mins / 30;
                    of.active = true;
                }
                What::Heat(Heat::Day) => of.hot = true,
                _ => {}
            }
        }
        of
    }
}

fn ceiling(sex: Sex) -> Millilitres {
    Millilitres(by_sex(sex, [2_500, 3_200, 2_800]))
}

/// EFSA's goal of an ordinary day in millilitres, see [`Basis::Efsa`].
#[must_use]
pub fn efsa(sex: Sex) -> u32 {
    by_sex(sex, [1_600, 2_000, 1_800])
}

fn by_sex(sex: Sex, [female, male, not_stated]: [u32; 3]) -> u32 {
    match sex {
        Sex::Female => female,
        Sex::Male => male,
        Sex::NotStated => not_stated,
    }
}

fn parts(basis: Basis, profile: &Profile, day: Day, ceiling: Millilitres) -> Vec<(Reason, i32)> {
    let base = base(basis, profile);
    let pregnant = if profile.is_pregnant() { PREGNANT } else { 0 };
    let breastfeeding = if profile.is_breastfeeding() { BREASTFEEDING } else { 0 };
    let heat = match (day.hot, day.active) {
        (true, true) => HOT_AND_ACTIVE,
        (true, false) => HOT,
        (false, _) => 0,
    };
    let added = (day.exercise + heat).min(MOST_ADDED);
    // A number of one's own stands as it is; what is added to it stays below the ceiling.
    let (least, most) = match basis {
        Basis::Own(own) => (own.0, ceiling.0.max(own.0)),
        _ => (LEAST, ceiling.0),
    };
    let whole = (base + pregnant + breastfeeding + added).clamp(least, most);
    let all = [
        (Reason::Base, base),
        (Reason::Pregnant, pregnant),
        (Reason::Breastfeeding, breastfeeding),
        (Reason::Exercise, day.exercise),
        (Reason::HotDay, heat),
    ];
    let signed = |part: u32| i32::try_from(part).unwrap_or(i32::MAX);
    let mut parts: Vec<(Reason, i32)> =
        all.into_iter().filter(|(_, part)| *part > 0).map(|(reason, part)| (reason, signed(part))).collect();
    let bounds = signed(whole) - parts.iter().map(|(_, part)| part).sum::<i32>();
    if bounds != 0 {
        parts.push((Reason::Bounds, bounds));
    }
    parts
}

/// The goal of an ordinary day, see [`Basis`]. Without a weight, the weight's goal is EFSA's.
fn base(basis: Basis, profile: &Profile) -> u32 {
    match (basis, profile.weight_kg()) {
        (Basis::Efsa, _) | (Basis::Weight, None) => efsa(profile.sex()),
        (Basis::NationalAcademies, _) => by_sex(profile.sex(), [2_200, 3_000, 2_600]),
        (Basis::Weight, Some(kg)) => kg * 24,
        (Basis::Own(own), _) => own.0,
    }
}
