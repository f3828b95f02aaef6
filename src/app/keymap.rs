//! Which key means what, and where. One table: the program, its hints, its help and the README read it.

use crate::app::action::Action;
use crate::app::key::{Code, Key};
use crate::app::model::Screen;
use crate::app::screens::stretch::Browse;
use crate::app::screens::trends::Look;
use crate::app::sheet::Move;

/// Where a key press lands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Everywhere, in forms too.
    Global,
    /// Every screen.
    Screens,
    /// The Today screen.
    Today,
    /// The list of routines and moves.
    Stretch,
    /// What is to be read before the first session.
    Cautions,
    /// The diary.
    Cramps,
    /// The trends.
    Trends,
    /// The cards of the Guide.
    Guide,
    /// A card that is read alone.
    Reading,
    /// A search that is typed.
    Search,
    /// The page that says when to act.
    Act,
    /// The card of a rule that fired.
    Card,
    /// A guided session.
    Session,
    /// The steps during a cramp.
    Relief,
    /// The questions before and after them.
    ReliefAsk,
    /// What to do about an unusual cramp.
    ReliefOdd,
    /// After a cramp.
    Care,
    /// A question that waits for an answer.
    Form,
    /// A list to choose from, of which a number can be typed instead.
    Choice,
    /// A form with several fields.
    Sheet,
    /// The help page.
    Help,
    /// The damaged lines of the journal.
    Damage,
    /// The drinks of a day.
    Drinks,
    /// A page to read.
    Leaflet,
    /// Every action by name.
    Palette,
    /// Every setting.
    Settings,
}

impl Context {
    /// True for a screen without anything over it.
    #[must_use]
    pub fn is_screen(self) -> bool {
        matches!(
            self,
            Self::Today | Self::Stretch | Self::Cramps | Self::Trends | Self::Guide | Self::Reading
        )
    }

    /// Where that is, in the words of the help and the README.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Global => "everywhere",
            Self::Screens => "every screen",
            Self::Today => "Today",
            Self::Stretch => "Stretch",
            Self::Cautions => "cautions",
            Self::Cramps => "Cramps",
            Self::Trends => "Trends",
            Self::Guide => "Guide",
            Self::Reading => "a card",
            Self::Search => "search",
            Self::Act => "when to act",
            Self::Card => "a warning pattern",
            Self::Session => "session",
            Self::Relief => "relief",
            Self::ReliefAsk => "relief, a question",
            Self::ReliefOdd => "relief, odd",
            Self::Care => "after a cramp",
            Self::Form => "question",
            Self::Choice => "choice",
            Self::Sheet => "form",
            Self::Help => "help",
            Self::Damage => "mending",
            Self::Drinks => "drinks",
            Self::Leaflet => "a page",
            Self::Palette => "every action",
            Self::Settings => "settings",
        }
    }
}

/// A row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys; the first is the one shown.
    pub keys: &'static [Key],
    /// What they mean.
    pub action: Action,
    /// A word or two for the line of hints; none where it would only be noise there.
    pub hint: Option<&'static str>,
    /// A sentence for the help and the README.
    pub help: &'static str,
}

const fn row(
    context: Context,
    keys: &'static [Key],
    action: Action,
    hint: Option<&'static str>,
    help: &'static str,
) -> Binding {
    Binding { context, keys, action, hint, help }
}

/// Every binding, in the order of the help.
pub const BINDINGS: &[Binding] = &[
    row(Context::Screens, &[Key::char('w')], Action::DrinkGlass, Some("drink"), "log the usual glass"),
    row(
        Context::Screens,
        &[Key::char('W')],
        Action::DrinkPick,
        None,
        "log another drink: vessel, kind, amount, time",
    ),
    row(Context::Screens, &[Key::char('c')], Action::UrinePick, None, "log the colour of urine"),
    row(
        Context::Screens,
        &[Key::char('b')],
        Action::BreakTaken,
        Some("stood"),
        "log that you stood up and moved",
    ),
    row(
        Context::Screens,
        &[Key::char('!'), Key::char('R')],
        Action::Relief,
        Some("cramp now"),
        "be led through a cramp that has just begun",
    ),
    row(
        Context::Screens,
        &[Key::char('t')],
        Action::StretchStart,
        Some("stretch"),
        "start the routine that is due",
    ),
    row(Context::Screens, &[Key::char('T')], Action::StretchChoose, None, "choose a routine or a move"),
    row(
        Context::Screens,
        &[Key::char('E')],
        Action::Act,
        Some("when to act"),
        "when to act, and whom to call",
    ),
    row(
        Context::Screens,
        &[Key::char('n')],
        Action::CrampLog,
        Some("log cramp"),
        "log a cramp that is over; no, if asked: were you up?",
    ),
    row(Context::Screens, &[Key::char('i')], Action::CheckIn, None, "the check-in of the day"),
    row(Context::Screens, &[Key::char('I')], Action::CheckWeek, None, "legs and feet this week"),
    row(
        Context::Screens,
        &[Key::char('x')],
        Action::Odd,
        None,
        "something odd: swelling, colour, weakness, and more",
    ),
    row(
        Context::Screens,
        &[Key::char('F')],
        Action::Flags,
        None,
        "the warning pattern found, if there is one",
    ),
    row(Context::Screens, &[Key::char(',')], Action::You, None, "you: profile, conditions, medicines"),
    row(
        Context::Screens,
        &[Key::char(';')],
        Action::Settings,
        None,
        "every setting: its value, where that comes from, others to try",
    ),
    row(Context::Screens, &[Key::char('u')], Action::Undo, Some("undo"), "take back what was logged last"),
    row(Context::Screens, &[Key::char('s')], Action::BreakSnooze, None, "put the break prompt off"),
    row(Context::Screens, &[Key::char('S')], Action::BreakSkip, None, "skip this break"),
    row(Context::Screens, &[Key::char('p')], Action::Pause, Some("pause"), "no prompts for a time, or again"),
    row(Context::Screens, &[Key::char('a')], Action::Away, None, "you leave the desk; any key: you are back"),
    row(Context::Screens, &[Key::char('y')], Action::WasUp, None, "yes, if asked: were you up?"),
    row(
        Context::Screens,
        &[Key::char('m')],
        Action::Damage,
        None,
        "mend lines of the journal that cannot be read",
    ),
    row(Context::Screens, &[Key::char('r')], Action::Retry, None, "record again what could not be recorded"),
    row(Context::Screens, &[Key::plain(Code::Esc)], Action::Dismiss, None, "clear the message at the top"),
    row(Context::Screens, &[Key::char('1')], Action::Go(Screen::Today), None, "Today"),
    row(Context::Screens, &[Key::char('2')], Action::Go(Screen::Stretch), None, "routines and moves"),
    row(Context::Screens, &[Key::char('3')], Action::Go(Screen::Cramps), None, "the cramp diary"),
    row(Context::Screens, &[Key::char('4')], Action::Go(Screen::Trends), None, "the trends"),
    row(Context::Screens, &[Key::char('5')], Action::Go(Screen::Guide), None, "the Guide"),
    row(Context::Screens, &[Key::plain(Code::Tab)], Action::ScreenNext, None, "next screen"),
    row(Context::Screens, &[Key::plain(Code::BackTab)], Action::ScreenPrevious, None, "previous screen"),
    row(Context::Screens, &[Key::char(':')], Action::Palette, None, "every action by name, found by words"),
    row(Context::Screens, &[Key::char('?')], Action::Help, Some("help"), "help"),
    row(Context::Screens, &[Key::char('q')], Action::Quit, Some("quit"), "quit"),
    row(Context::Today, &[Key::char('g')], Action::GoalPick, None, "the goal for drinks, or a limit"),
    row(
        Context::Today,
        &[Key::char('f')],
        Action::FeelingPick,
        None,
        "how you feel: signs of too little or too much water",
    ),
    row(
        Context::Today,
        &[Key::char('e')],
        Action::Drinks,
        None,
        "the drinks of the day: correct, remove, add; yesterday, too",
    ),
    row(Context::Today, &[Key::char('d')], Action::DayPick, None, "heat and exercise, which add to the goal"),
    row(
        Context::Today,
        &[Key::plain(Code::Right), Key::plain(Code::Down), Key::char('l'), Key::char('j')],
        Action::PaneNext,
        None,
        "next pane",
    ),
    row(
        Context::Today,
        &[Key::plain(Code::Left), Key::plain(Code::Up), Key::char('h'), Key::char('k')],
        Action::PanePrevious,
        None,
        "previous pane",
    ),
    row(
        Context::Stretch,
        &[Key::plain(Code::Enter)],
        Action::Browse(Browse::Begin),
        Some("start"),
        "start the marked routine or move",
    ),
    row(
        Context::Stretch,
        &[Key::char(' ')],
        Action::Browse(Browse::Detail),
        Some("about"),
        "all about the marked one, where the window is narrow",
    ),
    row(
        Context::Stretch,
        &[Key::char('/')],
        Action::Search,
        Some("search"),
        "search by name, muscle, position, things needed",
    ),
    row(
        Context::Stretch,
        &[Key::plain(Code::Esc)],
        Action::SearchClear,
        None,
        "show all again; clear the message at the top",
    ),
    row(
        Context::Stretch,
        &[Key::char('f')],
        Action::Browse(Browse::Favourite),
        Some("favourite"),
        "a favourite, or one no more",
    ),
    row(
        Context::Stretch,
        &[Key::char('v')],
        Action::Browse(Browse::Version),
        Some("version"),
        "another version: sitting, short, as it is written",
    ),
    row(
        Context::Stretch,
        &[Key::plain(Code::Down), Key::char('j')],
        Action::ScrollDown,
        None,
        "the next one",
    ),
    row(Context::Stretch, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "the one before"),
    row(
        Context::Stretch,
        &[Key::plain(Code::Home), Key::char('g')],
        Action::ScrollFirst,
        None,
        "the first one",
    ),
    row(Context::Stretch, &[Key::plain(Code::End), Key::char('G')], Action::ScrollLast, None, "the last one"),
    row(
        Context::Stretch,
        &[Key::plain(Code::Right), Key::char('l')],
        Action::Browse(Browse::ViewNext),
        None,
        "all, routines, moves, favourites, your own",
    ),
    row(
        Context::Stretch,
        &[Key::plain(Code::Left), Key::char('h')],
        Action::Browse(Browse::ViewPrevious),
        None,
        "the same, the other way round",
    ),
    row(Context::Stretch, &[Key::plain(Code::PageDown)], Action::PageDown, None, "further down in the text"),
    row(Context::Stretch, &[Key::plain(Code::PageUp)], Action::PageUp, None, "further up in the text"),
    row(
        Context::Cautions,
        &[Key::plain(Code::Enter)],
        Action::CautionsTaken,
        Some("begin"),
        "understood; begin",
    ),
    row(
        Context::Cautions,
        &[Key::char('n')],
        Action::CautionsNew,
        Some("I am new"),
        "understood; half as long at first, a tenth more each week",
    ),
    row(
        Context::Cautions,
        &[Key::plain(Code::Esc), Key::char('q')],
        Action::Close,
        Some("not now"),
        "not now; it is asked again",
    ),
    row(
        Context::Cautions,
        &[Key::plain(Code::Down), Key::char('j')],
        Action::ScrollDown,
        None,
        "further down",
    ),
    row(Context::Cautions, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "further up"),
    row(
        Context::Cramps,
        &[Key::char('e'), Key::plain(Code::Enter)],
        Action::CrampEdit,
        Some("edit"),
        "correct the marked cramp, or fill in the rest",
    ),
    row(
        Context::Cramps,
        &[Key::char(' ')],
        Action::CrampAbout,
        Some("about"),
        "all about the marked cramp, in the place of the table",
    ),
    row(
        Context::Cramps,
        &[Key::char('d'), Key::plain(Code::Delete)],
        Action::CrampRemove,
        Some("remove"),
        "take the marked cramp out of the diary",
    ),
    row(
        Context::Cramps,
        &[Key::char('N')],
        Action::CrampFull,
        Some("full entry"),
        "log a cramp with every answer of the diary",
    ),
    row(Context::Cramps, &[Key::char('.')], Action::CrampOver, None, "the marked cramp has ended now"),
    row(Context::Cramps, &[Key::char('/')], Action::Search, Some("search"), "search the diary"),
    row(
        Context::Cramps,
        &[Key::char('o')],
        Action::DiaryOrder,
        Some("sort"),
        "sort: newest, oldest, strongest, longest, by place",
    ),
    row(
        Context::Cramps,
        &[Key::char('f')],
        Action::DiaryFilter,
        Some("filter"),
        "filter: woke you, left, right, odd signs, going on, open answers",
    ),
    row(Context::Cramps, &[Key::plain(Code::Esc)], Action::SearchClear, None, "show the whole diary again"),
    row(Context::Cramps, &[Key::plain(Code::Down), Key::char('j')], Action::ScrollDown, None, "next row"),
    row(Context::Cramps, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "row before"),
    row(Context::Cramps, &[Key::plain(Code::PageDown)], Action::PageDown, None, "further down in the text"),
    row(Context::Cramps, &[Key::plain(Code::PageUp)], Action::PageUp, None, "further up in the text"),
    row(Context::Cramps, &[Key::plain(Code::Home), Key::char('g')], Action::ScrollFirst, None, "first row"),
    row(Context::Cramps, &[Key::plain(Code::End), Key::char('G')], Action::ScrollLast, None, "last row"),
    row(
        Context::Trends,
        &[Key::char('v'), Key::char(' ')],
        Action::Trends(Look::Span),
        Some("28 days / a year"),
        "28 days, or a year in weeks",
    ),
    row(
        Context::Trends,
        &[Key::plain(Code::Enter)],
        Action::Trends(Look::Change),
        Some("change one thing"),
        "under \"together\": change only the marked thing for four weeks, or give that up",
    ),
    row(
        Context::Trends,
        &[Key::plain(Code::Left), Key::char('h')],
        Action::Trends(Look::Left),
        None,
        "the day, week or hour before",
    ),
    row(
        Context::Trends,
        &[Key::plain(Code::Right), Key::char('l')],
        Action::Trends(Look::Right),
        None,
        "the next day, week or hour",
    ),
    row(
        Context::Trends,
        &[Key::plain(Code::Down), Key::char('j')],
        Action::ScrollDown,
        None,
        "the next chart or row, and the next page",
    ),
    row(Context::Trends, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "the one before"),
    row(
        Context::Trends,
        &[Key::plain(Code::PageDown), Key::char(']')],
        Action::PageDown,
        Some("next page"),
        "next page: days, cramps, together, change",
    ),
    row(Context::Trends, &[Key::plain(Code::PageUp), Key::char('[')], Action::PageUp, None, "page before"),
    row(
        Context::Trends,
        &[Key::plain(Code::Home), Key::char('g')],
        Action::ScrollFirst,
        None,
        "the first day",
    ),
    row(Context::Trends, &[Key::plain(Code::End), Key::char('G')], Action::ScrollLast, None, "the last day"),
    row(
        Context::Guide,
        &[Key::plain(Code::Enter), Key::plain(Code::Right), Key::char('l')],
        Action::GuideRead,
        Some("read"),
        "read the marked card alone",
    ),
    row(Context::Guide, &[Key::char('/')], Action::Search, Some("search"), "search the cards"),
    row(Context::Guide, &[Key::plain(Code::Esc)], Action::SearchClear, None, "show all cards again"),
    row(Context::Guide, &[Key::plain(Code::Down), Key::char('j')], Action::ScrollDown, None, "next card"),
    row(Context::Guide, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "card before"),
    row(Context::Guide, &[Key::plain(Code::Home), Key::char('g')], Action::ScrollFirst, None, "first card"),
    row(Context::Guide, &[Key::plain(Code::End), Key::char('G')], Action::ScrollLast, None, "last card"),
    row(
        Context::Reading,
        &[Key::plain(Code::Esc), Key::plain(Code::Left), Key::char('h'), Key::plain(Code::Enter)],
        Action::GuideBack,
        Some("back"),
        "back to the cards",
    ),
    row(
        Context::Reading,
        &[Key::plain(Code::PageDown), Key::char(' ')],
        Action::PageDown,
        Some("further down"),
        "a page further down",
    ),
    row(
        Context::Reading,
        &[Key::plain(Code::PageUp)],
        Action::PageUp,
        Some("further up"),
        "a page further up",
    ),
    row(
        Context::Reading,
        &[Key::plain(Code::Down), Key::char('j')],
        Action::ScrollDown,
        None,
        "further down",
    ),
    row(Context::Reading, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "further up"),
    row(Context::Search, &[Key::plain(Code::Enter)], Action::SearchKeep, Some("keep"), "keep what is found"),
    row(Context::Search, &[Key::plain(Code::Esc)], Action::SearchClear, Some("show all"), "show all again"),
    row(
        Context::Search,
        &[Key::plain(Code::Backspace)],
        Action::SearchErase,
        None,
        "take the last letter back",
    ),
    row(Context::Search, &[Key::plain(Code::Down)], Action::ScrollDown, None, "next one found"),
    row(Context::Search, &[Key::plain(Code::Up)], Action::ScrollUp, None, "one before"),
    row(
        Context::Act,
        &[Key::plain(Code::Esc), Key::char('q'), Key::char('E'), Key::plain(Code::Enter)],
        Action::Close,
        Some("close"),
        "close; what was there before is there still",
    ),
    row(
        Context::Act,
        &[Key::plain(Code::PageDown), Key::char(' ')],
        Action::PageDown,
        Some("further down"),
        "a page further down",
    ),
    row(Context::Act, &[Key::plain(Code::PageUp)], Action::PageUp, Some("further up"), "a page further up"),
    row(Context::Act, &[Key::plain(Code::Down), Key::char('j')], Action::ScrollDown, None, "further down"),
    row(Context::Act, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "further up"),
    row(
        Context::Card,
        &[Key::plain(Code::PageDown), Key::char(' ')],
        Action::PageDown,
        Some("further down"),
        "a page further down",
    ),
    row(
        Context::Card,
        &[Key::char('s')],
        Action::CardSeen,
        Some("I have been seen"),
        "a clinician has looked at it: it rests for 90 days",
    ),
    row(
        Context::Card,
        &[Key::plain(Code::Esc), Key::plain(Code::Enter), Key::char('q')],
        Action::Close,
        Some("close"),
        "later: close the card",
    ),
    row(Context::Card, &[Key::char('E')], Action::Act, Some("when to act"), "when to act, and whom to call"),
    row(Context::Card, &[Key::plain(Code::PageUp)], Action::PageUp, Some("further up"), "a page further up"),
    row(Context::Card, &[Key::plain(Code::Down), Key::char('j')], Action::ScrollDown, None, "further down"),
    row(Context::Card, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "further up"),
    row(Context::Relief, &[Key::plain(Code::Enter)], Action::ReliefEased, Some("it eased"), "it has eased"),
    row(
        Context::Relief,
        &[Key::char('x')],
        Action::ReliefOdd,
        Some("odd"),
        "this is different from my usual cramps",
    ),
    row(
        Context::Relief,
        &[Key::char('n'), Key::char(' '), Key::plain(Code::Right), Key::char('l')],
        Action::ReliefNext,
        Some("next"),
        "next step",
    ),
    row(
        Context::Relief,
        &[Key::char('b')],
        Action::ReliefBed,
        Some("in bed"),
        "leave standing up out, or take it in again",
    ),
    row(
        Context::Relief,
        &[Key::plain(Code::Esc), Key::char('q')],
        Action::ReliefLeave,
        Some("stop"),
        "stop; the cramp is kept",
    ),
    row(
        Context::ReliefAsk,
        &[Key::char('x')],
        Action::ReliefOdd,
        Some("odd"),
        "this is different from my usual cramps",
    ),
    row(
        Context::ReliefAsk,
        &[Key::plain(Code::Enter)],
        Action::ReliefEased,
        Some("it eased / leave open"),
        "it has eased; afterwards: leave the question open",
    ),
    row(
        Context::ReliefAsk,
        &[Key::plain(Code::Esc), Key::char('q')],
        Action::ReliefLeave,
        Some("stop"),
        "stop; what was said of the cramp is kept",
    ),
    row(
        Context::ReliefOdd,
        &[Key::plain(Code::Enter), Key::plain(Code::Esc)],
        Action::ReliefLeave,
        Some("back"),
        "back to the steps",
    ),
    row(
        Context::ReliefOdd,
        &[Key::plain(Code::PageDown), Key::char(' ')],
        Action::PageDown,
        Some("further down"),
        "a page further down",
    ),
    row(
        Context::ReliefOdd,
        &[Key::plain(Code::PageUp)],
        Action::PageUp,
        Some("further up"),
        "a page further up",
    ),
    row(
        Context::ReliefOdd,
        &[Key::plain(Code::Down), Key::char('j')],
        Action::ScrollDown,
        None,
        "further down",
    ),
    row(Context::ReliefOdd, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "further up"),
    row(
        Context::Care,
        &[Key::plain(Code::Enter), Key::plain(Code::Esc), Key::char('q')],
        Action::CareLeave,
        Some("done"),
        "done; a minute or more of warmth or cold is noted with the cramp",
    ),
    row(
        Context::Care,
        &[Key::char('x')],
        Action::Odd,
        None,
        "something odd: swelling, colour, weakness, and more",
    ),
    row(Context::Care, &[Key::char('!')], Action::Relief, None, "be led through the next cramp"),
    row(Context::Care, &[Key::char('+')], Action::CareMore, Some("5 min more"), "five minutes more"),
    row(Context::Session, &[Key::char(' ')], Action::SessionPause, Some("pause"), "pause, or go on"),
    row(
        Context::Session,
        &[Key::char('q'), Key::plain(Code::Esc)],
        Action::SessionStop,
        Some("stop"),
        "stop; what was done is kept",
    ),
    row(
        Context::Session,
        &[Key::char('n'), Key::plain(Code::Right), Key::char('l')],
        Action::SessionNext,
        Some("next"),
        "next move",
    ),
    row(
        Context::Session,
        &[Key::char('p'), Key::plain(Code::Left)],
        Action::SessionPrevious,
        Some("back"),
        "previous move",
    ),
    row(Context::Session, &[Key::char('+')], Action::SessionExtend, Some("10 s more"), "ten seconds more"),
    row(Context::Session, &[Key::char('e')], Action::SessionEasier, Some("easier"), "the gentler form"),
    row(Context::Session, &[Key::char('h')], Action::SessionHarder, Some("harder"), "the stronger form"),
    row(
        Context::Session,
        &[Key::char('s')],
        Action::SessionSitting,
        Some("sitting"),
        "do it sitting, or standing again",
    ),
    row(
        Context::Session,
        &[Key::char('!')],
        Action::Relief,
        None,
        "be led through a cramp; what was done is kept",
    ),
    row(
        Context::Session,
        &[Key::char('x')],
        Action::Odd,
        None,
        "something odd: the session pauses and waits for you",
    ),
    row(Context::Session, &[Key::char('m')], Action::SessionMute, None, "sound off, or on again"),
    row(
        Context::Form,
        &[Key::plain(Code::Enter)],
        Action::FormAccept,
        Some("take"),
        "take the marked answer",
    ),
    row(
        Context::Form,
        &[Key::plain(Code::Esc)],
        Action::FormCancel,
        Some("cancel"),
        "cancel; nothing is recorded",
    ),
    row(
        Context::Form,
        &[Key::plain(Code::Up), Key::plain(Code::Left)],
        Action::FormUp,
        None,
        "mark the answer before",
    ),
    row(
        Context::Form,
        &[Key::plain(Code::Down), Key::plain(Code::Right)],
        Action::FormDown,
        None,
        "mark the next answer",
    ),
    row(
        Context::Form,
        &[Key::plain(Code::Tab)],
        Action::FormPass,
        Some("leave open"),
        "leave the question open",
    ),
    row(Context::Form, &[Key::plain(Code::Backspace)], Action::FormBack, Some("back"), "one question back"),
    row(
        Context::Choice,
        &[Key::plain(Code::Enter)],
        Action::FormAccept,
        Some("take"),
        "take the marked answer, or what was typed",
    ),
    row(
        Context::Choice,
        &[Key::plain(Code::Esc)],
        Action::FormCancel,
        Some("cancel"),
        "cancel; nothing is recorded",
    ),
    row(
        Context::Choice,
        &[Key::plain(Code::Up), Key::plain(Code::Left)],
        Action::FormUp,
        None,
        "mark the answer before",
    ),
    row(
        Context::Choice,
        &[Key::plain(Code::Down), Key::plain(Code::Right)],
        Action::FormDown,
        None,
        "mark the next answer",
    ),
    row(
        Context::Choice,
        &[Key::plain(Code::Tab)],
        Action::FormPass,
        None,
        "in a list of drinks: the amounts of the one at hand",
    ),
    row(Context::Choice, &[Key::plain(Code::Backspace)], Action::FormBack, None, "take back the last digit"),
    row(
        Context::Sheet,
        &[Key::plain(Code::Enter)],
        Action::Sheet(Move::Take),
        Some("next"),
        "keep the answer, next field; save on the last row",
    ),
    row(Context::Sheet, &[Key::ctrl('s')], Action::Sheet(Move::Save), Some("save"), "save and close"),
    row(
        Context::Sheet,
        &[Key::plain(Code::Esc)],
        Action::Sheet(Move::Leave),
        Some("leave"),
        "leave without saving",
    ),
    row(
        Context::Sheet,
        &[Key::plain(Code::Down), Key::plain(Code::Tab), Key::char('j')],
        Action::Sheet(Move::Next),
        None,
        "next field",
    ),
    row(
        Context::Sheet,
        &[Key::plain(Code::Up), Key::plain(Code::BackTab), Key::char('k')],
        Action::Sheet(Move::Previous),
        None,
        "field before",
    ),
    row(
        Context::Sheet,
        &[Key::plain(Code::Left), Key::char('h')],
        Action::Sheet(Move::Left),
        None,
        "answer on the left, one less, or no",
    ),
    row(
        Context::Sheet,
        &[Key::plain(Code::Right), Key::char('l')],
        Action::Sheet(Move::Right),
        None,
        "answer on the right, one more, or yes",
    ),
    row(
        Context::Sheet,
        &[Key::plain(Code::Backspace), Key::plain(Code::Delete)],
        Action::Sheet(Move::Clear),
        None,
        "take the answer back",
    ),
    row(
        Context::Sheet,
        &[Key::plain(Code::Home), Key::plain(Code::PageUp)],
        Action::Sheet(Move::First),
        None,
        "first field",
    ),
    row(
        Context::Sheet,
        &[Key::plain(Code::End), Key::plain(Code::PageDown)],
        Action::Sheet(Move::Last),
        None,
        "the row that saves",
    ),
    row(
        Context::Damage,
        &[Key::char('e')],
        Action::DamageFix,
        Some("fix"),
        "fix the line in your editor ($VISUAL, $EDITOR or vi)",
    ),
    row(
        Context::Damage,
        &[Key::char('x')],
        Action::DamageAside,
        Some("set aside"),
        "set the line aside: a # in front of it",
    ),
    row(
        Context::Damage,
        &[Key::char('b')],
        Action::DamageRestore,
        Some("backup"),
        "bring back what the newest good backup has",
    ),
    row(Context::Damage, &[Key::plain(Code::Down), Key::char('j')], Action::ScrollDown, None, "next line"),
    row(Context::Damage, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "previous line"),
    row(
        Context::Damage,
        &[Key::plain(Code::Esc), Key::char('q'), Key::char('m')],
        Action::Close,
        Some("close"),
        "close; nothing is changed",
    ),
    row(
        Context::Drinks,
        &[Key::char('e'), Key::plain(Code::Enter)],
        Action::DrinkEdit,
        Some("correct"),
        "correct the marked drink",
    ),
    row(
        Context::Drinks,
        &[Key::char('d'), Key::plain(Code::Delete)],
        Action::DrinkRemove,
        Some("remove"),
        "take the marked drink back",
    ),
    row(Context::Drinks, &[Key::char('n')], Action::DrinkAdd, Some("add"), "log another drink on that day"),
    row(
        Context::Drinks,
        &[Key::plain(Code::Left), Key::char('h')],
        Action::DayBefore,
        Some("day before"),
        "the day before",
    ),
    row(Context::Drinks, &[Key::plain(Code::Right), Key::char('l')], Action::DayAfter, None, "the day after"),
    row(
        Context::Drinks,
        &[Key::plain(Code::Down), Key::char('j')],
        Action::ScrollDown,
        None,
        "the drink before",
    ),
    row(Context::Drinks, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "the drink after"),
    row(Context::Drinks, &[Key::char('u')], Action::Undo, None, "take back what was logged last"),
    row(Context::Drinks, &[Key::plain(Code::Esc), Key::char('q')], Action::Close, Some("close"), "close"),
    row(
        Context::Leaflet,
        &[Key::plain(Code::Enter), Key::plain(Code::Esc), Key::char('q')],
        Action::Close,
        Some("close"),
        "close the page",
    ),
    row(Context::Palette, &[Key::plain(Code::Enter)], Action::PaletteRun, Some("do it"), "do what is marked"),
    row(Context::Palette, &[Key::plain(Code::Esc)], Action::Close, Some("close"), "do nothing"),
    row(
        Context::Palette,
        &[Key::plain(Code::Backspace)],
        Action::SearchErase,
        None,
        "take the last letter back",
    ),
    row(
        Context::Palette,
        &[Key::plain(Code::Down), Key::plain(Code::Tab)],
        Action::ScrollDown,
        None,
        "next one",
    ),
    row(
        Context::Palette,
        &[Key::plain(Code::Up), Key::plain(Code::BackTab)],
        Action::ScrollUp,
        None,
        "one before",
    ),
    row(
        Context::Settings,
        &[Key::plain(Code::Right), Key::char('l')],
        Action::SettingNext,
        Some("try another"),
        "try the next value, in this window alone",
    ),
    row(
        Context::Settings,
        &[Key::plain(Code::Left), Key::char('h')],
        Action::SettingPrevious,
        None,
        "try the value before",
    ),
    row(
        Context::Settings,
        &[Key::plain(Code::Esc), Key::char('q')],
        Action::Close,
        Some("close"),
        "show all again; close: what is tried stays so until the window closes",
    ),
    row(
        Context::Settings,
        &[Key::char('e'), Key::plain(Code::Enter)],
        Action::SettingEdit,
        Some("edit"),
        "open the file there in your editor ($VISUAL, $EDITOR or vi)",
    ),
    row(Context::Settings, &[Key::char('/')], Action::Search, Some("search"), "search the settings"),
    row(
        Context::Settings,
        &[Key::plain(Code::Backspace), Key::plain(Code::Delete)],
        Action::SettingBack,
        Some("give back"),
        "give back what is tried of it",
    ),
    row(Context::Settings, &[Key::plain(Code::Down), Key::char('j')], Action::ScrollDown, None, "next row"),
    row(Context::Settings, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "row before"),
    row(Context::Settings, &[Key::plain(Code::PageDown)], Action::PageDown, None, "a page further down"),
    row(Context::Settings, &[Key::plain(Code::PageUp)], Action::PageUp, None, "a page further up"),
    row(Context::Settings, &[Key::plain(Code::Home), Key::char('g')], Action::ScrollFirst, None, "first row"),
    row(Context::Settings, &[Key::plain(Code::End), Key::char('G')], Action::ScrollLast, None, "last row"),
    row(Context::Help, &[Key::plain(Code::Down), Key::char('j')], Action::ScrollDown, None, "further down"),
    row(Context::Help, &[Key::plain(Code::Up), Key::char('k')], Action::ScrollUp, None, "further up"),
    row(
        Context::Help,
        &[Key::plain(Code::PageDown), Key::char(' ')],
        Action::PageDown,
        None,
        "a page further down",
    ),
    row(Context::Help, &[Key::plain(Code::PageUp)], Action::PageUp, None, "a page further up"),
    row(
        Context::Help,
        &[Key::plain(Code::Esc), Key::char('?'), Key::char('q')],
        Action::Help,
        Some("close"),
        "close the help",
    ),
    row(
        Context::Global,
        &[Key::plain(Code::F1), Key::ctrl('e')],
        Action::Act,
        None,
        "when to act, and whom to call",
    ),
    row(Context::Global, &[Key::ctrl('c')], Action::Quit, None, "quit, from everywhere"),
    row(Context::Global, &[Key::ctrl('z')], Action::Suspend, None, "back to the shell until `fg`"),
];

/// How keys are shown to people: `w`, `space`, `ctrl-z`.
#[must_use]
pub fn name(key: Key) -> String {
    let text = key.to_string();
    let bare = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(&text);
    let (ctrl, bare) = bare.strip_prefix("c-").map_or(("", bare), |rest| ("ctrl-", rest));
    let (alt, bare) = bare.strip_prefix("a-").map_or(("", bare), |rest| ("alt-", rest));
    let bare = match bare {
        "s-tab" => "shift-tab",
        "lt" => "<",
        "gt" => ">",
        bare => bare,
    };
    format!("{ctrl}{alt}{bare}")
}

/// The table of keys for the README.
#[must_use]
pub fn markdown() -> String {
    let mut out = String::from("| where | key | does |\n|---|---|---|\n");
    for row in BINDINGS {
        let keys: Vec<String> = row.keys.iter().map(|key| format!("`{}`", name(*key))).collect();
        out += &format!("| {} | {} | {} |\n", row.context.title(), keys.join(" "), row.help);
    }
    out
}
