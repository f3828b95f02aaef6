//! When a glass is proposed, and how much. Derived from the day, so that the window, the shell and a restart agree.
//!
//! Only towards a goal somebody was asked about, only from half an hour after waking to two hours before bed, only when
//! more than 250 ml behind the pace and an hour after the last drink; then once an hour until something is drunk. Never
//! more than 250 ml at once and 500 ml in an hour: there is no catching up. (Rhythm after NIOSH: little and often; the
//! numbers are our own.)

use chrono::TimeDelta;

use crate::domain::hydration::Pace;
use crate::domain::quantity::Millilitres;
use crate::domain::time::Stamp;

/// Behind by more than this, a glass is proposed.
const BEHIND: u32 = 250;

/// Most that is proposed at once.
const AT_ONCE: u32 = 250;

/// Most that is proposed on top of what was drunk in the last hour.
const IN_AN_HOUR: u32 = 500;

/// Less than this is not worth a word.
const WORTH: u32 = 50;

/// Time without a drink before one is proposed, and between two proposals.
const REST: TimeDelta = TimeDelta::hours(1);

/// What is known of the day.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The way to the goal.
    pub pace: &'a Pace,
    /// What counts of the day's drinks.
    pub drunk: Millilitres,
    /// The newest drink, of whatever day.
    pub last_drink: Option<Stamp>,
    /// What was drunk in the last hour.
    pub in_hour: Millilitres,
    /// The usual glass.
    pub glass: Millilitres,
}

/// What is proposed next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nudge {
    /// A glass fits now, since that time.
    Due {
        /// When this proposal came.
        since: Stamp,
        /// What to drink: a glass, and half of it.
        amounts: [Millilitres; 2],
    },
    /// A glass will fit then, if nothing is drunk before.
    At(Stamp),
    /// It is late; what is missing stays missing.
    Tonight,
    /// Nothing more today: the goal is reached, or will be without a word.
    Nothing,
}

/// The next proposal as it stands at `now`.
#[must_use]
pub fn next(known: Known<'_>, now: Stamp) -> Nudge {
    let Known { pace, drunk, last_drink, .. } = known;
    if drunk >= pace.goal {
        return Nudge::Nothing;
    }
    if now >= pace.last_call() {
        return Nudge::Tonight;
    }
    let Some(behind) = pace.reaches(drunk + Millilitres(BEHIND + 1)) else { return Nudge::Nothing };
    let first = last_drink.map_or(behind, |last| behind.max(last + REST));
    if first >= pace.last_call() {
        return Nudge::Nothing;
    }
    if now < first {
        return Nudge::At(first);
    }
    let passed = (now - first).num_seconds() / REST.num_seconds();
    let since = first + TimeDelta::seconds(passed * REST.num_seconds());
    match amounts(known) {
        Some(amounts) => Nudge::Due { since, amounts },
        None => Nudge::At(since + REST),
    }
}

/// A glass and half a glass, within what the rules allow; none if that is hardly anything.
fn amounts(known: Known<'_>) -> Option<[Millilitres; 2]> {
    let left = known.pace.goal.0.saturating_sub(known.drunk.0);
    let room = IN_AN_HOUR.saturating_sub(known.in_hour.0);
    let most = known.glass.0.min(AT_ONCE).min(left).min(room);
    (most >= WORTH).then(|| [Millilitres(most), Millilitres((most / 2).next_multiple_of(10).min(most))])
}
