//! Everything that can happen to the program, as data.

use std::sync::Arc;

use chrono::TimeDelta;

use crate::app::bound::{Chord, Keymap};
use crate::app::key::Key;
use crate::app::model::{Pane, Screen};
use crate::app::screens::settings::Listing;
use crate::app::screens::trends::Spot;
use crate::domain::catalog::Catalog;
use crate::domain::fact::Fact;
use crate::domain::hooks::Happening;
use crate::domain::journal::Journal;
use crate::domain::settings::{Channel, Settings};

/// What can be clicked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The tab of a screen.
    Screen(Screen),
    /// A pane of Today.
    Pane(Pane),
    /// A row of the list that is shown, from the first.
    Row(usize),
    /// A place of the Trends.
    Trend(Spot),
    /// A key that is named in the picture, or its words.
    Key(Chord),
}

/// Something happened. The shell makes these; `update` answers with effects.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The left mouse button went down on this cell, counted from zero.
    Click {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// Something on the screen was clicked.
    Point(Target),
    /// The wheel of the mouse was turned by a notch.
    Wheel {
        /// Towards the person.
        down: bool,
    },
    /// The window has this size now.
    Resize {
        /// Width in columns.
        columns: u16,
        /// Height in rows.
        rows: u16,
    },
    /// The terminal told what it draws on. Only the looks depend on it.
    Ground {
        /// Dark words are more legible on it than light ones.
        light: bool,
    },
    /// A deadline passed, the machine woke up, or the clock was set.
    Tick,
    /// The terminal was ours again after a stop; draw everything.
    Resumed,
    /// A signal asks the program to end, or the terminal is gone.
    Terminate,
    /// A fact was recorded, or why not.
    Stored(Result<Stored, Refused>),
    /// The journal was read again because somebody else wrote to it.
    Reloaded(Box<Loaded>),
    /// Facts that had vanished from a file were put back; a line of text for each file.
    Restored(Vec<String>),
    /// An attempt to mend a damaged line has ended: what was done, or why not.
    Mended(Result<String, String>),
    /// The configuration was read again because it was saved, or asked for.
    Configured {
        /// The settings now in force.
        settings: Box<Settings>,
        /// The keys now bound.
        keymap: Arc<Keymap>,
        /// What was wrong in the file, a line each.
        problems: Vec<String>,
        /// Every setting, to be looked at.
        listing: Listing,
    },
    /// The person's own routines were read.
    Packs {
        /// Their moves and routines.
        own: Box<Catalog>,
        /// What is wrong with them, a line each.
        problems: Vec<String>,
    },
    /// A hook could not be run, or ended badly.
    HookFailed {
        /// What happened.
        what: Happening,
        /// Why it failed.
        why: String,
    },
    /// News of a notification.
    Notice(NoticeNews),
    /// News of the person's presence.
    Presence(Presence),
}

/// What the machine tells of the person's presence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// The screen was locked.
    Locked,
    /// The screen was unlocked.
    Unlocked,
    /// The machine is about to sleep.
    Sleeps,
    /// The machine is awake again.
    Wakes,
    /// The screen saver came on: nobody touches the machine, and nobody sees anything.
    Dark,
    /// Nobody has touched the machine for so long by now, and it goes on.
    Idle(TimeDelta),
    /// Somebody touches the machine again.
    Active,
    /// The answer to [`Effect::AskIdle`](crate::app::effect::Effect::AskIdle): nobody has touched the machine for so
    /// long. Nothing at all where nothing tells it.
    Untouched(TimeDelta),
}

/// The answer to a recorded fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// The fact with its id.
    pub fact: Fact,
    /// Something to know although the fact is safe, a line of text.
    pub warning: Option<String>,
}

/// Nothing was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why and what to do, a line of text.
    pub reason: String,
}

/// The journal as it was read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// The facts.
    pub journal: Journal,
    /// What a person must know of it (lines that cannot be read, a newer format), a line of text each.
    pub problems: Vec<String>,
    /// Lines that cannot be read, to be mended by the person.
    pub damage: Vec<Damage>,
}

/// A line of the journal that cannot be read. It is kept byte for byte until the person decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// The file in the data directory.
    pub file: String,
    /// The line, counted from one.
    pub line: usize,
    /// Why it cannot be read.
    pub why: String,
    /// The line as it stands there.
    pub raw: String,
    /// The same as it may be shown.
    pub text: String,
    /// True if this device's own copy has the fact, which is shown instead.
    pub recorded: bool,
}

/// News of the notification with that number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoticeNews {
    /// It reached the person by this channel.
    Shown {
        /// Which notification.
        id: u64,
        /// By which way.
        channel: Channel,
    },
    /// The desktop has it and keeps it back, because do-not-disturb is on.
    Held {
        /// Which notification.
        id: u64,
    },
    /// The desktop could not show it.
    Failed {
        /// Which notification.
        id: u64,
        /// Why, for the self-test.
        why: String,
    },
    /// A button was pressed on it.
    Chosen {
        /// Which notification.
        id: u64,
        /// Which button.
        choice: Choice,
    },
    /// It is gone without an answer.
    Closed {
        /// Which notification.
        id: u64,
    },
}

/// The buttons of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Begin the break.
    Start,
    /// Begin the routine before bed.
    Bed,
    /// Put it off.
    Snooze,
    /// Leave it out.
    Skip,
    /// Log the glass that was proposed.
    Drink,
    /// Log the smaller amount that was proposed.
    Sip,
}

impl Choice {
    /// Every button, in the order shown.
    pub const ALL: [Self; 6] = [Self::Start, Self::Bed, Self::Snooze, Self::Skip, Self::Drink, Self::Sip];

    /// The word that goes over the bus.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Bed => "bed",
            Self::Snooze => "snooze",
            Self::Skip => "skip",
            Self::Drink => "drink",
            Self::Sip => "sip",
        }
    }
}
