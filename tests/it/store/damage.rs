//! Cuts, stale editors, lost files: what was recorded stays in view and comes back to the book.

use std::fs;
use std::time::Duration;

use proptest::prelude::*;
use supple::domain::fact::Fact;
use supple::shell::store::Followed;
use supple::shell::store::id;
use supple::shell::store::mend::{self, BOOK_HEAD};

use super::{Home, cramp, epoch, ids, sorted, water};

#[test]
fn every_cut_of_the_carbon_reads_as_a_prefix_and_the_next_add_works() {
    let home = Home::new();
    let facts = [home.add(&water(250)).fact, home.add(&cramp("Krämpfe } = {")).fact];
    let whole = fs::read(home.dirs.carbon(2026)).unwrap();
    for cut in 0..=whole.len() {
        fs::remove_file(home.book_path()).unwrap();
        fs::write(home.dirs.carbon(2026), &whole[..cut]).unwrap();
        let left = home.standing_in_order();
        assert_eq!(left, facts[..left.len()], "cut at {cut}");
        let added = home.add(&water(300)).fact;
        let expected: Vec<Fact> = left.into_iter().chain([added]).collect();
        assert_eq!(home.standing_in_order(), expected, "cut at {cut}");
        assert!(home.book().parse::<toml::Table>().is_ok(), "cut at {cut}: {}", home.book());
    }
}

#[test]
fn every_cut_of_the_book_loses_nothing_and_the_next_add_mends_it() {
    let home = Home::new();
    let facts = [home.add(&water(250)).fact, home.add(&cramp("Krämpfe } = {")).fact];
    let (book, carbon) = (fs::read(home.book_path()).unwrap(), fs::read(home.dirs.carbon(2026)).unwrap());
    let zeros = vec![0; 4096];
    for (cut, tail) in (0..=book.len()).flat_map(|cut| [(cut, &zeros[..0]), (cut, &zeros[..])]) {
        fs::write(home.dirs.carbon(2026), &carbon).unwrap();
        home.save([&book[..cut], tail].concat());
        assert_eq!(home.standing_in_order(), facts, "cut at {cut}");
        let added = home.add(&water(300)).fact;
        assert_eq!(home.standing().len(), 3, "cut at {cut}");
        let text = home.book();
        assert!(text.parse::<toml::Table>().is_ok(), "cut at {cut}: {text}");
        for fact in facts.iter().chain([&added]) {
            assert_eq!(text.matches(fact.id.as_str()).count(), 1, "cut at {cut}: {text}");
        }
        assert_eq!(home.load().problems, Vec::<String>::new());
    }
}

#[test]
fn zeros_behind_the_carbon_do_not_swallow_the_next_line() {
    let (home, facts) = Home::with(&[100]);
    fs::write(home.dirs.carbon(2026), [home.carbon().as_bytes(), &[0; 512]].concat()).unwrap();
    fs::remove_file(home.book_path()).unwrap();
    let added = home.add(&water(200)).fact;
    fs::remove_file(home.book_path()).unwrap();
    assert_eq!(home.standing_in_order(), [facts[0].clone(), added]);
}

/// Writes what this device recorded, and a book.
fn written(home: &Home, carbon: &str, book: &str) {
    fs::create_dir_all(&home.dirs.data).unwrap();
    fs::create_dir_all(&home.dirs.state).unwrap();
    fs::write(home.dirs.carbon(2026), format!("{}{carbon}", mend::CARBON_HEAD)).unwrap();
    fs::write(home.book_path(), format!("{}{book}", mend::BOOK_HEAD)).unwrap();
    fs::write(home.dirs.state.join("lock"), "").unwrap();
}

#[test]
fn a_long_book_that_lost_its_last_line_has_it_back() {
    let lines: String = (0..1_000)
        .map(|n| {
            format!("h4k9t2{n:04} = {{ at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = 250 }}\n")
        })
        .collect();
    let cut = lines.trim_end().rfind('\n').unwrap() + 1;
    let home = Home::new();
    written(&home, &lines, &lines[..cut]);
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(60);
    assert_eq!(home.settle_at(later).restored, 1);
    assert_eq!(home.book(), format!("{}{lines}", mend::BOOK_HEAD));
}

#[test]
fn a_fact_behind_a_line_that_is_open_in_both_files_begins_anew() {
    let open = "h4k9t2xm3q = { at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = 250 }";
    let home = Home::new();
    written(&home, open, open);
    home.add(&water(300));
    assert_eq!(home.standing().len(), 2, "{}", home.book());
    assert!(home.carbon().contains(&format!("{open}\n")), "{}", home.carbon());
}

#[test]
fn a_line_lost_to_a_stale_save_in_place_comes_back() {
    let (home, facts) = Home::with(&[100]);
    let stale = home.book();
    let lost = home.add(&water(200)).fact;
    home.save(stale + "# my comment\n");
    assert_eq!(home.standing(), sorted(vec![facts[0].clone(), lost.clone()]));
    let settled = home.settle();
    assert_eq!(settled.news, ["restored 1 entry that had vanished from 2026.toml (# drops it)"]);
    assert!(home.book().contains("# my comment\n") && home.book().contains(lost.id.as_str()));
    assert_eq!(home.settle(), supple::shell::store::Settled::default());
}

#[test]
fn a_line_lost_to_a_save_that_renames_comes_back() {
    let (home, _) = Home::with(&[100]);
    let stale = home.book();
    let lost = home.add(&water(200)).fact;
    let temporary = home.dirs.data.join(".2026.toml.swp");
    fs::write(&temporary, stale).unwrap();
    fs::rename(temporary, home.book_path()).unwrap();
    assert_eq!(home.settle().restored, 1);
    assert!(home.book().contains(lost.id.as_str()));
}

#[test]
fn a_book_that_is_not_at_rest_is_left_alone() {
    let (home, facts) = Home::with(&[100]);
    home.save(BOOK_HEAD);
    home.touch(epoch());
    let soon = home.settle_at(epoch() + Duration::from_millis(2_999));
    assert!(soon.waiting && soon.restored == 0);
    let added = home.store.add(&water(200), epoch() + Duration::from_secs(1), Duration::ZERO).unwrap();
    assert_eq!(added.warning, None);
    assert_eq!(home.book(), BOOK_HEAD);
    assert_eq!(home.standing(), sorted(vec![facts[0].clone(), added.fact]));
    assert_eq!(home.settle_at(epoch() + Duration::from_secs(3)).restored, 2);
}

#[test]
fn a_book_at_rest_is_not_needed_for_a_new_line_alone() {
    let (home, _) = Home::with(&[100]);
    home.touch(epoch());
    let added = home.add(&water(200)).fact;
    assert!(home.book().contains(added.id.as_str()));
}

#[test]
fn a_deleted_line_or_book_comes_back_and_a_struck_line_stays_dropped() {
    let (home, facts) = Home::with(&[100, 200, 300]);
    let line =
        |fact: &Fact| home.book().lines().find(|line| line.starts_with(fact.id.as_str())).unwrap().to_owned();
    let deleted = home.book().replace(&(line(&facts[0]) + "\n"), "");
    let struck = deleted.replace(&line(&facts[1]), &format!("# {}", line(&facts[1])));
    home.save(struck);
    let left = sorted(vec![facts[0].clone(), facts[2].clone()]);
    assert_eq!(home.standing(), left);
    assert_eq!(home.settle().restored, 1);
    assert_eq!(home.standing(), left);
    home.add(&water(400));
    assert_eq!(home.standing().len(), 3);
    fs::remove_dir_all(&home.dirs.data).unwrap();
    assert_eq!(home.settle().restored, 4);
    assert_eq!(home.standing().len(), 4);
}

#[test]
fn prose_that_names_an_id_drops_nothing() {
    let (home, facts) = Home::with(&[100]);
    home.save(format!("{BOOK_HEAD}# see {} = that one\n", facts[0].id));
    assert_eq!(home.standing(), facts);
    assert_eq!(home.settle().restored, 1);
}

#[test]
fn a_changed_value_is_kept_and_a_garbled_line_gives_way_to_the_record() {
    let (home, facts) = Home::with(&[100, 200, 300]);
    let text = home.book().replace("ml = 100", "ml = 150").replace("ml = 200", "ml = -3");
    home.save(text.replace("drink = \"water\", ml = 300", "dnk = \"water\", ml = 300"));
    let before = home.book();
    let seen = home.load();
    let amounts: Vec<String> = seen.journal.standing().map(|fact| fact.what.to_string()).collect();
    assert_eq!(sorted_text(amounts), ["water 150 ml", "water 200 ml", "water 300 ml"]);
    assert_eq!(seen.problems.len(), 1);
    let start =
        "2026.toml line 6 cannot be read (ml = -3 is outside 1 to 5,000); what was recorded is shown: ";
    assert!(seen.problems[0].starts_with(&format!("{start}{}", facts[1].id)), "{:?}", seen.problems);
    assert_eq!(home.settle().restored, 0);
    assert_eq!(home.book(), before);
}

#[test]
fn reformatted_books_are_read_whole() {
    let (home, facts) = Home::with(&[100, 200]);
    let [one, two] = [&facts[0].id, &facts[1].id];
    let at = "at = 2026-11-22T09:12:05+01:00";
    let forms = [
        format!(
            "schema = 1\n[log.{one}]\n{at}\ndrink = \"water\"\nml = 100\n[log.{two}]\n{at}\ndrink = \"water\"\nml = 200\n"
        ),
        format!(
            "schema = 1\n[log]\n{one} = {{\n  {at},\n  drink = \"water\",\n  ml = 100,\n}}\n{two} = {{\n  {at},\n  drink = \"water\",\n  ml = 200,\n}}\n"
        ),
        format!(
            "schema = 1\n[log]\n{one}.{at}\n{one}.drink = \"water\"\n{one}.ml = 100\n\"{two}\" = {{{at},drink='water',ml=200}}\n"
        ),
    ];
    for form in forms {
        home.save(&form);
        assert_eq!(home.standing(), sorted(facts.clone()), "{form}");
        assert_eq!(home.load().problems, Vec::<String>::new(), "{form}");
        assert_eq!(home.settle().restored, 0, "{form}");
        assert_eq!(home.book(), form);
    }
    home.save(format!("schema = 1\n[log.{one}]\n{at}\ndrink = \"water\"\nml = 100\n[log.{two}]\n{at}\ndrink = \"water\"\nml = 200\n"));
    home.add(&water(300));
    assert_eq!(home.standing().len(), 3);
    assert_eq!(home.load().problems, Vec::<String>::new());
}

#[test]
fn carriage_returns_marks_and_open_ends_do_no_harm() {
    let (home, facts) = Home::with(&[100]);
    home.save(format!("\u{feff}{}", home.book().trim_end().replace('\n', "\r\n")));
    assert_eq!(home.standing(), facts);
    let added = home.add(&water(200)).fact;
    assert_eq!(home.standing(), sorted(vec![facts[0].clone(), added]));
    assert_eq!(home.load().problems, Vec::<String>::new());
    assert_eq!(home.book().lines().count(), 6);
}

#[test]
fn odd_lines_are_reported_with_their_number_and_shown_without_control_characters() {
    let (home, _) = Home::with(&[100]);
    home.save(format!("{}<<<<<<< \u{1b}[31mHEAD\n{}", home.book(), "junk\n".repeat(40)));
    let problems = home.load().problems;
    assert_eq!(problems.len(), 21);
    assert!(problems[0].starts_with("2026.toml line 6 cannot be read ("), "{problems:?}");
    assert!(problems[0].ends_with(": <<<<<<< [31mHEAD"), "{problems:?}");
    assert_eq!(problems[20], "2026.toml: 21 more lines cannot be read");
    assert_eq!(home.standing().len(), 1);
}

#[test]
fn what_damage_left_of_the_carbon_is_not_put_back_again_and_again() {
    let (home, _) = Home::with(&[100]);
    let own = home.carbon().lines().last().unwrap().to_owned();
    fs::write(
        home.dirs.carbon(2026),
        format!("{}m2z7schema = 1\nx0n80v6sn9 = {{ at = 2 }} \n{own} \n", home.carbon()),
    )
    .unwrap();
    assert_eq!(home.settle().restored, 1);
    let once = home.book();
    assert_eq!(home.settle().restored, 0);
    assert_eq!(home.book(), once);
}

#[test]
fn a_line_recorded_twice_is_put_back_once_and_hides_nothing_of_a_reformatted_book() {
    let (home, facts) = Home::with(&[100]);
    let own = home.carbon().lines().last().unwrap().to_owned();
    fs::write(home.dirs.carbon(2026), format!("{}{own}\n", home.carbon())).unwrap();
    home.save("schema = 1\n[log.walk]\nat = 2026-11-22T09:12:05+01:00\nbreak = \"snoozed\"\nmins = 10\n");
    assert_eq!(home.settle().restored, 1);
    let ids: Vec<String> = home.standing().iter().map(|fact| fact.id.to_string()).collect();
    assert_eq!(sorted_text(ids), sorted_text(vec!["walk".to_owned(), facts[0].id.to_string()]));
}

/// What can happen to a book, on its lines.
#[derive(Debug, Clone)]
pub(super) enum Blow {
    Cut(prop::sample::Index),
    Delete(prop::sample::Index),
    Double(prop::sample::Index),
    Swap(prop::sample::Index, prop::sample::Index),
    Overwrite(prop::sample::Index, Vec<u8>),
    Insert(prop::sample::Index, Vec<u8>),
    Join(prop::sample::Index),
}

pub(super) fn blow() -> impl Strategy<Value = Blow> {
    let index = any::<prop::sample::Index>;
    let bytes = || prop::collection::vec(prop_oneof![any::<u8>(), Just(b'\n'), Just(b'#'), Just(b'}')], 1..9);
    prop_oneof![
        index().prop_map(Blow::Cut),
        index().prop_map(Blow::Delete),
        index().prop_map(Blow::Double),
        (index(), index()).prop_map(|(one, other)| Blow::Swap(one, other)),
        (index(), bytes()).prop_map(|(at, bytes)| Blow::Overwrite(at, bytes)),
        (index(), bytes()).prop_map(|(at, bytes)| Blow::Insert(at, bytes)),
        index().prop_map(Blow::Join),
    ]
}

pub(super) fn strike(book: Vec<u8>, blow: &Blow) -> Vec<u8> {
    let mut lines: Vec<Vec<u8>> = book.split_inclusive(|b| *b == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() {
        return book;
    }
    let mut book = book;
    match blow {
        Blow::Cut(at) => book.truncate(at.index(book.len())),
        Blow::Overwrite(at, bytes) => {
            let start = at.index(book.len());
            let end = (start + bytes.len()).min(book.len());
            book.splice(start..end, bytes.iter().copied()).for_each(drop);
        }
        Blow::Insert(at, bytes) => {
            let start = at.index(book.len());
            book.splice(start..start, bytes.iter().copied()).for_each(drop);
        }
        Blow::Delete(at) => drop(lines.remove(at.index(lines.len()))),
        Blow::Double(at) => {
            let line = lines[at.index(lines.len())].clone();
            lines.push(line);
        }
        Blow::Swap(one, other) => {
            let (one, other) = (one.index(lines.len()), other.index(lines.len()));
            lines.swap(one, other);
        }
        Blow::Join(at) => {
            let place = at.index(lines.len());
            lines[place].pop();
        }
    }
    if matches!(blow, Blow::Cut(_) | Blow::Overwrite(..) | Blow::Insert(..)) { book } else { lines.concat() }
}

const CARBON: &str = r#"# carbon
schema = 1

[log]
h4k9t2xm3q = { at = 2026-11-21 22:05:31+01:00, drink = "water", ml = 250 }
c81vq0dn5t = { at = 2026-11-22 03:41:10+01:00, cramp = "left calf", pain = 7, secs = 95, note = "Krämpfe } # { \"18 km\"" }
m2z7w5ka0e = { at = 2026-11-22 09:12:05+01:00, drink = "tea", ml = 330 }
e3g0v6sn9a = { at = 2026-11-22 14:20:00+01:00, undo = "m2z7w5ka0e" }
b7w2k8mz4d = { at = 2026-11-22 13:02:30+01:00, break = "skipped" }
"#;

#[test]
fn a_cut_line_mentions_nothing_even_with_more_behind_it() {
    let absent = |line: &str| {
        let book = format!("{BOOK_HEAD}{line}");
        mend::missing(CARBON, &book).into_iter().filter_map(id::leading).collect::<Vec<_>>()
    };
    let all = absent("");
    assert_eq!(all.len(), 5);
    let mangled_without_brace = "h4k9t2xm3q = { at = 2026-11-21 22:06:31+01:00, undo = \"m2z7w5ka0e\"\n";
    assert_eq!(absent(mangled_without_brace), all);
    let note = "c81vq0dn5t = { at = 2026-11-22 03:41:10+01:00, cramp = \"left calf\", pain = 7, secs = 95, note = \"Krämpfe }";
    assert_eq!(absent(&format!("{note}\n")), all);
    let of_another_device = "x0n8s4gy7c = { at = 2026-11-22 14:20:00+01:00, undo = \"h4k9t2xm3q\" }";
    assert_eq!(absent(of_another_device.trim_end_matches(" }")), all);
    assert_eq!(absent(of_another_device).len(), 4);
}

fn view(book: &str) -> Vec<Fact> {
    use supple::shell::store::{sheet, union};
    let files = union::Files {
        books: vec![sheet::read(book, super::berlin)],
        copies: Vec::new(),
        carbons: vec![CARBON],
    };
    union::facts(files, super::berlin)
}

fn patched(mut book: Vec<u8>) -> Vec<u8> {
    let text = String::from_utf8_lossy(&book).into_owned();
    let missing = mend::unknown(mend::missing(CARBON, &text), &text);
    if !missing.is_empty() {
        book.extend(mend::patch(&book, &missing));
    }
    book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_damage_loses_what_was_recorded(blows in prop::collection::vec(blow(), 0..5)) {
        let lines = CARBON.split_once("[log]\n").unwrap().1;
        let book = blows.iter().fold(format!("{BOOK_HEAD}{lines}").into_bytes(), strike);
        let before = String::from_utf8_lossy(&book).into_owned();
        let seen = view(&before);
        let struck: Vec<&str> = before.lines().filter_map(|line| supple::shell::store::sheet::struck(line.trim())).collect();
        for (id, _) in mend::recorded(CARBON) {
            prop_assert!(ids(&seen).contains(&id) || struck.contains(&id), "{id} is gone from {before}");
        }

        let once = patched(book.clone());
        let twice = patched(once.clone());
        prop_assert!(once.starts_with(&book) && twice.starts_with(&once));
        let settled = String::from_utf8_lossy(&twice).into_owned();
        prop_assert!(mend::unknown(mend::missing(CARBON, &settled), &settled).is_empty(), "{settled}");
        prop_assert_eq!(&patched(twice.clone()), &twice);
        let after = view(&settled);
        for fact in &seen {
            prop_assert!(ids(&after).contains(&fact.id.as_str()), "{} is gone from {settled}", fact.id);
        }
    }

    #[test]
    fn any_bytes_make_a_book(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let seen = view(&String::from_utf8_lossy(&bytes));
        prop_assert!(mend::recorded(CARBON).all(|(id, _)| ids(&seen).contains(&id)));
        prop_assert!(id::is_id("h4k9t2xm3q"));
    }
}

fn sorted_text(mut texts: Vec<String>) -> Vec<String> {
    texts.sort();
    texts
}

impl Home {
    fn standing_in_order(&self) -> Vec<Fact> {
        // Ties in time fall to the random id, so the order of recording is asked for by the file.
        let loaded = self.load();
        let carbon = String::from_utf8_lossy(&fs::read(self.dirs.carbon(2026)).unwrap()).into_owned();
        let mut facts: Vec<Fact> = loaded.journal.standing().cloned().collect();
        facts.sort_by_key(|fact| carbon.find(fact.id.as_str()));
        facts
    }
}

#[test]
fn a_line_set_aside_keeps_every_byte_and_never_strikes_a_fact() {
    let (home, facts) = Home::with(&[100, 200]);
    let line = home.book().lines().find(|line| line.starts_with(facts[1].id.as_str())).unwrap().to_owned();
    let broken = home.book().replace(&line, &line.replace(" }", ""));
    home.save(broken.clone());
    let mut followed = Followed::new(home.store.clone());
    let loaded = followed.load(water(1).at.date_naive());
    assert_eq!(loaded.damage.len(), 1, "{:?}", loaded.problems);
    assert!(loaded.damage[0].recorded);
    followed.set_aside(&loaded.damage[0], Duration::from_secs(5)).unwrap();
    let bad = &loaded.damage[0].raw;
    assert_eq!(home.book(), broken.replace(bad.as_str(), &format!("# set aside: {bad}")));
    home.settle();
    let loaded = followed.load(water(1).at.date_naive());
    assert_eq!((loaded.damage.len(), loaded.journal.standing().count()), (0, 2), "{}", home.book());
}

#[test]
fn an_odd_line_of_others_is_not_said_to_be_recorded() {
    let (home, _) = Home::with(&[100]);
    let others = "m3qh4k9t2x = { at = 2026-13-22 09:12:05+01:00, drink = \"water\", ml = 250 }\n";
    home.save(home.book() + others);
    let loaded = home.load();
    assert_eq!(loaded.damage.len(), 1);
    assert!(!loaded.damage[0].recorded, "{:?}", loaded.damage);
    assert!(!loaded.problems[0].contains("what was recorded is shown"), "{:?}", loaded.problems);
}

#[test]
fn what_was_recorded_whole_and_cannot_be_read_is_told_unless_the_book_gives_it() {
    let line = "h4k9t2xm3q = { at = 2026-11-22 09:12:05+01:00, drink = \"water\", ml = 250 }\n";
    let odd = line.replace("2026-11", "2026-13");
    let told = |carbon: &str, book: &str| {
        let home = Home::new();
        written(&home, carbon, book);
        home.load().problems
    };
    let problems = told(&odd, "");
    assert_eq!(problems.len(), 1);
    assert!(
        problems[0].starts_with("what this device recorded as h4k9t2xm3q cannot be read ("),
        "{problems:?}"
    );
    assert_eq!(told(&odd, line), [""; 0]);
    assert_eq!(
        told(odd.trim_end().strip_suffix('}').unwrap(), ""),
        [""; 0],
        "it was cut while it was written"
    );
    assert_eq!(told(line, ""), [""; 0]);
}

#[test]
fn a_line_that_changed_meanwhile_is_not_set_aside() {
    use supple::shell::store::aside::aside;
    let bytes = b"one\ntwo\nsame\nsame\n";
    assert_eq!(aside(bytes, 2, "two").unwrap(), b"one\n# set aside: two\nsame\nsame\n");
    assert_eq!(aside(bytes, 9, "two").unwrap(), b"one\n# set aside: two\nsame\nsame\n", "it moved");
    assert_eq!(aside(bytes, 1, "three"), None);
    assert_eq!(aside(bytes, 1, "same"), None, "one of two: which?");
    assert_eq!(aside(bytes, 4, "same").unwrap(), b"one\ntwo\nsame\n# set aside: same\n");
    assert_eq!(aside(b"", 0, "x"), None);
}
