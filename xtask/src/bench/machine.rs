//! What the figures were measured on.

use std::fs;
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::thread;

/// One line on the machine.
pub fn describe() -> String {
    let information = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = information
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": ").map(|(_, name)| name));
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let kibibytes: u64 = memory
        .lines()
        .find_map(|line| line.strip_prefix("MemTotal:")?.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap_or(0);
    let cores = thread::available_parallelism().map_or(0, NonZero::get);
    format!(
        "{}, {cores} cores, {} GiB",
        model.unwrap_or("unknown processor"),
        kibibytes.div_ceil(1024 * 1024)
    )
}

/// What a program says that its version is: the first line, or nothing.
pub fn version(program: &Path, argument: &str) -> String {
    let output = Command::new(program).arg(argument).output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).lines().next().unwrap_or_default().to_owned()
}
