//! Many files, one journal: union by id. Owns who wins when files differ; pure, and a function of the set of files.
//!
//! The book's readable line wins; else, among conflict copies, the greatest text; else what this device recorded. A
//! comment that begins with an id drops what no file gives readably. Kinds of a newer version count as readable only
//! where nothing else is known: a garbled word makes such a line as well.

use std::collections::{HashMap, HashSet};

use crate::domain::fact::{Fact, Id, What};
use crate::shell::store::line::{self, Line, LocalOffset};
use crate::shell::store::mend;
use crate::shell::store::sheet::{Entry, Sheet};

/// The files of the loaded years.
#[derive(Debug, Default)]
pub struct Files<'a> {
    /// The year files, oldest year first.
    pub books: Vec<Sheet<'a>>,
    /// What synchronisers left beside them, in any order.
    pub copies: Vec<Sheet<'a>>,
    /// The texts of this device's own records, oldest year first.
    pub carbons: Vec<&'a str>,
}

/// The facts of all files: what others and hands wrote in the order of the files, then what this device recorded in
/// its order.
#[must_use]
pub fn facts(files: Files<'_>, local: LocalOffset) -> Vec<Fact> {
    let struck: HashSet<&str> =
        files.books.iter().chain(&files.copies).flat_map(|sheet| sheet.struck.iter().copied()).collect();
    let mut shown = Shown::default();
    for (rank, sheets) in [(Rank::Book, files.books), (Rank::Copy, files.copies)] {
        for entry in sheets.into_iter().flat_map(|sheet| sheet.entries) {
            shown.offer(rank, entry);
        }
    }
    let mut own = Vec::new();
    for (id, text) in files.carbons.into_iter().flat_map(mend::recorded) {
        own.extend(shown.take(id, text, struck.contains(id), local));
    }
    let mut facts = shown.rest();
    facts.extend(own);
    facts
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Copy,
    Book,
}

/// What the files show, each id once.
#[derive(Default)]
struct Shown<'a> {
    places: HashMap<Id, usize>,
    entries: Vec<Option<(Rank, Entry<'a>)>>,
    done: HashSet<&'a str>,
}

impl<'a> Shown<'a> {
    fn offer(&mut self, rank: Rank, entry: Entry<'a>) {
        let Some(place) = self.places.get(&entry.fact.id) else {
            self.places.insert(entry.fact.id.clone(), self.entries.len());
            self.entries.push(Some((rank, entry)));
            return;
        };
        let weight = |rank: Rank, entry: &Entry<'a>| (is_known(&entry.fact), rank, entry.text);
        let slot = &mut self.entries[*place];
        if slot.as_ref().is_none_or(|(known, kept)| weight(*known, kept) < weight(rank, &entry)) {
            *slot = Some((rank, entry));
        }
    }

    /// The fact for a recorded line, if it was not struck and not taken before.
    fn take(&mut self, id: &'a str, text: &str, struck: bool, local: LocalOffset) -> Option<Fact> {
        if !self.done.insert(id) {
            return None;
        }
        let place = self.places.get(&Id::new(id));
        let shown = place.and_then(|place| self.entries[*place].take()).map(|(_, entry)| entry.fact);
        if shown.as_ref().is_some_and(is_known) || (shown.is_none() && struck) {
            return shown;
        }
        match line::read(text, local) {
            Line::Entry(recorded) if is_known(&recorded) || shown.is_none() => Some(*recorded),
            _ => shown,
        }
    }

    fn rest(self) -> Vec<Fact> {
        self.entries.into_iter().flatten().map(|(_, entry)| entry.fact).collect()
    }
}

fn is_known(fact: &Fact) -> bool {
    !matches!(fact.what, What::Other(_))
}
