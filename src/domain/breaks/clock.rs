//! The state machine of sitting and standing: facts go in by time, an overview comes out.
//!
//! A spell at the desk leads to a prompt. A pause holds the prompt back until it ends; the end of the working hours
//! ends the spell, and their beginning starts it anew; nobody at the keys holds the prompt until some minutes after
//! the return. So a prompt is never lost, never comes twice, never inside quiet time, and never greets a return.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike};

use crate::domain::breaks::{Overview, Pause, Span, SpanKind, State};
use crate::domain::fact::{AwayWhy, BreakMark, Fact, What};
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, day_of};

/// A guided session done standing is a break when it lasted at least this many seconds; less is a look inside.
const SHORTEST_BREAK_SECS: u32 = 20;

/// A spell at the desk.
#[derive(Debug, Clone, Copy)]
struct Spell {
    /// When it began; ahead of now outside the hours of work, because it counts from their beginning.
    since: Stamp,
    due: Stamp,
    snoozes: u32,
    /// When the window was closed, if it is.
    closed: Option<Stamp>,
    /// The last fact of any kind.
    last_sign: Stamp,
    /// Prompts of today missed since then.
    unheard: u32,
    /// From when to when nobody touched the machine, while it is not told whether the person was up.
    question: Option<(Stamp, Stamp)>,
}

#[derive(Debug, Clone, Copy)]
enum Seat {
    Unknown,
    Sitting(Spell),
    Away { since: Stamp, why: AwayWhy, before: Option<Spell> },
}

/// True for what tells who sits at the desk.
pub(super) fn counts(what: &What) -> bool {
    match what {
        What::WindowOpened
        | What::WindowClosed
        | What::Back
        | What::Away { .. }
        | What::Idle { .. }
        | What::Pause { .. }
        | What::Resume
        | What::Break(_) => true,
        What::Stretch(done) => done.stood && done.secs >= SHORTEST_BREAK_SECS,
        What::Drink { .. }
        | What::Cramp(_)
        | What::Health(_)
        | What::Profile(_)
        | What::Goal(_)
        | What::Urine(_)
        | What::Exercise { .. }
        | What::Heat(_)
        | What::ClockSetBack { .. }
        | What::Undo(_)
        | What::Other(_) => false,
    }
}

/// The state machine: takes facts by time.
pub(super) struct Clock<'a> {
    settings: &'a Settings,
    /// What the wall clock is read by: the offset of now.
    offset: FixedOffset,
    today: NaiveDate,
    seat: Seat,
    /// A window is open, so prompts are spoken.
    prompting: bool,
    /// When the pause began, and the pause.
    pause: Option<(Stamp, Pause)>,
    taken: u32,
    skipped: u32,
    missed: u32,
    moved: u32,
    ribbon: Vec<Span>,
}

impl<'a> Clock<'a> {
    pub(super) fn new(settings: &'a Settings, offset: FixedOffset, today: NaiveDate) -> Self {
        Self {
            settings,
            offset,
            today,
            seat: Seat::Unknown,
            prompting: false,
            pause: None,
            taken: 0,
            skipped: 0,
            missed: 0,
            moved: 0,
            ribbon: Vec::new(),
        }
    }

    /// A window is open since before the first fact that is looked at, so somebody sits there.
    pub(super) fn already_open(&mut self, since: Stamp) {
        self.prompting = true;
        self.sit(since.with_timezone(&self.offset));
    }

    /// Takes a fact that happened at `at`.
    pub(super) fn take(&mut self, at: Stamp, fact: &Fact) {
        let at = at.with_timezone(&self.offset);
        let after = |secs: u32| at + TimeDelta::seconds(i64::from(secs));
        self.run_to(at);
        match &fact.what {
            What::WindowOpened => self.open(at),
            What::WindowClosed => self.close(at),
            What::Back => self.back(at),
            What::Away { why, secs: None } => self.leave(at, *why),
            What::Away { secs: Some(secs), .. } => self.absence(at, after(*secs)),
            What::Idle { secs, up: Some(true) } => self.absence(at, after(*secs)),
            What::Idle { secs, up } => self.idle(at, after(*secs), up.is_none()),
            What::Pause { why, secs } => {
                let pause = Pause { until: after(*secs), why: *why, reason: fact.note.clone() };
                self.end_pause(at);
                self.pause = Some((at, pause));
            }
            What::Resume => self.resume(at),
            What::Break(BreakMark::Taken { secs }) => self.stood(at, secs.unwrap_or(0)),
            What::Break(BreakMark::Skipped) => self.skip(at),
            What::Break(BreakMark::Snoozed { mins }) => self.snooze(at, *mins),
            What::Stretch(done) if counts(&fact.what) => self.stood(at, done.secs),
            _ => {}
        }
        if let Seat::Sitting(spell) = &mut self.seat {
            spell.last_sign = spell.last_sign.max(at);
            spell.unheard = 0;
        }
    }

    pub(super) fn finish(mut self, now: Stamp) -> Overview {
        self.run_to(now);
        if let Seat::Sitting(Spell { closed: Some(closed), .. }) = self.seat
            && now - closed >= self.settings.away_floor
        {
            self.end_spell(closed);
        }
        if self.pause.as_ref().is_some_and(|(_, pause)| pause.until <= now) {
            self.end_pause(now);
        }
        let spell = match self.seat {
            Seat::Sitting(spell) => Some(spell).filter(|spell| spell.since <= now),
            Seat::Unknown | Seat::Away { .. } => None,
        };
        let state = self.state(now);
        let closing = self.closing(now).filter(|closing| *closing > now);
        if let Seat::Away { since, before, .. } = self.seat {
            self.seat = before.map_or(Seat::Unknown, Seat::Sitting);
            self.end_spell(since);
            self.mark(since, now, SpanKind::Away);
        } else {
            self.end_spell(now);
        }
        let pause = self.pause.take().map(|(from, pause)| {
            self.mark(from, now, SpanKind::Paused);
            pause
        });
        let Self { taken, skipped, missed, moved, ribbon, .. } = self;
        Overview {
            state,
            sitting_since: spell.map(|spell| spell.since),
            snoozes: spell.map_or(0, |spell| spell.snoozes),
            taken,
            skipped,
            missed,
            moved,
            pause,
            closing,
            question: spell.and_then(|spell| spell.question),
            ribbon,
        }
    }

    fn state(&self, now: Stamp) -> State {
        if let Seat::Away { since, .. } = self.seat {
            return State::Away { since };
        }
        if let Some((_, pause)) = &self.pause {
            return State::Paused { until: pause.until, why: pause.why };
        }
        let opening = self.opening(now);
        match self.seat {
            _ if opening != Some(now) => State::OffHours { until: opening },
            Seat::Sitting(spell) if now >= spell.due => {
                State::Due { since: spell.due, until: spell.due + self.settings.answer_within }
            }
            Seat::Sitting(spell) if spell.snoozes > 0 => {
                State::Snoozed { due: self.in_hours(now, spell.due) }
            }
            Seat::Sitting(spell) => State::Counting { due: self.in_hours(now, spell.due) },
            Seat::Unknown | Seat::Away { .. } => State::Idle,
        }
    }

    /// Lets the prompts pass that nobody answered before `to`, and the ends of working hours. Where no window spoke
    /// them nobody missed any, and who sits there is no longer known.
    fn run_to(&mut self, to: Stamp) {
        while let Seat::Sitting(mut spell) = self.seat {
            let due = self.held(spell.due);
            let over = due + self.settings.answer_within;
            let closing = self.closing(spell.since).filter(|closing| *closing < over);
            if closing.unwrap_or(over) > to {
                if due <= to {
                    spell.due = due;
                    self.seat = Seat::Sitting(spell);
                }
                return;
            }
            if !self.prompting {
                return self.end_spell(spell.closed.or(closing).unwrap_or(due));
            }
            if closing.is_none_or(|closing| due < closing) {
                spell.unheard += self.if_today(due);
                self.missed += self.if_today(due);
            }
            if let Some(closing) = closing {
                self.end_spell(closing);
                self.sit(closing);
                if let Seat::Sitting(next) = &mut self.seat {
                    (next.last_sign, next.unheard) = (spell.last_sign, spell.unheard);
                }
            } else {
                spell.due = self.next_prompt(due, self.settings.answer_within);
                spell.snoozes = 0;
                self.seat = Seat::Sitting(spell);
            }
        }
    }

    /// When a prompt that would come at `due` may come: not inside a pause.
    fn held(&self, due: Stamp) -> Stamp {
        self.pause.as_ref().map_or(due, |(_, pause)| due.max(pause.until))
    }

    /// The first moment of the working hours that is not before `at`.
    fn opening(&self, at: Stamp) -> Option<Stamp> {
        self.settings.hours.opening(at.naive_local()).map(|wall| self.at_wall(wall))
    }

    /// When the next prompt really comes: where the hours end before it, they begin it anew.
    fn in_hours(&self, now: Stamp, due: Stamp) -> Stamp {
        let closing = self.closing(now).filter(|closing| *closing <= due);
        let opening = closing.and_then(|closing| self.opening(closing));
        opening.map_or(due, |opening| self.next_prompt(opening, TimeDelta::zero()))
    }

    fn closing(&self, at: Stamp) -> Option<Stamp> {
        self.settings.hours.closing(at.naive_local()).map(|wall| self.at_wall(wall))
    }

    fn at_wall(&self, wall: NaiveDateTime) -> Stamp {
        self.offset.from_utc_datetime(&(wall - TimeDelta::seconds(i64::from(self.offset.local_minus_utc()))))
    }

    /// When the prompt comes that follows `from`: after the interval, or at the first of the person's own minutes
    /// that leaves half the interval; never before `least` has passed.
    fn next_prompt(&self, from: Stamp, least: TimeDelta) -> Stamp {
        let earliest = from + (self.settings.interval / 2).max(least);
        let wall = earliest.naive_local();
        let hour = wall.date().and_time(NaiveTime::MIN) + TimeDelta::hours(i64::from(wall.hour()));
        let minutes = self.settings.at_minutes.iter();
        let next = minutes.map(|minute| {
            let at = self.at_wall(hour + TimeDelta::minutes(i64::from(*minute)));
            if at < earliest { at + TimeDelta::hours(1) } else { at }
        });
        next.min().unwrap_or(from + self.settings.interval.max(least))
    }

    /// A spell begins, or at the next working hour if this is none.
    fn sit(&mut self, at: Stamp) {
        let Some(since) = self.opening(at) else {
            self.seat = Seat::Unknown;
            return;
        };
        self.seat = Seat::Sitting(Spell {
            since,
            due: self.next_prompt(since, TimeDelta::zero()),
            snoozes: 0,
            closed: None,
            last_sign: since,
            unheard: 0,
            question: None,
        });
    }

    /// Opening the window starts the clock, unless it runs: a short restart changes nothing. After a longer time
    /// out of sight the clock starts anew, because "you came back" is never answered by "take a break now". A window
    /// that ended without a word has spoken no prompts either.
    fn open(&mut self, at: Stamp) {
        self.prompting = true;
        match self.seat {
            Seat::Unknown => self.sit(at),
            Seat::Away { .. } => self.back(at),
            Seat::Sitting(mut spell) => {
                let unseen = match spell.closed {
                    Some(closed) => at - closed >= self.settings.away_floor,
                    None => at - spell.last_sign >= self.settings.interval,
                };
                if unseen {
                    self.missed -= spell.unheard;
                    self.end_spell(spell.closed.unwrap_or(spell.last_sign));
                    self.sit(at);
                } else {
                    spell.closed = None;
                    self.seat = Seat::Sitting(spell);
                }
            }
        }
    }

    fn close(&mut self, at: Stamp) {
        self.prompting = false;
        if let Seat::Sitting(spell) = &mut self.seat {
            spell.closed = Some(at);
        }
    }

    fn leave(&mut self, at: Stamp, why: AwayWhy) {
        let before = match self.seat {
            Seat::Sitting(spell) => Some(spell),
            Seat::Unknown => None,
            Seat::Away { .. } => return,
        };
        self.seat = Seat::Away { since: at, why, before };
    }

    fn back(&mut self, at: Stamp) {
        match self.seat {
            Seat::Unknown => self.sit(at),
            Seat::Sitting(_) => {}
            Seat::Away { since, before, .. } => {
                self.seat = before.map_or(Seat::Unknown, Seat::Sitting);
                self.stay_away(since, at);
                if matches!(self.seat, Seat::Unknown) {
                    self.sit(at);
                }
                self.run_to(at);
            }
        }
    }

    /// An absence of known length. Behind a locked screen it tells nothing new; otherwise its end is the return.
    fn absence(&mut self, from: Stamp, to: Stamp) {
        match self.seat {
            Seat::Away { why: AwayWhy::Lock, .. } => {}
            Seat::Away { .. } => self.back(to),
            Seat::Unknown | Seat::Sitting(_) => self.stay_away(from, to),
        }
    }

    /// Counts an absence as a break if it was long enough. What two windows saw of the same one counts once.
    fn stay_away(&mut self, from: Stamp, to: Stamp) {
        let Seat::Sitting(spell) = self.seat else { return };
        if to - from < self.settings.away_floor {
            return;
        }
        if from >= spell.since {
            self.taken += self.if_today(from);
        }
        self.end_spell(from);
        self.mark(from, to, SpanKind::Away);
        self.sit(to.max(spell.since));
    }

    /// Nobody touched the machine. A prompt of that time waits for some minutes after it, and is not missed.
    fn idle(&mut self, from: Stamp, to: Stamp, ask: bool) {
        let Seat::Sitting(spell) = &mut self.seat else { return };
        spell.due = spell.due.max(to + self.settings.away_floor);
        if ask && to - from >= self.settings.away_floor {
            spell.question = Some((from, to));
        }
    }

    /// A prompt that the pause held back comes now.
    fn resume(&mut self, at: Stamp) {
        if self.pause.as_ref().is_none_or(|(_, pause)| pause.until <= at) {
            return;
        }
        self.end_pause(at);
        if let Seat::Sitting(spell) = &mut self.seat {
            spell.due = spell.due.max(at);
        }
    }

    /// Ends the pause that runs, at `at` or by itself before that.
    fn end_pause(&mut self, at: Stamp) {
        if let Some((from, pause)) = self.pause.take() {
            self.mark(from, at.min(pause.until), SpanKind::Paused);
        }
    }

    fn stood(&mut self, at: Stamp, secs: u32) {
        let before = self.taken;
        if let Seat::Away { .. } = self.seat {
            self.back(at);
        }
        let counted = self.taken > before;
        let to = at + TimeDelta::seconds(i64::from(secs));
        self.end_spell(at);
        self.mark(at, to, SpanKind::Moving);
        self.taken += if counted { 0 } else { self.if_today(at) };
        self.moved += self.if_today(at);
        self.sit(to);
    }

    fn skip(&mut self, at: Stamp) {
        self.skipped += self.if_today(at);
        let due = self.next_prompt(at, TimeDelta::zero());
        if let Seat::Sitting(spell) = &mut self.seat {
            spell.due = due;
            spell.snoozes = 0;
        }
    }

    fn snooze(&mut self, at: Stamp, mins: u32) {
        if let Seat::Sitting(spell) = &mut self.seat
            && spell.snoozes < self.settings.snoozes
        {
            spell.due = spell.due.max(at + TimeDelta::minutes(i64::from(mins)));
            spell.snoozes += 1;
        }
    }

    fn end_spell(&mut self, at: Stamp) {
        if let Seat::Sitting(spell) = self.seat {
            self.mark(spell.since, at, SpanKind::Sitting);
        }
        self.seat = Seat::Unknown;
    }

    fn mark(&mut self, from: Stamp, to: Stamp, kind: SpanKind) {
        if from <= to && day_of(to, self.settings.day_start) == self.today {
            self.ribbon.push(Span { from, to, kind });
        }
    }

    fn if_today(&self, at: Stamp) -> u32 {
        u32::from(day_of(at, self.settings.day_start) == self.today)
    }
}
