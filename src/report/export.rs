//! The raw facts of some days for other programs: a sheet of rows (RFC 4180) and JSON, from the same fields.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::fact::Fact;
use crate::domain::journal::Journal;
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, day_of};
use crate::report::fact;
use crate::report::json::Json;

/// The columns: the fields of [`fact::json`], those of every fact first.
const COLUMNS: [&str; 48] = [
    "id",
    "at",
    "day",
    "kind",
    "words",
    "note",
    "drink",
    "ml",
    "shade",
    "routine",
    "whole",
    "secs",
    "site",
    "side",
    "pain",
    "woke",
    "running",
    "sleep_disturbed",
    "state_before",
    "eases_on_rest",
    "same_distance",
    "triggers",
    "relief",
    "time_to_relief_s",
    "signs",
    "interfered",
    "soreness_next_day",
    "strained",
    "med_change",
    "no_cramps",
    "dry_mouth",
    "unusual_fatigue",
    "increased_thirst",
    "light_headed",
    "new_or_unusual",
    "hot_env",
    "heavy_sweat",
    "vomit_diarrhoea",
    "tight_clothing",
    "tired_from_cramps",
    "urine_max",
    "sitting_h",
    "last_caffeine",
    "alcohol_units",
    "exercise",
    "exercise_min",
    "footwear",
    "sleep_h",
];

/// The facts that stand on habit days of a range, oldest first.
fn facts<'a>(
    journal: &'a Journal,
    settings: &'a Settings,
    days: &'a RangeInclusive<NaiveDate>,
) -> impl Iterator<Item = (NaiveDate, &'a Fact)> {
    let dated = journal.standing().map(|fact| (day_of(fact.at, settings.day_start), fact));
    dated.filter(|(day, _)| days.contains(day))
}

/// An object with the range and every fact of it.
#[must_use]
pub fn json(journal: &Journal, settings: &Settings, days: &RangeInclusive<NaiveDate>, now: Stamp) -> Json {
    let facts = facts(journal, settings, days);
    Json::Object(vec![
        ("schema", Json::Number(1)),
        ("time", now.into()),
        ("from", days.start().to_string().into()),
        ("to", days.end().to_string().into()),
        ("facts", Json::list(facts.map(|(day, fact)| fact::json(fact, [("day", day.to_string().into())])))),
    ])
}

/// A row of titles and one for each fact, each with the end that RFC 4180 wants; a question without an answer is an empty
/// cell.
#[must_use]
pub fn csv(journal: &Journal, settings: &Settings, days: &RangeInclusive<NaiveDate>) -> String {
    let mut rows = vec![COLUMNS.join(",")];
    for (day, fact) in facts(journal, settings, days) {
        let Json::Object(fields) = fact::json(fact, [("day", day.to_string().into())]) else { continue };
        let field = |column: &&str| fields.iter().find(|(name, _)| name == column).map(|(_, value)| value);
        let cells =
            COLUMNS.iter().map(|column| field(column).map_or_else(String::new, |value| cell(&plain(value))));
        rows.push(cells.collect::<Vec<_>>().join(","));
    }
    rows.push(String::new());
    rows.join("\r\n")
}

fn plain(value: &Json) -> String {
    match value {
        Json::Null => String::new(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Text(text) => text.clone(),
        Json::List(values) => values.iter().map(plain).collect::<Vec<_>>().join("; "),
        Json::Object(fields) => fields
            .iter()
            .map(|(_, value)| plain(value))
            .filter(|text| !text.is_empty())
            .collect::<Vec<_>>()
            .join(" "),
        number => number.to_string(),
    }
}

/// A cell: what a spreadsheet would take for a formula gets an apostrophe in front, and what would end the cell is quoted.
#[must_use]
pub fn cell(text: &str) -> String {
    let odd = |c: char| c.is_control() && c != '\n' && c != '\t';
    let text: String = text.chars().map(|c| if odd(c) { ' ' } else { c }).collect();
    let is_formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\n' | '＝' | '＋' | '－' | '＠');
    let text = if text.trim_start_matches(' ').starts_with(is_formula) { format!("'{text}") } else { text };
    if text.contains(['"', ',', ';', '\n', '\t']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
