//! What the terminal shows, and how it is given back: modes, frames, the panic hook. Must not know what is drawn,
//! nor read a key.
//!
//! A frame is one `write`, and none when nothing changed. The modes are process-wide, so whoever ends the program
//! (a quit, a signal, a panic in any thread) can leave them without holding the `Screen`.

use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::{mem, panic};

use crossterm::cursor::{Hide, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::queue;
use crossterm::style::force_color_output;
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode,
};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};
use rustix::event::{PollFd, PollFlags, poll};
use rustix::fd::AsFd;
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use rustix::stdio::stdout;
use rustix::termios::tcgetwinsize;

/// Clicks and the wheel, counted in decimal: with crossterm's modes every move of the mouse would wake the program.
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// The keyboard protocol of kitty in its first step: keys that were one byte are told apart, so Escape need not be waited
/// out. Taken back by its own stack.
const KEYS_ON: &[u8] = b"\x1b[>1u";
const KEYS_OFF: &[u8] = b"\x1b[<u";

/// Names of terminals that speak it. Nobody is asked: an answer may come late or never.
const SPEAKERS: [&str; 5] = ["xterm-kitty", "foot", "xterm-ghostty", "alacritty", "rio"];

/// The terminal is in our modes.
static ENTERED: AtomicBool = AtomicBool::new(false);

/// Its keys are told apart.
static KEYS: AtomicBool = AtomicBool::new(false);

/// Is there a person on both sides? Otherwise there is nothing to draw on, or nobody to ask.
#[must_use]
pub fn is_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Columns and rows of the terminal behind this descriptor; 80 x 24 where it does not say.
pub fn size_of(terminal: impl AsFd) -> Size {
    told_size(terminal).unwrap_or(Size::new(80, 24))
}

/// The same where it says.
pub(crate) fn told_size(terminal: impl AsFd) -> Option<Size> {
    let size = tcgetwinsize(terminal).ok().filter(|size| size.ws_col > 0 && size.ws_row > 0)?;
    Some(Size::new(size.ws_col, size.ws_row))
}

/// Lets colours pass, which crossterm withholds where `NO_COLOR` is set.
pub(crate) fn show_colours() {
    force_color_output(true);
}

/// True for a terminal of that name (`TERM`) whose keys are to be told apart.
#[must_use]
pub fn tells_keys_apart(term: &str) -> bool {
    SPEAKERS
        .iter()
        .any(|name| term.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

/// Gives the terminal back, as often as one likes and from any thread. Says nothing of a terminal that is gone.
pub fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let keys = if KEYS.swap(false, Ordering::SeqCst) { KEYS_OFF } else { b"" };
    let mut bytes = [MOUSE_OFF, keys].concat();
    let queued = queue!(bytes, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = queued.and_then(|()| write_whole(&bytes));
    let _ = disable_raw_mode();
}

/// The terminal while it is ours. Dropping it gives it back.
pub struct Screen {
    terminal: Terminal<Canvas>,
    mouse: bool,
    keys: bool,
    output: Vec<u8>,
}

impl Screen {
    /// Takes the terminal over. With `mouse`, clicks arrive and the person can no longer select text; with `keys`, the
    /// terminal tells keys apart.
    ///
    /// # Errors
    /// The terminal does not take the modes or the bytes.
    pub fn enter(mouse: bool, keys: bool) -> io::Result<Self> {
        leave_on_panic();
        let size = size_of(stdout());
        let area = Rect::from((Position::ORIGIN, size));
        let options = TerminalOptions { viewport: Viewport::Fixed(area) };
        let terminal = Terminal::with_options(Canvas::new(size), options)?;
        take_over(mouse, keys)?;
        Ok(Self { terminal, mouse, keys, output: Vec::new() })
    }

    /// Takes the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn take_mouse(&mut self, mouse: bool) -> io::Result<()> {
        self.mouse = mouse;
        write_whole(if mouse { MOUSE_ON } else { MOUSE_OFF })
    }

    /// The size that frames have.
    pub fn size(&self) -> Size {
        self.terminal.backend().size
    }

    /// Draws what changed since the frame before.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(render)?;
        let frame = &mut self.terminal.backend_mut().bytes;
        if frame.is_empty() {
            return Ok(());
        }
        self.output.clear();
        queue!(self.output, BeginSynchronizedUpdate)?;
        self.output.append(frame);
        queue!(self.output, EndSynchronizedUpdate)?;
        write_whole(&self.output)
    }

    /// Sends bytes that are no part of a frame and move no cursor: a bell, a notification, a title.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        write_whole(bytes)
    }

    /// The window has this size now. The next frame is drawn whole.
    ///
    /// # Errors
    /// Never in practice: nothing is written before the next frame.
    pub fn resize(&mut self, columns: u16, rows: u16) -> io::Result<()> {
        self.terminal.backend_mut().size = Size::new(columns, rows);
        self.terminal.resize(Rect::new(0, 0, columns, rows))
    }

    /// Gives the terminal to the shell until the person brings us back; the next frame is drawn whole. Returns at
    /// once where no shell could bring us back.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn suspend(&mut self) -> io::Result<()> {
        leave();
        // Not SIGTSTP, which is ours to handle, and not SIGSTOP, which would also stop a program whose window has
        // no shell: the kernel sees to that for SIGTTIN. The whole job, or whoever started us would not notice.
        kill_current_process_group(Signal::TTIN)?;
        self.resume()
    }

    /// The program was stopped and runs again: takes the terminal over as if anew. The next frame is drawn whole.
    ///
    /// # Errors
    /// The terminal is gone.
    pub fn resume(&mut self) -> io::Result<()> {
        // What crossterm believes to be raw may be so no longer; turned off and on it is.
        let _ = disable_raw_mode();
        take_over(self.mouse, self.keys)?;
        let canvas = self.terminal.backend_mut();
        *canvas = Canvas::new(size_of(stdout()));
        let Size { width, height } = canvas.size;
        self.resize(width, height)
    }

    /// Gives the terminal back, as often as one likes.
    pub fn leave(&mut self) {
        leave();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        leave();
    }
}

fn take_over(mouse: bool, keys: bool) -> io::Result<()> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut bytes = Vec::new();
    queue!(bytes, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
    if mouse {
        bytes.extend_from_slice(MOUSE_ON);
    }
    if keys {
        KEYS.store(true, Ordering::SeqCst);
        bytes.extend_from_slice(KEYS_ON);
    }
    write_whole(&bytes).inspect_err(|_| leave())
}

/// The message of a panic belongs on the person's own screen, so the terminal is given back before it is printed.
fn leave_on_panic() {
    static INSTALLED: AtomicBool = AtomicBool::new(false);
    if INSTALLED.swap(true, Ordering::SeqCst) {
        return;
    }
    let report = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        leave();
        report(info);
    }));
}

/// Past the buffer of `std::io::Stdout`, which would cut a frame into lines.
fn write_whole(mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(stdout(), bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(written) => bytes = &bytes[written..],
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_for_room()?,
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Somebody who shares our standard output made it non-blocking.
fn wait_for_room() -> io::Result<()> {
    let terminal = stdout();
    match poll(&mut [PollFd::new(&terminal, PollFlags::OUT)], None) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Where ratatui draws: bytes in memory, and only those that change something.
struct Canvas {
    bytes: Vec<u8>,
    size: Size,
    cursor_shown: bool,
    /// Where the cursor is, as far as that is known.
    cursor: Option<Position>,
}

/// With these crossterm ends what it draws, also where nothing was coloured; the last one first.
const RESETS: [&[u8]; 4] = [b"\x1b[0m", b"\x1b[59m", b"\x1b[49m", b"\x1b[39m"];

impl Canvas {
    fn new(size: Size) -> Self {
        Self { bytes: Vec::new(), size, cursor_shown: false, cursor: None }
    }

    fn crossterm(&mut self) -> CrosstermBackend<&mut Vec<u8>> {
        CrosstermBackend::new(&mut self.bytes)
    }

    fn shorten_reset(&mut self, styled: bool) {
        for reset in RESETS {
            let kept = self.bytes.strip_suffix(reset).map_or(self.bytes.len(), <[u8]>::len);
            self.bytes.truncate(kept);
        }
        if styled {
            self.bytes.extend_from_slice(RESETS[0]);
        }
    }
}

impl Backend for Canvas {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        let (plain, mut styled) = (Cell::EMPTY.style(), false);
        self.cursor = None;
        self.crossterm().draw(content.inspect(|(_, _, cell)| styled |= cell.style() != plain))?;
        self.shorten_reset(styled);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if mem::replace(&mut self.cursor_shown, false) { self.crossterm().hide_cursor() } else { Ok(()) }
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if mem::replace(&mut self.cursor_shown, true) { Ok(()) } else { self.crossterm().show_cursor() }
    }

    /// Never asks the terminal: nobody but us moves the cursor, and an answer would arrive among the keys.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor.replace(position) == Some(position) {
            return Ok(());
        }
        self.crossterm().set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.crossterm().clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.crossterm().clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size, pixels: Size::default() })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
