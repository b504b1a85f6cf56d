//! Wall time and peak memory of another process.
//!
//! The kernel keeps the highest resident set of a process as `VmHWM` in `/proc/<pid>/status`. It is read every two
//! milliseconds while the process lives, so what a process adds in its last two milliseconds may be missed.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::run::Problem;

const INTERVAL: Duration = Duration::from_millis(2);

/// What a run took.
#[derive(Clone, Copy)]
pub struct Run {
    pub wall: Duration,
    /// In KiB; 0 where the system has no `/proc`.
    pub peak: u64,
}

impl Run {
    /// One after the other: the times add up, the larger peak counts.
    pub fn then(self, next: Self) -> Self {
        Self { wall: self.wall + next.wall, peak: self.peak.max(next.peak) }
    }
}

/// Runs a command without input or output, and demands success.
pub fn measure(command: &mut Command) -> Result<Run, Problem> {
    let name = command.get_program().to_string_lossy().into_owned();
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = command.spawn().map_err(|error| format!("{name} could not be started: {error}"))?;
    let over = AtomicBool::new(false);
    let (status, wall, peak) = thread::scope(|scope| {
        let watcher = scope.spawn({
            let (id, over) = (child.id(), &over);
            move || peak(id, over)
        });
        let status = wait(&mut child);
        let wall = start.elapsed();
        over.store(true, Ordering::Relaxed);
        (status, wall, watcher.join().unwrap_or(0))
    });
    match status? {
        status if status.success() => Ok(Run { wall, peak }),
        status => Err(format!("{name} failed ({status}); run it by hand to see why: {command:?}")),
    }
}

fn wait(child: &mut Child) -> Result<std::process::ExitStatus, Problem> {
    child.wait().map_err(|error| format!("waiting failed: {error}"))
}

fn peak(id: u32, over: &AtomicBool) -> u64 {
    let mut peak = 0;
    while !over.load(Ordering::Relaxed) {
        peak = fs::read_to_string(format!("/proc/{id}/status"))
            .ok()
            .and_then(|status| high_water(&status))
            .unwrap_or(0)
            .max(peak);
        thread::sleep(INTERVAL);
    }
    peak
}

/// The `VmHWM` line of a status file, in KiB.
fn high_water(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::high_water;

    #[test]
    fn the_high_water_mark_is_read() {
        assert_eq!(high_water("VmPeak:\t 9 kB\nVmHWM:\t  14264 kB\nVmRSS:\t 1 kB\n"), Some(14_264));
        assert_eq!(high_water("Name:\tzombie\n"), None);
    }
}
