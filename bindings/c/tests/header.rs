//! The header is what the code says. `UPDATE=1 cargo test -p endurance-c --test header` writes it anew.

use cbindgen::{Builder, Config};
use std::{env, fs, path::Path};

/// The files that export something, in the order of the header.
const FILES: [&str; 3] = ["status", "text", "evaluator"];

fn header() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = Config::from_file(root.join("cbindgen.toml")).expect("cbindgen.toml");
    let builder = Builder::new().with_config(config);
    let files = FILES.iter().map(|name| root.join(format!("src/{name}.rs")));
    let mut text = Vec::new();
    files.fold(builder, Builder::with_src).generate().expect("a header").write(&mut text);
    // Rust's heading means nothing in C.
    String::from_utf8(text).expect("UTF-8").replace(" * # Safety\n", " * Pointers:\n")
}

#[test]
fn pkg_config_tells_the_version() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("endurance.pc");
    let told = fs::read_to_string(path).expect("endurance.pc");
    assert!(told.contains(concat!("\nVersion: ", env!("CARGO_PKG_VERSION"), "\n")), "{told}");
}

#[test]
fn the_header_is_what_the_code_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("include/endurance.h");
    let header = header();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &header).expect("the header can be written");
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == header, "include/endurance.h is not what src says: UPDATE=1 writes it anew");
}
