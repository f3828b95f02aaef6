//! Moments, days and clock times. Owns how a timestamp becomes a day; must not know any clock.

use std::fmt;
use std::ops::RangeInclusive;
use std::time::Duration;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta, Timelike};

/// A wall-clock time with the offset of the place where it was read.
pub type Stamp = DateTime<FixedOffset>;

/// One reading of both clocks. `wall` decides days and reminders, `mono` decides countdowns; they come from
/// the same instant, so a difference in how far they moved tells a suspend or a changed clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Local wall-clock time.
    pub wall: Stamp,
    /// Time since an arbitrary start that never goes back; stands still while the machine sleeps.
    pub mono: Duration,
}

/// The wall clock moved this much more than the monotonic clock: the machine slept, or the clock was changed.
/// Anything shorter is scheduling noise.
pub const GAP_FLOOR: TimeDelta = TimeDelta::seconds(90);

impl Moment {
    /// How long the machine was away between `earlier` and this reading, if long enough to be an absence.
    #[must_use]
    pub fn gap_since(&self, earlier: &Moment) -> Option<TimeDelta> {
        let wall = self.wall - earlier.wall;
        let mono = TimeDelta::from_std(self.mono.saturating_sub(earlier.mono)).ok()?;
        Some(wall - mono).filter(|gap| *gap > GAP_FLOOR)
    }

    /// By how much the wall clock was set back between `earlier` and this reading. One that was set forward cannot be
    /// told from a machine that slept, least of all inside a virtual one, and counts as a gap.
    #[must_use]
    pub fn set_back_since(&self, earlier: &Moment) -> Option<TimeDelta> {
        let mono = TimeDelta::from_std(self.mono.saturating_sub(earlier.mono)).ok()?;
        Some(earlier.wall + mono - self.wall).filter(|back| *back > GAP_FLOOR)
    }
}

/// The day a timestamp counts for: the recorded local date, with the hours before `day_start` still belonging
/// to the evening before. Naive arithmetic on the recorded wall time, so no zone change ever moves an old fact.
#[must_use]
pub fn day_of(at: Stamp, day_start: NaiveTime) -> NaiveDate {
    let cut = TimeDelta::seconds(i64::from(day_start.num_seconds_from_midnight()));
    at.naive_local().checked_sub_signed(cut).map_or(NaiveDate::MIN, |local| local.date())
}

/// A day and so many before it.
#[must_use]
pub fn days_back(day: NaiveDate, before: u32) -> RangeInclusive<NaiveDate> {
    day - Days::new(before.into())..=day
}

/// A day and every one before it of which anything could be told.
#[must_use]
pub fn all_days(day: NaiveDate) -> RangeInclusive<NaiveDate> {
    NaiveDate::default().min(day)..=day
}

/// How many days these are, the first and the last among them.
#[must_use]
pub fn count_days(days: &RangeInclusive<NaiveDate>) -> u32 {
    u32::try_from((*days.end() - *days.start()).num_days() + 1).unwrap_or(u32::MAX)
}

/// A span of the clock that may run over midnight, such as `22:30-06:30`. Equal ends mean the whole day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockSpan {
    /// First minute inside.
    pub from: NaiveTime,
    /// First minute outside.
    pub to: NaiveTime,
}

impl ClockSpan {
    /// Length of the span in seconds, 1 to 86,400.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        match (self.to.num_seconds_from_midnight() + 86_400 - self.from.num_seconds_from_midnight()) % 86_400
        {
            0 => 86_400,
            seconds => seconds,
        }
    }

    /// True if that clock time is inside; a span may go over midnight, and one whose ends are equal has all of it.
    #[must_use]
    pub fn contains(&self, clock: NaiveTime) -> bool {
        if self.from < self.to {
            self.from <= clock && clock < self.to
        } else {
            self.from <= clock || clock < self.to
        }
    }

    /// Reads `HH:MM-HH:MM`, or `10:30pm-6:30am`.
    ///
    /// # Errors
    /// Says what was expected when the text has another form.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (from, to) = text
            .split_once('-')
            .ok_or_else(|| format!("\"{text}\" is not a span of time; write it like \"22:30-06:30\""))?;
        Ok(Self { from: parse_clock(from.trim())?, to: parse_clock(to.trim())? })
    }
}

impl fmt::Display for ClockSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from.format("%H:%M"), self.to.format("%H:%M"))
    }
}

/// How the time of day is shown to a person. What programs read always has `HH:MM`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClockFace {
    /// `14:50`.
    #[default]
    Whole,
    /// `2:50 pm`.
    Half,
}

impl ClockFace {
    /// Both with their words.
    pub const WORDS: [(&'static str, Self); 2] = [("24h", Self::Whole), ("12h", Self::Half)];

    /// Columns that a time takes at most.
    #[must_use]
    pub fn width(self) -> usize {
        match self {
            Self::Whole => "14:50".len(),
            Self::Half => "12:50 pm".len(),
        }
    }

    /// `14:50` or `2:50 pm`.
    #[must_use]
    pub fn show(self, at: impl Timelike + Copy) -> String {
        match (self, at.hour12()) {
            (Self::Whole, _) => format!("{:02}:{:02}", at.hour(), at.minute()),
            (Self::Half, (after_noon, hour)) => {
                format!("{hour}:{:02} {}", at.minute(), if after_noon { "pm" } else { "am" })
            }
        }
    }

    /// The same with as few letters as can be: `14:50`, `2:50p`.
    #[must_use]
    pub fn short(self, at: impl Timelike + Copy) -> String {
        self.show(at).replace(" am", "a").replace(" pm", "p")
    }

    /// Columns that it takes then at most.
    #[must_use]
    pub fn short_width(self) -> usize {
        match self {
            Self::Whole => "14:50".len(),
            Self::Half => "12:50p".len(),
        }
    }

    /// A whole hour below a chart, at most three columns: `14`, `2p`.
    #[must_use]
    pub fn hour(self, hour: u32) -> String {
        match self {
            Self::Whole => format!("{hour:02}"),
            Self::Half => format!("{}{}", (hour + 11) % 12 + 1, if hour < 12 { "a" } else { "p" }),
        }
    }

    /// `22:30-06:30` or `10:30 pm-6:30 am`.
    #[must_use]
    pub fn span(self, span: ClockSpan) -> String {
        format!("{}-{}", self.show(span.from), self.show(span.to))
    }
}

/// Reads a clock time: `HH:MM` with hours 0-23, or hours 1-12 with `am` or `pm` behind them: `2:50pm`, `2 pm`.
///
/// # Errors
/// Says what was expected when the text has another form.
pub fn parse_clock(text: &str) -> Result<NaiveTime, String> {
    let wrong = || format!("\"{text}\" is not a time of day; write it like \"07:30\" or \"7:30am\"");
    let lower = text.to_ascii_lowercase();
    let half = [("am", 0), ("pm", 12)]
        .into_iter()
        .find_map(|(letters, add)| Some((lower.strip_suffix(letters)?.trim_end(), add)));
    let (clock, add) = half.map_or((lower.as_str(), None), |(clock, add)| (clock, Some(add)));
    let (hour, minute) = match clock.split_once(':') {
        Some(parts) => parts,
        None if add.is_some() => (clock, "00"),
        None => return Err(wrong()),
    };
    let digits = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hour) || minute.len() != 2 || !digits(minute) {
        return Err(wrong());
    }
    let hour: u32 = hour.parse().map_err(|_| wrong())?;
    let hour = match add {
        None => hour,
        Some(add) if (1..=12).contains(&hour) => hour % 12 + add,
        Some(_) => return Err(wrong()),
    };
    NaiveTime::from_hms_opt(hour, minute.parse().map_err(|_| wrong())?, 0).ok_or_else(wrong)
}

/// A length of time in the words people use: `3 h 20 min`, `45 min`, `50 s`. Negative lengths read as zero.
#[must_use]
pub fn in_words(length: TimeDelta) -> String {
    let seconds = length.num_seconds().max(0);
    match (seconds / 3600, seconds % 3600 / 60, seconds % 60) {
        (0, 0, s) => format!("{s} s"),
        (0, m, _) => format!("{m} min"),
        (h, 0, _) => format!("{h} h"),
        (h, m, _) => format!("{h} h {m} min"),
    }
}

/// A short length in minutes and seconds: `50 s`, `2 min`, `1 min 35 s`.
#[must_use]
pub fn to_the_second(secs: u32) -> String {
    match (secs / 60, secs % 60) {
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (m, s) => format!("{m} min {s} s"),
    }
}

/// A short length as a clock shows it: `0:50`, `3:15`.
#[must_use]
pub fn as_clock(secs: u64) -> String {
    format!("{}:{:02}", secs / 60, secs % 60)
}

/// Reads a length of time: `90s`, `10m`, `10 min`, `1h`, `1h30m`, `2:30` (minutes and seconds) or bare seconds.
///
/// # Errors
/// Says what was expected when the text has another form or the length is over a week.
pub fn parse_length(text: &str) -> Result<TimeDelta, String> {
    let wrong = || format!("\"{text}\" is not a length of time; write it like \"90s\", \"10m\" or \"1h30m\"");
    let number = |digits: &str| digits.parse::<i64>().ok().filter(|n| *n <= 604_800);
    let text = text.trim();
    let seconds = if let Some((minutes, seconds)) = text.split_once(':') {
        let seconds = number(seconds).filter(|s| *s < 60).ok_or_else(wrong)?;
        number(minutes).ok_or_else(wrong)? * 60 + seconds
    } else if text.bytes().all(|b| b.is_ascii_digit()) {
        number(text).ok_or_else(wrong)?
    } else {
        let mut total = 0;
        let mut rest = text;
        while !rest.is_empty() {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let count = number(&rest[..digits]).ok_or_else(wrong)?;
            rest = rest[digits..].trim_start();
            let unit = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_alphabetic()).len();
            total += count
                * match &rest[..unit] {
                    "s" | "sec" => 1,
                    "m" | "min" => 60,
                    "h" => 3600,
                    _ => return Err(wrong()),
                };
            rest = rest[unit..].trim_start();
        }
        total
    };
    if text.is_empty() || seconds > 604_800 { Err(wrong()) } else { Ok(TimeDelta::seconds(seconds)) }
}

/// The days from one to another: `2 Feb to 1 Mar`.
#[must_use]
pub fn from_day_to_day(first: NaiveDate, last: NaiveDate) -> String {
    format!("{} to {}", first.format("%-d %b"), last.format("%-d %b"))
}

/// The text with a capital at its beginning.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
