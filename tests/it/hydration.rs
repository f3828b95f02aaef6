//! Goals, nudges, cautions, colours: the numbers, and what never happens.

use chrono::{FixedOffset, TimeDelta, Timelike};
use proptest::prelude::*;
use supple::domain::caution::{Caution, in_last_hour, rule_e12};
use supple::domain::fact::{Fact, Id, What};
use supple::domain::feeling::said;
use supple::domain::flags::{Flags, Level};
use supple::domain::goal::{Basis, Goal};
use supple::domain::hydration::{DrinkKind, Note, Overview, Pace, Totals};
use supple::domain::journal::Journal;
use supple::domain::nudge::Nudge;
use supple::domain::profile::{Condition, Detail, Sex};
use supple::domain::quantity::{Millilitres, Units};
use supple::domain::settings::Settings;
use supple::domain::signs::Sign;
use supple::domain::target::{Effort, Heat, Target};
use supple::domain::thirst::{Advice, EarlySign, judge};
use supple::domain::time::{ClockSpan, day_of};
use supple::domain::urine::{OddColour, Shade, Urine};
use supple::domain::words::{Set, Word};

use crate::support::{fact, stamp};

const NOON: &str = "2026-03-02 12:00";

fn own(ml: u32) -> What {
    What::Goal(Goal::Target(Basis::Own(Millilitres(ml))))
}

fn drink(kind: DrinkKind, ml: u32) -> What {
    What::Drink { kind, amount: Millilitres(ml) }
}

fn water(ml: u32) -> What {
    drink(DrinkKind::Water, ml)
}

fn journal(facts: &[(&str, What)]) -> Journal {
    let named = (0..).zip(facts).map(|(number, (at, what))| fact(&format!("f{number}"), at, what.clone()));
    Journal::new(named.collect())
}

fn seen(facts: &[(&str, What)], now: &str) -> Overview {
    Overview::new(&journal(facts), &Settings::default(), stamp(now))
}

/// The goal on 2 March, by what was told that morning.
fn goal(told: &[What]) -> Option<u32> {
    let facts: Vec<(&str, What)> = told.iter().map(|what| ("2026-03-02 08:00", what.clone())).collect();
    seen(&facts, NOON).target.amount().map(|goal| goal.0)
}

fn basis(basis: Basis) -> What {
    What::Goal(Goal::Target(basis))
}

fn told(detail: Detail) -> What {
    What::Profile(detail)
}

#[test]
fn the_base_is_that_of_the_sources() {
    let (woman, man) = (told(Detail::Sex(Sex::Female)), told(Detail::Sex(Sex::Male)));
    assert_eq!(goal(&[]), Some(1_800));
    assert_eq!(
        (goal(std::slice::from_ref(&woman)), goal(std::slice::from_ref(&man))),
        (Some(1_600), Some(2_000))
    );
    let us = || basis(Basis::NationalAcademies);
    assert_eq!(
        (goal(&[us(), woman.clone()]), goal(&[us(), man]), goal(&[us()])),
        (Some(2_200), Some(3_000), Some(2_600))
    );
    let weigh = |kg| goal(&[basis(Basis::Weight), told(Detail::WeightKg(kg))]);
    assert_eq!((weigh(65), weigh(80)), (Some(1_560), Some(1_920)));
    assert_eq!(weigh(35), Some(1_000), "no goal that is summed up is lower");
    assert_eq!(goal(&[basis(Basis::Weight)]), Some(1_800), "no weight was told");
    assert_eq!((goal(&[own(500)]), goal(&[own(4_000)])), (Some(500), Some(4_000)));
    let pregnant = goal(&[woman.clone(), told(Detail::Pregnant(true))]);
    let feeding = goal(&[woman, told(Detail::Breastfeeding(true))]);
    assert_eq!((pregnant, feeding), (Some(1_840), Some(2_160)));
}

#[test]
fn the_day_adds_its_own_lines_up_to_the_cap_and_the_ceiling() {
    let run = |effort, mins| What::Exercise { effort, mins };
    let hot = || What::Heat(Heat::Day);
    assert_eq!(goal(&[run(Effort::Light, 90)]), Some(1_800));
    assert_eq!(goal(&[run(Effort::Moderate, 45)]), Some(2_100));
    assert_eq!(goal(&[run(Effort::Hard, 30)]), Some(2_150));
    assert_eq!(goal(&[hot()]), Some(2_100));
    assert_eq!(goal(&[hot(), run(Effort::Light, 30)]), Some(2_300), "hot and active");
    let man = told(Detail::Sex(Sex::Male));
    assert_eq!(goal(&[man.clone(), run(Effort::Hard, 120), hot()]), Some(3_000), "no more than 1,000 ml");
    assert_eq!(
        goal(&[told(Detail::Sex(Sex::Female)), run(Effort::Hard, 120)]),
        Some(2_500),
        "the soft ceiling"
    );
    assert_eq!(goal(&[own(4_000), hot()]), Some(4_000), "nothing is added above the ceiling");

    let parts = seen(&[("2026-03-02 08:00", man), ("2026-03-02 09:00", hot())], NOON).target.parts;
    let parts: Vec<String> = parts.iter().map(|(reason, ml)| format!("{reason} {ml:+}")).collect();
    assert_eq!(parts, ["every day +2000", "hot day +300"]);
    let own_note = seen(&[("2026-03-02 08:00", own(4_000))], NOON).notes();
    assert_eq!(own_note, [Note::Ceiling]);
}

#[test]
fn yesterday_is_judged_by_its_own_goal() {
    let journal = journal(&[
        ("2026-03-01 08:00", own(2_500)),
        ("2026-03-02 08:00", own(1_200)),
        ("2026-03-01 09:00", What::Heat(Heat::Day)),
    ]);
    let start = Settings::default().day_start;
    let on = |time| Target::of(&journal, start, day_of(stamp(time), start)).amount();
    assert_eq!(on("2026-03-01 10:00"), Some(Millilitres(2_800)));
    assert_eq!(on(NOON), Some(Millilitres(1_200)));
    assert_eq!(on("2026-02-01 10:00"), Some(Millilitres(1_800)));
}

#[test]
fn a_condition_without_a_number_counts_only() {
    for condition in Condition::FLUID {
        let facts = [
            ("2026-03-02 08:00", own(2_000)),
            ("2026-03-02 08:01", told(Detail::Condition(condition, true))),
        ];
        let water = seen(&facts, "2026-03-02 18:00");
        assert_eq!((water.target.goal, water.goal, water.nudge), (Goal::LogOnly, None, Nudge::Nothing));
        assert_eq!(water.notes(), [Note::Ask]);
    }
}

#[test]
fn a_limit_is_told_of_at_four_fifths_and_when_it_is_reached_and_counts_every_drink_whole() {
    let limit = ("2026-03-02 07:00", What::Goal(Goal::Limit(Millilitres(1_000))));
    let after = |ml| {
        let beer = ("2026-03-02 08:00", drink(DrinkKind::Beer, ml));
        seen(&[limit.clone(), beer, ("2026-03-02 09:00", What::Heat(Heat::Day))], "2026-03-02 18:00")
    };
    assert_eq!((after(799).notes(), after(799).goal), (vec![], Some(Millilitres(1_000))));
    assert_eq!(after(800).notes(), [Note::LimitNear]);
    assert_eq!(after(1_000).notes(), [Note::LimitReached]);
    assert_eq!(after(1_000).nudge, Nudge::Nothing);
}

#[test]
fn a_glass_is_proposed_only_when_it_is_due() {
    let set_up = ("2026-03-02 06:30", own(2_000));
    let nudge =
        |facts: &[(&str, What)], now: &str| seen(&[std::slice::from_ref(&set_up), facts].concat(), now).nudge;
    // 1,800 ml in 13.5 hours from 07:00 on: 251 ml at 08:52:57.
    assert_eq!(nudge(&[], "2026-03-02 08:00"), Nudge::At(stamp("2026-03-02 08:52:57")));
    let due =
        |since, amounts: [u32; 2]| Nudge::Due { since: stamp(since), amounts: amounts.map(Millilitres) };
    assert_eq!(nudge(&[], "2026-03-02 09:00"), due("2026-03-02 08:52:57", [250, 130]));
    assert_eq!(nudge(&[], "2026-03-02 10:00"), due("2026-03-02 09:52:57", [250, 130]), "once an hour");
    let sip = ("2026-03-02 09:30", water(100));
    assert_eq!(
        nudge(std::slice::from_ref(&sip), "2026-03-02 10:00"),
        Nudge::At(stamp("2026-03-02 10:30")),
        "each drink is a new beginning"
    );
    assert_eq!(nudge(&[sip], "2026-03-02 20:30"), Nudge::Tonight);
    let all = ("2026-03-02 09:00", water(2_000));
    assert_eq!(nudge(&[all], "2026-03-02 18:00"), Nudge::Nothing, "never after the goal");
    let nearly = ("2026-03-02 09:00", water(1_900));
    assert_eq!(nudge(&[nearly], "2026-03-02 18:00"), Nudge::Nothing, "the rest comes by itself");
    assert_eq!(seen(&[], "2026-03-02 18:00").nudge, Nudge::Nothing, "nobody was asked yet");
}

#[test]
fn too_much_in_an_hour_is_cautioned_and_heat_work_only_at_the_harmful_amount() {
    let of = |ml| Caution::of(Millilitres(ml), false);
    assert_eq!((of(750), of(751), of(1_000)), (None, Some(Caution::Slow), Some(Caution::Slow)));
    assert_eq!(
        (of(1_001), of(1_399), of(1_400)),
        (Some(Caution::Pause), Some(Caution::Pause), Some(Caution::Stop))
    );
    let drinks = [
        ("2026-03-02 11:00", water(700)),
        ("2026-03-02 11:30", water(600)),
        ("2026-03-02 11:40", drink(DrinkKind::Soup, 400)),
    ];
    assert_eq!(
        in_last_hour(&journal(&drinks), stamp(NOON)),
        Millilitres(600),
        "soup brings its salt, 11:00 is an hour ago"
    );
    assert_eq!(seen(&drinks, "2026-03-02 11:59").caution, Some(Caution::Pause));
    let work = ("2026-03-02 10:00", What::Heat(Heat::Work { mins: 120 }));
    assert_eq!(seen(&[&drinks[..], &[work]].concat(), "2026-03-02 11:59").caution, None);
}

#[test]
fn rule_e12_needs_much_water_and_a_symptom() {
    let ill = [Sign::HeadacheSickAfterDrinking].into_iter().collect();
    let dazed = [Sign::FaintOrConfused].into_iter().collect();
    let e12 = |hour, day, felt| rule_e12(Millilitres(hour), Millilitres(day), Millilitres(2_800), felt);
    assert_eq!(e12(1_401, 1_401, ill), Some(Level::SameDay));
    assert_eq!(e12(1_400, 2_800, ill), None);
    assert_eq!(e12(0, 2_801, dazed), Some(Level::Ambulance));
    assert_eq!(e12(5_000, 5_000, Set::EMPTY), None);
}

#[test]
fn over_half_more_than_the_goal_asks_about_thirst_and_praises_nothing() {
    let facts = |ml| [("2026-03-02 07:00", own(1_000)), ("2026-03-02 08:00", water(ml))];
    assert_eq!(seen(&facts(1_500), NOON).notes(), []);
    assert_eq!(seen(&facts(1_501), NOON).notes(), [Note::Thirst]);
}

#[test]
fn caffeine_and_alcohol_are_counted() {
    let coffee = |n: usize| vec![("2026-03-02 08:00", drink(DrinkKind::Coffee, 250)); n];
    assert_eq!((seen(&coffee(4), NOON).caffeine, seen(&coffee(4), NOON).notes()), (380, vec![]));
    assert_eq!(seen(&coffee(5), NOON).notes(), [Note::Caffeine(400)]);
    let pregnant = ("2026-03-02 07:00", told(Detail::Pregnant(true)));
    assert_eq!(seen(&[coffee(3), vec![pregnant]].concat(), NOON).notes(), [Note::Caffeine(200)]);
    let beer = seen(&[("2026-03-02 11:00", drink(DrinkKind::Beer, 500))], NOON);
    assert_eq!((beer.drunk, beer.alcohol), (Millilitres(0), 25));
    let settings = Settings { caffeine: vec![(DrinkKind::Coffee, 120)], ..Settings::default() };
    assert_eq!(Overview::new(&journal(&coffee(1)), &settings, stamp(NOON)).caffeine, 120);
}

#[test]
fn colours_read_and_speak() {
    assert_eq!(Urine::parse("5"), Ok(Urine::Shade(Shade::new(5).unwrap())));
    assert_eq!(Urine::parse("cola"), Ok(Urine::Odd(OddColour::ColaOrBrown)));
    assert!(Urine::parse("9").is_err() && Urine::parse("0").is_err());
    let bands: Vec<_> = Shade::ALL.iter().filter_map(|shade| Some((shade.number(), shade.band()?))).collect();
    assert_eq!(bands, [(1, "unlikely dehydrated"), (4, "possibly"), (7, "likely")]);
    let light = Shade::ALL.map(|shade| shade.rgb().map(u32::from).iter().sum::<u32>());
    assert!(
        light.is_sorted_by(|pale, dark| pale > dark),
        "each swatch is darker than the one before: {light:?}"
    );
    for odd in OddColour::ALL.map(Urine::Odd) {
        let (message, source) = (odd.message(Goal::default(), false), odd.source());
        assert!(message.contains(' ') && message.ends_with('.'), "{message}");
        assert!(source.contains(' ') && source.ends_with('.'), "{source}");
    }
    let five = Urine::parse("5").unwrap();
    assert_eq!(five.message(Goal::default(), false), "A bit behind. A glass now, another within the hour.");
    assert_eq!(
        five.message(Goal::Limit(Millilitres(1_500)), false),
        "Noted. If it is dark for days, tell the team that set your limit."
    );
}

#[test]
fn early_signs_come_to_a_score() {
    let early = |count: usize| EarlySign::ALL.iter().copied().take(count).collect::<Set<EarlySign>>();
    let limit = Goal::Limit(Millilitres(1_500));
    let goal = |count| judge(early(count), Goal::default());
    assert_eq!([goal(0), goal(1), goal(2)], [Advice::Nothing, Advice::Nothing, Advice::Glass]);
    assert_eq!([goal(3), goal(6)], [Advice::Steadily, Advice::Steadily]);
    assert_eq!(judge(early(1), limit), Advice::Nothing);
    assert_eq!((judge(early(2), limit), judge(early(6), Goal::LogOnly)), (Advice::Noted, Advice::Noted));
}

#[test]
fn the_pace_starts_after_waking_and_spares_the_last_two_hours() {
    let at = |time: &str| {
        let now = stamp(time);
        Pace::new(&Settings::default(), Millilitres(2_000), now).at(now).0
    };
    assert_eq!(at("2026-03-02 06:59"), 0);
    assert_eq!(at("2026-03-02 07:00"), 0);
    assert_eq!(at("2026-03-02 13:45"), 900, "half the straight line to 90 %");
    assert_eq!(at("2026-03-02 20:30"), 1_800, "90 % two hours before bed");
    assert_eq!(at("2026-03-02 22:30"), 2_000);
    assert_eq!(at("2026-03-03 03:00"), 2_000, "the night still belongs to the day");
    assert_eq!(at("2026-03-03 04:00"), 0);
}

#[test]
fn each_drink_counts_with_its_caffeine_and_its_alcohol() {
    let of = |kind: DrinkKind| {
        let day = seen(&[("2026-03-02 11:00", drink(kind, 250))], NOON);
        (day.drunk.0, day.caffeine, day.alcohol)
    };
    let drinks = [
        (DrinkKind::Water, (250, 0, 0)),
        (DrinkKind::Tea, (250, 30, 0)),
        (DrinkKind::Coffee, (250, 95, 0)),
        (DrinkKind::Decaf, (250, 3, 0)),
        (DrinkKind::Herbal, (250, 0, 0)),
        (DrinkKind::Cola, (250, 21, 0)),
        (DrinkKind::Energy, (250, 85, 0)),
        (DrinkKind::Soup, (225, 0, 0)),
        (DrinkKind::Beer, (0, 0, 12)),
        (DrinkKind::Wine, (0, 0, 30)),
        (DrinkKind::Spirits, (0, 0, 100)),
        (DrinkKind::Named("kvass".into()), (250, 0, 0)),
    ];
    for (kind, counted) in drinks {
        assert_eq!(of(kind.clone()), counted, "{kind}");
    }
    assert_eq!(
        seen(&[("2026-03-02 11:00", drink(DrinkKind::Spirits, 25))], NOON).stimulants(),
        "caffeine 0 mg, alcohol 1.0 units"
    );
}

#[test]
fn the_evening_asks_for_no_catching_up() {
    let words = |ml: u32, time: &str| {
        let facts = [("2026-03-02 07:00", own(2_000)), ("2026-03-02 12:00", water(ml))];
        seen(&facts, &format!("2026-03-02 {time}")).nudge_words(&Settings::default())
    };
    let none = Some("No need to catch up tonight.".to_owned());
    // 1,800 ml are due at 20:30 and 1,900 ml an hour later.
    assert_eq!(
        (words(1_000, "20:30"), words(1_899, "21:30"), words(1_799, "20:30")),
        (none.clone(), none.clone(), none)
    );
    assert_eq!((words(1_900, "21:30"), words(1_950, "21:30")), (None, None), "who is on pace needs no word");
    let pace = |time: &str| {
        let now = stamp(&format!("2026-03-02 {time}"));
        Pace::new(&Settings::default(), Millilitres(2_000), now).at(now).0
    };
    assert_eq!((pace("21:00"), pace("21:30"), pace("22:29")), (1_850, 1_900, 1_998));
}

#[test]
fn a_glass_too_small_to_speak_of_is_never_due() {
    let facts = [("2026-03-02 06:30", own(2_000))];
    let nudge = |glass: u32, now: &str| {
        let settings = Settings { glass: Millilitres(glass), ..Settings::default() };
        Overview::new(&journal(&facts), &settings, stamp(now)).nudge
    };
    let since = stamp("2026-03-02 09:52:57");
    assert_eq!(nudge(50, "2026-03-02 10:00"), Nudge::Due { since, amounts: [50, 30].map(Millilitres) });
    assert_eq!(nudge(49, "2026-03-02 10:00"), Nudge::At(stamp("2026-03-02 10:52:57")));
}

#[test]
fn nothing_suggests_to_drink_above_the_ceiling_and_all_bounds_are_the_last_good_amounts() {
    let after = |ml: u32| {
        let facts = [("2026-03-02 06:30", own(2_000)), ("2026-03-02 08:00", water(ml))];
        seen(&facts, "2026-03-02 18:00")
    };
    assert_eq!((after(2_800).is_enough(), after(2_801).is_enough()), (false, true));
    assert_eq!((after(2_800).notes(), after(2_801).notes()), (vec![], vec![Note::Ceiling]));
    let coffee = |ml: u32| {
        let settings = Settings { caffeine: vec![(DrinkKind::Coffee, 100)], ..Settings::default() };
        let facts = [("2026-03-02 08:00", drink(DrinkKind::Coffee, ml))];
        Overview::new(&journal(&facts), &settings, stamp("2026-03-02 18:00")).notes()
    };
    assert_eq!((coffee(1_000), coffee(1_003)), (vec![], vec![Note::Caffeine(400)]));
}

#[test]
fn the_pace_is_told_in_words_from_the_first_millilitre_that_differs() {
    // A steady drinker has had 900 ml of 2,000 by then.
    let words = |ml: u32| {
        let facts = [("2026-03-02 06:30", own(2_000)), ("2026-03-02 08:00", water(ml))];
        seen(&facts, "2026-03-02 13:45").pace_words(Units::default())
    };
    assert_eq!((words(799), words(800)), ("101 ml behind the pace".to_owned(), "steady, on pace".to_owned()));
    assert_eq!((words(1_150), words(1_151)), ("steady, on pace".to_owned(), "ahead of the pace".to_owned()));
    assert_eq!(
        (words(1_999), words(2_000)),
        ("ahead of the pace".to_owned(), "the day's goal is reached".to_owned())
    );
    let pace = Pace::new(&Settings::default(), Millilitres(2_000), stamp(NOON));
    assert!(pace.reaches(Millilitres(1_799)).is_some());
    assert_eq!(pace.reaches(Millilitres(1_800)), None, "that is reached in the last two hours only");
    let goal = |ml: u32| seen(&[("2026-03-02 06:30", own(ml))], NOON).notes();
    assert_eq!(
        (goal(2_800), goal(2_801)),
        (vec![], vec![Note::Ceiling]),
        "a goal of one's own at the ceiling"
    );
}

#[test]
fn work_in_heat_counts_for_the_hour_after_it() {
    let work = ("2026-03-02 08:00", What::Heat(Heat::Work { mins: 30 }));
    let at = |now: &str| seen(std::slice::from_ref(&work), &format!("2026-03-02 {now}")).heat_work;
    assert_eq!((at("08:00"), at("09:29:59"), at("09:30"), at("12:00")), (true, true, false, false));
}

#[test]
fn odd_sleeping_hours_have_a_pace_too() {
    for sleep in ["00:00-00:00", "06:30-06:29", "23:00-03:00", "12:00-11:00", "04:00-12:00"] {
        let settings = Settings { sleep: ClockSpan::parse(sleep).unwrap(), ..Settings::default() };
        for hour in 0..24 {
            let now = stamp(&format!("2026-03-02 {hour:02}:00"));
            let pace = Pace::new(&settings, Millilitres(2_000), now);
            assert!(pace.at(now) <= pace.goal, "{sleep} {hour}");
        }
    }
}

pub fn any_goal() -> impl Strategy<Value = Goal> {
    prop_oneof![
        (500..=4_000_u32).prop_map(|ml| Goal::Target(Basis::Own(Millilitres(ml)))),
        prop::sample::select(vec![Basis::Efsa, Basis::NationalAcademies, Basis::Weight])
            .prop_map(Goal::Target),
        (250..=5_000_u32).prop_map(|ml| Goal::Limit(Millilitres(ml))),
        Just(Goal::LogOnly),
    ]
}

fn any_what() -> impl Strategy<Value = What> {
    let kind = prop::sample::select(DrinkKind::ALL.to_vec());
    let conditions = (prop::sample::select(&Condition::ALL), any::<bool>());
    prop_oneof![
        6 => (kind, 1..900_u32).prop_map(|(kind, ml)| drink(kind, ml)),
        1 => any_goal().prop_map(What::Goal),
        1 => prop::sample::select(vec![Sex::Female, Sex::Male]).prop_map(|sex| told(Detail::Sex(sex))),
        1 => conditions.prop_map(|(condition, flag)| told(Detail::Condition(condition, flag))),
        1 => (prop::sample::select(Effort::ALL), 1..200_u32).prop_map(|(effort, mins)| What::Exercise { effort, mins }),
        1 => Just(What::Heat(Heat::Day)),
        1 => (1..=8_u32).prop_map(|n| What::Urine(Urine::Shade(Shade::new(n).unwrap()))),
    ]
}

/// Facts of two days, each at a minute and in a zone of its own.
fn any_facts() -> impl Strategy<Value = Vec<Fact>> {
    let one = (any_what(), 0..2_880_i64, -12..=12_i32);
    prop::collection::vec(one, 0..25).prop_map(|all| {
        let dated = (0..).zip(all).map(|(number, (what, minute, hours))| {
            let zone = FixedOffset::east_opt(hours * 3600).unwrap();
            let at = (stamp("2026-03-01 04:00") + TimeDelta::minutes(minute)).with_timezone(&zone);
            Fact { id: Id::new(&format!("f{number:02}")), at, what, note: None, instead: None }
        });
        dated.collect()
    })
}

fn suggests_drinking(words: &str) -> bool {
    let words = words.to_lowercase();
    ["a glass", "drink steadily", "glasses over", "drink now", "follow thirst"]
        .iter()
        .any(|hint| words.contains(hint))
}

proptest! {
    #[test]
    fn totals_depend_on_neither_the_order_nor_the_zone_they_are_read_in(
        facts in any_facts(),
        order in any::<prop::sample::Index>(),
        minute in 0..1_440_i64,
        hours in -12..=12_i32,
    ) {
        let settings = Settings::default();
        let mut turned = facts.clone();
        if !turned.is_empty() {
            let by = order.index(turned.len());
            turned.rotate_left(by);
            turned.reverse();
        }
        let mut grown = Journal::default();
        turned.iter().for_each(|fact| grown.insert(fact.clone()));
        let journal = Journal::new(facts);
        let now = stamp("2026-03-02 04:00") + TimeDelta::minutes(minute);
        prop_assert_eq!(Overview::new(&grown, &settings, now), Overview::new(&journal, &settings, now));

        let elsewhere = now.with_timezone(&FixedOffset::east_opt(hours * 3600).unwrap());
        let (here, there) = (Overview::new(&journal, &settings, now), Overview::new(&journal, &settings, elsewhere));
        prop_assert_eq!(in_last_hour(&journal, now), in_last_hour(&journal, elsewhere));
        if day_of(now, settings.day_start) == day_of(elsewhere, settings.day_start) {
            prop_assert_eq!((here.drunk, here.goal, here.drinks), (there.drunk, there.goal, there.drinks));
            prop_assert_eq!((here.caffeine, here.alcohol, here.caution), (there.caffeine, there.alcohol, there.caution));
        }
    }

    #[test]
    fn nothing_proposes_more_than_the_model_allows(facts in any_facts(), minute in 0..1_440_i64) {
        let journal = Journal::new(facts.clone());
        let now = stamp("2026-03-02 04:00") + TimeDelta::minutes(minute);
        let water = Overview::new(&journal, &Settings::default(), now);
        let limited = !matches!(water.target.goal, Goal::Target(_));
        match water.nudge {
            Nudge::Due { since, amounts } => {
                let goal = water.goal.unwrap();
                prop_assert!(!limited && water.is_set_up, "nobody is proposed anything without a goal of their choice");
                prop_assert!(water.behind() > Millilitres(250));
                prop_assert!(since <= now && now - since < TimeDelta::hours(1));
                prop_assert!((7..21).contains(&now.hour()), "waking hours, not the last two: {}", now);
                for amount in amounts {
                    prop_assert!(amount <= Millilitres(250) && amount > Millilitres(0));
                    prop_assert!(amount + in_last_hour(&journal, now) <= Millilitres(500));
                    prop_assert!(amount + water.drunk <= goal);
                }
                let mut recent = journal.standing_after(now - TimeDelta::hours(1)).filter(|fact| fact.at <= now);
                let drank = recent.any(|fact| matches!(fact.what, What::Drink { .. }));
                prop_assert!(!drank);
            }
            Nudge::At(at) => prop_assert!(at > now && !limited),
            Nudge::Tonight => prop_assert!(!limited),
            Nudge::Nothing => {}
        }
        if limited {
            prop_assert!(water.pace.is_none() && water.target.parts.is_empty());
            for note in water.notes() {
                prop_assert!(!suggests_drinking(&note.to_string()), "{}", note);
            }
        }
        for shade in Shade::ALL {
            let words = Urine::Shade(shade).message(water.target.goal, water.is_enough());
            prop_assert!(!(limited || water.is_enough()) || !suggests_drinking(words), "{}", words);
        }
        for count in 0..=EarlySign::ALL.len() {
            let early = EarlySign::ALL.iter().copied().take(count).collect();
            let words = said(early, Set::EMPTY, &water, &Flags::default());
            let words = words.expect("no rule fires");
            prop_assert!(!(limited || water.is_enough()) || !suggests_drinking(words), "{}", words);
        }
        if let Some(goal) = water.target.amount() {
            let own = matches!(water.target.goal, Goal::Target(Basis::Own(_)));
            prop_assert!(own || (Millilitres(1_000)..=water.target.ceiling).contains(&goal), "{}", goal);
        }
        let day = day_of(now, Settings::default().day_start);
        prop_assert_eq!(Totals::of(&journal, &Settings::default(), day, water.target.goal).drunk, water.drunk);
    }
}
