//! Files and directories as the journal needs them: private, appended to, synced, locked. Knows nothing of facts.
//!
//! Nothing here asks whether a path exists: it is opened and the error is looked at.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the one place that touches the journal's files"
)]

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Bytes that are read at once where a file is not kept.
const CHUNK: usize = 32 * 1024;

/// How long to wait between two tries for the lock.
const LOCK_STEP: Duration = Duration::from_millis(10);

/// What a file held when it was read.
#[derive(Debug, Default)]
pub struct Content {
    /// The bytes, without the zeros that a power cut can leave at the end.
    pub bytes: Vec<u8>,
    /// True if there were such zeros.
    pub zeros: bool,
    /// When it was changed last; none for a file that was not there.
    pub changed: Option<SystemTime>,
}

impl Content {
    /// The bytes as text, with a mark in the place of what is none.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes)
    }

    /// The same without a copy where that can be done.
    #[must_use]
    pub fn into_text(self) -> String {
        String::from_utf8(self.bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
    }
}

/// Reads a file; one that is not there is empty.
///
/// # Errors
/// Those of opening and reading.
pub fn read(path: &Path) -> io::Result<Content> {
    match File::open(path) {
        Ok(mut file) => content(&mut file),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Content::default()),
        Err(error) => Err(error),
    }
}

/// A file to be read bit by bit.
#[derive(Debug)]
pub enum Source {
    /// It is open; none for one that is not there.
    Open(Option<File>),
    /// It cannot be opened.
    Closed(io::Error),
}

/// Opens a file to be read bit by bit; one that is not there is empty. Errors come with the reading.
#[must_use]
pub fn source(path: &Path) -> Source {
    match File::open(path) {
        Ok(file) => Source::Open(Some(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Source::Open(None),
        Err(error) => Source::Closed(error),
    }
}

impl Read for Source {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Open(Some(file)) => file.read(into),
            Self::Open(None) => Ok(0),
            Self::Closed(error) => Err(std::mem::replace(error, ErrorKind::Other.into())),
        }
    }
}

/// Reads the first `limit` bytes of a file; one that is not there is empty.
///
/// # Errors
/// Those of opening and reading.
pub fn read_head(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(usize::try_from(limit).unwrap_or_default());
    match File::open(path) {
        Ok(file) => file.take(limit).read_to_end(&mut bytes).map(|_| bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(bytes),
        Err(error) => Err(error),
    }
}

/// A file that is read to its end and then appended to. Through a link, the file it points to.
#[derive(Debug)]
pub struct Appended {
    file: File,
    path: PathBuf,
    /// What it held.
    pub content: Content,
}

impl Appended {
    /// Opens a file that is there to be appended to. What it holds is not read into memory.
    ///
    /// # Errors
    /// Those of opening.
    pub fn unread(path: &Path) -> io::Result<Self> {
        let file = private().read(true).append(true).open(path)?;
        Ok(Self { file, path: path.to_owned(), content: Content::default() })
    }

    /// Opens the file, or creates it for its owner alone.
    ///
    /// # Errors
    /// Those of opening and reading.
    pub fn open(path: &Path) -> io::Result<Self> {
        let opened = private().read(true).append(true).open(path);
        let (mut file, found) = match opened {
            Ok(file) => (file, true),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                (private().read(true).append(true).create(true).open(path)?, false)
            }
            Err(error) => return Err(error),
        };
        let mut content = content(&mut file)?;
        content.changed = content.changed.filter(|_| found);
        Ok(Self { file, path: path.to_owned(), content })
    }

    /// Appends, and comes back when the bytes are on the disk. On an error the file has its old length again, as far
    /// as that can be done.
    ///
    /// # Errors
    /// Those of writing and syncing.
    pub fn append_synced(&mut self, bytes: &[u8]) -> io::Result<()> {
        let length = self.file.metadata()?.len();
        let written = self.file.write_all(bytes).and_then(|()| self.file.sync_data());
        if written.is_err() && self.file.set_len(length).is_err() {
            // Where a handle for appending may not cut, one for writing can. If that fails as well, at worst the
            // line exists although it was refused.
            let _ = OpenOptions::new().write(true).open(&self.path).and_then(|file| file.set_len(length));
        }
        written
    }

    /// Appends in one piece without a sync, in the place of the zeros at the end if there are some.
    ///
    /// # Errors
    /// Those of writing.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.content.zeros {
            self.file.set_len(self.content.bytes.len() as u64)?;
        }
        self.file.write_all(bytes)
    }

    /// Appends and syncs like [`Self::append_synced`], in the place of the zeros at the end if there are some.
    ///
    /// # Errors
    /// Those of writing and syncing.
    pub fn append_lasting(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.content.zeros {
            self.file.set_len(self.content.bytes.len() as u64)?;
        }
        self.append_synced(bytes)
    }
}

/// Puts a file of these bytes in the place of what is there, whole or not at all: through a link, of what it points
/// to. A new file is for its owner alone, another keeps its mode.
///
/// # Errors
/// Those of writing, syncing and renaming; then the file is as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error),
    };
    let mut name = OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".new");
    let new = target.with_file_name(name);
    let done = write_new(&new, bytes, fs::metadata(&target).ok()).and_then(|()| fs::rename(&new, &target));
    match done {
        Ok(()) => sync_dir(target.parent().unwrap_or(Path::new("."))),
        Err(error) => {
            let _ = fs::remove_file(&new);
            Err(error)
        }
    }
}

fn write_new(path: &Path, bytes: &[u8], like: Option<fs::Metadata>) -> io::Result<()> {
    let mut file = private().write(true).create(true).truncate(true).open(path)?;
    file.write_all(bytes)?;
    if let Some(like) = like {
        file.set_permissions(like.permissions())?;
    }
    file.sync_all()
}

/// Makes a file of these bytes, for its owner alone, where none is.
///
/// # Errors
/// [`ErrorKind::AlreadyExists`] when there is something; else those of writing, and then nothing is left.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private().write(true).create_new(true).open(path)?;
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    let done = written.and_then(|()| sync_dir(parent.unwrap_or(Path::new("."))));
    if done.is_err() {
        let _ = fs::remove_file(path);
    }
    done
}

/// Notes some bytes in a small file of always the same length, without a sync and without room for a moment.
///
/// # Errors
/// Those of writing.
pub fn note(path: &Path, bytes: &[u8]) -> io::Result<()> {
    private().write(true).create(true).truncate(false).open(path)?.write_all(bytes)
}

/// Puts other bytes at the start of a file that is there, without a sync.
///
/// # Errors
/// Those of opening and writing.
pub fn overwrite(path: &Path, bytes: &[u8]) -> io::Result<()> {
    OpenOptions::new().write(true).open(path)?.write_all(bytes)
}

/// Puts a file of these bytes in the place of what is there, for its owner alone and without a sync: for what can be made
/// again. `agreed` is asked last, with the time by the file system's clock.
///
/// # Errors
/// Those of writing and renaming; then, and where it is not agreed, the file is as it was.
pub fn exchange(path: &Path, bytes: &[u8], agreed: impl Fn(SystemTime) -> bool) -> io::Result<()> {
    let new = path.with_extension("new");
    let mut file = private().write(true).create(true).truncate(true).open(&new)?;
    let written = file.write_all(bytes).and_then(|()| file.metadata()?.modified());
    match written {
        Ok(now) if agreed(now) => fs::rename(&new, path),
        refused => fs::remove_file(&new).and(refused.map(|_| ())),
    }
}

/// True if a file ends with the end of a line, or is not there.
#[must_use]
pub fn is_ended(path: &Path) -> bool {
    let last = File::open(path).and_then(|mut file| {
        file.seek(SeekFrom::End(-1))?;
        let mut last = [0];
        file.read_exact(&mut last).map(|()| last)
    });
    match last {
        Ok(last) => last == *b"\n",
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Reads a file from a place on.
///
/// # Errors
/// Those of opening and reading.
pub fn read_from(path: &Path, from: u64) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the whole lines among the last `limit` bytes of a file.
///
/// # Errors
/// Those of opening and reading.
pub fn read_end(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let length = fs::metadata(path)?.len();
    let mut bytes = read_from(path, length.saturating_sub(limit))?;
    if length > limit {
        let first = bytes.iter().position(|b| *b == b'\n').map_or(bytes.len(), |end| end + 1);
        bytes.drain(..first);
    }
    Ok(bytes)
}

/// Takes a file away; one that is not there is away.
///
/// # Errors
/// Those of removing.
pub fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Moves a file into a directory, also to another file system, under a name that is free there. Gives the new path.
///
/// # Errors
/// Those of moving; then the file is where it was.
pub fn move_into(from: &Path, dir: &Path) -> io::Result<PathBuf> {
    make_dir(dir)?;
    let to = free_path(dir, from)?;
    match fs::rename(from, &to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => {
            create(&to, &fs::read(from)?)?;
            fs::remove_file(from)?;
        }
        moved => moved?,
    }
    sync_dir(dir)?;
    Ok(to)
}

fn free_path(dir: &Path, from: &Path) -> io::Result<PathBuf> {
    let stem = from.file_stem().unwrap_or_default();
    for number in 1_u32.. {
        let mut name = stem.to_owned();
        if number > 1 {
            name.push(format!("-{number}"));
        }
        name.push(".toml");
        let path = dir.join(name);
        match fs::symlink_metadata(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(path),
            Err(error) => return Err(error),
            Ok(_) => {}
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// True if two files begin with their heads, end with a whole line and hold the same otherwise, and none of it mentions
/// `id`. Reads both from where they stand, without keeping them.
///
/// # Errors
/// Those of reading.
pub fn are_twins(one: &mut Appended, other: &mut Appended, heads: [&str; 2], id: &str) -> io::Result<bool> {
    let begins = |file: &mut File, head: &str| {
        let mut bytes = Vec::with_capacity(head.len());
        file.take(head.len() as u64).read_to_end(&mut bytes)?;
        Ok::<_, io::Error>(bytes == head.as_bytes())
    };
    if !begins(&mut one.file, heads[0])? || !begins(&mut other.file, heads[1])? {
        return Ok(false);
    }
    // An id that crosses from one chunk into the next is found because the end of each is kept.
    let overlap = id.len().max(1);
    let mut chunks = [vec![0; overlap + CHUNK], vec![0; overlap + CHUNK]];
    let mut last = b'\n';
    loop {
        let counts = [
            fill(&mut one.file, &mut chunks[0][overlap..])?,
            fill(&mut other.file, &mut chunks[1][overlap..])?,
        ];
        let end = overlap + counts[0];
        if counts[0] != counts[1] || chunks[0][overlap..end] != chunks[1][overlap..end] {
            return Ok(false);
        }
        if counts[0] == 0 {
            return Ok(last == b'\n');
        }
        if !id.is_empty() && chunks[0][..end].utf8_chunks().any(|piece| piece.valid().contains(id)) {
            return Ok(false);
        }
        last = chunks[0][end - 1];
        chunks[0].copy_within(end - overlap..end, 0);
    }
}

fn fill(file: &mut File, into: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < into.len() {
        match file.read(&mut into[filled..]) {
            Ok(0) => break,
            Ok(count) => filled += count,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Makes a directory and those above it, for their owner alone, and makes their names last.
///
/// # Errors
/// Those of creating, and one for a path that is something else.
pub fn make_dir(path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => return Ok(()),
        Ok(_) => return Err(ErrorKind::NotADirectory.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_dir(parent)?;
    }
    match dir_builder().create(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
        _ => sync_dir(parent.unwrap_or(Path::new("."))),
    }
}

/// Makes the names in a directory last, where the file system can do that.
///
/// # Errors
/// Those of opening and syncing.
pub fn sync_dir(path: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(path)?.sync_all() {
        Err(error) if !matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Err(error),
        _ => Ok(()),
    }
}

/// Makes the names in a directory last, and its own name with those above it: whoever made one of them may have been
/// killed before its name was synced. A directory that may not be opened was not made by us.
///
/// # Errors
/// Those of opening and syncing.
pub fn sync_way(path: &Path) -> io::Result<()> {
    sync_dir(path)?;
    for above in path.ancestors().skip(1).filter(|above| !above.as_os_str().is_empty()) {
        match sync_dir(above) {
            Err(error) if error.kind() != ErrorKind::PermissionDenied => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

/// Holds the lock until it is dropped; waits for it up to `wait`. Nothing is held where the file system has no locks:
/// appends are whole lines, so only the roll-back after an error is less sure there.
///
/// # Errors
/// [`ErrorKind::WouldBlock`] when somebody else held it all the time; else those of opening and locking.
pub fn lock(path: &Path, wait: Duration) -> io::Result<File> {
    let file = lockable(path)?;
    let mut waited = Duration::ZERO;
    while !try_lock(&file)? {
        if waited >= wait {
            return Err(ErrorKind::WouldBlock.into());
        }
        std::thread::sleep(LOCK_STEP);
        waited += LOCK_STEP;
    }
    Ok(file)
}

/// A file that can be locked, made if it is not there.
///
/// # Errors
/// Those of opening it.
pub fn lockable(path: &Path) -> io::Result<File> {
    private().write(true).create(true).truncate(false).open(path)
}

/// Locks it now, or says that somebody else has.
///
/// # Errors
/// Those of locking. A file system without locks gives none.
pub fn try_lock(file: &File) -> io::Result<bool> {
    match file.try_lock() {
        Ok(()) => Ok(true),
        Err(TryLockError::Error(error)) if has_no_locks(&error) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
        Err(TryLockError::WouldBlock) => Ok(false),
    }
}

/// The names in a directory that begin with four digits and end with `.toml`, sorted: year files and their conflict
/// copies. None if it is not there.
///
/// # Errors
/// Those of reading the directory.
pub fn year_files(dir: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let names: io::Result<Vec<OsString>> = entries.map(|entry| Ok(entry?.file_name())).collect();
    let mut names: Vec<String> = names?.into_iter().filter_map(|name| name.into_string().ok()).collect();
    names.retain(|name| year_of(name).is_some());
    names.sort();
    Ok(names)
}

/// The year of a file name such as `2026.toml` or `2026 (1).toml`.
#[must_use]
pub fn year_of(name: &str) -> Option<i32> {
    let (year, rest) = name.strip_suffix(".toml")?.split_at_checked(4)?;
    let digits = year.bytes().all(|b| b.is_ascii_digit()) && !rest.starts_with(|c: char| c.is_ascii_digit());
    if digits { year.parse().ok() } else { None }
}

/// The name of the file of a year.
#[must_use]
pub fn year_file(year: i32) -> String {
    format!("{year:04}.toml")
}

/// The words of an error without its number.
#[must_use]
pub fn cause(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

/// What tells one state of a file from another without reading it: its number, length and times.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mark {
    path: PathBuf,
    number: u64,
    length: u64,
    modified: Option<SystemTime>,
    status_changed: (i64, i64),
}

impl Mark {
    /// Which file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Bytes of the file.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// How long ago it was changed; none if that is not known, or still to come.
    #[must_use]
    pub fn age(&self, now: SystemTime) -> Option<Duration> {
        now.duration_since(self.modified?).ok()
    }

    /// True for the same file with so many bytes more.
    #[must_use]
    pub fn is_grown(&self, before: &Self, bytes: u64) -> bool {
        (&self.path, self.number, self.length) == (&before.path, before.number, before.length + bytes)
    }
}

/// The mark of a file or directory; none if it cannot be looked at.
#[must_use]
pub fn mark(path: PathBuf) -> Option<Mark> {
    let found = fs::metadata(&path).ok()?;
    let (number, status_changed) = identity(&found);
    Some(Mark { path, number, length: found.len(), modified: found.modified().ok(), status_changed })
}

fn content(file: &mut File) -> io::Result<Content> {
    let changed = file.metadata()?.modified().ok();
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let sound = bytes.iter().rposition(|b| *b != 0).map_or(0, |last| last + 1);
    let zeros = sound < bytes.len();
    bytes.truncate(sound);
    Ok(Content { bytes, zeros, changed })
}

/// NFS without a lock server says that there are no locks *available*.
#[cfg(unix)]
fn has_no_locks(error: &io::Error) -> bool {
    error.kind() == ErrorKind::Unsupported
        || rustix::io::Errno::from_io_error(error) == Some(rustix::io::Errno::NOLCK)
}

#[cfg(not(unix))]
fn has_no_locks(error: &io::Error) -> bool {
    error.kind() == ErrorKind::Unsupported
}

#[cfg(unix)]
pub(crate) fn private() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
}

#[cfg(not(unix))]
pub(crate) fn private() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(unix)]
fn dir_builder() -> fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = fs::DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn dir_builder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

#[cfg(unix)]
fn identity(found: &fs::Metadata) -> (u64, (i64, i64)) {
    use std::os::unix::fs::MetadataExt;
    (found.ino(), (found.ctime(), found.ctime_nsec()))
}

#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> (u64, (i64, i64)) {
    (0, (0, 0))
}
