//! What stands around every screen: the tabs with the date and the time, the banner, the line of keys.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::{App, Screen};
use crate::ui::layout::{Part, rows};
use crate::ui::panes::movement;
use crate::ui::render::footer;
use crate::ui::theme::{Role, Theme};

/// What stands before the tabs.
const NAME: &str = " supple ";

/// Columns of the dot before the time, with the gap before it.
const DOT: usize = 2;

/// Columns of the time and the gap on both sides of it.
fn clock_width(app: &App) -> usize {
    app.settings.clock.width() + 2
}

/// Draws the frame; gives the room inside.
pub(crate) fn render(frame: &mut Frame, app: &App, theme: &Theme) -> Rect {
    let [head, warning, body, foot] = parts(app, frame.area());
    frame.render_widget(heading(app, head.width, theme), head);
    frame.render_widget(warning_line(app, warning.width, theme), warning);
    frame.render_widget(footer(app, foot.width, theme), foot);
    body
}

/// The head line, the banner, the body and the line of keys.
pub(crate) fn parts(app: &App, area: Rect) -> [Rect; 4] {
    let banner = u16::from(app.problems.shown().next().is_some() && area.height > 4);
    let ends = u16::from(area.height >= 3);
    rows(area, [Part::Cells(ends), Part::Cells(banner), Part::Rest, Part::Cells(ends)])
}

/// The tab in that column of a head line of that width.
pub(crate) fn tab_at(app: &App, width: u16, column: u16) -> Option<Screen> {
    let (name, tabs) = tabs(app, movement::quiet(&app.movement(), app.settings.clock).as_ref(), width);
    let mut left = name.len();
    tabs?.into_iter().find_map(|(screen, text)| {
        let here = (left..left + text.width()).contains(&usize::from(column));
        left += text.width();
        here.then_some(screen)
    })
}

/// What stands before the tabs, and every screen with what stands on its tab, if there is room for them. That there are no
/// prompts is to be seen on every screen: for that the name goes first, and then the tabs.
fn tabs(app: &App, quiet: Option<&[String; 2]>, width: u16) -> (&'static str, Option<Vec<(Screen, String)>>) {
    let tab = |screen: Screen| match app.keymap.shown(Context::Screens, Action::Go(screen)) {
        key if key.is_empty() => (screen, format!(" {} ", screen.title())),
        key => (screen, format!(" {key} {} ", screen.title())),
    };
    let tabs: Vec<(Screen, String)> = Screen::ALL.into_iter().map(tab).collect();
    let taken = tabs.iter().map(|(_, text)| text.width()).sum::<usize>() + clock_width(app);
    let words = quiet.map_or([0; 2], |words| words.each_ref().map(|words| words.width() + DOT + 1));
    let ways = words.into_iter().flat_map(|words| [(NAME, words), ("", words)]);
    let fits = |(name, words): &(&'static str, usize)| taken + name.len() + words <= usize::from(width);
    match ways.into_iter().find(fits) {
        Some((name, _)) => (name, Some(tabs)),
        None => (NAME, None),
    }
}

fn heading(app: &App, width: u16, theme: &Theme) -> Line<'static> {
    let now = app.now.wall;
    let clock = app.settings.clock;
    let quiet = movement::quiet(&app.movement(), clock);
    let (name, tabs) = tabs(app, quiet.as_ref(), width);
    let mut spans: Vec<Span<'static>> = vec![theme.span(Role::Dim, name)];
    match tabs {
        Some(tabs) => spans.extend(tabs.into_iter().map(|(screen, text)| {
            theme.span(if screen == app.screen { Role::Strong } else { Role::Dim }, text)
        })),
        None => spans.push(theme.span(Role::Strong, format!(" {}", app.screen.title()))),
    }
    let used: usize = spans.iter().map(Span::width).sum();
    let room = usize::from(width).saturating_sub(used + clock_width(app));
    let dates = match quiet {
        // The end of the pause is a time, too.
        Some(words) => words.map(|words| format!("{words} {}", theme.glyphs.dot)),
        None => ["%A %-d %B", "%a %-d %b"].map(|date| now.format(date).to_string()),
    };
    let date = dates.into_iter().find(|date| date.width() < room).unwrap_or_default();
    spans.push(" ".repeat(room.saturating_sub(date.width())).into());
    spans.push(theme.span(Role::Dim, date));
    spans.push(theme.span(Role::Text, format!(" {:>width$} ", clock.show(now), width = clock.width())));
    spans.into()
}

/// Fewer columns of a message tell nothing.
const SAYS_SOMETHING: usize = 28;

/// The first of what a person must know, or how much there is where the line is too short to say it.
fn warning_line(app: &App, width: u16, theme: &Theme) -> Line<'static> {
    let Some(first) = app.problems.shown().next() else { return Line::default() };
    let more = match app.problems.shown().count() - 1 {
        0 => String::new(),
        more => format!(" (and {more} more)"),
    };
    let can_mend = !app.problems.damage.is_empty();
    let keys: Vec<Span<'static>> = [(can_mend, Action::Damage, "mends"), (true, Action::Dismiss, "hides")]
        .into_iter()
        .filter(|(can, ..)| *can)
        .map(|(_, action, does)| (app.key(action), does))
        .filter(|(key, _)| !key.is_empty())
        .flat_map(|(key, does)| {
            let key = theme.span(theme.key_as(Role::Dim), key);
            ["   ".into(), key, theme.span(Role::Dim, format!(" {does}"))]
        })
        .collect();
    let keys_width: usize = keys.iter().map(Span::width).sum();
    let room = usize::from(width).saturating_sub(more.len() + keys_width + 2);
    let said = if first.width() > room && room < SAYS_SOMETHING {
        let count = app.problems.shown().count();
        let words = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
        // Where they can be mended the list of them says more than the shell would.
        let words = if can_mend { words } else { format!("{words}; supple selftest") };
        let words = theme.cut(&words, usize::from(width).saturating_sub(keys_width + 1));
        theme.line([(Role::Care, format!(" {words}"))])
    } else {
        theme.line([(Role::Care, format!(" {}", theme.cut(first, room))), (Role::Dim, more)])
    };
    said.spans.into_iter().chain(keys).collect::<Vec<_>>().into()
}
