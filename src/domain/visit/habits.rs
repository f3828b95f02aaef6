//! Habits of some days: drinks, sitting, breaks, exercise and what else the day was asked for.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use chrono::{NaiveDate, TimeDelta};

use crate::domain::checkin::{CheckIn, Exercise, Footwear};
use crate::domain::days::{Breaks, Day};
use crate::domain::fact::{Fact, What};
use crate::domain::goal::Goal;
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::measures::{Period, Share, Spread, sleep_day};
use crate::domain::quantity::Millilitres;
use crate::domain::settings::Settings;
use crate::domain::target::Target;
use crate::domain::time::{Stamp, count_days, day_of};
use crate::domain::urine::Urine;
use crate::domain::visit::within;
use crate::domain::words::Word;

/// Days by an answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// Days with a yes.
    pub yes: u32,
    /// Days with a no and no yes.
    pub no: u32,
    /// Days of which nothing is known.
    pub unknown: u32,
}

impl Told {
    /// Counts the days of a range by what their facts answer; a yes goes before a no.
    pub(super) fn by_day(
        journal: &Journal,
        days: &RangeInclusive<NaiveDate>,
        until: Stamp,
        answer: impl Fn(&Fact) -> Option<bool>,
    ) -> Self {
        let mut known: BTreeMap<NaiveDate, bool> = BTreeMap::new();
        for fact in within(journal, days, until) {
            if let Some(yes) = answer(fact) {
                *known.entry(sleep_day(fact.at)).or_default() |= yes;
            }
        }
        Self::counted(days, known.into_values())
    }

    fn of(period: &Period<'_>, answers: impl Iterator<Item = Option<bool>>) -> Self {
        Self::counted(&period.days, answers.flatten())
    }

    fn counted(days: &RangeInclusive<NaiveDate>, answers: impl Iterator<Item = bool>) -> Self {
        let mut told = Self::default();
        answers.for_each(|yes| if yes { told.yes += 1 } else { told.no += 1 });
        Self { unknown: count_days(days).saturating_sub(told.yes + told.no), ..told }
    }
}

/// What is known of the days besides cramps. Medians are over the days on which something was recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Habits {
    /// What was drunk in a day, in millilitres.
    pub drunk: Option<Spread>,
    /// What drinking is measured against at the end.
    pub goal: Goal,
    /// The lowest and the highest target of those days; none where there is nothing to reach.
    pub targets: Option<(Millilitres, Millilitres)>,
    /// Darkest urine of a day, by its shade, 1 to 8.
    pub urine: Option<Spread>,
    /// Hours sat in a day as told, in halves.
    pub sat: Option<Spread>,
    /// Minutes sat at the desk in a day, as the program saw it.
    pub seen_sitting: Option<Spread>,
    /// Minutes of it in stretches of more than 90 minutes, summed up over those days.
    pub long_sitting: u32,
    /// Breaks of those days.
    pub breaks: Breaks,
    /// Nights with the routine before bed among the covered ones.
    pub bed: Share,
    /// Days with exercise.
    pub exercise: Told,
    /// Days with alcohol.
    pub alcohol: Told,
    /// Days with caffeine after 14:00.
    pub late_caffeine: Told,
    /// Check-ins that told of each kind of footwear.
    pub footwear: Vec<(Footwear, u32)>,
    /// Hours slept, in halves.
    pub slept: Option<Spread>,
}

impl Habits {
    /// Sums up the days of a period; `known` are days that end with the last of it or later.
    pub(super) fn new(
        journal: &Journal,
        settings: &Settings,
        period: &Period<'_>,
        known: &[Day],
        until: Stamp,
    ) -> Self {
        let checkins: Vec<&CheckIn> = within(journal, &period.days, until).filter_map(checkin).collect();
        let halves = |number: &dyn Fn(&CheckIn) -> Option<u32>| {
            Spread::of(checkins.iter().filter_map(|told| number(told)).collect())
        };
        let days = || known.iter().filter(|day| period.days.contains(&day.date));
        let waters = || days().filter_map(|day| day.water);
        let targets = || waters().filter(|water| !water.is_limit).filter_map(|water| water.amount);
        let breaks = |of: fn(&Breaks) -> u32| days().map(|day| of(&day.breaks)).sum();
        let long: TimeDelta = days().map(|day| day.sat_long).sum();
        let sat = days().filter_map(|day| u32::try_from(day.sat?.num_minutes()).ok());
        let worn = Footwear::ALL.iter().map(|one| {
            let with = checkins.iter().filter(|told| told.footwear.has(*one)).count();
            (*one, u32::try_from(with).unwrap_or(u32::MAX))
        });
        let last = day_of(until, settings.day_start).min(*period.days.end());
        Self {
            drunk: Spread::of(waters().map(|water| water.drunk.0).collect()),
            goal: Target::of(journal, settings.day_start, last).goal,
            targets: targets().min().zip(targets().max()),
            urine: Spread::of(darkest(journal, &period.days, until)),
            sat: halves(&|told| told.sitting.map(|hours| hours.halves().into())),
            seen_sitting: Spread::of(sat.collect()),
            long_sitting: u32::try_from(long.num_minutes()).unwrap_or(u32::MAX),
            breaks: Breaks {
                taken: breaks(|of| of.taken),
                skipped: breaks(|of| of.skipped),
                missed: breaks(|of| of.missed),
            },
            bed: period.bed_routine(),
            exercise: Told::by_day(journal, &period.days, until, exercised),
            alcohol: Told::of(period, days().map(|day| day.told.alcohol)),
            late_caffeine: Told::of(period, days().map(|day| day.told.late_caffeine)),
            footwear: worn.filter(|(_, count)| *count > 0).collect(),
            slept: halves(&|told| told.sleep.map(|hours| hours.halves().into())),
        }
    }
}

fn checkin(fact: &Fact) -> Option<&CheckIn> {
    match &fact.what {
        What::Health(Health::CheckIn(told)) => Some(told),
        _ => None,
    }
}

fn exercised(fact: &Fact) -> Option<bool> {
    match &fact.what {
        What::Exercise { .. } => Some(true),
        _ => checkin(fact)?.exercise.map(|how| how != Exercise::None),
    }
}

/// The darkest shade of each day on which one was told.
fn darkest(journal: &Journal, days: &RangeInclusive<NaiveDate>, until: Stamp) -> Vec<u32> {
    let mut shades: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for fact in within(journal, days, until) {
        let shade = match &fact.what {
            What::Urine(Urine::Shade(shade)) => Some(shade.number()),
            _ => checkin(fact).and_then(|told| told.urine_max),
        };
        if let Some(shade) = shade {
            let known = shades.entry(sleep_day(fact.at)).or_default();
            *known = (*known).max(shade.into());
        }
    }
    shades.into_values().collect()
}
