//! Every number of the rules in one place, so that a clinician can look through them. Where no source sets a number it
//! is our own, and says so. The words in which the content tells a condition take the numbers from here by name.

use chrono::TimeDelta;

use crate::domain::caution::HARMFUL;
use crate::domain::measures::HELPED;
use crate::domain::medicine::Class;
use crate::domain::time::{in_words, to_the_second};

/// Makes the constants, and the table by which the words of a condition find them.
macro_rules! limits {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = $value:expr;)+) => {
        $($(#[$doc])* pub const $name: $kind = $value;)+

        /// The number of that name as words have it.
        #[must_use]
        pub fn number(name: &str) -> Option<String> {
            let seconds = [("LONG", LONG), ("LONGISH", LONGISH)];
            if let Some((_, secs)) = seconds.into_iter().find(|(known, _)| *known == name) {
                return Some(to_the_second(secs));
            }
            match name {
                $(stringify!($name) => Some($name.said()),)+
                "HARMFUL" => Some(HARMFUL.to_string()),
                _ => None,
            }
        }

        /// The names of the numbers.
        pub const NAMES: &[&str] = &[$(stringify!($name)),+];
    };
}

limits! {
    /// Days of the facts about health that the rules look back on; of drinks it is half as many. At medicines, the profile
    /// and what was seen they look whenever it was told.
    SPAN: u32 = 56;

    /// Days of cramps that they look back on: those before the oldest change of medicine that counts.
    CRAMPS: u32 = 84;

    /// How often the rules are judged again while nothing is logged (our own).
    AGAIN: TimeDelta = TimeDelta::minutes(5);

    /// How long "I have been seen" quiets a rule.
    SEEN: TimeDelta = TimeDelta::days(90);

    /// How long a sign of an emergency speaks for it (our own).
    ACUTE: TimeDelta = TimeDelta::hours(24);

    /// How long swelling, a wound, an infection or dark urine does, and exercise, heat or loss of fluid before (our own).
    SLOWER: TimeDelta = TimeDelta::hours(72);

    /// Weakness counts when it is still there so long after a cramp: E-03.
    AFTER_CRAMP: TimeDelta = TimeDelta::minutes(10);

    /// Pain from 0 to 10 from which on it is severe: E-05, E-06, E-08.
    SEVERE: u8 = 7;

    /// Seconds after which a cramp is long: E-06, E-09 (NHS, Merck).
    LONG: u32 = 600;

    /// Stretching did not ease a cramp if it helped less than this, of 3: E-09.
    EASED: u8 = HELPED;

    /// Days in which pain that comes with walking is counted: C-01, C-02.
    WALKING_DAYS: i64 = 30;

    /// Cramps that come with walking: C-01, C-02.
    WALKING: usize = 2;

    /// As many of them are more urgent: C-01.
    WALKING_OFTEN: usize = 4;

    /// Strength that matters after light effort: C-02.
    LIGHT_EFFORT_PAIN: u8 = 4;

    /// Age that makes leg pain on walking more urgent: C-01.
    OLDER: u32 = 50;

    /// Weekly checks that are looked at: C-03a, C-04b, C-10, C-11, V-07.
    CHECKS: usize = 4;

    /// A weekly check older than this many days is history (our own).
    CHECK_DAYS: i64 = 42;

    /// Weekly checks with a sign that make it lasting.
    CHECKS_WITH: usize = 2;

    /// A sign is new within so many days of its first mention (our own).
    NEW_DAYS: i64 = 28;

    /// A sign is new this week: C-04a.
    NEW_THIS_WEEK: i64 = 7;

    /// Days between the checks of a sign that lasts: C-05a (our own, to be looked at by a clinician).
    CLUSTER_DAYS: i64 = 14;

    /// Signs of the kidneys that make a cluster: C-05a.
    CLUSTER: usize = 2;

    /// Days of unusual tiredness, of 14: C-05a.
    TIRED: usize = 8;

    /// Weeks with cramps, of the last four: C-05a, V-01.
    CRAMP_WEEKS: usize = 3;

    /// Days in which urine of an odd colour speaks (our own): C-05b.
    URINE_DAYS: i64 = 7;

    /// Nights with a cramp that make a week a bad one: C-06a (our own).
    NIGHTS: u32 = 2;

    /// Bad weeks, of the last four: C-06a (our own).
    BAD_WEEKS: usize = 3;

    /// Mean disturbance of sleep, 0 to 10: C-06a.
    DISTURBED: u32 = 4;

    /// Days tired from cramps that come with bad weeks, of 28: C-06a.
    TIRED_FROM: usize = 2;

    /// Days tired from cramps by themselves, of 28: C-06b.
    TIRED_OFTEN: usize = 4;

    /// Days with a cramp of the last [`COVERED`]: C-07 (our own).
    MOST_DAYS: u32 = 5;

    /// Covered days that are looked at: C-07.
    COVERED: usize = 7;

    /// They must lie within so many days (our own): C-07.
    COVERED_WITHIN: u32 = 14;

    /// Cramps of the day in 14 days: C-08.
    BY_DAY: usize = 3;

    /// Of them such that got in the way: C-08.
    IN_THE_WAY: usize = 2;

    /// A change of medicine speaks for so many days: C-09a (our own, to be looked at by a clinician).
    MEDICINE_DAYS: i64 = 56;

    /// Cramps are counted for so many days before and after it: C-09a.
    MEDICINE_WINDOW: i64 = 28;

    /// Cramps after it: C-09a.
    AFTER_MEDICINE: u32 = 2;

    /// A medicine started within so many days is named: V-11.
    MEDICINE_YEAR: i64 = 365;

    /// Grade of soreness on the day after that is strong: C-09b, E-08.
    STRONGLY_SORE: u8 = 3;

    /// Days in which a bruise speaks: C-13 (our own).
    BRUISE_DAYS: i64 = 28;

    /// Nights with a cramp, of 28: V-01.
    REGULAR_NIGHTS: u32 = 5;

    /// Cramps that make a side telling: V-03 (our own).
    ONE_SIDED: u32 = 8;

    /// Percent of them in one leg: V-03 (our own).
    ONE_SIDED_PERCENT: u32 = 80;

    /// Median strength: V-04 (our own).
    STRONG: f64 = 8.0;

    /// Median length in seconds: V-04 (our own).
    LONGISH: u32 = 300;

    /// Milligrams of magnesium a day from supplements: V-05.
    MAGNESIUM: u32 = 350;

    /// Shade of urine that speaks for too little water: E-13 (Armstrong's chart: dehydration likely).
    DEHYDRATED: u8 = 7;

    /// Shade of urine that may be a muscle breaking down: E-08.
    DARKEST: u8 = 8;

    /// Shade of urine that is dark, and days of a week with it: V-08.
    DARK: u8 = 6;
    /// See [`DARK`].
    DARK_DAYS: usize = 3;

    /// Days of which unusual tiredness, thirst and cramps of the day are counted: C-05a, C-08, V-09.
    FORTNIGHT: u32 = 14;

    /// Days of 14 with more thirst than usual: V-09.
    THIRSTY: usize = 7;

    /// Percent of the goal that is much: V-09.
    MUCH: u32 = 150;

    /// Days with alcohol, of 28: V-10.
    ALCOHOL: usize = 8;

    /// How long a card rests after it was shown, where an appointment soon is enough.
    REST_SOON: TimeDelta = TimeDelta::days(14);

    /// The same where the next visit is soon enough.
    REST_VISIT: TimeDelta = TimeDelta::days(28);
}

/// A number in words.
trait Said {
    fn said(&self) -> String;
}

impl Said for TimeDelta {
    fn said(&self) -> String {
        match self.num_hours() {
            hours @ 72.. if hours % 24 == 0 => format!("{} days", hours / 24),
            _ => in_words(*self),
        }
    }
}

macro_rules! said {
    ($($kind:ty),+) => {
        $(impl Said for $kind {
            fn said(&self) -> String {
                self.to_string()
            }
        })+
    };
}

said!(u8, u32, i64, usize, f64);

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
