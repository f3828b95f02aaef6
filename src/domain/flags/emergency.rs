//! The rules of emergencies: an ambulance now, or a clinician on the same day.

use chrono::TimeDelta;

use crate::domain::caution::{AFTER_MUCH, in_last_hour, rule_e12};
use crate::domain::checkin::{Daily, FootProblem, feet};
use crate::domain::cramps::{Cramp, Severity};
use crate::domain::diary::{Relief, StateBefore};
use crate::domain::fact::{Fact, What};
use crate::domain::flags::known::{Known, Ticked, cramp, cramps};
use crate::domain::flags::limits::{
    ACUTE, AFTER_CRAMP, DARKEST, DEHYDRATED, EASED, LONG, SEVERE, SLOWER, STRONGLY_SORE,
};
use crate::domain::flags::{Level, Reason, Rule, Verdict};
use crate::domain::measures::Entry;
use crate::domain::medicine::Class;
use crate::domain::quantity::Millilitres;
use crate::domain::signs::Sign;
use crate::domain::target::Target;
use crate::domain::time::{Stamp, day_of};
use crate::domain::words::{Set, Word};

/// Chest pain or trouble breathing.
pub(super) fn e01(known: &Known<'_>) -> Option<Verdict> {
    Verdict::of(Level::Ambulance, known.ticked(Rule::E01, ACUTE).of(&[Sign::ChestOrBreath]))
}

/// Signs of a stroke.
pub(super) fn e02(known: &Known<'_>) -> Option<Verdict> {
    Verdict::of(Level::Ambulance, known.ticked(Rule::E02, ACUTE).of(&[Sign::FaceArmSpeechOrOneSided]))
}

/// Sudden weakness that outlasts a cramp by ten minutes, or comes without one.
pub(super) fn e03(known: &Known<'_>) -> Option<Verdict> {
    let told = known.ticked(Rule::E03, ACUTE).0.into_iter();
    let lasting = Ticked(told.filter(|(fact, _)| outlasts(fact, known)).collect());
    let weak = lasting.of(&[Sign::Weakness, Sign::HardToWalk]);
    Verdict::all(Level::Ambulance, [weak, lasting.of(&[Sign::SuddenOnset])])
}

fn outlasts(fact: &Fact, known: &Known<'_>) -> bool {
    let What::Cramp(cramp) = &fact.what else { return true };
    let eased = fact.at + TimeDelta::seconds(cramp.secs.unwrap_or(0).into());
    !cramp.more().running && known.now - eased >= AFTER_CRAMP
}

/// Pressure on the nerves of the lower back.
pub(super) fn e04(known: &Known<'_>) -> Option<Verdict> {
    let signs = [Sign::SaddleNumbOrBladderBowel, Sign::BothLegsWeakWithBackPain];
    Verdict::of(Level::Ambulance, known.ticked(Rule::E04, ACUTE).of(&signs))
}

/// A leg without blood: sudden or severe pain at rest in a leg that is cold, pale, numb or does not move.
pub(super) fn e05(known: &Known<'_>) -> Option<Verdict> {
    let ticked = known.ticked(Rule::E05, ACUTE);
    let hurts = |cramp: &Cramp| is_severe(cramp) || cramp.signs().has(Sign::SuddenOnset);
    let recent = known.recent(Rule::E05, ACUTE);
    let at_rest: Vec<Entry<'_>> = recent.filter(|e| is_at_rest(e.cramp) && hurts(e.cramp)).collect();
    let without_cramp = ticked.0.iter().filter(|(fact, _)| !matches!(fact.what, What::Cramp(_)));
    let mut pain = Ticked(without_cramp.copied().collect()).of(&[Sign::SuddenOnset]);
    pain.extend(cramps(&at_rest));
    let leg = ticked.of(&[Sign::ColdPaleBlue, Sign::NumbTingling, Sign::CannotMoveFoot]);
    Verdict::all(Level::Ambulance, [leg, pain])
}

fn is_severe(cramp: &Cramp) -> bool {
    cramp.pain.map(Severity::get) >= Some(SEVERE)
}

fn is_at_rest(cramp: &Cramp) -> bool {
    let before = cramp.more().state_before;
    let still =
        [StateBefore::Asleep, StateBefore::RestingLying, StateBefore::Sitting, StateBefore::StandingStill];
    cramp.woke == Some(true) || before.is_some_and(|state| still.contains(&state))
}

/// A clot or an infection in one leg.
pub(super) fn e06(known: &Known<'_>) -> Option<Verdict> {
    let ticked = known.ticked(Rule::E06, SLOWER);
    let recent: Vec<Entry<'_>> = known.recent(Rule::E06, SLOWER).collect();
    let leg = ticked.of(&[Sign::SwellingOneLeg, Sign::Warmth, Sign::RednessOrDarkening, Sign::HardSoreVeins]);
    let mut pain = ticked.of(&[Sign::PainPersisting, Sign::UnlikeUsual]);
    pain.extend(cramps(recent.iter().filter(|entry| entry.cramp.secs > Some(LONG))));
    let swollen = !ticked.of(&[Sign::SwellingOneLeg]).is_empty();
    let risks = if swollen { known.clot_risks() } else { Vec::new() };
    let fires = !leg.is_empty() && (!pain.is_empty() || leg.len() >= 2 || !risks.is_empty());
    let severe: Vec<Reason> = cramps(recent.iter().filter(|entry| is_severe(entry.cramp)));
    let pressing = !severe.is_empty() && leg.len() >= 2;
    let severe = if pressing && pain.is_empty() { severe } else { Vec::new() };
    let reasons = [leg, pain, risks, severe].concat();
    fires.then_some(Verdict { level: Level::SameDay, pressing, reasons })
}

/// An infection of the skin.
pub(super) fn e07(known: &Known<'_>) -> Option<Verdict> {
    let ticked = known.ticked(Rule::E07, SLOWER);
    let red = ticked.of(&[Sign::RednessOrDarkening]);
    let mut beside =
        ticked.of(&[Sign::Warmth, Sign::SwellingOneLeg, Sign::PainPersisting, Sign::UnlikeUsual]);
    if beside.is_empty() {
        beside.extend(known.recent(Rule::E07, SLOWER).last().map(|entry| cramp(&entry)));
    }
    let spreads = ticked.of(&[Sign::FeverUnwell, Sign::SkinAreaGrowing]);
    let skin = ticked.of(&[Sign::RednessOrDarkening, Sign::Warmth, Sign::SwellingOneLeg]);
    let of_all = Verdict::all(Level::SameDay, [red, beside, spreads]);
    let verdict = of_all.or_else(|| Verdict::all(Level::SameDay, [skin, known.diabetes()]))?;
    Some(verdict.or(Level::Ambulance, ticked.of(&[Sign::FaintOrConfused, Sign::FastWeakPulse])))
}

/// Breakdown of muscle.
pub(super) fn e08(known: &Known<'_>) -> Option<Verdict> {
    let ticked = known.ticked(Rule::E08, SLOWER);
    let recent: Vec<Entry<'_>> = known.recent(Rule::E08, SLOWER).collect();
    let sore = |cramp: &Cramp| {
        is_severe(cramp) || cramp.more().soreness.is_some_and(|grade| grade.get() >= STRONGLY_SORE)
    };
    let severe = cramps(recent.iter().filter(|entry| sore(entry.cramp)));
    let mut hurt = ticked.of(&[Sign::Weakness, Sign::PainPersisting]);
    hurt.extend(severe.iter().cloned());
    let cola = Verdict::all(Level::SameDay, [known.cola(Rule::E08, SLOWER), hurt]);
    cola.or_else(|| {
        let why = [known.strain(), &known.takes(&[Class::Statin])].concat();
        Verdict::all(Level::SameDay, [known.dark_from(Rule::E08, SLOWER, DARKEST), severe, why])
    })
}

/// A cramp of more than ten minutes that stretching did not ease.
pub(super) fn e09(known: &Known<'_>) -> Option<Verdict> {
    let stays = |cramp: &Cramp| {
        let mut tried = cramp.more().relief.iter();
        let stretched = tried.find(|tried| tried.relief == Relief::Stretch);
        cramp.secs > Some(LONG)
            && stretched.and_then(|tried| tried.helped).is_some_and(|grade| grade.get() < EASED)
    };
    let recent: Vec<Entry<'_>> = known.recent(Rule::E09, ACUTE).filter(|entry| stays(entry.cramp)).collect();
    Verdict::of(Level::SameDay, cramps(&recent))
}

/// Tetanus or poison.
pub(super) fn e10(known: &Known<'_>) -> Option<Verdict> {
    Verdict::of(Level::SameDay, known.ticked(Rule::E10, SLOWER).of(&[Sign::AfterDirtyWoundOrToxin]))
}

/// Cramps in several places, or after losing a lot of fluid.
pub(super) fn e11(known: &Known<'_>) -> Option<Verdict> {
    let ticked = known.ticked(Rule::E11, ACUTE);
    let places = ticked.of(&[Sign::CrampsChestBellyArmsJaw, Sign::SpreadOtherMuscles]);
    let lost = known.answered(Rule::E11, SLOWER, &[Daily::VomitDiarrhoea, Daily::HeavySweat]);
    let recent: Vec<Reason> = known.recent(Rule::E11, SLOWER).last().map(|e| cramp(&e)).into_iter().collect();
    let unwell = ticked.of(&[Sign::FeverUnwell, Sign::FaintOrConfused]);
    let several = Verdict::of(Level::SameDay, places);
    let verdict = several.or_else(|| Verdict::all(Level::SameDay, [lost, recent, unwell]))?;
    Some(verdict.or(Level::Ambulance, ticked.of(&[Sign::FaintOrConfused])))
}

/// Too much water at once.
pub(super) fn e12(known: &Known<'_>) -> Option<Verdict> {
    let told = known.ticked(Rule::E12, ACUTE).0;
    told.iter().rev().find_map(|(fact, ticked)| {
        let (in_hour, in_day, ceiling) = drunk(known, fact);
        let level = rule_e12(in_hour, in_day, ceiling, *ticked)?;
        let show = |amount| known.settings.units.show(amount);
        let amounts = format!("{} in an hour and {} in the day before it", show(in_hour), show(in_day));
        let mut reasons = Ticked(vec![(*fact, *ticked)]).of(&AFTER_MUCH);
        reasons.push(Reason::count("water", amounts));
        Verdict::of(level, reasons)
    })
}

/// The most that was drunk in an hour of the day before a fact, what was drunk on its day until then, and the ceiling.
fn drunk(known: &Known<'_>, fact: &Fact) -> (Millilitres, Millilitres, Millilitres) {
    let start = known.settings.day_start;
    let day = day_of(fact.at, start);
    let facts = known.journal.standing_after(fact.at - ACUTE).take_while(|drink| drink.at <= fact.at);
    let drinks = facts.filter_map(|drink| match drink.what {
        What::Drink { amount, .. } => Some((drink.at, amount)),
        _ => None,
    });
    let drinks: Vec<(Stamp, Millilitres)> = drinks.collect();
    let in_day = drinks.iter().filter(|(at, _)| day_of(*at, start) == day).map(|(_, amount)| *amount).sum();
    let in_hour = drinks.iter().map(|(at, _)| in_last_hour(known.journal, *at)).max().unwrap_or_default();
    (in_hour, in_day, Target::of(known.journal, start, day).ceiling)
}

/// Serious dehydration. Confusion, fainting and a fit count alone: whatever is behind them, it cannot wait.
pub(super) fn e13(known: &Known<'_>) -> Option<Verdict> {
    let ticked = known.ticked(Rule::E13, ACUTE);
    let now = ticked.of(&[Sign::FaintOrConfused, Sign::Fit]);
    let dry = ticked.of(&[Sign::NoUrine8h]);
    let pulse = ticked.of(&[Sign::FastWeakPulse, Sign::DizzyStaysOnStanding]);
    let questions = [
        Daily::DryMouth,
        Daily::UnusualFatigue,
        Daily::IncreasedThirst,
        Daily::LightHeaded,
        Daily::VomitDiarrhoea,
    ];
    let mut early = known.answered(Rule::E13, ACUTE, &questions);
    early.extend(known.thirsty(Rule::E13, ACUTE));
    early.extend(known.dark_from(Rule::E13, ACUTE, DEHYDRATED));
    early.extend(dry.iter().cloned());
    let of_pulse = Verdict::all(Level::SameDay, [pulse, early]);
    let verdict = match (Verdict::of(Level::SameDay, dry), of_pulse) {
        (Some(dry), Some(pulse)) => Some(dry.or(Level::SameDay, pulse.reasons)),
        (dry, pulse) => dry.or(pulse),
    };
    match verdict {
        Some(verdict) => Some(verdict.or(Level::Ambulance, now)),
        None => Verdict::of(Level::Ambulance, now),
    }
}

/// A foot that diabetes endangers.
pub(super) fn e14(known: &Known<'_>) -> Option<Verdict> {
    let ticked = known.ticked(Rule::E14, SLOWER);
    let mut foot = ticked.of(&[Sign::FootSoreBlisterBlackOrHotSwollen]);
    foot.extend(found(known));
    let verdict = Verdict::all(Level::SameDay, [foot, known.diabetes()])?;
    Some(verdict.or(Level::Ambulance, ticked.of(&[Sign::FeverUnwell, Sign::FaintOrConfused])))
}

/// What the foot checks of the last days found; what a clinician has looked at before is no news.
fn found(known: &Known<'_>) -> Option<Reason> {
    let urgent = [FootProblem::Sore, FootProblem::Blister, FootProblem::BlackOrBlue, FootProblem::HotSwollen];
    let seen = known.seen(Rule::E14);
    let was_seen = |problem: FootProblem| {
        let mut before = known.feet.iter().filter(|(fact, _)| seen.is_some_and(|seen| fact.at <= seen));
        before.any(|(_, problems)| problems.has(problem))
    };
    let fresh = |fact: &Fact| known.now - fact.at < SLOWER;
    known.feet.iter().rev().filter(|(fact, _)| fresh(fact)).find_map(|(fact, problems)| {
        let news: Set<FootProblem> =
            problems.iter().filter(|problem| urgent.contains(problem) && !was_seen(*problem)).collect();
        let first = news.iter().next()?;
        Some(Reason::of(fact, first.word(), feet(news)))
    })
}
