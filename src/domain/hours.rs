//! Working hours and days: when prompts may come, by the clock on the wall. Owns spans of the week; knows no zone, so
//! whoever asks says what the wall shows.

use chrono::{Datelike, Days, NaiveDateTime, TimeDelta};

use crate::domain::time::ClockSpan;

/// How far openings and closings are searched: a week has every day of the week.
const HORIZON_DAYS: u64 = 8;

/// The hours of work. A span over midnight belongs to the day on which it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hours {
    /// Spans of a day, in any order; equal ends mean the whole day. None: no hour at all.
    pub spans: Vec<ClockSpan>,
    /// Days of work, Monday first.
    pub days: [bool; 7],
}

impl Hours {
    /// The words of the days, Monday first.
    pub const DAYS: [&'static str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// Every hour of every day.
    #[must_use]
    pub fn always() -> Self {
        let midnight = chrono::NaiveTime::MIN;
        Self { spans: vec![ClockSpan { from: midnight, to: midnight }], days: [true; 7] }
    }

    /// The first moment inside the hours that is not before `at`; none if there is none in the week.
    #[must_use]
    pub fn opening(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        if self.never_closes() {
            return Some(at);
        }
        self.around(at).into_iter().find(|(_, to)| *to > at).map(|(from, _)| from.max(at))
    }

    /// The first moment outside the hours that is not before `at`; none if they do not end within the week.
    #[must_use]
    pub fn closing(&self, at: NaiveDateTime) -> Option<NaiveDateTime> {
        if self.never_closes() {
            return None;
        }
        let inside = self.around(at).into_iter().find(|(from, to)| (*from..*to).contains(&at));
        let closing = inside.map_or(at, |(_, to)| to);
        (closing < at + Days::new(HORIZON_DAYS - 1)).then_some(closing)
    }

    fn never_closes(&self) -> bool {
        self.days == [true; 7] && self.spans.iter().any(|span| span.seconds() == 86_400)
    }

    /// The stretches from the day before `at` to the horizon, oldest first; those that touch are one.
    fn around(&self, at: NaiveDateTime) -> Vec<(NaiveDateTime, NaiveDateTime)> {
        let first = at.date().pred_opt().unwrap_or(at.date());
        let days = (0..=HORIZON_DAYS + 1).filter_map(|day| first.checked_add_days(Days::new(day)));
        let open = days.filter(|day| self.days[day.weekday().num_days_from_monday() as usize]);
        let mut all: Vec<(NaiveDateTime, NaiveDateTime)> = open
            .flat_map(|day| {
                self.spans.iter().map(move |span| {
                    let from = day.and_time(span.from);
                    (from, from + TimeDelta::seconds(i64::from(span.seconds())))
                })
            })
            .collect();
        all.sort_unstable();
        let mut joined: Vec<(NaiveDateTime, NaiveDateTime)> = Vec::with_capacity(all.len());
        for (from, to) in all {
            match joined.last_mut() {
                Some((_, end)) if from <= *end => *end = to.max(*end),
                _ => joined.push((from, to)),
            }
        }
        joined
    }
}
