//! The completion scripts, loaded and asked in the shells they are for.

use std::path::Path;
use std::process::Command;

use crate::support::Start;

const PROGRAM: &str = env!("CARGO_BIN_EXE_supple");

/// What that shell prints after a script with the program in its search path.
fn said(shell: &str, words: &[&str]) -> String {
    let home = tempfile::tempdir().expect("a home");
    let folder = Path::new(PROGRAM).parent().expect("a folder").display().to_string();
    let mut command = Command::new(shell);
    command.args(words).env_clear().env("HOME", home.path()).env("PATH", format!("{folder}:/usr/bin:/bin"));
    let output = command.output().unwrap_or_else(|error| panic!("{shell} is installed by .ci/run: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && errors.is_empty(), "{shell}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn bash_completes_verbs_and_options() {
    let ask = |words: &str, count: usize| {
        let last = words.rsplit(' ').next().unwrap_or_default();
        let script = format!(
            "source <(supple completions bash); COMP_WORDS=({words}); COMP_CWORD={count}; \
             _supple supple '{last}' supple; printf '%s ' \"${{COMPREPLY[@]}}\""
        );
        said("bash", &["--norc", "-c", &script])
    };
    assert_eq!(ask("supple dri", 1).trim(), "drink");
    assert!(ask("supple cramp --int", 2).contains("--intensity"));
}

#[test]
fn fish_completes_verbs_with_their_words() {
    let script =
        "supple completions fish | source; complete -C 'supple und'; complete -C 'supple status --fo'";
    let answer = said("fish", &["--no-config", "-c", script]);
    assert!(answer.contains("undo\tTake back what was logged last"), "{answer}");
    assert!(answer.contains("--follow") && answer.contains("--format"), "{answer}");
}

#[test]
fn zsh_completes_a_verb_at_the_prompt() {
    let folder = Path::new(PROGRAM).parent().expect("a folder").display().to_string();
    let script = format!(
        "export PATH={folder}:$PATH; autoload -U compinit; compinit -u -D; source <(supple completions zsh); PS1='ready> '\n"
    );
    let mut shell = Start::terminal_program(&["/usr/bin/zsh", "-f", "-i"]).file("rc", &script).run();
    shell.send(b"source ~/rc\n");
    shell.wait_for("prompt", |screen| screen.contents().contains("ready>"));
    shell.send(b"supple selft\t");
    shell.wait_for("verb", |screen| screen.contents().contains("supple selftest"));
}
