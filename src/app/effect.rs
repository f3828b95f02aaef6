//! Everything the program can do to the world, as data. `shell/perform.rs` carries it out.

use crate::app::event::{Choice, Damage};
use crate::domain::fact::Draft;
use crate::domain::hooks::Happening;
use crate::domain::time::Stamp;

/// Something to be done. Those that can fail answer with an event.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Record a fact; answers [`Event::Stored`](crate::app::event::Event::Stored).
    Append(Draft),
    /// Show this on the desktop, in the place of what is shown there; answers
    /// [`Event::Notice`](crate::app::event::Event::Notice).
    Notify(Notice),
    /// Take the desktop notification away.
    Withdraw,
    /// Let the terminal itself show this.
    TerminalNotify(Notice),
    /// Ring the terminal bell.
    Bell,
    /// Ask the desktop how long nobody has touched the machine; answers
    /// [`Presence::Untouched`](crate::app::event::Presence::Untouched).
    AskIdle,
    /// Run this command, which plays a sound; nothing is heard of it again.
    Play(Vec<String>),
    /// Run a command of the person's own; answers [`Event::HookFailed`](crate::app::event::Event::HookFailed) where that
    /// does not work.
    Hook(Hook),
    /// Keep this aside, in the place of what was kept before: the next start records it if this run never does. None
    /// keeps nothing.
    Stash(Option<Draft>),
    /// Read the person's own routines; answers [`Event::Packs`](crate::app::event::Event::Packs).
    ReadPacks,
    /// Read so many days of the journal from here on, if that is more than so far; answers
    /// [`Event::Reloaded`](crate::app::event::Event::Reloaded).
    LookBack(u32),
    /// Open the person's editor at a damaged line; answers [`Event::Mended`](crate::app::event::Event::Mended).
    EditLine(Damage),
    /// Put a `#` in front of a damaged line; answers [`Event::Mended`](crate::app::event::Event::Mended).
    SetAside(Damage),
    /// Bring back what the newest good backup of the damaged file has and the journal has not; answers
    /// [`Event::Mended`](crate::app::event::Event::Mended).
    Restore(Damage),
    /// Read the configuration with these values on top, written as on the command line; answers
    /// [`Event::Configured`](crate::app::event::Event::Configured).
    Configure(Vec<String>),
    /// Open the person's editor at a line of the configuration, which is created where there is none; answers
    /// [`Event::Mended`](crate::app::event::Event::Mended).
    EditConfig(usize),
    /// Give the terminal back to the shell until `fg`.
    Suspend,
    /// End.
    Quit,
}

/// A command on what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// What happened.
    pub what: Happening,
    /// The command and its words.
    pub words: Vec<String>,
    /// The same in a line of text.
    pub text: String,
    /// When.
    pub at: Stamp,
}

/// A notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Counts up; the newest replaces the one before.
    pub id: u64,
    /// The essential, in one line.
    pub title: String,
    /// A sentence more.
    pub body: String,
    /// The buttons with their labels.
    pub choices: Vec<(Choice, String)>,
    /// It makes no sound.
    pub silent: bool,
}
