//! The Movement pane: the sitting clock, the day as a ribbon, and the prompt when a break is due.

use chrono::TimeDelta;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use crate::app::action::Action;
use crate::app::model::App;
use crate::domain::breaks::{Overview, Pause, SpanKind, State};
use crate::domain::elevation::{Elevation, Turn};
use crate::domain::page::wrap;
use crate::domain::settings::{Posture, Settings};
use crate::domain::time::{ClockFace, Stamp, capital, in_words, to_the_second};
use crate::ui::day::Day;
use crate::ui::text::{Lines, offers};
use crate::ui::theme::{Role, Theme};

/// Lines of a pane beside the list of moves with its gaps, and beside the moves as a text, where there is less room.
const ROOMY: usize = 9;
const BESIDE_MOVES: usize = 7;

pub(crate) fn summary(movement: &Overview, settings: &Settings, now: Stamp) -> String {
    let (posture, clock) = (settings.posture, settings.clock);
    let next = |due: Stamp| format!("{} at {}, {}", posture.verb(), clock.show(due), to_go(due, now));
    match movement.state {
        State::Idle => "not counting".to_owned(),
        State::Away { since } => format!("away since {}", clock.show(since)),
        State::Paused { until, why } => format!("{why} until {}", clock.show(until)),
        State::OffHours { until: Some(until) } => {
            format!("off hours until {} {}", until.format("%a"), clock.show(until))
        }
        State::OffHours { until: None } => "off hours".to_owned(),
        State::Counting { due } => next(due),
        State::Snoozed { due } => format!("{}, snoozed", next(due)),
        State::Due { .. } => posture.call().to_owned(),
    }
}

/// What is to be seen on every screen while there are no prompts, in full and for a narrow window.
pub(crate) fn quiet(movement: &Overview, clock: ClockFace) -> Option<[String; 2]> {
    let Pause { until, why, .. } = movement.pause.as_ref()?;
    Some([format!("{why} until {}", clock.show(*until)), format!("{why} to {}", clock.short(*until))])
}

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, movement: &Overview, theme: &Theme) {
    let mut lines = Lines::default();
    match movement.state {
        State::Due { until, .. } => prompt(&mut lines, app, movement, until, area, theme),
        State::Counting { due } | State::Snoozed { due } => {
            countdown(&mut lines, app, movement, due, area, theme);
        }
        State::Idle | State::Away { .. } | State::Paused { .. } | State::OffHours { .. } => {
            rest(&mut lines, app, movement, theme);
        }
    }
    if let Some((from, to)) = movement.question {
        let (from, to) = (app.settings.clock.show(from), app.settings.clock.show(to));
        lines.push(1, theme.span(Role::Strong, format!("Were you up from {from} to {to}?")));
        lines.push(
            1,
            keys(
                &[
                    (app.key(Action::WasUp), "yes, a break".to_owned()),
                    (app.key(Action::CrampLog), "no, sitting".to_owned()),
                ],
                theme,
            ),
        );
    }
    lines.gap(11);
    let day = Day::new(&app.settings, app.now.wall);
    lines.push(4, ribbon(&day, movement, area.width, theme));
    lines.push(6, day.axis(area.width, theme));
    lines.gap(12);
    let elevation = app.elevation();
    lines.push(3, tally(app, movement, &elevation, theme));
    if matches!(movement.state, State::Counting { .. }) {
        let can = [(Action::BreakTaken, "stood"), (Action::Away, "away"), (Action::Pause, "pause")];
        let can = can.map(|(action, does)| (app.key(action), does.to_owned()));
        lines.push(7, offers(can.into(), area.width.into(), theme));
    }
    if let Elevation::Unfit(why) = elevation {
        let words = theme.cut(&format!("legs up: {why}"), usize::from(area.width));
        lines.push(10, theme.span(Role::Dim, words));
    }
    frame.render_widget(Text::from(lines.fit_in(area, theme)), area);
}

fn countdown(lines: &mut Lines, app: &App, movement: &Overview, due: Stamp, area: Rect, theme: &Theme) {
    let now = app.now.wall;
    let stand = capital(&format!("{} at {}", app.settings.posture.verb(), app.settings.clock.show(due)));
    let again = match movement.snoozes {
        0 => String::new(),
        count => format!(" {} put off {count} of {}", theme.glyphs.dot, app.settings.snoozes),
    };
    let left = format!("  {}", to_go(due, now));
    let beside = stand.len() + left.len() + again.chars().count() <= usize::from(area.width);
    let (same, below) = if beside { (again.as_str(), "") } else { ("", again.as_str()) };
    lines.push(0, theme.line([(Role::Strong, stand), (Role::Dim, format!("{left}{same}"))]));
    let Some(since) = movement.sitting_since else { return };
    let sat = now - since;
    let whole = (due - since).num_seconds().max(1);
    #[expect(clippy::cast_precision_loss, reason = "seconds of a day")]
    let share = sat.num_seconds() as f64 / whole as f64;
    lines.push(2, theme.bar(share, area.width));
    lines.push(5, theme.span(Role::Dim, format!("{}{below}", sitting(app.settings.posture, since, now))));
}

/// What is said while no prompt is on its way.
fn rest(lines: &mut Lines, app: &App, movement: &Overview, theme: &Theme) {
    let now = app.now.wall;
    let said = capital(&summary(movement, &app.settings, now));
    let left = match movement.state {
        State::Paused { until, .. } => format!("  {}", to_go(until, now)),
        _ => String::new(),
    };
    lines.push(0, theme.line([(Role::Strong, said), (Role::Dim, left)]));
    if let Some(reason) = movement.pause.as_ref().and_then(|pause| pause.reason.as_deref()) {
        lines.push(5, theme.span(Role::Text, format!("\"{reason}\"")));
    }
    let (action, does) = match movement.state {
        State::Away { .. } => (Action::Away, "or any key: you are back"),
        State::Paused { .. } => (Action::Pause, "end the pause, or another"),
        State::OffHours { .. } => (Action::BreakTaken, "log that you stood"),
        _ => (Action::BreakTaken, "log that you stood, and start the clock"),
    };
    lines.push(2, keys(&[(app.key(action), does.to_owned())], theme));
}

fn keys(pairs: &[(String, String)], theme: &Theme) -> Line<'static> {
    let pair = |(place, (key, text)): (usize, &(String, String))| {
        let before = if place == 0 { "" } else { "   " };
        [before.into(), theme.span(Role::Key, key.clone()), theme.span(Role::Text, format!(" {text}"))]
    };
    Line::from(pairs.iter().enumerate().flat_map(pair).collect::<Vec<_>>())
}

fn prompt(lines: &mut Lines, app: &App, movement: &Overview, until: Stamp, area: Rect, theme: &Theme) {
    let width = usize::from(area.width);
    let call = format!(" {} ", capital(app.settings.posture.call()));
    let sat = movement.sitting_since.map_or_else(String::new, |since| {
        let words = sitting(app.settings.posture, since, app.now.wall);
        let (posture, short) = (app.settings.posture, app.settings.posture.did());
        let short = words.replacen(&format!("{} for", posture.doing()), short, 1);
        let fits = |words: &String| call.len() + 2 + words.len() <= width;
        [words, short].into_iter().find(fits).map_or_else(String::new, |words| format!("  {words}"))
    });
    lines.push(0, theme.line([(Role::Ask, call), (Role::Dim, sat)]));
    let routine = app.break_outline();
    if usize::from(area.height) >= routine.moves.len() + ROOMY {
        lines.gap(13);
        for name in routine.moves {
            lines.push(8, theme.span(Role::Text, theme.cut(&format!("   {}", name.to_lowercase()), width)));
        }
        lines.gap(13);
    } else {
        let all = routine.moves.len();
        let named = |count: usize| {
            let more = if count < all { format!(", and {} more", all - count) } else { String::new() };
            wrap(&format!("{}{more}", routine.moves[..count].join(", ").to_lowercase()), width)
        };
        let room = usize::from(area.height).saturating_sub(BESIDE_MOVES);
        if let Some(moves) = (1..=all).rev().map(named).find(|moves| moves.len() <= room) {
            lines.paragraph(7, moves, Role::Text, theme);
        }
    }
    let mins = app.settings.snooze.num_minutes();
    let mut choices = vec![
        (app.key(Action::StretchStart), format!("start, {}", to_the_second(routine.secs))),
        (app.key(Action::BreakTaken), "I stood".to_owned()),
        (app.key(Action::BreakSnooze), format!("in {mins} min")),
        (app.key(Action::BreakSkip), "skip".to_owned()),
    ];
    if movement.snoozes >= app.settings.snoozes {
        choices.remove(2);
    }
    let across: usize = choices.iter().map(|(key, text)| key.len() + text.len() + 4).sum();
    if across <= usize::from(area.width) + 3 {
        lines.push(1, keys(&choices, theme));
    } else {
        for (rank, pairs) in (1..).zip(choices.chunks(2)) {
            lines.push(rank, keys(pairs, theme));
        }
    }
    lines.push(9, theme.span(Role::Dim, format!("open until {}", app.settings.clock.show(until))));
}

fn tally(app: &App, movement: &Overview, elevation: &Elevation, theme: &Theme) -> Line<'static> {
    let mut parts = vec![theme.span(Role::Text, format!("{} taken", movement.taken))];
    for (count, word) in [(movement.skipped, "skipped"), (movement.missed, "missed")] {
        if count > 0 {
            parts.push(theme.span(Role::Dim, format!(" {} {count} {word}", theme.glyphs.dot)));
        }
    }
    if let Elevation::On { done, turn } = elevation {
        let next = match turn {
            Turn::At(at) => format!("next at {}", app.settings.clock.show(*at)),
            Turn::Due { .. } => match app.key(Action::StretchStart) {
                key if key.is_empty() => "one is due".to_owned(),
                key => format!("one is due: {key}"),
            },
        };
        parts.push(theme.span(Role::Dim, format!(" {} legs up {done}, {next}", theme.glyphs.dot)));
    }
    parts.into()
}

fn ribbon(day: &Day, movement: &Overview, width: u16, theme: &Theme) -> Line<'static> {
    let mut cells = vec![None; usize::from(width)];
    for span in movement.ribbon.iter().filter(|span| day.meets(span.from, span.to)) {
        let (from, to) = (day.column(span.from, width), day.column(span.to, width));
        for cell in cells.iter_mut().take(to + 1).skip(from) {
            *cell = (*cell).max(Some(span.kind));
        }
    }
    let glyph = |cell: &Option<SpanKind>| match cell {
        Some(SpanKind::Moving) => theme.span(Role::Done, theme.glyphs.block),
        Some(SpanKind::Sitting) => theme.span(Role::Dim, theme.glyphs.low),
        Some(SpanKind::Paused) => theme.span(Role::Dim, theme.glyphs.line),
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

fn sitting(posture: Posture, since: Stamp, now: Stamp) -> String {
    match (posture, wall_minutes(since, now)) {
        (Posture::Sitting, ..=0) => "just sat down".to_owned(),
        (Posture::Standing, ..=0) => "just started".to_owned(),
        (_, minutes) => format!("{} for {}", posture.doing(), in_words(TimeDelta::minutes(minutes))),
    }
}

/// Minutes between two times as the clock on the wall counts them, so that words change when the minute does.
fn wall_minutes(from: Stamp, to: Stamp) -> i64 {
    to.timestamp().div_euclid(60) - from.timestamp().div_euclid(60)
}
