//! The configuration file: everything wrong is said at once, and nothing wrong stops the program.

use supple::config::read::read;
use supple::config::schema::{FIELDS, example};
use supple::domain::hydration::DrinkKind;
use supple::domain::settings::{Channel, Settings};

#[test]
fn the_shipped_example_is_the_complete_default() {
    let shipped = include_str!("../../config.example.toml");
    assert_eq!(shipped, example(), "regenerate it with `supple config example > config.example.toml`");
    assert_eq!(read(shipped), (Settings::default(), Vec::new()));
}

#[test]
fn every_default_reads_as_itself() {
    let open: String = example().lines().map(|line| line.strip_prefix('#').unwrap_or(line)).fold(
        String::new(),
        |text, line| {
            let keep = line.starts_with('[')
                || FIELDS.iter().any(|field| line.starts_with(&format!("{} =", field.key)));
            if keep { text + line + "\n" } else { text }
        },
    );
    assert_eq!(open.matches(" = ").count(), FIELDS.len(), "{open}");
    let said = Settings { has_sleep: true, has_hours: true, ..Settings::default() };
    assert_eq!(read(&open), (said, Vec::new()));
}

#[test]
fn values_are_taken() {
    let (settings, problems) = read(
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
    let (settings, problems) = read(text);
    let expected = [
        "line 2: movement.interval: \"soon\" is not a length of time; write it like \"90s\", \"10m\" or \"1h30m\"; using \"60m\"",
        "line 3: movement.snoozes: expected a whole number from 0 to 10; using 2",
        "line 4: unknown key movement.intervall; did you mean \"interval\"?",
        "line 6: unknown section [moovement]; did you mean \"movement\"?",
        "line 8: hydration.glass: expected 10 to 2000 ml; using \"250 ml\"",
        "line 10: ui.theme: \"neon\" is not known here; one of \"terminal\", \"mono\"; using \"terminal\"",
    ];
    assert_eq!(problems, expected);
    assert_eq!(settings.snooze.num_minutes(), 5, "what is right is used");
}

#[test]
fn a_file_that_is_not_toml_keeps_what_can_be_read() {
    let (settings, problems) = read("[movement]\ninterval = \"20m\"\nsnooze = \n[ui]\nmouse = false\n");
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
        let (settings, problems) = read(&format!("[movement]\ninterval = {value}\n"));
        assert_eq!(settings, Settings::default(), "{value}");
        assert_eq!(problems.len(), 1, "{value}: {problems:?}");
    }
}
