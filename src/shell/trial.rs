//! One notification, sent to see by which way the person is reached.

#![expect(clippy::disallowed_methods, reason = "the terminal is known by the environment")]

use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::app::effect::Notice;
use crate::app::event::NoticeNews;
use crate::domain::settings::Channel;
use crate::shell::notify::Notifier;
use crate::shell::notify::terminal::{Emulator, Terminal};

/// How long the desktop is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// What became of the notification, in a line, and what was tried before.
pub(crate) struct Trial {
    /// By which way it went.
    pub(crate) outcome: String,
    /// True if some way took it.
    pub(crate) reached: bool,
    /// The ways that did not take it, with the reason.
    pub(crate) refused: Vec<String>,
}

/// Tries the ways in this order until one takes it.
pub(crate) fn send(channels: &[Channel], loud: bool) -> Trial {
    let mut refused = Vec::new();
    for channel in channels {
        let tried = match channel {
            Channel::Desktop => desktop(loud),
            Channel::Terminal => terminal(loud),
            Channel::Bell if loud => bell(),
            Channel::Bell => Err("the bell is off (notify.sound)".to_owned()),
        };
        match tried {
            Ok(outcome) => return Trial { outcome, reached: true, refused },
            Err(why) => refused.push(why),
        }
    }
    Trial { outcome: "only the banner in the window is left".to_owned(), reached: false, refused }
}

fn notice(loud: bool) -> Notice {
    Notice {
        id: 1,
        title: "supple can reach you here".to_owned(),
        body: "This is a test; there is nothing to do.".to_owned(),
        choices: Vec::new(),
        silent: !loud,
    }
}

fn desktop(loud: bool) -> Result<String, String> {
    let (sender, news) = channel();
    let mut notifier = Notifier::new(move |item| drop(sender.send(item)));
    notifier.show(notice(loud));
    let answer = news.recv_timeout(PATIENCE);
    // Ending it would take the notification away before anybody has seen it.
    std::mem::forget(notifier);
    match answer {
        Ok(NoticeNews::Held { .. }) => {
            Ok("held back by the desktop: do-not-disturb is on, prompts show when it ends".to_owned())
        }
        Ok(NoticeNews::Failed { why, .. }) => Err(format!("the desktop shows none ({why})")),
        Ok(_) => Ok("shown on the desktop".to_owned()),
        Err(_) => Err(format!("the desktop has not answered for {} s", PATIENCE.as_secs())),
    }
}

fn terminal(loud: bool) -> Result<String, String> {
    let terminal = Terminal::detect(|name| env::var(name).ok());
    if terminal.emulator == Emulator::Unknown {
        return Err("this terminal is not known to show any".to_owned());
    }
    write(&terminal.notification(&notice(loud)))?;
    let tmux = if terminal.tmux {
        "; tmux passes it on with `set -g allow-passthrough on`, from windows out of sight with `all`"
    } else {
        ""
    };
    Ok(format!("sent to the terminal ({:?}), which does not say if it was shown{tmux}", terminal.emulator))
}

fn bell() -> Result<String, String> {
    write(b"\x07").map(|()| "rung the bell of the terminal".to_owned())
}

fn write(bytes: &[u8]) -> Result<(), String> {
    let mut out = io::stdout();
    if !out.is_terminal() {
        return Err("the output is no terminal".to_owned());
    }
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| format!("the terminal is gone ({error})"))
}
