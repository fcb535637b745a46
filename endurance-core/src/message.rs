//! A sentence for people with the code and values it is made of, so that it can be translated.

use std::collections::BTreeMap;

/// Values of a sentence, by the names its code gives them.
pub type Params = BTreeMap<String, serde_json::Value>;

/// One sentence, its code and its values.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Message {
    pub(crate) code: &'static str,
    pub(crate) params: Params,
    pub(crate) text: String,
}

/// `say!("code", "{name} and text", name = value, …)`: the values go into the sentence and into the parameters.
macro_rules! say {
    ($code:literal, $text:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(#[allow(clippy::redundant_locals, reason = "a value may have the name already")]
        let $name = $value;)*
        $crate::message::Message {
            text: format!($text),
            params: [$((stringify!($name).to_owned(), serde_json::json!($name)),)*].into_iter().collect(),
            code: $code,
        }
    }};
}
pub(crate) use say;
