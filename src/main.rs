//! The program: words in, exit code out. Everything else is in the library.

use std::process::ExitCode;

use supple::cli::args::{Arguments, Command};
use supple::domain::settings::Screen;
use supple::shell::clock::{Clock, local_offset};
use supple::shell::paths::Paths;
use supple::shell::run::Opening;
use supple::shell::store::Store;
use supple::shell::{command, follow, lead, plain, run};

fn main() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os()) {
        Ok(arguments) => arguments,
        Err(error) => {
            return command::words(&error);
        }
    };
    let paths = match Paths::new(arguments.data_dir, arguments.config) {
        Ok(paths) => Paths { set: arguments.set, color: arguments.color, ..paths },
        Err(why) => return command::fail(&why, 1),
    };
    let clock = Clock::new();
    let screen = arguments.screen.as_deref().and_then(Screen::named);
    if let Some(place) = arguments.command.as_ref().and_then(Command::relief) {
        return place.map_or_else(
            |why| command::fail(why, command::USAGE),
            |place| lead::cramp_now(place, &paths, &clock),
        );
    }
    match arguments.command {
        Some(Command::Remind) => run::remind(&paths, &clock, Store::new(paths.journal.clone(), local_offset)),
        Some(Command::Status(asked)) if asked.follow => follow::follow(&asked, &paths, &clock),
        Some(Command::Demo { years, out: None, speed }) => run::demo(years, &paths, &clock.at_speed(speed)),
        Some(Command::Stretch(asked)) => lead::stretch(&asked, &paths, &clock),
        Some(command) => command::run(&command, &paths, &clock),
        None if plain::is_wanted(arguments.plain) => plain::screen(screen, &paths, &clock),
        None => {
            run::window(&paths, &clock, Store::new(paths.journal.clone(), local_offset), Opening::Day(screen))
        }
    }
}
