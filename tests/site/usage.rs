//! Help, and what is said about a call that cannot be understood, in both languages.

use std::process::{Command, Output, Stdio};

use super::{samla, text};

fn in_locale(locale: &[(&str, &str)], arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_samla"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"] {
        command.env_remove(name);
    }
    let folder = tempfile::tempdir().unwrap();
    command.envs(locale.iter().copied()).args(arguments).current_dir(folder.path());
    command.stdin(Stdio::null()).output().unwrap()
}

#[test]
fn help_in_both_languages() {
    let mut all = String::new();
    for lang in ["sv", "en"] {
        for command in ["", "build", "serve", "check", "search", "explain", "init", "new", "help"] {
            let arguments: Vec<&str> =
                [command, "--help", "--lang", lang].into_iter().filter(|part| !part.is_empty()).collect();
            let output = in_locale(&[], &arguments);
            assert!(output.status.success() && output.stderr.is_empty());
            all.push_str(&format!("$ samla {}\n{}\n", arguments.join(" "), text(&output.stdout)));
            let short = text(&in_locale(&[], &[&arguments[..], &["-h"]].concat()).stdout);
            assert!(all.contains(&short), "-h and --help are the same");
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn wrong_usage_in_both_languages() {
    let mut all = String::new();
    for lang in ["sv", "en"] {
        for line in [
            "",
            "bild",
            "pubilcera",
            "build --utput x",
            "build --port 3",
            "build --output",
            "build extra",
            "build --output a --output b",
            "check --format yaml",
            "check --today igår",
            "check --rule unknown-tem",
            "check --all --limit 3",
            "check --limit 0",
            "serve --port 99999",
            "serve --host någonstans",
            "search",
            "search skola --filter skola",
            "explain a b",
            "explain unknown-tem",
            "init",
            "--root",
        ] {
            let arguments: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
            let output = in_locale(&[], &[&["--lang", lang], &arguments[..]].concat());
            assert_eq!(output.status.code(), Some(2), "{line}");
            assert!(output.stdout.is_empty(), "{line}");
            let said = text(&output.stderr);
            // Without a command, all of the help is told.
            let said =
                if line.is_empty() { said.lines().next().unwrap_or_default().to_owned() } else { said };
            all.push_str(&format!("$ samla {line}\n{said}\n"));
        }
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_language_follows_the_locale() {
    for (locale, is_swedish) in [
        (&[("LANG", "sv_SE.UTF-8")][..], true),
        (&[("LC_MESSAGES", "sv_SE"), ("LANG", "en_US")], true),
        (&[("LANGUAGE", "sv:en"), ("LANG", "en_US.UTF-8")], true),
        (&[("LC_ALL", "C"), ("LANG", "sv_SE.UTF-8")], false),
        (&[("LANG", "de_DE.UTF-8")], false),
        (&[], false),
    ] {
        let wrong = text(&in_locale(locale, &["bild"]).stderr);
        assert_eq!(wrong.starts_with("fel: Kommandot bild finns inte."), is_swedish, "{locale:?}: {wrong}");
        let help = text(&in_locale(locale, &["--help"]).stdout);
        assert_eq!(help.contains("Användning: samla"), is_swedish, "{locale:?}");
        let other = text(&in_locale(locale, &["bild", "--lang=en"]).stderr);
        assert!(other.starts_with("error: There is no command bild."), "{other}");
        let unknown = text(&in_locale(locale, &["--lang", "de", "check"]).stderr);
        assert_eq!(
            unknown.starts_with("fel: --lang <sv|en> tar sv eller en, inte ”de”."),
            is_swedish,
            "{unknown}"
        );
    }
}

#[test]
fn help_of_a_command_is_the_same_both_ways() {
    let folder = tempfile::tempdir().unwrap();
    let one = samla(folder.path(), &["help", "check"]);
    let other = samla(folder.path(), &["check", "--help"]);
    assert_eq!(text(&one.stdout), text(&other.stdout));
    assert!(text(&one.stdout).starts_with("Report every mistake"));
}

#[test]
fn nobody_is_asked_where_nobody_can_answer() {
    let folder = tempfile::tempdir().unwrap();
    assert!(samla(folder.path(), &["init", "."]).status.success());
    for (arguments, missing) in [(&["new"][..], "samla new Fewer placements"), (&["init"], "samla init ")] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samla"));
        let output = command
            .args(arguments)
            .env("LC_ALL", "C")
            .current_dir(folder.path())
            .stdin(Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(missing), "{}", text(&output.stderr));
    }
}

#[cfg(unix)]
#[test]
fn what_the_system_refuses_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("fil");
    std::fs::write(&file, "").unwrap();
    let inside = file.join("ny");
    let inside = inside.to_str().unwrap();
    let said = text(&in_locale(&[("LANG", "sv_SE")], &["init", inside]).stderr);
    assert!(said.contains("kan inte skrivas: en del av sökvägen är en fil, inte en mapp."), "{said}");
    let said = text(&in_locale(&[("LANG", "en_US")], &["init", inside]).stderr);
    assert!(said.contains("cannot be written: a part of the path is a file, not a folder."), "{said}");
    assert!(!said.contains("os error"), "{said}");
}
