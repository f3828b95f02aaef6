//! The forms that are sheets: what opens each, what is recorded when it is filled in, and which one follows.

pub(crate) mod checkin;
pub(crate) mod cramp;
pub(crate) mod drink;
pub(crate) mod feeling;
pub(crate) mod medicine;
pub(crate) mod profile;
mod words;

use crate::app::effect::Effect;
use crate::app::forms::cramp::Listed;
use crate::app::menu::Opens;
use crate::app::model::{App, Overlay};
use crate::app::screens::drinks::DrinkList;
use crate::app::sheet::{Sheet, Step};
use crate::domain::fact::{Draft, Fact, Instead, What};
use crate::domain::health::Health;
use crate::domain::medicine::last_told;
use crate::domain::profile::{Detail, Profile};

/// What a sheet is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A cramp, new or corrected.
    Cramp(Option<Box<Fact>>),
    /// Signs that may need help.
    Odd,
    /// The answers of the day.
    CheckIn(Option<Box<Fact>>),
    /// The answers of the week.
    Weekly(Option<Box<Fact>>),
    /// A look at the feet.
    Feet(Option<Box<Fact>>),
    /// The person.
    About,
    /// What clinicians told.
    Conditions,
    /// Risks of a clot that hold now.
    ClotRisks,
    /// A medicine, new or corrected.
    Medicine(Option<Box<Fact>>),
    /// A drink, new or corrected; the list it was opened from comes back.
    Drink(Option<Box<Fact>>, DrinkList),
    /// What is felt of too little or too much water.
    Feeling,
}

impl App {
    pub(crate) fn open_sheet(&mut self, sheet: Sheet, purpose: Purpose) {
        self.overlay = Some(Overlay::Sheet { sheet: Box::new(sheet), purpose });
    }

    /// Opens the full form of a cramp, new or with what is known of one.
    pub(crate) fn open_cramp(&mut self, of: Option<Fact>) {
        let sheet = cramp::sheet(self.now.wall, of.as_ref(), &self.medicine_names(), self.settings.clock);
        self.open_sheet(sheet, Purpose::Cramp(of.map(Box::new)));
    }

    pub(crate) fn sheet_step(&mut self, step: impl FnOnce(&mut Sheet) -> Step) -> Vec<Effect> {
        let Some(Overlay::Sheet { sheet, .. }) = &mut self.overlay else { return Vec::new() };
        let done = match step(sheet) {
            Step::Open => return Vec::new(),
            Step::Left => false,
            Step::Done => true,
        };
        let Some(Overlay::Sheet { sheet, purpose }) = self.overlay.take() else { return Vec::new() };
        let effects = if done { self.record_sheet(&sheet, &purpose) } else { Vec::new() };
        self.follow_sheet(&purpose, done);
        effects
    }

    /// Opens what comes after a sheet. Who leaves a check-in is asked no more; a cramp that is left open is no reason
    /// not to go on to it.
    fn follow_sheet(&mut self, purpose: &Purpose, done: bool) {
        match purpose {
            Purpose::About | Purpose::Conditions | Purpose::ClotRisks => self.open(Opens::You),
            Purpose::Medicine(_) => self.open(Opens::Medicines),
            Purpose::Drink(_, list) => self.overlay = Some(Overlay::Drinks(*list)),
            Purpose::Feeling => {}
            Purpose::Cramp(_)
            | Purpose::Odd
            | Purpose::CheckIn(_)
            | Purpose::Weekly(_)
            | Purpose::Feet(_) => {
                if !done && !matches!(purpose, Purpose::Cramp(_)) {
                    self.forms_to_come.clear();
                }
                if let Some(next) = self.forms_to_come.pop_front() {
                    self.open(next);
                }
            }
        }
    }

    fn record_sheet(&mut self, sheet: &Sheet, purpose: &Purpose) -> Vec<Effect> {
        let (draft, of) = match purpose {
            Purpose::Cramp(of) => (cramp::draft(sheet, of.as_deref(), &self.medicine_names()), of),
            Purpose::Odd => (checkin::odd_draft(sheet), &None),
            Purpose::CheckIn(of) => (checkin::daily_draft(sheet, of.as_deref()), of),
            Purpose::Weekly(of) => (checkin::weekly_draft(sheet, of.as_deref()), of),
            Purpose::Feet(of) => (checkin::feet_draft(sheet, of.as_deref()), of),
            Purpose::About | Purpose::Conditions => return self.record_profile(sheet),
            Purpose::ClotRisks => (medicine::clot_risks_draft(sheet), &None),
            Purpose::Medicine(of) => match medicine::told(sheet, of.as_deref()) {
                Some(draft) => (draft, of),
                None => {
                    self.say("Nothing noted: a medicine needs a name or a kind");
                    return Vec::new();
                }
            },
            Purpose::Drink(of, _) => (drink::draft(sheet, of.as_deref()), of),
            Purpose::Feeling => return self.record_feeling(sheet),
        };
        let mut effects = self.record(draft, of.as_deref());
        if sheet.yes(profile::FEET_EXAMINED) == Some(true) {
            let today = sheet.opened.date_naive();
            effects.push(self.append_now(What::Profile(Detail::FeetExamined(today))));
        }
        effects
    }

    /// Records what was filled in, in the place of the fact it corrects; nothing if it says the same.
    pub(crate) fn record(&mut self, draft: Draft, of: Option<&Fact>) -> Vec<Effect> {
        let Some(old) = of else { return vec![self.append(draft)] };
        if (draft.at, &draft.what, &draft.note) == (old.at, &old.what, &old.note) {
            self.say("Nothing was changed");
            return Vec::new();
        }
        let instead = Some(Instead { of: old.id.clone(), changed: Some(self.now.wall) });
        vec![self.append(Draft { instead, ..draft })]
    }

    /// Records each answer that is new. One that was taken back leaves nothing standing of its item.
    fn record_profile(&mut self, sheet: &Sheet) -> Vec<Effect> {
        let profile = Profile::at(&self.journal, self.now.wall);
        let changes = profile::changes(sheet, &profile);
        if changes.is_empty() {
            self.say("Nothing was changed");
        }
        let mut facts = Vec::new();
        for (item, detail) in changes {
            match detail {
                Some(detail) => facts.push(What::Profile(detail)),
                None => facts.extend(self.journal.standing().filter_map(|fact| match &fact.what {
                    What::Profile(told) if told.item() == item => Some(What::Undo(fact.id.clone())),
                    _ => None,
                })),
            }
        }
        facts.into_iter().map(|what| self.append_now(what)).collect()
    }

    /// The standing medicines, those that are still taken first.
    pub(crate) fn medicines(&self) -> Vec<&Fact> {
        let mut told = last_told(self.journal.standing());
        told.sort_by_key(|(_, medicine)| medicine.stopped.is_some());
        told.into_iter().map(|(fact, _)| fact).collect()
    }

    fn medicine_names(&self) -> Vec<Listed> {
        let name = |fact: &&Fact| match &fact.what {
            What::Health(Health::Medicine(medicine)) => Some((fact.id.clone(), medicine.name.to_string())),
            _ => None,
        };
        self.medicines().iter().filter_map(name).collect()
    }
}
