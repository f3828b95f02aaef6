//! The trends as lines of text, and for programs.

use std::fmt::Write as _;

use crate::domain::associations::{Association, FIRST_WEEKS, UNDER};
use crate::domain::days::Day;
use crate::domain::measures::{Share, TooFew};
use crate::domain::page::wrap;
use crate::domain::time::ClockFace;
use crate::domain::trends::{Chart, Pattern, Span, Trends, hour_of, score_said, sides_said};
use crate::domain::words::Word;
use crate::report::json::Json;

/// Columns of the text; the lines that go on stand two further in.
const WIDTH: usize = 78;

/// All of a span as text.
#[must_use]
pub fn text(trends: &Trends, span: Span, clock: ClockFace) -> String {
    let mut out = String::new();
    let last = trends.days.last().map(|day| day.date.format("%-d %b %Y").to_string()).unwrap_or_default();
    let _ = writeln!(out, "TRENDS  {} until {last}\n", span.title());
    let first = if span == Span::Month { "day" } else { "week of" };
    row(&mut out, first, Chart::ALL.map(|chart| chart.title().to_owned()));
    for days in trends.columns(span).into_iter().filter(|days| is_known(days)) {
        row(&mut out, &label(days), Chart::ALL.map(|chart| trends.brief(chart, days)));
    }
    row(&mut out, "in all", Chart::ALL.map(|chart| trends.summary(span, chart)));
    let week = &trends.days[trends.days.len().saturating_sub(7)..];
    put(&mut out, "The last 7 days: ", &(trends.review(week) + "."));
    pattern(&mut out, trends.pattern(span), clock);
    out += "\nWHAT GOES TOGETHER WITH CRAMPS, over a year\n";
    for link in &trends.links {
        let asked = if link.pinned { " (you asked)" } else { "" };
        put(&mut out, &format!("{}{asked}: ", link.factor.title()), &link.words());
    }
    UNDER.iter().for_each(|text| put(&mut out, "", text));
    out += "\nTHE LAST 28 DAYS BESIDE THE 28 BEFORE\n";
    for row in &trends.change {
        put(&mut out, "", &row.said());
    }
    put(&mut out, "", FIRST_WEEKS);
    if let Some(weeks) = &trends.six_weeks {
        out += "\nSIX WEEKS OF THE ROUTINE BEFORE BED\n";
        weeks.sentences().iter().for_each(|text| put(&mut out, "", text));
    }
    if let Some(change) = &trends.one_change {
        out += "\nONE CHANGE\n";
        change.sentences().iter().for_each(|text| put(&mut out, "", text));
    }
    out.trim_end().to_owned()
}

fn pattern(out: &mut String, pattern: &Pattern, face: ClockFace) {
    *out += "\nCRAMPS\n";
    put(out, "", &(pattern.sentences().join("; ") + "."));
    if let Ok(clock) = pattern.clock {
        for (part, count) in (0..).zip(clock).filter(|(_, count)| *count > 0) {
            let from = hour_of(part);
            let _ = writeln!(out, "{}-{}  {count}", face.hour(from), face.hour((from + 2) % 24));
        }
    }
    match &pattern.places {
        Ok(places) => {
            for (site, sides) in places {
                let _ = writeln!(out, "{}: {}", site.label(), sides_said(*sides));
            }
        }
        Err(few) => {
            let _ = writeln!(out, "hours, muscles and sides: {few}");
        }
    }
    if !pattern.relief.is_empty() {
        *out += "\nWHAT WORKED FOR YOU\n";
    }
    for score in &pattern.relief {
        let _ = writeln!(out, "{}: {}", score.relief.label(), score_said(score));
    }
}

/// A line of the table.
fn row(out: &mut String, label: &str, [drinks, breaks, stretch, bed, cramps]: [String; 5]) {
    let line = format!("{label:<12}{drinks:<18}{breaks:<11}{stretch:<11}{bed:<12}{cramps}");
    let _ = writeln!(out, "{}", line.trim_end());
}

/// A text behind its label, in lines.
fn put(out: &mut String, label: &str, text: &str) {
    for (place, line) in (0..).zip(wrap(&format!("{label}{text}"), WIDTH - 2)) {
        let indent = if place == 0 { "" } else { "  " };
        let _ = writeln!(out, "{indent}{line}");
    }
}

fn label(days: &[Day]) -> String {
    days.first().map(|day| day.date.format("%Y-%m-%d").to_string()).unwrap_or_default()
}

/// True if anything at all is known of these days.
fn is_known(days: &[Day]) -> bool {
    days.iter().any(|day| day.covered || day.water.is_some() || day.is_moved() || day.stretch > 0)
}

/// The same for programs.
#[must_use]
pub fn json(trends: &Trends, span: Span) -> Json {
    let shown = &trends.days[trends.days.len().saturating_sub(span.days() as usize)..];
    let pattern = trends.pattern(span);
    let fact = |few: &TooFew| Json::Text(few.to_string());
    let clock = match &pattern.clock {
        Ok(clock) => Json::list(*clock),
        Err(few) => fact(few),
    };
    let relief = pattern.relief.iter().map(|score| {
        let helped = match score.helped {
            Ok(helped) => share(helped),
            Err(few) => fact(&few),
        };
        Json::Object(vec![("relief", score.relief.word().into()), ("helped", helped)])
    });
    Json::Object(vec![
        ("schema", Json::Number(1)),
        ("days", Json::list(shown.iter().map(day))),
        ("clock_from_noon", clock),
        ("relief", Json::list(relief)),
        ("links", Json::list(trends.links.iter().map(link))),
    ])
}

fn day(day: &Day) -> Json {
    let water = day.water;
    Json::Object(vec![
        ("date", day.date.to_string().into()),
        ("drunk_ml", Json::or_null(water.map(|water| water.drunk.0))),
        (
            "goal_ml",
            Json::or_null(
                water.filter(|water| !water.is_limit).and_then(|water| water.amount).map(|ml| ml.0),
            ),
        ),
        (
            "limit_ml",
            Json::or_null(water.filter(|water| water.is_limit).and_then(|water| water.amount).map(|ml| ml.0)),
        ),
        ("breaks_taken", day.breaks.taken.into()),
        ("breaks_skipped", day.breaks.skipped.into()),
        ("breaks_missed", day.breaks.missed.into()),
        ("stretch_seconds", day.stretch.into()),
        ("bed_routine", day.bed.into()),
        ("cramps", Json::or_null(day.covered.then_some(day.cramps))),
        ("night_cramps", Json::or_null(day.covered.then_some(day.night_cramps))),
    ])
}

fn share(share: Share) -> Json {
    Json::Object(vec![("part", share.part.into()), ("of", share.of.into())])
}

fn link(link: &Association) -> Json {
    let found = link.found.ok();
    Json::Object(vec![
        ("factor", link.factor.word().into()),
        ("asked_for", link.pinned.into()),
        ("with", found.map_or(Json::Null, |found| share(found.with))),
        ("without", found.map_or(Json::Null, |found| share(found.without))),
        ("published", link.is_published().into()),
        ("words", link.words().into()),
    ])
}
