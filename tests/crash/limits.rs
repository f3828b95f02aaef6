//! Writes that come to their end half-way: no file may grow beyond a size, and every size is tried.

use std::fs;
use std::process::Output;

use crate::harness::{End, Home, STARTS, Start, Verb, Writer, YEAR, conclude};

/// Runs the command where no file may be longer than `size`; a longer write is short, and the next one an error.
fn limited(home: &Home, size: u64, words: &[&str]) -> Output {
    let limit = format!("--fsize={size}");
    let script = "trap '' XFSZ; exec prlimit \"$@\"";
    home.run(&["sh", "-c", script, "sh", &limit, "--"], words)
}

/// The sizes from that of the shorter file to one that both files have after a line.
fn sizes(home: &Home) -> std::ops::RangeInclusive<u64> {
    let length = |path| fs::metadata(path).map_or(0, |found| found.len());
    let lengths = [length(home.dirs.book(YEAR)), length(home.dirs.carbon(YEAR))];
    let after = |home: &Home| {
        assert_eq!(End::of(&home.supple(Verb::Drink.words())), End::Recorded);
        length(home.dirs.book(YEAR)).max(length(home.dirs.carbon(YEAR)))
    };
    let first = if lengths.contains(&0) { 0 } else { lengths[0].min(lengths[1]) };
    first..=after(home)
}

fn cut(writer: Writer, start: Start) -> (usize, Vec<String>) {
    let (mut cases, mut faults) = (0, Vec::new());
    let all = sizes(&Home::at(Writer::Supple, start).0);
    let (mut refused, mut recorded) = (0, 0);
    for size in all {
        let (home, known) = Home::at(writer, start);
        let end = End::of(&limited(&home, size, Verb::Drink.words()));
        match end {
            End::Recorded => recorded += 1,
            _ => refused += 1,
        }
        cases += 1;
        let found = home.faults(&known, Verb::Drink, end);
        faults
            .extend(found.into_iter().map(|fault| format!("{start:?}, no file above {size} bytes: {fault}")));
    }
    assert!(refused > 30 && recorded > 0, "{refused} refused, {recorded} recorded: the limit is held");
    (cases, faults)
}

#[test]
fn no_size_at_which_a_file_stops_growing_loses_anything() {
    let (mut cases, mut faults) = (0, Vec::new());
    for start in STARTS.into_iter().filter(|start| *start != Start::BookGone) {
        let (more, found) = cut(Writer::Supple, start);
        cases += more;
        faults.extend(found);
    }
    conclude("sizes", cases, 600, &faults);
}

#[test]
fn sizes_find_the_torn_lines_of_a_writer_in_two_pieces() {
    let (_, faults) = cut(Writer::TwoPieces, Start::Steady);
    assert!(faults.iter().any(|fault| fault.contains("the next command")), "{faults:#?}");
}
