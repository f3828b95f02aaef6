//! The page for a visit, and the raw facts for other programs.

mod history;

use proptest::prelude::*;
use supple::cli::args::{Format, ReportArgs};
use supple::domain::checkin::WeeklySign;
use supple::domain::cramps::{Cramp, Site};
use supple::domain::diary::{Grade, More, Relief, Tried};
use supple::domain::fact::{Fact, What};
use supple::domain::health::Health;
use supple::domain::medicine::Medicine;
use supple::domain::target::Effort;
use supple::domain::urine::{Shade, Urine};
use supple::domain::visit::Span;
use supple::domain::words::{Answers, Word};
use supple::report::export::cell;
use supple::report::visit::own;

use history::{History, NOW, full, report, stamp};

const PAGES: [Format; 3] = [Format::Html, Format::Md, Format::Txt];

fn args() -> ReportArgs {
    ReportArgs::default()
}

/// The words of a page, whatever stands around them.
fn words(facts: &[Fact], args: &ReportArgs, format: Format) -> String {
    let text = report(facts, args, format).unwrap();
    let mut plain = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' if format == Format::Html => inside = true,
            '>' if inside => {
                inside = false;
                plain.push(' ');
            }
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    let plain = plain.replace("&#39;", "'").replace('\\', "");
    plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[test]
fn every_line_of_the_page_is_there_in_each_form() {
    let lines = [
        ("RP-01", "leg and foot cramp diary"),
        ("RP-01", "3 mar 2026 to 30 mar 2026, 27 of 28 days covered"),
        (
            "RP-02",
            "18 cramps on 18 of 27 covered days; 14 at night; most often left calf (4); median 2 min 37 s, 5 of 10",
        ),
        ("RP-03", "cramps by week, with covered days. 4.7 a week (18 cramps on 27 covered days)"),
        ("RP-03", "the 28 days before: 19 cramps on 19 of 28 covered days. days with cramps: 18, before 19"),
        ("RP-04", "14 of 18 at night (78 %)"),
        ("RP-05", "not asked"),
        ("RP-06", "length: median 2 min 37 s, middle half"),
        ("RP-06", "strength of 10: median 5, middle half"),
        ("RP-07", "asleep 2, lying at rest 2"),
        ("RP-07", "with exertion 7: eased more slowly 3"),
        ("RP-07", "after the same effort: no 1"),
        ("RP-08", "woken in 12 nights (not asked of 4 cramps). sleep disturbed: median 4.5 of 10"),
        ("RP-08", "tired from cramps by day: on 9 days, not on 18, unknown 1"),
        ("RP-08", "stopped an activity"),
        ("RP-09", "reported: feet or legs cold most of the time (4 days, last 29 mar)"),
        ("RP-09", "asked, not reported: one leg swollen;"),
        ("RP-09", "not asked: none"),
        ("RP-10", "(e-14): shown on 4 days, last 29 mar"),
        ("RP-11", "helped, of the times tried: stretch 9 of 18"),
        ("RP-12", "drinks: median 1,500 ml a day (27 days recorded), target 1,600 ml"),
        ("RP-12", "median shade 5 of 8"),
        ("RP-12", "sitting: told 8.5 h"),
        ("RP-12", "breaks: taken"),
        ("RP-12", "routine before bed: 27 of 27 covered nights"),
        ("RP-12", "exercise: on 14 days, not on 13, unknown 1"),
        ("RP-12", "alcohol: on"),
        ("RP-12", "caffeine after 14:00: on 27 days"),
        ("RP-12", "footwear: supportive 27"),
        ("RP-13", "since 28 feb 2026, changed 10 mar 2026, next cramp 1 day later, cramps before too"),
        ("RP-13", "first cramp of the diary: 2 feb 2026"),
        ("RP-14", "blood and urine tests to ask about: electrolytes, kidney function"),
        ("RP-14", "vitamin d, with little sun"),
        ("RP-14", "in typical night cramps tests are often not needed"),
        ("RP-15", "ankle-brachial index (below about 0.9"),
        ("RP-16", "age 67, female. told: former smoker, diabetes"),
        ("RP-16", "clot risks now: in bed for three days or more, a long trip in the last four weeks"),
        ("RP-17", "no clear difference, could be chance; cramps after: "),
        ("RP-17", "seven factors are compared"),
        ("RP-18", "is it my tablets?"),
        ("RP-19", "self-reported. a day runs from noon to noon"),
        ("RP-20", "this program keeps a diary and gives general information"),
    ];
    let args = ReportArgs { questions: vec!["Is it my tablets?".to_owned()], ..args() };
    for format in PAGES {
        let page = words(&full(), &args, format);
        for (line, text) in lines {
            assert!(page.contains(text), "{line} in {format:?}: {text}\n{page}");
        }
    }
}

#[test]
fn what_nobody_asked_is_said_to_be_so_and_never_zero() {
    let lines = [
        ("RP-01", "0 of 28 days covered"),
        ("RP-02", "nothing is recorded of cramps: none was logged, and no day was said to be free of them"),
        ("RP-03", "not enough covered days yet (0 of 14). the 28 days before: not recorded. not compared"),
        ("RP-04", "not enough cramps yet (0 of 5)"),
        ("RP-06", "length: not enough cramps yet (0 of 5). strength of 10: not enough cramps yet (0 of 5)"),
        ("RP-07", "no cramp is recorded"),
        ("RP-08", "tired from cramps by day: not asked"),
        ("RP-09", "not asked: every sign of the weekly check; signs with a cramp; a look at the feet"),
        ("RP-10", "no warning pattern of the program fits what was logged, and none was shown"),
        ("RP-11", "nothing is recorded as tried"),
        ("RP-12", "drinks: not recorded"),
        ("RP-12", "sitting: hours not asked; not seen at the desk. breaks: not recorded"),
        (
            "RP-12",
            "exercise: not asked. alcohol: not asked. caffeine after 14:00: not asked. footwear: not asked",
        ),
        ("RP-13", "medicines and supplements: none recorded. the diary has no cramp"),
        ("RP-17", "none shown: not enough days to compare anything with cramps"),
        ("RP-16", "age not told. not asked or not answered: smoking, diabetes"),
    ];
    for format in PAGES {
        let page = words(&[], &args(), format);
        for (line, text) in lines {
            assert!(page.contains(text), "{line} in {format:?}: {text}\n{page}");
        }
        assert!(!page.contains("ankle-brachial"), "RP-15 only where walking or the skin point to it");
        assert!(!page.contains("vitamin d"), "only with little sun");
    }
}

#[test]
fn a_pattern_that_a_clinician_looked_at_is_told_with_the_day() {
    let mut history = History::default();
    let mut answers = Answers::default();
    answers.set(WeeklySign::SlowWound, Some(true));
    history.put(5, "19:00", What::Health(Health::Weekly(answers)));
    let page = |history: &History| words(&history.0, &args(), Format::Txt);
    assert!(page(&history).contains("(c-03c): not shown yet, not assessed"), "{}", page(&history));
    history.put(3, "12:00", What::Health(Health::Seen("C-03c".into())));
    history.put(1, "12:00", What::Health(Health::Seen("C-07".into())));
    let seen =
        format!("(c-03c): not shown yet, assessed {}", history::day(3).format("%-d %b")).to_lowercase();
    assert!(page(&history).contains(&seen), "{seen}: {}", page(&history));
}

#[test]
fn exercise_that_was_logged_counts_as_exercise_without_a_check_in() {
    let mut history = History::default();
    history.put(3, "18:00", What::Exercise { effort: Effort::Hard, mins: 30 });
    let page = words(&history.0, &args(), Format::Txt);
    assert!(page.contains("exercise: on 1 day, else unknown (27)"), "{page}");
}

#[test]
fn a_week_without_a_word_has_no_bar_of_zero() {
    let facts: Vec<Fact> = full().into_iter().filter(|fact| fact.at < stamp("2026-03-16 12:00")).collect();
    let text = report(&facts, &args(), Format::Txt).unwrap();
    assert!(text.contains("24 Mar ? (0/7)"), "{text}");
}

#[test]
fn few_cramps_are_told_one_by_one() {
    let facts: Vec<Fact> = full().into_iter().filter(|fact| fact.at >= stamp("2026-03-27 13:00")).collect();
    let page = words(&facts, &args(), Format::Txt);
    assert!(
        page.contains("2 cramps on 2 of 3 covered days; 2 at night. 29 mar 05:30 right calf, 5 of 10"),
        "{page}"
    );
    assert!(page.contains("length: not enough cramps yet (2 of 5)"), "{page}");
}

#[test]
fn the_text_of_a_full_page() {
    insta::assert_snapshot!(report(&full(), &args(), Format::Txt).unwrap());
}

#[test]
fn the_text_is_80_columns_wide() {
    let text = report(&full(), &args(), Format::Txt).unwrap();
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
    let empty = report(&[], &args(), Format::Txt).unwrap();
    assert!(empty.lines().count() <= 60, "{} lines", empty.lines().count());
}

#[test]
fn the_days_are_those_asked_for() {
    let span = |from: Option<&str>, to: Option<&str>, now: &str| {
        let day = |text: Option<&str>| text.map(|text| text.parse().unwrap());
        Span::new(day(from), day(to), stamp(now)).map(|span| {
            format!("{} {} until {}", span.days.start(), span.days.end(), span.until.format("%m-%d %H:%M"))
        })
    };
    assert_eq!(span(None, None, NOW).unwrap(), "2026-03-03 2026-03-30 until 03-30 20:00");
    assert_eq!(
        span(None, None, "2026-03-30 08:00").unwrap(),
        "2026-03-02 2026-03-29 until 03-30 08:00",
        "the night before belongs to yesterday"
    );
    assert_eq!(span(None, Some("2026-02-28"), NOW).unwrap(), "2026-02-01 2026-02-28 until 03-01 11:59");
    assert_eq!(
        span(Some("2026-03-01"), Some("2026-09-01"), NOW).unwrap(),
        "2026-03-01 2026-03-30 until 03-30 20:00"
    );
    assert_eq!(
        span(Some("2026-03-30"), None, "2026-03-30 08:00").unwrap(),
        "2026-03-30 2026-03-30 until 03-30 08:00"
    );
    assert_eq!(
        span(Some("2026-04-01"), None, NOW).unwrap_err(),
        "the first day, 2026-04-01, is after the last, 2026-03-30"
    );
}

#[test]
fn each_means_of_relief_is_counted_by_itself() {
    let tried = |relief: Relief, helped: Option<u8>| Tried { relief, helped: helped.and_then(Grade::new) };
    let cramp =
        |all: Vec<Tried>| What::Cramp(Cramp::from(Site::Calf).with(More { relief: all, ..More::NOTHING }));
    let mut history = History::default();
    for ago in [6, 5, 4] {
        history.put(ago, "14:00", cramp(vec![tried(Relief::Stretch, Some(3)), tried(Relief::Walk, Some(0))]));
    }
    history.put(3, "14:00", cramp(vec![tried(Relief::Heat, None)]));
    let page = words(&history.0, &args(), Format::Txt);
    assert!(
        page.contains("helped, of the times tried: stretch 3 of 3; walk 0 of 3; heat 1 time, not judged"),
        "{page}"
    );
}

#[test]
fn a_sign_that_was_denied_or_left_out_is_told_as_that() {
    let mut history = History::default();
    let sign = WeeklySign::ALL;
    let weekly = |yes: &[WeeklySign], asked: &[WeeklySign]| {
        let set = |all: &[WeeklySign]| all.iter().copied().collect();
        What::Health(Health::Weekly(Answers::new(set(yes), set(asked))))
    };
    history.put(8, "19:00", weekly(&[sign[0]], &sign[..2]));
    history.put(1, "09:00", weekly(&[sign[0]], &sign[..2]));
    history.put(1, "19:00", weekly(&[sign[0]], &sign[..2]));
    let page = words(&history.0, &args(), Format::Txt);
    let said = |sign: WeeklySign| sign.question().to_lowercase();
    assert!(page.contains(&format!("reported: {} (22 mar, 29 mar)", said(sign[0]))), "{page}");
    assert!(page.contains(&format!("asked, not reported: {}.", said(sign[1]))), "{page}");
    let open: Vec<String> = sign[2..].iter().map(|sign| said(*sign)).collect();
    assert!(page.contains(&format!("not asked: {}", open.join("; "))), "{page}");
}

#[test]
fn a_cramp_of_the_day_on_which_a_medicine_was_begun_is_none_before_it() {
    let said = |cramps: &[u64]| {
        let mut history = History::default();
        cramps.iter().for_each(|ago| history.put(*ago, "15:00", What::Cramp(Cramp::from(Site::Calf))));
        let medicine = Medicine {
            name: "furosemide".into(),
            class: None,
            mg: None,
            started: Some(history::day(5)),
            changed: None,
            stopped: None,
        };
        history.put(1, "09:00", What::Health(Health::Medicine(Box::new(medicine))));
        words(&history.0, &args(), Format::Txt)
    };
    let same_day = said(&[5]);
    assert!(same_day.contains(", first cramp the same day"), "{same_day}");
    let before = said(&[6, 3]);
    assert!(before.contains(", next cramp 2 days later, cramps before too"), "{before}");
}

#[test]
fn a_shade_that_was_logged_counts_without_a_check_in() {
    let mut history = History::default();
    history.put(3, "14:00", What::Urine(Urine::Shade(Shade::ALL[4])));
    history.put(3, "18:00", What::Urine(Urine::Shade(Shade::ALL[1])));
    history.put(2, "18:00", What::Urine(Urine::Shade(Shade::ALL[3])));
    let page = words(&history.0, &args(), Format::Txt);
    assert!(page.contains("darkest urine of a day: median shade 4.5 of 8 (2 days)"), "{page}");
}

#[test]
fn a_longer_range_has_wider_bars() {
    let by = |from: &str| {
        let text = words(&full(), &ReportArgs { from: Some(from.to_owned()), ..args() }, Format::Txt);
        let at = text.find("cramps by ").unwrap();
        text[at..].split(',').next().unwrap().to_owned()
    };
    assert_eq!(by("2025-12-30"), "cramps by week", "thirteen of them");
    assert_eq!(by("2025-12-29"), "cramps by four weeks", "a day more");
    assert_eq!(by("2025-09-01"), "cramps by four weeks");
    assert_eq!(by("2024-01-01"), "cramps by 13 weeks");
    assert_eq!(by("2015-01-01"), "cramps by year");
    assert_eq!(by("2010-01-01"), "cramps by 2 years");
}

#[test]
fn too_long_a_name_and_too_many_questions_are_refused() {
    let refused = |args: ReportArgs| report(&[], &args, Format::Txt).unwrap_err();
    assert_eq!(
        refused(ReportArgs { name: "n".repeat(121), ..args() }),
        "a name or a question has at most 120 characters, this one 121"
    );
    let questions = vec!["why?".to_owned(); 4];
    assert_eq!(refused(ReportArgs { questions, ..args() }), "the page has room for 3 questions");
    assert!(refused(ReportArgs { from: Some("soon".to_owned()), ..args() }).contains("is not a date"));
}

#[test]
fn the_raw_facts_stand_in_rows() {
    let mut history = History::default();
    history.put(
        1,
        "09:00",
        What::Drink {
            kind: supple::domain::hydration::DrinkKind::Tea,
            amount: supple::domain::quantity::Millilitres(250),
        },
    );
    history.put(0, "03:10", supple::domain::fact::What::Cramp(supple::domain::cramps::Site::Calf.into()));
    history.0[1].note = Some("=HYPERLINK(\"http://x\"), said \"he\"\nand she".into());
    let text = report(&history.0, &args(), Format::Csv).unwrap();
    let mut rows = text.split("\r\n");
    let head: Vec<&str> = rows.next().unwrap().split(',').collect();
    assert_eq!(&head[..8], ["id", "at", "day", "kind", "words", "note", "drink", "ml"]);
    let tea = rows.next().unwrap();
    assert!(tea.starts_with("h0,2026-03-29T09:00:00+01:00,2026-03-29,drink,tea 250 ml,,tea,250,"), "{tea}");
    let cramp = rows.next().unwrap();
    assert!(
        cramp.starts_with(
            "h1,2026-03-30T03:10:00+01:00,2026-03-29,cramp,\"cramp, calf\",\"'=HYPERLINK(\"\"http://x\"\"), said \"\"he\"\"\nand she\","
        ),
        "{cramp}"
    );
    assert!(cramp.contains(",calf,,,,no,"), "a question without an answer is empty: {cramp}");
    assert_eq!(rows.collect::<Vec<_>>(), [""], "every row is ended");
    let json = report(&history.0, &args(), Format::Json).unwrap();
    assert!(json.starts_with("{\"schema\":1,\"time\":\"2026-03-30T20:00:00+01:00\",\"from\":\"2026-03-03\",\"to\":\"2026-03-30\","), "{json}");
    assert!(json.contains("\"drink\":\"tea\",\"ml\":250"), "{json}");
}

#[test]
fn every_field_of_a_fact_has_a_column() {
    let json = report(&full(), &args(), Format::Json).unwrap();
    let csv = report(&full(), &args(), Format::Csv).unwrap();
    let head: Vec<&str> = csv.split("\r\n").next().unwrap().split(',').collect();
    let inner = ["means", "helped", "schema", "time", "from", "to", "facts"];
    for part in
        json.split("\":").filter_map(|part| part.rsplit('"').next()).filter(|name| !inner.contains(name))
    {
        let name = part.trim();
        let is_name = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
        assert!(!is_name || head.contains(&name), "{name}");
    }
}

#[test]
fn a_cell_is_no_formula() {
    for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", " =1", "＝1", "-"] {
        let cell = cell(text);
        let inside = cell.trim_matches('"');
        assert!(inside.starts_with('\''), "{text:?} came to {cell:?}");
    }
    assert_eq!(cell("2 - 1"), "2 - 1");
    assert_eq!(cell("a\u{7}b"), "a b");
}

/// The tags of a page, in their order.
fn tags(html: &str) -> Vec<String> {
    html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default().to_owned()).collect()
}

fn with_words(text: &str) -> (Vec<Fact>, ReportArgs) {
    let mut history = History::default();
    let medicine =
        Medicine { name: text.into(), class: None, mg: None, started: None, changed: None, stopped: None };
    history.put(3, "09:00", What::Health(Health::Medicine(Box::new(medicine))));
    let text: String = text.chars().take(120).collect();
    (history.0, ReportArgs { name: text.clone(), questions: vec![text], ..args() })
}

#[test]
fn words_of_ones_own_stay_words() {
    let (facts, args) = with_words("<script>alert('x')</script> & \u{202e}odd\u{7}");
    let html = report(&facts, &args, Format::Html).unwrap();
    assert!(
        !html.contains("<script")
            && html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; odd")
    );
    assert!(!html.contains('\u{202e}') && !html.contains('\u{7}'));
    let (facts, args) = with_words("a|b *c* <b> `d` [e](f)");
    let md = report(&facts, &args, Format::Md).unwrap();
    assert!(md.contains("a\\|b \\*c\\* &lt;b&gt; \\`d\\` \\[e\\](f)"), "{md}");
    assert_eq!(
        own("שלום (a)", 30),
        "\u{2068}שלום (a)\u{2069}",
        "what runs from right to left turns nothing else"
    );
}

proptest! {
    #[test]
    fn no_words_make_a_tag(text in "[\\PC\\x00-\\x1f<>&\"']{0,60}") {
        let (facts, args) = with_words("x");
        let (odd_facts, odd_args) = with_words(&format!("x{text}"));
        let plain = report(&facts, &args, Format::Html).unwrap();
        let odd = report(&odd_facts, &odd_args, Format::Html).unwrap();
        prop_assert_eq!(tags(&plain), tags(&odd));
        let odd = |c: char| c.is_control() && c != '\n';
        prop_assert!(!report(&odd_facts, &odd_args, Format::Txt).unwrap().contains(odd));
    }

    #[test]
    fn a_cell_is_read_back_as_it_was(text in "[\\PC\n\t\",;=+@-]{0,40}") {
        let written = cell(&text);
        let inside = match written.strip_prefix('"') {
            Some(rest) => rest.strip_suffix('"').unwrap().replace("\"\"", "\""),
            None => {
                prop_assert!(!written.contains(['"', ',', '\n']));
                written
            }
        };
        prop_assert_eq!(inside.strip_prefix('\'').filter(|_| !text.starts_with('\'')).unwrap_or(&inside), &text);
        prop_assert!(!inside.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\n']));
    }
}
