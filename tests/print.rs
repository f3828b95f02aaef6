//! The page for a visit printed by a real browser: on A4 and on Letter it is one sheet, the fullest and the empty one.
#![cfg(target_os = "linux")]
#![expect(unreachable_pub, reason = "a test binary has no outside")]
#![expect(clippy::disallowed_methods, reason = "it runs a browser and reads what it printed")]

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use supple::cli::args::{Format, ReportArgs};
use supple::domain::fact::Fact;

#[path = "it/report/history.rs"]
mod history;

/// Browsers by their names.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// Prints a page and counts the sheets.
fn sheets(name: &str, facts: &[Fact], args: &ReportArgs, paper: &str) -> usize {
    let page = history::report(facts, args, Format::Html).expect("a report");
    // The program leaves the paper to the printer; here it is said.
    let page = page.replace("size: auto", &format!("size: {paper}"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (html, pdf) =
        (folder.join(format!("{name}-{paper}.html")), folder.join(format!("{name}-{paper}.pdf")));
    fs::write(&html, page).expect("the page");
    let _ = fs::remove_file(&pdf);
    let home = tempfile::tempdir().expect("a home");
    let print = |browser: &&str| {
        let mut command = Command::new(browser);
        command.args([
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-dev-shm-usage",
            "--no-pdf-header-footer",
        ]);
        command.arg(format!("--user-data-dir={}", home.path().display()));
        command.arg(format!("--print-to-pdf={}", pdf.display()));
        command.arg(format!("file://{}", html.display()));
        command.env("HOME", home.path()).env_remove("DBUS_SESSION_BUS_ADDRESS");
        command.stdin(Stdio::null()).output().ok()
    };
    let done = BROWSERS.iter().find_map(print).expect("a chromium is installed");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let printed = fs::read(&pdf).expect("the browser printed");
    let text = String::from_utf8_lossy(&printed);
    text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
}

fn words() -> ReportArgs {
    let long =
        "Could it be my tablets, and what would you do in my place if nothing else helps at all?".to_owned();
    ReportArgs {
        name: "Maximiliane Musterfrau-Beispiel".to_owned(),
        questions: vec![long; 3],
        ..ReportArgs::default()
    }
}

#[test]
fn the_fullest_page_is_one_sheet() {
    let quarter = ReportArgs { from: Some("2026-01-01".to_owned()), ..words() };
    for paper in ["A4", "Letter"] {
        assert_eq!(sheets("full", &history::full(), &words(), paper), 1, "{paper}");
        assert_eq!(sheets("quarter", &history::full(), &quarter, paper), 1, "{paper}, a quarter of a year");
    }
}

#[test]
fn the_empty_page_is_one_sheet() {
    for paper in ["A4", "Letter"] {
        assert_eq!(sheets("empty", &[], &ReportArgs::default(), paper), 1, "{paper}");
    }
}
