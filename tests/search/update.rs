//! An index that follows its documents is, file for file, the one that is made of them anew.

use std::sync::Arc;

use rayon::prelude::*;
use samla::diagnostic::Lang;
use samla::search::{Document, Section, Settings, Taxonomy, TermRef, index};

const SEQUENCES: u64 = 20;
const STEPS: usize = 6;
/// Every so many sequences the texts are long, so that the index has many files.
const LONG: u64 = 5;
/// Every so many there are more documents, so that one more or less changes nothing in the sets of others.
const MANY: u64 = 4;

/// What texts are made of. What stands with hyphens and what has synonyms is said in other words as well.
#[rustfmt::skip]
const PHRASES: [&str; 22] = [
    "och", "i", "skola", "skolan", "skolkurator", "kurator", "barn", "vård", "barnvård", "hvb", "lean",
    "barn- och ungdomsvård", "låg- och mellanstadiet", "socialsekreterare och -handläggare",
    "hem för vård eller boende", "ständiga förbättringar", "snöröjning", "plogning", "2019", "3,5 %", "IFO-FH", "Örebro",
];
/// Rare ones: as such a word comes or goes, others are compounds or are not.
#[rustfmt::skip]
const RARE: [&str; 14] = [
    "xylofon", "lektion", "xylofonlektion", "frobba", "frobban", "frobbaplan", "mötesfrobba", "gnyffel",
    "gnyffel- och frobbaskola", "gnyffelfrobba", "dratt", "drattar", "drattplan", "barndratt",
];
const TAGS: [&str; 3] = ["Skola", "Barn- och ungdomsvård", "Frobba"];

/// What words are made of that mean nothing.
const SYLLABLES: [&str; 16] =
    ["ba", "do", "fi", "gu", "hå", "je", "ka", "lo", "mi", "nu", "på", "re", "sa", "to", "vi", "xu"];

struct Random {
    state: u64,
    /// How many words that mean nothing a text has, for each of its phrases.
    words: usize,
}

impl Random {
    fn below(&mut self, end: usize) -> usize {
        // xorshift64* (Vigna 2016)
        self.state ^= self.state >> 12;
        self.state ^= self.state << 25;
        self.state ^= self.state >> 27;
        usize::try_from(self.state.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap() % end
    }

    fn phrase(&mut self) -> &'static str {
        if self.below(30) == 0 { RARE[self.below(RARE.len())] } else { PHRASES[self.below(PHRASES.len())] }
    }

    fn text(&mut self, phrases: usize) -> String {
        (0..phrases).map(|_| self.phrase()).collect::<Vec<_>>().join(" ")
    }

    fn words(&mut self, length: usize) -> String {
        let syllables = (0..self.words * length * 3).map(|at| {
            let syllable = SYLLABLES[self.below(SYLLABLES.len())];
            if at % 3 == 0 { format!(" {syllable}") } else { syllable.to_owned() }
        });
        syllables.collect()
    }

    fn document(&mut self, number: usize) -> Document {
        let label = TAGS[self.below(TAGS.len())];
        let length = [1, 4, 16][self.below(3)];
        let heading = self.phrase().to_owned();
        let text = self.text(length * 2) + "\n" + &self.text(length) + &self.words(length);
        Document {
            url: format!("/{number}/"),
            lang: if number % 5 == 4 { Lang::En } else { Lang::Sv },
            title: self.text(1),
            summary: self.text(length / 4),
            broader: Vec::new(),
            terms: vec![(
                "tags".to_owned(),
                TermRef { slug: samla::text::slug(label), label: label.to_owned() },
            )],
            date: format!("20{}", 10 + self.below(12)).parse().ok(),
            review_by: None,
            place: String::new(),
            sections: vec![Section { anchor: None, heading, text }].into(),
        }
    }

    /// Changes one or two of the documents: a word, most often.
    fn edit(&mut self, documents: &mut Vec<Document>, next: &mut usize) {
        for _ in 0..=self.below(2) {
            let at = self.below(documents.len());
            match self.below(11) {
                which @ (0 | 9) => {
                    let mut document = self.document(*next);
                    if which == 9 {
                        // As `samla new` makes it: it comes after all others.
                        document.date = "2026-11".parse().ok();
                    }
                    documents.push(document);
                    *next += 1;
                }
                10 => {
                    let last =
                        (0..documents.len()).max_by_key(|&at| (documents[at].date, &documents[at].url));
                    drop(documents.remove(last.unwrap()));
                }
                1 => drop(documents.remove(at)),
                2 => {
                    // A short one, of which many files do not know.
                    let length = |document: &&mut Document| document.sections[0].text.len();
                    let shortest = documents.iter_mut().min_by_key(length).unwrap();
                    shortest.date = format!("20{}", 10 + self.below(12)).parse().ok();
                }
                3 => documents[at].title = self.text(2),
                4 | 5 => {
                    // The last of a rare word, often.
                    let (old, new) = (RARE[self.below(RARE.len())], self.phrase());
                    let text = |document: &Document| document.sections[0].text.contains(old);
                    if let Some(at) = documents.iter().position(text) {
                        replace(&mut documents[at], old, new);
                    }
                }
                _ => {
                    let new = if self.below(2) == 0 { RARE[self.below(RARE.len())] } else { self.phrase() };
                    replace(&mut documents[at], self.phrase(), new);
                }
            }
        }
    }
}

/// Puts other words in the place of some.
fn replace(document: &mut Document, old: &str, new: &str) {
    let text = &mut Arc::make_mut(&mut document.sections)[0].text;
    *text = text.replacen(old, new, 1 + old.len() % 2);
}

#[test]
fn after_any_edits_it_is_the_index_of_the_documents() {
    let settings = Settings {
        synonyms: vec![
            vec!["HVB".to_owned(), "hem för vård eller boende".to_owned()],
            ["lean", "ständiga förbättringar", "frobba", "gnyffel"].map(str::to_owned).to_vec(),
            ["snöröjning", "plogning", "dratt", "lektion"].map(str::to_owned).to_vec(),
        ],
        dictionary: vec!["plan".to_owned()],
        taxonomies: vec![Taxonomy { id: "tags".to_owned(), label: "Ämne".to_owned() }],
    };
    let fault = (0..SEQUENCES).into_par_iter().find_map_first(|seed| {
        let state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        let mut random = Random { state, words: if seed % LONG == 0 { 20 } else { 0 } };
        let mut next = if seed % MANY == 1 { 300 } else { 24 };
        let mut documents: Vec<Document> = (0..next).map(|number| random.document(number)).collect();
        let mut followed = index(&documents, &settings);
        (0..STEPS).find_map(|step| {
            let old = documents.clone();
            random.edit(&mut documents, &mut next);
            followed.update(&old, &documents, &settings);
            let differs = followed.next_files() != index(&documents, &settings).files();
            differs.then(|| format!("sequence {seed}, step {step}"))
        })
    });
    assert_eq!(fault, None);
}

/// What readers' browsers have of the index stays good, and the preview makes the new one at once.
#[test]
fn a_new_article_leaves_the_files_of_words_that_it_does_not_say() {
    let settings = Settings::default();
    let mut random = Random { state: 1, words: 10 };
    let mut documents: Vec<Document> = (0..402).map(|number| random.document(number)).collect();
    let names = |documents: &[Document]| -> Vec<String> {
        let files = index(documents, &settings).files().into_iter().map(|(path, _)| path);
        files.filter(|path| path.contains("/sv/t-")).collect()
    };
    let before = names(&documents);
    let section = Section { anchor: None, heading: String::new(), text: "Plogning vid en skola".to_owned() };
    documents.push(Document {
        lang: Lang::Sv,
        title: "Snöröjning".to_owned(),
        summary: String::new(),
        date: "2026-11".parse().ok(),
        sections: vec![section].into(),
        ..random.document(402)
    });
    let after = names(&documents);
    let kept = before.iter().filter(|name| after.contains(name)).count();
    assert!(kept * 2 > before.len(), "{kept} of {} files", before.len());
}

/// Results of a frequent word show what is true now, also of what no word says.
#[test]
fn what_results_show_of_documents_follows_them_beside_frequent_words() {
    let settings = Settings::default();
    let mut random = Random { state: 1, words: 0 };
    let mut documents: Vec<Document> = (0..600)
        .map(|number| Document { lang: Lang::Sv, title: "Skolan".to_owned(), ..random.document(number) })
        .collect();
    let mut followed = index(&documents, &settings);
    let former = followed.next_files();
    let old = documents.clone();
    let newest = "2021".parse().ok();
    for document in documents.iter_mut().filter(|document| document.date == newest) {
        document.place = "Kungsbacka".to_owned();
    }
    followed.update(&old, &documents, &settings);
    let files = followed.next_files();
    let changed = files.iter().filter(|file| file.0.contains("/t-") && !former.contains(file));
    assert_ne!(changed.count(), 0, "the places stand beside the word");
    assert_eq!(files, index(&documents, &settings).files());
}
