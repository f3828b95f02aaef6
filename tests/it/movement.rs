//! The sitting clock: quiet time, presence, the ladder, and the random days that must keep its promises.

use chrono::{NaiveDateTime, TimeDelta};
use supple::app::effect::Effect;
use supple::app::event::{Event, Loaded, Presence};
use supple::domain::breaks::{Overview, Span, SpanKind, State};
use supple::domain::fact::{AwayWhy, BreakMark, Fact, PauseWhy, What};
use supple::domain::hours::Hours;
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::domain::time::ClockSpan;

use crate::support::{Session, configured, fact, stamp};

fn wall(text: &str) -> NaiveDateTime {
    stamp(text).naive_local()
}

fn hours(spans: &[&str], days: [bool; 7]) -> Hours {
    Hours { spans: spans.iter().map(|span| ClockSpan::parse(span).unwrap()).collect(), days }
}

const WORKDAYS: [bool; 7] = [true, true, true, true, true, false, false];

#[test]
fn hours_of_work_open_and_close() {
    // 2026-03-02 is a Monday.
    let day = hours(&["13:00-17:30", "08:30-12:00"], WORKDAYS);
    let at = |text: &str| (day.opening(wall(text)).unwrap(), day.closing(wall(text)).unwrap());
    assert_eq!(at("2026-03-02 07:00"), (wall("2026-03-02 08:30"), wall("2026-03-02 07:00")));
    assert_eq!(at("2026-03-02 08:30"), (wall("2026-03-02 08:30"), wall("2026-03-02 12:00")));
    assert_eq!(
        at("2026-03-02 12:00"),
        (wall("2026-03-02 13:00"), wall("2026-03-02 12:00")),
        "the end is outside"
    );
    assert_eq!(at("2026-03-06 17:30").0, wall("2026-03-09 08:30"), "over the weekend");

    let night = hours(&["22:00-06:00"], WORKDAYS);
    assert_eq!(night.closing(wall("2026-03-06 23:00")), Some(wall("2026-03-07 06:00")), "Friday's night");
    assert_eq!(night.opening(wall("2026-03-02 05:00")), Some(wall("2026-03-02 22:00")), "Sunday has none");

    let whole = hours(&["00:00-00:00"], WORKDAYS);
    assert_eq!(
        whole.closing(wall("2026-03-03 12:00")),
        Some(wall("2026-03-07 00:00")),
        "days that touch are one"
    );
    assert_eq!(hours(&["09:00-17:00"], [false; 7]).opening(wall("2026-03-02 10:00")), None);
    assert_eq!(hours(&[], [true; 7]).opening(wall("2026-03-02 10:00")), None);
    assert_eq!(Hours::always().closing(wall("2026-03-02 10:00")), None);
    assert_eq!(hours(&["08:00-20:00", "20:00-08:00"], [true; 7]).closing(wall("2026-03-02 10:00")), None);
}

fn seen(facts: &[Fact], settings: &Settings, now: &str) -> Overview {
    Overview::new(&Journal::new(facts.to_vec()), settings, stamp(now))
}

fn opened(at: &str) -> Fact {
    fact("a1", at, What::WindowOpened)
}

#[test]
fn a_window_that_was_opened_days_ago_still_counts() {
    let facts = [opened("2026-02-20 09:00"), fact("b1", "2026-03-02 09:00", What::Break(BreakMark::Skipped))];
    let overview = seen(&facts, &Settings::default(), "2026-03-02 09:30");
    assert_eq!(overview.state, State::Counting { due: stamp("2026-03-02 10:00") });
}

#[test]
fn two_windows_that_saw_one_sleep_count_one_break() {
    let slept = |id: &str, at: &str| {
        let why = supple::domain::fact::AwayWhy::Suspend;
        fact(id, at, What::Away { why, secs: Some(1_800) })
    };
    let facts =
        [opened("2026-03-02 09:00"), slept("b1", "2026-03-02 09:30:00"), slept("b2", "2026-03-02 09:30:01")];
    let overview = seen(&facts, &Settings::default(), "2026-03-02 10:10");
    assert_eq!((overview.taken, overview.sitting_since), (1, Some(stamp("2026-03-02 10:00:01"))));
}

#[test]
fn within_a_second_the_order_of_recording_decides() {
    let away = What::Away { why: supple::domain::fact::AwayWhy::Told, secs: None };
    let facts = [
        opened("2026-03-02 09:00"),
        fact("z1", "2026-03-02 09:30", away),
        fact("b1", "2026-03-02 09:30", What::Back),
    ];
    let state = |facts: &[Fact]| seen(facts, &Settings::default(), "2026-03-02 09:31").state;
    assert_eq!(state(&facts), State::Counting { due: stamp("2026-03-02 10:00") });
    let [first, away, back] = facts;
    assert_eq!(state(&[first, back, away]), State::Away { since: stamp("2026-03-02 09:30") });
}

#[test]
fn an_answer_after_an_absence_is_the_same_break() {
    let told = What::Away { why: supple::domain::fact::AwayWhy::Told, secs: None };
    let facts = [
        opened("2026-03-02 09:00"),
        fact("b1", "2026-03-02 09:30", told),
        fact("b2", "2026-03-02 10:00", What::Break(BreakMark::Taken { secs: None })),
    ];
    let overview = seen(&facts, &Settings::default(), "2026-03-02 10:10");
    assert_eq!((overview.taken, overview.sitting_since), (1, Some(stamp("2026-03-02 10:00"))));
}

#[test]
fn the_time_before_an_absence_is_on_the_ribbon_while_it_lasts() {
    let facts = [
        opened("2026-03-02 09:00"),
        fact("b1", "2026-03-02 09:30", What::Away { why: AwayWhy::Told, secs: None }),
    ];
    let span = |from: &str, to: &str, kind| Span { from: stamp(from), to: stamp(to), kind };
    let sat = span("2026-03-02 09:00", "2026-03-02 09:30", SpanKind::Sitting);
    let away = span("2026-03-02 09:30", "2026-03-02 09:50", SpanKind::Away);
    assert_eq!(seen(&facts, &Settings::default(), "2026-03-02 09:50").ribbon, [sat, away]);
}

#[test]
fn the_ribbon_is_of_today_alone() {
    let facts = [
        opened("2026-03-01 09:00"),
        fact("b1", "2026-03-01 10:00", What::Break(BreakMark::Taken { secs: Some(60) })),
        fact("b2", "2026-03-01 10:30", What::WindowClosed),
        fact("b3", "2026-03-02 09:00", What::WindowOpened),
    ];
    let sat =
        Span { from: stamp("2026-03-02 09:00"), to: stamp("2026-03-02 09:20"), kind: SpanKind::Sitting };
    assert_eq!(seen(&facts, &Settings::default(), "2026-03-02 09:20").ribbon, [sat]);
}

#[test]
fn a_closed_window_is_soon_nobody_at_the_desk() {
    let facts = [opened("2026-03-02 09:00"), fact("b1", "2026-03-02 09:30", What::WindowClosed)];
    let at = |now: &str| seen(&facts, &Settings::default(), now);
    let restarting = at("2026-03-02 09:34");
    assert_eq!(restarting.state, State::Counting { due: stamp("2026-03-02 10:00") }, "it may be a restart");
    assert_eq!(restarting.sitting_since, Some(stamp("2026-03-02 09:00")));
    let over = at("2026-03-02 09:35");
    assert_eq!((over.state, over.sitting_since), (State::Idle, None));
    assert_eq!(over.ribbon[0].to, stamp("2026-03-02 09:30"), "it ended when the window did");
}

#[test]
fn a_prompt_comes_at_a_minute_of_ones_own_that_leaves_half_the_time() {
    let (settings, problems) = configured("[movement]\ninterval = \"60m\"\nat_minutes = [20, 50]\n");
    assert!(problems.is_empty(), "{problems:?}");
    for (from, due) in [
        ("09:00", "09:50"),
        ("09:19", "09:50"),
        ("09:20", "09:50"),
        ("09:21", "10:20"),
        ("09:50", "10:20"),
        ("22:51", "23:50"),
        ("23:21", "00:20"),
    ] {
        let day = if due == "00:20" { "2026-03-03" } else { "2026-03-02" };
        let from = format!("2026-03-02 {from}");
        let state = seen(&[opened(&from)], &settings, &from).state;
        assert_eq!(state, State::Counting { due: stamp(&format!("{day} {due}")) }, "from {from}");
    }
}

#[test]
fn what_the_end_of_work_cuts_off_begins_anew() {
    let at = |hours: &str, now: &str| {
        let (settings, problems) = configured(&format!("[movement]\nhours = {hours}\n"));
        assert!(problems.is_empty(), "{problems:?}");
        seen(&[opened("2026-03-02 09:00")], &settings, now)
    };
    let missed = |hours: &str| at(hours, "2026-03-02 12:59").missed;
    assert_eq!(missed("[\"09:00-10:05\", \"13:00-17:00\"]"), 1, "spoken five minutes before the end");
    assert_eq!(missed("[\"09:00-10:00\", \"13:00-17:00\"]"), 0, "never spoken, so never missed");

    let hours = "[\"09:00-09:50\", \"13:00-17:00\"]";
    let morning = at(hours, "2026-03-02 09:40");
    assert_eq!(
        morning.state,
        State::Counting { due: stamp("2026-03-02 14:00") },
        "an hour into the afternoon"
    );
    assert_eq!(morning.closing, Some(stamp("2026-03-02 09:50")));
    assert_eq!(morning.next_change(stamp("2026-03-02 09:40")), morning.closing, "looked at again by then");
    assert_eq!(at(hours, "2026-03-02 12:00").closing, None);
}

#[test]
fn sitting_still_is_asked_about_once_and_not_for_a_moment() {
    let asked = |secs: u32, up: Option<bool>| {
        let facts = [opened("2026-03-02 09:00"), fact("b1", "2026-03-02 09:10", What::Idle { secs, up })];
        seen(&facts, &Settings::default(), "2026-03-02 09:30").question
    };
    assert_eq!(asked(600, None), Some((stamp("2026-03-02 09:10"), stamp("2026-03-02 09:20"))));
    assert_eq!(asked(600, Some(false)), None, "the answer is known");
    assert_eq!(asked(120, None), None, "no longer than a thought");
}

#[test]
fn a_prompt_is_put_off_no_more_often_than_the_settings_say() {
    let put_off = |id: &str, at: &str| fact(id, at, What::Break(BreakMark::Snoozed { mins: 5 }));
    let facts = [
        opened("2026-03-02 09:00"),
        put_off("b1", "2026-03-02 10:00"),
        put_off("b2", "2026-03-02 10:05"),
        put_off("b3", "2026-03-02 10:10"),
    ];
    let settings = Settings { snoozes: 2, ..Settings::default() };
    let overview = seen(&facts, &settings, "2026-03-02 10:11");
    assert!(matches!(overview.state, State::Due { since, .. } if since == stamp("2026-03-02 10:10")));
    assert_eq!(overview.snoozes, 2);
}

#[test]
fn the_moment_in_which_a_clock_is_set_back_is_by_the_new_time() {
    let facts = [
        opened("2026-03-02 09:00"),
        fact("b1", "2026-03-02 08:50", What::ClockSetBack { secs: 3_600 }),
        fact("b2", "2026-03-02 08:58", What::WindowOpened),
    ];
    let overview = seen(
        &facts,
        &Settings { interval: TimeDelta::minutes(55), ..Settings::default() },
        "2026-03-02 08:59",
    );
    assert_eq!(overview.sitting_since, Some(stamp("2026-03-02 08:00")), "a short restart changes nothing");
}

#[test]
fn p_and_one_more_key_pause() {
    for (keys, said, words) in [
        ("pp", "09:30", "paused"),
        ("ph", "10:00", "paused"),
        ("pm", "10:00", "meeting"),
        ("p1530<enter>", "15:30", "paused"),
        ("p1530m", "15:30", "meeting"),
        ("p<down><enter>", "10:00", "paused"),
    ] {
        let session = Session::at("2026-03-02 09:00").size(80, 24).keys(keys);
        let screen = session.screen();
        assert!(
            screen.lines().next().unwrap().contains(&format!("{words} until {said}")),
            "{keys}: {screen}"
        );
    }
    let session = Session::at("2026-03-02 09:00").keys("p2570<enter>");
    assert!(session.screen().contains("no such time of day"), "{}", session.screen());
    assert_eq!(session.keys("<esc>").standing(), [""; 0]);
}

#[test]
fn a_pause_begins_when_it_is_chosen_however_long_the_choice_was_open() {
    let session = Session::at("2026-03-02 09:00").keys("p").advance("40m").keys("p");
    assert_eq!(session.toast(), "Paused until 10:10 - p ends it sooner");
    let session = Session::at("2026-03-02 09:00").keys("W").advance("40m").keys("1");
    assert!(session.standing()[0].starts_with("09:40 water"), "{:?}", session.standing());
}

#[test]
fn a_pause_ends_by_itself_with_one_offer_and_r_ends_it_before() {
    let paused = Session::at("2026-03-02 09:00").size(80, 24).advance("30m").keys("ph");
    assert!(paused.screen().contains("Paused until 10:30"), "{}", paused.screen());
    let session = paused.advance("59m");
    assert_eq!(session.notices().len(), 0, "nothing at 10:00");
    let session = session.advance("20m");
    assert_eq!(session.notices().len(), 1, "the one offer");
    assert!(session.screen().contains("1 missed"), "and it is missed once: {}", session.screen());

    let session = Session::at("2026-03-02 09:00").advance("30m").keys("ph").advance("40m").keys("pr");
    assert_eq!(session.notices().len(), 1, "what was held back comes when the pause is ended");
    assert_eq!(session.keys("u").notices().len(), 1);
}

#[test]
fn a_pause_is_seen_in_a_routine_too() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).keys("pht");
    assert!(session.screen().contains("paused to 10:00"), "{}", session.screen());
}

#[test]
fn any_key_says_that_the_person_is_back() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m").keys("a").advance("30m");
    assert!(session.screen().contains("Away since 09:50"), "{}", session.screen());
    assert_eq!(session.notices().len(), 0);
    let session = session.keys("w");
    assert_eq!(session.standing(), ["09:50 away", "10:20 back", "10:20 water 250 ml"]);
    assert!(session.screen().contains("Stand at 11:20"), "{}", session.screen());
    let twice = Session::at("2026-03-02 09:00").advance("50m").keys("a").advance("30m").keys("a");
    assert_eq!(twice.standing(), ["09:50 away", "10:20 back"]);
    assert_eq!(twice.toast(), "Welcome back after 30 min: that counts as a break, the next is at 11:20");
    let stood = Session::at("2026-03-02 09:00").advance("50m").keys("a").advance("30m").keys("b");
    assert_eq!(stood.standing(), ["09:50 away", "10:20 back"]);
}

#[test]
fn a_locked_screen_is_an_absence_and_a_short_one_is_none() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = session.presence(Presence::Locked).advance("20m");
    assert_eq!(session.notices().len(), 0, "nobody is there at 10:00");
    let session = session.presence(Presence::Unlocked).advance("10m");
    assert!(
        session.screen().contains("Stand at 11:10") && session.notices().is_empty(),
        "{}",
        session.screen()
    );

    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = session.presence(Presence::Locked).advance("2m");
    let session = session.presence(Presence::Unlocked).advance("8m");
    assert_eq!(session.notices().len(), 1, "two minutes are no break");
}

#[test]
fn a_sleep_that_is_told_and_seen_behind_a_locked_screen_is_one_absence() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = session.presence(Presence::Locked).presence(Presence::Sleeps).sleep("1h");
    let session = session.presence(Presence::Wakes).advance("5m");
    let session = session.presence(Presence::Unlocked).advance("1m");
    let screen = session.screen();
    assert!(screen.contains("1 taken") && screen.contains("Stand at 11:55"), "{screen}");
}

#[test]
fn a_sleep_that_only_the_desktop_tells_of_is_a_break_and_stops_a_session() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m").presence(Presence::Sleeps);
    let session = session.pass_unseen("40m").presence(Presence::Wakes);
    assert_eq!(session.standing(), ["09:50 away for 40 min"]);
    assert!(session.screen().contains("Stand at 11:30"), "{}", session.screen());
    let session = Session::at("2026-03-02 09:00").keys("t").wait_in_session(30);
    let session = session.presence(Presence::Sleeps).pass_unseen("40m").presence(Presence::Wakes);
    assert_eq!(session.standing(), ["09:00 desk-75, 30 s, in part", "09:00 away for 40 min"]);
}

#[test]
fn a_lock_ends_a_routine_that_nobody_follows_any_more() {
    let session = Session::at("2026-03-02 09:00").keys("t").wait_in_session(30).presence(Presence::Locked);
    let session = session.advance("2h");
    assert_eq!(session.standing(), ["09:00 desk-75, 30 s, in part", "09:00 away"]);
    assert_eq!(session.notices().len(), 0, "nobody is there");
}

#[test]
fn a_start_behind_a_locked_screen_is_no_return() {
    let mut session = Session::at("2026-03-02 09:00").size(80, 24).presence(Presence::Locked);
    assert!(session.screen().contains("Away since 09:00"), "{}", session.screen());
    let recorded: Vec<Fact> = session.app.journal.standing().cloned().collect();
    let journal =
        Journal::new(recorded.into_iter().filter(|fact| fact.id.as_str() != "this window").collect());
    session.event(Event::Reloaded(Box::new(Loaded { journal, ..Loaded::default() })));
    assert!(session.advance("1m").screen().contains("Away since 09:00"), "read again it is the same");
}

#[test]
fn a_touched_screen_that_is_still_locked_is_no_return() {
    let session = Session::at("2026-03-02 09:00").advance("50m");
    let session = session.presence(Presence::Locked).presence(Presence::Dark).advance("30m");
    let session = session.presence(Presence::Active).advance("30m");
    assert_eq!(session.standing(), ["09:50 away"]);
    let session = session.presence(Presence::Unlocked);
    assert_eq!(session.standing(), ["09:50 away", "10:50 back"]);
    assert_eq!(session.toast(), "Welcome back after 1 h: that counts as a break, the next is at 11:50");
}

#[test]
fn who_said_goodbye_and_works_again_is_back() {
    let session = Session::at("2026-03-02 09:00").advance("50m").keys("a").advance("15m");
    let session = session.presence(Presence::Idle(TimeDelta::minutes(15))).advance("5m");
    let session = session.presence(Presence::Active);
    assert_eq!(session.standing(), ["09:50 away", "10:10 back"], "although no key was pressed in the window");
}

#[test]
fn a_saver_is_no_absence_but_nobody_sees_a_prompt_behind_it() {
    let session = Session::at("2026-03-02 09:00").advance("50m").presence(Presence::Dark).advance("11m");
    assert_eq!(session.notices().len(), 0);
    let session = session.presence(Presence::Active).advance("1m");
    assert_eq!(session.notices().len(), 1, "eleven minutes are too short for a question");
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = session.presence(Presence::Dark).advance("20m").presence(Presence::Active);
    assert!(session.screen().contains("Were you up from 09:50 to 10:10?"), "{}", session.screen());
}

#[test]
fn idle_is_not_standing_but_leads_to_a_question() {
    let idle = || {
        let session = Session::at("2026-03-02 09:00").size(80, 24).advance("35m");
        session.presence(Presence::Idle(TimeDelta::minutes(15))).advance("10m").presence(Presence::Active)
    };
    assert!(idle().screen().contains("Were you up from 09:20 to 09:45?"), "{}", idle().screen());
    let up = idle().keys("y");
    assert_eq!(up.standing(), ["09:20 no key touched for 25 min, you were up"]);
    assert!(up.screen().contains("1 taken") && up.screen().contains("Stand at 10:45"), "{}", up.screen());
    let sat = idle().keys("n");
    assert_eq!(sat.standing(), ["09:20 no key touched for 25 min, you sat"]);
    assert!(sat.screen().contains("Stand at 10:00"), "{}", sat.screen());
    assert!(sat.keys("u").screen().contains("Were you up"), "undo brings the question back");
    let later = idle().advance("15m");
    assert_eq!(later.notices().len(), 1, "not answered, it is sitting");
    let again = later.keys("b");
    assert!(!again.screen().contains("Were you up"), "a break makes the question idle: {}", again.screen());
}

#[test]
fn a_key_in_the_window_ends_idleness_without_any_desktop() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("35m");
    let session = session.presence(Presence::Idle(TimeDelta::minutes(15))).advance("10m").keys("<tab>");
    assert!(
        session.standing().contains(&"09:20 no key touched for 25 min".to_owned()),
        "{:?}",
        session.standing()
    );
}

#[test]
fn a_prompt_waits_while_nobody_is_there() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = session.presence(Presence::Idle(TimeDelta::minutes(15))).advance("40m");
    assert_eq!(session.notices().len(), 0, "nobody to hear it at 10:00");
    let session = session.presence(Presence::Active).advance("4m");
    let screen = session.screen();
    assert!(session.notices().is_empty() && screen.contains("Were you up"), "no greeting: {screen}");
    assert!(!screen.contains("missed"), "{screen}");
    assert_eq!(session.advance("2m").notices().len(), 1, "and it is not lost");
}

#[test]
fn a_desktop_that_only_answers_is_asked_when_a_prompt_comes() {
    let asked = |session: &Session| session.effects.iter().filter(|it| **it == Effect::AskIdle).count();
    let mut session = Session::at("2026-03-02 09:00").size(80, 24).advance("59m");
    assert_eq!(asked(&session), 0, "nothing is asked between the prompts");
    session.untouched = Some(TimeDelta::minutes(20));
    let mut session = session.advance("1m");
    assert_eq!((asked(&session), session.notices().len()), (1, 0), "nobody is there");
    session.untouched = Some(TimeDelta::minutes(30));
    let mut session = session.advance("10m");
    assert_eq!((asked(&session), session.notices().len()), (11, 0), "once a minute until somebody is");
    session.untouched = Some(TimeDelta::seconds(5));
    let session = session.advance("2m");
    assert!(session.screen().contains("Were you up from 09:40 to 10:11?"), "{}", session.screen());
    let session = session.advance("3m");
    assert_eq!((asked(&session), session.notices().len()), (12, 0), "and no greeting");
    let session = session.advance("2m");
    assert_eq!(
        (asked(&session), session.notices().len()),
        (13, 1),
        "asked before it is spoken, and not lost"
    );
}

#[test]
fn a_desktop_that_never_answers_delays_a_prompt_by_a_second() {
    let mut session = Session::at("2026-03-02 09:00");
    session.untouched = None;
    let session = session.advance("1h");
    assert_eq!(session.notices().len(), 0);
    let session = session.keys("w").advance("1s");
    assert_eq!(session.notices().len(), 1);
    assert_eq!(session.standing(), ["10:00 water 250 ml"], "and no key at all");
}

#[test]
fn a_clock_set_back_moves_everything_with_it() {
    let back = |by: i64| TimeDelta::hours(-by);
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m").set_clock(back(3));
    assert!(session.screen().contains("Stand at 07:00  in 10 min"), "{}", session.screen());
    let session = session.advance("10m");
    assert_eq!(session.notices().len(), 1, "sixty minutes after sitting down, whatever the clock says");
    let session = session.set_clock(back(1));
    assert!(session.screen().contains("Time to stand"), "{}", session.screen());
    assert_eq!(session.notices().len(), 1, "what is open is not spoken again");
    let session = session.keys("b");
    assert!(session.screen().contains("Stand at 07:00"), "{}", session.screen());
    let session = session.advance("6h");
    let times = session.notices().len();
    assert_eq!(times, 7, "the times that come twice change nothing");
}

#[test]
fn a_routine_and_a_pause_go_on_by_a_clock_that_was_set_back() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).keys("t").wait_in_session(30);
    let session = session.set_clock(TimeDelta::hours(-3)).wait_in_session(60);
    assert!(
        session.screen().contains("1 taken") && session.screen().contains("Stand at 07:01"),
        "{}",
        session.screen()
    );
    let session = Session::at("2026-03-02 09:00").size(80, 24).keys("ph").advance("20m");
    let session = session.set_clock(TimeDelta::hours(-3));
    assert!(session.screen().contains("Paused until 07:00"), "{}", session.screen());
}

#[test]
fn the_words_fit_a_standing_desk() {
    let (settings, _) = configured("[movement]\nposture = \"standing\"\n");
    let session = Session::with("2026-03-02 09:00", settings, Vec::new()).size(80, 24).advance("1h");
    assert_eq!(session.notices()[0].title, "Time to shift or sit: 60 min of standing");
    assert!(session.screen().contains("Time to shift or sit"), "{}", session.screen());
}

#[test]
fn breaks_rotate_and_the_third_and_fourth_are_longer() {
    let mut session = Session::at("2026-03-02 09:00").size(80, 24);
    let mut offered = Vec::new();
    for _ in 0..8 {
        session = session.advance("1h");
        let notice = session.notices().last().unwrap().body.clone();
        offered.push(notice.split(": ").next().unwrap().to_owned());
        session = session.keys("b");
    }
    assert_eq!(offered, ["75 s", "75 s", "180 s", "125 s", "75 s", "75 s", "180 s", "125 s"]);
    let walk = Session::at("2026-03-02 09:00").size(80, 24).keys("bbb").advance("1h").keys("t");
    assert!(walk.screen().contains("Short walk"), "{}", walk.screen());
}

#[test]
fn the_choice_of_a_pause_fits_a_narrow_window() {
    let screen = Session::at("2026-03-02 09:00").size(40, 16).keys("p").screen();
    assert!(screen.contains("or type its end: 1530 for 15:30"), "{screen}");
    assert!(!screen.contains("leave open"), "tab does nothing there: {screen}");
}

#[test]
fn status_and_the_window_agree_about_a_meeting() {
    let meeting = What::Pause { why: PauseWhy::Meeting, secs: 3_600 };
    let mut paused = fact("b1", "2026-03-02 09:30", meeting);
    paused.note = Some("weekly call".into());
    let facts = vec![opened("2026-03-02 09:00"), paused];
    let now = stamp("2026-03-02 09:40");
    let line =
        supple::report::status::Status::new(&Journal::new(facts.clone()), &Settings::default(), now).line();
    assert_eq!(line, "0/1,800 ml | meeting until 10:30 (weekly call)");
    let screen = Session::with("2026-03-02 09:40", Settings::default(), facts).size(80, 24).screen();
    assert!(screen.contains("Meeting until 10:30") && screen.contains("\"weekly call\""), "{screen}");
}
