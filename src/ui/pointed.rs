//! The key that is clicked: a name of a key in the picture, or the words beside it. The picture is drawn once more, in
//! roles instead of looks, so nothing that draws a key needs to know that it can be clicked.

use std::ops::Range;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use crate::app::bound::{Chord, Meaning};
use crate::app::key::Key;
use crate::app::model::App;
use crate::ui::render::render;
use crate::ui::theme::{Role, Theme};

/// The key in that cell, or left of it if its words are there.
pub(crate) fn key_at(app: &App, column: u16, row: u16) -> Option<Chord> {
    let theme = Theme::of_keys(app.settings.symbols);
    let mut picture = Terminal::new(TestBackend::new(app.size.0, app.size.1)).ok()?;
    picture.draw(|frame| render(frame, app, &theme)).ok()?;
    let line = Row::of(picture.backend().buffer(), row, &theme);
    let column = usize::from(column);
    let run = match line.roles.get(column)? {
        Some(Role::Key) => line.run(column),
        _ => line.run(line.key_before(column)?),
    };
    line.chord(app, run, column, [theme.glyphs.cursor, theme.glyphs.up])
}

/// A row of the picture, cell by cell.
struct Row {
    roles: Vec<Option<Role>>,
    cells: Vec<String>,
}

impl Row {
    fn of(picture: &Buffer, row: u16, theme: &Theme) -> Self {
        let cells = (0..picture.area.width).filter_map(|column| picture.cell((column, row)));
        let role = |look| Role::ALL.into_iter().find(|role| theme.style(*role).fg == Some(look));
        let (roles, cells) = cells.map(|cell| (role(cell.fg), cell.symbol().to_owned())).unzip();
        Self { roles, cells }
    }

    fn is_key(&self, at: usize) -> bool {
        self.roles.get(at) == Some(&Some(Role::Key))
    }

    /// The cells of the name around that one.
    fn run(&self, at: usize) -> Range<usize> {
        let start = (0..at).rev().take_while(|cell| self.is_key(*cell)).last().unwrap_or(at);
        let end = (at..self.roles.len()).find(|cell| !self.is_key(*cell)).unwrap_or(self.roles.len());
        start..end
    }

    /// The end of the name whose words have that cell: between them is nothing but single spaces, and no frame.
    fn key_before(&self, at: usize) -> Option<usize> {
        let end = (0..at).rev().find(|cell| self.is_key(*cell))?;
        let words = &self.cells[end + 1..=at];
        let framed = self.roles[end + 1..=at].contains(&Some(Role::Frame));
        let apart = words.concat().trim_start().contains("  ");
        let blank = self.cells[at..].iter().take(2).all(|cell| cell == " ");
        (!framed && !apart && !blank).then_some(end)
    }

    /// What is named in the run at that cell, or nearest to it; nothing before the first name. A mark beside one is none.
    fn chord(&self, app: &App, run: Range<usize>, at: usize, marks: [&str; 2]) -> Option<Chord> {
        let mut words: Vec<(Range<usize>, String)> = Vec::new();
        for cell in run.filter(|cell| self.cells[*cell] != " ") {
            match words.last_mut().filter(|(place, _)| place.end == cell) {
                Some((place, word)) => {
                    place.end = cell + 1;
                    word.push_str(&self.cells[cell]);
                }
                None => words.push((cell..cell + 1, self.cells[cell].clone())),
            }
        }
        let keys: Vec<(Range<usize>, Key)> = words
            .into_iter()
            .filter(|(_, word)| !marks.contains(&word.as_str()))
            .filter_map(|(place, word)| Some((place, Key::read(&word).ok()?)))
            .collect();
        if at < keys.first()?.0.start {
            return None;
        }
        let distance =
            |place: &Range<usize>| place.start.saturating_sub(at).max(at.saturating_sub(place.end - 1));
        let nearest = (0..keys.len()).min_by_key(|number| distance(&keys[*number].0))?;
        let begins = |key: Key| app.keymap.lookup(app.context(), None, key) == Meaning::Begins;
        let pair = [nearest.checked_sub(1), Some(nearest)]
            .into_iter()
            .flatten()
            .find(|first| keys.get(first + 1).is_some() && begins(keys[*first].1));
        Some(match pair {
            Some(first) => Chord { first: keys[first].1, then: Some(keys[first + 1].1) },
            None => Chord::of(keys[nearest].1),
        })
    }
}
