//! What an Arrow array holds at one place, as JSON.

use arrow_array::{Array, ArrayRef, cast::AsArray, types};
use arrow_schema::DataType;
use serde_json::{Map, Value};

/// Whether [`value`] knows this type; else its name.
pub(super) fn check(kind: &DataType) -> Result<(), String> {
    use DataType::{
        Boolean, Dictionary, FixedSizeList, Float32, Float64, Int8, Int16, Int32, Int64, LargeList,
        LargeUtf8, List, Map, Null, Struct, UInt8, UInt16, UInt32, UInt64, Utf8, Utf8View,
    };
    match kind {
        Null | Boolean | Utf8 | LargeUtf8 | Utf8View | Float32 | Float64 | Int8 | Int16 | Int32 | Int64
        | UInt8 | UInt16 | UInt32 | UInt64 => Ok(()),
        List(item) | LargeList(item) | FixedSizeList(item, _) | Map(item, _) => check(item.data_type()),
        Struct(fields) => fields.iter().try_for_each(|field| check(field.data_type())),
        Dictionary(_, values) => check(values),
        other => Err(other.to_string()),
    }
}

/// What stands at `row`. A type that [`check`] refuses, and a number that is none, is null.
pub(super) fn value(array: &dyn Array, row: usize) -> Value {
    if array.is_null(row) {
        return Value::Null;
    }
    macro_rules! number {
        ($type:ident) => {
            array.as_primitive::<types::$type>().value(row).into()
        };
    }
    match array.data_type() {
        DataType::Boolean => array.as_boolean().value(row).into(),
        DataType::Utf8 => array.as_string::<i32>().value(row).into(),
        DataType::LargeUtf8 => array.as_string::<i64>().value(row).into(),
        DataType::Utf8View => array.as_string_view().value(row).into(),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => number!(Float32Type),
        DataType::Float64 => number!(Float64Type),
        DataType::List(_) => list(&array.as_list::<i32>().value(row)),
        DataType::LargeList(_) => list(&array.as_list::<i64>().value(row)),
        DataType::FixedSizeList(..) => list(&array.as_fixed_size_list().value(row)),
        DataType::Struct(fields) => {
            let columns = array.as_struct().columns();
            let pairs =
                fields.iter().zip(columns).map(|(field, column)| (field.name().clone(), value(column, row)));
            Value::Object(pairs.collect())
        }
        DataType::Map(..) => {
            let entries = array.as_map().value(row);
            let pairs =
                (0..entries.len()).map(|at| (value(entries.column(0), at), value(entries.column(1), at)));
            let named = pairs.map(|(key, value)| (name(key), value));
            Value::Object(named.collect::<Map<_, _>>())
        }
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            let key = value(dictionary.keys(), row).as_u64().and_then(|key| usize::try_from(key).ok());
            key.map_or(Value::Null, |key| value(dictionary.values(), key))
        }
        _ => Value::Null,
    }
}

/// A key as JSON has it: a text. Any other is written out.
fn name(key: Value) -> String {
    match key {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn list(items: &ArrayRef) -> Value {
    (0..items.len()).map(|at| value(items, at)).collect()
}
