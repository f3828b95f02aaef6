//! The life of a window, and of a reminder, which is a window that nobody sees: wait, update, perform, draw. One
//! thread; the clock is read once for each event.

#![expect(
    clippy::disallowed_methods,
    reason = "the environment is read here once, for the window; and a terminal answers in the machine's time"
)]

use std::env;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant, SystemTime};

use chrono::{Datelike, TimeDelta};
use rustix::stdio::{stdin, stdout};
use rustix::termios::{QueueSelector, tcflush};

use crate::app::effect::Effect;
use crate::app::event::{Event, NoticeNews, Target};
use crate::app::model::{self, App, Toast, Tone};
use crate::config::read::Config;
use crate::content::embedded;
use crate::domain::catalog::Routine;
use crate::domain::cramps::{Side, Site};
use crate::domain::profile::Profile;
use crate::domain::time::{Moment, Stamp, day_of, days_back};
use crate::shell::clock::{Clock, local_offset};
use crate::shell::command::{complain, fail, print};
use crate::shell::demo::Stage;
use crate::shell::hooks::Hooks;
use crate::shell::notify::Notifier;
use crate::shell::notify::terminal::Terminal;
use crate::shell::packs;
use crate::shell::paths::Paths;
use crate::shell::perform::Hands;
use crate::shell::presence::Watcher;
use crate::shell::settings;
use crate::shell::sound::Player;
use crate::shell::store::{Followed, Store};
use crate::shell::terminal::{Screen, is_terminal, show_colours, size_of, tells_keys_apart};
use crate::shell::voice::{Role, Voice};
use crate::shell::wait::{Waiter, Woken};
use crate::ui::colour::{Depth, Surface};
use crate::ui::render::{hit, render};
use crate::ui::theme::{Own, Theme};

/// Makes the program panic after its first frame, to see the terminal given back. For tests.
const PANIC: &str = "SUPPLE_TEST_PANIC";

/// How long the desktop may take to put a notification away at the end.
const FAREWELL: Duration = Duration::from_millis(200);

/// What colour the ground has.
const ASK_GROUND: &[u8] = b"\x1b]11;?\x1b\\";

/// The slowest terminal that was measured takes an eighth of a second.
const ANSWER_WITHIN: Duration = Duration::from_secs(1);

/// How long another writer is waited for before the first frame.
const PATIENCE: Duration = Duration::from_millis(500);

/// How long after a book was changed by others it is mended.
const MEND_AFTER: TimeDelta = TimeDelta::seconds(3);

/// What a window opens for.
#[derive(Debug)]
pub enum Opening {
    /// The day, at this screen or the one that the settings name.
    Day(Option<model::Screen>),
    /// One session.
    Session(Routine),
    /// One cramp, of which this much is known.
    Relief(Option<Site>, Option<Side>),
}

/// Opens the window and stays until it is closed. One for a session or a cramp ends with it and says how it went.
#[must_use]
pub fn window(paths: &Paths, clock: &Clock, store: Store, opening: Opening) -> ExitCode {
    if !is_terminal() {
        return fail("the window needs a terminal; `supple status` and `supple --help` do not", 1);
    }
    let left = store.take_left(clock.now().wall.into(), PATIENCE);
    let mut store = Followed::new(store);
    let (mut app, themes) = state(paths, clock, &mut store);
    if let Opening::Day(screen) = opening {
        app.screen = screen.unwrap_or(app.settings.screen);
    }
    let mouse = app.settings.mouse;
    let keys = env::var("TERM").is_ok_and(|term| tells_keys_apart(&term));
    let (waiter, screen) = match Waiter::new().and_then(|waiter| Ok((waiter, Screen::enter(mouse, keys)?))) {
        Ok(both) => both,
        Err(error) => return fail(&format!("the terminal cannot be used ({error})"), 1),
    };
    let news = match left {
        Ok(facts) if facts.is_empty() => None,
        Ok(facts) => Some(Event::Restored(facts.iter().map(|fact| format!("Kept: {}", fact.what)).collect())),
        Err(refused) => Some(Event::Mended(Err(refused.reason))),
    };
    Window::new(paths, clock, app, themes, store, waiter, Some(screen)).live(news, opening)
}

/// Opens the window on so many made-up years in a directory of their own, which is gone afterwards.
#[must_use]
pub fn demo(years: u32, asked: &Paths, clock: &Clock) -> ExitCode {
    let stage = match Stage::new(years, clock.now().wall) {
        Ok(stage) => stage,
        Err(why) => return fail(&why, 1),
    };
    let paths = stage.paths(asked);
    let store = Store::new(paths.journal.clone(), local_offset);
    let code = window(&paths, clock, store, Opening::Day(None));
    drop(stage);
    code
}

/// Reminds without a window until it is told to end; says nothing while a window is open.
#[must_use]
pub fn remind(paths: &Paths, clock: &Clock, store: Store) -> ExitCode {
    let mut store = Followed::new(store);
    let app = state(paths, clock, &mut store).0.unseen();
    app.problems.shown().for_each(complain);
    match Waiter::without_terminal() {
        Ok(waiter) => Window::new(paths, clock, app, Vec::new(), store, waiter, None).attend(),
        Err(error) => fail(&format!("signals cannot be waited for ({error})"), 1),
    }
}

/// The state as the journal and the settings tell it now, and the person's own themes.
fn state(paths: &Paths, clock: &Clock, store: &mut Followed) -> (App, Vec<Own>) {
    let Config { settings, themes, keymap, problems, .. } = settings::load(paths);
    let now = clock.now();
    let loaded = store.look_back(day_of(now.wall, settings.day_start));
    let mut app = App::new(settings, embedded::library(), loaded, problems, now);
    app.keymap = Arc::new(keymap);
    (app, themes)
}

/// A window, or a reminder that has no screen.
struct Window<'a> {
    paths: &'a Paths,
    clock: &'a Clock,
    app: App,
    /// The person's own themes.
    themes: Vec<Own>,
    surface: Surface,
    /// When the terminal was asked for its ground.
    asked: Option<Instant>,
    theme: Theme,
    hands: Hands,
    voice: Voice,
    waiter: Waiter,
    /// What the threads that talk to the desktop tell.
    news: Receiver<Event>,
    teller: Sender<Event>,
    /// When the configuration was written that is in force.
    configured: Option<SystemTime>,
    /// When a book that lacks something is looked at again.
    mend_at: Option<Stamp>,
    /// How many days of the journal are read, where it is more than Today looks back on.
    days: Option<u32>,
}

impl<'a> Window<'a> {
    fn new(
        paths: &'a Paths,
        clock: &'a Clock,
        app: App,
        themes: Vec<Own>,
        store: Followed,
        waiter: Waiter,
        screen: Option<Screen>,
    ) -> Self {
        let surface = Surface::detect(paths.color.as_deref(), |name| env::var(name).ok());
        if surface.depth != Depth::Plain {
            // Whether there is colour was decided here.
            show_colours();
        }
        let (teller, news) = channel();
        let tell = telling(&teller, &waiter);
        let notifier = Notifier::new(move |item| tell(Event::Notice(item)));
        let role = if screen.is_some() { Role::Window } else { Role::Reminder };
        let terminal = Terminal::detect(|name| env::var(name).ok());
        Self {
            theme: Theme::new(&app.settings, &themes, surface),
            themes,
            surface,
            asked: None,
            hands: Hands {
                screen,
                store,
                notifier,
                terminal,
                presence: None,
                sound: Player::default(),
                hooks: Hooks::default(),
                stash: None,
                ending: false,
            },
            voice: Voice::new(role, &paths.journal.state),
            configured: settings::written(&paths.config),
            mend_at: Some(app.now.wall),
            days: None,
            paths,
            clock,
            app,
            waiter,
            news,
            teller,
        }
    }

    fn live(mut self, news: Option<Event>, opening: Opening) -> ExitCode {
        let size = size_of(stdout());
        self.take(Event::Resize { columns: size.width, rows: size.height });
        self.draw();
        self.ask_ground();
        assert!(env::var_os(PANIC).is_none(), "asked to panic by {PANIC}");
        let alone = !matches!(opening, Opening::Day(_));
        self.open(opening);
        self.take(news.unwrap_or(Event::Tick));
        self.look();
        while !self.hands.ending {
            self.mend();
            self.draw();
            let own = [
                self.app.next_wake(),
                self.mend_at,
                self.hands.sound.deadline(),
                self.hands.hooks.deadline(),
            ];
            let woken = self.wait(own.into_iter().flatten().min());
            self.hands.sound.look(self.clock.now().wall);
            self.look_after_hooks();
            if !alone {
                self.settle_voice(woken.files_changed);
            }
            self.handle(woken);
        }
        let (toast, lost, undo) = (self.app.toast.take(), self.app.unrecorded(), self.app.takes_back());
        let code = self.end();
        let said = toast.filter(|toast| alone || (toast.tone == Tone::Failed && !lost.is_empty()));
        let code = said.map_or(code, |toast| farewell(&toast, &undo));
        lost.iter().for_each(|what| complain(&format!("gone with the window: {what}")));
        if lost.is_empty() { code } else { ExitCode::FAILURE }
    }

    /// A window for one thing leaves the prompts to others.
    fn open(&mut self, opening: Opening) {
        let now = self.clock.now();
        let effects = match opening {
            Opening::Day(_) => {
                let screen = self.app.screen;
                self.begin();
                if screen != model::Screen::Today {
                    self.take(Event::Point(Target::Screen(screen)));
                }
                if self.hands.store.begins_in(day_of(now.wall, self.app.settings.day_start).year()) {
                    self.app.welcome();
                }
                return;
            }
            Opening::Session(routine) => self.app.lead(&routine),
            Opening::Relief(site, side) => self.app.lead_relief(site, side),
        };
        self.perform(effects, now);
        self.watch();
    }

    /// Takes part while it is the one that speaks, and else waits to be.
    fn attend(mut self) -> ExitCode {
        self.begin();
        while !self.hands.ending {
            let speaks = self.voice.speaks();
            if speaks {
                self.mend();
            }
            let own = [self.app.next_wake(), self.mend_at].into_iter().flatten().filter(|_| speaks);
            let own = own.chain(self.hands.hooks.deadline());
            let woken = self.wait(own.min());
            self.look_after_hooks();
            self.settle_voice(woken.files_changed);
            if speaks && self.voice.speaks() {
                self.handle(woken);
            } else {
                self.hands.ending = woken.events.contains(&Event::Terminate);
            }
        }
        self.end()
    }

    /// Waits for whatever comes, until `own` at the latest, and until it is time to see who speaks.
    fn wait(&mut self, own: Option<Stamp>) -> Woken {
        let own = self.clock.deadline(own);
        self.waiter.wait(own.into_iter().chain(self.voice.next_wake()).min())
    }

    fn begin(&mut self) {
        self.voice.claim();
        if self.voice.speaks() {
            self.speak_up();
        } else {
            self.fall_silent();
            self.watch();
        }
        // What came between the first look and the watch.
        self.settle_voice(true);
    }

    /// Becomes the one that speaks, or ceases to be, as others come and go.
    fn settle_voice(&mut self, files_changed: bool) {
        let spoke = self.voice.speaks();
        if self.voice.is_due() {
            self.voice.claim();
        }
        if files_changed {
            self.voice.look();
        }
        match (spoke, self.voice.speaks()) {
            (false, true) => self.speak_up(),
            (true, false) => self.fall_silent(),
            _ => {}
        }
    }

    /// A reminder has slept through what others wrote and told, so it begins anew.
    fn speak_up(&mut self) {
        if self.hands.screen.is_none() {
            self.app = state(self.paths, self.clock, &mut self.hands.store).0.unseen();
            self.news.try_iter().for_each(drop);
            let _ = print("reminding", 0);
        }
        self.watch_presence();
        let effects = self.app.start();
        self.perform(effects, self.clock.now());
        self.watch();
        self.take(Event::Tick);
    }

    /// Hears of the person's presence, by the settings in force.
    fn watch_presence(&mut self) {
        let tell = telling(&self.teller, &self.waiter);
        let floor = self.app.settings.idle_floor;
        self.hands.presence = Some(Watcher::start(floor, move |news| tell(Event::Presence(news))));
    }

    fn fall_silent(&mut self) {
        self.hands.notifier.withdraw();
        self.hands.presence = None;
        if self.hands.screen.is_none() {
            let _ = print("silent while a window is open", 0);
        }
    }

    fn end(self) -> ExitCode {
        let Hands { screen, notifier, .. } = self.hands;
        let awaited =
            self.surface.light.is_none() && self.asked.is_some_and(|at| at.elapsed() < ANSWER_WITHIN);
        if let Some(mut screen) = screen {
            if awaited {
                // An answer that is on its way belongs to us, and the shell would take it for words.
                let _ = tcflush(stdin(), QueueSelector::IFlush);
            }
            screen.leave();
        }
        let _ = notifier.finish(FAREWELL);
        ExitCode::SUCCESS
    }

    /// Directories that cannot be watched are looked at with every minute.
    fn watch(&mut self) {
        let config = self.paths.config.parent();
        let places = [Some(self.paths.journal.data.as_path()), config, self.clock.directory()];
        for place in places.into_iter().flatten() {
            let _ = self.waiter.watch(place);
        }
        let _ = self.voice.directory().map(|place| self.waiter.watch_locks(place));
    }

    fn handle(&mut self, woken: Woken) {
        for event in woken.events {
            let done = match (&event, &mut self.hands.screen) {
                (Event::Resize { columns, rows }, Some(screen)) => screen.resize(*columns, *rows),
                (Event::Resumed, Some(screen)) => screen.resume(),
                _ => Ok(()),
            };
            let event = match event {
                Event::Click { column, row } => match hit(&self.app, column, row) {
                    Some(target) => Event::Point(target),
                    None => event,
                },
                event => event,
            };
            if let Event::Ground { light } = event {
                self.surface.light = Some(light);
                self.restyle();
            }
            let ticked = matches!(event, Event::Tick | Event::Resumed);
            self.take(event);
            if done.is_err() {
                self.take(Event::Terminate);
            }
            if ticked {
                self.look();
            }
        }
        if woken.files_changed {
            self.take(Event::Tick);
            self.look();
        }
        if woken.stop && self.hands.screen.as_mut().is_some_and(|screen| screen.suspend().is_err()) {
            self.take(Event::Terminate);
        }
        while let Ok(news) = self.news.try_recv() {
            if let (Event::Notice(NoticeNews::Failed { why, .. }), None) = (&news, &self.hands.screen) {
                complain(&format!("the desktop shows no notification ({why})"));
            }
            self.take(news);
        }
    }

    /// Without a screen a hook that failed is said where the reminder speaks.
    fn look_after_hooks(&mut self) {
        for failed in self.hands.hooks.look(self.clock.now().wall) {
            if let (Event::HookFailed { what, why }, None) = (&failed, &self.hands.screen) {
                complain(&format!("the hook {} did not work: {why}", what.word()));
            }
            self.take(failed);
        }
    }

    fn take(&mut self, event: Event) {
        if self.hands.ending {
            return;
        }
        let now = self.clock.now();
        let effects = self.app.update(event, now);
        self.perform(effects, now);
    }

    fn perform(&mut self, effects: Vec<Effect>, now: Moment) {
        for effect in effects {
            let lends = matches!(effect, Effect::EditLine(_));
            match effect {
                Effect::ReadPacks => self.read_packs(),
                Effect::LookBack(days) => self.look_back(days),
                Effect::Configure(ref tried) => self.configure(tried),
                Effect::EditConfig(line) => self.edit_config(line),
                _ => {}
            }
            if let Some(answer) = self.hands.perform(effect, now) {
                if let (Event::Stored(Err(refused)), None) = (&answer, &self.hands.screen) {
                    complain(&refused.reason);
                }
                if lends {
                    self.waiter.forget_lent();
                }
                let mended = matches!(answer, Event::Mended(_));
                let effects = self.app.update(answer, now);
                self.perform(effects, now);
                if mended {
                    self.look();
                }
            }
        }
    }

    fn read_packs(&mut self) {
        let (own, problems) = packs::own(&self.paths.config, &self.app.library.shipped());
        self.take(Event::Packs { own: Box::new(own), problems });
    }

    fn look_back(&mut self, days: u32) {
        if self.days.is_none_or(|read| read < days) {
            self.days = Some(days);
            self.reload();
        }
    }

    /// Reads again what others have written.
    fn look(&mut self) {
        if self.hands.store.is_changed() {
            self.reload();
            self.mend_at = Some(self.app.now.wall);
        }
        let written = settings::written(&self.paths.config);
        if written != self.configured {
            self.configured = written;
            self.configure(&[]);
        }
    }

    /// Reads the configuration, with what is tried on top.
    fn configure(&mut self, tried: &[String]) {
        let profile = Profile::at(&self.app.journal, self.app.now.wall);
        let (config, listing) = settings::load_with(self.paths, tried, &profile);
        let Config { settings, themes, keymap, problems, .. } = config;
        let (idle_floor, mouse) = (self.app.settings.idle_floor, self.app.settings.mouse);
        let (settings, keymap) = (Box::new(settings), Arc::new(keymap));
        self.take(Event::Configured { settings, keymap, problems, listing });
        if self.hands.presence.is_some() && self.app.settings.idle_floor != idle_floor {
            self.watch_presence();
        }
        let now = self.app.settings.mouse;
        let screen = self.hands.screen.as_mut().filter(|_| now != mouse);
        if screen.is_some_and(|screen| screen.take_mouse(now).is_err()) {
            self.take(Event::Terminate);
        }
        self.themes = themes;
        self.restyle();
        self.ask_ground();
    }

    /// Opens the configuration in the person's editor; one that is not there is created with every default as a comment.
    fn edit_config(&mut self, line: usize) {
        let path = &self.paths.config;
        let answer = match settings::create(path) {
            Ok(()) => self.hands.edit(path, line),
            Err(error) => Some(Event::Mended(Err(format!("{} cannot be created ({error})", path.display())))),
        };
        self.waiter.forget_lent();
        self.watch();
        answer.into_iter().for_each(|answer| self.take(answer));
        self.look();
    }

    fn restyle(&mut self) {
        self.theme = Theme::new(&self.app.settings, &self.themes, self.surface);
    }

    /// Asks the terminal for its ground where that makes a difference and the environment does not tell. Nobody waits for
    /// the answer; it comes among the keys, or never.
    fn ask_ground(&mut self) {
        let open = self.theme.follows_ground() && self.surface.light.is_none() && self.asked.is_none();
        // The console of Linux shows a part of the question.
        let deaf = env::var("TERM").is_ok_and(|term| term == "linux");
        if let Some(screen) = self.hands.screen.as_mut().filter(|_| open && !deaf) {
            self.asked = Some(Instant::now());
            if screen.send(ASK_GROUND).is_err() {
                self.take(Event::Terminate);
            }
        }
    }

    fn reload(&mut self) {
        let today = day_of(self.clock.now().wall, self.app.settings.day_start);
        let loaded = match self.days {
            Some(days) => self.hands.store.load_days(&days_back(today, days)),
            None => self.hands.store.look_back(today),
        };
        self.take(Event::Reloaded(Box::new(loaded)));
    }

    /// Puts back what the books have lost, once nobody writes to them. A book that cannot be written is reported by
    /// the next fact that is recorded.
    fn mend(&mut self) {
        let now = self.clock.now().wall;
        if self.mend_at.is_none_or(|at| at > now) {
            return;
        }
        let today = day_of(now, self.app.settings.day_start);
        let settled = self.hands.store.settle(today, now.into(), Duration::ZERO).unwrap_or_default();
        self.mend_at = settled.waiting.then_some(now + MEND_AFTER);
        if !settled.news.is_empty() {
            self.take(Event::Restored(settled.news));
        }
    }

    fn draw(&mut self) {
        let (app, theme) = (&self.app, &self.theme);
        let Some(screen) = &mut self.hands.screen else { return };
        if screen.draw(|frame| render(frame, app, theme)).is_err() {
            self.take(Event::Terminate);
        }
    }
}

/// A way for other threads to tell the loop what happened.
fn telling(teller: &Sender<Event>, waiter: &Waiter) -> impl Fn(Event) + Send + Sync + 'static {
    let (teller, waker) = (teller.clone(), waiter.waker());
    move |event| {
        if teller.send(event).is_ok() {
            waker.wake();
        }
    }
}

/// What a window for one thing leaves on the person's own screen.
fn farewell(toast: &Toast, undo: &str) -> ExitCode {
    match toast.tone {
        Tone::Calm => match toast.text.strip_suffix(undo).filter(|_| !undo.is_empty()) {
            Some(text) => print(&format!("{text} - `supple undo` takes it back"), 0),
            None => print(&toast.text, 0),
        },
        Tone::Failed => fail(&toast.text, 1),
    }
}
