//! The full form of a cramp: every field of the diary, in the order in which one remembers.

use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::cramps::{Cramp, Severity, Side, Site};
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::time::Stamp;

/// Lengths as the diary offers them, each as a number of seconds that stands for it.
const LENGTHS: &[(&str, u32)] = &[
    ("under 30 s", 20),
    ("30 to 60 s", 45),
    ("1 to 3 min", 120),
    ("3 to 5 min", 240),
    ("5 to 10 min", 450),
    ("over 10 min", 660),
];

/// The sheet for a new cramp, or with what is known of one.
pub(crate) fn sheet(now: Stamp, of: Option<&Fact>) -> Sheet {
    let blank = Cramp::from(Site::Other);
    let cramp = match of.map(|fact| &fact.what) {
        Some(What::Cramp(cramp)) => cramp,
        _ => &blank,
    };
    let site = of.and_then(|_| Site::ALL.iter().position(|site| *site == cramp.site));
    let side = cramp.side.and_then(|side| Side::ALL.iter().position(|one| *one == side));
    let open = |value: Option<Value>| value.unwrap_or(Value::Open);
    let at = of.map_or(now, |fact| fact.at);
    let pain = cramp.pain.map(|pain| Value::Number(u32::from(pain.get())));
    let note = of.and_then(|fact| fact.note.as_deref()).map(|note| Value::Text(note.to_owned()));
    let words = |words: &[&str]| Kind::Choice(words.iter().map(|word| (*word).to_owned()).collect());
    let fields = vec![
        Field::new("site", "Where", words(&Site::ALL.map(Site::label)), open(site.map(Value::Choice))),
        Field::new("side", "Which leg", words(&Side::ALL.map(Side::word)), open(side.map(Value::Choice))),
        Field::new(
            "pain",
            "Strength",
            Kind::Number { from: 0, to: 10, unit: "of 10", halves: false },
            open(pain),
        ),
        Field::new("woke", "Woke you", Kind::YesNo, open(cramp.woke.map(Value::Yes))),
        Field::new("at", "When it began", Kind::Time, Value::Time(at)).required(),
        Field::new("length", "How long", Kind::Length(LENGTHS), open(cramp.secs.map(Value::Length))),
        Field::new("note", "Note", Kind::Text, open(note)),
    ];
    Sheet::new(if of.is_some() { "This cramp" } else { "A cramp" }, now, fields)
}

/// What the sheet tells.
pub(crate) fn draft(sheet: &Sheet, of: Option<&Fact>) -> Draft {
    let site = sheet.choice("site").and_then(|place| Site::ALL.get(place).copied());
    let cramp = Cramp {
        site: site.unwrap_or(Site::Other),
        side: sheet.choice("side").and_then(|place| Side::ALL.get(place).copied()),
        pain: sheet.number("pain").and_then(|pain| Severity::new(u8::try_from(pain).ok()?)),
        secs: sheet.length("length"),
        woke: sheet.yes("woke"),
        more: match of.map(|fact| &fact.what) {
            Some(What::Cramp(known)) => known.more.clone(),
            _ => None,
        },
    };
    let note = sheet.text("note").map(Into::into);
    Draft { note, ..Draft::new(sheet.time("at").unwrap_or(sheet.opened), What::Cramp(cramp)) }
}
