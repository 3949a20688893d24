//! The command line: clap types and nothing else. Their comments are the help text.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use travaux::lint::Class;
use travaux::series::date::Date;

mod diff;
mod history;
mod import;
mod record;
mod review;
mod site;

pub(crate) use diff::{DiffArgs, DiffFormat};
pub(crate) use history::{BlameArgs, BracketsArgs, ConcordanceArgs, LogArgs, LogFormat};
pub(crate) use import::{IMPORT_EXAMPLES, ImportArgs, ImportFormat, Tracked};
pub(crate) use record::{
    ActorsArgs, ApplyArgs, AsksArgs, ListArgs, PositionsArgs, ProposalsArgs, ProposalsCommand,
    RecordArgs, RecordCommand, TimelineArgs, TraceArgs, WhoWhenArgs,
};
pub(crate) use review::{PackArgs, ReviewArgs, RuleLevel, SelectArgs};
pub(crate) use site::SiteArgs;

const LINT_EXAMPLES: &str = "\
Examples:
  travaux lint draft.txt                       check one text against all rules
  travaux lint v4 v5 --fail-on warning         fail on warnings too
  travaux lint v5 --rules my-rules             your own rules only
  travaux lint v5 --across-languages           do its language versions agree?
  travaux lint v5 --extra-rules my-rules       your own rules beside those that ship
  travaux lint drafts --select vt,sg-*         every text of a folder, some families of rules
  travaux lint v4 --write-baseline             remember what is found now ...
  travaux lint v5 --baseline baseline.json     ... and show what is new
  travaux lint - --as criminalisation          one article, pasted, as if it stood among the offences
  travaux lint v5 --format sarif -o v5.sarif   for code hosts and editors
  travaux lint v5 --against v4 --format html -o v5.html";

const SCORECARD_EXAMPLES: &str = "\
Examples:
  travaux scorecard                            every draft of the series in ./drafts
  travaux scorecard v4 v5 --lang ar            two drafts, in Arabic
  travaux scorecard draft.txt                  one text
  travaux scorecard --format csv -o card.csv   for a spreadsheet or a press table
  travaux scorecard --format html -o card.html for the browser, and for print";

const ORIGINS_EXAMPLES: &str = "\
Examples:
  travaux origins v5 --in reference            where the words of each article come from
  travaux origins draft.txt --in treaties --article 18 --full
  travaux origins v5 --in treaties --format csv -o origins.csv";

const CONCORDANCE_EXAMPLES: &str = "\
Examples:
  travaux concordance                          every article of the series in ./drafts
  travaux concordance --only-changed           leave out those that keep number, place and heading
  travaux concordance --from v2 42             where is article 42 of v2 now?
  travaux concordance --from v2 '42(3)' --to v5
  travaux concordance --chapters               what became of chapters and clusters
  travaux concordance a.txt b.txt c.txt        any texts, oldest first
  travaux concordance --format csv -o numbers.csv";

const LOG_EXAMPLES: &str = "\
Examples:
  travaux log 24                               article 24 of the newest draft, through all drafts
  travaux log v2:42                            the article that was 42 in v2
  travaux log '24(3)' --patch                  a paragraph, with what changed at each step
  travaux log 'conditions and safeguards'      by its heading, in any draft
  travaux log 'chapter II'
  travaux log 7 a.txt b.txt c.txt              any texts, oldest first
  travaux log 24 --patch --format html -o 24.html";

const SHOW_EXAMPLES: &str = "\
Examples:
  travaux show v4                              the outline
  travaux show v4 '24(3)'                      one paragraph
  travaux show v4 'Chapter II'                 a chapter
  travaux show v4 --format akn -o v4.xml       the draft as Akoma Ntoso";

const LIST_EXAMPLES: &str = "\
Examples:
  travaux rules list --select vt,sg-*          some families
  travaux rules list --level error --kind absence";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  travaux rules explain vt-extremism
  travaux rules explain VT01 --ui-lang ar";

/// Follow the text of a treaty while it is being negotiated.
///
/// Compares drafts clause by clause, and checks them against rules.
#[derive(Debug, Parser)]
#[command(name = "travaux", version, max_term_width = 100)]
pub(crate) struct Cli {
    /// The language in which travaux speaks: en or ar; this help is in English only.
    ///
    /// Without it, `ui-lang` of travaux.toml, else English. What programs read is the same in every language.
    #[arg(
        long,
        global = true,
        value_name = "LANG",
        env = "TRAVAUX_UI_LANG",
        hide_env_values = true
    )]
    pub(crate) ui_lang: Option<String>,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Compare two drafts clause by clause.
    ///
    /// What was lost stands at the top. Exit code: 0 same, 1 differences, 2 trouble.
    #[command(after_help = diff::DIFF_EXAMPLES)]
    Diff(DiffArgs),
    /// Check drafts against rules.
    ///
    /// Exit code: 0 clean, 1 findings, 2 trouble, 3 nothing to check.
    #[command(after_help = LINT_EXAMPLES)]
    Lint(LintArgs),
    /// Show what each draft makes of each safeguard.
    ///
    /// Safeguards down, drafts across; below the table the clauses that decide. Exit code: 0 done, 2 trouble,
    /// 3 nothing to check.
    #[command(after_help = SCORECARD_EXAMPLES)]
    Scorecard(ScorecardArgs),
    /// Show where the words of a draft come from.
    ///
    /// For each article, the articles of earlier instruments whose words it takes, the best one first, and what was
    /// left out of them. A folder is indexed once, in the file .travaux-index inside it; the index follows the folder.
    /// Exit code: 0 done, 2 trouble, 3 nothing to compare.
    #[command(after_help = ORIGINS_EXAMPLES)]
    Origins(OriginsArgs),
    /// Show the articles of all drafts side by side, or where one clause is now.
    ///
    /// Splits, joins, what was dropped and what came back are shown. Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = CONCORDANCE_EXAMPLES)]
    Concordance(ConcordanceArgs),
    /// Show what became of a clause, draft by draft.
    ///
    /// For each draft: number, heading, place, what changed, open brackets, findings gained and lost. Exit code: 0 done,
    /// 2 trouble, 3 nothing there.
    #[command(after_help = LOG_EXAMPLES)]
    Log(LogArgs),
    /// Show which draft brought each word of a draft.
    ///
    /// What was gone and came back is said, and who proposed it where that is known. Exit code: 0 done, 2 trouble, 3 nothing
    /// there.
    #[command(after_help = history::BLAME_EXAMPLES)]
    Blame(BlameArgs),
    /// Show what is open in each draft, and what became of it.
    ///
    /// Brackets opened and closed, which alternative won, what was agreed ad referendum and changed afterwards. Exit code:
    /// 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = history::BRACKETS_EXAMPLES)]
    Brackets(BracketsArgs),
    /// Turn a Word, PDF or HTML file into plain text, and say what was left out.
    ///
    /// The text goes to standard output, the report to standard error. Exit code: 0 done, 2 trouble.
    #[command(after_help = IMPORT_EXAMPLES)]
    Import(ImportArgs),
    /// Show the outline of a draft, or one clause in full.
    #[command(after_help = SHOW_EXAMPLES)]
    Show(ShowArgs),
    /// Write the whole series as a static web site.
    ///
    /// A page for each draft, comparison and article, the scorecard, the record; in Arabic and English. Any web host can hold
    /// the folder, and it opens without one. A second run writes only what changed. Exit code: 0 done, 2 trouble.
    #[command(after_help = site::SITE_EXAMPLES)]
    Site(SiteArgs),
    /// List, explain and test the rules.
    #[command(subcommand)]
    Rules(RulesCommand),
    /// Show what happened, the earliest first.
    ///
    /// Sessions, votes, statements, letters, documents, drafts, proposals. Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = record::TIMELINE_EXAMPLES)]
    Timeline(TimelineArgs),
    /// List who proposed which words, and what came of it.
    ///
    /// Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = record::PROPOSALS_EXAMPLES)]
    Proposals(ProposalsArgs),
    /// Show what became of proposals in the texts, draft by draft.
    ///
    /// Whether words that were to be added are there, and those to be taken out are gone; and where the recorded outcome
    /// says something else. Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = record::TRACE_EXAMPLES)]
    Trace(TraceArgs),
    /// Show what became of asks: asks down, drafts across.
    ///
    /// Each clause is followed through the drafts; below the table the words that decide. Exit code: 0 done, 2 trouble,
    /// 3 nothing there.
    #[command(after_help = record::ASKS_EXAMPLES)]
    Asks(AsksArgs),
    /// Show who stands where: actors down, topics across.
    ///
    /// Below the table each position with its date. Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = record::POSITIONS_EXAMPLES)]
    Positions(PositionsArgs),
    /// List the votes: the numbers, the margin, who is known to have voted how.
    ///
    /// Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = record::VOTES_EXAMPLES)]
    Votes(ListArgs),
    /// List who takes part, under which names, and what they did.
    ///
    /// Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = record::ACTORS_EXAMPLES)]
    Actors(ActorsArgs),
    /// List the documents and drafts, and whether their text is here.
    ///
    /// Exit code: 0 done, 2 trouble, 3 nothing there.
    #[command(after_help = record::DOCUMENTS_EXAMPLES)]
    Documents(ListArgs),
    /// Check the record of a series.
    #[command(subcommand)]
    Record(RecordCommand),
}

/// Which texts the names on the command line stand for.
#[derive(Args, Clone, Debug)]
pub(crate) struct NameArgs {
    /// The series in which draft names are looked up: its folder, or the name of a folder in ./drafts.
    ///
    /// Without it, the series of travaux.toml, else the only one in ./drafts.
    #[arg(long, value_name = "DIR")]
    pub(crate) series: Option<PathBuf>,
    /// The language of the text, such as en, ar, fr, es, ru or zh.
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    /// What to do with the tracked changes of a Word file or web page.
    #[arg(long, value_enum, value_name = "HOW")]
    pub(crate) tracked: Option<Tracked>,
}

/// How text is laid out.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct LayoutArgs {
    /// When to use colour.
    #[arg(long, value_enum, default_value_t = ColorWhen::Auto, value_name = "WHEN")]
    pub(crate) color: ColorWhen,
    /// Columns to fill; the width of the terminal without it.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    pub(crate) width: Option<u16>,
}

/// What the commands that compare or check texts have in common.
#[derive(Args, Debug)]
pub(crate) struct CommonArgs {
    /// Write to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) names: NameArgs,
    #[command(flatten)]
    pub(crate) layout: LayoutArgs,
}

/// How a table is printed.
#[derive(Args, Debug)]
pub(crate) struct TableArgs {
    /// How to print it.
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Formats of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormat {
    /// For the terminal.
    Text,
    /// A table for messages and issues.
    Markdown,
    /// For spreadsheets.
    Csv,
    /// One page for the browser.
    Html,
    /// For other programs.
    Json,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColorWhen {
    /// Where standard output is a terminal and NO_COLOR is not set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Arguments of `travaux lint`.
#[derive(Args, Debug)]
pub(crate) struct LintArgs {
    /// The drafts: files, `-`, folders, or ids, aliases or symbols of drafts.
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// An older draft: what the changes since then did to people's rights comes first, then what is new in the draft
    /// itself.
    #[arg(long, value_name = "OLD", conflicts_with = "across_languages")]
    pub(crate) against: Option<String>,
    /// With --against, also show what the rules say of words that stood in the old draft already.
    #[arg(long, requires = "against")]
    pub(crate) all: bool,
    /// Compare the language versions of a draft: all of the series, or the files given, the first with each other.
    #[arg(long)]
    pub(crate) across_languages: bool,
    /// How to print the findings.
    #[arg(long, value_enum, default_value_t = LintFormat::Text)]
    pub(crate) format: LintFormat,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
    #[command(flatten)]
    pub(crate) review: ReviewArgs,
    /// Where a single article or fragment would stand in a treaty.
    #[arg(long = "as", value_name = "CLASS", value_parser = class())]
    pub(crate) stands_as: Option<Class>,
    #[command(flatten)]
    pub(crate) common: CommonArgs,
}

/// Formats of `travaux lint`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// For the terminal.
    Text,
    /// For other programs, one line for each draft.
    Json,
    /// SARIF 2.1.0, for code hosts and editors.
    Sarif,
    /// Annotations on GitHub, and a summary where `GITHUB_STEP_SUMMARY` names its file.
    Github,
    /// JUnit XML, for the dashboards of CI.
    Junit,
    /// One page for the browser: the text with the findings in their places.
    Html,
    /// Entries to copy into suppressions.toml; the reasons are yours to write.
    Suppressions,
}

/// Reads the name of a class of provisions.
fn class() -> impl TypedValueParser<Value = Class> {
    PossibleValuesParser::new(Class::ALL.map(Class::as_str))
        .map(|name| Class::from_name(&name).expect("the parser takes the names of classes only"))
}

/// Formats of `travaux show`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowFormat {
    /// For the terminal.
    Text,
    /// For other programs.
    Json,
    /// The text with headings and lists.
    Markdown,
    /// Akoma Ntoso 3.0, the XML of parliaments.
    Akn,
}

/// Arguments of `travaux scorecard`.
#[derive(Args, Debug)]
pub(crate) struct ScorecardArgs {
    /// The drafts: files, `-`, or ids, aliases or symbols of drafts; every draft of the series without it.
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<String>,
    #[command(flatten)]
    pub(crate) packs: PackArgs,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}

/// Arguments of `travaux origins`.
#[derive(Args, Debug)]
pub(crate) struct OriginsArgs {
    /// The draft: a file, `-`, or the id, alias or symbol of a draft.
    pub(crate) draft: String,
    /// The folder of instruments: plain texts and Markdown, one file each; instruments.toml there may say what they are
    /// called and when they were made.
    #[arg(long = "in", value_name = "FOLDER")]
    pub(crate) folder: PathBuf,
    /// Only the article with this number or id.
    #[arg(long, value_name = "N")]
    pub(crate) article: Option<String>,
    /// The share of its words, in per cent, from which on an article has an origin.
    #[arg(long, value_name = "PERCENT", default_value_t = 10, value_parser = clap::value_parser!(u8).range(1..=100))]
    pub(crate) min_share: u8,
    /// When the draft was made, such as 2003 or 2003-10-31: what is later is no origin. Without it, the date in its
    /// series, or one that the text itself gives plainly.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) date: Option<Date>,
    /// Show what was taken word by word.
    #[arg(long)]
    pub(crate) full: bool,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}

/// Reads a day, a month or a year.
fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| travaux::say!("cli-wants-date"))
}

/// Arguments of `travaux show`.
#[derive(Args, Debug)]
pub(crate) struct ShowArgs {
    /// The draft: a file, `-`, or the id, alias or symbol of a draft.
    pub(crate) draft: String,
    /// One clause, by number (`42`, `42(1)(a)`) or id (`art_42__para_1`).
    pub(crate) clause: Option<String>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = ShowFormat::Text)]
    pub(crate) format: ShowFormat,
    /// Write to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) names: NameArgs,
    #[command(flatten)]
    pub(crate) layout: LayoutArgs,
}

/// The commands about rules.
#[derive(Debug, Subcommand)]
pub(crate) enum RulesCommand {
    /// List the rules.
    #[command(after_help = LIST_EXAMPLES)]
    List {
        #[command(flatten)]
        args: RulesArgs,
        #[command(flatten)]
        selection: SelectArgs,
        /// Only rules of this level.
        #[arg(long, value_enum, value_name = "LEVEL")]
        level: Option<RuleLevel>,
        /// Only rules of this kind of check, such as term or absence.
        #[arg(long, value_name = "KIND")]
        kind: Option<String>,
    },
    /// Explain one rule.
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain {
        /// The name or code of the rule.
        rule: String,
        #[command(flatten)]
        args: RulesArgs,
    },
    /// Run the examples of the rules.
    Test(RulesArgs),
}

/// Arguments of the commands about rules.
#[derive(Args, Debug)]
pub(crate) struct RulesArgs {
    #[command(flatten)]
    pub(crate) packs: PackArgs,
    /// The language of the explanations, where rules have it; that of --ui-lang without it.
    #[arg(long, value_name = "LANG")]
    pub(crate) lang: Option<String>,
    #[command(flatten)]
    pub(crate) layout: LayoutArgs,
}
