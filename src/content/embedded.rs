//! The moves and routines that ship with the program. A test holds that they read, and that the outlines here are
//! those of the routines.

use serde::Deserialize;

use crate::content::figures::figures;
use crate::content::flags::advice;
use crate::content::guide::guide;
use crate::content::pack::{Problem, read};
use crate::content::relief::relief;
use crate::domain::catalog::{Catalog, Library, Outline};

/// The shipped files with their names.
const FILES: [(&str, &str); 6] = [
    ("standing.toml", include_str!("../../assets/content/moves/standing.toml")),
    ("seated.toml", include_str!("../../assets/content/moves/seated.toml")),
    ("feet.toml", include_str!("../../assets/content/moves/feet.toml")),
    ("lying.toml", include_str!("../../assets/content/moves/lying.toml")),
    ("active.toml", include_str!("../../assets/content/moves/active.toml")),
    ("routines.toml", include_str!("../../assets/content/routines.toml")),
];

const WORDS: &str = include_str!("../../assets/content/words.toml");

/// What a start needs of the routines and of the one move that is a break by itself, so that it reads none of the files.
const OUTLINES: [Outline; 10] = [
    Outline {
        id: "desk-75",
        name: "Quick desk break",
        secs: 75,
        moves: &["Stand and march", "Heel raises", "Two-leg wall lean"],
    },
    Outline {
        id: "desk-seated-90",
        name: "Seated desk break",
        secs: 90,
        moves: &["Ankle pumps", "Edge-of-chair hamstring stretch", "Heel-toe rocks"],
    },
    Outline {
        id: "desk-180",
        name: "Three-minute desk break",
        secs: 180,
        moves: &[
            "Stand and march",
            "Half squat into heel raise",
            "Wall calf stretch, knee straight",
            "Heel-forward hinge",
            "Ankle circles",
        ],
    },
    Outline {
        id: "morning-300",
        name: "Morning",
        secs: 300,
        moves: &[
            "Ankle pumps",
            "Towel calf stretch",
            "Lying leg raise with towel",
            "Toes-back arch stretch",
            "Wall calf stretch, knee bent",
            "Heel raises",
        ],
    },
    Outline {
        id: "bed-330",
        name: "Before bed, one leg at a time",
        secs: 330,
        moves: &["Wall calf stretch, knee straight", "Heel-forward hinge", "Long-sit hamstring and calf"],
    },
    Outline {
        id: "bed-195",
        name: "Before bed, legs alternating",
        secs: 195,
        moves: &["Wall calf stretch, knee straight", "Heel-forward hinge", "Long-sit hamstring and calf"],
    },
    Outline {
        id: "post-ex-390",
        name: "After exercise",
        secs: 390,
        moves: &[
            "Short walk",
            "Wall calf stretch, knee straight",
            "Wall calf stretch, knee bent",
            "Heel-forward hinge",
            "Standing thigh stretch",
            "Top-of-foot stretch",
        ],
    },
    Outline {
        id: "foot-300",
        name: "Feet only",
        secs: 300,
        moves: &[
            "Toes-back arch stretch",
            "Arch roll",
            "Toe lift and spread",
            "Towel scrunch",
            "Ankle circles",
        ],
    },
    Outline { id: "walk-loop", name: "Short walk", secs: 125, moves: &["Short walk"] },
    Outline { id: "elevate-615", name: "Legs-up rest", secs: 615, moves: &["Legs above heart"] },
];

/// The shipped library; its catalogue and its figures are read when they are first asked for.
#[must_use]
pub fn library() -> Library {
    Library::new(&OUTLINES, || catalog().unwrap_or_default(), || figures().unwrap_or_default())
}

/// Reads the shipped catalogue.
///
/// # Errors
/// Says which file and line is wrong; a test holds that none is.
pub fn catalog() -> Result<Catalog, Vec<Problem>> {
    let words: Words =
        toml::from_str(WORDS).map_err(|error| vec![Problem::of("words.toml", WORDS, &error)])?;
    let Words { honest, before_first } = words;
    let relief = relief().map_err(|problem| vec![problem])?;
    let guide = guide().map_err(|problem| vec![problem])?;
    let advice = advice().map_err(|problem| vec![problem])?;
    Ok(Catalog { honest, before_first, relief, guide, advice, ..read(&FILES, &Catalog::default())? })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    honest: String,
    before_first: Vec<String>,
}
