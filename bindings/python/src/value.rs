//! Values of Python as serde reads them, so that messages are those of JSON.

use pyo3::{
    exceptions::PyException,
    prelude::*,
    types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple},
};
use serde::{
    Deserializer,
    de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor},
    forward_to_deserialize_any,
};
use std::{cell::Cell, fmt};

/// How deep values may stand in each other, as in JSON: a list that holds itself has no end.
const DEEPEST: u8 = 128;

/// A value, and how deep it may still go.
pub(crate) struct Value<'a, 'py> {
    given: Bound<'py, PyAny>,
    depth: u8,
    interrupt: &'a Interrupt,
}

/// What ended the reading and is no fault of the value, such as Ctrl-C in a mapping's own code.
pub(crate) type Interrupt = Cell<Option<PyErr>>;

/// What is wrong with a value.
#[derive(Debug)]
pub(crate) struct Wrong(String);

impl<'a, 'py> Value<'a, 'py> {
    pub(crate) fn new(value: &Bound<'py, PyAny>, interrupt: &'a Interrupt) -> Self {
        Self { given: value.clone(), depth: DEEPEST, interrupt }
    }

    /// What the caller's own code raised.
    fn raised(&self, error: PyErr) -> Wrong {
        let wrong = Wrong::from(&error);
        if !error.is_instance_of::<PyException>(self.given.py()) {
            self.interrupt.set(Some(error));
        }
        wrong
    }

    fn fields<'de, V: Visitor<'de>>(
        &self,
        items: impl Iterator<Item = Bound<'py, PyAny>>,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_map(Fields { depth: self.inside()?, interrupt: self.interrupt, items, value: None })
    }

    fn inside(&self) -> Result<u8, Wrong> {
        self.depth
            .checked_sub(1)
            .ok_or_else(|| Wrong(format!("more than {DEEPEST} values stand in each other")))
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Wrong {}

impl Error for Wrong {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

impl From<&PyErr> for Wrong {
    fn from(error: &PyErr) -> Self {
        Self(error.to_string())
    }
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let value = &self.given;
        if value.is_none() {
            visitor.visit_unit()
        } else if let Ok(text) = value.cast::<PyString>() {
            visitor.visit_str(utf8(text)?)
        } else if let Ok(flag) = value.cast::<PyBool>() {
            visitor.visit_bool(flag.is_true())
        } else if value.is_instance_of::<PyInt>() {
            integer(value, visitor)
        } else if let Ok(number) = value.cast::<PyFloat>() {
            match number.value() {
                number if number.is_finite() => visitor.visit_f64(number),
                number => Err(Wrong(format!("{number} is no number that JSON has"))),
            }
        } else if let Ok(list) = value.cast::<PyList>() {
            visitor.visit_seq(Items { depth: self.inside()?, interrupt: self.interrupt, left: list.iter() })
        } else if let Ok(tuple) = value.cast::<PyTuple>() {
            visitor.visit_seq(Items { depth: self.inside()?, interrupt: self.interrupt, left: tuple.iter() })
        } else if let Ok(dict) = value.cast::<PyDict>() {
            // A copy: another thread may change the dictionary meanwhile.
            self.fields(dict.items().iter(), visitor)
        } else if let Ok(mapping) = value.cast::<PyMapping>() {
            self.fields(mapping.items().map_err(|error| self.raised(error))?.iter(), visitor)
        } else {
            let allowed = "must be text, a number, a boolean, None, a list or a mapping";
            Err(Wrong(format!("{allowed}, not a value of type {}", kind(value))))
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        if self.given.is_none() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match self.given.cast::<PyString>() {
            Ok(text) => visitor.visit_enum(utf8(text)?.into_deserializer()),
            Err(_) => {
                Err(Wrong(format!("{name} must be a string, not a value of type {}", kind(&self.given))))
            }
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

fn integer<'de, V: Visitor<'de>>(value: &Bound<'_, PyAny>, visitor: V) -> Result<V::Value, Wrong> {
    if let Ok(number) = value.extract::<i64>() {
        return visitor.visit_i64(number);
    }
    let number = value.extract::<u64>().map_err(|_| Wrong("a whole number of more than 64 bits".into()))?;
    visitor.visit_u64(number)
}

fn utf8<'s>(text: &'s Bound<'_, PyString>) -> Result<&'s str, Wrong> {
    text.to_str().map_err(|_| Wrong("text with a lone surrogate, which is no Unicode".into()))
}

fn kind(value: &Bound<'_, PyAny>) -> String {
    value.get_type().qualname().map_or_else(|_| "unknown".into(), |name| name.to_string())
}

/// The values of a list or a tuple.
struct Items<'a, I> {
    depth: u8,
    interrupt: &'a Interrupt,
    left: I,
}

impl<'de, 'py, I: ExactSizeIterator<Item = Bound<'py, PyAny>>> SeqAccess<'de> for Items<'_, I> {
    type Error = Wrong;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Wrong> {
        let Some(value) = self.left.next() else { return Ok(None) };
        seed.deserialize(Value { given: value, depth: self.depth, interrupt: self.interrupt }).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.left.len())
    }
}

/// The keys and values of a mapping.
struct Fields<'a, 'py, I> {
    depth: u8,
    interrupt: &'a Interrupt,
    items: I,
    value: Option<Bound<'py, PyAny>>,
}

impl<'de, 'py, I: Iterator<Item = Bound<'py, PyAny>>> MapAccess<'de> for Fields<'_, 'py, I> {
    type Error = Wrong;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Wrong> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let (key, value): (Bound<'py, PyAny>, Bound<'py, PyAny>) =
            item.extract().map_err(|error| Wrong::from(&error))?;
        let Ok(text) = key.cast::<PyString>() else {
            return Err(Wrong(format!("a key must be a string, not a value of type {}", kind(&key))));
        };
        self.value = Some(value);
        seed.deserialize(utf8(text)?.into_deserializer()).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let value = self.value.take().ok_or_else(|| Wrong("a value was read twice".into()))?;
        seed.deserialize(Value { given: value, depth: self.depth, interrupt: self.interrupt })
    }
}
