//! The official schema of SARIF 2.1.0.

use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use serde_json::Value;

/// The official schema, as the crate carries it that is a dependency of these tests only.
pub(crate) fn schema() -> &'static jsonschema::Validator {
    static SCHEMA: OnceLock<jsonschema::Validator> = OnceLock::new();
    SCHEMA.get_or_init(|| {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
        let output = Command::new(cargo)
            .args(["metadata", "--format-version", "1", "--offline", "--locked"])
            // What only other platforms need was not fetched.
            .args(["--filter-platform", &host()])
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
        let packages = metadata["packages"].as_array().unwrap();
        let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
        let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
        let schema = std::fs::read(manifest.with_file_name("src").join("schema.json")).unwrap();
        // One pattern of the schema, for languages, has a bracket too many.
        let schema = String::from_utf8(schema).unwrap().replace("{2}]?$", "{2}$");
        let schema: Value = serde_json::from_str(&schema).unwrap();
        assert_eq!(schema["properties"]["version"]["enum"], serde_json::json!(["2.1.0"]));
        jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
    })
}

/// The platform that this runs on, as the compiler calls it.
fn host() -> String {
    let rustc = std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let output = Command::new(rustc).arg("-vV").output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let host = printed.lines().find_map(|line| line.strip_prefix("host: "));
    host.expect("the compiler says its host").to_owned()
}

/// What is wrong with a log.
pub(crate) fn errors(log: &Value) -> Vec<String> {
    let errors = schema().iter_errors(log);
    errors.map(|error| format!("{}: {error}", error.instance_path())).collect()
}
