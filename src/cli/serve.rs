//! `samla serve`

use std::net::IpAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use crate::config;
use crate::diagnostic::{Message, reason};
use crate::message;
use crate::model::Options;
use crate::pipeline::{Settings, Workspace};
use crate::serve::http::{self, Events, Server};
use crate::serve::{Desk, News, Preview, Watch};

use super::progress::Stages;
use super::terminal::Terminal;
use super::{Fault, Outcome, build, values};

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// The port, 4000 otherwise; when it is taken, the next free one. 0 takes any
    ///
    /// Porten, annars 4000; är den upptagen tas nästa lediga. 0 tar vilken som helst
    #[arg(long, value_name = "N", default_value = "4000", value_parser = values::port)]
    port: u16,
    /// The address to listen on, 127.0.0.1 otherwise; 0.0.0.0 shows the site to the whole local network
    ///
    /// Adressen att lyssna på, annars 127.0.0.1; 0.0.0.0 visar webbplatsen för hela det lokala nätet
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1", value_parser = values::host)]
    host: IpAddr,
    /// Open the browser
    ///
    /// Öppna webbläsaren
    #[arg(long)]
    open: bool,
    /// Include drafts, scheduled and expired articles, with a mark
    ///
    /// Ta med utkast, det som väntar på sin dag och det som har gått ut, med ett märke
    #[arg(long)]
    drafts: bool,
    /// Look for changes all the time, where the system does not tell of them (network drives)
    ///
    /// Leta efter ändringar hela tiden, där systemet inte säger till om dem (nätverksdiskar)
    #[arg(long)]
    poll: bool,
    /// The address that opens a file in your editor, with {path} and {line}; that of Visual Studio Code otherwise
    ///
    /// Adressen som öppnar en fil i din textredigerare, med {path} och {line}; annars den för Visual Studio Code
    #[arg(long, value_name = "URL", default_value = "vscode://file{path}:{line}")]
    editor: String,
}

pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let root = std::path::absolute(root).map_err(|error| {
        let Message { sv, en } = reason(&error);
        message!(sv: "Mappen kan inte hittas: {sv}.", en: "The folder cannot be found: {en}.")
    })?;
    let settings = Settings {
        root: root.clone(),
        base_url: None,
        options: Options { today: config::today(&root), drafts: arguments.drafts },
    };
    let home = root.clone();
    let (watch, fault) = Watch::start(&root, arguments.poll);
    let stages = Stages::new(terminal, false);
    let started = Instant::now();
    let mut workspace = stages.run(
        &message!(sv: "läser", en: "reading"),
        |progress| Workspace::open(settings, progress),
        |workspace| build::counted(workspace.engine().map(|engine| engine.site())),
    );
    // A mistake never takes the site away: what can be shown is shown, and the rest when it is mended.
    terminal.mistakes(&workspace.diagnostics());
    let events = Arc::new(Events::default());
    let desk = Desk { lang: terminal.lang, root, editor: arguments.editor.clone() };
    let preview = Arc::new(Preview::new(&workspace, started.elapsed(), Arc::clone(&events), desk));
    let server = listen(arguments, events, Arc::clone(&preview))?;
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
    if let Some(error) = fault {
        let Message { sv, en } = why_unwatched(&error);
        terminal.note(&message!(
            sv: "Systemet säger inte till när filer ändras ({sv}), så mappen söks igenom hela tiden.",
            en: "The system does not tell when files change ({en}), so the folder is looked through all the time.",
        ));
    }
    let path = workspace.engine().map_or("/", |engine| &engine.site().config.base_url.path);
    let url = format!("{}{}", server.url(), &path[1..]);
    terminal.say(&message!(sv: "{url} (avsluta med Ctrl-C)", en: "{url} (stop with Ctrl-C)"));
    if arguments.open
        && let Err(error) = opener::open_browser(&url)
    {
        let text = error.to_string();
        terminal.note(
            &message!(sv: "Webbläsaren kunde inte öppnas: {text}.", en: "The browser could not be opened: {text}."),
        );
    }
    let at_terminal = terminal.clone();
    preview.tell_of_more(move |mistakes| at_terminal.mistakes(mistakes));
    preview.start_indexing().map_err(|error| {
        let Message { sv, en } = reason(&error);
        message!(sv: "Sökningen kan inte startas: {sv}.", en: "The search cannot be started: {en}.")
    })?;
    // Until Ctrl-C: nothing lies on disk that would need to be put away.
    let today = || config::today(&home);
    watch.run(&mut workspace, &preview, today, |news| tell(terminal, &news)).map_err(|error| {
        let Message { sv, en } = reason(&error);
        message!(sv: "Mappen kan inte följas: {sv}.", en: "The folder cannot be followed: {en}.")
    })?;
    Ok(Outcome::Done)
}

/// One line on what has changed, and the mistakes where they are others than before.
fn tell(terminal: &Terminal, news: &News) {
    let (at, took) = (news.built.at.strftime("%H:%M:%S"), news.built.took.as_millis());
    let files = match news.built.paths.as_slice() {
        [] => Message::default(),
        [path] => message!(sv: "{path}", en: "{path}"),
        [path, rest @ ..] => {
            let more = rest.len();
            message!(sv: "{path} och {more} till", en: "{path} and {more} more")
        }
    };
    let Message { sv, en } = files;
    terminal.note(&message!(sv: "{at} {sv} ({took} ms)", en: "{at} {en} ({took} ms)"));
    match &news.mistakes {
        Some(mistakes) if mistakes.is_empty() => {
            terminal.note(&message!(sv: "Allt är rättat.", en: "All is mended."));
        }
        Some(mistakes) => terminal.mistakes(mistakes),
        None => {}
    }
}

fn listen(arguments: &Arguments, events: Arc<Events>, preview: Arc<Preview>) -> Result<Server, Fault> {
    let options = http::Options { address: arguments.host, port: arguments.port, names: Vec::new(), events };
    Server::start(options, preview).map_err(|error| {
        let (host, port) = (arguments.host, arguments.port);
        let Message { sv, en } = reason(&error);
        Fault::Machine(message!(
            sv: "{host}:{port} går inte att lyssna på: {sv}.",
            en: "Cannot listen on {host}:{port}: {en}.",
        ))
    })
}

/// Why the system does not tell of changes.
fn why_unwatched(error: &notify::Error) -> Message {
    match &error.kind {
        notify::ErrorKind::Io(error) => reason(error),
        notify::ErrorKind::MaxFilesWatch => message!(
            sv: "det finns fler filer än det orkar hålla reda på",
            en: "there are more files than it keeps track of",
        ),
        _ => {
            let text = error.to_string();
            message!(sv: "{text}", en: "{text}")
        }
    }
}
