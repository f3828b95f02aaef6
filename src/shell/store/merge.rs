//! Taking in what other files know: journals of another device, backups. The books are appended to and nothing else.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::app::event::Refused;
use crate::domain::fact::Id;
use crate::shell::store::archive::Year;
use crate::shell::store::files::{self, Appended};
use crate::shell::store::fold::{Incoming, Own, Strikes, incoming};
use crate::shell::store::sheet::{self, SCHEMA};
use crate::shell::store::{Store, digest, mend, refused};

/// Why nothing was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unmerged {
    /// It could not be done.
    Failed(String),
    /// A file is not what it should be.
    Data(String),
}

impl From<Refused> for Unmerged {
    fn from(refused: Refused) -> Self {
        Self::Failed(refused.reason)
    }
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Brought {
    /// The facts, as they are named here.
    pub facts: Vec<Id>,
    /// Struck lines.
    pub strikes: usize,
    /// Lines that cannot be read and were left out, in words.
    pub problems: Vec<String>,
}

impl Store {
    /// Takes in what these files know and this journal does not. Nothing is changed when nothing is new.
    ///
    /// # Errors
    /// Nothing was taken in, for the reason given; after a failed write perhaps a part of the years, and the same
    /// again takes in the rest.
    pub fn merge(&self, files: &[PathBuf], wait: Duration) -> Result<Brought, Unmerged> {
        self.bring("not merged", files, wait)
    }

    pub(super) fn bring(
        &self,
        nothing: &str,
        files: &[PathBuf],
        wait: Duration,
    ) -> Result<Brought, Unmerged> {
        let mut brought = Brought::default();
        let mut texts = Vec::new();
        for file in files {
            let text = existing(nothing, file)?;
            brought.problems.extend(judge(nothing, file, &text, self)?);
            texts.push(text);
        }
        let _lock = self.enter_for(nothing, wait)?;
        self.refuse_newer(nothing, i32::MIN)?;
        let years = self.read_years().map_err(|(path, error)| refused(nothing, &path, &error))?;
        let own: Vec<Own<'_>> = years.iter().flat_map(own_texts).collect();
        let others: Vec<&str> = texts.iter().map(String::as_str).collect();
        let found = incoming(&own, &others, Strikes::Hold, self.local);
        self.append(nothing, &found)?;
        brought.take(found);
        Ok(brought)
    }

    /// Appends lines to their books, under the lock; each book in one piece, on the disk when this comes back.
    pub(super) fn append(&self, nothing: &str, found: &[Incoming]) -> Result<(), Refused> {
        let mut years: BTreeMap<i32, Vec<&str>> = BTreeMap::new();
        for line in found {
            years.entry(line.year).or_default().push(&line.line);
        }
        let _ = digest::forget(&self.dirs);
        for (year, lines) in years {
            let path = self.dirs.book(year);
            let append = || {
                let mut book = Appended::open(&path)?;
                book.append_lasting(&mend::patch(&book.content.bytes, &lines))?;
                files::sync_dir(&self.dirs.data)
            };
            append().map_err(|error| refused(nothing, &path, &error))?;
        }
        Ok(())
    }
}

impl Brought {
    pub(super) fn take(&mut self, found: Vec<Incoming>) {
        let all = found.len();
        self.facts.extend(found.into_iter().filter_map(|line| line.id));
        self.strikes = all - self.facts.len();
    }
}

fn own_texts(year: &Year) -> impl Iterator<Item = Own<'_>> {
    let texts = [&year.book].into_iter().chain(&year.copies).chain([&year.carbon]);
    texts.map(|text| Own { year: year.year, text })
}

fn existing(nothing: &str, file: &Path) -> Result<String, Unmerged> {
    match files::read(file) {
        Ok(content) if content.changed.is_some() => Ok(content.into_text()),
        Ok(_) => Err(Unmerged::Failed(format!("{nothing}: there is no file {}", file.display()))),
        Err(error) => {
            Err(Unmerged::Failed(format!("{nothing}: {}: {}", files::cause(&error), file.display())))
        }
    }
}

/// The lines of a journal that cannot be read, in words.
fn judge(nothing: &str, file: &Path, text: &str, store: &Store) -> Result<Vec<String>, Unmerged> {
    let name = file.display();
    let schema = sheet::schema(text);
    if schema > SCHEMA {
        let why = format!("{nothing}: {name} was written by a newer version (schema {schema})");
        return Err(Unmerged::Data(why));
    }
    let sheet = sheet::read(text, store.local);
    match sheet.odd.first() {
        Some(first) if sheet.entries.is_empty() && sheet.struck.is_empty() => {
            Err(Unmerged::Data(format!("{nothing}: {name} is not a journal: {}", first.said(""))))
        }
        _ => Ok(sheet.complaints(&name.to_string(), |_| "")),
    }
}
