//! The screens without a window: in a pipe, in a dumb terminal, and where lines are asked for.

#![expect(clippy::disallowed_methods, reason = "which terminal it is stands in the environment")]

use std::env;
use std::process::ExitCode;

use chrono::{Days, NaiveDate};

use crate::app::model::Screen;
use crate::config::read::Config;
use crate::content::{self, embedded};
use crate::domain::goal::Goal;
use crate::domain::hydration::Overview;
use crate::domain::profile::Profile;
use crate::domain::region::Numbers;
use crate::domain::stretch::due_routine;
use crate::domain::time::day_of;
use crate::domain::trends::{LOOK_BACK, Span, Trends};
use crate::report;
use crate::shell::clock::{Clock, local_offset};
use crate::shell::command::{DATA, complain, fail, print};
use crate::shell::paths::Paths;
use crate::shell::store::Store;
use crate::shell::terminal::is_terminal;
use crate::shell::{packs, settings};

/// True if a window cannot be shown here, or would only be noise.
#[must_use]
pub fn is_wanted(asked: bool) -> bool {
    asked || !is_terminal() || env::var("TERM").is_ok_and(|term| term == "dumb")
}

/// Prints a screen as lines.
#[must_use]
pub fn screen(screen: Screen, paths: &Paths, clock: &Clock) -> ExitCode {
    let Config { settings, problems, .. } = settings::load(paths);
    problems.iter().for_each(|problem| complain(problem));
    let now = clock.now().wall;
    let today = day_of(now, settings.day_start);
    let store = Store::new(paths.journal.clone(), local_offset);
    let loaded = match screen {
        Screen::Cramps => store.load_days(&(NaiveDate::default().min(today)..=today)),
        Screen::Trends => store.load_days(&(today - Days::new(LOOK_BACK.into())..=today)),
        Screen::Today | Screen::Stretch | Screen::Guide => store.look_back(today),
    };
    loaded.problems.iter().for_each(|problem| complain(problem));
    let code = if loaded.problems.is_empty() { 0 } else { DATA };
    let journal = loaded.journal;
    let profile = Profile::at(&journal, now);
    let settings = settings.with_told(&profile);
    match screen {
        Screen::Today => {
            let library = embedded::library();
            let due = library.outline(due_routine(&journal, &settings, now));
            print(&report::screens::today(&journal, &settings, due, now), code)
        }
        Screen::Cramps => print(&report::screens::cramps(&journal), code),
        Screen::Trends => {
            let trends = Trends::new(&journal, &settings, now, profile.wants_to_know());
            print(&report::trends::text(&trends, Span::Month), code)
        }
        Screen::Stretch => match embedded::catalog() {
            Ok(mut catalog) => {
                let (own, problems) = packs::own(&paths.config, &catalog);
                problems.iter().for_each(|problem| complain(problem));
                catalog.add(own);
                print(&report::stretch::list(&catalog), code)
            }
            Err(problems) => {
                problems.iter().for_each(|problem| complain(&problem.to_string()));
                ExitCode::from(DATA)
            }
        },
        Screen::Guide => match content::guide::guide() {
            Ok(guide) => {
                let water = Overview::new(&journal, &settings, now);
                let limited = !matches!(water.target.goal, Goal::Target(_));
                let lines = report::guide::lines(&guide, "", &Numbers::of(profile.region()), limited);
                print(&lines.unwrap_or_default(), code)
            }
            Err(problem) => fail(&problem.to_string(), DATA),
        },
    }
}
