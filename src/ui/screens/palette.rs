//! The command palette over the screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::palette::{Entry, Palette};
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::Listed;
use crate::ui::theme::{Role, Theme};

/// Columns of the box where there is room for them.
const WIDTH: u16 = 76;

/// Rows of it: what is typed, a gap, and so many actions.
const HEIGHT: u16 = 18;

/// Columns of a name, where the box is wide enough to have it behind its sentence.
const NAME: usize = 18;

/// Columns of the keys in a narrower box than this many columns: but for one none is longer.
const KEYS: usize = 6;
const NARROW: usize = 50;

pub(crate) fn render(frame: &mut Frame, app: &App, palette: &Palette, theme: &Theme) {
    let listed = lay(frame.area(), app, palette, theme);
    let foot = hints(&[Context::Palette], listed.area.width.saturating_sub(4), theme);
    let inside = over(frame, listed.area, "Do", foot, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, app: &App, palette: &Palette, theme: &Theme) -> Listed {
    let area = centred(window, WIDTH, HEIGHT);
    let width = usize::from(area.width.saturating_sub(2));
    let entries = app.palette_entries(palette);
    let typed = format!(" {}", palette.search.words);
    let head = theme.line([
        (Role::Key, " :".to_owned()),
        (Role::Strong, theme.cut(&typed, width.saturating_sub(4))),
        (Role::Key, "_".to_owned()),
    ]);
    let mut lines = vec![(None, head), (None, Line::default())];
    let room = usize::from(area.height.saturating_sub(2)).saturating_sub(lines.len()).max(1);
    let top = palette.marked.saturating_sub(room - 1).min(entries.len().saturating_sub(room));
    let widest = entries.iter().map(|entry| entry.key.width()).max().unwrap_or(0);
    let keys = if width < NARROW { widest.min(KEYS) } else { widest };
    for (number, entry) in entries.iter().enumerate().skip(top).take(room) {
        lines.push((Some(number), line(entry, number == palette.marked, keys, width, theme)));
    }
    if entries.is_empty() {
        let nothing = theme.cut("   nothing here has these words", width);
        lines.push((None, theme.span(Role::Dim, nothing).into()));
    }
    Listed { area, lines }
}

fn line(entry: &Entry, marked: bool, keys: usize, width: usize, theme: &Theme) -> Line<'static> {
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let role = if marked { Role::Strong } else { Role::Text };
    let used = keys.max(entry.key.width()) + 6;
    let name = if width + 2 >= usize::from(WIDTH) { NAME } else { 0 };
    let room = width.saturating_sub(used + name);
    let help = theme.cut(entry.help, room.saturating_sub(1));
    let pad = room.saturating_sub(help.width());
    let word = if name == 0 { String::new() } else { theme.cut(&entry.word, name) };
    theme.line([
        (Role::Key, format!(" {cursor} {:<keys$}  ", entry.key)),
        (role, format!("{help}{:pad$}", "")),
        (Role::Dim, word),
    ])
}
