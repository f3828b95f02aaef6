//! What reading the journal came to, kept in a file until the journal changes: so a start costs the same with ten years
//! of facts as with none. Never a source of truth: where it does not fit the files as they are, they are read.
//!
//! It has three parts. The oldest holds what lasts (goal, profile, medicines) of the years that are read for nothing
//! else; the short one what a command of the shell is answered from, the long one what the window looks back on. Each is
//! bound to the state of its files by a stamp of their numbers, lengths and times. A fact that is recorded here moves the
//! stamp on, eight bytes: the lines behind the lengths noted at first are read from the book itself, where they must
//! equal the carbon's.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Read;
use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::time::SystemTime;

use chrono::{Datelike, Days, NaiveDate};

use crate::domain::fact::{Fact, Id, What};
use crate::domain::flags::limits::{CRAMPS, SPAN};
use crate::domain::journal::Journal;
use crate::shell::store::files::{self, Mark};
use crate::shell::store::line::{self, Line, LocalOffset};
use crate::shell::store::quick::Quick;
use crate::shell::store::{Dirs, REST};

/// So many days before today every fact is handed on to the shell.
pub const DAYS: u64 = 3;

/// The same for the window.
const WINDOW_DAYS: u64 = 28;

/// More than this was recorded since: the files are read anew.
const LONGEST_TAIL: u64 = 32 * 1024;

/// Room that is made at once for a part, in bytes; a longer one is read in steps.
const LONGEST_PART: u64 = 1024 * 1024;

/// Hardly a line is shorter, in bytes: for how many facts room is made at once.
const SHORTEST_LINE: usize = 64;

/// So many facts are handed on whatever their day, and so many that can be taken back.
const LAST: usize = 16;

/// Bytes of the stamp that moves, and of the mark behind it.
const MOVING: usize = 9;

/// Fields of the head, and its length in bytes.
const FIELDS: usize = 13;
const HEAD: usize = MOVING + FIELDS * 8;

/// How far back a reading goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reach {
    /// The last day.
    end: NaiveDate,
    /// From this day on every fact counts.
    since: NaiveDate,
    /// From this day on what is looked back on over weeks.
    weeks: NaiveDate,
    /// From this day on every cramp; before it the newest one.
    cramps: NaiveDate,
}

impl Reach {
    /// These days, and the cramps before.
    #[must_use]
    pub fn days(days: &RangeInclusive<NaiveDate>) -> Self {
        let (since, end) = (*days.start(), *days.end());
        Self { end, since, weeks: since, cramps: NaiveDate::MIN }
    }

    /// What a command of the shell is answered from.
    #[must_use]
    pub fn short(end: NaiveDate) -> Self {
        let weeks = before(end, SPAN.into());
        Self { end, since: before(end, DAYS), weeks, cramps: before(end, CRAMPS.into()) }
    }

    /// What the window looks back on.
    #[must_use]
    pub fn long(end: NaiveDate) -> Self {
        Self { since: before(end, WINDOW_DAYS), cramps: NaiveDate::MIN, ..Self::short(end) }
    }

    /// The last day.
    #[must_use]
    pub fn end(self) -> NaiveDate {
        self.end
    }

    /// The first day that must be read for it, or for what is kept.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        self.since.min(Self::short(self.end).weeks)
    }
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(NaiveDate::MIN)
}

/// The facts of a reading that are handed on: those in reach, what lasts, the newest cramp and the newest word of a window
/// before, what was recorded last, what can be taken back next, and what takes one of them back or its place. A reading may
/// bring more along.
#[must_use]
pub fn handed_on(facts: Vec<Fact>, reach: Reach) -> Vec<Fact> {
    let journal = Journal::new(facts);
    let newest =
        |of: fn(&What) -> bool| journal.standing().rfind(|fact| of(&fact.what)).map(|fact| fact.id.clone());
    let mut marked: HashSet<Id> = journal.undoable().take(LAST).map(|fact| fact.id.clone()).collect();
    marked.extend([newest(is_cramp), newest(is_window)].into_iter().flatten());
    let facts = journal.into_recorded();
    let last = facts.len().saturating_sub(LAST);
    let counts = |place: usize, fact: &Fact| {
        let day = fact.at.date_naive();
        place >= last
            || day >= reach.since
            || fact.what.is_lasting()
            || (day >= reach.weeks && fact.what.is_of_weeks())
            || (day >= reach.cramps && is_cramp(&fact.what))
            || marked.contains(&fact.id)
    };
    let mut kept: Vec<bool> = facts.iter().enumerate().map(|(place, fact)| counts(place, fact)).collect();
    let mut ids: HashSet<&Id> =
        facts.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(fact, _)| &fact.id).collect();
    while let Some(place) = (0..facts.len())
        .find(|place| !kept[*place] && facts[*place].target().is_some_and(|target| ids.contains(target)))
    {
        kept[place] = true;
        ids.insert(&facts[place].id);
    }
    drop(ids);
    facts.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(fact, _)| fact).collect()
}

fn is_cramp(what: &What) -> bool {
    matches!(what, What::Cramp(_))
}

fn is_window(what: &What) -> bool {
    matches!(what, What::WindowOpened | What::WindowClosed)
}

/// Which files are looked at before a digest is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Those of the year and its neighbours. Older ones were looked at with the first reading of the day.
    Near,
    /// All.
    All,
}

/// What is handed on, see [`handed_on`], if the files are as they were when they were read.
#[must_use]
pub fn recall(dirs: &Dirs, reach: Reach, look: Look, local: LocalOffset) -> Option<Journal> {
    let long = reach == Reach::long(reach.end);
    if !long && reach != Reach::short(reach.end) {
        return None;
    }
    let digest = Digest::read(dirs, long)?;
    let head = &digest.head;
    let marks = near(dirs, head.year);
    if head.end()? != reach.end
        || digest.near != stamp(&marks)
        || head.zone != zone(reach.end, local)
        || (look == Look::All && head.far != far(dirs, head))
    {
        return None;
    }
    let mut facts = Vec::with_capacity((digest.older.len() + digest.recent.len()) / SHORTEST_LINE);
    for text in digest.older.lines().chain(digest.recent.lines()) {
        facts.push(entry(text, local)?);
    }
    for text in tail(dirs, head, &marks)?.lines() {
        let fact = entry(text, local)?;
        // What a cramp that is left out would be the newest of, only the files know.
        let about = |target: &Id| facts.iter().rfind(|known| known.id == *target);
        if fact
            .target()
            .is_some_and(|target| about(target).is_none_or(|known| !long && is_cramp(&known.what)))
        {
            return None;
        }
        facts.push(fact);
    }
    Some(Journal::new(facts))
}

/// What lasts of the years before `year` - 1, if their files are as they were when they were read.
#[must_use]
pub fn older(dirs: &Dirs, year: i32, years: &[i32], local: LocalOffset) -> Option<Vec<Fact>> {
    let digest = Digest::read(dirs, false)?;
    let head = &digest.head;
    let fits = head.year == year && head.first == first_of(years, year);
    if !fits || head.far != far(dirs, head) || head.zone != zone(head.end()?, local) {
        return None;
    }
    digest.older.lines().map(|text| entry(text, local)).collect()
}

/// The state of the files before they are read for [`Before::keep`].
#[derive(Debug)]
pub struct Before {
    head: Head,
    marks: Vec<Option<Mark>>,
}

impl Before {
    /// To be kept for a reading up to `end`: `marks` were taken before anything was looked at, then `years` were found to
    /// have files.
    #[must_use]
    pub fn new(
        marks: Vec<Option<Mark>>,
        dirs: &Dirs,
        end: NaiveDate,
        years: &[i32],
        local: LocalOffset,
    ) -> Self {
        let year = end.year();
        let length = |mark: &Option<Mark>| mark.as_ref().map_or(0, Mark::length);
        let mut head = Head {
            year,
            first: first_of(years, year),
            end: end.num_days_from_ce(),
            zone: zone(end, local),
            book: length(&marks[BOOK]),
            carbon: length(&marks[CARBON]),
            ..Head::default()
        };
        head.far = far(dirs, &head);
        Self { head, marks }
    }

    /// Keeps what was read, as far as nobody changed the files meanwhile or just before. `recent` is none where there is
    /// something to be said of the files. That it cannot be kept is no failure: it is read again.
    pub fn keep(mut self, dirs: &Dirs, older: &[Fact], recent: Option<Vec<Fact>>, local: LocalOffset) {
        let Some(older) = written(older, local) else { return };
        let end = self.head.end().unwrap_or_default();
        let parts = recent.and_then(|facts| {
            let long = handed_on(facts, Reach::long(end));
            Some([written(&handed_on(long.clone(), Reach::short(end)), local)?, written(&long, local)?])
        });
        let near = parts.as_ref().map_or(0, |_| stamp(&self.marks));
        let [short, long] = parts.unwrap_or_default();
        self.head.lengths = [&older, &short, &long].map(|part| part.len() as u64);
        let front = older + &short;
        self.head.sums = [self.head.summed(&front), sum(&long)];
        let bytes =
            [&near.to_le_bytes()[..], &[0], &self.head.bytes(), front.as_bytes(), long.as_bytes()].concat();
        let _ = files::exchange(&path(dirs), &bytes, |now| self.holds(dirs, now));
    }

    /// True if nothing has changed since, nor just before: a change within one step of the times of files leaves no trace.
    fn holds(&self, dirs: &Dirs, now: SystemTime) -> bool {
        let rests = |mark: &Mark| mark.age(now).is_some_and(|age| age >= REST);
        let marks = near(dirs, self.head.year);
        let (_, files) = marks.split_at(1);
        marks == self.marks && files.iter().flatten().all(rests) && self.head.far == far(dirs, &self.head)
    }
}

/// How much is known of the books besides the facts they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// Nothing yet.
    None,
    /// The book of the year mentions all that its carbon holds, both end with a whole line, and no file of that year or a
    /// later one is of a newer format.
    Year,
    /// The same holds of the years beside it.
    Neighbours,
}

impl Proof {
    fn of(byte: u8) -> Self {
        match byte {
            1 => Self::Year,
            2 => Self::Neighbours,
            _ => Self::None,
        }
    }
}

/// What the digest says of the files of a year and its neighbours.
#[derive(Debug)]
pub struct Standing {
    path: PathBuf,
    year: i32,
    marks: Vec<Option<Mark>>,
    /// Whether the digest fits these files.
    fits: bool,
    /// Whether there is one that is about another year.
    foreign: bool,
    proof: Proof,
}

impl Standing {
    /// Looks at the digest and the files; under the lock, so that nobody of ours writes to them.
    #[must_use]
    pub fn look(dirs: &Dirs, year: i32) -> Self {
        let path = path(dirs);
        let bytes = files::read_head(&path, HEAD as u64).unwrap_or_default();
        let head = Head::of(&bytes);
        let foreign = head.as_ref().is_some_and(|head| head.year != year);
        let head = head.filter(|_| !foreign);
        let marks = if head.is_some() { near(dirs, year) } else { Vec::new() };
        let fits = head.is_some() && moving(&bytes) == Some(stamp(&marks));
        let proof = if fits { Proof::of(bytes[MOVING - 1]) } else { Proof::None };
        Self { path, year, marks, fits, foreign, proof }
    }

    /// True if there is a digest, and it is about another year.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.foreign
    }

    /// What is known.
    #[must_use]
    pub fn proof(&self) -> Proof {
        self.proof
    }

    /// Notes what was found out, after `grown` bytes were appended to the book and the carbon of the year. Does nothing if
    /// anything else changed, or the digest did not fit before.
    pub fn advance(self, dirs: &Dirs, grown: u64, proof: Proof) {
        if !self.fits {
            return;
        }
        let marks = near(dirs, self.year);
        let expected = |place: usize, old: &Option<Mark>, new: &Option<Mark>| match (old, new) {
            (Some(old), Some(new)) if place == BOOK || place == CARBON => new.is_grown(old, grown),
            _ => old == new,
        };
        if !(0..).zip(self.marks.iter().zip(&marks)).all(|(place, (old, new))| expected(place, old, new)) {
            return;
        }
        let mut bytes = stamp(&marks).to_le_bytes().to_vec();
        if proof > self.proof {
            bytes.push(proof as u8);
        }
        let _ = files::overwrite(&self.path, &bytes);
    }
}

/// Takes the digest away: it may hold what is to be forgotten.
///
/// # Errors
/// Those of removing.
pub fn forget(dirs: &Dirs) -> std::io::Result<()> {
    files::remove(&path(dirs))
}

/// A digest as it was read: the older lines, and those of the part that was asked for.
struct Digest {
    near: u64,
    head: Head,
    older: String,
    recent: String,
}

impl Digest {
    fn read(dirs: &Dirs, long: bool) -> Option<Self> {
        let mut source = files::source(&path(dirs));
        let mut bytes = [0; HEAD];
        source.read_exact(&mut bytes).ok()?;
        let (head, near) = (Head::of(&bytes)?, moving(&bytes)?);
        let [older, short, _] = head.lengths;
        let mut older = text(&mut source, older)?;
        let mut recent = text(&mut source, short)?;
        older.push_str(&recent);
        if head.sums[0] != head.summed(&older) {
            return None;
        }
        older.truncate(older.len() - recent.len());
        if long {
            recent = text(&mut source, head.lengths[2])?;
            if head.sums[1] != sum(&recent) {
                return None;
            }
        }
        Some(Self { near, head, older, recent })
    }
}

fn text(source: &mut impl Read, length: u64) -> Option<String> {
    // A garbled length must not ask for all the memory there is.
    let mut text = String::with_capacity(usize::try_from(length.min(LONGEST_PART)).ok()?);
    let read = source.take(length).read_to_string(&mut text).ok()?;
    (read as u64 == length).then_some(text)
}

/// What stands before the lines.
#[derive(Debug, Default)]
struct Head {
    /// The year of the last day that was asked for.
    year: i32,
    /// The first year of which there is a file, at most that one.
    first: i32,
    /// The last day that was asked for, counted from the first of the common era.
    end: i32,
    /// The offsets of local times in summer and winter: for times written by hand without one.
    zone: u64,
    /// The stamp of the older files.
    far: u64,
    /// Lengths of the book and the carbon that were read.
    book: u64,
    carbon: u64,
    /// Lengths of the three parts.
    lengths: [u64; 3],
    /// Sums over the head and the first two parts, and over the third.
    sums: [u64; 2],
}

impl Head {
    fn of(bytes: &[u8]) -> Option<Self> {
        let fields: Vec<u64> =
            bytes.get(MOVING..HEAD)?.as_chunks().0.iter().map(|bytes| u64::from_le_bytes(*bytes)).collect();
        let &[mark, year, first, end, zone, far, book, carbon, ref rest @ ..] = fields.as_slice() else {
            return None;
        };
        let &[older, short, long, front, last] = rest else { return None };
        let small = |number: u64| i32::try_from(number.cast_signed()).ok();
        let head = Self {
            year: small(year)?,
            first: small(first)?,
            end: small(end)?,
            zone,
            far,
            book,
            carbon,
            lengths: [older, short, long],
            sums: [front, last],
        };
        (mark == version()).then_some(head)
    }

    fn fields(&self) -> [u64; FIELDS] {
        let wide = |number: i32| i64::from(number).cast_unsigned();
        let Self {
            year,
            first,
            end,
            zone,
            far,
            book,
            carbon,
            lengths: [older, short, long],
            sums: [front, last],
        } = *self;
        let [year, first, end] = [year, first, end].map(wide);
        [version(), year, first, end, zone, far, book, carbon, older, short, long, front, last]
    }

    fn bytes(&self) -> Vec<u8> {
        self.fields().iter().flat_map(|field| field.to_le_bytes()).collect()
    }

    fn summed(&self, front: &str) -> u64 {
        hash(&(&self.fields()[..FIELDS - 2], sum(front)))
    }

    fn end(&self) -> Option<NaiveDate> {
        NaiveDate::from_num_days_from_ce_opt(self.end)
    }
}

/// Another version may read the same lines otherwise.
fn version() -> u64 {
    hash(&(3, env!("CARGO_PKG_VERSION")))
}

fn hash(what: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    what.hash(&mut hasher);
    hasher.finish()
}

/// A sum that tells a garbled text, eight bytes at a time: of every reading it is made anew, over some 100 kB.
fn sum(text: &str) -> u64 {
    let (words, rest) = text.as_bytes().as_chunks();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mix = |sum: u64, word: &[u8; 8]| {
        (sum.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(0x517c_c1b7_2722_0a95)
    };
    mix(words.iter().fold(text.len() as u64, mix), &last)
}

fn moving(bytes: &[u8]) -> Option<u64> {
    Some(u64::from_le_bytes(*bytes.first_chunk()?))
}

fn path(dirs: &Dirs) -> PathBuf {
    dirs.state.join("digest")
}

/// Places among the marks of [`near`].
const BOOK: usize = 3;
const CARBON: usize = 4;

/// The state of the files that the recent part is about: the data directory, then book and carbon of the year before, of the year, and of the year after.
#[must_use]
pub fn near(dirs: &Dirs, year: i32) -> Vec<Option<Mark>> {
    let mut marks = vec![files::mark(dirs.data.clone())];
    for year in year - 1..=year + 1 {
        marks.extend([files::mark(dirs.book(year)), files::mark(dirs.carbon(year))]);
    }
    marks
}

/// The stamp of the files that only the older part is about.
fn far(dirs: &Dirs, head: &Head) -> u64 {
    let mut marks = Vec::new();
    for year in head.first..head.year - 1 {
        marks.extend([files::mark(dirs.book(year)), files::mark(dirs.carbon(year))]);
    }
    stamp(&marks)
}

fn first_of(years: &[i32], year: i32) -> i32 {
    years.iter().copied().min().unwrap_or(year).min(year)
}

fn stamp(marks: &[Option<Mark>]) -> u64 {
    hash(&marks).max(1)
}

fn zone(day: NaiveDate, local: LocalOffset) -> u64 {
    let offset = |day: NaiveDate| local(day.and_time(chrono::NaiveTime::MIN)).local_minus_utc();
    hash(&(offset(day), day.checked_add_days(Days::new(182)).map(offset)))
}

/// What was recorded since the digest was made; none if that cannot be told.
fn tail(dirs: &Dirs, head: &Head, marks: &[Option<Mark>]) -> Option<String> {
    let grown = |mark: &Option<Mark>, from: u64| mark.as_ref().map_or(0, Mark::length).checked_sub(from);
    let (book, carbon) = (grown(&marks[BOOK], head.book)?, grown(&marks[CARBON], head.carbon)?);
    if book != carbon || book > LONGEST_TAIL {
        return None;
    }
    if book == 0 {
        return Some(String::new());
    }
    let of_book = files::read_from(&dirs.book(head.year), head.book).ok()?;
    let of_carbon = files::read_from(&dirs.carbon(head.year), head.carbon).ok()?;
    let sound = of_book == of_carbon && of_book.ends_with(b"\n") && marks == near(dirs, head.year);
    sound.then(|| String::from_utf8(of_book).ok()).flatten()
}

fn entry(text: &str, local: LocalOffset) -> Option<Fact> {
    if let Some(fact) = Quick::read(text).and_then(|quick| quick.fact()) {
        return Some(fact);
    }
    match line::read_any(text, local) {
        Line::Entry(fact) => Some(*fact),
        Line::Frame | Line::Comment(_) | Line::Odd(_) => None,
    }
}

/// The facts as lines; none if one of them does not read the same again, or belongs to a newer version.
fn written(facts: &[Fact], local: LocalOffset) -> Option<String> {
    let mut text = String::new();
    for fact in facts {
        let line = line::write(fact);
        let same =
            entry(&line, local).is_some_and(|again| again == *fact && again.at.offset() == fact.at.offset());
        if !same || matches!(fact.what, What::Other(_)) {
            return None;
        }
        text.push_str(&line);
        text.push('\n');
    }
    Some(text)
}
