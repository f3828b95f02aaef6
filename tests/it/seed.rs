//! Everything of the article this program grew from is in the program: each of its 148 claims has a home.

use std::collections::HashMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Seed {
    row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    number: usize,
    claim: String,
    /// A file, and a phrase to find there.
    homes: Vec<(String, String)>,
}

fn seed() -> Seed {
    toml::from_str(include_str!("../fixtures/seed.toml")).unwrap()
}

/// The files as one line each: where a line is broken says nothing.
#[derive(Default)]
struct Files(HashMap<String, String>);

impl Files {
    fn has(&mut self, file: &str, phrase: &str) -> bool {
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let text = self.0.entry(file.to_owned()).or_insert_with(|| {
            let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
            words(&std::fs::read_to_string(path).unwrap_or_default())
        });
        !phrase.trim().is_empty() && text.contains(&words(phrase))
    }
}

#[test]
fn every_claim_of_the_article_has_a_home() {
    let mut files = Files::default();
    let rows = seed().row;
    let numbers: Vec<usize> = rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=148).collect::<Vec<_>>(), "each row once, in order");
    let mut missing = Vec::new();
    for Row { number, claim, homes } in &rows {
        assert!(!homes.is_empty() && !claim.is_empty(), "row {number}");
        let gone = homes.iter().filter(|(file, phrase)| !files.has(file, phrase));
        missing.extend(gone.map(|(file, phrase)| format!("row {number} ({claim}): \"{phrase}\" in {file}")));
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}
