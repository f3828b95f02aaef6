//! The diary: which row is marked, and what is done with it.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::forms::{Purpose, cramp};
use crate::app::model::App;
use crate::domain::cramps::Cramp;
use crate::domain::fact::{Fact, What};

impl App {
    /// The standing cramps, newest first.
    pub fn diary(&self) -> impl Iterator<Item = (&Fact, &Cramp)> {
        self.journal.standing().rev().filter_map(|fact| match &fact.what {
            What::Cramp(cramp) => Some((fact, cramp)),
            _ => None,
        })
    }

    pub(crate) fn cramps_action(&mut self, action: Action) -> Vec<Effect> {
        let fact = self.diary().nth(self.marked).map(|(fact, _)| fact.clone());
        match (action, fact) {
            (Action::CrampEdit, Some(fact)) => {
                self.open_sheet(
                    cramp::sheet(self.now.wall, Some(&fact)),
                    Purpose::Cramp(Some(Box::new(fact))),
                );
            }
            (Action::CrampRemove, Some(fact)) => return vec![self.append_now(What::Undo(fact.id))],
            _ => self.mark_cramp(action),
        }
        Vec::new()
    }

    fn mark_cramp(&mut self, action: Action) {
        let last = self.diary().count().saturating_sub(1);
        self.marked = match action {
            Action::ScrollDown => self.marked + 1,
            Action::ScrollUp => self.marked.saturating_sub(1),
            Action::ScrollFirst => 0,
            Action::ScrollLast => last,
            _ => self.marked,
        }
        .min(last);
    }
}
