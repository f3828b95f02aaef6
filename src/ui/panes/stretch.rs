//! The Stretch pane: what is due, today's minutes, the last fourteen days.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Text;
use unicode_width::UnicodeWidthStr;

use crate::app::action::Action;
use crate::app::model::App;
use crate::domain::stretch::Overview;
use crate::domain::time::to_the_second;
use crate::ui::text::{Lines, strip_rows};
use crate::ui::theme::{Role, Theme};

/// Seconds of stretching that fill a day's column.
const FULL_DAY: usize = 600;

pub(crate) fn summary(stretch: &Overview) -> String {
    match stretch.sessions {
        0 => "none yet".to_owned(),
        1 => format!("{} in 1 session", to_the_second(stretch.secs)),
        many => format!("{} in {many} sessions", to_the_second(stretch.secs)),
    }
}

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, stretch: &Overview, theme: &Theme) {
    let routine = app.due_outline();
    let mut lines = Lines::default();
    let length = to_the_second(routine.secs);
    let beside = 1 + 2 + routine.name.width() + 2 + length.width() <= area.width.into();
    let after = if beside { format!("  {length}") } else { String::new() };
    lines.push(
        0,
        theme.line([
            (Role::Key, app.key(Action::StretchStart)),
            (Role::Strong, format!("  {}", routine.name)),
            (Role::Dim, after),
        ]),
    );
    if !beside {
        lines.push(4, theme.span(Role::Dim, format!("   {length}")));
    }
    for name in routine.moves.iter().filter(|name| **name != routine.name) {
        lines.push(5, theme.span(Role::Dim, format!("   {}", name.to_lowercase())));
    }
    lines.gap(8);
    lines.push(1, theme.span(Role::Text, format!("today: {}", summary(stretch))));
    lines.gap(9);
    let days: Vec<usize> = stretch.strip.iter().flat_map(|secs| [*secs as usize; 2]).collect();
    for line in theme.columns(Role::Done, &days, FULL_DAY, strip_rows(area.height)) {
        lines.push(3, line);
    }
    lines.push(6, theme.span(Role::Dim, "the last 14 days"));
    frame.render_widget(Text::from(lines.fit_in(area, theme)), area);
}
