//! Drinks, the pace towards the goal, and the day as a whole. Owns what counts of a drink; the goal is `target`'s, what
//! is proposed `nudge`'s, too much at once `caution`'s.

use std::fmt;

use chrono::{NaiveDate, TimeDelta};

use crate::domain::caution::{self, Caution};
use crate::domain::fact::What;
use crate::domain::goal::Goal;
use crate::domain::journal::Journal;
use crate::domain::nudge::{self, Known, Nudge};
use crate::domain::quantity::{Millilitres, Units};
use crate::domain::settings::Settings;
use crate::domain::target::{ABOVE_CEILING, Heat, Target};
use crate::domain::time::{Stamp, day_of};
use crate::domain::urine::Urine;

/// What was drunk.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum DrinkKind {
    Water,
    Sparkling,
    Tea,
    Coffee,
    Decaf,
    Herbal,
    Milk,
    PlantMilk,
    Juice,
    Cola,
    Sports,
    Rehydration,
    Energy,
    Soup,
    Beer,
    Wine,
    Spirits,
    /// A word of the person's own: counts like water.
    Named(Box<str>),
}

impl DrinkKind {
    /// Every kind with a row in the table of drinks, in its order.
    pub const ALL: [Self; 17] = [
        Self::Water,
        Self::Sparkling,
        Self::Tea,
        Self::Coffee,
        Self::Decaf,
        Self::Herbal,
        Self::Milk,
        Self::PlantMilk,
        Self::Juice,
        Self::Cola,
        Self::Sports,
        Self::Rehydration,
        Self::Energy,
        Self::Soup,
        Self::Beer,
        Self::Wine,
        Self::Spirits,
    ];

    /// The word in the journal and on the command line.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Water => "water",
            Self::Sparkling => "sparkling",
            Self::Tea => "tea",
            Self::Coffee => "coffee",
            Self::Decaf => "decaf",
            Self::Herbal => "herbal",
            Self::Milk => "milk",
            Self::PlantMilk => "plant-milk",
            Self::Juice => "juice",
            Self::Cola => "cola",
            Self::Sports => "sports",
            Self::Rehydration => "rehydration",
            Self::Energy => "energy",
            Self::Soup => "soup",
            Self::Beer => "beer",
            Self::Wine => "wine",
            Self::Spirits => "spirits",
            Self::Named(word) => word,
        }
    }

    /// The kind of that word; any other word is a drink of the person's own.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.word() == word).unwrap_or_else(|| Self::Named(word.into()))
    }

    /// The kind of that word or a near synonym.
    ///
    /// # Errors
    /// Lists the kinds when the word is none of them.
    pub fn parse(word: &str) -> Result<Self, String> {
        let word = word.to_lowercase().replace(['_', ' '], "-");
        let same = match word.as_str() {
            "soda" | "sparkling-water" => "sparkling",
            "ors" | "electrolyte" => "rehydration",
            "broth" => "soup",
            "sport" | "sports-drink" => "sports",
            "energy-drink" => "energy",
            other => other,
        };
        Self::ALL.into_iter().find(|kind| kind.word() == same).ok_or_else(|| {
            let known: Vec<String> = Self::ALL.iter().map(|kind| kind.word().to_owned()).collect();
            format!("\"{word}\" is not a drink; one of {}", known.join(", "))
        })
    }

    /// Percent of the amount that counts towards the goal. Conservative on purpose: nothing above 100. Soup 90 (our
    /// estimate); alcohol 0, though lager hydrated like water in the study the table rests on (Maughan 2016: 72
    /// healthy men, one litre in half an hour), because drinking it shall not be rewarded.
    #[must_use]
    pub fn percent_counted(&self) -> u32 {
        match self {
            Self::Soup => 90,
            Self::Beer | Self::Wine | Self::Spirits => 0,
            _ => 100,
        }
    }

    /// What of an amount counts towards the goal.
    #[must_use]
    pub fn counted(&self, amount: Millilitres) -> Millilitres {
        Millilitres(amount.0 * self.percent_counted() / 100)
    }

    /// Milligrams of caffeine in 250 ml, as usual (Tufts; 15 to 45 in a cup of tea); the settings may say otherwise.
    #[must_use]
    pub fn caffeine(&self) -> u32 {
        match self {
            Self::Tea => 30,
            Self::Coffee => 95,
            Self::Decaf => 3,
            Self::Cola => 21,
            Self::Energy => 85,
            _ => 0,
        }
    }

    /// Usual strength in percent by volume (our estimate).
    #[must_use]
    pub fn percent_alcohol(&self) -> u32 {
        match self {
            Self::Beer => 5,
            Self::Wine => 12,
            Self::Spirits => 40,
            _ => 0,
        }
    }
}

impl fmt::Display for DrinkKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.word().replace('-', " "))
    }
}

/// Share of the goal that straight-line pacing expects two hours before bed, in percent.
const PACE_BEFORE_LAST_HOURS: i64 = 90;

/// A waking day of steady drinking: nothing until half an hour after waking, then a straight line to 90 % two hours
/// before bed, and on to all of it at bed time. The curve is our own design; it is flat at the end to spare the night.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// What the day leads to.
    pub goal: Millilitres,
    start: Stamp,
    late: Stamp,
    bed: Stamp,
}

impl Pace {
    /// The pace of the day of `now`.
    #[must_use]
    pub fn new(settings: &Settings, goal: Millilitres, now: Stamp) -> Self {
        let (wake, awake) = settings.waking_day(now);
        let wake = now + (wake - now.naive_local());
        let (start, bed) = (wake + TimeDelta::minutes(30), wake + awake);
        Self { goal, start, late: (bed - TimeDelta::hours(2)).max(start + TimeDelta::seconds(1)), bed }
    }

    /// Where a steady drinker would be.
    #[must_use]
    pub fn at(&self, now: Stamp) -> Millilitres {
        let part = |from: Stamp, to: Stamp, percent: i64| {
            i64::from(self.goal.0) * percent * (now - from).num_seconds()
                / (100 * (to - from).num_seconds().max(1))
        };
        let ml = if now <= self.start {
            0
        } else if now < self.late {
            part(self.start, self.late, PACE_BEFORE_LAST_HOURS)
        } else if now < self.bed {
            i64::from(self.goal.0) * PACE_BEFORE_LAST_HOURS / 100
                + part(self.late, self.bed, 100 - PACE_BEFORE_LAST_HOURS)
        } else {
            i64::from(self.goal.0)
        };
        Millilitres(u32::try_from(ml).unwrap_or(0))
    }

    /// From when on nothing is proposed any more: two hours before bed.
    #[must_use]
    pub fn last_call(&self) -> Stamp {
        self.late
    }

    /// The first moment, to the second, at which a steady drinker has had `amount`; none if only in the last two hours.
    #[must_use]
    pub fn reaches(&self, amount: Millilitres) -> Option<Stamp> {
        let whole = i64::from(self.goal.0) * PACE_BEFORE_LAST_HOURS;
        let secs = i64::from(amount.0) * 100 * (self.late - self.start).num_seconds();
        let at = self.start + TimeDelta::seconds(secs.checked_add(whole - 1)?.checked_div(whole)?);
        (at < self.late).then_some(at)
    }
}

/// A drink of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Drunk {
    /// When.
    pub at: Stamp,
    /// How much was in the glass.
    pub amount: Millilitres,
    /// How much of it counts.
    pub counted: Millilitres,
}

/// Behind by no more than this is on pace.
const STEADY: Millilitres = Millilitres(100);

/// Ahead by more than this is ahead.
const AHEAD: Millilitres = Millilitres(250);

/// The day's water, as the pane and the status line show it.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// What holds today.
    pub target: Target,
    /// True once somebody chose what drinking is measured against. Nothing is proposed before.
    pub is_set_up: bool,
    /// What counts of the day's drinks. Towards a limit, and where only totals are kept, every drink counts whole.
    pub drunk: Millilitres,
    /// The goal, or the limit; none where only totals are kept.
    pub goal: Option<Millilitres>,
    /// Where a steady drinker would be by now; none unless there is a goal to reach.
    pub pace: Option<Millilitres>,
    /// The day's drinks, oldest first.
    pub drinks: Vec<Drunk>,
    /// What is proposed next.
    pub nudge: Nudge,
    /// What was drunk in the last 60 minutes, see [`caution::in_last_hour`].
    pub in_hour: Millilitres,
    /// Too much in the last hour.
    pub caution: Option<Caution>,
    /// There is work in heat.
    pub heat_work: bool,
    /// Caffeine of the day, in milligrams.
    pub caffeine: u32,
    /// Alcohol of the day, in tenths of a unit of 10 ml.
    pub alcohol: u32,
    /// What was seen of the day's urine last.
    pub urine: Option<(Stamp, Urine)>,
}

impl Overview {
    /// Sums up the standing facts of the day of `now`.
    #[must_use]
    pub fn new(journal: &Journal, settings: &Settings, now: Stamp) -> Self {
        let today = day_of(now, settings.day_start);
        let target = Target::of(journal, settings.day_start, today);
        let is_set_up = Goal::told(journal, |_| true).is_some();
        let day = Totals::of(journal, settings, today, target.goal);
        let goal = match target.goal {
            Goal::Limit(limit) => Some(limit),
            Goal::Target(_) | Goal::LogOnly => target.amount(),
        };
        let pace = target.amount().map(|goal| Pace::new(settings, goal, now));
        let in_hour = caution::in_last_hour(journal, now);
        let heat_work = works_in_heat(journal, now);
        let last_drink =
            journal.standing().rev().find(|f| f.at <= now && matches!(f.what, What::Drink { .. }));
        let nudge = match &pace {
            Some(pace) if is_set_up => {
                let last_drink = last_drink.map(|fact| fact.at);
                nudge::next(Known { pace, drunk: day.drunk, last_drink, in_hour, glass: settings.glass }, now)
            }
            _ => Nudge::Nothing,
        };
        Self {
            target,
            is_set_up,
            drunk: day.drunk,
            goal,
            pace: pace.map(|pace| pace.at(now)),
            drinks: day.drinks,
            nudge,
            in_hour,
            caution: Caution::of(in_hour, heat_work),
            heat_work,
            caffeine: day.caffeine,
            alcohol: day.alcohol,
            urine: day.urine,
        }
    }

    /// What was drunk, against the goal or the limit where there is one.
    #[must_use]
    pub fn against_goal(&self, units: Units) -> String {
        let drunk = units.number(self.drunk);
        match (self.target.goal, self.goal) {
            (Goal::Limit(_), Some(limit)) => format!("{drunk} of your limit {}", units.show(limit)),
            (_, Some(goal)) => format!("{drunk} of {}", units.show(goal)),
            (_, None) => units.show(self.drunk),
        }
    }

    /// How the day stands against its pace, its limit or nothing, in words.
    #[must_use]
    pub fn pace_words(&self, units: Units) -> String {
        match (self.target.goal, self.goal) {
            (Goal::Target(_), Some(goal)) if self.drunk >= goal => "the day's goal is reached".to_owned(),
            (Goal::Target(_), _) if self.drunk > self.pace.unwrap_or_default() + AHEAD => {
                "ahead of the pace".to_owned()
            }
            (Goal::Target(_), _) if self.behind() <= STEADY => "steady, on pace".to_owned(),
            (Goal::Target(_), _) => format!("{} behind the pace", units.show(self.behind())),
            (Goal::Limit(_), Some(limit)) => {
                format!("{} left", units.show(Millilitres(limit.0.saturating_sub(self.drunk.0))))
            }
            (Goal::Limit(_) | Goal::LogOnly, _) => "counted, without a goal".to_owned(),
        }
    }

    /// The next nudge in words; none where nothing will be proposed.
    #[must_use]
    pub fn nudge_words(&self, settings: &Settings) -> Option<String> {
        match self.nudge {
            Nudge::Due { amounts: [most, less], .. } => {
                let units = settings.units;
                Some(format!("a glass when convenient: {} or {}", units.number(most), units.show(less)))
            }
            Nudge::At(at) => Some(format!("next nudge {}", settings.clock.show(at))),
            Nudge::Tonight if self.behind() > Millilitres(0) => {
                Some("No need to catch up tonight.".to_owned())
            }
            Nudge::Tonight | Nudge::Nothing => None,
        }
    }

    /// Caffeine and alcohol of the day in words.
    #[must_use]
    pub fn stimulants(&self) -> String {
        let units = match self.alcohol {
            0 => String::new(),
            tenths => format!(", alcohol {}.{} units", tenths / 10, tenths % 10),
        };
        format!("caffeine {} mg{units}", self.caffeine)
    }

    /// Percent of the goal or the limit, rounded down, which may be more than 100; none where only totals are kept.
    #[must_use]
    pub fn percent(&self) -> Option<u32> {
        self.goal.map(|goal| self.drunk.0 * 100 / goal.0.max(1))
    }

    /// How far the drinks are behind the pace; zero when ahead, or where there is none.
    #[must_use]
    pub fn behind(&self) -> Millilitres {
        Millilitres(self.pace.unwrap_or_default().0.saturating_sub(self.drunk.0))
    }

    /// All that was in the glasses of the day, whatever counts of it.
    #[must_use]
    pub fn amount(&self) -> Millilitres {
        self.drinks.iter().map(|drink| drink.amount).sum()
    }

    /// True if nothing may suggest to drink now, whatever else there is: much was drunk in the hour or in the day.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.caution.is_some() || self.amount() > self.target.ceiling
    }

    /// What must be known of the amounts, the most important first.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let of = |percent: u32| self.percent().is_some_and(|have| have >= percent);
        let over = |percent: u32| self.goal.is_some_and(|goal| self.drunk.0 * 100 > goal.0 * percent);
        let reaching = matches!(self.target.goal, Goal::Target(_));
        let limited = matches!(self.target.goal, Goal::Limit(_));
        let own = self.target.amount().is_some_and(|goal| goal > self.target.ceiling);
        let all = [
            (self.caution.is_some(), self.caution.map(Note::Caution)),
            (limited && of(100), Some(Note::LimitReached)),
            (limited && of(80) && !of(100), Some(Note::LimitNear)),
            (reaching && over(150), Some(Note::Thirst)),
            (reaching && (own || self.drunk > self.target.ceiling), Some(Note::Ceiling)),
            (self.caffeine > self.target.caffeine_limit, Some(Note::Caffeine(self.target.caffeine_limit))),
            (self.target.goal == Goal::LogOnly, Some(Note::Ask)),
        ];
        all.into_iter().filter(|(holds, _)| *holds).filter_map(|(_, note)| note).collect()
    }
}

/// Something to know of the day's amounts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// Too much in an hour.
    Caution(Caution),
    /// 80 % of the limit.
    LimitNear,
    /// All of the limit.
    LimitReached,
    /// Over 150 % of the goal.
    Thirst,
    /// Above the soft ceiling.
    Ceiling,
    /// More caffeine in a day than so many milligrams (EFSA 2015).
    Caffeine(u32),
    /// No amount is known.
    Ask,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Caution(caution) => f.write_str(caution.words()),
            Self::LimitNear => f.write_str("Four fifths of your limit."),
            Self::LimitReached => f.write_str("Your limit for today is reached."),
            Self::Thirst => {
                f.write_str("Very thirsty every day, or passing a lot of urine? Worth telling a clinician.")
            }
            Self::Ceiling => f.write_str(ABOVE_CEILING),
            Self::Caffeine(most) => {
                write!(f, "More caffeine than the {most} mg a day that raise no concern.")
            }
            Self::Ask => f.write_str("Ask your clinician what daily amount suits you."),
        }
    }
}

/// The sums of a day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Totals {
    /// What counts of the drinks.
    pub drunk: Millilitres,
    /// The drinks, oldest first.
    pub drinks: Vec<Drunk>,
    /// Caffeine, in milligrams.
    pub caffeine: u32,
    /// Alcohol, in tenths of a unit of 10 ml.
    pub alcohol: u32,
    /// What was seen of the urine last.
    pub urine: Option<(Stamp, Urine)>,
}

impl Totals {
    /// Sums up the standing facts of `day`, measured as `goal` asks for.
    #[must_use]
    pub fn of(journal: &Journal, settings: &Settings, day: NaiveDate, goal: Goal) -> Self {
        let mut totals = Self::default();
        let (mut caffeine, mut alcohol) = (0, 0);
        for fact in journal.standing_on(day, settings.day_start) {
            match &fact.what {
                What::Drink { kind, amount } => {
                    let to_reach = matches!(goal, Goal::Target(_));
                    let counted = if to_reach { kind.counted(*amount) } else { *amount };
                    totals.drinks.push(Drunk { at: fact.at, amount: *amount, counted });
                    caffeine += amount.0 * settings.caffeine_in(kind);
                    alcohol += amount.0 * kind.percent_alcohol();
                }
                What::Urine(urine) => totals.urine = Some((fact.at, *urine)),
                _ => {}
            }
        }
        totals.drunk = totals.drinks.iter().map(|drink| drink.counted).sum();
        Self { caffeine: caffeine / 250, alcohol: alcohol / 100, ..totals }
    }
}

fn works_in_heat(journal: &Journal, now: Stamp) -> bool {
    let mut day = journal.standing_after(now - TimeDelta::days(1)).take_while(|fact| fact.at <= now);
    day.any(|fact| match fact.what {
        // The hour that is looked at may have begun in the heat.
        What::Heat(Heat::Work { mins }) => fact.at + TimeDelta::minutes(i64::from(mins) + 60) > now,
        _ => false,
    })
}
