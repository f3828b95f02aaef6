//! The journal on disk.

mod backups;
mod damage;
mod digest;
mod files;
mod forgetting;
mod health;
mod lines;
mod merge_files;
mod merging;
mod reading;
mod recording;
mod sheet;
mod sieve;
mod stash;

use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};
use supple::app::event::{Loaded, Refused, Stored};
use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::fact::{Draft, Fact, What};
use supple::domain::hydration::DrinkKind;
use supple::domain::quantity::Millilitres;
use supple::domain::time::Stamp;
use supple::shell::store::{Dirs, Settled, Store};
use tempfile::TempDir;

/// Clocks of the tests stand here; books are at rest unless a test touches them.
fn epoch() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000)
}

fn berlin(_: NaiveDateTime) -> FixedOffset {
    FixedOffset::east_opt(3600).unwrap()
}

fn at(text: &str) -> Stamp {
    DateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S%:z").unwrap()
}

fn water(ml: u32) -> Draft {
    drunk("2026-11-22 09:12:05+01:00", ml)
}

fn drunk(when: &str, ml: u32) -> Draft {
    Draft::new(at(when), What::Drink { kind: DrinkKind::Water, amount: Millilitres(ml) })
}

fn cramp(note: &str) -> Draft {
    let cramp = Cramp {
        site: Site::Calf,
        side: Some(Side::Left),
        pain: Severity::new(10),
        secs: Some(95),
        woke: Some(true),
        more: None,
    };
    Draft { note: Some(note.into()), ..Draft::new(at("2026-11-22 03:41:10+01:00"), What::Cramp(cramp)) }
}

fn ids(facts: &[Fact]) -> Vec<&str> {
    facts.iter().map(|fact| fact.id.as_str()).collect()
}

/// A journal in a directory of its own.
struct Home {
    root: TempDir,
    dirs: Dirs,
    store: Store,
}

impl Home {
    fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let dirs = Dirs { data: root.path().join("data"), state: root.path().join("state/of-data") };
        Self { store: Store::new(dirs.clone(), berlin), dirs, root }
    }

    fn with(amounts: &[u32]) -> (Self, Vec<Fact>) {
        let home = Self::new();
        let facts = amounts.iter().map(|ml| home.add(&water(*ml)).fact).collect();
        (home, facts)
    }

    fn try_add(&self, draft: &Draft) -> Result<Stored, Refused> {
        self.store.add(draft, epoch(), Duration::from_secs(60))
    }

    fn add(&self, draft: &Draft) -> Stored {
        self.try_add(draft).unwrap()
    }

    fn load(&self) -> Loaded {
        self.store.load(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    /// Facts that stand, by id.
    fn standing(&self) -> Vec<Fact> {
        let mut facts: Vec<Fact> = self.load().journal.standing().cloned().collect();
        facts.sort_by(|a, b| a.id.cmp(&b.id));
        facts
    }

    fn settle_at(&self, now: SystemTime) -> Settled {
        self.store.settle(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(), now, Duration::ZERO).unwrap()
    }

    fn settle(&self) -> Settled {
        self.settle_at(epoch())
    }

    fn book_path(&self) -> PathBuf {
        self.dirs.book(2026)
    }

    fn book(&self) -> String {
        fs::read_to_string(self.book_path()).unwrap()
    }

    fn carbon(&self) -> String {
        fs::read_to_string(self.dirs.carbon(2026)).unwrap()
    }

    /// Saves over the book in place, as vim and nano do.
    fn save(&self, text: impl AsRef<[u8]>) {
        fs::write(self.book_path(), text).unwrap();
    }

    fn touch(&self, when: SystemTime) {
        File::options().append(true).open(self.book_path()).unwrap().set_modified(when).unwrap();
    }
}

fn sorted(mut facts: Vec<Fact>) -> Vec<Fact> {
    facts.sort_by(|a, b| a.id.cmp(&b.id));
    facts
}
