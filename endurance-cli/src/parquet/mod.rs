//! Parquet in and out. A reader of tables may be built without it: it is the feature `parquet`.

mod read;
mod write;

pub(crate) use self::{read::Rows, write::Writer};
