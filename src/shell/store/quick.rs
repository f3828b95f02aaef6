//! Lines as the program itself writes them, read without a parser of TOML: a year has some 8,500, and most of them are
//! like this. What has any other form is left to `line`; what is read here reads the same there.

use chrono::{FixedOffset, NaiveDate, TimeZone};

use crate::domain::cramps::{Cramp, Severity};
use crate::domain::fact::{AwayWhy, BreakMark, Fact, Id, PauseWhy, StretchDone, What};
use crate::domain::hydration::DrinkKind;
use crate::domain::quantity::{LARGEST_DRINK, Millilitres};
use crate::domain::target::{Effort, Heat};
use crate::domain::urine::{Shade, Urine};
use crate::domain::words::Word;
use crate::shell::store::fields::Fields;
use crate::shell::store::id::{self, LENGTH};
use crate::shell::store::line::{self, place, plain};
use crate::shell::store::water::MINUTES;

/// What stands between the id and the time.
pub(super) const AT: &str = " = { at = ";

/// Length of a time: `2026-11-22 09:12:05+01:00`.
const TIME: usize = 25;

/// A line of the common form, its text still where it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Quick<'a> {
    /// The id.
    pub id: &'a str,
    /// The day that is written, as a number that sorts: `20261122`.
    pub day: u32,
    /// Seconds since midnight.
    second: u32,
    /// Minutes east of Greenwich.
    offset: i32,
    told: Told<'a>,
    note: Option<&'a str>,
}

#[derive(Debug, Clone, PartialEq)]
enum Told<'a> {
    Drink(&'a str, u32),
    Break(BreakMark),
    Away(AwayWhy, Option<u32>),
    Back,
    Idle(u32, Option<bool>),
    Pause(PauseWhy, u32),
    Resume,
    Window(bool),
    Stretch(&'a str, u32, bool, bool),
    Cramp(Cramp),
    Undo(&'a str),
    Urine(Urine),
    Exercise(Effort, u32),
    Heat(Heat),
    /// What has a form of its own: the full form of a cramp, a check-in.
    Full(Box<What>),
}

/// A day as [`Quick::day`] has it.
#[must_use]
pub fn day_number(day: NaiveDate) -> u32 {
    use chrono::Datelike;
    u32::try_from(day.year()).unwrap_or(0) * 10_000 + day.month() * 100 + day.day()
}

impl<'a> Quick<'a> {
    /// Reads a line without its end; none for a line of any other form, sound or not.
    #[must_use]
    pub fn read(line: &'a str) -> Option<Self> {
        let (id, rest) = line.split_at_checked(LENGTH)?;
        let (at, rest) = rest.strip_prefix(AT)?.split_at_checked(TIME)?;
        if !id::is_id(id) {
            return None;
        }
        let (day, second, offset) = time(at.as_bytes())?;
        let (told, note) = told(rest)?;
        if note.is_some_and(|note| !note.is_ascii() && plain(note) != note) {
            return None;
        }
        Some(Self { id, day, second, offset, told, note })
    }

    /// True for what matters on whatever day it was: a cramp, because the newest one is shown, an undo, because it may be
    /// about any day, and what lasts.
    #[must_use]
    pub fn is_timeless(&self) -> bool {
        match &self.told {
            Told::Cramp(_) | Told::Undo(_) => true,
            Told::Full(what) => what.is_lasting() || matches!(**what, What::Cramp(_)),
            _ => false,
        }
    }

    /// The fact.
    #[must_use]
    pub fn fact(&self) -> Option<Fact> {
        let date = NaiveDate::from_ymd_opt(
            i32::try_from(self.day / 10_000).ok()?,
            self.day / 100 % 100,
            self.day % 100,
        )?;
        let local = date.and_hms_opt(self.second / 3600, self.second / 60 % 60, self.second % 60)?;
        let at = FixedOffset::east_opt(self.offset * 60)?.from_local_datetime(&local).single()?;
        let note = self.note.map(Into::into);
        Some(Fact { id: Id::new(self.id), at, what: self.told.what(), note, instead: None })
    }
}

impl Told<'_> {
    fn what(&self) -> What {
        match self {
            Self::Drink(kind, ml) => {
                What::Drink { kind: DrinkKind::from_word(kind), amount: Millilitres(*ml) }
            }
            Self::Break(mark) => What::Break(*mark),
            Self::Away(why, secs) => What::Away { why: *why, secs: *secs },
            Self::Back => What::Back,
            Self::Idle(secs, up) => What::Idle { secs: *secs, up: *up },
            Self::Pause(why, secs) => What::Pause { why: *why, secs: *secs },
            Self::Resume => What::Resume,
            Self::Window(true) => What::WindowOpened,
            Self::Window(false) => What::WindowClosed,
            Self::Stretch(routine, secs, whole, stood) => What::Stretch(StretchDone {
                routine: (*routine).into(),
                secs: *secs,
                whole: *whole,
                stood: *stood,
            }),
            Self::Cramp(cramp) => What::Cramp(cramp.clone()),
            Self::Undo(target) => What::Undo(Id::new(target)),
            Self::Urine(urine) => What::Urine(*urine),
            Self::Exercise(effort, mins) => What::Exercise { effort: *effort, mins: *mins },
            Self::Heat(heat) => What::Heat(*heat),
            Self::Full(what) => (**what).clone(),
        }
    }
}

/// What stands behind the time: what is told, and the note.
fn told(text: &str) -> Option<(Told<'_>, Option<&str>)> {
    let mut rest = Rest(text);
    if let Some(told) = rest.told() {
        let note = rest.text(", note = \"");
        if rest.0 == " }" {
            return Some((told, note));
        }
    }
    let fields = Fields::plainly(text)?;
    let what = line::what(&fields).ok().filter(|what| !matches!(what, What::Other(_)))?;
    let note = fields.text("note").ok()?;
    let sound = note.is_none_or(|note| !note.is_empty() && note.trim() == note);
    (sound && fields.get("instead").is_none()).then(|| (Told::Full(Box::new(what)), note))
}

/// What is left of the line.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn told(&mut self) -> Option<Told<'a>> {
        if let Some(kind) = self.word(", drink = \"") {
            let ml = self.number(", ml = ").filter(|ml| (1..=LARGEST_DRINK.0).contains(ml))?;
            return Some(Told::Drink(kind, ml));
        }
        if let Some(mark) = self.word(", break = \"") {
            return Some(Told::Break(match mark {
                "taken" => BreakMark::Taken { secs: self.number(", secs = ") },
                "skipped" => BreakMark::Skipped,
                "snoozed" => BreakMark::Snoozed { mins: self.number(", mins = ")? },
                _ => return None,
            }));
        }
        if let Some(word) = self.word(", window = \"") {
            return matches!(word, "opened" | "closed").then_some(Told::Window(word == "opened"));
        }
        if let Some(routine) = self.word(", stretch = \"") {
            let secs = self.number(", secs = ")?;
            return Some(Told::Stretch(routine, secs, self.flag(", whole = ")?, self.flag(", stood = ")?));
        }
        if let Some(why) = self.word(", away = \"") {
            let why = match why {
                "told" => AwayWhy::Told,
                "suspend" => AwayWhy::Suspend,
                "lock" => AwayWhy::Lock,
                _ => return None,
            };
            return Some(Told::Away(why, self.number(", secs = ")));
        }
        if let Some(why) = self.word(", pause = \"") {
            let why = match why {
                "told" => PauseWhy::Told,
                "meeting" => PauseWhy::Meeting,
                _ => return None,
            };
            return Some(Told::Pause(why, self.number(", secs = ")?));
        }
        if let Some(words) = self.word(", cramp = \"") {
            let (side, site) = place(words).ok()?;
            let pain = match self.number(", pain = ") {
                Some(number) => Some(Severity::new(u8::try_from(number).ok()?)?),
                None => None,
            };
            let secs = self.number(", secs = ");
            let woke = self.flag(", woke = ");
            return Some(Told::Cramp(Cramp { site, side, pain, secs, woke, more: None }));
        }
        if let Some(target) = self.word(", undo = \"") {
            return Some(Told::Undo(target));
        }
        if let Some(number) = self.number(", urine = ") {
            return Some(Told::Urine(Urine::Shade(Shade::new(number)?)));
        }
        if let Some(word) = self.word(", exercise = \"") {
            return Some(Told::Exercise(Effort::parse(word).ok()?, self.minutes()?));
        }
        if let Some(word) = self.word(", heat = \"") {
            return match word {
                "day" => Some(Told::Heat(Heat::Day)),
                "work" => Some(Told::Heat(Heat::Work { mins: self.minutes()? })),
                _ => None,
            };
        }
        if self.mark(", idle = true") {
            return Some(Told::Idle(self.number(", secs = ")?, self.flag(", up = ")));
        }
        if self.mark(", resume = true") {
            return Some(Told::Resume);
        }
        self.mark(", back = true").then_some(Told::Back)
    }

    fn mark(&mut self, text: &str) -> bool {
        let rest = self.0.strip_prefix(text);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn minutes(&mut self) -> Option<u32> {
        self.number(", mins = ").filter(|mins| MINUTES.contains(mins))
    }

    fn word(&mut self, key: &str) -> Option<&'a str> {
        let before = self.0;
        let word = self.text(key)?;
        if word.is_ascii() {
            return Some(word);
        }
        self.0 = before;
        None
    }

    /// Text behind `key` up to its closing quote: not empty, without escapes, as it would be written again.
    fn text(&mut self, key: &str) -> Option<&'a str> {
        let (text, rest) = self.0.strip_prefix(key)?.split_once('"')?;
        let fine = |b: u8| b >= b' ' && b != b'\\' && b != 0x7f;
        if text.is_empty() || text.starts_with(' ') || text.ends_with(' ') || !text.bytes().all(fine) {
            return None;
        }
        self.0 = rest;
        Some(text)
    }

    /// A number behind `key`, short enough for any field.
    fn number(&mut self, key: &str) -> Option<u32> {
        let rest = self.0.strip_prefix(key)?;
        let count = rest.bytes().take_while(u8::is_ascii_digit).count();
        let digits = &rest[..count];
        if !(1..=7).contains(&count) || (count > 1 && digits.starts_with('0')) {
            return None;
        }
        self.0 = &rest[count..];
        Some(digits.bytes().fold(0, |number, digit| number * 10 + u32::from(digit - b'0')))
    }

    fn flag(&mut self, key: &str) -> Option<bool> {
        let rest = self.0.strip_prefix(key)?;
        let (flag, rest) = match rest.strip_prefix("true") {
            Some(rest) => (true, rest),
            None => (false, rest.strip_prefix("false")?),
        };
        self.0 = rest;
        Some(flag)
    }
}

fn time(at: &[u8]) -> Option<(u32, u32, i32)> {
    let at: &[u8; TIME] = at.try_into().ok()?;
    let digits = |from: usize, to: usize| {
        at[from..to]
            .iter()
            .try_fold(0_u32, |number, b| b.is_ascii_digit().then(|| number * 10 + u32::from(b - b'0')))
    };
    let marks = [at[4], at[7], at[22]] == [b'-', b'-', b':'];
    let (year, month, day) = (digits(0, 4)?, digits(5, 7)?, digits(8, 10)?);
    let second = second_of_day(at[10..].first_chunk()?)?;
    let (hours, minutes) = (digits(20, 22)?, digits(23, 25)?);
    let sound = (1..=12).contains(&month)
        && (1..=31).contains(&day)
        && (day <= 28 || NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).is_some())
        && hours < 24
        && minutes < 60;
    let east = i32::try_from(hours * 60 + minutes).ok()?;
    let offset = match at[19] {
        b'+' => east,
        b'-' => -east,
        _ => return None,
    };
    (marks && sound).then_some((year * 10_000 + month * 100 + day, second, offset))
}

/// Seconds since midnight of ` 09:12:05`.
pub(super) fn second_of_day(hour: &[u8; 9]) -> Option<u32> {
    let [b' ', h, i, b':', m, n, b':', s, t] = *hour else { return None };
    let sound =
        [h, i, m, n, s, t].iter().all(u8::is_ascii_digit) && (h, i) < (b'2', b'4') && m < b'6' && s < b'6';
    let number = |tens: u8, ones: u8| u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
    sound.then(|| number(h, i) * 3600 + number(m, n) * 60 + number(s, t))
}
