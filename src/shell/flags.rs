//! The flags from the shell: printed when they are asked for, and one card when something that was just logged brings
//! it up.

use std::process::ExitCode;

use crate::cli::answer::Known;
use crate::content;
use crate::domain::advice::Advice;
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::flags::{Flag, Flags};
use crate::domain::guide::Guide;
use crate::domain::profile::Profile;
use crate::domain::region::Numbers;
use crate::report::flags::{Words, also_noted, card, json, lines};
use crate::shell::command::{DATA, PATIENCE, complain, fail, print};
use crate::shell::store::Store;

/// Prints every flag, as text or for programs, and ends with `code`.
pub(super) fn show(known: Known<'_>, as_json: bool, code: u8) -> ExitCode {
    let (advice, guide) = match read() {
        Ok(both) => both,
        Err(why) => return fail(&why, DATA),
    };
    let numbers = numbers(known);
    let clock = known.settings.clock;
    let words = Words { advice: &advice, numbers: &numbers, disclaimer: &guide.disclaimer, clock };
    let flags = judge(known);
    let text = if as_json { json(&flags, words, known.now).to_string() } else { lines(&flags, words) };
    print(&text, code)
}

/// The card that a fact brings up, if it is one that the rules look at.
pub(super) fn brought_up(fact: &Fact, known: Known<'_>) -> Option<Flag> {
    let health = |what: &What| matches!(what, What::Health(health) if health.is_answer());
    let judged = matches!(fact.what, What::Cramp(_) | What::Urine(_)) || health(&fact.what);
    if judged { judge(known).card().cloned() } else { None }
}

/// Prints the card that the answers bring up now, if there is one that does not rest.
pub(super) fn remind(known: Known<'_>, store: &Store) {
    if let Some(flag) = judge(known).card() {
        tell(flag, known, store);
    }
}

/// Prints a card, and notes that it was shown.
pub(super) fn tell(flag: &Flag, known: Known<'_>, store: &Store) {
    let (advice, guide) = match read() {
        Ok(both) => both,
        Err(why) => return complain(&why),
    };
    let numbers = numbers(known);
    let clock = known.settings.clock;
    let words = Words { advice: &advice, numbers: &numbers, disclaimer: &guide.disclaimer, clock };
    let noted = also_noted(flag, &judge(known), &advice);
    let _ = print(&format!("\n{}{noted}", card(flag, words)), 0);
    let shown = store.add(&Draft::new(known.now, flag.shown()), known.now.into(), PATIENCE);
    if let Err(refused) = shown {
        complain(&refused.reason);
    }
}

fn judge(known: Known<'_>) -> Flags {
    Flags::new(known.journal, known.settings, known.now)
}

fn numbers(known: Known<'_>) -> Numbers {
    Numbers::of(Profile::at(known.journal, known.now).region())
}

/// The words of the cards, and what the program is and is not.
pub(super) fn read() -> Result<(Vec<Advice>, Guide), String> {
    let advice = content::flags::advice().map_err(|problem| problem.to_string())?;
    Ok((advice, content::guide::guide().map_err(|problem| problem.to_string())?))
}
