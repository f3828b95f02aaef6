//! After a cramp: what may be done, and the timer of it. As dark and as large as the relief before it.

use chrono::TimeDelta;
use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Text};
use ratatui::widgets::Block;
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::{App, Tone};
use crate::app::screens::care::{Caring, Timer};
use crate::domain::page::wrap;
use crate::domain::player::whole_seconds;
use crate::domain::relief::Care;
use crate::domain::time::{as_clock, in_words};
use crate::ui::big;
use crate::ui::layout::{Part, centred, rows};
use crate::ui::render::{footer, hints_now, is_covered};
use crate::ui::text::Lines;
use crate::ui::theme::{Role, Theme};

/// Widest column of text.
const WIDTH: u16 = 66;

/// Lowest window with a clock of five rows.
const BIG: u16 = 13;

pub(crate) fn render(frame: &mut Frame, app: &App, caring: &Caring, theme: &Theme) {
    let area = frame.area();
    frame.render_widget(Block::new().style(theme.style(Role::Text)), area);
    let ends = u16::from(area.height >= 5);
    let [head, body, foot] = rows(area, [Part::Cells(ends), Part::Rest, Part::Cells(ends)]);
    let clock = app.settings.clock.show(app.now.wall);
    let title = if app.is_logged(caring.began) { " It eased, and is logged." } else { " It eased." };
    let gap = usize::from(head.width).saturating_sub(title.len() + clock.len() + 1);
    let heading = [(Role::Text, title.to_owned()), (Role::Dim, format!("{}{clock} ", " ".repeat(gap)))];
    frame.render_widget(theme.line(heading), head);
    let failed = app.toast.as_ref().filter(|toast| toast.tone == Tone::Failed);
    let keys = match failed {
        Some(_) => footer(app, foot.width, theme),
        None if is_covered(app) => Line::default(),
        None => hints_now(app, &[Context::Care], foot.width, theme),
    };
    frame.render_widget(keys, foot);
    let column = centred(body, WIDTH.min(body.width.saturating_sub(2)), body.height);
    let mut lines = Lines::default();
    let alignment = match &caring.timer {
        None => {
            offers(&mut lines, app, caring, column, theme);
            Alignment::Left
        }
        Some(timer) => {
            running(&mut lines, app, timer, column, theme);
            Alignment::Center
        }
    };
    let lines: Vec<Line<'static>> = lines.fit(column.height);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let place = centred(body, column.width, height);
    frame.render_widget(Text::from(lines).alignment(alignment), place);
}

fn offers(lines: &mut Lines, app: &App, caring: &Caring, area: Rect, theme: &Theme) {
    let width = usize::from(area.width);
    lines.push(0, theme.span(Role::Strong, "Something for it now?"));
    lines.gap(6);
    let all = app.keymap.shown(Context::Care, Action::CareLeave);
    let column = all.width() + 2;
    let named = |care: &Care| format!("{}, {}", care.word, in_words(TimeDelta::seconds(care.secs.into())));
    let name = caring.after.cares.iter().map(|care| named(care).width() + 2).max().unwrap_or(0);
    let longest = caring.after.cares.iter().map(|care| care.when.width()).max().unwrap_or(0);
    let beside = column + name + longest <= width;
    for (key, care) in (1..).zip(&caring.after.cares) {
        let mut row = vec![
            theme.span(Role::Key, format!("{key:<column$}")),
            theme.span(Role::Text, format!("{:<name$}", named(care))),
        ];
        if beside {
            row.push(theme.span(Role::Dim, care.when.as_str()));
        }
        lines.push(0, row);
        if !beside {
            for words in wrap(&care.when, width.saturating_sub(column)) {
                lines.push(1, theme.span(Role::Dim, format!("{:column$}{words}", "")));
            }
        }
    }
    lines.push(
        0,
        theme.line([(Role::Key, format!("{all:<column$}")), (Role::Text, "that was all".to_owned())]),
    );
    for (rank, text) in (2..).zip(&caring.after.advice) {
        lines.gap(7);
        lines.wrapped(rank, text, area.width, Role::Dim, theme);
    }
}

fn running(lines: &mut Lines, app: &App, timer: &Timer, area: Rect, theme: &Theme) {
    let Some(left) = timer.left(app.now.mono) else {
        lines.centred(0, &timer.care.over, area.width, Role::Ask, theme);
        return;
    };
    lines.push(0, theme.span(Role::Strong, timer.care.word.to_uppercase()));
    lines.gap(7);
    lines.centred(2, &timer.care.how, area.width, Role::Strong, theme);
    lines.gap(8);
    let text = as_clock(whole_seconds(left));
    match big::rows(&text, theme.glyphs.block, area.width) {
        Some(digits) if area.height >= BIG => {
            for row in digits {
                lines.push(0, theme.span(Role::Done, row));
            }
        }
        _ => lines.push(0, theme.span(Role::Done, text)),
    }
    lines.gap(8);
    lines.centred(1, &timer.care.limits, area.width, Role::Text, theme);
    lines.gap(9);
    let source = format!("{} ({})", timer.care.source, timer.care.strength);
    lines.centred(5, &source, area.width, Role::Dim, theme);
}
