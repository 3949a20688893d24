//! `travaux import`: a document as plain text, and as a draft of a series.

use std::fs;
use std::path::Path;

use travaux::config::Config;
use travaux::error::Error;
use travaux::import::{Imported, Masthead, Options, masthead};
use travaux::render::import::json;
use travaux::say;
use travaux::series::Series;
use travaux::series::add::{NewText, add, offer};

use super::{Outcome, names, note, output, project};
use crate::cli::{ImportArgs, ImportFormat};

pub(super) fn run(args: &ImportArgs) -> Result<Outcome, Error> {
    if let Some(path) = args.output.as_deref() {
        refuse_existing(path)?;
    }
    let options = Options { tracked: args.tracked.map(Into::into) };
    let imported = names::import_file(&args.file, options)?;
    let mut head = masthead(&imported.text, &imported.report);
    head.language = args.lang.clone().or(head.language);
    if let (Some(series), Some(id)) = (&args.into, &args.id) {
        add_to(series, id, &imported, &head)?;
        return Ok(Outcome::Clean);
    }
    output::write(args.output.as_deref(), |out| match args.format {
        ImportFormat::Text => out.write_all(imported.text.as_bytes()),
        ImportFormat::Json => json(&imported, &head, out),
    })?;
    if let Some(path) = args.output.as_deref().filter(|_| args.format == ImportFormat::Text) {
        offer_entry(path, &head);
    }
    Ok(Outcome::Clean)
}

fn refuse_existing(path: &Path) -> Result<(), Error> {
    if path.exists() {
        return Err(Error::Usage(say!("import-exists", path = path.display().to_string())));
    }
    Ok(())
}

/// Shows the entry that would make the text a draft of a series.
fn offer_entry(path: &Path, head: &Masthead) {
    let Some(language) = head.language.as_deref() else { return };
    let id = path.file_stem().unwrap_or_default().to_string_lossy();
    let id = id.split('.').next().unwrap_or_default();
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let entry = offer(&NewText { id, language, file: &file, masthead: head });
    note(&say!("import-entry"));
    for line in entry.trim().lines() {
        note(line);
    }
}

/// Writes the text beside a series, then the entry; the text first, so that no entry leads nowhere.
fn add_to(series: &Path, id: &str, imported: &Imported, head: &Masthead) -> Result<(), Error> {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !id.chars().all(is_plain) || id.starts_with('.') {
        return Err(Error::Usage(say!("import-id", id = id)));
    }
    let Some(language) = head.language.as_deref() else {
        return Err(Error::Usage(say!("import-no-language")));
    };
    let Some(path) = project::series_file(Some(series), &Config::default())? else {
        return Err(Error::Usage(say!("import-no-series", path = series.display().to_string())));
    };
    let before = project::read_text(&path)?;
    // A series that is wrong already is not made worse.
    Series::parse(&path, &before)?;
    let name = format!("{id}.{language}.txt");
    let text = path.with_file_name(&name);
    refuse_existing(&text)?;
    let new = NewText { id, language, file: &name, masthead: head };
    let after = add(&before, &new).map_err(Error::Usage)?;
    Series::parse(&path, &after)?;
    let write = |path: &Path, content: &str| {
        fs::write(path, content)
            .map_err(|cause| Error::Write { path: Some(path.to_owned()), cause })
    };
    write(&text, &imported.text)?;
    write(&path, &after)?;
    note(&say!(
        "import-added",
        draft = id,
        text = text.display().to_string(),
        series = path.display().to_string()
    ));
    Ok(())
}
