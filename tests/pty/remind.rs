//! Reminders without a window, and windows beside each other: whatever runs, one alone speaks.

use std::time::{Duration, SystemTime};

use rustix::process::Signal;
use supple::shell::wait::Waiter;

use crate::support::{Program, Start};

/// The book of a morning at the desk whose window was closed just before the prompt of ten.
const MORNING: &str = "schema = 1\n\n[log]\n\
    s1 = { at = 2026-03-02T09:00:00+01:00, window = \"opened\" }\n\
    s2 = { at = 2026-03-02T09:59:00+01:00, window = \"closed\" }\n";

const BOOK: &str = ".local/share/supple/2026.toml";

/// The book of somebody with a goal, so that a glass is due with the prompt of ten.
const GOAL: &str = "schema = 1\n\n[log]\n\
    g1 = { at = 2026-03-02T08:00:00+01:00, goal = \"water\", ml = 2000 }\n";

/// A notification of the terminal.
const SPOKEN: &[u8] = b"\x1b]99;";

fn morning(start: Start) -> Start {
    start.file(BOOK, MORNING).clock("2026-03-02T10:01:00+01:00 1000").env("TERM", "xterm-kitty")
}

fn remind_beside(other: &Program) -> Program {
    Start::beside(other, &["remind"]).env("TERM", "xterm-kitty").run()
}

#[test]
fn without_a_window_the_reminder_speaks_and_goes_on_where_the_window_ended() {
    let remind = morning(Start::words(&["remind"])).run();
    remind.wait_for_bytes("notification", SPOKEN);
    remind.signal(Signal::TERM);
    assert!(remind.wait_exit().success());
    assert!(remind.book().ends_with("window = \"closed\" }\n"), "{}", remind.book());
}

#[test]
fn a_window_that_opens_silences_the_reminder_at_once() {
    let remind = morning(Start::words(&["remind"])).run();
    remind.wait_for_bytes("notification", SPOKEN);
    let mut window = Start::beside(&remind, &[]).run();
    window.first_frame();
    remind.wait_for_bytes("silence", b"silent while a window is open");
    window.send(b"b");
    window.wait_for("the break", |screen| screen.contents().contains("Logged: you stood"));
}

#[test]
fn a_killed_window_is_followed_by_the_reminder() {
    let window = morning(Start::supple()).run();
    window.first_frame();
    let remind = remind_beside(&window);
    remind.wait_for_bytes("silence", b"silent while a window is open");
    window.signal(Signal::KILL);
    window.wait_exit();
    remind.wait_for_bytes("notification", SPOKEN);
}

#[test]
fn beside_a_window_the_reminder_is_silent_and_goes_on_when_it_is_closed() {
    let start = Start::supple().file(BOOK, GOAL).clock("2026-03-02T09:00:00+01:00 1000");
    let mut window = start.env("TERM", "xterm-kitty").run();
    window.first_frame();
    let remind = remind_beside(&window);
    remind.wait_for_bytes("silence", b"silent while a window is open");
    window.set_clock("2026-03-02T10:00:00+01:00 4600");
    window.wait_for_bytes("notification", SPOKEN);
    window.wait_for_bytes("glass", b"a glass when convenient");
    assert!(!remind.has_written(SPOKEN), "one prompt, one notification");
    window.send(b"q");
    assert!(window.wait_exit().success());
    remind.wait_for_bytes("its turn", b"reminding");
    remind.wait_for_bytes("notification", SPOKEN);
    assert!(window.book().contains("window = \"closed\""), "{}", window.book());
    remind.signal(Signal::TERM);
    assert!(remind.wait_exit().success());
}

#[test]
fn who_is_silent_wakes_nobody_not_even_itself() {
    let window = morning(Start::supple()).run();
    window.first_frame();
    let remind = remind_beside(&window);
    remind.wait_for_bytes("silence", b"silent while a window is open");
    let second = Start::beside(&window, &[]).run();
    second.first_frame();
    let books = window.home().join(".local/state/supple");
    let mut own = std::fs::read_dir(books).expect("the state").map(|entry| entry.expect("a name").path());
    let voice = own.find(|path| path.join("voice").is_dir()).expect("who speaks").join("voice");
    std::fs::write(voice.join("news"), "look").expect("a change");
    let mut waiter = Waiter::without_terminal().expect("something to wait on");
    waiter.watch_locks(&voice).expect("a watched directory");
    // The second window may still be looking who speaks; a process that wakes itself does so hundreds of times.
    let end = Some(SystemTime::now() + Duration::from_secs(1));
    let opened = std::iter::from_fn(|| waiter.wait(end).files_changed.then_some(())).take(20).count();
    assert!(opened < 20, "somebody opens the file again and again");
}

#[test]
fn of_two_windows_one_speaks_and_tells_of_a_sleep() {
    let mut first = morning(Start::supple()).run();
    first.first_frame();
    first.send(b"b");
    first.wait_for("the break", |screen| screen.contents().contains("Logged: you stood"));
    let mut second = Start::beside(&first, &[]).env("TERM", "xterm-kitty").run();
    second.first_frame();
    first.set_clock("2026-03-02T12:01:00+01:00 1060");
    for window in [&first, &second] {
        window.wait_for("the time", |screen| screen.contents().contains("12:01"));
        window.wait_for("the next", |screen| screen.contents().contains("Stand at 13:01"));
    }
    assert_eq!(first.book().matches("away = \"suspend\"").count(), 1, "{}", first.book());
    first.set_clock("2026-03-02T13:01:00+01:00 4660");
    for window in [&first, &second] {
        window.wait_for("the prompt", |screen| screen.contents().contains("Time to stand"));
    }
    first.wait_for_bytes("notification", SPOKEN);
    second.send(b"q");
    second.wait_exit();
    assert!(!second.has_written(SPOKEN));
    first.wait_for("the prompt still", |screen| screen.contents().contains("Time to stand"));
    assert!(!first.book().ends_with("window = \"closed\" }\n"), "{}", first.book());
}
