//! Every screen, overlay and state at every size, drawn in memory and looked at for what a person would notice.

use std::collections::HashMap;
use std::fs;

use chrono::{FixedOffset, NaiveDateTime};
use supple::app::event::Loaded;
use supple::app::keymap::Context;
use supple::domain::settings::Settings;
use supple::shell::store::{Dirs, Store};

use crate::grid::{Grid, Words};
use crate::scenes::{Book, Deed, SIZES, Scene, scenes};
use crate::support::{Session, stamp};

fn local(_: NaiveDateTime) -> FixedOffset {
    FixedOffset::east_opt(3600).unwrap()
}

pub(crate) fn read(book: Book) -> Loaded {
    let home = tempfile::tempdir().unwrap();
    let (data, state) = (home.path().join("data"), home.path().join("state"));
    fs::create_dir(&data).unwrap();
    book.write(&data);
    Store::new(Dirs { data, state }, local).load(stamp("2026-03-02 14:16").date_naive())
}

/// Plays a scene.
pub(crate) fn play(scene: &Scene, loaded: Loaded, (columns, rows): (u16, u16)) -> Session {
    let mut session = Session::on(&scene.at, Settings::default(), loaded).size(columns, rows);
    if scene.book == Book::Empty {
        session.app.welcome();
    }
    for (deed, news) in scene.steps() {
        let before = session.screen();
        session = match &deed {
            Deed::Keys(keys) => session.keys(keys),
            Deed::Wait(secs) => session.advance(&format!("{secs}s")),
        };
        let after = session.screen();
        let new = deed == Deed::Keys(String::new()) || !news.is_seen(&before);
        assert!(
            new && news.is_seen(&after),
            "{} at {columns}x{rows}, {deed:?}, {news:?}: before\n{before}\nand after\n{after}",
            scene.name
        );
    }
    session
}

#[test]
fn nothing_is_crooked_cut_or_covered_on_any_screen_at_any_size() {
    let words = Words::known();
    let mut books: HashMap<Book, Loaded> = HashMap::new();
    let mut wrong = Vec::new();
    for scene in scenes().all() {
        let loaded = books.entry(scene.book).or_insert_with(|| read(scene.book));
        for size in SIZES {
            let session = play(&scene, loaded.clone(), size);
            let screen = session.screen();
            let mut faults = Grid::new(&screen, size).faults(&words);
            let keys = session.app.context().is_screen() && session.app.toast.is_none();
            if keys && !screen.lines().last().is_some_and(|line| line.contains(" help")) {
                faults.push("the line of keys does not name the help".to_owned());
            }
            let foot = screen.lines().nth(usize::from(size.1) - 1).unwrap_or_default();
            let full = foot.chars().count() == usize::from(size.0) && !foot.ends_with(['╯', '│']);
            if full && session.app.toast.is_none() {
                faults.push(format!("the last line runs into the right edge: {foot:?}"));
            }
            wrong
                .extend(faults.iter().map(|what| format!("{} at {}x{}: {what}", scene.name, size.0, size.1)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_names_the_key_that_leads_to_the_rest_of_it_and_no_other() {
    let pages = [Context::Act, Context::Card, Context::Reading, Context::ReliefOdd];
    let year = read(Book::Year);
    let mut seen = Vec::new();
    for size in SIZES {
        let opened =
            |keys: &str| Session::on("2026-03-02 14:16", Settings::default(), year.clone()).keys(keys);
        let cards = (0..40).map(|card| opened(&format!("5{}<enter>", "j".repeat(card))).size(size.0, size.1));
        let scenes = scenes().scenes.into_iter().filter(|scene| scene.book == Book::Year);
        let scenes = scenes.map(|scene| play(&scene, year.clone(), size));
        for session in scenes.chain(cards).filter(|session| pages.contains(&session.app.context())) {
            let screen = session.screen();
            let rest = screen.lines().any(|line| line.trim_matches(['│', ' ']) == "…");
            let [down, up] = ["pgdn further down", "pgup further up"].map(|words| screen.contains(words));
            assert_eq!(rest, down, "{screen}");
            assert!(!(down && up), "{screen}");
            seen.push((session.app.context(), down, up));
            let turned = session.keys(if down { "<pgdn>" } else { "<pgup>" }).screen();
            assert_eq!(turned != screen, down || up, "{screen}");
        }
    }
    for page in pages {
        assert!(seen.iter().any(|(seen, down, _)| *seen == page && *down), "{page:?}: {seen:?}");
    }
    assert!(seen.iter().any(|(_, _, up)| *up), "{seen:?}");
}

#[test]
fn what_is_crooked_or_cut_is_found() {
    let words = Words::known();
    let faults = |screen: &str| Grid::new(screen, (24, 4)).faults(&words).len();
    let sound = "╭ Water ──────╮\n│ a glass of  │\n│ water, 2 d… │\n╰─────────────╯";
    assert_eq!(faults(sound), 0);
    for (part, crooked) in [
        ("of  │", "of │ "),
        ("╰", " "),
        ("of  │", "of wa│"),
        ("glass of ", "glass stret "),
        ("glass of ", "glass of2:30"),
        ("────╯", " enter take╯"),
        (" 2 d… ", " 2 d……"),
        ("│ a glass", "│▶a glass"),
    ] {
        assert!(faults(&sound.replacen(part, crooked, 1)) > 0, "{}", sound.replacen(part, crooked, 1));
    }
}

/// The scene of that name in a window of that size.
fn scene(name: &str, size: (u16, u16)) -> Session {
    let scene = scenes().all().into_iter().find(|scene| scene.name == name).expect("a scene");
    play(&scene, read(scene.book), size)
}

#[test]
fn the_keys_of_the_banner_are_whole_and_can_be_clicked() {
    for size in [(60, 16), (40, 16)] {
        for (words, gone) in [("mends", "set aside"), ("hides", "Hydration")] {
            let mut session = scene("today-damaged", size);
            let banner = session.screen().lines().nth(1).unwrap().to_owned();
            assert_eq!(banner, " 2 problems   m mends   esc hides");
            session.click(u16::try_from(banner.find(words).unwrap()).unwrap(), 1);
            assert!(session.screen().contains(gone), "{}", session.screen());
            assert_eq!(session.app.problems.dismissed, words == "hides");
        }
    }
}

#[test]
fn what_is_behind_the_pace_at_bed_time_is_not_to_be_caught_up() {
    for name in ["today-bed", "today-night"] {
        for size in SIZES {
            let shown = scene(name, size).screen();
            let [behind, calm] = ["behind the pace", "catch up"].map(|words| shown.contains(words));
            assert_eq!(behind, calm, "{shown}");
        }
    }
}

#[test]
fn the_prompt_is_whole_and_says_lengths_as_the_routines_do() {
    for size in [(120, 40), (80, 24), (60, 16)] {
        let shown = scene("today-due", size).screen();
        assert!(!shown.contains('…'), "{shown}");
        assert!(shown.contains("t start, 1 min 15 s"), "{shown}");
        let sat = ["   sitting for 1 h 2 min", "   sat 1 h 2 min"];
        assert!(sat.iter().any(|words| shown.contains(words)), "{shown}");
    }
}

#[test]
fn the_bars_of_today_are_equally_wide() {
    let shown = scene("today-day", (60, 16)).screen();
    let bar = |line: &&str| line.starts_with(" ━");
    let widths: Vec<usize> = shown.lines().filter(bar).map(|line| line.chars().count()).collect();
    assert_eq!(widths, [59, 59], "{shown}");
}

#[test]
fn a_row_of_the_diary_says_what_helped_and_how_much() {
    for (size, last) in [((120, 40), "what helped"), ((80, 24), "what helped"), ((60, 16), "length")] {
        let shown = scene("cramps", size).screen();
        assert!(shown.contains(last), "{shown}");
        let rows: Vec<&str> = shown.lines().skip(3).filter(|line| line.contains(" of 10  ")).collect();
        assert!(rows.len() > 9 && rows.iter().all(|row| !row.contains('…')), "{shown}");
        assert!(last == "length" || rows[0].contains("yes  stretch 2"), "{shown}");
    }
}

#[test]
fn the_end_of_a_pause_is_told_from_the_time() {
    for size in SIZES {
        let shown = scene("guide-paused", size).screen();
        assert!(shown.lines().next().is_some_and(|head| head.ends_with(" 15:16 · 14:16")), "{shown}");
    }
}
