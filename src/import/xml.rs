//! XML with bounds: no document type, no entities, no more nodes than a long treaty has.

use encoding_rs::Encoding;
use roxmltree::{Document, Node, ParsingOptions};

use crate::say;

/// The most nodes that a part may have.
const N_NODES: u32 = 6_000_000;

/// How deep elements may be nested where they are read one within another.
pub(crate) const DEPTH: usize = 200;

/// The characters of a part; a byte order mark tells how they are encoded.
pub(crate) fn decode(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
    encoding.decode(bytes).0.into_owned()
}

/// Reads a part; `name` is only shown.
///
/// # Errors
///
/// Where it is not well-formed, has a document type or too many nodes.
pub(crate) fn parse<'a>(name: &str, text: &'a str) -> Result<Document<'a>, String> {
    let options = ParsingOptions { allow_dtd: false, nodes_limit: N_NODES, ..Default::default() };
    Document::parse_with_options(text, options)
        .map_err(|error| say!("xml-broken", name = name, reason = error.to_string()))
}

/// The child elements of a node.
pub(crate) fn elements<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

/// The first child element of this local name.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    elements(node).find(|child| child.tag_name().name() == name)
}

/// An attribute by its local name, whatever its namespace.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}
