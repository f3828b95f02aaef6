//! What a message about a text file needs: the line of a place in it, and the word that was probably meant.

/// The line, counted from one, of the byte `at`.
#[must_use]
pub fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

/// A hint at the known word that shares most with a mistyped one: `; did you mean "calf-wall"?`, or nothing.
#[must_use]
pub fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> String {
    let shared = |candidate: &str| {
        let prefix = candidate.bytes().zip(word.bytes()).take_while(|(a, b)| a == b).count();
        let suffix = candidate.bytes().rev().zip(word.bytes().rev()).take_while(|(a, b)| a == b).count();
        prefix + suffix
    };
    known
        .max_by_key(|candidate| shared(candidate))
        .filter(|candidate| !word.is_empty() && shared(candidate) * 2 >= word.len())
        .map_or_else(String::new, |candidate| format!("; did you mean \"{candidate}\"?"))
}
