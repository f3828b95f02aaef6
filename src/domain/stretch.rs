//! What the days say of stretching: the sessions of today and of the last two weeks, what is due, and what fits the
//! person.

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::domain::breaks::{self, State};
use crate::domain::catalog::{Move, Routine};
use crate::domain::fact::{Fact, StretchDone, What};
use crate::domain::journal::Journal;
use crate::domain::measures::sleep_day;
use crate::domain::profile::{Condition, Detail, Profile};
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, day_of};

/// What the Today pane and the status line say of stretching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    /// Sessions of today.
    pub sessions: u32,
    /// Seconds of today.
    pub secs: u32,
    /// Seconds of each of the 14 days that end today, oldest first.
    pub strip: [u32; 14],
}

impl Overview {
    /// Counts the standing sessions as seen from `today`.
    #[must_use]
    pub fn new(journal: &Journal, today: NaiveDate, day_start: NaiveTime) -> Self {
        let mut overview = Self { sessions: 0, secs: 0, strip: [0; 14] };
        for (at, done) in journal.standing().filter_map(session_of) {
            let age = (today - day_of(at, day_start)).num_days();
            if age == 0 {
                overview.sessions += 1;
                overview.secs += done.secs;
            }
            if let Some(slot) = usize::try_from(13 - age).ok().and_then(|i| overview.strip.get_mut(i)) {
                *slot += done.secs;
            }
        }
        overview
    }
}

pub(crate) fn session_of(fact: &Fact) -> Option<(Stamp, &StretchDone)> {
    match &fact.what {
        What::Stretch(done) => Some((fact.at, done)),
        _ => None,
    }
}

/// What stretching fits the hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// The routine before bed.
    Bed,
    /// The routine of the morning.
    Morning,
    /// The break that comes next.
    Break,
}

/// Hours of the day around which the routines of morning and bed are due.
const BEFORE_BED: TimeDelta = TimeDelta::hours(1);
const AFTER_BED: TimeDelta = TimeDelta::hours(2);
const AFTER_WAKING: TimeDelta = TimeDelta::hours(2);

/// What is due at `now`: before bed from an hour before bed time to two hours after it, in the morning within two hours
/// of waking, each unless it was done on this day, or in this night; a break else.
#[must_use]
pub fn due(journal: &Journal, settings: &Settings, now: Stamp) -> Due {
    let since = |time: NaiveTime, before: TimeDelta| {
        let passed = (now.time() - time + before).num_seconds().rem_euclid(86_400);
        TimeDelta::seconds(passed)
    };
    let done = |kind: fn(&str) -> bool, day: &dyn Fn(Stamp) -> NaiveDate| {
        let recent = journal.standing_after(now - TimeDelta::days(2)).filter_map(session_of);
        let mut of_now = recent.filter(|(at, _)| day(*at) == day(now));
        of_now.any(|(_, done)| done.whole && kind(&done.routine))
    };
    let habit_day = |at: Stamp| day_of(at, settings.day_start);
    if since(settings.sleep.from, BEFORE_BED) < BEFORE_BED + AFTER_BED && !done(is_bed, &sleep_day) {
        return Due::Bed;
    }
    if since(settings.sleep.to, TimeDelta::zero()) < AFTER_WAKING && !done(is_morning, &habit_day) {
        return Due::Morning;
    }
    Due::Break
}

/// The next time of the clock at which another routine may be due.
#[must_use]
pub fn next_turn(settings: &Settings, now: Stamp) -> Stamp {
    let (bed, waking) = (settings.sleep.from, settings.sleep.to);
    let turns = [bed - BEFORE_BED, bed + AFTER_BED, waking, waking + AFTER_WAKING];
    let ahead = turns.map(|turn| match (turn - now.time()).num_seconds().rem_euclid(86_400) {
        0 => TimeDelta::days(1),
        secs => TimeDelta::seconds(secs),
    });
    ahead.into_iter().min().map_or(now, |left| now + left)
}

/// The routine of the morning.
const MORNING_ROUTINE: &str = "morning-300";

/// Id of the routine that is due: that of a break that is asked for, else that of the hour.
#[must_use]
pub fn due_routine(journal: &Journal, settings: &Settings, now: Stamp) -> &'static str {
    let movement = breaks::Overview::new(journal, settings, now);
    let asked = matches!(movement.state, State::Due { .. });
    match due(journal, settings, now) {
        Due::Bed if !asked => settings.bed_routine,
        Due::Morning if !asked => MORNING_ROUTINE,
        Due::Bed | Due::Morning | Due::Break => movement.routine(),
    }
}

/// True for a routine that counts as the one before bed: its id begins with `bed-`, a person's own too.
#[must_use]
pub fn is_bed(routine: &str) -> bool {
    routine.starts_with("bed-")
}

fn is_morning(routine: &str) -> bool {
    routine.starts_with("morning-")
}

/// So long after a cramp routines are gentler.
const CRAMP_DAY: TimeDelta = TimeDelta::hours(24);

/// What somebody new to it begins with, and what each week adds, in percent (`clinical.md` H-09: start where it is
/// easy, add about a tenth every week or two).
const BEGIN: u32 = 50;
const EACH_WEEK: u32 = 10;

/// Weeks until somebody new to it does the whole.
const WEEKS: u32 = (100 - BEGIN) / EACH_WEEK;

/// The routine as it fits this person at `now`, and why it is not as it is written.
#[must_use]
pub fn fit(routine: &Routine, journal: &Journal, now: Stamp) -> (Routine, String) {
    let mut fitted = routine.clone();
    let mut because = Vec::new();
    if let Some(passed) = weeks_new(journal, now).filter(|passed| *passed < WEEKS) {
        fitted = fitted.in_part(BEGIN + EACH_WEEK * passed);
        because.push(week(passed));
    }
    let gentler = fitted.on_cramp_day();
    if gentler != fitted && had_cramp(journal, now) {
        fitted = gentler;
        because.push("gentler after a cramp".to_owned());
    }
    (fitted, because.join(", "))
}

/// The routine for somebody who has just said to be new to it.
#[must_use]
pub fn first_week(routine: &Routine) -> (Routine, String) {
    (routine.in_part(BEGIN), week(0))
}

fn week(passed: u32) -> String {
    format!("week {} of {WEEKS}", passed + 1)
}

/// Whole weeks since the person said to be new to it.
fn weeks_new(journal: &Journal, now: Stamp) -> Option<u32> {
    let mut told =
        journal.standing().rev().filter(|fact| fact.at <= now).filter_map(|fact| match fact.what {
            What::Profile(Detail::NewToExercise(new)) => Some((fact.at, new)),
            _ => None,
        });
    let (at, new) = told.next()?;
    new.then(|| u32::try_from((now - at).num_weeks()).unwrap_or(0))
}

fn had_cramp(journal: &Journal, now: Stamp) -> bool {
    let cramps = journal.standing_after(now - CRAMP_DAY).filter(|fact| fact.at <= now);
    cramps.map(|fact| &fact.what).any(|what| matches!(what, What::Cramp(_)))
}

/// The condition that the person told of and that rules a move of the routine out.
#[must_use]
pub fn ruled_out<'a>(routine: &'a Routine, profile: &Profile) -> Option<(&'a Move, Condition)> {
    let moves = routine.steps.iter().map(|step| &*step.exercise);
    moves
        .flat_map(|exercise| exercise.not_with.iter().map(move |condition| (exercise, *condition)))
        .find(|(_, condition)| profile.condition(*condition) == Some(true))
}
