//! Many files, one journal: laws M1 to M7.

use std::fs;

use proptest::prelude::*;
use supple::domain::fact::Fact;
use supple::domain::journal::Journal;
use supple::shell::store::{sheet, union};

use super::{Home, berlin, ids, sorted};

fn merged(books: &[&str], copies: &[&str], carbons: &[&str]) -> Vec<Fact> {
    let files = union::Files {
        books: books.iter().map(|text| sheet::read(text, berlin)).collect(),
        copies: copies.iter().map(|text| sheet::read(text, berlin)).collect(),
        carbons: carbons.to_vec(),
    };
    sorted(union::facts(files, berlin))
}

fn line(id: &str, ml: u32) -> String {
    format!("{id} = {{ at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = {ml} }}\n")
}

fn amounts(facts: &[Fact]) -> Vec<String> {
    facts.iter().map(|fact| fact.what.to_string()).collect()
}

const A: &str = "h4k9t2xm3q";
const B: &str = "c81vq0dn5t";

#[test]
fn the_book_wins_then_the_greatest_copy_then_the_record() {
    let [one, two, three, four] = [1, 2, 3, 4].map(|ml| line(A, ml));
    assert_eq!(amounts(&merged(&[&one], &[&two, &three], &[&four])), ["water 1 ml"]);
    assert_eq!(amounts(&merged(&[], &[&two, &three], &[&four])), ["water 3 ml"]);
    assert_eq!(amounts(&merged(&[], &[&three, &two], &[&four])), ["water 3 ml"]);
    assert_eq!(amounts(&merged(&[], &[], &[&four])), ["water 4 ml"]);
}

#[test]
fn the_same_id_twice_in_a_file_is_one_fact_if_the_text_is_one_too() {
    let twice = line(A, 1) + &line(A, 1);
    assert_eq!(ids(&merged(&[&twice], &[], &[])), [A]);
    let copied = line(A, 1) + &line(A, 2);
    assert_eq!(ids(&merged(&[&copied], &[], &[&line(A, 1)])), [A, "h4k9t2xm3q#2"]);
}

#[test]
fn a_comment_strikes_what_no_file_gives() {
    let struck = format!("#{}", line(A, 1));
    assert!(merged(&[&struck], &[], &[&line(A, 1)]).is_empty());
    assert!(merged(&[], &[&struck], &[&line(A, 1)]).is_empty());
    assert_eq!(merged(&[&struck, &line(A, 1)], &[], &[&line(A, 1)]).len(), 1);
    let prose = format!("# not {A} = this\n# {A} is fine\n");
    assert_eq!(merged(&[&prose], &[], &[&line(A, 1)]).len(), 1);
}

#[test]
fn an_undo_and_the_undo_of_an_undo_do_not_depend_on_order() {
    let undo = |id: &str, hour: u32, target: &str| {
        format!("{id} = {{ at = 2026-11-22 {hour}:00:00+01:00, undo = \"{target}\" }}\n")
    };
    let lines = [line(A, 1), undo(B, 10, A), undo("m2z7w5ka0e", 11, B)];
    let standing = |order: &[usize]| {
        let text: String = order.iter().map(|i| lines[*i].as_str()).collect();
        Journal::new(merged(&[&text], &[], &[])).standing().count()
    };
    assert!([[0, 1], [1, 0]].iter().all(|order| standing(order) == 0));
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
    assert!(orders.iter().all(|order| standing(order) == 1));
}

#[test]
fn kinds_of_a_newer_version_are_kept_unless_the_record_knows_better() {
    let newer = format!("{A} = {{ at = 2026-11-22 09:12:05+01:00, mood = 3 }}\n");
    assert_eq!(amounts(&merged(&[&newer], &[], &[&newer])), ["mood (of a newer version)"]);
    assert_eq!(amounts(&merged(&[&newer], &[], &[&line(A, 4)])), ["water 4 ml"]);
}

#[test]
fn of_two_texts_of_a_newer_version_the_one_of_the_book_is_shown() {
    let of = |note: &str| {
        format!("{A} = {{ at = 2026-11-22 09:12:05+01:00, dance = \"tango\", note = \"{note}\" }}\n")
    };
    let shown = merged(&[&of("by a hand")], &[], &[&of("recorded")]);
    let notes: Vec<Option<&str>> = shown.iter().map(|fact| fact.note.as_deref()).collect();
    assert_eq!(notes, [Some("by a hand")]);
}

#[test]
fn conflict_copies_are_read_and_named() {
    let (home, facts) = Home::with(&[100]);
    let copies = ["2026 (1).toml", "2026 2.toml", "2026.sync-conflict-20261122-101010-ABC.toml"];
    for (name, ml) in copies.iter().zip(1..) {
        fs::write(home.dirs.data.join(name), home.book() + &line(&format!("hand-{ml}"), ml)).unwrap();
    }
    fs::write(home.dirs.data.join("20261.toml"), line("other", 9)).unwrap();
    fs::write(home.dirs.data.join("2026.toml~"), line("backup", 9)).unwrap();
    let loaded = home.load();
    assert_eq!(ids(&home.standing()), [facts[0].id.as_str(), "hand-1", "hand-2", "hand-3"].sorted());
    assert_eq!(loaded.problems.len(), 1);
    assert!(loaded.problems[0].starts_with("3 conflict copies are being read as well: 2026 (1).toml, "));
}

trait Sorted {
    fn sorted(self) -> Self;
}

impl<const N: usize> Sorted for [&str; N] {
    fn sorted(mut self) -> Self {
        self.sort_unstable();
        self
    }
}

/// A file of a few lines over few ids, so that they meet.
fn file() -> impl Strategy<Value = String> {
    let line = (0..5usize, 1..4u32, prop::bool::weighted(0.15)).prop_map(|(id, ml, struck)| {
        let id = [A, B, "m2z7w5ka0e", "soup-1", "b7w2k8mz4d"][id];
        format!("{}{}", if struck { "# " } else { "" }, line(id, ml))
    });
    prop::collection::vec(line, 0..6).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn the_order_and_repetition_of_copies_change_nothing(
        book in file(), carbon in file(), copies in prop::collection::vec(file(), 0..4), turn in 0..4usize
    ) {
        let mut other: Vec<&str> = copies.iter().map(String::as_str).collect();
        let facts = merged(&[&book], &other, &[&carbon]);
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        other.extend(copies.first().map(String::as_str));
        prop_assert_eq!(&merged(&[&book], &other, &[&carbon, &carbon]), &facts);
        let mut names = ids(&facts);
        names.dedup();
        prop_assert_eq!(names.len(), facts.len());
    }

    #[test]
    fn merging_adds_up(one in file(), two in file()) {
        let both = merged(&[], &[&one, &two], &[]);
        let (first, second) = (merged(&[], &[&one], &[]), merged(&[], &[&two], &[]));
        for fact in first.iter().chain(&second) {
            prop_assert!(ids(&both).contains(&fact.id.as_str()));
        }
        for fact in &both {
            prop_assert!(first.contains(fact) || second.contains(fact));
        }
    }
}
