//! The terminal is taken and given back, whatever happens in between. Knows only that the program draws something
//! that depends on the size, and that `q` quits.

use rustix::process::Signal;

use crate::support::{Start, kept_modes};

/// A shell with job control that notices when its job stops, and goes on with it when told to.
const JOB: &str = r#"set -m; "$0"; echo given back; read line; fg >/dev/null"#;

#[test]
fn a_frame_is_drawn_and_q_gives_the_terminal_back() {
    let mut program = Start::supple().run();
    program.first_frame();
    program.wait_for("own modes", |screen| {
        kept_modes(screen) == ["alternate screen", "hidden cursor", "bracketed paste", "mouse"]
    });
    program.send(b"q");
    assert!(program.wait_exit().success());
    program.assert_given_back();
}

#[test]
fn a_resize_is_drawn() {
    let mut program = Start::supple().size(80, 24).clock("2026-03-02T09:00:00+01:00 1000").run();
    let before = program.first_frame();
    program.resize(61, 17);
    program.wait_for("other frame", |screen| screen.contents() != before && !screen.contents().is_empty());
    program.send(b"q");
    assert!(program.wait_exit().success());
}

#[test]
fn a_tiny_window_is_no_reason_to_end() {
    let mut program = Start::supple().size(80, 24).clock("2026-03-02T09:00:00+01:00 1000").run();
    let before = program.first_frame();
    program.resize(1, 1);
    program.wait_for("other frame", |screen| screen.contents() != before);
    program.resize(80, 24);
    program.wait_for("first frame again", |screen| screen.contents() == before);
    program.send(b"q");
    assert!(program.wait_exit().success());
}

#[test]
fn signals_give_the_terminal_back() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let program = Start::supple().run();
        program.first_frame();
        program.signal(signal);
        program.wait_exit();
        program.assert_given_back();
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_shows_its_message() {
    let program = Start::supple().env("SUPPLE_TEST_PANIC", "1").run();
    assert!(!program.wait_exit().success());
    program.assert_given_back();
    assert!(program.text().contains("panicked at"), "{}", program.text());
}

#[test]
fn a_stop_gives_the_terminal_back_and_takes_it_again() {
    let mut program = Start::shell(JOB).clock("2026-03-02T09:00:00+01:00 1000").run();
    let frame = program.first_frame();
    program.signal(Signal::TSTP);
    program.wait_for("shell", |screen| {
        screen.contents().contains("given back") && kept_modes(screen).is_empty()
    });
    program.assert_given_back();
    program.send(b"\n");
    program.wait_for("frame", |screen| screen.alternate_screen() && screen.contents() == frame);
    program.send(b"q");
    assert!(program.wait_exit().success());
    program.assert_given_back();
}

#[test]
fn a_stop_nobody_announced_is_drawn_over() {
    let mut program = Start::shell(JOB).clock("2026-03-02T09:00:00+01:00 1000").run();
    let frame = program.first_frame();
    program.signal(Signal::STOP);
    program.wait_for("shell", |screen| screen.contents().contains("given back"));
    // The shell keeps raw mode: its `read` ends with a line feed as well as with the carriage return of a key.
    program.send(b"\n");
    program.wait_for("frame", |screen| screen.alternate_screen() && screen.contents() == frame);
    program.send(b"q");
    assert!(program.wait_exit().success());
}

#[test]
fn a_stop_without_a_shell_above_is_passed_over() {
    let mut program = Start::supple().clock("2026-03-02T09:00:00+01:00 1000").run();
    let frame = program.first_frame();
    program.signal(Signal::TSTP);
    program.send(b"\x1b[I");
    program.wait_for("frame", |screen| screen.contents() == frame);
    program.send(b"q");
    assert!(program.wait_exit().success());
    program.assert_given_back();
}

#[test]
fn a_long_burst_is_read_to_its_end() {
    let focus_reports = b"\x1b[I\x1b[O".repeat(1000);
    let paste = [b"\x1b[200~", "tea ".repeat(1250).as_bytes(), b"\x1b[201~"].concat();
    for burst in [focus_reports, paste] {
        let mut program = Start::supple().run();
        program.first_frame();
        program.send(&burst);
        program.send(b"q");
        assert!(program.wait_exit().success());
        program.assert_given_back();
    }
}

#[test]
fn a_closed_window_ends_it() {
    let ways = [r#"exec "$0""#, r#"trap "" HUP; exec "$0""#];
    for way in ways {
        let mut program = Start::shell(way).run();
        program.first_frame();
        program.hang_up();
        program.wait_exit();
    }
}

/// In a session of its own no signal tells that the window was closed.
#[test]
#[cfg(target_os = "linux")]
fn a_closed_window_ends_it_without_a_signal() {
    let mut program = Start::shell(r#"trap "" HUP; exec setsid -w "$0""#).run();
    program.first_frame();
    program.hang_up();
    program.wait_exit();
}

#[test]
fn a_terminal_that_can_tells_keys_apart_and_has_its_keys_back_afterwards() {
    let mut kitty = Start::supple().env("TERM", "xterm-kitty").run();
    kitty.first_frame();
    kitty.wait_for_bytes("protocol", b"\x1b[>1u");
    kitty.send(b"\x1b[119u");
    kitty.wait_for("the glass", |screen| screen.contents().contains("Logged water 250 ml"));
    kitty.send(b"\x1b[63u");
    kitty.wait_for("the help", |screen| screen.contents().contains("Every screen"));
    kitty.send(b"\x1b[27u");
    kitty.wait_for("Today", |screen| !screen.contents().contains("Every screen"));
    kitty.send(b"\x1b[113u");
    assert!(kitty.wait_exit().success());
    assert!(kitty.has_written(b"\x1b[<u"));
    let mut plain = Start::supple().run();
    plain.first_frame();
    plain.send(b"q");
    plain.wait_exit();
    assert!(!plain.has_written(b"\x1b[>1u") && !plain.has_written(b"\x1b[<u"));
}
