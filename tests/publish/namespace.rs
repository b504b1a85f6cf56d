//! Tests with mounts of their own: each runs once more in a process that nobody else's mounts are touched by.

use std::io::Write;
use std::path::Path;
use std::process::Command;

const INSIDE: &str = "SAMLA_TEST_NAMESPACE";

/// Runs `body`, which is the test `name`, in a mount namespace. Where there can be none, that is said aloud, and it is
/// a failure for somebody who may make one.
pub fn run(name: &str, body: impl FnOnce()) {
    if std::env::var_os(INSIDE).is_some() {
        return body();
    }
    let Some(flags) = ["-m", "-rm"].into_iter().find(|flags| can(flags)) else {
        assert!(!may_mount(), "{name}: no mount namespace could be made (unshare, of util-linux)");
        // Not captured, as `eprintln!` would be.
        let told = format!("\nNOT TESTED, for want of a mount namespace: {name}\n");
        std::io::stderr().write_all(told.as_bytes()).unwrap();
        return;
    };
    let output = Command::new("unshare")
        .args([flags, "--propagation", "private"])
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", name, "--nocapture"])
        .env(INSIDE, "1")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{name}, in a namespace:\n{said}");
}

fn can(flags: &str) -> bool {
    let mount = "mount -t tmpfs none /mnt";
    let tried = Command::new("unshare").args([flags, "--propagation", "private", "sh", "-c", mount]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// Whether this process has `CAP_SYS_ADMIN`, the 22nd.
fn may_mount() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let effective = status.lines().find_map(|line| line.strip_prefix("CapEff:"));
    let bits = effective.and_then(|bits| u64::from_str_radix(bits.trim(), 16).ok());
    bits.is_some_and(|bits| bits & (1 << 21) != 0)
}

/// Runs `mount` of the system.
pub fn mount(arguments: &[&str], at: &Path) {
    let output = Command::new("mount").args(arguments).arg(at).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Mounts a disk in memory of so many kilobytes.
pub fn mount_disk(at: &Path, kilobytes: usize) {
    std::fs::create_dir_all(at).unwrap();
    mount(&["-t", "tmpfs", "-o", &format!("size={kilobytes}k"), "none"], at);
}

/// Shows the folder or file `from` at `at` as well.
pub fn bind(from: &Path, at: &Path) {
    mount(&["--bind", from.to_str().unwrap()], at);
}
