//! What goes together with cramps: the interval, the floors, the words, and how often luck alone shows a link.

use chrono::{Days, NaiveDate, TimeDelta};
use supple::domain::associations::{
    Association, BY_LUCK, Exposures, FIRST_WEEKS, UNDER, Verdict, compare, table,
};
use supple::domain::checkin::{CheckIn, Daily, Exercise, Halves};
use supple::domain::cramps::{Cramp, Site};
use supple::domain::days::{Day, Water, days};
use supple::domain::fact::{Fact, StretchDone, What};
use supple::domain::factor::Factor;
use supple::domain::goal::Goal;
use supple::domain::health::Health;
use supple::domain::hydration::DrinkKind;
use supple::domain::journal::Journal;
use supple::domain::measures::{Share, TooFew, Unit};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::domain::stats::{Difference, Pair, stands_out};
use supple::domain::target::{Effort, Heat};
use supple::domain::words::Word;

use crate::support::{fact, stamp};

const NOW: &str = "2026-06-30 20:00";

fn day(ago: u64) -> NaiveDate {
    stamp(NOW).date_naive() - Days::new(ago)
}

fn at(ago: u64, clock: &str) -> String {
    format!("{} {clock}", day(ago))
}

/// Days with a factor and without, of each so many with a cramp, in no order.
fn mixed(with: (u32, u32), without: (u32, u32)) -> Vec<Pair> {
    let group = |exposed, (part, of)| (0..of).map(move |i| (exposed, i < part));
    let mut days: Vec<Pair> = group(true, with).chain(group(false, without)).collect();
    let mut chance = Chance(0x2545_f491_4f6c_dd1d);
    for last in (1..days.len()).rev() {
        days.swap(last, usize::try_from(chance.next() % (last as u64 + 1)).unwrap());
    }
    days
}

fn row(days: &[Pair]) -> Association {
    Association { factor: Factor::LowFluid, pinned: false, found: compare(days) }
}

#[test]
fn the_interval_is_newcombes() {
    let points = |a, of, b, all| {
        let difference = Difference::of(Share { part: a, of }, Share { part: b, of: all }).unwrap();
        [difference.by, difference.from, difference.to].map(|part| (part * 100.0).round() as i32)
    };
    assert_eq!(points(8, 14, 3, 14), [36, 0, 61]);
    assert_eq!(points(7, 10, 2, 18), [59, 22, 80]);
    assert_eq!(points(5, 12, 3, 16), [23, -10, 52]);
    assert_eq!(points(3, 5, 2, 9), [38, -11, 70]);
    assert_eq!(points(2, 18, 7, 10), [-59, -80, -22], "the other way round");
    // Newcombe 1998, table II, method 10, to its four places.
    let exact = |a, of, b, all| {
        let difference = Difference::of(Share { part: a, of }, Share { part: b, of: all }).unwrap();
        [difference.from, difference.to].map(|end| (end * 10_000.0).round() as i32)
    };
    assert_eq!(exact(56, 70, 48, 80), [524, 3_339]);
    assert_eq!(exact(9, 10, 3, 10), [1_705, 8_090]);
    assert_eq!(exact(6, 7, 2, 7), [582, 8_062]);
    assert_eq!(exact(5, 56, 0, 29), [-381, 1_926]);
    assert_eq!(Difference::of(Share { part: 0, of: 0 }, Share { part: 1, of: 2 }), None);
}

#[test]
fn each_floor_is_named_with_what_there_is() {
    let few = |days: &[Pair]| compare(days).unwrap_err();
    let eighteen = mixed((5, 9), (3, 9));
    assert_eq!(few(&eighteen), TooFew { have: 18, need: 28, of: Unit::Days });
    assert_eq!(row(&eighteen).words(), "Not enough days yet (18 of 28). Keep logging.");
    assert_eq!(few(&mixed((2, 6), (3, 30))), TooFew { have: 6, need: 7, of: Unit::DaysWith });
    assert_eq!(few(&mixed((3, 30), (2, 6))), TooFew { have: 6, need: 7, of: Unit::DaysWithout });
    let calm = mixed((2, 14), (2, 14));
    assert_eq!(few(&calm), TooFew { have: 4, need: 5, of: Unit::CrampDays });
    assert_eq!(
        row(&calm).words(),
        "Too few days with a cramp to compare (4 of 5).",
        "nobody is asked for more cramps"
    );
    assert!(compare(&mixed((3, 14), (2, 14))).is_ok());
}

#[test]
fn the_words_are_as_sure_as_the_counts() {
    let unclear = row(&mixed((5, 12), (3, 16)));
    assert_eq!(
        unclear.words(),
        "No clear difference so far: cramps after 5 of 12 low-fluid days and 3 of 16 others. This could easily be chance."
    );
    assert!(!unclear.is_published());
    let possible = row(&mixed((7, 10), (2, 18)));
    assert_eq!(
        possible.words(),
        "Possible link: cramps after 7 of 10 low-fluid days and 2 of 18 others. The range is wide (22 to 80 points), so \
         treat it as a hint."
    );
    let link = row(&mixed((30, 50), (10, 60)));
    assert_eq!(
        link.words(),
        "A link in your own log: cramps after 30 of 50 low-fluid days and 10 of 60 others (25 to 58 points). It does not \
         show which leads to which. Worth testing: keep everything else the same and change only this for four weeks."
    );
    let fewer = row(&mixed((10, 60), (30, 50)));
    assert!(fewer.words().contains("(25 to 58 points fewer)"), "{}", fewer.words());
    assert!(possible.is_published() && link.is_published() && fewer.is_published());
}

#[test]
fn two_long_runs_that_lie_on_each_other_are_no_link() {
    // Six weeks of one habit that share most of their days with seven bad weeks: the counts alone look like a link.
    let runs: Vec<Pair> = (0..140).map(|day| (day < 42, (10..60).contains(&day) && day % 2 == 0)).collect();
    let row = row(&runs);
    assert!(row.found.unwrap().difference.excludes_none() && !stands_out(&runs));
    assert!(!row.is_published());
    assert!(row.words().contains("Your good and bad weeks alone can bring as much"), "{}", row.words());
}

fn logged(facts: Vec<Fact>, count: u32) -> Vec<Day> {
    days(&Journal::new(facts), &Settings::default(), stamp(NOW), count)
}

fn checked(ago: u64, tell: impl Fn(&mut CheckIn)) -> Fact {
    let mut told = CheckIn::default();
    told.answers.set(Daily::NoCramps, Some(true));
    tell(&mut told);
    fact(&format!("f{ago}"), &at(ago, "20:00"), What::Health(Health::CheckIn(Box::new(told))))
}

#[test]
fn a_day_is_low_below_four_fifths_of_the_goal_it_had() {
    let drink = |id: &str, ago, ml| {
        let kind = DrinkKind::Water;
        fact(id, &at(ago, "15:00"), What::Drink { kind, amount: Millilitres(ml) })
    };
    let goal = |id: &str, ago, ml| {
        let own = supple::domain::goal::Basis::Own(Millilitres(ml));
        fact(id, &at(ago, "08:00"), What::Goal(Goal::Target(own)))
    };
    let facts = vec![
        goal("g1", 9, 2_000),
        drink("a1", 8, 1_599),
        drink("a2", 7, 1_600),
        goal("g2", 5, 1_000),
        drink("a3", 4, 900),
        fact("l1", &at(3, "08:00"), What::Goal(Goal::Limit(Millilitres(1_500)))),
        drink("a4", 2, 300),
    ];
    let days = logged(facts, 9);
    let exposures = Exposures::of(&days);
    let low: Vec<Option<bool>> = (0..9).map(|at| exposures.is(Factor::LowFluid, at)).collect();
    let known = [Some(true), Some(false), None, None, Some(false), None, None, None, None];
    assert_eq!(low, known, "a day without a drink is unknown, and a limit is nothing to fall short of");
}

#[test]
fn what_was_told_and_what_was_logged_make_a_day_known() {
    let drink = |id: &str, ago, clock: &str, kind| {
        fact(id, &at(ago, clock), What::Drink { kind, amount: Millilitres(200) })
    };
    let facts = vec![
        drink("a1", 6, "13:59", DrinkKind::Coffee),
        drink("a2", 5, "14:00", DrinkKind::Coffee),
        drink("a3", 4, "18:00", DrinkKind::Decaf),
        drink("a4", 3, "20:00", DrinkKind::Beer),
        drink("a6", 3, "04:00", DrinkKind::Coffee),
        drink("a5", 1, "02:00", DrinkKind::Tea),
        checked(6, |told| told.exercise = Some(Exercise::Done(Effort::Light))),
        checked(4, |told| told.exercise = Some(Exercise::Done(Effort::Hard))),
        checked(1, |told| {
            told.alcohol = Some(Halves::new(0));
            told.answers.set(Daily::HotEnv, Some(false));
            told.answers.set(Daily::NewOrUnusual, Some(true));
        }),
    ];
    let days = logged(facts, 7);
    let told = |ago: usize| days[6 - ago].told;
    assert_eq!([6, 5, 4].map(|ago| told(ago).late_caffeine), [Some(false), Some(true), Some(false)]);
    assert_eq!(told(3).late_caffeine, Some(false), "the day begins at four");
    assert_eq!(told(2).late_caffeine, Some(true), "tea at two in the night is late for the day before");
    assert_eq!((told(3).alcohol, told(1).alcohol, told(0).alcohol), (Some(true), Some(false), None));
    assert_eq!([6, 4, 3].map(|ago| told(ago).hard_exercise), [Some(false), Some(true), None]);
    assert_eq!((told(1).hot, told(1).hard_exercise), (Some(false), Some(true)));
    assert_eq!(told(3).hot, None, "nobody said anything of heat");
}

#[test]
fn heat_and_exercise_that_were_logged_are_known_of_their_day() {
    let heat = |id: &str, ago, what| fact(id, &at(ago, "15:00"), What::Heat(what));
    let run = |id: &str, ago, effort| fact(id, &at(ago, "18:00"), What::Exercise { effort, mins: 30 });
    let facts = vec![
        heat("h1", 5, Heat::Day),
        heat("h2", 4, Heat::Work { mins: 60 }),
        run("r1", 3, Effort::Hard),
        run("r2", 2, Effort::Moderate),
    ];
    let days = logged(facts, 7);
    let told = |ago: usize| days[6 - ago].told;
    assert_eq!([5, 4, 3].map(|ago| told(ago).hot), [Some(true), Some(true), None]);
    assert_eq!([4, 3, 2].map(|ago| told(ago).hard_exercise), [None, Some(true), Some(false)]);
}

#[test]
fn the_routine_is_left_out_only_once_there_was_one() {
    let done = StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: true };
    let mut facts: Vec<Fact> = (1..=40).map(|ago| checked(ago, |_| {})).collect();
    facts.push(fact("s1", &at(21, "22:00"), What::Stretch(done)));
    let rows = table(&logged(facts, 60), day(0), None);
    let row = rows.iter().find(|row| row.factor == Factor::NoBedRoutine).unwrap();
    assert_eq!(row.found, Err(TooFew { have: 21, need: 28, of: Unit::Days }));
}

#[test]
fn a_night_belongs_to_the_day_before_it_and_today_is_not_over() {
    let mut facts: Vec<Fact> = (1..=40)
        .map(|ago| checked(ago, |told| told.alcohol = Some(Halves::new(u16::from(ago % 2 == 0)))))
        .collect();
    facts.extend(
        (1..=5)
            .map(|i| fact(&format!("c{i}"), &at(i * 2 - 1, "03:00"), What::Cramp(Cramp::from(Site::Calf)))),
    );
    facts.push(checked(0, |told| told.alcohol = Some(Halves::new(4))));
    let rows = table(&logged(facts, 60), day(0), None);
    let row = rows.iter().find(|row| row.factor == Factor::Alcohol).unwrap();
    let compared = row.found.unwrap();
    assert_eq!((compared.with, compared.without), (Share { part: 5, of: 20 }, Share { part: 0, of: 20 }));
}

#[test]
fn all_seven_are_there_and_the_one_that_is_asked_for_comes_first() {
    let rows = table(&[], day(0), Some(Factor::HotDay));
    assert_eq!(rows.len(), 7);
    assert!(rows[0].factor == Factor::HotDay && rows[0].pinned);
    assert!(rows.iter().all(|row| row.words() == "Not enough days yet (0 of 28). Keep logging."));
    assert_eq!(table(&[], day(0), None)[0].factor, Factor::LowFluid);
}

#[test]
fn sitting_is_measured_one_way_and_compared_with_the_persons_own_middle() {
    let mut days: Vec<Day> = (1..=60).rev().map(|ago| Day::new(day(ago))).collect();
    for (number, day) in days.iter_mut().enumerate() {
        day.covered = true;
        day.sat = Some(TimeDelta::hours(if number % 2 == 0 { 5 } else { 9 }));
        day.cramps = u32::from(number % 10 == 0);
    }
    let much = |days: &[Day]| {
        let rows = table(days, day(0), None);
        rows.iter().find(|row| row.factor == Factor::MuchSitting).unwrap().found.unwrap().with.of
    };
    assert_eq!(much(&days), 30);
    days[0].told.sat = Some(Halves::new(24));
    assert_eq!(much(&days), 30, "one answer does not stand beside what the clock counts");
    for (number, day) in days.iter_mut().enumerate() {
        day.cramps = u32::from(number % 5 == 0);
        day.told.sat = (number < 28).then(|| Halves::new(if number % 4 == 0 { 19 } else { 18 }));
    }
    assert_eq!(much(&days), 7, "half an hour more than the middle, by what was told");
    days[0].told.sat = None;
    assert_eq!(much(&days), 30, "of 27 days it is not told often enough");
}

#[test]
fn no_text_says_more_than_counts_can() {
    let mut texts: Vec<String> = UNDER.iter().chain([&FIRST_WEEKS]).map(|text| (*text).to_owned()).collect();
    let cases = [
        ((5, 12), (3, 16)),
        ((7, 10), (2, 18)),
        ((30, 50), (10, 60)),
        ((10, 60), (30, 50)),
        ((1, 3), (1, 3)),
        ((1, 20), (1, 20)),
    ];
    for factor in Factor::ALL {
        texts.extend([factor.title().to_owned(), factor.days().to_owned()]);
        for (with, without) in cases {
            let row = Association { factor: *factor, pinned: true, found: compare(&mixed(with, without)) };
            texts.extend([row.words(), row.brief().to_owned()]);
        }
    }
    for source in
        [include_str!("../../src/domain/associations.rs"), include_str!("../../src/domain/factor.rs")]
    {
        let code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = code.collect::<Vec<_>>().join("\n");
        texts.extend(code.split('"').skip(1).step_by(2).map(str::to_owned));
    }
    for text in texts.iter().map(|text| text.to_lowercase()) {
        for word in [
            "cause",
            "because",
            "trigger",
            "prove",
            "significant",
            "effective",
            "cure",
            "due to",
            "leads to cramps",
            "risk",
        ] {
            assert!(!text.contains(word), "\"{word}\" in \"{text}\"");
        }
    }
}

/// Xorshift: the same numbers everywhere.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 >> 32
    }

    fn is(&mut self, percent: u64) -> bool {
        self.next() % 100 < percent
    }

    /// Days in weeks of two sorts, of which either goes on into the next week with this chance.
    fn runs(&mut self, count: usize, stays: u64, [good, bad]: [u64; 2]) -> Vec<bool> {
        let mut is_bad = self.is(40);
        (0..count)
            .map(|day| {
                if day % 7 == 0 && !self.is(stays) {
                    is_bad = self.is(40);
                }
                self.is(if is_bad { bad } else { good })
            })
            .collect()
    }
}

/// Histories in which nothing has to do with anything: how many days, how bad weeks go on, and how often there are
/// cramps and factors in good and bad weeks.
struct Null {
    count: usize,
    stays: u64,
    cramps: [u64; 2],
    factors: [u64; 2],
}

impl Null {
    fn history(&self, chance: &mut Chance) -> Vec<Day> {
        let Self { count, stays, cramps, factors } = *self;
        let mut days: Vec<Day> = (1..=count as u64).rev().map(|ago| Day::new(day(ago))).collect();
        let cramped = chance.runs(count, stays, cramps);
        let mut each = || chance.runs(count, stays, factors);
        let [low, sat, bed, caffeine, hot] = [(); 5].map(|()| each());
        for (at, day) in days.iter_mut().enumerate() {
            let weekend = at % 7 >= 5;
            day.covered = chance.is(85);
            day.cramps = u32::from(cramped[at]);
            let drunk = Millilitres(if low[at] { 1_000 } else { 1_700 });
            day.water = Some(Water { drunk, amount: Some(Millilitres(1_600)), is_limit: false });
            day.sat = Some(TimeDelta::minutes(if sat[at] { 540 } else { 300 } + i64::from(chance.is(50))));
            day.bed = bed[at];
            day.told.late_caffeine = Some(caffeine[at]);
            day.told.hot = Some(hot[at]);
            day.told.alcohol = Some(chance.is(if weekend { 70 } else { 15 }));
            day.told.hard_exercise = Some(chance.is(if weekend { 50 } else { 20 }));
        }
        days
    }

    /// How many of so many histories show a link, and how many would without the look at their own runs.
    fn shown(&self, of: usize) -> (f64, f64) {
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
        let (mut shown, mut bare) = (0, 0);
        for _ in 0..of {
            let rows = table(&self.history(&mut chance), day(0), None);
            shown += usize::from(rows.iter().any(Association::is_published));
            let excludes = |row: &Association| row.found.is_ok_and(|found| found.difference.excludes_none());
            bare += usize::from(rows.iter().any(excludes));
        }
        (shown as f64 / of as f64, bare as f64 / of as f64)
    }
}

#[test]
fn luck_shows_no_more_links_than_the_words_under_the_table_say() {
    let stated = f64::from(BY_LUCK) / 10.0;
    assert!(UNDER[0].contains("up to three logs in ten") && BY_LUCK == 3);
    let weeks = [
        (0, [20, 20], [30, 30]),
        (50, [10, 40], [15, 60]),
        (70, [5, 50], [15, 70]),
        (70, [15, 45], [30, 50]),
        (85, [5, 40], [10, 80]),
    ];
    let (mut most, mut most_bare) = (0.0_f64, 0.0_f64);
    for count in [60, 120, 365] {
        for (stays, cramps, factors) in weeks {
            let (shown, bare) = Null { count, stays, cramps, factors }.shown(400);
            println!(
                "{count} days, {stays} % stay, {cramps:?} {factors:?}: {shown:.3} shown, {bare:.3} without"
            );
            assert!(shown <= stated, "{shown} of histories of {count} days show a link, {stays} {cramps:?}");
            (most, most_bare) = (most.max(shown), most_bare.max(bare));
        }
    }
    assert!(most > stated - 0.1, "the words are not far from what is measured: {most}");
    assert!(most_bare > 0.6, "without the look at runs it were more: {most_bare}");
}

#[test]
fn a_strong_link_is_seen_within_three_months() {
    let mut chance = Chance(7);
    let seen = (0..100).filter(|_| {
        let pairs: Vec<Pair> = (0..90)
            .map(|_| {
                let exposed = chance.is(40);
                (exposed, chance.is(if exposed { 55 } else { 12 }))
            })
            .collect();
        compare(&pairs).is_ok_and(|compared| compared.verdict != Verdict::Unclear)
    });
    let seen = seen.count();
    assert!(seen >= 90, "{seen} of 100");
}
