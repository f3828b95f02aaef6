//! Rules and numbers.

use chrono::NaiveTime;
use supple::domain::cramps::{Cramp, Severity, Side, Site, ago};
use supple::domain::diary::More;
use supple::domain::fact::{AwayWhy, BreakMark, Instead, What};
use supple::domain::hydration::{DrinkKind, Overview};
use supple::domain::journal::Journal;
use supple::domain::page::{wrap, wrap_evenly};
use supple::domain::quantity::{Millilitres, Units, thousands};
use supple::domain::settings::Settings;
use supple::domain::time::{ClockFace, Moment, day_of, days_back, in_words, parse_clock, parse_length};

use crate::support::{fact, stamp};

fn drink(id: &str, at: &str, kind: DrinkKind, ml: u32) -> supple::domain::fact::Fact {
    fact(id, at, What::Drink { kind, amount: Millilitres(ml) })
}

#[test]
fn only_what_counts_is_counted() {
    let facts = vec![
        drink("a1", "2026-03-02 08:00", DrinkKind::Water, 500),
        drink("a2", "2026-03-02 09:00", DrinkKind::Soup, 300),
        drink("a3", "2026-03-02 10:00", DrinkKind::Beer, 500),
        drink("a4", "2026-03-02 03:59", DrinkKind::Water, 400),
        drink("a5", "2026-03-03 01:00", DrinkKind::Tea, 200),
    ];
    let journal = Journal::new(facts);
    let water = Overview::new(&journal, &Settings::default(), stamp("2026-03-02 20:00"));
    assert_eq!(
        water.drunk,
        Millilitres(500 + 270 + 200),
        "beer counts nothing, 03:59 was yesterday, 01:00 is still today"
    );
}

#[test]
fn a_day_starts_at_four() {
    let start = NaiveTime::from_hms_opt(4, 0, 0).unwrap();
    let day = |time: &str| day_of(stamp(time), start).to_string();
    assert_eq!(day("2026-03-02 03:59:59"), "2026-03-01");
    assert_eq!(day("2026-03-02 04:00"), "2026-03-02");
    assert_eq!(day("2026-01-01 01:00"), "2025-12-31");
}

#[test]
fn undo_is_newest_first_and_an_undo_can_be_undone() {
    let undo = |target: &str| What::Undo(supple::domain::fact::Id::new(target));
    let water = || drink("a1", "2026-03-02 08:00", DrinkKind::Water, 250);
    let standing = |facts| Journal::new(facts).standing().map(|f| f.id.to_string()).collect::<Vec<_>>();
    let first = fact("b1", "2026-03-02 08:01", undo("a1"));
    let second = fact("c1", "2026-03-02 08:02", undo("b1"));
    assert_eq!(standing(vec![water(), first.clone()]), [""; 0]);
    assert_eq!(standing(vec![water(), first.clone(), second.clone()]), ["a1"]);
    assert_eq!(standing(vec![second, first, water()]), ["a1"], "whatever the order");
    let circle = [fact("x1", "2026-03-02 08:01", undo("y1")), fact("y1", "2026-03-02 08:01", undo("x1"))];
    assert_eq!(standing(circle.to_vec()), [""; 0], "a circle made by hand ends");
}

#[test]
fn a_correction_stands_in_the_place_of_its_target() {
    let mut better = drink("b1", "2026-03-02 08:05", DrinkKind::Tea, 330);
    better.instead = Some(Instead { of: supple::domain::fact::Id::new("a1"), changed: None });
    let journal = Journal::new(vec![drink("a1", "2026-03-02 08:00", DrinkKind::Water, 250), better]);
    assert_eq!(journal.standing().map(|f| f.what.to_string()).collect::<Vec<_>>(), ["tea 330 ml"]);
}

#[test]
fn breaks_are_counted_by_the_day_they_began() {
    let opened = fact("a1", "2026-03-02 03:30", What::WindowOpened);
    let night = fact("a2", "2026-03-02 03:40", What::Break(BreakMark::Taken { secs: Some(60) }));
    let day = fact("a3", "2026-03-02 04:10", What::Break(BreakMark::Taken { secs: None }));
    let journal = Journal::new(vec![opened, night, day]);
    let seen =
        supple::domain::breaks::Overview::new(&journal, &Settings::default(), stamp("2026-03-02 04:20"));
    assert_eq!(seen.taken, 1);
    assert_eq!(seen.sitting_since, Some(stamp("2026-03-02 04:10")));
}

#[test]
fn a_fact_of_the_future_changes_nothing_yet() {
    let opened = fact("a1", "2026-03-02 09:00", What::WindowOpened);
    let ahead = fact("a2", "2026-03-02 12:00", What::Break(BreakMark::Skipped));
    let journal = Journal::new(vec![ahead, opened]);
    let seen =
        supple::domain::breaks::Overview::new(&journal, &Settings::default(), stamp("2026-03-02 09:30"));
    assert_eq!(seen.skipped, 0);
}

#[test]
fn words_and_units() {
    let ml = |text: &str| Millilitres::parse(text).map(|amount| amount.0).ok();
    assert_eq!(ml("300"), Some(300));
    assert_eq!(ml("0,5 l"), Some(500));
    assert_eq!(ml("1.5l"), Some(1_500));
    assert_eq!(ml("12 fl oz"), Some(355));
    assert_eq!([ml("1,500"), ml("1,500 ml"), ml("1.500ml")], [Some(1_500); 3], "as amounts are shown");
    assert_eq!([ml("1,500 l"), ml("1,25 l"), ml("250.4")], [Some(1_500), Some(1_250), Some(250)]);
    assert_eq!(
        [ml(""), ml("l"), ml("-5"), ml("1e9"), ml("5001"), ml("6,000"), ml("0.2"), ml("1,2,3")],
        [None; 8]
    );
    assert_eq!(
        [ml("3 dl"), ml("25cl"), ml("5 l"), ml("1"), ml("5000")],
        [300, 250, 5_000, 1, 5_000].map(Some)
    );
    let secs = |text: &str| parse_length(text).map(|length| length.num_seconds()).ok();
    assert_eq!([secs("90"), secs("90s"), secs("1:30"), secs("1m30s")], [Some(90); 4]);
    assert_eq!([secs("1h30m"), secs("10 min")], [Some(5_400), Some(600)]);
    assert_eq!([secs(""), secs("m"), secs("1x"), secs("99999999999h"), secs("1:75"), secs("-5")], [None; 6]);
    assert_eq!(
        [secs("168h"), secs("604801s"), secs("1:59"), secs("1:60")],
        [Some(604_800), None, Some(119), None]
    );
    assert_eq!(parse_clock("7:05").unwrap().to_string(), "07:05:00");
    assert!(["24:00", "7:5", "07:00:00", "x", "007:05"].iter().all(|text| parse_clock(text).is_err()));
    assert_eq!([1, 999, 1_000, 1_234_567].map(thousands), ["1", "999", "1,000", "1,234,567"]);
    let change = |ml| Units::Millilitres.change(ml);
    assert_eq!([300, 0, -120].map(change), ["+300 ml", "+0 ml", "-120 ml"]);
    assert_eq!(in_words(chrono::TimeDelta::minutes(125)), "2 h 5 min");
    assert_eq!(Severity::new(11), None);
    assert_eq!(Site::parse("Thigh"), Ok(Site::ThighFront));
    assert_eq!([Side::parse("L"), Side::parse("both")], [Ok(Side::Left), Ok(Side::Both)]);
    assert!(Side::parse("x").is_err() && Side::parse("le").is_err());
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    assert_eq!(days_back(day("2026-03-02"), 2), day("2026-02-28")..=day("2026-03-02"));
}

#[test]
fn the_past_is_told_by_the_calendar() {
    let now = stamp("2026-03-02 09:00");
    assert_eq!(ago(stamp("2026-03-02 03:41"), now, ClockFace::Whole), "today 03:41");
    assert_eq!(ago(stamp("2026-03-01 22:10"), now, ClockFace::Whole), "yesterday 22:10");
    assert_eq!(ago(stamp("2026-02-25 22:10"), now, ClockFace::Whole), "5 days ago");
    assert_eq!(ago(stamp("2025-12-25 22:10"), now, ClockFace::Whole), "25 Dec 2025");
    assert_eq!(ago(stamp("2026-02-03 22:10"), now, ClockFace::Whole), "27 days ago");
    assert_eq!(ago(stamp("2026-02-02 22:10"), now, ClockFace::Whole), "2 Feb 2026");
    assert_eq!(ago(stamp("2026-03-02 08:59:30"), now, ClockFace::Whole), "today 08:59");
    assert_eq!(
        ago(stamp("2026-03-02 09:01"), now, ClockFace::Whole),
        "today 09:01",
        "clocks differ by a little"
    );
    assert_eq!(
        ago(stamp("2026-03-02 09:01:01"), now, ClockFace::Whole),
        "2 Mar 09:01",
        "that is still to come"
    );
}

#[test]
fn nobody_misses_what_nobody_said() {
    let opened = |at| fact("a1", at, What::WindowOpened);
    let seen = |facts, now| {
        supple::domain::breaks::Overview::new(&Journal::new(facts), &Settings::default(), stamp(now))
    };
    let stood = fact("b1", "2026-03-01 18:00", What::Break(BreakMark::Taken { secs: None }));
    let next_day = seen(vec![stood, opened("2026-03-02 09:00")], "2026-03-02 09:30");
    assert_eq!(
        (next_day.missed, next_day.sitting_since),
        (0, Some(stamp("2026-03-02 09:00"))),
        "no window was open"
    );

    let killed = vec![opened("2026-03-01 18:00"), fact("a2", "2026-03-02 09:00", What::WindowOpened)];
    assert_eq!(
        seen(killed, "2026-03-02 09:30").missed,
        0,
        "the window was killed and spoke nothing all night"
    );

    let closed = vec![opened("2026-03-02 09:00"), fact("a2", "2026-03-02 09:30", What::WindowClosed)];
    let later = seen(closed, "2026-03-02 12:00");
    assert_eq!((later.missed, later.state), (0, supple::domain::breaks::State::Idle));
}

#[test]
fn a_break_logged_without_a_window_starts_the_clock_until_it_is_due() {
    let stood = vec![fact("b1", "2026-03-02 09:00", What::Break(BreakMark::Taken { secs: None }))];
    let state = |now| {
        supple::domain::breaks::Overview::new(&Journal::new(stood.clone()), &Settings::default(), stamp(now))
            .state
    };
    use supple::domain::breaks::State;
    assert_eq!(state("2026-03-02 09:30"), State::Counting { due: stamp("2026-03-02 10:00") });
    assert!(matches!(state("2026-03-02 10:05"), State::Due { .. }));
    assert_eq!(state("2026-03-02 10:15"), State::Idle);
}

#[test]
fn corrections_of_corrections_keep_one_fact_and_come_back_step_by_step() {
    let id = supple::domain::fact::Id::new;
    let standing = |facts: &[supple::domain::fact::Fact]| {
        Journal::new(facts.to_vec()).standing().map(|f| f.id.to_string()).collect::<Vec<_>>()
    };
    let instead = |name: &str, of: &str, ml: u32| {
        let mut fact = drink(name, "2026-03-02 08:00", DrinkKind::Water, ml);
        fact.instead = Some(Instead { of: id(of), changed: None });
        fact
    };
    let undo = |name: &str, minute: u32, of: &str| {
        fact(name, &format!("2026-03-02 09:{minute:02}"), What::Undo(id(of)))
    };
    for (first, second) in [("b1", "c1"), ("c1", "b1")] {
        let mut facts = vec![
            drink("a1", "2026-03-02 08:00", DrinkKind::Water, 100),
            instead(first, "a1", 200),
            instead(second, first, 300),
        ];
        assert_eq!(standing(&facts), [second], "the same time, whatever the ids");
        facts.push(undo("d1", 0, second));
        assert_eq!(standing(&facts), [first]);
        facts.push(undo("d2", 1, first));
        assert_eq!(standing(&facts), ["a1"]);
        facts.push(undo("d3", 2, "d2"));
        assert_eq!(standing(&facts), [first]);
    }
    let circle = [instead("x1", "y1", 100), instead("y1", "x1", 200)];
    assert_eq!(standing(&circle), ["y1"], "a circle made by hand keeps its last fact");
    let longer = [instead("x1", "z1", 100), instead("y1", "x1", 200), instead("z1", "y1", 300)];
    assert_eq!(standing(&longer), ["z1"]);
    assert_eq!(standing(&[instead("x1", "x1", 100)]), ["x1"], "the smallest circle of all");
}

#[test]
fn an_absence_that_was_told_is_undone_and_one_that_was_seen_is_not() {
    let away = |id: &str, why| fact(id, "2026-03-02 10:00", What::Away { why, secs: None });
    let last = |facts: Vec<supple::domain::fact::Fact>| {
        Journal::new(facts).last_undoable().map(|fact| fact.id.to_string())
    };
    let drink = drink("a1", "2026-03-02 09:00", DrinkKind::Water, 250);
    assert_eq!(last(vec![drink.clone(), away("b1", AwayWhy::Told)]).as_deref(), Some("b1"));
    assert_eq!(last(vec![drink, away("b1", AwayWhy::Lock)]).as_deref(), Some("a1"));
}

#[test]
fn who_wakes_before_the_day_begins_wakes_at_its_end() {
    let waking = |sleep: &str| {
        let sleep = supple::domain::time::ClockSpan::parse(sleep).unwrap();
        let (wake, awake) = Settings { sleep, ..Settings::default() }.waking_day(stamp("2026-03-02 12:00"));
        (wake.to_string(), awake.num_hours())
    };
    assert_eq!(waking("22:30-06:30"), ("2026-03-02 06:30:00".to_owned(), 16));
    assert_eq!(waking("20:00-04:00"), ("2026-03-02 04:00:00".to_owned(), 16), "with the first second of it");
    assert_eq!(waking("18:00-02:00"), ("2026-03-03 02:00:00".to_owned(), 16));
}

#[test]
fn a_clock_that_is_set_back_is_told_by_the_one_that_cannot_be_set() {
    let moment = |wall: &str, mono| Moment { wall: stamp(wall), mono: std::time::Duration::from_secs(mono) };
    let before = moment("2026-03-02 10:00", 1_000);
    let back = |wall, mono| moment(wall, mono).set_back_since(&before).map(|back| back.num_minutes());
    assert_eq!(back("2026-03-02 09:30", 1_000 + 30 * 60), Some(60), "half an hour later by the other clock");
    assert_eq!(back("2026-03-02 10:30", 1_000 + 30 * 60), None);
    assert_eq!(back("2026-03-02 09:58:30", 1_000), None, "a minute and a half is noise");
    assert_eq!(back("2026-03-02 09:58:29", 1_000), Some(1));
    let slept = |wall, mono| moment(wall, mono).gap_since(&before).map(|gap| gap.num_minutes());
    assert_eq!(slept("2026-03-02 11:00", 1_000 + 30 * 60), Some(30));
    assert_eq!(slept("2026-03-02 10:01:30", 1_000), None);
    assert_eq!(slept("2026-03-02 10:01:31", 1_000), Some(1));
}

#[test]
fn a_text_is_broken_between_words_and_a_long_word_where_it_must_be() {
    assert_eq!(wrap("to abcdefgh or", 3), ["to", "abc", "def", "gh", "or"]);
    assert_eq!(wrap("one two three four", 14), ["one two three", "four"]);
    assert_eq!(wrap_evenly("one two three four", 14), ["one two", "three four"]);
}

#[test]
fn only_a_word_that_is_near_is_asked_back() {
    let near = |word| supple::domain::hint::near(word, ["calf-wall", "desk-75"].into_iter());
    assert_eq!(near("calfwall"), "; did you mean \"calf-wall\"?");
    assert_eq!(near("desk"), "; did you mean \"desk-75\"?");
    assert_eq!(near("xy"), "");
    assert_eq!(near(""), "");
}

#[test]
fn a_cramp_is_finished_once_each_of_its_questions_was_answered() {
    let whole =
        Cramp { side: Some(Side::Left), pain: Severity::new(5), woke: Some(false), ..Site::Calf.into() };
    assert!(!whole.is_unfinished());
    let open = [
        Cramp { side: None, ..whole.clone() },
        Cramp { pain: None, ..whole.clone() },
        Cramp { woke: None, ..whole.clone() },
        Cramp { woke: Some(true), ..whole.clone() },
    ];
    assert!(open.iter().all(Cramp::is_unfinished), "{open:?}");
    let slept = More { sleep_disturbed: Severity::new(3), ..More::NOTHING };
    assert!(!Cramp { woke: Some(true), ..whole }.with(slept).is_unfinished());
}
