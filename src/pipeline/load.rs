//! Reads a site's folder.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use crate::check;
use crate::config::{self, BaseUrl, Config};
use crate::content::{self, Attachment, Entry};
use crate::diagnostic::{Diagnostic, Report, Severity, Visibility};
use crate::markdown;
use crate::model::{Ingredients, Options, Parsed, Site};
use crate::text::Date;
use crate::text::file::{self, Overlay};
use crate::theme::{self, Theme, ThemeError};

use super::Progress;
use super::levels::{Unseen, leveled, settle};
use super::private::{going_out, unused_excuses};

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The folder with `samla.yaml`.
    pub root: PathBuf,
    /// Takes the place of the one in `samla.yaml`.
    pub base_url: Option<BaseUrl>,
    pub options: Options,
}

impl Settings {
    /// Reads `samla.yaml`.
    pub(super) fn read_config(&self) -> Report<Option<Config>> {
        self.config_over(&Overlay::default())
    }

    fn config_over(&self, overlay: &Overlay) -> Report<Option<Config>> {
        config::load_over(&self.root, overlay).map(|config| {
            config.map(|config| match &self.base_url {
                Some(base_url) => {
                    let mut own_urls = config.own_urls;
                    own_urls.push(base_url.clone());
                    Config { base_url: base_url.clone(), own_urls, ..config }
                }
                None => config,
            })
        })
    }
}

/// Reads settings and content and joins them. The value is missing only when `samla.yaml` cannot be used; the
/// diagnostics are those of all files, in the order of their places, at the levels that `samla.yaml` sets.
pub fn load(settings: &Settings, progress: &Progress) -> Report<Option<Site>> {
    let mut diagnostics = Vec::new();
    let Some((ingredients, private)) = read(settings, &Overlay::default(), progress).unpack(&mut diagnostics)
    else {
        return Report { value: None, diagnostics };
    };
    let unseen = unseen(&ingredients.parsed, ingredients.options.today);
    let site = Site::new(ingredients).unpack(&mut diagnostics);
    diagnostics.extend(going_out(&site, &private).cloned());
    diagnostics.extend(check::needed(&site));
    let diagnostics = settle(&site.config, diagnostics, |path| unseen.get(path));
    Report { value: Some(site), diagnostics }
}

/// A site as readers see it, and as its editors do.
pub struct Checked {
    pub public: Site,
    /// With drafts, scheduled and expired articles.
    pub whole: Site,
}

/// Like [`load`], with drafts and all else that readers do not see, and with the rules of [`mod@check`] applied.
/// What readers do see is checked by itself as well: a link from there to a draft leads nowhere.
pub fn check(settings: &Settings, progress: &Progress) -> Report<Option<Checked>> {
    check_over(settings, &Overlay::default(), progress)
}

/// Like [`check()`], with texts that take the place of files: what there would be to say if they were saved.
pub fn check_over(settings: &Settings, overlay: &Overlay, progress: &Progress) -> Report<Option<Checked>> {
    let mut diagnostics = Vec::new();
    let Some((ingredients, private)) = read(settings, overlay, progress).unpack(&mut diagnostics) else {
        return Report { value: None, diagnostics };
    };
    let unseen = unseen(&ingredients.parsed, ingredients.options.today);
    let paths = ingredients.parsed.iter().map(|parsed| parsed.entry.source.path());
    let public: HashSet<String> =
        paths.filter(|path| !unseen.contains_key(*path)).map(str::to_owned).collect();
    let with =
        |drafts| Ingredients { options: Options { drafts, ..settings.options }, ..ingredients.clone() };
    let readable = Site::new(with(false)).unpack(&mut diagnostics);
    let Report { value: whole, diagnostics: mut of_drafts } = Site::new(with(true));
    // What readers see is right or wrong without the drafts; what comes on top of that comes by them.
    of_drafts
        .retain(|mistake| !public.contains(mistake.location.source.path()) && !diagnostics.contains(mistake));
    for mistake in &mut of_drafts {
        (mistake.severity, mistake.visibility) = (Severity::Warning, Visibility::Draft);
    }
    diagnostics.extend(of_drafts);
    diagnostics.extend(check::needed(&whole));
    diagnostics.extend(going_out(&whole, &private).cloned());
    diagnostics.extend(check::run(&whole));
    let diagnostics = settle(&whole.config, diagnostics, |path| unseen.get(path));
    Report { value: Some(Checked { public: readable, whole }), diagnostics }
}

/// The files that readers do not see, by path.
fn unseen<'a>(files: impl IntoIterator<Item = &'a Arc<Parsed>>, today: Date) -> HashMap<String, Unseen> {
    let found = files.into_iter().filter_map(|parsed| {
        let Entry { source, metadata, .. } = &parsed.entry;
        Some((source.path().to_owned(), Unseen::of(metadata, today)?))
    });
    found.collect()
}

/// All files of a site, read and parsed, and what is private in those that are no text.
fn read(
    settings: &Settings,
    overlay: &Overlay,
    progress: &Progress,
) -> Report<Option<(Ingredients, Vec<Diagnostic>)>> {
    let mut diagnostics = Vec::new();
    let Some(config) = settings.config_over(overlay).unpack(&mut diagnostics) else {
        return Report { value: None, diagnostics };
    };
    let config = Arc::new(config);
    let content = content::load_over(&settings.root, &config, overlay).unpack(&mut diagnostics);
    progress.expect(content.entries.len());
    let parsed = content
        .entries
        .into_par_iter()
        .map(|entry| {
            let parsed = parse(&config, entry);
            progress.step();
            parsed
        })
        .collect::<Vec<_>>();
    diagnostics.extend(parsed.iter().flat_map(|parsed| parsed.diagnostics.iter().cloned()));
    let of_files = parsed.iter().flat_map(|parsed| &parsed.entry.excused);
    let excused = of_files.chain(&content.vocabularies.excused).chain(&content.private.excused);
    diagnostics.extend(unused_excuses(&config, excused));
    let named = named(&settings.root, &config.theme, content.attachments.iter());
    let ingredients = Ingredients {
        config,
        vocabularies: Arc::new(content.vocabularies),
        parsed,
        attachments: content.attachments,
        named: Arc::new(named),
        options: settings.options,
    };
    Report { value: Some((ingredients, content.private.diagnostics)), diagnostics }
}

/// The targets of the files that the settings or the site's own theme name.
pub(super) fn named<'a>(
    root: &Path,
    theme: &str,
    attachments: impl Iterator<Item = &'a Attachment>,
) -> BTreeSet<String> {
    let mut texts = theme::own_texts(root, theme);
    let settings = file::read_bytes(&root.join(config::FILE_NAME));
    texts.extend(settings.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()));
    let is_named = |file: &&Attachment| texts.iter().any(|text| text.contains(&file.target));
    attachments.filter(is_named).map(|file| file.target.clone()).collect()
}

/// The theme that a site's settings name, with what is wrong with it: as errors, then there is none, or as files that are not
/// used.
pub fn load_theme(settings: &Settings, site: &Site) -> Report<Option<Theme>> {
    let loaded = Theme::load(Some(&settings.root), &site.config.theme);
    let diagnostics = match &loaded {
        Ok(theme) => theme.unused().to_vec(),
        Err(errors) => errors.iter().map(ThemeError::diagnostic).collect(),
    };
    Report { value: loaded.ok(), diagnostics: leveled(&site.config, diagnostics) }
}

/// What the rules of [`mod@check`] find in a site, at the levels of its settings.
pub fn rules(site: &Site) -> Vec<Diagnostic> {
    let files = site.articles().iter().map(|article| article.entry());
    let today = site.options.today;
    let found = files.filter_map(|entry| Some((entry.source.path(), Unseen::of(&entry.metadata, today)?)));
    let unseen: HashMap<&str, Unseen> = found.collect();
    settle(&site.config, check::run(site), |path| unseen.get(path))
}

/// An article or page from its entry.
pub(super) fn parse(config: &Config, entry: content::Entry) -> Arc<Parsed> {
    let options = markdown::Options { allow_html: config.allow_html, own: &config.own_urls };
    let document = markdown::parse(&entry.source, entry.body.clone(), entry.address.lang, &options);
    Arc::new(Parsed::new(entry, document.value, document.diagnostics))
}
