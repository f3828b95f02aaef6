//! A page that stays until it is put away.

use ratatui::Frame;
use ratatui::text::Text;

use crate::app::keymap::Context;
use crate::domain::feeling::Leaflet;
use crate::domain::page::wrap;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::Lines;
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 62;

pub(crate) fn render(frame: &mut Frame, leaflet: &Leaflet, theme: &Theme) {
    let width = frame.area().width.min(WIDTH);
    let room = usize::from(width.saturating_sub(6));
    let mut lines = Lines::default();
    for (place, paragraph) in (0..).zip(&leaflet.body) {
        let role = if place == 0 && leaflet.level.is_some() { Role::Care } else { Role::Text };
        lines.gap(9);
        for line in wrap(paragraph, room) {
            lines.push(place, theme.span(role, format!("  {line}")));
        }
    }
    lines.gap(8);
    for line in wrap(leaflet.source, room) {
        lines.push(7, theme.span(Role::Dim, format!("  {line}")));
    }
    lines.gap(9);
    let lines = lines.fit(frame.area().height.saturating_sub(2));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(3);
    let area = centred(frame.area(), width, height);
    let foot = hints(&[Context::Leaflet], area.width.saturating_sub(4), theme);
    let inside = over(frame, area, &leaflet.title, foot, theme);
    frame.render_widget(Text::from(lines), inside);
}
