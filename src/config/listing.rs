//! Every setting with its value in force, where it comes from, and which other value can be tried.

use crate::app::screens::settings::{Listing, Origin, Setting};
use crate::config::read::Config;
use crate::config::schema::{FIELDS, Field, Kind, length_text, quoted};
use crate::domain::settings::{Settings, ThemeName};
use crate::domain::time::parse_length;

use chrono::TimeDelta;

/// A length is tried in steps of five minutes, an amount in steps of ten millilitres.
const STEP: (i64, u32) = (300, 10);

/// The rows for `config`. `in_force` has what was told in the window as well, `kept` lacks what is tried, and `text` is that
/// of the file, or what it would be created with.
#[must_use]
pub fn listing(config: &Config, in_force: &Settings, kept: &Settings, text: &str) -> Listing {
    let defaults = Settings::default();
    let row = |(number, field): (usize, &Field)| {
        let value = (field.show)(in_force);
        let set = config.origins.iter().rev().find(|(set, _)| *set == number).map(|(_, origin)| *origin);
        let told = value != (field.show)(&config.settings);
        let [before, after] = steps(field, &value, in_force);
        Setting {
            section: field.section,
            key: field.key,
            doc: field.doc,
            values: values(&field.kind, in_force),
            variable: field.variable(),
            default: (field.show)(&defaults),
            kept: (field.show)(kept),
            origin: set.unwrap_or(if told { Origin::Told } else { Origin::Default }),
            line: place(text, field.section, field.key),
            value,
            before,
            after,
        }
    };
    let mut settings: Vec<Setting> = FIELDS.iter().enumerate().map(row).collect();
    let own = config.themes.iter().filter(|own| own.name.is_some()).count();
    let looks = config
        .themes
        .iter()
        .filter(|own| own.name.is_none())
        .map(|own| own.looks.len() + usize::from(own.ground.is_some()));
    let mut changes = vec![counted(config.keymap.changed(), "key", "keys", "changed")];
    settings.push(table("keys", &mut changes, text, KEYS));
    let mut changes = vec![
        counted(own, "theme", "themes", "of your own"),
        counted(looks.sum(), "look", "looks", "changed"),
    ];
    settings.push(table("theme", &mut changes, text, THEME));
    Listing { settings, lines: config.lines.clone() }
}

const KEYS: &str =
    "Keys of your own, by place and action. `supple config keys` prints all of them as they are bound.";
const THEME: &str =
    "Looks of roles, and themes of your own. `supple config example` says at its end how they are written.";

/// The row of a table that is no list of settings.
fn table(key: &'static str, changes: &mut Vec<String>, text: &str, doc: &'static str) -> Setting {
    changes.retain(|change| !change.is_empty());
    let line = place(text, key, "");
    let default = "as shipped".to_owned();
    let value = if changes.is_empty() { default.clone() } else { changes.join(", ") };
    Setting {
        section: "",
        key,
        doc,
        values: String::new(),
        variable: String::new(),
        origin: if changes.is_empty() { Origin::Default } else { Origin::File(line) },
        kept: value.clone(),
        value,
        default,
        line,
        before: None,
        after: None,
    }
}

fn counted(count: usize, one: &str, many: &str, what: &str) -> String {
    match count {
        0 => String::new(),
        1 => format!("1 {one} {what}"),
        count => format!("{count} {many} {what}"),
    }
}

/// The value before this one and the one after it, as they are written in the file.
fn steps(field: &Field, value: &str, settings: &Settings) -> [Option<String>; 2] {
    let bare = value.trim_matches('"');
    let other = |other: String| (other != value).then_some(other);
    let near = |words: Vec<&str>| {
        let at = words.iter().position(|word| *word == bare).unwrap_or(0);
        let step = |by: usize| words.get((at + by) % words.len().max(1)).map(|word| quoted(word));
        [step(words.len().saturating_sub(1)), step(1)].map(|step| step.and_then(other))
    };
    match &field.kind {
        Kind::Flag => {
            let not = other((bare != "true").to_string());
            [not.clone(), not]
        }
        Kind::Choice(words) => near(words()),
        Kind::Theme => near(themes(settings)),
        Kind::Number(least, most) => {
            let at: u32 = bare.parse().unwrap_or(*least);
            [at.saturating_sub(1).max(*least), (at + 1).min(*most)].map(|at| other(at.to_string()))
        }
        Kind::Amount(least, most) => {
            let at: u32 = bare.split(' ').next().and_then(|ml| ml.parse().ok()).unwrap_or(*least);
            let (down, up) = (at.saturating_sub(1) / STEP.1 * STEP.1, (at / STEP.1 + 1) * STEP.1);
            [down.max(*least), up.min(*most)].map(|ml| other(quoted(&format!("{ml} ml"))))
        }
        Kind::Length(least, most) => {
            let at = parse_length(bare).map_or(*least, |length| length.num_seconds());
            let (down, up) = ((at - 1).div_euclid(STEP.0) * STEP.0, (at / STEP.0 + 1) * STEP.0);
            [down.max(*least), up.min(*most)]
                .map(|secs| other(quoted(&length_text(TimeDelta::seconds(secs)))))
        }
        Kind::Text | Kind::List(_) => [None, None],
    }
}

/// Which values there are, in words; nothing where the sentence about the setting has to say it.
fn values(kind: &Kind, settings: &Settings) -> String {
    let one_of =
        |words: Vec<&str>| format!("one of {}", words.into_iter().map(quoted).collect::<Vec<_>>().join(", "));
    let length = |secs: i64| match secs {
        3600.. => format!("{}h", secs / 3600),
        secs => format!("{}m", secs / 60),
    };
    match kind {
        Kind::Text => String::new(),
        Kind::Flag => "true or false".to_owned(),
        Kind::Number(least, most) => format!("{least} to {most}"),
        Kind::Amount(least, most) => format!("{least} to {most} ml"),
        Kind::Length(least, most) => format!("{} to {}", length(*least), length(*most)),
        Kind::Choice(words) => one_of(words()),
        Kind::Theme => one_of(themes(settings)),
        Kind::List(item) => match values(item, settings).as_str() {
            "" => "a list".to_owned(),
            items => format!("a list, each {items}"),
        },
    }
}

fn themes(settings: &Settings) -> Vec<&str> {
    let shipped = ThemeName::SHIPPED.iter().map(|(word, _)| *word);
    shipped.chain(settings.own_themes.iter().map(AsRef::as_ref)).collect()
}

/// The line in which a setting stands, also behind a #, or else its table; the first where neither does.
fn place(text: &str, section: &str, key: &str) -> usize {
    let head = format!("[{section}");
    let (mut inside, mut place) = (false, 1);
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim();
        if line.starts_with('[') {
            let rest = line.strip_prefix(&head);
            inside = rest.is_some_and(|rest| rest.starts_with([']', '.']));
            if inside && place == 1 {
                place = number;
            }
        }
        let name = line.trim_start_matches('#').split_once('=').map(|(name, _)| name.trim());
        if inside && name == Some(key) {
            return number;
        }
    }
    place
}

/// A line for each setting, which a configuration could hold as well, with where it comes from.
#[must_use]
pub fn lines(listing: &Listing) -> String {
    let line = |setting: &Setting| match setting.section {
        "" => format!("# {}: {}\n", setting.key, setting.value),
        _ => format!("{} = {} # {}\n", setting.name(), setting.value, setting.comes_from()),
    };
    listing.settings.iter().map(line).collect()
}
