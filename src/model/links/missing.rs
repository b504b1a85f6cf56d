//! What was meant by an address that leads nowhere.

use super::mistakes::way;
use super::resolve::Asked;
use super::{Targets, join};
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;
use crate::text::address;
use crate::yaml::scalar;

/// A file name as near as this is taken for the one that was meant (Jaro–Winkler, 0 to 1).
const NEAR_NAME: f64 = 0.85;

/// An address that leads nowhere, and what there is.
pub(super) struct Missing<'m, 'a> {
    pub asked: &'m Asked<'m>,
    pub targets: &'m Targets<'a>,
}

impl Missing<'_, '_> {
    /// No file has this path.
    pub(super) fn file(&self) -> Diagnostic {
        let path = self.asked.path;
        let missing = self.told(message!(sv: "Filen {path} finns inte.", en: "There is no file {path}."));
        let guess = address::guess(self.asked.written).filter(|_| !self.is_image());
        if let Some(address) = guess {
            let help = if address.starts_with("mailto:") {
                message!(sv: "En e-postadress behöver mailto: framför: {address}", en: "A mail address needs mailto: before it: {address}")
            } else {
                message!(
                    sv: "En adress på webben behöver https:// framför: {address}",
                    en: "An address on the web needs https:// before it: {address}",
                )
            };
            return missing.with_help(help).with_fix(self.asked.span.clone(), address);
        }
        match self.meant() {
            Some((meant, why)) => {
                let suggestion = way(self.asked, meant);
                let Message { sv, en } = why.said(&suggestion);
                self.mended(missing.with_help(message!(sv: "{sv}", en: "{en}")), &suggestion)
            }
            None => missing.with_help(message!(
                sv: "Skriv sökvägen från artikelns egen mapp, till exempel annan-artikel.md eller ../om.md.",
                en: "Write the path from the article's own folder, such as other-article.md or ../about.md.",
            )),
        }
    }

    /// The site has no page with this address.
    pub(super) fn page(&self, relative: &str) -> Diagnostic {
        let path = self.asked.path;
        let missing = self.told(
            message!(sv: "Sidan {path} finns inte på webbplatsen.", en: "There is no page {path} on the site."),
        );
        let wanted = relative.trim_end_matches('/').trim_end_matches(".html").to_lowercase();
        let articles = self.targets.articles.iter();
        let known = articles.map(|article| (article.address.relative(), article.entry().source.path()));
        let near = known.filter_map(|(address, path)| {
            let address = address.trim_end_matches('/');
            let similarity = if address == wanted { 2.0 } else { strsim::jaro_winkler(address, &wanted) };
            (similarity > NEAR_ADDRESS).then_some((similarity, path))
        });
        let near = near.max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)));
        match near {
            Some((_, path)) => {
                let suggestion = way(self.asked, path);
                let help = message!(sv: "Menade du {suggestion}?", en: "Did you mean {suggestion}?");
                self.mended(missing.with_help(help), &suggestion)
            }
            None => missing.with_help(message!(
                sv: "Länka hellre till filen, till exempel annan-artikel.md: då håller länken även om adressen ändras.",
                en: "Better link to the file, such as other-article.md: the link then holds even if the address changes.",
            )),
        }
    }

    /// The file that was meant, where that is beyond doubt.
    pub(super) fn certain(&self) -> Option<String> {
        let (path, why) = self.meant()?;
        matches!(why, Why::Backslash | Why::Case).then(|| path.to_owned())
    }

    fn told(&self, message: Message) -> Diagnostic {
        Diagnostic::new(
            Code::BrokenLink,
            &self.asked.article.entry().source,
            self.asked.span.clone(),
            message,
        )
    }

    /// With a fix that writes another path in place of this one.
    fn mended(&self, missing: Diagnostic, path: &str) -> Diagnostic {
        let span = self.asked.span;
        let source = self.asked.article.entry().source.text();
        let written = source.get(span.clone()).unwrap_or_default();
        if self.is_image() {
            return missing.with_fix(span.clone(), scalar(path));
        }
        if written.contains(['[', ']', '\n']) {
            return missing;
        }
        let end = written.find(['?', '#']).unwrap_or(written.len());
        let is_enclosed = source[..span.start].ends_with(['<', '"', '\'']);
        let is_plain = !path.contains(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')'));
        if is_plain || is_enclosed {
            missing.with_fix(span.start..span.start + end, path)
        } else {
            missing.with_fix(span.clone(), format!("<{path}{}>", &written[end..]))
        }
    }

    /// Whether it stands in the field `image`.
    fn is_image(&self) -> bool {
        let image = self.asked.article.metadata().image.as_ref();
        image.is_some_and(|image| image.src.span == *self.asked.span)
    }

    /// The file that was meant, and what speaks for it.
    fn meant(&self) -> Option<(&str, Why)> {
        let folder = self.asked.folder();
        let written = self.asked.written.split(['?', '#']).next().unwrap_or_default();
        let turned = [self.asked.path, written].map(|path| path.replace('\\', "/"));
        if written.contains('\\') {
            let full = turned.iter().filter_map(|path| join(folder, path));
            if let Some(found) = full.into_iter().find_map(|full| self.known().find(|known| *known == full)) {
                return Some((found, Why::Backslash));
            }
        }
        let path = &turned[0];
        let lower = join(folder, path)?.to_lowercase();
        let by = |is_meant: &dyn Fn(&str) -> bool| self.known().filter(|known| is_meant(known)).min();
        if let Some(found) = by(&|known| known.to_lowercase() == lower) {
            return Some((found, Why::Case));
        }
        let stem = [".md", ".html", ".markdown"].iter().find_map(|ending| lower.strip_suffix(ending));
        let stem = stem.unwrap_or(&lower);
        let is_document = |known: &str| {
            let known = known.to_lowercase();
            let known = known.strip_suffix("/index.md").or_else(|| known.strip_suffix(".md"));
            known.is_some_and(|known| known == stem)
        };
        if let Some(found) = by(&is_document) {
            return Some((found, Why::Near));
        }
        let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_lowercase();
        let own = name(path);
        if let Some(found) = by(&|known| name(known) == own && own != "index.md") {
            return Some((found, Why::Elsewhere));
        }
        let near = self.known().map(|known| (strsim::jaro_winkler(&name(known), &own), known));
        let near = near.filter(|(similarity, _)| *similarity > NEAR_NAME);
        let (_, found) = near.max_by(|left, right| left.0.total_cmp(&right.0).then(right.1.cmp(left.1)))?;
        Some((found, Why::Near))
    }

    /// All files that a link may lead to.
    fn known(&self) -> impl Iterator<Item = &str> {
        self.targets.names.by_path.keys().map(|path| &**path).chain(self.targets.files.paths())
    }
}

/// The same for addresses of pages, which have more in common.
const NEAR_ADDRESS: f64 = 0.93;

/// What speaks for another path.
#[derive(Clone, Copy)]
enum Why {
    Backslash,
    Case,
    /// It has the same name in another folder.
    Elsewhere,
    Near,
}

impl Why {
    fn said(self, path: &str) -> Message {
        match self {
            Self::Backslash => message!(
                sv: "Skriv snedstreck mellan mappar, inte bakstreck: {path}",
                en: "Write slashes between folders, not backslashes: {path}",
            ),
            Self::Case => message!(
                sv: "Stora och små bokstäver skiljer på webben. Skriv {path}",
                en: "Capitals make a difference on the web. Write {path}",
            ),
            Self::Elsewhere => message!(
                sv: "Den finns i en annan mapp: {path}",
                en: "There is one in another folder: {path}",
            ),
            Self::Near => message!(sv: "Menade du {path}?", en: "Did you mean {path}?"),
        }
    }
}
