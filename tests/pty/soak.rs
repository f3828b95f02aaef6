//! A fortnight in an open window: use at random, suspends, edits of the configuration, other writers. Nothing is lost,
//! nothing comes twice, no prompt is missed, and the program needs on the last day what it needed on the second.
//!
//! `SOAK_SEED` names another fortnight.

use std::fs;

use chrono::{DateTime, Days, FixedOffset, NaiveDateTime, TimeDelta};
use rustix::process::{Signal, kill_process};
use supple::domain::breaks::{Overview, State};
use supple::domain::hours::Hours;
use supple::domain::journal::Journal;
use supple::domain::settings::Settings;
use supple::domain::time::{day_of, in_words};
use supple::shell::store::{Dirs, view};

use crate::support::{Program, Start, write};

type Stamp = DateTime<FixedOffset>;

const DAYS: u64 = 14;

const CONFIG: &str = ".config/supple/config.toml";

const BOOK: &str = ".local/share/supple/2026.toml";

/// What the terminal is told when a prompt comes.
const SPOKEN: &[u8] = b"\x1b]99;i=supple:d=0;Time to stand";

const LARGEST: (u16, u16) = (200, 60);

/// What can be looked at, and what is seen there alone.
const LOOKS: [(&str, &str); 7] = [
    ("2", "search"),
    ("3", "full entry"),
    ("4", "28 days / a year"),
    ("4v", "28 days / a year"),
    ("5", "enter read"),
    ("?", "╭ Keys ─"),
    (":", "╭ Do ─"),
];

/// How much more private memory than on the second day there may be on the last, in kilobytes. The journal in memory
/// grows by some 300 facts of about 300 bytes, which is a fifth of it; the rest is for gaps in the heap. Whatever is drawn
/// and read only now and then was there on the first day, so that it is no growth.
const MARGIN: u64 = 512;

#[test]
fn a_fortnight_in_an_open_window() {
    let seed = std::env::var("SOAK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    let mut soak = Soak::begin(seed);
    let mut needs = Vec::new();
    for day in 0..DAYS {
        soak.day(day);
        needs.push(soak.needs());
    }
    let (second, last) = (&needs[1], &needs[needs.len() - 1]);
    println!("seed {seed}: {} facts, {} prompts, {second:?}, {last:?}", soak.told.len(), soak.heard);
    assert!(last.kilobytes <= second.kilobytes + MARGIN, "{needs:?}");
    for need in &needs {
        assert_eq!((need.descriptors, need.threads, need.children), (second.descriptors, second.threads, 0));
    }
    soak.end();
}

/// What the process holds.
#[derive(Debug, Clone)]
struct Needs {
    /// Memory that is written and no other process's, in kilobytes.
    kilobytes: u64,
    descriptors: usize,
    threads: usize,
    children: usize,
}

struct Soak {
    program: Program,
    chance: Chance,
    wall: Stamp,
    mono: u64,
    /// What was acknowledged, by the screen or by the exit of a command: the minute, and words of its line in the log.
    told: Vec<(String, String)>,
    /// The usual glass in the configuration.
    glass: u32,
    cautioned: bool,
    heard: usize,
    skipped: u32,
    missed: u32,
}

impl Soak {
    fn begin(seed: u64) -> Self {
        let wall = Stamp::parse_from_rfc3339("2026-03-02T07:55:00+01:00").expect("a time");
        let start = Start::supple().clock("2026-03-02T07:55:00+01:00 1000").env("TERM", "xterm-kitty");
        let program = start.file(CONFIG, &config(250)).run();
        program.first_frame();
        program.wait_for_fact("opened");
        Self {
            program,
            chance: Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1),
            wall,
            mono: 1_000,
            told: Vec::new(),
            glass: 250,
            cautioned: false,
            heard: 0,
            skipped: 0,
            missed: 0,
        }
    }

    /// From the lid that is opened in the morning to the lid that is closed.
    fn day(&mut self, day: u64) {
        let morning = self.wall.date_naive().and_hms_opt(8, 0, 0).expect("a time");
        let morning = if day == 0 { morning } else { morning + Days::new(1) };
        let morning = morning.and_local_timezone(*self.wall.offset()).single().expect("one time");
        let evening = morning + TimeDelta::minutes(9 * 60 + 30);
        let late = TimeDelta::minutes(self.chance.below(30));
        self.sleep(morning + late - self.wall);
        let mut turns = 0;
        loop {
            match self.movement().state {
                State::Due { .. } => self.answer(),
                State::OffHours { .. } => break,
                _ if self.wall >= evening => break,
                State::Counting { due } | State::Snoozed { due } => {
                    let left = (due - self.wall).num_minutes();
                    let step = 4 + self.chance.below(40);
                    if step + 5 >= left {
                        self.pass((due - self.wall).num_seconds());
                        self.answer();
                    } else {
                        self.pass(step * 60);
                        self.turn(day, turns, left - step);
                        turns += 1;
                    }
                }
                other => panic!("{other:?} at {}", self.wall),
            }
        }
        self.today();
        self.compare_totals();
    }

    /// A prompt comes, and one of the four things that can be done about it is done.
    fn answer(&mut self) {
        self.today();
        self.see("Time to stand");
        self.heard += 1;
        self.program.wait_for_count("prompt", SPOKEN, self.heard);
        let movement = self.movement();
        let State::Due { until, .. } = movement.state else { panic!("{movement:?} at {}", self.wall) };
        match self.chance.below(8) {
            0 => {
                self.do_it("S", "Skipped");
                self.tell("break skipped");
                self.skipped += 1;
            }
            1 | 2 if movement.snoozes < 2 => {
                self.do_it("s", "In 10 min again");
                self.tell("break put off by 10 min");
            }
            3 => {
                self.pass((until - self.wall).num_seconds());
                self.missed += 1;
            }
            _ => self.stand(),
        }
    }

    /// One thing, with so many minutes left before the next prompt.
    fn turn(&mut self, day: u64, turn: usize, left: i64) {
        match (turn, day) {
            (0, 0) => return self.tour(),
            (2, 1 | 9) => return self.cramp_now(),
            (2, 5 | 12) => return self.cramp_of_before(),
            (3, _) => return self.edit_by_hand(),
            _ => {}
        }
        match self.chance.below(16) {
            0 | 1 => self.glass("w"),
            2 => self.glass(":usual glass\r"),
            3 => {
                self.glass("w");
                self.do_it("u", "Took back: water");
                self.told.pop();
            }
            4 => self.stand(),
            5 => self.session(),
            6 => self.pause(),
            7 => self.leave(),
            8 => {
                let length = TimeDelta::minutes(10 + self.chance.below(80));
                self.sleep(length);
            }
            9 if left > 8 => self.sleep(TimeDelta::minutes(3)),
            10 => self.configure(),
            11 => self.resize(),
            12 => self.look_around(),
            13 => self.click(),
            _ => self.command(),
        }
    }

    fn glass(&mut self, keys: &str) {
        let glass = self.glass;
        self.do_it(keys, &format!("Logged water {glass} ml"));
        self.tell(&format!("water {glass} ml"));
    }

    fn stand(&mut self) {
        self.do_it("b", "Logged: you stood");
        self.tell("stood");
    }

    /// A session is led for a while and stopped.
    fn session(&mut self) {
        if std::mem::replace(&mut self.cautioned, true) {
            self.program.send(b"t");
        } else {
            self.do_it("t", "Before the first session");
            self.program.send(b"\r");
        }
        self.see_head(" left");
        self.tell(" s, in part");
        let before = self.program.text();
        self.tick(40);
        self.program.wait_for("another frame", |screen| screen.contents() != before);
        self.do_it("q", "Stopped; 40 s");
    }

    fn pause(&mut self) {
        let until = self.wall + TimeDelta::hours(1);
        self.do_it("ph", &format!("Paused until {}", until.format("%H:%M")));
        self.tell("paused for 1 h");
        if self.chance.below(2) == 0 {
            self.pass(20 * 60);
            self.do_it("pr", "Prompts come again");
            self.tell("pause ended");
        } else {
            self.pass(60 * 60);
        }
    }

    fn leave(&mut self) {
        self.do_it("a", "Away - any key says you are back");
        self.tell("away");
        let length = 6 + self.chance.below(40);
        self.pass(length * 60);
        self.do_it("a1", "Stand at");
        self.tell("back");
    }

    fn cramp_of_before(&mut self) {
        self.do_it("n\r2r5n", "Logged today");
        self.tell("cramp, right foot arch, 5 of 10");
    }

    fn cramp_now(&mut self) {
        self.do_it("!", "Where?");
        self.do_it("1l", "Straighten the knee");
        self.tell("cramp, left calf, 7 of 10, 1 min 35 s");
        self.tick(95);
        self.see("35 s, then stretch");
        self.do_it("\r7y", "Something for it now?");
        self.program.send(b"\r");
        self.see_clock();
        self.today();
    }

    /// Another program writes: it is known by its exit, and the window shows it.
    fn command(&mut self) {
        let ml = (50 + 10 * self.chance.below(30)).to_string();
        let kind = *self.chance.one_of(&["tea", "water", "coffee"]);
        assert!(self.program.command(&["drink", &ml, kind]).status.success());
        self.tell(&format!("{kind} {ml} ml"));
        self.today();
        self.compare_totals();
    }

    /// A line is written into the book as editors write: aside, then in its place.
    fn edit_by_hand(&mut self) {
        let path = self.program.home().join(BOOK);
        let book = fs::read_to_string(&path).expect("the book");
        let at = self.wall.format("%Y-%m-%d %H:%M:%S%:z");
        let name = format!("by-hand-{}", self.mono);
        write(&path, &format!("{book}{name} = {{ at = {at}, drink = \"juice\", ml = 120 }}\n"));
        self.tell("juice 120 ml");
        self.today();
        self.compare_totals();
    }

    /// Broken, and mended with another glass.
    fn configure(&mut self) {
        self.today();
        let path = self.program.home().join(CONFIG);
        write(&path, "[hydration]\nglass = \"plenty\"\n");
        self.see("config.toml, line 2: hydration.glass");
        self.glass = if self.glass == 250 { 300 } else { 250 };
        write(&path, &config(self.glass));
        self.program
            .wait_for("the mended configuration", |screen| !screen.contents().contains("config.toml"));
    }

    fn resize(&mut self) {
        self.today();
        let size = *self.chance.one_of(&[(40, 16), (60, 16), (120, 40), LARGEST]);
        self.resize_to(size);
        self.resize_to((80, 24));
    }

    fn resize_to(&mut self, (columns, rows): (u16, u16)) {
        self.program.resize(columns, rows);
        // The time stands at the right edge, so a head of that width was drawn for it.
        self.program.wait_for("the other size", |screen| {
            let text = screen.contents();
            text.lines().next().is_some_and(|head| head.chars().count() + 1 == usize::from(columns))
        });
    }

    /// Everything is looked at once in the largest window.
    fn tour(&mut self) {
        self.resize_to(LARGEST);
        LOOKS.iter().for_each(|look| self.look(*look));
        self.today();
        self.resize_to((80, 24));
    }

    fn look_around(&mut self) {
        for _ in 0..3 {
            let look = *self.chance.one_of(&LOOKS);
            self.look(look);
        }
        self.today();
    }

    fn look(&mut self, (key, seen): (&str, &str)) {
        self.do_it(key, seen);
        if matches!(key, "?" | ":") {
            self.program.send(b"\x1b");
            self.program.wait_for("the screen below", |screen| !screen.contents().contains(seen));
        }
    }

    fn click(&mut self) {
        let head = self.program.text().lines().next().map(ToOwned::to_owned).unwrap_or_default();
        let column = head.find("3 Cramps").expect("a tab") + 1;
        self.do_it(&format!("\x1b[<0;{column};1M\x1b[<0;{column};1m"), "full entry");
        self.today();
    }

    /// The machine sleeps: the wall clock goes on, the other one does not. What is too short for a break is not noted.
    fn sleep(&mut self, length: TimeDelta) {
        if length >= settings().away_floor {
            self.tell(&format!("away for {}", in_words(length)));
        }
        self.wall += length;
        self.show_clock();
        self.see_clock();
    }

    /// Time passes, and the head of the window shows it.
    fn pass(&mut self, seconds: i64) {
        self.tick(seconds);
        self.see_clock();
    }

    fn tick(&mut self, seconds: i64) {
        self.wall += TimeDelta::seconds(seconds);
        self.mono += seconds.unsigned_abs();
        self.show_clock();
    }

    fn show_clock(&self) {
        self.program.set_clock(&format!("{} {}", self.wall.to_rfc3339(), self.mono));
    }

    /// The head of the window shows the time.
    #[track_caller]
    fn see_clock(&self) {
        self.see_head(&self.wall.format("%H:%M").to_string());
    }

    /// The head of the window ends like this.
    #[track_caller]
    fn see_head(&self, end: &str) {
        self.program.wait_for("the head", |screen| {
            screen.contents().lines().next().is_some_and(|head| head.trim_end().ends_with(end))
        });
    }

    #[track_caller]
    fn today(&mut self) {
        self.do_it("1", "╭ Hydration");
    }

    fn tell(&mut self, words: &str) {
        self.told.push((self.wall.format("%Y-%m-%d %H:%M").to_string(), words.to_owned()));
    }

    #[track_caller]
    fn do_it(&mut self, keys: &str, seen: &str) {
        self.program.send(keys.as_bytes());
        self.see(seen);
    }

    #[track_caller]
    fn see(&self, seen: &str) {
        self.program.wait_for(seen, |screen| screen.contents().contains(seen));
    }

    /// The window shows what a command reads from the disk.
    #[track_caller]
    fn compare_totals(&self) {
        let status = said(&self.program, &["status"]);
        let drunk = status.split('/').next().expect("a number").to_owned();
        self.see(&format!("{drunk} ml of 1,800"));
    }

    fn journal(&self) -> Journal {
        let data = self.program.home().join(".local/share/supple");
        let dirs = Dirs { state: self.program.home().join("nothing"), data };
        view::load(&dirs, &[2026], |_: NaiveDateTime| FixedOffset::east_opt(3_600).expect("in range")).journal
    }

    /// What the rules make of the journal on the disk.
    fn movement(&self) -> Overview {
        Overview::new(&self.journal(), &settings(), self.wall)
    }

    fn needs(&self) -> Needs {
        let process = format!("/proc/{}", self.program.pid().as_raw_nonzero());
        let count = |name: &str| fs::read_dir(format!("{process}/{name}")).expect("its directory").count();
        let rollup = fs::read_to_string(format!("{process}/smaps_rollup")).expect("its memory");
        let dirty = rollup.lines().find_map(|line| line.strip_prefix("Private_Dirty:")).expect("a line");
        let kilobytes = dirty.trim().trim_end_matches(" kB").parse().expect("a number");
        let main = self.program.pid().as_raw_nonzero();
        let children = fs::read_to_string(format!("{process}/task/{main}/children")).expect("its children");
        let children = children.split_whitespace().count();
        Needs { kilobytes, descriptors: count("fd"), threads: count("task"), children }
    }

    /// Every fact is there once, every prompt was spoken and counted, and a start after a kill shows the same.
    fn end(&mut self) {
        self.program.wait_for_count("prompts", SPOKEN, self.heard);
        let (journal, settings) = (self.journal(), settings());
        let last = day_of(self.wall, settings.day_start);
        let days =
            (0..DAYS).map(|ago| Overview::of_day(&journal, &settings, last - Days::new(ago), self.wall));
        let (skipped, missed) = days.fold((0, 0), |(s, m), day| (s + day.skipped, m + day.missed));
        assert_eq!((skipped, missed), (self.skipped, self.missed), "skipped and missed");
        let log = self.log();
        for (minute, words) in &self.told {
            let there = log.iter().filter(|line| line.contains(minute) && line.contains(words)).count();
            assert_eq!(there, 1, "{minute} {words} in\n{}", log.join("\n"));
        }
        assert_eq!(log.len(), self.told.len(), "nothing else, and nothing twice:\n{}", log.join("\n"));

        let status = said(&self.program, &["status"]);
        kill_process(self.program.pid(), Signal::KILL).expect("it is there");
        self.program.wait_exit();
        let again = Start::beside(&self.program, &[]).run();
        let drunk = status.split('/').next().expect("a number");
        again
            .wait_for("the same total", |screen| screen.contents().contains(&format!("{drunk} ml of 1,800")));
        assert_eq!(self.log(), log, "after a kill and a start");
    }

    /// The log of what was done, without what the program notes by itself.
    fn log(&self) -> Vec<String> {
        let log = said(&self.program, &["log", "--from", "2026-03-01"]);
        let own = |line: &&str| {
            ["window ", "cautions read", "card shown: ", "offered "].iter().all(|noted| !line.contains(noted))
        };
        log.lines().filter(own).map(ToOwned::to_owned).collect()
    }
}

fn said(program: &Program, words: &[&str]) -> String {
    let output = program.command(words);
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

fn config(glass: u32) -> String {
    format!(
        "[hydration]\nglass = \"{glass} ml\"\n[movement]\nhours = [\"{HOURS}\"]\n[stretch]\nsound_command = [\"true\"]\n"
    )
}

const HOURS: &str = "08:00-20:00";

fn settings() -> Settings {
    Settings { hours: Hours::parse(HOURS).expect("hours"), ..Settings::default() }
}

/// Xorshift: the same numbers everywhere.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from((self.0 >> 33) % end).expect("small")
    }

    fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[usize::try_from(self.below(of.len() as u64)).expect("small")]
    }
}
