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

/// Things that a sentence names at most.
const NAMED: usize = 3;

/// The first of several things, and how many more there are: `a; b; c and 2 more`.
pub(crate) fn first_of(things: &[String]) -> String {
    let named = things.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join("; ");
    match things.len().saturating_sub(NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
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

#[cfg(test)]
mod tests {
    use super::first_of;

    #[test]
    fn a_sentence_names_three_things_at_most() {
        for (things, expected) in [
            (&[][..], ""),
            (&["a"], "a"),
            (&["a", "b", "c"], "a; b; c"),
            (&["a", "b", "c", "d", "e"], "a; b; c and 2 more"),
        ] {
            let things: Vec<String> = things.iter().map(|&thing| thing.to_owned()).collect();
            assert_eq!(first_of(&things), expected);
        }
    }
}
