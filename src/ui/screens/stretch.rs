//! The Stretch screen: routines and moves on the left, all about the marked one on the right; one of them at a time in a
//! narrow window.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::stretch::{Browse, Entry, View};
use crate::domain::about::Part;
use crate::domain::bedtime::SixWeeks;
use crate::domain::page::wrap;
use crate::domain::stretch::is_bed;
use crate::domain::time::as_clock;
use crate::ui::figure;
use crate::ui::layout::{Part as Room, columns, rows};
use crate::ui::theme::{Role, Theme};

/// Narrowest window that shows list and text side by side.
const WIDE: u16 = 76;

/// Widest list, and widest column of text that is read with ease.
const LIST: u16 = 46;
const TEXT: u16 = 72;

/// Narrowest list that has the letter of the support beside each name.
const LETTERED: u16 = 46;

/// Columns of a label in the text.
const LABEL: usize = 10;

/// Nights of a week.
const WEEK: usize = 7;

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, theme: &Theme) {
    let entries = app.entries();
    let [list, text] = parts(app, area);
    if list.width > 0 && text.width > 0 {
        let rule = Rect { x: list.right() + 1, width: 1, ..area };
        let line = Line::from(theme.span(Role::Frame, theme.glyphs.border.vertical_left));
        frame.render_widget(Text::from(vec![line; usize::from(area.height)]), rule);
    }
    if list.width > 0 {
        let [head, body, foot] = list_parts(app, list);
        frame.render_widget(Text::from(heading(app, entries.len(), head.width, theme)), head);
        frame.render_widget(Text::from(listing(app, &entries, body, theme)), body);
        frame.render_widget(Text::from(problems(app, foot.width, theme)), foot);
    }
    if text.width > 0 {
        let lines = detail(app, &entries, text, theme);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(1);
        frame.render_widget(Text::from(lines), text);
        let [_, below, _] = rows(text, [Room::Cells(height), Room::Rest, Room::Cells(1)]);
        picture(frame, app, &entries, below, theme);
    }
}

/// The figure of the marked move, or of the first of the marked routine, where there is room for one.
fn picture(frame: &mut Frame, app: &App, entries: &[Entry<'_>], area: Rect, theme: &Theme) {
    let id = entries.get(app.browser.marked).and_then(|entry| match entry {
        Entry::Move(exercise) => Some(exercise.id.as_str()),
        Entry::Routine(routine) => routine.steps.first().map(|step| step.exercise.id.as_str()),
    });
    let Some(figure) = id.and_then(|id| app.library.figure(id)) else { return };
    let height = area.height.min(figure::MOST.1);
    let width = figure::width(figure, height).min(area.width);
    let place = Rect { width, height, ..area };
    figure::draw(figure, figure.still, None, place, theme, frame.buffer_mut());
}

/// The entry in that cell, if any.
pub(crate) fn row_at(app: &App, area: Rect, column: u16, row: u16) -> Option<usize> {
    let [list, _] = parts(app, area);
    let [_, body, _] = list_parts(app, list);
    let inside = (body.x..body.right()).contains(&column) && (body.y..body.bottom()).contains(&row);
    let lines = sorted(&app.entries());
    let line = first_line(&lines, app.browser.marked, body.height) + usize::from(row.saturating_sub(body.y));
    lines.get(line).copied().flatten().filter(|_| inside)
}

/// True if the text stands beside the list in a window of that many columns.
pub(crate) fn is_beside(columns: u16) -> bool {
    columns >= WIDE
}

fn parts(app: &App, area: Rect) -> [Rect; 2] {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    if is_beside(area.width + 2) {
        let list = LIST.min(area.width * 5 / 9);
        let [list, _, text] = columns(area, [Room::Cells(list), Room::Cells(3), Room::Rest]);
        return [list, Rect { width: text.width.min(TEXT), ..text }];
    }
    let nothing = Rect { width: 0, ..area };
    if app.browser.detail { [nothing, area] } else { [area, nothing] }
}

fn list_parts(app: &App, list: Rect) -> [Rect; 3] {
    let lines = problem_lines(app, list.width).len();
    let problems = u16::try_from(lines).unwrap_or(0).min(list.height / 3);
    rows(list, [Room::Cells(2.min(list.height / 4)), Room::Rest, Room::Cells(problems)])
}

/// The parts of the list, or what is searched for.
fn heading(app: &App, found: usize, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let browser = &app.browser;
    let search = &browser.search;
    if search.typing || !search.words.is_empty() {
        return vec![theme.searched("", search, found, width.into())];
    }
    let title = |view: View| {
        let role = if view == browser.view { Role::Strong } else { Role::Dim };
        theme.span(role, view.title())
    };
    let all: usize = View::ALL.iter().map(|view| view.title().len() + 2).sum();
    if all > usize::from(width) + 2 {
        let [to_left, to_right] = theme.glyphs.arrows;
        let ends = |arrow: &'static str| theme.span(Role::Dim, arrow);
        return vec![Line::from(vec![
            ends(to_left),
            " ".into(),
            title(browser.view),
            " ".into(),
            ends(to_right),
        ])];
    }
    let titles = View::ALL.into_iter().flat_map(|view| [title(view), Span::from("  ")]);
    vec![titles.collect::<Vec<_>>().into()]
}

/// The lines of the list: entries by their number, and none for the gap between routines and moves.
fn sorted(entries: &[Entry<'_>]) -> Vec<Option<usize>> {
    let first_move = entries.iter().position(|entry| matches!(entry, Entry::Move(_)));
    let mut lines: Vec<Option<usize>> = (0..entries.len()).map(Some).collect();
    if let Some(at) = first_move.filter(|at| *at > 0) {
        lines.insert(at, None);
    }
    lines
}

/// The line that is shown first, so that the marked one is seen.
fn first_line(lines: &[Option<usize>], marked: usize, height: u16) -> usize {
    let at = lines.iter().position(|line| *line == Some(marked)).unwrap_or(0);
    (at + 1).saturating_sub(usize::from(height))
}

fn listing(app: &App, entries: &[Entry<'_>], area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    if entries.is_empty() {
        let favourite = match app.keymap.shown(Context::Stretch, Action::Browse(Browse::Favourite)) {
            key if key.is_empty() => "Nothing is a favourite yet.".to_owned(),
            key => format!("{key} on a routine or a move makes it a favourite."),
        };
        let hint = match app.browser.view {
            View::Favourites if app.browser.search.words.is_empty() => favourite.as_str(),
            View::Own if app.browser.search.words.is_empty() => {
                "Your own go into the routines folder beside the configuration; assets/example-routines.toml shows how."
            }
            _ => "Nothing of that kind.",
        };
        let lines = wrap(hint, area.width.into());
        return lines.into_iter().map(|line| theme.span(Role::Dim, line).into()).collect();
    }
    let profile = app.profile();
    let favourites: Vec<&str> = profile.favourites().collect();
    let lines = sorted(entries);
    let shown = lines.iter().skip(first_line(&lines, app.browser.marked, area.height));
    let row = |line: &Option<usize>| match line.and_then(|at| Some((at, entries.get(at)?))) {
        Some((at, entry)) => {
            let loved = favourites.contains(&entry.id());
            row(app, entry, at == app.browser.marked, loved, area.width, theme)
        }
        None => Line::default(),
    };
    shown.take(area.height.into()).map(row).collect()
}

fn row(app: &App, entry: &Entry<'_>, marked: bool, loved: bool, width: u16, theme: &Theme) -> Line<'static> {
    let (name, secs, support) = match entry {
        Entry::Routine(routine) => (&routine.name, routine.seconds(), routine.strength),
        Entry::Move(exercise) => (&exercise.name, exercise.dose.seconds(), exercise.strength),
    };
    let own = if app.is_own(entry) { " own" } else { "" };
    let letter = if width < LETTERED { String::new() } else { format!("  {}", support.letter()) };
    let right = format!("{own} {:>6}{letter}", as_clock(secs.into()));
    let room = usize::from(width).saturating_sub(right.len() + 4);
    let name = theme.cut(name, room);
    let gap = " ".repeat(room.saturating_sub(name.width()));
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let star = if loved { theme.glyphs.star } else { " " };
    theme.line([
        (Role::Key, format!("{cursor} ")),
        (Role::Done, format!("{star} ")),
        (if marked { Role::Strong } else { Role::Text }, name),
        (Role::Dim, format!("{gap}{right}")),
    ])
}

fn problems(app: &App, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    problem_lines(app, width).into_iter().map(|line| theme.span(Role::Care, line).into()).collect()
}

fn problem_lines(app: &App, width: u16) -> Vec<String> {
    app.browser.problems.iter().flat_map(|problem| wrap(problem, width.into())).collect()
}

/// All about the marked one. As much is moved out of sight above as is asked for, and not more than has to be.
fn detail(app: &App, entries: &[Entry<'_>], area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let mut parts: Vec<Vec<Line<'static>>> =
        app.about().iter().map(|part| paragraph(part, area.width, theme)).collect();
    let bed = entries.get(app.browser.marked).is_some_and(|entry| is_bed(entry.id()));
    if bed && parts.len() > 2 {
        let gap = || vec![Line::default()];
        parts.splice(2..2, [gap(), six_weeks(app, area.width, theme), gap()]);
    }
    let height = |parts: &[Vec<Line<'static>>]| parts.iter().map(Vec::len).sum::<usize>();
    if height(&parts) > usize::from(area.height) {
        parts.retain(|lines| lines.iter().any(|line| line.width() > 0));
    }
    let enough = (0..parts.len()).find(|skip| height(&parts[*skip..]) <= usize::from(area.height));
    let skip = app.browser.top.min(enough.unwrap_or(0));
    let mut lines: Vec<Line<'static>> = parts.into_iter().skip(skip).flatten().collect();
    if lines.len() > usize::from(area.height) && area.height > 0 {
        lines.truncate(usize::from(area.height) - 1);
        let key = app.keymap.shown(Context::Stretch, Action::PageDown);
        lines.push(theme.line([(Role::Key, key), (Role::Dim, " further down".to_owned())]));
    }
    lines
}

fn paragraph(part: &Part, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let width = usize::from(width);
    let plain = |role: Role, text: &str| {
        wrap(text, width).into_iter().map(|line| Line::from(theme.span(role, line))).collect::<Vec<_>>()
    };
    match part {
        Part::Title(text) => plain(Role::Strong, text),
        Part::Text(text) => plain(Role::Text, text),
        Part::Gap => vec![Line::default()],
        Part::Quiet(text) => plain(Role::Dim, text),
        Part::Said(label, text) => hang(&format!("{label:<LABEL$}"), text, Role::Dim, width, theme),
        Part::Step(number, text, under) => {
            let mut lines = hang(&format!("{number}  "), text, Role::Strong, width, theme);
            if !under.is_empty() {
                let under = wrap(under, width.saturating_sub(3));
                lines.extend(under.iter().map(|line| theme.span(Role::Dim, format!("   {line}")).into()));
            }
            lines
        }
    }
}

/// A text beside its label.
fn hang(label: &str, text: &str, role: Role, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let indent = label.width();
    let lines = wrap(text, width.saturating_sub(indent).max(8));
    (0..)
        .zip(lines)
        .map(|(at, line): (usize, String)| {
            let before = if at == 0 { label.to_owned() } else { " ".repeat(indent) };
            theme.line([(role, before), (Role::Text, line)])
        })
        .collect()
}

/// The bar of the six weeks, and the days with a cramp before and since.
fn six_weeks(app: &App, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let Some(weeks) = SixWeeks::new(&app.journal, app.now.wall) else {
        lines.push(theme.span(Role::Text, "Six weeks: they begin with the first night.").into());
        return lines;
    };
    let [words, compared] = weeks.sentences();
    let plain = |role: Role, text: &str| {
        wrap(text, width.into()).into_iter().map(move |line| Line::from(theme.span(role, line)))
    };
    lines.extend(plain(Role::Strong, &words));
    let fits = |count: &usize| count * (WEEK + 1) <= usize::from(width) + 1;
    let across = [6, 3, 2, 1].into_iter().find(fits).unwrap_or(1);
    for row in weeks.nights.chunks(across * WEEK) {
        let cells = row.chunks(WEEK).flat_map(|week| {
            week.iter().map(|night| night_cell(*night, theme)).chain(std::iter::once(Span::from(" ")))
        });
        lines.push(cells.collect::<Vec<_>>().into());
    }
    lines.extend(plain(Role::Text, &compared));
    lines
}

fn night_cell(night: Option<bool>, theme: &Theme) -> Span<'static> {
    match night {
        Some(true) => theme.span(Role::Done, theme.glyphs.block),
        Some(false) => theme.span(Role::Text, theme.glyphs.dot),
        None => theme.span(Role::Track, theme.glyphs.empty),
    }
}
