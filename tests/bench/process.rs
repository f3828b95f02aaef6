//! What the kernel knows of a process and all its threads.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

/// A process by its number.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Process(pub(crate) u32);

/// What it holds while it rests.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Holdings {
    /// Memory in kB: resident, resident and nobody else's, and the most that was ever resident.
    pub(crate) resident: u64,
    pub(crate) own: u64,
    pub(crate) peak: u64,
    pub(crate) threads: usize,
    pub(crate) descriptors: usize,
    pub(crate) children: usize,
}

impl Process {
    /// The time it had a processor, to the nanosecond; of a process that runs right now some milliseconds less.
    pub(crate) fn cpu(self) -> Duration {
        let nanoseconds = |text: String| text.split(' ').next().and_then(|word| word.parse::<u64>().ok());
        Duration::from_nanos(self.of_threads("schedstat").into_iter().filter_map(nanoseconds).sum())
    }

    /// How often it has woken up.
    pub(crate) fn wakes(self) -> u64 {
        let wakes = |text: String| number_behind(&text, "\nvoluntary_ctxt_switches:");
        self.of_threads("status").into_iter().map(wakes).sum()
    }

    pub(crate) fn holdings(self) -> Holdings {
        let memory = self.read("smaps_rollup");
        let of = |name: &str| number_behind(&memory, name);
        let children = self.of_threads("children");
        Holdings {
            resident: of("\nRss:"),
            own: of("\nPrivate_Clean:") + of("\nPrivate_Dirty:"),
            peak: number_behind(&self.read("status"), "\nVmHWM:"),
            threads: children.len(),
            descriptors: fs::read_dir(self.path("fd")).unwrap().count(),
            children: children.iter().map(|text| text.split_whitespace().count()).sum(),
        }
    }

    fn of_threads(self, name: &str) -> Vec<String> {
        let threads = fs::read_dir(self.path("task")).unwrap().flatten();
        threads.filter_map(|thread| fs::read_to_string(thread.path().join(name)).ok()).collect()
    }

    fn read(self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    fn path(self, name: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/{name}", self.0))
    }
}

fn number_behind(text: &str, name: &str) -> u64 {
    let rest = text.split_once(name).map_or("", |(_, rest)| rest);
    rest.split_whitespace().next().and_then(|word| word.parse().ok()).unwrap_or_default()
}
