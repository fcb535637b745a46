//! Where answers go: standard output, or a file that appears under its name only when it is whole.

use crate::{input::Input, signal::undisturbed, stop::Stop};
use same_file::Handle;
use std::{
    fs::{self, File},
    io::{self, BufWriter, IsTerminal, Stdout, Write},
    path::{Path, PathBuf},
};
use tempfile::NamedTempFile;

/// An open output.
pub(crate) struct Output {
    name: String,
    to: Sink,
}

enum Sink {
    /// Standard output.
    Standard(BufWriter<Stdout>),
    /// A device or a pipe: there is nothing to rename.
    Special(BufWriter<File>),
    /// A file beside the one that it becomes.
    Whole(BufWriter<NamedTempFile>, PathBuf),
}

impl Output {
    /// Opens `file`; nothing and `-` are standard output. Neither may be the input.
    pub(crate) fn open(file: Option<&Path>, input: &Input) -> Result<Self, Stop> {
        match file {
            Some(path) if path != Path::new("-") => Self::file(path, input),
            _ => {
                let name = "standard output".to_owned();
                refuse_input(&name, Handle::stdout().ok(), input)?;
                Ok(Self { name, to: Sink::Standard(BufWriter::new(io::stdout())) })
            }
        }
    }

    /// Whether it is standard output.
    pub(crate) fn is_standard(&self) -> bool {
        matches!(self.to, Sink::Standard(_))
    }

    /// Whether both become the same file.
    pub(crate) fn is_file_of(&self, other: &Self) -> bool {
        matches!((&self.to, &other.to), (Sink::Whole(_, ours), Sink::Whole(_, theirs)) if ours == theirs)
    }

    /// Whether a person looks at it.
    pub(crate) fn is_terminal(&self) -> bool {
        self.is_standard() && io::stdout().is_terminal()
    }

    /// What an error while writing means.
    pub(crate) fn error(&self, error: &io::Error) -> Stop {
        Stop::writing(&self.name, error)
    }

    /// Writes what is left and gives the file its name.
    pub(crate) fn finish(self) -> Result<(), Stop> {
        let Self { name, to } = self;
        finish(to).map_err(|error| Stop::writing(&name, &error))
    }

    fn file(path: &Path, input: &Input) -> Result<Self, Stop> {
        let name = format!("`{}`", path.display());
        let failed = |error: io::Error| Stop::writing(&name, &error);
        // A link stays a link: what it points to is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| new_path(path));
        let to = match fs::metadata(&target) {
            Ok(data) if data.is_dir() => {
                return Err(Stop::refused(format!(
                    "cannot write to {name}: it is a directory, and must be a file"
                )));
            }
            Ok(data) if !data.is_file() => {
                let file = File::options().write(true).open(&target).map_err(failed)?;
                Sink::Special(BufWriter::new(file))
            }
            Ok(data) => {
                refuse_input(&name, Handle::from_path(&target).ok(), input)?;
                if data.permissions().readonly() {
                    return Err(Stop::refused(format!("cannot write to {name}: it is read-only")));
                }
                let part = beside(&target).map_err(failed)?;
                part.as_file().set_permissions(data.permissions()).map_err(failed)?;
                Sink::Whole(BufWriter::new(part), target)
            }
            Err(_) => Sink::Whole(BufWriter::new(beside(&target).map_err(failed)?), target),
        };
        Ok(Self { name, to })
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            Sink::Standard(to) => to.write(bytes),
            Sink::Special(to) => to.write(bytes),
            Sink::Whole(to, _) => to.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            Sink::Standard(to) => to.flush(),
            Sink::Special(to) => to.flush(),
            // Nobody reads it before it has its name.
            Sink::Whole(..) => Ok(()),
        }
    }
}

fn finish(to: Sink) -> io::Result<()> {
    match to {
        Sink::Standard(mut to) => to.flush(),
        Sink::Special(mut to) => to.flush(),
        Sink::Whole(to, target) => {
            let part = to.into_inner().map_err(io::IntoInnerError::into_error)?;
            // Some file systems tell of a full disk only here.
            part.as_file().sync_all()?;
            undisturbed(|_| part.persist(target)).map(drop).map_err(|error| error.error)
        }
    }
}

/// Refuses to write where something is read.
pub(crate) fn keep<const R: usize, const W: usize>(
    reads: [(&str, &Option<PathBuf>); R],
    writes: [&Option<PathBuf>; W],
) -> Result<(), Stop> {
    for (what, read) in reads.iter().filter_map(|(what, read)| Some((what, read.as_ref()?))) {
        for write in writes.iter().filter_map(|write| write.as_ref()) {
            if same_file::is_same_file(read, write).unwrap_or(false) {
                let name = write.display();
                return Err(Stop::refused(format!(
                    "cannot write to `{name}`: it is {what}, and must be another file"
                )));
            }
        }
    }
    Ok(())
}

/// The one name of a file that is not there yet.
fn new_path(path: &Path) -> PathBuf {
    let directory = path.parent().filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match (fs::canonicalize(directory), path.file_name()) {
        (Ok(directory), Some(name)) => directory.join(name),
        _ => path.to_owned(),
    }
}

/// A new file in the directory of `target`, hidden, removed unless it is given its name, by a signal too.
fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let directory = target.parent().filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As for any new file; the user's mask applies.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // Its error names the made-up path, which would only confuse.
    let made = undisturbed(|under_way| {
        let part = builder.tempfile_in(directory)?;
        under_way.push(part.path().to_owned());
        Ok(part)
    });
    made.map_err(|error: io::Error| error.kind().into())
}

fn refuse_input(name: &str, output: Option<Handle>, input: &Input) -> Result<(), Stop> {
    if output.is_some_and(|handle| input.is(&handle)) {
        return Err(Stop::refused(format!(
            "cannot write to {name}: it is the input, and must be another file"
        )));
    }
    Ok(())
}
