//! The Guide as lines of text. Pure.

use crate::domain::guide::Guide;
use crate::domain::region::Numbers;

/// Columns of the text.
const WIDTH: usize = 76;

/// The words that ask for the page that says when to act.
const ACT: &str = "act";

/// Everything without words; when to act with `act`; otherwise the cards in which the words are found, none if there
/// are none.
#[must_use]
pub fn lines(guide: &Guide, words: &str, numbers: &Numbers, limited: bool) -> Option<String> {
    let act = || format!("When to act\n\n{}", guide.act.page(numbers, WIDTH).plain());
    if words == ACT {
        return Some(act());
    }
    let mut parts: Vec<String> = guide.find(words, limited).map(|card| card.page(WIDTH).plain()).collect();
    if parts.is_empty() {
        return None;
    }
    if words.is_empty() {
        parts.insert(0, act());
    }
    Some(parts.join("\n\n\n"))
}
