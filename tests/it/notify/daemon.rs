//! A private bus, for the session and for the system. Its address is an environment variable, so a test runs itself
//! once more, in a process that has the variable.

use std::io::{BufRead, BufReader, ErrorKind};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use std::{env, fs};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

pub(crate) const ADDRESS: &str = "DBUS_SESSION_BUS_ADDRESS";
const INSIDE: &str = "SUPPLE_TEST_INSIDE";

/// Longer than anything here takes on the slowest machine; only a failing test waits for it.
pub(crate) const LIMIT: Duration = Duration::from_secs(10);

/// Runs the body in a process whose session bus is a fresh one.
pub(crate) fn on_bus(test: &str, body: impl FnOnce()) {
    if is_inside() {
        return body();
    }
    let bus = Bus::start();
    at(test, &bus.address, body);
}

/// True in the process that has the bus.
pub(crate) fn is_inside() -> bool {
    env::var_os(INSIDE).is_some()
}

/// Runs the body in a process whose session bus has this address.
pub(crate) fn at(test: &str, address: &str, body: impl FnOnce()) {
    if is_inside() {
        return body();
    }
    let output = Command::new(env::current_exe().expect("the path of the tests"))
        .args(["--exact", test, "--nocapture"])
        .env(INSIDE, "1")
        .env(ADDRESS, address)
        .env("DBUS_SYSTEM_BUS_ADDRESS", address)
        .output()
        .expect("the tests start again");
    let text = String::from_utf8_lossy(&output.stdout);
    let passed = output.status.success() && text.contains("1 passed");
    assert!(passed, "{}\n{text}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
}

/// Kills the process that owns this name on the session bus.
pub(crate) fn kill_owner(name: &str) {
    let pid: u32 = zbus::block_on(async {
        let bus = zbus::Connection::session().await?;
        let daemon = "org.freedesktop.DBus";
        let asked = "GetConnectionUnixProcessID";
        bus.call_method(Some(daemon), "/org/freedesktop/DBus", Some(daemon), asked, &name)
            .await?
            .body()
            .deserialize()
    })
    .expect("the owner of the name");
    let pid = Pid::from_raw(pid.cast_signed()).expect("a process");
    kill_process(pid, Signal::KILL).expect("it is there");
}

/// A bus of its own.
pub(crate) struct Bus {
    daemon: Child,
    pub(crate) address: String,
    _place: TempDir,
}

impl Bus {
    pub(crate) fn start() -> Self {
        Self::with(None)
    }

    /// A bus that starts this command when somebody asks for that name.
    pub(crate) fn starting(name: &str, command: &str) -> Self {
        Self::with(Some(format!("[D-BUS Service]\nName={name}\nExec={command}\n")))
    }

    fn with(service: Option<String>) -> Self {
        let place = TempDir::new().expect("a directory");
        let config = place.path().join("bus.conf");
        fs::write(&config, configuration(&place)).expect("a written file");
        if let Some(service) = service {
            fs::write(place.path().join("some.service"), service).expect("a written file");
        }
        let mut daemon = Command::new("dbus-daemon")
            .args(["--nofork", "--print-address", "--config-file"])
            .arg(&config)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{}", missing("dbus-daemon", "dbus", &error)));
        let mut address = String::new();
        let stdout = daemon.stdout.take().expect("a pipe");
        BufReader::new(stdout).read_line(&mut address).expect("the address of the bus");
        assert!(!address.is_empty(), "dbus-daemon gave no address");
        Self { daemon, address: address.trim_end().into(), _place: place }
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        let _ = self.daemon.kill();
        let _ = self.daemon.wait();
    }
}

fn configuration(place: &TempDir) -> String {
    format!(
        r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={}</listen>
  <servicedir>{}</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"#,
        place.path().display(),
        place.path().display()
    )
}

/// Why a program that the tests need does not start.
pub(crate) fn missing(program: &str, package: &str, error: &std::io::Error) -> String {
    if error.kind() == ErrorKind::NotFound {
        format!("{program} is not installed: install the package `{package}`")
    } else {
        format!("{program} does not start: {error}")
    }
}
