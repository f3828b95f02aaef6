//! A list to pick from, over the screen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::app::action::Action;
use crate::app::form::Offer;
use crate::app::keymap::{Binding, Context};
use crate::app::picker::{Picker, Topic};
use crate::domain::goal::FRAMING;
use crate::domain::page::wrap;
use crate::domain::urine::Shade;
use crate::ui::layout::centred;
use crate::ui::render::{hints_with, over};
use crate::ui::text::{Lines, Listed};
use crate::ui::theme::{Role, Theme};

const WIDTH: u16 = 58;

/// Columns of the mark and the key before an offer.
const KEY: usize = 7;

/// Narrowest list of shades that says beside them what they mean.
const BAND: usize = 46;

pub(crate) fn render(frame: &mut Frame, picker: &Picker, theme: &Theme) {
    let listed = lay(frame.area(), picker, theme);
    let words = |row: &Binding| picker.leaving().filter(|_| row.action == Action::FormCancel).or(row.hint);
    let room = listed.area.width.saturating_sub(4);
    let keys = hints_with(&[Context::Choice], words, room, theme);
    let inside = over(frame, listed.area, &picker.title(), keys, theme);
    frame.render_widget(listed.text(), inside);
}

pub(crate) fn lay(window: Rect, picker: &Picker, theme: &Theme) -> Listed {
    let wanted = window.width.min(WIDTH);
    let room = usize::from(wanted.saturating_sub(6));
    let most = window.height.saturating_sub(2);
    let mut about = picker.about(&theme.keys);
    let mut lines = content(picker, &about, room, theme);
    while lines.filled() > most.into() && !about.is_empty() {
        about.truncate(about.trim_end_matches('.').rfind(". ").map_or(0, |end| end + 1));
        lines = content(picker, &about, room, theme);
    }
    let lines = lines.fit_rows(most);
    let height = u16::try_from(lines.len()).unwrap_or(most).saturating_add(2);
    Listed { area: centred(window, wanted, height), lines }
}

/// All there is to say, with as many sentences about it as `about` has.
fn content(picker: &Picker, about: &str, room: usize, theme: &Theme) -> Lines {
    let mut lines = Lines::default();
    for (rank, role, words) in [(0, Role::Text, picker.question()), (3, Role::Dim, about)] {
        for line in wrap(words, room).into_iter().filter(|line| !line.is_empty()) {
            lines.push(rank, theme.span(role, format!("  {line}")));
        }
        if !words.is_empty() {
            lines.gap(5);
        }
    }
    if picker.is_typed() {
        lines.push(0, typed(picker, theme));
    }
    for (place, offer) in picker.offers().iter().enumerate() {
        for line in offered(picker, place, offer, room, theme) {
            lines.row(0, place, line);
        }
    }
    let kinds = kinds(&picker.kinds(), room, theme);
    if !kinds.is_empty() {
        lines.gap(5);
    }
    for line in kinds {
        lines.push(2, line);
    }
    if let Some(wrong) = &picker.wrong {
        for line in wrap(wrong, room) {
            lines.push(1, theme.span(Role::Care, format!("  {line}")));
        }
    }
    if picker.topic == Topic::Goal {
        lines.gap(6);
        let framing = wrap(FRAMING, room).into_iter().map(|line| format!("  {line}")).collect();
        lines.paragraph(6, framing, Role::Dim, theme);
    }
    lines
}

/// What is typed, or what holds while nothing is.
fn typed(picker: &Picker, theme: &Theme) -> Line<'static> {
    let cursor = (Role::Key, format!("  {} ", theme.glyphs.cursor));
    match picker.typed.as_str() {
        "" => theme.line([cursor, (Role::Dim, picker.standing())]),
        typed => theme.line([cursor, (Role::Strong, format!("{typed}_"))]),
    }
}

fn offered(picker: &Picker, place: usize, offer: &Offer, room: usize, theme: &Theme) -> Vec<Line<'static>> {
    let here = place == picker.marked;
    let cursor = if here { theme.glyphs.cursor } else { " " };
    let role = if here { Role::Strong } else { Role::Text };
    let mut wrapped = wrap(&offer.text, room.saturating_sub(KEY - 3)).into_iter();
    let words = theme.span(role, wrapped.next().unwrap_or_default());
    let key = theme.span(Role::Key, format!("  {cursor} {}  ", offer.key));
    let swatch = match (&picker.topic, Shade::ALL.get(place)) {
        (Topic::Shade, Some(shade)) => theme.swatch(shade.rgb()),
        (Topic::Shade, None) => theme.swatch([0; 3]).map(|of_others| " ".repeat(of_others.width()).into()),
        _ => None,
    };
    let gap = swatch.as_ref().map(|_| Span::raw("  "));
    let before = [Some(key), swatch, gap].into_iter().flatten();
    let first: Line =
        before.chain([words, band(place, offer, picker, room, theme)]).collect::<Vec<_>>().into();
    let rest = wrapped.map(|line| theme.span(role, format!("{:KEY$}{line}", "")).into());
    [first].into_iter().chain(rest).collect()
}

/// What a shade says of water, beside the first of those that say it.
fn band(place: usize, offer: &Offer, picker: &Picker, room: usize, theme: &Theme) -> Span<'static> {
    let shade = Shade::ALL.get(place).filter(|_| picker.topic == Topic::Shade);
    let band = shade.and_then(|shade| shade.band()).unwrap_or_default();
    if band.is_empty() || room < BAND {
        return Span::default();
    }
    theme.span(Role::Dim, format!("{:pad$}{band}", "", pad = 17_usize.saturating_sub(offer.text.len())))
}

/// The kinds of drink with their keys, as many in a line as have room.
fn kinds(offers: &[Offer], room: usize, theme: &Theme) -> Vec<Line<'static>> {
    const CELL: usize = 15;
    offers
        .chunks((room / CELL).max(1))
        .map(|row| {
            let cell = |offer: &Offer| {
                let text = format!(" {:<width$}", offer.text, width = CELL - 4);
                [theme.span(Role::Key, format!("  {}", offer.key)), theme.span(Role::Dim, text)]
            };
            row.iter().flat_map(cell).collect::<Vec<_>>().into()
        })
        .collect()
}
