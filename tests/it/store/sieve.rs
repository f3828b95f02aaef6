//! Picking out the lines that matter: line by line it comes to what is said of one line alone.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::{self, Read};

use proptest::prelude::*;
use supple::shell::store::id::LENGTH;
use supple::shell::store::mend::BOOK_HEAD;
use supple::shell::store::quick::Quick;
use supple::shell::store::sieve::{Ask, Keys, Lines, Pair, key_of, pair};

/// 20 November 2026.
const SINCE: u32 = 20_261_120;

/// A source that gives so many bytes at a time, is interrupted once, and may fail at its end.
struct Dribble<'a> {
    bytes: &'a [u8],
    step: usize,
    interrupted: bool,
    fails: bool,
}

impl<'a> Dribble<'a> {
    fn new(text: &'a str, step: usize) -> Self {
        Self { bytes: text.as_bytes(), step, interrupted: false, fails: false }
    }
}

impl Read for Dribble<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        assert!(!into.is_empty(), "nothing is asked for");
        if !std::mem::replace(&mut self.interrupted, true) {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let count = into.len().min(self.step).min(self.bytes.len());
        if count == 0 && self.fails {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let (now, later) = self.bytes.split_at(count);
        into[..count].copy_from_slice(now);
        self.bytes = later;
        Ok(count)
    }
}

fn name(number: usize) -> String {
    format!("a{number:09}")
}

fn line(number: usize, at: &str, told: &str) -> String {
    format!("{} = {{ at = {at}, {told} }}\n", name(number))
}

/// True for a line of the common form, of an earlier day, that tells neither of a cramp nor of an undo.
fn is_left_out(line: &str, wanted: &HashSet<u64>) -> bool {
    let quick = Quick::read(line.strip_suffix('\n').unwrap_or(line));
    let id = line.get(..LENGTH).unwrap_or_default();
    quick.is_some_and(|quick| quick.day < SINCE && !quick.is_timeless()) && !wanted.contains(&key_of(id))
}

fn sieved(book: &str, carbon: &str, step: usize, wanted: &HashSet<u64>) -> Pair {
    let ask = Ask { since: SINCE, wanted: wanted.clone() };
    let (mut book, mut carbon) =
        (Lines::new(Dribble::new(book, step)), Lines::new(Dribble::new(carbon, step)));
    let pair = pair(&mut book, &mut carbon, &ask);
    assert!(book.error.is_none() && carbon.error.is_none());
    pair
}

fn every_key(texts: &[&str]) -> Keys {
    let ids = texts.iter().flat_map(|text| text.split('\n')).filter_map(|line| line.get(..LENGTH));
    Keys::new(ids.map(key_of).collect())
}

/// A line: few days, few things told, so that the same comes again and again with something else in between.
fn any_line() -> impl Strategy<Value = String> {
    let day = prop::sample::select(vec![
        "2026-11-18",
        "2026-11-19",
        "2026-11-19",
        "2026-11-20",
        "2026-11-21",
        "2026-02-30",
    ]);
    let hour = prop::sample::select(vec!["09:12:05", "23:59:59", "24:00:00"]);
    let offset = prop::sample::select(vec!["+01:00", "-05:30", "+25:00"]);
    let told = prop::sample::select(vec![
        "drink = \"water\", ml = 250",
        "drink = \"water\", ml = 200",
        "drink = \"water\", ml = 0",
        "back = true",
        "cramp = \"left calf\"",
        "undo = \"a000000001\"",
        "back = true, note = \"a note that is longer than what is remembered of the line that it stands in\"",
    ]);
    let common = (0..40_usize, day, hour, offset, told)
        .prop_map(|(number, day, hour, offset, told)| line(number, &format!("{day} {hour}{offset}"), told));
    let other = prop::sample::select(vec![
        "\n",
        "# a comment\n",
        "[log]\n",
        "soup-1 = { at = 2026-11-19 13:15:00, drink = \"soup\", ml = 300 }\n",
        "AA00000001 = { at = 2026-11-19 09:12:05+01:00, back = true }\n",
        "short\n",
    ]);
    prop_oneof![12 => common, 1 => other.prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_becomes_of_a_line_does_not_depend_on_the_lines_around_it(
        lines in prop::collection::vec((any_line(), 0..6_u8), 0..80),
        wanted in prop::collection::hash_set(0..40_usize, 0..3),
        step in prop::sample::select(vec![1, 7, 100, 100_000]),
        ended in any::<bool>(),
    ) {
        let mut book: String = lines.iter().filter(|(_, place)| *place != 0).map(|(line, _)| line.as_str()).collect();
        let carbon: String = lines.iter().filter(|(_, place)| *place != 1).map(|(line, _)| line.as_str()).collect();
        if !ended {
            book.pop();
        }
        let wanted: HashSet<u64> = wanted.into_iter().map(|number| key_of(&name(number))).collect();
        let found = sieved(&book, &carbon, step, &wanted);
        let kept = |text: &str| -> String {
            text.split_inclusive('\n').filter(|line| !is_left_out(line, &wanted)).collect()
        };
        prop_assert_eq!(&found.book, &kept(&book));
        prop_assert_eq!(&found.carbon, &kept(&carbon));
        let left_out = |text: &str| -> BTreeSet<u64> {
            let lines = text.split_inclusive('\n').filter(|line| is_left_out(line, &wanted));
            lines.map(|line| key_of(&line[..LENGTH])).collect()
        };
        let of_both = &left_out(&book) | &left_out(&carbon);
        prop_assert_eq!(found.left_out(&every_key(&[&book, &carbon])).collect::<BTreeSet<u64>>(), of_both);
        let count = carbon.split_inclusive('\n').count();
        let last: String = carbon.split_inclusive('\n').skip(count.saturating_sub(16)).collect();
        prop_assert_eq!(found.last().collect::<BTreeSet<u64>>(), left_out(&last));
    }

    #[test]
    fn a_file_is_read_line_by_line_whatever_comes_at_once(
        lengths in prop::collection::vec(prop_oneof![0..40_usize, 500..520_usize, 65_500..65_560_usize, Just(140_000)], 0..8),
        step in prop::sample::select(vec![1, 511, 512, 65_536, 200_000]),
        ended in any::<bool>(),
        zeros in 0..3_usize,
    ) {
        // One byte at a time takes long for much.
        let step = if lengths.iter().sum::<usize>() > 2_000 { step.max(511) } else { step };
        let mut text: String = (0_u8..).zip(&lengths).map(|(number, length)| {
            char::from(b'a' + number).to_string().repeat(*length) + "\n"
        }).collect();
        if !ended {
            text.pop();
        }
        let with_zeros = text.clone() + &"\0".repeat(zeros);
        let mut lines = Lines::new(Dribble::new(&with_zeros, step));
        let mut read = Vec::new();
        while !lines.line().is_empty() {
            read.push(String::from_utf8(lines.line().to_vec()).unwrap());
            lines.next();
        }
        lines.next();
        prop_assert_eq!(lines.line(), b"");
        prop_assert!(read.iter().map(String::as_str).eq(text.split_inclusive('\n')), "{:?}", lengths);
    }
}

#[test]
fn what_stands_in_both_files_is_told_once() {
    let at = "2026-11-19 09:12:05+01:00";
    let lines: Vec<String> = (0..400).map(|number| line(number, at, "drink = \"water\", ml = 250")).collect();
    let whole = lines.concat();
    let told = |book: &str, carbon: &str| {
        let found = sieved(book, carbon, 100_000, &HashSet::new());
        assert_eq!((found.book.as_str(), found.carbon.as_str()), ("", ""));
        let keys: Vec<u64> = found.left_out(&every_key(&[book, carbon])).collect();
        let mut times: HashMap<u64, usize> = HashMap::new();
        keys.into_iter().for_each(|key| *times.entry(key).or_default() += 1);
        (times.len(), times.values().sum::<usize>())
    };
    assert_eq!(told(&whole, &whole), (400, 400));
    // Lines that the book alone has: of another device, up to some 250 in a row.
    assert_eq!(told(&whole, &[&lines[..100], &lines[356..]].concat().concat()), (400, 400));
    assert_eq!(told(&whole, ""), (400, 400));
    assert_eq!(told("", &whole), (400, 400));
}

#[test]
fn keys_that_look_alike_are_told_apart() {
    let mut seen: HashMap<u64, String> = HashMap::new();
    let (one, other) = (0..60_000)
        .find_map(|number| {
            let (name, key) = (name(number), key_of(&name(number)));
            seen.insert(key >> 48, name.clone()).map(|before| (before, name))
        })
        .expect("two of 60,000 names share sixteen bits");
    let number = |name: &str| name[1..].parse::<usize>().unwrap();
    let at = "2026-11-19 09:12:05+01:00";
    let book: String = [&one, &other].map(|name| line(number(name), at, "back = true")).concat();
    let found = sieved(&book, "", 100, &HashSet::new());
    for name in [&one, &other] {
        let keys = Keys::new([key_of(name)].into());
        assert_eq!(found.left_out(&keys).collect::<Vec<u64>>(), [key_of(name)]);
    }
    let mut keys: Vec<u64> = (0..60_000).map(|number| key_of(&name(number))).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 60_000, "a name has a key of its own");
}

#[test]
fn an_error_ends_the_file_and_what_came_before_it_is_read() {
    let mut source = Dribble::new(BOOK_HEAD, 10);
    source.fails = true;
    let mut lines = Lines::new(source);
    let mut read = Vec::new();
    while !lines.line().is_empty() {
        read.extend_from_slice(lines.line());
        lines.next();
    }
    assert_eq!(read, BOOK_HEAD.as_bytes());
    assert_eq!(lines.error.map(|error| error.kind()), Some(io::ErrorKind::PermissionDenied));
}
