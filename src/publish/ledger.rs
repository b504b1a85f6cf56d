//! What readers could reach in the site that is out: the addresses, and which file each came from. Kept beside the
//! manifest, it lets a build say which of them are about to disappear.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::text::file;

use super::tree;

/// The ledger's file name.
pub(super) const NAME: &str = ".samla-ledger";
const HEAD: &str = "samla-ledger 1";

/// Every address that somebody may have linked to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger(BTreeMap<String, Entry>);

/// What stood at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub kind: Kind,
    /// The file it came from, relative to the site's root; empty where it came from none.
    pub source: String,
    pub title: String,
}

/// What an address leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Article,
    Page,
    /// A taxonomy or a term.
    Term,
    /// An old address that leads on to a newer one.
    Alias,
    /// A picture or document.
    File,
}

const KINDS: [(Kind, &str); 5] = [
    (Kind::Article, "article"),
    (Kind::Page, "page"),
    (Kind::Term, "term"),
    (Kind::Alias, "alias"),
    (Kind::File, "file"),
];

impl Kind {
    fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, _)| *kind == self).map_or("page", |(_, name)| name)
    }
}

impl Ledger {
    /// Notes what stands at an address, relative to the site's own.
    pub fn enter(&mut self, address: &str, kind: Kind, source: &str, title: &str) {
        let plain = |text: &str| text.replace(['\t', '\n', '\r'], " ");
        let entry = Entry { kind, source: plain(source), title: plain(title) };
        self.0.insert(plain(address), entry);
    }

    /// The addresses of one kind, in order.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (&str, &Entry)> {
        self.0
            .iter()
            .filter(move |(_, entry)| entry.kind == kind)
            .map(|(address, entry)| (address.as_str(), entry))
    }

    /// What stands at an address.
    pub fn at(&self, address: &str) -> Option<&Entry> {
        self.0.get(address)
    }

    /// Every address with what stands there, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Entry)> {
        self.0.iter().map(|(address, entry)| (address.as_str(), entry))
    }

    /// As much as the paths of published files tell, for a site whose ledger is lost: pages below a folder of `articles`
    /// count as articles.
    pub fn guessed<'a>(paths: impl Iterator<Item = &'a str>, articles: &str) -> Self {
        let mut ledger = Self::default();
        for path in paths {
            let Some(address) = path.strip_suffix("index.html") else { continue };
            let mut parts =
                address.trim_end_matches('/').split('/').skip_while(|part| *part != articles).skip(1);
            let is_article = parts.clone().next().is_some() && !parts.any(|part| part == "sida");
            if is_article {
                ledger.enter(address, Kind::Article, "", "");
            }
        }
        ledger
    }

    /// What was there and is not in `new`, in the order of the addresses.
    pub fn gone<'a>(&'a self, new: &'a Self) -> impl Iterator<Item = (&'a str, &'a Entry)> {
        let gone = self.0.iter().filter(|(address, _)| !new.0.contains_key(*address));
        gone.map(|(address, entry)| (address.as_str(), entry))
    }

    /// The ledger of the site in `output`; none where it has none that can be read.
    pub fn read(output: &Path) -> Option<Self> {
        let path = output.join(NAME);
        // Never through a link, nor from what is no file: it may be anything.
        path.symlink_metadata().ok().filter(fs::Metadata::is_file)?;
        let text = String::from_utf8(file::read_bytes(&path).ok()?).ok()?;
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let entries = lines.filter_map(|line| {
            let mut parts = line.splitn(4, '\t');
            let kind = parts.next()?;
            let kind = KINDS.iter().find(|(_, name)| *name == kind)?.0;
            let address = parts.next()?.to_owned();
            let (source, title) = (parts.next()?.to_owned(), parts.next()?.to_owned());
            Some((address, Entry { kind, source, title }))
        });
        Some(Self(entries.collect()))
    }

    /// Writes it into `folder`, whole or not at all.
    pub(super) fn write(&self, folder: &Path) -> io::Result<()> {
        let mut text = format!("{HEAD}\n");
        for (address, Entry { kind, source, title }) in &self.0 {
            for part in [kind.name(), "\t", address, "\t", source, "\t", title, "\n"] {
                text.push_str(part);
            }
        }
        tree::write_whole(folder, NAME, text.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let mut ledger = Ledger::default();
        ledger.enter("initiativ/a/", Kind::Article, "content/initiativ/a.md", "En\ttitel\n");
        ledger.enter("gammal/", Kind::Alias, "content/initiativ/a.md", "");
        ledger.write(folder.path()).unwrap();
        let read = Ledger::read(folder.path()).unwrap();
        assert_eq!(read, ledger);
        assert_eq!(read.of_kind(Kind::Article).next().unwrap().1.title, "En titel ");
        let mut new = Ledger::default();
        new.enter("initiativ/a/", Kind::Alias, "content/initiativ/b.md", "");
        assert_eq!(read.gone(&new).map(|(address, _)| address).collect::<Vec<_>>(), ["gammal/"]);
        fs::write(folder.path().join(NAME), "something else").unwrap();
        assert_eq!(Ledger::read(folder.path()), None);
    }
}
