//! What a visit at a clinician's needs to know of some days: the facts of one page, each with its line in `clinical.md`
//! section 8. Owns which days are looked at and what was asked in them; the measures are `measures`', the words `report`'s.
//! What nobody asked is none, never zero.

mod asked;
mod habits;
mod medicines;

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate, NaiveTime, TimeDelta};

use crate::domain::associations::{Association, WINDOW, table};
use crate::domain::checkin::Daily;
use crate::domain::cramps::{Cramp, Site};
use crate::domain::days::days as each_day;
use crate::domain::diary::{Eases, Interfered, Relief, SameDistance, StateBefore};
use crate::domain::fact::{Fact, What};
use crate::domain::flags::{Flags, Level, Rule};
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::measures::{
    Change, Diary, ENOUGH_CRAMPS, Entry, Measured, PERIOD, Period, Rate, Share, Sides, Spread, sleep_day,
};
use crate::domain::medicine::ClotRisk;
use crate::domain::profile::Profile;
use crate::domain::settings::Settings;
use crate::domain::time::{ClockFace, ClockSpan, Stamp, count_days};
use crate::domain::words::{Set, Word};

pub use asked::{Reported, Signs};
pub use habits::{Habits, Told};
pub use medicines::Taken;

/// Parts of the range that are counted by themselves, at most: bars that can be told apart on a page.
const MOST_PARTS: u64 = 13;

/// Which days a page is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Sleep-days, both ends with them.
    pub days: RangeInclusive<NaiveDate>,
    /// Nothing after this is looked at.
    pub until: Stamp,
}

impl Span {
    /// From one day to another; the 28 sleep-days that end with the one of now where nothing else is said. No day that is
    /// still to come is one of them.
    ///
    /// # Errors
    /// Says that the first day is after the last.
    pub fn new(from: Option<NaiveDate>, to: Option<NaiveDate>, now: Stamp) -> Result<Self, String> {
        let usual = from.map_or(sleep_day(now), |from| sleep_day(now).max(from));
        let to = to.unwrap_or(usual).min(now.date_naive());
        let from = from.unwrap_or(to - Days::new(u64::from(PERIOD) - 1));
        if from > to {
            return Err(format!("the first day, {from}, is after the last, {to}"));
        }
        let noon =
            (to + Days::new(1)).and_time(NaiveTime::MIN) + TimeDelta::hours(12) - TimeDelta::seconds(1);
        let end = noon.and_local_timezone(*now.offset()).single().unwrap_or(now);
        Ok(Self { days: from..=to, until: end.min(now) })
    }
}

/// Some days, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The days.
    pub days: RangeInclusive<NaiveDate>,
    /// How many they are.
    pub length: u32,
    /// Those of which is known whether there was a cramp.
    pub covered: u32,
    /// Those with a cramp.
    pub with_cramps: u32,
    /// Cramps.
    pub cramps: u32,
    /// Cramps of the night.
    pub at_night: u32,
}

impl Tally {
    fn of(diary: &Diary<'_>, days: RangeInclusive<NaiveDate>) -> Self {
        let period = diary.between(days.clone());
        Self {
            length: count_days(&days),
            covered: period.covered(),
            with_cramps: period.cramp_days(),
            cramps: period.cramps(),
            at_night: period.night_cramps(),
            days,
        }
    }
}

/// What somebody was doing before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Before {
    /// How often each was answered, those that were.
    pub states: Vec<(StateBefore, u32)>,
    /// Cramps of which it was not asked.
    pub not_asked: u32,
    /// Cramps that came with walking, chores, stairs or exercise.
    pub exertion: u32,
    /// Of those, how often each answer to "eases on rest" was given; none: not asked.
    pub eases: Vec<(Option<Eases>, u32)>,
    /// Of those, how often each answer to "after the same effort" was given; none: not asked.
    pub same_effort: Vec<(Option<SameDistance>, u32)>,
}

/// How far cramps get in the way.
#[derive(Debug, Clone, PartialEq)]
pub struct Impact {
    /// Nights with a cramp that woke the person.
    pub nights_woken: u32,
    /// Cramps of which it was not asked whether they woke.
    pub woke_not_asked: u32,
    /// How much sleep suffered, 0 to 10.
    pub sleep: Measured<Spread>,
    /// Days on which the person was tired from cramps.
    pub tired: Told,
    /// How often each answer to "in the way" was given; none: not asked.
    pub in_the_way: Vec<(Option<Interfered>, u32)>,
    /// Cramps with soreness on the day after.
    pub sore: Measured<Share>,
}

/// A rule of the program in these days: what it showed, no finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruled {
    /// The rule.
    pub rule: Rule,
    /// How soon it asked for somebody to look.
    pub level: Level,
    /// Days on which its card was shown, oldest first, each once.
    pub shown: Vec<NaiveDate>,
    /// The last day on which a clinician had looked at it, as told.
    pub seen: Option<NaiveDate>,
    /// It fits what is known at the end of these days.
    pub fits: bool,
}

/// A means of relief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Helped {
    /// The means.
    pub relief: Relief,
    /// How often it was used.
    pub used: u32,
    /// How often it helped, of the times that were judged; none if none was.
    pub helped: Option<Measured<Share>>,
}

/// The facts of the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// RP-01: the days, how many of them are covered; RP-02: the counts.
    pub lately: Tally,
    /// RP-02: covered days without a cramp since the last one.
    pub free_days: u32,
    /// RP-02: each cramp, where they are fewer than it takes for shares and medians.
    pub few: Vec<(Stamp, Cramp)>,
    /// RP-03: cramps a week.
    pub per_week: Measured<Rate>,
    /// RP-03: the range in weeks, or in longer parts where it is long; oldest first.
    pub parts: Vec<Tally>,
    /// RP-03: as many days before.
    pub before: Tally,
    /// RP-03: both side by side, where both are covered well.
    pub change: Measured<Change>,
    /// RP-04: cramps in each two hours of the clock, from midnight.
    pub clock: Measured<[u32; 12]>,
    /// RP-04: cramps of the night.
    pub night: Measured<Share>,
    /// RP-04: the hours of sleep.
    pub sleep: ClockSpan,
    /// How the time of day is shown.
    pub clock_face: ClockFace,
    /// RP-05: cramps by site and side.
    pub places: Measured<Vec<(Site, Sides)>>,
    /// RP-06: length in seconds.
    pub length: Measured<Spread>,
    /// RP-06: strength, 0 to 10.
    pub strength: Measured<Spread>,
    /// RP-07.
    pub doing: Before,
    /// RP-08.
    pub impact: Impact,
    /// RP-09.
    pub signs: Signs,
    /// RP-10.
    pub rules: Vec<Ruled>,
    /// RP-11.
    pub relief: Vec<Helped>,
    /// RP-12.
    pub habits: Habits,
    /// RP-13: what is or was taken.
    pub medicines: Vec<Taken>,
    /// RP-13: the first cramp of the whole diary.
    pub first_cramp: Option<NaiveDate>,
    /// RP-17: what went together with cramps in the year that ends with the range.
    pub associations: Vec<Association>,
    /// RP-14: what was told of oneself; RP-16: conditions and risks.
    pub profile: Profile,
    /// RP-16: passing risks of a clot, as they were told last.
    pub clot_risks: Set<ClotRisk>,
    /// RP-15: walking or the skin point to circulation.
    pub circulation: bool,
}

impl Visit {
    /// Gathers what the journal tells of these days.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, span: &Span) -> Self {
        let (days, until) = (span.days.clone(), span.until);
        let diary = Diary::new(journal, settings, until);
        let period = diary.between(days.clone());
        let flags = Flags::new(journal, settings, until);
        let signs = Signs::new(journal, &days, until);
        let profile = Profile::at(journal, until);
        let doing = before(&period.entries);
        let lately = Tally::of(&diary, days.clone());
        let known = each_day(journal, settings, until, WINDOW.max(lately.length + 1));
        let first = *days.start();
        let earlier = first - Days::new(lately.length.into())..=first - Days::new(1);
        let few = period.entries.iter().filter(|_| lately.cramps < ENOUGH_CRAMPS);
        Self {
            free_days: diary.free_days(),
            few: few.map(|entry| (entry.fact.at, entry.cramp.clone())).collect(),
            per_week: period.per_week(),
            parts: parts(&diary, &days),
            before: Tally::of(&diary, earlier),
            change: diary.change(lately.length),
            clock: period.clock(),
            night: period.night_share(),
            sleep: settings.sleep,
            clock_face: settings.clock,
            places: period.places(),
            length: period.length(),
            strength: period.strength(),
            impact: impact(&period, journal, until),
            rules: rules(journal, &flags, &days, until),
            relief: relief(&period),
            habits: Habits::new(journal, settings, &period, &known, until),
            associations: table(&known, sleep_day(until), profile.wants_to_know()),
            medicines: medicines::taken(journal, &diary, until),
            first_cramp: diary.entries().iter().map(|entry| entry.day).min(),
            profile,
            clot_risks: clot_risks(journal, until),
            circulation: doing.exertion > 0 || signs.points_to_circulation,
            doing,
            signs,
            lately,
        }
    }
}

/// The facts that stand, belong to sleep-days of a range and are known by `until`.
fn within<'a>(
    journal: &'a Journal,
    days: &'a RangeInclusive<NaiveDate>,
    until: Stamp,
) -> impl Iterator<Item = &'a Fact> {
    let known = journal.standing().take_while(move |fact| fact.at <= until);
    known.filter(|fact| days.contains(&sleep_day(fact.at)))
}

/// The range in weeks that end with it, or in so many weeks that there are not too many parts.
fn parts(diary: &Diary<'_>, days: &RangeInclusive<NaiveDate>) -> Vec<Tally> {
    let (first, last) = (*days.start(), *days.end());
    let length = u64::try_from((last - first).num_days()).unwrap_or(0) + 1;
    let steps = [7, 28, 91, 364].into_iter().chain((2..).map(|years| 364 * years));
    let step = steps.into_iter().find(|step| length.div_ceil(*step) <= MOST_PARTS).unwrap_or(length);
    let ends = std::iter::successors(Some(last), |end| end.checked_sub_days(Days::new(step)));
    let mut parts: Vec<Tally> = ends
        .take_while(|end| *end >= first)
        .map(|end| Tally::of(diary, (end - Days::new(step - 1)).max(first)..=end))
        .collect();
    parts.reverse();
    parts
}

/// True for what was done on one's feet and with effort.
fn is_exertion(state: StateBefore) -> bool {
    match state {
        StateBefore::SlowWalk
        | StateBefore::LightChores
        | StateBefore::BriskOrUphill
        | StateBefore::Stairs
        | StateBefore::Exercise => true,
        StateBefore::Asleep
        | StateBefore::RestingLying
        | StateBefore::Sitting
        | StateBefore::StandingStill
        | StateBefore::Within6hAfterExercise
        | StateBefore::Other => false,
    }
}

fn before(entries: &[Entry<'_>]) -> Before {
    let state = |entry: &Entry<'_>| entry.cramp.more().state_before;
    let counted = StateBefore::ALL.iter().map(|one| (*one, count(entries, |e| state(e) == Some(*one))));
    let exertional: Vec<Entry<'_>> =
        entries.iter().filter(|entry| state(entry).is_some_and(is_exertion)).copied().collect();
    Before {
        states: counted.filter(|(_, count)| *count > 0).collect(),
        not_asked: count(entries, |entry| state(entry).is_none()),
        exertion: count(&exertional, |_| true),
        eases: answers(&exertional, |cramp| cramp.more().eases_on_rest),
        same_effort: answers(&exertional, |cramp| cramp.more().same_distance),
    }
}

fn impact(period: &Period<'_>, journal: &Journal, until: Stamp) -> Impact {
    let mut woken: Vec<NaiveDate> =
        period.entries.iter().filter(|entry| entry.cramp.woke == Some(true)).map(|entry| entry.day).collect();
    woken.dedup();
    Impact {
        nights_woken: u32::try_from(woken.len()).unwrap_or(u32::MAX),
        woke_not_asked: count(&period.entries, |entry| entry.cramp.woke.is_none()),
        sleep: period.sleep_disturbed(),
        tired: Told::by_day(journal, &period.days, until, |fact| match &fact.what {
            What::Health(Health::CheckIn(told)) => told.answers.get(Daily::TiredFromCramps),
            _ => None,
        }),
        in_the_way: answers(&period.entries, |cramp| cramp.more().interfered),
        sore: period.sore_next_day(),
    }
}

/// How often each answer was given, those that were; without an answer last.
fn answers<W: Word>(entries: &[Entry<'_>], answer: impl Fn(&Cramp) -> Option<W>) -> Vec<(Option<W>, u32)> {
    let all = W::ALL.iter().copied().map(Some).chain([None]);
    all.map(|one| (one, count(entries, |entry| answer(entry.cramp) == one)))
        .filter(|(_, count)| *count > 0)
        .collect()
}

fn rules(journal: &Journal, flags: &Flags, days: &RangeInclusive<NaiveDate>, until: Stamp) -> Vec<Ruled> {
    let of = |rule: &Rule| {
        let mut shown: Vec<(NaiveDate, Level)> = within(journal, days, until)
            .filter_map(|fact| match &fact.what {
                What::Health(Health::Shown(shown)) if *shown.rule == *rule.id() => {
                    Some((fact.at.date_naive(), shown.level))
                }
                _ => None,
            })
            .collect();
        shown.dedup_by_key(|(day, _)| *day);
        let fired = flags.get(*rule);
        let level = fired.map(|flag| flag.level).or(shown.last().map(|(_, level)| *level))?;
        let known = journal.standing().take_while(|fact| fact.at <= until);
        let seen = known.filter_map(|fact| match &fact.what {
            What::Health(Health::Seen(id)) if **id == *rule.id() => Some(fact.at.date_naive()),
            _ => None,
        });
        let shown = shown.into_iter().map(|(day, _)| day).collect();
        Some(Ruled { rule: *rule, level, shown, seen: seen.last(), fits: fired.is_some() })
    };
    let mut rules: Vec<Ruled> = Rule::ALL.iter().filter_map(of).collect();
    rules.sort_by_key(|ruled| std::cmp::Reverse(ruled.level));
    rules
}

fn relief(period: &Period<'_>) -> Vec<Helped> {
    let scores = period.relief();
    let tried = |relief: Relief| {
        let with = |entry: &Entry<'_>| entry.cramp.more().relief.iter().any(|tried| tried.relief == relief);
        count(&period.entries, with)
    };
    let helped =
        |relief: Relief| scores.iter().find(|score| score.relief == relief).map(|score| score.helped);
    let all = Relief::ALL.iter().map(|relief| (*relief, tried(*relief)));
    all.filter(|(_, used)| *used > 0)
        .map(|(relief, used)| Helped { relief, used, helped: helped(relief) })
        .collect()
}

/// Those that were told last and can still hold.
fn clot_risks(journal: &Journal, until: Stamp) -> Set<ClotRisk> {
    let told = journal.standing().rev().filter(|fact| fact.at <= until).find_map(|fact| match fact.what {
        What::Health(Health::ClotRisk(risks)) => Some((fact.at, risks)),
        _ => None,
    });
    let Some((at, risks)) = told else { return Set::EMPTY };
    risks.iter().filter(|risk| risk.holds(at, until)).collect()
}

fn count(entries: &[Entry<'_>], is_it: impl Fn(&Entry<'_>) -> bool) -> u32 {
    u32::try_from(entries.iter().filter(|entry| is_it(entry)).count()).unwrap_or(u32::MAX)
}
