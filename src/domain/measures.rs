//! What the diary comes to in numbers. Owns the sleep-day, what is covered, each measure and the least data from which
//! on it is shown. A day that nothing was said of is unknown, never free of cramps.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate, TimeDelta, Timelike};

use crate::domain::breaks::{Span as Ribbon, SpanKind};
use crate::domain::cramps::{Cramp, Side, Site};
use crate::domain::diary::{Relief, Tried};
use crate::domain::fact::{Fact, What};
use crate::domain::journal::Journal;
use crate::domain::settings::Settings;
use crate::domain::stretch::is_bed;
use crate::domain::time::{ClockSpan, Stamp};
use crate::domain::words::Word;

/// Days that most measures look back on.
pub const PERIOD: u32 = 28;

/// Covered days from which on a number of cramps a week is shown.
pub const ENOUGH_DAYS: u32 = 14;

/// Cramps from which on shares, counts and medians are shown.
pub const ENOUGH_CRAMPS: u32 = 5;

/// Tries from which on a means of relief has a score.
pub const ENOUGH_TRIES: u32 = 3;

/// Percent of its days that must be covered before a period is compared with another.
const COMPARABLE: u32 = 80;

/// So many of these days must be covered before they are compared with others.
#[must_use]
pub const fn comparable(days: u32) -> u32 {
    (days * COMPARABLE).div_ceil(100)
}

/// How much a means must help to count as help: 2 of 3.
pub const HELPED: u8 = 2;

/// Sitting for longer than this without a break is long.
pub const LONG_SITTING: TimeDelta = TimeDelta::minutes(90);

/// The day a cramp counts for: from noon to noon, so that a night is one day. It has the date of its noon.
#[must_use]
pub fn sleep_day(at: Stamp) -> NaiveDate {
    at.naive_local().checked_sub_signed(TimeDelta::hours(12)).map_or(NaiveDate::MIN, |local| local.date())
}

/// So many days, from one backwards.
pub(crate) fn back_from(day: NaiveDate, days: u32) -> impl Iterator<Item = NaiveDate> {
    std::iter::successors(Some(day), NaiveDate::pred_opt).take(days as usize)
}

/// True for a cramp of the night: it woke the person, or began within the hours of sleep.
#[must_use]
pub fn is_of_night(at: Stamp, cramp: &Cramp, sleep: ClockSpan) -> bool {
    cramp.woke == Some(true) || sleep.contains(at.time())
}

/// A measure, or how much is missing before it is shown.
pub type Measured<T> = Result<T, TooFew>;

/// There is not enough data yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFew {
    /// So much there is.
    pub have: u32,
    /// So much it takes.
    pub need: u32,
    /// Of what.
    pub of: Unit,
}

/// What data is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days that are covered.
    CoveredDays,
    /// Days that are covered and of which a factor is known.
    Days,
    /// Those with the factor.
    DaysWith,
    /// Those without it.
    DaysWithout,
    /// Those with a cramp.
    CrampDays,
    /// Days on which it was logged.
    LoggedDays,
    /// Cramps for which the question was answered.
    Cramps,
    /// Times a means was tried.
    Tries,
}

/// `not enough covered days yet (9 of 14)`.
impl std::fmt::Display for TooFew {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { have, need, .. } = self;
        let of = match self.of {
            Unit::CoveredDays => "covered days",
            Unit::Days => "days",
            Unit::DaysWith => "days with it",
            Unit::DaysWithout => "days without it",
            Unit::CrampDays => "days with a cramp",
            Unit::LoggedDays => "logged days",
            Unit::Cramps => "cramps",
            // Beside the name of a means there is less room.
            Unit::Tries => return write!(f, "too few tries ({have} of {need})"),
        };
        write!(f, "not enough {of} yet ({have} of {need})")
    }
}

/// A part of a whole, as counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: u32,
    /// The whole.
    pub of: u32,
}

impl Share {
    /// Percent, rounded; zero of nothing.
    #[must_use]
    pub fn percent(self) -> u32 {
        (self.part * 200 + self.of).checked_div(self.of * 2).unwrap_or(0)
    }
}

/// So many in so many covered days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many.
    pub count: u32,
    /// Covered days.
    pub days: u32,
}

impl Rate {
    /// As many as that in a week.
    #[must_use]
    pub fn per_week(self) -> f64 {
        7.0 * f64::from(self.count) / f64::from(self.days.max(1))
    }
}

/// Cramps on each side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the sides")]
pub struct Sides {
    pub left: u32,
    pub right: u32,
    pub both: u32,
    /// Not said.
    pub unknown: u32,
}

impl Sides {
    fn of<'e, 'd: 'e>(entries: impl IntoIterator<Item = &'e Entry<'d>>) -> Self {
        let mut sides = Self::default();
        for entry in entries {
            match entry.cramp.side {
                Some(Side::Left) => sides.left += 1,
                Some(Side::Right) => sides.right += 1,
                Some(Side::Both) => sides.both += 1,
                None => sides.unknown += 1,
            }
        }
        sides
    }
}

/// The middle of some numbers and where the middle half lies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How many numbers there are.
    pub count: u32,
    /// The least.
    pub least: u32,
    /// A quarter lies below.
    pub lower: f64,
    /// Half lies below.
    pub median: f64,
    /// Three quarters lie below.
    pub upper: f64,
    /// The most.
    pub most: u32,
}

impl Spread {
    /// Of the numbers, in any order; between two of them what lies proportionally between.
    #[must_use]
    pub fn of(mut numbers: Vec<u32>) -> Option<Self> {
        numbers.sort_unstable();
        let last = numbers.len().checked_sub(1)?;
        let at = |quarter: usize| {
            let (place, rest) = (last * quarter / 4, last * quarter % 4);
            let here = f64::from(numbers[place]);
            let next = f64::from(numbers[(place + 1).min(last)]);
            here + (next - here) * rest as f64 / 4.0
        };
        Some(Self {
            count: u32::try_from(numbers.len()).unwrap_or(u32::MAX),
            least: numbers[0],
            lower: at(1),
            median: at(2),
            upper: at(3),
            most: numbers[last],
        })
    }
}

/// How much a means of relief helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// The means.
    pub relief: Relief,
    /// How often it helped, of all times that were judged.
    pub helped: Measured<Share>,
}

/// Whether days with cramps became more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rise {
    /// Not more than chance alone brings.
    No,
    /// As many more as chance brings in at most a tenth of the cases.
    Slight,
    /// As many more as chance brings in at most a twentieth of the cases.
    Clear,
}

impl Rise {
    /// Judges two periods of equal length by the exact one-sided binomial test: if nothing changed, each day with a
    /// cramp falls into either period alike.
    #[must_use]
    pub fn of(before: u32, lately: u32) -> Self {
        let all = before + lately;
        // Counts of days: beyond 60 the sums leave the numbers, and no period has as many.
        if all > 60 || lately <= before {
            return Self::No;
        }
        let ways: u64 = (lately..=all).map(|count| choose(all, count)).sum();
        let whole = 1_u64 << all;
        match ways {
            ways if ways.saturating_mul(20) <= whole => Self::Clear,
            ways if ways.saturating_mul(10) <= whole => Self::Slight,
            _ => Self::No,
        }
    }
}

fn choose(all: u32, count: u32) -> u64 {
    (1..=count).fold(1, |ways: u64, i| ways * u64::from(all - count + i) / u64::from(i))
}

/// Two periods side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Days with cramps in the period before.
    pub before: u32,
    /// Days with cramps lately.
    pub lately: u32,
    /// What that means.
    pub rise: Rise,
}

/// A cramp of the diary with the day it counts for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry<'a> {
    /// The fact.
    pub fact: &'a Fact,
    /// The cramp.
    pub cramp: &'a Cramp,
    /// The sleep-day.
    pub day: NaiveDate,
    /// Whether it came at night.
    pub night: bool,
}

/// All cramps up to a time, and which days are known to be free of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Diary<'a> {
    /// The sleep-day of now.
    pub today: NaiveDate,
    entries: Vec<Entry<'a>>,
    /// Sleep-days on which a person said that there were no cramps, each once.
    free: Vec<NaiveDate>,
    /// Sleep-days with the routine before bed, each once.
    bed: Vec<NaiveDate>,
}

impl<'a> Diary<'a> {
    /// The standing facts up to `now`.
    #[must_use]
    pub fn new(journal: &'a Journal, settings: &Settings, now: Stamp) -> Self {
        let mut diary =
            Self { today: sleep_day(now), entries: Vec::new(), free: Vec::new(), bed: Vec::new() };
        for fact in journal.standing().take_while(|fact| fact.at <= now) {
            let day = || sleep_day(fact.at);
            match &fact.what {
                What::Cramp(cramp) => {
                    let (day, night) = (day(), is_of_night(fact.at, cramp, settings.sleep));
                    diary.entries.push(Entry { fact, cramp, day, night });
                }
                What::Health(health) if health.says_no_cramps() => diary.free.push(day()),
                What::Stretch(done) if done.whole && is_bed(&done.routine) => diary.bed.push(day()),
                _ => {}
            }
        }
        for days in [&mut diary.free, &mut diary.bed] {
            days.sort_unstable();
            days.dedup();
        }
        diary
    }

    /// The days that end today.
    #[must_use]
    pub fn last(&self, days: u32) -> Period<'_> {
        self.ending(0, days)
    }

    /// So many days of which the last lies so long before today.
    #[must_use]
    pub fn ending(&self, ago: u32, days: u32) -> Period<'_> {
        let last = self.today - Days::new(ago.into());
        let first = last - Days::new(u64::from(days.max(1)) - 1);
        self.between(first..=last)
    }

    /// These days.
    #[must_use]
    pub fn between(&self, days: RangeInclusive<NaiveDate>) -> Period<'_> {
        // Entries stand by time; two days make up for any zone.
        let (first, last) = (*days.start() - Days::new(2), *days.end() + Days::new(2));
        let day = |entry: &Entry<'_>| entry.fact.at.naive_utc().date();
        let from = self.entries.partition_point(|entry| day(entry) < first);
        let near = self.entries[from..].iter().take_while(|entry| day(entry) <= last);
        let entries = near.filter(|entry| days.contains(&entry.day)).copied().collect();
        Period { diary: self, entries, days }
    }

    /// Every cramp, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'a>] {
        &self.entries
    }

    /// The cramps that began after a time, oldest first.
    #[must_use]
    pub fn after(&self, at: Stamp) -> &[Entry<'a>] {
        &self.entries[self.entries.partition_point(|entry| entry.fact.at <= at)..]
    }

    /// Covered days without a cramp since the last day with one. A day that is not covered pauses the count.
    #[must_use]
    pub fn free_days(&self) -> u32 {
        let last = self.entries.iter().map(|entry| entry.day).max();
        let since =
            self.free.iter().filter(|day| **day <= self.today && last.is_none_or(|last| **day > last));
        count(since)
    }

    /// The last days and as many before them, in days with cramps; only where both are covered well.
    ///
    /// # Errors
    /// Says how many covered days the worse period has and how many it takes.
    pub fn change(&self, days: u32) -> Measured<Change> {
        let (lately, before) = (self.last(days), self.ending(days, days));
        let have = lately.covered().min(before.covered());
        enough(have, comparable(days), Unit::CoveredDays)?;
        let (before, lately) = (before.cramp_days(), lately.cramp_days());
        Ok(Change { before, lately, rise: Rise::of(before, lately) })
    }
}

/// Some days of the diary.
#[derive(Debug, Clone, PartialEq)]
pub struct Period<'d> {
    diary: &'d Diary<'d>,
    /// Its cramps, oldest first.
    pub entries: Vec<Entry<'d>>,
    /// Its sleep-days.
    pub days: RangeInclusive<NaiveDate>,
}

impl<'d> Period<'d> {
    /// Cramps.
    #[must_use]
    pub fn cramps(&self) -> u32 {
        count(&self.entries)
    }

    /// Cramps of the night.
    #[must_use]
    pub fn night_cramps(&self) -> u32 {
        count(self.entries.iter().filter(|entry| entry.night))
    }

    /// Days with a cramp.
    #[must_use]
    pub fn cramp_days(&self) -> u32 {
        distinct(self.entries.iter().map(|entry| entry.day))
    }

    /// Nights with a cramp.
    #[must_use]
    pub fn nights(&self) -> u32 {
        distinct(self.entries.iter().filter(|entry| entry.night).map(|entry| entry.day))
    }

    /// Days of which is known whether there was a cramp.
    #[must_use]
    pub fn covered(&self) -> u32 {
        distinct(self.covered_days())
    }

    /// True if it is known of that day whether there was a cramp.
    #[must_use]
    pub fn is_covered(&self, day: NaiveDate) -> bool {
        self.covered_days().any(|covered| covered == day)
    }

    /// Cramps a week.
    ///
    /// # Errors
    /// Says how many covered days there are and how many it takes; so does each measure below.
    pub fn per_week(&self) -> Measured<Rate> {
        self.rate(self.cramps())
    }

    /// Days with cramps a week.
    ///
    /// # Errors
    /// Fewer covered days than [`ENOUGH_DAYS`].
    pub fn days_per_week(&self) -> Measured<Rate> {
        self.rate(self.cramp_days())
    }

    /// Cramps of the night among all.
    ///
    /// # Errors
    /// Fewer cramps than [`ENOUGH_CRAMPS`].
    pub fn night_share(&self) -> Measured<Share> {
        let of = self.enough_cramps(self.cramps())?;
        Ok(Share { part: self.night_cramps(), of })
    }

    /// When cramps begin: twelve parts of the clock of two hours each, from midnight.
    ///
    /// # Errors
    /// Fewer cramps than [`ENOUGH_CRAMPS`].
    pub fn clock(&self) -> Measured<[u32; 12]> {
        self.enough_cramps(self.cramps())?;
        let mut hours = [0; 12];
        for entry in &self.entries {
            hours[entry.fact.at.hour() as usize / 2] += 1;
        }
        Ok(hours)
    }

    /// Cramps at each site that had one, in the order of the diary.
    ///
    /// # Errors
    /// Fewer cramps than [`ENOUGH_CRAMPS`].
    pub fn sites(&self) -> Measured<Vec<(Site, u32)>> {
        self.enough_cramps(self.cramps())?;
        let at = |site| count(self.entries.iter().filter(|entry| entry.cramp.site == site));
        Ok(Site::ALL.into_iter().map(|site| (site, at(site))).filter(|(_, count)| *count > 0).collect())
    }

    /// Cramps on each side.
    ///
    /// # Errors
    /// Fewer cramps than [`ENOUGH_CRAMPS`].
    pub fn sides(&self) -> Measured<Sides> {
        self.enough_cramps(self.cramps())?;
        Ok(Sides::of(&self.entries))
    }

    /// Cramps on each side, for each site that had one.
    ///
    /// # Errors
    /// Fewer cramps than [`ENOUGH_CRAMPS`].
    pub fn places(&self) -> Measured<Vec<(Site, Sides)>> {
        let at = |site| Sides::of(self.entries.iter().filter(move |entry| entry.cramp.site == site));
        Ok(self.sites()?.into_iter().map(|(site, _)| (site, at(site))).collect())
    }

    /// Length in seconds, of the cramps whose length is known.
    ///
    /// # Errors
    /// Fewer of those than [`ENOUGH_CRAMPS`].
    pub fn length(&self) -> Measured<Spread> {
        self.spread(|cramp| cramp.secs)
    }

    /// Strength, 0 to 10, of the cramps whose strength is known.
    ///
    /// # Errors
    /// Fewer of those than [`ENOUGH_CRAMPS`].
    pub fn strength(&self) -> Measured<Spread> {
        self.spread(|cramp| cramp.pain.map(|pain| pain.get().into()))
    }

    /// How much sleep suffered, 0 to 10, of the cramps for which that was said.
    ///
    /// # Errors
    /// Fewer of those than [`ENOUGH_CRAMPS`].
    pub fn sleep_disturbed(&self) -> Measured<Spread> {
        self.spread(|cramp| cramp.more().sleep_disturbed.map(|number| number.get().into()))
    }

    /// Nights with the routine before bed among the covered ones.
    #[must_use]
    pub fn bed_routine(&self) -> Share {
        let covered: Vec<NaiveDate> = self.covered_days().collect();
        let part = self.diary.bed.iter().filter(|day| covered.contains(day));
        Share { part: count(part), of: self.covered() }
    }

    /// The means that were tried, in the order of the diary; a time that was not judged does not count.
    #[must_use]
    pub fn relief(&self) -> Vec<Score> {
        let judged = |wanted: Relief| {
            let tried = self.entries.iter().flat_map(|entry| &entry.cramp.more().relief);
            let of_it = move |tried: &&Tried| tried.relief == wanted;
            tried.filter(of_it).filter_map(|tried| tried.helped).collect::<Vec<_>>()
        };
        let score = |relief: &Relief| {
            let grades = judged(*relief);
            let of = count(&grades);
            let part = count(grades.iter().filter(|grade| grade.get() >= HELPED));
            let helped = enough(of, ENOUGH_TRIES, Unit::Tries).map(|of| Share { part, of });
            (of > 0).then_some(Score { relief: *relief, helped })
        };
        Relief::ALL.iter().filter_map(score).collect()
    }

    /// Cramps with soreness on the day after, among those for which that was said.
    ///
    /// # Errors
    /// Fewer of those than [`ENOUGH_CRAMPS`].
    pub fn sore_next_day(&self) -> Measured<Share> {
        let told: Vec<u8> =
            self.entries.iter().filter_map(|e| Some(e.cramp.more().soreness?.get())).collect();
        let of = self.enough_cramps(count(&told))?;
        Ok(Share { part: count(told.iter().filter(|grade| **grade > 0)), of })
    }

    fn covered_days(&self) -> impl Iterator<Item = NaiveDate> {
        let free = self.diary.free.iter().copied().filter(|day| self.days.contains(day));
        self.entries.iter().map(|entry| entry.day).chain(free)
    }

    fn rate(&self, of: u32) -> Measured<Rate> {
        let days = enough(self.covered(), ENOUGH_DAYS, Unit::CoveredDays)?;
        Ok(Rate { count: of, days })
    }

    fn spread(&self, number: impl Fn(&Cramp) -> Option<u32>) -> Measured<Spread> {
        let numbers: Vec<u32> = self.entries.iter().filter_map(|entry| number(entry.cramp)).collect();
        let have = self.enough_cramps(count(&numbers))?;
        Spread::of(numbers).ok_or(TooFew { have, need: ENOUGH_CRAMPS, of: Unit::Cramps })
    }

    fn enough_cramps(&self, have: u32) -> Measured<u32> {
        enough(have, ENOUGH_CRAMPS, Unit::Cramps)
    }
}

/// How long somebody sat in stretches of more than [`LONG_SITTING`], by the ribbon of a day.
#[must_use]
pub fn long_sitting(ribbon: &[Ribbon]) -> TimeDelta {
    let sitting = ribbon.iter().filter(|span| span.kind == SpanKind::Sitting);
    sitting.map(|span| span.to - span.from).filter(|length| *length > LONG_SITTING).sum()
}

fn enough(have: u32, need: u32, of: Unit) -> Measured<u32> {
    if have >= need { Ok(have) } else { Err(TooFew { have, need, of }) }
}

fn count<T>(items: impl IntoIterator<Item = T>) -> u32 {
    u32::try_from(items.into_iter().count()).unwrap_or(u32::MAX)
}

fn distinct(days: impl Iterator<Item = NaiveDate>) -> u32 {
    let mut days: Vec<NaiveDate> = days.collect();
    days.sort_unstable();
    days.dedup();
    count(days)
}
