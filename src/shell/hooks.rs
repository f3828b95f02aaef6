//! The commands that a person set on what happens: without a shell, each ended after ten seconds, and nobody waits for one.

use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};

use chrono::{SecondsFormat, TimeDelta};
use rustix::process::{Pid, Signal, kill_process_group};

use crate::app::effect::Hook;
use crate::app::event::Event;
use crate::domain::hooks::Happening;
use crate::domain::time::Stamp;

/// So long a hook may run.
const LONGEST: TimeDelta = TimeDelta::seconds(10);

/// More at once are too many.
const MOST: usize = 8;

/// The hooks that run.
#[derive(Debug, Default)]
pub(crate) struct Hooks(Vec<Running>);

#[derive(Debug)]
struct Running {
    what: Happening,
    child: Child,
    until: Stamp,
}

impl Hooks {
    /// Runs one. Says why it could not be started.
    pub(crate) fn run(&mut self, hook: &Hook, now: Stamp) -> Option<Event> {
        let failed = |why: String| Some(Event::HookFailed { what: hook.what, why });
        let (program, rest) = hook.words.split_first()?;
        if self.0.len() >= MOST {
            return failed(format!("{MOST} hooks are running already"));
        }
        let mut command = Command::new(program);
        command.args(rest).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.env("SUPPLE_EVENT", hook.what.word()).env("SUPPLE_TEXT", &hook.text);
        command.env("SUPPLE_AT", hook.at.to_rfc3339_opts(SecondsFormat::Secs, false));
        // Of its own, so that what it started ends with it, and a ctrl-c in the terminal is not meant for it.
        match command.process_group(0).spawn() {
            Ok(child) => {
                self.0.push(Running { what: hook.what, child, until: now + LONGEST });
                None
            }
            Err(error) => failed(format!("{program} cannot be started ({error})")),
        }
    }

    /// When they must be looked at again.
    pub(crate) fn deadline(&self) -> Option<Stamp> {
        self.0.iter().map(|running| running.until).min()
    }

    /// Lets go of those that have ended, and ends those whose time is over. What went wrong.
    pub(crate) fn look(&mut self, now: Stamp) -> Vec<Event> {
        let mut failed = Vec::new();
        self.0.retain_mut(|running| {
            let why = match running.child.try_wait() {
                Ok(None) if now < running.until => return true,
                Ok(None) => {
                    running.end();
                    Some(format!("it was ended after {} seconds", LONGEST.num_seconds()))
                }
                Ok(Some(status)) => (!status.success()).then(|| told(status)),
                Err(error) => Some(error.to_string()),
            };
            failed.extend(why.map(|why| Event::HookFailed { what: running.what, why }));
            false
        });
        failed
    }
}

fn told(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("it ended with {code}"),
        None => "it was ended by a signal".to_owned(),
    }
}

impl Running {
    fn end(&mut self) {
        if let Some(group) = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw) {
            let _ = kill_process_group(group, Signal::KILL);
        }
        let _ = self.child.wait();
    }
}
