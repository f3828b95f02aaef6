//! One shared file less to be found, mapped and bound at every start: what the standard library wants of `libgcc_s`, the
//! frames of a backtrace, is taken from gcc's static library instead, where the linker of this machine has it.

#![expect(clippy::disallowed_methods, reason = "a build has an environment")]

use std::env;
use std::path::Path;
use std::process::Command;

const LIBRARY: &str = "libgcc_eh.a";

fn main() {
    println!("cargo::rerun-if-changed=assets/build.rs");
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    let here = env::var("HOST").is_ok_and(|host| is("TARGET", &host));
    if !(here && is("CARGO_CFG_TARGET_OS", "linux") && is("CARGO_CFG_TARGET_ENV", "gnu")) {
        return;
    }
    let asked = Command::new("cc").arg(format!("-print-file-name={LIBRARY}")).output();
    let found = asked.ok().and_then(|answer| String::from_utf8(answer.stdout).ok()).unwrap_or_default();
    // What is not found comes back as the mere name.
    if let Some(directory) = Path::new(found.trim()).parent().filter(|directory| directory.is_absolute()) {
        println!("cargo::rustc-link-search=native={}", directory.display());
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}
