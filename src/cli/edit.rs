//! Corrections: an old fact and the words of a person -> the fact that takes its place.

use chrono::TimeDelta;

use crate::cli::answer::{Known, answered, cramp_words, drink_words, minutes, seconds};
use crate::cli::args::{FactArgs, MoreArgs};
use crate::cli::cramp::more;
use crate::cli::movement::{pause, snoozed};
use crate::domain::cramps::{Cramp, Severity};
use crate::domain::fact::{BreakMark, Draft, Fact, Instead, StretchDone, What};
use crate::domain::goal::Goal;
use crate::domain::target::{Effort, Heat};
use crate::domain::time::parse_length;
use crate::domain::urine::Urine;
use crate::domain::when::time;
use crate::domain::words::Word;

/// What a person wants to be different.
pub(super) struct Change<'a> {
    pub(super) words: &'a [String],
    pub(super) intensity: Option<u8>,
    pub(super) lasted: Option<&'a str>,
    pub(super) woke: Option<&'a str>,
    pub(super) more: &'a MoreArgs,
    pub(super) fact: &'a FactArgs,
}

/// The fact that takes the place of `old`; what the change does not say stays.
pub(super) fn corrected(old: &Fact, change: &Change<'_>, known: Known<'_>) -> Result<Draft, String> {
    let FactArgs { at, note } = change.fact;
    let draft = Draft {
        at: at.as_deref().map_or(Ok(old.at), |text| time(text, known.now, known.local))?,
        what: what(old, change, known)?,
        note: note.as_deref().map_or_else(|| old.note.clone(), |note| Some(note.into())),
        instead: Some(Instead { of: old.id.clone(), changed: Some(known.now) }),
    };
    if (draft.at, &draft.what, &draft.note) == (old.at, &old.what, &old.note) {
        return Err(format!("{} is just that already; say what was different", old.id));
    }
    Ok(draft)
}

fn what(old: &Fact, change: &Change<'_>, known: Known<'_>) -> Result<What, String> {
    let lasted = change.lasted.map(seconds).transpose()?;
    let of_cramp = change.intensity.is_some() || change.woke.is_some() || !change.more.is_empty();
    if of_cramp && !matches!(old.what, What::Cramp(_)) {
        return Err(format!("{} is no cramp: it has no strength and woke nobody", old.id));
    }
    Ok(match &old.what {
        What::Drink { kind, amount } if lasted.is_none() => {
            let (new_kind, new_amount) = drink_words(change.words, known.settings)?;
            What::Drink {
                kind: new_kind.unwrap_or_else(|| kind.clone()),
                amount: new_amount.unwrap_or(*amount),
            }
        }
        What::Cramp(cramp) => {
            let (site, side) = cramp_words(change.words)?;
            let mut more = more(change.more, cramp.more(), known.journal)?;
            more.running &= lasted.is_none();
            let told = Cramp {
                site: site.unwrap_or(cramp.site),
                side: side.or(cramp.side),
                pain: change.intensity.and_then(Severity::new).or(cramp.pain),
                secs: lasted.or(cramp.secs),
                woke: change.woke.map(|word| word == "yes").or(cramp.woke),
                more: None,
            };
            What::Cramp(told.with(more))
        }
        What::Profile(detail) if lasted.is_none() && !change.words.is_empty() => {
            What::Profile(answered(detail.item(), change.words, known.now.date_naive())?)
        }
        What::Urine(_) if lasted.is_none() && !change.words.is_empty() => {
            What::Urine(Urine::parse(&change.words.join(" "))?)
        }
        What::Exercise { effort, mins } => What::Exercise {
            effort: match change.words {
                [] => *effort,
                [word] => Effort::parse(word)?,
                _ => return Err("exercise takes one word: light, moderate or hard".to_owned()),
            },
            mins: change.lasted.map_or(Ok(*mins), minutes)?,
        },
        What::Heat(Heat::Work { mins }) => {
            no_words(change.words, "work in heat")?;
            What::Heat(Heat::Work { mins: change.lasted.map_or(Ok(*mins), minutes)? })
        }
        What::Goal(_) if lasted.is_none() && !change.words.is_empty() => {
            What::Goal(Goal::parse(change.words, known.settings.units)?)
        }
        What::Break(mark) => What::Break(break_mark(*mark, lasted, change.words)?),
        What::Stretch(done) => {
            no_words(change.words, "a stretch")?;
            What::Stretch(StretchDone { secs: lasted.unwrap_or(done.secs), ..done.clone() })
        }
        What::Pause { why, secs } => {
            no_words(change.words, "a pause")?;
            pause(*why, TimeDelta::seconds(lasted.unwrap_or(*secs).into()))?
        }
        What::Away { why, secs } => {
            no_words(change.words, "an absence")?;
            What::Away { why: *why, secs: lasted.or(*secs) }
        }
        other if change.words.is_empty() && lasted.is_none() => match other {
            What::Undo(_) | What::Other(_) => {
                return Err(format!("{} cannot be edited; remove it instead", old.id));
            }
            other => other.clone(),
        },
        other => return Err(format!("{} ({other}) has nothing of that kind to change", old.id)),
    })
}

fn break_mark(old: BreakMark, lasted: Option<u32>, words: &[String]) -> Result<BreakMark, String> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let mark = match words.as_slice() {
        [] => old,
        ["done"] => BreakMark::Taken { secs: None },
        ["skip"] => BreakMark::Skipped,
        ["snooze", length] => snoozed(parse_length(length)?)?,
        _ => return Err("a break is done, skip, or snooze and a length".to_owned()),
    };
    match (mark, lasted) {
        (BreakMark::Taken { .. }, Some(secs)) => Ok(BreakMark::Taken { secs: Some(secs) }),
        (_, Some(_)) => Err("only a break that was taken has a length".to_owned()),
        (mark, None) => Ok(mark),
    }
}

fn no_words(words: &[String], what: &str) -> Result<(), String> {
    if words.is_empty() {
        Ok(())
    } else {
        Err(format!("{what} takes no words; use --lasted, --at or --note"))
    }
}
