//! Bodies of articles: sections, paragraphs, lists, tables, quotations, links between articles.

use super::Corpus;
use super::random::Random;

/// The Markdown of the article `index`: 270 to 800 words in three to six sections.
pub fn body(corpus: &Corpus, index: usize) -> String {
    let mut random = corpus.random("body", index);
    let words = random.between(270, 800);
    let sections = random.between(3, 6);
    let links: Vec<(usize, usize)> = (0..random.between(2, 4))
        .map(|_| (random.below(corpus.size), random.below(sections)))
        .filter(|&(target, _)| target != index)
        .collect();
    let (list, quotation) = (random.below(sections), random.below(sections));
    let table = if random.per_mille(200) { random.below(sections) } else { sections };

    let opening = random.between(25, 50);
    let mut blocks = vec![paragraph(corpus, &mut random, opening).join(" ")];
    for section in 0..sections {
        let heading = random.between(1, 4);
        blocks.push(format!("## {}", capitalised(&corpus.lexicon.contents(&mut random, heading).join(" "))));
        let mut left = (words.saturating_sub(40) / sections).max(40);
        let mut here = links.iter().filter(|&&(_, place)| place == section);
        while left > 0 {
            let length = random.between(35, 80).min(left);
            let mut sentences = paragraph(corpus, &mut random, length);
            for &(target, _) in here.by_ref() {
                let link = format!(
                    "Se även [{}]({}.md).",
                    corpus.titles[target].to_lowercase(),
                    corpus.slugs[target]
                );
                sentences.insert(random.below(sentences.len() + 1), link);
            }
            blocks.push(sentences.join(" "));
            left -= length;
        }
        if section == list {
            let items = random.between(3, 6);
            blocks.push(lines(items, || {
                let length = random.between(3, 9);
                format!("- {}", sentence(corpus, &mut random, length))
            }));
        }
        if section == quotation {
            let length = random.between(10, 20);
            blocks.push(format!("> {}", sentence(corpus, &mut random, length)));
        }
        if section == table {
            let head = format!(
                "| {} |\n| --- | --- | ---: |\n",
                corpus.lexicon.contents(&mut random, 3).join(" | ")
            );
            let rows = random.between(3, 8);
            blocks.push(
                head + &lines(rows, || {
                    let cells = corpus.lexicon.contents(&mut random, 2).join(" | ");
                    format!("| {cells} | {} |", random.between(1, 9999))
                }),
            );
        }
    }
    blocks.join("\n\n") + "\n"
}

fn lines(count: usize, line: impl FnMut() -> String) -> String {
    std::iter::repeat_with(line).take(count).collect::<Vec<_>>().join("\n")
}

/// Sentences of so many words together, or a few more.
fn paragraph(corpus: &Corpus, random: &mut Random, words: usize) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut left = words;
    while left > 0 {
        let length = random.between(6, 18).min(left.max(4));
        sentences.push(sentence(corpus, random, length));
        left = left.saturating_sub(length);
    }
    sentences
}

/// A sentence of at least two words; now and then one of them stands out.
pub fn sentence(corpus: &Corpus, random: &mut Random, words: usize) -> String {
    let mut tokens: Vec<String> = (0..words).map(|_| token(corpus, random)).collect();
    tokens[0] = capitalised(&tokens[0]);
    if words > 9 {
        tokens[words / 2].push(',');
    }
    let mark = match random.below(100) {
        0..12 => "**",
        12..17 => "*",
        _ => "",
    };
    if !mark.is_empty() {
        let place = random.between(1, words - 1);
        let bare = tokens[place].trim_end_matches(',');
        tokens[place] = format!("{mark}{bare}{mark}{}", &tokens[place][bare.len()..]);
    }
    tokens.join(" ") + "."
}

/// A word; a compound made on the spot in 15 of 1,000, a number in 10, a suspended hyphen in 2.
fn token(corpus: &Corpus, random: &mut Random) -> String {
    match random.below(1000) {
        0..15 => corpus.lexicon.compound(random),
        15..25 => number(random).to_string(),
        25..27 => corpus.lexicon.suspended(random),
        _ => corpus.lexicon.word(random).to_owned(),
    }
}

fn number(random: &mut Random) -> usize {
    match random.below(3) {
        0 => random.between(1900, 2026),
        1 => random.between(2, 99),
        _ => random.between(100, 250_000),
    }
}

/// With a capital first letter.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
