//! How formats, and what is found in files, are called in a sentence, and what an editor does about them.

use crate::diagnostic::Message;
use crate::message;
use crate::picture::Format;
use crate::picture::active::Reason;

/// What a file has that must not be published.
pub(super) fn described(reason: &Reason) -> Message {
    match reason {
        Reason::Script(what) | Reason::Handler(what) | Reason::Address(what) => {
            message!(sv: "innehåller skript ({what})", en: "holds a script ({what})")
        }
        Reason::External(what) => message!(
            sv: "hämtar något från en annan plats ({what})",
            en: "loads something from elsewhere ({what})"
        ),
        Reason::Embedded(what) => {
            message!(sv: "visar eller leder till en annan sida ({what})", en: "shows or leads to another page ({what})")
        }
        Reason::Unreadable => message!(
            sv: "går inte att läsa säkert, så ingen kan veta om den innehåller skript",
            en: "cannot be read with certainty, so nobody can know whether it holds a script"
        ),
    }
}

/// A format as it is called in a sentence.
pub(super) fn named(format: Format) -> Message {
    let (sv, en) = match format {
        Format::Jpeg => ("en JPEG", "a JPEG"),
        Format::Png => ("en PNG", "a PNG"),
        Format::Gif => ("en GIF", "a GIF"),
        Format::WebP => ("en WebP", "a WebP"),
        Format::Avif => ("en AVIF", "an AVIF"),
        Format::Svg => ("en SVG", "an SVG"),
        Format::PackedSvg => ("en packad SVG", "a packed SVG"),
        Format::Heic => ("ett foto i telefonens format (HEIC)", "a photo in a telephone’s format (HEIC)"),
        Format::Tiff => ("en TIFF", "a TIFF"),
        Format::Bmp => ("en BMP", "a BMP"),
        Format::Icon => ("en ikon (ICO)", "an icon (ICO)"),
        Format::Photoshop => ("ett dokument från Photoshop", "a document of Photoshop"),
        Format::JpegXl => ("en JPEG XL", "a JPEG XL"),
        Format::Jpeg2000 => ("en JPEG 2000", "a JPEG 2000"),
        Format::Raw => ("ett foto i kamerans råformat", "a photo in a camera’s raw format"),
        Format::Pdf => ("en PDF", "a PDF"),
        Format::Office => {
            ("ett dokument från Word, Excel eller liknande", "a document of Word, Excel or the like")
        }
        Format::Html => ("en webbsida", "a web page"),
        Format::Xml => ("ett dokument i XML", "an XML document"),
        Format::Video => ("en film", "a film"),
        Format::Audio => ("ett ljud", "a sound"),
        Format::Archive => ("ett arkiv (ZIP eller liknande)", "an archive (ZIP or the like)"),
        Format::Program => ("ett program", "a program"),
        Format::LfsPointer => {
            ("bara en hänvisning till en fil i Git LFS", "only a pointer to a file in Git LFS")
        }
        Format::Text | Format::Empty | Format::Unknown => ("ingen bild", "no image"),
    };
    Message { sv: sv.to_owned(), en: en.to_owned() }
}

/// What to do about a file of this format.
pub(super) fn mended(format: Format) -> Message {
    let (sv, en) = match format {
        Format::Heic => (
            "Öppna fotot på datorn och spara det som JPEG. I telefonen: Inställningar, Kamera, Format, Mest kompatibelt.",
            "Open the photo on a computer and save it as JPEG. On the telephone: Settings, Camera, Formats, Most Compatible.",
        ),
        Format::Pdf => (
            "Spara sidan som PNG för att visa den, eller länka till dokumentet: [rubrik](fil.pdf).",
            "Save the page as PNG to show it, or link to the document: [title](file.pdf).",
        ),
        Format::Office => (
            "Spara bilden ur dokumentet som JPEG eller PNG, eller länka till dokumentet: [rubrik](fil.docx).",
            "Save the image in the document as JPEG or PNG, or link to the document: [title](file.docx).",
        ),
        Format::Video | Format::Audio => (
            "Länka till filen i stället: [rubrik](fil.mp4), utan utropstecken.",
            "Link to the file instead: [title](file.mp4), without the exclamation mark.",
        ),
        Format::Html | Format::Xml => (
            "Nedladdningen gav en sida och inte filen. Hämta filen på nytt.",
            "The download gave a page and not the file. Fetch the file again.",
        ),
        Format::LfsPointer => {
            ("Hämta filen själv med git lfs pull.", "Fetch the file itself by git lfs pull.")
        }
        Format::PackedSvg => ("Spara den som vanlig SVG.", "Save it as plain SVG."),
        Format::Empty | Format::Unknown | Format::Text => (
            "Kopiera in originalet på nytt, eller ta bort bilden.",
            "Copy the original again, or take the image away.",
        ),
        _ => (
            "Öppna den i ett bildprogram och spara den som JPEG (foton) eller PNG (skärmbilder, diagram).",
            "Open it in an image program and save it as JPEG (photos) or PNG (screenshots, diagrams).",
        ),
    };
    Message { sv: sv.to_owned(), en: en.to_owned() }
}
