//! The pictures in the README, made from the real program. `SUPPLE_BLESS=1 cargo test --test pty picture` draws them
//! anew.

use std::fmt::Write;
use std::path::Path;

use crate::support::Start;

/// Width and height of a cell and the size of its letters, in pixels.
const CELL: (u16, u16) = (9, 19);
const LETTERS: u16 = 15;
const MARGIN: u16 = 14;

#[test]
fn the_picture_in_the_readme_is_what_the_program_shows() {
    pictured("assets/window.svg", include_str!("../fixtures/day.toml"), b"", "Stand at 14:50");
}

#[test]
fn the_picture_of_the_diary_is_what_the_program_shows() {
    pictured("assets/diary.svg", include_str!("../fixtures/diary.toml"), b"2", "a long day at the desk");
}

#[test]
fn the_picture_of_the_guide_is_what_the_program_shows() {
    pictured("assets/guide.svg", include_str!("../fixtures/day.toml"), b"5jjjjjjjjjjjjjj", "nearly half");
}

/// Holds that a picture shows what the program shows after these keys, once it shows that text.
fn pictured(file: &str, journal: &str, keys: &[u8], text: &str) {
    let mut program = Start::supple()
        .size(104, 30)
        .clock("2026-03-02T14:16:00+01:00 1000")
        .file(".local/share/supple/2026.toml", journal)
        .run();
    program.first_frame();
    program.send(keys);
    program.wait_for(text, |screen| screen.contents().contains(text));
    let drawn = program.with_screen(svg);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("SUPPLE_BLESS").is_some() {
        std::fs::write(&path, &drawn).expect("the picture");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == drawn, "{file} is of another time: draw it with SUPPLE_BLESS=1");
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

#[derive(PartialEq, Clone, Copy)]
struct Look {
    front: &'static str,
    behind: Option<&'static str>,
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

fn front(cell: &vt100::Cell) -> &'static str {
    match colour(cell.fgcolor()) {
        Some(colour) => colour,
        None if cell.dim() => "#7d8296",
        None => "#d6d9e6",
    }
}

fn colour(colour: vt100::Color) -> Option<&'static str> {
    match colour {
        vt100::Color::Idx(0) => Some("#1b1d26"),
        vt100::Color::Idx(1) => Some("#e06c75"),
        vt100::Color::Idx(3) => Some("#e5c07b"),
        vt100::Color::Idx(6) => Some("#56b6c2"),
        _ => None,
    }
}
