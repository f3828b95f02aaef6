//! `supple selftest`: what this run would use, and what is wrong with it. Reads and asks only, and sends one notification.

#![expect(clippy::disallowed_methods, reason = "it looks at the journal's directories")]

use std::fmt::Write;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::config::read::Config;
use crate::domain::time::{Stamp, day_of};
use crate::shell::clock::local_offset;
use crate::shell::paths::Paths;
use crate::shell::settings;
use crate::shell::store::{Store, files};
#[cfg(unix)]
use crate::shell::surroundings;
use crate::shell::trial::{self, Trial};

/// What to do where no notification reaches the person.
const NOBODY_SHOWS_IT: &str = "start the notification server of your desktop, dunst or mako, or name in notify.channels what works here";

/// What was found.
pub(crate) struct Findings {
    /// A line for each thing looked at.
    pub(crate) text: String,
    /// True if all is well.
    pub(crate) sound: bool,
}

/// Looks at the journal, its directories and the configuration, and tries to reach the person.
pub(crate) fn look(paths: &Paths, now: Stamp) -> Findings {
    let mut findings = Findings { text: String::new(), sound: true };
    let Config { settings, problems, .. } = settings::load(paths);
    findings.note("configuration", &paths.config.display().to_string(), &problems);
    for (name, folder) in [("journal", &paths.journal.data), ("own copy", &paths.journal.state)] {
        findings.note(name, &folder.display().to_string(), &folder_problems(folder));
    }
    let store = Store::new(paths.journal.clone(), local_offset);
    let loaded = store.load(day_of(now, settings.day_start));
    let standing = loaded.journal.standing().count();
    findings.note("facts", &format!("{standing} stand in this year and the one before"), &loaded.problems);
    #[cfg(unix)]
    surroundings::look(&mut findings, paths);
    findings.tell(&trial::send(&settings.channels, settings.loud));
    findings
}

impl Findings {
    /// A desktop without notifications is no fault of the files.
    fn tell(&mut self, trial: &Trial) {
        let mut more = trial.refused.clone();
        if !trial.reached {
            more.push(NOBODY_SHOWS_IT.to_owned());
        }
        self.row(trial.reached, "notification", &trial.outcome, &more);
    }

    fn note(&mut self, name: &str, what: &str, problems: &[String]) {
        self.sound &= problems.is_empty();
        self.row(problems.is_empty(), name, what, problems);
    }

    /// A line, and what there is to say to it.
    pub(crate) fn row(&mut self, well: bool, name: &str, what: &str, more: &[String]) {
        let mark = if well { "ok" } else { "!!" };
        let _ = writeln!(self.text, "{mark}  {name:<14} {what}");
        for line in more {
            let _ = writeln!(self.text, "    {line}");
        }
    }
}

fn folder_problems(folder: &Path) -> Vec<String> {
    let mut problems = Vec::new();
    match fs::metadata(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return problems,
        Err(error) => {
            return vec![format!(
                "it cannot be looked at ({}); see who may enter the directories above it",
                files::cause(&error)
            )];
        }
        Ok(found) if !found.is_dir() => {
            return vec!["it is no directory; move it aside, and one is made".to_owned()];
        }
        Ok(_) => {}
    }
    let names = files::year_files(folder).unwrap_or_default();
    let inside = names.iter().map(|name| folder.join(name));
    for path in std::iter::once(folder.to_owned()).chain(inside) {
        if let Some(mode) = open_to_others(&path) {
            problems.push(format!("{} can be read by others (mode {mode:o}); chmod go= it", path.display()));
        }
        if !is_writable(&path) {
            problems.push(format!("{} cannot be written; chmod u+w it, if it is yours", path.display()));
        }
    }
    problems
}

#[cfg(unix)]
fn open_to_others(path: &Path) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).ok()?.permissions().mode() & 0o777;
    (mode & 0o077 != 0).then_some(mode)
}

#[cfg(unix)]
fn is_writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

#[cfg(not(unix))]
fn open_to_others(_: &Path) -> Option<u32> {
    None
}

#[cfg(not(unix))]
fn is_writable(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.permissions().readonly())
}
