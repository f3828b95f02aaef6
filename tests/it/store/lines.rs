//! One line and its fact.

use chrono::{FixedOffset, NaiveTime};
use proptest::prelude::*;
use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::fact::{AwayWhy, BreakMark, Fact, Id, Instead, PauseWhy, StretchDone, What};
use supple::domain::factor::Factor;
use supple::domain::goal::{Basis, Goal};
use supple::domain::hours::Hours;
use supple::domain::hydration::DrinkKind;
use supple::domain::profile::{Condition, Detail, Sex, Smoker};
use supple::domain::quantity::Millilitres;
use supple::domain::target::{Effort, Heat};
use supple::domain::time::ClockSpan;
use supple::domain::urine::{OddColour, Shade, Urine};
use supple::shell::store::id;
use supple::shell::store::line::{self, Line};

use super::{at, berlin};
use crate::hydration::any_goal;

fn read(text: &str) -> Fact {
    match line::read(text, berlin) {
        Line::Entry(fact) => *fact,
        other => panic!("{text:?} reads as {other:?}"),
    }
}

fn odd(fields: &str) -> String {
    let text = format!("x0n8s4gy7c = {{ at = 2026-11-22 09:12:05+01:00, {fields} }}");
    match line::read(&text, berlin) {
        Line::Odd(why) => why,
        other => panic!("{text:?} reads as {other:?}"),
    }
}

fn what(fields: &str) -> What {
    read(&format!("x0n8s4gy7c = {{ at = 2026-11-22 09:12:05+01:00, {fields} }}")).what
}

fn fact(what: What) -> Fact {
    Fact { id: Id::new("x0n8s4gy7c"), at: at("2026-11-22 09:12:05+01:00"), what, note: None, instead: None }
}

#[test]
fn a_number_is_named_as_it_was_written() {
    for (number, said) in [("0b0", "0b0"), ("0o0", "0o0"), ("0x0", "0x0"), ("0", "0"), ("0x186a1", "0x186a1")]
    {
        let why = odd(&format!("drink = \"water\", ml = {number}"));
        assert!(why.starts_with(&format!("ml = {said} is outside 1 to ")), "{why}");
    }
}

#[test]
fn a_number_that_is_no_schema_is_odd() {
    assert_eq!(line::read_any("schema = 1", berlin), Line::Frame);
    assert!(
        matches!(line::read_any("count = 1", berlin), Line::Odd(why) if why.contains("form name = { at"))
    );
}

#[test]
fn an_offset_of_odd_seconds_is_written_in_whole_minutes_and_the_moment_stays() {
    let zone = FixedOffset::east_opt(53 * 60 + 28).unwrap();
    let fact = Fact { at: at("1890-05-01 09:12:05+00:00").with_timezone(&zone), ..fact(What::Back) };
    let text = line::write(&fact);
    assert!(text.contains("at = 1890-05-01 10:05:05+00:53"), "{text}");
    assert_eq!(read(&text).at, fact.at);
}

#[test]
fn every_kind_has_its_text() {
    let calf = Cramp {
        side: Some(Side::Left),
        pain: Severity::new(7),
        secs: Some(95),
        woke: Some(true),
        ..Site::Calf.into()
    };
    let kinds = [
        (r#"drink = "water", ml = 250"#, What::Drink { kind: DrinkKind::Water, amount: Millilitres(250) }),
        (
            r#"drink = "mate", ml = 330"#,
            What::Drink { kind: DrinkKind::Named("mate".into()), amount: Millilitres(330) },
        ),
        (r#"break = "taken", secs = 75"#, What::Break(BreakMark::Taken { secs: Some(75) })),
        (r#"break = "taken""#, What::Break(BreakMark::Taken { secs: None })),
        (r#"break = "skipped""#, What::Break(BreakMark::Skipped)),
        (r#"break = "snoozed", mins = 10"#, What::Break(BreakMark::Snoozed { mins: 10 })),
        (r#"away = "told""#, What::Away { why: AwayWhy::Told, secs: None }),
        (r#"away = "suspend", secs = 1800"#, What::Away { why: AwayWhy::Suspend, secs: Some(1800) }),
        (r#"away = "lock""#, What::Away { why: AwayWhy::Lock, secs: None }),
        ("back = true", What::Back),
        ("idle = true, secs = 900", What::Idle { secs: 900, up: None }),
        ("idle = true, secs = 900, up = false", What::Idle { secs: 900, up: Some(false) }),
        (r#"pause = "meeting", secs = 3600"#, What::Pause { why: PauseWhy::Meeting, secs: 3_600 }),
        (r#"pause = "told", secs = 600"#, What::Pause { why: PauseWhy::Told, secs: 600 }),
        ("resume = true", What::Resume),
        (r#"window = "opened""#, What::WindowOpened),
        (r#"window = "closed""#, What::WindowClosed),
        (r#"clock = "set back", secs = 10800"#, What::ClockSetBack { secs: 10_800 }),
        (
            r#"stretch = "desk-75", secs = 75, whole = true, stood = true"#,
            What::Stretch(StretchDone { routine: "desk-75".into(), secs: 75, whole: true, stood: true }),
        ),
        (r#"cramp = "left calf", pain = 7, secs = 95, woke = true"#, What::Cramp(calf)),
        (r#"cramp = "foot-arch""#, What::Cramp(Site::FootArch.into())),
        (r#"profile = "sex", is = "female""#, What::Profile(Detail::Sex(Sex::Female))),
        (r#"profile = "weight-kg", is = 65"#, What::Profile(Detail::WeightKg(65))),
        (r#"profile = "smoker", is = "former""#, What::Profile(Detail::Smoker(Smoker::Former))),
        (
            r#"profile = "one-change", is = "late-caffeine""#,
            What::Profile(Detail::OneChange(Some(Factor::LateCaffeine))),
        ),
        (r#"profile = "one-change", is = "none""#, What::Profile(Detail::OneChange(None))),
        (
            r#"profile = "favourites", is = "bed-195 desk-75""#,
            What::Profile(Detail::Favourites("bed-195 desk-75".into())),
        ),
        (r#"profile = "favourites", is = "none""#, What::Profile(Detail::Favourites("".into()))),
        (r#"profile = "region", is = "112""#, What::Profile(Detail::Region("112".into()))),
        (
            r#"profile = "heart-failure", is = false"#,
            What::Profile(Detail::Condition(Condition::HeartFailure, false)),
        ),
        (r#"goal = "water", ml = 2500"#, What::Goal(Goal::Target(Basis::Own(Millilitres(2_500))))),
        (r#"goal = "water", basis = "efsa""#, What::Goal(Goal::Target(Basis::Efsa))),
        (r#"goal = "water", mode = "limit", ml = 1500"#, What::Goal(Goal::Limit(Millilitres(1_500)))),
        (r#"urine = 5"#, What::Urine(Urine::Shade(Shade::new(5).unwrap()))),
        (r#"urine = "cola""#, What::Urine(Urine::Odd(OddColour::ColaOrBrown))),
        (r#"exercise = "hard", mins = 45"#, What::Exercise { effort: Effort::Hard, mins: 45 }),
        (r#"heat = "day""#, What::Heat(Heat::Day)),
        (r#"heat = "work", mins = 120"#, What::Heat(Heat::Work { mins: 120 })),
        (r#"goal = "water", mode = "log""#, What::Goal(Goal::LogOnly)),
        (r#"undo = "h4k9t2xm3q""#, What::Undo(Id::new("h4k9t2xm3q"))),
    ];
    for (fields, what) in kinds {
        let text = format!("x0n8s4gy7c = {{ at = 2026-11-22 09:12:05+01:00, {fields} }}");
        assert_eq!(line::write(&fact(what.clone())), text);
        assert_eq!(read(&text), fact(what));
    }
}

#[test]
fn a_note_and_a_correction_go_with_any_kind() {
    let text =
        r#"a1 = { at = 2026-11-22 09:12:05+01:00, back = true, instead = "h4k9t2xm3q", note = "a \"b\"" }"#;
    let fact = read(text);
    assert_eq!(fact.instead, Some(Instead { of: Id::new("h4k9t2xm3q"), changed: None }));
    assert_eq!(fact.note.as_deref(), Some("a \"b\""));
    assert_eq!(line::write(&fact), text);
}

#[test]
fn unknown_kinds_are_kept_by_their_first_word_and_unknown_keys_do_no_harm() {
    assert_eq!(what(r#"zeal = 3, apple = "x""#), What::Other("zeal".into()));
    assert_eq!(what(r#"note = "n", relief = "stretch", cramp = "h4k9t2xm3q""#), What::Other("relief".into()));
    assert_eq!(what(r#"ml = 250, drink = "water", cup = 3"#).kind(), "drink");
}

#[test]
fn a_known_kind_with_a_bad_value_says_what_is_wrong() {
    assert_eq!(odd(r#"drink = "water", ml = -3"#), "ml = -3 is outside 1 to 5,000");
    assert_eq!(odd(r#"drink = "water", ml = 99999999"#), "ml = 99999999 is outside 1 to 5,000");
    assert_eq!(
        odd(r#"drink = "water", ml = 99999999999999999999999"#),
        "ml = 99999999999999999999999 is outside 1 to 5,000"
    );
    assert_eq!(odd(r#"drink = "water", ml = 2.5"#), "ml must be a whole number");
    assert_eq!(odd(r#"drink = "water""#), "ml is missing");
    assert_eq!(odd("drink = 250"), "drink must be text in quotes");
    assert_eq!(odd(r#"cramp = "calf", pain = 11"#), "pain = 11 is outside 0 to 10");
    assert_eq!(odd(r#"profile = "sex", is = 3"#), "sex is one of female, male, not-stated, not \"3\"");
    assert_eq!(odd(r#"profile = "age", is = 12"#), "age is a whole number from 18 to 120, not \"12\"");
    assert_eq!(odd(r#"profile = "pad", is = "yes""#), "pad is yes or no, not \"yes\"");
    assert!(
        odd(r#"profile = "mood", is = "fine""#).starts_with("\"mood\" is not in the profile; one of sex, ")
    );
    assert_eq!(odd(r#"profile = "sex""#), "is is missing");
    assert!(odd("urine = 9").starts_with("\"9\" is no shade; one of 1 (almost clear) to 8"));
    assert_eq!(odd(r#"exercise = "hard""#), "mins is missing");
    assert_eq!(odd(r#"heat = "some""#), "heat = \"some\" is neither day nor work");
    assert_eq!(odd(r#"goal = "water""#), "ml is missing");
    assert_eq!(odd(r#"goal = "water", ml = 90"#), "ml = 90 is outside 500 to 4,000");
    assert_eq!(odd(r#"goal = "water", mode = "more""#), "mode = \"more\" is none of target, limit, log");
    assert!(odd(r#"cramp = "left elbow""#).contains("not a place of the diary"));
    assert!(odd(r#"break = "had""#).contains("none of taken"));
    assert!(odd("ml = 250").contains("what happened"));
    assert!(odd(r#"note = "n""#).contains("what happened"));
    assert!(odd("back = false").contains("back"));
}

#[test]
fn times_typed_by_hand_are_read_field_by_field() {
    let time = |text: &str| read(&format!("a = {{ at = {text}, back = true }}")).at;
    assert_eq!(time("2026-11-22 09:12+01:00"), at("2026-11-22 09:12:00+01:00"));
    assert_eq!(time("2026-11-22T09:12:05"), at("2026-11-22 09:12:05+01:00"));
    assert_eq!(time("2026-11-22 09:12:05Z"), at("2026-11-22 09:12:05+00:00"));
    assert_eq!(time("2026-11-22 23:59:60+01:00"), at("2026-11-22 23:59:59+01:00"));
    assert_eq!(time("2026-11-22 09:12:05.1234567891234+01:00"), at("2026-11-22 09:12:05+01:00"));
    assert_eq!(time("2026-11-22 09:12:05-05:00").to_string(), "2026-11-22 09:12:05 -05:00");
    for bad in ["2026-11-22", "09:12:05", "2026-02-29 09:12:05Z", "2026-11-22 24:00:00Z", "\"now\"", "5"] {
        let text = format!("a = {{ at = {bad}, back = true }}");
        assert!(matches!(line::read(&text, berlin), Line::Odd(_)), "{text}");
    }
}

#[test]
fn no_beginning_of_a_written_line_reads_as_an_entry() {
    let mut fact = fact(What::Cramp(Cramp { pain: Severity::new(10), secs: Some(95), ..Site::Calf.into() }));
    fact.note = Some("Wadenkrämpfe } = { \"x\" # 18 km".into());
    let text = line::write(&fact);
    for cut in (0..text.len()).filter(|cut| text.is_char_boundary(*cut)) {
        assert!(!matches!(line::read(&text[..cut], berlin), Line::Entry(_)), "{}", &text[..cut]);
    }
}

#[test]
fn ids_have_ten_characters_a_letter_first_and_a_digit() {
    for _ in 0..500 {
        let id = id::fresh(|_| false);
        assert!(id::is_id(id.as_str()), "{id}");
    }
    let refused = std::cell::RefCell::new(Vec::new());
    let id = id::fresh(|id| {
        refused.borrow_mut().push(id.to_owned());
        refused.borrow().len() < 5
    });
    assert_eq!(refused.borrow().last().map(String::as_str), Some(id.as_str()));
    for word in ["strawberry", "0123456789", "h4k9t2xm3", "H4k9t2xm3q", "i4k9t2xm3q", "h4k9t2xm3qq"] {
        assert!(!id::is_id(word), "{word}");
    }
}

fn any_span() -> impl Strategy<Value = ClockSpan> {
    let clock = || {
        (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0).unwrap())
    };
    (clock(), clock()).prop_map(|(from, to)| ClockSpan { from, to })
}

/// Hours that do not hold always; those are written in another word.
fn any_hours() -> impl Strategy<Value = Hours> {
    let some = prop::collection::vec(any_span(), 1..4);
    let days = any::<[bool; 7]>()
        .prop_filter("a day, and not all", |days| days.contains(&true) && days.contains(&false));
    (some, days).prop_map(|(spans, days)| Hours { spans, days })
}

fn any_detail() -> impl Strategy<Value = Detail> {
    let condition = (prop::sample::select(&Condition::ALL), any::<bool>());
    prop_oneof![
        prop::sample::select(vec![Sex::Female, Sex::Male, Sex::NotStated]).prop_map(Detail::Sex),
        (30..=300_u32).prop_map(Detail::WeightKg),
        (18..=120_u32).prop_map(Detail::Age),
        any::<bool>().prop_map(Detail::Pregnant),
        any::<bool>().prop_map(Detail::Breastfeeding),
        prop::sample::select(vec![Smoker::Never, Smoker::Former, Smoker::Current]).prop_map(Detail::Smoker),
        "[0-9]{2,5}".prop_map(|number| Detail::Region(number.into())),
        any_span().prop_map(Detail::Sleep),
        any_hours().prop_map(Detail::Work),
        condition.prop_map(|(condition, flag)| Detail::Condition(condition, flag)),
    ]
}

proptest! {
    #[test]
    fn what_was_told_of_oneself_comes_back(detail in any_detail(), goal in any_goal()) {
        for what in [What::Profile(detail), What::Goal(goal)] {
            prop_assert_eq!(read(&line::write(&fact(what.clone()))).what, what);
        }
    }

    #[test]
    fn any_note_comes_back_on_one_line(note in any::<String>()) {
        let mut written = fact(What::Back);
        written.note = Some(note.as_str().into());
        let text = line::write(&written);
        prop_assert_eq!(text.lines().count(), 1);
        prop_assert!(!text.chars().any(char::is_control));
        let note = line::plain(&note);
        prop_assert_eq!(read(&text).note.unwrap_or_default(), note.into_boxed_str());
    }

    #[test]
    fn any_line_reads_as_something(text in r#"(x0n8s4gy7c = )?\{?( ?(at|ml|drink|cramp|undo|back|secs) = (-?[0-9]{1,12}|"[a-z ]{0,9}"|true|2026-11-22 [0-9]{2}:[0-9]{2}:[0-9]{2}Z|\{),?){0,5}.{0,6}\}?"#) {
        if let Line::Entry(fact) = line::read(&text, berlin) {
            prop_assert_eq!(&read(&line::write(&fact)), fact.as_ref());
        }
    }

    #[test]
    fn any_bytes_read_as_something(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = line::read(&String::from_utf8_lossy(&bytes), berlin);
    }
}

#[test]
fn long_notes_and_hostile_characters_stay_one_line() {
    let mut written = fact(What::Back);
    written.note = Some(format!("{}\u{1b}[31m\u{202e}\r\n'''\"\"\"}}#\\", "km ".repeat(4000)).into());
    let note = read(&line::write(&written)).note.unwrap();
    assert!(note.ends_with("[31m  '''\"\"\"}#\\"), "{}", &note[note.len() - 20..]);
}

#[test]
fn a_correction_keeps_when_it_was_made() {
    let changed = Some(at("2026-11-23 08:00:00+01:00"));
    let mut fact = fact(What::Back);
    fact.instead = Some(Instead { of: Id::new("h4k9t2xm3q"), changed });
    let line = line::write(&fact);
    assert!(line.contains(r#"instead = "h4k9t2xm3q", changed = 2026-11-23 08:00:00+01:00"#), "{line}");
    assert_eq!(read(&line), fact);
}

#[test]
fn a_name_stands_bare_where_it_can() {
    let named = |id: &str| {
        let fact = Fact { id: Id::new(id), ..fact(What::Back) };
        line::write(&fact).split(" = {").next().unwrap().to_owned()
    };
    assert_eq!(["a1", "soup-1", "my_soup", "Soup-_9"].map(named), ["a1", "soup-1", "my_soup", "Soup-_9"]);
    assert_eq!(["a b", "a.b", "", "naïve"].map(named), ["\"a b\"", "\"a.b\"", "\"\"", "\"naïve\""]);
}
