//! What an event does to the state and what is to be done about it. Total and pure: no clock, no failure, no
//! blocking.

use chrono::TimeDelta;

use crate::app::action::Action;
use crate::app::bound::{Chord, Meaning};
use crate::app::effect::Effect;
use crate::app::event::{Choice, Event, Refused, Stored, Target};
use crate::app::form::Step;
use crate::app::help;
use crate::app::key::Key;
use crate::app::keymap::{BINDINGS, Binding, Context};
use crate::app::model::{App, Overlay, Screen, Toast, Tone, configured_with, with_window};
use crate::app::screens::guide::scroll;
use crate::app::sheet::Move;
use crate::domain::catalog::Routine;
use crate::domain::cramps::{self, Side, Site};
use crate::domain::fact::{AwayWhy, BreakMark, Fact, PauseWhy, What};
use crate::domain::feeling::Leaflet;
use crate::domain::health::Health;
use crate::domain::profile::Detail;
use crate::domain::thirst;
use crate::domain::time::{Moment, to_the_second};

/// What a question is answered with.
#[derive(Clone, Copy)]
enum Input {
    Key(Key),
    Action(Action),
}

impl App {
    /// What is to be done when this becomes the one that speaks: the first window, or a reminder without one.
    pub fn start(&mut self) -> Vec<Effect> {
        self.speaks = true;
        vec![self.append_now(What::WindowOpened)]
    }

    /// Takes an event that was noticed at `now`.
    pub fn update(&mut self, event: Event, now: Moment) -> Vec<Effect> {
        let before = self.now;
        let mut effects = self.pass_time(now);
        effects.extend(self.ring());
        effects.extend(match event {
            Event::Key(key) => self.press(key),
            Event::Resize { columns, rows } => {
                self.size = (columns, rows);
                Vec::new()
            }
            Event::Point(target) => match target {
                Target::Screen(screen) => self.show(screen),
                Target::Pane(pane) => {
                    self.focus = pane;
                    Vec::new()
                }
                Target::Row(row) => self.point_at(row),
                Target::Trend(spot) => {
                    self.look_at_spot(spot);
                    Vec::new()
                }
                Target::Key(chord) => self.press_named(chord),
            },
            Event::Resumed => {
                self.stop_session_clock(before.mono);
                Vec::new()
            }
            Event::Wheel { down } => self.turn_wheel(down),
            Event::Paste(text) => {
                self.paste(&text);
                Vec::new()
            }
            Event::Click { .. } | Event::Ground { .. } | Event::Tick => Vec::new(),
            Event::Terminate => self.quit(),
            Event::Stored(answer) => {
                self.stored(answer);
                Vec::new()
            }
            Event::Mended(Ok(news)) => {
                self.say(news);
                Vec::new()
            }
            Event::Mended(Err(why)) => {
                self.fail(why);
                Vec::new()
            }
            Event::Restored(news) => {
                self.say(news.join("; "));
                Vec::new()
            }
            Event::Reloaded(loaded) => {
                let before = std::mem::replace(&mut self.journal, with_window(loaded.journal, self.opened));
                self.settle();
                self.hook_on_news(&before);
                self.problems.dismissed &= self.problems.journal == loaded.problems;
                self.problems.journal = loaded.problems;
                self.problems.damage = loaded.damage;
                self.keep_damage_marked();
                self.keep_marks();
                self.judge_flags();
                self.drop_trends();
                Vec::new()
            }
            Event::Configured { settings, keymap, problems, listing } => {
                self.listing = listing;
                self.configured = *settings;
                self.keymap = keymap;
                self.hooks_failed.clear();
                self.settle();
                self.problems.dismissed &= self.problems.config == problems;
                self.problems.config = problems;
                self.judge_flags();
                self.drop_trends();
                Vec::new()
            }
            Event::Packs { own, problems } => {
                self.library.take_own(*own);
                self.browser.problems = problems;
                self.keep_marks();
                Vec::new()
            }
            Event::HookFailed { what, why } => {
                self.hook_failed(what, &why);
                Vec::new()
            }
            Event::Notice(news) => {
                let (effects, choice) = self.heed(&news);
                effects
                    .into_iter()
                    .chain(choice.map_or_else(Vec::new, |choice| self.choose(choice)))
                    .collect()
            }
            Event::Presence(news) => self.notice_presence(news),
        });
        effects.extend(self.follow_session());
        effects.extend(self.follow_relief());
        effects.extend(self.follow_care());
        effects.extend(self.show_card());
        effects.extend(self.end_alone());
        if self.in_flight.is_empty() {
            effects.extend(self.remind());
        }
        effects.append(&mut self.hooks);
        effects
    }

    /// Moves the clock on. Where the wall clock ran ahead, the machine slept: that is an absence, and a session in
    /// it is over. Where it was set back, what runs goes on.
    fn pass_time(&mut self, now: Moment) -> Vec<Effect> {
        let before = std::mem::replace(&mut self.now, now);
        self.watch.keep(&self.journal, &self.settings, now.wall);
        self.keep_trends();
        if self.toast.as_ref().and_then(|toast| toast.until).is_some_and(|until| now.mono >= until) {
            self.toast = None;
        }
        if let Some(length) = now.set_back_since(&before) {
            return self.set_back(length);
        }
        let Some(gap) = now.gap_since(&before) else { return Vec::new() };
        let mut effects = self.end_session();
        effects.extend(self.leave_relief(false));
        effects.extend(self.leave_care());
        if self.speaks {
            effects.extend(self.sleep_over(gap));
        }
        effects
    }

    /// A key says that somebody is there; then it does what it means.
    fn press(&mut self, key: Key) -> Vec<Effect> {
        let context = self.context();
        let begun = self.begun.take();
        let meaning = if self.is_typed(context, key) {
            Meaning::Nothing
        } else {
            self.keymap.lookup(context, begun, key)
        };
        let action = match meaning {
            Meaning::Means(action) => Some(action),
            Meaning::Nothing => None,
            Meaning::Begins => {
                self.begun = Some(key);
                return self.end_idleness();
            }
        };
        let leaves = matches!(action, Some(Action::Quit | Action::Suspend));
        let mut effects = self.end_idleness();
        let mut heard = false;
        if self.is_away() && !leaves {
            effects.extend(self.return_to_desk());
            heard = matches!(action, Some(Action::Away | Action::BreakTaken));
        }
        if !heard {
            effects.extend(self.obey(context, action, key));
        }
        effects
    }

    /// A click on the name of a key is that key. The sign before what is searched for is none.
    fn press_named(&mut self, chord: Chord) -> Vec<Effect> {
        let context = self.context();
        let searches = matches!(context, Context::Search | Context::Palette);
        if searches && self.is_typed(context, chord.first) {
            return Vec::new();
        }
        [Some(chord.first), chord.then].into_iter().flatten().flat_map(|key| self.press(key)).collect()
    }

    /// Takes text that was pasted where text is typed; it goes to what lies uppermost, or nowhere.
    fn paste(&mut self, text: &str) {
        match (self.context(), &mut self.overlay) {
            (Context::Sheet, Some(Overlay::Sheet { sheet, .. })) => sheet.paste(text),
            (Context::Palette, Some(Overlay::Palette(palette))) => palette.take(text),
            (Context::Search, _) => self.paste_search(text),
            _ => {}
        }
    }

    /// A notch of the wheel does what the keys do that go up and down here; a text that is read moves by three lines.
    fn turn_wheel(&mut self, down: bool) -> Vec<Effect> {
        let context = self.context();
        let turns = |row: &&Binding| match row.action {
            Action::ScrollDown | Action::FormDown | Action::Sheet(Move::Next) => down,
            Action::ScrollUp | Action::FormUp | Action::Sheet(Move::Previous) => !down,
            _ => false,
        };
        let row = BINDINGS.iter().filter(|row| row.context == context).find(turns);
        let read = matches!(context, Context::Act | Context::Card | Context::Help | Context::Reading);
        let times = if read { 3 } else { 1 };
        row.map_or_else(Vec::new, |row| (0..times).flat_map(|_| self.act(context, row.action)).collect())
    }

    /// True where a key is a letter and means nothing else.
    fn is_typed(&mut self, context: Context, key: Key) -> bool {
        match (context, &self.overlay) {
            (Context::Search, _) => self.search().is_some_and(|search| search.takes(key)),
            (Context::Sheet, Some(Overlay::Sheet { sheet, .. })) => sheet.takes(key),
            (Context::Palette, Some(Overlay::Palette(palette))) => palette.search.takes(key),
            _ => false,
        }
    }

    fn obey(&mut self, context: Context, action: Option<Action>, key: Key) -> Vec<Effect> {
        if self.is_typed(context, key) {
            match &mut self.overlay {
                Some(Overlay::Palette(palette)) => palette.press(key),
                Some(Overlay::Sheet { .. }) => return self.sheet_step(|sheet| sheet.press(key)),
                _ => self.type_search(key),
            }
            return Vec::new();
        }
        match action {
            Some(action) => self.act(context, action),
            None if matches!(context, Context::Form | Context::Choice) => self.form_step(Input::Key(key)),
            None if context == Context::Care => self.care_press(key),
            None => self.relief_press(key),
        }
    }

    pub(crate) fn act(&mut self, context: Context, action: Action) -> Vec<Effect> {
        match (action, context) {
            (Action::Quit, _) => self.quit(),
            (Action::Suspend, _) => vec![Effect::Suspend],
            (Action::Help, Context::Help) => {
                self.overlay = None;
                Vec::new()
            }
            (Action::Help, _) => {
                self.overlay = Some(Overlay::Help { top: 0 });
                Vec::new()
            }
            (_, Context::Act) => {
                self.act_action(action);
                Vec::new()
            }
            (Action::Act, _) => {
                self.open_act();
                Vec::new()
            }
            (_, Context::Card) => self.card_action(action),
            (Action::Relief, _) => self.relieve(),
            (_, Context::Relief | Context::ReliefAsk | Context::ReliefOdd) => self.relief_action(action),
            (_, Context::Care) => self.care_action(action),
            (_, Context::Damage) => self.damage_action(action),
            (_, Context::Drinks) => self.drinks_action(action),
            (_, Context::Palette) => self.palette_action(action),
            (_, Context::Settings) => self.settings_action(action),
            (Action::Palette, _) => {
                self.open_palette();
                Vec::new()
            }
            (_, Context::Leaflet) => {
                self.overlay = None;
                Vec::new()
            }
            (_, Context::Help) => {
                self.scroll_help(action);
                Vec::new()
            }
            (_, Context::Form | Context::Choice) => self.form_step(Input::Action(action)),
            (_, Context::Cautions) => self.cautions_action(action),
            (Action::Browse(way), _) => self.browse(way),
            (Action::Sheet(way), _) => self.sheet_step(|sheet| sheet.go(way)),
            (_, Context::Session) => self.session_action(action),
            (_, Context::Search) => {
                self.search_action(action);
                Vec::new()
            }
            (
                _,
                Context::Screens
                | Context::Today
                | Context::Stretch
                | Context::Cramps
                | Context::Trends
                | Context::Guide
                | Context::Reading,
            ) => self.screen_action(action),
            (_, Context::Sheet | Context::Global) => Vec::new(),
        }
    }

    fn scroll_help(&mut self, action: Action) {
        let (columns, rows) = self.size;
        let Some(Overlay::Help { top }) = &mut self.overlay else { return };
        let height = u16::try_from(help::page(columns, &self.keymap).len()).unwrap_or(u16::MAX);
        *top = scroll(*top, action, height, rows.saturating_sub(2));
    }

    fn choose(&mut self, choice: Choice) -> Vec<Effect> {
        match choice {
            Choice::Start if !self.seen => self.screen_action(Action::BreakTaken),
            Choice::Start => self.lead_from_notice(self.due_outline().id),
            Choice::Bed => self.lead_from_notice(self.settings.bed_routine),
            Choice::Snooze => self.screen_action(Action::BreakSnooze),
            Choice::Skip => self.screen_action(Action::BreakSkip),
            Choice::Drink => self.drink_proposed(0),
            Choice::Sip => self.drink_proposed(1),
        }
    }

    fn form_step(&mut self, input: Input) -> Vec<Effect> {
        if let Some(Overlay::Menu(menu)) = &mut self.overlay {
            let picked = match input {
                Input::Key(key) => menu.press(key),
                Input::Action(action) => menu.act(action),
            };
            return self.menu_step(picked);
        }
        match &mut self.overlay {
            Some(Overlay::Pick(picker)) => picker.pass_time(self.now.wall),
            Some(Overlay::Pause(form)) => form.now = self.now.wall,
            _ => {}
        }
        let step = match (&mut self.overlay, input) {
            (Some(Overlay::Pick(picker)), Input::Key(key)) => picker.press(key),
            (Some(Overlay::Pick(picker)), Input::Action(action)) => picker.act(action),
            (Some(Overlay::Cramp(form)), Input::Key(key)) => form.press(key),
            (Some(Overlay::Cramp(form)), Input::Action(action)) => form.act(action),
            (Some(Overlay::Pause(form)), Input::Key(key)) => form.press(key),
            (Some(Overlay::Pause(form)), Input::Action(action)) => form.act(action),
            _ => return Vec::new(),
        };
        let drafts = match step {
            Step::Open => return Vec::new(),
            Step::Cancelled => Vec::new(),
            Step::Show(leaflet) => {
                self.overlay = Some(Overlay::Leaflet(leaflet));
                return Vec::new();
            }
            Step::Done(drafts) => drafts,
        };
        let odd = matches!(&self.overlay, Some(Overlay::Cramp(form)) if form.odd);
        self.overlay = None;
        if odd {
            self.ask_odd();
        }
        drafts.into_iter().map(|draft| self.append(draft)).collect()
    }

    /// Makes this a window for one session that begins now.
    pub fn lead(&mut self, routine: &Routine) -> Vec<Effect> {
        self.solo = true;
        let mut effects = self.offer(routine);
        effects.extend(self.follow_session());
        effects
    }

    /// Makes this a window for one cramp that has just begun, of which this much is known.
    pub fn lead_relief(&mut self, site: Option<Site>, side: Option<Side>) -> Vec<Effect> {
        self.solo = true;
        self.relieve_at(site, side)
    }

    /// A window for one thing ends with it, once that is recorded or refused and what follows from it was read.
    fn end_alone(&self) -> Option<Effect> {
        let leads = self.session.is_some() || self.relief.is_some() || self.care.is_some();
        let follows = self.overlay.is_some() || self.card.is_some() || self.act.is_some();
        let busy = leads || follows || !self.in_flight.is_empty();
        (self.solo && !busy).then_some(Effect::Quit)
    }

    /// Ends what runs, and tries once more to record what could not be.
    fn quit(&mut self) -> Vec<Effect> {
        let mut effects = self.record_refused();
        effects.extend(self.end_session());
        effects.extend(self.leave_relief(false));
        effects.extend(self.leave_care());
        if self.speaks {
            effects.push(self.append_now(What::WindowClosed));
        }
        effects.push(Effect::Quit);
        effects
    }

    fn stored(&mut self, answer: Result<Stored, Refused>) {
        let draft = self.in_flight.pop_front();
        match answer {
            Ok(Stored { fact, warning }) => {
                self.journal.insert(fact.clone());
                if matches!(fact.what, What::Profile(_) | What::Undo(_)) || fact.instead.is_some() {
                    self.settle();
                }
                if matches!(fact.what, What::Drink { .. })
                    || fact.what.is_of_weeks()
                    || fact.target().is_some()
                {
                    self.judge_flags();
                }
                self.drop_trends();
                self.keep_marks();
                self.hook_on_fact(&fact);
                self.heed_answers(&fact);
                self.renew_menu();
                self.ask_after_much(&fact);
                let text = self.confirmation(&fact);
                match (text, warning) {
                    (_, Some(warning)) => self.fail(warning),
                    (Some(text), None) => self.tell(&fact.what, text),
                    (None, None) => {}
                }
            }
            Err(Refused { reason }) => {
                let undoable = draft.as_ref().is_some_and(|draft| draft.what.is_undoable());
                self.refused.extend(draft.filter(|_| undoable));
                let retry = self.key(Action::Retry);
                let again = undoable && !retry.is_empty();
                self.fail(if again { format!("{retry} tries again - {reason}") } else { reason });
            }
        }
    }

    /// A list may have become shorter: its mark stays on a row that is there.
    fn keep_marks(&mut self) {
        let last = |rows: usize| rows.saturating_sub(1);
        match self.screen {
            Screen::Today | Screen::Trends => {}
            Screen::Stretch => self.browser.marked = self.browser.marked.min(last(self.entries().len())),
            Screen::Cramps => self.marked = self.marked.min(last(self.diary().len())),
            Screen::Guide => self.guide.marked = self.guide.marked.min(last(self.cards().count())),
        }
    }

    /// A short message; advice that is too long for the line of messages stands on a page.
    fn tell(&mut self, what: &What, text: String) {
        let (title, source) = match what {
            What::Urine(urine) => ("Urine", urine.source()),
            What::Health(Health::Thirst(_)) => ("How you feel", thirst::SOURCE),
            _ => return self.say(text),
        };
        if text.len() < usize::from(self.size.0) || self.overlay.is_some() {
            return self.say(text);
        }
        let leaflet = Leaflet { title: title.to_owned(), body: vec![text], source, level: None };
        self.overlay = Some(Overlay::Leaflet(leaflet));
    }

    /// Takes what was told into the settings.
    fn settle(&mut self) {
        self.settings = configured_with(&self.configured, &self.journal, self.now.wall);
    }

    pub(crate) fn fail(&mut self, text: String) {
        self.toast = Some(Toast { text, tone: Tone::Failed, until: None });
    }

    /// The key of an action on the screen that is shown; nothing where it has none.
    pub(crate) fn key(&self, action: Action) -> String {
        let here = self.keymap.shown(self.screen_context(), action);
        if here.is_empty() { self.keymap.shown(Context::Screens, action) } else { here }
    }

    /// What follows a message of something that can be taken back.
    #[must_use]
    pub fn takes_back(&self) -> String {
        self.said_key(Action::Undo, "takes it back")
    }

    /// What follows a message of an action that has a key.
    pub(crate) fn said_key(&self, action: Action, does: &str) -> String {
        match self.key(action) {
            key if key.is_empty() => String::new(),
            key => format!(" - {key} {does}"),
        }
    }

    pub(crate) fn confirmation(&self, fact: &Fact) -> Option<String> {
        let undo = if fact.what.is_undoable() { self.takes_back() } else { String::new() };
        Some(match &fact.what {
            What::Drink { .. } | What::Exercise { .. } | What::Heat(_) => {
                format!("Logged {}{undo}", fact.what.words(&self.settings))
            }
            What::Urine(urine) => {
                let water = self.water();
                format!("{urine}: {}", urine.message(water.target.goal, water.is_enough()))
            }
            What::Break(BreakMark::Taken { .. }) => format!("Logged: you stood{undo}"),
            What::Break(BreakMark::Skipped) => format!("Skipped{undo}"),
            What::Break(BreakMark::Snoozed { mins }) => format!("In {mins} min again{undo}"),
            What::Stretch(done) if done.whole => {
                format!("Done: {} of stretching", to_the_second(done.secs))
            }
            What::Stretch(done) => format!("Stopped; {} kept{undo}", to_the_second(done.secs)),
            What::Cramp(cramp) => {
                let when = cramps::ago(fact.at, self.now.wall, self.settings.clock);
                format!("Logged {when}: {cramp}{undo}")
            }
            What::Profile(Detail::OneChange(Some(factor))) => {
                let what = factor.title();
                format!("From tomorrow on, for four weeks, change only this: {what}{undo}")
            }
            What::Profile(Detail::OneChange(None)) => format!("The one change is given up{undo}"),
            What::Profile(Detail::Favourites(_)) => format!("Favourites noted{undo}"),
            What::Profile(Detail::Sleep(_)) if self.settings.has_sleep => overruled("general.sleep", &undo),
            What::Profile(Detail::Work(_)) if self.settings.has_hours => overruled("movement.hours", &undo),
            What::Profile(_) | What::Goal(_) => {
                format!("Noted: {}{undo}", fact.what.words(&self.settings))
            }
            What::Undo(id) => match self.journal.get(id) {
                Some(taken) => {
                    let what = taken.what.words(&self.settings);
                    format!("Took back: {what} at {}", self.settings.clock.show(taken.at))
                }
                None => format!("Took back: {id}"),
            },
            What::Away { secs: Some(_), .. } | What::Back => return self.digest(),
            What::Away { why: AwayWhy::Told, secs: None } => "Away - any key says you are back".to_owned(),
            What::Away { secs: None, .. } => return None,
            What::Idle { up: Some(true), .. } => format!("Counted as a break{undo}"),
            What::Idle { up: Some(false), .. } => format!("Counted as sitting{undo}"),
            What::Idle { up: None, .. } => return None,
            What::Pause { why, secs } => {
                let end = fact.at + TimeDelta::seconds(i64::from(*secs));
                let why = if *why == PauseWhy::Meeting { "In a meeting" } else { "Paused" };
                format!(
                    "{why} until {}{}",
                    self.settings.clock.show(end),
                    self.said_key(Action::Pause, "ends it sooner")
                )
            }
            What::Health(Health::Thirst(early)) => self.felt(*early, fact.at),
            What::Health(health) if health.is_undoable() => format!("Noted{undo}"),
            What::Health(_) => return None,
            What::Resume => format!("Prompts come again{undo}"),
            What::WindowOpened | What::WindowClosed | What::ClockSetBack { .. } | What::Other(_) => {
                return None;
            }
        })
    }
}

/// The words for an answer that the configuration goes before.
fn overruled(key: &str, undo: &str) -> String {
    format!("Noted, but the configuration has {key}, which goes first{undo}")
}
