//! The pictures in the README, made from the real program. `SUPPLE_BLESS=1 cargo test --test pty picture` draws them
//! anew.

use std::fmt::Write;
use std::path::Path;

use crate::support::{Program, Start};

/// Width and height of a cell and the size of its letters, in pixels.
const CELL: (u16, u16) = (9, 19);
const LETTERS: u16 = 15;
const MARGIN: u16 = 14;

#[test]
fn the_picture_in_the_readme_is_what_the_program_shows() {
    check(&at("14:16", (104, 30), DAY, b"", "Stand at 14:50"), "window.svg");
}

#[test]
fn the_picture_of_the_diary_is_what_the_program_shows() {
    let diary = include_str!("../fixtures/diary.toml");
    check(&at("14:16", (104, 30), diary, b"3", "a long day at the desk"), "diary.svg");
}

#[test]
fn the_picture_of_the_guide_is_what_the_program_shows() {
    check(&at("14:16", (104, 30), DAY, b"5jjjjjjjjjjjjjj", "nearly half"), "guide.svg");
}

#[test]
fn the_picture_of_the_water_is_what_the_program_shows() {
    check(&at("19:25", (58, 18), DAY, b"", "a glass when convenient"), "water.svg");
}

#[test]
fn the_picture_of_the_shades_is_what_the_program_shows() {
    check(&at("14:16", (76, 22), DAY, b"c", "dark amber"), "shades.svg");
}

#[test]
fn the_picture_of_the_stretch_screen_is_what_the_program_shows() {
    let mut journal = DAY.to_owned();
    for day in (8..=28).filter(|day| day % 6 != 0) {
        let _ = writeln!(
            journal,
            "bed{day} = {{ at = 2026-02-{day:02} 22:12:00+01:00, stretch = \"bed-195\", secs = 195, whole = true, \
             stood = false }}"
        );
    }
    let words = "Six weeks: done on 18 of 22 nights";
    check(&at("14:16", (120, 40), &journal, b"Tgjjjjj", words), "stretch.svg");
}

/// The made-up day.
const DAY: &str = include_str!("../fixtures/day.toml");

/// The program at that time of a journal, after these keys, once it shows that text.
fn at(time: &str, (columns, rows): (u16, u16), journal: &str, keys: &[u8], text: &str) -> Program {
    let mut program = Start::supple()
        .size(columns, rows)
        .clock(&format!("2026-03-02T{time}:00+01:00 1000"))
        .file(".local/share/supple/2026.toml", journal)
        .run();
    program.first_frame();
    program.send(keys);
    program.wait_for(text, |screen| screen.contents().contains(text));
    program
}

/// The picture that is kept is the one that is shown.
fn check(program: &Program, name: &str) {
    let drawn = program.with_screen(svg);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
    if std::env::var_os("SUPPLE_BLESS").is_some() {
        std::fs::write(&file, &drawn).expect("the picture");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == drawn, "assets/{name} is of another time: draw it with SUPPLE_BLESS=1");
}

fn svg(screen: &vt100::Screen) -> String {
    let (rows, columns) = screen.size();
    let (width, height) = (columns.get() * CELL.0 + 2 * MARGIN, rows.get() * CELL.1 + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"{LETTERS}\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#1b1d26\"/>\n"
    );
    for row in 0..rows.get() {
        for (column, text, look) in runs(screen, row, columns.get()) {
            let (x, y) = (MARGIN + column * CELL.0, MARGIN + row * CELL.1);
            let length = u16::try_from(text.chars().count()).expect("a row") * CELL.0;
            if let Some(fill) = look.behind {
                let _ = writeln!(
                    out,
                    "<rect x=\"{x}\" y=\"{y}\" width=\"{length}\" height=\"{}\" fill=\"{fill}\"/>",
                    CELL.1
                );
            }
            let weight = if look.bold { " font-weight=\"bold\"" } else { "" };
            let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
            let _ = writeln!(
                out,
                "<text x=\"{x}\" y=\"{}\" fill=\"{}\"{weight} textLength=\"{length}\" \
                 lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{escaped}</text>",
                y + LETTERS,
                look.front
            );
        }
    }
    out + "</svg>\n"
}

#[derive(PartialEq, Clone)]
struct Look {
    front: String,
    behind: Option<String>,
    bold: bool,
}

/// Runs of one look in a row, without those that are only space.
fn runs(screen: &vt100::Screen, row: u16, columns: u16) -> Vec<(u16, String, Look)> {
    let mut runs: Vec<(u16, String, Look)> = Vec::new();
    for column in 0..columns {
        let Some(cell) = screen.cell(row, column) else { continue };
        let look = Look { front: front(cell), behind: colour(cell.bgcolor()), bold: cell.bold() };
        let text = if cell.contents().is_empty() { " " } else { cell.contents() };
        match runs.last_mut() {
            Some((_, run, last)) if *last == look => run.push_str(text),
            _ => runs.push((column, text.to_owned(), look)),
        }
    }
    runs.retain(|(_, text, look)| look.behind.is_some() || !text.trim().is_empty());
    runs
}

fn front(cell: &vt100::Cell) -> String {
    let plain = if cell.dim() { "#7d8296" } else { "#d6d9e6" };
    colour(cell.fgcolor()).unwrap_or_else(|| plain.to_owned())
}

fn colour(colour: vt100::Color) -> Option<String> {
    let named = |name: &str| Some(name.to_owned());
    match colour {
        vt100::Color::Idx(0) => named("#1b1d26"),
        vt100::Color::Idx(1) => named("#e06c75"),
        vt100::Color::Idx(3) => named("#e5c07b"),
        vt100::Color::Idx(6) => named("#56b6c2"),
        vt100::Color::Rgb(red, green, blue) => Some(format!("#{red:02x}{green:02x}{blue:02x}")),
        _ => None,
    }
}
