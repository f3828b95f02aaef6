//! The lines of a book and its carbon that matter for some days, picked out without keeping the others in memory.
//!
//! Only a line of the common form is ever left out, only one that is sound, of an earlier day and no cramp and no
//! undo. The order of a file is never relied on. What is left out is remembered by a key of its id: where a file keeps
//! a line of an id, all files must (see `Pair::left_out`).

use std::collections::HashSet;
use std::io::{self, Read};

use memchr::memchr;

use crate::shell::store::id::{self, LENGTH, is_shaped};
use crate::shell::store::quick::{AT, Quick, second_of_day};

/// Bytes that are read at once.
const CHUNK: usize = 64 * 1024;

/// Bytes that are read first: there may be no more.
const FIRST: usize = 512;

/// So many lines at the end of a carbon are kept whatever their day: what was recorded last can be taken back.
const LAST: usize = 16;

/// An odd number by which bits are spread over the whole width.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The first day, see [`crate::shell::store::quick::day_number`].
    pub since: u32,
    /// Lines of these ids are kept as well, by [`key_of`].
    pub wanted: HashSet<u64>,
}

/// What is left of a book and its carbon, lines in their order.
#[derive(Debug, Default, Clone, PartialEq)]
pub struct Pair {
    /// Of the book.
    pub book: String,
    /// Of the carbon.
    pub carbon: String,
    /// Keys of the ids of the lines that were left out.
    skipped: Vec<u64>,
    /// Keys of those among the last lines of the carbon.
    last: [u64; LAST],
}

/// A number for an id, nearly always one of its own.
#[must_use]
pub fn key_of(id: &str) -> u64 {
    key(id.as_bytes())
}

fn key(id: &[u8]) -> u64 {
    let head = id.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes));
    let tail = id.iter().skip(8).fold(0, |tail, b| tail << 8 | u64::from(*b));
    (head.wrapping_mul(MIX) ^ tail).wrapping_mul(MIX).max(1)
}

/// Picks the lines out. The two files are read side by side, so that what is the same in both is looked at once.
pub fn pair<B: Read, C: Read>(book: &mut Lines<B>, carbon: &mut Lines<C>, ask: &Ask) -> Pair {
    let mut pair = Pair::default();
    let mut known = Known::default();
    let (mut count, mut ahead) = (0, 0);
    loop {
        let same = book.line() == carbon.line();
        let (in_book, in_carbon) = match (book.line(), carbon.line()) {
            ([], []) => return pair,
            _ if same => (true, true),
            (_, []) => (true, false),
            ([], _) => (false, true),
            (_, two) if !is_recorded(two) => (false, true),
            (one, two) if one.get(..LENGTH) == two.get(..LENGTH) => (true, true),
            // The book has lines of its own, or lacks one; it is not searched far.
            _ => (ahead < 256, ahead >= 256),
        };
        ahead = if in_carbon { 0 } else { ahead + 1 };
        let mut key = None;
        if in_book {
            key = known.left_out(book.line(), ask);
            keep(&mut pair.book, &mut pair.skipped, book.line(), key);
        }
        if in_carbon {
            if !same {
                key = known.left_out(carbon.line(), ask);
            }
            keep(&mut pair.carbon, &mut pair.skipped, carbon.line(), key);
            count += 1;
            pair.last[count % LAST] = key.unwrap_or(0);
            carbon.next();
        }
        if in_book {
            book.next();
        }
    }
}

impl Pair {
    /// Keys of lines that were left out although they are `wanted`.
    pub fn left_out<'a>(&'a self, wanted: &'a Keys) -> impl Iterator<Item = u64> + 'a {
        self.skipped.iter().copied().filter(|key| wanted.has(*key))
    }

    /// Keys of lines that were left out although the device recorded them last.
    pub fn last(&self) -> impl Iterator<Item = u64> + '_ {
        self.last.iter().copied().filter(|key| *key != 0)
    }
}

/// Keys to be looked up often: most are turned away by a bit of 64 K.
#[derive(Debug)]
pub struct Keys {
    bits: Vec<u64>,
    all: HashSet<u64>,
}

impl Keys {
    /// These keys.
    #[must_use]
    pub fn new(all: HashSet<u64>) -> Self {
        let mut bits = vec![0; 1024];
        for key in &all {
            bits[(key >> 54) as usize] |= 1 << (key >> 48 & 63);
        }
        Self { bits, all }
    }

    fn has(&self, key: u64) -> bool {
        self.bits[(key >> 54) as usize] >> (key >> 48 & 63) & 1 == 1 && self.all.contains(&key)
    }
}

/// What may stand behind the time of a line, up to 63 bytes with the length before them; the rest is zeros.
type Tail = [u8; 64];

/// Tails that are remembered. Memory that is zero costs nothing until it is written.
const TAILS: usize = 2048;

/// What was read lately. A day, an offset, and what was drunk come again and again: where all of them are known, only
/// the id and the hour are left to be looked at.
struct Known {
    /// A day before the first one that is asked for, as it is written.
    day: [u8; 10],
    /// An offset, as it is written.
    offset: [u8; 6],
    /// Tails of lines that were left out, each in its place.
    tails: Vec<Tail>,
}

impl Default for Known {
    fn default() -> Self {
        Self { day: [0; 10], offset: [0; 6], tails: vec![[0; 64]; TAILS] }
    }
}

/// A line in the parts that are looked at.
struct Parts<'a> {
    id: &'a [u8; LENGTH],
    day: &'a [u8; 10],
    hour: &'a [u8; 9],
    offset: &'a [u8; 6],
    tail: &'a [u8],
}

impl<'a> Parts<'a> {
    fn of(line: &'a [u8]) -> Option<Self> {
        let (id, rest) = line.split_first_chunk()?;
        let (day, rest) = rest.strip_prefix(AT.as_bytes())?.split_first_chunk()?;
        let (hour, rest) = rest.split_first_chunk()?;
        let (offset, tail) = rest.split_first_chunk()?;
        Some(Self { id, day, hour, offset, tail })
    }

    /// Where the tail is remembered, and in what form; none for a long one.
    fn slot(&self) -> Option<(usize, Tail)> {
        let mut tail = [0; 64];
        tail.get_mut(1..=self.tail.len())?.copy_from_slice(self.tail);
        tail[0] = u8::try_from(self.tail.len()).ok()?;
        let sum =
            tail.as_chunks::<8>().0.iter().fold(0_u64, |sum, chunk| {
                (sum ^ u64::from_le_bytes(*chunk)).wrapping_mul(MIX).rotate_left(29)
            });
        Some((usize::try_from(sum % TAILS as u64).ok()?, tail))
    }
}

impl Known {
    /// The key of a line that does not matter; none for every line that does, or may.
    fn left_out(&mut self, line: &[u8], ask: &Ask) -> Option<u64> {
        let parts = Parts::of(line)?;
        let key = key(parts.id);
        let slot = parts.slot();
        let known = (slot.as_ref()).is_some_and(|(place, tail)| self.tails[*place] == *tail)
            && self.day == *parts.day
            && self.offset == *parts.offset;
        if known && is_shaped(parts.id) && second_of_day(parts.hour).is_some() {
            return (ask.wanted.is_empty() || !ask.wanted.contains(&key)).then_some(key);
        }
        let text = std::str::from_utf8(line.strip_suffix(b"\n").unwrap_or(line)).ok()?;
        let quick = Quick::read(text)?;
        if quick.day >= ask.since || quick.is_timeless() {
            return None;
        }
        (self.day, self.offset) = (*parts.day, *parts.offset);
        if let Some((place, tail)) = slot {
            self.tails[place] = tail;
        }
        (!ask.wanted.contains(&key)).then_some(key)
    }
}

fn keep(text: &mut String, skipped: &mut Vec<u64>, line: &[u8], key: Option<u64>) {
    match key {
        Some(key) if skipped.last() == Some(&key) => {}
        Some(key) => skipped.push(key),
        None => text.push_str(&String::from_utf8_lossy(line)),
    }
}

fn is_recorded(line: &[u8]) -> bool {
    let head = line.get(..LENGTH + 3).and_then(|head| std::str::from_utf8(head).ok());
    head.and_then(id::leading).is_some()
}

/// The lines of a file, one at a time, each with its end. Zeros that a power cut left at the end are left out. An
/// error ends the file and is kept.
#[derive(Debug)]
pub struct Lines<R> {
    source: R,
    buffer: Vec<u8>,
    /// Where the line begins and ends that is looked at.
    line: (usize, usize),
    /// Where the bytes end that were read.
    filled: usize,
    /// What went wrong.
    pub error: Option<io::Error>,
}

impl<R: Read> Lines<R> {
    /// Begins with the first line.
    pub fn new(source: R) -> Self {
        let mut lines = Self { source, buffer: vec![0; FIRST], line: (0, 0), filled: 0, error: None };
        lines.next();
        lines
    }

    /// The line at hand; nothing at the end.
    #[must_use]
    pub fn line(&self) -> &[u8] {
        &self.buffer[self.line.0..self.line.1]
    }

    /// Goes on to the line after it.
    pub fn next(&mut self) {
        let from = self.line.1;
        match memchr(b'\n', &self.buffer[from..self.filled]) {
            Some(place) => self.line = (from, from + place + 1),
            None => {
                self.line = (from, self.filled);
                self.read_on();
            }
        }
    }

    /// The line at hand is not whole: reads until it is, or the file ends.
    fn read_on(&mut self) {
        if self.filled == self.buffer.len() && self.filled < CHUNK {
            self.buffer.resize(CHUNK, 0);
        }
        self.buffer.copy_within(self.line.0..self.filled, 0);
        self.filled -= self.line.0;
        let mut searched = 0;
        loop {
            if let Some(place) = memchr(b'\n', &self.buffer[searched..self.filled]) {
                self.line = (0, searched + place + 1);
                return;
            }
            searched = self.filled;
            if self.filled == self.buffer.len() {
                self.buffer.resize((self.filled * 2).max(CHUNK), 0);
            }
            match self.source.read(&mut self.buffer[self.filled..]) {
                Ok(0) => break,
                Ok(count) => self.filled += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.error = Some(error);
                    break;
                }
            }
        }
        let sound = self.buffer[..self.filled].iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
        self.filled = sound;
        self.line = (0, sound);
    }
}
