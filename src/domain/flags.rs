//! Flags: rules that fired. Owns the rules and their levels of care, which card is shown and for how long it rests, and
//! what the journal notes of a card. The texts of the cards are content; the conditions stand in `emergency`, `soon` and
//! `visit`, their numbers in `limits`.
//!
//! A rule is a pure function of the journal and the time. A missing answer neither fires a rule nor takes it back.

mod emergency;
mod known;
/// The numbers of the rules.
pub mod limits;
mod soon;
mod visit;

use std::cmp::Reverse;
use std::fmt;

use chrono::TimeDelta;

use crate::domain::fact::{Fact, Id, What};
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::settings::Settings;
use crate::domain::time::{ClockFace, Stamp};
use crate::domain::words::words;

use known::Known;

words! {
    /// How soon somebody should look at it; later ones are more urgent.
    Level, "a level of care":
    NextVisit = "next_visit",
    Soon14 = "soon_14",
    Soon2 = "soon_2",
    SameDay = "same_day",
    Ambulance = "ambulance",
}

impl Level {
    /// True if it cannot wait until tomorrow.
    #[must_use]
    pub fn is_emergency(self) -> bool {
        self >= Self::SameDay
    }

    /// What it comes to, in a few calm words.
    #[must_use]
    pub fn call(self) -> &'static str {
        match self {
            Self::NextVisit => "worth a word at your next visit",
            Self::Soon14 => "worth an appointment soon",
            Self::Soon2 => "worth a call within two days",
            Self::SameDay => "have it checked today",
            Self::Ambulance => "get emergency help now",
        }
    }

    /// How long a card rests after it was shown; an emergency never does.
    #[must_use]
    pub fn rest(self) -> Option<TimeDelta> {
        match self {
            Self::NextVisit => Some(limits::REST_VISIT),
            Self::Soon14 | Self::Soon2 => Some(limits::REST_SOON),
            Self::SameDay | Self::Ambulance => None,
        }
    }
}

/// Makes the enum of the rules, each with its id.
macro_rules! rules {
    ($($rule:ident = $id:literal,)+) => {
        /// The rules, in the order of their numbers.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names are the ids")]
        pub enum Rule {
            $($rule,)+
        }

        impl Rule {
            /// Every rule, in the order of their numbers.
            pub const ALL: &'static [Self] = &[$(Self::$rule,)+];

            /// Its id, as it stands in the journal: `C-06a`.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$rule => $id,)+
                }
            }
        }
    };
}

rules! {
    E01 = "E-01",
    E02 = "E-02",
    E03 = "E-03",
    E04 = "E-04",
    E05 = "E-05",
    E06 = "E-06",
    E07 = "E-07",
    E08 = "E-08",
    E09 = "E-09",
    E10 = "E-10",
    E11 = "E-11",
    E12 = "E-12",
    E13 = "E-13",
    E14 = "E-14",
    C01 = "C-01",
    C02 = "C-02",
    C03a = "C-03a",
    C03b = "C-03b",
    C03c = "C-03c",
    C04a = "C-04a",
    C04b = "C-04b",
    C05a = "C-05a",
    C05b = "C-05b",
    C06a = "C-06a",
    C06b = "C-06b",
    C07 = "C-07",
    C08 = "C-08",
    C09a = "C-09a",
    C09b = "C-09b",
    C10 = "C-10",
    C11 = "C-11",
    C12 = "C-12",
    C13 = "C-13",
    C14 = "C-14",
    V01 = "V-01",
    V02 = "V-02",
    V03 = "V-03",
    V04 = "V-04",
    V05 = "V-05",
    V06 = "V-06",
    V07 = "V-07",
    V08 = "V-08",
    V09 = "V-09",
    V10 = "V-10",
    V11 = "V-11",
}

impl Rule {
    /// The rule of that id; the hyphen and capitals do not matter.
    ///
    /// # Errors
    /// Says where the ids are found.
    pub fn parse(text: &str) -> Result<Self, String> {
        let plain = |id: &str| id.trim().to_lowercase().replace(['-', ' '], "");
        let found = Self::ALL.iter().copied().find(|rule| plain(rule.id()) == plain(text));
        found.ok_or_else(|| format!("\"{text}\" is no rule; `supple flags` shows those that fired"))
    }

    /// Whether it fires, and why.
    fn verdict(self, known: &Known<'_>) -> Option<Verdict> {
        match self {
            Self::E01 => emergency::e01(known),
            Self::E02 => emergency::e02(known),
            Self::E03 => emergency::e03(known),
            Self::E04 => emergency::e04(known),
            Self::E05 => emergency::e05(known),
            Self::E06 => emergency::e06(known),
            Self::E07 => emergency::e07(known),
            Self::E08 => emergency::e08(known),
            Self::E09 => emergency::e09(known),
            Self::E10 => emergency::e10(known),
            Self::E11 => emergency::e11(known),
            Self::E12 => emergency::e12(known),
            Self::E13 => emergency::e13(known),
            Self::E14 => emergency::e14(known),
            Self::C01 => soon::c01(known),
            Self::C02 => soon::c02(known),
            Self::C03a => soon::c03a(known),
            Self::C03b => soon::c03b(known),
            Self::C03c => soon::c03c(known),
            Self::C04a => soon::c04a(known),
            Self::C04b => soon::c04b(known),
            Self::C05a => soon::c05a(known),
            Self::C05b => soon::c05b(known),
            Self::C06a => soon::c06a(known),
            Self::C06b => soon::c06b(known),
            Self::C07 => soon::c07(known),
            Self::C08 => soon::c08(known),
            Self::C09a => soon::c09a(known),
            Self::C09b => soon::c09b(known),
            Self::C10 => soon::c10(known),
            Self::C11 => soon::c11(known),
            Self::C12 => soon::c12(known),
            Self::C13 => soon::c13(known),
            Self::C14 => soon::c14(known),
            Self::V01 => visit::v01(known),
            Self::V02 => visit::v02(known),
            Self::V03 => visit::v03(known),
            Self::V04 => visit::v04(known),
            Self::V05 => visit::v05(known),
            Self::V06 => visit::v06(known),
            Self::V07 => visit::v07(known),
            Self::V08 => visit::v08(known),
            Self::V09 => visit::v09(known),
            Self::V10 => visit::v10(known),
            Self::V11 => visit::v11(known),
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// That the card of a rule was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Id of the rule: `C-06a`.
    pub rule: Box<str>,
    /// The level it had.
    pub level: Level,
    /// How many different answers spoke for it.
    pub reasons: u32,
}

/// An answer, or a count of answers, that speaks for a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// What was answered: the same for every answer to one question.
    pub answer: &'static str,
    /// The fact with the answer; none for a count.
    pub fact: Option<Id>,
    /// When that was.
    pub at: Option<Stamp>,
    /// The answer in words.
    pub words: String,
}

impl Reason {
    fn of(fact: &Fact, answer: &'static str, words: impl Into<String>) -> Self {
        Self { answer, fact: Some(fact.id.clone()), at: Some(fact.at), words: words.into() }
    }

    fn count(answer: &'static str, words: String) -> Self {
        Self { answer, fact: None, at: None, words }
    }
}

impl Reason {
    /// `21 Nov 03:41: one leg swollen`, or a count by itself.
    #[must_use]
    pub fn dated(&self, clock: ClockFace) -> String {
        match self.at {
            Some(at) => format!("{} {}: {}", at.format("%-d %b"), clock.show(at), self.words),
            None => self.words.clone(),
        }
    }
}

/// What a rule came to.
struct Verdict {
    level: Level,
    pressing: bool,
    reasons: Vec<Reason>,
}

impl Verdict {
    /// At this level if there is a reason.
    fn of(level: Level, reasons: Vec<Reason>) -> Option<Self> {
        (!reasons.is_empty()).then_some(Self { level, pressing: false, reasons })
    }

    /// At this level if each of the groups has a reason.
    fn all<const N: usize>(level: Level, groups: [Vec<Reason>; N]) -> Option<Self> {
        let each = groups.iter().all(|group| !group.is_empty());
        each.then(|| Self { level, pressing: false, reasons: groups.into_iter().flatten().collect() })
    }

    /// At this level at least if there are more reasons, which are then named too.
    fn or(mut self, level: Level, more: Vec<Reason>) -> Self {
        if !more.is_empty() {
            self.level = self.level.max(level);
            self.reasons.extend(more);
        }
        self
    }
}

/// A rule that fired.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// The rule.
    pub rule: Rule,
    /// How soon somebody should look at it.
    pub level: Level,
    /// It is to be said with more force: not "today" but "now".
    pub pressing: bool,
    /// The answers that fired it, in the order of the rule.
    pub reasons: Vec<Reason>,
    /// When a clinician was told about, the last time in the last 90 days.
    pub seen: Option<Stamp>,
    /// True while its card is not to be shown by itself: it was shown or seen not long ago, and nothing got worse.
    pub rests: bool,
}

impl Flag {
    /// How many different answers speak for it.
    #[must_use]
    pub fn answers(&self) -> u32 {
        let mut answers: Vec<&str> = self.reasons.iter().map(|reason| reason.answer).collect();
        answers.sort_unstable();
        answers.dedup();
        u32::try_from(answers.len()).unwrap_or(u32::MAX)
    }

    /// The note that its card is shown now.
    #[must_use]
    pub fn shown(&self) -> What {
        let shown = Shown { rule: self.rule.id().into(), level: self.level, reasons: self.answers() };
        What::Health(Health::Shown(Box::new(shown)))
    }

    /// The note that a clinician has looked at it.
    #[must_use]
    pub fn was_seen(&self) -> What {
        What::Health(Health::Seen(self.rule.id().into()))
    }

    fn is_worse_than(&self, shown: &Shown) -> bool {
        self.level > shown.level || self.answers() > shown.reasons
    }
}

/// All rules that fire at a time, the most urgent first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flags {
    /// Highest level first, then lowest number.
    pub fired: Vec<Flag>,
}

impl Flags {
    /// Judges what the journal tells up to `now`: the last [`limits::SPAN`] days, cramps of the last [`limits::CRAMPS`], and
    /// what holds whenever it was told.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, now: Stamp) -> Self {
        let known = Known::new(journal, settings, now);
        let flag = |rule: &Rule| {
            let Verdict { level, pressing, reasons } = rule.verdict(&known)?;
            let seen = known.seen(*rule);
            let flag = Flag { rule: *rule, level, pressing, reasons, seen, rests: false };
            Some(Flag { rests: rests(&flag, &known), ..flag })
        };
        let mut fired: Vec<Flag> = Rule::ALL.iter().filter_map(flag).collect();
        fired.sort_by_key(|flag| (Reverse(flag.level), flag.rule));
        Self { fired }
    }

    /// The one card that is to be shown by itself: the most urgent of those that do not rest.
    #[must_use]
    pub fn card(&self) -> Option<&Flag> {
        self.fired.iter().find(|flag| !flag.rests)
    }

    /// The flag that the Cramps pane and the status line speak of. What can wait for the next visit is said once and then
    /// left to the page of the flags.
    #[must_use]
    pub fn notice(&self) -> Option<&Flag> {
        let stays = |flag: &&Flag| flag.is_open() && (flag.level > Level::NextVisit || !flag.rests);
        self.fired.iter().find(stays)
    }

    /// The flag that stands first on the page of the flags: the most urgent that no clinician has looked at yet.
    #[must_use]
    pub fn top(&self) -> Option<&Flag> {
        self.fired.iter().find(|flag| flag.is_open())
    }

    /// Those that stand beside that one.
    pub fn also_noted(&self) -> impl Iterator<Item = &Flag> {
        let top = self.top().map(|flag| flag.rule);
        self.fired.iter().filter(move |flag| Some(flag.rule) != top)
    }

    /// The flag of that rule, if it fired.
    #[must_use]
    pub fn get(&self, rule: Rule) -> Option<&Flag> {
        self.fired.iter().find(|flag| flag.rule == rule)
    }
}

impl Flag {
    /// True until a clinician has looked at it; again when it got worse since.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.seen.is_none() || !self.rests
    }
}

/// Whether a card is left alone. An emergency is not: what was answered before it was seen is no reason any more, and
/// whatever is answered after that is a new one.
fn rests(flag: &Flag, known: &Known<'_>) -> bool {
    let Some(rest) = flag.level.rest() else { return false };
    let same = |shown: Option<(Stamp, &Shown)>| shown.is_none_or(|(_, shown)| !flag.is_worse_than(shown));
    if flag.seen.is_some_and(|seen| same(known.shown(flag.rule, seen))) {
        return true;
    }
    let shown = known.shown(flag.rule, known.now);
    shown.is_some_and(|(at, _)| known.now - at < rest) && same(shown)
}

/// The flags of a journal, judged again when it changes and every few minutes, because answers age.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Watch {
    /// What was found last.
    pub flags: Flags,
    judged: Option<Stamp>,
}

impl Watch {
    /// Judges now.
    pub fn judge(&mut self, journal: &Journal, settings: &Settings, now: Stamp) {
        self.flags = Flags::new(journal, settings, now);
        self.judged = Some(now);
    }

    /// Judges if it is time to.
    pub fn keep(&mut self, journal: &Journal, settings: &Settings, now: Stamp) {
        let fresh = |at: Stamp| (now - at).abs() < limits::AGAIN;
        if !self.judged.is_some_and(fresh) {
            self.judge(journal, settings, now);
        }
    }
}
