//! Nobody reads any more: `samla check | head -1`. That is no fault, and never a panic.

use std::fs;
use std::process::Command;

/// Runs a command of the shell in a site with mistakes; `$samla` is the program.
fn shell(command: &str) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("content/initiativ")).unwrap();
    fs::write(root.join("samla.yaml"), "title: Initiativ\nbase_url: https://x.example/\n").unwrap();
    for number in 0..20 {
        let article = format!("---\ntitle: Nummer {number}\nfel: ja\n---\n\nText.\n");
        fs::write(root.join(format!("content/initiativ/{number}.md")), article).unwrap();
    }
    let output = Command::new("sh")
        .args(["-c", command])
        .env("samla", env!("CARGO_BIN_EXE_samla"))
        .env("LC_ALL", "C")
        .current_dir(root)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    (output.status.code(), said.into_owned())
}

#[test]
fn a_closed_pipe_ends_quietly() {
    // The program's own exit code goes to a file: a pipe has that of its last command.
    for (command, code) in [
        ("check", 1),
        ("check --format json", 1),
        ("check --format github", 1),
        ("build", 1),
        ("explain", 0),
        ("explain unknown-field", 0),
        ("search skola", 0),
        ("nonsense", 2),
        ("--help", 0),
    ] {
        for pipe in ["2>&1 | true", "2>&1 | head -c 1", "2>&1 >/dev/null | true"] {
            let line = format!(
                "{{ sleep 0.05; \"$samla\" {command}; echo $? >code; }} {pipe}; echo \"[$(cat code)]\""
            );
            let (_, said) = shell(&line);
            assert!(!said.contains("panicked") && !said.contains("Broken pipe"), "{line}: {said}");
            assert!(said.ends_with(&format!("[{code}]\n")), "{line}: {said}");
        }
    }
}

#[test]
fn closed_outputs_are_no_fault() {
    for closed in [">&-", "2>&-", ">&- 2>&-", "<&-"] {
        let (code, said) = shell(&format!("\"$samla\" explain unknown-field {closed}"));
        assert_eq!(code, Some(0), "{closed}: {said}");
        let (code, said) = shell(&format!("\"$samla\" check {closed}"));
        assert_eq!(code, Some(1), "{closed}: {said}");
    }
}
