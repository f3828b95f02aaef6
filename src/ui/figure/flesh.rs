//! From joints to flesh: the bones of a pose with their thickness, in the order in which they cover each other.

use crate::domain::figure::{Arm, Body, Figure, HEAD, Ink, Leg, NECK, On, Part, Point, Stroke};

/// Length of the barbs of an arrow, in centimetres; a short arrow has shorter ones.
const BARB: f32 = 6.0;
/// Things thinner than this are lines, in centimetres.
const LINE: f32 = 5.0;

/// A rounded piece: two ends, the radius at each in centimetres, what it belongs to, and how ASCII shows it.
#[derive(Clone, Copy)]
pub(super) struct Bone {
    pub(super) from: Point,
    pub(super) to: Point,
    pub(super) radii: [f32; 2],
    pub(super) ink: Ink,
    pub(super) shape: Shape,
}

/// How a bone looks where there are characters only. Dots show all of them alike.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// By the cells it fills.
    Solid,
    /// As a stroke.
    Line,
    /// As a head.
    Head,
    /// As the point of an arrow, at its end.
    Tip,
    /// Not at all.
    Barb,
}

/// What is painted at once, over what is there already.
pub(super) struct Layer {
    pub(super) bones: Vec<Bone>,
    /// A gap is kept around it, but for the surroundings of this joint.
    pub(super) root: Option<Point>,
}

/// A pose from back to front.
pub(super) fn layers(figure: &Figure, frame: usize) -> Vec<Layer> {
    let Some(frame) = figure.frames.get(frame) else { return Vec::new() };
    let strokes = |behind: bool| {
        let all = figure.scene.iter().chain(&frame.strokes);
        Layer { bones: all.filter(|s| s.behind == behind).flat_map(brush).collect(), root: None }
    };
    let mut layers = vec![strokes(true)];
    layers.extend(frame.body.iter().flat_map(|body| limbs(figure, body)));
    layers.push(strokes(false));
    layers
}

fn limbs(figure: &Figure, body: &Body) -> [Layer; 5] {
    let works = |side: usize| match figure.on {
        On::Near => side == 0,
        On::Far => side == 1,
        On::Both => true,
    };
    let ink = |side: usize, part: Part| {
        if works(side) && figure.works.contains(&part) { Ink::Work } else { Ink::Body }
    };
    let leg = |side: usize| leg(&body.legs[side], |part| ink(side, part));
    [arm(&body.arms[1]), leg(1), trunk(body), leg(0), arm(&body.arms[0])]
}

fn leg(leg: &Leg, ink: impl Fn(Part) -> Ink) -> Layer {
    let Leg { hip, knee, ankle, heel, ball, toe } = *leg;
    let [thigh, calf, foot] = [Part::Thigh, Part::Calf, Part::Foot].map(ink);
    // The belly of the calf lies behind the bone, a third of the way down.
    let third = between(knee, ankle, 0.3);
    let belly = [third[0] + (ankle[1] - knee[1]) * 0.04, third[1] - (ankle[0] - knee[0]) * 0.04];
    let bones = vec![
        bone(hip, knee, [8.5, 6.0], thigh),
        bone(knee, belly, [5.5, 6.2], calf),
        bone(belly, ankle, [6.2, 3.7], calf),
        bone(ankle, heel, [3.7, 3.5], foot),
        bone(ankle, ball, [3.7, 3.0], foot),
        bone(heel, ball, [3.5, 3.0], foot),
        bone(ball, toe, [3.0, 2.2], foot),
    ];
    Layer { bones, root: Some(hip) }
}

fn arm(arm: &Arm) -> Layer {
    let Arm { shoulder, elbow, hand } = *arm;
    let upper = bone(shoulder, elbow, [5.0, 3.8], Ink::Body);
    Layer { bones: vec![upper, bone(elbow, hand, [3.8, 3.4], Ink::Body)], root: Some(shoulder) }
}

fn trunk(body: &Body) -> Layer {
    let Body { head, shoulder, hip, .. } = *body;
    let up = [(head[0] - shoulder[0]) / NECK, (head[1] - shoulder[1]) / NECK];
    let along = |ahead: f32, down: f32| {
        [head[0] + up[1] * ahead - up[0] * down, head[1] - up[0] * ahead - up[1] * down]
    };
    let nose = along(HEAD + 0.8, 3.0);
    let chest = between(hip, shoulder, 0.8);
    let bones = vec![
        bone(hip, chest, [10.0, 11.0], Ink::Body),
        bone(chest, shoulder, [11.0, 7.0], Ink::Body),
        bone(shoulder, head, [5.0; 2], Ink::Body),
        Bone { shape: Shape::Head, ..bone(head, head, [HEAD; 2], Ink::Body) },
        Bone { shape: Shape::Barb, ..bone(nose, nose, [1.6; 2], Ink::Body) },
    ];
    Layer { bones, root: None }
}

fn brush(stroke: &Stroke) -> Vec<Bone> {
    let thin = stroke.arrow || (stroke.ink == Ink::Thing && stroke.width < LINE);
    let shape = if thin { Shape::Line } else { Shape::Solid };
    let line = |from: Point, to: Point| Bone { shape, ..bone(from, to, [stroke.width / 2.0; 2], stroke.ink) };
    let mut bones: Vec<Bone> = stroke.path.windows(2).map(|pair| line(pair[0], pair[1])).collect();
    match stroke.path[..] {
        [only] => bones.push(line(only, only)),
        [.., from, to] if stroke.arrow => {
            let length = distance(from, to).max(1.0);
            let back = BARB.min(length * 0.4) / length;
            let (dx, dy) = ((from[0] - to[0]) * back, (from[1] - to[1]) * back);
            let barb = |turn: f32| Bone {
                shape: Shape::Barb,
                ..line(to, [to[0] + dx - dy * turn, to[1] + dy + dx * turn])
            };
            bones.extend([barb(0.7), barb(-0.7)]);
            bones.push(Bone { shape: Shape::Tip, ..line(from, to) });
        }
        _ => {}
    }
    bones
}

fn bone(from: Point, to: Point, radii: [f32; 2], ink: Ink) -> Bone {
    Bone { from, to, radii, ink, shape: Shape::Solid }
}

/// The point at that share of the way from `a` to `b`.
pub(super) fn between(a: Point, b: Point, share: f32) -> Point {
    [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

pub(super) fn distance(a: Point, b: Point) -> f32 {
    ((a[0] - b[0]).powi(2) + (a[1] - b[1]).powi(2)).sqrt()
}
