//! The words of the command line for readers and for shells: manual pages and completions.

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use crate::cli::args::Arguments;

/// The completion script for that shell.
#[must_use]
pub fn completions(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "supple", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// The manual pages, each with the name of its file: `supple.1`, then one for every verb.
#[must_use]
pub fn pages() -> Vec<(String, String)> {
    let mut root = Arguments::command().disable_help_subcommand(true);
    root.build();
    let verbs = root.get_subcommands().map(|verb| {
        let name = format!("supple-{}", verb.get_name());
        (name.clone(), verb.clone().display_name(name))
    });
    let all = std::iter::once(("supple".to_owned(), root.clone())).chain(verbs);
    all.map(|(name, command)| {
        let mut page = Vec::new();
        // Writing to memory does not fail.
        let _ = Man::new(command).title(name.as_str()).render(&mut page);
        (format!("{name}.1"), String::from_utf8_lossy(&page).into_owned())
    })
    .collect()
}
