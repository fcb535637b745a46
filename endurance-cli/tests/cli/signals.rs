//! A signal ends a run, and leaves nothing behind.

use crate::command::{Place, interactions};
use std::{
    io::Write,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// The command with `arguments` on an input that does not end, stopped by `signal` once `parts` files are under
/// way beside the one that is there.
fn stopped(place: &Place, arguments: &str, parts: usize, signal: &str) -> Option<i32> {
    let mut command = place.command(arguments);
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = piped.spawn().expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    stdin.write_all(interactions(200).as_bytes()).expect("a reader");
    let began = Instant::now();
    while place.files().len() < 1 + parts {
        assert!(began.elapsed() < Duration::from_secs(60), "{arguments}: {:?}", place.files());
        std::thread::sleep(Duration::from_millis(5));
    }
    let id = child.id().to_string();
    assert!(Command::new("kill").args([signal, &id]).status().expect("kill").success());
    let status = child.wait().expect("an end");
    drop(stdin);
    status.code()
}

#[test]
fn a_signal_leaves_no_part_and_the_output_as_it_was() {
    for (signal, code) in [("-TERM", 143), ("-INT", 130)] {
        for (arguments, parts) in [
            ("evaluate -o out.jsonl --summary sum.json --write-baseline base.json", 3),
            ("verify -o out.jsonl", 1),
            ("scan -o out.jsonl", 1),
            ("calibrate -o out.jsonl", 1),
            ("gate --baseline base.jsonl --update --junit out.jsonl --markdown m.md", 3),
        ] {
            let place = Place::new();
            place.write("out.jsonl", "from before");
            assert_eq!(stopped(&place, arguments, parts, signal), Some(code), "{arguments}");
            assert_eq!(place.files(), ["out.jsonl"], "{arguments}");
            assert_eq!(place.read("out.jsonl"), b"from before", "{arguments}");
        }
    }
}
