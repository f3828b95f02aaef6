//! The picture, as text and as roles, at the sizes people have.

use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::fact::{Fact, What};
use supple::domain::hydration::DrinkKind;
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;

use crate::support::{Session, ascii, fact};

fn yesterday() -> Vec<Fact> {
    let cramp = Cramp {
        site: Site::Calf,
        side: Some(Side::Left),
        pain: Severity::new(7),
        secs: Some(95),
        woke: Some(true),
        more: None,
    };
    vec![
        fact("a1", "2026-03-01 03:41", What::Cramp(cramp)),
        fact("a2", "2026-03-01 12:00", What::Drink { kind: DrinkKind::Tea, amount: Millilitres(330) }),
    ]
}

/// An ordinary day: water, a break, a routine, and forty minutes of sitting.
fn ordinary(settings: Settings, columns: u16, rows: u16) -> Session {
    Session::with("2026-03-02 08:30", settings, yesterday())
        .size(columns, rows)
        .keys("w")
        .advance("55m")
        .keys("wb")
        .advance("1h")
        .keys("t")
        .advance("80s")
        .keys("w")
        .advance("40m")
}

#[test]
fn today_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = ordinary(Settings::default(), columns, rows);
        insta::assert_snapshot!(format!("today_{columns}x{rows}"), session.screen_with_roles());
    }
}

#[test]
fn a_break_is_due_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = ordinary(Settings::default(), columns, rows).advance("21m").keys("l");
        insta::assert_snapshot!(format!("due_{columns}x{rows}"), session.screen_with_roles());
    }
}

#[test]
fn the_first_minute() {
    let session = Session::at("2026-03-02 09:00").size(80, 24);
    insta::assert_snapshot!(session.screen_with_roles());
}

#[test]
fn one_column_and_one_line() {
    insta::assert_snapshot!("column_60x16", ordinary(Settings::default(), 60, 16).screen());
    insta::assert_snapshot!("line_19x2", ordinary(Settings::default(), 19, 2).screen());
}

#[test]
fn ascii_only() {
    let session = ordinary(ascii(), 80, 24);
    assert!(session.screen().is_ascii(), "{}", session.screen());
    insta::assert_snapshot!(session.screen());
}

#[test]
fn a_routine_runs() {
    for (columns, rows) in [(80, 24), (40, 16)] {
        let session = Session::at("2026-03-02 09:00").size(columns, rows).keys("t").advance("32s");
        insta::assert_snapshot!(format!("routine_{columns}x{rows}"), session.screen_with_roles());
    }
}

#[test]
fn the_questions_about_a_cramp() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).keys("n");
    insta::assert_snapshot!("cramp_when", session.screen());
    let session = session.keys("0340<enter>");
    insta::assert_snapshot!("cramp_site", session.screen());
    let session = session.keys("1l<right><right>");
    insta::assert_snapshot!("cramp_pain", session.screen_with_roles());
}

#[test]
fn the_help() {
    insta::assert_snapshot!(Session::at("2026-03-02 09:00").size(80, 40).keys("?").screen());
}

#[test]
fn a_failure_and_a_problem_are_said_in_words() {
    let mut session = Session::at("2026-03-02 09:00").size(80, 24);
    session.app.problems.config =
        vec!["config.toml, line 3: movement.interval: expected 1m to 8h".to_owned()];
    session.disk_error = Some("not recorded: No space left on device".to_owned());
    let session = session.keys("w");
    insta::assert_snapshot!(session.screen_with_roles());
    let session = session.keys("<esc>");
    assert!(!session.screen().contains("config.toml"), "put away: {}", session.screen());
}

#[test]
fn lines_that_cannot_be_read() {
    let damage = |line: usize, text: &str| supple::app::event::Damage {
        file: "2026.toml".to_owned(),
        line,
        why: "invalid datetime, expected a month".to_owned(),
        raw: text.to_owned(),
        text: text.to_owned(),
        recorded: false,
    };
    let long = format!("soup = {{ at = noon, note = \"{}\" }}", "very ".repeat(40));
    let loaded = supple::app::event::Loaded {
        damage: (0..30).map(|line| damage(line, &long)).collect(),
        ..supple::app::event::Loaded::default()
    };
    for (columns, rows) in [(80, 24), (40, 16)] {
        let mut session = Session::at("2026-03-02 09:00").size(columns, rows);
        session.event(supple::app::event::Event::Reloaded(Box::new(loaded.clone())));
        let session = session.keys("mjjjjjjjjjjjjjjjjjjjj");
        insta::assert_snapshot!(format!("damage_{columns}x{rows}"), session.screen_with_roles());
    }
}

#[test]
fn why_a_line_cannot_be_read_is_told_in_full_at_every_size() {
    let why = "invalid time, expected minute between 00 and 59";
    let text = "d6 = { at = 2026-03-02 13:99:00+01:00, drink = \"water\", ml = 250 }";
    let damage = supple::app::event::Damage {
        file: "2026.toml".to_owned(),
        line: 1665,
        why: why.to_owned(),
        raw: text.to_owned(),
        text: text.to_owned(),
        recorded: false,
    };
    let loaded = supple::app::event::Loaded { damage: vec![damage.clone(), damage], ..Default::default() };
    for (columns, rows) in crate::scenes::SIZES {
        let mut session = Session::at("2026-03-02 09:00").size(columns, rows);
        session.event(supple::app::event::Event::Reloaded(Box::new(loaded.clone())));
        let session = session.keys("m");
        let screen = session.screen();
        let words = screen.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        assert!(words.contains(why) && words.contains(text), "{screen}");
        assert!(words.contains("it stays as it is until you decide."), "{screen}");
        let marks = session.named_keys().into_iter().filter(|(word, ..)| word.contains('▶')).count();
        assert_eq!(marks, 1, "the mark has the look of all marks: {screen}");
    }
}

#[test]
fn parts_of_a_length_fill_it_and_never_more() {
    use ratatui::layout::Rect;
    use supple::ui::layout::{Part, rows};
    for height in 0..60 {
        let area = Rect::new(3, 5, 10, height);
        let [a, b, c, d] = rows(area, [Part::Cells(1), Part::Rest, Part::Cells(20), Part::Rest]);
        let heights = [a.height, b.height, c.height, d.height];
        assert_eq!(heights.iter().sum::<u16>(), height, "{heights:?}");
        assert_eq!((a.y, d.bottom()), (5, area.bottom()));
        assert!(height < 22 || (c.height == 20 && b.height.abs_diff(d.height) <= 1), "{heights:?}");
    }
}

#[test]
fn a_banner_too_narrow_for_its_words_says_how_many_and_where_they_are_told() {
    let line = "2026.toml line 5 cannot be read (key with no value): broken".to_owned();
    let mut session = Session::at("2026-03-02 09:00").size(40, 16);
    session.app.problems.journal = vec![line.clone(), line.clone(), line];
    let shown = |session: &Session| session.screen().lines().nth(1).unwrap().trim_end().to_owned();
    assert_eq!(shown(&session), " 3 problems; supple selftest   esc hides");
    let session = session.size(80, 24);
    assert!(shown(&session).starts_with(" 2026.toml line 5 cannot be read"), "{}", shown(&session));
}

#[test]
fn at_night_the_pace_has_its_mark_and_sitting_is_not_laid_into_the_day_that_is_over() {
    let session = Session::at("2026-03-02 03:20").size(120, 40).advance("20m");
    let screen = session.screen();
    assert!(screen.contains("behind the pace") && screen.contains("◀ pace"), "{screen}");
    let lines: Vec<&str> = screen.lines().collect();
    let axis = lines.iter().position(|line| line.contains("│      08     10    12")).expect("hours");
    let ribbon = lines[axis - 1].rsplit("│ │").next().unwrap();
    assert!(!ribbon.contains('▄'), "{screen}");
}
