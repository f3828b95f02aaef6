//! A menu of forms, each with what is told so far.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

use crate::app::keymap::Context;
use crate::app::menu::Menu;
use crate::domain::page::wrap;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::{Lines, Listed};
use crate::ui::theme::{Role, Theme};

/// Columns of the box: at least, and at most where what is told needs more. All of it is in the form.
const WIDTH: u16 = 66;
const WIDEST: u16 = 90;
/// Columns of the box that are no words of an item: the frame, the mark, the key, and the gaps.
const AROUND: usize = 12;

pub(crate) fn render(frame: &mut Frame, menu: &Menu, theme: &Theme) {
    let listed = lay(frame.area(), menu, theme);
    let keys = hints(&[Context::Choice], listed.area.width.saturating_sub(4), theme);
    let inside = over(frame, listed.area, menu.title, keys, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, menu: &Menu, theme: &Theme) -> Listed {
    let told = menu.items.iter().map(|item| item.told.width()).max().unwrap_or(0);
    let needed = u16::try_from(label(menu) + told + AROUND).unwrap_or(u16::MAX);
    let wanted = window.width.min(needed.clamp(WIDTH, WIDEST));
    let room = usize::from(wanted.saturating_sub(4));
    let mut lines = Lines::default();
    lines.gap(5);
    for (place, line) in items(menu, wanted.into(), theme).into_iter().enumerate() {
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

/// Columns of the longest of the items' names.
fn label(menu: &Menu) -> usize {
    menu.items.iter().map(|item| item.text.width()).max().unwrap_or(0)
}

fn items(menu: &Menu, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let label = label(menu).min(width.saturating_sub(4) / 2);
    let line = |(place, item): (usize, &crate::app::menu::Item)| {
        let here = place == menu.marked;
        let cursor = if here { theme.glyphs.cursor } else { " " };
        let role = if here { Role::Strong } else { Role::Text };
        let text = theme.cut(&item.text, label);
        let told = theme.cut(&item.told, width.saturating_sub(label + AROUND));
        theme.line([
            (Role::Key, format!("  {cursor} {}  ", item.key)),
            (role, format!("{text:<label$}  ")),
            (Role::Dim, told),
        ])
    };
    menu.items.iter().enumerate().map(line).collect()
}
