//! The configuration file on disk.

#![expect(clippy::disallowed_methods, reason = "the one place that reads the configuration file")]

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;

use crate::config::read::read;
use crate::domain::settings::Settings;

/// Reads the file. One that is not there means the defaults; each problem names the file.
#[must_use]
pub(crate) fn load(path: &Path) -> (Settings, Vec<String>) {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    match fs::read(path) {
        Ok(bytes) => {
            let (settings, problems) = read(&String::from_utf8_lossy(&bytes));
            (settings, problems.into_iter().map(|problem| format!("{name}, {problem}")).collect())
        }
        Err(error) if error.kind() == ErrorKind::NotFound => (Settings::default(), Vec::new()),
        Err(error) => {
            let problem = format!("{} cannot be read ({error}); using the defaults", path.display());
            (Settings::default(), vec![problem])
        }
    }
}

/// When the file was written last; none while there is none.
#[must_use]
pub(crate) fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
