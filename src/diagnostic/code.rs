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
    // YAML: fields and values
    DuplicateKey "duplicate-key" Error {
        sv: "Samma fält står två gånger. Bara det första räknas: behåll ett av dem och slå ihop värdena om båda behövs.",
        en: "The same field stands twice. Only the first counts: keep one of them, and merge the values where both are needed.",
    }
    MissingField "missing-field" Error {
        sv: "Ett fält som måste finnas saknas eller är tomt.",
        en: "A field that is required is missing or empty.",
    }
    WrongType "wrong-type" Error {
        sv: "Värdet är av fel slag: en lista där det ska stå en text, en text där det ska stå ett tal.",
        en: "The value is of the wrong kind: a list where a text belongs, a text where a number belongs.",
    }
    InvalidDate "invalid-date" Error {
        sv: "Datum skrivs som 2019, 2019-03 eller 2019-03-07. Okänt datum skrivs unknown.",
        en: "Dates are written 2019, 2019-03 or 2019-03-07. A date that nobody knows is written unknown.",
    }
    InvalidValue "invalid-value" Error {
        sv: "Värdet finns inte bland dem som går att välja, eller ligger utanför det tillåtna.",
        en: "The value is not among those that can be chosen, or outside of what is allowed.",
    }
    InvalidUrl "invalid-url" Error {
        sv: "En webbadress börjar med https:// eller http:// och har inga mellanslag.",
        en: "A web address begins with https:// or http:// and holds no spaces.",
    }
}
