//! Ids on pages around an article begin with `page_`, so that no heading of an article can take one.

use std::path::Path;

/// The ids that a template gives, or hands to a component.
fn ids(template: &str) -> Vec<&str> {
    template
        .split([' ', '\n', '('])
        .filter_map(|part| part.strip_prefix("id=\"")?.split('"').next())
        .filter(|id| !id.contains('{'))
        .collect()
}

#[test]
fn the_page_around_an_article_keeps_to_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/samla/templates");
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(&folder).sort_by_file_name() {
        let entry = entry.unwrap();
        let name = entry.path().strip_prefix(&folder).unwrap().to_string_lossy().replace('\\', "/");
        if !entry.file_type().is_file() {
            continue;
        }
        let template = std::fs::read_to_string(entry.path()).unwrap();
        // What all pages share, and those with a body.
        let is_around = name == "base.html"
            || name.starts_with("partials/")
            || name.starts_with("components/")
            || template.contains(".html | safe");
        for id in ids(&template).into_iter().filter(|_| is_around) {
            assert!(id.starts_with("page_"), "{name}: id=\"{id}\" may be that of a heading in an article");
            seen += 1;
        }
    }
    assert!(seen >= 8, "{seen}");
}

#[test]
fn no_heading_takes_an_id_of_the_page() {
    let text = "## Innehåll {#page_content}\n\n## page_content\n\n## Annat {#main}\n";
    let source = samla::diagnostic::Source::new("a.md", text);
    let lang = samla::diagnostic::Lang::Sv;
    let report = samla::markdown::parse(&source, 0..text.len(), lang, &samla::markdown::Options::default());
    let told: Vec<_> =
        report.diagnostics.iter().map(|told| (told.code.name(), &text[told.location.span.clone()])).collect();
    assert_eq!(told, [("reserved-id", "page_content")]);
    let ids: Vec<_> = report.value.headings.iter().map(|heading| heading.id.as_str()).collect();
    assert_eq!(ids, ["innehall", "page-content", "main"]);
}
