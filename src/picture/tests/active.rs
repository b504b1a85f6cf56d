//! What runs or loads is found however it is written, and what does neither is let through.

use std::io::Write;

use crate::picture::Format;
use crate::picture::active::{Reason, find};

fn found(name: &str, text: &str) -> Option<Reason> {
    find(name, Format::of(text.as_bytes()), text.as_bytes())
}

fn svg(inner: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns:h=\"http://www.w3.org/1999/xhtml\">{inner}</svg>"
    )
}

#[test]
fn drawings_that_run_or_load() {
    for inner in [
        "<script>alert(1)</script>",
        "<SCRIPT/>",
        "<h:script src='a.js'/>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml' onload='x()'/></foreignObject>",
        "<foreignObject><iframe xmlns='http://www.w3.org/1999/xhtml' src='a.html'/></foreignObject>",
        "<g onclick='x()'/>",
        "<g ONCLICK='x()'/>",
        "<a href='javascript:x()'><text>a</text></a>",
        "<a xlink:href=' java&#x09;script:x()'><text>a</text></a>",
        "<a xlink:href='&#106;avascript:x()'/>",
        "<a href='data:text/html,x'/>",
        "<use href='https://exempel.se/a.svg#b'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<image href='//exempel.se/a.png'/>",
        "<image xlink:href='file:///C:/Users/a.png'/>",
        "<style>@import url(https://fonts.googleapis.com/css)</style>",
        "<style><![CDATA[@font-face { src: url('https://exempel.se/a.woff') }]]></style>",
        "<style>a { background: u\\72l(https://exempel.se/a.png) }</style>",
        "<style>a { background: image-set(\"https://exempel.se/a.png\" 1x) }</style>",
        "<rect style='fill: url(http://exempel.se/a.svg#b)'/>",
        "<rect fill='url( //exempel.se/a.svg#b )'/>",
        "<animate attributeName='href' values='#a;javascript:x()'/>",
        "<set attributeName='xlink:href' to='#b'/>",
        "<set attributeName='onclick' to='x()'/>",
        "<handler type='text/javascript'/>",
        "<g a=b/>",
        "<g>&unknown;</g>",
        "<g",
    ] {
        assert!(found("a.svg", &svg(inner)).is_some(), "{inner}");
    }
    for whole in [
        "<?xml-stylesheet href='a.xsl'?><svg/>",
        "<!DOCTYPE svg [<!ENTITY a SYSTEM 'a.txt'>]><svg/>",
        "<!DOCTYPE svg [<!ENTITY a '&#60;script>'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ENTITY a '<script/>'>]><svg>&a;</svg>",
        "<!DOCTYPE svg [<!ATTLIST svg onload CDATA 'x()'>]><svg/>",
        "<!DOCTYPE svg [<!ENTITY % a 'x'> %a;]><svg/>",
        "<!DOCTYPE svg [<!ENTITY a 'javascript:'>]><svg><a href='&a;x()'/></svg>",
        "<?xml version='1.0' encoding='utf-7'?><svg/>",
    ] {
        assert!(found("a.svg", whole).is_some(), "{whole}");
    }
}

#[test]
fn drawings_that_only_show() {
    for inner in [
        "<title>onclick och javascript: förklaras</title><path d='M0 0' class='on'/>",
        "<a href='https://exempel.se/'><text>a</text></a>",
        "<use xlink:href='#a'/><rect fill='url(#a)' style='filter:url(#b)'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<style>@font-face { src: url(data:font/woff2;base64,AA) } .a { fill: #fff } @media print { a { fill: red } }</style>",
        "<foreignObject><div xmlns='http://www.w3.org/1999/xhtml' style='color: red'>Text</div></foreignObject>",
        "<animate attributeName='opacity' from='0' to='1'/>",
        "<set attributeName='visibility' to='visible'/>",
        "<g transform='translate(1, 2)' opacity='.5'/>",
        "<!-- <script/> -->",
        "<text>&#229;&amp;</text>",
    ] {
        assert_eq!(found("a.svg", &svg(inner)), None, "{inner}");
    }
    let illustrator = "<?xml version='1.0' encoding='iso-8859-1'?><!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd' [<!ENTITY ns 'http://ns.adobe.com/'>]><svg xmlns:x='&ns;'/>";
    assert_eq!(found("a.svg", illustrator), None);
}

#[test]
fn pages_that_run_or_load() {
    for inner in [
        "<script>x()</script>",
        "<ScRiPt src=a.js>",
        "<svg/onload=x()>",
        "<img src=x onerror=x()>",
        "<a href=javascript:x()>a</a>",
        "<a href='jav&#x0A;ascript:x()'>a</a>",
        "<a href='java&NewLine;script&colon;x()'>a</a>",
        "<iframe src=a.html></iframe>",
        "<object data=a.swf></object>",
        "<base href=https://exempel.se/>",
        "<meta http-equiv=Refresh content='0;url=https://exempel.se/'>",
        "<link rel=stylesheet href=https://exempel.se/a.css>",
        "<img src=https://exempel.se/a.gif>",
        "<img srcset='a.png 1x, https://exempel.se/b.png 2x'>",
        "<style>@import 'https://exempel.se/a.css'</style>",
        "<title><!-- </title><script>x()</script> --></title>",
        "<title><a title=\"</title><img src=x onerror=x()>\"></title>",
        "<style><!-- </style><script>x()</script> --></style>",
        "<button formaction=javascript:x()>a</button>",
        "<math><a xlink:href=javascript:x()>a</a></math>",
    ] {
        assert!(
            found("a.html", &format!("<!doctype html><html><body>{inner}</body></html>")).is_some(),
            "{inner}"
        );
    }
}

#[test]
fn pages_that_only_show() {
    for inner in [
        "<p style='color: red'>Text <a href='https://exempel.se/'>länk</a></p>",
        "<style>body { margin: 0 } @media print { a { color: red } }</style>",
        "<link rel=canonical href=https://exempel.se/>",
        "<link rel=stylesheet href=a.css><img src=a.png>",
        "<!--[if gte mso 9]><xml><o:a>x</o:a></xml><![endif]-->",
        "<p>x < y och a@b (c)</p>",
        "<style>html { scroll-behavior: smooth } v\\:* { behavior: url(#default#VML) }</style>",
        "<table><tr><td data='https://exempel.se/'>1</td></tr></table>",
    ] {
        assert_eq!(
            found("a.html", &format!("<!doctype html><html><body>{inner}</body></html>")),
            None,
            "{inner}"
        );
    }
}

#[test]
fn names_decide_how_a_browser_reads_a_file() {
    let script = "<html xmlns='http://www.w3.org/1999/xhtml'><script>x()</script></html>";
    for name in ["a.html", "a.HTM", "a.xhtml", "utan-ändelse", "a.shtml"] {
        assert!(found(name, script).is_some(), "{name}");
    }
    for name in ["a.jpg", "a.txt", "a.pdf"] {
        assert_eq!(found(name, script), None, "{name}");
    }
    assert!(found("a.xml", "<x><script xmlns='http://www.w3.org/1999/xhtml'>x()</script></x>").is_some());
    let feed = "<rss><channel onset='1'><enclosure src='https://exempel.se/a.mp3'/><script/></channel></rss>";
    assert_eq!(found("a.xml", feed), None, "names of its own");
    assert!(found("a.svg", &format!("<svg>{feed}</svg>")).is_some());
    assert!(found("bild.png", &svg("<script/>")).is_some(), "an SVG by its bytes");
}

#[test]
fn packing_hides_nothing() {
    let packed = |text: &str| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    };
    let find = |bytes: &[u8]| find("a.svgz", Format::of(bytes), bytes);
    assert_eq!(Format::of(&packed(&svg("<script/>"))), Format::PackedSvg);
    assert_eq!(find(&packed(&svg("<script/>"))), Some(Reason::Script("<script>".to_owned())));
    assert_eq!(find(&packed(&svg("<g/>"))), None);
    assert_eq!(find(b"\x1f\x8b\x08"), Some(Reason::Unreadable));
    let wide: Vec<u8> =
        [0xFF, 0xFE].into_iter().chain(svg("<script/>").encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert!(find_in("a.svg", &wide).is_some());
}

fn find_in(name: &str, bytes: &[u8]) -> Option<Reason> {
    find(name, Format::of(bytes), bytes)
}
