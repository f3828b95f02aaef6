//! A text of moves and routines -> clean ones, or every problem found, each with file, line and a hint. The shipped
//! files and a person's own are read alike; an own file may use the shipped moves.

use std::fmt;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::domain::catalog::{Catalog, CrampDay, Dose, Kind, Mode, Move, Routine, Step, Strength};
use crate::domain::hint::{line_of, near};
use crate::domain::profile::Condition;
use crate::domain::version::Variant;

/// Time to get into position when nothing else is said, in seconds.
const PREPARE: u32 = 5;
/// Time to change legs when nothing else is said, in seconds.
const SWITCH: u32 = 5;
/// Seconds a hold, a repetition or a block may take.
const HOLD: RangeInclusive<u32> = 1..=3600;
/// Repetitions a step may have.
const REPS: RangeInclusive<u32> = 1..=100;
/// Seconds a rest, a preparation or a change of legs may take.
const BETWEEN: RangeInclusive<u32> = 0..=300;

/// What is wrong with a text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as it was named to the reader.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

impl Problem {
    pub(crate) fn of(file: &str, text: &str, error: &toml::de::Error) -> Self {
        let at = error.span().map_or(0, |span| span.start);
        Self { file: file.to_owned(), line: line_of(text, at), what: error.message().to_owned() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Reads files, each given as name and text, which may use each other's moves and those of `known`. The answer holds
/// what the files add to it.
///
/// # Errors
/// Every problem found, in the order of the files.
pub fn read(files: &[(&str, &str)], known: &Catalog) -> Result<Catalog, Vec<Problem>> {
    let mut reader = Reader { known, found: Catalog::default(), problems: Vec::new() };
    let mut parsed = Vec::new();
    for &(name, text) in files {
        match toml::from_str::<RawFile>(text) {
            Ok(raw) => parsed.push((File { name, text }, raw)),
            Err(error) => reader.problems.push(Problem::of(name, text, &error)),
        }
    }
    let mut others = Vec::new();
    let mut routines = Vec::new();
    for (file, raw) in parsed {
        let named = raw.moves.iter().flat_map(|raw| [&raw.sitting, &raw.easier_move, &raw.harder_move]);
        others.extend(named.flatten().map(|other| (file, other.clone())));
        for raw in raw.moves {
            reader.take_move(file, raw);
        }
        routines.push((file, raw.routines));
    }
    for (file, wanted) in others {
        reader.find_move(file, &wanted);
    }
    for (file, raws) in routines {
        for raw in raws {
            reader.take_routine(file, raw);
        }
    }
    if reader.problems.is_empty() { Ok(reader.found) } else { Err(reader.problems) }
}

#[derive(Clone, Copy)]
struct File<'a> {
    name: &'a str,
    text: &'a str,
}

struct Reader<'a> {
    known: &'a Catalog,
    found: Catalog,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn problem(&mut self, file: File<'_>, span: Range<usize>, what: impl Into<String>) {
        let line = line_of(file.text, span.start);
        self.problems.push(Problem { file: file.name.to_owned(), line, what: what.into() });
    }

    fn take_move(&mut self, file: File<'_>, raw: RawMove) {
        let span = raw.id.span();
        self.check_id(file, &raw.id);
        let texts = [
            ("name", &raw.name),
            ("target", &raw.target),
            ("caution", &raw.caution),
            ("source", &raw.source),
        ];
        for (key, text) in texts {
            if text.trim().is_empty() {
                self.problem(file, span.clone(), format!("the move has an empty {key}; write a sentence"));
            }
        }
        if raw.cues.is_empty() || raw.cues.iter().any(|cue| cue.trim().is_empty()) {
            self.problem(file, span.clone(), "the move needs cues, and none of them empty");
        }
        let dose = Dose {
            mode: raw.mode,
            each_side: raw.sides == Sides::Each,
            hold: raw.hold,
            reps: raw.reps,
            rest: raw.rest,
            prepare: raw.prepare.unwrap_or(PREPARE),
            switch: raw.switch.unwrap_or(SWITCH),
            alternate: false,
        };
        self.check_dose(file, span.clone(), &dose);
        let easier = self.variant(file, &span, raw.easier, raw.easier_move, raw.easier_dose);
        let harder = self.variant(file, &span, raw.harder, raw.harder_move, raw.harder_dose);
        let not_with = raw.not_with.iter().filter_map(|word| self.condition(file, word)).collect();
        self.found.moves.push(Arc::new(Move {
            id: raw.id.into_inner(),
            name: raw.name,
            target: raw.target,
            position: raw.position,
            standing: raw.standing,
            needs: raw.needs,
            cues: raw.cues,
            feel: raw.feel,
            caution: raw.caution,
            easier,
            harder,
            sitting: raw.sitting.map(Spanned::into_inner),
            on_cramp_day: raw.on_cramp_day,
            not_with,
            strength: raw.strength,
            sources: raw.sources,
            source: raw.source,
            dose,
        }));
    }

    fn variant(
        &mut self,
        file: File<'_>,
        span: &Range<usize>,
        words: String,
        exercise: Option<Spanned<String>>,
        dose: RawVariant,
    ) -> Variant {
        let RawVariant { hold, reps, sides } = dose;
        self.check_range(file, span, "hold", hold.unwrap_or(*HOLD.start()), HOLD);
        self.check_range(file, span, "reps", reps.unwrap_or(*REPS.start()), REPS);
        let each_side = sides == Some(Sides::Each);
        Variant { words, exercise: exercise.map(Spanned::into_inner), hold, reps, each_side }
    }

    fn take_routine(&mut self, file: File<'_>, raw: RawRoutine) {
        let span = raw.id.span();
        self.check_id(file, &raw.id);
        if raw.name.trim().is_empty() {
            self.problem(file, span.clone(), "the routine has an empty name");
        }
        if raw.steps.is_empty() {
            self.problem(file, span, "the routine has no steps: steps = [{ move = \"calf-wall\" }]");
        }
        let steps = raw.steps.into_iter().filter_map(|step| self.step(file, step)).collect();
        self.found.routines.push(Routine {
            id: raw.id.into_inner(),
            name: raw.name,
            purpose: raw.purpose,
            kind: raw.kind,
            standing: raw.standing,
            short_hold: raw.short_hold,
            strength: raw.strength,
            sources: raw.sources,
            evidence: raw.evidence,
            steps,
        });
    }

    fn step(&mut self, file: File<'_>, raw: Spanned<RawStep>) -> Option<Step> {
        let span = raw.span();
        let raw = raw.into_inner();
        let exercise = self.find_move(file, &raw.r#move)?;
        let usual = exercise.dose;
        let dose = Dose {
            hold: raw.hold.unwrap_or(usual.hold),
            reps: raw.reps.unwrap_or(usual.reps),
            rest: raw.rest.unwrap_or(usual.rest),
            prepare: raw.prepare.unwrap_or(usual.prepare),
            switch: raw.switch.unwrap_or(usual.switch),
            alternate: raw.alternate,
            ..usual
        };
        self.check_dose(file, span, &dose);
        Some(Step { exercise, dose })
    }

    fn find_move(&mut self, file: File<'_>, wanted: &Spanned<String>) -> Option<Arc<Move>> {
        let word = wanted.get_ref();
        let found = self.found.find_move(word).or_else(|| self.known.find_move(word)).map(Arc::clone);
        if found.is_none() {
            let names = self.found.moves.iter().chain(&self.known.moves).map(|known| known.id.as_str());
            let hint = near(word, names);
            self.problem(file, wanted.span(), format!("there is no move \"{word}\"{hint}"));
        }
        found
    }

    fn condition(&mut self, file: File<'_>, word: &Spanned<String>) -> Option<Condition> {
        let found = Condition::from_word(word.get_ref());
        if found.is_none() {
            let hint = near(word.get_ref(), Condition::ALL.into_iter().map(Condition::word));
            self.problem(file, word.span(), format!("there is no condition \"{}\"{hint}", word.get_ref()));
        }
        found
    }

    fn check_id(&mut self, file: File<'_>, id: &Spanned<String>) {
        let word = id.get_ref();
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if word.is_empty() || !word.chars().all(fits) {
            let what =
                format!("\"{word}\" is no id: use small letters, digits and hyphens, as in \"calf-wall\"");
            self.problem(file, id.span(), what);
        }
        let taken = [self.known, &self.found].iter().any(|catalog| {
            let routine = catalog.routines.iter().any(|routine| routine.id == *word);
            routine || catalog.find_move(word).is_some()
        });
        if taken {
            self.problem(file, id.span(), format!("the id \"{word}\" is taken; choose another"));
        }
    }

    fn check_dose(&mut self, file: File<'_>, span: Range<usize>, dose: &Dose) {
        let numbers = [
            ("hold", dose.hold, HOLD),
            ("reps", dose.reps, REPS),
            ("rest", dose.rest, BETWEEN),
            ("prepare", dose.prepare, BETWEEN),
            ("switch", dose.switch, BETWEEN),
        ];
        for (key, number, range) in numbers {
            self.check_range(file, &span, key, number, range);
        }
        if dose.rest > 0 && dose.mode != Mode::Hold {
            self.problem(file, span.clone(), "a rest belongs to mode = \"hold\"; leave it out");
        }
        if dose.reps > 1 && dose.mode == Mode::Timed {
            self.problem(file, span.clone(), "a timed block has no repetitions; make hold longer");
        }
        if dose.alternate && !dose.each_side {
            self.problem(file, span, "only a move with sides = \"each\" can alternate");
        }
    }

    fn check_range(
        &mut self,
        file: File<'_>,
        span: &Range<usize>,
        key: &str,
        number: u32,
        range: RangeInclusive<u32>,
    ) {
        if !range.contains(&number) {
            let (least, most) = range.into_inner();
            let what = format!("{key} = {number} is out of range; it goes from {least} to {most}");
            self.problem(file, span.clone(), what);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    #[serde(default, rename = "move")]
    moves: Vec<RawMove>,
    #[serde(default, rename = "routine")]
    routines: Vec<RawRoutine>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMove {
    id: Spanned<String>,
    name: String,
    target: String,
    position: String,
    #[serde(default)]
    standing: bool,
    #[serde(default)]
    needs: String,
    sides: Sides,
    #[serde(with = "ModeWord")]
    mode: Mode,
    hold: u32,
    #[serde(default = "one")]
    reps: u32,
    #[serde(default)]
    rest: u32,
    prepare: Option<u32>,
    switch: Option<u32>,
    cues: Vec<String>,
    #[serde(default)]
    feel: String,
    caution: String,
    #[serde(default)]
    easier: String,
    easier_move: Option<Spanned<String>>,
    #[serde(default)]
    easier_dose: RawVariant,
    #[serde(default)]
    harder: String,
    harder_move: Option<Spanned<String>>,
    #[serde(default)]
    harder_dose: RawVariant,
    sitting: Option<Spanned<String>>,
    #[serde(default, with = "CrampDayWord")]
    on_cramp_day: CrampDay,
    #[serde(default)]
    not_with: Vec<Spanned<String>>,
    #[serde(default = "custom", with = "StrengthWord")]
    strength: Strength,
    #[serde(default)]
    sources: Vec<String>,
    source: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawVariant {
    hold: Option<u32>,
    reps: Option<u32>,
    sides: Option<Sides>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRoutine {
    id: Spanned<String>,
    name: String,
    #[serde(default)]
    purpose: String,
    #[serde(default = "own", with = "KindWord")]
    kind: Kind,
    #[serde(default)]
    standing: bool,
    short_hold: Option<u32>,
    #[serde(default = "custom", with = "StrengthWord")]
    strength: Strength,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    evidence: String,
    steps: Vec<Spanned<RawStep>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    r#move: Spanned<String>,
    hold: Option<u32>,
    reps: Option<u32>,
    rest: Option<u32>,
    prepare: Option<u32>,
    switch: Option<u32>,
    #[serde(default)]
    alternate: bool,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Sides {
    Both,
    Each,
}

#[derive(Deserialize)]
#[serde(remote = "Mode", rename_all = "lowercase")]
enum ModeWord {
    Hold,
    Reps,
    Timed,
}

#[derive(Deserialize)]
#[serde(remote = "CrampDay", rename_all = "lowercase")]
enum CrampDayWord {
    Same,
    Half,
    Skip,
}

#[derive(Deserialize)]
#[serde(remote = "Kind", rename_all = "lowercase")]
enum KindWord {
    Break,
    Morning,
    Bed,
    Exercise,
    Feet,
    Rest,
    Own,
}

#[derive(Deserialize)]
#[serde(remote = "Strength")]
pub(crate) enum StrengthWord {
    A,
    B,
    C,
    D,
}

fn one() -> u32 {
    1
}

fn own() -> Kind {
    Kind::Own
}

fn custom() -> Strength {
    Strength::D
}
