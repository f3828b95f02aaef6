//! The Guide: its cards, how they are found and read, and the page that says when to act.

use supple::app::action::Action;
use supple::app::bound::{Keymap, Meaning};
use supple::app::event::{Damage, Event, Loaded};
use supple::app::key::{Code, Key};
use supple::app::keymap::BINDINGS;
use supple::content::guide::guide;
use supple::domain::fact::What;
use supple::domain::goal::Goal;
use supple::domain::profile::Detail;
use supple::domain::quantity::Millilitres;
use supple::domain::region::Numbers;
use supple::domain::settings::Settings;
use supple::report::guide::lines;

use crate::support::{Session, ascii, fact};

const NINE: &str = "2026-03-02 09:00";

#[test]
fn no_group_of_the_list_is_named_of_which_no_card_is_seen() {
    let guide = guide().unwrap();
    let groups: Vec<&str> = guide.cards.iter().map(|card| card.group.as_str()).collect();
    for rows in 8..24 {
        let mut session = Session::at(NINE).size(40, rows).keys("5");
        for _ in &guide.cards {
            let screen = session.screen();
            let lines: Vec<&str> = screen.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            let last = lines[lines.len() - 2];
            assert!(!groups.contains(&last), "{screen}");
            session = session.keys("j");
        }
    }
}

#[test]
fn every_card_of_the_list_is_there_with_strength_and_source() {
    let guide = guide().unwrap();
    let nutrition = (1..=13).map(|number| format!("N-{number:02}"));
    let habits = (1..=22).map(|number| format!("H-{number:02}"));
    for id in nutrition.chain(habits) {
        assert_eq!(guide.cards.iter().filter(|card| card.id == id).count(), 1, "{id}");
    }
    for card in guide.cards.iter().filter(|card| card.group != "About supple") {
        assert!(card.strength.starts_with(['A', 'B', 'C', 'D']), "{}", card.id);
        assert!(!card.source.is_empty() && !card.text.is_empty(), "{}", card.id);
        assert!(card.text.concat().len() < 700, "{}: a card is read in a glance", card.id);
    }
    let titles: Vec<&str> = guide.cards.iter().map(|card| card.title.as_str()).collect();
    assert_eq!(titles.last(), Some(&"What it is not"), "the disclaimer closes it");
}

#[test]
fn nothing_promises_frightens_or_shames() {
    let guide = guide().unwrap();
    let act = guide.act.page(&Numbers::of(None), 70).plain();
    let cards = guide.cards.iter().map(|card| card.text.join(" "));
    let all = cards.chain([act]).collect::<Vec<_>>().join(" ").to_lowercase();
    for word in
        ["guarantee", "miracle", "will stop your", "could kill", "fatal", "you failed", "lazy", "you have "]
    {
        assert!(!all.contains(word), "{word}");
    }
    for word in ["cure", "dramatic"] {
        assert!(!all.replace("49 different cures", "").contains(word), "{word}");
    }
}

#[test]
fn where_the_article_and_the_evidence_part_both_are_told() {
    let guide = guide().unwrap();
    let told = |words: &str| guide.find(words, false).next().is_some();
    assert!(told("nearly half dummy"), "magnesium");
    assert!(told("substantially another found no difference"), "stretching");
    assert!(told("one possible factor not the usual cause"), "water");
    assert!(told("missing minerals evidence thin"), "minerals");
    assert!(told("smokers not settled"), "smoking");
    assert!(told("warmth prevents only what the article says"), "warmth");
}

#[test]
fn all_words_of_a_search_are_found_wherever_they_stand() {
    let window = Session::at(NINE).size(80, 24).keys("5/Kale SPINACH");
    assert!(window.screen().contains("Calcium foods") && window.screen().contains("1 found"));
    let window = window.keys("q<enter>");
    assert!(window.screen().contains("nothing found"), "{}", window.screen());
    let window = window.keys("/<backspace><enter>");
    assert!(window.screen().contains("1 found"), "{}", window.screen());
    let window = window.keys("<esc>");
    assert!(!window.screen().contains("found") && window.screen().contains("ordinary cramp"));
    assert!(window.standing().is_empty(), "letters of a search log nothing: {:?}", window.standing());
}

#[test]
fn drinking_before_exercise_is_no_advice_for_somebody_with_a_limit() {
    let limit = fact("a1", "2026-03-01 08:00", What::Goal(Goal::Limit(Millilitres(1_500))));
    let title = "Before and during exercise";
    assert!(Session::at(NINE).size(80, 24).keys("5").screen().contains(title));
    let window = Session::with(NINE, Settings::default(), vec![limit]).size(80, 24).keys("5");
    assert!(!window.screen().contains(title), "{}", window.screen());
}

#[test]
fn a_card_is_read_alone_and_scrolls_no_further_than_its_end() {
    let window = Session::at(NINE).size(40, 10).keys("5<end><up><up><up><enter>");
    let top = window.screen();
    assert!(!top.contains("Strength"), "{top}");
    let window = window.keys(&"j".repeat(60));
    let end = window.screen();
    assert!(end.contains("Source"), "{end}");
    assert_ne!(window.keys("k").screen(), end, "one key up is one line up");
}

#[test]
fn when_to_act_is_one_key_away_from_everywhere() {
    for row in BINDINGS {
        for key in [Key::plain(Code::F1), Key::ctrl('e')] {
            let meaning = Keymap::default().lookup(row.context, None, key);
            assert_eq!(meaning, Meaning::Means(Action::Act), "{:?}", row.context);
        }
    }
    for keys in ["", "5", "2", "n", "n<enter>", "W", "?", "p", "t", "!", "N", "N07", "5/E"] {
        let window = Session::at(NINE).size(80, 24).keys(keys);
        let before = window.screen();
        let window = window.keys("<f1>");
        assert!(window.screen().contains("Call your emergency number now"), "after {keys:?}");
        assert_eq!(window.keys("<esc>").screen(), before, "after {keys:?} it is still there");
    }
    assert!(Session::at(NINE).keys("E").screen().contains("When to act"));
}

#[test]
fn when_to_act_names_the_numbers_of_the_region() {
    let shown = |region: &str| {
        let told = fact("a1", "2026-03-01 08:00", What::Profile(Detail::Region(region.into())));
        Session::with(NINE, Settings::default(), vec![told]).size(80, 60).keys("E").screen()
    };
    assert!(shown("999").contains("Call 999 now") && shown("999").contains("your doctor, or 111"));
    assert!(shown("000/1800 022 222").contains("your doctor, or 1800 022 222"));
    assert!(shown("911").contains("Call 911 now") && !shown("911").contains("112"), "{}", shown("911"));
}

#[test]
fn when_to_act_needs_no_journal() {
    let damage = Damage {
        file: "2026.toml".to_owned(),
        line: 3,
        why: "invalid".to_owned(),
        raw: "soup".to_owned(),
        text: "soup".to_owned(),
        recorded: false,
    };
    let loaded = Loaded {
        problems: vec!["2026.toml, line 3: invalid".to_owned()],
        damage: vec![damage],
        ..Loaded::default()
    };
    let mut window = Session::at(NINE).size(80, 24);
    window.event(Event::Reloaded(Box::new(loaded)));
    assert!(window.keys("E").screen().contains("Chest pain or trouble breathing"));
    let text = lines(&guide().unwrap(), "act", &Numbers::of(None), false).unwrap();
    assert!(text.contains("- Chest pain or trouble breathing"), "{text}");
}

#[test]
fn the_guide_in_lines_is_whole() {
    let guide = guide().unwrap();
    let text = lines(&guide, "", &Numbers::of(None), false).unwrap();
    assert!(guide.cards.iter().all(|card| text.contains(&card.title)));
    assert!(text.lines().all(|line| line.len() <= 76 && line.is_ascii()));
    assert_eq!(lines(&guide, "zebra", &Numbers::of(None), false), None);
}

#[test]
fn the_pictures() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let guide = Session::at(NINE).size(columns, rows).keys("5jjjjjjjj");
        insta::assert_snapshot!(format!("guide_{columns}x{rows}"), guide.screen_with_roles());
        let act = Session::at(NINE).size(columns, rows).keys("E");
        insta::assert_snapshot!(format!("act_{columns}x{rows}"), act.screen_with_roles());
    }
    let window = Session::with(NINE, ascii(), Vec::new()).size(80, 24).keys("5E<pgdn>");
    assert!(window.screen().is_ascii(), "{}", window.screen());
}
