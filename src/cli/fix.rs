//! `samla fix`: applies the fixes that `samla check` shows.

use std::io::Write;
use std::path::Path;

use crate::config;
use crate::diagnostic::{Code, Diagnostic, Message, Source, reason, render, stop_a_build};
use crate::message;
use crate::model::Options;
use crate::pipeline::{self, Mended, Settings};
use crate::text::{Date, file};

use super::difference;
use super::terminal::Terminal;
use super::{Fault, Outcome, values};

/// So many mistakes that remain are told; `samla check` shows all.
const MAX_TOLD: usize = 20;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {
    /// Only mistakes of this rule; can be given several times
    ///
    /// Bara fel av den här regeln; kan anges flera gånger
    #[arg(long, value_name = "CODE", value_parser = values::rule)]
    rule: Vec<Code>,
    /// Show what would change, and write nothing
    ///
    /// Visa vad som skulle ändras, och skriv inget
    #[arg(long)]
    dry_run: bool,
    /// The day that dates are held against; today otherwise
    ///
    /// Dagen som datum jämförs med; annars i dag
    #[arg(long, value_name = "DATE", value_parser = values::day)]
    today: Option<Date>,
}

#[expect(clippy::unnecessary_wraps, reason = "all commands end alike")]
pub(super) fn run(root: &Path, arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Fault> {
    let settings = Settings {
        root: root.to_owned(),
        base_url: None,
        options: Options { today: arguments.today.unwrap_or_else(|| config::today(root)), drafts: true },
    };
    let wanted = |code: Code| arguments.rule.is_empty() || arguments.rule.contains(&code);
    let mended = pipeline::mend(&settings, wanted);
    let color = render::wants_color(&std::io::stdout());
    let (mut changed, mut unwritten) = (0, false);
    for (before, after) in &mended.files {
        let written =
            if arguments.dry_run { Ok(()) } else { write(&root.join(before.path()), before, after) };
        if let Err(message) = written {
            terminal.note(&message);
            unwritten = true;
            continue;
        }
        terminal.print(&difference::unified(before.path(), before.text(), after.text(), color));
        changed += 1;
    }
    if changed > 0 {
        terminal.say(&told(&mended, changed, arguments.dry_run));
    }
    let left: Vec<&Diagnostic> = mended.left.iter().filter(|mistake| wanted(mistake.code)).collect();
    remaining(&left, &mended, terminal);
    if changed == 0 && left.is_empty() {
        terminal.say(&message!(sv: "Det finns inget att rätta.", en: "There is nothing to mend."));
    }
    let unfinished = unwritten || arguments.dry_run && changed > 0;
    let errors = stop_a_build(&left.into_iter().cloned().collect::<Vec<_>>(), false);
    Ok(if errors || unfinished { Outcome::Mistakes } else { Outcome::Done })
}

fn told(mended: &Mended, files: usize, dry_run: bool) -> Message {
    let count = mended.count;
    let files = if files == 1 {
        message!(sv: "1 fil", en: "1 file")
    } else {
        message!(sv: "{files} filer", en: "{files} files")
    };
    let (sv, en) = (files.sv, files.en);
    let mistakes = if count == 1 { "mistake" } else { "mistakes" };
    if dry_run {
        message!(sv: "{count} fel i {sv} kan rättas. Inget är skrivet.", en: "{count} {mistakes} in {en} can be mended. Nothing is written.")
    } else {
        let done = if count == 1 { "rättat" } else { "rättade" };
        message!(sv: "{count} fel {done} i {sv}.", en: "{count} {mistakes} mended in {en}.")
    }
}

/// What is left for the editor, and why.
fn remaining(left: &[&Diagnostic], mended: &Mended, terminal: &Terminal) {
    if left.is_empty() {
        return;
    }
    let count = left.len();
    terminal.note(&message!(sv: "Kvar att rätta för hand: {count}", en: "Left to mend by hand: {count}"));
    for mistake in left.iter().take(MAX_TOLD) {
        let (path, start) = (mistake.location.source.path(), mistake.location.start());
        let (line, column, code) = (start.line, start.column, mistake.code.name());
        let Message { sv, en } = &mistake.message;
        let why = match &mistake.fix {
            Some(_) if mended.refused.contains(path) => {
                message!(sv: " Rättelsen ledde till ett annat fel.", en: " Its fix led to another mistake.")
            }
            _ => Message::default(),
        };
        let (why_sv, why_en) = (why.sv, why.en);
        terminal.note(&message!(
            sv: "  {path}:{line}:{column} {code}: {sv}{why_sv}",
            en: "  {path}:{line}:{column} {code}: {en}{why_en}",
        ));
    }
    if let Some(more) = count.checked_sub(MAX_TOLD).filter(|more| *more > 0) {
        terminal.note(&message!(
            sv: "  … och {more} till; samla check visar alla.",
            en: "  … and {more} more; samla check shows all.",
        ));
    }
}

/// Puts `after` in place of `before` in one step, if the file still holds it. A link keeps leading to the file.
fn write(file: &Path, before: &Source, after: &Source) -> Result<(), Message> {
    let shown = before.path();
    let fault = |error: std::io::Error| {
        let Message { sv, en } = reason(&error);
        message!(sv: "{shown} kan inte skrivas: {sv}.", en: "{shown} cannot be written: {en}.")
    };
    let file = std::fs::canonicalize(file).map_err(fault)?;
    let permissions = std::fs::metadata(&file).map_err(fault)?.permissions();
    let folder = file.parent().unwrap_or(Path::new("."));
    let mut beside = tempfile::Builder::new().prefix(".samla-fix-").tempfile_in(folder).map_err(fault)?;
    beside.write_all(after.text().as_bytes()).map_err(fault)?;
    beside.as_file().set_permissions(permissions).map_err(fault)?;
    beside.as_file().sync_all().map_err(fault)?;
    if file::read_bytes(&file).map_err(fault)? != before.text().as_bytes() {
        return Err(message!(
            sv: "{shown} har ändrats under tiden och lämnas som den är. Kör samla fix igen.",
            en: "{shown} has changed meanwhile and is left as it is. Run samla fix again.",
        ));
    }
    beside.persist(&file).map_err(|error| fault(error.error))?;
    Ok(())
}
