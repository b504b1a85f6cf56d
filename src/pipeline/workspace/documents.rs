//! The articles and pages of a folder as they were last read, each with its last good version.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Config;
use crate::content::{self, Document, Found, Vocabularies};
use crate::diagnostic::{Code, Diagnostic, Report, Source};
use crate::model::Parsed;
use crate::text::{Date, file};

use super::stamp::{Seen, Stamp};
use super::{Care, Finding};
use crate::pipeline::Progress;
use crate::pipeline::levels::{Unseen, is_broken};
use crate::pipeline::load::parse;

/// What texts are read with.
#[derive(Clone)]
pub(super) struct Basis {
    pub config: Arc<Config>,
    pub vocabularies: Arc<Vocabularies>,
    pub today: Date,
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
    /// By the newest text readers do not see the file.
    unseen: Option<Unseen>,
    /// What is wrong with the newest text.
    diagnostics: Vec<Diagnostic>,
    /// The site's own excuses of private data that the newest text uses.
    excused: Vec<String>,
}

impl Documents {
    /// What the site is made of.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Arc<Parsed>> {
        self.records.values().filter_map(|record| record.shown.as_ref())
    }

    pub(super) fn diagnostics(&self) -> impl Iterator<Item = &Diagnostic> {
        self.records.values().flat_map(|record| &record.diagnostics)
    }

    /// The site's own excuses of private data that the newest texts use, by key.
    pub(super) fn excused(&self) -> impl Iterator<Item = &String> {
        self.records.values().flat_map(|record| &record.excused)
    }

    /// Whether an older version of the file at `path` is shown than it holds.
    pub(super) fn is_behind(&self, path: &str) -> bool {
        self.records.get(path).is_some_and(|record| record.is_broken)
    }

    /// The file at `path`, where readers do not see it.
    pub(super) fn unseen(&self, path: &str) -> Option<&Unseen> {
        self.records.get(path)?.unseen.as_ref()
    }

    /// Looks at the named files. With [`Care::Wait`] those that are gone stay, and new ones wait with them: a file that
    /// is saved anew is gone for a moment, and one that is moved has two names.
    pub(super) fn look_at(
        &mut self,
        root: &Path,
        paths: &[String],
        basis: &Basis,
        care: Care,
        finding: &mut Finding,
    ) {
        let paths: BTreeSet<&String> = paths.iter().collect();
        let known = paths.iter().filter_map(|path| self.records.get(*path));
        let known: Vec<Document> = known.map(|record| record.document.clone()).collect();
        let new = paths.iter().filter(|path| !self.records.contains_key(**path));
        let new = new.filter_map(|path| content::find(root, path)).filter(Found::is_document);
        let new: Vec<Document> = new.filter_map(|found| found.document(&basis.config).value).collect();
        let is_moving = care == Care::Wait && known.iter().any(|document| is_gone(&document.file));
        let documents: Vec<&Document> = known.iter().chain(new.iter().filter(|_| !is_moving)).collect();
        // By the threads that have read all the others: an allocator keeps memory for each thread, and there it has room
        // where former versions were.
        let read = documents.into_par_iter().map(|document| self.read(document, basis)).collect();
        self.take(read, care, finding);
    }

    /// Compares all documents with the files that were found, and reads what has changed; `anew` where the settings
    /// are others. Gives what is wrong with the names of files.
    pub(super) fn compare(
        &mut self,
        files: &[(Found, Option<Stamp>)],
        anew: bool,
        basis: &Basis,
        care: Care,
        progress: &Progress,
        finding: &mut Finding,
    ) -> Vec<Diagnostic> {
        let (mut suspects, mut missing) = (Vec::new(), Vec::new());
        let mut known = self.records.iter().peekable();
        for (file, stamp) in files {
            while let Some((path, _)) = known.next_if(|(path, _)| **path < file.path) {
                missing.push(path.clone());
            }
            let record = known.next_if(|(path, _)| **path == file.path).map(|(_, record)| record);
            let is_seen = record.is_some_and(|record| {
                // Compared as they are written: taking a path apart takes longer than all the rest.
                record.seen.is(*stamp) && record.document.file.as_os_str() == file.file.as_os_str()
            });
            if anew || !is_seen {
                suspects.push(file);
            }
        }
        missing.extend(known.map(|(path, _)| path.clone()));
        // A file that was made after the search for files is there all the same.
        missing.retain(|path| !self.records[path].document.file.is_file());

        let documents: Vec<_> =
            suspects.into_par_iter().map(|file| file.clone().document(&basis.config)).collect();
        let mut names = Vec::new();
        let documents: Vec<Document> =
            documents.into_iter().filter_map(|document| document.unpack(&mut names)).collect();
        missing.extend(names.iter().map(|mistake| mistake.location.source.path().to_owned()));
        for path in missing {
            self.remove(&path, finding);
        }
        progress.expect(documents.len());
        let read = documents.par_iter().map(|document| {
            let record = self.read(document, basis);
            progress.step();
            record
        });
        let read = read.collect();
        self.take(read, care, finding);
        names
    }

    /// Parses all texts anew with other settings or vocabularies.
    pub(super) fn reread(&mut self, basis: &Basis) {
        self.records.par_iter_mut().for_each(|(_, record)| {
            if let Some(source) = record.text.clone() {
                let newest = judge(Report::clean(Some(source)), &record.document, basis);
                (record.is_broken, record.diagnostics) = (newest.is_broken, newest.diagnostics);
                record.unseen = newest.unseen;
                record.excused = newest.excused;
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

    /// Reads a file. What holds what it held is not parsed again.
    fn read(&self, document: &Document, basis: &Basis) -> Record {
        let seen = Seen::now(&document.file);
        let text = file::read(&document.file, &document.path);
        let known = self.records.get(&document.path).filter(|record| record.document == *document);
        let Newest { text, parsed, is_broken, unseen, diagnostics, excused } = match known {
            Some(record) if text.value.is_some() && record.text == text.value => record.newest(),
            _ => judge(text, document, basis),
        };
        Record {
            document: document.clone(),
            seen,
            text,
            is_shown_sound: !is_broken && parsed.is_some(),
            shown: parsed,
            is_broken,
            unseen,
            diagnostics,
            excused,
        }
    }

    /// Takes over what was read.
    fn take(&mut self, read: Vec<Record>, care: Care, finding: &mut Finding) {
        for mut record in read {
            let path = record.document.path.clone();
            if care != Care::Wait && record.text.is_none() && is_gone(&record.document.file) {
                self.remove(&path, finding);
                continue;
            }
            let old = self.records.get(&path);
            let known = old.filter(|old| old.document == record.document);
            let is_same =
                known.is_some_and(|old| old.text == record.text && old.diagnostics == record.diagnostics);
            if care.waits(record.seen) && record.may_be_torn() && !is_same {
                continue;
            }
            if record.is_broken && known.is_some_and(|old| old.is_shown_sound) {
                (record.shown, record.is_shown_sound) = (known.and_then(|old| old.shown.clone()), true);
            }
            finding.edit(old.and_then(|old| old.shown.as_ref()), record.shown.as_ref());
            if !is_same {
                finding.change.paths.push(path.clone());
            }
            self.records.insert(path, record);
        }
    }

    /// Forgets a file.
    fn remove(&mut self, path: &str, finding: &mut Finding) {
        if let Some(record) = self.records.remove(path) {
            finding.edit(record.shown.as_ref(), None);
            finding.change.paths.push(path.to_owned());
        }
    }
}

/// Whether there is certainly no file.
fn is_gone(file: &Path) -> bool {
    let error = file.symlink_metadata().err().map(|error| error.kind());
    matches!(error, Some(ErrorKind::NotFound | ErrorKind::NotADirectory))
}

/// What came of a text.
struct Newest {
    text: Option<Arc<Source>>,
    parsed: Option<Arc<Parsed>>,
    is_broken: bool,
    unseen: Option<Unseen>,
    diagnostics: Vec<Diagnostic>,
    excused: Vec<String>,
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
            unseen: self.unseen.clone(),
            diagnostics: self.diagnostics.clone(),
            excused: self.excused.clone(),
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
    let unseen = parsed.as_ref().and_then(|parsed| Unseen::of(&parsed.entry.metadata, basis.today));
    let is_broken = is_broken(&basis.config, &diagnostics, unseen.as_ref());
    let excused = parsed.as_ref().map(|parsed| parsed.entry.excused.clone()).unwrap_or_default();
    Newest { text, parsed, is_broken, unseen, diagnostics, excused }
}
