//! What other files know and this journal does not. Owns what counts as known; pure, and total over any text.
//!
//! Known is a name: a line with other text under a known name does not come in, because the text that stands here
//! wins. A name that one file gives several times over, a line copied and changed by hand, counts as often as the
//! file that gives it most often. So the known names of any files are the same in every order and repetition.

use std::collections::{HashMap, HashSet};

use chrono::Datelike;

use crate::domain::fact::{Fact, Id, What};
use crate::shell::store::line::{self, Line, LocalOffset};
use crate::shell::store::sheet::{self, Entry, Sheet};

/// Steps that are followed from an undo to what it undoes, to find the year it belongs to.
const CHAIN: usize = 32;

/// What a comment that strikes a name here does to a line of that name elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strikes {
    /// The line stays out: a person dropped it here.
    Hold,
    /// The line comes in, as it is shown while both files lie side by side.
    Yield,
}

/// A file of this journal.
#[derive(Debug, Clone, Copy)]
pub struct Own<'a> {
    /// The year of its name.
    pub year: i32,
    /// What it holds.
    pub text: &'a str,
}

/// A line to append.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Incoming {
    /// The year whose book it belongs to: its own, or that of what it undoes or replaces.
    pub year: i32,
    /// The line without its end.
    pub line: String,
    /// The fact as it will be named here; none for a comment that strikes one.
    pub id: Option<Id>,
}

/// The lines of `others` that `own` does not know, in their order: facts, then strikes.
#[must_use]
pub fn incoming(own: &[Own<'_>], others: &[&str], strikes: Strikes, local: LocalOffset) -> Vec<Incoming> {
    let own_sheets: Vec<Sheet<'_>> = own.iter().map(|file| sheet::read(file.text, local)).collect();
    let sheets: Vec<Sheet<'_>> = others.iter().map(|text| sheet::read(text, local)).collect();
    let (here, there) = (Names::of(&own_sheets), Names::of(&sheets));
    let places = Places::new(own.iter().map(|file| file.year).zip(&own_sheets), &sheets);
    let mut found = Vec::new();
    for name in &there.order {
        if strikes == Strikes::Hold && !here.given.contains_key(name) && here.struck.contains(name) {
            continue;
        }
        let known = here.given.get(name);
        let first = known.map_or(0, |given| given.count);
        for (index, entry) in (first..).zip(there.given[name].lacking(known)) {
            let line = as_line(entry, name, local);
            let year = places.year(&entry.fact);
            found.push(Incoming { year, line, id: Some(numbered(name, index)) });
        }
    }
    found.extend(strikes_for(others, &here, &there, &places));
    found
}

/// The name a fact was given in its file: the second of two lines with one name is `name#2`.
#[must_use]
pub fn name(id: &Id) -> &str {
    let text = id.as_str();
    match text.rsplit_once('#') {
        Some((name, number)) if number.parse::<usize>().is_ok_and(|number| number > 1) => name,
        _ => text,
    }
}

fn numbered(name: &str, index: usize) -> Id {
    if index == 0 { Id::new(name) } else { Id::new(&format!("{name}#{}", index + 1)) }
}

/// The entry as one line: as it stands, or written anew where the file was reformatted.
#[must_use]
pub fn as_line(entry: &Entry<'_>, name: &str, local: LocalOffset) -> String {
    let same = |text: &str| match line::read(text, local) {
        Line::Entry(fact) if !text.contains('\n') => {
            fact.id.as_str() == name && fact.what == entry.fact.what && fact.at == entry.fact.at
        }
        _ => false,
    };
    if same(entry.text) {
        return entry.text.to_owned();
    }
    let keyed = format!("{name} = {}", entry.text);
    if same(&keyed) {
        return keyed;
    }
    line::write(&Fact { id: Id::new(name), ..entry.fact.clone() })
}

/// The names that some files know.
#[derive(Default)]
struct Names<'a, 's> {
    given: HashMap<&'s str, Given<'a, 's>>,
    /// The names in the order in which they are first given.
    order: Vec<&'s str>,
    struck: HashSet<&'a str>,
}

/// What is given under a name.
#[derive(Default)]
struct Given<'a, 's> {
    /// Lines in the file that has most of them.
    count: usize,
    /// Of the first lines of all files the greatest, of the second, and so on.
    best: Vec<&'s Entry<'a>>,
    /// Every line with a text of its own.
    entries: Vec<&'s Entry<'a>>,
}

impl<'a, 's> Names<'a, 's> {
    fn of(sheets: &'s [Sheet<'a>]) -> Self {
        let mut names = Self::default();
        for sheet in sheets {
            names.struck.extend(&sheet.struck);
            let mut counts: HashMap<&str, usize> = HashMap::new();
            for entry in &sheet.entries {
                let name = name(&entry.fact.id);
                let index = counts.entry(name).or_default();
                if !names.given.contains_key(name) {
                    names.order.push(name);
                }
                names.given.entry(name).or_default().offer(*index, entry);
                *index += 1;
            }
        }
        names
    }
}

impl<'a, 's> Given<'a, 's> {
    fn offer(&mut self, index: usize, entry: &'s Entry<'a>) {
        self.count = self.count.max(index + 1);
        match self.best.get_mut(index) {
            None => self.best.push(entry),
            Some(best) if weight(best) < weight(entry) => *best = entry,
            Some(_) => {}
        }
        if self.entries.iter().all(|known| known.text != entry.text) {
            self.entries.push(entry);
        }
    }

    /// As many of these lines as `known` has fewer, none of which it has.
    fn lacking(&self, known: Option<&Given<'_, '_>>) -> Vec<&'s Entry<'a>> {
        let first = known.map_or(0, |known| known.count);
        let mut taken: HashSet<&str> =
            known.into_iter().flat_map(|known| known.entries.iter().map(|entry| entry.text)).collect();
        let mut rest = self.entries.clone();
        rest.sort_by_key(|entry| std::cmp::Reverse(weight(entry)));
        let candidates = self.best.iter().skip(first).chain(&rest);
        let fresh = candidates.filter(|entry| taken.insert(entry.text)).copied();
        fresh.take(self.count.saturating_sub(first)).collect()
    }
}

/// Kinds of this version before others, then the greater text: the same choice in every order of the files.
fn weight<'a>(entry: &Entry<'a>) -> (bool, &'a str) {
    (!matches!(entry.fact.what, What::Other(_)), entry.text)
}

/// The comments that strike a name which neither side gives and which is not struck here.
fn strikes_for(
    others: &[&str],
    here: &Names<'_, '_>,
    there: &Names<'_, '_>,
    places: &Places<'_>,
) -> Vec<Incoming> {
    let mut lines: Vec<(&str, &str)> = Vec::new();
    for line in others.iter().flat_map(|text| text.lines()).map(str::trim) {
        let Some(id) = sheet::struck(line) else { continue };
        if [here, there].iter().any(|names| names.given.contains_key(id)) || here.struck.contains(id) {
            continue;
        }
        match lines.iter_mut().find(|(known, _)| *known == id) {
            None => lines.push((id, line)),
            Some(known) if known.1 < line => known.1 = line,
            Some(_) => {}
        }
    }
    let strike = |(_, line): (&str, &str)| {
        let year = struck_year(line).or(places.latest)?;
        Some(Incoming { year, line: line.to_owned(), id: None })
    };
    lines.into_iter().filter_map(strike).collect()
}

/// The year of the time in a struck line.
fn struck_year(line: &str) -> Option<i32> {
    let (_, time) = line.split_once("at = ")?;
    let (year, rest) = time.split_at_checked(4)?;
    if rest.starts_with('-') { year.parse().ok() } else { None }
}

/// Where facts are, and what they undo or replace.
struct Places<'a> {
    known: HashMap<&'a Id, (i32, Option<&'a Id>)>,
    latest: Option<i32>,
}

impl<'a> Places<'a> {
    fn new<'t: 'a>(own: impl Iterator<Item = (i32, &'a Sheet<'t>)>, others: &'a [Sheet<'t>]) -> Self {
        let mut known = HashMap::new();
        for (year, sheet) in own {
            known.extend(sheet.entries.iter().map(|entry| (&entry.fact.id, (year, entry.fact.target()))));
        }
        for entry in others.iter().flat_map(|sheet| &sheet.entries) {
            known.entry(&entry.fact.id).or_insert((entry.fact.at.year(), entry.fact.target()));
        }
        let latest = known.values().map(|(year, _)| *year).max();
        Self { known, latest }
    }

    fn year(&self, fact: &Fact) -> i32 {
        let mut year = fact.at.year();
        let mut next = fact.target();
        for _ in 0..CHAIN {
            let Some((found, after)) = next.and_then(|id| self.known.get(id)) else { break };
            year = *found;
            next = *after;
        }
        year
    }
}
