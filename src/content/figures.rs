//! The figures that ship with the program: poses as they are written down, joints as they come out.
//!
//! A pose names the hip, how far the trunk leans, where each foot is and where each hand is. Knees and elbows follow,
//! since bones have one length; so no limb can grow from one pose to the next.

use std::collections::HashMap;

use serde::Deserialize;
use toml::Spanned;

use crate::content::pack::Problem;
use crate::domain::figure::{
    Arm, Body, FOREARM, Figure, Frame, Ink, Leg, NECK, On, Part, Point, SHANK, Stroke, THIGH, TRUNK,
    UPPER_ARM,
};
use crate::domain::hint::line_of;

/// The shipped files with their names.
const FILES: [(&str, &str); 5] = [
    ("standing.toml", include_str!("../../assets/figures/standing.toml")),
    ("seated.toml", include_str!("../../assets/figures/seated.toml")),
    ("feet.toml", include_str!("../../assets/figures/feet.toml")),
    ("lying.toml", include_str!("../../assets/figures/lying.toml")),
    ("active.toml", include_str!("../../assets/figures/active.toml")),
];

/// Things that stand in several pictures.
const THINGS: &str = include_str!("../../assets/figures/things.toml");

/// Height of the ankle, and how far it is before the heel.
const ANKLE: Point = [5.0, 5.5];
/// Ankle to the ball of the foot.
const BALL: Point = [13.0, -5.0];
/// Length of the toes.
const TOES: f32 = 7.0;
/// Shoulder to the palm of an arm that hangs.
const HANGING: Point = [6.0, 2.0 - UPPER_ARM - FOREARM];
/// Half the thickness of heel and ball.
const SOLE: f32 = 3.5;

/// Reads the shipped figures.
///
/// # Errors
/// Says which file is wrong and how; a test holds that none is.
pub fn figures() -> Result<Vec<Figure>, Problem> {
    let things: Things =
        toml::from_str(THINGS).map_err(|error| Problem::of("things.toml", THINGS, &error))?;
    let mut figures = Vec::new();
    for (file, text) in FILES {
        let raw: RawFile = toml::from_str(text).map_err(|error| Problem::of(file, text, &error))?;
        for raw in raw.figure {
            let line = line_of(text, raw.of.span().start);
            let figure = raw.clean(&things).map_err(|what| Problem { file: file.to_owned(), line, what })?;
            figures.push(figure);
        }
    }
    Ok(figures)
}

type Things = HashMap<String, Vec<RawStroke>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFile {
    figure: Vec<RawFigure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    of: Spanned<String>,
    view: [f32; 4],
    #[serde(default)]
    works: Vec<PartWord>,
    #[serde(default = "near", with = "OnWord")]
    on: On,
    #[serde(default)]
    letter: Point,
    #[serde(default)]
    scene: Vec<RawThing>,
    frame: Vec<RawFrame>,
    #[serde(default = "one_beat")]
    beat: Vec<usize>,
    #[serde(default)]
    still: usize,
}

fn one_beat() -> Vec<usize> {
    vec![0]
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum PartWord {
    Thigh,
    Calf,
    Foot,
}

#[derive(Deserialize)]
#[serde(remote = "On", rename_all = "lowercase")]
enum OnWord {
    Near,
    Far,
    Both,
}

fn near() -> On {
    On::Near
}

/// A stroke, or something of the list of things at a place.
#[derive(Deserialize, Clone)]
#[serde(untagged)]
enum RawThing {
    Thing { thing: String, at: Point },
    Stroke(RawStroke),
}

#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct RawStroke {
    path: Vec<RawPoint>,
    #[serde(default = "thin")]
    width: f32,
    #[serde(default = "thing", with = "InkWord")]
    ink: Ink,
    #[serde(default)]
    arrow: bool,
    #[serde(default)]
    front: bool,
}

fn thin() -> f32 {
    2.0
}

fn thing() -> Ink {
    Ink::Thing
}

#[derive(Deserialize)]
#[serde(remote = "Ink", rename_all = "lowercase")]
enum InkWord {
    Thing,
    Body,
    Work,
}

/// A place, or a near joint by its name: `hand` or `ball`.
#[derive(Deserialize, Clone)]
#[serde(untagged)]
enum RawPoint {
    Place(Point),
    Joint(String),
}

/// A pose; without a hip there is no body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFrame {
    hip: Option<Point>,
    /// Degrees the trunk leans forward; -90 lies on the back.
    #[serde(default)]
    lean: f32,
    /// Degrees the head nods beyond that.
    #[serde(default)]
    nod: f32,
    near: Option<RawLeg>,
    far: Option<RawLeg>,
    hand: Option<Point>,
    far_hand: Option<Point>,
    #[serde(default)]
    with: Vec<RawThing>,
}

/// A foot: where its heel or its ball touches, or where its ankle is; and how steep it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLeg {
    heel: Option<Point>,
    ball: Option<Point>,
    ankle: Option<Point>,
    /// Where the knee is seen, if the leg points out of the picture.
    knee: Option<Point>,
    /// Degrees the toes are above the heel.
    #[serde(default)]
    foot: f32,
    /// Degrees the toes bend up beyond that.
    #[serde(default)]
    toes: f32,
}

impl RawFigure {
    fn clean(self, things: &Things) -> Result<Figure, String> {
        let frames: Vec<Frame> =
            self.frame.into_iter().map(|frame| frame.clean(things)).collect::<Result<_, _>>()?;
        let mut scene = Vec::new();
        for thing in self.scene {
            thing.add_to(&mut scene, things, None)?;
        }
        if let Some(beat) = self.beat.iter().chain([&self.still]).find(|beat| **beat >= frames.len()) {
            return Err(format!("there is no frame {beat}"));
        }
        let works = self.works.iter().map(|word| match word {
            PartWord::Thigh => Part::Thigh,
            PartWord::Calf => Part::Calf,
            PartWord::Foot => Part::Foot,
        });
        Ok(Figure {
            of: self.of.into_inner(),
            view: self.view,
            works: works.collect(),
            on: self.on,
            letter: self.letter,
            scene,
            frames,
            beat: self.beat,
            still: self.still,
        })
    }
}

impl RawThing {
    fn add_to(self, strokes: &mut Vec<Stroke>, things: &Things, body: Option<&Body>) -> Result<(), String> {
        match self {
            Self::Stroke(raw) => strokes.push(raw.clean([0.0, 0.0], body)?),
            Self::Thing { thing, at } => {
                let raws = things.get(&thing).ok_or_else(|| format!("there is no thing \"{thing}\""))?;
                for raw in raws {
                    strokes.push(raw.clone().clean(at, body)?);
                }
            }
        }
        Ok(())
    }
}

impl RawStroke {
    fn clean(self, at: Point, body: Option<&Body>) -> Result<Stroke, String> {
        let point = |raw: RawPoint| match raw {
            RawPoint::Place([x, y]) => Ok([x + at[0], y + at[1]]),
            RawPoint::Joint(name) => body
                .and_then(|body| joint(body, &name))
                .ok_or_else(|| format!("there is no joint \"{name}\"")),
        };
        let path: Vec<Point> = self.path.into_iter().map(point).collect::<Result<_, _>>()?;
        if path.is_empty() {
            return Err("a path without a point".to_owned());
        }
        let (width, ink, arrow) = (self.width, self.ink, self.arrow);
        Ok(Stroke { path, width, ink, arrow, behind: !self.front && !arrow })
    }
}

fn joint(body: &Body, name: &str) -> Option<Point> {
    match name {
        "hand" => Some(body.arms[0].hand),
        "ball" => Some(body.legs[0].ball),
        _ => None,
    }
}

impl RawFrame {
    fn clean(self, things: &Things) -> Result<Frame, String> {
        let body = self.body()?;
        let mut strokes = Vec::new();
        for thing in self.with {
            thing.add_to(&mut strokes, things, body.as_ref())?;
        }
        Ok(Frame { body, strokes })
    }

    fn body(&self) -> Result<Option<Body>, String> {
        let Some(hip) = self.hip else { return Ok(None) };
        let (Some(near), Some(far)) = (&self.near, &self.far) else {
            return Err("a body has two legs, near and far".to_owned());
        };
        let shoulder = add(hip, turned([0.0, TRUNK], -self.lean));
        let head = add(shoulder, turned([0.0, NECK], -self.lean - self.nod));
        let legs = [near.clean(hip)?, far.clean(hip)?];
        let arm = |hand: Point| -> Result<Arm, String> {
            let elbow = bend(shoulder, hand, UPPER_ARM, FOREARM, -1.0)
                .map_err(|by| format!("the hand at {hand:?} is {by:.1} cm out of reach"))?;
            Ok(Arm { shoulder, elbow, hand })
        };
        let hand = self.hand.unwrap_or_else(|| add(shoulder, HANGING));
        let arms = [arm(hand)?, arm(self.far_hand.unwrap_or(hand))?];
        Ok(Some(Body { head, shoulder, hip, legs, arms }))
    }
}

impl RawLeg {
    fn clean(&self, hip: Point) -> Result<Leg, String> {
        let from_ankle = |offset: Point| turned(offset, self.foot);
        let heel = from_ankle([-ANKLE[0], -ANKLE[1]]);
        let ball = from_ankle(BALL);
        let ankle = match (self.heel, self.ball, self.ankle) {
            (Some([x, y]), None, None) => sub([x, y + SOLE], heel),
            (None, Some([x, y]), None) => sub([x, y + SOLE], ball),
            (None, None, Some(ankle)) => ankle,
            _ => return Err("a foot is placed by its heel, its ball or its ankle".to_owned()),
        };
        let knee = match self.knee {
            Some(knee) => knee,
            None => bend(hip, ankle, THIGH, SHANK, 1.0)
                .map_err(|by| format!("the ankle at {ankle:?} is {by:.1} cm out of reach"))?,
        };
        let ball = add(ankle, ball);
        let toe = add(ball, turned([TOES, 0.0], self.foot + self.toes));
        Ok(Leg { hip, knee, ankle, heel: add(ankle, heel), ball, toe })
    }
}

/// The joint between two bones from `a` to `b`, on the side of `turn`, or by how much they do not reach.
fn bend(a: Point, b: Point, upper: f32, lower: f32, turn: f32) -> Result<Point, f32> {
    let [dx, dy] = sub(b, a);
    let reach = (dx * dx + dy * dy).sqrt();
    let beyond = (reach - upper - lower).max((upper - lower).abs().max(1.0) - reach);
    if beyond > 0.0 {
        return Err(beyond);
    }
    let along = (reach * reach + upper * upper - lower * lower) / (2.0 * reach);
    let off = (upper * upper - along * along).max(0.0).sqrt() * turn;
    let (ux, uy) = (dx / reach, dy / reach);
    Ok([a[0] + ux * along - uy * off, a[1] + uy * along + ux * off])
}

fn add(a: Point, b: Point) -> Point {
    [a[0] + b[0], a[1] + b[1]]
}

fn sub(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

/// Turned to the left by so many degrees.
fn turned([x, y]: Point, degrees: f32) -> Point {
    let (sin, cos) = libm::sincosf(degrees.to_radians());
    [x * cos - y * sin, x * sin + y * cos]
}
