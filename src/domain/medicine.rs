//! Medicines and supplements with their dates, and passing risks of a clot. Owns the classes the rules know.

use std::fmt;

use chrono::{NaiveDate, TimeDelta};

use crate::domain::fact::{Fact, What};
use crate::domain::health::Health;
use crate::domain::time::Stamp;
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
        let named = |class: &Class| *class != Class::Other && class.label() != self.name.to_lowercase();
        if let Some(class) = self.class.filter(named) {
            write!(f, ", {}", class.label())?;
        }
        let day = |word: &str, day: NaiveDate| format!("{word} {}", day.format("%-d %b %Y"));
        let parts = [
            self.stopped.map(|stopped| day("stopped", stopped)),
            self.mg.map(|mg| format!("{mg} mg a day")),
            self.started.map(|started| day("since", started)),
            self.changed.map(|changed| day("changed", changed)),
        ];
        parts.into_iter().flatten().try_for_each(|part| write!(f, ", {part}"))
    }
}

words! {
    /// A class of medicines.
    Class, "a class of medicines":
    Diuretic = "diuretic" => "water tablet (diuretic)",
    Statin = "statin",
    InhaledLaba = "inhaled_laba" => "long-acting inhaler (LABA)",
    BetaAgonist = "beta_agonist" => "other inhaler (salbutamol)",
    Raloxifene = "raloxifene",
    Oestrogen = "oestrogen",
    Teriparatide = "teriparatide",
    IvIron = "iv_iron" => "iron by drip",
    Naproxen = "naproxen",
    Nifedipine = "nifedipine",
    Quinine = "quinine",
    Magnesium = "magnesium",
    Potassium = "potassium",
    SaltSubstitute = "salt_substitute",
    BloodPressure = "blood_pressure" => "for blood pressure",
    Other = "other" => "another",
}

words! {
    /// A risk of a clot that passes.
    ClotRisk, "a clot risk":
    Surgery4wk = "surgery_4wk" => "surgery in the last four weeks",
    BedRest3d = "bed_rest_3d" => "in bed for three days or more",
    LegCast = "leg_cast" => "a leg in a cast",
    LongTrip4wk = "long_trip_4wk" => "a long trip in the last four weeks",
    AfterBirth6wk = "after_birth_6wk" => "gave birth in the last six weeks",
    Oestrogen = "oestrogen" => "oestrogen: a pill, patch or ring",
}

impl Medicine {
    /// True for the same medicine, whatever else was told of it: capitals do not matter.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.name.to_lowercase() == other.name.to_lowercase()
    }
}

/// What is told of a medicine takes the place of what was told of it before.
pub fn tell<'a>(told: &mut Vec<(&'a Fact, &'a Medicine)>, fact: &'a Fact, medicine: &'a Medicine) {
    told.retain(|(_, known)| !known.is_same(medicine));
    told.push((fact, medicine));
}

/// Each medicine as these facts tell of it last.
#[must_use]
pub fn last_told<'a>(facts: impl Iterator<Item = &'a Fact>) -> Vec<(&'a Fact, &'a Medicine)> {
    let mut told = Vec::new();
    for fact in facts {
        if let What::Health(Health::Medicine(medicine)) = &fact.what {
            tell(&mut told, fact, medicine);
        }
    }
    told
}

impl ClotRisk {
    /// True while it can still hold, if it was told at `told`.
    #[must_use]
    pub fn holds(self, told: Stamp, now: Stamp) -> bool {
        self.lasts().is_none_or(|lasts| now - told < lasts)
    }

    /// How long after it was told it can still hold; none if until told otherwise.
    fn lasts(self) -> Option<TimeDelta> {
        match self {
            Self::Surgery4wk | Self::LongTrip4wk => Some(TimeDelta::weeks(4)),
            Self::AfterBirth6wk => Some(TimeDelta::weeks(6)),
            Self::BedRest3d | Self::LegCast | Self::Oestrogen => None,
        }
    }
}
