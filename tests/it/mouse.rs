//! The mouse: rows that are clicked, and the wheel wherever there is more to see.

use supple::app::keymap::Context;
use supple::app::screens::trends::Page;

use crate::support::Session;

const NINE: &str = "2026-03-02 09:00";

fn open(keys: &str) -> Session {
    Session::at(NINE).size(80, 24).keys(keys)
}

/// Clicks where this stands on the screen.
#[track_caller]
fn click(session: &mut Session, words: &str) {
    let screen = session.screen();
    let (row, line) = screen
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains(words))
        .unwrap_or_else(|| panic!("{screen}"));
    let column = line[..line.find(words).unwrap()].chars().count();
    session.click(u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
}

#[test]
fn the_wheel_goes_through_the_charts_and_pages_of_the_trends() {
    let mut session = open("4");
    session.wheel(true);
    assert_eq!(session.app.looking.row, 1);
    for _ in 0..20 {
        session.wheel(true);
    }
    assert_ne!(session.app.looking.page, Page::Days, "{}", session.screen());
    for _ in 0..60 {
        session.wheel(false);
    }
    assert_eq!((session.app.looking.page, session.app.looking.row), (Page::Days, 0));
}

#[test]
fn the_wheel_moves_lists_and_texts_and_nothing_that_counts_down() {
    let mut session = open("2");
    session.wheel(true);
    assert_eq!(session.app.browser.marked, 1);
    let mut session = open("5");
    session.wheel(true);
    assert_eq!(session.app.guide.marked, 1);
    let mut session = open("E");
    let before = session.screen();
    session.wheel(true);
    assert_ne!(session.screen(), before);
    session.wheel(false);
    assert_eq!(session.screen(), before);
    let mut session = open("?");
    let before = session.screen();
    session.wheel(true);
    assert_ne!(session.screen(), before);
    let mut session = open("t");
    let before = session.screen();
    session.wheel(true);
    assert_eq!(session.screen(), before, "a session goes its way");
}

#[test]
fn a_click_marks_an_answer_and_another_takes_it() {
    let mut session = open(",");
    click(&mut session, "Hours of sleep");
    assert_eq!(session.app.context(), Context::Choice);
    assert!(
        session.screen().lines().any(|line| line.contains("▶ b  Hours of sleep")),
        "{}",
        session.screen()
    );
    click(&mut session, "Hours of sleep");
    assert!(!session.screen().contains("Clot risks"), "{}", session.screen());

    let mut session = open("W");
    click(&mut session, "mug 300 ml");
    click(&mut session, "mug 300 ml");
    assert_eq!(session.standing(), ["09:00 water 300 ml"]);

    let mut session = open("p");
    click(&mut session, "a meeting");
    click(&mut session, "a meeting");
    assert!(session.toast().starts_with("In a meeting until"), "{}", session.screen());

    let mut session = open(":usual");
    click(&mut session, "log the usual glass");
    assert_eq!(session.standing(), ["09:00 water 250 ml"], "what is marked already");

    let mut session = open("n<enter>");
    click(&mut session, "foot");
    assert!(session.screen().contains("▶"), "{}", session.screen());
}

#[test]
fn a_click_goes_to_a_field_and_the_wheel_to_the_next() {
    let mut session = open("x");
    let before = session.screen();
    session.wheel(true);
    assert_ne!(session.screen(), before);
    session.wheel(false);
    assert_eq!(session.screen(), before);
    let mut session = open(",p");
    click(&mut session, "Save");
    assert!(session.screen().contains("▶ Save"), "{}", session.screen());
    click(&mut session, "Save");
    assert!(!session.screen().contains("▶ Save"), "{}", session.screen());
}

#[test]
fn a_drink_of_the_day_is_marked_by_a_click() {
    let mut session = open("wW3e");
    click(&mut session, "300 ml");
    click(&mut session, "250 ml");
    let line = session.screen().lines().find(|line| line.contains('▶')).unwrap().to_owned();
    assert!(line.contains("250 ml"), "{}", session.screen());
}

#[test]
fn what_lies_below_an_overlay_is_not_clicked() {
    let mut session = open(",");
    session.click(12, 0);
    session.click(0, 10);
    assert_eq!(session.app.context(), Context::Choice, "{}", session.screen());
}
