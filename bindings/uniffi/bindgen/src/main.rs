//! The bindings generator of UniFFI, in the version that the library is built with. `bindings/uniffi/bind.sh` calls it.

fn main() {
    uniffi::uniffi_bindgen_main();
}
