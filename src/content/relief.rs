//! What is said during a cramp, as it ships with the program.

use serde::Deserialize;

use crate::content::pack::{Problem, StrengthWord};
use crate::domain::catalog::Strength;
use crate::domain::cramps::Site;
use crate::domain::diary::Relief as Means;
use crate::domain::relief::{Care, Protocol, Relief, ReliefStep};
use crate::domain::words::Word;

/// The shipped file.
const FILE: &str = "relief.toml";
const TEXT: &str = include_str!("../../assets/content/relief.toml");

/// Reads the shipped words.
///
/// # Errors
/// Says what is wrong; a test holds that nothing is.
pub fn relief() -> Result<Relief, Problem> {
    let raw: RawRelief = toml::from_str(TEXT).map_err(|error| Problem::of(FILE, TEXT, &error))?;
    let wrong = |what| Problem { file: FILE.to_owned(), line: 1, what };
    let protocols = raw.protocol.into_iter().map(clean).collect::<Result<_, _>>().map_err(wrong)?;
    let cares = raw.care.into_iter().map(care).collect::<Result<_, _>>().map_err(wrong)?;
    Ok(Relief {
        question: raw.question,
        odd: raw.odd,
        steady: raw.steady,
        careful: raw.careful,
        too_long: raw.too_long,
        too_long_source: raw.too_long_source,
        protocols,
        cares,
        after_sweating: raw.after_sweating,
        brine: raw.brine,
        locked: raw.locked,
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRelief {
    question: String,
    odd: Vec<String>,
    steady: String,
    careful: Vec<String>,
    too_long: Vec<String>,
    too_long_source: String,
    after_sweating: String,
    brine: String,
    locked: String,
    care: Vec<RawCare>,
    protocol: Vec<RawProtocol>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCare {
    word: String,
    means: String,
    when: String,
    how: String,
    limits: String,
    over: String,
    secs: u32,
    most: u32,
    #[serde(with = "StrengthWord")]
    strength: Strength,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawProtocol {
    site: String,
    name: String,
    steps: Vec<RawStep>,
    note: Option<String>,
    #[serde(with = "StrengthWord")]
    strength: Strength,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStep {
    word: String,
    secs: u32,
    cue: String,
    figure: Option<String>,
    #[serde(default)]
    upright: bool,
}

fn clean(raw: RawProtocol) -> Result<Protocol, String> {
    let RawProtocol { site, name, steps, note, strength, source } = raw;
    let step = |RawStep { word, secs, cue, figure, upright }| ReliefStep { word, secs, cue, figure, upright };
    let steps = steps.into_iter().map(step).collect();
    Ok(Protocol { site: Site::parse(&site)?, name, steps, note, strength, source })
}

fn care(raw: RawCare) -> Result<Care, String> {
    let RawCare { word, means, when, how, limits, over, secs, most, strength, source } = raw;
    Ok(Care { word, means: Means::parse(&means)?, when, how, limits, over, secs, most, strength, source })
}
