//! The damaged lines of the journal: looked at one by one, and what is done about them.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::{App, Overlay};

impl App {
    pub(crate) fn open_damage(&mut self) {
        if self.problems.damage.is_empty() {
            self.say("Every line of the journal can be read");
        } else {
            self.overlay = Some(Overlay::Damage { marked: 0 });
        }
    }

    pub(crate) fn damage_action(&mut self, action: Action) -> Vec<Effect> {
        let Some(Overlay::Damage { marked }) = &mut self.overlay else { return Vec::new() };
        let Some(damage) = self.problems.damage.get(*marked).cloned() else { return Vec::new() };
        match action {
            Action::ScrollDown => *marked = (*marked + 1).min(self.problems.damage.len() - 1),
            Action::ScrollUp => *marked = marked.saturating_sub(1),
            Action::DamageFix => return vec![Effect::EditLine(damage)],
            Action::DamageAside => return vec![Effect::SetAside(damage)],
            Action::DamageRestore => return vec![Effect::Restore(damage)],
            Action::Close => self.overlay = None,
            _ => {}
        }
        Vec::new()
    }

    /// After the journal was read again: the mark stays on a line that is there, and the screen closes on the last.
    pub(crate) fn keep_damage_marked(&mut self) {
        let Some(Overlay::Damage { marked }) = &mut self.overlay else { return };
        match self.problems.damage.len() {
            0 => self.overlay = None,
            lines => *marked = (*marked).min(lines - 1),
        }
    }
}
