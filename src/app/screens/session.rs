//! A guided session on the screen: its keys, its calls, its end, and what is kept of it.

use std::time::Duration;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::App;
use crate::domain::catalog::{Catalog, Routine, Step};
use crate::domain::fact::{Draft, StretchDone, What};
use crate::domain::player::{Cue, Session, timeline};
use crate::domain::time::{Moment, Stamp};
use crate::domain::version::Form;

/// A session stopped earlier than this was a look, and is not kept. Seconds.
const WORTH_KEEPING: u64 = 5;

/// The session that runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Running {
    /// What is led, each step in the form it is done in.
    pub routine: Routine,
    /// Where it stands.
    pub session: Session,
    /// When it began.
    pub began: Stamp,
    /// Standing moves give way to sitting ones.
    pub sitting: bool,
    /// Why it is not led as it is written, in a few words.
    pub because: String,
    /// What was asked for.
    asked: Routine,
    /// The same, or its sitting version.
    written: Routine,
    /// How each step is done.
    forms: Vec<Form>,
    /// The phase that was called out last.
    called: Option<usize>,
    /// The second that was counted last.
    counted: Option<u64>,
}

impl Running {
    /// Begins.
    #[must_use]
    pub fn start(routine: Routine, now: Moment) -> Self {
        Self {
            session: Session::start(&routine, now.mono),
            began: now.wall,
            sitting: false,
            because: String::new(),
            forms: vec![Form::Usual; routine.steps.len()],
            asked: routine.clone(),
            written: routine.clone(),
            routine,
            called: None,
            counted: None,
        }
    }

    /// How that step is done, and what is different about it.
    #[must_use]
    pub fn form(&self, step: usize) -> (Form, Option<&str>) {
        let form = self.forms.get(step).copied().unwrap_or_default();
        (form, self.written.steps.get(step).and_then(|step| step.words(form)))
    }

    /// Does the step at hand in another form from here on.
    fn reform(&mut self, to: fn(Form) -> Form, catalog: &Catalog, mono: Duration) {
        let place = self.session.place(mono);
        if let Some(form) = place.and_then(|place| self.forms.get_mut(place.phase.step)) {
            *form = to(*form);
            self.lay_out(catalog, mono);
        }
    }

    /// Changes between standing and sitting; false where there is no sitting version.
    fn sit_or_stand(&mut self, catalog: &Catalog, mono: Duration) -> bool {
        let other = if self.sitting { Some(self.asked.clone()) } else { self.asked.sitting(catalog) };
        let Some(other) = other else { return false };
        self.sitting = !self.sitting;
        self.written = other;
        self.lay_out(catalog, mono);
        true
    }

    /// A step at hand whose move is another one now begins afresh.
    fn lay_out(&mut self, catalog: &Catalog, mono: Duration) {
        let forms = self.written.steps.iter().zip(&self.forms);
        let steps: Vec<Step> = forms.map(|(step, form)| step.done(*form, catalog)).collect();
        let place = self.session.place(mono);
        let id = |steps: &[Step]| place.and_then(|at| Some(steps.get(at.phase.step)?.exercise.id.clone()));
        let afresh = id(&steps) != id(&self.routine.steps);
        self.routine = Routine { steps, ..self.written.clone() };
        self.session.change(timeline(&self.routine), afresh, mono);
        self.called = self.session.place(mono).map(|place| place.index).filter(|_| !afresh);
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
    /// Begins a routine; `because` tells why it is not as it is written.
    pub(crate) fn begin(&mut self, routine: Routine, because: String) {
        self.session = Some(Running { because, ..Running::start(routine, self.now) });
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
            Action::SessionEasier => running.reform(Form::easier, self.library.catalog(), mono),
            Action::SessionHarder => running.reform(Form::harder, self.library.catalog(), mono),
            Action::SessionSitting if running.sit_or_stand(self.library.catalog(), mono) => {}
            Action::SessionSitting => {
                self.say("This has no sitting version; desk-seated-90 is done on a chair");
            }
            Action::SessionMute => {
                self.muted = !self.muted;
                self.chime.clear();
                self.say(if self.muted { "Sound off" } else { "Sound on" });
            }
            Action::SessionStop => return self.end_session(),
            Action::Odd => {
                running.session.pause(mono);
                self.chime.clear();
                self.ask_odd();
                return self.stash_session();
            }
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
