//! Takes the characters and their places out of a PDF, page by page.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pdf_extract::{Document, MediaBox, OutputDev, OutputError, Transform, output_doc_page};

/// One character as it is drawn.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Left edge, in points from the left of the page.
    pub(super) x: f64,
    /// Baseline, in points from the foot of the page.
    pub(super) y: f64,
    /// Width, in points.
    pub(super) width: f64,
    /// Height of the font, in points.
    pub(super) size: f64,
    /// What it says; empty where the document does not tell.
    pub(super) text: String,
}

impl Glyph {
    /// The right edge.
    pub(super) fn end(&self) -> f64 {
        self.x + self.width
    }

    /// Whether it is nothing but a gap.
    pub(super) fn is_space(&self) -> bool {
        !self.text.is_empty() && self.text.chars().all(char::is_whitespace)
    }
}

/// A page as it is drawn.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// In points.
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
}

/// The most characters that a page may have.
const N_GLYPHS: usize = 200_000;

/// Reads a page; `None` where it is damaged.
pub(super) fn page(document: &Document, number: u32) -> Option<Page> {
    let mut collector = Collector::default();
    // The library panics on what it does not expect; a page that is damaged must not take the others with it.
    let read = || output_doc_page(document, &mut collector, number);
    catch_unwind(AssertUnwindSafe(read)).ok()?.ok()?;
    Some(collector.page)
}

#[derive(Default)]
struct Collector {
    page: Page,
    left: f64,
    foot: f64,
}

impl OutputDev for Collector {
    fn begin_page(
        &mut self,
        _: u32,
        media: &MediaBox,
        _: Option<(f64, f64, f64, f64)>,
    ) -> Result<(), OutputError> {
        self.page.height = media.ury - media.lly;
        (self.left, self.foot) = (media.llx, media.lly);
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        // Text that stands on its side is furniture of the page: marks of a printer, of a copy.
        let is_upright = place.m12.abs() <= place.m11.abs();
        let size = font_size.abs() * place.m21.hypot(place.m22);
        let width = width * font_size.abs() * place.m11.hypot(place.m12);
        let (x, y) = (place.m31 - self.left, place.m32 - self.foot);
        let is_sound = [x, y, size, width].iter().all(|n| n.is_finite()) && size > 0.0;
        if is_upright && is_sound && self.page.glyphs.len() < N_GLYPHS {
            self.page.glyphs.push(Glyph { x, y, width, size, text: text.to_owned() });
        }
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
