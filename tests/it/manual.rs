//! Help, manual pages and completions: what a person reads of every verb.

use clap::CommandFactory;
use clap_complete::Shell;
use supple::cli::args::Arguments;
use supple::cli::manual::{completions, pages};

fn verbs() -> Vec<String> {
    let names = Arguments::command();
    names.get_subcommands().map(|verb| verb.get_name().to_owned()).collect()
}

#[test]
fn the_help_of_every_verb() {
    let mut root = Arguments::command();
    root.build();
    let mut text = root.render_long_help().to_string();
    for verb in verbs() {
        let help = root.find_subcommand_mut(&verb).unwrap().render_long_help();
        text.push_str(&format!("\n---- supple {verb}\n\n{help}"));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn every_verb_that_takes_words_has_examples() {
    let bare = ["resume", "back", "undo", "remind", "selftest", "tidy", "config", "remove"];
    for verb in Arguments::command().get_subcommands().filter(|verb| !bare.contains(&verb.get_name())) {
        let after = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
        assert!(after.contains(&format!("supple {}", verb.get_name())), "{}: {after}", verb.get_name());
    }
}

#[test]
fn there_is_a_page_for_the_program_and_for_every_verb() {
    let pages = pages();
    let names: Vec<&str> = pages.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[0], "supple.1");
    for verb in verbs() {
        assert!(names.contains(&format!("supple-{verb}.1").as_str()), "{verb} in {names:?}");
    }
    insta::assert_snapshot!("page_of_the_program", pages[0].1);
    let cramp = pages.iter().find(|(name, _)| name == "supple-cramp.1").unwrap();
    insta::assert_snapshot!("page_of_cramp", cramp.1);
}

#[test]
fn completions_know_every_verb() {
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
        let script = completions(shell);
        for verb in verbs() {
            assert!(script.contains(&verb), "{verb} in {shell}");
        }
    }
}

#[test]
fn what_each_shell_reads() {
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish, Shell::PowerShell, Shell::Elvish] {
        insta::assert_snapshot!(format!("completions_of_{shell}"), completions(shell));
    }
}
