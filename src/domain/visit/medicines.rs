//! Medicines and supplements, and when cramps began relative to them.

use chrono::NaiveDate;

use crate::domain::journal::Journal;
use crate::domain::measures::Diary;
use crate::domain::medicine::{self, Medicine};
use crate::domain::time::Stamp;

/// A medicine with the cramps around its start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What was told of it last.
    pub medicine: Medicine,
    /// The first sleep-day with a cramp from its start on; none if the start is not known, or none came.
    pub first_after: Option<NaiveDate>,
    /// The diary has a cramp from before its start; none if the start is not known.
    pub earlier: Option<bool>,
}

/// Each medicine as it was told last, those that are still taken first, then by their start, newest first.
pub(super) fn taken(journal: &Journal, diary: &Diary<'_>, until: Stamp) -> Vec<Taken> {
    let told = medicine::last_told(journal.standing().take_while(|fact| fact.at <= until));
    let mut medicines: Vec<&Medicine> = told.into_iter().map(|(_, medicine)| medicine).collect();
    medicines.sort_by_key(|medicine| (medicine.stopped.is_some(), std::cmp::Reverse(medicine.started)));
    let days = || diary.entries().iter().map(|entry| entry.day);
    let with_cramps = |medicine: &Medicine| Taken {
        medicine: medicine.clone(),
        first_after: medicine.started.and_then(|start| days().filter(|day| *day >= start).min()),
        earlier: medicine.started.map(|start| days().any(|day| day < start)),
    };
    medicines.into_iter().map(with_cramps).collect()
}
