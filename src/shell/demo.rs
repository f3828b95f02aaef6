//! A made-up journal on disk: year files in a directory that holds nothing else.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use chrono::Datelike;

use crate::domain::demo::facts;
use crate::domain::time::Stamp;
use crate::shell::store::files::{cause, create, make_dir, year_file};
use crate::shell::store::line;
use crate::shell::store::mend::BOOK_HEAD;

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
