//! A sheet: a form as a list of fields to move through, in any order, none of which must be answered. Owns the moves
//! and the answers; what is asked and what becomes of it stands with each form.

/// The fields and what may be answered.
pub mod field;

use crate::app::key::{Code, Key};
use crate::app::sheet::field::{Field, Kind, LONGEST_TEXT, Value};
use crate::domain::time::Stamp;

/// Keys that tick a field from anywhere, in order. Those that move or answer are left out.
const TICK_KEYS: &str = "1234567890abcdefgimopqrtuvwzABCDEFGI";

/// A form being filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it is about.
    pub title: String,
    /// Words above the fields; empty if there is nothing to say.
    pub about: &'static str,
    /// The fields, in order.
    pub fields: Vec<Field>,
    /// The field at hand; one past the last is the row that saves.
    pub marked: usize,
    /// Which offer of the field at hand is pointed at.
    pub pointed: usize,
    /// What is being typed into the field at hand.
    pub typed: String,
    /// What was expected instead of what was typed.
    pub wrong: Option<String>,
    /// Leaving was asked for, and something would be lost.
    pub leaving: bool,
    /// When it was opened.
    pub opened: Stamp,
    before: Vec<Value>,
}

/// A way to move in a sheet. Keys lead here through the keymap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To the next field; on the last row, save.
    Take,
    /// To the next field.
    Next,
    /// To the field before.
    Previous,
    /// To the first field.
    First,
    /// To the row that saves.
    Last,
    /// To the answer on the left, or one less.
    Left,
    /// To the answer on the right, or one more.
    Right,
    /// Take back what was typed, or the answer.
    Clear,
    /// Save and close.
    Save,
    /// Close without saving.
    Leave,
}

/// What a key led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// It is still open.
    Open,
    /// It is closed and nothing shall be kept.
    Left,
    /// It is filled in; every value is valid.
    Done,
}

impl Sheet {
    /// Opens a sheet on its first field. One of ticks and questions of yes and no alone is a check list: there each has a
    /// key of its own.
    #[must_use]
    pub fn new(title: impl Into<String>, now: Stamp, mut fields: Vec<Field>) -> Self {
        if fields.iter().all(|field| matches!(field.kind, Kind::Tick | Kind::YesNo)) {
            fields.iter_mut().zip(TICK_KEYS.chars()).for_each(|(field, key)| field.key = Some(key));
        }
        let before = fields.iter().map(|field| field.value.clone()).collect();
        let mut sheet = Self {
            title: title.into(),
            about: "",
            fields,
            marked: 0,
            pointed: 0,
            typed: String::new(),
            wrong: None,
            leaving: false,
            opened: now,
            before,
        };
        sheet.mark(0);
        sheet
    }

    /// The same sheet with words above the fields.
    #[must_use]
    pub fn about(self, about: &'static str) -> Self {
        Self { about, ..self }
    }

    /// The same sheet, opened on the field of that name.
    #[must_use]
    pub fn at(mut self, name: &str) -> Self {
        let place = self.fields.iter().position(|field| field.name == name);
        self.mark(place.unwrap_or(0));
        self
    }

    /// The answer of that name; open if the field is not shown.
    #[must_use]
    pub fn value(&self, name: &str) -> &Value {
        let field = self.shown().find(|(_, field)| field.name == name);
        field.map_or(&Value::Open, |(_, field)| &field.value)
    }

    /// The chosen place in the list of choices.
    #[must_use]
    pub fn choice(&self, name: &str) -> Option<usize> {
        if let Value::Choice(one) = self.value(name) { Some(*one) } else { None }
    }

    /// The ticked places in the list of choices.
    #[must_use]
    pub fn ticks(&self, name: &str) -> &[usize] {
        if let Value::Ticks(some) = self.value(name) { some } else { &[] }
    }

    /// The grades by place in the list of choices.
    #[must_use]
    pub fn grades(&self, name: &str) -> &[(usize, Option<u8>)] {
        if let Value::Grades(some) = self.value(name) { some } else { &[] }
    }

    /// The answer to a question of yes and no.
    #[must_use]
    pub fn yes(&self, name: &str) -> Option<bool> {
        if let Value::Yes(yes) = self.value(name) { Some(*yes) } else { None }
    }

    /// The number.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<u32> {
        if let Value::Number(number) = self.value(name) { Some(*number) } else { None }
    }

    /// The person's own words.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        if let Value::Text(text) = self.value(name) { Some(text) } else { None }
    }

    /// The moment.
    #[must_use]
    pub fn time(&self, name: &str) -> Option<Stamp> {
        if let Value::Time(at) = self.value(name) { Some(*at) } else { None }
    }

    /// The day.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<chrono::NaiveDate> {
        if let Value::Date(day) = self.value(name) { Some(*day) } else { None }
    }

    /// The length in seconds.
    #[must_use]
    pub fn length(&self, name: &str) -> Option<u32> {
        if let Value::Length(secs) = self.value(name) { Some(*secs) } else { None }
    }

    /// The fields that are asked now, with their places.
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = (usize, &Field)> {
        self.fields.iter().enumerate().filter(|(_, field)| self.is_asked(field))
    }

    /// The field at hand; none on the row that saves.
    #[must_use]
    pub fn field(&self) -> Option<&Field> {
        self.fields.get(self.marked)
    }

    /// True if something was answered or typed that is not kept yet.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.is_typing() || self.fields.iter().zip(&self.before).any(|(field, before)| field.value != *before)
    }

    /// True if what is typed into the field at hand is not its answer.
    fn is_typing(&self) -> bool {
        self.typed != self.field().map_or_else(String::new, Field::as_typed)
    }

    /// Which offers are taken, and the keys that take them.
    pub fn offers(&self) -> impl Iterator<Item = (char, &str, bool)> {
        let field = self.field();
        let value = field.map_or(&Value::Open, |field| &field.value);
        let graded = field.is_some_and(|field| matches!(field.kind, Kind::Grades { .. }));
        let keys = TICK_KEYS.chars().skip(if graded { 10 } else { 0 });
        let offers = field.map_or(&[][..], Field::offers);
        keys.zip(offers).enumerate().map(move |(place, (key, offer))| {
            let taken = match value {
                Value::Choice(one) => *one == place,
                Value::Ticks(some) => some.contains(&place),
                Value::Grades(some) => some.iter().any(|(one, _)| *one == place),
                _ => false,
            };
            (key, offer.as_str(), taken)
        })
    }

    /// True if this key answers or is typed; such a key has no other meaning here.
    #[must_use]
    pub fn takes(&self, key: Key) -> bool {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return false };
        if self.leaving {
            return true;
        }
        match self.field() {
            Some(field) if field.takes_letters() => true,
            Some(field) if field.is_typed() => field.may_type(c) || !"hjkl".contains(c),
            _ => !"hjkl".contains(c),
        }
    }

    /// Takes a key that answers or is typed.
    #[must_use]
    pub fn press(&mut self, key: Key) -> Step {
        let Key { code: Code::Char(c), ctrl: false, alt: false } = key else { return Step::Open };
        if self.leaving {
            self.leaving = false;
            return if c == 'y' { Step::Left } else { Step::Open };
        }
        self.wrong = None;
        match self.field().map(|field| field.kind.clone()) {
            None => self.tick(c),
            Some(Kind::YesNo | Kind::Tick) => self.answer(c),
            Some(Kind::Choice(_) | Kind::Ticks(_) | Kind::Grades { .. }) => self.pick(c),
            Some(_) => self.type_in(c),
        }
        Step::Open
    }

    /// Types a text that was pasted.
    pub fn paste(&mut self, text: &str) {
        if self.field().is_some_and(|field| field.kind == Kind::Text) && !self.leaving {
            text.chars().for_each(|c| self.type_in(if c.is_control() { ' ' } else { c }));
        }
    }

    /// Moves.
    #[must_use]
    pub fn go(&mut self, way: Move) -> Step {
        if std::mem::take(&mut self.leaving) {
            return Step::Open;
        }
        self.wrong = None;
        match way {
            Move::Leave if self.is_typing() => {
                self.typed = self.field().map_or_else(String::new, Field::as_typed);
            }
            Move::Leave if self.is_changed() => self.leaving = true,
            Move::Leave => return Step::Left,
            Move::Left => self.turn(false),
            Move::Right => self.turn(true),
            Move::Clear => self.clear(),
            Move::Take | Move::Save if self.marked == self.fields.len() => return Step::Done,
            _ if !self.keep_typed() => {}
            Move::Save => return Step::Done,
            Move::Take | Move::Next => self.forward(),
            Move::Previous => self.mark(self.beside(false)),
            Move::First => self.mark(0),
            Move::Last => self.mark(self.fields.len()),
        }
        Step::Open
    }

    fn is_asked(&self, field: &Field) -> bool {
        let Some((name, choices)) = field.only else { return true };
        let decides = self.fields.iter().find(|other| other.name == name);
        decides.is_some_and(|field| matches!(field.value, Value::Choice(one) if choices.contains(&one)))
    }

    /// Goes to a field that was pointed at, as far as what was typed is right. In a check list that is its key, so it is
    /// ticked; a click on the row that saves saves.
    #[must_use]
    pub fn point(&mut self, place: usize) -> Step {
        if std::mem::take(&mut self.leaving) {
            return Step::Open;
        }
        self.wrong = None;
        if place == self.fields.len() && self.marked == place {
            return Step::Done;
        }
        if self.keep_typed() {
            self.mark(place);
            if let Some(field) = self.fields.get_mut(place).filter(|field| field.key.is_some()) {
                turn_tick(field);
            }
        }
        Step::Open
    }

    fn mark(&mut self, place: usize) {
        self.marked = place.min(self.fields.len());
        self.typed = self.field().map_or_else(String::new, Field::as_typed);
        self.pointed = match self.field().map(|field| &field.value) {
            Some(Value::Choice(one)) => *one,
            _ => 0,
        };
    }

    fn forward(&mut self) {
        self.mark(self.beside(true));
    }

    fn beside(&self, after: bool) -> usize {
        let mut shown = self.shown().map(|(place, _)| place);
        if after {
            shown.find(|place| *place > self.marked).unwrap_or(self.fields.len())
        } else {
            shown.rfind(|place| *place < self.marked).unwrap_or(self.marked)
        }
    }

    /// Makes an answer of what was typed; false, with the reason, if it is none.
    fn keep_typed(&mut self) -> bool {
        let Some(field) = self.fields.get_mut(self.marked).filter(|field| field.is_typed()) else {
            return true;
        };
        if self.typed.trim().is_empty() && field.kind != Kind::Text {
            return true;
        }
        match field.read(&self.typed, self.opened) {
            Ok(value) => field.value = value,
            Err(wrong) => {
                self.wrong = Some(wrong);
                return false;
            }
        }
        true
    }

    fn type_in(&mut self, c: char) {
        let Some(field) = self.fields.get_mut(self.marked) else { return };
        if let Kind::Length(usual) = field.kind {
            let picked = ('a'..).zip(usual).find(|(key, _)| *key == c && self.typed.is_empty());
            if let Some((_, (_, secs))) = picked {
                field.value = Value::Length(*secs);
                return self.forward();
            }
        }
        if !field.may_type(c) || self.typed.chars().count() >= LONGEST_TEXT {
            return;
        }
        self.typed.push(c);
        // A number that no further digit can lengthen is complete.
        let Kind::Number { to, halves: false, .. } = field.kind else { return };
        let number = self.typed.parse::<u32>().unwrap_or(u32::MAX);
        if number > to {
            self.typed.pop();
        } else if (number * 10 > to || number == 0) && self.keep_typed() {
            self.forward();
        }
    }

    fn clear(&mut self) {
        if self.typed.pop().is_some() {
            return;
        }
        if let Some(field) = self.fields.get_mut(self.marked).filter(|field| !field.required) {
            field.value = Value::Open;
        }
    }

    /// Answers by yes or no, at the field at hand or at the one whose key this is.
    fn answer(&mut self, c: char) {
        let Some(field) = self.fields.get_mut(self.marked) else { return };
        let tick = field.kind == Kind::Tick;
        match c {
            'y' => field.value = Value::Yes(true),
            'n' if tick => field.value = Value::Open,
            'n' => field.value = Value::Yes(false),
            ' ' => return turn_tick(field),
            'N' => return self.no_to_the_rest(),
            _ => return self.tick(c),
        }
        self.forward();
    }

    fn tick(&mut self, c: char) {
        let place = self.shown().find(|(_, field)| field.key == Some(c)).map(|(place, _)| place);
        if let Some(place) = place {
            self.mark(place);
            turn_tick(&mut self.fields[place]);
        }
    }

    /// Every open question of yes and no from the field at hand on is answered by no.
    fn no_to_the_rest(&mut self) {
        let asked: Vec<usize> =
            self.shown().map(|(place, _)| place).filter(|place| *place >= self.marked).collect();
        for place in asked {
            let field = &mut self.fields[place];
            if field.kind == Kind::YesNo && field.value == Value::Open {
                field.value = Value::Yes(false);
            }
        }
        self.mark(self.fields.len());
    }

    fn pick(&mut self, c: char) {
        let place = self.offers().position(|(key, _, _)| key == c);
        let Some(field) = self.fields.get_mut(self.marked) else { return };
        let place = match (place, c) {
            (Some(place), _) => place,
            (None, ' ') => self.pointed,
            (None, digit) => return grade(field, self.pointed, digit),
        };
        self.pointed = place;
        match (&field.kind, &mut field.value) {
            (Kind::Choice(_), value) => *value = Value::Choice(place),
            (_, Value::Ticks(some)) => toggle(some, place, |one| *one, place),
            (_, Value::Grades(some)) => toggle(some, place, |(one, _)| *one, (place, None)),
            (Kind::Ticks(_), value) => *value = Value::Ticks(vec![place]),
            (_, value) => *value = Value::Grades(vec![(place, None)]),
        }
        if field.words().is_empty() {
            field.value = Value::Open;
        }
        if matches!(field.kind, Kind::Choice(_)) && c != ' ' {
            self.forward();
        }
    }

    fn turn(&mut self, right: bool) {
        let Some(field) = self.fields.get_mut(self.marked) else { return };
        let step =
            |place: usize, last: usize| if right { (place + 1).min(last) } else { place.saturating_sub(1) };
        match (&field.kind, &field.value) {
            (Kind::Choice(of), value) => {
                let last = of.len().saturating_sub(1);
                self.pointed = if *value == Value::Open { 0 } else { step(self.pointed, last) };
                field.value = Value::Choice(self.pointed);
            }
            (Kind::Ticks(of) | Kind::Grades { of, .. }, _) => {
                self.pointed = step(self.pointed, of.len().saturating_sub(1));
            }
            (Kind::YesNo, _) => field.value = Value::Yes(right),
            (Kind::Tick, _) => field.value = if right { Value::Yes(true) } else { Value::Open },
            (Kind::Number { from, to, .. }, value) if self.typed.is_empty() => {
                let number = match value {
                    Value::Number(number) if right => number.saturating_add(1),
                    Value::Number(number) => number.saturating_sub(1),
                    _ => *from,
                };
                field.value = Value::Number(number.clamp(*from, *to));
            }
            _ => {}
        }
    }
}

fn turn_tick(field: &mut Field) {
    field.value = if field.value == Value::Yes(true) { Value::Open } else { Value::Yes(true) };
}

/// Puts the entry of that place in, in order, or takes it out.
fn toggle<T>(some: &mut Vec<T>, place: usize, of: impl Fn(&T) -> usize, entry: T) {
    match some.iter().position(|one| of(one) == place) {
        Some(here) => {
            some.remove(here);
        }
        None => {
            let before = some.partition_point(|one| of(one) < place);
            some.insert(before, entry);
        }
    }
}

fn grade(field: &mut Field, place: usize, digit: char) {
    let Kind::Grades { most, .. } = field.kind else { return };
    let Some(number) = digit.to_digit(10).and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= most) else {
        return;
    };
    let given = (place, Some(number));
    match &mut field.value {
        Value::Grades(some) => match some.iter_mut().find(|(one, _)| *one == place) {
            Some(entry) => *entry = given,
            None => toggle(some, place, |(one, _)| *one, given),
        },
        value => *value = Value::Grades(vec![given]),
    }
}
