//! Alternative texts that say nothing: the file's name, "bild".

use crate::diagnostic::Message;
use crate::message;

/// What is wrong with the alternative text of the image at `address`, and what to do about it.
pub fn flaw(alt: &str, address: &str) -> Option<(Message, Message)> {
    let message = if is_file_name(alt, address) {
        message!(
            sv: "Bildens text är ett filnamn: ”{alt}”.",
            en: "The text of the image is a file name: “{alt}”.",
        )
    } else if says_nothing(alt) {
        message!(
            sv: "Bildens text, ”{alt}”, säger inte vad den visar.",
            en: "The text of the image, “{alt}”, does not say what it shows.",
        )
    } else {
        return None;
    };
    let help = message!(
        sv: "Skriv vad bilden visar, för den som inte ser den.",
        en: "Write what the image shows, for those who cannot see it.",
    );
    Some((message, help))
}

fn is_file_name(alt: &str, address: &str) -> bool {
    let lower = alt.to_lowercase();
    let ending = lower.rsplit_once('.').map(|(_, ending)| ending);
    if ending.is_some_and(|ending| {
        matches!(
            ending,
            "jpg"
                | "jpeg"
                | "png"
                | "gif"
                | "webp"
                | "svg"
                | "avif"
                | "heic"
                | "tif"
                | "tiff"
                | "bmp"
                | "pdf"
        )
    }) {
        return true;
    }
    let file = address.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let stem = file.rsplit_once('.').map_or(&*file, |(stem, _)| stem);
    let joined = lower.contains(['_', '-']) || lower.bytes().any(|byte| byte.is_ascii_digit());
    // A word may well be both the name of the file and what is seen.
    (lower == stem && joined && !lower.contains(' ')) || is_of_a_camera(&lower)
}

/// `IMG_2043`, `DSC00012`, `image001`, `Skärmavbild 2019-03-07`.
fn is_of_a_camera(lower: &str) -> bool {
    let name = lower.trim_end_matches(|letter: char| letter.is_ascii_digit() || " _-().:".contains(letter));
    let name = name
        .trim_end_matches(" kl")
        .trim_end_matches(|letter: char| letter.is_ascii_digit() || " _-().:".contains(letter));
    let numbered = lower.len() - name.len() >= 3;
    numbered
        && matches!(
            name,
            "img"
                | "dsc"
                | "dscn"
                | "dscf"
                | "image"
                | "pxl"
                | "p"
                | "bild"
                | "foto"
                | "photo"
                | "mvc"
                | "skärmavbild"
                | "skärmbild"
                | "skärmklipp"
                | "screenshot"
                | "screen shot"
                | "namnlös"
                | "untitled"
                | ""
        )
}

/// What programs write by themselves, or ask for.
const BY_PROGRAMS: [&str; 10] = [
    "automatiskt genererad beskrivning",
    "automatically generated",
    "ai-genererat innehåll kan vara fel",
    "ai-generated content may be",
    "beskriv bilden",
    "describe the image",
    "skriv alt",
    "skriv en alt",
    "lägg till alt",
    "add alt",
];

fn says_nothing(alt: &str) -> bool {
    let lower = alt.to_lowercase();
    let bare =
        lower.trim_end_matches(|letter: char| letter.is_ascii_digit() || " .…,:;!?-_()".contains(letter));
    bare.bytes().all(|byte| byte == b'x')
        || is_empty_word(bare)
        || BY_PROGRAMS.iter().any(|words| lower.contains(words))
}

fn is_empty_word(bare: &str) -> bool {
    matches!(
        bare,
        "bild"
            | "bilden"
            | "en bild"
            | "foto"
            | "fotot"
            | "ett foto"
            | "fotografi"
            | "image"
            | "an image"
            | "picture"
            | "a picture"
            | "photo"
            | "a photo"
            | "pic"
            | "img"
            | "figur"
            | "figure"
            | "illustration"
            | "grafik"
            | "graphic"
            | "diagram"
            | "graf"
            | "chart"
            | "skärmdump"
            | "skärmbild"
            | "skärmavbild"
            | "screenshot"
            | "alt"
            | "alt text"
            | "alt-text"
            | "alttext"
            | "bildtext"
            | "bildbeskrivning"
            | "beskrivning"
            | "description"
            | "logo"
            | "logga"
            | "logotyp"
            | "ikon"
            | "icon"
            | "omslag"
            | "omslagsbild"
            | "bild på"
            | "bild här"
            | "todo"
            | "tbd"
            | "fixme"
            | "test"
            | "alternativtext"
            | "alternativ text"
            | "placeholder"
            | "platshållare"
    )
}

#[cfg(test)]
mod tests {
    use super::{is_file_name, says_nothing};

    #[test]
    fn what_says_nothing_is_told_from_what_does() {
        for alt in [
            "skola.jpg",
            "IMG_2043",
            "image001",
            "DSC00012",
            "torget-vinter",
            "Skärmavbild 2019-03-07 kl. 10.12.33",
            "P1010012",
            "Bild på torget.PNG",
        ] {
            assert!(is_file_name(alt, "bilder/torget-vinter.jpg"), "{alt}");
        }
        for alt in [
            "Torget",
            "Torget en vinterdag",
            "torget",
            "E6 vid Kungsbacka",
            "Skolan 2019",
            "Norra-Sörviken",
            "Version 2.0",
        ] {
            assert!(!is_file_name(alt, "torget.jpg"), "{alt}");
        }
        for alt in [
            "x",
            "...",
            "…",
            "xxx",
            "TODO",
            "Beskriv bilden här",
            "En person Automatiskt genererad beskrivning",
            "En stol. AI-genererat innehåll kan vara felaktigt.",
            "bild",
            "Bild 1",
            "foto_2",
            "FOTO",
            "image",
            "Figur 3:",
            "logga",
            "Diagram",
            "en bild",
            "photo",
        ] {
            assert!(says_nothing(alt), "{alt}");
        }
        for alt in [
            "Bild av torget",
            "Karta",
            "Karta över Lerum",
            "Lerums logotyp",
            "Fotot visar en skola",
            "Bildsal",
            "Grafiker",
            "Ett diagram över åren",
            "Skolan",
            "Barn",
            "En logga på en dörr",
        ] {
            assert!(!says_nothing(alt), "{alt}");
        }
    }
}
