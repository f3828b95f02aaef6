//! The tables: what goes together with cramps, and 28 days beside the 28 before.

use ratatui::layout::Rect;
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use crate::app::model::App;
use crate::app::screens::trends::Page;
use crate::domain::associations::{Association, FIRST_WEEKS, UNDER};
use crate::domain::page::wrap;
use crate::domain::trends::Trends;
use crate::ui::screens::trends::{Board, label, row_spot};
use crate::ui::theme::{Role, Theme};

/// Columns of a name with its cursor, of a count, and narrowest board with counts.
const NAME: usize = 29;
const COUNT: usize = 11;
const COUNTED: u16 = 52;

/// Lowest board with the words of each factor under its row.
const SAID: u16 = 30;

/// Columns of a row's name in the comparison.
const TITLE: usize = 22;

/// What goes together with cramps: every factor, whatever is known of it.
pub(super) fn links(app: &App, trends: &Trends, area: Rect, theme: &Theme) -> Board {
    let mut board = Board::new(area);
    let counted = area.width >= COUNTED;
    let counts = if counted { ["with it", "without"] } else { [""; 2] };
    let head = format!("{:<NAME$}{:<COUNT$}{}", "  cramps over a year", counts[0], counts[1]);
    board.put(theme.span(Role::Dim, theme.cut(head.trim_end(), area.width.into())));
    let room = usize::from(area.width).saturating_sub(NAME + 2 * COUNT);
    let brief = counted && trends.links.iter().all(|link| link.brief().width() <= room);
    for (row, link) in trends.links.iter().enumerate() {
        let marked = app.looking.page == Page::Links && app.looking.row == row;
        let said = if brief { link.brief() } else { link.word() };
        put_link(&mut board, link, (row, marked), counted, said, theme);
    }
    board.gap();
    for text in UNDER {
        board.words(Role::Dim, text, theme);
    }
    board
}

fn put_link(
    board: &mut Board,
    link: &Association,
    (row, marked): (usize, bool),
    counted: bool,
    said: &str,
    theme: &Theme,
) {
    let width = usize::from(board.area.width);
    let star = if link.pinned { format!("{} ", theme.glyphs.star) } else { String::new() };
    let name = format!("{star}{}", link.factor.title());
    let mut spans: Vec<Span<'static>> = label(marked, &name, NAME, theme).into();
    let role = match link.found {
        Ok(_) if link.is_published() => Role::Strong,
        Ok(_) => Role::Text,
        Err(_) => Role::Dim,
    };
    if counted {
        let of =
            |side: Option<(u32, u32)>| side.map_or_else(String::new, |(part, of)| format!("{part} of {of}"));
        let found = link.found.ok();
        let with = of(found.map(|found| (found.with.part, found.with.of)));
        let without = of(found.map(|found| (found.without.part, found.without.of)));
        spans.push(theme.span(role, format!("{with:<COUNT$}{without:<COUNT$}")));
    }
    let used: usize = spans.iter().map(Span::width).sum();
    spans.push(theme.span(role, theme.cut(said, width.saturating_sub(used))));
    if marked {
        board.focus = board.lines.len();
    }
    board.put(spans);
    board.mark(row_spot(Page::Links, row));
    if board.area.height >= SAID {
        for line in wrap(&link.words(), width.saturating_sub(4)) {
            board.put(theme.span(Role::Dim, format!("    {line}")));
        }
    }
}

/// 28 days beside the 28 before, the six weeks, and the one change.
pub(super) fn change(app: &App, trends: &Trends, area: Rect, theme: &Theme) -> Board {
    let mut board = Board::new(area);
    let here = |row: usize| app.looking.page == Page::Change && app.looking.row == row;
    let width = usize::from(area.width);
    let side = width.saturating_sub(TITLE) / 2;
    let side = side.min(16);
    let days = format!("28 days to {}", trends.until.format("%-d %b"));
    let head = format!("  {days:<20}{:<side$}{}", "before", "lately");
    board.put(theme.span(Role::Dim, theme.cut(&head, width)));
    let put = |board: &mut Board, row: usize, spans: Vec<Span<'static>>| {
        if here(row) {
            board.focus = board.lines.len();
        }
        board.put(spans);
        board.mark(row_spot(Page::Change, row));
    };
    for (row, of) in trends.change.iter().enumerate() {
        let mut spans: Vec<Span<'static>> = label(here(row), of.title, TITLE, theme).into();
        spans.push(match &of.sides {
            Ok([before, lately]) => theme.span(Role::Text, format!("{before:<side$}{lately}")),
            Err(few) => theme.span(Role::Dim, theme.cut(&few.to_string(), width.saturating_sub(TITLE))),
        });
        put(&mut board, row, spans);
    }
    let outcomes = trends.outcomes();
    if !outcomes.is_empty() {
        board.gap();
    }
    for (row, text) in (trends.change.len()..).zip(&outcomes) {
        let [cursor, _] = label(here(row), "", TITLE, theme);
        let role = if here(row) { Role::Strong } else { Role::Text };
        let start = board.lines.len();
        for (place, line) in (0..).zip(wrap(text, width.saturating_sub(3))) {
            let before = if place == 0 { cursor.clone() } else { "  ".into() };
            put(&mut board, row, vec![before, theme.span(if place == 0 { role } else { Role::Text }, line)]);
        }
        board.texts.push(start..board.lines.len());
    }
    board.gap();
    board.words(Role::Dim, FIRST_WEEKS, theme);
    board
}
