//! The trends: what days and weeks come to, and when 28 days may be compared.

use chrono::{Datelike, Days, NaiveDate, TimeDelta, Weekday};
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
use supple::domain::trends::{Chart, Span, Trends, hour_of, score_said};

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
fn a_limit_is_never_praised() {
    let limit = fact("l", &at(20, "07:00"), What::Goal(Goal::Limit(Millilitres(1_500))));
    let trends = trends(vec![limit, drink(2, 1_700)]);
    assert_eq!(said(&trends, Chart::Drinks, 2), "Sunday 28 June: 1,700 of the limit 1,500 ml");
    assert!(!trends.review(&trends.days).contains("reached"));
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
        stretch("s1", 3, "22:00", "bed-195"),
        cramp(2, "03:00", night),
        cramp(3, "15:00", Cramp::from(Site::Toes)),
        free(1),
    ]);
    assert!(
        said(&trends, Chart::Breaks, 3).contains("1 taken, 1 skipped, 0 missed"),
        "{}",
        said(&trends, Chart::Breaks, 3)
    );
    assert_eq!(said(&trends, Chart::Stretch, 3), "Saturday 27 June: 3 min 15 s of stretching");
    assert_eq!(said(&trends, Chart::Bed, 3), "Saturday 27 June: the routine before bed was done");
    assert_eq!(said(&trends, Chart::Cramps, 3), "Saturday 27 June: 2 cramps, 1 at night");
    assert_eq!(said(&trends, Chart::Cramps, 1), "Monday 29 June: no cramps");
    assert!(said(&trends, Chart::Cramps, 2).contains("not known"));
    assert_eq!(trends.summary(Span::Month, Chart::Bed), "1 of 2", "nights that are covered");
    assert_eq!(trends.summary(Span::Month, Chart::Cramps), "2 on 1 day");
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
    assert_eq!(places[1].0, Site::Toes);
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
        ["Walk helped 2 of 3 times", "Stretch helped 1 of 3 times", "Heat not enough tries yet (1 of 3)"]
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
