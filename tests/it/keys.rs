//! Keys of one's own, and every action by name.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use supple::app::action::Action;
use supple::app::bound::{Chord, Keymap, Meaning};
use supple::app::event::Event;
use supple::app::key::Key;
use supple::app::keymap::{BINDINGS, Context};
use supple::app::model::Screen;
use supple::config::read::{Config, Sources, read};

use crate::scenes::SIZES;
use crate::support::Session;

const NINE: &str = "2026-03-02 09:00";

fn bound(text: &str) -> Config {
    read(&Sources { file: Some(("f", text)), ..Sources::default() })
}

/// A window in which these keys are bound; the configuration is right.
fn window(text: &str) -> Session {
    let Config { settings, keymap, problems, .. } = bound(text);
    assert_eq!(problems, [""; 0]);
    let mut session = Session::at(NINE).size(80, 24);
    let (settings, keymap) = (Box::new(settings), Arc::new(keymap));
    session.event(Event::Configured { settings, keymap, problems, listing: Default::default() });
    session
}

#[test]
fn every_action_of_a_place_has_a_name_of_its_own() {
    let mut names = BTreeSet::new();
    for row in BINDINGS {
        let name = format!("{}.{}", row.context.word(), row.action.word());
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || "._".contains(c)), "{name}");
        assert!(names.insert(name.clone()), "{name} twice");
    }
    for name in ["screens.drink_glass", "screens.go_today", "stretch.browse_view_next", "sheet.sheet_save"] {
        assert!(names.contains(name), "{name}");
    }
}

#[test]
fn the_keys_that_are_printed_are_read_back() {
    for text in ["", "[keys.screens]\nundo = [\"U\", \"g u\"]\nbreak_skip = []\n"] {
        let first = bound(text);
        let again = bound(&first.keymap.toml());
        assert_eq!((&first.problems, &again.problems), (&Vec::new(), &Vec::new()));
        assert_eq!(again.keymap.toml(), first.keymap.toml());
    }
}

#[test]
fn another_key_does_it_and_the_hints_and_the_help_show_it() {
    let session = window("[keys.screens]\ndrink_glass = [\"D\", \"ctrl-d\"]\nundo = \"U\"\n");
    let screen = session.screen();
    assert!(screen.contains("D  250 ml") && screen.contains(" D drink"), "{screen}");
    let session = session.keys("w");
    assert_eq!(session.standing(), [""; 0], "the old key means nothing");
    let session = session.keys("D<c-d>");
    assert_eq!(session.standing().len(), 2);
    assert_eq!(session.toast(), "Logged water 250 ml - U takes it back");
    let help = session.keys("U?").screen();
    assert!(help.contains("D ctrl-d  ") && help.contains("log the usual glass"), "{help}");
}

#[test]
fn every_message_names_the_key_that_is_bound() {
    let session = window("[keys.screens]\npause = \"P\"\n");
    assert_eq!(session.keys("Pp").toast(), "Paused until 09:30 - P ends it sooner");
    let snoozed = window("[keys.screens]\nbreak_skip = \"X\"\n")
        .advance("1h")
        .keys("s")
        .advance("10m")
        .keys("s")
        .advance("10m");
    assert_eq!(snoozed.keys("s").toast(), "Put off often enough: stand now - X skips this break");
    let paused = window("[keys.session]\nsession_pause = \"o\"\n").keys("to").screen();
    assert!(paused.contains("paused - o goes on"), "{paused}");
    let goal = window("[keys.today]\ngoal_pick = \"z\"\n").screen();
    assert!(goal.contains("no nudges before z is"), "{goal}");
    let unbound = window("[keys.today]\ngoal_pick = []\n").screen();
    assert!(unbound.contains("no nudges before a"), "{unbound}");
    for (file, keys, said) in [
        ("[keys.drinks]\ndrink_add = []\n", "W3ed", "nothing is recorded "),
        ("[keys.stretch]\nbrowse_favourite = []\n", "2lll", "Nothing is a favourite yet."),
        ("[keys.screens]\ncramp_log = []\n", "3", "No cramp is in the diary.\n"),
    ] {
        let screen = window(file).keys(keys).screen();
        assert!(screen.contains(said), "{screen}");
    }
    let mut first = window("[keys.screens]\nyou = \"Y\"\n");
    first.app.welcome();
    assert!(first.screen().contains("Y changes each"), "{}", first.screen());
    let cramps = window("[keys.cramps]\ncramp_edit = \"z\"\n").keys("n<enter>1l5<tab>3").screen();
    assert!(cramps.contains("z fills them in"), "{cramps}");
}

#[test]
fn two_keys_one_after_the_other() {
    let session = window("[keys.today]\ngoal_pick = [\"g g\"]\n").keys("g");
    assert!(session.screen().contains(" g and then?"), "{}", session.screen());
    let session = session.keys("g");
    assert_eq!(session.app.context(), Context::Choice, "{}", session.screen());
    let session = window("[keys.screens]\ndrink_glass = [\"z w\"]\n").keys("zw");
    assert_eq!(session.standing().len(), 1);
    let session = session.keys("zb");
    assert_eq!(session.standing().len(), 2, "what does not follow means what it means alone");
}

#[test]
fn what_is_wrong_with_the_keys_is_said_with_line_and_hint() {
    let text = r#"[keys.screen]
[keys.screens]
drink_glas = ["x"]
undo = ["crtl-z"]
break_taken = ["a b c"]
break_skip = 3
pause = ["w"]
away = ["ctrl-c"]
quit = ["?"]
odd = ["O"]
flags = ["O"]
[keys.help]
help = []
"#;
    let begins = [
        "f, line 1: unknown place [keys.screen]; did you mean \"screens\"?",
        "f, line 3: unknown action keys.screens.drink_glas; did you mean \"drink_glass\"?",
        "f, line 4: keys.screens.undo: \"crtl-z\" is no key; write",
        "f, line 5: keys.screens.break_taken: \"a b c\" is not one key or two",
        "f, line 6: keys.screens.break_skip: expected a list of keys, found integer",
        "f, line 7: keys.screens.pause: \"w\" was drink_glass, which has lost it; give that one another key, or []",
        "f, line 8: keys.screens.away: ctrl-c always quits",
        "f, line 9: keys.screens.quit: \"?\" is help already, and stays so",
        "f, line 11: keys.screens.flags: \"O\" is odd already, and stays so",
        "f, line 13: keys.help.help: it keeps \"esc\", so that nobody is locked out",
    ];
    let problems = bound(text).problems;
    assert_eq!(problems.len(), begins.len(), "{problems:#?}");
    for (problem, begin) in problems.iter().zip(begins) {
        assert!(problem.starts_with(begin), "{problem}\nis not\n{begin}");
    }
}

/// Where somebody can be, and the way out of it.
const WAYS: [(Context, Action); 8] = [
    (Context::Screens, Action::Help),
    (Context::Global, Action::Act),
    (Context::Form, Action::FormCancel),
    (Context::Choice, Action::FormCancel),
    (Context::Session, Action::SessionStop),
    (Context::Relief, Action::ReliefLeave),
    (Context::Card, Action::Close),
    (Context::Palette, Action::Close),
];

fn any_keys() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-zA-Z?!]|esc|enter|f1|ctrl-e|g [a-z]", 0..3)
}

proptest! {
    #[test]
    fn nobody_is_locked_out(changes in proptest::collection::vec((0..BINDINGS.len(), any_keys()), 0..12)) {
        every_way_is_open(&changes);
    }
}

fn every_way_is_open(changes: &[(usize, Vec<String>)]) {
    let mut keymap = Keymap::default();
    for (row, keys) in changes {
        let chords = keys.iter().map(|key| Chord::read(key).unwrap()).collect();
        keymap.rebind(BINDINGS[*row].context, &BINDINGS[*row].action.word(), chords).unwrap();
    }
    let _ = keymap.settle();
    for row in BINDINGS {
        assert_eq!(keymap.lookup(row.context, None, Key::ctrl('c')), Meaning::Means(Action::Quit));
    }
    for (context, action) in WAYS {
        let (_, chords) = keymap.rows(context).find(|(row, _)| row.action == action).expect("a key");
        for Chord { first, then } in chords {
            let met = match then {
                Some(then) => keymap.lookup(context, Some(first), then),
                None => keymap.lookup(context, None, first),
            };
            assert_eq!(met, Meaning::Means(action), "{context:?}");
        }
    }
}

#[test]
fn a_key_that_three_rows_want_is_the_helps_if_that_asked_first() {
    let row =
        |action| BINDINGS.iter().position(|row| row.context == Context::Screens && row.action == action);
    let asked =
        [Action::Help, Action::DrinkGlass].map(|action| (row(action).unwrap(), vec!["esc".to_owned()]));
    every_way_is_open(&asked);
}

#[test]
fn the_palette_shows_every_action_with_its_key_and_does_the_marked_one() {
    for (columns, rows) in [(80, 24), (40, 16)] {
        let session = Session::at(NINE).size(columns, rows).keys(":");
        insta::assert_snapshot!(format!("palette_{columns}x{rows}"), session.screen());
    }
    let session = Session::at(NINE).size(80, 24).keys(":usual<enter>");
    assert_eq!(session.standing().len(), 1, "the usual glass is logged");
    assert_eq!(session.app.context(), Context::Today, "and the palette is gone");
    let session = session.keys(":pause");
    assert!(session.screen().contains("no prompts for a time"), "found by its name alone");
    assert_eq!(session.keys("<enter>").app.context(), Context::Choice);
}

#[test]
fn letters_are_letters_in_the_palette_and_what_is_not_found_does_nothing() {
    let session = Session::at(NINE).size(80, 24).keys(":wq!zz<enter>");
    assert!(session.screen().contains("nothing here has these words"), "{}", session.screen());
    assert_eq!((session.standing().len(), session.app.context()), (0, Context::Palette));
    let session = session.keys("<backspace><backspace><backspace><backspace><backspace><down><up><esc>");
    assert_eq!(session.app.context(), Context::Today);
}

#[test]
fn a_paste_is_typed_into_the_palette_and_runs_nothing() {
    let mut session = Session::at(NINE).size(80, 24).keys(":");
    session.event(Event::Paste(format!("usual\nglass{}", "w".repeat(10_000))));
    assert_eq!((session.standing().len(), session.app.context()), (0, Context::Palette));
    let mut session = Session::at(NINE).size(80, 24).keys(":");
    session.event(Event::Paste("usual glass".to_owned()));
    assert_eq!(session.keys("<enter>").standing().len(), 1);
}

#[test]
fn the_palette_runs_in_the_place_at_hand() {
    let session = Session::at(NINE).size(80, 24).keys("5:read marked<enter>");
    assert_eq!(session.app.context(), Context::Reading);
    let session = Session::at(NINE).size(80, 24).keys("3:read marked");
    assert!(session.screen().contains("nothing here has these words"), "{}", session.screen());
}

#[test]
fn tabs_prompts_and_advice_name_the_keys_that_are_bound() {
    let text = "[keys.screens]\ngo_today = \"H\"\ngo_guide = []\npause = \"P\"\nyou = \"Y\"\n[keys.today]\ngoal_pick = \"O\"\n\
                [keys.choice]\nform_pass = \"ctrl-p\"\nform_accept = \"ctrl-a\"\n[keys.session]\nsession_pause = \"z\"\n\
                [keys.relief_ask]\nrelief_odd = \"o\"\n[keys.care]\ncare_leave = \"D\"\n\
                [keys.trends]\ntrends_change = \"C\"\n[keys.stretch]\npage_down = \"ctrl-d\"\n";
    let session = window(text);
    let head = session.screen().lines().next().unwrap().to_owned();
    assert!(head.contains(" H Today ") && head.contains(" 4 Trends  Guide "), "{head}");
    assert!(session.screen().contains("no nudges before O is"), "{}", session.screen());
    let column = u16::try_from(head.find("Guide").unwrap()).unwrap();
    let mut session = session;
    session.click(column, 0);
    assert_eq!(session.app.screen, Screen::Guide);
    assert!(window(text).keys("Pm").toast().ends_with(" - P ends it sooner"));
    assert!(window(text).keys("tz").screen().contains("paused - z goes on"));
    assert!(window(text).keys("!").screen().contains("o   yes, it is different"));
    assert!(window(text).keys("W").screen().contains("ctrl-p"));
    assert!(window(text).keys("Yh").screen().contains("Ctrl-a keeps"));
    assert_eq!(
        window(text).keys("4C").toast(),
        "Mark a factor under \"together\": C changes only this for four weeks"
    );
}

#[test]
fn the_help_names_both_keys_of_a_cramp_and_what_is_logged_at_every_size() {
    for (columns, rows) in SIZES {
        let help = Session::at("2026-03-02 09:00").size(columns, rows).keys("?").screen();
        assert!(help.contains(" ! R  "), "{help}");
        assert!(help.contains("log a cramp that is over"), "{help}");
    }
}

#[test]
fn the_palette_has_its_words_in_one_column_and_names_of_the_configuration_only_where_there_is_room() {
    for (columns, rows) in SIZES {
        let screen = Session::at("2026-03-02 09:00").size(columns, rows).keys(":").screen();
        let column = |words: &str| {
            let line = screen.lines().find(|line| line.contains(words)).unwrap();
            line.split(words).next().unwrap().chars().count()
        };
        assert_eq!(column("next pane"), column("log the usual glass"), "{screen}");
        assert_eq!(screen.contains("goal_pick"), columns >= 80, "{screen}");
        if columns == 60 {
            assert!(screen.contains("heat and exercise, which add to the goal"), "{screen}");
        }
    }
}

#[test]
fn the_palette_tells_each_action_in_full_where_there_is_room() {
    let window = Session::at("2026-03-02 09:00").size(120, 40);
    let mut palette = window.clone().keys(":");
    let frame = |screen: &str| screen.lines().find(|line| line.contains("╭ Do ")).unwrap().to_owned();
    let first = frame(&palette.screen());
    let entries = window.app.palette_entries(&supple::app::palette::Palette::default());
    for entry in entries {
        let screen = palette.screen();
        let marked = screen.lines().find(|line| line.contains('▶')).unwrap();
        assert!(marked.contains(&format!("  {}  ", entry.help)), "{}: {screen}", entry.help);
        assert!(marked.contains(&format!("  {} ", entry.word)), "{}: {screen}", entry.word);
        palette = palette.keys("<down>");
    }
    let found = window.keys(":drink").screen();
    assert_eq!(frame(&found), first, "typing does not change the box");
    let narrow = Session::at("2026-03-02 09:00").size(80, 24).keys(":").screen();
    let cut = narrow.lines().find(|line| line.contains("drinks of the day")).unwrap();
    assert!(cut.contains("…  drinks "), "{narrow}");
}

#[test]
fn every_box_is_closed_by_the_same_key() {
    for (columns, rows) in crate::scenes::SIZES {
        for keys in ["?", ":", "e"] {
            let window = Session::at("2026-03-02 09:00").size(columns, rows);
            let before = window.screen();
            let over = window.keys(keys);
            assert!(over.screen().contains("esc close"), "{}", over.screen());
            assert_eq!(over.keys("<esc>").screen(), before);
        }
    }
}
