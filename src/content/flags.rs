//! The rules in words, as they ship with the program: when each fires and what its card says.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::content::pack::{Problem, StrengthWord};
use crate::domain::advice::Advice;
use crate::domain::catalog::Strength;
use crate::domain::flags::limits::number;
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
    when: Spanned<String>,
    why: String,
    pressing: Option<String>,
    source: String,
    #[serde(with = "StrengthWord")]
    strength: Strength,
    act: BTreeMap<String, String>,
}

fn clean(raw: RawRule) -> Result<Advice, Problem> {
    let line = line_of(TEXT, raw.id.span().start);
    let wrong = |what| Problem { file: FILE.to_owned(), line, what };
    let level = |(word, text): (String, String)| Ok((Level::parse(&word)?, text));
    let RawRule { id, title, when, why, pressing, source, strength, act } = raw;
    let when_line = line_of(TEXT, when.span().start);
    let when =
        filled(when.get_ref()).map_err(|what| Problem { file: FILE.to_owned(), line: when_line, what })?;
    Ok(Advice {
        rule: Rule::parse(id.get_ref()).map_err(wrong)?,
        title,
        when,
        why,
        act: act.into_iter().map(level).collect::<Result<_, _>>().map_err(wrong)?,
        pressing,
        strength,
        source,
    })
}

/// The words with their numbers in the place of the names.
fn filled(words: &str) -> Result<String, String> {
    let mut parts = words.split('{');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once('}').ok_or("a brace is not closed")?;
        out += &number(name).ok_or_else(|| format!("\"{name}\" is no number of the rules"))?;
        out += rest;
    }
    Ok(out)
}
