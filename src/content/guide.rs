//! The words of the Guide, as they ship with the program.

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::content::pack::Problem;
use crate::domain::guide::{Act, Card, Guide, Urgency};

const CARDS: (&str, &str) = ("guide.toml", include_str!("../../assets/content/guide.toml"));
/// Kept apart from everything else: what it says must be right and must always be there.
const ACT: (&str, &str) = ("act.toml", include_str!("../../assets/content/act.toml"));

/// Reads the shipped words.
///
/// # Errors
/// Says what is wrong; a test holds that nothing is.
pub fn guide() -> Result<Guide, Problem> {
    let RawGuide { content_version, reviewed_by, disclaimer, group } = read(CARDS)?;
    let cards = group.into_iter().flat_map(|group| {
        let RawGroup { title, card } = group;
        card.into_iter().map(move |card| clean(card, &title))
    });
    let mut guide =
        Guide { version: content_version, reviewed_by, disclaimer, cards: cards.collect(), act: act()? };
    guide.cards.extend(guide.about());
    Ok(guide)
}

fn act() -> Result<Act, Problem> {
    let RawAct { opening, unknown, level, closing } = read(ACT)?;
    let levels = level.into_iter().map(|RawLevel { title, signs, source }| Urgency { title, signs, source });
    Ok(Act { opening, unknown, levels: levels.collect(), closing })
}

fn read<T: DeserializeOwned>((file, text): (&str, &str)) -> Result<T, Problem> {
    toml::from_str(text).map_err(|error| Problem::of(file, text, &error))
}

fn clean(raw: RawCard, group: &str) -> Card {
    let RawCard { id, title, strength, text, source, goal_only } = raw;
    Card { id, group: group.to_owned(), title, strength, text, source, goal_only }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGuide {
    content_version: String,
    reviewed_by: String,
    disclaimer: String,
    group: Vec<RawGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawGroup {
    title: String,
    card: Vec<RawCard>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCard {
    id: String,
    title: String,
    strength: String,
    text: Vec<String>,
    source: String,
    #[serde(default)]
    goal_only: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAct {
    opening: String,
    unknown: String,
    closing: String,
    level: Vec<RawLevel>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLevel {
    title: String,
    signs: Vec<String>,
    source: String,
}
