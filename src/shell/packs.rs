//! A person's own routines: every `*.toml` in the `routines` folder beside the configuration.

#![expect(clippy::disallowed_methods, reason = "the one place that reads packs")]

use std::fs;
use std::path::Path;

use crate::content::pack::{Problem, read};
use crate::domain::catalog::Catalog;

/// The folder beside the configuration.
const FOLDER: &str = "routines";

/// What the packs add to `known`, and a line for each problem. A pack with a problem is left out, the others are taken.
#[must_use]
pub(crate) fn own(config: &Path, known: &Catalog) -> (Catalog, Vec<String>) {
    let (mut own, mut lines) = (Catalog::default(), Vec::new());
    for file in files(config) {
        match read_file(&file, known) {
            Ok(found) => own.add(found),
            Err(problems) => lines.extend(problems.iter().map(ToString::to_string)),
        }
    }
    (own, lines)
}

/// Reads one pack, which may use the moves of `known`.
///
/// # Errors
/// Every problem found, or that the file cannot be read.
pub(crate) fn read_file(file: &Path, known: &Catalog) -> Result<Catalog, Vec<Problem>> {
    let name = file.display().to_string();
    let text = fs::read_to_string(file).map_err(|error| {
        vec![Problem { file: name.clone(), line: 1, what: format!("it cannot be read ({error})") }]
    })?;
    read(&[(&name, &text)], known)
}

fn files(config: &Path) -> Vec<std::path::PathBuf> {
    let folder = config.parent().map(|parent| parent.join(FOLDER)).unwrap_or_default();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files
}
