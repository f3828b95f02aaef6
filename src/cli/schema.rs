//! The JSON schema of the configuration, for editors: from the one table of settings.

use crate::config::schema::{self, FIELDS, Kind};
use crate::domain::settings::{Settings, ThemeName};
use crate::report::json::Json;

/// The schema, of draft 07, which editors know.
#[must_use]
pub fn schema() -> Json {
    let mut sections: Vec<(&'static str, Vec<(&'static str, Json)>)> = Vec::new();
    let defaults = Settings::default();
    for field in FIELDS {
        let doc = format!("{} Default: {}", field.doc.replace('\n', " "), (field.show)(&defaults));
        let mut all = vec![("description", Json::Text(doc))];
        all.extend(kind(&field.kind));
        let value = (field.key, Json::Object(all));
        match sections.last_mut() {
            Some((section, keys)) if *section == field.section => keys.push(value),
            _ => sections.push((field.section, vec![value])),
        }
    }
    let mut properties: Vec<(&'static str, Json)> =
        sections.into_iter().map(|(section, keys)| (section, table(keys, Json::Bool(false)))).collect();
    properties.push(("theme", themes()));
    properties.push(("keys", table(Vec::new(), table(Vec::new(), keys()))));
    let mut whole = vec![
        ("$schema", Json::from("http://json-schema.org/draft-07/schema#")),
        ("title", Json::from("The configuration of supple")),
    ];
    whole.extend(members(properties, Json::Bool(false)));
    Json::Object(whole)
}

fn members(properties: Vec<(&'static str, Json)>, others: Json) -> [(&'static str, Json); 3] {
    [
        ("type", Json::from("object")),
        ("properties", Json::Object(properties)),
        ("additionalProperties", others),
    ]
}

fn table(properties: Vec<(&'static str, Json)>, others: Json) -> Json {
    Json::Object(members(properties, others).into())
}

/// Looks of roles, and tables with the same for themes of one's own.
fn themes() -> Json {
    let text =
        |doc: &str| Json::Object(vec![("type", Json::from("string")), ("description", Json::from(doc))]);
    let roles = || -> Vec<(&'static str, Json)> {
        let look = "A look: \"#e8b84b\", \"black on yellow bold\", \"214\"";
        let roles = schema::roles().into_iter().map(|role| (role, text(look)));
        roles.chain([("ground", text("The colour that everything lies on"))]).collect()
    };
    let words = ThemeName::SHIPPED.map(|(word, _)| word);
    let base = Json::Object(vec![("type", Json::from("string")), ("enum", Json::list(words))]);
    let own = roles().into_iter().chain([("base", base)]).collect();
    table(roles(), table(own, Json::Bool(false)))
}

/// A list of keys, or one.
fn keys() -> Json {
    let list = Json::Object(kind(&Kind::List(&Kind::Text)));
    Json::Object(vec![("anyOf", Json::List(vec![list, Json::Object(kind(&Kind::Text))]))])
}

fn kind(kind: &Kind) -> Vec<(&'static str, Json)> {
    let typed = |word: &str| ("type", Json::from(word));
    match kind {
        Kind::Text | Kind::Length(..) | Kind::Theme => vec![typed("string")],
        Kind::Flag => vec![typed("boolean")],
        Kind::Number(least, most) => {
            vec![typed("integer"), ("minimum", Json::from(*least)), ("maximum", Json::from(*most))]
        }
        Kind::Amount(least, most) => {
            let number = Json::Object(self::kind(&Kind::Number(*least, *most)));
            vec![("anyOf", Json::List(vec![number, Json::Object(self::kind(&Kind::Text))]))]
        }
        Kind::Choice(words) => vec![typed("string"), ("enum", Json::list(words()))],
        Kind::List(items) => vec![typed("array"), ("items", Json::Object(self::kind(items)))],
    }
}
