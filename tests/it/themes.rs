//! Colours: each role is legible in each theme at each depth, nothing is told by colour alone, and the nearest colour is
//! the nearest.

use proptest::prelude::*;
use ratatui::style::{Color, Modifier, Style};
use supple::config::read::{Sources, read};
use supple::domain::settings::{Settings, Symbols, ThemeName};
use supple::ui::colour::{Depth, LEGIBLE, Surface, contrast, read as look, reduce, rgb, rgb_of_index};
use supple::ui::theme::{Role, Theme};

use crate::support::{Session, configured, looks, painted};

const DEPTHS: [Depth; 3] = [Depth::True, Depth::Indexed, Depth::Sixteen];

fn theme(name: ThemeName, depth: Depth, light: bool) -> Theme {
    let settings = Settings { theme: name, ..Settings::default() };
    Theme::new(&settings, &[], Surface { depth, light: Some(light) })
}

/// The contrast of a look; what it leaves to the terminal is white on black, or black on white. A terminal shows dim words
/// at two thirds.
fn legibility(look: Style, light: bool) -> f64 {
    let (words, ground) = if light { ([0; 3], [255; 3]) } else { ([255; 3], [0; 3]) };
    let ground = look.bg.and_then(rgb).unwrap_or(ground);
    let mut words = look.fg.and_then(rgb).unwrap_or(words);
    if look.add_modifier.contains(Modifier::DIM) {
        for (word, ground) in words.iter_mut().zip(ground) {
            *word = u8::try_from((2 * u32::from(*word) + u32::from(ground)) / 3).expect("a byte");
        }
    }
    contrast(words, ground)
}

#[test]
fn each_role_is_legible_in_each_theme_on_each_terminal() {
    for (word, name) in ThemeName::SHIPPED {
        for depth in DEPTHS {
            for light in [false, true] {
                let theme = theme(name.clone(), depth, light);
                for role in Role::ALL {
                    let reached = legibility(theme.style(role), light);
                    let least = if name == ThemeName::HighContrast { 7.0 } else { LEGIBLE };
                    assert!(reached >= least, "{word} {depth:?} {role:?} on light {light}: {reached:.2}");
                }
            }
        }
    }
}

#[test]
fn who_is_woken_reads_every_word_on_a_dark_ground_whatever_the_terminal_is_tuned_for() {
    for keys in ["!1l", "!1l<f1>"] {
        is_dark(&Session::at("2026-03-02 03:40").size(80, 24).keys(keys));
    }
}

fn is_dark(session: &Session) {
    for (word, name) in ThemeName::SHIPPED {
        for (depth, light) in DEPTHS.into_iter().flat_map(|depth| [(depth, false), (depth, true)]) {
            if name == ThemeName::Mono {
                continue;
            }
            for look in looks(&session.app, &theme(name.clone(), depth, light)) {
                assert!(legibility(look, light) >= LEGIBLE, "{word} {depth:?} on light {light}: {look:?}");
                let [red, green, blue] =
                    look.bg.and_then(rgb).unwrap_or(if light { [255; 3] } else { [0; 3] });
                assert!(red.max(green).max(blue) < 80, "{word} {depth:?} on light {light} dazzles: {look:?}");
                let tuned = matches!(
                    look.fg.zip(look.bg),
                    Some((Color::Rgb(..) | Color::Indexed(16..), Color::Rgb(..) | Color::Indexed(16..)))
                );
                assert!(
                    tuned || !light || depth == Depth::Sixteen,
                    "{word} {depth:?}: {look:?} is the terminal's own"
                );
            }
        }
    }
}

#[test]
fn a_hint_on_a_frame_that_means_something_has_its_own_weight() {
    for (word, name) in ThemeName::SHIPPED {
        for depth in DEPTHS {
            let theme = theme(name.clone(), depth, false);
            for role in [Role::Text, Role::Dim, Role::Frame, Role::Done] {
                let look = theme.style(role);
                let on_frame = theme.style(Role::Care).patch(look);
                let is_bold = |look: Style| look.add_modifier.contains(Modifier::BOLD);
                assert_eq!(is_bold(on_frame), is_bold(look), "{word} {depth:?} {role:?}");
            }
        }
    }
}

/// Roles that lie side by side and mean something else, but for those that differ in their characters.
const APART: [(Role, Role); 7] = [
    (Role::Text, Role::Dim),
    (Role::Text, Role::Strong),
    (Role::Text, Role::Ask),
    (Role::Text, Role::Care),
    (Role::Text, Role::Soft),
    (Role::Frame, Role::AskFrame),
    (Role::Dim, Role::Key),
];

#[test]
fn what_a_colour_tells_is_told_without_colour_too() {
    let plain = Theme::new(&Settings::default(), &[], Surface::PLAIN);
    for role in Role::ALL {
        let Style { fg, bg, .. } = plain.style(role);
        assert_eq!((fg, bg), (None, None), "{role:?}");
    }
    for (one, other) in APART {
        assert_ne!(plain.style(one), plain.style(other), "{one:?} {other:?} without colour");
        for (word, name) in ThemeName::SHIPPED {
            for depth in DEPTHS {
                let theme = theme(name.clone(), depth, false);
                assert_ne!(theme.style(one), theme.style(other), "{word} {depth:?}: {one:?} {other:?}");
            }
        }
    }
}

#[test]
fn every_word_stands_in_every_theme() {
    for keys in ["", "2", "3", "5", "t", "!", "W", "i", "?"] {
        let session = Session::at("2026-03-02 09:00").size(80, 24).keys(keys);
        let told = |theme: &Theme| painted(&session.app, theme).0;
        let words = |text: String| text.chars().filter(char::is_ascii_graphic).collect::<String>();
        let plain = words(told(&Theme::new(&Settings::default(), &[], Surface::PLAIN)));
        for (word, name) in ThemeName::SHIPPED {
            assert_eq!(words(told(&theme(name, Depth::True, false))), plain, "{word} after {keys:?}");
        }
    }
}

#[test]
fn a_theme_with_a_ground_covers_the_window() {
    for keys in ["", "2", "5", "t", "W", "?"] {
        let session = Session::at("2026-03-02 09:00").size(80, 24).keys(keys);
        for name in
            [ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast, ThemeName::Tide, ThemeName::Linen]
        {
            let (_, bare) = painted(&session.app, &theme(name.clone(), Depth::True, false));
            assert_eq!(bare, 0, "{name:?} after {keys:?}: cells of the terminal's own ground");
        }
    }
}

#[test]
fn the_environment_says_how_many_colours_there_are() {
    let of = |wish: Option<&str>, set: &[(&str, &str)]| {
        let variable =
            |name: &str| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Surface::detect(wish, variable)
    };
    let depth = |wish, set: &[(&str, &str)]| of(wish, set).depth;
    assert_eq!(depth(None, &[("TERM", "xterm"), ("COLORTERM", "truecolor")]), Depth::True);
    assert_eq!(depth(None, &[("TERM", "xterm-256color")]), Depth::Indexed);
    assert_eq!(depth(None, &[("TERM", "xterm")]), Depth::Sixteen);
    assert_eq!(depth(None, &[("TERM", "linux")]), Depth::Sixteen);
    assert_eq!(depth(None, &[("TERM", "dumb")]), Depth::Plain);
    assert_eq!(depth(None, &[("NO_COLOR", "1"), ("COLORTERM", "24bit")]), Depth::Plain);
    assert_eq!(depth(None, &[("NO_COLOR", ""), ("COLORTERM", "24bit")]), Depth::True, "empty is not set");
    assert_eq!(depth(None, &[("CLICOLOR", "0"), ("COLORTERM", "24bit")]), Depth::Plain);
    assert_eq!(depth(None, &[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0"), ("TERM", "xterm")]), Depth::Sixteen);
    assert_eq!(depth(Some("always"), &[("NO_COLOR", "1"), ("TERM", "xterm-256color")]), Depth::Indexed);
    assert_eq!(depth(Some("never"), &[("COLORTERM", "truecolor")]), Depth::Plain);
    let light = |pair: &str| of(None, &[("COLORFGBG", pair)]).light;
    assert_eq!(
        [light("0;15"), light("0;default;7"), light("15;0"), light("7;8")].map(Option::unwrap),
        [true, true, false, false]
    );
    assert_eq!([light("15;default"), light(""), of(None, &[]).light], [None; 3]);
}

#[test]
fn a_look_is_read_and_what_is_none_is_named() {
    assert_eq!(look("#0a0b0c"), Ok(Style::new().fg(Color::Rgb(10, 11, 12))));
    assert_eq!(
        look("black on bright-yellow bold underlined"),
        Ok(Style::new()
            .fg(Color::Black)
            .bg(Color::LightYellow)
            .add_modifier(Modifier::BOLD | Modifier::UNDERLINED))
    );
    assert_eq!(look("on 214"), Ok(Style::new().bg(Color::Indexed(214))));
    for (text, said) in [
        ("", "expected a colour"),
        ("orange", "\"orange\" is no colour"),
        ("bright-cyann", "did you mean \"bright-cyan\"?"),
        ("256", "\"256\" is no colour"),
        ("#12345", "\"#12345\" is no colour"),
        ("red blue", "\"blue\" is one colour too many"),
        ("red on", "expected a colour after \"on\""),
    ] {
        let why = look(text).unwrap_err();
        assert!(why.contains(said), "{text}: {why}");
    }
}

#[test]
fn themes_of_ones_own_are_by_role() {
    let text = "[ui]\ntheme = \"mine\"\n[theme]\ncare = \"bright-red\"\n[theme.mine]\nbase = \"tide\"\nground = \"#000000\"\ndone = \"#00ff00 bold\"\n";
    let config = read(&Sources { file: Some(("f", text)), ..Sources::default() });
    assert_eq!(config.problems, [""; 0]);
    let mine = Theme::new(&config.settings, &config.themes, Surface { depth: Depth::True, light: None });
    let done = mine.style(Role::Done);
    assert_eq!((done.fg, done.bg), (Some(Color::Rgb(0, 255, 0)), Some(Color::Rgb(0, 0, 0))));
    assert_eq!(mine.style(Role::Care).fg, Some(Color::LightRed), "changed whichever theme is in force");
    assert_eq!(mine.style(Role::Text).fg, theme(ThemeName::Tide, Depth::True, false).style(Role::Text).fg);
    let plain = Theme::new(&config.settings, &config.themes, Surface::PLAIN);
    assert_eq!((plain.style(Role::Done).fg, plain.style(Role::Done).bg), (None, None));
}

#[test]
fn what_is_wrong_with_a_theme_is_said_with_its_line() {
    let text = "[ui]\ntheme = \"mien\"\n[theme]\ncar = \"red\"\ndim = 3\n[theme.mine]\nbase = \"darc\"\ndone = \"gren\"\n[theme.dark]\ndone = \"green\"\n";
    let (settings, problems) = configured(text);
    let begins = [
        "line 2: ui.theme: \"mien\" is no theme here; one of \"auto\", \"dark\", \"light\", \"high-contrast\", \"mono\", \"tide\", \"linen\", \"mine\"; did you mean \"mine\"?; using \"auto\"",
        "line 4: unknown role theme.car; did you mean \"care\"?",
        "line 5: theme.dim: expected text in quotes, found integer",
        "line 7: theme.mine.base: \"darc\" is no shipped theme; did you mean \"dark\"?",
        "line 8: theme.mine.done: \"gren\" is no colour",
        "line 9: theme.dark is shipped; give yours another name, and base = \"dark\"",
    ];
    assert_eq!(problems.len(), begins.len(), "{problems:#?}");
    for (problem, begin) in problems.iter().zip(begins) {
        assert!(problem.starts_with(begin), "{problem}");
    }
    assert_eq!(settings.theme, ThemeName::Auto);
}

proptest! {
    #[test]
    fn the_nearest_colour_is_the_nearest(red: u8, green: u8, blue: u8) {
        let wanted = [red, green, blue];
        let far = |other: [u8; 3]| wanted.iter().zip(other).map(|(a, b)| i32::from(*a).abs_diff(i32::from(b)).pow(2)).sum::<u32>();
        for (depth, numbers) in [(Depth::Indexed, 16..=255), (Depth::Sixteen, 0..=15)] {
            let found = reduce(Style::new().fg(Color::Rgb(red, green, blue)), depth).fg.and_then(rgb).unwrap();
            let least = numbers.map(|number| far(rgb_of_index(number))).min().unwrap();
            prop_assert_eq!(far(found), least);
        }
    }

    #[test]
    fn legible_words_stay_legible(words: [u8; 3], ground: [u8; 3]) {
        let of = |[red, green, blue]: [u8; 3]| Color::Rgb(red, green, blue);
        let words = if contrast(words, ground) >= LEGIBLE { words } else if Surface::is_light(ground) { [0; 3] } else { [255; 3] };
        for depth in [Depth::Indexed, Depth::Sixteen] {
            let look = reduce(Style::new().fg(of(words)).bg(of(ground)), depth);
            let (words, ground) = (look.fg.and_then(rgb).unwrap(), look.bg.and_then(rgb).unwrap());
            prop_assert!(contrast(words, ground) >= LEGIBLE, "{:?} on {:?}", words, ground);
        }
    }
}

#[test]
fn symbols_and_colours_are_apart() {
    let settings = Settings { symbols: Symbols::Ascii, theme: ThemeName::Linen, ..Settings::default() };
    let session = Session::with("2026-03-02 09:00", settings.clone(), Vec::new());
    let surface = Surface { depth: Depth::True, light: None };
    let (text, bare) = painted(&session.app, &Theme::new(&settings, &[], surface));
    assert!(text.is_ascii() && bare == 0, "{text}");
}
