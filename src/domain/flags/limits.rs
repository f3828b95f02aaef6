//! Every number of the rules in one place, so that a clinician can look through them. Where no source sets a number it
//! is our own, and says so.

use chrono::TimeDelta;

use crate::domain::medicine::Class;

/// Days of the facts about health that the rules look back on; of drinks it is half as many. At medicines, the profile
/// and what was seen they look whenever it was told.
pub const SPAN: u32 = 56;

/// Days of cramps that they look back on: those before the oldest change of medicine that counts.
pub const CRAMPS: u32 = 84;

/// How often the rules are judged again while nothing is logged (our own).
pub const AGAIN: TimeDelta = TimeDelta::minutes(5);

/// How long "I have been seen" quiets a rule.
pub const SEEN: TimeDelta = TimeDelta::days(90);

/// How long a sign of an emergency speaks for it (our own).
pub const ACUTE: TimeDelta = TimeDelta::hours(24);

/// How long swelling, a wound, an infection or dark urine does, and exercise, heat or loss of fluid before (our own).
pub const SLOWER: TimeDelta = TimeDelta::hours(72);

/// Weakness counts when it is still there so long after a cramp: E-03.
pub const AFTER_CRAMP: TimeDelta = TimeDelta::minutes(10);

/// Pain from 0 to 10 from which on it is severe: E-05, E-06, E-08.
pub const SEVERE: u8 = 7;

/// Seconds after which a cramp is long: E-06, E-09 (NHS, Merck).
pub const LONG: u32 = 600;

/// Stretching did not ease a cramp if it helped less than this, of 3: E-09.
pub const EASED: u8 = 2;

/// Days in which pain that comes with walking is counted: C-01, C-02.
pub const WALKING_DAYS: i64 = 30;

/// Cramps that come with walking: C-01, C-02.
pub const WALKING: usize = 2;

/// As many of them are more urgent: C-01.
pub const WALKING_OFTEN: usize = 4;

/// Strength that matters after light effort: C-02.
pub const LIGHT_EFFORT_PAIN: u8 = 4;

/// Age that makes leg pain on walking more urgent: C-01.
pub const OLDER: u32 = 50;

/// Weekly checks that are looked at: C-03a, C-04b, C-10, C-11, V-07.
pub const CHECKS: usize = 4;

/// A weekly check older than this many days is history (our own).
pub const CHECK_DAYS: i64 = 42;

/// Weekly checks with a sign that make it lasting.
pub const CHECKS_WITH: usize = 2;

/// A sign is new within so many days of its first mention (our own).
pub const NEW_DAYS: i64 = 28;

/// A sign is new this week: C-04a.
pub const NEW_THIS_WEEK: i64 = 7;

/// Days between the checks of a sign that lasts: C-05a (our own, to be looked at by a clinician).
pub const CLUSTER_DAYS: i64 = 14;

/// Signs of the kidneys that make a cluster: C-05a.
pub const CLUSTER: usize = 2;

/// Days of unusual tiredness, of 14: C-05a.
pub const TIRED: usize = 8;

/// Weeks with cramps, of the last four: C-05a, V-01.
pub const CRAMP_WEEKS: usize = 3;

/// Days in which urine of an odd colour speaks (our own): C-05b.
pub const URINE_DAYS: i64 = 7;

/// Nights with a cramp that make a week a bad one: C-06a (our own).
pub const NIGHTS: u32 = 2;

/// Bad weeks, of the last four: C-06a (our own).
pub const BAD_WEEKS: usize = 3;

/// Mean disturbance of sleep, 0 to 10: C-06a.
pub const DISTURBED: u32 = 4;

/// Days tired from cramps that come with bad weeks, of 28: C-06a.
pub const TIRED_FROM: usize = 2;

/// Days tired from cramps by themselves, of 28: C-06b.
pub const TIRED_OFTEN: usize = 4;

/// Days with a cramp of the last [`COVERED`]: C-07 (our own).
pub const MOST_DAYS: u32 = 5;

/// Covered days that are looked at: C-07.
pub const COVERED: usize = 7;

/// They must lie within so many days (our own): C-07.
pub const COVERED_WITHIN: u32 = 14;

/// Cramps of the day in 14 days: C-08.
pub const BY_DAY: usize = 3;

/// Of them such that got in the way: C-08.
pub const IN_THE_WAY: usize = 2;

/// A change of medicine speaks for so many days: C-09a (our own, to be looked at by a clinician).
pub const MEDICINE_DAYS: i64 = 56;

/// Cramps are counted for so many days before and after it: C-09a.
pub const MEDICINE_WINDOW: i64 = 28;

/// Cramps after it: C-09a.
pub const AFTER_MEDICINE: u32 = 2;

/// A medicine started within so many days is named: V-11.
pub const MEDICINE_YEAR: i64 = 365;

/// Grade of soreness on the day after that is strong: C-09b, E-08.
pub const STRONGLY_SORE: u8 = 3;

/// Days in which a bruise speaks: C-13 (our own).
pub const BRUISE_DAYS: i64 = 28;

/// Nights with a cramp, of 28: V-01.
pub const REGULAR_NIGHTS: u32 = 5;

/// Cramps that make a side telling: V-03 (our own).
pub const ONE_SIDED: u32 = 8;

/// Percent of them in one leg: V-03 (our own).
pub const ONE_SIDED_PERCENT: u32 = 80;

/// Median strength: V-04 (our own).
pub const STRONG: f64 = 8.0;

/// Median length in seconds: V-04 (our own).
pub const LONGISH: f64 = 300.0;

/// Milligrams of magnesium a day from supplements: V-05.
pub const MAGNESIUM: u32 = 350;

/// Shade of urine that is dark, and days of a week with it: V-08.
pub const DARK: u8 = 6;
/// See [`DARK`].
pub const DARK_DAYS: usize = 3;

/// Days of 14 with more thirst than usual: V-09.
pub const THIRSTY: usize = 7;

/// Percent of the goal that is much: V-09.
pub const MUCH: u32 = 150;

/// Days with alcohol, of 28: V-10.
pub const ALCOHOL: usize = 8;

/// Medicines that can make muscles cramp: C-09a, V-11.
pub const CRAMPING: [Class; 10] = [
    Class::Diuretic,
    Class::Statin,
    Class::InhaledLaba,
    Class::BetaAgonist,
    Class::Raloxifene,
    Class::Oestrogen,
    Class::Teriparatide,
    Class::IvIron,
    Class::Naproxen,
    Class::Nifedipine,
];
