//! The state of the window. Changed by `update` alone; drawn by `ui`.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use chrono::{SubsecRound, TimeDelta};

use crate::app::bound::Keymap;
use crate::app::effect::Effect;
use crate::app::event::{Damage, Loaded};
use crate::app::form::CrampForm;
use crate::app::forms::Purpose;
use crate::app::key::Key;
use crate::app::keymap::Context;
use crate::app::menu::{Menu, Opens};
use crate::app::nudge::Proposal;
use crate::app::palette::Palette;
use crate::app::pause::PauseForm;
use crate::app::picker::Picker;
use crate::app::presence::Attendance;
use crate::app::reminder::Reminder;
use crate::app::screens::card::Card;
use crate::app::screens::care::Caring;
use crate::app::screens::cramps::Diary;
use crate::app::screens::drinks::DrinkList;
use crate::app::screens::guide::Guiding;
use crate::app::screens::relief::Relieving;
use crate::app::screens::session::Running;
use crate::app::screens::settings::{Listing, SettingsList};
use crate::app::screens::stretch::Browser;
use crate::app::screens::trends::Looking;
use crate::app::sheet::Sheet;
use crate::domain::catalog::{Library, Routine};
use crate::domain::fact::{Draft, Fact, Id, What};
use crate::domain::feeling::Leaflet;
use crate::domain::flags::{Flags, Watch};
use crate::domain::hooks::Happening;
use crate::domain::journal::Journal;
use crate::domain::profile::Profile;
pub use crate::domain::settings::Screen;
use crate::domain::settings::Settings;
use crate::domain::time::{Moment, Stamp, day_of};
use crate::domain::{breaks, cramps, hydration, stretch};

/// The whole state.
#[derive(Debug, Clone)]
pub struct App {
    /// The settings in force: those of the configuration, and what was told where it is silent.
    pub settings: Settings,
    /// The settings of the configuration alone.
    pub(crate) configured: Settings,
    /// Every setting, once they were looked at.
    pub listing: Listing,
    /// The keys that are bound.
    pub keymap: Arc<Keymap>,
    /// Hooks that are to be run.
    pub(crate) hooks: Vec<Effect>,
    /// Those that were said to have failed.
    pub(crate) hooks_failed: Vec<Happening>,
    /// The first key of two, once it is pressed.
    pub begun: Option<Key>,
    /// Moves and routines.
    pub library: Library,
    /// The recorded facts.
    pub journal: Journal,
    /// When this window was opened.
    pub(crate) opened: Stamp,
    /// The last reading of the clocks.
    pub now: Moment,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// The screen that is shown.
    pub screen: Screen,
    /// The pane of Today that is looked at.
    pub focus: Pane,
    /// The marked row of the diary.
    pub marked: usize,
    /// How the diary is sorted and filtered.
    pub diary: Diary,
    /// What is looked at of the routines and moves.
    pub browser: Browser,
    /// What is looked at of the trends.
    pub looking: Looking,
    /// Where somebody is in the Guide.
    pub guide: Guiding,
    /// The first line shown of the page that says when to act; it lies over everything.
    pub act: Option<u16>,
    /// The card of a rule, over everything but that page.
    pub card: Option<Card>,
    /// Something was told that a card may follow.
    pub(crate) card_due: bool,
    /// The guided session, when one runs.
    pub session: Option<Running>,
    /// The cramp that is led through.
    pub relief: Option<Relieving>,
    /// The time after a cramp.
    pub care: Option<Caring>,
    /// What lies over the screen.
    pub overlay: Option<Overlay>,
    /// What is opened when the form at hand is done with.
    pub(crate) forms_to_come: VecDeque<Opens>,
    /// The short message at the bottom.
    pub toast: Option<Toast>,
    /// What a person must know, until it is dismissed.
    pub problems: Problems,
    /// Somebody may look at the state; `supple remind` shows none of it.
    pub(crate) seen: bool,
    /// Of all that follow the journal this one speaks, and tells of absences. Begins with [`App::start`].
    pub(crate) speaks: bool,
    /// What the machine tells of who is there.
    pub(crate) attendance: Attendance,
    /// What was said about the prompt at hand.
    pub(crate) reminder: Reminder,
    /// The window is there for one session or relief, and ends with it.
    pub(crate) solo: bool,
    /// The routine before bed was proposed aloud: since when it was due then.
    pub(crate) bed_spoken: Option<Stamp>,
    /// What was said about a glass of water.
    pub(crate) proposal: Proposal,
    /// The rest with the legs up that was proposed last, by its time.
    pub(crate) rest_proposed: Option<Stamp>,
    /// The player keeps silent.
    pub muted: bool,
    /// When the bell rings next, on the monotonic clock.
    pub(crate) chime: VecDeque<Duration>,
    /// The rules that fire.
    pub(crate) watch: Watch,
    /// Facts on their way to the journal, oldest first.
    pub(crate) in_flight: VecDeque<Draft>,
    /// Facts that could not be recorded and wait for a retry.
    pub(crate) refused: Vec<Draft>,
}

/// The panes of Today, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the panes")]
pub enum Pane {
    Hydration,
    Movement,
    Stretch,
    Cramps,
}

impl Pane {
    /// Every pane, in reading order.
    pub const ALL: [Self; 4] = [Self::Hydration, Self::Movement, Self::Stretch, Self::Cramps];

    /// The title of the pane.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Hydration => "Hydration",
            Self::Movement => "Movement",
            Self::Stretch => "Stretch",
            Self::Cramps => "Cramps",
        }
    }

    /// The pane so many places further, round the corner.
    #[must_use]
    pub fn step(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}

/// What lies over the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Overlay {
    /// The help page.
    Help {
        /// The first line shown.
        top: u16,
    },
    /// The questions about a cramp.
    Cramp(CrampForm),
    /// A menu of forms.
    Menu(Menu),
    /// A list to pick from.
    Pick(Picker),
    /// Every action by name.
    Palette(Palette),
    /// Every setting.
    Settings(SettingsList),
    /// A page to read.
    Leaflet(Leaflet),
    /// The drinks of a day.
    Drinks(DrinkList),
    /// A form with its fields.
    Sheet {
        /// The fields.
        sheet: Box<Sheet>,
        /// What becomes of it.
        purpose: Purpose,
    },
    /// The choice of a pause.
    Pause(PauseForm),
    /// What is to be read once, before the first session.
    Cautions {
        /// What begins then.
        routine: Box<Routine>,
        /// Why it is not as it is written.
        because: String,
        /// How many lines were moved out of sight.
        top: usize,
    },
    /// The damaged lines of the journal.
    Damage {
        /// Which of them is marked.
        marked: usize,
    },
}

/// A short message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    /// The words.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
    /// When it goes, on the monotonic clock; one that tells of a failure stays.
    pub until: Option<Duration>,
}

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// It worked, or there is nothing to do.
    Calm,
    /// It did not work.
    Failed,
}

/// What a person must know, a line each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems {
    /// Of the configuration file.
    pub config: Vec<String>,
    /// Of the journal.
    pub journal: Vec<String>,
    /// Lines of the journal that can be mended.
    pub damage: Vec<Damage>,
    /// True once the banner was put away.
    pub dismissed: bool,
}

impl Problems {
    /// All lines that are still to be shown.
    pub fn shown(&self) -> impl Iterator<Item = &str> {
        self.journal.iter().chain(&self.config).map(String::as_str).filter(|_| !self.dismissed)
    }
}

/// What the four panes show, derived from the state.
#[derive(Debug, Clone, PartialEq)]
pub struct Today {
    /// The water.
    pub hydration: hydration::Overview,
    /// Sitting and standing.
    pub movement: breaks::Overview,
    /// The sessions.
    pub stretch: stretch::Overview,
    /// The diary.
    pub cramps: cramps::Overview,
}

impl App {
    /// The state before anything happened. `problems` are those of the configuration.
    #[must_use]
    pub fn new(
        settings: Settings,
        library: Library,
        loaded: Loaded,
        problems: Vec<String>,
        now: Moment,
    ) -> Self {
        let opened = now.wall.trunc_subsecs(0);
        let mut app = Self {
            settings: configured_with(&settings, &loaded.journal, now.wall),
            configured: settings,
            listing: Listing::default(),
            keymap: Arc::default(),
            hooks: Vec::new(),
            hooks_failed: Vec::new(),
            begun: None,
            library,
            journal: with_window(loaded.journal, opened),
            opened,
            now,
            size: (80, 24),
            screen: Screen::Today,
            focus: Pane::Hydration,
            marked: 0,
            diary: Diary::default(),
            browser: Browser::default(),
            looking: Looking::default(),
            guide: Guiding::default(),
            act: None,
            card: None,
            card_due: false,
            session: None,
            relief: None,
            care: None,
            overlay: None,
            forms_to_come: VecDeque::new(),
            toast: None,
            problems: Problems {
                config: problems,
                journal: loaded.problems,
                damage: loaded.damage,
                dismissed: false,
            },
            seen: true,
            speaks: false,
            attendance: Attendance::default(),
            reminder: Reminder::default(),
            solo: false,
            bed_spoken: None,
            proposal: Proposal::default(),
            rest_proposed: None,
            muted: false,
            chime: VecDeque::new(),
            watch: Watch::default(),
            in_flight: VecDeque::new(),
            refused: Vec::new(),
        };
        app.hush_open_prompt();
        app.judge_flags();
        app
    }

    /// The same state for `supple remind`, where nobody looks: a prompt that is open is still to be spoken.
    #[must_use]
    pub fn unseen(mut self) -> Self {
        self.seen = false;
        self.reminder = Reminder::default();
        self.rest_proposed = None;
        self.bed_spoken = None;
        self
    }

    /// What the panes show now.
    #[must_use]
    pub fn today(&self) -> Today {
        let (settings, now) = (&self.settings, self.now.wall);
        let today = day_of(now, settings.day_start);
        Today {
            hydration: self.water(),
            movement: breaks::Overview::new(&self.journal, settings, now),
            stretch: stretch::Overview::new(&self.journal, today, settings.day_start),
            cramps: cramps::Overview::new(&self.journal, today, settings.day_start),
        }
    }

    /// The rules that fire, the most urgent first; [`Flags::card`] is the one to be shown by itself.
    #[must_use]
    pub fn flags(&self) -> &Flags {
        &self.watch.flags
    }

    /// Judges the rules again, because the journal or the settings have changed.
    pub(crate) fn judge_flags(&mut self) {
        self.watch.judge(&self.journal, &self.settings, self.now.wall);
    }

    /// The water of the day.
    #[must_use]
    pub(crate) fn water(&self) -> hydration::Overview {
        hydration::Overview::new(&self.journal, &self.settings, self.now.wall)
    }

    /// Where a key press lands now.
    #[must_use]
    pub fn context(&self) -> Context {
        if self.act.is_some() {
            return Context::Act;
        }
        if self.card.is_some() {
            return Context::Card;
        }
        match (&self.overlay, &self.session) {
            (Some(Overlay::Help { .. }), _) => Context::Help,
            (Some(Overlay::Sheet { .. }), _) => Context::Sheet,
            (Some(Overlay::Cramp(_)), _) => Context::Form,
            (Some(Overlay::Menu(_) | Overlay::Pause(_) | Overlay::Pick(_)), _) => Context::Choice,
            (Some(Overlay::Damage { .. }), _) => Context::Damage,
            (Some(Overlay::Leaflet(_)), _) => Context::Leaflet,
            (Some(Overlay::Palette(_)), _) => Context::Palette,
            (Some(Overlay::Settings(list)), _) if list.search.typing => Context::Search,
            (Some(Overlay::Settings(_)), _) => Context::Settings,
            (Some(Overlay::Drinks(_)), _) => Context::Drinks,
            (Some(Overlay::Cautions { .. }), _) => Context::Cautions,
            (None, _) if self.relief.is_some() => {
                self.relief.as_ref().map_or(Context::Global, Relieving::context)
            }
            (None, _) if self.care.is_some() => Context::Care,
            (None, Some(_)) => Context::Session,
            (None, None) => self.screen_context(),
        }
    }

    /// Where a key press lands on the screen when nothing lies over it.
    pub(crate) fn screen_context(&self) -> Context {
        match self.screen {
            Screen::Today => Context::Today,
            Screen::Cramps if self.diary.search.typing => Context::Search,
            Screen::Stretch if self.browser.search.typing => Context::Search,
            Screen::Stretch => Context::Stretch,
            Screen::Cramps => Context::Cramps,
            Screen::Trends => Context::Trends,
            Screen::Guide if self.guide.search.typing => Context::Search,
            Screen::Guide if self.guide.reading.is_some() => Context::Reading,
            Screen::Guide => Context::Guide,
        }
    }

    pub(crate) fn say(&mut self, text: impl Into<String>) {
        let until = Some(self.now.mono + Duration::from_secs(6));
        self.toast = Some(Toast { text: text.into(), tone: Tone::Calm, until });
    }
}

/// The settings with what was told where the configuration is silent.
pub(crate) fn configured_with(configured: &Settings, journal: &Journal, now: Stamp) -> Settings {
    configured.with_told(&Profile::at(journal, now))
}

/// The window is open whether or not that could be recorded: a journal that cannot be written still has its clock.
pub(crate) fn with_window(mut journal: Journal, opened: Stamp) -> Journal {
    let just_before = opened - TimeDelta::seconds(1);
    let recorded = journal.standing_after(just_before).any(|fact| fact.what == What::WindowOpened);
    if !recorded {
        let id = Id::new("this window");
        journal.insert(Fact { id, at: opened, what: What::WindowOpened, note: None, instead: None });
    }
    journal
}
