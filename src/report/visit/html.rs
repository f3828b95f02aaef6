//! The page as HTML: one file that needs nothing else, runs nothing, and prints on one sheet of A4 or Letter, in black and
//! white as well.

use std::fmt::Write as _;

use crate::domain::plain::plain;
use crate::report::visit::{Bar, Body, Page, Part};

/// Parts that stand side by side above the columns.
const CHARTS: [&str; 3] = ["RP-03", "RP-04", "RP-05"];

/// Parts that go over the whole width: above and below the columns.
const WIDE: [&str; 2] = ["RP-02", "RP-18"];

/// Largest and smallest letters, in points.
const LETTERS: [f64; 2] = [9.0, 6.0];

/// So many characters of paragraphs, with what stands around them, fill a sheet of Letter in letters of one point, where
/// letters are as wide as those of DejaVu Sans (measured).
const ROOM: f64 = 350_000.0;

/// Characters that titles, charts and the ends of paragraphs take the room of.
const AROUND: usize = 900;

/// Characters that the end of a paragraph leaves empty.
const END: usize = 25;

/// Height of the tallest bar.
const TALL: u32 = 56;

const STYLE: &str = "
@page { size: auto; margin: 9mm 12mm; }
* { box-sizing: border-box; margin: 0; }
html { background: #fff; color: #1a1a1a; }
body { font: var(--letters)/1.26 system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; max-width: 190mm; margin: 0 auto;
  overflow-wrap: anywhere; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
@media screen { body { padding: 8mm 4mm; font-size: 10pt; max-width: 220mm; } }
header { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline; column-gap: 6mm;
  border-bottom: 0.5pt solid #1a1a1a; padding-bottom: 1mm; margin-bottom: 1.5mm; }
h1 { font-size: 13pt; font-weight: 600; }
h2 { font-size: 1em; font-weight: 600; margin-bottom: 0.2mm; }
.name { flex-basis: 100%; }
.blank { display: inline-block; width: 60mm; border-bottom: 0.5pt solid #777; height: 1.1em; }
.wide { margin-bottom: 1.5mm; }
#rp-02 p { font-size: 1.12em; font-weight: 600; }
#rp-02 p + p { font-size: 1em; font-weight: 400; }
.charts { display: flex; flex-wrap: wrap; gap: 2mm 5mm; margin-bottom: 1.5mm; }
.charts section { flex: 1 1 52mm; min-width: 0; }
.columns { columns: 2; column-gap: 6mm; margin-bottom: 1mm; }
.columns section { break-inside: avoid; margin-bottom: 1.4mm; }
@media screen and (max-width: 150mm) { .columns { columns: 1; } }
svg { display: block; width: 100%; height: auto; }
svg text { font: 8px system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif; fill: #1a1a1a; text-anchor: middle; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: right; font-weight: 400; padding: 0.2mm 1mm; border-bottom: 0.25pt solid #999; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
ol { list-style: none; padding: 0; }
li { border-bottom: 0.5pt solid #777; padding-top: 0.8em; }
footer { font-size: 0.92em; color: #333; }
footer p + p { margin-top: 0.6mm; }
";

/// The page.
#[must_use]
pub fn text(page: &Page) -> String {
    let title = format!("{}, {}", page.title, page.range);
    let name = match page.name.as_str() {
        "" => "<span class=\"blank\"></span>".to_owned(),
        name => escaped(name),
    };
    let size = letters(page);
    let one = |line: &str| page.parts.iter().filter(|part| part.line == line).map(wide).collect::<String>();
    let charts = page.parts.iter().filter(|part| CHARTS.contains(&part.line)).map(section);
    let columns = page.parts.iter().filter(|part| !CHARTS.contains(&part.line) && !WIDE.contains(&part.line));
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body style=\"--letters: {size:.2}pt\">\n\
         <header id=\"rp-01\"><h1>{}</h1><p>{}</p><p class=\"name\">Name: {name} &#160; Made on {}</p></header>\n\
         {}<div class=\"charts\">\n{}</div>\n<div class=\"columns\">\n{}</div>\n{}\
         <footer><p id=\"rp-19\">{}</p><p id=\"rp-20\">{}</p></footer>\n</body>\n</html>",
        escaped(&title),
        escaped(page.title),
        escaped(&page.range),
        escaped(&page.made),
        one(WIDE[0]),
        charts.collect::<String>(),
        columns.map(section).collect::<String>(),
        one(WIDE[1]),
        escaped(&page.method),
        escaped(&page.disclaimer),
    )
}

/// Letters as large as one sheet allows: the room that a text takes grows with their square.
fn letters(page: &Page) -> f64 {
    let texts = page.parts.iter().flat_map(|part| &part.body).map(|body| match body {
        Body::Text(text) => text.chars().count() + END,
        Body::Bars(_) | Body::Table(_) | Body::Lines(_) => 0,
    });
    let all = texts.sum::<usize>() + AROUND;
    let [largest, smallest] = LETTERS;
    (ROOM / all as f64).sqrt().clamp(smallest, largest)
}

fn wide(part: &Part) -> String {
    section(part).replacen("<section", "<section class=\"wide\"", 1)
}

fn section(part: &Part) -> String {
    let body: String = part.body.iter().map(|piece| body(piece, part.title)).collect();
    let line = part.line.to_lowercase();
    format!("<section id=\"{line}\"><h2>{}</h2>{body}</section>\n", escaped(part.title))
}

fn body(body: &Body, title: &str) -> String {
    match body {
        Body::Text(text) => format!("<p>{}</p>", escaped(text)),
        Body::Bars(bars) => chart(bars, title),
        Body::Table(rows) => {
            let cells = |row: &[String], tag: &str| {
                row.iter().map(|cell| format!("<{tag}>{}</{tag}>", escaped(cell))).collect::<String>()
            };
            let line = |(place, row): (usize, &Vec<String>)| {
                format!("<tr>{}</tr>", cells(row, if place == 0 { "th" } else { "td" }))
            };
            format!("<table>{}</table>", rows.iter().enumerate().map(line).collect::<String>())
        }
        Body::Lines(lines) => {
            let line = |(number, line): (usize, &String)| format!("<li>{number}. {}</li>", escaped(line));
            format!("<ol>{}</ol>", (1..).zip(lines).map(line).collect::<String>())
        }
    }
}

/// Bars with their counts above and their names below. Those of the night are dark, the others light with an edge: that
/// stays so in black and white.
fn chart(bars: &[Bar], title: &str) -> String {
    const WIDTH: u32 = 252;
    let slot = WIDTH / u32::try_from(bars.len()).unwrap_or(1).max(1);
    let most = bars.iter().filter_map(|bar| bar.count).max().unwrap_or(0).max(4);
    let measured = bars.iter().any(|bar| !bar.of.is_empty());
    let timed = bars.iter().any(|bar| bar.night);
    let height = TALL + if measured { 34 } else { 23 };
    // A name that is wider than its slot stands at every second or third bar.
    let widest = bars.iter().map(|bar| bar.name.chars().count()).max().unwrap_or(0) as u32;
    let each = (widest * 6).div_ceil(slot.max(1)).max(1) as usize;
    let mut drawn = String::new();
    let mut spoken = Vec::new();
    for (place, bar) in bars.iter().enumerate() {
        let left = u32::try_from(place).unwrap_or(0) * slot;
        let middle = left + slot / 2;
        let count = bar.count.map_or("?".to_owned(), |count| count.to_string());
        let tall = bar.count.unwrap_or(0) * TALL / most;
        let (top, foot) = (TALL + 10 - tall, TALL + 10);
        let wide = (slot * 7 / 10).min(24);
        let dark = bar.night || !timed;
        let (fill, edge) = if dark { ("#333", "#333") } else { ("#fff", "#333") };
        if tall > 0 {
            let _ = write!(
                drawn,
                "<rect x=\"{}\" y=\"{top}\" width=\"{wide}\" height=\"{tall}\" fill=\"{fill}\" stroke=\"{edge}\"/>",
                middle - wide / 2,
            );
        }
        let _ = write!(drawn, "<text x=\"{middle}\" y=\"{}\">{count}</text>", top - 2);
        if place % each == 0 {
            let _ = write!(drawn, "<text x=\"{middle}\" y=\"{}\">{}</text>", foot + 10, escaped(&bar.name));
        }
        if measured {
            let _ = write!(drawn, "<text x=\"{middle}\" y=\"{}\">{}</text>", foot + 20, escaped(&bar.of));
        }
        let of = if bar.of.is_empty() { String::new() } else { format!(" ({} covered)", bar.of) };
        spoken.push(format!("{}: {count}{of}", bar.name));
    }
    let legend = if timed { "<p>Dark: within the hours of sleep.</p>" } else { "" };
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{}\">{drawn}\
         <path d=\"M0 {foot}H{WIDTH}\" stroke=\"#333\" stroke-width=\"0.7\"/></svg>{legend}",
        escaped(&format!("{title}: {}", spoken.join(", "))),
        foot = TALL + 10,
    )
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
