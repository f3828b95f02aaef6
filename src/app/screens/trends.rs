//! The Trends: which page and span are looked at, which chart, day or row is marked, and what that says.

use chrono::{Datelike, NaiveDate, NaiveTime};

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::keymap::Context;
use crate::app::model::{App, Screen};
use crate::domain::associations::Association;
use crate::domain::fact::What;
use crate::domain::measures::sleep_day;
use crate::domain::profile::Detail;
use crate::domain::time::day_of;
use crate::domain::trends::{Chart, Span, Trends, all_of, hour_of, score_said, sides_said};
use crate::domain::words::Word;

/// The row of the calendar, below the charts.
pub const CALENDAR: usize = Chart::ALL.len();

/// Parts of the clock.
const PARTS: usize = 12;

/// A page of the Trends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names are the pages")]
pub enum Page {
    #[default]
    Days,
    Cramps,
    Links,
    Change,
}

impl Page {
    /// Every page, in their order.
    pub const ALL: [Self; 4] = [Self::Days, Self::Cramps, Self::Links, Self::Change];

    /// Its name.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Days => "days",
            Self::Cramps => "cramps",
            Self::Links => "together",
            Self::Change => "change",
        }
    }

    /// True if it shows either 28 days or a year; the others have days of their own.
    #[must_use]
    pub fn has_span(self) -> bool {
        matches!(self, Self::Days | Self::Cramps)
    }

    /// The page behind it.
    fn next(self) -> Option<Self> {
        Self::ALL.get(self as usize + 1).copied()
    }

    /// The page before it.
    fn previous(self) -> Option<Self> {
        (self as usize).checked_sub(1).map(|at| Self::ALL[at])
    }
}

/// What is looked at, and what it was made from.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Looking {
    /// How much.
    pub span: Span,
    /// Which page.
    pub page: Page,
    /// The marked row of the page: a chart, a list's row.
    pub row: usize,
    /// The marked day, counted back from the last.
    pub ago: usize,
    /// The part of the clock that was gone to.
    pub part: Option<usize>,
    /// What there is to see; none before the screen was shown.
    pub trends: Option<Box<Trends>>,
    /// The days that it was made for.
    made: Option<(NaiveDate, NaiveDate)>,
}

/// A place on the screen that can be pointed at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its page.
    pub page: Page,
    /// Its row; none leaves the first.
    pub row: usize,
    /// The day, counted back from the last.
    pub ago: Option<usize>,
    /// The part of the clock.
    pub part: Option<usize>,
}

/// What a key does here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the deeds")]
pub enum Look {
    Span,
    Left,
    Right,
    Change,
}

impl App {
    /// Makes the trends anew, if they are shown: a fact, a setting or the day has changed.
    pub(crate) fn renew_trends(&mut self) {
        let pinned = self.profile().wants_to_know();
        self.looking.made = Some(self.day_and_night());
        self.looking.trends =
            Some(Box::new(Trends::new(&self.journal, &self.settings, self.now.wall, pinned)));
        self.looking.row = self.looking.row.min(self.last_row());
    }

    /// The part of the clock that is marked; at first the one with most cramps.
    #[must_use]
    pub fn marked_part(&self) -> usize {
        let clock = self.looking.trends.as_ref().map(|trends| trends.pattern(self.looking.span).clock);
        let fullest = || match clock {
            Some(Ok(clock)) => (0..PARTS).max_by_key(|part| (clock[*part], PARTS - part)).unwrap_or(0),
            _ => 0,
        };
        self.looking.part.unwrap_or_else(fullest)
    }

    /// Makes them anew if the day or the night has become another one.
    pub(crate) fn keep_trends(&mut self) {
        if self.looking.trends.is_some() && self.looking.made != Some(self.day_and_night()) {
            self.drop_trends();
        }
    }

    fn day_and_night(&self) -> (NaiveDate, NaiveDate) {
        (day_of(self.now.wall, self.settings.day_start), sleep_day(self.now.wall))
    }

    /// The journal or the settings have changed: what was made of them is made anew where it is looked at.
    pub(crate) fn drop_trends(&mut self) {
        if self.screen == Screen::Trends {
            self.renew_trends();
        } else {
            self.looking.trends = None;
        }
    }

    /// Days that can be marked, back from the last.
    fn reach(&self) -> usize {
        let days = self.looking.trends.as_ref().map_or(0, |trends| trends.days.len());
        match self.looking.span {
            Span::Month => days.min(Span::Month.days() as usize),
            Span::Year => days,
        }
    }

    /// The last row of the page.
    fn last_row(&self) -> usize {
        let Some(trends) = &self.looking.trends else { return 0 };
        match (self.looking.page, self.looking.span) {
            (Page::Days, Span::Month) => CALENDAR - 1,
            (Page::Days, Span::Year) => CALENDAR,
            (Page::Cramps, span) => {
                let pattern = trends.pattern(span);
                pattern.places.as_ref().map_or(0, Vec::len) + pattern.relief.len()
            }
            (Page::Links, _) => trends.links.len().saturating_sub(1),
            (Page::Change, _) => (trends.change.len() + trends.outcomes().len()).saturating_sub(1),
        }
    }

    /// Goes to what was pointed at.
    pub(crate) fn look_at_spot(&mut self, spot: Spot) {
        self.looking.page = spot.page;
        self.looking.row = spot.row.min(self.last_row());
        if let Some(ago) = spot.ago {
            self.looking.ago = ago.min(self.reach().saturating_sub(1));
        }
        if let Some(part) = spot.part {
            self.looking.part = Some(part.min(PARTS - 1));
        }
    }

    pub(crate) fn trends_action(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Trends(Look::Change) => return self.change_one(),
            Action::Trends(Look::Span) if !self.looking.page.has_span() => {
                self.say("28 days or a year: on the pages \"days\" and \"cramps\"".to_owned());
            }
            Action::Trends(Look::Span) => {
                self.looking.span = self.looking.span.other();
                self.looking.row = self.looking.row.min(self.last_row());
                self.looking.ago = self.looking.ago.min(self.reach().saturating_sub(1));
            }
            Action::Trends(Look::Left) => self.sideways(false),
            Action::Trends(Look::Right) => self.sideways(true),
            Action::ScrollDown => self.down(),
            Action::ScrollUp => self.up(),
            Action::ScrollFirst => self.looking.ago = self.reach().saturating_sub(1),
            Action::ScrollLast => self.looking.ago = 0,
            Action::PageDown => self.turn(self.looking.page.next()),
            Action::PageUp => self.turn(self.looking.page.previous()),
            _ => {}
        }
        Vec::new()
    }

    fn turn(&mut self, page: Option<Page>) {
        if let Some(page) = page {
            (self.looking.page, self.looking.row) = (page, 0);
        }
    }

    fn sideways(&mut self, on: bool) {
        let looking = &self.looking;
        let step = |at: usize, by: usize, last: usize, on: bool| {
            if on { (at + by).min(last) } else { at.saturating_sub(by) }
        };
        match looking.page {
            Page::Days => {
                let by = if looking.span == Span::Year { 7 } else { 1 };
                let (ago, last) = (looking.ago, self.reach().saturating_sub(1));
                // A week at either end is reached even where it is not whole.
                let next = if on && ago < by && self.column_of(ago) == self.column_of(0) {
                    ago
                } else {
                    step(ago, by, last, !on)
                };
                self.looking.ago = next;
            }
            Page::Cramps if looking.row == 0 => {
                self.looking.part = Some(step(self.marked_part(), 1, PARTS - 1, on));
            }
            Page::Cramps | Page::Links | Page::Change => {}
        }
    }

    /// The place of a day among the days, and of its column.
    fn column_of(&self, ago: usize) -> usize {
        let last = self.looking.trends.as_ref().map_or(0, |trends| trends.days.len().saturating_sub(1));
        let at = last.saturating_sub(ago);
        match self.looking.span {
            Span::Month => (Span::Month.days() as usize - 1).saturating_sub(ago),
            Span::Year => at / 7,
        }
    }

    /// The marked column of the charts.
    #[must_use]
    pub fn marked_column(&self) -> usize {
        self.column_of(self.looking.ago)
    }

    /// The marked day.
    #[must_use]
    pub fn marked_day(&self) -> Option<NaiveDate> {
        let trends = self.looking.trends.as_ref()?;
        let at = trends.days.len().checked_sub(self.looking.ago + 1)?;
        trends.days.get(at).map(|day| day.date)
    }

    fn in_calendar(&self) -> bool {
        self.looking.page == Page::Days && self.looking.row == CALENDAR
    }

    fn down(&mut self) {
        let weekday = self.marked_day().map_or(0, |day| day.weekday().num_days_from_monday());
        if self.in_calendar() && weekday < 6 && self.looking.ago > 0 {
            self.looking.ago -= 1;
        } else if self.looking.row < self.last_row() {
            self.looking.row += 1;
        } else {
            self.turn(self.looking.page.next());
        }
    }

    fn up(&mut self) {
        let weekday = self.marked_day().map_or(0, |day| day.weekday().num_days_from_monday());
        if self.in_calendar() && weekday > 0 {
            self.looking.ago = (self.looking.ago + 1).min(self.reach().saturating_sub(1));
        } else if self.looking.row > 0 {
            self.looking.row -= 1;
        } else if let Some(page) = self.looking.page.previous() {
            self.looking.page = page;
            self.looking.row = self.last_row();
        }
    }

    /// The link that is marked.
    fn marked_link(&self) -> Option<&Association> {
        let trends = self.looking.trends.as_ref().filter(|_| self.looking.page == Page::Links)?;
        trends.links.get(self.looking.row)
    }

    /// Begins to change one thing for four weeks, or gives it up.
    fn change_one(&mut self) -> Vec<Effect> {
        let Some(factor) = self.marked_link().map(|link| link.factor) else {
            let key = self.keymap.shown(Context::Trends, Action::Trends(Look::Change));
            self.say(format!("Mark a factor under \"together\": {key} changes only this for four weeks"));
            return Vec::new();
        };
        let runs = self.looking.trends.as_ref().and_then(|trends| trends.one_change);
        let given_up = runs.is_some_and(|change| change.factor == factor && !change.is_over());
        let factor = (!given_up).then_some(factor);
        vec![self.append_now(What::Profile(Detail::OneChange(factor)))]
    }

    /// What is marked, in words.
    #[must_use]
    pub fn trend_said(&self) -> String {
        let looking = &self.looking;
        let Some(trends) = &looking.trends else { return String::new() };
        match looking.page {
            Page::Days => {
                let last = trends.days.len().saturating_sub(1);
                let day =
                    trends.days.get(last.saturating_sub(looking.ago)..=last.saturating_sub(looking.ago));
                let columns = trends.columns(looking.span);
                match Chart::ALL.get(looking.row) {
                    Some(chart) => columns.get(self.marked_column()).map(|days| trends.said(*chart, days)),
                    None => day.map(|day| trends.said(Chart::Cramps, day)),
                }
                .unwrap_or_default()
            }
            Page::Cramps => self.cramp_row_said(trends),
            Page::Links => self.marked_link().map(Association::words).unwrap_or_default(),
            Page::Change => match trends.change.get(looking.row) {
                Some(row) => row.said(),
                // What an outcome says stands in its row.
                None => String::new(),
            },
        }
    }

    fn cramp_row_said(&self, trends: &Trends) -> String {
        let (pattern, row) = (trends.pattern(self.looking.span), self.looking.row);
        let places = pattern.places.as_deref().unwrap_or_default();
        match row.checked_sub(1) {
            None => match &pattern.clock {
                Err(few) => format!("The hours of the night: {few}"),
                Ok(clock) => {
                    let (part, all) = (self.marked_part(), clock.iter().sum::<u32>());
                    let ends = [hour_of(part), hour_of(part) + 2].map(|hour| {
                        NaiveTime::from_hms_opt(hour % 24, 0, 0)
                            .map(|at| self.settings.clock.show(at))
                            .unwrap_or_default()
                    });
                    format!("{} to {}: {} of {all} cramps", ends[0], ends[1], clock[part])
                }
            },
            Some(at) if at < places.len() => {
                let (site, sides) = places[at];
                format!("{}: {} in all, {}", site.label(), all_of(sides), sides_said(sides))
            }
            Some(at) => pattern.relief.get(at - places.len()).map_or_else(String::new, |score| {
                format!("{} {}; to help is 2 or 3 of 3", score.relief.label(), score_said(score))
            }),
        }
    }
}
