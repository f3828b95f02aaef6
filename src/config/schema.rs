//! The table of settings: one row a key, read by the reader, the example file and the tests.

use chrono::TimeDelta;
use toml::de::{DeInteger, DeValue};

use crate::domain::hint::near;
use crate::domain::hooks::Happening;
use crate::domain::hours::Hours;
use crate::domain::hydration::DrinkKind;
use crate::domain::quantity::{Millilitres, Units};
use crate::domain::settings::{Channel, Container, Motion, Posture, Screen, Settings, Symbols, ThemeName};
use crate::domain::time::{ClockFace, ClockSpan, parse_clock, parse_length};
use crate::ui::theme::Role;

/// A key of the configuration.
pub struct Field {
    /// The table it stands in.
    pub section: &'static str,
    /// Its name there.
    pub key: &'static str,
    /// What it does, for the example file.
    pub doc: &'static str,
    /// Which values it has, for editors.
    pub kind: Kind,
    /// Its value in `settings`, as it is written in the file.
    pub show: fn(&Settings) -> String,
    /// Takes a value, or says what is wrong with it.
    pub(crate) set: fn(&mut Settings, &DeValue<'_>) -> Result<(), String>,
}

/// Which values a key has.
#[derive(Debug)]
pub enum Kind {
    /// Text of a form of its own.
    Text,
    /// True or false.
    Flag,
    /// A whole number, from the least to the most.
    Number(u32, u32),
    /// The same in millilitres, or text with a unit.
    Amount(u32, u32),
    /// A length of time, from the least to the most, in seconds.
    Length(i64, i64),
    /// One of these words.
    Choice(fn() -> Vec<&'static str>),
    /// The name of a theme, shipped or the person's own.
    Theme,
    /// Several.
    List(&'static Kind),
}

/// The names of the roles that a theme has.
#[must_use]
pub fn roles() -> Vec<&'static str> {
    Role::ALL.map(Role::word).into()
}

impl Field {
    /// Its whole name: `ui.theme`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}.{}", self.section, self.key)
    }

    /// The variable of the environment that sets it: `SUPPLE_UI_THEME`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("SUPPLE_{}_{}", self.section, self.key).to_uppercase()
    }
}

/// The key of a command that runs when that happens.
macro_rules! hook {
    ($happening:ident, $doc:expr) => {
        Field {
            section: "hooks",
            key: Happening::$happening.word(),
            doc: $doc,
            kind: Kind::List(&Kind::Text),
            show: |s| hook(s, Happening::$happening),
            set: |s, v| set_hook(s, Happening::$happening, v),
        }
    };
}

/// Every key there is, in the order of the example file.
pub const FIELDS: &[Field] = &[
    Field {
        section: "general",
        key: "day_start",
        doc: "When a new day starts. What happens at 02:00 belongs to the night before.",
        kind: Kind::Text,
        show: |s| quoted(&s.day_start.format("%H:%M").to_string()),
        set: |s, v| parse_clock(text(v)?).map(|time| s.day_start = time),
    },
    Field {
        section: "general",
        key: "units",
        doc: "The unit that drinks are shown in, and that a bare number is meant in when you log one: \"ml\" or \"fl oz\".",
        kind: Kind::Choice(|| words(&Units::WORDS)),
        show: |s| quoted(s.units.word()),
        set: |s, v| choice(v, &Units::WORDS).map(|units| s.units = units),
    },
    Field {
        section: "general",
        key: "clock",
        doc: "How the time of day is shown: \"24h\" (14:50) or \"12h\" (2:50 pm). Both are read. Dates in `supple log`,\n\
              the journal, CSV and JSON always have 14:50.",
        kind: Kind::Choice(|| words(&ClockFace::WORDS)),
        show: |s| quoted(word_of(&ClockFace::WORDS, s.clock)),
        set: |s, v| choice(v, &ClockFace::WORDS).map(|clock| s.clock = clock),
    },
    Field {
        section: "general",
        key: "sleep",
        doc: "Hours of sleep. The water pace runs from waking to bed time. Goes before what was told in the window.",
        kind: Kind::Text,
        show: |s| quoted(&s.sleep.to_string()),
        set: |s, v| {
            s.sleep = ClockSpan::parse(text(v)?)?;
            s.has_sleep = true;
            Ok(())
        },
    },
    Field {
        section: "hydration",
        key: "glass",
        doc: "The usual glass, logged by one key. 10 to 2000 ml; units ml, cl, l, fl oz.",
        kind: Kind::Amount(10, 2_000),
        show: |s| quoted(&format!("{} ml", s.glass.0)),
        set: |s, v| amount(v, 10, 2_000).map(|ml| s.glass = ml),
    },
    Field {
        section: "hydration",
        key: "containers",
        doc: "Your own vessels, up to eight: `supple drink mug`, and one key each in the list that W opens.",
        kind: Kind::List(&Kind::Text),
        show: |s| {
            let vessel = |vessel: &Container| quoted(&format!("{} {} ml", vessel.name, vessel.amount.0));
            format!("[{}]", s.containers.iter().map(vessel).collect::<Vec<_>>().join(", "))
        },
        set: |s, v| containers(v).map(|containers| s.containers = containers),
    },
    Field {
        section: "hydration",
        key: "caffeine",
        doc: "Milligrams of caffeine in 250 ml of a drink, where yours is another than usual: [\"coffee 120\"].",
        kind: Kind::List(&Kind::Text),
        show: |s| {
            let drink = |(kind, mg): &(DrinkKind, u32)| quoted(&format!("{} {mg}", kind.word()));
            format!("[{}]", s.caffeine.iter().map(drink).collect::<Vec<_>>().join(", "))
        },
        set: |s, v| caffeine(v).map(|caffeine| s.caffeine = caffeine),
    },
    Field {
        section: "movement",
        key: "interval",
        doc: "Sitting time that leads to a prompt. 1m to 8h.",
        kind: Kind::Length(60, 8 * 3600),
        show: |s| quoted(&length_text(s.interval)),
        set: |s, v| length(v, 60, 8 * 3600).map(|time| s.interval = time),
    },
    Field {
        section: "movement",
        key: "snooze",
        doc: "How long a snooze puts a prompt off. 1m to 2h.",
        kind: Kind::Length(60, 2 * 3600),
        show: |s| quoted(&length_text(s.snooze)),
        set: |s, v| length(v, 60, 2 * 3600).map(|time| s.snooze = time),
    },
    Field {
        section: "movement",
        key: "snoozes",
        doc: "Snoozes allowed for one prompt, 0 to 10; then it counts as missed.",
        kind: Kind::Number(0, 10),
        show: |s| s.snoozes.to_string(),
        set: |s, v| number(v, 0, 10).map(|count| s.snoozes = count),
    },
    Field {
        section: "movement",
        key: "answer_within",
        doc: "A prompt nobody answers for this long counts as missed. 1m to 2h.",
        kind: Kind::Length(60, 2 * 3600),
        show: |s| quoted(&length_text(s.answer_within)),
        set: |s, v| length(v, 60, 2 * 3600).map(|time| s.answer_within = time),
    },
    Field {
        section: "movement",
        key: "away",
        doc: "Absences at least this long count as a break. 1m to 2h.",
        kind: Kind::Length(60, 2 * 3600),
        show: |s| quoted(&length_text(s.away_floor)),
        set: |s, v| length(v, 60, 2 * 3600).map(|time| s.away_floor = time),
    },
    Field {
        section: "movement",
        key: "idle",
        doc: "No input for at least this long leads to the question whether you were up: idle is not standing.\n\
              5m to 4h.",
        kind: Kind::Length(300, 4 * 3600),
        show: |s| quoted(&length_text(s.idle_floor)),
        set: |s, v| length(v, 300, 4 * 3600).map(|time| s.idle_floor = time),
    },
    Field {
        section: "movement",
        key: "hours",
        doc: "Hours of work: prompts come only then, and the clock starts anew with each. Several spans, such as\n\
              [\"08:30-12:00\", \"13:00-17:30\"], also over midnight; equal ends are the whole day, [] no hour at all.\n\
              These and the days go before what was told in the window.",
        kind: Kind::List(&Kind::Text),
        show: |s| list(s.hours.spans.iter().map(ToString::to_string)),
        set: |s, v| {
            s.hours.spans = items(v, |item| ClockSpan::parse(text(item)?))?;
            s.has_hours = true;
            Ok(())
        },
    },
    Field {
        section: "movement",
        key: "days",
        doc: "Days of work. A span over midnight belongs to the day on which it begins.",
        kind: Kind::List(&Kind::Choice(|| Hours::DAYS.into())),
        show: |s| {
            let open = Hours::DAYS.iter().zip(s.hours.days).filter(|(_, open)| *open);
            list(open.map(|(day, _)| (*day).to_owned()))
        },
        set: |s, v| {
            s.hours.days = days(v)?;
            s.has_hours = true;
            Ok(())
        },
    },
    Field {
        section: "movement",
        key: "at_minutes",
        doc: "Minutes of the hour at which prompts come, such as [50]: the first of them that leaves at least half\n\
              the interval. [] leads to a prompt when the interval is over.",
        kind: Kind::List(&Kind::Number(0, 59)),
        show: |s| format!("[{}]", s.at_minutes.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")),
        set: |s, v| items(v, |item| number(item, 0, 59)).map(|minutes| s.at_minutes = minutes),
    },
    Field {
        section: "movement",
        key: "posture",
        doc: "How you work: \"sitting\", or \"standing\" at a high desk, where prompts ask to shift or sit.",
        kind: Kind::Choice(|| words(&POSTURES)),
        show: |s| quoted(word_of(&POSTURES, s.posture)),
        set: |s, v| choice(v, &POSTURES).map(|posture| s.posture = posture),
    },
    Field {
        section: "movement",
        key: "legs_up",
        doc: "Times of day at which ten minutes with the legs up are proposed, such as [\"12:30\", \"17:00\"]; two or\n\
              three are plenty. [] proposes none. Not with arterial disease, and with heart failure ask first.",
        kind: Kind::List(&Kind::Text),
        show: |s| list(s.legs_up.iter().map(|time| time.format("%H:%M").to_string())),
        set: |s, v| items(v, |item| parse_clock(text(item)?)).map(|times| s.legs_up = times),
    },
    Field {
        section: "stretch",
        key: "bed_routine",
        doc: "The routine before bed: \"bed-195\" (legs alternating) or \"bed-330\" (one leg at a time).",
        kind: Kind::Choice(|| words(&BED_ROUTINES)),
        show: |s| quoted(word_of(&BED_ROUTINES, s.bed_routine)),
        set: |s, v| choice(v, &BED_ROUTINES).map(|id| s.bed_routine = id),
    },
    Field {
        section: "stretch",
        key: "bed_reminder",
        doc: "How long before bed time, the begin of general.sleep, that routine is proposed. 0m to 3h; 0m: never.",
        kind: Kind::Length(0, 3 * 3600),
        show: |s| quoted(&length_text(s.bed_reminder)),
        set: |s, v| length(v, 0, 3 * 3600).map(|time| s.bed_reminder = time),
    },
    Field {
        section: "stretch",
        key: "sound",
        doc: "true: the player gives its calls (hold, let go, change legs, ...) by ear as well.",
        kind: Kind::Flag,
        show: |s| s.sound.to_string(),
        set: |s, v| flag(v).map(|on| s.sound = on),
    },
    Field {
        section: "stretch",
        key: "sound_command",
        doc: "A command that plays a sound of the desktop's theme, as a list of words, such as\n\
              [\"canberra-gtk-play\", \"-i\"]; the name of the sound becomes its last word. No shell reads it, and it is\n\
              ended after two seconds. [] rings the terminal bell, in a rhythm for each call.",
        kind: Kind::List(&Kind::Text),
        show: |s| list(s.sound_command.iter().cloned()),
        set: |s, v| items(v, |item| text(item).map(str::to_owned)).map(|words| s.sound_command = words),
    },
    Field {
        section: "notify",
        key: "channels",
        doc: "Ways of getting attention, tried in this order: \"desktop\" (the notification server),\n\
              \"terminal\" (the terminal's own notification) and \"bell\". [] leaves the banner in the window.",
        kind: Kind::List(&Kind::Choice(|| words(&CHANNELS))),
        show: |s| list(s.channels.iter().map(|channel| channel_word(*channel).to_owned())),
        set: |s, v| items(v, |item| choice(item, &CHANNELS)).map(|channels| s.channels = channels),
    },
    Field {
        section: "notify",
        key: "sound",
        doc: "false: notifications ask the desktop to make no sound, and \"bell\" does not ring.",
        kind: Kind::Flag,
        show: |s| s.loud.to_string(),
        set: |s, v| flag(v).map(|on| s.loud = on),
    },
    Field {
        section: "ui",
        key: "screen",
        doc: "The screen that the window opens at: \"today\", \"stretch\", \"cramps\", \"trends\" or \"guide\". --screen goes\n\
              before it.",
        kind: Kind::Choice(|| words(&Screen::WORDS)),
        show: |s| quoted(word_of(&Screen::WORDS, s.screen)),
        set: |s, v| choice(v, &Screen::WORDS).map(|screen| s.screen = screen),
    },
    Field {
        section: "ui",
        key: "theme",
        doc: "Colours: \"auto\" (the sixteen of your terminal, light or dark), \"dark\", \"light\", \"high-contrast\",\n\
              \"tide\" (the sea at night), \"linen\" (warm cloth), \"mono\" (none), or a theme of your own: see the end.",
        kind: Kind::Theme,
        show: |s| quoted(s.theme.word()),
        set: |s, v| theme(text(v)?, &s.own_themes).map(|theme| s.theme = theme),
    },
    Field {
        section: "ui",
        key: "symbols",
        doc: "Characters: \"unicode\" or \"ascii\".",
        kind: Kind::Choice(|| words(&SYMBOLS)),
        show: |s| quoted(word_of(&SYMBOLS, s.symbols)),
        set: |s, v| choice(v, &SYMBOLS).map(|symbols| s.symbols = symbols),
    },
    Field {
        section: "ui",
        key: "motion",
        doc: "\"on\": the figures of moves that move change their pose, at most once a second. \"off\": stills.",
        kind: Kind::Choice(|| words(&MOTIONS)),
        show: |s| quoted(word_of(&MOTIONS, s.motion)),
        set: |s, v| choice(v, &MOTIONS).map(|motion| s.motion = motion),
    },
    Field {
        section: "ui",
        key: "mouse",
        doc: "true: clicks and the wheel go to the window. false: the terminal keeps the mouse.",
        kind: Kind::Flag,
        show: |s| s.mouse.to_string(),
        set: |s, v| flag(v).map(|on| s.mouse = on),
    },
    hook!(
        BreakDue,
        "A command that runs when a break is prompted, as a list of words, such as [\"notify-send\", \"Up\"]. No shell\n\
              reads it; SUPPLE_EVENT, SUPPLE_TEXT and SUPPLE_AT say what happened. Its output is dropped, and it is ended\n\
              after ten seconds. Of all windows and reminders only the one that speaks runs it. [] runs nothing."
    ),
    hook!(BreakTaken, "When a break is logged, in the window or from the shell."),
    hook!(DrinkNudge, "When a glass is proposed."),
    hook!(BedDue, "When the routine before bed is proposed."),
    hook!(CrampLogged, "When a cramp is logged, in the window or from the shell."),
    hook!(FlagRaised, "When the card of a warning pattern is shown."),
];

/// More have no key of their own.
const MOST_CONTAINERS: usize = 8;

/// The words of the channels.
const CHANNELS: [(&str, Channel); 3] =
    [("desktop", Channel::Desktop), ("terminal", Channel::Terminal), ("bell", Channel::Bell)];
const POSTURES: [(&str, Posture); 2] = [("sitting", Posture::Sitting), ("standing", Posture::Standing)];
const BED_ROUTINES: [(&str, &str); 2] = [("bed-195", "bed-195"), ("bed-330", "bed-330")];
const MOTIONS: [(&str, Motion); 2] = [("on", Motion::On), ("off", Motion::Off)];
const SYMBOLS: [(&str, Symbols); 2] = [("unicode", Symbols::Unicode), ("ascii", Symbols::Ascii)];

/// The word of a channel in the configuration.
#[must_use]
pub fn channel_word(channel: Channel) -> &'static str {
    word_of(&CHANNELS, channel)
}

/// The complete configuration with its defaults, every value commented out.
#[must_use]
pub fn example() -> String {
    let mut out = String::from(
        "# supple's configuration, every key with its default. Copy what you want to change to\n\
         # ~/.config/supple/config.toml (see `supple config path`) and take the # away.\n",
    );
    let defaults = Settings::default();
    let mut section = "";
    for field in FIELDS {
        if field.section != section {
            section = field.section;
            out += &format!("\n[{section}]\n");
        } else {
            out.push('\n');
        }
        for line in field.doc.lines() {
            out += &format!("# {line}\n");
        }
        out += &format!("#{} = {}\n", field.key, (field.show)(&defaults));
    }
    out + THEMES + KEYS
}

/// What the example says of keys of one's own.
const KEYS: &str = r#"
# Keys of your own: `supple config keys` prints all of them with the names of places and actions. A list of keys, of
# which the first is shown; "g g" is two one after the other, and [] is none.
[keys.screens]
#drink_glass = ["w", "ctrl-w"]
#break_skip = []
"#;

/// What the example says of themes of one's own.
const THEMES: &str = r##"
# Colours of your own, by what they mean. Here for whichever theme is in force, in [theme.NAME] for one that
# ui.theme = "NAME" then chooses; `base` is the shipped theme it begins with, `ground` what everything lies on.
# Roles: text, dim, strong, frame, done, track, ask, ask_frame, key, care, soft. A colour is "#rrggbb", a number
# from 0 to 255, or a name (black, red, green, yellow, blue, magenta, cyan, white, bright-..., default);
# "on" and another is its ground, and bold, dim, italic, underlined, reversed may follow.
[theme]
#ask = "black on yellow bold"

#[theme.mine]
#base = "dark"
#ground = "#101418"
#done = "#7fd1a8"
"##;

pub(crate) fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

fn list(words: impl Iterator<Item = String>) -> String {
    format!("[{}]", words.map(|word| quoted(&word)).collect::<Vec<_>>().join(", "))
}

pub(crate) fn length_text(length: TimeDelta) -> String {
    match length.num_seconds() {
        secs if secs % 60 == 0 => format!("{}m", secs / 60),
        secs => format!("{secs}s"),
    }
}

fn text<'a>(value: &'a DeValue<'_>) -> Result<&'a str, String> {
    value.as_str().ok_or_else(|| format!("expected text in quotes, found {}", value.type_str()))
}

fn number(value: &DeValue<'_>, least: u32, most: u32) -> Result<u32, String> {
    value
        .as_integer()
        .and_then(|number| integer(number))
        .filter(|number| (i64::from(least)..=i64::from(most)).contains(number))
        .and_then(|number| u32::try_from(number).ok())
        .ok_or_else(|| format!("expected a whole number from {least} to {most}"))
}

fn integer(number: &DeInteger<'_>) -> Option<i64> {
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}

fn amount(value: &DeValue<'_>, least: u32, most: u32) -> Result<Millilitres, String> {
    let amount = match value.as_integer() {
        Some(ml) => integer(ml).and_then(|ml| u32::try_from(ml).ok()).map(Millilitres),
        None => Some(Millilitres::parse(text(value)?)?),
    };
    amount
        .filter(|amount| (least..=most).contains(&amount.0))
        .ok_or_else(|| format!("expected {least} to {most} ml"))
}

/// Names with what belongs to each: `["mug 300 ml"]`.
fn named<'a>(value: &'a DeValue<'_>) -> Result<Vec<(&'a str, &'a str)>, String> {
    let list = value.as_array().ok_or_else(|| format!("expected a list, found {}", value.type_str()))?;
    let pair = |item: &'a str| {
        let parts = item.trim().split_once(' ').map(|(name, rest)| (name, rest.trim()));
        parts.ok_or_else(|| format!("\"{item}\" is not a name and a number"))
    };
    list.iter().map(|item| text(item.get_ref()).and_then(pair)).collect()
}

fn containers(value: &DeValue<'_>) -> Result<Vec<Container>, String> {
    let named = named(value)?;
    if named.len() > MOST_CONTAINERS {
        return Err(format!("expected at most {MOST_CONTAINERS} vessels"));
    }
    let vessel = |(name, amount): (&str, &str)| {
        let starts_like_a_number = name.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
        if starts_like_a_number || name == "glass" || DrinkKind::parse(name).is_ok() {
            return Err(format!("a vessel cannot be called \"{name}\""));
        }
        Ok(Container { name: name.into(), amount: Millilitres::parse(amount)? })
    };
    named.into_iter().map(vessel).collect()
}

fn caffeine(value: &DeValue<'_>) -> Result<Vec<(DrinkKind, u32)>, String> {
    let drink = |(kind, mg): (&str, &str)| {
        let mg = mg.parse().ok().filter(|mg| *mg <= 500);
        Ok((DrinkKind::parse(kind)?, mg.ok_or("expected 0 to 500 mg in 250 ml")?))
    };
    named(value)?.into_iter().map(drink).collect()
}

fn length(value: &DeValue<'_>, least: i64, most: i64) -> Result<TimeDelta, String> {
    let length = parse_length(text(value)?)?;
    if (least..=most).contains(&length.num_seconds()) {
        return Ok(length);
    }
    let show = |secs| length_text(TimeDelta::seconds(secs));
    Err(format!("expected {} to {}", show(least), show(most)))
}

fn hook(settings: &Settings, what: Happening) -> String {
    list(settings.hooks[what as usize].iter().cloned())
}

fn set_hook(settings: &mut Settings, what: Happening, value: &DeValue<'_>) -> Result<(), String> {
    let words = items(value, |item| text(item).map(str::to_owned))?;
    if words.first().is_some_and(|program| program.trim().is_empty()) {
        return Err("expected the name of a program as the first word".to_owned());
    }
    settings.hooks[what as usize] = words;
    Ok(())
}

fn flag(value: &DeValue<'_>) -> Result<bool, String> {
    value.as_bool().ok_or_else(|| format!("expected true or false, found {}", value.type_str()))
}

fn items<T>(value: &DeValue<'_>, read: impl Fn(&DeValue<'_>) -> Result<T, String>) -> Result<Vec<T>, String> {
    let list = value.as_array().ok_or_else(|| format!("expected a list, found {}", value.type_str()))?;
    list.iter().map(|item| read(item.get_ref())).collect()
}

fn days(value: &DeValue<'_>) -> Result<[bool; 7], String> {
    let numbered: Vec<(&str, usize)> = Hours::DAYS.into_iter().zip(0..).collect();
    let mut days = [false; 7];
    for day in items(value, |item| choice(item, &numbered))? {
        days[day] = true;
    }
    Ok(days)
}

fn choice<T: Copy>(value: &DeValue<'_>, words: &[(&str, T)]) -> Result<T, String> {
    let word = text(value)?;
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning).ok_or_else(|| {
        let known: Vec<String> = words.iter().map(|(known, _)| quoted(known)).collect();
        let near = near(word, words.iter().map(|(known, _)| *known));
        format!("\"{word}\" is not known here; one of {}{near}", known.join(", "))
    })
}

fn theme(word: &str, own: &[Box<str>]) -> Result<ThemeName, String> {
    if let Some(name) = own.iter().find(|name| ***name == *word) {
        return Ok(ThemeName::Own(name.clone()));
    }
    ThemeName::shipped(word).ok_or_else(|| {
        let shipped = ThemeName::SHIPPED.iter().map(|(word, _)| *word);
        let known: Vec<&str> = shipped.chain(own.iter().map(AsRef::as_ref)).collect();
        let near = near(word, known.iter().copied());
        let all: Vec<String> = known.into_iter().map(quoted).collect();
        format!("\"{word}\" is no theme here; one of {}{near}", all.join(", "))
    })
}

fn words<T>(words: &[(&'static str, T)]) -> Vec<&'static str> {
    words.iter().map(|(word, _)| *word).collect()
}

fn word_of<T: Copy + PartialEq>(words: &[(&'static str, T)], value: T) -> &'static str {
    words.iter().find(|(_, meaning)| *meaning == value).map_or("", |(word, _)| word)
}
