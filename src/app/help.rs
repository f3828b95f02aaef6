//! The help: every key and what it does, from the one table, in lines of a width.

use unicode_width::UnicodeWidthStr;

use crate::app::bound::{Chord, Keymap};
use crate::domain::page::wrap;
use crate::domain::time::capital;

/// Columns of the page where there is room for them, its frame included.
pub const WIDTH: u16 = 66;

/// Narrowest page in which all words stand below each other, whatever their keys are.
const ALIGNED: usize = 50;

/// Most keys that are named of an action.
const MOST: usize = 3;

/// Columns of the keys in a narrower one: hardly any is longer.
const KEYS: usize = 3;

/// Columns that keys take at least on a page of that width; a longer one pushes its words on.
fn key_column(width: usize, widest: usize) -> usize {
    if width < ALIGNED { widest.min(KEYS) } else { widest }
}

/// A line of the help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpLine {
    /// The place in which the keys below are pressed.
    Place(String),
    /// Some keys and what they do.
    Keys {
        /// The keys, as wide as the widest of them all where there is room.
        keys: String,
        /// What they do, or more of it.
        words: String,
    },
    /// A line between two places.
    Gap,
}

/// The lines in a window of that many columns.
#[must_use]
pub fn page(columns: u16, keymap: &Keymap) -> Vec<HelpLine> {
    let columns = columns.min(WIDTH);
    let shown = if columns < WIDTH { 1 } else { MOST };
    let first = |chords: &[Chord], count: usize| {
        chords.iter().take(count).map(|chord| chord.name()).collect::<Vec<_>>().join(" ")
    };
    let bound = || keymap.all().filter(|(_, chords)| !chords.is_empty());
    let widest = bound().map(|(_, chords)| first(&chords, shown).width()).max().unwrap_or(0);
    let column = key_column(columns.into(), widest);
    let named = |chords: &[Chord]| {
        let all = (shown..=MOST).rev().map(|count| first(chords, count));
        all.into_iter().find(|keys| keys.width() <= column).unwrap_or_else(|| first(chords, shown))
    };
    let mut lines = Vec::new();
    let mut place = None;
    for (row, chords) in bound() {
        if place != Some(row.context) {
            lines.extend(place.map(|_| HelpLine::Gap));
            place = Some(row.context);
            lines.push(HelpLine::Place(capital(row.context.title())));
        }
        let mut keys = named(&chords);
        let width = column.max(keys.width());
        let room = usize::from(columns).saturating_sub(width + 7);
        lines.extend(wrap(row.help, room).into_iter().map(|words| {
            let keys = format!("{:<width$}", std::mem::take(&mut keys));
            HelpLine::Keys { keys, words }
        }));
    }
    lines
}
