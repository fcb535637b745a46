"""The types of the package for Swift."""

from __future__ import annotations

import textwrap

from prose import GENERATED, WIDTH, camel, described, offset, wrapped
from schema import Field, Kind, Record, Schema, Vocabulary

FOLDER = "swift/Sources/Endurance"
UNIT = "byte of UTF-8"

HEAD = f"// {GENERATED}\n"

PLAIN = {
    "string": "String",
    "integer": "Int",
    "long": "Int64",
    "number": "Double",
    "boolean": "Bool",
    "any": "JSONValue",
}


def files(schema: Schema) -> dict[str, str]:
    return {
        "Words.swift": HEAD + "".join(map(vocabulary, schema.words)),
        "Inputs.swift": HEAD + "".join(map(given, schema.inputs)),
        "Results.swift": HEAD + "\nimport Foundation\n" + "".join(map(found, schema.results)),
    }


def vocabulary(one: Vocabulary) -> str:
    cases = ", ".join(f".{camel(word)}" for word in one.words)
    return "".join(
        [
            "\n/// The words that this version knows; a later one may send others.\n",
            f"public struct {one.name}: RawRepresentable, Codable, Hashable, Sendable, CaseIterable {{\n",
            "    public let rawValue: String\n\n",
            "    public init(rawValue: String) {\n        self.rawValue = rawValue\n    }\n\n",
            *(f'    public static let {camel(word)} = {one.name}(rawValue: "{word}")\n' for word in one.words),
            f"\n    /// Every word that this version knows.\n    public static let allCases: [{one.name}] = [\n",
            textwrap.fill(cases, WIDTH, initial_indent=" " * 8, subsequent_indent=" " * 8),
            ",\n    ]\n}\n",
        ]
    )


def property_name(field: Field) -> str:
    return camel(field.name) + ("Utf8" if field.offset else "")


def type_of(kind: Kind) -> str:
    if kind.item is not None:
        # a value of a map that may be null is left out: an optional of an optional is hard to read
        item = type_of(kind.item) + ("?" if kind.item.nullable and kind.base == "list" else "")
        return f"[{item}]" if kind.base == "list" else f"[String: {item}]"
    return kind.name or PLAIN[kind.base]


def optional(field: Field) -> bool:
    """Whether the property is nil where the field is absent; an absent list or map is an empty one."""
    if field.kind.item is not None:
        return field.kind.nullable
    return field.kind.nullable or not field.required


def empty(field: Field) -> str:
    return "[]" if field.kind.base == "list" else "[:]"


def declared(field: Field) -> str:
    doc = offset(field.wire, UNIT) if field.offset else field.doc
    doc += " What is null is left out." if sparse(field.kind) else ""
    let = f"    public let {property_name(field)}: {type_of(field.kind)}{'?' * optional(field)}\n"
    return wrapped(doc, 4, "///") + let


def keys(one: Record) -> str:
    lines = []
    for field in one.fields:
        name = property_name(field)
        wire = "" if name == field.wire else f' = "{field.wire}"'
        lines.append(f"        case {name}{wire}\n")
    return (
        "    enum CodingKeys: String, CodingKey" + (", CaseIterable" * one.open) + " {\n" + "".join(lines) + "    }\n"
    )


def sparse(kind: Kind) -> bool:
    """Whether it is a map whose values may be null."""
    return kind.base == "map" and kind.item is not None and kind.item.nullable


def decoded(field: Field) -> str:
    name, kind = property_name(field), type_of(field.kind)
    if sparse(field.kind):
        nullable = kind.removesuffix("]") + "?]"
        return f"{name} = (try from.decodeIfPresent({nullable}.self, forKey: .{name}) ?? [:]).compactMapValues {{ $0 }}"
    if optional(field):
        return f"{name} = try from.decodeIfPresent({kind}.self, forKey: .{name})"
    if field.kind.item is not None:
        return f"{name} = try from.decodeIfPresent({kind}.self, forKey: .{name}) ?? {empty(field)}"
    return f"{name} = try from.decode({kind}.self, forKey: .{name})"


def found(one: Record) -> str:
    """A record that comes out."""
    json = (
        "\n    /// The engine's own JSON, the same bytes in every language; its offsets count bytes of UTF-8, too.\n"
        "    public internal(set) var json = Data()\n"
    )
    passage = any(field.offset for field in one.fields)
    return "".join(
        [
            "\n",
            wrapped(described(one.doc, "bytes of UTF-8"), 0, "///"),
            f"public struct {one.name}: Decodable, Hashable, Sendable{', Passage' * passage} {{\n",
            "\n".join(declared(field) for field in one.fields),
            json if one.top else "",
            "\n",
            keys(one),
            "\n    public init(from decoder: Decoder) throws {\n",
            "        let from = try decoder.container(keyedBy: CodingKeys.self)\n",
            *(f"        {decoded(field)}\n" for field in one.fields),
            "    }\n}\n",
        ]
    )


def default(field: Field) -> str:
    if field.required:
        return ""
    return " = nil" if optional(field) else f" = {empty(field)}"


def given(one: Record) -> str:
    """A record that goes in."""
    fields = sorted(one.fields, key=lambda field: not field.required)
    arguments = [
        f"        {property_name(field)}: {type_of(field.kind)}{'?' * optional(field)}{default(field)}"
        for field in fields
    ]
    extra = "\n    /// Fields of your own: kept, and never scored.\n    public let extra: [String: JSONValue]\n"
    if one.open:
        arguments.append("        extra: [String: JSONValue] = [:]")
    return "".join(
        [
            "\n",
            wrapped(one.doc, 0, "///"),
            f"public struct {one.name}: Encodable, Hashable, Sendable {{\n",
            "\n".join(declared(field) for field in fields),
            extra if one.open else "",
            "\n    public init(\n",
            ",\n".join(arguments),
            "\n    ) {\n",
            *(f"        self.{property_name(field)} = {property_name(field)}\n" for field in fields),
            "        self.extra = extra\n" if one.open else "",
            "    }\n\n",
            keys(one),
            encoding(one) if one.open else "",
            "}\n",
        ]
    )


def encoding(one: Record) -> str:
    """How an open record is written: its own fields, then those that it does not know."""
    lines = []
    for field in one.fields:
        name = property_name(field)
        verb = "encodeIfPresent" if optional(field) else "encode"
        lines.append(f"        try into.{verb}({name}, forKey: .{name})\n")
    return "".join(
        [
            "\n    public func encode(to encoder: Encoder) throws {\n",
            "        var into = encoder.container(keyedBy: CodingKeys.self)\n",
            *lines,
            "        var more = encoder.container(keyedBy: AnyKey.self)\n",
            "        for (name, value) in extra where CodingKeys(rawValue: name) == nil {\n",
            "            try more.encode(value, forKey: AnyKey(stringValue: name))\n",
            "        }\n    }\n",
        ]
    )
