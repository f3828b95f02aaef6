//! A clock of twelve hours: shown wherever a person reads a time of day, read wherever one is typed.

use chrono::NaiveTime;
use supple::domain::cramps::{Cramp, Side, Site};
use supple::domain::fact::{Fact, What};
use supple::domain::hours::Hours;
use supple::domain::hydration::DrinkKind;
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::domain::time::{ClockFace, ClockSpan, parse_clock};
use supple::domain::when::{time, typed_clock};
use supple::report::screens;
use supple::report::status::Status;

use crate::support::{Session, configured, fact, stamp};

fn halves() -> Settings {
    configured("[general]\nclock = \"12h\"\n").0
}

fn clock(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").unwrap()
}

/// Cramps of the last days and of the year before, a drink, and a break.
fn facts() -> Vec<Fact> {
    let cramp = Cramp { side: Some(Side::Right), woke: Some(true), ..Cramp::from(Site::Hamstring) };
    let water = What::Drink { kind: DrinkKind::Water, amount: Millilitres(250) };
    vec![
        fact("a0", "2025-03-28 22:41", What::Cramp(cramp.clone())),
        fact("a1", "2026-03-01 23:41", What::Cramp(cramp)),
        fact("a2", "2026-03-02 13:10", water),
    ]
}

/// The times of day between one and midnight by a clock of 24 hours that stand in a text.
fn long_times(text: &str) -> Vec<&str> {
    let words = text.split(|c: char| !c.is_ascii_digit() && c != ':');
    words
        .filter(|word| word.len() == 5 && word.as_bytes()[2] == b':' && ("13:00".."24:00").contains(word))
        .collect()
}

#[test]
fn a_time_is_shown_as_the_person_reads_it() {
    let shown = |face: ClockFace| ["00:05", "09:30", "12:00", "14:50"].map(|at| face.show(clock(at)));
    assert_eq!(shown(ClockFace::Whole), ["00:05", "09:30", "12:00", "14:50"]);
    assert_eq!(shown(ClockFace::Half), ["12:05 am", "9:30 am", "12:00 pm", "2:50 pm"]);
    assert_eq!(ClockFace::Half.short(clock("14:50")), "2:50p");
    assert_eq!([0, 8, 12, 22].map(|hour| ClockFace::Half.hour(hour)), ["12a", "8a", "12p", "10p"]);
    assert_eq!([0, 22].map(|hour| ClockFace::Whole.hour(hour)), ["00", "22"]);
    let night = ClockSpan { from: clock("22:30"), to: clock("06:30") };
    assert_eq!(ClockFace::Half.span(night), "10:30 pm-6:30 am");
    assert_eq!(Hours::parse("9-17:30 mon-fri").unwrap().words(ClockFace::Half), "9:00am-5:30pm mon-fri");
}

#[test]
fn both_ways_of_writing_a_time_are_read() {
    let read = |text: &str| parse_clock(text).map(|at| at.format("%H:%M").to_string()).ok();
    for (text, meant) in [
        ("2:50pm", "14:50"),
        ("2:50 PM", "14:50"),
        ("12am", "00:00"),
        ("12:30 am", "00:30"),
        ("12pm", "12:00"),
        ("7 am", "07:00"),
        ("14:50", "14:50"),
    ] {
        assert_eq!(read(text).as_deref(), Some(meant), "{text}");
    }
    for text in ["14:50pm", "0am", "13pm", "pm", "2:5pm", "7", "-1pm", ""] {
        assert_eq!(read(text), None, "{text}");
    }
    let now = stamp("2026-03-02 15:00");
    let at =
        |text: &str| time(text, now, &|naive| stamp(&naive.format("%Y-%m-%d %H:%M").to_string())).unwrap();
    assert_eq!(at("2:50pm"), stamp("2026-03-02 14:50"));
    assert_eq!(at("yesterday 11:10 pm"), stamp("2026-03-01 23:10"));
    assert_eq!(
        ClockSpan::parse("10:30pm-6am").unwrap(),
        ClockSpan { from: clock("22:30"), to: clock("06:00") }
    );
    assert_eq!(Hours::parse("9am-5pm mon-fri"), Hours::parse("9-17 mon-fri"));
    assert_eq!(typed_clock("330", ClockFace::Half), [clock("03:30"), clock("15:30")]);
    assert_eq!(typed_clock("12a", ClockFace::Half), [clock("00:00")]);
    assert_eq!(typed_clock("330", ClockFace::Whole), [clock("03:30")]);
    assert_eq!(typed_clock("1530", ClockFace::Half), [clock("15:30")]);
}

#[test]
fn every_screen_and_card_shows_twelve_hours() {
    for (columns, rows) in [(120, 40), (80, 24), (60, 16), (40, 16), (19, 2)] {
        let open = || Session::with("2026-03-02 14:20", halves(), facts()).size(columns, rows).advance("9m");
        for keys in [
            "", "w", "5", "2", "3", "3l", "4", "e", "W1<tab>", "n", "p", "i", ",", "!1l", "3<space>", "u",
            "N", "a",
        ] {
            let session = open().keys(keys);
            let said = format!("{}\n{}", session.screen(), session.toast());
            assert_eq!(long_times(&said), [""; 0], "{columns}x{rows} {keys}\n{said}");
        }
    }
    let heading = Session::with("2026-03-02 14:20", halves(), Vec::new()).size(40, 16).screen();
    assert!(heading.lines().next().unwrap().ends_with("2:20 pm"), "{heading}");
}

#[test]
fn the_diary_has_room_for_every_column_in_a_narrow_window() {
    let session = Session::with("2026-03-02 14:20", halves(), facts()).size(40, 16).keys("3");
    let rows: Vec<String> =
        session.screen().lines().filter(|line| line.contains("hamstring")).map(str::to_owned).collect();
    assert!(rows[0].contains("Sun  1 Mar 11:41p hamstring      right"), "{rows:?}");
    assert!(rows[1].contains("28 Mar '25 10:41p hamstring      right"), "{rows:?}");
}

#[test]
fn a_pause_and_a_cramp_take_the_nearest_of_two_times_that_may_be_meant() {
    let open = || Session::with("2026-03-02 14:20", halves(), Vec::new()).size(80, 24);
    let paused = open().keys("p330");
    assert!(paused.screen().contains("until 3:30 pm"), "{}", paused.screen());
    assert_eq!(paused.keys("<enter>").standing(), ["14:20 paused for 1 h 10 min"]);
    let cramp = |typed: &str| {
        let session = open().keys(&format!("n{typed}<enter>"));
        session.app.next_wake().unwrap();
        session.keys("1lt<tab>").standing()
    };
    assert!(cramp("340")[0].starts_with("03:40 cramp"), "the last 3:40 was in the night");
    assert!(cramp("340p")[0].starts_with("15:40 cramp"), "yesterday");
    assert!(cramp("115")[0].starts_with("13:15 cramp"), "an hour ago");
}

#[test]
fn lines_for_people_have_twelve_hours_and_lines_for_programs_never() {
    let session = Session::with("2026-03-02 14:20", halves(), facts()).advance("10m");
    let (journal, settings, now) = (&session.app.journal, &session.app.settings, session.now());
    let status = Status::new(journal, settings, now);
    let said = format!("{}\n{}", screens::today(journal, settings, None, now), status.line());
    assert_eq!(long_times(&said), [""; 0], "{said}");
    assert!(status.line().contains("stand at 3:20 pm"), "{}", status.line());
    let json = status.json().to_string();
    assert!(json.contains("T15:20:00+01:00"), "{json}");
}
