//! The questions of a first start, and what is one's own afterwards.

use supple::app::event::Event;
use supple::domain::fact::{Fact, Id, What};
use supple::domain::goal::{Basis, Goal};
use supple::domain::hours::Hours;
use supple::domain::profile::{Condition, Detail, Value};
use supple::domain::settings::Settings;

use crate::support::{Session, configured, fact, stamp};

fn welcomed(settings: Settings, facts: Vec<Fact>) -> Session {
    let mut session = Session::with("2026-03-02 09:00", settings, facts).size(80, 24);
    session.app.welcome();
    session
}

fn newcomer() -> Session {
    welcomed(Settings::default(), Vec::new())
}

#[test]
fn three_questions_each_with_a_default_and_esc_takes_them_all() {
    let session = newcomer();
    assert!(session.screen().contains("Welcome. Fluids, 1 of 3"), "{}", session.screen());
    let session = session.keys("<esc>");
    assert_eq!(session.standing(), ["09:00 goal after EFSA"]);
    assert!(!session.screen().contains("Welcome"), "{}", session.screen());

    let by_default = newcomer().keys("<enter>");
    assert!(by_default.screen().contains("Hours of work, 2 of 3"), "{}", by_default.screen());
    let by_default = by_default.keys("<enter>");
    assert!(by_default.screen().contains("Hours of sleep, 3 of 3"), "{}", by_default.screen());
    assert_eq!(by_default.keys("<enter>").standing(), ["09:00 goal after EFSA"]);
}

#[test]
fn the_answers_are_facts_and_hold_at_once() {
    let session = newcomer().keys("n8:30-12 13-17 mon-fri<enter>2300-0700<enter>");
    assert_eq!(
        session.standing(),
        [
            "09:00 goal after EFSA",
            "09:00 hours of work 08:30-12:00 13:00-17:00 mon-fri",
            "09:00 hours of sleep 23:00-07:00"
        ]
    );
    assert_eq!(session.app.settings.sleep.to_string(), "23:00-07:00");
    assert_eq!(session.app.settings.hours.to_string(), "08:30-12:00 13:00-17:00 mon-fri");
    let session = session.advance("3h10m");
    assert!(session.screen().contains("Off hours until Mon 13:00"), "{}", session.screen());
    let bed_alone = newcomer().keys("n<enter>2215<enter>");
    assert_eq!(bed_alone.standing().pop().unwrap(), "09:00 hours of sleep 22:15-06:30");
    let wrong = newcomer().keys("nsoon<enter>");
    assert!(wrong.screen().contains("is no day"), "{}", wrong.screen());
}

#[test]
fn a_yes_is_never_followed_by_a_goal() {
    assert_eq!(newcomer().keys("y1,5 l<enter><esc>").standing(), ["09:00 limit 1,500 ml"]);
    assert_eq!(newcomer().keys("y<enter><esc>").standing(), ["09:00 no goal, totals only"]);
    assert_eq!(newcomer().keys("y<esc>").standing(), ["09:00 no goal, totals only"]);
    let limited = newcomer().keys("y1200<enter>9-17<enter><enter>");
    assert_eq!(limited.standing(), ["09:00 limit 1,200 ml", "09:00 hours of work 09:00-17:00"]);
}

#[test]
fn nobody_is_asked_twice_and_nobody_whose_journal_is_damaged() {
    let answered = vec![
        fact("g1", "2026-01-02 08:00", What::Goal(Goal::LogOnly)),
        fact("g2", "2026-01-02 08:01", What::Undo(Id::new("g1"))),
    ];
    assert!(!welcomed(Settings::default(), answered).screen().contains("Welcome"), "not even after an undo");
    let drank = vec![fact("d1", "2026-03-01 08:00", What::WindowOpened)];
    assert!(welcomed(Settings::default(), drank).screen().contains("Welcome"), "the shell asks nothing");
    let mut damaged = Session::at("2026-03-02 09:00").size(80, 24);
    damaged.app.problems.journal = vec!["2026.toml, line 7 cannot be read".to_owned()];
    damaged.app.welcome();
    assert!(!damaged.screen().contains("Welcome"), "{}", damaged.screen());
}

#[test]
fn what_the_configuration_says_is_not_asked_and_goes_first() {
    let (settings, problems) =
        configured("[general]\nsleep = \"22:00-06:00\"\n[movement]\ndays = [\"mon\"]\n");
    assert_eq!(problems, [""; 0]);
    let session = welcomed(settings.clone(), Vec::new());
    assert!(session.screen().contains("Fluids, 1 of 1"), "{}", session.screen());
    assert_eq!(session.keys("n").standing(), ["09:00 goal after EFSA"]);

    let sleep = Detail::new("sleep", &Value::Word("23:30-07:30".into())).unwrap();
    let told = vec![fact("p1", "2026-03-01 08:00", What::Profile(sleep.clone()))];
    let session = Session::with("2026-03-02 09:00", settings, told.clone());
    assert_eq!(session.app.settings.sleep.to_string(), "22:00-06:00");
    let mut session = session.keys(",b2315<enter>");
    assert!(session.toast().contains("general.sleep"), "{}", session.toast());
    session.event(Event::Configured {
        settings: Box::default(),
        keymap: Default::default(),
        problems: Vec::new(),
        listing: Default::default(),
    });
    assert_eq!(session.app.settings.sleep.to_string(), "23:15-06:00", "the file is silent again");
}

#[test]
fn a_comma_changes_each_later_and_undo_takes_it_back() {
    let session = newcomer().keys("<esc>,h10-18<enter>,b2330<enter>,gy1 l<enter>");
    assert_eq!(
        session.standing(),
        [
            "09:00 goal after EFSA",
            "09:00 hours of work 10:00-18:00",
            "09:00 hours of sleep 23:30-06:30",
            "09:00 limit 1,000 ml"
        ]
    );
    let session = session.keys("uuu");
    assert_eq!(session.standing(), ["09:00 goal after EFSA"]);
    assert_eq!(session.app.settings, Settings::default());
}

#[test]
fn a_goal_by_weight_and_what_a_child_asks_for() {
    let weight = newcomer().keys("<esc>gn665<enter>");
    assert_eq!(weight.standing()[1..], ["09:00 weight 65 kg", "09:00 goal by body weight"]);
    assert!(weight.screen().contains("of 1,560"), "{}", weight.screen());
    let pregnant = newcomer().keys("<esc>gnp1");
    assert!(pregnant.screen().contains("of 1,840"), "{}", pregnant.screen());
    assert!(pregnant.screen().contains("+240 ml pregnant"), "{}", pregnant.screen());
    let twice = newcomer().keys("<esc>gnpp1");
    assert!(!twice.standing().iter().any(|fact| fact.contains("pregnant")), "{:?}", twice.standing());
    let sensitive = vec![
        fact("g1", "2026-03-01 08:00", What::Goal(Goal::Target(Basis::Efsa))),
        fact("p1", "2026-03-01 08:00", What::Profile(Detail::Condition(Condition::HeartFailure, true))),
    ];
    let sensitive = Session::with("2026-03-02 09:00", Settings::default(), sensitive).size(120, 40);
    assert!(sensitive.screen().contains("Ask your clinician"), "{}", sensitive.screen());
}

#[test]
fn the_hint_says_what_leaving_comes_to() {
    let narrow = newcomer().size(40, 16).screen();
    assert!(narrow.contains("esc take the defaults") && !narrow.contains("cancel"), "{narrow}");
    assert!(newcomer().keys("n").screen().contains("esc take the defaults"));
    assert!(newcomer().keys("y").screen().contains("esc totals only"));
    assert!(newcomer().keys("<esc>w").keys(",h").screen().contains("esc cancel"), "later it only cancels");
}

#[test]
fn the_questions_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = newcomer().size(columns, rows);
        insta::assert_snapshot!(format!("welcome_{columns}x{rows}"), session.screen());
    }
    insta::assert_snapshot!("welcome_work_80x24", newcomer().keys("n").screen());
    insta::assert_snapshot!("goals_80x24", newcomer().keys("<esc>gn").screen());
}

#[test]
fn hours_are_read_as_they_are_written() {
    for text in ["any time", "09:00-17:00", "08:30-12:00 13:00-17:30 mon-fri", "22:00-06:00 mon wed sat-sun"]
    {
        assert_eq!(Hours::parse(text).unwrap().to_string(), text);
        let told = Detail::new("work", &Value::Word(text.into())).unwrap();
        assert_eq!(told.to_string(), format!("hours of work {text}"));
    }
    assert_eq!(Hours::parse("9-17 weekdays").unwrap().to_string(), "09:00-17:00 mon-fri");
    assert_eq!(Hours::parse("900-1230,sat-mon").unwrap().to_string(), "09:00-12:30 mon sat-sun");
    assert!(Hours::parse("mon-fri").is_err() && Hours::parse("25-26").is_err() && Hours::parse("").is_err());
    let night = Hours::parse("22-6 fri").unwrap();
    let at = |time: &str| night.opening(stamp(time).naive_local()).map(|at| at.to_string()).unwrap();
    assert_eq!(at("2026-03-07 03:00"), "2026-03-07 03:00:00", "Friday's night");
    assert_eq!(at("2026-03-07 07:00"), "2026-03-13 22:00:00");
}

/// Presses the key of the first of these offers that a picture has made so far.
fn take(session: Session, seen: &mut String, offers: &[(&str, &str)]) -> Session {
    seen.push_str(&session.screen());
    let made = offers.iter().find(|(words, _)| seen.contains(words));
    let (_, key) = made.unwrap_or_else(|| panic!("none of {offers:?} in\n{}", session.screen()));
    session.keys(key)
}

#[test]
fn who_presses_what_the_window_offers_has_used_it_all_within_two_minutes() {
    for (columns, rows) in [(120, 40), (80, 24), (60, 16), (40, 16)] {
        let mut session =
            Session::of("2026-03-02 09:00", Settings::default(), Vec::new()).size(columns, rows);
        session.app.welcome();
        let seen = &mut String::new();
        for _ in 0..3 {
            session = take(session, seen, &[("enter take", "<enter>")]);
        }
        let session = session.advance("7s");
        let session = take(session, seen, &[("w  250 ml", "w"), ("w drink", "w")]);
        let session = take(session, seen, &[("b  stood", "b"), ("b Movement", "b"), ("b stood", "b")]);
        let session =
            take(session, seen, &[("t  Quick desk break", "t"), ("t Stretch", "t"), ("t stretch", "t")]);
        let session = take(session, seen, &[("enter begin", "<enter>")]).wait_in_session(80).advance("7s");
        let mut session =
            take(session, seen, &[("n  log a cramp", "n"), ("n Cramps", "n"), ("! cramp now", "!")]);
        while session.standing().iter().all(|fact| !fact.contains("cramp")) {
            session = take(session, seen, &[("enter take", "<enter>"), ("enter eased", "<enter>")]);
        }
        let standing = session.standing().join(", ");
        for logged in ["water 250 ml", "stood", "desk-75, 1 min 15 s", "cramp"] {
            assert!(standing.contains(logged), "{logged} at {columns}x{rows}: {standing}");
        }
        assert!(session.now() <= stamp("2026-03-02 09:02"), "{}", session.now());
    }
}
