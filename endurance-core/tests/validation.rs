//! Whether each metric separates the good answers of its own pairs from the bad ones.

#[path = "validation/table.rs"]
mod table;

#[test]
fn print() {
    for (half, text) in table::HALVES {
        println!("## {half}\n\n{}", table::markdown(&table::pairs(text)));
    }
}
