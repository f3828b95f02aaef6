//! The figure of a move in the cells there are: braille dots, or ASCII. What works is in the colour of what is done;
//! where there is no colour it is the part that is filled.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::cramps::Side;
use crate::domain::figure::{Figure, Ink, On};
use crate::domain::settings::Symbols;
use crate::ui::figure::canvas::{Canvas, Lens};
use crate::ui::figure::flesh::{Layer, Shape, layers};
use crate::ui::theme::{Role, Theme};

mod canvas;
mod flesh;
mod strokes;

/// The smallest figure that is still one, in columns and rows.
pub(crate) const LEAST: (u16, u16) = (20, 9);
/// The largest: more cells would not say more.
pub(crate) const MOST: (u16, u16) = (46, 19);

/// Dots of a cell, across and down.
const DOTS: (usize, usize) = (2, 4);

/// A character of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The character.
    pub symbol: char,
    /// What it belongs to.
    pub ink: Ink,
}

/// A figure in cells, row by row; none where nothing is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// Cells in a row.
    pub columns: usize,
    /// The cells.
    pub cells: Vec<Option<Mark>>,
}

/// How a figure is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Braille, all flesh filled: where colour tells what works.
    Filled,
    /// Braille, and only what works is filled.
    Outlined,
    /// ASCII characters only.
    Ascii,
}

/// True where a figure is still one.
pub(crate) fn fits(width: u16, height: u16) -> bool {
    width >= LEAST.0 && height >= LEAST.1
}

/// The columns a figure of so many rows would fill.
pub(crate) fn width(figure: &Figure, height: u16) -> u16 {
    let [left, bottom, right, top] = figure.view;
    let columns = f32::from(height) * 2.0 * (right - left) / (top - bottom);
    (columns.ceil() as u16).clamp(LEAST.0, MOST.0)
}

/// Draws a pose into `area`; nothing, and says so, where that is too small.
pub(crate) fn draw(
    figure: &Figure,
    frame: usize,
    side: Option<Side>,
    area: Rect,
    theme: &Theme,
    buffer: &mut Buffer,
) -> bool {
    if !fits(area.width, area.height) {
        return false;
    }
    let style = match theme.symbols {
        Symbols::Ascii => Style::Ascii,
        Symbols::Unicode if theme.coloured => Style::Filled,
        Symbols::Unicode => Style::Outlined,
    };
    let sketch = sketch(figure, frame, side, (area.width, area.height), style);
    for (position, mark) in area.positions().zip(sketch.cells) {
        let Some(Mark { symbol, ink }) = mark else { continue };
        let role = match ink {
            Ink::Thing => Role::Dim,
            Ink::Body => Role::Text,
            Ink::Work => Role::Done,
        };
        if let Some(cell) = buffer.cell_mut(position) {
            cell.set_char(symbol).set_style(theme.style(role));
        }
    }
    true
}

/// A pose in so many columns and rows. For the left side it is mirrored; a letter marks the side.
#[must_use]
pub fn sketch(figure: &Figure, frame: usize, side: Option<Side>, size: (u16, u16), style: Style) -> Sketch {
    let (columns, rows) = (usize::from(size.0), usize::from(size.1));
    let mirror = (side == Some(Side::Left)) != (figure.on == On::Far);
    let lens = Lens::new(figure, mirror, columns, rows);
    let layers = layers(figure, frame);
    let mut sketch = Sketch { columns, cells: Vec::new() };
    sketch.cells = match style {
        Style::Filled | Style::Outlined => {
            let mut canvas = Canvas::new(lens, columns, rows, 1.0);
            layers.iter().for_each(|layer| canvas.paint(layer));
            if style == Style::Outlined {
                canvas.hollow();
            }
            canvas.braille()
        }
        Style::Ascii => twin(&layers, lens, columns, rows),
    };
    let letter = match side {
        Some(Side::Left) => Some('L'),
        Some(Side::Right) => Some('R'),
        Some(Side::Both) | None => None,
    };
    if let Some(letter) = letter.filter(|_| figure.on != On::Both) {
        strokes::put(&mut sketch, lens.dot(figure.letter), letter, Ink::Work);
    }
    sketch
}

/// The same in ASCII: flesh as shades, thin things as lines behind or before it.
fn twin(layers: &[Layer], lens: Lens, columns: usize, rows: usize) -> Vec<Option<Mark>> {
    let mut canvas = Canvas::new(lens, columns, rows, 2.0);
    for layer in layers {
        let solid = layer.bones.iter().filter(|bone| bone.shape == Shape::Solid).copied().collect();
        canvas.paint(&Layer { bones: solid, root: layer.root });
    }
    let mut sketch = Sketch { columns, cells: vec![None; columns * rows] };
    let (behind, before) = layers.split_at(layers.len().min(1));
    for bone in behind.iter().flat_map(|layer| &layer.bones) {
        strokes::draw(&mut sketch, lens, bone);
    }
    for (cell, shade) in sketch.cells.iter_mut().zip(canvas.shades()) {
        *cell = shade.or(*cell);
    }
    for bone in before.iter().flat_map(|layer| &layer.bones) {
        strokes::draw(&mut sketch, lens, bone);
    }
    sketch.cells
}
