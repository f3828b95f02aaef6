//! Water in the window: what is proposed aloud, and the lists to pick from.

use supple::app::event::{Choice, NoticeNews};
use supple::domain::fact::{Fact, What};
use supple::domain::goal::{Basis, Goal};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::{Settings, Symbols, ThemeName};

use crate::support::{Session, fact};

fn goal(goal: Goal) -> Vec<Fact> {
    vec![fact("g1", "2026-03-01 08:00", What::Goal(goal))]
}

/// Somebody with a goal of 2,000 ml, whose first glass is proposed at 08:52:57.
fn opened(time: &str) -> Session {
    let own = Goal::Target(Basis::Own(Millilitres(2_000)));
    Session::with(&format!("2026-03-02 {time}"), Settings::default(), goal(own)).size(80, 24)
}

fn titles(session: &Session) -> Vec<&str> {
    session.notices().iter().map(|notice| notice.title.as_str()).collect()
}

const GLASS: &str = "A glass when convenient";

#[test]
fn a_glass_is_proposed_once_and_its_buttons_log() {
    let session = opened("08:30").advance("25m");
    assert_eq!(titles(&session), [GLASS]);
    let notice = session.notices()[0].clone();
    let buttons: Vec<_> = notice.choices.iter().map(|(choice, words)| (*choice, words.as_str())).collect();
    assert_eq!(buttons, [(Choice::Drink, "250 ml"), (Choice::Sip, "130 ml")]);
    let again = opened("08:30").advance("54m");
    assert_eq!(titles(&again), [GLASS], "once, not every minute");

    let pressed = |choice| {
        let session = opened("08:30").advance("25m");
        session.notice(NoticeNews::Chosen { id: notice.id, choice }).standing().pop().unwrap()
    };
    assert_eq!(pressed(Choice::Drink), "08:55 water 250 ml");
    assert_eq!(pressed(Choice::Sip), "08:55 water 130 ml");
}

#[test]
fn a_stand_prompt_that_is_near_takes_the_glass_along() {
    let session = opened("08:00").advance("65m");
    assert_eq!(titles(&session), ["Time to stand: 60 min of sitting"], "one reminder, not two");
    let choices: Vec<Choice> = session.notices()[0].choices.iter().map(|(choice, _)| *choice).collect();
    assert!(choices.ends_with(&[Choice::Drink, Choice::Sip]), "{choices:?}");
}

#[test]
fn a_proposal_is_taken_back_when_something_was_drunk() {
    use supple::app::effect::Effect;
    let session = opened("08:30").advance("25m").keys("w");
    assert_eq!(session.effects.iter().filter(|effect| **effect == Effect::Withdraw).count(), 1);
}

#[test]
fn nobody_away_paused_limited_or_unasked_is_proposed_anything() {
    let quiet = |facts: Vec<Fact>, keys: &str| {
        let session = Session::with("2026-03-02 08:40", Settings::default(), facts).keys(keys).advance("4h");
        assert!(!titles(&session).contains(&GLASS), "{:?}", titles(&session));
        let notices = session.notices();
        let mut choices = notices.iter().flat_map(|notice| &notice.choices);
        assert!(!choices.any(|(choice, _)| [Choice::Drink, Choice::Sip].contains(choice)));
    };
    quiet(Vec::new(), "");
    quiet(goal(Goal::LogOnly), "");
    quiet(goal(Goal::Limit(Millilitres(1_500))), "");
    let away = opened("08:40").advance("1m").keys("a").advance("2h");
    assert!(titles(&away).is_empty(), "{:?}", titles(&away));
}

#[test]
fn a_drink_of_any_kind_takes_two_or_three_keys() {
    let logged = |keys: &str| opened("12:00").keys(keys).standing().pop().unwrap();
    assert_eq!(logged("W4"), "12:00 water 500 ml");
    assert_eq!(logged("Wt3"), "12:00 tea 300 ml");
    assert_eq!(logged("Wc<down><down><enter>"), "12:00 coffee 300 ml");
    assert_eq!(logged("Wj<tab>0,33l<enter>"), "12:00 juice 330 ml");
    assert_eq!(logged("W<tab>25cl 09:30<enter>"), "09:30 water 250 ml");
    let before = opened("12:00").keys("W<tab>300 yesterday 23:10<enter>");
    let last = before.app.journal.last_undoable().unwrap();
    assert_eq!(last.at.format("%d %H:%M").to_string(), "01 23:10");
    let wrong = opened("12:00").keys("W<tab>much<enter>");
    assert!(wrong.screen().contains("is no amount"), "{}", wrong.screen());
    assert_eq!(logged("W<esc>W<tab>300<backspace>5<esc>w"), "12:00 water 250 ml");
}

#[test]
fn shades_heat_and_exercise_are_picked_and_answered() {
    let session = opened("12:00").keys("c5");
    assert_eq!(session.standing().pop().unwrap(), "12:00 urine shade 5, strong yellow");
    assert!(session.toast().contains("A bit behind."), "{}", session.toast());
    assert_eq!(opened("12:00").keys("cx2").standing().pop().unwrap(), "12:00 urine cola or brown");
    let hot = opened("12:00").keys("dh").keys("d3");
    assert!(hot.screen().contains("of 2,800"), "{}", hot.screen());
}

#[test]
fn the_question_about_fluids_sets_the_goal_the_limit_or_neither() {
    let chosen = |keys: &str| Session::at("2026-03-02 09:00").keys(keys).standing();
    assert_eq!(chosen("gn1"), ["09:00 profile, sex: female", "09:00 goal after EFSA"]);
    assert_eq!(chosen("gn5<tab>2,5 l<enter>"), ["09:00 goal 2,500 ml"]);
    assert_eq!(chosen("gy1,5 l<enter>"), ["09:00 limit 1,500 ml"]);
    assert_eq!(chosen("gy<enter>"), ["09:00 no goal, totals only"]);
    assert_eq!(chosen("g<esc>"), ["09:00 goal after EFSA"], "esc takes the default");
    assert_eq!(chosen("gy<esc>"), [""; 0], "a yes without its amount is no default");
    let limit = goal(Goal::Limit(Millilitres(1_500)));
    let left = Session::with("2026-03-02 09:00", Settings::default(), limit).keys("g<esc>gn<esc>");
    assert_eq!(left.standing(), ["08:00 limit 1,500 ml"], "leaving the question keeps a limit");
    let limited = Session::at("2026-03-02 09:00").size(80, 24).keys("gy1 l<enter>");
    assert!(limited.screen().contains("of your limit 1,000"), "{}", limited.screen());
}

#[test]
fn the_lists_at_two_sizes_and_without_colour() {
    let mono = Settings { theme: ThemeName::Mono, symbols: Symbols::Ascii, ..Settings::default() };
    let wide = Session::at("2026-03-02 09:00").size(80, 24);
    insta::assert_snapshot!("drinks_80x24", wide.keys("W").screen());
    let narrow = Session::with("2026-03-02 09:00", mono, Vec::new()).size(40, 16).keys("c");
    assert!(narrow.screen().is_ascii(), "{}", narrow.screen());
    insta::assert_snapshot!("shades_40x16", narrow.screen());
    insta::assert_snapshot!("fluids_80x24", Session::at("2026-03-02 09:00").size(80, 24).keys("g").screen());
}
