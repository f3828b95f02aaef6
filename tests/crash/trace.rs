//! The system calls of a command, listed and tampered with by strace.
//!
//! Two traps: an injection into a call that is not traced, and one with `--seccomp-bpf`, does nothing at all, and looks
//! like a pass. So each run proves that it was hit.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;

use crate::harness::{End, Home};

/// The `nth` call of that name in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Boundary {
    pub(crate) name: String,
    pub(crate) nth: usize,
    /// The call as strace shows it.
    pub(crate) text: String,
}

impl Boundary {
    /// False for a call that leaves every file as it is.
    pub(crate) fn writes(&self) -> bool {
        match self.name.as_str() {
            "openat" | "open" => self.text.contains("O_CREAT") || self.text.contains("O_TRUNC"),
            "read" | "pread64" | "lseek" | "statx" | "newfstatat" | "fstat" | "readlink" | "getdents64"
            | "fcntl" | "close" | "flock" => false,
            _ => true,
        }
    }

    /// True for the answer that is printed.
    pub(crate) fn prints(&self) -> bool {
        ["write(1,", "write(2,"].iter().any(|start| self.text.starts_with(start))
    }
}

/// The calls of this command that touch files, from the first that names the home on.
pub(crate) fn boundaries(home: &Home, words: &[&str]) -> Vec<Boundary> {
    let list = home.beside("list");
    let list = list.to_str().expect("a plain path");
    let output = strace(home, &["-o", list, "-e", "trace=%file,%desc"], words);
    assert!(output.status.code().is_some(), "{output:?}");
    let text = fs::read_to_string(list).expect("what strace saw");
    let place = home.home();
    let place = place.to_str().expect("a plain path");
    let mut counts: HashMap<(&str, &str), usize> = HashMap::new();
    let mut found = Vec::new();
    for (process, call) in text.lines().filter_map(|line| line.split_once(' ')) {
        let call = call.trim_start();
        let Some((name, _)) = call.split_once('(') else { continue };
        let nth = counts.entry((process, name)).or_default();
        *nth += 1;
        let is_first = name != "execve" && call.contains(place);
        if name != "mmap" && (is_first || !found.is_empty()) {
            found.push(Boundary { name: name.to_owned(), nth: *nth, text: call.to_owned() });
        }
    }
    found
}

/// Runs the command and kills it before this call.
pub(crate) fn killed(home: &Home, at: &Boundary, words: &[&str]) -> Result<End, String> {
    let inject = format!("inject={}:signal=SIGKILL:when={}", at.name, at.nth);
    let trace = format!("trace={}", at.name);
    let output = strace(home, &["-o", "/dev/null", "-e", &trace, "-e", &inject], words);
    match End::of(&output) {
        End::Killed => Ok(End::Killed),
        end => Err(format!("was not killed at {at:?}: {end:?}")),
    }
}

/// Runs the command and lets these calls fail, each with its error.
pub(crate) fn failed(home: &Home, at: &[(&str, usize, &str)], words: &[&str]) -> Result<Output, String> {
    let list = home.beside("list");
    let mut options = vec!["-o".to_owned(), list.to_str().expect("a plain path").to_owned()];
    let names: Vec<&str> = at.iter().map(|(name, ..)| *name).collect();
    options.extend(["-e".to_owned(), format!("trace={}", names.join(","))]);
    for (name, nth, error) in at {
        options.extend(["-e".to_owned(), format!("inject={name}:error={error}:when={nth}")]);
    }
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    let output = strace(home, &options, words);
    let hits = fs::read_to_string(list).expect("what strace saw").matches("(INJECTED)").count();
    if hits == at.len() { Ok(output) } else { Err(format!("{hits} hits only of {at:?}: {output:?}")) }
}

pub(crate) fn strace(home: &Home, options: &[&str], words: &[&str]) -> Output {
    static FOUND: OnceLock<bool> = OnceLock::new();
    let found = FOUND.get_or_init(|| home.command("strace").arg("-V").output().is_ok());
    assert!(found, "strace is missing: install the package strace");
    home.run(&[&["strace", "-f", "-qq"], options].concat(), words)
}

/// The names below the home that this command makes, and the directories it syncs, in their order; killed before a
/// call if there is one.
pub(crate) fn names(home: &Home, killed_at: Option<&Boundary>, words: &[&str]) -> (Output, Vec<Name>) {
    let list = home.beside("list");
    let mut calls = "trace=mkdir,openat,fsync".to_owned();
    let mut options = vec!["-y", "-o", list.to_str().expect("a plain path")];
    let inject = killed_at.map(|at| format!("inject={}:signal=SIGKILL:when={}", at.name, at.nth));
    if let (Some(at), Some(inject)) = (killed_at, &inject) {
        calls = format!("{calls},{}", at.name);
        options.extend(["-e", inject]);
    }
    options.extend(["-e", &calls]);
    let output = strace(home, &options, words);
    let text = fs::read_to_string(&list).expect("what strace saw");
    let place = home.home();
    let within = |path: &str| Path::new(path).starts_with(&place).then(|| PathBuf::from(path));
    let between = |line: &str, start: char, end: char| {
        let (_, rest) = line.split_once(start)?;
        within(rest.split_once(end)?.0)
    };
    let found =
        text.lines().filter(|line| !line.contains("= -1") && !line.contains("= ?")).filter_map(|line| {
            if line.contains("mkdir(") || (line.contains("openat(") && line.contains("O_CREAT")) {
                return between(line, '"', '"').map(Name::Made);
            }
            if line.contains("fsync(") { between(line, '<', '>').map(Name::Synced) } else { None }
        });
    (output, found.collect())
}

/// What happens to a name in a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    /// It is there now.
    Made(PathBuf),
    /// All names in this directory last.
    Synced(PathBuf),
}
