//! The fields of a line, whoever took it apart: the parser of TOML, or for the forms that the program itself writes
//! [`Fields::plainly`], much faster.

use std::ops::RangeInclusive;

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeZone};
use toml::de::{DeTable, DeValue};
use toml::value::{Datetime, Offset};

use crate::domain::fact::Id;
use crate::domain::quantity::{LARGEST_DRINK, thousands};
use crate::domain::time::Stamp;
use crate::shell::store::line::{LocalOffset, plain};

/// Keys any fact may have.
const COMMON: [&str; 4] = ["at", "note", "instead", "changed"];
/// Keys that detail a kind and are none themselves, so that a person may put them in front of it.
const DETAILS: [&str; 11] =
    ["up", "ml", "secs", "mins", "whole", "stood", "pain", "woke", "is", "mode", "basis"];

/// More digits than any field has.
const DIGITS: usize = 7;

/// The fields of an entry in the order they are written.
pub(super) struct Fields<'a>(Vec<(&'a str, Field<'a>)>);

/// The value of a field.
pub(super) enum Field<'a> {
    Text(&'a str),
    /// Digits and their base.
    Whole(&'a str, u32),
    Decimal(&'a str),
    Flag(bool),
    Texts(Vec<&'a str>),
    Time(Datetime),
    /// What no field has.
    Odd,
}

impl<'a> Fields<'a> {
    /// Those of a table that was parsed.
    pub(super) fn of(table: &'a DeTable<'a>) -> Self {
        let mut fields: Vec<_> = table.iter().collect();
        fields.sort_unstable_by_key(|(key, _)| key.span().start);
        Self(fields.into_iter().map(|(key, value)| (&**key.get_ref(), Field::of(value.get_ref()))).collect())
    }

    /// Takes apart what stands behind the time, `, checkin = ["cramps"], sitting_h = 7.5 }`; none for any form but the
    /// plainest, sound or not.
    pub(super) fn plainly(mut rest: &'a str) -> Option<Self> {
        let mut fields: Vec<(&str, Field<'_>)> = Vec::with_capacity(12);
        while let Some(field) = rest.strip_prefix(", ") {
            let length = field.bytes().take_while(|b| b.is_ascii_lowercase() || *b == b'_').count();
            let (key, behind) = field.split_at(length);
            if key.is_empty() || COMMON[0] == key || fields.iter().any(|(known, _)| *known == key) {
                return None;
            }
            let (field, behind) = Field::plainly(behind.strip_prefix(" = ")?)?;
            fields.push((key, field));
            rest = behind;
        }
        (rest == " }").then_some(Self(fields))
    }

    /// What kind of fact this is: the first key that is none of its details.
    pub(super) fn kind(&self) -> Option<&'a str> {
        let none = |key: &&str| COMMON.contains(key) || DETAILS.contains(key);
        self.0.iter().map(|(key, _)| *key).find(|key| !none(key))
    }

    pub(super) fn get(&self, key: &str) -> Option<&Field<'a>> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    pub(super) fn text(&self, key: &str) -> Result<Option<&'a str>, String> {
        match self.get(key) {
            None => Ok(None),
            Some(Field::Text(text)) => Ok(Some(text)),
            Some(_) => Err(format!("{key} must be text in quotes")),
        }
    }

    pub(super) fn needed_text(&self, key: &str) -> Result<&'a str, String> {
        self.text(key)?.ok_or_else(|| format!("{key} is missing"))
    }

    pub(super) fn name(&self, key: &str) -> Result<Box<str>, String> {
        let name = plain(self.needed_text(key)?);
        if name.is_empty() { Err(format!("{key} is empty")) } else { Ok(name.into()) }
    }

    pub(super) fn id(&self, key: &str) -> Result<Option<Id>, String> {
        Ok(self.text(key)?.filter(|text| !text.is_empty()).map(Id::new))
    }

    pub(super) fn flag(&self, key: &str) -> Result<Option<bool>, String> {
        match self.get(key) {
            None => Ok(None),
            Some(Field::Flag(flag)) => Ok(Some(*flag)),
            Some(_) => Err(format!("{key} must be true or false")),
        }
    }

    pub(super) fn texts(&self, key: &str) -> Result<Option<&[&'a str]>, String> {
        match self.get(key) {
            None => Ok(None),
            Some(Field::Texts(texts)) => Ok(Some(texts)),
            Some(_) => Err(format!("{key} must be words in brackets such as [\"one\", \"two\"]")),
        }
    }

    pub(super) fn number(&self, key: &str, range: RangeInclusive<u32>) -> Result<Option<u32>, String> {
        let Some(value) = self.get(key) else { return Ok(None) };
        let Field::Whole(digits, base) = value else {
            return Err(format!("{key} must be a whole number"));
        };
        let number = u32::from_str_radix(digits, *base).ok();
        number.filter(|number| range.contains(number)).map(Some).ok_or_else(|| {
            let (least, most) = (thousands(*range.start()), thousands(*range.end()));
            format!("{key} = {}{digits} is outside {least} to {most}", prefix(*base))
        })
    }

    pub(super) fn seconds(&self) -> Result<Option<u32>, String> {
        self.number("secs", 0..=u32::MAX)
    }

    pub(super) fn amount(&self) -> Result<u32, String> {
        self.number("ml", 1..=LARGEST_DRINK.0)?.ok_or_else(|| "ml is missing".to_owned())
    }

    pub(super) fn stamp(&self, key: &str, local: LocalOffset) -> Result<Option<Stamp>, String> {
        match self.get(key) {
            None => Ok(None),
            Some(Field::Time(at)) => match stamp(at, local) {
                Some(at) => Ok(Some(at)),
                None => Err(format!("{key} = {at} is not a day and time")),
            },
            Some(_) => Err(format!("{key} must be a day and time such as 2026-11-22 09:12:05+01:00")),
        }
    }
}

impl<'a> Field<'a> {
    fn of(value: &'a DeValue<'a>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text),
            DeValue::Integer(number) => Self::Whole(number.as_str(), number.radix()),
            DeValue::Float(number) => Self::Decimal(number.as_str()),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Datetime(time) => Self::Time(*time),
            DeValue::Array(values) => {
                let texts: Option<Vec<&str>> = values.iter().map(|value| value.get_ref().as_str()).collect();
                texts.map_or(Self::Odd, Self::Texts)
            }
            DeValue::Table(_) => Self::Odd,
        }
    }

    /// The value in front, and what stands behind it.
    fn plainly(text: &'a str) -> Option<(Self, &'a str)> {
        if let Some(text) = text.strip_prefix('"') {
            let (text, rest) = quoted(text)?;
            return Some((Self::Text(text), rest));
        }
        if let Some(list) = text.strip_prefix('[') {
            return listed(list).map(|(texts, rest)| (Self::Texts(texts), rest));
        }
        for (word, flag) in [("true", true), ("false", false)] {
            if let Some(rest) = text.strip_prefix(word) {
                return Some((Self::Flag(flag), rest));
            }
        }
        let whole = digits(text)?;
        let rest = &text[whole.len()..];
        if rest.starts_with('-') {
            let (day, rest) = text.split_at_checked(10)?;
            return Some((Self::Time(day.parse().ok()?), rest));
        }
        if whole.len() > 1 && whole.starts_with('0') {
            return None;
        }
        let Some(part) = rest.strip_prefix('.') else { return Some((Self::Whole(whole, 10), rest)) };
        let length = whole.len() + 1 + digits(part)?.len();
        Some((Self::Decimal(&text[..length]), &text[length..]))
    }
}

/// Text up to its closing quote, without escapes.
fn quoted(text: &str) -> Option<(&str, &str)> {
    let (text, rest) = text.split_once('"')?;
    text.bytes().all(|b| b >= b' ' && b != b'\\' && b != 0x7f).then_some((text, rest))
}

fn listed(list: &str) -> Option<(Vec<&str>, &str)> {
    let mut texts = Vec::with_capacity(4);
    if let Some(rest) = list.strip_prefix(']') {
        return Some((texts, rest));
    }
    let mut rest = list;
    loop {
        let (text, behind) = quoted(rest.strip_prefix('"')?)?;
        texts.push(text);
        match behind.strip_prefix(", ") {
            Some(more) => rest = more,
            None => return Some((texts, behind.strip_prefix(']')?)),
        }
    }
}

fn digits(text: &str) -> Option<&str> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    (1..=DIGITS).contains(&count).then(|| &text[..count])
}

fn prefix(base: u32) -> &'static str {
    match base {
        2 => "0b",
        8 => "0o",
        16 => "0x",
        _ => "",
    }
}

/// Field by field: the text form of a time without seconds is one that other parsers refuse. A 60th second counts
/// as the 59th.
fn stamp(at: &Datetime, local: LocalOffset) -> Option<Stamp> {
    let (date, time) = (at.date?, at.time?);
    let second = time.second.unwrap_or(0).min(59);
    let date = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let time = NaiveTime::from_hms_opt(time.hour.into(), time.minute.into(), second.into())?;
    let naive = date.and_time(time);
    let offset = match at.offset {
        None => local(naive),
        Some(Offset::Z) => FixedOffset::east_opt(0)?,
        Some(Offset::Custom { minutes }) => FixedOffset::east_opt(i32::from(minutes) * 60)?,
    };
    offset.from_local_datetime(&naive).single()
}
