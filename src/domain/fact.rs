//! What the journal can hold: one fact is one line. Owns the kinds of fact and their fields; knows no file and no
//! text form.

use std::fmt;

use chrono::TimeDelta;

use crate::domain::cramps::{Cramp, Site};
use crate::domain::goal::Goal;
use crate::domain::health::Health;
use crate::domain::hydration::DrinkKind;
use crate::domain::profile::Detail;
use crate::domain::quantity::Millilitres;
use crate::domain::settings::Settings;
use crate::domain::target::{Effort, Heat};
use crate::domain::time::{Stamp, in_words, to_the_second};
use crate::domain::urine::Urine;
use crate::domain::words::Word;

/// The name of a fact inside the journal: ten characters of Crockford base 32 when the program wrote it, any TOML
/// key when a person did.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Box<str>);

impl Id {
    /// Takes any text for an id.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The id as it stands in the journal.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// A recorded fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its name.
    pub id: Id,
    /// When it happened; when it began, if it has a length.
    pub at: Stamp,
    /// What happened.
    pub what: What,
    /// The person's own words.
    pub note: Option<Box<str>>,
    /// The fact that this one takes the place of.
    pub instead: Option<Instead>,
}

impl Fact {
    /// The fact that this one is about, if it takes another one back or its place.
    #[must_use]
    pub fn target(&self) -> Option<&Id> {
        target(&self.what, self.instead.as_ref())
    }
}

fn target<'a>(what: &'a What, instead: Option<&'a Instead>) -> Option<&'a Id> {
    match what {
        What::Undo(id) => Some(id),
        _ => instead.map(|instead| &instead.of),
    }
}

/// That a fact takes the place of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instead {
    /// Of which.
    pub of: Id,
    /// When it was corrected, if that is known.
    pub changed: Option<Stamp>,
}

/// A fact that has no id yet: the store gives it one when it is recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// When it happened; when it began, if it has a length.
    pub at: Stamp,
    /// What happened.
    pub what: What,
    /// The person's own words.
    pub note: Option<Box<str>>,
    /// The fact that this one takes the place of.
    pub instead: Option<Instead>,
}

impl Draft {
    /// The fact that it becomes under that id.
    #[must_use]
    pub fn named(self, id: Id) -> Fact {
        let Self { at, what, note, instead } = self;
        Fact { id, at, what, note, instead }
    }

    /// A draft without a note that replaces nothing.
    #[must_use]
    pub fn new(at: Stamp, what: What) -> Self {
        Self { at, what, note: None, instead: None }
    }

    /// The fact that this one is about, if it takes another one back or its place.
    #[must_use]
    pub fn target(&self) -> Option<&Id> {
        target(&self.what, self.instead.as_ref())
    }
}

/// What a fact tells.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Something was drunk.
    Drink {
        /// What it was.
        kind: DrinkKind,
        /// How much.
        amount: Millilitres,
    },
    /// The answer to a break, asked for or not.
    Break(BreakMark),
    /// Away from the desk: for `secs` seconds when known, until a [`What::Back`] otherwise.
    Away {
        /// How the program knows.
        why: AwayWhy,
        /// Length of the absence in seconds.
        secs: Option<u32>,
    },
    /// Back at the desk.
    Back,
    /// Nobody touched the machine for `secs` seconds, which says not yet whether anybody stood.
    Idle {
        /// Length in seconds.
        secs: u32,
        /// What the person answered: up, or sitting there; none while not asked.
        up: Option<bool>,
    },
    /// No prompts for `secs` seconds; the note tells the reason.
    Pause {
        /// What for.
        why: PauseWhy,
        /// Length in seconds.
        secs: u32,
    },
    /// The pause ends here.
    Resume,
    /// The window was opened: sitting is counted from here if it was not counted already.
    WindowOpened,
    /// The window was closed.
    WindowClosed,
    /// The clock was set back by `secs` seconds: what was recorded before is dated so much too late.
    ClockSetBack {
        /// Seconds.
        secs: u32,
    },
    /// A guided session.
    Stretch(StretchDone),
    /// A cramp.
    Cramp(Cramp),
    /// Something about health besides a cramp.
    Health(Health),
    /// An answer about oneself; it holds until the next one about the same.
    Profile(Detail),
    /// What drinking is measured against from here on.
    Goal(Goal),
    /// The colour of urine.
    Urine(Urine),
    /// Exercise, which adds to the goal of the day.
    Exercise {
        /// How hard.
        effort: Effort,
        /// How long, in minutes.
        mins: u32,
    },
    /// Heat, which adds to the goal of the day.
    Heat(Heat),
    /// Takes back the fact of that id.
    Undo(Id),
    /// A kind that this version does not know: kept, counted, never touched.
    Other(Box<str>),
}

/// What was done about a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakMark {
    /// Stood up, for so many seconds when known.
    Taken {
        /// Length in seconds.
        secs: Option<u32>,
    },
    /// Left out on purpose.
    Skipped,
    /// Put off by so many minutes from the time of the fact.
    Snoozed {
        /// Minutes.
        mins: u32,
    },
}

/// How the program knows of an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AwayWhy {
    /// The person said so.
    Told,
    /// The machine slept.
    Suspend,
    /// The screen was locked.
    Lock,
}

/// What a pause is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PauseWhy {
    /// The person said so.
    Told,
    /// A meeting.
    Meeting,
}

/// A guided session, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StretchDone {
    /// Id of the routine in the catalogue of its time.
    pub routine: Box<str>,
    /// Seconds really spent, pauses left out.
    pub secs: u32,
    /// True if it was led to its end.
    pub whole: bool,
    /// True if it was done standing, so that it is a break from sitting as well.
    pub stood: bool,
}

impl What {
    /// True for what a person did and may take back; false for what the program notes about itself and for undo.
    #[must_use]
    pub fn is_undoable(&self) -> bool {
        match self {
            Self::Drink { .. } | Self::Break(_) | Self::Stretch(_) | Self::Cramp(_) => true,
            Self::Health(health) => health.is_undoable(),
            Self::Profile(detail) => !matches!(detail, Detail::Cautions(_)),
            Self::Goal(_) | Self::Urine(_) | Self::Exercise { .. } | Self::Heat(_) => true,
            Self::Pause { .. } | Self::Resume => true,
            Self::Idle { up, .. } => up.is_some(),
            Self::Away { why, .. } => *why == AwayWhy::Told,
            Self::Back | Self::WindowOpened | Self::WindowClosed | Self::ClockSetBack { .. } => false,
            Self::Undo(_) | Self::Other(_) => false,
        }
    }

    /// True for what holds until something else is told, however long ago it was told.
    #[must_use]
    pub fn is_lasting(&self) -> bool {
        match self {
            Self::Profile(_) | Self::Goal(_) => true,
            Self::Health(health) => health.is_lasting(),
            Self::Drink { .. }
            | Self::Break(_)
            | Self::Away { .. }
            | Self::Back
            | Self::Idle { .. }
            | Self::Pause { .. }
            | Self::Resume
            | Self::WindowOpened
            | Self::WindowClosed
            | Self::ClockSetBack { .. }
            | Self::Stretch(_)
            | Self::Cramp(_)
            | Self::Urine(_)
            | Self::Exercise { .. }
            | Self::Heat(_)
            | Self::Undo(_)
            | Self::Other(_) => false,
        }
    }

    /// True for what is looked back on over weeks: by the rules of [`crate::domain::flags`], and by strips of days.
    #[must_use]
    pub fn is_of_weeks(&self) -> bool {
        match self {
            Self::Cramp(_)
            | Self::Health(_)
            | Self::Profile(_)
            | Self::Stretch(_)
            | Self::Urine(_)
            | Self::Exercise { .. }
            | Self::Heat(_) => true,
            Self::Drink { .. }
            | Self::Break(_)
            | Self::Away { .. }
            | Self::Back
            | Self::Idle { .. }
            | Self::Pause { .. }
            | Self::Resume
            | Self::WindowOpened
            | Self::WindowClosed
            | Self::ClockSetBack { .. }
            | Self::Goal(_)
            | Self::Undo(_)
            | Self::Other(_) => false,
        }
    }

    /// The fact in a few words, without its time, with amounts and times of day as the person reads them.
    #[must_use]
    pub fn words(&self, settings: &Settings) -> String {
        match self {
            Self::Drink { kind, amount } => format!("{kind} {}", settings.units.show(*amount)),
            Self::Goal(goal) => goal.words(settings.units),
            Self::Health(Health::CheckIn(told)) => format!("check-in: {}", told.words(settings.clock)),
            Self::Profile(Detail::Sleep(span)) => {
                format!("hours of sleep {}", settings.clock.span(*span))
            }
            Self::Profile(Detail::Work(hours)) => format!("hours of work {}", hours.words(settings.clock)),
            other => other.to_string(),
        }
    }

    /// The word of the kind, as `supple log --kind` takes it.
    #[must_use]
    pub fn kind(&self) -> &str {
        match self {
            Self::Drink { .. } => "drink",
            Self::Break(_) => "break",
            Self::Away { .. } => "away",
            Self::Back => "back",
            Self::Idle { .. } => "idle",
            Self::Pause { .. } | Self::Resume => "pause",
            Self::WindowOpened | Self::WindowClosed => "window",
            Self::ClockSetBack { .. } => "clock",
            Self::Stretch(_) => "stretch",
            Self::Cramp(_) => "cramp",
            Self::Health(health) => health.kind(),
            Self::Profile(_) => "profile",
            Self::Goal(_) => "goal",
            Self::Urine(_) => "urine",
            Self::Exercise { .. } => "exercise",
            Self::Heat(_) => "heat",
            Self::Undo(_) => "undo",
            Self::Other(kind) => kind,
        }
    }
}

/// The fact in a few words, without its time and in millilitres: `water 250 ml`, `cramp, left calf, 7 of 10`.
impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Drink { kind, amount } => write!(f, "{kind} {amount}"),
            Self::Break(BreakMark::Taken { secs: Some(secs) }) => {
                write!(f, "stood for {}", to_the_second(*secs))
            }
            Self::Break(BreakMark::Taken { secs: None }) => f.write_str("stood"),
            Self::Break(BreakMark::Skipped) => f.write_str("break skipped"),
            Self::Break(BreakMark::Snoozed { mins }) => write!(f, "break put off by {mins} min"),
            Self::Away { secs: Some(secs), .. } => write!(f, "away for {}", length(*secs)),
            Self::Away { secs: None, .. } => f.write_str("away"),
            Self::Back => f.write_str("back"),
            Self::Idle { secs, up } => {
                let told = match up {
                    Some(true) => ", you were up",
                    Some(false) => ", you sat",
                    None => "",
                };
                write!(f, "no key touched for {}{told}", length(*secs))
            }
            Self::Pause { why, secs } => write!(f, "{why} for {}", length(*secs)),
            Self::Resume => f.write_str("pause ended"),
            Self::WindowOpened => f.write_str("window opened"),
            Self::WindowClosed => f.write_str("window closed"),
            Self::ClockSetBack { secs } => write!(f, "clock set back by {}", length(*secs)),
            Self::Stretch(done) => {
                let part = if done.whole { "" } else { ", in part" };
                write!(f, "{}, {}{part}", done.routine, to_the_second(done.secs))
            }
            Self::Cramp(cramp) => write!(f, "cramp, {cramp}"),
            Self::Health(health) => write!(f, "{health}"),
            Self::Profile(detail) => write!(f, "{detail}"),
            Self::Goal(goal) => write!(f, "{goal}"),
            Self::Urine(urine) => write!(f, "urine {urine}"),
            Self::Exercise { effort, mins } => write!(f, "{} exercise, {mins} min", effort.word()),
            Self::Heat(Heat::Day) => f.write_str("hot day"),
            Self::Heat(Heat::Work { mins }) => write!(f, "work in heat, {mins} min"),
            Self::Undo(id) => write!(f, "took back {id}"),
            Self::Other(kind) => write!(f, "{kind} (of a newer version)"),
        }
    }
}

fn length(secs: u32) -> String {
    in_words(TimeDelta::seconds(secs.into()))
}

impl PauseWhy {
    /// How long a pause is if nobody says.
    #[must_use]
    pub fn usual(self) -> TimeDelta {
        match self {
            Self::Told => TimeDelta::minutes(30),
            Self::Meeting => TimeDelta::hours(1),
        }
    }
}

/// `paused` or `meeting`.
impl fmt::Display for PauseWhy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Told => "paused",
            Self::Meeting => "meeting",
        })
    }
}

/// Shorthand for a cramp of which only the place is known.
impl From<Site> for Cramp {
    fn from(site: Site) -> Self {
        Self { site, side: None, pain: None, secs: None, woke: None, more: None }
    }
}
