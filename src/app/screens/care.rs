//! After a cramp: warmth or cold with a timer that ends by a call, and a word on drinking. What was used long enough is
//! noted with the cramp.

use std::time::Duration;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::model::App;
use crate::domain::cramps::Cramp;
use crate::domain::diary::Tried;
use crate::domain::fact::{Draft, Fact, Instead, What};
use crate::domain::player::Cue;
use crate::domain::relief::{AfterCare, Care};
use crate::domain::time::Stamp;

/// A care that was ended earlier than this was a try, and is not noted.
const WORTH_NOTING: Duration = Duration::from_secs(60);

/// Nobody who has not answered for this long is waited for any longer.
const PATIENCE: Duration = Duration::from_secs(600);

/// What one more key press adds, in seconds.
const MORE: u32 = 300;

/// The time after a cramp.
#[derive(Debug, Clone, PartialEq)]
pub struct Caring {
    /// When the cramp began.
    pub began: Stamp,
    /// What is offered and said.
    pub after: AfterCare,
    /// The care that runs, or has just ended.
    pub timer: Option<Timer>,
    opened: Duration,
}

/// A care that runs.
#[derive(Debug, Clone, PartialEq)]
pub struct Timer {
    /// What is done.
    pub care: Care,
    /// Its length in seconds.
    pub secs: u32,
    since: Duration,
    called: bool,
}

impl Timer {
    fn end(&self) -> Duration {
        self.since + Duration::from_secs(self.secs.into())
    }

    /// True while more time can be added.
    #[must_use]
    pub fn can_last(&self, mono: Duration) -> bool {
        self.left(mono).is_some() && self.secs < self.care.most
    }

    /// Time until it ends; none once it has.
    #[must_use]
    pub fn left(&self, mono: Duration) -> Option<Duration> {
        self.end().checked_sub(mono).filter(|left| !left.is_zero())
    }
}

impl Caring {
    /// True while a timer runs, so that nobody is free for a prompt.
    pub(crate) fn is_busy(&self, mono: Duration) -> bool {
        self.timer.as_ref().is_some_and(|timer| timer.left(mono).is_some())
    }

    /// The next moment at which something changes.
    pub(crate) fn next_change(&self, mono: Duration) -> Duration {
        match self.timer.as_ref().and_then(|timer| timer.left(mono)) {
            None => self.closes(),
            Some(left) if left.subsec_nanos() == 0 => mono + Duration::from_secs(1),
            Some(left) => mono + Duration::from_nanos(left.subsec_nanos().into()),
        }
    }

    /// When it closes by itself.
    fn closes(&self) -> Duration {
        self.timer.as_ref().map_or(self.opened, Timer::end) + PATIENCE
    }

    fn begin(&mut self, index: usize, mono: Duration) {
        if let Some(care) = self.after.cares.get(index).cloned() {
            self.timer = Some(Timer { secs: care.secs, care, since: mono, called: false });
        }
    }

    fn extend(&mut self, mono: Duration) {
        if let Some(timer) = self.timer.as_mut().filter(|timer| timer.can_last(mono)) {
            timer.secs = (timer.secs + MORE).min(timer.care.most);
        }
    }

    /// What was used long enough.
    fn used(&self, mono: Duration) -> Option<&Care> {
        let timer = self.timer.as_ref()?;
        (mono.saturating_sub(timer.since) >= WORTH_NOTING).then_some(&timer.care)
    }
}

impl App {
    /// What comes after a cramp that has eased and was recorded.
    pub(crate) fn care_for(&mut self, began: Stamp) {
        let after = self.library.catalog().relief.after_care(&self.journal, self.now.wall);
        self.care = Some(Caring { began, after, timer: None, opened: self.now.mono });
    }

    pub(crate) fn care_action(&mut self, action: Action) -> Vec<Effect> {
        let mono = self.now.mono;
        let Some(care) = &mut self.care else { return Vec::new() };
        match action {
            Action::CareMore => care.extend(mono),
            Action::CareLeave => return self.leave_care(),
            Action::Odd => self.ask_odd(),
            _ => {}
        }
        Vec::new()
    }

    /// Takes the number of a care.
    pub(crate) fn care_press(&mut self, key: Key) -> Vec<Effect> {
        let mono = self.now.mono;
        let Some(care) = &mut self.care else { return Vec::new() };
        if let (Key { code: Code::Char(c), ctrl: false, alt: false }, None) = (key, &care.timer)
            && let Some(number @ 1..) = c.to_digit(10)
        {
            care.begin(number as usize - 1, mono);
        }
        Vec::new()
    }

    /// Calls when the time of a care is over, and closes when nobody answers.
    pub(crate) fn follow_care(&mut self) -> Vec<Effect> {
        let mono = self.now.mono;
        if self.care.as_ref().is_some_and(|care| !care.is_busy(mono) && mono >= care.closes()) {
            return self.leave_care();
        }
        let timer = self.care.as_mut().and_then(|care| care.timer.as_mut());
        match timer.filter(|timer| !timer.called && timer.left(mono).is_none()) {
            Some(timer) => {
                timer.called = true;
                self.call(Cue::Done)
            }
            None => Vec::new(),
        }
    }

    /// Ends it, and notes with the cramp what was used.
    pub(crate) fn leave_care(&mut self) -> Vec<Effect> {
        let Some(caring) = self.care.take() else { return Vec::new() };
        let Some((fact, cramp)) = self.cramp_of(caring.began) else { return Vec::new() };
        let Some(used) = caring.used(self.now.mono) else {
            let text = self.confirmation(&fact);
            text.into_iter().for_each(|text| self.say(text));
            return Vec::new();
        };
        let mut more = cramp.more().clone();
        more.tried(Tried { relief: used.means, helped: None });
        let instead = Some(Instead { of: fact.id, changed: Some(self.now.wall) });
        let draft = Draft::new(fact.at, What::Cramp(cramp.with(more)));
        vec![self.append(Draft { note: fact.note, instead, ..draft })]
    }

    /// True once the cramp that began then is in the diary.
    #[must_use]
    pub fn is_logged(&self, began: Stamp) -> bool {
        self.cramp_of(began).is_some()
    }

    /// The cramp that began then; a fact keeps whole seconds.
    fn cramp_of(&self, began: Stamp) -> Option<(Fact, Cramp)> {
        let same = |fact: &&Fact| fact.at.timestamp() == began.timestamp();
        self.journal.standing().rev().filter(same).find_map(|fact| match &fact.what {
            What::Cramp(cramp) => Some((fact.clone(), cramp.clone())),
            _ => None,
        })
    }
}
