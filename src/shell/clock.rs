//! The clocks: the only place that reads them. A test may put the time into a file, and a demonstration lets it run
//! faster; nothing else tells these from the real one.

#![expect(
    clippy::disallowed_methods,
    reason = "the one place that reads the clocks, and the file that stands in for them"
)]

use std::env;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use chrono::{FixedOffset, Local, MappedLocalTime, NaiveDateTime, Offset, TimeDelta, TimeZone};

use crate::domain::time::{Moment, Stamp};

/// Names a file with an RFC 3339 time and the seconds of the monotonic clock, such as
/// `2026-03-02T09:00:00+01:00 1000`. For tests.
const CLOCK_FILE: &str = "SUPPLE_CLOCK";

/// Reads the wall clock and the monotonic clock.
#[derive(Debug)]
pub struct Clock {
    started: Instant,
    file: Option<PathBuf>,
    lapse: Option<Lapse>,
}

/// A time that runs faster.
#[derive(Debug, Clone, Copy)]
struct Lapse {
    begun: Stamp,
    speed: u32,
}

impl Clock {
    /// The machine's clocks, or those in the file that the environment names.
    #[must_use]
    pub fn new() -> Self {
        let file = env::var_os(CLOCK_FILE).filter(|file| !file.is_empty()).map(PathBuf::from);
        Self { started: Instant::now(), file, lapse: None }
    }

    /// The same, so many times as fast from now on.
    #[must_use]
    pub fn at_speed(self, speed: u32) -> Self {
        let lapse = (speed > 1).then(|| Lapse { begun: self.now().wall, speed });
        Self { started: Instant::now(), lapse, ..self }
    }

    /// Both clocks, read at once.
    ///
    /// # Panics
    /// The file of a test does not hold a time.
    #[must_use]
    pub fn now(&self) -> Moment {
        match (&self.file, self.lapse) {
            (None, None) => Moment { wall: Local::now().fixed_offset(), mono: self.started.elapsed() },
            (None, Some(Lapse { begun, speed })) => {
                let mono = self.started.elapsed() * speed;
                Moment { wall: begun + TimeDelta::from_std(mono).unwrap_or_default(), mono }
            }
            (Some(file), _) => told(file).unwrap_or_else(|| panic!("{} holds no time", file.display())),
        }
    }

    /// The moment to wait for, if waiting is any use: a clock in a file does not run.
    #[must_use]
    pub fn deadline(&self, at: Option<Stamp>) -> Option<SystemTime> {
        let at = at.filter(|_| self.file.is_none())?;
        let Some(Lapse { speed, .. }) = self.lapse else { return Some(at.into()) };
        let left = (at - self.now().wall).to_std().unwrap_or_default();
        Some(SystemTime::now() + left / speed)
    }

    /// The directory of the clock's file, to be watched.
    #[must_use]
    pub fn directory(&self) -> Option<&Path> {
        self.file.as_deref().and_then(Path::parent)
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::new()
    }
}

fn told(file: &Path) -> Option<Moment> {
    let text = std::fs::read_to_string(file).ok()?;
    let (wall, mono) = text.trim().split_once(' ')?;
    Some(Moment {
        wall: Stamp::parse_from_rfc3339(wall).ok()?,
        mono: Duration::try_from_secs_f64(mono.parse().ok()?).ok()?,
    })
}

/// The offset of the local zone at a local time. An hour that comes twice is taken as its first coming (the two
/// answers arrive in the wrong order from chrono, so they are compared); one that never comes is read as the offset
/// after it.
#[must_use]
pub fn local_offset(local: NaiveDateTime) -> FixedOffset {
    for minutes in 0..=180 {
        match Local.from_local_datetime(&(local + TimeDelta::minutes(minutes))) {
            MappedLocalTime::Single(at) => return at.offset().fix(),
            MappedLocalTime::Ambiguous(one, other) => return one.min(other).offset().fix(),
            MappedLocalTime::None => {}
        }
    }
    Local::now().offset().fix()
}

/// A local time with its offset.
#[must_use]
pub fn localised(local: NaiveDateTime) -> Stamp {
    let offset = local_offset(local);
    offset.from_local_datetime(&local).single().unwrap_or_else(|| offset.from_utc_datetime(&local))
}
