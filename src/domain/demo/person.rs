//! The person of the made-up years: runs now and then and has more cramps after it, tried magnesium and gave it up, began
//! the routine before bed five weeks ago. Chance decides about most of it; what the last eight weeks hold is told in tables,
//! so that every chart has its days at whatever time somebody looks, and no rule asks for more than a word at the next
//! visit.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};

use crate::domain::checkin::{CheckIn, Daily, Exercise, FootProblem, Footwear, Halves, WeeklySign};
use crate::domain::cramps::{Cramp, Severity, Side, Site};
use crate::domain::demo::{Chance, Maker};
use crate::domain::diary::{Grade, Interfered, More, Relief, StateBefore, Tried, Trigger};
use crate::domain::fact::{Fact, StretchDone, What};
use crate::domain::factor::Factor;
use crate::domain::goal::Goal;
use crate::domain::health::Health;
use crate::domain::hydration::DrinkKind;
use crate::domain::medicine::{Class, Medicine};
use crate::domain::profile::Detail;
use crate::domain::target::Effort;
use crate::domain::time::Stamp;
use crate::domain::words::{Answers, Set, Word};

/// Days before the last that are told by the tables below; earlier ones are chance.
const TOLD: i64 = 56;

/// Cramps of these days, and what was noted: six nights of the last four weeks, ten of the four before.
const CRAMPS: [(i64, &str); 16] = [
    (3, "woke me; 18 km run yesterday"),
    (8, "泳いだ後、左のふくらはぎ"),
    (12, "אחרי ריצה ארוכה"),
    (17, "one late cafe\u{301} too many?"),
    (21, ""),
    (26, "Wadenkrämpfe nach dem Schwimmen"),
    (29, "after the long meeting"),
    (31, "hills again"),
    (34, ""),
    (37, "new shoes"),
    (40, "too little water all day"),
    (43, ""),
    (46, "slept with pointed toes"),
    (49, ""),
    (52, "15 km, the last ones too fast"),
    (55, ""),
];

/// Those of them that came on the sofa; the others woke.
const SOFA: [i64; 2] = [21, 43];

/// Days with hard exercise.
const HARD: [i64; 11] = [3, 12, 15, 26, 31, 34, 37, 43, 46, 49, 52];

/// Nights without the routine before bed since it was begun.
const LEFT_OUT: [i64; 5] = [4, 11, 18, 19, 27];

/// The first night of the routine.
const BEGUN: i64 = 33;

/// The same in spring, for some weeks and less steadily.
const EARLIER: std::ops::RangeInclusive<i64> = 150..=178;

/// Nobody logs anything on holiday.
const HOLIDAY: std::ops::RangeInclusive<i64> = 118..=126;

/// Magnesium was tried from one to the other.
const MAGNESIUM: [i64; 2] = [300, 230];

/// Notes of cramps further back.
const NOTES: [&str; 4] = [
    "after the long meeting",
    "too little water all day",
    "cold feet in bed",
    "hardly any warning this time",
];

/// What kind of day it is.
pub(super) struct Plan {
    /// Days before the last.
    ago: i64,
    /// The window is closed all day.
    pub away: bool,
    pub weekend: bool,
    /// Hardly anything was drunk.
    pub dry: bool,
    pub late_coffee: bool,
    pub alcohol: Option<DrinkKind>,
    /// How hard, and for how many minutes.
    pub exercise: Option<(Effort, u32)>,
    pub hot: bool,
    /// Urine on the chart, 1 to 8.
    pub shade: u32,
    bed: bool,
    /// A cramp came, and what was noted.
    cramp: Option<&'static str>,
}

impl Plan {
    pub(super) fn of(chance: &mut Chance, day: NaiveDate, ago: i64) -> Self {
        let told = ago <= TOLD;
        let hard = if told { HARD.contains(&ago) } else { chance.percent(17) };
        let alcohol = if told { ago % 6 == 1 } else { chance.percent(22) };
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        let dry = !hard && chance.percent(15);
        let hot = (6..=8).contains(&day.month()) && chance.percent(35);
        let exercise = match hard {
            true => Some((Effort::Hard, 40 + 10 * chance.number(5))),
            false => chance.percent(30).then(|| {
                let effort = *chance.one_of(&[Effort::Light, Effort::Moderate]);
                (effort, 20 + 10 * chance.number(4))
            }),
        };
        let bed = match ago {
            0..=BEGUN => !LEFT_OUT.contains(&ago),
            _ => EARLIER.contains(&ago) && chance.percent(70),
        };
        let mut likely = 9;
        likely += if hard { 38 } else { 0 };
        for there in [alcohol, dry, hot] {
            likely += if there { 6 } else { 0 };
        }
        likely /= if bed { 2 } else { 1 };
        let by_chance = chance.percent(likely).then(|| *chance.one_of(&NOTES));
        let by_table = CRAMPS.iter().find(|(when, _)| *when == ago).map(|(_, note)| *note);
        Self {
            ago,
            away: HOLIDAY.contains(&ago),
            weekend,
            dry,
            late_coffee: chance.percent(30),
            alcohol: alcohol.then(|| chance.one_of(&[DrinkKind::Beer, DrinkKind::Wine]).clone()),
            exercise,
            hot,
            shade: if dry { 4 + chance.number(2) } else { 2 + chance.number(3) },
            bed,
            cramp: if told { by_table } else { by_chance },
        }
    }

    /// True for a day that makes one sweat.
    pub(super) fn is_sweaty(&self) -> bool {
        self.hot || self.is_hard()
    }

    fn is_hard(&self) -> bool {
        matches!(self.exercise, Some((Effort::Hard, _)))
    }
}

impl Maker {
    /// What is told once and lasts.
    pub(super) fn once(&mut self, facts: &mut Vec<Fact>, day: NaiveDate, plan: &Plan) {
        let at = self.moment(day, 7, 58);
        if self.made == 0 {
            self.put(facts, at, What::Goal(Goal::default()));
            for detail in [
                Detail::Age(46),
                Detail::Cautions(true),
                Detail::WantToKnow(Factor::HardExercise),
                Detail::Favourites("bed-195 desk-75".into()),
            ] {
                self.put(facts, at, What::Profile(detail));
            }
            let since = day.checked_sub_days(Days::new(400));
            self.medicine(facts, at, "Vitamin D", Class::Other, [since, None]);
        }
        let [first, last] = MAGNESIUM;
        if plan.ago == first {
            self.medicine(facts, at, "Magnesium", Class::Magnesium, [Some(day), None]);
        }
        if plan.ago == last {
            let begun = day.checked_sub_signed(TimeDelta::days(first - last));
            self.medicine(facts, at, "Magnesium", Class::Magnesium, [begun, Some(day)]);
        }
        if plan.ago == BEGUN + 1 {
            self.put(facts, at, What::Profile(Detail::OneChange(Some(Factor::NoBedRoutine))));
        }
    }

    fn medicine(
        &mut self,
        facts: &mut Vec<Fact>,
        at: Stamp,
        name: &str,
        class: Class,
        [started, stopped]: [Option<NaiveDate>; 2],
    ) {
        let mg = (class == Class::Magnesium).then_some(300);
        let medicine =
            Medicine { name: name.into(), class: Some(class), mg, started, changed: None, stopped };
        self.put(facts, at, What::Health(Health::Medicine(Box::new(medicine))));
    }

    /// The routine before bed, the night, and what is answered on the morning after.
    pub(super) fn night(&mut self, facts: &mut Vec<Fact>, day: NaiveDate, plan: &Plan) {
        if plan.bed {
            let at = self.moment(day, 21, 55) + TimeDelta::minutes(self.chance.below(30));
            let done = StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: false };
            self.put(facts, at, What::Stretch(done));
        }
        let next = day + Days::new(1);
        if let Some(note) = plan.cramp {
            let asleep = if plan.ago <= TOLD { !SOFA.contains(&plan.ago) } else { self.chance.percent(85) };
            let from = if asleep { self.moment(next, 1, 30) } else { self.moment(day, 20, 50) };
            let at = from + TimeDelta::minutes(self.chance.below(if asleep { 200 } else { 60 }));
            self.cramp(facts, at, asleep, note, plan);
            if asleep && plan.ago % 17 == 12 {
                self.cramp(facts, at + TimeDelta::minutes(50), true, "", plan);
            }
        }
        let missed = if plan.ago <= 2 * TOLD { plan.ago % 9 == 5 } else { self.chance.percent(14) };
        if missed {
            return;
        }
        let morning = self.moment(next, 7, 10) + TimeDelta::minutes(self.chance.below(40));
        let told = self.check_in(plan);
        self.put(facts, morning, What::Health(Health::CheckIn(Box::new(told))));
        if day.weekday() == Weekday::Sun {
            let twitching = [WeeklySign::Twitching].into_iter().filter(|_| (80..87).contains(&plan.ago));
            let no = WeeklySign::ALL.iter().copied().collect();
            let signs = Answers::new(twitching.collect(), no);
            self.put(facts, morning + TimeDelta::minutes(2), What::Health(Health::Weekly(signs)));
            let blister = [FootProblem::Blister].into_iter().filter(|_| (94..101).contains(&plan.ago));
            let feet = What::Health(Health::FootCheck(blister.collect()));
            self.put(facts, morning + TimeDelta::minutes(3), feet);
        }
    }

    fn check_in(&mut self, plan: &Plan) -> CheckIn {
        let mut told = CheckIn::default();
        let cramped = plan.cramp.is_some();
        for (question, yes) in [
            (Daily::NoCramps, !cramped),
            (Daily::TiredFromCramps, cramped && plan.ago > TOLD && self.chance.percent(20)),
            (Daily::DryMouth, plan.dry && self.chance.percent(40)),
            (Daily::HotEnv, plan.hot),
            (Daily::HeavySweat, plan.is_sweaty() && self.chance.percent(60)),
        ] {
            told.answers.set(question, Some(yes));
        }
        let halves = |half: u32| u16::try_from(half).ok().map(Halves::new);
        told.urine_max = u8::try_from(plan.shade).ok();
        told.sitting = halves(if plan.weekend { 4 } else { 13 } + self.chance.number(6));
        let late = if plan.late_coffee { 15 } else { 10 };
        told.last_caffeine = NaiveTime::from_hms_opt(late, 10 * self.chance.number(6), 0);
        told.alcohol = halves(plan.alcohol.as_ref().map_or(0, |_| 3 + self.chance.number(3)));
        told.exercise = Some(plan.exercise.map_or(Exercise::None, |(effort, _)| Exercise::Done(effort)));
        told.exercise_minutes = plan.exercise.map(|(_, mins)| mins);
        let shoes = [Footwear::Supportive, Footwear::Supportive, Footwear::FlatUnsupportive];
        told.footwear = std::iter::once(*self.chance.one_of(&shoes)).collect();
        told.sleep = halves(if cramped { 11 } else { 13 } + self.chance.number(4));
        told
    }

    fn cramp(&mut self, facts: &mut Vec<Fact>, at: Stamp, asleep: bool, note: &str, plan: &Plan) {
        let sites = [Site::Calf, Site::Calf, Site::Calf, Site::FootArch, Site::Toes, Site::Hamstring];
        let told = plan.ago <= TOLD || self.chance.percent(70);
        let cramp = Cramp {
            site: *self.chance.one_of(&sites),
            side: Some(*self.chance.one_of(&[Side::Left, Side::Left, Side::Right])),
            pain: severity(3 + self.chance.below(5)),
            secs: u32::try_from(25 + self.chance.below(150)).ok(),
            woke: Some(asleep),
            more: told.then(|| Box::new(self.more(asleep, plan))),
        };
        self.put(facts, at, What::Cramp(cramp));
        if let Some(fact) = facts.last_mut().filter(|_| !note.is_empty()) {
            fact.note = Some(note.into());
        }
    }

    /// The answers of the full form: stretching eases most, warmth and a drink little.
    fn more(&mut self, asleep: bool, plan: &Plan) -> More {
        let mut more = More { signs: Some(Set::EMPTY), interfered: Some(Interfered::None), ..More::NOTHING };
        more.state_before = Some(if asleep { StateBefore::Asleep } else { StateBefore::Sitting });
        more.sleep_disturbed = asleep.then(|| self.chance.below(5)).and_then(severity);
        // In turn in the last weeks, so that more than one means is known well enough to be judged.
        let odd = plan.ago % 2 == 1;
        let in_turn = |mine: bool, percent| if plan.ago <= TOLD { 100 * i64::from(mine) } else { percent };
        for (relief, percent, least) in [
            (Relief::Stretch, in_turn(true, 85), 2),
            (Relief::Walk, in_turn(odd, 55), 1),
            (Relief::Massage, in_turn(!odd, 50), 1),
            (Relief::Heat, 35, 0),
            (Relief::Drink, 20, 0),
            (Relief::Cold, 6, 1),
        ] {
            if self.chance.percent(percent) {
                let helped = grade(least + self.chance.below(2));
                more.tried(Tried { relief, helped });
            }
        }
        more.time_to_relief = u32::try_from(20 + self.chance.below(90)).ok();
        more.soreness = grade(self.chance.below(3));
        let suspected = [
            (plan.is_hard(), Trigger::AfterExercise),
            (plan.dry, Trigger::Dehydrated),
            (plan.hot, Trigger::HotWeather),
            (plan.late_coffee, Trigger::Caffeine),
        ];
        more.triggers = suspected.into_iter().filter(|(there, _)| *there).map(|(_, what)| what).collect();
        more
    }
}

fn severity(number: i64) -> Option<Severity> {
    u8::try_from(number).ok().and_then(Severity::new)
}

fn grade(number: i64) -> Option<Grade> {
    u8::try_from(number).ok().and_then(Grade::new)
}
