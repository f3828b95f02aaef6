//! What a click on a row does, wherever somebody is.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::{App, Overlay};

impl App {
    /// Marks a row of what lies on top; where it waits for an answer, a click on the marked one takes it.
    pub(crate) fn point_at(&mut self, row: usize) -> Vec<Effect> {
        let mark = |marked: &mut usize| std::mem::replace(marked, row) == row;
        let (again, takes) = match &mut self.overlay {
            Some(Overlay::Menu(menu)) => (mark(&mut menu.marked), Action::FormAccept),
            Some(Overlay::Pick(picker)) => (mark(&mut picker.marked), Action::FormAccept),
            Some(Overlay::Pause(form)) => {
                form.typed.clear();
                (mark(&mut form.marked), Action::FormAccept)
            }
            Some(Overlay::Cramp(form)) => (form.marked.replace(row) == Some(row), Action::FormAccept),
            Some(Overlay::Palette(palette)) => (mark(&mut palette.marked), Action::PaletteRun),
            Some(Overlay::Sheet { .. }) => return self.sheet_step(|sheet| sheet.point(row)),
            other => {
                match other {
                    Some(Overlay::Drinks(list)) => list.marked = row,
                    Some(Overlay::Damage { marked }) => *marked = row,
                    Some(Overlay::Settings(list)) => list.marked = row,
                    Some(_) => {}
                    None => self.mark(row),
                }
                return Vec::new();
            }
        };
        if again { self.act(self.context(), takes) } else { Vec::new() }
    }
}
