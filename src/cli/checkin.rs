//! The check-in by words and options, and its questions one by one.

use crate::cli::answer::minutes;
use crate::cli::args::CheckinArgs;
use crate::domain::checkin::{
    CheckIn, Daily, Exercise, Footwear, Halves, MOST_HOURS, MOST_UNITS, WeeklySign,
};
use crate::domain::health::Health;
use crate::domain::time::parse_clock;
use crate::domain::words::{Answers, Set, Word};

/// What the words and options of `supple checkin` tell; none if they tell nothing.
///
/// # Errors
/// Says which word or number is wrong, and which there are.
pub(super) fn told(args: &CheckinArgs) -> Result<Option<Health>, String> {
    let CheckinArgs { words, urine, sitting, caffeine, alcohol, exercise, lasted, footwear, sleep, .. } =
        args;
    let options = [sitting, caffeine, alcohol, exercise, lasted, sleep].iter().any(|option| option.is_some());
    let options = options || urine.is_some() || !footwear.is_empty();
    let (first, rest) =
        words.split_first().map_or(("", [].as_slice()), |(first, rest)| (first.as_str(), rest));
    match first {
        "weekly" | "feet" | "odd" if options => {
            return Err(format!("{first} takes words alone; the options belong to the day's questions"));
        }
        "weekly" => return week(rest).map(|told| Some(Health::Weekly(told))),
        "odd" => return set(rest, "nothing").map(|signs| Some(Health::Odd(signs))),
        "feet" => return set(rest, "ok").map(|found| Some(Health::FootCheck(found))),
        "" if !options => return Ok(None),
        _ => {}
    }
    let mut told = CheckIn { answers: answers(words)?, urine_max: *urine, ..CheckIn::default() };
    let answers = [
        (Question::Sitting, sitting, "sitting"),
        (Question::Caffeine, caffeine, "caffeine"),
        (Question::Alcohol, alcohol, "alcohol"),
        (Question::Exercise, exercise, "exercise"),
        (Question::Minutes, lasted, "lasted"),
        (Question::Sleep, sleep, "sleep"),
    ];
    for (question, text, option) in answers {
        let Some(text) = text else { continue };
        question.answer(&mut told, text).map_err(|why| format!("{option}: {why}"))?;
    }
    told.footwear = footwear.iter().map(|text| Footwear::parse(text)).collect::<Result<_, _>>()?;
    Ok(Some(Health::CheckIn(Box::new(told))))
}

/// `dry-mouth` is a yes, `dry-mouth=no` a no.
fn answers<W: Word>(words: &[String]) -> Result<Answers<W>, String> {
    let mut told = Answers::default();
    for text in words {
        let (word, answer) = text.split_once('=').unwrap_or((text, "yes"));
        told.set(W::parse(word)?, Some(yes(answer)?));
    }
    Ok(told)
}

/// The signs of the week; `none` is a no to all of them.
fn week(words: &[String]) -> Result<Answers<WeeklySign>, String> {
    match words {
        [] => Err(format!("a weekly sign or \"none\" is missing; one or more of {}", all::<WeeklySign>())),
        [none] if none == "none" => Ok(Answers::new(Set::EMPTY, WeeklySign::ALL.iter().copied().collect())),
        words => answers(words),
    }
}

/// Some words, or the one that stands for none of them.
fn set<W: Word>(words: &[String], none: &str) -> Result<Set<W>, String> {
    match words {
        [] => Err(format!("{} or \"{none}\" is missing; one or more of {}", W::NOUN, all::<W>())),
        [word] if word == none => Ok(Set::EMPTY),
        words => words.iter().map(|text| W::parse(text)).collect(),
    }
}

fn yes(text: &str) -> Result<bool, String> {
    match text.to_lowercase().as_str() {
        "y" | "yes" => Ok(true),
        "n" | "no" => Ok(false),
        _ => Err(format!("\"{text}\" is neither yes nor no")),
    }
}

/// A question of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// One of yes and no.
    Daily(Daily),
    /// The darkest urine.
    Urine,
    /// Hours sat.
    Sitting,
    /// When the last caffeine was.
    Caffeine,
    /// Units of alcohol.
    Alcohol,
    /// How hard the exercise was.
    Exercise,
    /// How long it was.
    Minutes,
    /// What was worn.
    Footwear,
    /// Hours slept.
    Sleep,
}

impl Question {
    /// Every question, in the order asked.
    pub const ALL: [Self; 19] = [
        Self::Daily(Daily::NoCramps),
        Self::Urine,
        Self::Daily(Daily::DryMouth),
        Self::Daily(Daily::UnusualFatigue),
        Self::Daily(Daily::IncreasedThirst),
        Self::Daily(Daily::LightHeaded),
        Self::Sitting,
        Self::Caffeine,
        Self::Alcohol,
        Self::Exercise,
        Self::Minutes,
        Self::Daily(Daily::NewOrUnusual),
        Self::Daily(Daily::HotEnv),
        Self::Daily(Daily::HeavySweat),
        Self::Daily(Daily::VomitDiarrhoea),
        Self::Footwear,
        Self::Daily(Daily::TightClothing),
        Self::Sleep,
        Self::Daily(Daily::TiredFromCramps),
    ];

    /// The question, and how it is answered.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Daily(daily) => format!("{}? (y, n)", daily.question()),
            Self::Urine => "darkest urine of the day? (1 almost clear to 8 brownish)".to_owned(),
            Self::Sitting => "hours you sat? (8, 8.5)".to_owned(),
            Self::Caffeine => "last drink with caffeine? (15:30)".to_owned(),
            Self::Alcohol => "units of alcohol? (0, 1.5)".to_owned(),
            Self::Exercise => format!("exercise? ({})", all::<Exercise>()),
            Self::Minutes => "for how long? (30m, 1h15m)".to_owned(),
            Self::Footwear => format!("on your feet? ({})", all::<Footwear>()),
            Self::Sleep => "hours you slept? (7, 7.5)".to_owned(),
        }
    }

    /// True if it makes sense after what was told already: how long is asked of exercise alone.
    #[must_use]
    pub fn fits(self, told: &CheckIn) -> bool {
        match self {
            Self::Minutes | Self::Daily(Daily::NewOrUnusual) => {
                matches!(told.exercise, Some(Exercise::Done(_)))
            }
            _ => true,
        }
    }

    /// Takes the answer in.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn answer(self, told: &mut CheckIn, text: &str) -> Result<(), String> {
        match self {
            Self::Daily(daily) => told.answers.set(daily, Some(yes(text)?)),
            Self::Urine => {
                let shade = text.parse().ok().filter(|shade| (1..=8).contains(shade));
                told.urine_max = Some(shade.ok_or_else(|| format!("\"{text}\" is not a shade from 1 to 8"))?);
            }
            Self::Sitting => told.sitting = Some(Halves::parse(text, MOST_HOURS)?),
            Self::Caffeine => told.last_caffeine = Some(parse_clock(text)?),
            Self::Alcohol => told.alcohol = Some(Halves::parse(text, MOST_UNITS)?),
            Self::Exercise => told.exercise = Some(Exercise::parse(text)?),
            Self::Minutes => told.exercise_minutes = Some(minutes(text)?),
            Self::Footwear => {
                let words = text.split([',', ' ']).filter(|word| !word.is_empty());
                told.footwear = words.map(Footwear::parse).collect::<Result<_, _>>()?;
            }
            Self::Sleep => told.sleep = Some(Halves::parse(text, MOST_HOURS)?),
        }
        Ok(())
    }
}

/// The words of a list, with commas.
fn all<W: Word>() -> String {
    W::ALL.iter().map(|one| one.word()).collect::<Vec<_>>().join(", ")
}
