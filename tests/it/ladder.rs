//! Random days: whatever happens in whatever order, a prompt is never lost, never comes twice, never in quiet time, and
//! an absence is followed by at most one word.

use std::time::Duration;

use chrono::{FixedOffset, TimeDelta};
use proptest::prelude::*;
use supple::app::event::{Choice, NoticeNews, Presence};
use supple::domain::breaks::State;
use supple::domain::settings::Settings;

use crate::support::{Session, configured};

#[derive(Debug, Clone, Copy)]
enum Deed {
    Wait(i64),
    Keys(&'static str),
    Button(Choice),
    Sleep(i64),
    /// Locked or dark for some seconds.
    Behind(Presence, Presence, i64),
    Idle(i64),
    SetClock(i64),
    Travel(i32),
    Restart,
}

/// What a person does at a desk in some days.
const KEYS: [&str; 15] = [
    "b",
    "s",
    "S",
    "w",
    "u",
    "a",
    "y",
    "n<esc>",
    "pp",
    "ph",
    "pm",
    "pr<esc>",
    "p2345<enter><esc>",
    "t",
    "<esc>",
];

fn any_deed() -> impl Strategy<Value = Deed> {
    let button = proptest::sample::select(vec![Choice::Start, Choice::Snooze, Choice::Skip]);
    prop_oneof![
        6 => (1_i64..5_000).prop_map(Deed::Wait),
        6 => proptest::sample::select(KEYS.to_vec()).prop_map(Deed::Keys),
        2 => button.prop_map(Deed::Button),
        1 => (1_i64..40_000).prop_map(Deed::Sleep),
        1 => (1_i64..5_000).prop_map(|secs| Deed::Behind(Presence::Locked, Presence::Unlocked, secs)),
        1 => (1_i64..5_000).prop_map(|secs| Deed::Behind(Presence::Dark, Presence::Active, secs)),
        1 => (1_i64..5_000).prop_map(Deed::Idle),
        1 => (-15_000_i64..15_000).prop_map(Deed::SetClock),
        1 => (-12_i32..=14).prop_map(Deed::Travel),
        1 => Just(Deed::Restart),
    ]
}

fn any_settings() -> impl Strategy<Value = Settings> {
    let hours = prop_oneof![
        3 => Just(""),
        1 => Just("hours = [\"08:30-12:00\", \"13:00-17:30\"]\n"),
        1 => Just("hours = [\"22:00-06:00\"]\n"),
    ];
    let minutes =
        prop_oneof![3 => Just(""), 1 => Just("at_minutes = [50]\n"), 1 => Just("at_minutes = [0, 30]\n")];
    let interval = proptest::sample::select(vec!["20m", "45m", "60m", "90m"]);
    (hours, minutes, interval).prop_map(|(hours, minutes, interval)| {
        let (settings, problems) =
            configured(&format!("[movement]\ninterval = \"{interval}\"\n{hours}{minutes}"));
        assert!(problems.is_empty(), "{problems:?}");
        settings
    })
}

/// A day that is watched.
struct Day {
    session: Session,
    /// Prompts heard so far.
    heard: usize,
    /// When the last one was heard if nothing but waiting came after it, by a clock that nobody sets.
    quiet_since: Option<Duration>,
    /// It came more than a minute after it was due.
    was_late: bool,
    /// Nobody can see anything.
    behind: bool,
}

impl Day {
    fn new(settings: Settings) -> Self {
        let session = Session::with("2026-03-02 08:00", settings, Vec::new());
        Self { session, heard: 0, quiet_since: None, was_late: false, behind: false }
    }

    fn prompts(&self) -> usize {
        self.session.notices().iter().filter(|notice| notice.title.starts_with("Time to")).count()
    }

    /// What must hold whenever anything happened.
    fn look(&mut self) {
        let (now, app) = (self.session.now(), &self.session.app);
        if let Some(wake) = app.next_wake() {
            assert!(wake > now, "a wake-up at {wake} does not lie ahead of {now}");
        }
        let new = self.prompts() - self.heard;
        assert!(new <= 1, "{new} prompts at once");
        if new == 0 {
            return;
        }
        self.heard += 1;
        let movement = app.today().movement;
        let State::Due { since, .. } = movement.state else { panic!("spoken in {:?}", movement.state) };
        assert!(movement.pause.is_none() && !self.behind && app.session.is_none(), "spoken in quiet time");
        let wall = now.naive_local();
        assert_eq!(app.settings.hours.opening(wall), Some(wall), "spoken outside the hours of work");
        let passed = self.quiet_since.map(|since| app.now.mono - since);
        // One that a journey into the hours of work brings may have been due for up to a quarter of an hour.
        let least = if self.was_late { 300 } else { 600 };
        let twice = passed.is_some_and(|passed| passed < Duration::from_secs(least));
        assert!(!twice, "spoken again after {passed:?} of nothing");
        self.quiet_since = Some(app.now.mono);
        self.was_late = now - since > TimeDelta::minutes(1);
    }

    /// Something other than waiting happens.
    fn happen(&mut self, what: impl FnOnce(Session) -> Session) {
        let session = std::mem::replace(&mut self.session, Session::at("2026-03-02 08:00"));
        self.session = what(session);
        self.quiet_since = None;
        self.look();
    }

    fn wait(&mut self, secs: i64) {
        let end = self.session.now() + TimeDelta::seconds(secs);
        while self.session.pass_to_next_wake(end) {
            self.look();
        }
        self.look();
    }

    fn do_it(&mut self, deed: Deed) {
        match deed {
            Deed::Wait(secs) => self.wait(secs),
            Deed::Keys(keys) => self.happen(|session| session.keys(keys)),
            Deed::Button(choice) => self.happen(|session| {
                let id = session.notices().last().map_or(0, |notice| notice.id);
                session.notice(NoticeNews::Chosen { id, choice })
            }),
            Deed::Sleep(secs) => {
                let before = self.heard;
                self.happen(|session| session.sleep(&format!("{secs}s")));
                assert!(secs < 300 || self.heard == before, "a prompt greets a return from sleep");
            }
            Deed::Behind(begins, ends, secs) => {
                self.happen(|session| session.presence(begins));
                self.behind = true;
                self.wait(secs);
                self.behind = false;
                let before = self.heard;
                self.happen(|session| session.presence(ends));
                let greeted = self.heard > before;
                assert!(!(greeted && begins == Presence::Locked && secs >= 300), "a prompt greets a return");
            }
            Deed::Idle(secs) => {
                let floor = self.session.app.settings.idle_floor;
                self.wait(floor.num_seconds());
                self.happen(|session| session.presence(Presence::Idle(floor)));
                self.behind = true;
                self.wait(secs);
                self.behind = false;
                let before = self.heard;
                self.happen(|session| session.presence(Presence::Active));
                assert_eq!(self.heard, before, "a prompt greets who comes back");
            }
            Deed::SetClock(secs) => self.happen(|session| session.set_clock(TimeDelta::seconds(secs))),
            Deed::Travel(hours) => {
                let offset = FixedOffset::east_opt(hours * 3_600).unwrap();
                self.happen(|session| session.travel(offset));
            }
            Deed::Restart => {
                self.happen(|session| session.keys("<esc>"));
                let before = self.session.app.today().movement.state;
                self.happen(Session::restart);
                let after = self.session.app.today().movement.state;
                let back = matches!(before, State::Away { .. } | State::Idle);
                assert!(back || before == after, "{before:?} before a restart, {after:?} after it");
            }
        }
    }

    /// Somebody sits down who is not busy with anything, and waits.
    fn settle(&mut self) {
        self.happen(|session| session.keys("<esc><esc>"));
        if self.session.app.today().movement.pause.is_some() {
            self.happen(|session| session.keys("pr"));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn a_day_of_any_events_keeps_the_promises(
        settings in any_settings(),
        deeds in proptest::collection::vec(any_deed(), 1..40),
    ) {
        let mut day = Day::new(settings);
        deeds.into_iter().for_each(|deed| day.do_it(deed));
    }

    #[test]
    fn a_prompt_is_never_lost(deeds in proptest::collection::vec(any_deed(), 1..40)) {
        let mut day = Day::new(Settings::default());
        deeds.into_iter().for_each(|deed| day.do_it(deed));
        day.settle();
        let before = day.heard;
        // The answer to the last one may be waited for, and a snooze may run; then an hour of sitting is due.
        day.wait(80 * 60);
        prop_assert!(day.heard > before, "silent for good: {:?}", day.session.app.today().movement.state);
    }
}

#[test]
fn a_sleep_is_told_from_one_at_the_same_hours_before_the_clock_was_set_back() {
    let mut day = Day::new(Settings::default());
    for deed in [Deed::Sleep(2_095), Deed::SetClock(-9_344), Deed::Sleep(18_000)] {
        day.do_it(deed);
    }
    assert_eq!(day.session.app.today().movement.taken, 2, "two absences");
}

#[test]
fn a_sleep_right_after_the_start_counts_although_the_clock_was_set_back_by_a_second() {
    let mut day = Day::new(configured("[movement]\nat_minutes = [0, 30]\n").0);
    for deed in [Deed::SetClock(-1), Deed::Sleep(19_801)] {
        day.do_it(deed);
    }
    assert_eq!(day.heard, 0);
    day.wait(61 * 60);
    assert_eq!(day.heard, 1, "within the hour after the return");
}

#[test]
fn a_window_opened_two_days_ago_stays_open_when_the_clock_was_set_back() {
    let mut day = Day::new(Settings::default());
    day.do_it(Deed::Wait(46 * 3_600));
    day.do_it(Deed::SetClock(-900));
    day.do_it(Deed::Keys("b"));
    let heard = day.heard;
    day.do_it(Deed::Wait(4 * 3_600));
    assert_eq!(day.heard, heard + 4, "a prompt an hour");
}

#[test]
fn a_window_that_nobody_touches_for_days_speaks_once_an_hour() {
    let mut day = Day::new(Settings::default());
    day.do_it(Deed::Wait(60 * 3_600));
    assert_eq!(day.heard, 60);
}
