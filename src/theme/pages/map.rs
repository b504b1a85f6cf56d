//! Sweden with the places of the articles.

use crate::content::Register;
use crate::diagnostic::Lang;
use crate::model::{Site, TermId};

use super::super::views::{CountyView, MapView, PlaceView};

/// The map of a language's municipalities; none without a place.
pub(super) fn view(site: &Site, lang: Lang) -> Option<MapView<'_>> {
    let index = site
        .edition(lang)
        .taxonomies
        .iter()
        .position(|taxonomy| taxonomy.config.terms == crate::config::TermSource::Municipalities)?;
    let register = site.register();
    let terms = &site.edition(lang).taxonomies[index].terms;
    let mut places: Vec<PlaceView<'_>> = terms
        .iter()
        .enumerate()
        .filter_map(|(term, known)| {
            let municipality = register.municipality(&known.name)?;
            let (x, y) = Register::project(municipality.lat, municipality.lon);
            let count = known.articles.len();
            Some(PlaceView {
                title: &known.title,
                url: site.routes.term(TermId { lang, taxonomy: index, term }).href(),
                count,
                x,
                y,
                radius: radius(count),
            })
        })
        .collect();
    // The large ones first, so that a small one beside them stays visible.
    places.sort_by(|left, right| right.count.cmp(&left.count).then(left.title.cmp(right.title)));
    (!places.is_empty()).then(|| MapView {
        width: Register::WIDTH,
        height: Register::HEIGHT,
        counties: register
            .counties()
            .iter()
            .map(|county| CountyView { name: &county.name, path: &county.outline })
            .collect(),
        places,
    })
}

/// Area, not radius, grows with the count.
fn radius(count: usize) -> f64 {
    // Counts of articles are far below 2^52.
    #[expect(clippy::cast_precision_loss, reason = "counts of articles")]
    let radius = 2.3 * (count as f64).sqrt();
    (radius.min(12.0) * 10.0).round() / 10.0
}
