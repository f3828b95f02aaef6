//! The one place where the program waits: for keys, signals, a moment, changed files, other threads. Must not know
//! what any of them is for.
//!
//! One `poll` over a few descriptors, and nothing wakes it but those. The terminal is read through an open file of
//! our own: made non-blocking, the one we were started with would be so for the shell, too.

use std::ffi::CString;
use std::io::{self, Read, Write};
use std::os::fd::AsRawFd;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::stdio::stdin;
use rustix::termios::ttyname;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::{flag, low_level};

use crate::app::event::Event;
use crate::shell::input::Decoder;
use crate::shell::terminal::size_of;

/// So much input is taken in one go; the rest comes after the next frame. Keeps the list of events small.
const BATCH: usize = 16 * 1024;

/// So short an answer was all there is. To ask again would cost a key its latency: before it says that there is no
/// more, the kernel waits for its own worker, which is still busy waking us.
const BURST: usize = 512;

/// The terminal has nothing more to say.
const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

/// Why the waiting ended; at least one of these.
#[derive(Debug, Default)]
pub struct Woken {
    /// Keys, pastes and clicks in their order, then `Resumed`, `Resize`, `Tick` and `Terminate` as they apply.
    pub events: Vec<Event>,
    /// Somebody wants the program to stop for now: call [`crate::shell::terminal::Screen::suspend`].
    pub stop: bool,
    /// Something changed in a watched directory.
    pub files_changed: bool,
    /// A [`Waker`] was used.
    pub called: bool,
    /// The terminal is gone (the events end with `Terminate`): nothing can be drawn any more.
    pub hangup: bool,
}

impl Woken {
    fn is_nothing(&self) -> bool {
        self.events.is_empty() && !(self.stop || self.files_changed || self.called || self.hangup)
    }
}

/// Waits for everything the program waits for.
pub struct Waiter {
    /// None for a program that runs without one.
    terminal: Option<OwnedFd>,
    decoder: Decoder,
    signals: Signals,
    pipe: UnixStream,
    waker: Waker,
    timer: Timer,
    files: Files,
}

impl Waiter {
    /// Opens the terminal of the standard input and listens for signals from now on: they no longer end or stop the
    /// program by themselves. One per program.
    ///
    /// # Errors
    /// There is no terminal, or no descriptors are left.
    pub fn new() -> io::Result<Self> {
        Self::over(Some(open_terminal()?))
    }

    /// Waits for everything but a terminal and its signals. One per program.
    ///
    /// # Errors
    /// No descriptors are left.
    pub fn without_terminal() -> io::Result<Self> {
        Self::over(None)
    }

    /// The same with a terminal that is open already and answers a read without blocking.
    ///
    /// # Errors
    /// No descriptors are left.
    pub fn on(terminal: OwnedFd) -> io::Result<Self> {
        Self::over(Some(terminal))
    }

    fn over(terminal: Option<OwnedFd>) -> io::Result<Self> {
        let (pipe, other_end) = UnixStream::pair()?;
        pipe.set_nonblocking(true)?;
        other_end.set_nonblocking(true)?;
        // Signal handlers write to it for as long as the program lives, so it must never be closed.
        let other_end: &'static UnixStream = Box::leak(Box::new(other_end));
        Ok(Self {
            signals: Signals::listen(other_end, terminal.is_some())?,
            terminal,
            decoder: Decoder::default(),
            pipe,
            waker: Waker { called: Arc::default(), pipe: other_end },
            timer: Timer::new()?,
            files: Files::default(),
        })
    }

    /// A way for other threads to end the waiting.
    #[must_use]
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Reports changes of the files in this directory from now on; on systems other than Linux, none.
    ///
    /// # Errors
    /// The directory cannot be watched.
    pub fn watch(&mut self, directory: &Path) -> io::Result<()> {
        self.files.watch(directory, false)
    }

    /// The same, and that somebody let go of a file there that was open for writing.
    ///
    /// # Errors
    /// The directory cannot be watched.
    pub fn watch_locks(&mut self, directory: &Path) -> io::Result<()> {
        self.files.watch(directory, true)
    }

    /// Forgets the keys that stopped, continued or interrupted another program that had the terminal: they were not ours.
    pub fn forget_lent(&self) {
        self.signals.forget_lent();
    }

    /// Blocks until something happened or the deadline passed by the wall clock; at once if it has already. A clock
    /// that was set and a machine that slept count as `Tick`, too.
    pub fn wait(&mut self, deadline: Option<SystemTime>) -> Woken {
        let mut woken = Woken::default();
        let mut jumped = self.timer.arm(deadline);
        while woken.is_nothing() {
            self.wait_once(jumped, &mut woken);
            jumped = false;
        }
        if woken.hangup {
            woken.events.push(Event::Terminate);
        }
        woken
    }

    fn wait_once(&mut self, jumped: bool, woken: &mut Woken) {
        let (patience, rest) = (self.decoder.patience(), self.timer.rest());
        let at_once = jumped.then_some(Duration::ZERO);
        let limit = [patience, rest, at_once].into_iter().flatten().min();
        let ready = match self.poll(limit) {
            Ok(ready) => ready,
            Err(Errno::INTR) => return,
            Err(_) => Ready { gone: true, ..Ready::default() },
        };
        if ready.gone {
            woken.hangup = true;
            return;
        }
        if ready.terminal {
            self.read_terminal(woken);
        } else if patience.is_some() && limit == patience && ready.is_nothing() {
            woken.events.extend(self.decoder.expire());
        }
        if ready.pipe {
            drain(&self.pipe);
            woken.called = self.waker.called.swap(false, Ordering::SeqCst);
            self.signals.report(self.terminal.as_ref().map(AsFd::as_fd), woken);
        }
        if self.timer.is_due(ready.timer) || jumped {
            woken.events.push(Event::Tick);
        }
        if ready.files {
            woken.files_changed = self.files.drain();
        }
        if self.signals.take_end() {
            woken.events.push(Event::Terminate);
        }
    }

    fn poll(&self, limit: Option<Duration>) -> Result<Ready, Errno> {
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let entry = |fd| PollFd::from_borrowed_fd(fd, PollFlags::IN);
        let terminal = self.terminal.as_ref().map(AsFd::as_fd);
        let sources = [terminal, Some(self.pipe.as_fd()), self.timer.fd(), self.files.fd()];
        let mut fds = sources.map(|fd| entry(fd.unwrap_or(self.pipe.as_fd())));
        poll(&mut fds, limit.as_ref())?;
        let is_ready = |at: usize| sources[at].is_some() && !fds[at].revents().is_empty();
        Ok(Ready {
            gone: terminal.is_some() && fds[0].revents().intersects(GONE),
            terminal: is_ready(0),
            pipe: is_ready(1),
            timer: is_ready(2),
            files: is_ready(3),
        })
    }

    fn read_terminal(&mut self, woken: &mut Woken) {
        let Some(terminal) = &self.terminal else { return };
        let (mut buffer, mut taken) = ([0; 4096], 0);
        while taken < BATCH {
            match rustix::io::read(terminal, &mut buffer) {
                Ok(0) => {
                    woken.hangup = true;
                    return;
                }
                Ok(length) => {
                    woken.events.extend(self.decoder.feed(&buffer[..length]));
                    taken += length;
                    if length < BURST {
                        return;
                    }
                }
                Err(Errno::AGAIN) => return,
                Err(Errno::INTR) => {}
                Err(_) => {
                    woken.hangup = true;
                    return;
                }
            }
        }
    }
}

/// Which of the sources have something.
#[derive(Debug, Default)]
struct Ready {
    gone: bool,
    terminal: bool,
    pipe: bool,
    timer: bool,
    files: bool,
}

impl Ready {
    fn is_nothing(&self) -> bool {
        !(self.gone || self.terminal || self.pipe || self.timer || self.files)
    }
}

/// By its own name, so that it works where `/dev/tty` cannot be polled (macOS) or is another one; by `/dev/tty` where
/// the name belongs to somebody else (after `su`).
fn open_terminal() -> io::Result<OwnedFd> {
    let flags = OFlags::RDWR | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    let named = ttyname(stdin(), Vec::new()).and_then(|name: CString| open(name, flags, Mode::empty()));
    Ok(named.or_else(|_| open("/dev/tty", flags, Mode::empty()))?)
}

fn drain(mut pipe: &UnixStream) {
    let mut buffer = [0; 64];
    while matches!(pipe.read(&mut buffer), Ok(length) if length == buffer.len()) {}
}

/// Ends the waiting from another thread.
#[derive(Debug, Clone)]
pub struct Waker {
    called: Arc<AtomicBool>,
    pipe: &'static UnixStream,
}

impl Waker {
    /// The next or current [`Waiter::wait`] returns with `called`. Many calls before that are one.
    pub fn wake(&self) {
        if !self.called.swap(true, Ordering::SeqCst) {
            // A full pipe wakes as well.
            let _ = (&mut &*self.pipe).write(b"w");
        }
    }
}

/// The signals that arrived since they were last asked for.
struct Signals {
    end: Arc<AtomicBool>,
    interrupted: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
    resized: Arc<AtomicBool>,
}

impl Signals {
    /// Those about a terminal only where there is one: without it a stop is just a stop.
    fn listen(pipe: &'static UnixStream, terminal: bool) -> io::Result<Self> {
        let signals = Self {
            end: Arc::default(),
            interrupted: Arc::default(),
            stop: Arc::default(),
            resumed: Arc::default(),
            resized: Arc::default(),
        };
        let flags = [
            (SIGTERM, &signals.end),
            (SIGINT, &signals.interrupted),
            (SIGHUP, &signals.end),
            (SIGTSTP, &signals.stop),
            (SIGCONT, &signals.resumed),
            (SIGWINCH, &signals.resized),
        ];
        for (signal, arrived) in flags.into_iter().take(if terminal { 6 } else { 3 }) {
            // The flag first: once the pipe says so, it is up.
            flag::register(signal, Arc::clone(arrived))?;
            low_level::pipe::register_raw(signal, pipe.as_raw_fd())?;
        }
        Ok(signals)
    }

    fn report(&self, terminal: Option<BorrowedFd<'_>>, woken: &mut Woken) {
        woken.stop = self.stop.swap(false, Ordering::SeqCst);
        if self.resumed.swap(false, Ordering::SeqCst) {
            woken.events.push(Event::Resumed);
        }
        if self.resized.swap(false, Ordering::SeqCst)
            && let Some(terminal) = terminal
        {
            let size = size_of(terminal);
            woken.events.push(Event::Resize { columns: size.width, rows: size.height });
        }
    }

    fn take_end(&self) -> bool {
        [&self.end, &self.interrupted].map(|arrived| arrived.swap(false, Ordering::SeqCst)).contains(&true)
    }

    fn forget_lent(&self) {
        for arrived in [&self.interrupted, &self.stop, &self.resumed] {
            arrived.store(false, Ordering::SeqCst);
        }
    }
}

#[cfg(target_os = "linux")]
use linux::{Files, Timer};
#[cfg(not(target_os = "linux"))]
use portable::{Files, Timer};

/// The kernel tells the moment and the changed files.
#[cfg(target_os = "linux")]
mod linux {
    use std::io;
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    use rustix::fd::{AsFd, BorrowedFd, OwnedFd};
    use rustix::fs::inotify::{self, CreateFlags, WatchFlags};
    use rustix::io::Errno;
    use rustix::time::{
        Itimerspec, TimerfdClockId, TimerfdFlags, TimerfdTimerFlags, Timespec, timerfd_create,
        timerfd_settime,
    };

    /// In the year 2100: never, but set, so that a changed clock is noticed without a deadline, too.
    const NEVER: Timespec = Timespec { tv_sec: 4_102_444_800, tv_nsec: 0 };

    /// An alarm of the wall clock, which goes on while the machine sleeps and also rings when the clock is set.
    pub(super) struct Timer {
        fd: OwnedFd,
        armed: Option<Timespec>,
    }

    impl Timer {
        pub(super) fn new() -> io::Result<Self> {
            let fd =
                timerfd_create(TimerfdClockId::Realtime, TimerfdFlags::NONBLOCK | TimerfdFlags::CLOEXEC)?;
            Ok(Self { fd, armed: None })
        }

        /// Sets the alarm; true when the clock was set since the last time.
        pub(super) fn arm(&mut self, deadline: Option<SystemTime>) -> bool {
            let moment = deadline.map_or(NEVER, since_epoch);
            if self.armed == Some(moment) {
                return false;
            }
            let flags = TimerfdTimerFlags::ABSTIME | TimerfdTimerFlags::CANCEL_ON_SET;
            let it_interval = Timespec { tv_sec: 0, tv_nsec: 0 };
            let set = timerfd_settime(&self.fd, flags, &Itimerspec { it_interval, it_value: moment });
            self.armed = Some(moment);
            set.is_err_and(|error| error == Errno::CANCELED)
        }

        /// The alarm needs no limit to the waiting.
        pub(super) fn rest(&self) -> Option<Duration> {
            None
        }

        pub(super) fn is_due(&mut self, ready: bool) -> bool {
            if !ready {
                return false;
            }
            self.armed = None;
            let mut rings = [0; 8];
            matches!(rustix::io::read(&self.fd, &mut rings), Ok(_) | Err(Errno::CANCELED))
        }

        pub(super) fn fd(&self) -> Option<BorrowedFd<'_>> {
            Some(self.fd.as_fd())
        }
    }

    /// Zero would turn the alarm off.
    fn since_epoch(moment: SystemTime) -> Timespec {
        let since = moment.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let since = since.max(Duration::from_nanos(1));
        Timespec::try_from(since).map_or(NEVER, |since| since.min(NEVER))
    }

    /// Directories under watch.
    #[derive(Default)]
    pub(super) struct Files {
        fd: Option<OwnedFd>,
    }

    impl Files {
        pub(super) fn watch(&mut self, directory: &Path, locks: bool) -> io::Result<()> {
            let fd = match self.fd.take() {
                Some(fd) => fd,
                None => inotify::init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC)?,
            };
            let mut changes =
                WatchFlags::MODIFY | WatchFlags::MOVE | WatchFlags::DELETE | WatchFlags::ONLYDIR;
            changes.set(WatchFlags::CLOSE_WRITE, locks);
            let added = inotify::add_watch(&fd, directory, changes);
            self.fd = Some(fd);
            added.map(drop).map_err(Into::into)
        }

        /// Forgets what was reported; true if there was something.
        pub(super) fn drain(&self) -> bool {
            let Some(fd) = &self.fd else {
                return false;
            };
            let (mut buffer, mut changed) = ([0; 4096], false);
            while matches!(rustix::io::read(fd, &mut buffer), Ok(length) if length > 0) {
                changed = true;
            }
            changed
        }

        pub(super) fn fd(&self) -> Option<BorrowedFd<'_>> {
            self.fd.as_ref().map(AsFd::as_fd)
        }
    }
}

/// The wall clock is looked at each minute, the files not at all.
#[cfg(not(target_os = "linux"))]
mod portable {
    use std::io;
    use std::path::Path;
    use std::time::{Duration, SystemTime};

    use rustix::fd::BorrowedFd;

    /// A longer wait could sleep through a suspend or a changed clock.
    const LONGEST: Duration = Duration::from_secs(60);

    pub(super) struct Timer {
        deadline: Option<SystemTime>,
    }

    impl Timer {
        pub(super) fn new() -> io::Result<Self> {
            Ok(Self { deadline: None })
        }

        pub(super) fn arm(&mut self, deadline: Option<SystemTime>) -> bool {
            self.deadline = deadline;
            false
        }

        pub(super) fn rest(&self) -> Option<Duration> {
            let deadline = self.deadline?;
            Some(deadline.duration_since(SystemTime::now()).unwrap_or_default().min(LONGEST))
        }

        pub(super) fn is_due(&mut self, _ready: bool) -> bool {
            self.deadline.is_some_and(|deadline| deadline <= SystemTime::now())
        }

        pub(super) fn fd(&self) -> Option<BorrowedFd<'_>> {
            None
        }
    }

    #[derive(Default)]
    pub(super) struct Files {}

    impl Files {
        pub(super) fn watch(&mut self, _directory: &Path, _locks: bool) -> io::Result<()> {
            Ok(())
        }

        pub(super) fn drain(&self) -> bool {
            false
        }

        pub(super) fn fd(&self) -> Option<BorrowedFd<'_>> {
            None
        }
    }
}
