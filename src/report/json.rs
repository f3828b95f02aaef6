//! Values of JSON and their text: on one line, as a program reads it.

use std::fmt;

use crate::domain::plain::is_plain;
use crate::domain::time::Stamp;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// Nothing is known.
    Null,
    /// Yes or no.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A number in steps of a half, as twice of it.
    Halves(i64),
    /// A text.
    Text(String),
    /// Several values.
    List(Vec<Json>),
    /// Named values, in the order they are written.
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    /// The value, or null.
    pub fn or_null<T: Into<Json>>(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }

    /// The value under that name, if this is an object that has it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        let Self::Object(fields) = self else { return None };
        fields.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Takes the value at that path away, `movement.state` for one within another.
    pub fn forget(&mut self, path: &str) {
        let Self::Object(fields) = self else { return };
        let (name, rest) = path.split_once('.').unwrap_or((path, ""));
        match fields.iter_mut().find(|(known, _)| *known == name) {
            Some((_, value)) if !rest.is_empty() => value.forget(rest),
            _ => fields.retain(|(known, _)| *known != name),
        }
    }

    /// The paths of all values that hold no others.
    #[must_use]
    pub fn paths(&self) -> Vec<String> {
        let Self::Object(fields) = self else { return Vec::new() };
        let of_field = |(name, value): &(&'static str, Self)| match value {
            Self::Object(_) => value.paths().into_iter().map(|path| format!("{name}.{path}")).collect(),
            _ => vec![(*name).to_owned()],
        };
        fields.iter().flat_map(of_field).collect()
    }

    /// The values, one after the other.
    pub fn list<T: Into<Json>>(values: impl IntoIterator<Item = T>) -> Self {
        Self::List(values.into_iter().map(Into::into).collect())
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<u32> for Json {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u8> for Json {
    fn from(number: u8) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Stamp> for Json {
    fn from(at: Stamp) -> Self {
        Self::Text(at.format("%Y-%m-%dT%H:%M:%S%:z").to_string())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(flag) => write!(f, "{flag}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Halves(halves) => write!(f, "{}.{}", halves / 2, halves % 2 * 5),
            Self::Text(text) => quoted(f, text),
            Self::List(values) => {
                f.write_str("[")?;
                for (place, value) in values.iter().enumerate() {
                    let comma = if place > 0 { "," } else { "" };
                    write!(f, "{comma}{value}")?;
                }
                f.write_str("]")
            }
            Self::Object(fields) => {
                f.write_str("{")?;
                for (place, (name, value)) in fields.iter().enumerate() {
                    f.write_str(if place > 0 { "," } else { "" })?;
                    quoted(f, name)?;
                    write!(f, ":{value}")?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    for c in text.chars() {
        match c {
            '"' => f.write_str("\\\"")?,
            '\\' => f.write_str("\\\\")?,
            c if !is_plain(c) => {
                let mut units = [0; 2];
                c.encode_utf16(&mut units).iter().try_for_each(|unit| write!(f, "\\u{unit:04x}"))?;
            }
            c => write!(f, "{c}")?,
        }
    }
    f.write_str("\"")
}
