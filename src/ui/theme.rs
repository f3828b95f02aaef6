//! Meanings -> looks. Screens ask for a role or a glyph; nothing else in the program names a colour.

use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;
use ratatui::text::Span;

use crate::domain::settings::{Settings, Symbols, ThemeName};

/// What a piece of text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Ordinary words.
    Text,
    /// Words that explain.
    Dim,
    /// The figure that matters in a pane.
    Strong,
    /// Lines around things.
    Frame,
    /// What was done today: water, breaks, stretches.
    Done,
    /// What is not done yet.
    Track,
    /// What asks for you now; there is at most one.
    Ask,
    /// The frame around what asks.
    AskFrame,
    /// A key to press.
    Key,
    /// What failed, or needs care.
    Care,
    /// A band that gives a quiet moment.
    Soft,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Dim,
        Self::Strong,
        Self::Frame,
        Self::Done,
        Self::Track,
        Self::Ask,
        Self::AskFrame,
        Self::Key,
        Self::Care,
        Self::Soft,
    ];
}

/// The looks in force.
#[derive(Debug, Clone)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
    /// Roles are told apart by colour.
    pub(crate) coloured: bool,
    /// The kind of characters.
    pub(crate) symbols: Symbols,
    /// The characters.
    pub glyphs: Glyphs,
}

/// The characters pictures are made of.
#[derive(Debug, Clone, Copy)]
pub struct Glyphs {
    /// From empty to full, in eighths, growing upwards.
    pub rise: [&'static str; 9],
    /// A full cell.
    pub block: &'static str,
    /// The part of a bar that is behind.
    pub full: &'static str,
    /// The part of a bar that is ahead.
    pub empty: &'static str,
    /// A stretch of sitting.
    pub low: &'static str,
    /// The ground a column stands on where there is none.
    pub ground: &'static str,
    /// A quiet mark between words.
    pub dot: &'static str,
    /// The pace mark beside the glass.
    pub mark: &'static str,
    /// The pace mark on a bar.
    pub here: &'static str,
    /// A piece of a broken line.
    pub dash: &'static str,
    /// A quarter on the side of the glass.
    pub tick: &'static str,
    /// Where a text was cut.
    pub more: &'static str,
    /// To the left and to the right.
    pub arrows: [&'static str; 2],
    /// A favourite.
    pub star: &'static str,
    /// The marked answer.
    pub cursor: &'static str,
    /// A horizontal line.
    pub line: &'static str,
    /// Side and foot of the glass.
    pub glass: [&'static str; 4],
    /// Frames.
    pub border: border::Set<'static>,
}

const UNICODE: Glyphs = Glyphs {
    rise: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    block: "█",
    full: "━",
    empty: "─",
    low: "▄",
    ground: "▁",
    dot: "·",
    mark: "◀",
    here: "┿",
    dash: "╌",
    tick: "├",
    more: "…",
    arrows: ["◀", "▶"],
    star: "★",
    cursor: "▶",
    line: "─",
    glass: ["│", "╰", "─", "╯"],
    border: border::ROUNDED,
};

const ASCII: Glyphs = Glyphs {
    rise: [" ", "_", "-", "-", "=", "=", "=", "#", "#"],
    block: "#",
    full: "=",
    empty: "-",
    low: "=",
    ground: ".",
    dot: ".",
    mark: "<",
    here: "|",
    dash: "-",
    tick: "+",
    more: "~",
    arrows: ["<", ">"],
    star: "*",
    cursor: ">",
    line: "-",
    glass: ["|", "+", "-", "+"],
    border: border::Set {
        top_left: "+",
        top_right: "+",
        bottom_left: "+",
        bottom_right: "+",
        vertical_left: "|",
        vertical_right: "|",
        horizontal_top: "-",
        horizontal_bottom: "-",
    },
};

impl Theme {
    /// The looks that the settings ask for; without colour when `plain`.
    #[must_use]
    pub fn new(settings: &Settings, plain: bool) -> Self {
        let coloured = !plain && settings.theme != ThemeName::Mono;
        let look = if coloured { terminal } else { mono };
        let glyphs = match settings.symbols {
            Symbols::Unicode => UNICODE,
            Symbols::Ascii => ASCII,
        };
        Self { styles: Role::ALL.map(look), coloured, symbols: settings.symbols, glyphs }
    }

    /// A theme that makes roles visible to a test: role number n has the foreground colour n.
    #[must_use]
    pub fn of_roles(symbols: Symbols) -> Self {
        let settings = Settings { symbols, ..Settings::default() };
        let mut theme = Self::new(&settings, true);
        for (number, style) in (0..).zip(&mut theme.styles) {
            *style = Style::new().fg(Color::Indexed(number));
        }
        theme
    }

    /// The same looks on a dark ground, for somebody who was woken: nothing is bright but what matters. Without colour
    /// nothing changes.
    #[must_use]
    pub(crate) fn night(&self) -> Self {
        let dark = |role: Role| match role {
            Role::Text | Role::Soft => Style::new().fg(Color::Gray),
            Role::Dim | Role::Frame | Role::Track => Style::new().fg(Color::DarkGray),
            Role::Strong | Role::Key => Style::new().fg(Color::White).add_modifier(Modifier::BOLD),
            Role::Done => Style::new().fg(Color::Cyan),
            Role::Ask | Role::AskFrame => Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
            Role::Care => Style::new().fg(Color::LightRed).add_modifier(Modifier::BOLD),
        };
        let styles =
            if self.coloured { Role::ALL.map(|role| dark(role).bg(Color::Black)) } else { self.styles };
        Self { styles, ..self.clone() }
    }

    /// Three cells of a colour of the world; none where colours are not wanted.
    pub(crate) fn swatch(&self, [red, green, blue]: [u8; 3]) -> Option<Span<'static>> {
        let look = Style::new().bg(Color::Rgb(red, green, blue));
        self.coloured.then(|| Span::styled("   ", look))
    }

    /// The look of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

/// The terminal's own colours. A title lies over its frame, so it says what it is not. Words keep its foreground, so they are legible on light and dark alike.
fn terminal(role: Role) -> Style {
    match role {
        Role::Text => Style::new().fg(Color::Reset).remove_modifier(Modifier::DIM),
        Role::Dim | Role::Frame | Role::Track => Style::new().add_modifier(Modifier::DIM),
        Role::Strong | Role::Key => {
            Style::new().fg(Color::Reset).remove_modifier(Modifier::DIM).add_modifier(Modifier::BOLD)
        }
        Role::Done => Style::new().fg(Color::Cyan),
        Role::Ask => Style::new().fg(Color::Black).bg(Color::Yellow).add_modifier(Modifier::BOLD),
        Role::AskFrame => Style::new().fg(Color::Yellow),
        Role::Care => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Soft => Style::new().fg(Color::Black).bg(Color::Cyan),
    }
}

fn mono(role: Role) -> Style {
    match role {
        Role::Text | Role::Done => Style::new().remove_modifier(Modifier::DIM),
        Role::Dim | Role::Frame | Role::Track => Style::new().add_modifier(Modifier::DIM),
        Role::Strong | Role::Key | Role::AskFrame => {
            Style::new().remove_modifier(Modifier::DIM).add_modifier(Modifier::BOLD)
        }
        Role::Ask | Role::Care => Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD),
        Role::Soft => Style::new().add_modifier(Modifier::REVERSED),
    }
}
