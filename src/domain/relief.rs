//! Relief during a cramp: the steps for each site, their order in time, and when to stop. Knows no key and no screen.

use crate::domain::cramps::{Side, Site};
use crate::domain::player::{Phase, PhaseKind};

/// A cramp that has not eased after so many seconds is one to ask a doctor about today.
pub const TOO_LONG: u32 = 600;

/// The steps that come again while it still cramps, counted from zero.
const AGAIN: [usize; 3] = [1, 2, 3];

/// The step that is done standing; in bed it is left out.
pub const STANDING: usize = 2;

/// All that is said during a cramp.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relief {
    /// The one question before the steps.
    pub question: String,
    /// What to do when its answer is yes.
    pub odd: Vec<String>,
    /// What holds during all steps.
    pub careful: Vec<String>,
    /// What to do when it has not eased after [`TOO_LONG`].
    pub too_long: Vec<String>,
    /// Where that comes from.
    pub too_long_source: String,
    /// One for each of five sites, in the order they are offered.
    pub protocols: Vec<Protocol>,
}

/// What is done about a cramp at a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protocol {
    /// The site that is recorded.
    pub site: Site,
    /// Its name on the screen.
    pub name: String,
    /// Six of them.
    pub steps: Vec<ReliefStep>,
    /// Something to know about this site.
    pub note: Option<String>,
    /// How good the support is: A trial, B health body, C laboratory, D custom.
    pub strength: char,
    /// Where it comes from.
    pub source: String,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReliefStep {
    /// What it is, in a word or two.
    pub word: String,
    /// Length in seconds.
    pub secs: u32,
    /// What to do.
    pub cue: String,
    /// Id of the move that looks like it, if one does.
    pub figure: Option<String>,
}

impl Protocol {
    /// Length of the steps, each once, in seconds.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.steps.iter().map(|step| step.secs).sum()
    }

    /// Which step comes when: all of them once, then those that are done again, beyond [`TOO_LONG`].
    #[must_use]
    pub fn order(&self) -> Vec<usize> {
        let again = AGAIN.into_iter().cycle().take(AGAIN.len() * TOO_LONG as usize / 60);
        (0..self.steps.len()).chain(again).collect()
    }

    /// The same as phases; a phase's step is its place in [`Protocol::order`].
    #[must_use]
    pub fn phases(&self, side: Side) -> Vec<Phase> {
        let order = self.order().into_iter().enumerate();
        order
            .map(|(place, step)| Phase {
                step: place,
                kind: PhaseKind::Work,
                side: Some(side),
                rep: 1,
                secs: self.steps[step].secs,
            })
            .collect()
    }
}
