//! Everything that is refused, with exit status 2 and a sentence.

use crate::command::{Place, Ran, interactions};

/// (arguments, words of the message)
const REFUSED: &[(&str, &[&str])] = &[
    ("", &["Usage"]),
    ("evaluate missing.jsonl", &["cannot read `missing.jsonl`", "no such file"]),
    ("evaluate folder", &["cannot read `folder`", "directory"]),
    ("evaluate data.xlsx", &["cannot read `data.xlsx`", "JSON lines, CSV or Parquet"]),
    (
        "evaluate data.csv",
        &["cannot read `data.csv`: no column gives `response`", "`a`, `b`", "--column response=THEIRS"],
    ),
    ("scan data.csv", &["no column gives `text`", "`a`, `b`"]),
    ("evaluate data.csv --column response=c", &["no column is called `c`", "`a`, `b`"]),
    ("evaluate twice.csv", &["the column `response` stands twice"]),
    ("evaluate wide.csv", &["must name the columns, in UTF-8"]),
    ("evaluate data.parquet", &["cannot read `data.parquet`: it is no Parquet file"]),
    ("explain data.csv", &["cannot read `data.csv`", "JSON"]),
    ("evaluate in.jsonl --summary out.csv", &["must end in .json, .html or .txt"]),
    ("evaluate in.jsonl --summary -", &["the rows go to standard output already"]),
    ("evaluate in.jsonl -o out.jsonl --summary in.jsonl/x.json", &["cannot write to"]),
    ("evaluate in.jsonl -o out.json --summary ./out.json", &["the rows go there"]),
    ("evaluate in.jsonl -o out.jsonl --summary out.json --write-baseline ./out.json", &["must be two files"]),
    ("evaluate in.jsonl --group team", &["show in a summary"]),
    ("evaluate in.jsonl --summary s.json --group=", &["`--group`: NAME must be"]),
    ("evaluate in.jsonl --baseline good.json", &["the baseline `good.json` is refused", "schema_version"]),
    ("evaluate in.jsonl --baseline missing.json", &["the baseline `missing.json`", "no such file"]),
    ("evaluate in.jsonl --outcome pass", &["--group"]),
    (
        "evaluate in.jsonl --group a --outcome nonsense --summary s.json",
        &["must be pass, refusal or METRIC>=POINTS"],
    ),
    ("scan in.jsonl --column query", &["NAME=THEIRS"]),
    ("scan in.jsonl --column response=a", &["NAME must be one of id, text, role, query"]),
    ("evaluate in.jsonl other.jsonl", &["unexpected argument"]),
    ("evaluate in.jsonl -o folder", &["cannot write to `folder`", "directory"]),
    (
        "evaluate in.jsonl -o missing/out.jsonl",
        &["cannot write to `missing/out.jsonl`: no such file or directory"],
    ),
    ("evaluate in.jsonl -o in.jsonl", &["cannot write to `in.jsonl`", "it is the input"]),
    ("evaluate in.jsonl -o ./folder/../in.jsonl", &["it is the input"]),
    ("verify in.jsonl -o in.jsonl", &["it is the input"]),
    ("scan in.jsonl -o in.jsonl", &["it is the input"]),
    ("evaluate in.jsonl --config good.json -o good.json", &["it is the configuration"]),
    ("calibrate in.jsonl --config good.json -o good.json", &["it is the configuration"]),
    ("evaluate in.jsonl --format xml", &["invalid value 'xml'", "jsonl"]),
    ("verify in.jsonl --format html", &["invalid value 'html'"]),
    ("scan in.jsonl -o out.html", &["html is a format of `evaluate`"]),
    (
        "evaluate in.jsonl -o x.tsv",
        &["must end in .jsonl, .json, .html, .csv or .parquet", "not in .tsv", "Usage: endurance evaluate"],
    ),
    ("verify in.jsonl -o x.xlsx", &["must end in .jsonl, .json, .csv or .parquet,", "not in .xlsx"]),
    ("scan in.jsonl -o x.txt", &["must end in .jsonl, .json, .csv or .parquet,", "not in .txt"]),
    ("evaluate in.jsonl --jobs 0", &["invalid value '0'"]),
    ("evaluate in.jsonl --jobs many", &["invalid value 'many'"]),
    ("evaluate in.jsonl --config missing.json", &["the configuration `missing.json`"]),
    ("evaluate in.jsonl --config bad.json", &["the configuration `bad.json` is refused"]),
    ("evaluate in.jsonl --config unknown.json", &["the configuration `unknown.json` is refused", "nonsense"]),
    (
        "evaluate in.jsonl --config list.json",
        &["the configuration `list.json` is refused", "expected an object"],
    ),
    ("evaluate in.jsonl --column query", &["NAME=THEIRS", "ragas, deepeval"]),
    ("evaluate in.jsonl --column nonsense=a", &["NAME must be one of", "metadata.KEY"]),
    ("evaluate in.jsonl --column metadata.=a", &["NAME must be one of"]),
    ("evaluate in.jsonl --column query=", &["THEIRS must be"]),
    ("evaluate in.jsonl --column query=a --column query=b", &["`query` is given already"]),
    ("evaluate in.jsonl --column query=a --column response=a", &["`a` is given already"]),
    ("evaluate in.jsonl --column ragas --column deepeval", &["`--column ragas` is given already"]),
    ("evaluate in.jsonl --column ragas --column ragas", &["is given already"]),
    ("scan in.jsonl --text hello", &["cannot be used with"]),
    ("scan in.jsonl --role system", &["invalid value 'system'", "document"]),
    ("explain missing.jsonl", &["cannot read `missing.jsonl`"]),
    ("explain in.jsonl --line 0", &["invalid value '0'"]),
    ("explain in.jsonl --line 9", &["line 9 is blank or missing"]),
    ("explain empty.jsonl", &["it is empty"]),
    ("gate in.jsonl", &["give --baseline FILE, or a limit", "Usage: endurance gate"]),
    ("gate in.jsonl --update --fail-on fail", &["--baseline"]),
    (
        "gate in.jsonl --baseline missing.jsonl",
        &["the baseline `missing.jsonl` is not there", "with --update to make it, and commit it"],
    ),
    ("gate in.jsonl --baseline folder", &["cannot read the baseline `folder`"]),
    ("gate in.jsonl --baseline in.jsonl --update", &["the baseline `in.jsonl` is refused"]),
    ("gate missing.jsonl --fail-on fail", &["cannot read `missing.jsonl`"]),
    ("gate in.jsonl --min-overall 101", &["must be a number of points, 0 to 100"]),
    ("gate in.jsonl --min-overall NaN", &["must be a number of points, 0 to 100"]),
    ("gate in.jsonl --max-hallucinated -1", &["unexpected argument"]),
    ("gate in.jsonl --fail-on pass", &["invalid value 'pass'"]),
    ("gate - --fail-on fail --sarif s.sarif", &["give ROWS, not standard input"]),
    ("gate in.jsonl --fail-on fail --junit in.jsonl", &["it is the input"]),
    ("gate in.jsonl --fail-on fail --config good.json --sarif good.json", &["it is the configuration"]),
    ("gate in.jsonl --fail-on fail --junit - --markdown -", &["need a file of their own"]),
    ("gate in.jsonl --fail-on fail --junit out.xml --sarif ./out.xml", &["need a file of their own"]),
    ("gate in.jsonl --baseline new.jsonl --update --junit new.jsonl", &["need a file of their own"]),
    ("gate in.jsonl --fail-on fail --junit missing/out.xml", &["cannot write to `missing/out.xml`"]),
    ("schema nonsense", &["`nonsense` must be one of"]),
    ("nonsense", &["unrecognized subcommand"]),
];

#[test]
fn each_refusal_says_why() {
    let place = Place::with(interactions(2));
    std::fs::create_dir(place.path("folder")).expect("a directory");
    place.write("good.json", "{}");
    place.write("bad.json", "{");
    place.write("unknown.json", r#"{"nonsense": 1}"#);
    place.write("list.json", "[]");
    place.write("empty.jsonl", "\n\n");
    place.write("data.csv", "a,b\n");
    place.write("data.parquet", "PAR1");
    place.write("data.xlsx", "PK");
    place.write("twice.csv", "response,response\n");
    place.write("wide.csv", b"\xff\xfea\0,\0b\0\n\0");
    let before = place.files();
    for (arguments, words) in REFUSED {
        let Ran { status, stdout, stderr } = place.run(arguments);
        assert_eq!(status, 2, "{arguments}: {stderr}");
        assert_eq!(stdout, b"", "{arguments}");
        for word in *words {
            assert!(stderr.contains(word), "{arguments}: no `{word}` in: {stderr}");
        }
        assert_eq!(place.files(), before, "{arguments}");
    }
    assert_eq!(place.read("in.jsonl"), interactions(2).as_bytes());
}

#[cfg(unix)]
#[test]
fn the_input_is_known_by_any_name() {
    use std::{fs::File, process::Stdio};
    let place = Place::with(interactions(1));
    std::fs::hard_link(place.path("in.jsonl"), place.path("hard.jsonl")).expect("a link");
    std::os::unix::fs::symlink("in.jsonl", place.path("soft.jsonl")).expect("a link");
    for output in ["hard.jsonl", "soft.jsonl"] {
        let ran = place.run(&format!("evaluate in.jsonl -o {output}"));
        assert!(ran.status == 2 && ran.stderr.contains("it is the input"), "{output}: {ran:?}");
    }
    let input = || Stdio::from(File::open(place.path("in.jsonl")).expect("a file"));
    let redirected = place.command("evaluate -o in.jsonl").stdin(input()).output().expect("an end");
    assert_eq!(redirected.status.code(), Some(2));
    let append = File::options().append(true).open(place.path("in.jsonl")).expect("a file");
    let appended = place.command("evaluate in.jsonl").stdout(append).output().expect("an end");
    assert_eq!(appended.status.code(), Some(2));
    assert_eq!(place.read("in.jsonl"), interactions(1).as_bytes());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    use std::fs::File;
    let place = Place::with(interactions(2));
    let ran = place.run("evaluate in.jsonl -o /dev/full");
    assert!(ran.status == 2 && ran.stderr.contains("cannot write to `/dev/full`"), "{ran:?}");
    let full = File::options().write(true).open("/dev/full").expect("a device");
    let output = place.command("evaluate in.jsonl").stdout(full).output().expect("an end");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("cannot write to standard output"));
    assert_eq!(place.run("evaluate in.jsonl -o /dev/null").status, 0);
}

#[test]
fn help_and_version_are_no_errors() {
    for arguments in [
        "--help",
        "--version",
        "evaluate --help",
        "scan --help",
        "verify -h",
        "calibrate -h",
        "explain -h",
        "gate --help",
        "schema -h",
    ] {
        let ran = Place::new().run(arguments);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{arguments}");
        assert!(!ran.stdout.is_empty(), "{arguments}");
    }
}

/// `script` gives the command a terminal; where it is not installed, this says nothing.
#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_no_input() {
    use std::process::{Command, Stdio};
    let binary = env!("CARGO_BIN_EXE_endurance");
    for command in ["evaluate", "verify", "scan", "explain", "calibrate", "gate --fail-on fail"] {
        let ran = Command::new("script")
            .env("NO_COLOR", "1")
            .args(["-qec", &format!("{binary} {command}"), "/dev/null"])
            .stdin(Stdio::null())
            .output();
        let Ok(ran) = ran else { return };
        let told = String::from_utf8_lossy(&ran.stdout).into_owned();
        assert_eq!(ran.status.code(), Some(2), "{command}: {told}");
        assert!(told.contains("give a FILE") && told.contains("Usage: endurance"), "{command}: {told}");
    }
}
