//! The status for bars: a fixed set of keys in every state, forms of one's own, and what counts as news.

use chrono::TimeDelta;
use supple::domain::cramps::{Cramp, Site};
use supple::domain::fact::{AwayWhy, BreakMark, Fact, PauseWhy, What};
use supple::domain::goal::Goal;
use supple::domain::hydration::DrinkKind;
use supple::domain::journal::Journal;
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::report::status::Status;

use crate::support::{fact, stamp};

const KEYS: [&str; 35] = [
    "schema",
    "time",
    "day",
    "text",
    "tooltip",
    "class",
    "percentage",
    "hydration.mode",
    "hydration.drunk_ml",
    "hydration.target_ml",
    "hydration.pace_ml",
    "hydration.percent",
    "hydration.next_nudge",
    "movement.state",
    "movement.due_at",
    "movement.due_in_s",
    "movement.sitting_s",
    "movement.taken",
    "movement.skipped",
    "movement.missed",
    "movement.snoozes",
    "movement.pause_until",
    "movement.pause_reason",
    "stretch.due",
    "stretch.due_at",
    "stretch.sessions",
    "stretch.seconds",
    "stretch.bed_done",
    "cramps.running",
    "cramps.last_at",
    "cramps.free_days",
    "cramps.last_7_days",
    "cramps.last_28_days",
    "flags.level",
    "flags.rules",
];

fn opened() -> Fact {
    fact("open", "2026-03-02 09:00", What::WindowOpened)
}

fn at(time: &str, facts: Vec<Fact>, see: impl Fn(Status<'_>)) {
    let (journal, settings) = (Journal::new(facts), Settings::default());
    see(Status::new(&journal, &settings, stamp(time)));
}

#[test]
fn every_state_has_the_same_keys() {
    let pause = |why| What::Pause { why, secs: 3600 };
    let limit = What::Goal(Goal::Limit(Millilitres(1500)));
    let states = [
        ("idle", vec![], "2026-03-02 10:00"),
        ("counting", vec![opened()], "2026-03-02 09:30"),
        ("due", vec![opened()], "2026-03-02 10:05"),
        (
            "snoozed",
            vec![opened(), fact("s", "2026-03-02 10:01", What::Break(BreakMark::Snoozed { mins: 10 }))],
            "2026-03-02 10:05",
        ),
        ("paused", vec![opened(), fact("p", "2026-03-02 09:30", pause(PauseWhy::Told))], "2026-03-02 10:05"),
        (
            "meeting",
            vec![opened(), fact("p", "2026-03-02 09:30", pause(PauseWhy::Meeting))],
            "2026-03-02 10:05",
        ),
        (
            "away",
            vec![
                opened(),
                fact("a", "2026-03-02 09:20", What::Away { why: AwayWhy::Told, secs: None }),
                fact("g", "2026-03-02 09:00", limit),
                fact("c", "2026-03-02 03:00", What::Cramp(Cramp::from(Site::Calf))),
            ],
            "2026-03-02 09:50",
        ),
    ];
    for (state, facts, time) in states {
        at(time, facts, |status| {
            let json = status.json();
            assert_eq!(json.paths(), KEYS, "{state}");
            assert_eq!(status.format("{movement.state}").unwrap(), state);
            assert_eq!(status.format("{class}").unwrap(), state);
        });
    }
}

#[test]
fn the_json_says_what_the_line_says() {
    let drink = What::Drink { kind: DrinkKind::Water, amount: Millilitres(450) };
    let facts = vec![opened(), fact("d", "2026-03-02 09:10", drink)];
    at("2026-03-02 09:30", facts, |status| insta::assert_snapshot!(status.json()));
}

#[test]
fn a_form_of_ones_own_takes_any_key_and_refuses_what_there_is_not() {
    at("2026-03-02 09:30", vec![opened()], |status| {
        let said = |form: &str| status.format(form);
        assert_eq!(said("{{{hydration.percent}%}} {movement.due_in_s}s").unwrap(), "{0%} 1800s");
        assert_eq!(said("{cramps.last_at}|{flags.rules}|{stretch.bed_done}").unwrap(), "|[]|false");
        let why = said("{movement}").unwrap_err();
        assert!(why.contains("there is no \"movement\"") && why.contains("movement.due_at"), "{why}");
        assert!(said("{text").unwrap_err().contains("a brace is alone"));
        assert!(said("text}").unwrap_err().contains("a brace is alone"));
    });
}

#[test]
fn news_is_what_changes_by_itself_and_the_next_change_is_never_late() {
    let facts = vec![opened()];
    let (journal, settings) = (Journal::new(facts), Settings::default());
    let mut now = stamp("2026-03-02 09:00");
    let end = stamp("2026-03-03 09:00");
    let mut told = 0;
    while now < end {
        let status = Status::new(&journal, &settings, now);
        let next = status.next_change().expect("there is always another day");
        assert!(next > now);
        let just_before = next - TimeDelta::seconds(1);
        assert_eq!(Status::new(&journal, &settings, just_before).news(), status.news(), "{now} to {next}");
        told += u32::from(Status::new(&journal, &settings, next).news() != status.news());
        now = next;
    }
    assert!(told >= 3, "the prompt came, was missed, and the day turned: {told}");
}
