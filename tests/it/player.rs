//! The player: its calls, its pauses, and the seconds it keeps.

use std::time::Duration;

use proptest::prelude::*;
use supple::app::effect::Effect;
use supple::app::event::Event;
use supple::domain::fact::{StretchDone, What};
use supple::domain::journal::Journal;
use supple::domain::player::{self as timed, Cue, Phase, PhaseKind};
use supple::domain::settings::Settings;
use supple::domain::stretch::due_routine;

use crate::scenes::SIZES;
use crate::support::{Session, fact};

/// One leg at a time before bed, in its first hold.
fn hold((columns, rows): (u16, u16)) -> Session {
    let window = Session::with("2026-03-02 14:16", Settings::default(), Vec::new()).size(columns, rows);
    window.keys("T/one leg<enter><enter>").wait_in_session(11)
}

#[test]
fn the_gentler_form_tells_all_that_is_to_be_done_at_every_size() {
    for size in SIZES {
        let screen = hold(size).keys("e").screen();
        let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = [
            "easier: Take a shorter step",
            "Hands on the wall",
            "bring the hips to the wall. Hold still and breathe out slowly.",
            "LEFT leg Hold 1 of 3",
        ];
        for told in told {
            assert!(words.contains(told) || size.0 >= 80, "{told}: {screen}");
        }
        let caution = "behind the knee.";
        assert!(words.contains(caution), "{screen}");
    }
}

#[test]
fn a_pause_names_its_key_as_it_is_and_the_leg() {
    for size in SIZES {
        let session = hold(size).keys("<space>");
        let screen = session.screen();
        assert!(screen.contains("paused - space goes on"), "{screen}");
        assert!(screen.contains("space go on") && !screen.contains("space pause"), "{screen}");
        assert!(size.0 >= 80 || screen.contains("LEFT leg  paused"), "{screen}");
        let session = session.keys("<space>");
        assert!(session.screen().contains("space pause"), "{}", session.screen());
    }
}

fn player(settings: Settings) -> Session {
    Session::with("2026-03-02 09:00", settings, Vec::new()).size(80, 24).keys("t")
}

/// The names of the sounds that were played so far.
fn sounds(session: &Session) -> Vec<&str> {
    session
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Play(words) => words.last().map(String::as_str),
            _ => None,
        })
        .collect()
}

fn with_command() -> Settings {
    Settings { sound_command: vec!["play".to_owned(), "-i".to_owned()], ..Settings::default() }
}

/// The last part of a session that was kept aside.
fn kept(session: &Session) -> Option<String> {
    session.effects.iter().rev().find_map(|effect| match effect {
        Effect::Stash(draft) => Some(draft.as_ref().map_or_else(String::new, |draft| draft.what.to_string())),
        _ => None,
    })
}

#[test]
fn every_call_has_a_sound_and_a_rhythm_of_its_own() {
    for (index, cue) in Cue::ALL.into_iter().enumerate() {
        for other in &Cue::ALL[index + 1..] {
            assert_ne!(cue.rhythm(), other.rhythm(), "{cue:?} and {other:?}");
            assert_ne!(cue.sound(), other.sound(), "{cue:?} and {other:?}");
        }
        assert!(cue.rhythm().windows(2).all(|pair| pair[1] - pair[0] >= 150), "{cue:?}");
    }
}

#[test]
fn the_command_hears_the_calls_in_their_order() {
    let session = player(with_command()).advance("26s");
    let [ready, go, count] = [Cue::Prepare, Cue::Work, Cue::Count].map(Cue::sound);
    assert_eq!(sounds(&session), [ready, count, count, count, go, count, count, count, ready]);
    let session = session.advance("50s");
    assert_eq!(sounds(&session).last(), Some(&Cue::Done.sound()));
    assert!(!session.effects.contains(&Effect::Bell), "the command takes the bell's place");
}

#[test]
fn without_a_command_the_bell_rings_in_the_rhythm() {
    let rings = |session: &Session| session.effects.iter().filter(|e| **e == Effect::Bell).count();
    let session = player(Settings::default());
    assert_eq!(rings(&session), 1);
    let session = session.advance("1s");
    assert_eq!(rings(&session), Cue::Prepare.rhythm().len());
    let silent = player(Settings { sound: false, ..Settings::default() }).advance("80s");
    assert_eq!(rings(&silent), 0);
    let muted = player(Settings::default()).keys("m").advance("80s");
    assert_eq!(rings(&muted), 1, "what rang before");
}

#[test]
fn the_player_asks_for_a_wake_up_a_second_and_none_while_it_is_paused() {
    let session = player(Settings { sound: false, ..Settings::default() }).advance("7s");
    let now = session.now();
    assert_eq!(session.app.next_wake(), Some(now + chrono::TimeDelta::seconds(1)));
    let session = session.keys("<space>").advance("8s");
    let wake = session.app.next_wake().unwrap();
    assert!(wake - session.now() > chrono::TimeDelta::minutes(30), "only the next prompt: {wake}");
}

#[test]
fn each_phase_is_named_and_the_change_is_marked() {
    let session = player(Settings::default());
    assert!(session.screen().contains("Get ready"), "{}", session.screen());
    assert!(session.screen().contains("next: go"), "{}", session.screen());
    let session = session.advance("5s");
    assert!(session.screen_with_roles().contains("Ask"), "the beginning is a band");
    let session = session.advance("3s");
    assert!(session.screen().contains("Keep moving"), "{}", session.screen());
    assert!(!session.screen_with_roles().contains("Ask"), "the band is gone");
}

#[test]
fn easier_and_harder_are_one_key_each_and_end_with_the_move() {
    let session = player(Settings::default()).keys("e");
    assert!(session.screen().contains("easier: March sitting down."), "{}", session.screen());
    let session = session.keys("h");
    assert!(!session.screen().contains("easier:"), "{}", session.screen());
    let session = session.keys("h");
    assert!(session.screen().contains("harder: Walk instead."), "{}", session.screen());
    let session = session.keys("n").advance("1s");
    assert!(!session.screen().contains("harder:"), "{}", session.screen());
}

#[test]
fn the_part_done_is_kept_aside_at_every_change() {
    let session = player(Settings::default()).advance("4s");
    assert_eq!(kept(&session), None, "a look is not kept");
    let session = session.advance("23s");
    assert_eq!(kept(&session).as_deref(), Some("desk-75, 25 s, in part"));
    let session = session.advance("2s").keys("<space>");
    assert_eq!(kept(&session).as_deref(), Some("desk-75, 29 s, in part"));
}

#[test]
fn a_program_that_was_stopped_has_not_stretched_meanwhile() {
    let mut session = player(Settings::default()).advance("20s");
    session = session.pass_unseen("30m");
    session.event(Event::Resumed);
    assert!(session.screen().contains("paused"), "{}", session.screen());
    let session = session.keys("<space>").advance("5s").keys("q");
    assert_eq!(session.standing(), ["09:00 desk-75, 25 s, in part"]);
}

#[test]
fn a_sleep_in_a_hold_closes_the_session_with_true_times() {
    let session = player(Settings::default()).advance("20s").sleep("9h");
    assert!(session.app.session.is_none());
    assert!(
        session.standing().contains(&"09:00 desk-75, 20 s, in part".to_owned()),
        "{:?}",
        session.standing()
    );
}

#[test]
fn something_odd_stops_the_clock_and_the_session_waits() {
    let session = player(Settings::default()).advance("20s").keys("x");
    assert!(session.screen().contains("Something odd?"), "{}", session.screen());
    let session = session.advance("5m").keys("1<c-s>");
    assert!(session.screen().contains("Get emergency help now"), "{}", session.screen());
    let session = session.keys("<esc>");
    assert!(session.app.session.as_ref().is_some_and(|running| running.session.is_paused()));
    let session = session.keys("<space>").advance("10s").keys("q");
    assert_eq!(session.standing()[0], "09:00 desk-75, 30 s, in part");
    let after = Session::at("2026-03-02 03:41").size(80, 24).keys("!1l<enter>7yx");
    assert!(after.screen().contains("Something odd?"), "{}", after.screen());
    assert!(after.keys("<esc>").screen().contains("Something for it now?"));
}

#[test]
fn in_the_last_hour_before_bed_the_bedtime_routine_is_led() {
    let led =
        |time: &str| due_routine(&Journal::default(), &Settings::default(), crate::support::stamp(time));
    assert_eq!(led("2026-03-02 21:29"), "desk-75");
    assert_eq!(led("2026-03-02 21:30"), "bed-195");
    assert_eq!(led("2026-03-03 00:29"), "bed-195");
    assert_eq!(led("2026-03-03 00:30"), "desk-75");
    assert_eq!(led("2026-03-03 06:30"), "morning-300");
    assert_eq!(led("2026-03-03 08:30"), "desk-75");
    let at_midnight = Settings { day_start: chrono::NaiveTime::MIN, ..Settings::default() };
    let done = StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: false };
    let journal = Journal::new(vec![fact("b", "2026-03-02 22:40", What::Stretch(done))]);
    let led = |time: &str| due_routine(&journal, &at_midnight, crate::support::stamp(time));
    assert_eq!(led("2026-03-03 00:10"), "desk-75", "it was done in this night, whenever the day begins");
}

#[derive(Debug, Clone)]
enum Deed {
    Wait(u32),
    Stall(u32),
    Press(&'static str),
}

#[test]
fn back_is_to_the_begin_of_the_step_and_within_three_seconds_to_the_one_before() {
    let phase = |step, rep| Phase { step, kind: PhaseKind::Work, side: None, rep, secs: 20 };
    let step_at = |after: u64| {
        let phases = vec![phase(0, 1), phase(0, 2), phase(1, 1), phase(1, 2)];
        let mut session = timed::Session::of(phases, Duration::ZERO);
        let now = Duration::from_secs(after);
        session.previous_step(now);
        let place = session.place(now).unwrap();
        (place.phase.step, place.phase.rep, place.elapsed.as_secs())
    };
    assert_eq!(step_at(42), (0, 1, 0), "two seconds into the second step");
    assert_eq!(step_at(43), (1, 1, 0), "three seconds into it");
    assert_eq!(step_at(61), (1, 1, 0), "its second repetition has just begun");
    assert_eq!(step_at(1), (0, 1, 0), "nothing is before the first");
}

#[test]
fn the_last_three_seconds_are_counted_and_nothing_that_is_no_longer() {
    let counts = |kind, secs| {
        let session =
            timed::Session::of(vec![Phase { step: 0, kind, side: None, rep: 1, secs }], Duration::ZERO);
        (0..u64::from(secs) * 2)
            .map(|half| session.count(Duration::from_millis(half * 500)))
            .collect::<Vec<_>>()
    };
    let (three, two, one) = (Some(3), Some(2), Some(1));
    assert_eq!(counts(PhaseKind::Work, 4), [None, None, three, three, two, two, one, one]);
    assert_eq!(counts(PhaseKind::Prepare, 4)[2..4], [three, three]);
    assert_eq!(counts(PhaseKind::Work, 3), [None; 6], "it would be all counting");
    assert_eq!(counts(PhaseKind::Rest, 4), [None; 8]);
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        3 => (0_u32..40).prop_map(Deed::Wait),
        1 => (0_u32..20).prop_map(Deed::Stall),
        4 => proptest::sample::select(vec!["<space>", "n", "p", "+", "e", "h", "m"]).prop_map(Deed::Press),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_pressed_the_seconds_kept_are_the_seconds_spent(
        deeds in proptest::collection::vec(any_deed(), 1..30)
    ) {
        let mut session = player(Settings::default());
        let mut spent = Duration::ZERO;
        for deed in deeds {
            let Some(running) = &session.app.session else { break };
            let paused = running.session.is_paused();
            let before = session.now();
            session = match deed {
                Deed::Wait(secs) => session.wait_in_session(secs),
                Deed::Stall(secs) => {
                    let mut session = session.pass_unseen(&format!("{secs}s"));
                    session.event(Event::Tick);
                    session
                }
                Deed::Press(keys) => session.keys(keys),
            };
            if !paused {
                spent += (session.now() - before).to_std().unwrap();
            }
        }
        let session = session.keys("q");
        let done = session.app.journal.standing().find_map(|fact| match &fact.what {
            What::Stretch(done) => Some(u64::from(done.secs)),
            _ => None,
        });
        prop_assert_eq!(done.unwrap_or(0), if spent.as_secs() < 5 { 0 } else { spent.as_secs() });
    }
}

#[test]
fn what_is_counted_in_big_figures_is_named() {
    let raises = |(columns, rows): (u16, u16)| {
        let window = Session::with("2026-03-02 14:16", Settings::default(), Vec::new()).size(columns, rows);
        window.keys("t").wait_in_session(40)
    };
    let mut big = 0;
    for size in SIZES {
        for screen in [raises(size).screen(), hold(size).screen()] {
            let digits: Vec<&str> = screen.lines().filter(|line| line.contains('█')).collect();
            let Some(last) = digits.last() else {
                assert!(screen.lines().any(|line| line.trim_end().ends_with(" s")), "{screen}");
                continue;
            };
            big += 1;
            assert!(last.trim_end().ends_with("█ s"), "seconds, and no repeats: {screen}");
        }
    }
    assert!(big >= 4, "{big} pictures with big figures");
}
