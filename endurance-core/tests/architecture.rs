//! The modules of the core depend one way: no circle, and nothing to the left of what docs/architecture.md says.

#![expect(clippy::disallowed_methods, reason = "the rule is for the engine, not for what tests it")]

use std::{collections::BTreeMap, fs, path::Path};

/// The modules from left to right; each may use those before it. Plain data of `metrics` and `message` is named by
/// `evaluation`, which is why it stands behind them.
const ORDER: [&str; 36] = [
    "names",
    "error",
    "interaction",
    "limits",
    "message",
    "alert",
    "profile",
    "pack",
    "model",
    "text",
    "detect",
    "claims",
    "provision",
    "leak",
    "exposure",
    "outcome",
    "verbatim",
    "facet",
    "usage",
    "context",
    "practice",
    "metrics",
    "preset",
    "suppress",
    "config",
    "evaluation",
    "score",
    "feedback",
    "change",
    "read",
    "batch",
    "evaluator",
    "offset",
    "calibration",
    "schema",
    "bench",
];

/// The code of a module: its file, or all files of its folder, without tests.
fn code(module: &str) -> String {
    fn read(path: &Path, out: &mut String) {
        if path.is_dir() {
            let mut entries: Vec<_> =
                fs::read_dir(path).expect("a folder").map(|e| e.expect("an entry").path()).collect();
            entries.sort();
            entries.iter().filter(|p| !p.ends_with("tests.rs")).for_each(|p| read(p, out));
        } else if let Ok(text) = fs::read_to_string(path) {
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            out.extend(code.lines().filter(|l| !l.trim_start().starts_with("//")).flat_map(|l| [l, "\n"]));
        }
    }
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut out = String::new();
    read(&source.join(format!("{module}.rs")), &mut out);
    read(&source.join(module), &mut out);
    assert!(!out.is_empty(), "no module {module}");
    out
}

/// Whether `code` names the module `other`, in a path or in a list of imports from the crate.
fn names(code: &str, other: &str) -> bool {
    let path = code.contains(&format!("crate::{other}::")) || code.contains(&format!("crate::{other};"));
    let listed = code.split("use crate::{").skip(1).any(|rest| {
        let list = rest.split("};").next().unwrap_or_default();
        list.lines().any(|line| {
            let line = line.trim_start();
            line.strip_prefix(other)
                .is_some_and(|rest| rest.starts_with("::") || rest.starts_with(',') || rest.starts_with('}'))
                || line.contains(&format!(", {other}"))
                || line.contains(&format!("{{{other}"))
        })
    });
    path || listed
}

#[test]
fn dependencies_run_one_way() {
    let mut wrong: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (at, module) in ORDER.iter().enumerate() {
        let code = code(module);
        let later = ORDER[at + 1..].iter().filter(|other| names(&code, other)).copied();
        let later: Vec<_> = later.collect();
        if !later.is_empty() {
            wrong.insert(module, later);
        }
    }
    assert!(wrong.is_empty(), "modules that use what stands to their right: {wrong:#?}");
}

#[test]
fn imports_are_seen() {
    for (module, used) in [
        ("context", "claims"),
        ("claims", "text"),
        ("evaluator", "score"),
        ("text", "pack"),
        ("score", "leak"),
    ] {
        assert!(names(&code(module), used), "{module} uses {used}");
    }
    assert!(!names(&code("text"), "claims"));
}

#[test]
fn every_module_has_its_place() {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("lib.rs");
    for line in lib.lines().map(str::trim) {
        let module = line.strip_prefix("pub mod ").or_else(|| line.strip_prefix("mod "));
        if let Some(module) = module.and_then(|m| m.strip_suffix(';')) {
            assert!(ORDER.contains(&module), "{module} has no place in the order");
        }
    }
}
