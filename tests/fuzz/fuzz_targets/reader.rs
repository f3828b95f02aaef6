//! Any bytes as a book and as a carbon: nothing panics, no line vanishes, nothing that was recorded is lost.
//!
//! The byte 0x1e parts the book from the carbon; without one there is a carbon of a few lines.

#![no_main]

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, FixedOffset, NaiveDateTime};
use libfuzzer_sys::fuzz_target;
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::report::status::Status;
use supple::shell::store::line::{self, Line};
use supple::shell::store::mend::{self, BOOK_HEAD};
use supple::shell::store::quick::day_number;
use supple::shell::store::sheet::{self, Sheet};
use supple::shell::store::sieve::{self, Ask, Keys, Lines};
use supple::shell::store::union::{self, Files};

const CARBON: &str = "# carbon\nschema = 1\n\n[log]\n\
h4k9t2xm3q = { at = 2026-11-21 22:05:31+01:00, drink = \"water\", ml = 250 }\n\
c81vq0dn5t = { at = 2026-11-22 03:41:10+01:00, cramp = \"left calf\", pain = 7, secs = 95, note = \"Kr\u{e4}mpfe } # {\" }\n\
m2z7w5ka0e = { at = 2026-11-22 09:12:05+01:00, drink = \"tea\", ml = 330 }\n\
e3g0v6sn9a = { at = 2026-11-22 14:20:00+01:00, undo = \"m2z7w5ka0e\" }\n";

fn local(_: NaiveDateTime) -> FixedOffset {
    FixedOffset::east_opt(3600).expect("an offset")
}

fuzz_target!(|data: &[u8]| {
    let (book, carbon) = match data.iter().position(|b| *b == 0x1e) {
        Some(at) => (&data[..at], String::from_utf8_lossy(&data[at + 1..]).into_owned()),
        None => (data, CARBON.to_owned()),
    };
    let text = String::from_utf8_lossy(book).into_owned();
    every_line_is_accounted_for(&text);
    a_part_is_read_as_the_whole_is(&text, &carbon);
    let seen = nothing_recorded_is_lost(&text, &carbon);
    let settled = settling_ends(book, &carbon);
    let after = nothing_recorded_is_lost(&settled, &carbon);
    assert!(seen.is_subset(&after), "settling hides {:?}", seen.difference(&after));
});

fn every_line_is_accounted_for(text: &str) {
    let sheet = sheet::read(text, local);
    let body = sheet::unmarked(text);
    if BOOK_HEAD.starts_with(body) || toml::de::DeTable::parse(body).is_ok() {
        return;
    }
    let given: HashSet<&str> = sheet.entries.iter().map(|entry| entry.text).collect();
    let odd: HashMap<usize, &str> = sheet.odd.iter().map(|odd| (odd.number, odd.text)).collect();
    for (number, raw) in (1..).zip(body.split_inclusive('\n')) {
        let trimmed = raw.trim();
        match line::read(trimmed, local) {
            Line::Frame => {
                assert!(trimmed.is_empty() || trimmed.starts_with('[') || trimmed.contains("schema"))
            }
            Line::Comment(_) => {
                assert!(sheet::struck(trimmed).is_none_or(|id| sheet.struck.contains(&id)), "{trimmed}");
            }
            Line::Entry(fact) => {
                assert_eq!(line::read_any(trimmed, local), Line::Entry(fact.clone()), "fast and slow agree");
                assert!(given.contains(trimmed), "{trimmed}");
                assert!(
                    matches!(line::read(&line::write(&fact), local), Line::Entry(again) if *again == *fact)
                );
            }
            Line::Odd(_) => assert!(odd.get(&number) == Some(&trimmed) || !raw.ends_with('\n'), "{trimmed}"),
        }
    }
}

/// The lines picked out for some days give the facts of these days.
fn a_part_is_read_as_the_whole_is(book: &str, carbon: &str) {
    let first = 2026_11_22;
    let ask = Ask { since: first, wanted: HashSet::new() };
    let part = sieve::pair(&mut Lines::new(book.as_bytes()), &mut Lines::new(carbon.as_bytes()), &ask);
    let facts = |book: &str, carbon: &str| {
        let sheet = sheet::read(book, local);
        let odd = !sheet.odd.is_empty();
        let keys: HashSet<u64> = sheet
            .entries
            .iter()
            .map(|entry| entry.fact.id.as_str().split('#').next())
            .chain(mend::recorded(carbon).map(|(id, _)| Some(id)))
            .map(|id| sieve::key_of(id.unwrap_or_default()))
            .collect();
        let facts =
            union::facts(Files { books: vec![sheet], copies: Vec::new(), carbons: vec![carbon] }, local);
        let journal = Journal::new(facts);
        let standing = journal.standing().filter(|fact| day_number(fact.at.date_naive()) >= first).cloned();
        (odd, keys, standing.collect::<Vec<_>>())
    };
    let (odd, keys, some) = facts(&part.book, &part.carbon);
    let zeros = book.ends_with('\0') || carbon.ends_with('\0');
    if odd || zeros || part.left_out(&Keys::new(keys)).next().is_some() {
        return;
    }
    let (_, _, all) = facts(book, carbon);
    assert_eq!(some, all);
}

/// The ids in view. Those the carbon holds readably are among them unless the book strikes them.
fn nothing_recorded_is_lost(book: &str, carbon: &str) -> HashSet<String> {
    let sheet: Sheet<'_> = sheet::read(book, local);
    let struck: HashSet<&str> = sheet.struck.iter().copied().collect();
    let facts = union::facts(Files { books: vec![sheet], copies: Vec::new(), carbons: vec![carbon] }, local);
    let ids: HashSet<String> = facts.iter().map(|fact| fact.id.to_string()).collect();
    assert_eq!(ids.len(), facts.len(), "each id once");
    let mut first = HashSet::new();
    for (id, text) in mend::recorded(carbon) {
        let readable = first.insert(id) && matches!(line::read(text, local), Line::Entry(_));
        assert!(!readable || struck.contains(id) || ids.contains(id), "{id} is lost");
    }
    let now = DateTime::parse_from_rfc3339("2026-11-22T15:00:00+01:00").expect("a time");
    let _ = Status::new(&Journal::new(facts), &Settings::default(), now).line();
    ids
}

fn settling_ends(book: &[u8], carbon: &str) -> String {
    let mut book = book.to_vec();
    for round in 0.. {
        let text = String::from_utf8_lossy(&book).into_owned();
        let missing = mend::unknown(mend::missing(carbon, &text), &text);
        if missing.is_empty() {
            return text;
        }
        assert!(round < 2, "still missing: {missing:?}");
        let patch = mend::patch(&book, &missing);
        book.extend(patch);
    }
    unreachable!()
}
