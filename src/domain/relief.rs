//! Relief during a cramp: the steps for each site, their order in time, when to stop, and what may be done after it.
//! Knows no key and no screen.

use crate::domain::catalog::Strength;
use crate::domain::checkin::WeeklySign;
use crate::domain::cramps::{Side, Site};
use crate::domain::diary::Relief as Means;
use crate::domain::fact::What;
use crate::domain::flags::limits::LONG;
use crate::domain::goal::Goal;
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::player::{Phase, PhaseKind};
use crate::domain::profile::{Condition, Profile};
use crate::domain::region::Numbers;
use crate::domain::time::Stamp;

/// A cramp that has not eased after so many seconds is one to ask a doctor about today.
pub const TOO_LONG: u32 = LONG;

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
    /// What holds while somebody may stand up.
    pub steady: String,
    /// What holds during all steps; `{odd}` stands where a window names the key for what is different from usual.
    pub careful: Vec<String>,
    /// What to do when it has not eased after [`TOO_LONG`].
    pub too_long: Vec<String>,
    /// Where that comes from.
    pub too_long_source: String,
    /// One for each of five sites, in the order they are offered.
    pub protocols: Vec<Protocol>,
    /// What may be done once it has eased.
    pub cares: Vec<Care>,
    /// What to drink after sweating.
    pub after_sweating: String,
    /// A trick for those whom salt does not harm.
    pub brine: String,
    /// Why the cares are left out; `{}` stands for what was told.
    pub locked: String,
}

/// Something to do for a while once a cramp has eased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Care {
    /// What it is, in a word.
    pub word: String,
    /// The means that the diary notes.
    pub means: Means,
    /// When it fits.
    pub when: String,
    /// How it is done.
    pub how: String,
    /// What to beware of.
    pub limits: String,
    /// What is said when its time is over.
    pub over: String,
    /// Length in seconds.
    pub secs: u32,
    /// Longest length in seconds.
    pub most: u32,
    /// How good the support is.
    pub strength: Strength,
    /// Where it comes from.
    pub source: String,
}

/// What may be done by somebody after a cramp.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AfterCare {
    /// The cares with a timer.
    pub cares: Vec<Care>,
    /// What is said besides, a paragraph each.
    pub advice: Vec<String>,
}

impl Relief {
    /// What holds during the steps, with `odd` in the place of its name. Of standing only for whoever may stand up.
    pub fn careful(&self, may_stand: bool, odd: &str) -> impl Iterator<Item = String> {
        let steady = may_stand.then(|| self.steady.clone());
        steady.into_iter().chain(self.careful.iter().map(move |text| text.replace("{odd}", odd)))
    }

    /// What of it is right for this person (`clinical.md` 3.6): no warmth and no cold with a neuropathy, lost feeling or
    /// arterial disease; no word of drinking with a fluid limit; no brine where salt harms: with high blood pressure, heart or kidney trouble (N-10).
    #[must_use]
    pub fn after_care(&self, journal: &Journal, now: Stamp) -> AfterCare {
        let profile = Profile::at(journal, now);
        let has = |condition: Condition| profile.condition(condition) == Some(true);
        let numb = [
            (has(Condition::DiabetesNeuropathy), "diabetic neuropathy"),
            (has(Condition::Pad), "narrowed leg arteries"),
            (has_lost_feeling(journal, now), "lost feeling in the feet"),
        ];
        let mut care = AfterCare::default();
        match numb.into_iter().find(|(told, _)| *told) {
            Some((_, told)) => care.advice.push(self.locked.replace("{}", told)),
            None => care.cares.clone_from(&self.cares),
        }
        let free = matches!(Goal::at(journal, now), Goal::Target(_)) && !profile.is_fluid_sensitive();
        if free {
            care.advice.push(self.after_sweating.clone());
        }
        if free && !has(Condition::Hypertension) && !has(Condition::HeartDisease) {
            care.advice.push(self.brine.clone());
        }
        care
    }
}

/// The answer of the last week that was asked about it.
fn has_lost_feeling(journal: &Journal, now: Stamp) -> bool {
    let known = journal.standing().rev().filter(|fact| fact.at <= now);
    let mut answers = known.filter_map(|fact| match &fact.what {
        What::Health(Health::Weekly(answers)) => answers.get(WeeklySign::LossFeeling),
        _ => None,
    });
    answers.next() == Some(true)
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
    /// How good the support is.
    pub strength: Strength,
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
    /// It may be done standing, also where standing up is left out.
    pub upright: bool,
}

impl Relief {
    /// The same with the numbers to call in their places. Where the region is not known, `unknown` tells the numbers of
    /// the world, behind the first thing to do: there the lowest window has them in sight.
    #[must_use]
    pub fn with_numbers(&self, numbers: &Numbers, unknown: &str) -> Self {
        let fill = |texts: &[String]| texts.iter().map(|text| numbers.fill(text)).collect();
        let mut relief = Self { odd: fill(&self.odd), too_long: fill(&self.too_long), ..self.clone() };
        if !numbers.known {
            relief.odd.insert(relief.odd.len().min(1), unknown.to_owned());
        }
        relief
    }
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
