//! What the program promises of its speed, memory, wake-ups, bytes and size, measured beside a bare ratatui program:
//! `cargo bench --bench bars`, or with `-- --rounds 80 --seconds 600` behind it, and `--program` for another build, with a
//! bare one in `examples` beside it. A table of medians; whatever is compared ran in turn, so a busy machine changes the
//! times and hardly the ratios. Linux alone tells all of this of a process.

#![cfg_attr(
    target_os = "linux",
    expect(
        clippy::disallowed_methods,
        clippy::disallowed_types,
        reason = "it measures time, makes files and starts threads"
    )
)]
#![cfg_attr(
    target_os = "linux",
    expect(clippy::unwrap_used, reason = "a bench that cannot go on should stop")
)]

#[cfg(target_os = "linux")]
mod command;
#[cfg(target_os = "linux")]
mod measure;
#[cfg(target_os = "linux")]
mod process;
#[cfg(target_os = "linux")]
mod table;
#[cfg(target_os = "linux")]
mod window;
#[cfg(target_os = "linux")]
mod years;

#[cfg(target_os = "linux")]
fn main() {
    measure::all();
}

#[cfg(not(target_os = "linux"))]
fn main() {
    println!("the bars are measured on Linux");
}
