//! Sessions and relief that are started from the shell: in the player when there is a terminal, in plain lines
//! otherwise.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use crate::app::event::Event;
use crate::app::screens::session::Running;
use crate::cli::answer::cramp_words;
use crate::cli::args::StretchArgs;
use crate::content::{embedded, pack};
use crate::domain::about;
use crate::domain::catalog::{Catalog, Routine};
use crate::domain::cramps::{Cramp, Site};
use crate::domain::elevation::refusal;
use crate::domain::fact::{Draft, What};
use crate::domain::flags::Flags;
use crate::domain::profile::{Detail, Profile};
use crate::domain::region::Numbers;
use crate::domain::relief::Relief;
use crate::domain::stretch::{due_routine, fit};
use crate::domain::time::{day_of, to_the_second};
use crate::report::stretch as report;
use crate::shell::clock::{Clock, local_offset};
use crate::shell::command::{DATA, FAILED, PATIENCE, USAGE, complain, fail, print, say};
use crate::shell::paths::Paths;
use crate::shell::run::{Opening, window};
use crate::shell::store::Store;
use crate::shell::store::stash::Stash;
use crate::shell::terminal::is_terminal;
use crate::shell::wait::Waiter;
use crate::shell::{packs, settings};

/// Leads what is asked for, or says something of it.
#[must_use]
pub fn stretch(asked: &StretchArgs, paths: &Paths, clock: &Clock) -> ExitCode {
    if let Some(file) = &asked.check {
        return check(file);
    }
    let catalog = match catalog(paths) {
        Ok(catalog) => catalog,
        Err(code) => return code,
    };
    if asked.list {
        return print(&report::list(&catalog), 0);
    }
    let now = clock.now().wall;
    let settings = settings::load(paths).settings;
    let store = Store::new(paths.journal.clone(), local_offset);
    let today = day_of(now, settings.day_start);
    let journal = store.glance(today).journal;
    let profile = Profile::at(&journal, now);
    let settings = settings.with_told(&profile);
    let id = asked.routine.as_deref().unwrap_or_else(|| due_routine(&journal, &settings, now));
    let routine = match version(asked, id, &catalog) {
        Ok(routine) => routine,
        Err(why) => return fail(&why, USAGE),
    };
    if asked.about {
        return print(&told(&catalog, &routine, &fit(&routine, &journal, now)), 0);
    }
    if is_terminal() && !asked.plain {
        return window(paths, clock, store, Opening::Session(routine));
    }
    if let Some(why) = refusal(&routine, &profile, &Flags::new(&journal, &settings, now)) {
        return fail(&why, FAILED);
    }
    let cautions = (!profile.has_read_cautions()).then_some(&catalog.before_first);
    plain(fit(&routine, &journal, now), cautions, clock, &store)
}

/// Names every problem of a pack.
fn check(file: &Path) -> ExitCode {
    let known = match embedded::catalog() {
        Ok(known) => known,
        Err(problems) => return refuse(&problems),
    };
    match packs::read_file(file, &known) {
        Ok(found) => {
            let (routines, moves) = (found.routines.len(), found.moves.len());
            print(&format!("{}: no problems; routines: {routines}, moves: {moves}", file.display()), 0)
        }
        Err(problems) => refuse(&problems),
    }
}

/// The routine or move of that id in the version that is asked for.
fn version(asked: &StretchArgs, id: &str, catalog: &Catalog) -> Result<Routine, String> {
    let routine = catalog
        .routine(id)
        .ok_or_else(|| format!("there is no routine or move \"{id}\"; `supple stretch --list` shows them"))?;
    match (asked.sitting, asked.short) {
        (true, _) => routine.sitting(catalog).ok_or_else(|| {
            format!("{id} has no sitting version; desk-seated-90 and the moves with a chair are done sitting")
        }),
        (_, true) => routine.short().ok_or_else(|| format!("{id} has no short version; post-ex-390 has one")),
        _ => Ok(routine),
    }
}

fn told(catalog: &Catalog, routine: &Routine, fitted: &(Routine, String)) -> String {
    let (fitted, because) = fitted;
    let parts = match catalog.find_move(&routine.id) {
        Some(exercise) => {
            let sitting = exercise.sitting.as_deref().and_then(|id| catalog.find_move(id));
            about::exercise(exercise, because, sitting.map(|other| other.name.as_str()))
        }
        None => about::routine(fitted, because, &catalog.honest),
    };
    report::about(&parts)
}

/// Leads through a cramp that has just begun; without a terminal it prints the steps and logs the cramp.
#[must_use]
pub fn cramp_now(words: &[String], paths: &Paths, clock: &Clock) -> ExitCode {
    let (site, side) = match cramp_words(words) {
        Ok(both) => both,
        Err(why) => return fail(&why, USAGE),
    };
    let store = Store::new(paths.journal.clone(), local_offset);
    if is_terminal() {
        return window(paths, clock, store, Opening::Relief(site, side));
    }
    let catalog = match embedded::catalog() {
        Ok(catalog) => catalog,
        Err(problems) => return refuse(&problems),
    };
    let now = clock.now().wall;
    let journal = store.glance(day_of(now, settings::load(paths).settings.day_start)).journal;
    let numbers = Numbers::of(Profile::at(&journal, now).region());
    let relief = catalog.relief.with_numbers(&numbers, &catalog.guide.act.unknown);
    let cramp = Cramp { side, ..Cramp::from(site.unwrap_or(Site::Other)) };
    let said = say(&steps(&relief, site));
    match store.add(&Draft::new(now, What::Cramp(cramp)), now.into(), PATIENCE) {
        Ok(stored) => {
            stored.warning.iter().for_each(|warning| complain(warning));
            let id = stored.fact.id;
            let hint = format!("\nlogged; when it has eased: supple edit {id} --lasted 2m --intensity 5");
            if said { print(&hint, 0) } else { ExitCode::SUCCESS }
        }
        Err(refused) => fail(&refused.reason, FAILED),
    }
}

fn steps(relief: &Relief, site: Option<Site>) -> String {
    let of_site = |site: Site| relief.protocols.iter().find(|protocol| protocol.site == site.relieved_as());
    match site.and_then(of_site) {
        Some(protocol) => report::steps(relief, protocol),
        None => {
            let careful: Vec<String> = relief.careful(true, "").collect();
            format!("{}\n\n{}", careful.join("\n"), relief.too_long.join("\n"))
        }
    }
}

/// The shipped catalogue with the person's own packs; what is wrong with those is said.
pub(super) fn catalog(paths: &Paths) -> Result<Catalog, ExitCode> {
    let mut catalog = embedded::catalog().map_err(|problems| refuse(&problems))?;
    let (own, problems) = packs::own(&paths.config, &catalog);
    problems.iter().for_each(|problem| complain(problem));
    catalog.add(own);
    Ok(catalog)
}

fn refuse(problems: &[pack::Problem]) -> ExitCode {
    problems.iter().for_each(|problem| complain(&problem.to_string()));
    ExitCode::from(DATA)
}

/// Leads a session in lines of text: one when a phase begins, and none between. `cautions` are those that were not read
/// yet.
fn plain(
    (routine, because): (Routine, String),
    cautions: Option<&Vec<String>>,
    clock: &Clock,
    store: &Store,
) -> ExitCode {
    let mut waiter = match Waiter::without_terminal() {
        Ok(waiter) => waiter,
        Err(error) => return fail(&format!("signals cannot be waited for ({error})"), FAILED),
    };
    let _ = clock.directory().map(|place| waiter.watch(place));
    let began = clock.now();
    if let Err(refused) = store.take_left(began.wall.into(), PATIENCE) {
        complain(&refused.reason);
    }
    let mut lead = Lead { running: Running::start(routine, began), store, stash: None };
    let mut heard = true;
    if let Some(cautions) = cautions {
        heard = say(&format!("before the first session\n  {}\n", cautions.join("\n  ")));
        let read = Draft::new(began.wall, What::Profile(Detail::Cautions(true)));
        if let Err(refused) = store.add(&read, began.wall.into(), PATIENCE) {
            complain(&refused.reason);
        }
    }
    heard = heard && say(&report::opening(&lead.running.routine, &because));
    let (mut before, mut seen) = (None, began);
    while heard {
        let now = clock.now();
        if now.gap_since(&seen).is_some() {
            break;
        }
        seen = now;
        let Some(place) = lead.running.session.place(now.mono) else { break };
        if before != Some(place.index) {
            lead.keep(now.mono);
            let phases = lead.running.session.phases();
            let said = before.map(|index: usize| phases[index]);
            heard = say(&report::call(&lead.running.routine, said, place.phase));
            before = Some(place.index);
        }
        let left = chrono::TimeDelta::from_std(place.left).unwrap_or_default();
        let woken = waiter.wait(clock.deadline(Some(now.wall + left)));
        if woken.events.contains(&Event::Terminate) {
            break;
        }
    }
    lead.end(clock.now().mono, clock.now().wall.into())
}

struct Lead<'a> {
    running: Running,
    store: &'a Store,
    stash: Option<Stash>,
}

impl Lead<'_> {
    /// Keeps the part done, for the next start if this run is killed.
    fn keep(&mut self, mono: Duration) {
        let Some(draft) = self.running.draft(mono) else { return };
        if self.stash.is_none() {
            self.stash = self.store.stash(PATIENCE).ok();
        }
        if let Some(stash) = &mut self.stash {
            let _ = stash.keep(&draft);
        }
    }

    fn end(mut self, mono: Duration, now: std::time::SystemTime) -> ExitCode {
        let Some(draft) = self.running.draft(mono) else { return print("stopped; nothing was kept", 0) };
        match self.store.add(&draft, now, PATIENCE) {
            Ok(stored) => {
                self.stash.take().into_iter().for_each(Stash::end);
                stored.warning.iter().for_each(|warning| complain(warning));
                let What::Stretch(done) = stored.fact.what else { return ExitCode::SUCCESS };
                let length = to_the_second(done.secs);
                print(
                    &if done.whole {
                        format!("\ndone: {length}")
                    } else {
                        format!("\nstopped; {length} kept")
                    },
                    0,
                )
            }
            Err(refused) => fail(&refused.reason, FAILED),
        }
    }
}
