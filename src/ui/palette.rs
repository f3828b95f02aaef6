//! The shipped themes: a look for each role. What a role means is in `theme.rs`.

use ratatui::style::{Color, Modifier, Style};

use crate::ui::theme::Role;

/// A theme with a ground of its own.
pub(crate) struct Palette {
    /// What everything lies on.
    pub(crate) ground: Color,
    /// True if somebody who was woken would be dazzled.
    pub(crate) light: bool,
    text: Color,
    dim: Color,
    strong: Color,
    /// Frames, and what is not done yet.
    line: Color,
    done: Color,
    ask: Color,
    /// The frame around what asks; darker than `ask` on a light ground.
    ask_frame: Color,
    key: Color,
    care: Color,
    /// Words on `ask` and on `done`.
    on_ask: Color,
    on_done: Color,
}

impl Palette {
    /// The look of a role.
    pub(crate) fn look(&self, role: Role) -> Style {
        let on = |words: Color, ground: Color| Style::new().fg(words).bg(ground);
        let plain = |words: Color| on(words, self.ground).remove_modifier(Modifier::DIM);
        match role {
            Role::Text => plain(self.text),
            Role::Dim => plain(self.dim),
            Role::Strong => plain(self.strong).add_modifier(Modifier::BOLD),
            Role::Frame | Role::Track => plain(self.line),
            Role::Done => plain(self.done),
            Role::Ask => on(self.on_ask, self.ask).add_modifier(Modifier::BOLD),
            Role::AskFrame => plain(self.ask_frame),
            Role::Key => plain(self.key).add_modifier(Modifier::BOLD),
            Role::Care => plain(self.care).add_modifier(Modifier::BOLD),
            Role::Soft => on(self.on_done, self.done),
        }
    }
}

const fn hex(number: u32) -> Color {
    let [_, red, green, blue] = number.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// Slate, for a dark room.
pub(crate) const DARK: Palette = Palette {
    ground: hex(0x1b_1e24),
    light: false,
    text: hex(0xd7_dae0),
    dim: hex(0xa0_a7b3),
    strong: hex(0xff_ffff),
    line: hex(0x7f_8898),
    done: hex(0x5f_c4c0),
    ask: hex(0xe8_b84b),
    ask_frame: hex(0xe8_b84b),
    key: hex(0x8a_b8f0),
    care: hex(0xff_8a80),
    on_ask: hex(0x1b_1e24),
    on_done: hex(0x12_1a1c),
};

/// White, for a bright one.
pub(crate) const LIGHT: Palette = Palette {
    ground: hex(0xfa_faf7),
    light: true,
    text: hex(0x2b_2d31),
    dim: hex(0x5a_5f68),
    strong: hex(0x00_0000),
    line: hex(0x6b_707a),
    done: hex(0x00_6d77),
    ask: hex(0xf2_c14e),
    ask_frame: hex(0x8a_5a00),
    key: hex(0x1f_4f99),
    care: hex(0xb3_261e),
    on_ask: hex(0x1d_1a10),
    on_done: hex(0xff_ffff),
};

/// Each role at 7:1 or more, which WCAG 2.2 asks for its highest level.
pub(crate) const HIGH_CONTRAST: Palette = Palette {
    ground: hex(0x00_0000),
    light: false,
    text: hex(0xff_ffff),
    dim: hex(0xd7_d7d7),
    strong: hex(0xff_ffff),
    line: hex(0xbf_bfbf),
    done: hex(0x00_ffff),
    ask: hex(0xff_ff00),
    ask_frame: hex(0xff_ff00),
    key: hex(0xff_ff00),
    care: hex(0xff_a0a0),
    on_ask: hex(0x00_0000),
    on_done: hex(0x00_0000),
};

/// The sea at night, and a lamp on the shore.
pub(crate) const TIDE: Palette = Palette {
    ground: hex(0x0f_1c2b),
    light: false,
    text: hex(0xcf_e3ee),
    dim: hex(0x8f_a9bb),
    strong: hex(0xf2_fafd),
    line: hex(0x6f_8ea6),
    done: hex(0x6f_d3c0),
    ask: hex(0xff_cf7a),
    ask_frame: hex(0xff_cf7a),
    key: hex(0x9f_c7ff),
    care: hex(0xff_9d8a),
    on_ask: hex(0x14_202b),
    on_done: hex(0x0f_1c2b),
};

/// Unbleached cloth in the morning: sage, plum and clay.
pub(crate) const LINEN: Palette = Palette {
    ground: hex(0xf6_efe3),
    light: true,
    text: hex(0x3b_3228),
    dim: hex(0x66_5a4b),
    strong: hex(0x1f_1812),
    line: hex(0x75_6857),
    done: hex(0x3f_6b4a),
    ask: hex(0xe7_a977),
    ask_frame: hex(0x93_491a),
    key: hex(0x7a_3e63),
    care: hex(0xa3_242a),
    on_ask: hex(0x2a_1d0e),
    on_done: hex(0xff_ffff),
};

/// What the dark ones come to on a terminal of sixteen colours.
pub(crate) const DARK_OF_SIXTEEN: Palette = Palette {
    ground: Color::Black,
    light: false,
    text: Color::Gray,
    dim: Color::DarkGray,
    strong: Color::White,
    line: Color::DarkGray,
    done: Color::Cyan,
    ask: Color::Yellow,
    ask_frame: Color::Yellow,
    key: Color::White,
    care: Color::LightRed,
    on_ask: Color::Black,
    on_done: Color::Black,
};

/// What the light ones come to there.
pub(crate) const LIGHT_OF_SIXTEEN: Palette = Palette {
    ground: Color::White,
    light: true,
    text: Color::Black,
    dim: Color::Black,
    strong: Color::Black,
    line: Color::Black,
    done: Color::Blue,
    ask: Color::Yellow,
    ask_frame: Color::Magenta,
    key: Color::Blue,
    care: Color::Red,
    on_ask: Color::Black,
    on_done: Color::White,
};
