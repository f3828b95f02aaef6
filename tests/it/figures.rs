//! The figures of the moves: sound as bodies, told apart by side, the same in ASCII. `SUPPLE_BLESS=1 cargo test --test it
//! figures` draws assets/figures.svg, the sheet of all of them, anew.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use supple::content::{embedded, figures};
use supple::domain::catalog::{Catalog, Mode};
use supple::domain::cramps::Side;
use supple::domain::figure::{Body, FOREARM, Figure, Ink, On, Part, Point, SHANK, THIGH, TRUNK, UPPER_ARM};
use supple::domain::settings::{Motion, Settings};
use supple::ui::figure::{Sketch, Style, sketch};

use crate::support::{Session, ascii};

const STYLES: [Style; 3] = [Style::Filled, Style::Outlined, Style::Ascii];

fn all() -> (Catalog, Vec<Figure>) {
    (embedded::catalog().unwrap(), figures::figures().unwrap())
}

/// The side that a sheet shows: one of two, or none.
fn right(figure: &Figure) -> Option<Side> {
    (figure.on != On::Both).then_some(Side::Right)
}

fn bodies(figure: &Figure) -> impl Iterator<Item = &Body> {
    figure.frames.iter().filter_map(|frame| frame.body.as_ref())
}

fn marks(sketch: &Sketch, ink: Ink) -> Vec<usize> {
    let cells = sketch.cells.iter().enumerate();
    cells.filter(|(_, cell)| cell.is_some_and(|mark| mark.ink == ink)).map(|(at, _)| at).collect()
}

fn text(sketch: &Sketch) -> String {
    let line = |row: &[Option<supple::ui::figure::Mark>]| {
        let line: String = row.iter().map(|cell| cell.map_or(' ', |mark| mark.symbol)).collect();
        line.trim_end().to_owned() + "\n"
    };
    sketch.cells.chunks(sketch.columns).map(line).collect()
}

#[test]
fn a_move_has_one_figure_and_a_figure_has_a_move() {
    let (catalog, figures) = all();
    let moves: Vec<&str> = catalog.moves.iter().map(|exercise| exercise.id.as_str()).collect();
    let drawn: Vec<&str> = figures.iter().map(|figure| figure.of.as_str()).collect();
    assert_eq!(drawn, moves);
}

#[test]
fn nobodys_leg_grows() {
    let length = |a: Point, b: Point| (a[0] - b[0]).hypot(a[1] - b[1]);
    for figure in &all().1 {
        for body in bodies(figure) {
            assert!((length(body.hip, body.shoulder) - TRUNK).abs() < 0.5, "{}: trunk", figure.of);
            for leg in body.legs {
                let (thigh, shank) = (length(leg.hip, leg.knee), length(leg.knee, leg.ankle));
                assert!(thigh <= THIGH + 0.5 && shank <= SHANK + 0.5, "{}: {thigh} {shank}", figure.of);
                assert!(thigh > THIGH * 0.45 && shank > SHANK * 0.65, "{}: foreshortened", figure.of);
            }
            for arm in body.arms {
                assert!((length(arm.shoulder, arm.elbow) - UPPER_ARM).abs() < 0.5, "{}", figure.of);
                assert!((length(arm.elbow, arm.hand) - FOREARM).abs() < 0.5, "{}", figure.of);
            }
        }
    }
}

#[test]
fn a_picture_shows_the_whole_body_or_all_that_works() {
    for figure in &all().1 {
        let [left, bottom, right, top] = figure.view;
        let inside = |[x, y]: Point| (left..=right).contains(&x) && (bottom..=top).contains(&y);
        assert!(inside(figure.letter) || figure.on == On::Both, "{}: letter", figure.of);
        for body in bodies(figure) {
            let ends = |leg: usize| {
                let leg = body.legs[leg];
                [leg.knee, leg.ankle, leg.heel, leg.ball, leg.toe]
            };
            let whole = inside(body.head);
            let foot_only = figure.works == [Part::Foot];
            let legs: &[usize] = match figure.on {
                On::Near => &[0],
                On::Far => &[1],
                On::Both => &[0, 1],
            };
            let joints = legs.iter().flat_map(|leg| ends(*leg).into_iter().skip(usize::from(foot_only)));
            assert!(joints.clone().all(inside), "{}: what works", figure.of);
            let others = [body.hip, body.shoulder].into_iter().chain(ends(0)).chain(ends(1));
            let others = others.chain(body.arms.iter().flat_map(|arm| [arm.elbow, arm.hand]));
            assert!(!whole || others.clone().all(inside), "{}: a joint is outside", figure.of);
        }
    }
}

#[test]
fn the_side_is_marked_and_mirrored() {
    let (catalog, figures) = all();
    for (exercise, figure) in catalog.moves.iter().zip(&figures) {
        assert_eq!(exercise.dose.each_side, figure.on != On::Both, "{}", figure.of);
        for style in STYLES {
            let draw = |side| sketch(figure, figure.still, side, (40, 16), style);
            let (left, right) = (draw(Some(Side::Left)), draw(Some(Side::Right)));
            assert_eq!(text(&left).contains('L'), exercise.dose.each_side, "{}", text(&left));
            assert_eq!(text(&right).contains('R'), exercise.dose.each_side, "{}", text(&right));
            if exercise.dose.each_side {
                let middle = |sketch: &Sketch| {
                    let works = marks(sketch, Ink::Work);
                    works.iter().map(|at| at % 40).sum::<usize>() as f64 / works.len() as f64
                };
                let sum = middle(&left) + middle(&right);
                assert!((sum - 39.0).abs() < 1.5, "{}: {sum}\n{}\n{}", figure.of, text(&left), text(&right));
            }
        }
    }
}

#[test]
fn what_works_can_be_told_at_every_size() {
    for figure in &all().1 {
        for style in STYLES {
            for size in [(20, 9), (26, 11), (36, 14), (46, 19)] {
                let drawn = sketch(figure, figure.still, right(figure), size, style);
                assert_eq!(drawn.cells.len(), usize::from(size.0 * size.1));
                let [body, works] = [Ink::Body, Ink::Work].map(|ink| marks(&drawn, ink).len());
                assert!(body > 5 && works > 2, "{} at {size:?}:\n{}", figure.of, text(&drawn));
                assert!(style != Style::Ascii || text(&drawn).is_ascii());
            }
        }
        for size in [(0, 0), (1, 1), (1, 40), (300, 1), (300, 100)] {
            for style in STYLES {
                assert_eq!(
                    sketch(figure, 0, Some(Side::Left), size, style).cells.len(),
                    usize::from(size.0) * usize::from(size.1)
                );
            }
        }
    }
}

#[test]
fn what_moves_is_shown_moving_on_whole_seconds() {
    let (catalog, figures) = all();
    for (exercise, figure) in catalog.moves.iter().zip(&figures) {
        let id = &figure.of;
        let rests = exercise.dose.mode == Mode::Hold || id == "legs-up";
        assert_eq!(figure.frames.len() == 1, rests, "{id}");
        assert!(figure.frames.len() <= 4, "{id}");
        let round = (exercise.dose.mode == Mode::Reps).then_some(exercise.dose.hold);
        let secs = round.map_or(figure.beat.len(), |secs| secs as usize);
        let poses: BTreeSet<usize> =
            (0..secs).map(|secs| figure.pose_at(Duration::from_secs(secs as u64), round)).collect();
        assert_eq!(poses, (0..figure.frames.len()).collect(), "{id}: all in one round");
        let early = figure.pose_at(Duration::from_millis(3_001), round);
        assert_eq!(early, figure.pose_at(Duration::from_millis(3_999), round), "{id}");
        for style in STYLES {
            let pictures: BTreeSet<String> =
                poses.iter().map(|pose| text(&sketch(figure, *pose, None, (30, 13), style))).collect();
            assert_eq!(pictures.len(), poses.len(), "{id}: each pose looks different");
        }
    }
}

/// The dots of the figure on the screen.
fn dots(session: &Session) -> String {
    session.screen().chars().filter(|c| ('\u{2800}'..'\u{2900}').contains(c)).collect()
}

#[test]
fn the_player_moves_its_figure_without_a_further_wake_up() {
    let at_heel_raises = |settings: Settings| {
        Session::with("2026-03-02 09:00", settings, Vec::new()).size(80, 24).keys("tn").advance("6s")
    };
    let session = at_heel_raises(Settings::default());
    let [first, wake] = [dots(&session), session.app.next_wake().unwrap().to_string()];
    assert_eq!(wake, (session.now() + chrono::TimeDelta::seconds(1)).to_string());
    let session = session.advance("1s");
    assert_ne!(dots(&session), first, "up and down");
    let session = session.advance("1s");
    assert_eq!(dots(&session), first);
    let still = at_heel_raises(Settings { motion: Motion::Off, ..Settings::default() });
    let first = dots(&still);
    assert!(!first.is_empty());
    assert_eq!(dots(&still.advance("1s")), first, "a still");
}

#[test]
fn a_small_window_keeps_cues_and_seconds() {
    let at = |columns, rows| Session::at("2026-03-02 09:00").size(columns, rows).keys("t").advance("9s");
    for (columns, rows, drawn) in
        [(40, 16, false), (47, 16, false), (60, 18, false), (60, 19, true), (40, 40, true), (80, 24, true)]
    {
        let session = at(columns, rows);
        assert_eq!(!dots(&session).is_empty(), drawn, "{columns}x{rows}\n{}", session.screen());
        assert!(session.screen().contains("March on the spot"), "{}", session.screen());
        assert!(session.screen().contains("Keep moving"), "{}", session.screen());
    }
}

#[test]
fn the_player_in_its_looks() {
    let session = |settings: Settings, columns, rows| {
        Session::with("2026-03-02 09:00", settings, Vec::new()).size(columns, rows).keys("tn").advance("6s")
    };
    insta::assert_snapshot!("player_120x40", session(Settings::default(), 120, 40).screen());
    let plain = session(ascii(), 80, 24);
    assert!(plain.screen().is_ascii(), "{}", plain.screen());
    insta::assert_snapshot!("player_ascii_80x24", plain.screen());
}

#[test]
fn all_of_them_in_ascii() {
    let mut sheet = String::new();
    for figure in &all().1 {
        let drawn = sketch(figure, figure.still, right(figure), (38, 16), Style::Ascii);
        let _ = writeln!(sheet, "{}\n{}", figure.of, text(&drawn));
    }
    insta::assert_snapshot!("figures_ascii", sheet);
}

#[test]
fn the_sheet_in_the_readme_shows_all_of_them() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/figures.svg");
    let drawn = sheet();
    if std::env::var_os("SUPPLE_BLESS").is_some() {
        std::fs::write(&file, &drawn).expect("the sheet");
    }
    let kept = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(kept == drawn, "assets/figures.svg is of another time: draw it with SUPPLE_BLESS=1");
}

/// Cells of a picture, and units of a cell: four from dot to dot.
const PICTURE: (u16, u16) = (36, 16);
const CELL: (usize, usize) = (8, 16);
const IN_A_ROW: usize = 5;

/// The dots of an ink as lines of dashes, so that the sheet looks the same in every font.
fn dotted(drawn: &Sketch, ink: Ink, left: usize, top: usize) -> String {
    let (width, height) = (drawn.columns * 2, drawn.cells.len() / drawn.columns * 4);
    let set = |x: usize, y: usize| {
        let bit = [[0, 3], [1, 4], [2, 5], [6, 7]][y % 4][x % 2];
        let mark = drawn.cells[y / 4 * drawn.columns + x / 2];
        let bits =
            mark.filter(|mark| mark.ink == ink).and_then(|mark| (mark.symbol as u32).checked_sub(0x2800));
        bits.is_some_and(|bits| bits >> bit & 1 == 1)
    };
    let mut path = String::new();
    for y in 0..height {
        let row: Vec<bool> = (0..width).map(|x| set(x, y)).collect();
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] {
                let _ = write!(path, "M{} {}h{}", left + x * 4, top + y * 4, run.len() * 4 - 1);
            }
            x += run.len();
        }
    }
    path
}

fn sheet() -> String {
    let (catalog, figures) = all();
    let (width, height) = (usize::from(PICTURE.0 + 2) * CELL.0, usize::from(PICTURE.1 + 3) * CELL.1);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" \
         font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" font-size=\"13\" \
         stroke-width=\"2.4\" stroke-dasharray=\"2.4 1.6\">\n\
         <rect stroke=\"none\" width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b1d26\"/>\n",
        width * IN_A_ROW,
        height * figures.len().div_ceil(IN_A_ROW)
    );
    for (place, (figure, exercise)) in figures.iter().zip(&catalog.moves).enumerate() {
        let (left, top) = (place % IN_A_ROW * width + CELL.0, place / IN_A_ROW * height + CELL.1);
        let drawn = sketch(figure, figure.still, right(figure), PICTURE, Style::Filled);
        for ink in [Ink::Thing, Ink::Body, Ink::Work] {
            let fill = match ink {
                Ink::Thing => "#7d8296",
                Ink::Body => "#d6d9e6",
                Ink::Work => "#56b6c2",
            };
            let path = dotted(&drawn, ink, left, top);
            let _ = writeln!(out, "<path stroke=\"{fill}\" d=\"{path}\"/>");
        }
        for (at, mark) in drawn.cells.iter().enumerate().filter_map(|(at, cell)| Some((at, (*cell)?))) {
            if mark.symbol.is_ascii() {
                let (x, y) = (left + at % drawn.columns * CELL.0, top + (at / drawn.columns + 1) * CELL.1);
                let _ = writeln!(out, "<text x=\"{x}\" y=\"{y}\" fill=\"#56b6c2\">{}</text>", mark.symbol);
            }
        }
        let (x, y) = (left + usize::from(PICTURE.0) * CELL.0 / 2, top + usize::from(PICTURE.1 + 1) * CELL.1);
        let _ = writeln!(
            out,
            "<text x=\"{x}\" y=\"{y}\" fill=\"#7d8296\" text-anchor=\"middle\">{}</text>",
            exercise.name
        );
    }
    out + "</svg>\n"
}
