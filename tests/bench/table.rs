//! The table: one line for each bar.

use std::fmt::Display;
use std::time::Duration;

/// The lines so far.
#[derive(Debug, Default)]
pub(crate) struct Table(Vec<[String; 6]>);

impl Table {
    /// A value that must not be more than `bar` times another one.
    pub(crate) fn times(&mut self, what: &str, bar: f64, ours: Figure, theirs: Figure, whose: &str) {
        let ratio = ours.0 / theirs.0;
        self.line(
            what,
            format!("{bar} x"),
            ours,
            format!("{whose}, {theirs}"),
            format!("{ratio:.2}"),
            ratio <= bar,
        );
    }

    /// A value that must not be more than `bar`, beside one that need not hold it.
    pub(crate) fn most(&mut self, what: &str, bar: Figure, ours: Figure, theirs: Option<(Figure, &str)>) {
        let (beside, ratio) = match theirs {
            Some((theirs, whose)) if theirs.0 > 0.0 => {
                (format!("{whose}, {theirs}"), format!("{:.2}", ours.0 / theirs.0))
            }
            Some((theirs, whose)) => (format!("{whose}, {theirs}"), String::new()),
            None => Default::default(),
        };
        self.line(what, bar.to_string(), ours, beside, ratio, ours.0 <= bar.0);
    }

    /// A value that must be this one.
    pub(crate) fn exactly(&mut self, what: &str, bar: Figure, ours: Figure) {
        let held = (ours.0 - bar.0).abs() < f64::EPSILON;
        self.line(what, format!("exactly {bar}"), ours, String::new(), String::new(), held);
    }

    /// What could not be measured here.
    pub(crate) fn missing(&mut self, what: &str, why: &str) {
        self.0.push([what, "", "", "", "", why].map(str::to_owned));
    }

    fn line(
        &mut self,
        what: &str,
        bar: String,
        ours: impl Display,
        beside: String,
        ratio: String,
        held: bool,
    ) {
        let verdict = if held { "holds" } else { "misses" };
        self.0.push([what.to_owned(), bar, ours.to_string(), beside, ratio, verdict.to_owned()]);
    }

    /// Prints it, in Markdown.
    pub(crate) fn print(&self) {
        let head = ["what", "bar", "supple", "compared with", "ratio", ""].map(str::to_owned);
        let rule = ["---", "--:", "--:", "---", "--:", "---"].map(str::to_owned);
        for cells in [&head, &rule].into_iter().chain(&self.0) {
            println!("| {} |", cells.join(" | "));
        }
    }
}

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure(f64, &'static str);

impl Figure {
    pub(crate) fn count(count: impl TryInto<u32>, unit: &'static str) -> Self {
        Self(count.try_into().map_or(f64::INFINITY, f64::from), unit)
    }

    pub(crate) fn megabytes(bytes: u64) -> Self {
        Self(Duration::from_micros(bytes).as_secs_f64(), "MB")
    }
}

impl From<Duration> for Figure {
    fn from(time: Duration) -> Self {
        Self(time.as_secs_f64() * 1000.0, "ms")
    }
}

impl Display for Figure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.1 {
            "ms" | "MB" => write!(f, "{:.2} {}", self.0, self.1),
            "" => write!(f, "{}", self.0),
            unit => write!(f, "{} {unit}", self.0),
        }
    }
}
