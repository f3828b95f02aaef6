//! The diary: how it is sorted and filtered, which row is marked, and what is done with it.

use std::cmp::Reverse;

use crate::app::action::Action;
use crate::app::effect::Effect;
use crate::app::keymap::Context;
use crate::app::model::App;
use crate::app::screens::guide::scroll;
use crate::app::search::Search;
use crate::domain::cramps::{Cramp, Side};
use crate::domain::fact::{Draft, Fact, What};
use crate::domain::page::{Kind, Page};
use crate::domain::time::capital;

/// How the diary is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diary {
    /// What comes first.
    pub order: Order,
    /// What is left out.
    pub filter: Filter,
    /// What is searched for.
    pub search: Search,
    /// All about the marked cramp is shown in the place of the table.
    pub detail: bool,
    /// The first line shown of it.
    pub top: u16,
}

/// What comes first in the diary.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum Order {
    #[default]
    Newest,
    Oldest,
    Strongest,
    Longest,
    Place,
}

impl Order {
    /// Every order, as they follow each other.
    pub const ALL: [Self; 5] = [Self::Newest, Self::Oldest, Self::Strongest, Self::Longest, Self::Place];

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Newest => "newest first",
            Self::Oldest => "oldest first",
            Self::Strongest => "strongest first",
            Self::Longest => "longest first",
            Self::Place => "by place",
        }
    }
}

/// Which cramps are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are the words")]
pub enum Filter {
    #[default]
    All,
    Woke,
    Left,
    Right,
    Odd,
    Running,
    Unfinished,
}

impl Filter {
    /// Every filter, as they follow each other.
    pub const ALL: [Self; 7] =
        [Self::All, Self::Woke, Self::Left, Self::Right, Self::Odd, Self::Running, Self::Unfinished];

    /// The words on the screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Woke => "that woke you",
            Self::Left => "on the left",
            Self::Right => "on the right",
            Self::Odd => "with odd signs",
            Self::Running => "still going on",
            Self::Unfinished => "with open answers",
        }
    }

    fn shows(self, cramp: &Cramp) -> bool {
        match self {
            Self::All => true,
            Self::Woke => cramp.woke == Some(true),
            Self::Left => matches!(cramp.side, Some(Side::Left | Side::Both)),
            Self::Right => matches!(cramp.side, Some(Side::Right | Side::Both)),
            Self::Odd => !cramp.signs().is_empty(),
            Self::Running => cramp.more().running,
            Self::Unfinished => cramp.is_unfinished(),
        }
    }
}

fn after<T: Copy + PartialEq>(all: &[T], one: T) -> T {
    let place = all.iter().position(|other| *other == one).unwrap_or(0);
    all[(place + 1) % all.len()]
}

impl App {
    /// The standing cramps, newest first.
    pub(crate) fn diary_of_all(&self) -> Vec<(&Fact, &Cramp)> {
        let cramps = self.journal.standing().rev().filter_map(|fact| match &fact.what {
            What::Cramp(cramp) => Some((fact, cramp)),
            _ => None,
        });
        cramps.collect()
    }

    /// True if there is no cramp at all.
    #[must_use]
    pub fn diary_is_empty(&self) -> bool {
        !self.journal.standing().any(|fact| matches!(fact.what, What::Cramp(_)))
    }

    /// The cramps that are shown, in their order.
    #[must_use]
    pub fn diary(&self) -> Vec<(&Fact, &Cramp)> {
        let words: Vec<String> = self.diary.search.words.split_whitespace().map(str::to_lowercase).collect();
        let mut cramps = self.diary_of_all();
        cramps.retain(|(fact, cramp)| self.diary.filter.shows(cramp) && found(fact, cramp, &words));
        match self.diary.order {
            Order::Newest => {}
            Order::Oldest => cramps.reverse(),
            Order::Strongest => cramps.sort_by_key(|(_, cramp)| Reverse(cramp.pain)),
            Order::Longest => cramps.sort_by_key(|(_, cramp)| Reverse(cramp.secs)),
            Order::Place => cramps.sort_by_key(|(_, cramp)| (cramp.site.label(), cramp.side.map(Side::word))),
        }
        cramps
    }

    /// The marked cramp.
    #[must_use]
    pub fn cramp(&self) -> Option<(&Fact, &Cramp)> {
        self.diary().get(self.marked).copied()
    }

    pub(crate) fn cramps_action(&mut self, action: Action) -> Vec<Effect> {
        let fact = self.cramp().map(|(fact, _)| fact.clone());
        match (action, fact) {
            (Action::CrampEdit, Some(fact)) => self.open_cramp(Some(fact)),
            (Action::CrampRemove, Some(fact)) => return vec![self.append_now(What::Undo(fact.id))],
            (Action::CrampOver, Some(fact)) => return self.end_cramp(&fact),
            (Action::DiaryOrder, _) => {
                self.diary.order = after(&Order::ALL, self.diary.order);
                self.marked = 0;
            }
            (Action::DiaryFilter, _) => {
                self.diary.filter = after(&Filter::ALL, self.diary.filter);
                self.marked = 0;
            }
            (Action::CrampAbout, _) => {
                self.diary.detail = !self.diary.detail;
                self.diary.top = 0;
            }
            (Action::PageUp | Action::PageDown, Some(_)) => self.scroll_cramp(action),
            (Action::SearchClear, _) if self.diary.detail => self.diary.detail = false,
            (Action::Search, _) => {
                self.diary.search.typing = true;
                self.diary.detail = false;
            }
            (Action::SearchClear, _) if self.diary == Diary::default() => self.dismiss(),
            (Action::SearchClear, _) => {
                self.diary = Diary::default();
                self.marked = 0;
            }
            _ => self.mark_cramp(action),
        }
        Vec::new()
    }

    /// A cramp that was still going on when it was logged has ended now.
    fn end_cramp(&mut self, fact: &Fact) -> Vec<Effect> {
        let What::Cramp(cramp) = &fact.what else { return Vec::new() };
        if !cramp.more().running {
            self.say("This one is over already");
            return Vec::new();
        }
        let mut more = cramp.more().clone();
        more.running = false;
        let secs = u32::try_from((self.now.wall - fact.at).num_seconds()).ok();
        let ended = Cramp { secs, ..cramp.clone() }.with(more);
        let draft = Draft { note: fact.note.clone(), ..Draft::new(fact.at, What::Cramp(ended)) };
        self.record(draft, Some(fact))
    }

    fn scroll_cramp(&mut self, action: Action) {
        let height = self.cramp_page(self.reading_width(), false).height();
        let banner = u16::from(self.problems.shown().next().is_some());
        // The line that says how the diary is looked at stays.
        let room = self.reading_height().saturating_sub(1 + banner);
        self.diary.top = scroll(self.diary.top, action, height, room);
    }

    /// All about the marked cramp in lines of that width: a line for each answer, or one paragraph where it is to be
    /// `brief`.
    #[must_use]
    pub fn cramp_page(&self, width: usize, brief: bool) -> Page {
        let mut page = Page::new(width);
        let Some((fact, cramp)) = self.cramp() else { return page };
        let account = cramp.account();
        let mut put = |kind: Kind, text: &str| {
            if !text.is_empty() {
                page.put(kind, text);
            }
        };
        put(Kind::Title, &capital(&cramp.place()));
        put(
            Kind::Text,
            &format!("{}, {}", fact.at.format("%A %-d %B %Y"), self.settings.clock.show(fact.at)),
        );
        put(Kind::Text, &cramp.details());
        put(Kind::Quiet, fact.note.as_deref().unwrap_or_default());
        if brief {
            put(Kind::Text, &account);
        } else {
            account.split("; ").for_each(|part| put(Kind::Text, part));
        }
        if cramp.is_unfinished() {
            let words = match self.keymap.shown(Context::Cramps, Action::CrampEdit) {
                key if key.is_empty() => "Some answers are open.".to_owned(),
                key => format!("Some answers are open: {key} fills them in."),
            };
            put(Kind::Quiet, &words);
        }
        page
    }

    pub(crate) fn mark_cramp(&mut self, action: Action) {
        self.diary.top = 0;
        let last = self.diary().len().saturating_sub(1);
        self.marked = match action {
            Action::ScrollDown => self.marked + 1,
            Action::ScrollUp => self.marked.saturating_sub(1),
            Action::ScrollFirst => 0,
            Action::ScrollLast => last,
            _ => self.marked,
        }
        .min(last);
    }
}

/// True if each of the words is somewhere in the entry.
fn found(fact: &Fact, cramp: &Cramp, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let note = fact.note.as_deref().unwrap_or_default();
    let entry = format!("{} {cramp} {note}", fact.at.format("%A %-d %B %Y %H:%M")).to_lowercase();
    words.iter().all(|word| entry.contains(word))
}
