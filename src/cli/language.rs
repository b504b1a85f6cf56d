//! In which language somebody is spoken to: as asked for, or as the locale says. It has to be known before the arguments
//! are understood, since help and what is wrong with them are told in it, too.

use std::ffi::OsString;

use crate::diagnostic::Lang;

/// The value of `--lang` among the arguments of a process, wherever it stands; the last one where there are several.
pub(super) fn asked(arguments: &[OsString]) -> Option<Lang> {
    let mut found = None;
    let mut arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--lang") {
            _ if argument == "--" => break,
            Some("") => arguments.next().map(std::borrow::Cow::into_owned),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None => None,
        };
        found = value.and_then(|value| Lang::from_tag(&value)).or(found);
    }
    found
}

/// The language of the locale; none where it names no language at all (`C`, or nothing is set). A language that Samla does
/// not speak is English to it.
pub(super) fn of_locale() -> Option<Lang> {
    let of_environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    from(of_environment, system)
}

/// POSIX: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that is set counts; GNU: where it names a language, the first of
/// `LANGUAGE` that is spoken here comes before it. Where nothing is set, `system` knows.
fn from(environment: impl Fn(&str) -> Option<String>, system: impl Fn() -> Option<String>) -> Option<Lang> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(&environment);
    let list = environment("LANGUAGE").unwrap_or_default();
    let wanted = || list.split(':').find_map(spoken);
    match set {
        Some(locale) if names_no_language(&locale) => None,
        Some(locale) => Some(wanted().or_else(|| spoken(&locale)).unwrap_or(Lang::En)),
        None => wanted().or_else(|| system().map(|locale| spoken(&locale).unwrap_or(Lang::En))),
    }
}

/// `C`, `POSIX`, `C.UTF-8`.
fn names_no_language(locale: &str) -> bool {
    matches!(locale.split('.').next(), Some("C" | "POSIX"))
}

/// The language of a locale such as `sv_SE.UTF-8`, `sv-FI` or `swedish`, where Samla speaks it.
fn spoken(locale: &str) -> Option<Lang> {
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default().to_lowercase();
    match language.as_str() {
        "swedish" | "svenska" => Some(Lang::Sv),
        "english" => Some(Lang::En),
        tag => Lang::from_tag(tag),
    }
}

/// What the system is set to: there are no variables for it.
#[cfg(any(windows, target_os = "macos"))]
fn system() -> Option<String> {
    sys_locale::get_locale()
}

#[cfg(not(any(windows, target_os = "macos")))]
fn system() -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_is_read_as_others_read_it() {
        let lang = |variables: &[(&str, &str)], system: Option<&str>| {
            let of = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
            };
            from(of, || system.map(str::to_owned))
        };
        let (sv, en) = (Some(Lang::Sv), Some(Lang::En));
        for (variables, expected) in [
            (&[("LANG", "sv_SE.UTF-8")][..], sv),
            (&[("LANG", "sv")], sv),
            (&[("LANG", "sv_FI@euro")], sv),
            (&[("LANG", "swedish")], sv),
            (&[("LANG", "en_GB.UTF-8")], en),
            (&[("LANG", "de_DE")], en),
            (&[("LANG", "svc_XX")], en),
            (&[("LANG", "C.UTF-8")], None),
            (&[("LANG", "sv_SE"), ("LC_ALL", "C")], None),
            (&[("LANG", "sv_SE"), ("LC_ALL", "en_US")], en),
            (&[("LANG", "en_US"), ("LC_MESSAGES", "sv_SE")], sv),
            (&[("LANG", "en_US"), ("LANGUAGE", "sv:en")], sv),
            (&[("LANG", "en_US"), ("LANGUAGE", "de:sv:en")], sv),
            (&[("LANG", "sv_SE"), ("LANGUAGE", "en_GB:sv")], en),
            (&[("LANG", "sv_SE"), ("LANGUAGE", "de")], sv),
            (&[("LANG", "C"), ("LANGUAGE", "sv")], None),
            (&[("LANGUAGE", "sv")], sv),
            (&[], None),
        ] {
            assert_eq!(lang(variables, None), expected, "{variables:?}");
        }
        assert_eq!(lang(&[], Some("sv-SE")), sv, "Windows");
        assert_eq!(lang(&[], Some("nb-NO")), en);
        assert_eq!(lang(&[("LANG", "en_US")], Some("sv-SE")), en, "a variable is nearer");
    }

    #[test]
    fn the_language_is_found_before_anything_is_understood() {
        let asked = |line: &str| asked(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        for line in [
            "samla --lang sv",
            "samla build --lang=sv --utput x",
            "samla --lang de --lang sv",
            "samla --lang sv --lang de",
        ] {
            assert_eq!(asked(line), Some(Lang::Sv), "{line}");
        }
        for line in
            ["samla", "samla --lang", "samla --lang de", "samla --language=sv", "samla new -- --lang sv"]
        {
            assert_eq!(asked(line), None, "{line}");
        }
    }
}
