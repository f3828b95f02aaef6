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

/// Narrowest box with the names of the actions behind their sentences.
const NAMED: usize = 76;

/// Rows of it: what is typed, a gap, and so many actions.
const HEIGHT: u16 = 18;

/// Columns before a key, and between it, the sentence and the name.
const MARGIN: usize = 3;
const GAP: usize = 2;

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
    let columns = columns(&app.palette_entries(&Palette::default()), window.width.into());
    let area = centred(window, u16::try_from(columns.all()).unwrap_or(u16::MAX), HEIGHT);
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
    for (number, entry) in entries.iter().enumerate().skip(top).take(room) {
        lines.push((Some(number), line(entry, number == palette.marked, &columns, theme)));
    }
    if entries.is_empty() {
        let nothing = theme.cut("   nothing here has these words", width);
        lines.push((None, theme.span(Role::Dim, nothing).into()));
    }
    Listed { area, lines }
}

/// Widths of what stands side by side.
struct Columns {
    keys: usize,
    helps: usize,
    /// Nothing in a narrow box.
    names: usize,
}

impl Columns {
    /// The whole box with its frame.
    fn all(&self) -> usize {
        let name = if self.names > 0 { GAP + self.names } else { 0 };
        MARGIN + self.keys + GAP + self.helps + name + 3
    }
}

/// As wide as these actions need, up to a window of that many columns.
fn columns(entries: &[Entry], window: usize) -> Columns {
    let widest = |of: fn(&Entry) -> usize| entries.iter().map(of).max().unwrap_or(0);
    let keys = widest(|entry| entry.key.width());
    let mut columns = Columns {
        keys: if window < NARROW { keys.min(KEYS) } else { keys },
        helps: widest(|entry| entry.help.width()),
        names: if window < NAMED { 0 } else { widest(|entry| entry.word.width()) },
    };
    columns.helps = columns.helps.saturating_sub(columns.all().saturating_sub(window));
    columns
}

fn line(entry: &Entry, marked: bool, columns: &Columns, theme: &Theme) -> Line<'static> {
    let Columns { keys, helps, names } = *columns;
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let role = if marked { Role::Strong } else { Role::Text };
    let room = helps.saturating_sub(entry.key.width().saturating_sub(keys));
    let help = theme.cut(entry.help, room);
    let (gap, word) = if names > 0 { (GAP, entry.word.as_str()) } else { (0, "") };
    let pad = room + gap - help.width();
    theme.line([
        (Role::Key, format!(" {cursor} {:<keys$}  ", entry.key)),
        (role, format!("{help}{:pad$}", "")),
        (Role::Dim, word.to_owned()),
    ])
}
