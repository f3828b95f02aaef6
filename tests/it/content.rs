//! The shipped moves and routines, and what is said of a text that is wrong.

use std::collections::HashSet;

use supple::content::{embedded, pack};
use supple::domain::about::{self, Part, needs};
use supple::domain::catalog::{Catalog, Dose, Mode, Routine, Step, Strength};
use supple::domain::cramps::Side;
use supple::domain::player::timeline;

fn catalog() -> Catalog {
    embedded::catalog().unwrap()
}

/// Seconds by the formula of the library, written down once more.
fn by_formula(dose: &Dose) -> u32 {
    let sides = if dose.each_side { 2 } else { 1 };
    if dose.alternate {
        return dose.prepare + sides * dose.reps * dose.hold;
    }
    dose.prepare + sides * (dose.reps * dose.hold + (dose.reps - 1) * dose.rest) + (sides - 1) * dose.switch
}

#[test]
fn every_move_takes_the_time_of_the_library() {
    let told = "calf-wall 110, calf-soleus 110, calf-lean 45, calf-step 90, ham-stand 80, quad-stand 110, \
                toe-pull-desk 80, ham-seat 100, shin-point 80, ankle-pumps 35, ankle-circles 40, heel-toe-rock 25, \
                arch-pull 90, ball-roll 75, toe-spread 37, toe-curl 70, \
                calf-towel 115, ham-lying 115, ham-calf-sit 110, legs-up 615, \
                stand-march 35, calf-raise 25, squat-raise 29, sit-stand 29, walk-loop 125";
    let catalog = catalog();
    let found: Vec<String> =
        catalog.moves.iter().map(|m| format!("{} {}", m.id, by_formula(&m.dose))).collect();
    assert_eq!(found.len(), 25);
    assert_eq!(found.join(", "), told);
    for single in catalog.moves.iter().map(Routine::single) {
        assert_eq!(single.seconds(), by_formula(&single.steps[0].dose), "{}", single.id);
    }
}

#[test]
fn every_routine_takes_the_time_of_the_library() {
    let told = [
        ("desk-75", &[25, 25, 25][..], 75),
        ("desk-seated-90", &[25, 40, 25], 90),
        ("desk-180", &[35, 29, 50, 40, 26], 180),
        ("morning-300", &[40, 55, 55, 65, 55, 30], 300),
        ("bed-330", &[110, 110, 110], 330),
        ("bed-195", &[65, 65, 65], 195),
        ("post-ex-390", &[65, 70, 70, 70, 70, 45], 390),
        ("foot-300", &[90, 75, 37, 58, 40], 300),
        ("elevate-615", &[615], 615),
    ];
    let catalog = catalog();
    assert_eq!(catalog.routines.len(), told.len());
    for (routine, (id, steps, whole)) in catalog.routines.iter().zip(told) {
        assert_eq!(routine.id, id);
        let each: Vec<u32> = routine.steps.iter().map(|step| by_formula(&step.dose)).collect();
        assert_eq!(each, steps, "{id}");
        assert_eq!(each.iter().sum::<u32>(), whole, "{id}");
        assert_eq!(routine.seconds(), whole, "{id}");
        assert_eq!(timeline(routine).iter().map(|phase| phase.secs).sum::<u32>(), whole, "{id} laid out");
    }
}

#[test]
fn a_start_knows_the_routines_as_they_are() {
    let library = embedded::library();
    for routine in catalog().routines {
        let outline = library.outline(&routine.id).unwrap();
        let moves: Vec<&str> = routine.steps.iter().map(|step| step.exercise.name.as_str()).collect();
        let known = (outline.name, outline.secs, outline.moves);
        assert_eq!(known, (routine.name.as_str(), routine.seconds(), moves.as_slice()));
    }
    let walk = catalog().routine("walk-loop").unwrap();
    let outline = library.outline(&walk.id).unwrap();
    assert_eq!((outline.name, outline.secs), (walk.name.as_str(), walk.seconds()), "a move by itself");
    assert_eq!(*library.catalog(), catalog());
}

#[test]
fn every_move_says_all_that_a_person_must_know() {
    let library = embedded::library();
    for m in &catalog().moves {
        let id = &m.id;
        assert!(library.figure(id).is_some(), "{id}: a figure");
        assert!((3..=4).contains(&m.cues.len()), "{id}: cues");
        for cue in &m.cues {
            assert!(cue.len() <= 60 && cue.ends_with('.'), "{id}: {cue}");
        }
        for text in [&m.caution, &m.easier.words, &m.harder.words, &m.source] {
            assert!(text.ends_with('.'), "{id}: {text:?} is a sentence");
        }
        for text in [&m.name, &m.target, &m.position, &m.needs, &m.feel] {
            assert!(!text.is_empty() && !text.ends_with('.'), "{id}: {text:?}");
        }
        assert!(
            !m.sources.is_empty() || m.strength == Strength::D,
            "{id}: only custom goes without a source"
        );
        assert!(
            m.dose.each_side == (m.dose.seconds() > by_formula(&Dose { each_side: false, ..m.dose })),
            "{id}"
        );
    }
}

#[test]
fn every_routine_says_what_it_is_for_and_what_speaks_for_it() {
    let catalog = catalog();
    for routine in &catalog.routines {
        assert!(routine.purpose.ends_with('.') && routine.evidence.ends_with('.'), "{}", routine.id);
        assert!(!routine.sources.is_empty(), "{}", routine.id);
    }
    assert!(catalog.honest.contains("another trial found no effect"));
    assert_eq!(catalog.before_first.len(), 6);
}

#[test]
fn sides_rests_and_changes_add_up() {
    let catalog = catalog();
    let alternating = catalog.routine("bed-195").unwrap();
    let legs: Vec<_> =
        timeline(&alternating).iter().skip(1).take(6).map(|phase| phase.side.unwrap()).collect();
    assert_eq!(legs, [Side::Left, Side::Right, Side::Left, Side::Right, Side::Left, Side::Right]);
    assert_eq!(alternating.seconds() - 15, 180, "the three minutes of the trial, and getting into position");
    let mut at_once = alternating.clone();
    at_once.steps.iter_mut().for_each(|step| step.dose.prepare = 0);
    assert!(timeline(&at_once).iter().all(|phase| phase.secs > 0), "nobody is told to get ready for 0 s");
    let unhurried = catalog.routine("bed-330").unwrap();
    assert_eq!(unhurried.steps[0].dose.seconds(), 110, "the trial's stretch, one leg at a time");
}

#[test]
fn the_sitting_version_takes_as_long() {
    let catalog = catalog();
    for id in ["bed-330", "bed-195"] {
        let standing = catalog.routine(id).unwrap();
        let sitting = standing.sitting(&catalog).unwrap();
        let moves: Vec<_> = sitting.steps.iter().map(|step| step.exercise.id.as_str()).collect();
        assert_eq!(moves, ["toe-pull-desk", "ham-seat", "ham-calf-sit"]);
        assert_eq!(sitting.seconds(), standing.seconds());
    }
    let desk = catalog.routine("desk-180").unwrap();
    assert!(desk.standing && !desk.sitting(&catalog).unwrap().standing, "on a chair it is no break");
}

#[test]
fn a_day_with_a_cramp_is_gentler() {
    let catalog = catalog();
    let feet = catalog.routine("foot-300").unwrap().on_cramp_day();
    assert!(feet.steps.iter().all(|step| step.exercise.id != "toe-curl"));
    let desk = catalog.routine("desk-75").unwrap().on_cramp_day();
    assert_eq!(desk.steps[1].dose.reps, 5, "half of the heel raises");
}

#[test]
fn the_session_after_exercise_has_a_short_version() {
    let catalog = catalog();
    let short = catalog.routine("post-ex-390").unwrap().short().unwrap();
    let holds = short.steps.iter().filter(|step| step.dose.mode == Mode::Hold);
    assert!(holds.map(|step| step.dose.hold).all(|hold| hold == 15));
    assert_eq!(short.steps[0].dose.hold, 60, "the walk stays");
    assert_eq!(catalog.routine("bed-330").unwrap().short(), None);
}

#[test]
fn a_move_can_be_done_by_itself() {
    let walk = catalog().routine("walk-loop").unwrap();
    assert_eq!((walk.seconds(), walk.standing), (125, true));
}

const OWN: &str = r#"
[[move]]
id = "my-stretch"
name = "My stretch"
target = "calf"
position = "standing"
sides = "each"
mode = "hold"
hold = 20
cues = ["Lean."]
caution = "Stop when it hurts."
source = "My physio."

[[routine]]
id = "mine"
name = "Mine"
steps = [
  { move = "my-stretch", alternate = true },
  { move = "calf-wall", reps = 1 },
]
"#;

fn problems(text: &str) -> Vec<String> {
    let read = pack::read(&[("own.toml", text)], &catalog());
    read.unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn an_own_pack_uses_own_and_shipped_moves() {
    let own = pack::read(&[("own.toml", OWN)], &catalog()).unwrap();
    assert_eq!(own.routines[0].seconds(), 45 + 5 + 20 + 5 + 20);
    assert_eq!(own.moves[0].strength, Strength::D);
}

#[test]
fn own_moves_and_routines_take_the_place_of_those_taken_before() {
    let mut library = embedded::library();
    let own = pack::read(&[("own.toml", OWN)], &library.shipped()).unwrap();
    let (move_id, routine_id) = (own.moves[0].id.clone(), own.routines[0].id.clone());
    for _ in 0..2 {
        library.take_own(own.clone());
        assert_eq!(library.catalog().moves.len(), catalog().moves.len() + own.moves.len());
        assert_eq!(library.catalog().routines.len(), catalog().routines.len() + own.routines.len());
        assert_eq!(library.shipped(), catalog());
        assert!(library.is_own_move(&move_id) && library.is_own_routine(&routine_id));
    }
    library.take_own(Catalog::default());
    assert_eq!(library.catalog(), &catalog());
    assert!(!library.is_own_move(&move_id) && !library.is_own_routine(&routine_id));
}

#[test]
fn what_a_routine_needs_is_named_once_and_nothing_is_not_named() {
    let catalog = catalog();
    let of = |moves: &[&str]| {
        let mut routine = catalog.routine("desk-75").unwrap().clone();
        let step = routine.steps[0].clone();
        let take = |id: &&str| Step { exercise: catalog.find_move(id).unwrap().clone(), ..step.clone() };
        routine.steps = moves.iter().map(take).collect();
        needs(&routine)
    };
    let with = |needs: &str| catalog.moves.iter().find(|known| known.needs == needs).unwrap().id.as_str();
    let (chair, wall, bare) = (with("a chair"), with("a wall"), with("nothing"));
    assert_eq!(of(&[bare, chair, bare, chair, wall]), "a chair; a wall");
    assert_eq!(of(&[bare]), "");
    let march = catalog.moves.iter().find(|known| known.needs.starts_with("nothing;")).unwrap();
    let said = about::exercise(march, "", None);
    let needs =
        said.iter().find_map(|part| if let Part::Said("needs", words) = part { Some(words) } else { None });
    assert_eq!(needs.unwrap(), march.needs.strip_prefix("nothing; ").unwrap());
    let free = catalog.moves.iter().find(|known| known.needs == "nothing").unwrap();
    assert!(about::exercise(free, "", None).contains(&Part::Said("needs", "nothing".to_owned())));
}

#[test]
fn two_times_side_by_side_say_which_is_which() {
    let catalog = catalog();
    let desk = about::routine(&catalog.routine("desk-75").unwrap(), "", "");
    assert!(desk.iter().any(|part| matches!(part, Part::Step(1, _, dose) if dose == "20 s, 25 s in all")));
    let wall = about::exercise(catalog.find_move("calf-wall").unwrap(), "", None);
    assert!(matches!(&wall[1], Part::Text(dose) if dose.ends_with(" in all")), "{wall:?}");
}

#[test]
fn a_problem_of_a_pack_names_file_line_and_what_to_do() {
    let cases = [
        (
            "calf-wall\"",
            "calf-wal\"",
            "own.toml:19: there is no move \"calf-wal\"; did you mean \"calf-wall\"?",
        ),
        ("hold = 20", "hold = 0", "own.toml:3: hold = 0 is out of range; it goes from 1 to 3600"),
        ("hold = 20", "holds = 20", "own.toml:9: unknown field `holds`, expected one of"),
        ("caution = \"Stop when it hurts.\"", "", "own.toml:2: missing field `caution`"),
        ("Stop when it hurts.", " ", "own.toml:3: the move has an empty caution; write a sentence"),
        (
            "\"my-stretch\"\nname",
            "\"calf-wall\"\nname",
            "own.toml:3: the id \"calf-wall\" is taken; choose another",
        ),
        ("id = \"mine\"", "id = \"My own\"", "own.toml:15: \"My own\" is no id: use small letters"),
        (
            "sides = \"each\"",
            "sides = \"both\"",
            "own.toml:18: only a move with sides = \"each\" can alternate",
        ),
        ("reps = 1", "reps = -1", "own.toml:19: invalid value: integer `-1`, expected u32"),
        ("mode = \"hold\"", "mode = \"reps\"\nrest = 5", "own.toml:3: a rest belongs to mode = \"hold\""),
        ("[\"Lean.\"]", "[]", "own.toml:3: the move needs cues"),
        ("name = \"Mine\"", "name = \"Mine", "own.toml:16: "),
    ];
    for (good, bad, told) in cases {
        let text = OWN.replacen(good, bad, 1);
        assert_ne!(text, OWN);
        let problems = problems(&text);
        assert!(problems[0].starts_with(told), "{bad}: {problems:#?}");
    }
}

#[test]
fn a_pack_is_told_all_that_is_wrong_with_it_at_once() {
    let text = OWN.replace("hold = 20", "hold = 4000").replace("reps = 1", "reps = 900");
    assert_eq!(
        problems(&text).len(),
        3,
        "the move, the step that takes its hold from it, and the other step"
    );
}

#[test]
fn no_id_is_used_twice() {
    let catalog = catalog();
    let mut seen = HashSet::new();
    for id in catalog.moves.iter().map(|m| &m.id).chain(catalog.routines.iter().map(|r| &r.id)) {
        assert!(seen.insert(id.clone()), "{id}");
    }
}
