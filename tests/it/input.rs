//! Bytes of the terminal become events: whole, cut anywhere, or junk.

use proptest::prelude::*;
use supple::app::event::Event;
use supple::app::key::{Code, Key};
use supple::shell::input::{Decoder, PASTE_LIMIT, SEQUENCE_LIMIT};

#[test]
fn keys_of_the_keyboard() {
    let keys = |bytes: &[u8]| written(&decoded(bytes));
    assert_eq!(keys(b"wS \r\t\x7f"), "wS<space><enter><tab><backspace>");
    assert_eq!(
        keys(b"\x1b[A\x1bOB\x1b[1~\x1b[4~\x1b[5~\x1b[6~\x1b[3~\x1bOP\x1b[11~"),
        "<up><down><home><end><pgup><pgdn><del><f1><f1>"
    );
    assert_eq!(keys(b"\x1b[Z\x1b[1;5C\x1b[1;3D"), "<s-tab><c-right><a-left>");
    assert_eq!(keys(b"\x1a\x03\x00"), "<c-z><c-c><c-space>");
    assert_eq!(keys(b"\x1bw\x1b\r\x1b\xc3\xa9"), "<a-w><a-enter><a-\u{e9}>");
    assert_eq!(keys("\u{e9}\u{6c34}\u{1f4a7}".as_bytes()), "\u{e9}\u{6c34}\u{1f4a7}");
}

#[test]
fn keys_of_the_newer_protocols() {
    let keys = |bytes: &[u8]| written(&decoded(bytes));
    assert_eq!(keys(b"\x1b[97;5u\x1b[97;2u\x1b[9;2u"), "<c-a>A<s-tab>");
    assert_eq!(keys(b"\x1b[97;1:2u\x1b[97;1:3u"), "a", "a repeat is a press, a release is nothing");
    assert_eq!(keys(b"\x1b[97;9u"), "", "held with super it belongs to the desktop");
}

#[test]
fn a_lone_escape_waits_and_is_a_key_then() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.patience(), None);
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert!(decoder.patience().is_some());
    assert_eq!(decoder.expire(), Some(key(Code::Esc)));
    assert_eq!((decoder.patience(), decoder.expire()), (None, None));
}

#[test]
fn two_escapes_are_two_keys() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b\x1b"), [key(Code::Esc)]);
    assert_eq!(decoder.expire(), Some(key(Code::Esc)));
    assert_eq!(decoder.feed(b"\x1b\x1b[A"), [key(Code::Esc), key(Code::Up)]);
}

#[test]
fn alt_with_the_beginning_of_a_sequence_is_a_key_when_nothing_follows() {
    for (bytes, written_as) in [(b"\x1b[", "<a-[>"), (b"\x1bO", "<a-O>"), (b"\x1b]", "<a-]>")] {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(bytes), []);
        assert_eq!(written(&Vec::from_iter(decoder.expire())), written_as);
    }
}

#[test]
fn half_a_sequence_is_forgotten() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b[1;"), []);
    assert_eq!(decoder.expire(), None);
    assert_eq!(decoder.feed(b"\xe2\x82"), []);
    assert_eq!(decoder.expire(), None);
    assert_eq!(decoder.feed(b"w"), [Event::Key(Key::char('w'))]);
}

#[test]
fn clicks_of_the_left_button_and_the_wheel() {
    assert_eq!(decoded(b"\x1b[<0;10;5M\x1b[<0;10;5m"), [Event::Click { column: 9, row: 4 }]);
    assert_eq!(decoded(b"\x1b[M +%"), [Event::Click { column: 10, row: 4 }]);
    let wheel = [Event::Wheel { down: false }, Event::Wheel { down: true }];
    assert_eq!(decoded(b"\x1b[<64;1;1M\x1b[<65;1;1M"), wheel);
    assert_eq!(
        decoded(b"\x1b[<2;1;1M\x1b[<35;1;1M\x1b[<66;1;1M"),
        [],
        "other buttons, moves, a wheel to the side"
    );
    assert_eq!(decoded(b"\x1b[<0;0;1M\x1b[<0;1;0M\x1b[<0;+0;1M\x1b[32;0;0M"), [], "no such cell");
    assert_eq!(decoded(b"\x1b[<0;999999;1M"), []);
}

#[test]
fn the_answer_of_a_terminal_tells_its_ground() {
    for (answer, light) in [
        (&b"\x1b]11;rgb:ffff/fafa/f0f0\x1b\\"[..], true),
        (b"\x1b]11;rgb:f/f/f\x07", true),
        (b"\x1b]11;rgba:1e1e/1e1e/2e2e/ffff\x07", false),
        (b"\x1b]11;rgb:00/2b/36\x1b\\", false),
    ] {
        let events = decoded(answer);
        assert_eq!(events, [Event::Ground { light }], "{}", answer.escape_ascii());
    }
    for odd in
        [&b"\x1b]11;?\x07"[..], b"\x1b]11;rgb:\x07", b"\x1b]11;rgb:12345/0/0\x07", b"\x1b]11;rgb:-1/0/0\x07"]
    {
        assert_eq!(decoded(odd), [], "{}", odd.escape_ascii());
    }
}

#[test]
fn what_nobody_asked_for_is_passed_over() {
    let junk: [&[u8]; 11] = [
        b"\x1b[I\x1b[O",
        b"\x1b[?62;4c",
        b"\x1b[?1;2$y",
        b"\x1b[99999999999999999999A",
        b"\x1b]10;rgb:0/0/0\x07",
        b"\x1b]11;rgb:0/0\x1b\\",
        b"\x1bP>|term\x1b\\",
        b"\x1b[57358;1:3u",
        b"\x1b[201~",
        b"\xff\xfe\xc0\x80",
        b"\x1b[15~\x1bOQ\x1b[[B\x1b[2~",
    ];
    for bytes in junk {
        let keys = written(&decoded(&[bytes, b"w"].concat()));
        assert_eq!(keys, "w", "after {}", bytes.escape_ascii());
    }
}

#[test]
fn a_broken_sequence_gives_back_the_byte_that_broke_it() {
    for bytes in
        [&b"\x1b[1;\x1b[A"[..], b"\x1b[M\x1b[A", b"\xe2\x82\x1b[A", b"\x1bO\x1b[A", b"\x1b]0;t\x1b[A"]
    {
        assert_eq!(decoded(bytes), [key(Code::Up)], "{}", bytes.escape_ascii());
    }
    assert_eq!(written(&decoded(b"\xc3w")), "w");
    assert_eq!(written(&decoded(b"\x1b[1\x03")), "<c-c>");
}

#[test]
fn an_endless_sequence_is_dropped() {
    for begin in [&b"\x1b["[..], b"\x1b]"] {
        let mut decoder = Decoder::default();
        assert_eq!(decoder.feed(&[begin, &[b'1'; SEQUENCE_LIMIT - 1]].concat()), []);
        assert_eq!(decoder.patience(), None);
        assert_eq!(decoder.feed(b"w"), [Event::Key(Key::char('w'))]);
    }
}

#[test]
fn a_paste_is_one_event_however_it_is_cut() {
    let text = "caf\u{e9}\r\n\x1b[A \x1b\x1b[201 w".repeat(200);
    let bytes = [b"\x1b[200~", text.as_bytes(), b"\x1b[201~", b"w"].concat();
    let expected = [Event::Paste(text), Event::Key(Key::char('w'))];
    assert_eq!(decoded(&bytes), expected);
    for size in [1, 3, 7, 1000] {
        assert_eq!(decoded_in_pieces(&bytes, size), expected);
    }
}

#[test]
fn too_long_a_paste_is_cut_at_a_whole_character() {
    let text = format!("x{}", "\u{e9}".repeat(PASTE_LIMIT));
    let events = decoded(&[b"\x1b[200~", text.as_bytes(), b"\x1b[201~", b"w"].concat());
    assert_eq!(events, [Event::Paste(text[..PASTE_LIMIT - 1].to_owned()), Event::Key(Key::char('w'))]);
}

#[test]
fn a_paste_without_an_end_is_over_after_a_silence() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b[200~tea"), []);
    assert!(decoder.patience() > Some(std::time::Duration::from_secs(1)));
    assert_eq!(decoder.expire(), Some(Event::Paste("tea".to_owned())));
    assert_eq!(decoder.feed(b"w"), [Event::Key(Key::char('w'))]);
}

fn bytes_of_a_terminal() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..8),
        prop::sample::select(vec![
            "\x1b",
            "\x1b[",
            "\x1b[<0;",
            "\x1b[<0;0;0M",
            "\x1b[M",
            "\x1b[200~",
            "\x1b[201~",
            "\x1b]11;",
            "\x07",
            "\x1bP",
            "\x1bO",
            "\x1b[1;5",
            "\u{1f4a7}",
            ";",
            "0",
            "M",
            "~",
            "u",
            ":",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn cuts_change_nothing(bytes in bytes_of_a_terminal(), size in 1_usize..9) {
        prop_assert_eq!(decoded_in_pieces(&bytes, size), decoded(&bytes));
    }

    #[test]
    fn junk_never_makes_it_deaf(bytes in bytes_of_a_terminal()) {
        let mut decoder = Decoder::default();
        decoder.feed(&bytes);
        decoder.expire();
        prop_assert_eq!(decoder.patience(), None);
        prop_assert_eq!(decoder.feed(b"\x1b[A"), vec![key(Code::Up)]);
    }

    #[test]
    fn text_is_its_characters(text in "[^\\p{Cc}]{0,80}") {
        let keys: Vec<_> = text.chars().map(|c| Event::Key(Key::char(c))).collect();
        prop_assert_eq!(decoded(text.as_bytes()), keys);
    }
}

fn key(code: Code) -> Event {
    Event::Key(Key::plain(code))
}

fn decoded(bytes: &[u8]) -> Vec<Event> {
    Decoder::default().feed(bytes)
}

fn decoded_in_pieces(bytes: &[u8], size: usize) -> Vec<Event> {
    let mut decoder = Decoder::default();
    bytes.chunks(size).flat_map(|piece| decoder.feed(piece)).collect()
}

fn written(events: &[Event]) -> String {
    let key = |event: &Event| match event {
        Event::Key(key) => key.to_string(),
        other => format!("{other:?}"),
    };
    events.iter().map(key).collect()
}
