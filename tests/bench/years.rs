//! A made-up journal as it lies on the disk of one who has only this device: each book has its carbon, and both are at
//! rest.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use supple::domain::time::Stamp;
use supple::shell::demo;
use supple::shell::store::Dirs;
use supple::shell::store::mend::{BOOK_HEAD, CARBON_HEAD};

/// Writes so many years that end now, or the mere directories for none.
pub(crate) fn write(dirs: &Dirs, now: Stamp, years: u32) {
    fs::create_dir_all(&dirs.state).unwrap();
    if years > 0 {
        demo::write(&dirs.data, now, years).unwrap();
        for book in files(&dirs.data) {
            let text = fs::read_to_string(&book).unwrap();
            let carbon = dirs.state.join(book.file_name().unwrap());
            fs::write(&carbon, text.replacen(BOOK_HEAD, CARBON_HEAD, 1)).unwrap();
        }
        rest(dirs);
    }
}

/// Makes every file of the journal an hour old.
pub(crate) fn rest(dirs: &Dirs) {
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    for path in [&dirs.data, &dirs.state].into_iter().flat_map(|dir| files(dir)) {
        File::options().write(true).open(path).unwrap().set_modified(hour_ago).unwrap();
    }
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect()
}
