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
    /// Whether a site may lower it to a warning or switch it off. What would publish a page that lacks something
    /// every page has, or leave out what somebody wrote without a word, may not be lowered.
    pub relaxable: bool,
    /// What it means and how to mend it, in Swedish.
    pub sv: &'static str,
    /// The same in English.
    pub en: &'static str,
}

macro_rules! relaxable {
    () => {
        true
    };
    (always) => {
        false
    };
}

/// Rows of code, name and severity; `always` after it for those that may not be lowered.
macro_rules! rules {
    ($($code:ident $name:literal $severity:ident $($always:ident)? { sv: $sv:literal, en: $en:literal $(,)? })*) => {
        /// The stable identity of a kind of mistake.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($code),* }

        impl Code {
            /// All rules, in the order of the codes.
            pub const RULES: &'static [Rule] = &[
                $(Rule {
                    code: Code::$code,
                    name: $name,
                    severity: Severity::$severity,
                    relaxable: relaxable!($($always)?),
                    sv: $sv,
                    en: $en,
                }),*
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
    FileNotText "file-not-text" Error always {
        sv: "Filen är inte text i UTF-8. Öppna den i en textredigerare och spara den som UTF-8.",
        en: "The file is not UTF-8 text. Open it in a text editor and save it as UTF-8.",
    }
    // YAML
    YamlSyntax "yaml-syntax" Error always {
        sv: "YAML-texten går inte att läsa. Vanliga orsaker: tabbar, ett citattecken som inte stängs, ett kolon i ett värde utan citattecken.",
        en: "The YAML cannot be read. Usual causes: tabs, a quote that is not closed, a colon inside an unquoted value.",
    }
    UnknownField "unknown-field" Error {
        sv: "Fältet finns inte. Fältens namn är på engelska. En artikel har title, summary, date, updated, municipality, district, organisation, tags, target_group, methods, status, period, funding, participants, contact, sources, image, related, review_by, draft, publish_at, expires_at, aliases, lang, not_private och extra, och webbplatsens egna indelningar i samla.yaml. Mer om dem: docs/editors/falt.md.",
        en: "There is no such field. An article has title, summary, date, updated, municipality, district, organisation, tags, target_group, methods, status, period, funding, participants, contact, sources, image, related, review_by, draft, publish_at, expires_at, aliases, lang, not_private and extra, and the site's own taxonomies in samla.yaml. More on them: docs/editors/falt.md (in Swedish).",
    }

    // The whole site
    AddressConflict "address-conflict" Error always {
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
    UnpublishedLink "unpublished-link" Warning {
        sv: "Länken leder till en artikel som är utkast, ännu inte publicerad eller har gått ut. Läsaren ser texten utan länk.",
        en: "The link leads to an article that is a draft, not yet published or expired. Readers see the text without the link.",
    }
    ExpiringLink "expiring-link" Warning {
        sv: "Länken leder till en artikel som snart går ut (expires_at). Från den dagen är länken vanlig text.",
        en: "The link leads to an article that expires soon (expires_at). From that day on the link is plain text.",
    }
    // Addresses
    TrackingAddress "tracking-address" Warning {
        sv: "Delar av adressen (utm_source, fbclid och liknande) säger bara varifrån läsaren kom, och spårar den som följer länken. Sidan är densamma utan dem.",
        en: "Parts of the address (utm_source, fbclid and the like) only say where readers came from, and track those who follow the link. The page is the same without them.",
    }
    WrappedAddress "wrapped-address" Warning {
        sv: "Adressen är kopierad ur ett e-brev eller en sökning, och går genom en tjänst som ser vem som följer den. Skriv den sida som den leder till.",
        en: "The address was copied from a mail or a search, and goes through a service that sees who follows it. Write the page that it leads to.",
    }
    InnerAddress "inner-address" Warning {
        sv: "Adressen leder till ett intranät, en samarbetsyta eller något annat som kräver inloggning. Den som läser utifrån kommer inte in.",
        en: "The address leads to an intranet, a shared workspace or something else that asks for a login. Readers from outside are not let in.",
    }
    PreviewAddress "preview-address" Warning {
        sv: "Adressen är den som förhandsvisningen har på din egen dator. Länka till filen i stället: annan-artikel.md.",
        en: "The address is the one that the preview has on your own computer. Link to the file instead: other-article.md.",
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
    Theme "theme" Error always {
        sv: "Något i temat går inte att använda: en mall, en ordlista med sidans egna ord (strings), theme.yaml eller en fil i assets. Meddelandet säger vilken fil och rad.",
        en: "Something in the theme cannot be used: a template, a table of the site's own words (strings), theme.yaml or a file among the assets. The message names the file and line.",
    }
    // Files of the site's own that belong to the theme
    UnusedOverride "unused-override" Warning {
        sv: "En fil i templates, strings eller assets byter ut den fil i temat som heter likadant. Den här heter som ingen av dem och används inte: se efter hur namnet stavas.",
        en: "A file in templates, strings or assets replaces the file of the theme with the same name. This one has the name of none and is not used: see how the name is spelt.",
    }
    // YAML: fields and values
    CommentInValue "comment-in-value" Warning {
        sv: "Allt från # till radens slut är en kommentar och kommer inte med. Hör det till texten: sätt citattecken om hela värdet.",
        en: "Everything from # to the end of the line is a comment and left out. Where it belongs to the text, put the whole value in quotation marks.",
    }
    DuplicateKey "duplicate-key" Error always {
        sv: "Samma fält står två gånger. Bara det första räknas: behåll ett av dem och slå ihop värdena om båda behövs.",
        en: "The same field stands twice. Only the first counts: keep one of them, and merge the values where both are needed.",
    }
    MissingField "missing-field" Error always {
        sv: "Ett fält som måste finnas saknas eller är tomt.",
        en: "A field that is required is missing or empty.",
    }
    WrongType "wrong-type" Error always {
        sv: "Värdet är av fel slag: en lista där det ska stå en text, en text där det ska stå ett tal.",
        en: "The value is of the wrong kind: a list where a text belongs, a text where a number belongs.",
    }
    InvalidDate "invalid-date" Error always {
        sv: "Datum skrivs som 2019, 2019-03 eller 2019-03-07. Okänt datum skrivs unknown.",
        en: "Dates are written 2019, 2019-03 or 2019-03-07. A date that nobody knows is written unknown.",
    }
    InvalidValue "invalid-value" Error always {
        sv: "Värdet finns inte bland dem som går att välja, eller ligger utanför det tillåtna.",
        en: "The value is not among those that can be chosen, or outside of what is allowed.",
    }
    InvalidUrl "invalid-url" Error {
        sv: "En webbadress börjar med https:// eller http:// och har inga mellanslag.",
        en: "A web address begins with https:// or http:// and holds no spaces.",
    }
    // Titles, summaries and dates that an editor would not want
    TextTooLong "text-too-long" Warning {
        sv: "En titel har högst 120 tecken och en sammanfattning högst 300: de visas i listor, sökträffar och flöden.",
        en: "A title has at most 120 characters and a summary at most 300: they are shown in lists, search results and feeds.",
    }
    TitleInCapitals "title-in-capitals" Warning {
        sv: "En titel i stora bokstäver är svår att läsa, och en skärmläsare kan bokstavera den. Skriv den som en mening.",
        en: "A title in capitals is hard to read, and a screen reader may spell it out. Write it as a sentence.",
    }
    MarkupInText "markup-in-text" Warning {
        sv: "Titel och sammanfattning är ren text. Stjärnor, länkar och HTML i dem tas bort där de visas.",
        en: "Title and summary are plain text. Stars, links and HTML in them are taken away where they are shown.",
    }
    TemplateText "template-text" Warning {
        sv: "Mallens egen text, från samla new eller samla init, står kvar. Skriv artikelns egen, eller ta bort den.",
        en: "The template's own text, from samla new or samla init, still stands there. Write the article's own, or take it away.",
    }
    FarDate "far-date" Warning {
        sv: "Ett datum ligger före 1900, långt fram i tiden, eller säger att artikeln har uppdaterats en dag som inte har varit. Oftast är två siffror omkastade.",
        en: "A date lies before 1900, far ahead, or says that the article was updated on a day that has not been. Most often two digits have changed places.",
    }
    // Files and front matter
    FileEmpty "file-empty" Error always {
        sv: "Filen är tom. Skriv metadata mellan två rader --- och sedan texten, eller ta bort filen.",
        en: "The file is empty. Write metadata between two lines of --- and then the text, or delete the file.",
    }
    FileTooLarge "file-too-large" Error always {
        sv: "En textfil får vara högst 10 MB. Dela upp den, eller lägg bilder och dokument i egna filer bredvid.",
        en: "A text file may have at most 10 MB. Split it, or put images and documents in files of their own beside it.",
    }
    FileUnreadable "file-unreadable" Error always {
        sv: "Filen går inte att öppna. Kontrollera att den finns kvar och att du får läsa den.",
        en: "The file cannot be opened. See that it is still there and that you may read it.",
    }
    FileName "file-name" Error always {
        sv: "Filens namn går inte att göra en adress av, eller anger ett språk som webbplatsen inte har.",
        en: "The name of the file makes no address, or names a language that the site does not have.",
    }
    // Which files there are
    ContentMissing "content-missing" Error always {
        sv: "Innehållet finns inte där det ska vara: mappen content saknas, är tom eller en länk utan mål, eller artiklarnas mapp heter något annat än initiativ. Inget publiceras, så att webbplatsen inte töms av misstag.",
        en: "The content is not where it should be: the folder content is missing, empty or a link to nowhere, or the articles' folder is not called initiativ. Nothing is published, so that the site is not emptied by mistake.",
    }
    NearName "near-name" Warning {
        sv: "Filens namn är nästan ett som Samla känner: content/vocabulary.yaml, index.md, en översättning artikel.en.md. Byt till just det namnet.",
        en: "The file's name is nearly one that Samla knows: content/vocabulary.yaml, index.md, a translation article.en.md. Change it to just that name.",
    }
    HiddenByName "hidden-by-name" Error {
        sv: "Namn som börjar med _ göms av andra verktyg (Jekyll, Hugo), men inte av Samla. Ett utkast märks med draft: true.",
        en: "Names that begin with _ are hidden by other tools (Jekyll, Hugo), but not by Samla. A draft is marked by draft: true.",
    }
    CopiedFile "copied-file" Warning {
        sv: "Filen ser ut som en kopia av en artikel, gjord för hand eller av en delad disk när två skrev samtidigt. För över det som bara står i den ena, och ta bort den andra.",
        en: "The file looks like a copy of an article, made by hand or by a shared disk when two people wrote at once. Move over what only one of them says, and take the other away.",
    }
    HostFile "host-file" Warning {
        sv: "Filer för webbservern, som CNAME, robots.txt och verifieringsfiler, ligger i mappen static bredvid content. Det som ligger där publiceras som det är.",
        en: "Files for the web server, such as CNAME, robots.txt and proofs of ownership, stand in the folder static beside content. What stands there is published as it is.",
    }
    UnlinkedFile "unlinked-file" Warning {
        sv: "En fil i content publiceras när en publicerad sida visar eller länkar till den. Den här gör ingen bruk av: länka till den, flytta den till static, eller ta bort den.",
        en: "A file in content is published when a published page shows it or links to it. This one nobody uses: link to it, move it to static, or take it away.",
    }
    MassRemoval "mass-removal" Error always {
        sv: "Mer än en tredjedel av de publicerade artiklarna, och minst tio, eller alla, skulle försvinna. Det beror oftast på en mapp som inte är på plats. Är det meningen: samla build --allow-removal.",
        en: "More than a third of the published articles, and at least ten, or all of them, would be gone. Mostly a folder is not in its place. If it is meant: samla build --allow-removal.",
    }
    AddressGone "address-gone" Warning {
        sv: "En adress som är publicerad försvinner. Länkar och bokmärken dit slutar att fungera: skriv den i aliases i den artikel som har tagit över.",
        en: "An address that is published disappears. Links and bookmarks to it stop working: write it into aliases of the article that has taken over.",
    }
    MisplacedArticle "misplaced-article" Warning {
        sv: "En fil med en artikels fält ligger utanför content/initiativ. Där blir den en vanlig sida: den står inte i listor, flöden eller under ämnen.",
        en: "A file with the fields of an article stands outside of content/initiativ. There it becomes a plain page: not in lists, feeds or under topics.",
    }
    SameTitle "same-title" Warning {
        sv: "Två artiklar har samma titel. Den som söker ser inte vilken som är vilken: skriv vad som skiljer dem.",
        en: "Two articles have the same title. Those who search cannot tell them apart: say what differs.",
    }
    Untranslated "untranslated" Warning {
        sv: "Översättningen har samma text som originalet.",
        en: "The translation has the same text as the original.",
    }
    SymlinkIgnored "symlink-ignored" Warning {
        sv: "En symbolisk länk till en mapp, eller ut ur webbplatsens mapp, följs inte. Lägg filerna i content i stället.",
        en: "A symbolic link to a folder, or out of the site's folder, is not followed. Put the files into content instead.",
    }
    // What is no file
    SpecialFile "special-file" Error always {
        sv: "En webbplats består av vanliga filer, och annat öppnar Samla inte. Ta bort det, eller flytta det ut ur webbplatsens mapp.",
        en: "A site is made of ordinary files, and Samla opens nothing else. Remove it, or move it out of the site's folder.",
    }
    // Front matter
    FrontMatterMissing "front-matter-missing" Error always {
        sv: "Artikeln har inga metadata. De står först i filen mellan två rader med tre bindestreck.",
        en: "The article has no metadata. They stand first in the file between two lines of three hyphens.",
    }
    FrontMatterUnclosed "front-matter-unclosed" Error always {
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
        sv: "E-post och telefon till en enskild person publiceras inte. Hänvisa till organisationen och dess webbplats. Ett nummer som sägs vara en jours eller en växels räknas inte, och en funktions adress (info@) inte heller. Annat kan undantas med fältet not_private, med ett skäl.",
        en: "A person's e-mail address or telephone number is not published. Refer to the organisation and its website. A number that is said to be a switchboard's or of somebody on call does not count, nor does the address of a function (info@). Others can be excused by the field not_private, with a reason.",
    }
    // Personal data
    IdentityNumber "identity-number" Error always {
        sv: "Personnummer, samordningsnummer och reservnummer publiceras aldrig. Ta bort numret. Är det ett nummer av annat slag som råkar se ut så: undanta just det värdet med fältet not_private, i artikelns huvud eller i samla.yaml, och skriv skälet.",
        en: "Identity numbers, coordination numbers and reserve numbers of care are never published. Take the number away. Where a number of another kind happens to look like one, excuse that one value by the field not_private, in the article's front matter or in samla.yaml, with a reason.",
    }
    PersonAsContact "person-as-contact" Warning {
        sv: "En kontakt är en organisation, som finns kvar när personen har bytt arbete. Skriv förvaltningens, enhetens eller föreningens namn. Är det ett namn på en organisation: undanta det med fältet not_private.",
        en: "A contact is an organisation, which stays when a person changes jobs. Write the name of the administration, unit or association. Where it is an organisation's name, excuse it by the field not_private.",
    }
    UnusedExcuse "unused-excuse" Warning {
        sv: "Ett undantag i not_private gäller inget som står på webbplatsen. Ta bort det, så att det inte döljer något senare.",
        en: "An excuse in not_private concerns nothing that stands on the site. Take it away, so that it hides nothing later.",
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
    SettingsMissing "settings-missing" Error always {
        sv: "Mappen har ingen samla.yaml. Kör samla i webbplatsens mapp, ange den med --root, eller gör en ny med samla init.",
        en: "The folder has no samla.yaml. Run samla in the site's folder, name it with --root, or make a new one with samla init.",
    }
    TaxonomyClash "taxonomy-clash" Error always {
        sv: "En indelning i samla.yaml använder ett namn eller en adress som är upptagen.",
        en: "A taxonomy in samla.yaml uses a name or an address that is taken.",
    }
    VocabularyClash "vocabulary-clash" Error always {
        sv: "Ett ord står två gånger i samma ordlista, som term eller synonym. Då går det inte att veta vilket som menas.",
        en: "A word stands twice in the same vocabulary, as a term or synonym. Which one is meant cannot be known.",
    }
    UnknownBroader "unknown-broader" Error always {
        sv: "Det vidare ordet finns inte i samma ordlista, eller ordet är vidare än sig självt.",
        en: "The broader term is not in the same vocabulary, or the term is broader than itself.",
    }
    UnknownVocabulary "unknown-vocabulary" Error always {
        sv: "samla.yaml nämner en ordlista som inte finns i content/vocabulary.yaml.",
        en: "samla.yaml names a vocabulary that is not in content/vocabulary.yaml.",
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
    // Pictures and other files beside articles
    NotAPicture "not-a-picture" Warning {
        sv: "Webbläsare visar JPEG, PNG, GIF, WebP, AVIF och SVG. Allt annat, som HEIC, TIFF, PDF eller en tom fil, blir en trasig bild. Läsaren får beskrivningen i stället.",
        en: "Browsers show JPEG, PNG, GIF, WebP, AVIF and SVG. Anything else, such as HEIC, TIFF, PDF or an empty file, is a broken image. Readers get the description instead.",
    }
    BrokenPicture "broken-picture" Warning {
        sv: "Bildfilen är skadad eller slutar för tidigt, så läsaren ser bara en del av bilden eller ingen alls. Kopiera in originalet på nytt.",
        en: "The image file is damaged or ends too early, so readers see only a part of the image or none. Copy the original again.",
    }
    LargePicture "large-picture" Warning {
        sv: "En stor bild gör sidan långsam, mest för den som läser i telefonen. Förminska den till högst 3 000 pixlar och 2 MB.",
        en: "A large image makes the page slow, most of all on a phone. Scale it down to at most 3,000 pixels and 2 MB.",
    }
    UncleanedPicture "uncleaned-picture" Error always {
        sv: "Foton kan berätta var de är tagna och av vem. Det tas bort när en bild publiceras, men i den här filen går det inte att göra säkert. Spara bilden som JPEG eller PNG.",
        en: "Photos may tell where they were taken and by whom. That is taken out when an image is published, but in this file it cannot be done with certainty. Save the image as JPEG or PNG.",
    }
    ActiveFile "active-file" Error always {
        sv: "En SVG- eller HTML-fil med skript, eller som hämtar något från en annan webbplats, körs i webbplatsens namn och publiceras inte. Spara den utan, eller ge läsaren en PNG eller PDF.",
        en: "An SVG or HTML file with a script, or that loads something from another site, acts in the name of the website and is not published. Save it without, or give readers a PNG or PDF.",
    }
    ProgramFile "program-file" Warning {
        sv: "Filen är ett program eller startar ett. Läsarnas datorer varnar för den eller stoppar den. Länka till den som ger ut programmet.",
        en: "The file is a program or starts one. The computers of readers warn of it or stop it. Link to whoever publishes the program.",
    }
    WrongFile "wrong-file" Warning {
        sv: "Filen är tom eller något annat än dess namn säger, ofta för att en nedladdning gick fel. Hämta den på nytt.",
        en: "The file is empty or something else than its name says, often because a download went wrong. Fetch it again.",
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
    // HTML, comments, callouts, characters
    RemovedHtml "removed-html" Warning {
        sv: "Det som kör kod, hämtar från andra webbplatser eller bestämmer utseendet tas bort ur HTML, och det som inte kan stå där det står. Skriv det med Markdown, eller ta bort det.",
        en: "What runs code, fetches from other sites or decides on looks is taken out of HTML, and what cannot stand where it does. Write it in Markdown, or remove it.",
    }
    UnbalancedHtml "unbalanced-html" Warning {
        sv: "Varje tagg stängs där den öppnades: <details> … </details>. Mellan dem kan det stå stycken och listor i Markdown, om taggen är en som rymmer stycken.",
        en: "Each tag is closed where it was opened: <details> … </details>. Between them paragraphs and lists in Markdown can stand, if the tag is one that holds paragraphs.",
    }
    BrokenComment "broken-comment" Error always {
        sv: "En kommentar skrivs <!-- så här --> och visas aldrig. Slutar den inte döljer den resten av texten, och skrivs den på annat sätt visas den för läsaren.",
        en: "A comment is written <!-- like this --> and is never shown. Without its end it hides the rest of the text, and written otherwise it is shown to readers.",
    }
    MarkdownInHtml "markdown-in-html" Warning {
        sv: "Text på samma rad som en tagg eller kommentar som börjar raden, och raderna under fram till en tom rad, läses inte som Markdown. Ställ texten för sig, med en tom rad före och efter.",
        en: "Text on the line of a tag or comment that begins it, and the lines below up to an empty one, are not read as Markdown. Put the text apart, with an empty line before and after.",
    }
    ReservedId "reserved-id" Error {
        sv: "Id som börjar med page_ har sidan själv, så en länk dit hamnar fel. Välj ett annat.",
        en: "The page itself has the ids that begin with page_, so a link there goes astray. Choose another.",
    }
    UnknownCallout "unknown-callout" Warning {
        sv: "Ordet efter [! säger vad rutan är: NOTE, TIP, IMPORTANT, WARNING, CAUTION, eller OBS, TIPS, VIKTIGT, VARNING. Ett annat ord blir rutans rubrik. Ordet står först i ett citat: > [!NOTE].",
        en: "The word after [! says what the box is: NOTE, TIP, IMPORTANT, WARNING or CAUTION. Another word becomes the title of the box. The word stands first in a quotation: > [!NOTE].",
    }
    StrayCharacter "stray-character" Warning {
        sv: "Ett tecken som inte syns för läsaren har följt med från ett annat program. Det visas inte; ta bort det, och se efter om något fattas.",
        en: "A character that readers cannot see has come along from another program. It is not shown; remove it, and look whether something is missing.",
    }
    Mojibake "mojibake" Warning {
        sv: "Texten sparades i en teckenkodning och lästes i en annan, så att å blev Ã¥. Rätta bokstäverna och spara filen som UTF-8.",
        en: "The text was saved in one encoding and read in another, so that å became Ã¥. Correct the letters and save the file as UTF-8.",
    }
    MistypedAddress "mistyped-address" Warning {
        sv: "En adress i texten blir en länk när den börjar med https:// eller www. och har tecknen rätt.",
        en: "An address in the text becomes a link when it begins with https:// or www. and has its signs right.",
    }
    // Blocks in Markdown
    UnknownBlock "unknown-block" Warning {
        sv: "Blocken heter fakta, diagram och kontakt. Ett annat namn gör texten till ett exempel i kod; vad andra verktyg ritar (mermaid, csv) ritas inte.",
        en: "The blocks are called fakta, diagram and kontakt. Another name makes the text an example in code; what other tools draw (mermaid, csv) is not drawn.",
    }
    NestedBlock "nested-block" Error {
        sv: "Blocken fakta, diagram och kontakt står vid radens början, inte i en lista eller ett citat.",
        en: "The blocks fakta, diagram and kontakt stand at the start of the line, not in a list or a quotation.",
    }
    EmptyBlock "empty-block" Error {
        sv: "Blocket har inget att visa. En faktaruta behöver items eller text, ett diagram data.",
        en: "The block has nothing to show. A fact box needs items or text, a diagram data.",
    }
    DiagramData "diagram-data" Error always {
        sv: "Värdena passar inte diagrammets typ: single har ett värde, pair två, line minst två, och ranking en plats (rank) för varje rad.",
        en: "The values do not fit the type of the diagram: single has one value, pair two, line at least two, and ranking a rank for each row.",
    }
    UnknownHighlight "unknown-highlight" Error {
        sv: "highlight ska vara en av etiketterna (label) i data.",
        en: "highlight must be one of the labels in data.",
    }
    // What comes along from Word and from habit
    ListAsText "list-as-text" Warning {
        sv: "Flera värden i samma fält skrivs som en lista inom hakparenteser: [Partille, Lerum]. Hör kommat till ett namn, sätt citattecken om det.",
        en: "Several values in one field are written as a list in square brackets: [Partille, Lerum]. Where the comma belongs to a name, put it in quotation marks.",
    }
    CurlyQuotes "curly-quotes" Warning {
        sv: "Krumma citattecken (” “ ’) runt ett värde behövs inte och räknas inte med. Ska de synas: sätt raka citattecken utanför.",
        en: "Curly quotation marks (” “ ’) around a value are not needed and not counted. To show them, put straight ones around them.",
    }
    BulletMark "bullet-mark" Warning {
        sv: "Punkter från Word (•) blir ingen lista. Börja varje rad med ett bindestreck och ett mellanslag.",
        en: "Bullets from Word (•) make no list. Begin each line with a hyphen and a space.",
    }
    // What is lost or misread in the text
    TableExtraCells "table-extra-cells" Warning {
        sv: "Raden har fler celler än tabellens rubrikrad. Det som står i dem visas inte. Ge rubrikraden fler kolumner, eller skriv \\| för ett streck som hör till texten.",
        en: "The row has more cells than the head of the table. What stands in them is not shown. Give the head more columns, or write \\| for a bar that belongs to the text.",
    }
    TableSyntax "table-syntax" Warning {
        sv: "Raderna blir ingen tabell. En tabell skrivs med | mellan cellerna, och har under rubrikraden en rad | --- | --- | med lika många kolumner. Efter den står en tom rad.",
        en: "The lines become no table. A table is written with | between its cells, and has below its head a line | --- | --- | with as many columns. After it stands an empty line.",
    }
    FenceUnclosed "fence-unclosed" Error {
        sv: "Ett block som börjar med ``` slutar inte, så texten efter blir en del av det. Skriv ``` på en egen rad där det slutar.",
        en: "A block that begins with ``` does not end, so the text after it becomes part of it. Write ``` on a line of its own where it ends.",
    }
    FenceMark "fence-mark" Warning {
        sv: "Block börjar och slutar med tre grava accenter (```), inte med ´´´ eller '''.",
        en: "Blocks begin and end with three backticks (```), not with ´´´ or '''.",
    }
    HeadingLook "heading-look" Warning {
        sv: "Ett stycke i fetstil eller versaler ser ut som en rubrik, men finns inte bland sidans rubriker. Börja raden med ## och ett mellanslag.",
        en: "A paragraph in bold or capitals looks like a heading, but is not among the headings of the page. Begin the line with ## and a space.",
    }
    AccidentalHeading "accidental-heading" Warning {
        sv: "En rad med --- eller === direkt under ett stycke gör en rubrik av stycket. Lämna en tom rad före strecket.",
        en: "A line of --- or === right below a paragraph makes a heading of the paragraph. Leave an empty line before it.",
    }
    IndentedText "indented-text" Warning {
        sv: "Fyra mellanslag eller en tabb först på raden gör kod av den. Ta bort dem; kod skrivs mellan rader med ```.",
        en: "Four spaces or a tab at the start of a line make code of it. Remove them; code is written between lines of ```.",
    }
    AccidentalMarkup "accidental-markup" Warning {
        sv: "Ett tecken i löpande text betyder något i Markdown: ett årtal och en punkt först på raden börjar en lista, två ~ stryker över. Skriv \\ före tecknet.",
        en: "A sign in running text means something in Markdown: a year and a full stop at the start of a line begin a list, two ~ strike out. Write \\ before the sign.",
    }
    DefinitionSyntax "definition-syntax" Warning {
        sv: "Ett ord förklaras så: ordet ensamt på en rad, och på nästa ett kolon, ett mellanslag och förklaringen.",
        en: "A term is explained like this: the term alone on a line, and on the next a colon, a space and the explanation.",
    }
    EmphasisMarks "emphasis-marks" Warning {
        sv: "Stjärnor och understreck visas som de står, eftersom det är mellanslag innanför dem eller ett av dem fattas. Skriv **fetstil** och *betoning*.",
        en: "Stars and underscores are shown as they stand, since there are spaces inside them or one is missing. Write **bold** and *emphasis*.",
    }
    ForeignSyntax "foreign-syntax" Warning {
        sv: "Texten är skriven för ett annat verktyg (Obsidian, Hugo, Jekyll, WordPress, MkDocs …) och visas som den står. Skriv det med Markdown.",
        en: "The text is written for another tool (Obsidian, Hugo, Jekyll, WordPress, MkDocs …) and shown as it stands. Write it in Markdown.",
    }
    ForeignComment "foreign-comment" Error {
        sv: "Det här göms av ett annat verktyg, men läsarna här skulle se det. Ta bort det.",
        en: "Another tool hides this, but readers here would see it. Remove it.",
    }
    RemarkLeft "remark-left" Warning {
        sv: "En anteckning till kollegor eller något som skulle fyllas i har blivit kvar i texten: TODO, XX %, [Kommentar: …].",
        en: "A note to colleagues, or something that was to be filled in, was left in the text: TODO, XX %, [Comment: …].",
    }
    VagueLink "vague-link" Warning {
        sv: "Den som lyssnar på sidan hör ofta bara länkarna. Skriv i länkens text vad som finns där, inte ”klicka här” eller ”läs mer”.",
        en: "Those who listen to the page often hear its links alone. Say in the text of the link what is there, not “click here” or “read more”.",
    }
    AltText "alt-text" Warning {
        sv: "Bildens text är ett filnamn eller ett ord som ”bild”. Skriv vad bilden visar.",
        en: "The text of the image is a file name or a word like “image”. Write what the image shows.",
    }
    WordFootnote "word-footnote" Warning {
        sv: "Fotnoter från Word, [1], blir vanlig text. Skriv [^1] i texten och [^1]: text på en egen rad.",
        en: "Footnotes from Word, [1], become ordinary text. Write [^1] in the text and [^1]: text on a line of its own.",
    }
    UnusedDefinition "unused-definition" Warning {
        sv: "En rad [namn]: adress visas aldrig. Ingen länk använder den, så det som står där går förlorat.",
        en: "A line [name]: address is never shown. No link uses it, so what stands there is lost.",
    }
    Shouting "shouting" Warning {
        sv: "Meningar i versaler och flera utropstecken i rad är svåra att läsa. Skriv med små bokstäver.",
        en: "Sentences in capitals and several exclamation marks in a row are hard to read. Write in lower case.",
    }
    EmptyArticle "empty-article" Warning {
        sv: "Artikeln har ingen text efter sina metadata. Skriv den, eller sätt draft: true så länge.",
        en: "The article has no text after its metadata. Write it, or set draft: true for now.",
    }
    HeadingSpace "heading-space" Warning {
        sv: "Mellan # och rubriken ska det vara ett mellanslag, annars blir det ingen rubrik.",
        en: "Between # and the heading belongs a space, otherwise it is no heading.",
    }
    BrokenLinkSyntax "broken-link-syntax" Error {
        sv: "En länk skrivs [text](adress) och en bild ![beskrivning](fil.jpg), utan mellanslag mellan ] och (. Har filens namn mellanslag står det inom < och >.",
        en: "A link is written [text](address) and an image ![description](file.jpg), without a space between ] and (. A file name with spaces stands between < and >.",
    }
}
