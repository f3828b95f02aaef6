//! Forms: moving, answering, leaving, and what an accepted form can hold.

use proptest::prelude::*;
use supple::app::bound::{Keymap, Meaning};
use supple::app::key::{Code, Key};
use supple::app::keymap::Context;
use supple::app::sheet::field::{Field, Kind, Value};
use supple::app::sheet::{Sheet, Step};
use supple::domain::settings::Settings;
use supple::domain::time::ClockFace;

use crate::support::{Session, ascii, fact, stamp};

const USUAL: &[(&str, u32)] = &[("short", 20), ("long", 600)];

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// One field of each kind.
fn sheet() -> Sheet {
    let number = |from, to, halves| Kind::Number { from, to, unit: "kg", halves };
    let many: Vec<String> = (0..40).map(|number| format!("word {number}")).collect();
    let field = |name, kind| Field::new(name, name, kind, Value::Open);
    let fields = vec![
        field("choice", Kind::Choice(words(&["calf", "toes", "shin"]))).part("First"),
        field("if toes", Kind::YesNo).only("choice", &[1]),
        field("ticks", Kind::Ticks(many)),
        field("grades", Kind::Grades { of: words(&["stretch", "walk"]), most: 3 }),
        field("yes", Kind::YesNo).part("Second"),
        field("tick", Kind::Tick),
        field("scale", number(0, 10, false)),
        field("weight", number(20, 400, false)),
        field("hours", number(0, 48, true)),
        field("text", Kind::Text),
        Field::new("time", "time", Kind::Time(ClockFace::Whole), Value::Time(stamp("2026-03-02 09:00")))
            .required(),
        field("date", Kind::Date),
        field("length", Kind::Length(USUAL)),
    ];
    Sheet::new("All kinds", stamp("2026-03-02 09:00"), fields)
}

/// Presses keys as the window would; the last step.
fn press(sheet: &mut Sheet, script: &str) -> Step {
    let mut step = Step::Open;
    for key in Key::parse_all(script).unwrap() {
        step = if sheet.takes(key) { sheet.press(key) } else { bound(sheet, key) };
    }
    step
}

fn bound(sheet: &mut Sheet, key: Key) -> Step {
    match Keymap::default().lookup(Context::Sheet, None, key) {
        Meaning::Means(supple::app::action::Action::Sheet(way)) => sheet.go(way),
        _ => Step::Open,
    }
}

fn at(name: &str, script: &str) -> Sheet {
    let mut sheet = sheet().at(name);
    let _ = press(&mut sheet, script);
    sheet
}

#[test]
fn a_key_answers_and_goes_on() {
    let sheet = at("choice", "2y");
    assert_eq!((sheet.choice("choice"), sheet.yes("if toes")), (Some(1), Some(true)));
    assert_eq!(sheet.field().unwrap().name, "ticks");
}

#[test]
fn a_question_that_is_not_asked_has_no_answer() {
    let sheet = at("choice", "2y<home>1");
    assert_eq!(sheet.choice("choice"), Some(0));
    assert_eq!(sheet.value("if toes"), &Value::Open, "calf: it is not asked");
    assert_eq!(sheet.field().unwrap().name, "ticks", "and not stopped at");
}

#[test]
fn ticks_turn_and_grades_follow_their_word() {
    assert_eq!(at("ticks", "31a1").ticks("ticks"), [2, 10]);
    assert_eq!(at("ticks", "<right><right><space>").ticks("ticks"), [2]);
    assert_eq!(at("ticks", "11").value("ticks"), &Value::Open);
    assert_eq!(at("grades", "b3a9").grades("grades"), [(0, None), (1, Some(3))], "9 is no grade");
    assert_eq!(at("grades", "2").grades("grades"), [(0, Some(2))]);
}

#[test]
fn escape_leaves_from_a_text_that_was_there_before() {
    let text = Field::new("note", "note", Kind::Text, Value::Text("after a run".to_owned()));
    let mut sheet = Sheet::new(
        "A form",
        stamp("2026-03-02 09:00"),
        vec![text, Field::new("yes", "yes", Kind::YesNo, Value::Open)],
    );
    assert_eq!(press(&mut sheet, "<down>y<home><esc>"), Step::Open);
    assert!(sheet.leaving, "nothing is typed, so the question is whether to leave");
    assert_eq!(press(&mut sheet, "y"), Step::Left);
    let mut sheet = sheet.at("note");
    let _ = press(&mut sheet, "<backspace><backspace><esc>");
    assert_eq!((sheet.leaving, sheet.typed.as_str()), (false, "after a run"), "what was typed goes first");
}

#[test]
fn in_a_check_list_each_tick_has_a_key_of_its_own() {
    let field = |name| Field::new(name, name, Kind::Tick, Value::Open);
    let mut list =
        Sheet::new("Signs", stamp("2026-03-02 09:00"), vec![field("cold"), field("warm"), field("pale")]);
    let _ = press(&mut list, "3");
    assert_eq!((list.yes("pale"), list.field().unwrap().name), (Some(true), "pale"));
    let _ = press(&mut list, "3 <up><space>");
    assert_eq!((list.yes("pale"), list.yes("warm")), (Some(true), Some(true)));
}

#[test]
fn capital_n_says_no_to_every_question_left() {
    let sheet = at("choice", "2<down><up>N");
    assert_eq!((sheet.yes("if toes"), sheet.yes("yes")), (Some(false), Some(false)));
    assert_eq!(sheet.value("tick"), &Value::Open, "a tick that is not set says nothing");
}

#[test]
fn numbers_stay_in_their_range() {
    let scale = |keys| at("scale", keys).number("scale");
    assert_eq!((scale("7"), scale("10"), scale("1<tab>"), scale("0")), (Some(7), Some(10), Some(1), Some(0)));
    assert_eq!(at("scale", "7").field().unwrap().name, "weight", "7 can only be 7");
    assert_eq!(at("scale", "199").number("scale"), None, "no second digit fits");
    let short = at("weight", "5<enter>");
    assert_eq!(short.wrong.as_deref(), Some("a number from 20 to 400"));
    assert_eq!((short.number("weight"), short.field().unwrap().name), (None, "weight"));
    assert_eq!(at("hours", "7,5<enter>").number("hours"), Some(15));
    assert_eq!(at("hours", "25<enter>").wrong.as_deref(), Some("a number from 0 to 24 in steps of 0.5"));
    assert_eq!(at("scale", "<right><right><right>").number("scale"), Some(2));
}

#[test]
fn times_days_and_lengths_are_read_as_people_write_them() {
    let time = |keys: &str| at("time", &format!("{keys}<enter>")).time("time").unwrap();
    assert_eq!(time("0340"), stamp("2026-03-02 03:40"));
    assert_eq!(time("2310"), stamp("2026-03-01 23:10"), "still to come: yesterday's");
    assert_eq!(time("yesterday 23:10"), stamp("2026-03-01 23:10"));
    assert_eq!(time("-20m"), stamp("2026-03-02 08:40"));
    assert!(at("time", "2575<enter>").wrong.is_some());
    let date = |keys: &str| at("date", &format!("{keys}<enter>")).date("date").map(|day| day.to_string());
    assert_eq!(date("2026-01").as_deref(), Some("2026-01-01"));
    assert_eq!(date("today").as_deref(), Some("2026-03-02"));
    assert_eq!(date("2027-01-01"), None, "a day to come is not taken");
    let length = |keys: &str| at("length", keys).length("length");
    assert_eq!((length("b"), length("90s<enter>"), length("1:30<enter>")), (Some(600), Some(90), Some(90)));
}

#[test]
fn letters_are_text_in_a_text_and_pasted_lines_become_one() {
    let mut sheet = at("text", "jkhl q");
    sheet.paste("?\nnext");
    let _ = press(&mut sheet, "<tab>");
    assert_eq!(sheet.text("text"), Some("jkhl q? next"));
}

#[test]
fn leaving_asks_only_when_something_would_be_lost() {
    assert_eq!(press(&mut sheet(), "<esc>"), Step::Left);
    let mut changed = at("choice", "1");
    assert_eq!(press(&mut changed, "<esc>"), Step::Open);
    assert!(changed.leaving);
    assert_eq!(press(&mut changed, "n<esc>"), Step::Open, "no stays");
    assert_eq!(press(&mut changed, "y"), Step::Left);
    let mut typing = at("weight", "7<esc>");
    assert_eq!((typing.typed.as_str(), typing.leaving), ("", false), "first what is typed goes");
    assert_eq!(press(&mut typing, "<esc>"), Step::Left);
}

#[test]
fn enter_on_the_last_row_saves_and_ctrl_s_from_anywhere() {
    assert_eq!(press(&mut sheet(), "<end><enter>"), Step::Done);
    assert_eq!(press(&mut sheet(), "<c-s>"), Step::Done);
    let mut sheet = at("weight", "5<c-s>");
    assert!(sheet.wrong.is_some() && press(&mut sheet, "<c-s>") == Step::Open, "not with a wrong number");
}

fn any_key() -> impl Strategy<Value = Key> {
    let codes = [
        Code::Enter,
        Code::Esc,
        Code::Tab,
        Code::BackTab,
        Code::Backspace,
        Code::Left,
        Code::Right,
        Code::Up,
        Code::Down,
        Code::Home,
        Code::End,
    ];
    prop_oneof![
        3 => proptest::sample::select(codes.to_vec()).prop_map(Key::plain),
        4 => proptest::char::range(' ', '~').prop_map(Key::char),
        2 => proptest::char::range('0', '9').prop_map(Key::char),
        1 => any::<char>().prop_filter("no control characters", |c| !c.is_control()).prop_map(Key::char),
        1 => Just(Key::ctrl('s')),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn an_accepted_form_holds_only_valid_values(
        start in 0_usize..14,
        keys in proptest::collection::vec(any_key(), 0..60),
    ) {
        let mut sheet = sheet();
        let name = sheet.fields.get(start).map_or("none", |field| field.name);
        sheet = sheet.at(name);
        for key in keys {
            let step = if sheet.takes(key) { sheet.press(key) } else { bound(&mut sheet, key) };
            prop_assert!(sheet.marked <= sheet.fields.len());
            if step == Step::Done {
                for (_, field) in sheet.shown() {
                    prop_assert!(field.is_valid(), "{field:?}");
                }
            }
        }
    }
}

fn diary(columns: u16, rows: u16, settings: Settings) -> Session {
    let cramp = supple::domain::fact::What::Cramp(supple::domain::cramps::Site::Calf.into());
    Session::with("2026-03-02 09:00", settings, vec![fact("c1", "2026-03-01 23:10", cramp)])
        .size(columns, rows)
        .keys("3")
}

#[test]
fn the_full_form_logs_a_cramp_of_the_past() {
    let session = diary(80, 24, Settings::default()).keys("N117y0340<enter>c<end><enter>");
    assert_eq!(session.standing()[1], "03:40 cramp, left calf, 7 of 10, 2 min, woke you");
}

#[test]
fn any_answer_of_a_cramp_can_be_corrected_and_the_correction_taken_back() {
    let session = diary(80, 24, Settings::default()).keys("e3<down>9n<end><up>sharp, then a pull<c-s>");
    assert_eq!(session.standing(), ["23:10 cramp, toes, 9 of 10"]);
    let corrected = session.app.diary()[0].0.clone();
    assert_eq!(corrected.note.as_deref(), Some("sharp, then a pull"));
    assert_eq!(corrected.instead.unwrap().of.as_str(), "c1");
    assert_eq!(session.keys("u").standing(), ["23:10 cramp, calf"]);
}

#[test]
fn a_form_saved_as_it_was_records_nothing() {
    let session = diary(80, 24, Settings::default()).keys("e<c-s>");
    assert_eq!(session.toast(), "Nothing was changed");
    assert_eq!(session.standing().len(), 1);
}

#[test]
fn a_cramp_is_removed_and_brought_back() {
    let session = diary(80, 24, Settings::default()).keys("d");
    assert_eq!(session.standing(), [""; 0]);
    assert_eq!(session.toast(), "Took back: cramp, calf at 23:10");
}

#[test]
fn the_form_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = diary(columns, rows, Settings::default()).keys("N1<right>");
        insta::assert_snapshot!(format!("sheet_{columns}x{rows}"), session.screen_with_roles());
    }
    let session = diary(60, 16, ascii()).keys("N<end><up><up>9x<esc><tab>1<esc>");
    assert!(session.screen().is_ascii(), "{}", session.screen());
}

#[test]
fn the_field_at_hand_is_always_seen() {
    for (columns, rows) in [(80, 24), (40, 16), (24, 8)] {
        let mut session = diary(columns, rows, Settings::default()).keys("N");
        for _ in 0..9 {
            let screen = session.screen();
            assert!(screen.contains('▶'), "{screen}");
            session = session.keys("<down>");
        }
    }
}

#[test]
fn a_form_that_is_longer_than_the_window_says_which_question_is_at_hand() {
    let session = Session::at("2026-03-02 09:00").size(40, 16).keys("i");
    let first = session.screen();
    assert!(first.contains("Check-in \u{b7} field 1 of "), "{first}");
    let third = session.keys("<down><down>").screen();
    assert!(third.contains("Check-in \u{b7} field 3 of "), "{third}");
    let whole = Session::at("2026-03-02 09:00").size(120, 40).keys("i").screen();
    assert!(whole.contains(" Check-in ") && !whole.contains("1 of "), "{whole}");
}

#[test]
fn only_a_form_with_fields_out_of_sight_counts_them() {
    let mut counted = 0;
    for (columns, rows) in crate::scenes::SIZES {
        for keys in ["N", "i", "I", "x", ",p", ",c", ",f"] {
            let screen = diary(columns, rows, Settings::default()).keys(keys).screen();
            let first = screen.lines().find(|line| line.contains('╭')).unwrap();
            let is_whole = screen.contains("  Save");
            assert_eq!(first.contains(" of 1") || first.contains("1 of "), !is_whole, "{screen}");
            counted += usize::from(first.contains("field 1 of "));
        }
    }
    assert!(counted > 8, "{counted} forms say what they count");
}
