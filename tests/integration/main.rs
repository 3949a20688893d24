//! Runs the program as a user does.

#![allow(clippy::disallowed_methods, reason = "tests write fixtures and read what came out")]
#![allow(clippy::unwrap_used, reason = "a test that cannot set up its files must fail")]

mod across;
mod action;
mod against;
mod akn;
mod asks;
mod blame;
mod brackets;
mod diff;
#[path = "../shared/documents.rs"]
mod documents;
mod docx;
mod history;
mod html;
mod import;
mod input;
mod language;
mod lint;
mod living;
mod machine;
mod origins;
mod output;
mod proposals;
mod real_record;
mod record;
#[path = "../shared/sarif_schema.rs"]
mod sarif_schema;
mod schemas;
mod scorecard;
mod series;
mod show;
mod site;
mod support;
mod trace;
