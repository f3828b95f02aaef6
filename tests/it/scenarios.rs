//! Reminder timelines from `tests/scenarios`: what happens goes in, what is said comes out. A reported bug becomes a
//! file there.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use supple::config::read::read;

use crate::support::Session;

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
    /// `advance LENGTH`, `sleep LENGTH` or `keys SCRIPT`, one after the other.
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
    let (settings, problems) = read(&scenario.config);
    assert!(problems.is_empty(), "{}: {problems:?}", file.display());
    let mut session = Session::with(&scenario.start, settings, Vec::new()).size(80, 24);
    let mut said = Vec::new();
    for line in &scenario.script {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        session = match verb {
            "advance" => advance_by_minutes(session, rest, &mut said),
            "sleep" => session.sleep(rest),
            "keys" => session.keys(rest),
            other => panic!("{}: no such verb: {other}", file.display()),
        };
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

/// A minute at a time, so that each notification is noted with its minute.
fn advance_by_minutes(mut session: Session, length: &str, said: &mut Vec<String>) -> Session {
    let minutes = supple::domain::time::parse_length(length).unwrap().num_minutes();
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
