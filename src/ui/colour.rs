//! Colours as numbers: what a terminal can show, which colour it has that is nearest, and how legible one is on another.
//! The numbers of the first sixteen are those of xterm, because a terminal's own are not known.

use ratatui::style::{Color, Modifier, Style};

/// How many colours the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// None.
    Plain,
    /// The sixteen that have names.
    Sixteen,
    /// 256 by number.
    Indexed,
    /// Every colour by red, green and blue.
    True,
}

/// What is known of the terminal that is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Surface {
    /// How many colours it shows.
    pub depth: Depth,
    /// Its ground is light. Nothing where that is not known.
    pub light: Option<bool>,
}

impl Surface {
    /// Without colour.
    pub const PLAIN: Self = Self { depth: Depth::Plain, light: None };

    /// What the environment says; `wish` is the word of `--color`. Asks the terminal nothing.
    #[must_use]
    pub fn detect(wish: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> Self {
        Self::explain(wish, variable).0
    }

    /// The same, and what told the number of colours.
    #[must_use]
    pub fn explain(wish: Option<&str>, variable: impl Fn(&str) -> Option<String>) -> (Self, String) {
        let is = |name: &str, value: &str| variable(name).is_some_and(|set| set == value);
        let set = |name: &str| variable(name).is_some_and(|set| !set.is_empty());
        let term = variable("TERM").unwrap_or_default();
        let forced = set("CLICOLOR_FORCE") && !is("CLICOLOR_FORCE", "0");
        let refused = match wish {
            Some("always") => None,
            Some("never") => Some("--color never"),
            _ if set("NO_COLOR") => Some("NO_COLOR is set"),
            _ if forced => None,
            _ if is("CLICOLOR", "0") => Some("CLICOLOR=0"),
            _ if term == "dumb" => Some("TERM=dumb"),
            _ => None,
        };
        let all = ["truecolor", "24bit"].into_iter().find(|word| is("COLORTERM", word));
        let many = ["256color", "kitty", "alacritty", "tmux", "foot", "wezterm", "ghostty"];
        let (depth, why) = match (refused, all) {
            (Some(why), _) => (Depth::Plain, why.to_owned()),
            (None, Some(word)) => (Depth::True, format!("COLORTERM={word}")),
            (None, None) if term.ends_with("-direct") => (Depth::True, format!("TERM={term}")),
            (None, None) if many.iter().any(|word| term.contains(word)) => {
                (Depth::Indexed, format!("TERM={term}"))
            }
            (None, None) => (Depth::Sixteen, "neither COLORTERM nor TERM tells of more".to_owned()),
        };
        // "15;0" or "15;default;0": the last number is the ground.
        let ground = variable("COLORFGBG").and_then(|pair| pair.rsplit(';').next()?.parse::<u8>().ok());
        (Self { depth, light: ground.filter(|number| *number < 16).map(|n| n == 7 || n > 8) }, why)
    }

    /// True if these bytes of a colour are a light ground: black is more legible on it than white.
    #[must_use]
    pub fn is_light(ground: [u8; 3]) -> bool {
        contrast(ground, [0; 3]) > contrast(ground, [255; 3])
    }
}

/// The sixteen colours that have names, as xterm shows them.
const NAMED: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

/// Their names in the configuration.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "white",
    "bright-black",
    "bright-red",
    "bright-green",
    "bright-yellow",
    "bright-blue",
    "bright-magenta",
    "bright-cyan",
    "bright-white",
];

/// The words of the ways to write.
const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reversed", Modifier::REVERSED),
];

/// The colour of a number: sixteen with names, a cube of 6 x 6 x 6, and 24 greys.
#[must_use]
pub fn rgb_of_index(number: u8) -> [u8; 3] {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    match number {
        0..16 => NAMED[usize::from(number)],
        16..232 => {
            let cube = usize::from(number - 16);
            [STEPS[cube / 36], STEPS[cube / 6 % 6], STEPS[cube % 6]]
        }
        232.. => [8 + (number - 232) * 10; 3],
    }
}

/// Red, green and blue of a colour. None for the terminal's own.
#[must_use]
pub fn rgb(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(number) => Some(rgb_of_index(number)),
        Color::Reset => None,
        named => (0..16).find(|number| name_of(*number) == named).map(rgb_of_index),
    }
}

fn name_of(number: u8) -> Color {
    const COLOURS: [Color; 16] = [
        Color::Black,
        Color::Red,
        Color::Green,
        Color::Yellow,
        Color::Blue,
        Color::Magenta,
        Color::Cyan,
        Color::Gray,
        Color::DarkGray,
        Color::LightRed,
        Color::LightGreen,
        Color::LightYellow,
        Color::LightBlue,
        Color::LightMagenta,
        Color::LightCyan,
        Color::White,
    ];
    COLOURS[usize::from(number % 16)]
}

/// How legible one colour is on the other: 1 (not at all) to 21, by WCAG 2.2, "contrast ratio". It asks for 4.5 for text.
#[must_use]
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance, 0 to 1, by WCAG 2.2.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|byte| match f64::from(byte) / 255.0 {
        part if part <= 0.04045 => part / 12.92,
        part => libm::pow((part + 0.055) / 1.055, 2.4),
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Legible on its ground, where WCAG 2.2 draws the line for text.
pub const LEGIBLE: f64 = 4.5;

/// The same look with colours that the terminal has. Each becomes the nearest there is; words that were legible stay so, by
/// the nearest colour that is legible on the ground they have now.
#[must_use]
pub fn reduce(look: Style, depth: Depth) -> Style {
    let numbers = match depth {
        Depth::Plain => return Style { fg: None, bg: None, ..look },
        Depth::True => return look,
        Depth::Sixteen => 0..=15,
        // The first sixteen differ from terminal to terminal.
        Depth::Indexed => 16..=255,
    };
    let fits = |colour: Color| match colour {
        Color::Rgb(..) => false,
        Color::Indexed(number) => numbers.contains(&number) || depth == Depth::Indexed,
        _ => true,
    };
    let to = |number: u8| if depth == Depth::Sixteen { name_of(number) } else { Color::Indexed(number) };
    let pick = |colour: Color, suits: &dyn Fn([u8; 3]) -> bool| match rgb(colour) {
        Some(wanted) if !fits(colour) => {
            let all = numbers.clone().filter(|number| suits(rgb_of_index(*number)));
            all.min_by_key(|number| distance(wanted, rgb_of_index(*number))).map_or(colour, to)
        }
        _ => colour,
    };
    let ground = look.bg.map(|ground| pick(ground, &|_| true));
    let legible =
        look.fg.and_then(rgb).zip(look.bg.and_then(rgb)).is_some_and(|(a, b)| contrast(a, b) >= LEGIBLE);
    let words = look.fg.map(|words| match ground.and_then(rgb).filter(|_| legible) {
        Some(ground) => pick(words, &|colour| contrast(colour, ground) >= LEGIBLE),
        None => pick(words, &|_| true),
    });
    Style { fg: words, bg: ground, ..look }
}

/// The square of the distance in red, green and blue.
fn distance(one: [u8; 3], other: [u8; 3]) -> u32 {
    one.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
}

/// Reads a look: `"#e8b84b"`, `"black on yellow bold"`, `"214 on default italic"`.
///
/// # Errors
/// Says which word is none of a look.
pub fn read(text: &str) -> Result<Style, String> {
    let mut look = Style::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        if word == "on" {
            let ground = words.next().ok_or("expected a colour after \"on\"")?;
            look.bg = Some(read_colour(ground)?);
        } else if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == word) {
            look = look.add_modifier(*modifier);
        } else if look.fg.is_none() {
            look.fg = Some(read_colour(word)?);
        } else {
            return Err(format!("\"{word}\" is one colour too many; a ground is written \"on {word}\""));
        }
    }
    match text.trim() {
        "" => Err("expected a colour, such as \"#e8b84b\" or \"black on yellow bold\"".to_owned()),
        _ => Ok(look),
    }
}

/// Reads a colour: a name, `#rrggbb`, or a number from 0 to 255.
///
/// # Errors
/// Says that it is no colour, and what is.
pub fn read_colour(word: &str) -> Result<Color, String> {
    if word == "default" {
        return Ok(Color::Reset);
    }
    if let Some(number) = (0..16).find(|number| NAMES[usize::from(*number)] == word) {
        return Ok(name_of(number));
    }
    let hex = |digits: &str| {
        let all = digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let number = all.then(|| u32::from_str_radix(digits, 16).ok())??;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Color::Rgb(red, green, blue))
    };
    let colour = match word.strip_prefix('#') {
        Some(digits) => hex(digits),
        None => word.parse().ok().map(Color::Indexed),
    };
    colour.ok_or_else(|| {
        let known = NAMES.into_iter().chain(MODIFIERS.map(|(name, _)| name)).chain(["default", "on"]);
        let near = crate::domain::hint::near(word, known);
        format!("\"{word}\" is no colour; write \"#e8b84b\", a number from 0 to 255, or a name such as \"cyan\" or \"bright-cyan\"{near}")
    })
}
