//! The words of each part of the page.

use crate::domain::associations::{Association, Compared, UNDER};
use crate::domain::cramps::Side;
use crate::domain::diary::Eases;
use crate::domain::goal::Goal;
use crate::domain::measures::{Measured, Share, Spread};
use crate::domain::medicine::Medicine;
use crate::domain::profile::{Condition, Detail, Sex, Smoker};
use crate::domain::quantity::{Millilitres, Units, one_decimal as number};
use crate::domain::time::{capital, in_words, to_the_second};
use crate::domain::visit::{Before, Habits, Impact, Reported, Ruled, Signs, Taken, Told, Visit};
use crate::domain::words::Word;
use crate::report::visit::{Bar, Body, Part, QUESTIONS, With, counted, day, day_and_year, own};

/// Longest name of a medicine, in characters.
const NAME: usize = 30;

/// Medicines that the page has room for.
const MEDICINES: usize = 8;

/// Rules that the page has room for.
const RULES: usize = 5;

/// Reported signs that the page has room for.
const REPORTED: usize = 10;

/// Links that the page has room for in full.
const LINKS: usize = 2;

/// Days of a list that are named; of more, how many and the last.
const NAMED_DAYS: usize = 3;

/// What tests rest on, and how little they are needed as a rule (`clinical.md` RP-14, D-06).
const TESTS: &str = "Blood and urine tests to ask about: electrolytes, kidney function, calcium, magnesium, glucose or HbA1c, \
    thyroid, liver, creatine kinase, blood count or ferritin.";
const SUN: &str = "Vitamin D, with little sun.";
const SELDOM: &str = "In typical night cramps tests are often not needed (Am Fam Physician 2012, NICE CKS, FPIN, Bristol ICB: B).";

/// Tests of the circulation, named where walking or the skin point to it (`clinical.md` RP-15).
const CIRCULATION: &str = "Cramps with exertion or skin signs are recorded: ankle-brachial index (below about 0.9 is the \
    usual abnormal limit) and Doppler ultrasound, both without a needle (USPSTF 2018: B).";

pub(super) fn parts(visit: &Visit, with: With<'_>) -> Vec<Part> {
    let part = |line, title, body| Part { line, title, body };
    let text = |text: String| vec![Body::Text(text)];
    vec![
        part("RP-02", "Summary", summary(visit)),
        part("RP-03", "Weeks", weeks(visit)),
        part("RP-04", "Time of day", clock(visit)),
        part("RP-05", "Where", places(visit)),
        part("RP-06", "Severity", text(length_and_strength(visit))),
        part("RP-07", "Before", text(before(&visit.doing, visit.lately.cramps))),
        part("RP-08", "Impact", text(impact(&visit.impact, visit.lately.cramps))),
        part("RP-09", "Signs", signs(&visit.signs)),
        part("RP-10", "Cards shown", rules(&visit.rules, with)),
        part("RP-11", "Relief", text(relief(visit))),
        part("RP-12", "Habits", text(habits(&visit.habits, with.units))),
        part("RP-13", "Medicines", medicines(visit)),
        part("RP-16", "Risks", text(risks(visit))),
        part("RP-17", "Patterns", text(patterns(&visit.associations))),
        part("RP-14", "Tests", tests(visit)),
        part("RP-18", "My questions", vec![Body::Lines(questions(with.questions))]),
    ]
}

/// How to read the page.
pub(super) fn method(visit: &Visit, unread: usize) -> String {
    let unread = match unread {
        0 => String::new(),
        1 => " One line of the diary could not be read and is missing here.".to_owned(),
        many => format!(" {many} lines of the diary could not be read and are missing here."),
    };
    format!(
        "Self-reported. A day runs from noon to noon, so that a night is one day. It is covered by a cramp or by the answer that \
         there was none; any other day is unknown, not free of cramps. A cramp of the night woke, or began within {}.{unread}",
        visit.sleep
    )
}

fn summary(visit: &Visit) -> Vec<Body> {
    let lately = &visit.lately;
    if lately.cramps == 0 {
        return vec![Body::Text(match lately.covered {
            0 => "Nothing is recorded of cramps: none was logged, and no day was said to be free of them."
                .to_owned(),
            days => format!("No cramp on {}.", counted(days, "covered day", "covered days")),
        })];
    }
    let mut parts = vec![
        format!(
            "{} on {} of {}",
            counted(lately.cramps, "cramp", "cramps"),
            lately.with_cramps,
            counted(lately.covered, "covered day", "covered days")
        ),
        format!("{} at night", lately.at_night),
    ];
    parts.extend(most_often(visit));
    let medians = [
        visit.length.ok().map(|spread| span(spread.median)),
        visit.strength.ok().map(|spread| format!("{} of 10", number(spread.median))),
    ];
    let medians: Vec<String> = medians.into_iter().flatten().collect();
    if !medians.is_empty() {
        parts.push(format!("median {}", medians.join(", ")));
    }
    if visit.free_days > 0 {
        parts.push(format!("{} without one since", counted(visit.free_days, "covered day", "covered days")));
    }
    let mut body = vec![Body::Text(format!("{}.", parts.join("; ")))];
    if !visit.few.is_empty() {
        let each = visit.few.iter().map(|(at, cramp)| {
            let details = cramp.details();
            let comma = if details.is_empty() { "" } else { ", " };
            format!(
                "{} {} {}{comma}{details}",
                at.format("%-d %b"),
                visit.clock_face.show(*at),
                cramp.place()
            )
        });
        body.push(Body::Text(format!("{}.", each.collect::<Vec<_>>().join("; "))));
    }
    body
}

/// The place that had most of the cramps.
fn most_often(visit: &Visit) -> Option<String> {
    let places = visit.places.as_ref().ok()?;
    let all = places.iter().flat_map(|(site, sides)| {
        [(Some(Side::Left), sides.left), (Some(Side::Right), sides.right), (Some(Side::Both), sides.both)]
            .map(|(side, count)| (*site, side, count))
    });
    let (site, side, count) = all.max_by_key(|(_, _, count)| *count).filter(|(_, _, count)| *count > 0)?;
    Some(format!("most often {} ({count})", site.on(side)))
}

fn weeks(visit: &Visit) -> Vec<Body> {
    let bar = |part: &crate::domain::visit::Tally| Bar {
        name: day(*part.days.start()),
        count: (part.covered > 0).then_some(part.cramps),
        of: format!("{}/{}", part.covered, part.length),
        night: false,
    };
    let bars = visit.parts.iter().map(bar).collect();
    let before = &visit.before;
    let each = match visit.parts.last().map_or(7, |part| part.length) {
        ..=7 => "week".to_owned(),
        8..=28 => "four weeks".to_owned(),
        29..=91 => "13 weeks".to_owned(),
        92..=364 => "year".to_owned(),
        days => format!("{} years", days / 364),
    };
    let mut words = vec![format!("Cramps by {each}, with covered days.")];
    words.push(match visit.per_week {
        Ok(rate) => format!(
            "{:.1} a week ({} on {}).",
            rate.per_week(),
            counted(rate.count, "cramp", "cramps"),
            counted(rate.days, "covered day", "covered days")
        ),
        Err(few) => format!("{}.", capital(&few.to_string())),
    });
    let earlier = format!("The {} before", counted(before.length, "day", "days"));
    words.push(match before.covered {
        0 => format!("{earlier}: not recorded."),
        covered => format!(
            "{earlier}: {} on {} of {}.",
            counted(before.cramps, "cramp", "cramps"),
            before.with_cramps,
            counted(covered, "covered day", "covered days")
        ),
    });
    words.push(match visit.change {
        Ok(change) => format!("Days with cramps: {}, before {}.", change.lately, change.before),
        Err(_) => "Not compared: that takes 80 % of both covered.".to_owned(),
    });
    let bars = (visit.lately.covered > 0).then_some(Body::Bars(bars));
    bars.into_iter().chain([Body::Text(words.join(" "))]).collect()
}

fn clock(visit: &Visit) -> Vec<Body> {
    let hours = match visit.clock {
        Ok(hours) => hours,
        Err(few) => return vec![Body::Text(format!("{}.", capital(&few.to_string())))],
    };
    let bar = |(place, count): (u32, u32)| {
        let hour = place * 2;
        let middle = chrono::NaiveTime::from_hms_opt(hour + 1, 0, 0);
        Bar {
            name: visit.clock_face.hour(hour),
            count: Some(count),
            of: String::new(),
            night: middle.is_some_and(|middle| visit.sleep.contains(middle)),
        }
    };
    let bars = (0..).zip(hours).map(bar).collect();
    let night = share(visit.night, |share| format!("{} of {} at night", share.part, share.of));
    vec![Body::Bars(bars), Body::Text(format!("Cramps begun in each two hours. {night}"))]
}

fn places(visit: &Visit) -> Vec<Body> {
    let places = match &visit.places {
        Ok(places) => places,
        Err(few) => return vec![Body::Text(format!("{}.", capital(&few.to_string())))],
    };
    let unknown = places.iter().any(|(_, sides)| sides.unknown > 0);
    let head = ["", "left", "right", "both"].into_iter().chain(unknown.then_some("not asked"));
    let rows = places.iter().map(|(site, sides)| {
        let counts =
            [sides.left, sides.right, sides.both].into_iter().chain(unknown.then_some(sides.unknown));
        std::iter::once(site.label().to_owned()).chain(counts.map(|count| count.to_string())).collect()
    });
    vec![Body::Table(std::iter::once(head.map(str::to_owned).collect()).chain(rows).collect())]
}

fn length_and_strength(visit: &Visit) -> String {
    let cramps = visit.lately.cramps;
    let of = |title: &str, spread: Measured<Spread>, show: &dyn Fn(f64) -> String| match spread {
        Err(few) => format!("{title}: {few}."),
        Ok(spread) => format!(
            "{title}: median {}, middle half {} to {}, range {} to {}; known of {} of {cramps}.",
            show(spread.median),
            show(spread.lower),
            show(spread.upper),
            show(spread.least.into()),
            show(spread.most.into()),
            spread.count,
        ),
    };
    let strength = of("Strength of 10", visit.strength, &number);
    format!("{} {strength}", of("Length", visit.length, &span))
}

fn before(before: &Before, cramps: u32) -> String {
    if cramps == 0 {
        return "No cramp is recorded.".to_owned();
    }
    let mut states: Vec<String> =
        before.states.iter().map(|(state, count)| format!("{} {count}", state.label())).collect();
    let open = counted(before.not_asked, "cramp", "cramps");
    states.extend((before.not_asked > 0).then(|| format!("not asked of {open}")));
    let states = states.join(", ");
    if before.exertion == 0 {
        let all = if before.not_asked > 0 {
            "None is known to have come with exertion"
        } else {
            "None came with exertion"
        };
        return format!("{}. {all}.", capital(&states));
    }
    let eases = before.eases.iter().map(|(answer, count)| {
        let words = match answer {
            Some(Eases::Within10Min) => "eased within 10 min of rest",
            Some(Eases::Slower) => "eased more slowly",
            Some(Eases::No) => "did not ease on rest",
            Some(Eases::NotApplicable) => "easing does not apply",
            None => "easing not asked",
        };
        format!("{words} {count}")
    });
    let same = before.same_effort.iter().map(|(answer, count)| {
        let word = answer.map_or("not asked".to_owned(), Word::label);
        format!("{word} {count}")
    });
    format!(
        "{}. With exertion {}: {}. After the same effort: {}.",
        capital(&states),
        before.exertion,
        eases.collect::<Vec<_>>().join(", "),
        same.collect::<Vec<_>>().join(", ")
    )
}

fn impact(impact: &Impact, cramps: u32) -> String {
    let tired = format!("Tired from cramps by day: {}.", days_told(impact.tired));
    if cramps == 0 {
        return format!("No cramp is recorded. {tired}");
    }
    let woke = match impact.woke_not_asked {
        0 => String::new(),
        open => format!(" (not asked of {})", counted(open, "cramp", "cramps")),
    };
    let sleep = match impact.sleep {
        Ok(spread) => {
            format!("Sleep disturbed: median {} of 10 ({} asked).", number(spread.median), spread.count)
        }
        Err(few) if few.have == 0 => "Sleep disturbed: not asked.".to_owned(),
        Err(few) => format!("Sleep disturbed: {few}."),
    };
    let in_the_way: Vec<String> = impact
        .in_the_way
        .iter()
        .map(|(answer, count)| {
            let words = answer.map_or_else(|| "not asked".to_owned(), Word::label);
            format!("{words} {count}")
        })
        .collect();
    let sore = match impact.sore {
        Err(few) if few.have == 0 => "Sore next day: not asked.".to_owned(),
        sore => format!("Sore next day: {}", share(sore, |share| format!("{} of {}", share.part, share.of))),
    };
    format!(
        "Woken in {}{woke}. {sleep} {tired} In the way of the day: {}. {sore}",
        counted(impact.nights_woken, "night", "nights"),
        in_the_way.join(", ")
    )
}

fn signs(signs: &Signs) -> Vec<Body> {
    let dates = |reported: &Reported| match reported.days.as_slice() {
        days if days.len() > NAMED_DAYS => {
            let last = days.last().map(|last| day(*last)).unwrap_or_default();
            format!("{} ({} days, last {last})", reported.sign, days.len())
        }
        days => {
            format!("{} ({})", reported.sign, days.iter().map(|it| day(*it)).collect::<Vec<_>>().join(", "))
        }
    };
    let mut reported: Vec<String> = signs.reported.iter().take(REPORTED).map(dates).collect();
    let more = signs.reported.len().saturating_sub(REPORTED);
    reported.extend((more > 0).then(|| format!("{more} more")));
    let list = |title: &str, signs: &[String]| match signs {
        [] => format!("{title}: none."),
        signs => format!("{title}: {}.", signs.join("; ")),
    };
    [
        list("Reported", &reported),
        list("Asked, not reported", &signs.absent),
        list("Not asked", &signs.not_asked),
    ]
    .into_iter()
    .map(Body::Text)
    .collect()
}

fn rules(rules: &[Ruled], with: With<'_>) -> Vec<Body> {
    if rules.is_empty() {
        let none = "No warning pattern of the program fits what was logged, and none was shown.";
        return vec![Body::Text(none.to_owned())];
    }
    let title = |ruled: &Ruled| {
        let advice = with.advice.iter().find(|advice| advice.rule == ruled.rule);
        advice.map_or_else(|| ruled.rule.to_string(), |advice| format!("{} ({})", advice.title, ruled.rule))
    };
    let words = |ruled: &Ruled| {
        let shown = match ruled.shown.as_slice() {
            [] => "not shown yet".to_owned(),
            [.., last] if ruled.shown.len() > NAMED_DAYS => {
                format!("shown on {} days, last {}", ruled.shown.len(), day(*last))
            }
            days => format!("shown {}", days.iter().map(|it| day(*it)).collect::<Vec<_>>().join(", ")),
        };
        let fits = if ruled.fits { "" } else { ", fits no more" };
        let seen = match ruled.seen {
            Some(seen) => format!("assessed {}", day(seen)),
            None => "not assessed".to_owned(),
        };
        format!("{}: {shown}{fits}, {seen}", title(ruled))
    };
    let mut lines: Vec<String> = rules.iter().take(RULES).map(words).collect();
    let more = rules.len().saturating_sub(RULES);
    lines.extend((more > 0).then(|| format!("{more} more")));
    lines.insert(0, "Shown by the program for information, no findings".to_owned());
    lines.into_iter().map(|line| Body::Text(format!("{line}."))).collect()
}

fn relief(visit: &Visit) -> String {
    if visit.relief.is_empty() {
        return "Nothing is recorded as tried.".to_owned();
    }
    let words = visit.relief.iter().map(|helped| {
        let name = helped.relief.label();
        let times = counted(helped.used, "time", "times");
        match helped.helped {
            None => format!("{name} {times}, not judged"),
            Some(Ok(share)) if share.of == helped.used => format!("{name} {} of {}", share.part, share.of),
            Some(Ok(share)) => format!("{name} {} of {}, tried {times}", share.part, share.of),
            Some(Err(_)) => format!("{name} {times}, too few to say"),
        }
    });
    format!("Helped, of the times tried: {}.", words.collect::<Vec<_>>().join("; "))
}

fn habits(habits: &Habits, units: Units) -> String {
    let or = |known: Option<String>, not: &str| known.unwrap_or_else(|| not.to_owned());
    let amount = |ml: f64| units.show(Millilitres(ml.round() as u32));
    let hours = |halves: Spread| format!("{} h ({} days told)", number(halves.median / 2.0), halves.count);
    let drunk = habits.drunk.map(|spread| {
        format!(
            "median {} a day ({})",
            amount(spread.median),
            counted(spread.count, "day recorded", "days recorded")
        )
    });
    let against = match (habits.goal, habits.targets) {
        (Goal::Limit(limit), _) => format!("limit told by a clinician {}", units.show(limit)),
        (Goal::LogOnly, _) => "no target".to_owned(),
        (Goal::Target(_), Some((least, most))) if least == most => format!("target {}", units.show(least)),
        (Goal::Target(_), Some((least, most))) => {
            format!("target {} to {}", units.number(least), units.show(most))
        }
        (Goal::Target(_), None) => "target not in use".to_owned(),
    };
    let seen = habits.seen_sitting.map(|spread| {
        let long = chrono::TimeDelta::minutes(habits.long_sitting.into());
        format!(
            "{} a day at the desk ({}), in all {} of it without a break for more than 90 min",
            in_words(chrono::TimeDelta::minutes(spread.median.round() as i64)),
            counted(spread.count, "day", "days"),
            in_words(long)
        )
    });
    let breaks = habits.breaks;
    let footwear = habits.footwear.iter().map(|(one, count)| format!("{} {count}", one.label()));
    let footwear: Vec<String> = footwear.collect();
    [
        format!("Drinks: {}, {against}.", or(drunk, "not recorded")),
        format!(
            "Darkest urine of a day: {}.",
            or(
                habits.urine.map(|it| format!("median shade {} of 8 ({} days)", number(it.median), it.count)),
                "not recorded"
            )
        ),
        format!(
            "Sitting: {}; {}.",
            or(habits.sat.map(|it| format!("told {}", hours(it))), "hours not asked"),
            or(seen, "not seen at the desk")
        ),
        match habits.seen_sitting {
            None if breaks.taken == 0 => "Breaks: not recorded.".to_owned(),
            _ => format!(
                "Breaks: taken {}, skipped {}, missed {}.",
                breaks.taken, breaks.skipped, breaks.missed
            ),
        },
        format!(
            "Routine before bed: {}.",
            match habits.bed {
                Share { of: 0, .. } => "no covered night".to_owned(),
                Share { part, of } => format!("{part} of {of} covered nights"),
            }
        ),
        format!("Exercise: {}.", days_told(habits.exercise)),
        format!("Alcohol: {}.", days_told(habits.alcohol)),
        format!("Caffeine after 14:00: {}.", days_told(habits.late_caffeine)),
        format!(
            "Footwear: {}.",
            if footwear.is_empty() { "not asked".to_owned() } else { footwear.join(", ") }
        ),
        format!("Sleep: {}.", or(habits.slept.map(hours), "not asked")),
    ]
    .join(" ")
}

fn days_told(told: Told) -> String {
    match told {
        Told { yes: 0, no: 0, .. } => "not asked".to_owned(),
        Told { yes, no: 0, unknown } => format!("{}, else unknown ({unknown})", on(yes)),
        Told { yes, no, unknown: 0 } => format!("{}, not on {no}", on(yes)),
        Told { yes, no, unknown } => format!("{}, not on {no}, unknown {unknown}", on(yes)),
    }
}

fn on(days: u32) -> String {
    format!("on {}", counted(days, "day", "days"))
}

fn medicines(visit: &Visit) -> Vec<Body> {
    let first = match visit.first_cramp {
        Some(first) => format!("First cramp of the diary: {}.", day_and_year(first)),
        None => "The diary has no cramp.".to_owned(),
    };
    if visit.medicines.is_empty() {
        return vec![Body::Text(format!("Medicines and supplements: none recorded. {first}"))];
    }
    let mut lines: Vec<String> = visit.medicines.iter().take(MEDICINES).map(medicine).collect();
    let more = visit.medicines.len().saturating_sub(MEDICINES);
    lines.extend((more > 0).then(|| format!("{more} more in the diary")));
    let last = format!("{first} Whether one is changed or stopped is the prescriber's to decide.");
    lines.into_iter().map(|line| format!("{line}.")).chain([last]).map(Body::Text).collect()
}

fn medicine(taken: &Taken) -> String {
    let name = own(&taken.medicine.name, NAME);
    let told = Medicine { name: name.into(), ..taken.medicine.clone() }.to_string();
    let start = if taken.medicine.started.is_none() { ", start not recorded" } else { "" };
    let days = taken.first_after.zip(taken.medicine.started).map(|(first, start)| (first - start).num_days());
    let cramps = match (days, taken.earlier) {
        (None, Some(_)) => ", no cramp since".to_owned(),
        (Some(days), Some(true)) => format!(", next cramp {}, cramps before too", later(days)),
        (Some(days), Some(false)) => format!(", first cramp {}", later(days)),
        (_, None) => String::new(),
    };
    format!("{told}{start}{cramps}")
}

fn later(days: i64) -> String {
    match u32::try_from(days).unwrap_or(0) {
        0 => "the same day".to_owned(),
        days => format!("{} later", counted(days, "day", "days")),
    }
}

fn risks(visit: &Visit) -> String {
    let profile = &visit.profile;
    let (mut yes, mut no, mut open) = (Vec::new(), Vec::new(), Vec::new());
    match profile.smoker() {
        Some(Smoker::Current) => yes.push("smoker"),
        Some(Smoker::Former) => yes.push("former smoker"),
        Some(Smoker::Never) => no.push("smoking"),
        None => open.push("smoking"),
    }
    let asked = [
        Condition::Diabetes,
        Condition::Hypertension,
        Condition::HighCholesterol,
        Condition::KidneyDisease,
        Condition::HeartDisease,
        Condition::EarlierClot,
    ];
    for condition in Condition::ALL {
        match profile.condition(condition) {
            Some(true) => yes.push(condition.label()),
            Some(false) => no.push(condition.label()),
            None if asked.contains(&condition) => open.push(condition.label()),
            None => {}
        }
    }
    let pregnant = profile.details().iter().find_map(|detail| match detail {
        Detail::Pregnant(pregnant) => Some(*pregnant),
        _ => None,
    });
    match pregnant {
        Some(true) => yes.push("pregnant"),
        Some(false) => no.push("pregnancy"),
        None if profile.sex() == Sex::Male => {}
        None => open.push("pregnancy"),
    }
    let list =
        |title: &str, words: &[&str]| (!words.is_empty()).then(|| format!("{title}: {}.", words.join(", ")));
    let age = profile.age().map_or("Age not told".to_owned(), |age| format!("Age {age}"));
    let sex = match profile.sex() {
        Sex::Female => ", female",
        Sex::Male => ", male",
        Sex::NotStated => "",
    };
    let clots = visit.clot_risks.labels();
    let clots = (!clots.is_empty()).then(|| format!("Clot risks now: {clots}."));
    let lists =
        [list("Told", &yes), list("Told as not there", &no), list("Not asked or not answered", &open), clots];
    std::iter::once(format!("{age}{sex}.")).chain(lists.into_iter().flatten()).collect::<Vec<_>>().join(" ")
}

/// Only what there is enough data for; a link in its own words, the others in one sentence.
fn patterns(associations: &[Association]) -> String {
    let links = || associations.iter().filter(|row| row.is_published());
    let told = links().take(LINKS).map(|row| format!("{}: {}", capital(row.factor.title()), row.words()));
    let mut words: Vec<String> = told.collect();
    let more: Vec<&str> = links().skip(LINKS).map(|row| row.factor.title()).collect();
    if !more.is_empty() {
        words.push(format!("Links also with: {}.", more.join(", ")));
    }
    let unclear: Vec<String> = associations
        .iter()
        .filter(|row| !row.is_published())
        .filter_map(|row| Some((row, row.found.ok()?)))
        .map(|(row, Compared { with, without, .. })| {
            format!(
                "{} {} of {} days, else {} of {}",
                row.factor.title(),
                with.part,
                with.of,
                without.part,
                without.of
            )
        })
        .collect();
    if !unclear.is_empty() {
        words.push(format!("No clear difference, could be chance; cramps after: {}.", unclear.join("; ")));
    }
    if words.is_empty() {
        return "None shown: not enough days to compare anything with cramps.".to_owned();
    }
    words.push(UNDER[0].to_owned());
    words.push(UNDER[1].to_owned());
    words.join(" ")
}

fn tests(visit: &Visit) -> Vec<Body> {
    let sun = visit.profile.details().contains(&Detail::LimitedSun(true)).then_some(SUN);
    let words = [Some(TESTS), sun, Some(SELDOM)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let circulation = visit.circulation.then(|| Body::Text(CIRCULATION.to_owned()));
    std::iter::once(Body::Text(words)).chain(circulation).collect()
}

fn questions(own_words: &[String]) -> Vec<String> {
    let told = own_words.iter().map(|question| own(question, super::LONGEST));
    told.chain(std::iter::repeat(String::new())).take(QUESTIONS).collect()
}

fn share(share: Measured<Share>, words: impl Fn(Share) -> String) -> String {
    match share {
        Ok(share) => format!("{} ({} %).", words(share), share.percent()),
        Err(few) => format!("{few}."),
    }
}

/// Seconds in words.
fn span(secs: f64) -> String {
    to_the_second(secs.round() as u32)
}
