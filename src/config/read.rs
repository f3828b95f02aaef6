//! Configuration in layers -> settings, with every problem found in any of them: the defaults, the file, the environment,
//! the command line; each goes before those in front of it. Wrong values keep what held before; nothing stops the program.

use std::borrow::Cow;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::app::bound::Keymap;
use crate::app::screens::settings::Origin;
use crate::config::keys;
use crate::config::schema::{FIELDS, Field};
use crate::config::theme;
use crate::domain::hint::{line_of, near};
use crate::domain::settings::Settings;
use crate::ui::theme::Own;

/// What is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sources<'a> {
    /// Name and text of the file, where there is one.
    pub file: Option<(&'a str, &'a str)>,
    /// Names and values of the environment; those that begin with `SUPPLE_` and a section are settings.
    pub variables: &'a [(String, String)],
    /// Settings of the command line: `ui.theme=light`.
    pub flags: &'a [String],
    /// What is tried in the window, in the same form.
    pub tried: &'a [String],
}

/// What is in force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Config {
    /// The settings.
    pub settings: Settings,
    /// Themes of the person's own, and what was changed of all.
    pub themes: Vec<Own>,
    /// The keys that are bound.
    pub keymap: Keymap,
    /// A line for each problem: `config.toml, line 3: movement.snoozes = -1: ...`.
    pub problems: Vec<String>,
    /// Lines of the file that the first of the problems stand in.
    pub lines: Vec<usize>,
    /// What was set, by its number in the table, and where; the last of a number goes first.
    pub(crate) origins: Vec<(usize, Origin)>,
}

/// The sections that are no part of the table of settings.
const OTHERS: [&str; 2] = ["theme", "keys"];

/// Reads all layers.
#[must_use]
pub fn read(sources: &Sources<'_>) -> Config {
    let mut config = Config::default();
    if let Some((name, text)) = sources.file {
        let found = read_file(text, &mut config);
        config.lines = found.iter().map(|(line, _)| *line).collect();
        config.problems.extend(found.into_iter().map(|(line, what)| format!("{name}, line {line}: {what}")));
    }
    for (name, value) in sources.variables {
        if let Some(why) = read_variable(name, value, &mut config) {
            config.problems.push(why);
        }
    }
    for (flags, origin) in [(sources.flags, Origin::Flag), (sources.tried, Origin::Tried)] {
        for flag in flags {
            if let Err(why) = read_flag(flag, origin, &mut config) {
                config.problems.push(format!("--set {flag}: {why}"));
            }
        }
    }
    config
}

/// What is wrong in a file: where it stands in the text, and what it is.
pub(crate) type Found = Vec<(usize, String)>;

/// The problems of the file with their lines.
fn read_file(text: &str, config: &mut Config) -> Found {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Found = errors
        .iter()
        .map(|error| (line_of(text, error.span().map_or(0, |span| span.start)), error.message().to_owned()))
        .collect();
    let unreadable: Vec<usize> = problems.iter().map(|(line, _)| *line).collect();
    let mut found = Vec::new();
    // A theme can be chosen before it is told of.
    if let Some(DeValue::Table(themes)) = table.get_ref().get("theme").map(Spanned::get_ref) {
        config.themes = theme::read(themes, &mut found);
        config.settings.own_themes =
            config.themes.iter().filter_map(|own| own.name.as_deref()).map(Into::into).collect();
    }
    if let Some(DeValue::Table(places)) = table.get_ref().get("keys").map(Spanned::get_ref) {
        config.keymap = keys::read(places, &mut found);
    }
    for (section, value) in table.get_ref() {
        let name: &str = section.get_ref();
        let known = || FIELDS.iter().map(|field| field.section).chain(OTHERS);
        match value.get_ref() {
            _ if !known().any(|section| section == name) => {
                let what = match FIELDS.iter().find(|field| field.key == name) {
                    Some(field) => {
                        format!("{name} belongs under [{}]; or write {}", field.section, field.name())
                    }
                    None => format!("unknown section [{name}]{}", near(name, known())),
                };
                found.push((section.span().start, what));
            }
            DeValue::Table(_) if OTHERS.contains(&name) => {}
            DeValue::Table(table) => read_section(text, name, table, config, &mut found),
            other => {
                let what = format!("{name}: expected a section, found {}", other.type_str());
                found.push((section.span().start, what));
            }
        }
    }
    let found = found.into_iter().map(|(at, what)| (line_of(text, at), what));
    problems.extend(found.filter(|(line, _)| !unreadable.contains(line)));
    problems.sort();
    problems
}

fn read_section(text: &str, section: &str, table: &DeTable<'_>, config: &mut Config, found: &mut Found) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        let Some((number, field)) = numbered(|field| field.section == section && field.key == name) else {
            let known = FIELDS.iter().filter(|field| field.section == section).map(|field| field.key);
            found.push((key.span().start, format!("unknown key {section}.{name}{}", near(name, known))));
            continue;
        };
        if let Err(why) = (field.set)(&mut config.settings, value.get_ref()) {
            let raw = text.get(value.span()).unwrap_or_default().lines().next().unwrap_or_default();
            let said = if why.contains(raw) { String::new() } else { format!(" = {raw}") };
            let holds = (field.show)(&config.settings);
            found.push((value.span().start, format!("{}{said}: {why}; using {holds}", field.name())));
        } else {
            config.origins.push((number, Origin::File(line_of(text, key.span().start))));
        }
    }
}

/// What is wrong with a variable of the environment, if it is meant for us at all.
fn read_variable(name: &str, value: &str, config: &mut Config) -> Option<String> {
    let ours = |field: &&Field| name.starts_with(&format!("SUPPLE_{}_", field.section.to_uppercase()));
    FIELDS.iter().find(ours)?;
    match numbered(|field| field.variable() == name) {
        Some(field) => take_word(field, value, Origin::Variable, config)
            .err()
            .map(|why| format!("{name}={value}: {why}")),
        None => {
            let known: Vec<String> = FIELDS.iter().map(Field::variable).collect();
            Some(format!("{name}: no such setting{}", near(name, known.iter().map(String::as_str))))
        }
    }
}

fn read_flag(flag: &str, origin: Origin, config: &mut Config) -> Result<(), String> {
    let (name, value) = flag.split_once('=').ok_or("write a setting and its value: ui.theme=light")?;
    let names: Vec<String> = FIELDS.iter().map(Field::name).collect();
    match numbered(|field| field.name() == name.trim()) {
        Some(field) => take_word(field, value.trim(), origin, config),
        None => Err(format!("no such setting{}", near(name, names.iter().map(String::as_str)))),
    }
}

/// The first row of the table that is so, with its number.
fn numbered(is: impl Fn(&Field) -> bool) -> Option<(usize, &'static Field)> {
    FIELDS.iter().enumerate().find(|(_, field)| is(field))
}

/// Takes a value that stands outside a file: as it would be written there, or as text without quotes.
fn take_word(
    (number, field): (usize, &Field),
    word: &str,
    origin: Origin,
    config: &mut Config,
) -> Result<(), String> {
    let settings = &mut config.settings;
    let written = match DeValue::parse(word) {
        Ok(value) => (field.set)(settings, value.get_ref()),
        Err(_) => Err(String::new()),
    };
    let as_text = |settings: &mut Settings| (field.set)(settings, &DeValue::String(Cow::Borrowed(word)));
    let taken = match written {
        Ok(()) => Ok(()),
        Err(first) => as_text(settings).map_err(|second| {
            let why = if first.is_empty() { second } else { first };
            format!("{why}; using {}", (field.show)(settings))
        }),
    };
    taken.inspect(|()| config.origins.push((number, origin)))
}
