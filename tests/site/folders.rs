//! Plain pages in folders: found by search, with crumbs to the page of their folder, and not all in the footer.

use std::fs;

use super::samla;

#[test]
fn pages_of_a_folder_are_reached_from_its_page() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let write = |path: &str, text: &str| {
        let file = folder.path().join(path);
        fs::create_dir_all(file.parent().expect("below the folder")).expect("a folder can be made");
        fs::write(file, text).expect("a file can be written");
    };
    write("samla.yaml", "title: Handboken\n");
    write("content/om.md", "---\ntitle: Om boken\n---\n\nOm stödlinjer.\n");
    write("content/guider/index.md", "---\ntitle: Guider\n---\n\n[Den nya](nya/forsta.md)\n");
    write("content/guider/nya/forsta.md", "---\ntitle: Första sidan\n---\n\nRing stödlinjen.\n");
    let found = samla(folder.path(), &["search", "stödlinje"]);
    let said = String::from_utf8_lossy(&found.stdout).into_owned();
    assert!(said.contains("/guider/nya/forsta/"), "{said}");
    assert!(samla(folder.path(), &["build", "--quiet"]).status.success());
    let page =
        fs::read_to_string(folder.path().join("public/guider/nya/forsta/index.html")).expect("the page");
    let crumbs =
        page.split("breadcrumbs").nth(1).and_then(|rest| rest.split("</nav>").next()).unwrap_or_default();
    assert!(crumbs.contains("href=\"/guider/\"") && crumbs.contains("Guider"), "{crumbs}");
    let footer = page.split("<footer").last().unwrap_or_default();
    assert!(footer.contains("Guider") && footer.contains("Om boken"), "{footer}");
    assert!(!footer.contains("Första sidan"), "{footer}");
}
