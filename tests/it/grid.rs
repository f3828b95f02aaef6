//! What a person would notice about a screen of characters: a frame that is open or crooked, words that run into it,
//! words that are cut without a mark, and pieces of text that touch.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

/// Words that may stand on a screen: all of the sources, the texts and the made-up journals, in small letters.
pub(crate) struct Words(HashSet<String>);

impl Words {
    pub(crate) fn known() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        // The reader of TOML has words of its own.
        let mut words = HashSet::from(["invalid", "unclosed"].map(str::to_owned));
        for part in ["src", "assets", "tests/fixtures"] {
            gather(&root.join(part), &mut words);
        }
        for month in 1..=12 {
            let day = chrono::NaiveDate::from_ymd_opt(2026, month, 1 + month % 7).unwrap();
            words.extend(split(&day.format("%A %a %B %b").to_string()).map(str::to_lowercase));
        }
        Self(words)
    }

    fn has(&self, word: &str) -> bool {
        self.0.contains(&word.to_lowercase())
    }
}

fn gather(path: &Path, words: &mut HashSet<String>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            gather(&entry.unwrap().path(), words);
        }
    } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "toml") {
        words.extend(split(&fs::read_to_string(path).unwrap()).map(str::to_lowercase));
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty())
}

/// The characters of a screen.
pub(crate) struct Grid {
    cells: Vec<Vec<char>>,
    /// The frames nothing lies over.
    frames: Vec<Frame>,
}

/// A closed frame, by its corners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frame {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Frame {
    fn covers(&self, x: usize, y: usize) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }
}

impl Grid {
    pub(crate) fn new(screen: &str, (columns, rows): (u16, u16)) -> Self {
        let mut cells: Vec<Vec<char>> = screen.lines().map(|line| line.chars().collect()).collect();
        cells.resize(usize::from(rows), Vec::new());
        cells.iter_mut().for_each(|line| line.resize(usize::from(columns), ' '));
        let mut grid = Self { cells, frames: Vec::new() };
        grid.frames = grid.corners("╭").filter_map(|(x, y)| grid.frame_at(x, y)).collect();
        grid
    }

    /// Everything that is wrong.
    pub(crate) fn faults(&self, words: &Words) -> Vec<String> {
        let mut faults: Vec<String> = self
            .corners("╭╮╰╯")
            .filter(|(x, y)| !self.is_closed(*x, *y))
            .map(|(x, y)| format!("an open frame at row {y}, column {x}"))
            .collect();
        faults.extend(self.frames.iter().flat_map(|frame| self.run_into(frame)));
        faults.extend(self.frames.iter().filter_map(|frame| self.without_way_out(frame)));
        faults.extend((0..self.cells.len()).flat_map(|y| self.cut(y, words)));
        faults.extend((0..self.cells.len()).flat_map(|y| self.marks(y)));
        faults
    }

    /// Marks that do not stand as they stand everywhere: one of what is left out, and a gap behind that of a row.
    fn marks(&self, y: usize) -> Vec<String> {
        let line = self.text(0, self.cells[y].len() - 1, y);
        let wrong = |mark: char| line.split(mark).skip(1).any(|after| after.starts_with(|c: char| c != ' '));
        let twice = line.contains("……").then(|| format!("two marks of what is left out: {line:?}"));
        let tight = wrong('▶').then(|| format!("no gap behind the mark of a row: {line:?}"));
        twice.into_iter().chain(tight).collect()
    }

    fn at(&self, x: usize, y: usize) -> char {
        self.cells.get(y).and_then(|line| line.get(x)).copied().unwrap_or(' ')
    }

    fn corners<'a>(&'a self, kinds: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
        let line = move |(y, line): (usize, &'a Vec<char>)| {
            line.iter().enumerate().filter(|(_, c)| kinds.contains(**c)).map(move |(x, _)| (x, y))
        };
        self.cells.iter().enumerate().flat_map(line)
    }

    fn frame_at(&self, left: usize, top: usize) -> Option<Frame> {
        let side = |x: usize| (top + 1..self.cells.len()).find(|y| !matches!(self.at(x, *y), '│' | '├'));
        let bottom = side(left).filter(|y| self.at(left, *y) == '╰')?;
        let whole =
            |x: &usize| self.at(*x, top) == '╮' && side(*x) == Some(bottom) && self.at(*x, bottom) == '╯';
        let right = (left + 1..self.cells[top].len()).find(whole)?;
        Some(Frame { left, top, right, bottom })
    }

    /// True if the two edges of a corner lead to other corners, or under something that lies over them.
    fn is_closed(&self, x: usize, y: usize) -> bool {
        let corner = self.at(x, y);
        let glass = match corner {
            '╰' => (1..12).find(|by| self.at(x + by, y) != '─').is_some_and(|by| self.at(x + by, y) == '╯'),
            '╯' => (1..12)
                .find(|by| self.at(x.saturating_sub(*by), y) != '─')
                .is_some_and(|by| self.at(x.saturating_sub(by), y) == '╰'),
            _ => false,
        };
        let frame = self.frames.iter().any(|frame| frame.covers(x, y));
        glass || frame || (self.leads(x, y, "╭╰".contains(corner)) && self.falls(x, y, "╭╮".contains(corner)))
    }

    fn leads(&self, x: usize, y: usize, right: bool) -> bool {
        let (ends, mut x) = (if right { "╮╯" } else { "╭╰" }, x);
        loop {
            let Some(next) = (if right { Some(x + 1) } else { x.checked_sub(1) }) else { return false };
            x = next;
            if x >= self.cells[y].len() {
                return false;
            }
            if ends.contains(self.at(x, y)) || self.is_covered(x, y) {
                return true;
            }
        }
    }

    fn falls(&self, x: usize, y: usize, down: bool) -> bool {
        let (ends, mut y) = (if down { "╰╯" } else { "╭╮" }, y);
        loop {
            let Some(next) = (if down { Some(y + 1) } else { y.checked_sub(1) }) else { return false };
            y = next;
            if ends.contains(self.at(x, y)) || self.is_covered(x, y) {
                return true;
            }
            if !matches!(self.at(x, y), '│' | '├') {
                return false;
            }
        }
    }

    fn is_covered(&self, x: usize, y: usize) -> bool {
        self.frames.iter().any(|frame| frame.covers(x, y))
    }

    /// Rows of a frame in which words touch its sides.
    fn run_into(&self, frame: &Frame) -> Vec<String> {
        let touches = |y: &usize| {
            self.at(frame.left + 1, *y).is_alphanumeric() || self.at(frame.right - 1, *y).is_alphanumeric()
        };
        let rows = (frame.top + 1..frame.bottom).filter(touches);
        rows.map(|y| format!("words touch the frame: {:?}", self.text(frame.left, frame.right, y))).collect()
    }

    /// What lies over a screen says how to leave it.
    fn without_way_out(&self, frame: &Frame) -> Option<String> {
        let foot = self.text(frame.left, frame.right, frame.bottom);
        let ways = ["close", "cancel", "leave", "back", "not now", "defaults", "totals only"];
        let silent = foot.contains("enter") && !ways.iter().any(|way| foot.contains(way));
        silent.then(|| format!("no way out is named: {foot:?}"))
    }

    fn text(&self, left: usize, right: usize, y: usize) -> String {
        self.cells[y][left..=right].iter().collect()
    }

    /// Words of a row that no text has, and numbers that touch a word.
    fn cut(&self, y: usize, words: &Words) -> Vec<String> {
        let line = &self.cells[y];
        let mut faults = Vec::new();
        let mut begin = 0;
        while begin < line.len() {
            if !line[begin].is_alphabetic() {
                begin += 1;
                continue;
            }
            let end = (begin..line.len()).find(|x| !line[*x].is_alphabetic()).unwrap_or(line.len());
            let word: String = line[begin..end].iter().collect();
            let beside = [begin.checked_sub(1).map_or(' ', |x| self.at(x, y)), self.at(end, y)];
            let marked = beside.iter().any(|c| "…│╭╮╰╯├_".contains(*c));
            if end - begin > 1 && !marked && !words.has(&word) {
                faults.push(format!("{word:?} is no word: {:?}", self.text(0, line.len() - 1, y)));
            }
            let clock = |x: usize| self.at(x, y).is_ascii_digit();
            if line[end - 1].is_lowercase()
                && end - begin > 1
                && clock(end)
                && (clock(end + 1) || self.at(end + 1, y) == ':')
            {
                faults.push(format!("a number touches {word:?}: {:?}", self.text(0, line.len() - 1, y)));
            }
            begin = end;
        }
        faults
    }
}
