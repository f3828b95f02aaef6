//! Key presses in our own words, and how they are written: `w`, `<esc>`, `<c-z>`. Knows no terminal.

use std::fmt;

use crate::domain::hint::near;

/// A key press, with the modifiers that matter. Shift is part of a character, so `S` is `Char('S')`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key itself.
    pub code: Code,
    /// Held with control.
    pub ctrl: bool,
    /// Held with alt.
    pub alt: bool,
}

/// The keys that have a meaning in a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are the keys")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
}

impl Code {
    /// Keys that have a name, with it.
    const NAMES: [(Self, &'static str); 15] = [
        (Self::Enter, "enter"),
        (Self::Esc, "esc"),
        (Self::Tab, "tab"),
        (Self::BackTab, "s-tab"),
        (Self::Backspace, "backspace"),
        (Self::Delete, "del"),
        (Self::Left, "left"),
        (Self::Right, "right"),
        (Self::Up, "up"),
        (Self::Down, "down"),
        (Self::Home, "home"),
        (Self::End, "end"),
        (Self::PageUp, "pgup"),
        (Self::PageDown, "pgdn"),
        (Self::F1, "f1"),
    ];
}

impl Key {
    /// A key without modifiers.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// A character without modifiers.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character held with control.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), ctrl: true, alt: false }
    }

    /// Reads keys as [`Key`] writes them, one after the other: `2ww<tab><c-z>`.
    ///
    /// # Errors
    /// Names the part that is no key.
    pub fn parse_all(mut text: &str) -> Result<Vec<Self>, String> {
        let mut keys = Vec::new();
        while let Some(first) = text.chars().next() {
            match text.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
                Some((name, rest)) if !name.is_empty() => {
                    keys.push(Self::parse_name(name)?);
                    text = rest;
                }
                _ => {
                    keys.push(Self::char(first));
                    text = &text[first.len_utf8()..];
                }
            }
        }
        Ok(keys)
    }

    /// Reads a key as it is shown to people: `w`, `space`, `ctrl-z`, `shift-tab`, `alt-x`.
    ///
    /// # Errors
    /// Says that it is none, and which was probably meant.
    pub fn read(word: &str) -> Result<Self, String> {
        let plain = word.replace("ctrl-", "c-").replace("alt-", "a-").replace("shift-tab", "s-tab");
        Self::parse_name(&plain).map_err(|_| {
            let known = Code::NAMES.iter().map(|(_, name)| *name).chain(["space", "shift-tab"]);
            let near = near(word, known);
            format!(
                "\"{word}\" is no key; write \"w\", \"W\", \"space\", \"esc\", \"ctrl-x\" or \"g g\"{near}"
            )
        })
    }

    fn parse_name(name: &str) -> Result<Self, String> {
        let named = |text: &str| {
            if text == "space" {
                return Some(Code::Char(' '));
            }
            if text == "lt" {
                return Some(Code::Char('<'));
            }
            if text == "gt" {
                return Some(Code::Char('>'));
            }
            let mut chars = text.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => Some(Code::Char(c)),
                _ => Code::NAMES.iter().find(|(_, name)| *name == text).map(|(code, _)| *code),
            }
        };
        let (mut key, mut rest) = (Self::char(' '), name);
        loop {
            if let Some(code) = named(rest) {
                key.code = code;
                return Ok(key);
            }
            if let Some(text) = rest.strip_prefix("c-") {
                (key.ctrl, rest) = (true, text);
            } else if let Some(text) = rest.strip_prefix("a-") {
                (key.alt, rest) = (true, text);
            } else {
                return Err(format!("<{name}> is not a key"));
            }
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self.code {
            Code::Char(' ') => "space".to_owned(),
            Code::Char('<') => "lt".to_owned(),
            Code::Char('>') if self.ctrl || self.alt => "gt".to_owned(),
            Code::Char(c) if !self.ctrl && !self.alt => return f.pad(&c.to_string()),
            Code::Char(c) => c.to_string(),
            code => {
                Code::NAMES.iter().find(|(named, _)| *named == code).map_or("", |(_, name)| name).to_owned()
            }
        };
        let (ctrl, alt) = (if self.ctrl { "c-" } else { "" }, if self.alt { "a-" } else { "" });
        f.pad(&format!("<{ctrl}{alt}{name}>"))
    }
}
