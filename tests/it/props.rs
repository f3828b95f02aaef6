//! What holds for all input.

use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use proptest::prelude::*;
use supple::app::effect::Effect;
use supple::app::event::{Choice, Event, NoticeNews};
use supple::app::key::{Code, Key};
use supple::app::keymap::BINDINGS;
use supple::domain::fact::{Draft, Fact, Id, What};
use supple::domain::journal::Journal;
use supple::domain::quantity::Millilitres;
use supple::domain::settings::Settings;
use supple::domain::time::{day_of, parse_length};

use crate::support::{Session, stamp};

fn any_key() -> impl Strategy<Value = Key> {
    let bound: Vec<Key> = BINDINGS.iter().flat_map(|row| row.keys).copied().collect();
    let code = prop_oneof![
        any::<char>().prop_filter("no control characters", |c| !c.is_control()).prop_map(Code::Char),
        Just(Code::Enter),
        Just(Code::Esc),
        Just(Code::BackTab),
        Just(Code::PageDown),
    ];
    prop_oneof![
        4 => proptest::sample::select(bound),
        1 => (code, any::<bool>(), any::<bool>()).prop_map(|(code, ctrl, alt)| Key { code, ctrl, alt }),
    ]
}

#[derive(Debug, Clone)]
enum Deed {
    Press(Key),
    Wait(u32),
    Sleep(u32),
    Resize(u16, u16),
    Button(Choice),
}

fn any_deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        6 => any_key().prop_map(Deed::Press),
        3 => (0_u32..5_000).prop_map(Deed::Wait),
        1 => (0_u32..40_000).prop_map(Deed::Sleep),
        1 => (1_u16..=300, 1_u16..=100).prop_map(|(columns, rows)| Deed::Resize(columns, rows)),
        1 => proptest::sample::select(Choice::ALL.to_vec()).prop_map(Deed::Button),
    ]
}

fn run(deeds: Vec<Deed>) -> Session {
    let mut session = Session::with("2026-03-02 08:00", Settings::default(), Vec::new());
    for deed in deeds {
        session = match deed {
            Deed::Press(key) => session.keys(&key.to_string()),
            Deed::Wait(secs) => session.advance(&format!("{secs}s")),
            Deed::Sleep(secs) => session.sleep(&format!("{secs}s")),
            Deed::Resize(columns, rows) => session.size(columns, rows),
            Deed::Button(choice) => {
                let id = session.notices().last().map_or(0, |notice| notice.id);
                session.notice(NoticeNews::Chosen { id, choice })
            }
        };
    }
    session
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn keys_survive_being_written(keys in proptest::collection::vec(any_key(), 0..8)) {
        let text: String = keys.iter().map(Key::to_string).collect();
        prop_assert_eq!(Key::parse_all(&text).unwrap(), keys);
    }

    #[test]
    fn any_run_of_events_draws_and_keeps_its_promises(deeds in proptest::collection::vec(any_deed(), 1..40)) {
        let session = run(deeds);
        let _ = session.screen();
        let drafts = session.effects.iter().filter(|effect| matches!(effect, Effect::Append(_))).count();
        prop_assert!(session.app.journal.standing().count() <= drafts + 2, "nothing is invented");
        let numbers: Vec<u64> = session.notices().iter().map(|notice| notice.id).collect();
        prop_assert!(numbers.windows(2).all(|pair| pair[0] < pair[1]), "no prompt is spoken twice: {numbers:?}");
        if let Some(wake) = session.app.next_wake() {
            prop_assert!(wake > session.now(), "a wake-up lies ahead");
        }
    }

    #[test]
    fn many_small_steps_equal_one_big_step(pieces in proptest::collection::vec(1_u32..2_000, 1..12)) {
        let whole: u32 = pieces.iter().sum();
        let small = pieces.iter().fold(Session::at("2026-03-02 08:00"), |s, secs| s.advance(&format!("{secs}s")));
        let big = Session::at("2026-03-02 08:00").advance(&format!("{whole}s"));
        prop_assert_eq!(small.screen(), big.screen());
        prop_assert_eq!(small.notices(), big.notices());
    }

    #[test]
    fn a_day_is_cut_at_its_start_whatever_the_zone(minutes in 0_i64..2_880, cut in 0_u32..24) {
        let at = stamp("2026-03-02 00:00") + chrono::TimeDelta::minutes(minutes);
        let start = NaiveTime::from_hms_opt(cut, 0, 0).unwrap();
        let day = day_of(at, start);
        let begin = day.and_time(start);
        prop_assert!(at.naive_local() >= begin && at.naive_local() < begin + chrono::TimeDelta::days(1));
    }

    #[test]
    fn amounts_and_lengths_read_or_refuse(text in "\\PC{0,12}") {
        let _ = (Millilitres::parse(&text), parse_length(&text));
    }
}

#[test]
fn every_size_from_1x1_to_300x100_draws() {
    let mut session = Session::at("2026-03-02 09:00").keys("w").advance("61m");
    let sizes = |most: u16, step: usize| (1..=40).chain((41..=most).step_by(step)).collect::<Vec<u16>>();
    for state in ["", "n<enter>1l", "<esc>?", "?t", "qT", "v/calf<enter><space>", "!1l<enter>5y", "1"] {
        session = session.keys(state);
        for columns in sizes(300, 13) {
            for rows in sizes(100, 7) {
                session.event(Event::Resize { columns, rows });
                let _ = session.screen();
            }
        }
    }
}

proptest! {
    #[test]
    fn the_facts_of_a_day_are_those_that_count_for_it(
        times in prop::collection::vec((0..200_i64, -14..=14_i32), 0..30), day in 0..9_i64, start in 0..12_u32,
    ) {
        let facts = times.iter().enumerate().map(|(place, (hour, offset))| {
            let offset = FixedOffset::east_opt(offset * 3600).unwrap();
            let at = (stamp("2026-11-20 00:00") + TimeDelta::hours(*hour)).with_timezone(&offset);
            Draft::new(at, What::Back).named(Id::new(&place.to_string()))
        });
        let journal = Journal::new(facts.collect());
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap() + TimeDelta::days(day);
        let start = chrono::NaiveTime::from_hms_opt(start, 0, 0).unwrap();
        let some: Vec<&Fact> = journal.standing_on(day, start).collect();
        let all: Vec<&Fact> = journal.standing().filter(|fact| day_of(fact.at, start) == day).collect();
        prop_assert_eq!(some, all);
    }
}
