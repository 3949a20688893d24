//! What became of the parts of a document that are no running text.

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The reader must look at it: the text may be wrong here.
    Doubtful,
    /// It is not in the text.
    Dropped,
    /// It is in the text, in another form.
    Kept,
}

impl Fate {
    /// The fate in kebab-case, as in the JSON output.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Doubtful => "doubtful",
            Self::Dropped => "dropped",
            Self::Kept => "kept",
        }
    }
}

/// What was found in a document beside its running text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// Letters that the document draws without telling which they are.
    UnknownLetters,
    /// Labels of articles that were completed from the letters that are there.
    Labels,
    /// Pages that cannot be read.
    DamagedPages,
    /// Text that the document hides.
    HiddenText,
    /// A paragraph number of a kind that is not known.
    UnknownNumbers,
    /// Characters of a symbol font.
    Symbols,
    /// A part of another document that is only linked or embedded.
    Embedded,
    /// Words that were parted at the end of a line.
    Hyphens,
    /// Footnotes and endnotes.
    Notes,
    /// Raised numbers that lead to notes.
    NoteMarks,
    /// Page numbers.
    PageNumbers,
    /// Numbers that count lines.
    LineNumbers,
    /// Running heads.
    Headers,
    /// Running feet.
    Footers,
    /// Links to other pages.
    Navigation,
    /// Remarks in the margin.
    Comments,
    /// Pictures and drawings.
    Images,
    /// A table of contents.
    Contents,
    /// Numbers that the word processor counts.
    Numbers,
    /// Text boxes.
    TextBoxes,
    /// Rows of tables.
    TableRows,
    /// Tracked insertions.
    Insertions,
    /// Tracked deletions.
    Deletions,
    /// Struck-out text.
    Struck,
}

impl What {
    /// The thing in kebab-case, as in the JSON output and the keys of messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownLetters => "unknown-letters",
            Self::Labels => "labels",
            Self::DamagedPages => "damaged-pages",
            Self::HiddenText => "hidden-text",
            Self::UnknownNumbers => "unknown-numbers",
            Self::Symbols => "symbols",
            Self::Embedded => "embedded",
            Self::Hyphens => "hyphens",
            Self::NoteMarks => "note-marks",
            Self::PageNumbers => "page-numbers",
            Self::LineNumbers => "line-numbers",
            Self::Notes => "notes",
            Self::Headers => "headers",
            Self::Footers => "footers",
            Self::Navigation => "navigation",
            Self::Comments => "comments",
            Self::Images => "images",
            Self::Contents => "contents",
            Self::Numbers => "numbers",
            Self::TextBoxes => "text-boxes",
            Self::TableRows => "table-rows",
            Self::Insertions => "insertions",
            Self::Deletions => "deletions",
            Self::Struck => "struck",
        }
    }
}

/// One line of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What became of it.
    pub fate: Fate,
    /// What it is.
    pub what: What,
    /// How many there are.
    pub count: usize,
    /// The first of them, shortened; none where there is nothing to quote.
    pub samples: Vec<String>,
}

/// What was left out, kept or is doubtful in an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    items: Vec<Item>,
}

/// How many samples a line keeps, and how many characters of each.
const N_SAMPLES: usize = 3;
const SAMPLE_LENGTH: usize = 80;

impl Report {
    /// The lines, what must be looked at first.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Counts one more; `sample` may be empty.
    pub(crate) fn add(&mut self, fate: Fate, what: What, sample: &str) {
        let key = (fate, what);
        let at = match self.items.binary_search_by_key(&key, |item| (item.fate, item.what)) {
            Ok(at) => at,
            Err(at) => {
                self.items.insert(at, Item { fate, what, count: 0, samples: Vec::new() });
                at
            }
        };
        let item = &mut self.items[at];
        item.count += 1;
        let words: Vec<&str> = sample.split_whitespace().collect();
        let mut sample: String = words.join(" ");
        if let Some((end, _)) = sample.char_indices().nth(SAMPLE_LENGTH) {
            sample.truncate(end);
            sample.push('…');
        }
        if !sample.is_empty() && item.samples.len() < N_SAMPLES && !item.samples.contains(&sample) {
            item.samples.push(sample);
        }
    }
}
