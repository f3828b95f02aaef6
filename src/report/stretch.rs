//! Routines and moves as lines of text: the list, and a session led without a picture. Pure.

use std::fmt::Write as _;

use crate::domain::about::Part;
use crate::domain::catalog::{Catalog, Mode, Routine};
use crate::domain::cramps::Side;
use crate::domain::player::{Phase, PhaseKind};
use crate::domain::relief::{Protocol, Relief};
use crate::domain::time::to_the_second;

/// Every routine and every move, a line each.
#[must_use]
pub fn list(catalog: &Catalog) -> String {
    let mut out = String::from("routines\n");
    for routine in &catalog.routines {
        let _ =
            writeln!(out, "  {:<16} {:<13} {}", routine.id, to_the_second(routine.seconds()), routine.name);
    }
    out += "\nmoves\n";
    for exercise in &catalog.moves {
        let length = to_the_second(exercise.dose.seconds());
        let _ = writeln!(
            out,
            "  {:<16} {length:<13} {} ({}; {})",
            exercise.id, exercise.name, exercise.target, exercise.position
        );
    }
    out.trim_end().to_owned()
}

/// The first line of a session led in text; `because` tells why it is not led as it is written.
#[must_use]
pub fn opening(routine: &Routine, because: &str) -> String {
    let because = if because.is_empty() { String::new() } else { format!(" ({because})") };
    format!("{}, {}{because}", routine.name, to_the_second(routine.seconds()))
}

/// All about a routine or a move.
#[must_use]
pub fn about(parts: &[Part]) -> String {
    let line = |part: &Part| match part {
        Part::Title(text) | Part::Text(text) | Part::Quiet(text) => text.clone(),
        Part::Said(label, text) => format!("{label}: {text}"),
        Part::Step(number, text, under) if under.is_empty() => format!("  {number}. {text}"),
        Part::Step(number, text, under) => format!("  {number}. {text}: {under}"),
        Part::Gap => String::new(),
    };
    parts.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What is said when a phase begins; a move that begins is told whole.
#[must_use]
pub fn call(routine: &Routine, before: Option<Phase>, phase: Phase) -> String {
    let mut out = String::new();
    let step = &routine.steps[phase.step];
    if before.is_none_or(|before| before.step != phase.step) {
        let _ = writeln!(out, "\n{} of {}  {}", phase.step + 1, routine.steps.len(), step.exercise.name);
        for cue in &step.exercise.cues {
            let _ = writeln!(out, "  {cue}");
        }
        let _ = writeln!(out, "  Caution: {}", step.exercise.caution);
    }
    let what = match (phase.kind, step.dose.mode) {
        (PhaseKind::Prepare, _) => "get ready",
        (PhaseKind::Rest, _) => "let go, breathe",
        (PhaseKind::Switch, _) => "change legs",
        (PhaseKind::Work, Mode::Hold) => "hold",
        (PhaseKind::Work, Mode::Reps) => "repeat",
        (PhaseKind::Work, Mode::Timed) => "keep moving",
    };
    let leg = match phase.side {
        Some(side @ (Side::Left | Side::Right)) => format!(", {} leg", side.word()),
        _ => String::new(),
    };
    let _ = write!(out, "  {what}{leg}, {} s", phase.secs);
    out
}

/// The steps of a relief, for somebody who reads them without a screen.
#[must_use]
pub fn steps(relief: &Relief, protocol: &Protocol) -> String {
    let mut out = format!("{}\nyes: {}\n\n", relief.question, relief.odd.join(" "));
    for (number, step) in (1..).zip(&protocol.steps) {
        let _ = writeln!(out, "{number}. {:<10} {:>2} s  {}", step.word, step.secs, step.cue);
    }
    let again = "Still cramping: steps 2 to 4 again.";
    let _ = write!(
        out,
        "{again}\nAfter ten minutes: {}\n{}",
        relief.too_long.join(" "),
        relief.careful(true, "").collect::<Vec<_>>().join("\n")
    );
    out
}
