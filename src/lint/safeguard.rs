//! The rows of a scorecard, as rule files write them: `[[safeguard]]`.

use serde::Deserialize;

use super::rule::Texts;

/// A safeguard that people count, and the rules that tell what a draft makes of it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Safeguard {
    /// Its name for programs: `dual-criminality`.
    pub id: String,
    /// Its name for people.
    pub name: Texts,
    /// The absence rules that ask for it; where there are several, the safeguard is whole only with all of them.
    pub rules: Vec<String>,
    /// Rules whose words undo it, besides the polarity rules of `rules`.
    #[serde(default)]
    pub against: Vec<String>,
}
