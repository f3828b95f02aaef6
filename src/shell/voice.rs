//! Which process speaks: of all windows and reminders on one journal one alone, by a lock in the state directory. A
//! window goes before a reminder. Must not know what is spoken, nor wait for anybody.
//!
//! Whoever speaks has written its role into the locked file. A window that finds a reminder there adds a line, and the
//! reminder lets go. Taking, asking and letting go all change the file, so those who watch it wake up and look.

#![expect(clippy::disallowed_types, reason = "a lock is a file")]
#![expect(
    clippy::disallowed_methods,
    reason = "other processes live by the machine's time, whatever a told clock says"
)]

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::shell::store::files;

/// A killed speaker's file is closed an instant before its lock is gone, and a window that asks is let in first.
const LOOK_AGAIN: Duration = Duration::from_secs(1);

/// Who may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Speaks before any reminder does.
    Window,
    /// Speaks while there is no window.
    Reminder,
}

impl Role {
    fn line(self) -> &'static str {
        match self {
            Self::Window => "window\n",
            Self::Reminder => "reminder\n",
        }
    }
}

/// One process's part in it.
pub(crate) struct Voice {
    role: Role,
    path: PathBuf,
    lock: Option<File>,
    /// The file of somebody else's lock. It stays open, because closing it would wake all who watch it, this one too.
    waiting: Option<File>,
    /// No lock can be had from this file system, so everybody speaks.
    free: bool,
    /// When to try again.
    again: Option<Instant>,
}

impl Voice {
    /// Silent so far. The file is in a directory of its own below this one.
    pub(crate) fn new(role: Role, state: &Path) -> Self {
        Self {
            role,
            path: state.join("voice").join("speaker"),
            lock: None,
            waiting: None,
            free: false,
            again: None,
        }
    }

    /// The directory to be watched; made by the first claim.
    pub(crate) fn directory(&self) -> Option<&Path> {
        self.path.parent()
    }

    /// True while this process is the one that speaks.
    pub(crate) fn speaks(&self) -> bool {
        self.lock.is_some() || self.free
    }

    /// When to call [`Voice::claim`] again.
    pub(crate) fn next_wake(&self) -> Option<SystemTime> {
        self.again.map(|at| SystemTime::now() + at.saturating_duration_since(Instant::now()))
    }

    /// True when it is time to.
    pub(crate) fn is_due(&self) -> bool {
        self.again.is_some_and(|at| at <= Instant::now())
    }

    /// Begins to speak if nobody else does; a window asks a reminder to stop.
    pub(crate) fn claim(&mut self) {
        self.again = None;
        if self.speaks() {
            return;
        }
        match self.take() {
            Ok(true) => self.lock = self.waiting.take(),
            Ok(false) => self.ask(),
            Err(_) => self.free = true,
        }
    }

    /// Takes notice that the file may have changed.
    pub(crate) fn look(&mut self) {
        if self.free {
            return;
        }
        if self.role == Role::Window {
            self.claim();
        } else if self.lock.is_some() && self.content().contains(Role::Window.line()) {
            self.lock = None;
        }
        self.again = if self.speaks() { None } else { self.again.or(Some(Instant::now() + LOOK_AGAIN)) };
    }

    fn take(&mut self) -> io::Result<bool> {
        if let Some(directory) = self.directory() {
            files::make_dir(directory)?;
        }
        let mut file = match self.waiting.take() {
            Some(file) => file,
            None => files::lockable(&self.path)?,
        };
        let taken = files::try_lock(&file)?;
        if taken {
            file.set_len(0)?;
            file.write_all(self.role.line().as_bytes())?;
        }
        self.waiting = Some(file);
        Ok(taken)
    }

    /// Once is enough: whoever takes over empties the file.
    fn ask(&self) {
        if self.role == Role::Window && self.content() == Role::Reminder.line() {
            let file = OpenOptions::new().append(true).open(&self.path);
            let _ = file.and_then(|mut file| file.write_all(self.role.line().as_bytes()));
        }
    }

    fn content(&self) -> String {
        files::read(&self.path).map(files::Content::into_text).unwrap_or_default()
    }
}
