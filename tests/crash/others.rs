//! SIGKILL around every writing call of the verbs that do more than record a fact: whatever is left, the same command
//! again comes to the same end.

use std::path::PathBuf;

use supple::shell::store::mend::BOOK_HEAD as HEAD;

use crate::harness::{End, Home, OLD, Start, Writer, YEAR, conclude, difference};
use crate::kills::behind_a_write;
use crate::trace::{boundaries, killed};

/// What the other journal knows and this one does not.
const THEIRS: [&str; 2] = [
    "k1bcdefghj = { at = 2001-02-01 10:00:00+00:00, drink = \"tea\", ml = 301 }",
    "k2bcdefghj = { at = 2001-02-02 10:00:00+00:00, drink = \"tea\", ml = 302 }",
];

/// What a conflict copy knows and the book does not.
const COPIED: &str = "k3bcdefghj = { at = 2001-02-03 10:00:00+00:00, drink = \"tea\", ml = 303 }";

fn home() -> (Home, PathBuf) {
    let (home, _) = Home::at(Writer::Supple, Start::Steady);
    let theirs = home.beside("theirs.toml");
    home.write(&theirs, format!("{HEAD}{}\n{}\n", THEIRS[0], THEIRS[1]).as_bytes());
    home.write(&home.dirs.data.join(format!("{YEAR} (1).toml")), format!("{HEAD}{COPIED}\n").as_bytes());
    (home, theirs)
}

/// The lines without their ids, which are new in every run.
fn told(view: &[String]) -> Vec<String> {
    let mut lines: Vec<String> =
        view.iter().map(|line| line.split_once(" = ").map_or("", |(_, text)| text).to_owned()).collect();
    lines.sort();
    lines
}

fn kill_all(words: &[&str], least: usize) {
    let at = |theirs: &PathBuf| -> Vec<String> {
        let path = theirs.to_str().expect("a plain path");
        words.iter().map(|word| word.replace("THEIRS", path)).collect()
    };
    let run =
        |home: &Home, argv: &[String]| home.supple(&argv.iter().map(String::as_str).collect::<Vec<_>>());
    let (whole, theirs) = home();
    let before = told(&whole.view());
    let ended = run(&whole, &at(&theirs));
    assert_eq!(End::of(&ended), End::Recorded, "{ended:?}");
    let after = told(&whole.view());
    let (lost_at_most, new_at_most) = difference(&before, &after);

    let (listed, theirs) = home();
    let argv = at(&theirs);
    let calls = boundaries(&listed, &argv.iter().map(String::as_str).collect::<Vec<_>>());
    let (mut cases, mut faults) = (0, Vec::new());
    for (_, call) in calls.iter().enumerate().filter(|(index, _)| behind_a_write(&calls, *index)) {
        let (home, theirs) = home();
        let argv = at(&theirs);
        let mut fault = |what: String| faults.push(format!("{words:?}, before {}: {what}", call.text));
        if let Err(why) = killed(&home, call, &argv.iter().map(String::as_str).collect::<Vec<_>>()) {
            fault(why);
            continue;
        }
        let (lost, new) = difference(&before, &told(&home.view()));
        if lost.iter().any(|line| !lost_at_most.contains(line))
            || new.iter().any(|line| !new_at_most.contains(line))
        {
            fault(format!("lost {lost:?} and found {new:?}"));
        }
        let again = run(&home, &argv);
        if told(&home.view()) != after {
            fault(format!("again it comes to {:?} ({again:?})", told(&home.view())));
        }
        let next = home.supple(&["drink", "41"]);
        let (lost, new) = difference(&after, &told(&home.view()));
        if End::of(&next) != End::Recorded || !lost.is_empty() || new.len() != 1 {
            fault(format!("the next command lost {lost:?} and recorded {new:?}: {next:?}"));
        }
        cases += 1;
    }
    conclude(&format!("{words:?} killed"), cases, least, &faults);
}

fn first() -> &'static str {
    OLD[0].split(' ').next().expect("an id")
}

#[test]
fn a_correction_and_a_removal() {
    kill_all(&["edit", first(), "--note", "corrected"], 3);
    kill_all(&["remove", first()], 3);
}

#[test]
fn a_merge_and_a_restore() {
    kill_all(&["merge", "THEIRS"], 3);
    kill_all(&["restore", "THEIRS"], 3);
}

#[test]
fn a_backup_and_a_tidying() {
    kill_all(&["backup"], 3);
    kill_all(&["tidy"], 3);
}

#[test]
fn a_fact_forgotten() {
    kill_all(&["forget", first()], 3);
}
