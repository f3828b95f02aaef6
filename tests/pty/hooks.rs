//! Commands on what happens, as real processes.

use crate::support::Start;

const CONFIG: &str = ".config/supple/config.toml";

fn hooked(hooks: &str) -> Start {
    Start::supple().clock("2026-03-02T09:00:00+01:00 1000").file(CONFIG, &format!("[hooks]\n{hooks}"))
}

#[test]
fn a_hook_is_told_what_happened_and_its_output_is_dropped() {
    let script = r#"break_taken = ["sh", "-c", "echo noise; echo \"heard $SUPPLE_EVENT at $SUPPLE_AT: $SUPPLE_TEXT\" > /dev/tty"]"#;
    let mut program = hooked(script).run();
    program.first_frame();
    program.send(b"b");
    program.wait_for_bytes("the script", b"heard break_taken at 2026-03-02T09:00:00+01:00: ");
    assert!(!program.has_written(b"noise"));
    program.send(b"q");
    assert!(program.wait_exit().success());
}

#[test]
fn no_shell_reads_the_words() {
    let script =
        "break_taken = [\"sh\", \"-c\", \"echo \\\"heard $1\\\" > /dev/tty\", \"x\", \"$HOME; `id`\"]";
    let mut program = hooked(script).run();
    program.first_frame();
    program.send(b"b");
    program.wait_for_bytes("the word as it stands", b"heard $HOME; `id`");
}

#[test]
fn a_hook_that_hangs_holds_no_key_up_and_is_ended_with_all_it_started() {
    let script = r#"break_taken = ["sh", "-c", "sleep 1000 & printf 'child %s.' $! > /dev/tty; wait"]"#;
    let mut program = hooked(script).run();
    program.first_frame();
    program.send(b"b");
    program.wait_for_bytes("the script", b"child ");
    program.send(b"w");
    program.wait_for_fact("drink = \"water\"");
    program.set_clock("2026-03-02T09:00:11+01:00 1011");
    program.wait_for("its end", |screen| {
        screen.contents().contains("The hook break_taken did not work: it was ended after 10 seconds")
    });
}

#[test]
fn a_hook_that_cannot_be_started_is_said() {
    let mut program = hooked("break_taken = [\"/nonexistent/hook\"]").run();
    program.first_frame();
    program.send(b"b");
    program.wait_for("why", |screen| {
        screen.contents().contains("The hook break_taken did not work: /nonexistent/hook cannot be started")
    });
}

#[test]
fn of_two_windows_the_one_that_speaks_runs_it() {
    let first = hooked(r#"break_taken = ["sh", "-c", "echo \"heard $SUPPLE_EVENT\" > /dev/tty"]"#).run();
    first.wait_for_fact("opened");
    let mut second = Start::beside(&first, &[]).run();
    second.first_frame();
    second.send(b"b");
    first.wait_for_fact("break");
    first.wait_for_bytes("the hook in the first", b"heard break_taken");
    second.send(b"q");
    assert!(second.wait_exit().success());
    assert!(!second.has_written(b"heard"));
}
