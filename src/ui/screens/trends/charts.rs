//! The charts: columns by day or by week with the calendar of the year below, and when, where and how cramps came.

use chrono::Datelike;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::app::model::App;
use crate::app::screens::trends::{CALENDAR, Page, Spot};
use crate::domain::days::Day;
use crate::domain::page::wrap;
use crate::domain::trends::{
    Chart, Span as Stretch, Trends, all_of, hour_of, score_said, sides_said, weekday,
};
use crate::domain::words::Word;
use crate::ui::screens::trends::{Board, LABEL, label, row_spot};
use crate::ui::theme::{Role, Theme};

/// Lines of the calendar with its legend.
const CALENDAR_LINES: u16 = 8;

/// Most lines of a chart.
const HIGHEST: u16 = 3;

/// Narrowest board with what each chart comes to beside it.
const SUMMED: usize = 13;

/// Lines around the clock's columns: the gap and the title above, the mark and the hours below.
const AROUND_CLOCK: usize = 4;

/// Longest bar of a list, in cells.
const BAR: usize = 16;

/// The columns that are shown.
struct Window {
    first: usize,
    count: usize,
    /// Cells of a column.
    cell: usize,
}

impl Window {
    fn of(app: &App, columns: usize, width: u16) -> Self {
        let room = usize::from(width).saturating_sub(LABEL);
        let cell = if columns * 2 <= room { 2 } else { 1 };
        let count = (room / cell).min(columns);
        let first = (columns - count).min(app.marked_column());
        Self { first, count, cell }
    }

    fn shown<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        all.get(self.first..self.first + self.count).unwrap_or_default()
    }
}

/// Charts of days or weeks, one below the other over one row of dates.
pub(super) fn days(app: &App, trends: &Trends, area: Rect, theme: &Theme) -> Board {
    let mut board = Board::new(area);
    let looking = &app.looking;
    let here = looking.page == Page::Days;
    let year = looking.span == Stretch::Year;
    let columns = trends.columns(looking.span);
    let window = Window::of(app, columns.len(), area.width);
    let charts = u16::try_from(Chart::ALL.len()).unwrap_or(0);
    let (foot, both) = (2, charts + 2 + CALENDAR_LINES);
    let calendar = year && (area.height >= both || looking.row == CALENDAR);
    let with_charts = !calendar || area.height >= both;
    if with_charts {
        let fixed = 1 + foot + if calendar { CALENDAR_LINES } else { 0 };
        // The last chart is the first to be a line lower, for the others' sake.
        let room = area.height.saturating_sub(fixed);
        let height = ((room + 1) / (charts - 1)).clamp(1, HIGHEST);
        let short = height > 1 && height * (charts - 1) > room;
        let used = fixed + height * (charts - 1);
        let gaps = !short && area.height >= used + charts - 1;
        let spare = area.height > used + charts - 1;
        // Full columns must not touch the titles.
        let lower = u16::from(short || gaps && !spare && height > 1);
        if gaps && (spare || lower > 0) {
            board.gap();
        }
        for (row, chart) in Chart::ALL.into_iter().enumerate() {
            let lines = match chart {
                Chart::Bed => 1,
                Chart::Cramps => height - lower,
                _ => height,
            };
            put_chart(&mut board, app, trends, &window, (row, chart), lines, theme);
            if gaps && row + 1 < Chart::ALL.len() {
                board.gap();
            }
        }
        let caret = here && looking.row < CALENDAR;
        board.put(pointer(&window, app.marked_column().saturating_sub(window.first), caret, theme));
    }
    board.put(dates(&window, &columns, year, theme));
    if calendar {
        put_calendar(&mut board, app, &window, &columns, trends.days.len(), theme);
    } else if !year && area.height >= board.y() + 4 {
        board.gap();
        let week = &trends.days[trends.days.len().saturating_sub(7)..];
        board.words(Role::Dim, &format!("The last 7 days: {}.", trends.review(week)), theme);
    }
    board
}

fn put_chart(
    board: &mut Board,
    app: &App,
    trends: &Trends,
    window: &Window,
    (row, chart): (usize, Chart),
    lines: u16,
    theme: &Theme,
) {
    let looking = &app.looking;
    let marked = looking.page == Page::Days && looking.row == row;
    let levels = trends.levels(looking.span, chart);
    let shown = window.shown(&levels);
    let top = board.y();
    for line in (0..lines).rev() {
        let last = line == 0;
        let mut spans: Vec<Span<'static>> = match last {
            true => label(marked, chart.title(), LABEL, theme).into(),
            false => vec![" ".repeat(LABEL).into()],
        };
        spans.extend(shown.iter().map(|level| {
            let (role, glyph) = cell(*level, (line, lines), deed(chart), theme);
            theme.span(role, format!("{glyph:<width$}", width = window.cell))
        }));
        let room = usize::from(board.area.width).saturating_sub(LABEL + window.count * window.cell + 1);
        if last && room >= SUMMED {
            let sum = theme.cut(&trends.summary(looking.span, chart), room);
            spans.push(theme.span(if marked { Role::Text } else { Role::Dim }, format!(" {sum}")));
        }
        board.put(spans);
    }
    if marked {
        board.focus = board.lines.len().saturating_sub(1);
    }
    let columns = trends.columns(looking.span);
    for (place, days) in window.shown(&columns).iter().enumerate() {
        let ago = ago_of(trends, days);
        let spot = Spot { page: Page::Days, row, ago, part: None };
        board.spots.push((area_of(window, place, top, lines), spot));
    }
    let whole = Rect { x: 0, y: top, width: board.area.width, height: lines };
    board.spots.push((whole, row_spot(Page::Days, row)));
}

/// The last day of a column, counted back from the last of all.
fn ago_of(trends: &Trends, days: &[Day]) -> Option<usize> {
    let last = days.last()?.date;
    let at = trends.days.partition_point(|day| day.date < last);
    trends.days.len().checked_sub(at + 1)
}

fn area_of(window: &Window, place: usize, y: u16, height: u16) -> Rect {
    let x = u16::try_from(LABEL + place * window.cell).unwrap_or(u16::MAX);
    Rect { x, y, width: u16::try_from(window.cell).unwrap_or(1), height }
}

/// What was done has the colour of deeds; a cramp is none.
fn deed(chart: Chart) -> Role {
    if chart == Chart::Cramps { Role::Text } else { Role::Done }
}

/// A cell of a column, in this line of so many from below: what is not known has a dot at its foot and no height.
fn cell(level: Option<f64>, (line, lines): (u16, u16), role: Role, theme: &Theme) -> (Role, &'static str) {
    let glyphs = &theme.glyphs;
    let Some(level) = level else {
        return (Role::Track, if line == 0 { glyphs.shades[0] } else { " " });
    };
    let most = usize::from(lines) * 8;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the eighths")]
    let eighths = ((level.clamp(0.0, 1.0) * most as f64).ceil() as usize).min(most);
    // Only what is whole fills the column.
    let eighths = if level < 1.0 { eighths.min(most - 1) } else { eighths };
    match eighths.saturating_sub(usize::from(line) * 8).min(8) {
        0 if line == 0 => (Role::Track, glyphs.ground),
        part => (role, glyphs.rise[part]),
    }
}

fn pointer(window: &Window, place: usize, shown: bool, theme: &Theme) -> Line<'static> {
    if !shown {
        return Line::default();
    }
    let before = " ".repeat(LABEL + place * window.cell);
    theme.line([(Role::Key, format!("{before}{}", theme.glyphs.up))])
}

/// The dates under the columns: Mondays, or months where they begin.
fn dates(window: &Window, columns: &[&[Day]], year: bool, theme: &Theme) -> Line<'static> {
    let mut text = " ".repeat(LABEL);
    for (place, days) in window.shown(columns).iter().enumerate() {
        let name = if year {
            let first = days.iter().find(|day| day.date.day() == 1);
            first.map(|day| day.date.format("%b").to_string())
        } else {
            let monday = days.first().filter(|day| day.date.weekday() == chrono::Weekday::Mon);
            monday.map(|day| day.date.format("%-d %b").to_string())
        };
        let at = LABEL + place * window.cell;
        let last = LABEL + window.count * window.cell;
        if let Some(name) = name.filter(|name| at >= text.width() && at + name.len() <= last) {
            text += &" ".repeat(at - text.width());
            text += &name;
            text.push(' ');
        }
    }
    theme.span(Role::Dim, text).into()
}

/// The year as weeks side by side, each day shaded by its cramps.
fn put_calendar(
    board: &mut Board,
    app: &App,
    window: &Window,
    columns: &[&[Day]],
    all: usize,
    theme: &Theme,
) {
    let marked = app.looking.page == Page::Days && app.looking.row == CALENDAR;
    let last = columns.last().and_then(|days| days.last()).map(|day| day.date);
    for row in 0..7 {
        let mut spans: Vec<Span<'static>> = label(marked && row == 0, weekday(row), LABEL, theme).into();
        for (place, week) in window.shown(columns).iter().enumerate() {
            let Some(day) = week.get(row) else { continue };
            let ago = last.and_then(|last| usize::try_from((last - day.date).num_days()).ok());
            let (role, glyph) = shade(day, theme);
            let role = if marked && ago == Some(app.looking.ago) { Role::Soft } else { role };
            spans.push(theme.span(role, glyph.repeat(window.cell)));
            let spot =
                Spot { page: Page::Days, row: CALENDAR, ago: ago.filter(|ago| *ago < all), part: None };
            board.spots.push((area_of(window, place, board.y(), 1), spot));
        }
        board.put(spans);
    }
    if marked {
        board.focus = board.lines.len().saturating_sub(1);
    }
    let signs = ["unknown", "none", "1", "2", "3+ cramps"].into_iter().zip(shades(theme));
    board.put(
        signs
            .flat_map(|(words, (role, glyph))| {
                [theme.span(role, format!(" {glyph}")), theme.span(Role::Dim, format!(" {words}"))]
            })
            .collect::<Vec<_>>(),
    );
}

/// What stands for a day of which nothing is known, one without cramps, and one with one, two or more of them.
fn shades(theme: &Theme) -> [(Role, &'static str); 5] {
    let roles = [Role::Track, Role::Done, Role::Text, Role::Text, Role::Strong];
    std::array::from_fn(|at| (roles[at], theme.glyphs.shades[at]))
}

fn shade(day: &Day, theme: &Theme) -> (Role, &'static str) {
    let at = if day.covered { 1 + day.cramps.min(3) as usize } else { 0 };
    shades(theme)[at]
}

/// When, where and how cramps came, and what eased them.
pub(super) fn cramps(app: &App, trends: &Trends, area: Rect, theme: &Theme) -> Board {
    let mut board = Board::new(area);
    let looking = &app.looking;
    let here = |row: usize| looking.page == Page::Cramps && looking.row == row;
    let pattern = trends.pattern(looking.span);
    put_sentences(&mut board, &pattern.sentences(), theme);
    board.gap();
    put_clock(&mut board, app, trends, theme);
    let places = pattern.places.as_deref().unwrap_or_default();
    let most = places.iter().map(|(_, sides)| all_of(*sides)).max().unwrap_or(1);
    if !places.is_empty() {
        board.gap();
        board.put(theme.span(Role::Dim, "  muscle and side"));
    }
    for (row, (site, sides)) in (1..).zip(places) {
        let share = f64::from(all_of(*sides)) / f64::from(most);
        put_row(&mut board, (row, here(row)), site.label(), share, &sides_said(*sides), theme);
    }
    if !pattern.relief.is_empty() {
        board.gap();
        board.put(theme.span(Role::Dim, "  what worked for you"));
    }
    for (row, score) in (1 + places.len()..).zip(&pattern.relief) {
        let share = score.helped.map_or(0.0, |share| f64::from(share.part) / f64::from(share.of.max(1)));
        put_row(&mut board, (row, here(row)), &score.relief.label(), share, &score_said(score), theme);
    }
    board
}

/// What the cramps came to, from the front as much as leaves the clock in sight.
fn put_sentences(board: &mut Board, sentences: &[String], theme: &Theme) {
    let height = usize::from(board.area.height);
    let room = height.saturating_sub(usize::from(clock_lines(board)) + AROUND_CLOCK);
    let said = |count: usize| sentences[..count].join("; ") + ".";
    let fits = |count: &usize| wrap(&said(*count), board.words_width()).len() <= room;
    let count = (1..=sentences.len()).rev().find(fits).unwrap_or(1);
    board.words(Role::Text, &said(count), theme);
}

/// Lines of the clock's columns.
fn clock_lines(board: &Board) -> u16 {
    (board.area.height / 6).clamp(2, 4)
}

/// Twelve columns from noon to noon.
fn put_clock(board: &mut Board, app: &App, trends: &Trends, theme: &Theme) {
    let looking = &app.looking;
    let marked = looking.page == Page::Cramps && looking.row == 0;
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let title = format!("{cursor} when they begin");
    let role = if marked { Role::Strong } else { Role::Dim };
    let clock = match &trends.pattern(looking.span).clock {
        Ok(clock) => *clock,
        Err(few) => {
            board.put(theme.span(role, title));
            board.mark(row_spot(Page::Cramps, 0));
            board.words(Role::Dim, &few.to_string(), theme);
            return;
        }
    };
    board.put(theme.span(role, title));
    let lines = clock_lines(board);
    let most = clock.iter().max().copied().unwrap_or(1);
    let top = board.y();
    for line in (0..lines).rev() {
        let spans = clock.iter().map(|count| {
            let level = Some(f64::from(*count) / f64::from(most));
            let (role, glyph) = cell(level, (line, lines), Role::Text, theme);
            theme.span(role, format!("{} ", glyph.repeat(2)))
        });
        board.put(std::iter::once(Span::from("  ")).chain(spans).collect::<Vec<_>>());
    }
    if marked {
        let before = " ".repeat(2 + app.marked_part() * 3);
        board.put(theme.span(Role::Key, format!("{before}{}", theme.glyphs.up.repeat(2))));
        board.focus = board.lines.len() - 1;
    } else {
        board.gap();
    }
    let hours: String =
        (0..12).map(|part| format!("{:<3}", app.settings.clock.hour(hour_of(part)))).collect();
    board.put(theme.span(Role::Dim, format!("  {}", hours.trim_end())));
    for part in 0..12_usize {
        let x = u16::try_from(2 + part * 3).unwrap_or(0);
        let spot = Spot { page: Page::Cramps, row: 0, ago: None, part: Some(part) };
        board.spots.push((Rect { x, y: top, width: 3, height: lines + 2 }, spot));
    }
}

/// A row of a list with its bar.
fn put_row(
    board: &mut Board,
    (row, marked): (usize, bool),
    title: &str,
    share: f64,
    said: &str,
    theme: &Theme,
) {
    let width = usize::from(board.area.width);
    let names = if width < 60 { 13 } else { 18 };
    let bar = if width < 40 { 0 } else { BAR.min(width.saturating_sub(names + 28)) };
    let mut spans: Vec<Span<'static>> = label(marked, title, names, theme).into();
    if bar > 0 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the cells")]
        let full = ((share.clamp(0.0, 1.0) * bar as f64).round() as usize).min(bar);
        spans.push(theme.span(Role::Done, theme.glyphs.full.repeat(full)));
        spans.push(theme.span(Role::Track, theme.glyphs.empty.repeat(bar - full)));
        spans.push(" ".into());
    }
    let used: usize = spans.iter().map(Span::width).sum();
    spans.push(theme.span(Role::Text, theme.cut(said, width.saturating_sub(used))));
    if marked {
        board.focus = board.lines.len();
    }
    board.put(spans);
    board.mark(row_spot(Page::Cramps, row));
}
