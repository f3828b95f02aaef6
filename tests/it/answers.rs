//! The check-in, the full form of a cramp and the flags, from the shell.

use chrono::{NaiveDateTime, TimeZone};
use clap::Parser;
use supple::cli::answer::{Answer, Known, Refusal, answer};
use supple::cli::args::Arguments;
use supple::cli::checkin::Question;
use supple::content::{embedded, guide};
use supple::domain::checkin::{CheckIn, Daily};
use supple::domain::fact::{Fact, Id, What};
use supple::domain::flags::Flags;
use supple::domain::health::Health;
use supple::domain::journal::Journal;
use supple::domain::medicine::Medicine;
use supple::domain::region::Numbers;
use supple::domain::settings::Settings;
use supple::domain::time::{ClockFace, Stamp};
use supple::domain::words::{Answers, Set, Word};
use supple::report;
use supple::report::flags::Words;
use supple::report::json::Json;
use supple::shell::store::line::{Line, read};

use crate::support::{fact, stamp};

const NOW: &str = "2026-03-02 09:00";

fn local(naive: NaiveDateTime) -> Stamp {
    stamp(NOW).timezone().from_local_datetime(&naive).unwrap()
}

fn run_on(facts: Vec<Fact>, line: &str) -> Result<Option<Answer>, Refusal> {
    let words = line.split(' ').map(|word| word.replace('~', " "));
    let arguments = Arguments::try_parse_from(std::iter::once("supple".to_owned()).chain(words)).unwrap();
    let (journal, settings) = (Journal::new(facts), Settings::default());
    let known = Known { journal: &journal, settings: &settings, now: stamp(NOW), local: &local };
    answer(&arguments.command.unwrap(), known)
}

#[test]
fn an_answer_takes_the_place_of_the_one_before() {
    let mut answers = Answers::default();
    let mut after = |answer: Option<bool>| {
        answers.set(Daily::ALL[0], answer);
        (answers.get(Daily::ALL[0]), answers.get(Daily::ALL[1]))
    };
    for answer in [Some(true), Some(false), None, Some(false), Some(true), None] {
        assert_eq!(after(answer), (answer, None));
    }
}

fn recorded_on(facts: Vec<Fact>, line: &str) -> Fact {
    match run_on(facts, line) {
        Ok(Some(Answer::Record(draft))) => draft.named(Id::new("a1")),
        other => panic!("{line} came to {other:?}"),
    }
}

fn recorded(line: &str) -> String {
    recorded_on(Vec::new(), line).what.to_string()
}

fn refused(line: &str) -> String {
    match run_on(Vec::new(), line) {
        Err(Refusal::Usage(why) | Refusal::Nothing(why)) => why,
        other => panic!("{line} came to {other:?}"),
    }
}

fn told(at: &str, what: &str) -> Fact {
    let text =
        format!("f{} = {{ at = {}+01:00, {what} }}", at.replace([' ', ':'], "-"), stamp(at).format("%F %T"));
    match read(&text, |_| *stamp(NOW).offset()) {
        Line::Entry(fact) => *fact,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_cramp_takes_every_field_of_the_diary() {
    assert_eq!(
        recorded(
            "cramp left calf --intensity 7 --trigger long-sitting --trigger alcohol --relief stretch=3 --relief walk"
        ),
        "cramp, left calf, 7 of 10; triggers: long sitting, alcohol; relief: stretch 3 of 3, walk"
    );
    assert_eq!(
        recorded(
            "cramp toes --before slow-walk --eases within-10-min --same-effort yes --in-the-way stopped-me --eased-after 2m"
        ),
        "cramp, toes; before: slow walk; eases on rest: within 10 min; after the same effort: yes; eased after 2 min; \
         in the way: stopped an activity"
    );
    assert_eq!(
        recorded("cramp calf --sign warmth --disturbed 6 --sore 2 --strained --running"),
        "cramp, calf; still running; sleep disturbed 6 of 10; signs: one leg warm to the touch; sore next day 2 of 3; \
         sore a week later, or bruised"
    );
    let none = recorded_on(Vec::new(), "cramp calf --sign none");
    let What::Cramp(cramp) = &none.what else { panic!("a cramp") };
    assert!(cramp.more().signs.is_some_and(Set::is_empty), "looked, and nothing was odd");
    let noted = recorded_on(Vec::new(), "cramp calf --note after~the~match --at 08:00");
    assert_eq!((noted.note.as_deref(), noted.at), (Some("after the match"), stamp("2026-03-02 08:00")));
}

#[test]
fn a_wrong_word_of_a_cramp_lists_the_right_ones() {
    assert!(
        refused("cramp calf --trigger rain").starts_with("\"rain\" is not a trigger; one of dehydrated, ")
    );
    assert!(
        refused("cramp calf --relief prayer")
            .starts_with("\"prayer\" is not a means of relief; one of stretch, ")
    );
    assert_eq!(
        refused("cramp calf --relief stretch=4"),
        "\"stretch=4\": how much it helped is 0 (none) to 3 (stopped it)"
    );
    assert!(
        refused("cramp calf --sign sneezing")
            .starts_with("\"sneezing\" is not a sign; one of chest_or_breath, ")
    );
    assert_eq!(
        refused("cramp calf --medicine aspirin"),
        "there is no medicine \"aspirin\"; `supple log --kind medicine` shows them"
    );
}

#[test]
fn a_cramp_may_name_the_medicine_that_changed() {
    let medicine = Medicine {
        name: "Furosemide".into(),
        class: None,
        mg: None,
        started: None,
        changed: None,
        stopped: None,
    };
    let taken =
        || vec![fact("m7", "2026-02-01 09:00", What::Health(Health::Medicine(Box::new(medicine.clone()))))];
    for name in ["furosemide", "m7"] {
        let cramp = recorded_on(taken(), &format!("cramp calf --medicine {name}"));
        assert_eq!(cramp.what.to_string(), "cramp, calf; after a change of medicine");
        let json = report::fact::json(&cramp, []).to_string();
        assert!(json.contains(r#""med_change":"m7""#), "{json}");
    }
}

#[test]
fn the_rest_of_a_cramp_is_told_in_the_morning() {
    let night = || {
        vec![told(
            "2026-03-02 03:00",
            r#"cramp = "left calf", running = true, relief = ["walk 1"], triggers = ["alcohol"]"#,
        )]
    };
    let id = night()[0].id.to_string();
    let full = recorded_on(
        night(),
        &format!(
            "edit {id} --lasted 4m --relief stretch=3 --relief walk=2 --disturbed 5 --trigger cold-room"
        ),
    );
    assert_eq!(
        full.what.to_string(),
        "cramp, left calf, 4 min; sleep disturbed 5 of 10; triggers: cold room; relief: stretch 3 of 3, walk 2 of 3"
    );
    let drink = || vec![told("2026-03-02 08:00", r#"drink = "water", ml = 250"#)];
    let refusal = run_on(drink(), "edit f2026 --relief stretch");
    assert!(matches!(refusal, Err(Refusal::Usage(why)) if why.contains("is no cramp")));
}

#[test]
fn a_check_in_takes_words_and_options() {
    assert_eq!(
        recorded("checkin no-cramps tired_from_cramps=no --sleep 7.5 --sitting 8 --urine 4 --alcohol 0"),
        "check-in: no cramps; urine shade 4; sat 8 h; no alcohol; slept 7.5 h; not: tired from cramps"
    );
    assert_eq!(
        recorded(
            "checkin --exercise hard --lasted 45m --footwear flat-unsupportive --footwear tight --caffeine 15:30"
        ),
        "check-in: last caffeine 15:30; hard exercise, 45 min; footwear: flat unsupportive, tight"
    );
    assert!(
        refused("checkin happy")
            .starts_with("\"happy\" is not a question of the check-in; one of no_cramps, ")
    );
    assert_eq!(recorded("checkin no-cramps=no dry-mouth=no"), "check-in: cramps; not: dry mouth that stays");
    assert_eq!(recorded("checkin --alcohol 1"), "check-in: 1 unit of alcohol");
    assert_eq!(refused("checkin no-cramps=maybe"), "\"maybe\" is neither yes nor no");
    assert_eq!(refused("checkin --sleep 25"), "sleep: \"25\" is not a number from 0 to 24 in steps of 0.5");
    assert_eq!(run_on(Vec::new(), "checkin"), Ok(None), "without words the terminal is asked");
}

#[test]
fn the_week_the_feet_and_what_is_odd_are_told_too() {
    assert_eq!(
        recorded("checkin weekly cold-feet numb=no"),
        "weekly signs: feet or legs cold most of the time"
    );
    let Fact { what: What::Health(Health::Weekly(answers)), .. } =
        recorded_on(Vec::new(), "checkin weekly cold-feet numb=no")
    else {
        panic!("a weekly check")
    };
    assert_eq!(answers.get(supple::domain::checkin::WeeklySign::Numb), Some(false));
    let Fact { what: What::Health(Health::Weekly(none)), .. } =
        recorded_on(Vec::new(), "checkin weekly none")
    else {
        panic!("a weekly check")
    };
    assert_eq!(none.no().len(), 20, "a no to all of them");
    assert!(refused("checkin weekly").starts_with("a weekly sign or \"none\" is missing; one or more of "));
    assert_eq!(recorded("checkin feet ok"), "feet: nothing found");
    assert_eq!(recorded("checkin feet blister crack"), "feet: blister, crack");
    assert_eq!(recorded("checkin odd swelling-one-leg"), "something odd: one leg swollen");
    assert_eq!(recorded("checkin odd nothing"), "something odd: nothing");
    assert!(refused("checkin odd").starts_with("a sign or \"nothing\" is missing; one or more of "));
    assert!(refused("checkin feet ok --sleep 7").starts_with("feet takes words alone; "));
}

#[test]
fn every_question_is_asked_once_and_takes_its_answer() {
    let mut told = CheckIn::default();
    let answers = [
        (Question::Urine, "5"),
        (Question::Sitting, "8.5"),
        (Question::Caffeine, "15:30"),
        (Question::Alcohol, "1.5"),
        (Question::Exercise, "moderate"),
        (Question::Minutes, "1h15m"),
        (Question::Footwear, "tight, new"),
        (Question::Sleep, "7"),
    ];
    assert!(!Question::Minutes.fits(&told), "no exercise was told yet");
    for question in Question::ALL {
        assert!(question.answer(&mut told, "?").is_err(), "{question:?}");
        let text = answers.iter().find(|(one, _)| *one == question).map_or("y", |(_, text)| text);
        assert!(question.fits(&told), "{question:?}");
        question.answer(&mut told, text).unwrap();
    }
    let words = told.to_string();
    for part in
        ["urine shade 5", "sat 8.5 h", "last caffeine 15:30", "1.5 units", "moderate exercise, 75 min"]
    {
        assert!(words.contains(part), "{words}");
    }
    assert!(
        words.contains("tight, new") && words.contains("slept 7 h") && words.contains("no cramps"),
        "{words}"
    );
    assert!(!words.contains("not:"), "{words}");
}

#[test]
fn a_rule_is_said_to_be_seen() {
    assert_eq!(recorded("flags seen c06a"), "seen by a clinician: C-06a");
    let back = recorded_on(Vec::new(), "flags seen E-06 --at 08:00");
    assert_eq!(back.at, stamp("2026-03-02 08:00"));
    assert_eq!(refused("flags seen X-1"), "\"X-1\" is no rule; `supple flags` shows those that fired");
}

#[test]
fn a_number_without_an_advice_line_behind_its_slash_names_the_doctor() {
    assert_eq!(Numbers::of(Some("999/")).line, Numbers::of(None).line);
    assert_eq!(Numbers::of(Some("999/119")).line, "your doctor, or 119");
}

fn flags_text(facts: Vec<Fact>, region: Option<&str>) -> (String, String) {
    let catalog = embedded::catalog().unwrap();
    let guide = guide::guide().unwrap();
    let numbers = Numbers::of(region);
    let clock = ClockFace::Whole;
    let words = Words { advice: &catalog.advice, numbers: &numbers, disclaimer: &guide.disclaimer, clock };
    let flags = Flags::new(&Journal::new(facts), &Settings::default(), stamp(NOW));
    let json = report::flags::json(&flags, words, stamp(NOW)).to_string();
    (report::flags::lines(&flags, words), json)
}

#[test]
fn no_flag_is_no_promise() {
    let (text, json) = flags_text(Vec::new(), None);
    assert!(
        text.starts_with(
            "No warning pattern in what you logged. If you feel something is wrong, trust\nthat"
        ),
        "{text}"
    );
    assert!(text.contains("It makes no diagnosis"), "{text}");
    assert!(
        json.starts_with(
            r#"{"schema":1,"time":"2026-03-02T09:00:00+01:00","level":null,"message":"No warning"#
        ),
        "{json}"
    );
    assert!(json.contains(r#""flags":[]"#), "{json}");
}

#[test]
fn flags_say_what_to_do_why_and_what_fired_them() {
    let facts = || {
        vec![
            told("2026-01-02 09:00", r#"medicine = "magnesium \"forte\"", class = "magnesium", mg = 400"#),
            told("2026-03-02 08:30", r#"odd = ["pain_persisting", "warmth"]"#),
        ]
    };
    let (text, json) = flags_text(facts(), Some("999/111"));
    let expected = "\
One leg swollen, warm or changed in colour
Call your doctor, or 111 today; if you cannot be seen today, go to emergency
care. Do not massage the leg. If chest pain or breathlessness starts, call 999.

It can be a clot or an infection. It often is not, but it needs a look.

What you answered:
- 2 Mar 08:30: one leg warm to the touch
- 2 Mar 08:30: pain for half an hour or longer

Rule E-06: In the last 3 days: one leg swollen, warm, red or dark, or with hard,
sore veins; and pain that stays, a cramp unlike the usual ones or longer than 10
min, two of these signs, or swelling with a risk of a clot.
Strength: B
Source: NHS; the signs are those of the Wells list, of which no score is made
here
When somebody has looked at it: supple flags seen E-06

Also noted

Supplements your doctor should know of
Tell your doctor or pharmacist what you take.
";
    assert!(text.starts_with(expected), "{text}");
    assert!(text.contains("- 400 mg of magnesium a day, over 350 mg"), "{text}");
    assert!(text.lines().all(|line| line.len() <= 80), "{text}");
    for part in [
        r#""level":"same_day""#,
        r#""rule":"E-06""#,
        r#""answer":"warmth","fact":"f2026-03-02-08-30","at":"2026-03-02T08:30:00+01:00""#,
        r#"magnesium \"forte\""#,
        r#""strength":"B""#,
        r#""rests":false"#,
    ] {
        assert!(json.contains(part), "{part} in {json}");
    }
    let seen = [facts(), vec![told("2026-03-01 10:00", r#"seen = "V-05""#)]].concat();
    let (text, _) = flags_text(seen, None);
    assert!(text.contains("Assessed on 1 Mar 2026."), "{text}");
    assert!(!text.contains("flags seen V-05"), "{text}");
}

#[test]
fn facts_are_whole_objects_of_json() {
    let cramp = recorded_on(Vec::new(), "cramp left calf --relief stretch=3 --sign none --note say~\"ah\"");
    let json = report::fact::json(&cramp, [("flag", Json::Null)]).to_string();
    for part in [
        r#""id":"a1","at":"2026-03-02T09:00:00+01:00","kind":"cramp""#,
        r#""note":"say \"ah\"""#,
        r#""site":"calf","side":"left","pain":null"#,
        r#""relief":[{"means":"stretch","helped":3}]"#,
        r#""signs":[]"#,
        r#""flag":null}"#,
    ] {
        assert!(json.contains(part), "{part} in {json}");
    }
    let checkin = recorded_on(Vec::new(), "checkin no-cramps dry-mouth=no --sleep 7.5");
    let json = report::fact::json(&checkin, []).to_string();
    for part in [r#""no_cramps":true"#, r#""dry_mouth":false"#, r#""hot_env":null"#, r#""sleep_h":7.5"#] {
        assert!(json.contains(part), "{part} in {json}");
    }
    let quoted = Json::from("a\u{7}\n\\").to_string();
    assert_eq!(quoted, r#""a\u0007\u000a\\""#);
    let today = vec![
        told("2026-03-01 20:00", "checkin = []"),
        told("2026-03-02 08:00", r#"checkin = ["no_cramps"]"#),
    ];
    let Ok(Some(Answer::Print(shown))) = run_on(today, "checkin --json") else { panic!("a list") };
    assert!(shown.starts_with(r#"{"schema":1,"checkins":[{"id":"f2026-03-02-08-00""#), "{shown}");
    assert_eq!(shown.matches("\"kind\"").count(), 1, "{shown}");
}
