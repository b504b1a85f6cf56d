//! The word index.

use crate::diagnostic::Lang;
use crate::model::{Letter, Route, Word};

use super::super::ThemeError;
use super::super::views::{CompoundView, IndexEntryView, IndexLetterView, WordLink, WordView, WordsView};
use super::{Page, Pages};

/// Pages of one word; the rest is counted.
const MOST_PAGES: usize = 15;
/// With more pages than this the longer words of a word are links to their own places.
const MOST_BELOW: usize = 60;
/// Words on the first page.
const PARTS: usize = 48;

impl<'a> Pages<'a> {
    /// All letters, and the words that most others contain.
    pub(super) fn words(&self, lang: Lang) -> Result<String, ThemeError> {
        let index = self.site.words(lang);
        let view = WordsView {
            letters: self.word_letters(lang, None),
            current: None,
            parts: index
                .commonest_parts(PARTS)
                .into_iter()
                .map(|word| WordLink {
                    title: &word.title,
                    url: self.word_url(lang, word),
                    count: index.compounds(word).len(),
                })
                .collect(),
            words: Vec::new(),
        };
        let page = Page {
            kind: "words",
            lang,
            title: self.theme.word(lang, "words"),
            description: self.theme.word(lang, "words_text"),
            address: self.shell.edition(lang).words.clone(),
            above: vec![(self.theme.word(lang, "alphabet"), &self.shell.edition(lang).alphabet)],
            alternates: self.alternates(|lang| Some(&self.shell.edition(lang).words)),
            feed: None,
            image: None,
            noindex: false,
            modified: None,
        };
        self.fill(page, "words.html", "words", &view, None)
    }

    /// The words of one letter.
    pub(super) fn words_of(&self, lang: Lang, letter: Letter) -> Result<String, ThemeError> {
        let words = self.site.words(lang).words(letter);
        let view = WordsView {
            letters: self.word_letters(lang, Some(letter)),
            current: Some(letter.title()),
            parts: Vec::new(),
            words: words.into_iter().map(|word| self.word(lang, word)).collect(),
        };
        let shell = self.shell.edition(lang);
        let title = format!("{}: {}", self.theme.word(lang, "words"), letter.title());
        let page = Page {
            kind: "words",
            lang,
            title: &title,
            description: self.theme.word(lang, "words_text"),
            address: self.site.routes.address(Route::WordLetter(lang, letter)),
            above: vec![
                (self.theme.word(lang, "alphabet"), &shell.alphabet),
                (self.theme.word(lang, "words"), &shell.words),
            ],
            alternates: Vec::new(),
            feed: None,
            image: None,
            noindex: false,
            modified: None,
        };
        self.fill(page, "words.html", "words", &view, None)
    }

    fn word_letters(&self, lang: Lang, current: Option<Letter>) -> Vec<IndexLetterView<'a>> {
        let letters = self.site.words(lang).letters().iter();
        letters
            .map(|&letter| IndexLetterView {
                title: letter.title(),
                url: self.site.routes.address(Route::WordLetter(lang, letter)).href().to_owned(),
                current: current == Some(letter),
            })
            .collect()
    }

    fn word(&self, lang: Lang, word: &'a Word) -> WordView<'a> {
        let compounds = self.site.words(lang).compounds(word);
        let count: usize = compounds.iter().map(|compound| compound.targets.len().min(MOST_PAGES)).sum();
        let compounds = compounds.into_iter().map(|compound| {
            let title = &compound.title;
            if count > MOST_BELOW {
                let url = self.word_url(lang, compound);
                return CompoundView { title, url, pages: Vec::new(), more: 0 };
            }
            let (pages, more) = self.pages_of(compound);
            CompoundView { title, url: String::new(), pages, more }
        });
        let (pages, more) = self.pages_of(word);
        WordView { title: &word.title, id: id(word), pages, more, compounds: compounds.collect() }
    }

    fn pages_of(&self, word: &Word) -> (Vec<IndexEntryView<'a>>, usize) {
        let shown = word.targets.iter().take(MOST_PAGES).map(|&target| self.entry(None, target));
        (shown.collect(), word.targets.len().saturating_sub(MOST_PAGES))
    }

    /// The place of a word in the index.
    fn word_url(&self, lang: Lang, word: &Word) -> String {
        let page = self.site.routes.address(Route::WordLetter(lang, word.letter()));
        format!("{}#{}", page.href(), id(word))
    }
}

/// The name of a word's place on its page.
fn id(word: &Word) -> String {
    format!("ord-{}", word.title)
}
