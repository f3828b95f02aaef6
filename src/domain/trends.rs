//! The trends of 28 days and of a year: what each day or week came to, when and where cramps come, what eased them, and 28
//! days beside the 28 before. Counts only; nothing here says what leads to what.

use chrono::{Datelike, Days, NaiveDate, TimeDelta};

use crate::domain::associations::{self, Association};
use crate::domain::bedtime::SixWeeks;
use crate::domain::cramps::Site;
use crate::domain::days::{Breaks, Day, Water, days};
use crate::domain::factor::Factor;
use crate::domain::journal::Journal;
use crate::domain::measures::{
    Diary, Measured, PERIOD, Period, Rate, Rise, Score, Share, Sides, Spread, TooFew, Unit, comparable,
    sleep_day,
};
use crate::domain::one_change::OneChange;
use crate::domain::quantity::{Millilitres, Units, one_decimal};
use crate::domain::settings::Settings;
use crate::domain::time::{Stamp, in_words, to_the_second};

/// Weeks of the year view: every day of a year lies in one of 53.
pub const WEEKS: u32 = 53;

/// Days of the journal that all of this rests on.
pub const LOOK_BACK: u32 = 7 * WEEKS + 1;

/// How much is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Span {
    /// 28 days, day by day.
    #[default]
    Month,
    /// A year, week by week.
    Year,
}

impl Span {
    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Month => Self::Year,
            Self::Year => Self::Month,
        }
    }

    /// In words: `28 days`, `one year`.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Month => "28 days",
            Self::Year => "one year",
        }
    }

    /// How many days.
    #[must_use]
    pub fn days(self) -> u32 {
        match self {
            Self::Month => PERIOD,
            Self::Year => associations::WINDOW,
        }
    }
}

/// A chart of days or weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the charts")]
pub enum Chart {
    Drinks,
    Breaks,
    Stretch,
    Bed,
    Cramps,
}

impl Chart {
    /// Every chart, from above.
    pub const ALL: [Self; 5] = [Self::Drinks, Self::Breaks, Self::Stretch, Self::Bed, Self::Cramps];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Drinks => "drinks",
            Self::Breaks => "breaks",
            Self::Stretch => "stretch",
            Self::Bed => "bed",
            Self::Cramps => "cramps",
        }
    }
}

/// When, where and how cramps came in some days, and what was done.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    /// Cramps.
    pub cramps: u32,
    /// Days with a cramp of all covered days.
    pub cramp_days: Share,
    /// Cramps a week.
    pub rate: Measured<Rate>,
    /// Cramps of the night among all.
    pub night: Measured<Share>,
    /// Twelve parts of the clock of two hours each, from noon to noon, so that the night is in one piece.
    pub clock: Measured<[u32; 12]>,
    /// Muscles with a cramp, and on which side, most first.
    pub places: Measured<Vec<(Site, Sides)>>,
    /// How long they were, in seconds.
    pub length: Measured<Spread>,
    /// How strong, 0 to 10.
    pub strength: Measured<Spread>,
    /// What was tried and how often it helped, the best first.
    pub relief: Vec<Score>,
}

/// The first hour of each part of [`Pattern::clock`].
#[must_use]
pub fn hour_of(part: usize) -> u32 {
    (12 + 2 * u32::try_from(part).unwrap_or(0)) % 24
}

impl Pattern {
    fn of(period: &Period<'_>) -> Self {
        let clock = period.clock().map(|mut hours| {
            hours.rotate_left(6);
            hours
        });
        let mut relief = period.relief();
        let rank = |score: &Score| match score.helped {
            Ok(share) => (0, u64::from(share.of - share.part) * 1_000 / u64::from(share.of.max(1))),
            Err(few) => (1, u64::from(few.need - few.have)),
        };
        relief.sort_by_key(rank);
        Self {
            cramps: period.cramps(),
            cramp_days: Share { part: period.cramp_days(), of: period.covered() },
            rate: period.per_week(),
            night: period.night_share(),
            clock,
            places: places(period),
            length: period.length(),
            strength: period.strength(),
            relief,
        }
    }

    /// What the cramps came to, a sentence each.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let spread = |of: &Spread, show: &dyn Fn(f64) -> String| {
            let [lower, upper, median] = [of.lower, of.upper, of.median].map(show);
            if lower == upper {
                return format!("half of them or more {median}");
            }
            format!("half of them {lower} to {upper}, the middle {median}")
        };
        if let (0, Err(few)) = (self.cramp_days.of, self.rate) {
            return vec![few.to_string()];
        }
        let mut all = vec![format!(
            "{} on {} of {} covered days",
            counted(self.cramps, "cramp"),
            self.cramp_days.part,
            self.cramp_days.of
        )];
        all.push(match self.rate {
            Ok(rate) => format!("{:.1} a week", rate.per_week()),
            Err(few) => format!("a week: {few}"),
        });
        if let Ok(night) = self.night {
            all.push(format!("{} of {} at night", night.part, night.of));
        }
        if let Ok(length) = self.length {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a median of seconds"
            )]
            let show = |secs: f64| to_the_second(secs.round() as u32);
            all.push(format!("length: {}", spread(&length, &show)));
        }
        if let Ok(strength) = self.strength {
            all.push(format!("strength of 10: {}", spread(&strength, &one_decimal)));
        }
        all
    }
}

/// The places with the most cramps first.
fn places(period: &Period<'_>) -> Measured<Vec<(Site, Sides)>> {
    let mut places = period.places()?;
    places.sort_by_key(|(_, sides)| std::cmp::Reverse(all_of(*sides)));
    Ok(places)
}

/// All cramps of a place.
#[must_use]
pub fn all_of(sides: Sides) -> u32 {
    sides.left + sides.right + sides.both + sides.unknown
}

/// The sides of a place in words: `12 left, 3 right`.
#[must_use]
pub fn sides_said(sides: Sides) -> String {
    let all = [
        (sides.left, "left"),
        (sides.right, "right"),
        (sides.both, "both"),
        (sides.unknown, "side not said"),
    ];
    let said = all.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}"));
    said.collect::<Vec<_>>().join(", ")
}

/// A score in words: `helped 13 of 15 times`.
#[must_use]
pub fn score_said(score: &Score) -> String {
    match score.helped {
        Ok(share) => format!("helped {} of {} times", share.part, share.of),
        Err(few) => few.to_string(),
    }
}

/// A row of the comparison of 28 days with the 28 before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Of what.
    pub title: &'static str,
    /// Before and lately, or what is missing.
    pub sides: Measured<[String; 2]>,
    /// What the difference may mean, where that can be said.
    pub note: Option<&'static str>,
}

impl Row {
    /// The row as a sentence: `goal reached: 12 of 26 before, 18 of 27 lately`.
    #[must_use]
    pub fn said(&self) -> String {
        let said = match &self.sides {
            Ok([before, lately]) => format!("{before} before, {lately} lately"),
            Err(few) => few.to_string(),
        };
        let note = self.note.map_or_else(String::new, |note| format!(". {note}"));
        format!("{}: {said}{note}", self.title)
    }
}

/// All of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Trends {
    /// The days of the year view and its last week so far, oldest first.
    pub days: Vec<Day>,
    /// The pattern of 28 days, and of a year.
    patterns: [Pattern; 2],
    /// What goes together with cramps, over the last year.
    pub links: Vec<Association>,
    /// 28 days beside the 28 before.
    pub change: Vec<Row>,
    /// The last of these days.
    pub until: NaiveDate,
    /// The six weeks of the bedtime routine.
    pub six_weeks: Option<SixWeeks>,
    /// The one change that runs, or has ended last.
    pub one_change: Option<OneChange>,
    units: Units,
}

impl Trends {
    /// As seen at `now`; `pinned` is what the person would most like to know.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, now: Stamp, pinned: Option<Factor>) -> Self {
        let mut days = days(journal, settings, now, 7 * WEEKS);
        // Weeks begin on Monday; the first that is not whole is left out.
        let whole = days.iter().position(|day| day.date.weekday().num_days_from_monday() == 0);
        days.drain(..whole.unwrap_or(0));
        let diary = Diary::new(journal, settings, now);
        Self {
            patterns: [Span::Month, Span::Year].map(|span| Pattern::of(&diary.last(span.days()))),
            links: associations::table(&days, sleep_day(now), pinned),
            change: change(&diary, &days, settings.units),
            until: diary.today,
            six_weeks: SixWeeks::new(journal, now),
            one_change: OneChange::of(journal, &days, settings.day_start, sleep_day(now)),
            days,
            units: settings.units,
        }
    }

    /// What the six weeks and the one change came to, as far as there are any.
    #[must_use]
    pub fn outcomes(&self) -> Vec<String> {
        let weeks = self.six_weeks.as_ref().map(|weeks| weeks.sentences().join(". "));
        let change = self.one_change.as_ref().map(|change| change.sentences().join(" "));
        weeks.into_iter().chain(change).collect()
    }

    /// The cramps of a span.
    #[must_use]
    pub fn pattern(&self, span: Span) -> &Pattern {
        &self.patterns[span as usize]
    }

    /// The columns of a span, oldest first: days, or weeks from Monday on, of which the last may not be over.
    #[must_use]
    pub fn columns(&self, span: Span) -> Vec<&[Day]> {
        match span {
            Span::Month => self.days[self.days.len().saturating_sub(PERIOD as usize)..].chunks(1).collect(),
            Span::Year => self.days.chunks(7).collect(),
        }
    }

    /// The columns of a chart as shares of a full one; none where nothing is known. Drinks are measured by the goal of
    /// each day, everything else by the most there is.
    #[must_use]
    pub fn levels(&self, span: Span, chart: Chart) -> Vec<Option<f64>> {
        let columns = self.columns(span);
        if chart == Chart::Drinks && columns.iter().any(|days| share_of_goal(days).is_some()) {
            return columns.iter().map(|days| share_of_goal(days)).collect();
        }
        let amounts: Vec<Option<f64>> = columns.iter().map(|days| amount(chart, days)).collect();
        let most = amounts.iter().flatten().fold(least_full(chart), |most, amount| f64::max(most, *amount));
        amounts.into_iter().map(|amount| amount.map(|amount| amount / most)).collect()
    }

    /// What a column of a chart says, in words.
    #[must_use]
    pub fn said(&self, chart: Chart, days: &[Day]) -> String {
        let Some(first) = days.first() else { return String::new() };
        let (when, what) = match days {
            [day] => (day.date.format("%A %-d %B").to_string(), self.of_day(chart, day)),
            _ => (format!("Week of {}", first.date.format("%-d %B")), self.of_days(chart, days)),
        };
        format!("{when}: {what}")
    }

    /// What a chart comes to over a span, short.
    #[must_use]
    pub fn summary(&self, span: Span, chart: Chart) -> String {
        self.brief(chart, &self.days[self.days.len().saturating_sub(span.days() as usize)..])
    }

    /// What some days came to, short; `-` where nothing is known.
    #[must_use]
    pub fn brief(&self, chart: Chart, days: &[Day]) -> String {
        let nothing = || "-".to_owned();
        let sums = Sums::of(days);
        match (chart, days) {
            (Chart::Drinks, [Day { water: Some(Water { drunk, amount: Some(amount), .. }), .. }]) => {
                format!("{} of {}", self.units.number(*drunk), self.units.show(*amount))
            }
            (Chart::Drinks, [_, _, ..]) if sums.has_goal() => {
                format!("goal {} of {}", sums.reached, sums.with_goal)
            }
            (Chart::Drinks, _) => {
                per_day(sums.drunk.0, sums.logged).map_or_else(nothing, |ml| self.units.show(Millilitres(ml)))
            }
            (Chart::Breaks, [day]) if day.is_moved() => day.stood().to_string(),
            (Chart::Breaks, _) => {
                mean(sums.stood, sums.moved).map_or_else(nothing, |mean| format!("{mean} a day"))
            }
            (Chart::Stretch, _) if sums.stretch == 0 => nothing(),
            (Chart::Stretch, _) => minutes(sums.stretch),
            (Chart::Bed, [day]) => if day.bed { "yes" } else { "-" }.to_owned(),
            (Chart::Bed, _) => format!("{} of {}", sums.bed, sums.covered),
            (Chart::Cramps, _) if sums.covered == 0 => "not known".to_owned(),
            (Chart::Cramps, _) if sums.cramps == 0 => "none".to_owned(),
            (Chart::Cramps, [day]) => day.cramps.to_string(),
            (Chart::Cramps, _) => format!("{} on {}", sums.cramps, counted(sums.cramp_days, "day")),
        }
    }

    /// What some days came to, in a sentence or two: the review of a week.
    #[must_use]
    pub fn review(&self, days: &[Day]) -> String {
        let parts = Chart::ALL.map(|chart| self.of_days(chart, days));
        parts.join("; ")
    }

    fn of_day(&self, chart: Chart, day: &Day) -> String {
        match chart {
            Chart::Drinks => match day.water {
                None => "no drink logged".to_owned(),
                Some(water) => match water.amount {
                    None => self.units.show(water.drunk),
                    Some(amount) => {
                        let what = if water.is_limit { "of your limit" } else { "of" };
                        let reached = if water.is_reached() { ", reached" } else { "" };
                        format!(
                            "{} {what} {}{reached}",
                            self.units.number(water.drunk),
                            self.units.show(amount)
                        )
                    }
                },
            },
            Chart::Breaks if !day.is_moved() => "no break logged".to_owned(),
            Chart::Breaks => {
                let Breaks { taken, skipped, missed } = day.breaks;
                let sat = day.sat.map(|sat| format!("; sat {}", in_words(sat)));
                let long = (day.sat_long > TimeDelta::zero())
                    .then(|| format!(", {} of it over 90 min at a time", in_words(day.sat_long)));
                format!(
                    "{taken} taken, {skipped} skipped, {missed} missed{}{}",
                    sat.unwrap_or_default(),
                    long.unwrap_or_default()
                )
            }
            Chart::Stretch if day.stretch == 0 => "no stretching".to_owned(),
            Chart::Stretch => format!("{} of stretching", to_the_second(day.stretch)),
            Chart::Bed if day.bed => "the routine before bed was done".to_owned(),
            Chart::Bed => "no routine before bed".to_owned(),
            Chart::Cramps if !day.covered => {
                "not known; a cramp or the answer \"no cramps\" makes it known".to_owned()
            }
            Chart::Cramps => match day.night_cramps {
                0 => counted(day.cramps, "cramp"),
                night if night == day.cramps => format!("{}, at night", counted(night, "cramp")),
                night => format!("{}, {night} at night", counted(day.cramps, "cramp")),
            },
        }
    }

    fn of_days(&self, chart: Chart, days: &[Day]) -> String {
        let sums = Sums::of(days);
        match chart {
            Chart::Drinks => match per_day(sums.drunk.0, sums.logged) {
                None => "no drink logged".to_owned(),
                Some(ml) => {
                    let goal = match sums.has_goal() {
                        false => String::new(),
                        true => format!(", the goal reached on {} of {}", sums.reached, sums.with_goal),
                    };
                    format!("{} a day{goal}", self.units.show(Millilitres(ml)))
                }
            },
            Chart::Breaks => match mean(sums.stood, sums.moved) {
                None => "no break logged".to_owned(),
                Some(mean) => format!("{mean} breaks a day on {}", counted(sums.moved, "day")),
            },
            Chart::Stretch if sums.stretch == 0 => "no stretching".to_owned(),
            Chart::Stretch => format!("{} of stretching", to_the_second(sums.stretch)),
            Chart::Bed => format!("before bed on {} of {} covered nights", sums.bed, sums.covered),
            Chart::Cramps => match sums.covered {
                0 => "cramps not known".to_owned(),
                covered if sums.cramps == 0 => format!("no cramps on {}", counted(covered, "covered day")),
                covered => {
                    let covered = counted(covered, "covered day");
                    format!("{} on {} of {covered}", counted(sums.cramps, "cramp"), sums.cramp_days)
                }
            },
        }
    }
}

/// `1 cramp`, `3 cramps`, `no cramps`.
fn counted(count: u32, word: &str) -> String {
    match count {
        0 => format!("no {word}s"),
        1 => format!("1 {word}"),
        many => format!("{many} {word}s"),
    }
}

/// A column is not full before this much.
fn least_full(chart: Chart) -> f64 {
    match chart {
        Chart::Drinks => 1_000.0,
        Chart::Breaks => 4.0,
        Chart::Stretch => 300.0,
        Chart::Bed => 1.0,
        Chart::Cramps => 3.0,
    }
}

/// What a column holds; none where nothing is known.
fn amount(chart: Chart, days: &[Day]) -> Option<f64> {
    let sums = Sums::of(days);
    let each = |sum: u32, of: u32| (of > 0).then(|| f64::from(sum) / f64::from(of));
    match chart {
        Chart::Drinks => each(sums.drunk.0, sums.logged),
        Chart::Breaks => each(sums.stood, sums.moved),
        Chart::Stretch => each(sums.stretch, sums.known),
        // A night on which it was done is known to be one, covered or not.
        Chart::Bed => {
            let done = days.iter().filter(|day| day.bed).count() as u32;
            each(done, sums.covered.max(done))
        }
        Chart::Cramps => (sums.covered > 0).then(|| f64::from(sums.cramps)),
    }
}

/// The part of their goals or limits that some days came to.
fn share_of_goal(days: &[Day]) -> Option<f64> {
    let known = days.iter().filter_map(|day| Some((day.water?.drunk, day.water?.amount?)));
    let (drunk, goal) = known.fold((0, 0), |(drunk, goal), (day, of)| (drunk + day.0, goal + of.0));
    (goal > 0).then(|| f64::from(drunk) / f64::from(goal))
}

/// The sums of some days.
#[derive(Default)]
struct Sums {
    /// Days of which anything is known.
    known: u32,
    logged: u32,
    with_goal: u32,
    with_limit: u32,
    reached: u32,
    drunk: Millilitres,
    moved: u32,
    stood: u32,
    stretch: u32,
    covered: u32,
    bed: u32,
    cramps: u32,
    cramp_days: u32,
}

impl Sums {
    fn of(days: &[Day]) -> Self {
        let mut sums = Self::default();
        for day in days {
            let is_known = day.water.is_some() || day.is_moved() || day.stretch > 0 || day.covered;
            sums.known += u32::from(is_known);
            if let Some(water) = day.water {
                sums.logged += 1;
                sums.drunk = sums.drunk + water.drunk;
                sums.with_goal += u32::from(!water.is_limit && water.amount.is_some());
                sums.with_limit += u32::from(water.is_limit);
                sums.reached += u32::from(water.is_reached());
            }
            if day.is_moved() {
                sums.moved += 1;
                sums.stood += day.stood();
            }
            sums.stretch += day.stretch;
            sums.covered += u32::from(day.covered);
            // Adherence is counted over nights of which something is known (`clinical.md` 5.4).
            sums.bed += u32::from(day.bed && day.covered);
            sums.cramps += day.cramps;
            sums.cramp_days += u32::from(day.cramps > 0);
        }
        sums
    }

    /// True if days that reached their goal are counted: not since drinking is limited, for then more is no merit
    /// (`clinical.md` 4.1), nor beside such days.
    fn has_goal(&self) -> bool {
        self.with_goal > 0 && self.with_limit == 0
    }
}

fn per_day(sum: u32, days: u32) -> Option<u32> {
    (sum + days / 2).checked_div(days)
}

/// Seconds as whole minutes; a minute that was begun counts.
fn minutes(secs: u32) -> String {
    format!("{} min", secs.div_ceil(60))
}

/// With one decimal.
fn mean(sum: u32, days: u32) -> Option<String> {
    (days > 0).then(|| format!("{:.1}", f64::from(sum) / f64::from(days)))
}

/// The last 28 days, up to the sleep-day that runs, and the 28 before; each row has its own least data.
fn change(diary: &Diary<'_>, days: &[Day], units: Units) -> Vec<Row> {
    let period = PERIOD as usize;
    let over = &days[..days.partition_point(|day| day.date < diary.today + Days::new(1))];
    let (rest, lately) = over.split_at(over.len().saturating_sub(period));
    let before = &rest[rest.len().saturating_sub(period)..];
    let sums = [Sums::of(before), Sums::of(lately)];
    let row = |title, of: fn(&Sums) -> u32, show: &dyn Fn(&Sums) -> String| {
        let have = sums.iter().map(of).min().unwrap_or(0);
        let need = comparable(PERIOD);
        let enough = have >= need;
        let few = TooFew { have, need, of: Unit::LoggedDays };
        let sides = if enough { Ok([show(&sums[0]), show(&sums[1])]) } else { Err(few) };
        Row { title, sides, note: None }
    };
    let counted = |part: u32, of: u32| format!("{part} of {of}");
    let cramps = diary.change(PERIOD);
    let note = cramps.ok().and_then(|change| match change.rise {
        Rise::Clear => Some("More than chance alone usually brings."),
        Rise::Slight => Some("A little more than chance alone usually brings."),
        Rise::No => None,
    });
    let covered = |days: &Sums| days.covered;
    let limited = sums.iter().any(|days| days.with_limit > 0);
    let goal = (!limited)
        .then(|| row("goal reached", |days| days.with_goal, &|days| counted(days.reached, days.with_goal)));
    let cramp_days = Row {
        title: "days with a cramp",
        sides: cramps
            .map(|change| [counted(change.before, sums[0].covered), counted(change.lately, sums[1].covered)]),
        note,
    };
    let others = [
        row("drinks a day", |days| days.logged, &|days| {
            units.show(Millilitres(per_day(days.drunk.0, days.logged).unwrap_or(0)))
        }),
        row("breaks a day", |days| days.moved, &|days| mean(days.stood, days.moved).unwrap_or_default()),
        row("stretching", |days| days.known, &|days| minutes(days.stretch)),
        row("routine before bed", covered, &|days| counted(days.bed, days.covered)),
    ];
    [cramp_days].into_iter().chain(goal).chain(others).collect()
}

/// The day of the calendar in that row of its week, Monday first.
#[must_use]
pub fn weekday(row: usize) -> &'static str {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].get(row).copied().unwrap_or_default()
}
