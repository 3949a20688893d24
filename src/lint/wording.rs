//! What classes of provisions are called in front of people.

use std::collections::BTreeMap;

use super::Class;
use crate::messages::Messages;
use crate::say;

/// The name of a class.
pub(crate) fn class_name(class: Class, messages: &Messages) -> String {
    match class {
        Class::Criminalisation => say!(in messages, "class-criminalisation"),
        Class::Procedural => say!(in messages, "class-procedural"),
        Class::Safeguard => say!(in messages, "class-safeguard"),
        Class::Cooperation => say!(in messages, "class-cooperation"),
        Class::Definitions => say!(in messages, "class-definitions"),
        Class::Scope => say!(in messages, "class-scope"),
        Class::Jurisdiction => say!(in messages, "class-jurisdiction"),
        Class::Preamble => say!(in messages, "class-preamble"),
        Class::General => say!(in messages, "class-general"),
        Class::Prevention => say!(in messages, "class-prevention"),
        Class::Technical => say!(in messages, "class-technical"),
        Class::Implementation => say!(in messages, "class-implementation"),
        Class::Final => say!(in messages, "class-final"),
    }
}

/// The names of classes, for a sentence: `cooperation or procedural`.
pub(super) fn names(scope: &[Class], messages: &Messages) -> String {
    let by_name: BTreeMap<&str, Class> =
        scope.iter().map(|&class| (class.as_str(), class)).collect();
    let names: Vec<String> =
        by_name.into_values().map(|class| class_name(class, messages)).collect();
    names.join(&say!(in messages, "list-or"))
}
