//! The harness finds what is wrong: it must fail writers that are known to lose facts.

use crate::harness::{Start, Verb, Writer};
use crate::kills::{behind_a_write, kill};

/// `$1` is the book, `$2` the line. Only words of the shell itself: strace counts the calls of one process.
pub(crate) const TRUNCATING: &str = r#"
while IFS= read -r line; do text="$text$line
"; done <"$1"
printf '%s%s\n' "$text" "$2" >"$1"
"#;

pub(crate) const TWO_PIECES: &str = r#"
printf '%s' "$2" >>"$1" && printf '\n' >>"$1"
"#;

#[test]
fn kills_find_the_losses_of_a_writer_that_truncates() {
    let (_, faults) = kill(Writer::Truncating, Start::Steady, Verb::Drink, behind_a_write);
    assert!(faults.iter().any(|fault| fault.contains("Killed, but lost [\"a1bcdefghj")), "{faults:#?}");
}

#[test]
fn kills_find_the_torn_lines_of_a_writer_in_two_pieces() {
    let (_, faults) = kill(Writer::TwoPieces, Start::Steady, Verb::Drink, behind_a_write);
    let torn = faults.iter().any(|fault| fault.contains("the next command lost"));
    assert!(torn, "{faults:#?}");
    assert!(faults.iter().all(|fault| !fault.contains("was not killed")), "{faults:#?}");
}
