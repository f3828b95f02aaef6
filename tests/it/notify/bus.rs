//! The notifier against a real, private bus with a server of our own.

use std::os::unix::net::{UnixListener, UnixStream};
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use std::{env, fs, thread};

use supple::app::effect::Notice;
use supple::app::event::{Choice, NoticeNews};
use supple::domain::settings::Channel;
use supple::shell::notify::Notifier;
use tempfile::TempDir;
use zbus::OwnedVariant;

use super::daemon::{ADDRESS, LIMIT, at, kill_owner, on_bus};
use super::notice;
use super::server::{Call, FULL, Server};

#[test]
fn a_notice_is_shown_with_its_buttons() {
    on_bus("notify::bus::a_notice_is_shown_with_its_buttons", || {
        let mut room = Room::with(FULL);
        room.notifier.show(notice(7));
        let call = room.server.notified();
        assert_eq!(room.news(), shown(7));
        assert_eq!((call.app.as_str(), call.replaces, call.timeout), ("supple", 0, 60_000));
        assert_eq!(
            (call.summary.as_str(), call.body.as_str()),
            ("Time to move", "Two minutes for the calves")
        );
        let actions = ["default", "Start", "start", "Start", "snooze", "In 5 minutes", "skip", "Skip"]
            .map(String::from);
        assert_eq!(call.actions, actions);
        let mut hints: Vec<_> = call.hints.keys().map(String::as_str).collect();
        hints.sort_unstable();
        assert_eq!(hints, ["category", "sound-name", "transient", "urgency"]);
    });
}

#[test]
fn a_silent_notice_asks_the_desktop_for_no_sound() {
    on_bus("notify::bus::a_silent_notice_asks_the_desktop_for_no_sound", || {
        let mut room = Room::with(FULL);
        room.notifier.show(Notice { silent: true, ..notice(7) });
        let hints = room.server.notified().hints;
        assert!(!hints.contains_key("sound-name") && !hints.contains_key("sound-file"));
        assert_eq!(hints["suppress-sound"], OwnedVariant::from(true));
    });
}

#[test]
fn the_desktop_is_told_nothing_that_is_obeyed() {
    on_bus("notify::bus::the_desktop_is_told_nothing_that_is_obeyed", || {
        let mut room = Room::with(FULL);
        let orders = "\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{202e}calm\u{2066}words<b>";
        room.notifier.show(Notice { title: orders.into(), body: orders.into(), ..notice(7) });
        let call = room.server.notified();
        assert_eq!(call.summary, "]52;c;aGk=31mcalmwords<b>");
        assert_eq!(call.body, "]52;c;aGk=31mcalmwords&lt;b&gt;");
    });
}

#[test]
fn a_pressed_button_is_news_and_the_notice_goes() {
    on_bus("notify::bus::a_pressed_button_is_news_and_the_notice_goes", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        assert_eq!(room.press(1, "snooze"), NoticeNews::Chosen { id: 1, choice: Choice::Snooze });
        assert_eq!(room.server.closed(), 1);
    });
}

#[test]
fn a_button_pressed_before_the_server_has_answered_counts() {
    on_bus("notify::bus::a_button_pressed_before_the_server_has_answered_counts", || {
        let mut room = Room::with(FULL);
        room.server.gate.shut();
        room.notifier.show(notice(1));
        room.server.notified();
        room.server.press(1, "skip");
        room.server.gate.release();
        assert_eq!(room.news(), shown(1));
        assert_eq!(room.news(), NoticeNews::Chosen { id: 1, choice: Choice::Skip });
    });
}

#[test]
fn buttons_of_other_programs_and_words_from_others_are_not_answers() {
    on_bus("notify::bus::buttons_of_other_programs_and_words_from_others_are_not_answers", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        room.server.press(9, "skip");
        room.server.dismiss(9);
        room.server.press(1, "no button of ours");
        Server::stranger().press(1, "skip");
        assert_eq!(room.press(1, "snooze"), NoticeNews::Chosen { id: 1, choice: Choice::Snooze });
    });
}

#[test]
fn a_hundred_notices_nobody_answers_take_no_thread_each() {
    on_bus("notify::bus::a_hundred_notices_nobody_answers_take_no_thread_each", || {
        let threads = || fs::read_dir("/proc/self/task").expect("the threads").count();
        let mut room = Room::with(FULL);
        room.show(notice(1));
        let before = threads();
        (2..=100).for_each(|id| assert_eq!(room.show(notice(id)).replaces, 1));
        assert!(threads() <= before, "{} threads, {before} before", threads());
        assert_eq!(room.press(1, "skip"), NoticeNews::Chosen { id: 100, choice: Choice::Skip });
    });
}

#[test]
fn a_bus_that_dies_closes_the_notice_and_harms_nobody() {
    on_bus("notify::bus::a_bus_that_dies_closes_the_notice_and_harms_nobody", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        kill_owner("org.freedesktop.DBus");
        assert_eq!(room.news(), NoticeNews::Closed { id: 1 });
        room.notifier.show(notice(2));
        assert!(matches!(room.news(), NoticeNews::Failed { id: 2, .. }));
        assert!(room.notifier.finish(LIMIT));
    });
}

#[test]
fn do_not_disturb_is_told() {
    on_bus("notify::bus::do_not_disturb_is_told", || {
        let mut room = Room::with(FULL);
        room.server.inhibited.store(true, Ordering::SeqCst);
        room.notifier.show(notice(1));
        assert_eq!(room.server.notified().hints["urgency"], OwnedVariant::from(1_u8));
        assert_eq!(room.news(), NoticeNews::Held { id: 1 });
        assert_eq!(room.press(1, "start"), NoticeNews::Chosen { id: 1, choice: Choice::Start });
    });
}

#[test]
fn a_click_on_the_notice_starts() {
    on_bus("notify::bus::a_click_on_the_notice_starts", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        assert_eq!(room.press(1, "default"), NoticeNews::Chosen { id: 1, choice: Choice::Start });
    });
}

#[test]
fn a_dismissed_notice_is_closed() {
    on_bus("notify::bus::a_dismissed_notice_is_closed", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        room.server.dismiss(1);
        assert_eq!(room.news(), NoticeNews::Closed { id: 1 });
    });
}

#[test]
fn the_newest_notice_takes_the_place_of_the_one_before() {
    on_bus("notify::bus::the_newest_notice_takes_the_place_of_the_one_before", || {
        let mut room = Room::with(FULL);
        let first = room.show(notice(1));
        let second = room.show(notice(2));
        assert_eq!((first.replaces, second.replaces), (0, 1));
        assert_eq!(first.sender, second.sender, "some servers tell the answer only to the first sender");
        assert_eq!(room.press(1, "skip"), NoticeNews::Chosen { id: 2, choice: Choice::Skip });
    });
}

#[test]
fn withdrawn_the_notice_closes_without_news() {
    on_bus("notify::bus::withdrawn_the_notice_closes_without_news", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        room.notifier.withdraw();
        assert_eq!(room.server.closed(), 1);
        room.show(notice(2));
    });
}

#[test]
fn the_end_takes_the_notice_away() {
    on_bus("notify::bus::the_end_takes_the_notice_away", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        assert!(room.notifier.finish(LIMIT));
        assert_eq!(room.server.closed(), 1);
    });
}

#[test]
fn without_a_bus_it_fails() {
    let nowhere = TempDir::new().expect("a directory");
    let address = format!("unix:path={}", nowhere.path().join("bus").display());
    at("notify::bus::without_a_bus_it_fails", &address, || {
        let (mut notifier, news) = notifier();
        notifier.show(notice(1));
        assert!(matches!(next(&news), NoticeNews::Failed { id: 1, why } if !why.is_empty()));
        assert!(notifier.finish(LIMIT));
    });
}

#[test]
fn without_a_server_it_fails_and_later_works() {
    on_bus("notify::bus::without_a_server_it_fails_and_later_works", || {
        let (mut notifier, news) = notifier();
        notifier.show(notice(1));
        assert!(matches!(next(&news), NoticeNews::Failed { id: 1, why } if why.contains("ServiceUnknown")));
        let _server = Server::start(FULL);
        notifier.show(notice(2));
        assert_eq!(next(&news), shown(2));
    });
}

#[test]
fn a_restarted_server_is_not_asked_to_replace_what_it_never_showed() {
    on_bus("notify::bus::a_restarted_server_is_not_asked_to_replace_what_it_never_showed", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        room.server.stop();
        room.server = Server::start(FULL);
        assert_eq!(room.show(notice(2)).replaces, 0);
    });
}

#[test]
fn a_server_that_never_answers_holds_nobody_up() {
    on_bus("notify::bus::a_server_that_never_answers_holds_nobody_up", || {
        let mut room = Room::with(FULL);
        room.server.gate.shut();
        room.notifier.show(notice(1));
        room.server.notified();
        room.notifier.withdraw();
        room.notifier.show(notice(2));
        room.server.notified();
        room.server.gate.open_for_new();
        room.show(notice(3));
        drop(room.notifier);
    });
}

#[test]
fn an_update_that_never_ends_holds_nobody_up() {
    on_bus("notify::bus::an_update_that_never_ends_holds_nobody_up", || {
        let mut room = Room::with(FULL);
        room.show(notice(1));
        room.server.gate.shut();
        room.notifier.show(notice(2));
        assert_eq!(room.server.notified().replaces, 1);
        room.server.gate.open_for_new();
        assert_eq!(room.show(notice(3)).replaces, 0);
    });
}

#[test]
fn a_notice_that_comes_up_too_late_is_closed() {
    on_bus("notify::bus::a_notice_that_comes_up_too_late_is_closed", || {
        let mut room = Room::with(FULL);
        room.server.gate.shut();
        room.notifier.show(notice(1));
        room.server.notified();
        room.notifier.withdraw();
        room.server.gate.open_for_new();
        room.show(notice(2));
        room.server.gate.release();
        assert_eq!(room.server.closed(), 1);
    });
}

#[test]
fn a_bus_that_never_speaks_holds_nobody_up() {
    let place = TempDir::new().expect("a directory");
    let socket = place.path().join("bus");
    at(
        "notify::bus::a_bus_that_never_speaks_holds_nobody_up",
        &format!("unix:path={}", socket.display()),
        || {
            let callers = accept_and_say_nothing();
            let (mut notifier, news) = notifier();
            notifier.show(notice(1));
            let _first = callers.recv_timeout(LIMIT).expect("a caller");
            notifier.withdraw();
            notifier.show(notice(2));
            let _second = callers.recv_timeout(LIMIT).expect("another caller");
            assert!(!notifier.finish(Duration::from_millis(1)));
            assert!(news.try_recv().is_err());
        },
    );
}

#[test]
fn the_body_is_escaped_for_a_server_with_markup_the_summary_never() {
    on_bus("notify::bus::the_body_is_escaped_for_a_server_with_markup_the_summary_never", || {
        let words = Notice { title: "a < b & c".into(), body: "a < b & c".into(), ..notice(1) };
        let mut room = Room::with(FULL);
        let call = room.show(words.clone());
        assert_eq!((call.summary.as_str(), call.body.as_str()), ("a < b & c", "a &lt; b &amp; c"));
        room.server.stop();
        room.server = Server::start(&["actions", "body"]);
        assert_eq!(room.show(words).body, "a < b & c");
    });
}

#[test]
fn control_characters_do_not_reach_the_bus() {
    on_bus("notify::bus::control_characters_do_not_reach_the_bus", || {
        let mut room = Room::with(FULL);
        let call = room.show(Notice { title: "a\0b\x1bc".into(), body: "d\0\ne".into(), ..notice(1) });
        assert_eq!((call.summary.as_str(), call.body.as_str()), ("abc", "d e"));
    });
}

#[test]
fn a_server_without_buttons_is_sent_none() {
    on_bus("notify::bus::a_server_without_buttons_is_sent_none", || {
        let mut room = Room::with(&["body"]);
        assert_eq!(room.show(notice(1)).actions, Vec::<String>::new());
    });
}

#[test]
fn a_server_without_a_body_is_sent_one_line() {
    on_bus("notify::bus::a_server_without_a_body_is_sent_one_line", || {
        let call = Room::with(&["actions"]).show(notice(1));
        let said = (call.summary.as_str(), call.body.as_str());
        assert_eq!(said, ("Time to move. Two minutes for the calves", ""));
    });
}

/// Sits at the address of the session bus; gives the connections made there.
pub(crate) fn accept_and_say_nothing() -> Receiver<UnixStream> {
    let address = env::var(ADDRESS).expect("an address");
    let socket = address.strip_prefix("unix:path=").expect("a path");
    let listener = UnixListener::bind(socket).expect("a socket");
    let (sender, callers) = mpsc::channel();
    thread::spawn(move || listener.incoming().flatten().try_for_each(|caller| sender.send(caller)));
    callers
}

/// A notifier, its news, and the server it talks to.
struct Room {
    notifier: Notifier,
    news: Receiver<NoticeNews>,
    server: Server,
}

impl Room {
    fn with(abilities: &'static [&'static str]) -> Self {
        let server = Server::start(abilities);
        let (notifier, news) = notifier();
        Self { notifier, news, server }
    }

    fn show(&mut self, notice: Notice) -> Call {
        let id = notice.id;
        self.notifier.show(notice);
        let call = self.server.notified();
        assert_eq!(self.news(), shown(id));
        call
    }

    fn news(&self) -> NoticeNews {
        next(&self.news)
    }

    fn press(&self, id: u32, word: &str) -> NoticeNews {
        self.server.press(id, word);
        self.news()
    }
}

fn notifier() -> (Notifier, Receiver<NoticeNews>) {
    let (sender, news) = mpsc::channel();
    let notifier = Notifier::new(move |news| {
        let _ = sender.send(news);
    });
    (notifier, news)
}

fn next(news: &Receiver<NoticeNews>) -> NoticeNews {
    news.recv_timeout(LIMIT).expect("news")
}

fn shown(id: u64) -> NoticeNews {
    NoticeNews::Shown { id, channel: Channel::Desktop }
}
