//! Bringing back what a file knows, and taking all of it back again: with an undo line for each fact, like any other
//! undo. Owns the note of the newest restore.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use chrono::{Datelike, NaiveDate};

use crate::app::event::Refused;
use crate::domain::fact::{Fact, Id, What};
use crate::domain::time::Stamp;
use crate::shell::store::archive::Year;
use crate::shell::store::files::{self, Appended};
use crate::shell::store::merge::{Brought, Unmerged};
use crate::shell::store::{Store, carbon_lines, digest, id, line, refused, sheet};

impl Store {
    /// Brings back every fact of `file` that the journal does not have, and notes which they are.
    ///
    /// # Errors
    /// As [`Store::merge`].
    pub fn restore(&self, file: PathBuf, today: NaiveDate, wait: Duration) -> Result<Brought, Unmerged> {
        let mut brought = self.bring("not restored", &[file], wait)?;
        if !brought.facts.is_empty()
            && let Err(error) = self.note_restored(&brought.facts, today)
        {
            let cause = files::cause(&error);
            brought
                .problems
                .push(format!("restored, but `supple undo` cannot take it back in one go ({cause})"));
        }
        Ok(brought)
    }

    /// Takes the newest restore back, if nothing was recorded or taken back since: an undo line for each of its
    /// facts, on the disk when this comes back. Gives their number, none if there is no such restore.
    ///
    /// # Errors
    /// Nothing was recorded, for the reason given; after a failed write perhaps a part of the years.
    pub fn undo_restore(
        &self,
        today: NaiveDate,
        at: Stamp,
        now: SystemTime,
        wait: Duration,
    ) -> Result<Option<usize>, Refused> {
        let Some(ids) = self.restored(today) else { return Ok(None) };
        let _lock = self.enter(wait)?;
        self.refuse_newer("not recorded", i32::MIN)?;
        let years = self.read_years().map_err(|(path, error)| refused("not recorded", &path, &error))?;
        let _ = digest::forget(&self.dirs);
        for (year, lines) in undo_lines(&years, &ids, at, self.local) {
            let path = self.dirs.carbon(year);
            self.record_lines(year, &lines, now).map_err(|error| refused("not recorded", &path, &error))?;
        }
        let _ = files::remove(&self.restored_path());
        Ok(Some(ids.len()))
    }

    /// Records lines like [`Store::add`] does one. What cannot go to the book now is put there later.
    fn record_lines(&self, year: i32, lines: &[String], now: SystemTime) -> io::Result<()> {
        let mut carbon = Appended::open(&self.dirs.carbon(year))?;
        if carbon.content.bytes.is_empty() {
            files::sync_way(&self.dirs.state)?;
        }
        let bytes = carbon_lines(&carbon, &lines.join("\n"));
        carbon.append_synced(&bytes)?;
        let text = carbon.content.text().into_owned() + &String::from_utf8_lossy(&bytes);
        let _ = self.mend(year, &text, lines.len(), now);
        Ok(())
    }

    fn restored_path(&self) -> PathBuf {
        self.dirs.state.join("restored")
    }

    /// The first line is the fact that `undo` would take back next, then come the ids. As long as it is the same
    /// fact, the restore is the newest thing that was done.
    fn note_restored(&self, ids: &[Id], today: NaiveDate) -> io::Result<()> {
        let lines = ids.iter().map(Id::as_str).filter(|id| !id.contains('\n'));
        let text: String = [self.next_undone(today).as_str()]
            .into_iter()
            .chain(lines)
            .flat_map(|line| [line, "\n"])
            .collect();
        files::replace(&self.restored_path(), text.as_bytes())
    }

    fn restored(&self, today: NaiveDate) -> Option<Vec<Id>> {
        let text = files::read(&self.restored_path()).ok()?.into_text();
        let mut lines = text.lines();
        if lines.next()? != self.next_undone(today) {
            return None;
        }
        let ids: Vec<Id> = lines.map(Id::new).collect();
        (!ids.is_empty()).then_some(ids)
    }

    fn next_undone(&self, today: NaiveDate) -> String {
        let loaded = self.load(today);
        loaded.journal.last_undoable().map(|fact| fact.id.as_str().to_owned()).unwrap_or_default()
    }
}

/// An undo for each id, by the year of the file it is in.
fn undo_lines(years: &[Year], ids: &[Id], at: Stamp, local: line::LocalOffset) -> BTreeMap<i32, Vec<String>> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut places: HashMap<Id, i32> = HashMap::new();
    for year in years {
        let sheet = sheet::read(&year.book, local);
        places.extend(sheet.entries.into_iter().map(|entry| (entry.fact.id, year.year)));
        for text in [&year.book, &year.carbon].into_iter().chain(&year.copies) {
            let words = text.split(|c: char| !c.is_ascii_alphanumeric());
            taken.extend(words.filter(|word| word.len() == id::LENGTH).map(str::to_owned));
        }
    }
    let mut lines: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for target in ids {
        let name = id::fresh(|name| taken.contains(name));
        taken.insert(name.as_str().to_owned());
        let year = places.get(target).copied().unwrap_or(at.year());
        let what = What::Undo(target.clone());
        lines.entry(year).or_default().push(line::write(&Fact {
            id: name,
            at,
            what,
            note: None,
            instead: None,
        }));
    }
    lines
}
