//! Merging, restoring and tidying: what comes in, and that nothing else happens.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDate;
use proptest::prelude::*;
use supple::domain::fact::{Draft, Fact, Id, What};
use supple::domain::journal::Journal;
use supple::shell::store::fold::{Own, Strikes, incoming, name};
use supple::shell::store::merge::{Brought, Unmerged};
use supple::shell::store::{mend, sheet, union};

use super::{Home, at, berlin, drunk, epoch, ids, sorted, water};

const A: &str = "h4k9t2xm3q";
const B: &str = "c81vq0dn5t";
const NAMES: [&str; 5] = [A, B, "m2z7w5ka0e", "soup-1", "b7w2k8mz4d"];

fn line(id: &str, ml: u32) -> String {
    format!("{id} = {{ at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = {ml} }}\n")
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

impl Home {
    fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.root.path().join(name);
        fs::write(&path, text).unwrap();
        path
    }

    fn merge(&self, text: &str) -> Result<Brought, Unmerged> {
        self.store.merge(&[self.file("other.toml", text)], Duration::ZERO)
    }

    fn restore(&self, text: &str) -> Brought {
        self.store.restore(self.file("other.toml", text), today(), Duration::ZERO).unwrap()
    }

    fn undo_restore(&self) -> Option<usize> {
        let at = at("2026-11-22 12:00:00+01:00");
        self.store.undo_restore(today(), at, epoch(), Duration::ZERO).unwrap()
    }

    fn copy(&self, name: &str, text: &str) -> PathBuf {
        let path = self.dirs.data.join(name);
        fs::write(&path, text).unwrap();
        path
    }
}

#[test]
fn lines_come_in_byte_for_byte_and_what_is_known_stays() {
    let (home, facts) = Home::with(&[100]);
    let own = facts[0].id.as_str();
    let before = home.book();
    let other = format!(
        "# Habit log.\nschema = 1\n[log]\n{}{}soup-1 =  {{at = 2026-11-22 13:15:00Z, drink = \"soup\", ml=300, spoon = \"x\"}} # good\n",
        line(own, 999),
        line(A, 1)
    );
    let brought = home.merge(&other).unwrap();
    assert_eq!(brought.facts.iter().map(Id::as_str).collect::<Vec<_>>(), [A, "soup-1"]);
    let added = "soup-1 =  {at = 2026-11-22 13:15:00Z, drink = \"soup\", ml=300, spoon = \"x\"} # good\n";
    assert_eq!(home.book(), before + &line(A, 1) + added);
    let (book, changed) = (home.book(), fs::metadata(home.book_path()).unwrap().modified().unwrap());
    assert_eq!(home.merge(&other).unwrap(), Brought::default());
    assert_eq!(home.book(), book);
    assert_eq!(fs::metadata(home.book_path()).unwrap().modified().unwrap(), changed);
    assert_eq!(ids(&home.standing()).len(), 3);
}

#[test]
fn two_journals_merged_both_ways_know_the_same() {
    let (one, _) = Home::with(&[100, 200]);
    let (two, _) = Home::with(&[300]);
    let undone = two.add(&water(400)).fact;
    two.add(&Draft::new(at("2026-11-22 10:00:00+01:00"), What::Undo(undone.id.clone())));
    let (first, second) = (one.book(), two.book());
    assert_eq!(one.merge(&second).unwrap().facts.len(), 3);
    assert_eq!(two.merge(&first).unwrap().facts.len(), 2);
    assert_eq!(one.standing(), two.standing());
    assert_eq!(one.standing().len(), 3);
}

#[test]
fn each_line_goes_to_the_year_of_what_it_is_about() {
    let home = Home::new();
    let old = format!("{A} = {{ at = 2024-05-01 10:00:00+02:00, drink = \"tea\", ml = 5 }}\n");
    let undo = format!("{B} = {{ at = 2026-11-22 10:00:00+01:00, undo = \"{A}\" }}\n");
    let struck = "# m2z7w5ka0e = { at = 2025-01-01 10:00:00+01:00, break = \"taken\" }\n";
    let brought = home.merge(&(undo.clone() + struck + &old)).unwrap();
    assert_eq!((brought.facts.len(), brought.strikes), (2, 1));
    let book = |year: i32| fs::read_to_string(home.dirs.book(year)).unwrap();
    assert_eq!(book(2024), mend::BOOK_HEAD.to_owned() + &undo + &old);
    assert_eq!(book(2025), mend::BOOK_HEAD.to_owned() + struck);
    assert!(!home.book_path().exists());
}

#[test]
fn what_was_struck_here_stays_struck() {
    let (home, facts) = Home::with(&[100]);
    let line_of_fact = home.book().lines().last().unwrap().to_owned() + "\n";
    home.save(home.book().replace(&line_of_fact, &format!("# {line_of_fact}")));
    assert_eq!(home.merge(&line_of_fact).unwrap(), Brought::default());
    assert!(home.standing().is_empty());
    assert!(home.load().journal.get(&facts[0].id).is_none());
}

#[test]
fn a_reformatted_file_is_taken_in_as_lines() {
    let home = Home::new();
    let text = format!("[log.{A}]\nat = 2026-11-22T09:12:05+01:00\ndrink = \"water\"\nml = 7\n");
    assert_eq!(home.merge(&text).unwrap().facts.len(), 1);
    assert_eq!(home.book(), mend::BOOK_HEAD.to_owned() + &line(A, 7));
}

#[test]
fn what_is_no_journal_is_refused_with_its_first_odd_line() {
    let home = Home::new();
    let Err(Unmerged::Data(why)) = home.merge("[movement]\ninterval = \"1h\"\n") else { panic!("taken") };
    assert!(
        why.starts_with("not merged: ") && why.contains("is not a journal: line 1 cannot be read"),
        "{why}"
    );
    assert!(why.ends_with(": [movement]") && why.lines().count() == 1, "{why}");
    assert!(matches!(home.merge("schema = 2\n"), Err(Unmerged::Data(_))));
    let absent = home.store.merge(&[home.root.path().join("none.toml")], Duration::ZERO);
    assert!(matches!(absent, Err(Unmerged::Failed(why)) if why.contains("there is no file")));
    assert!(!home.dirs.data.exists(), "nothing was made");
    let brought = home.merge(&(line(A, 1) + "half = { at\n")).unwrap();
    assert_eq!((brought.facts.len(), brought.problems.len()), (1, 1));
    assert!(brought.problems[0].contains("line 2 cannot be read"), "{:?}", brought.problems);
}

#[test]
fn a_merge_that_was_cut_is_finished_by_the_next() {
    let home = Home::new();
    let other = line(A, 1) + &line(B, 2);
    home.merge(&other).unwrap();
    let whole = home.book();
    for end in whole.len() - line(B, 2).len() + 1..whole.len() {
        home.save(&whole[..end]);
        home.merge(&other).unwrap();
        assert_eq!(home.book().trim_end(), whole.trim_end(), "cut at {end}");
    }
}

#[test]
fn a_restore_is_taken_back_in_one_go() {
    let (home, _) = Home::with(&[100]);
    let other = line(A, 1)
        + &line("soup-1", 2)
        + "c81vq0dn5t = { at = 2024-01-02 08:00:00Z, drink = \"tea\", ml = 9 }\n";
    assert_eq!(home.undo_restore(), None);
    assert_eq!(home.restore(&other).facts.len(), 3);
    assert_eq!(home.standing().len(), 3);
    assert_eq!(home.undo_restore(), Some(3));
    assert_eq!(home.standing().len(), 1);
    assert!(fs::read_to_string(home.dirs.book(2024)).unwrap().contains("undo = \"c81vq0dn5t\""));
    assert_eq!((home.book().matches("undo").count(), home.carbon().matches("undo").count()), (2, 2));
    assert_eq!(home.undo_restore(), None);
    assert_eq!(home.restore(&other), Brought::default());
}

#[test]
fn a_restore_is_taken_back_only_while_it_is_the_newest() {
    let home = Home::new();
    home.restore(&line(A, 1));
    let later = home.add(&water(250)).fact;
    assert_eq!(home.undo_restore(), None);
    home.add(&Draft::new(at("2026-11-22 10:00:00+01:00"), What::Undo(later.id)));
    assert_eq!(home.undo_restore(), Some(1));
    assert!(home.standing().is_empty());
}

#[test]
fn restored_undo_lines_are_taken_back_as_well() {
    let (home, facts) = Home::with(&[100]);
    let undo = format!("{B} = {{ at = 2026-11-22 10:00:00+01:00, undo = \"{}\" }}\n", facts[0].id);
    home.restore(&undo);
    assert!(home.standing().is_empty());
    assert_eq!(home.undo_restore(), Some(1));
    assert_eq!(home.standing(), facts);
}

#[test]
fn tidying_folds_copies_in_and_moves_them() {
    let (home, _) = Home::with(&[100]);
    assert_eq!(home.store.tidy(Duration::ZERO).unwrap().moved, Vec::<PathBuf>::new());
    let texts = [home.book() + &line(A, 1), home.book() + &line("soup-1", 2) + "# words\n"];
    let names = ["2026 (1).toml", "2026.sync-conflict-20261122-101010-ABC.toml"];
    let copies: Vec<PathBuf> = names.iter().zip(&texts).map(|(name, text)| home.copy(name, text)).collect();
    let notes = home.copy("2026-notes.toml", "remember the milk\n");
    assert!(home.load().problems.iter().any(|problem| problem.contains("`supple tidy`")));
    let before = home.standing();
    let tidied = home.store.tidy(Duration::ZERO).unwrap();
    assert_eq!((tidied.brought.facts.len(), tidied.moved.len()), (2, 2));
    assert_eq!(home.standing(), before);
    assert!(notes.exists() && copies.iter().all(|copy| !copy.exists()));
    assert!(tidied.brought.problems[0].contains("2026-notes.toml is not a journal"));
    let kept: Vec<String> = tidied.moved.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_eq!(kept, texts);
    home.copy(names[0], &texts[0]);
    let again = home.store.tidy(Duration::ZERO).unwrap();
    assert_eq!(again.brought.facts.len(), 0);
    assert!(again.moved[0].ends_with("tidied/2026 (1)-2.toml"), "{:?}", again.moved);
}

#[test]
fn tidying_brings_a_struck_line_back_only_if_a_copy_shows_it() {
    let (home, _) = Home::with(&[100]);
    home.save(home.book() + &format!("# {}", line(A, 1)));
    home.copy("2026 2.toml", &(line(A, 1) + &format!("# {}", line(B, 1))));
    let before = home.standing();
    assert_eq!(before.len(), 2);
    let tidied = home.store.tidy(Duration::ZERO).unwrap();
    assert_eq!((tidied.brought.facts.len(), tidied.brought.strikes), (1, 1));
    assert_eq!(home.standing(), before);
}

#[test]
fn a_copy_without_a_line_is_moved_and_nothing_is_told_of_it() {
    let (home, _) = Home::with(&[100]);
    home.copy("2026 2.toml", "");
    let tidied = home.store.tidy(Duration::ZERO).unwrap();
    assert_eq!((tidied.moved.len(), tidied.brought.problems), (1, Vec::new()));
}

#[test]
fn a_line_that_cannot_be_read_is_told_of_when_its_copy_is_tidied() {
    let (home, _) = Home::with(&[100]);
    home.copy("2026 2.toml", &(line(A, 1) + "half = { at\n"));
    home.copy("2026 3.toml", &line(B, 1));
    let tidied = home.store.tidy(Duration::ZERO).unwrap();
    assert_eq!(tidied.brought.facts.len(), 2);
    assert_eq!(
        tidied.brought.problems,
        ["2026 2.toml: lines that cannot be read (1) stay in the tidied copy"]
    );
}

/// A file as the program, hands and other versions leave them; `twice` lets a name stand on two lines.
fn file(twice: bool) -> impl Strategy<Value = String> {
    let line = (0..NAMES.len(), 0..NAMES.len(), 1..4u32, 0..10u32).prop_map(|(id, target, ml, form)| {
        let (id, target) = (NAMES[id], NAMES[target]);
        let text = match form {
            0 | 1 => format!("{id} = {{ at = 2026-11-22 1{ml}:00:00+01:00, undo = \"{target}\" }}\n"),
            2 => format!(
                "{id} = {{ at = 2026-11-22 10:00:00Z, drink = \"tea\", ml = {ml}, instead = \"{target}\" }}\n"
            ),
            3 => format!("# {}", line(id, ml)),
            4 => format!("{} # mine", line(id, ml).trim_end()) + "\n",
            5 => "# words of a person\n\n".to_owned(),
            _ => line(id, ml),
        };
        (if form == 3 { "" } else { id }, text)
    });
    prop::collection::vec(line, 0..7).prop_map(move |lines| {
        let mut seen = BTreeSet::new();
        let kept = lines.into_iter().filter(|(id, _)| twice || id.is_empty() || seen.insert(*id));
        kept.map(|(_, text)| text).collect()
    })
}

/// A journal of one book after a merge.
fn merged(book: &str, others: &[&str], strikes: Strikes) -> String {
    let found = incoming(&[Own { year: 2026, text: book }], others, strikes, berlin);
    let lines: Vec<&str> = found.iter().map(|line| line.line.as_str()).collect();
    if lines.is_empty() {
        return book.to_owned();
    }
    book.to_owned() + &String::from_utf8(mend::patch(book.as_bytes(), &lines)).unwrap()
}

/// The names a file gives or strikes.
fn known(text: &str) -> BTreeSet<String> {
    let sheet = sheet::read(text, berlin);
    let given = sheet.entries.iter().map(|entry| name(&entry.fact.id));
    given.chain(sheet.struck.iter().copied()).map(str::to_owned).collect()
}

/// The facts a file gives, the second line of a name as one of its own.
fn given(text: &str) -> BTreeSet<String> {
    sheet::read(text, berlin).entries.iter().map(|entry| entry.fact.id.to_string()).collect()
}

fn shown(book: &str, copies: &[&str], carbon: &str) -> Vec<Fact> {
    let files = union::Files {
        books: vec![sheet::read(book, berlin)],
        copies: copies.iter().map(|text| sheet::read(text, berlin)).collect(),
        carbons: vec![carbon],
    };
    sorted(union::facts(files, berlin))
}

proptest! {
    #[test]
    fn merging_knows_the_same_in_every_order(one in file(true), two in file(true), three in file(true)) {
        let all: BTreeSet<String> = [&one, &two, &three].into_iter().flat_map(|text| known(text)).collect();
        let merge = |book: &str, others: &[&str]| merged(book, others, Strikes::Hold);
        let orders = [
            merge(&one, &[&two, &three]),
            merge(&three, &[&two, &one, &two]),
            merge(&merge(&two, &[&one]), &[&three]),
            merge(&two, &[&merge(&one, &[&three])]),
            merge("", &[&three, &one, &two]),
        ];
        let struck = [&one, &two, &three].into_iter().any(|text| !sheet::read(text, berlin).struck.is_empty());
        for text in &orders {
            prop_assert_eq!(&known(text), &all);
            for again in [&one, &two, &three, text] {
                let again = merge(text, &[again]);
                prop_assert_eq!(&known(&again), &all);
                prop_assert!(struck || again == *text, "{}", again);
            }
        }
        prop_assert!(struck || orders.iter().all(|text| given(text) == given(&orders[0])));
        let once = merge(&one, &[&two]);
        prop_assert_eq!(merge(&once, &[&two, &once]), once);
    }

    #[test]
    fn merging_only_appends_lines_as_they_stand(book in file(true), other in file(true)) {
        let both = merged(&book, &[&other], Strikes::Hold);
        let added = both.strip_prefix(&book).unwrap();
        let lines: BTreeSet<&str> = other.lines().map(str::trim).chain(mend::BOOK_HEAD.lines()).collect();
        prop_assert!(added.lines().all(|line| lines.contains(line)), "{}", added);
    }

    #[test]
    fn merging_adds_and_takes_nothing(book in file(false), other in file(false)) {
        let both = merged(&book, &[&other], Strikes::Hold);
        let texts = |text: &str| sheet::read(text, berlin).entries.iter().map(|entry| entry.text.to_owned()).collect::<BTreeSet<_>>();
        prop_assert!(texts(&both).is_superset(&texts(&book)));
        let named = known(&book);
        let sheet = sheet::read(&other, berlin);
        for entry in sheet.entries.iter().filter(|entry| !named.contains(name(&entry.fact.id))) {
            prop_assert!(texts(&both).contains(entry.text));
        }
    }

    #[test]
    fn tidying_changes_nothing_that_is_shown(
        book in file(false), copies in prop::collection::vec(file(false), 0..4), carbon in file(false)
    ) {
        let copies: Vec<&str> = copies.iter().map(String::as_str).collect();
        let tidied = merged(&book, &copies, Strikes::Yield);
        let (before, after) = (shown(&book, &copies, &carbon), shown(&tidied, &[], &carbon));
        prop_assert_eq!(&after, &before);
        let standing = |facts: &[Fact]| Journal::new(facts.to_vec()).standing().cloned().collect::<Vec<_>>();
        prop_assert_eq!(standing(&after), standing(&before));
    }
}

#[test]
fn a_line_changed_by_hand_elsewhere_does_not_count_twice() {
    let (home, facts) = Home::with(&[100]);
    home.merge(&home.book().replace("ml = 100", "ml = 150")).unwrap();
    assert_eq!(home.standing(), facts);
    let day = drunk("2026-11-22 09:12:05+01:00", 100);
    assert_eq!(home.standing()[0].what, day.what);
}

#[test]
fn what_a_hand_struck_stays_out_though_this_device_never_recorded_it() {
    let home = Home::new();
    home.merge(&line(A, 1)).unwrap();
    home.save(home.book().replace(&line(A, 1), &format!("# {}", line(A, 1))));
    assert_eq!(home.merge(&line(A, 1)).unwrap(), Brought::default());
    assert_eq!(home.standing(), []);
}

#[test]
fn a_strike_comes_in_once_and_only_for_what_nobody_gives() {
    let struck = |ml: u32| format!("# {}", line(A, ml));
    let home = Home::new();
    let two = [struck(1) + &struck(2), struck(2) + &struck(1)];
    for text in &two {
        let other = Home::new();
        assert_eq!(other.merge(text).unwrap().strikes, 1);
        assert_eq!(other.book(), mend::BOOK_HEAD.to_owned() + &struck(2), "the same in every order");
    }
    home.merge(&two[0]).unwrap();
    assert_eq!(home.merge(&two[1]).unwrap(), Brought::default(), "it is struck here already");
    let (given, _) = Home::with(&[100]);
    let brought = given.merge(&(struck(1) + &line(A, 1) + &struck(1))).unwrap();
    assert_eq!((brought.facts.len(), brought.strikes), (1, 0), "a file that gives it strikes nothing");
    let brought = given.merge(&format!("# {} = {{ at = 2026-11-22 }}\n", given.standing()[0].id)).unwrap();
    assert_eq!(brought, Brought::default(), "what is given here is not struck from elsewhere");
}

#[test]
fn of_two_texts_for_one_name_the_one_that_is_understood_comes_in() {
    let newer = format!("{A} = {{ at = 2026-11-22 09:12:05+01:00, mood = 3 }}\n");
    for texts in [[newer.clone(), line(A, 1)], [line(A, 1), newer]] {
        let home = Home::new();
        let files = [home.file("one.toml", &texts[0]), home.file("two.toml", &texts[1])];
        assert_eq!(home.store.merge(&files, Duration::ZERO).unwrap().facts.len(), 1);
        assert_eq!(home.book(), mend::BOOK_HEAD.to_owned() + &line(A, 1));
    }
}

#[test]
fn only_the_number_of_a_copied_line_is_no_part_of_its_name() {
    let of = |id: &str| name(&Id::new(id)).to_owned();
    assert_eq!(["soup#2", "soup#12"].map(of), ["soup", "soup"]);
    assert_eq!(["soup", "soup#1", "soup#x", "soup#"].map(of), ["soup", "soup#1", "soup#x", "soup#"]);
}

#[test]
fn an_entry_of_several_lines_comes_in_as_one() {
    let home = Home::new();
    let text = "soup-1 = { at = 2026-11-22 03:15:00+01:00, cramp = \"left calf\", relief = [\n  \"stretch 1\",\n] }\n";
    assert_eq!(home.merge(text).unwrap().facts.len(), 1);
    let book = home.book();
    let lines: Vec<&str> = book.strip_prefix(mend::BOOK_HEAD).unwrap().lines().collect();
    assert_eq!(
        lines,
        ["soup-1 = { at = 2026-11-22 03:15:00+01:00, cramp = \"left calf\", relief = [\"stretch 1\"] }"]
    );
}
