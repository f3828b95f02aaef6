//! A reading that was kept comes to the same as one done anew, whatever happens between the two.

use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use supple::app::event::Loaded;
use supple::domain::fact::{Draft, Fact, Id, StretchDone, What};
use supple::domain::goal::Goal;
use supple::domain::health::Health;
use supple::domain::journal::Journal;
use supple::domain::medicine::{Class, Medicine};
use supple::domain::quantity::Units;
use supple::shell::store::digest::{self, Look, Proof, Reach, Standing};
use supple::shell::store::mend::{self, BOOK_HEAD};
use supple::shell::store::{Dirs, Store};

use super::damage::{Blow, blow, strike};
use super::{Home, NaiveDate, at, berlin, cramp, drunk, epoch, sorted, water};

const TODAY: &str = "2026-11-22";

fn days(first: &str) -> RangeInclusive<NaiveDate> {
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    day(first)..=day(TODAY)
}

fn goal(when: &str, ml: u32) -> Draft {
    Draft::new(at(when), What::Goal(Goal::parse(&[ml.to_string()], Units::Millilitres).unwrap()))
}

fn kept(home: &Home) -> Option<Vec<u8>> {
    fs::read(home.dirs.state.join("digest")).ok()
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).into_iter().flatten() {
        let entry = entry.unwrap();
        if entry.file_name().to_string_lossy().ends_with(".toml") {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

impl Home {
    /// Makes all files look as if nobody had touched them for a minute.
    fn rest(&self) {
        for dir in [&self.dirs.data, &self.dirs.state] {
            for entry in fs::read_dir(dir).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.extension().is_some_and(|end| end == "toml") {
                    let file = fs::File::options().append(true).open(path).unwrap();
                    let now = file.metadata().unwrap().modified().unwrap();
                    file.set_modified(now - std::time::Duration::from_secs(60)).unwrap();
                }
            }
        }
    }

    /// The same journal where nothing was kept.
    fn anew(&self) -> (tempfile::TempDir, Store) {
        let root = tempfile::tempdir().unwrap();
        let dirs = Dirs { data: root.path().join("data"), state: root.path().join("state") };
        copied(&self.dirs.data, &dirs.data);
        copied(&self.dirs.state, &dirs.state);
        (root, Store::new(dirs, berlin))
    }

    fn glance(&self) -> Loaded {
        self.store.glance(*days(TODAY).end())
    }

    fn read(&self) {
        let _ = self.glance();
    }
}

/// Something that happens to a journal.
#[derive(Debug, Clone)]
enum Deed {
    Drink(u32),
    Cramp(usize),
    Window(u32),
    /// In a year gone by, or in the one to come.
    Elsewhen(i32),
    Goal(i32),
    /// Of the fact recorded last but some.
    Undo(usize),
    Hand(Blow),
    /// A hand changes a digit; the length stays.
    Digit(Index),
    Copy,
    Rest,
    Settle,
    Read,
    Forget(Index),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        4 => (100..900_u32).prop_map(Deed::Drink),
        1 => (0..4_usize).prop_map(Deed::Cramp),
        1 => (1..22_u32).prop_map(Deed::Window),
        1 => prop_oneof![Just(2020), Just(2025), Just(2027)].prop_map(Deed::Elsewhen),
        1 => prop_oneof![Just(2019), Just(2020), Just(2026)].prop_map(Deed::Goal),
        2 => (0..4_usize).prop_map(Deed::Undo),
        1 => blow().prop_map(Deed::Hand),
        1 => any::<Index>().prop_map(Deed::Digit),
        1 => Just(Deed::Copy),
        3 => Just(Deed::Rest),
        1 => Just(Deed::Settle),
        4 => Just(Deed::Read),
        1 => any::<Index>().prop_map(Deed::Forget),
    ]
}

fn undo(facts: &[Fact], back: usize) -> Option<Draft> {
    let target = facts.iter().rev().nth(back)?.id.clone();
    Some(Draft::new(at("2026-11-22 20:00:00+01:00"), What::Undo(target)))
}

fn carry_out(home: &Home, deed: &Deed) {
    let _ = match deed {
        Deed::Drink(ml) => home.try_add(&water(*ml)),
        Deed::Cramp(which) => {
            let when = ["2024-08-02", "2025-08-02", "2026-08-02", "2026-10-10"][*which];
            home.try_add(&Draft { at: at(&format!("{when} 03:00:00+01:00")), ..cramp("Krämpfe") })
        }
        Deed::Window(day) => {
            home.try_add(&Draft::new(at(&format!("2026-10-{day:02} 08:00:00+01:00")), What::WindowOpened))
        }
        Deed::Elsewhen(year) => home.try_add(&drunk(&format!("{year}-01-02 10:00:00+01:00"), 100)),
        Deed::Goal(year) => home.try_add(&goal(&format!("{year}-02-02 10:00:00+01:00"), 1500)),
        Deed::Undo(back) => match undo(&home.load().journal.into_recorded(), *back) {
            Some(draft) => home.try_add(&draft),
            None => return,
        },
        Deed::Hand(blow) => return home.edit(|text| strike(text, blow)),
        Deed::Digit(index) => {
            return home.edit(|mut text| {
                let digits: Vec<usize> = (0..text.len()).filter(|i| text[*i].is_ascii_digit()).collect();
                if !digits.is_empty() {
                    text[digits[index.index(digits.len())]] = b'1';
                }
                text
            });
        }
        Deed::Copy => {
            let _ = fs::copy(home.book_path(), home.dirs.data.join("2026 (1).toml"));
            return;
        }
        Deed::Rest => return home.rest(),
        Deed::Settle => return drop(home.settle()),
        Deed::Read => return home.read(),
        Deed::Forget(index) => {
            let facts = home.load().journal.into_recorded();
            if !facts.is_empty() {
                let name = facts[index.index(facts.len())].id.as_str().to_owned();
                let _ = home.store.forget(&name, std::time::Duration::ZERO);
            }
            return;
        }
    };
}

impl Home {
    fn edit(&self, change: impl Fn(Vec<u8>) -> Vec<u8>) {
        if let Ok(text) = fs::read(self.book_path()) {
            self.save(change(text));
        }
    }
}

/// What both ways of reading must agree on; more may be there.
fn gist(journal: &Journal, days: &RangeInclusive<NaiveDate>) -> (Vec<String>, Vec<Fact>, Option<Fact>) {
    let of_days = |fact: &&Fact| days.contains(&fact.at.date_naive());
    let told = journal.history().into_iter().filter(|(fact, _)| of_days(fact));
    let told = told.map(|(fact, by)| format!("{fact:?} {:?}", by.map(|by| &by.id))).collect();
    let newest = |of: fn(&What) -> bool| journal.standing().rfind(|fact| of(&fact.what)).cloned();
    let held = |fact: &&Fact| {
        let judged = fact.what.is_of_weeks() && fact.at > at("2026-09-29 00:00:00+01:00");
        fact.what.is_lasting() || judged
    };
    let mut held: Vec<Fact> = journal.standing().filter(held).cloned().collect();
    held.extend(newest(|what| matches!(what, What::Cramp(_))));
    held.extend(newest(|what| matches!(what, What::WindowOpened | What::WindowClosed)));
    (told, held, journal.last_undoable().cloned())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn whatever_happens_a_kept_reading_is_the_reading_of_the_files(deeds in prop::collection::vec(deed(), 1..14)) {
        let home = Home::new();
        home.add(&goal("2018-05-01 10:00:00+01:00", 1400));
        home.add(&drunk("2026-11-01 10:00:00+01:00", 100));
        for deed in &deeds {
            carry_out(&home, deed);
            let (_root, anew) = home.anew();
            let today = *days(TODAY).end();
            let all = days("2025-01-01");
            let both = [&home.store, &anew].map(|store| [
                (store.glance(today), days("2026-11-19")),
                (store.look_back(today), days("2026-10-25")),
                (store.load_days(&all), all.clone()),
            ]);
            for ((again, span), (anew, _)) in both[0].iter().zip(&both[1]) {
                prop_assert_eq!(gist(&again.journal, span), gist(&anew.journal, span), "{:?}", span);
                prop_assert_eq!(&again.damage, &anew.damage);
            }
        }
        home.settle();
        home.settle();
        let text = |path| String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
        let (book, carbon) = (text(home.book_path()), text(home.dirs.carbon(2026)));
        prop_assert!(mend::unknown(mend::missing(&carbon, &book), &book).is_empty(), "{book}");
    }
}

fn utc(_: chrono::NaiveDateTime) -> chrono::FixedOffset {
    chrono::FixedOffset::east_opt(0).unwrap()
}

/// How many facts are known without a look into the files, by the shell and by the window.
fn recalled(home: &Home, look: Look) -> [Option<usize>; 2] {
    let today = *days(TODAY).end();
    [Reach::short(today), Reach::long(today)]
        .map(|reach| digest::recall(&home.dirs, reach, look, berlin).map(|all| all.standing().count()))
}

#[test]
fn what_was_read_is_not_read_again_until_something_changes() {
    let home = Home::new();
    home.add(&goal("2017-03-01 10:00:00+01:00", 1500));
    home.add(&drunk("2026-11-02 10:00:00+01:00", 100));
    home.add(&water(250));
    assert_eq!(recalled(&home, Look::All), [None; 2], "nothing is kept yet");
    home.rest();
    home.read();
    assert_eq!(recalled(&home, Look::All), [Some(3); 2]);
    let today = *days(TODAY).end();
    for (reach, local) in [
        (Reach::short(today), utc as fn(_) -> _),
        (Reach::short(today.succ_opt().unwrap()), berlin),
        (Reach::days(&days("2026-11-02")), berlin),
    ] {
        assert_eq!(digest::recall(&home.dirs, reach, Look::Near, local), None, "{reach:?}");
    }
    home.add(&water(300));
    assert_eq!(recalled(&home, Look::All), [Some(4); 2], "what is recorded is known too");

    let old = home.dirs.book(2017);
    fs::write(&old, fs::read_to_string(&old).unwrap().replace("1500", "1800")).unwrap();
    assert_eq!(recalled(&home, Look::All), [None; 2]);
    assert_eq!(recalled(&home, Look::Near), [Some(4); 2], "old years are looked at once a day");
    home.save(home.book().replace("300", "900"));
    assert_eq!(recalled(&home, Look::Near), [None; 2]);

    let ahead = Home::new();
    ahead.add(&water(250));
    ahead.add(&drunk("2027-01-02 10:00:00+01:00", 100));
    ahead.rest();
    ahead.read();
    assert!(recalled(&ahead, Look::Near)[0].is_some());
    let next = ahead.dirs.book(2027);
    fs::write(&next, fs::read_to_string(&next).unwrap().replace("100", "900")).unwrap();
    assert_eq!(recalled(&ahead, Look::Near), [None; 2], "the year to come is looked at as well");
}

#[test]
fn what_is_taken_back_is_known_without_the_files_unless_only_they_know_what_it_was() {
    let undone = |of: fn(&[Id; 3]) -> &Id| {
        let home = Home::new();
        let ids = [
            drunk("2026-05-02 10:00:00+01:00", 100),
            Draft { at: at("2026-05-03 03:00:00+01:00"), ..cramp("") },
            water(250),
        ]
        .map(|draft| home.add(&draft).fact.id);
        for _ in 0..20 {
            home.add(&Draft::new(at("2026-11-22 08:00:00+01:00"), What::WindowOpened));
        }
        for ml in 100..120 {
            home.add(&drunk("2026-11-21 10:00:00+01:00", ml));
        }
        home.rest();
        home.read();
        let before = recalled(&home, Look::All);
        home.add(&Draft::new(at("2026-11-22 20:00:00+01:00"), What::Undo(of(&ids).clone())));
        let after = recalled(&home, Look::All);
        [0, 1].map(|way| after[way].map(|count| before[way].unwrap() - count))
    };
    assert_eq!(undone(|ids| &ids[2]), [Some(1); 2], "a drink of today");
    assert_eq!(undone(|ids| &ids[1]), [None, Some(1)], "the newest cramp: which is it now?");
    assert_eq!(undone(|ids| &ids[0]), [None; 2], "a drink of long ago");
}

#[test]
fn what_lasts_of_old_years_is_not_read_again_either() {
    let home = Home::new();
    let old = home.add(&goal("2017-03-01 10:00:00+01:00", 1500)).fact;
    home.add(&water(250));
    for what in [water(100).what, What::Health(Health::CheckIn(Box::default()))] {
        home.add(&Draft::new(at("2017-03-01 10:00:00+01:00"), what));
    }
    home.rest();
    home.read();
    let older = |year, years: &[i32], local| digest::older(&home.dirs, year, years, local);
    assert_eq!(older(2026, &[2017, 2026], berlin), Some(vec![old]));
    assert_eq!(older(2027, &[2017, 2026], berlin), None);
    assert_eq!(older(2026, &[2016, 2026], berlin), None, "a file of a year before all others");
    assert_eq!(older(2026, &[2017, 2026], utc), None, "another zone");
    let book = home.dirs.book(2017);
    fs::write(&book, fs::read_to_string(&book).unwrap().replace("1500", "1800")).unwrap();
    assert_eq!(older(2026, &[2017, 2026], berlin), None);
}

#[test]
fn what_may_be_half_way_through_a_save_is_not_kept() {
    let (home, _) = Home::with(&[100]);
    home.rest();
    home.touch(std::time::SystemTime::now() + std::time::Duration::from_secs(3_600));
    home.read();
    assert_eq!(kept(&home), None);
}

#[test]
fn a_problem_is_told_as_long_as_it_lasts() {
    let home = Home::new();
    home.add(&drunk("2026-11-22 10:00:00+01:00", 100));
    let odd = "h4k9t2xm3q = { at = 2026-13-22 09:12:05+01:00, drink = \"water\", ml = 250 }\n";
    fs::write(home.dirs.carbon(2026), home.carbon() + odd).unwrap();
    home.rest();
    let told = home.glance().problems;
    assert!(told[0].starts_with("what this device recorded as h4k9t2xm3q"), "{told:?}");
    assert_eq!(home.glance().problems, told);
}

#[test]
fn what_a_newer_version_wrote_is_not_kept_by_this_one() {
    let (home, _) = Home::with(&[100]);
    home.save(home.book() + "n4k9t2xm3q = { at = 2026-11-22 13:15:00+01:00, nap = \"short\" }\n");
    home.rest();
    home.read();
    assert_eq!(recalled(&home, Look::Near), [None; 2]);
}

#[test]
fn what_was_found_whole_is_not_compared_again_until_a_hand_changes_it() {
    let (home, _) = Home::with(&[100, 200]);
    let proof = || Standing::look(&home.dirs, 2026).proof();
    home.rest();
    home.read();
    assert_eq!(proof(), Proof::None, "it was only read");
    home.add(&water(300));
    assert_eq!(proof(), Proof::Year);
    home.settle();
    assert_eq!(proof(), Proof::Neighbours);
    home.add(&water(400));
    assert_eq!(proof(), Proof::Neighbours);
    home.save(home.book().replace("200", "900"));
    assert_eq!(proof(), Proof::None);
    home.add(&water(500));
    assert_eq!(recalled(&home, Look::Near), [None; 2], "recording does not hide what the hand did");
    let told: Vec<String> = home.glance().journal.standing().map(|fact| fact.what.to_string()).collect();
    assert!(told.iter().any(|what| what.contains("900")), "{told:?}");
}

#[test]
fn what_takes_back_something_recent_is_handed_on_with_it() {
    let home = Home::new();
    let first = home.add(&water(100)).fact;
    home.add(&water(200));
    home.add(&Draft::new(at("2026-11-22 20:00:00+01:00"), What::Undo(first.id)));
    home.add(&drunk("2026-11-22 21:00:00+01:00", 300));
    for _ in 0..2 {
        assert_eq!(home.glance().journal.standing().count(), 2);
        home.rest();
    }
}

#[test]
fn the_last_word_of_a_window_is_known_behind_much_else() {
    let home = Home::new();
    let opened = home.add(&Draft::new(at("2026-10-01 08:00:00+02:00"), What::WindowOpened)).fact;
    for ml in 100..140 {
        home.add(&water(ml));
    }
    for _ in 0..2 {
        let loaded = home.glance();
        assert!(loaded.journal.get(&opened.id).is_some());
        home.rest();
    }
}

#[test]
fn a_reading_is_kept_and_recording_keeps_it_true() {
    let (home, _) = Home::with(&[100, 200]);
    home.rest();
    assert_eq!(home.glance().journal.standing().count(), 2);
    let first = kept(&home).expect("a digest");
    let mut sizes = Vec::new();
    for ml in [300, 400, 500] {
        home.add(&water(ml));
        sizes.push(kept(&home).unwrap().len());
    }
    assert_eq!(sizes, [first.len(); 3], "recording writes no more than the stamp");
    let moved = kept(&home).unwrap();
    assert_ne!(moved[..8], first[..8]);
    assert_eq!(home.glance().journal.standing().count(), 5);
    assert_eq!(kept(&home).unwrap(), moved, "nothing had to be read anew");
    assert_eq!(home.book().replacen(BOOK_HEAD, "", 1), home.carbon().split_once("[log]\n").unwrap().1);
}

#[test]
fn what_holds_until_told_otherwise_is_known_however_old_it_is() {
    let home = Home::new();
    let limit = home.add(&goal("2017-03-01 10:00:00+01:00", 1500)).fact;
    let gone = home.add(&goal("2018-03-01 10:00:00+01:00", 1600)).fact;
    home.add(&Draft::new(at("2018-03-01 11:00:00+01:00"), What::Undo(gone.id)));
    home.add(&drunk("2017-03-01 12:00:00+01:00", 100));
    home.add(&water(250));
    for _ in 0..2 {
        let loaded = home.glance();
        let older: Vec<&Fact> =
            loaded.journal.standing().filter(|fact| fact.at < at("2020-01-01 00:00:00+01:00")).collect();
        assert_eq!(older, [&limit]);
        home.rest();
    }
    assert!(kept(&home).is_some());
}

#[test]
fn what_undo_takes_back_is_known_behind_many_windows_and_dated_back() {
    let home = Home::new();
    home.add(&water(250));
    let last = home.add(&drunk("2026-11-02 10:00:00+01:00", 100)).fact;
    for minute in 0..20 {
        let when = at(&format!("2026-11-22 19:{minute:02}:00+01:00"));
        home.add(&Draft::new(when, What::WindowOpened));
    }
    for _ in 0..2 {
        assert_eq!(home.glance().journal.last_undoable(), Some(&last));
        home.rest();
    }
    assert!(kept(&home).is_some());
}

#[test]
fn a_hand_that_changes_an_old_year_is_seen_by_the_window_and_on_the_next_day() {
    let home = Home::new();
    home.add(&goal("2017-03-01 10:00:00+01:00", 1500));
    home.add(&water(250));
    home.rest();
    home.read();
    let book = home.dirs.book(2017);
    let text = fs::read_to_string(&book).unwrap();
    fs::write(&book, text.replace("1500", "1800")).unwrap();
    let told = |loaded: Loaded| loaded.journal.standing().next().unwrap().what.to_string();
    let today = *days(TODAY).end();
    assert_eq!(told(home.store.look_back(today)), "goal 1,800 ml");
    assert_eq!(told(home.store.glance(today.succ_opt().unwrap())), "goal 1,800 ml");
}

#[test]
fn what_is_recorded_of_an_old_year_is_seen_at_once() {
    let home = Home::new();
    home.add(&goal("2017-03-01 10:00:00+01:00", 1500));
    home.add(&water(250));
    home.rest();
    home.read();
    home.add(&goal("2017-04-01 10:00:00+01:00", 1900));
    assert_eq!(home.glance().journal.standing().filter(|fact| fact.what.is_lasting()).count(), 2);
}

#[test]
fn what_is_merged_into_an_old_year_is_seen_at_once() {
    let home = Home::new();
    home.add(&goal("2017-03-01 10:00:00+01:00", 1500));
    home.add(&water(250));
    home.rest();
    home.read();
    let other = home.root.path().join("2017.toml");
    let line = "g4k9t2xm3q = { at = 2017-04-01 10:00:00+01:00, goal = \"water\", ml = 1900 }";
    fs::write(&other, format!("{BOOK_HEAD}{line}\n")).unwrap();
    home.store.merge(&[other], std::time::Duration::ZERO).unwrap();
    assert_eq!(home.glance().journal.standing().filter(|fact| fact.what.is_lasting()).count(), 2);
}

#[test]
fn what_is_forgotten_is_in_no_file() {
    let home = Home::new();
    let secret = home.add(&cramp("a secret")).fact;
    home.rest();
    home.read();
    assert!(String::from_utf8_lossy(&kept(&home).unwrap()).contains("a secret"));
    home.store.forget(secret.id.as_str(), std::time::Duration::ZERO).unwrap();
    assert_eq!(kept(&home), None);
}

#[test]
fn a_garbled_digest_is_as_good_as_none() {
    let (home, facts) = Home::with(&[100, 200]);
    let facts = sorted(facts);
    home.rest();
    home.read();
    let sound = kept(&home).unwrap();
    for place in 0..sound.len() {
        let mut bytes = sound.clone();
        bytes[place] ^= 1;
        for bytes in [bytes, sound[..place].to_vec()] {
            fs::write(home.dirs.state.join("digest"), &bytes).unwrap();
            let loaded = home.glance();
            assert_eq!(sorted(loaded.journal.standing().cloned().collect()), facts, "{place}");
        }
    }
    assert!(home.settle_at(epoch()).news.is_empty());
}

#[test]
fn a_line_behind_a_hand_s_open_line_begins_anew() {
    let (home, _) = Home::with(&[100]);
    home.save(home.book() + "# my words");
    home.rest();
    home.read();
    home.settle();
    home.add(&water(200));
    assert!(home.book().contains("# my words\n"), "{}", home.book());
    let loaded = home.glance();
    assert_eq!((loaded.journal.standing().count(), loaded.problems), (2, Vec::new()));
}

#[test]
fn what_weeks_are_looked_back_on_for_is_handed_on_however_much_was_recorded_since() {
    let home = Home::new();
    let put = |when: &str, what: What| {
        let draft = Draft::new(at(&format!("{when} 10:00:00+01:00")), what);
        home.add(&draft).fact.id
    };
    let stretched =
        || What::Stretch(StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: false });
    let cramped = || cramp("").what;
    let medicine = Medicine {
        name: "furosemide".into(),
        class: Some(Class::Diuretic),
        mg: None,
        started: None,
        changed: None,
        stopped: None,
    };
    let lasting = put("2025-12-20", What::Health(Health::Medicine(Box::new(medicine))));
    let cramps = ["2025-02-01", "2026-08-29", "2026-08-31"].map(|day| put(day, cramped()));
    let sessions = ["2026-09-26", "2026-09-28"].map(|day| put(day, stretched()));
    let drinks =
        ["2026-10-24", "2026-10-26", "2026-11-18", "2026-11-20"].map(|day| put(day, water(100).what));
    for ml in 100..120 {
        home.add(&water(ml));
    }
    let known = |loaded: &Loaded, ids: &[Id]| -> Vec<bool> {
        ids.iter().map(|id| loaded.journal.standing().any(|fact| fact.id == *id)).collect()
    };
    let today = *days(TODAY).end();
    for _ in 0..2 {
        let (short, long) = (home.store.glance(today), home.store.look_back(today));
        for loaded in [&short, &long] {
            assert_eq!(known(loaded, std::slice::from_ref(&lasting)), [true]);
            assert_eq!(known(loaded, &sessions), [false, true], "eight weeks of sessions");
        }
        assert_eq!(known(&short, &cramps), [false, false, true], "twelve weeks of cramps");
        assert_eq!(known(&long, &cramps), [true; 3], "every cramp from the year before on");
        assert_eq!(known(&short, &drinks), [false, false, false, true], "three days of drinks");
        assert_eq!(known(&long, &drinks), [false, true, true, true], "four weeks of them");
        home.rest();
    }
}

#[test]
fn what_lasts_is_known_in_the_new_year_though_the_old_one_was_read_last() {
    let home = Home::new();
    home.add(&goal("2025-03-01 10:00:00+01:00", 1500));
    home.add(&drunk("2026-12-31 10:00:00+01:00", 100));
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
    home.rest();
    drop(home.store.glance(day("2026-12-31")));
    assert!(kept(&home).is_some());
    let loaded = home.store.glance(day("2027-01-02"));
    assert_eq!(loaded.journal.standing().filter(|fact| fact.what.is_lasting()).count(), 1);
}

#[test]
fn days_that_are_asked_for_leave_no_reading_behind() {
    let home = Home::new();
    home.add(&drunk("2026-10-20 10:00:00+01:00", 100));
    home.add(&drunk("2026-11-22 10:00:00+01:00", 200));
    home.rest();
    assert_eq!(
        home.store.load_days(&days(TODAY)).journal.standing().last().map(|fact| fact.at),
        Some(at("2026-11-22 10:00:00+01:00"))
    );
    assert_eq!(kept(&home), None, "it would be too small for a glance");
}
