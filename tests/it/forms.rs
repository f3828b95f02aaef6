//! The diary and the forms about oneself: what is asked, with how many keys, and what the journal holds afterwards.

use supple::app::key::Key;
use supple::domain::checkin::{Daily, FootProblem};
use supple::domain::cramps::{Cramp, Severity, Side, Site};
use supple::domain::diary::{
    Eases, Grade, Interfered, More, Relief, SameDistance, StateBefore, Tried, Trigger,
};
use supple::domain::fact::{Fact, What};
use supple::domain::factor::Factor;
use supple::domain::health::Health;
use supple::domain::medicine::{Class, ClotRisk, Medicine};
use supple::domain::profile::{Condition, Detail, Profile};
use supple::domain::settings::Settings;
use supple::domain::signs::Sign;
use supple::domain::words::{Set, Word};

use crate::scenes::SIZES;
use crate::support::{Session, fact, stamp};

/// A Monday.
const NINE: &str = "2026-03-02 09:00";

fn cramps(window: &Session) -> Vec<(Fact, Cramp)> {
    let all = window.app.journal.standing().filter_map(|fact| match &fact.what {
        What::Cramp(cramp) => Some((fact.clone(), cramp.clone())),
        _ => None,
    });
    all.collect()
}

fn health(window: &Session) -> Vec<Health> {
    let all = window.app.journal.standing().filter_map(|fact| match &fact.what {
        What::Health(health) => Some(health.clone()),
        _ => None,
    });
    all.collect()
}

fn cramp(side: Side, pain: u8, woke: bool) -> Cramp {
    let mut cramp = Cramp::from(Site::Calf);
    (cramp.side, cramp.pain, cramp.woke) = (Some(side), Severity::new(pain), Some(woke));
    cramp
}

#[test]
fn a_cramp_is_logged_with_six_keys() {
    let keys = "n<enter>1l7y";
    assert_eq!(Key::parse_all(keys).unwrap().len(), 6);
    let window = Session::at(NINE).keys(keys);
    assert_eq!(window.standing(), ["09:00 cramp, left calf, 7 of 10, woke you"]);
}

#[test]
fn something_odd_in_the_middle_of_a_quick_entry_keeps_the_entry() {
    let window = Session::at(NINE).size(80, 24).keys("n<enter>1lx");
    assert_eq!(window.standing(), ["09:00 cramp, left calf"]);
    assert!(window.screen().contains("Something odd?"), "{}", window.screen());
}

#[test]
fn something_odd_keeps_the_time_that_was_typed() {
    let session = Session::at("2026-03-02 07:15").keys("n0340x");
    assert!(session.standing()[0].starts_with("03:40 cramp"), "{:?}", session.standing());
}

#[test]
fn the_full_form_keeps_every_answer_of_the_diary() {
    let told = Medicine {
        name: "bendroflumethiazide".into(),
        class: Some(Class::Diuretic),
        mg: None,
        started: None,
        changed: None,
        stopped: None,
    };
    let medicine = fact("m1", "2026-02-20 08:00", What::Health(Health::Medicine(Box::new(told))));
    let window = Session::with(NINE, Settings::default(), vec![medicine])
        .size(80, 24)
        .keys("3N117y0340<enter>cn511")
        .keys("13<enter>a3<enter>b1<enter>621y1")
        .keys("after a long day<enter><enter>");
    let (fact, cramp) = cramps(&window).remove(0);
    assert_eq!((fact.at, fact.note.as_deref()), (stamp("2026-03-02 03:40"), Some("after a long day")));
    let mut more = More {
        sleep_disturbed: Severity::new(6),
        state_before: Some(StateBefore::SlowWalk),
        eases_on_rest: Some(Eases::Within10Min),
        same_distance: Some(SameDistance::Yes),
        triggers: [Trigger::Dehydrated, Trigger::LongSitting].into_iter().collect(),
        time_to_relief: Some(45),
        signs: Some([Sign::SwellingOneLeg].into_iter().collect()),
        interfered: Some(Interfered::Some),
        soreness: Grade::new(1),
        strained: true,
        medicine: Some(supple::domain::fact::Id::new("m1")),
        ..More::NOTHING
    };
    more.tried(Tried { relief: Relief::Stretch, helped: Grade::new(3) });
    let mut whole = Cramp::from(Site::Calf);
    (whole.side, whole.pain, whole.secs, whole.woke) =
        (Some(Side::Left), Severity::new(7), Some(120), Some(true));
    assert_eq!(cramp, whole.with(more));
}

#[test]
fn only_the_time_must_be_told_and_any_answer_is_taken_back() {
    let window = Session::at(NINE).size(80, 24).keys("3N<c-s>");
    assert_eq!(window.standing(), ["09:00 cramp, elsewhere"]);
    let window =
        Session::at(NINE).size(80, 24).keys("n<enter>1l7y").keys("3e<down><backspace><down><backspace><c-s>");
    assert_eq!(window.standing(), ["09:00 cramp, calf, woke you"]);
    let window = window.keys("u");
    assert_eq!(window.standing(), ["09:00 cramp, left calf, 7 of 10, woke you"], "and back again");
}

#[test]
fn that_nothing_was_odd_is_an_answer_and_no_answer_is_none() {
    let signs = |keys: &str| {
        let window =
            Session::at(NINE).size(80, 24).keys("3N").keys(&"<down>".repeat(11)).keys(keys).keys("<c-s>");
        cramps(&window)[0].1.more().signs
    };
    assert_eq!(signs(""), None);
    assert_eq!(signs("g"), Some(Set::EMPTY), "none of these");
}

#[test]
fn several_a_day_and_days_ago() {
    let window = Session::at(NINE)
        .size(80, 24)
        .keys("n0340<enter>1l7y")
        .keys("n0515<enter>1r5y")
        .keys("3N2<down><down><down>yesterday 23:10<c-s>");
    let times: Vec<String> =
        cramps(&window).iter().map(|(fact, _)| fact.at.format("%d %H:%M").to_string()).collect();
    assert_eq!(times, ["01 23:10", "02 03:40", "02 05:15"]);
}

#[test]
fn a_cramp_that_goes_on_is_ended_with_a_key() {
    let window = Session::at(NINE).size(80, 24).keys("3N117n<down><down>y<c-s>").advance("4m");
    assert!(window.screen().contains("going on"), "{}", window.screen());
    let window = window.keys(".");
    let (fact, cramp) = cramps(&window).remove(0);
    assert_eq!((fact.at, cramp.secs, cramp.more().running), (stamp(NINE), Some(240), false));
    assert!(window.keys(".").toast().contains("over already"));
}

fn diary() -> Vec<Fact> {
    let mut long = cramp(Side::Right, 4, false);
    long.secs = Some(300);
    let odd = More { signs: Some([Sign::Warmth].into_iter().collect()), ..More::NOTHING };
    vec![
        fact("a1", "2026-02-20 03:40", What::Cramp(cramp(Side::Left, 9, true))),
        fact("a2", "2026-02-25 18:00", What::Cramp(long)),
        Fact {
            note: Some("after the stairs".into()),
            ..fact("a3", "2026-03-01 15:00", What::Cramp(cramp(Side::Right, 6, false).with(odd)))
        },
    ]
}

#[test]
fn the_diary_is_sorted_filtered_and_searched() {
    let window = Session::with(NINE, Settings::default(), diary()).size(120, 40).keys("3");
    let shown = |window: &Session| -> Vec<String> {
        window.app.diary().iter().map(|(fact, _)| fact.id.to_string()).collect()
    };
    assert_eq!(shown(&window), ["a3", "a2", "a1"], "newest first");
    let window = window.keys("oo");
    assert_eq!(shown(&window), ["a1", "a3", "a2"], "strongest first");
    let window = window.keys("o");
    assert_eq!(shown(&window)[0], "a2", "longest first");
    let window = window.keys("<esc>f");
    assert_eq!(shown(&window), ["a1"], "that woke you");
    assert!(window.screen().contains("1 cramp that woke you"), "{}", window.screen());
    let window = window.keys("fff");
    assert_eq!(shown(&window), ["a3"], "with odd signs");
    let window = window.keys("<esc>/STAIRS right<enter>");
    assert_eq!(shown(&window), ["a3"]);
    assert!(window.screen().contains("after the stairs"), "the detail beside it: {}", window.screen());
    let window = window.keys("/zebra<enter>d");
    assert_eq!((shown(&window).len(), cramps(&window).len()), (0, 3), "nothing marked, nothing removed");
    assert_eq!(shown(&window.keys("<esc>")).len(), 3);
}

#[test]
fn all_about_a_cramp_is_read_in_the_place_of_the_table_where_there_is_no_room_for_both() {
    let window = Session::with(NINE, Settings::default(), diary()).size(40, 16).keys("3");
    assert!(!window.screen().contains("after the stairs") && window.screen().contains("space about"));
    let window = window.keys("<space>");
    for words in [
        "1 of 3 cramps",
        "Right calf",
        "Sunday 1 March 2026, 15:00",
        "6 of 10",
        "one leg warm",
        "after the stairs",
    ] {
        assert!(window.screen().contains(words), "{words}: {}", window.screen());
    }
    let window = window.keys("j");
    assert!(window.screen().contains("2 of 3") && window.screen().contains("5 min"), "{}", window.screen());
    let window = window.keys("<esc>");
    assert!(
        window.screen().contains("newest first") && !window.screen().contains("2 of 3"),
        "{}",
        window.screen()
    );
}

#[test]
fn no_answer_of_a_form_is_cut() {
    let window = Session::with(NINE, Settings::default(), diary()).size(40, 24).keys("3e<end>");
    assert!(
        window.screen().contains("after the") && window.screen().contains("stairs"),
        "{}",
        window.screen()
    );
    let window = window.keys("<home><down><down>");
    assert!(window.screen().contains("15:00"), "when it began: {}", window.screen());
}

#[test]
fn nothing_of_a_long_account_is_lost() {
    let signs: Set<Sign> = Sign::CRAMP.into_iter().collect();
    let more = More {
        signs: Some(signs),
        triggers: Trigger::ALL.iter().copied().collect(),
        state_before: Some(StateBefore::Stairs),
        strained: true,
        ..More::NOTHING
    };
    let long = fact("a1", "2026-03-01 03:40", What::Cramp(cramp(Side::Left, 9, true).with(more)));
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let mut window =
            Session::with(NINE, Settings::default(), vec![long.clone()]).size(columns, rows).keys("3<space>");
        let mut read = String::new();
        for _ in 0..12 {
            read += &window.screen();
            window = window.keys("<pgdn>");
        }
        let words: String = read.split_whitespace().collect::<Vec<_>>().join(" ");
        for sign in Sign::CRAMP {
            let end = sign.question().split(' ').next_back().unwrap();
            assert!(words.contains(end), "{end} at {columns}x{rows}");
        }
        assert!(words.contains("bruised"), "{words}");
    }
}

#[test]
fn the_yearly_examination_of_the_feet_is_asked_for_when_it_is_due() {
    let diabetes =
        fact("p1", "2026-01-01 09:00", What::Profile(Detail::Condition(Condition::Diabetes, true)));
    let with = |facts: Vec<Fact>| Session::with(NINE, Settings::default(), facts).size(80, 30);
    assert!(!with(Vec::new()).keys("I").screen().contains("examination"), "not without diabetes");
    let asked = with(vec![diabetes.clone()]).keys("I");
    assert!(asked.screen().contains("yearly foot examination"), "{}", asked.screen());
    let told = asked.keys("p<c-s><esc>");
    assert!(
        told.standing().contains(&"09:00 feet examined on 2 Mar 2026".to_owned()),
        "{:?}",
        told.standing()
    );
    assert!(!told.keys("I").screen().contains("examination"), "done for a year");
    let last =
        |day: &str| fact("p2", "2026-01-01 09:00", What::Profile(Detail::FeetExamined(day.parse().unwrap())));
    assert!(!with(vec![diabetes.clone(), last("2025-03-03")]).keys("I").screen().contains("examination"));
    let due = with(vec![diabetes, last("2025-03-02")]);
    assert!(due.keys("I").screen().contains("examination"), "a year on");
}

#[test]
fn about_you_keeps_the_day_of_the_feet_and_what_one_would_like_to_know() {
    let diabetes =
        fact("p1", "2026-01-01 09:00", What::Profile(Detail::Condition(Condition::Diabetes, true)));
    let window = Session::with(NINE, Settings::default(), vec![diabetes]).size(80, 30).keys(",p<end><up>");
    assert!(window.screen().contains("What would you most like to know"), "{}", window.screen());
    let window = window.keys("5<up><up>2026-02-01<enter><c-s>");
    let profile = Profile::at(&window.app.journal, stamp("2026-03-02 10:00"));
    assert_eq!(profile.wants_to_know(), Some(Factor::Alcohol));
    assert_eq!(profile.feet_examined().map(|day| day.to_string()).as_deref(), Some("2026-02-01"));
    assert!(window.screen().contains("feet examined on 1 Feb 2026"), "{}", window.screen());
    let window = window.keys("p<end><up><backspace><c-s>");
    assert_eq!(Profile::at(&window.app.journal, stamp("2026-03-02 10:00")).wants_to_know(), None);
    let other = Session::at(NINE).size(80, 30).keys(",p");
    assert!(!other.screen().contains("Feet examined"), "asked with diabetes alone: {}", other.screen());
}

#[test]
fn a_cramp_of_another_year_has_its_time_too() {
    let old = fact("a1", "2024-11-27 23:50", What::Cramp(cramp(Side::Left, 7, true)));
    for columns in [120, 80, 40] {
        let window = Session::with(NINE, Settings::default(), vec![old.clone()]).size(columns, 16).keys("3");
        assert!(window.screen().contains("27 Nov '24 23:50"), "{}", window.screen());
    }
}

#[test]
fn a_cramp_of_the_night_is_offered_in_the_morning_once() {
    let quick = cramp(Side::Left, 7, true);
    let facts = || vec![fact("a1", "2026-03-02 03:40", What::Cramp(quick.clone()))];
    let window = Session::with("2026-03-02 08:00", Settings::default(), facts()).size(80, 24);
    assert!(window.screen().contains("finish last night"), "{}", window.screen());
    let window = window.keys("i");
    assert!(window.screen().contains("This cramp"), "{}", window.screen());
    let window = window.keys("<esc>");
    assert!(window.screen().contains("Check-in"), "leaving it leads on: {}", window.screen());
    let window = window.keys("<esc>");
    assert!(!window.screen().contains("finish last night"));
    let again = window.restart();
    assert!(
        !again.screen().contains("finish last night"),
        "a restart does not offer it again: {}",
        again.screen()
    );
    assert!(again.keys("i").screen().contains("Check-in"));

    let told = Session::with("2026-03-02 08:00", Settings::default(), facts())
        .size(80, 24)
        .keys("i")
        .keys(&"<down>".repeat(12))
        .keys("8<c-s>");
    assert_eq!(cramps(&told)[0].1.more().sleep_disturbed, Severity::new(8));
    assert!(told.screen().contains("Check-in"), "{}", told.screen());

    let after = Session::with("2026-03-02 03:50", Settings::default(), facts()).size(80, 24);
    assert!(after.keys("i").screen().contains("Check-in"), "at night nobody is asked for more");
}

#[test]
fn the_check_in_takes_a_handful_of_keys_and_unknown_is_not_no() {
    let keys = "iyN<enter>";
    assert_eq!(Key::parse_all(keys).unwrap().len(), 4);
    let window = Session::at(NINE).size(80, 24).keys(keys);
    let Health::CheckIn(told) = health(&window).remove(0) else { panic!("a check-in") };
    assert_eq!(
        (told.answers.get(Daily::NoCramps), told.answers.get(Daily::DryMouth)),
        (Some(true), Some(false))
    );
    assert_eq!((told.sleep, told.alcohol, told.urine_max, told.exercise), (None, None, None, None));
    assert_eq!(told.answers.get(Daily::NewOrUnusual), None, "not asked without exercise");
    let window = Session::at(NINE).size(80, 24).keys("iy<c-s>");
    let Health::CheckIn(told) = health(&window).remove(0) else { panic!("a check-in") };
    assert_eq!(told.answers.get(Daily::DryMouth), None, "not answered is not no");
}

#[test]
fn more_of_the_same_day_corrects_the_check_in() {
    let window = Session::at(NINE)
        .size(80, 24)
        .keys("iyN<enter>")
        .advance("8h")
        .keys("i")
        .keys(&"<down>".repeat(10))
        .keys("7,5<c-s>");
    let all = health(&window);
    assert_eq!(all.len(), 1, "{all:?}");
    assert!(window.standing()[0].ends_with("slept 7.5 h; not: dry mouth that stays, unusually tired, more thirst than usual, light-headed, a hot day or a hot room, sweated a lot, vomiting or diarrhoea, tight clothing, tired from cramps"), "{}", window.standing()[0]);
}

#[test]
fn who_logged_a_cramp_is_not_asked_whether_there_was_none() {
    let tonight = vec![fact(
        "a1",
        "2026-03-02 03:40",
        What::Cramp(
            cramp(Side::Left, 7, true).with(More { sleep_disturbed: Severity::new(5), ..More::NOTHING }),
        ),
    )];
    let window = Session::with(NINE, Settings::default(), tonight).size(80, 24).keys("i");
    assert!(!window.screen().contains("No cramps"), "{}", window.screen());
    let before = vec![fact("a1", "2026-03-01 11:00", What::Cramp(cramp(Side::Left, 7, false)))];
    let window = Session::with(NINE, Settings::default(), before).size(80, 24).keys("i");
    assert!(window.screen().contains("No cramps"), "that was another sleep-day: {}", window.screen());
}

#[test]
fn the_signs_of_the_week_follow_on_sunday_and_the_feet_behind_them() {
    let window = Session::at("2026-03-01 09:00").size(80, 24).keys("iyN<enter>");
    assert!(window.screen().contains("Legs and feet this week"), "{}", window.screen());
    let window = window.keys("1N<enter>");
    assert!(window.screen().contains("Your feet"), "{}", window.screen());
    let window = window.keys("<c-s>");
    let all = health(&window);
    assert!(
        matches!(all[1], Health::Weekly(signs) if signs.yes().len() == 1 && signs.no().len() == 19),
        "{all:?}"
    );
    assert_eq!(all[2], Health::FootCheck(Set::EMPTY), "nothing found is an answer");
    let window = window.keys("i<c-s>");
    assert!(!window.screen().contains("this week"), "once a week: {}", window.screen());
    assert!(
        !Session::at(NINE).size(80, 24).keys("iyN<enter>").screen().contains("this week"),
        "not on a Monday"
    );
    assert!(
        Session::at(NINE).size(80, 24).keys("I").screen().contains("this week"),
        "but on any day by its key"
    );
}

#[test]
fn feet_are_looked_at_every_day_with_diabetes() {
    let told =
        vec![fact("a1", "2026-02-01 09:00", What::Profile(Detail::Condition(Condition::Diabetes, true)))];
    let window = Session::with(NINE, Settings::default(), told).size(80, 24).keys("iyN<enter>");
    assert!(window.screen().contains("Your feet"), "{}", window.screen());
    let window = window.keys("2<c-s>");
    let blister: Set<FootProblem> = [FootProblem::Blister].into_iter().collect();
    assert_eq!(health(&window)[1], Health::FootCheck(blister));
    assert!(!window.keys("i<c-s>").screen().contains("Your feet"), "once a day");
}

#[test]
fn something_odd_is_one_key_away_from_every_screen() {
    for screen in ["1", "2", "3", "5", "5<enter>"] {
        let window = Session::at(NINE).size(80, 24).keys(screen).keys("x9<c-s>");
        let cold: Set<Sign> = [Sign::ColdPaleBlue].into_iter().collect();
        assert_eq!(health(&window), [Health::Odd(cold)], "from {screen}");
    }
    let window = Session::at(NINE).size(80, 24).keys("x<c-s>");
    assert_eq!(health(&window), [Health::Odd(Set::EMPTY)], "asked, and nothing there");
    assert!(health(&Session::at(NINE).size(80, 24).keys("x<esc>")).is_empty());
}

#[test]
fn every_sign_has_a_key_of_its_own() {
    let window = Session::at(NINE).size(100, 60).keys("x");
    let shown = window.screen();
    // Bleeding is asked of those who take quinine.
    let mut asked = Sign::ALL.iter().filter(|sign| **sign != Sign::BleedsEasily);
    assert!(asked.all(|sign| shown.contains(&sign.question()[..20.min(sign.question().len())])));
    assert_eq!(shown.matches("[ ]").count(), Sign::ALL.len() - 1);
}

#[test]
fn the_profile_is_told_item_by_item_and_every_item_may_stay_open() {
    let window = Session::of(NINE, Settings::default(), Vec::new()).size(80, 24).keys(",p611<down>2<c-s>");
    let known = |window: &Session| Profile::at(&window.app.journal, stamp("2026-03-02 10:00"));
    let profile = known(&window);
    assert_eq!((profile.age(), profile.details().len()), (Some(61), 3), "{:?}", profile.details());
    assert!(window.screen().contains("61"), "the menu shows what is told: {}", window.screen());
    let window = window.keys("p<backspace><c-s>");
    assert_eq!(known(&window).age(), None, "taken back: {:?}", window.standing());
    let window = window.keys("p<c-s>");
    assert!(window.toast().contains("Nothing was changed"));
}

#[test]
fn conditions_are_yes_no_or_open() {
    let window = Session::at(NINE).size(80, 24).keys(",c1<c-s>");
    let profile = Profile::at(&window.app.journal, stamp("2026-03-02 10:00"));
    assert_eq!(
        (profile.condition(Condition::Diabetes), profile.condition(Condition::Pad)),
        (Some(true), None)
    );
    let window = window.keys("cN<enter>");
    let profile = Profile::at(&window.app.journal, stamp("2026-03-02 10:00"));
    assert_eq!(
        (profile.condition(Condition::Diabetes), profile.condition(Condition::Pad)),
        (Some(true), Some(false))
    );
}

#[test]
fn medicines_have_a_kind_and_dates_and_are_corrected() {
    let window = Session::at(NINE).size(80, 24).keys(",maAtorvastatin<enter>2<down>2026-01<enter><c-s>");
    let Health::Medicine(told) = health(&window).remove(0) else { panic!("a medicine") };
    assert_eq!((&*told.name, told.class, told.mg), ("Atorvastatin", Some(Class::Statin), None));
    assert_eq!(told.started.map(|day| day.to_string()).as_deref(), Some("2026-01-01"));
    assert!(window.screen().contains("Atorvastatin"), "{}", window.screen());
    let window = window.keys("1<end><up>today<enter><c-s>");
    let all = health(&window);
    let [Health::Medicine(told)] = all.as_slice() else { panic!("one medicine: {all:?}") };
    assert_eq!(told.stopped.map(|day| day.to_string()).as_deref(), Some("2026-03-02"));
    let nameless = Session::at(NINE).size(80, 24).keys(",ma<c-s>");
    assert!(nameless.toast().contains("name") && health(&nameless).is_empty());
}

#[test]
fn a_medicine_that_was_told_twice_is_one_and_one_that_was_stopped_says_so_first() {
    let told = |id: &str, name: &str, class: Class, stopped: Option<&str>| {
        let day = |text: &str| text.parse().unwrap();
        let mg = (class == Class::Magnesium).then_some(300);
        let (started, stopped) = (Some(day("2025-05-05")), stopped.map(day));
        let medicine =
            Medicine { name: name.into(), class: Some(class), mg, started, changed: None, stopped };
        fact(id, "2026-02-01 09:00", What::Health(Health::Medicine(Box::new(medicine))))
    };
    let facts = vec![
        told("m1", "Magnesium", Class::Magnesium, None),
        told("m2", "Vitamin D", Class::Other, None),
        told("m3", "magnesium", Class::Magnesium, Some("2025-07-14")),
    ];
    for (columns, rows) in SIZES {
        let window = Session::with(NINE, Settings::default(), facts.clone()).size(columns, rows);
        let you = window.clone().keys(",").screen();
        assert!(!you.to_lowercase().contains("magnesium"), "not taken any more: {you}");
        let menu = window.keys(",m").screen();
        assert_eq!(menu.to_lowercase().matches("magnesium").count(), 1, "{menu}");
        assert!(menu.contains("magnesium  stopped"), "{menu}");
        assert!(menu.contains("Vitamin D  since"), "\"another\" would be one more: {menu}");
    }
}

#[test]
fn the_age_of_today_is_told_in_the_menu_and_in_the_form() {
    let told = fact("a1", "2024-01-10 09:00", What::Profile(Detail::Age(46)));
    let window = Session::with(NINE, Settings::default(), vec![told]).size(80, 24);
    let you = window.clone().keys(",").screen();
    assert!(you.contains("age 48"), "{you}");
    let form = window.keys(",p");
    assert!(form.screen().contains("48 years"), "{}", form.screen());
    assert!(form.keys("<c-s>").standing().len() == 1, "nothing was changed, so nothing is told again");
}

#[test]
fn a_long_form_says_how_many_fields_it_has_at_every_size() {
    for (columns, rows) in [(80, 16), (60, 16), (40, 16)] {
        for (keys, count) in [(",c", "1 of 16"), ("x", "1 of 30")] {
            let screen = Session::at(NINE).size(columns, rows).keys(keys).screen();
            assert!(screen.contains(count), "{screen}");
        }
    }
}

#[test]
fn what_can_be_done_about_the_time_of_a_cramp_stands_in_one_column() {
    let column = |screen: &str, words: &str| {
        let line = screen.lines().find(|line| line.contains(words)).unwrap();
        line.split(words).next().unwrap().chars().count()
    };
    for (columns, rows) in SIZES {
        let window = Session::at(NINE).size(columns, rows).keys("n");
        let screen = window.screen();
        let left = column(&screen, "something odd?");
        assert_eq!(column(&screen, "now, 09:00"), left, "{screen}");
        assert_eq!(column(&screen, "or type it"), left, "{screen}");
        let typed = window.keys("0340").screen();
        assert_eq!(column(&typed, "0340  "), left, "{typed}");
    }
}

#[test]
fn the_twelfth_medicine_can_be_corrected_too() {
    let medicine = |number: u32| {
        let name = format!("Medicine {number}").into();
        let known = Medicine { name, class: None, mg: None, started: None, changed: None, stopped: None };
        fact(&format!("m{number:02}"), "2026-03-01 09:00", What::Health(Health::Medicine(Box::new(known))))
    };
    let window = Session::with(NINE, Settings::default(), (1..=12).map(medicine).collect()).size(80, 24);
    let menu = window.keys(",m").screen();
    assert!(menu.contains("d  Medicine 12") && menu.contains("a  add one"), "{menu}");
}

#[test]
fn clot_risks_are_ticked_and_untick() {
    let window = Session::at(NINE).size(80, 24).keys(",r14<c-s>");
    let risks: Set<ClotRisk> = [ClotRisk::Surgery4wk, ClotRisk::LongTrip4wk].into_iter().collect();
    assert_eq!(health(&window).pop(), Some(Health::ClotRisk(risks)));
    let window = window.keys("r1<c-s>");
    let risks: Set<ClotRisk> = [ClotRisk::LongTrip4wk].into_iter().collect();
    assert_eq!(health(&window).pop(), Some(Health::ClotRisk(risks)));
    assert_eq!(ClotRisk::ALL.len(), 6);
}

#[test]
fn the_pictures() {
    let facts = || diary();
    for (columns, rows) in [(120, 40), (80, 24), (40, 16)] {
        let shot = |keys: &str| {
            Session::with(NINE, Settings::default(), facts())
                .size(columns, rows)
                .keys(keys)
                .screen_with_roles()
        };
        insta::assert_snapshot!(format!("diary_{columns}x{rows}"), shot("3"));
        insta::assert_snapshot!(format!("diary_about_{columns}x{rows}"), shot("3<space>"));
        insta::assert_snapshot!(format!("check_in_{columns}x{rows}"), shot("iy"));
        insta::assert_snapshot!(format!("you_{columns}x{rows}"), shot(","));
        insta::assert_snapshot!(format!("odd_{columns}x{rows}"), shot("x9"));
    }
}

#[test]
fn what_x_is_for_stands_apart_from_the_answers_about_a_cramp() {
    for (columns, rows) in SIZES {
        for keys in ["n", "n<enter>", "n<enter>1", "n<enter>1l"] {
            let screen = Session::at(NINE).size(columns, rows).keys(keys).screen();
            let lines: Vec<&str> = screen.lines().collect();
            let odd = lines.iter().position(|line| line.contains("something odd?")).unwrap();
            let blank = |part: &str| part.chars().count() > 30 && part.trim().is_empty();
            assert!(lines[odd - 1].split('│').any(blank), "{screen}");
        }
    }
}

#[test]
fn what_is_told_of_a_medicine_is_told_in_full_where_the_window_is_wide_enough() {
    let magnesium = Medicine {
        name: "Magnesium".into(),
        class: None,
        mg: Some(300),
        started: Some(stamp("2025-05-05 09:00").date_naive()),
        changed: None,
        stopped: Some(stamp("2025-07-14 09:00").date_naive()),
    };
    let facts = vec![fact("m1", "2026-03-01 09:00", What::Health(Health::Medicine(Box::new(magnesium))))];
    let window = Session::with(NINE, Settings::default(), facts);
    let told = "stopped 14 Jul 2025, 300 mg a day, since 5 May 2025";
    for columns in [80, 100, 120] {
        let screen = window.clone().size(columns, 24).keys(",m").screen();
        assert!(screen.contains(told), "{screen}");
    }
    let narrow = window.size(60, 24).keys(",m").screen();
    assert!(narrow.contains("stopped 14 Jul 2025") && narrow.contains('…'), "{narrow}");
}
