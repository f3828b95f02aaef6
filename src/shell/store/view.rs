//! Reading the journal: from the files of some years to the facts, and what a person must know of these files.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use chrono::NaiveDate;

use crate::app::event::{Damage, Loaded};
use crate::domain::fact::Fact;
use crate::domain::journal::Journal;
use crate::shell::store::Dirs;
use crate::shell::store::files::{self, Content};
use crate::shell::store::id;
use crate::shell::store::line::{self, Line, LocalOffset, plain};
use crate::shell::store::mend;
use crate::shell::store::quick::day_number;
use crate::shell::store::sheet::{self, Odd, SCHEMA, Sheet};
use crate::shell::store::sieve::{self, Ask, Keys, Lines, Pair};
use crate::shell::store::union::{self, Files};

/// Reads these years, oldest first, without the lock. The carbons come first: what is written meanwhile is then in
/// both files or only in the book.
#[must_use]
pub fn load(dirs: &Dirs, years: &[i32], local: LocalOffset) -> Loaded {
    let mut problems = Vec::new();
    let carbons: Vec<String> = years.iter().map(|year| text_of(&dirs.carbon(*year), &mut problems)).collect();
    let names = year_names(dirs, years, &mut problems);
    let texts: Vec<String> = names.iter().map(|name| text_of(&dirs.data.join(name), &mut problems)).collect();
    let sheets = texts.iter().map(|text| sheet::read(text, local)).collect();
    merged(&names, sheets, &carbons, local, problems)
}

/// Reads what matters from `since` on: as [`load`] does, but of the facts of earlier days only cramps, undos,
/// corrections and what was recorded last are sure to be there. Costs a fraction of reading all.
#[must_use]
pub fn load_since(dirs: &Dirs, years: &[i32], since: NaiveDate, local: LocalOffset) -> Loaded {
    let mut ask = Ask { since: day_number(since), wanted: HashSet::new() };
    loop {
        match sifted(dirs, years, &ask, local) {
            Ok(loaded) => return loaded,
            // Every line of these ids is needed, because a file has one that matters. No more than once.
            Err(more) => ask.wanted.extend(more),
        }
    }
}

/// The facts of these years that last and stand: see [`crate::domain::fact::What::is_lasting`].
#[must_use]
pub fn lasting(dirs: &Dirs, years: &[i32], local: LocalOffset) -> Vec<Fact> {
    if years.is_empty() {
        return Vec::new();
    }
    let journal = load_since(dirs, years, NaiveDate::MAX, local).journal;
    journal.standing().filter(|fact| fact.what.is_lasting()).cloned().collect()
}

/// The journal, or the keys of ids of which more lines are needed.
fn sifted(dirs: &Dirs, years: &[i32], ask: &Ask, local: LocalOffset) -> Result<Loaded, Vec<u64>> {
    let mut problems = Vec::new();
    let names = year_names(dirs, years, &mut problems);
    let (mut pairs, mut carbons) = (Vec::new(), Vec::new());
    let mut texts: Vec<Option<String>> = names.iter().map(|_| None).collect();
    for year in years {
        let (name, carbon) = (files::year_file(*year), dirs.carbon(*year));
        let place = names.iter().position(|known| *known == name);
        let mut book = place.map(|_| Lines::new(files::source(&dirs.data.join(&name))));
        let mut nothing = Lines::new(files::source(Path::new("")));
        let mut own = Lines::new(files::source(&carbon));
        let mut pair = sieve::pair(book.as_mut().unwrap_or(&mut nothing), &mut own, ask);
        carbons.push(checked(std::mem::take(&mut pair.carbon), &carbon, own.error, &mut problems));
        if let (Some(place), Some(book)) = (place, book) {
            let text = std::mem::take(&mut pair.book);
            texts[place] = Some(checked(text, &dirs.data.join(&name), book.error, &mut problems));
        }
        pairs.push(pair);
    }
    for (name, text) in names.iter().zip(&mut texts).filter(|(_, text)| text.is_none()) {
        let path = dirs.data.join(name);
        let mut copy = Lines::new(files::source(&path));
        let mut pair = sieve::pair(&mut copy, &mut Lines::new(std::io::empty()), ask);
        *text = Some(checked(std::mem::take(&mut pair.book), &path, copy.error, &mut problems));
        pairs.push(pair);
    }
    let texts: Vec<String> = texts.into_iter().flatten().collect();
    let sheets: Vec<Sheet<'_>> = texts.iter().map(|text| sheet::read(text, local)).collect();
    // A reformatted file is read as one document, and odd lines are named by their number: for both, all of it is needed.
    let whole =
        |name: &String| files::read(&dirs.data.join(name)).map(Content::into_text).unwrap_or_default();
    let wholes: Vec<Option<String>> =
        (names.iter().zip(&sheets)).map(|(name, sheet)| sheet.mingled.then(|| whole(name))).collect();
    let sheets: Vec<Sheet<'_>> = (sheets.into_iter().zip(&wholes))
        .map(|(sheet, whole)| whole.as_ref().map_or(sheet, |text| sheet::read(text, local)))
        .collect();
    let kept = sheets.iter().flat_map(|sheet| sheet.entries.iter()).map(|entry| entry.fact.id.as_str());
    let recorded = carbons.iter().flat_map(|text| mend::recorded(text)).map(|(id, _)| id);
    let odd = sheets.iter().flat_map(|sheet| sheet.odd.iter()).filter_map(|odd| id::leading(odd.text));
    let base = |id: &str| sieve::key_of(id.split('#').next().unwrap_or_default());
    let kept = Keys::new(kept.chain(recorded).chain(odd).map(base).collect());
    let mut more: Vec<u64> = pairs.iter().flat_map(|pair| pair.left_out(&kept)).collect();
    more.extend(pairs.get(years.len() - 1).into_iter().flat_map(Pair::last));
    if more.is_empty() { Ok(merged(&names, sheets, &carbons, local, problems)) } else { Err(more) }
}

fn merged(
    names: &[String],
    sheets: Vec<Sheet<'_>>,
    carbons: &[String],
    local: LocalOffset,
    mut problems: Vec<String>,
) -> Loaded {
    let mut damage = Vec::new();
    let mut files = Files { carbons: carbons.iter().map(String::as_str).collect(), ..Files::default() };
    for (name, sheet) in names.iter().zip(sheets) {
        damage.extend(report_odd(name, &sheet, carbons, &mut problems));
        if is_copy(name) { files.copies.push(sheet) } else { files.books.push(sheet) }
    }
    report_copies(names, &mut problems);
    let facts = union::facts(files, local);
    report_lost(carbons, &facts, local, &mut problems);
    Loaded { journal: Journal::new(facts), problems, damage }
}

fn year_names(dirs: &Dirs, years: &[i32], problems: &mut Vec<String>) -> Vec<String> {
    let mut names = files::year_files(&dirs.data).unwrap_or_else(|error| {
        problems.push(format!("{} cannot be read ({})", dirs.data.display(), files::cause(&error)));
        years.iter().map(|year| files::year_file(*year)).collect()
    });
    names.retain(|name| files::year_of(name).is_some_and(|year| years.contains(&year)));
    names
}

fn text_of(path: &Path, problems: &mut Vec<String>) -> String {
    match files::read(path) {
        Ok(content) => checked(content.into_text(), path, None, problems),
        Err(error) => checked(String::new(), path, Some(error), problems),
    }
}

fn checked(text: String, path: &Path, error: Option<io::Error>, problems: &mut Vec<String>) -> String {
    if let Some(error) = error {
        problems.push(format!("{} cannot be read ({})", path.display(), files::cause(&error)));
        return String::new();
    }
    let schema = sheet::schema(&text);
    if schema > SCHEMA {
        problems.push(format!(
            "{} was written by a newer version (schema {schema}): it is shown as far as it can be read, and nothing \
             is recorded until this program is updated",
            path.display()
        ));
    }
    text
}

fn report_odd(name: &str, sheet: &Sheet<'_>, carbons: &[String], problems: &mut Vec<String>) -> Vec<Damage> {
    if sheet.odd.is_empty() {
        return Vec::new();
    }
    let own: HashSet<&str> = carbons.iter().flat_map(|text| mend::recorded(text)).map(|(id, _)| id).collect();
    let instead = |odd: &Odd<'_>| if is_of(&own, odd) { "; what was recorded is shown" } else { "" };
    problems.extend(sheet.complaints(name, instead));
    sheet.odd.iter().map(|odd| damaged(name, odd, &own)).collect()
}

fn damaged(name: &str, odd: &Odd<'_>, own: &HashSet<&str>) -> Damage {
    Damage {
        file: name.to_owned(),
        line: odd.number,
        why: plain(&odd.why),
        raw: odd.text.to_owned(),
        text: plain(odd.text),
        recorded: is_of(own, odd),
    }
}

fn is_of(own: &HashSet<&str>, odd: &Odd<'_>) -> bool {
    id::leading(odd.text).is_some_and(|id| own.contains(id))
}

fn report_copies(names: &[String], problems: &mut Vec<String>) {
    let copies: Vec<String> = names.iter().filter(|name| is_copy(name)).map(|name| plain(name)).collect();
    match copies.len() {
        0 => {}
        1 => problems
            .push(format!("1 conflict copy is being read as well: {}; `supple tidy` folds it in", copies[0])),
        n => problems.push(format!(
            "{n} conflict copies are being read as well: {}; `supple tidy` folds them in",
            copies.join(", ")
        )),
    }
}

/// Lines of the carbon that were written to the end, that no file gives, and that cannot be read.
fn report_lost(carbons: &[String], facts: &[Fact], local: LocalOffset, problems: &mut Vec<String>) {
    let shown: HashSet<&str> = facts.iter().map(|fact| fact.id.as_str()).collect();
    for (id, text) in carbons.iter().flat_map(|text| mend::recorded(text)) {
        if shown.contains(id) || !text.ends_with('}') {
            continue;
        }
        if let Line::Odd(why) = line::read(text, local) {
            problems.push(format!("what this device recorded as {id} cannot be read ({})", plain(&why)));
        }
    }
}

/// True for a year file that is not the book of its year.
pub(super) fn is_copy(name: &str) -> bool {
    files::year_of(name).is_none_or(|year| files::year_file(year) != name)
}
