//! The Trends: the titles of the pages, a page or two of them, and below what is marked, in words.

mod charts;
mod lists;

use std::ops::Range;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span, Text};

use crate::app::model::App;
use crate::app::screens::trends::{Page, Spot};
use crate::domain::page::wrap;
use crate::domain::time::capital;
use crate::domain::trends::Trends;
use crate::ui::colour::Surface;
use crate::ui::layout::{Part, columns, rows};
use crate::ui::theme::{Role, Theme};

/// Smallest body with two pages side by side, and the columns that the charts and the table have in it.
const BESIDE: (u16, u16) = (114, 28);
const CHARTS: u16 = 80;
const TABLE: u16 = 70;

/// Narrowest head with a wide gap between titles.
const SPACED: u16 = 44;

/// Narrowest body whose words below are read in two lines.
const WIDE: u16 = 60;

/// Columns of a label with its cursor.
const LABEL: usize = 10;

/// Lines of a page, with what can be pointed at in them.
struct Board {
    area: Rect,
    lines: Vec<Line<'static>>,
    /// Places by column, line, width and height.
    spots: Vec<(Rect, Spot)>,
    /// The lines of texts that go over more than one.
    texts: Vec<Range<usize>>,
    /// The line that must be seen.
    focus: usize,
}

impl Board {
    fn new(area: Rect) -> Self {
        Self { area, lines: Vec::new(), spots: Vec::new(), texts: Vec::new(), focus: 0 }
    }

    fn put(&mut self, line: impl Into<Line<'static>>) {
        self.lines.push(line.into());
    }

    fn gap(&mut self) {
        self.put(Line::default());
    }

    /// Columns of a text.
    fn words_width(&self) -> usize {
        usize::from(self.area.width).saturating_sub(3)
    }

    /// A text under the names of the rows.
    fn words(&mut self, role: Role, text: &str, theme: &Theme) {
        let start = self.lines.len();
        for line in wrap(text, self.words_width()) {
            self.put(theme.span(role, format!("  {line}")));
        }
        self.texts.push(start..self.lines.len());
    }

    /// The lines in sight; a text that goes on above or below them says so.
    fn shown(&self, theme: &Theme) -> Vec<Line<'static>> {
        let first = usize::from(self.skip());
        let end = self.lines.len().min(first + usize::from(self.area.height));
        let mut lines = self.lines[first..end].to_vec();
        let goes_on = |at: usize| self.texts.iter().any(|text| text.start < at && at < text.end);
        let more = theme.glyphs.more;
        if goes_on(first)
            && let Some(span) = lines.first_mut().and_then(|line| line.spans.first_mut())
        {
            *span = Span::styled(format!("{more}{}", span.content.trim_start()), span.style);
        }
        if goes_on(end)
            && let Some(line) = lines.last_mut()
            && let Some((span, before)) = line.spans.split_last_mut()
        {
            let taken: usize = before.iter().map(Span::width).sum();
            let width = usize::from(self.area.width).saturating_sub(taken + 1);
            *span = Span::styled(theme.cut(&format!("{} {more}", span.content), width), span.style);
        }
        lines
    }

    /// The next line.
    fn y(&self) -> u16 {
        u16::try_from(self.lines.len()).unwrap_or(u16::MAX)
    }

    /// The line that was put last means this.
    fn mark(&mut self, spot: Spot) {
        let line = Rect { x: 0, y: self.y().saturating_sub(1), width: self.area.width, height: 1 };
        self.spots.push((line, spot));
    }

    /// Lines that are moved out of sight above, so that the marked one is seen with the line below it.
    fn skip(&self) -> u16 {
        let height = usize::from(self.area.height);
        let last = (self.focus + 2).min(self.lines.len());
        let skip = if self.lines.len() > height { last.saturating_sub(height) } else { 0 };
        u16::try_from(skip).unwrap_or(0)
    }

    fn spot_at(&self, at: Position) -> Option<Spot> {
        let inside = Position { x: at.x.checked_sub(self.area.x)?, y: at.y.checked_sub(self.area.y)? };
        let place = Position { x: inside.x, y: inside.y + self.skip() };
        let within = inside.x < self.area.width && inside.y < self.area.height;
        self.spots.iter().find(|(rect, _)| within && rect.contains(place)).map(|(_, spot)| *spot)
    }
}

/// A place that names its page and row alone.
fn row_spot(page: Page, row: usize) -> Spot {
    Spot { page, row, ago: None, part: None }
}

pub(crate) fn render(frame: &mut Frame, area: Rect, app: &App, theme: &Theme) {
    let Some(trends) = app.looking.trends.as_deref() else { return };
    let [head, body, said] = parts(app, trends, area);
    frame.render_widget(heading(app, head.width, theme), head);
    let mut is_full = false;
    for board in boards(app, trends, body, theme) {
        let lines = board.shown(theme);
        let last = lines.get(usize::from(board.area.height).saturating_sub(1));
        is_full |= last.is_some_and(|line| line.width() > 0);
        frame.render_widget(Text::from(lines), board.area);
    }
    let width = usize::from(said.width).saturating_sub(2);
    let mut words = wrap(&capital(&app.trend_said()), width);
    if words.len() > usize::from(said.height) && said.height > 0 {
        words.truncate(said.height.into());
        if let Some(last) = words.last_mut() {
            *last = theme.cut(&format!("{last} {}", theme.glyphs.more), width);
        }
    }
    // A row to spare goes between a page that reaches down to its words and them.
    let gap = u16::from(is_full && words.len() < usize::from(said.height));
    let said = Rect { y: said.y + gap, height: said.height - gap, ..said };
    let words: Vec<Line> =
        words.into_iter().map(|line| theme.span(Role::Text, format!(" {line}")).into()).collect();
    frame.render_widget(Text::from(words), said);
}

/// The place in that cell of the screen, if any.
pub(crate) fn spot_at(app: &App, area: Rect, column: u16, row: u16) -> Option<Spot> {
    let trends = app.looking.trends.as_deref()?;
    let theme = Theme::new(&app.settings, &[], Surface::PLAIN);
    let [head, body, _] = parts(app, trends, area);
    let at = Position { x: column, y: row };
    if head.contains(at) {
        let mut left = head.x + 1;
        return Page::ALL.into_iter().find_map(|page| {
            let width = u16::try_from(page.title().len()).unwrap_or(0);
            let here = (left..left + width).contains(&column);
            left += width + gap(head.width);
            here.then_some(row_spot(page, 0))
        });
    }
    boards(app, trends, body, &theme).iter().find_map(|board| board.spot_at(at))
}

/// The titles, the pages, and the words. Of a table that needs many words every row is seen before all of them are.
fn parts(app: &App, trends: &Trends, area: Rect) -> [Rect; 3] {
    let head = u16::from(area.height > 2);
    let words = match app.looking.page {
        Page::Links => {
            let width = usize::from(area.width).saturating_sub(2);
            let most = trends.links.iter().map(|link| wrap(&link.words(), width).len()).max();
            let table = head as usize + 1 + trends.links.len();
            let left = usize::from(area.height).saturating_sub(table).max(usize::from(area.height / 3));
            u16::try_from(most.unwrap_or(0).min(left)).unwrap_or(0)
        }
        Page::Days | Page::Cramps | Page::Change => {
            u16::min(if area.width >= WIDE { 2 } else { 3 }, area.height / 2)
        }
    };
    rows(area, [Part::Cells(head), Part::Rest, Part::Cells(words)])
}

fn heading(app: &App, width: u16, theme: &Theme) -> Line<'static> {
    let mut spans: Vec<Span<'static>> = vec![" ".into()];
    let between = " ".repeat(gap(width).into());
    for page in Page::ALL {
        let role = if page == app.looking.page { Role::Strong } else { Role::Dim };
        spans.extend([theme.span(role, page.title()), between.clone().into()]);
    }
    let used: usize = spans.iter().map(Span::width).sum();
    let span = if app.looking.page.has_span() { app.looking.span.title() } else { "" };
    let room = usize::from(width).saturating_sub(used + span.len() + 1);
    spans.push(" ".repeat(room).into());
    spans.push(theme.span(Role::Strong, span));
    spans.into()
}

/// Columns between two titles.
fn gap(width: u16) -> u16 {
    if width < SPACED { 1 } else { 2 }
}

/// The page that is looked at, and the one that belongs to it where there is room for both.
fn boards(app: &App, trends: &Trends, area: Rect, theme: &Theme) -> Vec<Board> {
    let of = |page: Page, area: Rect| match page {
        Page::Days => charts::days(app, trends, area, theme),
        Page::Cramps => charts::cramps(app, trends, area, theme),
        Page::Links => lists::links(app, trends, area, theme),
        Page::Change => lists::change(app, trends, area, theme),
    };
    let page = app.looking.page;
    if area.width < BESIDE.0 || area.height < BESIDE.1 {
        return vec![of(page, area)];
    }
    let (first, second, width) = match page {
        Page::Days | Page::Cramps => (Page::Days, Page::Cramps, CHARTS),
        Page::Links | Page::Change => (Page::Links, Page::Change, TABLE),
    };
    let [left, _, right] = columns(area, [Part::Cells(width), Part::Cells(2), Part::Rest]);
    vec![of(first, left), of(second, right)]
}

/// A label behind its cursor.
fn label(marked: bool, title: &str, width: usize, theme: &Theme) -> [Span<'static>; 2] {
    let cursor = if marked { theme.glyphs.cursor } else { " " };
    let role = if marked { Role::Strong } else { Role::Text };
    let title = theme.cut(title, width.saturating_sub(3));
    let title = format!("{title:<width$} ", width = width.saturating_sub(3));
    [theme.span(Role::Key, format!("{cursor} ")), theme.span(role, title)]
}
