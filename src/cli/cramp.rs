//! The full form of a cramp as options.

use crate::cli::answer::seconds;
use crate::cli::args::MoreArgs;
use crate::domain::cramps::Severity;
use crate::domain::diary::{Eases, Grade, Interfered, More, SameDistance, StateBefore, Tried};
use crate::domain::fact::{Id, What};
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::words::{Set, Word};

/// What was known of a cramp, with what the options tell. Triggers and signs take the place of those known; a means of
/// relief that was not named stays.
///
/// # Errors
/// Says which word or number is wrong, and which there are.
pub(super) fn more(args: &MoreArgs, known: &More, journal: &Journal) -> Result<More, String> {
    let mut more = known.clone();
    if !args.triggers.is_empty() {
        more.triggers = set(&args.triggers)?;
    }
    for text in &args.relief {
        more.tried(Tried::parse(text)?);
    }
    match args.signs.as_slice() {
        [] => {}
        [none] if none == "none" => more.signs = Some(Set::EMPTY),
        signs => more.signs = Some(set(signs)?),
    }
    more.state_before = word::<StateBefore>(&args.before)?.or(more.state_before);
    more.eases_on_rest = word::<Eases>(&args.eases)?.or(more.eases_on_rest);
    more.same_distance = word::<SameDistance>(&args.same_effort)?.or(more.same_distance);
    more.interfered = word::<Interfered>(&args.in_the_way)?.or(more.interfered);
    more.sleep_disturbed = args.disturbed.and_then(Severity::new).or(more.sleep_disturbed);
    more.soreness = args.sore.and_then(Grade::new).or(more.soreness);
    more.time_to_relief = args.eased_after.as_deref().map(seconds).transpose()?.or(more.time_to_relief);
    more.strained |= args.strained;
    more.running |= args.running;
    if let Some(id) = &args.medicine {
        more.medicine = Some(medicine(id, journal)?);
    }
    Ok(more)
}

fn set<W: Word>(words: &[String]) -> Result<Set<W>, String> {
    words.iter().map(|text| W::parse(text)).collect()
}

fn word<W: Word>(text: &Option<String>) -> Result<Option<W>, String> {
    text.as_deref().map(W::parse).transpose()
}

/// A medicine by its id, the beginning of it, or its name.
fn medicine(text: &str, journal: &Journal) -> Result<Id, String> {
    let mut named = journal.standing().filter(|fact| match &fact.what {
        What::Health(Health::Medicine(medicine)) => {
            medicine.name.to_lowercase() == text.to_lowercase() || fact.id.as_str().starts_with(text)
        }
        _ => false,
    });
    let found = named.next_back().map(|fact| fact.id.clone());
    found.ok_or_else(|| format!("there is no medicine \"{text}\"; `supple log --kind medicine` shows them"))
}
