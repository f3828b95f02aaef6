//! Prompts on a desktop: a private bus, a notification server on it, and the program in a terminal beside them.

use std::sync::mpsc::{self, Receiver};
use std::thread;

use futures_lite::StreamExt;
use rustix::process::Signal;
use zbus::{Connection, MessageStream};

use crate::daemon::{Bus, LIMIT};
use crate::server::{FULL, Server};
use crate::support::{Program, Start};

/// What somebody told who begins a session without reading the cautions again.
const TOLD: (&str, &str) = (
    ".local/share/supple/2026.toml",
    "schema = 1\n\n[log]\n\
     c1 = { at = 2026-03-01T08:00:00+01:00, profile = \"cautions-read\", is = true }\n",
);

const NINE: &str = "2026-03-02T09:00:00+01:00 1000";
const TEN: &str = "2026-03-02T10:00:00+01:00 4600";

/// A notification of the terminal.
const SPOKEN: &[u8] = b"\x1b]99;";

fn window(bus: &Bus) -> Program {
    let start = Start::supple().file(TOLD.0, TOLD.1).clock(NINE).env("TERM", "xterm-kitty");
    let window = start.env("DBUS_SESSION_BUS_ADDRESS", &bus.address).run();
    window.first_frame();
    window
}

fn remind_beside(window: &Program, bus: &Bus) -> Program {
    let start = Start::beside(window, &["remind"]).env("DBUS_SESSION_BUS_ADDRESS", &bus.address);
    let remind = start.run();
    remind.wait_for_bytes("silence", b"silent while a window is open");
    remind
}

fn shows(program: &Program, what: &str) {
    program.wait_for(what, |screen| screen.contents().contains(what));
}

#[test]
fn start_on_the_desktop_starts_the_player_of_the_open_window() {
    let bus = Bus::start();
    let server = Server::on(&bus.address, FULL);
    let mut window = window(&bus);
    window.set_clock(TEN);
    assert_eq!(server.notified().summary, "Time to stand: 60 min of sitting");
    server.press(1, "start");
    shows(&window, "Stand and march");
    assert_eq!(server.closed(), 1);
    window.set_clock("2026-03-02T10:01:15+01:00 4675");
    shows(&window, "Done: 1 min 15 s of stretching");
    assert!(!window.has_written(SPOKEN), "the desktop has it, so the terminal is silent");
    window.send(b"q");
    assert!(window.wait_exit().success());
    assert!(window.book().contains("stretch = \"desk-75\", secs = 75, whole = true"), "{}", window.book());
}

#[test]
fn start_marks_the_break_where_the_window_is_closed() {
    let bus = Bus::start();
    let server = Server::on(&bus.address, FULL);
    let mut window = window(&bus);
    let remind = remind_beside(&window, &bus);
    window.set_clock(TEN);
    server.notified();
    window.send(b"q");
    assert!(window.wait_exit().success());
    assert_eq!(server.closed(), 1, "the window takes its notification along");
    assert!(server.notified().summary.starts_with("Time to stand"), "the reminder goes on with the prompt");
    server.press(2, "start");
    assert_eq!(server.closed(), 2);
    window.wait_for_fact("break = \"taken\"");
    remind.signal(Signal::TERM);
    assert!(remind.wait_exit().success());
}

#[test]
fn keys_are_answered_beside_a_server_that_hangs() {
    let bus = Bus::start();
    let server = Server::on(&bus.address, FULL);
    let mut window = window(&bus);
    server.gate.shut();
    window.set_clock(TEN);
    server.notified();
    window.send(b"?");
    shows(&window, "up down scroll");
    window.send(b"?");
    window.wait_for("the prompt", |screen| screen.contents().contains("Time to stand"));
    assert!(!window.has_written(SPOKEN), "the desktop may still answer");
    window.set_clock("2026-03-02T10:00:03+01:00 4603");
    window.wait_for_bytes("the terminal's notification", SPOKEN);
    window.send(b"b");
    shows(&window, "Logged: you stood");
    window.send(b"q");
    assert!(window.wait_exit().success());
    window.assert_given_back();
}

#[test]
fn keys_are_answered_beside_a_desktop_that_never_answers_anything() {
    let bus = Bus::start();
    let desktop = Mute::on(&bus.address);
    let mut window = window(&bus);
    window.set_clock(TEN);
    desktop.is_asked("GetSessionIdleTime");
    window.send(b"?");
    shows(&window, "up down scroll");
    window.set_clock("2026-03-02T10:00:01+01:00 4601");
    desktop.is_asked("GetCapabilities");
    window.send(b"?b");
    shows(&window, "Logged: you stood");
    window.send(b"q");
    assert!(window.wait_exit().success());
    window.assert_given_back();
}

/// The owner of every name that the program asks on the session bus; it hears and says nothing.
struct Mute {
    _bus: Connection,
    calls: Receiver<String>,
}

impl Mute {
    fn on(address: &str) -> Self {
        let bus = zbus::block_on(async {
            zbus::connection::Builder::address(address)
                .name("org.freedesktop.Notifications")
                .name("org.freedesktop.ScreenSaver")
                .name("org.gnome.Mutter.IdleMonitor")
                .build()
                .await
        });
        let bus = bus.expect("a connection");
        let (sender, calls) = mpsc::channel();
        let mut messages = MessageStream::from(&bus);
        thread::spawn(move || {
            zbus::block_on(async {
                while let Some(Ok(message)) = messages.next().await {
                    let _ = message.header().member().map(|member| sender.send(member.to_string()));
                }
            });
        });
        Self { _bus: bus, calls }
    }

    /// Waits for a call of this method.
    fn is_asked(&self, method: &str) {
        while self.calls.recv_timeout(LIMIT).expect(method) != method {}
    }
}
