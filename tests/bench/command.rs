//! Commands of the shell, timed, and traced where there is `strace`.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

use crate::process::Process;

/// What a command took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cost {
    pub(crate) wall: Duration,
    pub(crate) cpu: Duration,
}

/// A program with its words, in a home.
pub(crate) struct Words<'a> {
    pub(crate) program: PathBuf,
    pub(crate) words: &'a [&'a str],
    pub(crate) home: PathBuf,
}

impl Words<'_> {
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(self.words);
        private(&mut command, &self.home);
        command
    }

    /// Runs it once, from its start to its end.
    pub(crate) fn cost(&self) -> Cost {
        let mut command = self.command();
        let begun = Instant::now();
        let mut child = command.spawn().unwrap();
        let end = finish(&child);
        let cost = Cost { wall: begun.elapsed(), cpu: end.cpu() };
        assert!(child.wait().unwrap().success(), "{:?} failed", self.words);
        cost
    }

    /// Its system calls, as `strace` writes them; none without `strace`.
    pub(crate) fn calls(&self) -> Option<Vec<String>> {
        let trace = self.home.join("trace");
        let mut command = Command::new("strace");
        command.args(["-f", "-y", "-o"]).arg(&trace).arg(&self.program).args(self.words);
        private(&mut command, &self.home);
        let traced = command.status().is_ok_and(|status| status.success());
        traced.then(|| fs::read_to_string(&trace).unwrap().lines().map(str::to_owned).collect())
    }
}

/// Appends a line to a file and waits for the disk, as recording must.
pub(crate) fn append_synced(path: &Path) -> Duration {
    let begun = Instant::now();
    let mut file = File::options().create(true).append(true).open(path).unwrap();
    file.write_all(&[b'.'; 80]).and_then(|()| file.sync_data()).unwrap();
    begun.elapsed()
}

fn private(command: &mut Command, home: &Path) {
    command.env_clear().envs(crate::measure::environment(home, crate::measure::NO_BUS));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
}

/// Waits for the end of a child, and leaves it there to be looked at.
fn finish(child: &Child) -> Process {
    let pid = Pid::from_child(child);
    waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT).unwrap();
    Process(child.id())
}
