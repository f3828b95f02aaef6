//! Words of a person or of a file from elsewhere: nothing in them is obeyed by a terminal, hides or turns others around.

use supple::config::read::{Sources, read};
use supple::domain::cramps::{Cramp, Site};
use supple::domain::fact::{Fact, PauseWhy, What};
use supple::domain::hydration::DrinkKind;
use supple::domain::plain::{is_plain, plain, plain_lines};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::report::json::Json;
use supple::report::status::Status;
use supple::report::{log, screens};

use crate::support::{Session, fact, stamp};

/// Escape, a title for the terminal, a bell, the one-byte order of C1, a line end, a tab, an override, an isolate, words
/// without width; and between them what must stay: a family, an accent by itself, Hebrew, wide letters.
const NASTY: &str = "a\u{1b}]0;t\u{7}b\u{9b}2Jc\nd\te\u{202e}f\u{2066}g\u{200b}h\u{feff}i \u{1f469}\u{200d}\u{1f467} e\u{301} \u{5e9}\u{5dc} \u{8db3}";

fn facts() -> Vec<Fact> {
    let noted = |id: &str, at: &str, what| Fact { note: Some(NASTY.into()), ..fact(id, at, what) };
    let drink = What::Drink { kind: DrinkKind::Named(NASTY.into()), amount: Millilitres(250) };
    vec![
        noted("a1", "2026-03-02 03:40", What::Cramp(Cramp::from(Site::Calf))),
        noted("a2", "2026-03-02 08:10", drink),
        noted("a3", "2026-03-02 08:20", What::Pause { why: PauseWhy::Meeting, secs: 7_200 }),
    ]
}

fn is_harmless(text: &str) -> bool {
    text.chars().all(|c| c == '\n' || is_plain(c))
}

#[test]
fn words_lose_what_is_obeyed_and_keep_what_is_read() {
    let shown = plain(NASTY);
    assert_eq!(shown, "a]0;tb2Jc d efghi \u{1f469}\u{200d}\u{1f467} e\u{301} \u{5e9}\u{5dc} \u{8db3}");
    assert_eq!(plain_lines("a\r\n\tb\u{1b}c"), "a \n\tbc");
    assert!(matches!(plain("caf\u{e9} \u{5e9}"), std::borrow::Cow::Borrowed(_)));
}

#[test]
fn no_picture_has_them() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        for keys in ["", "3", "3<space>", "e", "u", "3/\u{202e}x", "3e"] {
            let session = Session::with("2026-03-02 09:00", Settings::default(), facts());
            let picture = session.size(columns, rows).keys(keys).screen();
            assert!(is_harmless(&picture), "{columns}x{rows} {keys}: {picture:?}");
        }
    }
    let diary =
        Session::with("2026-03-02 09:00", Settings::default(), facts()).size(120, 40).keys("3").screen();
    assert!(diary.contains("\u{1f469}\u{200d}\u{1f467}") && diary.contains("e\u{301}"), "{diary}");
}

#[test]
fn a_line_of_the_log_and_of_the_status_stays_one_line() {
    let session = Session::with("2026-03-02 09:00", Settings::default(), facts());
    let (journal, settings) = (&session.app.journal, &session.app.settings);
    let day = stamp("2026-03-02 09:00").date_naive();
    let log = log::lines(journal, settings, day..=day, Some("drink"));
    assert!(is_harmless(&log) && log.lines().count() == 1, "{log:?}");
    let cramps = screens::cramps(journal);
    assert!(is_harmless(&cramps) && cramps.lines().count() == 3, "{cramps:?}");
    let status = Status::new(journal, settings, session.now()).line();
    assert!(status.contains("a]0;tb2Jc d e") && status.lines().count() == 1, "{status:?}");
}

#[test]
fn json_has_them_as_escapes() {
    let json = Json::from("\u{202e}\u{1b}\u{e0041}\n").to_string();
    assert_eq!(json, "\"\\u202e\\u001b\\udb40\\udc41\\u000a\"");
}

#[test]
fn names_of_a_configuration_come_out_in_the_hints_only() {
    let text = "[ui]\ntheme = \"\\u202E\\u001B[2J\"\n[theme.\"x\\u009By\"]\nbase = \"dark\"\n";
    let config = read(&Sources { file: Some(("config.toml", text)), ..Sources::default() });
    let loaded = supple::app::event::Loaded::default();
    let library = supple::content::embedded::library();
    let now =
        supple::domain::time::Moment { wall: stamp("2026-03-02 09:00"), mono: std::time::Duration::ZERO };
    assert_eq!(config.problems.len(), 1, "{:?}", config.problems);
    let mut session = Session::at("2026-03-02 09:00");
    session.app = supple::app::model::App::new(config.settings, library, loaded, config.problems, now);
    assert!(is_harmless(&session.size(120, 40).screen()));
}
