//! The real program in a real pseudo-terminal: only what no other test can see.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests stand where the shell stands: they make files, threads and times"
)]

mod answers;
mod commands;
mod completions;
#[cfg(target_os = "linux")]
#[path = "../it/notify/daemon.rs"]
#[expect(dead_code, reason = "the other tests use the rest")]
mod daemon;
#[cfg(target_os = "linux")]
mod desktop;
mod film;
mod gallery;
mod hooks;
mod lead;
mod looks;
mod picture;
mod remind;
#[path = "../it/scenes.rs"]
mod scenes;
#[cfg(target_os = "linux")]
#[path = "../it/notify/server.rs"]
#[expect(dead_code, reason = "the other tests use the rest")]
mod server;
#[cfg(target_os = "linux")]
mod soak;
mod support;
mod svg;
mod terminal;
mod wait;
mod window;
