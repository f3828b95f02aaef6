//! The verbs of movement: breaks, pauses, going away and coming back.

use chrono::{Days, SubsecRound, TimeDelta};

use crate::cli::answer::{Answer, Known, Refusal, draft, seconds};
use crate::cli::args::{BreakWord, FactArgs};
use crate::domain::breaks::{LONGEST_PAUSE, Overview, State};
use crate::domain::fact::{AwayWhy, BreakMark, Draft, PauseWhy, What};
use crate::domain::time::{parse_clock, parse_length};

/// A break that was taken, left out or put off. Only a prompt can be left out or put off.
pub(super) fn break_answer(
    mark: Option<&BreakWord>,
    fact: &FactArgs,
    known: Known<'_>,
) -> Result<Draft, Refusal> {
    let mark = break_mark(mark, known).map_err(Refusal::Usage)?;
    let draft = draft(What::Break(mark), fact, known).map_err(Refusal::Usage)?;
    let then = Overview::new(known.journal, known.settings, draft.at);
    let due = matches!(then.state, State::Due { .. });
    match mark {
        BreakMark::Skipped | BreakMark::Snoozed { .. } if !due => {
            Err(Refusal::Nothing("no break is due".to_owned()))
        }
        BreakMark::Snoozed { .. } if then.snoozes >= known.settings.snoozes => {
            Err(Refusal::Nothing("put off often enough: stand now, or `supple break skip`".to_owned()))
        }
        _ => Ok(draft),
    }
}

fn break_mark(mark: Option<&BreakWord>, known: Known<'_>) -> Result<BreakMark, String> {
    Ok(match mark {
        None | Some(BreakWord::Done) => BreakMark::Taken { secs: None },
        Some(BreakWord::Skip) => BreakMark::Skipped,
        Some(BreakWord::Snooze { length }) => {
            let length = length.as_deref().map_or(Ok(known.settings.snooze), parse_length)?;
            snoozed(length)?
        }
    })
}

/// A prompt put off by that length.
pub(super) fn snoozed(length: TimeDelta) -> Result<BreakMark, String> {
    match u32::try_from(length.num_minutes()) {
        Ok(mins @ 1..) => Ok(BreakMark::Snoozed { mins }),
        _ => Err("a snooze is at least a minute".to_owned()),
    }
}

/// A pause of a length, or until a time of the clock; the usual one without words.
pub(super) fn paused(
    words: &[String],
    meeting: bool,
    reason: Option<&str>,
    fact: &FactArgs,
    known: Known<'_>,
) -> Result<Draft, String> {
    let why = if meeting { PauseWhy::Meeting } else { PauseWhy::Told };
    let mut draft = draft(What::Pause { why, secs: 0 }, fact, known)?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let length = match words.as_slice() {
        [] => why.usual(),
        ["until", time] => {
            let clock = parse_clock(time)?;
            let on = |day| (known.local)(day);
            let today = draft.at.date_naive();
            let end = Some(on(today.and_time(clock))).filter(|end| *end > draft.at);
            let end = end.unwrap_or_else(|| on((today + Days::new(1)).and_time(clock)));
            // As a fact keeps its time: a part of a second would end the pause a minute early on the clock.
            end - draft.at.trunc_subsecs(0)
        }
        ["until"] => return Err("until when? write it like `supple pause until 15:30`".to_owned()),
        words => parse_length(&words.join(" "))?,
    };
    draft.what = pause(why, length)?;
    draft.note = reason.map(Into::into).or(draft.note);
    Ok(draft)
}

/// A pause of that length.
pub(super) fn pause(why: PauseWhy, length: TimeDelta) -> Result<What, String> {
    if length < TimeDelta::minutes(1) || length > LONGEST_PAUSE {
        return Err("a pause is 1m to 24h long".to_owned());
    }
    Ok(What::Pause { why, secs: u32::try_from(length.num_seconds()).unwrap_or(0) })
}

/// The end of a pause before its time.
pub(super) fn resumed(fact: &FactArgs, known: Known<'_>) -> Result<Draft, Refusal> {
    let draft = draft(What::Resume, fact, known).map_err(Refusal::Usage)?;
    match Overview::new(known.journal, known.settings, draft.at).pause {
        Some(_) => Ok(draft),
        None => Err(Refusal::Nothing("nothing is paused".to_owned())),
    }
}

/// Going away. Saying it twice is no mistake: hooks of a screen lock do.
pub(super) fn away(lasted: Option<&str>, fact: &FactArgs, known: Known<'_>) -> Result<Answer, String> {
    let secs = lasted.map(seconds).transpose()?;
    let mut draft = draft(What::Away { why: AwayWhy::Told, secs }, fact, known)?;
    if let Some(secs) = secs.filter(|_| fact.at.is_none()) {
        draft.at -= TimeDelta::seconds(i64::from(secs));
    }
    Ok(match Overview::new(known.journal, known.settings, draft.at).state {
        State::Away { since } if secs.is_none() => {
            Answer::Print(format!("away since {} already", known.settings.clock.show(since)))
        }
        _ => Answer::Record(draft),
    })
}

/// Coming back.
pub(super) fn back(fact: &FactArgs, known: Known<'_>) -> Result<Answer, String> {
    let draft = draft(What::Back, fact, known)?;
    let then = Overview::new(known.journal, known.settings, draft.at);
    Ok(match (then.state, then.sitting_since) {
        (State::Away { .. }, _) | (_, None) => Answer::Record(draft),
        (_, Some(since)) => Answer::Print(format!(
            "{} since {} already",
            known.settings.posture.doing(),
            known.settings.clock.show(since)
        )),
    })
}
