//! When to act, over everything.

use ratatui::Frame;
use ratatui::text::{Line, Text};

use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::guide::{MARGINS, READABLE};
use crate::domain::page::{self, Kind, Page};
use crate::ui::layout::centred;
use crate::ui::render::{hints_now, over};
use crate::ui::theme::{Role, Theme};

pub(crate) fn render(frame: &mut Frame, app: &App, top: u16, theme: &Theme) {
    let page = app.act_page();
    let area = centred(frame.area(), READABLE + MARGINS, page.height().saturating_add(2));
    let keys = hints_now(app, &[Context::Act], area.width.saturating_sub(4), theme);
    let inside = over(frame, area, "When to act", keys, theme);
    frame.render_widget(Text::from(lines(&page, top, inside.height, theme)), inside);
}

/// The lines of a page from `top` on, as far as there is room; where more follow, the last one says so.
pub(crate) fn lines(page: &Page, top: u16, room: u16, theme: &Theme) -> Vec<Line<'static>> {
    let top = usize::from(top.min(page.height().saturating_sub(room)));
    let rest = page.lines.get(top..).unwrap_or_default();
    let mut lines: Vec<Line> = rest.iter().take(usize::from(room)).map(|line| styled(line, theme)).collect();
    if rest.len() > lines.len() && lines.len() > 1 {
        lines.pop();
        lines.push(theme.span(Role::Dim, format!(" {}", theme.glyphs.more)).into());
    }
    lines
}

fn styled(line: &page::Line, theme: &Theme) -> Line<'static> {
    let role = match line.kind {
        Kind::Title => Role::Strong,
        Kind::Alarm => Role::Care,
        Kind::Text | Kind::Item => Role::Text,
        Kind::Quiet => Role::Dim,
    };
    match (line.kind, line.text.strip_prefix("  ")) {
        (Kind::Item, Some(text)) => {
            theme.line([(Role::Dim, format!(" {} ", theme.glyphs.dot)), (role, text.to_owned())])
        }
        _ => theme.span(role, format!(" {}", line.text)).into(),
    }
}
