//! The drinks of a day one by one, and the units they are shown in.

use proptest::prelude::*;
use supple::domain::fact::{Fact, What};
use supple::domain::goal::{Basis, Goal};
use supple::domain::hydration::DrinkKind;
use supple::domain::quantity::{Millilitres, Units};
use supple::domain::settings::Settings;

use crate::support::{Session, configured, fact};

fn drink(id: &str, at: &str, kind: DrinkKind, ml: u32) -> Fact {
    fact(id, at, What::Drink { kind, amount: Millilitres(ml) })
}

/// Two days; the goal was 2,500 ml on the first and is 2,000 ml on the second.
fn two_days(settings: Settings) -> Session {
    let own = |ml| What::Goal(Goal::Target(Basis::Own(Millilitres(ml))));
    let facts = vec![
        fact("g1", "2026-02-01 08:00", own(2_500)),
        drink("d1", "2026-03-01 09:00", DrinkKind::Water, 400),
        fact("g2", "2026-03-02 07:00", own(2_000)),
        drink("d2", "2026-03-02 08:00", DrinkKind::Coffee, 150),
        drink("d3", "2026-03-02 09:30", DrinkKind::Soup, 300),
    ];
    Session::with("2026-03-02 12:00", settings, facts).size(80, 24)
}

fn drinks(session: &Session) -> Vec<String> {
    let all = session.app.journal.standing().filter(|fact| matches!(fact.what, What::Drink { .. }));
    all.map(|fact| format!("{} {}", fact.at.format("%d %H:%M"), fact.what)).collect()
}

#[test]
fn a_drink_is_corrected_in_the_window() {
    let session = two_days(Settings::default()).keys("e");
    let screen = session.screen();
    assert!(screen.contains("Drinks of Monday 2 March") && screen.contains("counts 90 %"), "{screen}");
    // The newest is marked: its amount, its kind, its time.
    let session = session.keys("e0,5 l<enter>30915<enter><c-s>");
    assert_eq!(drinks(&session)[1..], ["02 08:00 coffee 150 ml", "02 09:15 tea 500 ml"]);
    assert!(session.screen().contains("Drinks of Monday"), "back in the list: {}", session.screen());
    let mut standing = session.app.journal.standing();
    assert!(standing.any(|fact| fact.instead.as_ref().is_some_and(|instead| instead.of.as_str() == "d3")));
    drop(standing);
    let session = session.keys("u");
    assert_eq!(drinks(&session)[2], "02 09:30 soup 300 ml", "undo brings the first one back");
}

#[test]
fn a_drink_is_taken_back_and_one_is_added_to_yesterday() {
    let session = two_days(Settings::default()).keys("ejd");
    assert_eq!(drinks(&session).last().unwrap(), "02 09:30 soup 300 ml");
    let session = session.keys("<left>");
    let screen = session.screen();
    assert!(
        screen.contains("Drinks of Sunday 1 March") && screen.contains("of 2,500 ml"),
        "its goal: {screen}"
    );
    let session = session.keys("n<enter><enter>yesterday 21:10<enter><c-s>");
    assert_eq!(drinks(&session)[..2], ["01 09:00 water 400 ml", "01 21:10 water 250 ml"]);
    assert!(session.screen().contains("Sunday 1 March"), "{}", session.screen());
    let session = session.keys("<right><right>");
    assert!(session.screen().contains("Monday 2 March"), "not beyond today: {}", session.screen());
    assert!(!session.keys("<esc>").screen().contains("Drinks of"));
    let empty = Session::at("2026-03-02 12:00").size(80, 24).keys("eed");
    assert!(empty.screen().contains("nothing is recorded"), "{}", empty.screen());
}

#[test]
fn a_wrong_amount_is_said_and_nothing_is_lost() {
    let session = two_days(Settings::default()).keys("ee9 l<enter>");
    assert!(session.screen().contains("outside 1 ml to 5,000 ml"), "{}", session.screen());
    let session = session.keys("<esc><esc>");
    assert_eq!(drinks(&session).last().unwrap(), "02 09:30 soup 300 ml");
}

fn ounces() -> Settings {
    let (settings, problems) = configured("[general]\nunits = \"fl oz\"\n[hydration]\nglass = \"8 fl oz\"\n");
    assert_eq!(problems, [""; 0]);
    settings
}

#[test]
fn ounces_are_shown_and_meant_everywhere() {
    let session = two_days(ounces());
    assert!(session.screen().contains("14.2 fl oz of 67.6"), "{}", session.screen());
    let session = session.keys("w");
    assert_eq!(session.toast(), "Logged water 8 fl oz - u takes it back");
    assert_eq!(drinks(&session).last().unwrap(), "02 12:00 water 237 ml", "millilitres are kept");
    let session = session.keys("W<tab>12<enter>");
    assert_eq!(drinks(&session).last().unwrap(), "02 12:00 water 355 ml", "a bare number is in the unit");
    let session = session.keys("W<tab>0,33 l<enter>u");
    assert_eq!(session.toast(), "Took back: water 11.2 fl oz at 12:00");
    let list = session.keys("W");
    assert!(list.screen().contains("glass 8 fl oz") && !list.screen().contains(" ml"), "{}", list.screen());
    let list = list.keys("<esc>gn");
    assert!(
        list.screen().contains("woman, 54.1 fl oz") && !list.screen().contains(" ml,"),
        "{}",
        list.screen()
    );
    let list = list.keys("<esc>e");
    assert!(list.screen().contains("soup") && list.screen().contains("10.1 fl oz"), "{}", list.screen());
    assert!(!list.screen().contains(" ml"), "{}", list.screen());
    let small = two_days(ounces()).size(19, 2);
    assert!(small.screen().contains("14.2"), "{}", small.screen());

    let nudged = two_days(ounces()).advance("3h");
    let notice = nudged.notices().into_iter().find(|notice| notice.title.contains("glass")).unwrap().clone();
    let buttons: Vec<&str> = notice.choices.iter().map(|(_, words)| words.as_str()).collect();
    assert_eq!(buttons, ["8 fl oz", "4.1 fl oz"]);
    assert!(notice.body.contains("fl oz behind the pace"), "{}", notice.body);
}

proptest! {
    #[test]
    fn an_amount_shown_in_ounces_reads_as_nearly_itself(ml in 1..=5_000_u32) {
        let shown = Units::FluidOunces.show(Millilitres(ml));
        let read = Millilitres::parse(&shown).unwrap_or_default().0;
        prop_assert!(ml < 2 || read.abs_diff(ml) <= 2, "{ml} ml is shown as {shown}, read as {read} ml");
        prop_assert_eq!(Units::Millilitres.read(&Units::Millilitres.show(Millilitres(ml))), Ok(Millilitres(ml)));
    }
}

#[test]
fn a_limit_is_never_cut_to_another_number() {
    for units in [Units::Millilitres, Units::FluidOunces] {
        let settings = Settings { units, ..Settings::default() };
        let facts = vec![
            fact("g1", "2026-03-01 08:00", What::Goal(Goal::Limit(Millilitres(1_500)))),
            drink("d1", "2026-03-02 08:00", DrinkKind::Water, 1_230),
        ];
        for size in [(80, 24), (76, 18), (60, 16), (40, 16), (32, 12), (24, 8)] {
            let session =
                Session::with("2026-03-02 12:00", settings.clone(), facts.clone()).size(size.0, size.1);
            let limit = units.number(Millilitres(1_500));
            assert!(session.screen().contains(&limit), "{size:?} {}", session.screen());
        }
    }
}

#[test]
fn the_day_at_two_sizes() {
    insta::assert_snapshot!("day_80x24", two_days(Settings::default()).keys("ej").screen());
    insta::assert_snapshot!("day_40x16", two_days(Settings::default()).size(40, 16).keys("e").screen());
}
