//! Several JavaScript modules as one: the search client is written in files that import each other, and sent as
//! one, so that a reader waits for one answer and not for a chain of them.

use std::collections::BTreeMap;

use super::ThemeError;
use crate::diagnostic::Source;
use crate::message;

/// Joins modules that import only each other, in an order where each stands after those that it imports. Imports
/// of local files fall away and exports become plain declarations; so a name may be declared in one file only, and a
/// template literal stands on one line.
#[derive(Default)]
pub(super) struct Joined {
    text: String,
    /// Which file declares a name at its top level.
    declared: BTreeMap<String, String>,
}

impl Joined {
    /// Adds the next module, or says why it cannot be joined.
    pub fn add(&mut self, source: &std::sync::Arc<Source>) -> Result<(), ThemeError> {
        let mut offset = 0;
        for line in source.text().split_inclusive('\n') {
            let span = offset..offset + line.trim_end().len();
            offset += line.len();
            if is_import(line) {
                if line.trim_end().ends_with(';') {
                    continue;
                }
                return Err(ThemeError::new(
                    source,
                    span,
                    message!(
                        sv: "Skriv hela import-satsen på en rad med semikolon, så att filerna kan slås ihop.",
                        en: "Write the whole import on one line with a semicolon, so that the files can be joined.",
                    ),
                ));
            }
            let line = line.strip_prefix("export ").unwrap_or(line);
            let other = declaration(line).and_then(|name| {
                Some((name, self.declared.insert(name.to_owned(), source.path().to_owned())?))
            });
            if let Some((name, other)) = other {
                return Err(ThemeError::new(
                    source,
                    span,
                    message!(
                        sv: "Namnet {name} används redan i {other}. Filerna slås ihop till en, så varje namn får finnas en gång.",
                        en: "The name {name} is already used in {other}. The files are joined into one, so each name may stand once.",
                    ),
                ));
            }
            self.push(line);
        }
        Ok(())
    }

    /// Adds a line without its indentation and needless spaces, unless it is a comment: a third of what travels otherwise.
    fn push(&mut self, line: &str) {
        let text = line.trim();
        if !text.is_empty() && !["//", "/**", "* ", "*/"].iter().any(|sign| text.starts_with(sign)) {
            self.text.push_str(&squeezed(text));
            self.text.push('\n');
        }
    }

    pub fn into_text(self) -> String {
        self.text
    }
}

/// A line of code without the spaces around its signs. Strings stay as they are; so does a line in which a regular
/// expression may begin or a template literal may stand in another.
fn squeezed(line: &str) -> String {
    if line.contains("${") && line.matches('`').count() > 2 {
        return line.to_owned();
    }
    let is_one_of = |signs: &str, character: Option<char>| character.is_some_and(|sign| signs.contains(sign));
    let is_needless = |before, after| {
        let [is_sign, is_plus_or_minus] =
            ["=,;:{}()[]?*<>|&!", "+-"].map(|signs| [before, after].map(|beside| is_one_of(signs, beside)));
        // `a + +b` is not `a++b`.
        is_sign[0] || is_sign[1] || is_plus_or_minus[0] != is_plus_or_minus[1]
    };
    let mut squeezed = String::with_capacity(line.len());
    let mut quote = None;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match (quote, character) {
            (Some(_), '\\') => {
                squeezed.push(character);
                squeezed.extend(characters.next());
                continue;
            }
            (Some(open), _) => quote = quote.filter(|_| open != character),
            (None, '/') => return line.to_owned(),
            (None, '\'' | '"' | '`') => quote = Some(character),
            (None, ' ') if is_needless(squeezed.chars().next_back(), characters.peek().copied()) => continue,
            (None, _) => {}
        }
        squeezed.push(character);
    }
    squeezed
}

fn is_import(line: &str) -> bool {
    line.starts_with("import ") || line.starts_with("import{")
}

/// The name that a line at the top level declares.
fn declaration(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("async ").unwrap_or(line);
    let rest = ["const ", "let ", "class ", "function ", "function* "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))?;
    let end =
        rest.find(|character: char| !character.is_alphanumeric() && character != '_' && character != '$');
    Some(&rest[..end.unwrap_or(rest.len())]).filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_become_one() {
        let mut joined = Joined::default();
        joined.add(&Source::new("1-a.js", "export const a = 1;\n  const inner = 2;\n")).unwrap();
        joined
            .add(&Source::new(
                "2-b.js",
                "import { a } from './1-a.js';\nexport class B {}\n  const inner = a;\n",
            ))
            .unwrap();
        let clash = joined.add(&Source::new("3-c.js", "\nfunction a() {}\n")).unwrap_err();
        assert_eq!(clash.location.start().line, 2);
        assert!(joined.add(&Source::new("4-d.js", "import {\n  a } from './1-a.js';\n")).is_err());
        assert!(joined.into_text().starts_with("const a=1;\nconst inner=2;\nclass B{}\nconst inner=a;\n"));
    }

    #[test]
    fn only_needless_spaces_go() {
        assert_eq!(
            squeezed("if (a === b) return [c, - -d] ?? 'x , y';"),
            "if(a===b)return[c,- -d]??'x , y';"
        );
        assert_eq!(squeezed(r"const a = 'it\'s , ' + `${ b } , ` ;"), r"const a='it\'s , '+`${ b } , `;");
        assert_eq!(squeezed("a++ + +b - c += -1"), "a++ + +b-c+=-1");
        for kept in ["const a = / , /;", "say(\" , \")", "`${a} , ${b}`", "`${a ? ` , ` : b} , `"] {
            assert_eq!(squeezed(kept), kept);
        }
    }
}
