//! The browser's side of the search, as it is served: one file.
//!
//! Assets have a hash of their content in their names, so modules cannot import each other by name. The rule: the files
//! `assets/search/*.js` of the theme, in the order of their names, without the lines that begin with `import `, without
//! the word `export ` at the beginning of a line, and without comments that fill their lines.

/// Joins the modules (in the order of their names) to the one file that is served.
pub fn join<'a>(modules: impl IntoIterator<Item = &'a str>) -> String {
    let mut script = String::new();
    for line in modules.into_iter().flat_map(str::lines) {
        let text = line.trim_start();
        let is_comment = ["//", "/**", "* ", "*/"].iter().any(|sign| text.starts_with(sign));
        if text.is_empty() || is_comment || line.starts_with("import ") {
            continue;
        }
        script.push_str(line.strip_prefix("export ").unwrap_or(line).trim());
        script.push('\n');
    }
    script
}
