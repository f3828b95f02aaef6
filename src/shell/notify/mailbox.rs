//! Owns the handing over of the newest wish to a thread that waits for it. Must not know what is wished.

use std::future::poll_fn;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Poll, Waker};

/// Holds the newest thing put in, until it is taken.
pub(crate) struct Mailbox<T>(Mutex<Slot<T>>);

struct Slot<T> {
    content: Option<T>,
    reader: Option<Waker>,
    closed: bool,
}

impl<T> Default for Mailbox<T> {
    fn default() -> Self {
        Self(Mutex::new(Slot { content: None, reader: None, closed: false }))
    }
}

impl<T> Mailbox<T> {
    /// False if nobody takes anything out any more.
    pub(crate) fn put(&self, content: T) -> bool {
        let reader = {
            let mut slot = self.slot();
            if slot.closed {
                return false;
            }
            slot.content = Some(content);
            slot.reader.take()
        };
        if let Some(reader) = reader {
            reader.wake();
        }
        true
    }

    /// Takes nothing more in; gives what was not taken out.
    pub(crate) fn close(&self) -> Option<T> {
        let mut slot = self.slot();
        slot.closed = true;
        slot.content.take()
    }

    pub(crate) async fn take(&self) -> T {
        poll_fn(|context| {
            let mut slot = self.slot();
            if let Some(content) = slot.content.take() {
                return Poll::Ready(content);
            }
            slot.reader = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn slot(&self) -> MutexGuard<'_, Slot<T>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
