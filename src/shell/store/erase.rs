//! A text without one fact. The one place where something written goes away; pure.

use chrono::{NaiveDateTime, Offset, Utc};

use crate::domain::fact::Id;
use crate::shell::store::fold;
use crate::shell::store::line::{self, Line};
use crate::shell::store::sheet::{self, Sheet};

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Erased {
    /// It never named the fact.
    Absent,
    /// It is without the fact; every other byte is as it was.
    Without(Vec<u8>),
    /// The fact stands in a form that cannot be cut out by lines.
    Tangled,
}

/// Takes every line out that gives or strikes `id`, whatever else stands in it. Lines that undo or replace the fact
/// stay: they name nothing then, and that is no harm.
#[must_use]
pub fn erase(bytes: &[u8], id: &str) -> Erased {
    let mut inside = false;
    let mut kept = Vec::with_capacity(bytes.len());
    for raw in bytes.split_inclusive(|b| *b == b'\n') {
        let text = String::from_utf8_lossy(raw);
        let text = sheet::unmarked(&text).trim();
        if text.starts_with('[') {
            inside = is_header(text, id);
        }
        let other = inside && is_other(text, id);
        if !(names(text, id) || (inside && !other)) {
            kept.extend_from_slice(raw);
        }
    }
    let (before, after) = (String::from_utf8_lossy(bytes), String::from_utf8_lossy(&kept));
    let (before, after) = (read(&before), read(&after));
    let named = |sheet: &Sheet<'_>| sheet.entries.iter().any(|entry| fold::name(&entry.fact.id) == id);
    let others =
        |sheet: &Sheet<'_>| sheet.entries.iter().filter(|entry| fold::name(&entry.fact.id) != id).count();
    if kept.len() == bytes.len() {
        return if named(&before) { Erased::Tangled } else { Erased::Absent };
    }
    if named(&after) || others(&before) != others(&after) || before.odd.len() < after.odd.len() {
        return Erased::Tangled;
    }
    Erased::Without(kept)
}

fn read(text: &str) -> Sheet<'_> {
    sheet::read(text, |_: NaiveDateTime| Utc.fix())
}

/// True for a line that gives the fact, strikes it, or begins with its name and cannot be read.
fn names(text: &str, id: &str) -> bool {
    sheet::struck(text) == Some(id)
        || (!text.starts_with(['[', '#']) && sheet::defines(text.as_bytes(), &Id::new(id)))
}

/// True for `[log.id]` and `[id]`, quoted or not, and for tables inside of it.
fn is_header(text: &str, id: &str) -> bool {
    sheet::defines(text.replace(' ', "").as_bytes(), &Id::new(id))
}

/// True inside the table of the fact for what is not of it: comments, and lines appended behind it.
fn is_other(text: &str, id: &str) -> bool {
    match line::read(text, |_: NaiveDateTime| Utc.fix()) {
        Line::Entry(fact) => fact.id.as_str() != id,
        Line::Comment(_) => sheet::struck(text) != Some(id),
        _ => false,
    }
}
