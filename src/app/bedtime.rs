//! When the routine before bed is proposed aloud. Owns the manners only: once a night, alone, and never to somebody who
//! is away or asked for a pause. When one is due is the domain's.

use crate::app::effect::{Effect, Notice};
use crate::app::event::Choice;
use crate::app::model::App;
use crate::app::reminder::About;
use crate::domain::bedtime::{NIGHTS, Proposal, SixWeeks, proposal};
use crate::domain::breaks::State;
use crate::domain::catalog::Outline;
use crate::domain::time::{Stamp, to_the_second};

impl App {
    /// Takes a proposal that is open already as spoken: the window itself shows it.
    pub(crate) fn hush_open_bedtime(&mut self) {
        if let Proposal::Due { since, .. } = self.bedtime() {
            self.bed_spoken = Some(since);
        }
    }

    /// Proposes the routine before bed, or takes the proposal back once it was done or it is too late.
    pub(crate) fn propose_bed(&mut self, sitting: State) -> Vec<Effect> {
        let Proposal::Due { since, .. } = self.bedtime() else { return self.withdraw(About::Bed) };
        let waits = matches!(sitting, State::Away { .. } | State::Paused { .. } | State::Due { .. });
        if waits || !self.is_free() || self.bed_spoken == Some(since) {
            return Vec::new();
        }
        let Some(routine) = self.library.outline(self.settings.bed_routine) else { return Vec::new() };
        self.bed_spoken = Some(since);
        let body = self.bed_words(routine);
        let choices = if self.seen { vec![(Choice::Bed, "Start".to_owned())] } else { Vec::new() };
        self.speak(About::Bed, |id| Notice {
            id,
            title: "The stretches before bed".to_owned(),
            body,
            choices,
            silent: false,
        })
    }

    /// When that changes next.
    pub(crate) fn bedtime_wake(&self) -> Option<Stamp> {
        match self.bedtime() {
            Proposal::At(at) => Some(at),
            Proposal::Due { until, .. } => Some(until),
            Proposal::Never => None,
        }
    }

    fn bedtime(&self) -> Proposal {
        proposal(&self.journal, &self.settings, self.now.wall)
    }

    fn bed_words(&self, routine: &Outline) -> String {
        let moves = routine.moves.join(", ").to_lowercase();
        let night = match SixWeeks::new(&self.journal, self.now.wall) {
            Some(weeks) if weeks.passed() < NIGHTS => format!(" Night {} of {NIGHTS}.", weeks.passed() + 1),
            _ => String::new(),
        };
        let how = if self.seen { "" } else { " supple stretch leads them." };
        format!("{}: {moves}.{night}{how}", to_the_second(routine.secs))
    }
}
