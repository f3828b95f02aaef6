//! What the full form of a cramp asks besides place, strength, length and waking. Owns its vocabularies; every answer
//! may be missing.

use std::fmt;

use crate::domain::cramps::Severity;
use crate::domain::fact::Id;
use crate::domain::signs::Sign;
use crate::domain::words::{Set, Word, words};

/// The answers of the full form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct More {
    /// The cramp had not ended when this was written.
    pub running: bool,
    /// How much sleep suffered, 0 to 10.
    pub sleep_disturbed: Option<Severity>,
    /// What the person was doing before.
    pub state_before: Option<StateBefore>,
    /// Does it ease on rest? Asked after walking or exercise.
    pub eases_on_rest: Option<Eases>,
    /// Does it come on after about the same effort? Asked after walking.
    pub same_distance: Option<SameDistance>,
    /// What the person suspects; never treated as the cause.
    pub triggers: Set<Trigger>,
    /// What was tried, one entry for each means, in the order of the list.
    pub relief: Vec<Tried>,
    /// Seconds until it eased.
    pub time_to_relief: Option<u32>,
    /// What was ticked of [`Sign::CRAMP`]; none if it was not asked.
    pub signs: Option<Set<Sign>>,
    /// Did it get in the way?
    pub interfered: Option<Interfered>,
    /// Soreness on the day after, 0 (none) to 3 (strong).
    pub soreness: Option<Grade>,
    /// Soreness was still there a week later, or a bruise came.
    pub strained: bool,
    /// The medicine of the list that changed before.
    pub medicine: Option<Id>,
}

/// 0 (none) to 3: how much a means helped (3 stopped it), or how sore the muscle was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grade(u8);

impl Grade {
    /// The grade, if it is on the scale.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        (number <= 3).then_some(Self(number))
    }

    /// The number, 0 to 3.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A means against the cramp and how much it helped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tried {
    /// The means.
    pub relief: Relief,
    /// How much it helped, if that was said.
    pub helped: Option<Grade>,
}

impl Tried {
    /// Reads `stretch` or `stretch 3`; `=` may stand for the space.
    ///
    /// # Errors
    /// Lists the means, or says which numbers there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (word, helped) = match text.trim().split_once([' ', '=']) {
            None => (text, None),
            Some((word, number)) => {
                let grade = number.trim().parse().ok().and_then(Grade::new);
                let wrong = || format!("\"{text}\": how much it helped is 0 (none) to 3 (stopped it)");
                (word, Some(grade.ok_or_else(wrong)?))
            }
        };
        Ok(Self { relief: Relief::parse(word)?, helped })
    }
}

impl fmt::Display for Tried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.relief.label())?;
        self.helped.map_or(Ok(()), |grade| write!(f, " {} of 3", grade.get()))
    }
}

impl Default for More {
    fn default() -> Self {
        Self::NOTHING
    }
}

impl More {
    /// Nothing was answered.
    pub const NOTHING: Self = Self {
        running: false,
        sleep_disturbed: None,
        state_before: None,
        eases_on_rest: None,
        same_distance: None,
        triggers: Set::EMPTY,
        relief: Vec::new(),
        time_to_relief: None,
        signs: None,
        interfered: None,
        soreness: None,
        strained: false,
        medicine: None,
    };

    /// Notes a means; what was said of the same one before is replaced.
    pub fn tried(&mut self, tried: Tried) {
        self.relief.retain(|known| known.relief != tried.relief);
        self.relief.push(tried);
        self.relief.sort_by_key(|known| known.relief);
    }
}

words! {
    /// What the person was doing before the cramp.
    StateBefore, "what you were doing before":
    Asleep = "asleep",
    RestingLying = "resting_lying" => "lying at rest",
    Sitting = "sitting",
    StandingStill = "standing_still",
    SlowWalk = "slow_walk",
    LightChores = "light_chores",
    BriskOrUphill = "brisk_or_uphill" => "brisk or uphill walk",
    Stairs = "stairs",
    Exercise = "exercise",
    Within6hAfterExercise = "within_6h_after_exercise" => "within 6 h after exercise",
    Other = "other",
}

words! {
    /// Whether pain that comes with effort eases on rest.
    Eases, "an answer to \"eases on rest\"":
    Within10Min = "within_10_min",
    Slower = "slower",
    No = "no",
    NotApplicable = "not_applicable",
}

words! {
    /// Whether it comes on after about the same effort.
    SameDistance, "an answer to \"same distance\"":
    Yes = "yes",
    No = "no",
    Unknown = "unknown",
}

words! {
    /// What the person suspects to have set it off.
    Trigger, "a trigger":
    Dehydrated = "dehydrated",
    HotWeather = "hot_weather",
    LongSitting = "long_sitting",
    LongStanding = "long_standing",
    NewOrHardExercise = "new_or_hard_exercise",
    AfterExercise = "after_exercise",
    MissedStretch = "missed_stretch",
    FootwearHeels = "footwear_heels" => "high heels",
    FootwearTight = "footwear_tight" => "tight shoes",
    FootwearNew = "footwear_new" => "new shoes",
    TightClothing = "tight_clothing",
    Caffeine = "caffeine",
    Alcohol = "alcohol",
    PoorSleep = "poor_sleep",
    TightBedcovers = "tight_bedcovers",
    PointedToesInBed = "pointed_toes_in_bed",
    ColdRoom = "cold_room",
    IllnessFluidLoss = "illness_fluid_loss" => "illness with loss of fluid",
    NewMedicine = "new_medicine",
    Menstrual = "menstrual" => "menstruation",
    NoneKnown = "none_known",
}

words! {
    /// A means against a cramp.
    Relief, "a means of relief":
    Stretch = "stretch",
    Stand = "stand",
    Massage = "massage",
    Walk = "walk",
    Heat = "heat",
    Cold = "cold",
    Drink = "drink",
    Electrolyte = "electrolyte",
    Brine = "brine",
    Other = "other",
}

words! {
    /// How far it got in the way of the day.
    Interfered, "an answer to \"interfered\"":
    None = "none" => "no",
    Some = "some" => "somewhat",
    StoppedMe = "stopped_me" => "stopped an activity",
}
