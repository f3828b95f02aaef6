//! The Cramps screen: the diary as a table, and all about the marked cramp beside it or below, or in its place where
//! there is no room for both.

use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use crate::app::action::Action;
use crate::app::model::App;
use crate::app::screens::cramps::Filter;
use crate::domain::cramps::{Cramp, Side};
use crate::domain::fact::Fact;
use crate::domain::time::{ClockFace, day_of, to_the_second};
use crate::domain::words::Word;
use crate::ui::layout::{self, Part, rows};
use crate::ui::screens::act::lines;
use crate::ui::theme::{Role, Theme};

/// Columns of the table behind the day and the time (where, side, strength, length, woke, what helped), and fewest of
/// each that still say something.
const COLUMNS: [usize; 6] = [14, 5, 8, 11, 4, 14];
const FEWEST: [usize; 6] = [14, 5, 8, 10, 4, 8];
/// Columns of a day, with the gap behind it.
const DAY: usize = 11;
/// Narrowest table with a wider gap behind the day and the time, and their columns there.
const AIRY: u16 = 80;
const WHEN: usize = 17;
/// The mark of a row with the gap behind it.
const LEAD: usize = 2;
/// Columns of the table beside the detail, and narrowest window for both.
const BESIDE: (u16, u16) = (80, 112);
/// Narrowest table that says in whole words what is in it, and since when.
const DATED: u16 = 60;
/// Lines of the detail below, and lowest body for both.
const BELOW: (u16, u16) = (8, 17);

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, theme: &Theme) {
    if app.diary_is_empty() {
        let key = app.key(Action::CrampLog);
        let logs = if key.is_empty() { "" } else { " logs one." };
        let hint = theme.line([
            (Role::Text, " No cramp is in the diary. ".to_owned()),
            (Role::Key, key),
            (Role::Dim, logs.to_owned()),
        ]);
        frame.render_widget(hint, area);
        return;
    }
    let Places { view, head, list, line, detail } = places(app, area);
    let diary = app.diary();
    frame.render_widget(view_line(app, diary.len(), view.width, theme), view);
    if app.diary.detail {
        let page = app.cramp_page(app.reading_width(), false);
        frame.render_widget(Text::from(lines(&page, app.diary.top, detail.height, theme)), detail);
        return;
    }
    let titles = ["when", "where", "side", "strength", "length", "woke", "what helped"].map(str::to_owned);
    let titles = format!("{}{}", " ".repeat(LEAD), columns(&titles, app.settings.clock, list.width, theme));
    frame.render_widget(theme.span(Role::Dim, titles), head);
    let shown = diary.iter().enumerate().skip(first_row(app, list.height)).take(usize::from(list.height));
    let table: Vec<Line<'static>> = shown
        .map(|(place, (fact, cramp))| row(fact, cramp, place == app.marked, app, list.width, theme))
        .collect();
    frame.render_widget(Text::from(table), list);
    if detail.height > 0 {
        frame.render_widget(theme.span(Role::Frame, theme.glyphs.line.repeat(usize::from(line.width))), line);
        let page = app.cramp_page(usize::from(detail.width).saturating_sub(2), detail.height <= BELOW.0);
        frame.render_widget(Text::from(lines(&page, 0, detail.height, theme)), detail);
    }
}

/// The row of the diary in that cell of the screen, if any.
pub(crate) fn row_at(app: &App, area: Rect, column: u16, row: u16) -> Option<usize> {
    let list = places(app, area).list;
    let line = usize::from(row.checked_sub(list.y)?);
    let place = first_row(app, list.height) + line;
    let inside = line < usize::from(list.height) && (list.x..list.right()).contains(&column);
    (inside && place < app.diary().len()).then_some(place)
}

struct Places {
    /// How the diary is looked at.
    view: Rect,
    /// The titles of the columns.
    head: Rect,
    /// The rows.
    list: Rect,
    /// The line above the detail, where it stands below.
    line: Rect,
    /// The detail; of no height where there is no room.
    detail: Rect,
}

fn places(app: &App, area: Rect) -> Places {
    if app.diary.detail {
        let [view, detail] = rows(area, [Part::Cells(1), Part::Rest]);
        let nothing = Rect { height: 0, ..area };
        return Places { view, head: nothing, list: nothing, line: nothing, detail };
    }
    let (table, line, detail) = if area.width >= BESIDE.1 {
        let [table, _, detail] = layout::columns(area, [Part::Cells(BESIDE.0), Part::Cells(2), Part::Rest]);
        let [_, detail] = rows(detail, [Part::Cells(1), Part::Rest]);
        (table, Rect::default(), detail)
    } else if area.height >= BELOW.1 {
        let [table, line, detail] = rows(area, [Part::Rest, Part::Cells(1), Part::Cells(BELOW.0)]);
        (table, line, detail)
    } else {
        (area, Rect::default(), Rect::default())
    };
    let [view, head, list] = rows(table, [Part::Cells(1), Part::Cells(1), Part::Rest]);
    Places { view, head, list, line, detail }
}

/// The row that is shown first, so that the marked one is seen.
fn first_row(app: &App, height: u16) -> usize {
    (app.marked + 1).saturating_sub(usize::from(height))
}

fn view_line(app: &App, count: usize, width: u16, theme: &Theme) -> Line<'static> {
    let view = &app.diary;
    let mut spans = Vec::new();
    if view.search.typing || !view.search.words.is_empty() {
        let cursor = if view.search.typing { "_" } else { "" };
        spans.push(theme.span(Role::Key, " / "));
        spans.push(theme.span(Role::Strong, format!("{}{cursor}  ", view.search.words)));
    }
    let cramps = if count == 1 { "cramp" } else { "cramps" };
    let which = match view.filter {
        Filter::All => cramps.to_owned(),
        filter if width < DATED => filter.label().to_owned(),
        filter => format!("{cramps} {}", filter.label()),
    };
    let dot = theme.glyphs.dot;
    let place = if view.detail { format!("{} of ", app.marked + 1) } else { String::new() };
    // The window holds this year and the one before.
    let last_year = day_of(app.now.wall, app.settings.day_start).year() - 1;
    let reaches = app.diary_of_all().last().is_some_and(|(fact, _)| fact.at.year() <= last_year);
    let since = if reaches && width >= DATED { format!(" since January {last_year}") } else { String::new() };
    spans.push(theme.span(Role::Dim, format!(" {place}{count} {which}{since} {dot} {}", view.order.label())));
    spans.into()
}

fn row(fact: &Fact, cramp: &Cramp, marked: bool, app: &App, width: u16, theme: &Theme) -> Line<'static> {
    let date = if (app.now.wall - fact.at).num_days() < 300 { "%a %e %b" } else { "%e %b '%y" };
    let cells = [
        format!("{} {}", fact.at.format(date), app.settings.clock.short(fact.at)),
        cramp.site.label().to_owned(),
        cramp.side.map_or("", Side::word).to_owned(),
        cramp.pain.map(|pain| format!("{} of 10", pain.get())).unwrap_or_default(),
        match cramp.secs {
            None if cramp.more().running => "going on".to_owned(),
            secs => secs.map(to_the_second).unwrap_or_default(),
        },
        if cramp.woke == Some(true) { "yes" } else { "" }.to_owned(),
        helped(cramp),
    ];
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let role = if marked { Role::Strong } else { Role::Text };
    let cells = columns(&cells, app.settings.clock, width, theme);
    theme.line([(Role::Key, format!("{cursor:<LEAD$}")), (role, cells)])
}

/// What helped best of the means that were tried, and its grade, as the form has it.
fn helped(cramp: &Cramp) -> String {
    let grades = cramp.more().relief.iter().filter_map(|tried| Some((tried.helped?.get(), tried.relief)));
    let best = grades.filter(|(grade, _)| *grade > 0).max_by_key(|(grade, _)| *grade);
    best.map(|(grade, relief)| format!("{} {grade}", relief.label())).unwrap_or_default()
}

/// As many cells as have room.
fn columns(cells: &[String; 7], clock: ClockFace, width: u16, theme: &Theme) -> String {
    let room = usize::from(width).saturating_sub(LEAD);
    let when = (DAY + clock.short_width()).max(if width < AIRY { 0 } else { WHEN });
    let widths = [(when, when)].into_iter().chain(COLUMNS.into_iter().zip(FEWEST));
    let (mut line, mut start) = (String::new(), 0);
    for (text, (width, fewest)) in cells.iter().zip(widths) {
        if start + fewest > room {
            break;
        }
        line.push_str(&format!("{:<width$} ", theme.cut(text, width.min(room - start))));
        start += width + 1;
    }
    line.trim_end().to_owned()
}
