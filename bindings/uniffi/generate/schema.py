"""The JSON Schemas of the engine as a list of types, without regard to a language."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SCHEMAS = ROOT / "endurance-core" / "schema"

# What goes in, and what comes out: the schema of each, and the class made for it.
INPUTS = {"interaction": "Interaction", "scan_request": "ScanRequest", "config": "Config"}
RESULTS = {"evaluation": "Evaluation", "verified": "Verified", "scan": "Scan"}

# Names that mean something else where no module stands in front of them.
RENAMED = {
    "Options": "MetricOptions",
    "Options2": "ClaimOptions",
    "Options3": "DetectOptions",
    # Foundation has both
    "Unit": "MetricUnit",
    "Dimension": "DimensionId",
}

# Fields that people give most, in the order in which they think of them; the rest follows by name.
FIRST = {"Interaction": ("response", "query", "rag_documents", "history")}

# Fields that cannot keep their name: `in` is a keyword in all three languages.
FIELDS = {"in": "place"}


@dataclass(frozen=True)
class Kind:
    """The type of a value: `base` is one of string, integer, long, number, boolean, any, word, record, list, map."""

    base: str
    name: str = ""
    item: Kind | None = None
    nullable: bool = False


@dataclass(frozen=True)
class Field:
    """One field of a record; `wire` is its name in JSON."""

    wire: str
    name: str
    doc: str
    kind: Kind
    required: bool
    offset: bool


@dataclass(frozen=True)
class Record:
    """An object; an `open` one keeps fields that it does not know."""

    name: str
    doc: str
    fields: tuple[Field, ...]
    open: bool

    @property
    def top(self) -> bool:
        """Whether it is a whole answer of the engine."""
        return self.name in RESULTS.values()


@dataclass(frozen=True)
class Vocabulary:
    """A list of known words, open to new ones."""

    name: str
    words: tuple[str, ...]


@dataclass
class Schema:
    """All types, in the order of their names; a record stands behind those that it holds."""

    words: list[Vocabulary] = field(default_factory=list)
    inputs: list[Record] = field(default_factory=list)
    results: list[Record] = field(default_factory=list)


def load() -> Schema:
    definitions: dict[str, dict[str, Any]] = {}
    for file, name in (INPUTS | RESULTS).items():
        top = json.loads((SCHEMAS / f"{file}.json").read_text(encoding="utf-8"))
        for other, definition in top.pop("$defs", {}).items():
            if definitions.setdefault(RENAMED.get(other, other), definition) != definition:
                raise SystemExit(f"`{other}` differs between the schemas")
        definitions[name] = top
    words = [Vocabulary(name, tuple(words)) for name, one in sorted(definitions.items()) if (words := known(one))]
    records = {name: record(name, one, definitions) for name, one in definitions.items() if "properties" in one}
    return Schema(words, in_order(INPUTS, records), [filled(one) for one in in_order(RESULTS, records)])


def filled(result: Record) -> Record:
    """The same, with every text and number that is never null: the engine always writes them."""
    return replace(result, fields=tuple(always(one) for one in result.fields))


def always(one: Field) -> Field:
    return one if one.kind.nullable or one.kind.base == "record" or one.kind.item else replace(one, required=True)


def in_order(tops: dict[str, str], records: dict[str, Record]) -> list[Record]:
    """The records that `tops` are made of, each behind those that it holds."""
    found: dict[str, Record] = {}

    def visit(name: str) -> None:
        for one in records[name].fields:
            kind: Kind | None = one.kind
            while kind is not None:
                if kind.base == "record" and kind.name not in found:
                    visit(kind.name)
                kind = kind.item
        found[name] = records[name]

    for name in tops.values():
        visit(name)
    return list(found.values())


def known(definition: dict[str, Any]) -> list[str]:
    """The words that a definition lists; none when it is no vocabulary."""
    return next((one["enum"] for one in definition.get("anyOf", []) if "enum" in one), [])


def record(name: str, definition: dict[str, Any], definitions: dict[str, dict[str, Any]]) -> Record:
    required = definition.get("required", [])
    fields = []
    first = FIRST.get(name, ())
    for wire in sorted(definition["properties"], key=lambda wire: first.index(wire) if wire in first else len(first)):
        schema = definition["properties"][wire]
        offset = wire in ("start", "end") and {"start", "end"} <= definition["properties"].keys()
        kind = kind_of(schema, definitions)
        if kind.item and schema.get("default"):
            kind = replace(kind, nullable=True)  # left out it is not empty
        doc = described(schema, wire)
        if "default" in schema and kind.base in ("integer", "long", "number", "boolean"):
            doc += f" Left out: {json.dumps(schema['default'])}."
        fields.append(Field(wire, FIELDS.get(wire, wire), doc, kind, wire in required, offset))
    return Record(name, described(definition, name), tuple(fields), definition.get("additionalProperties") is True)


def described(schema: dict[str, Any], default: str) -> str:
    """The description on one line, without the links of rustdoc."""
    return re.sub(r"\[(`[^`]+`)\]\([^)]*\)", r"\1", " ".join(schema.get("description", default).split()))


def kind_of(schema: dict[str, Any] | bool, definitions: dict[str, dict[str, Any]]) -> Kind:
    """The type of a value; what the schema says nothing of may be anything."""
    if isinstance(schema, bool):
        return Kind("any")
    options: list[dict[str, Any]] = [one for one in schema.get("anyOf", []) if one.get("type") != "null"]
    nullable = len(options) < len(schema.get("anyOf", [])) or "null" in types_of(schema)
    chosen = options[0] if options else schema
    types = [one for one in types_of(chosen) if one != "null"]
    if "$ref" in chosen:
        return referred(chosen["$ref"].rsplit("/", 1)[1], nullable, definitions)
    if "array" in types:
        return Kind("list", item=kind_of(chosen["items"], definitions), nullable=nullable)
    if "object" in types:
        return Kind("map", item=kind_of(chosen["additionalProperties"], definitions), nullable=nullable)
    base = next(iter(types), "any")
    return Kind("long" if chosen.get("format") == "uint64" else base, nullable=nullable)


def types_of(schema: dict[str, Any]) -> list[str]:
    types = schema.get("type", [])
    return [types] if isinstance(types, str) else types


def referred(reference: str, nullable: bool, definitions: dict[str, dict[str, Any]]) -> Kind:
    name = RENAMED.get(reference, reference)
    definition = definitions[name]
    if "properties" in definition:
        return Kind("record", name, nullable=nullable)
    if known(definition):
        return Kind("word", name, nullable=nullable)
    return Kind(definition["type"], nullable=nullable)
