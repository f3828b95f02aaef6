//! One field of a sheet: what may be answered, what is answered, and how what is typed becomes an answer.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::domain::quantity::{Millilitres, Units};
use crate::domain::time::{ClockFace, Stamp, parse_length, to_the_second};
use crate::domain::when::{date, time};

/// Longest text that is taken, in characters.
pub const LONGEST_TEXT: usize = 200;

/// What may be answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One of these words.
    Choice(Vec<String>),
    /// Any of these words.
    Ticks(Vec<String>),
    /// Any of these words, each with a grade from 0 to `most` if it is given one.
    Grades {
        /// The words.
        of: Vec<String>,
        /// The highest grade, 1 to 9.
        most: u8,
    },
    /// Yes, no, or open.
    YesNo,
    /// A tick, or none.
    Tick,
    /// A number.
    Number {
        /// The smallest.
        from: u32,
        /// The largest.
        to: u32,
        /// What it counts; empty if nothing.
        unit: &'static str,
        /// Steps of a half: the value then counts halves, and so do both ends.
        halves: bool,
    },
    /// The person's own words.
    Text,
    /// An amount of drink; a bare number is in this unit.
    Amount(Units),
    /// A moment that has passed.
    Time(ClockFace),
    /// A day that has come.
    Date,
    /// A length of time, typed or one of the usual ones (words and seconds).
    Length(&'static [(&'static str, u32)]),
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names are those of the kinds")]
pub enum Value {
    /// Nothing.
    Open,
    Choice(usize),
    Ticks(Vec<usize>),
    Grades(Vec<(usize, Option<u8>)>),
    Yes(bool),
    Number(u32),
    Text(String),
    Amount(Millilitres),
    Time(Stamp),
    Date(NaiveDate),
    Length(u32),
}

/// A field.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The name by which the answer is asked for.
    pub name: &'static str,
    /// The words in front of the answer.
    pub label: String,
    /// What may be answered.
    pub kind: Kind,
    /// What is answered.
    pub value: Value,
    /// The title of the part that begins here, if one does.
    pub part: Option<&'static str>,
    /// The key that ticks it from wherever the mark is, in a check list.
    pub key: Option<char>,
    /// It cannot be left open.
    pub required: bool,
    /// Shown only while the field of that name has one of these choices.
    pub only: Option<(&'static str, &'static [usize])>,
}

impl Field {
    /// A field with the answer it has so far.
    #[must_use]
    pub fn new(name: &'static str, label: impl Into<String>, kind: Kind, value: Value) -> Self {
        Self { name, label: label.into(), kind, value, part: None, key: None, required: false, only: None }
    }

    /// The same field at the head of a part with that title.
    #[must_use]
    pub fn part(self, title: &'static str) -> Self {
        Self { part: Some(title), ..self }
    }

    /// The same field, which must be answered; it has an answer already.
    #[must_use]
    pub fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same field, shown only while the field of that name has one of these choices.
    #[must_use]
    pub fn only(self, name: &'static str, choices: &'static [usize]) -> Self {
        Self { only: Some((name, choices)), ..self }
    }

    /// What may be chosen or ticked, in order.
    #[must_use]
    pub fn offers(&self) -> &[String] {
        match &self.kind {
            Kind::Choice(of) | Kind::Ticks(of) | Kind::Grades { of, .. } => of,
            _ => &[],
        }
    }

    /// True if letters are part of an answer, so that they cannot be keys.
    #[must_use]
    pub fn takes_letters(&self) -> bool {
        matches!(self.kind, Kind::Text | Kind::Amount(_) | Kind::Time(_) | Kind::Date | Kind::Length(_))
    }

    /// True if the answer is typed.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        self.takes_letters() || matches!(self.kind, Kind::Number { .. })
    }

    /// True if the value is one that the field may have.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let offers = self.offers().len();
        match (&self.kind, &self.value) {
            (_, Value::Open) => !self.required,
            (Kind::Choice(_), Value::Choice(one)) => *one < offers,
            (Kind::Ticks(_), Value::Ticks(some)) => some.iter().all(|one| *one < offers),
            (Kind::Grades { most, .. }, Value::Grades(some)) => {
                some.iter().all(|(one, grade)| *one < offers && grade.is_none_or(|grade| grade <= *most))
            }
            (Kind::YesNo, Value::Yes(_)) | (Kind::Tick, Value::Yes(true)) => true,
            (Kind::Number { from, to, .. }, Value::Number(number)) => (from..=to).contains(&number),
            (Kind::Text, Value::Text(text)) => !text.is_empty() && text.chars().count() <= LONGEST_TEXT,
            (Kind::Time(_), Value::Time(_)) | (Kind::Date, Value::Date(_)) => true,
            (Kind::Length(_), Value::Length(_)) | (Kind::Amount(_), Value::Amount(_)) => true,
            _ => false,
        }
    }

    /// Reads what was typed.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn read(&self, typed: &str, now: Stamp) -> Result<Value, String> {
        let text = typed.trim();
        match self.kind {
            Kind::Number { from, to, halves, .. } => number(text, halves)
                .filter(|number| (from..=to).contains(number))
                .map(Value::Number)
                .ok_or_else(|| {
                    let step = if halves { " in steps of 0.5" } else { "" };
                    format!("a number from {} to {}{step}", counted(from, halves), counted(to, halves))
                }),
            Kind::Text if text.is_empty() => Ok(Value::Open),
            Kind::Text => Ok(Value::Text(text.chars().take(LONGEST_TEXT).collect())),
            Kind::Amount(units) => units.read(text).map(Value::Amount),
            Kind::Time(_) => moment(text, now).map(Value::Time),
            Kind::Date => day(text, now.date_naive()).map(Value::Date),
            Kind::Length(_) => parse_length(text)
                .map(|length| Value::Length(u32::try_from(length.num_seconds()).unwrap_or(0)))
                .map_err(|_| "a length like 90s, 10m or 1h30m".to_owned()),
            _ => Ok(self.value.clone()),
        }
    }

    /// True if that character can be part of what is typed here.
    #[must_use]
    pub fn may_type(&self, c: char) -> bool {
        match self.kind {
            Kind::Number { halves, .. } => c.is_ascii_digit() || (halves && matches!(c, '.' | ',')),
            Kind::Text => !c.is_control(),
            Kind::Amount(_) => c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | ' '),
            Kind::Time(_) => c.is_ascii_alphanumeric() || matches!(c, ':' | '-' | ' '),
            Kind::Date => c.is_ascii_alphanumeric() || c == '-',
            Kind::Length(_) => c.is_ascii_digit() || matches!(c, ':' | ' ' | 'h' | 'm' | 's'),
            _ => false,
        }
    }

    /// The answer in words; nothing if it is open.
    #[must_use]
    pub fn words(&self) -> String {
        let offers = self.offers();
        let word = |one: &usize| offers.get(*one).cloned().unwrap_or_default();
        match &self.value {
            Value::Open => String::new(),
            Value::Choice(one) => word(one),
            Value::Ticks(some) => some.iter().map(word).collect::<Vec<_>>().join(", "),
            Value::Grades(some) => {
                let told = some.iter().map(|(one, grade)| match grade {
                    None => word(one),
                    Some(grade) => format!("{} {grade}", word(one)),
                });
                told.collect::<Vec<_>>().join(", ")
            }
            Value::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Number(number) => match self.kind {
                Kind::Number { unit, halves, .. } => {
                    format!("{} {unit}", counted(*number, halves)).trim_end().to_owned()
                }
                _ => number.to_string(),
            },
            Value::Text(text) => text.clone(),
            Value::Amount(amount) => match self.kind {
                Kind::Amount(units) => units.show(*amount),
                _ => amount.to_string(),
            },
            Value::Time(at) => match self.kind {
                Kind::Time(clock) => format!("{} {}", at.format("%a %-d %b"), clock.show(*at)),
                _ => at.to_string(),
            },
            Value::Date(day) => day.format("%-d %b %Y").to_string(),
            Value::Length(secs) => to_the_second(*secs),
        }
    }

    /// The answer as it is typed, to begin with when it is corrected.
    #[must_use]
    pub fn as_typed(&self) -> String {
        match &self.value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        }
    }
}

fn counted(number: u32, halves: bool) -> String {
    match (halves, number % 2) {
        (false, _) => number.to_string(),
        (true, 0) => (number / 2).to_string(),
        (true, _) => format!("{}.5", number / 2),
    }
}

fn number(text: &str, halves: bool) -> Option<u32> {
    if !halves {
        return text.parse().ok();
    }
    let (whole, half) = match text.split_once(['.', ',']) {
        None => (text, 0),
        Some((whole, "" | "0")) => (whole, 0),
        Some((whole, "5")) => (whole, 1),
        Some(_) => return None,
    };
    whole.parse::<u32>().ok()?.checked_mul(2)?.checked_add(half)
}

/// A moment: `0340` and `340` are 03:40 and `3` is 03:00, the last time it was so late; or as on the command line.
fn moment(text: &str, now: Stamp) -> Result<Stamp, String> {
    let wrong = || "a time that has passed, like 0340, yesterday 23:10 or -20m".to_owned();
    let here = |naive: chrono::NaiveDateTime| naive.and_local_timezone(*now.offset()).single().unwrap_or(now);
    if text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return time(text, now, &here).map_err(|_| wrong());
    }
    let (hours, minutes) = match text.len() {
        1 | 2 => (text, "0"),
        length => text.split_at(length - 2),
    };
    let clock = match (hours.parse(), minutes.parse()) {
        (Ok(hours), Ok(minutes)) => NaiveTime::from_hms_opt(hours, minutes, 0),
        _ => None,
    };
    let today = here(now.date_naive().and_time(clock.ok_or_else(wrong)?));
    Ok(if today > now { today - TimeDelta::days(1) } else { today })
}

/// A day: `today`, `2026-11-22`, or `2026-11` for the first of the month.
fn day(text: &str, today: NaiveDate) -> Result<NaiveDate, String> {
    let read = match text {
        "today" => Ok(today),
        month if month.len() == 7 => date(&format!("{month}-01")),
        day => date(day),
    };
    read.ok()
        .filter(|day| *day <= today)
        .ok_or_else(|| "a day that has come, like today, 2026-11-22 or 2026-11".to_owned())
}
