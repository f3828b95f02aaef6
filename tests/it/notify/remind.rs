//! `supple remind` as a whole program on a private bus: its buttons are facts in the journal.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::SystemTime;

use rustix::process::{Pid, Signal, kill_process};
use supple::shell::wait::Waiter;
use tempfile::TempDir;

use super::daemon::{LIMIT, on_bus};
use super::server::{FULL, Server};

/// A morning at the desk whose window was closed just before the prompt of ten.
const MORNING: &str = "schema = 1\n\n[log]\n\
    s1 = { at = 2026-03-02T09:00:00+01:00, window = \"opened\" }\n\
    s2 = { at = 2026-03-02T09:59:00+01:00, window = \"closed\" }\n";

#[test]
fn its_buttons_are_facts_and_the_notice_goes() {
    on_bus("notify::remind::its_buttons_are_facts_and_the_notice_goes", || {
        for (word, fact) in [
            ("start", "break = \"taken\""),
            ("skip", "break = \"skipped\""),
            ("snooze", "break = \"snoozed\", mins = 10"),
        ] {
            let server = Server::start(FULL);
            let home = Home::new();
            let mut reminder = home.remind();
            assert!(server.notified().summary.starts_with("Time to stand"));
            server.press(1, word);
            assert_eq!(server.closed(), 1);
            home.wait_for(fact);
            server.stop();
            reminder.end();
        }
    });
}

#[test]
fn acted_on_elsewhere_the_notice_goes() {
    on_bus("notify::remind::acted_on_elsewhere_the_notice_goes", || {
        let server = Server::start(FULL);
        let home = Home::new();
        let mut reminder = home.remind();
        server.notified();
        assert!(home.command(&["break"]).status().expect("it starts").success());
        assert_eq!(server.closed(), 1);
        reminder.end();
    });
}

pub(crate) struct Home(TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        let home = TempDir::new().expect("a directory");
        fs::create_dir_all(home.path().join("books")).expect("a directory");
        fs::write(home.path().join("books/2026.toml"), MORNING).expect("a book");
        fs::write(home.path().join("clock"), "2026-03-02T10:01:00+01:00 1000").expect("a clock");
        Self(home)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
        command.args(["--data-dir"]).arg(self.path().join("books")).args(words);
        command.env("HOME", self.path()).env("SUPPLE_CLOCK", self.path().join("clock"));
        command.env_remove("XDG_STATE_HOME").env_remove("XDG_CONFIG_HOME");
        command.stdin(Stdio::null()).stdout(Stdio::null());
        command
    }

    pub(crate) fn remind(&self) -> Reminder {
        Reminder(self.command(&["remind"]).spawn().expect("it starts"))
    }

    /// Waits until the book has this.
    pub(crate) fn wait_for(&self, fact: &str) {
        let mut waiter = Waiter::without_terminal().expect("something to wait on");
        waiter.watch(&self.path().join("books")).expect("a watched directory");
        let end = SystemTime::now() + LIMIT;
        let book = || fs::read_to_string(self.path().join("books/2026.toml")).expect("a book");
        while !book().contains(fact) {
            assert!(SystemTime::now() < end, "no {fact} in\n{}", book());
            waiter.wait(Some(end));
        }
    }
}

/// A running program; killed in the end, also by a test that fails.
pub(crate) struct Reminder(Child);

impl Reminder {
    pub(crate) fn end(&mut self) {
        let pid = Pid::from_raw(self.0.id().cast_signed()).expect("a process");
        kill_process(pid, Signal::TERM).expect("it runs");
        assert!(self.0.wait().expect("its end").success());
    }
}

impl Drop for Reminder {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
