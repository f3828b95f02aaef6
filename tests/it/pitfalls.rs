//! Pitfalls that others lived with, by their numbers, as far as they are no timelines; those stand in
//! `tests/scenarios`. Others are held by tests that would be there without them: [`HELD`] says by which.

use std::fs;
use std::path::Path;

use chrono::TimeDelta;
use proptest::prelude::*;
use supple::app::event::Event;
use supple::domain::fact::{AwayWhy, BreakMark, Fact, PauseWhy, What};
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::domain::time::in_words;
use supple::report::status::Status;

use crate::support::{Session, fact, stamp};

/// Pitfalls without a number in the name of their test: the file, and the test in it.
const HELD: &[(u8, &str, &str)] = &[
    (14, "it/notify/bus.rs", "without_a_bus_it_fails"),
    (14, "it/notify/bus.rs", "without_a_server_it_fails_and_later_works"),
    (14, "it/notify/bus.rs", "a_bus_that_dies_closes_the_notice_and_harms_nobody"),
    (14, "pty/desktop.rs", "keys_are_answered_beside_a_server_that_hangs"),
    (15, "it/notify/bus.rs", "the_newest_notice_takes_the_place_of_the_one_before"),
    (15, "it/notify/remind.rs", "acted_on_elsewhere_the_notice_goes"),
    (16, "it/notify/bus.rs", "a_hundred_notices_nobody_answers_take_no_thread_each"),
    (16, "it/notify/bus.rs", "a_server_without_buttons_is_sent_none"),
    (18, "it/player.rs", "without_a_command_the_bell_rings_in_the_rhythm"),
    (
        18,
        "pty/window.rs",
        "the_calls_are_played_by_the_configured_command_and_a_hanging_one_holds_nothing_up",
    ),
    (19, "crash/kills.rs", "a_drink_is_killed_before_every_call"),
    (20, "it/config.rs", "a_file_that_is_not_toml_keeps_what_can_be_read"),
    (20, "it/store/damage.rs", "any_bytes_make_a_book"),
    (20, "it/store/recording.rs", "a_newer_format_is_shown_but_never_written"),
    (21, "pty/window.rs", "a_glass_is_on_the_disk_and_survives_a_kill"),
    (21, "pty/window.rs", "a_closed_window_keeps_the_part_done"),
    (22, "pty/window.rs", "fifty_writers_are_seen_by_the_open_window"),
    (22, "crash/clocks.rs", "the_lock_of_a_dead_owner_is_free_at_once"),
    (22, "crash/errors.rs", "a_file_system_without_locks_takes_facts"),
    (23, "it/store/recording.rs", "each_data_directory_has_a_state_of_its_own"),
    (23, "crash/disks.rs", "a_full_disk_refuses_and_a_freed_one_records"),
    (23, "it/store/recording.rs", "a_linked_book_stays_a_link"),
    (24, "it/store/recording.rs", "everything_made_is_for_its_owner_alone"),
    (24, "it/flows.rs", "a_restart_changes_nothing"),
    (25, "it/store/digest.rs", "a_reading_is_kept_and_recording_keeps_it_true"),
    (25, "it/store/reading.rs", "a_part_leaves_most_lines_out"),
    (26, "it/sheet.rs", "any_answer_of_a_cramp_can_be_corrected_and_the_correction_taken_back"),
    (26, "it/report.rs", "a_cell_is_no_formula"),
    (26, "it/report.rs", "a_cell_is_read_back_as_it_was"),
    (28, "it/props.rs", "every_size_from_1x1_to_300x100_draws"),
    (28, "pty/terminal.rs", "a_panic_gives_the_terminal_back_and_shows_its_message"),
    (28, "pty/terminal.rs", "a_stop_gives_the_terminal_back_and_takes_it_again"),
    (29, "it/input.rs", "keys_of_the_newer_protocols"),
    (29, "it/input.rs", "a_paste_is_one_event_however_it_is_cut"),
    (31, "it/config.rs", "extreme_values_are_refused_not_obeyed"),
    (31, "it/keys.rs", "what_is_wrong_with_the_keys_is_said_with_line_and_hint"),
    (32, "it/status.rs", "every_state_has_the_same_keys"),
    (32, "pty/commands.rs", "a_reader_that_goes_away_is_no_failure"),
    (33, "it/linear.rs", "today_says_everything_in_lines"),
    (33, "it/themes.rs", "what_a_colour_tells_is_told_without_colour_too"),
    (33, "pty/commands.rs", "a_dumb_terminal_gets_lines_and_another_one_the_screen_that_is_asked_for"),
    (35, "it/measures.rs", "an_unknown_day_pauses_the_free_days_and_does_not_end_them"),
    (35, "it/domain.rs", "a_fact_of_the_future_changes_nothing_yet"),
    (36, "it/associations.rs", "luck_shows_no_more_links_than_the_words_under_the_table_say"),
    (37, "it/content.rs", "every_move_says_all_that_a_person_must_know"),
    (37, "it/content.rs", "sides_rests_and_changes_add_up"),
    (38, "it/flags.rs", "each_rule_fires_on_its_own_and_not_on_what_comes_near"),
    (38, "it/flags.rs", "the_order_of_recording_does_not_matter"),
    (39, "it/forms.rs", "a_cramp_is_logged_with_six_keys"),
    (39, "it/guide.rs", "nothing_promises_frightens_or_shames"),
];

#[test]
fn each_pitfall_has_its_test() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let text = |file: &str| fs::read_to_string(tests.join(file)).unwrap();
    for (number, file, name) in HELD {
        assert!(text(file).contains(&format!("fn {name}(")), "P{number}: {file} has no {name}");
    }
    let scenarios = fs::read_dir(tests.join("scenarios")).unwrap();
    let mut named: Vec<String> =
        scenarios.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let own = text("it/pitfalls.rs");
    named.extend(own.lines().filter_map(|line| line.trim().strip_prefix("fn ").map(str::to_owned)));
    for number in 1..=39 {
        let by_name = named.iter().any(|name| name.starts_with(&format!("p{number:02}_")));
        assert!(by_name || HELD.iter().any(|(held, ..)| *held == number), "P{number} has no test");
    }
}

/// How often the program wakes up by itself in that time.
fn wakes(session: &mut Session, end: &str) -> usize {
    (0..).take_while(|_| session.pass_to_next_wake(stamp(end))).count()
}

#[test]
fn p27_nothing_runs_between_deadlines() {
    let mut looked_at = Session::at("2026-03-02 09:00").size(80, 24);
    let before = looked_at.effects.len();
    let count = wakes(&mut looked_at, "2026-03-02 09:59");
    assert!(count <= 60, "a minute that is shown, and no more: {count}");
    assert_eq!(looked_at.effects.len(), before, "and nothing is done");
    let mut unseen = Session::at("2026-03-02 09:00");
    unseen.app = unseen.app.unseen();
    let count = wakes(&mut unseen, "2026-03-02 09:59");
    assert!(count <= 1, "nobody looks, and nothing is due: {count}");
}

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
    assert_eq!(session.standing(), ["09:00 desk-75, 1 min 15 s"]);
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
