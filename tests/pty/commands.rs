//! Commands of the shell as whole processes: what they print, what they end with, what they leave on the disk.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Output;

use rustix::process::Signal;

use crate::support::{Program, Start, supple, write};

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

fn in_home(test: impl Fn(&Path)) {
    test(tempfile::tempdir().expect("a home").path());
}

#[test]
fn what_is_logged_is_in_the_status_and_in_the_log() {
    in_home(|home| {
        let (code, out, err) = said(&supple(home, &["drink", "300"]));
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.starts_with("water 300 ml at ") && out.ends_with(" (300 of 1,800 ml today)\n"), "{out}");
        assert!(said(&supple(home, &["status"])).1.starts_with("300/1,800 ml | "));
        assert!(said(&supple(home, &["log"])).1.contains("water 300 ml"));
        let (code, out, _) = said(&supple(home, &["undo"]));
        assert!(code == 0 && out.starts_with("took back: water 300 ml of "), "{out}");
        assert!(said(&supple(home, &["status"])).1.starts_with("0/1,800 ml | "));
        assert_eq!(
            said(&supple(home, &["undo"])),
            (1, String::new(), "supple: nothing to take back\n".to_owned())
        );
    });
}

#[test]
fn signs_bring_the_card_of_the_rule_that_fires_and_no_other_page() {
    in_home(|home| {
        let (code, out, _) = said(&supple(home, &["signs", "fast-weak-pulse"]));
        assert!(code == 0 && out.contains("trust that and get help") && !out.contains("E-13"), "{out}");
        let (code, out, _) = said(&supple(home, &["signs", "dry-mouth"]));
        assert!(
            code == 0 && out.contains("Rule E-13") && out.contains("Be seen today"),
            "with thirst: {out}"
        );
        let (_, out, _) = said(&supple(home, &["signs", "faint-or-confused", "dry-mouth"]));
        assert_eq!(out.matches("Signs of serious dehydration").count(), 1, "one card, once: {out}");
        assert!(out.contains("Call") && out.contains("now."), "{out}");
        let (_, out, _) = said(&supple(home, &["checkin", "odd", "chest-or-breath"]));
        assert!(
            out.contains("Rule E-01") && out.contains("Also noted: Signs of serious dehydration"),
            "{out}"
        );
    });
}

#[test]
fn the_journal_is_private() {
    in_home(|home| {
        supple(home, &["drink"]);
        let mode = |path: &str| fs::metadata(home.join(path)).expect(path).permissions().mode() & 0o777;
        assert_eq!(mode(".local/share/supple"), 0o700);
        let book =
            fs::read_dir(home.join(".local/share/supple")).expect("books").next().expect("one").expect("it");
        assert_eq!(book.metadata().expect("its mode").permissions().mode() & 0o777, 0o600);
    });
}

#[test]
fn no_umask_opens_the_journal_to_others() {
    in_home(|home| {
        let script = format!("umask 000; exec {} drink", env!("CARGO_BIN_EXE_supple"));
        let done = std::process::Command::new("/bin/sh").args(["-c", &script]).env("HOME", home).output();
        assert!(done.expect("a shell").status.success());
        let mut folders = vec![home.join(".local/share/supple"), home.join(".local/state/supple")];
        let mut seen = 0;
        while let Some(path) = folders.pop() {
            let found = fs::metadata(&path).expect("it is there");
            let wanted = if found.is_dir() { 0o700 } else { 0o600 };
            assert_eq!(found.permissions().mode() & 0o777, wanted, "{}", path.display());
            seen += 1;
            if found.is_dir() {
                folders
                    .extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("one").path()));
            }
        }
        assert!(seen >= 6, "folders, book, carbon and lock");
    });
}

#[test]
fn links_stay_links() {
    in_home(|home| {
        let year = chrono::Local::now().format("%Y.toml").to_string();
        fs::create_dir_all(home.join("synced/dots")).expect("folders");
        fs::create_dir_all(home.join(".local/share")).expect("folders");
        std::os::unix::fs::symlink(home.join("synced"), home.join(".local/share/supple")).expect("a link");
        fs::write(home.join("synced/dots/book"), "").expect("a book elsewhere");
        std::os::unix::fs::symlink("dots/book", home.join("synced").join(&year)).expect("a link");
        assert_eq!(said(&supple(home, &["drink"])).0, 0);
        assert_eq!(said(&supple(home, &["drink"])).0, 0);
        for link in [home.join(".local/share/supple"), home.join("synced").join(&year)] {
            assert!(fs::symlink_metadata(&link).expect("it is there").is_symlink(), "{}", link.display());
        }
        let book = fs::read_to_string(home.join("synced/dots/book")).expect("the book");
        assert_eq!(book.matches("drink = ").count(), 2, "{book}");
    });
}

#[test]
fn bad_words_end_with_2_and_record_nothing() {
    in_home(|home| {
        let wrong: [&[&str]; 6] = [
            &["drink", "petrol"],
            &["drink", "-5"],
            &["cramp", "--intensity", "11"],
            &["drink", "--at", "tomorrow"],
            &["fly"],
            &["drink", "--colour"],
        ];
        for words in wrong {
            let (code, out, err) = said(&supple(home, words));
            assert_eq!((code, out.as_str()), (2, ""), "{words:?}: {err}");
            assert!(err.starts_with("supple: ") && err.lines().count() == 1, "{words:?}: {err}");
        }
        assert!(!home.join(".local").exists(), "nothing was made");
    });
}

#[test]
fn help_and_version_end_with_0() {
    in_home(|home| {
        let (code, out, _) = said(&supple(home, &["--help"]));
        assert!(code == 0 && out.contains("Log a drink"), "{out}");
        let (code, out, _) = said(&supple(home, &["drink", "--help"]));
        assert!(code == 0 && out.contains("supple drink 0.5l tea"), "{out}");
        assert_eq!(said(&supple(home, &["--version"])).0, 0);
    });
}

#[test]
fn without_a_terminal_every_screen_is_printed_as_lines() {
    in_home(|home| {
        supple(home, &["drink", "300"]);
        supple(
            home,
            &["cramp", "left", "calf", "--intensity", "7", "--at", "03:40", "--note", "a\u{1b}[31mb"],
        );
        let shows = |words: &[&str], parts: &[&str]| {
            let (code, out, err) = said(&supple(home, words));
            assert_eq!((code, err.as_str()), (0, ""), "{out}");
            assert!(
                parts.iter().all(|part| out.contains(part)) && !out.contains('\u{1b}'),
                "{words:?}: {out}"
            );
        };
        shows(
            &[],
            &["Today, ", "Water\n  300 of 1,800 ml", "Movement\n", "supple stretch ", "left calf, 7 of 10"],
        );
        shows(&["--screen", "cramps", "--plain"], &["Cramps: 1", "left calf; 7 of 10"]);
        shows(&["--screen", "stretch"], &["bed-330", "calf-wall"]);
        shows(&["--screen", "trends"], &["28 days until", "Not enough days yet (0 of 28). Keep logging."]);
        shows(&["--screen", "guide"], &["When to act", "Magnesium"]);
        let (code, _, err) = said(&supple(home, &["--screen", "soup"]));
        assert!(code == 2 && err.contains("today, stretch, cramps, trends, guide"), "{err}");
    });
}

#[test]
fn a_dumb_terminal_gets_lines_and_another_one_the_screen_that_is_asked_for() {
    let dumb = Start::words(&["--screen", "cramps"]).env("TERM", "dumb").run();
    assert!(dumb.wait_exit().success());
    assert!(dumb.has_written(b"Cramps: none logged"), "{}", dumb.text());
    let mut window = Start::words(&["--screen", "guide"]).run();
    assert!(window.first_frame().contains("Magnesium"), "{}", window.text());
    window.send(b"q");
    assert!(window.wait_exit().success());
}

#[test]
fn the_window_opens_at_the_screen_of_the_settings_and_at_the_one_that_is_asked_for_first() {
    let config = ".config/supple/config.toml";
    let opens = |words: &[&str], text: &str| {
        let mut window = Start::words(words).file(config, "[ui]\nscreen = \"guide\"\n").run();
        assert!(window.first_frame().contains(text), "{words:?}: {}", window.text());
        window.send(b"q");
        assert!(window.wait_exit().success());
    };
    opens(&[], "Magnesium");
    opens(&["--screen", "cramps"], "No cramp is in the diary.");
    opens(&["--set", "ui.screen=stretch"], "Seated desk break");
    in_home(|home| {
        write(&home.join(config), "[ui]\nscreen = \"trends\"\n");
        let (code, out, err) = said(&supple(home, &[]));
        assert!(code == 0 && err.is_empty() && out.contains("28 days until"), "{out}{err}");
        write(&home.join(config), "[ui]\nscreen = \"soup\"\n");
        let (code, out, err) = said(&supple(home, &[]));
        assert!(code == 0 && out.starts_with("Today, "), "the default holds: {out}");
        assert!(err.contains("line 2: ui.screen") && err.contains("\"guide\""), "{err}");
    });
}

/// What a terminal would obey, and between it what may be read, as a book has it.
const ORDERS: &str = r"\u001b]52;c;aGk=\u0007\u009b31m\u202ecalm\u2066words\u001b[2J\u001b]0;t\u001b\\\u200b";

/// The same as bytes, in the pieces that no window would write of its own accord.
const OBEYED: [&[u8]; 6] = [b"\x1b]52", b"\x1b]0;", b"\x07", b"\xc2\x9b", b"\xe2\x80\xae", b"\xe2\x81\xa6"];

#[test]
fn words_from_elsewhere_are_never_obeyed_by_the_terminal() {
    let book = r#"schema = 1

[log]
p1 = { at = 2026-02-01 09:00:00+01:00, profile = "cautions-read", is = true }
h1 = { at = 2026-03-02 03:40:00+01:00, cramp = "left calf", pain = 7, note = "ORDERS" }
h2 = { at = 2026-03-02 08:10:00+01:00, drink = "ORDERS", ml = 250, note = "ORDERS" }
h3 = { at = 2026-03-01 08:20:00+01:00, medicine = "ORDERS", started = 2026-02-01 }
h4 = { at = 2026-03-02 08:20:00+01:00, pause = "meeting", secs = 7200, note = "ORDERS" }
"#
    .replace("ORDERS", ORDERS);
    let own = r#"
[[move]]
id = "own-stretch"
name = "ORDERS"
target = "ORDERS"
position = "ORDERS"
sides = "each"
mode = "hold"
hold = 20
cues = ["ORDERS"]
caution = "ORDERS"
source = "ORDERS"

[[routine]]
id = "own-routine"
name = "ORDERS"
steps = [{ move = "own-stretch" }]
"#
    .replace("ORDERS", ORDERS);
    let broken = "x = { at = 2026-03-02 08:30:00+01:00, drink = \"\u{1b}]52;c;aGk=\u{7}\u{202e}\" }\n";
    let start = |program: Start| {
        program
            .clock("2026-03-02T09:00:00+01:00 1000")
            .file("other.toml", &book)
            .file("backup.toml", &book.replace("h1", "k1").replace("h2", "k2"))
            .file(".config/supple/routines/own.toml", &own)
            .file(".config/supple/routines/wrong.toml", &own.replace("own-routine", ORDERS))
            .file(".local/share/supple/2026 (1).toml", &(book.replace("h1", "c1") + broken))
    };
    let verbs = [
        "merge other.toml",
        "restore backup.toml",
        "undo",
        "tidy",
        "log",
        "log --all",
        "log --json",
        "status",
        "profile",
        "trends",
        "flags",
        "report",
        "--plain",
        "--plain --screen cramps",
        "stretch --list",
        "stretch --about own-routine",
        "stretch --about own-stretch",
        "stretch --check .config/supple/routines/wrong.toml",
        "selftest",
    ];
    let script: String = verbs.iter().map(|verb| format!("echo '$ {verb}'; \"$0\" {verb}; ")).collect();
    let shell = start(Start::shell(&script)).env("SUPPLE_NOTIFY_SOUND", "false").size(200, 60).run();
    shell.wait_exit();
    assert!(shell.has_written("calmwords".as_bytes()), "{}", shell.text());
    for orders in OBEYED.into_iter().chain([b"\x1b".as_slice()]) {
        assert!(!shell.has_written(orders), "{} is obeyed on\n{}", orders.escape_ascii(), shell.text());
    }

    let merged = "\"$0\" merge other.toml >log; \"$0\" restore backup.toml >log; exec \"$0\"";
    let mut window = start(Start::shell(merged)).env("SUPPLE_STRETCH_SOUND", "false").size(120, 40).run();
    window.first_frame();
    let shows = |window: &mut Program, keys: &str, shown: &str| {
        window.send(keys.as_bytes());
        window.wait_for(shown, |screen| screen.contents().contains(shown));
    };
    shows(&mut window, "3", "calmwords");
    shows(&mut window, "e", "This cramp");
    window.send(b"\x1b");
    window.wait_for("the diary", |screen| !screen.contents().contains("This cramp"));
    shows(&mut window, "2/own-\r", "calmwords");
    window.send(b"\r");
    window.wait_for("the session", |screen| screen.contents().contains("pause"));
    for orders in OBEYED {
        assert!(!window.has_written(orders), "{} is obeyed on\n{}", orders.escape_ascii(), window.text());
    }
}

#[test]
fn a_data_directory_that_cannot_be_made_is_named_and_nothing_is_recorded() {
    in_home(|home| {
        write(&home.join("file"), "not a directory");
        let place = home.join("file/inside");
        let (code, out, err) = said(&supple(home, &["--data-dir", place.to_str().expect("plain"), "drink"]));
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.starts_with("supple: not recorded: ") && err.contains("file/inside"), "{err}");
        assert_eq!(err.lines().count(), 1, "{err}");
    });
}

#[test]
fn a_book_that_cannot_be_written_costs_nothing_that_was_recorded() {
    in_home(|home| {
        let year = chrono::Local::now().format("%Y.toml").to_string();
        fs::create_dir_all(home.join("data").join(&year)).expect("a directory in the book's place");
        let data = home.join("data");
        let run = |words: &[&str]| {
            said(&supple(home, &[&["--data-dir", data.to_str().expect("plain")], words].concat()))
        };
        let (code, out, err) = run(&["drink"]);
        assert!(code == 0 && out.starts_with("water 250 ml"), "{err}");
        assert!(err.starts_with("supple: recorded, but "), "{err}");
        assert!(run(&["status"]).1.starts_with("250/1,800 ml"));
        fs::remove_dir(data.join(&year)).expect("the place is free");
        let (code, _, err) = run(&["drink"]);
        assert_eq!(code, 0, "{err}");
        let book = fs::read_to_string(data.join(&year)).expect("a book");
        assert_eq!(book.matches("drink").count(), 2, "{book}");
    });
}

#[test]
fn two_data_directories_never_mix() {
    in_home(|home| {
        let at = |name: &str, words: &[&str]| {
            let place = home.join(name);
            said(&supple(home, &[&["--data-dir", place.to_str().expect("plain")], words].concat()))
        };
        at("one", &["drink", "100"]);
        at("two", &["drink", "200"]);
        assert!(at("one", &["status"]).1.starts_with("100/"));
        assert!(at("two", &["status"]).1.starts_with("200/"));
    });
}

#[test]
fn a_damaged_line_is_named_by_the_log_with_3_and_kept() {
    in_home(|home| {
        supple(home, &["drink"]);
        let year = chrono::Local::now().format(".local/share/supple/%Y.toml").to_string();
        let book = home.join(year);
        let damaged =
            fs::read_to_string(&book).expect("a book") + "half = { at = 2026-13-01 10:00:00Z, drink\n";
        fs::write(&book, &damaged).expect("a hand edit");
        let (code, out, err) = said(&supple(home, &["log"]));
        assert_eq!(code, 3);
        assert!(out.contains("water 250 ml"), "{out}");
        assert!(err.contains("line ") && err.contains("half = { at = 2026-13-01"), "{err}");
        assert_eq!(said(&supple(home, &["drink"])).0, 0);
        assert!(fs::read_to_string(&book).expect("a book").starts_with(&damaged));
    });
}

#[test]
fn the_selftest_says_by_which_way_a_notification_went() {
    in_home(|home| {
        let (code, out, _) = said(&supple(home, &["selftest"]));
        assert_eq!(code, 0);
        assert!(out.contains("!!  notification   only the banner in the window is left"), "{out}");
        assert!(out.contains("the desktop shows none ("), "{out}");
        assert!(out.contains("start the notification server of your desktop"), "{out}");
    });
    let program = Start::words(&["selftest"]).env("TERM", "xterm-kitty").run();
    program.wait_exit();
    assert!(program.has_written(b"\x1b]99;i=supple:d=0;supple can reach you here"));
    program.wait_for("the way", |screen| screen.contents().contains("sent to the terminal (Kitty)"));
}

#[test]
fn the_selftest_tells_of_the_terminal_and_why_the_window_looks_as_it_does() {
    let told = |start: Start| {
        let program = start.run();
        program.wait_exit();
        program.text()
    };
    let start = || Start::words(&["selftest"]).size(132, 40);
    let holds = |told: &str, lines: &[&str]| {
        for line in lines {
            assert!(told.contains(line), "no {line:?} in\n{told}");
        }
    };
    let full = start().env("COLORFGBG", "0;15").env("LC_ALL", "de_DE.UTF-8").run();
    full.wait_exit();
    holds(
        &full.text(),
        &[
            "ok  screens        drawn in a window; `supple --plain` prints them as lines, for screen readers",
            "ok  size           132 columns x 40 rows",
            "ok  colours        all, in 24 bits: COLORTERM=truecolor",
            "ok  background     light: COLORFGBG=0;15",
            "ok  symbols        unicode: ui.symbols, default",
            "!!  sleep, lock    there is no system bus (",
            "!!  idle time      there is no session bus (",
            "supple away",
        ],
    );
    holds(
        &told(start().env("COLORTERM", "")),
        &["256: TERM=xterm-256color", "background     unknown: COLORFGBG is"],
    );
    holds(
        &told(start().env("COLORTERM", "").env("TERM", "xterm")),
        &["16: neither COLORTERM nor TERM tells of more"],
    );
    let bare = told(start().env("NO_COLOR", "1"));
    holds(&bare, &["colours        none: NO_COLOR is set"]);
    assert!(!bare.contains("background"), "{bare}");
    holds(&told(start().env("TERM", "dumb")), &["printed as lines, as with `supple --plain`: TERM=dumb"]);
    let themed = "[ui]\ntheme = \"light\"\nsymbols = \"ascii\"\n";
    let themed = told(start().env("LANG", "C").file(".config/supple/config.toml", themed));
    holds(
        &themed,
        &[
            "ok  background     its own: theme light, line 2 of the file",
            "ok  symbols        ascii: ui.symbols, line 3 of the file",
        ],
    );
    let doubt = told(start().env("LANG", "C"));
    holds(
        &doubt,
        &[
            "!!  symbols        unicode",
            "LANG=C is no UTF-8; if lines come out",
            "symbols = \"ascii\" below [ui]",
        ],
    );
    in_home(|home| {
        let (code, out, _) = said(&supple(home, &["selftest"]));
        assert_eq!(code, 0, "what is missing is no fault: {out}");
        holds(&out, &["no terminal: 80 columns assumed", "`supple --plain`: the output is no terminal"]);
        assert!(out.contains("no locale is set (LC_ALL, LC_CTYPE, LANG)"), "{out}");
    });
}

#[test]
fn the_selftest_names_what_is_wrong() {
    in_home(|home| {
        supple(home, &["drink"]);
        let (code, out, _) = said(&supple(home, &["selftest"]));
        assert_eq!(code, 0, "{out}");
        assert!(out.contains("ok  facts          1 stand"), "{out}");
        let folder = home.join(".local/share/supple");
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).expect("its mode");
        write(&folder.join("2026 (1).toml"), "x = 5\n");
        write(&home.join(".config/supple/config.toml"), "[ui]\ntheme = 7\n");
        let (code, out, _) = said(&supple(home, &["selftest"]));
        assert_eq!(code, 3, "{out}");
        for words in ["line 2: ui.theme", "can be read by others (mode 755)", "x = 5"] {
            assert!(out.contains(words), "no {words} in {out}");
        }
    });
}

#[test]
fn a_newer_journal_is_shown_and_not_touched() {
    in_home(|home| {
        let year = chrono::Local::now().format(".local/share/supple/%Y.toml").to_string();
        let text = "schema = 99\n\n[log]\n";
        write(&home.join(&year), text);
        let (code, _, err) = said(&supple(home, &["drink"]));
        assert_eq!(code, 1);
        assert!(err.contains("newer version") && err.contains("nothing was changed"), "{err}");
        assert_eq!(fs::read_to_string(home.join(&year)).expect("the book"), text);
        assert_eq!(said(&supple(home, &["status"])).0, 0);
    });
}

#[test]
fn configuration_problems_are_all_named() {
    in_home(|home| {
        let (code, path, _) = said(&supple(home, &["config", "path"]));
        assert_eq!(code, 0);
        assert_eq!(said(&supple(home, &["config", "check"])).0, 0, "no file is no problem");
        write(Path::new(path.trim_end()), "[movement]\ninterval = 5\nfoo = 1\n");
        let (code, _, err) = said(&supple(home, &["config", "check"]));
        assert_eq!((code, err.lines().count()), (1, 2), "{err}");
        assert!(err.contains("line 2: movement.interval = 5: expected text in quotes"), "{err}");
        let (code, _, err) = said(&supple(home, &["config", "check", "--set", "ui.thme=dark"]));
        assert_eq!((code, err.lines().count()), (1, 3), "{err}");
        assert!(err.contains("--set ui.thme=dark: no such setting; did you mean \"ui.theme\"?"), "{err}");
        let schema = said(&supple(home, &["config", "schema"])).1;
        assert!(schema.starts_with("{\"$schema\""), "{schema}");
        let (code, _, err) = said(&supple(home, &["drink"]));
        assert_eq!((code, err.lines().count()), (0, 2), "a wrong configuration stops nothing: {err}");
        let example = said(&supple(home, &["config", "example"])).1;
        assert_eq!(example, include_str!("../../config.example.toml"));
    });
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    in_home(|home| {
        supple(home, &["drink"]);
        let script = format!("{} log | true; exit ${{PIPESTATUS:-0}}", env!("CARGO_BIN_EXE_supple"));
        let status = std::process::Command::new("/bin/sh").args(["-c", &script]).env("HOME", home).status();
        assert!(status.expect("a shell").success());
    });
}

#[test]
#[cfg(target_os = "linux")]
fn an_answer_nobody_can_read_is_recorded_once() {
    in_home(|home| {
        let script = format!("exec {} drink >/dev/full", env!("CARGO_BIN_EXE_supple"));
        let status = std::process::Command::new("/bin/sh").args(["-c", &script]).env("HOME", home).status();
        assert!(status.expect("a shell").success(), "a second try would record it twice");
        assert!(said(&supple(home, &["status"])).1.starts_with("250/1,800 ml"));
    });
}

#[test]
fn fifty_at_once_are_fifty() {
    in_home(|home| {
        let writers: Vec<_> = (0..50)
            .map(|_| {
                let home = home.to_owned();
                std::thread::spawn(move || supple(&home, &["drink", "10"]).status.success())
            })
            .collect();
        assert!(writers.into_iter().all(|writer| writer.join().expect("its end")));
        assert!(said(&supple(home, &["status"])).1.starts_with("500/1,800 ml"));
    });
}

/// One command with a journal in `place` below the home directory.
fn at(home: &Path, place: &str, words: &[&str]) -> (i32, String, String) {
    let place = home.join(place);
    said(&supple(home, &[&["--data-dir", place.to_str().expect("plain")], words].concat()))
}

fn path(home: &Path, name: &str) -> String {
    home.join(name).to_str().expect("plain").to_owned()
}

#[test]
fn everything_goes_into_one_file_and_comes_back() {
    in_home(|home| {
        let file = path(home, "all.toml");
        at(home, "old", &["drink", "100"]);
        at(home, "old", &["drink", "200"]);
        assert_eq!(
            at(home, "old", &["backup", &file]),
            (0, format!("2 facts written to {file}\n"), String::new())
        );
        assert_eq!(fs::metadata(&file).expect("the file").permissions().mode() & 0o777, 0o600);
        let (code, out, err) = at(home, "old", &["backup", &file]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.contains("is there already; give another name") && err.lines().count() == 1, "{err}");
        at(home, "new", &["drink", "50"]);
        let words = "restored: 2 new facts; `supple undo` takes it back\n";
        assert_eq!(at(home, "new", &["restore", &file]), (0, words.to_owned(), String::new()));
        assert!(at(home, "new", &["status"]).1.starts_with("350/"));
        assert_eq!(at(home, "new", &["undo"]).1, "took back: 2 restored facts\n");
        assert!(at(home, "new", &["status"]).1.starts_with("50/"));
        assert!(at(home, "new", &["undo"]).1.starts_with("took back: water 50 ml of "));
        assert_eq!(at(home, "new", &["restore", &file]).1, "restored: nothing new\n");
    });
}

#[test]
fn a_backup_without_a_file_says_where_it_is() {
    in_home(|home| {
        let (code, _, err) = at(home, "data", &["backup"]);
        assert_eq!((code, err.as_str()), (1, "supple: nothing to back up: nothing is recorded yet\n"));
        at(home, "data", &["drink"]);
        let (code, out, _) = at(home, "data", &["backup"]);
        assert!(code == 0 && out.starts_with("unchanged since "), "the copy of the day: {out}");
        at(home, "data", &["drink"]);
        let (code, out, _) = at(home, "data", &["backup"]);
        let copy = out.trim_end().strip_prefix("copied to ").expect("a path").to_owned();
        assert_eq!((code, fs::read_to_string(&copy).expect("the copy").matches("drink").count()), (0, 2));
        assert_eq!(at(home, "data", &["restore", &copy]).1, "restored: nothing new\n");
    });
}

#[test]
fn journals_are_merged_and_other_files_refused() {
    in_home(|home| {
        let year = chrono::Local::now().format("%Y").to_string();
        at(home, "one", &["drink", "100"]);
        at(home, "two", &["drink", "200"]);
        let book = path(home, &format!("two/{year}.toml"));
        assert_eq!(
            at(home, "one", &["merge", &book, &book]),
            (0, "merged: 1 new fact\n".to_owned(), String::new())
        );
        assert_eq!(at(home, "one", &["merge", &book]).1, "merged: nothing new\n");
        assert!(at(home, "one", &["status"]).1.starts_with("300/"));
        write(&home.join("notes.txt"), "# notes\nremember the milk\n");
        let (code, out, err) = at(home, "one", &["merge", &book, &path(home, "notes.txt")]);
        assert_eq!((code, out.as_str()), (3, ""));
        assert!(err.contains("is not a journal: line 2 cannot be read"), "{err}");
        assert!(err.ends_with(": remember the milk\n") && err.lines().count() == 1, "{err}");
        let (code, _, err) = at(home, "one", &["merge", &path(home, "none.toml")]);
        assert!(code == 1 && err.contains("there is no file"), "{err}");
        assert_eq!(at(home, "one", &["merge"]).0, 2);
        assert_eq!(at(home, "one", &["restore"]).0, 2);
        assert_eq!(at(home, "one", &["forget"]).0, 2);
    });
}

#[test]
fn conflict_copies_are_reported_and_folded_in() {
    in_home(|home| {
        let year = chrono::Local::now().format("%Y").to_string();
        at(home, "data", &["drink", "100"]);
        let line =
            format!("tea-1 = {{ at = {}, drink = \"tea\", ml = 30 }}\n", chrono::Local::now().to_rfc3339());
        let copy = home.join(format!("data/{year} (conflicted copy).toml"));
        write(&copy, &line);
        let (code, _, err) = at(home, "data", &["log"]);
        assert!(code == 3 && err.contains("`supple tidy` folds it in"), "{err}");
        let (code, out, err) = at(home, "data", &["tidy"]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(
            out.starts_with("1 conflict copy folded in: 1 new fact; moved to ") && out.ends_with("/tidied\n")
        );
        assert!(!copy.exists());
        assert!(fs::read_to_string(home.join(format!("data/{year}.toml"))).expect("a book").ends_with(&line));
        let (code, out, _) = at(home, "data", &["log"]);
        assert!(code == 0 && out.contains("tea 30 ml"), "{out}");
        assert_eq!(
            at(home, "data", &["tidy"]),
            (0, "nothing to tidy: no conflict copies\n".to_owned(), String::new())
        );
    });
}

#[test]
fn a_made_up_journal_goes_into_a_directory_of_its_own() {
    in_home(|home| {
        let out = home.join("made-up");
        let out = out.to_str().expect("a path");
        let (code, said_out, err) = said(&supple(home, &["demo", "--years", "2", "--out", out]));
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(
            said_out.starts_with("wrote 19,") && said_out.ends_with(&format!(" facts to {out}\n")),
            "{said_out}"
        );
        let log = said(&supple(home, &["--data-dir", out, "log", "--from", "2019-01-01"]));
        assert!(log.0 == 0 && log.1.lines().count() > 10_000, "{}", log.1.lines().count());
        assert!(said(&supple(home, &["--data-dir", out, "status"])).1.contains("last cramp"));
        let (code, _, err) = said(&supple(home, &["demo", "--out", out]));
        assert!(code == 1 && err.contains("is not empty; name a new directory"), "{err}");
        assert!(said(&supple(home, &["status"])).1.starts_with("0/1,800 ml | "), "one's own is untouched");
    });
}

#[test]
fn a_forgotten_fact_is_gone() {
    in_home(|home| {
        let year = chrono::Local::now().format("%Y").to_string();
        at(home, "data", &["cramp", "--note", "a secret"]);
        at(home, "data", &["drink", "100"]);
        let book = home.join(format!("data/{year}.toml"));
        let text = fs::read_to_string(&book).expect("a book");
        let line = text.lines().find(|line| line.contains("secret")).expect("its line");
        let id = line.split(' ').next().expect("an id");
        let (code, out, err) = at(home, "data", &["forget", id]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(
            out.starts_with("forgot cramp, calf of ")
                && out.ends_with("; backups and other devices keep theirs\n")
        );
        assert!(!out.contains("secret"));
        at(home, "data", &["drink", "100"]);
        assert!(!fs::read_to_string(&book).expect("a book").contains(id), "it does not come back");
        assert!(!at(home, "data", &["log"]).1.contains("secret"));
        let (code, _, err) = at(home, "data", &["forget", id]);
        assert_eq!(
            (code, err),
            (1, format!("supple: nothing to forget: no line of the journal is called {id}\n"))
        );
    });
}

#[test]
fn days_of_years_ago_are_in_the_log() {
    in_home(|home| {
        supple(home, &["drink", "300", "--at", "2019-03-01 10:00"]);
        let log = said(&supple(home, &["log", "--from", "2019-01-01"]));
        assert!(log.1.contains("2019-03-01 10:00  water 300 ml"), "{}", log.1);
        let id = log.1.split(' ').next().expect("an id");
        assert_eq!(said(&supple(home, &["edit", id, "200"])).0, 0, "a correction of years ago");
        let log = said(&supple(home, &["log", "--from", "2019-01-01"]));
        assert!(log.1.contains("2019-03-01 10:00  water 200 ml") && log.1.lines().count() == 1, "{}", log.1);
        let id = log.1.split(' ').next().expect("an id");
        assert_eq!(said(&supple(home, &["remove", id])).0, 0);
        let log = said(&supple(home, &["log", "--from", "2019-01-01"]));
        assert!(log.1.contains("water 300 ml"), "the correction is taken back: {}", log.1);
    });
}

#[test]
fn a_followed_status_says_a_line_when_something_changes_and_ends_on_its_signal() {
    let bar = Start::words(&["status", "--follow", "--format", "<{movement.state} {hydration.drunk_ml}>"])
        .file(
            ".local/share/supple/2026.toml",
            "schema = 1\n\n[log]\ns1 = { at = 2026-03-02T09:00:00+01:00, window = \"opened\" }\n",
        )
        .clock("2026-03-02T09:30:00+01:00 1000")
        .run();
    bar.wait_for_bytes("first line", b"<counting 0>");
    assert_eq!(bar.command(&["drink", "300"]).status.code(), Some(0));
    bar.wait_for_bytes("drink", b"<counting 300>");
    bar.set_clock("2026-03-02T10:01:00+01:00 2860");
    bar.wait_for_bytes("prompt", b"<due 300>");
    bar.signal(Signal::TERM);
    assert!(bar.wait_exit().success());
    assert_eq!(bar.text().matches("<counting 300>").count(), 1, "{}", bar.text());
}

#[test]
fn a_status_in_a_wrong_form_is_refused_before_anything_is_followed() {
    in_home(|home| {
        for words in [&["status", "--format", "{soup}"][..], &["status", "--follow", "--format", "{soup}"]] {
            let (code, out, err) = said(&supple(home, words));
            assert!(code == 2 && out.is_empty() && err.contains("there is no \"soup\""), "{err}");
        }
        let (code, out, _) = said(&supple(home, &["status", "--json"]));
        assert!(code == 0 && out.starts_with("{\"schema\":1,\"time\":\""), "{out}");
    });
}

#[test]
fn a_report_goes_where_it_is_asked_to() {
    in_home(|home| {
        supple(home, &["cramp", "calf", "left"]);
        let (code, out, err) = said(&supple(home, &["report"]));
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(
            out.starts_with("LEG AND FOOT CRAMP DIARY: ") && out.contains("1 cramp on 1 of 1 covered day"),
            "{out}"
        );
        assert!(
            said(&supple(home, &["report", "--format", "html"])).1.starts_with("<!DOCTYPE html>"),
            "into a pipe"
        );
        let file = home.join("visit.html");
        let path = file.to_str().expect("a plain path");
        let (code, out, _) = said(&supple(home, &["report", "-o", path]));
        assert_eq!((code, out), (0, format!("wrote {path}\n")));
        assert_eq!(fs::metadata(&file).expect("the page").permissions().mode() & 0o777, 0o600);
        let page = fs::read_to_string(&file).expect("the page");
        assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
        let (code, _, err) = said(&supple(home, &["report", "-o", path]));
        assert_eq!((code, err), (1, format!("supple: {path} is there already; --force writes over it\n")));
        assert_eq!(fs::read_to_string(&file).expect("the page"), page);
        let (code, _, _) = said(&supple(home, &["report", "-o", path, "--force", "--format", "csv"]));
        assert_eq!(code, 0);
        assert!(fs::read_to_string(&file).expect("the rows").starts_with("id,at,day,kind,"));
        let (code, _, err) = said(&supple(home, &["report", "-o", "visit.pdf"]));
        assert!(code == 2 && err.starts_with("supple: visit.pdf tells no form; end it with .html,"), "{err}");
        let (code, _, err) = said(&supple(home, &["report", "--from", "2999-01-01"]));
        assert!(code == 2 && err.contains("is after the last"), "{err}");
        let (code, _, err) = said(&supple(home, &["report", "-o", "no/such/place.md"]));
        assert!(code == 1 && err.starts_with("supple: no/such/place.md cannot be written ("), "{err}");
    });
}

#[test]
fn a_report_says_what_of_the_diary_could_not_be_read() {
    in_home(|home| {
        supple(home, &["cramp", "calf", "left"]);
        let books = home.join(".local/share/supple");
        let book = fs::read_dir(books).expect("books").next().expect("one").expect("it").path();
        let text = fs::read_to_string(&book).expect("the book");
        fs::write(&book, format!("{text}c2 = {{ at = soon, cramp = \"calf\" }}\n")).expect("the book");
        let (code, out, err) = said(&supple(home, &["report"]));
        assert_eq!(code, 3);
        assert!(err.contains("cannot be read"), "{err}");
        let out = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(out.contains("One line of the diary could not be read and is missing here."), "{out}");
    });
}

#[test]
fn html_on_a_terminal_goes_into_a_file() {
    let program = Start::words(&["report", "--format", "html"]).run();
    program.wait_exit();
    program.wait_for("where it went", |screen| screen.contents().contains("wrote supple-report-"));
    let pages = fs::read_dir(program.home()).expect("the home").flatten();
    let pages: Vec<String> = pages.map(|page| page.file_name().to_string_lossy().into_owned()).collect();
    let is_page = |name: &String| name.starts_with("supple-report-") && name.ends_with(".html");
    assert_eq!(pages.iter().filter(|name| is_page(name)).count(), 1, "{pages:?}");
}
