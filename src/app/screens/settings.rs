//! The settings, one below the other: looked through, searched, and tried in this window. The file is the person's alone.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::keymap::Context;
use crate::app::menu::Opens;
use crate::app::model::{App, Overlay};
use crate::app::search::Search;

/// Rows that a page has.
const PAGE: usize = 8;

/// Every setting, as it was read last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listing {
    /// The rows, by table.
    pub settings: Vec<Setting>,
    /// Lines of the file that the first of the problems stand in.
    pub lines: Vec<usize>,
}

/// A setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Its table: `ui`; none for a table that is told of in one row.
    pub section: &'static str,
    /// Its name there.
    pub key: &'static str,
    /// What it does.
    pub doc: &'static str,
    /// Which values there are; nothing where `doc` says it.
    pub values: String,
    /// The variable of the environment that sets it.
    pub variable: String,
    /// The value in force, as it is written in the file.
    pub value: String,
    /// That of somebody who changed nothing.
    pub default: String,
    /// What holds while nothing is tried.
    pub kept: String,
    /// Where the value comes from.
    pub origin: Origin,
    /// The line of the file to look at.
    pub line: usize,
    /// The value before this one, where it can be tried.
    pub before: Option<String>,
    /// The value after it.
    pub after: Option<String>,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// The journal: it was told in the window.
    Told,
    /// This line of the file.
    File(usize),
    /// The environment.
    Variable,
    /// The command line.
    Flag,
    /// It is tried in this window.
    Tried,
}

impl Setting {
    /// Its whole name: `ui.theme`.
    #[must_use]
    pub fn name(&self) -> String {
        if self.section.is_empty() { self.key.to_owned() } else { format!("{}.{}", self.section, self.key) }
    }

    /// Where its value comes from, in words.
    #[must_use]
    pub fn comes_from(&self) -> String {
        match self.origin {
            Origin::Default => "default".to_owned(),
            Origin::Told => "told in the window".to_owned(),
            Origin::File(line) => format!("line {line} of the file"),
            Origin::Variable => self.variable.clone(),
            Origin::Flag => "--set".to_owned(),
            Origin::Tried => "tried, not saved".to_owned(),
        }
    }

    /// True if it is another than for somebody who changed nothing.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.value != self.default
    }

    fn has(&self, words: &[String]) -> bool {
        let changed = if self.is_changed() { "changed" } else { "" };
        let text = format!("{} {} {} {} {changed}", self.name(), self.doc, self.value, self.comes_from());
        let text = text.to_lowercase();
        words.iter().all(|word| text.contains(word))
    }
}

/// What is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SettingsList {
    /// What is searched for.
    pub search: Search,
    /// The marked row of those found.
    pub marked: usize,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row<'a> {
    /// Something that is wrong, and its line in the file.
    Problem(&'a str, Option<usize>),
    /// A setting.
    Setting(&'a Setting),
}

impl App {
    pub(crate) fn open_settings(&mut self) -> Vec<Effect> {
        self.open(Opens::Settings);
        vec![Effect::Configure(self.tried())]
    }

    /// The rows that are found: what is wrong first, and then every setting.
    pub fn settings_found(&self, list: &SettingsList) -> Vec<Row<'_>> {
        let words: Vec<String> = list.search.words.split_whitespace().map(str::to_lowercase).collect();
        let lines = self.listing.lines.iter().copied().map(Some).chain(std::iter::repeat(None));
        let problems = self.problems.config.iter().zip(lines);
        let told = |problem: &str| words.iter().all(|word| problem.to_lowercase().contains(word));
        let problems = problems.filter(|(problem, _)| told(problem));
        let settings = self.listing.settings.iter().filter(|setting| setting.has(&words));
        problems
            .map(|(problem, line)| Row::Problem(problem, line))
            .chain(settings.map(Row::Setting))
            .collect()
    }

    /// What is tried, as the command line would have it.
    fn tried(&self) -> Vec<String> {
        let tried = self.listing.settings.iter().filter(|setting| setting.origin == Origin::Tried);
        tried.map(|setting| format!("{}={}", setting.name(), setting.value)).collect()
    }

    pub(crate) fn settings_action(&mut self, action: Action) -> Vec<Effect> {
        let Some(Overlay::Settings(list)) = &self.overlay else { return Vec::new() };
        let found = self.settings_found(list);
        let marked = list.marked.min(found.len().saturating_sub(1));
        let row = found.get(marked).copied();
        let last = found.len().saturating_sub(1);
        let go = match action {
            Action::ScrollDown => Some(marked + 1),
            Action::ScrollUp => Some(marked.saturating_sub(1)),
            Action::PageDown => Some(marked + PAGE),
            Action::PageUp => Some(marked.saturating_sub(PAGE)),
            Action::ScrollFirst => Some(0),
            Action::ScrollLast => Some(last),
            _ => None,
        };
        match (action, row) {
            (Action::SettingEdit, Some(Row::Problem(_, line))) => {
                return vec![Effect::EditConfig(line.unwrap_or(1))];
            }
            (Action::SettingEdit, Some(Row::Setting(setting))) => {
                return vec![Effect::EditConfig(setting.line)];
            }
            (
                Action::SettingNext | Action::SettingPrevious | Action::SettingBack,
                Some(Row::Setting(setting)),
            ) => {
                let value = match action {
                    Action::SettingNext => setting.after.clone(),
                    Action::SettingPrevious => setting.before.clone(),
                    _ => Some(setting.kept.clone()),
                };
                let setting = setting.clone();
                return self.try_value(&setting, value);
            }
            _ => {}
        }
        if let Some(Overlay::Settings(list)) = &mut self.overlay {
            match action {
                Action::Search => list.search.typing = true,
                Action::Close if !list.search.words.is_empty() => *list = SettingsList::default(),
                Action::Close => self.close_settings(),
                _ => list.marked = go.unwrap_or(marked).min(last),
            }
        }
        Vec::new()
    }

    /// Asks for the configuration with this value on top, or without it where it is what holds anyway.
    fn try_value(&mut self, setting: &Setting, value: Option<String>) -> Vec<Effect> {
        let Some(value) = value else {
            let edit = self.keymap.shown(Context::Settings, Action::SettingEdit);
            self.say(format!("{} is changed in the file; {edit} opens it", setting.name()));
            return Vec::new();
        };
        let name = format!("{}=", setting.name());
        let mut tried = self.tried();
        tried.retain(|tried| !tried.starts_with(&name));
        if value != setting.kept {
            tried.push(name + &value);
        }
        vec![Effect::Configure(tried)]
    }

    /// What is tried stays so, and that is said.
    fn close_settings(&mut self) {
        self.overlay = None;
        let tried = self.listing.settings.iter().filter(|setting| setting.origin == Origin::Tried);
        let names: Vec<String> = tried.map(Setting::name).collect();
        if !names.is_empty() {
            let names = names.join(", ");
            self.say(format!("Tried until this window closes or the file is saved: {names}"));
        }
    }
}
