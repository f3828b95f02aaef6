//! Amounts of drink. Owns the units people write; stored and counted in millilitres.

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

/// A volume in millilitres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Millilitres(pub u32);

/// The largest single drink that is believed: more is a slip of the keyboard.
pub const LARGEST_DRINK: Millilitres = Millilitres(5_000);

/// Millilitres in one US fluid ounce.
const ML_PER_FL_OZ: f64 = 29.573_529_562_5;

impl Millilitres {
    /// Reads an amount: `300`, `300ml`, `25cl`, `0.5l`, `0,5 l`, `12oz`, `12 fl oz`. A bare number is millilitres.
    ///
    /// # Errors
    /// Says what was expected when the text is no amount, and what the limit is when it is zero or above
    /// [`LARGEST_DRINK`].
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let wrong = || format!("\"{text}\" is not an amount; write it like 250, 0.5l, 25cl or 12oz");
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
        let number: f64 = text[..end].replace(',', ".").parse().map_err(|_| wrong())?;
        let factor = match text[end..].trim().to_ascii_lowercase().as_str() {
            "" | "ml" => 1.0,
            "cl" => 10.0,
            "dl" => 100.0,
            "l" => 1_000.0,
            "oz" | "fl oz" | "floz" => ML_PER_FL_OZ,
            _ => return Err(wrong()),
        };
        let ml = (number * factor).round();
        if ml < 1.0 || ml > f64::from(LARGEST_DRINK.0) {
            return Err(format!("\"{text}\" is outside 1 ml to {LARGEST_DRINK} for one drink"));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be 1 to 5,000"
        )]
        Ok(Self(ml as u32))
    }
}

impl fmt::Display for Millilitres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{} ml", thousands(self.0)))
    }
}

impl Add for Millilitres {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sum for Millilitres {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self(0), Add::add)
    }
}

/// A count with a comma at each thousand: `1,800`.
#[must_use]
pub fn thousands(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
