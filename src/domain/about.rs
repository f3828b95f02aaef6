//! All there is to know of a routine or a move before it is started, in short paragraphs. The window and the shell show
//! the same.

use crate::domain::catalog::{Dose, Kind, Mode, Move, Routine, Step};
use crate::domain::time::to_the_second;

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// What it is called.
    Title(String),
    /// Words of its own.
    Text(String),
    /// A word, and what is said of it.
    Said(&'static str, String),
    /// A numbered line, and a quieter one under it.
    Step(usize, String, String),
    /// Nothing, where there is room for it.
    Gap,
    /// What holds for all of them, or where it comes from.
    Quiet(String),
}

/// What is said of a routine. `because` tells why it is not as it is written; `honest` is the line of every routine.
#[must_use]
pub fn routine(routine: &Routine, because: &str, honest: &str) -> Vec<Part> {
    let mut parts = vec![Part::Title(routine.name.clone())];
    parts.push(Part::Text(format!("{}, {}", to_the_second(routine.seconds()), routine.kind.when())));
    parts.extend(said("version", because));
    parts.extend(text(&routine.purpose));
    parts.extend(said("needs", &needs(routine)));
    parts.push(Part::Gap);
    let step = |(number, step): (usize, &Step)| {
        Part::Step(number, step.exercise.name.clone(), whole_dose(&step.dose))
    };
    parts.extend((1..).zip(&routine.steps).map(step));
    if let [only] = routine.steps.as_slice() {
        parts.push(Part::Said("caution", only.exercise.caution.clone()));
    }
    parts.push(Part::Gap);
    parts.extend(said("support", &routine.evidence));
    parts.push(Part::Said("strength", strength(routine.strength.label(), &routine.sources)));
    parts.push(Part::Gap);
    parts.push(Part::Quiet(honest.to_owned()));
    parts
}

/// What is said of a move. `because` tells why it is not led as it is written, `sitting` is the name of the move that
/// takes its place in a sitting version.
#[must_use]
pub fn exercise(exercise: &Move, because: &str, sitting: Option<&str>) -> Vec<Part> {
    let mut parts = vec![Part::Title(exercise.name.clone())];
    parts.push(Part::Text(whole_dose(&exercise.dose)));
    parts.extend(said("version", because));
    parts.extend(said("for", &exercise.target));
    parts.extend(said("position", &exercise.position));
    parts.extend(said("needs", &things([exercise.needs.as_str()])));
    parts.push(Part::Gap);
    parts.extend(
        (1..).zip(&exercise.cues).map(|(number, cue)| Part::Step(number, cue.clone(), String::new())),
    );
    parts.push(Part::Gap);
    parts.extend(said("feel", &exercise.feel));
    parts.push(Part::Said("caution", exercise.caution.clone()));
    parts.extend(said("easier", &exercise.easier.words));
    parts.extend(said("harder", &exercise.harder.words));
    parts.extend(sitting.map(|name| Part::Said("sitting", name.to_owned())));
    parts.push(Part::Gap);
    parts.push(Part::Said("source", exercise.source.clone()));
    parts.push(Part::Said("strength", strength(exercise.strength.label(), &exercise.sources)));
    parts
}

/// A dose in words: `each leg 2 x 20 s`, `10 times, 2 s each`, `30 s`.
#[must_use]
pub fn dose(dose: &Dose) -> String {
    let legs = match (dose.each_side, dose.alternate) {
        (true, true) => "legs in turn ",
        (true, false) => "each leg ",
        (false, _) => "",
    };
    let hold = to_the_second(dose.hold);
    match (dose.mode, dose.reps) {
        (Mode::Reps, reps) => format!("{legs}{reps} times, {hold} each"),
        (Mode::Hold | Mode::Timed, 1) => format!("{legs}{hold}"),
        (Mode::Hold | Mode::Timed, reps) => format!("{legs}{reps} x {hold}"),
    }
}

/// What has to be at hand for a routine, each thing once.
#[must_use]
pub fn needs(routine: &Routine) -> String {
    let things = things(routine.steps.iter().map(|step| step.exercise.needs.as_str()));
    if things == NOTHING { String::new() } else { things }
}

/// The word for no thing at all.
const NOTHING: &str = "nothing";

/// Each of these things once. Who needs something does not need nothing.
fn things<'a>(needs: impl IntoIterator<Item = &'a str>) -> String {
    let mut things: Vec<&str> = Vec::new();
    for thing in needs.into_iter().flat_map(|needs| needs.split(';')).map(str::trim) {
        if !thing.is_empty() && !things.contains(&thing) {
            things.push(thing);
        }
    }
    if things.len() > 1 {
        things.retain(|thing| *thing != NOTHING);
    }
    things.join("; ")
}

/// A dose, and its whole length with the pauses and changes in it: `each leg 2 x 20 s, 1 min 15 s in all`.
fn whole_dose(of: &Dose) -> String {
    let (dose, whole) = (dose(of), to_the_second(of.seconds()));
    if dose == whole { dose } else { format!("{dose}, {whole} in all") }
}

impl Kind {
    /// When it is done, in words.
    #[must_use]
    pub fn when(self) -> &'static str {
        match self {
            Self::Break => "a break from sitting",
            Self::Morning => "in the morning",
            Self::Bed => "before bed",
            Self::Exercise => "after exercise",
            Self::Feet | Self::Rest | Self::Own => "at any time",
        }
    }
}

fn text(words: &str) -> Option<Part> {
    (!words.is_empty()).then(|| Part::Text(words.to_owned()))
}

fn said(label: &'static str, words: &str) -> Option<Part> {
    (!words.is_empty()).then(|| Part::Said(label, words.to_owned()))
}

fn strength(label: &str, sources: &[String]) -> String {
    if sources.is_empty() { label.to_owned() } else { format!("{label} ({})", sources.join(", ")) }
}
