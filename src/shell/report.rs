//! `supple report`: made, written or printed, and the card that the answers bring up now.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::app::event::Loaded;
use crate::cli::answer::Known;
use crate::cli::args::{Format, ReportArgs};
use crate::cli::report::{Target, Texts, target, text};
use crate::domain::plain::plain_lines;
use crate::shell::command::{DATA, FAILED, USAGE, complain, fail, print};
use crate::shell::flags;
use crate::shell::store::Store;
use crate::shell::store::files;

/// Makes the report. What could not be read of the journal is named, and costs nothing but itself.
pub(super) fn run(args: &ReportArgs, known: Known<'_>, read: &Loaded, store: &Store) -> ExitCode {
    let unread = read.damage.iter().filter(|line| !line.recorded).count();
    let (advice, guide) = match flags::read() {
        Ok(both) => both,
        Err(why) => return fail(&why, DATA),
    };
    let texts = Texts { advice: &advice, disclaimer: &guide.disclaimer };
    let made = target(args, known, io::stdout().is_terminal())
        .and_then(|(format, target)| Ok((format, target, text(args, format, texts, unread, known)?)));
    let (format, target, text) = match made {
        Ok(made) => made,
        Err(why) => return fail(&why, USAGE),
    };
    read.problems.iter().for_each(|problem| complain(problem));
    let code = if read.problems.is_empty() { 0 } else { DATA };
    let ended = match &target {
        Target::Output if format == Format::Csv => return sheet(&text, code),
        Target::Output => print(&text, code),
        Target::File(file) => match write(file, &text, args.force) {
            Ok(()) => print(&format!("wrote {}", file.display()), code),
            Err(why) => return fail(&why, FAILED),
        },
    };
    // A program that reads the page gets nothing else.
    if io::stdout().is_terminal() || matches!(target, Target::File(_)) {
        flags::remind(known, store);
    }
    ended
}

/// Its last line is ended already, in its own way.
fn sheet(text: &str, code: u8) -> ExitCode {
    let mut out = io::stdout();
    let text = if out.is_terminal() { plain_lines(text) } else { text.into() };
    match out.write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            fail(&format!("cannot print ({error})"), FAILED)
        }
        _ => ExitCode::from(code),
    }
}

fn write(file: &Path, text: &str, force: bool) -> Result<(), String> {
    let ended = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let written =
        if force { files::replace(file, ended.as_bytes()) } else { files::create(file, ended.as_bytes()) };
    written.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => format!("{} is there already; --force writes over it", file.display()),
        _ => format!("{} cannot be written ({})", file.display(), files::cause(&error)),
    })
}
