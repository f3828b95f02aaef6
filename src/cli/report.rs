//! The words of `supple report` -> what is to be said, and where it goes. Pure: `shell` writes the file.

use std::path::{Path, PathBuf};

use chrono::Days;

use crate::cli::answer::Known;
use crate::cli::args::{Format, ReportArgs};
use crate::domain::advice::Advice;
use crate::domain::measures::PERIOD;
use crate::domain::plain::plain_lines;
use crate::domain::time::day_of;
use crate::domain::visit::{Span, Visit};
use crate::domain::when::date;
use crate::report::export;
use crate::report::visit::{LONGEST, QUESTIONS, With, html, md, page, txt};

/// Where a report goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To the standard output.
    Output,
    /// Into a file.
    File(PathBuf),
}

/// The texts that the page takes from the shipped ones.
#[derive(Clone, Copy)]
pub struct Texts<'a> {
    /// The cards of the rules.
    pub advice: &'a [Advice],
    /// What the program is and is not.
    pub disclaimer: &'a str,
}

impl Format {
    fn ending(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Md => "md",
            Self::Txt => "txt",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The form that the name of a file tells.
    fn of(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_str()?.to_lowercase();
        match ending.as_str() {
            "htm" => Some(Self::Html),
            "markdown" => Some(Self::Md),
            "text" => Some(Self::Txt),
            ending => [Self::Html, Self::Md, Self::Txt, Self::Csv, Self::Json]
                .into_iter()
                .find(|format| format.ending() == ending),
        }
    }

    /// True for a page, false for raw facts.
    #[must_use]
    pub fn is_page(self) -> bool {
        matches!(self, Self::Html | Self::Md | Self::Txt)
    }
}

/// Which form is asked for and where it goes: HTML on a terminal into a file, because nobody reads it there.
///
/// # Errors
/// The name of the file tells no form, and none was said.
pub fn target(args: &ReportArgs, known: Known<'_>, on_terminal: bool) -> Result<(Format, Target), String> {
    let file = args.output.as_deref().filter(|file| *file != Path::new("-"));
    let format = match (args.format, file) {
        (Some(format), _) => format,
        (None, None) => Format::Txt,
        (None, Some(file)) => Format::of(file).ok_or_else(|| {
            let file = file.display();
            format!("{file} tells no form; end it with .html, .md, .txt, .csv or .json, or say --format")
        })?,
    };
    let target = match (file, args.output.is_some()) {
        (Some(file), _) => Target::File(file.to_owned()),
        (None, false) if format == Format::Html && on_terminal => {
            Target::File(format!("supple-report-{}.html", known.now.format("%Y-%m-%d")).into())
        }
        (None, _) => Target::Output,
    };
    Ok((format, target))
}

/// The report.
///
/// # Errors
/// A day is none, or a name or a question is longer than the page has room for.
pub fn text(
    args: &ReportArgs,
    format: Format,
    texts: Texts<'_>,
    unread: usize,
    known: Known<'_>,
) -> Result<String, String> {
    let day = |text: &Option<String>| text.as_deref().map(date).transpose();
    let (from, to) = (day(&args.from)?, day(&args.to)?);
    if args.questions.len() > QUESTIONS {
        return Err(format!("the page has room for {QUESTIONS} questions"));
    }
    if let Some(long) = args.questions.iter().chain([&args.name]).find(|text| text.chars().count() > LONGEST)
    {
        let length = long.chars().count();
        return Err(format!("a name or a question has at most {LONGEST} characters, this one {length}"));
    }
    let (journal, settings, now) = (known.journal, known.settings, known.now);
    if !format.is_page() {
        let to = to.unwrap_or_else(|| day_of(now, settings.day_start));
        let from = from.unwrap_or(to - Days::new(u64::from(PERIOD) - 1));
        if from > to {
            return Err(format!("the first day, {from}, is after the last, {to}"));
        }
        return Ok(match format {
            Format::Csv => export::csv(journal, settings, &(from..=to)),
            _ => export::json(journal, settings, &(from..=to), now).to_string(),
        });
    }
    let span = Span::new(from, to, now)?;
    let visit = Visit::new(journal, settings, &span);
    let page = page(
        &visit,
        With {
            advice: texts.advice,
            disclaimer: texts.disclaimer,
            name: &args.name,
            questions: &args.questions,
            unread,
            units: settings.units,
            now,
        },
    );
    Ok(match format {
        Format::Html => html::text(&page),
        Format::Md => plain_lines(&md::text(&page)).into_owned(),
        _ => plain_lines(&txt::text(&page)).into_owned(),
    })
}
