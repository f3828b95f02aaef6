//! What the machine tells of the person's presence, on a private bus with services of our own.

use std::fs;
use std::process::Command;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use supple::app::event::Presence;
use supple::shell::presence::Watcher;
use tempfile::TempDir;
use zbus::Connection;
use zbus::object_server::SignalEmitter;
use zbus::wire::{ObjectPath, OwnedObjectPath};

use crate::notify::bus::accept_and_say_nothing;
use crate::notify::daemon::{Bus, LIMIT, at, is_inside, kill_owner, on_bus};
use crate::notify::remind::Home;
use crate::notify::server::{FULL, Gate, Server};

const FLOOR: TimeDelta = TimeDelta::minutes(15);

#[test]
fn sleep_and_waking_are_told() {
    on_bus("presence::sleep_and_waking_are_told", || {
        let login = Login::start(false);
        let (_watcher, news) = watch();
        login.asked();
        login.sleep(true);
        assert_eq!(next(&news), Presence::Sleeps);
        login.sleep(false);
        assert_eq!(next(&news), Presence::Wakes);
    });
}

#[test]
fn a_lock_and_its_end_are_told_and_the_mere_wish_for_one_is_not() {
    on_bus("presence::a_lock_and_its_end_are_told_and_the_mere_wish_for_one_is_not", || {
        let login = Login::start(false);
        let (_watcher, news) = watch();
        login.asked();
        login.wish("Lock");
        login.lock(true);
        assert_eq!(next(&news), Presence::Locked);
        login.lock(false);
        assert_eq!(next(&news), Presence::Unlocked);
        login.wish("Unlock");
        assert_eq!(next(&news), Presence::Unlocked);
    });
}

#[test]
fn a_screen_that_is_locked_already_is_told() {
    on_bus("presence::a_screen_that_is_locked_already_is_told", || {
        let _login = Login::start(true);
        let (_watcher, news) = watch();
        assert_eq!(next(&news), Presence::Locked);
    });
}

#[test]
fn screen_savers_of_all_desktops_are_heard() {
    on_bus("presence::screen_savers_of_all_desktops_are_heard", || {
        let (watcher, news) = watch();
        settle(&watcher, &news);
        let bus = connection();
        for (dark, told) in [(true, Presence::Dark), (false, Presence::Active)] {
            for saver in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver"] {
                emit(&bus, "/ScreenSaver", "org.example.Window", "ActiveChanged", &dark);
                emit(&bus, "/ScreenSaver", saver, "ActiveChanged", &dark);
                assert_eq!(next(&news), told, "{saver}");
            }
        }
    });
}

#[test]
fn gnome_tells_of_idleness_and_its_end_without_being_asked() {
    on_bus("presence::gnome_tells_of_idleness_and_its_end_without_being_asked", || {
        let gnome = Gnome::start();
        let (watcher, news) = watch();
        assert_eq!(gnome.called(), "AddIdleWatch 900000");
        for round in 0..2 {
            gnome.fire(1);
            assert_eq!(next(&news), Presence::Idle(FLOOR));
            assert_eq!(gnome.called(), "AddUserActiveWatch");
            gnome.fire(2 + round);
            assert_eq!(next(&news), Presence::Active);
            gnome.fire(2 + round);
        }
        assert!(watcher.ask());
        assert_eq!(next(&news), Presence::Untouched(TimeDelta::milliseconds(4_321)));
    });
}

#[test]
fn a_gnome_that_comes_later_or_again_is_watched() {
    on_bus("presence::a_gnome_that_comes_later_or_again_is_watched", || {
        let (watcher, news) = watch();
        settle(&watcher, &news);
        for _ in 0..2 {
            let gnome = Gnome::start();
            assert_eq!(gnome.called(), "AddIdleWatch 900000");
            gnome.fire(1);
            assert_eq!(next(&news), Presence::Idle(FLOOR));
            assert_eq!(gnome.called(), "AddUserActiveWatch");
            settle_gnome(&watcher, &news);
            drop(gnome);
            assert_eq!(next(&news), Presence::Active, "nobody is left to tell of the end");
        }
    });
}

#[test]
fn kde_answers_when_it_is_asked() {
    on_bus("presence::kde_answers_when_it_is_asked", || {
        let kde = Kde::start(TimeDelta::minutes(20));
        let (watcher, news) = watch();
        assert!(watcher.ask());
        kde.asked();
        assert_eq!(next(&news), Presence::Untouched(TimeDelta::minutes(20)));
    });
}

#[test]
fn a_bus_that_dies_under_a_question_is_an_answer() {
    on_bus("presence::a_bus_that_dies_under_a_question_is_an_answer", || {
        let kde = Kde::start(TimeDelta::minutes(20));
        kde.gate.shut();
        let (watcher, news) = watch();
        assert!(watcher.ask());
        kde.asked();
        kill_owner("org.freedesktop.DBus");
        assert_eq!(next(&news), Presence::Untouched(TimeDelta::zero()));
    });
}

#[test]
fn the_selftest_says_who_tells_and_who_does_not() {
    on_bus("presence::the_selftest_says_who_tells_and_who_does_not", || {
        let nobody = selftest();
        assert!(nobody.contains("!!  sleep, lock    no logind is on the system bus"), "{nobody}");
        assert!(nobody.contains("!!  idle time      no service of this desktop tells of it"), "{nobody}");
        let _login = Login::start(false);
        let kde = Kde::start(TimeDelta::minutes(20));
        let both = selftest();
        assert!(both.contains("ok  sleep, lock    logind tells of both"), "{both}");
        assert!(both.contains("ok  idle time      org.freedesktop.ScreenSaver answers"), "{both}");
        kde.gate.shut();
        let slow = selftest();
        assert!(slow.contains("!!  idle time      the desktop has not answered for 2 s"), "{slow}");
        assert!(slow.contains("run `supple away` and `supple back`"), "{slow}");
        let _gnome = Gnome::start();
        let gnome = selftest();
        assert!(gnome.contains("ok  idle time      GNOME tells of it"), "{gnome}");
    });
}

#[test]
fn a_bus_that_never_speaks_does_not_hold_up_the_selftest() {
    let place = TempDir::new().expect("a directory");
    let address = format!("unix:path={}", place.path().join("bus").display());
    at("presence::a_bus_that_never_speaks_does_not_hold_up_the_selftest", &address, || {
        let _callers = accept_and_say_nothing();
        let said = selftest();
        assert!(said.contains("!!  sleep, lock    logind has not answered for 2 s"), "{said}");
        assert!(said.contains("!!  idle time      the desktop has not answered for 2 s"), "{said}");
        assert!(said.contains("the desktop has not answered for 3 s"), "a notification: {said}");
    });
}

/// What `supple selftest` prints in a home of its own, on the buses of this process.
fn selftest() -> String {
    let home = TempDir::new().expect("a directory");
    let mut command = Command::new(env!("CARGO_BIN_EXE_supple"));
    let output = command.arg("selftest").env("HOME", home.path()).output().expect("it starts");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn nobody_is_started_to_answer() {
    let place = TempDir::new().expect("a directory");
    let mark = place.path().join("started");
    let test = "presence::nobody_is_started_to_answer";
    let body = || {
        let (watcher, news) = watch();
        settle(&watcher, &news);
    };
    if is_inside() {
        return body();
    }
    let bus = Bus::starting("org.freedesktop.ScreenSaver", &format!("/bin/touch {}", mark.display()));
    at(test, &bus.address, body);
    assert!(fs::metadata(mark).is_err(), "a saver was started");
}

#[test]
fn a_bus_that_never_speaks_holds_nobody_up() {
    let place = TempDir::new().expect("a directory");
    let address = format!("unix:path={}", place.path().join("bus").display());
    at("presence::a_bus_that_never_speaks_holds_nobody_up", &address, || {
        let callers = accept_and_say_nothing();
        let (watcher, news) = watch();
        let _both =
            [callers.recv_timeout(LIMIT), callers.recv_timeout(LIMIT)].map(|one| one.expect("a caller"));
        assert!(watcher.ask(), "an answer may still come");
        drop(watcher);
        assert_eq!(
            news.recv_timeout(LIMIT),
            Err(mpsc::RecvTimeoutError::Disconnected),
            "the thread has ended"
        );
    });
}

#[test]
fn a_bus_that_ends_with_a_question_open_is_an_answer() {
    let place = TempDir::new().expect("a directory");
    let address = format!("unix:path={}", place.path().join("bus").display());
    at("presence::a_bus_that_ends_with_a_question_open_is_an_answer", &address, || {
        let callers = accept_and_say_nothing();
        let (watcher, news) = watch();
        let both =
            [callers.recv_timeout(LIMIT), callers.recv_timeout(LIMIT)].map(|one| one.expect("a caller"));
        assert!(watcher.ask(), "an answer may still come");
        drop(both);
        assert_eq!(next(&news), Presence::Untouched(TimeDelta::zero()), "or a prompt would wait for it");
        assert!(!watcher.ask());
    });
}

#[test]
fn without_any_bus_nobody_is_asked() {
    let place = TempDir::new().expect("a directory");
    let address = format!("unix:path={}", place.path().join("bus").display());
    at("presence::without_any_bus_nobody_is_asked", &address, || {
        let (watcher, news) = watch();
        if watcher.ask() {
            assert_eq!(next(&news), Presence::Untouched(TimeDelta::zero()), "what was promised comes");
        }
        assert_eq!(
            news.recv_timeout(LIMIT),
            Err(mpsc::RecvTimeoutError::Disconnected),
            "the thread has ended"
        );
        assert!(!watcher.ask());
    });
}

#[test]
fn a_lock_is_an_absence_in_the_journal() {
    on_bus("presence::a_lock_is_an_absence_in_the_journal", || {
        let (login, server) = (Login::start(false), Server::start(FULL));
        let home = Home::new();
        let mut reminder = home.remind();
        server.notified();
        login.asked();
        login.lock(true);
        home.wait_for("away = \"lock\"");
        assert_eq!(server.closed(), 1, "nobody is there to read it");
        login.lock(false);
        home.wait_for("back = true");
        reminder.end();
    });
}

#[test]
fn a_prompt_waits_for_the_desktops_answer() {
    on_bus("presence::a_prompt_waits_for_the_desktops_answer", || {
        let (kde, server) = (Kde::start(TimeDelta::seconds(5)), Server::start(FULL));
        kde.gate.shut();
        let home = Home::new();
        let mut reminder = home.remind();
        kde.asked();
        assert!(server.said_nothing());
        kde.gate.release();
        assert!(server.notified().summary.starts_with("Time to stand"));
        reminder.end();
    });
}

fn watch() -> (Watcher, Receiver<Presence>) {
    let (sender, news) = mpsc::channel();
    let watcher = Watcher::start(FLOOR, move |told| {
        let _ = sender.send(told);
    });
    (watcher, news)
}

fn next(news: &Receiver<Presence>) -> Presence {
    news.recv_timeout(LIMIT).expect("news")
}

/// Waits until it listens: only then it answers.
fn settle(watcher: &Watcher, news: &Receiver<Presence>) {
    assert!(watcher.ask());
    assert_eq!(next(news), Presence::Untouched(TimeDelta::zero()));
}

/// Waits until it knows the number of the watch for activity, which came before this answer.
fn settle_gnome(watcher: &Watcher, news: &Receiver<Presence>) {
    assert!(watcher.ask());
    assert_eq!(next(news), Presence::Untouched(TimeDelta::milliseconds(4_321)));
}

fn connection() -> Connection {
    zbus::block_on(Connection::session()).expect("a connection")
}

fn serve(name: &'static str, path: &'static str, service: impl zbus::object_server::Interface) -> Connection {
    let built =
        async { zbus::connection::Builder::session().serve_at(path, service).name(name).build().await };
    zbus::block_on(built).expect("a service on the bus")
}

fn emit<B>(bus: &Connection, path: &str, interface: &str, member: &str, body: &B)
where
    B: serde::Serialize + zbus::DynamicType,
{
    let nobody = None::<zbus::names::BusName<'_>>;
    zbus::block_on(bus.emit_signal(nobody, path, interface, member, body)).expect("a signal");
}

/// The screen saver of KDE on X11.
struct Kde {
    _bus: Connection,
    asked: Receiver<()>,
    gate: Arc<Gate>,
}

impl Kde {
    fn start(idle: TimeDelta) -> Self {
        let ((ask, asked), gate) = (mpsc::channel(), Arc::new(Gate::default()));
        let idle = u32::try_from(idle.num_milliseconds()).expect("a short time");
        let saver = Saver { ask, gate: Arc::clone(&gate), idle };
        Self {
            _bus: serve("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", saver),
            asked,
            gate,
        }
    }

    fn asked(&self) {
        self.asked.recv_timeout(LIMIT).expect("a question");
    }
}

struct Saver {
    ask: Sender<()>,
    gate: Arc<Gate>,
    idle: u32,
}

#[zbus::interface(name = "org.freedesktop.ScreenSaver")]
impl Saver {
    async fn get_session_idle_time(&self) -> u32 {
        let _ = self.ask.send(());
        self.gate.pass().await;
        self.idle
    }
}

const GNOME_PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";

struct Gnome {
    bus: Connection,
    calls: Receiver<String>,
}

impl Gnome {
    fn start() -> Self {
        let (call, calls) = mpsc::channel();
        let monitor = IdleMonitor { call, watches: 0 };
        Self { bus: serve("org.gnome.Mutter.IdleMonitor", GNOME_PATH, monitor), calls }
    }

    fn called(&self) -> String {
        self.calls.recv_timeout(LIMIT).expect("a call")
    }

    fn fire(&self, watch: u32) {
        emit(&self.bus, GNOME_PATH, "org.gnome.Mutter.IdleMonitor", "WatchFired", &watch);
    }
}

impl Drop for Gnome {
    fn drop(&mut self) {
        let released = zbus::block_on(self.bus.release_name("org.gnome.Mutter.IdleMonitor"));
        assert!(released.expect("an answer of the bus"));
    }
}

struct IdleMonitor {
    call: Sender<String>,
    watches: u32,
}

#[zbus::interface(name = "org.gnome.Mutter.IdleMonitor")]
impl IdleMonitor {
    fn add_idle_watch(&mut self, milliseconds: u64) -> u32 {
        let _ = self.call.send(format!("AddIdleWatch {milliseconds}"));
        self.watches += 1;
        self.watches
    }

    fn add_user_active_watch(&mut self) -> u32 {
        let _ = self.call.send("AddUserActiveWatch".into());
        self.watches += 1;
        self.watches
    }

    fn get_idletime(&self) -> u64 {
        4_321
    }
}

const LOGIN_PATH: &str = "/org/freedesktop/login1";
const SESSION_PATH: &str = "/org/freedesktop/login1/session/_31";

/// logind with one session.
struct Login {
    bus: Connection,
    locked: Arc<Mutex<bool>>,
    asked: Receiver<()>,
}

impl Login {
    fn start(locked: bool) -> Self {
        let (ask, asked) = mpsc::channel();
        let locked = Arc::new(Mutex::new(locked));
        let session = || LoginSession { locked: Arc::clone(&locked), ask: ask.clone() };
        let bus = zbus::block_on(async {
            zbus::connection::Builder::system()
                .serve_at(LOGIN_PATH, Manager)
                .serve_at("/org/freedesktop/login1/session/auto", session())
                .serve_at(SESSION_PATH, session())
                .name("org.freedesktop.login1")
                .build()
                .await
        });
        Self { bus: bus.expect("a service on the bus"), locked, asked }
    }

    /// Waits until somebody wants to know whether the screen is locked; they listen by then.
    fn asked(&self) {
        self.asked.recv_timeout(LIMIT).expect("a question");
    }

    fn sleep(&self, begins: bool) {
        emit(&self.bus, LOGIN_PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", &begins);
    }

    fn wish(&self, member: &str) {
        emit(&self.bus, SESSION_PATH, "org.freedesktop.login1.Session", member, &());
    }

    fn lock(&self, locked: bool) {
        *self.locked.lock().expect("a sound lock") = locked;
        zbus::block_on(async {
            let session = self.bus.object_server().interface::<_, LoginSession>(SESSION_PATH).await?;
            let emitter = SignalEmitter::new(&self.bus, SESSION_PATH)?;
            session.get().await.locked_hint_changed(&emitter).await
        })
        .expect("a signal");
    }
}

struct Manager;

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    fn get_session(&self, id: &str) -> OwnedObjectPath {
        assert_eq!(id, "1");
        ObjectPath::try_from(SESSION_PATH).expect("a path").into()
    }
}

struct LoginSession {
    locked: Arc<Mutex<bool>>,
    ask: Sender<()>,
}

#[zbus::interface(name = "org.freedesktop.login1.Session")]
impl LoginSession {
    #[zbus(property)]
    fn id(&self) -> String {
        "1".into()
    }

    #[zbus(property)]
    fn locked_hint(&self) -> bool {
        let locked = *self.locked.lock().expect("a sound lock");
        let _ = self.ask.send(());
        locked
    }
}
