//! What travaux says to people, in the languages that it speaks.
//!
//! Sentences are data: one Fluent file for each language in `messages/`, with a key for each sentence and the plural forms
//! that the language has. English is always there; what another language lacks is said in English.
//!
//! The language of the interface is chosen by `main`; a command that writes pages in several languages chooses one after
//! the other. The library speaks English until then. What programs read (names in JSON, codes, exit codes) is never
//! translated.

pub(crate) mod names;

use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::bidi::{self, POP, is_isolated, isolate_words};
use crate::render::visible;

/// The languages that travaux speaks, with their sentences; English first.
const CATALOGUES: [(&str, &str); 2] = [
    ("en", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/en.ftl"))),
    ("ar", include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/messages/ar.ftl"))),
];

static LOADED: [OnceLock<Messages>; CATALOGUES.len()] =
    [const { OnceLock::new() }; CATALOGUES.len()];
static CHOSEN: AtomicUsize = AtomicUsize::new(0);

/// The sentences of one language.
pub struct Messages {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Messages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Messages").field("language", &self.language).finish_non_exhaustive()
    }
}

/// The sentences in the language of the interface.
pub fn ui() -> &'static Messages {
    load(CHOSEN.load(Ordering::Relaxed))
}

/// Chooses the language of the interface, until another one is chosen.
///
/// # Errors
///
/// What to say where travaux does not speak the language.
pub fn choose(language: &str) -> Result<(), String> {
    CHOSEN.store(known(language)?, Ordering::Relaxed);
    Ok(())
}

/// The codes of the languages that travaux speaks, English first.
pub fn languages() -> impl Iterator<Item = &'static str> {
    CATALOGUES.iter().map(|(language, _)| *language)
}

/// Whether travaux speaks a language.
///
/// # Errors
///
/// What to say where it does not.
pub fn check(language: &str) -> Result<(), String> {
    known(language).map(|_| ())
}

fn known(language: &str) -> Result<usize, String> {
    position(language).ok_or_else(|| {
        let all: Vec<&str> = languages().collect();
        crate::say!(
            "no-such-ui-language",
            language = language,
            known = Value::composed(commas(&all))
        )
    })
}

/// Where a language stands among [`CATALOGUES`]; a region does not matter.
fn position(language: &str) -> Option<usize> {
    let primary = language.split(['-', '_']).next().unwrap_or(language);
    CATALOGUES.iter().position(|(known, _)| known.eq_ignore_ascii_case(primary))
}

fn load(n: usize) -> &'static Messages {
    LOADED[n].get_or_init(|| Messages::read(CATALOGUES[n].0, CATALOGUES[n].1))
}

impl Messages {
    /// The sentences of a language; `None` where travaux does not speak it.
    pub fn for_language(language: &str) -> Option<&'static Self> {
        position(language).map(load)
    }

    /// Reads a catalogue; a sentence that cannot be read is left out, and a test sees to it that there is none.
    fn read(language: &'static str, text: &str) -> Self {
        let identifier = language.parse::<LanguageIdentifier>().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolates are put around arguments by `Value`, which knows which of them need any.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(read, _)| read);
        bundle.add_resource_overriding(resource);
        // The catalogues ask for forms by this name; a name that stands already would be a mistake in the lines above.
        let _ = bundle.add_function("FORM", |numbers, _| form(numbers));
        Self { language, bundle }
    }

    /// The code of the language.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// Whether the language is written from right to left.
    pub fn is_rtl(&self) -> bool {
        bidi::is_rtl(self.language)
    }

    /// A sentence with its arguments filled in; the key itself where no language has it.
    pub fn format(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.try_format(key, args)
            .or_else(|| load(0).try_format(key, args))
            .unwrap_or_else(|| key.to_owned())
    }

    fn try_format(&self, key: &str, args: &[(&str, Value<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let is_rtl = self.is_rtl();
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| (*name, value.fluent(is_rtl))).collect();
        let said = self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
        Some(if is_rtl { isolate_words(&said) } else { said.into_owned() })
    }
}

/// The plural form that Arabic has for a number, by the rules of CLDR 47.
///
/// The rules that come with Fluent know 3 and 11, but not that 103 and 111 go the same way; so the catalogue asks here.
fn form<'a>(numbers: &[FluentValue<'a>]) -> FluentValue<'a> {
    let Some(FluentValue::Number(number)) = numbers.first() else {
        return FluentValue::Error;
    };
    let n = number.value as usize;
    FluentValue::from(match (n, n % 100) {
        (0, _) => "zero",
        (1, _) => "one",
        (2, _) => "two",
        (_, 3..=10) => "few",
        (_, 11..) => "many",
        _ => "other",
    })
}

/// What is filled in for a name in a sentence.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A number, which chooses the plural form.
    Number(usize),
    /// A text of any language, put in an isolate within a sentence that runs from right to left.
    Text(Cow<'a, str>),
    /// A text that was put together in the language of the sentence, and needs no isolate.
    Composed(Cow<'a, str>),
}

impl<'a> Value<'a> {
    /// A text that was put together in the language of the sentence.
    pub fn composed(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Composed(text.into())
    }

    fn fluent(&self, is_rtl: bool) -> FluentValue<'a> {
        match self {
            Self::Number(n) => FluentValue::from(*n),
            Self::Text(text) if is_rtl && !is_isolated(text) => {
                let opening = bidi::opening_for(text);
                FluentValue::String(format!("{opening}{}{POP}", visible(text)).into())
            }
            Self::Text(text) | Self::Composed(text) => FluentValue::String(text.clone()),
        }
    }
}

impl From<usize> for Value<'_> {
    fn from(n: usize) -> Self {
        Self::Number(n)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

/// A list as in `first, second`, in the language of the interface.
pub fn commas<S: std::borrow::Borrow<str>>(parts: &[S]) -> String {
    parts.join(&crate::say!("list-comma"))
}

/// A list as in `first; second`, in the language of the interface.
pub fn semicolons<S: std::borrow::Borrow<str>>(parts: &[S]) -> String {
    parts.join(&crate::say!("list-semicolon"))
}

/// `title: parts`, both of them put together already.
pub fn titled(title: String, parts: String) -> String {
    crate::say!("titled", title = Value::composed(title), parts = Value::composed(parts))
}

/// A sentence in the language of the interface: `say!("cannot-read", path = path)`; in another language with
/// `say!(in messages, "cannot-read", path = path)`.
#[macro_export]
macro_rules! say {
    (in $messages:expr, $key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $messages.format($key, &[$((stringify!($name), $crate::messages::Value::from($value))),*])
    };
    ($key:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::say!(in $crate::messages::ui(), $key $(, $name = $value)*)
    };
}

#[cfg(test)]
mod tests;
