//! The layers of `src/architecture.md`, held by reading the sources.
#![expect(clippy::disallowed_methods, reason = "it reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// What each layer may name of ours.
const LAYERS: [(&str, &[&str]); 8] = [
    ("domain", &[]),
    ("content", &["domain"]),
    ("report", &["domain"]),
    ("app", &["domain"]),
    ("ui", &["app", "domain"]),
    ("config", &["app", "domain", "ui"]),
    ("cli", &["config", "domain", "report"]),
    ("shell", &["app", "cli", "config", "content", "domain", "report", "ui"]),
];

/// Where crates with a meaning of their own may be named.
const CRATES: [(&str, &[&str]); 14] = [
    ("clap", &["cli/", "main.rs", "shell/command.rs"]),
    ("crossterm", &["shell/"]),
    ("directories", &["shell/"]),
    ("futures_lite", &["shell/notify/", "shell/presence/"]),
    ("memchr", &["shell/store/"]),
    ("notify_rust", &["shell/notify/"]),
    ("ratatui", &["ui/", "shell/terminal.rs"]),
    ("rustix", &["shell/"]),
    ("serde", &["content/"]),
    ("signal_hook", &["shell/"]),
    ("terminput", &["shell/input.rs"]),
    ("toml", &["config/", "content/", "shell/store/"]),
    ("toml_writer", &["shell/store/"]),
    ("zbus", &["shell/notify/", "shell/presence/"]),
];

#[test]
fn each_layer_names_only_those_below() {
    for (file, text) in sources() {
        let Some((layer, allowed)) = LAYERS.iter().find(|(layer, _)| file.starts_with(&format!("{layer}/")))
        else {
            assert!(["lib.rs", "main.rs"].contains(&file.as_str()), "{file} belongs to no layer");
            continue;
        };
        for named in names_after(&text, "crate::") {
            let known = LAYERS.iter().any(|(layer, _)| *layer == named);
            let fine = named == *layer || allowed.contains(&named.as_str());
            assert!(!known || fine, "{file} is of {layer} and names {named}");
        }
    }
}

#[test]
fn crates_stay_in_their_rooms() {
    for (file, text) in sources() {
        for (name, rooms) in CRATES {
            let named = text.lines().any(|line| {
                let code = line.split("//").next().unwrap_or_default();
                code.match_indices(&format!("{name}::")).any(|(at, _)| {
                    !code[..at]
                        .ends_with(|before: char| before.is_alphanumeric() || before == '_' || before == ':')
                })
            });
            assert!(!named || rooms.iter().any(|room| file.starts_with(room)), "{file} names {name}");
        }
    }
}

#[test]
fn every_file_says_what_it_owns() {
    for (file, text) in sources() {
        assert!(text.starts_with("//!") || file == "lib.rs", "{file} does not open with //!");
    }
}

#[test]
fn the_top_level_is_as_agreed() {
    let agreed = [
        "CHANGELOG.md",
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "assets",
        "config.example.toml",
        "src",
        "tests",
    ];
    let mut found: Vec<String> = fs::read_dir(env!("CARGO_MANIFEST_DIR"))
        .expect("the repository")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    found.sort();
    assert_eq!(found, agreed);
}

/// Every source file with its path below `src`.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 30, "the sources are found");
    let relative =
        |file: &PathBuf| file.strip_prefix(&root).expect("below src").to_string_lossy().into_owned();
    files.iter().map(|file| (relative(file), fs::read_to_string(file).expect("a source file"))).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn names_after(text: &str, prefix: &str) -> Vec<String> {
    let name = |at: usize| {
        text[at + prefix.len()..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
    };
    text.match_indices(prefix).map(|(at, _)| name(at)).collect()
}
