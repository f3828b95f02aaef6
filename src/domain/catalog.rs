//! Moves and routines as they are led. Owns the timing formula; knows no file and no player.

/// One exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// Its name in files: `calf-lean`.
    pub id: String,
    /// Its name on the screen.
    pub name: String,
    /// The muscle it is for.
    pub target: String,
    /// What to do, one imperative line each.
    pub cues: Vec<String>,
    /// Where it should be felt.
    pub feel: String,
    /// When to stop or leave it out.
    pub caution: String,
    /// A gentler form.
    pub easier: String,
    /// A stronger form.
    pub harder: String,
    /// Where it comes from.
    pub source: String,
}

/// An ordered list of moves with its timing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routine {
    /// Its name in files: `desk-75`.
    pub id: String,
    /// Its name on the screen.
    pub name: String,
    /// True if it is done standing: then it is a break from sitting as well.
    pub standing: bool,
    /// The steps, in order.
    pub steps: Vec<Step>,
    /// What speaks for it and how strongly, in a sentence.
    pub evidence: String,
}

/// One move of a routine with its dose. Times in seconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The move.
    pub exercise: Move,
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

impl Step {
    /// Length of the step in seconds: `prepare + sides * (reps * hold + (reps - 1) * rest) + (sides - 1) * switch`;
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
    /// Length of the routine in seconds.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.steps.iter().map(Step::seconds).sum()
    }
}

/// All moves and routines there are.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalog {
    /// In the order they are offered.
    pub routines: Vec<Routine>,
}

impl Catalog {
    /// The routine of that id.
    #[must_use]
    pub fn routine(&self, id: &str) -> Option<&Routine> {
        self.routines.iter().find(|routine| routine.id == id)
    }
}
