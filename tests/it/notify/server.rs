//! A notification server of our own on a private bus: it tells what it was asked for, presses buttons, and may be slow.

use std::collections::HashMap;
use std::env;
use std::future::poll_fn;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

use zbus::OwnedVariant;
use zbus::object_server::SignalEmitter;

use super::daemon::{ADDRESS, LIMIT};

const PATH: &str = "/org/freedesktop/Notifications";
pub(crate) const FULL: &[&str] = &["actions", "body", "body-markup"];

/// A notification server of our own.
pub(crate) struct Server {
    connection: zbus::Connection,
    calls: Receiver<Call>,
    closed: Receiver<u32>,
    pub(crate) gate: Arc<Gate>,
    pub(crate) inhibited: Arc<AtomicBool>,
}

/// What `Notify` was called with.
pub(crate) struct Call {
    pub(crate) sender: Option<String>,
    pub(crate) app: String,
    pub(crate) replaces: u32,
    pub(crate) summary: String,
    pub(crate) body: String,
    pub(crate) actions: Vec<String>,
    pub(crate) hints: HashMap<String, OwnedVariant>,
    pub(crate) timeout: i32,
}

impl Server {
    /// On the session bus.
    pub(crate) fn start(abilities: &'static [&'static str]) -> Self {
        Self::on(&env::var(ADDRESS).expect("an address"), abilities)
    }

    /// On the bus at this address.
    pub(crate) fn on(address: &str, abilities: &'static [&'static str]) -> Self {
        let (call, calls) = mpsc::channel();
        let (close, closed) = mpsc::channel();
        let gate = Arc::new(Gate::default());
        let inhibited = Arc::new(AtomicBool::new(false));
        let mock = Mock {
            abilities,
            call,
            close,
            gate: Arc::clone(&gate),
            inhibited: Arc::clone(&inhibited),
            ids: AtomicU32::new(1),
        };
        let connection = zbus::block_on(async {
            zbus::connection::Builder::address(address)
                .serve_at(PATH, mock)
                .name("org.freedesktop.Notifications")
                .build()
                .await
        });
        Self { connection: connection.expect("a server on the bus"), calls, closed, gate, inhibited }
    }

    /// Somebody on the bus who is no notification server.
    pub(crate) fn stranger() -> Self {
        let connection = zbus::block_on(zbus::Connection::session()).expect("a connection");
        let ((_, calls), (_, closed)) = (mpsc::channel(), mpsc::channel());
        Self { connection, calls, closed, gate: Arc::default(), inhibited: Arc::default() }
    }

    /// Leaves the bus name, which is free for the next server when this returns.
    pub(crate) fn stop(&self) {
        let released = zbus::block_on(self.connection.release_name("org.freedesktop.Notifications"));
        assert!(released.expect("an answer of the bus"));
    }

    pub(crate) fn notified(&self) -> Call {
        self.calls.recv_timeout(LIMIT).expect("a call of Notify")
    }

    /// True if nothing was shown so far.
    pub(crate) fn said_nothing(&self) -> bool {
        self.calls.try_recv().is_err()
    }

    pub(crate) fn closed(&self) -> u32 {
        self.closed.recv_timeout(LIMIT).expect("a call of CloseNotification")
    }

    pub(crate) fn press(&self, id: u32, word: &str) {
        zbus::block_on(Mock::action_invoked(&self.emitter(), id, word)).expect("a signal");
    }

    pub(crate) fn dismiss(&self, id: u32) {
        zbus::block_on(Mock::notification_closed(&self.emitter(), id, 2)).expect("a signal");
    }

    fn emitter(&self) -> SignalEmitter<'_> {
        SignalEmitter::new(&self.connection, PATH).expect("a path")
    }
}

/// Where calls wait while it is shut.
#[derive(Default)]
pub(crate) struct Gate {
    shut: AtomicBool,
    released: AtomicBool,
    waiting: Mutex<Vec<Waker>>,
}

impl Gate {
    pub(crate) fn shut(&self) {
        self.shut.store(true, Ordering::SeqCst);
    }

    /// New calls pass, those that wait go on waiting.
    pub(crate) fn open_for_new(&self) {
        self.shut.store(false, Ordering::SeqCst);
    }

    /// Lets those go that wait.
    pub(crate) fn release(&self) {
        let mut waiting = self.waiting.lock().expect("a sound lock");
        self.released.store(true, Ordering::SeqCst);
        waiting.drain(..).for_each(Waker::wake);
    }

    pub(crate) async fn pass(&self) {
        if !self.shut.load(Ordering::SeqCst) {
            return;
        }
        poll_fn(|context| {
            let mut waiting = self.waiting.lock().expect("a sound lock");
            if self.released.load(Ordering::SeqCst) {
                return Poll::Ready(());
            }
            waiting.push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }
}

struct Mock {
    abilities: &'static [&'static str],
    call: Sender<Call>,
    close: Sender<u32>,
    gate: Arc<Gate>,
    inhibited: Arc<AtomicBool>,
    ids: AtomicU32,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Mock {
    fn get_capabilities(&self) -> Vec<String> {
        self.abilities.iter().map(ToString::to_string).collect()
    }

    #[expect(clippy::too_many_arguments, reason = "the method has that many")]
    async fn notify(
        &self,
        #[zbus(header)] header: zbus::message::Header<'_>,
        app: String,
        replaces: u32,
        _icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedVariant>,
        timeout: i32,
    ) -> u32 {
        let sender = header.sender().map(ToString::to_string);
        let id = if replaces > 0 { replaces } else { self.ids.fetch_add(1, Ordering::SeqCst) };
        // The gate first: the test may move it as soon as it knows of the call.
        let mut pass = Box::pin(self.gate.pass());
        let passed = futures_lite::future::poll_once(&mut pass).await;
        let _ = self.call.send(Call { sender, app, replaces, summary, body, actions, hints, timeout });
        if passed.is_none() {
            pass.await;
        }
        id
    }

    #[zbus(property)]
    fn inhibited(&self) -> bool {
        self.inhibited.load(Ordering::SeqCst)
    }

    fn close_notification(&self, id: u32) {
        let _ = self.close.send(id);
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn notification_closed(emitter: &SignalEmitter<'_>, id: u32, reason: u32) -> zbus::Result<()>;
}
