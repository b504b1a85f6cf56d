//! `samla serve`

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use crate::message;
use crate::model::Options;
use crate::pipeline::{self, Engine, Settings};
use crate::serve::http::{self, Events, Server};
use crate::serve::preview::Preview;

use super::progress::Stages;
use super::terminal::Terminal;
use super::{Fault, Outcome, build};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The port; when it is taken, the next free one
    #[arg(long, value_name = "N", default_value_t = 4000)]
    port: u16,
    /// The address to listen on; 0.0.0.0 shows the site to the whole local network
    #[arg(long, value_name = "ADDR", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,
    /// Open the browser
    #[arg(long)]
    open: bool,
    /// Include drafts, scheduled and expired articles, with a mark
    #[arg(long)]
    drafts: bool,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let settings = Settings {
        root: root.to_owned(),
        base_url: None,
        options: Options { today: super::today(), drafts: arguments.drafts },
    };
    let stages = Stages::new(terminal, false);
    let loaded = stages.run(
        &message!(sv: "läser", en: "reading"),
        |progress| pipeline::load(&settings, progress),
        |loaded| build::counted(loaded.value.as_ref()),
    );
    terminal.mistakes(&loaded.diagnostics);
    // A mistake in one article never takes the site away: the others are shown.
    let Some(site) = loaded.value else { return Ok(Outcome::Mistakes) };
    let theme = build::load_theme(root, &site)?;
    let path = site.config.base_url.path.clone();
    let preview = Arc::new(Preview::new(Engine::new(site, theme, arguments.drafts)?));
    let server = listen(arguments, Arc::clone(&preview))?;
    if arguments.port != 0 && server.address().port() != arguments.port {
        let (wanted, taken) = (arguments.port, server.address().port());
        terminal.note(&message!(sv: "Porten {wanted} är upptagen, så det blev {taken}.", en: "Port {wanted} is taken, so it is {taken}."));
    }
    if !arguments.host.is_loopback() {
        terminal.note(&message!(
            sv: "Obs: alla i det lokala nätet kan se webbplatsen, utkast också om de är med.",
            en: "Note: everyone on the local network can see the site, and drafts where they are included.",
        ));
    }
    let url = format!("{}{}", server.url(), &path[1..]);
    terminal.say(&message!(sv: "{url} (avsluta med Ctrl-C)", en: "{url} (stop with Ctrl-C)"));
    if arguments.open
        && let Err(error) = opener::open_browser(&url)
    {
        terminal.note(&message!(sv: "Webbläsaren kunde inte öppnas: {error}.", en: "The browser could not be opened: {error}."));
    }
    preview.prepare_search();
    loop {
        // Until Ctrl-C: nothing lies on disk that would need to be put away.
        std::thread::park();
    }
}

fn listen(arguments: &Arguments, preview: Arc<Preview>) -> Result<Server, Fault> {
    let options = http::Options {
        address: arguments.host,
        port: arguments.port,
        names: Vec::new(),
        events: Arc::new(Events::default()),
    };
    Server::start(options, preview).map_err(|error| {
        let (host, port) = (arguments.host, arguments.port);
        Fault::Machine(message!(
            sv: "{host}:{port} går inte att lyssna på: {error}.",
            en: "Cannot listen on {host}:{port}: {error}.",
        ))
    })
}
