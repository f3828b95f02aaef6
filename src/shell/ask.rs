//! The check-in in lines of text: one question after the other, each of which may stay open.

use std::io::{self, BufRead as _, Write as _};

use crate::cli::checkin::Question;
use crate::domain::checkin::CheckIn;

/// Asks every question that makes sense. An empty line leaves one open; the end of the input ends it all.
///
/// # Errors
/// The terminal cannot be read or written.
pub(super) fn checkin() -> io::Result<CheckIn> {
    let (mut told, mut out, mut lines) =
        (CheckIn::default(), io::stdout().lock(), io::stdin().lock().lines());
    writeln!(out, "An empty line leaves a question open, ctrl-d ends.")?;
    for question in Question::ALL {
        while question.fits(&told) {
            write!(out, "{} ", question.text())?;
            out.flush()?;
            let Some(line) = lines.next().transpose()? else {
                writeln!(out)?;
                return Ok(told);
            };
            match line.trim() {
                "" => break,
                text => match question.answer(&mut told, text) {
                    Ok(()) => break,
                    Err(why) => writeln!(out, "  {why}")?,
                },
            }
        }
    }
    Ok(told)
}
