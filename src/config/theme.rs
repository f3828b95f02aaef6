//! The section `[theme]`: what is changed of the theme in force, and themes of the person's own.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::config::read::Found;
use crate::domain::hint::near;
use crate::domain::settings::ThemeName;
use crate::ui::colour;
use crate::ui::theme::{Own, Role};

/// Reads the section: a text is the look of a role, a table a theme of that name.
pub(crate) fn read(table: &DeTable<'_>, found: &mut Found) -> Vec<Own> {
    let mut changes = own(None);
    let mut themes = Vec::new();
    for (key, value) in table {
        let name: &str = key.get_ref();
        let at = key.span().start;
        match value.get_ref() {
            DeValue::Table(_) if ThemeName::shipped(name).is_some() => {
                found.push((
                    at,
                    format!("theme.{name} is shipped; give yours another name, and base = \"{name}\""),
                ));
            }
            DeValue::Table(looks) => {
                let mut theme = own(Some(name.to_owned()));
                for (key, value) in looks {
                    take(&mut theme, &format!("theme.{name}"), key, value, found);
                }
                themes.push(theme);
            }
            _ => take(&mut changes, "theme", key, value, found),
        }
    }
    if changes != own(None) {
        themes.push(changes);
    }
    themes
}

fn own(name: Option<String>) -> Own {
    Own { name, base: ThemeName::Auto, ground: None, looks: Vec::new() }
}

/// Takes `base`, `ground` or the look of a role.
fn take(
    theme: &mut Own,
    place: &str,
    key: &Spanned<std::borrow::Cow<'_, str>>,
    value: &Spanned<DeValue<'_>>,
    found: &mut Found,
) {
    let name: &str = key.get_ref();
    let Some(text) = value.get_ref().as_str() else {
        let why = format!("{place}.{name}: expected text in quotes, found {}", value.get_ref().type_str());
        return found.push((value.span().start, why));
    };
    let taken = match Role::ALL.into_iter().find(|role| role.word() == name) {
        Some(role) => colour::read(text).map(|look| theme.looks.push((role, look))),
        None if name == "ground" => colour::read_colour(text).map(|ground| theme.ground = Some(ground)),
        None if name == "base" && theme.name.is_some() => match ThemeName::shipped(text) {
            Some(base) => {
                theme.base = base;
                Ok(())
            }
            None => {
                let hint = near(text, ThemeName::SHIPPED.iter().map(|(word, _)| *word));
                Err(format!("\"{text}\" is no shipped theme{hint}"))
            }
        },
        None => {
            let known = Role::ALL.map(Role::word).into_iter().chain(["ground", "base"]);
            return found
                .push((key.span().start, format!("unknown role {place}.{name}{}", near(name, known))));
        }
    };
    if let Err(why) = taken {
        found.push((value.span().start, format!("{place}.{name}: {why}")));
    }
}
