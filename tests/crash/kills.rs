//! SIGKILL before every system call that touches files.

use crate::harness::{End, Home, STARTS, Start, Verb, Writer, YEAR, conclude};
use crate::trace::{Boundary, Name, boundaries, killed, names};

/// Kills the command at each of these calls, each time from the same start.
pub(crate) fn kill(
    writer: Writer,
    start: Start,
    verb: Verb,
    each: fn(&[Boundary], usize) -> bool,
) -> (usize, Vec<String>) {
    let calls = boundaries(&Home::at(writer, start).0, verb.words());
    let (mut cases, mut faults) = (0, Vec::new());
    for (_, call) in calls.iter().enumerate().filter(|(index, _)| each(&calls, *index)) {
        let (home, known) = Home::at(writer, start);
        let found = match killed(&home, call, verb.words()) {
            Ok(end) => home.faults(&known, verb, end),
            Err(why) => vec![why],
        };
        cases += 1;
        faults.extend(
            found.into_iter().map(|fault| format!("{start:?}, {verb:?}, before {}: {fault}", call.text)),
        );
    }
    (cases, faults)
}

/// Between two calls that only read, the files are the same: killing before the second of them shows nothing new.
pub(crate) fn behind_a_write(calls: &[Boundary], index: usize) -> bool {
    index == 0 || calls[index - 1].writes() || calls[index].writes()
}

fn kill_all(verb: Verb, least: usize, each: fn(&[Boundary], usize) -> bool) {
    let (mut cases, mut faults) = (0, Vec::new());
    for start in STARTS {
        let (more, found) = kill(Writer::Supple, start, verb, each);
        cases += more;
        faults.extend(found);
    }
    conclude(&format!("{verb:?} killed"), cases, least, &faults);
}

#[test]
fn a_drink_is_killed_before_every_call() {
    kill_all(Verb::Drink, 500, |_, _| true);
}

#[test]
fn a_break_is_killed_around_every_call_that_writes() {
    kill_all(Verb::Break, 40, behind_a_write);
}

#[test]
fn a_cramp_is_killed_around_every_call_that_writes() {
    kill_all(Verb::Cramp, 40, behind_a_write);
}

#[test]
fn an_undo_is_killed_around_every_call_that_writes() {
    kill_all(Verb::Undo, 40, behind_a_write);
}

/// What is acknowledged lasts under its name: each directory on the way to the carbon was synced after the name in it
/// was made, be it by a command that was killed or by the next.
#[test]
fn the_way_to_a_recorded_fact_lasts_whatever_was_killed_while_making_it() {
    let words = Verb::Drink.words();
    let calls = boundaries(&Home::new(Writer::Supple), words);
    let (mut cases, mut faults) = (0, Vec::new());
    for (_, call) in calls.iter().enumerate().filter(|(index, _)| behind_a_write(&calls, *index)) {
        let home = Home::new(Writer::Supple);
        let (output, mut all) = names(&home, Some(call), words);
        assert_eq!(End::of(&output), End::Killed);
        let (output, next) = names(&home, None, words);
        assert_eq!(End::of(&output), End::Recorded);
        all.extend(next);
        let carbon = home.dirs.carbon(YEAR);
        let way = carbon.ancestors().take_while(|path| **path != home.home());
        for path in way {
            let made = all.iter().position(|name| *name == Name::Made(path.to_owned()));
            let above = Name::Synced(path.parent().expect("a directory").to_owned());
            let synced = all.iter().rposition(|name| *name == above);
            if made.is_none() || synced < made {
                faults.push(format!("killed before {}: {} need not last", call.text, path.display()));
            }
        }
        cases += 1;
    }
    conclude("names", cases, 10, &faults);
}

#[test]
fn the_name_of_a_backup_lasts() {
    let (home, _) = Home::at(Writer::Supple, Start::Steady);
    let file = home.home().join("whole.toml");
    let (output, all) = names(&home, None, &["backup", file.to_str().expect("a plain path")]);
    assert_eq!(End::of(&output), End::Recorded);
    let made = all.iter().position(|name| *name == Name::Made(file.clone()));
    let synced = all.iter().rposition(|name| *name == Name::Synced(home.home()));
    assert!(made.is_some() && made < synced, "{all:?}");
}

/// A kill cannot tell what was synced from what was not; the order of the calls can.
#[test]
fn a_fact_is_acknowledged_only_after_its_line_is_synced() {
    for start in STARTS {
        let calls = boundaries(&Home::at(Writer::Supple, start).0, Verb::Drink.words());
        let place = |begin: &str| calls.iter().position(|call| call.text.starts_with(begin));
        // What was read may be kept before, in a file of numbers.
        let told = |call: &Boundary| call.text.contains(" = { at = ") || call.text.contains("\"# What this");
        let line =
            calls.iter().position(|call| call.name == "write" && told(call)).expect("a line is written");
        let file = calls[line].text.split(',').next().expect("a file").trim_start_matches("write(");
        let synced = place(&format!("fdatasync({file})")).expect("the same file is synced");
        let answer = place("write(1,").expect("an answer");
        assert!(line < synced && synced < answer, "{start:?}: {calls:#?}");
    }
}
