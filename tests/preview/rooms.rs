//! A site in a folder of its own, previewed without a server.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use samla::diagnostic::{Diagnostic, Lang, Report};
use samla::model::{Options, Route};
use samla::pipeline::{self, Change, Engine, Progress, Settings, Survey, Workspace};
use samla::serve::http::{Body, Events, Request, Responder, Response};
use samla::serve::{Desk, News, Preview};
use samla::theme::Theme;

pub const OPEN_SCRIPT: &str = "<script src=\"/__samla/preview.js\"";

pub fn settings(root: &Path) -> Settings {
    let today = "2026-11-21".parse().unwrap();
    Settings { root: root.to_owned(), base_url: None, options: Options { today, drafts: false } }
}

/// A folder with its preview.
pub struct Room {
    pub root: PathBuf,
    pub workspace: Workspace,
    pub preview: Preview,
    pub events: Arc<Events>,
}

impl Room {
    pub fn open(root: &Path) -> Self {
        let workspace = Workspace::open(settings(root), &Progress::default());
        let events = Arc::new(Events::default());
        let desk = Desk { lang: Lang::Sv, root: root.to_owned(), editor: "open:{path}:{line}".into() };
        let preview = Preview::new(&workspace, Duration::ZERO, Arc::clone(&events), desk);
        Self { root: root.to_owned(), workspace, preview, events }
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let file = self.root.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    pub fn touch(&mut self, paths: &[&str]) -> Option<News> {
        let paths: Vec<String> = paths.iter().map(ToString::to_string).collect();
        let change = self.workspace.touch(&paths);
        self.publish(change)
    }

    pub fn refresh(&mut self) -> Option<News> {
        let change = self.workspace.refresh();
        self.publish(change)
    }

    /// Looks through the folder as the watch does, beside what is being written.
    pub fn survey(&mut self) -> Option<News> {
        let change = self.workspace.compare(&Survey::of(&self.root));
        self.publish(change)
    }

    fn publish(&mut self, change: Change) -> Option<News> {
        self.preview.publish(&self.workspace, change, Duration::ZERO)
    }

    pub fn get(&self, path: &str) -> (u16, String) {
        let (path, query) = path.split_once('?').map_or((path, None), |(path, query)| (path, Some(query)));
        let request = Request { path: path.to_owned(), query: query.map(str::to_owned), last_event: None };
        let response = self.preview.respond(&request);
        (response.status, String::from_utf8_lossy(&bytes(response)).into_owned())
    }

    /// Every page as it is served, without the script of the preview.
    pub fn pages(&self) -> BTreeMap<String, Vec<u8>> {
        let engine = self
            .workspace
            .engine()
            .unwrap_or_else(|| panic!("there is no site: {:?}", self.workspace.diagnostics()));
        all(engine, |path, _| {
            let request = Request { path: path.to_owned(), query: None, last_event: None };
            without_script(bytes(self.preview.respond(&request)))
        })
    }
}

/// Every page of a folder read afresh, and every mistake.
pub fn clean(root: &Path) -> (BTreeMap<String, Vec<u8>>, Vec<Diagnostic>) {
    let Report { value: site, diagnostics } = pipeline::load(&settings(root), &Progress::default());
    let site = site.expect("there are settings");
    let theme =
        Theme::load(Some(root), &site.config.theme).unwrap_or_else(|errors| panic!("{:?}", errors[0]));
    let engine = Engine::new(site, theme, true).unwrap();
    (all(&engine, |_, route| engine.render(route).unwrap().into_owned()), diagnostics)
}

/// All that is served besides redirects, which a build writes as pages.
fn all(engine: &Engine, get: impl Fn(&str, Route) -> Vec<u8>) -> BTreeMap<String, Vec<u8>> {
    let routes = engine.site().pages().filter(|(_, route)| !matches!(route, Route::Alias(..)));
    routes.map(|(address, route)| (address.href().to_owned(), get(address.href(), route))).collect()
}

pub fn bytes(response: Response) -> Vec<u8> {
    match response.body {
        Body::Bytes(bytes) => bytes.to_vec(),
        Body::File(mut file) => {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
            bytes
        }
        Body::Events { .. } => Vec::new(),
    }
}

fn without_script(page: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(page.clone()) else { return page };
    let Some((before, rest)) = text.split_once(OPEN_SCRIPT) else { return page };
    let (_, after) = rest.split_once("</script>\n").unwrap();
    format!("{before}{after}").into_bytes()
}
