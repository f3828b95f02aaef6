//! The page for a visit in words: its parts, each with its line in `clinical.md` section 8, for whatever it is printed on.
//! Only what was logged, in neutral words; what nobody asked is said to be so.

/// The page as HTML that prints.
pub mod html;
/// The page as Markdown.
pub mod md;
/// The page as plain text.
pub mod txt;
mod words;

use chrono::NaiveDate;

use crate::domain::advice::Advice;
use crate::domain::quantity::Units;
use crate::domain::time::Stamp;
use crate::domain::visit::Visit;

/// Longest name or question of one's own, in characters.
pub const LONGEST: usize = 120;

/// Questions of one's own that the page has room for.
pub const QUESTIONS: usize = 3;

/// What the page is told with.
#[derive(Clone, Copy)]
pub struct With<'a> {
    /// The cards of the rules, for their titles.
    pub advice: &'a [Advice],
    /// What the program is and is not.
    pub disclaimer: &'a str,
    /// The person's name or initials; empty for a line to write it on.
    pub name: &'a str,
    /// The person's own questions; lines to write on for those that are missing.
    pub questions: &'a [String],
    /// Lines of the journal that could not be read.
    pub unread: usize,
    /// The unit of drinks.
    pub units: Units,
    /// When the page is made.
    pub now: Stamp,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What it is.
    pub title: &'static str,
    /// RP-01: the days, and how many of them are covered.
    pub range: String,
    /// RP-01: whose it is; empty if that was not told.
    pub name: String,
    /// When it was made.
    pub made: String,
    /// Everything between.
    pub parts: Vec<Part>,
    /// RP-19: how to read it.
    pub method: String,
    /// RP-20: what the program is and is not.
    pub disclaimer: String,
}

/// A part with its title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its line: `RP-03`.
    pub line: &'static str,
    /// Its title, in a word or two.
    pub title: &'static str,
    /// What it says.
    pub body: Vec<Body>,
}

/// A piece of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// A paragraph.
    Text(String),
    /// Counts side by side.
    Bars(Vec<Bar>),
    /// Rows of cells below a head.
    Table(Vec<Vec<String>>),
    /// Numbered lines; an empty one is to be written on.
    Lines(Vec<String>),
}

/// A count that is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// Of what: a day, an hour.
    pub name: String,
    /// How many; none where nothing is known.
    pub count: Option<u32>,
    /// What it is to be measured by: `6/7` days; empty where nothing.
    pub of: String,
    /// It is of the hours of sleep.
    pub night: bool,
}

/// Puts the facts into words.
#[must_use]
pub fn page(visit: &Visit, with: With<'_>) -> Page {
    let (from, to) = (*visit.lately.days.start(), *visit.lately.days.end());
    Page {
        title: "Leg and foot cramp diary",
        range: format!(
            "{} to {}, {} of {} covered",
            day_and_year(from),
            day_and_year(to),
            visit.lately.covered,
            counted(visit.lately.length, "day", "days")
        ),
        name: own(with.name, LONGEST),
        made: with.now.format("%-d %b %Y").to_string(),
        parts: words::parts(visit, with),
        method: words::method(visit, with.unread),
        disclaimer: with.disclaimer.to_owned(),
    }
}

/// A person's own words in one line: without what no paper shows and what turns lines around, cut to a length. Words from
/// right to left are kept to themselves.
#[must_use]
pub fn own(text: &str, longest: usize) -> String {
    let turns = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let shown = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
    let text: String = text.chars().filter(|c| !turns(*c)).map(shown).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text = if text.chars().count() > longest {
        text.chars().take(longest.saturating_sub(3)).chain("...".chars()).collect()
    } else {
        text
    };
    let leftwards = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if text.chars().any(leftwards) { format!("\u{2068}{text}\u{2069}") } else { text }
}

fn day(day: NaiveDate) -> String {
    day.format("%-d %b").to_string()
}

fn day_and_year(day: NaiveDate) -> String {
    day.format("%-d %b %Y").to_string()
}

fn counted(count: u32, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
