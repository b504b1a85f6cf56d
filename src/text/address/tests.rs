use super::*;

#[expect(clippy::unnecessary_wraps, reason = "it is compared with what the reader gives")]
fn file(path: &str, query: Option<&str>, fragment: Option<&str>) -> Result<Reference, Refusal> {
    let owned = |part: Option<&str>| part.map(str::to_owned);
    Ok(Reference::File { path: path.to_owned(), query: owned(query), fragment: owned(fragment) })
}

#[expect(clippy::unnecessary_wraps, reason = "it is compared with what the reader gives")]
fn site(path: &str, query: Option<&str>, fragment: Option<&str>) -> Result<Reference, Refusal> {
    let owned = |part: Option<&str>| part.map(str::to_owned);
    Ok(Reference::Site { path: path.to_owned(), query: owned(query), fragment: owned(fragment) })
}

#[test]
fn addresses_are_sorted() {
    assert_eq!(read("../x.md#mal"), file("../x.md", None, Some("mal")));
    assert_eq!(read("en%20karta.png"), file("en karta.png", None, None));
    assert_eq!(read("x.md?a=b#c"), file("x.md", Some("a=b"), Some("c")));
    assert_eq!(read("bilder\\skola.jpg"), file("bilder\\skola.jpg", None, None));
    assert_eq!(read("#h%C3%A4r"), Ok(Reference::Fragment("här".into())));
    assert_eq!(read("/taggar/"), site("/taggar/", None, None));
    assert_eq!(read("/sok/?q=å%20ä#x"), site("/sok/", Some("q=å%20ä"), Some("x")));
    for preview in ["http://localhost:4000/om/", "http://127.0.0.1:4000/om/", "https://[::1]/om/"] {
        assert_eq!(read(preview), site("/om/", None, None), "{preview}");
    }
    assert_eq!(read("http://localhost:4000"), site("/", None, None));
    assert_eq!(read("mailto:a@b.se"), Ok(Reference::Contact("mailto:a@b.se".into())));
    assert_eq!(read("JavaScript:alert(1)"), Err(Refusal::Scheme("javascript".into())));
    assert_eq!(read("java\tscript:alert(1)"), Err(Refusal::Malformed(None)));
    assert_eq!(read("data:text/html,x"), Err(Refusal::Scheme("data".into())));
    assert_eq!(read(" \u{200b}"), Err(Refusal::Empty));
    for own in ["C:\\Users\\x.jpg", "G:/Gemensam/x.pdf", "c:x", "\\\\srv01\\x", "\\srv01\\x", "file:///G:/x"]
    {
        assert_eq!(read(own), Err(Refusal::OwnDisk), "{own}");
    }
}

#[test]
fn addresses_of_the_web_stay_as_they_are() {
    for url in [
        "https://www.lerum.se",
        "HTTPS://WWW.LERUM.SE/Skola",
        "http://a.se:8080/x?y=https://b.se#z",
        "https://web.archive.org/web/2019/https://www.lerum.se/",
        "https://åäö.se/å",
        "https://xn--4cab6c.se/",
        "https://127.example.se/",
        "https://sv.wikipedia.org/wiki/Lerum_(t%C3%A4tort)",
        "https://www.lerum.se./",
        "https://[2001:db8::1]/",
        "https://mastodon.nu/@lerum",
        "https://a.se/x,y;z",
    ] {
        assert_eq!(read(url), Ok(Reference::External(url.to_owned())), "{url}");
        assert_eq!(read(&format!(" {url}\u{a0}")), Ok(Reference::External(url.to_owned())), "{url}");
    }
}

#[test]
fn slips_of_the_pen_are_seen_through() {
    for (written, meant) in [
        ("https//www.lerum.se", "https://www.lerum.se"),
        ("http:/www.lerum.se/x", "http://www.lerum.se/x"),
        ("https:www.lerum.se", "https://www.lerum.se"),
        ("https:///www.lerum.se", "https://www.lerum.se"),
        ("https;//www.lerum.se", "https://www.lerum.se"),
        ("https.//www.lerum.se", "https://www.lerum.se"),
        ("https:\\\\www.lerum.se\\skola", "https://www.lerum.se/skola"),
        ("https: //www.lerum.se", "https://www.lerum.se"),
        ("https:// www.lerum.se", "https://www.lerum.se"),
        ("htps://www.lerum.se", "https://www.lerum.se"),
        ("htttps://www.lerum.se", "https://www.lerum.se"),
        ("ttps://www.lerum.se", "https://www.lerum.se"),
        ("httpss://www.lerum.se", "https://www.lerum.se"),
        ("https://https://www.lerum.se", "https://www.lerum.se"),
        ("http://https://www.lerum.se/x", "https://www.lerum.se/x"),
        ("https://https//www.lerum.se", "https://www.lerum.se"),
        ("https:https://www.lerum.se", "https://www.lerum.se"),
        ("https://www,lerum.se", "https://www.lerum.se"),
        ("https://www,lerum,se/a,b", "https://www.lerum.se/a,b"),
        ("https://www..lerum.se", "https://www.lerum.se"),
        ("https://.lerum.se", "https://lerum.se"),
        ("https://www.lerum.se,", "https://www.lerum.se"),
        ("https://www. lerum.se/x", "https://www.lerum.se/x"),
        ("//www.lerum.se/x", "https://www.lerum.se/x"),
    ] {
        assert_eq!(read(written), Err(Refusal::Malformed(Some(meant.to_owned()))), "{written}");
        assert_eq!(read(meant), Ok(Reference::External(meant.to_owned())), "{meant}");
    }
    for hopeless in ["https://", "http:", "//srv01/Gemensam", "https://namn@lerum.se", "https://lerum se"] {
        assert_eq!(read(hopeless), Err(Refusal::Malformed(None)), "{hopeless}");
    }
}

#[test]
fn what_stands_where_files_do_is_guessed() {
    for (written, meant) in [
        ("www.lerum.se/skola", Some("https://www.lerum.se/skola")),
        ("www,lerum.se", Some("https://www.lerum.se")),
        ("lerum.se", Some("https://lerum.se")),
        ("lerum.se:8080/x", Some("https://lerum.se:8080/x")),
        ("social.jour@lerum.se", Some("mailto:social.jour@lerum.se")),
        ("rapport.pdf", None),
        ("https.pdf", None),
        ("http-rapport.md", None),
        ("www.md", None),
        ("bild på skola.jpg", None),
        ("../om.md", None),
    ] {
        assert_eq!(guess(written).as_deref(), meant, "{written}");
    }
    for name in ["https.pdf", "http-rapport.md", "httpd.conf", "Kapitel 1: start.md", "lerum.se:8080/x"] {
        assert!(matches!(read(name), Ok(Reference::File { .. })), "{name}: {:?}", read(name));
    }
}

#[test]
fn the_own_host_is_known_in_every_form() {
    for (address, path) in [
        ("https://exempel.se/om/", Some("/om/")),
        ("http://www.exempel.se/om/?x#y", Some("/om/?x#y")),
        ("HTTPS://Exempel.SE", Some("/")),
        ("https://exempel.se:443/om/", Some("/om/")),
        ("https://a.exempel.se/om/", None),
        ("https://exempel.se.org/", None),
        ("mailto:a@exempel.se", None),
    ] {
        assert_eq!(inside(address, "https://exempel.se"), path, "{address}");
    }
    assert_eq!(inside("http://localhost/om/", "http://localhost"), None);
}

/// Code and what to write instead.
fn habit(address: &str) -> Option<(&'static str, Option<String>)> {
    let source = crate::diagnostic::Source::new("a.md", address);
    let found = complain(&source, &(0..address.len()), address)?;
    Some((found.code.name(), found.fix.map(|fix| fix.replacement)))
}

#[test]
fn habits_are_told_with_what_to_write_instead() {
    for (code, written, meant) in [
        (
            "tracking-address",
            "https://a.se/r?utm_source=brev&utm_medium=email&fbclid=IwAR0",
            "https://a.se/r",
        ),
        ("tracking-address", "https://a.se/r?id=3&UTM_Source=x&s=y#del", "https://a.se/r?id=3&s=y#del"),
        ("tracking-address", "https://a.se/?gclid=1&amp;b=2", "https://a.se/?b=2"),
        ("tracking-address", "mal.md?utm_source=brev", "mal.md"),
        ("tracking-address", "https://a.se/?mc_cid=1&mc_eid=2", "https://a.se/"),
        (
            "wrapped-address",
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.lerum.se&data=05%7Ctesta%7C",
            "https://www.lerum.se",
        ),
        (
            "wrapped-address",
            "https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url=https%3A%2F%2Fa.se%2F&locale=sv",
            "https://a.se/",
        ),
        (
            "wrapped-address",
            "https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.se%2F%3Futm_source%3Dx",
            "https://a.se/",
        ),
        (
            "wrapped-address",
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fa.se%2Fb%3Ffbclid%3Dx&h=y",
            "https://a.se/b",
        ),
        ("wrapped-address", "https://urldefense.com/v3/__https://a.se/b__;!!x$", "https://a.se/b"),
        (
            "wrapped-address",
            "https://urldefense.proofpoint.com/v2/url?u=https-3A__a.se_b&d=x",
            "https://a.se/b",
        ),
    ] {
        assert_eq!(habit(written), Some((code, Some(meant.to_owned()))), "{written}");
        assert_eq!(habit(meant), None, "{meant}");
    }
    for inner in [
        "https://kommunen.sharepoint.com/:w:/r/sites/soc/rapport.docx",
        "https://kommunen-my.sharepoint.com/personal/x",
        "https://teams.microsoft.com/l/file/x",
        "https://intranet.lerum.se/",
        "http://insidan.goteborg.se/x",
        "http://intranat/x",
        "http://srv01.kommun.local/x",
        "http://192.168.1.10/x",
        "http://10.0.0.4:8080/",
    ] {
        assert_eq!(habit(inner), Some(("inner-address", None)), "{inner}");
    }
    for sound in [
        "https://www.lerum.se/utm_source",
        "https://a.se/?ref=startsida&page=2",
        "https://www.google.com/maps?q=Lerum",
        "https://www.google.com/search?q=utm_source",
        "https://forms.office.com/e/abc",
        "https://internationella.se/",
        "https://www.interna.se/",
        "https://8.8.8.8/",
        "https://sharepoint.se/",
        "https://a.se/x?q=fbclid",
    ] {
        assert_eq!(habit(sound), None, "{sound}");
    }
}
