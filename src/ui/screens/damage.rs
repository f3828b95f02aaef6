//! The damaged lines of the journal, one below the other; the marked one whole.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

use crate::app::event::Damage;
use crate::app::keymap::Context;
use crate::domain::page::wrap;
use crate::domain::time::capital;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::Listed;
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 92;

/// Fewest and most rows of a line and of what is said about it.
const ROWS: [usize; 2] = [2, 6];

/// Rows of the list that go before what is said about the marked one.
const LEAST: usize = 3;

pub(crate) fn render(frame: &mut Frame, lines: &[Damage], marked: usize, theme: &Theme) {
    let listed = lay(frame.area(), lines, marked, theme);
    let foot = hints(&[Context::Damage], listed.area.width.saturating_sub(4), theme);
    let inside = over(frame, listed.area, "Lines that cannot be read", foot, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, lines: &[Damage], marked: usize, theme: &Theme) -> Listed {
    let width = usize::from(window.width.min(WIDTH)).saturating_sub(4);
    let most = usize::from(window.height).saturating_sub(2 + LEAST.min(lines.len()));
    let said = |damage: &Damage| {
        let ways = (ROWS[0]..=ROWS[1]).rev().map(|rows| about(damage, rows, width, theme));
        ways.into_iter()
            .find(|said| said.len() <= most)
            .unwrap_or_else(|| about(damage, ROWS[0], width, theme))
    };
    let tallest = lines.iter().map(|damage| said(damage).len()).max().unwrap_or(0);
    let height = u16::try_from(lines.len() + tallest + 2).unwrap_or(u16::MAX);
    let area = centred(window, WIDTH, height);
    let about = lines.get(marked).map_or_else(Vec::new, said);
    let room = usize::from(area.height.saturating_sub(2)).saturating_sub(about.len());
    let first = (marked + 1).saturating_sub(room);
    let shown = lines.iter().enumerate().skip(first).take(room);
    let rows = shown.map(|(index, line)| (Some(index), row(line, index == marked, width, theme)));
    Listed { area, lines: rows.chain(about.into_iter().map(|line| (None, line))).collect() }
}

fn row(damage: &Damage, marked: bool, width: usize, theme: &Theme) -> Line<'static> {
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let place = place(damage);
    let why = theme.cut(&damage.why, width.saturating_sub(place.width() + 4));
    let role = if marked { Role::Strong } else { Role::Text };
    theme.line([(Role::Key, format!(" {cursor} ")), (role, place), (Role::Dim, format!("  {why}"))])
}

fn place(damage: &Damage) -> String {
    format!("{} line {}", damage.file, damage.line)
}

/// The reason, where its row cut it, the line itself and what becomes of it, each in at most so many rows.
fn about(damage: &Damage, rows: usize, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let kept = if damage.recorded {
        "What this device recorded there is shown instead; nothing is lost."
    } else {
        "It was not recorded by this device. It stays as it is until you decide."
    };
    let say = |role, words: &str| {
        let mut lines = wrap(words, width);
        if lines.len() > rows {
            let rest = lines.drain(rows - 1..).collect::<Vec<_>>().join(" ");
            lines.push(theme.cut(&rest, width));
        }
        lines.into_iter().map(move |line| Line::from(theme.span(role, format!(" {line}"))))
    };
    let gap = || [Line::default()].into_iter();
    let is_cut = place(damage).width() + 4 + damage.why.width() > width;
    let why = is_cut.then(|| say(Role::Text, &capital(&damage.why))).into_iter().flatten();
    let why = why.chain(is_cut.then(Line::default));
    let text = say(Role::Strong, &damage.text);
    gap().chain(why).chain(text).chain(gap()).chain(say(Role::Dim, kept)).collect()
}
