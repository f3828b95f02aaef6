//! When a rest with the legs up is proposed aloud. Owns the manners only: each once, to somebody who is there and has
//! not asked for a pause, and after a break that is due or near. When one is due, and for whom, is the domain's.

use crate::app::effect::{Effect, Notice};
use crate::app::event::Choice;
use crate::app::model::App;
use crate::app::nudge::NEAR;
use crate::app::reminder::About;
use crate::domain::breaks::State;
use crate::domain::elevation::{Elevation, ROUTINE};
use crate::domain::time::Stamp;

impl App {
    /// How it stands with the rests of the day.
    #[must_use]
    pub fn elevation(&self) -> Elevation {
        Elevation::new(&self.journal, &self.settings, self.flags(), self.now.wall)
    }

    /// Takes a rest that is due already as proposed: the window itself shows it.
    pub(crate) fn hush_open_rest(&mut self) {
        self.rest_proposed = self.elevation().due();
    }

    /// Proposes a rest, or takes the proposal back. Without a window nothing can be led, so it has no button then.
    pub(crate) fn propose_rest(&mut self, sitting: State) -> Vec<Effect> {
        let Some(since) = self.elevation().due() else { return self.withdraw(About::Legs) };
        let wait = match sitting {
            State::Away { .. } | State::Paused { .. } | State::Due { .. } => true,
            State::Counting { due } | State::Snoozed { due } => due - self.now.wall <= NEAR,
            State::Idle | State::OffHours { .. } => false,
        };
        if wait || self.rest_proposed == Some(since) || !self.is_free() {
            return Vec::new();
        }
        self.rest_proposed = Some(since);
        let minutes = self.library.outline(ROUTINE).map_or(0, |outline| outline.secs / 60);
        let start = self.seen.then(|| (Choice::Start, "Start".to_owned()));
        let notice = Notice {
            id: 0,
            title: format!("Legs up for {minutes} minutes"),
            body: "Feet above the chest. Stop if a foot hurts more when raised.".to_owned(),
            choices: start.into_iter().collect(),
            silent: false,
        };
        self.speak_with_a_glass(About::Legs, notice)
    }

    /// True when `t` leads to a rest: one is due and no break is.
    pub(crate) fn is_rest_next(&self, sitting: State) -> bool {
        !matches!(sitting, State::Due { .. }) && self.elevation().due().is_some()
    }

    /// When the next rest comes, or the one that is due is let go.
    pub(crate) fn rest_wake(&self) -> Option<Stamp> {
        self.elevation().next_change()
    }
}
