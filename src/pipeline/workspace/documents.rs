//! The articles and pages of a folder as they were last read, each with its last good version.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::content::{self, Document, Vocabularies};
use crate::diagnostic::{Code, Diagnostic, Report, Source};
use crate::model::Parsed;
use crate::text::file;

use super::stamp::Seen;
use super::{Care, Change, is_broken};
use crate::pipeline::Progress;
use crate::pipeline::load::parse;

/// What texts are read with.
#[derive(Clone)]
pub(super) struct Basis {
    pub config: Arc<Config>,
    pub vocabularies: Arc<Vocabularies>,
}

/// All documents, by path.
#[derive(Default)]
pub(super) struct Documents {
    records: BTreeMap<String, Record>,
}

struct Record {
    document: Document,
    seen: Seen,
    /// The newest text; none where the file holds no text.
    text: Option<Arc<Source>>,
    /// The newest version without errors, or the newest where there has been none.
    shown: Option<Arc<Parsed>>,
    is_shown_sound: bool,
    /// The newest text has errors.
    is_broken: bool,
    /// What is wrong with the newest text.
    diagnostics: Vec<Diagnostic>,
}

impl Documents {
    /// What the site is made of.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Arc<Parsed>> {
        self.records.values().filter_map(|record| record.shown.as_ref())
    }

    pub(super) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.records.values().flat_map(|record| &record.diagnostics)
    }

    /// Whether an older version of the file at `path` is shown than it holds.
    pub(super) fn is_behind(&self, path: &str) -> bool {
        self.records.get(path).is_some_and(|record| record.is_broken)
    }

    /// Looks at those of the named files that are known.
    pub(super) fn look_at(&mut self, paths: &[String], basis: &Basis, change: &mut Change) {
        let known: Vec<&Document> =
            paths.iter().filter_map(|path| self.records.get(path)).map(|record| &record.document).collect();
        let read = self.read(known, basis, &Progress::default());
        self.take(read, Care::Wait, change);
    }

    /// Makes `found` the documents that there are, and reads what has changed.
    pub(super) fn replace(
        &mut self,
        found: &[Document],
        basis: &Basis,
        progress: &Progress,
        change: &mut Change,
    ) {
        let suspects: Vec<&Document> = found
            .par_iter()
            .filter(|document| {
                self.records.get(&document.path).is_none_or(|record| {
                    record.document != **document || !record.seen.still_holds(&document.file)
                })
            })
            .collect();
        progress.expect(suspects.len());
        let read = self.read(suspects, basis, progress);
        let there: std::collections::BTreeSet<&str> =
            found.iter().map(|document| document.path.as_str()).collect();
        let gone: Vec<String> =
            self.records.keys().filter(|path| !there.contains(path.as_str())).cloned().collect();
        for path in &gone {
            self.records.remove(path);
        }
        change.pages |= !gone.is_empty();
        change.paths.extend(gone);
        self.take(read, Care::Believe, change);
    }

    /// Parses all texts anew with other settings or vocabularies.
    pub(super) fn reread(&mut self, basis: &Basis) {
        self.records.par_iter_mut().for_each(|(_, record)| {
            if let Some(source) = record.text.clone() {
                let newest = judge(Report::clean(Some(source)), &record.document, basis);
                (record.is_broken, record.diagnostics) = (newest.is_broken, newest.diagnostics);
                if !newest.is_broken || !record.is_shown_sound {
                    (record.shown, record.is_shown_sound) = (newest.parsed, !newest.is_broken);
                    return;
                }
            }
            // The last good version as it is now, where it still is good.
            let Some(source) = record.shown.as_ref().map(|shown| Arc::clone(&shown.entry.source)) else {
                return;
            };
            let last = judge(Report::clean(Some(source)), &record.document, basis);
            if !last.is_broken {
                record.shown = last.parsed;
            }
        });
    }

    /// Reads files; those that hold what they held are left out.
    fn read(&self, documents: Vec<&Document>, basis: &Basis, progress: &Progress) -> Vec<Record> {
        let read = documents.into_par_iter().map(|document| {
            let seen = Seen::now(&document.file);
            let text = file::read(&document.file, &document.path);
            let known = self.records.get(&document.path).filter(|record| record.document == *document);
            let newest = match known {
                Some(record) if text.value.is_some() && record.text == text.value => record.newest(),
                _ => judge(text, document, basis),
            };
            progress.step();
            let Newest { text, parsed, is_broken, diagnostics } = newest;
            Record {
                document: document.clone(),
                seen,
                text,
                is_shown_sound: !is_broken && parsed.is_some(),
                shown: parsed,
                is_broken,
                diagnostics,
            }
        });
        read.collect()
    }

    /// Takes over what was read.
    fn take(&mut self, read: Vec<Record>, care: Care, change: &mut Change) {
        for mut record in read {
            let path = record.document.path.clone();
            let old = self.records.get(&path).filter(|old| old.document == record.document);
            let is_same =
                old.is_some_and(|old| old.text == record.text && old.diagnostics == record.diagnostics);
            if care == Care::Wait && record.may_be_torn() && !is_same {
                continue;
            }
            let shown = old.and_then(|old| old.shown.as_ref());
            if record.is_broken && old.is_some_and(|old| old.is_shown_sound) {
                (record.shown, record.is_shown_sound) = (shown.cloned(), true);
            }
            let is_shown_as_before = match (shown, &record.shown) {
                (Some(old), Some(new)) => Arc::ptr_eq(old, new),
                (None, None) => true,
                _ => false,
            };
            change.pages |= !is_shown_as_before;
            if !is_same {
                change.paths.push(path.clone());
            }
            self.records.insert(path, record);
        }
    }
}

/// What came of a text.
struct Newest {
    text: Option<Arc<Source>>,
    parsed: Option<Arc<Parsed>>,
    is_broken: bool,
    diagnostics: Vec<Diagnostic>,
}

impl Record {
    /// Whether it looks as a file does that is only half written: its front matter is cut off, or it holds no text.
    /// A wrong value in a front matter that is whole is what its author has saved.
    fn may_be_torn(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| {
            matches!(
                diagnostic.code,
                Code::FileNotText
                    | Code::FileEmpty
                    | Code::FileUnreadable
                    | Code::FrontMatterMissing
                    | Code::FrontMatterUnclosed
                    | Code::YamlSyntax
                    | Code::MissingField
            )
        })
    }

    fn newest(&self) -> Newest {
        Newest {
            text: self.text.clone(),
            parsed: self.shown.clone(),
            is_broken: self.is_broken,
            diagnostics: self.diagnostics.clone(),
        }
    }
}

fn judge(text: Report<Option<Arc<Source>>>, document: &Document, basis: &Basis) -> Newest {
    let mut diagnostics = Vec::new();
    let text = text.unpack(&mut diagnostics);
    let parsed = text.as_ref().map(|source| {
        let entry = content::parse(source, &document.address, &basis.config, &basis.vocabularies)
            .unpack(&mut diagnostics);
        parse(&basis.config, entry)
    });
    if let Some(parsed) = &parsed {
        diagnostics.extend(parsed.diagnostics.iter().cloned());
    }
    let is_broken = is_broken(&basis.config, &diagnostics);
    Newest { text, parsed, is_broken, diagnostics }
}
