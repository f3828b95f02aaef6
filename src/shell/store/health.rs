//! The text form of the facts about health: the full form of a cramp, check-in, signs, medicines and flags. Several
//! words stand in an array: `triggers = ["alcohol", "poor_sleep"]`. A missing key is a question that was not answered.

use std::ops::RangeInclusive;

use chrono::{NaiveDate, NaiveTime};

use crate::domain::checkin::{CheckIn, Halves, MOST_HOURS, MOST_UNITS};
use crate::domain::cramps::Severity;
use crate::domain::diary::{Grade, More, Tried};
use crate::domain::flags::{Level, Shown};
use crate::domain::health::Health;
use crate::domain::medicine::Medicine;
use crate::domain::time::parse_clock;
use crate::domain::words::{Answers, Set, Word};
use crate::shell::store::fields::{Field, Fields};
use crate::shell::store::line::{plain, put, put_number, quoted};

/// Writes what a fact about health tells.
pub(super) fn write(out: &mut String, health: &Health) {
    match health {
        Health::CheckIn(answers) => write_checkin(out, answers),
        Health::Weekly(answers) => put_answers(out, "weekly", *answers),
        Health::FootCheck(problems) => match problems.is_empty() {
            true => put(out, "foot_check", &quoted("ok")),
            false => put(out, "foot_check", &array(*problems)),
        },
        Health::Odd(signs) => put(out, "odd", &array(*signs)),
        Health::Thirst(signs) => put(out, "thirst", &array(*signs)),
        Health::Medicine(medicine) => {
            put(out, "medicine", &quoted(&plain(&medicine.name)));
            put_word(out, "class", medicine.class);
            put_number(out, "mg", medicine.mg);
            put_date(out, "started", medicine.started);
            put_date(out, "changed_on", medicine.changed);
            put_date(out, "stopped", medicine.stopped);
        }
        Health::ClotRisk(risks) => put(out, "clot_risk", &array(*risks)),
        Health::Seen(rule) => put(out, "seen", &quoted(&plain(rule))),
        Health::Shown(shown) => {
            put(out, "shown", &quoted(&plain(&shown.rule)));
            put_word(out, "level", Some(shown.level));
            put(out, "reasons", &shown.reasons.to_string());
        }
        Health::Offered(cramp) => put(out, "offered", &quoted(cramp.as_str())),
    }
}

/// Reads a fact of that kind, one of those that [`write`] writes.
pub(super) fn read(kind: &str, fields: &Fields<'_>) -> Result<Health, String> {
    Ok(match kind {
        "checkin" => Health::CheckIn(Box::new(checkin(fields)?)),
        "weekly" => Health::Weekly(answers(fields, "weekly")?),
        "foot_check" => Health::FootCheck(match fields.get("foot_check") {
            Some(Field::Text("ok")) => Set::EMPTY,
            _ => needed_set(fields, "foot_check")?,
        }),
        "odd" => Health::Odd(needed_set(fields, "odd")?),
        "thirst" => Health::Thirst(needed_set(fields, "thirst")?),
        "medicine" => Health::Medicine(Box::new(Medicine {
            name: fields.name("medicine")?,
            class: word(fields, "class")?,
            mg: fields.number("mg", 0..=100_000)?,
            started: date(fields, "started")?,
            changed: date(fields, "changed_on")?,
            stopped: date(fields, "stopped")?,
        })),
        "clot_risk" => Health::ClotRisk(needed_set(fields, "clot_risk")?),
        "seen" => Health::Seen(fields.name("seen")?),
        "offered" => Health::Offered(fields.id("offered")?.ok_or("offered is empty")?),
        _ => Health::Shown(Box::new(Shown {
            rule: fields.name("shown")?,
            level: word(fields, "level")?.unwrap_or(Level::NextVisit),
            reasons: fields.number("reasons", 0..=u32::MAX)?.unwrap_or(0),
        })),
    })
}

fn write_checkin(out: &mut String, answers: &CheckIn) {
    put_answers(out, "checkin", answers.answers);
    put_number(out, "urine_max", answers.urine_max.map(u32::from));
    put_halves(out, "sitting_h", answers.sitting);
    if let Some(at) = answers.last_caffeine {
        put(out, "last_caffeine", &quoted(&at.format("%H:%M").to_string()));
    }
    put_halves(out, "alcohol_units", answers.alcohol);
    put_word(out, "exercise", answers.exercise);
    put_number(out, "exercise_min", answers.exercise_minutes);
    put_set(out, "footwear", answers.footwear);
    put_halves(out, "sleep_h", answers.sleep);
}

fn checkin(fields: &Fields<'_>) -> Result<CheckIn, String> {
    Ok(CheckIn {
        answers: answers(fields, "checkin")?,
        urine_max: small(fields, "urine_max", 1..=8)?,
        sitting: halves(fields, "sitting_h", MOST_HOURS)?,
        last_caffeine: clock(fields, "last_caffeine")?,
        alcohol: halves(fields, "alcohol_units", MOST_UNITS)?,
        exercise: word(fields, "exercise")?,
        exercise_minutes: fields.number("exercise_min", 0..=1_440)?,
        footwear: set(fields, "footwear")?.unwrap_or_default(),
        sleep: halves(fields, "sleep_h", MOST_HOURS)?,
    })
}

/// Writes the answers of the full form of a cramp.
pub(super) fn write_more(out: &mut String, more: &More) {
    if more.running {
        put(out, "running", "true");
    }
    put_number(out, "sleep_disturbed", more.sleep_disturbed.map(|number| number.get().into()));
    put_word(out, "state_before", more.state_before);
    put_word(out, "eases_on_rest", more.eases_on_rest);
    put_word(out, "same_distance", more.same_distance);
    put_set(out, "triggers", more.triggers);
    if !more.relief.is_empty() {
        put(out, "relief", &list(more.relief.iter().map(tried)));
    }
    put_number(out, "time_to_relief_s", more.time_to_relief);
    if let Some(signs) = more.signs {
        put(out, "signs", &array(signs));
    }
    put_word(out, "interfered", more.interfered);
    put_number(out, "soreness_next_day", more.soreness.map(|grade| grade.get().into()));
    if more.strained {
        put(out, "strained", "true");
    }
    if let Some(id) = &more.medicine {
        put(out, "med_change", &quoted(id.as_str()));
    }
}

/// Reads the answers of the full form of a cramp.
pub(super) fn read_more(fields: &Fields<'_>) -> Result<More, String> {
    let mut more = More {
        running: fields.flag("running")?.unwrap_or(false),
        sleep_disturbed: small(fields, "sleep_disturbed", 0..=10)?.and_then(Severity::new),
        state_before: word(fields, "state_before")?,
        eases_on_rest: word(fields, "eases_on_rest")?,
        same_distance: word(fields, "same_distance")?,
        triggers: set(fields, "triggers")?.unwrap_or_default(),
        relief: Vec::new(),
        time_to_relief: fields.number("time_to_relief_s", 0..=u32::MAX)?,
        signs: set(fields, "signs")?,
        interfered: word(fields, "interfered")?,
        soreness: small(fields, "soreness_next_day", 0..=3)?.and_then(Grade::new),
        strained: fields.flag("strained")?.unwrap_or(false),
        medicine: fields.id("med_change")?,
    };
    for text in fields.texts("relief")?.unwrap_or_default() {
        more.tried(Tried::parse(text)?);
    }
    Ok(more)
}

fn tried(tried: &Tried) -> String {
    let word = tried.relief.word();
    tried.helped.map_or_else(|| word.to_owned(), |grade| format!("{word} {}", grade.get()))
}

fn list(texts: impl Iterator<Item = impl AsRef<str>>) -> String {
    let texts: Vec<String> = texts.map(|text| quoted(text.as_ref())).collect();
    format!("[{}]", texts.join(", "))
}

fn array<W: Word>(set: Set<W>) -> String {
    list(set.iter().map(Word::word))
}

fn put_set<W: Word>(out: &mut String, key: &str, set: Set<W>) {
    if !set.is_empty() {
        put(out, key, &array(set));
    }
}

fn put_answers<W: Word>(out: &mut String, key: &str, answers: Answers<W>) {
    put(out, key, &array(answers.yes()));
    put_set(out, "no", answers.no());
}

fn put_word<W: Word>(out: &mut String, key: &str, word: Option<W>) {
    if let Some(word) = word {
        put(out, key, &quoted(word.word()));
    }
}

fn put_halves(out: &mut String, key: &str, number: Option<Halves>) {
    if let Some(number) = number {
        put(out, key, &number.to_string());
    }
}

fn put_date(out: &mut String, key: &str, date: Option<NaiveDate>) {
    if let Some(date) = date {
        put(out, key, &date.to_string());
    }
}

fn word<W: Word>(fields: &Fields<'_>, key: &str) -> Result<Option<W>, String> {
    fields.text(key)?.map(|text| W::parse(text)).transpose()
}

fn set<W: Word>(fields: &Fields<'_>, key: &str) -> Result<Option<Set<W>>, String> {
    fields.texts(key)?.map(|words| words.iter().map(|word| W::parse(word)).collect()).transpose()
}

fn needed_set<W: Word>(fields: &Fields<'_>, key: &str) -> Result<Set<W>, String> {
    set(fields, key)?.ok_or_else(|| format!("{key} is missing"))
}

fn answers<W: Word>(fields: &Fields<'_>, key: &str) -> Result<Answers<W>, String> {
    Ok(Answers::new(needed_set(fields, key)?, set(fields, "no")?.unwrap_or_default()))
}

fn small(fields: &Fields<'_>, key: &str, range: RangeInclusive<u32>) -> Result<Option<u8>, String> {
    Ok(fields.number(key, range)?.and_then(|number| u8::try_from(number).ok()))
}

fn halves(fields: &Fields<'_>, key: &str, most: u16) -> Result<Option<Halves>, String> {
    let digits = match fields.get(key) {
        None => return Ok(None),
        Some(Field::Whole(digits, 10) | Field::Decimal(digits)) => digits,
        Some(_) => return Err(format!("{key} must be a number")),
    };
    Halves::parse(digits, most).map(Some).map_err(|why| format!("{key}: {why}"))
}

fn clock(fields: &Fields<'_>, key: &str) -> Result<Option<NaiveTime>, String> {
    let Some(text) = fields.text(key)? else { return Ok(None) };
    parse_clock(text).map(Some).map_err(|why| format!("{key}: {why}"))
}

/// A day, as text or as a date of TOML.
fn date(fields: &Fields<'_>, key: &str) -> Result<Option<NaiveDate>, String> {
    let text = match fields.get(key) {
        None => return Ok(None),
        Some(Field::Text(text)) => (*text).to_owned(),
        Some(Field::Time(date)) => date.to_string(),
        Some(_) => String::new(),
    };
    let wrong = || format!("{key} must be a day such as 2026-11-22");
    NaiveDate::parse_from_str(&text, "%Y-%m-%d").map(Some).map_err(|_| wrong())
}
