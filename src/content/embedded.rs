//! The moves and routines that ship with the program.

use serde::Deserialize;

use crate::domain::catalog::{Catalog, Mode, Move, Routine, Step};

/// Time to get into position when a step does not say, in seconds.
const PREPARE: u32 = 5;
/// Time to change legs when a step does not say, in seconds.
const SWITCH: u32 = 5;

/// Reads the shipped catalogue.
///
/// # Errors
/// Says which file or step is wrong; a test holds that none is.
pub fn catalog() -> Result<Catalog, String> {
    read(include_str!("../../assets/content/moves.toml"), include_str!("../../assets/content/routines.toml"))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMoves {
    r#move: Vec<RawMove>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMove {
    id: String,
    name: String,
    target: String,
    cues: Vec<String>,
    feel: String,
    caution: String,
    easier: String,
    harder: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRoutines {
    routine: Vec<RawRoutine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRoutine {
    id: String,
    name: String,
    standing: bool,
    evidence: String,
    steps: Vec<RawStep>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    r#move: String,
    mode: RawMode,
    #[serde(default)]
    each_side: bool,
    hold: u32,
    #[serde(default = "one")]
    reps: u32,
    #[serde(default)]
    rest: u32,
    prepare: Option<u32>,
    switch: Option<u32>,
    #[serde(default)]
    alternate: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum RawMode {
    Hold,
    Reps,
    Timed,
}

fn one() -> u32 {
    1
}

fn read(moves: &str, routines: &str) -> Result<Catalog, String> {
    let moves: RawMoves = toml::from_str(moves).map_err(|e| format!("moves.toml: {e}"))?;
    let moves: Vec<Move> = moves.r#move.into_iter().map(clean_move).collect();
    let routines: RawRoutines = toml::from_str(routines).map_err(|e| format!("routines.toml: {e}"))?;
    let routines =
        routines.routine.into_iter().map(|raw| clean_routine(raw, &moves)).collect::<Result<_, _>>()?;
    Ok(Catalog { routines })
}

fn clean_move(raw: RawMove) -> Move {
    let RawMove { id, name, target, cues, feel, caution, easier, harder, source } = raw;
    Move { id, name, target, cues, feel, caution, easier, harder, source }
}

fn clean_routine(raw: RawRoutine, moves: &[Move]) -> Result<Routine, String> {
    let RawRoutine { id, name, standing, evidence, steps } = raw;
    let steps = steps.into_iter().map(|step| clean_step(&id, step, moves)).collect::<Result<_, _>>()?;
    Ok(Routine { id, name, standing, steps, evidence })
}

fn clean_step(routine: &str, raw: RawStep, moves: &[Move]) -> Result<Step, String> {
    let RawStep { r#move: wanted, mode, each_side, hold, reps, rest, prepare, switch, alternate } = raw;
    let exercise = moves
        .iter()
        .find(|known| known.id == wanted)
        .ok_or_else(|| format!("routine \"{routine}\" names the move \"{wanted}\", which does not exist"))?;
    Ok(Step {
        exercise: exercise.clone(),
        mode: match mode {
            RawMode::Hold => Mode::Hold,
            RawMode::Reps => Mode::Reps,
            RawMode::Timed => Mode::Timed,
        },
        each_side,
        hold,
        reps,
        rest,
        prepare: prepare.unwrap_or(PREPARE),
        switch: switch.unwrap_or(SWITCH),
        alternate,
    })
}
