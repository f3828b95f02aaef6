//! What is read once, before the first session.

use ratatui::Frame;
use ratatui::text::{Line, Text};

use crate::app::keymap::Context;
use crate::app::model::App;
use crate::domain::page::wrap;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::theme::{Role, Theme};

/// Columns of the box.
const WIDTH: u16 = 66;

pub(crate) fn render(frame: &mut Frame, app: &App, top: usize, theme: &Theme) {
    let width = WIDTH.min(frame.area().width);
    let room = usize::from(width.saturating_sub(6));
    let mut lines: Vec<Line<'static>> = Vec::new();
    for text in app.library.catalog().before_first.iter().skip(top) {
        for (at, line) in wrap(text, room).into_iter().enumerate() {
            let mark = if at == 0 { theme.glyphs.dot } else { " " };
            lines.push(theme.line([(Role::Dim, format!(" {mark} ")), (Role::Text, line)]));
        }
    }
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let foot = hints(&[Context::Cautions], width.saturating_sub(2), theme);
    let inside = over(frame, centred(frame.area(), width, height), "Before the first session", foot, theme);
    frame.render_widget(Text::from(lines), inside);
}
