//! Warning signs of some days: reported, asked and not reported, not asked.

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::domain::checkin::WeeklySign;
use crate::domain::fact::What;
use crate::domain::health::Health;
use crate::domain::journal::Journal;
use crate::domain::signs::Sign;
use crate::domain::time::Stamp;
use crate::domain::urine::Urine;
use crate::domain::visit::within;
use crate::domain::words::Word;

/// Weekly signs of the skin and of pain at rest, which point to the arteries (`clinical.md` C-03b, C-03c).
const CIRCULATION: [WeeklySign; 6] = [
    WeeklySign::ColourChange,
    WeeklySign::ShinySkin,
    WeeklySign::HairLoss,
    WeeklySign::WeakPulse,
    WeeklySign::SlowWound,
    WeeklySign::RestPainEasedByHanging,
];

const FEET: &str = "a problem at a look at the feet";

/// A sign that was reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The sign, in the words of its question.
    pub sign: String,
    /// The days on which it was, oldest first, each once.
    pub days: Vec<NaiveDate>,
}

/// What was asked of warning signs. A sign that was reported once stands there alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signs {
    /// Those that were there.
    pub reported: Vec<Reported>,
    /// Those that were asked for and not there.
    pub absent: Vec<String>,
    /// Those that nobody asked for.
    pub not_asked: Vec<String>,
    /// One of the reported ones points to the arteries.
    pub points_to_circulation: bool,
}

impl Signs {
    /// Looks through the answers of these days. A list on which things are ticked says nothing of what was left out; the form
    /// of a cramp and the questions of the week do.
    pub(super) fn new(journal: &Journal, days: &RangeInclusive<NaiveDate>, until: Stamp) -> Self {
        let mut signs = Self::default();
        let (mut weeks, mut forms, mut looks) = (0_u32, 0_u32, 0_u32);
        for fact in within(journal, days, until) {
            let day = fact.at.date_naive();
            match &fact.what {
                What::Health(Health::Weekly(answers)) => {
                    weeks += 1;
                    answers.yes().iter().for_each(|sign| signs.report(sign.question(), day));
                    answers.no().iter().for_each(|sign| signs.deny(sign.question()));
                    signs.points_to_circulation |= CIRCULATION.iter().any(|sign| answers.has(*sign));
                }
                What::Cramp(cramp) if cramp.more().signs.is_some() => {
                    forms += 1;
                    cramp.signs().iter().for_each(|sign| signs.report(question(sign), day));
                    let left = Sign::CRAMP.into_iter().filter(|sign| !cramp.signs().has(*sign));
                    left.for_each(|sign| signs.deny(question(sign)));
                    signs.points_to_circulation |= cramp.signs().has(Sign::ColdPaleBlue);
                }
                What::Health(Health::Odd(ticked)) => {
                    ticked.iter().for_each(|sign| signs.report(question(sign), day));
                    signs.points_to_circulation |= ticked.has(Sign::ColdPaleBlue);
                }
                What::Health(Health::FootCheck(found)) => {
                    looks += 1;
                    found.iter().for_each(|one| signs.report(&format!("feet: {}", one.label()), day));
                    signs.deny(FEET);
                }
                What::Urine(Urine::Odd(colour)) => signs.report(&format!("urine {}", colour.label()), day),
                _ => {}
            }
        }
        let feet = signs.reported.iter().any(|one| one.sign.starts_with("feet: "));
        let is_reported = |sign: &String| signs.reported.iter().any(|one| one.sign == *sign);
        let absent: Vec<String> = signs.absent.iter().filter(|sign| !is_reported(sign)).cloned().collect();
        signs.absent = absent.into_iter().filter(|sign| !(feet && sign == FEET)).collect();
        match weeks {
            0 => signs.not_asked.push("every sign of the weekly check".to_owned()),
            _ => signs.leave_open(WeeklySign::ALL.iter().map(|sign| sign.question())),
        }
        match forms {
            0 => signs.not_asked.push("signs with a cramp".to_owned()),
            _ => signs.leave_open(Sign::CRAMP.into_iter().map(question)),
        }
        if looks == 0 {
            signs.not_asked.push("a look at the feet".to_owned());
        }
        signs
    }

    fn report(&mut self, sign: &str, day: NaiveDate) {
        match self.reported.iter_mut().find(|known| known.sign == sign) {
            Some(known) if known.days.last() == Some(&day) => {}
            Some(known) => known.days.push(day),
            None => self.reported.push(Reported { sign: sign.to_owned(), days: vec![day] }),
        }
    }

    fn deny(&mut self, sign: &str) {
        if !self.absent.iter().any(|known| known == sign) {
            self.absent.push(sign.to_owned());
        }
    }

    fn leave_open<'s>(&mut self, asked: impl Iterator<Item = &'s str>) {
        for sign in asked {
            let known = self.absent.iter().any(|known| known == sign)
                || self.reported.iter().any(|known| known.sign == sign);
            if !known {
                self.not_asked.push(sign.to_owned());
            }
        }
    }
}

/// The question without what is explained in brackets.
fn question(sign: Sign) -> &'static str {
    let question = sign.question();
    question.split_once(" (").map_or(question, |(before, _)| before)
}
