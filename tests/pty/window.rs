//! The window on a real journal in a real terminal: what no test in memory can see.

use std::os::unix::fs::PermissionsExt;

use rustix::process::Signal;

use crate::support::Start;

#[test]
fn a_glass_is_on_the_disk_and_survives_a_kill() {
    let mut program = Start::supple().run();
    program.first_frame();
    program.send(b"w");
    program.wait_for("the glass", |screen| screen.contents().contains("Logged water 250 ml"));
    program.signal(Signal::KILL);
    program.wait_exit();
    assert_eq!(program.book().matches("drink = \"water\", ml = 250").count(), 1, "{}", program.book());
}

#[test]
fn a_newcomer_is_asked_once_and_the_answers_are_on_the_disk() {
    let mut program = Start::shell(r#""$0"; exec "$0""#).newcomer().run();
    program.first_frame();
    program.wait_for("the first question", |screen| screen.contents().contains("Fluids, 1 of 3"));
    program.send(b"n9-17\r");
    program.wait_for("the last question", |screen| screen.contents().contains("Hours of sleep, 3 of 3"));
    program.send(b"2300\r");
    program.wait_for("the answer", |screen| screen.contents().contains("hours of sleep 23:00-06:30"));
    program.send(b"q");
    program.wait_for("the second window", |screen| {
        screen.contents().contains("Hydration") && !screen.contents().contains("hours of sleep 23:00")
    });
    program.send(b"w");
    program.wait_for("the glass", |screen| screen.contents().contains("Logged water 250 ml"));
    for line in ["goal = \"water\", basis = \"efsa\"", "profile = \"work\", is = \"09:00-17:00\""] {
        assert!(program.book().contains(line), "{line} is missing in {}", program.book());
    }
    assert!(program.book().contains("profile = \"sleep\", is = \"23:00-06:30\""), "{}", program.book());
    let status = program.command(&["profile"]);
    assert!(String::from_utf8_lossy(&status.stdout).contains("work: 09:00-17:00"), "{status:?}");
}

#[test]
fn what_the_shell_logs_is_seen_at_once() {
    let mut program = Start::supple().run();
    program.first_frame();
    program.send(b"w");
    program.wait_for("the glass", |screen| screen.contents().contains("250 ml of 1,800"));
    assert!(program.command(&["drink", "0.5l", "tea"]).status.success());
    program.wait_for("the tea", |screen| screen.contents().contains("750 ml of 1,800"));
    assert!(program.command(&["undo"]).status.success());
    program.wait_for("the undo", |screen| screen.contents().contains("250 ml of 1,800"));
}

#[test]
fn the_break_prompt_comes_when_the_clock_says_so() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.wait_for("the clock", |screen| screen.contents().contains("Stand at 10:00  in 1 h"));
    program.set_clock("2026-03-02T10:00:00+01:00 4600");
    program.wait_for("the prompt", |screen| screen.contents().contains("Time to stand"));
    program.send(b"b");
    program.wait_for("the next", |screen| screen.contents().contains("Stand at 11:00"));
    assert!(program.book().contains("break = \"taken\""));
}

#[test]
fn without_a_bus_the_terminal_and_its_bell_say_it() {
    let start = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").env("TERM", "xterm-kitty");
    let program = start.run();
    program.first_frame();
    program.set_clock("2026-03-02T10:00:00+01:00 4600");
    program.wait_for_bytes("notification of the terminal", b"\x1b]99;");
    program.wait_for_bytes("bell", b"\x1b\\\x07");
}

#[test]
fn fifty_writers_are_seen_by_the_open_window() {
    let program = Start::supple().run();
    program.first_frame();
    let home = program.home();
    std::thread::scope(|scope| {
        for _ in 0..50 {
            scope.spawn(|| assert!(crate::support::supple(home, &["drink", "10"]).status.success()));
        }
    });
    program.wait_for("all fifty", |screen| screen.contents().contains("500 ml of 1,800"));
}

#[test]
fn a_sleep_is_a_break() {
    let program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.set_clock("2026-03-02T09:50:00+01:00 4000");
    program.wait_for("the time", |screen| screen.contents().contains("09:50"));
    program.set_clock("2026-03-02T18:50:00+01:00 4000");
    program.wait_for("the next", |screen| screen.contents().contains("Stand at 19:50"));
    assert!(program.book().contains("away = \"suspend\", secs = 32400"), "{}", program.book());
}

#[test]
fn a_clock_set_back_costs_no_prompt_and_a_later_start_knows_of_it() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.set_clock("2026-03-02T09:50:00+01:00 4000");
    program.wait_for("the time", |screen| screen.contents().contains("Stand at 10:00  in 10 min"));
    program.set_clock("2026-03-02T06:50:00+01:00 4000");
    program.wait_for("the same wait", |screen| screen.contents().contains("Stand at 07:00  in 10 min"));
    assert!(program.book().contains("clock = \"set back\", secs = 10800"), "{}", program.book());
    let status = program.command(&["status"]);
    let status = String::from_utf8_lossy(&status.stdout).into_owned();
    assert!(status.contains("stand at 07:00"), "{status}");
    let second = Start::beside(&program, &[]).run();
    second.wait_for("the same wait", |screen| screen.contents().contains("Stand at 07:00  in 10 min"));
    program.set_clock("2026-03-02T07:00:00+01:00 4600");
    program.wait_for("the prompt", |screen| screen.contents().contains("Time to stand"));
    program.send(b"b");
    program.wait_for("the next", |screen| screen.contents().contains("Stand at 08:00"));
}

#[test]
fn a_journey_and_a_night_in_march_change_no_length() {
    let program = Start::supple().clock("2026-03-29T01:30:00+01:00 1000").run();
    program.first_frame();
    program.wait_for("the prompt's time", |screen| screen.contents().contains("Stand at 02:30  in 1 h"));
    program.set_clock("2026-03-29T03:00:00+02:00 2800");
    program.wait_for("summer time", |screen| screen.contents().contains("Stand at 03:30  in 30 min"));
    program.set_clock("2026-03-29T10:00:00+09:00 2800");
    program.wait_for("Tokyo", |screen| screen.contents().contains("Stand at 10:30  in 30 min"));
    program.set_clock("2026-03-29T10:30:00+09:00 4600");
    program.wait_for("the prompt", |screen| screen.contents().contains("Time to stand"));
}

#[test]
fn left_open_over_the_turn_of_the_day_the_count_begins_anew() {
    let mut program = Start::supple().clock("2026-03-02T03:30:00+01:00 1000").run();
    program.first_frame();
    program.send(b"b");
    program.wait_for("the break", |screen| screen.contents().contains("1 taken"));
    program.set_clock("2026-03-02T04:00:00+01:00 2800");
    program.wait_for("the new day", |screen| {
        screen.contents().contains("0 taken") && screen.contents().contains("Stand at 04:30")
    });
}

#[test]
fn a_pause_outlives_a_sleep_and_ends_by_itself() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.send(b"ph");
    program.wait_for("the pause", |screen| screen.contents().contains("Paused until 10:00"));
    program.set_clock("2026-03-02T09:40:00+01:00 1000");
    program.wait_for("the sleep", |screen| screen.contents().contains("09:40"));
    program.wait_for("the pause", |screen| screen.contents().contains("Paused until 10:00"));
    program.set_clock("2026-03-02T10:00:00+01:00 2200");
    program.wait_for("its end", |screen| screen.contents().contains("Stand at 10:40"));
}

#[test]
fn a_routine_is_led_to_its_end() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.send(b"t\r");
    program.wait_for("the first move", |screen| screen.contents().contains("Stand and march"));
    program.set_clock("2026-03-02T09:00:30+01:00 1030");
    program.wait_for("the second", |screen| screen.contents().contains("Heel raises"));
    program.set_clock("2026-03-02T09:01:15+01:00 1075");
    program.wait_for("the end", |screen| screen.contents().contains("Done: 1 min 15 s of stretching"));
    assert!(program.book().contains("stretch = \"desk-75\", secs = 75, whole = true"), "{}", program.book());
}

#[test]
fn a_closed_window_keeps_the_part_done() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.send(b"t\r");
    program.wait_for("the first move", |screen| screen.contents().contains("Stand and march"));
    program.set_clock("2026-03-02T09:00:30+01:00 1030");
    program.wait_for("the second", |screen| screen.contents().contains("Heel raises"));
    program.signal(Signal::HUP);
    program.wait_exit();
    assert!(program.book().contains("stretch = \"desk-75\", secs = 30, whole = false"), "{}", program.book());
    assert!(program.book().contains("window = \"closed\""));
}

/// A shell that starts the program, notes its number, and starts it again when it is gone.
const TWICE: &str = r#"sh -c 'echo $$ > pid; exec "$0"' "$0"; exec "$0""#;

fn kill_first(program: &crate::support::Program) {
    let pid = std::fs::read_to_string(program.home().join("pid")).expect("its number");
    let first = rustix::process::Pid::from_raw(pid.trim().parse().expect("a number")).expect("a process");
    rustix::process::kill_process(first, Signal::KILL).expect("it is there");
}

#[test]
fn a_cramp_that_was_led_through_when_the_program_was_killed_is_kept() {
    let mut program = Start::shell(TWICE).clock("2026-03-02T03:41:00+01:00 1000").run();
    program.first_frame();
    program.send(b"!");
    program.wait_for("the question", |screen| screen.contents().contains("Where?"));
    program.send(b"1l");
    program.wait_for("the steps", |screen| screen.contents().contains("Straighten the knee"));
    kill_first(&program);
    program.wait_for("the news", |screen| screen.contents().contains("Kept: cramp, left calf"));
    assert!(
        program.book().contains("at = 2026-03-02 03:41:00+01:00, cramp = \"left calf\""),
        "{}",
        program.book()
    );
}

#[test]
fn a_session_that_was_killed_is_kept_by_the_next_start() {
    let mut program = Start::shell(TWICE).clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.send(b"t\r");
    program.wait_for("the first move", |screen| screen.contents().contains("Stand and march"));
    program.set_clock("2026-03-02T09:00:30+01:00 1030");
    program.wait_for("the second", |screen| screen.contents().contains("Heel raises"));
    kill_first(&program);
    program.wait_for("the news", |screen| screen.contents().contains("Kept: desk-75, 30 s, in part"));
    assert!(program.book().contains("stretch = \"desk-75\", secs = 30, whole = false"), "{}", program.book());
}

#[test]
fn the_calls_are_played_by_the_configured_command_and_a_hanging_one_holds_nothing_up() {
    let command = r#"["sh", "-c", "echo \"heard $0\" > /dev/tty; exec sleep 1000"]"#;
    let config = format!("[stretch]\nsound_command = {command}\n");
    let start = Start::supple().file(".config/supple/config.toml", &config);
    let mut program = start.clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.send(b"t\r");
    program.wait_for_bytes("the first call", b"heard message-new-instant");
    program.set_clock("2026-03-02T09:00:06+01:00 1006");
    program.wait_for_bytes("the second", b"heard message\n");
    program.send(b"qq");
    assert!(program.wait_exit().success());
}

#[test]
fn a_wrong_configuration_is_a_banner_and_is_read_again_when_saved() {
    let path = ".config/supple/config.toml";
    let mut program = Start::supple().file(path, "[movement]\ninterval = \"soon\"\n").run();
    program.first_frame();
    program.wait_for("the problem", |screen| {
        screen.contents().contains("config.toml, line 2: movement.interval")
    });
    crate::support::write(&program.home().join(path), "[hydration]\nglass = \"0.3 l\"\n");
    program.wait_for("the glass", |screen| {
        screen.contents().contains("w  300 ml") && !screen.contents().contains("config.toml")
    });
    program.send(b"q");
    assert!(program.wait_exit().success());
}

#[test]
fn a_damaged_line_is_reported_and_kept() {
    let book = "# mine\nschema = 1\n\n[log]\nbroken = { at = yesterday, drink = \"water\" }\n";
    let mut program = Start::supple()
        .clock("2026-03-02T09:00:00+01:00 1000")
        .file(".local/share/supple/2026.toml", book)
        .run();
    program.first_frame();
    program.wait_for("the line", |screen| {
        screen.contents().contains("2026.toml") && screen.contents().contains("line 5")
    });
    program.send(b"w");
    program.wait_for("the glass", |screen| screen.contents().contains("Logged water"));
    assert!(program.book().starts_with(book), "{}", program.book());
}

#[test]
fn a_deleted_line_comes_back() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.send(b"w");
    program.wait_for("the glass", |screen| screen.contents().contains("250 ml of"));
    let book = program.home().join(".local/share/supple/2026.toml");
    let without: String =
        program.book().lines().filter(|line| !line.contains("drink")).map(|l| format!("{l}\n")).collect();
    // The clock of the program is far behind that of the disk, so the book counts as long at rest.
    crate::support::write(&book, &without);
    program.wait_for("the news", |screen| screen.contents().contains("restored 1 entry"));
    assert!(program.book().contains("drink = \"water\""), "{}", program.book());
    program.wait_for("the glass", |screen| screen.contents().contains("250 ml of"));
}

#[test]
fn a_click_points_at_a_pane() {
    let mut program = Start::supple().size(40, 16).run();
    program.first_frame();
    program.wait_for("the pane", |screen| screen.contents().contains("╭ Hydration"));
    program.send(b"\x1b[<0;6;15M\x1b[<0;6;15m");
    program.wait_for("the other", |screen| screen.contents().contains("╭ Cramps"));
}

#[test]
fn ctrl_z_and_fg() {
    let mut program = Start::shell(r#"set -m; "$0"; echo given back; read line; fg >/dev/null"#).run();
    program.first_frame();
    program.send(b"\x1a");
    program.wait_for("shell", |screen| screen.contents().contains("given back"));
    program.assert_given_back();
    program.send(b"\n");
    program.wait_for("window", |screen| screen.alternate_screen() && screen.contents().contains("Hydration"));
    program.send(b"q");
    assert!(program.wait_exit().success());
}

#[test]
fn a_damaged_line_is_fixed_in_the_editor_or_set_aside() {
    let book =
        "schema = 1\n\n[log]\nsoup = { at = 2026-03-02 08:00:00+01:00, drink = \"soup\", ml = 300\nx = 1\n";
    let mut program = Start::supple()
        .clock("2026-03-02T09:00:00+01:00 1000")
        .file(".local/share/supple/2026.toml", book)
        .file("fix", "#!/bin/sh\nsed -i \"${1#+}s/300/300 }/\" \"$2\"\n")
        .env("VISUAL", "sh fix")
        .run();
    program.first_frame();
    program.wait_for("the banner", |screen| screen.contents().contains("m mends"));
    program.send(b"m");
    program.wait_for("the lines", |screen| screen.contents().contains("Lines that cannot be read"));
    program.send(b"e");
    program.wait_for("the other line alone", |screen| {
        screen.contents().contains("x = 1") && !screen.contents().contains("line 4")
    });
    program.send(b"x");
    program.wait_for("the news", |screen| screen.contents().contains("set aside"));
    program.wait_for("the soup", |screen| screen.contents().contains("270 ml of"));
    assert!(program.book().contains("\n# set aside: x = 1\n"), "{}", program.book());
    program.send(b"q");
    assert!(program.wait_exit().success());
    program.assert_given_back();
}

#[test]
fn an_editor_that_is_stopped_gives_the_shell_back_and_goes_on_with_fg() {
    let book = "schema = 1\n\n[log]\nsoup = { at = 2026-03-02 08:00:00+01:00, drink = \"soup\", ml = 300\n";
    let mut program = Start::shell(r#"set -m; "$0"; echo given back; read line; fg >/dev/null"#)
        .clock("2026-03-02T09:00:00+01:00 1000")
        .file(".local/share/supple/2026.toml", book)
        .file("fix", "#!/bin/sh\nkill -TSTP 0\nsed -i \"${1#+}s/300/300 }/\" \"$2\"\n")
        .env("VISUAL", "sh fix")
        .run();
    program.first_frame();
    program.wait_for("the banner", |screen| screen.contents().contains("m mends"));
    program.send(b"m");
    program.wait_for("the line", |screen| screen.contents().contains("Lines that cannot be read"));
    program.send(b"e");
    program.wait_for("the shell", |screen| screen.contents().contains("given back"));
    program.send(b"\n");
    program.wait_for("the soup", |screen| screen.contents().contains("270 ml of"));
    program.send(b"q");
    assert!(program.wait_exit().success());
}

#[test]
fn what_is_lost_with_the_window_is_named() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    program.first_frame();
    program.wait_for_fact("window = \"opened\"");
    let state = program.home().join(".local/state");
    std::fs::rename(&state, program.home().join("moved")).expect("it can be moved");
    std::fs::write(&state, "").expect("it can be written");
    program.send(b"w");
    program.wait_for("the failure", |screen| screen.contents().contains("r tries again"));
    program.send(b"q");
    assert!(!program.wait_exit().success());
    program.assert_given_back();
    let text = program.text();
    assert!(
        text.contains("supple: not recorded: ")
            && text.contains("gone with the window: water 250 ml of 09:00"),
        "{text}"
    );
}

#[test]
fn the_demo_is_a_year_of_its_own_and_leaves_nothing_behind() {
    let start = Start::words(&["demo", "--speed", "60"]).clock("2026-03-02T15:00:00+01:00 1000");
    let start = start.file("tmp/keep", "");
    let folder = start.home_path().join("tmp");
    let mut demo = start.env("TMPDIR", folder.to_str().expect("a plain path")).run();
    demo.first_frame();
    demo.wait_for("the made-up days", |screen| screen.contents().contains("the last 14 days · "));
    demo.send(b"w");
    demo.wait_for("the glass", |screen| screen.contents().contains("Logged water 250 ml"));
    demo.send(b"q");
    assert!(demo.wait_exit().success());
    assert_eq!(std::fs::read_dir(folder).expect("the folder").count(), 1, "it is thrown away");
    assert_eq!(demo.book(), "", "the person's own journal is as it was");
}

#[test]
fn the_editor_opens_the_configuration_and_the_program_writes_nothing_into_it() {
    let edit =
        "#!/bin/sh\ncp \"$2\" seen; echo \"$1\" > line; printf '[ui]\\nsymbols = \"ascii\"\\n' > \"$2\"\n";
    let mut program = Start::supple().size(100, 30).file("edit", edit).env("VISUAL", "sh edit").run();
    program.first_frame();
    program.send(b";/ui.symbols\r");
    program.wait_for("the setting", |screen| screen.contents().contains("Characters: \"unicode\""));
    program.send(b"\x1b[C");
    program.wait_for("ascii", |screen| screen.contents().contains("tried, not saved"));
    let file = program.home().join(".config/supple/config.toml");
    assert!(!file.exists(), "trying creates nothing");
    program.send(b"e");
    program.wait_for("the reload", |screen| screen.contents().contains("line 2 of the file"));
    assert!(!program.text().contains("tried"), "{}", program.text());
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&file), mode(file.parent().expect("a folder"))), (0o600, 0o700));
    let seen = std::fs::read_to_string(program.home().join("seen")).expect("what the editor got");
    assert_eq!(seen, supple::config::schema::example(), "a file with every default as a comment");
    let line = std::fs::read_to_string(program.home().join("line")).expect("the line");
    let place = seen.lines().position(|line| line.starts_with("#symbols")).expect("a line") + 1;
    assert_eq!(line.trim(), format!("+{place}"));
    let before = std::fs::read(&file).expect("the file");
    program.send(b"\x1b[D");
    program.wait_for("what is tried", |screen| screen.contents().contains("tried, not saved"));
    program.send(b"\x1b");
    program.wait_for("the list", |screen| screen.contents().contains("[general]"));
    program.send(b"\x1b");
    program.wait_for("what is said", |screen| screen.contents().contains("Tried until this window closes"));
    program.send(b"q");
    assert!(program.wait_exit().success());
    assert_eq!(std::fs::read(&file).expect("the file"), before, "the program wrote into it");
    let list = program.command(&["config", "list"]);
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    assert!(list.contains("ui.symbols = \"ascii\" # line 2 of the file\n"), "{list}");
    assert!(list.contains("ui.theme = \"auto\" # default\n"), "{list}");
}

#[test]
fn the_mouse_that_is_tried_is_taken_and_left_at_once() {
    let mut program = Start::supple().run();
    program.first_frame();
    let taken = |screen: &vt100::Screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    program.wait_for("the mouse", taken);
    program.send(b";/ui.mouse\r\x1b[C");
    program.wait_for("no mouse", |screen| !taken(screen));
    program.send(b"\x7f");
    program.wait_for("the mouse again", taken);
    program.send(b"\x1b[<65;10;10M");
    program.send(b"\x1b");
    program.wait_for("the list", |screen| screen.contents().contains("[general]"));
}
