//! Water in the window: what is proposed aloud, and the lists to pick from.

use proptest::prelude::*;
use supple::app::event::{Choice, NoticeNews};
use supple::domain::fact::{Fact, What};
use supple::domain::goal::{Basis, Goal};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::{Settings, Symbols, ThemeName};
use supple::ui::colour::{Depth, Surface};
use supple::ui::theme::Theme;

use crate::hydration::any_goal;
use crate::support::{Session, drawn, fact};

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

/// The buttons of a proposal that comes within that time, if one does.
fn offered(session: Session, wait: &str) -> Vec<String> {
    let before = session.notices().len();
    let session = session.advance(wait);
    let notices = session.notices();
    let drinks = notices[before..].iter().flat_map(|notice| &notice.choices);
    drinks
        .filter(|(choice, _)| [Choice::Drink, Choice::Sip].contains(choice))
        .map(|(_, words)| words.clone())
        .collect()
}

fn drank(time: &str, ml: u32) -> Fact {
    let kind = supple::domain::hydration::DrinkKind::Water;
    fact("d1", &format!("2026-03-02 {time}"), What::Drink { kind, amount: Millilitres(ml) })
}

/// The same person, who has drunk once, in a window that opens at `time`.
fn after(drink: (&str, u32), time: &str) -> Session {
    let mut facts = goal(Goal::Target(Basis::Own(Millilitres(2_000))));
    facts.push(drank(drink.0, drink.1));
    Session::with(&format!("2026-03-02 {time}"), Settings::default(), facts)
}

#[test]
fn there_is_no_catching_up() {
    // At 18:00 a steady drinker has had 1,466 ml.
    assert_eq!(
        offered(after(("09:00", 100), "18:30"), "35m"),
        ["250 ml", "130 ml"],
        "no more when far behind"
    );
    let big = Settings { glass: Millilitres(500), ..Settings::default() };
    let own = goal(Goal::Target(Basis::Own(Millilitres(2_000))));
    assert_eq!(
        offered(Session::with("2026-03-02 11:30", big, own), "30m"),
        ["250 ml", "130 ml"],
        "whatever the glass"
    );
    assert_eq!(offered(after(("09:00", 100), "20:31"), "3h"), [""; 0], "nothing in the last two hours");
}

#[test]
fn nothing_is_proposed_after_the_goal_or_within_an_hour_of_a_drink_or_on_pace_or_at_night() {
    assert_eq!(offered(after(("09:00", 2_000), "12:00"), "10h"), [""; 0], "after the goal");
    assert_eq!(offered(after(("11:50", 100), "12:00"), "49m"), [""; 0], "within the hour");
    assert_eq!(offered(after(("11:50", 100), "12:00"), "61m"), ["250 ml", "130 ml"], "an hour later");
    let sip = after(("11:50", 100), "12:00").advance("30m").keys("w");
    assert_eq!(offered(sip, "50m"), [""; 0], "each drink is a new beginning");
    assert_eq!(offered(after(("09:00", 1_200), "12:00"), "2h"), [""; 0], "on pace");
    assert_eq!(offered(after(("09:00", 100), "23:00"), "7h"), [""; 0], "at night");
    let paused = opened("08:40").keys("ph");
    assert_eq!(offered(paused, "55m"), [""; 0], "while paused");
}

#[test]
fn a_stand_prompt_carries_no_glass_where_drinking_is_limited() {
    for kind in [Goal::Limit(Millilitres(1_500)), Goal::LogOnly] {
        let session = Session::with("2026-03-02 11:00", Settings::default(), goal(kind)).advance("65m");
        assert_eq!(titles(&session), ["Time to stand: 60 min of sitting"]);
        let notice = session.notices()[0].clone();
        assert!(!notice.body.contains("glass"), "{}", notice.body);
        assert!(notice.choices.iter().all(|(choice, _)| ![Choice::Drink, Choice::Sip].contains(choice)));
    }
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
    assert_eq!(chosen("gn1"), ["09:00 sex female", "09:00 goal after EFSA"]);
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

#[derive(Debug, Clone)]
enum Deed {
    Keys(&'static str),
    Wait(u32),
    Button(bool),
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let keys =
        ["w", "W3", "W4", "Wt4", "c5", "c7", "b", "dh", "dw", "d3", "f1234<c-s>", "f12<c-s>", "u", "<esc>"];
    prop_oneof![
        4 => prop::sample::select(keys.to_vec()).prop_map(Deed::Keys),
        3 => (60..7_200_u32).prop_map(Deed::Wait),
        2 => any::<bool>().prop_map(Deed::Button),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Whatever somebody does: what the program offers aloud keeps to the model, and to the mode.
    #[test]
    fn whatever_happens_no_more_is_offered_than_the_model_allows(
        kind in any_goal(),
        deeds in prop::collection::vec(any_deed(), 1..30),
    ) {
        let mut session = Session::with("2026-03-02 07:00", Settings::default(), goal(kind)).size(120, 40);
        for deed in deeds {
            let heard = session.notices().len();
            session = match deed {
                Deed::Keys(keys) => session.keys(keys),
                Deed::Wait(secs) => session.advance(&format!("{secs}s")),
                Deed::Button(most) => {
                    let id = session.notices().last().map_or(0, |notice| notice.id);
                    let choice = if most { Choice::Drink } else { Choice::Sip };
                    session.notice(NoticeNews::Chosen { id, choice })
                }
            };
            let screen = session.screen();
            // A choice that was taken back leaves the default.
            let limited = !matches!(session.app.today().hydration.target.goal, Goal::Target(_));
            for notice in &session.notices()[heard..] {
                for (choice, words) in &notice.choices {
                    if [Choice::Drink, Choice::Sip].contains(choice) {
                        let amount = Millilitres::parse(words).unwrap();
                        prop_assert!(!limited && amount <= Millilitres(250), "{words} is offered");
                    }
                }
            }
            let says = |words: &str| screen.contains(words) || session.toast().contains(words);
            for words in ["glass when convenient", "Have a glass", "rink steadily for", "A glass", "next nudge", "ell done"] {
                prop_assert!(!(limited && says(words)), "{words} in {kind:?}:\n{screen}");
            }
        }
    }
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

#[test]
fn the_vessels_stand_apart_from_the_kinds_of_drink() {
    for (columns, rows) in crate::scenes::SIZES {
        let screen = Session::at("2026-03-02 09:00").size(columns, rows).keys("W").screen();
        let lines: Vec<&str> = screen.lines().collect();
        let kinds = lines.iter().position(|line| line.contains("w water")).unwrap();
        let between =
            lines[kinds - 1].split(['│', '┆']).find(|part| part.len() > 20 && part.trim().is_empty());
        assert!(between.is_some(), "{screen}");
    }
}

#[test]
fn another_colour_stands_below_the_names_of_the_shades() {
    let window = Session::at("2026-03-02 09:00").size(80, 24).keys("c");
    for depth in [Depth::True, Depth::Sixteen, Depth::Plain] {
        let theme = Theme::new(&window.app.settings, &[], Surface { depth, light: None });
        let buffer = drawn(&window.app, &theme);
        let row = |y: u16| (0..80).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        let column = |words: &str| {
            let line = (0..24).map(row).find(|line| line.contains(words)).unwrap();
            line.split(words).next().unwrap().chars().count()
        };
        assert_eq!(column("another colour"), column("brownish"), "{depth:?}");
    }
}
