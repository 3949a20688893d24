//! `travaux import`: a document as plain text.

use travaux::error::Error;
use travaux::import::Options;
use travaux::render::import::json;
use travaux::say;

use super::{Outcome, names, output};
use crate::cli::{ImportArgs, ImportFormat};

pub(super) fn run(args: &ImportArgs) -> Result<Outcome, Error> {
    if let Some(path) = args.output.as_deref().filter(|path| path.exists()) {
        return Err(Error::Usage(say!("import-exists", path = path.display().to_string())));
    }
    let options = Options { tracked: args.tracked.map(Into::into) };
    let imported = names::import_file(&args.file, options)?;
    output::write(args.output.as_deref(), |out| match args.format {
        ImportFormat::Text => out.write_all(imported.text.as_bytes()),
        ImportFormat::Json => json(&imported, out),
    })?;
    Ok(Outcome::Clean)
}
