//! Documents become texts; hostile ones end in a clear error.

use std::io::Write as _;
use std::time::{Duration, Instant};

use crate::documents::{W, archive, assemble, docx, paragraph, pdf};
use crate::support::{CliTest, Ran};

/// A list of two levels: `Article 1`, `(a)`.
const NUMBERING: &str = r#"
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Article %1"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>"#;

fn numbered(level: usize, text: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"#
    )
}

#[track_caller]
fn import(file: &str, bytes: &[u8], more: &[&str]) -> Ran {
    CliTest::new().write(file, bytes).run(&[&["import", file], more].concat())
}

#[test]
fn counted_numbers_are_printed() {
    let body = [
        numbered(0, "Offences"),
        numbered(1, "Fraud;"),
        numbered(1, "Forgery."),
        numbered(0, "Safeguards"),
        numbered(1, "Necessity."),
    ]
    .concat();
    let ran = import("t.docx", &docx(&body, &[("numbering", NUMBERING)]), &[]).status(0);
    assert_eq!(
        ran.stdout,
        "Article 1 Offences\n\n(a) Fraud;\n\n(b) Forgery.\n\nArticle 2 Safeguards\n\n(a) Necessity.\n"
    );
    ran.stderr_has("counted numbers: 5");
}

#[test]
fn tracked_changes_are_a_choice() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">Each Party </w:t></w:r>
        <w:del w:id="1"><w:r><w:delText>shall</w:delText></w:r></w:del>
        <w:ins w:id="2"><w:r><w:t>may</w:t></w:r></w:ins>
        <w:r><w:t xml:space="preserve"> act.</w:t></w:r></w:p>"#;
    let file = docx(body, &[]);
    import("t.docx", &file, &[]).status(2).stderr_has("it holds 2 tracked changes; say --tracked");
    let text = |how: &str| import("t.docx", &file, &["--tracked", how]).status(0).stdout;
    assert_eq!(text("accept"), "Each Party may act.\n");
    assert_eq!(text("reject"), "Each Party shall act.\n");
    assert_eq!(text("markup"), "Each Party {--shall--}{++may++} act.\n");
}

#[test]
fn a_deleted_paragraph_mark_joins_paragraphs() {
    let body = format!(
        r#"<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">One </w:t></w:r></w:p>{}"#,
        paragraph("two.")
    );
    let file = docx(&body, &[]);
    let text = |how: &str| import("t.docx", &file, &["--tracked", how]).status(0).stdout;
    assert_eq!(text("accept"), "One two.\n");
    assert_eq!(text("reject"), "One\n\ntwo.\n");
}

#[test]
fn notes_stand_at_the_end_and_margins_are_told_of() {
    let body = r#"<w:p><w:r><w:t>Parties act</w:t><w:footnoteReference w:id="2"/><w:t>.</w:t></w:r></w:p>"#;
    let notes = format!(r#"<w:footnote w:id="2">{}</w:footnote>"#, paragraph("See MC/2023/11."));
    let parts =
        [("footnotes", notes.as_str()), ("header", "<w:p><w:r><w:t>MC/2023/12</w:t></w:r></w:p>")];
    let ran = import("t.docx", &docx(body, &parts), &[]).status(0);
    assert_eq!(ran.stdout, "Parties act.\n\n________________\n\n1 See MC/2023/11.\n");
    ran.stderr_has("running heads: 1 (“MC/2023/12”)").stderr_has("notes: 1");
}

#[test]
fn hidden_and_struck_words_are_told_of() {
    let body = r#"<w:p><w:r><w:t xml:space="preserve">Parties </w:t></w:r>
        <w:r><w:rPr><w:strike/></w:rPr><w:t>shall</w:t></w:r>
        <w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> may</w:t></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>
        <w:r><w:t xml:space="preserve"> act.</w:t></w:r></w:p>"#;
    let ran = import("t.docx", &docx(body, &[]), &[]).status(0);
    assert_eq!(ran.stdout, "Parties ~~shall~~ **may** act.\n");
    ran.stderr_has("warning: t.docx: look at this: hidden text: 1 (“secret”)")
        .stderr_has("note: t.docx: kept in another form: struck-out words, kept as ~~words~~: 1");
}

#[test]
fn documents_go_straight_into_every_command() {
    let body = [numbered(0, "Offences"), paragraph("Each Party shall act.")].concat();
    let test = CliTest::new().write("t.docx", docx(&body, &[("numbering", NUMBERING)])).write(
        "t.html",
        "<!DOCTYPE html><html><body><h2>Article 1 Offences</h2><p>Each Party may act.</p></body></html>",
    );
    test.run(&["diff", "t.docx", "t.html"])
        .status(1)
        .stdout_has("{-shall-} {+may+}")
        .stdout_has("t.docx");
}

#[test]
fn web_pages_are_read_as_a_browser_shows_them() {
    let page = r#"<!-- saved --><html lang="en"><head><title>x</title><script>var a = "Article 9";</script></head><body>
        <nav>Home</nav><h1>Article&nbsp;1</h1>
        <ol type="a"><li>Fraud<sup>3</sup>;</li><li value="4">A <b>bold</b>
        claim.</li></ol><div hidden>ghost</div></body></html>"#;
    let ran = import("t.txt", page.as_bytes(), &[]).status(0);
    assert_eq!(ran.stdout, "Article\u{A0}1\n\n(a) Fraud;\n\n(d) A bold claim.\n");
    ran.stderr_has("“Home”").stderr_has("“ghost”").stderr_has("marks that lead to notes: 1");
}

#[test]
fn a_pdf_loses_its_furniture_and_keeps_its_words() {
    let head = (72.0, 760.0, 9.0, "MC/2023/11");
    let pages: Vec<Vec<(f64, f64, f64, &str)>> = vec![
        vec![
            head,
            (250.0, 700.0, 11.0, "Article 1"),
            (72.0, 670.0, 11.0, "1. Each Party shall protect the confi-"),
            (72.0, 657.0, 11.0, "dentiality of the data. The confidentiality"),
            (72.0, 644.0, 11.0, "of sources is included, as"),
            (300.0, 30.0, 9.0, "- 1 -"),
        ],
        vec![
            head,
            (72.0, 700.0, 11.0, "provided by law."),
            (72.0, 673.0, 11.0, "2. States act."),
            (72.0, 90.0, 8.0, "1 See the report of the Chair."),
            (300.0, 30.0, 9.0, "- 2 -"),
        ],
        vec![
            head,
            (250.0, 700.0, 11.0, "Article 2"),
            (72.0, 670.0, 11.0, "States cooperate."),
            (300.0, 30.0, 9.0, "- 3 -"),
        ],
    ];
    let pages: Vec<&[_]> = pages.iter().map(Vec::as_slice).collect();
    let ran = import("t.pdf", &pdf(&pages), &[]).status(0);
    insta::assert_snapshot!(ran.stdout);
    ran.stderr_has("page numbers: 3").stderr_has("running heads: 3").stderr_has("notes: 1");
}

/// Ends in an error with these words, soon, and says which file it is.
#[track_caller]
fn refused(file: &str, bytes: &[u8], words: &str) {
    let start = Instant::now();
    import(file, bytes, &["--tracked", "accept"])
        .status(2)
        .stderr_has(&format!("cannot read `{file}`"))
        .stderr_has(words);
    assert!(start.elapsed() < Duration::from_secs(60));
}

#[test]
fn hostile_archives_are_refused() {
    let good = docx(&paragraph("text"), &[]);
    refused("t.docx", &good[..good.len() / 2], "damaged archive");
    refused(
        "t.docx",
        &archive(&[("../word/document.xml", b"x")]),
        "names a file outside of itself",
    );
    refused("t.docx", &archive(&[("a.txt", b"x")]), "no Word document");
    let zeros = vec![b' '; 70 << 20];
    refused("t.docx", &archive(&[("_rels/.rels", &zeros)]), "larger than 64 MiB");
    let deep = "<w:sdt><w:sdtContent>".repeat(100_000) + &"</w:sdtContent></w:sdt>".repeat(100_000);
    refused("t.docx", &docx(&deep, &[]), "nested more than");
    let entities = format!(
        r#"<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document {W}>&b;</w:document>"#
    );
    let root = r#"<Relationships><Relationship Id="a" Type="http://x/officeDocument" Target="d.xml"/></Relationships>"#;
    refused(
        "t.docx",
        &archive(&[("_rels/.rels", root.as_bytes()), ("d.xml", entities.as_bytes())]),
        "cannot be read",
    );
    refused("t.docx", &docx("", &[]), "it holds no text");
}

#[test]
fn a_declared_size_is_not_believed() {
    let mut bytes = docx(&paragraph("text"), &[]);
    // In the directory of the archive, the main part says that it takes a gigabyte.
    let name = b"word/document.xml";
    let at = bytes.windows(name.len()).rposition(|window| window == name).unwrap();
    bytes[at - 22..at - 18].copy_from_slice(&(1_u32 << 30).to_le_bytes());
    let start = Instant::now();
    let ran = import("t.docx", &bytes, &[]);
    assert!(ran.status == 0 || ran.status == 2);
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn hostile_pdfs_are_refused() {
    let good = pdf(&[&[(72.0, 700.0, 11.0, "Article 1")]]);
    refused("t.pdf", &good[..good.len() / 3], "damaged PDF");
    refused("t.pdf", b"%PDF-1.7\nnothing", "damaged PDF");
    refused("t.pdf", &pdf(&[&[]]), "its page is a picture without text");
    let circle = assemble(&[
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 1 /Kids [2 0 R] >>".to_owned(),
    ]);
    refused("t.pdf", &circle, "damaged PDF");
}

/// The objects of a document of one page; its content is the object 4.
fn page_of(content: Vec<u8>, resources: &str) -> Vec<Vec<u8>> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << {resources} >> >>"
    );
    let pages = b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>".to_vec();
    vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), pages, page.into_bytes(), content]
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<< {entries} /Length {} >>\nstream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

#[test]
fn what_a_password_protects_is_refused() {
    let good = pdf(&[&[(72.0, 700.0, 11.0, "Article 1")]]);
    let text = String::from_utf8(good).unwrap();
    let locked = text.replace(
        "/Root 1 0 R",
        "/Root 1 0 R /ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (11111111111111111111111111111111) /U (11111111111111111111111111111111) >>",
    );
    refused("t.pdf", locked.as_bytes(), "it is encrypted; save a copy without a password");
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let ole = |more: &[u8]| [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &[0; 600][..], more].concat();
    refused("t.docx", &ole(&name), "it is protected with a password");
    refused("t.doc", &ole(b""), "it is an old Word document");
}

#[test]
fn a_stream_that_unpacks_without_end_is_refused() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        packer.write_all(&zeros).unwrap();
    }
    let bomb = stream("/Filter /FlateDecode", &packer.finish().unwrap());
    refused("t.pdf", &assemble(&page_of(bomb, "")), "it unpacks to more than 256 MiB");
}

#[test]
fn a_form_that_draws_itself_is_refused() {
    let mut objects = page_of(stream("", b"/F Do"), "/XObject << /F 5 0 R >>");
    let form =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /F 5 0 R >> >>";
    objects.push(stream(form, b"/F Do"));
    refused("t.pdf", &assemble(&objects), "it draws a form within itself");
}

#[test]
fn signs_of_the_usual_fonts_are_known() {
    let sign = |font: &str, code: &str| format!(r#"<w:sym w:font="{font}" w:char="{code}"/>"#);
    let body = format!(
        "<w:p><w:r>{}<w:t>ABC</w:t>{}</w:r></w:p>",
        sign("Symbol", "F0B7"),
        sign("Wingdings", "F0FC")
    );
    let ran = import("t.docx", &docx(&body, &[]), &[]).status(0);
    assert_eq!(ran.stdout, "•ABC✓\n");
    assert!(!ran.stderr.contains("symbol"), "{}", ran.stderr);
    let body = format!("<w:p><w:r><w:t>A</w:t>{}</w:r></w:p>", sign("Odd", "F0B7"));
    let ran = import("t.docx", &docx(&body, &[]), &[]).status(0);
    assert_eq!(ran.stdout, "A\u{FFFD}\n");
}

#[test]
fn text_on_pages_loses_its_furniture_in_every_command() {
    let page = |n: usize, words: &str| format!("  MC/2023/11\n\n{words}\n\n     - {n} -\n\x0C");
    let text = |duty: &str| {
        page(1, "   Article 1\n\n1.   Each Party")
            + &page(2, &format!("{duty} act within ~5 days."))
            + &page(3, "   Article 2\n\nStates cooperate.")
    };
    let test = CliTest::new().write("old.txt", text("shall")).write("new.txt", text("may"));
    let ran = test.run(&["import", "old.txt"]).status(0);
    assert_eq!(
        ran.stdout,
        "Article 1\n\n1. Each Party\nshall act within ~5 days.\n\nArticle 2\n\nStates cooperate.\n"
    );
    ran.stderr_has("page numbers: 3").stderr_has("running heads: 3");
    test.run(&["diff", "old.txt", "new.txt"]).status(1).stdout_has("{-shall-} {+may+}");
    let shown = test.run(&["show", "old.txt", "--format", "markdown"]).status(0).stdout;
    assert!(!shown.contains("MC/2023/11"), "{shown}");
}

#[test]
fn the_content_counts_not_the_name() {
    let file = docx(&paragraph("Article 1"), &[]);
    assert_eq!(import("t.pdf", &file, &[]).status(0).stdout, "Article 1\n");
}

#[test]
fn import_writes_no_file_that_is_there() {
    let test =
        CliTest::new().write("t.html", "<html><p>Article 1</p></html>").write("o.txt", "mine");
    test.run(&["import", "t.html", "-o", "o.txt"]).status(2).stderr_has("`o.txt` is there already");
    assert_eq!(std::fs::read_to_string(test.path().join("o.txt")).unwrap(), "mine");
    test.run(&["import", "t.html", "-o", "new.txt"]).status(0);
    assert_eq!(std::fs::read_to_string(test.path().join("new.txt")).unwrap(), "Article 1\n");
}
