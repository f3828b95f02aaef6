//! Recording facts: what is promised when it works and when it does not.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt, symlink};
#[cfg(unix)]
use std::path::Path;
use std::time::{Duration, SystemTime};

use chrono::NaiveDate;
use supple::app::event::Loaded;
use supple::domain::fact::{Draft, Id, What};
use supple::domain::hydration::DrinkKind;
use supple::domain::quantity::Millilitres;
use supple::shell::store::mend::{self, BOOK_HEAD};
#[cfg(unix)]
use supple::shell::store::state_dir_for;
use supple::shell::store::{Dirs, Followed, Settled, Store};

use super::{Home, at, berlin, cramp, drunk, epoch, sorted, water};

#[test]
fn a_new_journal_is_empty_and_nothing_is_touched_by_looking() {
    let home = Home::new();
    assert_eq!(home.load(), Loaded::default());
    assert_eq!(home.settle(), Settled::default());
    assert_eq!(fs::read_dir(home.root.path()).unwrap().count(), 0);
}

#[test]
fn what_is_recorded_is_read_and_stands_in_both_files_once() {
    let home = Home::new();
    let stored = [home.add(&water(250)), home.add(&cramp("woke me\n18 km run"))];
    assert!(stored.iter().all(|stored| stored.warning.is_none()));
    assert_eq!(stored[1].fact.note.as_deref(), Some("woke me 18 km run"));
    let loaded = home.load();
    assert_eq!(home.standing(), sorted(stored.map(|stored| stored.fact).into()));
    assert_eq!(loaded.problems, Vec::<String>::new());
    assert_eq!(home.book().strip_prefix(mend::BOOK_HEAD), home.carbon().strip_prefix(mend::CARBON_HEAD));
    assert_eq!(home.book().lines().count(), 6);
    for text in [home.book(), home.carbon()] {
        let table: toml::Table = text.parse().unwrap();
        assert_eq!(table["schema"].as_integer(), Some(1));
    }
}

#[test]
fn what_could_not_be_read_back_is_not_recorded() {
    let home = Home::new();
    for amount in [0, 5_001] {
        assert!(home.try_add(&water(amount)).unwrap_err().reason.starts_with("not recorded: ml"));
    }
    let empty = What::Drink { kind: DrinkKind::Named("\n".into()), amount: Millilitres(9) };
    assert!(home.try_add(&Draft::new(water(1).at, empty)).is_err());
    assert!(home.try_add(&Draft::new(water(1).at, What::Other("at".into()))).is_err());
    assert!(home.standing().is_empty());
}

#[test]
fn a_fact_goes_to_the_year_of_its_own_local_time() {
    let home = Home::new();
    home.add(&drunk("2025-12-31 23:30:00-05:00", 100));
    assert!(fs::read_to_string(home.dirs.book(2025)).unwrap().contains("ml = 100"));
    assert_eq!(home.standing().len(), 1);
}

#[test]
fn an_undo_goes_to_the_file_of_its_target() {
    let home = Home::new();
    let old = home.add(&drunk("2024-05-01 10:00:00+02:00", 100)).fact;
    home.add(&water(250));
    home.add(&Draft::new(at("2026-11-22 10:00:00+01:00"), What::Undo(old.id.clone())));
    assert!(fs::read_to_string(home.dirs.book(2024)).unwrap().contains(&format!("undo = \"{}\"", old.id)));
    assert!(!home.book().contains("undo"));
    let then = home.store.load(NaiveDate::from_ymd_opt(2024, 6, 1).unwrap());
    assert_eq!(then.journal.standing().count(), 0);
}

#[test]
fn an_undo_of_what_stands_in_two_years_goes_to_its_own() {
    for year in ["2025", "2027"] {
        let (home, facts) = Home::with(&[100]);
        fs::write(home.dirs.data.join(format!("{year}.toml")), home.book()).unwrap();
        home.add(&Draft::new(at("2026-11-22 10:00:00+01:00"), What::Undo(facts[0].id.clone())));
        assert!(home.carbon().contains("undo = "), "{year}: {}", home.carbon());
    }
}

#[test]
fn a_line_goes_to_a_book_that_was_just_saved_by_a_hand() {
    let (home, _) = Home::with(&[100]);
    home.save(home.book() + "# a comment\n");
    let now = SystemTime::now();
    home.touch(now);
    let added = home.store.add(&water(200), now, Duration::ZERO).unwrap().fact;
    assert!(home.book().contains(added.id.as_str()), "{}", home.book());
}

#[test]
fn nothing_is_settled_beside_a_newer_file_of_this_year_or_the_last() {
    for newer in [2025, 2026] {
        for of_carbon in [false, true] {
            let (home, _) = Home::with(&[100]);
            let path = if of_carbon { home.dirs.carbon(newer) } else { home.dirs.book(newer) };
            let text = fs::read_to_string(&path).unwrap_or_else(|_| BOOK_HEAD.to_owned());
            fs::write(&path, text.replace("schema = 1", "schema = 2")).unwrap();
            let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
            let why = home.store.settle(today, epoch(), Duration::ZERO).unwrap_err().reason;
            assert!(why.contains("newer version (schema 2)"), "{newer}, {of_carbon}: {why}");
        }
    }
}

#[test]
fn the_last_recorded_fact_is_undone_next_whatever_its_time() {
    let home = Home::new();
    home.add(&drunk("2026-11-22 12:00:00+01:00", 100));
    let last = home.add(&drunk("2026-11-22 08:00:00+01:00", 200)).fact;
    home.save(home.book() + "soup-1 = { at = 2026-11-22 13:15:00+01:00, drink = \"soup\", ml = 300 }\n");
    assert_eq!(home.load().journal.last_undoable(), Some(&last));
    home.add(&Draft::new(last.at, What::Undo(Id::new("soup-1"))));
    assert_eq!(home.standing().len(), 2);
}

#[test]
fn eight_at_once_all_get_in() {
    let home = Home::new();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..10).for_each(|_| drop(home.add(&water(250)))));
        }
    });
    assert_eq!(home.standing().len(), 80);
    assert_eq!(home.book().lines().count(), 84);
}

#[test]
fn a_held_lock_refuses_and_lets_settling_wait() {
    let (home, _) = Home::with(&[100]);
    let lock = fs::File::open(home.dirs.state.join("lock")).unwrap();
    lock.lock().unwrap();
    let refused = home.store.add(&water(200), epoch(), Duration::ZERO).unwrap_err();
    let why = "not recorded: another write is not coming to its end; try again: ";
    assert!(refused.reason.starts_with(why), "{refused:?}");
    assert!(home.settle().waiting);
    assert_eq!(home.load().journal.standing().count(), 1);
}

#[test]
fn a_data_directory_that_is_a_file_refuses_and_records_nothing() {
    let home = Home::new();
    fs::write(&home.dirs.data, "mine").unwrap();
    let refused = home.try_add(&water(250)).unwrap_err();
    assert!(
        refused.reason.starts_with("not recorded: ") && refused.reason.contains("not a directory"),
        "{refused:?}"
    );
    assert!(refused.reason.contains("; move what is there or choose another directory: "), "{refused:?}");
    assert!(fs::metadata(home.dirs.carbon(2026)).is_err());
    assert_eq!(fs::read_to_string(&home.dirs.data).unwrap(), "mine");
    assert_eq!(home.load().journal.standing().count(), 0);
}

#[test]
fn a_state_directory_that_is_a_file_refuses_and_makes_no_book() {
    let home = Home::new();
    fs::create_dir(home.root.path().join("state")).unwrap();
    fs::write(&home.dirs.state, "").unwrap();
    assert!(home.try_add(&water(250)).is_err());
    assert!(fs::metadata(&home.dirs.data).is_err());
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let refused = home.store.settle(today, epoch(), Duration::ZERO).unwrap_err();
    assert!(refused.reason.starts_with("not restored: "), "nobody holds the lock: {refused:?}");
}

#[test]
fn a_carbon_that_cannot_be_written_refuses() {
    let home = Home::new();
    fs::create_dir_all(home.dirs.carbon(2026)).unwrap();
    assert!(home.try_add(&water(250)).is_err());
    assert!(fs::metadata(home.book_path()).is_err());
}

#[test]
fn a_book_that_cannot_be_written_is_warned_of_and_filled_later() {
    let home = Home::new();
    fs::create_dir_all(home.book_path()).unwrap();
    let stored = home.add(&water(250));
    let warning = stored.warning.unwrap();
    assert!(warning.starts_with("recorded, but ") && warning.ends_with("when that works"), "{warning}");
    assert_eq!(home.standing(), vec![stored.fact.clone()]);
    assert!(home.load().problems[0].contains("cannot be read"));
    fs::remove_dir(home.book_path()).unwrap();
    assert_eq!(home.settle().restored, 1);
    assert!(home.book().contains(stored.fact.id.as_str()));
}

#[test]
fn a_newer_format_is_shown_but_never_written() {
    let (home, _) = Home::with(&[100]);
    home.save(home.book().replace("schema = 1", "schema = 2"));
    let before = (home.book(), home.carbon());
    let refused = home.try_add(&water(250)).unwrap_err();
    assert!(
        refused.reason.contains("written by a newer version (schema 2); nothing was changed"),
        "{refused:?}"
    );
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    assert!(home.store.settle(today, epoch(), Duration::ZERO).is_err());
    assert_eq!((home.book(), home.carbon()), before);
    assert_eq!(home.standing().len(), 1);
    assert!(home.load().problems[0].contains("newer version"));
    let other_year = home.try_add(&drunk("2025-06-01 10:00:00+02:00", 100));
    assert!(other_year.is_err());
    assert!(fs::metadata(home.dirs.carbon(2025)).is_err());
}

#[cfg(unix)]
#[test]
fn a_linked_book_stays_a_link() {
    let home = Home::new();
    fs::create_dir_all(&home.dirs.data).unwrap();
    let real = home.root.path().join("dotfiles.toml");
    fs::write(&real, "").unwrap();
    symlink(&real, home.book_path()).unwrap();
    home.add(&water(250));
    assert!(fs::symlink_metadata(home.book_path()).unwrap().is_symlink());
    assert_eq!(fs::read_to_string(real).unwrap(), home.book());
    assert!(home.book().starts_with(mend::BOOK_HEAD));
}

#[cfg(unix)]
#[test]
fn everything_made_is_for_its_owner_alone() {
    let (home, _) = Home::with(&[100]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let state = home.root.path().join("state");
    for dir in [&home.dirs.data, &home.dirs.state, &state] {
        assert_eq!(mode(dir), 0o700);
    }
    for file in [home.book_path(), home.dirs.carbon(2026), home.dirs.state.join("lock")] {
        assert_eq!(mode(&file), 0o600);
    }
}

#[test]
fn marks_change_with_every_write_and_with_nothing_else() {
    let home = Home::new();
    let mut marks = vec![home.store.marks()];
    home.add(&water(100));
    marks.push(home.store.marks());
    home.save(home.book() + "# hello\n");
    marks.push(home.store.marks());
    fs::write(home.dirs.data.join("2026 (1).toml"), "").unwrap();
    marks.push(home.store.marks());
    assert!(marks.windows(2).all(|pair| pair[0] != pair[1]));
    home.load();
    home.settle();
    assert_eq!(marks.last(), Some(&home.store.marks()));
}

#[cfg(unix)]
#[test]
fn each_data_directory_has_a_state_of_its_own() {
    let root = tempfile::tempdir().unwrap();
    let state = Path::new("/state");
    let (one, other) = (root.path().join("My Data"), root.path().join("my-data"));
    let before = state_dir_for(state, &one);
    assert_ne!(before, state_dir_for(state, &other));
    fs::create_dir(&one).unwrap();
    assert_eq!(before, state_dir_for(state, &one));
    symlink(&one, root.path().join("link")).unwrap();
    assert_eq!(before, state_dir_for(state, &root.path().join("link")));
    assert_eq!(before.parent(), Some(state));
    let known = state_dir_for(state, Path::new("/no such place/My Data"));
    assert_eq!(known, state.join("place-my-data-96c16322"), "the same in every version");
    let name = before.file_name().unwrap().to_str().unwrap();
    assert!(
        name.contains("-my-data-") && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
        "{name}"
    );
}

#[test]
fn two_stores_on_one_directory_see_each_other() {
    let (home, facts) = Home::with(&[100]);
    let second = Store::new(Dirs { state: home.root.path().join("second"), ..home.dirs.clone() }, berlin);
    let fact = second.add(&water(200), epoch(), Duration::ZERO).unwrap().fact;
    assert_eq!(home.standing(), sorted(vec![facts[0].clone(), fact]));
}

#[test]
fn a_follower_tells_the_writes_of_others_from_its_own() {
    let home = Home::new();
    let mut followed = Followed::new(home.store.clone());
    let _ = followed.load(water(1).at.date_naive());
    let own = |followed: &mut Followed| followed.add(&water(100), epoch(), Duration::from_secs(5)).unwrap();
    own(&mut followed);
    assert!(!followed.is_changed(), "its own write is no news");
    home.add(&water(200));
    assert!(followed.is_changed());
    own(&mut followed);
    assert!(followed.is_changed(), "what others wrote before its own write is still to be read");
    assert_eq!(followed.load(water(1).at.date_naive()).journal.standing().count(), 3);
    assert!(!followed.is_changed());
    own(&mut followed);
    assert!(!followed.is_changed(), "nor is one on top of others");
    home.save(home.book().lines().filter(|line| !line.contains("ml = 200")).collect::<Vec<_>>().join("\n"));
    home.touch(epoch());
    let settled = followed.settle(water(1).at.date_naive(), std::time::SystemTime::now(), Duration::ZERO);
    assert_eq!(settled.unwrap().restored, 1, "a line that a save lost is put back");
}
