//! The questions of the day and of the week, the look at the feet, and "something odd".

use crate::app::forms::profile::FEET_EXAMINED;
use crate::app::forms::words::{choice, chosen, labels, number, set, ticked, ticks, word, yes};
use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::checkin::{CheckIn, Daily, Exercise, FootProblem, Footwear, Halves, WeeklySign};
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::health::Health;
use crate::domain::signs::Sign;
use crate::domain::time::{ClockFace, Stamp, capital};
use crate::domain::words::{Answers, Set, Word};

/// The questions of yes and no that come first, in the order asked; the one on exercise comes with the exercise.
const DAILY: [Daily; 9] = [
    Daily::TiredFromCramps,
    Daily::DryMouth,
    Daily::UnusualFatigue,
    Daily::IncreasedThirst,
    Daily::LightHeaded,
    Daily::HotEnv,
    Daily::HeavySweat,
    Daily::VomitDiarrhoea,
    Daily::TightClothing,
];

/// Places in [`Exercise`] of those that are some.
const SOME_EXERCISE: &[usize] = &[1, 2, 3];

/// The daily check-in, new or with the answers it has. Whether there were no cramps is not asked when one is in the
/// diary.
pub(crate) fn daily(now: Stamp, of: Option<&Fact>, cramped: bool, clock: ClockFace) -> Sheet {
    let blank = CheckIn::default();
    let known = match of.map(|fact| &fact.what) {
        Some(What::Health(Health::CheckIn(answers))) => answers,
        _ => &blank,
    };
    let ask = |daily: Daily| {
        Field::new(daily.word(), capital(daily.question()), Kind::YesNo, yes(known.answers.get(daily)))
    };
    let mut fields = Vec::new();
    if !cramped {
        fields.push(ask(Daily::NoCramps));
    }
    fields.extend(DAILY.map(ask));
    fields.extend(measures(known, now, clock));
    Sheet::new("Check-in", now, fields)
}

fn measures(known: &CheckIn, now: Stamp, clock: ClockFace) -> Vec<Field> {
    let halves = |most: u32, unit| Kind::Number { from: 0, to: 2 * most, unit, halves: true };
    let half = |value: Option<Halves>| number(value.map(Halves::halves));
    let whole = |from, to, unit| Kind::Number { from, to, unit, halves: false };
    vec![
        Field::new("sleep", "Slept", halves(24, "h"), half(known.sleep)),
        Field::new("sitting", "Sat", halves(24, "h"), half(known.sitting)),
        Field::new("urine", "Darkest urine", whole(1, 8, "of 8"), number(known.urine_max)),
        Field::new("caffeine", "Last caffeine at", Kind::Time(clock), caffeine(known, now)),
        Field::new("alcohol", "Alcohol", halves(40, "units"), half(known.alcohol)),
        Field::new("exercise", "Exercise", choice::<Exercise>(), chosen(known.exercise)),
        Field::new("minutes", "For", whole(1, 600, "min"), number(known.exercise_minutes))
            .only("exercise", SOME_EXERCISE),
        Field::new(
            Daily::NewOrUnusual.word(),
            "New or unusual",
            Kind::YesNo,
            yes(known.answers.get(Daily::NewOrUnusual)),
        )
        .only("exercise", SOME_EXERCISE),
        Field::new("footwear", "On your feet", ticks::<Footwear>(), ticked(known.footwear)),
    ]
}

fn caffeine(known: &CheckIn, now: Stamp) -> Value {
    known.last_caffeine.and_then(|at| now.with_time(at).single()).map_or(Value::Open, Value::Time)
}

/// What the check-in tells; what it does not ask stays as it was.
pub(crate) fn daily_draft(sheet: &Sheet, of: Option<&Fact>) -> Draft {
    let mut answers = match of.map(|fact| &fact.what) {
        Some(What::Health(Health::CheckIn(known))) => known.answers,
        _ => Answers::default(),
    };
    for daily in Daily::ALL {
        if sheet.shown().any(|(_, field)| field.name == daily.word()) {
            answers.set(*daily, sheet.yes(daily.word()));
        }
    }
    let half = |name| sheet.number(name).and_then(|halves| Some(Halves::new(u16::try_from(halves).ok()?)));
    let told = CheckIn {
        answers,
        urine_max: sheet.number("urine").and_then(|shade| u8::try_from(shade).ok()),
        sitting: half("sitting"),
        last_caffeine: sheet.time("caffeine").map(|at| at.time()),
        alcohol: half("alcohol"),
        exercise: word(sheet, "exercise"),
        exercise_minutes: sheet.number("minutes"),
        footwear: set(sheet, "footwear"),
        sleep: half("sleep"),
    };
    draft(sheet, of, Health::CheckIn(Box::new(told)))
}

/// The leg-and-foot signs of the week; at the end, where it is due, whether a clinician has examined the feet.
pub(crate) fn weekly(now: Stamp, of: Option<&Fact>, examination: bool) -> Sheet {
    let known = match of.map(|fact| &fact.what) {
        Some(What::Health(Health::Weekly(answers))) => *answers,
        _ => Answers::default(),
    };
    let ask =
        |sign: &WeeklySign| Field::new(sign.word(), sign.question(), Kind::YesNo, yes(known.get(*sign)));
    let mut fields: Vec<Field> = WeeklySign::ALL.iter().map(ask).collect();
    if examination {
        let words = "the yearly foot examination by a clinician, which is due: done this week";
        fields.push(Field::new(FEET_EXAMINED, words, Kind::Tick, Value::Open));
    }
    Sheet::new("Legs and feet this week", now, fields)
}

/// What they tell.
pub(crate) fn weekly_draft(sheet: &Sheet, of: Option<&Fact>) -> Draft {
    let mut answers = Answers::default();
    for sign in WeeklySign::ALL {
        answers.set(*sign, sheet.yes(sign.word()));
    }
    draft(sheet, of, Health::Weekly(answers))
}

/// The look at the feet: what is not ticked was not found.
pub(crate) fn feet(now: Stamp, of: Option<&Fact>) -> Sheet {
    let known = match of.map(|fact| &fact.what) {
        Some(What::Health(Health::FootCheck(problems))) => *problems,
        _ => Set::EMPTY,
    };
    check_list("Your feet: anything new?", now, FootProblem::ALL, &labels::<FootProblem>(), known)
}

/// What it found.
pub(crate) fn feet_draft(sheet: &Sheet, of: Option<&Fact>) -> Draft {
    draft(sheet, of, Health::FootCheck(checked(sheet)))
}

/// "Something odd": a list of signs, none of which must be there. Bleeding is asked of those who take quinine: it is
/// rule C-14's alone.
pub(crate) fn odd(now: Stamp, quinine: bool) -> Sheet {
    let asked = |sign: &Sign| quinine || *sign != Sign::BleedsEasily;
    let signs: Vec<Sign> = Sign::ALL.iter().copied().filter(asked).collect();
    let questions: Vec<String> = signs.iter().map(|sign| sign.question().to_owned()).collect();
    check_list("Something odd? Tick it", now, &signs, &questions, Set::EMPTY)
}

/// What was ticked; nothing is an answer too.
pub(crate) fn odd_draft(sheet: &Sheet) -> Draft {
    draft(sheet, None, Health::Odd(checked(sheet)))
}

/// A tick for each word.
pub(crate) fn check_list<W: Word>(
    title: &str,
    now: Stamp,
    of: &[W],
    labels: &[String],
    known: Set<W>,
) -> Sheet {
    let field = |(word, label): (&W, &String)| {
        let value = if known.has(*word) { Value::Yes(true) } else { Value::Open };
        Field::new(word.word(), label.clone(), Kind::Tick, value)
    };
    Sheet::new(title, now, of.iter().zip(labels).map(field).collect())
}

/// The words that are ticked.
pub(crate) fn checked<W: Word>(sheet: &Sheet) -> Set<W> {
    W::ALL.iter().copied().filter(|word| sheet.yes(word.word()) == Some(true)).collect()
}

/// The fact of a sheet; one that corrects another keeps its time and words.
pub(crate) fn draft(sheet: &Sheet, of: Option<&Fact>, health: Health) -> Draft {
    let at = of.map_or(sheet.opened, |fact| fact.at);
    let note = of.and_then(|fact| fact.note.clone());
    Draft { note, ..Draft::new(at, What::Health(health)) }
}
