//! The journal on disk: one fact is one line, and every line is written twice.
//!
//! The **book** is the year file in the data directory that people read, edit and synchronise. The **carbon** is this
//! device's own copy in the state directory: it is only ever appended to, and synced before a fact counts as recorded.
//! Owns the order in which they are read and written; the text of a line is `line`'s, the law of recovery `mend`'s.

#![expect(clippy::disallowed_types, reason = "the journal is files")]

use std::cmp::Reverse;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use chrono::{Datelike, Days, NaiveDate};

use crate::app::event::{Damage, Loaded, Refused, Stored};
use crate::domain::fact::{Draft, Fact, Id};
use crate::domain::journal::Journal;

use digest::{Look, Proof, Reach, Standing};
use files::{Appended, Mark};
use line::{Line, LocalOffset};
use merge::Unmerged;
use sheet::SCHEMA;

/// The journal as one text, and the names of dated copies.
pub mod archive;
/// A damaged line put aside.
pub mod aside;
/// Copies of the books, by the day and on demand.
pub mod backup;
/// What reading came to, kept until the files change.
pub mod digest;
/// A text without one fact.
pub mod erase;
mod fields;
/// Files and directories: private, appended to, synced, locked.
pub mod files;
/// Lines of other files that are not known here.
pub mod fold;
/// Erasing a fact from every file.
pub mod forget;
mod health;
/// Names of facts.
pub mod id;
/// One line and the fact it tells.
pub mod line;
/// What the book lacks of the carbon, and what to append.
pub mod mend;
/// Taking in what other files know.
pub mod merge;
/// Lines as the program writes them, read fast.
pub mod quick;
/// Bringing back what a file knows, and taking it back again.
pub mod restore;
/// One file as text.
pub mod sheet;
/// The lines that matter for some days.
pub mod sieve;
/// What is begun and not yet recorded.
pub mod stash;
/// Folding conflict copies into the books.
pub mod tidy;
/// Many files, one journal.
pub mod union;
/// Reading the journal.
pub mod view;
/// The goal, the profile, urine, exercise and heat.
mod water;

/// A book changed less than this long ago may be half-way through somebody's save. File systems exist that note times
/// in steps of two seconds.
const REST: Duration = Duration::from_secs(3);

/// As much of a file as is read to find the number of its format, in bytes.
const HEAD_LIMIT: u64 = 16 * 1024;

/// What is taken back was mostly recorded lately: so much of the end of a file is looked through before all of it, in bytes.
const LATELY: u64 = 16 * 1024;

/// Where the journal is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// The books.
    pub data: PathBuf,
    /// The carbons and the lock; one such directory for each data directory, see [`state_dir_for`].
    pub state: PathBuf,
}

impl Dirs {
    /// The file of the year that people read and edit.
    #[must_use]
    pub fn book(&self, year: i32) -> PathBuf {
        self.data.join(files::year_file(year))
    }

    /// The file of the year with what this device recorded.
    #[must_use]
    pub fn carbon(&self, year: i32) -> PathBuf {
        self.state.join(files::year_file(year))
    }
}

/// The journal's files.
#[derive(Debug, Clone)]
pub struct Store {
    dirs: Dirs,
    local: LocalOffset,
}

/// The state of all files of the journal, to be compared with a later one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marks(Vec<Mark>);

impl Marks {
    /// True if that file is as it was, there or not.
    fn holds_of(&self, path: &Path) -> bool {
        self.0.iter().find(|mark| mark.path() == path) == files::mark(path.to_owned()).as_ref()
    }

    /// Takes that file as it is now.
    fn look_again(&mut self, path: PathBuf) {
        let place = self.0.iter().position(|mark| mark.path() == path);
        match (place, files::mark(path)) {
            (Some(place), Some(mark)) => self.0[place] = mark,
            (Some(place), None) => drop(self.0.remove(place)),
            (None, mark) => self.0.extend(mark),
        }
        self.0.sort_by(|one, other| one.path().cmp(other.path()));
    }
}

/// The journal as a window follows it: knows whether others wrote to it since it was read.
#[derive(Debug)]
pub struct Followed {
    store: Store,
    seen: Option<Marks>,
}

impl Followed {
    /// Follows this journal; it counts as changed until it is read.
    #[must_use]
    pub fn new(store: Store) -> Self {
        Self { store, seen: None }
    }

    /// Reads the journal, see [`Store::load`].
    #[must_use]
    pub fn load(&mut self, today: NaiveDate) -> Loaded {
        self.seen = Some(self.store.marks());
        self.store.load(today)
    }

    /// Reads these days, see [`Store::load_days`].
    #[must_use]
    pub fn load_days(&mut self, days: &RangeInclusive<NaiveDate>) -> Loaded {
        self.seen = Some(self.store.marks());
        self.store.load_days(days)
    }

    /// Reads what a window looks back on, see [`Store::look_back`].
    #[must_use]
    pub fn look_back(&mut self, today: NaiveDate) -> Loaded {
        self.seen = Some(self.store.marks());
        self.store.look_back(today)
    }

    /// True if no book is of an earlier year.
    #[must_use]
    pub fn begins_in(&self, year: i32) -> bool {
        self.store.year_files().all(|(known, _)| known >= year)
    }

    /// True if somebody else wrote since the journal was read.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.seen.as_ref() != Some(&self.store.marks())
    }

    /// Records a fact, see [`Store::add`]. What was written here does not count as changed by others.
    ///
    /// # Errors
    /// Nothing was recorded, for the reason given.
    pub fn add(&mut self, draft: &Draft, now: SystemTime, wait: Duration) -> Result<Stored, Refused> {
        let _lock = self.store.enter(wait)?;
        if draft.target().is_some() {
            let unchanged = !self.is_changed();
            let answer = self.store.add_locked(draft, now);
            if unchanged {
                self.seen = Some(self.store.marks());
            }
            return answer;
        }
        let year = line::written_time(draft.at).year();
        let mine = [self.store.dirs.book(year), self.store.dirs.carbon(year)];
        let unchanged = self.seen.as_ref().is_some_and(|seen| mine.iter().all(|path| seen.holds_of(path)));
        let answer = self.store.add_locked(draft, now);
        if unchanged && let Some(seen) = &mut self.seen {
            mine.into_iter().for_each(|path| seen.look_again(path));
        }
        answer
    }

    /// Puts a damaged line aside: a mark in front of it, every byte of it kept. Says what was done.
    ///
    /// # Errors
    /// The file was not changed, for the reason given.
    pub fn set_aside(&self, damage: &Damage, wait: Duration) -> Result<String, Refused> {
        let path = self.book_named(&damage.file);
        let refused = |error: &io::Error| refused("not set aside", &path, error);
        let _lock = self.store.enter(wait)?;
        self.store.refuse_newer("not set aside", i32::MIN)?;
        let mark = files::mark(path.clone());
        let content = files::read(&path).map_err(|error| refused(&error))?;
        let Some(bytes) = aside::aside(&content.bytes, damage.line, &damage.raw) else {
            let reason = format!("not set aside: line {} of {} is another one now", damage.line, damage.file);
            return Err(Refused { reason });
        };
        forget::Rewrite { path, mark, bytes }.carry_out("not set aside")?;
        Ok(format!(
            "Line {} of {} is set aside; take \"{}\" away to have it back",
            damage.line,
            damage.file,
            aside::MARK.trim()
        ))
    }

    /// Brings back what the newest good backup of that file has and the journal has not. Says what was done.
    ///
    /// # Errors
    /// There is no such backup, or nothing was restored, for the reason given.
    pub fn restore_newest(&self, file: &str, today: NaiveDate, wait: Duration) -> Result<String, String> {
        let newest = files::year_of(file).and_then(|year| self.store.newest_good(year));
        let copy =
            newest.ok_or_else(|| format!("there is no backup of {file} in which every line can be read"))?;
        match self.store.restore(copy.clone(), today, wait) {
            Ok(brought) if brought.facts.is_empty() => {
                Ok(format!("{} has nothing that is not here", copy.display()))
            }
            Ok(brought) => {
                let facts = if brought.facts.len() == 1 { "fact" } else { "facts" };
                Ok(format!("{} {facts} came back from {}", brought.facts.len(), copy.display()))
            }
            Err(Unmerged::Failed(why) | Unmerged::Data(why)) => Err(why),
        }
    }

    /// Begins to keep what is not recorded yet, see [`Store::stash`].
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn stash(&self, wait: Duration) -> Result<stash::Stash, Refused> {
        self.store.stash(wait)
    }

    /// The path of a file in the data directory.
    #[must_use]
    pub fn book_named(&self, name: &str) -> PathBuf {
        self.store.dirs.data.join(name)
    }

    /// Puts back what the books have lost, see [`Store::settle`].
    ///
    /// # Errors
    /// A book that lacks something cannot be written, or was written by a newer version.
    pub fn settle(&self, today: NaiveDate, now: SystemTime, wait: Duration) -> Result<Settled, Refused> {
        self.store.settle(today, now, wait)
    }
}

/// What settling did.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settled {
    /// Lines that were put back into books.
    pub restored: usize,
    /// The same in words, a line of text for each book.
    pub news: Vec<String>,
    /// True if something is left for a later time: somebody holds the lock, or a book was changed just now.
    pub waiting: bool,
}

impl Store {
    /// The journal in these directories. Touches nothing; `local` gives the offset of times written without one.
    #[must_use]
    pub fn new(dirs: Dirs, local: LocalOffset) -> Self {
        Self { dirs, local }
    }

    /// Reads the year of `today` and the one before it, without the lock.
    ///
    /// The facts are in the order they were recorded here, behind those of hands and of other devices.
    #[must_use]
    pub fn load(&self, today: NaiveDate) -> Loaded {
        view::load(&self.dirs, &loaded_years(today), self.local)
    }

    /// Reads the facts of these days, without the lock, and with them the cramps from the year before the last day on, what
    /// lasts of all years (goal, profile, medicines), and what was recorded last; more may be there.
    #[must_use]
    pub fn load_days(&self, days: &RangeInclusive<NaiveDate>) -> Loaded {
        self.read(Reach::days(days), false)
    }

    /// Reads what the window looks back on: as [`Store::glance`] does, but 28 days and every cramp from the year before
    /// on. While the files are as they were this costs the same whatever they hold.
    #[must_use]
    pub fn look_back(&self, today: NaiveDate) -> Loaded {
        self.recall_or_read(Reach::long(today), Look::All)
    }

    /// Reads what a command that records or shows a line is answered from: three days, eight weeks of sessions and of what
    /// flags are judged by, the newest cramp, and what lasts. As it may be run every few seconds, a hand in a book older than last year's is
    /// noticed by the first reading of a day, or when a file comes or goes.
    #[must_use]
    pub fn glance(&self, today: NaiveDate) -> Loaded {
        self.recall_or_read(Reach::short(today), Look::Near)
    }

    fn recall_or_read(&self, reach: Reach, look: Look) -> Loaded {
        match digest::recall(&self.dirs, reach, look, self.local) {
            Some(journal) => Loaded { journal, ..Loaded::default() },
            None => self.read(reach, true),
        }
    }

    fn read(&self, reach: Reach, keep: bool) -> Loaded {
        let year = reach.end().year();
        let marks = digest::near(&self.dirs, year);
        let files: Vec<(i32, PathBuf)> = self.year_files().collect();
        let mut years: Vec<i32> = files.iter().map(|(year, _)| *year).collect();
        years.sort_unstable();
        years.dedup();
        let before = digest::Before::new(marks, &self.dirs, reach.end(), &years, self.local);
        let last = reach.end().checked_add_days(Days::new(1)).unwrap_or(reach.end()).year();
        let oldest = years.first().copied().unwrap_or(last).min(year - 1);
        let first = reach.first().year().clamp(oldest, year - 1);
        let recent: Vec<i32> = (first..=last).collect();
        let loaded = view::load_since(&self.dirs, &recent, reach.first(), self.local);
        let known =
            if first == year - 1 { digest::older(&self.dirs, year, &years, self.local) } else { None };
        let of_old: Vec<i32> = years.into_iter().filter(|year| *year < first).collect();
        let older = known.unwrap_or_else(|| view::lasting(&self.dirs, &of_old, self.local));
        let sound = loaded.problems.is_empty();
        let mut facts = loaded.journal.into_recorded();
        let is_book = |(year, path): &(i32, PathBuf)| path.ends_with(files::year_file(*year));
        if keep && files.iter().all(is_book) {
            before.keep(&self.dirs, &older, sound.then(|| facts.clone()), self.local);
        }
        let ids: HashSet<&Id> = facts.iter().map(|fact| &fact.id).collect();
        let mut all: Vec<Fact> = older.into_iter().filter(|fact| !ids.contains(&fact.id)).collect();
        all.append(&mut facts);
        Loaded { journal: Journal::new(digest::handed_on(all, reach)), ..loaded }
    }

    /// Records a fact: it is on the disk when this comes back. `wait` is how long somebody else's write is waited
    /// for, `now` decides whether a book was at rest long enough to be mended.
    ///
    /// # Errors
    /// Nothing was recorded, for the reason given.
    pub fn add(&self, draft: &Draft, now: SystemTime, wait: Duration) -> Result<Stored, Refused> {
        let _lock = self.enter(wait)?;
        self.add_locked(draft, now)
    }

    fn enter(&self, wait: Duration) -> Result<File, Refused> {
        self.enter_for("not recorded", wait)
    }

    /// Makes the directories and takes the lock.
    fn enter_for(&self, nothing: &str, wait: Duration) -> Result<File, Refused> {
        let refused = |path: &Path, error: &io::Error| refused(nothing, path, error);
        files::make_dir(&self.dirs.state).map_err(|error| refused(&self.dirs.state, &error))?;
        let lock = self.lock(wait).map_err(|error| refused(&self.lock_path(), &error))?;
        files::make_dir(&self.dirs.data).map_err(|error| refused(&self.dirs.data, &error))?;
        Ok(lock)
    }

    fn add_locked(&self, draft: &Draft, now: SystemTime) -> Result<Stored, Refused> {
        let year = self.year_for(draft)?;
        let standing = Standing::look(&self.dirs, year);
        let foreign = standing.is_foreign();
        let answer = self.record(draft, year, standing, now);
        if foreign {
            // A glance would not see that an older file was written to. The fact is safe, whatever comes of this.
            let _ = digest::forget(&self.dirs);
        }
        answer
    }

    fn record(
        &self,
        draft: &Draft,
        year: i32,
        standing: Standing,
        now: SystemTime,
    ) -> Result<Stored, Refused> {
        let refused = |path: &Path, error: &io::Error| refused("not recorded", path, error);
        if standing.proof() == Proof::None {
            self.refuse_newer("not recorded", year)?;
        }
        let path = self.dirs.carbon(year);
        let (fact, line) = self.named(draft, &[])?;
        let grown = line.len() as u64 + 1;
        if let Some((mut carbon, mut book)) = self.twins(year, fact.id.as_str(), standing.proof()) {
            let line = line + "\n";
            carbon.append_synced(line.as_bytes()).map_err(|error| refused(&path, &error))?;
            let warning = match book.append(line.as_bytes()) {
                Ok(()) => {
                    standing.advance(&self.dirs, grown, Proof::Year);
                    None
                }
                Err(error) => Some(self.behind(year, &error)),
            };
            let unsaved = self.backup_daily(now);
            return Ok(Stored { fact, warning: warning.or(unsaved) });
        }
        let mut carbon = Appended::open(&path).map_err(|error| refused(&path, &error))?;
        let book = files::read(&self.dirs.book(year)).unwrap_or_default();
        let mut text = carbon.content.text().into_owned();
        // Not every file could be looked at before; this one was read.
        refuse_schema("not recorded", &path, &text)?;
        let (fact, line) = self.named(draft, &[&text, &book.text()])?;
        if carbon.content.bytes.is_empty() {
            files::sync_way(&self.dirs.state).map_err(|error| refused(&self.dirs.state, &error))?;
        }
        let lines = carbon_lines(&carbon, &line);
        carbon.append_synced(&lines).map_err(|error| refused(&path, &error))?;
        text.push_str(&String::from_utf8_lossy(&lines));
        let warning = match self.mend(year, &text, 1, now) {
            Ok(Mended::Whole) => {
                standing.advance(&self.dirs, grown, Proof::Year);
                None
            }
            Ok(Mended::Later) => None,
            Ok(Mended::Restored(count)) => Some(restored_news(count, year)),
            Err(error) => Some(self.behind(year, &error)),
        };
        let unsaved = self.backup_daily(now);
        Ok(Stored { fact, warning: warning.or(unsaved) })
    }

    /// The carbon and the book of a year, ready to be appended to, if the one mentions all that the other holds: because
    /// that is known, or because they are the same and neither mentions `id`. The common case, found out without
    /// keeping the files in memory. Where it is known the files are not searched for the id: the chance that two of a
    /// year clash is one in a hundred thousand million.
    fn twins(&self, year: i32, id: &str, proof: Proof) -> Option<(Appended, Appended)> {
        let mut carbon = Appended::unread(&self.dirs.carbon(year)).ok()?;
        let mut book = Appended::unread(&self.dirs.book(year)).ok()?;
        let heads = [mend::CARBON_HEAD, mend::BOOK_HEAD];
        let twins = proof != Proof::None || files::are_twins(&mut carbon, &mut book, heads, id).ok()?;
        twins.then_some((carbon, book))
    }

    /// Brings the books of the loaded years to mention every id this device recorded in them. Creates nothing where
    /// nothing was recorded; settling again changes nothing.
    ///
    /// # Errors
    /// A book that lacks something cannot be written, or was written by a newer version.
    pub fn settle(&self, today: NaiveDate, now: SystemTime, wait: Duration) -> Result<Settled, Refused> {
        let refused = |path: &Path, error: &io::Error| refused("not restored", path, error);
        let _lock = match self.lock(wait) {
            Ok(lock) => lock,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Settled::default()),
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                return Ok(Settled { waiting: true, ..Settled::default() });
            }
            Err(error) => return Err(refused(&self.lock_path(), &error)),
        };
        let standing = Standing::look(&self.dirs, today.year());
        if standing.proof() == Proof::Neighbours {
            return Ok(Settled::default());
        }
        self.refuse_newer("not restored", today.year() - 1)?;
        let mut settled = Settled::default();
        let years = loaded_years(today);
        for year in years.iter().copied().filter(|year| self.twins(*year, "", Proof::None).is_none()) {
            let carbon = files::read(&self.dirs.carbon(year));
            let carbon = carbon.map_err(|error| refused(&self.dirs.carbon(year), &error))?.into_text();
            match self.mend(year, &carbon, 0, now).map_err(|error| refused(&self.dirs.book(year), &error))? {
                Mended::Whole => {}
                Mended::Later => settled.waiting = true,
                Mended::Restored(count) => {
                    settled.restored += count;
                    settled.news.push(restored_news(count, year));
                }
            }
        }
        let ends = |year: &i32| {
            [self.dirs.book(*year), self.dirs.carbon(*year)].iter().all(|path| files::is_ended(path))
        };
        if settled == Settled::default() && years.iter().all(ends) {
            standing.advance(&self.dirs, 0, Proof::Neighbours);
        }
        Ok(settled)
    }

    /// The state of the files, cheap enough to be taken every minute: nothing is opened.
    #[must_use]
    pub fn marks(&self) -> Marks {
        let dirs = [&self.dirs.data, &self.dirs.state];
        let within = |dir: &PathBuf| {
            let names = files::year_files(dir).unwrap_or_default();
            names.into_iter().map(|name| dir.join(name)).collect::<Vec<_>>()
        };
        let mut marks: Vec<Mark> = dirs.into_iter().flat_map(within).filter_map(files::mark).collect();
        marks.sort_by(|one, other| one.path().cmp(other.path()));
        Marks(marks)
    }

    fn lock(&self, wait: Duration) -> io::Result<File> {
        files::lock(&self.lock_path(), wait)
    }

    fn lock_path(&self) -> PathBuf {
        self.dirs.state.join("lock")
    }

    /// Refuses to write where a newer version did: to a file of `year` or of a later one. Older files stay as they
    /// were begun, so there are not ever more to look at.
    fn refuse_newer(&self, nothing: &str, year: i32) -> Result<(), Refused> {
        for path in self.year_files().filter(|(of, _)| *of >= year).map(|(_, path)| path) {
            let head = files::read_head(&path, HEAD_LIMIT).unwrap_or_default();
            refuse_schema(nothing, &path, &String::from_utf8_lossy(&head))?;
        }
        Ok(())
    }

    /// Every year file and conflict copy that can be listed.
    fn year_files(&self) -> impl Iterator<Item = (i32, PathBuf)> {
        let within = |dir: &PathBuf| {
            let names = files::year_files(dir).unwrap_or_default();
            let paths = names.into_iter().filter_map(|name| Some((files::year_of(&name)?, dir.join(name))));
            paths.collect::<Vec<_>>()
        };
        [&self.dirs.data, &self.dirs.state].into_iter().flat_map(within)
    }

    /// The year whose file the draft goes to: of its own local time, or that of the file with its target.
    fn year_for(&self, draft: &Draft) -> Result<i32, Refused> {
        let own = line::written_time(draft.at).year();
        if !(0..=9999).contains(&own) {
            return Err(Refused { reason: format!("not recorded: the year {own} is outside 0 to 9999") });
        }
        let Some(target) = draft.target() else { return Ok(own) };
        let mut candidates: Vec<_> = self.year_files().collect();
        candidates.sort_by_key(|(year, _)| (*year != own, Reverse(*year)));
        let ends = |path: &Path| files::read_end(path, LATELY).is_ok_and(|end| sheet::defines(&end, target));
        if candidates.iter().any(|(year, path)| *year == own && ends(path)) {
            return Ok(own);
        }
        let holds =
            |path: &Path| files::read(path).is_ok_and(|content| sheet::defines(&content.bytes, target));
        Ok(candidates.into_iter().find(|(_, path)| holds(path)).map_or(own, |(year, _)| year))
    }

    /// The fact as it will be read back, under a name that none of `texts` mentions, and its line.
    fn named(&self, draft: &Draft, texts: &[&str]) -> Result<(Fact, String), Refused> {
        let id = id::fresh(|id| texts.iter().any(|text| text.contains(id)));
        let line = line::write(&draft.clone().named(id));
        match line::read(&line, self.local) {
            Line::Entry(fact) if fact.what.kind() == draft.what.kind() => Ok((*fact, line)),
            Line::Odd(why) => Err(Refused { reason: format!("not recorded: {why}") }),
            _ => {
                Err(Refused { reason: format!("not recorded: \"{}\" is no kind of fact", draft.what.kind()) })
            }
        }
    }

    fn behind(&self, year: i32, error: &io::Error) -> String {
        format!(
            "recorded, but {} cannot be written ({}); it will be added there when that works",
            self.dirs.book(year).display(),
            files::cause(error)
        )
    }

    /// Appends to the book what it lacks of the carbon, under the lock; `new` of its lines were recorded just now.
    fn mend(&self, year: i32, carbon: &str, new: usize, now: SystemTime) -> io::Result<Mended> {
        if mend::recorded(carbon).next().is_none() {
            return Ok(Mended::Whole);
        }
        files::make_dir(&self.dirs.data)?;
        let mut book = Appended::open(&self.dirs.book(year))?;
        let text = book.content.text();
        if sheet::schema(&text) > SCHEMA {
            return Err(io::Error::other("it was written by a newer version"));
        }
        let mut missing = mend::missing(carbon, &text);
        if missing.len() > new {
            missing = mend::unknown(missing, &text);
        }
        if missing.is_empty() {
            return Ok(Mended::Whole);
        }
        let restless = book.content.changed.is_some_and(|changed| distance(changed, now) < REST);
        if missing.len() > new && restless {
            return Ok(Mended::Later);
        }
        let patch = mend::patch(&book.content.bytes, &missing);
        book.append(&patch)?;
        match missing.len() - new.min(missing.len()) {
            0 => Ok(Mended::Whole),
            count => Ok(Mended::Restored(count)),
        }
    }
}

/// The directory for the state that belongs to a data directory, below the one for all state of the program. Two data
/// directories never share one; its name can be read, and stays the same when the data directory is created later.
#[must_use]
pub fn state_dir_for(state_root: &Path, data_dir: &Path) -> PathBuf {
    let whole = canonical(data_dir);
    let text = whole.to_string_lossy().to_lowercase();
    let words: Vec<&str> =
        text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let slug = words[words.len().saturating_sub(3)..].join("-");
    let slug: String = slug.chars().take(40).collect();
    state_root.join(format!("{slug}-{:08x}", fnv1a(whole.as_os_str().as_encoded_bytes())))
}

/// How a book was mended.
enum Mended {
    /// It lacked nothing but what is new.
    Whole,
    /// Somebody may be writing it: not now.
    Later,
    /// So many lines that are not new were put back.
    Restored(usize),
}

/// The year of a habit day, the one before, and the one in which the day ends.
fn loaded_years(today: NaiveDate) -> Vec<i32> {
    (today.year() - 1..=(today + Days::new(1)).year()).collect()
}

/// What goes to the carbon for a line. Behind zeros left by a power cut the line begins anew, so that they stay odd
/// alone.
fn carbon_lines(carbon: &Appended, line: &str) -> Vec<u8> {
    let content = &carbon.content;
    let mut lines = if content.zeros { vec![b'\n'] } else { Vec::new() };
    if !content.zeros || content.bytes.is_empty() {
        lines.extend(mend::opening(&content.bytes, mend::CARBON_HEAD));
    }
    lines.extend_from_slice(line.as_bytes());
    lines.push(b'\n');
    lines
}

fn restored_news(count: usize, year: i32) -> String {
    let file = files::year_file(year);
    match count {
        1 => format!("restored 1 entry that had vanished from {file} (# drops it)"),
        _ => format!("restored {count} entries that had vanished from {file} (# drops one)"),
    }
}

fn distance(one: SystemTime, other: SystemTime) -> Duration {
    one.duration_since(other).unwrap_or_else(|error| error.duration())
}

fn refuse_schema(nothing: &str, path: &Path, text: &str) -> Result<(), Refused> {
    let schema = sheet::schema(text);
    if schema <= SCHEMA {
        return Ok(());
    }
    let path = path.display();
    let why = format!("{path} was written by a newer version (schema {schema}); nothing was changed");
    Err(Refused { reason: format!("{nothing}: {why}") })
}

fn refused(nothing: &str, path: &Path, error: &io::Error) -> Refused {
    let (cause, advice) = match error.kind() {
        ErrorKind::WouldBlock => ("another write is not coming to its end".to_owned(), "try again"),
        ErrorKind::PermissionDenied => {
            (files::cause(error), "make it yours to write (sudo may have taken it)")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            (files::cause(error), "free some space and try again")
        }
        ErrorKind::ReadOnlyFilesystem => {
            (files::cause(error), "make the disk writable or choose another directory")
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            (files::cause(error), "move what is there or choose another directory")
        }
        _ => (files::cause(error), "look at that path and try again"),
    };
    Refused { reason: format!("{nothing}: {cause}; {advice}: {}", path.display()) }
}

/// The path without links, also where its end does not exist yet.
fn canonical(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let existing = path.ancestors().find_map(|above| Some((above, above.canonicalize().ok()?)));
    let Some((above, resolved)) = existing else { return path };
    match path.strip_prefix(above) {
        Ok(rest) if rest.as_os_str().is_empty() => resolved,
        Ok(rest) => resolved.join(rest),
        Err(_) => path,
    }
}

/// FNV-1a, 32 bits: the same number in every version of the program.
fn fnv1a(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}
