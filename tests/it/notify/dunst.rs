//! The notifier against dunst, a notification server that people use, on a display in memory.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};

use supple::app::event::{Choice, NoticeNews};
use supple::domain::settings::Channel;
use supple::shell::notify::Notifier;
use tempfile::TempDir;

use super::daemon::{Bus, LIMIT, at, is_inside, kill_owner, missing};
use super::notice;

const NAME: &str = "org.freedesktop.Notifications";

/// `dunstctl context` asks this program which line of the menu is meant.
const CONFIGURATION: &str = "[global]\nmarkup = full\ndmenu = /usr/bin/env grep -m1 minutes\n";

#[test]
fn a_notice_is_shown_once_and_replaced() {
    on_dunst("notify::dunst::a_notice_is_shown_once_and_replaced", || {
        let (mut notifier, news) = notifier();
        (1..=3).for_each(|id| show(&mut notifier, &news, id));
        assert_eq!(dunstctl(&["count", "displayed"]), "1");
        notifier.withdraw();
        assert!(notifier.finish(LIMIT));
        assert_eq!(dunstctl(&["count", "displayed"]), "0");
    });
}

#[test]
fn its_first_button_is_heard_at_once_and_the_notice_goes() {
    on_dunst("notify::dunst::its_first_button_is_heard_at_once_and_the_notice_goes", || {
        let (mut notifier, news) = notifier();
        show(&mut notifier, &news, 1);
        dunstctl(&["action", "0"]);
        assert_eq!(next(&news), NoticeNews::Chosen { id: 1, choice: Choice::Start });
        assert!(notifier.finish(LIMIT));
        assert_eq!(dunstctl(&["count", "displayed"]), "0");
    });
}

#[test]
fn the_menu_of_a_replaced_notice_works() {
    on_dunst("notify::dunst::the_menu_of_a_replaced_notice_works", || {
        let (mut notifier, news) = notifier();
        show(&mut notifier, &news, 1);
        show(&mut notifier, &news, 2);
        dunstctl(&["context"]);
        assert_eq!(next(&news), NoticeNews::Chosen { id: 2, choice: Choice::Snooze });
    });
}

#[test]
fn dismissed_it_is_closed() {
    on_dunst("notify::dunst::dismissed_it_is_closed", || {
        let (mut notifier, news) = notifier();
        show(&mut notifier, &news, 1);
        dunstctl(&["close"]);
        assert_eq!(next(&news), NoticeNews::Closed { id: 1 });
    });
}

#[test]
fn paused_dunst_keeps_it_back() {
    on_dunst("notify::dunst::paused_dunst_keeps_it_back", || {
        let (mut notifier, news) = notifier();
        dunstctl(&["set-paused", "true"]);
        notifier.show(notice(1));
        assert_eq!(next(&news), NoticeNews::Held { id: 1 });
        assert_eq!(dunstctl(&["count", "displayed"]), "0");
        notifier.withdraw();
        assert!(notifier.finish(LIMIT));
        assert_eq!(dunstctl(&["count", "waiting"]), "0");
    });
}

#[test]
fn killed_dunst_is_started_again_with_the_next_notice() {
    on_dunst("notify::dunst::killed_dunst_is_started_again_with_the_next_notice", || {
        let (mut notifier, news) = notifier();
        show(&mut notifier, &news, 1);
        kill_owner(NAME);
        show(&mut notifier, &news, 2);
        dunstctl(&["action", "0"]);
        assert_eq!(next(&news), NoticeNews::Chosen { id: 2, choice: Choice::Start });
    });
}

/// Runs the body in a process whose session bus starts dunst.
fn on_dunst(test: &str, body: impl FnOnce()) {
    if is_inside() {
        return body();
    }
    let display = Display::start();
    let place = TempDir::new().expect("a directory");
    let config = place.path().join("dunstrc");
    fs::write(&config, CONFIGURATION).expect("a written file");
    let command = format!("/usr/bin/env DISPLAY={} dunst -config {}", display.name, config.display());
    let bus = Bus::starting(NAME, &command);
    at(test, &bus.address, body);
}

/// A display that nobody looks at.
struct Display {
    server: Child,
    name: String,
}

impl Display {
    fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "640x480x24"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}", missing("Xvfb", "xvfb", &error)));
        let mut number = String::new();
        let stdout = server.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut number).expect("the number of the display");
        Self { server, name: format!(":{}", number.trim_end()) }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn notifier() -> (Notifier, Receiver<NoticeNews>) {
    let (sender, news) = mpsc::channel();
    let notifier = Notifier::new(move |news| {
        let _ = sender.send(news);
    });
    (notifier, news)
}

fn show(notifier: &mut Notifier, news: &Receiver<NoticeNews>, id: u64) {
    notifier.show(notice(id));
    assert_eq!(next(news), NoticeNews::Shown { id, channel: Channel::Desktop });
}

fn next(news: &Receiver<NoticeNews>) -> NoticeNews {
    news.recv_timeout(LIMIT).expect("news")
}

fn dunstctl(words: &[&str]) -> String {
    let output = Command::new("dunstctl").args(words).output();
    let output = output.unwrap_or_else(|error| panic!("{}", missing("dunstctl", "dunst", &error)));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

#[test]
fn the_selftest_is_seen_and_says_so() {
    on_dunst("notify::dunst::the_selftest_is_seen_and_says_so", || {
        let home = TempDir::new().expect("a directory");
        let said = || {
            let program =
                Command::new(env!("CARGO_BIN_EXE_supple")).arg("selftest").env("HOME", home.path()).output();
            String::from_utf8_lossy(&program.expect("it starts").stdout).into_owned()
        };
        assert!(said().contains("ok  notification   shown on the desktop"), "{}", said());
        assert_eq!(dunstctl(&["count", "displayed"]), "1");
        dunstctl(&["set-paused", "true"]);
        assert!(said().contains("held back by the desktop"));
    });
}
