//! The bars, one after the other.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use chrono::{Local, Offset};
use supple::shell::store::{Dirs, state_dir_for};
use tempfile::TempDir;

use crate::command::{Cost, Words, append_synced};
use crate::process::Holdings;
use crate::table::{Figure, Table};
use crate::window::Window;
use crate::years;

/// An address where nobody answers.
pub(crate) const NO_BUS: &str = "unix:path=/nonexistent";

const SUPPLE: &str = env!("CARGO_BIN_EXE_supple");

/// So much is pasted, in bytes.
const PASTE: usize = 100_000;

/// What the other bars of the design are held by, for they are yes or no.
const TESTS: &str = "\
Held by tests: any size from 1x1 to 300x100 and any keys (`tests/it/props.rs`); every way out gives the terminal back, and a
terminal that is gone ends it (`tests/pty/terminal.rs`); kills at any system call, errors, full disks and torn files
(`tests/crash`); 50 writers beside a window (`tests/pty/window.rs`).";

/// The variables of a program in this home.
pub(crate) fn environment<'a>(home: &'a Path, bus: &'a str) -> [(&'static str, &'a str); 5] {
    [
        ("HOME", home.to_str().unwrap()),
        ("PATH", "/usr/bin:/bin"),
        ("LANG", "C.UTF-8"),
        ("DBUS_SESSION_BUS_ADDRESS", bus),
        ("DBUS_SYSTEM_BUS_ADDRESS", bus),
    ]
}

/// Measures everything and prints the table.
pub(crate) fn all() {
    let number = |name: &str, usual: usize| option(name).map_or(usual, |word| word.parse().unwrap());
    let (rounds, seconds) = (number("--rounds", 40), number("--seconds", 60));
    let (supple, bare) = match option("--program").map(PathBuf::from) {
        Some(program) => (program.clone(), program.with_file_name("examples").join("bare")),
        None => (PathBuf::from(SUPPLE), bare()),
    };
    let mut table = Table::default();
    starts(&mut table, &supple, &bare, rounds);
    keys(&mut table, &supple, &bare, rounds * 5);
    rests(&mut table, &supple, &bare, seconds);
    floods(&mut table, &supple, &bare);
    verbs(&mut table, &supple, rounds * 2);
    facts(&mut table, &supple);
    fifty(&mut table, &supple);
    sizes(&mut table, &supple, &bare);
    table.print();
    println!("\n{TESTS}");
}

/// What stands behind such a word on the command line.
fn option(name: &str) -> Option<String> {
    env::args().skip_while(|word| word != name).nth(1)
}

/// Builds the bare program as the program is built.
fn bare() -> PathBuf {
    cargo(&["build", "--release", "--quiet", "--example", "bare"]);
    Path::new(SUPPLE).ancestors().nth(2).unwrap().join("release/examples/bare")
}

/// What cargo says of this package.
fn cargo(words: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    let output =
        command.args(words).current_dir(env!("CARGO_MANIFEST_DIR")).stderr(Stdio::inherit()).output();
    let output = output.unwrap();
    assert!(output.status.success(), "cargo {words:?} failed");
    String::from_utf8(output.stdout).unwrap()
}

/// A home with the journal of so many years, in which something was recorded today and the program looked since.
fn home(years: u32) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join(".local/share/supple");
    let state = state_dir_for(&home.path().join(".local/state/supple"), &data);
    let dirs = Dirs { data, state };
    let now = Local::now();
    years::write(&dirs, now.with_timezone(&now.offset().fix()), years);
    let program = Path::new(SUPPLE);
    // Where a goal was told the window asks nothing at its start.
    words(program, &["goal", "2000"], &home).cost();
    words(program, &["drink"], &home).cost();
    years::rest(&dirs);
    words(program, &["status"], &home).cost();
    home
}

fn words<'a>(program: &Path, words: &'a [&'a str], home: &TempDir) -> Words<'a> {
    Words { program: program.to_owned(), words, home: home.path().to_owned() }
}

/// A window that has nothing left to do.
fn rested(program: &Path, home: &TempDir, bus: &str) -> Window {
    let mut window = Window::open(program, home.path(), bus);
    window.first_frame();
    window.settle();
    window
}

fn median<T: Ord + Copy>(values: &[T]) -> T {
    share(values, 50)
}

/// The value below which so many of a hundred lie.
fn share<T: Ord + Copy>(values: &[T], percent: usize) -> T {
    let mut values = values.to_vec();
    values.sort_unstable();
    values[(values.len() * percent / 100).min(values.len() - 1)]
}

/// The start of a window: bare, with an empty journal, with ten years.
fn starts(table: &mut Table, supple: &Path, bare: &Path, rounds: usize) {
    let homes = [home(0), home(0), home(10)];
    let programs = [bare, supple, supple];
    let [mut walls, mut cpus] = [(); 2].map(|()| [const { Vec::new() }; 3]);
    let mut bytes = [const { Vec::new() }; 3];
    for _ in 0..rounds {
        for place in 0..3 {
            let mut window = Window::open(programs[place], homes[place].path(), NO_BUS);
            let (wall, first) = window.first_frame();
            window.settle();
            walls[place].push(wall);
            bytes[place].push(first);
            cpus[place].push(window.process().cpu());
            window.quit();
        }
    }
    let [bare, empty, ten] = walls.map(|walls| Figure::from(median(&walls)));
    table.times("first frame, empty journal", 1.3, empty, bare, "bare");
    table.times("first frame, ten years", 1.3, ten, bare, "bare");
    let [bare, empty, ten] = cpus.map(|cpus| Figure::from(median(&cpus)));
    table.times("processor time until it rests, empty journal", 1.4, empty, bare, "bare");
    table.times("the same, ten years", 1.05, ten, empty, "empty");
    let [bare, empty, _] = bytes.map(|bytes| Figure::count(median(&bytes), "bytes"));
    table.most("first frame, 80 by 24", Figure::count(3000u32, "bytes"), empty, Some((bare, "bare")));
}

/// From a key to the frame that answers it.
fn keys(table: &mut Table, supple: &Path, bare: &Path, rounds: usize) {
    let homes = [home(0), home(10)];
    let programs = [bare, supple];
    let mut windows = [0, 1].map(|place| rested(programs[place], &homes[place], NO_BUS));
    let before = windows.each_ref().map(|window| window.process().cpu());
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..rounds {
        for (window, times) in windows.iter_mut().zip(&mut times) {
            times.push(window.press(b"l"));
        }
    }
    let [bare, ours] = [0, 1].map(|place| Figure::from(median(&times[place])));
    table.times("key to frame, ten years", 1.5, ours, bare, "bare");
    let [bare, ours] = [0, 1].map(|place| Figure::from(share(&times[place], 90)));
    table.times("the same, nine of ten", 2.0, ours, bare, "bare");
    for window in &mut windows {
        window.settle();
    }
    let each = u32::try_from(rounds).unwrap();
    let [bare, ours] =
        [0, 1].map(|place| Figure::from((windows[place].process().cpu() - before[place]) / each));
    table.times("processor time of a key", 2.0, ours, bare, "bare");
}

/// What a window holds and does while nobody touches it, on a bus of its own.
fn rests(table: &mut Table, supple: &Path, bare: &Path, seconds: usize) {
    let homes = [home(0), home(0), home(10)];
    let bus = Bus::start();
    let address = bus.as_ref().map_or(NO_BUS, |bus| &bus.address);
    let programs = [bare, supple, supple];
    let alone = |place: usize| {
        let window = rested(programs[place], &homes[place], address);
        let held = window.process().holdings();
        window.quit();
        held
    };
    let [bare_held, empty, ten] = [0, 1, 2].map(alone);
    let mut windows = [0, 1, 2].map(|place| rested(programs[place], &homes[place], address));
    let state = |window: &Window| (window.process().wakes(), window.process().cpu());
    let before = windows.each_ref().map(state);
    thread::sleep(Duration::from_secs(seconds as u64));
    let after = windows.each_ref().map(state);
    let bytes = windows.each_mut().map(Window::waiting);
    let minutes = seconds.div_ceil(60);
    let wakes = [0, 1, 2].map(|place| Figure::count(after[place].0 - before[place].0, ""));
    let told = if bus.is_some() { "" } else { ", no bus" };
    let what = |what: &str| format!("{what} in {seconds} s of rest{told}");
    for (place, journal) in [(1, "empty journal"), (2, "ten years")] {
        let name = what(&format!("wake-ups, {journal},"));
        table.most(&name, Figure::count(minutes, ""), wakes[place], Some((wakes[0], "bare")));
    }
    let written = Figure::count(bytes[1].max(bytes[2]), "bytes");
    table.most(&what("written to the terminal"), Figure::count(48 * minutes, "bytes"), written, None);
    let spent = Figure::from((after[1].1 - before[1].1).max(after[2].1 - before[2].1));
    let allowed = Figure::from(Duration::from_micros(300) * u32::try_from(minutes).unwrap());
    table.most(&what("processor time"), allowed, spent, None);
    let kilobytes = |of: fn(&Holdings) -> u64, holdings: &Holdings| Figure::megabytes(of(holdings) * 1024);
    let resident = |holdings| kilobytes(|holdings| holdings.resident, holdings);
    let own = |holdings| kilobytes(|holdings| holdings.own, holdings);
    table.times("memory, resident", 1.3, resident(&empty), resident(&bare_held), "bare");
    table.times("memory, its own", 2.0, own(&empty), own(&bare_held), "bare");
    table.times("memory, its own, ten years", 1.1, own(&ten), own(&empty), "empty");
    let peak = |holdings| kilobytes(|holdings| holdings.peak, holdings);
    table.times("memory, the most so far, ten years", 1.3, peak(&ten), peak(&bare_held), "bare");
    let counted = |ours: usize, bare: usize, most: usize| {
        (Figure::count(most, ""), Figure::count(ours, ""), Some((Figure::count(bare, ""), "bare")))
    };
    let rows = [
        ("threads", counted(ten.threads, bare_held.threads, 4)),
        ("processes below it", counted(ten.children, bare_held.children, 0)),
        ("open descriptors", counted(ten.descriptors, bare_held.descriptors, 15)),
    ];
    for (what, (most, ours, bare)) in rows {
        table.most(&format!("{what} at rest{told}"), most, ours, bare);
    }
}

/// Much at once: bytes that mean nothing, and sizes.
fn floods(table: &mut Table, supple: &Path, bare: &Path) {
    let homes = [home(0), home(0)];
    let mut costs = Vec::new();
    for ((program, home), is_asked) in [bare, supple].iter().zip(&homes).zip([false, true]) {
        let mut window = rested(program, home, NO_BUS);
        let before = window.process().cpu();
        // A terminal puts marks around a paste where a program asked for them. crossterm's reader sleeps for ever before
        // a terminal that is full, so the bare program is given what it can take.
        let bytes = if is_asked {
            window.flood(&[b"\x1b[200~", &junk()[..], b"\x1b[201~"].concat(), usize::MAX)
        } else {
            window.flood(&junk(), 1000)
        };
        let pasted = window.process().cpu();
        window.press(b"l");
        window.settle();
        let rested = window.process().cpu();
        for step in 0..500 {
            window.resize(40 + step % 100, 10 + step % 50);
        }
        window.resize(80, 24);
        window.settle();
        let resized = window.process().cpu() - rested;
        window.press(b"l");
        costs.push((pasted - before, Figure::count(bytes, "bytes"), resized));
    }
    let [bare, ours] = [0, 1].map(|place| Figure::from(costs[place].0));
    let most = Figure::from(Duration::from_millis(100));
    table.most("processor time of 100 kB of pasted junk", most, ours, Some((bare, "bare")));
    table.most("written meanwhile", Figure::count(64_000, "bytes"), costs[1].1, Some((costs[0].1, "bare")));
    let [bare, ours] = [0, 1].map(|place| Figure::from(costs[place].2));
    table.times("processor time of 500 sizes", 1.0, ours, bare, "bare");
}

/// Bytes of no meaning, and no key that ends a program: the same on every run.
fn junk() -> Vec<u8> {
    let mut state: u32 = 1;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        b' ' + (state % 95) as u8
    };
    std::iter::repeat_with(&mut next).filter(|byte| *byte != b'q').take(PASTE).collect()
}

/// Commands of the shell beside the least that a process can do.
fn verbs(table: &mut Table, supple: &Path, rounds: usize) {
    // Whoever only looks finds a journal at rest.
    let homes = [0, 10].map(|years| [home(years), home(years)]);
    let nothing = words(Path::new("/bin/true"), &[], &homes[0][0]);
    let names = ["status", "drink", "undo"];
    let mut none: Vec<Cost> = Vec::new();
    let mut synced: Vec<Duration> = Vec::new();
    let mut costs = [(); 2].map(|()| [(); 3].map(|()| Vec::new()));
    for _ in 0..rounds {
        for ([looked_at, written], costs) in homes.iter().zip(&mut costs) {
            for (verb, costs) in names.iter().zip(costs) {
                none.push(nothing.cost());
                synced.push(append_synced(&written.path().join("line")));
                let home = if *verb == "status" { looked_at } else { written };
                costs.push(words(supple, &[*verb], home).cost());
            }
        }
    }
    let wall = |costs: &[Cost]| median(&costs.iter().map(|cost| cost.wall).collect::<Vec<_>>());
    let cpu = |costs: &[Cost]| median(&costs.iter().map(|cost| cost.cpu).collect::<Vec<_>>());
    for (place, name) in names.iter().enumerate() {
        let (least, whose) = match *name {
            "status" => (wall(&none), "/bin/true"),
            _ => (wall(&none) + median(&synced), "/bin/true and a line synced"),
        };
        for (costs, journal) in costs.iter().zip(["empty journal", "ten years"]) {
            let (ours, spent) = (wall(&costs[place]), cpu(&costs[place]));
            table.times(&format!("`{name}`, {journal}"), 1.35, ours.into(), least.into(), whose);
            let what = format!("its processor time, {journal}");
            table.times(&what, 1.7, spent.into(), cpu(&none).into(), "/bin/true");
        }
    }
    let [empty, ten] = costs.each_ref().map(|costs| Figure::from(wall(&costs[0])));
    table.times("`status`, ten years", 1.05, ten, empty, "empty");
}

/// What recording a fact does to the disk.
fn facts(table: &mut Table, supple: &Path) {
    let home = home(10);
    // The first fact of a day makes the copy of the day.
    for _ in 0..2 {
        words(supple, &["drink"], &home).cost();
    }
    let traced = |words: Words<'_>| words.calls();
    let (drink, status) =
        (traced(words(supple, &["drink"], &home)), traced(words(supple, &["status"], &home)));
    let (Some(drink), Some(status)) = (drink, status) else {
        return table.missing("syncs and bytes of a fact", "needs `strace`");
    };
    let is = |line: &&String, names: &[&str]| names.iter().any(|name| line.contains(&format!(" {name}(")));
    let syncs = drink.iter().filter(|line| is(line, &["fsync", "fdatasync", "sync_file_range"])).count();
    table.exactly("syncs of a fact", Figure::count(1u32, ""), Figure::count(syncs, ""));
    let to_files = drink.iter().filter(|line| is(line, &["write", "writev", "pwrite64"]));
    let to_files = to_files.filter(|line| line.contains(home.path().to_str().unwrap()));
    let bytes: usize =
        to_files.map(|line| line.rsplit("= ").next().unwrap().trim().parse::<usize>().unwrap()).sum();
    table.most(
        "bytes written for a fact",
        Figure::count(160u32, "bytes"),
        Figure::count(bytes, "bytes"),
        None,
    );
    let calls = Figure::count(status.len() - 1, "");
    table.most("system calls of `status`, ten years", Figure::count(110u32, ""), calls, None);
}

/// Fifty at once beside a window.
fn fifty(table: &mut Table, supple: &Path) {
    let home = home(0);
    let mut window = Window::open(supple, home.path(), NO_BUS);
    window.first_frame();
    let verb = words(supple, &["drink", "10"], &home);
    let begun = Instant::now();
    let writers: Vec<Child> = (0..50).map(|_| verb.command().spawn().unwrap()).collect();
    let ended = writers.into_iter().filter_map(|mut writer| writer.wait().ok());
    let recorded = ended.filter(std::process::ExitStatus::success).count();
    let seen = window.shows("750 ml of");
    let took = begun.elapsed().as_millis();
    table.exactly("50 `drink` at once: recorded", Figure::count(50u32, ""), Figure::count(recorded, ""));
    let shown = Figure::count(if seen { 50u32 } else { 0 }, "");
    table.exactly(
        &format!("the same: on the screen of an open window, within {took} ms"),
        Figure::count(50u32, ""),
        shown,
    );
}

/// What it takes to have it.
fn sizes(table: &mut Table, supple: &Path, bare: &Path) {
    let size = |path: &Path| Figure::megabytes(fs::metadata(path).unwrap().len());
    table.times("binary", 2.5, size(supple), size(bare), "bare");
    let tree = ["tree", "--edges", "normal", "--prefix", "none", "--no-dedupe"];
    let text = cargo(&tree);
    let crates: BTreeSet<&str> = text.lines().skip(1).map(|line| line.trim_end_matches(" (*)")).collect();
    table.most("crates it depends on", Figure::count(130u32, ""), Figure::count(crates.len(), ""), None);
}

/// A message bus of its own.
struct Bus {
    daemon: Child,
    address: String,
}

impl Bus {
    /// Starts one; none where there is no `dbus-daemon`.
    fn start() -> Option<Self> {
        let mut command = Command::new("dbus-daemon");
        command.args(["--session", "--nofork", "--print-address=1", "--address=unix:dir=/tmp"]);
        let mut daemon = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut address = String::new();
        BufReader::new(daemon.stdout.take()?).read_line(&mut address).ok()?;
        Some(Self { daemon, address: address.trim().to_owned() })
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}
