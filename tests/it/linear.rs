//! The screens as lines: what the picture shows is there in words.

use supple::domain::cramps::{Cramp, Side, Site};
use supple::domain::fact::What;
use supple::domain::hydration::DrinkKind;
use supple::domain::journal::Journal;
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::domain::urine::{Shade, Urine};
use supple::report::screens;

use crate::support::{fact, stamp};

#[test]
fn today_says_everything_in_lines() {
    let coffee = What::Drink { kind: DrinkKind::Coffee, amount: Millilitres(200) };
    let cramp = Cramp { side: Some(Side::Left), woke: Some(true), ..Cramp::from(Site::Calf) };
    let facts = vec![
        fact("o", "2026-03-02 08:00", What::WindowOpened),
        fact("c", "2026-03-01 03:40", What::Cramp(cramp)),
        fact("d", "2026-03-02 08:10", coffee),
        fact("u", "2026-03-02 08:20", What::Urine(Urine::Shade(Shade::ALL[2]))),
    ];
    let (journal, settings) = (Journal::new(facts), Settings::default());
    let library = supple::content::embedded::library();
    let due = library.outline("desk-75");
    insta::assert_snapshot!(screens::today(&journal, &settings, due, stamp("2026-03-02 08:45")));
    insta::assert_snapshot!("empty_diary", screens::cramps(&Journal::new(Vec::new())));
    let empty = screens::today(&Journal::new(Vec::new()), &settings, due, stamp("2026-03-02 08:45"));
    assert!(empty.contains("no drinks yet today") && empty.contains("none logged"), "{empty}");
}
