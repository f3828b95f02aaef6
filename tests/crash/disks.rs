//! A disk that is full and one that cannot be written, for real: a small file system of our own, mounted where only
//! the script of the test sees it.

use std::collections::BTreeMap;
use std::fs;

use crate::harness::{End, Home, Start, Verb, Writer, difference};

/// Runs a script in which `$HOME` is a file system of `size` with the files of the home; `supple` is the program. What
/// it leaves in `$HOME` is in the home afterwards. Returns the lines it prints.
fn on_disk_of(size: &str, home: &Home, script: &str) -> BTreeMap<String, String> {
    let place = home.home();
    let kept = home.beside("kept");
    let root = home.command("id").arg("-u").output().expect("id").stdout == b"0\n";
    let script = format!(
        r#"set -u
        fail() {{ echo "$1" >&2; exit 9; }}
        cp -a "$HOME" "$KEPT" || fail "no copy"
        mount -t tmpfs -o size={size},mode=700 none "$HOME" || fail "no mount"
        cp -a "$KEPT/." "$HOME" || fail "the disk is too small to begin with"
        supple() {{ "$PROGRAM" "$@"; }}
        {script}
        rm -rf "$KEPT" && cp -a "$HOME" "$KEPT" || fail "no copy"
        "#
    );
    let mut command = home.command("unshare");
    command.arg(if root { "-m" } else { "-rm" }).args(["sh", "-c", &script]);
    command.env("KEPT", &kept).env("PROGRAM", env!("CARGO_BIN_EXE_supple"));
    let output = command.output().expect("unshare, of the package util-linux");
    assert!(
        output.status.success(),
        "this test needs the right to mount (root, or user namespaces): {}",
        String::from_utf8_lossy(&output.stderr)
    );
    fs::remove_dir_all(&place).expect("the old home goes");
    fs::rename(&kept, &place).expect("the new home comes");
    let lines = String::from_utf8_lossy(&output.stdout).into_owned();
    let pair = |line: &str| line.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    lines.lines().filter_map(pair).collect()
}

#[test]
fn a_full_disk_refuses_and_a_freed_one_records() {
    for start in [Start::Fresh, Start::Steady, Start::BookBehind, Start::BookTorn] {
        let (home, mut known) = Home::at(Writer::Supple, start);
        let script = r#"
        cat /dev/zero >"$HOME/filler" 2>/dev/null
        echo x 2>/dev/null >"$HOME/probe"; [ -s "$HOME/probe" ] && fail "the disk is not full"
        n=0; refused=
        # What is left of the last pages of the files takes some lines more.
        while [ $n -lt 400 ]; do
            n=$((n + 1)); supple drink $n >/dev/null 2>"$KEPT/said"; code=$?
            if [ $code -ne 0 ]; then refused=$n; break; fi
        done
        echo "refused=$refused"; echo "code=$code"; echo "said=$(cat "$KEPT/said")"
        rm "$HOME/filler" "$HOME/probe"
        "#;
        let said = on_disk_of("128k", &home, script);
        let refused: u32 = said["refused"].parse().unwrap_or_else(|_| panic!("never refused: {said:?}"));
        assert_eq!(said["code"], "1", "{said:?}");
        assert!(
            said["said"].starts_with("supple: not recorded: ") && said["said"].contains("space"),
            "{said:?}"
        );
        let (lost, new) = difference(&known, &home.view());
        assert_eq!(lost, Vec::<String>::new());
        let amount = |line: &String| {
            line.rsplit("ml = ").next().and_then(|rest| rest.strip_suffix(" }")?.parse().ok())
        };
        let mut amounts: Vec<u32> = new.iter().filter_map(amount).collect();
        amounts.sort_unstable();
        assert_eq!(amounts, (1..refused).collect::<Vec<_>>(), "{start:?}");
        println!("full disk, {start:?}: {} recorded before it was full", amounts.len());
        known.extend(new);
        assert_eq!(home.faults(&known, Verb::Drink, End::Refused), Vec::<String>::new(), "{start:?}");
    }
}

#[test]
fn a_disk_that_cannot_be_written_refuses_and_still_shows() {
    for start in [Start::Fresh, Start::Steady, Start::BookBehind, Start::BookTorn] {
        let (home, known) = Home::at(Writer::Supple, start);
        let script = r#"
        mount -o remount,ro none "$HOME" || fail "no mount"
        echo x 2>/dev/null >"$HOME/probe" && fail "the disk can be written"
        supple drink 555 >/dev/null 2>"$KEPT/said"; echo "code=$?"; echo "said=$(cat "$KEPT/said")"
        supple log --from 2001-01-01 >"$KEPT/log" 2>&1; echo "log=$?"
        echo "tea=$(grep -c 'tea 300' "$KEPT/log")"
        mount -o remount,rw none "$HOME" || fail "no mount"
        "#;
        let said = on_disk_of("1m", &home, script);
        assert_eq!(said["code"], "1", "{said:?}");
        assert!(said["said"].contains("make the disk writable"), "{said:?}");
        assert_eq!(said["tea"], if start == Start::Fresh { "0" } else { "1" }, "{start:?}: {said:?}");
        assert_eq!(home.faults(&known, Verb::Drink, End::Refused), Vec::<String>::new(), "{start:?}");
    }
}
