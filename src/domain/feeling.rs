//! What somebody feels that may come of too little or too much water: the answers -> words. Where rule E-12 or E-13
//! fires, its card says what to do, and nothing here does.

use crate::domain::caution::{Caution, rule_e12};
use crate::domain::fact::What;
use crate::domain::flags::{Flags, Level, Rule};
use crate::domain::health::Health;
use crate::domain::hydration::Overview;
use crate::domain::journal::Journal;
use crate::domain::region::Numbers;
use crate::domain::signs::Sign;
use crate::domain::thirst::{EarlySign, judge};
use crate::domain::time::Stamp;
use crate::domain::words::Set;

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

/// Fever, vomiting or diarrhoea move no goal. Nobody whose drinking is limited or only counted is told to drink.
#[must_use]
pub fn ill(has_goal: bool) -> Leaflet {
    let drink = if has_goal {
        "Small sips, often; an oral rehydration drink brings the salt back that water does not."
    } else {
        "Ask the team that set your limit, or your clinician, how much you may drink while it lasts."
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

/// What is said to the answers of a moment that are recorded: nothing where rule E-12 or E-13 fires, and never that all
/// is well when something was ticked that could need help.
#[must_use]
pub fn said(
    early: Set<EarlySign>,
    signs: Set<Sign>,
    water: &Overview,
    flags: &Flags,
) -> Option<&'static str> {
    if [Rule::E12, Rule::E13].into_iter().any(|rule| flags.get(rule).is_some()) {
        return None;
    }
    if !signs.is_empty() {
        return Some("Noted. If you feel that something is wrong, trust that and get help.");
    }
    let advice = judge(early, water.target.goal);
    if advice.suggests_drinking() && water.is_enough() {
        return Some("Noted. You have drunk a lot already: let it pass, then ask yourself again.");
    }
    Some(advice.words())
}

/// What was ticked at that moment of signs that need help.
#[must_use]
pub fn odd_at(journal: &Journal, at: Stamp) -> Set<Sign> {
    journal.standing().filter(|fact| fact.at == at).fold(Set::EMPTY, |all, fact| match fact.what {
        What::Health(Health::Odd(signs)) => all.union(signs),
        _ => all,
    })
}

/// For headache or sickness after 1,400 ml to the drop, where rule E-12 does not fire yet and the message of that
/// amount stands. `numbers` are whom to call.
#[must_use]
pub fn harmful(signs: Set<Sign>, water: &Overview, numbers: &Numbers) -> Option<Leaflet> {
    let stands = water.caution == Some(Caution::Stop) && signs.has(Sign::HeadacheSickAfterDrinking);
    let ruled = rule_e12(water.in_hour, water.amount(), water.target.ceiling, signs).is_some();
    (stands && !ruled).then(|| Leaflet {
        title: "Stop drinking for now".to_owned(),
        body: vec![
            Caution::Stop.words().to_owned(),
            format!("Call {} now; if nobody can see you today, go to emergency care.", numbers.line),
        ],
        source: "NIOSH 2017-126: no more than 48 oz (1.4 l) in an hour (B); the signs after Mayo Clinic, read in a \
                 copy (B).",
        level: Some(Level::SameDay),
    })
}
