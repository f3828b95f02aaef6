//! The card of a rule that fired: when it is shown, and what its keys do. There is at most one at a time.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::App;
use crate::domain::advice::NO_FLAG;
use crate::domain::fact::{Fact, What};
use crate::domain::flags::Flag;
use crate::domain::health::Health;
use crate::domain::page::{Kind, Page};
use crate::domain::profile::Profile;
use crate::domain::region::Numbers;

/// A card that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What fired.
    pub flag: Flag,
    /// The first line shown.
    pub top: u16,
}

impl App {
    /// A cramp, a check-in or something odd was told: a card may follow.
    pub(crate) fn heed_answers(&mut self, fact: &Fact) {
        self.card_due |= match &fact.what {
            What::Cramp(_) | What::Urine(_) => true,
            What::Health(health) => match health {
                Health::CheckIn(_)
                | Health::Weekly(_)
                | Health::FootCheck(_)
                | Health::Odd(_)
                | Health::Thirst(_)
                | Health::Medicine(_)
                | Health::ClotRisk(_) => true,
                Health::Seen(_) | Health::Shown(_) | Health::Offered(_) => false,
            },
            _ => false,
        };
    }

    /// Shows the card that is due, and notes that it was shown. An emergency lies over whatever is there, anything else
    /// waits until nothing is.
    pub(crate) fn show_card(&mut self) -> Option<Effect> {
        let busy = self.overlay.is_some() || self.session.is_some() || self.relief.is_some();
        if !self.card_due || !self.seen || self.card.is_some() || !self.in_flight.is_empty() {
            return None;
        }
        let flag = self.flags().card().cloned();
        if busy && !flag.as_ref().is_some_and(|flag| flag.level.is_emergency()) {
            return None;
        }
        self.card_due = false;
        let flag = flag?;
        let shown = flag.shown();
        self.card = Some(Card { flag, top: 0 });
        Some(self.append_now(shown))
    }

    /// Shows the card of the most urgent rule that fired, because it was asked for.
    pub(crate) fn open_card(&mut self) {
        match self.flags().top().cloned() {
            Some(flag) => self.card = Some(Card { flag, top: 0 }),
            None => self.say(NO_FLAG),
        }
    }

    pub(crate) fn card_action(&mut self, action: Action) -> Vec<Effect> {
        let top = self.scrolled(action);
        let Some(Card { flag, .. }) = self.card.take() else { return Vec::new() };
        match action {
            Action::Close => Vec::new(),
            Action::CardSeen => vec![self.append_now(flag.was_seen())],
            _ => {
                self.card = Some(Card { flag, top });
                Vec::new()
            }
        }
    }

    /// A card in lines that fit the window: what to do, why, which answers fired it, and what else was noted.
    #[must_use]
    pub fn card_page(&self, flag: &Flag) -> Page {
        let catalog = self.library.catalog();
        let profile = Profile::at(&self.journal, self.now.wall);
        let width = self.reading_width();
        let numbers = Numbers::of(profile.region());
        let mut page = match catalog.advice(flag.rule) {
            Some(advice) => advice.page(flag, &numbers, self.settings.clock, width),
            None => Page::new(width),
        };
        let others = self.flags().fired.iter().filter(|other| other.rule != flag.rule && other.is_open());
        let others: Vec<&str> =
            others.filter_map(|other| Some(catalog.advice(other.rule)?.title.as_str())).collect();
        if !others.is_empty() {
            page.gap();
            page.put(Kind::Quiet, &format!("Also noted: {}", others.join("; ")));
        }
        page
    }
}
