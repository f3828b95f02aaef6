//! Cramps: where, which side, how strong, and what the Today pane says of them. Owns the words of the diary.

use std::fmt;

use chrono::{NaiveDate, NaiveTime, TimeDelta};

use crate::domain::diary::{More, Tried};
use crate::domain::fact::{Fact, What};
use crate::domain::journal::Journal;
use crate::domain::signs::Sign;
use crate::domain::time::{ClockFace, Stamp, day_of, to_the_second};
use crate::domain::words::{Set, Word};

/// One cramp. Only the place is asked for; everything else may stay unknown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cramp {
    /// The muscle.
    pub site: Site,
    /// The leg.
    pub side: Option<Side>,
    /// Strength from 0 (none) to 10 (worst imaginable).
    pub pain: Option<Severity>,
    /// Length in seconds.
    pub secs: Option<u32>,
    /// Did it wake the person?
    pub woke: Option<bool>,
    /// The answers of the full form, if there are any; see [`Cramp::more`].
    pub more: Option<Box<More>>,
}

/// Where the cramp was; the sites of the diary, in the order they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum Site {
    Calf,
    FootArch,
    Toes,
    Hamstring,
    ThighFront,
    Shin,
    Buttock,
    Other,
}

impl Site {
    /// Every site, in the order they are offered.
    pub const ALL: [Self; 8] = [
        Self::Calf,
        Self::FootArch,
        Self::Toes,
        Self::Hamstring,
        Self::ThighFront,
        Self::Shin,
        Self::Buttock,
        Self::Other,
    ];

    /// The word in the journal and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Calf => "calf",
            Self::FootArch => "foot-arch",
            Self::Toes => "toes",
            Self::Hamstring => "hamstring",
            Self::ThighFront => "thigh-front",
            Self::Shin => "shin",
            Self::Buttock => "buttock",
            Self::Other => "other",
        }
    }

    /// The site whose relief helps this one: the toes are part of the foot.
    #[must_use]
    pub fn relieved_as(self) -> Self {
        if self == Self::Toes { Self::FootArch } else { self }
    }

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::FootArch => "foot arch",
            Self::ThighFront => "front of thigh",
            Self::Other => "elsewhere",
            other => other.word(),
        }
    }

    /// The site on that side: `left calf`, `toes, both sides`.
    #[must_use]
    pub fn on(self, side: Option<Side>) -> String {
        match side {
            None => self.label().to_owned(),
            Some(Side::Both) => format!("{}, both sides", self.label()),
            Some(side) => format!("{} {}", side.word(), self.label()),
        }
    }

    /// The site of that word, its plural or a near synonym.
    ///
    /// # Errors
    /// Lists the sites when the word is none of them.
    pub fn parse(word: &str) -> Result<Self, String> {
        let word = word.to_lowercase().replace(['_', ' '], "-");
        let same = match word.as_str() {
            "arch" | "foot" | "sole" => "foot-arch",
            "toe" => "toes",
            "calves" => "calf",
            "hamstrings" => "hamstring",
            "thigh" | "quad" | "quadriceps" | "front-of-thigh" => "thigh-front",
            other => other,
        };
        Self::ALL.into_iter().find(|site| site.word() == same).ok_or_else(|| {
            format!("\"{word}\" is not a place of the diary; one of {}", Self::ALL.map(Self::word).join(", "))
        })
    }
}

/// Which leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum Side {
    Left,
    Right,
    Both,
}

impl Side {
    /// Every side, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Left, Self::Right, Self::Both];

    /// The word in the journal, on the command line and on the screen.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Both => "both",
        }
    }

    /// The side of that word or its first letter.
    ///
    /// # Errors
    /// Lists the sides when the word is none of them.
    pub fn parse(word: &str) -> Result<Self, String> {
        let word = word.to_lowercase();
        let first = word.len() == 1;
        Self::ALL
            .into_iter()
            .find(|side| side.word() == word || (first && side.word().starts_with(&word)))
            .ok_or_else(|| format!("\"{word}\" is not a side; one of left, right, both"))
    }
}

/// Strength of a cramp: 0 (none) to 10 (worst imaginable), the scale of the clinic studies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Severity(u8);

impl Severity {
    /// The strength, if it is on the scale.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (number <= 10).then_some(Self(number))
    }

    /// The number, 0 to 10.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// The cramp in words: `left calf, 7 of 10, 1 min 35 s, woke you`, and behind a semicolon what the full form tells.
impl fmt::Display for Cramp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place())?;
        match self.details() {
            details if details.is_empty() => {}
            details => write!(f, ", {details}")?,
        }
        match self.account() {
            account if account.is_empty() => Ok(()),
            account => write!(f, "; {account}"),
        }
    }
}

impl Cramp {
    /// Side and site: `left calf`, `toes, both sides`.
    #[must_use]
    pub fn place(&self) -> String {
        self.site.on(self.side)
    }

    /// The answers of the full form; all of them missing if it was not filled in.
    #[must_use]
    pub fn more(&self) -> &More {
        const NOTHING: &More = &More::NOTHING;
        self.more.as_deref().unwrap_or(NOTHING)
    }

    /// The same cramp with these answers of the full form.
    #[must_use]
    pub fn with(self, more: More) -> Self {
        let more = (more != More::NOTHING).then(|| Box::new(more));
        Self { more, ..self }
    }

    /// True while something that the diary would like to know of every cramp is open: leg, strength, waking, and how much
    /// sleep suffered if it woke the person.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        let sleep = self.woke == Some(true) && self.more().sleep_disturbed.is_none();
        self.side.is_none() || self.pain.is_none() || self.woke.is_none() || sleep
    }

    /// The signs that were ticked.
    #[must_use]
    pub fn signs(&self) -> Set<Sign> {
        self.more().signs.unwrap_or_default()
    }

    /// The answers of the full form in words: `before: slow walk; relief: stretch 3 of 3`.
    #[must_use]
    pub fn account(&self) -> String {
        let more = self.more();
        let list = |title: &str, words: String| (!words.is_empty()).then(|| format!("{title}: {words}"));
        let relief: Vec<String> = more.relief.iter().map(Tried::to_string).collect();
        let signs: Vec<&str> = self.signs().iter().map(Sign::question).collect();
        let parts = [
            more.running.then(|| "still running".to_owned()),
            more.sleep_disturbed.map(|number| format!("sleep disturbed {} of 10", number.get())),
            more.state_before.map(|state| format!("before: {}", state.label())),
            more.eases_on_rest.map(|eases| format!("eases on rest: {}", eases.label())),
            more.same_distance.map(|same| format!("after the same effort: {}", same.label())),
            list("triggers", more.triggers.labels()),
            list("relief", relief.join(", ")),
            more.time_to_relief.map(|secs| format!("eased after {}", to_the_second(secs))),
            list("signs", signs.join(", ")),
            more.interfered.map(|how| format!("in the way: {}", how.label())),
            more.soreness.map(|grade| format!("sore next day {} of 3", grade.get())),
            more.strained.then(|| "sore a week later, or bruised".to_owned()),
            more.medicine.is_some().then(|| "after a change of medicine".to_owned()),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }

    /// Strength, length and waking, as far as they are known: `7 of 10, 1 min 35 s, woke you`.
    #[must_use]
    pub fn details(&self) -> String {
        let pain = self.pain.map(|pain| format!("{} of 10", pain.get()));
        let length = self.secs.map(to_the_second);
        let woke = (self.woke == Some(true)).then(|| "woke you".to_owned());
        [pain, length, woke].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// What the Today pane and the status line say of the diary.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The newest cramp.
    pub last: Option<(Stamp, Cramp)>,
    /// Cramps of the seven days that end today.
    pub last_7_days: u32,
    /// Cramps of the 28 days that end today.
    pub last_28_days: u32,
    /// Cramps of each of the 14 days that end today, oldest first.
    pub strip: [u32; 14],
}

impl Overview {
    /// Counts the standing cramps of `journal` as seen from `today`.
    #[must_use]
    pub fn new(journal: &Journal, today: NaiveDate, day_start: NaiveTime) -> Self {
        let mut overview = Self { last: None, last_7_days: 0, last_28_days: 0, strip: [0; 14] };
        let cramps = journal.standing().filter_map(|fact| match fact {
            Fact { at, what: What::Cramp(cramp), .. } => Some((*at, cramp)),
            _ => None,
        });
        for (at, cramp) in cramps {
            let age = (today - day_of(at, day_start)).num_days();
            overview.last_7_days += u32::from((0..7).contains(&age));
            overview.last_28_days += u32::from((0..28).contains(&age));
            if let Some(slot) = usize::try_from(13 - age).ok().and_then(|i| overview.strip.get_mut(i)) {
                *slot += 1;
            }
            overview.last = Some((at, cramp.clone()));
        }
        overview
    }
}

/// How long ago that was, in words: `today 03:41`, `yesterday 22:10`, `5 days ago`. People say it by the calendar, so
/// at breakfast a cramp at 03:41 was today, whatever day it counts for.
#[must_use]
pub fn ago(at: Stamp, now: Stamp, clock: ClockFace) -> String {
    match calendar_days(at, now) {
        _ if at > now + TimeDelta::minutes(1) => format!("{} {}", at.format("%-d %b"), clock.show(at)),
        ..=0 => format!("today {}", clock.show(at)),
        1 => format!("yesterday {}", clock.show(at)),
        days @ 2..=27 => format!("{days} days ago"),
        _ => at.format("%-d %b %Y").to_string(),
    }
}

/// Midnights between two times, each taken by its own recorded date; never negative.
#[must_use]
pub fn calendar_days(at: Stamp, now: Stamp) -> i64 {
    (now.date_naive() - at.date_naive()).num_days().max(0)
}
