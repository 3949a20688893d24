//! A ZIP archive with bounds: what comes from outside may not fill the memory, nor name files outside the archive.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::say;

/// The most that one part may hold when it is unpacked, in bytes; a treaty of a thousand pages takes a tenth of it.
const PART_LIMIT: u64 = 64 << 20;

/// The most files that an archive may name.
const N_FILES: usize = 20_000;

/// An archive that was opened.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    /// Opens an archive and looks at the names in it.
    ///
    /// # Errors
    ///
    /// Where the archive is cut off or damaged, or names files outside of itself.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| reason(&error))?;
        if archive.len() > N_FILES {
            return Err(say!("archive-too-many", n = archive.len(), most = N_FILES));
        }
        for name in archive.file_names() {
            let name = name.map_err(|error| reason(&error))?;
            if name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..") {
                return Err(say!("archive-outside", name = name.escape_debug().to_string()));
            }
        }
        Ok(Self { archive })
    }

    /// Unpacks a part; `None` where there is none of this name.
    ///
    /// # Errors
    ///
    /// Where the part is damaged, encrypted or larger than the limit.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        let file = match self.archive.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(reason(&error)),
        };
        let too_large =
            || say!("archive-too-large", name = name, most = (PART_LIMIT >> 20) as usize);
        if file.size() > PART_LIMIT {
            return Err(too_large());
        }
        // What an archive says of its sizes is not believed.
        let mut bytes = Vec::new();
        file.take(PART_LIMIT + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| say!("archive-broken", reason = error.to_string()))?;
        if bytes.len() as u64 > PART_LIMIT { Err(too_large()) } else { Ok(Some(bytes)) }
    }
}

fn reason(error: &ZipError) -> String {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => say!("archive-encrypted"),
        error => say!("archive-broken", reason = error.to_string()),
    }
}
