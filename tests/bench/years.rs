//! A made-up journal as it lies on the disk of one who has only this device: each book has its carbon, and both are at
//! rest.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, SystemTime};

use supple::domain::time::Stamp;
use supple::shell::demo;
use supple::shell::store::Dirs;
use supple::shell::store::mend::{BOOK_HEAD, CARBON_HEAD};

/// Writes so many years that end now, or the mere directory for none.
pub(crate) fn write(dirs: &Dirs, now: Stamp, years: u32) {
    fs::create_dir_all(&dirs.state).unwrap();
    if years == 0 {
        return;
    }
    demo::write(&dirs.data, now, years).unwrap();
    for entry in fs::read_dir(&dirs.data).unwrap() {
        let entry = entry.unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        let carbon = dirs.state.join(entry.file_name());
        fs::write(&carbon, text.replacen(BOOK_HEAD, CARBON_HEAD, 1)).unwrap();
        rest(&entry.path());
        rest(&carbon);
    }
}

/// Makes a file an hour old.
pub(crate) fn rest(path: &Path) {
    let hour_ago = SystemTime::now() - Duration::from_secs(3600);
    File::options().write(true).open(path).unwrap().set_modified(hour_ago).unwrap();
}
