//! Words of a person, or of a file from elsewhere, as they may be shown: without what a terminal or a bus would obey, and
//! without what turns the words beside it around or hides among them.

use std::borrow::Cow;

/// True for a character that is shown as it stands. Not so are control characters, the marks that embed, override and
/// isolate the direction of writing, and those that take no room but join nothing.
#[must_use]
pub fn is_plain(c: char) -> bool {
    !(c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}')
        || matches!(c, '\u{e0000}'..='\u{e007f}'))
}

/// A text of one line. Line ends and tabs become spaces, so that the words around them stay apart.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    cleaned(text, false)
}

/// A text of lines; their ends and tabs stay.
#[must_use]
pub fn plain_lines(text: &str) -> Cow<'_, str> {
    cleaned(text, true)
}

fn cleaned(text: &str, lines: bool) -> Cow<'_, str> {
    let stays = |c: char| is_plain(c) || lines && matches!(c, '\n' | '\t');
    if text.bytes().all(|b| (b' '..0x7f).contains(&b)) || text.chars().all(stays) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        c if stays(c) => Some(c),
        '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        _ => None,
    };
    Cow::Owned(text.chars().filter_map(shown).collect())
}
