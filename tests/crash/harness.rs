//! A journal in a directory of its own, the commands that write it, and the judgement over what they left.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, SystemTime};

use chrono::{FixedOffset, NaiveDate, NaiveDateTime};
use supple::shell::store::line::{self, Line};
use supple::shell::store::mend::{BOOK_HEAD, CARBON_HEAD};
use supple::shell::store::{Dirs, Store, state_dir_for};
use tempfile::TempDir;

use crate::controls::{TRUNCATING, TWO_PIECES};

/// The year of everything here. So long ago that no book is ever changed "just now".
pub(crate) const YEAR: i32 = 2001;
/// The time all commands take for now, as a line has it and as the clock's file has it.
const NOW: &str = "2001-03-02 09:00:00+00:00";
const CLOCK: &str = "2001-03-02T09:00:00+00:00 1000";

/// Facts that were acknowledged long ago, one behind the other in the file.
pub(crate) const OLD: [&str; 3] = [
    "a1bcdefghj = { at = 2001-03-01 10:00:00+00:00, drink = \"water\", ml = 250 }",
    "b2bcdefghj = { at = 2001-03-01 11:00:00+00:00, cramp = \"left calf\", pain = 7, note = \"tea, \\\"{#\\\" ü\" }",
    "c3bcdefghj = { at = 2001-03-01 12:00:00+00:00, drink = \"tea\", ml = 300 }",
];

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Writer {
    /// The program.
    Supple,
    /// For control: reads the book, adds a line, cuts the file to nothing and writes all of it.
    Truncating,
    /// For control: appends the line and its end one after the other, and never looks at what it appends to.
    TwoPieces,
}

/// How a journal stands before the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Start {
    Fresh,
    Steady,
    BookBehind,
    BookTorn,
    BookZeroed,
    CarbonTorn,
    BookGone,
    /// The journal was read when it was at rest, and what came of it was kept.
    Read,
    /// The same, and a fact was recorded since.
    ReadAndGrown,
}

pub(crate) const STARTS: [Start; 9] = [
    Start::Fresh,
    Start::Steady,
    Start::BookBehind,
    Start::BookTorn,
    Start::BookZeroed,
    Start::CarbonTorn,
    Start::BookGone,
    Start::Read,
    Start::ReadAndGrown,
];

/// What is recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verb {
    Drink,
    Break,
    Cramp,
    Undo,
}

impl Verb {
    pub(crate) fn words(self) -> &'static [&'static str] {
        match self {
            Self::Drink => &["drink", "555"],
            Self::Break => &["break"],
            Self::Cramp => &["cramp", "left", "calf", "--note", "woke me"],
            Self::Undo => &["undo"],
        }
    }

    /// What its line says behind the id; of an undo no line stands.
    fn text(self) -> Option<String> {
        let what = match self {
            Self::Drink => "drink = \"water\", ml = 555",
            Self::Break => "break = \"taken\"",
            Self::Cramp => "cramp = \"left calf\", note = \"woke me\"",
            Self::Undo => return None,
        };
        Some(format!("{{ at = {NOW}, {what} }}"))
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Recorded,
    Refused,
    Killed,
}

impl End {
    pub(crate) fn of(output: &Output) -> Self {
        match output.status.code() {
            Some(0) => Self::Recorded,
            Some(_) => Self::Refused,
            None => {
                assert_eq!(output.status.signal(), Some(9), "{output:?}");
                Self::Killed
            }
        }
    }
}

/// A journal in a directory of its own.
pub(crate) struct Home {
    root: TempDir,
    pub(crate) dirs: Dirs,
    writer: Writer,
}

impl Home {
    pub(crate) fn new(writer: Writer) -> Self {
        // In memory where that is possible: what a kill leaves does not depend on the disk.
        let memory = Path::new("/dev/shm");
        let root = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let root = root.expect("a directory");
        fs::write(root.path().join("clock"), CLOCK).expect("a clock");
        let home = root.path().join("home");
        fs::create_dir(&home).expect("a home");
        let data = home.join(".local/share/supple");
        let dirs = Dirs { state: state_dir_for(&home.join(".local/state/supple"), &data), data };
        Self { root, dirs, writer }
    }

    /// A journal that stands so, and the lines that were acknowledged in it.
    pub(crate) fn at(writer: Writer, start: Start) -> (Self, Vec<String>) {
        let home = Self::new(writer);
        let file =
            |head: &str, lines: &[&str]| lines.iter().fold(head.to_owned(), |text, line| text + line + "\n");
        let both = |book: &[u8], carbon: &str| {
            home.write(&home.dirs.book(YEAR), book);
            if writer == Writer::Supple {
                home.write(&home.dirs.carbon(YEAR), carbon.as_bytes());
            }
        };
        let (book, carbon) = (file(BOOK_HEAD, &OLD), file(CARBON_HEAD, &OLD));
        let cut = book.len() - 30;
        match start {
            Start::Fresh => {}
            Start::Steady | Start::Read | Start::ReadAndGrown => both(book.as_bytes(), &carbon),
            Start::BookBehind => both(file(BOOK_HEAD, &OLD[..1]).as_bytes(), &carbon),
            Start::BookTorn => both(&book.as_bytes()[..cut], &carbon),
            Start::BookZeroed => both(&[&book.as_bytes()[..cut], &[0; 30]].concat(), &carbon),
            Start::CarbonTorn => both(book.as_bytes(), &format!("{carbon}d4bcdefghj = {{ at = 2001-03-0")),
            Start::BookGone => home.write(&home.dirs.carbon(YEAR), carbon.as_bytes()),
        }
        let mut known = if start == Start::Fresh { Vec::new() } else { OLD.map(ToOwned::to_owned).to_vec() };
        if [Start::Read, Start::ReadAndGrown].contains(&start) {
            home.rest();
            home.supple(&["status"]);
            assert!(home.dirs.state.join("digest").is_file(), "what was read is kept");
        }
        if start == Start::ReadAndGrown {
            assert!(home.supple(&["drink", "40"]).status.success());
            let carbon = fs::read_to_string(home.dirs.carbon(YEAR)).expect("the carbon");
            known.extend(carbon.lines().last().map(ToOwned::to_owned));
        }
        (home, known)
    }

    pub(crate) fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// Makes the files look as if nobody had touched them for a minute.
    fn rest(&self) {
        for path in [self.dirs.book(YEAR), self.dirs.carbon(YEAR)] {
            let file = fs::File::options().append(true).open(path).expect("a file");
            let now = file.metadata().and_then(|found| found.modified()).expect("its time");
            file.set_modified(now - Duration::from_secs(60)).expect("another time");
        }
    }

    /// A place beside the home.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub(crate) fn write(&self, path: &Path, bytes: &[u8]) {
        fs::create_dir_all(path.parent().expect("a directory")).expect("its directory");
        fs::write(path, bytes).expect("a file");
    }

    /// The command line that records so.
    fn argv(&self, words: &[&str]) -> Vec<String> {
        let script = match self.writer {
            Writer::Supple => {
                return [env!("CARGO_BIN_EXE_supple")]
                    .iter()
                    .chain(words)
                    .map(|&word| word.to_owned())
                    .collect();
            }
            Writer::Truncating => TRUNCATING,
            Writer::TwoPieces => TWO_PIECES,
        };
        let amount = words.last().expect("an amount");
        let line = format!("z{amount:0>9} = {{ at = {NOW}, drink = \"water\", ml = {amount} }}");
        let book = self.dirs.book(YEAR).to_str().expect("a plain path").to_owned();
        ["sh".to_owned(), "-c".to_owned(), script.to_owned(), "sh".to_owned(), book, line].into()
    }

    /// Runs a command in this home, behind the words of another program.
    pub(crate) fn run(&self, before: &[&str], words: &[&str]) -> Output {
        let before = before.iter().map(|&word| word.to_owned());
        let argv: Vec<String> = before.chain(self.argv(words)).collect();
        let output = self.command(&argv[0]).args(&argv[1..]).output();
        output.unwrap_or_else(|error| panic!("{} cannot be run ({error})", argv[0]))
    }

    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("HOME", self.home()).env("PATH", "/usr/bin:/bin:/usr/sbin:/sbin");
        command.env("SUPPLE_CLOCK", self.beside("clock")).stdin(Stdio::null());
        command
    }

    pub(crate) fn supple(&self, words: &[&str]) -> Output {
        self.run(&[], words)
    }

    pub(crate) fn store(&self) -> Store {
        Store::new(self.dirs.clone(), utc)
    }

    /// The lines of the facts that stand, sorted.
    pub(crate) fn view(&self) -> Vec<String> {
        let mut lines: Vec<String> = match self.writer {
            Writer::Supple => {
                let loaded = self.store().load(today());
                loaded.journal.standing().map(line::write).collect()
            }
            _ => {
                let text = fs::read(self.dirs.book(YEAR)).unwrap_or_default();
                let text = String::from_utf8_lossy(&text).into_owned();
                text.lines()
                    .filter(|text| matches!(line::read(text, utc), Line::Entry(_)))
                    .map(Into::into)
                    .collect()
            }
        };
        lines.sort();
        lines
    }

    /// What is wrong after a command for `verb` ended so in a journal with these acknowledged facts, after the next
    /// command, and after settling.
    pub(crate) fn faults(&self, known: &[String], verb: Verb, end: End) -> Vec<String> {
        let mut faults = Vec::new();
        let seen = self.view();
        let (lost, new) = difference(known, &seen);
        let whole = match verb.text() {
            Some(text) => {
                lost.is_empty() && new.len() == 1 && new[0].split_once(" = ").is_some_and(|(_, t)| t == text)
            }
            None => new.is_empty() && lost.len() == 1,
        };
        let nothing = lost.is_empty() && new.is_empty();
        let fine = match end {
            End::Recorded => whole,
            End::Refused => nothing,
            End::Killed => whole || nothing,
        };
        if !fine {
            faults.push(format!("{end:?}, but lost {lost:?} and found {new:?}"));
        }
        if verb == Verb::Undo && lost.iter().any(|line| Some(line) != known.last()) {
            faults.push(format!("took back {lost:?}"));
        }
        let output = self.supple(&["drink", "41"]);
        if End::of(&output) != End::Recorded {
            faults.push(format!("the next command fails: {}", String::from_utf8_lossy(&output.stderr)));
        }
        let after = self.view();
        let (lost, new) = difference(&seen, &after);
        if !lost.is_empty() || new.len() != 1 || !new[0].ends_with("ml = 41 }") {
            faults.push(format!("the next command lost {lost:?} and recorded {new:?}"));
        }
        let settled = self.store().settle(today(), SystemTime::UNIX_EPOCH, Duration::ZERO);
        if self.writer == Writer::Supple && settled.as_ref().map_or(true, |settled| settled.waiting) {
            faults.push(format!("settling ends with {settled:?}"));
        }
        let kept = self.store().glance(today());
        let mut kept: Vec<String> = kept.journal.standing().map(line::write).collect();
        kept.sort();
        if self.writer == Writer::Supple && kept != after {
            faults.push(format!("what is read of some days is {kept:?}, not {after:?}"));
        }
        if self.view() != after {
            faults.push(format!("settling makes {:?} of {after:?}", self.view()));
        }
        let seen = after;
        faults.extend(self.book_faults(known, &seen));
        faults
    }

    /// What is wrong with the book of a settled journal: it holds everything once, and all of it is TOML.
    pub(crate) fn book_faults(&self, known: &[String], seen: &[String]) -> Vec<String> {
        let mut faults = Vec::new();
        let book = fs::read_to_string(self.dirs.book(YEAR)).unwrap_or_default();
        let mut times: BTreeMap<&str, usize> = BTreeMap::new();
        for line in book.lines() {
            *times.entry(line).or_default() += 1;
            if line.parse::<toml::Table>().is_err() {
                faults.push(format!("a line of the book is not TOML: {line}"));
            }
        }
        for line in known.iter().chain(seen) {
            match times.get(line.as_str()) {
                Some(1) => {}
                times => faults.push(format!("{times:?} times in the book: {line}")),
            }
        }
        if let Err(error) = book.parse::<toml::Table>() {
            faults.push(format!("the book is not TOML: {error}\n{book}"));
        }
        faults
    }
}

/// What of `before` is not in `after`, and the other way; a line that is there twice is there once too often.
pub(crate) fn difference(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let without = |all: &[String], taken: &[String]| {
        let mut rest = all.to_vec();
        for line in taken {
            if let Some(place) = rest.iter().position(|known| known == line) {
                rest.remove(place);
            }
        }
        rest
    };
    (without(before, after), without(after, before))
}

pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(YEAR, 3, 2).expect("a day")
}

pub(crate) fn utc(_: NaiveDateTime) -> FixedOffset {
    FixedOffset::east_opt(0).expect("an offset")
}

/// Prints how many cases there were and fails if one of them has a fault.
pub(crate) fn conclude(what: &str, cases: usize, least: usize, faults: &[String]) {
    println!("{what}: {cases} cases");
    assert!(cases >= least, "{what}: {cases} cases only, of at least {least}");
    let shown: Vec<_> = faults.iter().take(20).map(String::as_str).collect();
    assert!(faults.is_empty(), "{what}: {} faults in {cases} cases\n{}", faults.len(), shown.join("\n"));
}
