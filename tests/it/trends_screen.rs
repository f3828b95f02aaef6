//! The Trends in the window and in the shell.

use chrono::{Days, NaiveDateTime, TimeZone};
use clap::Parser;
use supple::app::effect::Effect;
use supple::app::event::{Event, Target};
use supple::app::screens::trends::{Page, Spot};
use supple::cli::answer::{Answer, Known, answer};
use supple::cli::args::Arguments;
use supple::domain::checkin::{CheckIn, Daily, Halves};
use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::diary::{Grade, More, Relief, Tried};
use supple::domain::fact::{BreakMark, Fact, StretchDone, What};
use supple::domain::factor::Factor;
use supple::domain::health::Health;
use supple::domain::hydration::DrinkKind;
use supple::domain::journal::Journal;
use supple::domain::measures::Share;
use supple::domain::one_change::{OneChange, Weeks};
use supple::domain::profile::Detail;
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::domain::time::Stamp;
use supple::domain::trends::LOOK_BACK;
use supple::domain::words::Word;
use supple::ui::render::hit;

use crate::support::{Session, ascii, fact, stamp};

/// A Thursday evening.
const NOW: &str = "2026-11-26 20:00";

fn at(ago: u64, clock: &str) -> String {
    format!("{} {clock}", stamp(NOW).date_naive() - Days::new(ago))
}

/// So many days of somebody whose cramps come after alcohol, with good and bad weeks in everything else.
fn log(days: u64) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut put = |id: String, at: String, what: What| facts.push(fact(&id, &at, what));
    for ago in 0..days {
        let turn = (ago * 7 + ago / 5 * 3 + ago / 11) % 10;
        for hour in ["09", "11", "13", "15", "17", "18"] {
            let amount = Millilitres(180 + 23 * u32::try_from(turn).unwrap());
            let drink = What::Drink { kind: DrinkKind::Water, amount };
            put(format!("d{ago}{hour}"), at(ago, &format!("{hour}:10")), drink);
        }
        put(format!("o{ago}"), at(ago, "08:30"), What::WindowOpened);
        for hour in 9..12 + turn / 2 {
            let stood = What::Break(BreakMark::Taken { secs: Some(120) });
            put(format!("b{ago}{hour}"), at(ago, &format!("{hour:02}:25")), stood);
        }
        put(format!("q{ago}"), at(ago, "17:30"), What::WindowClosed);
        if turn < 6 {
            let done = StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: true };
            put(format!("s{ago}"), at(ago, "19:30"), What::Stretch(done));
        }
        let drank = ago % 7 == 1 || turn == 4;
        if turn != 9 {
            let mut told = CheckIn { alcohol: Some(Halves::new(u16::from(drank) * 3)), ..CheckIn::default() };
            told.answers.set(Daily::NoCramps, Some(true));
            told.answers.set(Daily::HotEnv, Some(ago % 90 < 12));
            put(
                format!("f{ago}"),
                at(ago, "19:40"),
                What::Health(supple::domain::health::Health::CheckIn(Box::new(told))),
            );
        }
        if ago > 0 && (drank && turn % 3 != 1 || turn == 8) {
            let grade = |number: u64| Grade::new(u8::try_from(number % 4).unwrap());
            let more = More {
                relief: vec![
                    Tried { relief: Relief::Stretch, helped: grade(turn + 2) },
                    Tried { relief: Relief::Walk, helped: grade(turn) },
                ],
                ..More::NOTHING
            };
            let cramp = Cramp {
                side: Some(if turn % 4 == 0 { Side::Right } else { Side::Left }),
                pain: Severity::new(u8::try_from(3 + turn % 5).unwrap()),
                secs: Some(40 + u32::try_from(turn).unwrap() * 12),
                woke: Some(true),
                ..Cramp::from(if turn == 8 { Site::FootArch } else { Site::Calf })
            };
            put(
                format!("c{ago}"),
                at(ago - 1, &format!("0{}:41", 1 + turn % 5)),
                What::Cramp(cramp.with(more)),
            );
        }
    }
    facts
}

fn window(days: u64, columns: u16, rows: u16) -> Session {
    Session::with(NOW, Settings::default(), log(days)).size(columns, rows).keys("4")
}

#[test]
fn the_pictures() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let shown = |name: &str, keys: &str| {
            let session = window(400, columns, rows).keys(keys);
            insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), session.screen_with_roles());
        };
        shown("trends_days", "hhh");
        shown("trends_year", "v<pgdn><pgup>jjjjjhhhk");
        shown("trends_cramps", "<pgdn>jj");
        shown("trends_together", "<pgdn><pgdn>jjjj");
        shown("trends_change", "<pgdn><pgdn><pgdn>");
    }
}

#[test]
fn little_data_is_said_to_be_little() {
    let session = window(6, 80, 24).keys("<pgdn><pgdn>");
    assert!(
        session.screen().contains("Not enough days yet (5 of 28). Keep logging."),
        "{}",
        session.screen()
    );
    let session = session.keys("<pgup>");
    assert!(session.screen().contains("not enough covered days yet"), "{}", session.screen());
    let nothing = Session::at(NOW).size(80, 24).keys("4");
    assert!(nothing.screen().contains("no drink logged"), "{}", nothing.screen());
}

#[test]
fn the_screen_asks_for_a_year_of_the_journal() {
    let session = window(3, 80, 24);
    assert!(session.effects.contains(&Effect::LookBack(LOOK_BACK)));
}

#[test]
fn ascii_and_every_size() {
    let session = Session::with(NOW, ascii(), log(400)).size(80, 24).keys("4");
    for keys in ["", "v", "<pgdn>", "<pgdn>", "<pgdn>"] {
        let shown = session_keys(&session, keys).screen();
        assert!(shown.is_ascii(), "{shown}");
    }
    for (columns, rows) in [(1, 1), (10, 3), (20, 5), (39, 12), (60, 16), (111, 27), (112, 30), (300, 100)] {
        let mut session = window(60, columns, rows);
        for keys in ["v", "jjjjjj", "hhhhhh", "<pgdn>", "<pgdn>", "<pgdn>", "jjjjjjj", "<home>", "<end>", "v"]
        {
            session = session.keys(keys);
            session.screen();
        }
    }
}

fn session_keys(session: &Session, keys: &str) -> Session {
    Session::with(NOW, session.app.settings.clone(), log(400)).size(80, 24).keys("4").keys(keys)
}

#[test]
fn keys_move_and_say_what_is_marked() {
    let session = window(400, 80, 24);
    assert!(session.screen().contains("Thursday 26 November:"), "{}", session.screen());
    let session = session.keys("hh");
    assert!(session.screen().contains("Tuesday 24 November:"), "{}", session.screen());
    let session = session.keys("jjjj");
    assert!(session.screen().contains("Tuesday 24 November: "));
    assert_eq!(session.app.looking.row, 4);
    let session = session.keys("v");
    assert!(session.screen().contains("Week of 23 November"), "{}", session.screen());
    let session = session.keys("hh");
    assert!(session.screen().contains("Week of 9 November"), "{}", session.screen());
    let session = session.keys("j");
    assert!(session.screen().contains("Tuesday 10 November"), "the calendar: {}", session.screen());
    let session = session.keys("kk");
    assert_eq!(session.app.looking.row, 4, "above Monday is the chart of cramps: {}", session.screen());
    let session = session.keys("<home>");
    let first = session.app.looking.trends.as_ref().unwrap().days[0].date;
    assert_eq!(session.app.marked_day(), Some(first));
    let session = session.keys("<end>jjjjjj");
    assert_eq!(session.app.looking.page, Page::Cramps, "below the calendar is the next page");
}

#[test]
fn the_mouse_marks_a_day_a_row_and_a_page() {
    let mut session = window(400, 80, 24);
    let find = |session: &Session, wanted: &str| {
        let shown = session.screen();
        let row = shown.lines().position(|line| line.contains(wanted)).unwrap();
        let column = shown.lines().nth(row).unwrap().find(wanted).unwrap();
        (u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
    };
    let (_, row) = find(&session, "bed");
    let target = hit(&session.app, 10 + 2 * 20, row).unwrap();
    assert_eq!(target, Target::Trend(Spot { page: Page::Days, row: 3, ago: Some(7), part: None }));
    session.event(Event::Point(target));
    assert!(session.screen().contains("Thursday 19 November:"), "{}", session.screen());
    let (column, row) = find(&session, "together");
    let target = hit(&session.app, column, row).unwrap();
    session.event(Event::Point(target));
    assert_eq!(session.app.looking.page, Page::Links);
    let (column, row) = find(&session, "a hot day");
    let target = hit(&session.app, column, row).unwrap();
    session.event(Event::Point(target));
    assert_eq!(session.app.looking.row, 6);
    assert_eq!(hit(&session.app, 0, 23), None);
}

#[test]
fn the_table_is_whole_and_what_was_asked_for_is_first() {
    let mut facts = log(120);
    facts.push(fact("w", &at(30, "09:00"), What::Profile(Detail::WantToKnow(Factor::HotDay))));
    let session = Session::with(NOW, Settings::default(), facts).size(80, 24).keys("4<pgdn><pgdn>");
    let shown = session.screen();
    for title in
        ["little to drink", "many hours sat", "no stretching", "caffeine", "alcohol", "exercise", "a hot day"]
    {
        assert!(shown.contains(title), "{title}: {shown}");
    }
    let place = |title: &str| shown.find(title).unwrap();
    assert!(place("a hot day") < place("little to drink"), "{shown}");
    assert!(shown.contains("up to three logs in ten"), "{shown}");
}

#[test]
fn one_thing_is_changed_for_four_weeks_and_then_compared() {
    let session = window(120, 80, 24).keys("<enter>");
    assert!(session.toast().contains("Mark a factor"), "{}", session.toast());
    let session = session.keys("<pgdn><pgdn>jjjj<enter>");
    assert!(session.toast().contains("change only this: alcohol"), "{}", session.toast());
    assert!(session.standing().last().unwrap().contains("one change for four weeks: alcohol"));
    let session = session.keys("<pgdn><up><pgdn>G").keys("<down><down><down><down><down><down><down>");
    assert!(session.screen().contains("0 of 28 days are over"), "{}", session.screen());
    let session = session.keys("u");
    assert!(!session.screen().contains("Changing one thing"), "{}", session.screen());
    let session = session.keys("<pgup>jjjj<enter><enter>");
    assert!(
        session.standing().last().unwrap().contains("the one change is given up"),
        "{:?}",
        session.standing().last()
    );

    let began = |ago| fact("oc", &at(ago, "09:00"), What::Profile(Detail::OneChange(Some(Factor::Alcohol))));
    let told = |ago| {
        let mut facts = log(120);
        facts.push(began(ago));
        let session = Session::with(NOW, Settings::default(), facts).size(80, 24).keys("4");
        let trends = session.app.looking.trends.as_ref().unwrap();
        trends.one_change.unwrap().sentences().join(" ")
    };
    assert!(told(11).contains("10 of 28 days are over"), "{}", told(11));
    assert!(!told(11).contains("Days with a cramp:"), "nothing is compared half way: {}", told(11));
    let over = told(29);
    assert!(over.contains("the four weeks are over") && over.contains("Days with a cramp: "), "{over}");
    assert!(over.contains("chance"), "{over}");
}

#[test]
fn a_routine_that_is_taken_up_is_compared_with_the_nights_without_it() {
    // No night had the routine before the change began, and every second one has it since.
    let night = |ago: u64| {
        let mut told = CheckIn::default();
        told.answers.set(Daily::NoCramps, Some(true));
        fact(&format!("f{ago}"), &at(ago, "19:00"), What::Health(Health::CheckIn(Box::new(told))))
    };
    let done = StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: true };
    let mut facts: Vec<Fact> = (0..60).map(night).collect();
    facts.extend(
        (1..=28)
            .filter(|ago| ago % 2 == 0)
            .map(|ago| fact(&format!("s{ago}"), &at(ago, "22:00"), What::Stretch(done.clone()))),
    );
    facts.extend(
        [40, 35, 10]
            .map(|ago| fact(&format!("c{ago}"), &at(ago, "15:00"), What::Cramp(Cramp::from(Site::Calf)))),
    );
    let begun = |ago: u64| {
        let what = What::Profile(Detail::OneChange(Some(Factor::NoBedRoutine)));
        let facts = [facts.clone(), vec![fact("oc", &at(ago, "09:00"), what)]].concat();
        let session = Session::with(NOW, Settings::default(), facts).size(80, 24).keys("4");
        session.app.looking.trends.as_ref().unwrap().one_change.unwrap()
    };
    assert_eq!(begun(45).during.exposed.of, 28, "four weeks, however long ago they were over");
    let change = begun(29);
    assert!(change.is_over());
    assert_eq!(
        (change.before.exposed, change.during.exposed),
        (Share { part: 28, of: 28 }, Share { part: 14, of: 28 })
    );
    assert_eq!(
        (change.before.cramps, change.during.cramps),
        (Share { part: 2, of: 28 }, Share { part: 1, of: 28 })
    );
    let last = change.first + Days::new(27);
    let days = format!("{} to {}: the four weeks", change.first.format("%-d %b"), last.format("%-d %b"));
    assert!(change.sentences()[0].contains(&days), "{:?}", change.sentences());
    let compared = |of: u32| {
        let before = Weeks { cramps: Share { part: 1, of }, ..change.before };
        OneChange { before, ..change }.sentences().join(" ").contains("Days with a cramp: ")
    };
    assert_eq!([22, 23].map(compared), [false, true], "four days of five must be known");
}

#[test]
fn what_is_recorded_is_seen_at_once() {
    let session = window(3, 80, 24).keys("w");
    assert!(session.screen().contains("reached") || session.screen().contains(" of "));
    let before = session.app.trend_said();
    let session = session.keys("w");
    assert_ne!(session.app.trend_said(), before);
}

#[test]
fn every_factor_and_every_outcome_is_to_be_read_in_a_small_window() {
    for (columns, rows) in [(60, 16), (40, 16)] {
        let links = window(400, columns, rows).keys("<pgdn><pgdn>").screen();
        for factor in Factor::ALL {
            assert!(links.contains(factor.title()), "{}: {links}", factor.title());
        }
        assert!(!links.contains("……"), "{links}");
        let cramps = window(400, columns, rows).keys("<pgdn>").screen();
        let first = cramps.lines().nth(2).unwrap();
        assert!(first.starts_with(' ') && first.contains(" cramps on "), "{cramps}");
        let words = |session: &Session| session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        let mut session = with_bed_nights(columns, rows).keys("<pgdn><pgdn><pgdn>");
        for outcome in session.app.looking.trends.as_ref().unwrap().outcomes() {
            for _ in 0..20 {
                session = if words(&session).contains(&outcome) { session } else { session.keys("j") };
            }
            assert!(words(&session).contains(&outcome), "{outcome:?} at {columns}: {}", session.screen());
        }
    }
}

/// A window with the six weeks of the routine before bed and one change that is over.
fn with_bed_nights(columns: u16, rows: u16) -> Session {
    let done = StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: true };
    let what = What::Profile(Detail::OneChange(Some(Factor::NoBedRoutine)));
    let mut facts = log(120);
    facts.push(fact("oc", &at(29, "09:00"), what));
    facts
        .extend((1..=28).map(|ago| fact(&format!("s{ago}"), &at(ago, "22:00"), What::Stretch(done.clone()))));
    Session::with(NOW, Settings::default(), facts).size(columns, rows).keys("4")
}

#[test]
fn a_page_names_no_days_but_its_own() {
    let head = |session: &Session| session.screen().lines().nth(1).unwrap().to_owned();
    for (keys, has_span) in
        [("", true), ("<pgdn>", true), ("<pgdn><pgdn>", false), ("<pgdn><pgdn><pgdn>", false)]
    {
        let session = window(400, 80, 24).keys(keys);
        assert_eq!(head(&session).contains("28 days"), has_span, "{}", session.screen());
        let session = session.keys("v");
        assert_eq!(head(&session).contains("one year"), has_span, "{}", session.screen());
        assert_eq!(session.toast().contains("on the pages"), !has_span, "{}", session.toast());
    }
}

#[test]
fn a_row_to_spare_stands_between_a_page_and_its_words() {
    for (columns, rows) in [(120, 40), (80, 24), (60, 16)] {
        for keys in ["", "<pgdn>"] {
            let shown = window(400, columns, rows).keys(keys).screen();
            let lines: Vec<&str> = shown.lines().rev().skip(1).collect();
            let said = lines.iter().position(|line| !line.is_empty()).unwrap();
            assert!(lines[said + 1].is_empty(), "{keys}: {shown}");
        }
    }
}

#[test]
fn a_banner_leaves_the_charts_their_height() {
    let drinks = |session: &Session| {
        let shown = session.screen();
        let lines: Vec<&str> = shown.lines().collect();
        let at = lines.iter().position(|line| line.contains("drinks")).unwrap();
        assert!(lines[at - 1].contains('█'), "{shown}");
    };
    let mut session = window(400, 60, 16);
    drinks(&session);
    session.app.problems.config = vec!["config.toml: something".to_owned()];
    assert!(session.screen().contains("config.toml: something"), "{}", session.screen());
    drinks(&session);
}

#[test]
fn the_signs_of_the_legend_look_as_in_the_calendar() {
    let shown = window(400, 80, 24).keys("v").screen_with_roles();
    let lines: Vec<&str> = shown.lines().collect();
    let look = |sign: char, row: usize| {
        let roles = lines[row + 24 + 1 - 1].chars();
        lines[row].chars().zip(roles).find(|(c, _)| *c == sign).map(|(_, role)| role)
    };
    let legend = lines.iter().position(|line| line.contains("unknown")).unwrap();
    for sign in ['·', '░', '▒'] {
        let in_map = (legend - 7..legend).find_map(|row| look(sign, row));
        assert!(in_map.is_some() && in_map == look(sign, legend), "{sign}: {shown}");
    }
}

fn local(naive: NaiveDateTime) -> Stamp {
    stamp(NOW).timezone().from_local_datetime(&naive).unwrap()
}

fn printed(facts: Vec<Fact>, line: &str) -> String {
    let arguments = Arguments::try_parse_from(line.split(' ')).unwrap();
    let (journal, settings) = (Journal::new(facts), Settings::default());
    let known = Known { journal: &journal, settings: &settings, now: stamp(NOW), local: &local };
    match answer(&arguments.command.unwrap(), known).map(Option::unwrap) {
        Ok(Answer::Print(text)) => text,
        other => panic!("{line} came to {other:?}"),
    }
}

#[test]
fn the_verb_says_the_same() {
    let text = printed(log(400), "supple trends");
    assert!(text.lines().all(|line| line.len() <= 78), "{text}");
    for part in [
        "28 days until 26 Nov 2026",
        "2026-11-26",
        "CRAMPS",
        "WHAT WORKED FOR YOU",
        "over a year",
        "SIX WEEKS",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let year = printed(log(400), "supple trends --days 365");
    assert!(year.contains("week of") && year.lines().count() > text.lines().count(), "{year}");
    let session = window(400, 120, 40);
    let trends = session.app.looking.trends.as_ref().unwrap();
    for link in &trends.links {
        let first = link.words().split_whitespace().take(4).collect::<Vec<_>>().join(" ");
        assert!(text.contains(&first), "{first}");
    }
    let json = printed(log(40), "supple trends --json");
    assert!(json.starts_with("{\"schema\":1,") && json.contains("\"factor\":\"alcohol\""), "{json}");
    assert_eq!(json.matches("\"date\"").count(), 28);
    assert!(printed(Vec::new(), "supple trends").contains("Not enough days yet (0 of 28)"));
}
