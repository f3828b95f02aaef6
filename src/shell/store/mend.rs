//! The one law of recovery: the book comes to mention every id of the carbon. Owns what counts as a mention and the
//! text that is appended; pure.
//!
//! Crash, power cut, a stale buffer saved by an editor, a rolled back sync and a deleted file are the same case here:
//! some ids are not mentioned.

use std::collections::HashMap;

use chrono::{NaiveDateTime, Offset, Utc};

use crate::shell::store::id::{self, LENGTH};
use crate::shell::store::sheet::{self, unmarked};

/// The first lines of a book.
pub const BOOK_HEAD: &str = "\
# Habit log. One entry per line; edit freely. A deleted line comes back: to drop an entry, put a # before it.
schema = 1

[log]
";

/// The first lines of a carbon.
pub const CARBON_HEAD: &str = "\
# What this device recorded, as it was recorded. The year file in the data directory is mended from this copy: edit that one.
schema = 1

[log]
";

/// The lines of `carbon` whose id `book` does not mention, in their order, each id once: twice, they would keep a
/// reformatted book from being read. What damage made of a line is none: without its brace it would never count as
/// mentioned, and come again and again.
#[must_use]
pub fn missing<'c>(carbon: &'c str, book: &str) -> Vec<&'c str> {
    let own: Vec<(&str, &str)> = recorded(carbon).collect();
    let mut absent: HashMap<&str, &str> = own.iter().copied().collect();
    for line in book.split_inclusive('\n') {
        mentions(line, &mut absent);
    }
    own.into_iter()
        .filter(|(id, line)| {
            line.contains('}') && absent.contains_key(id) && reads(line) && absent.remove(id).is_some()
        })
        .map(|(_, line)| line)
        .collect()
}

/// Those of `missing` that a full reading of the book does not know either: it may have been reformatted.
#[must_use]
pub fn unknown<'c>(missing: Vec<&'c str>, book: &str) -> Vec<&'c str> {
    let sheet = sheet::read(book, |_: NaiveDateTime| Utc.fix());
    let known = |line: &str| id::leading(line).is_some_and(|id| sheet.has(id));
    missing.into_iter().filter(|line| !known(line)).collect()
}

/// What to append to `book` so that it holds the missing lines: the rest of its head, the rest of a line of ours
/// that was cut, an end for anything else left open, then the lines.
#[must_use]
pub fn patch(book: &[u8], missing: &[&str]) -> Vec<u8> {
    let mut out = opening(book, BOOK_HEAD);
    let last = book.rsplit(|b| *b == b'\n').next().unwrap_or_default();
    let mut lines = missing.to_vec();
    let cut = lines.iter().position(|line| !last.is_empty() && line.as_bytes().starts_with(last));
    if let Some(index) = cut {
        out = lines.remove(index).as_bytes()[last.len()..].to_vec();
        out.push(b'\n');
    }
    for line in lines {
        out.extend_from_slice(line.as_bytes());
        out.push(b'\n');
    }
    out
}

/// What must come before a line that is appended to `text`: the rest of the head, or the end of an open line.
#[must_use]
pub fn opening(text: &[u8], head: &str) -> Vec<u8> {
    let body = text.strip_prefix("\u{feff}".as_bytes()).unwrap_or(text);
    if let Some(rest) = head.as_bytes().strip_prefix(body) {
        return rest.to_vec();
    }
    if text.ends_with(b"\n") { Vec::new() } else { vec![b'\n'] }
}

/// The lines of a carbon that begin with an id, each with it.
pub fn recorded(carbon: &str) -> impl Iterator<Item = (&str, &str)> {
    unmarked(carbon).lines().filter_map(|line| Some((id::leading(line)?, line)))
}

/// Takes the ids that `line` mentions out of `absent`. A last line that was not ended and does not parse mentions
/// nothing; nor does a line of ours that was cut.
fn mentions(line: &str, absent: &mut HashMap<&str, &str>) {
    let text = line.trim();
    if let Some(id) = sheet::struck(text) {
        absent.remove(id);
    }
    if text.starts_with('#') || is_cut(text, absent) || (!line.ends_with('\n') && !reads(text)) {
        return;
    }
    for word in text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_')) {
        if word.len() == LENGTH {
            absent.remove(word);
        }
    }
}

fn is_cut(text: &str, absent: &HashMap<&str, &str>) -> bool {
    let start = text.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    absent
        .get(start)
        .is_some_and(|ours| !text.contains('}') || (text.len() < ours.trim().len() && ours.starts_with(text)))
}

/// True if the line is sound TOML; of an odd one only the syntax matters here.
fn reads(line: &str) -> bool {
    toml::de::DeTable::parse(line).is_ok()
}
