//! A made-up journal on disk: year files in a directory that holds nothing else, for good or for one window.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

use chrono::Datelike;

use crate::domain::demo::facts;
use crate::domain::time::Stamp;
use crate::shell::paths::Paths;
use crate::shell::store::Dirs;
use crate::shell::store::files::{cause, create, make_dir, year_file};
use crate::shell::store::line;
use crate::shell::store::mend::BOOK_HEAD;

/// The desktop of a person is not bothered with what is made up.
const CONFIG: &str = "[notify]\nchannels = []\n";

/// The directory of a demonstration: a journal, its state and a configuration of their own, gone with it.
#[derive(Debug)]
pub struct Stage(PathBuf);

impl Stage {
    /// Sets it up in the directory for temporary files.
    ///
    /// # Errors
    /// Nothing can be written there.
    pub fn new(years: u32, end: Stamp) -> Result<Self, String> {
        let name = format!("supple-demo-{}-{:x}", process::id(), end.timestamp_micros());
        let stage = Self(env::temp_dir().join(name));
        write(&stage.0.join("data"), end, years)?;
        let config = stage.config();
        create(&config, CONFIG.as_bytes())
            .map_err(|error| format!("{} cannot be written ({})", config.display(), cause(&error)))?;
        Ok(stage)
    }

    /// Where everything is; what else was asked for holds here, too.
    #[must_use]
    pub fn paths(&self, asked: &Paths) -> Paths {
        let journal = Dirs { data: self.0.join("data"), state: self.0.join("state") };
        Paths { journal, config: self.config(), ..asked.clone() }
    }

    fn config(&self) -> PathBuf {
        self.0.join("config.toml")
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What is left is made up, and in the directory that the system clears.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes the books of so many years and tells the number of facts. Nothing that exists is written over.
///
/// # Errors
/// The directory holds something already, or cannot be written.
pub fn write(dir: &Path, end: Stamp, years: u32) -> Result<u32, String> {
    let failed = |error: &std::io::Error| format!("{} cannot be written ({})", dir.display(), cause(error));
    match fs::read_dir(dir).map(|mut entries| entries.next().is_some()) {
        Ok(true) => return Err(format!("{} is not empty; name a new directory", dir.display())),
        Ok(false) => {}
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(failed(&error)),
    }
    make_dir(dir).map_err(|error| failed(&error))?;
    let mut books: BTreeMap<i32, String> = BTreeMap::new();
    let mut count = 0;
    for fact in facts(end, years) {
        let book = books.entry(fact.at.year()).or_insert_with(|| BOOK_HEAD.to_owned());
        book.push_str(&line::write(&fact));
        book.push('\n');
        count += 1;
    }
    for (year, book) in books {
        create(&dir.join(year_file(year)), book.as_bytes()).map_err(|error| failed(&error))?;
    }
    Ok(count)
}
