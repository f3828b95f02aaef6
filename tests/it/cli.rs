//! What commands come to, without a file and without a clock.

use std::ffi::OsString;

use chrono::{NaiveDateTime, TimeDelta, TimeZone};
use clap::Parser;
use supple::cli::answer::{Answer, Known, Refusal, answer, confirmation};
use supple::cli::args::Arguments;
use supple::domain::fact::{Draft, Fact, Id, What};
use supple::domain::goal::{FRAMING, Goal};
use supple::domain::hydration::DrinkKind;
use supple::domain::journal::Journal;
use supple::domain::quantity::{Millilitres, Units};
use supple::domain::settings::Settings;
use supple::domain::time::Stamp;

use crate::support::{fact, stamp};

fn local(naive: NaiveDateTime) -> Stamp {
    stamp("2026-03-02 09:00").timezone().from_local_datetime(&naive).unwrap()
}

fn run_on(facts: Vec<Fact>, line: &str) -> Result<Answer, Refusal> {
    run_at(stamp("2026-03-02 09:00"), facts, line)
}

fn run_at(now: Stamp, facts: Vec<Fact>, line: &str) -> Result<Answer, Refusal> {
    let words = line.split(' ').map(|word| word.replace('_', " "));
    let arguments = Arguments::try_parse_from(std::iter::once("supple".to_owned()).chain(words)).unwrap();
    let (journal, settings) = (Journal::new(facts), Settings::default());
    let known = Known { journal: &journal, settings: &settings, now, local: &local };
    answer(&arguments.command.unwrap(), known).map(Option::unwrap)
}

fn draft(line: &str) -> Draft {
    match run_on(Vec::new(), line) {
        Ok(Answer::Record(draft)) => draft,
        other => panic!("{line} came to {other:?}"),
    }
}

fn recorded(line: &str) -> String {
    let draft = draft(line);
    format!("{} {}", draft.at.format("%Y-%m-%d %H:%M"), draft.what)
}

fn refused(line: &str) -> String {
    match run_on(Vec::new(), line) {
        Err(Refusal::Usage(why) | Refusal::Nothing(why)) => why,
        other => panic!("{line} came to {other:?}"),
    }
}

#[test]
fn drinks() {
    assert_eq!(recorded("drink"), "2026-03-02 09:00 water 250 ml");
    assert_eq!(recorded("drink 300"), "2026-03-02 09:00 water 300 ml");
    assert_eq!(recorded("drink 0.5l tea"), "2026-03-02 09:00 tea 500 ml");
    assert_eq!(recorded("drink 0,5 l tea"), "2026-03-02 09:00 tea 500 ml");
    assert_eq!(recorded("drink 25cl"), "2026-03-02 09:00 water 250 ml");
    assert_eq!(recorded("drink 12oz coffee"), "2026-03-02 09:00 coffee 355 ml");
    assert_eq!(recorded("drink milk glass"), "2026-03-02 09:00 milk 250 ml");
    assert_eq!(refused("drink 0"), "\"0\" is outside 1 ml to 5,000 ml for one drink");
    assert_eq!(refused("drink 60l"), "\"60l\" is outside 1 ml to 5,000 ml for one drink");
    assert_eq!(refused("drink 2 3"), "more than one amount; say it once");
    assert!(refused("drink petrol").starts_with("\"petrol\" is not a drink; one of water, "));
    let drink = What::Drink { kind: DrinkKind::Tea, amount: Millilitres(250) };
    assert_eq!(draft("drink tea --note mint").note.as_deref(), Some("mint"));
    assert_eq!(draft("drink tea").what, drink);
}

#[test]
fn breaks_and_cramps() {
    assert_eq!(recorded("break"), "2026-03-02 09:00 stood");
    let due = |line: &str| match run_on(vec![fact("a1", "2026-03-02 08:00", What::WindowOpened)], line) {
        Ok(Answer::Record(draft)) => draft.what.to_string(),
        other => panic!("{line} came to {other:?}"),
    };
    assert_eq!(due("break skip"), "break skipped");
    assert_eq!(due("break snooze"), "break put off by 10 min");
    assert_eq!(due("break snooze 25m"), "break put off by 25 min");
    assert_eq!([refused("break skip"), refused("break snooze")], ["no break is due", "no break is due"]);
    let full = "cramp left calf --intensity 7 --lasted 1:35 --woke --at 03:41";
    assert_eq!(recorded(full), "2026-03-02 03:41 cramp, left calf, 7 of 10, 1 min 35 s, woke you");
    assert_eq!(recorded("cramp toes both"), "2026-03-02 09:00 cramp, toes, both sides");
    assert_eq!(recorded("cramp"), "2026-03-02 09:00 cramp, calf");
    assert!(refused("cramp elbow").contains("is not a place of the diary; one of calf, foot-arch"));
    assert_eq!(refused("cramp calf toes"), "more than one place; say it once");
}

#[test]
fn pauses_and_absences() {
    assert_eq!(recorded("pause"), "2026-03-02 09:00 paused for 30 min");
    assert_eq!(recorded("pause 1h30m"), "2026-03-02 09:00 paused for 1 h 30 min");
    assert_eq!(recorded("pause --meeting"), "2026-03-02 09:00 meeting for 1 h");
    assert_eq!(recorded("pause until 15:30"), "2026-03-02 09:00 paused for 6 h 30 min");
    assert_eq!(recorded("pause until 08:00"), "2026-03-02 09:00 paused for 23 h", "tomorrow");
    let within_a_second = stamp("2026-03-02 09:00") + TimeDelta::milliseconds(400);
    let Ok(Answer::Record(paused)) = run_at(within_a_second, Vec::new(), "pause until 15:30") else {
        panic!("a pause")
    };
    assert_eq!(paused.what.to_string(), "paused for 6 h 30 min");
    assert_eq!(draft("pause 1h --reason call").note.as_deref(), Some("call"));
    assert_eq!(
        [refused("pause 25h"), refused("pause 10s")],
        ["a pause is 1m to 24h long", "a pause is 1m to 24h long"]
    );
    assert!(refused("pause until").starts_with("until when?"));
    assert!(refused("pause until soon").starts_with("\"soon\" is not a time of day"));
    assert!(refused("pause soon").starts_with("\"soon\" is not a length of time"));
    assert_eq!(refused("resume"), "nothing is paused");
    assert_eq!(recorded("away"), "2026-03-02 09:00 away");
    assert_eq!(recorded("away --lasted 45m"), "2026-03-02 08:15 away for 45 min");
    assert_eq!(recorded("back"), "2026-03-02 09:00 back");
    let after = |what: What, line: &str| {
        let facts =
            vec![fact("a1", "2026-03-02 08:30", What::WindowOpened), fact("b1", "2026-03-02 08:40", what)];
        match run_on(facts, line) {
            Ok(Answer::Record(draft)) => draft.what.to_string(),
            Ok(Answer::Print(text)) => text,
            Ok(other) => panic!("{line} came to {other:?}"),
            Err(Refusal::Usage(why) | Refusal::Nothing(why)) => why,
        }
    };
    let away = What::Away { why: supple::domain::fact::AwayWhy::Told, secs: None };
    assert_eq!(after(away.clone(), "away"), "away since 08:40 already");
    assert_eq!(after(away, "back"), "back");
    assert_eq!(after(What::Back, "back"), "sitting since 08:30 already");
    let pause = What::Pause { why: supple::domain::fact::PauseWhy::Told, secs: 3_600 };
    assert_eq!(after(pause, "resume"), "pause ended");
}

#[test]
fn times() {
    let at = |text: &str| recorded(&format!("drink --at {text}"))[..16].to_owned();
    assert_eq!(at("08:30"), "2026-03-02 08:30");
    assert_eq!(at("23:10"), "2026-03-01 23:10", "still to come today, so it was yesterday");
    assert_eq!(at("yesterday_08:30"), "2026-03-01 08:30");
    assert_eq!(at("09:00"), "2026-03-02 09:00", "this minute has come");
    assert_eq!(at("2026-02-27_08:30"), "2026-02-27 08:30");
    assert_eq!(at("-20m"), "2026-03-02 08:40");
    assert_eq!(at("2026-03-02T07:00:00+01:00"), "2026-03-02 07:00");
    assert_eq!(refused("drink --at 2026-03-03_08:30"), "2026-03-03 08:30 has not come yet");
    assert!(refused("drink --at soon").starts_with("\"soon\" is not a time; write 09:30"));
    assert!(refused("drink --at 25:00").starts_with("\"25:00\" is not a time"));
}

#[test]
fn undo_takes_the_fact_recorded_last_and_says_when_there_is_none() {
    let water = What::Drink { kind: DrinkKind::Water, amount: Millilitres(250) };
    let facts = vec![
        fact("b2", "2026-03-02 08:00", water.clone()),
        fact("a1", "2026-03-01 07:00", water),
        fact("c3", "2026-03-02 08:59", What::WindowOpened),
    ];
    let Ok(Answer::Record(draft)) = run_on(facts, "undo") else { panic!("an undo") };
    assert!(matches!(&draft.what, What::Undo(id) if id.as_str() == "a1"), "{draft:?}");
    assert_eq!(refused("undo"), "nothing to take back");
}

#[test]
fn status_is_one_line_in_every_state() {
    let print = |facts| match run_on(facts, "status") {
        Ok(Answer::Print(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(print(Vec::new()), "0/1,800 ml | not counting");
    let opened = |at| vec![fact("a1", at, What::WindowOpened)];
    assert_eq!(print(opened("2026-03-02 08:30")), "0/1,800 ml | stand at 09:30 (in 30 min)");
    assert_eq!(print(opened("2026-03-02 08:00")), "0/1,800 ml | time to stand, since 09:00");
}

#[test]
fn the_log_shows_what_stands() {
    let water = What::Drink { kind: DrinkKind::Water, amount: Millilitres(250) };
    let facts = || {
        vec![
            fact("a1", "2026-02-01 08:00", water.clone()),
            fact("b2", "2026-03-02 08:00", water.clone()),
            fact("c3", "2026-03-02 08:10", What::WindowOpened),
            fact("d4", "2026-03-02 08:20", water.clone()),
            fact("e5", "2026-03-02 08:30", What::Undo(supple::domain::fact::Id::new("d4"))),
        ]
    };
    let log = |line| match run_on(facts(), line) {
        Ok(Answer::Print(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(log("log"), "b2          2026-03-02 08:00  water 250 ml");
    assert_eq!(log("log --from 2026-01-01").lines().count(), 2);
    assert_eq!(log("log --from 2026-01-01 --to 2026-02-28").lines().count(), 1);
    assert_eq!(log("log --kind window"), "c3          2026-03-02 08:10  window opened");
    assert!(refused("log --from lately").contains("write it like 2026-11-22"));
}

fn diary() -> Vec<Fact> {
    let cramp = supple::domain::cramps::Cramp::from(supple::domain::cramps::Site::Calf);
    vec![
        fact(
            "a1water",
            "2026-03-02 08:00",
            What::Drink { kind: DrinkKind::Water, amount: Millilitres(2_500) },
        ),
        fact("b2cramp", "2026-03-02 03:41", What::Cramp(cramp)),
        fact(
            "b3break",
            "2026-03-02 08:10",
            What::Break(supple::domain::fact::BreakMark::Taken { secs: None }),
        ),
    ]
}

fn edited(line: &str) -> String {
    match run_on(diary(), line) {
        Ok(Answer::Record(draft)) => {
            let of = draft.instead.as_ref().map_or("nothing", |instead| instead.of.as_str());
            let note = draft.note.as_deref().map_or(String::new(), |note| format!(" \"{note}\""));
            format!("{} {}{note}, instead of {of}", draft.at.format("%H:%M"), draft.what)
        }
        other => panic!("{line} came to {other:?}"),
    }
}

#[test]
fn a_correction_changes_what_is_said_and_keeps_the_rest() {
    assert_eq!(edited("edit a1 250"), "08:00 water 250 ml, instead of a1water");
    assert_eq!(edited("edit a1 tea"), "08:00 tea 2,500 ml, instead of a1water");
    assert_eq!(
        edited("edit a1 --at 07:45 --note lunch"),
        "07:45 water 2,500 ml \"lunch\", instead of a1water"
    );
    assert_eq!(
        edited("edit b2 left toes --intensity 6 --lasted 2m --woke yes"),
        "03:41 cramp, left toes, 6 of 10, 2 min, woke you, instead of b2cramp"
    );
    assert_eq!(edited("edit b3 --lasted 4m"), "08:10 stood for 4 min, instead of b3break");
    assert_eq!(edited("edit b3 skip"), "08:10 break skipped, instead of b3break");
}

#[test]
fn a_correction_that_makes_no_sense_is_refused() {
    let refused = |line: &str| match run_on(diary(), line) {
        Err(Refusal::Usage(why) | Refusal::Nothing(why)) => why,
        other => panic!("{line} came to {other:?}"),
    };
    assert_eq!(refused("edit b 250"), "b may be b2cramp or b3break; write more of the id");
    assert_eq!(refused("edit zz 250"), "there is no fact zz; `supple log --all` shows all");
    assert_eq!(refused("edit a1 2500"), "a1water is just that already; say what was different");
    assert_eq!(refused("edit a1 --intensity 5"), "a1water is no cramp: it has no strength and woke nobody");
    assert_eq!(refused("edit a1 --lasted 5m"), "a1water (water 2,500 ml) has nothing of that kind to change");
    assert_eq!(refused("edit b3 skip --lasted 5m"), "only a break that was taken has a length");
    assert_eq!(refused("edit b3 snooze 30s"), "a snooze is at least a minute");
    let later = |line: &str| {
        let pause = What::Pause { why: supple::domain::fact::PauseWhy::Told, secs: 600 };
        let feet = What::Profile(supple::domain::profile::Detail::FeetExamined(
            stamp("2026-03-02 09:00").date_naive(),
        ));
        let facts = vec![fact("p1", "2026-03-02 08:00", pause), fact("f1", "2026-03-02 08:00", feet)];
        run_on(facts, line)
    };
    let usage = |why: &str| Err(Refusal::Usage(why.to_owned()));
    assert_eq!(later("edit p1 --lasted 30h"), usage("a pause is 1m to 24h long"));
    assert_eq!(later("edit f1 2026-03-03"), usage("2026-03-03 has not come yet"));
}

#[test]
fn one_fact_is_removed_once_and_all_of_it_is_told() {
    let undo = fact("c4undo", "2026-03-02 08:30", What::Undo(supple::domain::fact::Id::new("a1water")));
    let Ok(Answer::Record(draft)) = run_on(diary(), "remove a1") else { panic!("an undo") };
    assert!(matches!(&draft.what, What::Undo(id) if id.as_str() == "a1water"));
    let removed = || [diary(), vec![undo.clone()]].concat();
    let again = run_on(removed(), "remove a1");
    assert_eq!(again, Err(Refusal::Nothing("a1water was taken back already, by c4undo".to_owned())));
    let Err(Refusal::Nothing(nameless)) = run_on(diary()[..1].to_vec(), "remove ") else { panic!("no undo") };
    assert_eq!(nameless, "no id was given; `supple log` shows them", "and the only fact is not meant by it");
    let edited = run_on(removed(), "edit a1 250");
    assert_eq!(edited, Err(Refusal::Nothing("a1water was taken back already, by c4undo".to_owned())));
    let Ok(Answer::Print(log)) = run_on(removed(), "log --all --kind drink") else { panic!("a log") };
    assert_eq!(log, "a1water     2026-03-02 08:00  water 2,500 ml  [taken back 2026-03-02 08:30 by c4undo]");
}

#[test]
fn answers_about_oneself_and_goals() {
    let told = |line: &str| recorded(line).split_off("2026-03-02 09:00 ".len());
    assert_eq!(told("profile sex female"), "sex female");
    assert_eq!(told("profile heart_failure yes"), "heart failure: yes");
    assert_eq!(told("profile earlier-clot No"), "a clot before: no");
    assert_eq!(told("profile region 112"), "emergency number 112");
    assert_eq!(told("profile region 000"), "emergency number 000", "as they call it in Australia");
    assert!(refused("profile region _").starts_with("region is an emergency number such as 112"));
    assert_eq!(told("profile age 54"), "age 54");
    assert_eq!(told("profile smoker former"), "former smoker");
    assert_eq!(told("profile pregnant n"), "pregnant: no");
    assert_eq!(told("profile feet-examined 2026-02-01"), "feet examined on 1 Feb 2026");
    assert_eq!(told("profile feet-examined today"), "feet examined on 2 Mar 2026");
    assert_eq!(refused("profile feet-examined 2026-03-03"), "2026-03-03 has not come yet");
    assert_eq!(told("profile want-to-know late_caffeine"), "to find out about caffeine after 14:00");
    assert_eq!(told("profile one-change alcohol"), "one change for four weeks: alcohol");
    assert_eq!(told("profile one-change none"), "the one change is given up");
    assert!(refused("profile one-change luck").contains("hard_exercise, hot_day"));
    assert!(refused("profile want-to-know luck").contains("hard_exercise, hot_day"));
    assert_eq!(refused("profile weight 5"), "weight is a whole number from 30 to 300, not \"5\"");
    assert_eq!(refused("profile sex"), "a profile item needs its answer, such as `sex female`");
    assert_eq!(recorded("goal 2,2 l"), "2026-03-02 09:00 goal 2,200 ml");
    assert_eq!(recorded("goal us"), "2026-03-02 09:00 goal after the US National Academies");
    assert_eq!(recorded("goal limit 1.5l"), "2026-03-02 09:00 limit 1,500 ml");
    assert_eq!(recorded("goal log"), "2026-03-02 09:00 no goal, totals only");
    assert_eq!(refused("goal 100"), "100 ml is outside 500 ml to 4,000 ml");
    assert_eq!(refused("goal limit"), "a limit needs its amount, such as `limit 1500`");

    let weight =
        || vec![fact("w1", "2026-03-01 09:00", What::Profile(supple::domain::profile::Detail::WeightKg(70)))];
    assert_eq!(run_on(weight(), "profile"), Ok(Answer::Print("weight-kg: 70".to_owned())));
    match run_on(weight(), "edit w1 65") {
        Ok(Answer::Record(draft)) => assert_eq!(draft.what.to_string(), "weight 65 kg"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_felt_becomes_facts_for_the_rules() {
    let told = |line: &str| match run_on(Vec::new(), line) {
        Ok(Answer::RecordAll(drafts)) => {
            drafts.iter().map(|draft| draft.what.to_string()).collect::<Vec<_>>()
        }
        other => panic!("{line} came to {other:?}"),
    };
    assert_eq!(told("signs dry-mouth light_headed"), ["signs of thirst: a dry mouth, light-headed"]);
    assert_eq!(told("signs none"), ["signs of thirst: none"]);
    assert_eq!(
        told("signs fit dark-urine"),
        ["something odd: a fit", "signs of thirst: dark urine"],
        "those that need help are a fact of their own"
    );
    assert!(refused("signs petrol").contains("seldom_urine, no_urine_8h"), "{}", refused("signs petrol"));
    assert!(refused("signs warmth").contains("is not an early sign"), "{}", refused("signs warmth"));
}

#[test]
fn ounces_in_and_out() {
    let settings = Settings { units: Units::FluidOunces, ..Settings::default() };
    let water = What::Drink { kind: DrinkKind::Water, amount: Millilitres(355) };
    let goal = What::Goal(Goal::Limit(Millilitres(1_500)));
    let facts = vec![fact("g1", "2026-03-01 08:00", goal), fact("d1", "2026-03-02 08:00", water)];
    let run = |line: &str| {
        let arguments = Arguments::try_parse_from(["supple"].into_iter().chain(line.split(' '))).unwrap();
        let journal = Journal::new(facts.clone());
        let known =
            Known { journal: &journal, settings: &settings, now: stamp("2026-03-02 09:00"), local: &local };
        match answer(&arguments.command.unwrap(), known).map(Option::unwrap) {
            Ok(Answer::Print(text)) => text,
            Ok(Answer::Record(draft)) => confirmation(&draft.named(Id::new("n1")), known),
            other => panic!("{line} came to {other:?}"),
        }
    };
    assert_eq!(run("status"), "12 of limit 50.7 fl oz | not counting");
    assert_eq!(
        run("log"),
        "g1          2026-03-01 08:00  limit 50.7 fl oz\nd1          2026-03-02 08:00  water 12 fl oz"
    );
    assert_eq!(run("goal"), format!("limit 50.7 fl oz\n{FRAMING}"));
    for line in ["drink 12", "drink 12 fl oz", "drink 12oz", "drink 35,5 cl", "drink 355 ml", "drink 0.355l"]
    {
        assert!(run(line).starts_with("water 12 fl oz at 09:00"), "{line}: {}", run(line));
    }
}

#[test]
fn what_is_read_without_the_layout_of_the_verbs_reads_the_same_with_it() {
    for line in
        ["", " status", " status --json", " drink", " break", " away", " back", " undo", " drink 300", " log"]
    {
        let line = format!("supple{line}");
        let quick = Arguments::read(line.split(' ').map(OsString::from)).unwrap();
        let whole = Arguments::try_parse_from(line.split(' ')).unwrap();
        assert_eq!(format!("{quick:?}"), format!("{whole:?}"));
    }
    for line in ["supple soup", "supple undo soup", "supple status --soup"] {
        assert!(Arguments::read(line.split(' ').map(OsString::from)).is_err(), "{line}");
    }
}
