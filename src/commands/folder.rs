//! What a folder on the command line stands for: the drafts of its series, else the plain texts below it.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::error::Error;
use travaux::series;

use super::project;
use crate::cli::NameArgs;

/// Names that are looked up in one series.
pub(super) struct Group {
    pub(super) names: NameArgs,
    pub(super) drafts: Vec<String>,
}

/// The names with folders replaced by what they hold, in the order of the command line.
pub(super) fn expand(names: &[String], args: &NameArgs) -> Result<Vec<Group>, Error> {
    let mut groups = Vec::new();
    for name in names {
        let path = Path::new(name);
        if path.is_dir() {
            add_folder(path, args, &mut groups)?;
        } else {
            add(name.clone(), args, &mut groups);
        }
    }
    Ok(groups)
}

/// Adds a name to the last group, where that is looked up in the same series.
fn add(name: String, args: &NameArgs, groups: &mut Vec<Group>) {
    match groups.last_mut().filter(|group| group.names.series == args.series) {
        Some(group) => group.drafts.push(name),
        None => groups.push(Group { names: args.clone(), drafts: vec![name] }),
    }
}

fn add_folder(folder: &Path, args: &NameArgs, groups: &mut Vec<Group>) -> Result<(), Error> {
    let file = folder.join(series::FILE_NAME);
    if file.is_file() {
        let series = series::Series::parse(&file, &project::read_text(&file)?)?;
        let names = NameArgs { series: Some(folder.to_owned()), ..args.clone() };
        // A draft without a text, or without one in the language that was asked for, is no draft of this folder.
        let has_text = |draft: &&series::DraftEntry| match &args.lang {
            Some(language) => draft.texts.contains_key(language),
            None => !draft.texts.is_empty(),
        };
        let drafts = series.drafts.iter().filter(has_text);
        drafts.for_each(|draft| add(draft.id.clone(), &names, groups));
        return Ok(());
    }
    let read_error = |cause| Error::Read { path: folder.to_owned(), cause };
    let mut entries: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder).map_err(read_error)? {
        entries.push(entry.map_err(read_error)?.path());
    }
    entries.sort();
    for path in entries {
        let is_hidden =
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        // A link may lead in a circle.
        if is_hidden || path.is_symlink() && path.is_dir() {
            continue;
        }
        if path.is_dir() {
            add_folder(&path, args, groups)?;
        } else if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("txt")) {
            add(path.display().to_string(), args, groups);
        }
    }
    Ok(())
}
