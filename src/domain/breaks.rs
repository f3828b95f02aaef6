//! Sitting and standing: when the next break is due, and what became of the earlier ones. Everything is derived from
//! the journal, the settings and now, so the window, the shell and a restart always agree.

use chrono::{NaiveDate, TimeDelta};

use crate::domain::fact::{BreakMark, Fact, What};
use crate::domain::journal::Journal;
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, day_of};

/// Facts older than this say nothing about who sits at the desk now.
const LOOK_BACK: TimeDelta = TimeDelta::hours(48);

/// A guided session done standing is a break when it lasted at least this many seconds; less is a look inside.
const SHORTEST_BREAK_SECS: u32 = 20;

/// What the sitting clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nobody is known to sit: the window is closed, and nothing told of a return.
    Idle,
    /// Away since then, as told.
    Away {
        /// When the absence began.
        since: Stamp,
    },
    /// Sitting; the next prompt comes at `due`.
    Counting {
        /// When the next prompt comes.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum SpanKind {
    Sitting,
    Moving,
    Away,
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
    /// Today so far, oldest first; what is not covered is unknown.
    pub ribbon: Vec<Span>,
}

impl Overview {
    /// Derives the state at `now`. Facts dated after `now` are left out.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, now: Stamp) -> Self {
        let mut clock = Clock::new(settings, day_of(now, settings.day_start));
        journal
            .standing_after(now - LOOK_BACK)
            .take_while(|fact| fact.at <= now)
            .for_each(|fact| clock.take(fact));
        clock.finish(now)
    }

    /// The next moment at which the state changes without anybody doing anything.
    #[must_use]
    pub fn next_change(&self) -> Option<Stamp> {
        match self.state {
            State::Idle | State::Away { .. } => None,
            State::Counting { due } => Some(due),
            State::Due { until, .. } => Some(until),
        }
    }
}

/// A spell at the desk.
#[derive(Debug, Clone, Copy)]
struct Spell {
    since: Stamp,
    due: Stamp,
    snoozes: u32,
    /// When the window was closed, if it is.
    closed: Option<Stamp>,
    /// The last fact of any kind.
    last_sign: Stamp,
    /// Prompts of today missed since then.
    unheard: u32,
}

#[derive(Debug, Clone, Copy)]
enum Seat {
    Unknown,
    Sitting(Spell),
    Away { since: Stamp, before: Option<Spell> },
}

/// The state machine: takes facts by time.
struct Clock<'a> {
    settings: &'a Settings,
    today: NaiveDate,
    seat: Seat,
    /// A window is open, so prompts are spoken.
    prompting: bool,
    taken: u32,
    skipped: u32,
    missed: u32,
    ribbon: Vec<Span>,
}

impl<'a> Clock<'a> {
    fn new(settings: &'a Settings, today: NaiveDate) -> Self {
        let (seat, ribbon) = (Seat::Unknown, Vec::new());
        Self { settings, today, seat, prompting: false, taken: 0, skipped: 0, missed: 0, ribbon }
    }

    fn take(&mut self, fact: &Fact) {
        let at = fact.at;
        self.run_to(at);
        match &fact.what {
            What::WindowOpened => self.open(at),
            What::WindowClosed => self.close(at),
            What::Back => self.back(at),
            What::Away { secs: None, .. } => self.leave(at),
            What::Away { secs: Some(secs), .. } => {
                self.absence(at, at + TimeDelta::seconds(i64::from(*secs)));
            }
            What::Break(BreakMark::Taken { secs }) => self.stood(at, secs.unwrap_or(0)),
            What::Break(BreakMark::Skipped) => self.skip(at),
            What::Break(BreakMark::Snoozed { mins }) => self.snooze(at, *mins),
            What::Stretch(done) if done.stood && done.secs >= SHORTEST_BREAK_SECS => {
                self.stood(at, done.secs);
            }
            What::Stretch(_)
            | What::Drink { .. }
            | What::Cramp(_)
            | What::Health(_)
            | What::Profile(_)
            | What::Goal(_)
            | What::Undo(_)
            | What::Other(_) => {}
        }
        if let Seat::Sitting(spell) = &mut self.seat {
            spell.last_sign = spell.last_sign.max(at);
            spell.unheard = 0;
        }
    }

    fn finish(mut self, now: Stamp) -> Overview {
        self.run_to(now);
        if let Seat::Sitting(Spell { closed: Some(closed), .. }) = self.seat
            && now - closed >= self.settings.away_floor
        {
            self.end_spell(closed);
        }
        let (state, sitting_since, snoozes) = match self.seat {
            Seat::Unknown => (State::Idle, None, 0),
            Seat::Away { since, .. } => {
                self.mark(since, now, SpanKind::Away);
                (State::Away { since }, None, 0)
            }
            Seat::Sitting(spell) => {
                self.mark(spell.since, now, SpanKind::Sitting);
                let due = spell.due;
                let state = if now < due {
                    State::Counting { due }
                } else {
                    State::Due { since: due, until: due + self.settings.answer_within }
                };
                (state, Some(spell.since), spell.snoozes)
            }
        };
        let Self { taken, skipped, missed, ribbon, .. } = self;
        Overview { state, sitting_since, snoozes, taken, skipped, missed, ribbon }
    }

    /// Lets the prompts pass that nobody answered before `to`. Where no window spoke them nobody missed any, and who
    /// sits there is no longer known.
    fn run_to(&mut self, to: Stamp) {
        let Seat::Sitting(mut spell) = self.seat else { return };
        while spell.due + self.settings.answer_within <= to {
            if !self.prompting {
                return self.end_spell(spell.due);
            }
            spell.unheard += self.if_today(spell.due);
            self.missed += self.if_today(spell.due);
            spell.due += self.settings.interval.max(self.settings.answer_within);
            spell.snoozes = 0;
        }
        self.seat = Seat::Sitting(spell);
    }

    fn sit(&mut self, since: Stamp) {
        self.seat = Seat::Sitting(Spell {
            since,
            due: since + self.settings.interval,
            snoozes: 0,
            closed: None,
            last_sign: since,
            unheard: 0,
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

    fn leave(&mut self, at: Stamp) {
        let before = match self.seat {
            Seat::Sitting(spell) => Some(spell),
            Seat::Unknown => None,
            Seat::Away { .. } => return,
        };
        self.seat = Seat::Away { since: at, before };
    }

    fn back(&mut self, at: Stamp) {
        match self.seat {
            Seat::Unknown => self.sit(at),
            Seat::Sitting(_) => {}
            Seat::Away { since, before } => {
                self.seat = before.map_or(Seat::Unknown, Seat::Sitting);
                self.absence(since, at);
                if matches!(self.seat, Seat::Unknown) {
                    self.sit(at);
                }
                self.run_to(at);
            }
        }
    }

    fn absence(&mut self, from: Stamp, to: Stamp) {
        if to - from < self.settings.away_floor || matches!(self.seat, Seat::Unknown) {
            return;
        }
        self.end_spell(from);
        self.mark(from, to, SpanKind::Away);
        self.taken += self.if_today(from);
        self.sit(to);
    }

    fn stood(&mut self, at: Stamp, secs: u32) {
        let to = at + TimeDelta::seconds(i64::from(secs));
        self.end_spell(at);
        self.mark(at, to, SpanKind::Moving);
        self.taken += self.if_today(at);
        self.sit(to);
    }

    fn skip(&mut self, at: Stamp) {
        self.skipped += self.if_today(at);
        if let Seat::Sitting(spell) = &mut self.seat {
            spell.due = at + self.settings.interval;
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
