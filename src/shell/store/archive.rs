//! The whole journal as one text, and the names of the dated copies of its books. Owns which copies are kept; pure.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};

use crate::shell::store::files;
use crate::shell::store::fold::{self, Own, Strikes};
use crate::shell::store::line::{self, Line, LocalOffset};
use crate::shell::store::mend;
use crate::shell::store::sheet;

/// Newest copies of a book that are kept.
const KEPT: usize = 7;

/// Months, this one included, of which the newest copy of a book is kept.
const MONTHS: i32 = 6;

const HEAD: &str = "\
# Everything a habit log held: `supple restore` and `supple merge` take it. One entry per line.
schema = 1

[log]
";

/// The files of a year.
#[derive(Debug, Default)]
pub struct Year {
    /// Its number.
    pub year: i32,
    /// The book.
    pub book: String,
    /// What synchronisers left beside it.
    pub copies: Vec<String>,
    /// What this device recorded.
    pub carbon: String,
}

/// A whole journal as one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// Sound TOML, of the form of a book.
    pub text: String,
    /// Facts in it, whether they stand or not.
    pub facts: usize,
    /// Lines that cannot be read; they are in it as comments.
    pub odd: usize,
}

/// Everything these years hold: the lines of the books as they stand with the comments between them, then what only
/// conflict copies and then what only this device's record has. A name that is given again with other text comes
/// under a header of its own, because one table of TOML has no room for both.
#[must_use]
pub fn archive(years: &[Year], local: LocalOffset) -> Archive {
    let mut pages = Pages::default();
    for year in years {
        pages.book(&year.book, local);
        let copies: Vec<&str> = year.copies.iter().map(String::as_str).collect();
        let own = [Own { year: year.year, text: &year.book }];
        let mut known = year.book.clone() + "\n";
        for found in fold::incoming(&own, &copies, Strikes::Yield, local) {
            known.extend([found.line.as_str(), "\n"]);
            pages.line(&found.line, local);
        }
        for line in mend::unknown(mend::missing(&year.carbon, &known), &known) {
            pages.line(line, local);
        }
    }
    pages.bound()
}

/// The lines of the archive, by the header they come under.
#[derive(Default)]
struct Pages {
    pages: Vec<String>,
    given: HashMap<String, HashSet<String>>,
    facts: usize,
    odd: usize,
}

impl Pages {
    /// A book line by line; of one that was reformatted the comments, then the facts as lines.
    fn book(&mut self, text: &str, local: LocalOffset) {
        let sheet = sheet::read(text, local);
        let lines: Vec<String> = sheet
            .entries
            .iter()
            .map(|entry| fold::as_line(entry, fold::name(&entry.fact.id), local))
            .collect();
        let whole = sheet.entries.iter().zip(&lines).all(|(entry, line)| entry.text == line);
        let head: Vec<&str> = mend::BOOK_HEAD.lines().chain(HEAD.lines()).collect();
        for (number, line) in (1..).zip(sheet::unmarked(text).lines()) {
            let line = line.trim();
            if sheet.odd.iter().any(|odd| odd.number == number) {
                self.odd(line);
            } else if (whole || line.starts_with('#')) && !head.contains(&line) {
                self.line(line, local);
            }
        }
        for line in lines.iter().filter(|_| !whole) {
            self.line(line, local);
        }
    }

    /// An unreadable line as a comment that does not begin with an id: it strikes nothing.
    fn odd(&mut self, line: &str) {
        self.odd += 1;
        self.put(0, &format!("# cannot be read: {}", line::plain(line)));
    }

    /// A fact or a comment; the frame of the book is left out, and what only makes sense inside of it.
    fn line(&mut self, line: &str, local: LocalOffset) {
        match line::read(line, local) {
            Line::Comment(_) => {
                let comment: String = line.chars().filter(|c| !c.is_control() || *c == '\t').collect();
                self.put(0, &comment);
            }
            Line::Entry(fact) => {
                let texts = self.given.entry(fact.id.as_str().to_owned()).or_default();
                if texts.insert(line.to_owned()) {
                    let page = texts.len() - 1;
                    self.facts += 1;
                    self.put(page, line);
                }
            }
            Line::Frame | Line::Odd(_) => {}
        }
    }

    fn put(&mut self, page: usize, line: &str) {
        if self.pages.len() <= page {
            self.pages.resize(page + 1, String::new());
        }
        self.pages[page].extend([line, "\n"]);
    }

    fn bound(self) -> Archive {
        let mut text = HEAD.to_owned();
        for (number, page) in (1..).zip(&self.pages) {
            if number > 1 {
                text += &format!("\n[log-{number}]\n");
            }
            text += page;
        }
        Archive { text, facts: self.facts, odd: self.odd }
    }
}

/// The name of a dated copy of a book: `2026-2026-11-22.toml`, and `2026-2026-11-22-2.toml` for the second of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dated {
    /// The year of the book.
    pub year: i32,
    /// The day of the copy.
    pub day: NaiveDate,
    /// The how many-th of that day.
    pub number: u32,
}

impl Dated {
    /// Reads a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let year = files::year_of(name)?;
        let rest = name.strip_suffix(".toml")?.get(5..)?;
        let (day, number) = rest.split_at_checked(10)?;
        let day = NaiveDate::parse_from_str(day, "%Y-%m-%d").ok()?;
        let number = if number.is_empty() { 1 } else { number.strip_prefix('-')?.parse().ok()? };
        let dated = Self { year, day, number };
        (dated.name() == name).then_some(dated)
    }

    /// The name.
    #[must_use]
    pub fn name(self) -> String {
        let Self { year, day, number } = self;
        if number == 1 { format!("{year:04}-{day}.toml") } else { format!("{year:04}-{day}-{number}.toml") }
    }
}

/// The copies of one book that are no longer kept: all but the newest seven and the newest of each of the last six
/// months. So a book has at most thirteen copies, and seven once its year is long over.
#[must_use]
pub fn outdated(mut copies: Vec<Dated>, today: NaiveDate) -> Vec<Dated> {
    let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
    copies.sort_unstable_by(|a, b| b.cmp(a));
    let mut months = HashSet::new();
    let mut place = 0;
    copies.retain(|copy| {
        let newest = months.insert(month(copy.day)) && month(today) - month(copy.day) < MONTHS;
        place += 1;
        place > KEPT && !newest
    });
    copies
}
