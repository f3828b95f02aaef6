//! Pictures of everything the window can show, made from the real program, and a page with all of them:
//! `SUPPLE_GALLERY=target/gallery cargo test --test pty gallery`. Where no directory is named only a few are made, to see
//! that the real program comes to what the tests in memory look at.

use std::fmt::Write;
use std::path::Path;
use std::sync::Mutex;
use std::{env, fs, thread};

use chrono::{DateTime, FixedOffset, TimeDelta};
use supple::app::key::{Code, Key};

use crate::scenes::{Book, Deed, News, SIZES, Scene, scenes};
use crate::support::{Program, Start};
use crate::svg::{DARK, LIGHT, Picture};

/// Seconds of the monotonic clock at the opening.
const MONO: i64 = 1000;

/// A window, dark by the theme of that name or by the terminal, or on a light terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Look {
    Terminal,
    Dark,
    Light,
}

/// A scene played in the real program.
pub(crate) struct Play {
    program: Program,
    began: DateTime<FixedOffset>,
    passed: i64,
    look: Look,
}

impl Play {
    /// Opens the window, and waits until all is there that comes by itself.
    pub(crate) fn open(scene: &Scene, (columns, rows): (u16, u16), look: Look) -> Self {
        let began = DateTime::parse_from_rfc3339(&format!("{}:00+01:00", scene.at)).expect("a time");
        let mut start = Start::supple().newcomer().size(columns, rows);
        start = match look {
            Look::Terminal => start.env("COLORFGBG", "15;0"),
            Look::Dark => start.env("SUPPLE_UI_THEME", "dark"),
            Look::Light => start.env("COLORFGBG", "0;15"),
        };
        let data = start.home_path().join(".local/share/supple");
        fs::create_dir_all(&data).expect("a place for the books");
        scene.book.write(&data);
        let program = start.clock(&format!("{} {MONO}", began.to_rfc3339())).run();
        program.first_frame();
        let mut play = Self { program, began, passed: 0, look };
        if scene.book != Book::Empty {
            play.press("?", News::Come("log the usual glass"));
            play.press("?", News::Go("log the usual glass"));
        }
        for (deed, news) in scene.steps() {
            match deed {
                Deed::Keys(keys) => play.press(&keys, news),
                Deed::Wait(secs) => play.wait(secs, news),
            }
        }
        play
    }

    /// Presses keys until that is seen.
    pub(crate) fn press(&mut self, keys: &str, news: News<'_>) {
        let bytes: Vec<u8> = Key::parse_all(keys).expect("keys").into_iter().flat_map(bytes).collect();
        self.program.send(&bytes);
        self.sees(news);
    }

    /// Lets seconds pass until that is seen.
    pub(crate) fn wait(&mut self, secs: u32, news: News<'_>) {
        self.passed += i64::from(secs);
        let now = self.began + TimeDelta::seconds(self.passed);
        self.program.set_clock(&format!("{} {}", now.to_rfc3339(), MONO + self.passed));
        self.sees(news);
    }

    fn sees(&self, news: News<'_>) {
        self.program.wait_for(&format!("{news:?}"), |screen| news.is_seen(&screen.contents()));
    }

    /// What is seen now.
    pub(crate) fn picture(&self) -> Picture {
        let ground = if self.look == Look::Light { &LIGHT } else { &DARK };
        self.program.with_screen(|screen| Picture::of(screen, ground))
    }
}

/// What a terminal sends for a key.
fn bytes(key: Key) -> Vec<u8> {
    let text = match key.code {
        Code::Char(letter) if key.ctrl => char::from(letter as u8 & 0x1f).to_string(),
        Code::Char(letter) => letter.to_string(),
        Code::Enter => "\r".to_owned(),
        Code::Esc => "\x1b".to_owned(),
        Code::PageDown => "\x1b[6~".to_owned(),
        other => panic!("{other:?} is in no scene"),
    };
    text.into_bytes()
}

/// The scene of that name.
pub(crate) fn scene(name: &str) -> Scene {
    scenes().all().into_iter().find(|scene| scene.name == name).expect("a scene of that name")
}

/// A picture to make, with what is to be done for it.
type Shot<'a> = (&'a Scene, (u16, u16), Look);

fn name((scene, (columns, rows), look): Shot<'_>) -> String {
    format!("{}-{columns}x{rows}-{}", scene.name, if look == Look::Light { "light" } else { "dark" })
}

/// Makes all of them, on every processor, and hands each on.
fn take(shots: Vec<Shot<'_>>, made: impl Fn(&str, &Picture) + Sync) {
    let waiting = Mutex::new(shots);
    let next = || waiting.lock().expect("no failure").pop();
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(shot) = next() {
                    made(&name(shot), &Play::open(shot.0, shot.1, shot.2).picture());
                }
            });
        }
    });
}

#[test]
fn gallery() {
    let Some(dir) = env::var_os("SUPPLE_GALLERY") else { return few() };
    let scenes = scenes().all();
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join(dir);
    fs::create_dir_all(&dir).expect("a directory");
    fs::write(dir.join("index.html"), page(&scenes)).expect("the page");
    let looks = [Look::Dark, Look::Light];
    let shots = scenes.iter().flat_map(|scene| SIZES.map(|size| looks.map(|look| (scene, size, look))));
    take(shots.flatten().collect(), |name, picture| {
        fs::write(dir.join(format!("{name}.svg")), picture.svg()).expect("a picture");
    });
}

/// Every book, and what needs a clock.
fn few() {
    let wanted = ["today-first", "today-due", "today-limit", "today-damaged", "trends-decade", "player-side"];
    let chosen = wanted.map(scene);
    let shots =
        chosen.each_ref().map(|scene| [(scene, (80, 24), Look::Dark), (scene, (40, 16), Look::Light)]);
    take(shots.as_flattened().to_vec(), |name, picture| {
        let svg = picture.svg();
        let ground = if name.ends_with("-light") { "#fafafa" } else { "#1b1e24" };
        assert!(svg.contains(&format!("rx=\"8\" fill=\"{ground}\"/>\n<text")), "{name} on its ground: {svg}");
    });
}

fn page(scenes: &[Scene]) -> String {
    let mut out = "<!doctype html><meta charset=utf-8><title>supple</title>\n\
        <style>body{background:#888;font:15px sans-serif}img{margin:6px;vertical-align:top}</style>\n"
        .to_owned();
    for scene in scenes {
        let _ = writeln!(out, "<h2 id=\"{0}\">{0}</h2>", scene.name);
        for look in [Look::Dark, Look::Light] {
            for size in SIZES {
                let _ =
                    write!(out, "<img src=\"{}.svg\" width=\"{}\">", name((scene, size, look)), size.0 * 6);
            }
            out += "<br>\n";
        }
    }
    out
}
