//! The full form of a cramp: every field of the diary, in the order in which one remembers.

use crate::app::forms::words::{
    choice, chosen, number, set, set_of, tick, ticked, ticked_of, ticks, ticks_or_none, word, yes,
};
use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::cramps::{Cramp, Severity, Side, Site};
use crate::domain::diary::{
    Eases, Grade, Interfered, More, Relief, SameDistance, StateBefore, Tried, Trigger,
};
use crate::domain::fact::{Draft, Fact, Id, What};
use crate::domain::signs::Sign;
use crate::domain::time::{ClockFace, Stamp};
use crate::domain::words::Word;

/// Lengths as the diary offers them, each as a number of seconds that stands for it.
const LENGTHS: &[(&str, u32)] = &[
    ("under 30 s", 20),
    ("30 to 60 s", 45),
    ("1 to 3 min", 120),
    ("3 to 5 min", 240),
    ("5 to 10 min", 450),
    ("over 10 min", 660),
];

/// Places in [`StateBefore`] of what is walking or exercise: there rest can ease it.
const MOVING: &[usize] = &[4, 5, 6, 7, 8];

/// Places of what is walking: there it can come on after the same distance.
const WALKING: &[usize] = &[4, 6, 7];

/// A medicine of the person's list, by its fact.
pub(crate) type Listed = (Id, String);

/// The sheet for a new cramp, or with what is known of one.
pub(crate) fn sheet(now: Stamp, of: Option<&Fact>, medicines: &[Listed], clock: ClockFace) -> Sheet {
    let blank = Cramp::from(Site::Other);
    let cramp = match of.map(|fact| &fact.what) {
        Some(What::Cramp(cramp)) => cramp,
        _ => &blank,
    };
    let at = of.map_or(now, |fact| fact.at);
    let note = of.and_then(|fact| fact.note.as_deref()).map(|note| Value::Text(note.to_owned()));
    let mut fields = where_and_when(cramp, of.is_some(), at, clock);
    fields.extend(before(cramp.more()));
    fields.extend(relief(cramp.more()));
    fields.extend(afterwards(cramp.more(), medicines));
    fields.push(Field::new("note", "Note", Kind::Text, note.unwrap_or(Value::Open)));
    Sheet::new(if of.is_some() { "This cramp" } else { "A cramp" }, now, fields)
}

fn where_and_when(cramp: &Cramp, known: bool, at: Stamp, clock: ClockFace) -> Vec<Field> {
    let words = |words: &[&str]| Kind::Choice(words.iter().map(|word| (*word).to_owned()).collect());
    let open = |place: Option<usize>| place.map_or(Value::Open, Value::Choice);
    let site = known.then(|| Site::ALL.iter().position(|site| *site == cramp.site)).flatten();
    let side = cramp.side.and_then(|side| Side::ALL.iter().position(|one| *one == side));
    let length = cramp.secs.map_or(Value::Open, Value::Length);
    vec![
        Field::new("site", "Where", words(&Site::ALL.map(Site::label)), open(site)),
        Field::new("side", "Which leg", words(&Side::ALL.map(Side::word)), open(side)),
        Field::new("pain", "Strength", scale(), number(cramp.pain.map(Severity::get))),
        Field::new("woke", "Woke you", Kind::YesNo, yes(cramp.woke)),
        Field::new("at", "When it began", Kind::Time(clock), Value::Time(at)).required(),
        Field::new("length", "How long", Kind::Length(LENGTHS), length),
        Field::new("running", "Still going on", Kind::Tick, tick(cramp.more().running)),
    ]
}

fn before(more: &More) -> Vec<Field> {
    vec![
        Field::new("state", "You were", choice::<StateBefore>(), chosen(more.state_before)).part("Before it"),
        Field::new("eases", "Eases on rest", choice::<Eases>(), chosen(more.eases_on_rest))
            .only("state", MOVING),
        Field::new(
            "same",
            "Comes after the same effort",
            choice::<SameDistance>(),
            chosen(more.same_distance),
        )
        .only("state", WALKING),
        Field::new("triggers", "You suspect", ticks::<Trigger>(), ticked(more.triggers)),
    ]
}

fn relief(more: &More) -> Vec<Field> {
    let means = Relief::ALL.iter().map(|means| means.label()).collect();
    let tried = more.relief.iter().filter_map(|tried| {
        let place = Relief::ALL.iter().position(|means| *means == tried.relief)?;
        Some((place, tried.helped.map(Grade::get)))
    });
    let tried: Vec<(usize, Option<u8>)> = tried.collect();
    let tried = if tried.is_empty() { Value::Open } else { Value::Grades(tried) };
    let eased = more.time_to_relief.map_or(Value::Open, Value::Length);
    vec![
        Field::new("relief", "You tried", Kind::Grades { of: means, most: 3 }, tried).part("Relief"),
        Field::new("eased", "Eased after", Kind::Length(LENGTHS), eased),
        Field::new(
            "signs",
            "Anything odd",
            ticks_or_none(Sign::CRAMP.iter().map(|sign| sign.question().to_owned())),
            ticked_of(&Sign::CRAMP, more.signs),
        ),
    ]
}

fn afterwards(more: &More, medicines: &[Listed]) -> Vec<Field> {
    let soreness = Kind::Number { from: 0, to: 3, unit: "of 3", halves: false };
    let mut fields = vec![
        Field::new("sleep", "Sleep disturbed", scale(), number(more.sleep_disturbed.map(Severity::get)))
            .part("Afterwards"),
        Field::new("interfered", "In the way", choice::<Interfered>(), chosen(more.interfered)),
        Field::new("sore", "Sore next day", soreness, number(more.soreness.map(Grade::get))),
        Field::new("strained", "Sore a week on, or bruised", Kind::Tick, tick(more.strained)),
    ];
    if !medicines.is_empty() {
        let names = Kind::Choice(medicines.iter().map(|(_, name)| name.clone()).collect());
        let place = more.medicine.as_ref().and_then(|id| medicines.iter().position(|(one, _)| one == id));
        let place = place.map_or(Value::Open, Value::Choice);
        fields.push(Field::new("medicine", "Medicine changed", names, place));
    }
    fields
}

fn scale() -> Kind {
    Kind::Number { from: 0, to: 10, unit: "of 10", halves: false }
}

/// What the sheet tells.
pub(crate) fn draft(sheet: &Sheet, of: Option<&Fact>, medicines: &[Listed]) -> Draft {
    let site = sheet.choice("site").and_then(|place| Site::ALL.get(place).copied());
    let known = match of.map(|fact| &fact.what) {
        Some(What::Cramp(known)) => known.more().clone(),
        _ => More::NOTHING,
    };
    let cramp = Cramp {
        site: site.unwrap_or(Site::Other),
        side: sheet.choice("side").and_then(|place| Side::ALL.get(place).copied()),
        pain: severity(sheet, "pain"),
        secs: sheet.length("length"),
        woke: sheet.yes("woke"),
        more: None,
    };
    let note = sheet.text("note").map(Into::into);
    let cramp = cramp.with(more(sheet, known.medicine, medicines));
    Draft { note, ..Draft::new(sheet.time("at").unwrap_or(sheet.opened), What::Cramp(cramp)) }
}

fn more(sheet: &Sheet, medicine: Option<Id>, medicines: &[Listed]) -> More {
    let tried = sheet.grades("relief").iter().filter_map(|(place, grade)| {
        let relief = Relief::ALL.get(*place).copied()?;
        Some(Tried { relief, helped: grade.and_then(Grade::new) })
    });
    let chosen = sheet.choice("medicine").and_then(|place| medicines.get(place)).map(|(id, _)| id.clone());
    let unlisted = medicine.filter(|id| !medicines.iter().any(|(one, _)| one == id));
    More {
        running: sheet.yes("running") == Some(true) && sheet.length("length").is_none(),
        sleep_disturbed: severity(sheet, "sleep"),
        state_before: word(sheet, "state"),
        eases_on_rest: word(sheet, "eases"),
        same_distance: word(sheet, "same"),
        triggers: set(sheet, "triggers"),
        relief: tried.collect(),
        time_to_relief: sheet.length("eased"),
        signs: set_of(&Sign::CRAMP, sheet, "signs"),
        interfered: word(sheet, "interfered"),
        soreness: sheet.number("sore").and_then(|grade| Grade::new(u8::try_from(grade).ok()?)),
        strained: sheet.yes("strained") == Some(true),
        medicine: chosen.or(unlisted),
    }
}

fn severity(sheet: &Sheet, name: &str) -> Option<Severity> {
    sheet.number(name).and_then(|number| Severity::new(u8::try_from(number).ok()?))
}
