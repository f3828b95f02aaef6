//! Owns the thread that hears who is there, from the system bus and from the session bus, each where there is one.
//! Must not know what an absence means. Nothing is asked at regular times: the thread sleeps until a signal comes.

#![expect(clippy::disallowed_types, reason = "a bus may hang, so it has a thread of its own")]

use std::sync::Arc;
use std::thread;

use chrono::TimeDelta;
use futures_lite::StreamExt;
use futures_lite::future::{or, zip};
use futures_lite::stream::{self, Boxed};
use zbus::match_rule::Builder;
use zbus::message::Type;
use zbus::proxy::{CacheProperties, MethodFlags};
use zbus::{Connection, DynamicType, MatchRule, Message, MessageStream, Proxy};

use crate::app::event::Presence;
use crate::shell::notify::mailbox::Mailbox;
use crate::shell::presence::{desk, login};

pub(super) type News = dyn Fn(Presence) + Send + Sync;

/// Tells of the person's presence until it is dropped. No call here waits for a bus.
pub struct Watcher {
    /// Closed when nobody is left to answer.
    questions: Arc<Mailbox<()>>,
    end: Arc<Mailbox<()>>,
}

impl Watcher {
    /// Begins to listen. Nobody touching the machine for `idle_floor` is news; `news` is called on a thread of its
    /// own. Where no thread or no bus is to be had there is no news.
    pub fn start(idle_floor: TimeDelta, news: impl Fn(Presence) + Send + Sync + 'static) -> Self {
        let watcher = Self { questions: Arc::default(), end: Arc::default() };
        let (questions, end) = (Arc::clone(&watcher.questions), Arc::clone(&watcher.end));
        let listen = async move {
            let news: &News = &news;
            let desk = async {
                let _ = desk::follow(news, idle_floor, &questions).await;
                if questions.close().is_some() {
                    news(Presence::Untouched(TimeDelta::zero()));
                }
            };
            let both = zip(login::follow(news), desk);
            or(end.take(), async { drop(both.await) }).await;
        };
        let thread = thread::Builder::new().name("presence".into()).spawn(|| zbus::block_on(listen));
        if thread.is_err() {
            watcher.questions.close();
        }
        watcher
    }

    /// Asks how long nobody has touched the machine; [`Presence::Untouched`] is the answer. False if none will come.
    #[must_use]
    pub fn ask(&self) -> bool {
        self.questions.put(())
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.end.put(());
    }
}

/// An object on a bus that answers questions. None is started for it.
pub(super) struct Object {
    pub(super) name: &'static str,
    pub(super) path: String,
    pub(super) interface: &'static str,
}

impl Object {
    pub(super) async fn call<B, R>(&self, bus: &Connection, method: &str, body: &B) -> zbus::Result<R>
    where
        B: zbus::export::serde::Serialize + DynamicType,
        R: for<'d> zbus::wire::DynamicDeserialize<'d>,
    {
        let proxy: Proxy<'_> = zbus::proxy::Builder::new(bus)
            .destination(self.name)
            .path(self.path.as_str())
            .interface(self.interface)
            .cache_properties(CacheProperties::No)
            .build()
            .await?;
        let answer = proxy.call_with_flags(method, MethodFlags::NO_AUTO_START, body).await?;
        answer.ok_or(zbus::Error::InvalidReply)
    }
}

/// True if somebody has this name on the bus.
pub(super) async fn owned(bus: &Connection, name: &str) -> bool {
    let path = "/org/freedesktop/DBus".to_owned();
    let daemon = Object { name: "org.freedesktop.DBus", path, interface: "org.freedesktop.DBus" };
    daemon.call(bus, "NameHasOwner", &name).await.unwrap_or(false)
}

pub(super) type Signals = Boxed<zbus::Result<Message>>;

/// The signals of that name.
pub(super) fn signal<'a>(member: &'static str) -> Builder<'a> {
    MatchRule::builder().msg_type(Type::Signal).member(member)
}

pub(super) async fn listen(bus: &Connection, rule: Builder<'_>) -> zbus::Result<Signals> {
    Ok(MessageStream::for_match_rule(rule.build()?, bus, None).await?.boxed())
}

/// Signals of one bus, which end together.
pub(super) fn both(one: Signals, other: Signals) -> Signals {
    stream::or(one, other).boxed()
}
