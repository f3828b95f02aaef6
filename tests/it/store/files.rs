//! Files and directories: what is not there is nothing, anything else that is wrong is told.

use std::fs;
use std::io::{ErrorKind, Read};
#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use supple::shell::store::files::{self, Appended};
use tempfile::TempDir;

/// A directory with a file in it; and a path that leads through that file.
fn place() -> (TempDir, PathBuf, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("2026.toml");
    fs::write(&file, "one\n").unwrap();
    let through = file.join("2027.toml");
    (dir, file, through)
}

#[test]
fn a_file_that_is_not_there_is_empty_and_a_path_through_a_file_is_an_error() {
    let (dir, file, through) = place();
    let missing = dir.path().join("2027.toml");
    let all = |path: &Path| {
        let mut text = String::new();
        files::source(path).read_to_string(&mut text).map(|_| text)
    };
    assert_eq!(files::read(&missing).unwrap().bytes, b"");
    assert_eq!(files::read_head(&missing, 10).unwrap(), b"");
    assert_eq!(all(&missing).unwrap(), "");
    assert_eq!(files::year_files(&missing).unwrap(), Vec::<String>::new());
    files::remove(&missing).unwrap();
    assert_eq!(files::read(&file).unwrap().bytes, b"one\n");
    assert_eq!(files::read_head(&file, 2).unwrap(), b"on");
    assert_eq!(all(&file).unwrap(), "one\n");
    for error in [
        files::read(&through).map(|_| ()),
        files::read_head(&through, 10).map(|_| ()),
        all(&through).map(|_| ()),
        files::year_files(&file).map(|_| ()),
        files::remove(&through),
        Appended::open(&through).map(|_| ()),
        files::make_dir(&through),
    ] {
        assert_eq!(error.unwrap_err().kind(), ErrorKind::NotADirectory);
    }
    assert!(files::remove(dir.path()).is_err());
}

#[test]
fn the_end_of_a_file_begins_with_a_whole_line() {
    let (_dir, file, through) = place();
    let text = "one\ntwo\nthree\n";
    fs::write(&file, text).unwrap();
    for (limit, end) in [(100, text), (14, text), (13, "two\nthree\n"), (10, "three\n"), (6, ""), (0, "")] {
        assert_eq!(String::from_utf8(files::read_end(&file, limit).unwrap()).unwrap(), end, "{limit}");
    }
    fs::write(&file, "no end").unwrap();
    assert_eq!(files::read_end(&file, 3).unwrap(), b"");
    assert!(files::read_end(&through, 3).is_err());
}

#[test]
fn a_directory_that_is_not_there_cannot_be_synced() {
    let (dir, ..) = place();
    let missing = dir.path().join("missing");
    files::sync_dir(dir.path()).unwrap();
    assert_eq!(files::sync_dir(&missing).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(files::sync_way(&missing).unwrap_err().kind(), ErrorKind::NotFound);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_itself_is_left_alone() {
    let (dir, ..) = place();
    let link = dir.path().join("loop");
    symlink(&link, &link).unwrap();
    assert!(files::replace(&link, b"two\n").is_err());
    assert!(files::make_dir(&link).is_err());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 2, "nothing else is left");
}

#[cfg(target_os = "linux")]
#[test]
fn a_directory_that_cannot_be_made_is_an_error_and_one_that_cannot_be_synced_is_none() {
    assert!(files::make_dir(Path::new("/proc/supple")).is_err());
    files::sync_dir(Path::new("/proc")).unwrap();
}

#[test]
fn what_is_moved_keeps_its_name_or_is_numbered_behind_it() {
    let (dir, file, _) = place();
    let to = dir.path().join("moved");
    let mut moved = Vec::new();
    for _ in 0..3 {
        fs::write(&file, "one\n").unwrap();
        moved.push(files::move_into(&file, &to).unwrap());
        assert!(!file.exists());
    }
    assert_eq!(moved, ["2026.toml", "2026-2.toml", "2026-3.toml"].map(|name| to.join(name)));
}

#[test]
fn a_file_that_grew_is_told_from_one_that_was_changed() {
    let (dir, file, _) = place();
    let mark = |path: &Path| files::mark(path.to_owned()).unwrap();
    let before = mark(&file);
    fs::write(&file, "one\ntwo\n").unwrap();
    assert!(mark(&file).is_grown(&before, 4));
    assert!(!mark(&file).is_grown(&before, 3));
    let other = dir.path().join("2027.toml");
    fs::write(&other, "one\ntwo\n").unwrap();
    assert!(!mark(&other).is_grown(&before, 4));
}

const HEADS: [&str; 2] = ["# carbon\n", "# book\n"];

/// Whether two files with these bytes behind their heads are twins that do not mention that id.
fn twins(carbon: &str, book: &str, id: &str) -> bool {
    twins_with([HEADS[0], HEADS[1]], carbon, book, id)
}

fn twins_with(heads: [&str; 2], carbon: &str, book: &str, id: &str) -> bool {
    let dir = tempfile::tempdir().unwrap();
    let paths = ["carbon", "book"].map(|name| dir.path().join(name));
    fs::write(&paths[0], heads[0].to_owned() + carbon).unwrap();
    fs::write(&paths[1], heads[1].to_owned() + book).unwrap();
    let [mut carbon, mut book] = paths.map(|path| Appended::unread(&path).unwrap());
    files::are_twins(&mut carbon, &mut book, HEADS, id).unwrap()
}

#[test]
fn twins_hold_the_same_behind_their_heads_to_the_end_of_a_line() {
    assert!(twins("", "", "") && twins("one\n", "one\n", ""));
    assert!(!twins("one\n", "two\n", ""));
    assert!(!twins("one\n", "one\ntwo\n", "") && !twins("one\ntwo\n", "one\n", ""));
    assert!(!twins("one\ntwo", "one\ntwo", ""), "the last line is not ended");
    assert!(!twins_with(["# other\n", HEADS[1]], "one\n", "one\n", ""));
    assert!(!twins_with([HEADS[0], "# other"], "one\n", "one\n", ""));
    assert!(!twins_with(["# other\n", "# other\n"], "one\n", "one\n", ""));
    // Longer than what is read at once, and longer still.
    for length in [32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, 100_000] {
        let line = "x".repeat(length - 1) + "\n";
        assert!(twins(&line, &line, "h4k9t2xm3q"), "{length}");
        assert!(!twins(&line, &(line.clone() + "y\n"), "h4k9t2xm3q"), "{length}");
        assert!(!twins(&line.replace('\n', "x"), &line.replace('\n', "x"), "h4k9t2xm3q"), "{length}");
    }
}

#[test]
fn twins_that_mention_the_id_are_none_wherever_it_stands() {
    let id = "h4k9t2xm3q";
    for before in [0, 1, 32 * 1024 - 11, 32 * 1024 - 10, 32 * 1024 - 9, 32 * 1024 - 1, 32 * 1024, 70_000] {
        let text = "x".repeat(before) + id + "\n";
        assert!(!twins(&text, &text, id), "{before}");
        assert!(twins(&text, &text, "m3qh4k9t2x"), "{before}");
        assert!(twins(&text, &text, ""), "{before}");
    }
}
