//! The Hydration pane: a glass that fills, the figures, the day's drinks, the next nudge in words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span, Text};

use crate::app::action::Action;
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::domain::caution::{Caution, is_much};
use crate::domain::goal::{FRAMING, Goal};
use crate::domain::hydration::{Note, Overview};
use crate::domain::nudge::Nudge;
use crate::domain::page::wrap;
use crate::domain::quantity::{Millilitres, Units};
use crate::domain::settings::Settings;
use crate::domain::target::Reason;
use crate::domain::time::{ClockFace, capital};
use crate::domain::urine::Urine;
use crate::ui::day::Day;
use crate::ui::layout::{Part, columns, rows};
use crate::ui::text::{Lines, cells, offers, strip_rows};
use crate::ui::theme::{Role, Theme};

/// Millilitres that fill a column of the day's strip.
const FULL_COLUMN: usize = 500;

/// Smallest pane with a glass beside the words.
const GLASS: (u16, u16) = (30, 6);

/// Smallest pane with the strip below both, as wide as the pane; and the rows that it takes there.
const WIDE_STRIP: (u16, u16) = (44, 13);
const UNDER: u16 = 4;

/// Narrowest glass whose pace mark has its word beside it.
const NAMED_PACE: u16 = 20;

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, water: &Overview, theme: &Theme) {
    let fits = |(width, height): (u16, u16)| area.width >= width && area.height >= height;
    let draw = |frame: &mut Frame, lines: Vec<Line<'static>>, area| {
        frame.render_widget(Text::from(lines), area);
    };
    if water.goal.is_none() || !fits(GLASS) {
        let bar = (water.goal.is_some() && area.height > 1).then(|| bar(water, area.width, theme));
        return draw(frame, words(app, water, area, bar, true, theme), area);
    }
    let under = if fits(WIDE_STRIP) { UNDER } else { 0 };
    let [above, below] = rows(area, [Part::Rest, Part::Cells(under)]);
    let width = match area.width {
        50.. => NAMED_PACE,
        44..=49 => 14,
        _ => 10,
    };
    let [glass, _, text] = columns(above, [Part::Cells(width), Part::Cells(2), Part::Rest]);
    let glass = Rect { height: glass.height.min(15), ..glass };
    draw(frame, vessel(water, glass, theme), glass);
    draw(frame, words(app, water, text, None, under == 0, theme), text);
    let mut lines = Lines::default();
    lines.gap(9);
    strip(&mut lines, app, water, (below.width, UNDER - 2), theme);
    draw(frame, lines.fit(below.height), below);
}

fn words(
    app: &App,
    water: &Overview,
    area: Rect,
    bar: Option<Line<'static>>,
    with_strip: bool,
    theme: &Theme,
) -> Vec<Line<'static>> {
    let units = app.settings.units;
    let width = usize::from(area.width);
    let mut lines = Lines::default();
    let wrapped = |lines: &mut Lines, rank: u8, role: Role, text: &str| {
        lines.wrapped(rank, text, area.width, role, theme);
    };
    lines.push(0, headline(water, units, width, theme));
    if let Some(bar) = bar {
        lines.push(2, bar);
    }
    let pace = water.pace_words(units);
    match nudge(app, water) {
        // Late in the day the pace alone would urge: both are said, or neither.
        Some(words) if water.nudge == Nudge::Tonight => {
            wrapped(&mut lines, 3, Role::Text, &format!("{}. {words}", capital(&pace)));
        }
        words => {
            wrapped(&mut lines, 3, Role::Text, &pace);
            words.iter().for_each(|words| wrapped(&mut lines, 4, Role::Dim, words));
        }
    }
    for note in water.notes().iter().take(1) {
        wrapped(&mut lines, 1, urgency(*note), &note.to_string());
    }
    for part in additions(water, units) {
        wrapped(&mut lines, 8, Role::Dim, &part);
    }
    lines.gap(14);
    if with_strip {
        strip(&mut lines, app, water, (area.width, strip_rows(area.height)), theme);
        lines.gap(15);
    }
    lines.push(6, theme.span(Role::Dim, last_words(water, &app.settings)));
    if let Some(urine) = urine_line(water, app.settings.clock, width, theme) {
        lines.push(9, urine);
    }
    if water.caffeine > 0 {
        wrapped(&mut lines, 12, Role::Dim, &water.stimulants());
    }
    lines.gap(10);
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

/// The day's drinks as columns over its hours.
fn strip(lines: &mut Lines, app: &App, water: &Overview, (width, rows): (u16, u16), theme: &Theme) {
    let day = Day::new(&app.settings, app.now.wall);
    let drinks = water.drinks.iter().map(|drink| (drink.at, drink.amount.0 as usize));
    for line in theme.columns(Role::Done, &day.sums(width, drinks), FULL_COLUMN, rows) {
        lines.push(5, line);
    }
    lines.push(6, day.axis(width, theme));
}

/// The glass of a pane that is too small for one: lying, with the pace on it.
fn bar(water: &Overview, width: u16, theme: &Theme) -> Line<'static> {
    let goal = water.goal.unwrap_or_default();
    let mut bar = theme.bar(share(water.drunk, goal), width);
    if is_full(water) {
        bar = theme.span(Role::Care, theme.glyphs.full.repeat(usize::from(width))).into();
    }
    let pace = water.pace.filter(|pace| *pace > water.drunk);
    let Some(place) = pace.map(|pace| cells(share(pace, goal), width)) else { return bar };
    let done = cells(share(water.drunk, goal), width);
    let ahead = place.saturating_sub(done + 1);
    let rest = usize::from(width).saturating_sub(done + ahead + 1);
    theme.line([
        (Role::Done, theme.glyphs.full.repeat(done)),
        (Role::Track, theme.glyphs.empty.repeat(ahead)),
        (Role::Strong, theme.glyphs.here.to_owned()),
        (Role::Track, theme.glyphs.empty.repeat(rest)),
    ])
}

/// The day's figure, in words that are never cut: half a number would be another one.
fn headline(water: &Overview, units: Units, width: usize, theme: &Theme) -> Line<'static> {
    let drunk = units.show(water.drunk);
    let of = match (water.target.goal, water.goal) {
        (Goal::Limit(_), Some(limit)) => {
            let limit = units.number(limit);
            let words = [format!(" of your limit {limit}"), format!(" of limit {limit}")];
            let fits = words.into_iter().find(|words| drunk.len() + words.len() <= width);
            fits.unwrap_or_else(|| format!("/{limit}"))
        }
        (_, Some(goal)) => format!(" of {}", units.number(goal)),
        (_, None) => " today".to_owned(),
    };
    theme.line([(Role::Strong, drunk), (Role::Dim, of)])
}

/// What will be proposed, or the question that comes first.
fn nudge(app: &App, water: &Overview) -> Option<String> {
    if water.is_set_up {
        return water.nudge_words(&app.settings);
    }
    Some(match app.keymap.shown(Context::Today, Action::GoalPick) {
        key if key.is_empty() => "no nudges before a goal is chosen".to_owned(),
        key => format!("no nudges before {key} is answered"),
    })
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

/// What moves today's goal, a line each, so that nobody wonders; and the rhythm of work in heat.
fn additions(water: &Overview, units: Units) -> Vec<String> {
    let parts = water.target.parts.iter().filter(|(reason, _)| *reason != Reason::Base);
    let heat = water.heat_work && water.pace.is_some() && !water.is_enough();
    let rhythm = || {
        let [glass, most] = [Millilitres(240), Millilitres(1_400)].map(|amount| units.show(amount));
        format!("heat: follow thirst, about {glass} each 15 to 20 min, never {most} in an hour (NIOSH, B)")
    };
    parts.map(|(reason, ml)| format!("{} {reason}", units.change(*ml))).chain(heat.then(rhythm)).collect()
}

fn last_words(water: &Overview, settings: &Settings) -> String {
    match water.drinks.last() {
        Some(last) => format!("last {}, {}", settings.clock.show(last.at), settings.units.show(last.amount)),
        None => "nothing yet today".to_owned(),
    }
}

fn urine_line(water: &Overview, clock: ClockFace, width: usize, theme: &Theme) -> Option<Line<'static>> {
    let (at, urine) = water.urine?;
    let swatch = match urine {
        Urine::Shade(shade) => theme.swatch(shade.rgb()),
        Urine::Odd(_) => None,
    };
    let mut spans: Vec<Span<'static>> = swatch.into_iter().flat_map(|swatch| [swatch, " ".into()]).collect();
    let room = width.saturating_sub(spans.iter().map(Span::width).sum());
    let colour = match urine {
        Urine::Shade(shade) => format!("{} {}", shade.number(), shade.label()),
        Urine::Odd(odd) => odd.label().to_owned(),
    };
    let what = if spans.is_empty() { "urine " } else { "" };
    spans.push(theme.span(Role::Dim, theme.cut(&format!("{what}{colour}, {}", clock.show(at)), room)));
    Some(spans.into())
}

fn keys(app: &App, water: &Overview, width: usize, theme: &Theme) -> Line<'static> {
    let mut keys = vec![(app.key(Action::DrinkGlass), app.settings.units.show(app.settings.glass))];
    if is_much(water.in_hour, water.amount(), water.target.ceiling) {
        keys.insert(0, (app.key(Action::FeelingPick), "feel unwell?".to_owned()));
    }
    if !water.is_set_up {
        keys.push((app.key(Action::GoalPick), "goal".to_owned()));
    }
    let more = [(Action::DrinkPick, "other"), (Action::UrinePick, "colour"), (Action::Drinks, "edit")];
    keys.extend(more.map(|(action, words)| (app.key(action), words.to_owned())));
    offers(keys, width, theme)
}

fn share(amount: Millilitres, of: Millilitres) -> f64 {
    f64::from(amount.0) / f64::from(of.0.max(1))
}

/// True if a limit is reached.
fn is_full(water: &Overview) -> bool {
    matches!(water.target.goal, Goal::Limit(limit) if water.drunk >= limit)
}

/// The glass: filled to the share drunk, quarters on its left side. What is not reached yet is written on the level it
/// has: the pace, with a mark beside it, or the limit.
fn vessel(water: &Overview, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
    let [side, left, foot, right] = theme.glyphs.glass;
    let named = area.width >= NAMED_PACE;
    let word = if named { " pace" } else { "" };
    let (rows, inside) = (area.height - 1, usize::from(area.width) - 3 - word.len());
    let goal = water.goal.unwrap_or_default();
    let fill = if is_full(water) { Role::Care } else { Role::Done };
    let eighths = cells(share(water.drunk, goal), rows * 8);
    let rows = usize::from(rows);
    let row_of = |amount| rows.saturating_sub(1 + cells(share(amount, goal), area.height - 1)).min(rows - 1);
    // At the end of the day the pace is the goal: it has a mark as long as it is not reached.
    let pace = water.pace.filter(|pace| *pace < goal || water.drunk < goal).map(row_of);
    let level = match water.target.goal {
        Goal::Limit(_) => Some((0, " limit ")),
        Goal::Target(_) | Goal::LogOnly => pace.map(|row| (row, if named { "" } else { " pace " })),
    };
    let quarters = [1, 2, 3].map(|quarter| rows - 1 - (rows * quarter / 4).min(rows - 1));
    let mut lines: Vec<Line<'static>> = (0..rows)
        .map(|row| {
            let below = (rows - 1 - row) * 8;
            let wall = if rows >= 8 && quarters.contains(&row) { theme.glyphs.tick } else { side };
            let (mark, word) = if pace == Some(row) { (theme.glyphs.mark, word) } else { (" ", "") };
            let (role, content) = match (eighths.saturating_sub(below).min(8), level) {
                (0, Some((at, word))) if at == row => (Role::Dim, levelled(word, inside, theme)),
                (part, _) => (fill, theme.glyphs.rise[part].repeat(inside)),
            };
            theme.line([
                (Role::Frame, wall.to_owned()),
                (role, content),
                (Role::Frame, side.to_owned()),
                (Role::Strong, mark.to_owned()),
                (Role::Dim, word.to_owned()),
            ])
        })
        .collect();
    lines.push(theme.span(Role::Frame, format!("{left}{}{right}", foot.repeat(inside))).into());
    lines
}

/// A word on a broken line.
fn levelled(word: &str, width: usize, theme: &Theme) -> String {
    let dashes = width.saturating_sub(word.len());
    let dash = |count| theme.glyphs.dash.repeat(count);
    format!("{}{word}{}", dash(dashes / 2), dash(dashes - dashes / 2))
}
