//! What is felt of too little or too much water: a check list, on demand or after a lot of water.

use crate::app::effect::Effect;
use crate::app::forms::Purpose;
use crate::app::model::{App, Overlay};
use crate::app::sheet::Sheet;
use crate::app::sheet::field::{Field, Kind, Value};
use crate::domain::caution::{AFTER_MUCH, Caution};
use crate::domain::fact::{Fact, What};
use crate::domain::feeling::{harmful, odd_at, said};
use crate::domain::health::Health;
use crate::domain::profile::Profile;
use crate::domain::region::Numbers;
use crate::domain::signs::Sign;
use crate::domain::thirst::{EarlySign, SEVERE};
use crate::domain::time::Stamp;
use crate::domain::words::{Set, Word};

/// Every question. What is not ticked is a no.
pub(crate) fn sheet(now: Stamp) -> Sheet {
    let early = EarlySign::ALL.iter().map(|sign| tick(sign.word(), sign.question()));
    let severe = SEVERE.into_iter().map(of_sign);
    let much = of_sign(Sign::HeadacheSickAfterDrinking);
    let mut fields: Vec<Field> = early.chain(severe).chain([much]).collect();
    for (name, title) in [
        (EarlySign::ALL[0].word(), "Early signs of too little water"),
        (SEVERE[0].word(), "Signs that need help"),
        (Sign::HeadacheSickAfterDrinking.word(), "After a lot of water"),
    ] {
        fields.iter_mut().filter(|field| field.name == name).for_each(|field| field.part = Some(title));
    }
    Sheet::new("How do you feel?", now, fields)
}

/// The questions of rule E-12 alone.
fn after_much(now: Stamp) -> Sheet {
    let fields = AFTER_MUCH.into_iter().map(of_sign).collect();
    Sheet::new("How do you feel?", now, fields).about(Caution::Stop.words())
}

fn of_sign(sign: Sign) -> Field {
    tick(sign.word(), sign.question())
}

fn tick(name: &'static str, words: &str) -> Field {
    Field::new(name, words, Kind::Tick, Value::Open)
}

fn ticked<W: Word>(sheet: &Sheet, of: impl IntoIterator<Item = W>) -> Set<W> {
    of.into_iter().filter(|word| sheet.yes(word.word()) == Some(true)).collect()
}

impl App {
    /// After a drink that makes a harmful amount of an hour: what rule E-12 needs to know.
    pub(crate) fn ask_after_much(&mut self, fact: &Fact) {
        let busy = !self.seen || self.overlay.is_some() || self.session.is_some() || self.relief.is_some();
        let drunk = matches!(fact.what, What::Drink { .. });
        if drunk && !busy && self.water().caution == Some(Caution::Stop) {
            self.open_sheet(after_much(self.now.wall), Purpose::Feeling);
        }
    }

    /// Records what was ticked. Where a rule fires, its card comes by itself once the facts are recorded.
    pub(crate) fn record_feeling(&mut self, sheet: &Sheet) -> Vec<Effect> {
        let early = ticked(sheet, EarlySign::ALL.iter().copied());
        let signs = ticked(sheet, SEVERE.into_iter().chain(AFTER_MUCH));
        let whole = sheet.fields.iter().any(|field| field.name == EarlySign::ALL[0].word());
        let mut effects = Vec::new();
        if !signs.is_empty() {
            effects.push(self.append_now(What::Health(Health::Odd(signs))));
        }
        if whole {
            effects.push(self.append_now(What::Health(Health::Thirst(early))));
        }
        let numbers = Numbers::of(Profile::at(&self.journal, self.now.wall).region());
        if let Some(leaflet) = harmful(signs, &self.water(), &numbers) {
            self.overlay = Some(Overlay::Leaflet(leaflet));
        }
        effects
    }

    /// What is said to answers of that moment that are recorded; where a rule fires, its card says more.
    pub(crate) fn felt(&self, early: Set<EarlySign>, at: Stamp) -> String {
        let said = said(early, odd_at(&self.journal, at), &self.water(), self.flags());
        said.map_or_else(|| format!("Noted{}", self.takes_back()), str::to_owned)
    }
}
