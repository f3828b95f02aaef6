//! Pitfalls that others lived with, by their numbers, as far as they are no timelines; those stand in
//! `tests/scenarios`. P14, P15 and P16 (no server, one that hangs or dies, one notice in the place of the other, a hundred
//! unanswered) are held by `notify::bus` and `notify::dunst`, P23 (where the state lives) by `store` and `tests/crash`.

use chrono::TimeDelta;
use proptest::prelude::*;
use supple::app::event::Event;
use supple::domain::fact::{AwayWhy, BreakMark, Fact, PauseWhy, What};
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::domain::time::in_words;
use supple::report::status::Status;

use crate::support::{Session, fact, stamp};

#[test]
fn p04_a_prompt_that_fell_into_a_short_sleep_is_spoken_on_waking_and_not_later() {
    let session = Session::at("2026-03-02 09:00").advance("58m").sleep("4m");
    assert_eq!(session.notices().len(), 1, "at once, not four minutes of waking later");
}

#[test]
fn p05_late_ticks_make_no_second_longer() {
    let mut session = Session::at("2026-03-02 09:00").keys("t");
    for stall in [3, 1, 7, 2, 3, 3, 11, 1, 1, 5, 3, 3, 3, 9, 3, 3, 3, 3, 3, 4] {
        session = session.pass_unseen(&format!("{stall}s"));
        session.event(Event::Tick);
    }
    assert!(session.app.session.is_some(), "a second is left");
    session = session.pass_unseen("1s");
    session.event(Event::Tick);
    assert_eq!(session.standing(), ["09:00 desk-75, 75 s"]);
}

#[test]
fn p30_a_reason_in_any_script_stays_in_its_pane() {
    for reason in
        ["会議の予定があります会議の予定があります", "🦵🦵🦵 family 👩‍👩‍👧‍👧", "שלום עולם", "a\u{301}e\u{308}"]
    {
        let mut paused = fact("b1", "2026-03-02 09:30", What::Pause { why: PauseWhy::Meeting, secs: 3_600 });
        paused.note = Some(reason.into());
        for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
            let session = Session::with("2026-03-02 09:40", Settings::default(), vec![paused.clone()]);
            let screen = session.size(columns, rows).screen();
            let framed = screen.lines().filter(|line| line.starts_with('│'));
            framed.for_each(|line| assert!(line.ends_with('│'), "{reason} at {columns}: {line}"));
        }
    }
}

fn any_mark() -> impl Strategy<Value = What> {
    prop_oneof![
        any::<u32>().prop_map(|secs| What::Pause { why: PauseWhy::Told, secs }),
        any::<u32>().prop_map(|mins| What::Break(BreakMark::Snoozed { mins })),
        any::<u32>().prop_map(|secs| What::Break(BreakMark::Taken { secs: Some(secs) })),
        any::<u32>().prop_map(|secs| What::Away { why: AwayWhy::Suspend, secs: Some(secs) }),
        any::<u32>().prop_map(|secs| What::Idle { secs, up: None }),
        any::<u32>().prop_map(|secs| What::ClockSetBack { secs }),
        Just(What::Back),
        Just(What::WindowOpened),
        Just(What::WindowClosed),
    ]
}

proptest! {
    #[test]
    fn p12_no_time_and_no_length_is_too_odd_to_be_told(
        marks in proptest::collection::vec((any_mark(), -200_000_i64..200_000), 0..12),
    ) {
        let now = stamp("2026-03-02 09:00");
        let dated = |(place, (what, secs)): (usize, (What, i64))| {
            let plain = fact(&format!("t{place:03}"), "2026-03-02 09:00", what);
            Fact { at: now + TimeDelta::seconds(secs), ..plain }
        };
        let facts: Vec<Fact> = marks.into_iter().enumerate().map(dated).collect();
        let line = Status::new(&Journal::new(facts.clone()), &Settings::default(), now).line();
        prop_assert!(!line.contains('-'), "no negative number: {line}");
        let session = Session::with("2026-03-02 09:00", Settings::default(), facts).size(80, 24);
        let _ = session.advance("2h").screen();
    }

    #[test]
    fn p12_a_negative_length_reads_as_nothing(secs in i64::MIN / 1_000..0) {
        prop_assert_eq!(in_words(TimeDelta::seconds(secs)), "0 s");
    }
}
