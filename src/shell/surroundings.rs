//! What the selftest tells of the terminal and the desktop: how the window would look here and why, and who tells of
//! the person's presence. Whatever is missing has a next best thing, so nothing here is a fault.

#![expect(clippy::disallowed_methods, reason = "which terminal it is stands in the environment")]

use std::env;
use std::io::{self, IsTerminal};
use std::time::Duration;

use rustix::stdio::stdout;

use crate::app::screens::settings::Listing;
use crate::config::read::Config;
use crate::domain::profile::Profile;
use crate::shell::paths::Paths;
use crate::shell::selftest::Findings;
use crate::shell::terminal::told_size;
use crate::shell::{plain, presence, settings};
use crate::ui::colour::{Depth, Surface};
use crate::ui::theme::Theme;

/// How long the buses are waited for.
const PATIENCE: Duration = Duration::from_secs(2);

/// The variables that name the locale of characters; the first that is set holds.
const LOCALE: [&str; 3] = ["LC_ALL", "LC_CTYPE", "LANG"];

/// Adds what was found.
pub(crate) fn look(findings: &mut Findings, paths: &Paths) {
    let (config, listing) = settings::load_with(paths, &[], &Profile::default());
    shape(findings);
    colours(findings, paths, &config, &listing);
    symbols(findings, paths, &listing);
    attendance(findings);
}

fn variable(name: &str) -> Option<String> {
    env::var(name).ok().filter(|value| !value.is_empty())
}

/// A setting as it would stand in the file, and where its value comes from.
fn set(listing: &Listing, name: &str) -> (String, String) {
    let setting = listing.settings.iter().find(|setting| setting.name() == name);
    setting.map_or_else(Default::default, |setting| (setting.value.replace('"', ""), setting.comes_from()))
}

/// Window or lines, and how large.
fn shape(findings: &mut Findings) {
    let shown = match plain::reason() {
        None => "drawn in a window; `supple --plain` prints them as lines, for screen readers".to_owned(),
        Some(why) => format!("printed as lines, as with `supple --plain`: {why}"),
    };
    findings.row(true, "screens", &shown, &[]);
    let size = match told_size(stdout()) {
        Some(size) => format!("{} columns x {} rows", size.width, size.height),
        None if io::stdout().is_terminal() => {
            "the terminal does not tell: 80 columns x 24 rows assumed".to_owned()
        }
        None => "no terminal: 80 columns assumed".to_owned(),
    };
    findings.row(true, "size", &size, &[]);
}

fn colours(findings: &mut Findings, paths: &Paths, config: &Config, listing: &Listing) {
    let (surface, why) = Surface::explain(paths.color.as_deref(), |name| env::var(name).ok());
    let theme = Theme::new(&config.settings, &config.themes, surface);
    let (name, from) = set(listing, "ui.theme");
    let named = format!("theme {name}, {from}");
    let count = match surface.depth {
        Depth::Plain => format!("none: {why}"),
        _ if !theme.coloured => format!("none: {named}"),
        Depth::Sixteen => format!("16: {why}; if it shows more, set COLORTERM=truecolor"),
        Depth::Indexed => format!("256: {why}"),
        Depth::True => format!("all, in 24 bits: {why}"),
    };
    findings.row(true, "colours", &count, &[]);
    if !theme.coloured {
        return;
    }
    // The console of Linux is not asked.
    let deaf = variable("TERM").is_some_and(|term| term == "linux");
    let settled =
        if deaf { SETTLED.to_owned() } else { format!("the window asks the terminal, and {SETTLED}") };
    let ground = match (surface.light, variable("COLORFGBG")) {
        _ if !theme.follows_ground() => format!("its own: {named}"),
        (Some(light), told) => {
            let shade = if light { "light" } else { "dark" };
            format!("{shade}: COLORFGBG={}", told.unwrap_or_default())
        }
        (None, Some(told)) => format!("unknown: COLORFGBG={told} tells of none; {settled}"),
        (None, None) => format!("unknown: COLORFGBG is not set; {settled}"),
    };
    findings.row(true, "background", &ground, &[]);
}

/// What a person can do where the environment does not tell of the ground.
const SETTLED: &str = "ui.theme = \"dark\" or \"light\" settles it";

fn symbols(findings: &mut Findings, paths: &Paths, listing: &Listing) {
    let (kind, from) = set(listing, "ui.symbols");
    let locale = LOCALE.into_iter().find_map(|name| Some((name, variable(name)?)));
    let doubt = match &locale {
        _ if kind == "ascii" => None,
        _ if variable("TERM").is_some_and(|term| term == "linux") => {
            Some("the console of Linux has few of them".to_owned())
        }
        Some((name, value)) => {
            let word = value.to_lowercase().replace('-', "");
            (!word.contains("utf8")).then(|| format!("{name}={value} is no UTF-8"))
        }
        None => Some("no locale is set (LC_ALL, LC_CTYPE, LANG)".to_owned()),
    };
    let more = doubt.map(|doubt| {
        let file = paths.config.display();
        format!(
            "{doubt}; if lines come out as other characters, write symbols = \"ascii\" below [ui] in {file}"
        )
    });
    findings.row(more.is_none(), "symbols", &format!("{kind}: ui.symbols, {from}"), more.as_slice());
}

/// Who tells of the person's presence.
fn attendance(findings: &mut Findings) {
    let [login, idle] = presence::probe(PATIENCE);
    let instead = [
        "what tells of it instead are gaps in the clock; let your locker run `supple away` and `supple back`",
        "what tells of it instead are keys and commands; let swayidle, hypridle or xautolock run `supple away` and `supple back`",
    ];
    for ((name, told), instead) in [("sleep, lock", login), ("idle time", idle)].into_iter().zip(instead) {
        match told {
            Ok(who) => findings.row(true, name, &who, &[]),
            Err(why) => findings.row(false, name, &why, &[instead.to_owned()]),
        }
    }
}
