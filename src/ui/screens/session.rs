//! A guided session: what to do now, in large; how long still; what comes next.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Text};

use crate::app::model::App;
use crate::app::screens::session::Running;
use crate::domain::catalog::{Mode, Step};
use crate::domain::cramps::Side;
use crate::domain::stretch::{PhaseKind, Place};
use crate::ui::digits;
use crate::ui::layout::{Part, centred, rows};
use crate::ui::render::footer;
use crate::ui::text::Lines;
use crate::ui::theme::{Role, Theme};

/// Widest column of text that is read at a glance from a step away.
const WIDTH: u16 = 64;

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
    let left = format!(" {}", running.routine.name);
    let right = format!("{} left ", clock(running.session.left(app.now.mono)));
    let gap = usize::from(width).saturating_sub(left.len() + right.len());
    theme.line([(Role::Strong, left), (Role::Dim, format!("{}{right}", " ".repeat(gap)))])
}

fn lines(app: &App, running: &Running, place: Place, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let steps = &running.routine.steps;
    let step = &steps[place.phase.step];
    let mut lines = Lines::default();
    let count = format!("{} of {}", place.phase.step + 1, steps.len());
    lines.push(6, theme.span(Role::Dim, count));
    lines.push(1, theme.span(Role::Strong, step.exercise.name.clone()));
    lines.gap(8);
    for (rank, cue) in (3..).zip(&step.exercise.cues) {
        lines.push(rank.min(5), theme.span(Role::Text, theme.cut(cue, usize::from(area.width))));
    }
    lines.gap(8);
    let (role, what) = if running.session.is_paused() {
        (Role::Ask, " paused - space goes on ".to_owned())
    } else {
        (Role::Strong, doing(step, place))
    };
    lines.push(1, theme.span(role, what));
    lines.gap(9);
    let left = whole_seconds(place.left);
    if area.height >= 20 {
        for row in digits::rows(left, theme.glyphs.block) {
            lines.push(0, theme.span(Role::Strong, row));
        }
    } else {
        lines.push(0, theme.span(Role::Strong, format!("{left} s")));
    }
    lines.gap(9);
    let width = area.width.min(44);
    lines.push(2, theme.bar(place.elapsed.as_secs_f64() / f64::from(place.phase.secs.max(1)), width));
    lines.push(6, theme.bar(running.session.progress(app.now.mono), width));
    lines.gap(9);
    lines.push(4, theme.span(Role::Dim, next(steps, place.phase.step)));
    lines.gap(9);
    lines.push(7, theme.span(Role::Dim, theme.cut(&step.exercise.caution, usize::from(area.width))));
    lines.fit(area.height)
}

/// What to do in this phase, in a few words.
fn doing(step: &Step, place: Place) -> String {
    let leg = match place.phase.side {
        None => String::new(),
        Some(Side::Both) => ", both legs".to_owned(),
        Some(side) => format!(", {} leg", side.word()),
    };
    match (place.phase.kind, step.mode) {
        (PhaseKind::Prepare, _) => format!("Get ready{leg}"),
        (PhaseKind::Rest, _) => "Let go, breathe".to_owned(),
        (PhaseKind::Switch, _) => format!("Change legs{leg}"),
        (PhaseKind::Work, Mode::Timed) => format!("Keep moving{leg}"),
        (PhaseKind::Work, Mode::Hold) if step.reps > 1 => {
            format!("Hold{leg}, {} of {}", place.phase.rep, step.reps)
        }
        (PhaseKind::Work, Mode::Hold) => format!("Hold{leg}"),
        (PhaseKind::Work, Mode::Reps) => {
            let done = place.elapsed.as_secs() / u64::from(step.hold.max(1));
            format!("Repeat{leg}, {} of {}", done + 1, step.reps)
        }
    }
}

fn next(steps: &[Step], step: usize) -> String {
    match steps.get(step + 1) {
        Some(next) => format!("next: {}", next.exercise.name.to_lowercase()),
        None => "the last one".to_owned(),
    }
}

/// A countdown as people read it: 1 is shown until the second is over.
fn whole_seconds(left: Duration) -> u64 {
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

fn clock(left: Duration) -> String {
    let secs = whole_seconds(left);
    format!("{}:{:02}", secs / 60, secs % 60)
}
