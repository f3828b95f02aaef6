//! What the keys do that hold on every screen, and those of Today.

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::form::CrampForm;
use crate::app::forms::{Purpose, feeling};
use crate::app::menu::Opens;
use crate::app::model::{App, Overlay, Pane, Screen};
use crate::app::pause::PauseForm;
use crate::app::picker::{Asked, Known, Picker, Topic};
use crate::domain::bedtime::LOOK_BACK;
use crate::domain::breaks::State;
use crate::domain::catalog::Outline;
use crate::domain::elevation::ROUTINE;
use crate::domain::fact::{AwayWhy, BreakMark, Draft, What};
use crate::domain::goal::Goal;
use crate::domain::hydration::DrinkKind;
use crate::domain::profile::Profile;
use crate::domain::stretch::due_routine;
use crate::domain::trends;

/// The routine that a break leads to where its own is not in the catalogue.
const BREAK_ROUTINE: &str = "desk-75";

impl App {
    pub(crate) fn screen_action(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::DrinkGlass => {
                let drink = What::Drink { kind: DrinkKind::Water, amount: self.settings.glass };
                return vec![self.append_now(drink)];
            }
            Action::DrinkPick => self.pick(Topic::Drink(DrinkKind::Water)),
            Action::UrinePick => self.pick(Topic::Shade),
            Action::DayPick => self.pick(Topic::Day),
            Action::GoalPick => self.pick(Topic::Fluids),
            Action::FeelingPick => {
                self.open_sheet(feeling::sheet(self.now.wall), Purpose::Feeling);
            }
            Action::Drinks => self.open_drinks(),
            Action::BreakTaken => return vec![self.append_now(What::Break(BreakMark::Taken { secs: None }))],
            Action::BreakSnooze => return self.snooze(),
            Action::BreakSkip => return self.skip(),
            Action::StretchStart => return self.offer_id(self.due_outline().id),
            Action::StretchChoose => return self.choose_stretch(),
            Action::CrampFull => self.open_cramp(None),
            Action::Flags => self.open_card(),
            Action::Odd => self.ask_odd(),
            Action::CheckIn => return self.check_in(),
            Action::CheckWeek => self.check_week(),
            Action::You => self.open(Opens::You),
            Action::Settings => return self.open_settings(),
            Action::Pause => {
                let paused = self.movement().pause.is_some();
                self.overlay =
                    Some(Overlay::Pause(PauseForm::new(self.now.wall, paused, self.settings.clock)));
            }
            Action::Away => return self.leave(AwayWhy::Told),
            Action::WasUp => return self.answer_up(true),
            Action::CrampLog if self.movement().question.is_some() => return self.answer_up(false),
            Action::CrampLog => {
                self.overlay = Some(Overlay::Cramp(CrampForm::new(
                    self.now.wall,
                    self.settings.sleep,
                    self.settings.clock,
                )));
            }
            Action::Undo => return self.undo(),
            Action::Retry => return self.retry(),
            Action::Damage => self.open_damage(),
            Action::Go(screen) => return self.show(screen),
            Action::ScreenNext => return self.show(self.screen.step(1)),
            Action::ScreenPrevious => return self.show(self.screen.step(Screen::ALL.len() - 1)),
            Action::Dismiss => self.dismiss(),
            _ => match self.screen {
                Screen::Today => self.today_action(action),
                Screen::Stretch => self.stretch_action(action),
                Screen::Cramps => return self.cramps_action(action),
                Screen::Trends => return self.trends_action(action),
                Screen::Guide => self.guide_action(action),
            },
        }
        Vec::new()
    }

    pub(crate) fn dismiss(&mut self) {
        self.problems.dismissed = true;
        self.toast = None;
    }

    fn today_action(&mut self, action: Action) {
        match action {
            Action::PaneNext => self.focus = self.focus.step(1),
            Action::PanePrevious => self.focus = self.focus.step(Pane::ALL.len() - 1),
            _ => {}
        }
    }

    /// Goes to a screen, and asks for what it shows.
    pub(crate) fn show(&mut self, screen: Screen) -> Vec<Effect> {
        self.screen = screen;
        match screen {
            Screen::Stretch => vec![Effect::ReadPacks, Effect::LookBack(LOOK_BACK)],
            Screen::Trends => {
                self.renew_trends();
                vec![Effect::LookBack(trends::LOOK_BACK)]
            }
            Screen::Today | Screen::Cramps | Screen::Guide => Vec::new(),
        }
    }

    /// What is known at once of the routine that the next break suggests.
    #[must_use]
    pub fn break_outline(&self) -> &'static Outline {
        const NOTHING: Outline = Outline { id: "", name: "", secs: 0, moves: &[] };
        let movement = self.movement();
        let turn = if self.is_rest_next(movement.state) { ROUTINE } else { movement.routine() };
        let turn = self.library.outline(turn);
        turn.or_else(|| self.library.outline(BREAK_ROUTINE)).unwrap_or(&NOTHING)
    }

    /// What is known at once of the routine that is due: that of a break that is asked for, else that of the hour.
    #[must_use]
    pub fn due_outline(&self) -> &'static Outline {
        let rest = self.is_rest_next(self.movement().state);
        let hour = || due_routine(&self.journal, &self.settings, self.now.wall);
        self.library.outline(if rest { ROUTINE } else { hour() }).unwrap_or_else(|| self.break_outline())
    }

    pub(crate) fn pick(&mut self, topic: Topic) {
        let asked = if self.water().is_set_up { Asked::Again } else { Asked::First };
        self.ask(topic, asked);
    }

    fn ask(&mut self, topic: Topic, asked: Asked) {
        let profile = Profile::at(&self.journal, self.now.wall);
        let has_goal = matches!(self.water().target.goal, Goal::Target(_));
        let known = Known::new(&self.settings, self.now.wall).of_somebody(
            has_goal,
            profile.is_pregnant(),
            profile.is_breastfeeding(),
        );
        self.overlay = Some(Overlay::Pick(Picker::new(topic, asked, known)));
    }

    /// Asks the questions of a first start: where no goal was ever chosen, and none can stand in a line that is unread.
    pub fn welcome(&mut self) {
        let unread = !self.problems.journal.is_empty() || !self.problems.damage.is_empty();
        let stands = Goal::told(&self.journal, |_| true).is_some();
        let asked = || self.journal.history().iter().any(|(fact, _)| matches!(fact.what, What::Goal(_)));
        if !unread && self.overlay.is_none() && !stands && !asked() {
            self.ask(Topic::Fluids, Asked::AtFirstStart);
        }
    }

    pub(crate) fn append(&mut self, draft: Draft) -> Effect {
        self.in_flight.push_back(draft.clone());
        Effect::Append(draft)
    }

    pub(crate) fn append_now(&mut self, what: What) -> Effect {
        self.append(Draft::new(self.now.wall, what))
    }

    fn snooze(&mut self) -> Vec<Effect> {
        let movement = self.movement();
        if !matches!(movement.state, State::Due { .. }) {
            self.say("No break is due");
        } else if movement.snoozes >= self.settings.snoozes {
            let skips = self.said_key(Action::BreakSkip, "skips this break");
            self.say(format!("Put off often enough: stand now{skips}"));
        } else {
            let mins = u32::try_from(self.settings.snooze.num_minutes()).unwrap_or(0);
            return vec![self.append_now(What::Break(BreakMark::Snoozed { mins }))];
        }
        Vec::new()
    }

    fn skip(&mut self) -> Vec<Effect> {
        if matches!(self.movement().state, State::Due { .. }) {
            return vec![self.append_now(What::Break(BreakMark::Skipped))];
        }
        self.say("No break is due");
        Vec::new()
    }

    fn undo(&mut self) -> Vec<Effect> {
        match self.journal.last_undoable().map(|fact| fact.id.clone()) {
            Some(id) => vec![self.append_now(What::Undo(id))],
            None => {
                self.say("Nothing to take back");
                Vec::new()
            }
        }
    }

    fn retry(&mut self) -> Vec<Effect> {
        self.toast = None;
        self.record_refused()
    }

    /// Records again what could not be recorded.
    pub(crate) fn record_refused(&mut self) -> Vec<Effect> {
        let drafts = std::mem::take(&mut self.refused);
        drafts.into_iter().map(|draft| self.append(draft)).collect()
    }

    /// What could not be recorded so far and would be lost with this window, in words.
    #[must_use]
    pub fn unrecorded(&self) -> Vec<String> {
        let words = |draft: &Draft| {
            format!("{} of {}", draft.what.words(&self.settings), self.settings.clock.show(draft.at))
        };
        self.refused.iter().map(words).collect()
    }
}
