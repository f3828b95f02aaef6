//! The sitting clock: quiet time, presence, the ladder, and the random days that must keep its promises.

use chrono::{NaiveDateTime, TimeDelta};
use supple::app::event::{Event, Presence};
use supple::config::read::read;
use supple::domain::breaks::{Overview, State};
use supple::domain::fact::{BreakMark, Fact, PauseWhy, What};
use supple::domain::hours::Hours;
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::domain::time::ClockSpan;

use crate::support::{Session, fact, stamp};

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

fn presence(mut session: Session, news: Presence) -> Session {
    session.event(Event::Presence(news));
    session
}

#[test]
fn a_locked_screen_is_an_absence_and_a_short_one_is_none() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = presence(session, Presence::Locked).advance("20m");
    assert_eq!(session.notices().len(), 0, "nobody is there at 10:00");
    let session = presence(session, Presence::Unlocked).advance("10m");
    assert!(
        session.screen().contains("Stand at 11:10") && session.notices().is_empty(),
        "{}",
        session.screen()
    );

    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = presence(session, Presence::Locked).advance("2m");
    let session = presence(session, Presence::Unlocked).advance("8m");
    assert_eq!(session.notices().len(), 1, "two minutes are no break");
}

#[test]
fn a_sleep_behind_a_locked_screen_is_one_absence() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m");
    let session = presence(session, Presence::Locked).sleep("1h");
    let slept = presence(session, Presence::Slept(TimeDelta::hours(1))).advance("5m");
    let session = presence(slept, Presence::Unlocked).advance("1m");
    let screen = session.screen();
    assert!(screen.contains("1 taken") && screen.contains("Stand at 11:55"), "{screen}");
}

#[test]
fn idle_is_not_standing_but_leads_to_a_question() {
    let idle = || {
        let session = Session::at("2026-03-02 09:00").size(80, 24).advance("25m");
        let session = presence(session, Presence::Idle(TimeDelta::minutes(5))).advance("20m");
        presence(session, Presence::Active)
    };
    assert!(idle().screen().contains("Were you up from 09:20 to 09:45?"), "{}", idle().screen());
    let up = idle().keys("y");
    assert_eq!(up.standing(), ["09:20 no input for 25 min, up"]);
    assert!(up.screen().contains("1 taken") && up.screen().contains("Stand at 10:45"), "{}", up.screen());
    let sat = idle().keys("n");
    assert_eq!(sat.standing(), ["09:20 no input for 25 min, sitting"]);
    assert!(sat.screen().contains("Stand at 10:00"), "{}", sat.screen());
    assert!(sat.keys("u").screen().contains("Were you up"), "undo brings the question back");
    let later = idle().advance("15m");
    assert_eq!(later.notices().len(), 1, "not answered, it is sitting");
    let again = later.keys("b");
    assert!(!again.screen().contains("Were you up"), "a break makes the question idle: {}", again.screen());
}

#[test]
fn a_prompt_waits_while_nobody_is_there() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("40m");
    let session = presence(session, Presence::Idle(TimeDelta::minutes(5))).advance("50m");
    assert_eq!(session.notices().len(), 0, "nobody to hear it at 10:00");
    let session = presence(session, Presence::Active).advance("4m");
    let screen = session.screen();
    assert!(session.notices().is_empty() && screen.contains("Were you up"), "no greeting: {screen}");
    assert!(!screen.contains("missed"), "{screen}");
    assert_eq!(session.advance("2m").notices().len(), 1, "and it is not lost");
}

#[test]
fn the_words_fit_a_standing_desk() {
    let (settings, _) = read("[movement]\nposture = \"standing\"\n");
    let session = Session::with("2026-03-02 09:00", settings, Vec::new()).size(80, 24).advance("1h");
    assert_eq!(session.notices()[0].title, "Time to shift or sit: 60 min of standing");
    assert!(session.screen().contains("Time to shift or sit"), "{}", session.screen());
}

#[test]
fn status_and_the_window_agree_about_a_meeting() {
    let meeting = What::Pause { why: PauseWhy::Meeting, secs: 3_600 };
    let mut paused = fact("b1", "2026-03-02 09:30", meeting);
    paused.note = Some("weekly call".into());
    let facts = vec![opened("2026-03-02 09:00"), paused];
    let now = stamp("2026-03-02 09:40");
    let line = supple::report::status::line(&Journal::new(facts.clone()), &Settings::default(), now);
    assert_eq!(line, "0/1,800 ml | meeting until 10:30 (weekly call)");
    let screen = Session::with("2026-03-02 09:40", Settings::default(), facts).size(80, 24).screen();
    assert!(screen.contains("Meeting until 10:30") && screen.contains("\"weekly call\""), "{screen}");
}
