//! What the documents promise is so: commands run, sessions show what is printed, links lead somewhere.

use std::process::Command;

use crate::{read, root};

const DOCUMENTS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "drafts/README.md",
    "rules/README.md",
];

/// The fenced blocks of a document in one language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(&fence).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

/// What the program prints, 80 columns wide; exit codes 0 and 1 both mean that it did its work.
#[track_caller]
fn printed(args: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_travaux"))
        .args(words(args))
        .args(["--color", "never", "--width", "80"])
        .current_dir(root())
        .output()
        .unwrap();
    let code = output.status.code();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(matches!(code, Some(0 | 1)), "travaux {args}: {code:?}\n{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// Words of a command line; single quotes hold one together.
fn words(line: &str) -> Vec<String> {
    let pieces = line.split('\'').enumerate().flat_map(|(n, piece)| {
        if n % 2 == 1 { vec![piece] } else { piece.split_whitespace().collect() }
    });
    pieces.map(str::to_owned).collect()
}

#[test]
fn sessions_show_what_is_printed() {
    let readme = read("README.md");
    let sessions = blocks(&readme, "console");
    assert!(sessions.len() >= 2, "the README shows a comparison and a finding");
    for session in sessions {
        let (command, shown) = session.split_once('\n').unwrap();
        let args = command.strip_prefix("$ travaux ").expect("a session begins with a command");
        let printed = printed(args);
        if std::env::var_os("UPDATE_README").is_some() && !shown.contains('⋮') {
            let path = root().join("README.md");
            std::fs::write(path, read("README.md").replace(shown, printed.trim_end())).unwrap();
            continue;
        }
        let mut from = 0;
        for stretch in shown.split("⋮\n").map(|stretch| stretch.trim_end_matches("⋮")) {
            let found = printed[from..].find(stretch.trim_end());
            let at = found.unwrap_or_else(|| {
                panic!("`{command}` does not print (UPDATE_README=1 mends it):\n{stretch}")
            });
            from += at + stretch.trim_end().len();
        }
    }
}

#[test]
fn commands_to_start_with_exist() {
    let readme = read("README.md");
    let lines: Vec<&str> = blocks(&readme, "sh").into_iter().flat_map(str::lines).collect();
    assert!(lines.contains(&"cargo test"), "{lines:?}");
    let runs = lines.iter().filter_map(|line| line.strip_prefix("cargo run -- "));
    let mut n_runs = 0;
    for args in runs {
        assert!(printed(args).contains("Articles"), "{args}");
        n_runs += 1;
    }
    assert_eq!(n_runs, 1, "one command runs the main job");
}

#[test]
fn commands_in_running_text_exist() {
    for (document, command) in DOCUMENTS.iter().flat_map(|&name| {
        let text = read(name);
        let quoted: Vec<String> = text.split('`').skip(1).step_by(2).map(str::to_owned).collect();
        quoted.into_iter().map(move |quoted| (name, quoted))
    }) {
        let Some(args) = command.strip_prefix("travaux ") else { continue };
        let Some(name) = args.split_whitespace().next() else { continue };
        let status = Command::new(env!("CARGO_BIN_EXE_travaux"))
            .args([name, "--help"])
            .output()
            .unwrap()
            .status;
        assert!(status.success(), "{document} names `travaux {args}`");
    }
}

#[test]
fn options_in_running_text_exist() {
    // Every command counts: the list of them is what `--help` prints.
    let general = printed_help(&["--help"]);
    let commands = general.lines().skip_while(|line| *line != "Commands:").skip(1);
    let help: String = commands
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .map(|command| printed_help(&[command, "--help"]))
        .collect();
    for quoted in read("README.md").split('`').skip(1).step_by(2) {
        let Some(option) = quoted.split_whitespace().next().filter(|word| word.starts_with("--"))
        else {
            continue;
        };
        assert!(help.contains(option), "README.md names `{option}`");
    }
}

fn printed_help(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_travaux")).args(args).output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn links_lead_somewhere() {
    for name in DOCUMENTS {
        let text = read(name);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap();
            if path.is_empty() || path.contains("://") || path.contains(' ') {
                continue;
            }
            let file = root().join(name).parent().unwrap().join(path);
            assert!(file.exists(), "{name} links to {target}");
        }
    }
}

#[test]
fn documents_stay_short() {
    for (name, limit) in [("ARCHITECTURE.md", 140), ("CONTRIBUTING.md", 80)] {
        let length = read(name).lines().count();
        assert!(length <= limit, "{name} has {length} lines");
    }
}

#[test]
fn modules_in_the_code_map_exist() {
    let architecture = read("ARCHITECTURE.md");
    let rows = architecture.lines().filter_map(|line| line.strip_prefix("| `"));
    for row in rows {
        let cell = row.split(" |").next().unwrap();
        for module in cell.split('`').filter(|name| name.chars().any(char::is_alphabetic)) {
            let path = root().join("src").join(module);
            let exists = path.is_dir() || path.with_extension("rs").is_file();
            assert!(exists, "ARCHITECTURE.md describes {module}");
        }
    }
}

#[test]
fn the_changelog_knows_this_version() {
    let heads: Vec<String> = read("CHANGELOG.md")
        .lines()
        .filter_map(|line| line.strip_prefix("## ").map(str::to_owned))
        .collect();
    assert_eq!(heads.first().map(String::as_str), Some("Unreleased"));
    assert_eq!(heads.get(1).map(String::as_str), Some(env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_checks_run_the_command_that_the_readme_gives() {
    let script = read(".ci/run");
    assert!(script.contains("README.md"), "the test command is read from the README");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(root().join(".ci/run")).unwrap().permissions().mode();
        assert_eq!(mode & 0o111, 0o111, ".ci/run can be run");
    }
}
