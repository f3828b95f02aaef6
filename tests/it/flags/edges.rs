//! The numbers of the rules at their edges: how long an answer speaks, and what just does not reach.

use chrono::TimeDelta;
use supple::domain::fact::What;
use supple::domain::flags::Watch;
use supple::domain::health::Health;
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::domain::time::ClockFace;
use supple::domain::words::Set;

use super::{Level, NOW, Rule, facts, flag, flags};
use crate::support::stamp;

fn level(told: &str, rule: Rule) -> Option<Level> {
    flag(told, rule).map(|flag| flag.level)
}

/// A rule that fires, at its level, by all but the last of some answers and not by the last.
fn only_the_last_fails<const N: usize>(rule: Rule, level_of: Level, told: [&str; N]) {
    for (place, told) in told.iter().enumerate() {
        let expected = (place + 1 < N).then_some(level_of);
        assert_eq!(level(told, rule), expected, "{rule}:\n{told}");
    }
}

#[test]
fn an_answer_speaks_until_its_time_is_over_and_not_at_its_end() {
    let day = [r#"1 09:01 odd = ["chest_or_breath"]"#, r#"1 09:00 odd = ["chest_or_breath"]"#];
    only_the_last_fails(Rule::E01, Level::Ambulance, day);
    let three = [
        r#"3 09:01 odd = ["after_dirty_wound_or_toxin"]"#,
        r#"3 09:00 odd = ["after_dirty_wound_or_toxin"]"#,
    ];
    only_the_last_fails(Rule::E10, Level::SameDay, three);
    let month = [r#"28 09:01 weekly = ["slow_wound"]"#, r#"28 09:00 weekly = ["slow_wound"]"#];
    only_the_last_fails(Rule::C03c, Level::Soon2, month);
    let trip = |clock: &str| {
        let told =
            format!("28 {clock} clot_risk = [\"long_trip_4wk\"]\n0 08:30 odd = [\"swelling_one_leg\"]");
        level(&told, Rule::E06)
    };
    assert_eq!((trip("09:01"), trip("09:00")), (Some(Level::SameDay), None));
}

#[test]
fn a_foot_check_speaks_for_three_days() {
    let found = |days: &str| {
        let told = format!("200 08:00 profile = \"diabetes\", is = true\n{days} foot_check = [\"blister\"]");
        level(&told, Rule::E14)
    };
    assert_eq!(found("3 09:01"), Some(Level::SameDay));
    assert_eq!((found("3 09:00"), found("10 08:00")), (None, None));
}

#[test]
fn a_cramp_of_ten_minutes_is_not_yet_a_long_one() {
    let cramp = |secs: u32| {
        level(&format!("0 03:00 cramp = \"left calf\", secs = {secs}, relief = [\"stretch 1\"]"), Rule::E09)
    };
    assert_eq!((cramp(601), cramp(600)), (Some(Level::SameDay), None));
}

#[test]
fn the_card_of_another_rule_quiets_nothing() {
    let tired = r#"3,5,9,20 20:00 checkin = ["tired_from_cramps"]
                   1 09:00 shown = "C-07", level = "soon_14", reasons = 1"#;
    assert_eq!(flags(tired).card().map(|flag| flag.rule), Some(Rule::C06b));
}

#[test]
fn muscle_pain_on_a_statin_is_explained_by_strain_of_the_last_three_days_alone() {
    let with = |strain: &str| {
        let told = format!(
            "100 18:00 medicine = \"simvastatin\", class = \"statin\"\n1 07:30 odd = [\"pain_persisting\"]\n{strain}"
        );
        level(&told, Rule::C09b)
    };
    assert_eq!(with(r#"3 09:01 exercise = "hard", mins = 60"#), None);
    assert_eq!(with(r#"3 09:00 exercise = "hard", mins = 60"#), Some(Level::SameDay));
    assert_eq!(with("4 09:00 heat = \"day\""), Some(Level::SameDay));
    let sore = |grade: u8| {
        let told = format!(
            "100 18:00 medicine = \"simvastatin\", class = \"statin\"\n1 07:30 cramp = \"left calf\", soreness_next_day = {grade}"
        );
        level(&told, Rule::C09b)
    };
    assert_eq!((sore(3), sore(2), sore(0)), (Some(Level::SameDay), None, None));
}

#[test]
fn a_medicine_is_taken_from_the_day_it_was_begun_to_the_day_before_it_was_stopped() {
    let quinine = |dates: &str| {
        level(&format!("40 20:00 medicine = \"quinine\", class = \"quinine\", {dates}"), Rule::C14).is_some()
    };
    assert!(quinine("started = 2026-03-30") && !quinine("started = 2026-03-31"));
    assert!(quinine("stopped = 2026-03-31") && quinine("stopped = 2026-04-10"));
    assert!(!quinine("stopped = 2026-03-30"));
}

#[test]
fn red_urine_on_quinine_cannot_wait_and_another_colour_can() {
    let urine = |colour: &str| {
        let told =
            format!("400 20:00 medicine = \"quinine\", class = \"quinine\"\n1 20:00 urine = \"{colour}\"");
        level(&told, Rule::C14)
    };
    assert_eq!((urine("red"), urine("orange")), (Some(Level::SameDay), Some(Level::Soon14)));
}

#[test]
fn broken_nights_are_weeks_before_today_with_what_they_do_to_the_person() {
    let nights = |days: &str, more: &str| {
        flag(&format!("{days} 03:00 cramp = \"left calf\", woke = true{more}"), Rule::C06a)
    };
    assert!(
        nights("6,7,13,14,20,21", ", sleep_disturbed = 4").is_some(),
        "the day that runs is no day of a week"
    );
    assert_eq!(nights("2,4,9,11,16,18", ""), None, "nobody said what the nights did");
    let flag = nights("2,4,9,11,16,18", ", sleep_disturbed = 5").unwrap();
    let reasons: Vec<String> = flag.reasons.iter().map(|reason| reason.dated(ClockFace::Whole)).collect();
    assert_eq!(
        reasons,
        ["sleep disturbed 5.0 of 10 on average", "nights with cramps in 3 of the last four weeks, 6 in all"]
    );
}

#[test]
fn thirst_is_told_from_seven_days_of_fourteen_on() {
    let thirsty = |days: &str| {
        let told =
            format!("{days} 20:00 checkin = [\"increased_thirst\"]\n2 19:00 weekly = [\"urine_change\"]");
        level(&told, Rule::V09)
    };
    assert_eq!(thirsty("1,2,3,4,5,6"), None);
    assert_eq!(thirsty("1,2,3,4,5,6,7,8,9"), Some(Level::NextVisit));
}

#[test]
fn alcohol_is_told_with_cramps_of_the_night_alone() {
    let drinks = |kind: &str, cramp: &str| {
        let told = format!("1,2,3,4,5,6,7,8 20:00 drink = \"{kind}\", ml = 200\n{cramp}");
        level(&told, Rule::V10)
    };
    let night = r#"3 03:00 cramp = "left calf""#;
    assert_eq!(drinks("wine", night), Some(Level::NextVisit));
    assert_eq!((drinks("water", night), drinks("wine", "")), (None, None));
    assert_eq!(drinks("wine", r#"3 15:00 cramp = "left calf""#), None);
}

#[test]
fn what_was_answered_before_a_clinician_looked_is_settled() {
    let told = r#"0 08:30 odd = ["chest_or_breath"]
                  0 08:30 seen = "E-01""#;
    assert_eq!(level(told, Rule::E01), None);
}

#[test]
fn what_was_answered_on_one_day_is_one_check() {
    let checks = |first: &str| {
        level(&format!("{first} weekly = [\"twitching\"]\n1 19:00 weekly = [\"wasting\"]"), Rule::C10)
    };
    assert_eq!((checks("2 13:00"), checks("1 13:00")), (Some(Level::Soon14), None));
}

#[test]
fn strain_is_told_by_cramps_and_by_check_ins_too() {
    let with = |strain: &str| {
        let told = format!("0 07:00 urine = 8\n0 07:30 cramp = \"thigh-front\", pain = 7\n{strain}");
        let reasons = flag(&told, Rule::E08).map(|flag| flag.reasons).unwrap_or_default();
        reasons.into_iter().find(|reason| reason.answer == "strain").map(|reason| reason.words)
    };
    let cramp = |more: &str| with(&format!("1 18:00 cramp = \"left calf\", {more}"));
    assert_eq!(cramp("state_before = \"sitting\""), None);
    for more in [
        "state_before = \"exercise\"",
        "state_before = \"within_6h_after_exercise\"",
        "triggers = [\"new_or_hard_exercise\"]",
    ] {
        assert_eq!(cramp(more).as_deref(), Some("cramp with exercise before"), "{more}");
    }
    assert_eq!(cramp("triggers = [\"hot_weather\"]").as_deref(), Some("cramp in hot weather"));
    let checked = |told: &str| with(&format!("1 20:00 checkin = {told}"));
    assert_eq!(checked("[], exercise = \"hard\"").as_deref(), Some("hard exercise"));
    assert_eq!(checked("[], exercise = \"moderate\""), None);
    assert!(checked("[\"hot_env\"]").is_some());
}

#[test]
fn pain_by_walking_names_what_it_came_with_and_counts_what_endangers_arteries() {
    let walking = |more: &str| {
        let told = format!(
            "3,20 10:00 cramp = \"left calf\", state_before = \"slow_walk\", eases_on_rest = \"within_10_min\"\n{more}"
        );
        flag(&told, Rule::C01).unwrap()
    };
    let flag = walking("");
    let reasons: Vec<String> = flag.reasons.iter().map(|reason| reason.dated(ClockFace::Whole)).collect();
    assert!(
        reasons.iter().all(|reason| reason.contains("cramp, left calf") && reason.contains(", with ")),
        "{reasons:?}"
    );
    let with = |condition: &str| walking(&format!("90 08:00 profile = {condition}")).level;
    for condition in ["diabetes", "hypertension", "high-cholesterol", "kidney-disease", "heart-failure"] {
        assert_eq!(with(&format!("\"{condition}\", is = true")), Level::Soon2, "{condition}");
        assert_eq!(with(&format!("\"{condition}\", is = false")), Level::Soon14, "no {condition}");
    }
    assert_eq!(with("\"cancer\", is = true"), Level::Soon14, "that is no risk of the arteries");
    assert_eq!((with("\"age\", is = 51"), with("\"age\", is = 49")), (Level::Soon2, Level::Soon14));
}

#[test]
fn cramps_of_long_ago_do_not_count_as_those_before_a_medicine() {
    let told = r#"20 09:00 medicine = "furosemide", class = "diuretic", started = 2026-03-02
                  3,9 03:00 cramp = "left calf"
                  60,70,80,90 03:00 cramp = "left calf""#;
    assert_eq!(level(told, Rule::C09a), Some(Level::Soon2));
}

#[test]
fn one_side_is_told_of_all_cramps_whose_side_is_known() {
    let told = r#"1,3,5,7,9,11,13 14:00 cramp = "left calf"
                  2 14:00 cramp = "right calf"
                  4 14:00 cramp = "both calf""#;
    assert_eq!(level(told, Rule::V03), None, "seven of nine are not four fifths");
}

#[test]
fn magnesium_is_much_above_what_is_safe_from_supplements() {
    let reasons = |mg: u32| {
        let told = format!("60 20:00 medicine = \"magnesium citrate\", class = \"magnesium\", mg = {mg}");
        flag(&told, Rule::V05).unwrap().reasons.len()
    };
    assert_eq!((reasons(350), reasons(351)), (1, 2));
}

#[test]
fn severe_soreness_with_cola_coloured_urine_is_an_emergency() {
    let sore = |grade: u8| {
        let told =
            format!("0 08:00 urine = \"cola\"\n1 20:00 cramp = \"left calf\", soreness_next_day = {grade}");
        level(&told, Rule::E08)
    };
    assert_eq!((sore(3), sore(2)), (Some(Level::SameDay), None));
}

#[test]
fn each_reason_for_looking_at_a_leg_is_named_once() {
    let told = r#"0 08:00 cramp = "left calf", pain = 7
                  0 08:30 odd = ["swelling_one_leg", "warmth", "pain_persisting"]"#;
    let flag = flag(told, Rule::E06).unwrap();
    let answers: Vec<&str> = flag.reasons.iter().map(|reason| reason.answer).collect();
    assert_eq!(answers, ["swelling_one_leg", "warmth", "pain_persisting"]);
    assert!(flag.pressing);
    let risky = r#"90 08:00 profile = "cancer", is = true
                   0 08:00 cramp = "left calf", pain = 7
                   0 08:30 odd = ["swelling_one_leg"]"#;
    let flag = super::flag(risky, Rule::E06).unwrap();
    let answers: Vec<&str> = flag.reasons.iter().map(|reason| reason.answer).collect();
    assert_eq!(answers, ["swelling_one_leg", "cancer"], "an ordinary cramp is no reason");
    assert!(!flag.pressing);
}

#[test]
fn flags_are_judged_again_after_five_minutes_and_not_before() {
    let (empty, settings, now) = (Journal::default(), Settings::default(), stamp(NOW));
    let told = Journal::new(facts(r#"0 08:30 odd = ["chest_or_breath"]"#));
    let mut watch = Watch::default();
    watch.keep(&told, &settings, now);
    assert!(watch.flags.card().is_some(), "judged at first");
    let after = |secs: i64| {
        let mut watch = Watch::default();
        watch.judge(&empty, &settings, now);
        watch.keep(&told, &settings, now + TimeDelta::seconds(secs));
        watch.flags.card().is_some()
    };
    assert_eq!((after(299), after(300), after(301)), (false, true, true));
    assert_eq!((after(-299), after(-300)), (false, true), "also when the clock was set back");
}

#[test]
fn what_was_seen_or_shown_is_no_answer_of_the_person() {
    let shown = flag(r#"3,5,9,20 20:00 checkin = ["tired_from_cramps"]"#, Rule::C06b).unwrap();
    for what in [shown.shown(), shown.was_seen()] {
        assert!(matches!(what, What::Health(health) if !health.is_answer()));
    }
    assert!(Health::Thirst(Set::EMPTY).is_answer() && Health::FootCheck(Set::EMPTY).is_answer());
}
