//! Erasing a fact from every file of the journal: the one thing that rewrites what was written.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::event::Refused;
use crate::domain::fact::Fact;
use crate::shell::store::erase::{Erased, erase};
use crate::shell::store::files::{self, Mark};
use crate::shell::store::{Store, digest, fold, refused, sheet};

const NOTHING: &str = "not forgotten";

/// A file that is going to be written anew, with its state before it was read.
pub(super) struct Rewrite {
    pub(super) path: PathBuf,
    pub(super) mark: Option<Mark>,
    pub(super) bytes: Vec<u8>,
}

impl Rewrite {
    /// Writes it, whole or not at all.
    ///
    /// # Errors
    /// It cannot be written, or somebody changed it since; the words begin with `nothing`.
    pub(super) fn carry_out(&self, nothing: &str) -> Result<(), Refused> {
        let Self { path, mark, bytes } = self;
        if files::mark(path.clone()) != *mark {
            let path = path.display();
            return Err(Refused {
                reason: format!("{nothing}: somebody changed {path} just now; try again"),
            });
        }
        files::replace(path, bytes).map_err(|error| refused(nothing, path, &error))
    }
}

impl Store {
    /// Erases every line of that name from the device's record, the books and the conflict copies. Gives the fact, if
    /// one could be read. What undoes or replaces it stays and does nothing.
    ///
    /// # Errors
    /// No such name, or a file cannot be rewritten. A file is rewritten whole or not at all; after an error the same
    /// again does the rest.
    pub fn forget(&self, name: &str, wait: Duration) -> Result<Option<Fact>, Refused> {
        let unknown =
            || Refused { reason: format!("nothing to forget: no line of the journal is called {name}") };
        if self.year_files().next().is_none() {
            return Err(unknown());
        }
        let _lock = self.enter_for(NOTHING, wait)?;
        self.refuse_newer(NOTHING, i32::MIN)?;
        digest::forget(&self.dirs).map_err(|error| refused(NOTHING, &self.dirs.state, &error))?;
        let mut fact = None;
        let mut rewrites = Vec::new();
        for path in self.every_file()? {
            let mark = files::mark(path.clone());
            let content = files::read(&path).map_err(|error| refused(NOTHING, &path, &error))?;
            fact = self.fact_in(&path, &content.text(), name)?.or(fact);
            match erase(&content.bytes, name) {
                Erased::Absent => {}
                Erased::Without(bytes) => rewrites.push(Rewrite { path, mark, bytes }),
                Erased::Tangled => return Err(tangled(&path, name)),
            }
        }
        if rewrites.is_empty() {
            return Err(unknown());
        }
        rewrites.iter().try_for_each(|file| file.carry_out(NOTHING))?;
        Ok(fact)
    }

    /// The device's own record comes first: what is gone from it cannot be put back into a book.
    fn every_file(&self) -> Result<Vec<PathBuf>, Refused> {
        let mut paths = Vec::new();
        for dir in [&self.dirs.state, &self.dirs.data] {
            let names = files::year_files(dir).map_err(|error| refused(NOTHING, dir, &error))?;
            paths.extend(names.iter().map(|name| dir.join(name)));
        }
        Ok(paths)
    }

    /// The fact of that name; refused if a hand gave the name to two, because it cannot tell which of them is meant.
    fn fact_in(&self, path: &Path, text: &str, name: &str) -> Result<Option<Fact>, Refused> {
        let sheet = sheet::read(text, self.local);
        let facts = sheet.entries.into_iter().map(|entry| entry.fact);
        let mut facts = facts.filter(|fact| fold::name(&fact.id) == name);
        let (first, second) = (facts.next(), facts.next());
        if second.is_some() {
            let path = path.display();
            let reason =
                format!("{NOTHING}: two lines of {path} are called {name}; rename the one to be kept");
            return Err(Refused { reason });
        }
        Ok(first)
    }
}

fn tangled(path: &Path, name: &str) -> Refused {
    let path = path.display();
    Refused { reason: format!("{NOTHING}: {name} cannot be cut out of {path} by lines; take it out by hand") }
}
