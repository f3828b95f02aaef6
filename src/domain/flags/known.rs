//! What the journal tells the rules: each kind of answer gathered in one pass, and the questions rules ask of it.

use chrono::{NaiveDate, TimeDelta};

use crate::domain::checkin::{CheckIn, Daily, Exercise, FootProblem, WeeklySign};
use crate::domain::cramps::Cramp;
use crate::domain::diary::{StateBefore, Trigger};
use crate::domain::fact::{Fact, What};
use crate::domain::flags::limits::{CHECK_DAYS, CHECKS, NEW_DAYS, SEEN, SLOWER};
use crate::domain::flags::{Reason, Rule, Shown};
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::measures::{Diary, Entry, sleep_day};
use crate::domain::medicine::{self, Class, ClotRisk, Medicine};
use crate::domain::profile::{Condition, Detail, Profile};
use crate::domain::settings::Settings;
use crate::domain::signs::Sign;
use crate::domain::target::{Effort, Heat};
use crate::domain::thirst::EarlySign;
use crate::domain::time::Stamp;
use crate::domain::urine::{OddColour, Urine};
use crate::domain::words::{Answers, Set, Word};

/// A cramp as a reason.
pub(super) const CRAMP: &str = "cramp";

pub(super) struct Known<'a> {
    pub(super) now: Stamp,
    pub(super) journal: &'a Journal,
    pub(super) settings: &'a Settings,
    pub(super) profile: Profile,
    pub(super) diary: Diary<'a>,
    /// Ticks of "something odd" and of cramps.
    signs: Vec<(&'a Fact, Set<Sign>)>,
    checkins: Vec<(&'a Fact, &'a CheckIn)>,
    thirst: Vec<(&'a Fact, Set<EarlySign>)>,
    weekly: Vec<(&'a Fact, Answers<WeeklySign>)>,
    pub(super) feet: Vec<(&'a Fact, Set<FootProblem>)>,
    pub(super) urine: Vec<(&'a Fact, Urine)>,
    /// Hard exercise and heat.
    strain: Vec<Reason>,
    medicines: Vec<(&'a Fact, &'a Medicine)>,
    risks: Option<(&'a Fact, Set<ClotRisk>)>,
    told: Vec<(&'a Fact, &'a Detail)>,
    seen: Vec<(&'a str, Stamp)>,
    shown: Vec<(Stamp, &'a Shown)>,
}

impl<'a> Known<'a> {
    pub(super) fn new(journal: &'a Journal, settings: &'a Settings, now: Stamp) -> Self {
        let mut known = Self {
            now,
            journal,
            settings,
            profile: Profile::at(journal, now),
            diary: Diary::new(journal, settings, now),
            signs: Vec::new(),
            checkins: Vec::new(),
            thirst: Vec::new(),
            weekly: Vec::new(),
            feet: Vec::new(),
            urine: Vec::new(),
            strain: Vec::new(),
            medicines: Vec::new(),
            risks: None,
            told: Vec::new(),
            seen: Vec::new(),
            shown: Vec::new(),
        };
        journal.standing().take_while(|fact| fact.at <= now).for_each(|fact| known.take(fact));
        known
    }

    fn take(&mut self, fact: &'a Fact) {
        let strains = self.now - fact.at < SLOWER;
        match &fact.what {
            What::Cramp(cramp) => {
                if cramp.more().signs.is_some() {
                    self.signs.push((fact, cramp.signs()));
                }
                if strains && let Some(why) = strained_by(cramp) {
                    self.strain.push(Reason::of(fact, "strain", why));
                }
            }
            What::Health(Health::Odd(signs)) => self.signs.push((fact, *signs)),
            What::Health(Health::Thirst(signs)) => self.thirst.push((fact, *signs)),
            What::Health(Health::CheckIn(told)) => {
                self.checkins.push((fact, told));
                if strains && let Some(why) = strained_on(told) {
                    self.strain.push(Reason::of(fact, "strain", why));
                }
            }
            What::Health(Health::Weekly(answers)) => self.weekly.push((fact, *answers)),
            What::Health(Health::FootCheck(problems)) => self.feet.push((fact, *problems)),
            What::Health(Health::Medicine(medicine)) => {
                medicine::tell(&mut self.medicines, fact, medicine);
            }
            What::Health(Health::ClotRisk(risks)) => self.risks = Some((fact, *risks)),
            What::Health(Health::Seen(rule)) => self.seen.push((rule, fact.at)),
            What::Health(Health::Shown(shown)) => self.shown.push((fact.at, shown)),
            What::Profile(detail) => {
                self.told.retain(|(_, known)| known.item() != detail.item());
                self.told.push((fact, detail));
            }
            What::Urine(urine) => self.urine.push((fact, *urine)),
            What::Exercise { effort: Effort::Hard, .. } | What::Heat(Heat::Day | Heat::Work { .. })
                if strains =>
            {
                self.strain.push(Reason::of(fact, "strain", fact.what.to_string()));
            }
            _ => {}
        }
    }

    /// When a clinician had looked at it last, if that counts still.
    pub(super) fn seen(&self, rule: Rule) -> Option<Stamp> {
        let of_it = self.seen.iter().rev().find(|(id, _)| *id == rule.id());
        of_it.map(|(_, at)| *at).filter(|at| self.now - *at < SEEN)
    }

    /// The card that was shown last up to a time.
    pub(super) fn shown(&self, rule: Rule, until: Stamp) -> Option<(Stamp, &'a Shown)> {
        let of_it = |(at, shown): &&(Stamp, &Shown)| *shown.rule == *rule.id() && *at <= until;
        self.shown.iter().rev().find(of_it).copied()
    }

    /// True for an answer of the last `hold` that was given after a clinician had looked at the rule.
    fn speaks(&self, at: Stamp, rule: Rule, hold: TimeDelta) -> bool {
        self.now - at < hold && self.seen(rule).is_none_or(|seen| seen < at)
    }

    /// The signs that speak for a rule.
    pub(super) fn ticked(&self, rule: Rule, hold: TimeDelta) -> Ticked<'a> {
        let told = self.signs.iter().filter(|(fact, _)| self.speaks(fact.at, rule, hold));
        Ticked(told.copied().collect())
    }

    /// The cramps that speak for a rule.
    pub(super) fn recent(&self, rule: Rule, hold: TimeDelta) -> impl Iterator<Item = Entry<'_>> {
        let entries = self.diary.after(self.now - hold).iter().copied();
        entries.filter(move |entry| self.speaks(entry.fact.at, rule, hold))
    }

    /// The cramps of the last days.
    pub(super) fn within(&self, days: i64) -> impl Iterator<Item = Entry<'_>> {
        self.diary.after(self.now - TimeDelta::days(days)).iter().copied()
    }

    /// The newest cramp of the last 28 days, as a reason.
    pub(super) fn cramping(&self) -> Vec<Reason> {
        self.within(NEW_DAYS).last().map(|entry| cramp(&entry)).into_iter().collect()
    }

    /// Cola-coloured urine that speaks for a rule, as a sign or as a colour.
    pub(super) fn cola(&self, rule: Rule, hold: TimeDelta) -> Vec<Reason> {
        let mut reasons = self.ticked(rule, hold).of(&[Sign::DarkUrine]);
        reasons.extend(self.coloured(rule, hold, |urine| urine == Urine::Odd(OddColour::ColaOrBrown)));
        reasons
    }

    /// Urine of a colour that speaks for a rule.
    pub(super) fn coloured(&self, rule: Rule, hold: TimeDelta, is_it: impl Fn(Urine) -> bool) -> Vec<Reason> {
        let facts =
            self.urine.iter().filter(|(fact, urine)| is_it(*urine) && self.speaks(fact.at, rule, hold));
        facts.map(|(fact, urine)| Reason::of(fact, "urine", format!("urine {urine}"))).collect()
    }

    /// The darkest urine that was told to a check-in and speaks for a rule, from that shade on.
    pub(super) fn dark_from(&self, rule: Rule, hold: TimeDelta, shade: u8) -> Vec<Reason> {
        let dark = |told: &CheckIn| told.urine_max.filter(|max| *max >= shade);
        let told = self.checkins.iter().filter(|(fact, _)| self.speaks(fact.at, rule, hold));
        let shades = told.filter_map(|(fact, told)| Some((*fact, dark(told)?)));
        let mut reasons: Vec<Reason> =
            shades.map(|(fact, max)| Reason::of(fact, "urine", format!("urine shade {max}"))).collect();
        let is_dark = |urine| matches!(urine, Urine::Shade(found) if found.number() >= shade);
        reasons.extend(self.coloured(rule, hold, is_dark));
        reasons
    }

    /// Early signs of too little water that speak for a rule.
    pub(super) fn thirsty(&self, rule: Rule, hold: TimeDelta) -> Vec<Reason> {
        let told = self.thirst.iter().filter(|(fact, _)| self.speaks(fact.at, rule, hold));
        let reason = |fact: &Fact, sign: EarlySign| Reason::of(fact, sign.word(), sign.question());
        told.flat_map(|(fact, signs)| signs.iter().map(|sign| reason(fact, sign))).collect()
    }

    /// Hard exercise or heat of the last days.
    pub(super) fn strain(&self) -> &[Reason] {
        &self.strain
    }

    /// The check-ins, oldest first.
    pub(super) fn checkins(&self) -> &[(&'a Fact, &'a CheckIn)] {
        &self.checkins
    }

    /// The check-ins of the last `hold` with a yes to one of these questions, a reason for each question.
    pub(super) fn answered(&self, rule: Rule, hold: TimeDelta, questions: &[Daily]) -> Vec<Reason> {
        let speaking = || self.checkins.iter().rev().filter(|(fact, _)| self.speaks(fact.at, rule, hold));
        let newest = |question: &Daily| {
            let (fact, _) = speaking().find(|(_, told)| told.answers.has(*question))?;
            Some(Reason::of(fact, question.word(), question.question()))
        };
        questions.iter().filter_map(newest).collect()
    }

    /// The last days on which a question was answered by yes, a reason for each day.
    pub(super) fn days_of(&self, question: Daily, days: u32) -> Vec<Reason> {
        let period = self.diary.last(days).days;
        let mut found: Vec<(NaiveDate, &Fact)> = Vec::new();
        for (fact, told) in &self.checkins {
            let day = sleep_day(fact.at);
            let known = found.iter().any(|(known, _)| *known == day);
            if told.answers.has(question) && period.contains(&day) && !known {
                found.push((day, fact));
            }
        }
        found.iter().map(|(_, fact)| Reason::of(fact, question.word(), question.question())).collect()
    }

    /// The last weekly checks, newest first; what was answered on one day is one check.
    pub(super) fn checks(&self) -> Vec<(&'a Fact, Answers<WeeklySign>)> {
        let mut checks: Vec<(&Fact, Answers<WeeklySign>)> = Vec::new();
        for (fact, answers) in self.weekly.iter().rev() {
            if self.now - fact.at >= TimeDelta::days(CHECK_DAYS) {
                break;
            }
            match checks.last_mut() {
                Some((known, merged)) if sleep_day(known.at) == sleep_day(fact.at) => {
                    *merged = Answers::new(merged.yes().union(answers.yes()), merged.no());
                }
                _ => checks.push((fact, *answers)),
            }
        }
        checks.truncate(CHECKS);
        checks
    }

    /// The last checks with one of these signs; a reason for each sign of each check.
    pub(super) fn checks_with(&self, signs: &[WeeklySign]) -> (usize, Vec<Reason>) {
        let checks = self.checks();
        let with = checks.iter().filter(|(_, answers)| signs.iter().any(|sign| answers.has(*sign)));
        let reasons = with.clone().flat_map(|(fact, answers)| {
            let ticked = signs.iter().filter(|sign| answers.has(**sign));
            ticked.map(|sign| Reason::of(fact, sign.word(), sign.question()))
        });
        (with.count(), reasons.collect())
    }

    /// The signs of which the answer given last, in the last 28 days, is yes.
    pub(super) fn present(&self, signs: &[WeeklySign]) -> Vec<Reason> {
        let recent = |fact: &Fact| self.now - fact.at < TimeDelta::days(NEW_DAYS);
        let last = |sign: &WeeklySign| {
            let mut told = self.weekly.iter().rev().filter(|(_, answers)| answers.get(*sign).is_some());
            let (fact, answers) = told.next()?;
            let there = recent(fact) && answers.has(*sign);
            there.then(|| Reason::of(fact, sign.word(), sign.question()))
        };
        signs.iter().filter_map(last).collect()
    }

    /// Those of [`Known::present`] that nobody ticked before the last days.
    pub(super) fn new_signs(&self, signs: &[WeeklySign], days: i64) -> Vec<Reason> {
        let old = |sign: WeeklySign| {
            let mut told = self.weekly.iter();
            told.any(|(fact, answers)| answers.has(sign) && self.now - fact.at >= TimeDelta::days(days))
        };
        let signs: Vec<WeeklySign> = signs.iter().copied().filter(|sign| !old(*sign)).collect();
        self.present(&signs)
    }

    /// The signs that were ticked so many days ago or earlier, and at each check since.
    pub(super) fn lasting(&self, signs: &[WeeklySign], days: i64) -> Vec<Reason> {
        let lasts = |reason: &Reason| {
            let mut since = None;
            for (fact, answers) in self.weekly.iter().rev() {
                let sign = signs.iter().find(|sign| sign.word() == reason.answer);
                match sign.and_then(|sign| answers.get(*sign)) {
                    Some(true) => since = Some(fact.at),
                    Some(false) => break,
                    None => {}
                }
            }
            reason.at.zip(since).is_some_and(|(last, first)| last - first >= TimeDelta::days(days))
        };
        self.present(signs).into_iter().filter(lasts).collect()
    }

    /// The medicines that are taken today.
    pub(super) fn taken(&self) -> impl Iterator<Item = (&'a Fact, &'a Medicine)> {
        let today = self.now.date_naive();
        let taken = move |medicine: &Medicine| {
            medicine.stopped.is_none_or(|day| day > today) && medicine.started.is_none_or(|day| day <= today)
        };
        self.medicines.iter().copied().filter(move |(_, medicine)| taken(medicine))
    }

    /// The medicines of these classes that are taken today.
    pub(super) fn takes(&self, classes: &[Class]) -> Vec<Reason> {
        let of_it = |medicine: &Medicine| medicine.class.is_some_and(|class| classes.contains(&class));
        let taken = self.taken().filter(|(_, medicine)| of_it(medicine));
        taken.map(|(fact, medicine)| Reason::of(fact, "medicine", medicine.to_string())).collect()
    }

    /// What was told of oneself, for the items that count.
    pub(super) fn told(&self, counts: impl Fn(&Detail) -> bool) -> Vec<Reason> {
        let told = self.told.iter().filter(|(_, detail)| counts(detail));
        told.map(|(fact, detail)| Reason::of(fact, detail.item(), detail.to_string())).collect()
    }

    /// Conditions that are there, of these.
    pub(super) fn with(&self, conditions: &[Condition]) -> Vec<Reason> {
        self.told(|detail| matches!(detail, Detail::Condition(one, true) if conditions.contains(one)))
    }

    /// Diabetes.
    pub(super) fn diabetes(&self) -> Vec<Reason> {
        self.with(&[Condition::Diabetes, Condition::DiabetesNeuropathy])
    }

    /// What makes a clot in a leg more likely.
    pub(super) fn clot_risks(&self) -> Vec<Reason> {
        let mut reasons = self.with(&[Condition::Cancer, Condition::EarlierClot]);
        reasons.extend(self.told(|detail| *detail == Detail::Pregnant(true)));
        reasons.extend(self.takes(&[Class::Oestrogen]));
        if let Some((fact, risks)) = self.risks {
            let held = risks.iter().filter(|risk| risk.holds(fact.at, self.now));
            reasons.extend(held.map(|risk| Reason::of(fact, risk.word(), risk.label())));
        }
        reasons
    }
}

/// Signs with the facts they were ticked in.
pub(super) struct Ticked<'a>(pub(super) Vec<(&'a Fact, Set<Sign>)>);

impl Ticked<'_> {
    /// A reason for each of these signs that was ticked.
    pub(super) fn of(&self, signs: &[Sign]) -> Vec<Reason> {
        let newest = |sign: &Sign| {
            let (fact, _) = self.0.iter().rev().find(|(_, ticked)| ticked.has(*sign))?;
            Some(Reason::of(fact, sign.word(), sign.question()))
        };
        signs.iter().filter_map(newest).collect()
    }
}

/// A cramp as a reason.
pub(super) fn cramp(entry: &Entry<'_>) -> Reason {
    let details = entry.cramp.details();
    let comma = if details.is_empty() { "" } else { ", " };
    Reason::of(entry.fact, CRAMP, format!("cramp, {}{comma}{details}", entry.cramp.place()))
}

/// Cramps as reasons.
pub(super) fn cramps<'e>(entries: impl IntoIterator<Item = &'e Entry<'e>>) -> Vec<Reason> {
    entries.into_iter().map(cramp).collect()
}

fn strained_by(cramp: &Cramp) -> Option<&'static str> {
    let more = cramp.more();
    let exercise =
        matches!(more.state_before, Some(StateBefore::Exercise | StateBefore::Within6hAfterExercise))
            || more.triggers.has(Trigger::NewOrHardExercise);
    match (exercise, more.triggers.has(Trigger::HotWeather)) {
        (true, _) => Some("cramp with exercise before"),
        (false, true) => Some("cramp in hot weather"),
        (false, false) => None,
    }
}

fn strained_on(told: &CheckIn) -> Option<&'static str> {
    match (told.exercise, told.answers.has(Daily::HotEnv)) {
        (Some(Exercise::Done(Effort::Hard)), _) => Some("hard exercise"),
        (_, true) => Some(Daily::HotEnv.question()),
        _ => None,
    }
}
