//! A made-up journal of some years, to try things out and to measure with: the same for the same end and number of
//! years, about 28 facts a day at the desk. Owns the invented days at the desk; the person behind them is `person`'s.
//! Knows no file.

mod person;

use chrono::{DateTime, Datelike, FixedOffset, Months, NaiveDate, NaiveTime, TimeDelta, TimeZone};

use crate::domain::demo::person::Plan;
use crate::domain::fact::{AwayWhy, BreakMark, Fact, Id, PauseWhy, StretchDone, What};
use crate::domain::hydration::DrinkKind;
use crate::domain::quantity::Millilitres;
use crate::domain::target::Heat;
use crate::domain::time::Stamp;
use crate::domain::urine::{Shade, Urine};

/// Most years that are made up.
pub const MOST_YEARS: u32 = 100;

/// The facts of the years that end with `end`, day by day, each day in its order.
pub fn facts(end: Stamp, years: u32) -> impl Iterator<Item = Fact> {
    let last = end.date_naive();
    let first = last.checked_sub_months(Months::new(12 * years.min(MOST_YEARS))).unwrap_or(last);
    let mut maker = Maker { offset: *end.offset(), chance: Chance(0x9e37_79b9_7f4a_7c15), made: 0 };
    let days = first.iter_days().skip(1).take_while(move |day| *day <= last);
    days.flat_map(move |day| maker.day(day, (last - day).num_days())).filter(move |fact| fact.at <= end)
}

struct Maker {
    offset: FixedOffset,
    chance: Chance,
    made: u64,
}

impl Maker {
    /// The facts of the day that lies so many days before the last one.
    fn day(&mut self, day: NaiveDate, ago: i64) -> Vec<Fact> {
        let mut facts = Vec::with_capacity(40);
        let plan = Plan::of(&mut self.chance, day, ago);
        self.once(&mut facts, day, &plan);
        if plan.away {
            return facts;
        }
        let (from, hours, evening) = if plan.weekend { (10, 4, 6) } else { (8, 9, 3) };
        let mut now = self.moment(day, from, 0) + TimeDelta::minutes(self.chance.below(45));
        self.put(&mut facts, now, What::WindowOpened);
        for hour in 0..hours {
            let begun = now;
            now += TimeDelta::minutes(5 + self.chance.below(12));
            let kind = self.by_day(hour, &plan);
            self.drink(&mut facts, now, kind, &plan);
            now = begun + TimeDelta::minutes(54 + self.chance.below(6));
            match (hour, self.chance.below(8)) {
                (4, _) => {
                    let away = What::Away { why: AwayWhy::Told, secs: Some(2_700) };
                    self.put(&mut facts, now, away);
                    now += TimeDelta::minutes(45);
                }
                (_, 0) => self.put(&mut facts, now, What::Break(BreakMark::Skipped)),
                (_, 1) => self.put(&mut facts, now, What::Break(BreakMark::Snoozed { mins: 10 })),
                (2 | 6, _) => self.stretch(&mut facts, now),
                _ => {
                    let secs = u32::try_from(60 + self.chance.below(300)).ok();
                    self.put(&mut facts, now, What::Break(BreakMark::Taken { secs }));
                }
            }
            self.quiet(&mut facts, day, hour, begun);
            if self.chance.below(40) == 0 {
                self.take_back(&mut facts, now);
            }
        }
        self.put(&mut facts, now, What::WindowClosed);
        for glass in 0..evening {
            now += TimeDelta::minutes(20 + self.chance.below(40));
            let kind = self.by_evening(glass, &plan);
            self.drink(&mut facts, now, kind, &plan);
        }
        self.put(&mut facts, now, What::WindowOpened);
        self.put(&mut facts, now + TimeDelta::minutes(3), What::WindowClosed);
        if let Some(shade) = Shade::new(plan.shade) {
            self.put(&mut facts, now + TimeDelta::minutes(5), What::Urine(Urine::Shade(shade)));
        }
        if let Some((effort, mins)) = plan.exercise {
            self.put(&mut facts, now + TimeDelta::minutes(6), What::Exercise { effort, mins });
        }
        if plan.hot {
            self.put(&mut facts, now + TimeDelta::minutes(7), What::Heat(Heat::Day));
        }
        self.night(&mut facts, day, &plan);
        facts
    }

    /// What is drunk in that hour at the desk: coffee early, and late on some days.
    fn by_day(&mut self, hour: u32, plan: &Plan) -> DrinkKind {
        match (hour, self.chance.below(4)) {
            (0, _) => DrinkKind::Coffee,
            (6, _) if plan.late_coffee => DrinkKind::Coffee,
            (2, 0 | 1) => DrinkKind::Tea,
            (5.., 0) => DrinkKind::Herbal,
            _ => DrinkKind::Water,
        }
    }

    fn by_evening(&mut self, glass: u32, plan: &Plan) -> DrinkKind {
        match (glass, &plan.alcohol) {
            (0, _) if plan.weekend && plan.late_coffee => DrinkKind::Coffee,
            (2 | 5, Some(kind)) => kind.clone(),
            _ if self.chance.below(4) == 0 => DrinkKind::Herbal,
            _ => DrinkKind::Water,
        }
    }

    /// Meetings, a locked screen, a long look at nothing.
    fn quiet(&mut self, facts: &mut Vec<Fact>, day: NaiveDate, hour: u32, begun: Stamp) {
        let after = |minutes| begun + TimeDelta::minutes(minutes);
        match (day.day() % 5, hour) {
            (1 | 3, 1) => {
                let meeting = What::Pause { why: PauseWhy::Meeting, secs: 2_700 };
                self.put(facts, after(8), meeting);
                self.put(facts, after(40), What::Resume);
            }
            (2, 5) => {
                self.put(facts, after(20), What::Away { why: AwayWhy::Lock, secs: None });
                self.put(facts, after(23), What::Back);
            }
            (4, 7) => self.put(facts, after(10), What::Idle { secs: 1_200, up: Some(false) }),
            (0, 7) => self.put(facts, after(10), What::Pause { why: PauseWhy::Told, secs: 1_800 }),
            _ => {}
        }
    }

    fn moment(&self, day: NaiveDate, hour: u32, minute: u32) -> Stamp {
        let local = day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or(NaiveTime::MIN));
        let fixed = self.offset.from_local_datetime(&local).single();
        fixed.unwrap_or_else(|| DateTime::from_naive_utc_and_offset(local, self.offset))
    }

    fn put(&mut self, facts: &mut Vec<Fact>, at: Stamp, what: What) {
        let at = at + TimeDelta::seconds(self.chance.below(50));
        self.made += 1;
        facts.push(Fact { id: id(self.made), at, what, note: None, instead: None });
    }

    fn drink(&mut self, facts: &mut Vec<Fact>, at: Stamp, kind: DrinkKind, plan: &Plan) {
        if plan.dry && self.chance.below(2) == 0 {
            return;
        }
        let more = if plan.is_sweaty() { 100 } else { 0 };
        let amount = Millilitres(100 + more + 50 * self.chance.number(4));
        self.put(facts, at, What::Drink { kind, amount });
    }

    fn stretch(&mut self, facts: &mut Vec<Fact>, at: Stamp) {
        let whole = self.chance.below(6) > 0;
        let done =
            StretchDone { routine: "desk-75".into(), secs: if whole { 75 } else { 31 }, whole, stood: true };
        self.put(facts, at, What::Stretch(done));
    }

    fn take_back(&mut self, facts: &mut Vec<Fact>, at: Stamp) {
        if let Some(target) = facts.last().map(|fact| fact.id.clone()) {
            self.put(facts, at + TimeDelta::minutes(1), What::Undo(target));
        }
    }
}

/// Xorshift: the same numbers everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::from(((self.0 >> 32) as u32) % end.max(1))
    }

    fn number(&mut self, end: u32) -> u32 {
        u32::try_from(self.below(end)).unwrap_or(0)
    }

    /// True so many times of a hundred.
    fn percent(&mut self, percent: i64) -> bool {
        self.below(100) < percent
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        let end = u32::try_from(of.len()).unwrap_or(u32::MAX);
        &of[usize::try_from(self.below(end)).unwrap_or(0)]
    }
}

/// The id of the fact of that number: of the shape that the journal gives to ids, and another for every number.
fn id(number: u64) -> Id {
    const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut bits = number.wrapping_mul(0x5_deec_e66d) & ((1 << 40) - 1);
    let mut text = String::from(char::from(LETTERS[10 + (bits >> 36) as usize]));
    text.push(char::from(LETTERS[((bits >> 33) & 7) as usize]));
    for _ in 0..8 {
        text.push(char::from(LETTERS[(bits & 31) as usize]));
        bits >>= 5;
    }
    Id::new(&text)
}
