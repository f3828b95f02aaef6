//! Relief now: two keys to the first instruction, true times, and no way to lose the cramp.

use proptest::prelude::*;
use supple::app::effect::Effect;
use supple::app::event::{Event, Presence};
use supple::content::embedded;
use supple::content::relief::relief;
use supple::domain::checkin::WeeklySign;
use supple::domain::cramps::{Cramp, Side, Site};
use supple::domain::fact::What;
use supple::domain::health::Health;
use supple::domain::profile::{Condition, Detail};
use supple::domain::relief::TOO_LONG;
use supple::domain::settings::Settings;
use supple::domain::words::{Answers, Set};

use crate::scenes::SIZES;
use crate::support::{Session, ascii, fact};

fn night() -> Session {
    Session::at("2026-03-02 03:41").size(80, 24)
}

/// The cramps of the journal.
fn cramps(session: &Session) -> Vec<&Cramp> {
    session
        .app
        .journal
        .standing()
        .filter_map(|fact| match &fact.what {
            What::Cramp(cramp) => Some(cramp),
            _ => None,
        })
        .collect()
}

#[test]
fn the_protocols_add_up_as_they_should() {
    let relief = relief().unwrap();
    let sites: Vec<Site> = relief.protocols.iter().map(|protocol| protocol.site).collect();
    assert_eq!(sites, [Site::Calf, Site::FootArch, Site::Hamstring, Site::ThighFront, Site::Shin]);
    let of_diary: Vec<Site> = Site::ALL.into_iter().filter(|site| sites.contains(site)).collect();
    assert_eq!(sites, of_diary, "the quick entry asks in the same order");
    for protocol in &relief.protocols {
        let lengths: Vec<u32> = protocol.steps.iter().map(|step| step.secs).collect();
        assert_eq!(lengths, [10, 30, 30, 60, 30, 60], "{}", protocol.name);
        assert_eq!(protocol.seconds(), 220);
        assert!(protocol.steps.iter().all(|step| !step.cue.is_empty()) && !protocol.source.is_empty());
        let phases = protocol.phases(Side::Left);
        assert_eq!(phases[6..9].iter().map(|phase| phase.secs).sum::<u32>(), 120, "steps two to four again");
        let without_standing: u32 =
            phases.iter().zip(protocol.order()).filter(|(_, s)| *s != 2).map(|(p, _)| p.secs).sum();
        assert!(without_standing > TOO_LONG, "they last until it is too long, in bed as well");
    }
}

#[test]
fn toes_are_relieved_as_the_foot_they_are_part_of() {
    for site in Site::ALL {
        let as_what = if site == Site::Toes { Site::FootArch } else { site };
        assert_eq!(site.relieved_as(), as_what);
    }
}

#[test]
fn a_step_that_looks_like_a_move_shows_it_on_its_side() {
    let library = embedded::library();
    for protocol in relief().unwrap().protocols {
        let figures: Vec<&str> = protocol.steps.iter().filter_map(|step| step.figure.as_deref()).collect();
        assert!(figures.len() >= 2, "{}", protocol.name);
        assert!(figures.iter().all(|id| library.figure(id).is_some()), "{figures:?}");
    }
    for (side, letter) in [("l", " L "), ("r", " R ")] {
        let session = night().keys("!1").keys(side);
        let drawn = |session: &Session| session.screen().contains(['⣿', '⡇', '⠉']);
        assert!(!drawn(&session), "settling is no move: {}", session.screen());
        let session = session.advance("12s");
        assert!(drawn(&session) && session.screen().contains(letter), "{}", session.screen());
        assert!(session.screen().contains("press x."), "all there is to be careful of: {}", session.screen());
    }
}

#[test]
fn two_keys_lead_to_the_first_instruction_and_enter_ends_with_the_true_length() {
    let session = night().keys("!");
    assert!(session.screen().contains("1   Calf") && session.screen().contains("different from your usual"));
    let session = session.advance("4s").keys("1l");
    assert!(session.screen().contains("Stop. Straighten the knee. Breathe out."), "{}", session.screen());
    let session = session.advance("10s");
    assert!(session.screen().contains("Pull the toes and foot"), "{}", session.screen());
    let session = session.advance("1m21s").keys("<enter>");
    assert!(session.screen().contains("How strong was it?"), "{}", session.screen());
    let session = session.advance("30s").keys("7y");
    assert_eq!(session.standing(), ["03:41 cramp, left calf, 7 of 10, 1 min 35 s, woke you"]);
    assert!(session.screen().contains("Something for it now?"), "{}", session.screen());
    assert!(session.keys("<enter>").screen().contains("Hydration"), "back where it began");
}

#[test]
fn the_steps_go_on_by_themselves_and_two_to_four_come_again() {
    let session = night().keys("!3r").advance("3m39s");
    assert!(session.screen().contains("Slow steps"), "{}", session.screen());
    let words =
        ["Sit or lie, leg straight", "Stand holding a chair", "Knead between", "Sit or lie, leg straight"];
    let mut session = session.advance("1s");
    for (cue, length) in words.into_iter().zip(["30s", "30s", "60s", "1s"]) {
        assert!(session.screen().contains(cue), "{cue}: {}", session.screen());
        session = session.advance(length);
    }
}

#[test]
fn in_bed_nobody_is_told_to_stand() {
    let session = night().keys("!1lb").advance("39s");
    assert!(session.screen().contains("then massage"), "{}", session.screen());
    let session = session.advance("2s");
    assert!(session.screen().contains("knead from ankle to knee"), "{}", session.screen());
    let session = session.keys("b").keys("nnn");
    assert!(session.screen().contains("toes and foot"), "{}", session.screen());
    assert!(session.keys("n").screen().contains("Stand, heel flat"));
}

#[test]
fn after_ten_minutes_it_stops_and_says_what_to_do() {
    let session = night().keys("!1l").advance("9m59s");
    assert!(!session.screen().contains("urgent appointment"), "{}", session.screen());
    let session = session.advance("1s");
    assert!(session.screen().contains("Ask for an urgent appointment"), "{}", session.screen());
    let session = session.advance("1m").keys("<esc>");
    assert_eq!(session.standing(), ["03:41 cramp, left calf, 11 min; relief: stretch 0 of 3"]);
    assert_eq!(note(&session), Some("not eased after 11:00"));
}

fn note(session: &Session) -> Option<&str> {
    session.app.journal.standing().find_map(|fact| fact.note.as_deref())
}

#[test]
fn a_cramp_that_stretching_did_not_ease_in_ten_minutes_brings_its_card() {
    for ending in ["<enter>6n", "<esc>", "<c-c>"] {
        let session = night().keys("!1l").advance("11m").keys(ending);
        let told = &session.standing()[0];
        assert!(told.contains("11 min") && told.ends_with("relief: stretch 0 of 3"), "{ending}: {told}");
    }
    let session = night().keys("!1l").advance("11m").keys("<enter>6n");
    let card = session.screen();
    assert!(card.contains("Have it checked today") && card.contains("A cramp of more than ten"), "{card}");
    assert!(card.contains("Rule E-09"), "{card}");
    assert!(
        session.keys("<esc>").screen().contains("Something for it now?"),
        "and what was there is there still"
    );
    let at_once = night().keys("!1l").advance("10m").keys("<esc>");
    assert!(at_once.screen().contains("Rule E-09"), "it goes on, so it is longer: {}", at_once.screen());
    let unknown = night().keys("!").advance("11m").keys("<esc>");
    assert_eq!(
        unknown.standing(),
        ["03:41 cramp, elsewhere, 11 min"],
        "nobody was led, so nothing was tried"
    );
}

#[test]
fn an_unusual_cramp_leads_to_what_to_do_and_back() {
    let session = night().keys("!x");
    assert!(session.screen().contains("call your emergency number"), "{}", session.screen());
    let session = session.keys("<esc>1lx<enter>").advance("1s");
    assert!(session.screen().contains("Straighten the knee"), "{}", session.screen());
    let session = session.keys("<enter>");
    assert!(session.screen().contains("It eased"), "{}", session.screen());
    let session = session.keys("<enter><enter>");
    assert_eq!(session.standing(), ["03:41 cramp, left calf, 1 s"]);
    assert!(session.screen().contains("Something odd?"), "which signs is asked then: {}", session.screen());
    let session = session.keys("1<c-s>");
    assert!(session.screen().contains("emergency"), "and answered at once: {}", session.screen());
}

#[test]
fn relief_names_the_numbers_of_the_region() {
    let told = |number: &str| {
        let region = What::Profile(Detail::Region(number.into()));
        let facts = vec![fact("r1", "2026-02-01 09:00", region)];
        Session::with("2026-03-02 03:41", Settings::default(), facts).size(80, 24)
    };
    let odd = told("999").keys("!x").screen();
    assert!(odd.contains("call 999 now") && odd.contains("111"), "{odd}");
    assert!(!odd.contains("112 works in Europe"), "no other numbers than one's own: {odd}");
    let too_long = told("112").keys("!1l").advance("10m").screen();
    assert!(too_long.contains("call 112"), "{too_long}");
    for (columns, rows) in SIZES {
        let session = night().size(columns, rows).keys("!x");
        let unknown = session.screen();
        assert!(unknown.contains("112 works in Europe"), "the numbers are seen at once: {unknown}");
        assert!(unknown.contains("trust") || unknown.contains("pgdn further down"), "{unknown}");
        let end = session.keys("<pgdn><pgdn>").screen();
        let words = end.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("trust that and get help."), "nothing of it is out of reach: {end}");
        assert!(!end.contains("further down"), "{end}");
    }
}

#[test]
fn a_step_can_be_called_odd_at_every_size() {
    for (columns, rows) in SIZES {
        for (waits, step) in [("1s", "Straighten"), ("12s", "Pull"), ("42s", "heel flat"), ("10m", "rarely")]
        {
            let screen = night().size(columns, rows).keys("!1l").advance(waits).screen();
            assert!(screen.contains(step), "{screen}");
            assert!(screen.lines().last().unwrap().contains("x odd"), "{screen}");
        }
    }
}

#[test]
fn after_a_cramp_only_a_running_timer_is_made_longer() {
    for (columns, rows) in SIZES {
        let session = night().size(columns, rows).keys("!1l<enter>7y");
        let offers = session.screen();
        let bar = offers.lines().last().unwrap();
        assert!(bar.contains("enter that was all") && !bar.contains("5 min more"), "{offers}");
        let words = offers.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("sore afterwards, or after exercise"), "nothing of it is cut: {offers}");
        let session = session.keys("2").advance("1m");
        assert!(session.screen().contains("+ 5 min more"), "{}", session.screen());
        let session = session.keys("++");
        assert!(!session.screen().contains("5 min more"), "twenty minutes are most: {}", session.screen());
    }
}

#[test]
fn leaving_early_keeps_the_cramp_without_inventing_a_length() {
    let session = night().keys("!2r").advance("50s").keys("<esc>");
    assert_eq!(session.standing(), ["03:41 cramp, right foot arch"]);
    assert_eq!(note(&session), Some("not eased after 0:50"));
    let session = night().keys("!2").keys("q");
    assert_eq!(session.standing(), ["03:41 cramp, foot arch"]);
    let session = night().keys("!<esc>");
    assert_eq!((session.standing().len(), session.toast()), (0, "No cramp was logged - n logs one"));
    assert_eq!(session.effects.last(), Some(&Effect::Stash(None)));
    for open in ["!1l<enter><enter><enter>", "!1l<enter><esc>"] {
        assert_eq!(
            night().keys(open).standing(),
            ["03:41 cramp, left calf, 0 s"],
            "open questions stay open"
        );
    }
}

#[test]
fn a_cramp_in_a_session_ends_it_and_keeps_its_part() {
    let session = night().keys("t").advance("20s").keys("!1l").advance("5s").keys("<enter>3n");
    assert_eq!(session.standing(), ["03:41 desk-75, 20 s, in part", "03:41 cramp, left calf, 3 of 10, 5 s"]);
}

#[test]
fn no_prompt_and_no_bell_while_it_cramps() {
    let session = Session::at("2026-03-02 09:00").advance("55m").keys("!1l").advance("8m");
    assert!(session.notices().is_empty() && !session.effects.contains(&Effect::Bell));
    assert_eq!(session.keys("<enter>5n").advance("1m").notices().len(), 1, "the care waits for nobody");
}

#[test]
fn relief_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = Session::at("2026-03-02 03:41").size(columns, rows).keys("!").advance("3s");
        insta::assert_snapshot!(format!("relief_where_{columns}x{rows}"), session.screen_with_roles());
        let session = session.keys("1l").advance("20s");
        insta::assert_snapshot!(format!("relief_stretch_{columns}x{rows}"), session.screen_with_roles());
        let session = session.advance("10m");
        insta::assert_snapshot!(format!("relief_too_long_{columns}x{rows}"), session.screen());
    }
    let session =
        Session::with("2026-03-02 03:41", ascii(), Vec::new()).size(80, 24).keys("!1l").advance("20s");
    assert!(session.screen().is_ascii(), "{}", session.screen());
}

#[derive(Debug, Clone)]
enum Deed {
    Wait(u32),
    Press(&'static str),
    Size(u16, u16),
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let keys =
        vec!["1", "3", "5", "9", "l", "b", "r", "x", "n", "y", "<enter>", "<esc>", "<space>", "t", "!"];
    prop_oneof![
        2 => (0_u32..200).prop_map(Deed::Wait),
        5 => proptest::sample::select(keys).prop_map(Deed::Press),
        1 => (1_u16..130, 1_u16..45).prop_map(|(columns, rows)| Deed::Size(columns, rows)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn a_cramp_of_which_the_site_was_said_is_never_lost_and_never_too_long(
        deeds in proptest::collection::vec(any_deed(), 0..25),
        end in 0_usize..3,
    ) {
        let mut session = Session::with("2026-03-02 03:41", Settings::default(), Vec::new()).keys("!3");
        let begun = session.now();
        for deed in deeds {
            if session.app.relief.is_none() {
                break;
            }
            session = match deed {
                Deed::Wait(secs) => session.advance(&format!("{secs}s")),
                Deed::Press(keys) => session.keys(keys),
                Deed::Size(columns, rows) => session.size(columns, rows),
            };
            let _ = session.screen();
        }
        let longest = (session.now() - begun).num_seconds();
        match end {
            0 => session = session.keys("<c-c>"),
            1 => session = session.sleep("9h"),
            _ => session.event(Event::Terminate),
        }
        let found = cramps(&session);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(found[0].site, Site::Hamstring);
        // A cramp that is left in its tenth minute goes on, so it is longer than that.
        let longest = if longest == i64::from(TOO_LONG) { longest + 1 } else { longest };
        prop_assert!(found[0].secs.is_none_or(|secs| i64::from(secs) <= longest));
    }
}

/// A cramp that has just been logged, of somebody who told these.
fn eased(facts: Vec<supple::domain::fact::Fact>) -> Session {
    Session::with("2026-03-02 03:41", Settings::default(), facts).size(80, 24).keys("!1l<enter>7y")
}

fn told(detail: Detail) -> supple::domain::fact::Fact {
    fact(&format!("{detail}"), "2026-03-01 09:00", What::Profile(detail))
}

#[test]
fn warmth_has_a_timer_that_calls_and_is_noted_with_the_cramp() {
    let session = eased(Vec::new());
    assert!(session.screen().contains("warmth, 10 min"), "{}", session.screen());
    assert!(session.screen().contains("pickle brine"), "{}", session.screen());
    let session = session.keys("1").advance("1s");
    assert!(session.screen().contains("WARMTH") && session.screen().contains("Never fall asleep on a pad"));
    let session = session.keys("++").advance("14m58s");
    assert!(!session.screen().contains("away now"), "at most 15 minutes: {}", session.screen());
    let bells = |session: &Session| session.effects.iter().filter(|e| **e == Effect::Bell).count();
    assert_eq!(bells(&session), 0);
    let session = session.advance("2s");
    assert!(session.screen().contains("Take the warmth away now."), "{}", session.screen());
    assert!(bells(&session) > 1);
    let session = session.keys("<enter>");
    assert_eq!(session.standing(), ["03:41 cramp, left calf, 7 of 10, 0 s, woke you; relief: heat"]);
    assert!(session.screen().contains("Hydration"));
}

#[test]
fn a_care_that_was_only_tried_is_not_noted_and_nobody_is_waited_for() {
    let session = eased(Vec::new()).keys("2").advance("30s").keys("q");
    assert_eq!(session.standing(), ["03:41 cramp, left calf, 7 of 10, 0 s, woke you"]);
    let session = eased(Vec::new()).advance("9m59s");
    assert!(session.screen().contains("Something for it now?"));
    assert!(session.advance("1s").screen().contains("Hydration"), "it closes by itself");
}

#[test]
fn whatever_ends_a_care_what_was_used_is_noted() {
    let warmed = || eased(Vec::new()).keys("1").advance("2m");
    let woken = warmed().presence(Presence::Sleeps).pass_unseen("8m").presence(Presence::Wakes);
    for session in [warmed().keys("<c-c>"), warmed().terminate(), woken] {
        let told = &session.standing()[0];
        assert!(told.ends_with("relief: heat"), "{told}");
    }
}

#[test]
fn the_next_cramp_is_one_key_away_and_the_warmth_for_the_last_is_noted() {
    let session = eased(Vec::new()).keys("1").advance("2m").keys("!1r<enter>6n");
    let told = session.standing();
    assert!(told[0].ends_with("relief: heat") && told[1].contains("right calf, 6 of 10"), "{told:?}");
}

#[test]
fn a_cramp_that_could_not_be_recorded_is_not_said_to_be() {
    let mut session =
        Session::with("2026-03-02 03:41", Settings::default(), Vec::new()).size(80, 24).keys("!1l<enter>7");
    session.disk_error = Some("not recorded: No space left on device".to_owned());
    let screen = session.keys("y").screen();
    assert!(!screen.contains("is logged") && screen.contains("No space left on device"), "{screen}");
}

#[test]
fn warmth_and_cold_are_locked_out_where_they_burn_unfelt() {
    let mut lost = Answers::new(Set::EMPTY, Set::EMPTY);
    lost.set(WeeklySign::LossFeeling, Some(true));
    let weekly = fact("weekly", "2026-03-01 09:00", What::Health(Health::Weekly(lost)));
    let neuropathy = told(Detail::Condition(Condition::DiabetesNeuropathy, true));
    let pad = told(Detail::Condition(Condition::Pad, true));
    for (facts, why) in [
        (vec![weekly], "lost feeling in the feet"),
        (vec![neuropathy], "diabetic neuropathy"),
        (vec![pad], "narrowed leg arteries"),
    ] {
        let session = eased(facts);
        let words: String = session.screen().split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("left out, because you told of") && words.contains(why), "{words}");
        assert!(!words.contains("warmth, 10 min") && !words.contains("cold, 10 min"), "{words}");
        assert!(session.keys("1").app.care.unwrap().timer.is_none());
    }
    let words = |facts| eased(facts).screen();
    let limited = words(vec![told(Detail::Condition(Condition::HeartFailure, true))]);
    assert!(!limited.contains("brine") && !limited.contains("drink to thirst"), "{limited}");
    for salt_harms in [Condition::Hypertension, Condition::HeartDisease] {
        let pressed = words(vec![told(Detail::Condition(salt_harms, true))]);
        assert!(!pressed.contains("brine") && pressed.contains("drink to thirst"), "{pressed}");
    }
    let open: String = words(Vec::new()).split_whitespace().collect::<Vec<_>>().join(" ");
    let told_to_all = "Not with high blood pressure, heart or kidney trouble, or a salt limit.";
    assert!(open.contains(told_to_all), "who told nothing may have one of them: {open}");
}

#[test]
fn care_at_three_sizes() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let session = Session::at("2026-03-02 03:41").size(columns, rows).keys("!1l<enter>7y");
        insta::assert_snapshot!(format!("care_{columns}x{rows}"), session.screen());
        insta::assert_snapshot!(
            format!("care_cold_{columns}x{rows}"),
            session.keys("2").advance("1m").screen()
        );
    }
}

#[test]
fn no_big_letter_looks_like_another() {
    let word = |keys: &str, waits: &str| -> Vec<String> {
        let screen = night().keys(keys).advance(waits).screen();
        screen.lines().skip_while(|line| !line.contains('█')).take(5).map(str::to_owned).collect()
    };
    let walk = [
        "██      ██    ██    ██      ██  ██",
        "██      ██  ██  ██  ██      ██  ██",
        "██  ██  ██  ██████  ██      ████",
        "██  ██  ██  ██  ██  ██      ██  ██",
        "  ██  ██    ██  ██  ██████  ██  ██",
    ];
    let drawn = word("!1l", "180s");
    assert!(drawn.iter().zip(walk).all(|(row, known)| row.trim_start() == known.trim_start()), "{drawn:?}");
    let first = |rows: &[String], columns: usize| -> Vec<String> {
        let left = rows.iter().map(|row| row.len() - row.trim_start().len()).min().unwrap();
        rows.iter().map(|row| row.chars().skip(left).take(columns).collect()).collect()
    };
    let (massage, heel) = (word("!1l", "95s"), word("!1l", "55s"));
    assert_ne!(first(&massage, 6), first(&heel, 6), "M and H");
    assert_eq!(first(&massage, 10)[1], "████  ████", "{massage:?}");
    let down = &heel[1];
    assert!(down.ends_with("████    ██"), "N is a capital one: {heel:?}");
}

#[test]
fn a_word_that_has_no_room_in_big_letters_stands_in_small_ones() {
    let screen = |columns: u16| night().size(columns, 24).keys("!1l").advance("55s").screen();
    let big = |screen: &str| screen.lines().nth(1).is_some_and(|line| line.contains('█'));
    assert!(big(&screen(80)) && big(&screen(40)) && !big(&screen(38)), "{}", screen(38));
    assert!(screen(38).contains("HEEL DOWN"), "{}", screen(38));
}

#[test]
fn in_bed_only_what_may_be_done_standing_speaks_of_standing() {
    let upright = ["Slow steps", "Walk", "at the wall", "Hold a chair", "Hip gently", "toward the buttock"];
    for site in 1..=5 {
        let mut session = night().size(120, 40).keys(&format!("!{site}lb"));
        for _ in 0..5 {
            let screen = session.screen();
            assert!(screen.contains("b stand up") && !screen.contains("b in bed"), "{screen}");
            let may_stand = upright.iter().any(|cue| screen.contains(cue));
            assert_eq!(screen.contains("Stand only if you are steady"), may_stand, "{screen}");
            assert!(screen.contains("Do not stretch or massage after"), "{screen}");
            session = session.keys("n");
        }
        let screen = session.keys("b").screen();
        assert!(screen.contains("b in bed") && screen.contains("Stand only if you are steady"), "{screen}");
        for narrow in [(80, 24), (60, 16)] {
            let bar = |keys: &str| night().size(narrow.0, narrow.1).keys(&format!("!{site}l{keys}")).screen();
            let [up, bed] = ["", "b"].map(bar);
            assert!(up.contains("b in bed") && bed.contains("b stand up"), "{up}\n{bed}");
        }
    }
}

#[test]
fn the_big_time_stands_in_the_middle_also_when_it_lasts_too_long() {
    for (columns, rows) in SIZES {
        let screen = night().size(columns, rows).keys("!1l").advance("10m").screen();
        let of_time = |line: &&str| line.contains('█') || line.trim() == "10:00";
        let time: Vec<Vec<char>> =
            screen.lines().filter(of_time).map(|line| line.chars().collect()).collect();
        let left = time.iter().filter_map(|row| row.iter().position(|c| *c != ' ')).min().unwrap();
        let right = usize::from(columns) - time.iter().map(Vec::len).max().unwrap();
        assert!(left.abs_diff(right) <= 3, "{left} columns left of it, {right} right: {screen}");
    }
}
