//! Erasing a fact for good.

use std::fs;
#[cfg(unix)]
use std::os::unix::fs::{PermissionsExt, symlink};
use std::time::Duration;

use proptest::prelude::*;
use supple::domain::fact::{Draft, What};
use supple::shell::store::erase::{Erased, erase};

use super::{Home, at, cramp, ids};

const A: &str = "h4k9t2xm3q";

fn without(text: &str) -> Option<String> {
    match erase(text.as_bytes(), A) {
        Erased::Without(bytes) => Some(String::from_utf8(bytes).unwrap()),
        _ => None,
    }
}

#[test]
fn a_forgotten_fact_is_in_no_file_and_does_not_come_back() {
    let (home, facts) = Home::with(&[100]);
    let secret = home.add(&cramp("a secret")).fact;
    home.add(&Draft::new(at("2026-11-22 10:00:00+01:00"), What::Undo(secret.id.clone())));
    fs::write(home.dirs.data.join("2026 (1).toml"), home.book()).unwrap();
    let forgotten = home.store.forget(secret.id.as_str(), Duration::ZERO).unwrap().unwrap();
    assert_eq!(forgotten, secret);
    let copy = fs::read_to_string(home.dirs.data.join("2026 (1).toml")).unwrap();
    for text in [home.book(), home.carbon(), copy] {
        assert!(!text.contains("secret") && text.contains("undo = "), "{text}");
    }
    home.settle();
    assert_eq!(ids(&home.standing()), [facts[0].id.as_str()]);
    assert_eq!(home.load().problems.len(), 1, "the copy alone");
    let why = home.store.forget(secret.id.as_str(), Duration::ZERO).unwrap_err().reason;
    assert!(why.starts_with("nothing to forget: "), "{why}");
    let leftover =
        |dir| fs::read_dir(dir).unwrap().any(|e| e.unwrap().file_name().to_string_lossy().ends_with(".new"));
    assert!(!leftover(&home.dirs.data) && !leftover(&home.dirs.state));
}

#[cfg(unix)]
#[test]
fn a_linked_book_stays_a_link_and_a_mode_stays() {
    let (home, facts) = Home::with(&[100, 200]);
    let real = home.root.path().join("real.toml");
    fs::rename(home.book_path(), &real).unwrap();
    symlink(&real, home.book_path()).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    home.store.forget(facts[0].id.as_str(), Duration::ZERO).unwrap();
    assert!(fs::symlink_metadata(home.book_path()).unwrap().is_symlink());
    assert!(!fs::read_to_string(&real).unwrap().contains("ml = 100"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert_eq!(home.standing(), facts[1..]);
}

#[test]
fn two_lines_of_one_name_are_not_guessed_at() {
    let (home, facts) = Home::with(&[100]);
    home.save(home.book().clone() + &home.book().lines().last().unwrap().replace("100", "200") + "\n");
    let before = (home.book(), home.carbon());
    let why = home.store.forget(facts[0].id.as_str(), Duration::ZERO).unwrap_err().reason;
    assert!(why.contains("two lines of "), "{why}");
    assert_eq!((home.book(), home.carbon()), before);
}

#[test]
fn a_newer_journal_is_not_rewritten() {
    let (home, facts) = Home::with(&[100]);
    home.save(home.book().replace("schema = 1", "schema = 2"));
    let before = home.book();
    assert!(home.store.forget(facts[0].id.as_str(), Duration::ZERO).is_err());
    assert_eq!(home.book(), before);
}

#[test]
fn lines_that_give_or_strike_it_go_and_others_stay() {
    let fact = "at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = 1";
    let other = format!("soup-1 = {{ {fact}, note = \"not {A} = this\" }}");
    let text = format!(
        "[log]\r\n# {A} = {{ {fact} }}\r\n{A} = {{ {fact} }} # mine\r\n# {A} is fine\r\n{other}\r\n{A} = {{ at = 2026-13"
    );
    assert_eq!(without(&text).unwrap(), format!("[log]\r\n# {A} is fine\r\n{other}\r\n"));
    assert_eq!(without(&format!("\"{A}\" = {{ {fact} }}\n{other}")), Some(other.clone()));
    assert_eq!(erase(other.as_bytes(), A), Erased::Absent);
    assert_eq!(erase(b"", A), Erased::Absent);
}

#[test]
fn a_table_goes_whole_and_lines_behind_it_stay() {
    let table = |id: &str| format!("[log.{id}]\nat = 2026-11-22T09:12:05Z\ndrink = \"water\"\nml = 1\n");
    let line = "soup-1 = { at = 2026-11-22 09:12:05Z, drink = \"soup\", ml = 1 }\n";
    let text = table("one") + &table(A) + "# words\n" + line + &table("two");
    assert_eq!(without(&text).unwrap(), table("one") + "# words\n" + line + &table("two"));
    let tangled = format!("log = {{ {A} = {{ at = 2026-11-22T09:12:05Z, drink = \"water\", ml = 1 }} }}\n");
    assert_eq!(erase(tangled.as_bytes(), A), Erased::Tangled);
}

/// Each of the three signs that a cut went wrong is enough alone.
#[test]
fn what_cannot_be_cut_out_by_lines_is_left_as_it_is() {
    let fact = "at = 2026-11-22T09:12:05Z, drink = \"water\", ml = 1";
    let named = format!("# {A} = {{ {fact} }}\nlog = {{ {A} = {{ {fact} }} }}\n");
    assert_eq!(erase(named.as_bytes(), A), Erased::Tangled, "it would still stand in the line that is kept");
    let table = "at = 2026-11-22T09:12:05Z\ndrink = \"water\"\nml = 1\n";
    let others = format!("[log.{A}]\n{table}[log.{A}.soup-1]\n{table}");
    assert_eq!(erase(others.as_bytes(), A), Erased::Tangled, "another fact would go with it");
    let odd = format!("{A} = {{ {fact}, note = \"\"\"two\nlines\"\"\" }}\nsoup-1 = {{ {fact} }}\n");
    assert_eq!(erase(odd.as_bytes(), A), Erased::Tangled, "the rest of it would make no sense");
}

proptest! {
    #[test]
    fn erasing_only_takes_lines_out(
        lines in prop::collection::vec("(h4k9t2xm3q = |# h4k9t2xm3q = |a = )?[ -~é]{0,12}", 0..6)
    ) {
        let text = lines.join("\n");
        if let Some(kept) = without(&text) {
            let mut left = text.split_inclusive('\n');
            prop_assert!(kept.split_inclusive('\n').all(|line| left.any(|other| other == line)));
            prop_assert!(kept.lines().all(|line| !line.starts_with(A)), "{}", kept);
        }
    }
}
