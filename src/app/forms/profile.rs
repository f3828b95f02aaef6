//! What a person tells of themselves: all of it optional, each answer a fact of its own.

use crate::app::forms::words::chosen;
use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::factor::Factor;
use crate::domain::profile::{AGES, Condition, Detail, Profile, Value as Told, WEIGHTS};
use crate::domain::time::Stamp;
use crate::domain::words::Word;

/// The words for smoking and sex, in the order offered; they are those of the profile.
const SMOKER: [&str; 3] = ["never", "former", "current"];
const SEX: [&str; 3] = ["female", "male", "not-stated"];

/// The item of the yearly examination of the feet.
pub(crate) const FEET_EXAMINED: &str = "feet-examined";

/// The item of what one would most like to know.
const WANT_TO_KNOW: &str = "want-to-know";

fn factors() -> Kind {
    Kind::Choice(Factor::ALL.iter().map(|factor| factor.title().to_owned()).collect())
}

/// The sheet about the person.
pub(crate) fn about(now: Stamp, profile: &Profile) -> Sheet {
    let words = |words: &[&str]| Kind::Choice(words.iter().map(|word| word.replace('-', " ")).collect());
    let whole = |range: std::ops::RangeInclusive<u32>, unit| Kind::Number {
        from: *range.start(),
        to: *range.end(),
        unit,
        halves: false,
    };
    let ask = |item: &'static str, label: &str, kind: Kind| {
        let value = known(profile, item, &kind);
        Field::new(item, label, kind, value)
    };
    let mut fields = vec![
        ask("age", "Age", whole(AGES, "years")),
        ask("sex", "Sex, for targets", words(&SEX)),
        ask("weight-kg", "Weight", whole(WEIGHTS, "kg")),
        ask("smoker", "Smoking", words(&SMOKER)),
        ask("pregnant", "Pregnant", Kind::YesNo),
        ask("breastfeeding", "Breastfeeding", Kind::YesNo),
        ask("limited-sun", "Little sun on the skin", Kind::YesNo),
        ask("region", "Emergency number, as 112", Kind::Text),
    ];
    if profile.has_diabetes() || profile.feet_examined().is_some() {
        fields.push(ask(FEET_EXAMINED, "Feet examined on", Kind::Date));
    }
    let question = "What would you most like to know?";
    fields.push(ask(WANT_TO_KNOW, "If cramps go with", factors()).part(question));
    Sheet::new("About you", now, fields)
}

/// The conditions that change advice or a rule.
pub(crate) fn conditions(now: Stamp, profile: &Profile) -> Sheet {
    let ask = |condition: Condition| {
        let value = known(profile, condition.word(), &Kind::YesNo);
        Field::new(condition.word(), condition.label(), Kind::YesNo, value)
    };
    Sheet::new("A clinician told you of", now, Condition::ALL.map(ask).into())
}

fn known(profile: &Profile, item: &str, kind: &Kind) -> Value {
    let Some(detail) = profile.details().iter().find(|detail| detail.item() == item) else {
        return Value::Open;
    };
    match detail {
        Detail::FeetExamined(day) => return Value::Date(*day),
        Detail::WantToKnow(factor) => return chosen(Some(*factor)),
        _ => {}
    }
    match (detail.value(), kind) {
        (Told::Flag(yes), _) => Value::Yes(yes),
        (Told::Number(number), _) => Value::Number(number),
        (Told::Word(word), Kind::Choice(offers)) => {
            let place = offers.iter().position(|offer| *offer == word.replace('-', " "));
            place.map_or(Value::Open, Value::Choice)
        }
        (Told::Word(word), _) => Value::Text(word.into()),
    }
}

/// What is new in the sheet: each item that has another answer than before, and the answer, or none if it was taken
/// back.
pub(crate) fn changes(sheet: &Sheet, profile: &Profile) -> Vec<(&'static str, Option<Detail>)> {
    let changed = sheet.fields.iter().filter(|field| field.value != known(profile, field.name, &field.kind));
    changed
        .map(|field| (field.name, told(field).and_then(|told| Detail::new(field.name, &told).ok())))
        .collect()
}

fn told(field: &Field) -> Option<Told> {
    match &field.value {
        Value::Choice(place) if field.name == WANT_TO_KNOW => {
            Factor::ALL.get(*place).map(|factor| Told::Word(factor.word().into()))
        }
        Value::Date(day) => Some(Told::Word(day.to_string().into())),
        Value::Yes(yes) => Some(Told::Flag(*yes)),
        Value::Number(number) => Some(Told::Number(*number)),
        Value::Choice(_) => Some(Told::Word(field.words().replace(' ', "-").into())),
        Value::Text(text) => Some(Told::Word(text.as_str().into())),
        _ => None,
    }
}
