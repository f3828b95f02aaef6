//! What a person told of themselves, and what their drinking is measured against.

use supple::domain::breaks::State;
use supple::domain::fact::{Fact, Id, What};
use supple::domain::goal::{Basis, Goal};
use supple::domain::hours::Hours;
use supple::domain::journal::Journal;
use supple::domain::profile::{Condition, Detail, Profile, Sex};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;

use crate::support::{Session, configured, fact, stamp};

fn told(id: &str, at: &str, detail: Detail) -> Fact {
    fact(id, at, What::Profile(detail))
}

#[test]
fn the_last_answer_to_an_item_holds_at_any_time() {
    let journal = Journal::new(vec![
        told("a1", "2024-03-02 08:00", Detail::WeightKg(70)),
        told("a2", "2024-03-02 08:01", Detail::Age(59)),
        told("a3", "2024-03-02 08:02", Detail::Condition(Condition::LowSodium, true)),
        told("a4", "2026-03-02 08:00", Detail::WeightKg(65)),
        told("a5", "2026-03-02 08:01", Detail::Condition(Condition::LowSodium, false)),
    ]);
    let before = Profile::at(&journal, stamp("2026-03-01 08:00"));
    assert_eq!((before.weight_kg(), before.age(), before.is_fluid_sensitive()), (Some(70), Some(60), true));
    let after = Profile::at(&journal, stamp("2026-03-03 08:00"));
    assert_eq!((after.weight_kg(), after.age(), after.is_fluid_sensitive()), (Some(65), Some(61), false));
    assert_eq!((after.sex(), after.condition(Condition::Pad), after.smoker()), (Sex::NotStated, None, None));
    assert_eq!(after.details().len(), 3, "{:?}", after.details());
}

#[test]
fn an_answer_that_was_taken_back_leaves_the_one_before() {
    let journal = Journal::new(vec![
        told("a1", "2026-03-01 08:00", Detail::Region("112".into())),
        told("a2", "2026-03-02 08:00", Detail::Region("911".into())),
        fact("a3", "2026-03-02 08:01", What::Undo(Id::new("a2"))),
    ]);
    assert_eq!(Profile::at(&journal, stamp("2026-03-02 09:00")).region(), Some("112"));
}

#[test]
fn hours_that_were_told_hold_unless_the_configuration_says_others() {
    let at = |settings: Settings| {
        let hours = Detail::Work(Hours::parse("10:00-12:00").unwrap());
        Session::with("2026-03-02 09:00", settings, vec![told("a1", "2026-03-01 08:00", hours)])
    };
    let state = |session: &Session| session.app.today().movement.state;
    assert_eq!(state(&at(Settings::default())), State::OffHours { until: Some(stamp("2026-03-02 10:00")) });
    let (written, _) = configured("[movement]\nhours = [\"08:00-12:00\"]\n");
    assert_eq!(state(&at(written)), State::Counting { due: stamp("2026-03-02 10:00") });
}

#[test]
fn a_day_is_judged_by_the_goal_it_had() {
    let own = |ml| Goal::Target(Basis::Own(Millilitres(ml)));
    let journal = Journal::new(vec![
        fact("a1", "2026-02-01 08:00", What::Goal(own(2_500))),
        fact("a2", "2026-03-01 08:00", What::Goal(Goal::Limit(Millilitres(1_500)))),
    ]);
    let at = |text| Goal::at(&journal, stamp(text));
    assert_eq!(at("2026-01-31 08:00"), Goal::Target(Basis::Efsa));
    assert_eq!(at("2026-02-28 23:00"), own(2_500));
    assert_eq!(at("2026-03-02 08:00"), Goal::Limit(Millilitres(1_500)));
}
