//! The made-up year: whenever somebody looks at it, it shows what the program can do, and alarms nobody.

use chrono::TimeDelta;
use supple::domain::demo;
use supple::domain::fact::Fact;
use supple::domain::flags::{Flags, Level};
use supple::domain::journal::Journal;
use supple::domain::profile::Profile;
use supple::domain::settings::Settings;
use supple::domain::time::Stamp;
use supple::domain::trends::{Chart, Span, Trends};

use crate::support::stamp;

/// Moments in every month, at every hour of the day.
fn moments() -> impl Iterator<Item = Stamp> {
    (0..24).map(|step| stamp("2026-01-03 00:40") + TimeDelta::hours(step * (14 * 24 + 7)))
}

fn journal(now: Stamp) -> Journal {
    Journal::new(demo::facts(now, 1).collect())
}

#[test]
fn the_made_up_year_has_enough_for_every_chart_and_every_comparison() {
    for now in moments() {
        let journal = journal(now);
        let pinned = Profile::at(&journal, now).wants_to_know();
        let trends = Trends::new(&journal, &Settings::default(), now, pinned);
        for chart in Chart::ALL {
            let month = trends.levels(Span::Month, chart).into_iter().flatten().count();
            let year = trends.levels(Span::Year, chart).into_iter().flatten().count();
            assert!(month >= 20 && year >= 20, "{now}: {month} days and {year} weeks of {chart:?}");
        }
        for span in [Span::Month, Span::Year] {
            let pattern = trends.pattern(span);
            assert!(pattern.rate.is_ok() && pattern.clock.is_ok() && pattern.places.is_ok(), "{now}");
            assert!(pattern.length.is_ok() && pattern.strength.is_ok(), "{now}");
            let judged = pattern.relief.iter().filter(|score| score.helped.is_ok()).count();
            assert!(judged >= 3, "{now}: {judged} means were tried often enough");
        }
        for link in &trends.links {
            assert!(link.found.is_ok(), "{now}: {}", link.words());
        }
        let shown: Vec<_> = trends.links.iter().filter(|link| link.is_published()).collect();
        assert!(shown.iter().any(|link| Some(link.factor) == pinned), "{now}: {shown:?}");
        assert!(trends.change.iter().all(|row| row.sides.is_ok()), "{now}: {:?}", trends.change);
        assert!(trends.six_weeks.is_some_and(|weeks| weeks.is_comparable()), "{now}");
        assert!(trends.one_change.is_some_and(|change| change.is_over()), "{now}");
    }
}

#[test]
fn the_made_up_year_asks_for_no_more_than_a_word_at_the_next_visit() {
    for now in moments() {
        let flags = Flags::new(&journal(now), &Settings::default(), now);
        let top = flags.top().map(|flag| (flag.rule, flag.level));
        assert!(top.is_some_and(|(_, level)| level == Level::NextVisit), "{now}: {top:?}");
    }
}

#[test]
fn the_made_up_year_is_the_same_each_time_and_ends_now() {
    let now = stamp("2026-06-30 20:00");
    let facts: Vec<Fact> = demo::facts(now, 1).collect();
    assert_eq!(facts, demo::facts(now, 1).collect::<Vec<_>>());
    assert!(facts.iter().all(|fact| fact.at <= now));
    assert!(facts.last().is_some_and(|fact| now - fact.at < TimeDelta::hours(3)));
}

#[test]
fn the_made_up_year_has_notes_of_every_kind_of_writing() {
    let facts: Vec<Fact> = demo::facts(stamp("2026-06-30 20:00"), 1).collect();
    let noted = |kind: &dyn Fn(char) -> bool| {
        facts.iter().filter_map(|fact| fact.note.as_deref()).any(|note| note.chars().any(kind))
    };
    assert!(noted(&|c| ('\u{3040}'..='\u{9fff}').contains(&c)), "wide");
    assert!(noted(&|c| ('\u{300}'..='\u{36f}').contains(&c)), "combining");
    assert!(noted(&|c| ('\u{590}'..='\u{5ff}').contains(&c)), "from right to left");
}
