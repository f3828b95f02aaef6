//! The Stretch screen, the versions of routines, the cautions that are read once, and the weeks of the bedtime routine.

use supple::app::effect::Effect;
use supple::app::event::{Choice, Event, Loaded, NoticeNews};
use supple::app::model::App;
use supple::content::{embedded, pack};
use supple::domain::bedtime::{Known, SixWeeks};
use supple::domain::checkin::{CheckIn, Daily, WeeklySign};
use supple::domain::cramps::{Cramp, Site};
use supple::domain::fact::{Fact, PauseWhy, StretchDone, What};
use supple::domain::health::Health;
use supple::domain::journal::Journal;
use supple::domain::profile::{Condition, Detail};
use supple::domain::settings::Settings;
use supple::domain::stretch::{Due, due, due_routine};
use supple::domain::time::Moment;
use supple::domain::words::Answers;

use crate::support::{Session, ascii, fact, stamp};

fn browsing() -> Session {
    Session::at("2026-03-02 10:00").size(120, 40).keys("T")
}

fn session_of(routine: &str, at: &str) -> Fact {
    let done = StretchDone { routine: routine.into(), secs: 195, whole: true, stood: false };
    fact(&format!("s {at}"), at, What::Stretch(done))
}

fn cramp_at(at: &str) -> Fact {
    fact(&format!("c {at}"), at, What::Cramp(Cramp::from(Site::Calf)))
}

fn told(detail: Detail, at: &str) -> Fact {
    fact(&format!("p {at}"), at, What::Profile(detail))
}

fn shows(session: &Session, words: &str) {
    assert!(session.screen().contains(words), "{words:?}:\n{}", session.screen());
}

fn hides(session: &Session, words: &str) {
    assert!(!session.screen().contains(words), "{words:?}:\n{}", session.screen());
}

/// The routine that is led and its length.
fn led(session: &Session) -> Option<(String, u32)> {
    session.app.session.as_ref().map(|running| (running.routine.id.clone(), running.routine.seconds()))
}

#[test]
fn what_is_due_is_marked_and_told_with_all_there_is_to_know() {
    let session = browsing();
    for words in
        ["Quick desk break", "a break from sitting", "Stand and march", "strength  B:", "10 times, 2 s each"]
    {
        shows(&session, words);
    }
    let session = session.keys("/calf-wall<enter>").keys("G");
    for words in [
        "position",
        "a wall or the edge of a desk",
        "caution",
        "easier",
        "harder",
        "sitting",
        "source",
        "S11",
    ] {
        shows(&session, words);
    }
    assert_eq!(led(&session.keys("<enter>")), Some(("calf-wall".to_owned(), 110)));
}

#[test]
fn a_search_finds_muscles_positions_things_and_the_moves_of_a_routine() {
    let found = |search: &str| {
        let session = browsing().keys(&format!("/{search}<enter>"));
        session.app.entries().iter().map(|entry| entry.id().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(found("legs-up"), ["elevate-615", "legs-up"]);
    assert_eq!(found("TOWEL lying"), ["morning-300", "ham-lying"]);
    assert!(found("rail").contains(&"calf-step".to_owned()));
    assert!(found("soup").is_empty());
    let session = browsing().keys("/soup");
    shows(&session, "Nothing of that kind.");
    let session = session.keys("<backspace><backspace><backspace><backspace>").keys("<esc>");
    assert_eq!(session.app.entries().len(), 34);
    assert_eq!(browsing().keys("/w").standing(), [""; 0], "letters are typed, and log nothing");
}

#[test]
fn favourites_are_kept_shown_and_taken_back() {
    let session = browsing().keys("/foot-300<enter>f<esc>");
    assert!(session.standing()[0].contains("favourites: foot-300"), "{:?}", session.standing());
    let session = session.keys("jf").keys("lll");
    shows(&session, "Feet only");
    hides(&session, "Three-minute desk break");
    let undone = session.keys("uu");
    shows(&undone, "f on a routine or a move makes it a favourite.");
}

#[test]
fn the_last_favourite_that_is_one_no_more_leaves_the_mark_on_another() {
    let session = browsing().keys("fjflll").keys("Gf");
    assert!(session.app.marked_routine().is_some(), "{}", session.screen());
}

#[test]
fn a_page_that_is_read_over_the_end_of_a_session_is_not_taken_away() {
    let mut session = Session::with("2026-03-02 09:00", Settings::default(), Vec::new());
    let routine = session.app.library.catalog().routine("desk-75").expect("it is shipped");
    session.app.lead(&routine);
    let session = session.advance("30s").keys("<f1>").advance("1m");
    assert!(!session.effects.contains(&Effect::Quit), "the page is still read");
    assert!(session.keys("<esc>").effects.contains(&Effect::Quit));
}

#[test]
fn a_version_is_chosen_before_the_start() {
    let session = browsing().keys("/bed-195<enter>v");
    shows(&session, "sitting");
    shows(&session, "Heel out, toes up");
    let session = session.keys("<enter>");
    assert_eq!(led(&session), Some(("bed-195".to_owned(), 195)));
    assert!(!session.app.session.as_ref().is_some_and(|running| running.routine.standing));
    let short = browsing().keys("/post-ex<enter>vv<enter>");
    assert_eq!(led(&short), Some(("post-ex-390".to_owned(), 270)));
    let rest = browsing().keys("/elevate<enter>v");
    assert_eq!(rest.toast(), "There is no other version of this one");
    shows(&rest, "Not for anyone with known or suspected");
}

#[test]
fn packs_of_ones_own_stand_in_the_list_and_are_led() {
    let text = include_str!("../../assets/example-routines.toml");
    let read =
        |text: &str| Box::new(pack::read(&[("mine.toml", text)], &embedded::catalog().unwrap()).unwrap());
    let mut session = browsing();
    assert!(session.effects.contains(&Effect::ReadPacks), "they are read when the list is opened");
    session.event(Event::Packs { own: read(text), problems: vec!["bad.toml:3: no".to_owned()] });
    shows(&session, "Evening calves");
    shows(&session, "bad.toml:3: no");
    session.event(Event::Packs { own: read(text), problems: Vec::new() });
    let session = session.keys("h");
    assert_eq!(session.app.entries().len(), 1, "read again, it is there once");
    assert_eq!(led(&session.keys("<enter>")).unwrap().0, "evening-calves");
}

#[test]
fn a_move_of_ones_own_is_one_of_the_own() {
    let text = r#"
[[move]]
id = "my-stretch"
name = "My stretch"
target = "calf"
position = "standing"
sides = "each"
mode = "hold"
hold = 20
cues = ["Lean."]
caution = "Stop when it hurts."
source = "My physio."

[[routine]]
id = "mine"
name = "Mine"
steps = [{ move = "my-stretch" }, { move = "calf-wall", reps = 1 }]
"#;
    let own = Box::new(pack::read(&[("mine.toml", text)], &embedded::catalog().unwrap()).unwrap());
    let mut session = browsing();
    session.event(Event::Packs { own, problems: Vec::new() });
    let session = session.keys("h");
    let shown: Vec<String> = session.app.entries().iter().map(|entry| entry.id().to_owned()).collect();
    assert_eq!(shown, ["mine", "my-stretch"]);
}

#[test]
fn legs_are_not_raised_with_narrowed_arteries() {
    let pad = told(Detail::Condition(Condition::Pad, true), "2026-03-01 09:00");
    let mut answers = Answers::default();
    answers.set(WeeklySign::SlowWound, Some(true));
    let wound = fact("w", "2026-03-01 09:00", What::Health(Health::Weekly(answers)));
    for (fact, why) in [
        (pad, "Legs above heart is not for you: you told of artery disease of the legs (PAD)"),
        (wound, "Legs above heart is not for you before your circulation was looked at"),
    ] {
        for search in ["elevate", "legs-up"] {
            let facts = vec![fact.clone()];
            let session = Session::with("2026-03-02 10:00", Settings::default(), facts).size(120, 40);
            let session = session.keys(&format!("T/{search}<enter><enter>"));
            assert_eq!((led(&session), session.toast()), (None, why));
        }
    }
}

#[test]
fn harder_and_easier_change_words_and_times_of_the_move_at_hand() {
    let session = browsing().keys("/calf-wall<enter>G<enter>").advance("15s");
    shows(&session, "Hold 1 of 2");
    let session = session.keys("h");
    shows(&session, "harder: Take a longer step");
    assert_eq!(led(&session), Some(("calf-wall".to_owned(), 150)), "holds of 30 seconds");
    let left = session.app.session.as_ref().unwrap().session.left(session_mono(&session));
    assert_eq!(left.as_secs(), 135, "what is behind is behind");
    let session = session.advance("19s");
    shows(&session, "Hold 1 of 2");
    let session = session.advance("1s");
    shows(&session, "Let go");
    let session = session.keys("e");
    assert_eq!(led(&session), Some(("calf-wall".to_owned(), 110)), "as it is written again");
    let session = session.advance("90s");
    assert_eq!(
        session.standing(),
        ["10:00 calf-wall, 2 min"],
        "20 s more than the 100 of it that were left out"
    );
}

fn session_mono(session: &Session) -> std::time::Duration {
    session.app.now.mono
}

#[test]
fn a_gentler_form_can_be_another_move_which_begins_afresh() {
    let session = browsing().keys("/heel drop<enter><enter>").advance("12s").keys("e");
    shows(&session, "Wall calf stretch, knee straight");
    shows(&session, "Get ready");
    assert_eq!(led(&session), Some(("calf-step".to_owned(), 90)));
    shows(&session.keys("h"), "Heel drop on a step");
}

#[test]
fn one_key_sits_down_in_the_middle_and_stands_up_again() {
    let session = browsing().keys("/bed-195<enter><enter>").advance("20s").keys("s");
    shows(&session, "Heel out, toes up");
    shows(&session, "Get ready");
    let session = session.advance("1m10s");
    shows(&session, "Edge-of-chair hamstring");
    shows(&session.keys("s"), "Heel-forward hinge");
    let session = browsing().keys("t").keys("s");
    assert!(session.toast().starts_with("This has no sitting version"));
}

#[test]
fn every_form_of_every_move_keeps_to_the_timing_formula() {
    let catalog = embedded::catalog().unwrap();
    use supple::domain::version::Form;
    let told = "calf-wall 110 150, calf-soleus 110 150, calf-lean 45 105, calf-step 90 110, ham-stand 80 80, \
                quad-stand 110 150, toe-pull-desk 80 80, ham-seat 100 100, shin-point 80 80, ankle-pumps 21 110, \
                ankle-circles 40 40, heel-toe-rock 25 25, arch-pull 90 210, ball-roll 75 75, toe-spread 37 37, \
                toe-curl 70 100, calf-towel 115 115, ham-lying 115 115, ham-calf-sit 110 110, legs-up 195 915, \
                stand-march 35 35, calf-raise 25 90, squat-raise 29 45, sit-stand 29 45, walk-loop 125 305";
    let routine = supple::domain::catalog::Routine::single;
    let in_form = |m: &std::sync::Arc<_>, form| routine(m).steps[0].done(form, &catalog).dose.seconds();
    let found: Vec<String> = catalog
        .moves
        .iter()
        .map(|m| format!("{} {} {}", m.id, in_form(m, Form::Easier), in_form(m, Form::Harder)))
        .collect();
    assert_eq!(found.join(", "), told);
    let march = routine(catalog.find_move("stand-march").unwrap()).steps[0].done(Form::Harder, &catalog);
    assert_eq!(march.exercise.id, "walk-loop");
}

#[test]
fn the_cautions_are_read_once_before_the_first_session() {
    let fresh = || Session::of("2026-03-02 10:00", Settings::default(), Vec::new());
    let session = fresh().keys("t");
    shows(&session, "Before the first session");
    shows(&session, "Never bounce.");
    assert_eq!(led(&session), None);
    let closed = session.keys("<esc>");
    assert_eq!(led(&closed), None);
    let session = closed.keys("t<enter>");
    assert_eq!(session.toast(), "Noted: cautions read", "and nothing is offered that u would not do");
    assert_eq!(led(&session), Some(("desk-75".to_owned(), 75)));
    let session = session.keys("qt");
    assert_eq!(led(&session), Some(("desk-75".to_owned(), 75)), "they are not asked again");
    assert_eq!(
        session.keys("q").keys("u").toast(),
        "Nothing to take back",
        "reading is nothing to take back"
    );
    for (columns, rows) in [(80, 24), (40, 16)] {
        let session = fresh().size(columns, rows).keys("t");
        insta::assert_snapshot!(format!("cautions_{columns}x{rows}"), session.screen());
    }
    let low = fresh().size(40, 10).keys("t");
    hides(&low, "a clinician");
    shows(&low.keys(&"<down>".repeat(5)), "clinician");
}

#[test]
fn somebody_new_begins_short_and_grows_over_weeks() {
    let session = Session::of("2026-03-02 10:00", Settings::default(), Vec::new()).keys("tn");
    assert_eq!(led(&session), Some(("desk-75".to_owned(), 45)), "15 s to get ready, and half of 60 s");
    shows(&session, "week 1 of 5");
    let after = |days: u32| {
        let at = stamp("2026-03-02 10:00") - chrono::TimeDelta::days(days.into());
        let facts = vec![told(Detail::NewToExercise(true), &at.format("%Y-%m-%d %H:%M").to_string())];
        let session = Session::with("2026-03-02 10:00", Settings::default(), facts).keys("t");
        let of_weeks = session.screen().contains(" of 5");
        assert_eq!(of_weeks, days < 35, "{}", session.screen());
        led(&session).unwrap().1
    };
    assert_eq!([0, 6, 7, 14, 21, 28, 35].map(after), [45, 45, 51, 57, 63, 69, 75]);
}

#[test]
fn a_day_with_a_cramp_is_gentler_and_says_so() {
    let facts = vec![cramp_at("2026-03-02 03:41")];
    let session = Session::with("2026-03-02 10:00", Settings::default(), facts).size(120, 40).keys("T");
    shows(&session, "gentler after a cramp");
    shows(&session.keys("v"), "as it is written");
    let facts = vec![cramp_at("2026-03-01 09:30")];
    let session = Session::with("2026-03-02 10:00", Settings::default(), facts).keys("t");
    assert_eq!(led(&session), Some(("desk-75".to_owned(), 75)), "a day later all is as before");
}

#[test]
fn a_move_left_out_after_a_cramp_is_halved_where_it_is_alone() {
    let catalog = embedded::catalog().unwrap();
    let alone = catalog.routine("toe-curl").unwrap().on_cramp_day();
    assert_eq!(alone.steps[0].dose.reps, 5);
}

#[test]
fn breaks_rotate_and_none_comes_three_times() {
    let library = embedded::library();
    let mut session = Session::at("2026-03-02 08:00");
    let mut led = Vec::new();
    for _ in 0..9 {
        let outline = session.app.break_outline();
        led.push(outline.id);
        assert_eq!(
            library.outline(outline.id).unwrap().secs,
            library.catalog().routine(outline.id).unwrap().seconds()
        );
        session = session.keys("b").advance("2m");
    }
    assert_eq!(led[..5], ["desk-75", "desk-75", "desk-180", "walk-loop", "desk-75"]);
    assert!(led.windows(3).all(|three| three[0] != three[1] || three[1] != three[2]), "{led:?}");
}

#[test]
fn what_was_led_to_its_end_is_due_no_more() {
    let at = |now: &str, facts: &[Fact]| {
        due(&Journal::new(facts.to_vec()), &Settings::default(), stamp(&format!("2026-03-02 {now}")))
    };
    let led = |routine: &str, clock: &str, whole: bool| {
        let done = StretchDone { routine: routine.into(), secs: 100, whole, stood: false };
        [fact("s1", &format!("2026-03-02 {clock}"), What::Stretch(done))]
    };
    for (now, clock, routine, kind) in
        [("22:40", "22:00", "bed-195", Due::Bed), ("07:30", "07:00", "morning-300", Due::Morning)]
    {
        assert_eq!(at(now, &[]), kind);
        assert_eq!(at(now, &led(routine, clock, true)), Due::Break);
        assert_eq!(at(now, &led(routine, clock, false)), kind, "broken off");
        assert_eq!(at(now, &led("desk-75", clock, true)), kind, "another routine");
    }
}

#[test]
fn a_break_that_is_asked_for_comes_before_bed_and_morning() {
    for (opened, now, routine) in [("20:50", "22:00", "bed-195"), ("05:40", "06:45", "morning-300")] {
        let at = |clock: &str| format!("2026-03-02 {clock}");
        let due = |facts: Vec<Fact>| due_routine(&Journal::new(facts), &Settings::default(), stamp(&at(now)));
        assert_eq!(due(Vec::new()), routine);
        assert_eq!(due(vec![fact("w1", &at(opened), What::WindowOpened)]), "desk-75");
    }
}

#[test]
fn the_stretches_before_bed_are_proposed_once_a_night() {
    let session = Session::at("2026-03-02 21:50").keys("b").advance("24m");
    assert!(session.notices().is_empty());
    let session = session.advance("1m");
    let notice = session.notices()[0].clone();
    assert_eq!(notice.title, "The stretches before bed");
    assert!(notice.body.starts_with("3 min 15 s: wall calf stretch"), "{}", notice.body);
    let session = session.advance("20m");
    assert_eq!(session.notices().len(), 1);
    let session = session.notice(NoticeNews::Chosen { id: notice.id, choice: Choice::Bed }).advance("3m16s");
    assert!(session.standing().contains(&"22:35 bed-195, 3 min 15 s".to_owned()), "{:?}", session.standing());
    let session = session.advance("24h20m");
    let again: Vec<_> =
        session.notices().iter().filter(|notice| notice.title.contains("bed")).map(|n| &n.body).collect();
    assert!(again.len() == 2 && again[1].contains("Night 2 of 42."), "{again:?}");
}

#[test]
fn no_proposal_before_bed_after_it_was_done_in_a_pause_or_when_it_is_not_wanted() {
    let bed =
        |session: &Session| session.notices().iter().filter(|notice| notice.title.contains("bed")).count();
    let done = vec![session_of("bed-330", "2026-03-02 21:00")];
    assert_eq!(bed(&Session::with("2026-03-02 22:00", Settings::default(), done).advance("2h")), 0);
    let never = Settings { bed_reminder: chrono::TimeDelta::zero(), ..Settings::default() };
    assert_eq!(bed(&Session::with("2026-03-02 22:00", never, Vec::new()).advance("2h")), 0);
    let pause = fact("pause", "2026-03-02 21:59", What::Pause { why: PauseWhy::Told, secs: 3_600 });
    let session = Session::with("2026-03-02 22:00", Settings::default(), vec![pause]).advance("58m");
    assert_eq!(bed(&session), 0);
    assert_eq!(bed(&session.advance("2m")), 1, "when the pause is over it is not too late");
    let late = Session::at("2026-03-02 22:20").advance("1h");
    assert_eq!(bed(&late), 0, "a window that opens then shows it");
}

#[test]
fn a_reminder_without_a_window_proposes_bed_without_a_button() {
    let now = Moment { wall: stamp("2026-03-02 22:10"), mono: std::time::Duration::from_secs(1_000) };
    let mut app =
        App::new(Settings::default(), embedded::library(), Loaded::default(), Vec::new(), now).unseen();
    app.start();
    let wake = app.next_wake().unwrap();
    assert_eq!(wake, stamp("2026-03-02 22:15"));
    let opened = Fact {
        id: supple::domain::fact::Id::new("o"),
        at: now.wall,
        what: What::WindowOpened,
        note: None,
        instead: None,
    };
    app.update(Event::Stored(Ok(supple::app::event::Stored { fact: opened, warning: None })), now);
    let later = Moment { wall: wake, mono: now.mono + std::time::Duration::from_secs(300) };
    let said: Vec<_> = app
        .update(Event::Tick, later)
        .into_iter()
        .filter_map(|effect| if let Effect::Notify(notice) = effect { Some(notice) } else { None })
        .collect();
    assert!(said.len() == 1 && said[0].choices.is_empty(), "{said:?}");
    assert!(said[0].body.contains("supple stretch leads them"), "{}", said[0].body);
}

#[test]
fn six_weeks_count_nights_and_known_days_and_nothing_else() {
    let date = |days: i64| stamp("2026-03-01 22:20") + chrono::TimeDelta::days(days);
    let at = |days: i64| date(days).format("%Y-%m-%d %H:%M").to_string();
    let mut facts: Vec<Fact> =
        (0..10).filter(|day| *day != 3).map(|day| session_of("bed-195", &at(day))).collect();
    facts.push(session_of("desk-75", &at(3)));
    let weeks = |facts: &[Fact], now: i64| SixWeeks::new(&Journal::new(facts.to_vec()), date(now));
    let six = weeks(&facts, 10).unwrap();
    assert_eq!((six.done(), six.passed()), (9, 10), "tonight is still ahead");
    assert_eq!(six.nights[3], Some(false));
    assert!(!six.is_comparable());
    assert!(weeks(&facts, 23).is_some(), "two weeks without it are a gap");
    assert_eq!(weeks(&facts, 24), None, "after more than two weeks it is over");

    let free = |day: i64| {
        let mut answers = CheckIn::default();
        answers.answers.set(Daily::NoCramps, Some(true));
        fact(&format!("f {day}"), &at(day), What::Health(Health::CheckIn(Box::new(answers))))
    };
    let nights: Vec<Fact> = (0..40).map(|day| session_of("bed-330", &at(day))).collect();
    let mut known = nights;
    known.extend((-28..40).filter(|day| day % 6 != 0).map(free));
    let silent = || What::Health(Health::CheckIn(Box::default()));
    known.extend(
        (-28..40).filter(|day| day % 6 == 0).map(|day| fact(&format!("s {day}"), &at(day), silent())),
    );
    known.extend([-20, -20, -15, 30].map(|day: i64| {
        let at = date(day) + chrono::TimeDelta::hours(5);
        fact(
            &format!("c {at}"),
            &at.format("%Y-%m-%d %H:%M").to_string(),
            What::Cramp(Cramp::from(Site::Calf)),
        )
    }));
    let six = weeks(&known, 40).unwrap();
    assert_eq!((six.done(), six.passed()), (40, 40));
    assert_eq!(six.before, Known { with_cramp: 2, covered: 24 });
    assert_eq!(six.since, Known { with_cramp: 1, covered: 24 });
    assert!(six.is_comparable());
    let over = weeks(&known, 50).unwrap();
    assert_eq!((over.done(), over.passed()), (40, 42), "42 nights, and no more");
    let screen = Session::with(&at(40), Settings::default(), known).size(120, 40).keys("T/bed-195<enter>");
    shows(&screen, "Six weeks: done on 40 of 40 nights");
    shows(&screen, "Days with a cramp: 2 of 24 before (1 Feb to 28 Feb),");
}

#[test]
fn the_stretch_screen_at_three_sizes() {
    let facts: Vec<Fact> =
        (10..=28).map(|day| session_of("bed-195", &format!("2026-02-{day} 22:20"))).collect();
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session =
            Session::with("2026-03-01 21:45", Settings::default(), facts.clone()).size(columns, rows);
        let session = session.keys("Tf");
        insta::assert_snapshot!(format!("stretch_{columns}x{rows}"), session.screen_with_roles());
        let session = session.keys("<space>");
        insta::assert_snapshot!(format!("stretch_about_{columns}x{rows}"), session.screen());
    }
    let session = Session::with("2026-03-01 21:45", ascii(), facts).size(80, 24).keys("Tf");
    assert!(session.screen().is_ascii(), "{}", session.screen());
}

#[test]
fn in_a_low_window_the_text_is_paged() {
    let session = Session::at("2026-03-01 10:00").size(40, 16).keys("T/calf-wall<enter>G<space>");
    shows(&session, "pgdn further down");
    let session = session.keys("<pgdn><pgdn><pgdn>");
    shows(&session, "strength");
    let session = session.keys("<pgup><pgup><pgup>");
    shows(&session, "Wall calf stretch, knee straight");
}

#[test]
fn a_click_marks_a_row() {
    let mut session = browsing();
    let (row, _) = session.screen().lines().enumerate().find(|(_, line)| line.contains("Feet only")).unwrap();
    let target = supple::ui::render::hit(&session.app, 10, u16::try_from(row).unwrap());
    session.event(Event::Point(target.expect("a row")));
    shows(&session, "Put together from leaflets");
}

#[test]
fn a_text_without_caution_source_or_sides_is_refused() {
    let text = include_str!("../../assets/content/moves/standing.toml");
    for key in ["caution", "source", "sides", "mode", "hold", "cues"] {
        let broken = match key {
            "cues" => text.replacen("cues = [", "kues = [", 1),
            _ => text.replacen(&format!("\n{key} = "), &format!("\n# {key} = "), 1),
        };
        let problems = pack::read(&[("standing.toml", &broken)], &embedded::catalog().unwrap()).unwrap_err();
        assert!(problems.iter().any(|problem| problem.to_string().contains(key)), "{key}: {problems:?}");
    }
    let empty = text.replacen("caution = \"", "caution = \"\" # \"", 1);
    let problems = pack::read(&[("standing.toml", &empty)], &supple::domain::catalog::Catalog::default());
    assert!(problems.unwrap_err().iter().any(|p| p.to_string().contains("empty caution")));
    let wild = text.replacen("harder_dose = { hold = 30 }", "harder_dose = { hold = 0 }", 1);
    let wild =
        wild.replacen("sitting = \"toe-pull-desk\"", "sitting = \"toe-pul-desk\"\nnot_with = [\"pat\"]", 1);
    let problems = pack::read(&[("standing.toml", &wild)], &supple::domain::catalog::Catalog::default());
    let said: Vec<String> = problems.unwrap_err().iter().map(ToString::to_string).collect();
    assert!(
        said.iter().any(|line| line.starts_with("standing.toml:5: hold = 0 is out of range")),
        "{said:?}"
    );
    assert!(said.iter().any(|line| line.contains("no condition \"pat\"; did you mean \"pad\"?")), "{said:?}");
    assert!(said.iter().any(|line| line.contains("no move \"toe-pul-desk\"")), "{said:?}");
}

/// Lines that belong together, as one sentence.
fn joined(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_sentence_of_a_move_is_cut_and_its_caution_is_there_at_any_size() {
    for (columns, rows) in [(40, 16), (60, 16), (80, 24), (120, 40)] {
        let moves = Session::at("2026-03-02 09:00").app.library.catalog().moves.clone();
        for exercise in moves {
            let mut session = Session::at("2026-03-02 09:00").size(columns, rows);
            let routine = session.app.library.catalog().routine(&exercise.id).unwrap();
            session.app.lead(&routine);
            let screen = session.advance("1s").screen();
            let shown = joined(screen.split_once('\n').unwrap().1);
            let at = format!("{} at {columns}x{rows}: {shown}", exercise.id);
            assert!(!shown.contains('…'), "{at}");
            assert!(shown.contains(&joined(&exercise.caution)), "{at}");
            for cue in &exercise.cues {
                let begun: Vec<&str> = cue.split(' ').take(3).collect();
                assert!(shown.contains(cue.as_str()) || !shown.contains(&begun.join(" ")), "{cue}: {at}");
            }
        }
    }
}

#[test]
fn the_key_to_the_text_is_named_where_the_text_is_not_there_already() {
    for (columns, named) in [(120, false), (80, false), (76, false), (75, true), (60, true)] {
        let window = browsing().size(columns, 24);
        let screen = window.screen();
        assert_eq!(screen.lines().last().unwrap().contains("space about"), named, "{screen}");
        assert_eq!(window.keys("<space>").screen() != screen, named, "{screen}");
    }
}

#[test]
fn a_search_says_how_many_it_finds() {
    for (columns, rows) in crate::scenes::SIZES {
        let window = browsing().size(columns, rows).keys("/calf");
        let found = format!("/ calf_   {} found", window.app.entries().len());
        shows(&window, &found);
        shows(&window.keys("zzz"), "/ calfzzz_   nothing found");
    }
}
