//! A program in a pseudo-terminal, and what a person would see of it.
//!
//! The emulator gets whole frames only (what stands between the marks of a synchronized update), so a test never
//! sees half of one. Nothing here sleeps or tries again: everything waits for news, up to [`PATIENCE`].

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use portable_pty::{CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::fs::OFlags;
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use supple::shell::wait::Waiter;
use tempfile::TempDir;

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

/// The file in the home that stands in for the clocks.
const CLOCK: &str = "clock/now";

const FRAME_BEGIN: &[u8] = b"\x1b[?2026h";
const FRAME_END: &[u8] = b"\x1b[?2026l";

/// The book of somebody who used the program before, who is asked nothing at the start.
const BEFORE: (&str, &str) = (
    ".local/share/supple/2025.toml",
    "schema = 1\n\n[log]\ntea = { at = 2025-03-02 08:00:00+01:00, drink = \"tea\", ml = 250 }\n",
);

/// What to start and where.
pub(crate) struct Start {
    command: CommandBuilder,
    home: TempDir,
    columns: u16,
    rows: u16,
}

impl Start {
    /// The program itself.
    pub(crate) fn supple() -> Self {
        Self::command(&[env!("CARGO_BIN_EXE_supple")])
    }

    /// A command of the program, to stay with in the home of another one and by its clock.
    pub(crate) fn beside(other: &Program, words: &[&str]) -> Self {
        let home = other.home();
        let start = Self::words(words).env("HOME", home.to_str().expect("a plain path"));
        start.env("SUPPLE_CLOCK", home.join(CLOCK).to_str().expect("a plain path"))
    }

    /// The program with these words.
    pub(crate) fn words(words: &[&str]) -> Self {
        Self::command(&[&[env!("CARGO_BIN_EXE_supple")], words].concat())
    }

    /// A shell that runs this script; `"$0"` in it is the program.
    pub(crate) fn shell(script: &str) -> Self {
        Self::command(&["/bin/sh", "-c", script, env!("CARGO_BIN_EXE_supple")])
    }

    /// Another program of the machine.
    pub(crate) fn terminal_program(argv: &[&str]) -> Self {
        Self::command(argv)
    }

    fn command(argv: &[&str]) -> Self {
        let mut command = CommandBuilder::from_argv(argv.iter().map(Into::into).collect());
        command.env_clear();
        command.env("PATH", "/usr/bin:/bin");
        command.env("TERM", "xterm-256color");
        command.env("COLORTERM", "truecolor");
        command.env("LANG", "C.UTF-8");
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
        command.env("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent");
        let home = tempfile::tempdir().expect("a home");
        command.env("HOME", home.path());
        command.cwd(home.path());
        write(&home.path().join(BEFORE.0), BEFORE.1);
        Self { command, home, columns: 80, rows: 24 }
    }

    /// The same for somebody who starts it for the first time.
    pub(crate) fn newcomer(self) -> Self {
        std::fs::remove_file(self.home.path().join(BEFORE.0)).expect("it is there");
        self
    }

    /// Puts a file into the home before the start.
    pub(crate) fn file(self, name: &str, text: &str) -> Self {
        write(&self.home.path().join(name), text);
        self
    }

    /// Lets the program read its clocks from a file in its home; see [`Program::set_clock`].
    pub(crate) fn clock(self, time: &str) -> Self {
        let path = self.home.path().join(CLOCK);
        let start = self.file(CLOCK, time);
        start.env("SUPPLE_CLOCK", path.to_str().expect("a plain path"))
    }

    /// The home it will run in.
    pub(crate) fn home_path(&self) -> &Path {
        self.home.path()
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    pub(crate) fn run(self) -> Program {
        let home = self.home;
        let pair = native_pty_system().openpty(pty_size(self.columns, self.rows)).expect("a pseudo-terminal");
        let modes = modes_of(&*pair.master);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let mut child = pair.slave.spawn_command(self.command).expect("the program starts");
        let pid = child.process_id().and_then(|pid| Pid::from_raw(pid.cast_signed())).expect("a process");
        drop(pair.slave);

        let shared = Arc::new(Shared::new(self.columns, self.rows));
        let (seen, waited) = (Arc::clone(&shared), Arc::clone(&shared));
        let reading = thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if !seen.change(|state| state.take(&buffer[..length])) {
                    break;
                }
            }
            seen.change(|state| state.silent = true);
        });
        let waiting = thread::spawn(move || {
            let status = child.wait().expect("its end");
            waited.change(|state| state.status = Some(status));
        });
        let terminal = Some((pair.master, writer));
        Program { pid, terminal, modes, shared, reading: Some(reading), waiting: Some(waiting), home }
    }
}

/// A running program. Dropping it kills and reaps it.
pub(crate) struct Program {
    pid: Pid,
    terminal: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    modes: String,
    shared: Arc<Shared>,
    reading: Option<JoinHandle<()>>,
    waiting: Option<JoinHandle<()>>,
    home: TempDir,
}

impl Program {
    /// Waits until the screen is so, and fails the test with a picture of it otherwise.
    #[track_caller]
    pub(crate) fn wait_for(&self, what: &str, is_so: impl Fn(&vt100::Screen) -> bool) {
        let state = self.shared.wait_while(|state| !is_so(state.parser.screen()));
        assert!(is_so(state.parser.screen()), "no {what} on\n{}", picture(&state));
    }

    /// Waits for the first frame and returns its text.
    #[track_caller]
    pub(crate) fn first_frame(&self) -> String {
        self.wait_for("first frame", |screen| screen.alternate_screen() && !screen.contents().is_empty());
        self.text()
    }

    /// The home of the program, thrown away with it.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The lines of this year's book that are no comment.
    pub(crate) fn book(&self) -> String {
        let folder = self.home.path().join(".local/share/supple");
        let names = std::fs::read_dir(folder).into_iter().flatten().map(|name| name.expect("a name").path());
        let these = names.filter(|path| !path.ends_with(BEFORE.0.rsplit('/').next().unwrap_or_default()));
        these.map(|path| std::fs::read_to_string(path).expect("a book")).collect()
    }

    /// Waits until the book has this.
    #[track_caller]
    pub(crate) fn wait_for_fact(&self, fact: &str) {
        let mut waiter = Waiter::without_terminal().expect("something to wait on");
        waiter.watch(&self.home.path().join(".local/share/supple")).expect("a watched directory");
        let end = SystemTime::now() + PATIENCE;
        while !self.book().contains(fact) {
            assert!(SystemTime::now() < end, "no {fact} in\n{}", self.book());
            waiter.wait(Some(end));
        }
    }

    /// Sets the clocks of a program that was started with [`Start::clock`].
    pub(crate) fn set_clock(&self, time: &str) {
        write(&self.home.path().join(CLOCK), time);
    }

    /// Runs a command of the shell in the same home.
    pub(crate) fn command(&self, words: &[&str]) -> Output {
        supple(self.home.path(), words)
    }

    /// Waits until these bytes were written, within a frame or between two.
    #[track_caller]
    pub(crate) fn wait_for_bytes(&self, what: &str, bytes: &[u8]) {
        let state = self.shared.wait_while(|state| find(&state.written, bytes).is_none());
        assert!(find(&state.written, bytes).is_some(), "no {what} on\n{}", picture(&state));
    }

    /// True if these bytes were written so far.
    pub(crate) fn has_written(&self, bytes: &[u8]) -> bool {
        find(&self.shared.lock().written, bytes).is_some()
    }

    /// Waits until these bytes were written so many times, and fails if it was more often.
    #[track_caller]
    pub(crate) fn wait_for_count(&self, what: &str, bytes: &[u8], times: usize) {
        let count = |state: &State| state.written.windows(bytes.len()).filter(|w| *w == bytes).count();
        let state = self.shared.wait_while(|state| count(state) < times);
        assert_eq!(count(&state), times, "{what} on\n{}", picture(&state));
    }

    /// The number of its process.
    pub(crate) fn pid(&self) -> Pid {
        self.pid
    }

    /// Looks at the screen as it is now.
    pub(crate) fn with_screen<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        look(self.shared.lock().parser.screen())
    }

    pub(crate) fn text(&self) -> String {
        self.shared.lock().parser.screen().contents()
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let (_, writer) = self.terminal.as_mut().expect("an open terminal");
        writer.write_all(bytes).expect("the terminal takes it");
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        let (terminal, _) = self.terminal.as_ref().expect("an open terminal");
        self.shared.change(|state| state.parser.set_size(cells(rows), cells(columns)));
        terminal.resize(pty_size(columns, rows)).expect("a new size");
    }

    /// Sends a signal to the leader of the job in the foreground.
    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(self.foreground().expect("a job in the foreground"), signal).expect("it is there");
    }

    /// Closes the terminal, as a window does.
    pub(crate) fn hang_up(&mut self) {
        let (terminal, writer) = self.terminal.take().expect("an open terminal");
        self.shared.change(|state| state.closing = true);
        // The reader holds the terminal open until it reads something.
        let other_side: PathBuf = terminal.tty_name().expect("its name");
        let flags = OFlags::NOCTTY.bits().cast_signed();
        let opened = std::fs::OpenOptions::new().write(true).custom_flags(flags).open(other_side);
        opened.and_then(|mut file| file.write_all(b".")).expect("the other side is open");
        self.reading.take().map(JoinHandle::join);
        drop((terminal, writer));
    }

    /// Waits for the end of the program and of what it wrote.
    #[track_caller]
    pub(crate) fn wait_exit(&self) -> ExitStatus {
        let state = self.shared.wait_while(|state| state.status.is_none() || !state.silent);
        match &state.status {
            Some(status) if state.silent => status.clone(),
            _ => panic!("it did not end:\n{}", picture(&state)),
        }
    }

    /// The person has the terminal back as it was.
    #[track_caller]
    pub(crate) fn assert_given_back(&self) {
        let state = self.shared.lock();
        assert_eq!(kept_modes(state.parser.screen()), [""; 0], "left behind on\n{}", picture(&state));
        let (terminal, _) = self.terminal.as_ref().expect("an open terminal");
        assert_eq!(modes_of(&**terminal), self.modes);
    }

    fn foreground(&self) -> Option<Pid> {
        self.terminal
            .as_ref()
            .and_then(|(terminal, _)| terminal.process_group_leader())
            .and_then(Pid::from_raw)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        if self.shared.lock().status.is_none() {
            if let Some(job) = self.foreground().filter(|job| *job != self.pid) {
                let _ = kill_process_group(job, Signal::KILL);
            }
            let _ = kill_process(self.pid, Signal::KILL);
        }
        self.waiting.take().map(JoinHandle::join);
    }
}

/// Runs a command of the shell in that home, without a terminal.
pub(crate) fn supple(home: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
    command.args(words).env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin").stdin(Stdio::null());
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    if home.join(CLOCK).is_file() {
        command.env("SUPPLE_CLOCK", home.join(CLOCK));
    }
    command.output().expect("it starts")
}

/// Writes a file whole: somebody who reads it meanwhile sees the old text or the new.
pub(crate) fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a folder");
    std::fs::create_dir_all(folder).expect("its folder");
    let aside = folder.join(".aside");
    std::fs::write(&aside, text).expect("a file");
    std::fs::rename(aside, path).expect("its name");
}

/// The modes of a full-screen program that are still on.
pub(crate) fn kept_modes(screen: &vt100::Screen) -> Vec<&'static str> {
    let modes = [
        (screen.alternate_screen(), "alternate screen"),
        (screen.hide_cursor(), "hidden cursor"),
        (screen.bracketed_paste(), "bracketed paste"),
        (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None, "mouse"),
    ];
    modes.into_iter().filter(|(on, _)| *on).map(|(_, name)| name).collect()
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

impl Shared {
    fn new(columns: u16, rows: u16) -> Self {
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        let state = State {
            parser,
            written: Vec::new(),
            held: Vec::new(),
            closing: false,
            silent: false,
            status: None,
        };
        Self { state: Mutex::new(state), changed: Condvar::new() }
    }

    /// Also after a failed assertion that held it, or the program would outlive the test.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state and says so; false when the reading shall end.
    fn change(&self, change: impl FnOnce(&mut State)) -> bool {
        let mut state = self.lock();
        change(&mut state);
        self.changed.notify_all();
        !state.closing
    }

    fn wait_while(&self, not_yet: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let waited = self.changed.wait_timeout_while(self.lock(), PATIENCE, |state| not_yet(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

struct State {
    parser: vt100::Parser,
    /// All that was written.
    written: Vec<u8>,
    /// Written by the program and not yet shown.
    held: Vec<u8>,
    closing: bool,
    silent: bool,
    status: Option<ExitStatus>,
}

impl State {
    /// Shows what is complete: everything outside a frame, and frames that ended.
    fn take(&mut self, bytes: &[u8]) {
        self.written.extend_from_slice(bytes);
        self.held.extend_from_slice(bytes);
        loop {
            let begin = find(&self.held, FRAME_BEGIN);
            let shown = match begin {
                Some(0) => match find(&self.held, FRAME_END) {
                    Some(end) => end + FRAME_END.len(),
                    None => return,
                },
                Some(begin) => begin,
                None => self.held.len() - begun_mark(&self.held),
            };
            if shown == 0 {
                return;
            }
            let rest = self.held.split_off(shown);
            self.parser.process(&self.held);
            self.held = rest;
        }
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

/// How many bytes at the end may be the beginning of a frame's mark.
fn begun_mark(bytes: &[u8]) -> usize {
    (1..FRAME_BEGIN.len()).rev().find(|length| bytes.ends_with(&FRAME_BEGIN[..*length])).unwrap_or(0)
}

fn picture(state: &State) -> String {
    let screen = state.parser.screen();
    let unshown = state.held.escape_ascii();
    format!(
        "{}\n-- modes {:?}, ended {:?}, not shown \"{unshown}\"",
        screen.contents(),
        kept_modes(screen),
        state.status
    )
}

fn modes_of(terminal: &dyn MasterPty) -> String {
    format!("{:?}", terminal.get_termios())
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("at least one cell")
}
