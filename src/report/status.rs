//! The day in one line, for a prompt or a status bar.

use crate::domain::breaks::{self, Pause, State};
use crate::domain::flags::Flags;
use crate::domain::goal::Goal;
use crate::domain::journal::Journal;
use crate::domain::quantity::Units;
use crate::domain::settings::{Posture, Settings};
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
    let mut parts = vec![drunk(&water, settings.units), standing(&movement, settings.posture, now)];
    if stretched.secs > 0 {
        parts.push(format!("stretched {}", in_words(chrono::TimeDelta::seconds(i64::from(stretched.secs)))));
    }
    if let Some((at, _)) = diary.last {
        parts.push(format!("last cramp {}", cramps::ago(at, now)));
    }
    if let Some(flag) = Flags::new(journal, settings, now).notice() {
        parts.push(format!("flag: {}", flag.level.call()));
    }
    parts.join(" | ")
}

fn drunk(water: &hydration::Overview, units: Units) -> String {
    let drunk = match units {
        Units::Millilitres => water.drunk.0.to_string(),
        Units::FluidOunces => units.number(water.drunk),
    };
    match (water.target.goal, water.goal) {
        (Goal::Limit(_), Some(limit)) => format!("{drunk} of limit {}", units.show(limit)),
        (_, Some(goal)) => format!("{drunk}/{}", units.show(goal)),
        (_, None) => units.show(water.drunk),
    }
}

fn standing(movement: &breaks::Overview, posture: Posture, now: Stamp) -> String {
    let at = |at: Stamp| at.format("%H:%M");
    let verb = posture.verb();
    let said = match movement.state {
        State::Idle => "not counting".to_owned(),
        State::Away { since } => format!("away since {}", at(since)),
        State::Paused { until, why } => format!("{why} until {}", at(until)),
        State::OffHours { until: Some(until) } => format!("off hours until {}", until.format("%a %H:%M")),
        State::OffHours { until: None } => "off hours".to_owned(),
        State::Counting { due } => format!("{verb} at {} (in {})", at(due), in_words(due - now)),
        State::Snoozed { due } => format!("{verb} at {} (in {}), snoozed", at(due), in_words(due - now)),
        State::Due { since, .. } => format!("{}, since {}", posture.call(), at(since)),
    };
    match &movement.pause {
        Some(Pause { until, why, .. }) if !matches!(movement.state, State::Paused { .. }) => {
            format!("{said}, {why} until {}", at(*until))
        }
        Some(Pause { reason: Some(reason), .. }) => format!("{said} ({reason})"),
        _ => said,
    }
}
