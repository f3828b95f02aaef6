//! A guided session: what to do now, in large; how long still; what comes next. Every call is seen as well as heard:
//! the band at the beginning of a phase has its own words and look, and the last seconds are counted in colour.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Text};
use unicode_width::UnicodeWidthStr;

use crate::app::model::App;
use crate::app::screens::session::{Effort, Running};
use crate::domain::catalog::{Mode, Step};
use crate::domain::cramps::Side;
use crate::domain::player::{Phase, PhaseKind, Place, whole_seconds};
use crate::ui::big;
use crate::ui::layout::{Part, centred, rows};
use crate::ui::panes::movement;
use crate::ui::render::footer;
use crate::ui::text::Lines;
use crate::ui::theme::{Role, Theme};

/// Widest column of text that is read at a glance from a step away.
const WIDTH: u16 = 64;

/// So long the beginning of a phase is marked.
const NEW: Duration = Duration::from_secs(2);

pub(crate) fn render(frame: &mut Frame, app: &App, running: &Running, theme: &Theme) {
    let area = frame.area();
    let mono = app.now.mono;
    let Some(place) = running.session.place(mono) else { return };
    let ends = u16::from(area.height >= 5);
    let [head, body, foot] = rows(area, [Part::Cells(ends), Part::Rest, Part::Cells(ends)]);
    frame.render_widget(heading(app, running, head.width, theme), head);
    frame.render_widget(footer(app, foot.width, theme), foot);
    let column = centred(body, WIDTH.min(body.width.saturating_sub(2)), body.height);
    let lines = lines(app, running, place, column, theme);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    frame.render_widget(Text::from(lines).alignment(Alignment::Center), centred(body, column.width, height));
}

fn heading(app: &App, running: &Running, width: u16, theme: &Theme) -> Line<'static> {
    let silent = if app.muted { "sound off  " } else { "" };
    let quiet = movement::quiet(&app.movement()).map_or_else(String::new, |[_, short]| format!("{short}  "));
    let right = format!("{quiet}{silent}{} left ", clock(running.session.left(app.now.mono)));
    let room = usize::from(width).saturating_sub(right.width());
    let left = theme.cut(&format!(" {}", running.routine.name), room);
    let gap = room.saturating_sub(left.width());
    theme.line([(Role::Strong, left), (Role::Dim, format!("{}{right}", " ".repeat(gap)))])
}

fn lines(app: &App, running: &Running, place: Place, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let steps = &running.routine.steps;
    let step = &steps[place.phase.step];
    let width = usize::from(area.width);
    let mut lines = Lines::default();
    let count = format!("{} of {}", place.phase.step + 1, steps.len());
    lines.push(6, theme.span(Role::Dim, count));
    lines.push(1, theme.span(Role::Strong, theme.cut(&step.exercise.name, width)));
    lines.gap(8);
    let (form, first) = match running.effort {
        Effort::Usual => (None, 3),
        Effort::Easier => (Some(("easier", &step.exercise.easier)), 4),
        Effort::Harder => (Some(("harder", &step.exercise.harder)), 4),
    };
    if let Some((word, form)) = form {
        lines.push(3, theme.span(Role::Strong, theme.cut(&format!("{word}: {form}"), width)));
    }
    for (rank, cue) in (first..).zip(&step.exercise.cues) {
        lines.push(rank.min(5), theme.span(Role::Text, theme.cut(cue, width)));
    }
    lines.gap(8);
    lines.push(1, band(running, step, place, area.width, theme));
    lines.gap(9);
    let left = whole_seconds(place.left);
    let role = if running.session.count(app.now.mono).is_some() { Role::AskFrame } else { Role::Strong };
    match big::rows(&left.to_string(), theme.glyphs.block, area.width) {
        Some(digits) if area.height >= 20 => {
            for row in digits {
                lines.push(0, theme.span(role, row));
            }
        }
        _ => lines.push(0, theme.span(role, format!("{left} s"))),
    }
    lines.gap(9);
    let bar = area.width.min(44);
    lines.push(2, theme.bar(place.elapsed.as_secs_f64() / f64::from(place.phase.secs.max(1)), bar));
    lines.push(6, theme.bar(running.session.progress(app.now.mono), bar));
    lines.gap(9);
    lines.push(4, theme.span(Role::Dim, theme.cut(&next(running, place), width)));
    lines.gap(9);
    lines.push(7, theme.span(Role::Dim, theme.cut(&step.exercise.caution, width)));
    lines.fit(area.height)
}

/// What to do in this phase. Its first seconds fill the line, so that the change is seen from a step away.
fn band(running: &Running, step: &Step, place: Place, width: u16, theme: &Theme) -> Line<'static> {
    if running.session.is_paused() {
        return theme.span(Role::Ask, " paused - space goes on ").into();
    }
    let words = doing(step, place, theme);
    if place.elapsed < NEW && place.phase.kind != PhaseKind::Prepare {
        let width = usize::from(width.min(44));
        let role = if place.phase.kind == PhaseKind::Rest { Role::Soft } else { Role::Ask };
        return theme.span(role, format!("{words:^width$}")).into();
    }
    let role = if place.phase.kind == PhaseKind::Work { Role::Strong } else { Role::Text };
    theme.span(role, words).into()
}

/// The words of a phase, with an arrow to the side it is about.
fn doing(step: &Step, place: Place, theme: &Theme) -> String {
    let [to_left, to_right] = theme.glyphs.arrows;
    let words = match (place.phase.kind, step.dose.mode) {
        (PhaseKind::Prepare, _) => "Get ready".to_owned(),
        (PhaseKind::Rest, _) => "Let go, breathe".to_owned(),
        (PhaseKind::Switch, _) => "Change legs".to_owned(),
        (PhaseKind::Work, Mode::Timed) => "Keep moving".to_owned(),
        (PhaseKind::Work, Mode::Hold) if step.dose.reps > 1 => {
            format!("Hold {} of {}", place.phase.rep, step.dose.reps)
        }
        (PhaseKind::Work, Mode::Hold) => "Hold".to_owned(),
        (PhaseKind::Work, Mode::Reps) => {
            let done = place.elapsed.as_secs() / u64::from(step.dose.hold.max(1));
            format!("Repeat {} of {}", done + 1, step.dose.reps)
        }
    };
    match place.phase.side {
        Some(Side::Left) => format!("{to_left} LEFT leg  {words}"),
        Some(Side::Right) => format!("{words}  RIGHT leg {to_right}"),
        Some(Side::Both) | None => words,
    }
}

/// What comes after this phase.
fn next(running: &Running, place: Place) -> String {
    let steps = &running.routine.steps;
    let following = running.session.phases().get(place.index + 1);
    let leg = |phase: &Phase| phase.side.map_or_else(String::new, |side| format!(", {} leg", side.word()));
    match following {
        None => "the last one".to_owned(),
        Some(phase) if phase.step != place.phase.step => {
            format!("next: {}", steps[phase.step].exercise.name.to_lowercase())
        }
        Some(phase) => {
            let words = match phase.kind {
                PhaseKind::Prepare => "get ready",
                PhaseKind::Work if steps[phase.step].dose.mode == Mode::Hold => "hold",
                PhaseKind::Work => "go",
                PhaseKind::Rest => "let go",
                PhaseKind::Switch => "change legs",
            };
            format!("next: {words}{}", leg(phase))
        }
    }
}

fn clock(left: Duration) -> String {
    let secs = whole_seconds(left);
    format!("{}:{:02}", secs / 60, secs % 60)
}
