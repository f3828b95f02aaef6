//! The colour of urine as a sign of water: eight shades after Armstrong's chart, and the odd colours. Owns their words
//! and messages. Bands: 1-3 unlikely dehydrated, 4-6 possibly, 7-8 likely. The swatches are our approximation for a
//! screen and no validated chart.

use std::fmt;

use crate::domain::goal::Goal;

/// A shade, 1 (almost clear) to 8 (brownish).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shade(u8);

/// A colour that is on no scale of water.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the colours")]
pub enum OddColour {
    RedOrPink,
    ColaOrBrown,
    Orange,
    GreenOrBlue,
    NeonYellow,
}

/// What was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urine {
    /// A shade of yellow.
    Shade(Shade),
    /// Another colour.
    Odd(OddColour),
}

/// What the shades rest on, and how little a screen can show of them.
pub const ABOUT: &str = "After the eight shades of Armstrong's chart (as HPRC of the US Department of Defense shows them, B). A swatch is no \
    validated chart: look in a clear cup, in bright light; poor light reads darker by a shade or two (J Athl Train \
    2022). The first urine of the morning and vitamins mislead.";

const SHADES: [(&str, [u8; 3], &str); 8] = [
    ("almost clear", [0xf8, 0xf6, 0xdc], "Well watered. No need to push more."),
    ("very pale", [0xf5, 0xf0, 0xb8], "On track."),
    ("pale yellow", [0xf1, 0xe7, 0x8f], "On track. Keep the rhythm."),
    ("yellow", [0xe9, 0xd8, 0x5e], "A glass would fit now."),
    ("strong yellow", [0xde, 0xc5, 0x3c], "A bit behind. A glass now, another within the hour."),
    ("amber", [0xcd, 0xa5, 0x2b], "Behind. Small glasses over the next two hours."),
    ("dark amber", [0xb0, 0x7f, 0x22], "Probably dehydrated. Drink steadily; rest out of the heat."),
    (
        "brownish",
        [0x7c, 0x5e, 0x1e],
        "Very dark. Drink steadily. If it stays dark, or you feel faint or confused or pass hardly any, be seen today \
         (rule E-13). With muscle pain too (rule E-08).",
    ),
];

impl Shade {
    /// Every shade, from the palest.
    pub const ALL: [Self; 8] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6), Self(7), Self(8)];

    /// The shade of that number.
    #[must_use]
    pub fn new(number: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|shade| u32::from(shade.0) == number)
    }

    /// Its number, 1 to 8.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }

    /// Its name.
    #[must_use]
    pub fn label(self) -> &'static str {
        self.row().0
    }

    /// What the shade says of water, where its band begins: 1, 4 and 7.
    #[must_use]
    pub fn band(self) -> Option<&'static str> {
        match self.0 {
            1 => Some("unlikely dehydrated"),
            4 => Some("possibly"),
            7 => Some("likely"),
            _ => None,
        }
    }

    /// About its colour on a screen: red, green, blue.
    #[must_use]
    pub fn rgb(self) -> [u8; 3] {
        self.row().1
    }

    fn row(self) -> &'static (&'static str, [u8; 3], &'static str) {
        &SHADES[usize::from(self.0 - 1)]
    }
}

impl OddColour {
    /// Every odd colour, in the order asked.
    pub const ALL: [Self; 5] =
        [Self::RedOrPink, Self::ColaOrBrown, Self::Orange, Self::GreenOrBlue, Self::NeonYellow];

    /// The word in the journal and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::RedOrPink => "red",
            Self::ColaOrBrown => "cola",
            Self::Orange => "orange",
            Self::GreenOrBlue => "green",
            Self::NeonYellow => "neon",
        }
    }

    /// The name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::RedOrPink => "red or pink",
            Self::ColaOrBrown => "cola or brown",
            Self::Orange => "orange",
            Self::GreenOrBlue => "green or blue",
            Self::NeonYellow => "neon yellow",
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::RedOrPink => {
                "Beetroot, blackberries, rhubarb and some medicines can do this. If none of these fits, see a clinician."
            }
            Self::ColaOrBrown => {
                "With muscle pain or weakness it needs a blood test today (rule E-08). Otherwise have your urine tested in \
                 the next days."
            }
            Self::Orange | Self::GreenOrBlue => {
                "Noted. Some medicines and food colours do this. If it stays without such a reason, mention it to a clinician."
            }
            Self::NeonYellow => "B vitamins do this; it is harmless.",
        }
    }
}

impl Urine {
    /// Reads `1` to `8`, or the word of an odd colour.
    ///
    /// # Errors
    /// Says which there are.
    pub fn parse(text: &str) -> Result<Self, String> {
        let shade = text.parse().ok().and_then(Shade::new).map(Self::Shade);
        let odd = || OddColour::ALL.into_iter().find(|odd| odd.word() == text).map(Self::Odd);
        shade.or_else(odd).ok_or_else(|| {
            let odd: Vec<&str> = OddColour::ALL.into_iter().map(OddColour::word).collect();
            format!("\"{text}\" is no shade; one of 1 (almost clear) to 8 (brownish), {}", odd.join(", "))
        })
    }

    /// What its message rests on.
    #[must_use]
    pub fn source(self) -> &'static str {
        match self {
            Self::Shade(_) => ABOUT,
            Self::Odd(OddColour::RedOrPink) => {
                "After a Harvard answer on urine colours of 2020, read in a copy (B)."
            }
            Self::Odd(OddColour::ColaOrBrown) => {
                "Rules E-08 and C-05; Mayo Clinic on statins and muscle breakdown, CDC/NIOSH on muscle breakdown (B)."
            }
            Self::Odd(OddColour::NeonYellow) => "Commercial pages alone say so of B vitamins (D).",
            Self::Odd(OddColour::Orange | OddColour::GreenOrBlue) => "General knowledge (D).",
        }
    }

    /// What is said to it. Nobody whose drinking is limited or only counted is ever told to drink more, nor is anybody
    /// who has drunk enough for now.
    #[must_use]
    pub fn message(self, goal: Goal, is_enough: bool) -> &'static str {
        match (self, goal) {
            (Self::Shade(shade), Goal::Target(_)) if is_enough && shade.0 == 8 => {
                "Very dark, though you have drunk a lot. If it stays dark, or you feel faint or confused or pass hardly \
                 any, be seen today (rule E-13). With muscle pain too (rule E-08)."
            }
            (Self::Shade(shade), Goal::Target(_)) if is_enough && shade.0 >= 4 => {
                "Noted. You have drunk a lot already: let it pass, then look again."
            }
            (Self::Odd(odd), _) => odd.message(),
            (Self::Shade(shade), Goal::Target(_)) => shade.row().2,
            (Self::Shade(_), Goal::Limit(_)) => {
                "Noted. If it is dark for days, tell the team that set your limit."
            }
            (Self::Shade(_), Goal::LogOnly) => "Noted. If it is dark for days, tell your clinician.",
        }
    }
}

impl fmt::Display for Urine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shade(shade) => write!(f, "shade {}, {}", shade.number(), shade.label()),
            Self::Odd(odd) => f.write_str(odd.label()),
        }
    }
}
