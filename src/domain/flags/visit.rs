//! The rules of what is worth a word at the next visit.

use chrono::{NaiveDate, TimeDelta};

use crate::domain::checkin::{Daily, WeeklySign};
use crate::domain::fact::What;
use crate::domain::flags::known::Known;
use crate::domain::flags::limits::{
    ALCOHOL, CHECKS_WITH, CRAMP_WEEKS, DARK, DARK_DAYS, FORTNIGHT, LONGISH, MAGNESIUM, MEDICINE_YEAR, MUCH,
    ONE_SIDED, ONE_SIDED_PERCENT, REGULAR_NIGHTS, STRONG, THIRSTY,
};
use crate::domain::flags::soon::{self, weeks_with_cramps};
use crate::domain::flags::{Level, Reason, Rule, Verdict};
use crate::domain::hydration::Totals;
use crate::domain::measures::{PERIOD, Rise, Spread, back_from, sleep_day};
use crate::domain::medicine::Class;
use crate::domain::profile::Detail;
use crate::domain::target::Target;
use crate::domain::time::day_of;
use crate::domain::words::Word;

/// Cramps that come regularly and do not get in the way.
pub(super) fn v01(known: &Known<'_>) -> Option<Verdict> {
    let hinders = [soon::c06a, soon::c06b, soon::c08].iter().any(|rule| rule(known).is_some());
    let weeks = weeks_with_cramps(known).len();
    let nights = known.diary.last(PERIOD).nights();
    let fires = !hinders && (weeks >= CRAMP_WEEKS || nights >= REGULAR_NIGHTS);
    let words = format!("cramps in {weeks} of the last four weeks, in {nights} of 28 nights");
    fires.then(|| Verdict::of(Level::NextVisit, vec![Reason::count("regular", words)]))?
}

/// Slightly more cramps.
pub(super) fn v02(known: &Known<'_>) -> Option<Verdict> {
    soon::rise(known, Rise::Slight, Level::NextVisit)
}

/// Nearly all in one leg.
pub(super) fn v03(known: &Known<'_>) -> Option<Verdict> {
    let sides = known.diary.last(PERIOD).sides().ok()?;
    let of = sides.left + sides.right + sides.both;
    let (leg, part) = if sides.left >= sides.right { ("left", sides.left) } else { ("right", sides.right) };
    let fires = of >= ONE_SIDED && part * 100 >= ONE_SIDED_PERCENT * of;
    let words = format!("{part} of {of} cramps in the {leg} leg");
    fires.then(|| Verdict::of(Level::NextVisit, vec![Reason::count("side", words)]))?
}

/// Cramps that are strong or long.
pub(super) fn v04(known: &Known<'_>) -> Option<Verdict> {
    let lately = known.diary.last(PERIOD);
    let over = |spread: Option<Spread>, least: f64| spread.filter(|spread| spread.median >= least);
    let strong = over(lately.strength().ok(), STRONG)
        .map(|spread| Reason::count("strength", format!("median strength {} of 10", spread.median)));
    let long = lately.length().ok().filter(|spread| spread.median > f64::from(LONGISH));
    let long =
        long.map(|spread| Reason::count("length", format!("median length {:.1} min", spread.median / 60.0)));
    Verdict::of(Level::NextVisit, strong.into_iter().chain(long).collect())
}

/// Supplements that a doctor should know of.
pub(super) fn v05(known: &Known<'_>) -> Option<Verdict> {
    let taken = known.takes(&[Class::Magnesium, Class::Potassium, Class::SaltSubstitute]);
    let much: u32 = known
        .taken()
        .filter(|(_, medicine)| medicine.class == Some(Class::Magnesium))
        .filter_map(|(_, medicine)| medicine.mg)
        .sum();
    let verdict = Verdict::of(Level::NextVisit, taken)?;
    let over = (much > MAGNESIUM)
        .then(|| Reason::count("magnesium", format!("{much} mg of magnesium a day, over {MAGNESIUM} mg")));
    Some(verdict.or(Level::NextVisit, over.into_iter().collect()))
}

/// Cramps in pregnancy.
pub(super) fn v06(known: &Known<'_>) -> Option<Verdict> {
    let pregnant = known.told(|detail| *detail == Detail::Pregnant(true));
    Verdict::all(Level::NextVisit, [pregnant, known.cramping()])
}

/// Restless legs rather than cramps.
pub(super) fn v07(known: &Known<'_>) -> Option<Verdict> {
    let (checks, reasons) = known.checks_with(&[WeeklySign::UrgeToMove]);
    (checks >= CHECKS_WITH).then(|| Verdict::of(Level::NextVisit, reasons))?
}

/// Dark urine although enough is drunk.
pub(super) fn v08(known: &Known<'_>) -> Option<Verdict> {
    let reasons = known.dark_from(Rule::V08, TimeDelta::days(7), DARK);
    let mut days: Vec<NaiveDate> = Vec::new();
    for reason in &reasons {
        days.extend(reason.at.map(|at| day_of(at, known.settings.day_start)));
    }
    days.sort_unstable();
    days.dedup();
    let met = days.into_iter().filter(|day| of_goal(known, *day).is_some_and(|percent| percent >= 100));
    let days = met.count();
    let words = format!("urine of shade {DARK} or darker on {days} days of a week with the goal met");
    (days >= DARK_DAYS).then(|| Verdict::of(Level::NextVisit, vec![Reason::count("urine", words)]))?
}

/// Percent of the goal that was drunk on a day; none where there is no goal.
fn of_goal(known: &Known<'_>, day: NaiveDate) -> Option<u32> {
    let target = Target::of(known.journal, known.settings.day_start, day);
    let goal = target.amount()?.0.max(1);
    Some(Totals::of(known.journal, known.settings, day, target.goal).drunk.0 * 100 / goal)
}

/// Thirst that stays, with much urine or much to drink.
pub(super) fn v09(known: &Known<'_>) -> Option<Verdict> {
    let thirsty = known.days_of(Daily::IncreasedThirst, FORTNIGHT).len();
    if thirsty < THIRSTY {
        return None;
    }
    let today = day_of(known.now, known.settings.day_start);
    let days = back_from(today, FORTNIGHT).filter(|day| of_goal(known, *day) > Some(MUCH)).count();
    let mut much = known.present(&[WeeklySign::UrineChange]);
    if days >= THIRSTY {
        much.push(Reason::count("drinks", format!("over {MUCH} % of the goal on {days} of 14 days")));
    }
    let words = format!("more thirst than usual on {thirsty} of 14 days");
    Verdict::all(Level::NextVisit, [vec![Reason::count(Daily::IncreasedThirst.word(), words)], much])
}

/// Alcohol and cramps of the night.
pub(super) fn v10(known: &Known<'_>) -> Option<Verdict> {
    let lately = known.diary.last(PERIOD);
    let drinks = known.journal.standing().filter(|fact| match &fact.what {
        What::Drink { kind, .. } => kind.percent_alcohol() > 0,
        _ => false,
    });
    let told =
        known.checkins().iter().filter(|(_, told)| told.alcohol.is_some_and(|units| units.halves() > 0));
    let facts = drinks.chain(told.map(|(fact, _)| *fact)).filter(|fact| fact.at <= known.now);
    let mut days: Vec<NaiveDate> =
        facts.map(|fact| sleep_day(fact.at)).filter(|day| lately.days.contains(day)).collect();
    days.sort_unstable();
    days.dedup();
    let (alcohol, nights) = (days.len(), lately.nights());
    let words = format!("alcohol on {alcohol} of 28 days, cramps in {nights} of 28 nights");
    let fires = alcohol >= ALCOHOL && nights > 0;
    fires.then(|| Verdict::of(Level::NextVisit, vec![Reason::count("alcohol", words)]))?
}

/// A medicine of the last year that can make muscles cramp.
pub(super) fn v11(known: &Known<'_>) -> Option<Verdict> {
    if soon::c09a(known).is_some() {
        return None;
    }
    let today = known.now.date_naive();
    let lately = |day: NaiveDate| (0..=MEDICINE_YEAR).contains(&(today - day).num_days());
    let new = soon::cramping_medicines(known).filter(|(_, medicine)| medicine.started.is_some_and(lately));
    let new = new.map(|(reason, _)| reason).collect();
    Verdict::all(Level::NextVisit, [new, known.cramping()])
}
