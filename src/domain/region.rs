//! The numbers to call: what a person told of their region, and what stands in a text for them.

/// Whom to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Numbers {
    /// The emergency number, or words for it.
    pub call: String,
    /// Whom to ask for an urgent appointment.
    pub line: String,
    /// True if the person told their region.
    pub known: bool,
}

impl Numbers {
    /// The numbers of a region: `112`, `999`, `911`, or the person's own, which may name an advice line behind a slash
    /// (`999/111`). Without one, words that hold anywhere.
    #[must_use]
    pub fn of(region: Option<&str>) -> Self {
        const DOCTOR: &str = "your doctor, or the medical advice line";
        let Some(region) = region else {
            return Self { call: "your emergency number".to_owned(), line: DOCTOR.to_owned(), known: false };
        };
        let (call, line) = match region.split_once('/') {
            Some((call, line)) => (call.trim(), Some(line.trim()).filter(|line| !line.is_empty())),
            None => (region.trim(), (region.trim() == "999").then_some("111")),
        };
        let line = line.map_or_else(|| DOCTOR.to_owned(), |line| format!("your doctor, or {line}"));
        Self { call: call.to_owned(), line, known: true }
    }

    /// The text with the numbers in the places of `{num}` and `{line}`.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        text.replace("{num}", &self.call).replace("{line}", &self.line)
    }
}
