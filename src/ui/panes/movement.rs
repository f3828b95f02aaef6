//! The Movement pane: the sitting clock, the day as a ribbon, and the prompt when a break is due.

use chrono::TimeDelta;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use crate::app::model::App;
use crate::domain::breaks::{Overview, SpanKind, State};
use crate::domain::time::{Stamp, in_words};
use crate::ui::day::Day;
use crate::ui::text::Lines;
use crate::ui::theme::{Role, Theme};

pub(crate) fn summary(movement: &Overview, now: Stamp) -> String {
    match movement.state {
        State::Idle => "not counting".to_owned(),
        State::Away { since } => format!("away since {}", since.format("%H:%M")),
        State::Counting { due } => format!("stand at {}, {}", due.format("%H:%M"), to_go(due, now)),
        State::Due { .. } => "time to stand".to_owned(),
    }
}

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, movement: &Overview, theme: &Theme) {
    let mut lines = Lines::default();
    match movement.state {
        State::Due { until, .. } => prompt(&mut lines, app, movement, until, area, theme),
        State::Counting { due } => countdown(&mut lines, app, movement, due, area, theme),
        State::Idle | State::Away { .. } => {
            lines.push(0, theme.span(Role::Strong, capital(&summary(movement, app.now.wall))));
            lines.push(1, theme.span(Role::Dim, "b logs that you stood, and starts the clock"));
        }
    }
    lines.gap(8);
    let day = Day::new(&app.settings, app.now.wall);
    lines.push(4, ribbon(&day, movement, area.width, theme));
    lines.push(6, day.axis(area.width, theme));
    lines.gap(9);
    lines.push(3, tally(movement, theme));
    frame.render_widget(Text::from(lines.fit(area.height)), area);
}

fn countdown(lines: &mut Lines, app: &App, movement: &Overview, due: Stamp, area: Rect, theme: &Theme) {
    let now = app.now.wall;
    let stand = format!("Stand at {}", due.format("%H:%M"));
    lines.push(0, theme.line([(Role::Strong, stand), (Role::Dim, format!("  {}", to_go(due, now)))]));
    let Some(since) = movement.sitting_since else { return };
    let sat = now - since;
    let whole = (due - since).num_seconds().max(1);
    #[expect(clippy::cast_precision_loss, reason = "seconds of a day")]
    let share = sat.num_seconds() as f64 / whole as f64;
    lines.push(2, theme.bar(share, area.width.min(40)));
    lines.push(5, theme.span(Role::Dim, sitting(since, now)));
}

fn prompt(lines: &mut Lines, app: &App, movement: &Overview, until: Stamp, area: Rect, theme: &Theme) {
    let sat = movement
        .sitting_since
        .map_or_else(String::new, |since| format!("  {}", sitting(since, app.now.wall)));
    lines.push(0, theme.line([(Role::Ask, " Time to stand ".to_owned()), (Role::Dim, sat)]));
    let routine = app.due_outline();
    let moves = routine.moves.join(", ").to_lowercase();
    lines.push(7, theme.span(Role::Text, theme.cut(&moves, usize::from(area.width))));
    let mins = app.settings.snooze.num_minutes();
    let mut keys = vec![
        ("t", format!("start, {} s", routine.secs)),
        ("b", "I stood".to_owned()),
        ("s", format!("in {mins} min")),
        ("S", "skip".to_owned()),
    ];
    if movement.snoozes >= app.settings.snoozes {
        keys.remove(2);
    }
    let across: usize = keys.iter().map(|(key, text)| key.len() + text.len() + 4).sum();
    let pair = |(key, text): &(&str, String)| {
        [theme.span(Role::Key, *key), theme.span(Role::Text, format!(" {text}   "))]
    };
    if across <= usize::from(area.width) + 3 {
        lines.push(1, Line::from(keys.iter().flat_map(pair).collect::<Vec<_>>()));
    } else {
        for (rank, pairs) in (1..).zip(keys.chunks(2)) {
            lines.push(rank, Line::from(pairs.iter().flat_map(pair).collect::<Vec<_>>()));
        }
    }
    lines.push(9, theme.span(Role::Dim, format!("open until {}", until.format("%H:%M"))));
}

fn tally(movement: &Overview, theme: &Theme) -> Line<'static> {
    let mut parts = vec![theme.span(Role::Text, format!("{} taken", movement.taken))];
    for (count, word) in [(movement.skipped, "skipped"), (movement.missed, "missed")] {
        if count > 0 {
            parts.push(theme.span(Role::Dim, format!(" {} {count} {word}", theme.glyphs.dot)));
        }
    }
    parts.into()
}

fn ribbon(day: &Day, movement: &Overview, width: u16, theme: &Theme) -> Line<'static> {
    let mut cells = vec![None; usize::from(width)];
    for span in &movement.ribbon {
        let (from, to) = (day.column(span.from, width), day.column(span.to, width));
        for cell in cells.iter_mut().take(to + 1).skip(from) {
            *cell = match (*cell, span.kind) {
                (Some(SpanKind::Moving), _) => Some(SpanKind::Moving),
                (_, kind) => Some(kind),
            };
        }
    }
    let glyph = |cell: &Option<SpanKind>| match cell {
        Some(SpanKind::Moving) => theme.span(Role::Done, theme.glyphs.block),
        Some(SpanKind::Sitting) => theme.span(Role::Dim, theme.glyphs.low),
        Some(SpanKind::Away) => theme.span(Role::Track, " "),
        None => theme.span(Role::Track, theme.glyphs.ground),
    };
    cells.iter().map(glyph).collect::<Vec<_>>().into()
}

fn to_go(due: Stamp, now: Stamp) -> String {
    match wall_minutes(now, due) {
        ..=0 => "now".to_owned(),
        minutes => format!("in {}", in_words(TimeDelta::minutes(minutes))),
    }
}

fn sitting(since: Stamp, now: Stamp) -> String {
    match wall_minutes(since, now) {
        ..=0 => "just sat down".to_owned(),
        minutes => format!("sitting for {}", in_words(TimeDelta::minutes(minutes))),
    }
}

/// Minutes between two times as the clock on the wall counts them, so that words change when the minute does.
fn wall_minutes(from: Stamp, to: Stamp) -> i64 {
    to.timestamp().div_euclid(60) - from.timestamp().div_euclid(60)
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
