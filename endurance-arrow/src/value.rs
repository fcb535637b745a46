//! What an Arrow array holds at one place, as JSON.

use arrow_array::{
    Array, ArrayRef, GenericByteArray, StringViewArray,
    cast::AsArray,
    types::{self, ByteArrayType},
};
use arrow_buffer::ArrowNativeType;
use arrow_schema::DataType;
use serde_json::{Map, Value};

/// Whether [`value`] knows this type.
///
/// # Errors
/// The name of the first type within that it does not know.
pub fn check(kind: &DataType) -> Result<(), String> {
    use DataType::{
        Boolean, Decimal128, Dictionary, FixedSizeList, Float32, Float64, Int8, Int16, Int32, Int64,
        LargeList, LargeUtf8, List, Map, Null, Struct, UInt8, UInt16, UInt32, UInt64, Utf8, Utf8View,
    };
    match kind {
        Null | Boolean | Utf8 | LargeUtf8 | Utf8View | Float32 | Float64 | Decimal128(..) | Int8 | Int16
        | Int32 | Int64 | UInt8 | UInt16 | UInt32 | UInt64 => Ok(()),
        List(item) | LargeList(item) | FixedSizeList(item, _) | Map(item, _) => check(item.data_type()),
        Struct(fields) => fields.iter().try_for_each(|field| check(field.data_type())),
        Dictionary(_, values) => check(values),
        other => Err(other.to_string()),
    }
}

/// Whether it is text, in any of Arrow's forms.
pub(crate) fn is_text(kind: &DataType) -> bool {
    match kind {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => is_text(values),
        _ => false,
    }
}

/// What stands at `row`. A type that [`check`] refuses, and a number that is none, is null.
///
/// A field of a struct that is null is left out: tables give every row the fields of all rows.
///
/// # Errors
/// Where a text is not UTF-8: the byte that is wrong. The producer of an array is not believed.
pub fn value(array: &dyn Array, row: usize) -> Result<Value, usize> {
    if array.is_null(row) {
        return Ok(Value::Null);
    }
    macro_rules! number {
        ($type:ident) => {
            array.as_primitive::<types::$type>().value(row).into()
        };
    }
    Ok(match array.data_type() {
        DataType::Boolean => array.as_boolean().value(row).into(),
        DataType::Utf8 => text(bytes(array.as_string::<i32>(), row)?)?,
        DataType::LargeUtf8 => text(bytes(array.as_string::<i64>(), row)?)?,
        DataType::Utf8View => text(viewed(array.as_string_view(), row))?,
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
        DataType::Decimal128(..) => {
            let written = array.as_primitive::<types::Decimal128Type>().value_as_string(row);
            serde_json::from_str(&written).unwrap_or(Value::Null)
        }
        DataType::List(_) => list(&array.as_list::<i32>().value(row))?,
        DataType::LargeList(_) => list(&array.as_list::<i64>().value(row))?,
        DataType::FixedSizeList(..) => list(&array.as_fixed_size_list().value(row))?,
        DataType::Struct(fields) => {
            let mut object = Map::new();
            for (field, column) in fields.iter().zip(array.as_struct().columns()) {
                if !column.is_null(row) {
                    object.insert(field.name().clone(), value(column, row)?);
                }
            }
            Value::Object(object)
        }
        DataType::Map(..) => {
            let entries = array.as_map().value(row);
            let mut object = Map::new();
            for at in 0..entries.len() {
                object.insert(name(value(entries.column(0), at)?), value(entries.column(1), at)?);
            }
            Value::Object(object)
        }
        DataType::Dictionary(..) => {
            let dictionary = array.as_any_dictionary();
            let key = value(dictionary.keys(), row)?.as_u64().and_then(|key| usize::try_from(key).ok());
            match key.filter(|key| *key < dictionary.values().len()) {
                Some(key) => value(dictionary.values(), key)?,
                None => Value::Null,
            }
        }
        _ => Value::Null,
    })
}

/// The bytes at `row`, which may be no text whatever the array says.
///
/// # Errors
/// 0 where no bytes can be there. The last offset says how long the data is, so one below zero says it is endless.
fn bytes<T: ByteArrayType>(array: &GenericByteArray<T>, row: usize) -> Result<&[u8], usize> {
    let offsets = array.value_offsets();
    let at = |place: usize| offsets[place].to_isize().and_then(|at| usize::try_from(at).ok()).ok_or(0_usize);
    at(offsets.len() - 1)?;
    array.value_data().get(at(row)?..at(row + 1)?).ok_or(0)
}

/// The same of a view: 4 bytes of length, then the text itself up to 12 bytes, or a prefix, a buffer and an offset in it.
fn viewed(array: &StringViewArray, row: usize) -> Vec<u8> {
    let view = array.views()[row].to_le_bytes();
    let number =
        |at: usize| u32::from_le_bytes([view[at], view[at + 1], view[at + 2], view[at + 3]]) as usize;
    let length = number(0);
    if length <= 12 {
        return view[4..4 + length].to_vec();
    }
    array.data_buffers()[number(8)][number(12)..number(12) + length].to_vec()
}

fn text(bytes: impl AsRef<[u8]>) -> Result<Value, usize> {
    std::str::from_utf8(bytes.as_ref()).map(Value::from).map_err(|error| error.valid_up_to())
}

/// A key as JSON has it: a text. Any other is written out.
fn name(key: Value) -> String {
    match key {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

fn list(items: &ArrayRef) -> Result<Value, usize> {
    (0..items.len()).map(|at| value(items, at)).collect()
}
