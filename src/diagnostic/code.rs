//! The one table of everything Samla can complain about. It feeds the messages, `samla explain`, the JSON and
//! the levels in `samla.yaml`.

use super::Severity;

/// What stands in the table for a code.
#[derive(Debug)]
pub struct Rule {
    pub code: Code,
    /// The stable name: `unknown-field`.
    pub name: &'static str,
    pub severity: Severity,
    /// What it means and how to mend it, in Swedish.
    pub sv: &'static str,
    /// The same in English.
    pub en: &'static str,
}

macro_rules! rules {
    ($($code:ident $name:literal $severity:ident { sv: $sv:literal, en: $en:literal $(,)? })*) => {
        /// The stable identity of a kind of mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($code),* }

        impl Code {
            /// All rules, in the order of the codes.
            pub const RULES: &'static [Rule] = &[
                $(Rule { code: Code::$code, name: $name, severity: Severity::$severity, sv: $sv, en: $en }),*
            ];
        }
    };
}

impl Code {
    /// Its row in the table.
    pub fn rule(self) -> &'static Rule {
        &Self::RULES[self as usize]
    }

    /// Its stable name.
    pub fn name(self) -> &'static str {
        self.rule().name
    }

    /// The code with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::RULES.iter().find(|rule| rule.name == name).map(|rule| rule.code)
    }
}

rules! {
    // Files
    FileNotText "file-not-text" Error {
        sv: "Filen är inte text i UTF-8. Öppna den i en textredigerare och spara den som UTF-8.",
        en: "The file is not UTF-8 text. Open it in a text editor and save it as UTF-8.",
    }
    // YAML
    YamlSyntax "yaml-syntax" Error {
        sv: "YAML-texten går inte att läsa. Vanliga orsaker: tabbar, ett citattecken som inte stängs, ett kolon i ett värde utan citattecken.",
        en: "The YAML cannot be read. Usual causes: tabs, a quote that is not closed, a colon inside an unquoted value.",
    }
    UnknownField "unknown-field" Error {
        sv: "Fältet finns inte. Fältens namn är på engelska; se docs/falt.md.",
        en: "There is no such field. See docs/fields.md.",
    }

    // The whole site
    AddressConflict "address-conflict" Error {
        sv: "Två sidor får samma adress. Adressen kommer från filens namn, eller från aliases. Byt namn på en av dem.",
        en: "Two pages get the same address. The address comes from the file's name, or from aliases. Rename one of them.",
    }
    BrokenLink "broken-link" Error {
        sv: "Länken leder till en fil eller sida som inte finns. Skriv sökvägen från artikelns egen mapp: annan-artikel.md, ../om.md, bild.png.",
        en: "The link leads to a file or page that does not exist. Write the path from the article's own folder: other-article.md, ../about.md, picture.png.",
    }
    BrokenAnchor "broken-anchor" Error {
        sv: "Delen efter # i en länk finns inte på sidan som den leder till. Adressen är rubriken med små bokstäver, å och ä som a, ö som o och bindestreck mellan orden.",
        en: "The part after # in a link is not on the page it leads to. The address is the heading in lower case, å and ä as a, ö as o, with hyphens between words.",
    }
    UnpublishedLink "unpublished-link" Error {
        sv: "Länken leder till en artikel som är utkast, ännu inte publicerad eller har gått ut. Läsaren skulle mötas av en tom sida.",
        en: "The link leads to an article that is a draft, not yet published or expired. A reader would find nothing there.",
    }
    UnknownRelated "unknown-related" Error {
        sv: "Fältet related räknar upp artiklar med deras filnamn utan .md, och en av dem finns inte.",
        en: "The field related lists articles by their file names without .md, and one of them does not exist.",
    }
    // Rules of `samla check`
    ReviewDue "review-due" Warning {
        sv: "Dagen i review_by har kommit. Läs igenom artikeln, rätta det som ändrats, och sätt ett nytt datum.",
        en: "The day in review_by has come. Read the article through, mend what has changed, and set a new date.",
    }
    HardToRead "hard-to-read" Warning {
        sv: "LIX är 60 eller mer: så svåra är lagtexter. Dela långa meningar och byt långa ord mot kortare.",
        en: "LIX is 60 or more: as hard as statutes. Split long sentences and use shorter words.",
    }
    // Theme
    Theme "theme" Error {
        sv: "Något i temat går inte att använda: en mall, en ordlista med sidans egna ord (strings), theme.yaml eller en fil i assets. Meddelandet säger vilken fil och rad.",
        en: "Something in the theme cannot be used: a template, a table of the site's own words (strings), theme.yaml or a file among the assets. The message names the file and line.",
    }
}
