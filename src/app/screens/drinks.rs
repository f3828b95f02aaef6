//! The drinks of a day, one by one: corrected, taken back, and added, on any of the last four weeks' days.

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::forms::{Purpose, drink};
use crate::app::model::{App, Overlay};
use crate::domain::fact::{Fact, What};
use crate::domain::time::{Stamp, day_of};

/// How many days back can be looked at: those that the window has read.
const DAYS_BACK: u64 = 28;

/// Which day is shown, and which of its drinks is marked, from the newest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrinkList {
    /// The day.
    pub day: NaiveDate,
    /// The mark.
    pub marked: usize,
}

impl App {
    pub(crate) fn open_drinks(&mut self) {
        self.overlay = Some(Overlay::Drinks(DrinkList { day: self.this_day(), marked: 0 }));
    }

    fn this_day(&self) -> NaiveDate {
        day_of(self.now.wall, self.settings.day_start)
    }

    /// The standing drinks of a day, newest first.
    pub fn drinks_of(&self, day: NaiveDate) -> impl Iterator<Item = &Fact> {
        let start = self.settings.day_start;
        let all = self.journal.standing().rev();
        all.filter(move |fact| matches!(fact.what, What::Drink { .. }) && day_of(fact.at, start) == day)
    }

    pub(crate) fn drinks_action(&mut self, action: Action) -> Vec<Effect> {
        let Some(Overlay::Drinks(list)) = self.overlay else { return Vec::new() };
        let last = self.drinks_of(list.day).count().saturating_sub(1);
        let list = DrinkList { marked: list.marked.min(last), ..list };
        let marked = self.drinks_of(list.day).nth(list.marked).cloned();
        let show = |list| Some(Overlay::Drinks(list));
        match (action, marked) {
            (Action::DrinkEdit, Some(fact)) => {
                let sheet = drink::sheet(self.now.wall, fact.at, Some(&fact), &self.settings);
                self.open_sheet(sheet, Purpose::Drink(Some(Box::new(fact)), list));
            }
            (Action::DrinkRemove, Some(fact)) => return vec![self.append_now(What::Undo(fact.id))],
            (Action::DrinkAdd, _) => {
                let sheet = drink::sheet(self.now.wall, self.usual_time(list.day), None, &self.settings);
                self.open_sheet(sheet, Purpose::Drink(None, list));
            }
            (Action::Undo, _) => return self.screen_action(Action::Undo),
            (Action::ScrollDown, _) => {
                self.overlay = show(DrinkList { marked: (list.marked + 1).min(last), ..list });
            }
            (Action::ScrollUp, _) => {
                self.overlay = show(DrinkList { marked: list.marked.saturating_sub(1), ..list });
            }
            (Action::DayBefore, _) => self.overlay = show(self.beside(list, false)),
            (Action::DayAfter, _) => self.overlay = show(self.beside(list, true)),
            (Action::Close, _) => self.overlay = None,
            _ => {}
        }
        Vec::new()
    }

    fn beside(&self, list: DrinkList, after: bool) -> DrinkList {
        let today = self.this_day();
        let day = if after { list.day + Days::new(1) } else { list.day - Days::new(1) };
        DrinkList { day: day.clamp(today - Days::new(DAYS_BACK), today), marked: 0 }
    }

    /// Now on this day, noon on another.
    fn usual_time(&self, day: NaiveDate) -> Stamp {
        if day == self.this_day() {
            return self.now.wall;
        }
        let noon = day.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
        self.now.wall + (noon - self.now.wall.naive_local())
    }
}
