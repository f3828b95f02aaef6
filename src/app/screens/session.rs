//! A guided session on the screen: its keys, its end, and what is kept of it.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::App;
use crate::domain::catalog::Routine;
use crate::domain::fact::{Draft, StretchDone, What};
use crate::domain::settings::Channel;
use crate::domain::stretch::Session;
use crate::domain::time::Stamp;

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
    /// The phase the last cue was given for.
    cued: Option<usize>,
}

impl Running {
    /// Begins.
    #[must_use]
    pub fn start(routine: Routine, now: crate::domain::time::Moment) -> Self {
        let session = Session::start(&routine, now.mono);
        Self { routine, session, began: now.wall, cued: Some(0) }
    }
}

impl App {
    pub(crate) fn session_action(&mut self, action: Action) -> Vec<Effect> {
        let mono = self.now.mono;
        let Some(running) = &mut self.session else { return Vec::new() };
        match action {
            Action::SessionPause => running.session.toggle_pause(mono),
            Action::SessionNext => running.session.next_step(mono),
            Action::SessionPrevious => running.session.previous_step(mono),
            Action::SessionExtend => running.session.extend(mono),
            Action::SessionStop => return self.end_session(),
            _ => {}
        }
        self.follow_session()
    }

    /// Gives the cue of a phase that has just begun, and ends a session whose last phase is over.
    pub(crate) fn follow_session(&mut self) -> Vec<Effect> {
        let Some(running) = &mut self.session else { return Vec::new() };
        let place = running.session.place(self.now.mono).map(|place| place.index);
        if place == running.cued {
            return Vec::new();
        }
        running.cued = place;
        let cue = self.settings.channels.contains(&Channel::Bell).then_some(Effect::Bell);
        let end = if place.is_none() { self.end_session() } else { Vec::new() };
        cue.into_iter().chain(end).collect()
    }

    /// Ends the session and keeps what was done of it, with its true length.
    pub(crate) fn end_session(&mut self) -> Vec<Effect> {
        let Some(Running { routine, session, began, .. }) = self.session.take() else { return Vec::new() };
        let spent = session.spent(self.now.mono).as_secs();
        if spent < WORTH_KEEPING {
            self.say("Stopped; nothing was kept");
            return Vec::new();
        }
        let over = session.place(self.now.mono).is_none();
        let done = StretchDone {
            routine: routine.id.as_str().into(),
            secs: u32::try_from(spent).unwrap_or(u32::MAX),
            whole: over && spent * 10 >= u64::from(routine.seconds()) * 9,
            stood: routine.standing,
        };
        vec![self.append(Draft::new(began, What::Stretch(done)))]
    }
}
