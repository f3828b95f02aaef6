//! The versions of a move and of a routine: gentler and stronger forms, sitting, short, for a day with a cramp, and for
//! somebody who is new to it. Each is a routine like any other, so the timing formula holds for all of them.

use std::sync::Arc;

use crate::domain::catalog::{Catalog, CrampDay, Dose, Mode, Routine, Step};

/// Shortest hold or block that a version comes down to, in seconds.
const SHORTEST: u32 = 5;

/// How a move is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Form {
    /// In its gentler form.
    Easier,
    /// As it is written.
    #[default]
    Usual,
    /// In its stronger form.
    Harder,
}

impl Form {
    /// One form gentler.
    #[must_use]
    pub fn easier(self) -> Self {
        if self == Self::Harder { Self::Usual } else { Self::Easier }
    }

    /// One form stronger.
    #[must_use]
    pub fn harder(self) -> Self {
        if self == Self::Easier { Self::Usual } else { Self::Harder }
    }
}

/// A gentler or stronger form of a move. Where it says nothing of the dose, the dose stays.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Variant {
    /// What is different, in a sentence.
    pub words: String,
    /// Id of the move that takes its place.
    pub exercise: Option<String>,
    /// Length of one hold, one repetition or the block, in seconds.
    pub hold: Option<u32>,
    /// Repetitions on each side.
    pub reps: Option<u32>,
    /// One leg after the other, where the move is done with both at once.
    pub each_side: bool,
}

impl Variant {
    /// The dose in this form. A gentler one is never more than the dose at hand, a stronger one never less.
    fn dose(&self, form: Form, dose: Dose) -> Dose {
        let pick = |usual: u32, told: Option<u32>| match (form, told) {
            (Form::Easier, Some(told)) => usual.min(told),
            (Form::Harder, Some(told)) => usual.max(told),
            _ => usual,
        };
        Dose {
            hold: pick(dose.hold, self.hold),
            reps: pick(dose.reps, self.reps),
            each_side: dose.each_side || self.each_side,
            ..dose
        }
    }
}

impl Step {
    /// What is different in this form, in a sentence; nothing where it is done as it is written.
    #[must_use]
    pub fn words(&self, form: Form) -> Option<&str> {
        match form {
            Form::Easier => Some(&self.exercise.easier.words),
            Form::Usual => None,
            Form::Harder => Some(&self.exercise.harder.words),
        }
    }

    /// The step in this form.
    #[must_use]
    pub fn done(&self, form: Form, catalog: &Catalog) -> Self {
        let variant = match form {
            Form::Easier => &self.exercise.easier,
            Form::Usual => return self.clone(),
            Form::Harder => &self.exercise.harder,
        };
        let step = Self { dose: variant.dose(form, self.dose), ..self.clone() };
        step.with_move(variant.exercise.as_deref(), catalog)
    }

    /// The step with another move. It keeps its dose where the other is counted alike; else it takes the other's.
    fn with_move(&self, id: Option<&str>, catalog: &Catalog) -> Self {
        let Some(other) = id.and_then(|id| catalog.find_move(id)) else { return self.clone() };
        let alike = (self.dose.mode, self.dose.each_side) == (other.dose.mode, other.dose.each_side);
        Self { exercise: Arc::clone(other), dose: if alike { self.dose } else { other.dose } }
    }
}

impl Routine {
    /// The sitting version: moves that have one give way to it and keep their dose, so the length stays. None where
    /// no move has one.
    #[must_use]
    pub fn sitting(&self, catalog: &Catalog) -> Option<Self> {
        self.steps.iter().find(|step| step.exercise.sitting.is_some())?;
        let seated = |step: &Step| step.with_move(step.exercise.sitting.as_deref(), catalog);
        Some(Self { standing: false, steps: self.steps.iter().map(seated).collect(), ..self.clone() })
    }

    /// The version for a day with a cramp: what might set one off is halved or left out, and halved where nothing
    /// else would be left.
    #[must_use]
    pub fn on_cramp_day(&self) -> Self {
        let half = |step: &Step| Step {
            dose: Dose { reps: step.dose.reps.div_ceil(2), ..step.dose },
            ..step.clone()
        };
        let alone = self.steps.iter().all(|step| step.exercise.on_cramp_day == CrampDay::Skip);
        let steps = self.steps.iter().filter_map(|step| match step.exercise.on_cramp_day {
            CrampDay::Same => Some(step.clone()),
            CrampDay::Skip if !alone => None,
            CrampDay::Half | CrampDay::Skip => Some(half(step)),
        });
        Self { steps: steps.collect(), ..self.clone() }
    }

    /// The short version, with shorter holds, where there is one.
    #[must_use]
    pub fn short(&self) -> Option<Self> {
        let most = self.short_hold?;
        let mut short = self.clone();
        for step in short.steps.iter_mut().filter(|step| step.dose.mode == Mode::Hold) {
            step.dose.hold = step.dose.hold.min(most);
        }
        Some(short)
    }

    /// The version for somebody who is new to it: that share, in percent, of the holds and blocks, or of the
    /// repetitions. Length grows before speed does.
    #[must_use]
    pub fn in_part(&self, percent: u32) -> Self {
        let part = |whole: u32, least: u32| (whole * percent).div_ceil(100).max(least.min(whole));
        let mut routine = self.clone();
        for Step { dose, .. } in &mut routine.steps {
            match dose.mode {
                Mode::Hold | Mode::Timed => dose.hold = part(dose.hold, SHORTEST),
                Mode::Reps => dose.reps = part(dose.reps, 1),
            }
        }
        routine
    }
}
