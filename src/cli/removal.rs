//! What a build would take away from readers: told before it goes, and stopped where it can hardly be meant.

use crate::content::FOLDER;
use crate::diagnostic::{Code, Diagnostic, Source};
use crate::message;
use crate::model::Site;
use crate::publish::{Entry, Kind, Ledger};

/// A build may take away so many articles without being asked.
const FEW: usize = 10;

/// What disappears between the site that is out and the new one. `allowed`: however much it is.
pub(super) fn told(site: &Site, old: &Ledger, new: &Ledger, allowed: bool) -> Vec<Diagnostic> {
    let gone: Vec<(&str, &Entry)> = old.gone(new).collect();
    let is_out_of_date = |path: &str| {
        let parsed = site.hidden.iter().find(|parsed| parsed.entry.source.path() == path);
        parsed.is_some_and(|parsed| !parsed.entry.metadata.draft)
    };
    let articles = || gone.iter().filter(|(_, entry)| entry.kind == Kind::Article);
    let before = old.of_kind(Kind::Article).count();
    let is_empty = before > 0 && new.of_kind(Kind::Article).next().is_none();
    // Those whose day has come were meant to go.
    let unmeant = articles().filter(|(_, entry)| !is_out_of_date(&entry.source)).count();
    if !allowed && (is_empty || unmeant >= FEW && unmeant * 3 > before) {
        return vec![too_many(&articles().map(|(address, _)| *address).collect::<Vec<_>>(), before)];
    }
    let come: Vec<&Entry> = new.gone(old).map(|(_, entry)| entry).collect();
    // Who takes away or adds very much at once knows what has moved where.
    let come = if gone.len() * come.len() > 1_000_000 { &[] } else { come.as_slice() };
    let handed_over = handed_over(old, new);
    let told = gone.into_iter().map(|(address, entry)| {
        let mut found = one(address, entry, come);
        found.by_calendar = is_out_of_date(&entry.source);
        found
    });
    told.chain(handed_over).collect()
}

/// Terms whose address now belongs to another, as happens when two names make one address.
fn handed_over(old: &Ledger, new: &Ledger) -> Vec<Diagnostic> {
    let moved = old.iter().filter(|(_, entry)| entry.kind == Kind::Term).filter_map(|(address, before)| {
        let now = new.at(address).filter(|now| now.kind == Kind::Term && now.title != before.title)?;
        let (other, _) = new.of_kind(Kind::Term).find(|(_, entry)| entry.title == before.title)?;
        let (title, taken) = (&before.title, &now.title);
        let message = message!(
            sv: "Adressen /{address} leder nu till ”{taken}”. ”{title}”, som den har lett till, finns på /{other}.",
            en: "The address /{address} now leads to “{taken}”. “{title}”, where it has led, is at /{other}."
        );
        Some(at(place(before), Code::AddressGone, message).with_help(message!(
            sv: "Skriv ett av namnen så att de får olika adresser: stora bokstäver och tecken skiljer inte.",
            en: "Write one of the names so that their addresses differ: capitals and signs make no difference."
        )))
    });
    moved.collect()
}

/// The file to which a message belongs.
fn place(entry: &Entry) -> &str {
    if entry.source.is_empty() { FOLDER } else { &entry.source }
}

/// So many articles at once are gone by mistake.
fn too_many(gone: &[&str], before: usize) -> Diagnostic {
    const SHOWN: usize = 5;
    let count = gone.len();
    let list = gone.iter().take(SHOWN).map(|address| format!("/{address}")).collect::<Vec<_>>().join(", ");
    let more = count.saturating_sub(SHOWN);
    let (sv, en) = match more {
        0 => (String::new(), String::new()),
        _ => (format!(" och {more} till"), format!(" and {more} more")),
    };
    let message = message!(
        sv: "{count} av {before} publicerade artiklar skulle försvinna: {list}{sv}.",
        en: "{count} of {before} published articles would be gone: {list}{en}."
    );
    at(FOLDER, Code::MassRemoval, message).with_help(message!(
        sv: "Kontrollera att mappen content är hel. Är det meningen: samla build --allow-removal",
        en: "See that the folder content is whole. If it is meant: samla build --allow-removal"
    ))
}

fn one(address: &str, entry: &Entry, come: &[&Entry]) -> Diagnostic {
    let Entry { kind, source, title } = entry;
    let message = match kind {
        Kind::Article | Kind::Page => message!(
            sv: "Adressen /{address} försvinner (”{title}”). Den som har länkat dit hittar ingenting.",
            en: "The address /{address} disappears (“{title}”). Those who have linked to it find nothing."
        ),
        Kind::Term if source.is_empty() => message!(
            sv: "Adressen /{address} försvinner: ”{title}” står inte i någon artikel längre.",
            en: "The address /{address} disappears: “{title}” stands in no article any more."
        ),
        Kind::Term => message!(
            sv: "Adressen /{address} försvinner: ”{title}” finns inte i ordlistan längre.",
            en: "The address /{address} disappears: “{title}” is not in the vocabulary any more."
        ),
        Kind::Alias => message!(
            sv: "Den gamla adressen /{address} leder inte vidare längre.",
            en: "The old address /{address} leads nowhere any more."
        ),
        Kind::File => message!(
            sv: "Filen /{address} försvinner. Den som har länkat till den hittar ingenting.",
            en: "The file /{address} disappears. Those who have linked to it find nothing."
        ),
    };
    let help = match (kind, successor(entry, come)) {
        (Kind::Article | Kind::Page, Some(successor)) => message!(
            sv: "Har den flyttat? Skriv i {successor}: aliases: [/{address}]",
            en: "Has it moved? Write in {successor}: aliases: [/{address}]"
        ),
        (Kind::Article | Kind::Page | Kind::Alias, _) => message!(
            sv: "Har den flyttat, skriv aliases: [/{address}] i den nya artikeln. Är den borttagen med mening behövs inget.",
            en: "If it has moved, write aliases: [/{address}] in the new article. If it was taken away on purpose, nothing is needed."
        ),
        (Kind::Term, _) if source.is_empty() => message!(
            sv: "Ska den leda vidare, skriv den i en artikel eller sida: aliases: [/{address}]. Annars behövs inget.",
            en: "If it is to lead on, write it in an article or page: aliases: [/{address}]. Otherwise nothing is needed."
        ),
        (Kind::Term, _) => message!(
            sv: "Har ordet bytt namn, skriv aliases: [/{address}] vid det nya ordet i content/vocabulary.yaml.",
            en: "If the term has another name now, write aliases: [/{address}] at the new one in content/vocabulary.yaml."
        ),
        (Kind::File, _) => message!(
            sv: "Ska den finnas kvar på samma adress, lägg den i static/{address}",
            en: "If it is to stay at the same address, put it into static/{address}"
        ),
    };
    at(place(entry), Code::AddressGone, message).with_help(help)
}

/// The file of a new page that is probably the same article under another name.
fn successor<'a>(gone: &Entry, come: &[&'a Entry]) -> Option<&'a str> {
    let come = come.iter().copied().filter(|entry| entry.kind == gone.kind);
    let same = |entry: &Entry| strsim::jaro_winkler(&entry.title.to_lowercase(), &gone.title.to_lowercase());
    let likely = come.map(|entry| (same(entry), entry)).filter(|(likeness, _)| *likeness > 0.9);
    likely.max_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, entry)| entry.source.as_str())
}

fn at(path: &str, code: Code, message: crate::diagnostic::Message) -> Diagnostic {
    Diagnostic::new(code, &Source::new(path, ""), 0..0, message)
}
