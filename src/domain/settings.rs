//! The settings in force, as the rules read them. Defaults are here and nowhere else; reading them from a file is
//! `config`'s work.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use crate::domain::hooks::Happening;
use crate::domain::hours::Hours;
use crate::domain::hydration::DrinkKind;
use crate::domain::profile::Profile;
use crate::domain::quantity::{Millilitres, Units};
use crate::domain::time::{ClockFace, ClockSpan, Stamp, day_of};

/// Everything a person can set.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// When a new day starts. Default 04:00, so that a cramp at 02:00 belongs to the night it woke you in.
    pub day_start: NaiveTime,
    /// The unit that amounts of drink are shown in. Default millilitres.
    pub units: Units,
    /// How the time of day is shown. Default 24 hours.
    pub clock: ClockFace,
    /// Hours of sleep. Default 22:30-06:30.
    pub sleep: ClockSpan,
    /// True if the configuration says when there is sleep, so that the journal does not.
    pub has_sleep: bool,
    /// The usual glass, logged by one key. Default 250 ml.
    pub glass: Millilitres,
    /// Other vessels of the person's own.
    pub containers: Vec<Container>,
    /// Milligrams of caffeine in 250 ml, where a drink has another strength than usual.
    pub caffeine: Vec<(DrinkKind, u32)>,
    /// Sitting time that leads to a prompt. Default 60 minutes.
    pub interval: TimeDelta,
    /// How long a snooze puts a prompt off. Default 10 minutes.
    pub snooze: TimeDelta,
    /// Snoozes allowed for one prompt; then it counts as missed. Default 2.
    pub snoozes: u32,
    /// A prompt nobody answers for this long counts as missed. Default 15 minutes.
    pub answer_within: TimeDelta,
    /// Absences at least this long count as a stood break. Default 5 minutes.
    pub away_floor: TimeDelta,
    /// When prompts may come. Default every hour of every day.
    pub hours: Hours,
    /// True if the configuration says which hours or days are worked, so that the journal does not.
    pub has_hours: bool,
    /// Minutes of the hour at which prompts come, 0 to 59. Default none: they come when the interval is over.
    pub at_minutes: Vec<u32>,
    /// How the desk is worked at. Default sitting.
    pub posture: Posture,
    /// Times of day to rest with the legs up. Default none.
    pub legs_up: Vec<NaiveTime>,
    /// No input for at least this long leads to the question whether the person was up. Default 15 minutes.
    pub idle_floor: TimeDelta,
    /// Id of the routine before bed. Default `bed-195`.
    pub bed_routine: &'static str,
    /// How long before bed time it is proposed; nothing: never. Default 15 minutes.
    pub bed_reminder: TimeDelta,
    /// The player gives its calls by ear as well. Default true.
    pub sound: bool,
    /// The command that plays a sound of the desktop's theme; its name becomes the last word. Empty: the terminal bell.
    pub sound_command: Vec<String>,
    /// Ways of getting attention, tried in this order.
    pub channels: Vec<Channel>,
    /// Notifications may sound, and the terminal bell ring. Default true.
    pub loud: bool,
    /// Colours. Default by the terminal.
    pub theme: ThemeName,
    /// Names of the themes of the person's own.
    pub own_themes: Vec<Box<str>>,
    /// What runs when something happens, as words without a shell; by [`Happening`]. Default nothing.
    pub hooks: [Vec<String>; Happening::ALL.len()],
    /// Characters.
    pub symbols: Symbols,
    /// Whether figures move.
    pub motion: Motion,
    /// The screen that the window opens at, unless the command line says another. Default Today.
    pub screen: Screen,
    /// Clicks and the wheel go to the window; otherwise the terminal keeps the mouse, for selecting text.
    pub mouse: bool,
}

impl Settings {
    /// The same with the hours that a person told in the window, where the configuration does not say them.
    #[must_use]
    pub fn with_told(&self, profile: &Profile) -> Self {
        let mut settings = self.clone();
        if let Some(sleep) = profile.sleep().filter(|_| !self.has_sleep) {
            settings.sleep = sleep;
        }
        if let Some(hours) = profile.work().filter(|_| !self.has_hours) {
            settings.hours = hours.clone();
        }
        settings
    }

    /// Milligrams of caffeine in 250 ml of a drink.
    #[must_use]
    pub fn caffeine_in(&self, kind: &DrinkKind) -> u32 {
        self.caffeine.iter().find(|(known, _)| known == kind).map_or_else(|| kind.caffeine(), |(_, mg)| *mg)
    }

    /// The vessels in the order of their keys: the usual glass, then the others.
    #[must_use]
    pub fn vessels(&self) -> Vec<Container> {
        let glass = Container { name: "glass".into(), amount: self.glass };
        std::iter::once(glass).chain(self.containers.iter().cloned()).collect()
    }

    /// When the habit day of `now` begins for somebody who wakes, by the local clock, and how long it is until bed.
    #[must_use]
    pub fn waking_day(&self, now: Stamp) -> (NaiveDateTime, TimeDelta) {
        let mut wake = day_of(now, self.day_start).and_time(self.sleep.to);
        if self.sleep.to < self.day_start {
            wake += TimeDelta::days(1);
        }
        (wake, TimeDelta::seconds(i64::from(86_400 - self.sleep.seconds() % 86_400)))
    }
}

/// How the desk is worked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Posture {
    /// Sitting: prompts ask to stand.
    Sitting,
    /// Standing: prompts ask to shift or sit.
    Standing,
}

impl Posture {
    /// What a prompt asks for, with its time: `stand at 10:00`.
    #[must_use]
    pub fn verb(self) -> &'static str {
        match self {
            Self::Sitting => "stand",
            Self::Standing => "shift",
        }
    }

    /// The prompt itself.
    #[must_use]
    pub fn call(self) -> &'static str {
        match self {
            Self::Sitting => "time to stand",
            Self::Standing => "time to shift or sit",
        }
    }

    /// What the person does until then.
    #[must_use]
    pub fn doing(self) -> &'static str {
        match self {
            Self::Sitting => "sitting",
            Self::Standing => "standing",
        }
    }

    /// What the person has done until then.
    #[must_use]
    pub fn did(self) -> &'static str {
        match self {
            Self::Sitting => "sat",
            Self::Standing => "stood",
        }
    }
}

/// A vessel of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    /// Its name.
    pub name: Box<str>,
    /// What it holds.
    pub amount: Millilitres,
}

/// A way of getting attention outside the window's own picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// The desktop's notification server, over the session bus.
    Desktop,
    /// The terminal's own notifications (OSC 9, 777 and 99).
    Terminal,
    /// The terminal bell.
    Bell,
}

/// The sets of colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeName {
    /// The terminal's own sixteen colours: fits light and dark.
    Auto,
    /// Slate.
    Dark,
    /// White.
    Light,
    /// White, yellow and cyan on black: each role at 7:1 or more.
    HighContrast,
    /// No colour at all: bold, dim and reverse only.
    Mono,
    /// The sea at night.
    Tide,
    /// Warm cloth in the morning.
    Linen,
    /// One of the person's own.
    Own(Box<str>),
}

impl ThemeName {
    /// The shipped ones with their words.
    pub const SHIPPED: [(&'static str, Self); 7] = [
        ("auto", Self::Auto),
        ("dark", Self::Dark),
        ("light", Self::Light),
        ("high-contrast", Self::HighContrast),
        ("mono", Self::Mono),
        ("tide", Self::Tide),
        ("linen", Self::Linen),
    ];

    /// The word in the configuration.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Own(name) => name,
            shipped => Self::SHIPPED.iter().find(|(_, known)| known == shipped).map_or("", |(word, _)| word),
        }
    }

    /// The shipped theme with that word.
    #[must_use]
    pub fn shipped(word: &str) -> Option<Self> {
        Self::SHIPPED.into_iter().find(|(known, _)| *known == word).map(|(_, theme)| theme)
    }
}

/// The screens, in the order of their tabs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the screens")]
pub enum Screen {
    Today,
    Stretch,
    Cramps,
    Trends,
    Guide,
}

impl Screen {
    /// Every screen, in the order of their tabs.
    pub const ALL: [Self; 5] = [Self::Today, Self::Stretch, Self::Cramps, Self::Trends, Self::Guide];

    /// The name on its tab.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Stretch => "Stretch",
            Self::Cramps => "Cramps",
            Self::Trends => "Trends",
            Self::Guide => "Guide",
        }
    }

    /// Their words in the configuration and on the command line.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("today", Self::Today),
        ("stretch", Self::Stretch),
        ("cramps", Self::Cramps),
        ("trends", Self::Trends),
        ("guide", Self::Guide),
    ];

    /// The screen of that word.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(word, _)| *word == name).map(|(_, screen)| screen)
    }

    /// The screen so many places further, round the corner.
    #[must_use]
    pub fn step(self, by: usize) -> Self {
        Self::ALL[(self as usize + by) % Self::ALL.len()]
    }
}

/// The characters bars and frames are drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Symbols {
    /// Box and block characters.
    Unicode,
    /// Plain ASCII.
    Ascii,
}

/// Whether figures move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// From pose to pose, on the seconds that are counted anyway.
    On,
    /// Each shows the pose that says most.
    Off,
}

impl Default for Settings {
    fn default() -> Self {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN);
        Self {
            day_start: at(4, 0),
            units: Units::Millilitres,
            clock: ClockFace::default(),
            sleep: ClockSpan { from: at(22, 30), to: at(6, 30) },
            has_sleep: false,
            glass: Millilitres(250),
            containers: [("cup", 150), ("mug", 300), ("bottle", 500)]
                .map(|(name, ml)| Container { name: name.into(), amount: Millilitres(ml) })
                .into(),
            caffeine: Vec::new(),
            interval: TimeDelta::minutes(60),
            snooze: TimeDelta::minutes(10),
            snoozes: 2,
            answer_within: TimeDelta::minutes(15),
            away_floor: TimeDelta::minutes(5),
            hours: Hours::always(),
            has_hours: false,
            at_minutes: Vec::new(),
            posture: Posture::Sitting,
            legs_up: Vec::new(),
            idle_floor: TimeDelta::minutes(15),
            bed_routine: "bed-195",
            bed_reminder: TimeDelta::minutes(15),
            sound: true,
            sound_command: Vec::new(),
            channels: vec![Channel::Desktop, Channel::Terminal, Channel::Bell],
            loud: true,
            theme: ThemeName::Auto,
            own_themes: Vec::new(),
            hooks: Default::default(),
            symbols: Symbols::Unicode,
            motion: Motion::On,
            screen: Screen::Today,
            mouse: true,
        }
    }
}
