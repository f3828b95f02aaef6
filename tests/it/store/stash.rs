//! What was begun and never recorded: the next start takes it, once.

use std::fs;
use std::time::Duration;

use supple::domain::fact::{Draft, StretchDone, What};

use super::{Home, at, drunk, epoch};

const WAIT: Duration = Duration::from_secs(60);

fn part(secs: u32) -> Draft {
    let routine = "bed-330".into();
    Draft::new(
        at("2026-11-22 22:15:00+01:00"),
        What::Stretch(StretchDone { routine, secs, whole: false, stood: false }),
    )
}

fn stashes(home: &Home) -> usize {
    let names = fs::read_dir(&home.dirs.state).unwrap();
    names.filter(|name| name.as_ref().unwrap().file_name().to_string_lossy().starts_with("running-")).count()
}

/// The words of all facts.
fn told(home: &Home) -> Vec<String> {
    home.load().journal.standing().map(|fact| fact.what.to_string()).collect()
}

#[test]
fn what_a_killed_run_kept_is_recorded_once_by_the_next_start() {
    let home = Home::new();
    let mut stash = home.store.stash(WAIT).unwrap();
    stash.keep(&part(110)).unwrap();
    stash.keep(&part(45)).unwrap();
    drop(stash);
    let taken = home.store.take_left(epoch(), WAIT).unwrap();
    assert_eq!(taken[0].at, at("2026-11-22 22:15:00+01:00"));
    assert_eq!(
        told(&home),
        ["bed-330, 45 s, in part"],
        "the newest, and nothing left of the longer one before"
    );
    assert_eq!(home.store.take_left(epoch(), WAIT).unwrap(), []);
    assert_eq!((told(&home).len(), stashes(&home)), (1, 0));
}

#[test]
fn a_run_that_lives_is_left_alone() {
    let home = Home::new();
    let mut stash = home.store.stash(WAIT).unwrap();
    stash.keep(&part(45)).unwrap();
    assert_eq!(home.store.take_left(epoch(), WAIT).unwrap(), []);
    assert_eq!(stashes(&home), 1);
    stash.end();
    assert_eq!(stashes(&home), 0);
}

#[test]
fn what_was_recorded_before_the_kill_is_not_recorded_again() {
    let home = Home::new();
    let mut stash = home.store.stash(WAIT).unwrap();
    stash.keep(&part(45)).unwrap();
    home.add(&part(50));
    drop(stash);
    assert_eq!(home.store.take_left(epoch(), WAIT).unwrap(), []);
    assert_eq!(told(&home), ["bed-330, 50 s, in part"]);
    assert_eq!(stashes(&home), 0);
}

#[test]
fn something_else_of_the_same_moment_is_not_what_was_kept() {
    let home = Home::new();
    let mut stash = home.store.stash(WAIT).unwrap();
    stash.keep(&part(45)).unwrap();
    home.add(&drunk("2026-11-22 22:15:00+01:00", 250));
    home.add(&Draft { at: at("2026-11-22 22:40:00+01:00"), ..part(50) });
    drop(stash);
    assert_eq!(home.store.take_left(epoch(), WAIT).unwrap().len(), 1);
    let mut told = told(&home);
    told.sort();
    assert_eq!(told, ["bed-330, 45 s, in part", "bed-330, 50 s, in part", "water 250 ml"]);
}

#[test]
fn what_a_newer_version_kept_is_not_recorded_by_this_one() {
    let home = Home::new();
    home.add(&part(9));
    fs::write(
        home.dirs.state.join("running-x1"),
        "running = { at = 2026-11-22 22:15:00+01:00, dance = \"tango\" }",
    )
    .unwrap();
    assert_eq!(home.store.take_left(epoch(), WAIT).unwrap(), []);
    assert_eq!((told(&home).len(), stashes(&home)), (1, 0));
}

#[test]
fn nothing_is_made_by_looking_and_half_a_line_is_no_fact() {
    let home = Home::new();
    assert_eq!(home.store.take_left(epoch(), WAIT).unwrap(), []);
    assert!(!home.dirs.state.exists());
    home.add(&part(9));
    fs::write(home.dirs.state.join("running-x1"), "running = { at = 2026-11-22 22:15:00+01:00, stre")
        .unwrap();
    assert_eq!(home.store.take_left(epoch(), WAIT).unwrap(), []);
    assert_eq!((told(&home).len(), stashes(&home)), (1, 0));
}
