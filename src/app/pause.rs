//! The small choice of a pause: half an hour, an hour, a meeting, or until a time of the clock. Knows no screen.

use chrono::{Days, TimeDelta};

use crate::app::action::Action;
use crate::app::form::{Offer, Step};
use crate::app::key::{Code, Key};
use crate::domain::fact::{Draft, PauseWhy, What};
use crate::domain::time::{ClockFace, Stamp, in_words};
use crate::domain::when::typed_clock;

/// The question how long there shall be no prompts.
#[derive(Debug, Clone, PartialEq)]
pub struct PauseForm {
    /// The last reading of the clock: a pause begins when it is chosen, however long the question was open.
    pub now: Stamp,
    /// Which of the offered answers is marked.
    pub marked: usize,
    /// The digits of a time that is being typed.
    pub typed: String,
    /// How the person reads the time of day.
    pub clock: ClockFace,
    /// What is offered.
    choices: Vec<(char, What)>,
}

impl PauseForm {
    /// Opens the question; while a pause runs, its end is the first answer.
    #[must_use]
    pub fn new(now: Stamp, paused: bool, clock: ClockFace) -> Self {
        let resume = paused.then_some(('r', What::Resume));
        let lengths = [
            ('p', pause(PauseWhy::Told, PauseWhy::Told.usual())),
            ('h', pause(PauseWhy::Told, TimeDelta::hours(1))),
            ('m', pause(PauseWhy::Meeting, PauseWhy::Meeting.usual())),
        ];
        let choices = resume.into_iter().chain(lengths).collect();
        Self { now, marked: 0, typed: String::new(), clock, choices }
    }

    /// The answers offered.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let text = |what: &What| match what {
            What::Pause { why, secs } => {
                let length = in_words(TimeDelta::seconds(i64::from(*secs)));
                if *why == PauseWhy::Meeting { format!("a meeting, {length}") } else { length }
            }
            _ => "end the pause now".to_owned(),
        };
        self.choices.iter().map(|(key, what)| Offer { key: *key, text: text(what) }).collect()
    }

    /// The end that is meant by the digits typed, if they are a time.
    #[must_use]
    pub fn typed_end(&self) -> Option<Stamp> {
        let next = |clock| {
            let today = self.now.with_time(clock).single()?;
            if today > self.now { Some(today) } else { today.checked_add_days(Days::new(1)) }
        };
        typed_clock(&self.typed, self.clock).into_iter().filter_map(next).min()
    }

    /// Takes a key that the keymap gave no meaning: a digit of a time, or an answer.
    #[must_use]
    pub fn press(&mut self, key: Key) -> Step {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return Step::Open };
        if c.is_ascii_digit() {
            if self.typed.len() < 4 {
                self.typed.push(c);
            }
            return Step::Open;
        }
        match self.choices.iter().position(|(key, _)| *key == c.to_ascii_lowercase()) {
            Some(index) => self.take(index),
            None => Step::Open,
        }
    }

    /// Carries out what the keymap gave a meaning in a form.
    #[must_use]
    pub fn act(&mut self, action: Action) -> Step {
        match action {
            Action::FormCancel => return Step::Cancelled,
            Action::FormAccept if self.typed.is_empty() => return self.take(self.marked),
            Action::FormAccept => {
                let Some(end) = self.typed_end() else { return Step::Open };
                return self.done(pause(PauseWhy::Told, end - self.now));
            }
            Action::FormBack => {
                self.typed.pop();
            }
            Action::FormUp => self.marked = self.marked.saturating_sub(1),
            Action::FormDown => self.marked = (self.marked + 1).min(self.choices.len() - 1),
            _ => {}
        }
        Step::Open
    }

    /// The answer of that number. With a time typed, a meeting lasts until then.
    fn take(&self, index: usize) -> Step {
        match (&self.choices[index].1, self.typed_end()) {
            (What::Pause { why, .. }, Some(end)) => self.done(pause(*why, end - self.now)),
            (what, _) => self.done(what.clone()),
        }
    }

    fn done(&self, what: What) -> Step {
        Step::Done(vec![Draft::new(self.now, what)])
    }
}

fn pause(why: PauseWhy, length: TimeDelta) -> What {
    What::Pause { why, secs: u32::try_from(length.num_seconds()).unwrap_or(0) }
}
