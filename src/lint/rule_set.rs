//! A set of rules, ready to run: read, checked for duplicates, indexed by the words that they need.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use include_dir::{Dir, include_dir};

use super::check::CoverWords;
use super::class::ClassWords;
use super::excerpt;
use super::kind::{Check, NamedWords, WordList};
use super::pattern::LANGUAGES;
use super::rule::{Rule, RuleError};
use super::rule_file::{Place, Places, RuleFile};
use super::safeguard::Safeguard;
use crate::toml_file::nearest;

static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// Rules, ready to run.
#[derive(Debug, Default)]
pub struct RuleSet {
    rules: Vec<Rule>,
    classes: Vec<ClassWords>,
    covers: Vec<CoverWords>,
    safeguards: Vec<Safeguard>,
    words: Vec<NamedWords>,
    /// Whether the lists of words that ship are among them.
    has_shipped_words: bool,
    indices: [OnceLock<Index>; 6],
    /// Likewise, for the rules that a comparison asks.
    asked: [OnceLock<Index>; 6],
}

impl RuleSet {
    /// The rules that ship with travaux.
    pub fn shipped() -> Self {
        Self::read_shipped(&Self::shipped_files())
    }

    /// Of the rules that ship, what [`super::check_change`] needs for drafts in a language: rules over a change and
    /// those that they ask, without examples. Reading it takes a small part of the time.
    pub fn shipped_for_change(language: &str) -> Self {
        let mut files = Self::shipped_files();
        for (_, text) in &mut files {
            *text = excerpt::for_change(text, language);
        }
        Self::read_shipped(&files)
    }

    /// Rules that a test has found sound, so that their patterns are read when they are first needed.
    fn read_shipped(files: &[(String, String)]) -> Self {
        let (mut rules, errors) = Self::read(files.iter().map(|file| (file, true)));
        debug_assert_eq!(errors, [], "the rules that ship are sound");
        rules.has_shipped_words = true;
        rules
    }

    /// The rules that ship and those of other files beside them; broken rules are left out and reported.
    pub fn shipped_and(files: &[(String, String)]) -> (Self, Vec<RuleError>) {
        let shipped = Self::shipped_files();
        let ours = shipped.iter().map(|file| (file, true));
        let (mut rules, errors) = Self::read(ours.chain(files.iter().map(|file| (file, false))));
        rules.has_shipped_words = true;
        (rules, errors)
    }

    /// Path and text of the rule files that ship, in the order of their names.
    pub fn shipped_files() -> Vec<(String, String)> {
        let mut files: Vec<(String, String)> = SHIPPED
            .files()
            .filter(|file| file.path().extension().is_some_and(|ending| ending == "toml"))
            .filter_map(|file| {
                let path = format!("rules/{}", file.path().display());
                Some((path, file.contents_utf8()?.to_owned()))
            })
            .collect();
        files.sort();
        files
    }

    /// Reads rule files, given as path and text; broken rules are left out and reported.
    ///
    /// Where no file says what the words of the classes or of scope clauses are, those that ship are used.
    pub fn parse(files: &[(String, String)]) -> (Self, Vec<RuleError>) {
        Self::read(files.iter().map(|file| (file, false)))
    }

    /// Reads rule files, each with whether its patterns are known to be sound.
    fn read<'f>(
        files: impl Iterator<Item = (&'f (String, String), bool)>,
    ) -> (Self, Vec<RuleError>) {
        let mut set = Self::default();
        let mut errors = Vec::new();
        let mut seen = BTreeMap::new();
        let mut named = Vec::new();
        for ((path, text), is_sound) in files {
            let parse = if is_sound { RuleFile::parse_unchecked } else { RuleFile::parse };
            let file = parse(path, text);
            errors.extend(file.errors);
            set.classes.extend(file.classes);
            set.covers.extend(file.covers);
            set.safeguards.extend(file.safeguards);
            set.words.extend(file.words);
            named.extend(file.named.into_iter().map(|(name, place)| (name, path.as_str(), place)));
            for (rule, places) in file.rules.into_iter().zip(file.places) {
                let made_room = set.make_room(&mut seen, &rule, places);
                match made_room.err().or_else(|| duplicate(&mut seen, &rule, places)) {
                    Some(error) => errors.push(error),
                    None => set.rules.push(rule),
                }
            }
        }
        set.check_words(&named, &mut errors);
        if set.safeguards.is_empty() {
            set.safeguards = Self::shipped_file("scorecard.toml").safeguards;
        }
        if set.classes.is_empty() || set.covers.is_empty() {
            let shipped = Self::shipped_file("classes.toml");
            if set.classes.is_empty() {
                set.classes = shipped.classes;
            }
            if set.covers.is_empty() {
                set.covers = shipped.covers;
            }
        }
        (set, errors)
    }

    /// Leaves out rules that name a list of words which no file has, and reports them.
    fn check_words(&mut self, named: &[(String, &str, Place)], errors: &mut Vec<RuleError>) {
        let here: BTreeSet<&str> = self.words.iter().map(|list| list.name.as_str()).collect();
        let is_unknown = |name: &str| {
            !here.contains(name) && !shipped_lists().iter().any(|list| list.name == name)
        };
        let mut unknown = BTreeSet::new();
        for (name, path, (line, column)) in named.iter().filter(|(name, ..)| is_unknown(name)) {
            unknown.insert(name.as_str());
            let known = here.iter().copied().chain(shipped_lists().iter().map(|l| l.name.as_str()));
            let hint = nearest(name, known)
                .map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
            errors.push(RuleError {
                path: (*path).to_owned(),
                line: *line,
                column: *column,
                message: format!(
                    "`words` names a list `{name}`, and there is no `[[words]]` table of that name{hint}; this rule is \
                     left out"
                ),
            });
        }
        self.rules.retain(|rule| match &rule.check {
            Check::Change(change) => {
                !change.words.iter().any(|name| unknown.contains(name.as_str()))
            }
            _ => true,
        });
    }

    /// Takes the rule out that another one replaces; it must stand in a file before.
    fn make_room(
        &mut self,
        seen: &mut BTreeMap<String, (String, usize)>,
        rule: &Rule,
        places: Places,
    ) -> Result<(), RuleError> {
        let Some(name) = &rule.replaces else { return Ok(()) };
        let is_meant = |known: &Rule| known.id == *name || known.code == *name;
        let known = self.rules.iter().position(is_meant);
        let Some(at) = known.filter(|&at| self.rules[at].path != rule.path) else {
            let all = self.rules.iter().filter(|known| known.path != rule.path);
            let near = nearest(name, all.map(|known| known.id.as_str()));
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let message = format!("there is no rule `{name}` in the files before this one{near}");
            let (line, column) = places.replaces;
            return Err(RuleError { path: rule.path.clone(), line, column, message });
        };
        let gone = self.rules.remove(at);
        seen.remove(&gone.id);
        seen.remove(&gone.code);
        Ok(())
    }

    /// The rows of a scorecard, in the order of their files.
    pub fn safeguards(&self) -> &[Safeguard] {
        &self.safeguards
    }

    fn shipped_file(name: &str) -> RuleFile {
        let text = SHIPPED.get_file(name).and_then(|file| file.contents_utf8());
        RuleFile::parse_unchecked(&format!("rules/{name}"), text.unwrap_or(""))
    }

    /// The rules, in the order of their files.
    pub fn iter(&self) -> std::slice::Iter<'_, Rule> {
        self.rules.iter()
    }

    /// The rule of that name or code.
    pub fn get(&self, name: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == name || rule.code == name)
    }

    /// How many rules there are.
    pub fn len(&self) -> usize {
        self.rules.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    pub(crate) fn classes(&self) -> &[ClassWords] {
        &self.classes
    }

    /// A list of words by its name, in a language; that of the rules that ship where no file of this set has it.
    pub(crate) fn words(&self, name: &str, language: &str) -> Option<&WordList> {
        let n = LANGUAGES.iter().position(|&known| known == language)?;
        let shipped = || if self.has_shipped_words { &[] } else { shipped_lists() };
        find_list(&self.words, name, n).or_else(|| find_list(shipped(), name, n))
    }

    /// The names of the lists of words.
    #[cfg(test)]
    pub(crate) fn word_lists(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|words| words.name.as_str())
    }

    /// The words of scope clauses in a language.
    pub(crate) fn covers(&self, language: &str) -> Option<&CoverWords> {
        self.covers.iter().find(|words| words.language == language)
    }

    /// The words that rules need, in a language; `None` where rules do not speak it.
    pub(crate) fn index(&self, language: &str) -> Option<&Index> {
        let n = LANGUAGES.iter().position(|&known| known == language)?;
        Some(self.indices[n].get_or_init(|| Index::new(&self.rules, language, |_| true)))
    }

    /// The words that the rules need which a comparison asks, in a language.
    pub(crate) fn asked_index(&self, language: &str) -> Option<&Index> {
        let n = LANGUAGES.iter().position(|&known| known == language)?;
        Some(self.asked[n].get_or_init(|| Index::new(&self.rules, language, super::change::asks)))
    }
}

impl<'a> IntoIterator for &'a RuleSet {
    type Item = &'a Rule;
    type IntoIter = std::slice::Iter<'a, Rule>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A list of words by its name, in the language of that number.
fn find_list<'w>(all: &'w [NamedWords], name: &str, language: usize) -> Option<&'w WordList> {
    all.iter().filter(|words| words.name == name).find_map(|words| words.lists[language].as_ref())
}

/// The lists of words that ship.
fn shipped_lists() -> &'static [NamedWords] {
    static LISTS: OnceLock<Vec<NamedWords>> = OnceLock::new();
    LISTS.get_or_init(|| {
        let text = SHIPPED.get_file("change.toml").and_then(|file| file.contents_utf8());
        RuleFile::parse_unchecked("rules/change.toml", text.unwrap_or("")).words
    })
}

/// Reports a rule whose name or code an earlier rule has; otherwise remembers both.
fn duplicate(
    seen: &mut BTreeMap<String, (String, usize)>,
    rule: &Rule,
    places: Places,
) -> Option<RuleError> {
    let names = [(&rule.id, places.id), (&rule.code, places.code)];
    for (name, (line, column)) in names.into_iter().filter(|(name, _)| !name.is_empty()) {
        if let Some((path, first)) = seen.get(name) {
            let message = format!(
                "`{name}` is already the name of the rule at {path}:{first}; rename this one, or write \
                 `replaces = \"{name}\"` into it to take the other's place"
            );
            return Some(RuleError { path: rule.path.clone(), line, column, message });
        }
    }
    for (name, _) in names.into_iter().filter(|(name, _)| !name.is_empty()) {
        seen.insert(name.clone(), (rule.path.clone(), rule.line));
    }
    None
}

/// Finds the rules that may have something to say about a text.
#[derive(Debug)]
pub(crate) struct Index {
    literals: Option<AhoCorasick>,
    /// For each literal, the rules that need it.
    rules_of: Vec<Vec<usize>>,
    /// Rules that must be tried on every sentence.
    always: Vec<usize>,
}

impl Index {
    fn new(rules: &[Rule], language: &str, is_wanted: impl Fn(&Rule) -> bool) -> Self {
        let mut by_literal: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut always = Vec::new();
        for (n, rule) in rules.iter().enumerate() {
            let patterns = rule.check.patterns(language).filter(|_| is_wanted(rule));
            let Some(patterns) = patterns else { continue };
            match patterns.fire.literals() {
                None => always.push(n),
                Some(literals) => {
                    for literal in literals {
                        let rules = by_literal.entry(literal).or_default();
                        if rules.last() != Some(&n) {
                            rules.push(n);
                        }
                    }
                }
            }
        }
        let literals = AhoCorasick::new(by_literal.keys()).ok().filter(|_| !by_literal.is_empty());
        Self { literals, rules_of: by_literal.into_values().collect(), always }
    }

    /// Calls `each` with the offset and the rules of every literal that stands in a text.
    pub(crate) fn scan(&self, text: &str, mut each: impl FnMut(usize, &[usize])) {
        if let Some(literals) = &self.literals {
            for hit in literals.find_overlapping_iter(text) {
                each(hit.start(), &self.rules_of[hit.pattern().as_usize()]);
            }
        }
    }

    /// The rules that must be tried on every sentence.
    pub(crate) fn always(&self) -> &[usize] {
        &self.always
    }
}
