//! A menu of forms, each with what is told so far.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::keymap::Context;
use crate::app::menu::Menu;
use crate::domain::page::wrap;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::{Lines, Listed};
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 66;

pub(crate) fn render(frame: &mut Frame, menu: &Menu, theme: &Theme) {
    let listed = lay(frame.area(), menu, theme);
    let keys = hints(&[Context::Choice], listed.area.width.saturating_sub(4), theme);
    let inside = over(frame, listed.area, menu.title, keys, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, menu: &Menu, theme: &Theme) -> Listed {
    let wanted = window.width.min(WIDTH);
    let room = usize::from(wanted.saturating_sub(4));
    let mut lines = Lines::default();
    lines.gap(5);
    for (place, line) in items(menu, room, theme).into_iter().enumerate() {
        lines.row(0, place, line);
    }
    lines.gap(4);
    for line in wrap(menu.about, room.saturating_sub(2)) {
        lines.push(3, theme.span(Role::Dim, format!("  {line}")));
    }
    let most = window.height.saturating_sub(2);
    let lines = lines.fit_rows(most);
    let height = u16::try_from(lines.len()).unwrap_or(most).saturating_add(2);
    Listed { area: centred(window, wanted, height), lines }
}

fn items(menu: &Menu, room: usize, theme: &Theme) -> Vec<Line<'static>> {
    let label = menu.items.iter().map(|item| item.text.len()).max().unwrap_or(0).min(room / 2);
    let line = |(place, item): (usize, &crate::app::menu::Item)| {
        let here = place == menu.marked;
        let cursor = if here { theme.glyphs.cursor } else { " " };
        let role = if here { Role::Strong } else { Role::Text };
        let text = theme.cut(&item.text, label);
        let told = theme.cut(&item.told, room.saturating_sub(label + 8));
        theme.line([
            (Role::Key, format!("  {cursor} {}  ", item.key)),
            (role, format!("{text:<label$}  ")),
            (Role::Dim, told),
        ])
    };
    menu.items.iter().enumerate().map(line).collect()
}
