//! Colours in a real terminal: what it is asked, what it is sent, and when.

use std::collections::BTreeSet;

use vt100::Color;

use crate::support::{Program, Start, write};

const DAY: &str = include_str!("../fixtures/day.toml");
const CONFIG: &str = ".config/supple/config.toml";
const QUESTION: &[u8] = b"\x1b]11;?\x1b\\";

fn today() -> Start {
    Start::supple().clock("2026-03-02T14:16:00+01:00 1000").file(".local/share/supple/2026.toml", DAY)
}

/// The colours of words and of grounds on the screen.
fn colours(screen: &vt100::Screen) -> (BTreeSet<String>, BTreeSet<String>) {
    let (rows, columns) = screen.size();
    let cells =
        (0..rows.get()).flat_map(|row| (0..columns.get()).filter_map(move |column| screen.cell(row, column)));
    cells.map(|cell| (format!("{:?}", cell.fgcolor()), format!("{:?}", cell.bgcolor()))).unzip()
}

fn words(program: &Program) -> BTreeSet<String> {
    program.with_screen(colours).0
}

fn named(colour: Color) -> String {
    format!("{colour:?}")
}

#[test]
fn the_ground_is_asked_for_after_the_first_frame_and_a_late_answer_only_restyles() {
    let mut program = today().run();
    program.first_frame();
    program.wait_for_bytes("the question", QUESTION);
    assert!(words(&program).contains(&named(Color::Idx(6))), "cyan on what may be dark");
    let text = program.text();
    program.send(b"\x1b]11;rgb:ffff/fafa/f0f0\x1b\\");
    program.wait_for("blue on what is light", |screen| {
        let words = colours(screen).0;
        words.contains(&named(Color::Idx(4))) && !words.contains(&named(Color::Idx(6)))
    });
    assert_eq!(program.text(), text, "no letter of the answer was taken for a key");
    program.send(b"q");
    assert!(program.wait_exit().success());
    program.assert_given_back();
}

#[test]
fn where_the_environment_tells_or_nothing_depends_on_it_nobody_is_asked() {
    let known = today().env("COLORFGBG", "0;15").run();
    known.wait_for("blue on light", |screen| colours(screen).0.contains(&named(Color::Idx(4))));
    let own = today().file(CONFIG, "[ui]\ntheme = \"tide\"\n").run();
    own.wait_for("its ground everywhere", |screen| {
        let grounds = colours(screen).1;
        grounds.contains(&named(Color::Rgb(0x0f, 0x1c, 0x2b))) && !grounds.contains(&named(Color::Default))
    });
    let plain = today().env("NO_COLOR", "1").run();
    plain.first_frame();
    for mut program in [known, own, plain] {
        program.send(b"?");
        program.wait_for("the help", |screen| screen.contents().contains("log the usual glass"));
        assert!(!program.has_written(QUESTION));
    }
}

#[test]
fn color_on_the_command_line_goes_before_the_environment() {
    let plain = BTreeSet::from([named(Color::Default)]);
    let of = |start: Start| {
        let program =
            start.clock("2026-03-02T14:16:00+01:00 1000").file(".local/share/supple/2026.toml", DAY).run();
        program.first_frame();
        program.with_screen(colours)
    };
    assert_eq!(of(Start::supple().env("NO_COLOR", "1")), (plain.clone(), plain.clone()));
    assert_eq!(of(Start::words(&["--color", "never"])), (plain.clone(), plain.clone()));
    assert_eq!(of(Start::supple().env("CLICOLOR", "0")), (plain.clone(), plain.clone()));
    let always = of(Start::words(&["--color", "always"]).env("NO_COLOR", "1"));
    assert!(always.0.contains(&named(Color::Idx(6))), "{always:?}");
}

#[test]
fn a_terminal_of_256_or_16_colours_is_sent_no_other() {
    for (term, fits) in [
        ("xterm-256color", (|colour: &str| colour.starts_with("Idx")) as fn(&str) -> bool),
        ("xterm", |colour| (0..16).any(|number| named(Color::Idx(number)) == colour)),
    ] {
        let start = today().env("TERM", term).env("COLORTERM", "").env("SUPPLE_UI_THEME", "linen");
        let program = start.run();
        program.first_frame();
        let (words, grounds) = program.with_screen(colours);
        for colour in words.iter().chain(&grounds) {
            assert!(fits(colour), "{term}: {colour}");
        }
    }
}

#[test]
fn a_theme_that_is_saved_is_in_force_at_once() {
    let program = today().file(CONFIG, "[ui]\ntheme = \"dark\"\n").run();
    let ground = |red, green, blue| named(Color::Rgb(red, green, blue));
    program.wait_for("slate", |screen| colours(screen).1.contains(&ground(0x1b, 0x1e, 0x24)));
    let config = program.home().join(CONFIG);
    write(&config, "[ui]\ntheme = \"mine\"\n[theme.mine]\nbase = \"light\"\nground = \"#fffff0\"\n");
    program.wait_for("the own ground", |screen| {
        let grounds = colours(screen).1;
        grounds.contains(&ground(0xff, 0xff, 0xf0)) && !grounds.contains(&ground(0x1b, 0x1e, 0x24))
    });
    write(&config, "[ui]\ntheme = \"mien\"\n[theme.mine]\nbase = \"light\"\n");
    program.wait_for("what is wrong", |screen| {
        screen.contents().contains("config.toml, line 2: ui.theme: \"mien\" is no theme here")
    });
}
