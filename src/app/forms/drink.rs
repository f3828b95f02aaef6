//! A drink with all that can be said of it: new on any day, or corrected.

use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::hydration::DrinkKind;
use crate::domain::quantity::Millilitres;
use crate::domain::settings::Settings;
use crate::domain::time::Stamp;

/// The kinds that are offered; a word of the person's own stays one of them.
fn kinds(of: Option<&Fact>) -> Vec<DrinkKind> {
    let own = match of.map(|fact| &fact.what) {
        Some(What::Drink { kind: kind @ DrinkKind::Named(_), .. }) => Some(kind.clone()),
        _ => None,
    };
    DrinkKind::ALL.into_iter().chain(own).collect()
}

/// The sheet for a drink at `at`, or with what is known of one.
pub(crate) fn sheet(now: Stamp, at: Stamp, of: Option<&Fact>, settings: &Settings) -> Sheet {
    let kinds = kinds(of);
    let (kind, amount) = match of.map(|fact| &fact.what) {
        Some(What::Drink { kind, amount }) => (kind.clone(), *amount),
        _ => (DrinkKind::Water, settings.glass),
    };
    let place = kinds.iter().position(|one| *one == kind).unwrap_or(0);
    let words = kinds.iter().map(ToString::to_string).collect();
    let note = of.and_then(|fact| fact.note.as_deref()).map(|note| Value::Text(note.to_owned()));
    let fields = vec![
        Field::new("amount", "How much", Kind::Amount(settings.units), Value::Amount(amount)).required(),
        Field::new("kind", "Drink", Kind::Choice(words), Value::Choice(place)).required(),
        Field::new("at", "When", Kind::Time(settings.clock), Value::Time(at)).required(),
        Field::new("note", "Note", Kind::Text, note.unwrap_or(Value::Open)),
    ];
    Sheet::new(if of.is_some() { "This drink" } else { "A drink" }, now, fields)
}

/// What the sheet tells.
pub(crate) fn draft(sheet: &Sheet, of: Option<&Fact>) -> Draft {
    let kind = sheet.choice("kind").and_then(|place| kinds(of).get(place).cloned());
    let amount = match sheet.value("amount") {
        Value::Amount(amount) => *amount,
        _ => Millilitres::default(),
    };
    let what = What::Drink { kind: kind.unwrap_or(DrinkKind::Water), amount };
    let note = sheet.text("note").map(Into::into);
    Draft { note, ..Draft::new(sheet.time("at").unwrap_or(sheet.opened), what) }
}
