//! Asks once who can tell of the person's presence, for the selftest. Waits no longer than it is told to.

#![expect(clippy::disallowed_types, reason = "a bus may hang, so it has a thread of its own")]
#![expect(clippy::disallowed_methods, reason = "the waiting for all three ends at one moment")]

use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use futures_lite::future::zip;

use crate::shell::presence::{Told, desk, login};

/// Who was asked, and what it said.
pub(super) enum Heard {
    Login(Told),
    Gnome(Told),
    Saver(Told),
}

/// Who tells of sleep and locks, and who of idle time; or why nobody does.
pub(crate) fn probe(patience: Duration) -> [Told; 2] {
    let (sender, answers) = channel();
    let ask = async move {
        let tell = |heard| drop(sender.send(heard));
        zip(login::probe(&tell), desk::probe(&tell)).await;
    };
    // Not waited for: a bus that hangs would hold it, and the program ends soon.
    drop(thread::Builder::new().name("presence".into()).spawn(|| zbus::block_on(ask)));
    let end = Instant::now() + patience;
    let (mut login, mut gnome, mut saver) = (None, None, None);
    while let Ok(heard) = answers.recv_timeout(end.saturating_duration_since(Instant::now())) {
        match heard {
            Heard::Login(told) => login = Some(told),
            Heard::Gnome(told) => gnome = Some(told),
            Heard::Saver(told) => saver = Some(told),
        }
    }
    let silent = |who: &str| Err(format!("{who} has not answered for {} s", patience.as_secs()));
    let idle = match (gnome, saver) {
        (Some(Ok(who)), _) | (_, Some(Ok(who))) => Ok(who),
        (Some(Err(_)), Some(Err(why))) => Err(why),
        _ => silent("the desktop"),
    };
    [login.unwrap_or_else(|| silent("logind")), idle]
}
