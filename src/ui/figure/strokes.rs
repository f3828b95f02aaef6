//! ASCII: lines by their slope, arrows by their point, and heads.

use crate::domain::figure::{Ink, Point};
use crate::ui::figure::canvas::Lens;
use crate::ui::figure::flesh::{Bone, Shape, between, distance};
use crate::ui::figure::{DOTS, Mark, Sketch};

/// Degrees from which on a line is drawn row by row, and from which on it stands.
const STEEP: f32 = 52.0;
const UPRIGHT: f32 = 70.0;
/// Degrees up to which a line lies.
const FLAT: f32 = 25.0;

/// Draws a bone that is not shown by the cells it fills.
pub(super) fn draw(sketch: &mut Sketch, lens: Lens, bone: &Bone) {
    let (from, to) = (lens.dot(bone.from), lens.dot(bone.to));
    match bone.shape {
        Shape::Solid | Shape::Barb => {}
        Shape::Line => line(sketch, from, to, bone.ink),
        Shape::Tip => put(sketch, to, tip(from, to), bone.ink),
        Shape::Head => head(sketch, from, bone.radii[0] * lens.scale / DOTS.1 as f32),
    }
}

/// Puts a character where a dot is, unless that is outside.
pub(super) fn put(sketch: &mut Sketch, [x, y]: Point, symbol: char, ink: Ink) {
    let (column, row) = ((x / DOTS.0 as f32).floor(), (y / DOTS.1 as f32).floor());
    if column >= 0.0 && row >= 0.0 && column < sketch.columns as f32 {
        let place = row as usize * sketch.columns + column as usize;
        if let Some(cell) = sketch.cells.get_mut(place) {
            *cell = Some(Mark { symbol, ink });
        }
    }
}

/// A head of that radius, in rows.
fn head(sketch: &mut Sketch, [x, y]: Point, radius: f32) {
    let rows: &[&str] = match radius {
        ..0.8 => &["O"],
        0.8..1.4 => &[" _ ", "(_)"],
        _ => &[" .-. ", "(   )", " '-' "],
    };
    let middle = |count: usize, at: usize| at as f32 + 0.5 - count as f32 / 2.0;
    for (row, text) in rows.iter().enumerate() {
        for (column, symbol) in text.chars().enumerate() {
            let dx = middle(text.len(), column) * DOTS.0 as f32;
            let dy = middle(rows.len(), row) * DOTS.1 as f32;
            put(sketch, [x + dx, y + dy], symbol, Ink::Body);
        }
    }
}

/// One character in each row of a steep line, in each column of a flat one: the one nearest to its middle.
fn line(sketch: &mut Sketch, from: Point, to: Point, ink: Ink) {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let slope = libm::atan2f(dy.abs(), dx.abs()).to_degrees();
    let falls = dx * dy > 0.0;
    let steps = (distance(from, to) * 2.0).ceil().max(1.0) as u16;
    let mut best: Option<(f32, f32, Point)> = None;
    for step in 0..=steps {
        let at = between(from, to, f32::from(step) / f32::from(steps));
        let along = if slope > STEEP { at[1] / DOTS.1 as f32 } else { at[0] / DOTS.0 as f32 };
        let (place, off) = (along.floor(), (along.fract() - 0.5).abs());
        match best {
            Some((known, least, _)) if known == place && least <= off => {}
            Some((known, _, _)) if known == place => best = Some((place, off, at)),
            _ => {
                if let Some((_, _, at)) = best.replace((place, off, at)) {
                    put(sketch, at, symbol(slope, falls, at), ink);
                }
            }
        }
    }
    if let Some((_, _, at)) = best {
        put(sketch, at, symbol(slope, falls, at), ink);
    }
}

fn symbol(slope: f32, falls: bool, at: Point) -> char {
    let low = (at[1] / DOTS.1 as f32).fract() > 0.55;
    match (slope, falls, low) {
        (UPRIGHT.., _, _) => '|',
        (STEEP..UPRIGHT, true, _) => '\\',
        (STEEP..UPRIGHT, false, _) => '/',
        (FLAT..STEEP, _, true) => '.',
        (FLAT..STEEP, true, false) => '`',
        (FLAT..STEEP, false, false) => '\'',
        (_, _, true) => '_',
        (_, _, false) => '-',
    }
}

fn tip(from: Point, to: Point) -> char {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    match (dx.abs() > dy.abs(), dx > 0.0, dy > 0.0) {
        (true, true, _) => '>',
        (true, false, _) => '<',
        (false, _, true) => 'v',
        (false, _, false) => '^',
    }
}
