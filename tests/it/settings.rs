//! Every setting in the window: where it comes from, what is tried, and that the file is nobody's but the person's.

use supple::app::effect::Effect;
use supple::app::keymap::Context;
use supple::app::screens::settings::{Origin, Setting};
use supple::config::listing::{lines, listing};
use supple::config::read::{Sources, read};
use supple::config::schema::{FIELDS, Field, example};
use supple::domain::fact::What;
use supple::domain::profile::{Detail, Value};
use supple::domain::settings::{Posture, Screen, Settings, ThemeName};

use crate::support::{Session, fact};

const NINE: &str = "2026-03-02 09:00";

/// A window with this configuration.
fn window(file: &str, columns: u16, rows: u16) -> Session {
    let mut session = Session::at(NINE).size(columns, rows);
    session.file = file.to_owned();
    session.configure(&[]);
    session
}

const FILE: &str = "[movement]\nsnoozes = 99\ninterval = \"45m\"\n[ui]\nposture = 1\ntheme = \"tide\"\n";

fn marked_line(session: &Session) -> String {
    let screen = session.screen();
    let line = screen.lines().find(|line| line.contains('▶')).unwrap_or_else(|| panic!("{screen}"));
    line.trim_matches(['│', ' ']).to_owned()
}

#[test]
fn the_comma_leads_to_every_setting_with_its_origin_and_what_is_wrong_stands_first() {
    let session = window(FILE, 120, 40).keys(",s");
    let screen = session.screen();
    assert_eq!(session.app.context(), Context::Settings, "{screen}");
    for text in [
        "config.toml, line 2: movement.snoozes = 99",
        "config.toml, line 5: unknown key ui.posture",
        "* interval      \"45m\"",
        "line 3",
    ] {
        assert!(screen.contains(text), "{text} on\n{screen}");
    }
    let keys: Vec<String> = session.app.listing.settings.iter().map(Setting::name).collect();
    let fields = FIELDS.iter().map(Field::name).chain(["keys".to_owned(), "theme".to_owned()]);
    assert_eq!(keys, fields.collect::<Vec<_>>());
    assert_eq!(session.effects.iter().filter(|effect| matches!(effect, Effect::EditConfig(_))).count(), 0);
}

#[test]
fn the_settings_at_their_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = window(FILE, columns, rows).keys(";/movement.posture<enter><right>");
        insta::assert_snapshot!(format!("settings_tried_{columns}x{rows}"), session.screen_with_roles());
        let session = window(FILE, columns, rows).keys(";<pgdn><down>");
        insta::assert_snapshot!(format!("settings_{columns}x{rows}"), session.screen());
    }
}

#[test]
fn another_value_is_in_force_at_once_is_never_saved_and_can_be_given_back() {
    let session = window(FILE, 80, 24).keys(";/movement.posture<enter><right>");
    assert_eq!(session.app.settings.posture, Posture::Standing);
    let screen = session.screen();
    for text in
        ["\"standing\"", "tried, not saved", "under [movement]: posture = \"standing\"", "backspace gives"]
    {
        assert!(screen.contains(text), "{text} on\n{screen}");
    }
    let session = session.keys("<esc>");
    assert_eq!(session.app.context(), Context::Settings, "the search ends first");
    let session = session.keys("<esc>");
    assert_eq!(session.toast(), "Tried until this window closes or the file is saved: movement.posture");
    assert_eq!(session.app.settings.posture, Posture::Standing, "closing gives nothing back");
    let session = session.keys(";/movement.posture<enter><backspace>");
    assert_eq!(session.app.settings.posture, Posture::Sitting);
    assert!(!session.screen().contains("tried"), "{}", session.screen());
    let session = session.keys("<left><left>");
    assert!(!session.screen().contains("tried"), "round to what holds anyway: {}", session.screen());
}

#[test]
fn what_is_tried_lasts_until_the_file_is_saved() {
    let mut session = window("", 80, 24).keys(";/symbols<enter><right><esc>/sound<enter><right><esc><esc>");
    assert!(session.screen().is_ascii() && !session.app.settings.sound);
    session.file = "[stretch]\nsound = false\n".to_owned();
    session.configure(&[]);
    assert!(!session.screen().is_ascii() && !session.app.settings.sound, "{}", session.screen());
}

#[test]
fn themes_go_round_with_ones_own_and_numbers_stop_at_their_ends() {
    let file = "[theme.mine]\nbase = \"dark\"\n";
    let session = window(file, 80, 24).keys(";/ui.theme<enter><left>");
    assert_eq!(session.app.settings.theme, ThemeName::Own("mine".into()), "{}", session.screen());
    let session = session.keys("<right>");
    assert_eq!(session.app.settings.theme, ThemeName::Auto);
    let session = window("", 80, 24).keys(";/snoozes<enter><left><left><left><left>");
    assert_eq!(session.app.settings.snoozes, 0);
    assert!(
        session.toast().contains("movement.snoozes is changed in the file; e opens it"),
        "{}",
        session.toast()
    );
    let session = window("", 80, 24).keys(";/interval<enter>llhhh");
    assert_eq!(session.app.settings.interval.num_minutes(), 55);
    let session = window("", 80, 24).keys(";/glass<enter>l");
    assert_eq!(session.app.settings.glass.0, 260);
}

#[test]
fn every_value_that_can_be_tried_is_a_right_one() {
    let config = read(&Sources::default());
    let settings = Settings::default();
    let all = listing(&config, &settings, &settings, &example());
    let mut tried = 0;
    for setting in &all.settings {
        for value in [&setting.before, &setting.after].into_iter().flatten() {
            let words = [format!("{}={value}", setting.name())];
            let config = read(&Sources { tried: &words, ..Sources::default() });
            assert_eq!(config.problems, [""; 0], "{words:?}");
            assert_ne!(config.settings, settings, "{words:?}");
            tried += 1;
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn words_find_settings_and_the_changed_ones() {
    let session = window(FILE, 80, 24).keys(";/changed");
    assert!(session.screen().contains("2 found"), "{}", session.screen());
    let session =
        session.keys("<backspace><backspace><backspace><backspace><backspace><backspace><backspace>zzz");
    assert!(session.screen().contains("nothing found"), "{}", session.screen());
    let session = session.keys("<enter><right>e<backspace><down><pgup>");
    assert_eq!(session.app.context(), Context::Settings);
    assert!(session.keys("<esc>").screen().contains("[general]"));
}

#[test]
fn the_editor_is_opened_at_the_line_of_what_is_marked() {
    let at = |file: &str, keys: &str| {
        let session = window(file, 80, 24).keys(keys);
        let edited = |effect: &Effect| if let Effect::EditConfig(line) = effect { Some(*line) } else { None };
        session.effects.iter().filter_map(edited).collect::<Vec<_>>()
    };
    assert_eq!(at(FILE, ";e"), [2], "what is wrong");
    assert_eq!(at(FILE, ";/ui.theme<enter>e"), [6]);
    assert_eq!(at(FILE, ";/ui.motion<enter><enter>"), [4], "its table");
    assert_eq!(at(FILE, ";/sound_command<enter>e"), [1], "nowhere");
    let line = example().lines().position(|line| line.starts_with("#theme =")).unwrap() + 1;
    assert_eq!(at(&example(), ";/ui.theme<enter>e"), [line], "where it is a comment");
}

#[test]
fn each_layer_is_named_as_the_origin() {
    let variables = [("SUPPLE_UI_SYMBOLS".to_owned(), "ascii".to_owned())];
    let flags = ["ui.motion=off".to_owned()];
    let tried = ["stretch.sound=false".to_owned()];
    let file = "[ui]\ntheme = \"tide\"\nsymbols = \"unicode\"\n[keys.screens]\nundo = \"U\"\nquit = [\"Q\", \"q\"]\n[theme]\nask = \"bold\"\n";
    let sources = Sources { file: Some(("f", file)), variables: &variables, flags: &flags, tried: &tried };
    let config = read(&sources);
    assert_eq!(config.problems, [""; 0]);
    let kept = Settings { sound: true, ..config.settings.clone() };
    let all = listing(&config, &config.settings, &kept, file);
    let origin = |name: &str| all.settings.iter().find(|setting| setting.name() == name).unwrap().origin;
    assert_eq!(origin("ui.theme"), Origin::File(2));
    assert_eq!(origin("ui.symbols"), Origin::Variable);
    assert_eq!(origin("ui.motion"), Origin::Flag);
    assert_eq!(origin("stretch.sound"), Origin::Tried);
    assert_eq!(origin("ui.mouse"), Origin::Default);
    let text = lines(&all);
    for line in [
        "general.units = \"ml\" # default",
        "ui.theme = \"tide\" # line 2 of the file",
        "ui.symbols = \"ascii\" # SUPPLE_UI_SYMBOLS",
        "# keys: 2 keys changed",
        "# theme: 1 look changed",
    ] {
        assert!(text.lines().any(|its| its == line), "{line} in\n{text}");
    }
    let again = read(&Sources { file: Some(("f", &text)), ..Sources::default() });
    assert_eq!(again.problems, [""; 0], "what is printed is a configuration");
    assert_eq!(again.settings.symbols, config.settings.symbols);
}

#[test]
fn hours_that_were_told_in_the_window_are_shown_as_told() {
    let sleep = Detail::new("sleep", &Value::Word("23:30-07:30".into())).unwrap();
    let facts = vec![fact("p1", "2026-03-01 08:00", What::Profile(sleep))];
    let session = Session::with(NINE, Settings::default(), facts).size(120, 40).keys(";");
    let screen = session.screen();
    let line = screen.lines().find(|line| line.contains("23:30-07:30")).unwrap_or_else(|| panic!("{screen}"));
    assert!(line.contains("told"), "{line}");
}

#[test]
fn a_click_marks_a_row_and_the_wheel_goes_on() {
    let mut session = window("", 80, 24).keys(";");
    let screen = session.screen();
    let row = screen.lines().position(|line| line.contains("containers")).unwrap();
    session.click(20, u16::try_from(row).unwrap());
    assert!(marked_line(&session).contains("containers"), "{}", session.screen());
    session.wheel(true);
    assert!(marked_line(&session).contains("caffeine"), "{}", session.screen());
    session.wheel(false);
    session.wheel(false);
    assert!(marked_line(&session).contains("glass"), "{}", session.screen());
}

#[test]
fn a_screen_is_named_by_its_word_alone() {
    let words = ["today", "stretch", "cramps", "trends", "guide"];
    assert_eq!(words.map(Screen::named), Screen::ALL.map(Some));
    assert_eq!(["Today", "tomorrow", ""].map(Screen::named), [None; 3]);
}

#[test]
fn no_size_is_too_small() {
    for (columns, rows) in [(1, 1), (1, 40), (40, 1), (3, 3), (5, 4), (12, 7), (20, 9), (39, 15), (60, 16)] {
        let session = window(FILE, columns, rows).keys(";<down><right>/x<enter><end>");
        let screen = session.screen();
        assert!(screen.lines().count() <= usize::from(rows), "{screen}");
    }
}
