//! What is said during a cramp, as it ships with the program.

use serde::Deserialize;

use crate::content::pack::Problem;
use crate::domain::cramps::Site;
use crate::domain::relief::{Protocol, Relief, ReliefStep};

/// The shipped file.
const FILE: &str = "relief.toml";
const TEXT: &str = include_str!("../../assets/content/relief.toml");

/// Reads the shipped words.
///
/// # Errors
/// Says what is wrong; a test holds that nothing is.
pub fn relief() -> Result<Relief, Problem> {
    let raw: RawRelief = toml::from_str(TEXT).map_err(|error| Problem::of(FILE, TEXT, &error))?;
    let RawRelief { question, odd, careful, too_long, too_long_source, protocol } = raw;
    let protocols = protocol.into_iter().map(clean).collect::<Result<_, _>>();
    let protocols = protocols.map_err(|what| Problem { file: FILE.to_owned(), line: 1, what })?;
    Ok(Relief { question, odd, careful, too_long, too_long_source, protocols })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRelief {
    question: String,
    odd: Vec<String>,
    careful: Vec<String>,
    too_long: Vec<String>,
    too_long_source: String,
    protocol: Vec<RawProtocol>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProtocol {
    site: String,
    name: String,
    steps: Vec<RawStep>,
    note: Option<String>,
    strength: char,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    word: String,
    secs: u32,
    cue: String,
    figure: Option<String>,
}

fn clean(raw: RawProtocol) -> Result<Protocol, String> {
    let RawProtocol { site, name, steps, note, strength, source } = raw;
    let step = |RawStep { word, secs, cue, figure }| ReliefStep { word, secs, cue, figure };
    let steps = steps.into_iter().map(step).collect();
    Ok(Protocol { site: Site::parse(&site)?, name, steps, note, strength, source })
}
