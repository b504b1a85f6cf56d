//! Taking compounds apart, against the list of the project's own corpus and against words that are none.

use samla::diagnostic::Lang;
use samla::language::analysis::Analyzer;
use samla::language::compounds::{Lexicon, split};

fn boundaries(split: &str) -> Vec<String> {
    split.split('+').map(|part| part.trim().replace(['(', ')'], "").to_lowercase()).collect()
}

/// The parts as they stand, binding letters included.
fn surfaces(word: &str, lexicon: &Lexicon, analyzer: &Analyzer) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    match split(word, lexicon, analyzer) {
        Some(parts) => parts.iter().map(|part| letters[part.start..part.end].iter().collect()).collect(),
        None => vec![word.to_owned()],
    }
}

#[test]
fn nineteen_of_twenty_compounds_are_split_exactly() {
    let analyzer = Analyzer::new(Lang::Sv);
    let lexicon = Lexicon::new(&analyzer, &[], std::iter::empty());
    let list = include_str!("compounds.csv");
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in list.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let (word, expected, kind) = (fields[1], boundaries(fields[3]), fields[5]);
        let found = surfaces(word, &lexicon, &analyzer);
        // Of three equal consonants one is not written, but belongs to both parts.
        let expected = if kind == "lexicalised" { vec![word.to_owned()] } else { expected };
        count += 1;
        let same = found == expected || (word == "processtöd" && found == ["process", "stöd"]);
        if !same {
            wrong.push(format!("{word}: {found:?} instead of {expected:?}"));
        }
    }
    assert!(wrong.len() * 20 <= count, "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The words of a list; `#` begins a comment line.
fn words(list: &str) -> impl Iterator<Item = String> {
    list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(str::to_lowercase)
}

#[test]
fn nine_of_ten_compounds_of_the_field_are_split_exactly() {
    let analyzer = Analyzer::new(Lang::Sv);
    let lexicon = Lexicon::new(&analyzer, &[], std::iter::empty());
    let list: Vec<String> = words(include_str!("more-compounds.txt")).collect();
    let wrong: Vec<String> = list
        .iter()
        .filter_map(|expected| {
            let found = surfaces(&expected.replace('|', ""), &lexicon, &analyzer).join("|");
            (found != *expected).then(|| format!("{found} instead of {expected}"))
        })
        .collect();
    assert!(list.len() >= 450);
    assert!(wrong.len() * 10 <= list.len(), "{} of {}:\n{}", wrong.len(), list.len(), wrong.join("\n"));
}

#[test]
fn simple_words_stay_whole() {
    let analyzer = Analyzer::new(Lang::Sv);
    let words: Vec<String> =
        words(include_str!("simple.txt")).chain(words(include_str!("more-simple.txt"))).collect();
    assert!(words.len() >= 700);
    // The words themselves are the corpus: they may make parts of each other.
    let lexicon = Lexicon::new(&analyzer, &[], words.iter().map(String::as_str));
    let wrong: Vec<String> = words
        .iter()
        .filter_map(|word| {
            split(word, &lexicon, &analyzer)
                .map(|parts| format!("{word}: {:?}", parts.iter().map(|part| &part.base).collect::<Vec<_>>()))
        })
        .collect();
    assert!(wrong.len() * 50 < words.len(), "{} of {}:\n{}", wrong.len(), words.len(), wrong.join("\n"));
}
