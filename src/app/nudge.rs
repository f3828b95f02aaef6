//! When a glass is proposed aloud. Owns the manners only: each proposal once, alone or together with a stand prompt
//! that is near, and never to somebody who is away or asked for a pause. When one is due is the domain's.

use chrono::TimeDelta;

use crate::app::effect::{Effect, Notice};
use crate::app::event::Choice;
use crate::app::model::App;
use crate::app::reminder::About;
use crate::domain::breaks::State;
use crate::domain::fact::What;
use crate::domain::hydration::DrinkKind;
use crate::domain::nudge::Nudge;
use crate::domain::quantity::Millilitres;
use crate::domain::time::Stamp;

/// A stand prompt this near takes the proposal along.
pub(crate) const NEAR: TimeDelta = TimeDelta::minutes(10);

/// A proposal that could not be spoken for this long is left to the pane.
const STALE: TimeDelta = TimeDelta::minutes(15);

/// What was proposed aloud.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Proposal {
    /// The proposal that was spoken last, by the time it came.
    spoken: Option<Stamp>,
    amounts: [Millilitres; 2],
}

impl App {
    /// Takes a proposal that is open already as spoken: the window itself shows it.
    pub(crate) fn hush_open_proposal(&mut self) {
        if let Nudge::Due { since, .. } = self.water().nudge {
            self.proposal.spoken = Some(since);
        }
    }

    /// Proposes a glass, or takes back a proposal that does not fit any more.
    pub(crate) fn propose(&mut self, sitting: State) -> Vec<Effect> {
        let water = self.water();
        let fits = matches!(water.nudge, Nudge::Due { .. });
        let mut effects = if fits { Vec::new() } else { self.withdraw(About::Water) };
        let wait = match sitting {
            State::Away { .. } | State::Paused { .. } | State::Due { .. } => true,
            State::Counting { due } | State::Snoozed { due } => due - self.now.wall <= NEAR,
            State::Idle | State::OffHours { .. } => false,
        };
        if wait || !self.is_free() {
            return effects;
        }
        if let Some(choices) = self.take_proposal(water.nudge) {
            let behind = self.settings.units.show(water.behind());
            effects.extend(self.speak(About::Water, |id| Notice {
                id,
                title: "A glass when convenient".to_owned(),
                body: format!("{behind} behind the pace."),
                choices,
                silent: false,
            }));
        }
        effects
    }

    /// The buttons of a proposal that was not spoken yet, which counts as spoken from now on.
    pub(crate) fn take_proposal(&mut self, nudge: Nudge) -> Option<Vec<(Choice, String)>> {
        let Nudge::Due { since, amounts } = nudge else { return None };
        if self.proposal.spoken == Some(since) || self.now.wall - since > STALE {
            return None;
        }
        self.proposal = Proposal { spoken: Some(since), amounts };
        let [most, less] = amounts.map(|amount| self.settings.units.show(amount));
        Some(vec![(Choice::Drink, most), (Choice::Sip, less)])
    }

    /// Logs what a button of the last proposal stands for.
    pub(crate) fn drink_proposed(&mut self, which: usize) -> Vec<Effect> {
        let amount = self.proposal.amounts[which];
        vec![self.append_now(What::Drink { kind: DrinkKind::Water, amount })]
    }

    /// When a proposal comes next.
    pub(crate) fn proposal_wake(&self) -> Option<Stamp> {
        match self.water().nudge {
            Nudge::At(at) => Some(at),
            Nudge::Due { since, .. } => Some(since + TimeDelta::hours(1)),
            Nudge::Tonight | Nudge::Nothing => None,
        }
    }
}
