//! The questions about a cramp: one key each, every answer may stay open. Knows no screen and no journal.

use chrono::TimeDelta;

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::domain::cramps::{Cramp, Severity, Side, Site};
use crate::domain::fact::{Draft, What};
use crate::domain::feeling::Leaflet;
use crate::domain::time::{ClockFace, ClockSpan, Stamp};
use crate::domain::when::typed_clock;

/// The questions, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the questions")]
pub enum Question {
    When,
    Site,
    Side,
    Pain,
    Woke,
}

impl Question {
    /// Every question, in the order asked.
    pub const ALL: [Self; 5] = [Self::When, Self::Site, Self::Side, Self::Pain, Self::Woke];

    /// The question in words.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::When => "When was it?",
            Self::Site => "Where was it?",
            Self::Side => "Which leg?",
            Self::Pain => "How strong was it?",
            Self::Woke => "Did it wake you?",
        }
    }
}

/// Where pointing at the scale begins.
const MIDDLE: usize = 5;

/// The answers so far.
#[derive(Debug, Clone, PartialEq)]
pub struct CrampForm {
    /// When the form was opened: the time of the cramp unless another is typed.
    pub opened: Stamp,
    /// The question at hand.
    pub question: Question,
    /// Which of the offered answers is marked; none on the scale until somebody points at it, so that nobody's cramp
    /// gets a strength by being half asleep.
    pub marked: Option<usize>,
    /// The time that is being typed.
    pub typed: String,
    /// How the person reads the time of day.
    pub clock: ClockFace,
    sleep: ClockSpan,
    at: Stamp,
    site: Option<Site>,
    side: Option<Side>,
    pain: Option<Severity>,
    woke: Option<bool>,
    /// Something odd is to be told at once.
    pub odd: bool,
}

/// An offered answer: the key that takes it, and its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The key.
    pub key: char,
    /// The words.
    pub text: String,
}

/// What a key press led to.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// There is more to ask.
    Open,
    /// Nothing shall be recorded.
    Cancelled,
    /// All questions are answered: record these.
    Done(Vec<Draft>),
    /// Nothing is recorded; show this.
    Show(Leaflet),
}

impl CrampForm {
    /// Opens the form for somebody with these hours of sleep.
    #[must_use]
    pub fn new(now: Stamp, sleep: ClockSpan, clock: ClockFace) -> Self {
        Self {
            opened: now,
            question: Question::When,
            marked: None,
            typed: String::new(),
            sleep,
            clock,
            at: now,
            site: None,
            side: None,
            pain: None,
            woke: None,
            odd: false,
        }
    }

    /// The answers offered to the question at hand; none where one is typed.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let offer = |key: char, text: &str| Offer { key, text: text.to_owned() };
        match self.question {
            Question::When => Vec::new(),
            Question::Site => ('1'..).zip(Site::ALL).map(|(key, site)| offer(key, site.label())).collect(),
            Question::Side => {
                ['l', 'r', 'b'].into_iter().zip(Side::ALL).map(|(k, s)| offer(k, s.word())).collect()
            }
            Question::Pain => ('0'..='9')
                .chain(['t'])
                .zip(0_u8..)
                .map(|(key, pain)| offer(key, &pain.to_string()))
                .collect(),
            Question::Woke => vec![offer('y', "yes"), offer('n', "no")],
        }
    }

    /// The answers so far in words, a line for each question that was passed.
    #[must_use]
    pub fn answers(&self) -> Vec<(Question, String)> {
        Question::ALL
            .into_iter()
            .take_while(|question| *question != self.question)
            .map(|question| (question, self.answer(question).unwrap_or_else(|| "left open".to_owned())))
            .collect()
    }

    /// The time that is meant by what was typed; `now` while nothing is.
    #[must_use]
    pub fn typed_time(&self) -> Option<Stamp> {
        if self.typed.is_empty() {
            return Some(self.opened);
        }
        let last = |clock| {
            let today = self.opened.with_time(clock).single()?;
            Some(if today > self.opened { today - TimeDelta::days(1) } else { today })
        };
        typed_clock(&self.typed, self.clock).into_iter().filter_map(last).max()
    }

    /// Takes a key that the keymap gave no meaning: it answers the question at hand.
    #[must_use]
    pub fn press(&mut self, key: Key) -> Step {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return Step::Open };
        if c == 'x' {
            self.odd = true;
            if self.question == Question::When {
                self.at = self.typed_time().unwrap_or(self.at);
            }
            return Step::Done(vec![self.draft()]);
        }
        if self.question == Question::When {
            let half = self.clock == ClockFace::Half && matches!(c, 'a' | 'p');
            let digits = self.typed.len() < 4 && !self.typed.ends_with(['a', 'p']);
            if c.is_ascii_digit() && digits
                || half && typed_clock(&format!("{}{c}", self.typed), self.clock).len() == 1
            {
                self.typed.push(c);
            }
            return Step::Open;
        }
        match self.offers().iter().position(|offer| offer.key == c.to_ascii_lowercase()) {
            Some(index) => self.take(Some(index)),
            None => Step::Open,
        }
    }

    /// Carries out what the keymap gave a meaning in a form.
    #[must_use]
    pub fn act(&mut self, action: Action) -> Step {
        let offers = self.offers().len();
        match action {
            Action::FormCancel => return Step::Cancelled,
            Action::FormAccept if self.question == Question::When => {
                let Some(at) = self.typed_time() else { return Step::Open };
                self.at = at;
                return self.advance();
            }
            Action::FormAccept => return self.take(self.marked),
            Action::FormPass => return self.take(None),
            Action::FormBack if self.question == Question::When => {
                self.typed.pop();
            }
            Action::FormBack => self.ask(self.place().saturating_sub(1)),
            Action::FormUp => self.marked = Some(self.marked.map_or(MIDDLE, |mark| mark.saturating_sub(1))),
            Action::FormDown => {
                self.marked =
                    Some(self.marked.map_or(MIDDLE, |mark| (mark + 1).min(offers.saturating_sub(1))));
            }
            _ => {}
        }
        Step::Open
    }

    fn take(&mut self, index: Option<usize>) -> Step {
        match self.question {
            Question::When => self.at = self.opened,
            Question::Site => self.site = index.and_then(|i| Site::ALL.get(i).copied()),
            Question::Side => self.side = index.and_then(|i| Side::ALL.get(i).copied()),
            Question::Pain => self.pain = index.and_then(|i| u8::try_from(i).ok()).and_then(Severity::new),
            Question::Woke => self.woke = index.map(|i| i == 0),
        }
        self.advance()
    }

    fn advance(&mut self) -> Step {
        if self.question == Question::Woke {
            return Step::Done(vec![self.draft()]);
        }
        self.ask(self.place() + 1);
        Step::Open
    }

    fn ask(&mut self, place: usize) {
        self.question = Question::ALL[place.min(Question::ALL.len() - 1)];
        self.marked = match self.question {
            Question::Pain => None,
            Question::Woke => Some(usize::from(!self.sleep.contains(self.at.time()))),
            _ => Some(0),
        };
        self.typed.clear();
    }

    fn place(&self) -> usize {
        self.question as usize
    }

    fn answer(&self, question: Question) -> Option<String> {
        match question {
            Question::When if self.at == self.opened => Some("now".to_owned()),
            Question::When => Some(format!("{} {}", self.at.format("%a"), self.clock.show(self.at))),
            Question::Site => self.site.map(|site| site.label().to_owned()),
            Question::Side => self.side.map(|side| side.word().to_owned()),
            Question::Pain => self.pain.map(|pain| format!("{} of 10", pain.get())),
            Question::Woke => self.woke.map(|woke| if woke { "yes" } else { "no" }.to_owned()),
        }
    }

    fn draft(&self) -> Draft {
        let site = self.site.unwrap_or(Site::Other);
        Draft::new(
            self.at,
            What::Cramp(Cramp {
                site,
                side: self.side,
                pain: self.pain,
                secs: None,
                woke: self.woke,
                more: None,
            }),
        )
    }
}
