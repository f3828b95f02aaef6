//! Owns the words spoken with logind: the machine goes to sleep, wakes up, and the screen of this session is locked.
//! Must not know what follows from it. Every call here may hang for ever.
//!
//! That a screen is locked is told by `LockedHint`, which the locker sets. The signal `Lock` only asks for a lock, and
//! a locker that does not set the hint never tells of its end: believing it would silence the prompts for ever.

use std::collections::HashMap;

use futures_lite::StreamExt;
use zbus::wire::OwnedObjectPath;
use zbus::{Connection, Message, OwnedVariant};

use crate::app::event::Presence;
use crate::shell::presence::probe::Heard;
use crate::shell::presence::watcher::{News, Object, both, listen, owned, signal};

const NAME: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// The session of this program, or the one of its user that has a screen.
const OWN: &str = "/org/freedesktop/login1/session/auto";

/// The property that tells of a locked screen.
const LOCKED: &str = "LockedHint";

/// Tells what logind says, for as long as there is a bus.
pub(super) async fn follow(news: &News) -> zbus::Result<()> {
    let bus = Connection::system().await?;
    let sleep = signal("PrepareForSleep").sender(NAME).interface(MANAGER);
    let mut signals = listen(&bus, sleep).await?;
    if let Ok(path) = own_session(&bus).await {
        let unlock = signal("Unlock").sender(NAME).path(path.as_str()).interface(SESSION);
        let change = signal("PropertiesChanged").sender(NAME).path(path.as_str()).interface(PROPERTIES);
        signals = both(signals, both(listen(&bus, unlock).await?, listen(&bus, change).await?));
        let session = Object { name: NAME, path, interface: PROPERTIES };
        if let Ok(locked) = session.call::<_, OwnedVariant>(&bus, "Get", &(SESSION, LOCKED)).await
            && bool::try_from(locked) == Ok(true)
        {
            news(Presence::Locked);
        }
    }
    while let Some(Ok(signal)) = signals.next().await {
        if let Some(told) = read(&signal) {
            news(told);
        }
    }
    Ok(())
}

/// Says whether logind tells of anything here.
pub(super) async fn probe(tell: &impl Fn(Heard)) {
    let told = match Connection::system().await {
        Err(error) => Err(format!("there is no system bus ({error})")),
        Ok(bus) if own_session(&bus).await.is_ok() => Ok("logind tells of both".to_owned()),
        Ok(bus) => match owned(&bus, NAME).await {
            true => Ok("logind tells of sleep; it knows no session of yours, so not of a lock".to_owned()),
            false => Err("no logind is on the system bus".to_owned()),
        },
    };
    tell(Heard::Login(told));
}

async fn own_session(bus: &Connection) -> zbus::Result<String> {
    let own = Object { name: NAME, path: OWN.into(), interface: PROPERTIES };
    let id: OwnedVariant = own.call(bus, "Get", &(SESSION, "Id")).await?;
    let id = String::try_from(id).map_err(|_| zbus::Error::InvalidReply)?;
    let manager = Object { name: NAME, path: PATH.into(), interface: MANAGER };
    let path: OwnedObjectPath = manager.call(bus, "GetSession", &id).await?;
    Ok(path.to_string())
}

fn read(signal: &Message) -> Option<Presence> {
    let (header, body) = (signal.header(), signal.body());
    match header.member()?.as_str() {
        "PrepareForSleep" => match body.deserialize().ok()? {
            true => Some(Presence::Sleeps),
            false => Some(Presence::Wakes),
        },
        "Unlock" => Some(Presence::Unlocked),
        "PropertiesChanged" => {
            type Changes = (String, HashMap<String, OwnedVariant>, Vec<String>);
            let (_, mut changes, _): Changes = body.deserialize().ok()?;
            match bool::try_from(changes.remove(LOCKED)?).ok()? {
                true => Some(Presence::Locked),
                false => Some(Presence::Unlocked),
            }
        }
        _ => None,
    }
}
