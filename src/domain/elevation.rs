//! Resting with the legs above the heart, at times of day that a person chose. Owns when one is due and for whom it is
//! not; derived from the journal, so that the window and a restart agree.
//!
//! Ten minutes, two or three times a day, ease heavy legs (`clinical.md` H-05, strength D). Not with known or suspected
//! arterial disease, where a raised leg gets less blood, and with heart failure only after a word with a clinician.

use chrono::{Days, NaiveDateTime, TimeDelta};

use crate::domain::catalog::Routine;
use crate::domain::fact::What;
use crate::domain::flags::{Flags, Rule};
use crate::domain::journal::Journal;
use crate::domain::profile::{Condition, Profile};
use crate::domain::settings::Settings;
use crate::domain::stretch::ruled_out;
use crate::domain::time::{Stamp, day_of};

/// The routine that is led.
pub const ROUTINE: &str = "elevate-615";

/// The move of it, which may be done by itself.
const MOVE: &str = "legs-up";

/// Shorter than this is a look, in seconds.
const SHORTEST: u32 = 60;

/// A rest that began this long before its time was the one meant.
const EARLY: TimeDelta = TimeDelta::minutes(30);

/// A rest that nobody took for this long is let go.
const OPEN: TimeDelta = TimeDelta::hours(1);

/// Rules that make arteries suspected until a clinician has looked.
const SUSPECT: [Rule; 4] = [Rule::C01, Rule::C03a, Rule::C03b, Rule::C03c];

/// What is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elevation {
    /// Nobody asked for it.
    Off,
    /// It is asked for and is not for this person; why, in a few words.
    Unfit(&'static str),
    /// Rests of the day.
    On {
        /// Those taken today.
        done: u32,
        /// The one that is due, or the next.
        turn: Turn,
    },
}

/// Whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The next one comes then.
    At(Stamp),
    /// One is due since then.
    Due {
        /// Its time.
        since: Stamp,
    },
}

impl Elevation {
    /// What holds at `now`, by the flags as they stand.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, flags: &Flags, now: Stamp) -> Self {
        if settings.legs_up.is_empty() {
            return Self::Off;
        }
        if let Some(why) = unfit(journal, flags, now) {
            return Self::Unfit(why);
        }
        let rests: Vec<Stamp> = rests(journal, now);
        let today = day_of(now, settings.day_start);
        let done = rests.iter().filter(|at| day_of(**at, settings.day_start) == today).count();
        let times = times(settings, now);
        let due = times
            .iter()
            .rev()
            .find(|at| **at <= now)
            .filter(|since| now - **since < OPEN && !rests.iter().any(|rest| *rest >= **since - EARLY));
        let turn = match (due, times.iter().find(|at| **at > now)) {
            (Some(since), _) => Turn::Due { since: *since },
            (None, Some(next)) => Turn::At(*next),
            (None, None) => return Self::Off,
        };
        Self::On { done: u32::try_from(done).unwrap_or(u32::MAX), turn }
    }

    /// When it changes by itself.
    #[must_use]
    pub fn next_change(&self) -> Option<Stamp> {
        match self {
            Self::On { turn: Turn::At(at), .. } => Some(*at),
            Self::On { turn: Turn::Due { since }, .. } => Some(*since + OPEN),
            Self::Off | Self::Unfit(_) => None,
        }
    }

    /// The time of the rest that is due.
    #[must_use]
    pub fn due(&self) -> Option<Stamp> {
        match self {
            Self::On { turn: Turn::Due { since }, .. } => Some(*since),
            Self::On { turn: Turn::At(_), .. } | Self::Off | Self::Unfit(_) => None,
        }
    }
}

/// Why that routine is not led, if it holds a move that is not for this person: a condition told of, or narrowed arteries
/// that are suspected.
#[must_use]
pub fn refusal(routine: &Routine, profile: &Profile, flags: &Flags) -> Option<String> {
    if let Some((exercise, condition)) = ruled_out(routine, profile) {
        return Some(format!("{} is not for you: you told of {}", exercise.name, condition.label()));
    }
    let mut moves = routine.steps.iter().map(|step| &step.exercise);
    let unsure = moves.find(|exercise| exercise.not_with.contains(&Condition::Pad))?;
    let why = format!("{} is not for you before your circulation was looked at", unsure.name);
    suspects_arteries(flags).then_some(why)
}

/// True while a rule makes narrowed arteries suspected and no clinician has looked yet.
fn suspects_arteries(flags: &Flags) -> bool {
    let suspect = |rule: &Rule| flags.get(*rule).is_some_and(|flag| flag.seen.is_none());
    SUSPECT.iter().any(suspect)
}

fn unfit(journal: &Journal, flags: &Flags, now: Stamp) -> Option<&'static str> {
    let profile = Profile::at(journal, now);
    let has = |condition| profile.condition(condition) == Some(true);
    if has(Condition::Pad) {
        Some("not with arterial disease")
    } else if has(Condition::HeartFailure) {
        Some("with heart failure, ask first")
    } else if suspects_arteries(flags) {
        Some("not before your circulation was looked at")
    } else {
        None
    }
}

/// When the rests of the last days began.
fn rests(journal: &Journal, now: Stamp) -> Vec<Stamp> {
    let recent = journal.standing_after(now - TimeDelta::days(2)).filter(|fact| fact.at <= now);
    recent
        .filter_map(|fact| match &fact.what {
            What::Stretch(done) if [ROUTINE, MOVE].contains(&&*done.routine) && done.secs >= SHORTEST => {
                Some(fact.at)
            }
            _ => None,
        })
        .collect()
}

/// The times of yesterday, today and tomorrow as the wall shows them now, oldest first.
fn times(settings: &Settings, now: Stamp) -> Vec<Stamp> {
    let today = now.date_naive();
    let days = [today.checked_sub_days(Days::new(1)), Some(today), today.checked_add_days(Days::new(1))];
    let on = |wall: NaiveDateTime| wall.and_local_timezone(*now.offset()).single();
    let mut times: Vec<Stamp> = days
        .into_iter()
        .flatten()
        .flat_map(|day| settings.legs_up.iter().filter_map(move |time| on(day.and_time(*time))))
        .collect();
    times.sort_unstable();
    times
}
