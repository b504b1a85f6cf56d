//! Answers requests from a site in memory: a page is rendered when it is asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::model::{Address, Route};
use crate::pipeline::{Engine, Fault};

use super::http::{Cache, Request, Responder, Response, content_type};

/// A site that is looked at.
pub struct Preview {
    engine: Engine,
    /// Assets by address.
    assets: BTreeMap<Address, Arc<[u8]>>,
    /// The files of the search index by address; made when first asked for.
    search: OnceLock<BTreeMap<Address, Arc<[u8]>>>,
}

impl Preview {
    pub fn new(engine: Engine) -> Self {
        let routes = &engine.site().routes;
        let assets =
            engine.assets().map(|asset| (routes.below(&asset.path), Arc::from(asset.bytes.as_ref())));
        Self { assets: assets.collect(), search: OnceLock::new(), engine }
    }

    /// Makes the search index, so that the first search need not wait for it.
    pub fn prepare_search(&self) {
        self.search();
    }

    fn search(&self) -> &BTreeMap<Address, Arc<[u8]>> {
        self.search.get_or_init(|| {
            let routes = &self.engine.site().routes;
            let files = self.engine.index().files();
            files.into_iter().map(|(path, bytes)| (routes.below(&path), bytes.into())).collect()
        })
    }

    fn route(&self, address: &Address, route: Route) -> Response {
        if let Route::Alias(article, _) = route {
            return Response::redirect(self.engine.site().article(article).address.href());
        }
        if let Route::Attachment(index) = route {
            let attachment = &self.engine.site().attachments[index];
            return match std::fs::File::open(&attachment.file) {
                Ok(file) => Response::file(content_type(&attachment.target), file),
                Err(error) => Response::text(500, &format!("{}: {error}", attachment.path)),
            };
        }
        let status = if route == Route::NotFound { 404 } else { 200 };
        match self.engine.render(route) {
            Ok(bytes) => Response::ok(content_type(&address.file()), bytes.into_owned()).with_status(status),
            Err(fault) => broken(&fault),
        }
    }
}

impl Responder for Preview {
    fn respond(&self, request: &Request) -> Response {
        let site = self.engine.site();
        let base = &site.config.base_url;
        let Some(relative) = request.path.strip_prefix(&base.path) else {
            // A site below a path is found from the root all the same.
            let outside =
                matches!(request.path.as_str(), "/" | "") || format!("{}/", request.path) == base.path;
            return if outside { Response::redirect(&base.path) } else { Response::text(404, "404") };
        };
        let address = Address::new(base, relative);
        if let Some(route) = site.routes.find(&address) {
            return self.route(&address, route);
        }
        if let Some(bytes) = self.assets.get(&address) {
            return Response::ok(content_type(relative), Arc::clone(bytes)).with_cache(Cache::Forever);
        }
        if relative.starts_with("search/")
            && let Some(bytes) = self.search().get(&address)
        {
            return Response::ok(content_type(relative), Arc::clone(bytes));
        }
        let folder = Address::new(base, &format!("{relative}/"));
        if site.routes.find(&folder).is_some() {
            return Response::redirect(folder.href());
        }
        self.route(&Address::new(base, "404.html"), Route::NotFound)
    }
}

/// A template that cannot be rendered: said in the browser too.
fn broken(fault: &Fault) -> Response {
    let message = fault.message();
    Response::text(500, &format!("{}\n\n{}\n", message.sv, message.en))
}
