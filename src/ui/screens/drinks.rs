//! The drinks of a day, one below the other, and what they come to by the goal of that day.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::drinks::DrinkList;
use crate::domain::fact::{Fact, What};
use crate::domain::goal::Goal;
use crate::domain::hydration::Totals;
use crate::domain::target::Target;
use crate::ui::layout::centred;
use crate::ui::render::{hints, over};
use crate::ui::text::Listed;
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 56;
/// Rows around the drinks: the frame, the sum, its bar and the gaps.
const AROUND: u16 = 7;
/// Rows that are kept, so that the box changes its size as little as can be from day to day.
const ROWS: u16 = 8;

pub(crate) fn render(frame: &mut Frame, app: &App, list: DrinkList, theme: &Theme) {
    let listed = lay(frame.area(), app, list, theme);
    let foot = hints(&[Context::Drinks], listed.area.width.saturating_sub(4), theme);
    let title = list.day.format("Drinks of %A %-d %B").to_string();
    let inside = over(frame, listed.area, &title, foot, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, app: &App, list: DrinkList, theme: &Theme) -> Listed {
    let drinks: Vec<&Fact> = app.drinks_of(list.day).collect();
    let wanted = u16::try_from(drinks.len()).unwrap_or(u16::MAX).max(ROWS).saturating_add(AROUND);
    let area = centred(window, WIDTH, wanted);
    let width = usize::from(area.width).saturating_sub(4);
    let end = sum(app, list, width, theme);
    let room = usize::from(area.height.saturating_sub(2)).saturating_sub(end.len() + 1);
    let marked = list.marked.min(drinks.len().saturating_sub(1));
    let first = (marked + 1).saturating_sub(room);
    let shown = drinks.iter().enumerate().skip(first).take(room);
    let mut lines = vec![(None, Line::default())];
    lines.extend(shown.map(|(place, fact)| (Some(place), row(app, fact, place == marked, width, theme))));
    if drinks.is_empty() {
        let nothing = match app.keymap.shown(Context::Drinks, Action::DrinkAdd) {
            add if add.is_empty() => "   nothing is recorded".to_owned(),
            add => format!("   nothing is recorded; {add} logs a drink on this day"),
        };
        lines.push((None, theme.span(Role::Dim, nothing).into()));
    }
    lines.resize(room + 1, (None, Line::default()));
    lines.extend(end.into_iter().map(|line| (None, line)));
    Listed { area, lines }
}

fn row(app: &App, fact: &Fact, marked: bool, width: usize, theme: &Theme) -> Line<'static> {
    let What::Drink { kind, amount } = &fact.what else { return Line::default() };
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let role = if marked { Role::Strong } else { Role::Text };
    let counts = match kind.percent_counted() {
        100 => String::new(),
        percent => format!("  counts {percent} %"),
    };
    let note = fact.note.as_deref().map_or_else(String::new, |note| format!("  {note}"));
    let units = app.settings.units;
    let clock = app.settings.clock;
    let at = format!("{:>width$}", clock.show(fact.at), width = clock.width());
    let text = format!("{at}  {:<14} {:>9}", kind.to_string(), units.show(*amount));
    let room = width.saturating_sub(text.len() + 3);
    let rest = if room < 8 { String::new() } else { theme.cut(&format!("{counts}{note}"), room) };
    theme.line([(Role::Key, format!(" {cursor} ")), (role, text), (Role::Dim, rest)])
}

/// The sum against the goal that the day had.
fn sum(app: &App, list: DrinkList, width: usize, theme: &Theme) -> Vec<Line<'static>> {
    let target = Target::of(&app.journal, app.settings.day_start, list.day);
    let totals = Totals::of(&app.journal, &app.settings, list.day, target.goal);
    let units = app.settings.units;
    let (against, of) = match target.goal {
        Goal::Limit(limit) => (format!(" of your limit {}", units.show(limit)), Some(limit)),
        Goal::Target(_) | Goal::LogOnly => match target.amount() {
            Some(goal) => (format!(" of {}", units.show(goal)), Some(goal)),
            None => (" in all".to_owned(), None),
        },
    };
    let drunk = units.show(totals.drunk);
    let caffeine =
        if totals.caffeine > 0 { format!("caffeine {} mg", totals.caffeine) } else { String::new() };
    let beside = drunk.len() + against.len() + caffeine.len() + 5 <= width;
    let (same, below) =
        if beside { (format!("  {caffeine}"), "") } else { (String::new(), caffeine.as_str()) };
    let words = theme.line([(Role::Strong, format!("   {drunk}")), (Role::Dim, format!("{against}{same}"))]);
    let mut lines = vec![Line::default(), words];
    if !below.is_empty() {
        lines.push(theme.span(Role::Dim, format!("   {below}")).into());
    }
    if let Some(of) = of {
        let share = f64::from(totals.drunk.0) / f64::from(of.0.max(1));
        let mut bar = theme.bar(share, u16::try_from(width.saturating_sub(4)).unwrap_or(0));
        bar.spans.insert(0, "   ".into());
        lines.push(bar);
    }
    lines
}
