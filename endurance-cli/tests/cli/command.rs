//! The command, run in a directory of its own.

use serde_json::Value;
use std::{
    fs,
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// What one run left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: Vec<u8>,
    pub(crate) stderr: String,
}

/// An empty directory in which the command runs.
pub(crate) struct Place {
    directory: TempDir,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { directory: TempDir::new().expect("a directory") }
    }

    /// A place with a file `in.jsonl`.
    pub(crate) fn with(content: impl AsRef<[u8]>) -> Self {
        let place = Self::new();
        place.write("in.jsonl", content);
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).expect("a written file");
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).expect("a readable file")
    }

    /// Names of the files, sorted; hidden ones too.
    pub(crate) fn files(&self) -> Vec<String> {
        let entries = fs::read_dir(self.directory.path()).expect("a directory");
        let name = |entry: std::io::Result<fs::DirEntry>| {
            entry.expect("an entry").file_name().into_string().expect("a name in UTF-8")
        };
        let mut names: Vec<_> = entries.map(name).collect();
        names.sort();
        names
    }

    /// The command with `arguments`, split at spaces.
    pub(crate) fn command(&self, arguments: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_endurance"));
        command.args(arguments.split_whitespace()).current_dir(self.directory.path());
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs with an empty standard input.
    pub(crate) fn run(&self, arguments: &str) -> Ran {
        self.run_on(arguments, b"")
    }

    /// Runs with `input` on standard input.
    pub(crate) fn run_on(&self, arguments: &str, input: &[u8]) -> Ran {
        finish(self.command(arguments), input)
    }
}

/// Runs `command` to its end.
pub(crate) fn finish(mut command: Command, input: &[u8]) -> Ran {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command");
    let mut stdin = child.stdin.take().expect("standard input");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("an end");
    writer.join().expect("a writer");
    Ran {
        status: output.status.code().expect("an exit code"),
        stdout: output.stdout,
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

impl Ran {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("UTF-8")
    }

    /// Every line of standard output as JSON.
    pub(crate) fn rows(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

/// One interaction as a line.
pub(crate) fn interaction(id: &str) -> String {
    let document = r#"{"id":"doc_1","content":"The budget is INR 78 crore. It was set in March 2025."}"#;
    let response = "The budget is INR 87 crore. It was set in March 2025.";
    format!(
        r#"{{"interaction_id":"{id}","session_id":"s","query":"How large is the budget?","response":"{response}","rag_documents":[{document}]}}"#
    ) + "\n"
}

/// `n` interactions with the ids `i0`, `i1` and so on.
pub(crate) fn interactions(n: usize) -> String {
    (0..n).map(|at| interaction(&format!("i{at}"))).collect()
}
