//! The whole window: what lies where, and over what.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear};
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::event::Target;
use crate::app::keymap::{Binding, Context, name};
use crate::app::model::{App, Overlay, Screen, Tone};
use crate::app::screens::guide::Paged;
use crate::app::screens::relief::Stage;
use crate::app::screens::stretch::Browse;
use crate::app::sheet::Move;
use crate::ui::colour::Surface;
use crate::ui::pointed;
use crate::ui::screens::{
    act, card, care, cautions, cramp, damage, diary, drinks, frame, guide, help, leaflet, menu, palette,
    pause, picker, relief, session, settings, sheet, stretch, today, trends,
};
use crate::ui::theme::{Role, Theme};

/// Columns beside a box that show nothing anybody could read.
const RIM: u16 = 8;

/// Draws the state.
pub fn render(frame: &mut Frame, app: &App, theme: &Theme) {
    let day = &theme.with_keys(&app.keymap);
    let theme = if app.relief.is_some() || app.care.is_some() { &day.night() } else { day };
    match (&app.relief, &app.care, &app.session) {
        (Some(relief), ..) => relief::render(frame, app, relief, theme),
        (None, Some(caring), _) => care::render(frame, app, caring, theme),
        (None, None, Some(running)) => session::render(frame, app, running, theme),
        (None, None, None) => {
            let body = frame::render(frame, app, theme);
            match app.screen {
                Screen::Today => today::render(frame, body, app, theme),
                Screen::Stretch => stretch::render(frame, body, app, theme),
                Screen::Cramps => diary::render(frame, body, app, theme),
                Screen::Trends => trends::render(frame, body, app, theme),
                Screen::Guide => guide::render(frame, body, app, theme),
            }
        }
    }
    if is_covered(app) {
        theme.fade(frame.buffer_mut());
    }
    match &app.overlay {
        Some(Overlay::Help { top }) => help::render(frame, app, *top, theme),
        Some(Overlay::Cramp(form)) => cramp::render(frame, form, theme),
        Some(Overlay::Menu(menu)) => menu::render(frame, menu, theme),
        Some(Overlay::Pick(picker)) => picker::render(frame, picker, theme),
        Some(Overlay::Sheet { sheet, .. }) => sheet::render(frame, sheet, theme),
        Some(Overlay::Palette(palette)) => palette::render(frame, app, palette, theme),
        Some(Overlay::Settings(list)) => settings::render(frame, app, list, theme),
        Some(Overlay::Leaflet(page)) => leaflet::render(frame, page, theme),
        Some(Overlay::Drinks(list)) => drinks::render(frame, app, *list, theme),
        Some(Overlay::Pause(form)) => pause::render(frame, form, theme),
        Some(Overlay::Cautions { top, .. }) => cautions::render(frame, app, *top, theme),
        Some(Overlay::Damage { marked }) => damage::render(frame, &app.problems.damage, *marked, theme),
        None => {}
    }
    if let Some(shown) = &app.card {
        card::render(frame, app, shown, theme);
    }
    if let Some(top) = app.act {
        act::render(frame, app, top, theme);
    }
    day.lay_ground(frame.buffer_mut());
}

/// An empty box over what is drawn, with a title and a line at its foot; gives the room inside.
pub(crate) fn over(
    frame: &mut Frame,
    area: Rect,
    title: &str,
    foot: impl Into<Line<'static>>,
    theme: &Theme,
) -> Rect {
    framed(frame, area, title, foot, Role::Text, theme)
}

/// The same with a frame that means something.
pub(crate) fn framed(
    frame: &mut Frame,
    area: Rect,
    title: &str,
    foot: impl Into<Line<'static>>,
    role: Role,
    theme: &Theme,
) -> Rect {
    let block = Block::bordered()
        .border_set(theme.glyphs.border)
        .border_style(theme.style(role))
        .title(
            theme.span(Role::Strong, format!(" {} ", theme.cut(title, area.width.saturating_sub(4).into()))),
        )
        .title_bottom(foot.into().style(theme.style(Role::Text)));
    let inside = block.inner(area);
    let cleared = cleared(frame.area(), area);
    frame.render_widget(Clear, cleared);
    frame.buffer_mut().set_style(cleared, theme.style(Role::Text));
    frame.render_widget(block, area);
    inside
}

/// What is cleared for a box: where it leaves no more than a rim of what lies under it, the rim goes too.
fn cleared(whole: Rect, area: Rect) -> Rect {
    let body = Rect { y: 1, height: whole.height.saturating_sub(2), ..whole };
    if area.intersection(body) != area {
        whole
    } else if whole.width - area.width <= RIM {
        body
    } else {
        area
    }
}

/// What is meant by a click on that cell, counted from zero. A row of a list goes before the key that it begins with, and
/// the key before the pane it stands in.
#[must_use]
pub fn hit(app: &App, column: u16, row: u16) -> Option<Target> {
    match place_at(app, column, row) {
        pane @ (None | Some(Target::Pane(_))) => pointed::key_at(app, column, row).map(Target::Key).or(pane),
        place => place,
    }
}

fn place_at(app: &App, column: u16, row: u16) -> Option<Target> {
    if app.act.is_some() || app.card.is_some() {
        return None;
    }
    if let Some(overlay) = &app.overlay {
        return row_of(app, overlay, Position { x: column, y: row }).map(Target::Row);
    }
    if app.session.is_some() || app.relief.is_some() || app.care.is_some() {
        return None;
    }
    let [head, _, body, _] = frame::parts(app, Rect::new(0, 0, app.size.0, app.size.1));
    if row == head.y && head.height > 0 {
        return frame::tab_at(app, head.width, column).map(Target::Screen);
    }
    match app.screen {
        Screen::Today => today::pane_at(app, body, column, row).map(Target::Pane),
        Screen::Stretch => stretch::row_at(app, body, column, row).map(Target::Row),
        Screen::Cramps => diary::row_at(app, body, column, row).map(Target::Row),
        Screen::Trends => trends::spot_at(app, body, column, row).map(Target::Trend),
        Screen::Guide => guide::row_at(app, body, column, row).map(Target::Row),
    }
}

/// The row of what lies over the screen in that cell.
fn row_of(app: &App, overlay: &Overlay, at: Position) -> Option<usize> {
    let window = Rect::new(0, 0, app.size.0, app.size.1);
    let theme = &Theme::new(&app.settings, &[], Surface::PLAIN).with_keys(&app.keymap);
    let listed = match overlay {
        Overlay::Settings(list) => return settings::row_at(app, list, window, at),
        Overlay::Cramp(form) => cramp::lay(window, form, theme),
        Overlay::Menu(menu) => menu::lay(window, menu, theme),
        Overlay::Pick(picker) => picker::lay(window, picker, theme),
        Overlay::Palette(palette) => palette::lay(window, app, palette, theme),
        Overlay::Drinks(list) => drinks::lay(window, app, *list, theme),
        Overlay::Sheet { sheet, .. } => sheet::lay(window, sheet, theme),
        Overlay::Pause(form) => pause::lay(window, form, theme),
        Overlay::Damage { marked } => damage::lay(window, &app.problems.damage, *marked, theme),
        Overlay::Help { .. } | Overlay::Leaflet(_) | Overlay::Cautions { .. } => return None,
    };
    listed.row_at(at)
}

/// The line at the bottom: a message while there is one, the keys of the place otherwise. Who asks something in front of a
/// screen has its keys on its own frame, and takes those of the screen.
pub(crate) fn footer(app: &App, width: u16, theme: &Theme) -> Line<'static> {
    if let Some(toast) = &app.toast {
        let role = match toast.tone {
            Tone::Calm => Role::Text,
            Tone::Failed => Role::Care,
        };
        return message(app, &theme.cut(&format!(" {}", toast.text), usize::from(width)), role, theme);
    }
    if let Some(begun) = app.begun {
        return theme.line([(Role::Key, format!(" {}", name(begun))), (Role::Dim, " and then?".to_owned())]);
    }
    match app.session {
        _ if is_covered(app) => Line::default(),
        Some(_) => hints_now(app, &[Context::Session], width, theme),
        None if app.context() == Context::Search => hints(&[Context::Search], width, theme),
        None => hints_now(app, &[app.context(), Context::Screens], width, theme),
    }
}

/// A message, with the key that it names at its beginning or behind its last dash.
fn message(app: &App, text: &str, role: Role, theme: &Theme) -> Line<'static> {
    let told = [Action::Undo, Action::Retry, Action::Pause, Action::CrampLog, Action::BreakSkip];
    let keys = told.map(|action| app.key(action));
    let named = |at: &usize| {
        let key = text.get(*at..)?.split(' ').next().filter(|key| !key.is_empty())?;
        keys.iter().any(|known| known == key).then(|| (*at, key.to_owned()))
    };
    let places = [Some(1), text.rfind(" - ").map(|dash| dash + 3)];
    match places.iter().flatten().find_map(named) {
        Some((at, key)) => {
            let after = text[at + key.len()..].to_owned();
            theme.line([(role, text[..at].to_owned()), (theme.key_as(role), key), (role, after)])
        }
        None => theme.span(role, text).into(),
    }
}

/// Columns between the keys of a line of hints, and where not all have room in one shorter than that.
const WIDE_GAP: usize = 3;
const NARROW_GAP: usize = 2;
const NARROW: u16 = 60;

/// True if something with its own keys lies over the screen.
pub(crate) fn is_covered(app: &App) -> bool {
    app.overlay.is_some() || app.card.is_some() || app.act.is_some()
}

/// True for what leads out of a place.
fn leaves(action: Action) -> bool {
    use Action::{CareLeave, Close, FormCancel, GuideBack, ReliefLeave, SearchClear, SessionStop, Sheet};
    matches!(
        action,
        Close
            | FormCancel
            | Sheet(Move::Leave)
            | ReliefLeave
            | CareLeave
            | SessionStop
            | GuideBack
            | SearchClear
    )
}

/// True for the hints that go last.
fn stays(action: Action) -> bool {
    action == Action::Help || leaves(action)
}

/// The keys of these places, as many as have room; the help and the way out go last.
pub(crate) fn hints(contexts: &[Context], width: u16, theme: &Theme) -> Line<'static> {
    hints_with(contexts, |row| row.hint, width, theme)
}

/// The same as things stand: a key that would do nothing now is left out, and one that does something else says so.
pub(crate) fn hints_now(app: &App, contexts: &[Context], width: u16, theme: &Theme) -> Line<'static> {
    let paged = app.paged();
    let stage = app.relief.as_ref().map(|relief| relief.stage);
    let in_bed = app.relief.as_ref().is_some_and(|relief| relief.in_bed);
    let is_paused = app.session.as_ref().is_some_and(|running| running.session.is_paused());
    let care = app.care.as_ref().map(|care| care.timer.as_ref());
    let words = |row: &Binding| match (row.action, stage, care) {
        (Action::PageDown | Action::PageUp, ..) if paged.is_some() => {
            row.hint.filter(|_| paged.and_then(Paged::further) == Some(row.action))
        }
        (Action::Browse(Browse::Detail), ..) if stretch::is_beside(app.size.0) => None,
        (Action::SessionPause, ..) if is_paused => Some("go on"),
        (Action::ReliefEased, Some(Stage::Pain | Stage::Woke), _) => Some("leave open"),
        (Action::ReliefEased, Some(_), _) => Some("it eased"),
        (Action::ReliefBed, ..) if in_bed => Some("stand up"),
        (Action::CareLeave, _, Some(None)) => Some("that was all"),
        (Action::CareMore, _, Some(timer)) => {
            row.hint.filter(|_| timer.is_some_and(|timer| timer.can_last(app.now.mono)))
        }
        _ => row.hint,
    };
    hints_with(contexts, words, width, theme)
}

/// The same with words of their own.
pub(crate) fn hints_with(
    contexts: &[Context],
    words: impl Fn(&Binding) -> Option<&'static str>,
    width: u16,
    theme: &Theme,
) -> Line<'static> {
    let mut all: Vec<(String, &str, Action)> = contexts
        .iter()
        .flat_map(|context| theme.keys.rows(*context))
        .filter_map(|(row, chords)| Some((chords.first()?.name(), words(row)?, row.action)))
        .collect();
    // One column stays free at both ends.
    let needed = |shown: &[(String, &str, Action)], gap: usize| {
        shown.iter().map(|(key, hint, _)| key.width() + hint.width() + 1 + gap).sum::<usize>() + 2
    };
    let room = usize::from(width);
    let narrow = width < NARROW && needed(&all, WIDE_GAP) > room + WIDE_GAP;
    let gap = if narrow { NARROW_GAP } else { WIDE_GAP };
    while needed(&all, gap) > room + gap {
        let dropped = |kept: fn(Action) -> bool| all.iter().rposition(|(.., action)| !kept(*action));
        let Some(least) = dropped(stays).or_else(|| dropped(leaves)).filter(|_| all.len() > 1) else { break };
        all.remove(least);
    }
    let mut spans: Vec<Span<'static>> = Vec::new();
    for (key, hint, _) in all {
        let before = " ".repeat(if spans.is_empty() { 1 } else { gap });
        spans.push(theme.span(Role::Key, format!("{before}{key}")));
        spans.push(theme.span(Role::Dim, format!(" {hint}")));
    }
    spans.push(theme.span(Role::Dim, " "));
    spans.into()
}
