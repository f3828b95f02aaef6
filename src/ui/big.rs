//! Big letters and digits, read from across the room or with one eye open.

use unicode_width::UnicodeWidthStr;

/// Each character in five rows of dots, from the top; the rightmost dot is the lowest bit.
const FONT: [(char, [u8; 5]); 38] = [
    ('0', [0b111, 0b101, 0b101, 0b101, 0b111]),
    ('1', [0b010, 0b110, 0b010, 0b010, 0b111]),
    ('2', [0b111, 0b001, 0b111, 0b100, 0b111]),
    ('3', [0b111, 0b001, 0b111, 0b001, 0b111]),
    ('4', [0b101, 0b101, 0b111, 0b001, 0b001]),
    ('5', [0b111, 0b100, 0b111, 0b001, 0b111]),
    ('6', [0b111, 0b100, 0b111, 0b101, 0b111]),
    ('7', [0b111, 0b001, 0b001, 0b010, 0b010]),
    ('8', [0b111, 0b101, 0b111, 0b101, 0b111]),
    ('9', [0b111, 0b101, 0b111, 0b001, 0b111]),
    ('A', [0b010, 0b101, 0b111, 0b101, 0b101]),
    ('B', [0b110, 0b101, 0b110, 0b101, 0b110]),
    ('C', [0b111, 0b100, 0b100, 0b100, 0b111]),
    ('D', [0b110, 0b101, 0b101, 0b101, 0b110]),
    ('E', [0b111, 0b100, 0b110, 0b100, 0b111]),
    ('F', [0b111, 0b100, 0b110, 0b100, 0b100]),
    ('G', [0b111, 0b100, 0b101, 0b101, 0b111]),
    ('H', [0b101, 0b101, 0b111, 0b101, 0b101]),
    ('I', [0b111, 0b010, 0b010, 0b010, 0b111]),
    ('J', [0b001, 0b001, 0b001, 0b101, 0b111]),
    ('K', [0b101, 0b101, 0b110, 0b101, 0b101]),
    ('L', [0b100, 0b100, 0b100, 0b100, 0b111]),
    ('M', [0b10001, 0b11011, 0b10101, 0b10001, 0b10001]),
    ('N', [0b10001, 0b11001, 0b10101, 0b10011, 0b10001]),
    ('O', [0b010, 0b101, 0b101, 0b101, 0b010]),
    ('P', [0b111, 0b101, 0b111, 0b100, 0b100]),
    ('Q', [0b010, 0b101, 0b101, 0b110, 0b011]),
    ('R', [0b110, 0b101, 0b110, 0b101, 0b101]),
    ('S', [0b011, 0b100, 0b010, 0b001, 0b110]),
    ('T', [0b111, 0b010, 0b010, 0b010, 0b010]),
    ('U', [0b101, 0b101, 0b101, 0b101, 0b111]),
    ('V', [0b101, 0b101, 0b101, 0b101, 0b010]),
    ('W', [0b10001, 0b10001, 0b10101, 0b10101, 0b01010]),
    ('X', [0b101, 0b101, 0b010, 0b101, 0b101]),
    ('Y', [0b101, 0b101, 0b010, 0b010, 0b010]),
    ('Z', [0b111, 0b001, 0b010, 0b100, 0b111]),
    (':', [0b000, 0b010, 0b000, 0b010, 0b000]),
    (' ', [0; 5]),
];

/// Dots of a row: three, but for letters that three cannot tell from others, and the gap between words.
fn dots(c: char) -> usize {
    match c {
        'M' | 'N' | 'W' => 5,
        ' ' => 1,
        _ => 3,
    }
}

/// A text in five rows, each dot two cells of `full` wide, or one where two do not fit into `width`; none where one
/// does not fit either. What has no big form is left out.
pub(crate) fn rows(text: &str, full: &str, width: u16) -> Option<[String; 5]> {
    let shape = |c: char| FONT.iter().find(|(known, _)| *known == c);
    let text = text.to_uppercase();
    let shapes: Vec<&(char, [u8; 5])> = text.chars().filter_map(shape).collect();
    let with = |wide: usize| -> [String; 5] {
        std::array::from_fn(|row| {
            let letter = |(c, rows): &&(char, [u8; 5])| -> String {
                let dot = |dot: usize| if rows[row] >> dot & 1 == 1 { full } else { " " };
                (0..dots(*c)).rev().map(|at| dot(at).repeat(wide)).collect()
            };
            shapes.iter().map(letter).collect::<Vec<_>>().join(&" ".repeat(wide))
        })
    };
    [2, 1].map(with).into_iter().find(|rows| rows[0].width() <= usize::from(width))
}
