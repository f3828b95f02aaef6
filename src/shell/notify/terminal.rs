//! Owns the bytes that make a terminal show a notification, for where no desktop can be reached (ssh). Must not
//! know the environment, which comes in as an argument, nor write anything.

use crate::app::effect::Notice;
use crate::domain::plain::plain;

/// A terminal whose notifications are known to work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Emulator {
    /// kitty: OSC 99.
    Kitty,
    /// foot: OSC 777.
    Foot,
    /// Ghostty: OSC 777.
    Ghostty,
    /// WezTerm: OSC 777.
    WezTerm,
    /// iTerm2: OSC 9.
    ITerm,
    /// Any other: it is sent nothing, since what it would do with it is unknown.
    Unknown,
}

/// The terminal the program runs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminal {
    /// What shows the characters in the end.
    pub emulator: Emulator,
    /// tmux is in between. It passes notifications on if its option `allow-passthrough` is on; from a window that is
    /// not shown only if it is `all`, which older versions do not know.
    pub tmux: bool,
}

impl Terminal {
    /// The terminal that has set these environment variables, each looked up by its name.
    pub fn detect(variable: impl Fn(&str) -> Option<String>) -> Self {
        let value = |name: &str| variable(name).filter(|value| !value.is_empty());
        let tmux = value("TMUX").is_some();
        Self { emulator: emulator(value, tmux), tmux }
    }

    /// The bytes to write to the terminal for this notice; none if it would not show it.
    #[must_use]
    pub fn notification(self, notice: &Notice) -> Vec<u8> {
        let sequence = sequence(self.emulator, &field(&notice.title), &field(&notice.body), notice.silent);
        if sequence.is_empty() || !self.tmux {
            return sequence.into_bytes();
        }
        format!("\x1bPtmux;{}\x1b\\", sequence.replace('\x1b', "\x1b\x1b")).into_bytes()
    }
}

fn emulator(value: impl Fn(&str) -> Option<String>, tmux: bool) -> Emulator {
    let is_set = |name| value(name).is_some();
    // These keep notifications to themselves, yet leave the variables of the terminal around them in place.
    if is_set("ZELLIJ") || is_set("STY") {
        return Emulator::Unknown;
    }
    let term = value("TERM").unwrap_or_default();
    let program = value("TERM_PROGRAM").unwrap_or_default();
    let named = by_term(&term).or_else(|| by_program(&program));
    // A VTE terminal started from another one inherits that one's variables; VTE itself shows nothing. Inside
    // tmux the inherited variables are all there is.
    if named.is_none() && is_set("VTE_VERSION") && !tmux {
        return Emulator::Unknown;
    }
    named.or_else(|| by_mark(is_set)).unwrap_or(Emulator::Unknown)
}

fn by_term(term: &str) -> Option<Emulator> {
    match term {
        "xterm-kitty" => Some(Emulator::Kitty),
        "xterm-ghostty" => Some(Emulator::Ghostty),
        "wezterm" => Some(Emulator::WezTerm),
        _ if term == "foot" || term.starts_with("foot-") => Some(Emulator::Foot),
        _ => None,
    }
}

fn by_program(program: &str) -> Option<Emulator> {
    match program {
        "ghostty" => Some(Emulator::Ghostty),
        "WezTerm" => Some(Emulator::WezTerm),
        "iTerm.app" => Some(Emulator::ITerm),
        _ => None,
    }
}

/// Variables that reach a program inside tmux, which overwrites the others.
fn by_mark(is_set: impl Fn(&'static str) -> bool) -> Option<Emulator> {
    [
        ("KITTY_WINDOW_ID", Emulator::Kitty),
        ("GHOSTTY_RESOURCES_DIR", Emulator::Ghostty),
        ("WEZTERM_PANE", Emulator::WezTerm),
        ("ITERM_SESSION_ID", Emulator::ITerm),
    ]
    .into_iter()
    .find_map(|(name, emulator)| is_set(name).then_some(emulator))
}

/// Without what ends a field of a sequence.
fn field(text: &str) -> String {
    plain(text).replace(';', ",")
}

fn sequence(emulator: Emulator, title: &str, body: &str, silent: bool) -> String {
    match emulator {
        Emulator::Kitty => {
            // The word "silent" in base 64; the other protocols have no say in it.
            let sound = if silent { ":s=c2lsZW50" } else { "" };
            format!("\x1b]99;i=supple:d=0{sound};{title}\x1b\\\x1b]99;i=supple:d=1:p=body;{body}\x1b\\")
        }
        Emulator::Foot | Emulator::Ghostty | Emulator::WezTerm => {
            format!("\x1b]777;notify;{title};{body}\x07")
        }
        // A word first: terminals read a leading number as an order of its own, 9;4 being a progress bar.
        Emulator::ITerm => {
            format!("\x1b]9;supple: {title}{}{body}\x07", if body.is_empty() { "" } else { " - " })
        }
        Emulator::Unknown => String::new(),
    }
}
