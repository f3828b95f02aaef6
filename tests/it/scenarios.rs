//! Reminder timelines from `tests/scenarios`: what happens goes in, what is said comes out. A reported bug becomes a
//! file there.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use supple::app::event::Presence;
use supple::domain::time::parse_length;

use crate::support::{Session, configured};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    /// What it is about, shown when it fails.
    about: String,
    /// When the window opens.
    start: String,
    /// The text of a configuration file.
    #[serde(default)]
    config: String,
    /// What happens, one after the other; [`happen`] knows the verbs.
    script: Vec<String>,
    /// The notifications: `HH:MM title`.
    notices: Vec<String>,
    /// What the journal holds at the end.
    #[serde(default)]
    journal: Vec<String>,
    /// Words on the screen at the end.
    #[serde(default)]
    screen: Vec<String>,
}

#[test]
fn every_scenario_plays_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let scenario: Scenario = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        play(&scenario, &file);
    }
}

fn play(scenario: &Scenario, file: &Path) {
    let (settings, problems) = configured(&scenario.config);
    assert!(problems.is_empty(), "{}: {problems:?}", file.display());
    let mut session = Session::with(&scenario.start, settings, Vec::new()).size(80, 24);
    let mut said = Vec::new();
    for line in &scenario.script {
        session = happen(session, line, &mut said);
        note_notices(&session, &mut said);
    }
    let about = format!("{}: {}", file.display(), scenario.about);
    assert_eq!(said, scenario.notices, "{about}");
    if !scenario.journal.is_empty() {
        assert_eq!(session.standing(), scenario.journal, "{about}");
    }
    for words in &scenario.screen {
        assert!(session.screen().contains(words), "{about}: no \"{words}\" in\n{}", session.screen());
    }
}

fn happen(session: Session, line: &str, said: &mut Vec<String>) -> Session {
    let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
    let length = |text: &str| parse_length(text).unwrap();
    match verb {
        "advance" => advance_by_minutes(session, rest, said),
        "seconds" => session.wait_in_session(rest.parse().unwrap()),
        "sleep" => session.sleep(rest),
        "blind" => session.pass_unseen(rest),
        "keys" => session.keys(rest),
        "set" => match rest.split_at(1) {
            ("-", back) => session.set_clock(-length(back)),
            (_, forward) => session.set_clock(length(forward)),
        },
        "zone" => session.travel(rest.parse().unwrap()),
        "restart" => session.restart(),
        "locked" => session.presence(Presence::Locked),
        "unlocked" => session.presence(Presence::Unlocked),
        "sleeps" => session.presence(Presence::Sleeps),
        "wakes" => session.presence(Presence::Wakes),
        "dark" => session.presence(Presence::Dark),
        "active" => session.presence(Presence::Active),
        "idle" => session.presence(Presence::Idle(length(rest))),
        other => panic!("no such verb: {other}"),
    }
}

/// A minute at a time, so that each notification is noted with its minute.
fn advance_by_minutes(mut session: Session, length: &str, said: &mut Vec<String>) -> Session {
    let minutes = parse_length(length).unwrap().num_minutes();
    for _ in 0..minutes {
        session = session.advance("1m");
        note_notices(&session, said);
    }
    session
}

fn note_notices(session: &Session, said: &mut Vec<String>) {
    for notice in session.notices().iter().skip(said.len()) {
        said.push(format!("{} {}", session.now().format("%H:%M"), notice.title));
    }
}
