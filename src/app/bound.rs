//! The keys that are bound: the table of the keymap, with what a person changed of it. Whatever was changed, the way out and
//! the help are never lost.

use crate::app::action::Action;
use crate::app::key::Key;
use crate::app::keymap::{BINDINGS, Binding, Context, name};
use crate::app::sheet::Move;

/// What is pressed for an action: a key, or two one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chord {
    /// The only key, or the first of two.
    pub first: Key,
    /// The second.
    pub then: Option<Key>,
}

impl Chord {
    /// A key by itself.
    #[must_use]
    pub const fn of(key: Key) -> Self {
        Self { first: key, then: None }
    }

    /// Reads it as [`Chord::name`] writes it: `w`, `ctrl-z`, `g g`.
    ///
    /// # Errors
    /// Says what is no key, or too much.
    pub fn read(text: &str) -> Result<Self, String> {
        let keys: Vec<Key> = text.split_whitespace().map(Key::read).collect::<Result<_, _>>()?;
        match keys[..] {
            [first] => Ok(Self::of(first)),
            [first, then] => Ok(Self { first, then: Some(then) }),
            _ => Err(format!("\"{text}\" is not one key or two; the space bar is written \"space\"")),
        }
    }

    /// How it is shown to people: `w`, `space`, `g g`.
    #[must_use]
    pub fn name(self) -> String {
        match self.then {
            Some(then) => format!("{} {}", name(self.first), name(then)),
            None => name(self.first),
        }
    }

    /// True if nobody could press the one without the other.
    fn collides(self, other: Self) -> bool {
        self.first == other.first && (self.then == other.then || self.then.is_none() || other.then.is_none())
    }
}

/// What a key means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// This action.
    Means(Action),
    /// The first of two keys.
    Begins,
    /// Nothing.
    Nothing,
}

/// The table with what was changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Keymap {
    /// Rows of [`BINDINGS`] by number, with the keys they have instead.
    changed: Vec<(usize, Vec<Chord>)>,
}

impl Keymap {
    /// What a key means in a context, after the first key of two or alone; what is not bound there may be bound
    /// everywhere.
    #[must_use]
    pub fn lookup(&self, context: Context, begun: Option<Key>, key: Key) -> Meaning {
        if key == Key::ctrl('c') {
            return Meaning::Means(Action::Quit);
        }
        let pressed = match begun {
            Some(first) => Chord { first, then: Some(key) },
            None => Chord::of(key),
        };
        let screens = context.is_screen().then_some(Context::Screens);
        for place in [Some(context), screens, Some(Context::Global)].into_iter().flatten() {
            let mut begins = false;
            for (number, row) in numbered().filter(|(_, row)| row.context == place) {
                if self.chords(number).any(|its| its == pressed) {
                    return Meaning::Means(row.action);
                }
                begins |= begun.is_none() && self.chords(number).any(|chord| chord.first == key);
            }
            if begins {
                return Meaning::Begins;
            }
        }
        match begun {
            Some(_) => self.lookup(context, None, key),
            None => Meaning::Nothing,
        }
    }

    /// The rows of a context that have a key, with their keys.
    pub fn rows(&self, context: Context) -> impl Iterator<Item = (&'static Binding, Vec<Chord>)> {
        self.all().filter(move |(row, chords)| row.context == context && !chords.is_empty())
    }

    /// Every row with its keys, in the order of the help.
    pub fn all(&self) -> impl Iterator<Item = (&'static Binding, Vec<Chord>)> {
        numbered().map(|(number, row)| (row, self.chords(number).collect()))
    }

    /// How many actions have other keys than in the table.
    #[must_use]
    pub fn changed(&self) -> usize {
        let differs = |(number, chords): &&(usize, Vec<Chord>)| {
            !chords.iter().copied().eq(BINDINGS[*number].keys.iter().copied().map(Chord::of))
        };
        self.changed.iter().filter(differs).count()
    }

    /// The key that is shown for an action; nothing where it has none.
    #[must_use]
    pub fn shown(&self, context: Context, action: Action) -> String {
        let row = numbered().find(|(_, row)| row.context == context && row.action == action);
        row.and_then(|(number, _)| self.chords(number).next()).map(Chord::name).unwrap_or_default()
    }

    /// Gives an action other keys, or none.
    ///
    /// # Errors
    /// There is no such action in that place.
    pub fn rebind(&mut self, context: Context, action: &str, chords: Vec<Chord>) -> Result<(), Unknown> {
        let row = numbered().find(|(_, row)| row.context == context && row.action.word() == action);
        let (number, _) = row.ok_or(Unknown)?;
        self.changed.retain(|(changed, _)| *changed != number);
        self.changed.push((number, chords));
        Ok(())
    }

    /// Makes sure that each key means one thing in one place, and that nobody is locked out. Says for each row that could
    /// not be as it was asked for why, by its place and the name of its action.
    pub fn settle(&mut self) -> Vec<(Context, String, String)> {
        let mut said = Vec::new();
        let mut say = |number: usize, why: String| {
            let row = &BINDINGS[number];
            said.push((row.context, row.action.word(), why));
        };
        let asked: Vec<usize> = self.changed.iter().map(|(number, _)| *number).collect();
        for (at, number) in asked.iter().copied().enumerate() {
            for chord in self.chords(number).collect::<Vec<_>>() {
                let key = chord.name();
                let taken: Vec<usize> = numbered()
                    .filter(|(other, row)| {
                        *other != number
                            && row.context == BINDINGS[number].context
                            && self.chords(*other).any(|its| its.collides(chord))
                    })
                    .map(|(other, _)| other)
                    .collect();
                let is_kept = |other: &&usize| {
                    let left = self.chords(**other).filter(|its| !its.collides(chord)).count();
                    asked[..at].contains(other) || (stays(&BINDINGS[**other]) && left == 0)
                };
                if let Some(other) = taken.iter().find(is_kept) {
                    let word = BINDINGS[*other].action.word();
                    say(number, format!("\"{key}\" is {word} already, and stays so"));
                    self.take(number, chord);
                    continue;
                }
                for other in taken.into_iter().filter(|other| !asked.contains(other)) {
                    let word = BINDINGS[other].action.word();
                    say(
                        number,
                        format!("\"{key}\" was {word}, which has lost it; give that one another key, or []"),
                    );
                    self.take(other, chord);
                }
            }
        }
        for number in asked {
            let row = &BINDINGS[number];
            if stays(row) && self.chords(number).next().is_none() {
                self.changed.retain(|(changed, _)| *changed != number);
                let first = self.chords(number).next().map(Chord::name).unwrap_or_default();
                say(number, format!("it keeps \"{first}\", so that nobody is locked out"));
                let own: Vec<Chord> = self.chords(number).collect();
                let others: Vec<usize> = numbered()
                    .filter(|(other, its)| *other != number && its.context == row.context)
                    .map(|(other, _)| other)
                    .collect();
                for (other, chord) in others.iter().flat_map(|other| own.iter().map(|chord| (*other, *chord)))
                {
                    if self.chords(other).any(|its| its.collides(chord)) {
                        self.take(other, chord);
                    }
                }
            }
        }
        said
    }

    fn take(&mut self, number: usize, chord: Chord) {
        let left = self.chords(number).filter(|its| !its.collides(chord)).collect();
        self.changed.retain(|(changed, _)| *changed != number);
        self.changed.push((number, left));
    }

    fn chords(&self, number: usize) -> impl Iterator<Item = Chord> {
        let changed = self.changed.iter().find(|(changed, _)| *changed == number).map(|(_, chords)| chords);
        let shipped = if changed.is_some() { &[] } else { BINDINGS[number].keys };
        changed.into_iter().flatten().copied().chain(shipped.iter().copied().map(Chord::of))
    }

    /// The whole table as it is written in the configuration.
    #[must_use]
    pub fn toml(&self) -> String {
        let mut out = String::new();
        let mut place = None;
        for (row, chords) in self.all() {
            if place != Some(row.context) {
                place = Some(row.context);
                let gap = if out.is_empty() { "" } else { "\n" };
                out += &format!("{gap}[keys.{}] # {}\n", row.context.word(), row.context.title());
            }
            let quote = |chord: Chord| match chord.name() {
                name if name.contains(['"', '\\']) => format!("'{name}'"),
                name => format!("\"{name}\""),
            };
            let keys: Vec<String> = chords.into_iter().map(quote).collect();
            let keys = format!("{} = [{}]", row.action.word(), keys.join(", "));
            out += &format!("{keys:<40} # {}\n", row.help);
        }
        out
    }
}

/// There is no such action in that place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unknown;

fn numbered() -> impl Iterator<Item = (usize, &'static Binding)> {
    BINDINGS.iter().enumerate()
}

/// True for the help, for when to act, and for the way out of a place, which always have a key. `ctrl-c` quits anyway.
fn stays(row: &Binding) -> bool {
    match row.action {
        Action::Help
        | Action::Close
        | Action::FormCancel
        | Action::GuideBack
        | Action::SessionStop
        | Action::ReliefLeave
        | Action::CareLeave
        | Action::Sheet(Move::Leave) => true,
        Action::Act => row.context == Context::Global,
        Action::SearchClear => row.context == Context::Search,
        _ => false,
    }
}

impl Action {
    /// Its name in the configuration: `drink_glass`, `go_today`.
    #[must_use]
    pub fn word(self) -> String {
        snake(&format!("{self:?}"))
    }
}

impl Context {
    /// Its name in the configuration: `today`, `relief_ask`.
    #[must_use]
    pub fn word(self) -> String {
        snake(&format!("{self:?}"))
    }
}

/// A name of the program's as it is written in a configuration: `Browse(ViewNext)` is `browse_view_next`.
fn snake(name: &str) -> String {
    let mut word = String::new();
    for c in name.chars() {
        if (c.is_uppercase() || c == '(') && !word.is_empty() && !word.ends_with('_') {
            word.push('_');
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    word
}
