//! The figure of a move: a body in one to four poses, things around it, and when which pose is shown. Lengths in
//! centimetres of a person of 172 cm, `y` upwards from the floor; knows no screen.

use std::time::Duration;

/// A place in a picture.
pub type Point = [f32; 2];

/// Length of the bones between two joints. From the proportions artists use: a head is 2/15 of the height.
pub const THIGH: f32 = 42.0;
/// Knee to ankle.
pub const SHANK: f32 = 41.0;
/// Hip to shoulders.
pub const TRUNK: f32 = 48.0;
/// Shoulders to the middle of the head.
pub const NECK: f32 = 22.0;
/// Shoulder to elbow.
pub const UPPER_ARM: f32 = 29.0;
/// Elbow to the palm.
pub const FOREARM: f32 = 31.0;
/// Radius of the head.
pub const HEAD: f32 = 11.0;

/// How a move is drawn. A body looks to the right, so its right side is the near one; for the left side the picture
/// is mirrored.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Id of the move.
    pub of: String,
    /// The part of the world that is shown: left, bottom, right, top.
    pub view: [f32; 4],
    /// What works or is stretched.
    pub works: Vec<Part>,
    /// Which legs work.
    pub on: On,
    /// Where the letter of the side stands.
    pub letter: Point,
    /// Things that stay where they are.
    pub scene: Vec<Stroke>,
    /// The poses.
    pub frames: Vec<Frame>,
    /// The pose of each second of one round.
    pub beat: Vec<usize>,
    /// The pose that says most by itself.
    pub still: usize,
}

/// One pose.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The body, unless the picture is all strokes.
    pub body: Option<Body>,
    /// Things that move with it.
    pub strokes: Vec<Stroke>,
}

/// A body by its joints. The near limbs come first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Body {
    /// The middle of the head.
    pub head: Point,
    /// Where the neck begins.
    pub shoulder: Point,
    /// The middle of the hips.
    pub hip: Point,
    /// The legs.
    pub legs: [Leg; 2],
    /// The arms.
    pub arms: [Arm; 2],
}

/// A leg.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leg {
    /// Where it begins.
    pub hip: Point,
    /// The knee.
    pub knee: Point,
    /// The ankle.
    pub ankle: Point,
    /// The heel.
    pub heel: Point,
    /// The ball of the foot.
    pub ball: Point,
    /// The tip of the toes.
    pub toe: Point,
}

/// An arm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arm {
    /// Where it begins.
    pub shoulder: Point,
    /// The elbow.
    pub elbow: Point,
    /// The palm.
    pub hand: Point,
}

/// Which of the two legs work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The near one; the other in its turn.
    Near,
    /// The far one; the other in its turn.
    Far,
    /// Both at once.
    Both,
}

/// A part of a leg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Hip to knee.
    Thigh,
    /// Knee to ankle.
    Calf,
    /// Heel to toes.
    Foot,
}

/// A line through points, drawn with a round brush.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// At least one point; one alone is a dot.
    pub path: Vec<Point>,
    /// Width of the brush.
    pub width: f32,
    /// What it belongs to.
    pub ink: Ink,
    /// It ends in a point.
    pub arrow: bool,
    /// Drawn behind the body.
    pub behind: bool,
}

/// What a mark of a figure belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ink {
    /// A thing: wall, chair, towel.
    Thing,
    /// The body.
    Body,
    /// The part that works, and which way it goes.
    Work,
}

impl Figure {
    /// The pose after `elapsed` of a piece of work whose rounds take `round` seconds, or as many as there are beats.
    /// It changes on whole seconds only, so a player that counts them needs no further wake-up.
    #[must_use]
    pub fn pose_at(&self, elapsed: Duration, round: Option<u32>) -> usize {
        let beats = self.beat.len().max(1);
        let round = round.map_or(beats as u64, u64::from).max(1);
        let second = elapsed.as_secs() % round;
        let beat = usize::try_from(second * beats as u64 / round).unwrap_or(0);
        self.beat.get(beat).copied().unwrap_or(self.still)
    }
}
