//! The lines of the diary's full form, the check-in, the signs, medicines and flags.

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::option::of;
use proptest::prelude::*;
use supple::domain::checkin::{CheckIn, Daily, Exercise, Footwear, Halves, WeeklySign};
use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::diary::{Eases, Grade, More, Relief, SameDistance, StateBefore, Tried, Trigger};
use supple::domain::fact::{Fact, Id, What};
use supple::domain::flags::{Level, Shown, limits};
use supple::domain::health::Health;
use supple::domain::medicine::{Class, ClotRisk, Medicine};
use supple::domain::signs::Sign;
use supple::domain::words::{Answers, Set, Word};
use supple::shell::store::line::{self, Line};

use super::{Home, at, berlin, water};

fn text(fields: &str) -> String {
    format!("x0n8s4gy7c = {{ at = 2026-11-22 09:12:05+01:00, {fields} }}")
}

fn what(fields: &str) -> What {
    match line::read(&text(fields), berlin) {
        Line::Entry(fact) => fact.what,
        other => panic!("{fields} reads as {other:?}"),
    }
}

fn odd(fields: &str) -> String {
    match line::read(&text(fields), berlin) {
        Line::Odd(why) => why,
        other => panic!("{fields} reads as {other:?}"),
    }
}

fn written(what: What) -> String {
    let at = at("2026-11-22 09:12:05+01:00");
    line::write(&Fact { id: Id::new("x0n8s4gy7c"), at, what, note: None, instead: None })
}

#[test]
fn every_kind_has_its_text_and_its_words() {
    let kinds = [
        (
            r#"cramp = "left calf", pain = 7, secs = 95, woke = true, sleep_disturbed = 4, state_before = "slow_walk", eases_on_rest = "within_10_min", same_distance = "unknown", triggers = ["alcohol", "cold_room"], relief = ["stretch 3", "heat"], time_to_relief_s = 40, signs = ["warmth"], interfered = "stopped_me", soreness_next_day = 2, med_change = "h4k9t2xm3q""#,
            "cramp, left calf, 7 of 10, 1 min 35 s, woke you; sleep disturbed 4 of 10; before: slow walk; eases on \
             rest: within 10 min; after the same effort: unknown; triggers: alcohol, cold room; relief: stretch 3 \
             of 3, heat; eased after 40 s; signs: one leg warm to the touch; in the way: stopped an activity; sore \
             next day 2 of 3; after a change of medicine",
        ),
        (r#"cramp = "toes", running = true, signs = []"#, "cramp, toes; still running"),
        (
            r#"checkin = ["no_cramps", "hot_env"], no = ["dry_mouth"], urine_max = 4, sitting_h = 7.5, last_caffeine = "15:30", alcohol_units = 2, exercise = "hard", exercise_min = 40, footwear = ["high_heel"], sleep_h = 6.5"#,
            "check-in: no cramps; a hot day or a hot room; urine shade 4; sat 7.5 h; last caffeine 15:30; 2 units of \
             alcohol; hard exercise, 40 min; footwear: high heel; slept 6.5 h; not: dry mouth that stays",
        ),
        (r#"checkin = []"#, "check-in: nothing answered"),
        (
            r#"weekly = ["cold_feet"], no = ["numb", "tingling"]"#,
            "weekly signs: feet or legs cold most of the time",
        ),
        (r#"foot_check = "ok""#, "feet: nothing found"),
        (r#"foot_check = ["blister", "numb_spot"]"#, "feet: blister, numb spot"),
        (r#"odd = ["weakness", "sudden_onset"]"#, ""),
        (r#"odd = []"#, "something odd: nothing"),
        (
            r#"thirst = ["dry_mouth", "seldom_urine"]"#,
            "signs of thirst: a dry mouth, passing urine less than about four times a day",
        ),
        (r#"thirst = []"#, "signs of thirst: none"),
        (
            r#"medicine = "bendroflumethiazide", class = "diuretic", started = 2026-09-12, changed_on = 2026-10-01"#,
            "medicine: bendroflumethiazide, water tablet (diuretic), since 12 Sep 2026, changed 1 Oct 2026",
        ),
        (
            r#"medicine = "magnesium", class = "magnesium", mg = 400, stopped = 2026-10-01"#,
            "medicine: magnesium, stopped 1 Oct 2026, 400 mg a day",
        ),
        (r#"clot_risk = ["leg_cast"]"#, "clot risks: a leg in a cast"),
        (r#"seen = "C-06a""#, "seen by a clinician: C-06a"),
        (
            r#"shown = "C-06a", level = "soon_14", reasons = 3"#,
            "card shown: C-06a, worth an appointment soon",
        ),
    ];
    for (fields, words) in kinds {
        let read = what(fields);
        if fields.starts_with("odd = [\"weakness\"") {
            assert_eq!(
                written(read),
                text(r#"odd = ["sudden_onset", "weakness"]"#),
                "in the order of the list"
            );
            continue;
        }
        assert_eq!(read.to_string(), words);
        assert_eq!(written(read), text(fields));
    }
}

#[test]
fn a_wrong_word_or_number_says_so() {
    assert!(
        odd(r#"cramp = "calf", triggers = ["moon"]"#)
            .starts_with("\"moon\" is not a trigger; one of dehydrated")
    );
    assert!(odd(r#"cramp = "calf", triggers = "alcohol""#).contains("words in brackets"));
    assert!(odd(r#"cramp = "calf", relief = ["heat 4"]"#).contains("0 (none) to 3 (stopped it)"));
    assert_eq!(odd(r#"cramp = "calf", soreness_next_day = 4"#), "soreness_next_day = 4 is outside 0 to 3");
    assert_eq!(odd("checkin = [], urine_max = 9"), "urine_max = 9 is outside 1 to 8");
    assert!(odd("checkin = [], sitting_h = 7.3").contains("steps of 0.5"));
    assert!(odd("checkin = [], sitting_h = 24.5").contains("from 0 to 24"));
    assert!(odd("checkin = [], sitting_h = -1").contains("from 0 to 24"));
    assert!(odd("checkin = [], sitting_h = 0x10").contains("must be a number"));
    assert!(odd(r#"foot_check = "none""#).contains("words in brackets"));
    assert!(odd("checkin = true").contains("words in brackets"));
    assert!(odd(r#"medicine = """#).contains("medicine is empty"));
    assert_eq!(odd(r#"medicine = "x", started = "soon""#), "started must be a day such as 2026-11-22");
}

#[test]
fn what_stands_in_both_lists_was_answered_by_yes_and_what_stands_in_none_was_not_answered() {
    let What::Health(Health::Weekly(answers)) = what(r#"weekly = ["numb"], no = ["numb", "burning"]"#) else {
        panic!("weekly signs")
    };
    assert_eq!(answers.get(WeeklySign::Numb), Some(true));
    assert_eq!(answers.get(WeeklySign::Burning), Some(false));
    assert_eq!(answers.get(WeeklySign::Tingling), None);
}

fn one_of<W: Word>() -> impl Strategy<Value = W> {
    proptest::sample::select(W::ALL)
}

fn some_of<W: Word>() -> impl Strategy<Value = Set<W>> {
    proptest::collection::vec(one_of::<W>(), 0..4).prop_map(|words| words.into_iter().collect())
}

fn answers<W: Word>() -> impl Strategy<Value = Answers<W>> {
    (some_of::<W>(), some_of::<W>()).prop_map(|(yes, no)| Answers::new(yes, no))
}

fn id() -> impl Strategy<Value = Id> {
    "[a-z][0-9][0-9a-z]{8}".prop_map(|text| Id::new(&text))
}

fn severity() -> impl Strategy<Value = Option<Severity>> {
    of((0_u8..=10).prop_map(|number| Severity::new(number).unwrap()))
}

fn grade() -> impl Strategy<Value = Option<Grade>> {
    of((0_u8..=3).prop_map(|number| Grade::new(number).unwrap()))
}

fn more() -> impl Strategy<Value = More> {
    let effort = (of(one_of::<StateBefore>()), of(one_of::<Eases>()), of(one_of::<SameDistance>()));
    let relief = proptest::collection::vec((one_of::<Relief>(), grade()), 0..4);
    let signs = of(some_of::<Sign>());
    let rest = (of(any::<u32>()), signs, of(one_of()), grade(), any::<bool>(), of(id()));
    (any::<bool>(), severity(), effort, some_of::<Trigger>(), relief, rest).prop_map(
        |(running, sleep_disturbed, effort, triggers, relief, rest)| {
            let (state_before, eases_on_rest, same_distance) = effort;
            let (time_to_relief, signs, interfered, soreness, strained, medicine) = rest;
            let mut more = More {
                running,
                sleep_disturbed,
                state_before,
                eases_on_rest,
                same_distance,
                triggers,
                relief: Vec::new(),
                time_to_relief,
                signs,
                interfered,
                soreness,
                strained,
                medicine,
            };
            relief.into_iter().for_each(|(relief, helped)| more.tried(Tried { relief, helped }));
            more
        },
    )
}

fn cramp() -> impl Strategy<Value = What> {
    let side = of(proptest::sample::select(Side::ALL.to_vec()));
    (
        proptest::sample::select(Site::ALL.to_vec()),
        side,
        severity(),
        of(any::<u32>()),
        of(any::<bool>()),
        more(),
    )
        .prop_map(|(site, side, pain, secs, woke, more)| {
            What::Cramp(Cramp { site, side, pain, secs, woke, more: None }.with(more))
        })
}

fn halves(most: u16) -> impl Strategy<Value = Option<Halves>> {
    of((0..=most * 2).prop_map(Halves::new))
}

fn checkin() -> impl Strategy<Value = Health> {
    let clock = (0_u32..24, 0_u32..60).prop_map(|(h, m)| NaiveTime::from_hms_opt(h, m, 0).unwrap());
    let exercise = (of(one_of::<Exercise>()), of(0_u32..=1_440));
    (
        answers::<Daily>(),
        of(1_u8..=8),
        halves(24),
        of(clock),
        halves(99),
        exercise,
        some_of::<Footwear>(),
        halves(24),
    )
        .prop_map(|(answers, urine_max, sitting, last_caffeine, alcohol, exercise, footwear, sleep)| {
            let (exercise, exercise_minutes) = exercise;
            Health::CheckIn(Box::new(CheckIn {
                answers,
                urine_max,
                sitting,
                last_caffeine,
                alcohol,
                exercise,
                exercise_minutes,
                footwear,
                sleep,
            }))
        })
}

fn day() -> impl Strategy<Value = Option<NaiveDate>> {
    of((0_i32..40_000).prop_map(|days| NaiveDate::from_epoch_days(days).unwrap()))
}

fn name() -> impl Strategy<Value = Box<str>> {
    let text = "\\PC{1,20}".prop_map(|text| line::plain(&text));
    text.prop_filter("a name", |name| !name.is_empty()).prop_map(Into::into)
}

fn medicine() -> impl Strategy<Value = Health> {
    (name(), of(one_of::<Class>()), of(0_u32..=100_000), day(), day(), day()).prop_map(
        |(name, class, mg, started, changed, stopped)| {
            Health::Medicine(Box::new(Medicine { name, class, mg, started, changed, stopped }))
        },
    )
}

fn health() -> impl Strategy<Value = Health> {
    let shown = (name(), one_of::<Level>(), any::<u32>())
        .prop_map(|(rule, level, reasons)| Health::Shown(Box::new(Shown { rule, level, reasons })));
    prop_oneof![
        checkin(),
        answers::<WeeklySign>().prop_map(Health::Weekly),
        some_of().prop_map(Health::FootCheck),
        some_of().prop_map(Health::Odd),
        medicine(),
        some_of::<ClotRisk>().prop_map(Health::ClotRisk),
        name().prop_map(Health::Seen),
        "[a-z0-9]{1,12}".prop_map(|id| Health::Offered(Id::new(&id))),
        shown,
    ]
}

fn comes_back(what: &What) {
    let line = written(what.clone());
    assert!(line.contains(&format!(", {} = ", what.kind())), "{} in {line}", what.kind());
    match line::read(&line, berlin) {
        Line::Entry(fact) => assert_eq!(fact.what, *what, "{line}"),
        other => panic!("{line} reads as {other:?}"),
    }
    for cut in (0..line.len()).filter(|cut| line.is_char_boundary(*cut)) {
        assert!(!matches!(line::read(&line[..cut], berlin), Line::Entry(_)), "{}", &line[..cut]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn any_cramp_comes_back(what in cramp()) {
        comes_back(&what);
    }

    #[test]
    fn any_fact_about_health_comes_back(health in health()) {
        comes_back(&What::Health(health));
    }
}

/// Whatever is read of the journal, the rules have what they need of it.
#[test]
fn what_the_rules_need_comes_with_the_last_days() {
    let home = Home::new();
    let lines = [
        r#"check00000 = { at = 2026-09-29 20:00:00+02:00, checkin = ["no_cramps"] }"#,
        r#"weekly0000 = { at = 2026-10-12 20:00:00+02:00, weekly = ["numb"] }"#,
        r#"seen000000 = { at = 2026-08-25 20:00:00+02:00, seen = "C-06b" }"#,
        r#"medicine00 = { at = 2026-01-05 20:00:00+01:00, medicine = "naproxen", class = "naproxen" }"#,
        r#"risk000000 = { at = 2026-09-05 20:00:00+02:00, clot_risk = ["leg_cast"] }"#,
        r#"profile000 = { at = 2026-01-05 20:00:00+01:00, profile = "diabetes", is = true }"#,
        r#"cramp00000 = { at = 2026-08-31 03:00:00+02:00, cramp = "left calf", signs = [] }"#,
        r#"cramp00001 = { at = 2026-10-31 03:00:00+01:00, cramp = "left calf" }"#,
    ];
    home.add(&water(250));
    home.save(format!("schema = 1\n\n[log]\n{}\n", lines.join("\n")));
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let days = today - Days::new(limits::SPAN.into())..=today;
    for loaded in [home.store.load_days(&days), home.store.glance(today), home.store.look_back(today)] {
        let found: Vec<&str> = loaded.journal.standing().map(|fact| fact.id.as_str()).collect();
        for line in lines {
            assert!(found.contains(&&line[..10]), "{line} is left out of {found:?}");
        }
    }
}
