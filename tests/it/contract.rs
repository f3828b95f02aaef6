//! What is promised in writing: the README and the table of keys.

use supple::app::bound::{Keymap, Meaning};
use supple::app::keymap::{BINDINGS, Context, markdown};

#[test]
fn the_readme_holds_the_table_of_keys() {
    let readme = include_str!("../../README.md");
    let table = markdown();
    assert!(readme.contains(&table), "paste this table into README.md:\n\n{table}");
}

#[test]
fn no_key_means_two_things_in_one_place() {
    for row in BINDINGS {
        for key in row.keys {
            let meaning = Keymap::default().lookup(row.context, None, *key);
            assert_eq!(meaning, Meaning::Means(row.action), "{key} in {:?}", row.context);
        }
    }
}

#[test]
fn every_place_has_hints_and_help() {
    for context in [Context::Screens, Context::Session, Context::Form, Context::Help] {
        let hinted = BINDINGS.iter().any(|row| row.context == context && row.hint.is_some());
        assert!(hinted, "{context:?}");
    }
    assert!(BINDINGS.iter().all(|row| !row.help.is_empty()));
}

#[test]
fn the_readme_and_ci_run_the_same_tests() {
    let command = include_str!("../../.ci/run").lines().last().unwrap();
    assert!(
        command.starts_with("cargo fmt") && include_str!("../../README.md").contains(command),
        "{command}"
    );
}
