//! From the bytes of a terminal to events: where a sequence ends, what a paste is, which keys we know. Must not
//! know where the bytes come from, nor any clock.
//!
//! The framing is ours and follows ECMA-48, so that junk, an answer nobody asked for or half a sequence never
//! swallows what comes after it; what a whole sequence means is `terminput`'s business.

use std::time::Duration;

use terminput::{
    KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind, ScrollDirection,
};

use crate::app::event::Event;
use crate::app::key::{Code, Key};
use crate::ui::colour::Surface;

/// More of a paste than this is thrown away.
pub const PASTE_LIMIT: usize = 64 * 1024;

/// A longer escape sequence means nothing to us.
pub const SEQUENCE_LIMIT: usize = 256;

/// How long the rest of an escape sequence may take, before Escape was the key.
const SEQUENCE_PATIENCE: Duration = Duration::from_millis(25);

/// How long a paste may fall silent before it counts as over. Long, because its rest would be taken for keys.
const PASTE_PATIENCE: Duration = Duration::from_secs(2);

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
const PASTE_BEGIN: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Turns bytes into events, however they are cut.
#[derive(Debug, Default)]
pub struct Decoder {
    sequence: Vec<u8>,
    paste: Option<Paste>,
}

impl Decoder {
    /// What these bytes mean, together with those held back before.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        for &byte in bytes {
            self.step(byte, &mut events);
        }
        events
    }

    /// How long to wait for more bytes before calling [`Decoder::expire`]; none when nothing is held back.
    #[must_use]
    pub fn patience(&self) -> Option<Duration> {
        if self.paste.is_some() {
            return Some(PASTE_PATIENCE);
        }
        (!self.sequence.is_empty()).then_some(SEQUENCE_PATIENCE)
    }

    /// Nothing more came in time: what is held back is a key, the end of a paste, or nothing.
    pub fn expire(&mut self) -> Option<Event> {
        if let Some(paste) = self.paste.take() {
            return Some(paste.finish());
        }
        let sequence = std::mem::take(&mut self.sequence);
        let is_key = matches!(sequence[..], [ESC] | [ESC, b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_']);
        match sequence[..] {
            [ESC, letter] if is_key => Some(Event::Key(Key { alt: true, ..Key::char(char::from(letter)) })),
            _ if is_key => meaning(&sequence),
            _ => None,
        }
    }

    fn step(&mut self, byte: u8, events: &mut Vec<Event>) {
        if let Some(paste) = &mut self.paste {
            if paste.push(byte) {
                events.extend(self.paste.take().map(Paste::finish));
            }
            return;
        }
        self.sequence.push(byte);
        match extent(&self.sequence) {
            Extent::Open if self.sequence.len() <= SEQUENCE_LIMIT => {}
            Extent::Open => self.sequence.clear(),
            Extent::Whole => {
                if self.sequence == PASTE_BEGIN {
                    self.paste = Some(Paste::default());
                } else {
                    events.extend(meaning(&self.sequence));
                }
                self.sequence.clear();
            }
            Extent::Broken => self.begin_again(events),
        }
    }

    /// The last byte, and an escape before it, is the beginning of something else.
    fn begin_again(&mut self, events: &mut Vec<Event>) {
        let sequence = std::mem::take(&mut self.sequence);
        let rest = match sequence[..] {
            [ESC, ESC] => {
                events.extend(meaning(&[ESC]));
                1
            }
            [.., ESC, _] if sequence.len() > 2 => sequence.len() - 2,
            _ => sequence.len() - 1,
        };
        for &byte in &sequence[rest..] {
            self.step(byte, events);
        }
    }
}

/// A paste under way.
#[derive(Debug, Default)]
struct Paste {
    text: Vec<u8>,
    cut: bool,
    /// How many bytes of the end mark the last bytes were.
    matched: usize,
}

impl Paste {
    /// Takes a byte; true when it was the last one of the end mark.
    fn push(&mut self, byte: u8) -> bool {
        if byte == PASTE_END[self.matched] {
            self.matched += 1;
            return self.matched == PASTE_END.len();
        }
        let matched = std::mem::take(&mut self.matched);
        self.keep(&PASTE_END[..matched]);
        if byte == ESC {
            self.matched = 1;
        } else {
            self.keep(&[byte]);
        }
        false
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = PASTE_LIMIT.saturating_sub(self.text.len()).min(bytes.len());
        self.text.extend_from_slice(&bytes[..room]);
        self.cut |= room < bytes.len();
    }

    fn finish(mut self) -> Event {
        if self.cut {
            self.text.truncate(whole_characters(&self.text));
        }
        Event::Paste(String::from_utf8_lossy(&self.text).into_owned())
    }
}

/// Length without a character that was cut in two at the end.
fn whole_characters(text: &[u8]) -> usize {
    let start = text.iter().rposition(|byte| byte & 0xc0 != 0x80).unwrap_or(0);
    match std::str::from_utf8(&text[start..]) {
        Err(error) if error.error_len().is_none() => start,
        _ => text.len(),
    }
}

/// How far the bytes are a sequence.
enum Extent {
    /// More has to come.
    Open,
    /// This is one.
    Whole,
    /// The last byte does not belong to what came before it.
    Broken,
}

/// Asked after each byte, so all but the last are known to be the beginning of a sequence.
fn extent(bytes: &[u8]) -> Extent {
    match bytes {
        [] | [ESC] | [ESC, b'[' | b'O' | b']' | b'P' | b'X' | b'^' | b'_'] => Extent::Open,
        [ESC, ESC] => Extent::Broken,
        [ESC, b'[', rest @ ..] => extent_of_control(rest),
        [ESC, b'O', letter] => printable_or_broken(*letter),
        [ESC, b']' | b'P' | b'X' | b'^' | b'_', rest @ ..] => extent_of_string(rest),
        [ESC, character @ ..] | character => extent_of_character(character),
    }
}

/// After `ESC [`.
fn extent_of_control(bytes: &[u8]) -> Extent {
    match bytes {
        // X10 mouse reports and the function keys of the Linux console do not keep to the standard.
        [b'M', .., 0..=0x1f] => Extent::Broken,
        [b'M', report @ ..] if report.len() < 3 => Extent::Open,
        [b'M', ..] => Extent::Whole,
        [b'['] => Extent::Open,
        [b'[', letter] => printable_or_broken(*letter),
        [.., 0x20..=0x3f] => Extent::Open,
        [.., 0x40..=0x7e] => Extent::Whole,
        _ => Extent::Broken,
    }
}

/// After `ESC ]` and its like: an answer of the terminal, up to BEL or `ESC \`.
fn extent_of_string(bytes: &[u8]) -> Extent {
    match bytes {
        [.., BEL] | [.., ESC, b'\\'] => Extent::Whole,
        [.., ESC, _] => Extent::Broken,
        _ => Extent::Open,
    }
}

fn extent_of_character(bytes: &[u8]) -> Extent {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    match bytes[bytes.len() - 1] {
        0x80..=0xbf if bytes.len() == length => Extent::Whole,
        _ if bytes.len() == length && length == 1 => Extent::Whole,
        0x80..=0xbf => Extent::Open,
        _ if bytes.len() == 1 => Extent::Open,
        _ => Extent::Broken,
    }
}

fn printable_or_broken(byte: u8) -> Extent {
    if (0x20..0x7f).contains(&byte) { Extent::Whole } else { Extent::Broken }
}

/// What a whole sequence means to us.
fn meaning(sequence: &[u8]) -> Option<Event> {
    if is_string(sequence) || has_coordinate_zero(sequence) {
        return ground(sequence).map(|colour| Event::Ground { light: Surface::is_light(colour) });
    }
    match terminput::Event::parse_from(sequence).ok()?? {
        terminput::Event::Key(key) => known_key(key).map(Event::Key),
        terminput::Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => {
                Some(Event::Click { column: mouse.column, row: mouse.row })
            }
            MouseEventKind::Scroll(ScrollDirection::Down) => Some(Event::Wheel { down: true }),
            MouseEventKind::Scroll(ScrollDirection::Up) => Some(Event::Wheel { down: false }),
            _ => None,
        },
        _ => None,
    }
}

/// The colour in an answer to `OSC 11 ; ?`: `ESC ] 11 ; rgb:ffff/ffff/ffff`, each part of one to four digits.
fn ground(sequence: &[u8]) -> Option<[u8; 3]> {
    let text = std::str::from_utf8(sequence).ok()?.strip_prefix("\x1b]11;")?;
    let text = text.trim_end_matches(['\x07', '\x1b', '\\']);
    let digits = text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?;
    let mut parts = digits.split('/').map(|part| {
        let most =
            16_u32.checked_pow(u32::try_from(part.len()).ok()?).filter(|_| (1..=4).contains(&part.len()))?
                - 1;
        u8::try_from(u32::from_str_radix(part, 16).ok()? * 255 / most).ok()
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}

fn is_string(sequence: &[u8]) -> bool {
    matches!(sequence, [ESC, b']' | b'P' | b'X' | b'^' | b'_', _, ..])
}

/// A mouse report counts cells from one; the parser subtracts without looking.
fn has_coordinate_zero(sequence: &[u8]) -> bool {
    let [ESC, b'[', parameters @ .., b'M' | b'm'] = sequence else {
        return false;
    };
    let is_zero = |part: &[u8]| !part.is_empty() && part.iter().all(|digit| *digit == b'0' || *digit == b'+');
    parameters.split(|byte| *byte == b';').skip(1).any(is_zero)
}

fn known_key(event: KeyEvent) -> Option<Key> {
    let foreign = KeyModifiers::SUPER | KeyModifiers::HYPER | KeyModifiers::META;
    if event.kind == KeyEventKind::Release || event.modifiers.intersects(foreign) {
        return None;
    }
    let event = event.normalize_case();
    let code = match event.code {
        KeyCode::Char(c) if c.is_control() => return None,
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Code::BackTab,
        KeyCode::Tab => Code::Tab,
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(1) => Code::F1,
        _ => return None,
    };
    let (ctrl, alt) =
        (event.modifiers.contains(KeyModifiers::CTRL), event.modifiers.contains(KeyModifiers::ALT));
    Some(Key { code, ctrl, alt })
}
