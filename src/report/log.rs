//! What stands in the journal, as lines of text.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::fact::{Fact, What};
use crate::domain::journal::Journal;
use crate::domain::plain::plain;
use crate::domain::settings::Settings;
use crate::domain::time::day_of;

/// The standing facts of those days, oldest first: id, time, words. One kind only when given; the program's notes of
/// its own window only when asked for.
#[must_use]
pub fn lines(
    journal: &Journal,
    settings: &Settings,
    days: RangeInclusive<NaiveDate>,
    kind: Option<&str>,
) -> String {
    let wanted = journal.standing().filter(|fact| is_wanted(fact, settings, &days, kind));
    wanted.map(|fact| line(fact, settings)).collect::<Vec<_>>().join("\n")
}

/// All facts of those days, oldest first, with what became of those that stand no more, and when.
#[must_use]
pub fn history(
    journal: &Journal,
    settings: &Settings,
    days: RangeInclusive<NaiveDate>,
    kind: Option<&str>,
) -> String {
    let wanted = journal.history().into_iter().filter(|(fact, _)| is_wanted(fact, settings, &days, kind));
    let told = wanted.map(|(fact, by)| match by {
        None => line(fact, settings),
        Some(by) => {
            let what = if matches!(by.what, What::Undo(_)) { "taken back" } else { "replaced" };
            let on = by.instead.as_ref().and_then(|instead| instead.changed).unwrap_or(by.at);
            format!("{}  [{what} {} by {}]", line(fact, settings), on.format("%Y-%m-%d %H:%M"), by.id)
        }
    });
    told.collect::<Vec<_>>().join("\n")
}

fn is_wanted(fact: &Fact, settings: &Settings, days: &RangeInclusive<NaiveDate>, kind: Option<&str>) -> bool {
    let of_kind = match kind {
        Some(kind) => kind == fact.what.kind(),
        None => !matches!(fact.what, What::WindowOpened | What::WindowClosed),
    };
    of_kind && days.contains(&day_of(fact.at, settings.day_start))
}

fn line(fact: &Fact, settings: &Settings) -> String {
    let note = fact.note.as_deref().map_or_else(String::new, |note| format!("  \"{note}\""));
    let line =
        format!("{:<10}  {}  {}{note}", fact.id, fact.at.format("%Y-%m-%d %H:%M"), fact.what.words(settings));
    plain(&line).into_owned()
}
