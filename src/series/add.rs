//! Adds a draft to the file of a series, and leaves everything else in it as it stands.

use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

use crate::import::Masthead;
use crate::say;

/// A text that is to be added.
#[derive(Clone, Debug)]
pub struct NewText<'a> {
    /// The id of the draft.
    pub id: &'a str,
    /// The language of the text, BCP 47.
    pub language: &'a str,
    /// The file, as seen from the folder of the series.
    pub file: &'a str,
    /// What the head of the document says.
    pub masthead: &'a Masthead,
}

/// The text of a `series.toml` with one more text: in the draft of that id where there is one, else in a new entry
/// after the last.
///
/// # Errors
///
/// Where the file is no TOML, or the draft has a text in this language.
pub fn add(series: &str, new: &NewText<'_>) -> Result<String, String> {
    let mut document: DocumentMut =
        series.parse().map_err(|error: toml_edit::TomlError| error.message().to_owned())?;
    let drafts =
        document.entry("draft").or_insert(Item::ArrayOfTables(toml_edit::ArrayOfTables::new()));
    let Some(drafts) = drafts.as_array_of_tables_mut() else {
        return Err(say!("series-no-drafts"));
    };
    let is_this = |draft: &Table| draft.get("id").and_then(Item::as_str) == Some(new.id);
    let Some(at) = drafts.iter().position(is_this) else {
        drafts.push(entry(new));
        return Ok(document.to_string());
    };
    let texts = drafts.get_mut(at).map(|draft| {
        draft.entry("texts").or_insert(Item::Value(Value::InlineTable(InlineTable::new())))
    });
    let Some(texts) = texts.and_then(Item::as_table_like_mut) else {
        return Err(say!("series-no-drafts"));
    };
    if texts.contains_key(new.language) {
        return Err(say!("text-is-there", draft = new.id, language = new.language));
    }
    texts.insert(new.language, Item::Value(new.file.into()));
    if let Some(inline) = drafts
        .get_mut(at)
        .and_then(|draft| draft.get_mut("texts"))
        .and_then(Item::as_inline_table_mut)
    {
        inline.fmt();
    }
    Ok(document.to_string())
}

/// The entry of a new draft, as it is offered to a person.
pub fn offer(new: &NewText<'_>) -> String {
    let mut document = DocumentMut::new();
    let mut drafts = toml_edit::ArrayOfTables::new();
    drafts.push(entry(new));
    document.insert("draft", Item::ArrayOfTables(drafts));
    document.to_string()
}

fn entry(new: &NewText<'_>) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix("\n");
    table.insert("id", toml_edit::value(new.id));
    if let Some(symbol) = &new.masthead.symbol {
        table.insert("symbol", toml_edit::value(symbol));
    }
    if let Some(title) = &new.masthead.title {
        table.insert("title", toml_edit::value(title));
    }
    if let Some(date) = new.masthead.date {
        // A month or a year alone is no date of TOML.
        let printed = date.to_string();
        let item = match printed.parse::<toml_edit::Datetime>() {
            Ok(date) if printed.len() == 10 => toml_edit::value(date),
            _ => toml_edit::value(printed),
        };
        table.insert("date", item);
    }
    let mut texts = InlineTable::new();
    texts.insert(new.language, new.file.into());
    table.insert("texts", toml_edit::value(texts));
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const SERIES: &str = "# Ours.\ndefault-language = \"en\"\n\n[[draft]]\nid = \"v1\" # first\ntexts = { en = \"v1.en.txt\" }\n\n# The record.\n\n[[event]]\nid = \"e\"\n";

    fn new<'a>(id: &'a str, language: &'a str, masthead: &'a Masthead) -> NewText<'a> {
        NewText { id, language, file: "x.txt", masthead }
    }

    #[test]
    fn a_draft_is_added_and_the_rest_stays() {
        let masthead = Masthead {
            symbol: Some("MC/2024/1".to_owned()),
            date: crate::series::date::Date::parse("2024-02-03"),
            title: Some("A \"quoted\" title".to_owned()),
            language: None,
        };
        insta::assert_snapshot!(add(SERIES, &new("v2", "en", &masthead)).unwrap());
    }

    #[test]
    fn a_language_is_added_to_its_draft() {
        let masthead = Masthead::default();
        let added = add(SERIES, &new("v1", "ar", &masthead)).unwrap();
        assert!(
            added.contains("texts = { en = \"v1.en.txt\" , ar = \"x.txt\" }")
                || added.contains("ar = \"x.txt\""),
            "{added}"
        );
        assert!(added.contains("# first") && added.contains("# The record."));
        assert!(add(SERIES, &new("v1", "en", &masthead)).is_err());
    }
}
