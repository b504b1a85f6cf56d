//! The A–Ö index.

use crate::diagnostic::Lang;
use crate::model::{Address, Entry, Letter, Route, Target};

use super::super::ThemeError;
use super::super::views::{AlphabetView, IndexEntryView, IndexLetterView};
use super::{Page, Pages};

impl<'a> Pages<'a> {
    /// All letters.
    pub(super) fn alphabet(&self, lang: Lang) -> Result<String, ThemeError> {
        let address = self.site.routes.address(Route::Alphabet(lang));
        let page = Page {
            kind: "alphabet",
            lang,
            title: self.theme.word(lang, "alphabet"),
            description: self.theme.word(lang, "alphabet_text"),
            above: Vec::new(),
            alternates: self.alternates(|lang| Some(&self.shell.edition(lang).alphabet)),
            address,
            feed: None,
            image: None,
            noindex: false,
            modified: None,
        };
        let view = AlphabetView { letters: self.letters(lang, None), current: None, entries: Vec::new() };
        self.fill(page, "alphabet.html", "alphabet", &view, None)
    }

    /// The entries of one letter.
    pub(super) fn letter(&self, lang: Lang, letter: Letter) -> Result<String, ThemeError> {
        let title = format!("{}: {}", self.theme.word(lang, "alphabet"), letter.title());
        let page = Page {
            kind: "alphabet",
            lang,
            title: &title,
            description: self.theme.word(lang, "alphabet_text"),
            address: self.site.routes.address(Route::Letter(lang, letter)),
            above: vec![(self.theme.word(lang, "alphabet"), &self.shell.edition(lang).alphabet)],
            alternates: Vec::new(),
            feed: None,
            image: None,
            noindex: false,
            modified: None,
        };
        let view = AlphabetView {
            letters: self.letters(lang, Some(letter)),
            current: Some(letter.title()),
            entries: self.site.entries(lang, letter).iter().map(|entry| self.named(entry)).collect(),
        };
        self.fill(page, "alphabet.html", "alphabet", &view, None)
    }

    fn letters(&self, lang: Lang, current: Option<Letter>) -> Vec<IndexLetterView<'a>> {
        let letters = self.site.edition(lang).alphabet.iter();
        letters
            .map(|&letter| IndexLetterView {
                title: letter.title(),
                url: self.site.routes.address(Route::Letter(lang, letter)).href().to_owned(),
                current: current == Some(letter),
            })
            .collect()
    }

    fn named(&self, entry: &Entry<'a>) -> IndexEntryView<'a> {
        self.entry(entry.is_synonym.then_some(entry.title), entry.target)
    }

    /// What an index leads to, under its own name or another word for it.
    pub(super) fn entry(&self, title: Option<&'a str>, target: Target) -> IndexEntryView<'a> {
        let site = self.site;
        let (address, name, kind): (&Address, &str, &str) = match target {
            Target::Article(id) => {
                let article = site.article(id);
                (&article.address, &article.metadata().title, "")
            }
            Target::Term(id) => {
                let (taxonomy, term) = site.term(id);
                (site.routes.term(id), &term.title, taxonomy.singular(id.lang))
            }
        };
        IndexEntryView {
            title: title.unwrap_or(name),
            url: address.href(),
            kind,
            see: if title.is_some() { name } else { "" },
            is_article: matches!(target, Target::Article(_)),
        }
    }
}
