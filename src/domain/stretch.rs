//! What the days say of stretching: the sessions of today and of the last two weeks.

use chrono::{NaiveDate, NaiveTime};

use crate::domain::fact::{Fact, StretchDone, What};
use crate::domain::journal::Journal;
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

fn session_of(fact: &Fact) -> Option<(Stamp, &StretchDone)> {
    match &fact.what {
        What::Stretch(done) => Some((fact.at, done)),
        _ => None,
    }
}

/// The routine that fits the time of day, by its id: the one before bed in the last hour before bed time, the quick
/// break else.
#[must_use]
pub fn at_hour(settings: &Settings, now: Stamp) -> &'static str {
    let bed = settings.sleep.from;
    let left = bed.signed_duration_since(now.time()).num_seconds().rem_euclid(86_400);
    if (1..=3_600).contains(&left) { "bed-195" } else { "desk-75" }
}
