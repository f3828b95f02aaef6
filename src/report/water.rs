//! What the water goal is made of, and what it rests on, as lines of text.

use crate::domain::goal::{Basis, FRAMING, Goal};
use crate::domain::hydration::Overview;
use crate::domain::quantity::Units;
use crate::domain::target::{ABOVE_CEILING, Reason};

/// What drinking is measured against today: the parts of the goal, their sources, and what is known of cramps.
#[must_use]
pub fn explained(water: &Overview, units: Units) -> String {
    let mut lines = Vec::new();
    match (water.target.goal, water.target.amount()) {
        (Goal::Target(basis), Some(goal)) => {
            lines.push(format!("{} today", units.show(goal)));
            for (reason, ml) in &water.target.parts {
                let source = if *reason == Reason::Base { source(basis) } else { "our own figure" };
                let source = match reason {
                    Reason::Pregnant | Reason::Breastfeeding => {
                        "EFSA 2010, less the water in food; strength B"
                    }
                    _ => source,
                };
                lines.push(format!("  {:<18}{:>9}  ({source})", reason.to_string(), units.change(*ml)));
            }
            if goal > water.target.ceiling {
                lines.push(ABOVE_CEILING.to_owned());
            }
        }
        (goal, _) => lines.push(goal.words(units)),
    }
    lines.extend(water.notes().iter().map(ToString::to_string));
    lines.push(FRAMING.to_owned());
    lines.dedup();
    lines.join("\n")
}

fn source(basis: Basis) -> &'static str {
    match basis {
        Basis::Efsa => "EFSA 2010, adequate intake less a fifth for food; strength B",
        Basis::NationalAcademies => "US National Academies, adequate intake less food; strength B",
        Basis::Weight => "dietitians' 30 ml a kilogram less a fifth for food; strength D",
        Basis::Own(_) => "your own number",
    }
}
