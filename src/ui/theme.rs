//! Meanings -> looks. Screens ask for a role or a glyph; nothing else in the program names a colour.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};
use ratatui::symbols::border;
use ratatui::text::Span;

use crate::app::bound::Keymap;
use crate::domain::settings::{Settings, Symbols, ThemeName};
use crate::ui::colour::{Depth, Surface, reduce};
use crate::ui::palette::{
    DARK, DARK_OF_SIXTEEN, HIGH_CONTRAST, LIGHT, LIGHT_OF_SIXTEEN, LINEN, Palette, TIDE,
};

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

    /// Its name in the configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Strong => "strong",
            Self::Frame => "frame",
            Self::Done => "done",
            Self::Track => "track",
            Self::Ask => "ask",
            Self::AskFrame => "ask_frame",
            Self::Key => "key",
            Self::Care => "care",
            Self::Soft => "soft",
        }
    }
}

/// What a person changed of a theme, or a theme of the person's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Own {
    /// Its name; none changes whichever theme is in force.
    pub name: Option<String>,
    /// What it begins with.
    pub base: ThemeName,
    /// What everything lies on.
    pub ground: Option<Color>,
    /// The looks of roles.
    pub looks: Vec<(Role, Style)>,
}

/// The looks in force.
#[derive(Debug, Clone)]
pub struct Theme {
    styles: [Style; Role::ALL.len()],
    /// The looks for somebody who was woken.
    night: [Style; Role::ALL.len()],
    /// What everything lies on; none leaves it to the terminal.
    ground: Option<Color>,
    depth: Depth,
    /// The keys that hints name.
    pub(crate) keys: Arc<Keymap>,
    /// Roles are told apart by colour.
    pub(crate) coloured: bool,
    /// A key has its role also where it is drawn in the look of another one.
    tells_keys: bool,
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
    /// What is pointed at from below.
    pub up: &'static str,
    /// A day of the calendar: not known, without a cramp, with one, two, and three or more.
    pub shades: [&'static str; 5],
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
    up: "▲",
    shades: ["·", "░", "▒", "▓", "█"],
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
    up: "^",
    shades: [".", "-", "o", "x", "#"],
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

/// The look, which takes nothing of the weight of what it lies on: a hint on the frame of an emergency is not bold.
fn unbent(look: Style) -> Style {
    if look.add_modifier.contains(Modifier::BOLD) { look } else { look.remove_modifier(Modifier::BOLD) }
}

impl Theme {
    /// The looks that the settings ask for, with what a person changed of them, as far as the terminal can show them.
    #[must_use]
    pub fn new(settings: &Settings, own: &[Own], surface: Surface) -> Self {
        let mine = match &settings.theme {
            ThemeName::Own(name) => own.iter().find(|own| own.name.as_deref() == Some(name)),
            _ => None,
        };
        let base = mine.map_or(&settings.theme, |own| &own.base);
        let changes = || mine.into_iter().chain(own.iter().filter(|own| own.name.is_none()));
        let coloured = surface.depth != Depth::Plain && *base != ThemeName::Mono;
        let palette = palette(base, surface.depth).filter(|_| coloured);
        let ground = changes().filter_map(|own| own.ground).next_back().filter(|_| coloured);
        let ground = ground.or(palette.map(|palette| palette.ground));
        let light = surface.light == Some(true);
        let shipped = |role: Role| match palette {
            _ if !coloured => mono(role),
            Some(palette) => palette.look(role),
            None => terminal(role, light),
        };
        let mut styles = Role::ALL.map(|role| {
            let plain = shipped(role);
            let lies = palette.is_some_and(|palette| plain.bg == Some(palette.ground)) || plain.bg.is_none();
            let look = if lies { Style { bg: ground, ..plain } } else { plain };
            let all = changes().flat_map(|own| &own.looks).filter(|(changed, _)| *changed == role);
            unbent(reduce(all.fold(look, |look, (_, change)| look.patch(*change)), surface.depth))
        });
        // Where the terminal has no colour between words and ground, what is quiet is dim.
        let words = styles[Role::Text as usize];
        for role in [Role::Dim, Role::Frame, Role::Track] {
            let quiet = &mut styles[role as usize];
            if coloured && (quiet.fg, quiet.bg) == (words.fg, words.bg) {
                *quiet = quiet.add_modifier(Modifier::DIM);
            }
        }
        let asleep = |role: Role| match palette {
            Some(palette) if palette.light && surface.depth == Depth::Sixteen => DARK_OF_SIXTEEN.look(role),
            Some(palette) if palette.light => DARK.look(role),
            Some(palette) => palette.look(role),
            None if light && surface.depth == Depth::Sixteen => DARK_OF_SIXTEEN.look(role),
            None if light => DARK.look(role),
            None => dark(role),
        };
        let night =
            if coloured { Role::ALL.map(|role| unbent(reduce(asleep(role), surface.depth))) } else { styles };
        let ground =
            ground.map(|ground| reduce(Style::new().bg(ground), surface.depth)).and_then(|look| look.bg);
        let glyphs = match settings.symbols {
            Symbols::Unicode => UNICODE,
            Symbols::Ascii => ASCII,
        };
        Self {
            styles,
            night,
            ground,
            depth: surface.depth,
            keys: Arc::default(),
            coloured,
            tells_keys: false,
            symbols: settings.symbols,
            glyphs,
        }
    }

    /// A theme that makes roles visible to a test: role number n has the foreground colour n.
    #[must_use]
    pub fn of_roles(symbols: Symbols) -> Self {
        let settings = Settings { symbols, ..Settings::default() };
        let mut theme = Self::new(&settings, &[], Surface::PLAIN);
        for (number, style) in (0..).zip(&mut theme.styles) {
            *style = Style::new().fg(Color::Indexed(number));
        }
        theme.night = theme.styles;
        theme
    }

    /// The same, and every key that is named has its role, to find out what is clicked.
    pub(crate) fn of_keys(symbols: Symbols) -> Self {
        Self { tells_keys: true, ..Self::of_roles(symbols) }
    }

    /// The role of a key that is drawn in the look of this one.
    pub(crate) fn key_as(&self, role: Role) -> Role {
        if self.tells_keys { Role::Key } else { role }
    }

    /// The same looks, with these keys in the hints.
    #[must_use]
    pub(crate) fn with_keys(&self, keys: &Arc<Keymap>) -> Self {
        Self { keys: Arc::clone(keys), ..self.clone() }
    }

    /// True if it looks otherwise on a light ground than on a dark one.
    #[must_use]
    pub fn follows_ground(&self) -> bool {
        self.coloured && self.ground.is_none()
    }

    /// The same looks on a dark ground, for somebody who was woken: nothing is bright but what matters. Without colour
    /// nothing changes.
    #[must_use]
    pub(crate) fn night(&self) -> Self {
        Self { styles: self.night, ..self.clone() }
    }

    /// Lays the ground of the theme under what was drawn, where it has one.
    pub(crate) fn lay_ground(&self, buffer: &mut Buffer) {
        let Some(ground) = self.ground else { return };
        let words = self.style(Role::Text).fg.unwrap_or_default();
        for cell in &mut buffer.content {
            if cell.bg == Color::Reset && !cell.modifier.contains(Modifier::REVERSED) {
                cell.bg = ground;
                cell.fg = if cell.fg == Color::Reset { words } else { cell.fg };
            }
        }
    }

    /// Makes what was drawn quiet, because something lies over it. What has a ground of its own stays.
    pub(crate) fn fade(&self, buffer: &mut Buffer) {
        let (ground, quiet) = (self.style(Role::Text).bg, self.style(Role::Dim));
        for cell in &mut buffer.content {
            if cell.bg == Color::Reset || Some(cell.bg) == ground {
                cell.fg = quiet.fg.unwrap_or_default();
                cell.modifier = quiet.add_modifier;
            }
        }
    }

    /// Three cells of a colour of the world; none where colours are not wanted.
    pub(crate) fn swatch(&self, [red, green, blue]: [u8; 3]) -> Option<Span<'static>> {
        let look = reduce(Style::new().bg(Color::Rgb(red, green, blue)), self.depth);
        self.coloured.then(|| Span::styled("   ", look))
    }

    /// The look of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }
}

fn palette(name: &ThemeName, depth: Depth) -> Option<&'static Palette> {
    match name {
        ThemeName::Dark | ThemeName::Tide if depth == Depth::Sixteen => Some(&DARK_OF_SIXTEEN),
        ThemeName::Light | ThemeName::Linen if depth == Depth::Sixteen => Some(&LIGHT_OF_SIXTEEN),
        ThemeName::Dark => Some(&DARK),
        ThemeName::Light => Some(&LIGHT),
        ThemeName::HighContrast => Some(&HIGH_CONTRAST),
        ThemeName::Tide => Some(&TIDE),
        ThemeName::Linen => Some(&LINEN),
        ThemeName::Auto | ThemeName::Mono | ThemeName::Own(_) => None,
    }
}

/// The terminal's own colours. A title lies over its frame, so it says what it is not. Words keep its foreground, so they
/// are legible on light and dark alike; what is coloured is darker where the ground is known to be light.
fn terminal(role: Role, light: bool) -> Style {
    let shade = |dark: Color, on_light: Color| Style::new().fg(if light { on_light } else { dark });
    match role {
        Role::Text => Style::new().fg(Color::Reset).remove_modifier(Modifier::DIM),
        Role::Dim | Role::Frame | Role::Track => Style::new().add_modifier(Modifier::DIM),
        Role::Strong | Role::Key => {
            Style::new().fg(Color::Reset).remove_modifier(Modifier::DIM).add_modifier(Modifier::BOLD)
        }
        Role::Done => shade(Color::Cyan, Color::Blue),
        Role::Ask if light => Style::new().fg(Color::White).bg(Color::Magenta).add_modifier(Modifier::BOLD),
        Role::Ask => Style::new().fg(Color::Black).bg(Color::Yellow).add_modifier(Modifier::BOLD),
        Role::AskFrame => shade(Color::Yellow, Color::Magenta),
        Role::Care => shade(Color::LightRed, Color::Red).add_modifier(Modifier::BOLD),
        Role::Soft if light => Style::new().fg(Color::White).bg(Color::Blue),
        Role::Soft => Style::new().fg(Color::Black).bg(Color::Cyan),
    }
}

/// The terminal's own colours on black, and nothing bright but what matters.
fn dark(role: Role) -> Style {
    let look = match role {
        Role::Text | Role::Soft => Style::new().fg(Color::Gray),
        Role::Dim => Style::new().fg(Color::Indexed(246)),
        Role::Frame | Role::Track => Style::new().fg(Color::DarkGray),
        Role::Strong | Role::Key => Style::new().fg(Color::White).add_modifier(Modifier::BOLD),
        Role::Done => Style::new().fg(Color::Cyan),
        Role::Ask | Role::AskFrame => Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD),
        Role::Care => Style::new().fg(Color::LightRed).add_modifier(Modifier::BOLD),
    };
    look.bg(Color::Black)
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
