//! Lists to pick from with one key: a drink, a shade, what the day adds, what drinking is measured against. Owns the
//! offers and what each comes to; knows no screen and no journal.

use crate::app::action::Action;
use crate::app::form::{Offer, Step};
use crate::app::key::{Code, Key};
use crate::domain::fact::{Draft, What};
use crate::domain::goal::{Basis, Goal, LIMITS, OWN};
use crate::domain::hydration::DrinkKind;
use crate::domain::profile::{Detail, Sex};
use crate::domain::quantity::Millilitres;
use crate::domain::settings::Container;
use crate::domain::target::{Effort, Heat};
use crate::domain::time::Stamp;
use crate::domain::urine::{OddColour, Shade, Urine};
use crate::domain::when::time;
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
    /// Heat and exercise.
    Day,
    /// Whether fluids are limited.
    Fluids,
    /// The limit that a clinician told, typed.
    Limit,
    /// Where the goal comes from.
    Goal,
    /// A goal of one's own, typed.
    Own,
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
    /// Leaving the question about fluids takes the default goal, because nothing was chosen before.
    first: bool,
    vessels: Vec<Container>,
    now: Stamp,
}

impl Picker {
    /// Opens a list; `vessels` are those of the settings.
    #[must_use]
    pub fn new(topic: Topic, vessels: Vec<Container>, now: Stamp) -> Self {
        Self { topic, marked: 0, typed: String::new(), wrong: None, first: false, vessels, now }
    }

    /// The same, asked for the first time.
    #[must_use]
    pub fn first(self, first: bool) -> Self {
        Self { first, ..self }
    }

    /// The question.
    #[must_use]
    pub fn title(&self) -> String {
        match &self.topic {
            Topic::Drink(kind) | Topic::Amount(kind) => format!("A drink: {kind}"),
            Topic::Shade => "Which shade?".to_owned(),
            Topic::OddColour => "Which colour?".to_owned(),
            Topic::Day => "What does today add?".to_owned(),
            Topic::Fluids => "Fluids".to_owned(),
            Topic::Limit => "How much in a day?".to_owned(),
            Topic::Goal => "A goal for drinks".to_owned(),
            Topic::Own => "Your own goal".to_owned(),
        }
    }

    /// Words above the offers.
    #[must_use]
    pub fn about(&self) -> &'static str {
        match self.topic {
            Topic::Drink(_) => "A letter changes the drink, a number logs it, tab asks for amount and time.",
            Topic::Amount(_) => {
                "An amount, and a time if it was not now: 330, 0,5 l 09:30, 25cl yesterday 23:10."
            }
            Topic::Shade => {
                "A swatch is no validated chart: look in a clear cup, in bright light. Poor light, the first urine of \
                 the morning and vitamins mislead."
            }
            Topic::Fluids if self.first => {
                "Has a clinician told you to limit fluids, or do you have heart failure, kidney disease or dialysis, \
                 liver cirrhosis, or low blood sodium? Esc takes a goal of 1,800 ml."
            }
            Topic::Fluids => {
                "Has a clinician told you to limit fluids, or do you have heart failure, kidney disease or dialysis, \
                 liver cirrhosis, or low blood sodium?"
            }
            Topic::Limit => {
                "The amount your clinician told, such as 1,5 l. Leave it empty to keep totals only."
            }
            Topic::Goal => {
                "EFSA's adequate intake less the water in food (B), or another. g changes it later."
            }
            Topic::Own => "500 ml to 4 l.",
            Topic::OddColour | Topic::Day => "",
        }
    }

    /// True where the answer is typed.
    #[must_use]
    pub fn is_typed(&self) -> bool {
        matches!(self.topic, Topic::Amount(_) | Topic::Limit | Topic::Own)
    }

    /// What may be picked; nothing where the answer is typed.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let offer = |key: char, text: String| Offer { key, text };
        let list =
            |of: &[(char, &str)]| of.iter().map(|(key, text)| offer(*key, (*text).to_owned())).collect();
        match self.topic {
            Topic::Drink(_) => {
                let vessel = |vessel: &Container| format!("{} {}", vessel.name, vessel.amount);
                ('1'..='9').zip(&self.vessels).map(|(key, of)| offer(key, vessel(of))).collect()
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
            ]),
            Topic::Fluids => list(&[('n', "no"), ('y', "yes")]),
            Topic::Goal => list(&[
                ('1', "woman, 1,600 ml"),
                ('2', "man, 2,000 ml"),
                ('3', "not stated, 1,800 ml"),
                ('4', "US National Academies"),
                ('5', "my own number"),
            ]),
            Topic::Amount(_) | Topic::Limit | Topic::Own => Vec::new(),
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

    /// Closes. What was chosen before stands; where nothing was, leaving the question takes the default.
    fn leave(&self) -> Step {
        match self.topic {
            Topic::Fluids | Topic::Goal if self.first => self.done([What::Goal(Goal::default())]),
            _ => Step::Cancelled,
        }
    }

    fn go(&mut self, topic: Topic) {
        let first = self.first;
        *self = Self::new(topic, std::mem::take(&mut self.vessels), self.now).first(first);
    }

    fn done<const N: usize>(&self, facts: [What; N]) -> Step {
        Step::Done(facts.into_iter().map(|what| Draft::new(self.now, what)).collect())
    }

    fn take(&mut self, place: usize) -> Step {
        let efsa = |sex: Sex| [What::Profile(Detail::Sex(sex)), What::Goal(Goal::default())];
        let exercise = |effort| What::Exercise { effort, mins: 30 };
        match (&self.topic, place) {
            (Topic::Drink(kind), _) => match self.vessels.get(place) {
                Some(vessel) => self.done([What::Drink { kind: kind.clone(), amount: vessel.amount }]),
                None => Step::Open,
            },
            (Topic::Shade, 0..=7) => self.done([What::Urine(Urine::Shade(Shade::ALL[place]))]),
            (Topic::Shade, _) => self.next(Topic::OddColour),
            (Topic::OddColour, 0..=4) => self.done([What::Urine(Urine::Odd(OddColour::ALL[place]))]),
            (Topic::Day, 0) => self.done([What::Heat(Heat::Day)]),
            (Topic::Day, 1) => self.done([What::Heat(Heat::Work { mins: 60 })]),
            (Topic::Day, 2..=4) => self.done([exercise(Effort::ALL[place - 2])]),
            (Topic::Fluids, 0) => self.next(Topic::Goal),
            (Topic::Fluids, _) => self.next(Topic::Limit),
            (Topic::Goal, 0) => self.done(efsa(Sex::Female)),
            (Topic::Goal, 1) => self.done(efsa(Sex::Male)),
            (Topic::Goal, 2) => self.done(efsa(Sex::NotStated)),
            (Topic::Goal, 3) => self.done([What::Goal(Goal::Target(Basis::NationalAcademies))]),
            (Topic::Goal, _) => self.next(Topic::Own),
            (Topic::OddColour | Topic::Day | Topic::Amount(_) | Topic::Limit | Topic::Own, _) => Step::Open,
        }
    }

    fn next(&mut self, topic: Topic) -> Step {
        self.go(topic);
        Step::Open
    }

    fn take_typed(&mut self) -> Step {
        let text = self.typed.trim().to_owned();
        let within = |range: std::ops::RangeInclusive<Millilitres>| {
            let outside = || format!("{} to {}", range.start(), range.end());
            Millilitres::parse(&text).and_then(|ml| if range.contains(&ml) { Ok(ml) } else { Err(outside()) })
        };
        let facts = match &self.topic {
            Topic::Amount(kind) => drink(&text, self.now)
                .map(|(amount, at)| Draft::new(at, What::Drink { kind: kind.clone(), amount })),
            Topic::Limit if text.is_empty() => Ok(Draft::new(self.now, What::Goal(Goal::LogOnly))),
            Topic::Limit => within(LIMITS).map(|ml| Draft::new(self.now, What::Goal(Goal::Limit(ml)))),
            _ => within(OWN).map(|ml| Draft::new(self.now, What::Goal(Goal::Target(Basis::Own(ml))))),
        };
        match facts {
            Ok(draft) => Step::Done(vec![draft]),
            Err(why) => {
                self.wrong = Some(why);
                Step::Open
            }
        }
    }
}

fn digit(shade: Shade) -> char {
    char::from(b'0' + shade.number())
}

/// An amount, and the time behind it if there is one.
fn drink(text: &str, now: Stamp) -> Result<(Millilitres, Stamp), String> {
    if let Ok(amount) = Millilitres::parse(text) {
        return Ok((amount, now));
    }
    let local = |naive: chrono::NaiveDateTime| now + (naive - now.naive_local());
    let timed = text.match_indices(' ').find_map(|(space, _)| {
        let (amount, at) = text.split_at(space);
        Some((Millilitres::parse(amount).ok()?, time(at, now, &local).ok()?))
    });
    timed.ok_or_else(|| format!("\"{text}\" is no amount with a time; write it like 330 or 0,5 l 09:30"))
}
