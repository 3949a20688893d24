//! The keys of `series.toml`, and the checks on the names in it.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;
use toml::value::Datetime;

use super::{
    Action, Ask, ClassEntry, Concordance, DraftEntry, Event, Position, Proposal, Series, Status,
    TextFile,
};
use crate::error::Error;
use crate::lint::Class;
use crate::messages::{Value, commas};
use crate::say;
use crate::toml_file::{TomlFile, nearest};

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct SeriesToml {
    title: String,
    default_language: Option<String>,
    #[serde(default)]
    draft: Vec<DraftToml>,
    #[serde(default)]
    event: Vec<EventToml>,
    #[serde(default)]
    proposal: Vec<ProposalToml>,
    #[serde(default)]
    position: Vec<PositionToml>,
    #[serde(default)]
    ask: Vec<AskToml>,
    #[serde(default)]
    concordance: Vec<ConcordanceToml>,
    #[serde(default)]
    class: Vec<ClassToml>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct DraftToml {
    id: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    symbol: Option<String>,
    date: Option<Datetime>,
    status: Option<Status>,
    texts: BTreeMap<String, Spanned<PathBuf>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct EventToml {
    date: Datetime,
    kind: String,
    title: String,
    note: Option<String>,
    draft: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ProposalToml {
    by: Names,
    date: Option<Datetime>,
    draft: Spanned<String>,
    clause: Option<String>,
    action: Action,
    text: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct PositionToml {
    by: Names,
    draft: Spanned<String>,
    clause: Option<String>,
    stance: String,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct AskToml {
    by: Names,
    draft: Spanned<String>,
    clause: Option<String>,
    wants: String,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConcordanceToml {
    old_draft: Spanned<String>,
    old_clause: String,
    new_draft: Spanned<String>,
    new_clause: String,
    #[serde(rename = "match")]
    is_match: bool,
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassToml {
    draft: Option<Spanned<String>>,
    clause: Spanned<String>,
    class: Class,
}

/// One name or a list of them.
#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a name or a list of names")]
enum Names {
    One(String),
    Many(Vec<String>),
}

impl From<Names> for Vec<String> {
    fn from(names: Names) -> Self {
        match names {
            Names::One(name) => vec![name],
            Names::Many(names) => names,
        }
    }
}

/// Reads and checks the text of a `series.toml`.
pub(super) fn read(path: &Path, text: &str) -> Result<Series, Error> {
    let toml = TomlFile::new(path, text);
    let file: SeriesToml = toml.parse()?;
    let folder = path.parent().unwrap_or(Path::new(""));
    check_names(&toml, &file.draft)?;
    let drafts = file
        .draft
        .iter()
        .map(|draft| draft_entry(&toml, folder, draft))
        .collect::<Result<Vec<_>, _>>()?;
    let names = Known { toml: &toml, drafts: &drafts };
    Ok(Series {
        path: path.to_owned(),
        title: file.title,
        default_language: file.default_language,
        events: file.event.into_iter().map(|event| names.event(event)).collect::<Result<_, _>>()?,
        proposals: file
            .proposal
            .into_iter()
            .map(|p| names.proposal(p))
            .collect::<Result<_, _>>()?,
        positions: file
            .position
            .into_iter()
            .map(|p| names.position(p))
            .collect::<Result<_, _>>()?,
        asks: file.ask.into_iter().map(|ask| names.ask(ask)).collect::<Result<_, _>>()?,
        concordance: file
            .concordance
            .into_iter()
            .map(|entry| names.concordance(entry))
            .collect::<Result<_, _>>()?,
        classes: file
            .class
            .into_iter()
            .map(|entry| names.class(entry))
            .collect::<Result<_, _>>()?,
        drafts,
    })
}

/// Sees to it that a name stands for one draft only.
fn check_names(toml: &TomlFile<'_>, drafts: &[DraftToml]) -> Result<(), Error> {
    let mut seen: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for draft in drafts {
        for name in std::iter::once(&draft.id).chain(&draft.aliases) {
            let line = toml.line(name.span().start);
            let known = seen.insert(name.get_ref(), (draft.id.get_ref(), line));
            if let Some((id, line)) = known {
                let message = say!("name-is-taken", name = name.get_ref(), draft = id, line = line);
                return Err(toml.error(name.span(), message));
            }
        }
    }
    Ok(())
}

fn draft_entry(toml: &TomlFile<'_>, folder: &Path, draft: &DraftToml) -> Result<DraftEntry, Error> {
    if draft.texts.is_empty() {
        let id = draft.id.get_ref();
        let message = say!("draft-has-no-text", draft = id);
        return Err(toml.error(draft.id.span(), message));
    }
    let mut texts = BTreeMap::new();
    for (language, path) in &draft.texts {
        if !path
            .get_ref()
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        {
            let message = say!("leaves-folder", path = path.get_ref().display().to_string());
            return Err(toml.error(path.span(), message));
        }
        let line = toml.line(path.span().start);
        texts.insert(language.clone(), TextFile { path: folder.join(path.get_ref()), line });
    }
    Ok(DraftEntry {
        id: draft.id.get_ref().clone(),
        aliases: draft.aliases.iter().map(|alias| alias.get_ref().clone()).collect(),
        symbol: draft.symbol.clone(),
        date: draft.date.map(|date| date.to_string()),
        status: draft.status,
        texts,
    })
}

/// The drafts that other entries may name.
struct Known<'a> {
    toml: &'a TomlFile<'a>,
    drafts: &'a [DraftEntry],
}

impl Known<'_> {
    /// The id of the draft that goes by this name.
    fn id(&self, name: &Spanned<String>) -> Result<String, Error> {
        if let Some(draft) =
            self.drafts.iter().find(|draft| draft.names().any(|n| n == name.get_ref()))
        {
            return Ok(draft.id.clone());
        }
        let all = || self.drafts.iter().flat_map(DraftEntry::names);
        let message = if let Some(near) = nearest(name.get_ref(), all()) {
            say!("no-draft-called-near", name = name.get_ref(), near = near)
        } else {
            let known = Value::composed(commas(&all().collect::<Vec<_>>()));
            say!("no-draft-called", name = name.get_ref(), known = known)
        };
        Err(self.toml.error(name.span(), message))
    }

    fn event(&self, event: EventToml) -> Result<Event, Error> {
        Ok(Event {
            date: event.date.to_string(),
            kind: event.kind,
            title: event.title,
            note: event.note,
            draft: event.draft.map(|draft| self.id(&draft)).transpose()?,
        })
    }

    fn proposal(&self, proposal: ProposalToml) -> Result<Proposal, Error> {
        Ok(Proposal {
            by: proposal.by.into(),
            date: proposal.date.map(|date| date.to_string()),
            draft: self.id(&proposal.draft)?,
            clause: proposal.clause,
            action: proposal.action,
            text: proposal.text,
        })
    }

    fn position(&self, position: PositionToml) -> Result<Position, Error> {
        Ok(Position {
            by: position.by.into(),
            draft: self.id(&position.draft)?,
            clause: position.clause,
            stance: position.stance,
            note: position.note,
        })
    }

    fn ask(&self, ask: AskToml) -> Result<Ask, Error> {
        Ok(Ask {
            by: ask.by.into(),
            draft: self.id(&ask.draft)?,
            clause: ask.clause,
            wants: ask.wants,
            note: ask.note,
        })
    }

    fn class(&self, entry: ClassToml) -> Result<ClassEntry, Error> {
        Ok(ClassEntry {
            draft: entry.draft.map(|draft| self.id(&draft)).transpose()?,
            line: self.toml.line(entry.clause.span().start),
            clause: entry.clause.into_inner(),
            class: entry.class,
        })
    }

    fn concordance(&self, entry: ConcordanceToml) -> Result<Concordance, Error> {
        Ok(Concordance {
            old_draft: self.id(&entry.old_draft)?,
            new_draft: self.id(&entry.new_draft)?,
            line: self.toml.line(entry.old_draft.span().start),
            old_clause: entry.old_clause,
            new_clause: entry.new_clause,
            is_match: entry.is_match,
            reason: entry.reason,
        })
    }
}
