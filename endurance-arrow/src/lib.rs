//! Evaluates chatbot answers in Arrow: record batches in, record batches out, in order and in bounded memory.
//!
//! It is the one kernel under every batch surface. It knows no files, no engine and no Python; what it calls is
//! [`endurance_core::Evaluator`].
//!
//! ```
//! use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, StringArray, cast::AsArray, types::Float64Type};
//! use endurance_arrow::{Evaluations, Options};
//! use endurance_core::Evaluator;
//! use std::sync::Arc;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let rows = RecordBatch::try_from_iter([
//!     ("question", Arc::new(StringArray::from(vec!["What is the IT budget?"])) as ArrayRef),
//!     ("response", Arc::new(StringArray::from(vec!["The IT budget is INR 87 crore."]))),
//!     ("rag_documents", Arc::new(StringArray::from(vec!["The IT budget is INR 78 crore."]))),
//! ])?;
//! let input = RecordBatchIterator::new([Ok(rows.clone())], rows.schema());
//! let mut options = Options::default();
//! options.columns.insert("query".into(), "question".into());
//!
//! let answers = Evaluations::new(Box::new(input), Evaluator::default(), options)?;
//! let batches: Vec<RecordBatch> = answers.collect::<Result<_, _>>()?;
//! assert_eq!(batches[0]["verdict"].as_string::<i32>().value(0), "fail");
//! assert_eq!(batches[0]["contradicted"].as_primitive::<arrow_array::types::Int32Type>().value(0), 1);
//! # Ok(())
//! # }
//! ```

mod answer;
mod column;
mod input;
mod stream;
mod value;
mod work;

pub use crate::{
    stream::{Count, Evaluations, Options, schema},
    value::{check, value},
    work::in_order,
};
