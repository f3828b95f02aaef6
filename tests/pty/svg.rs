//! A screen as an SVG, and several as one that plays.

use std::collections::BTreeMap;
use std::fmt::Write;

/// Width and height of a cell and the size of its letters, in pixels.
const CELL: (u16, u16) = (9, 17);
const LETTERS: u16 = 15;
/// From the top of a cell to the line its letters stand on.
const BASE: u16 = 14;
const MARGIN: u16 = 14;

/// The colours of a terminal.
pub(crate) struct Ground {
    back: &'static str,
    text: &'static str,
    dim: &'static str,
    sixteen: [&'static str; 16],
}

/// A dark terminal.
pub(crate) const DARK: Ground = Ground {
    back: "#1b1d26",
    text: "#d6d9e6",
    dim: "#7d8296",
    sixteen: [
        "#1b1d26", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d6d9e6", "#7d8296",
        "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#ffffff",
    ],
};

/// A light terminal.
pub(crate) const LIGHT: Ground = Ground {
    back: "#fafafa",
    text: "#24262e",
    dim: "#6c7080",
    sixteen: [
        "#24262e", "#b3261e", "#2e7d32", "#c18401", "#1f5fbf", "#8e24aa", "#00707a", "#e4e4e8", "#6c7080",
        "#b3261e", "#2e7d32", "#c18401", "#1f5fbf", "#8e24aa", "#00707a", "#ffffff",
    ],
};

/// What is seen on a screen.
#[derive(PartialEq)]
pub(crate) struct Picture {
    size: (u16, u16),
    back: String,
    /// The rows as SVG.
    rows: Vec<String>,
}

impl Picture {
    /// The screen on a terminal of these colours.
    pub(crate) fn of(screen: &vt100::Screen, ground: &Ground) -> Self {
        let (rows, columns) = screen.size();
        let back = common_back(screen, ground);
        let rows = (0..rows.get()).map(|row| line(screen, row, ground, &back)).collect();
        Self { size: (columns.get(), screen.size().0.get()), back, rows }
    }

    /// It alone.
    pub(crate) fn svg(&self) -> String {
        self.head() + &self.rows.concat() + "</svg>\n"
    }

    fn head(&self) -> String {
        let (width, height) = (self.size.0 * CELL.0 + 2 * MARGIN, self.size.1 * CELL.1 + 2 * MARGIN);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
             font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"{LETTERS}\">\n\
             <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"{}\"/>\n",
            self.back
        )
    }
}

/// Pictures of one window, each shown for so many tenths of a second, again and again. Whoever wants no motion sees the
/// first. A row is written once for all the pictures in which it is the same.
pub(crate) fn film(pictures: &[(Picture, u32)]) -> String {
    let whole: u32 = pictures.iter().map(|(_, length)| length).sum();
    let mut begin = 0;
    let spans: Vec<(f64, f64)> = pictures
        .iter()
        .map(|(_, length)| {
            let span = (share(begin, whole), share(begin + length, whole));
            begin += length;
            span
        })
        .collect();
    let mut rows: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for (number, (picture, _)) in pictures.iter().enumerate() {
        for (row, text) in picture.rows.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            rows.entry((row, text)).or_default().push(number);
        }
    }
    let mut groups: BTreeMap<&[usize], String> = BTreeMap::new();
    for ((_, text), shown) in &rows {
        *groups.entry(shown).or_default() += text;
    }
    let (mut styles, mut body) = (String::new(), String::new());
    for (number, (shown, text)) in groups.iter().enumerate() {
        if shown.len() == pictures.len() {
            body += text;
            continue;
        }
        let first = if shown.contains(&0) { "" } else { " hidden" };
        let _ = write!(body, "<g class=\"f{first}\" style=\"animation-name:k{number}\">\n{text}</g>\n");
        let _ = writeln!(styles, "@keyframes k{number}{{{}}}", keyframes(shown, &spans));
    }
    let style = format!(
        "<style>\n.f{{animation-duration:{}s;animation-timing-function:step-end;animation-iteration-count:infinite}}\n\
         .hidden{{visibility:hidden}}\n{styles}\
         @media (prefers-reduced-motion:reduce){{.f{{animation:none}}}}\n</style>\n",
        f64::from(whole) / 10.0
    );
    pictures.first().map_or_else(String::new, |(first, _)| first.head() + &style + &body + "</svg>\n")
}

fn share(part: u32, whole: u32) -> f64 {
    (f64::from(part) / f64::from(whole) * 10_000.0).round() / 100.0
}

/// When the pictures of these numbers are shown.
fn keyframes(shown: &[usize], spans: &[(f64, f64)]) -> String {
    let mut out = String::new();
    let mut before = None;
    for (number, (begin, _)) in spans.iter().enumerate() {
        let is = shown.contains(&number);
        if before != Some(is) {
            let _ = write!(out, "{begin}%{{visibility:{}}}", if is { "visible" } else { "hidden" });
        }
        before = Some(is);
    }
    out
}

fn line(screen: &vt100::Screen, row: u16, ground: &Ground, back: &str) -> String {
    let mut out = String::new();
    for (column, text, look) in runs(screen, row, ground) {
        let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
        let length = u16::try_from(text.chars().count()).expect("a row") * CELL.0;
        if let Some(fill) = look.behind.as_ref().filter(|fill| *fill != back) {
            let _ = writeln!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{length}\" height=\"{}\" fill=\"{fill}\"/>",
                CELL.1
            );
        }
        let words = text.trim_end();
        if words.is_empty() {
            continue;
        }
        let length = u16::try_from(words.chars().count()).expect("a row") * CELL.0;
        let weight = if look.bold { " font-weight=\"bold\"" } else { "" };
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;");
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{}\" fill=\"{}\"{weight} textLength=\"{length}\" \
             lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{escaped}</text>",
            y + BASE,
            look.front
        );
    }
    out
}

#[derive(PartialEq, Clone)]
struct Look {
    front: String,
    behind: Option<String>,
    bold: bool,
}

/// Runs of one look in a row.
fn runs(screen: &vt100::Screen, row: u16, ground: &Ground) -> Vec<(u16, String, Look)> {
    let mut runs: Vec<(u16, String, Look)> = Vec::new();
    for column in 0..screen.size().1.get() {
        let Some(cell) = screen.cell(row, column) else { continue };
        let look = look(cell, ground);
        let text = if cell.contents().is_empty() { " " } else { cell.contents() };
        match runs.last_mut() {
            // Where a viewer knows another font, words stand in their column after every gap.
            Some((_, run, last)) if *last == look && (text == " " || !run.ends_with("  ")) => {
                run.push_str(text);
            }
            _ => runs.push((column, text.to_owned(), look)),
        }
    }
    runs
}

fn look(cell: &vt100::Cell, ground: &Ground) -> Look {
    let plain = if cell.dim() { ground.dim } else { ground.text };
    let front = colour(cell.fgcolor(), ground).unwrap_or_else(|| plain.to_owned());
    let behind = colour(cell.bgcolor(), ground);
    let bold = cell.bold();
    if cell.inverse() {
        let front_now = behind.unwrap_or_else(|| ground.back.to_owned());
        return Look { front: front_now, behind: Some(front), bold };
    }
    Look { front, behind, bold }
}

/// What most of the screen lies on.
fn common_back(screen: &vt100::Screen, ground: &Ground) -> String {
    let (rows, columns) = screen.size();
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for row in 0..rows.get() {
        for column in 0..columns.get() {
            let cell = screen.cell(row, column);
            let back = cell.and_then(|cell| colour(cell.bgcolor(), ground));
            *counts.entry(back.unwrap_or_else(|| ground.back.to_owned())).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or_else(String::new, |(back, _)| back)
}

fn colour(colour: vt100::Color, ground: &Ground) -> Option<String> {
    match colour {
        vt100::Color::Default => None,
        vt100::Color::Idx(index) => Some(indexed(index, ground)),
        vt100::Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
    }
}

/// The sixteen of the terminal, the cube of 216 and the greys.
fn indexed(index: u8, ground: &Ground) -> String {
    let step = |part: u8| if part == 0 { 0 } else { 55 + 40 * part };
    match index {
        0..16 => ground.sixteen[usize::from(index)].to_owned(),
        16..232 => {
            let number = index - 16;
            let [red, green, blue] = [number / 36, number / 6 % 6, number % 6].map(step);
            format!("#{red:02x}{green:02x}{blue:02x}")
        }
        _ => {
            let grey = 8 + 10 * (index - 232);
            format!("#{grey:02x}{grey:02x}{grey:02x}")
        }
    }
}
