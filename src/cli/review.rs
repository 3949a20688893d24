//! Arguments about which findings count: rules, selections, stage, baseline.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use travaux::config;
use travaux::diagnostic::Severity;
use travaux::series::Status;

/// Which rules there are.
#[derive(Args, Clone, Debug)]
pub(crate) struct PackArgs {
    /// A folder of rules, instead of those that ship with travaux; may be repeated.
    #[arg(long, value_name = "DIR")]
    pub(crate) rules: Vec<PathBuf>,
    /// A folder of rules of your own, beside the others; may be repeated.
    #[arg(long, value_name = "DIR")]
    pub(crate) extra_rules: Vec<PathBuf>,
}

/// Which of the rules count.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct SelectArgs {
    /// Only these rules: names, codes, families (vt, VT) or beginnings (sg-*); may be repeated.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) select: Vec<String>,
    /// None of these rules; the more specific of --select and --ignore decides.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub(crate) ignore: Vec<String>,
}

/// Which findings count.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ReviewArgs {
    #[command(flatten)]
    pub(crate) selection: SelectArgs,
    /// The level from which a finding makes the exit code 1; error without it.
    #[arg(long, value_enum, value_name = "LEVEL")]
    pub(crate) fail_on: Option<FailOn>,
    /// Whether the text is still open; without it, as series.toml says.
    #[arg(long, value_enum, value_name = "STAGE")]
    pub(crate) stage: Option<Stage>,
    /// Hide the findings that this file lists.
    #[arg(long, value_name = "FILE")]
    pub(crate) baseline: Option<PathBuf>,
    /// List what is found now in a file, baseline.json without a name, and hide it from then on with --baseline.
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true)]
    #[allow(
        clippy::option_option,
        reason = "without a name, the file is that of --baseline or the project"
    )]
    pub(crate) write_baseline: Option<Option<PathBuf>>,
}

/// The level from which a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Errors only.
    Error,
    /// Errors and warnings.
    Warning,
    /// Everything.
    Note,
    /// Nothing: findings never make the exit code 1.
    Never,
}

impl From<FailOn> for config::FailOn {
    fn from(level: FailOn) -> Self {
        match level {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Note => Self::Note,
            FailOn::Never => Self::Never,
        }
    }
}

/// Whether a text is still open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Stage {
    /// Under negotiation.
    Negotiation,
    /// Adopted: what is left open weighs more.
    Final,
}

impl From<Stage> for Status {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Negotiation => Self::Negotiation,
            Stage::Final => Self::Final,
        }
    }
}

/// The level of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RuleLevel {
    /// Must be looked at.
    Error,
    /// Should be looked at.
    Warning,
    /// Worth knowing.
    Note,
}

impl From<RuleLevel> for Severity {
    fn from(level: RuleLevel) -> Self {
        match level {
            RuleLevel::Error => Self::Error,
            RuleLevel::Warning => Self::Warning,
            RuleLevel::Note => Self::Note,
        }
    }
}
