//! The day for a prompt or a status bar: one line, JSON with a fixed set of keys, or a form of one's own.

use chrono::{Days, NaiveDate, TimeDelta, Timelike};

use crate::domain::bedtime::Proposal;
use crate::domain::breaks::{self, Pause, State};
use crate::domain::fact::PauseWhy;
use crate::domain::flags::Flags;
use crate::domain::goal::Goal;
use crate::domain::journal::Journal;
use crate::domain::measures::Diary;
use crate::domain::nudge::Nudge;
use crate::domain::plain::plain;
use crate::domain::quantity::{Millilitres, Units};
use crate::domain::settings::Settings;
use crate::domain::stretch::{due_routine, is_bed, next_turn, session_of};
use crate::domain::time::{Stamp, day_of, in_words};
use crate::domain::words::Word;
use crate::domain::{bedtime, cramps, hydration, stretch};
use crate::report::json::Json;

/// The number of the form of the JSON; a key that goes or changes its meaning makes it higher, a new one does not.
pub const SCHEMA: u32 = 1;

/// The day as it stands at a moment.
#[derive(Debug)]
pub struct Status<'a> {
    journal: &'a Journal,
    settings: &'a Settings,
    now: Stamp,
    pub(super) water: hydration::Overview,
    pub(super) movement: breaks::Overview,
    pub(super) stretched: stretch::Overview,
    pub(super) diary: cramps::Overview,
    pub(super) flags: Flags,
}

impl<'a> Status<'a> {
    /// Sums up the journal at `now`.
    #[must_use]
    pub fn new(journal: &'a Journal, settings: &'a Settings, now: Stamp) -> Self {
        let day = day_of(now, settings.day_start);
        Self {
            journal,
            settings,
            now,
            water: hydration::Overview::new(journal, settings, now),
            movement: breaks::Overview::new(journal, settings, now),
            stretched: stretch::Overview::new(journal, day, settings.day_start),
            diary: cramps::Overview::new(journal, day, settings.day_start),
            flags: Flags::new(journal, settings, now),
        }
    }

    /// The line of `supple status`, without an end of line.
    #[must_use]
    pub fn line(&self) -> String {
        self.parts(true).join(" | ")
    }

    /// The short line of a bar. It says nothing that changes with every minute.
    #[must_use]
    pub fn text(&self) -> String {
        self.parts(false)[..2].join(" | ")
    }

    /// Everything, a line each.
    fn tooltip(&self) -> String {
        self.parts(false).join("\n")
    }

    /// What there is to say, the water and the sitting clock first.
    fn parts(&self, countdown: bool) -> Vec<String> {
        let mut parts = vec![drunk(&self.water, self.settings.units), self.standing(countdown)];
        if self.stretched.secs > 0 {
            let length = TimeDelta::seconds(i64::from(self.stretched.secs));
            parts.push(format!("stretched {}", in_words(length)));
        }
        if let Some((at, _)) = self.diary.last {
            parts.push(format!("last cramp {}", cramps::ago(at, self.now, self.settings.clock)));
        }
        if let Some(flag) = self.flags.notice() {
            parts.push(format!("flag: {}", flag.level.call()));
        }
        parts
    }

    /// The sitting clock in words, with the time that is left if it is asked for.
    #[must_use]
    pub fn standing(&self, countdown: bool) -> String {
        let movement = &self.movement;
        let at = |at: Stamp| self.settings.clock.show(at);
        let posture = self.settings.posture;
        let verb = posture.verb();
        let ahead = |due: Stamp| {
            let left = if countdown { format!(" (in {})", in_words(due - self.now)) } else { String::new() };
            format!("{verb} at {}{left}", at(due))
        };
        let said = match movement.state {
            State::Idle => "not counting".to_owned(),
            State::Away { since } => format!("away since {}", at(since)),
            State::Paused { until, why } => format!("{why} until {}", at(until)),
            State::OffHours { until: Some(until) } => {
                format!("off hours until {} {}", until.format("%a"), at(until))
            }
            State::OffHours { until: None } => "off hours".to_owned(),
            State::Counting { due } => ahead(due),
            State::Snoozed { due } => format!("{}, snoozed", ahead(due)),
            State::Due { since, .. } => format!("{}, since {}", posture.call(), at(since)),
        };
        match &movement.pause {
            Some(Pause { until, why, .. }) if !matches!(movement.state, State::Paused { .. }) => {
                format!("{said}, {why} until {}", at(*until))
            }
            Some(Pause { reason: Some(reason), .. }) => format!("{said} ({})", plain(reason)),
            _ => said,
        }
    }

    /// The same keys in every state; what does not hold is null. Amounts are in millilitres, lengths in seconds, times as in
    /// RFC 3339.
    #[must_use]
    pub fn json(&self) -> Json {
        let seconds = |length: TimeDelta| Json::Number(length.num_seconds().max(0));
        let amount = |amount: Option<Millilitres>| Json::or_null(amount.map(|amount| amount.0));
        let percent = self.water.percent();
        let (water, movement) = (&self.water, &self.movement);
        let mode = match water.target.goal {
            Goal::Target(_) => "target",
            Goal::Limit(_) => "limit",
            Goal::LogOnly => "log",
        };
        let next_nudge = match water.nudge {
            Nudge::Due { since, .. } => Some(since),
            Nudge::At(at) => Some(at),
            Nudge::Tonight | Nudge::Nothing => None,
        };
        let (until, why) = match movement.state {
            State::Paused { until, why } => (Some(until), Some(why)),
            _ => (movement.pause.as_ref().map(|p| p.until), movement.pause.as_ref().map(|p| p.why)),
        };
        let reason = movement.pause.as_ref().and_then(|pause| pause.reason.as_deref()).map(str::to_owned);
        let reason =
            reason.or_else(|| why.filter(|why| *why == PauseWhy::Meeting).map(|why| why.to_string()));
        let due_at = movement.state.due_at();
        let (journal, settings, now) = (self.journal, self.settings, self.now);
        let last = self.diary.last.as_ref();
        let running = last.and_then(|(_, cramp)| cramp.more.as_ref()).is_some_and(|more| more.running);
        let free_days = last.map(|_| Diary::new(journal, settings, now).free_days());
        let rules = self.flags.fired.iter().map(|flag| flag.rule.id());
        Json::Object(vec![
            ("schema", SCHEMA.into()),
            ("time", self.now.into()),
            ("day", self.day().to_string().into()),
            ("text", self.text().into()),
            ("tooltip", self.tooltip().into()),
            ("class", movement.state.word().into()),
            ("percentage", Json::or_null(percent)),
            (
                "hydration",
                Json::Object(vec![
                    ("mode", mode.into()),
                    ("drunk_ml", water.drunk.0.into()),
                    ("target_ml", amount(water.goal)),
                    ("pace_ml", amount(water.pace)),
                    ("percent", Json::or_null(percent)),
                    ("next_nudge", Json::or_null(next_nudge)),
                ]),
            ),
            (
                "movement",
                Json::Object(vec![
                    ("state", movement.state.word().into()),
                    ("due_at", Json::or_null(due_at)),
                    ("due_in_s", due_at.map_or(Json::Null, |at| seconds(at - self.now))),
                    ("sitting_s", movement.sitting_since.map_or(Json::Null, |at| seconds(self.now - at))),
                    ("taken", movement.taken.into()),
                    ("skipped", movement.skipped.into()),
                    ("missed", movement.missed.into()),
                    ("snoozes", movement.snoozes.into()),
                    ("pause_until", Json::or_null(until)),
                    ("pause_reason", Json::or_null(reason)),
                ]),
            ),
            (
                "stretch",
                Json::Object(vec![
                    ("due", due_routine(journal, settings, now).into()),
                    ("due_at", Json::or_null(self.bed_at())),
                    ("sessions", self.stretched.sessions.into()),
                    ("seconds", self.stretched.secs.into()),
                    ("bed_done", self.is_bed_done().into()),
                ]),
            ),
            (
                "cramps",
                Json::Object(vec![
                    ("running", running.into()),
                    ("last_at", Json::or_null(last.map(|(at, _)| *at))),
                    ("free_days", Json::or_null(free_days)),
                    ("last_7_days", self.diary.last_7_days.into()),
                    ("last_28_days", self.diary.last_28_days.into()),
                ]),
            ),
            (
                "flags",
                Json::Object(vec![
                    ("level", Json::or_null(self.flags.notice().map(|flag| flag.level.word()))),
                    ("rules", Json::list(rules)),
                ]),
            ),
        ])
    }

    /// A text in which each `{key}` is the value of the JSON under that key, `{movement.state}` one of its parts; `{{` and
    /// `}}` are braces. What does not hold is empty.
    ///
    /// # Errors
    /// Names the key that there is not, or says that a brace is left open.
    pub fn format(&self, form: &str) -> Result<String, String> {
        let json = self.json();
        let mut out = String::new();
        let mut rest = form;
        while let Some(place) = rest.find(['{', '}']) {
            let (text, brace) = rest.split_at(place);
            out.push_str(text);
            if let Some(after) = brace.strip_prefix("{{").or_else(|| brace.strip_prefix("}}")) {
                out.push_str(&brace[..1]);
                rest = after;
                continue;
            }
            let key = brace.strip_prefix('{').and_then(|inner| inner.split_once('}'));
            let (key, after) =
                key.ok_or_else(|| format!("a brace is alone in \"{form}\"; {{{{ is a brace"))?;
            let value = key.split('.').try_fold(&json, |json, name| json.get(name));
            match value {
                Some(Json::Text(text)) => out.push_str(text),
                Some(Json::Null) => {}
                Some(Json::Object(_)) | None => {
                    let keys = json.paths().join(", ");
                    return Err(format!("there is no \"{key}\" in a status; one of {keys}"));
                }
                Some(value) => out.push_str(&value.to_string()),
            }
            rest = after;
        }
        out.push_str(rest);
        Ok(out)
    }

    /// What it says apart from what goes on with every second: equal texts need not be said again.
    #[must_use]
    pub fn news(&self) -> String {
        let mut json = self.json();
        for path in ["time", "hydration.pace_ml", "movement.due_in_s", "movement.sitting_s"] {
            json.forget(path);
        }
        json.to_string()
    }

    fn day(&self) -> NaiveDate {
        day_of(self.now, self.settings.day_start)
    }

    fn bed_at(&self) -> Option<Stamp> {
        match bedtime::proposal(self.journal, self.settings, self.now) {
            Proposal::At(at) | Proposal::Due { since: at, .. } => Some(at),
            Proposal::Never => None,
        }
    }

    fn is_bed_done(&self) -> bool {
        let today = self.journal.standing_on(self.day(), self.settings.day_start);
        today.filter_map(session_of).any(|(_, done)| done.whole && is_bed(&done.routine))
    }

    /// The next moment at which it may say something else without anybody doing anything.
    #[must_use]
    pub fn next_change(&self) -> Option<Stamp> {
        let nudge = match self.water.nudge {
            Nudge::At(at) => Some(at),
            Nudge::Due { .. } | Nudge::Tonight | Nudge::Nothing => None,
        };
        let bed = match bedtime::proposal(self.journal, self.settings, self.now) {
            Proposal::At(at) | Proposal::Due { until: at, .. } => Some(at),
            Proposal::Never => None,
        };
        let turn = Some(next_turn(self.settings, self.now));
        // What is said of the last cramp and of the water of the evening changes on the hour, if at all.
        let hour = self.now + TimeDelta::hours(1)
            - TimeDelta::seconds(i64::from(self.now.minute() * 60 + self.now.second()));
        let day = (self.day() + Days::new(1)).and_time(self.settings.day_start);
        let day = day.and_local_timezone(*self.now.offset()).single();
        [self.movement.next_change(self.now), nudge, bed, turn, Some(hour), day]
            .into_iter()
            .flatten()
            .filter(|at| *at > self.now)
            .min()
    }
}

fn drunk(water: &hydration::Overview, units: Units) -> String {
    let drunk = units.number(water.drunk);
    match (water.target.goal, water.goal) {
        (Goal::Limit(_), Some(limit)) => format!("{drunk} of limit {}", units.show(limit)),
        (_, Some(goal)) => format!("{drunk}/{}", units.show(goal)),
        (_, None) => units.show(water.drunk),
    }
}
