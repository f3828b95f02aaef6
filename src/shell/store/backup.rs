//! Copies of the books: one for each day on which something is recorded, and on demand. Owns the backup directory.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::{DateTime, Datelike, NaiveDate, Utc};

use crate::app::event::Refused;
use crate::shell::store::archive::{Archive, Dated, Year, archive, outdated};
use crate::shell::store::{Store, canonical, files, refused, sheet, view};

/// Bytes of a day as the mark of the last daily backup holds it: `2026-11-22`.
const DAY_LENGTH: u64 = 10;

/// A dated copy of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Where it is.
    pub path: PathBuf,
    /// False if the newest copy was the same already.
    pub new: bool,
}

impl Store {
    /// Copies every book into the backup directory, oldest year first; those that were copied since they changed
    /// last are left as they are.
    ///
    /// # Errors
    /// A book cannot be read, or its copy not be written. Copies made before that stay.
    pub fn backup(&self, now: SystemTime) -> Result<Vec<Copied>, Refused> {
        let day = self.day(now);
        let mut copies = Vec::new();
        for year in self.years() {
            let copied = self.backup_year(year, day);
            copies.extend(copied.map_err(|error| refused("not backed up", &self.backup_dir(), &error))?);
        }
        Ok(copies)
    }

    /// Writes everything the journal holds into one new file.
    ///
    /// # Errors
    /// Nothing was written, for the reason given.
    pub fn backup_to(&self, file: &Path) -> Result<Archive, Refused> {
        let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let beside = canonical(file).parent() == Some(canonical(&self.dirs.data).as_path());
        if beside && files::year_of(&name).is_some() {
            let reason = format!("not written: {} would be read as a part of the journal", file.display());
            return Err(Refused { reason });
        }
        let years = self.read_years().map_err(|(path, error)| refused("not written", &path, &error))?;
        let whole = archive(&years, self.local);
        match files::create(file, whole.text.as_bytes()) {
            Ok(()) => Ok(whole),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let reason = format!("not written: {} is there already; give another name", file.display());
                Err(Refused { reason })
            }
            Err(error) => Err(refused("not written", file, &error)),
        }
    }

    /// Where the dated copies are.
    #[must_use]
    pub fn backup_dir(&self) -> PathBuf {
        self.dirs.state.join("backup")
    }

    /// The newest dated copy of a year's book in which every line can be read.
    #[must_use]
    pub fn newest_good(&self, year: i32) -> Option<PathBuf> {
        let dir = self.backup_dir();
        let names = files::year_files(&dir).ok()?;
        let mut copies: Vec<Dated> = names.iter().filter_map(|name| Dated::parse(name)).collect();
        copies.retain(|copy| copy.year == year);
        copies.sort_unstable_by(|a, b| b.cmp(a));
        let is_good = |path: &PathBuf| {
            files::read(path).is_ok_and(|content| sheet::read(&content.text(), self.local).odd.is_empty())
        };
        copies.iter().map(|copy| dir.join(copy.name())).find(is_good)
    }

    /// The copy of the day, when something was recorded for the first time on it: of this year's book and of the
    /// one before. On all other occasions this reads ten bytes. Says what went wrong, once a day.
    pub(super) fn backup_daily(&self, now: SystemTime) -> Option<String> {
        let day = self.day(now);
        let (mark, text) = (self.dirs.state.join("backup-day"), day.to_string());
        if files::read_head(&mark, DAY_LENGTH).is_ok_and(|found| found == text.as_bytes()) {
            return None;
        }
        let years = [day.year() - 1, day.year()];
        let failed = years.into_iter().filter_map(|year| self.backup_year(year, day).err()).next();
        let _ = files::note(&mark, text.as_bytes());
        let cause = files::cause(&failed?);
        Some(format!(
            "recorded, but there is no backup of today in {} ({cause})",
            self.backup_dir().display()
        ))
    }

    /// Copies a book if it differs from its newest copy, and takes away the copies that are no longer kept.
    fn backup_year(&self, year: i32, day: NaiveDate) -> io::Result<Option<Copied>> {
        let book = files::read(&self.dirs.book(year))?.bytes;
        if book.is_empty() {
            return Ok(None);
        }
        let dir = self.backup_dir();
        let names = files::year_files(&dir)?;
        let mut copies: Vec<Dated> = names.iter().filter_map(|name| Dated::parse(name)).collect();
        copies.retain(|copy| copy.year == year);
        if let Some(newest) = copies.iter().max().map(|copy| dir.join(copy.name()))
            && files::read(&newest)?.bytes == book
        {
            return Ok(Some(Copied { path: newest, new: false }));
        }
        let of_day = copies.iter().filter(|copy| copy.day == day).map(|copy| copy.number).max();
        let copy = Dated { year, day, number: of_day.unwrap_or(0) + 1 };
        let path = dir.join(copy.name());
        files::make_dir(&dir)?;
        files::replace(&path, &book)?;
        copies.push(copy);
        for old in outdated(copies, day) {
            files::remove(&dir.join(old.name()))?;
        }
        Ok(Some(Copied { path, new: true }))
    }

    /// The calendar day here.
    fn day(&self, now: SystemTime) -> NaiveDate {
        let utc = DateTime::<Utc>::from(now);
        utc.with_timezone(&(self.local)(utc.naive_utc())).date_naive()
    }

    /// The years of all files, oldest first.
    pub(super) fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.year_files().map(|(year, _)| year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Every file of the journal, by years; the carbons first, so that what is written meanwhile is in the books.
    pub(super) fn read_years(&self) -> Result<Vec<Year>, (PathBuf, io::Error)> {
        let text = |path: PathBuf| match files::read(&path) {
            Ok(content) => Ok(content.into_text()),
            Err(error) => Err((path, error)),
        };
        let data = &self.dirs.data;
        let names = files::year_files(data).map_err(|error| (data.clone(), error))?;
        let carbons: Result<Vec<_>, _> =
            self.years().into_iter().map(|year| Ok((year, text(self.dirs.carbon(year))?))).collect();
        let whole = |(year, carbon): (i32, String)| {
            let beside =
                names.iter().filter(|name| files::year_of(name) == Some(year) && view::is_copy(name));
            let copies: Result<Vec<String>, _> = beside.map(|name| text(data.join(name))).collect();
            Ok(Year { year, book: text(self.dirs.book(year))?, copies: copies?, carbon })
        };
        carbons?.into_iter().map(whole).collect()
    }
}
