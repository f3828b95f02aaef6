//! Every setting in a list by table; the marked one told in full below it.

use ratatui::Frame;
use ratatui::layout::{Margin, Position, Rect};
use ratatui::text::{Line, Text};
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::settings::{Origin, Row, Setting, SettingsList};
use crate::domain::page::wrap;
use crate::ui::layout::{Part, centred, columns, rows};
use crate::ui::render::{hints, over};
use crate::ui::theme::{Role, Theme};

/// Columns of the box where there is room for them.
const WIDTH: u16 = 100;
/// Columns before a name: the cursor, the sign of a change, and the gaps.
const MARGIN: usize = 5;
/// Columns of a name.
const NAME: usize = 14;
/// Columns of where a value comes from.
const ORIGIN: usize = 9;

pub(crate) fn render(frame: &mut Frame, app: &App, list: &SettingsList, theme: &Theme) {
    let area = area(frame.area());
    let foot = hints(&[app.context()], area.width.saturating_sub(4), theme);
    let inside = over(frame, area, "Settings", foot, theme);
    let [head, body, rule, about] = parts(list, inside);
    let found = app.settings_found(list);
    let marked = list.marked.min(found.len().saturating_sub(1));
    frame.render_widget(theme.searched(" ", &list.search, found.len(), head.width.into()), head);
    let entries = entries(&found);
    let first = first_line(&entries, marked, body.height);
    let shown = entries.iter().skip(first).take(usize::from(body.height));
    let lines: Vec<Line<'static>> = shown
        .map(|entry| match entry {
            Entry::Title(title) if title.is_empty() => Line::default(),
            Entry::Title(title) => theme.span(Role::Dim, format!(" {title}")).into(),
            Entry::Row(place, row) => line(row, *place == marked, usize::from(body.width), theme),
        })
        .collect();
    frame.render_widget(Text::from(lines), body);
    frame.render_widget(theme.span(Role::Frame, theme.glyphs.line.repeat(rule.width.into())), rule);
    if let Some(row) = found.get(marked) {
        let width = usize::from(about.width);
        frame.render_widget(Text::from(told(row, app, width, usize::from(about.height), theme)), about);
    }
}

/// The row of the list in that cell of the window, if any.
pub(crate) fn row_at(app: &App, list: &SettingsList, window: Rect, at: Position) -> Option<usize> {
    let inside = area(window).inner(Margin::new(1, 1));
    let [_, body, ..] = parts(list, inside);
    let line = body.contains(at).then(|| usize::from(at.y - body.y))?;
    let found = app.settings_found(list);
    let entries = entries(&found);
    let first = first_line(&entries, list.marked.min(found.len().saturating_sub(1)), body.height);
    match entries.get(first + line)? {
        Entry::Title(_) => None,
        Entry::Row(place, _) => Some(*place),
    }
}

fn area(window: Rect) -> Rect {
    centred(window, WIDTH, window.height.saturating_sub(2).max(1))
}

/// The line of the search, the list, a rule, and what is said of the marked row.
fn parts(list: &SettingsList, inside: Rect) -> [Rect; 4] {
    let searching = u16::from(list.search.typing || !list.search.words.is_empty());
    let about = match inside.height {
        16.. => 7,
        8..16 => inside.height / 2,
        _ => 0,
    };
    let rule = u16::from(about > 0);
    let [head, body, rule, about] =
        rows(inside, [Part::Cells(searching), Part::Rest, Part::Cells(rule), Part::Cells(about)]);
    let [_, about, _] = columns(about, [Part::Cells(1), Part::Rest, Part::Cells(1)]);
    [head, body, rule, about]
}

/// A line of the list.
enum Entry<'a> {
    /// What stands above rows; an empty one is the gap above it.
    Title(String),
    /// The row in that place.
    Row(usize, Row<'a>),
}

fn entries<'a>(found: &[Row<'a>]) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    let mut above = None;
    for (place, row) in found.iter().enumerate() {
        let title = match row {
            Row::Problem(..) => "to be put right".to_owned(),
            Row::Setting(Setting { section: "", .. }) => "tables".to_owned(),
            Row::Setting(setting) => format!("[{}]", setting.section),
        };
        if above.as_ref() != Some(&title) {
            if above.is_some() {
                entries.push(Entry::Title(String::new()));
            }
            entries.push(Entry::Title(title.clone()));
            above = Some(title);
        }
        entries.push(Entry::Row(place, *row));
    }
    entries
}

/// The line that is shown first, so that the marked row is seen, with a line below it and the title above it.
fn first_line(entries: &[Entry], marked: usize, height: u16) -> usize {
    let here = |entry: &Entry| matches!(entry, Entry::Row(place, _) if *place == marked);
    let here = entries.iter().position(here).unwrap_or(0);
    (here + 2).min(entries.len()).saturating_sub(usize::from(height)).min(here)
}

fn line(row: &Row, marked: bool, width: usize, theme: &Theme) -> Line<'static> {
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let role = if marked { Role::Strong } else { Role::Text };
    let setting = match row {
        Row::Problem(problem, _) => {
            let problem = theme.cut(problem, width.saturating_sub(4));
            return theme.line([(Role::Key, format!(" {cursor} ")), (Role::Care, problem)]);
        }
        Row::Setting(setting) => setting,
    };
    let sign = if setting.is_changed() { "*" } else { " " };
    let origin = match setting.origin {
        Origin::File(line) => format!("line {line}"),
        Origin::Variable => "variable".to_owned(),
        Origin::Tried => "tried".to_owned(),
        Origin::Told => "told".to_owned(),
        Origin::Default | Origin::Flag => setting.comes_from(),
    };
    let room = width.saturating_sub(MARGIN + NAME + ORIGIN + 1);
    let value = theme.cut(&setting.value, room);
    let pad = room.saturating_sub(value.width());
    let of_value = if setting.is_changed() { Role::Done } else { Role::Text };
    let of_origin = if setting.origin == Origin::Tried { Role::Strong } else { Role::Dim };
    theme.line([
        (Role::Key, format!(" {cursor} {sign} ")),
        (role, format!("{:<NAME$}", setting.key)),
        (of_value, format!("{value}{:pad$} ", "")),
        (of_origin, theme.cut(&origin, ORIGIN)),
    ])
}

/// What is said of the marked row: what it does as far as there is room, then what holds, and how to keep it.
fn told(row: &Row, app: &App, width: usize, height: usize, theme: &Theme) -> Vec<Line<'static>> {
    let say = |role: Role, text: &str| -> Vec<Line<'static>> {
        wrap(text, width).into_iter().map(|line| theme.span(role, line).into()).collect()
    };
    let setting = match row {
        Row::Problem(problem, _) => return say(Role::Care, problem),
        Row::Setting(setting) => setting,
    };
    let mut held = vec![format!("{} = {}, {}", setting.name(), setting.value, setting.comes_from())];
    if setting.is_changed() {
        held.push(format!("; without that {}", setting.default));
    }
    let mut lines = say(Role::Strong, &held.concat());
    if setting.origin == Origin::Tried {
        let back = match app.keymap.shown(Context::Settings, Action::SettingBack) {
            key if key.is_empty() => key,
            key => format!("; {key} gives it back"),
        };
        let keep = format!(
            "To keep it, write under [{}]: {} = {}. It holds until this window closes or the file is saved{back}.",
            setting.section, setting.key, setting.value
        );
        lines.extend(say(Role::Text, &keep));
    }
    let doc = say(Role::Text, setting.doc);
    let more = [&setting.values, &setting.variable].map(String::as_str);
    let more = more.into_iter().filter(|part| !part.is_empty() && !setting.doc.contains(part));
    let more = say(Role::Dim, &more.collect::<Vec<_>>().join("; "));
    let room = height.saturating_sub(lines.len());
    if doc.len() + more.len() <= room {
        lines.splice(0..0, doc);
        lines.extend(more);
    } else {
        let cut = doc.len() > room;
        let mut doc: Vec<Line> = doc.into_iter().take(room).collect();
        if cut && let Some(last) = doc.last_mut() {
            last.push_span(theme.span(Role::Dim, theme.glyphs.more));
        }
        lines.splice(0..0, doc);
    }
    lines.truncate(height);
    lines
}
