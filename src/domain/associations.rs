//! What goes together with cramps in one's own log (`clinical.md` 5.5). Owns when a day is one with a factor, the least
//! data, and the words. All factors are always there, never only those that differ.

use chrono::NaiveDate;

use crate::domain::days::Day;
use crate::domain::factor::Factor;
use crate::domain::measures::{Measured, Share, TooFew, Unit};
use crate::domain::stats::{Difference, Pair, shares, stands_out};
use crate::domain::time::capital;
use crate::domain::words::Word;

/// Days that are looked at: a year, or what there is of it.
pub const WINDOW: u32 = 365;

/// Days that are covered and of which the factor is known, from which on a factor is compared.
pub const ENOUGH_DAYS: u32 = 28;

/// Days with the factor, and days without it, from which on it is compared.
pub const ENOUGH_EACH: u32 = 7;

/// Days with a cramp from which on a factor is compared.
pub const ENOUGH_CRAMP_DAYS: u32 = 5;

/// Percent of the goal below which a day was one of low fluid.
const LOW: u64 = 80;

/// A range wider than this is a hint at most: 50 points.
const WIDE: f64 = 0.5;

/// How many of ten logs without any link show at least one by luck, at most. `tests/it/associations.rs` measures it on
/// histories with runs of good and bad weeks: 1 to 3 of ten. Without the look at a person's own runs
/// ([`stands_out`]) it were up to 7.
pub const BY_LUCK: u32 = 3;

/// What always stands under the table.
pub const UNDER: [&str; 2] = [
    "Seven factors are compared. Even if none mattered, up to three logs in ten would show at least one link by luck.",
    "Days with bad cramps can change what you do (drink more, walk less), so links can run backwards.",
];

/// What is said of improvement.
pub const FIRST_WEEKS: &str = "Logs often begin in a bad patch, and bad patches often end by themselves; in one trial cramps fell from 8.5 to 5.5 a \
     week on dummy pills (JAMA Intern Med 2017; strength A).";

/// What a comparison comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Nothing that luck, or good and bad weeks, do not bring.
    Unclear,
    /// A link of which little is known but that it is there.
    Possible,
    /// A link.
    Link,
}

/// A factor that was compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// Days with a cramp of all days with the factor.
    pub with: Share,
    /// Days with a cramp of the other days.
    pub without: Share,
    /// How far the two lie apart.
    pub difference: Difference,
    /// What that means.
    pub verdict: Verdict,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Association {
    /// Of what.
    pub factor: Factor,
    /// It is what the person would most like to know.
    pub pinned: bool,
    /// The comparison, or what is missing.
    pub found: Measured<Compared>,
}

/// Every factor, the one that the person asked for first.
#[must_use]
pub fn table(days: &[Day], ended_before: NaiveDate, pinned: Option<Factor>) -> Vec<Association> {
    let days = past(days, ended_before);
    let exposures = Exposures::of(days);
    let mut rows: Vec<Association> = Factor::ALL
        .iter()
        .map(|factor| {
            let known = days.iter().enumerate().filter(|(_, day)| day.covered);
            let pairs: Vec<Pair> =
                known.filter_map(|(at, day)| Some((exposures.is(*factor, at)?, day.cramps > 0))).collect();
            Association { factor: *factor, pinned: pinned == Some(*factor), found: compare(&pairs) }
        })
        .collect();
    rows.sort_by_key(|row| !row.pinned);
    rows
}

/// The days whose sleep-day is over, at most a year of them: only of these all is known.
fn past(days: &[Day], ended_before: NaiveDate) -> &[Day] {
    let days = &days[..days.partition_point(|day| day.date < ended_before)];
    &days[days.len().saturating_sub(WINDOW as usize)..]
}

/// Which factors were there on each of some days.
pub struct Exposures<'d> {
    days: &'d [Day],
    sitting: Sitting,
    /// The first night of the routine before bed.
    first_night: Option<usize>,
}

impl<'d> Exposures<'d> {
    /// Of these days, oldest first.
    #[must_use]
    pub fn of(days: &'d [Day]) -> Self {
        Self { days, sitting: Sitting::of(days), first_night: days.iter().position(|day| day.bed) }
    }

    /// Whether the factor was there on the day in that place; none if it is not known.
    #[must_use]
    pub fn is(&self, factor: Factor, at: usize) -> Option<bool> {
        let day = self.days.get(at)?;
        match factor {
            Factor::LowFluid => {
                let water = day.water.filter(|water| !water.is_limit)?;
                let goal = u64::from(water.amount?.0);
                Some(u64::from(water.drunk.0) * 100 < goal * LOW)
            }
            Factor::MuchSitting => self.sitting.is_much(day),
            // Before its first night nobody left it out.
            Factor::NoBedRoutine => self.first_night.filter(|first| *first <= at).map(|_| !day.bed),
            Factor::LateCaffeine => day.told.late_caffeine,
            Factor::Alcohol => day.told.alcohol,
            Factor::HardExercise => day.told.hard_exercise,
            Factor::HotDay => day.told.hot,
        }
    }
}

/// How sitting is measured: by the answers of the check-in where there are enough of them, else by the sitting clock. Never by
/// both, because a day with an answer is more often a day without cramps, and the two do not count the same.
struct Sitting {
    told: bool,
    median: Option<i64>,
}

impl Sitting {
    fn of(days: &[Day]) -> Self {
        let told =
            days.iter().filter(|day| day.covered && day.told.sat.is_some()).count() >= ENOUGH_DAYS as usize;
        let mut sitting = Self { told, median: None };
        let mut all: Vec<i64> =
            days.iter().filter(|day| day.covered).filter_map(|day| sitting.of_day(day)).collect();
        all.sort_unstable();
        sitting.median = all.get(all.len().saturating_sub(1) / 2).copied();
        sitting
    }

    /// In half hours as they were told, or in minutes by the clock.
    fn of_day(&self, day: &Day) -> Option<i64> {
        if self.told {
            day.told.sat.map(|hours| hours.halves().into())
        } else {
            day.sat.map(|sat| sat.num_minutes())
        }
    }

    fn is_much(&self, day: &Day) -> Option<bool> {
        Some(self.of_day(day)? > self.median?)
    }
}

/// The comparison of some days, oldest first.
///
/// # Errors
/// Says of which days there are too few, and how many it takes.
pub fn compare(days: &[Pair]) -> Measured<Compared> {
    let (with, without) = shares(days);
    let too_few =
        |have: u32, need: u32, of: Unit| if have < need { Err(TooFew { have, need, of }) } else { Ok(()) };
    too_few(with.of + without.of, ENOUGH_DAYS, Unit::Days)?;
    too_few(with.of, ENOUGH_EACH, Unit::DaysWith)?;
    too_few(without.of, ENOUGH_EACH, Unit::DaysWithout)?;
    too_few(with.part + without.part, ENOUGH_CRAMP_DAYS, Unit::CrampDays)?;
    let missing = TooFew { have: 0, need: ENOUGH_EACH, of: Unit::DaysWith };
    let difference = Difference::of(with, without).ok_or(missing)?;
    let verdict = match difference {
        difference if !difference.excludes_none() || !stands_out(days) => Verdict::Unclear,
        difference if difference.width() > WIDE => Verdict::Possible,
        _ => Verdict::Link,
    };
    Ok(Compared { with, without, difference, verdict })
}

impl Association {
    /// True if a link is shown.
    #[must_use]
    pub fn is_published(&self) -> bool {
        self.found.is_ok_and(|compared| compared.verdict != Verdict::Unclear)
    }

    /// What came of it, in a sentence or two.
    #[must_use]
    pub fn words(&self) -> String {
        let compared = match self.found {
            Ok(compared) => compared,
            Err(few) if few.of == Unit::CrampDays => {
                return format!("Too few days with a cramp to compare ({} of {}).", few.have, few.need);
            }
            Err(few) => return format!("{}. Keep logging.", capital(&few.to_string())),
        };
        let Compared { with, without, difference, verdict } = compared;
        let counts = format!(
            "cramps after {} of {} {} and {} of {} others",
            with.part,
            with.of,
            self.factor.days(),
            without.part,
            without.of
        );
        match verdict {
            Verdict::Unclear if difference.excludes_none() => format!(
                "No clear difference so far: {counts}. Your good and bad weeks alone can bring as much; this could be chance."
            ),
            Verdict::Unclear => {
                format!("No clear difference so far: {counts}. This could easily be chance.")
            }
            Verdict::Possible => format!(
                "Possible link: {counts}. The range is wide ({}), so treat it as a hint.",
                points(difference)
            ),
            Verdict::Link => format!(
                "A link in your own log: {counts} ({}). It does not show which leads to which. Worth testing: keep \
                 everything else the same and change only this for four weeks.",
                points(difference)
            ),
        }
    }

    /// The same in a word or two.
    #[must_use]
    pub fn brief(&self) -> &'static str {
        match self.found.map(|compared| compared.verdict) {
            Ok(Verdict::Unclear) => "no clear difference",
            Ok(Verdict::Possible) => "possible link",
            Ok(Verdict::Link) => "a link",
            Err(_) => "not enough days yet",
        }
    }

    /// The same for a narrow column.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self.found.map(|compared| compared.verdict) {
            Ok(Verdict::Unclear) => "not clear",
            Ok(Verdict::Possible) => "a hint",
            Ok(Verdict::Link) => "a link",
            Err(_) => "too few days",
        }
    }
}

/// The interval of a link: `22 to 80 points`, `22 to 80 points fewer`.
fn points(difference: Difference) -> String {
    let percent = |part: f64| format!("{:.0}", part.abs() * 100.0);
    let (near, far, fewer) = if difference.by < 0.0 {
        (difference.to, difference.from, " fewer")
    } else {
        (difference.from, difference.to, "")
    };
    format!("{} to {} points{fewer}", percent(near), percent(far))
}
