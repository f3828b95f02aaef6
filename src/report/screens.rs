//! The screens as lines, for a pipe, a dumb terminal and a screen reader: all that the picture shows, in words.

use std::fmt::Write as _;

use crate::domain::breaks::{self, Span, SpanKind};
use crate::domain::catalog::Outline;
use crate::domain::cramps::{self, Cramp, ago};
use crate::domain::fact::{Fact, What};
use crate::domain::flags::Flags;
use crate::domain::hydration::{self, Drunk};
use crate::domain::journal::Journal;
use crate::domain::plain::plain;
use crate::domain::settings::Settings;
use crate::domain::stretch;
use crate::domain::time::{ClockFace, Stamp, capital, to_the_second};
use crate::report::status::Status;

/// Today: water, movement, stretching and cramps, a part each. `due` is the routine that is due.
#[must_use]
pub fn today(journal: &Journal, settings: &Settings, due: Option<&Outline>, now: Stamp) -> String {
    let status = Status::new(journal, settings, now);
    let mut out = format!("Today, {}, {}\n", now.format("%A %-d %B %Y"), settings.clock.show(now));
    part(&mut out, "Water", water(&status.water, settings));
    part(&mut out, "Movement", moved(status.standing(true), &status.movement, settings.clock));
    part(&mut out, "Stretch", stretched(&status.stretched, due));
    part(&mut out, "Cramps", cramped(&status.diary, &status.flags, now, settings.clock));
    out.truncate(out.trim_end().len());
    out
}

/// The diary, newest cramp first, with everything that was said of each.
#[must_use]
pub fn cramps(journal: &Journal) -> String {
    let told = |fact: &Fact, cramp: &Cramp| {
        let mut parts = vec![cramp.place(), cramp.details(), cramp.account()];
        parts.extend(fact.note.as_deref().map(|note| format!("\"{note}\"")));
        parts.retain(|part| !part.is_empty());
        plain(&format!("{}  {}  {}", fact.at.format("%Y-%m-%d %H:%M"), fact.id, parts.join("; ")))
            .into_owned()
    };
    let lines: Vec<String> = journal
        .standing()
        .rev()
        .filter_map(|fact| match &fact.what {
            What::Cramp(cramp) => Some(told(fact, cramp)),
            _ => None,
        })
        .collect();
    match lines.len() {
        0 => "Cramps: none logged".to_owned(),
        many => format!("Cramps: {many}\n\n{}", lines.join("\n")),
    }
}

fn part(out: &mut String, title: &str, lines: Vec<String>) {
    let _ = writeln!(out, "\n{title}");
    for line in lines {
        let _ = writeln!(out, "  {line}");
    }
}

fn water(water: &hydration::Overview, settings: &Settings) -> Vec<String> {
    let units = settings.units;
    let mut lines = vec![water.against_goal(units), water.pace_words(units)];
    lines.extend(match water.is_set_up {
        true => water.nudge_words(settings),
        false => Some("no nudges before a goal is chosen: supple goal".to_owned()),
    });
    lines.extend(water.notes().iter().map(ToString::to_string));
    let drink = |drink: &Drunk| format!("{} {}", settings.clock.show(drink.at), units.show(drink.amount));
    lines.push(match water.drinks.as_slice() {
        [] => "no drinks yet today".to_owned(),
        drinks => format!("drinks: {}", drinks.iter().map(drink).collect::<Vec<_>>().join(", ")),
    });
    lines.extend(water.urine.map(|(at, urine)| format!("urine: {urine}, {}", settings.clock.show(at))));
    lines.extend((water.caffeine > 0 || water.alcohol > 0).then(|| water.stimulants()));
    lines
}

fn moved(standing: String, movement: &breaks::Overview, clock: ClockFace) -> Vec<String> {
    let mut lines = vec![standing];
    lines.extend(movement.sitting_since.map(|since| format!("sitting since {}", clock.show(since))));
    lines.push(format!("{} taken, {} skipped, {} missed", movement.taken, movement.skipped, movement.missed));
    if let Some((from, to)) = movement.question {
        let asked = format!("were you up from {} to {}?", clock.show(from), clock.show(to));
        lines.push(format!("{asked} supple break --at {} if so", from.format("%H:%M")));
    }
    let span = |span: &Span| {
        let what = match span.kind {
            SpanKind::Sitting => "sitting",
            SpanKind::Paused => "paused",
            SpanKind::Away => "away",
            SpanKind::Moving => "moving",
        };
        format!("{}-{} {what}", clock.show(span.from), clock.show(span.to))
    };
    if !movement.ribbon.is_empty() {
        let spans: Vec<String> = movement.ribbon.iter().map(span).collect();
        lines.push(format!("the day so far: {}", spans.join(", ")));
    }
    lines
}

fn stretched(stretch: &stretch::Overview, due: Option<&Outline>) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(due) = due {
        let moves = due.moves.join(", ").to_lowercase();
        lines.push(format!("due: {}, {}: {moves}", due.name, to_the_second(due.secs)));
        lines.push(format!("start: supple stretch {}", due.id));
    }
    lines.push(match stretch.sessions {
        0 => "today: no session yet".to_owned(),
        1 => format!("today: {} in one session", to_the_second(stretch.secs)),
        many => format!("today: {} in {many} sessions", to_the_second(stretch.secs)),
    });
    let minutes = stretch.strip.map(|secs| secs.div_ceil(60).to_string());
    lines.push(format!("minutes of the last 14 days, today last: {}", minutes.join(" ")));
    lines
}

fn cramped(diary: &cramps::Overview, flags: &Flags, now: Stamp, clock: ClockFace) -> Vec<String> {
    let mut lines = Vec::new();
    match &diary.last {
        Some((at, cramp)) => {
            let day = at.format("%A %-d %B");
            let details = cramp.details();
            let details = if details.is_empty() { details } else { format!(", {details}") };
            lines.push(format!("last: {}, {day}, {}{details}", ago(*at, now, clock), cramp.place()));
        }
        None => lines.push("none logged".to_owned()),
    }
    lines.push(format!("{} in 7 days, {} in 28 days", diary.last_7_days, diary.last_28_days));
    let counts = diary.strip.map(|count| count.to_string());
    lines.push(format!("cramps of the last 14 days, today last: {}", counts.join(" ")));
    if let Some(flag) = flags.notice() {
        lines.push(format!("{}; supple flags says why", capital(flag.level.call())));
    }
    lines
}
