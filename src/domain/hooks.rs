//! What may run a command of the person's own: a small fixed list.

/// Something that happened and that a hook can be set on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happening {
    /// A break was prompted.
    BreakDue,
    /// A break was logged, here or by another process.
    BreakTaken,
    /// A glass was proposed.
    DrinkNudge,
    /// The routine before bed was proposed.
    BedDue,
    /// A cramp was logged, here or by another process.
    CrampLogged,
    /// The card of a rule was shown.
    FlagRaised,
}

impl Happening {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::BreakDue,
        Self::BreakTaken,
        Self::DrinkNudge,
        Self::BedDue,
        Self::CrampLogged,
        Self::FlagRaised,
    ];

    /// Its name in the configuration and in `SUPPLE_EVENT`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BreakDue => "break_due",
            Self::BreakTaken => "break_taken",
            Self::DrinkNudge => "drink_nudge",
            Self::BedDue => "bed_due",
            Self::CrampLogged => "cramp_logged",
            Self::FlagRaised => "flag_raised",
        }
    }
}
