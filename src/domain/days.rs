//! What each day of a stretch of time came to: water against the goal of that day, breaks, sitting, stretching, cramps, and
//! what was told of it. What nobody said is unknown, never nothing.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::domain::breaks::{self, SpanKind};
use crate::domain::checkin::{CheckIn, Daily, Exercise, Halves};
use crate::domain::fact::{Fact, What};
use crate::domain::goal::Goal;
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::measures::{is_of_night, long_sitting, sleep_day};
use crate::domain::quantity::Millilitres;
use crate::domain::settings::Settings;
use crate::domain::stretch::is_bed;
use crate::domain::target::{Effort, Target};
use crate::domain::time::{Stamp, day_of};

/// From this hour on caffeine is late (`clinical.md` 5.5).
const LATE: u32 = 14;

/// A drink with fewer milligrams of caffeine in 250 ml has none that counts: decaf has 3, cola 21.
const LEAST_CAFFEINE: u32 = 10;

/// The water of a day on which a drink was logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Water {
    /// What counts of the drinks, as the goal of that day asks for.
    pub drunk: Millilitres,
    /// The goal or the limit of that day; none where only totals were kept.
    pub amount: Option<Millilitres>,
    /// True if that amount is a limit and nothing to reach.
    pub is_limit: bool,
}

impl Water {
    /// True if the goal of that day was reached; a limit is never reached in this sense.
    #[must_use]
    pub fn is_reached(self) -> bool {
        !self.is_limit && self.amount.is_some_and(|goal| self.drunk >= goal)
    }
}

/// Breaks from sitting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Breaks {
    /// Taken, long absences among them.
    pub taken: u32,
    /// Left out on purpose.
    pub skipped: u32,
    /// Prompts nobody answered.
    pub missed: u32,
}

/// What was told of a day, by the check-in or as it happened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Told {
    /// Hours sat, as answered.
    pub sat: Option<Halves>,
    /// Caffeine after 14:00.
    pub late_caffeine: Option<bool>,
    /// Any alcohol.
    pub alcohol: Option<bool>,
    /// Hard exercise, or such as is new or unusual.
    pub hard_exercise: Option<bool>,
    /// A hot day or a hot room.
    pub hot: Option<bool>,
}

/// A day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Which. Cramps, the routine before bed and the check-in count by the sleep-day that begins at its noon
    /// (`clinical.md` 5.4), all else by the habit day.
    pub date: NaiveDate,
    /// Its water; none if no drink was logged.
    pub water: Option<Water>,
    /// Its breaks from sitting.
    pub breaks: Breaks,
    /// Sitting by the sitting clock; none if it did not run.
    pub sat: Option<TimeDelta>,
    /// Sitting in stretches of more than 90 minutes.
    pub sat_long: TimeDelta,
    /// Seconds of stretching.
    pub stretch: u32,
    /// The routine before bed was led to its end.
    pub bed: bool,
    /// Cramps.
    pub cramps: u32,
    /// Cramps of the night.
    pub night_cramps: u32,
    /// It is known whether there was a cramp.
    pub covered: bool,
    /// What was told of it.
    pub told: Told,
}

impl Day {
    /// A day of which nothing is known.
    #[must_use]
    pub fn new(date: NaiveDate) -> Self {
        Self {
            date,
            water: None,
            breaks: Breaks::default(),
            sat: None,
            sat_long: TimeDelta::zero(),
            stretch: 0,
            bed: false,
            cramps: 0,
            night_cramps: 0,
            covered: false,
            told: Told::default(),
        }
    }

    /// Breaks taken.
    #[must_use]
    pub fn stood(&self) -> u32 {
        self.breaks.taken
    }

    /// True if the sitting clock ran or a break was logged.
    #[must_use]
    pub fn is_moved(&self) -> bool {
        self.sat.is_some() || self.breaks != Breaks::default()
    }
}

/// So many days, oldest first; the last is the habit day of `now`.
#[must_use]
pub fn days(journal: &Journal, settings: &Settings, now: Stamp, count: u32) -> Vec<Day> {
    let last = day_of(now, settings.day_start);
    let first = last - Days::new(u64::from(count.max(1)) - 1);
    let mut days: Vec<Day> = first.iter_days().take(count as usize).map(Day::new).collect();
    let mut drunk = vec![Drunk::default(); days.len()];
    let place =
        |date: NaiveDate| usize::try_from((date - first).num_days()).ok().filter(|at| *at < count as usize);
    // Facts stand by time; three days make up for any zone and for the two cuts of the day.
    let from = now - TimeDelta::days(i64::from(count) + 3);
    for fact in journal.standing_after(from).take_while(|fact| fact.at <= now) {
        if let Some(at) = place(day_of(fact.at, settings.day_start)) {
            by_habit_day(&mut days[at], &mut drunk[at], fact, settings);
        }
        if let Some(at) = place(sleep_day(fact.at)) {
            by_sleep_day(&mut days[at], fact, settings);
        }
    }
    let goals = goals(journal, from);
    for (day, drunk) in days.iter_mut().zip(drunk) {
        day.water = drunk.any.then(|| {
            let target = Target::of(&goals, settings.day_start, day.date);
            match target.goal {
                Goal::Limit(limit) => Water { drunk: drunk.whole, amount: Some(limit), is_limit: true },
                Goal::Target(_) => Water { drunk: drunk.counted, amount: target.amount(), is_limit: false },
                Goal::LogOnly => Water { drunk: drunk.whole, amount: None, is_limit: false },
            }
        });
        let moved = breaks::Overview::of_day(journal, settings, day.date, now);
        day.breaks = Breaks { taken: moved.taken, skipped: moved.skipped, missed: moved.missed };
        let sitting = moved.ribbon.iter().filter(|span| span.kind == SpanKind::Sitting);
        let sat: TimeDelta = sitting.map(|span| span.to - span.from).sum();
        day.sat = (sat > TimeDelta::zero()).then_some(sat);
        day.sat_long = long_sitting(&moved.ribbon);
    }
    days
}

/// Drinks of a day, as they are and as they count towards a goal.
#[derive(Debug, Clone, Copy, Default)]
struct Drunk {
    any: bool,
    whole: Millilitres,
    counted: Millilitres,
}

/// What the goals of these days rest on, alone: a goal is looked for once a day, and need not pass every drink of a year.
fn goals(journal: &Journal, from: Stamp) -> Journal {
    let counts = |fact: &&Fact| match fact.what {
        What::Goal(_) | What::Profile(_) => true,
        What::Exercise { .. } | What::Heat(_) => fact.at > from,
        _ => false,
    };
    Journal::new(journal.standing().filter(counts).cloned().collect())
}

fn by_habit_day(day: &mut Day, drunk: &mut Drunk, fact: &Fact, settings: &Settings) {
    match &fact.what {
        What::Drink { kind, amount } => {
            drunk.any = true;
            drunk.whole = drunk.whole + *amount;
            drunk.counted = drunk.counted + kind.counted(*amount);
            let caffeine = settings.caffeine_in(kind) >= LEAST_CAFFEINE;
            note(&mut day.told.late_caffeine, caffeine && is_late(fact.at.time(), settings.day_start));
            note(&mut day.told.alcohol, kind.percent_alcohol() > 0);
        }
        What::Stretch(done) => day.stretch += done.secs,
        What::Exercise { effort, .. } => note(&mut day.told.hard_exercise, *effort == Effort::Hard),
        What::Heat(_) => note(&mut day.told.hot, true),
        _ => {}
    }
}

fn by_sleep_day(day: &mut Day, fact: &Fact, settings: &Settings) {
    match &fact.what {
        What::Cramp(cramp) => {
            day.cramps += 1;
            day.night_cramps += u32::from(is_of_night(fact.at, cramp, settings.sleep));
            day.covered = true;
        }
        What::Stretch(done) => day.bed |= done.whole && is_bed(&done.routine),
        What::Health(Health::CheckIn(told)) => {
            day.covered |= told.answers.has(Daily::NoCramps);
            checked_in(&mut day.told, told, settings);
        }
        _ => {}
    }
}

fn checked_in(told: &mut Told, said: &CheckIn, settings: &Settings) {
    told.sat = said.sitting.or(told.sat);
    if let Some(at) = said.last_caffeine {
        note(&mut told.late_caffeine, is_late(at, settings.day_start));
    }
    if let Some(units) = said.alcohol {
        note(&mut told.alcohol, units.halves() > 0);
    }
    if let Some(exercise) = said.exercise {
        note(&mut told.hard_exercise, exercise == Exercise::Done(Effort::Hard));
    }
    if let Some(unusual) = said.answers.get(Daily::NewOrUnusual) {
        note(&mut told.hard_exercise, unusual);
    }
    if let Some(hot) = said.answers.get(Daily::HotEnv) {
        note(&mut told.hot, hot);
    }
}

/// Something is known now; a yes is not taken back by a later no.
fn note(known: &mut Option<bool>, there: bool) {
    *known = Some(*known == Some(true) || there);
}

fn is_late(at: NaiveTime, day_start: NaiveTime) -> bool {
    at >= NaiveTime::from_hms_opt(LATE, 0, 0).unwrap_or(NaiveTime::MIN) || at < day_start
}
