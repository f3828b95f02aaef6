//! A command and the journal -> what to record or to print. Pure: `shell` reads, writes and prints.

use std::ops::RangeInclusive;

use chrono::{Days, NaiveDate};

use crate::cli::args::{Command, FactArgs, FlagsWord, StatusArgs};
use crate::cli::edit::{self, Change};
use crate::cli::{checkin, cramp, movement};
use crate::domain::caution::AFTER_MUCH;
use crate::domain::cramps::{Cramp, Severity, Side, Site};
use crate::domain::diary::More;
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::feeling::{harmful, odd_at, said};
use crate::domain::flags::limits::SPAN;
use crate::domain::flags::{Flags, Rule};
use crate::domain::goal::Goal;
use crate::domain::health::Health;
use crate::domain::hydration::{DrinkKind, Overview};
use crate::domain::journal::Journal;
use crate::domain::profile::{Detail, Profile, Value};
use crate::domain::quantity::Millilitres;
use crate::domain::region::Numbers;
use crate::domain::settings::Settings;
use crate::domain::signs::Sign;
use crate::domain::target::{Effort, Heat};
use crate::domain::thirst::{EarlySign, SEVERE};
use crate::domain::time::{Stamp, all_days, day_of, days_back, in_words, parse_length};
use crate::domain::trends::{LOOK_BACK, Span, Trends};
use crate::domain::urine::Urine;
use crate::domain::when::{Local, date, time};
use crate::domain::words::{Set, Word};
use crate::report;
use crate::report::json::Json;
use crate::report::status::Status;
use crate::report::{log, trends, water};

/// What a command comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// Record this.
    Record(Draft),
    /// Record all of these, in this order.
    RecordAll(Vec<Draft>),
    /// Print this.
    Print(String),
}

/// Why a command comes to nothing, in a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The command line makes no sense.
    Usage(String),
    /// It does, but there is nothing to be done.
    Nothing(String),
}

/// What a command is answered from.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The recorded facts.
    pub journal: &'a Journal,
    /// The settings in force.
    pub settings: &'a Settings,
    /// Now.
    pub now: Stamp,
    /// The local offset of other times.
    pub local: Local<'a>,
}

/// Answers a command that is about the journal; none for those that are not.
///
/// # Errors
/// Says in a line what is wrong with the command.
pub fn answer(command: &Command, known: Known<'_>) -> Result<Option<Answer>, Refusal> {
    let record = |what: Result<What, String>, fact: &FactArgs| {
        let draft = what.and_then(|what| draft(what, fact, known)).map_err(Refusal::Usage)?;
        Ok(Some(Answer::Record(draft)))
    };
    match command {
        Command::Drink { words, fact } => record(drink(words, known.settings), fact),
        Command::Break { mark, fact } => {
            Ok(Some(Answer::Record(movement::break_answer(mark.as_ref(), fact, known)?)))
        }
        Command::Pause { words, meeting, reason, fact } => {
            let draft = movement::paused(words, *meeting, reason.as_deref(), fact, known);
            Ok(Some(Answer::Record(draft.map_err(Refusal::Usage)?)))
        }
        Command::Resume { fact } => Ok(Some(Answer::Record(movement::resumed(fact, known)?))),
        Command::Away { lasted, fact } => {
            Ok(Some(movement::away(lasted.as_deref(), fact, known).map_err(Refusal::Usage)?))
        }
        Command::Back { fact } => Ok(Some(movement::back(fact, known).map_err(Refusal::Usage)?)),
        Command::Cramp { words, intensity, lasted, woke, more, fact, .. } => {
            let cramp = cramp(words, *intensity, lasted.as_deref(), *woke);
            let told =
                |cramp: Cramp| Ok(What::Cramp(cramp.with(cramp::more(more, &More::NOTHING, known.journal)?)));
            record(cramp.and_then(told), fact)
        }
        Command::Checkin { args, json, fact } => match checkin::told(args).map_err(Refusal::Usage)? {
            Some(health) => record(Ok(What::Health(health)), fact),
            None if *json => Ok(Some(Answer::Print(checkins(known).to_string()))),
            None => Ok(None),
        },
        Command::Flags { what: Some(FlagsWord::Seen { rule, fact }), .. } => {
            let rule = Rule::parse(rule).map_err(Refusal::Usage)?;
            record(Ok(What::Health(Health::Seen(rule.id().into()))), fact)
        }
        Command::Profile { words } => match words.as_slice() {
            [] => Ok(Some(Answer::Print(profile(known)))),
            words => {
                let today = known.now.date_naive();
                let what = detail(words, today).map(What::Profile).map_err(Refusal::Usage)?;
                Ok(Some(Answer::Record(Draft::new(known.now, what))))
            }
        },
        Command::Urine { shade, fact } => record(Urine::parse(shade).map(What::Urine), fact),
        Command::Signs { words, fact } => {
            let drafts = signs(words, fact, known).map_err(Refusal::Usage)?;
            Ok(Some(Answer::RecordAll(drafts)))
        }
        Command::Exercise { effort, length, fact } => record(exercise(effort, length), fact),
        Command::Heat { words, fact } => record(heat(words), fact),
        Command::Goal { words } if words.is_empty() => {
            let water = Overview::new(known.journal, known.settings, known.now);
            Ok(Some(Answer::Print(water::explained(&water, known.settings.units))))
        }
        Command::Goal { words } => {
            let what = Goal::parse(words, known.settings.units).map(What::Goal).map_err(Refusal::Usage)?;
            Ok(Some(Answer::Record(Draft::new(known.now, what))))
        }
        Command::Trends { days, json } => {
            let span = if days == "365" { Span::Year } else { Span::Month };
            Ok(Some(Answer::Print(trends_said(span, *json, known))))
        }
        Command::Status(asked) => {
            let status = Status::new(known.journal, known.settings, known.now);
            Ok(Some(Answer::Print(shown(&status, asked).map_err(Refusal::Usage)?)))
        }
        Command::Log { from, to, kind, all } => {
            let read = |text: &Option<String>| text.as_deref().map(date).transpose().map_err(Refusal::Usage);
            let today = day_of(known.now, known.settings.day_start);
            let from = read(from)?.unwrap_or(today - Days::new(6));
            let to = read(to)?.unwrap_or(today);
            let lines = if *all { log::history } else { log::lines };
            let text = lines(known.journal, known.settings, from..=to, kind.as_deref());
            Ok(Some(Answer::Print(text)))
        }
        Command::Undo => match known.journal.last_undoable() {
            Some(fact) => Ok(Some(Answer::Record(Draft::new(known.now, What::Undo(fact.id.clone()))))),
            None => Err(Refusal::Nothing("nothing to take back".to_owned())),
        },
        Command::Edit { id, words, intensity, lasted, woke, more, fact } => {
            let change = Change {
                words,
                intensity: *intensity,
                lasted: lasted.as_deref(),
                woke: woke.as_deref(),
                more,
                fact,
            };
            let old = standing(id, known.journal)?;
            let draft = edit::corrected(old, &change, known).map_err(Refusal::Usage)?;
            Ok(Some(Answer::Record(draft)))
        }
        Command::Remove { id } => {
            let old = standing(id, known.journal)?;
            Ok(Some(Answer::Record(Draft::new(known.now, What::Undo(old.id.clone())))))
        }
        Command::Backup { .. }
        | Command::Restore { .. }
        | Command::Merge { .. }
        | Command::Tidy
        | Command::Forget { .. }
        | Command::Remind
        | Command::Stretch(_)
        | Command::Selftest
        | Command::Demo { .. }
        | Command::Completions { .. }
        | Command::Man { .. }
        | Command::Guide { .. }
        | Command::Report(_)
        | Command::Flags { what: None, .. }
        | Command::Config { .. } => Ok(None),
    }
}

/// The trends of that span.
#[must_use]
pub fn trends_said(span: Span, as_json: bool, known: Known<'_>) -> String {
    let pinned = Profile::at(known.journal, known.now).wants_to_know();
    let all = Trends::new(known.journal, known.settings, known.now, pinned);
    if as_json {
        trends::json(&all, span).to_string()
    } else {
        trends::text(&all, span, known.settings.clock)
    }
}

/// The fact of that id, if it was neither taken back nor corrected.
fn standing<'a>(id: &str, journal: &'a Journal) -> Result<&'a Fact, Refusal> {
    let found = journal.find(id).map_err(Refusal::Nothing)?;
    match journal.history().into_iter().find(|(fact, _)| fact.id == found.id) {
        Some((_, Some(by))) => {
            let what = if matches!(by.what, What::Undo(_)) { "taken back" } else { "corrected" };
            Err(Refusal::Nothing(format!("{} was {what} already, by {}", found.id, by.id)))
        }
        _ => Ok(found),
    }
}

/// What of the journal decides an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// The last days and what is looked back on over weeks. Sitting is counted from facts of two
    /// days; what a window said last comes along.
    Now,
    /// These days.
    Days(RangeInclusive<NaiveDate>),
    /// This year and the one before.
    Years,
}

/// What a command is answered from.
#[must_use]
pub fn needed(command: &Command, today: NaiveDate) -> Need {
    match command {
        Command::Profile { .. }
        | Command::Goal { .. }
        | Command::Guide { .. }
        | Command::Urine { .. }
        | Command::Signs { .. }
        | Command::Exercise { .. }
        | Command::Heat { .. }
        | Command::Status(_)
        | Command::Checkin { .. }
        | Command::Drink { .. }
        | Command::Break { .. }
        | Command::Pause { .. }
        | Command::Resume { .. }
        | Command::Away { .. }
        | Command::Back { .. }
        | Command::Cramp { .. }
        | Command::Undo => Need::Now,
        Command::Trends { .. } => Need::Days(days_back(today, LOOK_BACK)),
        Command::Flags { .. } => Need::Days(days_back(today, SPAN)),
        Command::Log { from, to, .. } => {
            let day = |text: &Option<String>| text.as_deref().and_then(|text| date(text).ok());
            Need::Days(day(from).unwrap_or(today - Days::new(6))..=day(to).unwrap_or(today))
        }
        // The first cramp of all, and every medicine.
        Command::Report(_) => Need::Days(all_days(today)),
        _ => Need::Years,
    }
}

/// The status as it was asked for. What is followed is said without what changes with every minute.
///
/// # Errors
/// Says what is wrong with the form.
pub fn shown(status: &Status<'_>, asked: &StatusArgs) -> Result<String, String> {
    match &asked.format {
        Some(form) => status.format(form),
        None if asked.json => Ok(status.json().to_string()),
        None if asked.follow => Ok(status.text()),
        None => Ok(status.line()),
    }
}

/// What is printed once a fact is recorded. `known.journal` has it already.
#[must_use]
pub fn confirmation(fact: &Fact, known: Known<'_>) -> String {
    let at = known.settings.clock.show(fact.at);
    let units = known.settings.units;
    match &fact.what {
        What::Undo(id) => match known.journal.get(id) {
            Some(taken) => {
                format!(
                    "took back: {} of {}",
                    taken.what.words(known.settings),
                    taken.at.format("%Y-%m-%d %H:%M")
                )
            }
            None => format!("took back: {id}"),
        },
        What::Drink { .. } => {
            let water = Overview::new(known.journal, known.settings, known.now);
            let notes: String = water.notes().iter().map(|note| format!("\n{note}")).collect();
            format!(
                "{} at {at} ({} today){notes}",
                fact.what.words(known.settings),
                water.against_goal(units)
            )
        }
        What::Urine(urine) => {
            let water = Overview::new(known.journal, known.settings, known.now);
            format!("{} at {at}\n{}", fact.what, urine.message(water.target.goal, water.is_enough()))
        }
        What::Health(Health::Thirst(early)) => felt(fact, *early, known),
        What::Exercise { .. } | What::Heat(_) => {
            let water = Overview::new(known.journal, known.settings, known.now);
            let goal = water.target.amount();
            let goal =
                goal.map_or_else(String::new, |goal| format!(" (the goal is {} today)", units.show(goal)));
            format!("{} at {at}{goal}", fact.what)
        }
        What::Profile(detail) => format!("noted: {detail}"),
        What::Health(Health::Seen(rule)) => {
            format!("noted: somebody has looked at {rule} on {}", fact.at.format("%-d %b %Y"))
        }
        What::Pause { why, secs } => {
            let end = fact.at + chrono::TimeDelta::seconds(i64::from(*secs));
            format!("{why} until {}; `supple resume` ends it sooner", known.settings.clock.show(end))
        }
        What::Away { secs: Some(secs), .. } => {
            let length = in_words(chrono::TimeDelta::seconds(i64::from(*secs)));
            format!("away for {length} since {at}")
        }
        what => format!("{} at {at}", what.words(known.settings)),
    }
}

/// What is recorded of `what`, with the time and the words that were given.
///
/// # Errors
/// Says that the time makes no sense.
pub fn draft(what: What, fact: &FactArgs, known: Known<'_>) -> Result<Draft, String> {
    let at = fact.at.as_deref().map_or(Ok(known.now), |text| time(text, known.now, known.local))?;
    Ok(Draft { note: fact.note.as_deref().map(Into::into), ..Draft::new(at, what) })
}

fn drink(words: &[String], settings: &Settings) -> Result<What, String> {
    let (kind, amount) = drink_words(words, settings)?;
    Ok(What::Drink { kind: kind.unwrap_or(DrinkKind::Water), amount: amount.unwrap_or(settings.glass) })
}

pub(super) fn drink_words(
    words: &[String],
    settings: &Settings,
) -> Result<(Option<DrinkKind>, Option<Millilitres>), String> {
    let (mut amount, mut kind) = (None, None);
    let mut words = words.iter().peekable();
    while let Some(word) = words.next() {
        if word.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',' || c == '-') {
            let mut text = word.clone();
            while let Some(unit) =
                words.next_if(|unit| ["ml", "cl", "dl", "l", "fl", "oz", "fl oz"].contains(&unit.as_str()))
            {
                text += &format!(" {unit}");
            }
            once(&mut amount, settings.units.read(&text)?, "amount")?;
        } else if let Some(vessel) = settings.vessels().into_iter().find(|vessel| *vessel.name == **word) {
            once(&mut amount, vessel.amount, "amount")?;
        } else {
            once(&mut kind, DrinkKind::parse(word)?, "drink")?;
        }
    }
    Ok((kind, amount))
}

/// Early signs, and those that need help, a fact for each of the two.
fn signs(words: &[String], fact: &FactArgs, known: Known<'_>) -> Result<Vec<Draft>, String> {
    let asked = |sign: &Sign| SEVERE.contains(sign) || AFTER_MUCH.contains(sign);
    let (mut early, mut others) = (Set::EMPTY, Set::EMPTY);
    for word in words.iter().filter(|word| *word != "none") {
        match (EarlySign::parse(word), Sign::parse(word).ok().filter(asked)) {
            (Ok(sign), _) => early.insert(sign),
            (Err(_), Some(sign)) => others.insert(sign),
            (Err(why), None) => {
                let all: Vec<&str> =
                    Sign::ALL.iter().filter(|sign| asked(sign)).map(|sign| sign.word()).collect();
                return Err(format!("{why}, {}", all.join(", ")));
            }
        }
    }
    let odd = (!others.is_empty()).then_some(What::Health(Health::Odd(others)));
    let all = odd.into_iter().chain([What::Health(Health::Thirst(early))]);
    all.map(|what| draft(what, fact, known)).collect()
}

/// What the signs of a moment come to; where a rule fires, its card follows.
fn felt(fact: &Fact, early: Set<EarlySign>, known: Known<'_>) -> String {
    let signs = odd_at(known.journal, fact.at);
    let water = Overview::new(known.journal, known.settings, known.now);
    let numbers = Numbers::of(Profile::at(known.journal, known.now).region());
    if let Some(page) = harmful(signs, &water, &numbers) {
        return format!("{}. {}\n{}", page.title, page.body.join("\n"), page.source);
    }
    let flags = Flags::new(known.journal, known.settings, known.now);
    said(early, signs, &water, &flags)
        .map_or_else(|| format!("{} at {}", fact.what, known.settings.clock.show(fact.at)), str::to_owned)
}

fn exercise(effort: &str, length: &str) -> Result<What, String> {
    let effort = Effort::parse(effort)?;
    Ok(What::Exercise { effort, mins: minutes(length)? })
}

fn heat(words: &[String]) -> Result<What, String> {
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Ok(What::Heat(Heat::Day)),
        ["work", length] => Ok(What::Heat(Heat::Work { mins: minutes(length)? })),
        _ => Err("heat takes no words for a hot day, or `work` and how long, such as `work 2h`".to_owned()),
    }
}

pub(super) fn minutes(text: &str) -> Result<u32, String> {
    match parse_length(text)?.num_minutes() {
        mins @ 1..=1_440 => Ok(u32::try_from(mins).unwrap_or(1)),
        _ => Err(format!("\"{text}\" is outside a minute to a day")),
    }
}

fn detail(words: &[String], today: NaiveDate) -> Result<Detail, String> {
    match words {
        [item, value @ ..] if !value.is_empty() => answered(item, value, today),
        _ => Err("a profile item needs its answer, such as `sex female`".to_owned()),
    }
}

/// The answer that the words are to that item.
pub(super) fn answered(item: &str, value: &[String], today: NaiveDate) -> Result<Detail, String> {
    let value = value.join(" ");
    let value = if value == "today" { today.to_string() } else { value };
    match Detail::new(item, &Value::typed(&value))? {
        Detail::FeetExamined(day) if day > today => Err(format!("{day} has not come yet")),
        detail => Ok(detail),
    }
}

fn profile(known: Known<'_>) -> String {
    let profile = Profile::at(known.journal, known.now);
    let lines: Vec<String> = profile.details().iter().map(Detail::as_typed).collect();
    if lines.is_empty() {
        "nothing was said yet; see `supple profile --help`".to_owned()
    } else {
        lines.join("\n")
    }
}

/// The check-ins of today.
fn checkins(known: Known<'_>) -> Json {
    let start = known.settings.day_start;
    let today = day_of(known.now, start);
    let of_today = known.journal.standing().filter(|fact| {
        matches!(&fact.what, What::Health(Health::CheckIn(_))) && day_of(fact.at, start) == today
    });
    Json::Object(vec![
        ("schema", Json::Number(1)),
        ("checkins", Json::list(of_today.map(|fact| report::fact::json(fact, [])))),
    ])
}

fn cramp(words: &[String], intensity: Option<u8>, lasted: Option<&str>, woke: bool) -> Result<Cramp, String> {
    let (site, side) = cramp_words(words)?;
    let secs = lasted.map(seconds).transpose()?;
    Ok(Cramp {
        site: site.unwrap_or(Site::Calf),
        side,
        pain: intensity.and_then(Severity::new),
        secs,
        woke: woke.then_some(true),
        more: None,
    })
}

/// A length of time in whole seconds.
pub(super) fn seconds(text: &str) -> Result<u32, String> {
    let length = parse_length(text)?;
    u32::try_from(length.num_seconds()).map_err(|_| format!("\"{text}\" is too long"))
}

/// Site and side of a cramp, in any order.
///
/// # Errors
/// Says which word is neither, or was said twice.
pub fn cramp_words(words: &[String]) -> Result<(Option<Site>, Option<Side>), String> {
    let (mut site, mut side) = (None, None);
    for word in words {
        match Side::parse(word) {
            Ok(found) => once(&mut side, found, "side")?,
            Err(_) => once(&mut site, Site::parse(word)?, "place")?,
        }
    }
    Ok((site, side))
}

fn once<T>(slot: &mut Option<T>, value: T, what: &str) -> Result<(), String> {
    match slot.replace(value) {
        None => Ok(()),
        Some(_) => Err(format!("more than one {what}; say it once")),
    }
}
