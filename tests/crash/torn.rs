//! What a power cut can leave: the book, which is not synced, in any state of its last two lines, with and without
//! zeros in the place of what is missing, times a last line of the carbon that nobody was told about.

use std::fs;
use std::time::{Duration, SystemTime};

use supple::domain::fact::{Draft, What};
use supple::domain::hydration::DrinkKind;
use supple::domain::quantity::Millilitres;
use supple::domain::time::Stamp;
use supple::shell::store::mend::{BOOK_HEAD, CARBON_HEAD};

use crate::harness::{Home, OLD, Writer, YEAR, conclude, difference, today};

/// A line that was being recorded when the power went, and how it looks in the view.
const UNTOLD: &str = "e5bcdefghj = { at = 2001-03-01 13:00:00+00:00, drink = \"water\", ml = 500 }\n";

/// The book as it should be, and where its last two lines begin.
fn whole() -> (Vec<u8>, usize) {
    let before = format!("{BOOK_HEAD}{}\n", OLD[0]);
    let start = before.len();
    (format!("{before}{}\n{}\n", OLD[1], OLD[2]).into_bytes(), start)
}

/// Absent, and cut after each byte of the last two lines, ending there or filled up with zeros.
fn books() -> Vec<Option<Vec<u8>>> {
    let (book, start) = whole();
    let plain = (start..=book.len()).map(|cut| book[..cut].to_vec());
    let zeroed = (start..book.len()).map(|cut| [&book[..cut], &vec![0; book.len() - cut]].concat());
    let zeros = vec![0; book.len()];
    [None, Some(Vec::new()), Some(zeros)].into_iter().chain(plain.chain(zeroed).map(Some)).collect()
}

/// The end of a carbon, cut after each byte, with and without zeros behind it.
fn tails() -> Vec<Vec<u8>> {
    let line = UNTOLD.as_bytes();
    let plain = (0..=line.len()).map(|cut| line[..cut].to_vec());
    let zeroed = (0..line.len()).map(|cut| [&line[..cut], &vec![0; line.len() - cut]].concat());
    plain.chain(zeroed).collect()
}

/// What is wrong with a journal in this state, and after the next fact is recorded in it.
fn faults(book: Option<&[u8]>, tail: &[u8]) -> Vec<String> {
    let home = Home::new(Writer::Supple);
    let carbon = OLD.iter().fold(CARBON_HEAD.to_owned(), |text, line| text + line + "\n");
    home.write(&home.dirs.carbon(YEAR), &[carbon.as_bytes(), tail].concat());
    faults_in(&home, book)
}

fn faults_in(home: &Home, book: Option<&[u8]>) -> Vec<String> {
    let known = OLD.map(ToOwned::to_owned);
    if let Some(book) = book {
        home.write(&home.dirs.book(YEAR), book);
    }
    let mut faults = Vec::new();
    let seen = home.view();
    let (lost, new) = difference(&known, &seen);
    if !lost.is_empty() || new.iter().any(|line| line != UNTOLD.trim_end()) || new.len() > 1 {
        faults.push(format!("lost {lost:?}, found {new:?}"));
    }
    let at = Stamp::parse_from_rfc3339("2001-03-02T09:00:00+00:00").expect("a time");
    let draft = Draft::new(at, What::Drink { kind: DrinkKind::Water, amount: Millilitres(41) });
    let (now, wait) = (SystemTime::UNIX_EPOCH, Duration::ZERO);
    match home.store().add(&draft, now, wait) {
        Ok(stored) if stored.warning.as_ref().is_none_or(|news| news.starts_with("restored ")) => {}
        other => faults.push(format!("the next fact: {other:?}")),
    }
    let after = home.view();
    let (lost, new) = difference(&seen, &after);
    if !lost.is_empty() || new.len() != 1 || !new[0].ends_with("ml = 41 }") {
        faults.push(format!("the next fact: lost {lost:?}, found {new:?}"));
    }
    if let Err(why) = home.store().settle(today(), now, wait) {
        faults.push(format!("settling: {why:?}"));
    }
    if home.view() != after {
        faults.push(format!("settling makes {:?} of {after:?}", home.view()));
    }
    faults.extend(home.book_faults(&known, &after));
    let settled = fs::read(home.dirs.book(YEAR)).expect("a book");
    if let Err(why) = home.store().settle(today(), now, wait) {
        faults.push(format!("settling again: {why:?}"));
    }
    if fs::read(home.dirs.book(YEAR)).expect("a book") != settled {
        faults.push("settling again changes the book".to_owned());
    }
    faults
}

fn all(what: &str, books: &[Option<Vec<u8>>], tails: &[Vec<u8>], least: usize) {
    let mut found = Vec::new();
    for book in books {
        for tail in tails {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            let place = |fault| format!("{:?} and {:?}: {fault}", book.as_deref().map(text), text(tail));
            found.extend(faults(book.as_deref(), tail).into_iter().map(place));
        }
    }
    conclude(what, books.len() * tails.len(), least, &found);
}

#[test]
fn no_cut_of_the_book_loses_anything() {
    let all_tails = tails();
    let line = UNTOLD.len();
    let few = [0, 5, 40, line - 2, line - 1, line, line + 1, line + 41].map(|index| all_tails[index].clone());
    all("cut books", &books(), &few, 2_000);
}

#[test]
fn no_cut_of_the_carbon_loses_anything() {
    let (book, start) = whole();
    let few = [None, Some(book[..start].to_vec()), Some(book[..start + 20].to_vec()), Some(book.clone())];
    all("cut carbons", &few, &tails(), 500);
}

/// For control: without a carbon every state but the whole book, and that without its last line end, is a loss.
#[test]
fn cuts_find_the_losses_of_a_journal_without_a_carbon() {
    let (whole, _) = whole();
    for book in books() {
        let found = faults_in(&Home::new(Writer::Supple), book.as_deref());
        let sound = |book: &Vec<u8>| book.iter().filter(|byte| **byte != 0).count() + 1 >= whole.len();
        assert_eq!(found.is_empty(), book.as_ref().is_some_and(sound), "{book:?}: {found:#?}");
    }
}
