//! The Hydration pane: a glass that fills, the figures, the day's drinks, the next nudge in words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

use crate::app::model::App;
use crate::domain::caution::Caution;
use crate::domain::goal::{FRAMING, Goal};
use crate::domain::hydration::{Note, Overview};
use crate::domain::nudge::Nudge;
use crate::domain::page::wrap;
use crate::domain::quantity::{Millilitres, thousands};
use crate::domain::target::Reason;
use crate::domain::urine::Urine;
use crate::ui::day::Day;
use crate::ui::layout::{Part, columns};
use crate::ui::text::{Lines, cells, strip_rows};
use crate::ui::theme::{Role, Theme};

/// Millilitres that fill a column of the day's strip.
const FULL_COLUMN: usize = 500;

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, water: &Overview, theme: &Theme) {
    if water.goal.is_none() || area.width < 36 || area.height < 6 {
        return frame.render_widget(Text::from(words(app, water, area, theme)), area);
    }
    let width = if area.width >= 50 { 13 } else { 9 };
    let height = area.height.min(15);
    let [glass, _, text] = columns(area, [Part::Cells(width + 1), Part::Cells(2), Part::Rest]);
    let glass = Rect { height, ..glass };
    frame.render_widget(Text::from(vessel(water, glass, theme)), glass);
    frame.render_widget(Text::from(words(app, water, text, theme)), text);
}

fn words(app: &App, water: &Overview, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let day = Day::new(&app.settings, app.now.wall);
    let width = usize::from(area.width);
    let mut lines = Lines::default();
    lines.push(0, headline(water, theme));
    lines.push(2, theme.span(Role::Text, pace_words(water)));
    if let Some(words) = nudge_words(water) {
        for line in wrap(&words, width) {
            lines.push(3, theme.span(Role::Dim, line));
        }
    }
    for note in water.notes().iter().take(1) {
        for line in wrap(&note.to_string(), width) {
            lines.push(1, theme.span(urgency(*note), line));
        }
    }
    for part in additions(water) {
        lines.push(8, theme.span(Role::Dim, part));
    }
    lines.gap(14);
    let sums = day.sums(area.width, water.drinks.iter().map(|drink| (drink.at, drink.amount.0 as usize)));
    for line in theme.columns(&sums, FULL_COLUMN, strip_rows(area.height)) {
        lines.push(4, line);
    }
    lines.push(6, day.axis(area.width, theme));
    lines.gap(15);
    lines.push(5, theme.span(Role::Dim, last_words(water)));
    if let Some(urine) = urine_line(water, width, theme) {
        lines.push(9, urine);
    }
    if water.caffeine > 0 {
        lines.push(12, theme.span(Role::Dim, stimulants(water)));
    }
    lines.push(7, keys(app, water, width, theme));
    let framing = wrap(FRAMING, width);
    if lines.filled() + framing.len() < usize::from(area.height) {
        lines.gap(16);
        for line in framing {
            lines.push(13, theme.span(Role::Dim, line));
        }
    }
    lines.fit(area.height)
}

fn headline(water: &Overview, theme: &Theme) -> Line<'static> {
    let of = match (water.target.goal, water.goal) {
        (Goal::Limit(_), Some(limit)) => format!(" of your limit {}", thousands(limit.0)),
        (_, Some(goal)) => format!(" of {}", thousands(goal.0)),
        (_, None) => " today".to_owned(),
    };
    theme.line([(Role::Strong, water.drunk.to_string()), (Role::Dim, of)])
}

fn pace_words(water: &Overview) -> String {
    match (water.target.goal, water.goal) {
        (Goal::Target(_), Some(goal)) if water.drunk >= goal => "the day's goal is reached".to_owned(),
        (Goal::Target(_), _) => match water.behind() {
            Millilitres(0..=100) => "steady, on pace".to_owned(),
            behind => format!("{behind} behind the pace"),
        },
        (Goal::Limit(_), Some(limit)) => {
            format!("{} left", Millilitres(limit.0.saturating_sub(water.drunk.0)))
        }
        (Goal::Limit(_) | Goal::LogOnly, _) => "counted, without a goal".to_owned(),
    }
}

/// The next nudge in words; none where nothing will be proposed.
fn nudge_words(water: &Overview) -> Option<String> {
    match water.nudge {
        _ if !water.is_set_up => Some("no nudges before g is answered".to_owned()),
        Nudge::Due { amounts: [most, less], .. } => {
            Some(format!("a glass when convenient: {} or {less}", most.0))
        }
        Nudge::At(at) => Some(at.format("next nudge %H:%M").to_string()),
        Nudge::Tonight if water.behind() > Millilitres(0) => Some("No need to catch up tonight.".to_owned()),
        Nudge::Tonight | Nudge::Nothing => None,
    }
}

fn urgency(note: Note) -> Role {
    match note {
        Note::Caution(Caution::Pause | Caution::Stop) | Note::LimitReached => Role::Care,
        Note::Caution(Caution::Slow)
        | Note::LimitNear
        | Note::Thirst
        | Note::Ceiling
        | Note::Caffeine(_)
        | Note::Ask => Role::Text,
    }
}

/// What moves today's goal, a line each, so that nobody wonders.
fn additions(water: &Overview) -> Vec<String> {
    let parts = water.target.parts.iter().filter(|(reason, _)| *reason != Reason::Base);
    parts.map(|(reason, ml)| format!("{ml:+} ml {reason}")).collect()
}

fn last_words(water: &Overview) -> String {
    match water.drinks.last() {
        Some(last) => format!("last {}, {}", last.at.format("%H:%M"), last.amount),
        None => "nothing yet today".to_owned(),
    }
}

fn urine_line(water: &Overview, width: usize, theme: &Theme) -> Option<Line<'static>> {
    let (at, urine) = water.urine?;
    let swatch = match urine {
        Urine::Shade(shade) => theme.swatch(shade.rgb()),
        Urine::Odd(_) => None,
    };
    let mut spans: Vec<Span<'static>> = swatch.into_iter().flat_map(|swatch| [swatch, " ".into()]).collect();
    let room = width.saturating_sub(spans.iter().map(Span::width).sum());
    spans.push(theme.span(Role::Dim, theme.cut(&format!("{urine}, {}", at.format("%H:%M")), room)));
    Some(spans.into())
}

fn stimulants(water: &Overview) -> String {
    let units = match water.alcohol {
        0 => String::new(),
        tenths => format!(", alcohol {}.{} units", tenths / 10, tenths % 10),
    };
    format!("caffeine {} mg{units}", water.caffeine)
}

fn keys(app: &App, water: &Overview, width: usize, theme: &Theme) -> Line<'static> {
    let mut keys =
        vec![("w", app.settings.glass.to_string()), ("W", "other".to_owned()), ("c", "colour".to_owned())];
    if !water.is_set_up {
        keys.insert(1, ("g", "goal".to_owned()));
    }
    let needed = |keys: &[(&str, String)]| keys.iter().map(|(_, words)| words.len() + 5).sum::<usize>();
    while keys.len() > 1 && needed(&keys) > width + 3 {
        keys.pop();
    }
    let pair = |(key, words): &(&'static str, String)| {
        [theme.span(Role::Key, *key), theme.span(Role::Dim, format!("  {words}  "))]
    };
    keys.iter().flat_map(pair).collect::<Vec<_>>().into()
}

/// The glass: filled to the share drunk, quarters on its left side, and where there is a pace, a mark beside it.
fn vessel(water: &Overview, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let [side, left, foot, right] = theme.glyphs.glass;
    let (rows, inside) = (area.height - 1, usize::from(area.width) - 3);
    let goal = water.goal.unwrap_or_default();
    let share = |amount: Millilitres| f64::from(amount.0) / f64::from(goal.0.max(1));
    let over = matches!(water.target.goal, Goal::Limit(_)) && water.drunk >= goal;
    let fill = if over { Role::Care } else { Role::Done };
    let eighths = cells(share(water.drunk), rows * 8);
    let rows = usize::from(rows);
    let pace = water
        .pace
        .filter(|pace| *pace < goal)
        .map(|pace| rows.saturating_sub(1 + cells(share(pace), area.height - 1)).min(rows - 1));
    let quarters = [1, 2, 3].map(|quarter| rows - 1 - (rows * quarter / 4).min(rows - 1));
    let mut lines: Vec<Line<'static>> = (0..rows)
        .map(|row| {
            let below = (rows - 1 - row) * 8;
            let level = eighths.saturating_sub(below).min(8);
            let wall = if rows >= 8 && quarters.contains(&row) { theme.glyphs.tick } else { side };
            let mark = if pace == Some(row) { theme.glyphs.mark } else { " " };
            theme.line([
                (Role::Frame, wall.to_owned()),
                (fill, theme.glyphs.rise[level].repeat(inside)),
                (Role::Frame, side.to_owned()),
                (Role::Strong, mark.to_owned()),
            ])
        })
        .collect();
    lines.push(theme.span(Role::Frame, format!("{left}{}{right}", foot.repeat(inside))).into());
    lines
}
