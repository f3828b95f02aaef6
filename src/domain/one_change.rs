//! Changing one thing: a factor that a person changes for four weeks while everything else stays as it is, and the days
//! with a cramp before and in these weeks. Counts only; good and bad weeks come by themselves.

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::associations::Exposures;
use crate::domain::days::Day;
use crate::domain::fact::What;
use crate::domain::factor::Factor;
use crate::domain::journal::Journal;
use crate::domain::measures::{PERIOD, Share, TooFew, Unit, comparable};
use crate::domain::profile::Detail;
use crate::domain::stats::Difference;
use crate::domain::time::{Stamp, capital, day_of, from_day_to_day};

/// What some days came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Weeks {
    /// Days with a cramp of all covered days.
    pub cramps: Share,
    /// Days with the factor of all days of which it is known.
    pub exposed: Share,
}

/// The change that runs, or has ended last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneChange {
    /// What is changed.
    pub factor: Factor,
    /// Its first day: the one after it was told.
    pub first: NaiveDate,
    /// Days of it that are over, at most 28.
    pub passed: u32,
    /// The 28 days before.
    pub before: Weeks,
    /// The days of it.
    pub during: Weeks,
}

impl OneChange {
    /// As seen when the sleep-day `tonight` has begun; none if none was begun, the last one was given up, or it is longer ago
    /// than these days.
    #[must_use]
    pub fn of(journal: &Journal, days: &[Day], day_start: NaiveTime, tonight: NaiveDate) -> Option<Self> {
        let (told, factor) = latest(journal)?;
        let factor = factor?;
        let first = day_of(told, day_start) + Days::new(1);
        let start = first - Days::new(PERIOD.into());
        let place = |date: NaiveDate| days.iter().position(|day| day.date == date);
        let from = place(start)?;
        let over = days.partition_point(|day| day.date < tonight).max(from);
        let middle = (from + PERIOD as usize).min(over);
        let end = (middle + PERIOD as usize).min(over);
        let exposures = Exposures::of(days);
        let weeks = |from: usize, to: usize| {
            let mut weeks = Weeks::default();
            for (at, day) in days.iter().enumerate().take(to).skip(from) {
                let count = |share: &mut Share, there: bool| {
                    share.of += 1;
                    share.part += u32::from(there);
                };
                if day.covered {
                    count(&mut weeks.cramps, day.cramps > 0);
                }
                let known = match factor {
                    Factor::NoBedRoutine => day.covered.then_some(!day.bed),
                    _ => exposures.is(factor, at),
                };
                if let Some(there) = known {
                    count(&mut weeks.exposed, there);
                }
            }
            weeks
        };
        let passed = u32::try_from(end - middle).unwrap_or(PERIOD);
        Some(Self { factor, first, passed, before: weeks(from, middle), during: weeks(middle, end) })
    }

    /// True once its four weeks are over.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.passed >= PERIOD
    }

    /// How it goes, or what it came to, a sentence each.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let of = |share: Share| format!("{} of {}", share.part, share.of);
        let (before, during) = (self.before, self.during);
        let last = self.first + Days::new(u64::from(PERIOD) - 1);
        let days = from_day_to_day(self.first, last);
        let how = match self.is_over() {
            true => "the four weeks are over".to_owned(),
            false => format!("{} of {PERIOD} days are over", self.passed),
        };
        let mut all = vec![format!("Changing one thing ({}), {days}: {how}.", self.factor.title())];
        all.push(format!(
            "{}: {} in the four weeks before, {} in these.",
            capital(self.factor.days()),
            of(before.exposed),
            of(during.exposed)
        ));
        if !self.is_over() {
            all.push("Keep everything else as it is; cramps are compared at the end.".to_owned());
            return all;
        }
        let need = comparable(PERIOD);
        let have = before.cramps.of.min(during.cramps.of);
        if have < need {
            let few = TooFew { have, need, of: Unit::CoveredDays };
            all.push(format!("Days with a cramp, in the four weeks before and in these: {few}."));
            return all;
        }
        all.push(format!(
            "Days with a cramp: {} in the four weeks before, {} in these.",
            of(before.cramps),
            of(during.cramps)
        ));
        let apart = Difference::of(before.cramps, during.cramps).is_some_and(Difference::excludes_none);
        all.push(
            match apart {
                true => "That is more than chance usually brings, but good and bad weeks come by themselves: a hint, no more.",
                false => "This could easily be chance.",
            }
            .to_owned(),
        );
        all
    }
}

/// What was told last: when, and the factor, or that the change was given up.
fn latest(journal: &Journal) -> Option<(Stamp, Option<Factor>)> {
    journal.standing().rev().find_map(|fact| match fact.what {
        What::Profile(Detail::OneChange(factor)) => Some((fact.at, factor)),
        _ => None,
    })
}
