//! The Guide: which card is marked or read, what is searched for, and the page that says when to act.

use crate::app::action::Action;
use crate::app::keymap::Context;
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
            _ if self.guide.reading.is_some() => self.guide.reading = Some(self.scrolled(action)),
            _ => self.mark_card(action),
        }
    }

    /// The page that is read, and how much of it is seen.
    #[must_use]
    pub fn paged(&self) -> Option<Paged> {
        let room = self.reading_height();
        let paged = |top, height, room| Some(Paged { top, height, room });
        match (self.context(), &self.relief, &self.card) {
            (Context::Act, ..) => paged(self.act?, self.act_page().height(), room),
            (Context::Card, _, Some(card)) => paged(card.top, self.card_page(&card.flag).height(), room),
            (Context::ReliefOdd, Some(relief), _) => {
                paged(relief.top, relief.odd_page(self.reading_width(), room).height(), room)
            }
            (Context::Reading, ..) => {
                let height = self.marked_card()?.page(self.reading_width()).height();
                let banner = u16::from(self.problems.shown().next().is_some());
                paged(self.guide.reading?, height, room.saturating_sub(banner))
            }
            _ => None,
        }
    }

    /// The first line shown of that page after an action.
    pub(crate) fn scrolled(&self, action: Action) -> u16 {
        self.paged().map_or(0, |Paged { top, height, room }| scroll(top, action, height, room))
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
        self.act = match action {
            Action::Close | Action::Act => None,
            _ => Some(self.scrolled(action)),
        };
    }
}

/// A page that may be longer than its room, in lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paged {
    /// The first line shown.
    pub top: u16,
    /// All lines.
    pub height: u16,
    /// Lines that are seen at a time.
    pub room: u16,
}

impl Paged {
    /// What leads to the rest of it: down while more follows, up at its end.
    #[must_use]
    pub fn further(self) -> Option<Action> {
        let last = self.height.saturating_sub(self.room);
        match self.top {
            _ if last == 0 => None,
            top if top < last => Some(Action::PageDown),
            _ => Some(Action::PageUp),
        }
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
