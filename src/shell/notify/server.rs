//! Owns the words spoken with a notification server over the session bus. Must not know why a notice is due, nor
//! how long to wait: every call here may hang for ever, and whoever calls lets go of it.
//!
//! The answers are subscribed to before the notice is sent, on the connection that sends it: a button pressed the
//! moment the notice is up is heard, also from servers that answer the sender alone.

use std::collections::HashMap;
use std::time::Duration;

use futures_lite::StreamExt;
use notify_rust::{Hint, Notification, Timeout, Urgency};
use zbus::names::OwnedUniqueName;
use zbus::{Connection, MatchRule, Message, MessageStream, OwnedVariant, Variant, message};

use crate::app::effect::Notice;
use crate::app::event::Choice;
use crate::domain::plain::plain;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// How long a server is asked to show a notice. Some never take it away, others decide for themselves.
const ON_SCREEN: Duration = Duration::from_secs(60);

/// The action servers invoke when the notice itself is clicked.
const CLICK: &str = "default";

/// Where servers say that do-not-disturb is on: KDE's by the first, dunst by the second.
const DO_NOT_DISTURB: [(&str, &str); 2] = [(NAME, "Inhibited"), ("org.dunstproject.cmd0", "paused")];

/// A notice that a server has accepted, and the line on which its answer comes.
pub(super) struct Shown {
    line: Line,
    server: OwnedUniqueName,
    id: u32,
    /// Do-not-disturb is on: the server has it, the person does not see it yet.
    pub(super) held: bool,
}

impl Shown {
    /// The button pressed; none when the notice is gone without an answer, or the bus is.
    pub(super) async fn answer(&mut self) -> Option<Choice> {
        while let Some(Ok(message)) = self.line.answers.next().await {
            if message.header().sender() != Some(&*self.server) {
                continue;
            }
            match read(&message) {
                Some(Answer::Pressed { id, choice }) if id == self.id => return Some(choice),
                Some(Answer::Closed { id }) if id == self.id => return None,
                _ => {}
            }
        }
        None
    }

    /// Takes it away. One whose server has ended is gone already.
    pub(super) async fn close(self) {
        let Self { line, server, id, .. } = self;
        let _ = line.bus.call_method(Some(&server), PATH, Some(NAME), "CloseNotification", &id).await;
    }
}

/// Shows the notice: in the place of the one before if its server still serves, afresh if not.
pub(super) async fn deliver(notice: Notice, before: Option<Box<Shown>>) -> Result<Box<Shown>, String> {
    if let Some(Shown { line, server, id, .. }) = before.map(|before| *before)
        && let Ok(shown) = send(&notice, line, Some((server, id))).await
    {
        return Ok(Box::new(shown));
    }
    let line = Line::open().await.map_err(|error| error.to_string())?;
    send(&notice, line, None).await.map(Box::new).map_err(|error| error.to_string())
}

async fn send(notice: &Notice, line: Line, before: Option<(OwnedUniqueName, u32)>) -> zbus::Result<Shown> {
    let server = Server::ask(&line.bus).await?;
    // A server that was restarted gives the numbers of ours to others.
    let replaced = before.filter(|(name, _)| *name == server.name).map_or(0, |(_, id)| id);
    let id = line.notify(&compose(notice, &server), replaced).await?;
    let held = line.is_held_back(&server.name).await;
    Ok(Shown { line, server: server.name, id, held })
}

/// A connection to the bus that hears what servers say of notices.
struct Line {
    bus: Connection,
    answers: MessageStream,
}

impl Line {
    async fn open() -> zbus::Result<Self> {
        let bus = Connection::session().await?;
        let rule = MatchRule::builder().msg_type(message::Type::Signal).interface(NAME).path(PATH).build()?;
        let answers = MessageStream::for_match_rule(rule, &bus, None).await?;
        Ok(Self { bus, answers })
    }

    async fn notify(&self, notification: &Notification, replaced: u32) -> zbus::Result<u32> {
        let hints: HashMap<&str, Variant<'_>> = notification.hints.iter().map(Into::into).collect();
        let body = (
            &notification.appname,
            replaced,
            &notification.icon,
            &notification.summary,
            &notification.body,
            &notification.actions,
            hints,
            i32::from(notification.timeout),
        );
        self.bus.call_method(Some(NAME), PATH, Some(NAME), "Notify", &body).await?.body().deserialize()
    }

    async fn is_held_back(&self, server: &OwnedUniqueName) -> bool {
        for question in DO_NOT_DISTURB {
            let asked = Some("org.freedesktop.DBus.Properties");
            let Ok(reply) = self.bus.call_method(Some(server), PATH, asked, "Get", &question).await else {
                continue;
            };
            if reply.body().deserialize::<OwnedVariant>().is_ok_and(|value| bool::try_from(value) == Ok(true))
            {
                return true;
            }
        }
        false
    }
}

/// What a server says of a notice.
enum Answer {
    Pressed { id: u32, choice: Choice },
    Closed { id: u32 },
}

fn read(message: &Message) -> Option<Answer> {
    let (header, body) = (message.header(), message.body());
    match header.member()?.as_str() {
        "ActionInvoked" => {
            let (id, word): (u32, String) = body.deserialize().ok()?;
            Some(Answer::Pressed { id, choice: choice(&word)? })
        }
        "NotificationClosed" => {
            let (id, _reason): (u32, u32) = body.deserialize().ok()?;
            Some(Answer::Closed { id })
        }
        _ => None,
    }
}

fn choice(word: &str) -> Option<Choice> {
    if word == CLICK {
        return Some(Choice::Start);
    }
    Choice::ALL.into_iter().find(|choice| choice.word() == word)
}

/// What matters here of a notification server.
struct Server {
    /// Its own name on the bus. One that was restarted has another.
    name: OwnedUniqueName,
    buttons: bool,
    body: bool,
    markup: bool,
}

impl Server {
    /// Asks the one that serves now.
    async fn ask(bus: &Connection) -> zbus::Result<Self> {
        let reply = bus.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &()).await?;
        let name = reply.header().sender().map(|name| name.to_owned().into());
        let name = name.ok_or(zbus::Error::MissingField)?;
        let abilities: Vec<String> = reply.body().deserialize()?;
        let can = |ability| abilities.iter().any(|one| one == ability);
        Ok(Self { name, buttons: can("actions"), body: can("body"), markup: can("body-markup") })
    }
}

fn compose(notice: &Notice, server: &Server) -> Notification {
    let [title, body] = [&notice.title, &notice.body].map(|text| plain(text).into_owned());
    let (title, body) = match server {
        Server { body: false, .. } if !body.is_empty() => (format!("{title}. {body}"), String::new()),
        Server { markup: true, .. } => (title, escaped(&body)),
        _ => (title, body),
    };
    let mut notification = Notification::new()
        .appname("supple")
        .summary(&title)
        .body(&body)
        .timeout(Timeout::from(ON_SCREEN))
        .urgency(Urgency::Normal)
        .hint(Hint::Category("x-supple.reminder".into()))
        .hint(match notice.silent {
            true => Hint::SuppressSound(true),
            false => Hint::SoundName("message-new-instant".into()),
        })
        .hint(Hint::Transient(true))
        .finalize();
    if server.buttons {
        add_buttons(&mut notification, &notice.choices);
    }
    notification
}

/// The text for a server that reads the body as markup.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn add_buttons(notification: &mut Notification, choices: &[(Choice, String)]) {
    for (choice, label) in choices {
        let label = plain(label);
        if *choice == Choice::Start {
            notification.action(CLICK, &label);
        }
        notification.action(choice.word(), &label);
    }
}
