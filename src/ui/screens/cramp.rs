//! The questions about a cramp, one at a time.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::form::{CrampForm, Question};
use crate::app::keymap::Context;
use crate::domain::time::ClockFace;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::{Lines, Listed, scale};
use crate::ui::theme::{Role, Theme};

const SIZE: (u16, u16) = (54, 16);
/// Columns before the words of an answer: the mark, the key and the gaps.
const LABEL: usize = 7;
/// What `x` is for, in full and for a narrow window.
const ODD: [&str; 2] = ["something odd? log it as it is and say so", "something odd? log it, say so"];

pub(crate) fn render(frame: &mut Frame, form: &CrampForm, theme: &Theme) {
    let listed = lay(frame.area(), form, theme);
    let foot = hints(&[Context::Form], listed.area.width.saturating_sub(4), theme);
    let inside = over(frame, listed.area, "A cramp", foot, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, form: &CrampForm, theme: &Theme) -> Listed {
    let area = centred(window, SIZE.0, SIZE.1);
    let mut lines = Lines::default();
    for (question, answer) in form.answers() {
        lines.push(5, theme.line([(Role::Dim, format!("  {:<20}", question.text())), (Role::Text, answer)]));
    }
    lines.gap(6);
    lines.push(0, theme.span(Role::Strong, format!("  {}", form.question.text())));
    lines.gap(7);
    let listed = !matches!(form.question, Question::When | Question::Pain);
    for (place, line) in answers(form, area.width.saturating_sub(2), theme).into_iter().enumerate() {
        if listed {
            lines.row(1, place, line);
        } else {
            lines.push(1, line);
        }
    }
    lines.gap(7);
    let room = usize::from(area.width).saturating_sub(10);
    let odd = ODD.into_iter().find(|words| words.len() <= room).unwrap_or_default();
    lines.push(4, theme.line([(Role::Key, "    x".to_owned()), (Role::Dim, format!("  {odd}"))]));
    Listed { area, lines: lines.fit_rows(area.height.saturating_sub(2)) }
}

fn answers(form: &CrampForm, width: u16, theme: &Theme) -> Vec<Line<'static>> {
    if form.question == Question::When {
        let meant = match form.typed_time() {
            None => (Role::Care, "no such time of day".to_owned()),
            Some(at) if at == form.opened => (Role::Text, format!("now, {}", form.clock.show(at))),
            Some(at) => (Role::Text, format!("{} {}", at.format("%A"), form.clock.show(at))),
        };
        let cursor = format!("  {} {:gap$}", theme.glyphs.cursor, "", gap = LABEL - 4);
        let typed = if form.typed.is_empty() { String::new() } else { format!("{:<6}", form.typed) };
        let hint = match form.clock {
            ClockFace::Whole => "or type it: 0340 is 03:40",
            ClockFace::Half => "or type it: 340, 340p for pm",
        };
        let typed = theme.line([(Role::Key, cursor), (Role::Strong, typed), meant]);
        return vec![typed, theme.line([(Role::Dim, format!("{:LABEL$}{hint}", ""))])];
    }
    if form.question == Question::Pain {
        return scale(form.marked, width.saturating_sub(2), theme).map(indented).into();
    }
    (0..)
        .zip(form.offers())
        .map(|(index, offer)| {
            let here = Some(index) == form.marked;
            let cursor = if here { theme.glyphs.cursor } else { " " };
            let role = if here { Role::Strong } else { Role::Text };
            theme.line([(Role::Key, format!("  {cursor} {}  ", offer.key)), (role, offer.text)])
        })
        .collect()
}

fn indented(mut line: Line<'static>) -> Line<'static> {
    line.spans.insert(0, "  ".into());
    line
}
