//! Is a picture whole, and can it be published without its metadata?

use rayon::prelude::*;

use crate::content::{Attachment, Flaw};
use crate::diagnostic::{Code, Diagnostic, Location};
use crate::message;
use crate::model::Site;
use crate::picture::Broken;

/// Decodes every picture that the site shows or links to. What is wrong is told where it is first referred to.
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let all: Vec<(usize, Location)> = site.references().into_iter().collect();
    all.into_par_iter()
        .filter_map(|(file, place)| {
            let file = site.attachment(file);
            Some(described(file, file.flaw()?, &place))
        })
        .collect()
}

fn described(file: &Attachment, flaw: Flaw, place: &Location) -> Diagnostic {
    let Flaw::Broken(broken) = flaw else { return uncleaned(file, place) };
    let (name, Location { source, span }) = (file.name(), place);
    let message = match broken {
        Broken::CutOff => message!(
            sv: "{name} slutar innan bilden gör det, så läsaren ser bara en del av den.",
            en: "{name} ends before the image does, so readers see only a part of it."
        ),
        Broken::Damaged => message!(
            sv: "{name} är skadad, så läsaren ser inte hela bilden.",
            en: "{name} is damaged, so readers do not see all of the image."
        ),
        Broken::Huge => message!(
            sv: "{name} har så många pixlar att läsarens webbläsare kanske inte kan visa den.",
            en: "{name} has so many pixels that a reader’s browser may not be able to show it."
        ),
    };
    let help = match broken {
        Broken::Huge => {
            message!(sv: "Förminska bilden till högst 3\u{a0}000 pixlar.", en: "Scale the image down to at most 3,000 pixels.")
        }
        _ => message!(
            sv: "Öppna bilden och se efter. Kopiera in originalet på nytt.",
            en: "Open the image and have a look. Copy the original again."
        ),
    };
    Diagnostic::new(Code::BrokenPicture, source, span.clone(), message).with_help(help)
}

/// What is said of a picture whose metadata cannot be taken out with certainty, where `place` refers to it.
pub fn uncleaned(file: &Attachment, place: &Location) -> Diagnostic {
    let (name, Location { source, span }) = (file.name(), place);
    let message = message!(
        sv: "{name} är skadad eller ovanlig: det går inte att säkert ta bort uppgifter om plats och fotograf, så bilden publiceras inte.",
        en: "{name} is damaged or unusual: place and photographer cannot be taken out with certainty, so the image is not published."
    );
    Diagnostic::new(Code::UncleanedPicture, source, span.clone(), message).with_help(message!(
        sv: "Öppna bilden i ett bildprogram och spara den på nytt som JPEG eller PNG.",
        en: "Open the image in an image program and save it again as JPEG or PNG."
    ))
}
