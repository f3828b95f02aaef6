//! The window without a terminal: a clock that is told the time, a journal in memory, and the picture as text.

use std::sync::Arc;
use std::time::Duration;

use chrono::{FixedOffset, NaiveDateTime, TimeDelta};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Style};
use supple::app::effect::{Effect, Notice};
use supple::app::event::{Event, NoticeNews, Presence, Refused, Stored};
use supple::app::key::Key;
use supple::app::model::App;
use supple::config::listing::listing;
use supple::config::read::{Config, Sources, read};
use supple::content::embedded;
use supple::domain::fact::{Draft, Fact, Id, What};
use supple::domain::profile::{Detail, Profile};
use supple::domain::settings::{Settings, Symbols};
use supple::domain::time::{Moment, Stamp, parse_length};
use supple::ui::colour::Surface;
use supple::ui::render::{hit, render};
use supple::ui::theme::{Role, Theme};

/// The zone the tests live in: an hour east of Greenwich, no summer time.
pub fn stamp(text: &str) -> Stamp {
    let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S")
        .or_else(|_| NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M"))
        .expect("a time like 2026-03-02 09:00");
    naive.and_local_timezone(FixedOffset::east_opt(3600).expect("in range")).single().expect("a fixed offset")
}

#[derive(Clone)]
pub struct Session {
    pub app: App,
    pub effects: Vec<Effect>,
    /// When set, appending fails with this reason.
    pub disk_error: Option<String>,
    /// How long nobody has touched the machine, for a desktop that answers; none for one that never does.
    pub untouched: Option<TimeDelta>,
    /// The text of the configuration file, once it is read.
    pub file: String,
    now: Moment,
    recorded: u32,
}

impl Session {
    /// Opens a window on an empty journal.
    pub fn at(time: &str) -> Self {
        Self::with(time, Settings::default(), Vec::new())
    }

    /// Opens one for somebody who has read the cautions before the first session.
    pub fn with(time: &str, settings: Settings, mut facts: Vec<Fact>) -> Self {
        facts.push(fact("read", "2020-01-01 09:00", What::Profile(Detail::Cautions(true))));
        Self::of(time, settings, facts)
    }

    /// Opens one on these facts alone.
    pub fn of(time: &str, settings: Settings, facts: Vec<Fact>) -> Self {
        let loaded = supple::app::event::Loaded {
            journal: supple::domain::journal::Journal::new(facts),
            ..supple::app::event::Loaded::default()
        };
        Self::on(time, settings, loaded)
    }

    /// Opens one on what was read from files.
    pub fn on(time: &str, settings: Settings, loaded: supple::app::event::Loaded) -> Self {
        let now = Moment { wall: stamp(time), mono: Duration::from_secs(1_000) };
        let app = App::new(settings, embedded::library(), loaded, Vec::new(), now);
        let mut session = Self {
            app,
            effects: Vec::new(),
            disk_error: None,
            untouched: Some(TimeDelta::zero()),
            file: String::new(),
            now,
            recorded: 0,
        };
        let effects = session.app.start();
        session.perform(effects);
        session
    }

    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        self.event(Event::Resize { columns, rows });
        self
    }

    pub fn keys(mut self, script: &str) -> Self {
        for key in Key::parse_all(script).expect("a key script") {
            self.event(Event::Key(key));
        }
        self
    }

    /// Lets time pass, waking the program whenever it asked to be woken.
    pub fn advance(mut self, length: &str) -> Self {
        let end = self.now.wall + parse_length(length).expect("a length");
        while self.pass_to_next_wake(end) {}
        self
    }

    /// Lets time pass until the program wants to be woken, or until `end`; false in that case.
    pub fn pass_to_next_wake(&mut self, end: Stamp) -> bool {
        let wake = self.app.next_wake().filter(|wake| *wake <= end);
        let next = wake.unwrap_or(end);
        let early = wake.is_some_and(|wake| wake <= self.now.wall);
        assert!(!early, "a wake-up makes progress: {next} is not after {}", self.now.wall);
        self.pass(next - self.now.wall);
        self.event(Event::Tick);
        wake.is_some()
    }

    /// Time passes and the program is not woken.
    pub fn pass_unseen(mut self, length: &str) -> Self {
        self.pass(parse_length(length).expect("a length"));
        self
    }

    /// Lets time pass second by second, and stops with the session.
    pub fn wait_in_session(mut self, secs: u32) -> Self {
        for _ in 0..secs {
            if self.app.session.is_some() {
                self = self.advance("1s");
            }
        }
        self
    }

    /// The window is closed and opened again, which takes no time.
    pub fn restart(self) -> Self {
        let mut before = self.terminate();
        let (settings, size) = (before.app.settings.clone(), before.app.size);
        let ours = |fact: &&Fact| fact.id.as_str() != "this window";
        let mut facts: Vec<Fact> = before.app.journal.standing().filter(ours).cloned().collect();
        // Ids count up, so this is the order of recording.
        facts.sort_by_key(|fact| fact.id.clone());
        let journal = supple::domain::journal::Journal::new(facts);
        let loaded = supple::app::event::Loaded { journal, ..supple::app::event::Loaded::default() };
        before.app = App::new(settings, embedded::library(), loaded, Vec::new(), before.now);
        let effects = before.app.start();
        before.perform(effects);
        before.size(size.0, size.1)
    }

    /// The clock on the wall is set; no time passes.
    pub fn set_clock(mut self, by: TimeDelta) -> Self {
        self.now.wall += by;
        self.event(Event::Tick);
        self
    }

    /// The machine is taken to another zone; no time passes.
    pub fn travel(mut self, offset: FixedOffset) -> Self {
        self.now.wall = self.now.wall.with_timezone(&offset);
        self.event(Event::Tick);
        self
    }

    /// The desktop tells of the person's presence.
    pub fn presence(mut self, news: Presence) -> Self {
        self.event(Event::Presence(news));
        self
    }

    /// The machine sleeps: the wall clock moves on, the monotonic one does not.
    pub fn sleep(mut self, length: &str) -> Self {
        self.now.wall += parse_length(length).expect("a length");
        self.event(Event::Tick);
        self
    }

    pub fn notice(mut self, news: NoticeNews) -> Self {
        self.event(Event::Notice(news));
        self
    }

    pub fn terminate(mut self) -> Self {
        self.event(Event::Terminate);
        self
    }

    pub fn event(&mut self, event: Event) {
        let effects = self.app.update(event, self.now);
        self.perform(effects);
    }

    pub fn now(&self) -> Stamp {
        self.now.wall
    }

    /// What stands in the journal, in words, without the program's notes about itself.
    pub fn standing(&self) -> Vec<String> {
        self.app
            .journal
            .standing()
            .filter(|fact| match &fact.what {
                What::WindowOpened | What::WindowClosed => false,
                What::Profile(Detail::Cautions(_)) => false,
                What::Health(health) => health.is_undoable(),
                _ => true,
            })
            .map(|fact| format!("{} {}", fact.at.format("%H:%M"), fact.what))
            .collect()
    }

    /// The notifications that went to the desktop.
    pub fn notices(&self) -> Vec<&Notice> {
        self.effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Notify(notice) => Some(notice),
                _ => None,
            })
            .collect()
    }

    pub fn toast(&self) -> &str {
        self.app.toast.as_ref().map_or("", |toast| &toast.text)
    }

    /// The picture as text.
    pub fn screen(&self) -> String {
        picture(&self.app, &Theme::new(&self.app.settings, &[], Surface::PLAIN)).0
    }

    /// The picture as text, then a second grid with a letter for the role of each cell, then what the letters mean.
    pub fn screen_with_roles(&self) -> String {
        let (text, roles) = picture(&self.app, &Theme::of_roles(self.app.settings.symbols));
        let legend: Vec<String> = ('a'..)
            .zip(Role::ALL)
            .filter(|(c, _)| roles.contains(*c))
            .map(|(c, role)| format!("{c} {role:?}"))
            .collect();
        format!("{text}\n{roles}\n{}", legend.join(", "))
    }

    fn pass(&mut self, length: TimeDelta) {
        self.now.wall += length;
        self.now.mono += length.to_std().expect("time goes forward");
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            self.effects.push(effect.clone());
            match effect {
                Effect::Append(draft) => {
                    let answer = self.record(draft);
                    self.event(Event::Stored(answer));
                }
                Effect::Configure(tried) => self.configure(&tried),
                Effect::AskIdle => {
                    if let Some(length) = self.untouched {
                        self.event(Event::Presence(Presence::Untouched(length)));
                    }
                }
                _ => {}
            }
        }
    }

    /// Reads the configuration, with what is tried on top.
    pub fn configure(&mut self, tried: &[String]) {
        let file = self.file.clone();
        let sources = |tried| Sources { file: Some(("config.toml", &file)), tried, ..Sources::default() };
        let (config, kept) = (read(&sources(tried)), read(&sources(&[])));
        let profile = Profile::at(&self.app.journal, self.now.wall);
        let (told, kept) = (config.settings.with_told(&profile), kept.settings.with_told(&profile));
        let listing = listing(&config, &told, &kept, &file);
        let Config { settings, keymap, problems, .. } = config;
        let (settings, keymap) = (Box::new(settings), Arc::new(keymap));
        self.event(Event::Configured { settings, keymap, problems, listing });
    }

    /// The words that are drawn as keys, each with the cell it begins at.
    pub fn named_keys(&self) -> Vec<(String, u16, u16)> {
        let (text, roles) = picture(&self.app, &Theme::of_roles(self.app.settings.symbols));
        let key = ('a'..).zip(Role::ALL).find(|(_, role)| *role == Role::Key).map(|(letter, _)| letter);
        let mut words: Vec<(String, u16, u16)> = Vec::new();
        for (row, (text, roles)) in (0..).zip(text.lines().zip(roles.lines())) {
            let mut before = None;
            for (column, (cell, role)) in (0..).zip(text.chars().zip(roles.chars())) {
                match words.last_mut() {
                    _ if Some(role) != key => {}
                    Some((word, ..)) if before == key => word.push(cell),
                    _ => words.push((cell.to_string(), column, row)),
                }
                before = Some(role);
            }
        }
        words
    }

    /// Clicks on that cell, as the program's own loop has it.
    pub fn click(&mut self, column: u16, row: u16) {
        if let Some(target) = hit(&self.app, column, row) {
            self.event(Event::Point(target));
        }
    }

    /// Turns the wheel by a notch.
    pub fn wheel(&mut self, down: bool) {
        self.event(Event::Wheel { down });
    }

    fn record(&mut self, draft: Draft) -> Result<Stored, Refused> {
        if let Some(reason) = &self.disk_error {
            return Err(Refused { reason: reason.clone() });
        }
        self.recorded += 1;
        let Draft { at, what, note, instead } = draft;
        let id = Id::new(&format!("t{:09}", self.recorded));
        Ok(Stored { fact: Fact { id, at, what, note, instead }, warning: None })
    }
}

pub fn fact(id: &str, at: &str, what: What) -> Fact {
    Fact { id: Id::new(id), at: stamp(at), what, note: None, instead: None }
}

/// The settings in the text of a file, and its problems without the name of the file.
pub fn configured(text: &str) -> (Settings, Vec<String>) {
    let config = read(&Sources { file: Some(("f", text)), ..Sources::default() });
    let bare = |problem: &String| problem.strip_prefix("f, ").expect("the name of the file").to_owned();
    (config.settings, config.problems.iter().map(bare).collect())
}

pub fn ascii() -> Settings {
    Settings { symbols: Symbols::Ascii, ..Settings::default() }
}

pub fn drawn(app: &App, theme: &Theme) -> Buffer {
    let (columns, rows) = app.size;
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a test backend");
    terminal.draw(|frame| render(frame, app, theme)).expect("drawing in memory");
    terminal.backend().buffer().clone()
}

/// The characters of the picture, and how many cells have the terminal's own ground.
pub fn painted(app: &App, theme: &Theme) -> (String, usize) {
    let cells = drawn(app, theme).content;
    let bare = cells.iter().filter(|cell| cell.bg == Color::Reset).count();
    (cells.iter().map(ratatui::buffer::Cell::symbol).collect(), bare)
}

/// The looks of all cells that show something.
pub fn looks(app: &App, theme: &Theme) -> Vec<Style> {
    drawn(app, theme)
        .content
        .iter()
        .filter(|cell| cell.symbol() != " ")
        .map(ratatui::buffer::Cell::style)
        .collect()
}

fn picture(app: &App, theme: &Theme) -> (String, String) {
    let (columns, rows) = app.size;
    let buffer = drawn(app, theme);
    let line = |y: u16, show: &dyn Fn(&ratatui::buffer::Cell) -> String| -> String {
        let line: String = (0..columns).map(|x| show(&buffer[(x, y)])).collect();
        line.trim_end().to_owned()
    };
    let text = |cell: &ratatui::buffer::Cell| cell.symbol().to_owned();
    let role = |cell: &ratatui::buffer::Cell| match cell.fg {
        Color::Indexed(number) if cell.symbol() != " " => char::from(b'a' + number).to_string(),
        _ => " ".to_owned(),
    };
    let grid = |show: &dyn Fn(&ratatui::buffer::Cell) -> String| {
        (0..rows).map(|y| line(y, show)).collect::<Vec<_>>().join("\n")
    };
    (grid(&text), grid(&role))
}
