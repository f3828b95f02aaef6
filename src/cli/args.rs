//! The words of the command line -> a command. Owns the verbs and their help; knows no journal.

use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::domain::demo::MOST_YEARS;

/// The kinds `supple log` can show alone.
const KINDS: [&str; 25] = [
    "drink",
    "break",
    "stretch",
    "cramp",
    "profile",
    "goal",
    "urine",
    "exercise",
    "heat",
    "checkin",
    "weekly",
    "foot_check",
    "odd",
    "thirst",
    "medicine",
    "clot_risk",
    "seen",
    "shown",
    "offered",
    "away",
    "idle",
    "pause",
    "back",
    "window",
    "clock",
];

/// What is to be led, and how.
#[derive(Debug, Args)]
pub struct StretchArgs {
    /// A routine or a move; `--list` shows them
    #[arg(value_name = "ROUTINE")]
    pub routine: Option<String>,
    /// The sitting version
    #[arg(long, conflicts_with = "short")]
    pub sitting: bool,
    /// The short version
    #[arg(long)]
    pub short: bool,
    /// Lines of text, as without a terminal
    #[arg(long)]
    pub plain: bool,
    /// Say all about it, and lead nothing
    #[arg(long, conflicts_with = "plain")]
    pub about: bool,
    /// Show every routine and move
    #[arg(long, conflicts_with_all = ["routine", "sitting", "short", "plain", "about", "check"])]
    pub list: bool,
    /// Name every problem of a file with routines of your own
    #[arg(long, value_name = "FILE", conflicts_with_all = ["routine", "sitting", "short", "plain", "about"])]
    pub check: Option<PathBuf>,
}

/// What a report is to say and where it goes.
#[derive(Debug, Clone, Default, Args)]
pub struct ReportArgs {
    /// First day (YYYY-MM-DD); 28 days up to the last without it
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day (YYYY-MM-DD); today without it
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// The form: the page as html, md or txt, or the raw facts as csv or json
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// The file to write; - for the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Write over a file that is there
    #[arg(long)]
    pub force: bool,
    /// Your name or initials, for the page; a line to write them on without it
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub name: String,
    /// A question of your own for the page; may be said three times
    #[arg(long = "ask", value_name = "TEXT")]
    pub questions: Vec<String>,
}

/// The forms of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A page to print.
    Html,
    /// The page as Markdown.
    Md,
    /// The page as plain text.
    Txt,
    /// The raw facts as a sheet.
    Csv,
    /// The raw facts for programs.
    Json,
}

/// A calm daily-habit coach for people at a desk whose calves, feet and hamstrings cramp.
#[derive(Debug, Default, Parser)]
#[command(
    name = "supple",
    version,
    max_term_width = 100,
    after_help = "Without a command, supple opens its window; where there is no terminal for one, it prints the screen."
)]
pub struct Arguments {
    /// Keep the journal in this directory instead of the user's data directory
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Read this configuration file instead of the user's
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Open the window at this screen: today, stretch, cramps, trends or guide
    #[arg(long, value_name = "SCREEN", value_parser = ["today", "stretch", "cramps", "trends", "guide"])]
    pub screen: Option<String>,
    /// Print the screen as lines and end, as in a pipe or a dumb terminal; for screen readers
    #[arg(long)]
    pub plain: bool,
    /// Use this value of a setting, whatever the configuration says: ui.theme=light; may be said again
    #[arg(long, global = true, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Colours in the window: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "always", "never"])]
    pub color: Option<String>,
    /// What to do
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Command {
    /// The place and side in which relief is to lead, if it is.
    ///
    /// # Errors
    /// Says that the rest is asked afterwards, if it was told.
    #[must_use]
    pub fn relief(&self) -> Option<Result<&[String], &'static str>> {
        let Self::Cramp { words, intensity, lasted, woke, more, json, fact } = self else { return None };
        let (_, place) = words.split_first().filter(|(first, _)| *first == "now")?;
        let told = intensity.is_some() || lasted.is_some() || *woke || *json || **more != MoreArgs::default();
        Some(match told || fact.at.is_some() || fact.note.is_some() {
            true => {
                Err("`supple cramp now` takes a place and a side alone; the rest is asked when it has eased")
            }
            false => Ok(place),
        })
    }
}

impl Arguments {
    /// What the words say; the first is the program's name. To lay out every verb with its help is a third of the work of a
    /// short command, so the window, and what bars and bound keys call many times a day, go without; and the layout is left
    /// for the end of the process to take back.
    ///
    /// # Errors
    /// The words are no command, or ask for help.
    pub fn read(words: impl IntoIterator<Item = OsString>) -> Result<Self, clap::Error> {
        let words: Vec<OsString> = words.into_iter().collect();
        if let Some(plain) = Self::plain(words.get(1..).unwrap_or_default()) {
            return Ok(plain);
        }
        let mut layout = ManuallyDrop::new(Self::command());
        let matches = layout.try_get_matches_from_mut(words)?;
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut layout))
    }

    /// The window, or a verb without more words; none for anything else.
    fn plain(words: &[OsString]) -> Option<Self> {
        let words: Vec<&str> = words.iter().map(|word| word.to_str()).collect::<Option<_>>()?;
        let fact = FactArgs::default();
        let command = match words.as_slice() {
            [] => return Some(Self::default()),
            ["status"] => Command::Status(StatusArgs::default()),
            ["status", "--json"] => Command::Status(StatusArgs { json: true, ..StatusArgs::default() }),
            ["drink"] => Command::Drink { words: Vec::new(), fact },
            ["break"] => Command::Break { mark: None, fact },
            ["away"] => Command::Away { lasted: None, fact },
            ["back"] => Command::Back { fact },
            ["undo"] => Command::Undo,
            _ => return None,
        };
        Some(Self { command: Some(command), ..Self::default() })
    }
}

/// A verb with what belongs to it.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Log a drink
    #[command(
        after_help = "Examples:\n  supple drink            the usual glass of water\n  supple drink 300\n  \
                            supple drink 0.5l tea\n  supple drink coffee --at 09:30"
    )]
    Drink {
        /// An amount (300, 0.5l, 25cl, "12 fl oz"), `glass` or a vessel of yours, a kind (water, tea, coffee, ...), or both
        #[arg(value_name = "AMOUNT] [KIND")]
        words: Vec<String>,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Log a break from sitting
    #[command(after_help = "Examples:\n  supple break\n  supple break skip\n  supple break snooze 20m")]
    Break {
        /// What became of it
        #[command(subcommand)]
        mark: Option<BreakWord>,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// No prompts for a time; it ends by itself
    #[command(
        after_help = "Examples:\n  supple pause                     half an hour\n  supple pause 1h\n  \
                            supple pause until 15:30 --meeting --reason \"weekly call\""
    )]
    Pause {
        /// How long (45m, 1h30m; up to 24h), or `until` and a time of the clock
        #[arg(value_name = "LENGTH|until HH:MM")]
        words: Vec<String>,
        /// It is a meeting: an hour, if nothing else is said
        #[arg(long)]
        meeting: bool,
        /// Why
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// End the pause before its time
    Resume {
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// You leave the desk; for hooks of a screen lock, too
    #[command(
        after_help = "Examples:\n  supple away\n  supple away --lasted 45m      you are back again already\n  \
                            swayidle before-sleep 'supple away' after-resume 'supple back'"
    )]
    Away {
        /// How long you were away, if you are back already
        #[arg(long, value_name = "LENGTH")]
        lasted: Option<String>,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// You are back at the desk
    Back {
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Be led through a routine or a move
    #[command(
        after_help = "Examples:\n  supple stretch               what is due\n  supple stretch bed-195\n  \
                            supple stretch bed-330 --sitting\n  \
                            supple stretch calf-wall --plain\n  supple stretch --list\n  supple stretch --about calf-wall\n  \
                            supple stretch --check mine.toml\n\n\
                            Routines of your own go into the routines folder beside the configuration."
    )]
    Stretch(StretchArgs),
    /// Log a cramp, or be led through one
    #[command(
        after_help = "Examples:\n  supple cramp now             be led through it; two keys to the first instruction\n  \
                            supple cramp now calf left\n  supple cramp calf left --intensity 7 --lasted 90s --woke\n  \
                            supple cramp toes --at \"yesterday 23:10\"\n  \
                            supple cramp calf --trigger long-sitting --relief stretch=3 --relief walk=1\n  \
                            supple cramp calf left --before slow-walk --eases within-10-min --sign none"
    )]
    Cramp {
        /// Where (calf, foot-arch, toes, hamstring, thigh-front, shin, buttock, other) and which side (left, right,
        /// both), in any order; `now` in front of them leads through it
        #[arg(value_name = "now] [SITE] [SIDE")]
        words: Vec<String>,
        /// Strength, 0 (none) to 10 (worst imaginable)
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=10))]
        intensity: Option<u8>,
        /// How long it lasted: 90s, 2m, 1:30
        #[arg(long, value_name = "LENGTH")]
        lasted: Option<String>,
        /// It woke you
        #[arg(long)]
        woke: bool,
        /// The full form.
        #[command(flatten)]
        more: Box<MoreArgs>,
        /// Print what was logged as JSON
        #[arg(long)]
        json: bool,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Say something about yourself for targets and warnings, or show what you said
    #[command(
        after_help = "Examples:\n  supple profile\n  supple profile sex female\n  supple profile weight-kg 65\n  \
                            supple profile heart-failure no\n  supple profile sleep 23:00-07:00\n  supple profile work 8:30-12 13-17 mon-fri\n  supple profile feet-examined 2026-03-01\n  supple profile want-to-know late-caffeine\n  supple profile one-change alcohol        for four weeks from tomorrow on; none gives it up\n\nAll of it is optional. `supple undo` takes the last answer back."
    )]
    Profile {
        /// What (sex, weight-kg, age, pregnant, breastfeeding, smoker, region, sleep, work, feet-examined, want-to-know, one-change, or a condition) and the answer
        #[arg(value_name = "ITEM] [ANSWER")]
        words: Vec<String>,
    },
    /// Log the colour of urine, and hear what it may mean
    #[command(
        after_help = "1-3 pale, 4-6 yellow to amber, 7-8 dark. A number is only as good as the light: look in a clear cup.\n\n\
                            Examples:\n  supple urine 5\n  supple urine cola"
    )]
    Urine {
        /// 1 (almost clear) to 8 (brownish), or red, cola, orange, green, neon
        #[arg(value_name = "SHADE")]
        shade: String,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Say what you feel of too little or too much water, and hear what it may mean
    #[command(
        after_help = "Early signs: dark-urine, dry-mouth, unusual-fatigue, increased-thirst, light-headed, seldom-urine.\n\
                            Signs that need help: no-urine-8h, faint-or-confused, fast-weak-pulse, dizzy-stays-on-standing, fit.\n\
                            After a lot of water: headache-sick-after-drinking.\n\n\
                            Examples:\n  supple signs dry-mouth increased-thirst\n  supple signs none"
    )]
    Signs {
        /// What you feel, or none
        #[arg(value_name = "SIGN", required = true)]
        words: Vec<String>,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Log exercise, which adds to the goal of the day
    #[command(after_help = "Moderate exercise adds 200 ml for 30 minutes, hard exercise 350 ml.\n\n\
                            Examples:\n  supple exercise moderate 45m\n  supple exercise hard 1h --at 18:00")]
    Exercise {
        /// light, moderate or hard
        #[arg(value_name = "EFFORT", value_parser = ["light", "moderate", "hard"])]
        effort: String,
        /// How long: 30m, 1h15m
        #[arg(value_name = "LENGTH", default_value = "30m")]
        length: String,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Log a hot day, or work in heat, from now on
    #[command(after_help = "A hot day adds 300 ml to the goal, 500 ml with exercise.\n\n\
                            Examples:\n  supple heat\n  supple heat work 2h")]
    Heat {
        /// Nothing for a hot day, `work` and a length for work in heat
        #[arg(value_name = "work] [LENGTH")]
        words: Vec<String>,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Choose what your drinking is measured against, or show what holds and what it rests on
    #[command(
        after_help = "Examples:\n  supple goal\n  supple goal 2000         your own number, 500 to 4000 ml\n  \
                            supple goal efsa         EFSA's adequate intake (the default)\n  \
                            supple goal us           the US National Academies' figures\n  \
                            supple goal weight       by body weight\n  \
                            supple goal limit 1500   a limit that a clinician told you\n  \
                            supple goal log          totals only"
    )]
    Goal {
        /// An amount, `efsa`, `us`, `weight`, `limit` and an amount, or `log`
        #[arg(value_name = "GOAL")]
        words: Vec<String>,
    },
    /// Show the Guide, or the cards in which all words are found
    #[command(after_help = "Examples:\n  supple guide act             when to act, and whom to call\n  \
                            supple guide magnesium\n  supple guide")]
    Guide {
        /// Words to look for; `act` for when to act
        #[arg(value_name = "WORD")]
        words: Vec<String>,
    },
    /// Answer the questions of the day; in a terminal one after the other, without any words
    #[command(
        after_help = "Examples:\n  supple checkin\n  supple checkin no-cramps tired-from-cramps=no --sleep 7.5\n  \
                            supple checkin --exercise hard --lasted 45m --urine 5\n  \
                            supple checkin weekly cold-feet numb=no\n  supple checkin feet ok\n  \
                            supple checkin odd swelling-one-leg\n\n\
                            A question without an answer stays open; it never counts as a no."
    )]
    Checkin {
        /// The answers.
        #[command(flatten)]
        args: Box<CheckinArgs>,
        /// Print what was logged as JSON; without answers the check-ins of today
        #[arg(long)]
        json: bool,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Show what the days come to, and what goes together with cramps
    #[command(after_help = "Counts of your own log. Nothing in it says what leads to what.\n\n\
                            Examples:\n  supple trends\n  supple trends --days 365\n  supple trends --json")]
    Trends {
        /// 28 days, day by day, or 365 days, week by week
        #[arg(long, value_name = "28|365", default_value = "28", value_parser = ["28", "365"])]
        days: String,
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Show which rules fired, why, and what to do; or say that somebody has looked at one
    #[command(after_help = "A rule that somebody has looked at rests for 90 days, unless it gets worse.\n\n\
                            Examples:\n  supple flags\n  supple flags --json\n  supple flags seen C-06a")]
    Flags {
        /// Print them as JSON
        #[arg(long)]
        json: bool,
        /// What happened.
        #[command(subcommand)]
        what: Option<FlagsWord>,
    },
    /// Write one page about your cramps for a visit to a clinician, or the raw facts for other programs
    #[command(
        after_help = "Text goes to the standard output unless -o names a file; its ending tells the form. HTML on a terminal goes\n\
                            into a new file in this directory. A file is for you alone (0600) and nothing is written over\n\
                            without --force.\n\nExamples:\n  supple report                          the page as text\n  \
                            supple report --format html            a page to print\n  \
                            supple report -o visit.html --name \"A. B.\" --ask \"Could it be my tablets?\"\n  \
                            supple report --from 2026-01-01 --format csv -o facts.csv"
    )]
    Report(Box<ReportArgs>),
    /// Show how the day stands, in one line
    #[command(after_help = "Examples:\n  supple status\n  supple status --json | jq .movement.due_at\n  \
                            supple status --format '{hydration.percent}% {movement.due_at}'\n  \
                            supple status --follow --json      for a bar that reads lines\n\n\
                            The JSON has the same keys in every state; what does not hold is null.")]
    Status(StatusArgs),
    /// Show what is recorded
    #[command(after_help = "Examples:\n  supple log\n  supple log --kind cramp --from 2026-01-01")]
    Log {
        /// First day shown (YYYY-MM-DD); the last seven days without it
        #[arg(long, value_name = "DATE")]
        from: Option<String>,
        /// Last day shown (YYYY-MM-DD)
        #[arg(long, value_name = "DATE")]
        to: Option<String>,
        /// Also what was taken back or corrected, with when and by what
        #[arg(long)]
        all: bool,
        /// One kind only
        #[arg(long, value_name = "KIND", value_parser = KINDS)]
        kind: Option<String>,
    },
    /// Take back what was logged last
    #[command(after_help = "Right after `supple restore`, all that came back.\n\nExamples:\n  supple undo")]
    Undo,
    /// Correct a fact; what is not said stays
    #[command(
        after_help = "Examples:\n  supple edit h4k9 300 tea          a drink: amount, kind\n  supple edit c81v right calf       \
                            a cramp: side, site\n  supple edit c81v --intensity 6 --lasted 2m --woke no\n  supple edit r6f3 --at 09:30\n\n\
                            The first letters of an id are enough. The old line stays in the journal; `supple log --all` shows it."
    )]
    Edit {
        /// The id of the fact, or its first letters; `supple log` shows it
        id: String,
        /// What it was instead, in the words of its verb
        #[arg(value_name = "WORDS")]
        words: Vec<String>,
        /// Strength of a cramp, 0 to 10
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=10))]
        intensity: Option<u8>,
        /// Length of a cramp, a break, a stretch or an absence: 90s, 2m, 1:30
        #[arg(long, value_name = "LENGTH")]
        lasted: Option<String>,
        /// Did a cramp wake you?
        #[arg(long, value_name = "yes|no", value_parser = ["yes", "no"])]
        woke: Option<String>,
        /// The full form of a cramp.
        #[command(flatten)]
        more: Box<MoreArgs>,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
    /// Take one fact back
    #[command(
        after_help = "The line stays in the journal; `supple log --all` shows it, and removing the undo brings it back."
    )]
    Remove {
        /// The id of the fact, or its first letters; `supple log` shows it
        id: String,
    },
    /// Remind without a window, by notifications; silent while a window is open
    #[command(
        after_help = "Runs until it is ended; made for a systemd user unit or the start-up list of a desktop.\n\n\
                            Examples:\n  supple remind &"
    )]
    Remind,
    /// Look at the journal, the configuration, the terminal and the desktop, name what is wrong, and send one notification
    Selftest,
    /// Copy the journal: each book into the backup directory, or everything into one file
    #[command(
        after_help = "The copies of today are made anyway when something is recorded.\n\nExamples:\n  supple backup\n  \
                            supple backup ~/supple-2026.toml"
    )]
    Backup {
        /// The file to write; it must not exist
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Bring back every fact of a backup that the journal does not have
    #[command(after_help = "Nothing is taken away, and what was struck with a # stays so.\n\
                            `supple undo` right afterwards takes all of it back.\n\nExamples:\n  supple restore ~/supple-2026.toml")]
    Restore {
        /// A backup or a year file
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Take in the facts of another journal
    #[command(
        after_help = "Facts that are known here are left as they are, so it does no harm to merge again.\n\nExamples:\n  \
                            supple merge old-laptop/2025.toml old-laptop/2026.toml\n  supple merge ~/supple-2026.toml"
    )]
    Merge {
        /// Year files or backups
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Fold the conflict copies of a synchroniser into the books
    #[command(
        after_help = "The copies are moved to the state directory, not deleted.\n\nExamples:\n  supple tidy"
    )]
    Tidy,
    /// Erase one fact for good, where `undo` only takes it back
    #[command(
        after_help = "Rewrites the files of the journal here. Backups, tidied copies and other devices keep theirs.\n\n\
                            Examples:\n  supple forget h4k9t2xm3q"
    )]
    Forget {
        /// The name its line begins with in the journal
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Open the window on a made-up year, which is thrown away afterwards; or write one into a new directory
    #[command(after_help = "It never touches a journal of yours, and sends no notifications.\n\n\
                            Examples:\n  supple demo\n  supple demo --speed 60        an hour in a minute\n  \
                            supple demo --out /tmp/demo --years 10\n  supple --data-dir /tmp/demo status")]
    Demo {
        /// So many years that end now
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=i64::from(MOST_YEARS)))]
        years: u32,
        /// Write it into this directory, which is made or must be empty, and open no window
        #[arg(long, value_name = "DIR", conflicts_with = "speed")]
        out: Option<PathBuf>,
        /// So many times as fast as the clock
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=3600))]
        speed: u32,
    },
    /// Print what makes a shell complete the words
    #[command(
        after_help = "Examples:\n  supple completions bash > ~/.local/share/bash-completion/completions/supple\n  \
                            supple completions zsh > ~/.zfunc/_supple          (a directory of $fpath)\n  \
                            supple completions fish > ~/.config/fish/completions/supple.fish\n  \
                            supple completions powershell >> $PROFILE"
    )]
    Completions {
        /// The shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Print the manual page, or write all of them into a directory
    #[command(after_help = "Examples:\n  supple man | man -l -\n  supple man ~/.local/share/man/man1")]
    Man {
        /// The directory; it must be there
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
    },
    /// Show where the configuration is, check it, list every setting, print one with every default, or its schema
    #[command(
        after_help = "A setting has its default, unless the file, the environment (SUPPLE_UI_THEME=light) or the command line\n\
                            (--set ui.theme=light) says otherwise; the last of them goes first."
    )]
    Config {
        /// Which of them; the path without a word
        #[command(subcommand)]
        what: Option<ConfigWord>,
    },
}

/// How the day is shown.
#[derive(Debug, Default, Args)]
pub struct StatusArgs {
    /// As JSON with a fixed set of keys; Waybar reads it as it is
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
    /// In a form of your own: {text}, {hydration.percent}, {movement.state} or any other key of the JSON
    #[arg(long, value_name = "FORM")]
    pub format: Option<String>,
    /// Go on: a line whenever something changes
    #[arg(long)]
    pub follow: bool,
}

/// What a logged fact may carry.
#[derive(Debug, Default, Args)]
pub struct FactArgs {
    /// When it was: 09:30, "yesterday 23:10", -20m, or an RFC 3339 time; now without it
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, global = true)]
    pub at: Option<String>,
    /// Words of your own
    #[arg(long, value_name = "TEXT", global = true)]
    pub note: Option<String>,
}

/// What the full form of a cramp asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct MoreArgs {
    /// What you suspect to have set a cramp off: long-sitting, alcohol, ...; may be said again
    #[arg(long = "trigger", value_name = "TRIGGER")]
    pub triggers: Vec<String>,
    /// What was tried against it, and how much it helped: stretch=3 (0 none to 3 stopped it); may be said again
    #[arg(long, value_name = "MEANS[=N]")]
    pub relief: Vec<String>,
    /// Anything odd: swelling-one-leg, warmth, ...; `none` if you looked and there was nothing; may be said again
    #[arg(long = "sign", value_name = "SIGN")]
    pub signs: Vec<String>,
    /// What you were doing before it: asleep, sitting, slow-walk, ...
    #[arg(long, value_name = "STATE")]
    pub before: Option<String>,
    /// Does it ease on rest: within-10-min, slower, no, not-applicable
    #[arg(long, value_name = "ANSWER")]
    pub eases: Option<String>,
    /// Does it come after about the same effort: yes, no, unknown
    #[arg(long, value_name = "ANSWER")]
    pub same_effort: Option<String>,
    /// How much sleep suffered, 0 to 10
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=10))]
    pub disturbed: Option<u8>,
    /// Time until it eased: 90s, 2m
    #[arg(long, value_name = "LENGTH")]
    pub eased_after: Option<String>,
    /// Did it get in your way: none, some, stopped-me
    #[arg(long, value_name = "ANSWER")]
    pub in_the_way: Option<String>,
    /// Soreness on the day after, 0 (none) to 3 (strong)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(0..=3))]
    pub sore: Option<u8>,
    /// The muscle was sore a week later, or a bruise came
    #[arg(long)]
    pub strained: bool,
    /// It is still going on
    #[arg(long)]
    pub running: bool,
    /// The medicine that changed before, by its name or id
    #[arg(long, value_name = "MEDICINE")]
    pub medicine: Option<String>,
}

impl MoreArgs {
    /// True if nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The answers of a check-in.
#[derive(Debug, Clone, Default, Args)]
pub struct CheckinArgs {
    /// Questions with a yes, or a no by `=no`: no-cramps, dry-mouth=no, ...; `weekly`, `feet` or `odd` in front of words
    /// that belong there
    #[arg(value_name = "QUESTION")]
    pub words: Vec<String>,
    /// Darkest urine of the day, 1 (almost clear) to 8 (brownish)
    #[arg(long, value_name = "SHADE", value_parser = clap::value_parser!(u8).range(1..=8))]
    pub urine: Option<u8>,
    /// Hours you sat, in steps of 0.5
    #[arg(long, value_name = "HOURS")]
    pub sitting: Option<String>,
    /// When the last drink with caffeine was
    #[arg(long, value_name = "HH:MM")]
    pub caffeine: Option<String>,
    /// Units of alcohol, in steps of 0.5
    #[arg(long, value_name = "UNITS")]
    pub alcohol: Option<String>,
    /// none, light, moderate or hard
    #[arg(long, value_name = "EFFORT")]
    pub exercise: Option<String>,
    /// How long the exercise lasted: 45m
    #[arg(long, value_name = "LENGTH")]
    pub lasted: Option<String>,
    /// supportive, flat-unsupportive, high-heel, tight, new, barefoot; may be said again
    #[arg(long, value_name = "SHOES")]
    pub footwear: Vec<String>,
    /// Hours you slept, in steps of 0.5
    #[arg(long, value_name = "HOURS")]
    pub sleep: Option<String>,
}

/// What happened to a flag.
#[derive(Debug, Subcommand)]
pub enum FlagsWord {
    /// A clinician has looked at it
    Seen {
        /// The rule: C-06a
        #[arg(value_name = "RULE")]
        rule: String,
        /// Time and words of one's own.
        #[command(flatten)]
        fact: FactArgs,
    },
}

/// What became of a break.
#[derive(Debug, Clone, Subcommand)]
pub enum BreakWord {
    /// You stood up and moved (the same as no word)
    Done,
    /// You leave it out
    Skip,
    /// Put the prompt off
    Snooze {
        /// By how long: 10m; the configured snooze without it
        #[arg(value_name = "LENGTH")]
        length: Option<String>,
    },
}

/// What to do with the configuration.
#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigWord {
    /// Print the path of the file
    Path,
    /// Name every problem in the file, the environment and the command line
    Check,
    /// Print every setting with its value in force and where it comes from
    List,
    /// Print the complete configuration with its defaults
    Example,
    /// Print the keys that are bound, as the configuration has them
    Keys,
    /// Print the JSON schema of the configuration, for editors
    Schema,
}
