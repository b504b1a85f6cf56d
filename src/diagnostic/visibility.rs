//! Whether readers see a file. A mistake in one that they do not see never holds up the others.

use super::Message;
use crate::message;
use crate::text::Date;

/// Whether readers see an article or page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    #[default]
    Published,
    Draft,
    /// `publish_at` is still to come.
    Scheduled(Date),
    /// `expires_at` has come.
    Expired,
}

impl Visibility {
    /// Whether readers see it.
    pub fn is_public(self) -> bool {
        self == Self::Published
    }

    /// The name for templates and in JSON; none for what is published.
    pub fn mark(self) -> Option<&'static str> {
        match self {
            Self::Published => None,
            Self::Draft => Some("draft"),
            Self::Scheduled(_) => Some("scheduled"),
            Self::Expired => Some("expired"),
        }
    }

    /// A few words behind a message; none for what is published.
    pub fn note(self) -> Option<Message> {
        match self {
            Self::Published => None,
            Self::Draft => Some(message!(sv: "(utkast)", en: "(draft)")),
            Self::Scheduled(day) => Some(message!(sv: "(publiceras {day})", en: "(to be published {day})")),
            Self::Expired => Some(message!(sv: "(har gått ut)", en: "(expired)")),
        }
    }
}
