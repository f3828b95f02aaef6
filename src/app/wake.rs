//! When the program must look again although nothing happened. Deadlines only; there is no tick.

use chrono::{TimeDelta, Timelike};

use crate::app::model::App;
use crate::domain::time::Stamp;

impl App {
    /// The next moment at which the picture or the state changes by itself, on the wall clock.
    #[must_use]
    pub fn next_wake(&self) -> Option<Stamp> {
        let toast = self.toast.as_ref().and_then(|toast| toast.until).filter(|_| self.seen);
        let running = self.session.as_ref().and_then(|running| running.session.next_second(self.now.mono));
        let chime = self.chime.front().copied();
        let relief = self.relief.as_ref().and_then(|relief| relief.next_second(self.now.mono));
        let care = self.care.as_ref().map(|care| care.next_change(self.now.mono));
        let desktop = [self.reminder_wake(), self.attendance.next_wake(self.now.mono)];
        let on_mono = [toast, running, relief, care, chime].into_iter().chain(desktop).flatten().min();
        let on_mono = on_mono.and_then(|at| {
            let left = TimeDelta::from_std(at.saturating_sub(self.now.mono)).ok()?;
            Some(self.now.wall + left)
        });
        let counts = self.session.is_some() || self.relief.is_some();
        let minute = (self.seen && !counts).then(|| next_minute(self.now.wall));
        let sitting = self.movement().next_change(self.now.wall);
        let proposals = [self.proposal_wake(), self.rest_wake(), self.bedtime_wake()];
        [on_mono, minute, sitting].into_iter().chain(proposals).flatten().min()
    }
}

fn next_minute(now: Stamp) -> Stamp {
    let into =
        TimeDelta::seconds(i64::from(now.second())) + TimeDelta::nanoseconds(i64::from(now.nanosecond()));
    now + TimeDelta::minutes(1) - into
}
