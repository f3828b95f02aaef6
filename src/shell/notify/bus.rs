//! Owns the one live notification on a desktop with a session bus, and the thread that talks to its server.
//! Must not know why a notice is due, nor how long to wait for the server: it never gives up by itself, the
//! next wish of the caller takes the place of what hangs.

#![expect(clippy::disallowed_types, reason = "the desktop may hang, so it has a thread of its own")]

use std::future::{pending, poll_fn};
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::task::Poll;
use std::thread;
use std::time::Duration;

use futures_lite::future::or;

use crate::app::effect::Notice;
use crate::app::event::{Choice, NoticeNews};
use crate::domain::settings::Channel;
use crate::shell::notify::mailbox::Mailbox;
use crate::shell::notify::server::{Shown, deliver};

type News = Arc<dyn Fn(NoticeNews) + Send + Sync>;
type Errand<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// Shows notices on the desktop, one at a time. No call here waits for the server or the bus.
///
/// Its thread starts with the first notice and ends with the notifier.
pub struct Notifier {
    news: News,
    thread: Option<Running>,
}

struct Running {
    wishes: Arc<Mailbox<Wish>>,
    /// Disconnected when the thread has ended.
    ended: Receiver<()>,
}

impl Notifier {
    /// A notifier that tells its news by this function, which is called on the notifier's thread.
    ///
    /// Only notices still wanted make news: there is none of what was withdrawn or replaced.
    pub fn new(news: impl Fn(NoticeNews) + Send + Sync + 'static) -> Self {
        Self { news: Arc::new(news), thread: None }
    }

    /// Shows this in the place of what is shown. Returns at once.
    pub fn show(&mut self, notice: Notice) {
        let id = notice.id;
        if let Err(error) = self.wish_on_thread(Wish::Show(notice)) {
            (self.news)(NoticeNews::Failed { id, why: format!("no thread for notifications: {error}") });
        }
    }

    /// Takes away what is shown or about to be shown. Returns at once.
    pub fn withdraw(&mut self) {
        self.wish(Wish::Withdraw);
    }

    /// Takes away what is shown and ends, waiting no longer than this; whether it was done in that time.
    ///
    /// A process that ends without this can leave a notice behind whose buttons do nothing.
    #[must_use]
    pub fn finish(self, patience: Duration) -> bool {
        self.wish(Wish::End);
        let Some(running) = &self.thread else { return true };
        running.ended.recv_timeout(patience) == Err(RecvTimeoutError::Disconnected)
    }

    fn wish(&self, wish: Wish) {
        if let Some(running) = &self.thread {
            running.wishes.put(wish);
        }
    }

    fn wish_on_thread(&mut self, wish: Wish) -> io::Result<()> {
        if self.thread.is_none() {
            self.thread = Some(start(Arc::clone(&self.news))?);
        }
        self.wish(wish);
        Ok(())
    }
}

impl Drop for Notifier {
    fn drop(&mut self) {
        self.wish(Wish::End);
    }
}

fn start(news: News) -> io::Result<Running> {
    let wishes = Arc::new(Mailbox::default());
    let (alive, ended) = mpsc::channel();
    let desk = Desk { news, wishes: Arc::clone(&wishes), stage: Stage::Empty, leaving: Vec::new() };
    thread::Builder::new().name("notifier".into()).spawn(move || {
        zbus::block_on(desk.serve());
        drop(alive);
    })?;
    Ok(Running { wishes, ended })
}

/// What the caller wants last.
enum Wish {
    Show(Notice),
    Withdraw,
    End,
}

/// The notifier's thread: what is on the screen, what is on its way there, what is on its way off.
struct Desk {
    news: News,
    wishes: Arc<Mailbox<Wish>>,
    stage: Stage,
    /// Taken away, but the server has not said so yet. A show that was abandoned is here too: its notice may
    /// still come up, and is closed then.
    leaving: Vec<Errand<()>>,
}

enum Stage {
    Empty,
    Sending { id: u64, sending: Errand<Result<Box<Shown>, String>> },
    Showing { id: u64, shown: Box<Shown> },
}

enum Next {
    Wish(Wish),
    Sent(Result<Box<Shown>, String>),
    /// `None`: it is gone without an answer, or the bus is.
    Answered(Option<Choice>),
}

impl Desk {
    async fn serve(mut self) {
        loop {
            match self.next().await {
                Next::Wish(Wish::Show(notice)) => self.send(notice),
                Next::Wish(Wish::Withdraw) => self.clear(),
                Next::Wish(Wish::End) => return self.end().await,
                Next::Sent(result) => self.sent(result),
                Next::Answered(choice) => self.answered(choice),
            }
        }
    }

    async fn next(&mut self) -> Next {
        let wish = async { Next::Wish(self.wishes.take().await) };
        let stage = self.stage.next();
        let leaving = async {
            gone(&mut self.leaving).await;
            pending().await
        };
        or(wish, or(stage, leaving)).await
    }

    fn send(&mut self, notice: Notice) {
        let before = match self.stage.take() {
            Stage::Showing { shown, .. } => Some(shown),
            Stage::Sending { sending, .. } => {
                self.leaving.push(Box::pin(close_when_sent(sending)));
                None
            }
            Stage::Empty => None,
        };
        self.stage = Stage::Sending { id: notice.id, sending: Box::pin(deliver(notice, before)) };
    }

    fn clear(&mut self) {
        match self.stage.take() {
            Stage::Showing { shown, .. } => self.leaving.push(Box::pin(shown.close())),
            Stage::Sending { sending, .. } => self.leaving.push(Box::pin(close_when_sent(sending))),
            Stage::Empty => {}
        }
    }

    async fn end(mut self) {
        self.clear();
        gone(&mut self.leaving).await;
    }

    fn sent(&mut self, result: Result<Box<Shown>, String>) {
        let Stage::Sending { id, .. } = self.stage.take() else { return };
        match result {
            Ok(shown) => {
                let news = match shown.held {
                    true => NoticeNews::Held { id },
                    false => NoticeNews::Shown { id, channel: Channel::Desktop },
                };
                self.stage = Stage::Showing { id, shown };
                (self.news)(news);
            }
            Err(why) => (self.news)(NoticeNews::Failed { id, why }),
        }
    }

    fn answered(&mut self, choice: Option<Choice>) {
        let Stage::Showing { id, shown } = self.stage.take() else { return };
        let Some(choice) = choice else {
            return (self.news)(NoticeNews::Closed { id });
        };
        // Not every server takes a notice away when one of its buttons was pressed.
        self.leaving.push(Box::pin(shown.close()));
        (self.news)(NoticeNews::Chosen { id, choice });
    }
}

impl Stage {
    fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Empty)
    }

    async fn next(&mut self) -> Next {
        match self {
            Self::Empty => pending().await,
            Self::Sending { sending, .. } => Next::Sent(sending.await),
            Self::Showing { shown, .. } => Next::Answered(shown.answer().await),
        }
    }
}

async fn close_when_sent(sending: Errand<Result<Box<Shown>, String>>) {
    if let Ok(shown) = sending.await {
        shown.close().await;
    }
}

/// Until nothing is left of these.
async fn gone(errands: &mut Vec<Errand<()>>) {
    poll_fn(|context| {
        errands.retain_mut(|errand| errand.as_mut().poll(context).is_pending());
        if errands.is_empty() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
