//! Sitting and standing: when the next break is due, and what became of the earlier ones. Everything is derived from
//! the journal, the settings and now, so the window, the shell and a restart always agree. How, is told by `clock`.

mod clock;

use chrono::{NaiveDate, NaiveTime, TimeDelta, Timelike};

use crate::domain::fact::{Fact, PauseWhy, What};
use crate::domain::journal::Journal;
use crate::domain::settings::Settings;
use crate::domain::time::{GAP_FLOOR, Stamp, day_of};

use clock::Clock;

/// Facts so much older than the newest one of sitting and standing say nothing about who sits at the desk now.
const LOOK_BACK: TimeDelta = TimeDelta::hours(48);

/// The longest pause that can be asked for: shorter than the look back, so that none is forgotten.
pub const LONGEST_PAUSE: TimeDelta = TimeDelta::hours(24);

/// A moment of the wall clock is looked at again at least this often before it comes, because a zone may change its
/// offset meanwhile.
const WALL_TRUST: TimeDelta = TimeDelta::hours(1);

/// The routines of the breaks, one after the other: two short ones, then two that are longer (`clinical.md` 2.4).
const ROTATION: [&str; 4] = ["desk-75", "desk-75", "desk-180", "walk-loop"];

/// What the sitting clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody is known to sit: the window is closed, and nothing told of a return.
    Idle,
    /// Away since then, as told or because the screen is locked.
    Away {
        /// When the absence began.
        since: Stamp,
    },
    /// No prompts for a time, as the person asked.
    Paused {
        /// When it ends by itself.
        until: Stamp,
        /// Why.
        why: PauseWhy,
    },
    /// Outside the hours of work.
    OffHours {
        /// When they begin; none if not within the week.
        until: Option<Stamp>,
    },
    /// Sitting; the next prompt comes at `due`.
    Counting {
        /// When the next prompt comes.
        due: Stamp,
    },
    /// The prompt was put off; it comes again at `due`.
    Snoozed {
        /// When it comes again.
        due: Stamp,
    },
    /// A break is asked for.
    Due {
        /// When the prompt came.
        since: Stamp,
        /// When it will count as missed.
        until: Stamp,
    },
}

impl State {
    /// The word of the state for programs; it never changes.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Idle => "idle",
            Self::Away { .. } => "away",
            Self::Paused { why: PauseWhy::Meeting, .. } => "meeting",
            Self::Paused { why: PauseWhy::Told, .. } => "paused",
            Self::OffHours { .. } => "off-hours",
            Self::Counting { .. } => "counting",
            Self::Snoozed { .. } => "snoozed",
            Self::Due { .. } => "due",
        }
    }

    /// When the prompt comes, or came.
    #[must_use]
    pub fn due_at(self) -> Option<Stamp> {
        match self {
            Self::Counting { due } | Self::Snoozed { due } => Some(due),
            Self::Due { since, .. } => Some(since),
            Self::Idle | Self::Away { .. } | Self::Paused { .. } | Self::OffHours { .. } => None,
        }
    }
}

/// A time without prompts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pause {
    /// When it ends by itself.
    pub until: Stamp,
    /// Why.
    pub why: PauseWhy,
    /// The person's own words for it.
    pub reason: Option<Box<str>>,
}

/// A stretch of the day for the ribbon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First second.
    pub from: Stamp,
    /// First second outside.
    pub to: Stamp,
    /// What filled it.
    pub kind: SpanKind,
}

/// What fills a stretch of the day.
/// Later kinds are shown before earlier ones where both fill a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum SpanKind {
    Sitting,
    Paused,
    Away,
    Moving,
}

/// The day's movement, as the pane, the status line and the reminder see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// What the sitting clock says.
    pub state: State,
    /// Since when the person sits without a break.
    pub sitting_since: Option<Stamp>,
    /// Snoozes used for the prompt in question.
    pub snoozes: u32,
    /// Breaks taken today, absences long enough among them.
    pub taken: u32,
    /// Breaks left out on purpose today.
    pub skipped: u32,
    /// Prompts nobody answered today.
    pub missed: u32,
    /// Breaks of today that were done and not merely an absence: they move the rotation of routines on.
    pub moved: u32,
    /// The time without prompts that runs, whatever the state.
    pub pause: Option<Pause>,
    /// When the working hours end in which it is now.
    pub closing: Option<Stamp>,
    /// From when to when nobody touched the machine, if it is not told yet whether the person was up.
    pub question: Option<(Stamp, Stamp)>,
    /// Today so far, oldest first; what is not covered is unknown.
    pub ribbon: Vec<Span>,
}

impl Overview {
    /// Derives the state at `now`. Facts dated after `now` are left out, but for those of a clock that was set back
    /// since: they are read as if it had always gone right.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, now: Stamp) -> Self {
        Self::read(journal, settings, now, None)
    }

    /// The same as it was when that day ended, or as it is now if that is earlier. Costs no more for a day long ago.
    #[must_use]
    pub fn of_day(journal: &Journal, settings: &Settings, day: NaiveDate, now: Stamp) -> Self {
        let start = TimeDelta::seconds(i64::from(settings.day_start.num_seconds_from_midnight()));
        let end = day.and_time(NaiveTime::MIN) + TimeDelta::days(1) + start - TimeDelta::seconds(1);
        let end = end.and_local_timezone(*now.offset()).single().map_or(now, |end| end.min(now));
        Self::read(journal, settings, end, Some(end + LOOK_BACK))
    }

    fn read(journal: &Journal, settings: &Settings, now: Stamp, until: Option<Stamp>) -> Self {
        let mut clock = Clock::new(settings, *now.offset(), day_of(now, settings.day_start));
        let newest = journal.standing_until(now).rev().find(|fact| clock::counts(&fact.what));
        let start = newest.map_or(now, |fact| fact.at) - LOOK_BACK;
        let window = |fact: &&Fact| matches!(fact.what, What::WindowOpened | What::WindowClosed);
        let dated = by_one_clock(journal, start, until);
        let (earlier, later) = dated.split_at(dated.partition_point(|(at, ..)| *at <= start));
        let before = earlier.iter().map(|(.., fact)| *fact).rev().find(window);
        let before = before.or_else(|| journal.standing_until(start).rev().find(window));
        if before.is_some_and(|fact| fact.what == What::WindowOpened) {
            clock.already_open(start);
        }
        // What was recorded before a small step back of the clock lies ahead of it for a moment.
        let ahead = if until.is_none() { GAP_FLOOR } else { TimeDelta::zero() };
        let past = later.iter().take_while(|(at, ..)| *at <= now + ahead);
        past.for_each(|(at, _, fact)| clock.take(now.min(*at), fact));
        clock.finish(now)
    }

    /// The next moment at which the state changes, or must be looked at again, without anybody doing anything.
    #[must_use]
    pub fn next_change(&self, now: Stamp) -> Option<Stamp> {
        let state = match self.state {
            State::Idle | State::Away { .. } => None,
            State::Paused { until, .. } => Some(until),
            State::OffHours { until } => Some(until.map_or(now + WALL_TRUST, |at| at.min(now + WALL_TRUST))),
            State::Counting { due } | State::Snoozed { due } => Some(due),
            State::Due { until, .. } => Some(until),
        };
        let pause = self.pause.as_ref().map(|pause| pause.until);
        [state, pause, self.closing].into_iter().flatten().min()
    }

    /// The id of the routine that the next break suggests: they rotate, two short ones before two that are longer.
    #[must_use]
    pub fn routine(&self) -> &'static str {
        ROTATION[self.moved as usize % ROTATION.len()]
    }
}

/// The facts after `start` as they happened, by the clock as it goes now, and their places in the order in which they
/// were recorded: that decides within a second. Whatever was recorded before the clock was set back happened so much
/// earlier than it says, so the lengths between them stay; of a step too small to be noted the order tells, and a fact is
/// no earlier than the one recorded before it. Facts dated after `until` are left out.
pub(crate) fn by_one_clock(
    journal: &Journal,
    start: Stamp,
    until: Option<Stamp>,
) -> Vec<(Stamp, u32, &Fact)> {
    let within = |(_, fact): &(u32, &Fact)| until.is_none_or(|until| fact.at <= until);
    let mut near: Vec<(u32, &Fact)> = journal.recorded_after(start).take_while(within).collect();
    near.sort_unstable_by_key(|(place, _)| *place);
    let mut too_late: TimeDelta = near.iter().filter_map(|(_, fact)| set_back(fact)).sum();
    let mut dated: Vec<(Stamp, u32, &Fact)> = Vec::with_capacity(near.len());
    for (place, fact) in near {
        too_late -= set_back(fact).unwrap_or_default();
        let mut at = fact.at - too_late;
        if let Some((before, ..)) = dated.last()
            && (TimeDelta::zero()..=GAP_FLOOR).contains(&(*before - at))
        {
            at = *before;
        }
        dated.push((at, place, fact));
    }
    dated.sort_by_key(|(at, place, _)| (*at, *place));
    dated
}

fn set_back(fact: &Fact) -> Option<TimeDelta> {
    match fact.what {
        What::ClockSetBack { secs } => Some(TimeDelta::seconds(i64::from(secs))),
        _ => None,
    }
}
