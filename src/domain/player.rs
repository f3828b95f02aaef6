//! A guided session: a routine laid out in time, where it stands, and the calls it gives. All of it is sums of
//! deadlines; knows no key, no sound and no screen.

use std::time::Duration;

use crate::domain::catalog::{Dose, Mode, Routine};
use crate::domain::cramps::Side;

/// So many seconds before its end a phase is counted down.
const COUNTED: u32 = 3;

/// A call of the player. Each is told from the others by ear and by eye.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cue {
    /// Get into position.
    Prepare,
    /// Begin to hold, to repeat or to move.
    Work,
    /// Let go.
    Rest,
    /// Change legs.
    Switch,
    /// One of the last three seconds.
    Count,
    /// It is over.
    Done,
}

impl Cue {
    /// Every call.
    pub const ALL: [Self; 6] = [Self::Prepare, Self::Work, Self::Rest, Self::Switch, Self::Count, Self::Done];

    /// When the bell rings for it, in milliseconds from its beginning. Rings closer than 150 ms melt into one.
    #[must_use]
    pub fn rhythm(self) -> &'static [u64] {
        match self {
            Self::Count => &[0],
            Self::Work => &[0, 150],
            Self::Switch => &[0, 150, 300],
            Self::Rest => &[0, 400],
            Self::Prepare => &[0, 400, 550],
            Self::Done => &[0, 150, 300, 700, 850],
        }
    }

    /// Its name in the sound theme of a desktop (freedesktop.org sound naming specification).
    #[must_use]
    pub fn sound(self) -> &'static str {
        match self {
            Self::Count => "bell",
            Self::Work => "message",
            Self::Switch => "window-question",
            Self::Rest => "dialog-information",
            Self::Prepare => "message-new-instant",
            Self::Done => "complete",
        }
    }
}

/// One uninterrupted piece of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phase {
    /// Index of the step in the routine.
    pub step: usize,
    /// What is to be done.
    pub kind: PhaseKind,
    /// Which leg; none when both work together.
    pub side: Option<Side>,
    /// Which repetition, counted from one.
    pub rep: u32,
    /// Length in seconds.
    pub secs: u32,
}

impl Phase {
    /// The call that opens it.
    #[must_use]
    pub fn cue(&self) -> Cue {
        match self.kind {
            PhaseKind::Prepare => Cue::Prepare,
            PhaseKind::Work => Cue::Work,
            PhaseKind::Rest => Cue::Rest,
            PhaseKind::Switch => Cue::Switch,
        }
    }
}

/// What is to be done in a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhaseKind {
    /// Get into position.
    Prepare,
    /// Hold, repeat or move.
    Work,
    /// Let go between two holds.
    Rest,
    /// Change legs.
    Switch,
}

/// Lays a routine out in time; the lengths add up to [`Routine::seconds`].
#[must_use]
pub fn timeline(routine: &Routine) -> Vec<Phase> {
    routine.steps.iter().enumerate().flat_map(|(index, step)| lay_out(index, &step.dose)).collect()
}

fn lay_out(index: usize, dose: &Dose) -> Vec<Phase> {
    let phase = |kind, side, rep, secs| Phase { step: index, kind, side, rep, secs };
    let legs: &[Option<Side>] = if dose.each_side { &[Some(Side::Left), Some(Side::Right)] } else { &[None] };
    let mut phases = vec![phase(PhaseKind::Prepare, legs[0], 1, dose.prepare)];
    if dose.alternate {
        for rep in 1..=dose.reps {
            phases.extend(legs.iter().map(|leg| phase(PhaseKind::Work, *leg, rep, dose.hold)));
        }
    }
    let in_turn = if dose.alternate { &[] } else { legs };
    for (turn, leg) in in_turn.iter().enumerate() {
        if turn > 0 {
            phases.push(phase(PhaseKind::Switch, *leg, 1, dose.switch));
        }
        match dose.mode {
            Mode::Reps | Mode::Timed => phases.push(phase(PhaseKind::Work, *leg, 1, dose.hold * dose.reps)),
            Mode::Hold => {
                for rep in 1..=dose.reps {
                    phases.push(phase(PhaseKind::Work, *leg, rep, dose.hold));
                    if rep < dose.reps {
                        phases.push(phase(PhaseKind::Rest, *leg, rep, dose.rest));
                    }
                }
            }
        }
    }
    phases.retain(|phase| phase.secs > 0);
    phases
}

/// A session under way. All times are deadlines on the monotonic clock, so a late wake-up costs nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    phases: Vec<Phase>,
    /// Seconds of the clock at which it runs, or none while it is paused.
    running_since: Option<Duration>,
    /// Time really spent before `running_since`.
    spent: Duration,
    /// How far the place in the routine is ahead of the time spent (skipped) or behind it (repeated), in
    /// nanoseconds.
    ahead: i64,
}

/// Where a session stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Index of the phase.
    pub index: usize,
    /// The phase.
    pub phase: Phase,
    /// Time since the phase began.
    pub elapsed: Duration,
    /// Time until the phase ends.
    pub left: Duration,
}

impl Session {
    /// Begins at `mono`.
    #[must_use]
    pub fn start(routine: &Routine, mono: Duration) -> Self {
        Self::of(timeline(routine), mono)
    }

    /// Begins with these phases at `mono`.
    #[must_use]
    pub fn of(phases: Vec<Phase>, mono: Duration) -> Self {
        Self { phases, running_since: Some(mono), spent: Duration::ZERO, ahead: 0 }
    }

    /// The phases in their order.
    #[must_use]
    pub fn phases(&self) -> &[Phase] {
        &self.phases
    }

    /// Time really spent, pauses left out.
    #[must_use]
    pub fn spent(&self, mono: Duration) -> Duration {
        self.spent + self.running_since.map_or(Duration::ZERO, |since| mono.saturating_sub(since))
    }

    /// True while it is paused.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.running_since.is_none()
    }

    /// The place at `mono`; none once the last phase is over.
    #[must_use]
    pub fn place(&self, mono: Duration) -> Option<Place> {
        let position = self.position(mono);
        let mut begin = Duration::ZERO;
        for (index, phase) in self.phases.iter().enumerate() {
            let end = begin + seconds(phase.secs);
            if position < end {
                return Some(Place { index, phase: *phase, elapsed: position - begin, left: end - position });
            }
            begin = end;
        }
        None
    }

    /// Share of the whole routine that is behind, 0 to 1.
    #[must_use]
    pub fn progress(&self, mono: Duration) -> f64 {
        let total: u32 = self.phases.iter().map(|phase| phase.secs).sum();
        (self.position(mono).as_secs_f64() / f64::from(total.max(1))).min(1.0)
    }

    /// Time until the whole routine is over.
    #[must_use]
    pub fn left(&self, mono: Duration) -> Duration {
        let total: u32 = self.phases.iter().map(|phase| phase.secs).sum();
        seconds(total).saturating_sub(self.position(mono))
    }

    /// Stops the clock, or lets it run again.
    pub fn toggle_pause(&mut self, mono: Duration) {
        if self.is_paused() {
            self.running_since = Some(mono);
        } else {
            self.pause(mono);
        }
    }

    /// Stops the clock as of `mono`; one that stands stays as it is.
    pub fn pause(&mut self, mono: Duration) {
        self.spent = self.spent(mono);
        self.running_since = None;
    }

    /// Gives the phase at hand ten seconds more.
    pub fn extend(&mut self, mono: Duration) {
        if let Some(place) = self.place(mono) {
            self.phases[place.index].secs += 10;
        }
    }

    /// The last three seconds of getting ready and of work are counted down: which of them this is.
    #[must_use]
    pub fn count(&self, mono: Duration) -> Option<u64> {
        let place = self.place(mono).filter(|_| !self.is_paused())?;
        let counted = matches!(place.phase.kind, PhaseKind::Prepare | PhaseKind::Work);
        let left = whole_seconds(place.left);
        (counted && place.phase.secs > COUNTED && left <= COUNTED.into()).then_some(left)
    }

    /// Goes on with other phases, which are those of the same steps in other versions. It stays in the phase
    /// that is like the one at hand, or begins the step `afresh`.
    pub fn change(&mut self, phases: Vec<Phase>, afresh: bool, mono: Duration) {
        let Some(place) = self.place(mono) else { return };
        let index = if afresh {
            phases.iter().position(|phase| phase.step == place.phase.step)
        } else {
            like(&phases, &place.phase)
        };
        let Some(index) = index else { return };
        let begin: u32 = phases[..index].iter().map(|phase| phase.secs).sum();
        let into = if afresh { Duration::ZERO } else { place.elapsed.min(seconds(phases[index].secs)) };
        self.phases = phases;
        self.ahead = nanos(seconds(begin) + into) - nanos(self.spent(mono));
    }

    /// Goes to the begin of the next step, or past the end.
    pub fn next_step(&mut self, mono: Duration) {
        let step = self.place(mono).map_or(usize::MAX, |place| place.phase.step);
        self.go_to(mono, |phase| phase.step > step);
    }

    /// Goes to the begin of this step; of the one before within its first three seconds.
    pub fn previous_step(&mut self, mono: Duration) {
        let Some(place) = self.place(mono) else { return };
        let first = self.phases.iter().position(|phase| phase.step == place.phase.step) == Some(place.index);
        let step = if first && place.elapsed < Duration::from_secs(3) {
            place.phase.step.saturating_sub(1)
        } else {
            place.phase.step
        };
        self.go_to(mono, |phase| phase.step >= step);
    }

    /// The clock time at which the picture changes next: the next whole second of the countdown.
    #[must_use]
    pub fn next_second(&self, mono: Duration) -> Option<Duration> {
        let left = self.place(mono)?.left;
        self.running_since?;
        let to_go = match left.subsec_nanos() {
            0 => Duration::from_secs(1),
            nanos => Duration::from_nanos(u64::from(nanos)),
        };
        Some(mono + to_go)
    }

    fn position(&self, mono: Duration) -> Duration {
        Duration::from_nanos(nanos(self.spent(mono)).saturating_add(self.ahead).max(0).unsigned_abs())
    }

    fn go_to(&mut self, mono: Duration, wanted: impl Fn(&Phase) -> bool) {
        let target: u32 = self.phases.iter().take_while(|phase| !wanted(phase)).map(|phase| phase.secs).sum();
        self.ahead = nanos(seconds(target)) - nanos(self.spent(mono));
    }
}

/// The phase of the same step that comes closest to this one: the same leg and repetition, else the same kind.
fn like(phases: &[Phase], phase: &Phase) -> Option<usize> {
    let closeness = |other: &Phase| {
        (other.kind == phase.kind, other.side == phase.side, u32::MAX - other.rep.abs_diff(phase.rep))
    };
    let same = phases.iter().enumerate().filter(|(_, other)| other.step == phase.step);
    same.rev().max_by_key(|(_, other)| closeness(other)).map(|(index, _)| index)
}

/// A countdown as people read it: 1 is shown until the second is over.
#[must_use]
pub fn whole_seconds(left: Duration) -> u64 {
    left.as_secs() + u64::from(left.subsec_nanos() > 0)
}

fn nanos(length: Duration) -> i64 {
    i64::try_from(length.as_nanos()).unwrap_or(i64::MAX)
}

fn seconds(secs: u32) -> Duration {
    Duration::from_secs(u64::from(secs))
}
