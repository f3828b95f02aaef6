//! The check-in asked in lines, and the card of a rule in the shell.

use std::process::Output;

use crate::support::{Start, supple, write};

const NINE: &str = "2026-03-02T09:00:00+01:00 1000";

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_terminal_is_asked_question_by_question() {
    let mut program = Start::words(&["checkin"]).clock(NINE).size(80, 40).run();
    program.wait_for("the first question", |screen| screen.contents().contains("no cramps? (y, n)"));
    program.send(b"y\n9\n5\n\n");
    program.wait_for("a word on a wrong answer", |screen| {
        screen.contents().contains("\"9\" is not a shade from 1 to 8")
    });
    program.send(b"y\n\x04");
    assert!(program.wait_exit().success(), "{}", program.text());
    let book = program.book();
    assert!(book.contains(r#"checkin = ["no_cramps", "unusual_fatigue"], urine_max = 5 }"#), "{book}");
    assert!(
        program.text().contains("check-in: no cramps; unusually tired; urine shade 5 at 09:00"),
        "{}",
        program.text()
    );
}

#[test]
fn nothing_answered_is_nothing_logged() {
    let mut program = Start::words(&["checkin"]).clock(NINE).run();
    program.wait_for("the first question", |screen| screen.contents().contains("no cramps? (y, n)"));
    program.send(b"\x04");
    assert_eq!(program.wait_exit().exit_code(), 1);
    assert!(
        program.text().contains("supple: nothing was answered, and nothing is logged"),
        "{}",
        program.text()
    );
    assert!(!program.book().contains("checkin"), "{}", program.book());
}

#[test]
fn without_a_terminal_the_answers_are_words() {
    let home = tempfile::tempdir().expect("a home");
    let (code, out, err) = said(&supple(home.path(), &["checkin"]));
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.starts_with("supple: say what you answer, such as `supple checkin no-cramps"), "{err}");
    let (code, out, _) = said(&supple(home.path(), &["checkin", "no-cramps", "--json"]));
    assert!(code == 0 && out.contains(r#""no_cramps":true"#) && out.ends_with("\"flag\":null}\n"), "{out}");
}

#[test]
fn a_card_comes_once_and_is_asked_for_at_any_time() {
    let home = tempfile::tempdir().expect("a home");
    write(&home.path().join("clock/now"), NINE);
    let tired = |day: &str| said(&supple(home.path(), &["checkin", "tired-from-cramps", "--at", day])).1;
    for day in ["2026-02-10 20:00", "2026-02-14 20:00", "2026-02-20 20:00"] {
        assert_eq!(tired(day).lines().count(), 1, "three days are no reason yet");
    }
    let card = tired("2026-02-25 20:00");
    assert!(
        card.contains("\n\nCramps make your days tired\nBook an appointment in the next two weeks"),
        "{card}"
    );
    assert_eq!(tired("2026-02-26 20:00").lines().count(), 1, "it rests");

    let (code, flags, _) = said(&supple(home.path(), &["flags"]));
    assert!(code == 0 && flags.starts_with("Cramps make your days tired\n"), "{flags}");
    let status = || said(&supple(home.path(), &["status"])).1;
    assert!(status().contains("flag: worth an appointment soon"), "{}", status());
    let (code, seen, _) = said(&supple(home.path(), &["flags", "seen", "c-06b"]));
    assert_eq!((code, seen.as_str()), (0, "noted: somebody has looked at C-06b on 2 Mar 2026\n"));
    assert!(!status().contains("flag"), "{}", status());
    let flags = said(&supple(home.path(), &["flags"])).1;
    assert!(flags.contains("Assessed on 2 Mar 2026."), "{flags}");
    assert_eq!(said(&supple(home.path(), &["flags", "seen", "c-66"])).0, 2);
    let log = said(&supple(home.path(), &["log", "--kind", "shown"])).1;
    assert_eq!(log.matches("card shown: C-06b, worth an appointment soon").count(), 1, "{log}");
}

#[test]
fn flags_say_when_a_line_of_the_journal_cannot_be_read() {
    let home = tempfile::tempdir().expect("a home");
    write(&home.path().join("clock/now"), NINE);
    let book = "schema = 1\n\n[log]\nab = { at = 2026-03-02 08:30:00+01:00, odd = [\"chest_or_breath\"] }\nthis is no fact\n";
    write(&home.path().join(".local/share/supple/2026.toml"), book);
    let (code, out, err) = said(&supple(home.path(), &["flags", "--json"]));
    assert_eq!(code, 3, "{err}");
    assert!(out.contains(r#""level":"ambulance""#) && out.contains(r#""rule":"E-01""#), "{out}");
    assert!(err.contains("2026.toml"), "{err}");
}
