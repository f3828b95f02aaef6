//! The damaged lines of the journal, one below the other; the marked one whole.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_width::UnicodeWidthStr;

use crate::app::event::Damage;
use crate::app::keymap::Context;
use crate::domain::page::wrap;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::Listed;
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 92;

/// Most rows of a line, and of what is said about it.
const ROWS: usize = 2;

pub(crate) fn render(frame: &mut Frame, lines: &[Damage], marked: usize, theme: &Theme) {
    let listed = lay(frame.area(), lines, marked, theme);
    let foot = hints(&[Context::Damage], listed.area.width.saturating_sub(4), theme);
    let inside = over(frame, listed.area, "Lines that cannot be read", foot, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, lines: &[Damage], marked: usize, theme: &Theme) -> Listed {
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(9);
    let area = centred(window, WIDTH, height);
    let width = usize::from(area.width).saturating_sub(4);
    let about = lines.get(marked).map_or_else(Vec::new, |damage| about(damage, width, theme));
    let room = usize::from(area.height.saturating_sub(2)).saturating_sub(about.len());
    let first = (marked + 1).saturating_sub(room);
    let shown = lines.iter().enumerate().skip(first).take(room);
    let rows = shown.map(|(index, line)| (Some(index), row(line, index == marked, width, theme)));
    Listed { area, lines: rows.chain(about.into_iter().map(|line| (None, line))).collect() }
}

fn row(damage: &Damage, marked: bool, width: usize, theme: &Theme) -> Line<'static> {
    let place =
        format!("{} {} line {}", if marked { theme.glyphs.cursor } else { " " }, damage.file, damage.line);
    let why = theme.cut(&damage.why, width.saturating_sub(place.width() + 2));
    let role = if marked { Role::Strong } else { Role::Text };
    theme.line([(role, format!(" {place}")), (Role::Dim, format!("  {why}"))])
}

fn about(damage: &Damage, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let kept = if damage.recorded {
        "What this device recorded there is shown instead; nothing is lost."
    } else {
        "It was not recorded by this device. It stays as it is until you decide."
    };
    let say = |role, words: &str| {
        let mut lines = wrap(words, width);
        if lines.len() > ROWS {
            let rest = lines.drain(ROWS - 1..).collect::<Vec<_>>().join(" ");
            lines.push(theme.cut(&rest, width));
        }
        lines.into_iter().map(move |line| Line::from(theme.span(role, format!(" {line}"))))
    };
    let gap = || [Line::default()].into_iter();
    gap().chain(say(Role::Text, &damage.text)).chain(gap()).chain(say(Role::Dim, kept)).collect()
}
