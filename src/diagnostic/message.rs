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

impl Message {
    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

/// `message!(sv: "Fältet {name} finns inte.", en: "There is no field {name}.")`
#[macro_export]
macro_rules! message {
    (sv: $sv:literal, en: $en:literal $(,)?) => {
        $crate::diagnostic::Message { sv: format!($sv), en: format!($en) }
    };
}
