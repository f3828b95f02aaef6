//! The Cramps pane: free days, the last cramp in words, a flag if one stands, the last fourteen days.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Text;
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::model::App;
use crate::domain::cramps::{Overview, ago, calendar_days};
use crate::domain::time::capital;
use crate::ui::text::{Lines, strip_rows};
use crate::ui::theme::{Role, Theme};

/// Cramps that fill a day's column.
const FULL_DAY: usize = 4;

/// A day, in full and for a narrow pane.
const DAYS: [&str; 2] = ["%A %-d %B", "%a %-d %b"];

pub(crate) fn summary(cramps: &Overview, app: &App) -> String {
    match cramps.last.as_ref().map(|(at, _)| calendar_days(*at, app.now.wall)) {
        None => "none logged".to_owned(),
        Some(0) => "last one today".to_owned(),
        Some(1) => "last one yesterday".to_owned(),
        Some(days) => format!("{days} days since the last one"),
    }
}

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, cramps: &Overview, theme: &Theme) {
    let mut lines = Lines::default();
    lines.push(0, theme.span(Role::Strong, capital(&summary(cramps, app))));
    if let Some((at, cramp)) = &cramps.last {
        let width = usize::from(area.width);
        let clock = app.settings.clock;
        let days = match calendar_days(*at, app.now.wall) {
            0 | 1 => vec![ago(*at, app.now.wall, clock)],
            _ => DAYS.map(|day| format!("{}, {}", at.format(day), clock.show(*at))).into(),
        };
        let said = |day: &String| format!("{day}, {}", cramp.place());
        let fitting = days.iter().map(said).find(|when| when.width() <= width);
        let when = fitting.or_else(|| days.last().map(said)).unwrap_or_default();
        lines.push(1, theme.span(Role::Text, theme.cut(&when, width)));
        lines.push(2, theme.span(Role::Dim, theme.cut(&cramp.details(), width)));
    }
    if let Some(flag) = app.flags().notice() {
        let role = if flag.level.is_emergency() { Role::Care } else { Role::Text };
        let said = theme.cut(flag.level.call(), usize::from(area.width).saturating_sub(3));
        lines.push(0, theme.line([(Role::Key, format!("{}  ", app.key(Action::Flags))), (role, said)]));
    }
    lines.gap(8);
    let days: Vec<usize> = cramps.strip.iter().flat_map(|count| [*count as usize; 2]).collect();
    for line in theme.columns(Role::Text, &days, FULL_DAY, strip_rows(area.height)) {
        lines.push(3, line);
    }
    lines.push(
        5,
        theme.span(Role::Dim, format!("the last 14 days {} {} in 28", theme.glyphs.dot, cramps.last_28_days)),
    );
    lines.gap(9);
    let check = match app.unfinished() {
        Some(_) => "check in, and finish last night",
        None => "check in",
    };
    for (rank, action, does) in [(4, Action::CrampLog, "log a cramp"), (6, Action::CheckIn, check)] {
        lines.push(rank, theme.line([(Role::Key, app.key(action)), (Role::Dim, format!("  {does}"))]));
    }
    frame.render_widget(Text::from(lines.fit_in(area, theme)), area);
}
