//! Big digits, read from across the room.

/// Each digit in five rows of three dots, from the top.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b001, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];

/// A number as five rows of text; each dot is two cells of `full`.
pub(crate) fn rows(number: u64, full: &str) -> [String; 5] {
    let digits: Vec<usize> = number.to_string().bytes().map(|byte| usize::from(byte - b'0')).collect();
    std::array::from_fn(|row| {
        let digit = |digit: &usize| -> String {
            (0..3)
                .rev()
                .map(|dot| if DIGITS[*digit][row] >> dot & 1 == 1 { full.repeat(2) } else { "  ".into() })
                .collect()
        };
        digits.iter().map(digit).collect::<Vec<_>>().join("  ")
    })
}
