//! A medicine or supplement: its name, its class and its dates; and the passing risks of a clot.

use crate::app::forms::checkin::{check_list, checked, draft};
use crate::app::forms::words::{chosen, number, word};
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
    let classes = Kind::Choice(Class::ALL.iter().map(|class| said(*class).to_owned()).collect());
    let amount = Kind::Number { from: 1, to: 9_999, unit: "mg a day", halves: false };
    let fields = vec![
        Field::new("name", "Name", Kind::Text, text),
        Field::new("class", "Kind", classes, chosen(known.and_then(|medicine| medicine.class))),
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

/// The classes as people know them.
fn said(class: Class) -> &'static str {
    match class {
        Class::Diuretic => "water tablet (diuretic)",
        Class::Statin => "statin",
        Class::InhaledLaba => "long-acting inhaler (LABA)",
        Class::BetaAgonist => "other inhaler (salbutamol)",
        Class::Raloxifene => "raloxifene",
        Class::Oestrogen => "oestrogen",
        Class::Teriparatide => "teriparatide",
        Class::IvIron => "iron by drip",
        Class::Naproxen => "naproxen",
        Class::Nifedipine => "nifedipine",
        Class::Quinine => "quinine",
        Class::Magnesium => "magnesium",
        Class::Potassium => "potassium",
        Class::SaltSubstitute => "salt substitute",
        Class::BloodPressure => "for blood pressure",
        Class::Other => "another",
    }
}

/// The passing risks of a clot that hold now.
pub(crate) fn clot_risks(now: Stamp, known: Set<ClotRisk>) -> Sheet {
    let labels: Vec<String> = ClotRisk::ALL.iter().map(|risk| risk_said(*risk).to_owned()).collect();
    check_list("Lately: tick what holds", now, ClotRisk::ALL, &labels, known)
}

/// What was ticked.
pub(crate) fn clot_risks_draft(sheet: &Sheet) -> Draft {
    draft(sheet, None, Health::ClotRisk(checked(sheet)))
}

/// A risk as people know it.
pub(crate) fn risk_said(risk: ClotRisk) -> &'static str {
    match risk {
        ClotRisk::Surgery4wk => "surgery in the last four weeks",
        ClotRisk::BedRest3d => "in bed for three days or more",
        ClotRisk::LegCast => "a leg in a cast",
        ClotRisk::LongTrip4wk => "a long trip in the last four weeks",
        ClotRisk::AfterBirth6wk => "gave birth in the last six weeks",
        ClotRisk::Oestrogen => "oestrogen: a pill, patch or ring",
    }
}
