//! `supple status --follow`: a line whenever the status says something new, and sleep in between.

use std::process::ExitCode;

use chrono::TimeDelta;

use crate::app::event::Event;
use crate::cli::answer::shown;
use crate::cli::args::StatusArgs;
use crate::config::read::Config;
use crate::domain::profile::Profile;
use crate::domain::time::day_of;
use crate::report::status::Status;
use crate::shell::clock::{Clock, local_offset};
use crate::shell::command::{FAILED, USAGE, complain, fail, say};
use crate::shell::paths::Paths;
use crate::shell::settings;
use crate::shell::store::Store;
use crate::shell::wait::Waiter;

/// How long a directory goes unseen that cannot be watched.
const UNWATCHED: TimeDelta = TimeDelta::minutes(1);

/// Prints until it is told to end, or nobody reads any more.
#[must_use]
pub fn follow(asked: &StatusArgs, paths: &Paths, clock: &Clock) -> ExitCode {
    let mut waiter = match Waiter::without_terminal() {
        Ok(waiter) => waiter,
        Err(error) => return fail(&format!("signals cannot be waited for ({error})"), FAILED),
    };
    let store = Store::new(paths.journal.clone(), local_offset);
    let (mut said, mut complained, mut watched) = (String::new(), Vec::new(), false);
    loop {
        if !watched {
            let places = [Some(paths.journal.data.as_path()), paths.config.parent(), clock.directory()];
            watched = places.into_iter().flatten().filter(|place| waiter.watch(place).is_err()).count() == 0;
        }
        let now = clock.now().wall;
        let Config { settings, problems, .. } = settings::load(paths);
        if problems != complained {
            problems.iter().for_each(|problem| complain(problem));
            complained = problems;
        }
        let journal = store.glance(day_of(now, settings.day_start)).journal;
        let settings = settings.with_told(&Profile::at(&journal, now));
        let status = Status::new(&journal, &settings, now);
        let news = status.news();
        if news != said {
            match shown(&status, asked) {
                Ok(text) if say(&text) => said = news,
                Ok(_) => return ExitCode::SUCCESS,
                Err(why) => return fail(&why, USAGE),
            }
        }
        let look = (!watched).then(|| now + UNWATCHED);
        let woken = waiter.wait(clock.deadline(status.next_change().into_iter().chain(look).min()));
        if woken.events.contains(&Event::Terminate) {
            return ExitCode::SUCCESS;
        }
    }
}
