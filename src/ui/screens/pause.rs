//! The small choice of a pause.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::app::keymap::Context;
use crate::app::pause::PauseForm;
use crate::domain::time::ClockFace;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::{Lines, Listed};
use crate::ui::theme::{Role, Theme};

const SIZE: (u16, u16) = (50, 9);

pub(crate) fn render(frame: &mut Frame, form: &PauseForm, theme: &Theme) {
    let listed = lay(frame.area(), form, theme);
    let foot = hints(&[Context::Choice], listed.area.width.saturating_sub(4), theme);
    let inside = over(frame, listed.area, "No prompts for", foot, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, form: &PauseForm, theme: &Theme) -> Listed {
    let area = centred(window, SIZE.0, SIZE.1);
    let mut lines = Lines::default();
    lines.gap(4);
    for (index, offer) in (0..).zip(form.offers()) {
        let here = index == form.marked && form.typed.is_empty();
        let cursor = if here { theme.glyphs.cursor } else { " " };
        let role = if here { Role::Strong } else { Role::Text };
        lines.row(
            1,
            index,
            theme.line([(Role::Key, format!("  {cursor} {}  ", offer.key)), (role, offer.text)]),
        );
    }
    lines.gap(5);
    let example = match form.clock {
        ClockFace::Whole => "1530 for 15:30",
        ClockFace::Half => "330 for the next 3:30",
    };
    let cursor = format!("  {} ", theme.glyphs.cursor);
    let line = match (form.typed.as_str(), form.typed_end()) {
        ("", _) => theme.line([(Role::Dim, format!("    or type its end: {example}"))]),
        (typed, Some(end)) => theme
            .line([(Role::Key, cursor), (Role::Strong, format!("{typed:<6}until {}", form.clock.show(end)))]),
        (typed, None) => theme.line([
            (Role::Key, cursor),
            (Role::Strong, format!("{typed:<6}")),
            (Role::Care, "no such time of day".to_owned()),
        ]),
    };
    lines.push(2, line);
    Listed { area, lines: lines.fit_rows(area.height.saturating_sub(2)) }
}
