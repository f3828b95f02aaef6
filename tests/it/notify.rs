//! Notifications: through a real session bus with a server of our own on it, and as bytes for the terminal.

use supple::app::effect::Notice;
use supple::app::event::Choice;
use supple::shell::notify::terminal::{Emulator, Terminal};

#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) mod bus;
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) mod daemon;
#[cfg(target_os = "linux")]
mod dunst;
#[cfg(target_os = "linux")]
pub(crate) mod remind;
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) mod server;

fn notice(id: u64) -> Notice {
    Notice {
        id,
        title: "Time to move".into(),
        body: "Two minutes for the calves".into(),
        choices: vec![
            (Choice::Start, "Start".into()),
            (Choice::Snooze, "In 5 minutes".into()),
            (Choice::Skip, "Skip".into()),
        ],
        silent: false,
    }
}

fn detect(variables: &[(&str, &str)]) -> Terminal {
    Terminal::detect(|name| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).into()))
}

fn bytes(emulator: Emulator, tmux: bool, notice: &Notice) -> String {
    String::from_utf8(Terminal { emulator, tmux }.notification(notice)).expect("UTF-8")
}

#[test]
fn the_emulator_is_known_by_its_variables() {
    let cases: &[(&[(&str, &str)], Emulator)] = &[
        (&[("TERM", "xterm-kitty"), ("KITTY_WINDOW_ID", "1")], Emulator::Kitty),
        (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "1")], Emulator::Kitty),
        (&[("TERM", "foot")], Emulator::Foot),
        (&[("TERM", "foot-direct")], Emulator::Foot),
        (&[("TERM", "xterm-ghostty")], Emulator::Ghostty),
        (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "ghostty")], Emulator::Ghostty),
        (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")], Emulator::WezTerm),
        (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "iTerm.app")], Emulator::ITerm),
        (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")], Emulator::Unknown),
        (&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "vscode")], Emulator::Unknown),
        (&[("TERM", "xterm-256color"), ("VTE_VERSION", "7600")], Emulator::Unknown),
        (&[("TERM", "xterm-256color"), ("KITTY_WINDOW_ID", "")], Emulator::Unknown),
        (&[("TERM", "xterm")], Emulator::Unknown),
        (&[("TERM", "alacritty")], Emulator::Unknown),
        (&[("TERM", "footprint")], Emulator::Unknown),
        (&[], Emulator::Unknown),
    ];
    for (variables, expected) in cases {
        let terminal = detect(variables);
        assert_eq!(terminal, Terminal { emulator: *expected, tmux: false }, "{variables:?}");
    }
}

#[test]
fn variables_inherited_from_another_terminal_do_not_mislead() {
    let vte_in_kitty = [("TERM", "xterm-256color"), ("VTE_VERSION", "7600"), ("KITTY_WINDOW_ID", "1")];
    let kitty_in_vte = [("TERM", "xterm-kitty"), ("VTE_VERSION", "7600"), ("KITTY_WINDOW_ID", "1")];
    let zellij_in_kitty = [("TERM", "xterm-kitty"), ("ZELLIJ", "0"), ("KITTY_WINDOW_ID", "1")];
    let screen_in_kitty = [("TERM", "screen"), ("STY", "12.pts-0"), ("KITTY_WINDOW_ID", "1")];
    assert_eq!(detect(&vte_in_kitty).emulator, Emulator::Unknown);
    assert_eq!(detect(&kitty_in_vte).emulator, Emulator::Kitty);
    assert_eq!(detect(&zellij_in_kitty).emulator, Emulator::Unknown);
    assert_eq!(detect(&screen_in_kitty).emulator, Emulator::Unknown);
}

#[test]
fn inside_tmux_the_terminal_around_it_is_found() {
    let tmux = ("TMUX", "/tmp/tmux-1000/default,1,0");
    let names = [("TERM", "tmux-256color"), ("TERM_PROGRAM", "tmux")];
    for (mark, expected) in [
        ("KITTY_WINDOW_ID", Emulator::Kitty),
        ("GHOSTTY_RESOURCES_DIR", Emulator::Ghostty),
        ("WEZTERM_PANE", Emulator::WezTerm),
        ("ITERM_SESSION_ID", Emulator::ITerm),
        ("SOMETHING_ELSE", Emulator::Unknown),
    ] {
        let terminal = detect(&[names[0], names[1], tmux, (mark, "1")]);
        assert_eq!(terminal, Terminal { emulator: expected, tmux: true }, "{mark}");
    }
}

#[test]
fn each_terminal_gets_its_own_sequence() {
    let notice = notice(1);
    assert_eq!(
        bytes(Emulator::Kitty, false, &notice),
        "\x1b]99;i=supple:d=0;Time to move\x1b\\\x1b]99;i=supple:d=1:p=body;Two minutes for the calves\x1b\\"
    );
    for emulator in [Emulator::Foot, Emulator::Ghostty, Emulator::WezTerm] {
        assert_eq!(
            bytes(emulator, false, &notice),
            "\x1b]777;notify;Time to move;Two minutes for the calves\x07"
        );
    }
    assert_eq!(
        bytes(Emulator::ITerm, false, &notice),
        "\x1b]9;supple: Time to move - Two minutes for the calves\x07"
    );
    assert_eq!(bytes(Emulator::Unknown, false, &notice), "");
}

#[test]
fn a_silent_notice_says_so_where_the_terminal_has_a_word_for_it() {
    let (silent, loud) = (Notice { silent: true, ..notice(1) }, notice(1));
    assert_eq!(
        bytes(Emulator::Kitty, false, &silent),
        "\x1b]99;i=supple:d=0:s=c2lsZW50;Time to move\x1b\\\x1b]99;i=supple:d=1:p=body;Two minutes for the calves\x1b\\"
    );
    for emulator in [Emulator::Foot, Emulator::Ghostty, Emulator::WezTerm, Emulator::ITerm] {
        assert_eq!(bytes(emulator, false, &silent), bytes(emulator, false, &loud), "{emulator:?}");
    }
}

#[test]
fn tmux_passes_on_what_is_wrapped() {
    let notice = Notice { title: "A".into(), body: "B".into(), ..notice(1) };
    assert_eq!(bytes(Emulator::Foot, true, &notice), "\x1bPtmux;\x1b\x1b]777;notify;A;B\x07\x1b\\");
    assert_eq!(
        bytes(Emulator::Kitty, true, &notice),
        "\x1bPtmux;\x1b\x1b]99;i=supple:d=0;A\x1b\x1b\\\x1b\x1b]99;i=supple:d=1:p=body;B\x1b\x1b\\\x1b\\"
    );
    assert_eq!(bytes(Emulator::Unknown, true, &notice), "");
}

#[test]
fn words_cannot_end_the_sequence_nor_start_another() {
    let notice =
        Notice { title: "a;b\x07\x1b\\c\0".into(), body: "d\ne\u{9c}\u{9d}f\x7f;".into(), ..notice(1) };
    assert_eq!(bytes(Emulator::Foot, false, &notice), "\x1b]777;notify;a,b\\c;d ef,\x07");
}

#[test]
fn no_terminal_is_sent_more_orders_than_its_own() {
    let orders = "\u{1b}]52;c;aGk=\u{7}\u{9b}31m\u{202e}calm\u{2066}\u{9c}words\u{1b}\\\r\n";
    let nasty = Notice { title: orders.into(), body: orders.into(), ..notice(1) };
    let count = |text: &str, order: char| text.matches(order).count();
    for emulator in [Emulator::Kitty, Emulator::Foot, Emulator::Ghostty, Emulator::WezTerm, Emulator::ITerm] {
        for tmux in [false, true] {
            let (sent, own) = (bytes(emulator, tmux, &nasty), bytes(emulator, tmux, &notice(1)));
            assert!(sent.contains("calmwords"), "{sent:?}");
            for order in ['\u{1b}', '\u{7}', '\u{9b}', '\u{9c}', '\u{202e}', '\u{2066}', '\r', '\n'] {
                assert_eq!(count(&sent, order), count(&own, order), "{order:?} in {sent:?}");
            }
        }
    }
}

#[test]
fn a_notice_of_numbers_is_no_progress_bar() {
    let notice = Notice { title: "4;1;40".into(), body: String::new(), ..notice(1) };
    assert_eq!(bytes(Emulator::ITerm, false, &notice), "\x1b]9;supple: 4,1,40\x07");
}
