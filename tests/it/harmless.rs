//! Words of a person or of a file from elsewhere: nothing in them is obeyed by a terminal, hides or turns others around.

use std::fs;
use std::time::Duration;

use chrono::{FixedOffset, NaiveDateTime};
use supple::app::event::{Event, Loaded};
use supple::config::read::{Sources, read};
use supple::content::{embedded, pack};
use supple::domain::cramps::{Cramp, Site};
use supple::domain::fact::{Fact, PauseWhy, What};
use supple::domain::hydration::DrinkKind;
use supple::domain::plain::{is_plain, plain, plain_lines};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::report::json::Json;
use supple::report::status::Status;
use supple::report::{log, screens};
use supple::shell::store::{Dirs, Store};

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

/// What a terminal would obey: a text for its clipboard, a bell, colours by the one-byte order of C1, an override, an
/// isolate, and the order to clear everything. Between them stands what may be read.
const ORDERS: &str =
    "\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{202e}calm\u{2066}words\u{1b}[2J\u{1b}]0;t\u{1b}\\\u{200b}";

/// The same as it stands in a file: TOML takes it as escapes alone.
fn escaped() -> String {
    ORDERS.chars().map(|c| format!("\\U{:08X}", u32::from(c))).collect()
}

/// A book of somebody else with such words wherever a line has room for some.
fn book() -> String {
    let lines = r#"schema = 1

[log]
h1 = { at = 2026-03-02 03:40:00+01:00, cramp = "left calf", pain = 7, note = "ORDERS" }
h2 = { at = 2026-03-02 08:10:00+01:00, drink = "ORDERS", ml = 250, note = "ORDERS" }
h3 = { at = 2026-03-02 08:20:00+01:00, pause = "meeting", secs = 7200, note = "ORDERS" }
h4 = { at = 2026-03-01 08:20:00+01:00, medicine = "ORDERS", started = 2026-02-01, note = "ORDERS" }
h5 = { at = 2026-03-01 09:00:00+01:00, stretch = "ORDERS", secs = 75, note = "ORDERS" }
"#;
    lines.replace("ORDERS", &escaped())
}

/// What is read of a journal into which that book came by this way.
fn brought(way: &str) -> Loaded {
    fn local(_: NaiveDateTime) -> FixedOffset {
        FixedOffset::east_opt(3600).unwrap()
    }
    let home = tempfile::tempdir().unwrap();
    let (data, state) = (home.path().join("data"), home.path().join("state"));
    fs::create_dir(&data).unwrap();
    let (other, own) = (home.path().join("other.toml"), data.join("2026.toml"));
    let today = stamp("2026-03-02 09:00").date_naive();
    let store = Store::new(Dirs { data: data.clone(), state }, local);
    fs::write(&other, book()).unwrap();
    match way {
        "merged" => drop(store.merge(&[other], Duration::ZERO).unwrap()),
        "restored" => drop(store.restore(other, today, Duration::ZERO).unwrap()),
        "tidied" => {
            fs::write(&own, "schema = 1\n\n[log]\n").unwrap();
            fs::write(data.join("2026 (1).toml"), book()).unwrap();
            drop(store.tidy(Duration::ZERO).unwrap());
        }
        "damaged" => {
            let raw = format!("h6 = {{ at = 2026-03-02 08:30:00+01:00, drink = \"{ORDERS}\", ml = 100 }}\n");
            let odd = format!("h7 = {{ at = 2026-13-02 08:30:00+01:00, drink = \"{}\" }}\n", escaped());
            fs::write(&own, book() + &raw + &odd).unwrap();
        }
        way => panic!("{way}"),
    }
    store.load(today)
}

#[test]
fn whatever_way_a_journal_came_its_words_are_not_obeyed() {
    for way in ["merged", "restored", "tidied", "damaged"] {
        let loaded = brought(way);
        assert_eq!(loaded.journal.standing().count(), 5, "{way}: {:?}", loaded.problems);
        assert_eq!(loaded.damage.len(), if way == "damaged" { 2 } else { 0 }, "{way}: {:?}", loaded.problems);
        let log = log::lines(
            &loaded.journal,
            &Settings::default(),
            stamp("2026-03-01 09:00").date_naive()..=stamp("2026-03-02 09:00").date_naive(),
            None,
        );
        assert!(is_harmless(&log) && log.matches("calmwords").count() >= 5, "{way}: {log:?}");
        for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
            for keys in ["", "3", "3<space>", "3e", "4", "e", "u", ",", "m", ":"] {
                let session = Session::on("2026-03-02 09:00", Settings::default(), loaded.clone());
                let picture = session.size(columns, rows).keys(keys).screen();
                assert!(is_harmless(&picture), "{way}, {columns}x{rows} {keys}: {picture:?}");
            }
        }
        let diary =
            Session::on("2026-03-02 09:00", Settings::default(), loaded).size(120, 40).keys("3").screen();
        assert!(diary.contains("calmwords"), "{way}: {diary}");
    }
}

#[test]
fn routines_and_moves_of_ones_own_are_not_obeyed() {
    let words = escaped();
    let text = r#"
[[move]]
id = "own-stretch"
name = "ORDERS"
target = "ORDERS"
position = "ORDERS"
needs = "ORDERS"
sides = "each"
mode = "hold"
hold = 20
cues = ["ORDERS", "ORDERS"]
feel = "ORDERS"
caution = "ORDERS"
easier = "ORDERS"
harder = "ORDERS"
source = "ORDERS"

[[routine]]
id = "own-routine"
name = "ORDERS"
purpose = "ORDERS"
evidence = "ORDERS"
steps = [{ move = "own-stretch" }]
"#;
    let text = text.replace("ORDERS", &words);
    let own = pack::read(&[("own.toml", &text)], embedded::library().catalog()).unwrap();
    let refused = text.replace("\"own-routine\"", &format!("\"{words}\"")).replace("hold = 20", "hold = 0");
    let problems = pack::read(&[("own.toml", &refused)], embedded::library().catalog()).unwrap_err();
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.iter().any(|problem| problem.contains('\u{202e}')), "said as it stands: {problems:?}");
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let mut session = Session::at("2026-03-02 09:00").size(columns, rows);
        session.event(Event::Packs { own: Box::new(own.clone()), problems: problems.clone() });
        let list = session.clone().keys("2/own-").keys("<enter>");
        let about = list.clone().keys("<pgdn>");
        let led = list.clone().keys("<enter>");
        let easier = led.clone().keys("e");
        let kept = led.clone().advance("1m").keys("q1");
        assert!(led.app.session.is_some(), "{}", led.screen());
        for session in [session.keys("2"), list, about, led, easier, kept] {
            let picture = session.screen();
            assert!(is_harmless(&picture), "{columns}x{rows}: {picture:?}");
        }
    }
}
