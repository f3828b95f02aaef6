//! Working hours and days: when prompts may come, by the clock on the wall. Owns spans of the week; knows no zone, so
//! whoever asks says what the wall shows.

use std::fmt;

use chrono::{Datelike, Days, NaiveDateTime, TimeDelta};

use crate::domain::time::{ClockFace, ClockSpan};
use crate::domain::when;

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

    /// Reads what a person typed: `9-17`, `08:30-12:00 13:00-17:30 mon-fri`, `any time`.
    ///
    /// # Errors
    /// Says which forms there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut hours = Self { spans: Vec::new(), days: [false; 7] };
        let text = text.trim().to_lowercase();
        if ["any", "any time", "always"].contains(&text.as_str()) {
            return Ok(Self::always());
        }
        for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                hours.spans.push(when::span(word)?);
            } else {
                hours.open(word)?;
            }
        }
        if hours.spans.is_empty() {
            return Err(format!(
                "\"{text}\" has no hours; write them like 9-17 or 08:30-12:00 13-17 mon-fri"
            ));
        }
        if hours.days == [false; 7] {
            hours.days = [true; 7];
        }
        Ok(hours)
    }

    /// Opens the days that a word means: `mon`, `mon-fri`, `weekdays`.
    fn open(&mut self, word: &str) -> Result<(), String> {
        let word = if word == "weekdays" { "mon-fri" } else { word };
        let (from, to) = word.split_once('-').unwrap_or((word, word));
        let place = |name: &str| {
            let wrong = || format!("\"{name}\" is no day; one of {}", Self::DAYS.join(", "));
            Self::DAYS.iter().position(|day| name.starts_with(day)).ok_or_else(wrong)
        };
        let (from, to) = (place(from)?, place(to)?);
        for step in 0..=(to + 7 - from) % 7 {
            self.days[(from + step) % 7] = true;
        }
        Ok(())
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

impl Hours {
    /// As it is typed: `08:30-12:00 13:00-17:30 mon-fri`, or `8:30am-12:00pm ...`.
    #[must_use]
    pub fn words(&self, clock: ClockFace) -> String {
        if self.never_closes() {
            return "any time".to_owned();
        }
        let spans: Vec<String> = self.spans.iter().map(|span| clock.span(*span).replace(' ', "")).collect();
        let mut words = spans.join(" ");
        if self.days == [true; 7] {
            return words;
        }
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for day in (0..7).filter(|day| self.days[*day]) {
            match runs.last_mut() {
                Some((_, last)) if *last + 1 == day => *last = day,
                _ => runs.push((day, day)),
            }
        }
        for (from, to) in runs {
            let (from, to) = (Self::DAYS[from], Self::DAYS[to]);
            words += &if from == to { format!(" {from}") } else { format!(" {from}-{to}") };
        }
        words
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(ClockFace::Whole))
    }
}
