//! Lines in, rows out, in the same order, over all cores and in bounded memory.
//!
//! One thread reads chunks of lines, the workers answer them, and the caller's thread takes the rows. Each chunk brings
//! a channel of its own for its rows, and these channels queue in the order of the lines: nothing has to be sorted, and
//! the length of the queue bounds what is held.

use crate::{
    answer::{Answer, Fault, Row, Unreadable},
    lines::Line,
    rows::Rows,
    stop::Stop,
};
use endurance_core::Error;
use std::{
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
        mpsc::{Receiver, SyncSender, TryRecvError, sync_channel},
    },
    thread,
};

/// Answers the bytes of one line.
pub(crate) type Work = dyn Fn(&[u8]) -> Result<Answer, Error> + Send + Sync;

/// Lines in a chunk at most: enough to make a channel cheap, few enough to share the work at the end of a file.
const CHUNK: usize = 32;

/// How the rows are made.
pub(crate) struct Plan {
    /// What to do with a line.
    pub(crate) work: Box<Work>,
    /// How many at a time.
    pub(crate) jobs: usize,
    /// Whether the rows carry their JSON.
    pub(crate) json: bool,
    /// Whether the lines were made from a table: then a place in a line says nothing to the user.
    pub(crate) table: bool,
    /// Whether the rows carry the lines they answer.
    pub(crate) keep: bool,
}

/// What the caller is told.
pub(crate) enum Event {
    /// The next row, and how many bytes of the input were read so far.
    Row(Row, u64),
    /// There is time before the next row: a good moment to let go of what is buffered.
    Idle,
}

struct Chunk {
    lines: Vec<Line>,
    reply: SyncSender<Vec<Row>>,
}

type Queue = Receiver<Result<Receiver<Vec<Row>>, io::Error>>;

/// Answers every line of `input`. The threads are left behind on an error: the process is about to end, and the
/// reader may be waiting for a pipe.
pub(crate) fn run(
    name: &str,
    rows: Rows,
    plan: Plan,
    each: &mut impl FnMut(Event) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let read = rows.bytes_read();
    let depth = plan.jobs * 2;
    let (to_workers, chunks) = sync_channel::<Chunk>(depth);
    let (to_caller, queue) = sync_channel(depth);
    spawn_workers(plan, chunks);
    let reader = thread::spawn(move || {
        // A failed send means that the caller has stopped.
        let mut rows = rows;
        while let Some(lines) = chunk(&mut rows).transpose() {
            let (reply, answers) = sync_channel(1);
            let (told, lines) = match lines {
                Ok(lines) => (to_caller.send(Ok(answers)), lines),
                Err(error) => (to_caller.send(Err(error)), Vec::new()),
            };
            if told.is_err() || lines.is_empty() || to_workers.send(Chunk { lines, reply }).is_err() {
                return;
            }
        }
    });
    take_all(&queue, name, &read, each)?;
    // A reader that stopped midway must not look like the end of the input.
    reader.join().map_err(|_| Stop::refused(format!("cannot read {name}: it is damaged")))
}

fn spawn_workers(plan: Plan, chunks: Receiver<Chunk>) {
    let jobs = plan.jobs;
    let plan = Arc::new(plan);
    let chunks = Arc::new(Mutex::new(chunks));
    for _ in 0..jobs {
        let (plan, chunks) = (Arc::clone(&plan), Arc::clone(&chunks));
        thread::spawn(move || {
            loop {
                let next = chunks.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok(Chunk { lines, reply }) = next else { return };
                let rows = lines.into_iter().map(|line| row(line, &plan)).collect();
                // A failed send means that the caller has stopped.
                let _ = reply.send(rows);
            }
        });
    }
}

fn row(line: Line, plan: &Plan) -> Row {
    let number = line.number;
    let fault = |error: Error| {
        let mut fault = Fault::from(error);
        if plan.table
            && let Some(at) = fault.message.rfind(" at column ")
        {
            fault.message.truncate(at);
        }
        fault
    };
    let (answer, source) = match line.bytes {
        Ok(bytes) => (answer(&plan.work, &bytes, fault), if plan.keep { bytes } else { Vec::new() }),
        Err(fault) => (Err(fault), Vec::new()),
    };
    let row = Row::new(number, answer.map_err(|error| Unreadable { line: number, error }), plan.json);
    Row { source, ..row }
}

/// What `work` makes of a line. A panic in it is a fault of this library and costs this line alone: the others go on.
fn answer(work: &Work, line: &[u8], fault: impl Fn(Error) -> Fault) -> Result<Answer, Fault> {
    // What `work` may leave half done is its own answer, which a panic discards: the evaluator holds no state.
    catch_unwind(AssertUnwindSafe(|| work(line))).map_or_else(
        |panic| {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message");
            Err(Fault::new("internal", format!("internal error: {said}; please report this as a bug")))
        },
        |answer| answer.map_err(fault),
    )
}

/// Some lines: as many as are in memory anyway, so that a slow pipe is answered line by line.
fn chunk(rows: &mut Rows) -> io::Result<Option<Vec<Line>>> {
    let mut some = Vec::new();
    while some.len() < CHUNK && (some.is_empty() || rows.at_hand()) {
        match rows.next() {
            Some(line) => some.push(line?),
            None => break,
        }
    }
    Ok((!some.is_empty()).then_some(some))
}

fn take_all(
    queue: &Queue,
    name: &str,
    read: &AtomicU64,
    each: &mut impl FnMut(Event) -> Result<(), Stop>,
) -> Result<(), Stop> {
    loop {
        let next = match queue.try_recv() {
            Err(TryRecvError::Empty) => {
                each(Event::Idle)?;
                queue.recv().ok()
            }
            ready => ready.ok(),
        };
        let Some(rows) = next else { return Ok(()) };
        let rows = rows.map_err(|error| Stop::reading(name, &error))?;
        let rows = rows.recv().map_err(|_| Stop::refused("a worker stopped; please report this as a bug"))?;
        for row in rows {
            each(Event::Row(row, read.load(Ordering::Relaxed)))?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Scanned;
    use endurance_core::{Config, Evaluator, Role};

    #[test]
    fn a_panic_costs_its_own_line() {
        let evaluator = Evaluator::new(Config::default()).expect("the default configuration is valid");
        let work = move |line: &[u8]| {
            assert_ne!(line, b"bad", "so");
            let scan = evaluator.scan("hello", Role::Query);
            Ok(Answer::Scan(Box::new(Scanned { scan, redacted: None }), Vec::new()))
        };
        let plan = Plan { work: Box::new(work), jobs: 1, json: true, table: false, keep: false };
        let rows: Vec<Row> = [(1, "good"), (2, "bad"), (3, "good")]
            .map(|(number, line)| row(Line { number, bytes: Ok(line.as_bytes().to_vec()) }, &plan))
            .into();
        let codes: Vec<Option<&str>> =
            rows.iter().map(|row| row.answer.as_ref().err().map(|e| e.error.code.as_str())).collect();
        assert_eq!(codes, [None, Some("internal"), None]);
        let told = String::from_utf8_lossy(&rows[1].json);
        assert!(
            told.starts_with(r#"{"line":2,"error":{"code":"internal","message":"internal error: "#),
            "{told}"
        );
        assert!(told.contains("please report this as a bug"), "{told}");
    }
}
