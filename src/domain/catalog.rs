//! Moves and routines as they are led, and the timing formula; their versions stand in `version`. Knows no file and no
//! player.

use std::cell::OnceCell;
use std::fmt;
use std::sync::Arc;

use crate::domain::advice::Advice;
use crate::domain::figure::Figure;
use crate::domain::flags::Rule;
use crate::domain::guide::Guide;
use crate::domain::profile::Condition;
use crate::domain::relief::Relief;
use crate::domain::version::Variant;

/// One exercise with its usual dose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Its name in files: `calf-lean`.
    pub id: String,
    /// Its name on the screen.
    pub name: String,
    /// The muscle it is for.
    pub target: String,
    /// How the body is placed: "seated at the desk".
    pub position: String,
    /// True if it is done on the feet: then it is a break from sitting as well.
    pub standing: bool,
    /// What has to be at hand.
    pub needs: String,
    /// What to do, one imperative line each.
    pub cues: Vec<String>,
    /// Where it should be felt.
    pub feel: String,
    /// When to stop or leave it out.
    pub caution: String,
    /// A gentler form.
    pub easier: Variant,
    /// A stronger form.
    pub harder: Variant,
    /// Id of the move that takes its place in a sitting version.
    pub sitting: Option<String>,
    /// What becomes of it on a day with a cramp.
    pub on_cramp_day: CrampDay,
    /// Who has told of one of these is not led through it.
    pub not_with: Vec<Condition>,
    /// How good the support is.
    pub strength: Strength,
    /// Ids of the sources: `S20`. Empty where only `source` is known.
    pub sources: Vec<String>,
    /// Where it comes from, in a sentence.
    pub source: String,
    /// The usual dose.
    pub dose: Dose,
}

/// How much of a move is done. Times in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dose {
    /// How it is counted.
    pub mode: Mode,
    /// One leg after the other, or both at once.
    pub each_side: bool,
    /// Length of one hold, one repetition or the block.
    pub hold: u32,
    /// Repetitions on each side.
    pub reps: u32,
    /// Rest between holds.
    pub rest: u32,
    /// Time to get into position.
    pub prepare: u32,
    /// Time to change legs.
    pub switch: u32,
    /// One leg rests while the other works.
    pub alternate: bool,
}

/// How a step is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Held still.
    Hold,
    /// Repeated, so many seconds each.
    Reps,
    /// One block of time.
    Timed,
}

/// What becomes of a move on a day with a cramp.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CrampDay {
    /// It stays as it is.
    #[default]
    Same,
    /// Half the repetitions.
    Half,
    /// It is left out.
    Skip,
}

/// How good the support for a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A trial or a systematic review.
    A,
    /// Advice of a health body, or an observational study.
    B,
    /// Laboratory or physiology only.
    C,
    /// Custom.
    D,
}

impl Strength {
    /// Its letter.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }

    /// What the letter stands for.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::A => "A: trial or review",
            Self::B => "B: health body or observation",
            Self::C => "C: laboratory only",
            Self::D => "D: custom",
        }
    }
}

/// Its letter.
impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.letter())
    }
}

/// An ordered list of moves with its timing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routine {
    /// Its name in files: `desk-75`.
    pub id: String,
    /// Its name on the screen.
    pub name: String,
    /// What it is for, in a sentence.
    pub purpose: String,
    /// When it is offered.
    pub kind: Kind,
    /// True if it is done standing: then it is a break from sitting as well.
    pub standing: bool,
    /// Length of the holds of its short version, in seconds.
    pub short_hold: Option<u32>,
    /// How good the support is.
    pub strength: Strength,
    /// Ids of the sources.
    pub sources: Vec<String>,
    /// What speaks for it, in a sentence or two.
    pub evidence: String,
    /// The steps, in order.
    pub steps: Vec<Step>,
}

/// When a routine is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// When a break from sitting is due.
    Break,
    /// After getting up.
    Morning,
    /// Just before sleep.
    Bed,
    /// After exercise.
    Exercise,
    /// For the feet, at any time.
    Feet,
    /// To rest the legs, at any time.
    Rest,
    /// A person's own, at any time.
    Own,
}

/// One move of a routine with its dose there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The move.
    pub exercise: Arc<Move>,
    /// How much of it.
    pub dose: Dose,
}

impl Dose {
    /// Length in seconds: `prepare + sides * (reps * hold + (reps - 1) * rest) + (sides - 1) * switch`;
    /// alternating, rest and switch are nothing.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        let sides = if self.each_side { 2 } else { 1 };
        let (rest, switch) = if self.alternate { (0, 0) } else { (self.rest, self.switch) };
        self.prepare
            + sides * (self.reps * self.hold + self.reps.saturating_sub(1) * rest)
            + (sides - 1) * switch
    }
}

impl Routine {
    /// One move by itself, in its usual dose.
    #[must_use]
    pub fn single(exercise: &Arc<Move>) -> Self {
        Self {
            id: exercise.id.clone(),
            name: exercise.name.clone(),
            purpose: format!("For the {}.", exercise.target),
            kind: Kind::Own,
            standing: exercise.standing,
            short_hold: None,
            strength: exercise.strength,
            sources: exercise.sources.clone(),
            evidence: exercise.source.clone(),
            steps: vec![Step { exercise: Arc::clone(exercise), dose: exercise.dose }],
        }
    }

    /// Length of the routine in seconds.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.steps.iter().map(|step| step.dose.seconds()).sum()
    }
}

/// All moves and routines there are, and the words that go with every one of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalog {
    /// In the order they are listed.
    pub moves: Vec<Arc<Move>>,
    /// In the order they are offered.
    pub routines: Vec<Routine>,
    /// The honest line of every routine's card.
    pub honest: String,
    /// What to read once, before the first session.
    pub before_first: Vec<String>,
    /// What is said during a cramp.
    pub relief: Relief,
    /// What the cards of the rules say.
    pub advice: Vec<Advice>,
    /// What the Guide says.
    pub guide: Guide,
}

impl Catalog {
    /// The move of that id.
    #[must_use]
    pub fn find_move(&self, id: &str) -> Option<&Arc<Move>> {
        self.moves.iter().find(|known| known.id == id)
    }

    /// Takes in moves and routines that are not here yet.
    pub fn add(&mut self, more: Self) {
        self.moves.extend(more.moves);
        self.routines.extend(more.routines);
    }

    /// What the card of a rule says.
    #[must_use]
    pub fn advice(&self, rule: Rule) -> Option<&Advice> {
        self.advice.iter().find(|advice| advice.rule == rule)
    }

    /// The routine of that id, or the move of that id by itself.
    #[must_use]
    pub fn routine(&self, id: &str) -> Option<Routine> {
        let routine = self.routines.iter().find(|routine| routine.id == id).cloned();
        routine.or_else(|| self.find_move(id).map(Routine::single))
    }
}

/// What a pane says of a routine. It is known without reading the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// The routine's id.
    pub id: &'static str,
    /// The routine's name.
    pub name: &'static str,
    /// Its length in seconds.
    pub secs: u32,
    /// The names of its moves.
    pub moves: &'static [&'static str],
}

/// The routines: what panes need at once; the catalogue and the figures are read when they are first asked for.
#[derive(Debug, Clone)]
pub struct Library {
    outlines: &'static [Outline],
    read: fn() -> Catalog,
    catalog: OnceCell<Catalog>,
    read_figures: fn() -> Vec<Figure>,
    figures: OnceCell<Vec<Figure>>,
    /// Moves and routines at the end of the catalogue that are a person's own.
    own: (usize, usize),
}

impl Library {
    /// A library whose catalogue comes from `read`, and whose figures come from `read_figures`.
    #[must_use]
    pub fn new(
        outlines: &'static [Outline],
        read: fn() -> Catalog,
        read_figures: fn() -> Vec<Figure>,
    ) -> Self {
        Self { outlines, read, catalog: OnceCell::new(), read_figures, figures: OnceCell::new(), own: (0, 0) }
    }

    /// The outline of that routine.
    #[must_use]
    pub fn outline(&self, id: &str) -> Option<&'static Outline> {
        self.outlines.iter().find(|outline| outline.id == id)
    }

    /// The whole catalogue: what ships, then what is a person's own.
    pub fn catalog(&self) -> &Catalog {
        self.catalog.get_or_init(self.read)
    }

    /// The figure of that move; a person's own move has none.
    #[must_use]
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.get_or_init(self.read_figures).iter().find(|figure| figure.of == id)
    }

    /// Takes a person's own moves and routines in the place of those taken before.
    pub fn take_own(&mut self, own: Catalog) {
        let mut catalog = self.shipped();
        self.own = (own.moves.len(), own.routines.len());
        catalog.add(own);
        self.catalog = OnceCell::from(catalog);
    }

    /// What ships of it.
    #[must_use]
    pub fn shipped(&self) -> Catalog {
        let mut catalog = self.catalog().clone();
        catalog.moves.truncate(catalog.moves.len() - self.own.0);
        catalog.routines.truncate(catalog.routines.len() - self.own.1);
        catalog
    }

    /// True for a person's own routine.
    #[must_use]
    pub fn is_own_routine(&self, id: &str) -> bool {
        self.catalog().routines.iter().rev().take(self.own.1).any(|routine| routine.id == id)
    }

    /// True for a person's own move.
    #[must_use]
    pub fn is_own_move(&self, id: &str) -> bool {
        self.catalog().moves.iter().rev().take(self.own.0).any(|exercise| exercise.id == id)
    }
}
