//! The forms of a word have one stem, and different words different ones.

use std::collections::BTreeMap;

use samla::diagnostic::Lang;
use samla::language::analysis::Analyzer;

#[test]
fn forms_share_a_stem_and_words_do_not() {
    let analyzer = Analyzer::new(Lang::Sv);
    let lines = include_str!("families.txt").lines().filter(|line| !line.starts_with('#'));
    let mut owners: BTreeMap<String, &str> = BTreeMap::new();
    let mut faults = Vec::new();
    let mut apart = 0;
    for line in lines {
        let forms: Vec<&str> = line.split_whitespace().collect();
        let mut stems: Vec<String> = forms.iter().map(|form| analyzer.stem(form)).collect();
        stems.sort();
        stems.dedup();
        if stems.len() > 1 {
            apart += 1;
            let shown: Vec<String> =
                forms.iter().map(|form| format!("{form}={}", analyzer.stem(form))).collect();
            faults.push(format!("apart: {}", shown.join(" ")));
        }
        for stem in stems {
            if let Some(other) = owners.insert(stem.clone(), forms[0]) {
                faults.push(format!("same stem {stem}: {other} and {}", forms[0]));
            }
        }
    }
    assert!(faults.is_empty(), "{apart} apart, {} faults:\n{}", faults.len(), faults.join("\n"));
}
