//! What a run has begun and not yet recorded, kept so that a kill does not lose it.
//!
//! Each run has a file of its own beside the journal's lock, with the fact as it would be recorded now; it is locked
//! for as long as the run lives. The next start records what it finds unlocked. A session is no fact before it is over:
//! with a fact at its beginning nobody could tell how long the part was, and with one for every move the journal would
//! hold five lines where people see one.

#![expect(clippy::disallowed_types, reason = "a file that is kept open and locked")]

use std::fs::{self, File};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::app::event::Refused;
use crate::domain::fact::{Draft, Fact, Id, What};
use crate::shell::store::files;
use crate::shell::store::line::{self, Line, LocalOffset};
use crate::shell::store::{Store, id};

/// How the names begin.
const PREFIX: &str = "running-";

/// Bytes of a file: every fact is written over the one before in one piece.
const SIZE: usize = 1024;

/// The file of this run.
#[derive(Debug)]
pub struct Stash {
    file: File,
    path: PathBuf,
}

impl Stash {
    /// Keeps a fact in the place of the one before.
    ///
    /// # Errors
    /// The disk does not take it.
    pub fn keep(&mut self, draft: &Draft) -> io::Result<()> {
        let fact = draft.clone().named(Id::new("running"));
        let text = format!("{:<1$}", line::write(&fact), SIZE - 1) + "\n";
        self.file.rewind()?;
        self.file.write_all(text.as_bytes())?;
        self.file.sync_data()
    }

    /// Keeps nothing any more.
    pub fn end(self) {
        let _ = fs::remove_file(&self.path);
    }
}

impl Store {
    /// Begins to keep what is not recorded yet.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn stash(&self, wait: Duration) -> Result<Stash, Refused> {
        let _lock = self.enter(wait)?;
        let path = self.dirs.state.join(format!("{PREFIX}{}", id::fresh(|_| false)));
        let opened = files::private().write(true).create_new(true).open(&path);
        let file = opened.map_err(|error| super::refused("not kept aside", &path, &error))?;
        // Where files cannot be locked, nothing is ever taken from them.
        let _ = file.try_lock();
        Ok(Stash { file, path })
    }

    /// Records what runs that are gone have left behind. What is recorded already is not recorded again.
    ///
    /// # Errors
    /// It could not be recorded, and stays where it is.
    pub fn take_left(&self, now: SystemTime, wait: Duration) -> Result<Vec<Fact>, Refused> {
        let left = left(&self.dirs.state);
        let mut facts = Vec::new();
        for path in left {
            let _lock = self.enter(wait)?;
            let Some(draft) = abandoned(&path, self.local) else { continue };
            let day = draft.at.date_naive();
            let known = self.load_days(&(day..=day)).journal;
            let same = |fact: &Fact| fact.at == draft.at && fact.what.kind() == draft.what.kind();
            if !known.history().iter().any(|(fact, _)| same(fact)) {
                facts.push(self.add_locked(&draft, now)?.fact);
            }
            let _ = fs::remove_file(&path);
        }
        Ok(facts)
    }
}

fn left(state: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(state).into_iter().flatten().flatten();
    let named = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
    named.map(|entry| entry.path()).collect()
}

/// What stands in the file of a run that is gone.
fn abandoned(path: &Path, local: LocalOffset) -> Option<Draft> {
    let mut file = File::open(path).ok()?;
    file.try_lock().ok()?;
    let mut text = String::new();
    file.read_to_string(&mut text).ok()?;
    match line::read(&text, local) {
        Line::Entry(fact) if !matches!(fact.what, What::Other(_)) => {
            let Fact { at, what, note, instead, .. } = *fact;
            Some(Draft { at, what, note, instead })
        }
        _ => {
            let _ = fs::remove_file(path);
            None
        }
    }
}
