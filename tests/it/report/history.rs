//! Made-up histories for the page of a visit: one that fills every line of it, and none.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime};
use supple::cli::answer::Known;
use supple::cli::args::{Format, ReportArgs};
use supple::cli::report::{Texts, text};
use supple::content;
use supple::domain::checkin::{CheckIn, Daily, Exercise, FootProblem, Footwear, Halves, WeeklySign};
use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::diary::{Eases, Grade, Interfered, More, Relief, SameDistance, StateBefore, Tried};
use supple::domain::fact::{BreakMark, Fact, Id, StretchDone, What};
use supple::domain::flags::{Level, Shown};
use supple::domain::health::Health;
use supple::domain::hydration::DrinkKind;
use supple::domain::journal::Journal;
use supple::domain::medicine::{Class, ClotRisk, Medicine};
use supple::domain::profile::{Condition, Detail, Sex, Smoker};
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::domain::signs::Sign;
use supple::domain::target::Effort;
use supple::domain::urine::{OddColour, Shade, Urine};
use supple::domain::words::{Answers, Set, Word};

/// The evening on which the page is made.
pub const NOW: &str = "2026-03-30 20:00";

pub fn stamp(text: &str) -> DateTime<FixedOffset> {
    let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time like 2026-03-02 09:00");
    naive.and_local_timezone(FixedOffset::east_opt(3600).expect("in range")).single().expect("a fixed offset")
}

pub fn day(ago: u64) -> NaiveDate {
    stamp(NOW).date_naive() - Days::new(ago)
}

/// Facts one after the other.
#[derive(Default)]
pub struct History(pub Vec<Fact>);

impl History {
    pub fn put(&mut self, ago: u64, clock: &str, what: What) {
        let id = Id::new(&format!("h{}", self.0.len()));
        let at = stamp(&format!("{} {clock}", day(ago)));
        self.0.push(Fact { id, at, what, note: None, instead: None });
    }
}

/// The report of these facts.
pub fn report(facts: &[Fact], args: &ReportArgs, format: Format) -> Result<String, String> {
    let journal = Journal::new(facts.to_vec());
    let settings = Settings::default();
    let local = |naive: NaiveDateTime| stamp(&naive.format("%Y-%m-%d %H:%M").to_string());
    let known = Known { journal: &journal, settings: &settings, now: stamp(NOW), local: &local };
    let (advice, guide) =
        (content::flags::advice().expect("the cards"), content::guide::guide().expect("the guide"));
    text(args, format, Texts { advice: &advice, disclaimer: &guide.disclaimer }, 0, known)
}

/// Four weeks of which everything is known, and four before them.
pub fn full() -> Vec<Fact> {
    let mut history = History::default();
    about_oneself(&mut history);
    for ago in (1..=56).rev() {
        ordinary_day(&mut history, ago);
        if !ago.is_multiple_of(3) {
            // All of one sleep-day.
            match ago % 4 {
                0 => history.put(ago, "23:40", cramp(ago)),
                1 => history.put(ago - 1, "03:10", cramp(ago)),
                2 => history.put(ago - 1, "05:30", cramp(ago)),
                _ => history.put(ago, "14:20", cramp(ago)),
            }
        }
    }
    for (place, ago) in [22, 15, 8, 1].into_iter().enumerate() {
        let yes = WeeklySign::ALL
            .iter()
            .copied()
            .enumerate()
            .filter(|(sign, _)| sign % 4 == place % 2 * 2 || *sign < 3);
        let yes: Set<WeeklySign> = yes.map(|(_, sign)| sign).collect();
        history.put(
            ago,
            "19:00",
            What::Health(Health::Weekly(Answers::new(yes, WeeklySign::ALL.iter().copied().collect()))),
        );
        history.put(
            ago,
            "19:05",
            What::Health(Health::FootCheck(
                [FootProblem::Crack, FootProblem::NumbSpot].into_iter().collect(),
            )),
        );
        history.put(
            ago,
            "19:06",
            What::Health(Health::Odd(
                [Sign::BruiseOrPop, Sign::FootSoreBlisterBlackOrHotSwollen].into_iter().collect(),
            )),
        );
        for (rule, level) in [("C-06a", Level::Soon14), ("C-01", Level::Soon2), ("E-14", Level::SameDay)] {
            let shown = Shown { rule: rule.into(), level, reasons: 2 };
            history.put(ago, "19:10", What::Health(Health::Shown(Box::new(shown))));
        }
    }
    history.put(2, "12:00", What::Health(Health::Seen("C-06a".into())));
    history.put(5, "21:00", What::Urine(Urine::Odd(OddColour::Orange)));
    history.0
}

fn about_oneself(history: &mut History) {
    let told = [
        Detail::Age(67),
        Detail::Sex(Sex::Female),
        Detail::Smoker(Smoker::Former),
        Detail::LimitedSun(true),
        Detail::Pregnant(false),
    ];
    let conditions = Condition::ALL.into_iter().enumerate();
    let conditions =
        conditions.map(|(place, condition)| Detail::Condition(condition, place < 11 && place % 5 != 4));
    for detail in told.into_iter().chain(conditions).filter(|detail| !fluids(detail)) {
        history.put(80, "09:00", What::Profile(detail));
    }
    history.put(
        20,
        "09:00",
        What::Health(Health::ClotRisk([ClotRisk::LongTrip4wk, ClotRisk::BedRest3d].into_iter().collect())),
    );
    for place in 0..10 {
        let medicine = Medicine {
            name: format!("Medicine number {place} with a name of more than forty letters").into(),
            class: Some(Class::ALL[place % Class::ALL.len()]),
            mg: Some(250),
            started: Some(day(120 - 10 * place as u64)),
            changed: Some(day(20)),
            stopped: (place == 3).then(|| day(4)),
        };
        history.put(70, "09:00", What::Health(Health::Medicine(Box::new(medicine))));
    }
}

/// With these nobody is given a target.
fn fluids(detail: &Detail) -> bool {
    matches!(detail, Detail::Condition(condition, true) if Condition::FLUID.contains(condition))
}

fn ordinary_day(history: &mut History, ago: u64) {
    history.put(ago, "13:00", What::WindowOpened);
    for hour in 13..18 {
        let kind = if hour == 15 { DrinkKind::Coffee } else { DrinkKind::Water };
        history.put(ago, &format!("{hour}:10"), What::Drink { kind, amount: Millilitres(300) });
    }
    history.put(ago, "14:30", What::Break(BreakMark::Taken { secs: Some(90) }));
    history.put(ago, "18:00", What::WindowClosed);
    history.put(ago, "18:10", What::Urine(Urine::Shade(Shade::ALL[3 + (ago % 3) as usize])));
    let routine = StretchDone { routine: "bed-195".into(), secs: 195, whole: true, stood: false };
    history.put(ago, "22:00", What::Stretch(routine));
    let mut told = CheckIn {
        urine_max: Some(5),
        sitting: Some(Halves::new(17)),
        last_caffeine: chrono::NaiveTime::from_hms_opt(15, 0, 0),
        alcohol: Some(Halves::new((ago % 4) as u16)),
        exercise: Some(if ago.is_multiple_of(2) { Exercise::None } else { Exercise::Done(Effort::Hard) }),
        exercise_minutes: Some(40),
        footwear: Footwear::ALL.iter().copied().collect(),
        sleep: Some(Halves::new(13)),
        ..CheckIn::default()
    };
    told.answers.set(Daily::TiredFromCramps, Some(ago % 3 == 1));
    told.answers.set(Daily::NoCramps, (ago.is_multiple_of(3)).then_some(true));
    history.put(ago, "18:20", What::Health(Health::CheckIn(Box::new(told))));
}

fn cramp(ago: u64) -> What {
    let place = ago as usize;
    let relief =
        Relief::ALL.iter().map(|relief| Tried { relief: *relief, helped: Grade::new((ago % 4) as u8) });
    let state = StateBefore::ALL[place % StateBefore::ALL.len()];
    let more = More {
        sleep_disturbed: Severity::new((ago % 9) as u8),
        state_before: (!ago.is_multiple_of(7)).then_some(state),
        eases_on_rest: (!ago.is_multiple_of(5)).then(|| Eases::ALL[place % 3]),
        same_distance: (!ago.is_multiple_of(4)).then(|| SameDistance::ALL[place % 3]),
        relief: relief.collect(),
        signs: Some([Sign::Warmth, Sign::HardToWalk].into_iter().filter(|_| ago.is_multiple_of(4)).collect()),
        interfered: Some(Interfered::ALL[place % 3]),
        soreness: Grade::new((ago % 3) as u8),
        ..More::NOTHING
    };
    let side = [Some(Side::Left), Some(Side::Left), Some(Side::Right), Some(Side::Both), None][place % 5];
    let cramp = Cramp {
        site: Site::ALL[if place.is_multiple_of(2) { 0 } else { place % 8 }],
        side,
        pain: Severity::new((3 + ago % 6) as u8),
        secs: Some(30 + 23 * (ago as u32 % 13)),
        woke: (ago % 6 != 5).then_some(ago % 4 != 3),
        more: None,
    };
    What::Cramp(cramp.with(more))
}
