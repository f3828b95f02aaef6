//! Facts as JSON: the same names as in the journal, all of them present, null where a question was not answered.

use crate::domain::checkin::{CheckIn, Daily, Halves};
use crate::domain::cramps::{Cramp, Severity, Side};
use crate::domain::diary::{Grade, Relief};
use crate::domain::fact::{BreakMark, Fact, Id, What};
use crate::domain::health::Health;
use crate::domain::urine::Urine;
use crate::domain::words::{Set, Word};
use crate::report::json::Json;

/// The fact: its id, time, kind, words and note, what it measures, the answers of a cramp or a check-in one by one, and what else is told
/// with it.
#[must_use]
pub fn json<const N: usize>(fact: &Fact, with: [(&'static str, Json); N]) -> Json {
    let mut fields = vec![
        ("id", fact.id.as_str().into()),
        ("at", fact.at.into()),
        ("kind", fact.what.kind().into()),
        ("words", fact.what.to_string().into()),
        ("note", Json::or_null(fact.note.as_deref())),
    ];
    match &fact.what {
        What::Cramp(cramp) => fields.extend(of_cramp(cramp)),
        What::Drink { kind, amount } => {
            fields.extend([("drink", kind.word().into()), ("ml", amount.0.into())]);
        }
        What::Urine(Urine::Shade(shade)) => fields.push(("shade", shade.number().into())),
        What::Exercise { effort, mins } => {
            fields.extend([("exercise", effort.word().into()), ("exercise_min", (*mins).into())]);
        }
        What::Stretch(done) => fields.extend([
            ("routine", Json::from(&*done.routine)),
            ("secs", done.secs.into()),
            ("whole", done.whole.into()),
        ]),
        What::Break(BreakMark::Taken { secs }) | What::Away { secs, .. } => {
            fields.push(("secs", Json::or_null(*secs)));
        }
        What::Pause { secs, .. } | What::Idle { secs, .. } => fields.push(("secs", (*secs).into())),
        What::Health(Health::CheckIn(told)) => fields.extend(of_checkin(told)),
        _ => {}
    }
    fields.extend(with);
    Json::Object(fields)
}

fn of_cramp(cramp: &Cramp) -> Vec<(&'static str, Json)> {
    let more = cramp.more();
    let number = |severity: Option<Severity>| Json::or_null(severity.map(Severity::get));
    let relief = more.relief.iter().map(|tried| {
        let helped = Json::or_null(tried.helped.map(Grade::get));
        Json::Object(vec![("means", Relief::word(tried.relief).into()), ("helped", helped)])
    });
    vec![
        ("site", cramp.site.word().into()),
        ("side", Json::or_null(cramp.side.map(Side::word))),
        ("pain", number(cramp.pain)),
        ("secs", Json::or_null(cramp.secs)),
        ("woke", Json::or_null(cramp.woke)),
        ("running", more.running.into()),
        ("sleep_disturbed", number(more.sleep_disturbed)),
        ("state_before", word(more.state_before)),
        ("eases_on_rest", word(more.eases_on_rest)),
        ("same_distance", word(more.same_distance)),
        ("triggers", set(more.triggers)),
        ("relief", Json::list(relief)),
        ("time_to_relief_s", Json::or_null(more.time_to_relief)),
        ("signs", more.signs.map_or(Json::Null, set)),
        ("interfered", word(more.interfered)),
        ("soreness_next_day", Json::or_null(more.soreness.map(Grade::get))),
        ("strained", more.strained.into()),
        ("med_change", Json::or_null(more.medicine.as_ref().map(Id::as_str))),
    ]
}

fn of_checkin(told: &CheckIn) -> Vec<(&'static str, Json)> {
    let halves = |number: Option<Halves>| number.map_or(Json::Null, |n| Json::Halves(n.halves().into()));
    let yes_or_no = Daily::ALL.iter().map(|daily| (daily.word(), Json::or_null(told.answers.get(*daily))));
    let mut fields: Vec<(&'static str, Json)> = yes_or_no.collect();
    let caffeine = told.last_caffeine.map(|at| at.format("%H:%M").to_string());
    fields.extend([
        ("urine_max", Json::or_null(told.urine_max)),
        ("sitting_h", halves(told.sitting)),
        ("last_caffeine", Json::or_null(caffeine)),
        ("alcohol_units", halves(told.alcohol)),
        ("exercise", word(told.exercise)),
        ("exercise_min", Json::or_null(told.exercise_minutes)),
        ("footwear", set(told.footwear)),
        ("sleep_h", halves(told.sleep)),
    ]);
    fields
}

fn word<W: Word>(word: Option<W>) -> Json {
    Json::or_null(word.map(Word::word))
}

fn set<W: Word>(set: Set<W>) -> Json {
    Json::list(set.iter().map(Word::word))
}
