//! Sessions and relief started from the shell: in the player, in plain lines, and killed half-way.

use rustix::process::{Pid, Signal, kill_process};

use crate::support::{Program, Start, supple};

const NINE: &str = "2026-03-02T09:00:00+01:00 1000";

fn at(seconds: u32) -> String {
    format!("2026-03-02T09:{:02}:{:02}+01:00 {}", seconds / 60, seconds % 60, 1000 + seconds)
}

fn shell(words: &str) -> Program {
    Start::shell(&format!(r#"exec "$0" {words}"#)).clock(NINE).run()
}

fn shows(program: &Program, what: &str) {
    program.wait_for(what, |screen| screen.contents().contains(what));
}

#[test]
fn a_session_from_the_shell_ends_with_the_routine_and_says_so() {
    let mut program = shell("stretch desk-75");
    shows(&program, "Before the first session");
    program.send(b"\r");
    shows(&program, "Stand and march");
    program.set_clock(&at(30));
    shows(&program, "Heel raises");
    program.set_clock(&at(75));
    assert!(program.wait_exit().success());
    program.assert_given_back();
    assert!(program.text().contains("Done: 1 min 15 s of stretching"), "{}", program.text());
    assert!(program.book().contains("stretch = \"desk-75\", secs = 75, whole = true"), "{}", program.book());
    assert!(!program.book().contains("window"), "{}", program.book());
}

#[test]
fn a_cramp_from_the_shell_begins_at_the_steps_and_is_logged_with_its_length() {
    let mut program = shell("cramp now calf left");
    shows(&program, "Straighten the knee");
    program.set_clock(&at(95));
    shows(&program, "35 s, then stretch");
    program.send(b"\r7y");
    shows(&program, "Something for it now?");
    program.send(b"\r");
    assert!(program.wait_exit().success());
    assert!(
        program.book().contains("cramp = \"left calf\", pain = 7, secs = 95, woke = true"),
        "{}",
        program.book()
    );
    assert!(program.text().contains("left calf, 7 of 10"), "{}", program.text());
}

#[test]
fn a_cramp_from_the_shell_that_was_unusual_ends_with_its_card_and_not_before_it_was_read() {
    let mut program = shell("cramp now calf left");
    shows(&program, "Straighten the knee");
    program.send(b"x");
    shows(&program, "trust that and get help");
    program.send(b"\r");
    shows(&program, "Straighten the knee");
    program.set_clock(&at(95));
    program.send(b"\r7y");
    shows(&program, "Something odd?");
    program.send(b"1\x13");
    shows(&program, "Get emergency help now");
    program.send(b"\r");
    assert!(program.wait_exit().success());
    program.assert_given_back();
    let book = program.book();
    assert!(book.contains("secs = 95") && book.contains("odd = [\"chest_or_breath\"]"), "{book}");
    assert!(book.contains("shown = \"E-01\""), "that it was shown is kept: {book}");
}

#[test]
fn a_cramp_from_the_shell_that_does_not_ease_ends_with_its_card() {
    let mut program = shell("cramp now calf left");
    shows(&program, "Straighten the knee");
    program.set_clock(&at(660));
    shows(&program, "Ask for an urgent appointment");
    program.send(b"q");
    shows(&program, "A cramp of more than ten minutes");
    program.send(b"\r");
    assert!(program.wait_exit().success());
    assert!(program.book().contains("secs = 660, relief = [\"stretch 0\"]"), "{}", program.book());
}

#[test]
fn plain_lines_come_with_the_phases_and_the_end_is_recorded() {
    let program = shell("stretch desk-75 --plain");
    shows(&program, "Never bounce.");
    shows(&program, "1 of 3  Stand and march");
    program.set_clock(&at(5));
    shows(&program, "keep moving, 20 s");
    program.set_clock(&at(26));
    shows(&program, "2 of 3  Heel raises");
    program.set_clock(&at(75));
    shows(&program, "done: 1 min 15 s");
    assert!(program.wait_exit().success());
    assert!(program.book().contains("secs = 75, whole = true"), "{}", program.book());
    assert!(program.book().contains("profile = \"cautions-read\", is = true"), "{}", program.book());
}

#[test]
fn plain_lines_stop_at_ctrl_c_and_keep_the_part() {
    let mut program = shell("stretch desk-75 --plain");
    shows(&program, "1 of 3  Stand and march");
    program.set_clock(&at(26));
    shows(&program, "2 of 3  Heel raises");
    program.send(b"\x03");
    shows(&program, "stopped; 26 s kept");
    assert!(program.wait_exit().success());
}

#[test]
fn plain_lines_that_are_killed_are_kept_by_the_next_start() {
    let script = r#"sh -c 'echo $$ > pid; exec "$0" stretch desk-75 --plain' "$0"; exec "$0""#;
    let program = Start::shell(script).clock(NINE).run();
    shows(&program, "1 of 3  Stand and march");
    program.set_clock(&at(26));
    shows(&program, "2 of 3  Heel raises");
    let pid = std::fs::read_to_string(program.home().join("pid")).expect("its number");
    let first = Pid::from_raw(pid.trim().parse().expect("a number")).expect("a process");
    kill_process(first, Signal::KILL).expect("it is there");
    shows(&program, "Kept: desk-75, 26 s, in part");
}

#[test]
fn the_list_and_the_packs_of_ones_own() {
    let home = tempfile::tempdir().expect("a home");
    let said = |words: &[&str]| {
        let output = supple(home.path(), words);
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        (output.status.code(), text)
    };
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/example-routines.toml");
    let (code, text) = said(&["stretch", "--check", example]);
    assert_eq!((code, text.contains("no problems; routines: 1")), (Some(0), true), "{text}");
    let pack = home.path().join(".config/supple/routines/mine.toml");
    crate::support::write(&pack, &std::fs::read_to_string(example).expect("the example"));
    let (code, text) = said(&["stretch", "--list"]);
    assert!(code == Some(0) && text.contains("bed-330 ") && text.contains("evening-calves"), "{text}");
    assert!(text.contains("calf-soleus"), "{text}");

    crate::support::write(
        &pack,
        "[[routine]]\nid = \"mine\"\nname = \"Mine\"\nsteps = [{ move = \"calf-wal\" }]\n",
    );
    let (code, text) = said(&["stretch", "--check", pack.to_str().expect("a plain path")]);
    assert_eq!(code, Some(3), "{text}");
    assert!(text.contains("mine.toml:4: ") && text.contains("calf-wall"), "{text}");
    let (code, text) = said(&["stretch", "--list"]);
    assert!(code == Some(0) && text.contains("mine.toml:4: ") && text.contains("bed-330 "), "{text}");
    let (code, text) = said(&["stretch", "bed-195", "--about", "--sitting"]);
    assert!(
        code == Some(0) && text.contains("3 min 15 s, before bed") && text.contains("Heel out, toes up"),
        "{text}"
    );
    let (code, text) = said(&["stretch", "calf-wall", "--about"]);
    assert!(code == Some(0) && text.contains("caution: ") && text.contains("strength: A"), "{text}");
    let (code, text) = said(&["stretch", "desk-75", "--sitting"]);
    assert!(code == Some(2) && text.contains("no sitting version; desk-seated-90"), "{text}");
    let (code, _) = said(&["profile", "pad", "yes"]);
    assert_eq!(code, Some(0));
    let (code, text) = said(&["stretch", "legs-up", "--plain"]);
    assert!(code == Some(1) && text.contains("not for you: you told of artery disease"), "{text}");
    assert_eq!(said(&["undo"]).0, Some(0));
    assert_eq!(said(&["checkin", "weekly", "slow-wound"]).0, Some(0));
    let (code, text) = said(&["stretch", "legs-up", "--plain"]);
    assert!(code == Some(1) && text.contains("before your circulation was looked at"), "{text}");
    let (code, text) = said(&["stretch", "soup"]);
    assert!(code == Some(2) && text.contains("no routine or move \"soup\""), "{text}");
}

#[test]
fn without_a_terminal_the_steps_are_printed_and_the_cramp_is_logged() {
    let home = tempfile::tempdir().expect("a home");
    let output = supple(home.path(), &["cramp", "now", "toes", "right"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success() && text.contains("Pull the toes back") && text.contains("urgent appointment")
    );
    assert!(text.contains("supple edit "), "{text}");
    let log = supple(home.path(), &["log", "--kind", "cramp"]);
    assert!(String::from_utf8_lossy(&log.stdout).contains("right toes"));
}

#[test]
fn the_printed_steps_name_the_numbers_to_call() {
    let home = tempfile::tempdir().expect("a home");
    let printed = |words: &[&str]| {
        let output = supple(home.path(), words);
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    for words in [&["cramp", "now"][..], &["cramp", "now", "calf", "left"]] {
        let text = printed(words);
        assert!(
            text.contains("call your emergency number now")
                && !text.contains(['{', '}'])
                && !text.contains("press"),
            "{text}"
        );
    }
    assert!(printed(&["cramp", "now", "calf"]).contains("999 in the UK"));
    printed(&["profile", "region", "999"]);
    for words in [&["cramp", "now"][..], &["cramp", "now", "calf", "left"]] {
        let text = printed(words);
        assert!(text.contains("call 999 now") && text.contains("your doctor, or 111"), "{text}");
    }
}

#[test]
fn what_relief_asks_afterwards_is_not_taken_before_it_and_dropped() {
    let home = tempfile::tempdir().expect("a home");
    let output = supple(home.path(), &["cramp", "now", "calf", "--intensity", "5"]);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && error.contains("asked when it has eased"), "{error}");
    assert!(supple(home.path(), &["log", "--kind", "cramp"]).stdout.is_empty());
}
