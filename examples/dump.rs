//! Scratch.
#![allow(clippy::all, clippy::pedantic, missing_docs)]
use travaux::parse::*;
use travaux::source::Source;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(&args[1]).unwrap();
    let t = std::time::Instant::now();
    let d = parse(
        Source::new(&args[1], text),
        &ParseOptions { name: "v".into(), language: args.get(3).cloned() },
    );
    eprintln!(
        "parse {:?} lang {} clauses {} diags {}",
        t.elapsed(),
        d.language,
        d.clauses.len(),
        d.diagnostics.len()
    );
    if args.get(2).map(|s| s == "json").unwrap_or(false) {
        let cl: Vec<_> = d.iter().map(|(i, c)| serde_json::json!({"id": c.id.as_str(), "kind": c.kind.as_str(), "number": c.number.as_ref().map(|n| n.printed.clone()), "heading": d.heading(i), "parent": c.parent.map(|p| d.clause(p).id.as_str().to_owned()), "line": d.source.position(c.span.start as usize).line, "start": c.span.start, "end": c.span.end, "text": d.own_text(i)})).collect();
        println!(
            "{}",
            serde_json::json!({"schema_version":"1.0","draft":{"language":d.language},"clauses":cl})
        );
    } else {
        for (i, c) in d.iter() {
            let depth = d.ancestors(i).count() - 1;
            let t: String = d.own_text(i).chars().take(60).collect();
            println!(
                "{}{} {} [{}] {:?} | {:?} {}",
                "  ".repeat(depth),
                c.kind.as_str(),
                c.id,
                c.number.as_ref().map(|n| n.printed.as_str()).unwrap_or("-"),
                d.heading(i).map(|h| h.chars().take(70).collect::<String>()),
                t,
                if c.markings.is_empty() {
                    String::new()
                } else {
                    format!("{:?}", c.markings.iter().map(|m| m.kind.as_str()).collect::<Vec<_>>())
                }
            );
        }
        for x in &d.diagnostics {
            println!(
                "DIAG {} {} @{}",
                x.code,
                x.message,
                d.source.position(x.span.start as usize).line
            );
        }
    }
}
