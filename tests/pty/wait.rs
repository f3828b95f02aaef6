//! What ends the waiting, and what does not. The terminal is a socket here; signals are process-wide, so theirs are
//! tested with a whole program.

use std::fs;
use std::io::Write;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::thread;
use std::time::{Duration, SystemTime};

use supple::app::event::Event;
use supple::app::key::{Code, Key};
use supple::shell::wait::Waiter;

#[test]
fn a_deadline_that_passed_is_told_at_once_and_again() {
    let (mut waiter, _terminal) = waiter();
    for deadline in [SystemTime::UNIX_EPOCH, SystemTime::now(), SystemTime::now() - Duration::from_hours(1)] {
        assert_eq!(waiter.wait(Some(deadline)).events, [Event::Tick]);
        assert_eq!(waiter.wait(Some(deadline)).events, [Event::Tick]);
    }
}

#[test]
fn a_deadline_is_never_told_early() {
    let (mut waiter, _terminal) = waiter();
    for millis in [1, 2, 5, 20] {
        let deadline = SystemTime::now() + Duration::from_millis(millis);
        assert_eq!(waiter.wait(Some(deadline)).events, [Event::Tick]);
        assert!(SystemTime::now() >= deadline);
    }
}

#[test]
fn a_deadline_survives_what_comes_before_it_and_can_be_moved() {
    let (mut waiter, mut terminal) = waiter();
    let later = SystemTime::now() + Duration::from_hours(1);
    terminal.write_all(b"w").expect("a key");
    assert_eq!(waiter.wait(Some(later)).events, [Event::Key(Key::char('w'))]);
    let soon = SystemTime::now() + Duration::from_millis(5);
    terminal.write_all(b"s").expect("a key");
    assert_eq!(waiter.wait(Some(soon)).events[0], Event::Key(Key::char('s')));
    assert_eq!(waiter.wait(Some(soon)).events, [Event::Tick]);
    terminal.write_all(b"w").expect("a key");
    assert_eq!(waiter.wait(None).events, [Event::Key(Key::char('w'))]);
}

#[test]
fn an_escape_with_nothing_behind_it_is_a_key() {
    let (mut waiter, mut terminal) = waiter();
    terminal.write_all(b"\x1b").expect("a key");
    assert_eq!(waiter.wait(None).events, [Event::Key(Key::plain(Code::Esc))]);
}

#[test]
fn all_waiting_keys_come_at_once() {
    let (mut waiter, mut terminal) = waiter();
    terminal.write_all(&[b'w'; 10_000]).expect("keys");
    assert_eq!(waiter.wait(None).events.len(), 10_000);
}

#[test]
fn other_threads_end_the_waiting() {
    let (mut waiter, _terminal) = waiter();
    let waker = waiter.waker();
    let calls = thread::spawn({
        let waker = waker.clone();
        move || (0..100).for_each(|_| waker.wake())
    });
    assert!(waiter.wait(None).called);
    calls.join().expect("its end");
    waker.wake();
    assert!(waiter.wait(None).called);
    assert!(!waiter.wait(Some(SystemTime::UNIX_EPOCH)).called, "many calls are one");
}

#[test]
#[cfg(target_os = "linux")]
fn changed_files_end_the_waiting() {
    let (mut waiter, _terminal) = waiter();
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("2026.toml");
    fs::write(&file, "one\n").expect("a file");
    waiter.watch(directory.path()).expect("a watch");
    assert!(waiter.watch(&file).is_err(), "only directories: a file may be replaced by another one");

    let mut open = fs::OpenOptions::new().append(true).open(&file).expect("the file");
    open.write_all(b"two\n").expect("a line");
    assert!(waiter.wait(None).files_changed, "although it is still open");
    fs::rename(&file, directory.path().join("2025.toml")).expect("another name");
    assert!(waiter.wait(None).files_changed);
    assert!(!waiter.wait(Some(SystemTime::UNIX_EPOCH)).files_changed, "told once");
}

#[test]
fn a_terminal_that_is_gone_is_told_at_once_and_again() {
    let (mut waiter, mut terminal) = waiter();
    terminal.write_all(b"\x1b[200~half a paste").expect("bytes");
    drop(terminal);
    for _ in 0..2 {
        let woken = waiter.wait(Some(SystemTime::now() + Duration::from_hours(1)));
        assert!(woken.hangup);
        assert_eq!(woken.events, [Event::Terminate]);
    }
}

fn waiter() -> (Waiter, UnixStream) {
    let (ours, theirs) = UnixStream::pair().expect("a pair");
    ours.set_nonblocking(true).expect("its flag");
    (Waiter::on(OwnedFd::from(ours)).expect("descriptors"), theirs)
}
