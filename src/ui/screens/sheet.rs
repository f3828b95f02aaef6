//! A sheet: its fields one below the other, the one at hand opened, the row that saves at the end.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::app::keymap::Context;
use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::page::wrap;
use crate::domain::time::ClockFace;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::Listed;
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 74;
/// What stands before a field: the mark and its gap.
const MARGIN: usize = 3;
/// What stands before the label of a question or a tick: margin, key, box.
const BOX: usize = MARGIN + 7;

pub(crate) fn render(frame: &mut Frame, sheet: &Sheet, theme: &Theme) {
    let listed = lay(frame.area(), sheet, theme);
    let title = title(sheet, &listed, theme);
    let inside = over(frame, listed.area, &title, foot(sheet, listed.area.width, theme), theme);
    frame.render_widget(listed.text(), inside);
}

/// The title, and where not all fields are in sight which of them is at hand.
fn title(sheet: &Sheet, listed: &Listed, theme: &Theme) -> String {
    let in_sight = |place| listed.lines.iter().any(|(row, _)| *row == Some(place));
    let is_whole = sheet.shown().all(|(place, _)| in_sight(place)) && in_sight(sheet.fields.len());
    let at = sheet.shown().position(|(place, _)| place == sheet.marked).filter(|_| !is_whole);
    let Some(at) = at else { return sheet.title.clone() };
    let room = usize::from(listed.area.width).saturating_sub(4);
    let place = format!("{} of {}", at + 1, sheet.shown().count());
    let long = format!(" {} field {place}", theme.glyphs.dot);
    if sheet.title.width() + long.width() <= room {
        return sheet.title.clone() + &long;
    }
    let short = format!(" {} {place}", theme.glyphs.dot);
    theme.cut(&sheet.title, room.saturating_sub(short.width())) + &short
}

pub(crate) fn lay(whole: Rect, sheet: &Sheet, theme: &Theme) -> Listed {
    let width = usize::from(WIDTH.min(whole.width)).saturating_sub(3);
    let area = centred(whole, WIDTH, u16::try_from(height(sheet, width)).unwrap_or(u16::MAX));
    let (lines, at_hand) = lines(sheet, width, theme);
    let room = usize::from(area.height.saturating_sub(2));
    let top = at_hand.end.saturating_sub(room).min(at_hand.start);
    let top = top
        .max((at_hand.end + 2).saturating_sub(room).min(at_hand.start).min(lines.len().saturating_sub(room)));
    Listed { area, lines: lines.into_iter().skip(top).take(room).collect() }
}

/// The height that holds whichever field is opened, so that moving never resizes the box.
fn height(sheet: &Sheet, width: usize) -> usize {
    let label = label_width(sheet, width);
    let closed: usize = sheet.shown().map(|(_, field)| part(field).len() + closed(field, width, label)).sum();
    let opened = sheet.shown().map(|(_, field)| rows_opened(field, width)).max().unwrap_or(0);
    closed + opened + about(sheet, width).len() + 4
}

/// The words above the fields, and a gap below them.
fn about(sheet: &Sheet, width: usize) -> Vec<String> {
    if sheet.about.is_empty() {
        return Vec::new();
    }
    wrap(sheet.about, width.saturating_sub(2)).into_iter().chain([String::new()]).collect()
}

fn foot(sheet: &Sheet, width: u16, theme: &Theme) -> Line<'static> {
    let room = width.saturating_sub(4);
    if sheet.leaving {
        let question = " Leave without saving? ";
        let stays =
            theme.cut(" leaves, any key stays ", usize::from(room).saturating_sub(question.len() + 1));
        return theme.line([
            (Role::Ask, question.to_owned()),
            (theme.key_as(Role::Ask), "y".to_owned()),
            (Role::Ask, stays),
        ]);
    }
    if let Some(wrong) = &sheet.wrong {
        return theme.span(Role::Care, theme.cut(&format!(" Expected {wrong} "), usize::from(room))).into();
    }
    hints(&[Context::Sheet], room, theme)
}

/// A line, and the field that it is pointed at as.
type Row = (Option<usize>, Line<'static>);

/// Every line, and which of them are those of the field at hand.
fn lines(sheet: &Sheet, width: usize, theme: &Theme) -> (Vec<Row>, std::ops::Range<usize>) {
    let label = label_width(sheet, width);
    let say = |line: String| (None, Line::from(theme.span(Role::Care, format!(" {line}"))));
    let mut lines: Vec<Row> = about(sheet, width).into_iter().map(say).collect();
    let mut at_hand = 0..0;
    for (place, field) in sheet.shown() {
        for text in part(field) {
            lines.push((None, theme.span(Role::Dim, format!(" {text}")).into()));
        }
        let start = lines.len();
        let here = place == sheet.marked;
        let of_field = row(sheet, field, here, width, label, theme);
        lines.extend(of_field.into_iter().map(|line| (Some(place), line)));
        if here {
            lines.extend(opened(sheet, field, width, theme).into_iter().map(|line| (None, line)));
            at_hand = start..lines.len();
        }
    }
    lines.push((None, Line::default()));
    let here = sheet.field().is_none();
    let (cursor, role) = mark(here, theme);
    let save = theme.line([(Role::Key, format!(" {cursor} ")), (role, "Save".to_owned())]);
    lines.push((Some(sheet.fields.len()), save));
    if here {
        at_hand = lines.len() - 1..lines.len();
    }
    (lines, at_hand)
}

fn mark(here: bool, theme: &Theme) -> (&'static str, Role) {
    if here { (theme.glyphs.cursor, Role::Strong) } else { (" ", Role::Text) }
}

/// The title of the part that begins at the field, with the gap before it.
fn part(field: &Field) -> Vec<&'static str> {
    field.part.map_or_else(Vec::new, |title| vec!["", title])
}

fn label_width(sheet: &Sheet, width: usize) -> usize {
    let labels = sheet.shown().filter(|(_, field)| !is_box(field)).map(|(_, field)| field.label.width());
    labels.max().unwrap_or(0).min(width / 2)
}

/// True in a check list: there the answer stands before the question.
fn is_box(field: &Field) -> bool {
    field.key.is_some()
}

/// The label, over as many lines as it needs.
fn question(field: &Field, width: usize, label: usize) -> Vec<String> {
    if is_box(field) { wrap(&field.label, width.saturating_sub(BOX)) } else { wrap(&field.label, label) }
}

/// Lines of a field that is not opened: its question beside its answer.
fn closed(field: &Field, width: usize, label: usize) -> usize {
    let answer = if is_box(field) { 0 } else { wrap(&field.words(), room(width, label)).len() };
    question(field, width, label).len().max(answer)
}

/// Columns of an answer beside its question.
fn room(width: usize, label: usize) -> usize {
    width.saturating_sub(MARGIN + label + 2)
}

fn row(
    sheet: &Sheet,
    field: &Field,
    here: bool,
    width: usize,
    label: usize,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let (cursor, role) = mark(here, theme);
    let question = question(field, width, label);
    if let Some(key) = field.key {
        let mut question = question.into_iter();
        let first = question.next().unwrap_or_default();
        let ticked = match (&field.kind, &field.value) {
            (Kind::Tick, Value::Yes(true)) => "[x]",
            (Kind::Tick, _) => "[ ]",
            (_, Value::Yes(true)) => "yes",
            (_, Value::Yes(false)) => "no ",
            _ => " - ",
        };
        let state = if field.value == Value::Open { Role::Dim } else { Role::Done };
        let mut lines = vec![theme.line([
            (Role::Key, format!(" {cursor} {key} ")),
            (state, format!("{ticked}  ")),
            (role, first),
        ])];
        lines.extend(question.map(|more| theme.line([(role, format!("{:BOX$}{more}", ""))])));
        return lines;
    }
    let room = room(width, label);
    let typed = here && field.is_typed() && !sheet.typed.is_empty();
    let answer = match (typed, field.words()) {
        (true, _) => vec![tail(&sheet.typed, room.saturating_sub(1)) + "_"],
        (false, words) if words.is_empty() && here && field.is_typed() => vec!["_".to_owned()],
        (false, words) if words.is_empty() => vec!["-".to_owned()],
        (false, words) => wrap(&words, room),
    };
    let strong = here && field.is_typed() && (typed || field.value == Value::Open);
    let of_answer = match (strong, field.value == Value::Open) {
        (true, _) => Role::Strong,
        (false, true) => Role::Dim,
        (false, false) => Role::Done,
    };
    let rows = question.len().max(answer.len());
    let line = |at: usize| {
        let margin = if at == 0 { format!(" {cursor} ") } else { " ".repeat(MARGIN) };
        let words = question.get(at).map_or("", String::as_str);
        let answer = answer.get(at).cloned().unwrap_or_default();
        let pad = if answer.is_empty() { 0 } else { label.saturating_sub(words.width()) + 2 };
        theme.line([(Role::Key, margin), (role, format!("{words}{:pad$}", "")), (of_answer, answer)])
    };
    (0..rows).map(line).collect()
}

/// The end of a text that is too long for its room: where it is typed.
fn tail(text: &str, room: usize) -> String {
    let mut start = 0;
    while text[start..].width() > room {
        start += text[start..].chars().next().map_or(1, char::len_utf8);
    }
    text[start..].to_owned()
}

/// How to answer the field at hand.
fn opened(sheet: &Sheet, field: &Field, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    if let Some(columns) = columns(field, width) {
        let cell = cell(field);
        let offers: Vec<_> = sheet.offers().enumerate().collect();
        for chunk in offers.chunks(columns) {
            let mut spans = vec![Span::raw(" ".repeat(MARGIN + 1))];
            for (place, (key, offer, taken)) in chunk {
                let role = match (*place == sheet.pointed, *taken) {
                    (true, _) if !matches!(field.kind, Kind::Choice(_)) => Role::Ask,
                    (_, true) => Role::Done,
                    _ => Role::Text,
                };
                let text = theme.cut(offer, width.saturating_sub(MARGIN + 4));
                spans.push(theme.span(Role::Key, format!("{key} ")));
                let pad = cell.saturating_sub(text.width() + 2);
                spans.push(theme.span(role, text));
                spans.push(Span::raw(" ".repeat(pad)));
            }
            lines.push(spans.into());
        }
    }
    for hint in hint(field, width) {
        let margin = Span::raw(" ".repeat(MARGIN + 1));
        let words = hint.into_iter().map(|(role, text)| theme.span(role, text));
        lines.push([margin].into_iter().chain(words).collect::<Vec<_>>().into());
    }
    lines
}

fn rows_opened(field: &Field, width: usize) -> usize {
    let offers = columns(field, width).map_or(0, |columns| field.offers().len().div_ceil(columns));
    offers + hint(field, width).len()
}

/// Width of an offer with its key and gap.
fn cell(field: &Field) -> usize {
    field.offers().iter().map(|offer| offer.width()).max().unwrap_or(0) + 4
}

fn columns(field: &Field, width: usize) -> Option<usize> {
    (!field.offers().is_empty()).then(|| (width.saturating_sub(MARGIN + 1) / cell(field)).clamp(1, 4))
}

/// How to answer, in words, where neither the offers nor the keys say it.
fn said(field: &Field) -> String {
    let text = match &field.kind {
        Kind::Ticks(_) => "any of them; a key again takes it out",
        Kind::Grades { most, .. } => {
            return format!("a letter for what you tried, then 0 (no help) to {most} (stopped it)");
        }
        Kind::Number { from, to, halves: false, .. } => return format!("{from} to {to}"),
        Kind::Amount(_) => "330 ml, 25cl, 0,5 l or 12 fl oz",
        Kind::Time(ClockFace::Whole) => "0340, yesterday 23:10, 2026-11-21 23:10 or -20m",
        Kind::Time(ClockFace::Half) => "3:40am, yesterday 11:10pm, 2026-11-21 11:10pm or -20m",
        Kind::Date => "today, 2026-11-22 or 2026-11",
        Kind::Length(_) => "90s, 10m or 1:30",
        _ => "",
    };
    text.to_owned()
}

/// The keys that answer, and what each says.
fn keys(field: &Field) -> Vec<(char, &str)> {
    match &field.kind {
        Kind::YesNo if !is_box(field) => vec![('y', "yes"), ('n', "no"), ('N', "no to all that are open")],
        Kind::Tick if !is_box(field) => vec![('y', "yes"), ('n', "no")],
        Kind::Length(usual) => ('a'..).zip(usual.iter().map(|(words, _)| *words)).collect(),
        _ => Vec::new(),
    }
}

/// How to answer, in words and with keys, where the offers do not say it.
fn hint(field: &Field, width: usize) -> Vec<Vec<(Role, String)>> {
    let words = said(field);
    let room = width.saturating_sub(MARGIN + 1);
    let lines = if words.is_empty() { Vec::new() } else { wrap(&words, room) };
    let mut rows: Vec<Vec<(Role, String)>> = lines.into_iter().map(|line| vec![(Role::Dim, line)]).collect();
    for (key, does) in keys(field) {
        let named = [(Role::Key, key.to_string()), (Role::Dim, format!(" {does}"))];
        let filled = |row: &Vec<(Role, String)>| row.iter().map(|(_, text)| text.width()).sum::<usize>();
        if let Some(row) = rows.last_mut().filter(|row| filled(row) + does.width() + 4 <= room) {
            row.push((Role::Dim, "  ".to_owned()));
            row.extend(named);
        } else {
            rows.push(named.into());
        }
    }
    rows
}
