//! The day in one line, for a prompt or a status bar.

use crate::domain::breaks::{self, State};
use crate::domain::journal::Journal;
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, day_of, in_words};
use crate::domain::{cramps, hydration, stretch};

/// The line, without an end of line.
#[must_use]
pub fn line(journal: &Journal, settings: &Settings, now: Stamp) -> String {
    let today = day_of(now, settings.day_start);
    let water = hydration::Overview::new(journal, settings, now);
    let movement = breaks::Overview::new(journal, settings, now);
    let stretched = stretch::Overview::new(journal, today, settings.day_start);
    let diary = cramps::Overview::new(journal, today, settings.day_start);
    let mut parts = vec![format!("{}/{}", water.drunk.0, water.goal), standing(movement.state, now)];
    if stretched.secs > 0 {
        parts.push(format!("stretched {}", in_words(chrono::TimeDelta::seconds(i64::from(stretched.secs)))));
    }
    if let Some((at, _)) = diary.last {
        parts.push(format!("last cramp {}", cramps::ago(at, now)));
    }
    parts.join(" | ")
}

fn standing(state: State, now: Stamp) -> String {
    match state {
        State::Idle => "not counting".to_owned(),
        State::Away { since } => format!("away since {}", since.format("%H:%M")),
        State::Counting { due } => format!("stand at {} (in {})", due.format("%H:%M"), in_words(due - now)),
        State::Due { since, .. } => format!("time to stand, since {}", since.format("%H:%M")),
    }
}
