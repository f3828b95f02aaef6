//! Reading a part fast comes to the same as reading all.

use std::fs;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use supple::app::event::Loaded;
use supple::domain::demo;
use supple::domain::fact::{Fact, Id, What};
use supple::domain::journal::Journal;
use supple::shell::store::line::{self, Line};
use supple::shell::store::mend::{BOOK_HEAD, CARBON_HEAD};
use supple::shell::store::quick::{Quick, day_number};
use supple::shell::store::view;

use super::damage::{Blow, blow, strike};
use super::{Home, at, berlin, drunk};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

/// Lines of some days around the first one asked for, as the program writes them, and one of a hand.
fn lines() -> Vec<String> {
    let facts = demo::facts(at("2026-11-22 18:00:00+01:00"), 1)
        .filter(|fact| fact.at > at("2026-11-18 12:00:00+01:00"));
    let mut lines: Vec<String> = facts.map(|fact| line::write(&fact) + "\n").collect();
    let target = lines[10][..10].to_owned();
    lines.push(format!("j8c5f1qd6b = {{ at = 2026-11-22 17:00:00+01:00, undo = \"{target}\" }}\n"));
    lines.push("soup-1 = { at = 2026-11-20 13:15:00, drink = \"soup\", ml = 300 }\n".to_owned());
    lines
}

/// What both readings must agree on: the standing facts from the first day on, the newest cramp, what is undone next,
/// and the problems.
fn gist(loaded: &Loaded, since: NaiveDate) -> (Vec<Fact>, Option<Fact>, Option<Fact>, Vec<String>) {
    let journal = &loaded.journal;
    let standing = journal.standing().filter(|fact| fact.at.date_naive() >= since).cloned().collect();
    let cramp = journal.standing().rfind(|fact| matches!(fact.what, What::Cramp(_))).cloned();
    (standing, cramp, journal.last_undoable().cloned(), loaded.problems.clone())
}

/// Another day for a line, so that files disagree on whether it matters.
fn moved(text: &[u8], from: &str, to: &str) -> Vec<u8> {
    String::from_utf8_lossy(text).replacen(from, to, 1).into_bytes()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_part_is_read_as_the_whole_is(
        book in prop::collection::vec(blow(), 0..5),
        carbon in prop::collection::vec(blow(), 0..2),
        copy in prop::option::of(prop::collection::vec(blow(), 0..6)),
        moves in 0..4_u8,
        after in 0..6_u64,
    ) {
        let (whole_carbon, copy_less) = (carbon.is_empty(), copy.is_none());
        let home = Home::new();
        fs::create_dir_all(&home.dirs.data).unwrap();
        fs::create_dir_all(&home.dirs.state).unwrap();
        let hit = |head: &str, blows: &[Blow]| blows.iter().fold((head.to_owned() + &lines().concat()).into_bytes(), strike);
        let (mut book, mut carbon) = (hit(BOOK_HEAD, &book), hit(CARBON_HEAD, &carbon));
        if moves & 1 == 1 {
            book = moved(&book, "at = 2026-11-19", "at = 2026-11-22");
        }
        if moves & 2 == 2 {
            carbon = moved(&carbon, "at = 2026-11-20", "at = 2026-11-18");
        }
        fs::write(home.dirs.book(2026), book).unwrap();
        fs::write(home.dirs.carbon(2026), carbon).unwrap();
        if let Some(blows) = copy {
            fs::write(home.dirs.data.join("2026 (1).toml"), hit(BOOK_HEAD, &blows)).unwrap();
        }
        let since = day("2026-11-18") + Days::new(after);
        // Only what this device recorded has an order that says what came last.
        let ordered = whole_carbon && copy_less;
        let part = view::load_since(&home.dirs, &[2026], since, berlin);
        let whole = view::load(&home.dirs, &[2026], berlin);
        let (mut some, mut all) = (gist(&part, since), gist(&whole, since));
        if !ordered {
            (some.2, all.2) = (None, None);
        }
        prop_assert!(some == all);
    }

    #[test]
    fn a_line_read_fast_reads_the_same_slowly(
        which in any::<prop::sample::Index>(), blows in prop::collection::vec(blow(), 0..3)
    ) {
        let lines = lines();
        let text = blows.iter().fold(lines[which.index(lines.len())].clone().into_bytes(), strike);
        let text = String::from_utf8_lossy(&text).into_owned();
        for text in text.lines() {
            if let Some(quick) = Quick::read(text) {
                prop_assert_eq!(Line::Entry(Box::new(quick.fact().unwrap())), line::read_any(text, berlin));
            }
        }
    }

    #[test]
    fn a_journal_that_grew_is_one_read_anew(order in Just((0..40_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let facts: Vec<Fact> = demo::facts(at("2026-11-22 18:00:00+01:00"), 1).take(400).collect();
        let undone = facts.iter().position(|fact| matches!(fact.what, What::Undo(_))).unwrap();
        let facts = &facts[undone.saturating_sub(30)..][..40];
        let mut grown = Journal::default();
        order.iter().for_each(|i| grown.insert(facts[*i].clone()));
        let anew = Journal::new(order.iter().map(|i| facts[*i].clone()).collect());
        prop_assert_eq!(grown, anew);
    }
}

#[test]
fn every_kind_of_line_is_read_fast() {
    let facts: Vec<Fact> = demo::facts(at("2026-11-22 18:00:00+01:00"), 1).collect();
    assert!((8_000..10_500).contains(&facts.len()), "{}", facts.len());
    for fact in &facts {
        let text = line::write(fact);
        assert_eq!(Quick::read(&text).and_then(|quick| quick.fact()).as_ref(), Some(fact), "{text}");
        assert_eq!(line::read_any(&text, berlin), Line::Entry(Box::new(fact.clone())), "{text}");
    }
    let mut ids: Vec<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), facts.len());
}

/// What is read fast of such a line: as it is read slowly, or nothing.
fn fast(at: &str, fields: &str) -> Option<Fact> {
    let text = format!("h4k9t2xm3q = {{ at = {at}, {fields} }}");
    let fact = Quick::read(&text)?.fact();
    assert_eq!(
        fact.clone().map(|fact| Line::Entry(Box::new(fact))),
        Some(line::read_any(&text, berlin)),
        "{text}"
    );
    fact
}

#[test]
fn times_and_fields_are_read_fast_up_to_their_bounds_and_no_further() {
    let water = "drink = \"water\", ml = 250";
    for at in [
        "2026-11-22 23:59:59+01:00",
        "2026-11-22 00:00:00-05:30",
        "2026-11-22 09:12:05+00:00",
        "2024-02-29 09:12:05+13:45",
        "2026-01-31 19:12:05-11:59",
        "2026-12-30 20:12:05+01:00",
    ] {
        assert!(fast(at, water).is_some(), "{at}");
    }
    for at in [
        "2026-13-22 09:12:05+01:00",
        "2026-00-22 09:12:05+01:00",
        "2026-11-00 09:12:05+01:00",
        "2026-11-31 09:12:05+01:00",
        "2026-01-32 09:12:05+01:00",
        "2026-02-29 09:12:05+01:00",
        "2026-11-22 24:00:00+01:00",
        "2026-11-22 29:12:05+01:00",
        "2026-11-22 09:60:05+01:00",
        "2026-11-22 09:12:60+01:00",
        "2026-11-22 09:12:05+24:00",
        "2026-11-22 09:12:05+01:60",
        "2026-11-22 09:12:05*01:00",
        "2026-11-22 09:12:05+01-00",
        "2026/11/22 09:12:05+01:00",
        "2026-11-22 0a:12:05+01:00",
    ] {
        assert_eq!(fast(at, water), None, "{at}");
    }
    let now = "2026-11-22 09:12:05+01:00";
    for fields in [
        "drink = \"water\", ml = 1",
        "away = \"suspend\", secs = 0",
        "away = \"lock\", secs = 1800",
        "heat = \"work\", mins = 90",
        "heat = \"day\", note = \"Kr\u{e4}mpfe\"",
        "urine = 8",
        "back = true, note = \"a\"",
        "drink = \" water\", ml = 250",
        "drink = \"water \", ml = 250",
        "back = true, more = 1",
    ] {
        assert!(fast(now, fields).is_some(), "{fields}");
    }
    for fields in [
        "drink = \"water\", ml = 0",
        "drink = \"water\", ml = 0250",
        "drink = \"water\", ml = 00",
        "drink = \"water\", ml = 25000000",
        "drink = \"\", ml = 250",
        "drink = \"wa\\u0074er\", ml = 250",
        "back = true, note = \"turned\u{202e}\"",
        "back = true, note = \"\"",
        "back = true, note = \" a\"",
        "back = true, instead = \"x0n8s4gy7c\"",
        "secs = 5",
        "back = true, at = 5",
        "back = true,  = 5",
        "back = true, more = 1, more = 2",
    ] {
        assert_eq!(fast(now, fields), None, "{fields}");
    }
}

#[test]
fn days_sort_as_their_numbers_do() {
    let days = ["2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-11-20"];
    assert_eq!(
        days.map(|text| day_number(day(text))),
        [20_251_231, 20_260_101, 20_260_131, 20_260_201, 20_261_120]
    );
}

#[test]
fn a_part_leaves_most_lines_out() {
    let home = Home::new();
    fs::create_dir_all(&home.dirs.data).unwrap();
    let lines: String = demo::facts(at("2026-11-22 18:00:00+01:00"), 1)
        .filter(|fact| fact.at > at("2026-01-02 00:00:00+01:00"))
        .map(|fact| line::write(&fact) + "\n")
        .collect();
    fs::write(home.dirs.book(2026), BOOK_HEAD.to_owned() + &lines).unwrap();
    let since = day("2026-11-20");
    let part = view::load_since(&home.dirs, &[2026], since, berlin);
    let whole = view::load(&home.dirs, &[2026], berlin);
    assert_eq!(gist(&part, since), gist(&whole, since));
    assert!(part.journal.standing().count() * 10 < whole.journal.standing().count());
}

#[test]
fn days_of_any_year_can_be_asked_for_and_the_newest_cramp_is_found_in_the_year_before() {
    let home = Home::new();
    home.add(&drunk("2019-03-01 10:00:00+01:00", 100));
    home.add(&super::Draft::new(at("2025-02-01 03:00:00+01:00"), What::Cramp(super::Site::Toes.into())));
    home.add(&drunk("2026-11-22 10:00:00+01:00", 200));
    let count =
        |from: &str, to: &str| home.store.load_days(&(day(from)..=day(to))).journal.standing().count();
    assert_eq!(count("2019-01-01", "2026-11-22"), 3);
    assert_eq!(count("2019-01-01", "2019-12-31"), 1);
    assert_eq!(count("-9999-01-01", "9999-12-31"), 3);
    assert_eq!(count("2026-11-20", "2026-11-22"), 2);
    assert_eq!(count("2031-11-20", "2026-11-22"), 2);
}

#[test]
fn the_night_of_new_year_is_in_the_file_of_the_new_year() {
    let home = Home::new();
    home.add(&drunk("2027-01-01 01:30:00+01:00", 100));
    let new_years_eve = day("2026-12-31");
    assert_eq!(home.store.load(new_years_eve).journal.standing().count(), 1);
    assert_eq!(home.store.load_days(&(new_years_eve..=new_years_eve)).journal.standing().count(), 1);
}

#[test]
fn what_was_recorded_last_can_be_undone_whatever_its_day() {
    let home = Home::new();
    let facts: Vec<Fact> = ["2026-11-22 10:00:00+01:00", "2026-02-01 10:00:00+01:00"]
        .map(|when| home.add(&drunk(when, 100)).fact)
        .into();
    let part = home.store.load_days(&(day("2026-11-20")..=day("2026-11-22")));
    assert_eq!(part.journal.last_undoable(), Some(&facts[1]));
}

#[test]
fn a_line_of_any_length_is_read() {
    for length in [511, 65_535, 65_537, 300_000] {
        let home = Home::new();
        let fact = home.add(&drunk("2026-11-22 10:00:00+01:00", 100)).fact;
        let long = line::write(&Fact { note: Some("x".repeat(length).into()), ..fact.clone() });
        let text = fs::read_to_string(home.dirs.book(2026)).unwrap().replace(&line::write(&fact), &long);
        let more = line::write(&Fact { id: Id::new("more1"), ..fact });
        fs::write(home.dirs.book(2026), format!("{text}{more}\n")).unwrap();
        let part = view::load_since(&home.dirs, &[2026], day("2026-11-20"), berlin);
        let notes: Vec<usize> =
            part.journal.standing().map(|fact| fact.note.as_ref().map_or(0, |note| note.len())).collect();
        assert_eq!(notes.iter().sum::<usize>(), length, "{notes:?}");
        assert_eq!((notes.len(), part.problems), (2, Vec::new()));
    }
}
