//! Words and small pictures in lines: spans by role, bars, day strips, and choosing the lines that fit.

use std::borrow::Cow;

use ratatui::layout::{Margin, Position, Rect};
use ratatui::text::{Line, Span, Text};
use unicode_width::UnicodeWidthStr;

use crate::app::search::Search;
use crate::domain::page::{wrap, wrap_evenly};
use crate::domain::plain::plain;
use crate::ui::theme::{Role, Theme};

/// A box over the screen and the lines in it, of which some are rows that can be pointed at.
pub(crate) struct Listed {
    /// The box with its frame.
    pub(crate) area: Rect,
    /// The lines, with their rows.
    pub(crate) lines: Vec<(Option<usize>, Line<'static>)>,
}

impl Listed {
    /// The row in that cell of the window.
    pub(crate) fn row_at(&self, at: Position) -> Option<usize> {
        let inside = self.area.inner(Margin::new(1, 1));
        let line = inside.contains(at).then(|| usize::from(at.y - inside.y))?;
        self.lines.get(line)?.0
    }

    /// What is drawn.
    pub(crate) fn text(self) -> Text<'static> {
        self.lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().into()
    }
}

/// A line of a pane with its rank: when a pane is too low, the lines with the highest rank go first, and a paragraph
/// goes as a whole.
pub(crate) struct Ranked {
    rank: u8,
    paragraph: usize,
    /// What it is pointed at as.
    row: Option<usize>,
    line: Line<'static>,
}

/// The lines of a pane in display order.
#[derive(Default)]
pub(crate) struct Lines(Vec<Ranked>);

impl Lines {
    pub(crate) fn push(&mut self, rank: u8, line: impl Into<Line<'static>>) {
        self.0.push(Ranked { rank, paragraph: self.0.len(), row: None, line: line.into() });
    }

    /// A line that can be pointed at.
    pub(crate) fn row(&mut self, rank: u8, row: usize, line: impl Into<Line<'static>>) {
        self.0.push(Ranked { rank, paragraph: self.0.len(), row: Some(row), line: line.into() });
    }

    /// A text in lines of at most `width` columns.
    pub(crate) fn wrapped(&mut self, rank: u8, text: &str, width: u16, role: Role, theme: &Theme) {
        self.paragraph(rank, wrap(text, width.into()), role, theme);
    }

    /// The same in even lines, for text that is centred.
    pub(crate) fn centred(&mut self, rank: u8, text: &str, width: u16, role: Role, theme: &Theme) {
        self.paragraph(rank, wrap_evenly(text, width.into()), role, theme);
    }

    /// Lines that are shown together or not at all.
    pub(crate) fn paragraph(&mut self, rank: u8, lines: Vec<String>, role: Role, theme: &Theme) {
        let paragraph = self.0.len();
        for line in lines {
            self.0.push(Ranked { rank, paragraph, row: None, line: theme.span(role, line).into() });
        }
    }

    pub(crate) fn gap(&mut self, rank: u8) {
        self.push(rank, Line::default());
    }

    /// How many lines there are that say something.
    pub(crate) fn filled(&self) -> usize {
        self.0.iter().filter(|row| row.line.width() > 0).count()
    }

    /// How many lines there are of that rank and more important ones.
    pub(crate) fn height_of(&self, rank: u8) -> u16 {
        u16::try_from(self.0.iter().filter(|row| row.rank <= rank).count()).unwrap_or(u16::MAX)
    }

    /// How many lines there are.
    pub(crate) fn height(&self) -> u16 {
        u16::try_from(self.0.len()).unwrap_or(u16::MAX)
    }

    /// The lines that fit into `height`: those of the lowest ranks, without a gap at the end. Of what must not be left
    /// out, rank 0, as much as there is room for.
    pub(crate) fn fit(self, height: u16) -> Vec<Line<'static>> {
        self.fit_rows(height).into_iter().map(|(_, line)| line).collect()
    }

    /// The same with what they are pointed at as.
    pub(crate) fn fit_rows(mut self, height: u16) -> Vec<(Option<usize>, Line<'static>)> {
        while self.0.len() > usize::from(height) {
            let highest = self.0.iter().map(|row| row.rank).max().unwrap_or(0);
            let Some(last) = self.0.iter().rposition(|row| row.rank == highest) else { break };
            let paragraph = self.0[last].paragraph;
            match highest {
                0 => drop(self.0.remove(last)),
                _ => self.0.retain(|row| row.paragraph != paragraph),
            }
        }
        let mut lines: Vec<_> = self.0.into_iter().map(|row| (row.row, row.line)).collect();
        while lines.last().is_some_and(|(_, line)| line.width() == 0) {
            lines.pop();
        }
        lines
    }

    /// The same, each cut to the width of the area.
    pub(crate) fn fit_in(self, area: Rect, theme: &Theme) -> Vec<Line<'static>> {
        self.fit(area.height).into_iter().map(|line| theme.cut_line(line, area.width.into())).collect()
    }
}

impl Theme {
    pub(crate) fn span(&self, role: Role, text: impl Into<String>) -> Span<'static> {
        let text = text.into();
        match plain(&text) {
            Cow::Owned(clean) => Span::styled(clean, self.style(role)),
            Cow::Borrowed(_) => Span::styled(text, self.style(role)),
        }
    }

    /// A line of several roles.
    pub(crate) fn line<const N: usize>(&self, parts: [(Role, String); N]) -> Line<'static> {
        parts.into_iter().map(|(role, text)| self.span(role, text)).collect::<Vec<_>>().into()
    }

    /// What is searched for, with the mark of typing, and how many were found where there is room to say so.
    pub(crate) fn searched(
        &self,
        margin: &str,
        search: &Search,
        found: usize,
        width: usize,
    ) -> Line<'static> {
        let before = format!("{margin}/ ");
        let room = width.saturating_sub(before.width());
        let words = self.cut(&format!("{}{}", search.words, if search.typing { "_" } else { "" }), room);
        let found = if found == 0 { "   nothing found".to_owned() } else { format!("   {found} found") };
        let found = if words.width() + found.width() <= room { found } else { String::new() };
        self.line([(Role::Key, before), (Role::Strong, words), (Role::Dim, found)])
    }

    /// A bar of `width` cells of which `share` (0 to 1) is done.
    pub(crate) fn bar(&self, share: f64, width: u16) -> Line<'static> {
        let done = cells(share, width);
        Line::from(vec![
            self.span(Role::Done, self.glyphs.full.repeat(done)),
            self.span(Role::Track, self.glyphs.empty.repeat(usize::from(width) - done)),
        ])
    }

    /// Cuts a text to `width` columns, with a mark where something is missing.
    pub(crate) fn cut(&self, text: &str, width: usize) -> String {
        let text = plain(text);
        if text.width() <= width {
            return text.into_owned();
        }
        let mut out = String::new();
        for c in text.chars() {
            if out.width() + c.to_string().width() + 1 > width {
                break;
            }
            out.push(c);
        }
        if width > 0 {
            out.push_str(self.glyphs.more);
        }
        out
    }

    /// The same for a line of several roles.
    fn cut_line(&self, line: Line<'static>, width: usize) -> Line<'static> {
        if line.width() <= width {
            return line;
        }
        let mut room = width;
        let mut spans = Vec::new();
        for span in line.spans {
            let more = span.width() > room;
            let text = if more { self.cut(&span.content, room) } else { span.content.into_owned() };
            room = room.saturating_sub(text.width());
            spans.push(Span::styled(text, span.style));
            if more {
                break;
            }
        }
        spans.into()
    }

    /// Amounts as columns side by side, `rows` lines high; an amount of `full` and more fills its column.
    pub(crate) fn columns(
        &self,
        role: Role,
        amounts: &[usize],
        full: usize,
        rows: u16,
    ) -> Vec<Line<'static>> {
        let eighths = usize::from(rows) * 8;
        let level = |amount: &usize| (amount * eighths).div_ceil(full.max(1)).min(eighths);
        let levels: Vec<usize> = amounts.iter().map(level).collect();
        let cell = |level: &usize, below: usize| match level.saturating_sub(below).min(8) {
            0 if below == 0 => self.span(Role::Track, self.glyphs.ground),
            part => self.span(role, self.glyphs.rise[part]),
        };
        (0..usize::from(rows))
            .rev()
            .map(|row| levels.iter().map(|level| cell(level, row * 8)).collect::<Vec<_>>().into())
            .collect()
    }
}

/// How many of `width` cells a share (0 to 1) fills. Something that has begun fills at least one, and only what is
/// complete fills all.
pub(crate) fn cells(share: f64, width: u16) -> usize {
    let exact = share.clamp(0.0, 1.0) * f64::from(width);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to width")]
    let whole = exact as usize;
    if exact > 0.0 { whole.max(1).min(usize::from(width)) } else { 0 }
}

/// How high the day strips of a pane of that height are.
pub(crate) fn strip_rows(height: u16) -> u16 {
    match height {
        ..=11 => 1,
        12..=14 => 2,
        _ => 3,
    }
}

/// Strength as a row of keys to point at, and what its ends mean.
pub(crate) fn scale(marked: Option<usize>, width: u16, theme: &Theme) -> [Line<'static>; 2] {
    let wide = width >= 33;
    let mark = |(place, key)| {
        let role = if Some(place) == marked { theme.key_as(Role::Ask) } else { Role::Key };
        theme.span(role, if wide { format!(" {key} ") } else { format!("{key} ") })
    };
    let worst = "t is 10, worst";
    let ends = if wide { format!(" none{worst:>28}") } else { worst.to_owned() };
    let marks: Vec<Span<'static>> = (0..).zip(('0'..='9').chain(['t'])).map(mark).collect();
    [marks.into(), theme.span(Role::Dim, ends).into()]
}

/// What can be done, each with its key, as far as it fits.
pub(crate) fn offers(mut keys: Vec<(String, String)>, width: usize, theme: &Theme) -> Line<'static> {
    let needed = |keys: &[(String, String)]| {
        keys.iter().map(|(key, words)| key.width() + words.width() + 4).sum::<usize>()
    };
    while keys.len() > 1 && needed(&keys) > width + 2 {
        keys.pop();
    }
    let pair = |(key, words): &(String, String)| {
        [theme.span(Role::Key, key.clone()), theme.span(Role::Dim, format!("  {words}  "))]
    };
    keys.iter().flat_map(pair).collect::<Vec<_>>().into()
}
