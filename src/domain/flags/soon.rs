//! The rules of what should be looked at soon: within two days, or within two weeks.

use chrono::{NaiveDate, TimeDelta};

use crate::domain::checkin::{Daily, WeeklySign};
use crate::domain::cramps::{Severity, Site};
use crate::domain::diary::{Eases, Interfered, StateBefore};
use crate::domain::flags::emergency;
use crate::domain::flags::known::{Known, cramp, cramps};
use crate::domain::flags::limits::{
    AFTER_MEDICINE, BAD_WEEKS, BRUISE_DAYS, BY_DAY, CHECKS_WITH, CLUSTER, CLUSTER_DAYS, COVERED,
    COVERED_WITHIN, CRAMP_WEEKS, CRAMPING, DISTURBED, FORTNIGHT, IN_THE_WAY, LIGHT_EFFORT_PAIN,
    MEDICINE_DAYS, MEDICINE_WINDOW, MOST_DAYS, NEW_DAYS, NEW_THIS_WEEK, NIGHTS, OLDER, SLOWER, STRONGLY_SORE,
    TIRED, TIRED_FROM, TIRED_OFTEN, URINE_DAYS, WALKING, WALKING_DAYS, WALKING_OFTEN,
};
use crate::domain::flags::{Level, Reason, Rule, Verdict};
use crate::domain::measures::{Entry, PERIOD, Rise, back_from};
use crate::domain::medicine::{Class, Medicine};
use crate::domain::profile::{Condition, Detail, Smoker};
use crate::domain::signs::Sign;
use crate::domain::urine::{OddColour, Urine};
use crate::domain::words::Word;

/// Changes of feeling in the feet.
const FEELING: [WeeklySign; 4] =
    [WeeklySign::Numb, WeeklySign::Tingling, WeeklySign::Burning, WeeklySign::LossFeeling];

/// Narrowed arteries of the leg: pain that comes with walking and eases on stopping.
pub(super) fn c01(known: &Known<'_>) -> Option<Verdict> {
    let efforts =
        [StateBefore::SlowWalk, StateBefore::BriskOrUphill, StateBefore::Stairs, StateBefore::Exercise];
    let sites = [Site::Calf, Site::ThighFront, Site::Hamstring, Site::Buttock];
    let eases = |entry: &Entry<'_>| entry.cramp.more().eases_on_rest == Some(Eases::Within10Min);
    let walking = walking(known, &efforts, |e| sites.contains(&e.cramp.site) && eases(e));
    let often = walking.len() >= WALKING_OFTEN;
    let verdict = enough(Level::Soon14, walking, WALKING)?.or(Level::Soon2, artery_risks(known));
    Some(if often { Verdict { level: Level::Soon2, ..verdict } } else { verdict })
}

/// Cramps from light activity.
pub(super) fn c02(known: &Known<'_>) -> Option<Verdict> {
    let efforts = [StateBefore::SlowWalk, StateBefore::LightChores, StateBefore::Stairs];
    let strong = |entry: &Entry<'_>| entry.cramp.pain.map(Severity::get) >= Some(LIGHT_EFFORT_PAIN);
    let light = walking(known, &efforts, strong);
    Some(enough(Level::Soon14, light, WALKING)?.or(Level::Soon2, artery_risks(known)))
}

fn walking(known: &Known<'_>, efforts: &[StateBefore], counts: impl Fn(&Entry<'_>) -> bool) -> Vec<Reason> {
    let effort = |entry: &Entry<'_>| entry.cramp.more().state_before.filter(|state| efforts.contains(state));
    let entries: Vec<(Entry<'_>, StateBefore)> = known
        .within(WALKING_DAYS)
        .filter(&counts)
        .filter_map(|entry| Some((entry, effort(&entry)?)))
        .collect();
    let told = entries.iter().map(|(entry, state)| {
        let reason = cramp(entry);
        Reason { words: format!("{}, with {}", reason.words, state.label()), ..reason }
    });
    told.collect()
}

fn artery_risks(known: &Known<'_>) -> Vec<Reason> {
    let conditions = [
        Condition::Diabetes,
        Condition::DiabetesNeuropathy,
        Condition::Hypertension,
        Condition::HighCholesterol,
        Condition::KidneyDisease,
        Condition::Dialysis,
        Condition::HeartDisease,
        Condition::HeartFailure,
    ];
    let old = known.profile.age().is_some_and(|age| age >= OLDER);
    known.told(|detail| match detail {
        Detail::Age(_) => old,
        Detail::Smoker(smoker) => *smoker != Smoker::Never,
        Detail::Condition(condition, there) => *there && conditions.contains(condition),
        _ => false,
    })
}

/// Feet that are always cold.
pub(super) fn c03a(known: &Known<'_>) -> Option<Verdict> {
    let (checks, cold) = known.checks_with(&[WeeklySign::ColdFeet]);
    let cold = if checks >= CHECKS_WITH { cold } else { Vec::new() };
    Verdict::all(Level::Soon14, [cold, known.cramping()])
}

/// Skin that changes.
pub(super) fn c03b(known: &Known<'_>) -> Option<Verdict> {
    let skin = [WeeklySign::ColourChange, WeeklySign::ShinySkin, WeeklySign::HairLoss, WeeklySign::WeakPulse];
    Verdict::all(Level::Soon14, [known.new_signs(&skin, NEW_DAYS), known.cramping()])
}

/// A wound that does not heal, or foot pain at rest.
pub(super) fn c03c(known: &Known<'_>) -> Option<Verdict> {
    Verdict::of(Level::Soon2, known.present(&[WeeklySign::SlowWound, WeeklySign::RestPainEasedByHanging]))
}

/// Changes of feeling with diabetes.
pub(super) fn c04a(known: &Known<'_>) -> Option<Verdict> {
    let verdict = Verdict::all(Level::Soon14, [known.present(&FEELING), known.diabetes()])?;
    let new = !known.new_signs(&FEELING, NEW_THIS_WEEK).is_empty();
    Some(if new { Verdict { level: Level::Soon2, ..verdict } } else { verdict })
}

/// Changes of feeling that last, without diabetes.
pub(super) fn c04b(known: &Known<'_>) -> Option<Verdict> {
    let (checks, feeling) = known.checks_with(&FEELING);
    let fires = checks >= CHECKS_WITH && known.diabetes().is_empty();
    Verdict::all(Level::Soon14, [if fires { feeling } else { Vec::new() }, known.cramping()])
}

/// Several signs of the kidneys that last.
pub(super) fn c05a(known: &Known<'_>) -> Option<Verdict> {
    let signs = [
        WeeklySign::UrineChange,
        WeeklySign::AnkleSwellingBoth,
        WeeklySign::MetallicTaste,
        WeeklySign::WeightChange,
    ];
    let mut cluster = known.lasting(&signs, CLUSTER_DAYS);
    let tired = known.days_of(Daily::UnusualFatigue, FORTNIGHT);
    if tired.len() >= TIRED {
        let words = format!("unusually tired on {} of 14 days", tired.len());
        cluster.push(Reason::count(Daily::UnusualFatigue.word(), words));
    }
    let verdict = enough(Level::Soon14, cluster, CLUSTER)?;
    let weeks = weeks_with_cramps(known);
    let fires = weeks.len() >= CRAMP_WEEKS;
    fires.then(|| verdict.or(Level::Soon14, weeks))
}

/// A cramp of each of the last four weeks that had one.
pub(super) fn weeks_with_cramps(known: &Known<'_>) -> Vec<Reason> {
    let week = |ago: u32| known.diary.ending(ago * 7, 7).entries.last().map(cramp);
    (0..4).filter_map(week).collect()
}

/// Blood in the urine.
pub(super) fn c05b(known: &Known<'_>) -> Option<Verdict> {
    if emergency::e08(known).is_some() {
        return None;
    }
    let hold = TimeDelta::days(URINE_DAYS);
    let red = |urine| urine == Urine::Odd(OddColour::RedOrPink);
    let mut odd = known.cola(Rule::C05b, hold);
    odd.extend(known.coloured(Rule::C05b, hold, red));
    Verdict::of(Level::Soon2, odd)
}

/// Nights that cramps break, week after week, with what that does to the person.
pub(super) fn c06a(known: &Known<'_>) -> Option<Verdict> {
    // The day that runs is not over yet.
    let bad: Vec<u32> =
        (0..4).map(|week| known.diary.ending(1 + week * 7, 7).nights()).filter(|n| *n >= NIGHTS).collect();
    if bad.len() < BAD_WEEKS {
        return None;
    }
    let numbers: Vec<u32> = known
        .diary
        .last(PERIOD)
        .entries
        .iter()
        .filter_map(|entry| entry.cramp.more().sleep_disturbed.map(|number| number.get().into()))
        .collect();
    let (sum, count) = (numbers.iter().sum::<u32>(), u32::try_from(numbers.len()).unwrap_or(u32::MAX));
    let mut impact = Vec::new();
    if count > 0 && sum >= DISTURBED * count {
        let mean = f64::from(sum) / f64::from(count);
        impact.push(Reason::count("sleep_disturbed", format!("sleep disturbed {mean:.1} of 10 on average")));
    }
    let tired = known.days_of(Daily::TiredFromCramps, PERIOD);
    if tired.len() >= TIRED_FROM {
        impact.push(tired_days(tired.len()));
    }
    let nights = format!(
        "nights with cramps in {} of the last four weeks, {} in all",
        bad.len(),
        bad.iter().sum::<u32>()
    );
    Verdict::all(Level::Soon14, [impact, vec![Reason::count("nights", nights)]])
}

fn tired_days(days: usize) -> Reason {
    Reason::count(Daily::TiredFromCramps.word(), format!("tired from cramps on {days} of 28 days"))
}

/// Days that cramps make tired.
pub(super) fn c06b(known: &Known<'_>) -> Option<Verdict> {
    let tired = known.days_of(Daily::TiredFromCramps, PERIOD).len();
    (tired >= TIRED_OFTEN).then(|| Verdict::of(Level::Soon14, vec![tired_days(tired)]))?
}

/// Cramps on most days.
pub(super) fn c07(known: &Known<'_>) -> Option<Verdict> {
    let lately = known.diary.last(COVERED_WITHIN);
    let covered: Vec<NaiveDate> = back_from(known.diary.today, COVERED_WITHIN)
        .filter(|day| lately.is_covered(*day))
        .take(COVERED)
        .collect();
    let first = *covered.get(COVERED - 1)?;
    let week = known.diary.between(first..=known.diary.today);
    let words = format!("cramps on {} of the last {COVERED} covered days", week.cramp_days());
    (week.cramp_days() >= MOST_DAYS)
        .then(|| Verdict::of(Level::Soon14, vec![Reason::count("days", words)]))?
}

/// Cramps of the day that get in the way.
pub(super) fn c08(known: &Known<'_>) -> Option<Verdict> {
    let by_day: Vec<Entry<'_>> = known.within(FORTNIGHT.into()).filter(|entry| !entry.night).collect();
    let hinders = |entry: &&Entry<'_>| {
        matches!(entry.cramp.more().interfered, Some(Interfered::Some | Interfered::StoppedMe))
    };
    let hindering = by_day.iter().filter(hinders).count();
    let fires = by_day.len() >= BY_DAY && hindering >= IN_THE_WAY;
    let words = format!("{} cramps by day in 14 days, {hindering} of them in your way", by_day.len());
    let mut reasons = vec![Reason::count("by_day", words)];
    reasons.extend(cramps(by_day.iter().filter(hinders)));
    fires.then(|| Verdict::of(Level::Soon14, reasons))?
}

/// Cramps that began or grew more after a change of medicine.
pub(super) fn c09a(known: &Known<'_>) -> Option<Verdict> {
    let reasons: Vec<Reason> = cramping_medicines(known)
        .filter_map(|(reason, medicine)| {
            let day = medicine.changed.max(medicine.started)?;
            let age = (known.now.date_naive() - day).num_days();
            let (before, after) = around(known, day);
            let fires = (0..=MEDICINE_DAYS).contains(&age) && after >= AFTER_MEDICINE && after > before;
            let counts = format!("{after} cramps logged in the 28 days after, {before} in the 28 before");
            fires.then(|| [reason, Reason::count("after", counts)])
        })
        .flatten()
        .collect();
    Verdict::of(Level::Soon2, reasons)
}

/// The medicines that can make muscles cramp and are taken now.
pub(super) fn cramping_medicines<'k>(known: &'k Known<'_>) -> impl Iterator<Item = (Reason, &'k Medicine)> {
    let classes = |medicine: &Medicine| medicine.class.is_some_and(|class| CRAMPING.contains(&class));
    let taken = known.taken().filter(move |(_, medicine)| classes(medicine));
    taken.map(|(fact, medicine)| (Reason::of(fact, "medicine", medicine.to_string()), medicine))
}

/// Cramps in the days before and after a day.
fn around(known: &Known<'_>, day: NaiveDate) -> (u32, u32) {
    let (mut before, mut after) = (0, 0);
    for entry in known.diary.entries() {
        match (entry.fact.at.date_naive() - day).num_days() {
            days if (0..MEDICINE_WINDOW).contains(&days) => after += 1,
            days if (-MEDICINE_WINDOW..0).contains(&days) => before += 1,
            _ => {}
        }
    }
    (before, after)
}

/// Muscle pain that nothing explains, on a statin.
pub(super) fn c09b(known: &Known<'_>) -> Option<Verdict> {
    if !known.strain().is_empty() {
        return None;
    }
    let mut pain = known.ticked(Rule::C09b, SLOWER).of(&[Sign::PainPersisting, Sign::Weakness]);
    let sore =
        |entry: &Entry<'_>| entry.cramp.more().soreness.is_some_and(|grade| grade.get() >= STRONGLY_SORE);
    let recent: Vec<Entry<'_>> = known.recent(Rule::C09b, SLOWER).filter(sore).collect();
    pain.extend(cramps(&recent));
    Verdict::all(Level::SameDay, [pain, known.takes(&[Class::Statin])])
}

/// Muscles that waste or twitch.
pub(super) fn c10(known: &Known<'_>) -> Option<Verdict> {
    let (checks, reasons) =
        known.checks_with(&[WeeklySign::WeaknessProgressive, WeeklySign::Wasting, WeeklySign::Twitching]);
    (checks >= CHECKS_WITH).then(|| Verdict::of(Level::Soon14, reasons))?
}

/// Swelling without pain.
pub(super) fn c11(known: &Known<'_>) -> Option<Verdict> {
    let one_leg = known.present(&[WeeklySign::OneLegSwelling]);
    let (checks, both) = known.checks_with(&[WeeklySign::AnkleSwellingBoth]);
    let new = !known.new_signs(&[WeeklySign::AnkleSwellingBoth], NEW_DAYS).is_empty();
    let both = if new && checks >= CHECKS_WITH { both } else { Vec::new() };
    match Verdict::of(Level::Soon2, one_leg) {
        Some(verdict) => Some(verdict.or(Level::Soon14, both)),
        None => Verdict::of(Level::Soon14, both),
    }
}

/// Cramps that become more.
pub(super) fn c12(known: &Known<'_>) -> Option<Verdict> {
    rise(known, Rise::Clear, Level::Soon14)
}

/// A rise of just this size.
pub(super) fn rise(known: &Known<'_>, size: Rise, level: Level) -> Option<Verdict> {
    let change = known.diary.change(PERIOD).ok().filter(|change| change.rise == size)?;
    let words =
        format!("cramps on {} days of the last 28, on {} of the 28 before", change.lately, change.before);
    Verdict::of(level, vec![Reason::count("rise", words)])
}

/// A muscle that may be strained.
pub(super) fn c13(known: &Known<'_>) -> Option<Verdict> {
    let hold = TimeDelta::days(BRUISE_DAYS);
    let strained = known.recent(Rule::C13, hold).filter(|entry| entry.cramp.more().strained);
    let mut reasons: Vec<Reason> = strained.map(|entry| cramp(&entry)).collect();
    reasons.extend(known.ticked(Rule::C13, hold).of(&[Sign::BruiseOrPop]));
    Verdict::of(Level::Soon2, reasons)
}

/// Quinine.
pub(super) fn c14(known: &Known<'_>) -> Option<Verdict> {
    let verdict = Verdict::of(Level::Soon14, known.takes(&[Class::Quinine]))?;
    let red = |urine| urine == Urine::Odd(OddColour::RedOrPink);
    let mut bleeds = known.ticked(Rule::C14, SLOWER).of(&[Sign::BleedsEasily, Sign::BruiseOrPop]);
    bleeds.extend(known.coloured(Rule::C14, SLOWER, red));
    Some(verdict.or(Level::SameDay, bleeds))
}

fn enough(level: Level, reasons: Vec<Reason>, least: usize) -> Option<Verdict> {
    (reasons.len() >= least).then(|| Verdict::of(level, reasons))?
}
