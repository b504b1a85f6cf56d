//! Which name was meant.

use unicode_normalization::UnicodeNormalization;

use super::elsewhere;
use crate::text::visible;

/// The fields, and what Swedes and other systems call them. Where a name means several, the first that is known counts.
#[rustfmt::skip]
const ALIASES: &[(&str, &[&str])] = &[
    ("alt", &["alternativtext", "alt_text", "alttext"]),
    ("aliases", &[
        "alias", "aliaser", "redirect_from", "redirects", "redirect", "redirect_to", "old_url", "old_urls",
        "oldurl", "previous_url", "previous_urls", "former_url", "gamla_adresser", "gammal_adress", "url_alias",
    ]),
    ("amount", &["belopp", "summa"]),
    ("base_url", &["base", "baseurl", "site_url", "siteurl", "domain", "adress"]),
    ("broader", &["bredare", "parent", "vidare", "overordnad"]),
    ("caption", &["bildtext"]),
    ("contact", &["kontakt", "kontakter", "contacts", "kontaktuppgifter"]),
    ("credit", &["foto", "fotograf"]),
    ("currency", &["valuta"]),
    ("date", &[
        "datum", "created", "created_at", "createdat", "creation_date", "date_created", "datecreated",
        "date_published", "datepublished", "skapad", "skapat", "skriven", "year", "ar", "artal", "timestamp",
    ]),
    ("description", &["beskrivning", "tagline"]),
    ("district", &[
        "stadsdel", "stadsdelar", "neighbourhood", "neighborhood", "area", "omrade", "kommundel", "stadsdelsomrade",
    ]),
    ("draft", &["utkast", "is_draft", "isdraft", "wip"]),
    ("expires_at", &[
        "expirydate", "expiry_date", "expiry", "expires", "expire", "expiration", "expiration_date",
        "unpublishdate", "unpublish_at", "unpublish_on", "valid_until", "utgar", "avpubliceras", "avpublicera",
        "galler_till",
    ]),
    ("extra", &["params", "custom", "custom_fields"]),
    ("from", &["fran", "start", "start_date", "startdate", "begin", "begins", "borjan", "startar", "since"]),
    ("funding", &["finansiering", "budget", "cost", "costs", "kostnad", "kostnader", "financing", "grant", "bidrag"]),
    ("heading", &["rubrik"]),
    ("image", &[
        "bild", "bilder", "picture", "photo", "cover", "cover_image", "coverimage", "featured_image",
        "featuredimage", "feature_image", "thumbnail", "thumb", "hero", "hero_image", "header_image", "banner",
        "banner_image", "og_image", "ogimage", "social_image", "share_image", "teaser_image", "omslag",
        "omslagsbild", "images", "img",
    ]),
    ("kind", &["type", "typ"]),
    ("label", &["etikett"]),
    ("lang", &["language", "locale", "sprak", "lang_code", "content_language"]),
    ("language", &["lang", "locale", "sprak", "default_language", "defaultcontentlanguage"]),
    ("methods", &["metod", "metoder", "method", "approach", "approaches", "arbetssatt"]),
    ("municipality", &[
        "kommun", "kommuner", "municipalities", "location", "locations", "place", "places", "plats", "platser",
        "ort", "orter", "city", "town",
    ]),
    ("name", &["namn"]),
    ("organisation", &[
        "organization", "organisationer", "organisations", "organizations", "org", "agency", "department",
        "forvaltning", "forvaltningar", "myndighet", "arrangor", "huvudman",
    ]),
    ("page_size", &["paginate", "per_page", "posts_per_page"]),
    ("participants", &[
        "deltagare", "parter", "partner", "partners", "medverkande", "samarbetspartner", "samarbetspartners",
        "collaborators", "aktorer",
    ]),
    ("period", &["duration", "projekttid", "projektperiod", "tidsperiod"]),
    ("publish_at", &[
        "publishdate", "publish_date", "publish_on", "publish", "scheduled", "scheduled_at", "embargo",
        "release_date", "available_from", "publicera", "publiceras", "publicera_fran",
    ]),
    ("publisher", &["utgivare", "forlag", "avsandare"]),
    ("related", &[
        "relaterade", "relaterat", "related_posts", "related_articles", "related_pages", "see_also", "seealso",
        "se_aven", "las_mer", "relaterade_artiklar",
    ]),
    ("review_by", &[
        "review", "granskas", "granskas_senast", "next_review", "next_review_date", "review_after", "review_in",
        "ses_over", "oversyn",
    ]),
    ("source", &["kalla", "finansiar"]),
    ("sources", &[
        "kallor", "kalla", "source", "references", "reference", "referens", "referenser", "bibliography",
        "citations", "links", "lankar",
    ]),
    ("src", &["fil"]),
    ("status", &["state", "lage", "tillstand"]),
    ("summary", &[
        "sammanfattning", "beskrivning", "description", "excerpt", "subtitle", "underrubrik", "abstract", "intro",
        "introduction", "ingress", "lead", "lede", "preamble", "teaser", "synopsis", "metadescription",
        "meta_description", "seo_description", "og_description", "deck", "standfirst", "summering",
    ]),
    ("synonyms", &["synonymer", "synonym"]),
    ("tags", &[
        "tag", "tagg", "taggar", "keywords", "keyword", "nyckelord", "sokord", "category", "categories", "kategori",
        "kategorier", "subject", "subjects", "topic", "topics", "amne", "amnen", "etikett", "etiketter", "labels",
    ]),
    ("target_group", &[
        "malgrupp", "malgrupper", "target_groups", "targetgroup", "target_audience", "audience", "audiences",
    ]),
    ("term", &["begrepp", "ord", "namn", "name", "label", "title"]),
    ("title", &["titel", "rubrik", "namn", "name", "headline", "seo_title", "post_title", "huvudrubrik"]),
    ("to", &["till", "slut", "end", "end_date", "enddate", "ends", "stop", "slutar", "tom", "t_o_m", "until"]),
    ("unit", &["enhet"]),
    ("updated", &[
        "uppdaterad", "uppdaterat", "lastmod", "last_modified", "last_modified_at", "lastmodified", "modified",
        "modified_at", "date_modified", "datemodified", "updated_at", "updatedat", "last_updated", "lastupdated",
        "last_update", "update", "changed", "revised", "andrad", "andrat", "senast_andrad", "senast_uppdaterad",
        "reviderad",
    ]),
    ("url", &["adress", "lank", "link", "href", "webbadress", "webbplats"]),
    ("value", &["varde"]),
    ("values", &["varden"]),
];

/// Fields whose value is a text of its own, in which any character may stand.
const TEXTS: &[&str] =
    &["title", "summary", "description", "caption", "alt", "label", "term", "name", "text", "heading"];

/// Fields that are groups of fields, and what stands in them.
const GROUPS: &[(&str, &[&str])] = &[
    ("period", &["from", "to"]),
    ("funding", &["amount", "currency", "source"]),
    ("contact", &["name", "url"]),
    ("publisher", &["name", "url", "contact_url"]),
    ("image", &["src", "alt", "caption", "credit"]),
];

/// What stands in the group of fields with this name.
pub(super) fn members(group: &str) -> &'static [&'static str] {
    GROUPS.iter().find(|(name, _)| *name == group).map_or(&[], |(_, members)| members)
}

/// Whether the field holds a text and never a list of terms.
pub(super) fn holds_text(written: &str) -> bool {
    let plain = simplify(written);
    TEXTS.contains(&plain.as_str()) || TEXTS.iter().any(|text| is_alias(&plain, text))
}

/// Whether running text may stand in the field, whatever it is called.
pub(super) fn is_prose(written: &str) -> bool {
    holds_text(written) || is_read(written)
}

/// Whether readers see the text in the field with this name as it stands.
pub(super) fn is_read(name: &str) -> bool {
    TEXTS.contains(&name) || matches!(name, "value" | "note" | "credit" | "unit")
}

/// Whether there is a field with this name, here or in Swedish.
pub fn is_field(written: &str) -> bool {
    let plain = simplify(written);
    ALIASES.iter().any(|(name, others)| *name == plain || others.contains(&plain.as_str()))
}

/// Whether it is the name of a field just as it is written.
pub(super) fn is_name(written: &str) -> bool {
    ALIASES.iter().any(|(name, _)| *name == written)
}

fn is_alias(plain: &str, name: &str) -> bool {
    ALIASES.iter().any(|(field, others)| *field == name && others.contains(&plain))
}

/// The known field that `written` most likely means. What other systems have and this one does not is no slip:
/// `reviewed_by` is a person, `review_by` a day.
pub(super) fn field<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = simplify(written);
    let exact = known.iter().find(|name| simplify(name) == plain);
    let named = exact.or_else(|| known.iter().find(|name| is_alias(&plain, name)));
    match named {
        Some(name) => Some(name),
        None if elsewhere::is_foreign(&plain) => None,
        None => slip(&plain, known),
    }
}

/// The known name that `written` most likely means: by another case, by the table of aliases, or by a slip of one
/// or two letters.
pub fn nearest<'k>(written: &str, known: &[&'k str]) -> Option<&'k str> {
    let plain = simplify(written);
    let same = known.iter().find(|name| simplify(name) == plain);
    let named = same.or_else(|| known.iter().find(|name| is_alias(&plain, name)));
    named.copied().or_else(|| slip(&plain, known))
}

/// The known name from which `plain` is one or two letters away.
fn slip<'k>(plain: &str, known: &[&'k str]) -> Option<&'k str> {
    let ranked = known.iter().map(|name| (strsim::damerau_levenshtein(plain, &simplify(name)), name));
    let allowed = match plain.chars().count() {
        // Of three letters any two are near: `lan` is no `lang`.
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    };
    ranked
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| *name)
}

/// Without case, accents, kinds of separators and what nobody sees; look-alikes of other alphabets as Latin letters.
pub(super) fn simplify(name: &str) -> String {
    let name = visible::name(name);
    let letters = name
        .trim_start_matches('#')
        .nfd()
        .filter(|character| !unicode_normalization::char::is_combining_mark(*character));
    letters
        .flat_map(char::to_lowercase)
        .map(|character| if matches!(character, '-' | ' ' | '.') { '_' } else { latin(character) })
        .collect()
}

/// The Latin letter that looks like the Cyrillic or Greek one.
fn latin(character: char) -> char {
    match character {
        'а' | 'α' => 'a',
        'е' => 'e',
        'і' | 'ι' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'о' | 'ο' => 'o',
        'р' | 'ρ' => 'p',
        'с' => 'c',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'у' | 'υ' => 'y',
        'х' | 'χ' => 'x',
        'ν' => 'v',
        'м' => 'm',
        'н' => 'h',
        'в' => 'b',
        other => other,
    }
}

/// Whether the name holds letters of another alphabet that look like Latin ones.
pub(super) fn has_lookalike(name: &str) -> bool {
    name.chars().flat_map(char::to_lowercase).any(|character| latin(character) != character)
}

#[cfg(test)]
mod tests {
    use super::{field, nearest};

    #[test]
    fn finds_what_was_meant() {
        let known = ["title", "period", "tags", "municipality", "review_by", "expires_at"];
        for (written, meant) in [
            ("Title", Some("title")),
            ("titel", Some("title")),
            ("kommun", Some("municipality")),
            ("muncipality", Some("municipality")),
            ("review-by", Some("review_by")),
            ("nyckelord", Some("tags")),
            ("utgår", Some("expires_at")),
            ("farg", None),
            ("person", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, &known), meant, "{written}");
        }
    }

    #[test]
    fn a_field_of_another_system_is_no_slip() {
        let known = [
            "title",
            "summary",
            "date",
            "updated",
            "review_by",
            "tags",
            "municipality",
            "aliases",
            "related",
        ];
        for (written, meant) in [
            ("reviewed_by", None),
            ("last_reviewed_on", None),
            ("author", None),
            ("slug", None),
            ("order", None),
            ("lastmod", Some("updated")),
            ("last-modified-at", Some("updated")),
            ("dateModified", Some("updated")),
            ("redirect_from", Some("aliases")),
            ("plats", Some("municipality")),
            ("Ämnen", Some("tags")),
            ("dаte", Some("date")),
            ("ti\u{200b}tle", Some("title")),
            ("reviev_by", Some("review_by")),
        ] {
            assert_eq!(field(written, &known), meant, "{written}");
        }
    }
}
