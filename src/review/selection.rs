//! Which rules count: `vt-extremism`, `VT01`, `vt`, `VT`, `sg-*`, `all`.
//!
//! Of the selectors that fit a rule, the most specific one decides, so that `--select sg --ignore sg-scope` and
//! `--ignore vt --select vt-extremism` both say what they seem to say. Between equals, ignoring wins.

use crate::error::Error;
use crate::lint::{Rule, RuleSet};
use crate::toml_file::nearest;

/// The name of a rule, its code, or the beginning of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// As it was written.
    pub text: String,
    /// Where it was written.
    pub written: Written,
}

/// Where a selector was written, so that a message can say what to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// On the command line, as the value of this option.
    Option(&'static str),
    /// In a file.
    File {
        /// The file.
        path: std::path::PathBuf,
        /// Line, one-based.
        line: usize,
        /// Column, one-based.
        column: usize,
    },
}

impl Selector {
    /// How closely it fits a rule: the more, the more specific; `None` where it does not.
    pub fn fits(&self, rule: &Rule) -> Option<usize> {
        let wanted = self.text.trim().to_lowercase();
        let (id, code) = (rule.id.to_lowercase(), rule.code.to_lowercase());
        if wanted == "all" || wanted == "*" {
            return Some(0);
        }
        if wanted == id || (wanted == code && !code.is_empty()) {
            return Some(usize::MAX);
        }
        if let Some(start) = wanted.strip_suffix('*') {
            return (id.starts_with(start) || code.starts_with(start)).then_some(start.len());
        }
        let is_family = id.strip_prefix(&wanted).is_some_and(|rest| rest.starts_with('-'));
        let is_code = wanted.starts_with(|c: char| c.is_alphabetic()) && code.starts_with(&wanted);
        (!wanted.is_empty() && (is_family || is_code)).then_some(wanted.len())
    }

    /// Fails where no rule fits, and says which name is near.
    ///
    /// # Errors
    ///
    /// [`Error::Usage`] or [`Error::Config`], by where the selector was written.
    pub fn check(&self, rules: &RuleSet) -> Result<(), Error> {
        if rules.iter().any(|rule| self.fits(rule).is_some()) {
            return Ok(());
        }
        let families = rules.iter().filter_map(|rule| rule.id.split('-').next());
        let names = rules.iter().flat_map(|rule| [rule.id.as_str(), rule.code.as_str()]);
        let near = nearest(self.text.trim_end_matches('*'), names.chain(families))
            .map(|near| format!("did you mean `{near}`? "))
            .unwrap_or_default();
        let text = self.text.replace(char::is_control, " ");
        let message =
            format!("no rule goes by `{text}`; {near}`travaux rules list` shows them all");
        Err(match &self.written {
            Written::Option(option) => Error::Usage(format!("{option}: {message}")),
            Written::File { path, line, column } => {
                Error::Config { path: path.clone(), line: *line, column: *column, message }
            }
        })
    }
}

/// Which rules are wanted and which are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these; all where it is empty.
    pub select: Vec<Selector>,
    /// None of these.
    pub ignore: Vec<Selector>,
}

impl Selection {
    /// Whether a rule counts.
    pub fn keeps(&self, rule: &Rule) -> bool {
        let best = |selectors: &[Selector]| selectors.iter().filter_map(|s| s.fits(rule)).max();
        let wanted = if self.select.is_empty() { Some(0) } else { best(&self.select) };
        match (wanted, best(&self.ignore)) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(wanted), Some(unwanted)) => wanted > unwanted,
        }
    }

    /// Every selector, in the order of the file or the command line.
    pub fn iter(&self) -> impl Iterator<Item = &Selector> {
        self.select.iter().chain(&self.ignore)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn selectors(names: &[&str]) -> Vec<Selector> {
        let written = Written::Option("--select");
        names
            .iter()
            .map(|&text| Selector { text: text.to_owned(), written: written.clone() })
            .collect()
    }

    fn rules() -> RuleSet {
        let rule = |id: &str, code: &str| {
            format!(
                "[[rule]]\nid = '{id}'\ncode = '{code}'\nlevel = 'error'\nsummary = 's'\nwhy = 'w'\nsource = 'x'\n\
                 help = 'h'\n[rule.check.term]\nen = {{ fire = ['a'] }}\n"
            )
        };
        let text = [
            ("vt-extremism", "VT01"),
            ("vt-hate-speech", "VT12"),
            ("sg-scope", "SG1"),
            ("sgx-a", ""),
        ]
        .map(|(id, code)| rule(id, code))
        .concat();
        let (rules, errors) = RuleSet::parse(&[("x.toml".to_owned(), text)]);
        assert_eq!(errors, []);
        rules
    }

    #[track_caller]
    fn case(select: &[&str], ignore: &[&str], expected: &[&str]) {
        let selection = Selection { select: selectors(select), ignore: selectors(ignore) };
        let rules = rules();
        let kept: Vec<&str> =
            rules.iter().filter(|rule| selection.keeps(rule)).map(|rule| &*rule.id).collect();
        assert_eq!(kept, expected);
    }

    #[test]
    fn names_codes_and_beginnings() {
        case(&[], &[], &["vt-extremism", "vt-hate-speech", "sg-scope", "sgx-a"]);
        case(&["vt"], &[], &["vt-extremism", "vt-hate-speech"]);
        case(&["VT"], &[], &["vt-extremism", "vt-hate-speech"]);
        case(&["VT1"], &[], &["vt-hate-speech"]);
        case(&["vt-hate"], &[], &["vt-hate-speech"]);
        case(&["sg"], &[], &["sg-scope"]);
        case(&["sg*"], &[], &["sg-scope", "sgx-a"]);
        case(&["sg-*", "VT01"], &[], &["vt-extremism", "sg-scope"]);
        case(&["vt-h"], &[], &[]);
    }

    #[test]
    fn the_most_specific_selector_decides() {
        case(&["vt"], &["vt-extremism"], &["vt-hate-speech"]);
        case(&["vt-extremism", "sg"], &["vt"], &["vt-extremism", "sg-scope"]);
        case(&["vt"], &["vt"], &[]);
        case(&["all"], &["VT", "SG"], &["sgx-a"]);
        case(&[], &["all"], &[]);
    }

    #[test]
    fn an_unknown_name_is_an_error_with_the_nearest_one() {
        let error =
            |text: &str| selectors(&[text])[0].check(&rules()).expect_err("unknown").to_string();
        assert!(error("vt-extremsm").contains("--select: no rule goes by `vt-extremsm`"));
        assert!(error("vt-extremsm").contains("did you mean `vt-extremism`?"));
        assert!(error("zz").contains("`travaux rules list`"));
        assert_eq!(selectors(&["vt-*"])[0].check(&rules()).map_err(|e| e.to_string()), Ok(()));
    }
}
