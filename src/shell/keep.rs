//! The commands about whole files of the journal: what they say and end with. The deeds are the store's.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use chrono::NaiveDate;

use crate::app::event::Refused;
use crate::cli::args::Command;
use crate::domain::quantity::thousands;
use crate::domain::settings::Settings;
use crate::domain::time::Stamp;
use crate::shell::command::{DATA, FAILED, PATIENCE, complain, fail, print};
use crate::shell::store::Store;
use crate::shell::store::merge::{Brought, Unmerged};

/// Carries a command out that is about whole files, and an undo that takes a restore back; none for the others.
pub(super) fn run(
    command: &Command,
    store: &Store,
    settings: &Settings,
    today: NaiveDate,
    now: Stamp,
) -> Option<ExitCode> {
    match command {
        Command::Backup { file: None } => Some(backup(store, now)),
        Command::Backup { file: Some(file) } => Some(backup_to(store, file)),
        Command::Restore { file } => {
            let brought = store.restore(file.clone(), today, PATIENCE);
            Some(taken_in("restored", brought, "; `supple undo` takes it back"))
        }
        Command::Merge { files } => Some(taken_in("merged", store.merge(files, PATIENCE), "")),
        Command::Tidy => Some(tidy(store)),
        Command::Forget { id } => Some(forget(store, id, settings)),
        Command::Undo => undo(store, today, now),
        _ => None,
    }
}

fn backup(store: &Store, now: Stamp) -> ExitCode {
    let copies = match store.backup(now.into()) {
        Ok(copies) => copies,
        Err(refused) => return failed(&refused),
    };
    if copies.is_empty() {
        return fail("nothing to back up: nothing is recorded yet", FAILED);
    }
    let mut text = String::new();
    for copy in copies {
        let words = if copy.new { "copied to" } else { "unchanged since" };
        let _ = writeln!(text, "{words} {}", copy.path.display());
    }
    print(text.trim_end(), 0)
}

fn backup_to(store: &Store, file: &Path) -> ExitCode {
    match store.backup_to(file) {
        Ok(whole) => {
            let code = if whole.odd == 0 { 0 } else { DATA };
            if whole.odd > 0 {
                complain(&format!(
                    "{} cannot be read; as comments in the file",
                    counted(whole.odd, "line", "lines")
                ));
            }
            print(&format!("{} written to {}", counted(whole.facts, "fact", "facts"), file.display()), code)
        }
        Err(refused) => failed(&refused),
    }
}

/// Says what came in by a merge or a restore.
fn taken_in(verb: &str, brought: Result<Brought, Unmerged>, hint: &str) -> ExitCode {
    let brought = match brought {
        Ok(brought) => brought,
        Err(Unmerged::Failed(why)) => return fail(&why, FAILED),
        Err(Unmerged::Data(why)) => return fail(&why, DATA),
    };
    brought.problems.iter().for_each(|problem| complain(problem));
    let code = if brought.problems.is_empty() { 0 } else { DATA };
    let hint = if brought.facts.is_empty() { "" } else { hint };
    print(&format!("{verb}: {}{hint}", news(&brought)), code)
}

fn news(brought: &Brought) -> String {
    let facts = counted(brought.facts.len(), "new fact", "new facts");
    match (brought.facts.len(), brought.strikes) {
        (0, 0) => "nothing new".to_owned(),
        (_, 0) => facts,
        (_, strikes) => format!("{facts} and {}", counted(strikes, "struck line", "struck lines")),
    }
}

fn tidy(store: &Store) -> ExitCode {
    let tidied = match store.tidy(PATIENCE) {
        Ok(tidied) => tidied,
        Err(refused) => return failed(&refused),
    };
    tidied.brought.problems.iter().for_each(|problem| complain(problem));
    let code = if tidied.brought.problems.is_empty() { 0 } else { DATA };
    let copies = counted(tidied.moved.len(), "conflict copy", "conflict copies");
    if tidied.moved.is_empty() {
        return print("nothing to tidy: no conflict copies", code);
    }
    let dir = store.tidied_dir();
    print(&format!("{copies} folded in: {}; moved to {}", news(&tidied.brought), dir.display()), code)
}

fn forget(store: &Store, id: &str, settings: &Settings) -> ExitCode {
    match store.forget(id, PATIENCE) {
        Ok(fact) => {
            let what = fact.map_or_else(
                || id.to_owned(),
                |fact| format!("{} of {}", fact.what.words(settings), fact.at.format("%Y-%m-%d %H:%M")),
            );
            print(&format!("forgot {what}; backups and other devices keep theirs"), 0)
        }
        Err(refused) => failed(&refused),
    }
}

fn undo(store: &Store, today: NaiveDate, now: Stamp) -> Option<ExitCode> {
    match store.undo_restore(today, now, now.into(), PATIENCE) {
        Ok(None) => None,
        Ok(Some(count)) => {
            Some(print(&format!("took back: {}", counted(count, "restored fact", "restored facts")), 0))
        }
        Err(refused) => Some(failed(&refused)),
    }
}

fn failed(refused: &Refused) -> ExitCode {
    fail(&refused.reason, FAILED)
}

fn counted(count: usize, one: &str, many: &str) -> String {
    let number = thousands(u32::try_from(count).unwrap_or(u32::MAX));
    format!("{number} {}", if count == 1 { one } else { many })
}
