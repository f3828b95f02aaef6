//! Lists to pick from with one key: a drink, a shade, what the day adds, what drinking is measured against, the hours
//! of work and sleep, and the three questions of a first start. Owns the offers and what each comes to; knows no screen
//! and no journal.

use crate::app::action::Action;
use crate::app::bound::Keymap;
use crate::app::form::{Offer, Step};
use crate::app::key::{Code, Key};
use crate::app::keymap::Context;
use crate::domain::fact::{Draft, What};
use crate::domain::feeling::ill;
use crate::domain::goal::{Basis, Goal, LIMITS, OWN, within};
use crate::domain::hours::Hours;
use crate::domain::hydration::DrinkKind;
use crate::domain::profile::{Detail, Sex, Value};
use crate::domain::quantity::{Millilitres, Units};
use crate::domain::settings::{Container, Settings};
use crate::domain::target::{BREASTFEEDING, Effort, Heat, PREGNANT, efsa};
use crate::domain::time::{ClockFace, ClockSpan, Stamp, capital};
use crate::domain::urine::{self, OddColour, Shade, Urine};
use crate::domain::when::{clock, span, time};
use crate::domain::words::Word;

/// The keys of the kinds of drink, in the order of [`DrinkKind::ALL`].
const KIND_KEYS: [char; 17] =
    ['w', 's', 't', 'c', 'd', 'h', 'm', 'p', 'j', 'k', 'o', 'r', 'e', 'u', 'b', 'v', 'x'];

/// Longest text that is typed here.
const LONGEST: usize = 40;

/// What is picked.
#[derive(Debug, Clone, PartialEq)]
pub enum Topic {
    /// A vessel, of this kind of drink.
    Drink(DrinkKind),
    /// An amount and a time, typed.
    Amount(DrinkKind),
    /// The colour of urine.
    Shade,
    /// A colour that is none of the shades.
    OddColour,
    /// Heat, exercise and illness.
    Day,
    /// Whether fluids are limited.
    Fluids,
    /// The limit that a clinician told, typed.
    Limit,
    /// Where the goal comes from.
    Goal,
    /// A goal of one's own, typed.
    OwnGoal,
    /// Body weight, typed.
    Weight,
    /// Hours of work, typed.
    Work,
    /// Hours of sleep, typed.
    Sleep,
}

/// What leaving a question leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// What was chosen before stands.
    Again,
    /// Nothing was chosen before: the default goal is taken.
    First,
    /// This is the first start: every default that is left is taken.
    AtFirstStart,
}

/// What the lists are made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The vessels in the order of their keys.
    vessels: Vec<Container>,
    units: Units,
    clock: ClockFace,
    sleep: ClockSpan,
    hours: Hours,
    /// The configuration has hours of work, hours of sleep: it goes before what is told here.
    fixed: [bool; 2],
    /// There is a goal to reach.
    has_goal: bool,
    pregnant: bool,
    breastfeeding: bool,
    now: Stamp,
}

impl Known {
    /// From the settings in force.
    #[must_use]
    pub fn new(settings: &Settings, now: Stamp) -> Self {
        Self {
            vessels: settings.vessels(),
            units: settings.units,
            clock: settings.clock,
            sleep: settings.sleep,
            hours: settings.hours.clone(),
            fixed: [settings.has_hours, settings.has_sleep],
            has_goal: true,
            pregnant: false,
            breastfeeding: false,
            now,
        }
    }

    /// The same for somebody with or without a goal, pregnant, breastfeeding.
    #[must_use]
    pub fn of_somebody(self, has_goal: bool, pregnant: bool, breastfeeding: bool) -> Self {
        Self { has_goal, pregnant, breastfeeding, ..self }
    }
}

/// A list being picked from.
#[derive(Debug, Clone, PartialEq)]
pub struct Picker {
    /// What is picked.
    pub topic: Topic,
    /// Which offer is marked.
    pub marked: usize,
    /// What is typed.
    pub typed: String,
    /// What was expected instead of what was typed.
    pub wrong: Option<String>,
    asked: Asked,
    /// What was answered on the way here and is not recorded yet.
    told: Vec<What>,
    known: Known,
}

impl Picker {
    /// Opens a list.
    #[must_use]
    pub fn new(topic: Topic, asked: Asked, known: Known) -> Self {
        Self { topic, marked: 0, typed: String::new(), wrong: None, asked, told: Vec::new(), known }
    }

    /// What is picked is dated by this time from now on: the list may have been open for long.
    pub(crate) fn pass_time(&mut self, now: Stamp) {
        self.known.now = now;
    }

    /// The title.
    #[must_use]
    pub fn title(&self) -> String {
        let title = match &self.topic {
            Topic::Drink(kind) | Topic::Amount(kind) => format!("A drink: {kind}"),
            Topic::Shade => "Which shade?".to_owned(),
            Topic::OddColour => "Which colour?".to_owned(),
            Topic::Day => "What does today bring?".to_owned(),
            Topic::Fluids => "Fluids".to_owned(),
            Topic::Limit => "How much in a day?".to_owned(),
            Topic::Goal => "A goal for drinks".to_owned(),
            Topic::OwnGoal => "Your own goal".to_owned(),
            Topic::Weight => "Your weight".to_owned(),
            Topic::Work => "Hours of work".to_owned(),
            Topic::Sleep => "Hours of sleep".to_owned(),
        };
        let pages = self.pages();
        match pages.iter().position(|page| *page == self.topic) {
            Some(place) if self.asked == Asked::AtFirstStart => {
                format!("Welcome. {title}, {} of {}", place + 1, pages.len())
            }
            _ => title,
        }
    }

    /// The questions of a first start; what the configuration answers is not asked.
    fn pages(&self) -> Vec<Topic> {
        let [hours, sleep] = self.known.fixed;
        let all = [(Topic::Fluids, false), (Topic::Work, hours), (Topic::Sleep, sleep)];
        all.into_iter().filter(|(_, fixed)| !fixed).map(|(topic, _)| topic).collect()
    }

    /// The question, where the title does not ask it.
    #[must_use]
    pub fn question(&self) -> &'static str {
        match self.topic {
            Topic::Fluids => {
                "Has a clinician told you to limit fluids, or do you have heart failure, kidney disease or dialysis, \
                 liver cirrhosis, or low blood sodium?"
            }
            Topic::Work => "When do you work at this desk? Prompts to stand come only then.",
            Topic::Sleep => {
                "When do you go to bed, and when do you get up? Water is spread over the time between, little of it \
                 late."
            }
            _ => "",
        }
    }

    /// Words above the offers that help to answer.
    #[must_use]
    pub fn about(&self, keys: &Keymap) -> String {
        let [hours, sleep] = self.known.fixed;
        let file = "The configuration file says when, and goes first; change it there.";
        let leave = capital(&keys.shown(Context::Choice, Action::FormCancel));
        let keeps = match keys.shown(Context::Choice, Action::FormAccept) {
            key if key.is_empty() => String::new(),
            key => format!(" {} keeps what stands here.", capital(&key)),
        };
        match self.topic {
            Topic::Drink(_) => {
                let key = keys.shown(Context::Choice, Action::FormPass);
                format!("A letter changes the drink, a number logs it, {key} asks for amount and time.")
            }
            Topic::Amount(_) => {
                "An amount, and a time if it was not now: 330 ml, 12 fl oz, 0,5 l 09:30, 25cl yesterday 23:10."
                    .to_owned()
            }
            Topic::Shade => urine::ABOUT.to_owned(),
            Topic::Day if !self.known.has_goal => "Noted; no goal and no limit moves with it.".to_owned(),
            Topic::Day => "Exercise and heat add to the goal of the day, and each has its line there.".to_owned(),
            Topic::Fluids if self.asked == Asked::AtFirstStart => {
                let later = match keys.shown(Context::Screens, Action::You).as_str() {
                    "" => String::new(),
                    "," => " A comma changes each later.".to_owned(),
                    key => format!(" {key} changes each later."),
                };
                let (hours, sleep) =
                    (self.known.hours.words(self.known.clock), self.known.clock.span(self.known.sleep));
                format!("{leave} takes all defaults: a goal after EFSA, prompts at {hours}, sleep {sleep}.{later}")
            }
            Topic::Fluids if self.asked == Asked::First => format!(
                "{leave} takes EFSA's goal, {} if you say nothing of yourself.",
                self.known.units.show(Millilitres(efsa(Sex::NotStated)))
            ),
            Topic::Limit => {
                "The amount your clinician told, such as 1,5 l. Leave it empty to keep totals only.".to_owned()
            }
            Topic::Goal => {
                let later = match keys.shown(Context::Today, Action::GoalPick) {
                    key if key.is_empty() => String::new(),
                    key => format!(" {key} changes it later."),
                };
                format!("EFSA's adequate intake less the water in food (B), or another.{later}")
            }
            Topic::OwnGoal => {
                let [from, to] = [*OWN.start(), *OWN.end()].map(|amount| self.known.units.show(amount));
                format!("{from} to {to}.")
            }
            Topic::Weight => {
                "In kilograms, such as 65. The goal is the dietitians' 30 ml a kilogram, a fifth less for the water in \
                 food (D)."
                    .to_owned()
            }
            Topic::Work if hours => file.to_owned(),
            Topic::Work => {
                format!("Such as 9-17:30, or 8:30-12 13-17 mon-fri, or any time.{keeps}")
            }
            Topic::Sleep if sleep => file.to_owned(),
            Topic::Sleep => format!("Such as 23:00, or 23:00-07:00.{keeps}"),
            Topic::Fluids | Topic::OddColour => String::new(),
        }
    }

    /// True where the answer is typed.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        match self.topic {
            Topic::Amount(_) | Topic::Limit | Topic::OwnGoal | Topic::Weight => true,
            Topic::Work | Topic::Sleep => true,
            Topic::Drink(_) | Topic::Shade | Topic::OddColour | Topic::Day => false,
            Topic::Fluids | Topic::Goal => false,
        }
    }

    /// What holds while nothing is typed.
    #[must_use]
    pub fn standing(&self) -> String {
        match self.topic {
            Topic::Work => self.known.hours.words(self.known.clock),
            Topic::Sleep => self.known.clock.span(self.known.sleep),
            _ => String::new(),
        }
    }

    /// What may be picked; nothing where the answer is typed.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let offer = |key: char, text: String| Offer { key, text };
        let units = self.known.units;
        let list =
            |of: &[(char, &str)]| of.iter().map(|(key, text)| offer(*key, (*text).to_owned())).collect();
        match self.topic {
            Topic::Drink(_) => {
                let vessel = |vessel: &Container| format!("{} {}", vessel.name, units.show(vessel.amount));
                ('1'..='9').zip(&self.known.vessels).map(|(key, of)| offer(key, vessel(of))).collect()
            }
            Topic::Shade => {
                let shades =
                    Shade::ALL.into_iter().map(|shade| offer(digit(shade), shade.label().to_owned()));
                shades.chain([offer('x', "another colour".to_owned())]).collect()
            }
            Topic::OddColour => {
                ('1'..).zip(OddColour::ALL).map(|(key, odd)| offer(key, odd.label().to_owned())).collect()
            }
            Topic::Day => list(&[
                ('h', "a hot day"),
                ('w', "an hour of work in heat, from now on"),
                ('1', "30 min of light exercise"),
                ('2', "30 min of moderate exercise"),
                ('3', "30 min of hard exercise"),
                ('i', "fever, vomiting or diarrhoea"),
            ]),
            Topic::Fluids => list(&[('n', "no"), ('y', "yes")]),
            Topic::Goal => {
                let by_sex = |words: &str, sex| format!("{words}, {}", units.show(Millilitres(efsa(sex))));
                let tick = |on: bool, words: &str, ml: u32| {
                    let mark = if on { "[x]" } else { "[ ]" };
                    format!("{mark} {words}, {}", units.change(i32::try_from(ml).unwrap_or(0)))
                };
                vec![
                    offer('1', by_sex("woman", Sex::Female)),
                    offer('2', by_sex("man", Sex::Male)),
                    offer('3', by_sex("not stated", Sex::NotStated)),
                    offer('4', "US National Academies".to_owned()),
                    offer('5', "my own number".to_owned()),
                    offer('6', "by body weight".to_owned()),
                    offer('p', tick(self.known.pregnant, "pregnant", PREGNANT)),
                    offer('b', tick(self.known.breastfeeding, "breastfeeding", BREASTFEEDING)),
                ]
            }
            Topic::Amount(_) | Topic::Limit | Topic::OwnGoal | Topic::Weight => Vec::new(),
            Topic::Work | Topic::Sleep => Vec::new(),
        }
    }

    /// The kinds of drink with their keys, where they can be changed.
    #[must_use]
    pub fn kinds(&self) -> Vec<Offer> {
        let Topic::Drink(_) = self.topic else { return Vec::new() };
        let keys = KIND_KEYS.into_iter().zip(DrinkKind::ALL);
        keys.map(|(key, kind)| Offer { key, text: kind.to_string() }).collect()
    }

    /// Takes a key that the keymap gave no meaning.
    #[must_use]
    pub fn press(&mut self, key: Key) -> Step {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return Step::Open };
        if self.is_typed() {
            if self.typed.chars().count() < LONGEST {
                self.typed.push(c);
            }
            return Step::Open;
        }
        if let Some(place) = self.kinds().iter().position(|offer| offer.key == c) {
            self.topic = Topic::Drink(DrinkKind::ALL[place].clone());
            return Step::Open;
        }
        match self.offers().iter().position(|offer| offer.key == c) {
            Some(place) => self.take(place),
            None => Step::Open,
        }
    }

    /// Carries out what the keymap gave a meaning.
    #[must_use]
    pub fn act(&mut self, action: Action) -> Step {
        match action {
            Action::FormCancel => return self.leave(),
            Action::FormAccept if self.is_typed() => return self.take_typed(),
            Action::FormAccept => return self.take(self.marked),
            Action::FormPass => {
                if let Topic::Drink(kind) = &self.topic {
                    self.go(Topic::Amount(kind.clone()));
                }
            }
            Action::FormBack => drop(self.typed.pop()),
            Action::FormUp => self.marked = self.marked.saturating_sub(1),
            Action::FormDown => self.marked = (self.marked + 1).min(self.offers().len().saturating_sub(1)),
            _ => {}
        }
        Step::Open
    }

    /// Closes. What was answered before stands; where nothing was, leaving takes what is safe: a goal if no limit was
    /// spoken of, and totals only if one was.
    fn leave(&mut self) -> Step {
        match (self.asked, &self.topic) {
            (Asked::AtFirstStart, Topic::Limit) => self.done([What::Goal(Goal::LogOnly)]),
            (Asked::AtFirstStart, Topic::Fluids) | (Asked::First, Topic::Fluids | Topic::Goal) => {
                self.done([What::Goal(Goal::default())])
            }
            (Asked::AtFirstStart, _) => self.done([]),
            (Asked::First | Asked::Again, _) => Step::Cancelled,
        }
    }

    /// What leaving comes to, in the words of its hint; none where it only cancels.
    #[must_use]
    pub fn leaving(&self) -> Option<&'static str> {
        match (self.asked, &self.topic) {
            (Asked::AtFirstStart, Topic::Limit) => Some("totals only"),
            (Asked::AtFirstStart, _) => Some("take the defaults"),
            (Asked::First, Topic::Fluids | Topic::Goal) => Some("take EFSA's goal"),
            _ => None,
        }
    }

    fn go(&mut self, topic: Topic) {
        self.topic = topic;
        self.marked = 0;
        self.typed.clear();
        self.wrong = None;
    }

    fn done<const N: usize>(&mut self, facts: [What; N]) -> Step {
        let told = std::mem::take(&mut self.told).into_iter().chain(facts);
        Step::Done(told.map(|what| Draft::new(self.known.now, what)).collect())
    }

    /// Keeps an answer; on a first start the next question follows, otherwise all is answered.
    fn answered<const N: usize>(&mut self, facts: [What; N]) -> Step {
        let pages = self.pages();
        let here = if self.topic == Topic::Limit { Topic::Fluids } else { self.topic.clone() };
        let next = pages.iter().skip_while(|page| **page != here).nth(1);
        match next.filter(|_| self.asked == Asked::AtFirstStart) {
            Some(next) => {
                self.told.extend(facts);
                self.next(next.clone())
            }
            None => self.done(facts),
        }
    }

    fn take(&mut self, place: usize) -> Step {
        let efsa = |sex: Sex| [What::Profile(Detail::Sex(sex)), What::Goal(Goal::default())];
        let exercise = |effort| What::Exercise { effort, mins: 30 };
        match (&self.topic, place) {
            (Topic::Drink(kind), _) => match self.known.vessels.get(place) {
                Some(vessel) => {
                    let drink = What::Drink { kind: kind.clone(), amount: vessel.amount };
                    self.done([drink])
                }
                None => Step::Open,
            },
            (Topic::Shade, 0..=7) => self.done([What::Urine(Urine::Shade(Shade::ALL[place]))]),
            (Topic::Shade, _) => self.next(Topic::OddColour),
            (Topic::OddColour, 0..=4) => self.done([What::Urine(Urine::Odd(OddColour::ALL[place]))]),
            (Topic::Day, 0) => self.done([What::Heat(Heat::Day)]),
            (Topic::Day, 1) => self.done([What::Heat(Heat::Work { mins: 60 })]),
            (Topic::Day, 2..=4) => self.done([exercise(Effort::ALL[place - 2])]),
            (Topic::Day, _) => Step::Show(ill(self.known.has_goal)),
            (Topic::Fluids, 0) if self.asked == Asked::AtFirstStart => {
                self.answered([What::Goal(Goal::default())])
            }
            (Topic::Fluids, 0) => self.next(Topic::Goal),
            (Topic::Fluids, _) => self.next(Topic::Limit),
            (Topic::Goal, 0) => self.done(efsa(Sex::Female)),
            (Topic::Goal, 1) => self.done(efsa(Sex::Male)),
            (Topic::Goal, 2) => self.done(efsa(Sex::NotStated)),
            (Topic::Goal, 3) => self.done([What::Goal(Goal::Target(Basis::NationalAcademies))]),
            (Topic::Goal, 4) => self.next(Topic::OwnGoal),
            (Topic::Goal, 5) => self.next(Topic::Weight),
            (Topic::Goal, 6) => {
                self.known.pregnant = !self.known.pregnant;
                self.turn(Detail::Pregnant(self.known.pregnant), Detail::Pregnant(!self.known.pregnant))
            }
            (Topic::Goal, _) => {
                let on = !self.known.breastfeeding;
                self.known.breastfeeding = on;
                self.turn(Detail::Breastfeeding(on), Detail::Breastfeeding(!on))
            }
            (Topic::OddColour | Topic::Amount(_) | Topic::Limit | Topic::OwnGoal, _)
            | (Topic::Weight | Topic::Work | Topic::Sleep, _) => Step::Open,
        }
    }

    /// Answers a question on the way, or takes the answer back.
    fn turn(&mut self, answer: Detail, before: Detail) -> Step {
        let before = What::Profile(before);
        match self.told.iter().position(|told| *told == before) {
            Some(place) => drop(self.told.remove(place)),
            None => self.told.push(What::Profile(answer)),
        }
        Step::Open
    }

    fn next(&mut self, topic: Topic) -> Step {
        self.go(topic);
        Step::Open
    }

    fn take_typed(&mut self) -> Step {
        let text = self.typed.trim().to_owned();
        let Known { units, now, .. } = self.known;
        let own = |answer: Result<Detail, String>| answer.map(|detail| [What::Profile(detail)]);
        let facts = match &self.topic {
            Topic::Amount(kind) => {
                let kind = kind.clone();
                match drink(&text, units, now) {
                    Ok((amount, at)) => {
                        return Step::Done(vec![Draft::new(at, What::Drink { kind, amount })]);
                    }
                    Err(why) => Err(why),
                }
            }
            Topic::Limit if text.is_empty() => Ok([What::Goal(Goal::LogOnly)]),
            Topic::Limit => within(&text, &LIMITS, units).map(|ml| [What::Goal(Goal::Limit(ml))]),
            Topic::Weight => match own(Detail::new("weight-kg", &Value::typed(&text))) {
                Ok([weight]) => return self.done([weight, What::Goal(Goal::Target(Basis::Weight))]),
                Err(why) => Err(why),
            },
            Topic::Work | Topic::Sleep if text.is_empty() && self.asked == Asked::AtFirstStart => {
                return self.answered([]);
            }
            Topic::Work | Topic::Sleep if text.is_empty() => return Step::Cancelled,
            Topic::Work => own(Hours::parse(&text).map(Detail::Work)),
            Topic::Sleep => own(self.sleep(&text).map(Detail::Sleep)),
            _ => within(&text, &OWN, units).map(|ml| [What::Goal(Goal::Target(Basis::Own(ml)))]),
        };
        match facts {
            Ok(facts) => self.answered(facts),
            Err(why) => {
                self.wrong = Some(why);
                Step::Open
            }
        }
    }

    /// A span, or the bed time alone.
    fn sleep(&self, text: &str) -> Result<ClockSpan, String> {
        if text.contains('-') { span(text) } else { Ok(ClockSpan { from: clock(text)?, ..self.known.sleep }) }
    }
}

fn digit(shade: Shade) -> char {
    char::from(b'0' + shade.number())
}

/// An amount, and the time behind it if there is one.
fn drink(text: &str, units: Units, now: Stamp) -> Result<(Millilitres, Stamp), String> {
    if let Ok(amount) = units.read(text) {
        return Ok((amount, now));
    }
    let local = |naive: chrono::NaiveDateTime| now + (naive - now.naive_local());
    let timed = text.match_indices(' ').find_map(|(space, _)| {
        let (amount, at) = text.split_at(space);
        Some((units.read(amount).ok()?, time(at, now, &local).ok()?))
    });
    timed.ok_or_else(|| format!("\"{text}\" is no amount with a time; write it like 330 ml or 0,5 l 09:30"))
}
