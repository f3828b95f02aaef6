//! The mouse: rows that are clicked, and the wheel wherever there is more to see.

use std::collections::{HashMap, HashSet};

use supple::app::event::{Event, Loaded, Target};
use supple::app::key::Key;
use supple::app::keymap::Context;
use supple::app::screens::trends::Page;
use supple::ui::render::hit;

use crate::layout::{play, read};
use crate::scenes::{Book, scenes};
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

/// The line with these words.
fn line(session: &Session, words: &str) -> String {
    let screen = session.screen();
    screen.lines().find(|line| line.contains(words)).unwrap_or_else(|| panic!("{screen}")).to_owned()
}

#[test]
fn a_click_on_a_row_of_a_check_list_ticks_it_and_another_takes_the_tick_back() {
    let mut session = open("x");
    for (words, ticked) in [("sore veins", true), ("fever, or", true), ("sore veins", false)] {
        click(&mut session, words);
        assert_eq!(line(&session, words).contains("[x]"), ticked, "{}", session.screen());
        assert!(line(&session, words).contains('▶'), "{}", session.screen());
    }
    assert!(line(&session, "fever, or").contains("[x]"), "{}", session.screen());
}

#[test]
fn a_question_of_yes_and_no_is_answered_by_clicks() {
    let mut session = open(",p");
    click(&mut session, "Pregnant");
    click(&mut session, "yes  n no");
    assert!(line(&session, "Pregnant").contains("yes"), "{}", session.screen());
    click(&mut session, "Pregnant");
    click(&mut session, "no  N no");
    assert!(line(&session, "Pregnant").contains("no"), "{}", session.screen());
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

/// What a person would notice of a window, and what it would have recorded or done.
fn seen(session: &Session) -> (String, usize, usize) {
    (session.screen(), session.app.journal.standing().count(), session.effects.len())
}

#[test]
fn a_click_on_a_key_that_is_named_is_that_key_on_every_screen() {
    let mut books: HashMap<Book, Loaded> = HashMap::new();
    let (mut pressed, mut places, mut wrong) = (0, HashSet::new(), Vec::new());
    for scene in scenes().all() {
        let loaded = books.entry(scene.book).or_insert_with(|| read(scene.book));
        for size in [(80, 24), (40, 16)] {
            let session = play(&scene, loaded.clone(), size);
            for (word, column, row) in session.named_keys() {
                let target = hit(&session.app, column, row);
                let Ok(key) = Key::read(&word) else { continue };
                let searches = matches!(session.app.context(), Context::Palette | Context::Search);
                let is_mark = ["▶", "▲"].contains(&word.as_str())
                    || searches && [":", "/", "_"].contains(&word.as_str());
                if is_mark || matches!(target, Some(Target::Row(_))) {
                    continue;
                }
                let (mut clicked, mut typed) = (session.clone(), session.clone());
                clicked.click(column, row);
                typed.event(Event::Key(key));
                if target.is_none() || seen(&clicked) != seen(&typed) {
                    wrong.push(format!("{word} in {} at {size:?}: {target:?}", scene.name));
                }
                pressed += 1;
                places.insert(format!("{:?}", session.app.context()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(pressed > 1_000, "{pressed}");
    for place in
        ["Today", "Stretch", "Cramps", "Guide", "Session", "Relief", "ReliefAsk", "Care", "Act", "Card"]
    {
        assert!(places.contains(place), "{place} is not in {places:?}");
    }
}

#[test]
fn the_words_beside_a_key_are_the_key_and_the_space_between_two_is_nothing() {
    let mut session = open("");
    click(&mut session, "log a cramp");
    assert_eq!(session.app.context(), Context::Form, "{}", session.screen());
    let mut session = open("");
    let foot = session.screen().lines().last().unwrap().to_owned();
    let gap = foot.find("   ").expect("a gap between two keys") + 1;
    assert_eq!(hit(&session.app, u16::try_from(gap).unwrap(), 23), None, "{foot}");
    click(&mut session, "help");
    assert_eq!(session.app.context(), Context::Help, "{}", session.screen());
    click(&mut session, "close ─");
    assert_eq!(session.app.context(), Context::Today, "{}", session.screen());
}

#[test]
fn a_cramp_is_led_through_and_logged_by_clicks_alone() {
    let mut session = open("!");
    for words in ["Hamstring", "right", "it eased", " 6 ", "yes"] {
        click(&mut session, words.trim());
    }
    let cramps: Vec<String> =
        session.standing().into_iter().filter(|line| line.contains("hamstring")).collect();
    assert!(matches!(&cramps[..], [cramp] if cramp.contains('6')), "{:?}", session.standing());
    assert_eq!(session.app.context(), Context::Care, "{}", session.screen());
    click(&mut session, "that was all");
    assert_eq!(session.app.context(), Context::Today, "{}", session.screen());
}

#[test]
fn a_number_of_the_scale_is_taken_by_a_click() {
    for (number, marked) in [("7", ""), ("3", "<down><down><down><down>")] {
        let mut session = open("n<enter>1l").keys(marked);
        let before = session.screen();
        let row =
            before.lines().position(|line| line.contains("0  1  2")).unwrap_or_else(|| panic!("{before}"));
        let line = before.lines().nth(row).unwrap();
        let column = line.chars().take_while(|c| *c != '0').count() + 3 * number.parse::<usize>().unwrap();
        session.click(u16::try_from(column).unwrap(), u16::try_from(row).unwrap());
        let screen = session.screen();
        assert!(screen.contains("Did it wake you?") || screen.contains("wake"), "{screen}");
        assert!(screen.lines().any(|line| line.contains("trong") && line.contains(number)), "{screen}");
    }
}

#[test]
fn a_session_is_paused_and_goes_on_by_clicks() {
    let mut session = open("t");
    click(&mut session, "pause");
    assert!(session.screen().contains("paused"), "{}", session.screen());
    click(&mut session, "goes on");
    assert!(!session.screen().contains("paused"), "{}", session.screen());
}

#[test]
fn a_key_of_two_is_both_of_them() {
    let mut session = Session::at(NINE).size(80, 24);
    session.file = "[keys.screens]\ndrink_glass = \"z w\"\n".to_owned();
    session.configure(&[]);
    click(&mut session, "z w");
    assert_eq!(session.standing(), ["09:00 water 250 ml"], "{}", session.screen());
}

#[test]
fn in_a_small_window_the_name_of_a_pane_leads_there_and_its_key_acts() {
    let mut session = Session::at(NINE).size(40, 16);
    let row = session.screen().lines().position(|line| line.contains("Movement")).unwrap();
    let row = u16::try_from(row).unwrap();
    let line = session.screen().lines().nth(row.into()).unwrap().to_owned();
    assert!(line.starts_with(" b Movement"), "{}", session.screen());
    session.click(5, row);
    assert_eq!((session.app.focus, session.standing().len()), (supple::app::model::Pane::Movement, 0));
    let mut session = Session::at(NINE).size(40, 16);
    session.click(1, row);
    assert_eq!(session.standing(), ["09:00 stood"]);
}

#[test]
fn the_key_in_a_message_is_clicked_too() {
    let mut session = open("w");
    assert!(session.toast().ends_with("u takes it back"), "{}", session.screen());
    click(&mut session, "takes it back");
    assert_eq!(session.standing(), [""; 0], "{}", session.screen());
    let mut session = open("");
    session.disk_error = Some("the disk is full".to_owned());
    session = session.keys("w");
    session.disk_error = None;
    click(&mut session, "tries again");
    assert_eq!(session.standing(), ["09:00 water 250 ml"], "{}", session.screen());
    let mut session = open("!<esc>");
    click(&mut session, "logs one");
    assert_eq!(session.app.context(), Context::Form, "{}", session.screen());
}
