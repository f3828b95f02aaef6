//! One file of the journal as text: which facts it gives, which it strikes, what in it cannot be read. Total over
//! any text: every line is a fact, a comment, part of the frame, or odd.

use std::collections::HashMap;

use memchr::{memmem, memrchr};
use toml::de::{DeTable, DeValue};

use crate::domain::fact::{Fact, Id};
use crate::shell::store::id::{self, LENGTH};
use crate::shell::store::line::{self, Line, LocalOffset, plain};
use crate::shell::store::mend::BOOK_HEAD;

/// The number of the format that is written; files may have a higher one.
pub const SCHEMA: u64 = 1;

/// Lines of one file that cannot be read and are told one by one, and characters of each that are shown.
const ODD_SHOWN: usize = 20;
const ODD_WIDTH: usize = 80;

/// What a file says.
#[derive(Debug, Default)]
pub struct Sheet<'a> {
    /// The facts in the order of the file, ids unique.
    pub entries: Vec<Entry<'a>>,
    /// Ids that a comment begins with: an entry with a `#` put before it.
    pub struck: Vec<&'a str>,
    /// What cannot be read.
    pub odd: Vec<Odd<'a>>,
    /// True if a line alone does not make sense: it is odd, or the file was reformatted.
    pub mingled: bool,
    texts: HashMap<Id, Vec<&'a str>>,
}

/// A fact and the text that gives it.
#[derive(Debug)]
pub struct Entry<'a> {
    /// The fact.
    pub fact: Fact,
    /// Its line; its table if the file was reformatted.
    pub text: &'a str,
}

/// A line that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Odd<'a> {
    /// Number of the line, from 1.
    pub number: usize,
    /// The line.
    pub text: &'a str,
    /// What is wrong with it.
    pub why: String,
}

impl Sheet<'_> {
    /// True if the file gives this fact readably.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.texts.contains_key(&Id::new(id))
    }

    /// What is said of the lines of a file of that name that cannot be read, with what is shown `instead` of each; of
    /// many, only how many more there are.
    #[must_use]
    pub fn complaints(&self, name: &str, instead: impl Fn(&Odd<'_>) -> &'static str) -> Vec<String> {
        let said = |odd: &Odd<'_>| format!("{name} {}", odd.said(instead(odd)));
        let more = match self.odd.len().saturating_sub(ODD_SHOWN) {
            0 => None,
            1 => Some(format!("{name}: 1 more line cannot be read")),
            more => Some(format!("{name}: {more} more lines cannot be read")),
        };
        self.odd.iter().take(ODD_SHOWN).map(said).chain(more).collect()
    }
}

impl Odd<'_> {
    /// Which line it is, what is wrong with it, and how it begins.
    #[must_use]
    pub fn said(&self, instead: &str) -> String {
        let text: String = plain(self.text).chars().take(ODD_WIDTH).collect();
        format!("line {} cannot be read ({}){instead}: {text}", self.number, plain(&self.why))
    }
}

/// Reads a file line by line; as one document when that leaves odd lines and the whole of it is sound TOML, because
/// then somebody reformatted it. A last line of ours that is still being written is left out.
#[must_use]
pub fn read(text: &str, local: LocalOffset) -> Sheet<'_> {
    let text = unmarked(text);
    let mut sheet = Sheet::default();
    if BOOK_HEAD.starts_with(text) {
        return sheet;
    }
    for (number, raw) in (1..).zip(text.split_inclusive('\n')) {
        let trimmed = raw.trim();
        match line::read(trimmed, local) {
            Line::Frame => {}
            Line::Comment(_) => sheet.struck.extend(struck(trimmed)),
            Line::Entry(fact) => sheet.enter(*fact, trimmed),
            Line::Odd(_) if !raw.ends_with('\n') && is_begun(raw) => {}
            Line::Odd(why) => sheet.odd.push(Odd { number, text: trimmed, why }),
        }
    }
    if sheet.odd.is_empty() { sheet } else { reformatted(text, local, sheet) }
}

/// The number of the format in the head of a file; the current one where there is none.
#[must_use]
pub fn schema(text: &str) -> u64 {
    let head = unmarked(text).lines().map(str::trim).take_while(|line| !line.starts_with('['));
    let number = |line: &str| {
        let value = line.strip_prefix("schema")?.trim_start().strip_prefix('=')?.trim_start();
        let end = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
        (end > 0).then(|| value[..end].parse().unwrap_or(u64::MAX))
    };
    head.filter_map(number).next().unwrap_or(SCHEMA)
}

/// The id that is dropped by `line`, a comment that begins with one.
#[must_use]
pub fn struck(line: &str) -> Option<&str> {
    id::leading(line.strip_prefix('#')?.trim_start_matches(['#', ' ', '\t']))
}

/// True if the file has an entry of that id, in whatever form; the second of two lines with one id is `id#2`.
#[must_use]
pub fn defines(bytes: &[u8], id: &Id) -> bool {
    let name = id.as_str().split('#').next().unwrap_or_default();
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let begins = |place: usize| {
        let start = memrchr(b'\n', &bytes[..place]).map_or(0, |end| end + 1);
        let before = String::from_utf8_lossy(&bytes[start..place]);
        let before = unmarked(&before).trim_start().trim_start_matches(['[', '"', '\'']);
        let next = bytes.get(place + name.len()).copied().map(char::from);
        ["", "log."].contains(&before) && !next.is_some_and(is_part)
    };
    !name.is_empty() && memmem::find_iter(bytes, name).any(begins)
}

/// The text without the byte order mark that some editors put in front.
#[must_use]
pub fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

impl<'a> Sheet<'a> {
    /// The same id twice with different text is a line copied and changed by hand: two facts, `id` and `id#2`.
    fn enter(&mut self, mut fact: Fact, text: &'a str) {
        let texts = self.texts.entry(fact.id.clone()).or_default();
        if texts.contains(&text) {
            return;
        }
        texts.push(text);
        if texts.len() > 1 {
            fact.id = Id::new(&format!("{}#{}", fact.id, texts.len()));
        }
        self.entries.push(Entry { fact, text });
    }
}

fn reformatted<'a>(text: &'a str, local: LocalOffset, mut lines: Sheet<'a>) -> Sheet<'a> {
    lines.mingled = true;
    let Ok(document) = DeTable::parse(text) else { return lines };
    let mut sheet = Sheet { struck: lines.struck, mingled: true, ..Sheet::default() };
    let mut walk = Walk { text, local, sheet: &mut sheet };
    walk.frame(document.get_ref());
    sheet.odd.sort_by_key(|odd| odd.number);
    sheet
}

/// A way through a document whose entries may be tables of any form.
struct Walk<'a, 's> {
    text: &'a str,
    local: LocalOffset,
    sheet: &'s mut Sheet<'a>,
}

impl Walk<'_, '_> {
    /// The document and its `log` hold entries and nothing else.
    fn frame(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match value.get_ref() {
                DeValue::Table(log) if key.get_ref() == "log" && !is_entry(log) => self.frame(log),
                DeValue::Table(entry) => self.entry(key.get_ref(), key.span().start, value.span(), entry),
                DeValue::Integer(_) if key.get_ref() == "schema" => {}
                _ => self.odd(key.span().start, "it is not of the form name = { at = ... }".to_owned()),
            }
        }
    }

    /// An entry; lines appended after a table header are entries inside of it.
    fn entry(&mut self, id: &str, start: usize, span: std::ops::Range<usize>, table: &DeTable<'_>) {
        for (key, value) in table {
            if let DeValue::Table(inner) = value.get_ref() {
                self.entry(key.get_ref(), key.span().start, value.span(), inner);
            }
        }
        match line::fact(id, table, self.local) {
            Ok(fact) => self.sheet.enter(fact, self.text.get(span).unwrap_or_default()),
            Err(_) if !is_entry(table) && table.iter().all(|(_, value)| value.get_ref().is_table()) => {}
            Err(why) => self.odd(start, why),
        }
    }

    fn odd(&mut self, start: usize, why: String) {
        let before = self.text.get(..start).unwrap_or_default();
        let number = 1 + before.bytes().filter(|b| *b == b'\n').count();
        let text = self.text.lines().nth(number - 1).unwrap_or_default().trim();
        self.sheet.odd.push(Odd { number, text, why });
    }
}

fn is_entry(table: &DeTable<'_>) -> bool {
    table.iter().any(|(key, _)| key.get_ref() == "at")
}

/// True for the beginning of a line as the program writes it.
fn is_begun(line: &str) -> bool {
    let word = line.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    id::is_id(word) || (word == line && word.len() < LENGTH)
}
