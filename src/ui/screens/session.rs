//! A guided session: what to do now, in large; how long still; what comes next. Every call is seen as well as heard:
//! the band at the beginning of a phase has its own words and look, and the last seconds are counted in colour. The
//! figure stands beside the seconds where there is room for both, above them in a narrow window, or makes way.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Text};
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::session::Running;
use crate::domain::catalog::{Mode, Step};
use crate::domain::cramps::Side;
use crate::domain::figure::Figure;
use crate::domain::player::{Phase, PhaseKind, Place, whole_seconds};
use crate::domain::settings::Motion;
use crate::domain::time::as_clock;
use crate::domain::version::Form;
use crate::ui::big;
use crate::ui::figure;
use crate::ui::layout::{Part, centred, columns, rows};
use crate::ui::panes::movement;
use crate::ui::render::footer;
use crate::ui::text::Lines;
use crate::ui::theme::{Role, Theme};

/// Widest column of text that is read at a glance from a step away.
const WIDTH: u16 = 64;
/// Widest lines below a figure.
const WIDE: u16 = 74;
/// Width of the seconds and their bars beside a figure.
const CLOCK: u16 = 30;
/// Least space on either side of a figure.
const GAP: u16 = 2;
/// Rows of a column with everything in it.
const ALL: u16 = 22;

/// Ranks in a window that has no room for all: what to do goes before the caution, and that before what comes next.
const CUE: u8 = 2;
const CAUTION: u8 = 4;

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
    let step = &running.routine.steps[place.phase.step];
    let figure = app.library.figure(&step.exercise.id);
    let words = words(running, place, body.width.saturating_sub(2).min(WIDE), theme);
    let mut column = body;
    if let Some(figure) = figure {
        let pose = pose(figure, app, running, place);
        let side = place.phase.side;
        if let Some(stage) = stage(figure, body, words.height()) {
            frame.render_widget(title(running, place, stage.title.width, theme).centered(), stage.title);
            figure::draw(figure, pose, side, stage.figure, theme, frame.buffer_mut());
            let mut lines = Lines::default();
            seconds(&mut lines, app, running, place, stage.clock, theme);
            write(frame, lines, stage.clock);
            return write(frame, words, stage.words);
        }
        let above = Part::Cells(body.height.saturating_sub(ALL).min(figure::MOST.1));
        let [picture, below] = rows(body, [above, Part::Rest]);
        if figure::draw(figure, pose, side, picture, theme, frame.buffer_mut()) {
            column = below;
        }
    }
    let column = centred(column, WIDTH.min(column.width.saturating_sub(2)), column.height);
    write(frame, lines(app, running, place, column, theme), column);
}

/// Lines in the middle of an area, as many as it has room for.
fn write(frame: &mut Frame, lines: Lines, area: Rect) {
    let lines = lines.fit(area.height);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    frame.render_widget(Text::from(lines).alignment(Alignment::Center), centred(area, area.width, height));
}

/// Where things are in a window with a figure beside the seconds.
struct Stage {
    title: Rect,
    figure: Rect,
    clock: Rect,
    words: Rect,
}

fn stage(figure: &Figure, body: Rect, words: u16) -> Option<Stage> {
    let height = body.height.checked_sub(2 + words)?.min(figure::MOST.1);
    let room = body.width.checked_sub(CLOCK + 3 * GAP)?;
    let width = figure::width(figure, height).min(room);
    if !figure::fits(width, height) {
        return None;
    }
    let body = centred(body, body.width, height + 2 + words);
    let parts = [Part::Cells(1), Part::Cells(height), Part::Cells(1), Part::Rest];
    let [title, middle, _, words] = rows(body, parts);
    let middle = centred(middle, width + GAP + CLOCK, height);
    let [figure, _, clock] = columns(middle, [Part::Cells(width), Part::Cells(GAP), Part::Cells(CLOCK)]);
    Some(Stage { title, figure, clock, words })
}

/// Which pose is shown: the one of this second while there is work, and the clearest one otherwise.
fn pose(figure: &Figure, app: &App, running: &Running, place: Place) -> usize {
    let dose = &running.routine.steps[place.phase.step].dose;
    let still = app.settings.motion == Motion::Off || place.phase.kind != PhaseKind::Work;
    if still {
        return figure.still;
    }
    figure.pose_at(place.elapsed, (dose.mode == Mode::Reps).then_some(dose.hold))
}

fn heading(app: &App, running: &Running, width: u16, theme: &Theme) -> Line<'static> {
    let silent = if app.muted { "sound off  " } else { "" };
    let quiet = movement::quiet(&app.movement(), app.settings.clock)
        .map_or_else(String::new, |[_, short]| format!("{short}  "));
    let right = format!("{quiet}{silent}{} left ", clock(running.session.left(app.now.mono)));
    let room = usize::from(width).saturating_sub(right.width());
    let left = theme.cut(&format!(" {}", running.routine.name), room.saturating_sub(1));
    let seated = if running.sitting { "sitting" } else { "" };
    let notes = [running.because.as_str(), seated].into_iter().filter(|note| !note.is_empty());
    let notes: String = notes.map(|note| format!("  {note}")).collect();
    let notes = if left.width() + notes.width() < room { notes } else { String::new() };
    let gap = " ".repeat(room.saturating_sub(left.width() + notes.width()));
    theme.line([(Role::Strong, left), (Role::Dim, format!("{notes}{gap}{right}"))])
}

/// Which move it is.
fn title(running: &Running, place: Place, width: u16, theme: &Theme) -> Line<'static> {
    let steps = &running.routine.steps;
    let count = format!("{} of {}  ", place.phase.step + 1, steps.len());
    let room = usize::from(width).saturating_sub(count.width());
    let name = theme.cut(&steps[place.phase.step].exercise.name, room);
    theme.line([(Role::Dim, count), (Role::Strong, name)])
}

/// All in one column. Where the cues have no room below each other, they follow each other in one paragraph.
fn lines(app: &App, running: &Running, place: Place, area: Rect, theme: &Theme) -> Lines {
    let fits = |lines: &Lines| lines.height_of(CAUTION) <= area.height;
    let ways = [cues, run_on].map(|cues| column(app, running, place, area, cues, theme));
    let [apart, together] = ways;
    if fits(&together) && !fits(&apart) { together } else { apart }
}

/// Puts what to do into the lines.
type Cues = fn(&mut Lines, &Running, Place, u16, &Theme);

fn column(app: &App, running: &Running, place: Place, area: Rect, cues: Cues, theme: &Theme) -> Lines {
    let steps = &running.routine.steps;
    let step = &steps[place.phase.step];
    let width = usize::from(area.width);
    let mut lines = Lines::default();
    let count = format!("{} of {}", place.phase.step + 1, steps.len());
    lines.push(7, theme.span(Role::Dim, count));
    lines.push(1, theme.span(Role::Strong, theme.cut(&step.exercise.name, width)));
    lines.gap(8);
    cues(&mut lines, running, place, area.width, theme);
    lines.gap(8);
    seconds(&mut lines, app, running, place, area, theme);
    lines.gap(9);
    lines.centred(CAUTION, &step.exercise.caution, area.width, Role::Dim, theme);
    lines
}

/// What stands below the figure.
fn words(running: &Running, place: Place, width: u16, theme: &Theme) -> Lines {
    let step = &running.routine.steps[place.phase.step];
    let mut lines = Lines::default();
    cues(&mut lines, running, place, width, theme);
    lines.gap(9);
    lines.centred(CAUTION, &step.exercise.caution, width, Role::Dim, theme);
    lines
}

fn cues(lines: &mut Lines, running: &Running, place: Place, width: u16, theme: &Theme) {
    form(lines, running, place, width, theme);
    for cue in &running.routine.steps[place.phase.step].exercise.cues {
        lines.centred(CUE, cue, width, Role::Text, theme);
    }
}

fn run_on(lines: &mut Lines, running: &Running, place: Place, width: u16, theme: &Theme) {
    form(lines, running, place, width, theme);
    let cues = running.routine.steps[place.phase.step].exercise.cues.join(" ");
    lines.centred(CUE, &cues, width, Role::Text, theme);
}

/// What is different about the form it is done in.
fn form(lines: &mut Lines, running: &Running, place: Place, width: u16, theme: &Theme) {
    let (form, words) = running.form(place.phase.step);
    if let Some(words) = words {
        let word = if form == Form::Easier { "easier" } else { "harder" };
        lines.centred(CUE, &format!("{word}: {words}"), width, Role::Strong, theme);
    }
}

/// What to do now, how long still, and what comes next.
fn seconds(lines: &mut Lines, app: &App, running: &Running, place: Place, area: Rect, theme: &Theme) {
    let step = &running.routine.steps[place.phase.step];
    lines.push(1, band(running, step, place, area.width, theme));
    lines.gap(9);
    let left = whole_seconds(place.left);
    let role = if running.session.count(app.now.mono).is_some() { Role::AskFrame } else { Role::Strong };
    match big::rows(&left.to_string(), theme.glyphs.block, area.width) {
        Some(digits) if area.height >= 20 || area.width == CLOCK => {
            let unit = [" ", " ", " ", " ", "s"];
            for (row, unit) in digits.into_iter().zip(unit) {
                lines.push(0, theme.span(role, format!("{row} {unit}")));
            }
        }
        _ => lines.push(0, theme.span(role, format!("{left} s"))),
    }
    lines.gap(9);
    let bar = area.width.min(44);
    lines.push(6, theme.bar(place.elapsed.as_secs_f64() / f64::from(place.phase.secs.max(1)), bar));
    lines.push(7, theme.bar(running.session.progress(app.now.mono), bar));
    lines.gap(9);
    lines.push(5, theme.span(Role::Dim, theme.cut(&next(running, place), area.width.into())));
}

/// What to do in this phase. Its first seconds fill the line, so that the change is seen from a step away.
fn band(running: &Running, step: &Step, place: Place, width: u16, theme: &Theme) -> Line<'static> {
    if running.session.is_paused() {
        let key = theme.keys.shown(Context::Session, Action::SessionPause);
        let banner = |[before, after]: [String; 2]| {
            Line::from(vec![
                theme.span(Role::Ask, format!(" {before}paused - ")),
                theme.span(theme.key_as(Role::Ask), key.clone()),
                theme.span(Role::Ask, format!(" goes on{after} ")),
            ])
        };
        let with_leg = banner(leg(place, theme));
        return if with_leg.width() > width.into() { banner([const { String::new() }; 2]) } else { with_leg };
    }
    let [before, after] = leg(place, theme);
    let words = format!("{before}{}{after}", doing(step, place));
    if place.elapsed < NEW && place.phase.kind != PhaseKind::Prepare {
        let width = usize::from(width.min(44));
        let role = if place.phase.kind == PhaseKind::Rest { Role::Soft } else { Role::Ask };
        return theme.span(role, format!("{words:^width$}")).into();
    }
    let role = if place.phase.kind == PhaseKind::Work { Role::Strong } else { Role::Text };
    theme.span(role, words).into()
}

/// The side that a phase is about with an arrow to it, as it stands before and after its words.
fn leg(place: Place, theme: &Theme) -> [String; 2] {
    let [to_left, to_right] = theme.glyphs.arrows;
    match place.phase.side {
        Some(Side::Left) => [format!("{to_left} LEFT leg  "), String::new()],
        Some(Side::Right) => [String::new(), format!("  RIGHT leg {to_right}")],
        Some(Side::Both) | None => [const { String::new() }; 2],
    }
}

/// The words of a phase.
fn doing(step: &Step, place: Place) -> String {
    match (place.phase.kind, step.dose.mode) {
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
    as_clock(whole_seconds(left))
}
