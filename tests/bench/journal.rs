//! How long reading and recording take with years of history: `cargo bench`. A table of medians, no verdict.

#![expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "it measures time and makes files")]
#![expect(clippy::unwrap_used, reason = "a bench that cannot go on should stop")]

mod years;

use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime};
use supple::domain::fact::{Draft, What};
use supple::domain::settings::Settings;
use supple::domain::time::Stamp;
use supple::report::status::Status;
use supple::shell::store::{Dirs, Store};

fn local(_: NaiveDateTime) -> FixedOffset {
    FixedOffset::east_opt(3600).unwrap()
}

fn journal(root: &Path, now: Stamp, years: u32) -> Store {
    let dirs = Dirs { data: root.join(format!("{years}-data")), state: root.join(format!("{years}-state")) };
    years::write(&dirs, now, years);
    Store::new(dirs, local)
}

/// The median of some runs, in microseconds.
fn median(runs: usize, mut deed: impl FnMut()) -> u128 {
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let begun = Instant::now();
            deed();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[runs / 2].as_micros()
}

fn main() {
    let root = tempfile::tempdir().unwrap();
    let now = DateTime::parse_from_rfc3339("2026-11-22T18:00:00+01:00").unwrap();
    let today: NaiveDate = now.date_naive();
    let (settings, rest) = (Settings::default(), SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000));
    println!(
        "microseconds, medians; `add` waits for the disk once; `anew` is a reading of which nothing was kept"
    );
    println!(
        "{:>5} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9}",
        "years", "window", "status", "settle", "add", "anew", "load all"
    );
    for years in [0, 1, 10, 60] {
        let store = journal(root.path(), now, years);
        let anew = median(11, || drop(store.load_days(&(today - Days::new(28)..=today))));
        drop(store.look_back(today));
        let window = median(41, || drop(store.look_back(today)));
        let line = median(41, || {
            let loaded = store.glance(today);
            assert!(!Status::new(&loaded.journal, &settings, now).line().is_empty());
        });
        let settle = median(41, || drop(store.settle(today, rest, Duration::ZERO).unwrap()));
        let add = median(41, || drop(store.add(&Draft::new(now, What::Back), rest, Duration::ZERO).unwrap()));
        let all = median(11, || drop(store.load(today)));
        println!("{years:>5} {window:>9} {line:>9} {settle:>9} {add:>9} {anew:>9} {all:>9}");
    }
}
