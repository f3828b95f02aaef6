//! Drinks, the goal of the day and the pace towards it. Rules and numbers: the hydration model in `src/architecture.md`.

use std::fmt;

use chrono::NaiveDate;

use crate::domain::fact::{Fact, What};
use crate::domain::journal::Journal;
use crate::domain::quantity::Millilitres;
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, day_of};

/// What was drunk.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum DrinkKind {
    Water,
    Sparkling,
    Tea,
    Coffee,
    Decaf,
    Herbal,
    Milk,
    PlantMilk,
    Juice,
    Cola,
    Sports,
    Rehydration,
    Energy,
    Soup,
    Beer,
    Wine,
    Spirits,
    /// A word of the person's own: counts like water.
    Named(Box<str>),
}

impl DrinkKind {
    /// Every kind with a row in the table of drinks, in its order.
    pub const ALL: [Self; 17] = [
        Self::Water,
        Self::Sparkling,
        Self::Tea,
        Self::Coffee,
        Self::Decaf,
        Self::Herbal,
        Self::Milk,
        Self::PlantMilk,
        Self::Juice,
        Self::Cola,
        Self::Sports,
        Self::Rehydration,
        Self::Energy,
        Self::Soup,
        Self::Beer,
        Self::Wine,
        Self::Spirits,
    ];

    /// The word in the journal and on the command line.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Water => "water",
            Self::Sparkling => "sparkling",
            Self::Tea => "tea",
            Self::Coffee => "coffee",
            Self::Decaf => "decaf",
            Self::Herbal => "herbal",
            Self::Milk => "milk",
            Self::PlantMilk => "plant-milk",
            Self::Juice => "juice",
            Self::Cola => "cola",
            Self::Sports => "sports",
            Self::Rehydration => "rehydration",
            Self::Energy => "energy",
            Self::Soup => "soup",
            Self::Beer => "beer",
            Self::Wine => "wine",
            Self::Spirits => "spirits",
            Self::Named(word) => word,
        }
    }

    /// The kind of that word; any other word is a drink of the person's own.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or_else(|| Self::Named(word.into()))
    }

    /// The kind of that word or a near synonym.
    ///
    /// # Errors
    /// Lists the kinds when the word is none of them.
    pub fn parse(word: &str) -> Result<Self, String> {
        let word = word.to_lowercase().replace(['_', ' '], "-");
        let same = match word.as_str() {
            "soda" | "sparkling-water" => "sparkling",
            "ors" | "electrolyte" => "rehydration",
            "broth" => "soup",
            "sport" | "sports-drink" => "sports",
            "energy-drink" => "energy",
            other => other,
        };
        Self::ALL.into_iter().find(|kind| kind.word() == same).ok_or_else(|| {
            let known: Vec<String> = Self::ALL.iter().map(|kind| kind.word().to_owned()).collect();
            format!("\"{word}\" is not a drink; one of {}", known.join(", "))
        })
    }

    /// Percent of the amount that counts towards the goal. Conservative on purpose: nothing above 100. Soup 90 (our
    /// estimate); alcohol 0, though lager hydrated like water in the study the table rests on (Maughan 2016: 72
    /// healthy men, one litre in half an hour), because drinking it shall not be rewarded.
    #[must_use]
    pub fn percent_counted(&self) -> u32 {
        match self {
            Self::Soup => 90,
            Self::Beer | Self::Wine | Self::Spirits => 0,
            _ => 100,
        }
    }
}

impl fmt::Display for DrinkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.word().replace('-', " "))
    }
}

/// Share of the goal that straight-line pacing expects two hours before bed, in percent.
const PACE_BEFORE_LAST_HOURS: f64 = 90.0;

/// The day's water, as the pane and the status line show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// What counts towards the goal.
    pub drunk: Millilitres,
    /// The goal of the day.
    pub goal: Millilitres,
    /// Where a steady drinker would be by now.
    pub pace: Millilitres,
    /// The day's drinks, oldest first: when and how much of each counts.
    pub drinks: Vec<(Stamp, Millilitres)>,
}

impl Overview {
    /// Sums up the standing drinks of the day of `now`.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, now: Stamp) -> Self {
        let today = day_of(now, settings.day_start);
        let drinks = drinks_of(journal, today, settings);
        Self {
            drunk: drinks.iter().map(|(_, counted)| *counted).sum(),
            goal: settings.goal,
            pace: pace(settings, now),
            drinks,
        }
    }

    /// Percent of the goal, rounded down.
    #[must_use]
    pub fn percent(&self) -> u32 {
        self.drunk.0 * 100 / self.goal.0.max(1)
    }

    /// How far the drinks are behind the pace; zero when ahead.
    #[must_use]
    pub fn behind(&self) -> Millilitres {
        Millilitres(self.pace.0.saturating_sub(self.drunk.0))
    }
}

fn drinks_of(journal: &Journal, day: NaiveDate, settings: &Settings) -> Vec<(Stamp, Millilitres)> {
    journal
        .standing()
        .filter_map(|fact| match fact {
            Fact { at, what: What::Drink { kind, amount }, .. } if day_of(*at, settings.day_start) == day => {
                Some((*at, Millilitres(amount.0 * kind.percent_counted() / 100)))
            }
            _ => None,
        })
        .collect()
}

/// The part of the goal that steady drinking would have reached by `now`: nothing until half an hour after waking,
/// then a straight line to 90 % two hours before bed, and on to all of it at bed time. The curve is our own design;
/// the last two hours are flat to spare the night.
#[must_use]
pub fn pace(settings: &Settings, now: Stamp) -> Millilitres {
    let (wake, awake) = settings.waking_day(now);
    let since_wake = (now.naive_local() - wake).num_seconds();
    let start = 30 * 60;
    let end = awake.num_seconds();
    let late = (end - 2 * 3600).max(start + 1);
    #[expect(clippy::cast_precision_loss, reason = "seconds of one day")]
    let share = |from: i64, to: i64| (since_wake - from) as f64 / (to - from).max(1) as f64;
    let percent = if since_wake <= start {
        0.0
    } else if since_wake < late {
        share(start, late) * PACE_BEFORE_LAST_HOURS
    } else if since_wake < end {
        PACE_BEFORE_LAST_HOURS + share(late, end) * (100.0 - PACE_BEFORE_LAST_HOURS)
    } else {
        100.0
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 100 percent of the goal"
    )]
    Millilitres((f64::from(settings.goal.0) * percent / 100.0) as u32)
}
