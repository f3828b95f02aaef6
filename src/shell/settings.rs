//! The configuration of this run: the file on disk, the environment, and what the command line sets.

#![expect(clippy::disallowed_methods, reason = "the one place that reads the configuration")]

use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;
use std::{env, fs};

use crate::config::read::{Config, Sources, read};
use crate::shell::paths::Paths;

/// Reads all layers. A file that is not there says nothing; each problem names where it is.
#[must_use]
pub(crate) fn load(paths: &Paths) -> Config {
    let path = &paths.config;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let variables: Vec<(String, String)> = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
        .filter(|(name, _)| name.starts_with("SUPPLE_"))
        .collect();
    let sources = Sources { file: None, variables: &variables, flags: &paths.set };
    match fs::read(path) {
        Ok(bytes) => read(&Sources { file: Some((&name, &String::from_utf8_lossy(&bytes))), ..sources }),
        Err(error) if error.kind() == ErrorKind::NotFound => read(&sources),
        Err(error) => {
            let mut config = read(&sources);
            let problem = format!("{} cannot be read ({error}); using the defaults", path.display());
            config.problems.insert(0, problem);
            config
        }
    }
}

/// When the file was written last; none while there is none.
#[must_use]
pub(crate) fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
