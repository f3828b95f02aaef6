//! The forms that are sheets: what opens each, and what is recorded when it is filled in.

pub(crate) mod cramp;

use crate::app::effect::Effect;
use crate::app::model::{App, Overlay};
use crate::app::sheet::{Sheet, Step};
use crate::domain::fact::{Draft, Fact, Instead};

/// What a sheet is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Purpose {
    /// A cramp, new or corrected.
    Cramp(Option<Box<Fact>>),
}

impl App {
    pub(crate) fn open_sheet(&mut self, sheet: Sheet, purpose: Purpose) {
        self.overlay = Some(Overlay::Sheet { sheet: Box::new(sheet), purpose });
    }

    pub(crate) fn sheet_step(&mut self, step: impl FnOnce(&mut Sheet) -> Step) -> Vec<Effect> {
        let Some(Overlay::Sheet { sheet, .. }) = &mut self.overlay else { return Vec::new() };
        match step(sheet) {
            Step::Open => return Vec::new(),
            Step::Left => self.overlay = None,
            Step::Done => {
                if let Some(Overlay::Sheet { sheet, purpose }) = self.overlay.take() {
                    return self.record_sheet(&sheet, &purpose);
                }
            }
        }
        Vec::new()
    }

    fn record_sheet(&mut self, sheet: &Sheet, purpose: &Purpose) -> Vec<Effect> {
        let (draft, of) = match purpose {
            Purpose::Cramp(of) => (cramp::draft(sheet, of.as_deref()), of),
        };
        self.record(draft, of.as_deref())
    }

    /// Records what was filled in, in the place of the fact it corrects; nothing if it says the same.
    fn record(&mut self, draft: Draft, of: Option<&Fact>) -> Vec<Effect> {
        let Some(old) = of else { return vec![self.append(draft)] };
        if (draft.at, &draft.what, &draft.note) == (old.at, &old.what, &old.note) {
            self.say("Nothing was changed");
            return Vec::new();
        }
        let instead = Some(Instead { of: old.id.clone(), changed: Some(self.now.wall) });
        vec![self.append(Draft { instead, ..draft })]
    }
}
