//! A full-screen program in a pseudo-terminal, timed by the ends of its frames.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use crate::process::Process;

/// Longer than anything takes; a program that needs more has failed.
const PATIENCE: Duration = Duration::from_secs(30);

/// A program that says and does nothing for so long is at rest.
const SILENCE: Duration = Duration::from_millis(100);

const COLUMNS: NonZeroU16 = NonZeroU16::new(80).expect("not 0");
const ROWS: NonZeroU16 = NonZeroU16::new(24).expect("not 0");

const FRAME_END: &[u8] = b"\x1b[?2026l";

/// A running program. Dropping it kills it.
pub(crate) struct Window {
    child: Box<dyn Child + Send + Sync>,
    terminal: Box<dyn MasterPty + Send>,
    writer: Option<Box<dyn Write + Send>>,
    news: Receiver<(Instant, Vec<u8>)>,
    begun: Instant,
    written: Vec<u8>,
    /// How much of that was looked at for frames.
    seen: usize,
}

impl Window {
    /// Starts it at 80 by 24 in this home, on the bus of that address.
    pub(crate) fn open(program: &Path, home: &Path, bus: &str) -> Self {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in crate::measure::environment(home, bus) {
            command.env(name, value);
        }
        command.env("TERM", "xterm-256color");
        command.cwd(home);
        let pair = native_pty_system().openpty(size(COLUMNS.get(), ROWS.get())).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().ok();
        let (teller, news) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut buffer) {
                if teller.send((Instant::now(), buffer[..length].to_vec())).is_err() {
                    break;
                }
            }
        });
        let begun = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        Self { child, terminal: pair.master, writer, news, begun, written: Vec::new(), seen: 0 }
    }

    pub(crate) fn process(&self) -> Process {
        Process(self.child.process_id().unwrap())
    }

    /// Waits for the first frame: how long it took, and its bytes.
    pub(crate) fn first_frame(&mut self) -> (Duration, usize) {
        let begun = self.begun;
        (self.frame() - begun, self.seen)
    }

    /// Presses a key and waits for the frame that answers it.
    pub(crate) fn press(&mut self, key: &[u8]) -> Duration {
        let pressed = Instant::now();
        self.send(key);
        self.frame() - pressed
    }

    /// Waits for the end of the next frame, and tells when it came.
    fn frame(&mut self) -> Instant {
        loop {
            let (at, bytes) = self.news.recv_timeout(PATIENCE).expect("a frame");
            let from = self.seen.max(self.written.len().saturating_sub(FRAME_END.len() - 1));
            self.written.extend(bytes);
            let end = self.written[from..].windows(FRAME_END.len()).rposition(|bytes| bytes == FRAME_END);
            if let Some(end) = end {
                self.seen = from + end + FRAME_END.len();
                return at;
            }
        }
    }

    /// Waits until it rests, and tells how many bytes it wrote meanwhile.
    pub(crate) fn settle(&mut self) -> usize {
        let (mut bytes, mut cpu) = (0, None);
        loop {
            while let Ok((_, news)) = self.news.recv_timeout(SILENCE) {
                bytes += news.len();
                self.take(&news);
            }
            let now = Some(self.process().cpu());
            if now == cpu {
                return bytes;
            }
            cpu = now;
        }
    }

    /// The bytes that have come by now and were not counted yet.
    pub(crate) fn waiting(&mut self) -> usize {
        let news: Vec<u8> = self.news.try_iter().flat_map(|(_, bytes)| bytes).collect();
        self.take(&news);
        news.len()
    }

    fn take(&mut self, news: &[u8]) {
        self.written.extend(news);
        self.seen = self.written.len();
    }

    /// Waits until this stands on the screen; false if it does not come.
    pub(crate) fn shows(&mut self, text: &str) -> bool {
        let end = Instant::now() + PATIENCE;
        loop {
            let mut parser = vt100::Parser::new(ROWS, COLUMNS, 0);
            parser.process(&self.written);
            if parser.screen().contents().contains(text) {
                return true;
            }
            match self.news.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok((_, news)) => self.take(&news),
                Err(_) => return false,
            }
        }
    }

    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes).and_then(|()| writer.flush()).unwrap();
    }

    /// Sends much, so many bytes at once without waiting for the program to take them, and waits until it rests.
    pub(crate) fn flood(&mut self, bytes: &[u8], at_once: usize) -> usize {
        let mut written = 0;
        for piece in bytes.chunks(at_once).map(<[u8]>::to_vec) {
            let mut writer = self.writer.take().unwrap();
            let writing = thread::spawn(move || {
                writer.write_all(&piece).unwrap();
                writer
            });
            while !writing.is_finished() {
                written += self.settle();
            }
            self.writer = writing.join().ok();
        }
        written + self.settle()
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        self.terminal.resize(size(columns, rows)).unwrap();
    }

    /// Presses `q` and waits for the end.
    pub(crate) fn quit(mut self) {
        self.send(b"q");
        let _ = self.child.wait();
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}
