//! Pages out of views: a theme's templates, words and assets.
//!
//! A theme is a folder with `theme.yaml`, `templates/`, `assets/` and `strings/`. The default one lies in the
//! binary. A page depends on nothing but its view ([`views`]) and the theme: filters are pure and nothing here
//! knows the site.

mod assets;
mod error;
mod files;
mod filters;
mod labels;
mod manifest;
mod modules;
mod overrides;
mod pages;
mod references;
mod strings;
mod templates;
pub mod views;

pub use assets::Asset;
pub use error::ThemeError;
pub use files::{DEFAULT_NAME, own_texts};
pub use manifest::Manifest;
pub use pages::{Pages, Shell};
pub use templates::REQUIRED;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, Value};

use crate::diagnostic::{Diagnostic, Lang, Message};
use crate::message;
use files::ThemeFiles;
use templates::Templates;
use views::{PageView, SiteView};

/// A theme, ready to render. Shared freely among threads.
pub struct Theme {
    manifest: Manifest,
    templates: Arc<Templates>,
    strings: BTreeMap<Lang, strings::Table>,
    assets: Vec<Asset>,
    unused: Vec<Diagnostic>,
}

impl Theme {
    /// Loads the theme `name`: from `themes/<name>/` under the site's root where that folder exists, else the
    /// embedded one. Files in `templates/`, `assets/` and `strings/` at the root replace those of the same name
    /// (in a table of strings, key by key). All mistakes come at once.
    pub fn load(root: Option<&Path>, name: &str) -> Result<Self, Vec<ThemeError>> {
        let files = ThemeFiles::gather(root, name)?;
        let folder = format!("themes/{name}");
        let mut errors = Vec::new();
        let manifest = keep(manifest::load(&files, &folder), &mut errors);
        let templates = keep(Templates::compile(&files, &folder), &mut errors);
        let assets = keep(assets::build(&files), &mut errors);
        let strings = strings::load(&files, &mut errors);
        match (manifest, templates, assets) {
            (Some(manifest), Some(templates), Some(assets)) if errors.is_empty() => {
                let unused = overrides::unused(root, &files);
                Ok(Self { manifest, templates: Arc::new(templates), strings, assets, unused })
            }
            _ => Err(errors),
        }
    }

    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// What of the site's own files and words changes nothing.
    pub fn unused(&self) -> &[Diagnostic] {
        &self.unused
    }

    /// The files that the pages need, for the publisher.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// By logical name (`site.css`): the address, below `base`, the path of the site's base URL (`/` or `/a/`).
    pub fn asset_urls(&self, base: &str) -> BTreeMap<String, String> {
        let base = base.trim_end_matches('/');
        self.assets.iter().map(|asset| (asset.name.clone(), format!("{base}/{}", asset.path))).collect()
    }

    /// Prepares what all pages of one language share, once.
    pub fn renderer(&self, site: &SiteView<'_>) -> Result<Renderer, ThemeError> {
        let lang = Lang::from_tag(site.lang).unwrap_or_default();
        let strings = self.strings.get(&lang).map_or_else(Value::none, Value::from_serializable);
        let site = value(&self.templates, "base.html", site)?;
        Ok(Renderer { templates: Arc::clone(&self.templates), site, strings })
    }

    /// One of the site's own words; the key itself where the theme has no word for it.
    pub fn word<'a>(&'a self, lang: Lang, key: &'a str) -> &'a str {
        self.strings.get(&lang).and_then(|table| table.get(key)).map_or(key, String::as_str)
    }
}

fn value(templates: &Templates, template: &str, view: &impl Serialize) -> Result<Value, ThemeError> {
    Value::try_from_serializable(view).map_err(|error| templates.error(template, unusable(&error)))
}

fn unusable(error: &tera::Error) -> Message {
    let text = error.to_string();
    message!(
        sv: "Sidans uppgifter går inte att lämna över till mallen: {text}.",
        en: "The page's data cannot be handed to the template: {text}.",
    )
}

/// Moves mistakes into `errors`.
fn keep<T>(result: Result<T, Vec<ThemeError>>, errors: &mut Vec<ThemeError>) -> Option<T> {
    result.map_err(|found| errors.extend(found)).ok()
}

/// Renders the pages of one language.
pub struct Renderer {
    templates: Arc<Templates>,
    site: Value,
    strings: Value,
}

impl Renderer {
    /// The page as HTML. `kind_name` is the name under which the template finds `view`: `article`, `term`, ….
    pub fn render(
        &self,
        template: &str,
        page: &PageView<'_>,
        kind_name: &'static str,
        view: &impl Serialize,
    ) -> Result<String, ThemeError> {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("t", self.strings.clone());
        context.insert_value("page", value(&self.templates, template, page)?);
        context.insert_value(kind_name, value(&self.templates, template, view)?);
        let html = self.templates.render(template, &context)?;
        if html.trim().is_empty() {
            return Err(self.templates.error(
                template,
                message!(
                    sv: "Mallen ger en tom sida.",
                    en: "The template makes an empty page.",
                ),
            ));
        }
        Ok(html)
    }
}
