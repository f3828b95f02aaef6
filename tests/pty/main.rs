//! The real program in a real pseudo-terminal: only what no other test can see.
#![cfg(unix)]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests stand where the shell stands: they make files, threads and times"
)]

mod answers;
mod commands;
mod lead;
mod picture;
mod remind;
mod support;
mod terminal;
mod wait;
mod window;
