//! Closed lists of words as answers of a sheet, and back.

use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Kind, Value};
use crate::domain::words::{Set, Word};

/// The offer that says that nothing of a list was there.
const NONE: &str = "none of these";

/// The words as they are shown.
pub(crate) fn labels<W: Word>() -> Vec<String> {
    W::ALL.iter().map(|word| word.label()).collect()
}

/// One of the words.
pub(crate) fn choice<W: Word>() -> Kind {
    Kind::Choice(labels::<W>())
}

/// Any of the words.
pub(crate) fn ticks<W: Word>() -> Kind {
    Kind::Ticks(labels::<W>())
}

/// The words of a part of a list, with an offer behind them that says: none of these.
pub(crate) fn ticks_or_none(words: impl Iterator<Item = String>) -> Kind {
    Kind::Ticks(words.chain([NONE.to_owned()]).collect())
}

/// The answer that stands for a word.
pub(crate) fn chosen<W: Word>(word: Option<W>) -> Value {
    let place = word.and_then(|word| W::ALL.iter().position(|one| *one == word));
    place.map_or(Value::Open, Value::Choice)
}

/// The answer that stands for some words.
pub(crate) fn ticked<W: Word>(words: Set<W>) -> Value {
    let places: Vec<usize> =
        (0..).zip(W::ALL).filter(|(_, word)| words.has(**word)).map(|(at, _)| at).collect();
    if places.is_empty() { Value::Open } else { Value::Ticks(places) }
}

/// The same of a part of a list; known and empty is the offer behind them.
pub(crate) fn ticked_of<W: Word>(of: &[W], words: Option<Set<W>>) -> Value {
    let Some(words) = words else { return Value::Open };
    let places: Vec<usize> = (0..).zip(of).filter(|(_, word)| words.has(**word)).map(|(at, _)| at).collect();
    Value::Ticks(if places.is_empty() { vec![of.len()] } else { places })
}

/// The word that was chosen.
pub(crate) fn word<W: Word>(sheet: &Sheet, name: &str) -> Option<W> {
    sheet.choice(name).and_then(|place| W::ALL.get(place).copied())
}

/// The words that were ticked.
pub(crate) fn set<W: Word>(sheet: &Sheet, name: &str) -> Set<W> {
    sheet.ticks(name).iter().filter_map(|place| W::ALL.get(*place).copied()).collect()
}

/// The same of a part of a list: nothing if it was left open, no word if there was none of these.
pub(crate) fn set_of<W: Word>(of: &[W], sheet: &Sheet, name: &str) -> Option<Set<W>> {
    let places = sheet.ticks(name);
    (!places.is_empty()).then(|| places.iter().filter_map(|place| of.get(*place).copied()).collect())
}

/// A number that may be missing.
pub(crate) fn number(number: Option<impl Into<u32>>) -> Value {
    number.map_or(Value::Open, |number| Value::Number(number.into()))
}

/// A yes or no that may be missing.
pub(crate) fn yes(answer: Option<bool>) -> Value {
    answer.map_or(Value::Open, Value::Yes)
}

/// A tick.
pub(crate) fn tick(on: bool) -> Value {
    if on { Value::Yes(true) } else { Value::Open }
}
