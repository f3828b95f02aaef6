//! The Guide: which card is marked or read, what is searched for, and the page that says when to act.

use crate::app::action::Action;
use crate::app::model::App;
use crate::app::search::Search;
use crate::domain::goal::Goal;
use crate::domain::guide::Card;
use crate::domain::page::Page;
use crate::domain::profile::Profile;
use crate::domain::region::Numbers;

/// Widest text that is easy to read, in columns.
pub const READABLE: u16 = 72;

/// Columns beside a text that is read: a frame or a margin, and a gap.
pub const MARGINS: u16 = 4;

/// Where somebody is in the Guide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guiding {
    /// The marked card, counted among those found.
    pub marked: usize,
    /// The first line shown of the card that is read alone.
    pub reading: Option<u16>,
    /// What is searched for.
    pub search: Search,
}

impl App {
    /// The cards that are found, in their order.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        let limited = !matches!(self.water().target.goal, Goal::Target(_));
        self.library.catalog().guide.find(&self.guide.search.words, limited)
    }

    /// The marked card.
    #[must_use]
    pub fn marked_card(&self) -> Option<&Card> {
        self.cards().nth(self.guide.marked)
    }

    /// When to act, in lines that fit the window.
    #[must_use]
    pub fn act_page(&self) -> Page {
        let profile = Profile::at(&self.journal, self.now.wall);
        self.library.catalog().guide.act.page(&Numbers::of(profile.region()), self.reading_width())
    }

    /// Columns of a text that is read alone.
    #[must_use]
    pub fn reading_width(&self) -> usize {
        usize::from(READABLE.min(self.size.0.saturating_sub(MARGINS)))
    }

    /// Lines of a text that is read alone: the window without the lines above and below.
    pub(crate) fn reading_height(&self) -> u16 {
        self.size.1.saturating_sub(2)
    }

    pub(crate) fn guide_action(&mut self, action: Action) {
        match action {
            Action::GuideRead if self.marked_card().is_some() => self.guide.reading = Some(0),
            Action::GuideBack => self.guide.reading = None,
            Action::Search => self.guide.search.typing = true,
            Action::SearchClear if self.guide.search.words.is_empty() => self.dismiss(),
            Action::SearchClear => self.search_action(action),
            _ => match self.guide.reading {
                Some(top) => self.guide.reading = Some(self.scroll_card(top, action)),
                None => self.mark_card(action),
            },
        }
    }

    fn scroll_card(&self, top: u16, action: Action) -> u16 {
        let height = self.marked_card().map_or(0, |card| card.page(self.reading_width()).height());
        let banner = u16::from(self.problems.shown().next().is_some());
        scroll(top, action, height, self.reading_height().saturating_sub(banner))
    }

    pub(crate) fn mark_card(&mut self, action: Action) {
        let last = self.cards().count().saturating_sub(1);
        self.guide.marked = match action {
            Action::ScrollDown => self.guide.marked + 1,
            Action::ScrollUp => self.guide.marked.saturating_sub(1),
            Action::ScrollFirst => 0,
            Action::ScrollLast => last,
            _ => self.guide.marked,
        }
        .min(last);
    }

    /// Opens the page that says when to act, over whatever is there; it is still there afterwards.
    pub(crate) fn open_act(&mut self) {
        self.act = Some(0);
    }

    pub(crate) fn act_action(&mut self, action: Action) {
        self.act = match (self.act, action) {
            (_, Action::Close | Action::Act) => None,
            (top, action) => {
                top.map(|top| scroll(top, action, self.act_page().height(), self.reading_height()))
            }
        };
    }
}

/// The first line shown of a text, after an action.
pub(crate) fn scroll(top: u16, action: Action, height: u16, room: u16) -> u16 {
    let page = room.saturating_sub(1).max(1);
    let wanted = match action {
        Action::ScrollDown => top.saturating_add(1),
        Action::ScrollUp => top.saturating_sub(1),
        Action::PageDown => top.saturating_add(page),
        Action::PageUp => top.saturating_sub(page),
        _ => top,
    };
    wanted.min(height.saturating_sub(room))
}
