//! The waking day laid over a row of columns. Owns the mapping of times to columns, nothing else.

use chrono::{NaiveDateTime, TimeDelta, Timelike};
use ratatui::text::Line;

use crate::domain::settings::Settings;
use crate::domain::time::{ClockFace, Stamp};
use crate::ui::theme::{Role, Theme};

/// The hours from waking to bed of one day.
pub(crate) struct Day {
    from: NaiveDateTime,
    length: TimeDelta,
    clock: ClockFace,
}

impl Day {
    pub(crate) fn new(settings: &Settings, now: Stamp) -> Self {
        let (from, length) = settings.waking_day(now);
        Self { from, length, clock: settings.clock }
    }

    /// The column of a time; times outside the waking day fall on its ends.
    pub(crate) fn column(&self, at: Stamp, width: u16) -> usize {
        let into = (at.naive_local() - self.from).num_seconds().clamp(0, self.length.num_seconds() - 1);
        let column = into * i64::from(width) / self.length.num_seconds().max(1);
        usize::try_from(column).unwrap_or(0)
    }

    /// True if some of that time lies in the waking day.
    pub(crate) fn meets(&self, from: Stamp, to: Stamp) -> bool {
        from.naive_local() < self.from + self.length && self.from < to.naive_local()
    }

    /// Amounts added up by column.
    pub(crate) fn sums(&self, width: u16, amounts: impl Iterator<Item = (Stamp, usize)>) -> Vec<usize> {
        let mut sums = vec![0; usize::from(width)];
        for (at, amount) in amounts {
            if let Some(sum) = sums.get_mut(self.column(at, width)) {
                *sum += amount;
            }
        }
        sums
    }

    /// The hours under the columns, as many as have room.
    pub(crate) fn axis(&self, width: u16, theme: &Theme) -> Line<'static> {
        let hours = self.length.num_hours().max(1);
        let enough = |step: &i64| i64::from(width) * step / hours >= 5;
        let step = [1, 2, 3, 4, 6, 12].into_iter().find(enough).unwrap_or(24);
        let mut text = String::new();
        let first = self.from + TimeDelta::minutes((60 - i64::from(self.from.minute())) % 60);
        let mut at = first;
        while at < self.from + self.length {
            let into = (at - self.from).num_seconds();
            let column = usize::try_from(into * i64::from(width) / self.length.num_seconds()).unwrap_or(0);
            let hour = self.clock.hour(at.hour());
            let fits = column >= text.len() && column + hour.len() <= usize::from(width);
            if i64::from(at.hour()) % step == 0 && fits {
                text += &" ".repeat(column - text.len());
                text += &hour;
            }
            at += TimeDelta::hours(1);
        }
        theme.span(Role::Dim, text).into()
    }
}
