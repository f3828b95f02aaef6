//! The text form of the facts that the water goal rests on: the goal, the profile, urine, exercise and heat.

use std::ops::RangeInclusive;

use crate::domain::fact::What;
use crate::domain::goal::{Basis, Goal, LIMITS, OWN};
use crate::domain::profile::{Detail, Value};
use crate::domain::quantity::Millilitres;
use crate::domain::target::{Effort, Heat};
use crate::domain::urine::Urine;
use crate::domain::words::Word;
use crate::shell::store::fields::{Field, Fields};
use crate::shell::store::line::{plain, put, quoted};

/// Minutes of exercise or work in heat that are believed.
pub(super) const MINUTES: RangeInclusive<u32> = 1..=1_440;

pub(super) fn write_profile(out: &mut String, detail: &Detail) {
    put(out, "profile", &quoted(detail.item()));
    let value = match detail.value() {
        Value::Word(word) => quoted(&plain(&word)),
        Value::Number(number) => number.to_string(),
        Value::Flag(flag) => flag.to_string(),
    };
    put(out, "is", &value);
}

pub(super) fn write_goal(out: &mut String, goal: Goal) {
    put(out, "goal", &quoted("water"));
    match goal {
        Goal::Target(Basis::Own(amount)) => put(out, "ml", &amount.0.to_string()),
        Goal::Target(basis) => put(out, "basis", &quoted(basis_word(basis))),
        Goal::Limit(amount) => {
            put(out, "mode", &quoted("limit"));
            put(out, "ml", &amount.0.to_string());
        }
        Goal::LogOnly => put(out, "mode", &quoted("log")),
    }
}

pub(super) fn write_urine(out: &mut String, urine: Urine) {
    let value = match urine {
        Urine::Shade(shade) => shade.number().to_string(),
        Urine::Odd(odd) => quoted(odd.word()),
    };
    put(out, "urine", &value);
}

pub(super) fn write_exercise(out: &mut String, effort: Effort, mins: u32) {
    put(out, "exercise", &quoted(effort.word()));
    put(out, "mins", &mins.to_string());
}

pub(super) fn write_heat(out: &mut String, heat: Heat) {
    match heat {
        Heat::Day => put(out, "heat", &quoted("day")),
        Heat::Work { mins } => {
            put(out, "heat", &quoted("work"));
            put(out, "mins", &mins.to_string());
        }
    }
}

/// Reads a fact of that kind, one of those that are written here; none for any other kind.
pub(super) fn read(kind: &str, fields: &Fields<'_>) -> Result<Option<What>, String> {
    Ok(Some(match kind {
        "profile" => What::Profile(Detail::new(&fields.name("profile")?, &value(fields, "is")?)?),
        "goal" => What::Goal(goal(fields)?),
        "urine" => What::Urine(Urine::parse(&value(fields, "urine")?.to_string())?),
        "exercise" => {
            let effort = Effort::parse(fields.needed_text("exercise")?)?;
            What::Exercise { effort, mins: minutes(fields)? }
        }
        "heat" => match fields.needed_text("heat")? {
            "day" => What::Heat(Heat::Day),
            "work" => What::Heat(Heat::Work { mins: minutes(fields)? }),
            other => return Err(format!("heat = \"{other}\" is neither day nor work")),
        },
        _ => return Ok(None),
    }))
}

fn minutes(fields: &Fields<'_>) -> Result<u32, String> {
    fields.number("mins", MINUTES)?.ok_or_else(|| "mins is missing".to_owned())
}

fn basis_word(basis: Basis) -> &'static str {
    match basis {
        Basis::Efsa => "efsa",
        Basis::NationalAcademies => "us",
        Basis::Weight => "weight",
        Basis::Own(_) => "own",
    }
}

fn goal(fields: &Fields<'_>) -> Result<Goal, String> {
    match fields.needed_text("goal")? {
        "water" => {}
        other => return Err(format!("goal = \"{other}\" is not water")),
    }
    let ml = |range: RangeInclusive<Millilitres>| {
        let number = fields.number("ml", range.start().0..=range.end().0)?;
        number.map(Millilitres).ok_or_else(|| "ml is missing".to_owned())
    };
    match (fields.text("mode")?.unwrap_or("target"), fields.text("basis")?) {
        ("limit", _) => Ok(Goal::Limit(ml(LIMITS)?)),
        ("log", _) => Ok(Goal::LogOnly),
        ("target", None | Some("own")) => Ok(Goal::Target(Basis::Own(ml(OWN)?))),
        ("target", Some(word)) => [Basis::Efsa, Basis::NationalAcademies, Basis::Weight]
            .into_iter()
            .find(|basis| basis_word(*basis) == word)
            .map(Goal::Target)
            .ok_or_else(|| format!("basis = \"{word}\" is none of efsa, us, weight")),
        (other, _) => Err(format!("mode = \"{other}\" is none of target, limit, log")),
    }
}

fn value(fields: &Fields<'_>, key: &str) -> Result<Value, String> {
    match fields.get(key) {
        Some(Field::Text(_)) => Ok(Value::Word(fields.name(key)?)),
        Some(Field::Flag(flag)) => Ok(Value::Flag(*flag)),
        Some(Field::Whole(..)) => Ok(Value::Number(fields.number(key, 0..=u32::MAX)?.unwrap_or_default())),
        Some(_) => Err(format!("{key} must be a word, a whole number, true or false")),
        None => Err(format!("{key} is missing")),
    }
}
