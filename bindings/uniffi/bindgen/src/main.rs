//! Writes what `UniFFI` generates for the library: `endurance-bindgen LIBRARY FOLDER`, a folder below FOLDER for each language.
//! `bindings/uniffi/bind.sh` calls it.

use std::{env, error::Error};
use uniffi_bindgen::bindings::{GenerateOptions, TargetLanguage, generate};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [library, folder] = &arguments[..] else {
        return Err("usage: endurance-bindgen LIBRARY FOLDER".into());
    };
    for (language, name) in
        [(TargetLanguage::Kotlin, "kotlin"), (TargetLanguage::Ruby, "ruby"), (TargetLanguage::Swift, "swift")]
    {
        generate(GenerateOptions {
            languages: vec![language],
            source: library.into(),
            out_dir: format!("{folder}/{name}").into(),
            ..GenerateOptions::default()
        })?;
    }
    Ok(())
}
