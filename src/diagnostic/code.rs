//! The one table of everything Samla can complain about. It feeds the messages, `samla explain`, the JSON and
//! the levels in `samla.yaml`.

use super::{Message, Severity};

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

    /// What its row says on how to mend it, as help for a mistake that has nothing of its own to add.
    pub fn help(self) -> Message {
        let Rule { sv, en, .. } = self.rule();
        Message { sv: (*sv).to_owned(), en: (*en).to_owned() }
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
    CommentInValue "comment-in-value" Warning {
        sv: "Allt från # till radens slut är en kommentar och kommer inte med. Hör det till texten: sätt citattecken om hela värdet.",
        en: "Everything from # to the end of the line is a comment and left out. Where it belongs to the text, put the whole value in quotation marks.",
    }
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
    // Files and front matter
    FileEmpty "file-empty" Error {
        sv: "Filen är tom. Skriv metadata mellan två rader --- och sedan texten, eller ta bort filen.",
        en: "The file is empty. Write metadata between two lines of --- and then the text, or delete the file.",
    }
    FileTooLarge "file-too-large" Error {
        sv: "En textfil får vara högst 10 MB. Dela upp den, eller lägg bilder och dokument i egna filer bredvid.",
        en: "A text file may have at most 10 MB. Split it, or put images and documents in files of their own beside it.",
    }
    FileUnreadable "file-unreadable" Error {
        sv: "Filen går inte att öppna. Kontrollera att den finns kvar och att du får läsa den.",
        en: "The file cannot be opened. See that it is still there and that you may read it.",
    }
    FileName "file-name" Error {
        sv: "Filens namn går inte att göra en adress av, eller anger ett språk som webbplatsen inte har.",
        en: "The name of the file makes no address, or names a language that the site does not have.",
    }
    SymlinkIgnored "symlink-ignored" Warning {
        sv: "En symbolisk länk till en mapp, eller ut ur webbplatsens mapp, följs inte. Lägg filerna i content i stället.",
        en: "A symbolic link to a folder, or out of the site's folder, is not followed. Put the files into content instead.",
    }
    FrontMatterMissing "front-matter-missing" Error {
        sv: "Artikeln har inga metadata. De står först i filen mellan två rader med tre bindestreck.",
        en: "The article has no metadata. They stand first in the file between two lines of three hyphens.",
    }
    FrontMatterUnclosed "front-matter-unclosed" Error {
        sv: "Metadata börjar med --- men slutar inte. Skriv en rad till med --- före texten.",
        en: "The metadata begin with --- but do not end. Write another line of --- before the text.",
    }
    // Metadata
    UnknownMunicipality "unknown-municipality" Error {
        sv: "Kommunen finns inte bland Sveriges 290. Skriv bara namnet, utan kommun eller stad: Partille, Göteborg.",
        en: "There is no such municipality among Sweden's 290. Write the bare name: Partille, Göteborg.",
    }
    UnknownTerm "unknown-term" Error {
        sv: "Ordet finns inte i content/vocabulary.yaml. Välj ett som finns, eller lägg till det där.",
        en: "The term is not in content/vocabulary.yaml. Choose one that is, or add it there.",
    }
    SynonymTerm "synonym-term" Warning {
        sv: "Ordet är en synonym. Artikeln sorteras under ordlistans eget ord; skriv det.",
        en: "The term is a synonym. The article is sorted under the vocabulary's own term; write that one.",
    }
    RepeatedTerm "repeated-term" Warning {
        sv: "Samma ord står två gånger i listan.",
        en: "The same term stands twice in the list.",
    }
    PrivateContact "private-contact" Error {
        sv: "E-post och telefon till en enskild person publiceras inte. Hänvisa till organisationen och dess webbplats.",
        en: "A person's e-mail address or telephone number is not published. Refer to the organisation and its website.",
    }
    DateOrder "date-order" Error {
        sv: "Två datum står i fel ordning: slutet ligger före början.",
        en: "Two dates are in the wrong order: the end comes before the beginning.",
    }
    InvalidAddress "invalid-address" Error {
        sv: "En gammal adress börjar med / och pekar in på webbplatsen: /gammal/adress/. En fil anges med sin väg härifrån.",
        en: "An old address begins with / and points into the site: /old/address/. A file is named by its path from here.",
    }
    LanguageMismatch "language-mismatch" Error {
        sv: "Fältet lang säger ett annat språk än filens namn. En engelsk översättning av x.md heter x.en.md.",
        en: "The field lang names another language than the file's name. An English translation of x.md is called x.en.md.",
    }
    // Settings and vocabularies
    SettingsMissing "settings-missing" Error {
        sv: "Mappen har ingen samla.yaml. Kör samla i webbplatsens mapp, ange den med --root, eller gör en ny med samla init.",
        en: "The folder has no samla.yaml. Run samla in the site's folder, name it with --root, or make a new one with samla init.",
    }
    TaxonomyClash "taxonomy-clash" Error {
        sv: "En indelning i samla.yaml använder ett namn eller en adress som är upptagen.",
        en: "A taxonomy in samla.yaml uses a name or an address that is taken.",
    }
    VocabularyClash "vocabulary-clash" Error {
        sv: "Ett ord står två gånger i samma ordlista, som term eller synonym. Då går det inte att veta vilket som menas.",
        en: "A word stands twice in the same vocabulary, as a term or synonym. Which one is meant cannot be known.",
    }
    UnknownBroader "unknown-broader" Error {
        sv: "Det vidare ordet finns inte i samma ordlista, eller ordet är vidare än sig självt.",
        en: "The broader term is not in the same vocabulary, or the term is broader than itself.",
    }
    UnknownVocabulary "unknown-vocabulary" Error {
        sv: "samla.yaml nämner en ordlista som inte finns i content/vocabulary.yaml.",
        en: "samla.yaml names a vocabulary that is not in content/vocabulary.yaml.",
    }
}
