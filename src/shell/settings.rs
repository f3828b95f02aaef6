//! The configuration of this run: the file on disk, the environment, and what the command line sets.

#![expect(clippy::disallowed_methods, reason = "the one place that reads the configuration")]

use std::io::{ErrorKind, Write};
use std::path::Path;
use std::time::SystemTime;
use std::{env, fs, io};

use crate::app::screens::settings::Listing;
use crate::config::listing::listing;
use crate::config::read::{Config, Sources, read};
use crate::config::schema::example;
use crate::domain::profile::Profile;
use crate::shell::paths::Paths;
use crate::shell::store::files;

/// Reads all layers. A file that is not there says nothing; each problem names where it is.
#[must_use]
pub(crate) fn load(paths: &Paths) -> Config {
    layered(paths, &[], &fs::read(&paths.config))
}

/// The same with what is tried in the window, and every setting to be looked at.
#[must_use]
pub(crate) fn load_with(paths: &Paths, tried: &[String], profile: &Profile) -> (Config, Listing) {
    let file = fs::read(&paths.config);
    let config = layered(paths, tried, &file);
    let kept = layered(paths, &[], &file).settings.with_told(profile);
    let in_force = config.settings.with_told(profile);
    let text = file.map_or_else(|_| example(), |bytes| String::from_utf8_lossy(&bytes).into_owned());
    let listing = listing(&config, &in_force, &kept, &text);
    (config, listing)
}

fn layered(paths: &Paths, tried: &[String], file: &io::Result<Vec<u8>>) -> Config {
    let path = &paths.config;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let variables: Vec<(String, String)> = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.to_string_lossy().into_owned())))
        .filter(|(name, _)| name.starts_with("SUPPLE_"))
        .collect();
    let sources = Sources { file: None, variables: &variables, flags: &paths.set, tried };
    match file {
        Ok(bytes) => read(&Sources { file: Some((&name, &String::from_utf8_lossy(bytes))), ..sources }),
        Err(error) if error.kind() == ErrorKind::NotFound => read(&sources),
        Err(error) => {
            let mut config = read(&sources);
            let problem = format!("{} cannot be read ({error}); using the defaults", path.display());
            config.problems.insert(0, problem);
            config
        }
    }
}

/// Creates the file with every default as a comment, for its owner alone, where there is none.
pub(crate) fn create(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::make_dir(folder)?;
    }
    match files::private().write(true).create_new(true).open(path) {
        Ok(mut file) => file.write_all(example().as_bytes()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

/// When the file was written last; none while there is none.
#[must_use]
pub(crate) fn written(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}
