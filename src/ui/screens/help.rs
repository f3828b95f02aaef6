//! The help: every key and what it does, from the one table.

use ratatui::Frame;
use ratatui::text::{Line, Text};

use unicode_width::UnicodeWidthStr;

use crate::app::key::Key;
use crate::app::keymap::{BINDINGS, name};
use crate::domain::page::wrap;
use crate::domain::time::capital;
use crate::ui::layout::centred;
use crate::ui::render::over;
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 66;

pub(crate) fn render(frame: &mut Frame, top: u16, theme: &Theme) {
    let lines = lines(theme, frame.area().width.min(WIDTH));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2);
    let area = centred(frame.area(), WIDTH, height);
    let inside = over(frame, area, "Keys", theme.span(Role::Dim, " up and down scroll, ? closes "), theme);
    let top = top.min(u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_sub(inside.height));
    let shown: Vec<Line> = lines.into_iter().skip(usize::from(top)).collect();
    frame.render_widget(Text::from(shown), inside);
}

fn lines(theme: &Theme, width: u16) -> Vec<Line<'static>> {
    let shown = if width < WIDTH { 1 } else { 3 };
    let named = |keys: &[Key]| keys.iter().take(shown).map(|key| name(*key)).collect::<Vec<_>>().join(" ");
    let column = BINDINGS.iter().map(|row| named(row.keys).width()).max().unwrap_or(0);
    let room = usize::from(width.saturating_sub(3)).saturating_sub(column + 4);
    let mut lines = Vec::new();
    let mut place = None;
    for row in BINDINGS {
        if place != Some(row.context) {
            if place.is_some() {
                lines.push(Line::default());
            }
            place = Some(row.context);
            lines.push(theme.span(Role::Strong, format!(" {}", capital(row.context.title()))).into());
        }
        let mut keys = named(row.keys);
        for words in wrap(row.help, room) {
            let keys = format!("  {:<column$}  ", std::mem::take(&mut keys));
            lines.push(theme.line([(Role::Key, keys), (Role::Text, words)]));
        }
    }
    lines
}
