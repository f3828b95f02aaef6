//! What the card of a rule says: in calm words, first what to do. The words are content; this owns their form.

use crate::domain::catalog::Strength;
use crate::domain::flags::{Flag, Level, Rule};
use crate::domain::page::{Kind, Page};
use crate::domain::region::Numbers;
use crate::domain::time::ClockFace;

/// What is said when no rule fires: never that all is well.
pub const NO_FLAG: &str =
    "No warning pattern in what you logged. If you feel something is wrong, trust that and get help.";

/// The words for a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice {
    /// The rule.
    pub rule: Rule,
    /// What it is about, in a few words.
    pub title: String,
    /// When it fires, with its numbers.
    pub when: String,
    /// Why it matters, in a sentence or two.
    pub why: String,
    /// What to do and by when, for each level that the rule can come to. `{num}` and `{line}` stand for the numbers to
    /// call.
    pub act: Vec<(Level, String)>,
    /// The same where it is pressing.
    pub pressing: Option<String>,
    /// How good the support is.
    pub strength: Strength,
    /// Where it comes from.
    pub source: String,
}

impl Advice {
    /// What to do about a flag of this rule.
    #[must_use]
    pub fn act(&self, flag: &Flag) -> &str {
        let of_level =
            || self.act.iter().find(|(level, _)| *level == flag.level).map(|(_, text)| text.as_str());
        let pressing = self.pressing.as_deref().filter(|_| flag.pressing);
        pressing.or_else(of_level).unwrap_or_default()
    }

    /// The card of a flag in lines: what to do, why, which answers fired it, and what that rests on.
    #[must_use]
    pub fn page(&self, flag: &Flag, numbers: &Numbers, clock: ClockFace, width: usize) -> Page {
        let mut page = Page::new(width);
        let title = if flag.level.is_emergency() { Kind::Alarm } else { Kind::Title };
        page.put(title, &self.title);
        page.put(Kind::Text, &numbers.fill(self.act(flag)));
        page.gap();
        page.put(Kind::Text, &numbers.fill(&self.why));
        page.gap();
        page.put(Kind::Text, "What you answered:");
        for reason in &flag.reasons {
            page.item(&reason.dated(clock));
        }
        page.gap();
        if let Some(seen) = flag.seen {
            page.put(Kind::Text, &format!("Assessed on {}.", seen.format("%-d %b %Y")));
        }
        page.put(Kind::Quiet, &format!("Rule {}: {}", self.rule, self.when));
        page.put(Kind::Quiet, &format!("Strength: {}", self.strength));
        page.put(Kind::Quiet, &format!("Source: {}", self.source));
        page
    }
}
