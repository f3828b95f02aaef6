#![doc = include_str!("architecture.md")]

/// Nouns and rules: no input, no output, no clock.
pub mod domain {
    /// What is said of a routine or a move before it starts.
    pub mod about;
    /// What the card of a rule says.
    pub mod advice;
    /// What goes together with cramps.
    pub mod associations;
    /// The six weeks of the bedtime routine.
    pub mod bedtime;
    /// Sitting, standing, and when the next break is due.
    pub mod breaks;
    /// Moves and routines.
    pub mod catalog;
    /// Too much water at once.
    pub mod caution;
    /// The questions of the day and of the week.
    pub mod checkin;
    /// Cramps and the words of the diary.
    pub mod cramps;
    /// What each day came to.
    pub mod days;
    /// A made-up journal of some years.
    pub mod demo;
    /// What the full form of a cramp asks.
    pub mod diary;
    /// Rests with the legs up.
    pub mod elevation;
    /// What the journal can hold.
    pub mod fact;
    /// What may go together with cramps.
    pub mod factor;
    /// What may come of too little or too much water.
    pub mod feeling;
    /// How moves look.
    pub mod figure;
    /// Rules that fired.
    pub mod flags;
    /// A goal for drinking, a limit, or neither.
    pub mod goal;
    /// The cards of the Guide, and when to act.
    pub mod guide;
    /// Facts about health besides the cramps.
    pub mod health;
    /// Lines and hints for messages about a text.
    pub mod hint;
    /// What may run a command of the person's own.
    pub mod hooks;
    /// Working hours and days.
    pub mod hours;
    /// Drinks, the goal and the pace.
    pub mod hydration;
    /// All facts in memory, and which of them stand.
    pub mod journal;
    /// What the diary comes to in numbers.
    pub mod measures;
    /// Medicines, supplements and clot risks.
    pub mod medicine;
    /// When a glass is proposed.
    pub mod nudge;
    /// Changing one thing for four weeks.
    pub mod one_change;
    /// Text in lines of a width.
    pub mod page;
    pub mod plain;
    /// A guided session in time.
    pub mod player;
    /// What a person told of themselves.
    pub mod profile;
    /// Amounts of drink.
    pub mod quantity;
    /// The numbers to call.
    pub mod region;
    /// Relief during a cramp.
    pub mod relief;
    /// The settings in force.
    pub mod settings;
    /// "Something odd".
    pub mod signs;
    /// Two shares side by side.
    pub mod stats;
    /// What the days say of stretching.
    pub mod stretch;
    /// The goal of a day, line by line.
    pub mod target;
    /// Early signs of too little water.
    pub mod thirst;
    /// Moments, days, clock times.
    pub mod time;
    /// The trends of 28 days and of a year.
    pub mod trends;
    /// The colour of urine.
    pub mod urine;
    /// Gentler, stronger, shorter and sitting versions.
    pub mod version;
    /// The facts of the page for a visit.
    pub mod visit;
    /// The times people type.
    pub mod when;
    /// Closed lists of words.
    pub mod words;
}

/// The shipped texts, checked and clean.
pub mod content {
    /// Moves and routines that ship with the program.
    pub mod embedded;
    /// The figures of the shipped moves.
    pub mod figures;
    /// What the cards of the rules say.
    pub mod flags;
    /// The cards of the Guide.
    pub mod guide;
    /// A text of moves and routines, shipped or a person's own.
    pub mod pack;
    /// What is said during a cramp.
    pub mod relief;
}

/// What happens to the program and what it does, as data; `update` in between.
pub mod app {
    /// What a key can mean.
    pub mod action;
    mod bedtime;
    /// The keys that are bound.
    pub mod bound;
    mod chime;
    /// What the program does to the world.
    pub mod effect;
    /// What happens to the program.
    pub mod event;
    /// The questions about a cramp.
    pub mod form;
    /// The forms that are sheets.
    pub mod forms;
    /// The page of all keys.
    pub mod help;
    mod hooks;
    /// Key presses.
    pub mod key;
    /// Which key means what.
    pub mod keymap;
    mod legs;
    /// A menu of forms.
    pub mod menu;
    /// The state of the window.
    pub mod model;
    mod mouse;
    mod nudge;
    /// Every action by name.
    pub mod palette;
    /// The choice of a pause.
    pub mod pause;
    /// Lists to pick a drink, a shade or a goal from.
    pub mod picker;
    mod presence;
    mod reminder;
    /// What the keys of each screen do.
    pub mod screens {
        /// The card of a rule that fired.
        pub mod card;
        /// After a cramp.
        pub mod care;
        /// The diary.
        pub mod cramps;
        mod damage;
        /// The drinks of a day.
        pub mod drinks;
        /// The Guide.
        pub mod guide;
        /// Relief now.
        pub mod relief;
        /// A guided session.
        pub mod session;
        /// Every setting.
        pub mod settings;
        /// The list of routines and moves.
        pub mod stretch;
        mod today;
        /// The trends.
        pub mod trends;
        mod you;
    }
    /// Searching a list.
    pub mod search;
    /// A form as a list of fields.
    pub mod sheet;
    mod update;
    mod wake;
}

/// The state as a picture of text.
pub mod ui {
    mod big;
    mod day;
    /// The figure of a move.
    pub mod figure;
    /// Where things go.
    pub mod layout;
    mod panes {
        pub(crate) mod cramps;
        pub(crate) mod hydration;
        pub(crate) mod movement;
        pub(crate) mod stretch;
    }
    /// The whole window.
    pub mod render;
    mod screens {
        pub(crate) mod act;
        pub(crate) mod card;
        pub(crate) mod care;
        pub(crate) mod cautions;
        pub(crate) mod cramp;
        pub(crate) mod damage;
        pub(crate) mod diary;
        pub(crate) mod drinks;
        pub(crate) mod frame;
        pub(crate) mod guide;
        pub(crate) mod help;
        pub(crate) mod leaflet;
        pub(crate) mod menu;
        pub(crate) mod palette;
        pub(crate) mod pause;
        pub(crate) mod picker;
        pub(crate) mod relief;
        pub(crate) mod session;
        pub(crate) mod settings;
        pub(crate) mod sheet;
        pub(crate) mod stretch;
        pub(crate) mod today;
        pub(crate) mod trends;
    }
    /// Colours as numbers.
    pub mod colour;
    mod palette;
    mod pointed;
    mod text;
    /// Roles and glyphs.
    pub mod theme;
}

/// The configuration, read whole with all its problems.
pub mod config {
    mod keys;
    /// Every setting with where it comes from.
    pub mod listing;
    /// Layers to settings.
    pub mod read;
    /// The table of keys.
    pub mod schema;
    mod theme;
}

/// The journal as text for people and programs. Pure.
pub mod report {
    /// The raw facts for spreadsheets and programs.
    pub mod export;
    /// A fact for programs.
    pub mod fact;
    /// The flags, for people and programs.
    pub mod flags;
    /// The Guide in lines.
    pub mod guide;
    /// The form of JSON.
    pub mod json;
    /// What stands in the journal.
    pub mod log;
    /// The screens in lines.
    pub mod screens;
    /// The day in one line.
    pub mod status;
    /// Routines and sessions in lines.
    pub mod stretch;
    /// The trends, for people and programs.
    pub mod trends;
    /// The page for a visit.
    pub mod visit;
    /// What the water goal is made of.
    pub mod water;
}

/// The command line: words to a command, a command to an answer. Pure.
pub mod cli {
    /// A command and the journal to what is recorded or printed.
    pub mod answer;
    /// The verbs.
    pub mod args;
    /// The questions of the day.
    pub mod checkin;
    mod cramp;
    mod edit;
    /// Manual pages and completions.
    pub mod manual;
    mod movement;
    /// What a report is asked for.
    pub mod report;
    /// The JSON schema of the configuration.
    pub mod schema;
}

/// The world: files, terminal, notifications, clocks.
pub mod shell {
    mod ask;
    /// The clocks.
    pub mod clock;
    /// A command of the shell, from words to exit code.
    pub mod command;
    /// A made-up journal, written into a directory of its own.
    pub mod demo;
    mod flags;
    /// The status, again and again.
    #[cfg(unix)]
    pub mod follow;
    #[cfg(unix)]
    mod hooks;
    /// From the bytes of a terminal to events.
    #[cfg(unix)]
    pub mod input;
    mod keep;
    /// Sessions and relief from the shell.
    #[cfg(unix)]
    pub mod lead;
    mod man;
    /// Notifications: on the desktop, and through the terminal where there is no desktop.
    pub mod notify {
        /// Desktops with a session bus: one live notification, with buttons.
        #[cfg(all(unix, not(target_os = "macos")))]
        mod bus;
        #[cfg(all(unix, not(target_os = "macos")))]
        pub(crate) mod mailbox;
        /// What is said to a notification server, and what it answers.
        #[cfg(all(unix, not(target_os = "macos")))]
        mod server;
        /// Systems that show a notification and say nothing more of it.
        #[cfg(not(all(unix, not(target_os = "macos"))))]
        mod toast;

        /// The bytes that make a terminal show a notification.
        pub mod terminal;
        #[cfg(all(unix, not(target_os = "macos")))]
        pub use bus::Notifier;
        #[cfg(not(all(unix, not(target_os = "macos"))))]
        pub use toast::Notifier;
    }
    mod packs;
    /// Who is at the machine, as far as it tells.
    #[cfg(unix)]
    pub mod presence {
        /// Systems that tell nothing.
        #[cfg(target_os = "macos")]
        mod blind;
        /// The session: screen saver and idle time.
        #[cfg(not(target_os = "macos"))]
        mod desk;
        /// The machine: sleep and lock.
        #[cfg(not(target_os = "macos"))]
        mod login;
        /// Who would tell.
        #[cfg(not(target_os = "macos"))]
        mod probe;
        #[cfg(not(target_os = "macos"))]
        mod watcher;

        #[cfg(target_os = "macos")]
        pub use blind::Watcher;
        #[cfg(target_os = "macos")]
        pub(crate) use blind::probe;
        #[cfg(not(target_os = "macos"))]
        pub(crate) use probe::probe;
        #[cfg(not(target_os = "macos"))]
        pub use watcher::Watcher;

        /// By whom something is told, or why by nobody.
        type Told = Result<String, String>;
    }
    /// Where the user's files are.
    pub mod paths;
    #[cfg(unix)]
    mod perform;
    /// The screens without a window.
    #[cfg(unix)]
    pub mod plain;
    mod report;
    /// The window's life.
    #[cfg(unix)]
    pub mod run;
    mod selftest;
    mod settings;
    #[cfg(unix)]
    mod sound;
    /// The journal's files.
    pub mod store;
    #[cfg(unix)]
    mod surroundings;
    /// What the terminal shows, and how it is given back.
    #[cfg(unix)]
    pub mod terminal;
    mod trial;
    #[cfg(unix)]
    mod voice;
    /// The one place where the program waits.
    #[cfg(unix)]
    pub mod wait;
}
