//! Where a clause of one draft stands in the others: one line for each draft.

use std::io;

use crate::history::{Happening, Presence};
use crate::messages::{Value, commas};
use crate::say;

use super::super::TextOptions;
use super::super::markdown::escape;
use super::super::style::{BOLD, paint, put};
use super::super::wrap::{isolated, wrap_plain};
use super::{Answer, Lives, brief, heading};

/// Writes the answers for the terminal.
pub fn text(
    lives: &Lives<'_>,
    answers: &[Answer],
    options: TextOptions,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let mut buffer = String::new();
    for answer in answers {
        if !buffer.is_empty() {
            buffer.push('\n');
        }
        let mut title = String::new();
        wrap_plain(&title_of(lives, answer), options.width, 0, 2, &mut title);
        paint(&mut buffer, BOLD, options.color, title.trim_end());
        buffer.push('\n');
        for line in lines(lives, answer) {
            wrap_plain(&line, options.width, 0, 2, &mut buffer);
        }
    }
    out.write_all(buffer.as_bytes())
}

/// Writes the answers as Markdown.
pub fn markdown(lives: &Lives<'_>, answers: &[Answer], out: &mut dyn io::Write) -> io::Result<()> {
    let mut buffer = String::new();
    for answer in answers {
        if !buffer.is_empty() {
            buffer.push('\n');
        }
        put(&mut buffer, format_args!("**{}**\n\n", escape(&title_of(lives, answer))));
        for line in lines(lives, answer) {
            put(&mut buffer, format_args!("- {}\n", escape(&line)));
        }
    }
    out.write_all(buffer.as_bytes())
}

pub(super) fn title_of(lives: &Lives<'_>, answer: &Answer) -> String {
    let draft = lives.draft(answer.stage);
    let clause = brief(draft, answer.clause);
    let name = lives.name(answer.stage);
    match heading(draft, answer.clause) {
        Some(heading) => {
            let heading = Value::composed(isolated(&heading));
            say!("answer-title-heading", clause = clause, draft = name, heading = heading)
        }
        None => say!("answer-title", clause = clause, draft = name),
    }
}

/// `24 in v3`; with the heading where it is a new one.
pub(super) fn lines(lives: &Lives<'_>, answer: &Answer) -> Vec<String> {
    let mut known = heading(lives.draft(answer.stage), answer.clause);
    let mut lines = Vec::new();
    for &stage in &answer.wanted {
        let cell = &answer.cells[stage];
        let name = lives.name(stage);
        let line = match cell.presence {
            // Where the clause is not to be looked for.
            Presence::Beside => continue,
            Presence::Absent => say!("answer-absent", draft = name),
            Presence::Unknown => say!("answer-unknown", draft = name),
            Presence::Here => {
                let numbers: Vec<String> =
                    lives.numbers(cell).iter().map(|number| isolated(number)).collect();
                let numbers = Value::composed(commas(&numbers));
                let line = say!("answer-here", clause = numbers, draft = name);
                let mut facts = Vec::new();
                let now = cell.clauses.first().and_then(|&idx| heading(lives.draft(stage), idx));
                if let Some(heading) = now.clone().filter(|_| now != known) {
                    facts.push(say!("quoted", text = isolated(&heading)));
                    known = now;
                }
                if cell.is_lifted {
                    facts.push(say!("answer-lifted"));
                }
                let what = lives.history.happenings(&answer.cells, stage);
                facts.extend(what.iter().filter_map(|what| match what {
                    Happening::Split => Some(say!("fate-split")),
                    Happening::Joined => Some(say!("fate-joined")),
                    Happening::Moved => Some(say!("fate-moved")),
                    Happening::Returned(last) if stage > answer.stage => {
                        Some(say!("answer-returned", last = lives.name(*last)))
                    }
                    _ => None,
                }));
                if facts.is_empty() {
                    line
                } else {
                    let facts = Value::composed(commas(&facts));
                    say!("answer-facts", line = Value::composed(line), facts = facts)
                }
            }
        };
        lines.push(if lives.is_from_memory(&answer.cells, stage) {
            say!("record-from-memory", text = Value::composed(line))
        } else {
            line
        });
    }
    lines
}
