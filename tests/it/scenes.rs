//! Everything the window can show, read from `tests/fixtures/scenes.toml`. The pictures of the gallery and the tests of
//! the layout are made from it.

use std::fs;
use std::path::Path;

use chrono::DateTime;
use serde::Deserialize;
use supple::shell::demo;

/// Columns and rows of the windows that are looked at.
pub(crate) const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (60, 16), (40, 16)];

/// What is to be looked at.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenes {
    /// Every screen and everything that lies over one, on an ordinary day.
    #[serde(rename = "scene")]
    pub(crate) scenes: Vec<Scene>,
    /// How a day can stand.
    #[serde(rename = "state")]
    pub(crate) states: Vec<Scene>,
    /// The ways to the screens.
    #[serde(rename = "screen")]
    pub(crate) screens: Vec<Scene>,
}

/// A window, and what is done in it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scene {
    /// The name of its picture.
    pub(crate) name: String,
    /// What has been recorded when it opens.
    #[serde(default)]
    pub(crate) book: Book,
    /// Day and time when it opens.
    #[serde(default = "afternoon")]
    pub(crate) at: String,
    #[serde(default)]
    steps: Vec<String>,
}

/// What has been recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Book {
    /// Nothing yet.
    Empty,
    /// A year, and an ordinary day at the desk.
    #[default]
    Year,
    /// The same with a limit that a clinician told.
    Limit,
    /// The same with lines that nobody can read.
    Damaged,
    /// Ten years.
    Decade,
}

/// What a person does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// Presses these keys.
    Keys(String),
    /// Waits so many seconds.
    Wait(u32),
}

/// How it is seen that it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum News<'a> {
    /// These words come.
    Come(&'a str),
    /// These words go.
    Go(&'a str),
}

impl News<'_> {
    pub(crate) fn is_seen(self, screen: &str) -> bool {
        match self {
            Self::Come(words) => screen.contains(words),
            Self::Go(words) => !screen.contains(words),
        }
    }
}

fn afternoon() -> String {
    "2026-03-02 14:16".to_owned()
}

/// All of it.
pub(crate) fn scenes() -> Scenes {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/scenes.toml");
    toml::from_str(&fs::read_to_string(path).expect("the scenes")).expect("scenes as they are written")
}

impl Scenes {
    /// Each state on each screen: named after the screen, then the state.
    pub(crate) fn states_on_screens(&self) -> Vec<Scene> {
        let on = |state: &Scene, screen: &Scene| Scene {
            name: format!("{}-{}", screen.name, state.name),
            steps: [state.steps.clone(), screen.steps.clone()].concat(),
            ..state.clone()
        };
        self.screens
            .iter()
            .flat_map(|screen| self.states.iter().map(move |state| on(state, screen)))
            .collect()
    }

    /// The scenes, and the states on the screens.
    pub(crate) fn all(&self) -> Vec<Scene> {
        [self.states_on_screens(), self.scenes.clone()].concat()
    }
}

impl Scene {
    /// What is done, and how that is seen.
    pub(crate) fn steps(&self) -> impl Iterator<Item = (Deed, News<'_>)> {
        self.steps.iter().map(|step| {
            let (deed, news) = match (step.split_once(" -> "), step.split_once(" -x ")) {
                (Some((deed, words)), _) => (deed, News::Come(words)),
                (_, Some((deed, words))) => (deed, News::Go(words)),
                _ => panic!("{step:?} does not say what is seen then"),
            };
            let secs = deed.strip_suffix(" s").and_then(|secs| secs.parse().ok());
            (secs.map_or_else(|| Deed::Keys(deed.to_owned()), Deed::Wait), news)
        })
    }
}

impl Book {
    /// Puts the books into an empty directory.
    pub(crate) fn write(self, dir: &Path) {
        let years = match self {
            Self::Empty => return,
            Self::Year | Self::Limit | Self::Damaged => 1,
            Self::Decade => 10,
        };
        let end = DateTime::parse_from_rfc3339("2026-03-01T23:30:00+01:00").expect("a time");
        demo::write(dir, end, years).expect("the books of the time before");
        let book = dir.join("2026.toml");
        let day = include_str!("../fixtures/day.toml");
        let (_, day) = day.split_once("w1 = ").expect("the day begins with its window");
        let more = match self {
            Self::Limit => LIMIT,
            Self::Damaged => DAMAGE,
            _ => "",
        };
        let text = fs::read_to_string(&book).expect("the book of the year");
        fs::write(&book, format!("{text}{BEFORE}w1 = {day}{more}")).expect("the book of the year");
    }
}

/// What the made-up year calls for has been read and looked at.
const BEFORE: &str = "p1 = { at = 2026-02-01 09:00:00+01:00, profile = \"cautions-read\", is = true }\n\
    v1 = { at = 2026-03-01 20:00:00+01:00, seen = \"V-01\" }\n";
const LIMIT: &str =
    "l1 = { at = 2026-02-20 08:00:00+01:00, goal = \"water\", mode = \"limit\", ml = 1500 }\n";
const DAMAGE: &str = "d6 = { at = 2026-03-02 13:99:00+01:00, drink = \"water\", ml = 250 }\n\
    d7 = { at = 2026-03-02 14:00:00+01:00 drink\n";
