//! Signs of too little and of too much water: what is asked, what is kept, and what is shown.

use supple::domain::fact::{Fact, What};
use supple::domain::feeling::{harmful, odd_at};
use supple::domain::goal::{Basis, Goal};
use supple::domain::health::Health;
use supple::domain::hydration::{DrinkKind, Overview};
use supple::domain::journal::Journal;
use supple::domain::profile::Detail;
use supple::domain::quantity::Millilitres;
use supple::domain::region::Numbers;
use supple::domain::settings::Settings;
use supple::domain::signs::Sign;

use crate::support::{Session, fact, stamp};

fn with(goal: Goal, drunk: &[(&str, u32)]) -> Session {
    let drink = |(time, ml): &(&str, u32)| {
        let what = What::Drink { kind: DrinkKind::Water, amount: Millilitres(*ml) };
        fact(&format!("d{time}"), &format!("2026-03-02 {time}"), what)
    };
    let mut facts: Vec<Fact> = drunk.iter().map(drink).collect();
    facts.push(fact("g1", "2026-03-01 08:00", What::Goal(goal)));
    facts.push(fact("p1", "2026-03-01 08:00", What::Profile(Detail::Region("112".into()))));
    Session::with("2026-03-02 12:00", Settings::default(), facts).size(80, 24)
}

/// Somebody who aims at 2,000 ml.
fn aiming(drunk: &[(&str, u32)]) -> Session {
    with(Goal::Target(Basis::Own(Millilitres(2_000))), drunk)
}

/// What is recorded after the answers and what is on the screen.
fn answered(session: Session, keys: &str) -> (Vec<String>, String) {
    let before = session.standing().len();
    let session = session.keys(keys);
    (session.standing().split_off(before), session.screen())
}

#[test]
fn early_signs_are_counted_and_answered() {
    let (facts, screen) = answered(aiming(&[]), "f2<c-s>");
    assert_eq!(facts, ["12:00 signs of thirst: a dry mouth"]);
    assert!(screen.contains("Nothing here points to too little water"), "{screen}");
    assert!(answered(aiming(&[]), "f12<c-s>").1.contains("Have a glass."));
    assert!(answered(aiming(&[]), "f1234<c-s>").1.contains("Drink steadily over the next few hours."));
    assert_eq!(answered(aiming(&[]), "f<c-s>").0, ["12:00 signs of thirst: none"]);
    assert_eq!(answered(aiming(&[]), "f1<esc>y").0, [""; 0]);
}

#[test]
fn with_a_limit_or_without_a_goal_the_score_never_suggests_drinking() {
    for goal in [Goal::Limit(Millilitres(1_500)), Goal::LogOnly] {
        let (_, screen) = answered(with(goal, &[]), "f123456<c-s>");
        assert!(screen.contains("Ask the team that set your limit if this goes on"), "{screen}");
        let (_, screen) = answered(with(goal, &[]), "f12<end><enter>f7<c-s>");
        assert!(screen.contains("Signs of serious dehydration"), "E-13 can fire: {screen}");
        assert!(!screen.to_lowercase().contains("drink steadily"), "{screen}");
    }
}

#[test]
fn much_water_alone_or_a_headache_alone_is_not_the_message_of_both() {
    let shown = |ml: u32, signs: &[Sign]| {
        let what = What::Drink { kind: DrinkKind::Water, amount: Millilitres(ml) };
        let journal = Journal::new(vec![fact("d1", "2026-03-02 11:30", what)]);
        let water = Overview::new(&journal, &Settings::default(), stamp("2026-03-02 12:00"));
        harmful(signs.iter().copied().collect(), &water, &Numbers::of(Some("112"))).is_some()
    };
    let headache = [Sign::HeadacheSickAfterDrinking];
    assert!(shown(1_400, &headache));
    assert!(!shown(1_400, &[]) && !shown(1_399, &headache));
    assert!(!shown(1_401, &headache), "then it is rule E-12 that speaks");
}

#[test]
fn serious_signs_show_a_card_with_the_number_to_call() {
    let (facts, screen) = answered(aiming(&[]), "f18<c-s>");
    assert_eq!(
        facts,
        ["12:00 something odd: faint, drowsy or confused", "12:00 signs of thirst: dark urine"]
    );
    for words in ["Get emergency help now", "Call 112 now.", "Rule E-13", "faint, drowsy or confused"] {
        assert!(screen.contains(words), "{words} is missing on {screen}");
    }
    assert!(!screen.contains("Nothing here points"), "{screen}");
    let (_, screen) = answered(aiming(&[]), "f7<c-s>");
    assert!(screen.contains("Be seen today"), "{screen}");
    let closed = aiming(&[]).keys("f7<c-s><esc>");
    assert!(!closed.screen().contains("Be seen today"), "{}", closed.screen());
}

#[test]
fn a_sign_that_was_told_twice_in_one_moment_was_told() {
    let told = |id: &str, signs: &[Sign]| {
        let odd = Health::Odd(signs.iter().copied().collect());
        fact(id, "2026-03-02 12:00", What::Health(odd))
    };
    let (one, other) = (Sign::Warmth, Sign::HardToWalk);
    let journal = Journal::new(vec![told("a1", &[one]), told("a2", &[one, other])]);
    assert_eq!(odd_at(&journal, stamp("2026-03-02 12:00")), [one, other].into_iter().collect());
}

#[test]
fn a_fast_pulse_alone_is_noted_and_with_a_sign_of_thirst_it_is_serious() {
    for alone in ["f9<c-s>", "f0<c-s>"] {
        let (_, screen) = answered(aiming(&[]), alone);
        assert!(!screen.contains("E-13") && !screen.contains("Be seen today"), "{screen}");
        assert!(screen.contains("trust that and get help"), "and nothing says that all is well: {screen}");
        assert!(answered(aiming(&[]), &alone.replace('f', "f2")).1.contains("Rule E-13"));
    }
}

#[test]
fn a_harmful_hour_leads_to_the_questions_of_rule_e12() {
    let session = aiming(&[("11:20", 700), ("11:40", 600)]);
    assert!(session.screen().contains("Pause now."), "{}", session.screen());
    let asked = session.keys("w");
    for words in ["can be harmful", "Stop drinking for now", "headache or sickness", "a fit"] {
        assert!(asked.screen().contains(words), "{words} is missing on {}", asked.screen());
    }
    let (facts, screen) = answered(asked, "1<c-s>");
    assert_eq!(facts, ["12:00 something odd: headache or sickness after drinking a lot"]);
    for words in
        ["Have it checked today", "Stop drinking and be seen today", "Rule E-12", "1,550 ml in an hour"]
    {
        assert!(screen.contains(words), "{words} is missing on {screen}");
    }
    let dazed = aiming(&[("11:20", 700), ("11:40", 600)]).keys("w2<c-s>");
    assert!(dazed.screen().contains("Get emergency help now") && dazed.screen().contains("112"));
    let well = aiming(&[("11:20", 700), ("11:40", 600)]).keys("w<c-s>");
    assert!(!well.screen().contains("Rule E-12"), "no symptom, no card: {}", well.screen());
    assert_eq!(well.standing().len(), 5, "nothing is recorded of no symptom: {:?}", well.standing());
}

#[test]
fn the_rule_also_looks_at_the_day_and_the_message_at_the_last_hour() {
    // Over the soft ceiling of 2,800 ml, spread over the morning.
    let much: Vec<(&str, u32)> = vec![("07:00", 700), ("08:10", 700), ("09:20", 700), ("10:30", 750)];
    let (_, screen) = answered(aiming(&much), "fb<c-s>");
    assert!(screen.contains("Rule E-12") && screen.contains("2,850 ml in the day"), "{screen}");
    let exactly = aiming(&[("11:20", 700), ("11:40", 450)]).keys("w1<c-s>");
    assert!(
        exactly.screen().contains("Stop drinking for now ─"),
        "1,400 ml are no less careful: {}",
        exactly.screen()
    );
}

#[test]
fn nothing_suggests_to_drink_on_top_of_a_lot() {
    let full = || aiming(&[("11:20", 500), ("11:40", 400)]).size(120, 40);
    let thirsty = full().keys("f1234<c-s>");
    assert!(thirsty.toast().contains("You have drunk a lot already"), "{}", thirsty.toast());
    let one = full().keys("f2<c-s>");
    assert!(one.screen().contains("Nothing here points to too little water"), "{}", one.screen());
    let dark = full().keys("c6");
    assert!(dark.toast().contains("You have drunk a lot already"), "{}", dark.toast());
    assert!(aiming(&[]).keys("c6").toast().contains("Small glasses"));
    let brown = full().keys("c8");
    assert!(
        brown.screen().contains("E-13") && !brown.screen().contains("Drink steadily"),
        "{}",
        brown.screen()
    );
}

#[test]
fn illness_moves_no_goal_and_heat_has_its_rhythm() {
    let ill = aiming(&[]).keys("di");
    assert!(ill.screen().contains("Small sips") && ill.screen().contains("rule E-13"), "{}", ill.screen());
    assert!(ill.keys("<esc>").screen().contains("of 2,000"));
    let limited = with(Goal::Limit(Millilitres(1_500)), &[]).keys("di");
    assert!(limited.screen().contains("Ask the team") && !limited.screen().contains("sips"));
    let hot = aiming(&[]).size(120, 40).keys("dw");
    assert!(hot.screen().contains("follow thirst, about 240 ml"), "{}", hot.screen());
    let hot = with(Goal::Limit(Millilitres(1_500)), &[]).size(120, 40).keys("dw");
    assert!(!hot.screen().contains("240 ml"), "{}", hot.screen());
}

#[test]
fn the_lists_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = aiming(&[]).size(columns, rows).keys("f2");
        insta::assert_snapshot!(format!("feeling_{columns}x{rows}"), session.screen());
    }
    let much = aiming(&[("11:20", 700), ("11:40", 600)]).keys("w");
    insta::assert_snapshot!("after_much_80x24", much.screen());
    insta::assert_snapshot!("card_80x24", much.keys("2<c-s>").screen_with_roles());
    let narrow = aiming(&[("11:20", 700), ("11:40", 600)]).size(40, 16).keys("w2<c-s>");
    insta::assert_snapshot!("card_40x16", narrow.screen());
}
