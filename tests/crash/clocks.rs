//! Owners of the lock that died, and clocks that were set back.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::{Duration, SystemTime};

use crate::harness::{End, Home, OLD, Start, Verb, Writer, difference};
use crate::trace::{Boundary, boundaries, killed, strace};

#[test]
fn the_lock_of_a_dead_owner_is_free_at_once() {
    let (home, known) = Home::at(Writer::Supple, Start::Steady);
    let lock = home.dirs.state.join("lock");
    let mut command = home.command("sh");
    command.args(["-c", "exec 9>\"$1\"; flock 9 || exit 1; echo held; read never", "sh"]).arg(&lock);
    let mut owner =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("sh, and flock of util-linux");
    let mut said = String::new();
    BufReader::new(owner.stdout.take().expect("its words")).read_line(&mut said).expect("a line");
    assert_eq!(said, "held\n");
    let settled = home.store().settle(crate::harness::today(), SystemTime::UNIX_EPOCH, Duration::ZERO);
    assert!(settled.expect("nothing is wrong").waiting, "the lock is held");
    owner.kill().expect("SIGKILL");
    owner.wait().expect("its end");
    let list = home.beside("list");
    let options = ["-o", list.to_str().expect("a plain path"), "-e", "trace=flock,clock_nanosleep,nanosleep"];
    let output = strace(&home, &options, Verb::Drink.words());
    let calls = fs::read_to_string(list).expect("what strace saw");
    let calls: Vec<_> = calls.lines().filter(|line| line.contains('(')).collect();
    assert!(calls.len() == 1 && calls[0].contains("flock(") && calls[0].ends_with("= 0"), "{calls:?}");
    assert_eq!(home.faults(&known, Verb::Drink, End::of(&output)), Vec::<String>::new());
}

#[test]
fn a_command_killed_with_the_lock_in_its_hands_leaves_it_free() {
    let (home, known) = Home::at(Writer::Supple, Start::Steady);
    let calls = boundaries(&home, &["status"]);
    assert!(calls.iter().all(|call| call.name != "flock"), "looking takes no lock");
    let sync = Boundary { name: "fdatasync".into(), nth: 1, text: String::new() };
    assert_eq!(killed(&home, &sync, Verb::Drink.words()), Ok(End::Killed));
    assert_eq!(home.faults(&known, Verb::Drink, End::Killed), Vec::<String>::new());
}

#[test]
fn a_clock_that_is_set_back_costs_nothing() {
    let (home, known) = Home::at(Writer::Supple, Start::Steady);
    let times = [
        ("2001-03-02T09:00:00+00:00 1000", "100"),
        ("2001-03-01T09:00:00+00:00 500", "200"),
        ("2001-03-01T09:00:00+00:00 500", "300"),
        ("2001-01-01T00:30:00+00:00 0", "400"),
        ("2000-12-31T23:59:59+00:00 0", "500"),
        ("2001-03-02T09:00:00+00:00 1000", "600"),
    ];
    for (time, amount) in times {
        fs::write(home.beside("clock"), time).expect("a clock");
        let output = home.supple(&["drink", amount]);
        assert_eq!(End::of(&output), End::Recorded, "{time}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let (lost, new) = difference(&known, &home.view());
    assert_eq!(lost, Vec::<String>::new());
    assert_eq!(new.len(), times.len());
    for (_, amount) in times {
        assert_eq!(
            new.iter().filter(|line| line.ends_with(&format!("ml = {amount} }}"))).count(),
            1,
            "{amount}"
        );
    }
    assert!(home.view().contains(&OLD[0].to_owned()));
    let known: Vec<String> = home.view().into_iter().filter(|line| !line.contains("at = 2000")).collect();
    let output = home.supple(&["undo"]);
    assert_eq!(End::of(&output), End::Recorded);
    let (lost, _) = difference(&known, &home.view());
    assert!(lost.len() == 1 && lost[0].ends_with("ml = 600 }"), "{lost:?}");
}
