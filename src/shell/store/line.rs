//! One line of the journal and the fact it tells. Owns the text form of every kind; knows no file.
//!
//! A line is a whole TOML document: `id = { at = 2026-11-22 09:12:05+01:00, drink = "water", ml = 250 }`. Its closing
//! brace is the mark that it was written to the end.

use std::borrow::Cow;

use chrono::{FixedOffset, NaiveDateTime, SubsecRound};
use toml::de::{DeTable, DeValue};
use toml_writer::{ToTomlValue, TomlStringBuilder};

use crate::domain::cramps::{Cramp, Severity, Side, Site};
use crate::domain::fact::{AwayWhy, BreakMark, Fact, Id, Instead, PauseWhy, StretchDone, What};
use crate::domain::hydration::DrinkKind;
use crate::domain::quantity::Millilitres;
use crate::domain::time::Stamp;
use crate::shell::store::fields::Fields;
use crate::shell::store::health;
use crate::shell::store::quick::Quick;
use crate::shell::store::water;

/// The offset that was in force here at a local time: for times written by hand without one.
pub type LocalOffset = fn(NaiveDateTime) -> FixedOffset;

/// What a line is.
#[derive(Debug, Clone, PartialEq)]
pub enum Line<'a> {
    /// Nothing, a table header or the number of the schema.
    Frame,
    /// A comment, without its `#`.
    Comment(&'a str),
    /// A fact.
    Entry(Box<Fact>),
    /// Anything else, and why.
    Odd(String),
}

/// Reads a line, whatever it holds.
#[must_use]
pub fn read(line: &str, local: LocalOffset) -> Line<'_> {
    let line = line.trim();
    if let Some(fact) = Quick::read(line).and_then(|quick| quick.fact()) {
        return Line::Entry(Box::new(fact));
    }
    read_any(line, local)
}

/// The same by the parser of TOML, which knows every form.
#[must_use]
pub fn read_any(line: &str, local: LocalOffset) -> Line<'_> {
    let line = line.trim();
    if line.is_empty() {
        return Line::Frame;
    }
    if let Some(comment) = line.strip_prefix('#') {
        return Line::Comment(comment);
    }
    let document = match DeTable::parse(line) {
        Ok(document) => document,
        Err(error) => return Line::Odd(error.message().lines().next().unwrap_or_default().to_owned()),
    };
    if line.starts_with('[') {
        return Line::Frame;
    }
    let Some((key, value)) = document.get_ref().iter().next() else {
        return Line::Odd("it is empty".to_owned());
    };
    match value.get_ref() {
        DeValue::Table(fields) => match fact(key.get_ref(), fields, local) {
            Ok(fact) => Line::Entry(Box::new(fact)),
            Err(why) => Line::Odd(why),
        },
        DeValue::Integer(_) if key.get_ref() == "schema" => Line::Frame,
        _ => Line::Odd("it is not of the form name = { at = ... }".to_owned()),
    }
}

/// Reads a fact from the fields of its table.
///
/// # Errors
/// Says which field is missing or wrong.
pub fn fact(id: &str, table: &DeTable<'_>, local: LocalOffset) -> Result<Fact, String> {
    let fields = Fields::of(table);
    Ok(Fact {
        id: Id::new(id),
        at: fields.stamp("at", local)?.ok_or("at, the time, is missing")?,
        what: what(&fields)?,
        note: fields.text("note")?.map(plain).filter(|note| !note.is_empty()).map(String::into),
        instead: match fields.id("instead")? {
            Some(of) => Some(Instead { of, changed: fields.stamp("changed", local)? }),
            None => None,
        },
    })
}

/// Writes a fact as one line without its end. Free text loses control and direction characters; the time loses
/// fractions of a second, its offset those of a minute.
#[must_use]
pub fn write(fact: &Fact) -> String {
    let mut out = format!("{} = {{ at = {}", key(fact.id.as_str()), time(fact.at));
    write_what(&mut out, &fact.what);
    if let Some(Instead { of, changed }) = &fact.instead {
        put(&mut out, "instead", &quoted(of.as_str()));
        if let Some(changed) = changed {
            put(&mut out, "changed", &time(*changed));
        }
    }
    if let Some(note) = fact.note.as_deref().map(plain).filter(|note| !note.is_empty()) {
        put(&mut out, "note", &quoted(&note));
    }
    out + " }"
}

/// Text as it may stand in a line and on a screen: line breaks and tabs become spaces; other control characters
/// and those that turn the direction of writing are left out.
#[must_use]
pub fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
            '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => None,
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    kept.trim().to_owned()
}

/// The time as a line holds it: whole seconds, an offset of whole minutes.
#[must_use]
pub fn written_time(at: Stamp) -> Stamp {
    let minutes = at.offset().local_minus_utc() / 60;
    let offset = FixedOffset::east_opt(minutes * 60).unwrap_or(*at.offset());
    at.with_timezone(&offset).trunc_subsecs(0)
}

fn time(at: Stamp) -> String {
    written_time(at).format("%Y-%m-%d %H:%M:%S%:z").to_string()
}

fn write_what(out: &mut String, what: &What) {
    match what {
        What::Drink { kind, amount } => {
            put(out, "drink", &quoted(&plain(kind.word())));
            put(out, "ml", &amount.0.to_string());
        }
        What::Break(BreakMark::Taken { secs }) => {
            put(out, "break", &quoted("taken"));
            put_number(out, "secs", *secs);
        }
        What::Break(BreakMark::Skipped) => put(out, "break", &quoted("skipped")),
        What::Break(BreakMark::Snoozed { mins }) => {
            put(out, "break", &quoted("snoozed"));
            put(out, "mins", &mins.to_string());
        }
        What::Away { why, secs } => {
            put(out, "away", &quoted(away_word(*why)));
            put_number(out, "secs", *secs);
        }
        What::Back => put(out, "back", "true"),
        What::Idle { secs, up } => {
            put(out, "idle", "true");
            put(out, "secs", &secs.to_string());
            if let Some(up) = up {
                put(out, "up", &up.to_string());
            }
        }
        What::Pause { why, secs } => {
            put(out, "pause", &quoted(pause_word(*why)));
            put(out, "secs", &secs.to_string());
        }
        What::Resume => put(out, "resume", "true"),
        What::WindowOpened => put(out, "window", &quoted("opened")),
        What::WindowClosed => put(out, "window", &quoted("closed")),
        What::ClockSetBack { secs } => {
            put(out, "clock", &quoted("set back"));
            put(out, "secs", &secs.to_string());
        }
        What::Stretch(done) => {
            put(out, "stretch", &quoted(&plain(&done.routine)));
            put(out, "secs", &done.secs.to_string());
            put(out, "whole", &done.whole.to_string());
            put(out, "stood", &done.stood.to_string());
        }
        What::Cramp(cramp) => write_cramp(out, cramp),
        What::Profile(detail) => water::write_profile(out, detail),
        What::Goal(goal) => water::write_goal(out, *goal),
        What::Urine(urine) => water::write_urine(out, *urine),
        What::Exercise { effort, mins } => water::write_exercise(out, *effort, *mins),
        What::Heat(heat) => water::write_heat(out, *heat),
        What::Undo(target) => put(out, "undo", &quoted(target.as_str())),
        What::Health(health) => health::write(out, health),
        What::Other(kind) => put(out, &key(&plain(kind)), "true"),
    }
}

fn write_cramp(out: &mut String, cramp: &Cramp) {
    let site = cramp.site.word();
    let place = cramp.side.map_or_else(|| site.to_owned(), |side| format!("{} {site}", side.word()));
    put(out, "cramp", &quoted(&place));
    put_number(out, "pain", cramp.pain.map(|pain| u32::from(pain.get())));
    put_number(out, "secs", cramp.secs);
    if let Some(woke) = cramp.woke {
        put(out, "woke", &woke.to_string());
    }
    if let Some(more) = &cramp.more {
        health::write_more(out, more);
    }
}

pub(super) fn put(out: &mut String, key: &str, value: &str) {
    out.extend([", ", key, " = ", value]);
}

pub(super) fn put_number(out: &mut String, key: &str, value: Option<u32>) {
    if let Some(number) = value {
        put(out, key, &number.to_string());
    }
}

fn key(text: &str) -> Cow<'_, str> {
    let bare = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    if !text.is_empty() && text.bytes().all(bare) { Cow::Borrowed(text) } else { Cow::Owned(quoted(text)) }
}

pub(super) fn quoted(text: &str) -> String {
    TomlStringBuilder::new(text).as_basic().to_toml_value()
}

fn away_word(why: AwayWhy) -> &'static str {
    match why {
        AwayWhy::Told => "told",
        AwayWhy::Suspend => "suspend",
        AwayWhy::Lock => "lock",
    }
}

fn pause_word(why: PauseWhy) -> &'static str {
    match why {
        PauseWhy::Told => "told",
        PauseWhy::Meeting => "meeting",
    }
}

/// Reads what a line tells.
///
/// # Errors
/// Says which field is missing or wrong.
pub(super) fn what(fields: &Fields<'_>) -> Result<What, String> {
    let kind = fields.kind().ok_or("it does not say what happened, such as drink = \"water\"")?;
    Ok(match kind {
        "drink" => What::Drink { kind: drink(fields)?, amount: Millilitres(fields.amount()?) },
        "break" => What::Break(break_mark(fields)?),
        "away" => What::Away { why: away(fields)?, secs: fields.seconds()? },
        "back" | "idle" | "resume" if fields.flag(kind)? != Some(true) => {
            return Err(format!("{kind} can only be true"));
        }
        "back" => What::Back,
        "idle" => What::Idle { secs: fields.seconds()?.ok_or("secs is missing")?, up: fields.flag("up")? },
        "resume" => What::Resume,
        "pause" => What::Pause { why: pause(fields)?, secs: fields.seconds()?.ok_or("secs is missing")? },
        "window" => match fields.needed_text("window")? {
            "opened" => What::WindowOpened,
            "closed" => What::WindowClosed,
            other => return Err(format!("window = \"{other}\" is neither opened nor closed")),
        },
        "clock" => match fields.needed_text("clock")? {
            "set back" => What::ClockSetBack { secs: fields.seconds()?.ok_or("secs is missing")? },
            other => return Err(format!("clock = \"{other}\" is not known; it is set back")),
        },
        "stretch" => What::Stretch(StretchDone {
            routine: fields.name("stretch")?,
            secs: fields.seconds()?.ok_or("secs is missing")?,
            whole: fields.flag("whole")?.unwrap_or(true),
            stood: fields.flag("stood")?.unwrap_or(false),
        }),
        "cramp" => What::Cramp(cramp(fields)?),
        "checkin" | "weekly" | "foot_check" | "odd" | "thirst" | "medicine" | "clot_risk" | "seen"
        | "shown" | "offered" => What::Health(health::read(kind, fields)?),
        "undo" => What::Undo(fields.id("undo")?.ok_or("undo is empty")?),
        other => match water::read(other, fields)? {
            Some(what) => what,
            None => What::Other(plain(other).into()),
        },
    })
}

fn drink(fields: &Fields<'_>) -> Result<DrinkKind, String> {
    Ok(DrinkKind::from_word(&fields.name("drink")?))
}

fn break_mark(fields: &Fields<'_>) -> Result<BreakMark, String> {
    match fields.needed_text("break")? {
        "taken" => Ok(BreakMark::Taken { secs: fields.seconds()? }),
        "skipped" => Ok(BreakMark::Skipped),
        "snoozed" => {
            let mins = fields.number("mins", 0..=u32::MAX)?.ok_or("mins is missing")?;
            Ok(BreakMark::Snoozed { mins })
        }
        other => Err(format!("break = \"{other}\" is none of taken, skipped, snoozed")),
    }
}

fn away(fields: &Fields<'_>) -> Result<AwayWhy, String> {
    let word = fields.needed_text("away")?;
    [AwayWhy::Told, AwayWhy::Suspend, AwayWhy::Lock]
        .into_iter()
        .find(|why| away_word(*why) == word)
        .ok_or_else(|| format!("away = \"{word}\" is none of told, suspend, lock"))
}

fn pause(fields: &Fields<'_>) -> Result<PauseWhy, String> {
    let word = fields.needed_text("pause")?;
    [PauseWhy::Told, PauseWhy::Meeting]
        .into_iter()
        .find(|why| pause_word(*why) == word)
        .ok_or_else(|| format!("pause = \"{word}\" is neither told nor meeting"))
}

fn cramp(fields: &Fields<'_>) -> Result<Cramp, String> {
    let (side, site) = place(&fields.name("cramp")?)?;
    let pain = fields.number("pain", 0..=10)?;
    let cramp = Cramp {
        site,
        side,
        pain: pain.and_then(|number| Severity::new(u8::try_from(number).ok()?)),
        secs: fields.seconds()?,
        woke: fields.flag("woke")?,
        more: None,
    };
    Ok(cramp.with(health::read_more(fields)?))
}

/// Side and site of a cramp from its words.
///
/// # Errors
/// Lists the sites.
pub fn place(words: &str) -> Result<(Option<Side>, Site), String> {
    let sided = words.split_once(' ').and_then(|(side, site)| Some((Side::parse(side).ok()?, site)));
    let (side, site) = sided.map_or((None, words), |(side, site)| (Some(side), site));
    Ok((side, Site::parse(site)?))
}
