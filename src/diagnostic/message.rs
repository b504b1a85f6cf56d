//! Texts for editors, in both languages at once, so that neither can be forgotten.

/// A language that Samla speaks: to editors in messages, to readers in the site's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, clap::ValueEnum)]
pub enum Lang {
    #[default]
    Sv,
    En,
}

impl Lang {
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// The BCP 47 tag: `sv` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}

/// A text in Swedish and English. Made with [`message!`](crate::message).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub sv: String,
    pub en: String,
}

/// What reads the same in both languages.
impl From<&str> for Message {
    fn from(text: &str) -> Self {
        Self { sv: text.to_owned(), en: text.to_owned() }
    }
}

impl Message {
    /// A text in both languages, each with one full stop at its end where it had two.
    pub fn new(sv: String, en: String) -> Self {
        Self { sv: ended_once(sv), en: ended_once(en) }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

/// `message!(sv: "Fältet {name} finns inte.", en: "There is no field {name}.")`
///
/// What is filled in at the end may bring a full stop of its own: there is one in the end.
#[macro_export]
macro_rules! message {
    (sv: $sv:literal, en: $en:literal $(,)?) => {
        $crate::diagnostic::Message::new(format!($sv), format!($en))
    };
}

/// The text without a full stop at its end, so that it can stand inside a sentence.
pub fn without_stop(text: &str) -> &str {
    text.trim_end().trim_end_matches('.')
}

/// The text with one mark at its end, where a sentence that ended was put at the end of another.
fn ended_once(mut text: String) -> String {
    let is_twice = ["..", "?.", "!.", "….", ".\u{201d}."].iter().any(|end| text.ends_with(end));
    if is_twice && !text.ends_with("...") {
        text.pop();
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_message_ends_once() {
        for (filled, ended) in [
            ("Klart.", "Klart."),
            ("Klart", "Klart."),
            ("Vad då?", "Vad då?"),
            ("Nej!", "Nej!"),
            ("och så vidare…", "och så vidare…"),
            ("och så vidare..", "och så vidare..."),
            ("”Klart.”", "”Klart.”"),
        ] {
            assert_eq!(message!(sv: "{filled}.", en: "{filled}.").sv, ended);
        }
        assert_eq!(message!(sv: "../om.md", en: "a..").en, "a.");
    }

    /// An error of the system is in English, with a number: it goes through [`reason`](crate::diagnostic::reason) first.
    #[test]
    fn no_message_holds_a_bare_error() {
        let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut bare = Vec::new();
        for entry in walkdir::WalkDir::new(src).sort_by_file_name() {
            let file = entry.unwrap().into_path();
            if file.extension().is_none_or(|extension| extension != "rs") || file.ends_with("message.rs") {
                continue;
            }
            let text = std::fs::read_to_string(&file).unwrap();
            let lines = text.lines().enumerate().filter(|(_, line)| {
                line.contains("sv: \"") && ["{error}", "{err}", "{e}"].iter().any(|gap| line.contains(gap))
            });
            bare.extend(lines.map(|(number, _)| format!("{}:{}", file.display(), number + 1)));
        }
        assert!(bare.is_empty(), "{bare:#?}");
    }
}
