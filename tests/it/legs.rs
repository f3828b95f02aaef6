//! Rests with the legs up: at the person's own times, once each, and not for everybody.

use chrono::TimeDelta;
use supple::app::event::{Choice, NoticeNews, Presence};
use supple::domain::checkin::WeeklySign;
use supple::domain::elevation::Elevation;
use supple::domain::fact::{Fact, StretchDone, What};
use supple::domain::flags::Flags;
use supple::domain::health::Health;
use supple::domain::journal::Journal;
use supple::domain::profile::{Condition, Detail};
use supple::domain::settings::Settings;
use supple::domain::words::Answers;

use crate::support::{Session, configured, fact, stamp};

fn settings() -> Settings {
    let (settings, problems) =
        configured("[movement]\ninterval = \"8h\"\nlegs_up = [\"12:30\", \"17:00\"]\n");
    assert!(problems.is_empty(), "{problems:?}");
    settings
}

fn with(facts: Vec<Fact>) -> Session {
    Session::with("2026-03-02 12:00", settings(), facts).size(80, 24)
}

fn proposals(session: &Session) -> usize {
    session.notices().iter().filter(|notice| notice.title == "Legs up for 10 minutes").count()
}

#[test]
fn off_unless_asked_for() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("12h");
    assert_eq!(proposals(&session), 0);
    assert!(!session.screen().contains("legs up"));
}

#[test]
fn each_time_is_proposed_once_and_its_button_leads_the_rest() {
    let session = with(Vec::new());
    assert!(session.screen().contains("legs up 0, next at 12:30"), "{}", session.screen());
    let session = session.advance("40m");
    assert_eq!(proposals(&session), 1);
    assert!(session.screen().contains("legs up 0, one is due: t"), "{}", session.screen());
    assert!(session.screen().contains("Legs-up rest"), "{}", session.screen());
    let id = session.notices().last().unwrap().id;
    let mut session = session.notice(NoticeNews::Chosen { id, choice: Choice::Start });
    assert!(session.screen().contains("Legs above heart"), "{}", session.screen());
    session = session.wait_in_session(620);
    assert!(session.screen().contains("legs up 1, next at 17:00"), "{}", session.screen());
    let session = session.advance("4h");
    assert_eq!(proposals(&session), 1, "before its time nothing more");
    assert_eq!(proposals(&session.advance("30m")), 2);
}

#[test]
fn a_rest_taken_just_before_its_time_is_the_one_meant_and_one_nobody_takes_is_let_go() {
    let early = with(Vec::new()).advance("10m");
    let mut early = early;
    let routine = early.app.library.catalog().routine("elevate-615").unwrap();
    early.app.lead(&routine);
    let early = early.wait_in_session(620).advance("1h");
    assert_eq!(proposals(&early), 0);
    let gone = with(Vec::new()).advance("2h");
    assert_eq!(proposals(&gone), 1);
    assert!(gone.screen().contains("next at 17:00"), "{}", gone.screen());
}

#[test]
fn it_waits_for_the_end_of_a_pause_an_absence_or_a_break() {
    let paused = with(Vec::new()).keys("ph").advance("59m");
    assert_eq!(proposals(&paused), 0);
    assert_eq!(proposals(&paused.advance("2m")), 1);
    let away = with(Vec::new()).presence(Presence::Locked).advance("50m");
    assert_eq!(proposals(&away), 0);
    assert_eq!(proposals(&away.presence(Presence::Unlocked)), 1);
    let idle = with(Vec::new()).presence(Presence::Idle(TimeDelta::minutes(15))).advance("50m");
    assert_eq!(proposals(&idle), 0);
    let hourly = Settings { interval: TimeDelta::minutes(35), ..settings() };
    let due = Session::with("2026-03-02 12:00", hourly, Vec::new()).advance("35m");
    assert_eq!((due.notices().len(), proposals(&due)), (1, 0), "the break comes first");
    assert_eq!(proposals(&due.keys("b")), 1);
}

#[test]
fn a_rest_wakes_the_program_at_its_time_and_when_it_is_let_go() {
    let next = |now: &str| {
        let (journal, now) = (Journal::default(), stamp(&format!("2026-03-02 {now}")));
        let turn = Elevation::new(&journal, &settings(), &Flags::default(), now);
        turn.next_change().map(|at| at.format("%d %H:%M").to_string())
    };
    assert_eq!(next("12:00").as_deref(), Some("02 12:30"));
    assert_eq!((next("12:30").as_deref(), next("13:29").as_deref()), (Some("02 13:30"), Some("02 13:30")));
    assert_eq!((next("13:30").as_deref(), next("18:00").as_deref()), (Some("02 17:00"), Some("03 12:30")));
}

#[test]
fn only_a_rest_with_the_legs_up_of_a_minute_and_more_is_one() {
    let taken = |routine: &str, secs: u32| {
        let done = StretchDone { routine: routine.into(), secs, whole: false, stood: false };
        let session = with(vec![fact("r1", "2026-03-02 12:00", What::Stretch(done))]);
        let told = session.screen().contains("legs up 1, next at 12:30");
        (told, proposals(&session.advance("40m")))
    };
    assert_eq!(
        (taken("elevate-615", 60), taken("legs-up", 600)),
        ((true, 0), (true, 0)),
        "a rest just before its time"
    );
    assert_eq!((taken("elevate-615", 59), taken("desk-75", 75)), ((false, 1), (false, 1)));
}

fn condition(condition: Condition) -> Fact {
    fact("a1", "2026-02-01 09:00", What::Profile(Detail::Condition(condition, true)))
}

#[test]
fn never_with_arterial_disease_known_or_suspected_and_not_unasked_with_heart_failure() {
    for (facts, why) in [
        (vec![condition(Condition::Pad)], "legs up: not with arterial disease"),
        (vec![condition(Condition::HeartFailure)], "legs up: with heart failure, ask first"),
        (vec![slow_wound()], "legs up: not before your circulation was looked at"),
    ] {
        let session = with(facts).size(120, 40).advance("6h");
        assert_eq!(proposals(&session), 0, "{why}");
        assert!(session.screen().contains(why), "{why}: {}", session.screen());
        assert!(!session.screen().contains("Legs-up rest"), "{}", session.screen());
    }
    let well = with(vec![condition(Condition::Diabetes)]).advance("6h");
    assert_eq!(proposals(&well), 2);
}

fn slow_wound() -> Fact {
    let mut answers = Answers::default();
    answers.set(WeeklySign::SlowWound, Some(true));
    fact("a2", "2026-03-01 09:00", What::Health(Health::Weekly(answers)))
}
