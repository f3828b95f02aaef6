//! The calls of the player by ear: the bell in a rhythm, or a command that plays the sounds of the desktop.

use std::time::Duration;

use crate::app::effect::Effect;
use crate::app::model::App;
use crate::domain::player::Cue;

impl App {
    /// Gives a call, in the place of what still rings.
    pub(crate) fn call(&mut self, cue: Cue) -> Vec<Effect> {
        self.chime.clear();
        if !self.settings.sound || self.muted {
            return Vec::new();
        }
        if !self.settings.sound_command.is_empty() {
            let mut words = self.settings.sound_command.clone();
            words.push(cue.sound().to_owned());
            return vec![Effect::Play(words)];
        }
        let at = |wait: &u64| self.now.mono + Duration::from_millis(*wait);
        self.chime = cue.rhythm().iter().map(at).collect();
        self.ring()
    }

    /// Rings once if a ring is due, however many were missed.
    pub(crate) fn ring(&mut self) -> Vec<Effect> {
        let due = self.chime.iter().take_while(|at| **at <= self.now.mono).count();
        self.chime.drain(..due);
        if due > 0 { vec![Effect::Bell] } else { Vec::new() }
    }
}
