//! The command that plays a sound: without a shell, one at a time, ended when it takes too long.

use std::process::{Child, Command, Stdio};

use chrono::TimeDelta;

use crate::domain::time::Stamp;

/// So long a sound may play.
const LONGEST: TimeDelta = TimeDelta::seconds(2);

/// The sound that plays.
#[derive(Debug, Default)]
pub(crate) struct Player(Option<(Child, Stamp)>);

impl Player {
    /// Plays a sound in the place of one that still plays. A command that cannot be started stays unheard: the
    /// screen shows every call as well.
    pub(crate) fn play(&mut self, words: &[String], now: Stamp) {
        self.stop();
        let Some((program, rest)) = words.split_first() else { return };
        let mut command = Command::new(program);
        command.args(rest).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        self.0 = command.spawn().ok().map(|child| (child, now + LONGEST));
    }

    /// When it must be looked at again.
    pub(crate) fn deadline(&self) -> Option<Stamp> {
        self.0.as_ref().map(|(_, until)| *until)
    }

    /// Lets go of a sound that has ended, and ends one whose time is over.
    pub(crate) fn look(&mut self, now: Stamp) {
        let Some((child, until)) = &mut self.0 else { return };
        if !matches!(child.try_wait(), Ok(None)) {
            self.0 = None;
        } else if *until <= now {
            self.stop();
        }
    }

    fn stop(&mut self) {
        if let Some((mut child, _)) = self.0.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.stop();
    }
}
