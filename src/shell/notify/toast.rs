//! Owns the notifications of macOS and Windows: shown, and nothing more heard of them. Must not know why a
//! notice is due.

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use notify_rust::Notification;

use crate::app::effect::Notice;
use crate::app::event::NoticeNews;
use crate::domain::plain::plain;
use crate::domain::settings::Channel;

/// Shows notices on the desktop, without buttons: only a session bus tells reliably which one was pressed.
pub struct Notifier {
    news: Arc<dyn Fn(NoticeNews) + Send + Sync>,
}

impl Notifier {
    /// A notifier that tells its news by this function, which is called on another thread.
    pub fn new(news: impl Fn(NoticeNews) + Send + Sync + 'static) -> Self {
        Self { news: Arc::new(news) }
    }

    /// Shows this. Returns at once.
    pub fn show(&mut self, notice: Notice) {
        let id = notice.id;
        let news = Arc::clone(&self.news);
        let errand = move || news(deliver(&notice));
        if let Err(error) = thread::Builder::new().name("notifier".into()).spawn(errand) {
            (self.news)(NoticeNews::Failed { id, why: error.to_string() });
        }
    }

    /// Nothing: the system takes its notifications away by itself.
    pub fn withdraw(&mut self) {}

    /// Nothing to wait for.
    #[must_use]
    pub fn finish(self, _patience: Duration) -> bool {
        true
    }
}

fn deliver(notice: &Notice) -> NoticeNews {
    let id = notice.id;
    let shown = Notification::new()
        .appname("supple")
        .summary(&plain(&notice.title))
        .body(&plain(&notice.body))
        .show();
    match shown {
        Ok(handle) => {
            // macOS sends the notification when its handle goes.
            drop(handle);
            NoticeNews::Shown { id, channel: Channel::Desktop }
        }
        Err(error) => NoticeNews::Failed { id, why: error.to_string() },
    }
}
