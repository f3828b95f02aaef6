//! The Hydration pane: a glass that fills, the figures, the day's drinks.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Text};

use crate::app::model::App;
use crate::domain::hydration::Overview;
use crate::domain::quantity::{Millilitres, thousands};
use crate::domain::time::Stamp;
use crate::ui::day::Day;
use crate::ui::layout::{Part, columns};
use crate::ui::text::{Lines, cells, strip_rows};
use crate::ui::theme::{Role, Theme};

/// Millilitres that fill a column of the day's strip.
const FULL_COLUMN: usize = 500;

pub(crate) fn summary(water: &Overview) -> String {
    format!("{} of {}", thousands(water.drunk.0), water.goal)
}

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, water: &Overview, theme: &Theme) {
    if area.width < 36 || area.height < 6 {
        return frame.render_widget(Text::from(words(app, water, area, theme)), area);
    }
    let width = if area.width >= 50 { 13 } else { 9 };
    let height = area.height.min(15);
    let [glass, _, text] = columns(area, [Part::Cells(width), Part::Cells(3), Part::Rest]);
    let glass = Rect { height, ..glass };
    frame.render_widget(Text::from(vessel(water, glass, theme)), glass);
    frame.render_widget(Text::from(words(app, water, text, theme)), text);
}

fn words(app: &App, water: &Overview, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let day = Day::new(&app.settings, app.now.wall);
    let mut lines = Lines::default();
    lines.push(
        0,
        theme.line([
            (Role::Strong, water.drunk.to_string()),
            (Role::Dim, format!(" of {}", thousands(water.goal.0))),
        ]),
    );
    lines.push(1, theme.span(Role::Text, pace_words(water)));
    lines.gap(7);
    let sums = day.sums(area.width, water.drinks.iter().map(|(at, amount)| (*at, amount.0 as usize)));
    for line in theme.columns(&sums, FULL_COLUMN, strip_rows(area.height)) {
        lines.push(3, line);
    }
    lines.push(5, day.axis(area.width, theme));
    lines.gap(8);
    lines.push(4, theme.span(Role::Dim, last_words(water.drinks.last())));
    let hint = format!("  {}", app.settings.glass);
    lines.push(6, theme.line([(Role::Key, "w".to_owned()), (Role::Dim, hint)]));
    lines.fit(area.height)
}

fn pace_words(water: &Overview) -> String {
    match (water.drunk, water.behind()) {
        (drunk, _) if drunk >= water.goal => "the day's goal is reached".to_owned(),
        (_, Millilitres(0..=100)) => "steady, on pace".to_owned(),
        (_, behind) => format!("{behind} behind the pace"),
    }
}

fn last_words(last: Option<&(Stamp, Millilitres)>) -> String {
    match last {
        Some((at, amount)) => format!("last {}, {amount}", at.format("%H:%M")),
        None => "nothing yet today".to_owned(),
    }
}

/// The glass: filled to the share drunk, with a mark on its side where a steady drinker would be.
fn vessel(water: &Overview, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let [side, left, foot, right] = theme.glyphs.glass;
    let (rows, inside) = (area.height - 1, usize::from(area.width) - 2);
    let share = |amount: Millilitres| f64::from(amount.0) / f64::from(water.goal.0.max(1));
    let eighths = cells(share(water.drunk), rows * 8);
    let pace = usize::from(rows).saturating_sub(cells(share(water.pace), rows)).min(usize::from(rows) - 1);
    let mut lines: Vec<Line<'static>> = (0..usize::from(rows))
        .map(|row| {
            let below = (usize::from(rows) - 1 - row) * 8;
            let level = eighths.saturating_sub(below).min(8);
            let edge = if row == pace { theme.glyphs.mark } else { side };
            theme.line([
                (Role::Frame, side.to_owned()),
                (Role::Done, theme.glyphs.rise[level].repeat(inside)),
                (Role::Frame, edge.to_owned()),
            ])
        })
        .collect();
    lines.push(theme.span(Role::Frame, format!("{left}{}{right}", foot.repeat(inside))).into());
    lines
}
