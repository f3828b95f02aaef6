//! The page as Markdown. A person's own words are words: no mark of theirs means anything.

use crate::report::visit::{Body, Page};

/// The page.
#[must_use]
pub fn text(page: &Page) -> String {
    let name = if page.name.is_empty() { String::new() } else { format!(" {}", plain(&page.name)) };
    let mut parts = vec![
        format!("# {}", page.title),
        format!("{}. Made on {}.", plain(&page.range), plain(&page.made)),
        format!("Name:{name}"),
    ];
    for part in &page.parts {
        parts.push(format!("## {}", part.title));
        parts.extend(part.body.iter().map(body));
    }
    parts.extend(["---".to_owned(), plain(&page.method), plain(&page.disclaimer)]);
    parts.join("\n\n")
}

fn body(body: &Body) -> String {
    match body {
        Body::Text(text) => plain(text),
        Body::Table(rows) => table(rows),
        Body::Bars(bars) => {
            let of = bars.iter().any(|bar| !bar.of.is_empty());
            let named = |title: &str, cell: &dyn Fn(usize) -> String| {
                std::iter::once(title.to_owned()).chain((0..bars.len()).map(cell)).collect::<Vec<_>>()
            };
            let mut rows = vec![
                named("from", &|at| bars[at].name.clone()),
                named("cramps", &|at| bars[at].count.map_or("?".to_owned(), |count| count.to_string())),
            ];
            if of {
                rows.push(named("covered days", &|at| bars[at].of.clone()));
            }
            table(&rows)
        }
        Body::Lines(lines) => {
            let line =
                |(number, line): (usize, &String)| format!("{number}. {}", plain(line)).trim_end().to_owned();
            (1..).zip(lines).map(line).collect::<Vec<_>>().join("\n")
        }
    }
}

fn table(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        format!("| {} |", row.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "))
    };
    let mut lines: Vec<String> = rows.iter().map(line).collect();
    let columns = rows.first().map_or(0, Vec::len);
    lines.insert(1.min(lines.len()), format!("|{}", "---|".repeat(columns)));
    lines.join("\n")
}

fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' => plain.extend(['\\', c]),
            c => plain.push(c),
        }
    }
    plain
}
