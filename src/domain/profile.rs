//! What a person told of themselves for the rules: one fact for each answer, all of them optional. Owns the items and
//! which answer holds at a time; knows no rule.

use std::fmt;

use chrono::{Months, NaiveDate};

use crate::domain::fact::{Fact, What};
use crate::domain::factor::Factor;
use crate::domain::hours::Hours;
use crate::domain::journal::Journal;
use crate::domain::time::{ClockSpan, Stamp};
use crate::domain::when;
use crate::domain::words::Word;

/// Whole kilograms that are believed.
pub const WEIGHTS: std::ops::RangeInclusive<u32> = 30..=300;

/// Months after which the feet of somebody with diabetes are to be examined again (NICE NG19: at least once a year).
const EXAMINED_FOR: Months = Months::new(12);

/// Years of age that are believed. The program is for adults.
pub const AGES: std::ops::RangeInclusive<u32> = 18..=120;

/// Sex, for targets that differ by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum Sex {
    Female,
    Male,
    #[default]
    NotStated,
}

/// Tobacco.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum Smoker {
    Never,
    Former,
    Current,
}

/// Conditions that change advice or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum Condition {
    Diabetes,
    DiabetesNeuropathy,
    Hypertension,
    HighCholesterol,
    HeartDisease,
    HeartFailure,
    KidneyDisease,
    Dialysis,
    LiverCirrhosis,
    LowSodium,
    Pad,
    EarlierClot,
    StrokeOrTia,
    Thyroid,
    SpinalProblem,
    Cancer,
}

const SEXES: [(&str, Sex); 3] =
    [("female", Sex::Female), ("male", Sex::Male), ("not-stated", Sex::NotStated)];

const SMOKERS: [(&str, Smoker); 3] =
    [("never", Smoker::Never), ("former", Smoker::Former), ("current", Smoker::Current)];

impl Condition {
    /// Every condition, in the order asked.
    pub const ALL: [Self; 16] = [
        Self::Diabetes,
        Self::DiabetesNeuropathy,
        Self::Hypertension,
        Self::HighCholesterol,
        Self::HeartDisease,
        Self::HeartFailure,
        Self::KidneyDisease,
        Self::Dialysis,
        Self::LiverCirrhosis,
        Self::LowSodium,
        Self::Pad,
        Self::EarlierClot,
        Self::StrokeOrTia,
        Self::Thyroid,
        Self::SpinalProblem,
        Self::Cancer,
    ];

    /// Those with which nobody is given a goal for drinking: the amount is a clinician's to say.
    pub const FLUID: [Self; 5] =
        [Self::HeartFailure, Self::KidneyDisease, Self::Dialysis, Self::LiverCirrhosis, Self::LowSodium];

    /// The word in the journal and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Diabetes => "diabetes",
            Self::DiabetesNeuropathy => "diabetes-neuropathy",
            Self::Hypertension => "hypertension",
            Self::HighCholesterol => "high-cholesterol",
            Self::HeartDisease => "heart-disease",
            Self::HeartFailure => "heart-failure",
            Self::KidneyDisease => "kidney-disease",
            Self::Dialysis => "dialysis",
            Self::LiverCirrhosis => "liver-cirrhosis",
            Self::LowSodium => "low-sodium",
            Self::Pad => "pad",
            Self::EarlierClot => "earlier-clot",
            Self::StrokeOrTia => "stroke-or-tia",
            Self::Thyroid => "thyroid",
            Self::SpinalProblem => "spinal-problem",
            Self::Cancer => "cancer",
        }
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Diabetes => "diabetes",
            Self::DiabetesNeuropathy => "nerve damage from diabetes",
            Self::Hypertension => "high blood pressure",
            Self::HighCholesterol => "high cholesterol",
            Self::HeartDisease => "heart disease",
            Self::HeartFailure => "heart failure",
            Self::KidneyDisease => "kidney disease",
            Self::Dialysis => "dialysis",
            Self::LiverCirrhosis => "liver cirrhosis",
            Self::LowSodium => "low blood sodium",
            Self::Pad => "artery disease of the legs (PAD)",
            Self::EarlierClot => "a clot before",
            Self::StrokeOrTia => "stroke or TIA",
            Self::Thyroid => "thyroid disease",
            Self::SpinalProblem => "a problem of the spine",
            Self::Cancer => "cancer",
        }
    }

    /// The condition of that word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|condition| condition.word() == word)
    }
}

/// One answered item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// Sex.
    Sex(Sex),
    /// Body weight in kilograms.
    WeightKg(u32),
    /// Age in years when it was told.
    Age(u32),
    /// Pregnant.
    Pregnant(bool),
    /// Breastfeeding.
    Breastfeeding(bool),
    /// Tobacco.
    Smoker(Smoker),
    /// Little sun on the skin.
    LimitedSun(bool),
    /// The emergency number: `112`, `999`, `911` or the person's own.
    Region(Box<str>),
    /// Hours of sleep: the way to the goal runs from waking to bed time.
    Sleep(ClockSpan),
    /// Hours of work: prompts come only then.
    Work(Hours),
    /// A condition is there, or is not.
    Condition(Condition, bool),
    /// The cautions before the first session were read.
    Cautions(bool),
    /// New to stretching: sessions begin short and grow.
    NewToExercise(bool),
    /// Ids of the routines and moves that were marked, with a space between them.
    Favourites(Box<str>),
    /// The day on which a clinician examined the feet last.
    FeetExamined(NaiveDate),
    /// What one would most like to know: whether this goes together with the cramps.
    WantToKnow(Factor),
    /// What alone is changed for four weeks from the next day on; none gives it up.
    OneChange(Option<Factor>),
}

/// The value of an item as it is written: a word, a number, yes or no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A word.
    Word(Box<str>),
    /// A whole number.
    Number(u32),
    /// Yes or no.
    Flag(bool),
}

impl Value {
    /// What a person typed: `yes` and `no`, a number, or a word. Digits behind a zero are a word, because 000 is an
    /// emergency number.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        let number = || text.parse::<u32>().ok().filter(|number| number.to_string() == text);
        match text.to_lowercase().as_str() {
            "yes" | "y" | "true" => Self::Flag(true),
            "no" | "n" | "false" => Self::Flag(false),
            _ => number().map_or_else(|| Self::Word(text.into()), Self::Number),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => f.write_str(word),
            Self::Number(number) => write!(f, "{number}"),
            Self::Flag(true) => f.write_str("yes"),
            Self::Flag(false) => f.write_str("no"),
        }
    }
}

/// The items that are no condition.
const ITEMS: [&str; 16] = [
    "sex",
    "weight-kg",
    "age",
    "pregnant",
    "breastfeeding",
    "smoker",
    "region",
    "limited-sun",
    "sleep",
    "work",
    "cautions-read",
    "new-to-exercise",
    "favourites",
    "feet-examined",
    "want-to-know",
    "one-change",
];

/// The word for no favourites, and for no change.
const NOTHING: &str = "none";

impl Detail {
    /// The word of the item.
    #[must_use]
    pub fn item(&self) -> &'static str {
        match self {
            Self::Sex(_) => ITEMS[0],
            Self::WeightKg(_) => ITEMS[1],
            Self::Age(_) => ITEMS[2],
            Self::Pregnant(_) => ITEMS[3],
            Self::Breastfeeding(_) => ITEMS[4],
            Self::Smoker(_) => ITEMS[5],
            Self::Region(_) => ITEMS[6],
            Self::LimitedSun(_) => ITEMS[7],
            Self::Sleep(_) => ITEMS[8],
            Self::Work(_) => ITEMS[9],
            Self::Cautions(_) => ITEMS[10],
            Self::NewToExercise(_) => ITEMS[11],
            Self::Favourites(_) => ITEMS[12],
            Self::FeetExamined(_) => ITEMS[13],
            Self::WantToKnow(_) => ITEMS[14],
            Self::OneChange(_) => ITEMS[15],
            Self::Condition(condition, _) => condition.word(),
        }
    }

    /// What was answered.
    #[must_use]
    pub fn value(&self) -> Value {
        match self {
            Self::Sex(sex) => Value::Word(word_of(&SEXES, *sex)),
            Self::Smoker(smoker) => Value::Word(word_of(&SMOKERS, *smoker)),
            Self::Region(number) => Value::Word(number.clone()),
            Self::Sleep(span) => Value::Word(span.to_string().into()),
            Self::Work(hours) => Value::Word(hours.to_string().into()),
            Self::WeightKg(number) | Self::Age(number) => Value::Number(*number),
            Self::Favourites(ids) if ids.is_empty() => Value::Word(NOTHING.into()),
            Self::Favourites(ids) => Value::Word(ids.clone()),
            Self::FeetExamined(day) => Value::Word(day.to_string().into()),
            Self::WantToKnow(factor) | Self::OneChange(Some(factor)) => {
                Value::Word(factor.word().replace('_', "-").into())
            }
            Self::OneChange(None) => Value::Word(NOTHING.into()),
            Self::Pregnant(flag)
            | Self::Breastfeeding(flag)
            | Self::LimitedSun(flag)
            | Self::Cautions(flag)
            | Self::NewToExercise(flag)
            | Self::Condition(_, flag) => Value::Flag(*flag),
        }
    }

    /// The answer as it is typed behind `supple profile`: `weight-kg: 65`.
    #[must_use]
    pub fn as_typed(&self) -> String {
        format!("{}: {}", self.item(), self.value())
    }

    /// True for what only the sessions ask about.
    #[must_use]
    pub fn is_of_stretching(&self) -> bool {
        matches!(self, Self::Cautions(_) | Self::NewToExercise(_) | Self::Favourites(_))
    }

    /// Puts an item and its value together; `_`, a space and `-` in the item are the same.
    ///
    /// # Errors
    /// Lists the items, or says which values the item takes.
    pub fn new(item: &str, value: &Value) -> Result<Self, String> {
        let item = item.to_lowercase().replace(['_', ' '], "-");
        Ok(match item.as_str() {
            "sex" => Self::Sex(one_of(&SEXES, &item, value)?),
            "smoker" => Self::Smoker(one_of(&SMOKERS, &item, value)?),
            "weight-kg" | "weight" => Self::WeightKg(within(WEIGHTS, &item, value)?),
            "age" => Self::Age(within(AGES, &item, value)?),
            "pregnant" => Self::Pregnant(flag(&item, value)?),
            "breastfeeding" => Self::Breastfeeding(flag(&item, value)?),
            "limited-sun" => Self::LimitedSun(flag(&item, value)?),
            "region" => Self::Region(region(value)?),
            "sleep" => Self::Sleep(when::span(&value.to_string())?),
            "work" => Self::Work(Hours::parse(&value.to_string())?),
            "cautions-read" => Self::Cautions(flag(&item, value)?),
            "new-to-exercise" => Self::NewToExercise(flag(&item, value)?),
            "favourites" => Self::Favourites(favourites(&value.to_string())),
            "feet-examined" => Self::FeetExamined(when::date(&value.to_string())?),
            "want-to-know" => Self::WantToKnow(Factor::parse(&value.to_string())?),
            "one-change" => match value.to_string().as_str() {
                NOTHING => Self::OneChange(None),
                factor => Self::OneChange(Some(Factor::parse(factor)?)),
            },
            other => match Condition::from_word(other) {
                Some(condition) => Self::Condition(condition, flag(&item, value)?),
                None => return Err(format!("\"{other}\" is not in the profile; one of {}", items())),
            },
        })
    }
}

/// The answer in words that need no question beside them: `age 54`, `former smoker`, `high blood pressure: yes`.
impl fmt::Display for Detail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value();
        match self {
            Self::Sex(_) => write!(f, "sex {}", value.to_string().replace('-', " ")),
            Self::WeightKg(kg) => write!(f, "weight {kg} kg"),
            Self::Age(years) => write!(f, "age {years}"),
            Self::Pregnant(_) => write!(f, "pregnant: {value}"),
            Self::Breastfeeding(_) => write!(f, "breastfeeding: {value}"),
            Self::Smoker(Smoker::Never) => f.write_str("never smoked"),
            Self::Smoker(Smoker::Former) => f.write_str("former smoker"),
            Self::Smoker(Smoker::Current) => f.write_str("smoker"),
            Self::LimitedSun(_) => write!(f, "little sun on the skin: {value}"),
            Self::Region(number) => write!(f, "emergency number {number}"),
            Self::Sleep(span) => write!(f, "hours of sleep {span}"),
            Self::Work(hours) => write!(f, "hours of work {hours}"),
            Self::Condition(condition, _) => write!(f, "{}: {value}", condition.label()),
            Self::Cautions(true) => f.write_str("cautions read"),
            Self::Cautions(false) => f.write_str("cautions not read"),
            Self::NewToExercise(_) => write!(f, "new to stretching: {value}"),
            Self::Favourites(_) => write!(f, "favourites: {}", value.to_string().replace(' ', ", ")),
            Self::FeetExamined(day) => write!(f, "feet examined on {}", day.format("%-d %b %Y")),
            Self::WantToKnow(factor) => write!(f, "to find out about {}", factor.title()),
            Self::OneChange(Some(factor)) => write!(f, "one change for four weeks: {}", factor.title()),
            Self::OneChange(None) => f.write_str("the one change is given up"),
        }
    }
}

fn favourites(words: &str) -> Box<str> {
    let words = words.split_whitespace().filter(|word| *word != NOTHING);
    words.collect::<Vec<_>>().join(" ").into()
}

fn items() -> String {
    let conditions = Condition::ALL.into_iter().map(Condition::word);
    ITEMS.into_iter().chain(conditions).collect::<Vec<_>>().join(", ")
}

fn word_of<T: Copy + PartialEq>(words: &[(&str, T)], value: T) -> Box<str> {
    words.iter().find(|(_, meaning)| *meaning == value).map_or("", |(word, _)| word).into()
}

fn one_of<T: Copy>(words: &[(&str, T)], item: &str, value: &Value) -> Result<T, String> {
    let known = words.iter().find(|(word, _)| *value == Value::Word((*word).into()));
    known.map(|(_, meaning)| *meaning).ok_or_else(|| {
        let words: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        format!("{item} is one of {}, not \"{value}\"", words.join(", "))
    })
}

fn within(range: std::ops::RangeInclusive<u32>, item: &str, value: &Value) -> Result<u32, String> {
    match value {
        Value::Number(number) if range.contains(number) => Ok(*number),
        _ => Err(format!(
            "{item} is a whole number from {} to {}, not \"{value}\"",
            range.start(),
            range.end()
        )),
    }
}

fn flag(item: &str, value: &Value) -> Result<bool, String> {
    match value {
        Value::Flag(flag) => Ok(*flag),
        _ => Err(format!("{item} is yes or no, not \"{value}\"")),
    }
}

fn region(value: &Value) -> Result<Box<str>, String> {
    match value {
        Value::Number(number) => Ok(number.to_string().into()),
        Value::Word(word) if !word.trim().is_empty() => Ok(word.trim().into()),
        _ => Err(format!("region is an emergency number such as 112, not \"{value}\"")),
    }
}

/// What is known of a person at a time: of each item the answer that was given last. The age is the one of that time: a
/// year more for each that has passed since it was told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    details: Vec<Detail>,
}

impl Profile {
    /// What was told up to `at`, whatever was told later.
    #[must_use]
    pub fn at(journal: &Journal, at: Stamp) -> Self {
        Self::told(journal, |fact| fact.at <= at, at.date_naive())
    }

    /// What the facts that count tell of somebody on `day`.
    pub(crate) fn told(journal: &Journal, counts: impl Fn(&Fact) -> bool, day: NaiveDate) -> Self {
        let mut profile = Self::default();
        for fact in journal.standing() {
            let What::Profile(detail) = &fact.what else { continue };
            if !counts(fact) {
                continue;
            }
            profile.details.retain(|known| known.item() != detail.item());
            profile.details.push(match detail {
                Detail::Age(told) => Detail::Age(told + day.years_since(fact.at.date_naive()).unwrap_or(0)),
                other => other.clone(),
            });
        }
        profile
    }

    /// The answers, in the order they were given.
    #[must_use]
    pub fn details(&self) -> &[Detail] {
        &self.details
    }

    /// Sex; not stated if it was not answered.
    #[must_use]
    pub fn sex(&self) -> Sex {
        self.find(|detail| if let Detail::Sex(sex) = detail { Some(*sex) } else { None }).unwrap_or_default()
    }

    /// Body weight in kilograms.
    #[must_use]
    pub fn weight_kg(&self) -> Option<u32> {
        self.find(|detail| if let Detail::WeightKg(kg) = detail { Some(*kg) } else { None })
    }

    /// Age in years at that time.
    #[must_use]
    pub fn age(&self) -> Option<u32> {
        self.find(|detail| if let Detail::Age(age) = detail { Some(*age) } else { None })
    }

    /// True if pregnant.
    #[must_use]
    pub fn is_pregnant(&self) -> bool {
        self.details.contains(&Detail::Pregnant(true))
    }

    /// True if breastfeeding.
    #[must_use]
    pub fn is_breastfeeding(&self) -> bool {
        self.details.contains(&Detail::Breastfeeding(true))
    }

    /// Tobacco.
    #[must_use]
    pub fn smoker(&self) -> Option<Smoker> {
        self.find(|detail| if let Detail::Smoker(smoker) = detail { Some(*smoker) } else { None })
    }

    /// The emergency number.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        self.details.iter().find_map(|detail| match detail {
            Detail::Region(number) => Some(&**number),
            _ => None,
        })
    }

    /// Hours of sleep.
    #[must_use]
    pub fn sleep(&self) -> Option<ClockSpan> {
        self.find(|detail| if let Detail::Sleep(span) = detail { Some(*span) } else { None })
    }

    /// Hours of work.
    #[must_use]
    pub fn work(&self) -> Option<&Hours> {
        self.details.iter().find_map(|detail| match detail {
            Detail::Work(hours) => Some(hours),
            _ => None,
        })
    }

    /// Whether a condition is there; none if that was not answered.
    #[must_use]
    pub fn condition(&self, condition: Condition) -> Option<bool> {
        self.find(|detail| match detail {
            Detail::Condition(known, flag) if *known == condition => Some(*flag),
            _ => None,
        })
    }

    /// True once the cautions before the first session were read.
    #[must_use]
    pub fn has_read_cautions(&self) -> bool {
        self.details.contains(&Detail::Cautions(true))
    }

    /// Ids of the marked routines and moves, in the order they were marked.
    pub fn favourites(&self) -> impl Iterator<Item = &str> {
        let ids = self.details.iter().find_map(|detail| match detail {
            Detail::Favourites(ids) => Some(&**ids),
            _ => None,
        });
        ids.unwrap_or_default().split_whitespace()
    }

    /// The favourites with that one in, or out if it was in.
    #[must_use]
    pub fn with_favourite(&self, id: &str) -> Detail {
        let kept: Vec<&str> = self.favourites().filter(|known| *known != id).collect();
        let added = (kept.len() == self.favourites().count()).then_some(id);
        Detail::Favourites(kept.into_iter().chain(added).collect::<Vec<_>>().join(" ").into())
    }

    /// True if diabetes was told, with or without damage of the nerves.
    #[must_use]
    pub fn has_diabetes(&self) -> bool {
        let diabetes = [Condition::Diabetes, Condition::DiabetesNeuropathy];
        diabetes.into_iter().any(|condition| self.condition(condition) == Some(true))
    }

    /// The day on which a clinician examined the feet last.
    #[must_use]
    pub fn feet_examined(&self) -> Option<NaiveDate> {
        self.find(|detail| if let Detail::FeetExamined(day) = detail { Some(*day) } else { None })
    }

    /// True if the yearly examination of the feet is due on `day`: with diabetes, if none is known or a year has passed.
    #[must_use]
    pub fn is_foot_examination_due(&self, day: NaiveDate) -> bool {
        let again = |last: NaiveDate| last.checked_add_months(EXAMINED_FOR).is_some_and(|again| again <= day);
        self.has_diabetes() && self.feet_examined().is_none_or(again)
    }

    /// What one would most like to know of.
    #[must_use]
    pub fn wants_to_know(&self) -> Option<Factor> {
        self.find(|detail| if let Detail::WantToKnow(factor) = detail { Some(*factor) } else { None })
    }

    /// True if one of [`Condition::FLUID`] is there.
    #[must_use]
    pub fn is_fluid_sensitive(&self) -> bool {
        Condition::FLUID.into_iter().any(|condition| self.condition(condition) == Some(true))
    }

    fn find<T>(&self, pick: impl Fn(&Detail) -> Option<T>) -> Option<T> {
        self.details.iter().find_map(pick)
    }
}
