//! Where things go in a window of a given size. Pure arithmetic.

use ratatui::layout::Rect;

/// The arrangement of the Today screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// Two by two, framed.
    Grid([Rect; 4]),
    /// One under the other, each under a titled line.
    Column([Rect; 4]),
    /// The pane that is looked at, framed, and a line for each of the others.
    One {
        /// The framed pane.
        pane: Rect,
        /// The lines of the others.
        others: Rect,
    },
    /// A single line for all.
    Line(Rect),
}

/// Narrowest window with two panes side by side.
const GRID_WIDTH: u16 = 76;
/// Lowest window with two panes one over the other.
const GRID_HEIGHT: u16 = 18;
/// Smallest window with all four panes at once.
const COLUMN: (u16, u16) = (60, 16);
/// Smallest window with a pane at all.
const ONE: (u16, u16) = (20, 3);

/// Arranges four panes in `area`, in a window of `window` columns and rows.
#[must_use]
pub fn today(area: Rect, window: (u16, u16)) -> Plan {
    let (width, height) = window;
    if width < ONE.0 || height < ONE.1 || area.height == 0 {
        return Plan::Line(area);
    }
    if width >= GRID_WIDTH && height >= GRID_HEIGHT {
        let [above, below] = rows(area, [Part::Rest; 2]);
        let cells = |row| columns(row, [Part::Rest, Part::Cells(1), Part::Rest]);
        let ([a, _, b], [c, _, d]) = (cells(above), cells(below));
        return Plan::Grid([a, b, c, d]);
    }
    if width >= COLUMN.0 && height >= COLUMN.1 {
        return Plan::Column(rows(area, [Part::Rest; 4]));
    }
    let others = if area.height >= 8 { 3 } else { 0 };
    let [pane, others] = rows(area, [Part::Rest, Part::Cells(others)]);
    Plan::One { pane, others }
}

/// A box of that size in the middle of `area`, cut to it.
#[must_use]
pub fn centred(area: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect { x: area.x + (area.width - width) / 2, y: area.y + (area.height - height) / 2, width, height }
}

/// A part of a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// So many cells, as far as there are any left.
    Cells(u16),
    /// An equal share of what the others leave.
    Rest,
}

/// Parts of an area, one below the other. Plain sums: solving constraints cost a quarter of the program's start.
#[must_use]
pub fn rows<const N: usize>(area: Rect, parts: [Part; N]) -> [Rect; N] {
    let lengths = share(area.height, parts);
    let mut y = area.y;
    lengths.map(|height| {
        let part = Rect { y, height, ..area };
        y += height;
        part
    })
}

/// Parts of an area, side by side.
#[must_use]
pub fn columns<const N: usize>(area: Rect, parts: [Part; N]) -> [Rect; N] {
    let lengths = share(area.width, parts);
    let mut x = area.x;
    lengths.map(|width| {
        let part = Rect { x, width, ..area };
        x += width;
        part
    })
}

fn share<const N: usize>(length: u16, parts: [Part; N]) -> [u16; N] {
    let fixed = |part: &Part| if let Part::Cells(cells) = part { *cells } else { 0 };
    let mut left = length.saturating_sub(parts.iter().map(fixed).sum());
    let mut sharing = parts.iter().filter(|part| **part == Part::Rest).count();
    let mut room = length;
    parts.map(|part| {
        let wanted = match part {
            Part::Cells(cells) => cells,
            Part::Rest => {
                let own = left.div_ceil(u16::try_from(sharing).unwrap_or(1).max(1));
                sharing -= 1;
                left -= own;
                own
            }
        };
        let given = wanted.min(room);
        room -= given;
        given
    })
}
