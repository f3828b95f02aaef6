//! The times and hours people type: after `--at`, `--from` and `--to`, and into forms.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use crate::domain::time::{ClockFace, ClockSpan, Stamp, parse_clock, parse_length};

/// Turns a local clock time into a timestamp with the offset that holds there.
pub type Local<'a> = &'a dyn Fn(NaiveDateTime) -> Stamp;

/// Reads a time: `09:30` or `9:30am` (today, or yesterday if that is still to come), `yesterday 23:10`, `2026-11-21 23:10`,
/// `-20m`, or RFC 3339.
///
/// # Errors
/// Says which forms there are, or that the time lies ahead.
pub fn time(text: &str, now: Stamp, local: Local<'_>) -> Result<Stamp, String> {
    let text = text.trim();
    let wrong = || {
        format!("\"{text}\" is not a time; write 09:30, \"yesterday 23:10\", \"2026-11-21 23:10\" or -20m")
    };
    if let Ok(stamp) = DateTime::parse_from_rfc3339(text) {
        return past(stamp, now);
    }
    if let Some(length) = text.strip_prefix('-') {
        return Ok(now - parse_length(length).map_err(|_| wrong())?);
    }
    let today = now.date_naive();
    if let Ok(clock) = parse_clock(text) {
        let at = local(today.and_time(clock));
        let day_before = || local((today - Days::new(1)).and_time(clock));
        return Ok(if at > now { day_before() } else { at });
    }
    let (day, clock) = text.split_once(' ').ok_or_else(wrong)?;
    let day = match day {
        "today" => today,
        "yesterday" => today - Days::new(1),
        day => date(day).map_err(|_| wrong())?,
    };
    past(local(day.and_time(parse_clock(clock.trim()).map_err(|_| wrong())?)), now)
}

/// Reads a date `YYYY-MM-DD`.
///
/// # Errors
/// Says which form there is.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .map_err(|_| format!("\"{text}\" is not a date; write it like 2026-11-22"))
}

/// The time of day that digits alone mean: `7`, `07`, `730` and `0730`.
#[must_use]
pub fn digits_clock(digits: &str) -> Option<NaiveTime> {
    let (hours, minutes) = match digits.len() {
        ..=2 => (digits, "0"),
        length => digits.split_at_checked(length - 2)?,
    };
    NaiveTime::from_hms_opt(hours.parse().ok()?, minutes.parse().ok()?, 0)
}

/// The times of day that typed digits may mean: one by a clock of 24 hours. By one of twelve there are two, in the morning
/// and in the afternoon, unless an `a` or a `p` is behind them.
#[must_use]
pub fn typed_clock(text: &str, face: ClockFace) -> Vec<NaiveTime> {
    let Some(written) = digits_clock(text.trim_end_matches(['a', 'p'])) else { return Vec::new() };
    if face == ClockFace::Whole || !(1..=12).contains(&written.hour()) {
        return Vec::from_iter((!text.ends_with(['a', 'p'])).then_some(written));
    }
    let morning = written.with_hour(written.hour() % 12);
    let afternoon = written.with_hour(written.hour() % 12 + 12);
    let halves = [morning.filter(|_| !text.ends_with('p')), afternoon.filter(|_| !text.ends_with('a'))];
    halves.into_iter().flatten().collect()
}

/// Reads a time of day: `22:30`, `10:30pm`, or digits as in [`digits_clock`].
///
/// # Errors
/// Says which forms there are.
pub fn clock(text: &str) -> Result<NaiveTime, String> {
    let text = text.trim();
    let digits = text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let clock = if digits { digits_clock(text) } else { parse_clock(text).ok() };
    clock.ok_or_else(|| format!("\"{text}\" is not a time of day; write it like 22:30 or 2230"))
}

/// Reads a span of the day: `22:30-06:30`, `9-17`.
///
/// # Errors
/// Says which forms there are.
pub fn span(text: &str) -> Result<ClockSpan, String> {
    let (from, to) = text
        .split_once('-')
        .ok_or_else(|| format!("\"{text}\" is not a span of the day; write it like 09:00-17:30 or 9-17"))?;
    Ok(ClockSpan { from: clock(from)?, to: clock(to)? })
}

fn past(at: Stamp, now: Stamp) -> Result<Stamp, String> {
    if at <= now { Ok(at) } else { Err(format!("{} has not come yet", at.format("%Y-%m-%d %H:%M"))) }
}
