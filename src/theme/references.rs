//! References from one asset to another: `url(…)` in style sheets, `"./…"` in scripts.

/// How a text refers to other files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Css,
    JavaScript,
}

/// The text with every reference to another asset replaced by what `resolve` gives; where it gives nothing, the
/// reference stays. In scripts only whole string literals that begin with `./` or `../` count.
pub(super) fn rewrite(text: &str, kind: Kind, mut resolve: impl FnMut(&str) -> Option<String>) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((start, end)) = next(rest, kind) {
        result.push_str(&rest[..start]);
        let reference = &rest[start..end];
        match resolve(reference) {
            Some(replacement) => result.push_str(&replacement),
            None => result.push_str(reference),
        }
        rest = &rest[end..];
    }
    result.push_str(rest);
    result
}

/// The span of the next reference to a local file.
fn next(text: &str, kind: Kind) -> Option<(usize, usize)> {
    let (opening, closing): (&[&str], &[char]) = match kind {
        Kind::Css => (&["url("], &[')', '"', '\'']),
        Kind::JavaScript => (&["\"./", "'./", "\"../", "'../"], &['"', '\'', '\n']),
    };
    let mut from = 0;
    loop {
        let (found, mark) =
            opening.iter().filter_map(|mark| Some((text[from..].find(mark)?, *mark))).min()?;
        let mut start = from + found + if kind == Kind::Css { mark.len() } else { 1 };
        if kind == Kind::Css && text[start..].starts_with(['"', '\'']) {
            start += 1;
        }
        let end = start + text[start..].find(closing)?;
        let reference = &text[start..end];
        let local = !reference.is_empty() && !reference.starts_with(['#', '/']) && !reference.contains(':');
        if local {
            return Some((start, end));
        }
        from = end;
    }
}

/// The path that `reference` means when it stands in the file `from`; none when it leads out of the folder.
pub(super) fn join(from: &str, reference: &str) -> Option<String> {
    let reference = reference.split(['?', '#']).next().unwrap_or(reference);
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in reference.split('/') {
        match part {
            "." | "" => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The way from the file `from` to the file `to`, beginning with `./` or `../`.
pub(super) fn relative(from: &str, to: &str) -> String {
    let mut from: Vec<&str> = from.split('/').collect();
    from.pop();
    let to: Vec<&str> = to.split('/').collect();
    let common = from.iter().zip(&to[..to.len() - 1]).take_while(|(left, right)| left == right).count();
    let up = "../".repeat(from.len() - common);
    let start = if up.is_empty() { "./" } else { &up };
    format!("{start}{}", to[common..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_local_references_are_touched() {
        let css = r#"a{b:url("x.svg")}c{d:url(data:x)}e{f:url(#g)}h{i:url( y.png )}"#;
        let found = rewrite(css, Kind::Css, |reference| Some(reference.trim().to_uppercase()));
        assert_eq!(found, r#"a{b:url("X.SVG")}c{d:url(data:x)}e{f:url(#g)}h{i:url(Y.PNG)}"#);
        let js = r#"import a from "./a.js"; const s = 'text ./no'; new Worker(new URL('../w.js', import.meta.url));"#;
        let found = rewrite(js, Kind::JavaScript, |reference| Some(reference.replace(".js", ".1.js")));
        assert_eq!(
            found,
            r#"import a from "./a.1.js"; const s = 'text ./no'; new Worker(new URL('../w.1.js', import.meta.url));"#
        );
    }

    #[test]
    fn ways_between_files() {
        assert_eq!(join("css/a.css", "../img/b.png").as_deref(), Some("img/b.png"));
        assert_eq!(join("a.css", "../b.png"), None);
        assert_eq!(relative("assets/search/a.js", "assets/search/b.1.js"), "./b.1.js");
        assert_eq!(relative("assets/site.css", "assets/img/b.1.png"), "./img/b.1.png");
        assert_eq!(relative("assets/search/a.js", "assets/c.1.js"), "../c.1.js");
    }
}
