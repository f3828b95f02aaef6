//! Who is at the desk: what the screen lock, the keys and the desktop tell of it, as facts. Idle is not standing: a
//! long time without input only leads to a question.

use std::time::Duration;

use chrono::TimeDelta;

use crate::app::effect::Effect;
use crate::app::event::Presence;
use crate::app::model::App;
use crate::domain::breaks::{Span, SpanKind, State, by_one_clock};
use crate::domain::fact::{AwayWhy, Draft, Instead, What};
use crate::domain::time::{GAP_FLOOR, Stamp, in_words};

/// A desktop that has not said for this long whether somebody is there is taken not to know.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often a desktop that only answers questions is asked while it says that nobody is there.
const AGAIN: Duration = Duration::from_secs(60);

/// What the machine tells of who is there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Attendance {
    /// Since when nobody has touched the machine; none while somebody does, and where nothing tells.
    idle_since: Option<Stamp>,
    /// The screen is locked.
    locked: bool,
    /// When the machine began to sleep.
    asleep_since: Option<Stamp>,
    /// The prompt before which the desktop was asked, and until when its answer is waited for; none once it came.
    asked: Option<(Stamp, Option<Duration>)>,
    /// When the desktop is asked again, because it said that nobody is there.
    again: Option<Duration>,
}

impl Attendance {
    /// True while nobody is there whom a prompt could reach.
    pub(crate) fn is_deserted(&self) -> bool {
        self.idle_since.is_some()
    }

    /// When the waiting for an answer ends, or the next question is due.
    pub(crate) fn next_wake(&self, now: Duration) -> Option<Duration> {
        let patience = self.asked.and_then(|(_, until)| until);
        [patience, self.again].into_iter().flatten().filter(|at| *at > now).min()
    }

    fn move_back(&mut self, length: TimeDelta) {
        let asked = self.asked.as_mut().map(|(about, _)| about);
        let times = [self.idle_since.as_mut(), self.asleep_since.as_mut(), asked];
        times.into_iter().flatten().for_each(|at| *at -= length);
    }
}

impl App {
    /// Takes news of the person's presence. Of all that follow the journal one alone keeps them.
    pub(crate) fn notice_presence(&mut self, news: Presence) -> Vec<Effect> {
        if !self.speaks {
            return Vec::new();
        }
        match news {
            Presence::Locked => {
                self.attendance.locked = true;
                self.attendance.again = None;
                let mut effects = self.end_session();
                effects.extend(self.leave(AwayWhy::Lock));
                effects
            }
            Presence::Unlocked => {
                self.attendance.locked = false;
                self.come_back()
            }
            Presence::Sleeps => {
                self.attendance.asleep_since = Some(self.now.wall);
                self.stop_session_clock(self.now.mono);
                Vec::new()
            }
            Presence::Wakes => self.wake_up(),
            Presence::Dark => {
                self.attendance.again = None;
                self.idle_for(TimeDelta::zero())
            }
            Presence::Idle(length) => self.idle_for(length),
            Presence::Active => self.come_back(),
            Presence::Untouched(length) => self.hear_answer(length),
        }
    }

    fn idle_for(&mut self, length: TimeDelta) -> Vec<Effect> {
        self.attendance.idle_since.get_or_insert(self.now.wall - length);
        Vec::new()
    }

    /// Somebody touches the machine. A screen that is locked may be touched without anybody sitting down.
    fn come_back(&mut self) -> Vec<Effect> {
        let mut effects = self.end_idleness();
        if !self.attendance.locked {
            effects.extend(self.return_to_desk());
        }
        effects
    }

    /// Notes that the time without input is over.
    pub(crate) fn end_idleness(&mut self) -> Vec<Effect> {
        self.attendance.again = None;
        let since = self.attendance.idle_since.take();
        since.map_or_else(Vec::new, |since| self.idle_over(since))
    }

    fn wake_up(&mut self) -> Vec<Effect> {
        let Some(since) = self.attendance.asleep_since.take() else { return Vec::new() };
        let length = self.now.wall - since;
        if length <= GAP_FLOOR {
            return Vec::new();
        }
        let mut effects = self.end_session();
        effects.extend(self.leave_relief(false));
        effects.extend(self.leave_care());
        effects.extend(self.sleep_over(length));
        effects
    }

    /// Before a prompt is spoken the desktop is asked whether somebody is there; what is to be done until its answer
    /// comes, and none once it came or took too long.
    pub(crate) fn ask_first(&mut self, prompt: Stamp) -> Option<Vec<Effect>> {
        if !self.speaks {
            return None;
        }
        match self.attendance.asked {
            Some((about, None)) if about == prompt => None,
            Some((about, Some(until))) if about == prompt => (self.now.mono < until).then(Vec::new),
            _ => {
                self.attendance.asked = Some((prompt, Some(self.now.mono + PATIENCE)));
                Some(vec![Effect::AskIdle])
            }
        }
    }

    /// A desktop that only answers is asked from time to time whether somebody came back.
    pub(crate) fn ask_again(&mut self) -> Vec<Effect> {
        if self.attendance.again.is_none_or(|at| self.now.mono < at) {
            return Vec::new();
        }
        self.attendance.again = Some(self.now.mono + AGAIN);
        vec![Effect::AskIdle]
    }

    fn hear_answer(&mut self, length: TimeDelta) -> Vec<Effect> {
        if let Some((_, until)) = &mut self.attendance.asked {
            *until = None;
        }
        if length >= self.settings.idle_floor {
            self.attendance.again = Some(self.now.mono + AGAIN);
            return self.idle_for(length);
        }
        if self.attendance.again.is_some() { self.come_back() } else { Vec::new() }
    }

    /// The person leaves the desk.
    pub(crate) fn leave(&mut self, why: AwayWhy) -> Vec<Effect> {
        if self.is_away() {
            return Vec::new();
        }
        vec![self.append_now(What::Away { why, secs: None })]
    }

    /// The person is back, if away.
    pub(crate) fn return_to_desk(&mut self) -> Vec<Effect> {
        if self.is_away() { vec![self.append_now(What::Back)] } else { Vec::new() }
    }

    /// True while the person is known to be away.
    pub(crate) fn is_away(&self) -> bool {
        matches!(self.movement().state, State::Away { .. })
    }

    /// Keeps a sleep of the machine as an absence, unless the clocks told of it already.
    pub(crate) fn sleep_over(&mut self, length: TimeDelta) -> Vec<Effect> {
        let from = self.now.wall - length;
        let half_way = from + length / 2;
        let same = |at: Stamp, what: &What| match what {
            What::Away { why: AwayWhy::Suspend, secs: Some(secs) } => {
                at <= half_way && half_way < at + TimeDelta::seconds(i64::from(*secs))
            }
            _ => false,
        };
        let known = self.in_flight.iter().any(|draft| same(draft.at, &draft.what))
            || by_one_clock(&self.journal, from - length, None)
                .iter()
                .any(|(at, _, fact)| same(*at, &fact.what));
        if known || length < self.settings.away_floor {
            return Vec::new();
        }
        let secs = u32::try_from(length.num_seconds()).ok();
        vec![self.append(Draft::new(from, What::Away { why: AwayWhy::Suspend, secs }))]
    }

    /// Goes on by a clock that was set back: what began before it happened so much earlier than it says.
    pub(crate) fn set_back(&mut self, length: TimeDelta) -> Vec<Effect> {
        let secs = u32::try_from(length.num_seconds()).unwrap_or(u32::MAX);
        let length = TimeDelta::seconds(i64::from(secs));
        self.opened -= length;
        let session = self.session.as_mut().map(|running| &mut running.began);
        let relief = self.relief.as_mut().map(|relief| &mut relief.began.wall);
        let spoken = self.reminder.spoken.as_mut();
        [session, relief, spoken].into_iter().flatten().for_each(|at| *at -= length);
        self.attendance.move_back(length);
        if self.speaks { vec![self.append_now(What::ClockSetBack { secs })] } else { Vec::new() }
    }

    /// Notes a long time without input, or what no break and no absence of that time covers.
    fn idle_over(&mut self, since: Stamp) -> Vec<Effect> {
        let now = self.now.wall;
        let movement = self.movement();
        let up = |span: &&Span| matches!(span.kind, SpanKind::Away | SpanKind::Moving);
        let ends = movement.ribbon.iter().filter(up).map(|span| span.to);
        let from = ends.max().map_or(since, |end| end.max(since));
        let worth = movement.sitting_since.is_some()
            && now - since >= self.settings.idle_floor
            && now - from >= self.settings.away_floor;
        match u32::try_from((now - from).num_seconds()) {
            Ok(secs) if worth => vec![self.append(Draft::new(from, What::Idle { secs, up: None }))],
            _ => Vec::new(),
        }
    }

    /// The answer to the question whether the person was up while nobody touched the machine.
    pub(crate) fn answer_up(&mut self, up: bool) -> Vec<Effect> {
        let Some((from, _)) = self.movement().question else { return Vec::new() };
        let asked =
            self.journal.standing_after(from - TimeDelta::seconds(1)).find_map(|fact| match fact.what {
                What::Idle { secs, up: None } if fact.at == from => Some((fact.id.clone(), secs)),
                _ => None,
            });
        let Some((of, secs)) = asked else { return Vec::new() };
        let instead = Some(Instead { of, changed: Some(self.now.wall) });
        vec![self.append(Draft { instead, ..Draft::new(from, What::Idle { secs, up: Some(up) }) })]
    }

    /// What an absence came to, in a line, for somebody who is just back.
    pub(crate) fn digest(&self) -> Option<String> {
        let movement = self.movement();
        let just_over = |span: &&Span| span.kind == SpanKind::Away && self.now.wall - span.to <= GAP_FLOOR;
        let gone = movement.ribbon.iter().rev().find(just_over).map(|span| span.to - span.from)?;
        let next = match movement.state.due_at() {
            Some(due) => {
                format!(": that counts as a break, the next is at {}", self.settings.clock.show(due))
            }
            None => String::new(),
        };
        Some(format!("Welcome back after {}{next}", in_words(gone)))
    }
}
