//! Backups: one a day without being asked, dated copies and one file of everything on demand.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use chrono::NaiveDate;
use proptest::prelude::*;
use supple::app::event::Stored;
use supple::domain::fact::{Draft, What};
use supple::shell::store::archive::{Dated, Year, archive, outdated};
use supple::shell::store::{Followed, mend, sheet};

use super::{Home, at, berlin, cramp, drunk, ids, water};

fn noon(day: &str) -> SystemTime {
    at(&format!("{day} 12:00:00+01:00")).into()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

impl Home {
    fn add_on(&self, day: &str, ml: u32) -> Stored {
        let draft = drunk(&format!("{day} 11:00:00+01:00"), ml);
        self.store.add(&draft, noon(day), Duration::from_secs(60)).unwrap()
    }

    fn copies(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dirs.state.join("backup")).into_iter().flatten();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn out(&self) -> PathBuf {
        self.root.path().join("all.toml")
    }
}

#[test]
fn the_first_fact_of_a_day_makes_a_copy_and_the_others_none() {
    let home = Home::new();
    home.add_on("2026-11-22", 100);
    assert_eq!(home.copies(), ["2026-2026-11-22.toml"]);
    let copy = home.dirs.state.join("backup/2026-2026-11-22.toml");
    let text = fs::read_to_string(&copy).unwrap();
    assert_eq!(text, home.book());
    home.add_on("2026-11-22", 200);
    assert_eq!((home.copies().len(), fs::read_to_string(&copy).unwrap()), (1, text));
    home.add_on("2026-11-23", 300);
    assert_eq!(home.copies(), ["2026-2026-11-22.toml", "2026-2026-11-23.toml"]);
    #[cfg(unix)]
    {
        let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&copy), mode(&home.dirs.state.join("backup"))), (0o600, 0o700));
    }
}

#[test]
fn the_last_days_of_a_year_are_copied_in_the_next() {
    let home = Home::new();
    home.add_on("2026-12-31", 100);
    home.save(home.book() + "# words\n");
    home.add_on("2027-01-01", 200);
    home.add_on("2027-01-02", 300);
    let copies =
        ["2026-2026-12-31.toml", "2026-2027-01-01.toml", "2027-2027-01-01.toml", "2027-2027-01-02.toml"];
    assert_eq!(home.copies(), copies);
}

#[test]
fn a_backup_that_fails_is_told_once_and_the_fact_is_recorded() {
    let home = Home::new();
    fs::create_dir_all(&home.dirs.state).unwrap();
    fs::write(home.dirs.state.join("backup"), "in the way").unwrap();
    let warning = home.add_on("2026-11-22", 100).warning.unwrap();
    assert!(warning.starts_with("recorded, but there is no backup of today in "), "{warning}");
    assert_eq!(home.add_on("2026-11-22", 200).warning, None);
    assert_eq!(home.standing().len(), 2);
}

#[test]
fn of_many_copies_thirteen_are_kept() {
    let all: Vec<Dated> = (0..365)
        .map(|days| Dated { year: 2026, day: day("2026-01-01") + chrono::Days::new(days), number: 1 })
        .collect();
    let kept = |today: &str| {
        let old = outdated(all.clone(), day(today));
        all.iter().filter(|copy| !old.contains(copy)).map(|copy| copy.name()).collect::<Vec<_>>()
    };
    let months = ["07-31", "08-31", "09-30", "10-31", "11-30"].map(|day| format!("2026-2026-{day}.toml"));
    let days: Vec<String> = (25..=31).map(|day| format!("2026-2026-12-{day}.toml")).collect();
    assert_eq!(kept("2026-12-31"), [&months[..], &days[..]].concat());
    assert_eq!(kept("2030-01-01"), days);
    assert!(outdated(all[..7].to_vec(), day("2026-01-07")).is_empty());
}

#[test]
fn rotation_touches_nothing_else() {
    let home = Home::new();
    home.add_on("2026-01-01", 100);
    let dir = home.dirs.state.join("backup");
    for name in ["2025-2025-01-01.toml", "2026-mine.toml", "2026-2026-01-01 (1).toml", "notes"] {
        fs::write(dir.join(name), name).unwrap();
    }
    for number in 2..20 {
        home.add_on(&format!("2026-01-{number:02}"), number);
    }
    assert_eq!(home.copies().len(), 4 + 7);
}

#[test]
fn copies_on_demand_never_write_over_one_of_the_same_day() {
    let home = Home::new();
    assert!(home.store.backup(noon("2026-11-22")).unwrap().is_empty());
    home.add_on("2024-05-01", 50);
    home.add_on("2026-11-22", 100);
    let copies = home.store.backup(noon("2026-11-22")).unwrap();
    assert_eq!(copies.iter().map(|copy| copy.new).collect::<Vec<_>>(), [false, false]);
    home.add_on("2026-11-22", 200);
    let copies = home.store.backup(noon("2026-11-22")).unwrap();
    assert!(copies[1].new && copies[1].path.ends_with("2026-2026-11-22-2.toml"), "{copies:?}");
    assert_eq!(fs::read_to_string(&copies[1].path).unwrap(), home.book());
    assert_eq!(home.copies(), ["2024-2024-05-01.toml", "2026-2026-11-22-2.toml", "2026-2026-11-22.toml"]);
}

#[test]
fn one_file_holds_everything_and_brings_it_back() {
    let (home, facts) = Home::with(&[100, 200]);
    home.add(&drunk("2024-05-01 10:00:00+02:00", 300));
    home.add(&cramp("woke me"));
    home.add(&Draft::new(at("2026-11-22 10:00:00+01:00"), What::Undo(facts[0].id.clone())));
    let struck = format!("{} = ", facts[1].id);
    let hand = "# soup counts\ttoo\nsoup-1 = { at = 2026-11-22 13:15:00+01:00, drink = \"soup\", ml = 300 }\n\
                soup-1 = { at = 2026-11-22 14:15:00+01:00, drink = \"soup\", ml = 200 }\nhalf = { at\n";
    home.save(home.book().replace(&struck, &format!("# {struck}")) + hand);
    fs::write(
        home.dirs.data.join("2026 (1).toml"),
        "copy-1 = { at = 2026-11-22 14:15:00Z, break = \"taken\" }",
    )
    .unwrap();
    let lost = home.add(&water(250)).fact;
    home.save(
        home.book().lines().filter(|line| !line.starts_with(lost.id.as_str())).collect::<Vec<_>>().join("\n"),
    );
    let whole = home.store.backup_to(&home.out()).unwrap();
    let text = fs::read_to_string(home.out()).unwrap();
    assert_eq!((whole.facts, whole.odd), (8, 1));
    assert_eq!(whole.text, text);
    let table: toml::Table = text.parse().unwrap();
    assert_eq!(table["schema"].as_integer(), Some(1));
    assert!(
        text.contains("# soup counts\ttoo\nsoup-1 = ") && text.contains("\n# cannot be read: half = { at\n")
    );
    assert!(text.find("copy-1 = ") > text.find("soup-1 = "), "behind the lines of its year: {text}");
    assert!(mend::BOOK_HEAD.lines().filter(|line| line.starts_with('#')).all(|line| !text.contains(line)));
    let other = Home::new();
    other.store.merge(&[home.out()], Duration::ZERO).unwrap();
    fs::remove_file(home.dirs.data.join("2026 (1).toml")).unwrap();
    assert_eq!(ids(&other.standing()).len(), ids(&home.standing()).len() + 1, "the copy is in it");
    assert_eq!(
        fs::read_to_string(other.dirs.book(2024)).unwrap(),
        fs::read_to_string(home.dirs.book(2024)).unwrap()
    );
    let why = home.store.backup_to(&home.out()).unwrap_err().reason;
    assert!(why.contains("is there already"), "{why}");
    assert_eq!(fs::read_to_string(home.out()).unwrap(), text);
    let why = home.store.backup_to(&home.dirs.data.join("2026-all.toml")).unwrap_err().reason;
    assert!(why.contains("would be read as a part of the journal"), "{why}");
    let beside = home.root.path().join("2026-all.toml");
    assert!(home.store.backup_to(&beside).is_ok(), "elsewhere it is no part of the journal");
    assert!(home.store.backup_to(&home.dirs.data.join("all.txt")).is_ok(), "nor by that name");
    let why = home.store.backup_to(&home.root.path().join("nowhere/all.toml")).unwrap_err().reason;
    assert!(why.starts_with("not written: ") && !why.contains("is there already"), "{why}");
}

#[test]
fn a_reformatted_book_is_backed_up_as_lines() {
    let book = "# words\n[log.h4k9t2xm3q]\nat = 2026-11-22T09:12:05+01:00\ndrink = \"water\"\nml = 7\n";
    let year = Year { year: 2026, book: book.to_owned(), ..Year::default() };
    let whole = archive(&[year], berlin);
    let line = "h4k9t2xm3q = { at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = 7 }";
    assert!(whole.text.ends_with(&format!("[log]\n# words\n{line}\n")), "{}", whole.text);
}

fn piece() -> impl Strategy<Value = String> {
    let line = (0..4usize, 1..4u32).prop_map(|(id, ml)| {
        let id = ["h4k9t2xm3q", "c81vq0dn5t", "soup-1", "\"a b\""][id];
        format!("{id} = {{ at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = {ml} }}")
    });
    prop_oneof![
        6 => line.clone(),
        1 => line.prop_map(|line| format!("# {line}")),
        1 => Just("[other]".to_owned()),
        1 => Just("x = [".to_owned()),
        2 => ".{0,20}",
    ]
}

proptest! {
    #[test]
    fn an_archive_is_sound_toml_and_gives_what_the_book_gives(pieces in prop::collection::vec(piece(), 0..8)) {
        let book = mend::BOOK_HEAD.to_owned() + &pieces.join("\n");
        let year = Year { year: 2026, book: book.clone(), ..Year::default() };
        let whole = archive(&[year], berlin);
        prop_assert!(whole.text.parse::<toml::Table>().is_ok(), "{}", whole.text);
        let entries = |text: &str| {
            let sheet = sheet::read(text, berlin);
            let mut facts: Vec<_> = sheet.entries.into_iter().map(|entry| entry.fact).collect();
            facts.sort_by(|a, b| a.id.cmp(&b.id));
            facts
        };
        prop_assert_eq!(entries(&whole.text), entries(&book));
        prop_assert_eq!(entries(&whole.text).len(), whole.facts);
        prop_assert!(sheet::read(&whole.text, berlin).odd.is_empty());
    }
}

#[test]
fn a_book_is_brought_back_from_its_newest_copy_that_can_be_read() {
    let home = Home::new();
    let followed = Followed::new(home.store.clone());
    let restore = || followed.restore_newest("2026.toml", day("2026-11-24"), Duration::from_secs(5));
    assert_eq!(restore().unwrap_err(), "there is no backup of 2026.toml in which every line can be read");
    home.add_on("2025-11-20", 50);
    let lost = home.add_on("2026-11-22", 100).fact;
    home.add_on("2026-11-23", 200);
    let dir = home.dirs.state.join("backup");
    let good = dir.join("2026-2026-11-23.toml");
    fs::write(dir.join("2026-2026-11-24.toml"), "half = { at\n").unwrap();
    assert_eq!(restore().unwrap(), format!("{} has nothing that is not here", good.display()));
    home.store.forget(lost.id.as_str(), Duration::ZERO).unwrap();
    assert!(fs::read_dir(&dir).is_ok());
    let line = format!("{} = {{ at = 2026-11-22 11:00:00+01:00, drink = \"water\", ml = 100 }}\n", lost.id);
    fs::write(&good, format!("{}{line}", mend::BOOK_HEAD)).unwrap();
    assert_eq!(restore().unwrap(), format!("1 fact came back from {}", good.display()));
    assert!(home.standing().iter().any(|fact| fact.what == lost.what));
}

#[test]
fn a_follower_reads_days_and_knows_whether_there_are_earlier_years() {
    let home = Home::new();
    home.add_on("2026-11-22", 100);
    let mut followed = Followed::new(home.store.clone());
    assert!(followed.begins_in(2026) && !followed.begins_in(2027));
    let loaded = followed.load_days(&(day("2026-11-20")..=day("2026-11-22")));
    assert_eq!(loaded.journal.standing().count(), 1);
    assert!(!followed.is_changed());
    home.add_on("2025-11-22", 200);
    assert!(!followed.begins_in(2026), "a year before has a book now");
}

#[test]
fn a_fact_that_others_wrote_before_an_undo_is_still_to_be_read() {
    let home = Home::new();
    let drink = home.add_on("2026-11-22", 100).fact;
    let mut followed = Followed::new(home.store.clone());
    let _ = followed.load(day("2026-11-22"));
    let undo = |followed: &mut Followed| {
        let draft = Draft::new(at("2026-11-22 12:00:00+01:00"), What::Undo(drink.id.clone()));
        followed.add(&draft, noon("2026-11-22"), Duration::from_secs(5)).unwrap();
        followed.is_changed()
    };
    assert!(!undo(&mut followed), "its own undo is no news");
    home.add_on("2026-11-22", 300);
    assert!(undo(&mut followed));
}
