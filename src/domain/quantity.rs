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

/// The unit in which amounts are shown, and in which a bare number is meant. Stored are millilitres, whatever is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Units {
    /// Millilitres.
    #[default]
    Millilitres,
    /// US fluid ounces, with one decimal.
    FluidOunces,
}

impl Units {
    /// Every unit with the word that stands for it.
    pub const WORDS: [(&'static str, Self); 2] = [("ml", Self::Millilitres), ("fl oz", Self::FluidOunces)];

    /// The word behind an amount.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Millilitres => "ml",
            Self::FluidOunces => "fl oz",
        }
    }

    /// An amount without its unit: `1,800`, `60.9`.
    #[must_use]
    pub fn number(self, amount: Millilitres) -> String {
        match self {
            Self::Millilitres => thousands(amount.0),
            Self::FluidOunces => one_decimal(f64::from(amount.0) / ML_PER_FL_OZ),
        }
    }

    /// An amount with its unit: `1,800 ml`, `60.9 fl oz`.
    #[must_use]
    pub fn show(self, amount: Millilitres) -> String {
        format!("{} {}", self.number(amount), self.word())
    }

    /// What is added to an amount or taken off it, with its sign and unit: `+300 ml`, `-120 ml`.
    #[must_use]
    pub fn change(self, ml: i32) -> String {
        let sign = if ml < 0 { '-' } else { '+' };
        format!("{sign}{}", self.show(Millilitres(ml.unsigned_abs())))
    }

    /// Reads an amount: `300`, `300ml`, `25cl`, `0.5l`, `0,5 l`, `12oz`, `12 fl oz`. A bare number is in this unit. In
    /// millilitres the mark before three digits is one of thousands, as amounts are shown: `1,500`.
    ///
    /// # Errors
    /// Says what was expected when the text is no amount, and what the limit is when it is zero or above
    /// [`LARGEST_DRINK`].
    pub fn read(self, text: &str) -> Result<Millilitres, String> {
        let text = text.trim();
        let wrong = || format!("\"{text}\" is not an amount; write it like 250ml, 0.5l, 25cl or 12oz");
        let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
        let number = |digits: &str| digits.replace(',', ".").parse::<f64>().map_err(|_| wrong());
        let factor = match (text[end..].trim().to_ascii_lowercase().as_str(), self) {
            ("", Self::Millilitres) | ("ml", _) => 1.0,
            ("cl", _) => 10.0,
            ("dl", _) => 100.0,
            ("l", _) => 1_000.0,
            ("", Self::FluidOunces) | ("oz" | "fl oz" | "floz", _) => ML_PER_FL_OZ,
            _ => return Err(wrong()),
        };
        let digits = if factor == 1.0 { without_thousands(&text[..end]) } else { text[..end].to_owned() };
        let ml = (number(&digits)? * factor).round();
        if ml < 1.0 || ml > f64::from(LARGEST_DRINK.0) {
            let [least, most] = [Millilitres(1), LARGEST_DRINK].map(|amount| match self {
                Self::Millilitres => self.show(amount),
                Self::FluidOunces => format!("{} ({})", self.show(amount), Self::Millilitres.show(amount)),
            });
            return Err(format!("\"{text}\" is outside {least} to {most} for one drink"));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be 1 to 5,000"
        )]
        Ok(Millilitres(ml as u32))
    }
}

impl Millilitres {
    /// Reads an amount, see [`Units::read`]; a bare number is millilitres.
    ///
    /// # Errors
    /// Says what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        Units::Millilitres.read(text)
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

/// `1,500` and `1.500` as 1500: nobody drinks thousandths of a millilitre.
fn without_thousands(digits: &str) -> String {
    match digits.split_once([',', '.']) {
        Some((whole, rest))
            if rest.len() == 3
                && rest.bytes().all(|b| b.is_ascii_digit())
                && whole.starts_with(|c: char| matches!(c, '1'..='9')) =>
        {
            format!("{whole}{rest}")
        }
        _ => digits.to_owned(),
    }
}

/// A number with one decimal at most: `6`, `4.5`.
#[must_use]
pub fn one_decimal(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
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
