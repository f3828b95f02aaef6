//! `supple man`: the manual, printed or written.

#![expect(
    clippy::disallowed_methods,
    reason = "pages are written where they are asked for, and hold nothing of a person"
)]

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::cli::manual::pages;
use crate::shell::command::{FAILED, fail, print};

/// Prints the page of the program, or writes it and those of the verbs into a directory.
pub(super) fn man(dir: Option<&Path>) -> ExitCode {
    let mut pages = pages().into_iter();
    let Some(dir) = dir else { return pages.next().map_or(ExitCode::SUCCESS, |(_, page)| print(&page, 0)) };
    let (mut written, mut failed) = (0, None);
    for (name, page) in pages {
        let path = dir.join(name);
        match fs::write(&path, page) {
            Ok(()) => written += 1,
            Err(error) => failed = failed.or(Some(format!("{} cannot be written ({error})", path.display()))),
        }
    }
    match failed {
        Some(why) => fail(&why, FAILED),
        None => print(&format!("wrote {written} pages to {}", dir.display()), 0),
    }
}
