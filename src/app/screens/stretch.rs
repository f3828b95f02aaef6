//! The list of routines and moves: what is shown of it, what is marked, and how a session begins. A session is offered
//! first: what a person's conditions rule out is not led, and before the first one the cautions are read.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::model::{App, Overlay, Screen};
use crate::app::search::Search;
use crate::domain::about::{self, Part};
use crate::domain::catalog::{Move, Routine};
use crate::domain::elevation::refusal;
use crate::domain::fact::What;
use crate::domain::profile::{Detail, Profile};
use crate::domain::stretch::{first_week, fit};

/// Paragraphs that the text is moved by.
const PAGE: usize = 4;

/// What a key does in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the deeds")]
pub enum Browse {
    Begin,
    ViewNext,
    ViewPrevious,
    Favourite,
    Version,
    Detail,
}

/// Which part of the list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum View {
    #[default]
    All,
    Routines,
    Moves,
    Favourites,
    Own,
}

impl View {
    /// Every part, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::All, Self::Routines, Self::Moves, Self::Favourites, Self::Own];

    /// The word on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Routines => "routines",
            Self::Moves => "moves",
            Self::Favourites => "favourites",
            Self::Own => "your own",
        }
    }

    fn step(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}

/// A version of a routine that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Version {
    /// As it fits the person and the day.
    #[default]
    Fitting,
    /// As it is written.
    Written,
    /// With sitting moves in the place of standing ones.
    Sitting,
    /// With shorter holds.
    Short,
}

impl Version {
    const ALL: [Self; 4] = [Self::Fitting, Self::Written, Self::Sitting, Self::Short];
}

/// What is looked at of the list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Browser {
    /// Which part of it.
    pub view: View,
    /// The marked row.
    pub marked: usize,
    /// What is searched for.
    pub search: Search,
    /// The version of the marked routine.
    pub version: Version,
    /// In a narrow window the text is shown in the place of the list.
    pub detail: bool,
    /// Paragraphs of the text that were moved out of sight.
    pub top: usize,
    /// What is wrong with the person's own packs, a line each.
    pub problems: Vec<String>,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Entry<'a> {
    /// A routine.
    Routine(&'a Routine),
    /// A move.
    Move(&'a std::sync::Arc<Move>),
}

impl Entry<'_> {
    /// Its id.
    #[must_use]
    pub fn id(&self) -> &str {
        match self {
            Self::Routine(routine) => &routine.id,
            Self::Move(exercise) => &exercise.id,
        }
    }

    /// What is led when it is started.
    #[must_use]
    pub fn routine(&self) -> Routine {
        match self {
            Self::Routine(routine) => (*routine).clone(),
            Self::Move(exercise) => Routine::single(exercise),
        }
    }

    /// True if every word of the search is in its words.
    fn is_found(&self, search: &str) -> bool {
        let of_move =
            |m: &Move| [&m.id, &m.name, &m.target, &m.position, &m.needs].map(String::as_str).join(" ");
        let words = match self {
            Self::Move(exercise) => of_move(exercise),
            Self::Routine(routine) => {
                let moves: Vec<String> = routine.steps.iter().map(|step| of_move(&step.exercise)).collect();
                [&routine.id, &routine.name, &routine.purpose, &moves.join(" ")].map(String::as_str).join(" ")
            }
        };
        let words = words.to_lowercase();
        search.to_lowercase().split_whitespace().all(|word| words.contains(word))
    }
}

impl App {
    /// The rows that are shown.
    #[must_use]
    pub fn entries(&self) -> Vec<Entry<'_>> {
        let catalog = self.library.catalog();
        let profile = self.profile();
        let favourites: Vec<&str> = profile.favourites().collect();
        let routines = catalog.routines.iter().map(Entry::Routine);
        let view = |entry: &Entry<'_>| match (self.browser.view, entry) {
            (View::All, _) | (View::Routines, Entry::Routine(_)) | (View::Moves, Entry::Move(_)) => true,
            (View::Favourites, entry) => favourites.contains(&entry.id()),
            (View::Own, entry) => self.is_own(entry),
            (View::Routines | View::Moves, _) => false,
        };
        let rows = routines.chain(catalog.moves.iter().map(Entry::Move));
        rows.filter(view).filter(|entry| entry.is_found(&self.browser.search.words)).collect()
    }

    /// True for an entry of a person's own.
    #[must_use]
    pub fn is_own(&self, entry: &Entry<'_>) -> bool {
        match entry {
            Entry::Routine(routine) => self.library.is_own_routine(&routine.id),
            Entry::Move(exercise) => self.library.is_own_move(&exercise.id),
        }
    }

    /// The marked routine or move in the version that is asked for, and why it is not as it is written.
    #[must_use]
    pub fn marked_routine(&self) -> Option<(Routine, String)> {
        let written = self.entries().get(self.browser.marked)?.routine();
        Some(self.in_version(&written, self.browser.version))
    }

    /// What the person told of themselves.
    #[must_use]
    pub fn profile(&self) -> Profile {
        Profile::at(&self.journal, self.now.wall)
    }

    fn in_version(&self, written: &Routine, version: Version) -> (Routine, String) {
        let (other, word) = match version {
            Version::Written => return (written.clone(), "as it is written".to_owned()),
            Version::Fitting => (None, ""),
            Version::Sitting => (written.sitting(self.library.catalog()), "sitting"),
            Version::Short => (written.short(), "short"),
        };
        let (routine, because) = fit(other.as_ref().unwrap_or(written), &self.journal, self.now.wall);
        let because = [word, &because].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
        (routine, because.join(", "))
    }

    /// What is said of the marked one.
    #[must_use]
    pub fn about(&self) -> Vec<Part> {
        let catalog = self.library.catalog();
        match (self.entries().get(self.browser.marked), self.marked_routine()) {
            (Some(Entry::Move(exercise)), Some((_, because))) => {
                let sitting = exercise.sitting.as_deref().and_then(|id| catalog.find_move(id));
                about::exercise(exercise, &because, sitting.map(|other| other.name.as_str()))
            }
            (Some(Entry::Routine(_)), Some((routine, because))) => {
                about::routine(&routine, &because, &catalog.honest)
            }
            _ => Vec::new(),
        }
    }

    /// The versions that the marked one has, each once.
    #[must_use]
    pub fn versions(&self) -> Vec<Version> {
        let Some(written) = self.entries().get(self.browser.marked).map(Entry::routine) else {
            return Vec::new();
        };
        let mut seen: Vec<Routine> = Vec::new();
        let differs = |version: &Version| {
            let (routine, _) = self.in_version(&written, *version);
            let is_new = !seen.contains(&routine);
            seen.push(routine);
            is_new
        };
        Version::ALL.into_iter().filter(differs).collect()
    }

    /// Goes to the list, with what is due marked.
    pub(crate) fn choose_stretch(&mut self) -> Vec<Effect> {
        let due = self.due_outline().id;
        self.browser = Browser { problems: std::mem::take(&mut self.browser.problems), ..Browser::default() };
        self.browser.marked = self.entries().iter().position(|entry| entry.id() == due).unwrap_or(0);
        self.show(Screen::Stretch)
    }

    /// Marks a row that was pointed at.
    pub(crate) fn mark(&mut self, row: usize) {
        match self.screen {
            Screen::Stretch => self.mark_entry(row),
            Screen::Guide => self.guide.marked = row,
            Screen::Today | Screen::Cramps => self.marked = row,
            Screen::Trends => {}
        }
    }

    fn mark_entry(&mut self, row: usize) {
        let last = self.entries().len().saturating_sub(1);
        let marked = row.min(last);
        if marked != self.browser.marked {
            self.browser.version = Version::default();
        }
        self.browser.marked = marked;
        self.browser.top = 0;
    }

    pub(crate) fn browse(&mut self, way: Browse) -> Vec<Effect> {
        match way {
            Browse::Begin => return self.begin_marked(),
            Browse::Favourite => return self.toggle_favourite(),
            Browse::ViewNext => self.look_at(self.browser.view.step(1)),
            Browse::ViewPrevious => self.look_at(self.browser.view.step(View::ALL.len() - 1)),
            Browse::Version => self.next_version(),
            Browse::Detail => self.browser.detail = !self.browser.detail,
        }
        Vec::new()
    }

    /// Scrolls the list.
    pub(crate) fn scroll_entries(&mut self, action: Action) {
        match action {
            Action::ScrollDown => self.mark_entry(self.browser.marked + 1),
            Action::ScrollUp => self.mark_entry(self.browser.marked.saturating_sub(1)),
            Action::ScrollFirst => self.mark_entry(0),
            Action::ScrollLast => self.mark_entry(usize::MAX),
            _ => {}
        }
    }

    /// What a key means in the list.
    pub(crate) fn stretch_action(&mut self, action: Action) {
        match action {
            Action::Search => {
                self.browser.search.typing = true;
                self.browser.detail = false;
            }
            Action::SearchClear if !self.browser.search.words.is_empty() => self.search_action(action),
            Action::SearchClear => self.dismiss(),
            Action::PageUp => self.browser.top = self.browser.top.saturating_sub(PAGE),
            Action::PageDown => {
                let last = self.about().len().saturating_sub(1);
                self.browser.top = (self.browser.top + PAGE).min(last);
            }
            _ => self.scroll_entries(action),
        }
    }

    fn look_at(&mut self, view: View) {
        self.browser.view = view;
        self.mark_entry(0);
    }

    fn next_version(&mut self) {
        let versions = self.versions();
        let at = versions.iter().position(|version| *version == self.browser.version).unwrap_or(0);
        match versions.get((at + 1) % versions.len().max(1)) {
            Some(version) if *version != self.browser.version => self.browser.version = *version,
            _ => self.say("There is no other version of this one"),
        }
    }

    fn toggle_favourite(&mut self) -> Vec<Effect> {
        let id = self.entries().get(self.browser.marked).map(|entry| entry.id().to_owned());
        let Some(id) = id else { return Vec::new() };
        let favourites = self.profile().with_favourite(&id);
        vec![self.append_now(What::Profile(favourites))]
    }

    fn begin_marked(&mut self) -> Vec<Effect> {
        match self.marked_routine() {
            Some((routine, because)) => self.offer_version(routine, because),
            None => Vec::new(),
        }
    }

    /// Begins the routine or move of that id as it fits the person.
    pub(crate) fn offer_id(&mut self, id: &str) -> Vec<Effect> {
        match self.library.catalog().routine(id) {
            Some(routine) => self.offer(&routine),
            None => Vec::new(),
        }
    }

    /// Begins a routine as it fits the person.
    pub(crate) fn offer(&mut self, routine: &Routine) -> Vec<Effect> {
        let (routine, because) = fit(routine, &self.journal, self.now.wall);
        self.offer_version(routine, because)
    }

    fn offer_version(&mut self, routine: Routine, because: String) -> Vec<Effect> {
        let profile = self.profile();
        if let Some(why) = refusal(&routine, &profile, self.flags()) {
            self.say(why);
        } else if profile.has_read_cautions() {
            self.begin(routine, because);
        } else {
            self.overlay = Some(Overlay::Cautions { routine: Box::new(routine), because, top: 0 });
        }
        Vec::new()
    }

    pub(crate) fn cautions_action(&mut self, action: Action) -> Vec<Effect> {
        let is_new = match action {
            Action::CautionsTaken => false,
            Action::CautionsNew => true,
            Action::Close => {
                self.overlay = None;
                return Vec::new();
            }
            _ => {
                self.scroll_cautions(action);
                return Vec::new();
            }
        };
        let Some(Overlay::Cautions { routine, because, .. }) = self.overlay.take() else { return Vec::new() };
        let mut effects = vec![self.append_now(What::Profile(Detail::Cautions(true)))];
        if is_new {
            effects.push(self.append_now(What::Profile(Detail::NewToExercise(true))));
            let (routine, because) = first_week(&routine);
            self.begin(routine, because);
        } else {
            self.begin(*routine, because);
        }
        effects
    }

    fn scroll_cautions(&mut self, action: Action) {
        let Some(Overlay::Cautions { top, .. }) = &mut self.overlay else { return };
        let last = self.library.catalog().before_first.len().saturating_sub(1);
        *top = if action == Action::ScrollDown { (*top + 1).min(last) } else { top.saturating_sub(1) };
    }
}
