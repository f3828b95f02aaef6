//! Which happenings run a command of the person's own. Only the process that speaks runs any, so that each runs once.

use chrono::TimeDelta;

use crate::app::effect::{Effect, Hook};
use crate::app::model::App;
use crate::app::reminder::About;
use crate::domain::fact::{BreakMark, Fact, What};
use crate::domain::health::Health;
use crate::domain::hooks::Happening;
use crate::domain::journal::Journal;
use crate::domain::plain::plain;

/// A fact of others that is older by now is news of another day: it was merged or synchronised.
const NEWS: TimeDelta = TimeDelta::minutes(5);

impl App {
    /// A prompt is spoken.
    pub(crate) fn hook_on_prompt(&mut self, about: About, title: &str) {
        match about {
            About::Stand => self.hook(Happening::BreakDue, title),
            About::Water => self.hook(Happening::DrinkNudge, title),
            About::Bed => self.hook(Happening::BedDue, title),
            About::Legs => {}
        }
    }

    /// A fact was recorded.
    pub(crate) fn hook_on_fact(&mut self, fact: &Fact) {
        let what = match &fact.what {
            _ if fact.instead.is_some() => return,
            What::Break(BreakMark::Taken { .. }) => Happening::BreakTaken,
            What::Cramp(_) => Happening::CrampLogged,
            What::Health(Health::Shown(_)) => Happening::FlagRaised,
            _ => return,
        };
        self.hook(what, &fact.what.words(&self.settings));
    }

    /// The journal was read again: what others have just recorded.
    pub(crate) fn hook_on_news(&mut self, before: &Journal) {
        let since = self.now.wall - NEWS;
        let news: Vec<Fact> = self
            .journal
            .standing_after(since)
            .filter(|fact| before.get(&fact.id).is_none())
            .cloned()
            .collect();
        news.iter().for_each(|fact| self.hook_on_fact(fact));
    }

    /// A hook failed, which is said once until the configuration is read again.
    pub(crate) fn hook_failed(&mut self, what: Happening, why: &str) {
        if !self.hooks_failed.contains(&what) {
            self.hooks_failed.push(what);
            self.say(format!("The hook {} did not work: {why}", what.word()));
        }
    }

    fn hook(&mut self, what: Happening, text: &str) {
        let words = &self.settings.hooks[what as usize];
        if self.speaks && !words.is_empty() {
            let (words, text) = (words.clone(), plain(text).into_owned());
            self.hooks.push(Effect::Hook(Hook { what, words, text, at: self.now.wall }));
        }
    }
}
