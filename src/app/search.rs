//! A line of words by which a list is searched while they are typed.

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::model::{App, Overlay, Screen};

/// Longest search, in characters.
const LONGEST: usize = 40;

/// What a list is searched for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The words; none shows all.
    pub words: String,
    /// Letters are typed into it now.
    pub typing: bool,
}

impl Search {
    /// True if this key is typed, so that it has no other meaning.
    #[must_use]
    pub fn takes(&self, key: Key) -> bool {
        self.typing && matches!(key, Key { code: Code::Char(_), ctrl: false, alt: false })
    }

    /// Types a key.
    pub fn press(&mut self, key: Key) {
        if let Key { code: Code::Char(c), ctrl: false, alt: false } = key
            && !c.is_control()
            && self.words.chars().count() < LONGEST
        {
            self.words.push(c);
        }
    }

    /// Types text, as far as there is room.
    pub(crate) fn take(&mut self, text: &str) {
        text.chars().for_each(|c| self.press(Key::char(c)));
    }
}

impl App {
    /// The search of what is looked at, where it has one.
    pub(crate) fn search(&mut self) -> Option<&mut Search> {
        if let Some(Overlay::Settings(list)) = &mut self.overlay {
            return Some(&mut list.search);
        }
        match self.screen {
            Screen::Today | Screen::Trends => None,
            Screen::Stretch => Some(&mut self.browser.search),
            Screen::Cramps => Some(&mut self.diary.search),
            Screen::Guide => Some(&mut self.guide.search),
        }
    }

    /// Types a key into the search; the first row found is marked.
    pub(crate) fn type_search(&mut self, key: Key) {
        if let Some(search) = self.search() {
            search.press(key);
        }
        self.mark_first();
    }

    /// Types text that was pasted into the search.
    pub(crate) fn paste_search(&mut self, text: &str) {
        if let Some(search) = self.search() {
            search.take(text);
        }
        self.mark_first();
    }

    /// Carries out what the keymap gave a meaning while a search is typed.
    pub(crate) fn search_action(&mut self, action: Action) {
        let Some(search) = self.search() else { return };
        match action {
            Action::SearchKeep => search.typing = false,
            Action::SearchErase => {
                search.words.pop();
                self.mark_first();
            }
            Action::SearchClear => {
                *search = Search::default();
                self.mark_first();
            }
            _ if matches!(self.overlay, Some(Overlay::Settings(_))) => drop(self.settings_action(action)),
            _ if self.screen == Screen::Cramps => self.mark_cramp(action),
            _ if self.screen == Screen::Stretch => self.scroll_entries(action),
            _ => self.mark_card(action),
        }
    }

    fn mark_first(&mut self) {
        if let Some(Overlay::Settings(list)) = &mut self.overlay {
            list.marked = 0;
            return;
        }
        match self.screen {
            Screen::Today | Screen::Trends => {}
            Screen::Stretch => self.scroll_entries(Action::ScrollFirst),
            Screen::Cramps => self.marked = 0,
            Screen::Guide => self.guide.marked = 0,
        }
    }
}
