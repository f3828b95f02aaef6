//! Commands on what happens: which happening runs one, and that each runs once.

use supple::app::effect::{Effect, Hook};
use supple::app::event::{Event, Loaded};
use supple::domain::fact::{BreakMark, Fact, What};
use supple::domain::goal::{Basis, Goal};
use supple::domain::hooks::Happening;
use supple::domain::journal::Journal;
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;

use crate::support::{Session, configured, fact};

/// A window in which every happening has a hook.
fn hooked(time: &str, facts: Vec<Fact>) -> Session {
    let all: String = Happening::ALL.map(|what| format!("{} = [\"run\"]\n", what.word())).concat();
    let (settings, problems) = configured(&format!("[hooks]\n{all}"));
    assert_eq!(problems, [""; 0]);
    Session::with(time, settings, facts)
}

fn run(session: &Session) -> Vec<&'static str> {
    let word = |effect: &Effect| match effect {
        Effect::Hook(Hook { what, .. }) => Some(what.word()),
        _ => None,
    };
    session.effects.iter().filter_map(word).collect()
}

#[test]
fn what_happens_runs_its_hook_once() {
    let session = hooked("2026-03-02 09:00", Vec::new()).advance("60m").advance("1m");
    assert_eq!(run(&session), ["break_due"]);
    let session = session.keys("b");
    assert_eq!(run(&session), ["break_due", "break_taken"]);
    let session = session.keys("n<enter>1l5n");
    assert_eq!(run(&session)[2..], ["cramp_logged"], "{}", session.screen());
    let night = hooked("2026-03-02 22:00", Vec::new()).advance("20m");
    assert!(run(&night).contains(&"bed_due"), "{:?}", run(&night));
    let own = What::Goal(Goal::Target(Basis::Own(Millilitres(2_000))));
    let behind = hooked("2026-03-02 08:30", vec![fact("goal000001", "2026-03-01 08:00", own)]).advance("25m");
    assert!(run(&behind).contains(&"drink_nudge"), "{:?}", run(&behind));
}

#[test]
fn nothing_runs_unless_it_is_set() {
    let session = Session::at("2026-03-02 09:00").advance("61m").keys("b");
    assert_eq!(run(&session), [""; 0]);
    assert_eq!(Settings::default().hooks.concat(), [""; 0]);
}

#[test]
fn what_others_have_just_recorded_runs_it_too_and_what_they_merged_does_not() {
    let taken = || What::Break(BreakMark::Taken { secs: None });
    let fresh = fact("other00001", "2026-03-02 08:58", taken());
    let old = fact("other00002", "2026-03-02 07:00", taken());
    let mut session = hooked("2026-03-02 09:00", Vec::new());
    for _ in 0..2 {
        let journal = Journal::new(vec![old.clone(), fresh.clone()]);
        session.event(Event::Reloaded(Box::new(Loaded { journal, ..Loaded::default() })));
    }
    assert_eq!(run(&session), ["break_taken"], "once, however often the journal is read");
}

#[test]
fn a_failure_is_said_once() {
    let mut session = hooked("2026-03-02 09:00", Vec::new());
    let failed = || Event::HookFailed { what: Happening::BreakTaken, why: "it ended with 3".to_owned() };
    session.event(failed());
    assert_eq!(session.toast(), "The hook break_taken did not work: it ended with 3");
    let mut session = session.keys("w");
    session.event(failed());
    assert!(session.toast().starts_with("Logged water"), "{}", session.toast());
}
