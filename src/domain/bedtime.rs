//! The six weeks of the bedtime routine: when it is proposed, on how many nights it was done, and the days with a cramp
//! before and since. Counts only; nothing here says what causes what.

use std::collections::HashSet;

use chrono::{Days, NaiveDate, TimeDelta};

use crate::domain::fact::What;
use crate::domain::journal::Journal;
use crate::domain::measures::{PERIOD, comparable, sleep_day};
use crate::domain::settings::Settings;
use crate::domain::stretch::{is_bed, session_of};
use crate::domain::time::{Stamp, from_day_to_day};

/// Nights of the trial.
pub const NIGHTS: usize = 42;

/// Days that are compared, before and since.
const COMPARED: Days = Days::new(PERIOD as u64);

/// Days of each that must be known.
const FLOOR: usize = comparable(PERIOD) as usize;

/// More nights without it end the six weeks.
const LONGEST_GAP: TimeDelta = TimeDelta::days(14);

/// So long after bed time it is proposed no more.
const LATE: TimeDelta = TimeDelta::hours(1);

/// How many days of the journal all of this looks back on.
pub const LOOK_BACK: u32 = 126;

/// When the routine before bed is proposed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proposal {
    /// It is proposed at this time.
    At(Stamp),
    /// It is proposed now.
    Due {
        /// Since when.
        since: Stamp,
        /// Until when.
        until: Stamp,
    },
    /// It never is.
    Never,
}

/// When the routine is proposed, as seen at `now`: once a night, unless it was done in that night already.
#[must_use]
pub fn proposal(journal: &Journal, settings: &Settings, now: Stamp) -> Proposal {
    if settings.bed_reminder <= TimeDelta::zero() {
        return Proposal::Never;
    }
    let done = nights(journal);
    let yesterday = now.date_naive() - Days::new(1);
    let night = |bed: Stamp| (bed - settings.bed_reminder, bed + LATE);
    let beds = yesterday
        .iter_days()
        .take(4)
        .filter_map(|day| day.and_time(settings.sleep.from).and_local_timezone(*now.offset()).single());
    let next = beds.map(night).find(|(since, until)| *until > now && !done.contains(&sleep_day(*since)));
    match next {
        Some((since, until)) if since <= now => Proposal::Due { since, until },
        Some((since, _)) => Proposal::At(since),
        None => Proposal::Never,
    }
}

/// What is known of some days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Known {
    /// Days with at least one cramp.
    pub with_cramp: usize,
    /// Days of which it is known whether there was one.
    pub covered: usize,
}

/// The six weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SixWeeks {
    /// The first night.
    pub begun: NaiveDate,
    /// Each night: done, left out, or none while it is still ahead.
    pub nights: [Option<bool>; NIGHTS],
    /// The days before the first night.
    pub before: Known,
    /// The last days since then.
    pub since: Known,
    /// The day after these.
    pub until: NaiveDate,
}

/// The days that are compared, those before the first night and the last ones since, each with the day behind them.
fn compared(begun: NaiveDate, until: NaiveDate) -> [(NaiveDate, NaiveDate); 2] {
    [(begun - COMPARED, begun), (begun.max(until - COMPARED), until)]
}

impl SixWeeks {
    /// Those that run or have ended last, as seen at `now`; none if the routine was not done for more than two weeks.
    #[must_use]
    pub fn new(journal: &Journal, now: Stamp) -> Option<Self> {
        let done = nights(journal);
        let tonight = sleep_day(now);
        let begun = begin(&done, tonight)?;
        let mut nights = [None; NIGHTS];
        for (slot, night) in nights.iter_mut().zip(begun.iter_days()) {
            let was = done.contains(&night);
            *slot = (was || night < tonight).then_some(was);
        }
        let end = tonight.min(begun + Days::new(NIGHTS as u64));
        let [before, since] = compared(begun, end).map(|(first, end)| known(journal, first, end));
        Some(Self { begun, nights, before, since, until: end })
    }

    /// Nights on which it was done.
    #[must_use]
    pub fn done(&self) -> usize {
        self.nights.iter().filter(|night| **night == Some(true)).count()
    }

    /// Nights that are over, or done already.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.nights.iter().flatten().count()
    }

    /// How it goes and what it came to, a sentence or two each.
    #[must_use]
    pub fn sentences(&self) -> [String; 2] {
        let (before, since) = (self.before, self.since);
        let over = if self.passed() < NIGHTS { "Six weeks" } else { "Six weeks are over" };
        let done = format!("{over}: done on {} of {} nights", self.done(), self.passed());
        if self.is_comparable() {
            let days = compared(self.begun, self.until);
            let [earlier, later] = days.map(|(first, end)| from_day_to_day(first, end - Days::new(1)));
            let compared = format!(
                "Days with a cramp: {} of {} before ({earlier}), {} of {} since ({later}). Other things change as well.",
                before.with_cramp, before.covered, since.with_cramp, since.covered
            );
            return [done, compared];
        }
        let compared = format!(
            "Days with a cramp, before and since: not enough days known yet ({} and {} of {FLOOR}). A cramp or the answer \
             \"no cramps\" makes a day known.",
            before.covered, since.covered
        );
        [done, compared]
    }

    /// True once enough days are known on both sides to compare them.
    #[must_use]
    pub fn is_comparable(&self) -> bool {
        self.before.covered >= FLOOR && self.since.covered >= FLOOR
    }
}

/// The nights on which a routine before bed was led to its end.
fn nights(journal: &Journal) -> HashSet<NaiveDate> {
    let sessions = journal.standing().filter_map(session_of);
    sessions.filter(|(_, done)| done.whole && is_bed(&done.routine)).map(|(at, _)| sleep_day(at)).collect()
}

/// The first of the nights that lead to `tonight` without a long gap.
fn begin(done: &HashSet<NaiveDate>, tonight: NaiveDate) -> Option<NaiveDate> {
    let mut nights: Vec<NaiveDate> = done.iter().copied().filter(|night| *night <= tonight).collect();
    nights.sort_unstable();
    let mut begun = None;
    let mut after = tonight;
    for night in nights.into_iter().rev() {
        if after - night > LONGEST_GAP {
            break;
        }
        begun = Some(night);
        after = night;
    }
    begun
}

/// What is known of the days from `from` until before `to`. A day is known by a cramp, or by the answer that there was
/// none; any other is unknown, never free of cramps.
fn known(journal: &Journal, from: NaiveDate, to: NaiveDate) -> Known {
    let (mut cramps, mut free) = (HashSet::new(), HashSet::new());
    for fact in journal.standing() {
        let day = sleep_day(fact.at);
        if !(from..to).contains(&day) {
            continue;
        }
        match &fact.what {
            What::Cramp(_) => cramps.insert(day),
            What::Health(health) if health.says_no_cramps() => free.insert(day),
            _ => false,
        };
    }
    Known { with_cramp: cramps.len(), covered: cramps.union(&free).count() }
}
