//! When the break prompt is spoken, and through what. Each prompt is spoken once; the desktop first, and when it
//! fails or keeps silent, the terminal and its bell.

use std::time::Duration;

use crate::app::action::Action;
use crate::app::effect::{Effect, Notice};
use crate::app::event::{Choice, NoticeNews};
use crate::app::model::{App, Overlay};
use crate::domain::breaks::{Overview, State};
use crate::domain::settings::Channel;
use crate::domain::time::{Stamp, capital};

/// A desktop that has not answered for this long is taken to be deaf.
const DESKTOP_PATIENCE: Duration = Duration::from_secs(3);

/// What was said about the prompt at hand.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Reminder {
    /// The prompt that was spoken last, by the time it came.
    pub(crate) spoken: Option<Stamp>,
    /// The notification that is out.
    live: Option<Live>,
    /// Numbers given to notifications so far.
    count: u64,
}

/// What a notification is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum About {
    /// A break.
    Stand,
    /// A glass of water.
    Water,
    /// A rest with the legs up.
    Legs,
    /// The routine before bed.
    Bed,
}

#[derive(Debug, Clone, PartialEq)]
struct Live {
    about: About,
    notice: Notice,
    /// Until when the desktop's answer is waited for.
    patience: Option<Duration>,
}

impl App {
    /// Takes a prompt that is open already as spoken: the window itself shows it.
    pub(crate) fn hush_open_prompt(&mut self) {
        if let State::Due { since, .. } = self.movement().state {
            self.reminder.spoken = Some(since);
        }
        self.hush_open_proposal();
        self.hush_open_rest();
        self.hush_open_bedtime();
    }

    /// Speaks a new prompt, takes back one that was answered, falls back where the desktop keeps silent.
    pub(crate) fn remind(&mut self) -> Vec<Effect> {
        let state = self.movement().state;
        let mut effects = match state {
            State::Due { since, .. } if self.is_free() && self.reminder.spoken != Some(since) => {
                if let Some(question) = self.ask_first(since) {
                    return question;
                }
                self.reminder.spoken = Some(since);
                return self.speak_of_standing();
            }
            State::Due { .. } => Vec::new(),
            _ => self.withdraw(About::Stand),
        };
        effects.extend(self.ask_again());
        let rest = self.propose_rest(state);
        let bed = self.propose_bed(state);
        if bed.is_empty() {
            effects.extend(self.propose(state));
        }
        effects.extend(rest);
        effects.extend(bed);
        let impatient = |live: &Live| live.patience.is_some_and(|until| self.now.mono >= until);
        if self.reminder.live.as_ref().is_some_and(impatient) {
            effects.extend(self.fall_back());
        }
        effects
    }

    /// True where a word reaches somebody who is not busy with the program itself.
    pub(crate) fn is_free(&self) -> bool {
        !self.is_cared_for()
            && self.session.is_none()
            && self.relief.is_none()
            && !self.attendance.is_deserted()
    }

    /// True while a timer runs that cares for a cramp.
    fn is_cared_for(&self) -> bool {
        self.care.as_ref().is_some_and(|care| care.is_busy(self.now.mono))
    }

    /// Takes back what is out about this.
    pub(crate) fn withdraw(&mut self, about: About) -> Vec<Effect> {
        let live = self.reminder.live.take_if(|live| live.about == about);
        live.map(|_| Effect::Withdraw).into_iter().collect()
    }

    /// When the patience with the desktop ends.
    pub(crate) fn reminder_wake(&self) -> Option<Duration> {
        self.reminder.live.as_ref().and_then(|live| live.patience)
    }

    /// What the answer to a notification leads to; none if it is about an older one.
    pub(crate) fn heed(&mut self, news: &NoticeNews) -> (Vec<Effect>, Option<Choice>) {
        let (NoticeNews::Shown { id, .. }
        | NoticeNews::Held { id }
        | NoticeNews::Failed { id, .. }
        | NoticeNews::Chosen { id, .. }
        | NoticeNews::Closed { id }) = *news;
        let Some(live) = self.reminder.live.as_mut().filter(|live| live.notice.id == id) else {
            return (Vec::new(), None);
        };
        match news {
            NoticeNews::Shown { .. } | NoticeNews::Held { .. } => {
                live.patience = None;
                (Vec::new(), None)
            }
            NoticeNews::Failed { .. } => (self.fall_back(), None),
            NoticeNews::Chosen { choice, .. } => {
                self.reminder.live = None;
                (Vec::new(), Some(*choice))
            }
            NoticeNews::Closed { .. } => {
                self.reminder.live = None;
                (Vec::new(), None)
            }
        }
    }

    /// Begins a routine because its button was pressed. A page that is only read makes room; what somebody is in the
    /// middle of goes first, because a player behind it would run unseen.
    pub(crate) fn lead_from_notice(&mut self, routine: &str) -> Vec<Effect> {
        if self.session.is_some() {
            return Vec::new();
        }
        self.overlay.take_if(|overlay| match overlay {
            Overlay::Help { .. }
            | Overlay::Leaflet(_)
            | Overlay::Palette(_)
            | Overlay::Settings(_)
            | Overlay::Menu(_)
            | Overlay::Drinks(_)
            | Overlay::Damage { .. } => true,
            Overlay::Cramp(_)
            | Overlay::Pick(_)
            | Overlay::Sheet { .. }
            | Overlay::Pause(_)
            | Overlay::Cautions { .. } => false,
        });
        let asked = self.overlay.is_some() || self.card.is_some() || self.act.is_some();
        if asked || self.relief.is_some() || self.is_cared_for() {
            self.say(match self.key(Action::StretchStart) {
                key if key.is_empty() => "Finish this first, then start the routine".to_owned(),
                key => format!("Finish this first, then {key} starts the routine"),
            });
            return Vec::new();
        }
        let mut effects = self.leave_care();
        effects.extend(self.offer_id(routine));
        effects
    }

    pub(crate) fn movement(&self) -> Overview {
        Overview::new(&self.journal, &self.settings, self.now.wall)
    }

    fn speak_of_standing(&mut self) -> Vec<Effect> {
        let notice = self.notice();
        self.speak_with_a_glass(About::Stand, notice)
    }

    /// The same, and a glass if one is due as well.
    pub(crate) fn speak_with_a_glass(&mut self, about: About, mut notice: Notice) -> Vec<Effect> {
        if let Some(drinks) = self.take_proposal(self.water().nudge) {
            self.hook_on_prompt(About::Water, "A glass when convenient");
            notice.body += " And a glass when convenient.";
            notice.choices.extend(drinks);
        }
        self.speak(about, |id| Notice { id, ..notice })
    }

    /// Lets a notification out under a new number, in the place of what is out.
    pub(crate) fn speak(&mut self, about: About, notice: impl FnOnce(u64) -> Notice) -> Vec<Effect> {
        if !self.speaks {
            return Vec::new();
        }
        self.reminder.count += 1;
        let notice = Notice { silent: !self.settings.loud, ..notice(self.reminder.count) };
        self.hook_on_prompt(about, &notice.title);
        let desktop = self.settings.channels.contains(&Channel::Desktop);
        let patience = desktop.then_some(self.now.mono + DESKTOP_PATIENCE);
        self.reminder.live = Some(Live { about, notice: notice.clone(), patience });
        if desktop { vec![Effect::Notify(notice)] } else { self.fall_back() }
    }

    fn fall_back(&mut self) -> Vec<Effect> {
        let Some(live) = &mut self.reminder.live else { return Vec::new() };
        live.patience = None;
        let word = |channel: &Channel| match channel {
            Channel::Desktop => None,
            Channel::Terminal => Some(Effect::TerminalNotify(live.notice.clone())),
            Channel::Bell => (!live.notice.silent).then_some(Effect::Bell),
        };
        self.settings.channels.iter().filter_map(word).collect()
    }

    fn notice(&self) -> Notice {
        let routine = self.break_outline();
        let movement = self.movement();
        let posture = self.settings.posture;
        let sitting = movement.sitting_since.map_or(0, |since| (self.now.wall - since).num_minutes());
        let snooze = format!("Snooze {} min", self.settings.snooze.num_minutes());
        let mut choices = vec![(Choice::Start, "Start".to_owned())];
        if movement.snoozes < self.settings.snoozes {
            choices.push((Choice::Snooze, snooze));
        }
        choices.push((Choice::Skip, "Skip".to_owned()));
        Notice {
            id: self.reminder.count,
            title: capital(&format!("{}: {sitting} min of {}", posture.call(), posture.doing())),
            body: format!("{} s: {}.", routine.secs, routine.moves.join(", ").to_lowercase()),
            choices,
            silent: false,
        }
    }
}
