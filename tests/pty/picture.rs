//! The pictures in the README, made from the real program. `SUPPLE_BLESS=1 cargo test --test pty picture` draws them and
//! the two films anew.

use std::fmt::Write;
use std::path::Path;

use crate::gallery::{Look, Play, scene};
use crate::support::{Program, Start};
use crate::svg::{DARK, Picture};

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

#[test]
fn the_picture_of_the_trends_is_what_the_program_shows() {
    keep(&Play::open(&scene("trends-year"), (104, 30), Look::Terminal).picture().svg(), "trends.svg");
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
    keep(&program.with_screen(|screen| Picture::of(screen, &DARK)).svg(), name);
}

/// What is kept in the file of that name is what was drawn.
pub(crate) fn keep(drawn: &str, name: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
    if std::env::var_os("SUPPLE_BLESS").is_some() {
        std::fs::write(&file, drawn).expect("the picture");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == drawn, "assets/{name} is of another time: draw it with SUPPLE_BLESS=1");
}
