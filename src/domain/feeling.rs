//! What somebody feels that may come of too little or too much water: the answers -> words, or a leaflet where help is
//! needed. Owns those of rules E-12 and E-13; the rules are `caution`'s and `thirst`'s.

use crate::domain::caution::{AFTER_MUCH, Caution, rule_e12};
use crate::domain::flags::Level;
use crate::domain::hydration::Overview;
use crate::domain::quantity::Units;
use crate::domain::region::Numbers;
use crate::domain::signs::Sign;
use crate::domain::thirst::{Advice, EarlySign, SEVERE, judge};
use crate::domain::words::Set;

/// What rule E-12 rests on.
const E12: &str = "Rule E-12. NIOSH 2017-126: no more than 48 oz (1.4 l) in an hour (B); the signs after Mayo Clinic, read in a \
    copy (B).";

/// A page that stays until it is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaflet {
    /// What to do, in a few words.
    pub title: String,
    /// The paragraphs, the most important first.
    pub body: Vec<String>,
    /// What it rests on.
    pub source: &'static str,
    /// How soon help is needed; none where nothing is wrong.
    pub level: Option<Level>,
}

/// What the answers come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A sentence.
    Words(&'static str),
    /// A leaflet.
    Leaflet(Leaflet),
}

/// Fever, vomiting or diarrhoea move no goal. Nobody whose drinking is limited or only counted is told to drink.
#[must_use]
pub fn ill(has_goal: bool) -> Leaflet {
    let drink = if has_goal {
        "Small sips, often; an oral rehydration drink brings the salt back that water does not."
    } else {
        "Ask the team that set your limit how much you may drink while it lasts."
    };
    let body = [
        drink,
        "Be seen today if you pass no urine for eight hours, feel faint or confused, have a fast or weak pulse, or \
         stay dizzy on standing (rule E-13). f asks for these signs.",
        "The goal of the day stays as it is.",
    ];
    Leaflet {
        title: "Fever, vomiting, diarrhoea".to_owned(),
        body: body.map(str::to_owned).into(),
        source: "General knowledge (D); the signs after NHS advice on dehydration (B).",
        level: None,
    }
}

/// Judges what was ticked. `numbers` are whom to call.
#[must_use]
pub fn outcome(
    early: Set<EarlySign>,
    signs: Set<Sign>,
    water: &Overview,
    numbers: &Numbers,
    units: Units,
) -> Outcome {
    if let Some(level) = rule_e12(water.in_hour, water.amount(), water.target.ceiling, signs) {
        return Outcome::Leaflet(too_much(level, signs, water, numbers, units));
    }
    let after_much = AFTER_MUCH.into_iter().any(|sign| signs.has(sign));
    match judge(early, signs, water.target.goal) {
        Advice::Serious(level) => Outcome::Leaflet(dehydrated(level, early, signs, numbers)),
        _ if after_much && water.caution == Some(Caution::Stop) => Outcome::Leaflet(harmful(numbers)),
        Advice::Glass | Advice::Steadily if water.is_enough() => {
            Outcome::Words("Noted. You have drunk a lot already: let it pass, then ask yourself again.")
        }
        advice => Outcome::Words(advice.words()),
    }
}

fn too_much(level: Level, signs: Set<Sign>, water: &Overview, numbers: &Numbers, units: Units) -> Leaflet {
    let felt = AFTER_MUCH.into_iter().filter(|sign| signs.has(*sign)).map(Sign::question);
    let [hour, day] = [water.in_hour, water.amount()].map(|amount| units.show(amount));
    Leaflet {
        title: title(level),
        body: vec![
            "Too much water can dilute the blood's salt. Stop drinking and get help now.".to_owned(),
            whom(level, numbers),
            format!(
                "Why: {}; {hour} of plain drinks in the last hour, {day} today.",
                felt.collect::<Vec<_>>().join(", ")
            ),
        ],
        source: E12,
        level: Some(level),
    }
}

/// For 1,400 ml to the drop, where rule E-12 does not fire yet and its message stands.
fn harmful(numbers: &Numbers) -> Leaflet {
    Leaflet {
        title: "Stop drinking for now".to_owned(),
        body: vec![Caution::Stop.words().to_owned(), whom(Level::SameDay, numbers)],
        source: E12,
        level: Some(Level::SameDay),
    }
}

fn dehydrated(level: Level, early: Set<EarlySign>, signs: Set<Sign>, numbers: &Numbers) -> Leaflet {
    let severe = SEVERE.into_iter().filter(|sign| signs.has(*sign)).map(Sign::question);
    let why: Vec<&str> = severe.chain(early.iter().map(EarlySign::question)).collect();
    Leaflet {
        title: title(level),
        body: vec![
            "These are signs of serious dehydration.".to_owned(),
            whom(level, numbers),
            format!("Why: {}.", why.join(", ")),
        ],
        source: "Rule E-13. NHS advice on dehydration, an older text read in a copy (B).",
        level: Some(level),
    }
}

fn title(level: Level) -> String {
    if level == Level::Ambulance { "Get help now" } else { "Be seen today" }.to_owned()
}

fn whom(level: Level, numbers: &Numbers) -> String {
    if level == Level::Ambulance {
        return format!("Call {}.", numbers.call);
    }
    format!("Call {} now; if nobody can see you today, go to emergency care.", numbers.line)
}
