//! The page as plain text: titles at the left, 80 columns.

use unicode_width::UnicodeWidthStr;

use crate::domain::page::wrap;
use crate::report::visit::{Bar, Body, Page};

/// Columns of the text.
const WIDTH: usize = 80;

/// Columns of the titles.
const TITLE: usize = 13;

/// Marks of the longest bar.
const MARKS: u32 = 6;

/// A line to write on.
const RULED: &str = "................................................";

/// The page.
#[must_use]
pub fn text(page: &Page) -> String {
    let name = if page.name.is_empty() { "........................" } else { &page.name };
    let mut lines = wrap(&format!("{}: {}", page.title.to_uppercase(), page.range), WIDTH);
    lines.extend(wrap(&format!("Name: {name} Made on {}", page.made), WIDTH));
    lines.push(String::new());
    for part in &page.parts {
        let body: Vec<String> = part.body.iter().flat_map(body).collect();
        for (place, line) in body.iter().enumerate() {
            let title = if place == 0 { part.title.to_uppercase() } else { String::new() };
            lines.push(format!("{title:<TITLE$}{line}").trim_end().to_owned());
        }
    }
    lines.push(String::new());
    lines.extend(wrap(&page.method, WIDTH));
    lines.extend(wrap(&page.disclaimer, WIDTH));
    lines.join("\n")
}

fn body(body: &Body) -> Vec<String> {
    const ROOM: usize = WIDTH - TITLE;
    match body {
        Body::Text(text) => wrap(text, ROOM),
        Body::Bars(bars) => side_by_side(&bars_as_words(bars), ROOM),
        Body::Table(rows) => table(rows),
        Body::Lines(lines) => {
            let line = |(number, line): (usize, &String)| {
                wrap(&format!("{number}. {}", if line.is_empty() { RULED } else { line }), ROOM)
            };
            (1..).zip(lines).flat_map(line).collect()
        }
    }
}

fn bars_as_words(bars: &[Bar]) -> Vec<String> {
    let most = bars.iter().filter_map(|bar| bar.count).max().unwrap_or(0).max(1);
    let word = |bar: &Bar| {
        let marks = |count: u32| "#".repeat((count * MARKS).div_ceil(most.max(MARKS)) as usize);
        let drawn = match bar.count {
            None => "?".to_owned(),
            Some(0) => "0".to_owned(),
            Some(count) => format!("{} {count}", marks(count)),
        };
        let of = if bar.of.is_empty() { String::new() } else { format!(" ({})", bar.of) };
        format!("{} {drawn}{of}", bar.name)
    };
    bars.iter().map(word).collect()
}

/// The words in as many lines as it takes, none of them broken.
fn side_by_side(words: &[String], room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if line.width() + 3 + word.width() <= room => {
                line.push_str("   ");
                line.push_str(word);
            }
            _ => lines.push(word.clone()),
        }
    }
    lines
}

fn table(rows: &[Vec<String>]) -> Vec<String> {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| match column {
            0 => format!("{cell:<width$}", width = width(0)),
            _ => format!("  {cell:>width$}", width = width(column)),
        });
        cells.collect::<String>().trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
