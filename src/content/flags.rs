//! What the cards of the rules say, as it ships with the program.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::content::pack::Problem;
use crate::domain::advice::Advice;
use crate::domain::flags::{Level, Rule};
use crate::domain::hint::line_of;
use crate::domain::words::Word;

/// The shipped file.
const FILE: &str = "flags.toml";
const TEXT: &str = include_str!("../../assets/content/flags.toml");

/// Reads the shipped words, in the order of the file.
///
/// # Errors
/// Says which line is wrong; a test holds that none is.
pub fn advice() -> Result<Vec<Advice>, Problem> {
    let raw: RawFile = toml::from_str(TEXT).map_err(|error| Problem::of(FILE, TEXT, &error))?;
    raw.rule.into_iter().map(clean).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    rule: Vec<RawRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    id: Spanned<String>,
    title: String,
    why: String,
    pressing: Option<String>,
    source: String,
    strength: char,
    act: BTreeMap<String, String>,
}

fn clean(raw: RawRule) -> Result<Advice, Problem> {
    let line = line_of(TEXT, raw.id.span().start);
    let wrong = |what| Problem { file: FILE.to_owned(), line, what };
    let level = |(word, text): (String, String)| Ok((Level::parse(&word)?, text));
    let RawRule { id, title, why, pressing, source, strength, act } = raw;
    Ok(Advice {
        rule: Rule::parse(id.get_ref()).map_err(wrong)?,
        title,
        why,
        act: act.into_iter().map(level).collect::<Result<_, _>>().map_err(wrong)?,
        pressing,
        strength,
        source,
    })
}
