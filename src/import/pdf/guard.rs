//! Looks at a PDF before it is read: what would fill the memory or run in a circle is refused.

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, ObjectId};
use rustc_hash::FxHashSet;

use crate::say;

/// The most that one stream may hold when it is unpacked, in bytes.
const STREAM_LIMIT: u64 = 256 << 20;

/// The most that all streams may hold together, in bytes.
const TOTAL_LIMIT: u64 = 1 << 30;

/// How deep forms may be drawn within forms.
const N_FORMS: usize = 30;

/// Refuses streams that unpack to more than a document needs.
pub(super) fn sizes(bytes: &[u8]) -> Result<(), String> {
    let mut total = 0;
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let data = &bytes[at + b"stream".len()..];
        let data = data.strip_prefix(b"\r").unwrap_or(data);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let mut inner = Cow::Borrowed(data);
        // Streams may be packed more than once.
        for _ in 0..3 {
            if !is_zlib(&inner) {
                break;
            }
            let mut out = Vec::new();
            // Damage is for the reader of the document to find.
            let _ = ZlibDecoder::new(inner.as_ref()).take(STREAM_LIMIT + 1).read_to_end(&mut out);
            total += out.len() as u64;
            if out.len() as u64 > STREAM_LIMIT || total > TOTAL_LIMIT {
                return Err(say!("pdf-too-large", most = (STREAM_LIMIT >> 20) as usize));
            }
            inner = Cow::Owned(out);
        }
    }
    Ok(())
}

fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [first, second, ..]
        if first & 0x0F == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// Refuses forms that draw themselves.
pub(super) fn circles(document: &Document) -> Result<(), String> {
    for page in document.page_iter() {
        let Ok(page) = document.get_dictionary(page) else { continue };
        let mut way = Vec::new();
        let mut seen = FxHashSet::default();
        forms(document, page, &mut way, &mut seen)?;
    }
    Ok(())
}

fn forms(
    document: &Document,
    holder: &Dictionary,
    way: &mut Vec<ObjectId>,
    seen: &mut FxHashSet<ObjectId>,
) -> Result<(), String> {
    let resources = holder.get_deref(b"Resources", document).and_then(Object::as_dict);
    let objects = resources
        .and_then(|resources| resources.get_deref(b"XObject", document))
        .and_then(Object::as_dict);
    let Ok(objects) = objects else { return Ok(()) };
    for (_, object) in objects {
        let Ok(id) = object.as_reference() else { continue };
        if way.contains(&id) || way.len() > N_FORMS {
            return Err(say!("pdf-circle"));
        }
        if !seen.insert(id) {
            continue;
        }
        if let Ok(stream) = document.get_object(id).and_then(Object::as_stream) {
            way.push(id);
            forms(document, &stream.dict, way, seen)?;
            way.pop();
        }
    }
    Ok(())
}
