//! The trends: what days and weeks come to, and when 28 days may be compared.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use supple::domain::checkin::{CheckIn, Daily};
use supple::domain::cramps::{Cramp, Side, Site};
use supple::domain::days::{Breaks, Day, days};
use supple::domain::demo;
use supple::domain::diary::{Grade, More, Relief, Tried};
use supple::domain::fact::{BreakMark, Fact, StretchDone, What};
use supple::domain::goal::{Basis, Goal};
use supple::domain::health::Health;
use supple::domain::hydration::DrinkKind;
use supple::domain::journal::Journal;
use supple::domain::measures::{Sides, TooFew, Unit};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::domain::target::{Effort, Heat, Target};
use supple::domain::trends::{Chart, Span, Trends, all_of, hour_of, score_said};

use crate::support::{fact, stamp};

/// A Tuesday evening.
const NOW: &str = "2026-06-30 20:00";

fn at(ago: u64, clock: &str) -> String {
    format!("{} {clock}", stamp(NOW).date_naive() - Days::new(ago))
}

fn trends(facts: Vec<Fact>) -> Trends {
    Trends::new(&Journal::new(facts), &Settings::default(), stamp(NOW), None)
}

fn drink(ago: u64, ml: u32) -> Fact {
    let what = What::Drink { kind: DrinkKind::Water, amount: Millilitres(ml) };
    fact(&format!("d{ago}"), &at(ago, "15:00"), what)
}

fn goal(ago: u64, ml: u32) -> Fact {
    let goal = Goal::Target(Basis::Own(Millilitres(ml)));
    fact(&format!("g{ago}"), &at(ago, "07:00"), What::Goal(goal))
}

fn free(ago: u64) -> Fact {
    let mut told = CheckIn::default();
    told.answers.set(Daily::NoCramps, Some(true));
    fact(&format!("f{ago}"), &at(ago, "20:00"), What::Health(Health::CheckIn(Box::new(told))))
}

fn cramp(ago: u64, clock: &str, cramp: Cramp) -> Fact {
    fact(&format!("c{ago}{clock}"), &at(ago, clock), What::Cramp(cramp))
}

fn said(trends: &Trends, chart: Chart, ago: usize) -> String {
    let columns = trends.columns(Span::Month);
    trends.said(chart, columns[27 - ago])
}

#[test]
fn last_month_is_judged_by_last_months_goal() {
    let trends = trends(vec![goal(27, 2_000), drink(9, 1_700), goal(5, 1_500), drink(2, 1_700)]);
    assert_eq!(said(&trends, Chart::Drinks, 9), "Sunday 21 June: 1,700 of 2,000 ml");
    assert_eq!(said(&trends, Chart::Drinks, 2), "Sunday 28 June: 1,700 of 1,500 ml, reached");
    assert_eq!(said(&trends, Chart::Drinks, 3), "Saturday 27 June: no drink logged");
    let levels = trends.levels(Span::Month, Chart::Drinks);
    assert_eq!((levels[18], levels[24]), (Some(0.85), None), "what is not known has no column");
    assert_eq!(trends.summary(Span::Month, Chart::Drinks), "goal 1 of 2");
}

#[test]
fn a_hot_day_and_a_day_of_exercise_are_judged_by_what_they_asked_for() {
    let exercise =
        |ago| fact(&format!("e{ago}"), &at(ago, "10:00"), What::Exercise { effort: Effort::Hard, mins: 60 });
    let heat = |ago| fact(&format!("h{ago}"), &at(ago, "10:00"), What::Heat(Heat::Day));
    let facts = vec![drink(9, 1_700), drink(2, 1_700), exercise(2), drink(1, 1_700), heat(1)];
    let settings = Settings::default();
    let journal = Journal::new(facts.clone());
    let trends = trends(facts);
    let asked = [9, 2, 1].map(|ago: usize| {
        let day = stamp(NOW).date_naive() - Days::new(ago as u64);
        let amount = Target::of(&journal, settings.day_start, day).amount().unwrap();
        let said = said(&trends, Chart::Drinks, ago);
        assert!(said.contains(&format!("1,700 of {}", settings.units.show(amount))), "{said}");
        amount
    });
    assert!(asked[0] < asked[1] && asked[0] < asked[2], "{asked:?}");
}

#[test]
fn a_limit_is_never_praised() {
    let limit = fact("l", &at(20, "07:00"), What::Goal(Goal::Limit(Millilitres(1_500))));
    let with_goal = vec![drink(25, 1_900), drink(24, 2_100)];
    let trends = trends([with_goal, vec![limit, drink(2, 1_700)]].concat());
    assert_eq!(said(&trends, Chart::Drinks, 2), "Sunday 28 June: 1,700 of your limit 1,500 ml");
    assert!(!trends.review(&trends.days).contains("reached"));
    let days = Span::Month;
    assert_eq!(
        trends.summary(days, Chart::Drinks),
        "1,900 ml",
        "nor are the days before it counted by goals"
    );
    assert!(trends.change.iter().all(|row| !row.title.contains("goal")), "{:?}", trends.change);
}

#[test]
fn a_day_says_what_it_had() {
    let stretch = |id: &str, ago, clock: &str, routine: &str| {
        let done = StretchDone { routine: routine.into(), secs: 195, whole: true, stood: false };
        fact(id, &at(ago, clock), What::Stretch(done))
    };
    let night = Cramp { woke: Some(true), ..Cramp::from(Site::Calf) };
    let trends = trends(vec![
        fact("b1", &at(3, "10:00"), What::Break(BreakMark::Taken { secs: None })),
        fact("b2", &at(3, "11:00"), What::Break(BreakMark::Skipped)),
        fact("b3", &at(2, "01:00"), What::Break(BreakMark::Taken { secs: None })),
        stretch("s1", 3, "22:00", "bed-195"),
        cramp(2, "03:00", night),
        cramp(3, "15:00", Cramp::from(Site::Toes)),
        free(1),
    ]);
    assert!(
        said(&trends, Chart::Breaks, 3).contains("2 taken, 1 skipped, 0 missed"),
        "{}",
        said(&trends, Chart::Breaks, 3)
    );
    assert!(said(&trends, Chart::Breaks, 2).contains("no break"), "{}", said(&trends, Chart::Breaks, 2));
    assert_eq!(said(&trends, Chart::Stretch, 3), "Saturday 27 June: 3 min 15 s of stretching");
    assert_eq!(said(&trends, Chart::Bed, 3), "Saturday 27 June: the routine before bed was done");
    assert_eq!(said(&trends, Chart::Cramps, 3), "Saturday 27 June: 2 cramps, 1 at night");
    assert_eq!(said(&trends, Chart::Cramps, 1), "Monday 29 June: no cramps");
    assert!(said(&trends, Chart::Cramps, 2).contains("not known"));
    assert_eq!(trends.summary(Span::Month, Chart::Bed), "1 of 2", "nights that are covered");
    assert_eq!(trends.summary(Span::Month, Chart::Cramps), "2 on 1 day");
}

#[test]
fn a_day_of_which_little_is_known_says_so() {
    let window = |id: &str, ago, clock: &str, what| fact(id, &at(ago, clock), what);
    let led = |ago, routine: &str, whole| {
        let done = StretchDone { routine: routine.into(), secs: 100, whole, stood: false };
        fact(routine, &at(ago, "22:00"), What::Stretch(done))
    };
    let trends = trends(vec![
        window("w1", 4, "09:00", What::WindowOpened),
        window("w2", 4, "11:30", What::WindowClosed),
        led(7, "bed-195", false),
        led(6, "desk-75", true),
        window("b1", 5, "11:00", What::Break(BreakMark::Skipped)),
        window("w3", 3, "09:00", What::WindowOpened),
        window("w4", 3, "10:00", What::WindowClosed),
        cramp(2, "15:00", Cramp::from(Site::Calf)),
        free(1),
    ]);
    assert_eq!(
        said(&trends, Chart::Breaks, 4),
        "Friday 26 June: 0 taken, 0 skipped, 2 missed; sat 2 h 30 min, 2 h 30 min of it over 90 min at a time"
    );
    assert_eq!(said(&trends, Chart::Breaks, 3), "Saturday 27 June: 0 taken, 0 skipped, 0 missed; sat 1 h");
    assert_eq!(said(&trends, Chart::Breaks, 5), "Thursday 25 June: 0 taken, 1 skipped, 0 missed");
    assert_eq!(said(&trends, Chart::Breaks, 1), "Monday 29 June: no break logged");
    assert_eq!(said(&trends, Chart::Stretch, 1), "Monday 29 June: no stretching");
    assert_eq!(said(&trends, Chart::Bed, 7), "Tuesday 23 June: no routine before bed", "it was broken off");
    assert_eq!(
        said(&trends, Chart::Bed, 6),
        "Wednesday 24 June: no routine before bed",
        "it was another one"
    );
    assert_eq!(said(&trends, Chart::Bed, 1), "Monday 29 June: no routine before bed");
    let columns = trends.columns(Span::Month);
    let brief = |chart, ago: usize| trends.brief(chart, columns[27 - ago]);
    assert_eq!([4, 1].map(|ago| brief(Chart::Breaks, ago)), ["0", "-"]);
    assert_eq!(brief(Chart::Stretch, 1), "-");
    assert_eq!(brief(Chart::Bed, 1), "-");
    assert_eq!([3, 2, 1].map(|ago| brief(Chart::Cramps, ago)), ["not known", "1", "none"]);
}

#[test]
fn without_a_goal_a_month_of_drinks_is_what_was_drunk() {
    let free_of_goals = fact("g", &at(27, "07:00"), What::Goal(Goal::LogOnly));
    let trends = trends(vec![free_of_goals, drink(3, 500), drink(2, 2_000)]);
    let levels = trends.levels(Span::Month, Chart::Drinks);
    assert_eq!((levels[24], levels[25], levels[26]), (Some(0.25), Some(1.0), None));
    assert_eq!(trends.summary(Span::Month, Chart::Drinks), "1,250 ml");
}

#[test]
fn a_better_share_of_tries_stands_before_a_better_count() {
    let tried = |ago, relief: Relief, helped: bool| {
        let helped = Grade::new(if helped { 3 } else { 0 });
        let relief = vec![Tried { relief, helped }];
        cramp(ago, "03:00", Cramp::from(Site::Calf).with(More { relief, ..More::NOTHING }))
    };
    let mut facts: Vec<Fact> = (1..7).map(|ago| tried(ago, Relief::Stretch, ago % 2 == 0)).collect();
    facts.extend((7..10).map(|ago| tried(ago, Relief::Walk, ago > 7)));
    facts.extend((10..15).map(|ago| tried(ago, Relief::Heat, ago > 10)));
    facts.push(tried(15, Relief::Stand, true));
    facts.extend((16..18).map(|ago| tried(ago, Relief::Massage, true)));
    let trends = trends(facts);
    let said: Vec<String> = trends.pattern(Span::Month).relief.iter().map(score_said).collect();
    assert_eq!(
        said,
        [
            "helped 4 of 5 times",
            "helped 2 of 3 times",
            "helped 3 of 6 times",
            "too few tries (2 of 3)",
            "too few tries (1 of 3)"
        ]
    );
}

#[test]
fn a_year_is_shown_in_weeks_that_begin_on_monday() {
    let trends = trends(vec![drink(1, 1_000), free(1)]);
    let weeks = trends.columns(Span::Year);
    assert!((52..=53).contains(&weeks.len()));
    assert!(weeks.iter().all(|week| week[0].date.weekday() == Weekday::Mon));
    let last = weeks.last().unwrap();
    assert_eq!(last.len(), 2, "today is a Tuesday");
    assert_eq!(
        trends.review(last),
        "1,000 ml a day, the goal reached on 0 of 1; no break logged; no stretching; before bed on 0 of 1 covered \
         nights; no cramps on 1 covered day"
    );
}

#[test]
fn cramps_are_laid_out_from_noon_to_noon_and_by_muscle_and_side() {
    let calf = |side| Cramp { side, ..Cramp::from(Site::Calf) };
    let few = vec![cramp(1, "03:00", calf(Some(Side::Left))), cramp(2, "23:30", calf(Some(Side::Left)))];
    let pattern = trends(few.clone()).pattern(Span::Month).clone();
    assert_eq!(pattern.clock, Err(TooFew { have: 2, need: 5, of: Unit::Cramps }));
    let mut facts = few;
    facts.extend([cramp(3, "03:10", calf(None)), cramp(4, "13:00", calf(Some(Side::Right)))]);
    facts.push(cramp(5, "03:20", Cramp::from(Site::Toes)));
    let trends = trends(facts);
    let pattern = trends.pattern(Span::Month);
    let clock = pattern.clock.unwrap();
    let held: Vec<(u32, u32)> =
        (0..12).filter(|part| clock[*part] > 0).map(|part| (hour_of(part), clock[part])).collect();
    assert_eq!(held, [(12, 1), (22, 1), (2, 3)]);
    let places = pattern.places.clone().unwrap();
    assert_eq!(places[0], (Site::Calf, Sides { left: 2, right: 1, both: 0, unknown: 1 }));
    assert_eq!(all_of(Sides { left: 1, right: 2, both: 4, unknown: 8 }), 15);
    assert_eq!(all_of(places[0].1), 4);
    assert_eq!(places[1].0, Site::Toes);
}

#[test]
fn of_nothing_recorded_every_chart_says_unknown_and_the_words_only_what_is_missing() {
    let empty = trends(Vec::new());
    for chart in Chart::ALL {
        let levels = empty.levels(Span::Month, chart);
        assert!(levels.iter().all(Option::is_none), "{chart:?}: {levels:?}");
    }
    assert_eq!(empty.pattern(Span::Month).sentences(), ["not enough covered days yet (0 of 14)"]);
}

/// Whatever is told of a day, it is one of which something is known; the days before it stay unknown.
#[test]
fn a_day_of_which_anything_is_known_is_one_without_stretching() {
    let told = |fact: Fact| {
        let levels = trends(vec![fact]).levels(Span::Month, Chart::Stretch);
        assert_eq!(levels.iter().flatten().count(), 1, "{levels:?}");
        levels.iter().flatten().copied().sum::<f64>()
    };
    assert_eq!(told(drink(3, 250)), 0.0);
    assert_eq!(told(fact("b", &at(3, "10:00"), What::Break(BreakMark::Taken { secs: None }))), 0.0);
    assert_eq!(told(cramp(3, "15:00", Cramp::from(Site::Calf))), 0.0);
    let done = StretchDone { routine: "sit-90".into(), secs: 300, whole: true, stood: false };
    assert!(told(fact("s", &at(3, "10:00"), What::Stretch(done))) > 0.0);
}

#[test]
fn what_worked_stands_first_and_what_was_hardly_tried_last() {
    let grade = |number| Grade::new(number);
    let tried = |ago, all: &[(Relief, u8)]| {
        let relief = all.iter().map(|(relief, n)| Tried { relief: *relief, helped: grade(*n) }).collect();
        cramp(ago, "03:00", Cramp::from(Site::Calf).with(More { relief, ..More::NOTHING }))
    };
    let facts = vec![
        tried(1, &[(Relief::Stretch, 1), (Relief::Walk, 3), (Relief::Heat, 3)]),
        tried(2, &[(Relief::Stretch, 2), (Relief::Walk, 2)]),
        tried(3, &[(Relief::Stretch, 0), (Relief::Walk, 0)]),
    ];
    let trends = trends(facts);
    let relief = &trends.pattern(Span::Month).relief;
    let said: Vec<String> =
        relief.iter().map(|score| format!("{:?} {}", score.relief, score_said(score))).collect();
    assert_eq!(
        said,
        ["Walk helped 2 of 3 times", "Stretch helped 1 of 3 times", "Heat too few tries (1 of 3)"]
    );
}

#[test]
fn two_times_28_days_are_compared_where_both_are_known_well() {
    let row = |facts: Vec<Fact>, title: &str| {
        trends(facts).change.into_iter().find(|row| row.title == title).unwrap()
    };
    let mut facts: Vec<Fact> = (28..56).map(free).collect();
    facts.extend((0..22).map(free));
    let few = row(facts.clone(), "days with a cramp").sides;
    assert_eq!(few, Err(TooFew { have: 22, need: 23, of: Unit::CoveredDays }));
    facts.push(cramp(26, "15:00", Cramp::from(Site::Calf)));
    assert_eq!(row(facts.clone(), "days with a cramp").sides.unwrap(), ["0 of 28", "1 of 23"]);
    let few = row(facts.clone(), "drinks a day").sides;
    assert_eq!(few, Err(TooFew { have: 0, need: 23, of: Unit::LoggedDays }));
    facts.extend((0..56).map(|ago| drink(ago, if ago < 28 { 1_800 } else { 1_400 })));
    facts.push(goal(60, 1_600));
    assert_eq!(row(facts.clone(), "drinks a day").sides.unwrap(), ["1,400 ml", "1,800 ml"]);
    assert_eq!(row(facts.clone(), "goal reached").sides.unwrap(), ["0 of 28", "28 of 28"]);
    facts.extend((0..9).map(|ago| cramp(ago, "15:30", Cramp::from(Site::Calf))));
    let row = row(facts, "days with a cramp");
    assert_eq!(row.note, Some("More than chance alone usually brings."));
}

#[test]
fn a_day_that_is_not_over_is_not_compared_before_noon() {
    let mut facts: Vec<Fact> = (1..58).map(|ago| drink(ago, 1_000)).collect();
    let what = What::Drink { kind: DrinkKind::Water, amount: Millilitres(3_000) };
    facts.push(fact("now", &at(0, "08:00"), what));
    let trends = Trends::new(&Journal::new(facts), &Settings::default(), stamp(&at(0, "10:00")), None);
    let row = trends.change.iter().find(|row| row.title == "drinks a day").unwrap();
    assert_eq!(row.sides.as_ref().unwrap(), &["1,000 ml", "1,000 ml"]);
}

#[test]
fn a_past_day_counts_its_breaks_as_it_did_that_evening() {
    let facts: Vec<Fact> = demo::facts(stamp("2026-06-30 20:00"), 1).collect();
    let journal = Journal::new(facts.clone());
    let settings = Settings::default();
    let all = days(&journal, &settings, stamp(NOW), 10);
    for day in all.iter().rev().skip(1) {
        let evening = day.date.and_hms_opt(3, 59, 59).unwrap() + TimeDelta::days(1);
        let evening = evening.and_local_timezone(*stamp(NOW).offset()).unwrap();
        let until = Journal::new(facts.iter().filter(|fact| fact.at <= evening).cloned().collect());
        let then = supple::domain::breaks::Overview::new(&until, &settings, evening);
        let Breaks { taken, skipped, missed } = day.breaks;
        assert_eq!([taken, skipped, missed], [then.taken, then.skipped, then.missed], "{}", day.date);
        assert!(day.stood() > 0 && day.sat.is_some());
    }
}

#[test]
fn a_night_of_a_day_that_has_not_begun_is_left_for_it() {
    let late = Settings { day_start: NaiveTime::from_hms_opt(14, 0, 0).unwrap(), ..Settings::default() };
    let journal = Journal::new(vec![cramp(0, "12:10", Cramp::from(Site::Calf))]);
    let cramps =
        |now: &str| days(&journal, &late, stamp(&at(0, now)), 10).iter().map(|day| day.cramps).sum::<u32>();
    assert_eq!((cramps("12:30"), cramps("14:30")), (0, 1));
}

#[test]
fn nothing_recorded_is_nothing_known() {
    let trends = trends(Vec::new());
    for span in [Span::Month, Span::Year] {
        for chart in Chart::ALL {
            let levels = trends.levels(span, chart);
            let zero = |level: &Option<f64>| level.is_none() || chart == Chart::Stretch;
            assert!(levels.iter().all(zero), "{chart:?}");
        }
    }
    let first: NaiveDate = trends.days[0].date;
    assert_eq!(trends.days[0], Day::new(first));
    assert!(trends.change.iter().all(|row| row.sides.is_err() || row.title == "stretching"));
}
