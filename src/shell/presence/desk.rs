//! Owns the words spoken with the desktop of this session: its screen saver, and how long nobody has touched anything.
//! Must not know what follows from it. Every call here may hang for ever, so none is waited for alone.
//!
//! GNOME tells when somebody has been idle for a time and is active again. KDE on X11 only answers, in milliseconds;
//! a server that means seconds is read as if somebody had just been there, and changes nothing. Others tell nothing.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use chrono::TimeDelta;
use futures_lite::StreamExt;
use futures_lite::future::{or, zip};
use zbus::{Connection, Message};

use crate::app::event::Presence;
use crate::shell::notify::mailbox::Mailbox;
use crate::shell::presence::probe::Heard;
use crate::shell::presence::watcher::{News, Object, both, listen, signal};

const GNOME: &str = "org.gnome.Mutter.IdleMonitor";
const GNOME_PATH: &str = "/org/gnome/Mutter/IdleMonitor/Core";
const SAVER: &str = "org.freedesktop.ScreenSaver";
const SAVER_PATH: &str = "/org/freedesktop/ScreenSaver";

/// The interfaces of all screen savers end so: org.freedesktop, org.gnome, org.kde, org.mate and others.
const SAVERS: &str = ".ScreenSaver";

/// Tells what the desktop says and answers questions, for as long as there is a bus.
pub(super) async fn follow(news: &News, idle_floor: TimeDelta, questions: &Mailbox<()>) -> zbus::Result<()> {
    let bus = Connection::session().await?;
    let saver = listen(&bus, signal("ActiveChanged")).await?;
    let idle = listen(&bus, signal("WatchFired").interface(GNOME)).await?;
    let owner = signal("NameOwnerChanged").sender("org.freedesktop.DBus").arg(0, GNOME);
    let owner = listen(&bus, owner).await?;
    let mut signals = both(saver, both(idle, owner));
    let mut desk = Desk { bus, news, idle_floor, idle: None, active: None, early: None, errands: Vec::new() };
    desk.watch_idle();
    loop {
        let signal = async { Event::Signal(signals.next().await) };
        let question = async {
            questions.take().await;
            Event::Question
        };
        let found = async { Event::Found(first(&mut desk.errands).await) };
        match or(found, or(signal, question)).await {
            Event::Found(found) => desk.find(found),
            Event::Signal(Some(Ok(signal))) => drop(desk.hear(&signal)),
            Event::Signal(_) => return Ok(()),
            Event::Question => desk.ask(),
        }
    }
}

/// Says which service of the desktop can tell how long nobody has touched the machine.
pub(super) async fn probe(tell: &impl Fn(Heard)) {
    let bus = match Connection::session().await {
        Ok(bus) => bus,
        Err(error) => {
            let told = Err(format!("there is no session bus ({error})"));
            tell(Heard::Gnome(told.clone()));
            return tell(Heard::Saver(told));
        }
    };
    let gnome = async {
        let answer = gnome().call::<_, u64>(&bus, "GetIdletime", &()).await;
        let told = answer.map(|_| "GNOME tells of it".to_owned());
        tell(Heard::Gnome(told.map_err(|error| error.to_string())));
    };
    let saver = async {
        let answer = saver().call::<_, u32>(&bus, "GetSessionIdleTime", &()).await;
        let told = answer.map(|_| format!("{SAVER} answers, as KDE's does"));
        let none = "no service of this desktop tells of it; a screen saver that goes dark is heard";
        tell(Heard::Saver(told.map_err(|_| none.to_owned())));
    };
    zip(gnome, saver).await;
}

enum Event {
    Found(Found),
    Signal(Option<zbus::Result<Message>>),
    Question,
}

/// What a call came to.
#[derive(Clone, Copy)]
enum Found {
    /// GNOME will tell of idleness under this number.
    Idle(Option<u32>),
    /// And of its end under this one.
    Active(Option<u32>),
    Untouched(TimeDelta),
}

type Errand = Pin<Box<dyn Future<Output = Found> + Send>>;

struct Desk<'a> {
    bus: Connection,
    news: &'a News,
    idle_floor: TimeDelta,
    /// GNOME's number of the watch for idleness.
    idle: Option<u32>,
    /// That of the watch for its end, while nobody is there.
    active: Option<u32>,
    /// A watch that fired before its number was known.
    early: Option<u32>,
    errands: Vec<Errand>,
}

impl Desk<'_> {
    fn watch_idle(&mut self) {
        let (bus, floor) = (self.bus.clone(), milliseconds(self.idle_floor));
        self.errands.push(Box::pin(async move {
            Found::Idle(gnome().call(&bus, "AddIdleWatch", &floor).await.ok())
        }));
    }

    fn ask(&mut self) {
        let (bus, gnome_tells) = (self.bus.clone(), self.idle.is_some());
        self.errands.push(Box::pin(async move {
            let answer: zbus::Result<u64> = match gnome_tells {
                true => gnome().call(&bus, "GetIdletime", &()).await,
                false => saver().call::<_, u32>(&bus, "GetSessionIdleTime", &()).await.map(u64::from),
            };
            Found::Untouched(length(answer.unwrap_or(0)))
        }));
    }

    fn find(&mut self, found: Found) {
        match found {
            Found::Idle(watch) => self.idle = watch,
            Found::Active(Some(watch)) => self.active = Some(watch),
            Found::Active(None) => (self.news)(Presence::Active),
            Found::Untouched(length) => (self.news)(Presence::Untouched(length)),
        }
        if let Some(watch) = self.early.take() {
            self.fire(watch);
        }
    }

    fn hear(&mut self, signal: &Message) -> Option<()> {
        let (header, body) = (signal.header(), signal.body());
        match header.member()?.as_str() {
            "ActiveChanged" if header.interface()?.ends_with(SAVERS) => {
                let dark: bool = body.deserialize().ok()?;
                (self.news)(if dark { Presence::Dark } else { Presence::Active });
            }
            "WatchFired" => self.fire(body.deserialize().ok()?),
            "NameOwnerChanged" => {
                let (_, _, owner): (String, String, String) = body.deserialize().ok()?;
                self.idle = None;
                if self.active.take().is_some() {
                    (self.news)(Presence::Active);
                }
                if !owner.is_empty() {
                    self.watch_idle();
                }
            }
            _ => {}
        }
        Some(())
    }

    fn fire(&mut self, watch: u32) {
        if Some(watch) == self.idle {
            (self.news)(Presence::Idle(self.idle_floor));
            let bus = self.bus.clone();
            self.errands.push(Box::pin(async move {
                Found::Active(gnome().call(&bus, "AddUserActiveWatch", &()).await.ok())
            }));
        } else if Some(watch) == self.active {
            self.active = None;
            (self.news)(Presence::Active);
        } else {
            self.early = Some(watch);
        }
    }
}

fn gnome() -> Object {
    Object { name: GNOME, path: GNOME_PATH.into(), interface: GNOME }
}

fn saver() -> Object {
    Object { name: SAVER, path: SAVER_PATH.into(), interface: SAVER }
}

fn milliseconds(length: TimeDelta) -> u64 {
    u64::try_from(length.num_milliseconds()).unwrap_or(0)
}

fn length(milliseconds: u64) -> TimeDelta {
    i64::try_from(milliseconds).ok().and_then(TimeDelta::try_milliseconds).unwrap_or_default()
}

/// What comes first of these, which is one less then.
async fn first(errands: &mut Vec<Errand>) -> Found {
    poll_fn(|context| {
        for place in 0..errands.len() {
            if let Poll::Ready(found) = errands[place].as_mut().poll(context) {
                drop(errands.remove(place));
                return Poll::Ready(found);
            }
        }
        Poll::Pending
    })
    .await
}
