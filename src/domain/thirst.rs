//! The check-in for early signs of too little water: signs to a score, a score to words. Owns the rule; whether the
//! signs are asked for is not its business. Source: NHS advice on dehydration, an older text (B).

use crate::domain::goal::Goal;

/// The early signs, answered yes or no.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EarlySigns {
    /// Dark urine.
    pub dark_urine: bool,
    /// A dry mouth.
    pub dry_mouth: bool,
    /// Unusually tired.
    pub unusual_fatigue: bool,
    /// Thirstier than usual.
    pub increased_thirst: bool,
    /// Light-headed.
    pub light_headed: bool,
    /// Passing urine less than about four times a day.
    pub seldom_urine: bool,
}

/// The signs of serious dehydration.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SevereSigns {
    /// Confused.
    pub confused: bool,
    /// Fainted, or about to.
    pub faint: bool,
    /// A fit.
    pub fit: bool,
    /// No urine for eight hours.
    pub no_urine_8h: bool,
    /// A fast or weak pulse.
    pub fast_weak_pulse: bool,
    /// Dizziness that stays on standing.
    pub dizzy_stays_on_standing: bool,
}

/// What the check-in comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// Nothing to say.
    Nothing,
    /// Two signs.
    Glass,
    /// Three and more.
    Steadily,
    /// Signs in somebody whose drinking is limited or only counted: nothing suggests to drink.
    Noted,
    /// Rule E-13: be assessed today.
    SameDay,
    /// Rule E-13 with confusion, fainting or a fit: call an ambulance.
    Ambulance,
}

impl EarlySigns {
    /// How many there are, 0 to 6.
    #[must_use]
    pub fn score(self) -> u8 {
        let Self { dark_urine, dry_mouth, unusual_fatigue, increased_thirst, light_headed, seldom_urine } =
            self;
        let signs = [dark_urine, dry_mouth, unusual_fatigue, increased_thirst, light_headed, seldom_urine];
        signs.into_iter().map(u8::from).sum()
    }
}

impl SevereSigns {
    fn any(self) -> bool {
        self != Self::default()
    }
}

/// Judges the signs.
#[must_use]
pub fn judge(early: EarlySigns, severe: SevereSigns, goal: Goal) -> Advice {
    match (early.score(), goal) {
        _ if severe.confused || severe.faint || severe.fit => Advice::Ambulance,
        _ if severe.any() => Advice::SameDay,
        (0 | 1, _) => Advice::Nothing,
        (_, Goal::Limit(_) | Goal::LogOnly) => Advice::Noted,
        (2, Goal::Target(_)) => Advice::Glass,
        (_, Goal::Target(_)) => Advice::Steadily,
    }
}

impl Advice {
    /// The words; none where nothing is said.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Glass => Some("Have a glass."),
            Self::Steadily => Some("Drink steadily for the next hours."),
            Self::Noted => Some("Noted. Ask the team that set your limit if this goes on."),
            Self::SameDay => Some("These are signs of serious dehydration. Be seen today."),
            Self::Ambulance => Some("These are signs of serious dehydration. Call an ambulance now."),
        }
    }
}
