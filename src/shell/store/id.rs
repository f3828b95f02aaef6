//! Names of facts. Owns their shape: ten characters of Crockford base 32, a letter first, at least one digit, so that
//! no word of a language looks like one.

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::domain::fact::Id;

/// Length of an id in characters.
pub const LENGTH: usize = 10;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A random id for which `taken` is false.
#[must_use]
pub fn fresh(taken: impl Fn(&str) -> bool) -> Id {
    loop {
        let text = random();
        if is_id(&text) && !taken(&text) {
            return Id::new(&text);
        }
    }
}

/// True for a text of the shape the program gives to ids.
#[must_use]
pub fn is_id(text: &str) -> bool {
    text.len() == LENGTH
        && text
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'z') && !matches!(b, b'i' | b'l' | b'o' | b'u'))
        && text.starts_with(|first: char| first.is_ascii_lowercase())
        && text.bytes().any(|b| b.is_ascii_digit())
}

/// The id that `line` begins with and that ` = ` follows.
#[must_use]
pub fn leading(line: &str) -> Option<&str> {
    let (id, rest) = line.split_at_checked(LENGTH)?;
    (rest.starts_with(" = ") && is_id(id)).then_some(id)
}

fn random() -> String {
    let mut bits = RandomState::new().build_hasher().finish();
    let digit = || {
        let digit = char::from(ALPHABET[(bits & 31) as usize]);
        bits >>= 5;
        digit
    };
    std::iter::repeat_with(digit).take(LENGTH).collect()
}
