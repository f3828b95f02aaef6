//! Two shares side by side: how far they lie apart, how sure that is, and whether a person's own good and bad weeks would
//! bring as much. Owns the sums; knows no cramp and no factor.

use crate::domain::measures::Share;

/// Two-sided 95 %: the quantile of the normal distribution.
const Z: f64 = 1.959_964;

/// One of so many shifts may come as far by itself: 1 in 20.
const ONE_IN: usize = 20;

/// A difference of two shares with its 95 % interval, each in parts of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// The first share less the second.
    pub by: f64,
    /// Where the interval begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

impl Difference {
    /// Of two shares, by Newcombe's method on Wilson's score intervals (Newcombe 1998, method 10; `clinical.md` 5.5). None
    /// where one of them is a share of nothing.
    #[must_use]
    pub fn of(with: Share, without: Share) -> Option<Self> {
        let (first, low, high) = wilson(with)?;
        let (second, least, most) = wilson(without)?;
        let by = first - second;
        Some(Self {
            by,
            from: by - ((first - low).powi(2) + (most - second).powi(2)).sqrt(),
            to: by + ((high - first).powi(2) + (second - least).powi(2)).sqrt(),
        })
    }

    /// True unless no difference at all is inside the interval.
    #[must_use]
    pub fn excludes_none(self) -> bool {
        self.from > 0.0 || self.to < 0.0
    }

    /// How wide the interval is.
    #[must_use]
    pub fn width(self) -> f64 {
        self.to - self.from
    }
}

/// A share with Wilson's score interval around it.
fn wilson(share: Share) -> Option<(f64, f64, f64)> {
    let (part, of) = (f64::from(share.part), f64::from(share.of));
    if share.of == 0 {
        return None;
    }
    let (share, square) = (part / of, Z * Z);
    let middle = (share + square / (2.0 * of)) / (1.0 + square / of);
    let half = Z * (share * (1.0 - share) / of + square / (4.0 * of * of)).sqrt() / (1.0 + square / of);
    Some((share, middle - half, middle + half))
}

/// A day: whether the factor was there, and whether a cramp came after it.
pub type Pair = (bool, bool);

/// How often the outcome followed, with the factor and without it.
#[must_use]
pub fn shares(days: &[Pair]) -> (Share, Share) {
    days.iter().fold((Share::default(), Share::default()), |(mut with, mut without), (exposed, came)| {
        let share = if *exposed { &mut with } else { &mut without };
        share.of += 1;
        share.part += u32::from(*came);
        (with, without)
    })
}

/// True if the difference stands out against the person's own good and bad stretches: bad weeks come in runs, and so does
/// much of what people do, so two runs can lie on each other by luck and look like many days that agree. The days of
/// the factor are moved along the days of the outcome, by every number of days and round the end; that keeps both runs as
/// they were, and at most one of twenty such shifts may come as far as what was seen.
#[must_use]
pub fn stands_out(days: &[Pair]) -> bool {
    let (with, without) = shares(days);
    let all = with.part + without.part;
    let apart = |part: u32| {
        let other = all - part;
        let (part, other) = (f64::from(part) * f64::from(without.of), f64::from(other) * f64::from(with.of));
        (part - other).abs()
    };
    let exposed: Vec<usize> = (0..days.len()).filter(|at| days[*at].0).collect();
    let came: Vec<bool> = days.iter().chain(days).map(|(_, came)| *came).collect();
    let seen = apart(with.part);
    let as_far = (0..days.len()).filter(|shift| {
        let part = exposed.iter().filter(|at| came[**at + shift]).count();
        apart(u32::try_from(part).unwrap_or(u32::MAX).min(all)) >= seen
    });
    as_far.count() * ONE_IN <= days.len()
}
