//! Columns that are filled item by item. A list of them is both the schema and the rule of what goes into it.

use arrow_array::{
    ArrayRef, ListArray, StructArray,
    builder::{ArrayBuilder, Float64Builder, Int32Builder, StringBuilder},
};
use arrow_buffer::{NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, FieldRef, Fields};
use std::sync::Arc;

/// A column of what is found in each `T`.
pub(crate) trait Column<T>: Send {
    fn kind(&self) -> DataType;
    /// Adds an item's value; null without an item.
    fn push(&mut self, item: Option<&T>);
    /// All values so far. The column is empty afterwards.
    fn take(&mut self) -> ArrayRef;
}

/// A column with its name.
pub(crate) type Named<T> = (&'static str, Box<dyn Column<T>>);

macro_rules! leaf {
    ($(#[$doc:meta])* $name:ident, $value:ty, $builder:ident, $kind:ident, $into:expr) => {
        $(#[$doc])*
        pub(crate) fn $name<T: 'static>(
            name: &'static str,
            of: impl Fn(&T) -> Option<$value> + Send + 'static,
        ) -> Named<T> {
            struct Leaf<F>(F, $builder);
            impl<T, F: Fn(&T) -> Option<$value> + Send> Column<T> for Leaf<F> {
                fn kind(&self) -> DataType {
                    DataType::$kind
                }
                fn push(&mut self, item: Option<&T>) {
                    self.1.append_option(item.and_then(&self.0).map($into));
                }
                fn take(&mut self) -> ArrayRef {
                    ArrayBuilder::finish(&mut self.1)
                }
            }
            (name, Box::new(Leaf(of, $builder::new())))
        }
    };
}
leaf! {
    /// Texts.
    text, &str, StringBuilder, Utf8, std::convert::identity
}
leaf! {
    /// Points, shares and probabilities.
    number, f64, Float64Builder, Float64, std::convert::identity
}
leaf! {
    /// Counts and offsets. They are signed, since Spark knows no others; the limits keep them far below 2^31.
    count, u32, Int32Builder, Int32, u32::cast_signed
}

/// A struct of `columns`; null where `of` finds nothing.
pub(crate) fn nested<T: 'static, U: 'static>(
    name: &'static str,
    of: impl Fn(&T) -> Option<&U> + Send + 'static,
    columns: Vec<Named<U>>,
) -> Named<T> {
    struct Nested<F, U>(F, Structs<U>);
    impl<T, U, F: Fn(&T) -> Option<&U> + Send> Column<T> for Nested<F, U> {
        fn kind(&self) -> DataType {
            self.1.kind()
        }
        fn push(&mut self, item: Option<&T>) {
            self.1.push(item.and_then(&self.0));
        }
        fn take(&mut self) -> ArrayRef {
            self.1.take()
        }
    }
    (name, Box::new(Nested(of, Structs::new(columns))))
}

/// A list of structs of `columns`; null where `of` finds none, which is not an empty list.
pub(crate) fn list<T: 'static, U: 'static>(
    name: &'static str,
    of: impl Fn(&T) -> Option<&[U]> + Send + 'static,
    columns: Vec<Named<U>>,
) -> Named<T> {
    struct Lists<F, U>(F, Structs<U>, Bounds);
    impl<T, U, F: Fn(&T) -> Option<&[U]> + Send> Column<T> for Lists<F, U> {
        fn kind(&self) -> DataType {
            DataType::List(item(self.1.kind()))
        }
        fn push(&mut self, item: Option<&T>) {
            let items = item.and_then(&self.0);
            items.unwrap_or_default().iter().for_each(|item| self.1.push(Some(item)));
            self.2.push(items.map(<[U]>::len));
        }
        fn take(&mut self) -> ArrayRef {
            let values = self.1.take();
            self.2.take(values)
        }
    }
    (name, Box::new(Lists(of, Structs::new(columns), Bounds::new())))
}

/// A list of names out of a closed vocabulary.
pub(crate) fn names<T: 'static, U: Copy + 'static>(
    name: &'static str,
    of: impl Fn(&T) -> Option<&[U]> + Send + 'static,
    wire: fn(U) -> &'static str,
) -> Named<T> {
    struct Names<F, U>(F, fn(U) -> &'static str, StringBuilder, Bounds);
    impl<T, U: Copy, F: Fn(&T) -> Option<&[U]> + Send> Column<T> for Names<F, U> {
        fn kind(&self) -> DataType {
            DataType::List(item(DataType::Utf8))
        }
        fn push(&mut self, item: Option<&T>) {
            let items = item.and_then(&self.0);
            items.unwrap_or_default().iter().for_each(|item| self.2.append_value((self.1)(*item)));
            self.3.push(items.map(<[U]>::len));
        }
        fn take(&mut self) -> ArrayRef {
            let values = ArrayBuilder::finish(&mut self.2);
            self.3.take(values)
        }
    }
    (name, Box::new(Names(of, wire, StringBuilder::new(), Bounds::new())))
}

/// Structs of columns, item by item.
pub(crate) struct Structs<U> {
    columns: Vec<Named<U>>,
    nulls: NullBufferBuilder,
}

impl<U> Structs<U> {
    pub(crate) fn new(columns: Vec<Named<U>>) -> Self {
        Self { columns, nulls: NullBufferBuilder::new(0) }
    }

    pub(crate) fn fields(&self) -> Fields {
        let field = |(name, column): &Named<U>| Field::new(*name, column.kind(), true);
        self.columns.iter().map(field).collect()
    }

    pub(crate) fn push(&mut self, item: Option<&U>) {
        self.columns.iter_mut().for_each(|(_, column)| column.push(item));
        self.nulls.append(item.is_some());
    }

    /// The columns so far, apart.
    pub(crate) fn columns(&mut self) -> Vec<ArrayRef> {
        self.nulls.finish();
        self.columns.iter_mut().map(|(_, column)| column.take()).collect()
    }

    fn kind(&self) -> DataType {
        DataType::Struct(self.fields())
    }

    fn take(&mut self) -> ArrayRef {
        let (fields, nulls) = (self.fields(), self.nulls.finish());
        Arc::new(StructArray::new(fields, self.columns(), nulls))
    }
}

/// Where each list ends.
struct Bounds {
    ends: Vec<i32>,
    nulls: NullBufferBuilder,
}

impl Bounds {
    fn new() -> Self {
        Self { ends: vec![0], nulls: NullBufferBuilder::new(0) }
    }

    /// A list of so many items, which were added to the values already.
    fn push(&mut self, items: Option<usize>) {
        let end = self.ends.last().copied().unwrap_or(0) + (items.unwrap_or(0) as u32).cast_signed();
        self.ends.push(end);
        self.nulls.append(items.is_some());
    }

    fn take(&mut self, values: ArrayRef) -> ArrayRef {
        let ends = std::mem::replace(&mut self.ends, vec![0]);
        let ends = OffsetBuffer::new(ScalarBuffer::from(ends));
        Arc::new(ListArray::new(item(values.data_type().clone()), ends, values, self.nulls.finish()))
    }
}

/// The field of a list's items, called as Arrow calls it by default.
fn item(kind: DataType) -> FieldRef {
    Arc::new(Field::new("item", kind, true))
}
