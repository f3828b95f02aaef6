//! All recorded facts in memory, and which of them stand. Owns undo and correction; knows no file.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::domain::fact::{Fact, Id, What};
use crate::domain::time::{Stamp, day_of};

/// The facts of the loaded years.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Journal {
    /// In the order they were recorded.
    facts: Vec<Fact>,
    /// Indices of the facts that stand, by time and id.
    standing: Vec<u32>,
    /// What is taken back or replaced, whether it is here or not.
    void: BTreeSet<Id>,
}

impl Journal {
    /// Takes facts in the order they were recorded. Which of them stand depends on the set alone, not on the order.
    #[must_use]
    pub fn new(facts: Vec<Fact>) -> Self {
        let mut journal = Self { facts, ..Self::default() };
        journal.resolve();
        journal
    }

    /// Adds a fact that was just recorded; one that is known already changes nothing.
    pub fn insert(&mut self, fact: Fact) {
        if self.facts.iter().any(|known| known.id == fact.id) {
            return;
        }
        let takes_back = matches!(fact.what, What::Undo(_)) || fact.instead.is_some();
        self.facts.push(fact);
        if takes_back {
            return self.resolve();
        }
        let index = self.facts.len() - 1;
        let key = |i: usize| (self.facts[i].at, &self.facts[i].id);
        if !self.void.contains(&self.facts[index].id) {
            let place = self.standing.partition_point(|i| key(*i as usize) < key(index));
            self.standing.insert(place, index as u32);
        }
    }

    /// All facts in the order they were recorded.
    #[must_use]
    pub fn into_recorded(self) -> Vec<Fact> {
        self.facts
    }

    /// Facts that stand, oldest first: neither taken back nor replaced, and not themselves an undo.
    pub fn standing(&self) -> impl DoubleEndedIterator<Item = &Fact> {
        self.standing.iter().map(|i| &self.facts[*i as usize])
    }

    /// Facts that stand and happened after `at`, oldest first.
    pub fn standing_after(&self, at: Stamp) -> impl DoubleEndedIterator<Item = &Fact> {
        self.recorded_after(at).map(|(_, fact)| fact)
    }

    /// Facts that stand and happened until `at`, oldest first.
    pub fn standing_until(&self, at: Stamp) -> impl DoubleEndedIterator<Item = &Fact> {
        let end = self.standing.partition_point(|i| self.facts[*i as usize].at <= at);
        self.standing[..end].iter().map(|i| &self.facts[*i as usize])
    }

    /// The same as [`Journal::standing_after`], each with its place in the order in which they were recorded.
    pub fn recorded_after(&self, at: Stamp) -> impl DoubleEndedIterator<Item = (u32, &Fact)> {
        let first = self.standing.partition_point(|i| self.facts[*i as usize].at <= at);
        self.standing[first..].iter().map(|i| (*i, &self.facts[*i as usize]))
    }

    /// Facts that stand and belong to a day, oldest first.
    pub fn standing_on(
        &self,
        day: NaiveDate,
        day_start: NaiveTime,
    ) -> impl DoubleEndedIterator<Item = &Fact> {
        // Local times are at most 14 hours ahead of or behind the time by which the facts are sorted.
        let place = |days: i64, hours: i64| {
            let local = day.and_time(NaiveTime::MIN).checked_add_signed(TimeDelta::days(days));
            let edge = local.and_then(|local| local.checked_add_signed(TimeDelta::hours(hours)));
            let before = |i: &u32| edge.is_some_and(|edge| self.facts[*i as usize].at.naive_utc() < edge);
            self.standing.partition_point(before)
        };
        let near = &self.standing[place(0, -24).min(place(2, 24))..place(2, 24)];
        near.iter().map(|i| &self.facts[*i as usize]).filter(move |fact| day_of(fact.at, day_start) == day)
    }

    /// The fact that `undo` takes back next: the one recorded last of those that stand and that a person did.
    #[must_use]
    pub fn last_undoable(&self) -> Option<&Fact> {
        self.undoable().next()
    }

    /// What `undo` takes back, one after the other.
    pub fn undoable(&self) -> impl Iterator<Item = &Fact> {
        let stands = |fact: &Fact| !self.void.contains(&fact.id);
        self.facts.iter().rev().filter(move |fact| fact.what.is_undoable() && stands(fact))
    }

    /// The fact of that id, standing or not.
    #[must_use]
    pub fn get(&self, id: &Id) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    /// The one fact whose id begins with `text`.
    ///
    /// # Errors
    /// Says that there is none, or which there are.
    pub fn find(&self, text: &str) -> Result<&Fact, String> {
        let found: Vec<&Fact> = self.facts.iter().filter(|fact| fact.id.as_str().starts_with(text)).collect();
        match found.as_slice() {
            _ if text.is_empty() => Err("no id was given; `supple log` shows them".to_owned()),
            [] => Err(format!("there is no fact {text}; `supple log --all` shows all")),
            [fact] => Ok(fact),
            many => many.iter().find(|fact| fact.id.as_str() == text).copied().ok_or_else(|| {
                let ids: Vec<&str> = many.iter().take(4).map(|fact| fact.id.as_str()).collect();
                format!("{text} may be {}; write more of the id", ids.join(" or "))
            }),
        }
    }

    /// Every fact by time, with the one that took it back or its place.
    #[must_use]
    pub fn history(&self) -> Vec<(&Fact, Option<&Fact>)> {
        let voids = self.voids();
        self.by_time().into_iter().map(|fact| (fact, voids.get(&fact.id).copied())).collect()
    }

    fn resolve(&mut self) {
        let voids = self.voids();
        let mut standing: Vec<u32> = (0..)
            .zip(&self.facts)
            .filter(|(_, fact)| !voids.contains_key(&fact.id) && !matches!(fact.what, What::Undo(_)))
            .map(|(index, _)| index)
            .collect();
        standing.sort_by_key(|i| order(&self.facts[*i as usize]));
        self.void = voids.into_keys().cloned().collect();
        self.standing = standing;
    }

    /// What stands no more, and by which fact.
    ///
    /// An undo that is not itself undone takes its target back; newest first, so an undo of an undo brings the first
    /// fact back. A correction that is not undone takes the place of its target, also when it was corrected again.
    /// Circles made by hand resolve by time and id, and never empty themselves.
    fn voids(&self) -> BTreeMap<&Id, &Fact> {
        let mut undos: Vec<(&Fact, &Id)> =
            self.facts.iter().filter_map(|fact| Some((fact, undoes(fact)?))).collect();
        undos.sort_by_key(|(fact, _)| order(fact));
        let mut voids: BTreeMap<&Id, &Fact> = BTreeMap::new();
        for (fact, target) in undos.into_iter().rev() {
            if !voids.contains_key(&fact.id) {
                voids.entry(target).or_insert(fact);
            }
        }
        let corrections: BTreeMap<&Id, (&Fact, &Id)> = self
            .facts
            .iter()
            .filter(|fact| !voids.contains_key(&fact.id))
            .filter_map(|fact| Some((&fact.id, (fact, &fact.instead.as_ref()?.of))))
            .collect();
        let mut newest_first: Vec<(&Fact, &Id)> = corrections.values().copied().collect();
        newest_first.sort_by_key(|(fact, _)| Reverse(order(fact)));
        for (fact, target) in newest_first {
            let backwards = corrections.get(target).is_some_and(|(other, _)| order(other) >= order(fact));
            if !(backwards && circles(fact, &corrections)) {
                voids.entry(target).or_insert(fact);
            }
        }
        voids
    }

    fn by_time(&self) -> Vec<&Fact> {
        let mut facts: Vec<&Fact> = self.facts.iter().collect();
        facts.sort_by_key(|fact| order(fact));
        facts
    }
}

fn order(fact: &Fact) -> (Stamp, &Id) {
    (fact.at, &fact.id)
}

fn undoes(fact: &Fact) -> Option<&Id> {
    match &fact.what {
        What::Undo(target) => Some(target),
        _ => None,
    }
}

/// True if a chain of corrections leads from the fact back to itself.
fn circles(fact: &Fact, corrections: &BTreeMap<&Id, (&Fact, &Id)>) -> bool {
    let next = |id: &Id| corrections.get(id).map(|(_, target)| *target);
    std::iter::successors(next(&fact.id), |id| next(id)).take(corrections.len()).any(|id| *id == fact.id)
}
