//! Relief now: from the key press in the dark to the cramp in the diary. Nothing is typed until it is over, and
//! whatever ends it, what is known of the cramp is kept.

use std::time::Duration;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::key::{Code, Key};
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::domain::cramps::{Cramp, Severity, Side, Site};
use crate::domain::diary::{Grade, More, Relief as Means, Tried};
use crate::domain::fact::{Draft, What};
use crate::domain::page::{Kind, Page};
use crate::domain::player::{Place, Session};
use crate::domain::profile::Profile;
use crate::domain::region::Numbers;
use crate::domain::relief::{Protocol, Relief, ReliefStep, STANDING, TOO_LONG};
use crate::domain::time::Moment;

/// A cramp that is led through.
#[derive(Debug, Clone, PartialEq)]
pub struct Relieving {
    /// When it began.
    pub began: Moment,
    /// What is asked or done now.
    pub stage: Stage,
    /// The side, once it is said.
    pub side: Option<Side>,
    /// Standing up is left out.
    pub in_bed: bool,
    /// What can be said.
    pub words: Relief,
    /// The first line shown of what to do about an unusual cramp.
    pub top: u16,
    /// The site by its place among the protocols, once it is said.
    chosen: Option<usize>,
    steps: Option<Session>,
    /// How long it lasted, once it is over.
    lasted: Option<Duration>,
    pain: Option<Severity>,
    woke: Option<bool>,
    /// It was said to be different from usual; which signs are there is asked when it is over.
    odd: bool,
}

/// Where a relief stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Asks for the site.
    Site,
    /// Asks for the side.
    Side,
    /// Leads through the steps.
    Steps,
    /// Ten minutes are over.
    TooLong,
    /// It is different from usual: says what to do.
    Odd,
    /// It is over: asks how strong it was.
    Pain,
    /// Asks whether it woke the person.
    Woke,
}

impl Relieving {
    fn new(words: Relief, now: Moment) -> Self {
        Self {
            began: now,
            stage: Stage::Site,
            side: None,
            in_bed: false,
            words,
            top: 0,
            chosen: None,
            steps: None,
            lasted: None,
            pain: None,
            woke: None,
            odd: false,
        }
    }

    /// Time since it began, or its length once it is over.
    #[must_use]
    pub fn elapsed(&self, mono: Duration) -> Duration {
        self.lasted.unwrap_or_else(|| mono.saturating_sub(self.began.mono))
    }

    /// What is done about it, once the site is said.
    #[must_use]
    pub fn protocol(&self) -> Option<&Protocol> {
        self.chosen.and_then(|chosen| self.words.protocols.get(chosen))
    }

    /// The step at `mono` and its place in time, while there are steps.
    #[must_use]
    pub fn step(&self, mono: Duration) -> Option<(&ReliefStep, Place)> {
        let place = self.steps.as_ref()?.place(mono)?;
        Some((self.step_at(place.phase.step)?, place))
    }

    /// The step after that place.
    #[must_use]
    pub fn next_step(&self, place: Place) -> Option<&ReliefStep> {
        let order = self.protocol()?.order();
        let skipped = |at: &usize| self.in_bed && order.get(*at) == Some(&STANDING);
        self.step_at((place.phase.step + 1..order.len()).find(|at| !skipped(at))?)
    }

    /// True unless the person stays in bed and the step at hand keeps them there.
    #[must_use]
    pub fn may_stand(&self, step: &ReliefStep) -> bool {
        !self.in_bed || step.upright
    }

    /// What to do about an unusual cramp, in lines of that width; with gaps where all of it has room then.
    #[must_use]
    pub fn odd_page(&self, width: usize, room: u16) -> Page {
        let mut page = Page::new(width);
        for text in &self.words.odd {
            page.gap();
            page.put(Kind::Title, text);
        }
        if page.height() > room {
            page.lines.retain(|line| !line.text.is_empty());
        }
        page
    }

    fn step_at(&self, place: usize) -> Option<&ReliefStep> {
        let protocol = self.protocol()?;
        protocol.steps.get(*protocol.order().get(place)?)
    }

    /// Where a key press lands.
    pub(crate) fn context(&self) -> Context {
        match self.stage {
            Stage::Steps => Context::Relief,
            Stage::Odd => Context::ReliefOdd,
            Stage::Site | Stage::Side | Stage::TooLong | Stage::Pain | Stage::Woke => Context::ReliefAsk,
        }
    }

    /// The next moment at which something that counts changes.
    pub(crate) fn next_second(&self, mono: Duration) -> Option<Duration> {
        if self.lasted.is_some() || self.stage == Stage::Odd {
            return None;
        }
        let elapsed = Duration::from_secs(self.elapsed(mono).as_secs() + 1);
        let step = self.steps.as_ref().and_then(|steps| steps.next_second(mono));
        [Some(self.began.mono + elapsed), step].into_iter().flatten().min()
    }

    fn choose(&mut self, site: usize) {
        if site < self.words.protocols.len() {
            self.chosen = Some(site);
            self.stage = Stage::Side;
        }
    }

    /// The steps begin on a whole second of the cramp, so that both clocks on the screen turn at once.
    fn lead(&mut self, side: Side, mono: Duration) {
        let Some(protocol) = self.protocol() else { return };
        let begin = self.began.mono + Duration::from_secs(self.elapsed(mono).as_secs());
        self.steps = Some(Session::of(protocol.phases(side), begin));
        self.side = Some(side);
        self.stage = Stage::Steps;
    }

    fn next(&mut self, mono: Duration) {
        if let Some(steps) = &mut self.steps {
            steps.next_step(mono);
        }
        self.keep_to_bed(mono);
    }

    fn keep_to_bed(&mut self, mono: Duration) {
        let Some(protocol) = self.chosen.and_then(|chosen| self.words.protocols.get(chosen)) else { return };
        let order = protocol.order();
        let Some(steps) = &mut self.steps else { return };
        let standing = steps.place(mono).and_then(|place| order.get(place.phase.step).copied());
        if self.in_bed && standing == Some(STANDING) {
            steps.next_step(mono);
        }
    }

    fn ease(&mut self, mono: Duration) {
        self.lasted = Some(self.elapsed(mono));
        self.stage = Stage::Pain;
    }

    /// What is known of the cramp. One that was left before it eased says so in its note; its length stays open but
    /// for one over ten minutes, which the rules must know, as they must that stretching did not ease it.
    fn draft(&self, mono: Duration) -> Draft {
        let elapsed = self.elapsed(mono);
        let secs = u32::try_from(elapsed.as_secs()).unwrap_or(u32::MAX);
        let length = match self.lasted {
            Some(_) => Some(secs),
            // It goes on, so it is longer than this.
            None => (secs >= TOO_LONG).then_some(secs.max(TOO_LONG + 1)),
        };
        let mut more = More::NOTHING;
        if secs >= TOO_LONG && self.steps.is_some() {
            more.tried(Tried { relief: Means::Stretch, helped: Grade::new(0) });
        }
        let cramp = Cramp {
            side: self.side,
            pain: self.pain,
            secs: length,
            woke: self.woke,
            ..Cramp::from(self.protocol().map_or(Site::Other, |protocol| protocol.site))
        }
        .with(more);
        let going_on = self.lasted.is_none() && self.steps.is_some();
        let note = going_on.then(|| format!("not eased after {}:{:02}", secs / 60, secs % 60).into());
        Draft { note, ..Draft::new(self.began.wall, What::Cramp(cramp)) }
    }
}

impl App {
    /// Leads through a cramp that has just begun. A session that runs ends, its part is kept; so does the care for the cramp
    /// before.
    pub(crate) fn relieve(&mut self) -> Vec<Effect> {
        if self.relief.is_some() {
            return Vec::new();
        }
        let mut effects = self.end_session();
        effects.extend(self.leave_care());
        self.chime.clear();
        self.overlay = None;
        let catalog = self.library.catalog();
        let numbers = Numbers::of(Profile::at(&self.journal, self.now.wall).region());
        let words = catalog.relief.with_numbers(&numbers, &catalog.guide.act.unknown);
        self.relief = Some(Relieving::new(words, self.now));
        self.stash_relief().into_iter().chain(effects).collect()
    }

    /// The same where the site, or the site and the side, were said already.
    pub(crate) fn relieve_at(&mut self, site: Option<Site>, side: Option<Side>) -> Vec<Effect> {
        let mut effects = self.relieve();
        let mono = self.now.mono;
        let Some(relief) = &mut self.relief else { return effects };
        let same = |protocol: &Protocol| Some(protocol.site) == site.map(Site::relieved_as);
        if let Some(chosen) = relief.words.protocols.iter().position(same) {
            relief.choose(chosen);
            side.into_iter().for_each(|side| relief.lead(side, mono));
        }
        effects.extend(self.stash_relief());
        effects
    }

    pub(crate) fn relief_action(&mut self, action: Action) -> Vec<Effect> {
        let mono = self.now.mono;
        let Some(relief) = &mut self.relief else { return Vec::new() };
        match (action, relief.stage) {
            (Action::ReliefEased, Stage::Pain) => relief.stage = Stage::Woke,
            (Action::ReliefEased, Stage::Woke) => return self.finish_relief(false),
            (Action::ReliefLeave, _) if relief.stage != Stage::Odd => return self.finish_relief(true),
            (Action::ReliefEased | Action::ReliefLeave, Stage::Odd) => relief.stage = relief.before_odd(mono),
            (Action::ReliefEased, _) => relief.ease(mono),
            (Action::ReliefNext, _) => relief.next(mono),
            (Action::ReliefBed, _) => {
                relief.in_bed = !relief.in_bed;
                relief.keep_to_bed(mono);
            }
            (Action::ReliefOdd, _) => {
                relief.stage = Stage::Odd;
                relief.odd = true;
                relief.top = 0;
            }
            (_, Stage::Odd) => {
                let top = self.scrolled(action);
                if let Some(relief) = &mut self.relief {
                    relief.top = top;
                }
                return Vec::new();
            }
            _ => return Vec::new(),
        }
        self.stash_relief().into_iter().collect()
    }

    /// Takes a key that answers the question at hand.
    pub(crate) fn relief_press(&mut self, key: Key) -> Vec<Effect> {
        let mono = self.now.mono;
        let Some(relief) = &mut self.relief else { return Vec::new() };
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return Vec::new() };
        let letter = c.to_ascii_lowercase();
        match relief.stage {
            Stage::Site => match c.to_digit(10) {
                Some(number @ 1..) => relief.choose(number as usize - 1),
                _ => return Vec::new(),
            },
            Stage::Side => {
                let side = Side::ALL.into_iter().find(|side| side.word().starts_with(letter));
                let Some(side) = side else { return Vec::new() };
                relief.lead(side, mono);
            }
            Stage::Pain => {
                let number = if letter == 't' { Some(10) } else { c.to_digit(10) };
                let Some(number) = number.and_then(|number| u8::try_from(number).ok()) else {
                    return Vec::new();
                };
                relief.pain = Severity::new(number);
                relief.stage = Stage::Woke;
            }
            Stage::Woke => {
                relief.woke = match letter {
                    'y' => Some(true),
                    'n' => Some(false),
                    _ => return Vec::new(),
                };
                return self.finish_relief(false);
            }
            Stage::Steps | Stage::TooLong | Stage::Odd => return Vec::new(),
        }
        self.stash_relief().into_iter().collect()
    }

    /// Stops the steps after ten minutes.
    pub(crate) fn follow_relief(&mut self) -> Vec<Effect> {
        let mono = self.now.mono;
        let Some(relief) = &mut self.relief else { return Vec::new() };
        let asks = matches!(relief.stage, Stage::Site | Stage::Side | Stage::Steps);
        if asks && relief.lasted.is_none() && relief.elapsed(mono) >= Duration::from_secs(TOO_LONG.into()) {
            relief.stage = Stage::TooLong;
            return self.stash_relief().into_iter().collect();
        }
        relief.keep_to_bed(mono);
        Vec::new()
    }

    /// Ends the relief and records what is known of the cramp. Only when a person turns back before anything was said
    /// of it, nothing is, and that is told.
    pub(crate) fn leave_relief(&mut self, turned_back: bool) -> Vec<Effect> {
        let Some(relief) = self.relief.take() else { return Vec::new() };
        if turned_back && relief.stage == Stage::Site {
            self.say(format!("No cramp was logged{}", self.said_key(Action::CrampLog, "logs one")));
            return vec![Effect::Stash(None)];
        }
        vec![self.append(relief.draft(self.now.mono))]
    }

    /// Ends the relief by a key. After a cramp that has eased follows what may be done then; after one that was different
    /// from usual, whatever ended it, the list of signs, and nothing is proposed before they are known.
    fn finish_relief(&mut self, turned_back: bool) -> Vec<Effect> {
        let Some((began, odd)) = self.relief.as_ref().map(|relief| (relief.began.wall, relief.odd)) else {
            return Vec::new();
        };
        let effects = self.leave_relief(turned_back);
        match (odd, turned_back) {
            (true, _) => self.ask_odd(),
            (false, false) => self.care_for(began),
            (false, true) => {}
        }
        effects
    }

    fn stash_relief(&self) -> Option<Effect> {
        self.relief.as_ref().map(|relief| Effect::Stash(Some(relief.draft(self.now.mono))))
    }
}

impl Relieving {
    fn before_odd(&self, mono: Duration) -> Stage {
        if self.lasted.is_some() {
            return Stage::Pain;
        }
        match (&self.steps, self.chosen) {
            (Some(_), _) if self.elapsed(mono) >= Duration::from_secs(TOO_LONG.into()) => Stage::TooLong,
            (Some(_), _) => Stage::Steps,
            (None, Some(_)) => Stage::Side,
            (None, None) => Stage::Site,
        }
    }
}
