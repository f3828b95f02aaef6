//! The configuration file: everything wrong is said at once, and nothing wrong stops the program.

use supple::cli::schema::schema;
use supple::config::read::{Config, Sources, read};
use supple::config::schema::{FIELDS, example};
use supple::domain::hydration::DrinkKind;
use supple::domain::settings::{Channel, Settings};
use supple::report::json::Json;

use crate::support::configured;

#[test]
fn the_shipped_example_is_the_complete_default() {
    let shipped = include_str!("../../config.example.toml");
    assert_eq!(shipped, example(), "regenerate it with `supple config example > config.example.toml`");
    assert_eq!(configured(shipped), (Settings::default(), Vec::new()));
}

/// The example with every value in force.
fn opened() -> String {
    let bare = |line: &'static str| line.strip_prefix('#').unwrap_or(line);
    let example: &'static str = Box::leak(example().into_boxed_str());
    example.lines().map(bare).fold(String::new(), |text, line| {
        let keep = line.starts_with('[') && !line.contains(' ')
            || FIELDS.iter().any(|field| line.starts_with(&format!("{} =", field.key)));
        if keep { text + line + "\n" } else { text }
    })
}

#[test]
fn every_default_reads_as_itself() {
    let open = opened().split("[theme]").next().unwrap().to_owned();
    assert_eq!(open.matches(" = ").count(), FIELDS.len(), "{open}");
    let said = Settings { has_sleep: true, has_hours: true, ..Settings::default() };
    assert_eq!(configured(&open), (said, Vec::new()));
}

#[test]
fn values_are_taken() {
    let (settings, problems) = configured(
        "[hydration]\nglass = \"0,3 l\"\ncontainers = [\"jug 1,5 l\", \"cup 150\"]\ncaffeine = [\"coffee 120\"]\n[movement]\ninterval = \"45m\"\n[notify]\nchannels = [\"bell\"]\n",
    );
    assert_eq!(problems, [""; 0]);
    let vessels: Vec<String> =
        settings.vessels().iter().map(|vessel| format!("{} {}", vessel.name, vessel.amount.0)).collect();
    assert_eq!(vessels, ["glass 300", "jug 1500", "cup 150"]);
    assert_eq!(settings.caffeine_in(&DrinkKind::Coffee), 120);
    assert_eq!(settings.interval.num_minutes(), 45);
    assert_eq!(settings.channels, [Channel::Bell]);
}

#[test]
fn all_problems_are_named_with_line_and_hint_and_the_rest_is_used() {
    let text = "[movement]\n\
                interval = \"soon\"\n\
                snoozes = -1\n\
                intervall = \"20m\"\n\
                snooze = \"5m\"\n\
                [moovement]\n\
                [hydration]\n\
                glass = 90000\n\
                [ui]\n\
                theme = \"neon\"\n";
    let (settings, problems) = configured(text);
    let expected = [
        "line 2: movement.interval: \"soon\" is not a length of time; write it like \"90s\", \"10m\" or \"1h30m\"; using \"60m\"",
        "line 3: movement.snoozes = -1: expected a whole number from 0 to 10; using 2",
        "line 4: unknown key movement.intervall; did you mean \"interval\"?",
        "line 6: unknown section [moovement]; did you mean \"movement\"?",
        "line 8: hydration.glass = 90000: expected 10 to 2000 ml; using \"250 ml\"",
        "line 10: ui.theme: \"neon\" is no theme here; one of \"auto\", \"dark\", \"light\", \"high-contrast\", \"mono\", \"tide\", \"linen\"; using \"auto\"",
    ];
    assert_eq!(problems, expected);
    assert_eq!(settings.snooze.num_minutes(), 5, "what is right is used");
}

#[test]
fn a_setting_outside_its_section_is_told_where_it_belongs() {
    let (settings, problems) = configured("legs_up = [\"12:30\"]\nmovement.snoozes = 1\n");
    assert_eq!(problems, ["line 1: legs_up belongs under [movement]; or write movement.legs_up"]);
    assert_eq!(settings.snoozes, 1, "a whole name needs no section");
}

#[test]
fn a_file_that_is_not_toml_keeps_what_can_be_read() {
    let (settings, problems) = configured("[movement]\ninterval = \"20m\"\nsnooze = \n[ui]\nmouse = false\n");
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert!(problems[0].starts_with("line 3: "), "{problems:?}");
    assert_eq!(settings.interval.num_minutes(), 20);
    assert!(!settings.mouse);
}

#[test]
fn extreme_values_are_refused_not_obeyed() {
    for value in
        ["0", "-1", "9999999999999999999", "nan", "\"\"", "\"0m\"", "\"99999999h\"", "[]", "{}", "\"9h\""]
    {
        let (settings, problems) = configured(&format!("[movement]\ninterval = {value}\n"));
        assert_eq!(settings, Settings::default(), "{value}");
        assert_eq!(problems.len(), 1, "{value}: {problems:?}");
    }
}

fn layers(file: &str, variables: &[(&str, &str)], flags: &[&str]) -> Config {
    let variables: Vec<(String, String)> =
        variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let flags: Vec<String> = flags.iter().map(|flag| (*flag).to_owned()).collect();
    read(&Sources { file: Some(("config.toml", file)), variables: &variables, flags: &flags, tried: &[] })
}

#[test]
fn the_command_line_goes_before_the_environment_and_that_before_the_file() {
    let file = "[movement]\ninterval = \"20m\"\nsnooze = \"20m\"\naway = \"20m\"\n";
    let variables = [("SUPPLE_MOVEMENT_SNOOZE", "30m"), ("SUPPLE_MOVEMENT_AWAY", "30m")];
    let config = layers(file, &variables, &["movement.away=40m", "movement.idle=40m", "movement.idle=50m"]);
    let Settings { interval, snooze, away_floor, idle_floor, answer_within, .. } = config.settings;
    assert_eq!(
        [interval, snooze, away_floor, idle_floor, answer_within].map(|length| length.num_minutes()),
        [20, 30, 40, 50, 15],
        "file, environment, flag, the last flag, default"
    );
    assert_eq!(config.problems, [""; 0]);
}

#[test]
fn every_setting_has_a_variable_and_a_flag() {
    for field in FIELDS {
        let value = (field.show)(&Settings::default());
        let config = layers("", &[(&field.variable(), &value)], &[&format!("{}={value}", field.name())]);
        assert_eq!(config.problems, [""; 0], "{} = {value}", field.name());
    }
    let bare = [
        ("SUPPLE_UI_THEME", "light"),
        ("SUPPLE_UI_MOUSE", "false"),
        ("SUPPLE_GENERAL_DAY_START", "05:30"),
        ("SUPPLE_HYDRATION_GLASS", "300"),
        ("SUPPLE_NOTIFY_CHANNELS", "[\"bell\"]"),
    ];
    let Config { settings, problems, .. } = layers("", &bare, &[]);
    assert_eq!(problems, [""; 0]);
    assert_eq!((settings.theme.word(), settings.mouse, settings.glass.0), ("light", false, 300));
    assert_eq!(
        (settings.day_start.to_string().as_str(), settings.channels),
        ("05:30:00", vec![Channel::Bell])
    );
}

#[test]
fn the_problems_of_all_layers_are_named_at_once() {
    let variables = [
        ("SUPPLE_UI_THEME", "lihgt"),
        ("SUPPLE_UI_TEME", "light"),
        ("SUPPLE_CLOCK", "/tmp/clock"),
        ("SUPPLE_EVENT", "x"),
    ];
    let flags = ["movement.snoozes=99", "movement.snoze=5m", "quick", "ui.mouse=maybe"];
    let config = layers("[ui]\nmotion = \"of\"\n", &variables, &flags);
    let begins = [
        "config.toml, line 2: ui.motion: \"of\" is not known here; one of \"on\", \"off\"; did you mean \"off\"?; using \"on\"",
        "SUPPLE_UI_THEME=lihgt: \"lihgt\" is no theme here; one of",
        "SUPPLE_UI_TEME: no such setting; did you mean \"SUPPLE_UI_THEME\"?",
        "--set movement.snoozes=99: expected a whole number from 0 to 10; using 2",
        "--set movement.snoze=5m: no such setting; did you mean \"movement.snooze\"?",
        "--set quick: write a setting and its value: ui.theme=light",
        "--set ui.mouse=maybe: expected true or false, found string; using true",
    ];
    assert_eq!(config.problems.len(), begins.len(), "{:#?}", config.problems);
    for (problem, begin) in config.problems.iter().zip(begins) {
        assert!(problem.starts_with(begin), "{problem}");
    }
    assert!(config.problems[1].contains("did you mean \"light\"?"), "{}", config.problems[1]);
}

/// What is wrong with a value by a schema, as far as ours goes.
fn invalid(schema: &Json, value: &toml::Value) -> Option<String> {
    let Json::Object(rules) = schema else { return Some(format!("no schema: {schema}")) };
    let rule = |name: &str| rules.iter().find(|(key, _)| *key == name).map(|(_, rule)| rule);
    if let Some(Json::List(ways)) = rule("anyOf") {
        return ways.iter().map(|way| invalid(way, value)).reduce(Option::and).flatten();
    }
    let Some(Json::Text(kind)) = rule("type") else { return Some(format!("no type: {schema}")) };
    match (kind.as_str(), value) {
        ("boolean", toml::Value::Boolean(_)) => None,
        ("integer", toml::Value::Integer(number)) => {
            let bound = |name| match rule(name) {
                Some(Json::Number(bound)) => *bound,
                _ => *number,
            };
            (!(bound("minimum")..=bound("maximum")).contains(number))
                .then(|| format!("{number} is out of range"))
        }
        ("string", toml::Value::String(text)) => match rule("enum") {
            Some(Json::List(words)) => {
                (!words.contains(&Json::from(text.as_str()))).then(|| format!("{text} is none of them"))
            }
            _ => None,
        },
        ("array", toml::Value::Array(items)) => {
            items.iter().find_map(|item| invalid(rule("items").expect("a rule for items"), item))
        }
        ("object", toml::Value::Table(table)) => {
            let Some(Json::Object(known)) = rule("properties") else {
                return Some("no properties".to_owned());
            };
            table.iter().find_map(|(key, value)| match known.iter().find(|(name, _)| name == key) {
                Some((_, schema)) => invalid(schema, value).map(|why| format!("{key}: {why}")),
                None => match rule("additionalProperties") {
                    Some(others @ Json::Object(_)) => {
                        invalid(others, value).map(|why| format!("{key}: {why}"))
                    }
                    _ => Some(format!("{key} is not known")),
                },
            })
        }
        (kind, value) => Some(format!("expected {kind}, found {}", value.type_str())),
    }
}

#[test]
fn the_example_is_valid_by_the_schema_and_what_the_program_refuses_is_not() {
    let valid = |text: &str| invalid(&schema(), &toml::Value::Table(text.parse().expect("TOML")));
    assert_eq!(valid(&opened()), None);
    let mine = "[theme]\nask = \"red\"\n[theme.mine]\nbase = \"dark\"\nground = \"#000000\"\ndone = \"3\"\n";
    assert_eq!(valid(mine), None);
    for (text, why) in [
        ("[moovement]\n", "moovement is not known"),
        ("[movement]\nsnooz = 1\n", "movement: snooz is not known"),
        ("[movement]\nsnoozes = 11\n", "movement: snoozes: 11 is out of range"),
        ("[movement]\ndays = [\"mon\", \"tuesday\"]\n", "movement: days: tuesday is none of them"),
        ("[ui]\nmouse = \"no\"\n", "ui: mouse: expected boolean, found string"),
        ("[theme.mine]\nbase = \"darc\"\n", "theme: mine: base: darc is none of them"),
    ] {
        assert_eq!(valid(text).as_deref(), Some(why));
        assert_ne!(layers(text, &[], &[]).problems, [""; 0], "{text}");
    }
}
