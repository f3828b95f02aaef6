//! Owns the cleaning of words that leave for a notification server or a terminal. Must not know either of them.

/// The text without control characters: a NUL makes the bus hang up, an escape speaks to the terminal.
/// Line ends and tabs become spaces, so that the words around them stay apart.
pub(crate) fn plain(text: &str) -> String {
    text.chars().filter_map(visible).collect()
}

/// The text for a server that reads the body as markup.
#[cfg(all(unix, not(target_os = "macos")))]
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn visible(letter: char) -> Option<char> {
    match letter {
        '\n' | '\t' => Some(' '),
        _ if letter.is_control() => None,
        _ => Some(letter),
    }
}
