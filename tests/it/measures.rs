//! The measures of the diary, by their definitions.

use chrono::{Days, NaiveDate, TimeDelta};
use proptest::prelude::*;
use supple::domain::breaks::{Overview, Span, SpanKind};
use supple::domain::checkin::{CheckIn, Daily};
use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::diary::{Grade, More, Relief, Tried};
use supple::domain::fact::{Fact, StretchDone, What};
use supple::domain::health::Health;
use supple::domain::journal::Journal;
use supple::domain::measures::{
    Change, Diary, PERIOD, Rate, Rise, Score, Share, Sides, Spread, TooFew, Unit, is_of_night, long_sitting,
    sleep_day,
};
use supple::domain::settings::Settings;
use supple::domain::time::ClockSpan;

use crate::support::{fact, stamp};

/// A Monday noon and some: the sleep-day of today has just begun.
const NOW: &str = "2026-03-30 20:00";

fn at(ago: u64, clock: &str) -> String {
    format!("{} {clock}", stamp(NOW).date_naive() - Days::new(ago))
}

fn cramp(ago: u64, clock: &str, cramp: Cramp) -> Fact {
    fact(&format!("c{ago}{clock}"), &at(ago, clock), What::Cramp(cramp))
}

fn calf() -> Cramp {
    Cramp::from(Site::Calf)
}

fn free(ago: u64) -> Fact {
    let mut told = CheckIn::default();
    told.answers.set(Daily::NoCramps, Some(true));
    fact(&format!("f{ago}"), &at(ago, "20:00"), What::Health(Health::CheckIn(Box::new(told))))
}

fn with<T>(facts: Vec<Fact>, look: impl Fn(&Diary<'_>) -> T) -> T {
    let journal = Journal::new(facts);
    look(&Diary::new(&journal, &Settings::default(), stamp(NOW)))
}

fn too_few(have: u32, need: u32, of: Unit) -> TooFew {
    TooFew { have, need, of }
}

#[test]
fn a_sleep_day_runs_from_noon_to_noon() {
    let day = |text: &str| sleep_day(stamp(text)).to_string();
    assert_eq!(day("2026-03-29 12:00"), "2026-03-29");
    assert_eq!(day("2026-03-29 23:59"), "2026-03-29");
    assert_eq!(day("2026-03-30 03:00"), "2026-03-29", "one night is one day");
    assert_eq!(day("2026-03-30 11:59:59"), "2026-03-29");
    assert_eq!(day("2026-03-30 12:00"), "2026-03-30");
}

#[test]
fn a_cramp_of_the_night_woke_or_began_in_the_hours_of_sleep() {
    let sleep = Settings::default().sleep;
    let night = |clock: &str, woke| is_of_night(stamp(&at(1, clock)), &Cramp { woke, ..calf() }, sleep);
    assert!(night("22:30", None) && night("03:00", Some(false)) && night("06:29", None));
    assert!(!night("22:29", None) && !night("06:30", None) && !night("14:00", Some(false)));
    assert!(night("14:00", Some(true)), "whoever sleeps by day");
    let by_day = ClockSpan::parse("09:00-16:30").unwrap();
    let day = |clock: &str| is_of_night(stamp(&at(1, clock)), &calf(), by_day);
    assert_eq!(
        ["08:59", "09:00", "12:00", "16:29", "16:30", "03:00"].map(day),
        [false, true, true, true, false, false]
    );
}

#[test]
fn a_day_without_a_word_is_unknown_and_never_free() {
    with(vec![cramp(2, "14:00", calf()), free(1), free(5)], |diary| {
        let lately = diary.last(PERIOD);
        assert_eq!((lately.covered(), lately.cramp_days()), (3, 1));
        assert_eq!(lately.per_week(), Err(too_few(3, 14, Unit::CoveredDays)));
        assert_eq!(lately.per_week().unwrap_err().to_string(), "not enough covered days yet (3 of 14)");
    });
    let mut no = CheckIn::default();
    no.answers.set(Daily::NoCramps, Some(false));
    no.answers.set(Daily::DryMouth, Some(true));
    let told = fact("n1", &at(1, "20:00"), What::Health(Health::CheckIn(Box::new(no))));
    assert_eq!(
        with(vec![told], |diary| diary.last(PERIOD).covered()),
        0,
        "a check-in covers by its yes alone"
    );
}

#[test]
fn cramps_a_week_are_counted_over_covered_days() {
    let mut facts: Vec<Fact> = (1..=10).map(free).collect();
    facts.extend((11..=13).map(|ago| cramp(ago, "14:00", calf())));
    facts.push(cramp(13, "15:00", calf()));
    let before = facts.clone();
    assert!(with(before, |diary| diary.last(PERIOD).per_week()).is_err(), "13 covered days are too few");
    facts.push(cramp(27, "13:00", calf()));
    facts.push(cramp(28, "11:59", calf()));
    facts.push(cramp(28, "13:00", calf()));
    with(facts, |diary| {
        let lately = diary.last(PERIOD);
        assert_eq!(lately.per_week(), Ok(Rate { count: 5, days: 14 }), "28 sleep-days with that of today");
        assert!((lately.per_week().unwrap().per_week() - 2.5).abs() < 1e-9);
        assert_eq!(lately.days_per_week(), Ok(Rate { count: 4, days: 14 }));
        assert_eq!(diary.last(30).cramps(), 7);
    });
}

#[test]
fn shares_and_counts_wait_for_five_cramps() {
    let left = |ago, clock| cramp(ago, clock, Cramp { side: Some(Side::Left), ..calf() });
    let toes = || cramp(9, "13:59", Cramp { side: Some(Side::Both), ..Cramp::from(Site::Toes) });
    let four = || vec![left(1, "03:00"), left(2, "03:10"), left(3, "23:59"), toes()];
    with(four(), |diary| {
        let lately = diary.last(PERIOD);
        let few = too_few(4, 5, Unit::Cramps);
        assert_eq!(lately.night_share(), Err(few));
        assert_eq!(lately.clock(), Err(few));
        assert_eq!(lately.sites(), Err(few));
        assert_eq!(lately.sides(), Err(few));
    });
    let mut five = four();
    five.push(cramp(4, "00:00", calf()));
    with(five, |diary| {
        let lately = diary.last(PERIOD);
        assert_eq!(lately.night_share(), Ok(Share { part: 4, of: 5 }));
        assert_eq!(lately.night_share().unwrap().percent(), 80);
        assert_eq!(lately.clock(), Ok([1, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]));
        assert_eq!(lately.sites(), Ok(vec![(Site::Calf, 4), (Site::Toes, 1)]));
        assert_eq!(lately.sides(), Ok(Sides { left: 3, right: 0, both: 1, unknown: 1 }));
    });
}

#[test]
fn medians_are_of_what_is_known() {
    let with_secs = |ago, secs| cramp(ago, "03:00", Cramp { secs, ..calf() });
    let pain = |ago, pain| cramp(ago, "04:00", Cramp { pain: Severity::new(pain), ..calf() });
    let facts: Vec<Fact> = [60, 90, 120, 600]
        .into_iter()
        .enumerate()
        .map(|(i, secs)| with_secs(i as u64 + 1, Some(secs)))
        .chain((1..=6).map(|ago| pain(ago, 4 + ago as u8 % 3)))
        .collect();
    with(facts.clone(), |diary| {
        let lately = diary.last(PERIOD);
        assert_eq!(lately.length(), Err(too_few(4, 5, Unit::Cramps)), "six more have no length");
        let strength = lately.strength().unwrap();
        assert_eq!((strength.count, strength.least, strength.most), (6, 4, 6));
        assert_eq!((strength.lower, strength.median, strength.upper), (4.25, 5.0, 5.75));
    });
    let mut five = facts;
    five.push(with_secs(6, Some(30)));
    let length = with(five, |diary| diary.last(PERIOD).length()).unwrap();
    assert_eq!((length.lower, length.median, length.upper), (60.0, 90.0, 120.0));
    assert_eq!(Spread::of(Vec::new()), None);
}

#[test]
fn an_unknown_day_pauses_the_free_days_and_does_not_end_them() {
    let days = |facts| {
        let journal = Journal::new(facts);
        Diary::new(&journal, &Settings::default(), stamp(NOW)).free_days()
    };
    assert_eq!(days(Vec::new()), 0);
    assert_eq!(days(vec![free(1), free(2)]), 2, "the day that runs is not known yet");
    assert_eq!(days(vec![free(0), free(1), free(4), free(5)]), 4);
    assert_eq!(days(vec![free(1), cramp(3, "14:00", calf()), free(4)]), 1);
    assert_eq!(
        days(vec![free(1), cramp(1, "23:00", calf())]),
        0,
        "said free in the evening, cramped at night"
    );
    assert_eq!(days(vec![free(2), cramp(0, "03:00", calf())]), 0, "03:00 belongs to the night of yesterday");
    let ahead = fact("x", "2026-04-02 09:00", What::Cramp(calf()));
    assert_eq!(days(vec![free(1), ahead]), 1, "what is dated ahead has not come yet");
}

#[test]
fn the_routine_before_bed_counts_by_night() {
    let bed = |ago, clock: &str, routine: &str, whole| {
        let done = StretchDone { routine: routine.into(), secs: 195, whole, stood: true };
        fact(&format!("s{ago}{clock}"), &at(ago, clock), What::Stretch(done))
    };
    let facts = vec![
        free(1),
        free(2),
        cramp(3, "03:00", calf()),
        bed(1, "22:00", "bed-195", true),
        bed(1, "23:00", "bed-330", true),
        bed(3, "00:30", "bed-195", true),
        bed(2, "22:00", "desk-75", true),
        bed(2, "22:10", "bed-195", false),
        bed(9, "22:00", "bed-195", true),
    ];
    let share = with(facts, |diary| diary.last(PERIOD).bed_routine());
    assert_eq!(share, Share { part: 2, of: 3 }, "each night once, whole, and of covered nights");
}

#[test]
fn relief_has_a_score_after_three_tries() {
    let tried = |ago, words: &[&str]| {
        let mut more = More::default();
        words.iter().for_each(|text| more.tried(Tried::parse(text).unwrap()));
        cramp(ago, "03:00", calf().with(more))
    };
    let facts = vec![
        tried(1, &["stretch 3", "walk 0"]),
        tried(2, &["stretch 2", "walk"]),
        tried(3, &["stretch 1", "heat"]),
        tried(40, &["walk 3"]),
    ];
    let scores = with(facts, |diary| diary.last(PERIOD).relief());
    let few = Err(too_few(1, 3, Unit::Tries));
    assert_eq!(
        scores,
        [
            Score { relief: Relief::Stretch, helped: Ok(Share { part: 2, of: 3 }) },
            Score { relief: Relief::Walk, helped: few },
        ],
        "what was not judged is no try"
    );
}

#[test]
fn soreness_counts_where_it_was_told() {
    let sore = |ago, grade| {
        let more = More { soreness: Grade::new(grade), ..More::default() };
        cramp(ago, "03:00", calf().with(more))
    };
    let mut facts: Vec<Fact> = [(1, 0), (2, 1), (3, 3), (4, 0)].map(|(ago, grade)| sore(ago, grade)).into();
    facts.push(cramp(5, "03:00", calf()));
    let share = |facts: &[Fact]| with(facts.to_vec(), |diary| diary.last(PERIOD).sore_next_day());
    assert_eq!(share(&facts), Err(too_few(4, 5, Unit::Cramps)));
    facts.push(sore(6, 2));
    assert_eq!(share(&facts), Ok(Share { part: 3, of: 5 }));
}

#[test]
fn two_periods_are_compared_where_both_are_covered() {
    let lately = |cramps: u64| {
        let cramps_then = (1..=cramps).map(|ago| cramp(ago, "20:00", calf()));
        cramps_then.chain((cramps + 1..=23).map(free)).collect::<Vec<_>>()
    };
    let before = |covered: u64| (28..28 + covered).map(free);
    let change = |facts| with(facts, |diary| diary.change(PERIOD));
    let all = |cramps, covered| lately(cramps).into_iter().chain(before(covered)).collect::<Vec<_>>();
    assert_eq!(change(all(5, 23)), Ok(Change { before: 0, lately: 5, rise: Rise::Clear }));
    assert_eq!(change(all(4, 23)), Ok(Change { before: 0, lately: 4, rise: Rise::Slight }));
    assert_eq!(change(all(3, 23)), Ok(Change { before: 0, lately: 3, rise: Rise::No }));
    assert_eq!(change(all(5, 22)), Err(too_few(22, 23, Unit::CoveredDays)), "80 % of 28 are 23 days");
}

/// The table as it is published with the rules, for 0 to 12 days in the period before.
const SLIGHT: [u32; 13] = [4, 6, 7, 9, 10, 12, 13, 14, 16, 17, 18, 20, 21];
const CLEAR: [u32; 13] = [5, 7, 9, 10, 12, 13, 15, 16, 18, 19, 20, 22, 23];

#[test]
fn the_table_of_rises_is_that_of_the_binomial() {
    /// The chance of at least `lately` heads in `lately + before` throws.
    fn chance(before: u32, lately: u32) -> f64 {
        let all = before + lately;
        let mut row = vec![1.0_f64];
        for _ in 0..all {
            let next = (0..=row.len()).map(|i| {
                let left = if i > 0 { row[i - 1] } else { 0.0 };
                (left + row.get(i).copied().unwrap_or(0.0)) / 2.0
            });
            row = next.collect();
        }
        row[lately as usize..].iter().sum()
    }
    for (before, (slight, clear)) in (0..).zip(SLIGHT.into_iter().zip(CLEAR)) {
        let first = |p: f64| (0..=28).find(|lately| chance(before, *lately) <= p).unwrap();
        assert_eq!((first(0.10), first(0.05)), (slight, clear), "{before} days before");
        let least = |rise: Rise| (0..=28).find(|lately| Rise::of(before, *lately) >= rise).unwrap();
        assert_eq!((least(Rise::Slight), least(Rise::Clear)), (slight, clear), "{before} days before");
    }
    for before in 0..=28 {
        for lately in 0..=28 {
            let rise = Rise::of(before, lately);
            let p = chance(before, lately);
            assert_eq!(rise >= Rise::Slight, p <= 0.10, "{lately} against {before}");
            assert_eq!(rise == Rise::Clear, p <= 0.05, "{lately} against {before}");
        }
    }
    assert_eq!((Rise::of(10, 50), Rise::of(10, 51)), (Rise::Clear, Rise::No), "more days than a period has");
}

#[test]
fn long_sitting_is_what_lasts_over_ninety_minutes() {
    let span = |from: &str, to: &str, kind| Span { from: stamp(&at(0, from)), to: stamp(&at(0, to)), kind };
    let day = [
        span("08:00", "09:30", SpanKind::Sitting),
        span("09:35", "11:06", SpanKind::Sitting),
        span("11:06", "14:00", SpanKind::Away),
    ];
    assert_eq!(long_sitting(&day), TimeDelta::minutes(91));
    let opened = fact("w", &at(0, "08:00"), What::WindowOpened);
    let ribbon =
        Overview::new(&Journal::new(vec![opened]), &Settings::default(), stamp(&at(0, "11:00"))).ribbon;
    assert_eq!(long_sitting(&ribbon), TimeDelta::hours(3), "skipped or missed prompts do not end it");
}

#[test]
fn any_days_can_be_looked_at() {
    let facts: Vec<Fact> = (0..60).map(|ago| cramp(ago, "14:00", calf())).collect();
    with(facts, |diary| {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!(diary.between(day("2026-03-01")..=day("2026-03-10")).cramps(), 10);
        assert_eq!(diary.ending(28, 28).days, day("2026-02-03")..=day("2026-03-02"));
        assert_eq!(diary.last(1).cramps(), 1);
    });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn measures_do_not_hang_on_the_order(
        cramps in proptest::collection::vec((0_u64..60, 0_u32..24, 0_u8..=10, any::<Option<bool>>()), 0..40),
        free_days in proptest::collection::vec(0_u64..60, 0..40),
        seed in any::<u64>(),
    ) {
        let mut facts: Vec<Fact> = cramps
            .iter()
            .enumerate()
            .map(|(i, (ago, hour, pain, woke))| {
                let told = Cramp { pain: Severity::new(*pain), woke: *woke, ..calf() };
                fact(&format!("c{i}"), &at(*ago, &format!("{hour:02}:30")), What::Cramp(told))
            })
            .collect();
        facts.extend(free_days.iter().enumerate().map(|(i, ago)| Fact { id: supple::domain::fact::Id::new(&format!("f{i}")), ..free(*ago) }));
        let look = |facts: Vec<Fact>| with(facts, |diary| {
            let lately = diary.last(PERIOD);
            (lately.cramps(), lately.covered(), lately.per_week(), lately.night_share(), lately.strength(), diary.free_days(), diary.change(PERIOD))
        });
        let straight = look(facts.clone());
        facts.sort_by_key(|fact| fact.id.as_str().bytes().fold(seed, |hash, b| hash.wrapping_mul(31) ^ u64::from(b)));
        prop_assert_eq!(&look(facts.clone()), &straight);

        let (cramps, covered, ..) = straight;
        prop_assert!(covered <= PERIOD);
        with(facts, |diary| {
            let lately = diary.last(PERIOD);
            assert!(lately.nights() <= lately.cramp_days() && lately.cramp_days() <= covered.min(cramps));
        });
    }
}
