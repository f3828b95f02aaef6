//! The Guide: its cards by groups, the marked one beside them, or one alone.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use crate::app::model::App;
use crate::app::screens::guide::{MARGINS, READABLE};
use crate::ui::layout::{Part, columns, rows};
use crate::ui::screens::act::lines as page_lines;
use crate::ui::theme::{Role, Theme};

/// Columns of the list beside a card.
const LIST: u16 = 34;

/// Narrowest window with a card beside the list.
const BESIDE: u16 = 76;

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, theme: &Theme) {
    if let (Some(top), Some(card)) = (app.guide.reading, app.marked_card()) {
        let [_, text, _] = columns(area, [Part::Rest, Part::Cells(READABLE + MARGINS), Part::Rest]);
        let page = card.page(app.reading_width());
        frame.render_widget(Text::from(page_lines(&page, top, text.height, theme)), text);
        return;
    }
    let [head, list, text] = parts(app, area);
    let search = theme.searched(" ", &app.guide.search, app.cards().count(), head.width.into());
    frame.render_widget(search, head);
    let first = first_line(app, list.height);
    let mut shown: Vec<Entry> = entries(app).into_iter().skip(first).take(usize::from(list.height)).collect();
    while let Some(Entry::Group(_)) = shown.last() {
        shown.pop();
    }
    let shown: Vec<Line> = shown.iter().map(|entry| entry_line(entry, app, list.width, theme)).collect();
    frame.render_widget(Text::from(shown), list);
    if let Some(card) = app.marked_card().filter(|_| text.width > 0) {
        let page = card.page(usize::from(text.width.saturating_sub(MARGINS).min(READABLE)));
        frame.render_widget(Text::from(page_lines(&page, 0, text.height, theme)), text);
    }
}

/// The card in that cell of the screen, if any.
pub(crate) fn row_at(app: &App, area: Rect, column: u16, row: u16) -> Option<usize> {
    let [_, list, _] = parts(app, area);
    let line = usize::from(row.checked_sub(list.y)?);
    let inside = line < usize::from(list.height) && (list.x..list.right()).contains(&column);
    if !inside || app.guide.reading.is_some() {
        return None;
    }
    match entries(app).get(first_line(app, list.height) + line)? {
        Entry::Group(_) => None,
        Entry::Card(place, _) => Some(*place),
    }
}

/// The line of the search, the list, and the card where there is room for it.
fn parts(app: &App, area: Rect) -> [Rect; 3] {
    let search = &app.guide.search;
    let searching = u16::from(search.typing || !search.words.is_empty());
    let [head, below] = rows(area, [Part::Cells(searching), Part::Rest]);
    if area.width < BESIDE {
        return [head, below, Rect::default()];
    }
    let [list, _, text] = columns(below, [Part::Cells(LIST), Part::Cells(1), Part::Rest]);
    [head, list, text]
}

/// A line of the list.
enum Entry {
    /// The title of a group; an empty one is the gap above it.
    Group(String),
    /// The card in that place.
    Card(usize, String),
}

fn entries(app: &App) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut group = "";
    for (place, card) in app.cards().enumerate() {
        if card.group != group {
            if place > 0 {
                entries.push(Entry::Group(String::new()));
            }
            group = &card.group;
            entries.push(Entry::Group(card.group.clone()));
        }
        entries.push(Entry::Card(place, card.title.clone()));
    }
    entries
}

/// The line that is shown first, so that the marked card is seen, with a line below it where there is one.
fn first_line(app: &App, height: u16) -> usize {
    let entries = entries(app);
    let marked = |entry: &Entry| matches!(entry, Entry::Card(place, _) if *place == app.guide.marked);
    let here = entries.iter().position(marked).unwrap_or(0);
    (here + 2).min(entries.len()).saturating_sub(usize::from(height)).min(here)
}

fn entry_line(entry: &Entry, app: &App, width: u16, theme: &Theme) -> Line<'static> {
    match entry {
        Entry::Group(title) => theme.span(Role::Dim, format!(" {title}")).into(),
        Entry::Card(place, title) => {
            let here = *place == app.guide.marked;
            let cursor = if here { theme.glyphs.cursor } else { " " };
            let role = if here { Role::Strong } else { Role::Text };
            let title = theme.cut(title, usize::from(width).saturating_sub(3));
            theme.line([(Role::Key, format!(" {cursor} ")), (role, title)])
        }
    }
}
