//! The questions of the day and of the week. Owns the check-in, the weekly leg-and-foot signs and the foot check;
//! every answer may be missing, and a missing one is never a no.

use std::fmt;

use chrono::NaiveTime;

use crate::domain::target::Effort;
use crate::domain::time::ClockFace;
use crate::domain::words::{Answers, Set, Word, words};

/// Most hours that a day can be told to have.
pub const MOST_HOURS: u16 = 24;

/// Most units of alcohol that are believed.
pub const MOST_UNITS: u16 = 99;

/// The answers of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckIn {
    /// The questions of yes and no.
    pub answers: Answers<Daily>,
    /// Darkest urine of the day on the chart, 1 to 8.
    pub urine_max: Option<u8>,
    /// Hours sat.
    pub sitting: Option<Halves>,
    /// When the last drink with caffeine was.
    pub last_caffeine: Option<NaiveTime>,
    /// Units of alcohol; nothing and unknown differ.
    pub alcohol: Option<Halves>,
    /// How hard the day's exercise was.
    pub exercise: Option<Exercise>,
    /// Minutes of exercise.
    pub exercise_minutes: Option<u32>,
    /// What was worn on the feet.
    pub footwear: Set<Footwear>,
    /// Hours slept.
    pub sleep: Option<Halves>,
}

/// A number in steps of a half: 7.5 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Halves(u16);

impl Halves {
    /// So many halves.
    #[must_use]
    pub fn new(halves: u16) -> Self {
        Self(halves)
    }

    /// Twice the number.
    #[must_use]
    pub fn halves(self) -> u16 {
        self.0
    }

    /// Reads `7`, `7.5`, `7,5` or `7.0`, at most `most`.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn parse(text: &str, most: u16) -> Result<Self, String> {
        let text = text.trim();
        let (whole, half) = match text.split_once(['.', ',']) {
            None => (text, 0),
            Some((whole, "0")) => (whole, 0),
            Some((whole, "5")) => (whole, 1),
            Some(_) => ("", 0),
        };
        let number = whole.parse::<u16>().ok().filter(|_| whole.bytes().all(|b| b.is_ascii_digit()));
        let halves = number.filter(|number| *number <= most).map(|number| number * 2 + half);
        let halves = halves.filter(|halves| *halves <= most * 2);
        halves.map(Self).ok_or_else(|| format!("\"{text}\" is not a number from 0 to {most} in steps of 0.5"))
    }
}

impl fmt::Display for Halves {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0 % 2 == 1 { ".5" } else { "" };
        write!(f, "{}{half}", self.0 / 2)
    }
}

words! {
    /// A question of the day that is answered by yes or no.
    Daily, "a question of the check-in":
    NoCramps = "no_cramps",
    DryMouth = "dry_mouth",
    UnusualFatigue = "unusual_fatigue",
    IncreasedThirst = "increased_thirst",
    LightHeaded = "light_headed",
    NewOrUnusual = "new_or_unusual",
    HotEnv = "hot_env",
    HeavySweat = "heavy_sweat",
    VomitDiarrhoea = "vomit_diarrhoea",
    TightClothing = "tight_clothing",
    TiredFromCramps = "tired_from_cramps",
}

/// The day's exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exercise {
    /// There was none.
    None,
    /// How hard it was.
    Done(Effort),
}

impl Word for Exercise {
    const ALL: &'static [Self] =
        &[Self::None, Self::Done(Effort::Light), Self::Done(Effort::Moderate), Self::Done(Effort::Hard)];
    const NOUN: &'static str = "a strength of exercise";

    fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Done(effort) => effort.word(),
        }
    }
}

words! {
    /// What was worn on the feet.
    Footwear, "footwear":
    Supportive = "supportive",
    FlatUnsupportive = "flat_unsupportive",
    HighHeel = "high_heel",
    Tight = "tight",
    New = "new",
    Barefoot = "barefoot",
}

words! {
    /// A leg-and-foot sign that is asked for once a week.
    WeeklySign, "a weekly sign":
    ColdFeet = "cold_feet",
    ColourChange = "colour_change",
    ShinySkin = "shiny_skin",
    HairLoss = "hair_loss",
    WeakPulse = "weak_pulse",
    SlowWound = "slow_wound",
    Numb = "numb",
    Tingling = "tingling",
    Burning = "burning",
    LossFeeling = "loss_feeling",
    AnkleSwellingBoth = "ankle_swelling_both",
    OneLegSwelling = "one_leg_swelling",
    UrineChange = "urine_change",
    MetallicTaste = "metallic_taste",
    WeightChange = "weight_change",
    WeaknessProgressive = "weakness_progressive",
    Wasting = "wasting",
    Twitching = "twitching",
    UrgeToMove = "urge_to_move",
    RestPainEasedByHanging = "rest_pain_eased_by_hanging",
}

words! {
    /// What a look at the feet can find.
    FootProblem, "a finding of the foot check":
    Sore = "sore",
    Blister = "blister",
    BlackOrBlue = "black_or_blue" => "black or blue patch",
    HotSwollen = "hot_swollen" => "hot and swollen",
    Cut = "cut",
    Crack = "crack",
    NumbSpot = "numb_spot",
    Other = "other",
}

impl Daily {
    /// The question on the screen.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::NoCramps => "no cramps",
            Self::DryMouth => "dry mouth that stays",
            Self::UnusualFatigue => "unusually tired",
            Self::IncreasedThirst => "more thirst than usual",
            Self::LightHeaded => "light-headed",
            Self::NewOrUnusual => "the exercise was new or unusual",
            Self::HotEnv => "a hot day or a hot room",
            Self::HeavySweat => "sweated a lot",
            Self::VomitDiarrhoea => "vomiting or diarrhoea",
            Self::TightClothing => "tight clothing",
            Self::TiredFromCramps => "tired from cramps",
        }
    }
}

impl WeeklySign {
    /// The question on the screen.
    #[must_use]
    pub fn question(self) -> &'static str {
        match self {
            Self::ColdFeet => "feet or legs cold most of the time",
            Self::ColourChange => "skin of legs or feet changed colour",
            Self::ShinySkin => "skin shiny or thin",
            Self::HairLoss => "hair lost on legs or feet",
            Self::WeakPulse => "weak foot pulse, if someone checked it",
            Self::SlowWound => "a wound not healed after two weeks",
            Self::Numb => "numbness",
            Self::Tingling => "tingling",
            Self::Burning => "burning",
            Self::LossFeeling => "feeling in feet or hands is getting less",
            Self::AnkleSwellingBoth => "both ankles swollen",
            Self::OneLegSwelling => "one leg swollen",
            Self::UrineChange => "urine changed: how much, how often, foam or colour",
            Self::MetallicTaste => "metallic taste",
            Self::WeightChange => "weight changed by more than 3 kg in a month, unplanned",
            Self::WeaknessProgressive => "weakness that is getting worse",
            Self::Wasting => "a muscle is getting thinner",
            Self::Twitching => "twitches that last",
            Self::UrgeToMove => "evening urge to move or crawling feeling, no hard muscle",
            Self::RestPainEasedByHanging => "foot pain in bed that eases when the leg hangs down",
        }
    }
}

/// What a foot check found in words: `feet: nothing found`, `feet: blister`.
#[must_use]
pub fn feet(problems: Set<FootProblem>) -> String {
    if problems.is_empty() {
        "feet: nothing found".to_owned()
    } else {
        format!("feet: {}", problems.labels())
    }
}

impl CheckIn {
    /// The answers in words: `no cramps; dry mouth that stays; sat 7.5 h; not: light-headed`. That there were cramps is no
    /// double no.
    #[must_use]
    pub fn words(&self, clock: ClockFace) -> String {
        let mut parts: Vec<String> = self.answers.yes().iter().map(|one| one.question().to_owned()).collect();
        parts.extend((self.answers.get(Daily::NoCramps) == Some(false)).then(|| "cramps".to_owned()));
        parts.extend(self.urine_max.map(|shade| format!("urine shade {shade}")));
        parts.extend(self.sitting.map(|hours| format!("sat {hours} h")));
        parts.extend(self.last_caffeine.map(|at| format!("last caffeine {}", clock.show(at))));
        parts.extend(self.alcohol.map(|units| match units.halves() {
            0 => "no alcohol".to_owned(),
            1 | 2 => format!("{units} unit of alcohol"),
            _ => format!("{units} units of alcohol"),
        }));
        parts.extend(self.exercise.map(|how| match (how, self.exercise_minutes) {
            (Exercise::None, _) => "no exercise".to_owned(),
            (how, None) => format!("{} exercise", how.label()),
            (how, Some(minutes)) => format!("{} exercise, {minutes} min", how.label()),
        }));
        if !self.footwear.is_empty() {
            parts.push(format!("footwear: {}", self.footwear.labels()));
        }
        parts.extend(self.sleep.map(|hours| format!("slept {hours} h")));
        let no = self.answers.no().iter().filter(|one| *one != Daily::NoCramps).map(Daily::question);
        let no: Vec<&str> = no.collect();
        if !no.is_empty() {
            parts.push(format!("not: {}", no.join(", ")));
        }
        if parts.is_empty() {
            return "nothing answered".to_owned();
        }
        parts.join("; ")
    }
}

impl fmt::Display for CheckIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words(ClockFace::Whole))
    }
}
