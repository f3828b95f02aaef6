//! Text in lines of a given width, each with what it is: what the window scrolls and the shell prints.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A title.
    Title,
    /// A title that must not be missed.
    Alarm,
    /// Words to read.
    Text,
    /// The first line of one of several items.
    Item,
    /// Words in small: sources.
    Quiet,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: Kind,
    /// Its words; none in a gap.
    pub text: String,
}

/// Lines one below the other, none wider than the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    width: usize,
    /// The lines.
    pub lines: Vec<Line>,
}

impl Page {
    /// An empty page of that width in columns.
    #[must_use]
    pub fn new(width: usize) -> Self {
        Self { width, lines: Vec::new() }
    }

    /// Puts a text below.
    pub fn put(&mut self, kind: Kind, text: &str) {
        let lines = wrap(text, self.width).into_iter().map(|text| Line { kind, text });
        self.lines.extend(lines);
    }

    /// Puts an item below; its lines stand two columns to the right.
    pub fn item(&mut self, text: &str) {
        let lines = wrap(text, self.width.saturating_sub(2));
        self.lines.extend((0..).zip(lines).map(|(place, text)| Line {
            kind: if place == 0 { Kind::Item } else { Kind::Text },
            text: format!("  {text}"),
        }));
    }

    /// Leaves a line empty, unless nothing stands above.
    pub fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(Line { kind: Kind::Text, text: String::new() });
        }
    }

    /// Height in lines.
    #[must_use]
    pub fn height(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX)
    }

    /// The lines as text, each item behind a hyphen.
    #[must_use]
    pub fn plain(&self) -> String {
        let line = |line: &Line| match line.kind {
            Kind::Item => format!("-{}\n", line.text.get(1..).unwrap_or_default()),
            _ => format!("{}\n", line.text),
        };
        self.lines.iter().map(line).collect::<String>().trim_end().to_owned()
    }
}

/// The same text in as few lines, which are as even in length as can be: for text that stands in the middle.
#[must_use]
pub fn wrap_evenly(text: &str, width: usize) -> Vec<String> {
    let lines = wrap(text, width);
    let even = (width / 2..width)
        .map(|width| wrap(text, width))
        .find(|even| even.len() == lines.len() && even.join(" ") == lines.join(" "));
    even.unwrap_or(lines)
}

/// A text in lines of at most `width` columns, broken between words; a word that is longer is broken where it must be.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut line = lines.pop().unwrap_or_default();
        if !line.is_empty() && line.width() + 1 + word.width() > width {
            lines.push(std::mem::take(&mut line));
        }
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            if line.width() + c.width().unwrap_or(0) > width && !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
        lines.push(line);
    }
    lines
}
