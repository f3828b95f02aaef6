//! Effects -> deeds. Each that can fail answers with an event.

#![expect(clippy::disallowed_methods, reason = "the person's editor is named in the environment")]

use std::env;
use std::io::{self, IsTerminal, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus};
use std::time::Duration;

use chrono::TimeDelta;
use rustix::io::Errno;
use rustix::process::{Pid, Signal, WaitOptions, kill_current_process_group, waitpid};

use crate::app::effect::Effect;
use crate::app::event::{Event, Presence};
use crate::domain::fact::Draft;
use crate::domain::time::Moment;
use crate::shell::hooks::Hooks;
use crate::shell::notify::Notifier;
use crate::shell::notify::terminal::Terminal;
use crate::shell::presence::Watcher;
use crate::shell::sound::Player;
use crate::shell::store::Followed;
use crate::shell::store::stash::Stash;
use crate::shell::terminal::Screen;

/// How long another writer is waited for while a key press waits with it. A write takes a few milliseconds.
const PATIENCE: Duration = Duration::from_millis(500);

/// What deeds are done with.
pub(crate) struct Hands {
    /// None where nobody looks.
    pub(crate) screen: Option<Screen>,
    pub(crate) store: Followed,
    pub(crate) notifier: Notifier,
    pub(crate) terminal: Terminal,
    /// Tells who is there; only while this is the one that speaks.
    pub(crate) presence: Option<Watcher>,
    pub(crate) sound: Player,
    pub(crate) hooks: Hooks,
    /// What was begun and is not recorded yet.
    pub(crate) stash: Option<(Stash, Draft)>,
    /// The program shall end.
    pub(crate) ending: bool,
}

impl Hands {
    pub(crate) fn perform(&mut self, effect: Effect, now: Moment) -> Option<Event> {
        match effect {
            Effect::Append(draft) => {
                let answer = self.store.add(&draft, now.wall.into(), PATIENCE);
                if answer.is_ok() && self.stash.as_ref().is_some_and(|(_, kept)| kept.at == draft.at) {
                    self.stash(None);
                }
                return Some(Event::Stored(answer));
            }
            Effect::Notify(notice) => self.notifier.show(notice),
            Effect::Withdraw => self.notifier.withdraw(),
            Effect::TerminalNotify(notice) => {
                return self.send(&self.terminal.notification(&notice));
            }
            Effect::Bell => return self.send(b"\x07"),
            Effect::AskIdle => {
                let asked = self.presence.as_ref().is_some_and(Watcher::ask);
                return (!asked).then_some(Event::Presence(Presence::Untouched(TimeDelta::zero())));
            }
            Effect::Hook(hook) => return self.hooks.run(&hook, now.wall),
            Effect::Play(words) => self.sound.play(&words, now.wall),
            Effect::Stash(draft) => self.stash(draft),
            Effect::EditLine(damage) => {
                let book = self.store.book_named(&damage.file);
                return self.edit(&book, damage.line);
            }
            Effect::SetAside(damage) => {
                return Some(Event::Mended(
                    self.store.set_aside(&damage, PATIENCE).map_err(|refused| refused.reason),
                ));
            }
            Effect::Restore(damage) => {
                let restored = self.store.restore_newest(&damage.file, now.wall.date_naive(), PATIENCE);
                return Some(Event::Mended(restored));
            }
            Effect::Suspend => {
                let suspended = self.screen.as_mut().map(Screen::suspend)?;
                return Some(if suspended.is_ok() { Event::Resumed } else { Event::Terminate });
            }
            Effect::Quit => self.ending = true,
            Effect::ReadPacks | Effect::LookBack(_) | Effect::Configure(_) | Effect::EditConfig(_) => {}
        }
        None
    }

    /// Keeps what is begun. Where that fails it is still recorded at its end, and what failed is said then.
    fn stash(&mut self, draft: Option<Draft>) {
        let kept = self.stash.take().map(|(stash, _)| stash);
        let Some(draft) = draft else {
            kept.into_iter().for_each(Stash::end);
            return;
        };
        if let Some(mut stash) = kept.or_else(|| self.store.stash(PATIENCE).ok()) {
            let _ = stash.keep(&draft);
            self.stash = Some((stash, draft));
        }
    }

    /// Lends the terminal to the person's editor, at that line of the file.
    pub(crate) fn edit(&mut self, file: &Path, line: usize) -> Option<Event> {
        let screen = self.screen.as_mut()?;
        let named = |name| env::var(name).ok().filter(|editor| !editor.trim().is_empty());
        let editor = named("VISUAL").or_else(|| named("EDITOR")).unwrap_or_else(|| "vi".to_owned());
        let mut words = editor.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or("vi"));
        command.args(words).arg(format!("+{line}")).arg(file);
        let name = file.file_name().unwrap_or_default().display();
        screen.leave();
        let ended = command.spawn().and_then(|child| attend(&child));
        if screen.resume().is_err() {
            return Some(Event::Terminate);
        }
        Some(Event::Mended(match ended {
            Ok(status) if status.success() => Ok(format!("{name} was read again")),
            Ok(status) => Err(format!("{editor} ended with {status}; {name} is as it left it")),
            Err(error) => Err(format!("{editor} cannot be started ({error}); set VISUAL or EDITOR")),
        }))
    }

    /// Without a screen to the standard output, if that is a terminal. One that is gone is no reason to end then.
    fn send(&mut self, bytes: &[u8]) -> Option<Event> {
        if let Some(screen) = &mut self.screen {
            return screen.send(bytes).is_err().then_some(Event::Terminate);
        }
        let mut out = io::stdout();
        if out.is_terminal() {
            let _ = out.write_all(bytes).and_then(|()| out.flush());
        }
        None
    }
}

/// Until the program ends that has the terminal. Where it is stopped (ctrl-z), this one stops with it: the shell looks
/// after this one alone, and nobody could bring the other back.
fn attend(child: &Child) -> io::Result<ExitStatus> {
    let Some(pid) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) else {
        return Err(io::ErrorKind::NotFound.into());
    };
    loop {
        match waitpid(Some(pid), WaitOptions::UNTRACED) {
            Ok(Some((_, status))) if status.stopped() => kill_current_process_group(Signal::TTIN)?,
            Ok(Some((_, status))) => return Ok(ExitStatus::from_raw(status.as_raw())),
            Ok(None) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}
