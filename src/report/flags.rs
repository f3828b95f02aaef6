//! The flags as text for people and programs: what to do, why, which answers fired each, and what it rests on.

use crate::domain::advice::{Advice, NO_FLAG};
use crate::domain::fact::Id;
use crate::domain::flags::{Flag, Flags};
use crate::domain::page::{Kind, Page};
use crate::domain::region::Numbers;
use crate::domain::time::{ClockFace, Stamp};
use crate::domain::words::Word;
use crate::report::json::Json;

/// Columns of the text.
const WIDTH: usize = 80;

/// What the flags are told with.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    /// The cards.
    pub advice: &'a [Advice],
    /// Whom to call.
    pub numbers: &'a Numbers,
    /// What the program is and is not.
    pub disclaimer: &'a str,
    /// How the time of day is shown.
    pub clock: ClockFace,
}

/// Every flag, the most urgent first; then what the program is not.
#[must_use]
pub fn lines(flags: &Flags, words: Words<'_>) -> String {
    let top = flags.top().into_iter().map(|flag| card(flag, words));
    let noted: Vec<String> = flags.also_noted().map(|flag| card(flag, words)).collect();
    let mut parts: Vec<String> = top.collect();
    if parts.is_empty() {
        parts.push(put(NO_FLAG));
    }
    if !noted.is_empty() {
        parts.push("Also noted".to_owned());
        parts.extend(noted);
    }
    parts.push(put(words.disclaimer));
    parts.join("\n\n")
}

/// A card, with how to say that a clinician has looked at it.
#[must_use]
pub fn card(flag: &Flag, words: Words<'_>) -> String {
    let Some(advice) = find(flag, words.advice) else { return flag.rule.to_string() };
    let mut page = advice.page(flag, words.numbers, words.clock, WIDTH);
    if flag.is_open() {
        page.put(Kind::Quiet, &format!("When somebody has looked at it: supple flags seen {}", flag.rule));
    }
    page.plain()
}

/// A line that names the other open flags beside a card; nothing where there is none.
#[must_use]
pub fn also_noted(flag: &Flag, flags: &Flags, advice: &[Advice]) -> String {
    let others = flags.fired.iter().filter(|other| other.rule != flag.rule && other.is_open());
    let titles: Vec<&str> = others.filter_map(|other| Some(find(other, advice)?.title.as_str())).collect();
    if titles.is_empty() {
        String::new()
    } else {
        format!("\n\n{}", put(&format!("Also noted: {}", titles.join("; "))))
    }
}

/// The same for programs: the level of the most urgent one, all of them, and what the program is not.
#[must_use]
pub fn json(flags: &Flags, words: Words<'_>, now: Stamp) -> Json {
    let level = flags.top().map(|flag| flag.level.word());
    let message = flags.top().is_none().then_some(NO_FLAG);
    Json::Object(vec![
        ("schema", Json::Number(1)),
        ("time", now.into()),
        ("level", Json::or_null(level)),
        ("message", Json::or_null(message)),
        ("flags", Json::list(flags.fired.iter().map(|flag| one(flag, words)))),
        ("disclaimer", words.disclaimer.into()),
    ])
}

fn one(flag: &Flag, words: Words<'_>) -> Json {
    let advice = find(flag, words.advice);
    let told = |text: &dyn Fn(&Advice) -> String| Json::or_null(advice.map(text));
    let reasons = flag.reasons.iter().map(|reason| {
        Json::Object(vec![
            ("answer", reason.answer.into()),
            ("fact", Json::or_null(reason.fact.as_ref().map(Id::as_str))),
            ("at", Json::or_null(reason.at)),
            ("words", reason.words.as_str().into()),
        ])
    });
    Json::Object(vec![
        ("rule", flag.rule.id().into()),
        ("level", flag.level.word().into()),
        ("pressing", flag.pressing.into()),
        ("title", told(&|advice| advice.title.clone())),
        ("act", told(&|advice| words.numbers.fill(advice.act(flag)))),
        ("when", told(&|advice| advice.when.clone())),
        ("why", told(&|advice| words.numbers.fill(&advice.why))),
        ("reasons", Json::list(reasons)),
        ("strength", told(&|advice| advice.strength.to_string())),
        ("source", told(&|advice| advice.source.clone())),
        ("seen", Json::or_null(flag.seen)),
        ("rests", flag.rests.into()),
    ])
}

fn find<'a>(flag: &Flag, advice: &'a [Advice]) -> Option<&'a Advice> {
    advice.iter().find(|advice| advice.rule == flag.rule)
}

fn put(text: &str) -> String {
    let mut page = Page::new(WIDTH);
    page.put(Kind::Text, text);
    page.plain()
}
