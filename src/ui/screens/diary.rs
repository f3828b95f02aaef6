//! The Cramps screen: the diary as a table, newest first.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use crate::app::model::App;
use crate::domain::cramps::Cramp;
use crate::domain::time::{Stamp, to_the_second};
use crate::ui::layout::{Part, rows};
use crate::ui::theme::{Role, Theme};

/// Narrowest table with every column.
const WIDE: u16 = 60;

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, theme: &Theme) {
    let [head, list] = parts(area);
    let mut diary = app.diary().peekable();
    if diary.peek().is_none() {
        let hint = theme.line([
            (Role::Text, " No cramp is in the diary. ".to_owned()),
            (Role::Key, "n".to_owned()),
            (Role::Dim, " logs one.".to_owned()),
        ]);
        frame.render_widget(hint, area);
        return;
    }
    let first = first_row(app, list.height);
    let shown = diary.enumerate().skip(first).take(usize::from(list.height));
    let lines: Vec<Line<'static>> = shown
        .map(|(place, (fact, cramp))| row(fact.at, cramp, place == app.marked, area.width, theme))
        .collect();
    frame.render_widget(
        theme.span(Role::Dim, columns(["when", "where", "strength", "length", "woke"], area.width)),
        head,
    );
    frame.render_widget(Text::from(lines), list);
}

/// The row of the diary in that line of the screen, if any.
pub(crate) fn row_at(app: &App, area: Rect, row: u16) -> Option<usize> {
    let [_, list] = parts(area);
    let line = usize::from(row.checked_sub(list.y)?);
    let place = first_row(app, list.height) + line;
    (line < usize::from(list.height) && place < app.diary().count()).then_some(place)
}

fn parts(area: Rect) -> [Rect; 2] {
    rows(area, [Part::Cells(1), Part::Rest])
}

/// The row that is shown first, so that the marked one is seen.
fn first_row(app: &App, height: u16) -> usize {
    (app.marked + 1).saturating_sub(usize::from(height))
}

fn row(at: Stamp, cramp: &Cramp, marked: bool, width: u16, theme: &Theme) -> Line<'static> {
    let pain = cramp.pain.map(|pain| format!("{} of 10", pain.get())).unwrap_or_default();
    let length = cramp.secs.map(to_the_second).unwrap_or_default();
    let woke = if cramp.woke == Some(true) { "yes" } else { "" };
    let cells = [&at.format("%a %-d %b %Y %H:%M").to_string(), &cramp.place(), &pain, &length, woke];
    let text = columns(cells, width);
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let role = if marked { Role::Strong } else { Role::Text };
    theme.line([
        (Role::Key, cursor.to_owned()),
        (role, theme.cut(text.get(1..).unwrap_or_default(), usize::from(width) - 1)),
    ])
}

fn columns(cells: [&str; 5], width: u16) -> String {
    let [when, place, pain, length, woke] = cells;
    if width < WIDE {
        return format!(" {when:<22} {place}");
    }
    format!(" {when:<22} {place:<20} {pain:<9} {length:<11} {woke}")
}
