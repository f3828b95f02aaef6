//! Where the user's files are.

use std::path::PathBuf;

use directories::ProjectDirs;

use crate::shell::store::{Dirs, state_dir_for};

/// The places of this run, and what else was asked for with them.
#[derive(Debug, Clone)]
pub struct Paths {
    /// The journal.
    pub journal: Dirs,
    /// The configuration file.
    pub config: PathBuf,
    /// Settings of the command line: `ui.theme=light`.
    pub set: Vec<String>,
    /// The word of `--color`.
    pub color: Option<String>,
}

impl Paths {
    /// The user's own places, or those that were asked for.
    ///
    /// # Errors
    /// The user has no home directory, below which this device keeps its own copy.
    pub fn new(data: Option<PathBuf>, config: Option<PathBuf>) -> Result<Self, String> {
        let home = ProjectDirs::from("", "", "supple").ok_or("there is no home directory; set HOME")?;
        let data = data.unwrap_or_else(|| home.data_dir().to_owned());
        let state_root =
            home.state_dir().map_or_else(|| home.data_local_dir().join("state"), ToOwned::to_owned);
        Ok(Self {
            journal: Dirs { state: state_dir_for(&state_root, &data), data },
            config: config.unwrap_or_else(|| home.config_dir().join("config.toml")),
            set: Vec::new(),
            color: None,
        })
    }
}
