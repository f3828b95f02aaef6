//! Relief now: read at three in the morning with one eye. Dark, huge, few words; the first of them is what to do.

use ratatui::Frame;
use ratatui::layout::{Alignment, Rect};
use ratatui::text::{Line, Text};
use ratatui::widgets::Block;
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::guide::{MARGINS, READABLE};
use crate::app::screens::relief::{Relieving, Stage};
use crate::domain::page::{wrap, wrap_evenly};
use crate::domain::player::{Place, whole_seconds};
use crate::domain::relief::ReliefStep;
use crate::domain::settings::Motion;
use crate::domain::time::{as_clock, capital};
use crate::ui::big;
use crate::ui::figure;
use crate::ui::layout::{Part, centred, columns, rows};
use crate::ui::render::{hints_now, is_covered};
use crate::ui::screens::act::lines as page_lines;
use crate::ui::text::{Lines, scale};
use crate::ui::theme::{Role, Theme};

/// Widest column of text.
const WIDTH: u16 = 66;
/// The same with a figure.
const WIDE: u16 = 78;
/// Width of the seconds beside a figure, and the gap between them.
const CLOCK: u16 = 34;
const GAP: u16 = 2;

/// Lowest window in which a word of five rows stands over the clock.
const TALL: u16 = 20;

/// Rows of a question with its answers.
const ANSWERS: u16 = 9;

/// Lowest window with a clock of five rows.
const BIG: u16 = 13;

pub(crate) fn render(frame: &mut Frame, app: &App, relief: &Relieving, theme: &Theme) {
    let area = frame.area();
    frame.render_widget(Block::new().style(theme.style(Role::Text)), area);
    let ends = u16::from(area.height >= 5);
    let [head, body, foot] = rows(area, [Part::Cells(ends), Part::Rest, Part::Cells(ends)]);
    frame.render_widget(heading(app, relief, head.width, theme), head);
    if !is_covered(app) {
        frame.render_widget(hints_now(app, &[app.context()], foot.width, theme), foot);
    }
    if relief.stage == Stage::Odd {
        let page = relief.odd_page(app.reading_width(), body.height);
        let column = centred(body, READABLE + MARGINS, page.height());
        frame.render_widget(Text::from(page_lines(&page, relief.top, column.height, theme)), column);
        return;
    }
    if beside(frame, app, relief, body, theme).is_some() {
        return;
    }
    let widest = if relief.stage == Stage::Steps { WIDE } else { WIDTH };
    let column = centred(body, widest.min(body.width.saturating_sub(2)), body.height);
    let (lines, alignment) = lines(app, relief, column, theme);
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let place = centred(body, column.width, height);
    frame.render_widget(Text::from(lines).alignment(alignment), place);
}

fn heading(app: &App, relief: &Relieving, width: u16, theme: &Theme) -> Line<'static> {
    let cramp = relief.protocol().map_or("A cramp".to_owned(), |protocol| {
        let site = protocol.site.label();
        relief.side.map_or_else(|| format!("{site} cramp"), |side| format!("{} {site} cramp", side.word()))
    });
    let right = format!("{} ", app.settings.clock.show(app.now.wall));
    let room = usize::from(width).saturating_sub(right.len());
    let left = theme.cut(
        &format!(" {}, since {}", capital(&cramp), app.settings.clock.show(relief.began.wall)),
        room.saturating_sub(1),
    );
    let gap = " ".repeat(room.saturating_sub(left.width()));
    theme.line([(Role::Text, left), (Role::Dim, format!("{gap}{right}"))])
}

fn lines(app: &App, relief: &Relieving, area: Rect, theme: &Theme) -> (Vec<Line<'static>>, Alignment) {
    let mut lines = Lines::default();
    match relief.stage {
        Stage::Site | Stage::Side | Stage::Pain | Stage::Woke => ask(&mut lines, app, relief, area, theme),
        Stage::Steps => steps(&mut lines, app, relief, area, theme),
        Stage::TooLong => {
            let said = relief.words.too_long.iter().map(|text| wrap(text, area.width.into()).len());
            let said = u16::try_from(said.sum::<usize>()).unwrap_or(u16::MAX);
            let room = Rect { height: area.height.saturating_sub(said), ..area };
            clock(&mut lines, app, relief, room, theme);
            lines.gap(9);
            paragraphs(&mut lines, 1, Role::Strong, &relief.words.too_long, area, theme);
            paragraphs(&mut lines, 8, Role::Dim, &[&relief.words.too_long_source], area, theme);
        }
        Stage::Odd => {}
    }
    let left = relief.stage == Stage::TooLong;
    (lines.fit(area.height), if left { Alignment::Left } else { Alignment::Center })
}

fn steps(lines: &mut Lines, app: &App, relief: &Relieving, area: Rect, theme: &Theme) {
    let Some((step, place)) = relief.step(app.now.mono) else { return };
    now(lines, step, area, theme);
    lines.gap(7);
    remaining(lines, app, relief, place, area, theme);
    lines.gap(9);
    let room = area.height.saturating_sub(u16::try_from(lines.filled()).unwrap_or(u16::MAX));
    careful(lines, app, relief, step, Rect { height: room, ..area }, theme);
}

/// The same with the figure of the step beside the seconds, where there is room for all of it.
fn beside(frame: &mut Frame, app: &App, relief: &Relieving, body: Rect, theme: &Theme) -> Option<()> {
    let (step, place) = relief.step(app.now.mono).filter(|_| relief.stage == Stage::Steps)?;
    let figure = app.library.figure(step.figure.as_deref()?)?;
    let area = centred(body, WIDE.min(body.width.saturating_sub(2)), body.height);
    let (mut head, mut foot) = (Lines::default(), Lines::default());
    now(&mut head, step, area, theme);
    let spare = area.height.checked_sub(head.height() + 1 + figure::LEAST.1)?;
    careful(&mut foot, app, relief, step, Rect { height: spare, ..area }, theme);
    let height = (area.height - head.height() - foot.height() - 1).min(figure::MOST.1);
    let width = figure::width(figure, height).min(area.width.saturating_sub(CLOCK + GAP));
    if area.height < TALL || !figure::fits(width, height) {
        return None;
    }
    let area = centred(area, area.width, head.height() + height + 1 + foot.height());
    let [above, middle, _, below] =
        rows(area, [Part::Cells(head.height()), Part::Cells(height), Part::Cells(1), Part::Rest]);
    let middle = centred(middle, width + GAP + CLOCK, height);
    let [picture, _, right] = columns(middle, [Part::Cells(width), Part::Cells(GAP), Part::Rest]);
    let pose = match app.settings.motion {
        Motion::On => figure.pose_at(place.elapsed, None),
        Motion::Off => figure.still,
    };
    figure::draw(figure, pose, relief.side, picture, theme, frame.buffer_mut());
    let mut lines = Lines::default();
    remaining(&mut lines, app, relief, place, Rect { height: area.height, ..right }, theme);
    for (lines, area) in [(head, above), (lines, right), (foot, below)] {
        let lines = lines.fit(area.height);
        let height = u16::try_from(lines.len()).unwrap_or(u16::MAX);
        frame.render_widget(Text::from(lines).centered(), centred(area, area.width, height));
    }
    Some(())
}

/// What to do now.
fn now(lines: &mut Lines, step: &ReliefStep, area: Rect, theme: &Theme) {
    match big::rows(&step.word, theme.glyphs.block, area.width) {
        Some(word) if area.height >= TALL => {
            for row in word {
                lines.push(0, theme.span(Role::Strong, row));
            }
        }
        _ => lines.push(0, theme.span(Role::Strong, step.word.to_uppercase())),
    }
    lines.gap(8);
    lines.centred(0, &step.cue, area.width, Role::Strong, theme);
}

/// How long the step lasts still, and the time since it began.
fn remaining(lines: &mut Lines, app: &App, relief: &Relieving, place: Place, area: Rect, theme: &Theme) {
    let width = area.width.min(44);
    lines.push(2, theme.bar(place.elapsed.as_secs_f64() / f64::from(place.phase.secs.max(1)), width));
    let then = relief.next_step(place).map_or_else(String::new, |next| format!(", then {}", next.word));
    lines.push(1, theme.span(Role::Text, format!("{} s{then}", whole_seconds(place.left))));
    lines.gap(9);
    clock(lines, app, relief, area, theme);
}

/// What to be careful of in this step, as far as there is room for it.
fn careful(lines: &mut Lines, app: &App, relief: &Relieving, step: &ReliefStep, area: Rect, theme: &Theme) {
    let mut room = usize::from(area.height);
    let odd = match app.keymap.shown(Context::Relief, Action::ReliefOdd) {
        key if key.is_empty() => key,
        key => format!(": press {key}"),
    };
    let more = relief.protocol().and_then(|protocol| protocol.note.clone());
    for text in relief.words.careful(relief.may_stand(step), &odd).chain(more) {
        let wrapped = wrap_evenly(&text, area.width.into());
        let Some(left) = room.checked_sub(wrapped.len()) else { continue };
        room = left;
        for line in wrapped {
            lines.push(6, theme.span(Role::Dim, line));
        }
    }
}

/// Time since it began.
fn clock(lines: &mut Lines, app: &App, relief: &Relieving, area: Rect, theme: &Theme) {
    let text = as_clock(relief.elapsed(app.now.mono).as_secs());
    match big::rows(&text, theme.glyphs.block, area.width) {
        Some(digits) if area.height >= BIG => {
            for row in digits {
                lines.push(3, Line::from(theme.span(Role::Done, row)).centered());
            }
        }
        _ => lines.push(3, Line::from(theme.span(Role::Done, text)).centered()),
    }
}

fn ask(lines: &mut Lines, app: &App, relief: &Relieving, area: Rect, theme: &Theme) {
    clock(lines, app, relief, Rect { height: area.height.saturating_sub(ANSWERS), ..area }, theme);
    lines.gap(8);
    let (question, answers): (&str, Vec<(String, String)>) = match relief.stage {
        Stage::Site => (
            "Where?",
            (1..).zip(&relief.words.protocols).map(|(key, p)| (format!("{key}"), p.name.clone())).collect(),
        ),
        Stage::Side => (
            "Which leg?",
            ["left", "right", "both"].map(|side| (side[..1].to_owned(), side.to_owned())).into(),
        ),
        Stage::Pain => ("It eased. How strong was it?", Vec::new()),
        _ => ("Did it wake you?", vec![("y".into(), "yes".into()), ("n".into(), "no".into())]),
    };
    lines.push(0, theme.span(Role::Strong, question));
    lines.gap(6);
    let width = answers.iter().map(|(_, answer)| answer.width()).max().unwrap_or(0);
    for (key, answer) in answers {
        lines.push(
            0,
            theme.line([(Role::Key, format!("{key}   ")), (Role::Text, format!("{answer:<width$}"))]),
        );
    }
    if relief.stage == Stage::Pain {
        scale(None, area.width, theme).into_iter().for_each(|line| lines.push(0, line));
    }
    if matches!(relief.stage, Stage::Site | Stage::Side) {
        lines.gap(7);
        let room = usize::from(area.width).saturating_sub(6);
        for (rank, line) in (4..).zip(wrap_evenly(&relief.words.question, room)) {
            lines.push(rank.min(5), theme.span(Role::Dim, line));
        }
        lines.push(
            2,
            theme.line([
                (Role::Key, app.keymap.shown(Context::ReliefAsk, Action::ReliefOdd)),
                (Role::Text, "   yes, it is different".to_owned()),
            ]),
        );
    }
}

fn paragraphs(lines: &mut Lines, rank: u8, role: Role, texts: &[impl AsRef<str>], area: Rect, theme: &Theme) {
    for text in texts {
        lines.wrapped(rank, text.as_ref(), area.width, role, theme);
        lines.gap(rank + 5);
    }
}
