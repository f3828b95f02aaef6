//! The screens without a window: in a pipe, in a dumb terminal, and where lines are asked for.

#![expect(clippy::disallowed_methods, reason = "which terminal it is stands in the environment")]

use std::env;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use crate::cli::answer::{Known, trends_said};
use crate::config::read::Config;
use crate::content::embedded;
use crate::domain::profile::Profile;
use crate::domain::settings::Screen;
use crate::domain::stretch::due_routine;
use crate::domain::time::{all_days, day_of, days_back};
use crate::domain::trends::{LOOK_BACK, Span};
use crate::report;
use crate::shell::clock::{Clock, local_offset, localised};
use crate::shell::command::{DATA, complain, guide, print};
use crate::shell::lead::catalog;
use crate::shell::paths::Paths;
use crate::shell::settings;
use crate::shell::store::Store;

/// True if a window cannot be shown here, or would only be noise.
#[must_use]
pub fn is_wanted(asked: bool) -> bool {
    asked || reason().is_some()
}

/// Why a window cannot be shown here, if so.
pub(crate) fn reason() -> Option<&'static str> {
    if !io::stdout().is_terminal() {
        Some("the output is no terminal")
    } else if !io::stdin().is_terminal() {
        Some("the input is no terminal")
    } else if env::var("TERM").is_ok_and(|term| term == "dumb") {
        Some("TERM=dumb")
    } else {
        None
    }
}

/// Prints a screen as lines: the one asked for, or the one that the window would open at.
#[must_use]
pub fn screen(asked: Option<Screen>, paths: &Paths, clock: &Clock) -> ExitCode {
    let Config { settings, problems, .. } = settings::load(paths);
    problems.iter().for_each(|problem| complain(problem));
    let now = clock.now().wall;
    let today = day_of(now, settings.day_start);
    let store = Store::new(paths.journal.clone(), local_offset);
    let screen = asked.unwrap_or(settings.screen);
    let loaded = match screen {
        Screen::Cramps => store.load_days(&all_days(today)),
        Screen::Trends => store.load_days(&days_back(today, LOOK_BACK)),
        Screen::Today | Screen::Stretch | Screen::Guide => store.look_back(today),
    };
    loaded.problems.iter().for_each(|problem| complain(problem));
    let code = if loaded.problems.is_empty() { 0 } else { DATA };
    let journal = loaded.journal;
    let settings = settings.with_told(&Profile::at(&journal, now));
    let known = Known { journal: &journal, settings: &settings, now, local: &localised };
    match screen {
        Screen::Today => {
            let library = embedded::library();
            let due = library.outline(due_routine(&journal, &settings, now));
            print(&report::screens::today(&journal, &settings, due, now), code)
        }
        Screen::Cramps => print(&report::screens::cramps(&journal), code),
        Screen::Trends => print(&trends_said(Span::Month, false, known), code),
        Screen::Stretch => match catalog(paths) {
            Ok(catalog) => print(&report::stretch::list(&catalog), code),
            Err(code) => code,
        },
        Screen::Guide => guide("", known, code),
    }
}
