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
    text.as_bytes().as_array().is_some_and(is_shaped)
}

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const NEITHER: u8 = 4;

/// What each byte is to an id.
const SORT: [u8; 256] = {
    let mut sort = [NEITHER; 256];
    let mut place = 0;
    while place < ALPHABET.len() {
        let byte = ALPHABET[place];
        sort[byte as usize] = if byte.is_ascii_digit() { DIGIT } else { LETTER };
        place += 1;
    }
    sort
};

/// As [`is_id`]: asked for every line of every file, so it looks at each byte once.
#[must_use]
pub fn is_shaped(id: &[u8; LENGTH]) -> bool {
    let seen = id.iter().fold(0, |seen, byte| seen | SORT[usize::from(*byte)]);
    seen == LETTER | DIGIT && SORT[usize::from(id[0])] == LETTER
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
