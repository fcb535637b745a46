//! One macro for every closed vocabulary of the wire format.

/// Writes an enum whose variants have a documented wire name, with `ALL`, `as_str`, `Display`, serde and schema.
///
/// A reader meets names of later versions: they decode to `Other`, which is not in `ALL` and is never produced.
#[macro_export]
#[doc(hidden)]
macro_rules! names {
    ($(#[$meta:meta])* $vis:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $wire:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        $vis enum $name {
            $($(#[$doc])* $variant,)+
            /// A name that this version does not know.
            Other,
        }

        impl $name {
            /// Every value that this version produces, in declaration order.
            #[allow(dead_code, reason = "a vocabulary of the crate's own may never be listed")]
            $vis const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The wire name.
            #[allow(dead_code, reason = "as above")]
            #[must_use]
            $vis const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $wire,)+ Self::Other => "other" }
            }

            /// The value with this wire name; `Other` when there is none.
            #[allow(dead_code, reason = "as above")]
            #[must_use]
            $vis fn from_name(name: &str) -> Self {
                match name { $($wire => Self::$variant,)+ _ => Self::Other }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                <std::borrow::Cow<'_, str>>::deserialize(from).map(|name| Self::from_name(&name))
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "anyOf": [{ "enum": [$($wire),+] }, { "type": "string" }] })
            }
        }
    };
}
