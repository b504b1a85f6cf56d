//! What is published of a drawing.

use super::make::{self, SECRET, Scan};
use crate::picture::{Fault, Format, base64, clean};

fn cleaned(svg: &str) -> String {
    String::from_utf8(clean(Format::Svg, svg.as_bytes()).unwrap().into_owned()).unwrap()
}

#[test]
fn the_notes_of_drawing_programs_are_taken_out() {
    let svg = r#"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created by Testa -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xlink="http://www.w3.org/1999/xlink"
   content="&lt;mxfile agent=&quot;Testa&quot;>" width="10" height="10" inkscape:export-filename="C:\Users\Testa\a.png">
  <title>Karta &amp; läge</title>
  <metadata><rdf:RDF><a>Testa</a></rdf:RDF></metadata>
  <inkscape:view x="Testa"><g/></inkscape:view><inkscape:view x="Testa"/>
  <style><![CDATA[ .a > .b { fill: red } ]]></style>
  <a xlink:href='#b' inkscape:label="Testa"><text xml:space="preserve"> A  "b" </text></a>
  <?xpacket Testa?>
</svg>
"#;
    let clean = cleaned(svg);
    assert!(!clean.contains("Testa"), "{clean}");
    for kept in [
        "<title>Karta &amp; läge</title>",
        "<![CDATA[ .a > .b { fill: red } ]]>",
        r##"<a xlink:href="#b"><text xml:space="preserve"> A  "b" </text></a>"##,
        "<svg xmlns=\"http://www.w3.org/2000/svg\"",
    ] {
        assert!(clean.contains(kept), "{kept} in {clean}");
    }
    assert_eq!(cleaned(&clean), clean);
}

#[test]
fn photos_within_drawings_are_cleaned() {
    let mut pieces = make::jpeg(Scan::Baseline);
    pieces.insert(1, make::segment(0xFE, SECRET));
    let svg = |bytes: &[u8]| {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,{}"/></svg>"#,
            base64::encode(bytes)
        )
    };
    let photo = pieces.concat();
    assert_eq!(cleaned(&svg(&photo)), svg(&clean(Format::Jpeg, &photo).unwrap()));
}

#[test]
fn older_encodings_become_utf_8() {
    let svg = b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"><title>L\xe4ge</title></svg>";
    let text = String::from_utf8(clean(Format::Svg, svg).unwrap().into_owned()).unwrap();
    assert!(text.contains("Läge") && text.contains("encoding=\"UTF-8\""), "{text}");
    assert_eq!(clean(Format::Svg, b"<?xml version='1.0' encoding='shift_jis'?><svg/>"), Err(Fault::Unknown));
}

#[test]
fn names_that_the_document_defines_are_known() {
    let svg = r#"<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY ns_ai "http://ns.adobe.com/Illustrator/">]><svg xmlns="&ns_svg;" xmlns:i="&ns_ai;" i:x="Testa"><i:pgf>Testa</i:pgf><path d="M0 0"/></svg>"#;
    let clean = cleaned(svg);
    assert!(!clean.contains("Testa"), "{clean}");
    assert!(clean.contains("<path d=\"M0 0\"/>"), "{clean}");
}

#[test]
fn a_drawing_that_is_cut_off_is_none() {
    assert_eq!(clean(Format::Svg, b"<svg xmlns='http://www.w3.org/2000/svg'><g>"), Err(Fault::CutOff));
    assert_eq!(
        clean(Format::Svg, b"<svg xmlns='http://www.w3.org/2000/svg'></g></svg>"),
        Err(Fault::Damaged)
    );
}
