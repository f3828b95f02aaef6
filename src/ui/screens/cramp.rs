//! The questions about a cramp, one at a time.

use ratatui::Frame;
use ratatui::text::{Line, Text};

use crate::app::form::{CrampForm, Offer, Question};
use crate::app::keymap::Context;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::Lines;
use crate::ui::theme::{Role, Theme};

const SIZE: (u16, u16) = (54, 15);
/// What `x` is for, in full and for a narrow window.
const ODD: [&str; 2] = ["anything odd? log it as it is and say so", "anything odd? log it, say so"];

pub(crate) fn render(frame: &mut Frame, form: &CrampForm, theme: &Theme) {
    let area = centred(frame.area(), SIZE.0, SIZE.1);
    let inside =
        over(frame, area, "A cramp", hints(&[Context::Form], area.width.saturating_sub(4), theme), theme);
    let mut lines = Lines::default();
    for (question, answer) in form.answers() {
        lines.push(5, theme.line([(Role::Dim, format!("  {:<20}", question.text())), (Role::Text, answer)]));
    }
    lines.gap(6);
    lines.push(0, theme.span(Role::Strong, format!("  {}", form.question.text())));
    lines.gap(7);
    for line in answers(form, theme) {
        lines.push(1, line);
    }
    lines.gap(7);
    let room = usize::from(inside.width).saturating_sub(8);
    let odd = ODD.into_iter().find(|words| words.len() <= room).unwrap_or_default();
    lines.push(4, theme.line([(Role::Key, "    x".to_owned()), (Role::Dim, format!("  {odd}"))]));
    frame.render_widget(Text::from(lines.fit(inside.height)), inside);
}

fn answers(form: &CrampForm, theme: &Theme) -> Vec<Line<'static>> {
    if form.question == Question::When {
        let meant = match form.typed_time() {
            None => (Role::Care, "no such time of day".to_owned()),
            Some(at) if at == form.opened => (Role::Text, format!("now, {}", at.format("%H:%M"))),
            Some(at) => (Role::Text, at.format("%A %H:%M").to_string()),
        };
        let typed = format!("  {} {:<6}", theme.glyphs.cursor, form.typed);
        let hint = "    or type the time: 0340 is 03:40".to_owned();
        return vec![theme.line([(Role::Key, typed), meant]), theme.line([(Role::Dim, hint)])];
    }
    let offers = form.offers();
    if form.question == Question::Pain {
        return scale(form.marked, &offers, theme);
    }
    (0..)
        .zip(offers)
        .map(|(index, offer)| {
            let here = Some(index) == form.marked;
            let cursor = if here { theme.glyphs.cursor } else { " " };
            let role = if here { Role::Strong } else { Role::Text };
            theme.line([(Role::Key, format!("  {cursor} {}  ", offer.key)), (role, offer.text)])
        })
        .collect()
}

/// Strength as a scale to point at.
fn scale(marked: Option<usize>, offers: &[Offer], theme: &Theme) -> Vec<Line<'static>> {
    let mut marks = vec![theme.span(Role::Text, "  ")];
    for (index, offer) in (0..).zip(offers) {
        let role = if Some(index) == marked { Role::Ask } else { Role::Key };
        marks.push(theme.span(role, format!(" {} ", offer.key)));
    }
    let ends = format!("   none{:>28}", "t is 10, worst");
    vec![marks.into(), theme.line([(Role::Dim, ends)])]
}
