//! Medicines and supplements with their dates, and passing risks of a clot. Owns the classes the rules know.

use std::fmt;

use chrono::{NaiveDate, TimeDelta};

use crate::domain::words::{Word, words};

/// A medicine or supplement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medicine {
    /// What it is called.
    pub name: Box<str>,
    /// What kind it is, if the person knows.
    pub class: Option<Class>,
    /// Milligrams a day, where a rule asks for them (magnesium).
    pub mg: Option<u32>,
    /// First day.
    pub started: Option<NaiveDate>,
    /// Day the dose was raised or changed last.
    pub changed: Option<NaiveDate>,
    /// Last day.
    pub stopped: Option<NaiveDate>,
}

impl fmt::Display for Medicine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(class) = self.class {
            write!(f, " ({})", class.label())?;
        }
        if let Some(mg) = self.mg {
            write!(f, ", {mg} mg a day")?;
        }
        let dates = [("since", self.started), ("changed", self.changed), ("stopped", self.stopped)];
        dates
            .into_iter()
            .filter_map(|(word, date)| Some((word, date?)))
            .try_for_each(|(word, date)| write!(f, ", {word} {}", date.format("%-d %b %Y")))
    }
}

words! {
    /// A class of medicines.
    Class, "a class of medicines":
    Diuretic = "diuretic",
    Statin = "statin",
    InhaledLaba = "inhaled_laba",
    BetaAgonist = "beta_agonist",
    Raloxifene = "raloxifene",
    Oestrogen = "oestrogen",
    Teriparatide = "teriparatide",
    IvIron = "iv_iron",
    Naproxen = "naproxen",
    Nifedipine = "nifedipine",
    Quinine = "quinine",
    Magnesium = "magnesium",
    Potassium = "potassium",
    SaltSubstitute = "salt_substitute",
    BloodPressure = "blood_pressure",
    Other = "other",
}

words! {
    /// A risk of a clot that passes.
    ClotRisk, "a clot risk":
    Surgery4wk = "surgery_4wk",
    BedRest3d = "bed_rest_3d",
    LegCast = "leg_cast",
    LongTrip4wk = "long_trip_4wk",
    AfterBirth6wk = "after_birth_6wk",
    Oestrogen = "oestrogen",
}

impl ClotRisk {
    /// How long after it was told it can still hold; none if until told otherwise.
    #[must_use]
    pub fn lasts(self) -> Option<TimeDelta> {
        match self {
            Self::Surgery4wk | Self::LongTrip4wk => Some(TimeDelta::weeks(4)),
            Self::AfterBirth6wk => Some(TimeDelta::weeks(6)),
            Self::BedRest3d | Self::LegCast | Self::Oestrogen => None,
        }
    }
}
