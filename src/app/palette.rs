//! Every action by name: typed words leave those that have all of them, and enter does the marked one.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::Key;
use crate::app::keymap::Context;
use crate::app::model::{App, Overlay};
use crate::app::search::Search;

/// What is typed and marked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Palette {
    /// The words.
    pub search: Search,
    /// The marked one of those found.
    pub marked: usize,
}

/// An action that can be done where the palette was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is done.
    pub action: Action,
    /// The key that is shown; nothing where it has none.
    pub key: String,
    /// The sentence of the help.
    pub help: &'static str,
    /// Its name in the configuration.
    pub word: String,
}

impl Palette {
    /// Types a key.
    pub(crate) fn press(&mut self, key: Key) {
        self.search.press(key);
        self.marked = 0;
    }

    /// Types text, as far as there is room; what is found may be another then.
    pub(crate) fn take(&mut self, text: &str) {
        self.search.take(text);
        self.marked = 0;
    }
}

impl App {
    pub(crate) fn open_palette(&mut self) {
        let search = Search { typing: true, ..Search::default() };
        self.overlay = Some(Overlay::Palette(Palette { search, marked: 0 }));
    }

    /// The actions in which all words are found, each once: those of the screen first.
    #[must_use]
    pub fn palette_entries(&self, palette: &Palette) -> Vec<Entry> {
        let words: Vec<String> = palette.search.words.split_whitespace().map(str::to_lowercase).collect();
        let mut entries: Vec<Entry> = Vec::new();
        for place in [self.screen_context(), Context::Screens, Context::Global] {
            for (row, chords) in self.keymap.all().filter(|(row, _)| row.context == place) {
                let known = entries.iter().any(|entry| entry.action == row.action);
                if known || row.action == Action::Palette {
                    continue;
                }
                let key = chords.first().map(|chord| chord.name()).unwrap_or_default();
                let entry = Entry { action: row.action, key, help: row.help, word: row.action.word() };
                let text =
                    format!("{} {} {}", entry.help, entry.word, entry.word.replace('_', " ")).to_lowercase();
                if words.iter().all(|word| text.contains(word)) {
                    entries.push(entry);
                }
            }
        }
        entries
    }

    /// Carries out what the keymap gave a meaning in the palette.
    pub(crate) fn palette_action(&mut self, action: Action) -> Vec<Effect> {
        let Some(Overlay::Palette(mut palette)) = self.overlay.take() else { return Vec::new() };
        let entries = self.palette_entries(&palette);
        let last = entries.len().saturating_sub(1);
        match action {
            Action::Close => return Vec::new(),
            Action::PaletteRun => {
                let Some(entry) = entries.get(palette.marked) else {
                    self.overlay = Some(Overlay::Palette(palette));
                    return Vec::new();
                };
                return self.act(self.context(), entry.action);
            }
            Action::ScrollDown => palette.marked = (palette.marked + 1).min(last),
            Action::ScrollUp => palette.marked = palette.marked.saturating_sub(1),
            Action::SearchErase => {
                palette.search.words.pop();
                palette.marked = 0;
            }
            _ => {}
        }
        self.overlay = Some(Overlay::Palette(palette));
        Vec::new()
    }
}
