//! The text of a configuration file -> settings, with every problem found in it. Wrong values keep their default;
//! nothing stops the program.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::schema::FIELDS;
use crate::domain::hint::{line_of, near};
use crate::domain::settings::Settings;

/// Reads `text`. The second value has a line for each problem: `line 3: movement.interval = "soon": ...`.
#[must_use]
pub fn read(text: &str) -> (Settings, Vec<String>) {
    let mut settings = Settings::default();
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems: Vec<(usize, String)> = errors
        .iter()
        .map(|error| (line_of(text, error.span().map_or(0, |span| span.start)), error.message().to_owned()))
        .collect();
    let unreadable: Vec<usize> = problems.iter().map(|(line, _)| *line).collect();
    let mut found = Vec::new();
    for (section, value) in table.get_ref() {
        let name: &str = section.get_ref();
        match value.get_ref() {
            _ if FIELDS.iter().all(|field| field.section != name) => {
                let hint = near(name, FIELDS.iter().map(|field| field.section));
                found.push((section.span().start, format!("unknown section [{name}]{hint}")));
            }
            DeValue::Table(table) => read_section(name, table, &mut settings, &mut found),
            other => {
                found.push((
                    section.span().start,
                    format!("{name}: expected a section, found {}", other.type_str()),
                ));
            }
        }
    }
    let found = found.into_iter().map(|(at, what)| (line_of(text, at), what));
    problems.extend(found.filter(|(line, _)| !unreadable.contains(line)));
    problems.sort();
    (settings, problems.into_iter().map(|(line, what)| format!("line {line}: {what}")).collect())
}

fn read_section(
    section: &str,
    table: &DeTable<'_>,
    settings: &mut Settings,
    problems: &mut Vec<(usize, String)>,
) {
    for (key, value) in table {
        let name: &str = key.get_ref();
        let Some(field) = FIELDS.iter().find(|field| field.section == section && field.key == name) else {
            let known = FIELDS.iter().filter(|field| field.section == section).map(|field| field.key);
            problems.push((key.span().start, format!("unknown key {section}.{name}{}", near(name, known))));
            continue;
        };
        if let Err(why) = (field.set)(settings, value.get_ref()) {
            problems
                .push((start(value), format!("{section}.{name}: {why}; using {}", (field.show)(settings))));
        }
    }
}

fn start(value: &Spanned<DeValue<'_>>) -> usize {
    value.span().start
}
