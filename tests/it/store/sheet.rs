//! One file as text: what a line by itself says, and what a file says that somebody reformatted.

use proptest::prelude::*;
use supple::domain::fact::Id;
use supple::shell::store::mend::{self, BOOK_HEAD};
use supple::shell::store::sheet::{self, defines};

use super::{berlin, ids};

const ID: &str = "h4k9t2xm3q";
const FIELDS: &str = "at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = 250";

/// What cannot be read, each with the number of its line.
fn odd(text: &str) -> Vec<(usize, String)> {
    sheet::read(text, berlin).odd.iter().map(|odd| (odd.number, odd.text.to_owned())).collect()
}

#[test]
fn the_beginning_of_a_line_of_ours_is_still_being_written_and_anything_else_is_odd() {
    let line = format!("{ID} = {{ {FIELDS} }}");
    for length in 1..line.len() {
        let text = BOOK_HEAD.to_owned() + &line[..length];
        assert_eq!(odd(&text), [], "{text}");
        let ended = odd(&(text.clone() + "\n"));
        assert_eq!(ended, [(5, line[..length].trim().to_owned())], "{text}");
    }
    for other in ["h4k9t2xm3qq", "hhhhhhhhhh", "soup-1 = { at", "\"h4k9\"", "1234567890 = {", "h4k9 = { at"] {
        assert_eq!(odd(&(BOOK_HEAD.to_owned() + other)), [(5, other.to_owned())]);
    }
}

#[test]
fn a_name_is_defined_where_it_begins_a_line_or_a_header_and_ends_there() {
    let defined = |text: &str, id: &str| defines(text.as_bytes(), &Id::new(id));
    for text in [
        "soup = { at",
        "\n\tsoup= {",
        "a = 1\n\"soup\" = {",
        "'soup' = {",
        "[log.soup]",
        "[soup]",
        "log.soup.at = 1",
        "soup",
        "\u{feff}soup = {",
    ] {
        assert!(defined(text, "soup"), "{text}");
        assert!(defined(text, "soup#2"), "{text}");
    }
    for text in [
        "soup-1 = { at",
        "soup_1 = {",
        "soup1 = {",
        "soups = {",
        "a soup = {",
        "asoup = {",
        "[more.soup]",
        "# soup = {",
        "",
    ] {
        assert!(!defined(text, "soup"), "{text}");
    }
    assert!(!defined("a = {", ""));
}

#[test]
fn a_reformatted_file_keeps_what_was_struck_and_says_what_is_no_entry() {
    let entry = FIELDS.replace(", ", "\n");
    let text = format!("schema = 1\n# {ID} = {{ {FIELDS} }}\n[log.soup-1]\n{entry}\n");
    let sheet = sheet::read(&text, berlin);
    assert_eq!((sheet.struck.as_slice(), sheet.mingled), (&[ID][..], true));
    assert_eq!(ids(&sheet.entries.iter().map(|entry| entry.fact.clone()).collect::<Vec<_>>()), ["soup-1"]);
    assert_eq!(sheet.odd, []);

    let text = format!("schema = 1\ncount = 3\n[log]\nnumber = 5\n[log.soup-1]\n{entry}\n");
    let sheet = sheet::read(&text, berlin);
    let found: Vec<(usize, &str)> = sheet.odd.iter().map(|odd| (odd.number, odd.why.as_str())).collect();
    let why = "it is not of the form name = { at = ... }";
    assert_eq!(found, [(2, why), (4, why)]);
    assert_eq!(sheet.entries.len(), 1);
}

#[test]
fn tables_of_entries_may_have_any_name_and_an_entry_may_be_called_log() {
    let entry = FIELDS.replace(", ", "\n");
    let named = |text: &str| {
        let sheet = sheet::read(text, berlin);
        assert_eq!(sheet.odd, [], "{text}");
        sheet.entries.iter().map(|entry| entry.fact.id.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(named(&format!("[more.soup-1]\n{entry}\n[more.soup-2]\n{entry}\n")), ["soup-1", "soup-2"]);
    assert_eq!(named(&format!("[log]\n{entry}\n")), ["log"]);
    assert_eq!(named(&format!("[log]\n{entry}\nsoup-1 = {{ {FIELDS} }}\n")), ["soup-1", "log"]);
    let half = format!("[more]\nml = 250\n[more.soup-1]\n{entry}\n");
    assert_eq!(
        odd(&half),
        [(1, "[more]".to_owned())],
        "a table with a field of its own is an entry without a time"
    );
}

#[test]
fn only_a_line_or_a_comment_that_begins_with_the_name_keeps_a_line_from_coming_back() {
    let own = format!("{ID} = {{ {FIELDS} }}");
    let missing = |book: &str| !mend::missing(&own, &(BOOK_HEAD.to_owned() + book)).is_empty();
    for book in [
        own.clone() + "\n",
        format!("# {ID} = {{ at"),
        format!("#{ID} = gone\n"),
        format!("undo-1 = {{ at = 2026-11-22 10:00:00Z, undo = \"{ID}\" }}\n"),
        format!("[log.{ID}]\n"),
    ] {
        assert!(!missing(&book), "{book}");
    }
    for book in [
        String::new(),
        format!("# see {ID}\n"),
        format!("#{ID} was wrong\n"),
        format!("a-{ID} = {{ {FIELDS} }}\n"),
        format!("{ID}_2 = {{ {FIELDS} }}\n"),
        own[..40].to_owned(),
        own[..40].to_owned() + "\n",
        own.replace(" }", "") + "\n",
    ] {
        assert!(missing(&book), "{book}");
    }
}

proptest! {
    #[test]
    fn any_text_can_be_looked_through_for_a_name(text in "(soup|log\\.|[\\[\"'\\n =#a-]|é){0,12}") {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        let by_line = text.split('\n').any(|line| {
            let line = line.trim_start().trim_start_matches(['[', '"', '\'']);
            [line.strip_prefix("soup"), line.strip_prefix("log.soup")]
                .into_iter()
                .flatten()
                .any(|rest| !rest.starts_with(is_part))
        });
        prop_assert_eq!(defines(text.as_bytes(), &Id::new("soup")), by_line);
    }
}
