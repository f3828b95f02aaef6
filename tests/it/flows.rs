//! What keys lead to: the journal, the messages, the notifications.

use supple::app::effect::Effect;
use supple::app::event::{Choice, NoticeNews};
use supple::app::keymap::{BINDINGS, name};
use supple::domain::cramps::{Cramp, Site};
use supple::domain::fact::{AwayWhy, What};
use supple::domain::settings::{Channel, Settings};

use crate::support::{Session, configured, fact};

#[test]
fn w_logs_the_usual_glass_and_u_takes_it_back() {
    let session = Session::at("2026-03-02 09:00").keys("ww");
    assert_eq!(session.standing(), ["09:00 water 250 ml", "09:00 water 250 ml"]);
    assert!(session.screen().contains("500 ml of 1,800"), "{}", session.screen());
    let session = session.keys("u");
    assert_eq!(session.standing(), ["09:00 water 250 ml"]);
    assert_eq!(session.toast(), "Took back: water 250 ml at 09:00");
}

#[test]
fn undo_goes_on_to_the_fact_before_and_ends_with_a_word() {
    let session = Session::at("2026-03-02 09:00").keys("wb").advance("1m").keys("uu");
    assert_eq!(session.standing(), [""; 0]);
    assert_eq!(session.keys("u").toast(), "Nothing to take back");
}

#[test]
fn b_logs_a_stood_break_and_sitting_starts_anew() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("40m").keys("b");
    assert_eq!(session.standing(), ["09:40 stood"]);
    assert!(session.screen().contains("Stand at 10:40  in 1 h"), "{}", session.screen());
}

#[test]
fn a_prompt_comes_after_the_interval_once() {
    let session = Session::at("2026-03-02 09:00").advance("59m");
    assert_eq!(session.notices().len(), 0);
    let session = session.advance("10m");
    let notices = session.notices();
    assert_eq!(notices.len(), 1, "spoken once");
    assert_eq!(notices[0].title, "Time to stand: 60 min of sitting");
    assert_eq!(notices[0].body, "75 s: stand and march, heel raises, two-leg wall lean.");
    assert!(session.screen().contains("Time to stand"), "{}", session.screen());
}

#[test]
fn an_answered_prompt_is_taken_off_the_desktop() {
    for (keys, stands) in [("b", "stood"), ("S", "break skipped"), ("s", "break put off by 10 min")] {
        let session = Session::at("2026-03-02 09:00").advance("61m").keys(keys);
        assert!(session.standing()[0].ends_with(stands), "{:?}", session.standing());
        assert!(session.effects.contains(&Effect::Withdraw), "{keys}");
        assert!(!session.screen().contains("Time to stand"), "{}", session.screen());
    }
}

#[test]
fn a_snooze_means_from_now_and_two_are_enough() {
    let session = Session::at("2026-03-02 09:00").advance("65m").keys("s").advance("9m");
    assert_eq!(session.notices().len(), 1);
    let session = session.advance("1m").keys("s").advance("10m");
    assert_eq!(session.notices().len(), 3);
    let choices: Vec<Choice> = session.notices()[2].choices.iter().map(|(choice, _)| *choice).collect();
    assert_eq!(choices, [Choice::Start, Choice::Skip], "no third snooze is offered");
    let session = session.keys("s");
    assert_eq!(session.toast(), "Put off often enough: stand now - S skips this break");
    assert_eq!(session.standing().len(), 2);
}

#[test]
fn a_prompt_nobody_answers_is_missed_quietly_and_the_clock_goes_on() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("1h16m");
    let screen = session.screen();
    assert!(screen.contains("1 missed") && screen.contains("Stand at 11:00"), "{screen}");
    assert_eq!(session.advance("45m").notices().len(), 2);
}

#[test]
fn the_buttons_of_the_notification_work() {
    let pressed = |choice| {
        let session = Session::at("2026-03-02 09:00").advance("60m");
        let id = session.notices()[0].id;
        session.notice(NoticeNews::Chosen { id, choice })
    };
    assert_eq!(pressed(Choice::Skip).standing(), ["10:00 break skipped"]);
    assert_eq!(pressed(Choice::Snooze).standing(), ["10:00 break put off by 10 min"]);
    let started = pressed(Choice::Start);
    assert!(started.screen().contains("Stand and march"), "{}", started.screen());
}

#[test]
fn start_on_the_notification_closes_a_page_and_waits_for_a_form() {
    let pressed = |keys: &str| {
        let session = Session::at("2026-03-02 09:00").size(80, 24).advance("60m").keys(keys);
        let id = session.notices()[0].id;
        session.notice(NoticeNews::Chosen { id, choice: Choice::Start })
    };
    let reading = pressed("?");
    assert!(reading.screen().contains("Stand and march"), "{}", reading.screen());
    assert!(!reading.screen().contains("? closes"), "{}", reading.screen());

    let filling = pressed("n");
    assert!(filling.app.session.is_none(), "a player behind a form would run unseen");
    assert_eq!(filling.toast(), "Finish this first, then t starts the routine");
    let done = filling.keys("<esc>t");
    assert!(done.screen().contains("Stand and march"), "{}", done.screen());

    let cramp = pressed("!");
    assert!(cramp.app.relief.is_some() && cramp.app.session.is_none(), "a cramp goes first");
}

#[test]
fn an_old_notification_has_no_say() {
    let session = Session::at("2026-03-02 09:00").advance("60m");
    let id = session.notices()[0].id;
    let session = session.keys("b").notice(NoticeNews::Chosen { id, choice: Choice::Skip });
    assert_eq!(session.standing(), ["10:00 stood"]);
}

#[test]
fn a_silent_desktop_is_followed_by_terminal_and_bell() {
    let spoken = |session: &Session| {
        let terminal = session.effects.iter().filter(|e| matches!(e, Effect::TerminalNotify(_))).count();
        let bells = session.effects.iter().filter(|e| matches!(e, Effect::Bell)).count();
        (terminal, bells)
    };
    let session = Session::at("2026-03-02 09:00").advance("60m").advance("2s");
    assert_eq!(spoken(&session), (0, 0), "the desktop has three seconds");
    let session = session.advance("2s");
    assert_eq!(spoken(&session), (1, 1));

    let session = Session::at("2026-03-02 09:00").advance("60m");
    let id = session.notices()[0].id;
    let failed = session.notice(NoticeNews::Failed { id, why: "no bus".to_owned() });
    assert_eq!(spoken(&failed), (1, 1), "a refusal is not waited for");

    let session = Session::at("2026-03-02 09:00").advance("60m");
    let shown = session.notice(NoticeNews::Shown { id, channel: Channel::Desktop }).advance("10m");
    assert_eq!(spoken(&shown), (0, 0), "a desktop that shows it is enough");
}

#[test]
fn without_sound_a_notice_is_silent_on_its_way_and_no_bell_rings() {
    let (settings, problems) = configured("[notify]\nsound = false\n");
    assert!(problems.is_empty(), "{problems:?}");
    let session = Session::with("2026-03-02 09:00", settings.clone(), Vec::new()).advance("60m");
    assert!(session.notices()[0].silent);
    let session = session.advance("4s");
    let sent: Vec<&Effect> =
        session.effects.iter().filter(|e| matches!(e, Effect::TerminalNotify(_))).collect();
    assert!(matches!(sent[..], [Effect::TerminalNotify(notice)] if notice.silent), "{sent:?}");
    assert!(!session.effects.contains(&Effect::Bell));
    assert!(session.screen().contains("Time to stand"), "it is seen: {}", session.screen());

    let only = Settings { channels: vec![Channel::Bell], ..settings };
    let session = Session::with("2026-03-02 09:00", only, Vec::new()).advance("62m");
    assert!(!session.effects.contains(&Effect::Bell) && session.screen().contains("Time to stand"));

    let loud = Session::at("2026-03-02 09:00").advance("60m");
    assert!(!loud.notices()[0].silent, "the default");
}

#[test]
fn no_channel_leaves_the_banner() {
    let settings = Settings { channels: Vec::new(), ..Settings::default() };
    let session = Session::with("2026-03-02 09:00", settings, Vec::new()).advance("62m");
    let said = session.effects.iter().any(|e| matches!(e, Effect::Notify(_) | Effect::Bell));
    assert!(!said && session.screen().contains("Time to stand"));
}

#[test]
fn t_leads_the_desk_routine_to_its_end_in_75_seconds() {
    let session = Session::at("2026-03-02 09:00").advance("60m").keys("t");
    assert!(session.screen().contains("Stand and march"), "{}", session.screen());
    let session = session.advance("26s");
    assert!(session.screen().contains("Heel raises"), "{}", session.screen());
    let session = session.advance("25s");
    assert!(session.screen().contains("Two-leg wall lean"), "{}", session.screen());
    let session = session.advance("23s");
    assert!(session.app.session.is_some(), "74 s are not the end");
    let session = session.advance("1s");
    assert_eq!(session.standing(), ["10:00 desk-75, 1 min 15 s"]);
    assert!(session.screen().contains("1 taken"), "done standing, it is a break: {}", session.screen());
}

#[test]
fn a_pause_does_not_count_and_a_stop_keeps_the_part_done() {
    let session = Session::at("2026-03-02 09:00").keys("t").advance("10s").keys("<space>").advance("5m");
    assert!(session.screen().contains("paused"), "{}", session.screen());
    let session = session.keys("<space>").advance("5s").keys("q");
    assert_eq!(session.standing(), ["09:00 desk-75, 15 s, in part"]);
}

#[test]
fn a_look_at_a_routine_is_not_kept() {
    let session = Session::at("2026-03-02 09:00").keys("t").advance("3s").keys("q");
    assert_eq!(session.standing(), [""; 0]);
}

#[test]
fn a_routine_skipped_through_is_not_whole() {
    let session = Session::at("2026-03-02 09:00").keys("t").advance("20s").keys("nnn");
    assert_eq!(session.standing(), ["09:00 desk-75, 20 s, in part"]);
}

#[test]
fn back_next_and_ten_more_seconds() {
    let session = Session::at("2026-03-02 09:00").size(40, 16).keys("t").advance("6s");
    assert!(session.screen().contains("19 s"), "{}", session.screen());
    let session = session.keys("+");
    assert!(session.screen().contains("29 s"), "{}", session.screen());
    let session = session.keys("n");
    assert!(session.screen().contains("2 of 3"), "{}", session.screen());
    let session = session.keys("p");
    assert!(session.screen().contains("1 of 3"), "{}", session.screen());
}

#[test]
fn a_cramp_takes_six_keys() {
    let session = Session::at("2026-03-02 09:00").keys("n<enter>1l7y");
    assert_eq!(session.standing(), ["09:00 cramp, left calf, 7 of 10, woke you"]);
}

#[test]
fn a_cramp_of_the_night_is_logged_with_its_time() {
    let session = Session::at("2026-03-02 09:00").keys("n0340<enter>3btn");
    assert_eq!(session.standing(), ["03:40 cramp, toes, both sides, 10 of 10"]);
    let session = Session::at("2026-03-02 00:30").keys("n2310<enter>1<tab><tab><tab>");
    let cramp = session.app.journal.standing().find(|fact| matches!(fact.what, What::Cramp(_))).unwrap();
    assert_eq!(cramp.at.to_string(), "2026-03-01 23:10:00 +01:00", "a time still to come was yesterday's");
}

#[test]
fn nothing_but_the_time_is_needed_and_escape_records_nothing() {
    let session = Session::at("2026-03-02 09:00").keys("n<enter><tab><tab><tab><tab>");
    assert_eq!(session.standing(), ["09:00 cramp, elsewhere"]);
    let session = Session::at("2026-03-02 09:00").keys("n<enter>1l<esc>");
    assert_eq!(session.standing(), [""; 0]);
}

#[test]
fn answers_can_be_marked_and_gone_back_on() {
    let session =
        Session::at("2026-03-02 09:00").keys("n<enter><down><down><enter>l<backspace><backspace>4r0n");
    assert_eq!(session.standing(), ["09:00 cramp, right hamstring, 0 of 10"]);
}

#[test]
fn a_time_that_does_not_exist_is_not_taken() {
    let session = Session::at("2026-03-02 09:00").keys("n2575<enter>");
    assert!(session.screen().contains("no such time of day"), "{}", session.screen());
    let session = session.keys("<backspace><backspace><backspace><enter>1<tab><tab><tab>");
    assert_eq!(session.standing().len(), 1, "25 is no hour, 2 is");
}

#[test]
fn what_could_not_be_recorded_stays_on_the_screen_until_it_is() {
    let mut session = Session::at("2026-03-02 09:00");
    session.disk_error = Some("not recorded: No space left on device".to_owned());
    let mut session = session.keys("w").advance("1h");
    assert_eq!(session.toast(), "r tries again - not recorded: No space left on device");
    session.disk_error = None;
    let session = session.keys("r");
    assert_eq!(session.standing(), ["09:00 water 250 ml"], "with the time of the key press");
}

#[test]
fn quitting_tries_once_more_to_record_and_says_what_is_lost() {
    let mut session = Session::at("2026-03-02 09:00");
    session.disk_error = Some("not recorded: No space left on device".to_owned());
    let mut lost = session.keys("w").keys("q");
    assert_eq!(lost.app.unrecorded(), ["water 250 ml of 09:00"]);
    lost.disk_error = None;
    let kept = lost.keys("q");
    assert_eq!(kept.standing(), ["09:00 water 250 ml"]);
    assert_eq!(kept.app.unrecorded(), [""; 0]);
}

#[test]
fn after_the_last_row_is_taken_away_the_one_before_it_is_marked() {
    let cramp = |id: &str, at: &str| fact(id, at, What::Cramp(Cramp::from(Site::Calf)));
    let facts = vec![cramp("b1", "2026-03-01 03:00"), cramp("b2", "2026-03-01 23:00")];
    let session = Session::with("2026-03-02 09:00", Settings::default(), facts).keys("3Gd");
    assert_eq!(session.app.cramp().map(|(fact, _)| fact.id.as_str()), Some("b2"));
    assert!(session.keys("dd").app.cramp().is_none());
}

#[test]
fn coming_back_from_sleep_is_a_break_and_never_answered_by_one() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m").sleep("30m").advance("10m");
    assert_eq!(session.notices().len(), 0);
    let screen = session.screen();
    assert!(screen.contains("Stand at 11:20") && screen.contains("1 taken"), "{screen}");
    let away = session.app.journal.standing().find(|fact| matches!(fact.what, What::Away { .. })).unwrap();
    assert_eq!(away.what, What::Away { why: AwayWhy::Suspend, secs: Some(1_800) });
    assert_eq!(away.at.format("%H:%M").to_string(), "09:50");
}

#[test]
fn a_nap_shorter_than_an_absence_changes_nothing() {
    let session = Session::at("2026-03-02 09:00").size(80, 24).advance("50m").sleep("4m");
    assert!(session.screen().contains("Stand at 10:00"), "{}", session.screen());
}

#[test]
fn sleep_ends_a_session_with_its_true_length() {
    let session = Session::at("2026-03-02 09:00").keys("t").advance("20s").sleep("30m");
    assert_eq!(session.standing()[0], "09:00 desk-75, 20 s, in part");
    assert!(session.app.session.is_none());
}

#[test]
fn a_restart_changes_nothing() {
    let opened = vec![
        fact("a1", "2026-03-02 09:00", What::WindowOpened),
        fact("a2", "2026-03-02 09:50", What::WindowClosed),
    ];
    let session = Session::with("2026-03-02 09:52", Settings::default(), opened).size(80, 24);
    assert!(session.screen().contains("Stand at 10:00"), "{}", session.screen());
}

#[test]
fn a_window_opened_after_lunch_starts_the_clock_anew() {
    let opened = vec![
        fact("a1", "2026-03-02 09:00", What::WindowOpened),
        fact("a2", "2026-03-02 09:50", What::WindowClosed),
    ];
    let session = Session::with("2026-03-02 13:00", Settings::default(), opened).size(80, 24);
    assert!(session.screen().contains("Stand at 14:00"), "{}", session.screen());
    assert_eq!(session.notices().len(), 0);
}

#[test]
fn a_window_opened_into_a_prompt_shows_it_and_keeps_quiet() {
    let opened = vec![fact("a1", "2026-03-02 09:00", What::WindowOpened)];
    let session = Session::with("2026-03-02 09:59", Settings::default(), opened.clone());
    assert_eq!(session.advance("1m").notices().len(), 1);
    let opened = [opened, vec![fact("a2", "2026-03-02 09:58", What::Back)]].concat();
    let session = Session::with("2026-03-02 10:05", Settings::default(), opened).advance("1m");
    assert!(session.screen().contains("Time to stand") && session.notices().is_empty());
}

#[test]
fn quitting_keeps_what_was_begun_and_says_that_the_window_closed() {
    for quit in ["<c-c>", "qq"] {
        let session = Session::at("2026-03-02 09:00").keys("t").advance("10s").keys(quit);
        assert_eq!(session.standing(), ["09:00 desk-75, 10 s, in part"]);
        assert_eq!(session.effects.last(), Some(&Effect::Quit));
        assert!(session.app.journal.standing().any(|fact| fact.what == What::WindowClosed));
    }
    let session = Session::at("2026-03-02 09:00").terminate();
    assert_eq!(session.effects.last(), Some(&Effect::Quit));
}

#[test]
fn the_help_shows_every_key_and_scrolls() {
    for (columns, rows) in [(80, 24), (40, 16)] {
        let mut session = Session::at("2026-03-02 09:00").size(columns, rows).keys("?");
        assert!(session.screen().contains("log the usual glass"), "{}", session.screen());
        let mut read = String::new();
        for _ in 0..60 {
            read.push_str(&session.screen().replace(['│', '\n'], " "));
            session = session.keys("<pgdn>");
        }
        let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
        for row in BINDINGS {
            let whole = row.help.split(' ').all(|word| read.contains(word));
            assert!(whole && read.contains(&name(row.keys[0])), "{} at {columns}: {read}", row.help);
        }
        assert!(!session.keys("?").screen().contains("ctrl-z"));
    }
}

#[test]
fn the_day_turns_over_at_four_without_a_key() {
    let session = Session::at("2026-03-02 23:00").keys("w").advance("4h59m");
    assert!(session.screen().contains("250 ml of"), "{}", session.screen());
    assert!(session.advance("2m").screen().contains("0 ml of"));
}

#[test]
fn unknown_keys_and_pastes_do_nothing() {
    let mut session = Session::at("2026-03-02 09:00");
    session.event(supple::app::event::Event::Paste("wwwq".repeat(1000)));
    let session = session.keys("zZ1~<a-w><c-w>");
    assert_eq!(session.standing(), [""; 0]);
}

#[test]
fn a_paste_goes_to_what_lies_uppermost() {
    let paste = |mut session: Session, text: &str| {
        session.event(supple::app::event::Event::Paste(text.to_owned()));
        session
    };
    let session = Session::at("2026-03-02 09:00").size(80, 24).keys("5/");
    let session = paste(session, "magnesium");
    assert!(session.screen().contains("/ magnesium_"), "{}", session.screen());
    let sheet = Session::at("2026-03-02 09:00").size(80, 24).keys("3N").keys("<end><up><f1>");
    let sheet = paste(sheet, "behind the page").keys("<esc>");
    assert!(!sheet.screen().contains("behind the page"), "{}", sheet.screen());
    assert!(paste(sheet, "after a run").screen().contains("after a run_"));
}

#[test]
fn the_wheel_goes_up_and_down_where_keys_do() {
    let turned = |keys: &str, down: bool| {
        let mut session = Session::at("2026-03-02 09:00").size(80, 24).keys(keys);
        session.event(supple::app::event::Event::Wheel { down });
        session
    };
    assert_eq!(turned("5", true).app.guide.marked, 1);
    assert_eq!(turned("5jj", false).app.guide.marked, 1);
    assert_eq!(turned("<f1>", true).app.act, Some(3), "a text moves by three lines");
    assert!(turned("p", true).keys("<enter>").toast().starts_with("Paused until 10:00"), "the second answer");
    assert_eq!(turned("", true).standing(), [""; 0]);
}

fn damaged() -> Session {
    let damage = |line: usize, text: &str| supple::app::event::Damage {
        file: "2026.toml".to_owned(),
        line,
        why: "invalid datetime".to_owned(),
        raw: text.to_owned(),
        text: text.to_owned(),
        recorded: line == 7,
    };
    let mut session = Session::at("2026-03-02 09:00").size(80, 24);
    let loaded = supple::app::event::Loaded {
        problems: vec!["2026.toml line 5 cannot be read (invalid datetime)".to_owned()],
        damage: vec![damage(5, "soup = { at = noon }"), damage(7, "h4k9t2xm3q = { at = 2026-13-01 }")],
        ..supple::app::event::Loaded::default()
    };
    session.event(supple::app::event::Event::Reloaded(Box::new(loaded)));
    session
}

#[test]
fn damaged_lines_are_shown_and_each_can_be_fixed_set_aside_or_brought_back() {
    let session = damaged();
    assert!(session.screen().contains("line 5 cannot be read") && session.screen().contains("m mends"));
    let session = session.keys("m");
    assert!(session.screen().contains("soup = { at = noon }"), "{}", session.screen());
    let session = session.keys("<down>");
    assert!(session.screen().contains("h4k9t2xm3q = {") && session.screen().contains("nothing is lost"));
    let session = session.keys("x");
    assert!(matches!(session.effects.last(), Some(Effect::SetAside(damage)) if damage.line == 7));
    let session = session.keys("<up>e");
    assert!(matches!(session.effects.last(), Some(Effect::EditLine(damage)) if damage.line == 5));
    let session = session.keys("b");
    assert!(matches!(session.effects.last(), Some(Effect::Restore(damage)) if damage.line == 5));
    assert!(!session.keys("<esc>").screen().contains("soup"));
}

#[test]
fn the_mending_ends_with_the_last_damaged_line() {
    let mut session = damaged().keys("m<down>");
    session.event(supple::app::event::Event::Reloaded(Box::default()));
    assert!(session.app.overlay.is_none());
    assert_eq!(session.keys("m").toast(), "Every line of the journal can be read");
}

#[test]
fn the_screens_are_reached_by_number_by_tab_and_by_mouse() {
    let cramps = |session: &Session| session.screen().contains("No cramp is in the diary");
    let window = Session::at("2026-03-02 09:00");
    assert!(!cramps(&window));
    let window = window.keys("3");
    assert!(cramps(&window), "{}", window.screen());
    let window = window.keys("<tab>");
    assert!(!cramps(&window), "{}", window.screen());
    let mut window = window.keys("<s-tab>w");
    assert!(
        cramps(&window) && window.standing() == ["09:00 water 250 ml"],
        "a glass is logged from any screen"
    );
    let tab = window.screen().find("Today").expect("a tab for Today");
    let target = supple::ui::render::hit(&window.app, u16::try_from(tab).expect("on the first line"), 0);
    window.event(supple::app::event::Event::Point(target.expect("the tab is hit")));
    assert!(!cramps(&window));
}

#[test]
fn the_diary_says_since_when_its_cramps_are_where_it_leaves_older_ones_out() {
    let begun_with = |at: &str| {
        let cramp = fact("a0", at, What::Cramp(Site::Calf.into()));
        Session::with("2026-03-02 09:00", Settings::default(), vec![cramp]).keys("3").screen()
    };
    let screen = begun_with("2025-11-03 02:00");
    assert!(screen.contains(" 1 cramp since January 2025"), "{screen}");
    assert!(!begun_with("2026-01-03 02:00").contains("since January"));
}

#[test]
fn the_diary_shows_the_newest_cramp_first_and_scrolls() {
    let window = Session::at("2026-03-02 09:00")
        .keys("n1<enter>1<tab><tab><tab>")
        .advance("2h")
        .keys("n2<enter>2<tab><tab><tab>3");
    let lines: Vec<String> = window.screen().lines().skip(3).take(2).map(str::to_owned).collect();
    assert!(lines[0].starts_with('▶') && lines[0].contains("02:00"), "{lines:?}");
    assert!(lines[1].contains("01:00"), "{lines:?}");
    let window = window.keys("j");
    assert!(window.screen().lines().nth(4).is_some_and(|line| line.starts_with('▶')), "{}", window.screen());
}
