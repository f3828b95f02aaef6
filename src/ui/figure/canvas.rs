//! Dots: eight to a cell, each with its ink, filled by rounded bones; then read as braille or as shades of ASCII.

use crate::domain::figure::{Figure, Ink, Point};
use crate::ui::figure::flesh::{Bone, Layer, distance};
use crate::ui::figure::{DOTS, Mark};

/// A limb is joined to the body within so many centimetres of its joint.
const JOINT: f32 = 13.0;
/// Half the thickness of the finest line, in dots.
const FINEST: f32 = 0.5;

/// From the world to dots.
#[derive(Clone, Copy)]
pub(super) struct Lens {
    /// Dots in a centimetre.
    pub(super) scale: f32,
    shift: Point,
    mirror: bool,
    width: f32,
}

impl Lens {
    /// The view of a figure as large as it fits into so many cells, in the middle, on the lowest row.
    pub(super) fn new(figure: &Figure, mirror: bool, columns: usize, rows: usize) -> Self {
        let (width, height) = ((columns * DOTS.0) as f32, (rows * DOTS.1) as f32);
        let [left, bottom, right, top] = figure.view;
        let scale = (width / (right - left)).min(height / (top - bottom));
        let slack = (width - (right - left) * scale) / 2.0;
        Self { scale, shift: [slack - left * scale, height + bottom * scale], mirror, width }
    }

    pub(super) fn dot(&self, [x, y]: Point) -> Point {
        let x = self.shift[0] + x * self.scale;
        [if self.mirror { self.width - x } else { x }, self.shift[1] - y * self.scale]
    }
}

/// The dots of a picture.
pub(super) struct Canvas {
    columns: usize,
    rows: usize,
    inks: Vec<Option<Ink>>,
    lens: Lens,
    /// What is kept free around a limb, in dots.
    gap: f32,
}

impl Canvas {
    pub(super) fn new(lens: Lens, columns: usize, rows: usize, gap: f32) -> Self {
        let inks = vec![None; columns * DOTS.0 * rows * DOTS.1];
        Self { columns, rows, inks, lens, gap }
    }

    pub(super) fn paint(&mut self, layer: &Layer) {
        if let Some(root) = layer.root {
            let (root, kept) = (self.lens.dot(root), JOINT * self.lens.scale);
            for bone in &layer.bones {
                self.fill(bone, self.gap, |ink, at| {
                    if distance(at, root) > kept {
                        *ink = None;
                    }
                });
            }
        }
        for bone in &layer.bones {
            self.fill(bone, 0.0, |ink, _| *ink = Some(bone.ink));
        }
    }

    /// Visits the dots of a bone, thicker by `more` dots.
    fn fill(&mut self, bone: &Bone, more: f32, mut visit: impl FnMut(&mut Option<Ink>, Point)) {
        let (from, to) = (self.lens.dot(bone.from), self.lens.dot(bone.to));
        let radii = bone.radii.map(|radius| (radius * self.lens.scale).max(FINEST) + more);
        let most = radii[0].max(radii[1]);
        let (width, height) = (self.columns * DOTS.0, self.rows * DOTS.1);
        let range = |a: f32, b: f32, end: usize| {
            let low = (a.min(b) - most).max(0.0) as usize;
            low..((a.max(b) + most + 1.0).max(0.0) as usize).min(end)
        };
        for y in range(from[1], to[1], height) {
            for x in range(from[0], to[0], width) {
                let at = [x as f32 + 0.5, y as f32 + 0.5];
                let (share, far) = nearest(from, to, at);
                if far <= radii[0] + (radii[1] - radii[0]) * share {
                    visit(&mut self.inks[y * width + x], at);
                }
            }
        }
    }

    /// Leaves only the outline of the body.
    pub(super) fn hollow(&mut self) {
        let width = self.columns * DOTS.0;
        let flesh = |at: usize| self.inks.get(at).copied().flatten().is_some_and(|ink| ink != Ink::Thing);
        let inside = |at: &usize| {
            let around = [at.wrapping_sub(1), at.wrapping_sub(width), at + 1, at + width];
            self.inks[*at] == Some(Ink::Body) && around.into_iter().all(flesh)
        };
        let inside: Vec<usize> = (0..self.inks.len()).filter(inside).collect();
        for at in inside {
            self.inks[at] = None;
        }
    }

    /// The cells as braille.
    pub(super) fn braille(&self) -> Vec<Option<Mark>> {
        self.cells(|bits, _| char::from_u32(0x2800 + bits))
    }

    /// The cells in ASCII: full, or in one half.
    pub(super) fn shades(&self) -> Vec<Option<Mark>> {
        self.cells(|bits, ink| {
            let [full, above, below] = match ink {
                Ink::Thing => ['=', '=', '='],
                Ink::Body => [':', '\'', '.'],
                Ink::Work => ['#', '"', '.'],
            };
            match ((bits & 0x1B).count_ones(), (bits & 0xE4).count_ones()) {
                (2.., 2..) => Some(full),
                (2.., _) => Some(above),
                (_, 2..) => Some(below),
                _ => None,
            }
        })
    }

    /// Each cell by its dots, as the bits of braille, and the ink that most of them have. What works counts double, so
    /// that it is seen in the smallest picture.
    fn cells(&self, symbol: impl Fn(u32, Ink) -> Option<char>) -> Vec<Option<Mark>> {
        let width = self.columns * DOTS.0;
        let cell = |index: usize| {
            let first = index / self.columns * DOTS.1 * width + index % self.columns * DOTS.0;
            let dots = || BITS.iter().map(|(x, y, bit)| (self.inks[first + y * width + x], bit));
            let bits = dots().filter(|(ink, _)| ink.is_some()).fold(0, |bits, (_, bit)| bits | bit);
            let count = |ink: &Ink| {
                let weight = if *ink == Ink::Work { 2 } else { 1 };
                dots().filter(|(dot, _)| *dot == Some(*ink)).count() * weight
            };
            let ink = [Ink::Thing, Ink::Body, Ink::Work].into_iter().max_by_key(count)?;
            if bits == 0 { None } else { symbol(bits, ink).map(|symbol| Mark { symbol, ink }) }
        };
        (0..self.columns * self.rows).map(cell).collect()
    }
}

/// The dots of a cell with their bits in the block of braille (Unicode, U+2800).
const BITS: [(usize, usize, u32); 8] = [
    (0, 0, 0x01),
    (0, 1, 0x02),
    (0, 2, 0x04),
    (1, 0, 0x08),
    (1, 1, 0x10),
    (1, 2, 0x20),
    (0, 3, 0x40),
    (1, 3, 0x80),
];

/// Where on the line from `a` to `b` it is nearest to `at`, 0 to 1, and how far away.
fn nearest(a: Point, b: Point, at: Point) -> (f32, f32) {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let length = dx * dx + dy * dy;
    let share = ((at[0] - a[0]) * dx + (at[1] - a[1]) * dy) / length.max(f32::MIN_POSITIVE);
    let share = share.clamp(0.0, 1.0);
    (share, distance(at, [a[0] + dx * share, a[1] + dy * share]))
}
