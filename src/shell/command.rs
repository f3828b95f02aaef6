//! A command of the shell: read, answer, record, print, end.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::time::Duration;

use chrono::{Days, NaiveDate};

use crate::cli::answer::{Answer, Known, Need, Refusal, answer, confirmation, draft, needed};
use crate::cli::args::{Command, ConfigWord};
use crate::cli::manual;
use crate::cli::schema::schema;
use crate::config::listing::lines;
use crate::config::read::Config;
use crate::config::schema::example;
use crate::content;
use crate::domain::checkin::CheckIn;
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::goal::Goal;
use crate::domain::health::Health;
use crate::domain::hydration::Overview;
use crate::domain::journal::Journal;
use crate::domain::plain::plain_lines;
use crate::domain::profile::Profile;
use crate::domain::quantity::thousands;
use crate::domain::region::Numbers;
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, all_days, day_of};
use crate::report;
use crate::report::json::Json;
use crate::shell::ask;
use crate::shell::clock::{Clock, local_offset, localised};
use crate::shell::demo;
use crate::shell::flags;
use crate::shell::keep;
use crate::shell::man;
use crate::shell::paths::Paths;
use crate::shell::report as report_file;
use crate::shell::store::Store;
use crate::shell::store::digest::DAYS;
use crate::shell::{selftest, settings};

/// How long another writer is waited for.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Something could not be done.
pub(super) const FAILED: u8 = 1;
/// The command line makes no sense.
pub const USAGE: u8 = 2;
/// The journal holds something that cannot be read.
pub(super) const DATA: u8 = 3;

/// Carries a command out.
#[must_use]
pub fn run(command: &Command, paths: &Paths, clock: &Clock) -> ExitCode {
    if let Command::Config { what } = command {
        return config(what.unwrap_or(ConfigWord::Path), paths, clock);
    }
    if matches!(command, Command::Selftest) {
        let findings = selftest::look(paths, clock.now().wall);
        return print(findings.text.trim_end(), if findings.sound { 0 } else { DATA });
    }
    match command {
        Command::Completions { shell } => return print(manual::completions(*shell).trim_end(), 0),
        Command::Man { dir } => return man::man(dir.as_deref()),
        _ => {}
    }
    if let Command::Demo { years, out: Some(out), .. } = command {
        return match demo::write(out, clock.now().wall, *years) {
            Ok(count) => print(&format!("wrote {} facts to {}", thousands(count), out.display()), 0),
            Err(why) => fail(&why, FAILED),
        };
    }
    let Config { settings, problems, .. } = settings::load(paths);
    problems.iter().for_each(|problem| complain(problem));
    let now = clock.now().wall;
    let today = day_of(now, settings.day_start);
    let store = Store::new(paths.journal.clone(), local_offset);
    if let Some(code) = keep::run(command, &store, &settings, today, now) {
        return code;
    }
    let loaded = match needed(command, today) {
        Need::Now => store.glance(today),
        Need::Days(days) => store.load_days(&days),
        Need::Years => store.load(today),
    };
    let loaded = match command {
        Command::Undo if !undoes_lately(&loaded.journal, today) => store.load(today),
        _ if older(command, &loaded.journal) => store.load_days(&all_days(today)),
        _ => loaded,
    };
    let settings = settings.with_told(&Profile::at(&loaded.journal, now));
    let known = Known { journal: &loaded.journal, settings: &settings, now, local: &localised };
    if let Command::Report(args) = command {
        return report_file::run(args, known, &loaded, &store);
    }
    if let Command::Guide { words } = command {
        return guide(&words.join(" "), known, 0);
    }
    if let Command::Flags { json, what: None } = command {
        loaded.problems.iter().for_each(|problem| complain(problem));
        return flags::show(known, *json, if loaded.problems.is_empty() { 0 } else { DATA });
    }
    let answer = match answer(command, known) {
        Ok(None) => asked(command, known),
        answer => answer,
    };
    match answer {
        Ok(Some(Answer::Print(text))) => {
            let damaged = matches!(command, Command::Log { .. }) && !loaded.problems.is_empty();
            if damaged {
                loaded.problems.iter().for_each(|problem| complain(problem));
            }
            print(&text, if damaged { DATA } else { 0 })
        }
        Ok(Some(Answer::Record(draft))) => {
            let tell = |fact: &Fact, known: Known<'_>| recorded(fact, as_json(command), known, &store);
            record(&[draft], &store, loaded.journal, &settings, now, tell)
        }
        Ok(Some(Answer::RecordAll(drafts))) => {
            // What they come to is said once, after the last of them.
            let last = drafts.last().map(|draft| draft.what.clone());
            let tell = |fact: &Fact, known: Known<'_>| match last.as_ref() == Some(&fact.what) {
                true => recorded(fact, false, known, &store),
                false => {
                    let _ = print(&confirmation(fact, known), 0);
                }
            };
            record(&drafts, &store, loaded.journal, &settings, now, tell)
        }
        Ok(None) => ExitCode::SUCCESS,
        Err(Refusal::Usage(why)) => fail(&why, USAGE),
        Err(Refusal::Nothing(why)) => fail(&why, FAILED),
    }
}

/// The check-in is asked for where somebody can answer.
fn asked(command: &Command, known: Known<'_>) -> Result<Option<Answer>, Refusal> {
    let Command::Checkin { fact, .. } = command else { return Ok(None) };
    let somebody = io::stdin().is_terminal() && io::stdout().is_terminal();
    if !somebody {
        let why = "say what you answer, such as `supple checkin no-cramps --sleep 7`; a terminal is asked line by line";
        return Err(Refusal::Usage(why.to_owned()));
    }
    let told =
        ask::checkin().map_err(|error| Refusal::Nothing(format!("the answers cannot be read ({error})")))?;
    if told == CheckIn::default() {
        return Err(Refusal::Nothing("nothing was answered, and nothing is logged".to_owned()));
    }
    let what = What::Health(Health::CheckIn(Box::new(told)));
    Ok(Some(Answer::Record(draft(what, fact, known).map_err(Refusal::Usage)?)))
}

/// What is printed of a fact that was recorded, and the card that it brings up.
fn recorded(fact: &Fact, as_json: bool, known: Known<'_>, store: &Store) {
    let flag = flags::brought_up(fact, known);
    if as_json {
        let rule = Json::or_null(flag.map(|flag| flag.rule.id()));
        let _ = print(&report::fact::json(fact, [("flag", rule)]).to_string(), 0);
        return;
    }
    let _ = print(&confirmation(fact, known), 0);
    if let Some(flag) = flag {
        flags::tell(&flag, known, store);
    }
}

fn as_json(command: &Command) -> bool {
    matches!(command, Command::Cramp { json: true, .. } | Command::Checkin { json: true, .. })
}

/// Prints the Guide. A journal that cannot be read costs the region's numbers, and nothing else.
pub(super) fn guide(words: &str, known: Known<'_>, code: u8) -> ExitCode {
    let guide = match content::guide::guide() {
        Ok(guide) => guide,
        Err(problem) => return fail(&problem.to_string(), DATA),
    };
    let water = Overview::new(known.journal, known.settings, known.now);
    let numbers = Numbers::of(Profile::at(known.journal, known.now).region());
    let limited = !matches!(water.target.goal, Goal::Target(_));
    match report::guide::lines(&guide, words, &numbers, limited) {
        Some(text) => print(&text, code),
        None => fail(&format!("no card has \"{words}\"; `supple guide` prints all of them"), FAILED),
    }
}

/// Records facts one by one and says what each comes to.
fn record(
    drafts: &[Draft],
    store: &Store,
    mut journal: Journal,
    settings: &Settings,
    now: Stamp,
    tell: impl Fn(&Fact, Known<'_>),
) -> ExitCode {
    for draft in drafts {
        match store.add(draft, now.into(), PATIENCE) {
            Ok(stored) => {
                stored.warning.iter().for_each(|warning| complain(warning));
                journal.insert(stored.fact.clone());
                let known = Known { journal: &journal, settings, now, local: &localised };
                // It is recorded whether or not anybody can read so: another try would record it twice.
                tell(&stored.fact, known);
            }
            Err(refused) => return fail(&refused.reason, FAILED),
        }
    }
    ExitCode::SUCCESS
}

/// True if what `undo` takes back is of days of which a glance has every fact, so nothing else can come before it.
fn undoes_lately(journal: &Journal, today: NaiveDate) -> bool {
    let first = today.checked_sub_days(Days::new(DAYS)).unwrap_or(today);
    journal.last_undoable().is_some_and(|fact| fact.at.date_naive() >= first)
}

/// True for a command about a fact that the last years do not hold, so that all years are to be searched.
fn older(command: &Command, journal: &Journal) -> bool {
    match command {
        Command::Edit { id, .. } | Command::Remove { id } => !id.is_empty() && journal.find(id).is_err(),
        _ => false,
    }
}

/// Answers words that are no command: help and version are printed, anything else is refused in a line.
#[must_use]
pub fn words(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if !error.use_stderr() {
        return print(text.trim_end(), 0);
    }
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or("the words make no sense");
    let first = first.strip_prefix("error: ").unwrap_or(first);
    let rest = lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let hints: String = rest.map(|line| format!(" {line}")).collect();
    fail(&format!("{first}{}; see `supple --help`", hints.replace(" tip: ", "; ")), USAGE)
}

/// Says a line at once; false when nobody listens any more.
pub(super) fn say(text: &str) -> bool {
    let mut out = io::stdout();
    writeln!(out, "{}", plain_lines(text)).and_then(|()| out.flush()).is_ok()
}

/// Says in a line on the standard error why nothing was done.
#[must_use]
pub fn fail(why: &str, code: u8) -> ExitCode {
    complain(why);
    ExitCode::from(code)
}

fn config(what: ConfigWord, paths: &Paths, clock: &Clock) -> ExitCode {
    match what {
        ConfigWord::Path => print(&paths.config.display().to_string(), 0),
        ConfigWord::Example => print(example().trim_end(), 0),
        ConfigWord::Keys => print(settings::load(paths).keymap.toml().trim_end(), 0),
        ConfigWord::List => list(paths, clock),
        ConfigWord::Schema => print(&schema().to_string(), 0),
        ConfigWord::Check => {
            let problems = settings::load(paths).problems;
            if problems.is_empty() {
                return print(&format!("{}: no problems", paths.config.display()), 0);
            }
            problems.iter().for_each(|problem| complain(problem));
            ExitCode::from(FAILED)
        }
    }
}

/// Prints every setting. What was told in the window stands in the journal.
fn list(paths: &Paths, clock: &Clock) -> ExitCode {
    let now = clock.now().wall;
    let today = day_of(now, settings::load(paths).settings.day_start);
    let journal = Store::new(paths.journal.clone(), local_offset).glance(today).journal;
    let (config, listing) = settings::load_with(paths, &[], &Profile::at(&journal, now));
    config.problems.iter().for_each(|problem| complain(problem));
    print(lines(&listing).trim_end(), 0)
}

pub(super) fn complain(what: &str) {
    let _ = writeln!(io::stderr(), "supple: {}", plain_lines(what));
}

/// Prints a text, without what a terminal would obey. A reader that has gone away is no failure of the command.
pub(super) fn print(text: &str, code: u8) -> ExitCode {
    if text.is_empty() {
        return ExitCode::from(code);
    }
    match writeln!(io::stdout(), "{}", plain_lines(text)) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            fail(&format!("cannot print ({error})"), FAILED)
        }
        _ => ExitCode::from(code),
    }
}
