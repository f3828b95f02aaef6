//! The sections `[keys.PLACE]`: other keys for actions, by name.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::app::action::Action;
use crate::app::bound::{Chord, Keymap};
use crate::app::key::Key;
use crate::app::keymap::{BINDINGS, Context};
use crate::config::read::Found;
use crate::domain::hint::near;

/// Reads the sections: `[keys.today] goal_pick = ["g g"]`; `[]` takes an action its keys.
pub(crate) fn read(table: &DeTable<'_>, found: &mut Found) -> Keymap {
    let mut keymap = Keymap::default();
    let mut places: Vec<(Context, String, usize)> = Vec::new();
    for (key, value) in table {
        let name: &str = key.get_ref();
        let Some(context) = BINDINGS.iter().map(|row| row.context).find(|context| context.word() == name)
        else {
            let known: Vec<String> = BINDINGS.iter().map(|row| row.context.word()).collect();
            let near = near(name, known.iter().map(String::as_str));
            found.push((key.span().start, format!("unknown place [keys.{name}]{near}")));
            continue;
        };
        let DeValue::Table(actions) = value.get_ref() else {
            let kind = value.get_ref().type_str();
            found.push((key.span().start, format!("keys.{name}: expected a section, found {kind}")));
            continue;
        };
        // Of two that want the same key the upper one has it.
        let mut actions: Vec<_> = actions.iter().collect();
        actions.sort_by_key(|(key, _)| key.span().start);
        for (key, value) in actions {
            let action: &str = key.get_ref();
            let whole = format!("keys.{name}.{action}");
            let quits = context == Context::Global && action == Action::Quit.word();
            let chords = match chords(value, quits) {
                Ok(chords) => chords,
                Err((at, why)) => {
                    found.push((at, format!("{whole}: {why}")));
                    continue;
                }
            };
            match keymap.rebind(context, action, chords) {
                Ok(()) => places.push((context, action.to_owned(), value.span().start)),
                Err(_) => {
                    let here = BINDINGS.iter().filter(|row| row.context == context);
                    let known: Vec<String> = here.map(|row| row.action.word()).collect();
                    let near = near(action, known.iter().map(String::as_str));
                    found.push((key.span().start, format!("unknown action {whole}{near}")));
                }
            }
        }
    }
    for (context, action, why) in keymap.settle() {
        let place = places.iter().find(|(place, word, _)| *place == context && *word == action);
        let at = place.map_or(0, |(_, _, at)| *at);
        found.push((at, format!("keys.{}.{action}: {why}", context.word())));
    }
    keymap
}

/// The keys of a list, or of one text; or where it is none, and why. The one key that always quits is for that alone.
fn chords(value: &Spanned<DeValue<'_>>, quits: bool) -> Result<Vec<Chord>, (usize, String)> {
    let one = std::slice::from_ref(value);
    let items = match value.get_ref() {
        DeValue::Array(items) => items.as_ref(),
        _ => one,
    };
    let chord = |item: &Spanned<DeValue<'_>>| {
        let text = item.get_ref().as_str();
        let kind = item.get_ref().type_str();
        let chord =
            text.ok_or_else(|| format!("expected a list of keys, found {kind}")).and_then(Chord::read);
        match chord {
            Ok(chord) if !quits && [Some(chord.first), chord.then].contains(&Some(Key::ctrl('c'))) => {
                Err("ctrl-c always quits".to_owned())
            }
            chord => chord,
        }
    };
    items.iter().map(|item| chord(item).map_err(|why| (item.span().start, why))).collect()
}
