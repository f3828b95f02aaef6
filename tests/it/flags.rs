//! The rules: each fires on what it is for, and not on what comes near it.

use chrono::{Days, NaiveTime};
use proptest::prelude::*;
use supple::app::event::{Event, Stored};
use supple::content::embedded;
use supple::domain::fact::Fact;
use supple::domain::flags::{Flag, Flags, Level, Rule, limits};
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::domain::time::{ClockFace, Stamp};
use supple::report::status::Status;
use supple::shell::store::line::{Line, read};

use crate::support::{Session, stamp};

mod edges;

/// A Monday morning.
const NOW: &str = "2026-03-30 09:00";

/// Facts as lines of `days ago, clock, what the journal's line says`.
fn facts(told: &str) -> Vec<Fact> {
    let lines = told.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.enumerate().flat_map(|(number, line)| line_facts(number, line)).collect()
}

/// Days ago may be a list: `1,2,8`.
fn line_facts(number: usize, line: &str) -> Vec<Fact> {
    let mut words = line.splitn(3, ' ');
    let mut word = || words.next().unwrap_or_else(|| panic!("{line}: three parts"));
    let (days, clock, what) = (word(), word(), word());
    let fact = |ago: &str| {
        let clock = NaiveTime::parse_from_str(clock, "%H:%M").unwrap();
        let day = stamp(NOW).date_naive() - Days::new(ago.parse().unwrap());
        let text =
            format!("f{number}d{ago} = {{ at = {}+01:00, {what} }}", day.and_time(clock).format("%F %T"));
        match read(&text, |_| *stamp(NOW).offset()) {
            Line::Entry(fact) => *fact,
            other => panic!("{text}: {other:?}"),
        }
    };
    days.split(',').map(fact).collect()
}

fn judged(facts: Vec<Fact>, now: Stamp) -> Flags {
    Flags::new(&Journal::new(facts), &Settings::default(), now)
}

fn flags(told: &str) -> Flags {
    judged(facts(told), stamp(NOW))
}

fn flag(told: &str, rule: Rule) -> Option<Flag> {
    flags(told).get(rule).cloned()
}

fn ids(flags: &Flags) -> Vec<&str> {
    flags.fired.iter().map(|flag| flag.rule.id()).collect()
}

struct Case {
    rule: Rule,
    level: Level,
    fires: &'static str,
    near: &'static str,
}

const fn case(rule: Rule, level: Level, fires: &'static str, near: &'static str) -> Case {
    Case { rule, level, fires, near }
}

const CASES: &[Case] = &[
    case(
        Rule::E01,
        Level::Ambulance,
        r#"0 08:30 odd = ["chest_or_breath"]"#,
        r#"1 08:30 odd = ["chest_or_breath"]"#,
    ),
    case(
        Rule::E01,
        Level::Ambulance,
        r#"0 03:00 cramp = "left calf", signs = ["chest_or_breath"]"#,
        r#"0 03:00 cramp = "left calf", signs = []"#,
    ),
    case(
        Rule::E02,
        Level::Ambulance,
        r#"0 08:59 odd = ["face_arm_speech_or_one_sided"]"#,
        r#"0 08:59 odd = ["weakness", "numb_tingling"]"#,
    ),
    case(
        Rule::E03,
        Level::Ambulance,
        r#"0 08:30 odd = ["hard_to_walk", "sudden_onset"]"#,
        r#"0 08:30 odd = ["hard_to_walk"]"#,
    ),
    case(
        Rule::E03,
        Level::Ambulance,
        r#"0 08:45 cramp = "left calf", secs = 300, signs = ["weakness", "sudden_onset"]"#,
        r#"0 08:46 cramp = "left calf", secs = 300, signs = ["weakness", "sudden_onset"]"#,
    ),
    case(
        Rule::E04,
        Level::Ambulance,
        r#"0 08:30 odd = ["both_legs_weak_with_back_pain"]"#,
        r#"0 08:30 odd = ["weakness"]"#,
    ),
    case(
        Rule::E05,
        Level::Ambulance,
        r#"0 08:30 odd = ["sudden_onset", "cold_pale_blue"]"#,
        r#"0 08:30 odd = ["cold_pale_blue"]"#,
    ),
    case(
        Rule::E05,
        Level::Ambulance,
        r#"0 03:00 cramp = "left calf", pain = 7, woke = true, signs = ["numb_tingling"]"#,
        r#"0 03:00 cramp = "left calf", pain = 6, woke = true, signs = ["numb_tingling"]"#,
    ),
    case(
        Rule::E05,
        Level::Ambulance,
        r#"0 03:00 cramp = "left calf", pain = 7, state_before = "sitting", signs = ["cold_pale_blue"]"#,
        r#"0 03:00 cramp = "left calf", pain = 9, state_before = "exercise", signs = ["cold_pale_blue"]"#,
    ),
    case(
        Rule::E06,
        Level::SameDay,
        r#"0 08:30 odd = ["pain_persisting", "swelling_one_leg"]"#,
        r#"0 08:30 odd = ["swelling_one_leg"]"#,
    ),
    case(
        Rule::E06,
        Level::SameDay,
        r#"1 08:30 odd = ["warmth", "redness_or_darkening"]"#,
        r#"1 08:30 odd = ["pain_persisting", "unlike_usual"]"#,
    ),
    case(
        Rule::E06,
        Level::SameDay,
        r#"0 03:00 cramp = "left calf", secs = 601, signs = ["warmth"]"#,
        r#"0 03:00 cramp = "left calf", secs = 600, signs = ["warmth"]"#,
    ),
    case(
        Rule::E06,
        Level::SameDay,
        r#"20 12:00 clot_risk = ["long_trip_4wk"]
           0 08:30 odd = ["swelling_one_leg"]"#,
        r#"28 08:59 clot_risk = ["long_trip_4wk"]
           0 08:30 odd = ["swelling_one_leg"]"#,
    ),
    case(
        Rule::E06,
        Level::SameDay,
        r#"300 12:00 profile = "pregnant", is = true
           0 08:30 odd = ["swelling_one_leg"]"#,
        r#"300 12:00 profile = "pregnant", is = true
           0 08:30 odd = ["warmth"]"#,
    ),
    case(
        Rule::E07,
        Level::SameDay,
        r#"0 08:30 odd = ["redness_or_darkening", "warmth", "skin_area_growing"]"#,
        r#"0 08:30 odd = ["redness_or_darkening", "warmth"]"#,
    ),
    case(
        Rule::E07,
        Level::SameDay,
        r#"90 08:00 profile = "diabetes", is = true
           0 08:30 odd = ["redness_or_darkening"]"#,
        r#"90 08:00 profile = "diabetes", is = false
           0 08:30 odd = ["redness_or_darkening"]"#,
    ),
    case(
        Rule::E07,
        Level::Ambulance,
        r#"0 08:30 odd = ["redness_or_darkening", "warmth", "fever_unwell", "fast_weak_pulse"]"#,
        r#"0 08:30 odd = ["redness_or_darkening", "fever_unwell"]"#,
    ),
    case(
        Rule::E08,
        Level::SameDay,
        r#"0 08:00 urine = "cola"
           0 08:30 odd = ["weakness"]"#,
        r#"0 08:00 urine = "cola"
           0 08:30 cramp = "left calf", pain = 6"#,
    ),
    case(
        Rule::E08,
        Level::SameDay,
        r#"1 18:00 exercise = "hard", mins = 90
           0 07:00 urine = 8
           0 07:30 cramp = "thigh-front", pain = 7"#,
        r#"1 18:00 exercise = "moderate", mins = 90
           0 07:00 urine = 8
           0 07:30 cramp = "thigh-front", pain = 7"#,
    ),
    case(
        Rule::E08,
        Level::SameDay,
        r#"100 18:00 medicine = "simvastatin", class = "statin"
           0 07:00 checkin = [], urine_max = 8
           0 07:30 cramp = "thigh-front", pain = 7"#,
        r#"100 18:00 medicine = "simvastatin", class = "statin"
           0 07:00 checkin = [], urine_max = 7
           0 07:30 cramp = "thigh-front", pain = 7"#,
    ),
    case(
        Rule::E09,
        Level::SameDay,
        r#"0 03:00 cramp = "left calf", secs = 601, relief = ["stretch 1"]"#,
        r#"0 03:00 cramp = "left calf", secs = 601, relief = ["stretch 2"]"#,
    ),
    case(
        Rule::E09,
        Level::SameDay,
        r#"0 03:00 cramp = "left calf", secs = 900, relief = ["stretch 0"]"#,
        r#"0 03:00 cramp = "left calf", secs = 900"#,
    ),
    case(
        Rule::E10,
        Level::SameDay,
        r#"2 10:00 cramp = "both calf", signs = ["after_dirty_wound_or_toxin"]"#,
        r#"3 08:00 cramp = "both calf", signs = ["after_dirty_wound_or_toxin"]"#,
    ),
    case(
        Rule::E11,
        Level::SameDay,
        r#"0 08:00 odd = ["spread_other_muscles"]"#,
        r#"0 08:00 odd = ["fever_unwell"]"#,
    ),
    case(
        Rule::E11,
        Level::SameDay,
        r#"1 20:00 checkin = ["vomit_diarrhoea"]
           0 03:00 cramp = "left calf"
           0 08:00 odd = ["fever_unwell"]"#,
        r#"1 20:00 checkin = ["vomit_diarrhoea"]
           0 03:00 cramp = "left calf""#,
    ),
    case(
        Rule::E11,
        Level::Ambulance,
        r#"0 08:00 odd = ["cramps_chest_belly_arms_jaw", "faint_or_confused"]"#,
        r#"0 08:00 odd = ["faint_or_confused"]"#,
    ),
    case(
        Rule::E12,
        Level::SameDay,
        r#"0 07:10 drink = "water", ml = 1000
           0 07:30 drink = "water", ml = 401
           0 08:00 odd = ["headache_sick_after_drinking"]"#,
        r#"0 07:10 drink = "water", ml = 1000
           0 07:30 drink = "water", ml = 400
           0 08:00 odd = ["headache_sick_after_drinking"]"#,
    ),
    case(
        Rule::E12,
        Level::Ambulance,
        r#"0 04:10 drink = "water", ml = 1000
           0 05:30 drink = "water", ml = 1000
           0 07:00 drink = "water", ml = 801
           0 08:00 odd = ["fit"]"#,
        r#"0 04:10 drink = "water", ml = 1000
           0 05:30 drink = "water", ml = 1000
           0 07:00 drink = "water", ml = 800
           0 08:00 odd = ["fit"]"#,
    ),
    case(
        Rule::E13,
        Level::SameDay,
        r#"0 08:00 odd = ["no_urine_8h"]"#,
        r#"0 08:00 odd = ["dizzy_stays_on_standing"]"#,
    ),
    case(
        Rule::E13,
        Level::SameDay,
        r#"0 08:00 odd = ["dizzy_stays_on_standing"]
           0 08:05 checkin = ["dry_mouth"]"#,
        r#"0 08:05 checkin = ["dry_mouth", "increased_thirst"]"#,
    ),
    case(
        Rule::E13,
        Level::SameDay,
        r#"0 08:00 odd = ["fast_weak_pulse"]
           0 08:00 thirst = ["light_headed"]"#,
        r#"0 08:00 odd = ["fast_weak_pulse"]
           0 08:00 thirst = []"#,
    ),
    case(
        Rule::E13,
        Level::Ambulance,
        r#"0 08:00 odd = ["faint_or_confused"]"#,
        r#"0 08:00 odd = ["fast_weak_pulse"]"#,
    ),
    case(
        Rule::E14,
        Level::SameDay,
        r#"200 08:00 profile = "diabetes-neuropathy", is = true
           0 08:00 foot_check = ["blister"]"#,
        r#"200 08:00 profile = "diabetes-neuropathy", is = true
           0 08:00 foot_check = ["crack"]"#,
    ),
    case(
        Rule::E14,
        Level::Ambulance,
        r#"200 08:00 profile = "diabetes", is = true
           0 08:00 odd = ["foot_sore_blister_black_or_hot_swollen", "fever_unwell"]"#,
        r#"0 08:00 odd = ["foot_sore_blister_black_or_hot_swollen", "fever_unwell"]"#,
    ),
    case(
        Rule::C01,
        Level::Soon14,
        r#"3,20 10:00 cramp = "left calf", state_before = "slow_walk", eases_on_rest = "within_10_min""#,
        r#"3,30 08:00 cramp = "left calf", state_before = "slow_walk", eases_on_rest = "within_10_min""#,
    ),
    case(
        Rule::C01,
        Level::Soon2,
        r#"1,3,9,20 10:00 cramp = "left calf", state_before = "exercise", eases_on_rest = "within_10_min""#,
        r#"1,3,9,20 10:00 cramp = "left calf", state_before = "exercise", eases_on_rest = "slower""#,
    ),
    case(
        Rule::C01,
        Level::Soon2,
        r#"700 10:00 profile = "age", is = 49
           3,20 10:00 cramp = "buttock", state_before = "stairs", eases_on_rest = "within_10_min""#,
        r#"700 10:00 profile = "age", is = 49
           3,20 10:00 cramp = "foot-arch", state_before = "stairs", eases_on_rest = "within_10_min""#,
    ),
    case(
        Rule::C02,
        Level::Soon14,
        r#"3,20 10:00 cramp = "foot-arch", pain = 4, state_before = "light_chores""#,
        r#"3,20 10:00 cramp = "foot-arch", pain = 3, state_before = "light_chores""#,
    ),
    case(
        Rule::C02,
        Level::Soon2,
        r#"50 10:00 profile = "smoker", is = "former"
           3,20 10:00 cramp = "foot-arch", pain = 4, state_before = "slow_walk""#,
        r#"50 10:00 profile = "smoker", is = "former"
           3,20 10:00 cramp = "foot-arch", pain = 9, state_before = "brisk_or_uphill""#,
    ),
    case(
        Rule::C03a,
        Level::Soon14,
        r#"1,8 19:00 weekly = ["cold_feet"]
           5 10:00 cramp = "left calf""#,
        r#"1 19:00 weekly = ["cold_feet"]
           8 19:00 weekly = [], no = ["cold_feet"]
           5 10:00 cramp = "left calf""#,
    ),
    case(
        Rule::C03b,
        Level::Soon14,
        r#"1 19:00 weekly = ["shiny_skin"]
           5 10:00 cramp = "left calf""#,
        r#"1,40 19:00 weekly = ["shiny_skin"]
           5 10:00 cramp = "left calf""#,
    ),
    case(
        Rule::C03c,
        Level::Soon2,
        r#"8 19:00 weekly = ["slow_wound"]"#,
        r#"8 19:00 weekly = ["slow_wound"]
           1 19:00 weekly = [], no = ["slow_wound"]"#,
    ),
    case(
        Rule::C04a,
        Level::Soon14,
        r#"90 08:00 profile = "diabetes", is = true
           1,8 19:00 weekly = ["tingling"]"#,
        r#"90 08:00 profile = "diabetes", is = true
           1,8 19:00 weekly = ["cold_feet"]"#,
    ),
    case(
        Rule::C04a,
        Level::Soon2,
        r#"90 08:00 profile = "diabetes", is = true
           1 19:00 weekly = ["tingling"]"#,
        r#"1 19:00 weekly = ["tingling"]"#,
    ),
    case(
        Rule::C04b,
        Level::Soon14,
        r#"1 19:00 weekly = ["tingling"]
           8 19:00 weekly = ["burning"]
           5 10:00 cramp = "left calf""#,
        r#"1 19:00 weekly = ["tingling"]
           8 19:00 weekly = ["burning"]"#,
    ),
    case(
        Rule::C04b,
        Level::Soon14,
        r#"1 19:00 weekly = ["tingling"]
           8 19:00 weekly = ["burning"]
           5 10:00 cramp = "left calf""#,
        r#"1 19:00 weekly = ["tingling"]
           5 10:00 cramp = "left calf""#,
    ),
    case(
        Rule::C05a,
        Level::Soon14,
        r#"1,15 19:00 weekly = ["urine_change", "metallic_taste"]
           2,9,16 10:00 cramp = "left calf""#,
        r#"1,14 19:00 weekly = ["urine_change", "metallic_taste"]
           2,9,16 10:00 cramp = "left calf""#,
    ),
    case(
        Rule::C05a,
        Level::Soon14,
        r#"1,2,3,4,5,6,7,8 20:00 checkin = ["unusual_fatigue"]
           1,15 19:00 weekly = ["ankle_swelling_both"]
           2,9,16 10:00 cramp = "left calf""#,
        r#"1,2,3,4,5,6,7 20:00 checkin = ["unusual_fatigue"]
           1,15 19:00 weekly = ["ankle_swelling_both"]
           2,9,16 10:00 cramp = "left calf""#,
    ),
    case(Rule::C05b, Level::Soon2, r#"3 09:00 urine = "red""#, r#"3 09:00 urine = "orange""#),
    case(
        Rule::C05b,
        Level::Soon2,
        r#"0 08:00 urine = "cola""#,
        r#"0 08:00 urine = "cola"
           0 03:00 cramp = "left calf", pain = 8"#,
    ),
    case(
        Rule::C06a,
        Level::Soon14,
        r#"2,4,9,11,16,18 03:00 cramp = "left calf", woke = true, sleep_disturbed = 4"#,
        r#"2,4,9,11,16,18 03:00 cramp = "left calf", woke = true, sleep_disturbed = 3"#,
    ),
    case(
        Rule::C06a,
        Level::Soon14,
        r#"2,4,9,11,16,18 03:00 cramp = "left calf"
           3,5 20:00 checkin = ["tired_from_cramps"]"#,
        r#"2,4,9,11,16 03:00 cramp = "left calf"
           3,5 20:00 checkin = ["tired_from_cramps"]"#,
    ),
    case(
        Rule::C06b,
        Level::Soon14,
        r#"3,5,9,20 20:00 checkin = ["tired_from_cramps"]"#,
        r#"3,5,9 20:00 checkin = ["tired_from_cramps"]
           20 20:00 checkin = []"#,
    ),
    case(
        Rule::C07,
        Level::Soon14,
        r#"1,2,3,4,5 14:00 cramp = "left calf"
           6,7 14:00 checkin = ["no_cramps"]"#,
        r#"1,2,3,4 14:00 cramp = "left calf"
           5,6,7 14:00 checkin = ["no_cramps"]"#,
    ),
    case(
        Rule::C07,
        Level::Soon14,
        r#"1,2,3,4,6,10,12 14:00 cramp = "left calf""#,
        r#"1,2,3,4,6,10 14:00 cramp = "left calf""#,
    ),
    case(
        Rule::C08,
        Level::Soon14,
        r#"1,4 14:00 cramp = "left calf", interfered = "some"
           7 14:00 cramp = "left calf""#,
        r#"1,4 03:00 cramp = "left calf", interfered = "some"
           7 14:00 cramp = "left calf""#,
    ),
    case(
        Rule::C09a,
        Level::Soon2,
        r#"20 09:00 medicine = "furosemide", class = "diuretic", started = 2026-03-02
           3,9 03:00 cramp = "left calf""#,
        r#"20 09:00 medicine = "furosemide", class = "diuretic", started = 2026-03-02
           3,9,35,40 03:00 cramp = "left calf""#,
    ),
    case(
        Rule::C09a,
        Level::Soon2,
        r#"20 09:00 medicine = "salmeterol", class = "inhaled_laba", started = 2020-03-02, changed_on = 2026-02-02
           40,50 03:00 cramp = "left calf""#,
        r#"20 09:00 medicine = "salmeterol", class = "inhaled_laba", started = 2020-03-02, changed_on = 2026-02-01
           40,50 03:00 cramp = "left calf""#,
    ),
    case(
        Rule::C09b,
        Level::SameDay,
        r#"100 18:00 medicine = "simvastatin", class = "statin"
           1 07:30 odd = ["pain_persisting"]"#,
        r#"100 18:00 medicine = "simvastatin", class = "statin"
           2 18:00 exercise = "hard", mins = 60
           1 07:30 odd = ["pain_persisting"]"#,
    ),
    case(
        Rule::C10,
        Level::Soon14,
        r#"1 19:00 weekly = ["twitching"]
           8 19:00 weekly = ["wasting"]"#,
        r#"1 19:00 weekly = ["twitching", "wasting"]"#,
    ),
    case(
        Rule::C11,
        Level::Soon2,
        r#"1 19:00 weekly = ["one_leg_swelling"]"#,
        r#"30 19:00 weekly = ["one_leg_swelling"]"#,
    ),
    case(
        Rule::C11,
        Level::Soon14,
        r#"1,8 19:00 weekly = ["ankle_swelling_both"]"#,
        r#"1 19:00 weekly = ["ankle_swelling_both"]"#,
    ),
    case(
        Rule::C12,
        Level::Soon14,
        r#"1,2,3,4,5 20:00 cramp = "left calf"
           6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27 20:00 checkin = ["no_cramps"]
           29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51 20:00 checkin = ["no_cramps"]"#,
        r#"1,2,3,4,5 20:00 cramp = "left calf"
           6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27 20:00 checkin = ["no_cramps"]
           30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51 20:00 checkin = ["no_cramps"]"#,
    ),
    case(
        Rule::C13,
        Level::Soon2,
        r#"9 20:00 cramp = "left calf", strained = true"#,
        r#"9 20:00 cramp = "left calf", soreness_next_day = 3"#,
    ),
    case(
        Rule::C14,
        Level::Soon14,
        r#"400 20:00 medicine = "quinine", class = "quinine""#,
        r#"400 20:00 medicine = "quinine", class = "quinine"
           30 20:00 medicine = "Quinine", class = "quinine", stopped = 2026-03-01"#,
    ),
    case(
        Rule::C14,
        Level::SameDay,
        r#"400 20:00 medicine = "quinine", class = "quinine"
           1 20:00 odd = ["bruise_or_pop"]"#,
        r#"1 20:00 odd = ["bruise_or_pop"]"#,
    ),
    case(
        Rule::C14,
        Level::SameDay,
        r#"400 20:00 medicine = "quinine", class = "quinine"
           1 20:00 odd = ["bleeds_easily"]"#,
        r#"1 20:00 odd = ["bleeds_easily"]"#,
    ),
    case(
        Rule::V01,
        Level::NextVisit,
        r#"2,9,16 14:00 cramp = "left calf""#,
        r#"2,4,5,6 14:00 cramp = "left calf"
           9 14:00 cramp = "left calf""#,
    ),
    case(
        Rule::V01,
        Level::NextVisit,
        r#"2,3,4,5,6 03:00 cramp = "left calf""#,
        r#"2,3,4,5,6 03:00 cramp = "left calf"
           1,2,3,4 20:00 checkin = ["tired_from_cramps"]"#,
    ),
    case(
        Rule::V02,
        Level::NextVisit,
        r#"1,2,3,4 20:00 cramp = "left calf"
           5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27 20:00 checkin = ["no_cramps"]
           29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51 20:00 checkin = ["no_cramps"]"#,
        r#"1,2,3 20:00 cramp = "left calf"
           4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27 20:00 checkin = ["no_cramps"]
           29,30,31,32,33,34,35,36,37,38,39,40,41,42,43,44,45,46,47,48,49,50,51 20:00 checkin = ["no_cramps"]"#,
    ),
    case(
        Rule::V03,
        Level::NextVisit,
        r#"1,3,5,7,9,11,13,15 14:00 cramp = "left calf"
           2,4 14:00 cramp = "both calf""#,
        r#"1,3,5,7,9,11,13 14:00 cramp = "left calf"
           2,4 14:00 cramp = "both calf""#,
    ),
    case(
        Rule::V04,
        Level::NextVisit,
        r#"1,3,5,7,9 14:00 cramp = "left calf", pain = 8"#,
        r#"1,3,5,7 14:00 cramp = "left calf", pain = 10
           9 14:00 cramp = "left calf""#,
    ),
    case(
        Rule::V04,
        Level::NextVisit,
        r#"1,3,5,7,9 14:00 cramp = "left calf", secs = 301"#,
        r#"1,3,5,7,9 14:00 cramp = "left calf", secs = 300"#,
    ),
    case(
        Rule::V05,
        Level::NextVisit,
        r#"60 20:00 medicine = "magnesium citrate", class = "magnesium", mg = 300"#,
        r#"60 20:00 medicine = "vitamin C", class = "other""#,
    ),
    case(
        Rule::V06,
        Level::NextVisit,
        r#"60 20:00 profile = "pregnant", is = true
           3 14:00 cramp = "left calf""#,
        r#"60 20:00 profile = "pregnant", is = true
           30 14:00 cramp = "left calf""#,
    ),
    case(
        Rule::V07,
        Level::NextVisit,
        r#"1,8 20:00 weekly = ["urge_to_move"]"#,
        r#"1,50 20:00 weekly = ["urge_to_move"]"#,
    ),
    case(
        Rule::V08,
        Level::NextVisit,
        r#"1,3,5 09:00 drink = "water", ml = 1800
           1,3,5 18:00 urine = 6"#,
        r#"1,3,5 09:00 drink = "water", ml = 1799
           1,3,5 18:00 urine = 6"#,
    ),
    case(
        Rule::V09,
        Level::NextVisit,
        r#"1,2,3,4,5,6,7 20:00 checkin = ["increased_thirst"]
           2 19:00 weekly = ["urine_change"]"#,
        r#"1,2,3,4,5,6,7 20:00 checkin = ["increased_thirst"]"#,
    ),
    case(
        Rule::V09,
        Level::NextVisit,
        r#"1,2,3,4,5,6,7 20:00 checkin = ["increased_thirst"]
           1,2,3,4,5,6,7 12:00 drink = "water", ml = 2720"#,
        r#"1,2,3,4,5,6,7 20:00 checkin = ["increased_thirst"]
           1,2,3,4,5,6,7 12:00 drink = "water", ml = 2700"#,
    ),
    case(
        Rule::V10,
        Level::NextVisit,
        r#"1,2,3,4 20:00 drink = "wine", ml = 200
           5,6,7,8 20:00 checkin = [], alcohol_units = 1.5
           3 03:00 cramp = "left calf""#,
        r#"1,2,3,4 20:00 drink = "wine", ml = 200
           4,5,6,7 20:00 checkin = [], alcohol_units = 1.5
           8 20:00 checkin = [], alcohol_units = 0
           3 03:00 cramp = "left calf""#,
    ),
    case(
        Rule::V11,
        Level::NextVisit,
        r#"200 20:00 medicine = "naproxen", class = "naproxen", started = 2025-04-01
           3 14:00 cramp = "left calf""#,
        r#"200 20:00 medicine = "naproxen", class = "naproxen", started = 2025-03-01
           3 14:00 cramp = "left calf""#,
    ),
];

#[test]
fn each_rule_fires_on_its_own_and_not_on_what_comes_near() {
    for case in CASES {
        let fired =
            flag(case.fires, case.rule).unwrap_or_else(|| panic!("{} must fire:\n{}", case.rule, case.fires));
        assert_eq!(fired.level, case.level, "{}:\n{}", case.rule, case.fires);
        let near = flag(case.near, case.rule);
        assert_eq!(near, None, "{} must not fire:\n{}", case.rule, case.near);
    }
}

#[test]
fn every_rule_has_a_case() {
    for rule in Rule::ALL {
        assert!(CASES.iter().any(|case| case.rule == *rule), "{rule} is not tested");
    }
}

#[test]
fn an_empty_journal_fires_nothing() {
    assert_eq!(ids(&flags("")), [""; 0]);
    let plain = r#"0 08:00 drink = "water", ml = 250
                   0 08:10 checkin = [], no = ["no_cramps", "dry_mouth", "tired_from_cramps"]
                   0 08:20 weekly = []
                   0 08:30 odd = []
                   0 08:31 foot_check = "ok"
                   3 03:00 cramp = "left calf", pain = 5, secs = 90, woke = true"#;
    assert_eq!(ids(&flags(plain)), [""; 0], "a day with one ordinary cramp and every question left open");
}

#[test]
fn the_order_of_recording_does_not_matter() {
    for case in CASES {
        let mut turned = facts(case.fires);
        turned.reverse();
        assert_eq!(judged(turned, stamp(NOW)), flags(case.fires), "{}", case.rule);
    }
}

#[test]
fn an_open_question_neither_fires_nor_clears() {
    let open = r#"0 08:57 odd = []
                  0 08:57 checkin = []
                  0 08:57 weekly = []
                  0 08:57 foot_check = "ok""#;
    for case in CASES {
        let with = |told: &str| flag(&format!("{told}\n{open}"), case.rule).map(|flag| flag.level);
        assert_eq!(with(case.fires), Some(case.level), "{} is not cleared", case.rule);
        assert_eq!(with(case.near), None, "{} does not fire", case.rule);
    }
}

#[test]
fn what_was_taken_back_or_corrected_fires_nothing() {
    let mut told = facts(r#"0 08:30 odd = ["chest_or_breath"]"#);
    told.extend(facts(
        r#"0 08:30 odd = []
           0 08:31 undo = "f0d0""#,
    ));
    assert_eq!(ids(&judged(told, stamp(NOW))), [""; 0]);
}

#[test]
fn what_fired_a_rule_is_named() {
    let told = r#"90 08:00 profile = "cancer", is = true
                  1 21:00 cramp = "left calf", pain = 8, signs = ["warmth"]
                  0 08:30 odd = ["swelling_one_leg"]"#;
    let flag = flag(told, Rule::E06).unwrap();
    let reasons: Vec<String> = flag.reasons.iter().map(|reason| reason.dated(ClockFace::Whole)).collect();
    assert_eq!(
        reasons,
        [
            "30 Mar 08:30: one leg swollen",
            "29 Mar 21:00: one leg warm to the touch",
            "30 Dec 08:00: cancer: yes",
            "29 Mar 21:00: cramp, left calf, 8 of 10",
        ]
    );
    let facts: Vec<&str> = flag.reasons.iter().map(|reason| reason.fact.as_ref().unwrap().as_str()).collect();
    assert_eq!(facts, ["f2d0", "f1d1", "f0d90", "f1d1"]);
    assert!(flag.pressing, "severe pain with two signs is said with more force");
    assert_eq!(flag.answers(), 4);
}

#[test]
fn the_most_urgent_card_comes_first_and_alone() {
    let told = r#"0 08:30 odd = ["pain_persisting", "swelling_one_leg", "after_dirty_wound_or_toxin"]
                  0 08:31 odd = ["chest_or_breath"]
                  3,5,9,20 20:00 checkin = ["tired_from_cramps"]
                  60 20:00 medicine = "magnesium citrate", class = "magnesium""#;
    let flags = flags(told);
    assert_eq!(ids(&flags), ["E-01", "E-06", "E-10", "C-06b", "V-05"]);
    assert_eq!(flags.card().map(|flag| flag.rule), Some(Rule::E01));
    let beside: Vec<&str> = flags.also_noted().map(|flag| flag.rule.id()).collect();
    assert_eq!(beside, ["E-06", "E-10", "C-06b", "V-05"]);
}

#[test]
fn a_card_that_was_shown_rests_until_it_is_over_or_worse() {
    let tired = r#"3,5,9,20 20:00 checkin = ["tired_from_cramps"]"#;
    let card = |shown: &str| flags(&format!("{tired}\n{shown}")).card().map(|flag| flag.rule);
    assert_eq!(card(""), Some(Rule::C06b));
    assert_eq!(card(r#"13 09:00 shown = "C-06b", level = "soon_14", reasons = 1"#), None);
    assert_eq!(card(r#"14 09:00 shown = "C-06b", level = "soon_14", reasons = 1"#), Some(Rule::C06b));
    assert_eq!(
        card(r#"1 09:00 shown = "C-06b", level = "next_visit", reasons = 1"#),
        Some(Rule::C06b),
        "the level is higher now"
    );
    let flags = flags(&format!("{tired}\n{}", r#"1 09:00 shown = "C-06b", level = "soon_14", reasons = 1"#));
    assert_eq!(flags.top().map(|flag| flag.rule), Some(Rule::C06b), "it is still told of");

    let magnesium = r#"60 20:00 medicine = "magnesium citrate", class = "magnesium""#;
    let visit = |days: u32| {
        let shown = format!(r#"{days} 09:00 shown = "V-05", level = "next_visit", reasons = 1"#);
        judged(facts(&format!("{magnesium}\n{shown}")), stamp(NOW)).card().is_some()
    };
    assert_eq!((visit(27), visit(28)), (false, true));
}

#[test]
fn what_can_wait_is_said_once_and_then_left_to_the_page() {
    let magnesium = r#"60 20:00 medicine = "magnesium citrate", class = "magnesium""#;
    assert!(flags(magnesium).notice().is_some());
    let shown = format!("{magnesium}\n{}", r#"1 09:00 shown = "V-05", level = "next_visit", reasons = 1"#);
    assert_eq!(flags(&shown).notice(), None);
    assert_eq!(flags(&shown).top().map(|flag| flag.rule), Some(Rule::V05));
    let tired = r#"3,5,9,20 20:00 checkin = ["tired_from_cramps"]
                   1 09:00 shown = "C-06b", level = "soon_14", reasons = 1"#;
    assert!(flags(tired).notice().is_some(), "what should not wait stays");
}

#[test]
fn more_answers_than_were_shown_bring_a_card_back() {
    let shown = r#"2 09:00 shown = "C-05a", level = "soon_14", reasons = 3"#;
    let told = r#"1,15 19:00 weekly = ["urine_change", "metallic_taste"]
                  2,9,16 10:00 cramp = "left calf""#;
    let rests = |told: &str| flag(&format!("{told}\n{shown}"), Rule::C05a).unwrap().rests;
    assert!(rests(told));
    let worse = told.replace("\"metallic_taste\"", "\"metallic_taste\", \"weight_change\"");
    assert!(!rests(&worse));
}

#[test]
fn an_emergency_does_not_rest() {
    let told = r#"0 08:30 odd = ["chest_or_breath"]
                  0 08:31 shown = "E-01", level = "ambulance", reasons = 1"#;
    assert_eq!(flags(told).card().map(|flag| flag.rule), Some(Rule::E01));
}

#[test]
fn i_have_been_seen_quiets_a_rule_for_ninety_days() {
    let tired = r#"3,5,9,20 20:00 checkin = ["tired_from_cramps"]"#;
    let seen = |days: u32| {
        let told = format!("{tired}\n{days} 09:00 seen = \"C-06b\"");
        let flags = flags(&told);
        let flag = flags.get(Rule::C06b).unwrap();
        (flag.seen.is_some(), flags.card().is_some(), flags.top().is_some())
    };
    assert_eq!(seen(2), (true, false, false));
    assert_eq!(seen(89), (true, false, false));
    assert_eq!(seen(90), (false, true, true));

    let walking = r#"3,20 10:00 cramp = "left calf", state_before = "slow_walk", eases_on_rest = "within_10_min"
                     8 09:00 shown = "C-01", level = "soon_14", reasons = 1
                     7 09:00 seen = "C-01""#;
    assert!(flag(walking, Rule::C01).unwrap().rests);
    let worse = format!("{walking}\n{}", r#"1 10:00 profile = "smoker", is = "current""#);
    assert!(!flag(&worse, Rule::C01).unwrap().rests, "it is more urgent than what was seen");
    let told_again = format!("{worse}\n{}", r#"0 08:00 shown = "C-01", level = "soon_2", reasons = 2"#);
    assert!(flag(&told_again, Rule::C01).unwrap().rests, "and rests again once that was shown");
}

#[test]
fn an_emergency_that_was_seen_is_over_and_a_new_answer_is_a_new_one() {
    let seen = r#"0 08:00 odd = ["chest_or_breath"]
                  0 08:30 seen = "E-01""#;
    assert_eq!(flag(seen, Rule::E01), None);
    let again = format!("{seen}\n{}", r#"0 08:45 odd = ["chest_or_breath"]"#);
    assert_eq!(flag(&again, Rule::E01).map(|flag| flag.level), Some(Level::Ambulance));

    let foot = r#"200 08:00 profile = "diabetes", is = true
                  2 08:00 foot_check = ["sore"]
                  1 12:00 seen = "E-14"
                  0 08:00 foot_check = ["sore"]"#;
    assert_eq!(flag(foot, Rule::E14), None, "a sore that a clinician knows is no news every morning");
    let more = format!("{foot}\n{}", r#"0 08:10 foot_check = ["sore", "hot_swollen"]"#);
    assert!(flag(&more, Rule::E14).is_some());
}

#[test]
fn the_profile_holds_whenever_it_was_told() {
    let told = r#"3000 08:00 profile = "diabetes", is = true
                  0 08:00 foot_check = ["sore"]"#;
    assert!(flag(told, Rule::E14).is_some());
    let since = format!("{told}\n{}", r#"10 08:00 profile = "diabetes", is = false"#);
    assert_eq!(flag(&since, Rule::E14), None, "the answer given last holds");
}

#[test]
fn ids_are_read_as_people_write_them() {
    assert_eq!(Rule::parse("c06a"), Ok(Rule::C06a));
    assert_eq!(Rule::parse("C-06a"), Ok(Rule::C06a));
    assert_eq!(
        Rule::parse("E-99"),
        Err("\"E-99\" is no rule; `supple flags` shows those that fired".to_owned())
    );
}

#[test]
fn every_rule_has_its_card_and_every_level_its_words() {
    let catalog = embedded::catalog().unwrap();
    let rules: Vec<Rule> = catalog.advice.iter().map(|advice| advice.rule).collect();
    assert_eq!(rules, Rule::ALL, "each once, in the order of their numbers");
    for case in CASES {
        let flag = flag(case.fires, case.rule).unwrap();
        let advice = catalog.advice(case.rule).unwrap();
        assert!(!advice.act(&flag).is_empty(), "{} has no words for {:?}", case.rule, case.level);
    }
    for advice in &catalog.advice {
        let act: Vec<&str> = advice.act.iter().map(|(_, text)| text.as_str()).collect();
        let texts =
            [&[advice.title.as_str(), &advice.when, &advice.why, &advice.source], act.as_slice()].concat();
        for text in texts.iter().copied().chain(advice.pressing.as_deref()) {
            assert!(!text.trim().is_empty() && text.is_ascii(), "{}: {text:?}", advice.rule);
            let forbidden =
                ["could kill", "all clear", "no problem", "percent", "%", "diagnos", "you have a", "!"];
            for word in forbidden {
                assert!(!text.to_lowercase().contains(word), "{}: {text:?} says {word}", advice.rule);
            }
        }
        let levels: Vec<Level> = advice.act.iter().map(|(level, _)| *level).collect();
        let of_cases =
            |level: &Level| CASES.iter().any(|case| (case.rule, case.level) == (advice.rule, *level));
        assert!(levels.iter().all(of_cases), "{}: a level that no case comes to, of {levels:?}", advice.rule);
        for (level, text) in &advice.act {
            let calls = text.contains("{num}") || text.contains("emergency care");
            assert!(*level != Level::Ambulance || calls, "{}: whom to call", advice.rule);
        }
    }
}

#[test]
fn every_number_of_the_rules_is_told_with_the_rule_it_belongs_to() {
    let content = include_str!("../../assets/content/flags.toml");
    // How far the rules look back, and how long they rest, is no one rule's.
    let of_all = ["SPAN", "CRAMPS", "AGAIN", "SEEN", "CHECK_DAYS", "REST_SOON", "REST_VISIT"];
    for name in limits::NAMES.iter().filter(|name| !of_all.contains(name)) {
        assert!(content.contains(&format!("{{{name}}}")), "{name} is told nowhere in flags.toml");
    }
    let catalog = embedded::catalog().unwrap();
    let when = |rule: Rule| catalog.advice(rule).unwrap().when.as_str();
    assert_eq!(
        when(Rule::E09),
        "In the last 24 h: a cramp of more than 10 min that stretching eased less than 2 of 3."
    );
    assert!(when(Rule::E10).ends_with("in the last 3 days."), "{}", when(Rule::E10));
    assert!(when(Rule::E12).contains("more than 1,400 ml in an hour"), "{}", when(Rule::E12));
}

#[test]
fn severe_pain_with_two_signs_is_said_with_more_force() {
    let catalog = embedded::catalog().unwrap();
    let advice = catalog.advice(Rule::E06).unwrap();
    let act = |told: &str| advice.act(&flag(told, Rule::E06).unwrap()).split(',').next().unwrap().to_owned();
    let two = r#"0 08:30 odd = ["warmth", "swelling_one_leg"]"#;
    assert_eq!(act(two), "Call {line} today; if you cannot be seen today");
    assert_eq!(
        act(&format!("{two}\n{}", r#"0 08:00 cramp = "left calf", pain = 7"#)),
        "Go to emergency care now"
    );
}

/// Some lines of the cases, at any time of the last weeks.
fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    let line = (0..CASES.len(), any::<bool>(), 0_u64..40);
    proptest::collection::vec(line, 0..12).prop_map(|picks| {
        let told = picks.into_iter().enumerate().flat_map(|(number, (case, fires, ago))| {
            let case = &CASES[case];
            let told = facts(if fires { case.fires } else { case.near });
            told.into_iter().map(move |fact| {
                let id = supple::domain::fact::Id::new(&format!("p{number}{}", fact.id));
                Fact { id, at: fact.at - Days::new(ago), ..fact }
            })
        });
        told.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_any_facts_comes_to_the_same(facts in any_facts(), seed in any::<u64>()) {
        let mut turned = facts.clone();
        let length = turned.len().max(1) as u64;
        turned.sort_by_key(|fact| fact.id.as_str().bytes().fold(seed, |hash, b| hash.wrapping_mul(31).wrapping_add(b.into())) % length);
        prop_assert_eq!(judged(turned, stamp(NOW)), judged(facts, stamp(NOW)));
    }

    #[test]
    fn flags_stand_by_their_rank(facts in any_facts()) {
        let flags = judged(facts, stamp(NOW));
        let ranks: Vec<_> = flags.fired.iter().map(|flag| (std::cmp::Reverse(flag.level), flag.rule)).collect();
        prop_assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", ids(&flags));
        for flag in &flags.fired {
            prop_assert!(!flag.reasons.is_empty(), "{} gives a reason", flag.rule);
        }
    }
}

#[test]
fn a_flag_is_told_of_calmly_in_the_pane_and_in_the_status_line() {
    let tired = facts(r#"3,5,9,20 20:00 checkin = ["tired_from_cramps"]"#);
    let session = Session::with(NOW, Settings::default(), tired.clone()).size(80, 24);
    assert!(session.screen().contains("F  worth an appointment soon"), "{}", session.screen());
    let line = Status::new(&Journal::new(tired), &Settings::default(), stamp(NOW)).line();
    assert!(line.ends_with(" | flag: worth an appointment soon"), "{line}");
    assert!(!Session::at(NOW).size(80, 24).screen().contains("Flag"));
}

#[test]
fn the_window_judges_when_something_is_logged_and_as_answers_age() {
    let mut session = Session::at(NOW);
    let chest = facts(r#"0 09:00 odd = ["chest_or_breath"]"#).remove(0);
    session.event(Event::Stored(Ok(Stored { fact: chest, warning: None })));
    assert_eq!(session.app.flags().card().map(|flag| flag.rule), Some(Rule::E01));
    let session = session.advance("23h").advance("59m");
    assert!(session.app.flags().card().is_some());
    assert_eq!(session.advance("6m").app.flags().card(), None, "a day later it is history");
}
