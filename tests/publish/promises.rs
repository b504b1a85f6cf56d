//! What the documentation promises is tested by the tests that it names, and what they test it tells.

use std::collections::BTreeSet;
use std::path::Path;

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The tests of a file here, as `module::name`.
fn tests(module: &str) -> BTreeSet<String> {
    let text = read(&format!("tests/publish/{module}.rs"));
    let prefix = if module == "main" { String::new() } else { format!("{module}::") };
    let parts = text.split("#[test]\n").skip(1).filter(|part| !part.starts_with("#[ignore"));
    let names = parts.filter_map(|part| part.split("fn ").nth(1)?.split('(').next());
    names.map(|name| format!("{prefix}{name}")).collect()
}

#[test]
fn each_promise_has_its_test() {
    let page = read("docs/operators/publishing.md");
    let table = page.split("\n## ").find(|section| section.starts_with("What is promised")).unwrap();
    let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| ")).skip(2).collect();
    assert!(rows.len() > 10);
    let mut named = BTreeSet::new();
    for row in rows {
        let last = row.trim_end_matches(" |").rsplit(" | ").next().unwrap();
        let tests: Vec<&str> = last.split('`').skip(1).step_by(2).collect();
        assert!(!tests.is_empty(), "no test: {row}");
        named.extend(tests);
    }
    let all: BTreeSet<String> = [
        "main",
        "copies",
        "foreign",
        "held",
        "killed",
        "mounted",
        "pipes",
        "special",
        "system_calls",
        "trouble",
    ]
    .into_iter()
    .flat_map(tests)
    .collect();
    for name in &named {
        assert!(all.contains(*name), "there is no test {name}");
    }
    for test in ["held", "mounted", "system_calls"].into_iter().flat_map(tests) {
        assert!(named.contains(test.as_str()), "{test} is not told of");
    }
}
