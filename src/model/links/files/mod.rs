//! What is said of the files that articles show or link to, by what they hold.

mod words;

use crate::content::Attachment;
use crate::diagnostic::{Code, Diagnostic, Location, Message, Source};
use crate::message;
use crate::picture::active::Reason;
use crate::picture::{Format, Head, is_program};

use words::{described, mended, named};

/// A photo that is shown may be so large, in bytes and in pixels.
const MAX_BYTES: u64 = 2_000_000;
const MAX_SIDE: u32 = 3_000;

/// What is to be done about a file at a place that refers to it.
pub(in crate::model) enum Verdict {
    /// Nothing.
    Sound,
    /// It goes out all the same.
    Told(Diagnostic),
    /// It does not, or not as a picture: its text stands there alone.
    Refused(Diagnostic),
}

/// Judges the file that `place` refers to; `is_shown` as a picture.
pub(in crate::model) fn judge(file: &Attachment, place: &Location, is_shown: bool) -> Verdict {
    let found = Found { file, place };
    let format = file.facts.format();
    if is_shown && !format.is_shown() && file.facts.head.is_some() {
        return Verdict::Refused(found.no_picture(format));
    }
    if let Some(reason) = &file.facts.active {
        return Verdict::Refused(found.active(reason));
    }
    if file.facts.is_headless() {
        return Verdict::Refused(found.headless());
    }
    if file.is_refused() {
        return Verdict::Refused(found.sealed(format));
    }
    if is_shown {
        return match file.facts.head {
            Some(head) if found.has_wrong_ending(format) => Verdict::Refused(found.misnamed(head.format)),
            Some(head) if is_large(&head) => Verdict::Told(found.large(&head)),
            _ => Verdict::Sound,
        };
    }
    if is_program(&file.path) {
        return Verdict::Told(found.program());
    }
    let is_wrong = match format {
        Format::Empty | Format::LfsPointer => true,
        Format::Html => !is_text(&file.path),
        _ => false,
    };
    if is_wrong { Verdict::Told(found.wrong(format)) } else { Verdict::Sound }
}

/// Whether a file of this name may well hold markup or text.
fn is_text(path: &str) -> bool {
    const OTHERS: [&str; 26] = [
        "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "epub", "zip", "7z",
        "rar", "gz", "jpg", "jpeg", "png", "gif", "webp", "avif", "mp3", "mp4", "mov", "webm",
    ];
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    !OTHERS.contains(&ending.as_str())
}

fn is_large(head: &Head) -> bool {
    let is_wide = head.size.is_some_and(|size| size.longest_side() > MAX_SIDE);
    if head.format.is_raster() { is_wide || head.length > MAX_BYTES } else { head.length > 2 * MAX_BYTES }
}

struct Found<'a> {
    file: &'a Attachment,
    place: &'a Location,
}

impl Found<'_> {
    fn say(&self, code: Code, message: Message, help: Message) -> Diagnostic {
        Diagnostic::new(code, &self.place.source, self.place.span.clone(), message).with_help(help)
    }

    fn active(&self, reason: &Reason) -> Diagnostic {
        let name = self.file.name();
        let Message { sv, en } = described(reason);
        self.say(
            Code::ActiveFile,
            message!(sv: "{name} publiceras inte: den {sv}.", en: "{name} is not published: it {en}."),
            message!(
                sv: "Spara filen utan det, till exempel som ”vanlig SVG” eller ”optimerad SVG”, eller visa en PNG i stället.",
                en: "Save the file without it, as “plain SVG” or “optimised SVG” for example, or show a PNG instead."
            ),
        )
        .with_related(
            Location { source: Source::new(&self.file.path, ""), span: 0..0 },
            message!(sv: "här är filen", en: "the file is here"),
        )
    }

    fn no_picture(&self, format: Format) -> Diagnostic {
        let name = self.file.name();
        let message = match format {
            Format::Empty => message!(
                sv: "{name} är tom, så läsaren får beskrivningen i stället för bilden.",
                en: "{name} is empty, so readers get the description instead of the image."
            ),
            Format::Unknown | Format::Text => message!(
                sv: "{name} är ingen bild, så läsaren får beskrivningen i stället.",
                en: "{name} is no image, so readers get the description instead."
            ),
            _ => {
                let Message { sv, en } = named(format);
                message!(
                    sv: "{name} är {sv}, som webbläsare inte visar som bild, så läsaren får beskrivningen i stället.",
                    en: "{name} is {en}, which browsers do not show as an image, so readers get the description instead."
                )
            }
        };
        self.say(Code::NotAPicture, message, mended(format))
    }

    fn headless(&self) -> Diagnostic {
        let name = self.file.name();
        self.say(
            Code::BrokenPicture,
            message!(
                sv: "{name} slutar innan bilden börjar, så läsaren får beskrivningen i stället.",
                en: "{name} ends before the image begins, so readers get the description instead."
            ),
            mended(Format::Empty),
        )
    }

    /// A drawing is shown by its ending alone, and pixels are not by that of a drawing.
    fn has_wrong_ending(&self, format: Format) -> bool {
        let promised = Format::of_name(&self.file.path);
        (format == Format::Svg) != (promised == Some(Format::Svg))
            && (promised.is_some() || format == Format::Svg)
    }

    fn misnamed(&self, format: Format) -> Diagnostic {
        let (name, ending) = (self.file.name(), format.ending().unwrap_or_default());
        let Message { sv, en } = named(format);
        self.say(
            Code::NotAPicture,
            message!(
                sv: "{name} är {sv}, och visas inte under det namnet. Läsaren får beskrivningen i stället.",
                en: "{name} is {en}, and is not shown under that name. Readers get the description instead."
            ),
            message!(
                sv: "Döp om filen så att den slutar på .{ending}, och ändra här.",
                en: "Rename the file so that it ends in .{ending}, and change it here."
            ),
        )
    }

    fn large(&self, head: &Head) -> Diagnostic {
        let name = self.file.name();
        let tenths = (head.length + 50_000) / 100_000;
        let (whole, part) = (tenths / 10, tenths % 10);
        let (sv, en) = match head.size.filter(|_| head.format.is_raster()) {
            Some(size) => {
                let (width, height) = (size.width, size.height);
                (format!("{width} × {height} pixlar, "), format!("{width} × {height} pixels, "))
            }
            None => Default::default(),
        };
        self.say(
            Code::LargePicture,
            message!(
                sv: "{name} är stor för en webbsida: {sv}{whole},{part}\u{a0}MB.",
                en: "{name} is large for a web page: {en}{whole}.{part}\u{a0}MB."
            ),
            message!(
                sv: "Förminska bilden till högst 3\u{a0}000 pixlar (2\u{a0}000 räcker oftast) och spara den som JPEG med kvalitet 80.",
                en: "Scale the image down to at most 3,000 pixels (2,000 will mostly do) and save it as JPEG of quality 80."
            ),
        )
    }

    fn sealed(&self, format: Format) -> Diagnostic {
        let name = self.file.name();
        let Message { sv, en } = named(format);
        self.say(
            Code::UncleanedPicture,
            message!(
                sv: "{name} är {sv} och kan berätta var bilden är tagen och av vem. Det går inte att ta bort här, så filen publiceras inte.",
                en: "{name} is {en} and may tell where the image was taken and by whom. That cannot be taken out here, so the file is not published."
            ),
            message!(
                sv: "Spara bilden som JPEG eller PNG och länka till den. Ska just den här filen ut som den är: lägg den i mappen static.",
                en: "Save the image as JPEG or PNG and link to that. If this very file is to go out as it is, put it into the folder static."
            ),
        )
    }

    fn program(&self) -> Diagnostic {
        let name = self.file.name();
        self.say(
            Code::ProgramFile,
            message!(
                sv: "{name} är ett program eller startar ett, och läsarnas datorer stoppar sådana filer.",
                en: "{name} is a program or starts one, and the computers of readers stop such files."
            ),
            message!(
                sv: "Länka till sidan hos den som ger ut programmet. Är det ett dokument: spara det som PDF.",
                en: "Link to the page of whoever publishes the program. If it is a document, save it as PDF."
            ),
        )
    }

    fn wrong(&self, format: Format) -> Diagnostic {
        let name = self.file.name();
        let message = if format == Format::Empty {
            message!(sv: "{name} är tom.", en: "{name} is empty.")
        } else {
            let Message { sv, en } = named(format);
            message!(sv: "{name} är {sv}.", en: "{name} is {en}.")
        };
        self.say(Code::WrongFile, message, mended(format))
    }
}
