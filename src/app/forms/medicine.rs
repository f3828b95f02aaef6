//! A medicine or supplement: its name, its class and its dates; and the passing risks of a clot.

use crate::app::forms::checkin::{check_list, checked, draft};
use crate::app::forms::words::{choice, chosen, labels, number, word};
use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::health::Health;
use crate::domain::medicine::{Class, ClotRisk, Medicine};
use crate::domain::time::Stamp;
use crate::domain::words::{Set, Word};

/// The sheet of a medicine, new or with what is known of it.
pub(crate) fn sheet(now: Stamp, of: Option<&Fact>) -> Sheet {
    let known = of.and_then(medicine);
    let text = known.map_or(Value::Open, |medicine| Value::Text(medicine.name.to_string()));
    let day = |day: fn(&Medicine) -> Option<chrono::NaiveDate>| {
        known.and_then(day).map_or(Value::Open, Value::Date)
    };
    let amount = Kind::Number { from: 1, to: 9_999, unit: "mg a day", halves: false };
    let fields = vec![
        Field::new("name", "Name", Kind::Text, text),
        Field::new("class", "Kind", choice::<Class>(), chosen(known.and_then(|medicine| medicine.class))),
        Field::new("mg", "Amount", amount, number(known.and_then(|medicine| medicine.mg))),
        Field::new("started", "Since", Kind::Date, day(|medicine| medicine.started)),
        Field::new("changed", "Dose changed", Kind::Date, day(|medicine| medicine.changed)),
        Field::new("stopped", "Stopped", Kind::Date, day(|medicine| medicine.stopped)),
    ];
    Sheet::new(if of.is_some() { "This medicine" } else { "A medicine or supplement" }, now, fields)
}

fn medicine(fact: &Fact) -> Option<&Medicine> {
    match &fact.what {
        What::Health(Health::Medicine(medicine)) => Some(medicine),
        _ => None,
    }
}

/// What the sheet tells; nothing if neither a name nor a kind was given.
pub(crate) fn told(sheet: &Sheet, of: Option<&Fact>) -> Option<Draft> {
    let class: Option<Class> = word(sheet, "class");
    let name = sheet.text("name").map(str::to_owned).or_else(|| Some(class?.label()))?;
    let medicine = Medicine {
        name: name.into(),
        class,
        mg: sheet.number("mg"),
        started: sheet.date("started"),
        changed: sheet.date("changed"),
        stopped: sheet.date("stopped"),
    };
    Some(draft(sheet, of, Health::Medicine(Box::new(medicine))))
}

/// The passing risks of a clot that hold now.
pub(crate) fn clot_risks(now: Stamp, known: Set<ClotRisk>) -> Sheet {
    check_list("Lately: tick what holds", now, ClotRisk::ALL, &labels::<ClotRisk>(), known)
}

/// What was ticked.
pub(crate) fn clot_risks_draft(sheet: &Sheet) -> Draft {
    draft(sheet, None, Health::ClotRisk(checked(sheet)))
}
