//! A guided session on the screen: its keys, its calls, its end, and what is kept of it.

use std::time::Duration;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::App;
use crate::domain::catalog::Routine;
use crate::domain::fact::{Draft, StretchDone, What};
use crate::domain::player::{Cue, Session};
use crate::domain::time::{Moment, Stamp};

/// A session stopped earlier than this was a look, and is not kept. Seconds.
const WORTH_KEEPING: u64 = 5;

/// The session that runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// What is led.
    pub routine: Routine,
    /// Where it stands.
    pub session: Session,
    /// When it began.
    pub began: Stamp,
    /// How the move at hand is done.
    pub effort: Effort,
    /// The phase that was called out last.
    called: Option<usize>,
    /// The second that was counted last.
    counted: Option<u64>,
}

/// How a move is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// In its gentler form.
    Easier,
    /// As it is written.
    Usual,
    /// In its stronger form.
    Harder,
}

impl Running {
    /// Begins.
    #[must_use]
    pub fn start(routine: Routine, now: Moment) -> Self {
        let session = Session::start(&routine, now.mono);
        Self { routine, session, began: now.wall, effort: Effort::Usual, called: None, counted: None }
    }

    /// What is to be kept if it ended now; none for a look.
    #[must_use]
    pub fn draft(&self, mono: Duration) -> Option<Draft> {
        let spent = self.session.spent(mono).as_secs();
        let over = self.session.place(mono).is_none();
        let done = StretchDone {
            routine: self.routine.id.as_str().into(),
            secs: u32::try_from(spent).unwrap_or(u32::MAX),
            whole: over && spent * 10 >= u64::from(self.routine.seconds()) * 9,
            stood: self.routine.standing,
        };
        (spent >= WORTH_KEEPING).then(|| Draft::new(self.began, What::Stretch(done)))
    }
}

impl App {
    /// Begins a routine.
    pub(crate) fn begin(&mut self, routine: Routine) {
        self.session = Some(Running::start(routine, self.now));
    }

    pub(crate) fn session_action(&mut self, action: Action) -> Vec<Effect> {
        let mono = self.now.mono;
        let Some(running) = &mut self.session else { return Vec::new() };
        match action {
            Action::SessionPause => {
                running.session.toggle_pause(mono);
                return self.stash_session();
            }
            Action::SessionNext => running.session.next_step(mono),
            Action::SessionPrevious => running.session.previous_step(mono),
            Action::SessionExtend => running.session.extend(mono),
            Action::SessionEasier => {
                running.effort =
                    if running.effort == Effort::Harder { Effort::Usual } else { Effort::Easier };
            }
            Action::SessionHarder => {
                running.effort =
                    if running.effort == Effort::Easier { Effort::Usual } else { Effort::Harder };
            }
            Action::SessionMute => {
                self.muted = !self.muted;
                self.chime.clear();
                self.say(if self.muted { "Sound off" } else { "Sound on" });
            }
            Action::SessionStop => return self.end_session(),
            _ => {}
        }
        Vec::new()
    }

    /// Calls out a phase that has just begun and its last seconds, and ends a session whose last phase is over.
    pub(crate) fn follow_session(&mut self) -> Vec<Effect> {
        let Some(running) = &mut self.session else { return Vec::new() };
        let mono = self.now.mono;
        let place = running.session.place(mono);
        let Some(place) = place else {
            let mut effects = self.end_session();
            effects.extend(self.call(Cue::Done));
            return effects;
        };
        let count = running.session.count(mono);
        let counted = std::mem::replace(&mut running.counted, count);
        let called = running.called.replace(place.index);
        if called != Some(place.index) {
            let step = |index: usize| running.session.phases()[index].step;
            if called.is_none_or(|before| step(before) != place.phase.step) {
                running.effort = Effort::Usual;
            }
            let mut effects = self.call(place.phase.cue());
            effects.extend(self.stash_session());
            return effects;
        }
        if count.is_some() && count != counted { self.call(Cue::Count) } else { Vec::new() }
    }

    /// The program was stopped since the last reading of the clock: a session stood still with it, and waits.
    pub(crate) fn stop_session_clock(&mut self, stopped: Duration) {
        if let Some(running) = &mut self.session {
            running.session.pause(stopped);
        }
    }

    /// Ends the session and keeps what was done of it, with its true length.
    pub(crate) fn end_session(&mut self) -> Vec<Effect> {
        let Some(running) = self.session.take() else { return Vec::new() };
        match running.draft(self.now.mono) {
            Some(draft) => vec![self.append(draft)],
            None => {
                self.say("Stopped; nothing was kept");
                Vec::new()
            }
        }
    }

    /// The part done so far goes to a place from where the next start takes it if this one never ends.
    fn stash_session(&self) -> Vec<Effect> {
        let draft = self.session.as_ref().and_then(|running| running.draft(self.now.mono));
        draft.map(|draft| Effect::Stash(Some(draft))).into_iter().collect()
    }
}
