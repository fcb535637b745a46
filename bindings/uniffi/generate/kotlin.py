"""The types of the package for Kotlin."""

from __future__ import annotations

import textwrap

from prose import GENERATED, WIDTH, camel, described, offset, pascal
from schema import Field, Kind, Record, Schema, Vocabulary

FOLDER = "kotlin/src/main/kotlin/endurance"
UNIT = "UTF-16 unit"

HEAD = f"// {GENERATED}\n\npackage endurance\n"

PLAIN = {"string": "String", "integer": "Int", "long": "Long", "number": "Double", "boolean": "Boolean", "any": "Any"}


def files(schema: Schema) -> dict[str, str]:
    return {
        "Words.kt": HEAD + "".join(map(vocabulary, schema.words)),
        "Inputs.kt": HEAD + "".join(map(given, schema.inputs)),
        "Results.kt": HEAD + "".join(map(found, schema.results)),
    }


def comment(text: str, indent: int = 0) -> str:
    pad = " " * indent
    if len(text) + indent + 7 <= WIDTH:
        return f"{pad}/** {text} */\n"
    lines = textwrap.wrap(text, WIDTH - indent - 3)
    return f"{pad}/**\n" + "".join(f"{pad} * {line}\n" for line in lines) + f"{pad} */\n"


def vocabulary(one: Vocabulary) -> str:
    name = one.name
    words = [(pascal(word), word) for word in one.words]
    first = ", ".join(f"`{word}`" for word in one.words[:3])
    return "".join(
        [
            f"\n/** {first}{', ...' * (len(words) > 3)}; open to the words of later versions. */\n",
            f"public sealed class {name}(public val word: String) {{\n",
            *(f'    public data object {case} : {name}("{word}")\n' for case, word in words),
            "\n    /** A word that this version does not know. */\n",
            f"    public class Other internal constructor(word: String) : {name}(word) {{\n",
            "        override fun equals(other: Any?): Boolean = other is Other && other.word == word\n\n",
            "        override fun hashCode(): Int = word.hashCode()\n    }\n",
            "\n    final override fun toString(): String = word\n",
            "\n    public companion object {\n        /** Every word that this version knows. */\n",
            f"        @JvmStatic\n        public val all: List<{name}> by lazy {{\n",
            textwrap.fill(
                f"listOf({', '.join(case for case, _ in words)})",
                WIDTH,
                initial_indent=" " * 12,
                subsequent_indent=" " * 16,
            ),
            "\n        }\n\n        /** The value with this word; an [Other] when this version knows none. */\n",
            "        @JvmStatic\n",
            f"        public fun of(word: String): {name} = all.find {{ it.word == word }} ?: Other(word)\n",
            "    }\n}\n",
        ]
    )


def property_name(field: Field) -> str:
    return camel(field.name) + ("Utf16" if field.offset else "")


def type_of(kind: Kind) -> str:
    if kind.item is not None:
        item = type_of(kind.item) + ("?" if kind.item.nullable or kind.item.base == "any" else "")
        return f"List<{item}>" if kind.base == "list" else f"Map<String, {item}>"
    return kind.name or PLAIN[kind.base]


def read(kind: Kind, value: str) -> str:
    """The expression that makes a value of plain JSON `value`, which is not null."""
    if kind.base == "record":
        return f"{kind.name}.read(Fields.of({value}))"
    if kind.base == "word":
        return f"{kind.name}.of({value} as String)"
    if kind.item is not None:
        item = kind.item
        one = f"{{ {read_item(item)} }}"
        return f"listed({value}) {one}" if kind.base == "list" else f"mapped({value}) {one}"
    return {
        "string": f"{value} as String",
        "integer": f"({value} as Number).toInt()",
        "long": f"({value} as Number).toLong()",
        "number": f"({value} as Number).toDouble()",
        "boolean": f"{value} as Boolean",
        "any": value,
    }[kind.base]


def read_item(item: Kind) -> str:
    if item.base == "any":
        return "it"
    return f"it?.let {{ one -> {read(item, 'one')} }}" if item.nullable else read(item, "it!!")


def optional(field: Field) -> bool:
    """Whether the property is null where the field is absent; an absent list or map is an empty one."""
    if field.kind.item is not None:
        return field.kind.nullable
    return field.kind.nullable or not field.required


def reading(field: Field) -> str:
    key, kind = f'"{field.wire}"', field.kind
    if optional(field):
        return f"from.maybe({key}) {{ {read(kind, 'it')} }}"
    if kind.item is not None:
        many = "many" if kind.base == "list" else "named"
        return f"from.{many}({key}) {{ {read_item(kind.item)} }}"
    return f"from.one({key}) {{ {read(kind, 'it')} }}"


def parameter(field: Field, default: str) -> str:
    doc = offset(field.wire, UNIT) if field.offset else field.doc
    mark = "?" if optional(field) else ""
    return f"{comment(doc, 4)}    public val {property_name(field)}: {type_of(field.kind)}{mark}{default},\n"


def reader(one: Record, extra: str = "") -> str:
    lines = [f"                {property_name(field)} = {reading(field)},\n" for field in one.fields]
    return "".join(
        [
            "    internal companion object {\n",
            f"        fun read(from: Fields): {one.name} =\n            {one.name}(\n",
            *lines,
            extra,
            "            )\n    }\n",
        ]
    )


def found(one: Record) -> str:
    """A record that comes out."""
    slices = [field for field in one.fields if field.offset]
    return "".join(
        [
            "\n",
            comment(described(one.doc, "UTF-16 units")),
            f"@ConsistentCopyVisibility\npublic data class {one.name} internal constructor(\n",
            *(parameter(field, "") for field in one.fields),
            JSON if one.top else "",
            ") {\n",
            PASSAGE if slices else "",
            reader(one, "                json = from.json,\n" if one.top else ""),
            "}\n",
        ]
    )


JSON = """    /** The engine's own JSON, the same in every language; its offsets count bytes of UTF-8. */
    public val json: String,
"""

PASSAGE = """    /** The passage of the text that it points into. */
    public fun of(text: String): String = text.substring(startUtf16, endUtf16)

"""


def default(field: Field) -> str:
    if field.required:
        return ""
    if optional(field):
        return " = null"
    return " = emptyList()" if field.kind.base == "list" else " = emptyMap()"


def given(one: Record) -> str:
    """A record that goes in."""
    fields = sorted(one.fields, key=lambda field: not field.required)
    return "".join(
        [
            "\n",
            comment(one.doc),
            f"public data class {one.name}{JAVA if any(map(default, fields)) else ''}(\n",
            *(parameter(field, default(field)) for field in fields),
            EXTRA if one.open else "",
            ") {\n    internal fun write(): Map<String, Any?> =\n        ",
            "extra + " if one.open else "",
            "present(\n",
            *(f'            "{field.wire}" to {written(field)},\n' for field in fields),
            "        )\n\n",
            reader(one, OTHERS.format(names=names(one)) if one.open else ""),
            "}\n",
        ]
    )


# Java has no arguments that may be left out.
JAVA = " @JvmOverloads constructor"

EXTRA = """    /** Fields of your own: kept, and never scored. */
    public val extra: Map<String, Any?> = emptyMap(),
"""

OTHERS = "                extra = from.others(\n{names}                ),\n"


def names(one: Record) -> str:
    text = ", ".join(f'"{field.wire}"' for field in one.fields)
    return textwrap.fill(text, WIDTH, initial_indent=" " * 20, subsequent_indent=" " * 20) + ",\n"


def written(field: Field) -> str:
    name, kind = property_name(field), field.kind
    safe = "?" if optional(field) else ""
    if kind.item is not None:
        inside = {"record": ".map { it.write() }", "word": ".map { it.word }"}.get(kind.item.base, "")
        return name + (safe + inside if inside else "") + ("" if optional(field) else ".ifEmpty { null }")
    return name + {"record": f"{safe}.write()", "word": f"{safe}.word"}.get(kind.base, "")
