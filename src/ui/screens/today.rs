//! The Today screen: four panes, as many as have room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Block;
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::model::{App, Pane, Today};
use crate::domain::breaks::State;
use crate::ui::layout::{self, Part, Plan, rows};
use crate::ui::panes::{cramps, hydration, movement, stretch};
use crate::ui::theme::{Role, Theme};

pub(crate) fn render(frame: &mut Frame, body: Rect, app: &App, theme: &Theme) {
    let area = frame.area();
    let today = app.today();
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

/// The pane in that cell of the body, if any.
#[must_use]
pub(crate) fn pane_at(app: &App, body: Rect, column: u16, row: u16) -> Option<Pane> {
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
            let flag = app.flags().notice().filter(|_| pane == Pane::Cramps);
            let (action, role, words) = match flag {
                Some(flag) if flag.level.is_emergency() => {
                    (Action::Flags, Role::Care, flag.level.call().to_owned())
                }
                Some(flag) => (Action::Flags, Role::Text, flag.level.call().to_owned()),
                None if asks(pane, today) => (offer(pane), Role::Ask, summary(pane, app, today)),
                None => (offer(pane), Role::Text, summary(pane, app, today)),
            };
            let key = Some(app.key(action)).filter(|key| key.width() == 1).unwrap_or_default();
            let words = theme.cut(&words, usize::from(app.size.0).saturating_sub(14));
            // The words are the pane's and not the key's: the cell between them belongs to neither.
            theme.line([
                (Role::Key, format!(" {key:<1}")),
                (Role::Frame, " ".to_owned()),
                (Role::Dim, format!("{:<10}", pane.title())),
                (role, words),
            ])
        })
        .collect()
}

/// What is done most in a pane.
fn offer(pane: Pane) -> Action {
    match pane {
        Pane::Hydration => Action::DrinkGlass,
        Pane::Movement => Action::BreakTaken,
        Pane::Stretch => Action::StretchStart,
        Pane::Cramps => Action::CrampLog,
    }
}

fn summary(pane: Pane, app: &App, today: &Today) -> String {
    match pane {
        Pane::Hydration => today.hydration.against_goal(app.settings.units),
        Pane::Movement => movement::summary(&today.movement, &app.settings, app.now.wall),
        Pane::Stretch => stretch::summary(&today.stretch),
        Pane::Cramps => cramps::summary(&today.cramps, app),
    }
}

/// The least there is to know, for a window of one line.
fn one_line(app: &App, today: &Today, theme: &Theme) -> String {
    let stand = match today.movement.state {
        State::Counting { due } | State::Snoozed { due } => {
            format!("{} {}", app.settings.posture.verb(), app.settings.clock.short(due))
        }
        _ => movement::summary(&today.movement, &app.settings, app.now.wall),
    };
    format!("{stand} {} {}", theme.glyphs.dot, today.hydration.against_goal(app.settings.units))
}

fn asks(pane: Pane, today: &Today) -> bool {
    pane == Pane::Movement && matches!(today.movement.state, State::Due { .. })
}

fn padded(area: Rect) -> Rect {
    let margin = u16::from(area.width > 12);
    Rect { x: area.x + margin, width: area.width - 2 * margin, ..area }
}
