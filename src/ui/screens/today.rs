//! The Today screen: the head line, the banner, four panes, the line of keys.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Block;
use unicode_width::UnicodeWidthStr;

use crate::app::model::{App, Pane, Today};
use crate::domain::breaks::State;
use crate::ui::layout::{self, Part, Plan, rows};
use crate::ui::panes::{cramps, hydration, movement, stretch};
use crate::ui::render::footer;
use crate::ui::theme::{Role, Theme};

pub(crate) fn render(frame: &mut Frame, app: &App, theme: &Theme) {
    let area = frame.area();
    let today = app.today();
    let [head, warning, body, foot] = parts(app, area);
    frame.render_widget(heading(app, head.width, theme), head);
    frame.render_widget(warning_line(app, warning.width, theme), warning);
    frame.render_widget(footer(app, foot.width, theme), foot);
    match layout::today(body, (area.width, area.height)) {
        Plan::Grid(cells) => framed(frame, app, &today, &cells, theme),
        Plan::Column(cells) => titled(frame, app, &today, &cells, theme),
        Plan::One { pane, others } => {
            framed(frame, app, &today, &[pane], theme);
            frame.render_widget(ratatui::text::Text::from(summaries(app, &today, theme)), others);
        }
        Plan::Line(line) => {
            let text = one_line(app, &today, theme);
            frame.render_widget(Line::from(theme.cut(&text, usize::from(line.width))), line);
        }
    }
}

/// The pane in that cell of a window of the app's size, if any.
#[must_use]
pub(crate) fn pane_at(app: &App, column: u16, row: u16) -> Option<Pane> {
    let (columns, rows) = app.size;
    let [_, _, body, _] = parts(app, Rect::new(0, 0, columns, rows));
    match layout::today(body, app.size) {
        Plan::Grid(cells) | Plan::Column(cells) => {
            let hit = cells.iter().position(|cell| cell.contains((column, row).into()))?;
            Some(Pane::ALL[hit])
        }
        Plan::One { others, .. } => {
            let line = others.contains((column, row).into()).then(|| usize::from(row - others.y))?;
            Some(app.focus.step(line + 1))
        }
        Plan::Line(_) => None,
    }
}

/// The head line, the banner, the panes and the line of keys.
fn parts(app: &App, area: Rect) -> [Rect; 4] {
    let banner = u16::from(app.problems.shown().next().is_some() && area.height > 4);
    let ends = u16::from(area.height >= 3);
    rows(area, [Part::Cells(ends), Part::Cells(banner), Part::Rest, Part::Cells(ends)])
}

fn heading(app: &App, width: u16, theme: &Theme) -> Line<'static> {
    let now = app.now.wall;
    let right = format!("{} ", now.format("%H:%M"));
    let date = now.format("%A %-d %B").to_string();
    let room = usize::from(width).saturating_sub(right.len() + " supple  ".len());
    let date = if date.width() <= room { date } else { String::new() };
    let gap = room.saturating_sub(date.width());
    theme.line([
        (Role::Strong, " supple  ".to_owned()),
        (Role::Dim, date),
        (Role::Text, format!("{}{right}", " ".repeat(gap))),
    ])
}

fn warning_line(app: &App, width: u16, theme: &Theme) -> Line<'static> {
    let Some(first) = app.problems.shown().next() else { return Line::default() };
    let more = match app.problems.shown().count() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let keys = if app.problems.damage.is_empty() { "esc" } else { "m mends, esc hides" };
    let room = usize::from(width).saturating_sub(more.len() + keys.len() + 3);
    theme.line([(Role::Care, format!(" {}", theme.cut(first, room))), (Role::Dim, format!("{more} {keys}"))])
}

fn framed(frame: &mut Frame, app: &App, today: &Today, cells: &[Rect], theme: &Theme) {
    let shown = match cells {
        [_] => vec![app.focus],
        _ => Pane::ALL.to_vec(),
    };
    for (pane, cell) in shown.into_iter().zip(cells) {
        let line = if asks(pane, today) { Role::AskFrame } else { Role::Frame };
        let title = if pane == app.focus { Role::Strong } else { Role::Text };
        let block = Block::bordered()
            .border_set(theme.glyphs.border)
            .border_style(theme.style(line))
            .title(theme.span(title, format!(" {} ", pane.title())));
        let inside = block.inner(*cell);
        frame.render_widget(block, *cell);
        content(frame, pane, padded(inside), app, today, theme);
    }
}

fn titled(frame: &mut Frame, app: &App, today: &Today, cells: &[Rect; 4], theme: &Theme) {
    for (pane, cell) in Pane::ALL.into_iter().zip(cells) {
        let [title, inside] = rows(*cell, [Part::Cells(1), Part::Rest]);
        let role = if pane == app.focus { Role::Strong } else { Role::Text };
        let line = if asks(pane, today) { Role::AskFrame } else { Role::Frame };
        let rule = usize::from(title.width).saturating_sub(pane.title().len() + 4);
        let line = theme.line([
            (line, format!("{0}{0} ", theme.glyphs.line)),
            (role, pane.title().to_owned()),
            (line, format!(" {}", theme.glyphs.line.repeat(rule))),
        ]);
        frame.render_widget(line, title);
        content(frame, pane, padded(inside), app, today, theme);
    }
}

fn content(frame: &mut Frame, pane: Pane, area: Rect, app: &App, today: &Today, theme: &Theme) {
    match pane {
        Pane::Hydration => hydration::render(frame, area, app, &today.hydration, theme),
        Pane::Movement => movement::render(frame, area, app, &today.movement, theme),
        Pane::Stretch => stretch::render(frame, area, app, &today.stretch, theme),
        Pane::Cramps => cramps::render(frame, area, app, &today.cramps, theme),
    }
}

fn summaries(app: &App, today: &Today, theme: &Theme) -> Vec<Line<'static>> {
    (1..Pane::ALL.len())
        .map(|by| app.focus.step(by))
        .map(|pane| {
            let words = summary(pane, app, today);
            let role = if asks(pane, today) { Role::Ask } else { Role::Text };
            theme.line([(Role::Dim, format!("  {:<10}", pane.title())), (role, words)])
        })
        .collect()
}

fn summary(pane: Pane, app: &App, today: &Today) -> String {
    match pane {
        Pane::Hydration => hydration::summary(&today.hydration),
        Pane::Movement => movement::summary(&today.movement, app.now.wall),
        Pane::Stretch => stretch::summary(&today.stretch),
        Pane::Cramps => cramps::summary(&today.cramps, app),
    }
}

/// The least there is to know, for a window of one line.
fn one_line(app: &App, today: &Today, theme: &Theme) -> String {
    let stand = match today.movement.state {
        State::Counting { due } => due.format("stand %H:%M").to_string(),
        _ => movement::summary(&today.movement, app.now.wall),
    };
    format!("{stand} {} {}", theme.glyphs.dot, hydration::summary(&today.hydration))
}

fn asks(pane: Pane, today: &Today) -> bool {
    pane == Pane::Movement && matches!(today.movement.state, State::Due { .. })
}

fn padded(area: Rect) -> Rect {
    let margin = u16::from(area.width > 12);
    Rect { x: area.x + margin, width: area.width - 2 * margin, ..area }
}
