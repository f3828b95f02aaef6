//! What may go together with cramps: the factors that Trends compare with them. Owns the list; the counts are not here.

use crate::domain::words::words;

words! {
    /// A factor of a day that is compared with the cramps of the night after it.
    Factor, "a factor":
    LowFluid = "low_fluid",
    MuchSitting = "much_sitting",
    NoBedRoutine = "no_bed_routine",
    LateCaffeine = "late_caffeine",
    Alcohol = "alcohol",
    HardExercise = "hard_exercise",
    HotDay = "hot_day",
}

impl Factor {
    /// The words on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::LowFluid => "little to drink",
            Self::MuchSitting => "many hours sat",
            Self::NoBedRoutine => "no stretching before bed",
            Self::LateCaffeine => "caffeine after 14:00",
            Self::Alcohol => "alcohol",
            Self::HardExercise => "hard or unusual exercise",
            Self::HotDay => "a hot day",
        }
    }

    /// Days with it, in a sentence: `cramps after 5 of 12 low-fluid days`.
    #[must_use]
    pub fn days(self) -> &'static str {
        match self {
            Self::LowFluid => "low-fluid days",
            Self::MuchSitting => "days of more sitting than usual",
            Self::NoBedRoutine => "days without the routine before bed",
            Self::LateCaffeine => "days with caffeine after 14:00",
            Self::Alcohol => "days with alcohol",
            Self::HardExercise => "days of hard or unusual exercise",
            Self::HotDay => "hot days",
        }
    }
}
