//! Arguments of the commands about the record of a negotiation.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use travaux::asks::Verdict;
use travaux::record::What;
use travaux::series::date::Date;
use travaux::series::record::{ActorKind, EventState, Outcome};

use super::{LayoutArgs, NameArgs, TableArgs, TableFormat, date};

pub(crate) const TIMELINE_EXAMPLES: &str = "\
Examples:
  travaux timeline                             everything, the earliest first
  travaux timeline --kind vote,session --from 2023
  travaux timeline --actor EFF --ui-lang ar    what one body did, in Arabic
  travaux timeline --state scheduled           what is still to come
  travaux timeline --format csv -o timeline.csv
  travaux timeline --format html -o timeline.html";

pub(crate) const PROPOSALS_EXAMPLES: &str = "\
Examples:
  travaux proposals --draft v2 --clause 42     what was proposed for one article
  travaux proposals --actor Gorland --outcome adopted
  travaux proposals apply delete-42 -o new.txt the text as the proposal would make it ...
  travaux lint new.txt --against v2            ... and what that would do";

pub(crate) const APPLY_EXAMPLES: &str = "\
Examples:
  travaux proposals apply delete-42 -o new.txt
  travaux diff v2 new.txt                      what would change
  travaux lint new.txt --against v2            what that would do to safeguards
  travaux proposals apply judicial access-to-record --lang ar > new.ar.txt";

pub(crate) const TRACE_EXAMPLES: &str = "\
Examples:
  travaux trace                                every proposal, draft by draft
  travaux trace specific may-refuse            some of them
  travaux trace --disagreeing                  where the record and the texts disagree
  travaux trace --actor Belmora --format csv -o trace.csv";

pub(crate) const POSITIONS_EXAMPLES: &str = "\
Examples:
  travaux positions                            actors down, topics across
  travaux positions --topic safeguards
  travaux positions --actor Belmora            how one State changed its mind";

pub(crate) const VOTES_EXAMPLES: &str = "\
Examples:
  travaux votes
  travaux votes --actor Jorvia --format markdown";

pub(crate) const ACTORS_EXAMPLES: &str = "\
Examples:
  travaux actors --kind group
  travaux actors --actor LDJ                   one body, by any of its names";

pub(crate) const DOCUMENTS_EXAMPLES: &str = "\
Examples:
  travaux documents
  travaux documents --format csv -o register.csv";

pub(crate) const ASKS_EXAMPLES: &str = "\
Examples:
  travaux asks                                 every ask, in every draft since it was made
  travaux asks v5 --verdict made-worse         what v5 made worse
  travaux asks leaked.txt                      how a text that is not in the series meets them
  travaux asks --actor LDJ --lang ar           one body's asks, in the Arabic texts
  travaux asks --format csv -o asks.csv";

pub(crate) const CHECK_EXAMPLES: &str = "\
Examples:
  travaux record check
  travaux record check drafts/our-treaty";

/// Which series, and how its record is printed.
#[derive(Args, Debug)]
pub(crate) struct RecordArgs {
    /// The series: its folder, or the name of a folder in ./drafts.
    ///
    /// Without it, the series of travaux.toml, else the only one in ./drafts.
    #[arg(long, value_name = "DIR")]
    pub(crate) series: Option<PathBuf>,
    /// How to print it.
    #[arg(long, value_enum, default_value_t = TableFormat::Text)]
    pub(crate) format: TableFormat,
    /// Write to a file instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) layout: LayoutArgs,
}

/// Who and when.
#[derive(Args, Debug, Default)]
pub(crate) struct WhoWhenArgs {
    /// Only what this actor has a part in, by any of its names; what its groups do counts too.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Not before this date: 2023-01-19, 2023-01 or 2023.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) from: Option<Date>,
    /// Not after this date.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(crate) to: Option<Date>,
}

/// Arguments of `travaux timeline`.
#[derive(Args, Debug)]
pub(crate) struct TimelineArgs {
    #[command(flatten)]
    pub(crate) who_when: WhoWhenArgs,
    /// Only these kinds of entries.
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = PossibleValuesParser::new(What::kinds()))]
    pub(crate) kind: Vec<String>,
    /// Only events in this state.
    #[arg(long, value_name = "STATE", value_parser = choice(EventState::ALL))]
    pub(crate) state: Option<EventState>,
    #[command(flatten)]
    pub(crate) record: RecordArgs,
}

/// Arguments of `travaux proposals`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct ProposalsArgs {
    #[command(subcommand)]
    pub(crate) command: Option<ProposalsCommand>,
    #[command(flatten)]
    pub(crate) who_when: WhoWhenArgs,
    /// Only proposals on this draft.
    #[arg(long, value_name = "DRAFT")]
    pub(crate) draft: Option<String>,
    /// Only proposals on this clause and what stands below it: `42`, `42(3)` or `art_42__para_3`.
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// Only proposals of which this came.
    #[arg(long, value_name = "OUTCOME", value_parser = choice(Outcome::ALL))]
    pub(crate) outcome: Option<Outcome>,
    #[command(flatten)]
    pub(crate) record: RecordArgs,
}

/// Arguments of `travaux trace`.
#[derive(Args, Debug)]
pub(crate) struct TraceArgs {
    /// The proposals, by their ids in series.toml; all without it.
    #[arg(value_name = "PROPOSAL")]
    pub(crate) ids: Vec<String>,
    /// Only where the record and the texts disagree.
    #[arg(long)]
    pub(crate) disagreeing: bool,
    #[command(flatten)]
    pub(crate) who_when: WhoWhenArgs,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}

/// What may be done with proposals.
#[derive(Debug, Subcommand)]
pub(crate) enum ProposalsCommand {
    /// Make the text that proposals would make of their draft.
    ///
    /// The text is that of the draft but for the edits; the clauses are not numbered anew. Several proposals apply one
    /// after the other. Exit code: 0 done, 2 trouble.
    #[command(after_help = APPLY_EXAMPLES)]
    Apply(ApplyArgs),
}

/// Arguments of `travaux proposals apply`.
#[derive(Args, Debug)]
pub(crate) struct ApplyArgs {
    /// The proposals, by their ids in series.toml; all of one draft.
    #[arg(value_name = "ID", required = true)]
    pub(crate) ids: Vec<String>,
    /// Write to a file instead of standard output; never to a file of the series.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) names: NameArgs,
}

/// Arguments of `travaux positions`.
#[derive(Args, Debug)]
pub(crate) struct PositionsArgs {
    /// Only this topic, by its id or name.
    #[arg(long, value_name = "TOPIC")]
    pub(crate) topic: Option<String>,
    /// Only this actor, by any of its names, and its groups.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    #[command(flatten)]
    pub(crate) record: RecordArgs,
}

/// Arguments of `travaux votes` and `travaux documents`.
#[derive(Args, Debug)]
pub(crate) struct ListArgs {
    #[command(flatten)]
    pub(crate) who_when: WhoWhenArgs,
    #[command(flatten)]
    pub(crate) record: RecordArgs,
}

/// Arguments of `travaux actors`.
#[derive(Args, Debug)]
pub(crate) struct ActorsArgs {
    /// Only this actor, by any of its names, and its groups.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Only actors of this kind.
    #[arg(long, value_name = "KIND", value_parser = choice(ActorKind::ALL))]
    pub(crate) kind: Option<ActorKind>,
    #[command(flatten)]
    pub(crate) record: RecordArgs,
}

/// Arguments of `travaux asks`.
#[derive(Args, Debug)]
pub(crate) struct AsksArgs {
    /// The drafts to show: ids, aliases or symbols of drafts, or files, which count as newer than the series; every draft
    /// since the first ask without it.
    #[arg(value_name = "DRAFT")]
    pub(crate) drafts: Vec<String>,
    /// Only asks of this actor, by any of its names; those of its groups count too.
    #[arg(long, value_name = "NAME")]
    pub(crate) actor: Option<String>,
    /// Only asks about this draft.
    #[arg(long, value_name = "DRAFT")]
    pub(crate) draft: Option<String>,
    /// Only asks about this clause and what stands below it: `42`, `42(3)` or `art_42__para_3`.
    #[arg(long, value_name = "CLAUSE")]
    pub(crate) clause: Option<String>,
    /// Only asks on this topic, by its id or name.
    #[arg(long, value_name = "TOPIC")]
    pub(crate) topic: Option<String>,
    /// Only asks of which the newest draft shown makes this.
    #[arg(long, value_name = "VERDICT", value_parser = choice(Verdict::ALL))]
    pub(crate) verdict: Option<Verdict>,
    #[command(flatten)]
    pub(crate) table: TableArgs,
}

/// The commands about a record as a whole.
#[derive(Debug, Subcommand)]
pub(crate) enum RecordCommand {
    /// Check series.toml and the texts that it names, and report every mistake.
    ///
    /// Exit code: 0 sound, 2 mistakes.
    #[command(after_help = CHECK_EXAMPLES)]
    Check {
        /// The series: its folder, or the name of a folder in ./drafts.
        #[arg(value_name = "SERIES")]
        series: Option<PathBuf>,
    },
}

/// Reads one of the words of an enum.
fn choice<T: Clone + Copy + Send + Sync + 'static>(
    all: &'static [(&'static str, T)],
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(all.iter().map(|(name, _)| *name)).map(|name| {
        let found = all.iter().find(|(known, _)| *known == name);
        found.expect("the parser takes these names only").1
    })
}
