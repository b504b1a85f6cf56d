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
    // Markdown
    HeadingLevelOne "heading-level-one" Warning {
        sv: "Sidans titel är dess enda rubrik på nivå 1. Rubriker i texten börjar med ##; en med # blir ##, och de som följer flyttas ned lika mycket.",
        en: "The page's title is its only heading of level 1. Headings in the text begin with ##; one with # becomes ##, and those after it move down as much.",
    }
    SkippedHeadingLevel "skipped-heading-level" Warning {
        sv: "Efter ## kommer ###, inte ####. Den som lyssnar på sidan letar annars efter rubriken som fattas.",
        en: "After ## comes ###, not ####. Those who listen to the page otherwise look for the heading that is missing.",
    }
    EmptyHeading "empty-heading" Error {
        sv: "En rubrik utan text. Skriv en, eller ta bort raden.",
        en: "A heading without text. Write one, or remove the line.",
    }
    HeadingAttribute "heading-attribute" Warning {
        sv: "Efter en rubrik kan stå {#id}, {.klass} och {lang=en}. Annat används inte.",
        en: "After a heading can stand {#id}, {.class} and {lang=en}. Nothing else is used.",
    }
    DuplicateId "duplicate-id" Error {
        sv: "Ett id som skrivs ut med {#id} får finnas en gång på sidan. Välj ett annat.",
        en: "An id given by {#id} may stand once on a page. Choose another.",
    }
    UnknownAnchor "unknown-anchor" Error {
        sv: "Länken leder till en rubrik som inte finns. En rubriks id är dess text med små bokstäver och bindestreck: ”Att tänka på” blir #att-tanka-pa.",
        en: "The link leads to a heading that is not there. A heading's id is its text in lower case with hyphens: “What to mind” becomes #what-to-mind.",
    }
    RefusedAddress "refused-address" Error {
        sv: "Länkar leder till webben (https:), till filer i content, till platser på webbplatsen (/taggar/) eller till e-post (mailto:). Adresser som kör kod eller öppnar filer på läsarens dator går inte.",
        en: "Links lead to the web (https:), to files in content, to places on the site (/tags/) or to mail (mailto:). Addresses that run code or open files on the reader's computer do not work.",
    }
    EmptyAddress "empty-address" Error {
        sv: "Inom parentesen efter [texten] ska adressen stå.",
        en: "The address belongs inside the brackets after [the text].",
    }
    EmptyLinkText "empty-link-text" Error {
        sv: "En länk utan text kan varken ses eller höras. Skriv vart den leder.",
        en: "A link without text can be neither seen nor heard. Write where it leads.",
    }
    UnknownReference "unknown-reference" Warning {
        sv: "[text][namn] behöver en rad [namn]: adress någonstans på sidan.",
        en: "[text][name] needs a line [name]: address somewhere on the page.",
    }
    MissingAlt "missing-alt" Error {
        sv: "Beskriv bilden inom hakparenteserna för den som inte ser den. En bild som bara är till prydnad får titeln dekor: ![](linje.png \"dekor\").",
        en: "Describe the image inside the brackets for those who cannot see it. An image that only decorates gets the title decorative: ![](line.png \"decorative\").",
    }
    ForeignImage "foreign-image" Error {
        sv: "Sidorna hämtar inget från andra webbplatser. Lägg bilden bredvid artikeln.",
        en: "The pages fetch nothing from other sites. Put the image beside the article.",
    }
    UndefinedFootnote "undefined-footnote" Error {
        sv: "Texten hänvisar till en fotnot som inte finns. Skriv den på en egen rad: [^namn]: text.",
        en: "The text refers to a footnote that is not there. Write it on a line of its own: [^name]: text.",
    }
    UnusedFootnote "unused-footnote" Warning {
        sv: "Ingen text hänvisar till fotnoten. Skriv [^namn] där den hör hemma.",
        en: "No text refers to the footnote. Write [^name] where it belongs.",
    }
    DuplicateFootnote "duplicate-footnote" Error {
        sv: "Två fotnoter har samma namn. Bara den första visas; ge den andra ett eget namn.",
        en: "Two footnotes have the same name. Only the first is shown; give the other a name of its own.",
    }
    TableTooSparse "table-too-sparse" Warning {
        sv: "Tabellens rubrikrad har många fler kolumner än raderna. De celler som fattas fylls inte i.",
        en: "The head of the table has many more columns than its rows. The cells that are missing are not filled in.",
    }
    RawHtml "raw-html" Warning {
        sv: "HTML i texten visas som den är skriven. Använd Markdown, eller sätt allow_html: true i samla.yaml.",
        en: "HTML in the text is shown as it is written. Use Markdown, or set allow_html: true in samla.yaml.",
    }
    // Blocks in Markdown
    UnknownBlock "unknown-block" Warning {
        sv: "Blocken heter fakta, diagram och kontakt. Ett annat namn gör texten till ett exempel i kod.",
        en: "The blocks are called fakta, diagram and kontakt. Another name makes the text an example in code.",
    }
    NestedBlock "nested-block" Error {
        sv: "Blocken fakta, diagram och kontakt står vid radens början, inte i en lista eller ett citat.",
        en: "The blocks fakta, diagram and kontakt stand at the start of the line, not in a list or a quotation.",
    }
    EmptyBlock "empty-block" Error {
        sv: "Blocket har inget att visa. En faktaruta behöver items eller text, ett diagram data.",
        en: "The block has nothing to show. A fact box needs items or text, a diagram data.",
    }
    PrivateContact "private-contact" Error {
        sv: "Kontaktrutan leder till en organisation, inte till en person. Telefonnummer och e-postadresser blir gamla och kan vara personuppgifter: länka till organisationens webbplats med url.",
        en: "The contact box leads to an organisation, not to a person. Phone numbers and e-mail addresses grow old and may be personal data: link to the organisation's site by url.",
    }
    DiagramData "diagram-data" Error {
        sv: "Värdena passar inte diagrammets typ: single har ett värde, pair två, line minst två, och ranking en plats (rank) för varje rad.",
        en: "The values do not fit the type of the diagram: single has one value, pair two, line at least two, and ranking a rank for each row.",
    }
    UnknownHighlight "unknown-highlight" Error {
        sv: "highlight ska vara en av etiketterna (label) i data.",
        en: "highlight must be one of the labels in data.",
    }
}
