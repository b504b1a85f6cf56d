//! The browser's side of the search, as it is served: one file.
//!
//! Assets have a hash of their content in their names, so modules cannot import each other by name. The rule: the files
//! `assets/search/*.js` of the theme, in the order of their names, without the lines that begin with `import `, without
//! the word `export ` at the beginning of a line, without comments that fill their lines, and without the spaces of [`SPACED`].

/// Signs that stand in no string of the modules, so that their spaces can go.
const SPACED: [(&str, &str); 5] = [(" => ", "=>"), (" = ", "="), (" === ", "==="), ("{ ", "{"), (" }", "}")];

/// Joins the modules (in the order of their names) to the one file that is served.
pub fn join<'a>(modules: impl IntoIterator<Item = &'a str>) -> String {
    let mut script = String::new();
    for line in modules.into_iter().flat_map(str::lines) {
        let text = line.trim_start();
        let is_comment = ["//", "/**", "* ", "*/"].iter().any(|sign| text.starts_with(sign));
        if text.is_empty() || is_comment || line.starts_with("import ") {
            continue;
        }
        let line = line.strip_prefix("export ").unwrap_or(line).trim();
        let line = SPACED.iter().fold(line.to_owned(), |line, (spaced, bare)| line.replace(spaced, bare));
        script.push_str(&line);
        script.push('\n');
    }
    script
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn modules_become_one() {
        let first = "// What it is.\nexport const a = 1;\n\n/** Says b. */\nexport function b() {\n  return { a };\n}\n";
        let second = "import { b } from './1.js';\nb();\n";
        assert_eq!(join([first, second]), "const a=1;\nfunction b() {\nreturn {a};\n}\nb();\n");
    }
}
