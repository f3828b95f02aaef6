//! Who is at the desk: what the screen lock, the keys and the desktop tell of it, as facts. Idle is not standing: a
//! long time without input only leads to a question.

use chrono::TimeDelta;

use crate::app::effect::Effect;
use crate::app::event::Presence;
use crate::app::model::App;
use crate::domain::breaks::{Span, SpanKind, State};
use crate::domain::fact::{AwayWhy, Draft, Instead, What};
use crate::domain::time::{GAP_FLOOR, Stamp, in_words};

impl App {
    /// Takes news of the person's presence. Of all that follow the journal one alone keeps them.
    pub(crate) fn notice_presence(&mut self, news: Presence) -> Vec<Effect> {
        if !self.speaks {
            return Vec::new();
        }
        match news {
            Presence::Locked => self.leave(AwayWhy::Lock),
            Presence::Unlocked => self.return_to_desk(),
            Presence::Slept(length) => self.sleep_over(length),
            Presence::Idle(length) => {
                self.idle_since.get_or_insert(self.now.wall - length);
                Vec::new()
            }
            Presence::Active => {
                let since = self.idle_since.take();
                since.map_or_else(Vec::new, |since| self.idle_over(since))
            }
        }
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

    /// True while nobody has touched the machine for so long that a prompt would reach nobody.
    pub(crate) fn is_deserted(&self) -> bool {
        self.idle_since.is_some_and(|since| self.now.wall - since >= self.settings.idle_floor)
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
            || self.journal.standing_after(from - length).any(|fact| same(fact.at, &fact.what));
        if known || length < self.settings.away_floor {
            return Vec::new();
        }
        let secs = u32::try_from(length.num_seconds()).ok();
        vec![self.append(Draft::new(from, What::Away { why: AwayWhy::Suspend, secs }))]
    }

    /// Notes a long time without input, if no absence covers it.
    fn idle_over(&mut self, since: Stamp) -> Vec<Effect> {
        let length = self.now.wall - since;
        let sat = self.movement().sitting_since.is_some_and(|began| began <= since);
        match u32::try_from(length.num_seconds()) {
            Ok(secs) if sat && length >= self.settings.idle_floor => {
                vec![self.append(Draft::new(since, What::Idle { secs, up: None }))]
            }
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
            Some(due) => format!(": that counts as a break, the next is at {}", due.format("%H:%M")),
            None => String::new(),
        };
        Some(format!("Welcome back after {}{next}", in_words(gone)))
    }
}
