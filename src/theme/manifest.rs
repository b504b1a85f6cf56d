//! `theme.yaml`: what a theme is called and which Samla it was written for.

use super::ThemeError;
use super::files::ThemeFiles;
use super::strings;
use crate::message;

/// What a theme says about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    pub name: String,
    /// The theme's own version.
    pub version: String,
    /// The oldest Samla that has what the theme's templates use: `0.1`.
    pub samla: String,
}

/// Reads it and makes sure that this Samla is new enough.
pub(super) fn load(files: &ThemeFiles, folder: &str) -> Result<Manifest, Vec<ThemeError>> {
    let Some(file) = files.get("theme.yaml") else {
        return Err(vec![ThemeError::of_file(
            folder,
            message!(
                sv: "Temat saknar filen theme.yaml med name, version och samla (äldsta version av Samla som temat klarar).",
                en: "The theme lacks the file theme.yaml with name, version and samla (the oldest Samla that the theme works with).",
            ),
        )]);
    };
    let source = file.source().map_err(|error| vec![error])?;
    let mut errors = Vec::new();
    let mut fields = strings::read(&source, &mut errors);
    let mut take = |name: &str| {
        fields.remove(name).unwrap_or_else(|| {
            errors.push(ThemeError::new(
                &source,
                0..0,
                message!(sv: "theme.yaml saknar {name}.", en: "theme.yaml lacks {name}."),
            ));
            String::new()
        })
    };
    let manifest = Manifest { name: take("name"), version: take("version"), samla: take("samla") };
    for name in fields.keys() {
        errors.push(ThemeError::new(
            &source,
            0..0,
            message!(
                sv: "Fältet {name} finns inte i theme.yaml. De som finns är name, version och samla.",
                en: "There is no field {name} in theme.yaml. Those that exist are name, version and samla.",
            ),
        ));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let ours = env!("CARGO_PKG_VERSION");
    let needed = &manifest.samla;
    match (parts(needed), parts(ours)) {
        (Some(theirs), Some(own)) if theirs <= own => Ok(manifest),
        (None, _) => Err(vec![ThemeError::new(
            &source,
            0..0,
            message!(
                sv: "samla: {needed} i theme.yaml är inget versionsnummer. Skriv till exempel samla: \"{ours}\".",
                en: "samla: {needed} in theme.yaml is no version number. Write for instance samla: \"{ours}\".",
            ),
        )]),
        _ => Err(vec![ThemeError::new(
            &source,
            0..0,
            message!(
                sv: "Temat behöver Samla {needed} eller senare. Det här är Samla {ours}.",
                en: "The theme needs Samla {needed} or later. This is Samla {ours}.",
            ),
        )]),
    }
}

/// `0.1` as 0, 1, 0.
fn parts(version: &str) -> Option<[u64; 3]> {
    let mut parts = [0; 3];
    let mut texts = version.split('.');
    for (part, text) in parts.iter_mut().zip(&mut texts) {
        *part = text.parse().ok()?;
    }
    texts.next().is_none().then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn versions_compare_by_number() {
        assert!(parts("0.10") > parts("0.9.3"));
        assert_eq!(parts("1"), Some([1, 0, 0]));
        assert_eq!((parts("1.x"), parts("1.2.3.4"), parts("")), (None, None, None));
    }
}
