//! The card of a rule that fired: when it comes, what it says, and how it rests.

use supple::domain::fact::{Fact, What};
use supple::domain::health::Health;
use supple::domain::profile::{Condition, Detail};
use supple::domain::settings::Settings;

use crate::support::{Session, fact};

/// A Sunday.
const SUNDAY: &str = "2026-03-01 09:00";

fn notes(window: &Session) -> Vec<String> {
    let note = |fact: &Fact| match &fact.what {
        What::Health(health @ (Health::Shown(_) | Health::Seen(_))) => Some(health.to_string()),
        _ => None,
    };
    window.app.journal.standing().filter_map(note).collect()
}

#[test]
fn an_emergency_comes_at_once_and_names_what_was_answered() {
    let window = Session::at(SUNDAY).size(80, 24).keys("x1<c-s>");
    let shown = window.screen();
    assert!(shown.contains("Get emergency help now") && shown.contains("Do not drive yourself"), "{shown}");
    assert!(shown.contains("1 Mar 09:00: chest pain or trouble breathing"), "{shown}");
    assert_eq!(notes(&window), ["card shown: E-01, get emergency help now"], "it is noted that it was shown");
    assert!(window.keys("E").screen().contains("When to act"), "one key from the card");
}

#[test]
fn an_emergency_lies_over_the_next_form_and_gives_it_back() {
    let told = fact("a1", "2026-02-01 09:00", What::Profile(Detail::Condition(Condition::Diabetes, true)));
    let window = Session::with(SUNDAY, Settings::default(), vec![told]).size(80, 24).keys("I<c-s>4<c-s>");
    assert!(window.screen().contains("checked today"), "{}", window.screen());
    let window = Session::at(SUNDAY).size(80, 24).keys("n<enter>1lx1<c-s>");
    assert!(window.screen().contains("Get emergency help now"), "{}", window.screen());
    assert_eq!(window.standing()[0], "09:00 cramp, left calf", "the entry is kept");
    assert!(window.keys("<esc>").app.card.is_none());
}

#[test]
fn what_is_no_emergency_waits_for_the_last_form() {
    let window = Session::at(SUNDAY).size(80, 24).keys("I6<c-s>");
    assert!(window.screen().contains("Your feet"), "{}", window.screen());
    let window = window.keys("<c-s>");
    assert!(window.screen().contains("wound"), "{}", window.screen());
    assert_eq!(notes(&window), ["card shown: C-03c, worth a call within two days"]);
}

#[test]
fn who_takes_quinine_is_asked_for_bleeding_and_told_to_call_today() {
    let spots = "nosebleeds, purple spots";
    assert!(!Session::at(SUNDAY).size(80, 48).keys("x").screen().contains(spots));
    let window = Session::at(SUNDAY).size(80, 48).keys(",maQuinine<enter>a<c-s><esc><esc>x");
    assert!(window.screen().contains(spots), "{}", window.screen());
}

#[test]
fn one_card_at_a_time_and_the_others_are_named_on_it() {
    let window = Session::at(SUNDAY).size(80, 30).keys("x30a<c-s>");
    assert!(window.screen().contains("Also noted: One leg swollen"), "{}", window.screen());
    assert_eq!(notes(&window).len(), 1);
    let window = window.keys("<esc>");
    assert!(window.app.card.is_none(), "closing one brings no other");
}

#[test]
fn who_has_been_seen_is_left_alone_with_it() {
    let window = Session::at(SUNDAY).size(80, 24).keys("I6<c-s><c-s>s");
    assert_eq!(notes(&window).last().map(String::as_str), Some("seen by a clinician: C-03c"));
    let window = window.advance("1h").keys("n<enter>1l3n");
    assert!(window.app.card.is_none(), "{}", window.screen());
    let window = window.keys("F");
    assert!(window.toast().contains("No warning pattern"), "{}", window.toast());
}

#[test]
fn a_closed_card_comes_back_by_its_key() {
    let window = Session::at(SUNDAY).size(80, 24).keys("I6<c-s><c-s><esc>");
    assert!(window.screen().contains("F  worth a call"), "{}", window.screen());
    let window = window.keys("n<enter>1l3n");
    assert!(window.app.card.is_none(), "it rests: {}", window.screen());
    let window = window.keys("F");
    assert!(window.screen().contains("wound") && notes(&window).len() == 1, "{}", window.screen());
}

#[test]
fn an_ordinary_cramp_brings_no_card_and_nothing_says_that_all_is_well() {
    let window = Session::at(SUNDAY).size(80, 24).keys("n<enter>1l4n");
    assert!(window.app.card.is_none(), "{}", window.screen());
    let window = window.keys("F");
    assert_eq!(
        window.toast(),
        "No warning pattern in what you logged. If you feel something is wrong, trust that and get help."
    );
}

#[test]
fn the_pictures() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let shot = |keys: &str| Session::at(SUNDAY).size(columns, rows).keys(keys).screen_with_roles();
        insta::assert_snapshot!(format!("card_emergency_{columns}x{rows}"), shot("x30<c-s>"));
        insta::assert_snapshot!(format!("card_soon_{columns}x{rows}"), shot("I6<c-s><c-s>"));
        insta::assert_snapshot!(
            format!("card_visit_{columns}x{rows}"),
            shot(",maMagnesium<enter>b<c-s><esc>")
        );
    }
}
