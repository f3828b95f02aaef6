//! The journal under everything that can go wrong below it: kills, errors, full disks, torn files, rivals. Enumerated,
//! not sampled: every system call of a command that touches files is one at which it is killed and one that fails.
//!
//! Needs `strace`, and the right to mount (root, or user namespaces). Nothing here sleeps or tries again.
#![cfg(target_os = "linux")]
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests stand where the shell stands: they make files"
)]

mod clocks;
mod controls;
mod disks;
mod errors;
mod harness;
mod kills;
mod limits;
mod others;
mod stress;
mod torn;
mod trace;
