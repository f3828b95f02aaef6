//! Tests of the library: no terminal, no clock, no wait.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
#![expect(unreachable_pub, reason = "a test binary has no outside")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests stand where the shell stands: they make files, threads and times"
)]

mod answers;
mod associations;
mod card;
mod cli;
mod clock;
mod config;
mod content;
mod contract;
mod demo;
mod domain;
mod drinks;
mod feeling;
mod figures;
mod flags;
mod flows;
mod forms;
mod grid;
mod guide;
mod harmless;
mod hooks;
mod hydration;
mod input;
mod keys;
mod ladder;
mod layout;
mod legs;
mod linear;
mod manual;
mod measures;
mod mouse;
mod movement;
mod notify;
mod pitfalls;
mod player;
#[cfg(target_os = "linux")]
mod presence;
mod profile;
mod props;
mod relief;
mod report;
mod scenarios;
mod scenes;
mod screens;
mod seed;
mod settings;
mod sheet;
mod status;
mod store;
mod stretch;
mod support;
mod themes;
mod trends;
mod trends_screen;
mod water;
mod welcome;
