//! Everything a key can mean.

use crate::app::model::Screen;
use crate::app::screens::stretch::Browse;
use crate::app::screens::trends::Look;
use crate::app::sheet::Move;

/// What a person wants. Keys lead here through the keymap; the words are those of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Log the usual glass.
    DrinkGlass,
    /// Pick a vessel, a kind, an amount and a time.
    DrinkPick,
    /// Pick the colour of urine.
    UrinePick,
    /// Say what heat or exercise the day brings.
    DayPick,
    /// Choose what drinking is measured against.
    GoalPick,
    /// Say what is felt of too little or too much water.
    FeelingPick,
    /// Look at the drinks of the day, one by one.
    Drinks,
    /// Correct the marked drink.
    DrinkEdit,
    /// Take the marked drink back.
    DrinkRemove,
    /// Log another drink on the day that is shown.
    DrinkAdd,
    /// Go to the day before.
    DayBefore,
    /// Go to the day after.
    DayAfter,
    /// Log a stood break.
    BreakTaken,
    /// Put the prompt off.
    BreakSnooze,
    /// Leave the break out.
    BreakSkip,
    /// Open the choice of a pause.
    Pause,
    /// Leave the desk, or come back.
    Away,
    /// Answer that the person was up.
    WasUp,
    /// Begin the routine that is due.
    StretchStart,
    /// Choose a routine or a move.
    StretchChoose,
    /// Move in the list of routines and moves.
    Browse(Browse),
    /// Look at the trends another way.
    Trends(Look),
    /// The cautions were read: begin.
    CautionsTaken,
    /// The same, and begin short because it is all new.
    CautionsNew,
    /// Be led through a cramp that has just begun.
    Relief,
    /// It has eased; or leave this question open.
    ReliefEased,
    /// Go to the next step of the relief.
    ReliefNext,
    /// Stay in bed, or stand up after all.
    ReliefBed,
    /// It is different from the usual cramps.
    ReliefOdd,
    /// End the relief; what is known of the cramp is kept.
    ReliefLeave,
    /// Five minutes more of warmth or cold.
    CareMore,
    /// End what is done after a cramp.
    CareLeave,
    /// Log a cramp.
    CrampLog,
    /// Log a cramp with every answer of the diary.
    CrampFull,
    /// Correct the marked cramp.
    CrampEdit,
    /// Take the marked cramp out of the diary.
    CrampRemove,
    /// The marked cramp has ended.
    CrampOver,
    /// Show all about the marked cramp, or the table again.
    CrampAbout,
    /// Sort the diary another way.
    DiaryOrder,
    /// Leave other cramps out of the diary.
    DiaryFilter,
    /// Say that something is odd.
    Odd,
    /// Answer the questions of the day.
    CheckIn,
    /// Answer the questions of the week.
    CheckWeek,
    /// Tell of oneself.
    You,
    /// Look at every setting.
    Settings,
    /// Try the next value of the marked setting.
    SettingNext,
    /// Try the value before.
    SettingPrevious,
    /// Give back what is tried of it.
    SettingBack,
    /// Open the configuration at it.
    SettingEdit,
    /// Take back the fact recorded last.
    Undo,
    /// Record again what could not be recorded.
    Retry,
    /// Go to a screen.
    Go(Screen),
    /// Go to the next screen.
    ScreenNext,
    /// Go to the screen before.
    ScreenPrevious,
    /// Go to the next pane.
    PaneNext,
    /// Go to the pane before.
    PanePrevious,
    /// Show every action by name.
    Palette,
    /// Do what is marked there.
    PaletteRun,
    /// Open or close the help.
    Help,
    /// Show what is further up.
    ScrollUp,
    /// Show what is further down.
    ScrollDown,
    /// Show the first.
    ScrollFirst,
    /// Show the last.
    ScrollLast,
    /// Show a page further up.
    PageUp,
    /// Show a page further down.
    PageDown,
    /// Say when to act.
    Act,
    /// Show the card of the rule that fired.
    Flags,
    /// A clinician has looked at what the card is about.
    CardSeen,
    /// Read the marked card alone.
    GuideRead,
    /// Leave the card that is read.
    GuideBack,
    /// Type words to search the list for.
    Search,
    /// Keep what is found.
    SearchKeep,
    /// Show the whole list again.
    SearchClear,
    /// Take the last letter back.
    SearchErase,
    /// Show the damaged lines of the journal.
    Damage,
    /// Open the marked line in the editor.
    DamageFix,
    /// Put the marked line aside.
    DamageAside,
    /// Bring back what a backup has.
    DamageRestore,
    /// Close what lies over the screen.
    Close,
    /// Clear what stands in the banner.
    Dismiss,
    /// End the program.
    Quit,
    /// Give the terminal back to the shell.
    Suspend,
    /// Pause the session, or go on.
    SessionPause,
    /// Go to the next move.
    SessionNext,
    /// Go to the move before.
    SessionPrevious,
    /// Ten seconds more.
    SessionExtend,
    /// Do the move in its gentler form.
    SessionEasier,
    /// Do the move in its stronger form.
    SessionHarder,
    /// Do it sitting, or standing again.
    SessionSitting,
    /// Turn the sound off, or on again.
    SessionMute,
    /// End the session; the part done is kept.
    SessionStop,
    /// Leave the question and record nothing.
    FormCancel,
    /// Take the answer that is marked.
    FormAccept,
    /// Leave this question open.
    FormPass,
    /// Go back one question.
    FormBack,
    /// Mark the answer before.
    FormUp,
    /// Mark the next answer.
    FormDown,
    /// Move in a sheet.
    Sheet(Move),
}
