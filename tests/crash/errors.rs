//! Every system call that touches files fails, with every error that a disk, a quota or a limit gives.

use std::fs;
use std::process::Output;

use crate::harness::{End, Home, STARTS, Start, Verb, Writer, YEAR, conclude};
use crate::trace::{boundaries, failed};

const ERRORS: [&str; 7] = ["EIO", "ENOSPC", "EDQUOT", "EACCES", "EROFS", "EMFILE", "ENOLCK"];

/// Lets each call fail with each of these errors; those in `reading` are the ones for calls that change no file.
fn fail(start: Start, verb: Verb, errors: &[&str], reading: &[&str]) -> (usize, Vec<String>) {
    let calls = boundaries(&Home::at(Writer::Supple, start).0, verb.words());
    let (mut cases, mut faults) = (0, Vec::new());
    // That a line cannot be printed says nothing about the journal.
    for call in calls.iter().filter(|call| !call.prints()) {
        for error in if call.writes() { errors } else { reading } {
            let (home, known) = Home::at(Writer::Supple, start);
            let found = match failed(&home, &[(&call.name, call.nth, error)], verb.words()) {
                Ok(output) => told_faults(&output)
                    .into_iter()
                    .chain(home.faults(&known, verb, End::of(&output)))
                    .collect(),
                Err(why) => vec![why],
            };
            cases += 1;
            let place = |fault| format!("{start:?}, {verb:?}, {error} at {}: {fault}", call.text);
            faults.extend(found.into_iter().map(place));
        }
    }
    (cases, faults)
}

/// A refusal says so in a line.
fn told_faults(output: &Output) -> Option<String> {
    let said = String::from_utf8_lossy(&output.stderr);
    (output.status.code() == Some(1) && said.lines().count() != 1).then(|| format!("it says {said:?}"))
}

#[test]
fn any_error_at_any_call_of_a_drink_on_a_steady_journal() {
    let (cases, faults) = fail(Start::Steady, Verb::Drink, &ERRORS, &ERRORS);
    conclude("Drink failed, steady", cases, 400, &faults);
}

#[test]
fn any_error_at_any_call_of_the_first_drink() {
    let (cases, faults) = fail(Start::Fresh, Verb::Drink, &ERRORS, &["EIO", "EACCES"]);
    conclude("Drink failed, fresh", cases, 250, &faults);
}

#[test]
fn an_error_at_any_call_of_a_drink_on_a_damaged_journal() {
    let (mut cases, mut faults) = (0, Vec::new());
    for start in STARTS.into_iter().filter(|start| ![Start::Fresh, Start::Steady].contains(start)) {
        let (more, found) = fail(start, Verb::Drink, &["EIO"], &["EIO"]);
        cases += more;
        faults.extend(found);
    }
    conclude("Drink failed, damaged", cases, 400, &faults);
}

#[test]
fn an_error_at_any_call_of_an_undo() {
    let (cases, faults) = fail(Start::Steady, Verb::Undo, &["EIO"], &["EIO"]);
    conclude("Undo failed", cases, 80, &faults);
}

#[test]
fn a_refused_line_is_taken_back_also_where_the_handle_for_appending_cannot_cut() {
    for start in STARTS {
        let (home, known) = Home::at(Writer::Supple, start);
        let sync = ("fdatasync", 1, "EIO");
        let output =
            failed(&home, &[sync, ("ftruncate", 1, "EPERM")], Verb::Drink.words()).expect("both fail");
        assert_eq!(End::of(&output), End::Refused);
        assert_eq!(home.faults(&known, Verb::Drink, End::Refused), Vec::<String>::new(), "{start:?}");
    }
}

#[test]
fn a_file_system_without_locks_takes_facts() {
    for error in ["ENOLCK", "ENOSYS", "EOPNOTSUPP"] {
        let (home, known) = Home::at(Writer::Supple, Start::Steady);
        let output =
            failed(&home, &[("flock", 1, error)], Verb::Drink.words()).expect("it asks for the lock");
        assert_eq!(End::of(&output), End::Recorded, "{error}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(home.faults(&known, Verb::Drink, End::Recorded), Vec::<String>::new());
    }
    let (home, _) = Home::at(Writer::Supple, Start::Steady);
    let output = failed(&home, &[("flock", 1, "EIO")], Verb::Drink.words()).expect("it asks for the lock");
    assert_eq!(End::of(&output), End::Refused, "a lock that fails is not one that is missing");
}

#[test]
fn a_refusal_says_what_can_be_done() {
    for (error, advice) in [
        ("EACCES", "make it yours to write"),
        ("ENOSPC", "free some space"),
        ("EDQUOT", "free some space"),
        ("EROFS", "make the disk writable"),
        ("EIO", "look at that path"),
    ] {
        let (home, _) = Home::at(Writer::Supple, Start::Steady);
        let output = failed(&home, &[("fdatasync", 1, error)], Verb::Drink.words()).expect("it is hit");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(End::of(&output) == End::Refused && said.contains(advice), "{error}: {said}");
    }
}

#[test]
fn a_reading_that_is_interrupted_is_done_again() {
    let words = Verb::Drink.words();
    let calls = boundaries(&Home::at(Writer::Supple, Start::Steady).0, words);
    let reads: Vec<_> = calls.iter().filter(|call| call.name == "read").collect();
    assert!(reads.len() > 3, "{calls:?}");
    for call in reads {
        let (home, known) = Home::at(Writer::Supple, Start::Steady);
        let output = failed(&home, &[("read", call.nth, "EINTR")], words).expect("it is hit");
        assert_eq!(End::of(&output), End::Recorded, "{}", call.text);
        assert_eq!(home.faults(&known, Verb::Drink, End::Recorded), Vec::<String>::new(), "{}", call.text);
    }
}

#[test]
fn a_file_system_that_cannot_sync_directories_takes_facts_and_one_that_fails_to_refuses() {
    let words = Verb::Drink.words();
    let calls = boundaries(&Home::new(Writer::Supple), words);
    let first = calls.iter().find(|call| call.name == "fsync").expect("a directory is synced");
    for (error, end) in [("EINVAL", End::Recorded), ("EIO", End::Refused)] {
        let home = Home::new(Writer::Supple);
        let output = failed(&home, &[("fsync", first.nth, error)], words).expect("it is hit");
        assert_eq!(End::of(&output), end, "{error}: {}", String::from_utf8_lossy(&output.stderr));
    }
    // What is above the home may belong to others, who made it last themselves.
    let root = calls.iter().find(|call| call.name == "openat" && call.text.contains("\"/\", O_RDONLY"));
    let root = root.expect("the directory above all");
    for (error, end) in [("EACCES", End::Recorded), ("EIO", End::Refused)] {
        let home = Home::new(Writer::Supple);
        let output = failed(&home, &[("openat", root.nth, error)], words).expect("it is hit");
        assert_eq!(End::of(&output), end, "{error}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn a_conflict_copy_goes_to_another_file_system_by_copying_and_stays_where_it_cannot_be_moved() {
    let home = || {
        let (home, _) = Home::at(Writer::Supple, Start::Steady);
        let copy = home.dirs.data.join(format!("{YEAR} (1).toml"));
        let text = fs::read(home.dirs.book(YEAR)).expect("the book");
        home.write(&copy, &text);
        (home, copy, text)
    };
    let calls = boundaries(&home().0, &["tidy"]);
    let call = calls.iter().find(|call| call.name.starts_with("rename") && call.text.contains("tidied"));
    let call = call.expect("the copy is moved");
    for (error, end) in [("EXDEV", End::Recorded), ("EIO", End::Refused)] {
        let (home, copy, text) = home();
        let output = failed(&home, &[(&call.name, call.nth, error)], &["tidy"]).expect("it is hit");
        assert_eq!(End::of(&output), end, "{error}: {}", String::from_utf8_lossy(&output.stderr));
        let moved = home.store().tidied_dir().join(copy.file_name().expect("a name"));
        let place = if end == End::Recorded { &moved } else { &copy };
        assert_eq!(fs::read(place).expect("the copy"), text);
        assert_ne!(copy.exists(), moved.exists(), "{error}");
    }
}

/// Where the head of a file cannot be read once, the file may still be one of a newer version.
#[test]
fn no_error_makes_a_newer_file_be_written() {
    let newer = |which: usize| {
        let home = Home::at(Writer::Supple, Start::BookBehind).0;
        let path = [home.dirs.book(YEAR), home.dirs.carbon(YEAR)][which].clone();
        let text = fs::read_to_string(&path).expect("a file").replace("schema = 1", "schema = 2");
        home.write(&path, text.as_bytes());
        (home, path, text)
    };
    let (mut cases, mut faults) = (0, Vec::new());
    for which in [0, 1] {
        let calls = boundaries(&newer(which).0, &["drink", "555"]);
        for call in calls.iter().filter(|call| !call.prints()) {
            let (home, path, text) = newer(which);
            let output = failed(&home, &[(&call.name, call.nth, "EIO")], &["drink", "555"]);
            cases += 1;
            faults.extend(output.err());
            if fs::read_to_string(&path).expect("a file") != text {
                faults.push(format!("{} is changed after an error at {}", path.display(), call.text));
            }
        }
    }
    conclude("newer files", cases, 80, &faults);
}

/// For control: a full disk at the one write of a writer that truncates.
#[test]
fn errors_find_the_losses_of_a_writer_that_truncates() {
    let calls = boundaries(&Home::at(Writer::Truncating, Start::Steady).0, Verb::Drink.words());
    let write = calls.iter().find(|call| call.name == "write").expect("it writes");
    let (home, known) = Home::at(Writer::Truncating, Start::Steady);
    let output = failed(&home, &[("write", write.nth, "ENOSPC")], Verb::Drink.words()).expect("it is hit");
    assert_eq!(End::of(&output), End::Refused);
    let faults = home.faults(&known, Verb::Drink, End::Refused);
    assert!(faults[0].starts_with("Refused, but lost [\"a1bcdefghj"), "{faults:#?}");
}
